-- Whether visitors say by WeCom who they are before they are shown a group, and by which connection; known_guests: what becomes of
-- those who are in a group already, let_in or theirs.
ALTER TABLE live_code ADD COLUMN guest_connection_id INTEGER;
ALTER TABLE live_code ADD COLUMN known_guests TEXT;
-- Who said so: a hash of the cookie of live_visit. member_id is null for somebody who is no contact. Forgotten after 30 days. Personal
-- data.
CREATE TABLE live_guest (
    workspace_id INTEGER NOT NULL,
    code_id INTEGER NOT NULL,
    visitor BLOB NOT NULL,
    member_id INTEGER,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, code_id, visitor)
);
