-- What the row of who came back said before: one row for each stay that is over and was followed by another.
CREATE TABLE customer_group_former_stay (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    member_id INTEGER NOT NULL,
    is_staff INTEGER NOT NULL,
    joined_ms INTEGER NOT NULL,
    left_ms INTEGER NOT NULL,
    way INTEGER NOT NULL,
    quit INTEGER,
    inviter TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (workspace_id, group_id, key, joined_ms)
);
-- Every stay, the last of each person among them.
CREATE VIEW customer_group_stay AS
SELECT workspace_id, group_id, key, member_id, is_staff, joined_ms, left_ms, way, quit, inviter, state FROM customer_group_member
UNION ALL
SELECT workspace_id, group_id, key, member_id, is_staff, joined_ms, left_ms, way, quit, inviter, state FROM customer_group_former_stay;
