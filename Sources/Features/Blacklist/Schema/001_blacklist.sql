-- Whom the workspace does not want in its groups. member_id is whoever was shown when they were put there; who was merged with them is
-- meant too. added_by is a cause such as staff:123. Personal data.
CREATE TABLE blacklist (
    workspace_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    added_by TEXT NOT NULL,
    added_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, member_id)
);
