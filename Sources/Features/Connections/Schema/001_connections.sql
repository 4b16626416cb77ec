-- A company's WeCom. secret, callback_token and encoding_key are sealed with the key of the installation. created_by is a cause
-- such as staff:123. problem: why the platform refuses it, for pages. synced_ms: when everything was looked at last.
CREATE TABLE wecom_connection (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    corp_id TEXT NOT NULL,
    agent_id TEXT NOT NULL,
    api_base TEXT NOT NULL,
    secret BLOB NOT NULL,
    callback_token BLOB NOT NULL,
    encoding_key BLOB NOT NULL,
    state TEXT NOT NULL,
    problem TEXT,
    synced_ms INTEGER,
    created_by TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- A callback names the connection alone, and one company belongs to one workspace.
CREATE UNIQUE INDEX wecom_connection_id ON wecom_connection (id);
CREATE UNIQUE INDEX wecom_connection_corp ON wecom_connection (corp_id);
