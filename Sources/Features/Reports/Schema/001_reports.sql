-- Whether and when a workspace's weekly report is made. planned_week is the Monday of the week whose command waits in the
-- schedule, as a day; NULL if none does.
CREATE TABLE report_setting (
    workspace_id INTEGER NOT NULL,
    is_on INTEGER NOT NULL,
    weekday INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    language TEXT NOT NULL,
    planned_week INTEGER,
    PRIMARY KEY (workspace_id)
);
-- Reports as they were made, the last 52. Personal data: names.
CREATE TABLE report_issue (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    made_ms INTEGER NOT NULL,
    as_of_ms INTEGER,
    language TEXT NOT NULL,
    is_scheduled INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    html TEXT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
