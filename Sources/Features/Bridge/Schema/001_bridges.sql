-- Where other programs bring messages and members in. secret is sealed with the key of the installation; created_by is a cause such
-- as staff:123. received_ms: the last batch whose signature held. lines and refused count since it was made. said_ms: the last
-- message it brought; recorded_ms: up to when its groups are noted as known.
CREATE TABLE bridge (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    secret BLOB NOT NULL,
    created_by TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    received_ms INTEGER,
    lines INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    said_ms INTEGER,
    recorded_ms INTEGER,
    PRIMARY KEY (workspace_id, id)
);
-- A call names the bridge alone.
CREATE UNIQUE INDEX bridge_id ON bridge (id);
-- The ids of all lines that were taken: the same id again changes nothing. Personal data.
CREATE TABLE bridge_line (
    workspace_id INTEGER NOT NULL,
    bridge_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (workspace_id, bridge_id, key)
);
-- The latest lines that were not taken: number in their batch, a word for the reason, the beginning of the line. Personal data.
CREATE TABLE bridge_refusal (
    workspace_id INTEGER NOT NULL,
    bridge_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    problem TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    PRIMARY KEY (workspace_id, bridge_id, id)
);
