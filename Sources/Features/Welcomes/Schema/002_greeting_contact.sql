-- Whether somebody was welcomed.
CREATE INDEX greeting_contact ON greeting (workspace_id, connection_id, external_userid);
