-- People who left the company, as a callback or the list of their customers told. left_ms is 0 if nobody said when.
CREATE TABLE former_staff (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    userid TEXT NOT NULL,
    left_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, connection_id, userid)
);
-- Their customers whom nobody has taken over, as the platform listed them last.
CREATE TABLE unassigned_contact (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    userid TEXT NOT NULL,
    external_userid TEXT NOT NULL,
    PRIMARY KEY (workspace_id, connection_id, userid, external_userid)
);
-- What somebody ordered: customers and groups of one person for others. has_left: the person left the company. polled_ms: when the
-- platform was asked last what came of it.
CREATE TABLE transfer_order (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    from_userid TEXT NOT NULL,
    has_left INTEGER NOT NULL,
    message TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    polled_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- Each customer and group of it. kind: customer or group; key: external_userid or chat_id. batch: what goes out in one call. state:
-- planned, waiting, done, refused, full, failed, unknown. problem: the platform's errcode.
CREATE TABLE transfer_item (
    workspace_id INTEGER NOT NULL,
    order_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    to_userid TEXT NOT NULL,
    batch INTEGER NOT NULL,
    state TEXT NOT NULL,
    problem INTEGER,
    changed_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, order_id, kind, key)
);
CREATE INDEX transfer_item_key ON transfer_item (workspace_id, kind, key);
CREATE INDEX transfer_item_batch ON transfer_item (workspace_id, order_id, batch);
CREATE INDEX transfer_item_state ON transfer_item (workspace_id, state, order_id);
