-- Which decisions concern which task: those about its key, and of a member those about the same thing and whoever was merged into
-- them. A decision keeps the key it was made about, so that a split gives it back.
CREATE VIEW task_fate AS
SELECT t.workspace_id, t.id AS task_id, d.key, d.id, d.state, d.at_ms, d.until_ms, d.said_before, d.said_after
FROM task t JOIN task_decision d ON d.workspace_id = t.workspace_id AND d.key = t.key
UNION ALL
SELECT t.workspace_id, t.id AS task_id, d.key, d.id, d.state, d.at_ms, d.until_ms, d.said_before, d.said_after
FROM task t JOIN member m ON m.workspace_id = t.workspace_id AND m.merged_into = t.member_id
JOIN task_decision d ON d.workspace_id = t.workspace_id AND d.key = t.kind || ':' || t.group_id || ':' || m.id
WHERE t.kind <> 'answer';
