-- What of pictures, voices and files is fetched: media_kinds with commas between, none for nothing; none larger than so many megabytes;
-- removed so many days after it was said, 0 for never.
ALTER TABLE message_archive ADD COLUMN media_kinds TEXT NOT NULL DEFAULT '';
ALTER TABLE message_archive ADD COLUMN media_megabytes INTEGER NOT NULL DEFAULT 20;
ALTER TABLE message_archive ADD COLUMN media_days INTEGER NOT NULL DEFAULT 180;
-- A picture, voice or file of a record: part counts within the record, file_id is the platform's id of it, md5 and bytes are as announced.
-- The bytes lie in the data folder, as media/WORKSPACE/CONNECTION/SEQ-PART. Personal data: name.
CREATE TABLE archive_media (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    part INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    file_id TEXT NOT NULL,
    md5 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    name TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL,
    next_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, connection_id, seq, part)
);
CREATE INDEX archive_media_state ON archive_media (workspace_id, connection_id, state, next_ms);
CREATE INDEX archive_media_message ON archive_media (workspace_id, message_id);
