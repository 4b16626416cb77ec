-- What new contacts are told. The one with the lowest position that holds wins; the default is said if none does. terms: JSON, when it
-- holds. version: the latest in welcome_version. created_by is a cause such as staff:123.
CREATE TABLE welcome (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    is_default INTEGER NOT NULL,
    is_on INTEGER NOT NULL,
    position INTEGER NOT NULL,
    version INTEGER NOT NULL,
    terms TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- Each text with its attachments as JSON, as it was from when on. Kept when the welcome is removed: it tells what was sent.
CREATE TABLE welcome_version (
    workspace_id INTEGER NOT NULL,
    welcome_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    written_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, welcome_id, version)
);
-- Files that welcomes show. kind: image, video, file.
CREATE TABLE welcome_medium (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    added_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- Which files the latest version of a welcome shows.
CREATE TABLE welcome_use (
    workspace_id INTEGER NOT NULL,
    welcome_id INTEGER NOT NULL,
    medium_id INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, welcome_id, medium_id)
);
-- A file at the platform of a company: media_id is good for three days from uploaded_ms. tried_ms, problem: the last try that failed.
CREATE TABLE welcome_upload (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    medium_id INTEGER NOT NULL,
    media_id TEXT,
    uploaded_ms INTEGER,
    tried_ms INTEGER,
    problem TEXT,
    PRIMARY KEY (workspace_id, connection_id, medium_id)
);
-- New contacts who came with a welcome code, written with the callback that told of them. channel: the state of the code they came by.
-- event_ms: when the platform says it happened, to the second. doubts: tries whose answer nobody heard. welcome_id and version: what they
-- were told, or were to be told. left_out: attachments that could not be sent. Kept for 90 days. Personal data.
CREATE TABLE greeting (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    userid TEXT NOT NULL,
    external_userid TEXT NOT NULL,
    channel TEXT NOT NULL,
    event_ms INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,
    state TEXT NOT NULL,
    doubts INTEGER NOT NULL,
    welcome_id INTEGER,
    version INTEGER,
    settled_ms INTEGER,
    reason TEXT,
    errcode INTEGER,
    left_out INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- A callback comes twice.
CREATE UNIQUE INDEX greeting_code ON greeting (workspace_id, connection_id, code);
-- Whoever sends looks at nothing else.
CREATE INDEX greeting_waiting ON greeting (workspace_id, connection_id, event_ms) WHERE state = 'waiting';
CREATE INDEX greeting_sending ON greeting (workspace_id, connection_id) WHERE state = 'sending';
-- The figures are read from here alone.
CREATE INDEX greeting_pace ON greeting (workspace_id, received_ms, state, event_ms, settled_ms, left_out);
CREATE INDEX greeting_trouble ON greeting (workspace_id, received_ms) WHERE state IN ('refused', 'unknown', 'too_late') OR left_out > 0;
CREATE INDEX greeting_late ON greeting (workspace_id, received_ms) WHERE state = 'too_late';
-- Templates of what people are told who come into a group. body: JSON. edition counts the changes; each is a call of the outbox with the
-- key id.edition. template_id is told by the platform once it is made. medium_id: the file it shows. is_leaving: it is to be deleted there.
CREATE TABLE group_welcome (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    body TEXT NOT NULL,
    medium_id INTEGER,
    edition INTEGER NOT NULL,
    template_id TEXT,
    is_leaving INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
