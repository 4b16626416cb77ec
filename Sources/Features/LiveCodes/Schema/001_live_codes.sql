-- Permanent codes. slug is the last part of the address /c/…; fill: order or evenly; reserve: places of each target that are kept
-- free. created_by is a cause such as staff:123.
CREATE TABLE live_code (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    guide TEXT NOT NULL,
    fill TEXT NOT NULL,
    reserve INTEGER NOT NULL,
    is_on INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- A visitor names the code alone.
CREATE UNIQUE INDEX live_code_slug ON live_code (slug);
-- Where a code leads to. kind: picture or join_way. cap: members it may have, null if the platform sees to that. members: who was in
-- it when somebody last said so; handed: visitors whom it was shown since. attribution comes back with everybody who joined by a
-- join way; config_id and qr_code are told by the platform once it is made, by the outbox's call of this key.
CREATE TABLE live_target (
    workspace_id INTEGER NOT NULL,
    code_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    cap INTEGER,
    members INTEGER NOT NULL,
    handed INTEGER NOT NULL,
    expires_ms INTEGER,
    is_paused INTEGER NOT NULL,
    connection_id INTEGER,
    attribution TEXT,
    config_id TEXT,
    qr_code TEXT,
    added_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, code_id, id)
);
-- The picture of a target, apart from what is read at every visit.
CREATE TABLE live_picture (
    workspace_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    type TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (workspace_id, target_id)
);
-- Who visited on which day of the workspace: a hash of a cookie that holds for one code alone. target_id is what they were shown,
-- null if nothing was open. Forgotten after 30 days.
CREATE TABLE live_visit (
    workspace_id INTEGER NOT NULL,
    code_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    visitor BLOB NOT NULL,
    target_id INTEGER,
    PRIMARY KEY (workspace_id, code_id, day, visitor)
);
CREATE INDEX live_visit_visitor ON live_visit (workspace_id, code_id, visitor, day);
-- Visits of a day by what they were shown; target_id is 0 if nothing was open. given: to how many of them for the first time.
CREATE TABLE live_day (
    workspace_id INTEGER NOT NULL,
    code_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    given INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, code_id, day, target_id)
);
-- What visitors left who could not join, and agreed that it is kept. One row for each phone number or WeChat id of a code.
CREATE TABLE live_contact (
    workspace_id INTEGER NOT NULL,
    code_id INTEGER NOT NULL,
    reach TEXT NOT NULL,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, code_id, reach)
);
