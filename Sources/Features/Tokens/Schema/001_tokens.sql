-- What opens the API. secret_hash is the SHA-256 of the secret; created_by is a cause such as staff:123. last_used_ms lags
-- behind by up to a minute. A revoked token stays, so that the list tells what there was.
CREATE TABLE api_token (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    scope TEXT NOT NULL,
    secret_hash BLOB NOT NULL,
    created_by TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    expires_ms INTEGER,
    revoked_ms INTEGER,
    last_used_ms INTEGER,
    PRIMARY KEY (workspace_id, id)
);
-- Which workspace it is follows from the secret.
CREATE UNIQUE INDEX api_token_secret ON api_token (secret_hash);
