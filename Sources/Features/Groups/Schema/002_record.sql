-- Up to when what is known of a group reaches: the last line of everything an import brought together with it, or the instant up
-- to which somebody said that it was silent. A group without a row is known up to now.
CREATE TABLE group_record (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    until_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, group_id)
);
