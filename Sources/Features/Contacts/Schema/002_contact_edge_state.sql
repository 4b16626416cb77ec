-- Who came by the code of a channel, and when.
CREATE INDEX contact_edge_state ON contact_edge (workspace_id, connection_id, state, since_ms) WHERE state <> '';
