-- How everybody talked in a group in an ISO week, named by its Monday (HabitWeek): counts, no text and no name.
CREATE TABLE habit_week (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    week INTEGER NOT NULL,
    habits BLOB NOT NULL,
    PRIMARY KEY (workspace_id, group_id, week)
);
-- Who may be a robot as of the last refresh, and why: good enough to ask, never enough to mark.
CREATE TABLE robot_suspect (
    workspace_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (workspace_id, member_id)
);
-- Everything that is there already is read once more, now for its habits, and the diagnoses are made anew.
INSERT INTO unread_week (workspace_id, group_id, week, marks)
SELECT DISTINCT workspace_id, group_id, day - (day + 3) % 7, 1 FROM member_day WHERE messages > 0
ON CONFLICT (workspace_id, group_id, week) DO UPDATE SET marks = unread_week.marks + 1;
UPDATE group_version SET changes = changes + 1;
