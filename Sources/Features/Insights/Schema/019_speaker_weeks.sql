-- In which of the last weeks each member of a group spoke (SpeakerWeeks), our own among them; as of the group's diagnosis.
CREATE TABLE speaker_weeks (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (workspace_id, group_id)
);
