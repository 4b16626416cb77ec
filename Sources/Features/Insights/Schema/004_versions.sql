-- How often what is known of a group has changed, and up to which change its diagnosis was made: a diagnosis is made anew where
-- the two differ, and one that was made from an older state never replaces a newer one.
CREATE TABLE group_version (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    changes INTEGER NOT NULL,
    diagnosed INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, group_id)
);
INSERT INTO group_version (workspace_id, group_id, changes, diagnosed) SELECT workspace_id, id, 1, 0 FROM chat_group;
