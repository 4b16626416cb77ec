-- What was said in a group on a day, reduced to what the figures need (TalkDay): who turned to whom, questions and answers,
-- what kind of thing each member posted. No text, no name.
CREATE TABLE talk_day (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    talk BLOB NOT NULL,
    PRIMARY KEY (workspace_id, group_id, day)
);
-- On which days a name was written behind an @, as XXH64 of the name: whoever comes to bear it changes those days.
CREATE TABLE talk_mention (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    name_hash INTEGER NOT NULL,
    day INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, group_id, name_hash, day)
);
CREATE INDEX talk_mention_day ON talk_mention (workspace_id, group_id, day);
-- Weeks (their Monday) in which something was said that the boards of talk do not know yet. marks is the group's number of
-- changes at the last mark: a reader that finds another number than it began with read too early.
CREATE TABLE unread_week (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    week INTEGER NOT NULL,
    marks INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, group_id, week)
);
-- Everything that is there already is read once.
INSERT INTO unread_week (workspace_id, group_id, week, marks)
SELECT DISTINCT workspace_id, group_id, day - (day + 3) % 7, 1 FROM member_day WHERE messages > 0;
