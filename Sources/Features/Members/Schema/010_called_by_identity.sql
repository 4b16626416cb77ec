-- Whose lines carry no name is called by their identity ("alice: ..." in IRC): it is noted as their name in their groups. 我 is whoever
-- made the export, nobody's name. A command of a program asks nobody. Everything is read once more, and the diagnoses are made anew.
INSERT INTO nickname (workspace_id, group_id, name, member_id)
SELECT DISTINCT s.workspace_id, s.group_id, i.key, i.member_id FROM identity i
JOIN member m ON m.workspace_id = i.workspace_id AND m.id = i.member_id
JOIN membership s ON s.workspace_id = i.workspace_id AND s.member_id = coalesce(m.merged_into, m.id)
WHERE i.key = i.name AND i.named_ms = 0 AND i.key <> '我'
ON CONFLICT (workspace_id, group_id, name, member_id) DO NOTHING;
INSERT INTO unread_week (workspace_id, group_id, week, marks)
SELECT DISTINCT workspace_id, group_id, day - (day + 3) % 7, 1 FROM member_day WHERE messages > 0
ON CONFLICT (workspace_id, group_id, week) DO UPDATE SET marks = unread_week.marks + 1;
UPDATE group_version SET changes = changes + 1;
