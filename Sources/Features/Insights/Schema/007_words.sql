-- The words of a group in an ISO week, named by its Monday (WordWeek): counts of words and phrases, no message and no member.
CREATE TABLE word_week (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    week INTEGER NOT NULL,
    words BLOB NOT NULL,
    PRIMARY KEY (workspace_id, group_id, week)
);
CREATE INDEX word_week_by_week ON word_week (workspace_id, week);
-- Everything that is there already is read once more, now for its words.
INSERT INTO unread_week (workspace_id, group_id, week, marks)
SELECT DISTINCT workspace_id, group_id, day - (day + 3) % 7, 1 FROM member_day WHERE messages > 0
ON CONFLICT (workspace_id, group_id, week) DO UPDATE SET marks = unread_week.marks + 1;
