-- Addresses of other programs that are told what happened. events: words with spaces between. secret is sealed with the key of
-- the installation; old_secret still signs until old_until_ms. created_by is a cause such as staff:123.
CREATE TABLE webhook (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    address TEXT NOT NULL,
    events TEXT NOT NULL,
    state TEXT NOT NULL,
    secret BLOB NOT NULL,
    old_secret BLOB,
    old_until_ms INTEGER,
    created_by TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- What the outbox says to whom: id is the row of the outbox. The last answer: status of HTTP, or a word why there is none.
CREATE TABLE webhook_delivery (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    webhook_id INTEGER NOT NULL,
    event TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    status INTEGER,
    problem TEXT,
    took_ms INTEGER,
    answered_ms INTEGER,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX webhook_delivery_hook ON webhook_delivery (workspace_id, webhook_id, id);
CREATE INDEX webhook_delivery_age ON webhook_delivery (workspace_id, created_ms);
-- The state of each group as the addresses know it.
CREATE TABLE webhook_group_state (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (workspace_id, group_id)
);
