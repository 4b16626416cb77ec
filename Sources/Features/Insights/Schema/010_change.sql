-- More words tell a promotion: everything that is there already is read once more.
INSERT INTO unread_week (workspace_id, group_id, week, marks)
SELECT DISTINCT workspace_id, group_id, day - (day + 3) % 7, 1 FROM member_day WHERE messages > 0
ON CONFLICT (workspace_id, group_id, week) DO UPDATE SET marks = unread_week.marks + 1;
-- The rule of a group's state and the sections have changed: everybody's diagnosis is made anew.
UPDATE group_version SET changes = changes + 1;
