-- Who was taken out of which group.
CREATE INDEX event_removed ON event (workspace_id, group_id) WHERE kind = 'membership.removed';
