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
-- Events that were read from outside have a fingerprint; the few others are what was done here.
CREATE INDEX event_acts ON event (workspace_id, id) WHERE fingerprint IS NULL;
