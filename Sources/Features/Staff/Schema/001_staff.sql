-- Who works here, in which workspace, with which role; and their open sessions.
CREATE TABLE workspace (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    is_sample INTEGER NOT NULL,
    created_ms INTEGER NOT NULL
);
CREATE TABLE staff (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    -- The name without difference of case and width: what must be unique and what people sign in with.
    name_key TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    -- NULL until chosen.
    language TEXT,
    created_ms INTEGER NOT NULL
);
CREATE UNIQUE INDEX staff_by_name ON staff (name_key);
CREATE TABLE staff_role (
    workspace_id INTEGER NOT NULL,
    staff_id INTEGER NOT NULL,
    role TEXT NOT NULL,
    -- staff:123 or system.
    granted_by TEXT NOT NULL,
    granted_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, staff_id)
);
CREATE INDEX staff_role_by_staff ON staff_role (staff_id, workspace_id);
CREATE TABLE session (
    -- SHA-256 of the token in the cookie.
    token_hash BLOB NOT NULL PRIMARY KEY,
    staff_id INTEGER NOT NULL,
    opened_ms INTEGER NOT NULL,
    expires_ms INTEGER NOT NULL
);
CREATE INDEX session_by_staff ON session (staff_id);
CREATE INDEX session_by_expiry ON session (expires_ms);
-- One-time links that create the first owner.
CREATE TABLE setup_link (
    token_hash BLOB NOT NULL PRIMARY KEY,
    expires_ms INTEGER NOT NULL
);
