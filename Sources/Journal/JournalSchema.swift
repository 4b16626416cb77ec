public import Storage

/// The tables of the journal, the inbox, the outbox and the schedule.
public let journalMigrations = [
    Migration(
        feature: "Journal", number: 1,
        text: """
            -- Ids sort by the time of the event; fingerprint is set for events read from outside and makes them unique.
            CREATE TABLE event (
                workspace_id INTEGER NOT NULL,
                id INTEGER NOT NULL,
                kind TEXT NOT NULL,
                at_ms INTEGER NOT NULL,
                group_id INTEGER,
                member_id INTEGER,
                other_id INTEGER,
                cause TEXT NOT NULL,
                payload TEXT,
                fingerprint INTEGER,
                PRIMARY KEY (workspace_id, id)
            );
            CREATE UNIQUE INDEX event_identity ON event (workspace_id, group_id, at_ms, fingerprint);
            -- What came from outside, raw, before anything is made of it. key is a hash of what makes the delivery unique.
            CREATE TABLE inbox (
                workspace_id INTEGER NOT NULL,
                id INTEGER NOT NULL,
                source TEXT NOT NULL,
                key BLOB NOT NULL,
                body BLOB NOT NULL,
                state TEXT NOT NULL,
                tries INTEGER NOT NULL,
                failures INTEGER NOT NULL,
                due_ms INTEGER NOT NULL,
                problem TEXT,
                received_ms INTEGER NOT NULL,
                PRIMARY KEY (workspace_id, id)
            );
            CREATE UNIQUE INDEX inbox_key ON inbox (workspace_id, source, key);
            CREATE INDEX inbox_due ON inbox (workspace_id, state, due_ms, id);
            -- What must be told to the outside. due_ms: from when it may be claimed, or until when a claim may be held, or since
            -- when it is as it is. problem is the last one there was.
            CREATE TABLE outbox (
                workspace_id INTEGER NOT NULL,
                id INTEGER NOT NULL,
                call TEXT NOT NULL,
                certainty TEXT NOT NULL,
                key TEXT NOT NULL,
                body TEXT NOT NULL,
                state TEXT NOT NULL,
                tries INTEGER NOT NULL,
                failures INTEGER NOT NULL,
                in_doubt INTEGER NOT NULL,
                due_ms INTEGER NOT NULL,
                problem TEXT,
                created_ms INTEGER NOT NULL,
                PRIMARY KEY (workspace_id, id)
            );
            CREATE UNIQUE INDEX outbox_key ON outbox (workspace_id, call, key);
            CREATE INDEX outbox_due ON outbox (workspace_id, state, due_ms, id);
            -- What must happen later.
            CREATE TABLE schedule (
                workspace_id INTEGER NOT NULL,
                id INTEGER NOT NULL,
                command TEXT NOT NULL,
                key TEXT NOT NULL,
                body TEXT NOT NULL,
                state TEXT NOT NULL,
                tries INTEGER NOT NULL,
                failures INTEGER NOT NULL,
                due_ms INTEGER NOT NULL,
                problem TEXT,
                PRIMARY KEY (workspace_id, id)
            );
            CREATE UNIQUE INDEX schedule_key ON schedule (workspace_id, command, key);
            CREATE INDEX schedule_due ON schedule (workspace_id, state, due_ms, id);
            """),
    Migration(
        feature: "Journal", number: 2,
        text: """
            -- What one receiver is still to be told.
            CREATE INDEX outbox_call ON outbox (workspace_id, call, state, due_ms, id);
            """),
    Migration(
        feature: "Journal", number: 3,
        text: """
            -- What is due of one source, and what of it ended long ago: the pile of one source slows no other.
            DROP INDEX inbox_due;
            CREATE INDEX inbox_source ON inbox (workspace_id, source, state, due_ms, id);
            """),
]
