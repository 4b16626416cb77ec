-- How the message archive of a connection is read: library is a path on this machine; secret and keys (JSON: private keys by version)
-- are sealed with the key of the installation, proxy_password too. seq: the last record that is stored. problem: why it is not read.
CREATE TABLE message_archive (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    library TEXT NOT NULL,
    secret BLOB NOT NULL,
    keys BLOB NOT NULL,
    proxy TEXT NOT NULL,
    proxy_password BLOB NOT NULL,
    state TEXT NOT NULL,
    problem TEXT,
    seq INTEGER NOT NULL,
    fetched_ms INTEGER,
    taken INTEGER NOT NULL,
    withheld INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, connection_id)
);
-- Whether somebody outside the company lets their talk in a room be kept, as the platform says.
CREATE TABLE archive_agreement (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    room TEXT NOT NULL,
    person TEXT NOT NULL,
    is_given INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, connection_id, room, person)
);
-- Records of which little or nothing could be made: body is the record, sealed as it came, or opened if only its kind is unknown.
-- Personal data.
CREATE TABLE archive_unread (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    msgid TEXT NOT NULL,
    reason TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace_id, connection_id, seq)
);
