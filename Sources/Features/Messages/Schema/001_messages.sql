-- What was said. Ids sort by time, within one time by the order of the log. Personal data: text and quote.
CREATE TABLE message (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    text TEXT,
    quote TEXT,
    fingerprint INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- The rule of identity (docs/reference/identity.md); also the way through a group's history.
CREATE UNIQUE INDEX message_identity ON message (workspace_id, group_id, at_ms, fingerprint);
-- Batches that the search index has not confirmed yet.
CREATE TABLE message_batch (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    first_id INTEGER NOT NULL,
    last_id INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
