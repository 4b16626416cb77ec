-- Whose lines carry no name is called by their identity ("alice: ..." in IRC): it is noted as their name in their groups, those groups
-- are read once more, and their diagnoses are made anew. 我 is whoever made the export, nobody's name.
INSERT INTO nickname (workspace_id, group_id, name, member_id)
SELECT DISTINCT s.workspace_id, s.group_id, i.key, i.member_id FROM identity i
JOIN member m ON m.workspace_id = i.workspace_id AND m.id = i.member_id
JOIN membership s ON s.workspace_id = i.workspace_id AND s.member_id = coalesce(m.merged_into, m.id)
WHERE i.key = i.name AND i.named_ms = 0 AND i.key <> '我'
ON CONFLICT (workspace_id, group_id, name, member_id) DO NOTHING;
INSERT INTO unread_week (workspace_id, group_id, week, marks)
SELECT DISTINCT d.workspace_id, d.group_id, d.day - (d.day + 3) % 7, 1 FROM member_day d
WHERE d.messages > 0 AND (d.workspace_id, d.group_id) IN (
    SELECT n.workspace_id, n.group_id FROM nickname n JOIN identity i ON i.workspace_id = n.workspace_id AND i.member_id = n.member_id
    WHERE i.key = i.name AND i.named_ms = 0)
ON CONFLICT (workspace_id, group_id, week) DO UPDATE SET marks = unread_week.marks + 1;
UPDATE group_version SET changes = changes + 1;
