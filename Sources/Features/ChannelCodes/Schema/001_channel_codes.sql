-- Codes by which people become contacts of staff. slug is the last part of the address /c/…; attribution comes back with everybody
-- who came by it, and is never used again; plan is a ChannelPlan as JSON. config_id and qr_code are told by the platform once it is
-- made. roster is what the platform is to show (ChannelRoster as JSON) and reason why; shown is what it is known to show. next_ms: when
-- the roster may change by the clock alone. created_by is a cause such as staff:123.
CREATE TABLE channel_code (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    slug TEXT NOT NULL,
    attribution TEXT NOT NULL,
    plan TEXT NOT NULL,
    config_id TEXT,
    qr_code TEXT,
    roster TEXT NOT NULL,
    reason TEXT NOT NULL,
    shown TEXT,
    next_ms INTEGER,
    created_by TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- A visitor names the code alone.
CREATE UNIQUE INDEX channel_code_slug ON channel_code (slug);
CREATE UNIQUE INDEX channel_code_attribution ON channel_code (workspace_id, connection_id, attribution);
CREATE INDEX channel_code_next ON channel_code (workspace_id, connection_id, next_ms);
-- Who of a company is off line, and the last part of the address /duty/… by which they say so themselves; null until somebody gave
-- them one.
CREATE TABLE channel_duty (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    userid TEXT NOT NULL,
    is_away INTEGER NOT NULL,
    address TEXT,
    changed_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, connection_id, userid)
);
-- Whoever has the address names nothing else.
CREATE UNIQUE INDEX channel_duty_address ON channel_duty (address);
-- Who visited on which day of the workspace: a hash of a cookie that holds for one code alone. Forgotten after 30 days.
CREATE TABLE channel_visit (
    workspace_id INTEGER NOT NULL,
    code_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    visitor BLOB NOT NULL,
    PRIMARY KEY (workspace_id, code_id, day, visitor)
);
CREATE INDEX channel_visit_visitor ON channel_visit (workspace_id, code_id, visitor, day);
-- Visitors of a day.
CREATE TABLE channel_day (
    workspace_id INTEGER NOT NULL,
    code_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    scans INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, code_id, day)
);
