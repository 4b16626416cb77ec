-- The overview of all groups: one row for each as of the workspace's last message, with what it can be sorted by; body is the
-- JSON of MatrixGroup.
CREATE TABLE matrix_group (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    urgency INTEGER NOT NULL,
    wau INTEGER NOT NULL,
    mau INTEGER NOT NULL,
    change REAL,
    silence INTEGER,
    answered REAL,
    spoke REAL,
    risk REAL,
    former INTEGER NOT NULL,
    net INTEGER,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace_id, group_id)
);
-- All groups as one, a member counted once; body is the JSON of MatrixFigures.
CREATE TABLE matrix_diagnosis (
    workspace_id INTEGER NOT NULL,
    as_of_ms INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace_id)
);
