-- A group of a connected WeCom. name is the platform's: a group that was renamed here keeps its name until it is renamed there.
-- owner is a userid. state: live, or dismissed. looked_ms: when it was last looked at.
CREATE TABLE customer_group (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    chat_id TEXT NOT NULL,
    group_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    owner TEXT NOT NULL,
    notice TEXT NOT NULL,
    state TEXT NOT NULL,
    created_ms INTEGER,
    looked_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, connection_id, chat_id)
);
-- Who is in it, and who was: left_ms is null while they are there. key is a userid or an external_userid. way: 1 invited, 2 by a
-- link, 3 by a code, 0 unknown. quit: 0 by themselves, 1 removed, null if nobody told. state is that of the code they came by.
CREATE TABLE customer_group_member (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    member_id INTEGER NOT NULL,
    is_staff INTEGER NOT NULL,
    joined_ms INTEGER NOT NULL,
    left_ms INTEGER,
    way INTEGER NOT NULL,
    quit INTEGER,
    inviter TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (workspace_id, group_id, key)
);
CREATE INDEX customer_group_present ON customer_group_member (workspace_id, group_id) WHERE left_ms IS NULL;
