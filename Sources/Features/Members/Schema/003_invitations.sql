-- Who brought whom: from the one who came, and from the one who brought them.
CREATE INDEX event_invited ON event (workspace_id, member_id, at_ms) WHERE kind = 'membership.joined' AND other_id IS NOT NULL;
CREATE INDEX event_inviting ON event (workspace_id, other_id, at_ms) WHERE kind = 'membership.joined' AND other_id IS NOT NULL;
