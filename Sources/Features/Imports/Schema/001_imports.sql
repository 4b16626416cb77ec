-- One run of an import, for its progress and its result.
CREATE TABLE import_run (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    file TEXT NOT NULL,
    state TEXT NOT NULL,
    started_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    bytes_done INTEGER NOT NULL,
    bytes_total INTEGER NOT NULL,
    result TEXT,
    problem TEXT,
    PRIMARY KEY (workspace_id, id)
);
