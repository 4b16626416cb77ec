-- Who came by the code of a join way.
CREATE INDEX customer_group_member_state ON customer_group_member (workspace_id, state, joined_ms) WHERE state <> '';
