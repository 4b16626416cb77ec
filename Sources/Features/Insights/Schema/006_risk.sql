-- What the workspace's history says about falling silent (RiskStudy as JSON), and from which history it was learnt.
CREATE TABLE risk_study (
    workspace_id INTEGER NOT NULL,
    until_day INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace_id)
);
