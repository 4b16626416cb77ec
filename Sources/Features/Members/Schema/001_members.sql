-- A person. merged_into names the member whose figures include this one's; it never chains.
CREATE TABLE member (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    merged_into INTEGER,
    created_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX member_merged ON member (workspace_id, merged_into);
-- What a platform calls a person. The key of a format that carries names only begins with the group's id. Personal data.
CREATE TABLE identity (
    workspace_id INTEGER NOT NULL,
    platform TEXT NOT NULL,
    key TEXT NOT NULL,
    member_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    named_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, platform, key)
);
CREATE INDEX identity_member ON identity (workspace_id, member_id);
-- The names under which a member appeared in a group; system lines name people that way. Personal data.
CREATE TABLE nickname (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    member_id INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, group_id, name, member_id)
);
