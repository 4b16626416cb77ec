-- Members of whom somebody said that they do not post for the workspace: nobody is asked again. Made from the events
-- member.operator_denied and member.operator_unmarked; a mark takes it away.
CREATE TABLE operator_denial (
    workspace_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, member_id)
);
