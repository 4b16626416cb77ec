-- Members of whom somebody said that they do not post for the workspace: nobody is asked again. Made from the events
-- member.operator_denied and member.operator_unmarked; a mark takes it away.
CREATE TABLE operator_denial (
    workspace_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, member_id)
);
-- Whose last mark was taken away before there was this table.
INSERT INTO operator_denial (workspace_id, member_id)
SELECT workspace_id, member_id FROM event
WHERE member_id IS NOT NULL AND kind IN ('member.operator_marked', 'member.operator_unmarked')
GROUP BY workspace_id, member_id
HAVING max(id) = max(CASE WHEN kind = 'member.operator_unmarked' THEN id END);
