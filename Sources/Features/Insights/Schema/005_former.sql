-- The formerly active of a group as JSON, apart from its summary: lists of groups do not show them.
ALTER TABLE diagnosis ADD COLUMN former TEXT NOT NULL DEFAULT '[]';
-- Everybody's diagnosis is made anew.
UPDATE group_version SET changes = changes + 1;
