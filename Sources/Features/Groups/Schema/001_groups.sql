-- One chat group. (platform, key) is its identity in the exports: a chat room id where there is one, else its title.
CREATE TABLE chat_group (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    platform TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX chat_group_identity ON chat_group (workspace_id, platform, key);
CREATE INDEX chat_group_name ON chat_group (workspace_id, name);
