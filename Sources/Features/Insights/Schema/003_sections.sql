-- The sections of a group's diagnosis as of the workspace's last message: answers, newcomers, load and so on. body is the JSON
-- of the section. Made anew by every refresh.
CREATE TABLE diagnosis_section (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    section TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace_id, group_id, section)
);
