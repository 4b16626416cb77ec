-- Who did what, if the journal does not tell it. Ids are made like those of events, so that both sort into one list. subject
-- is the id of what kind speaks of; name and role are what they were then. No personal data of members.
CREATE TABLE audit (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    -- staff:123, token:123, command, system.
    cause TEXT NOT NULL,
    subject INTEGER,
    name TEXT,
    role TEXT,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX audit_cause ON audit (workspace_id, cause, id);
-- Events that were read from outside have a fingerprint; the few others are what people did here. It holds every column that
-- the log shows, so that no planner prefers to walk through the whole journal.
CREATE INDEX event_acts ON event (workspace_id, id, kind, at_ms, cause, group_id, member_id, other_id) WHERE fingerprint IS NULL;
