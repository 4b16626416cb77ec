-- Up to when somebody is sure that nothing was said which is not known: a person said so, or the platform. An export is not: nobody
-- can tell a group that falls silent in full talk from one of which nothing newer was exported.
ALTER TABLE group_record ADD COLUMN sure_ms INTEGER;
