-- What could be done, as the last figures suggest it, one row per key (TaskKey). A row that is no longer suggested stays: whoever
-- did it may still tick it off, and it is compared with. facts is the JSON of TaskFacts; message_id shows why; listed_ms is the
-- as-of at which it came upon the list; outcome, once two weeks have passed, whether anybody spoke in them.
CREATE TABLE task (
    workspace_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    group_id INTEGER NOT NULL,
    member_id INTEGER,
    message_id INTEGER,
    other_group_id INTEGER,
    facts TEXT NOT NULL,
    weight INTEGER NOT NULL,
    suggested INTEGER NOT NULL,
    listed_ms INTEGER NOT NULL,
    outcome INTEGER,
    PRIMARY KEY (workspace_id, key)
);
CREATE UNIQUE INDEX task_id ON task (workspace_id, id);
CREATE INDEX task_open ON task (workspace_id, suggested, weight, id);
-- What people decided, made from the events task.*; id is that of the event. Of one key the latest counts until until_ms, for
-- ever if that is null. said_before and said_after are the effect, once it is known.
CREATE TABLE task_decision (
    workspace_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    group_id INTEGER NOT NULL,
    member_id INTEGER,
    state TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    until_ms INTEGER,
    said_before INTEGER,
    said_after INTEGER,
    PRIMARY KEY (workspace_id, key, id)
);
CREATE INDEX task_decision_time ON task_decision (workspace_id, state, at_ms, id);
-- Of those who were on the list for two weeks without anything being done: how many there were, and how many spoke all the same.
CREATE TABLE task_base (
    workspace_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    whole INTEGER NOT NULL,
    part INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, kind)
);
