-- A name before a colon at the beginning of a text is called as well: everything is read once more, and the diagnoses are made anew.
INSERT INTO unread_week (workspace_id, group_id, week, marks)
SELECT DISTINCT workspace_id, group_id, day - (day + 3) % 7, 1 FROM member_day WHERE messages > 0
ON CONFLICT (workspace_id, group_id, week) DO UPDATE SET marks = unread_week.marks + 1;
UPDATE group_version SET changes = changes + 1;
