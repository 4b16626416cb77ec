-- One uploaded file on its way into the messages. result is the JSON of [ImportRun.FileResult].
CREATE TABLE import_run (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    -- Who brought it.
    staff_id INTEGER NOT NULL,
    file TEXT NOT NULL,
    state TEXT NOT NULL,
    started_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    result TEXT,
    problem TEXT,
    PRIMARY KEY (workspace_id, id)
);
