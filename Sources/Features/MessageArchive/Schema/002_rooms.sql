-- looked_ms: when the end of the archive was reached last. asked_ms: when a person wanted it looked at; told_ms: when the platform
-- said that there is something new. recorded_ms: up to when its groups are noted as known.
ALTER TABLE message_archive ADD COLUMN looked_ms INTEGER;
ALTER TABLE message_archive ADD COLUMN asked_ms INTEGER;
ALTER TABLE message_archive ADD COLUMN told_ms INTEGER;
ALTER TABLE message_archive ADD COLUMN recorded_ms INTEGER;
-- The rooms the archive has told of, and how many records of each were kept or withheld because somebody did not agree.
-- ends_withheld: the latest one was withheld, so what is known of the group ends before it.
CREATE TABLE archive_room (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    room TEXT NOT NULL,
    taken INTEGER NOT NULL,
    withheld INTEGER NOT NULL,
    ends_withheld INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, connection_id, room)
);
-- What was read before this table: the rooms in which people outside the company have a word.
INSERT INTO archive_room (workspace_id, connection_id, room, taken, withheld, ends_withheld)
SELECT DISTINCT workspace_id, connection_id, room, 0, 0, 0 FROM archive_agreement;
