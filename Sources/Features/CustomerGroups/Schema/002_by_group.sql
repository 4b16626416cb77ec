CREATE INDEX customer_group_group ON customer_group (workspace_id, group_id);
