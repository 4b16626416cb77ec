-- secret_number counts the changes of the credentials, so that a late answer to the old ones says nothing about the new ones.
-- reached_ms: when the platform verified our address last. refused_code and refused_address: the errcode and our own address as the
-- platform saw it, if it refuses. asked_ms: when a person last asked for a comparison.
ALTER TABLE wecom_connection ADD COLUMN secret_number INTEGER NOT NULL DEFAULT 1;
ALTER TABLE wecom_connection ADD COLUMN reached_ms INTEGER;
ALTER TABLE wecom_connection ADD COLUMN refused_trouble TEXT;
ALTER TABLE wecom_connection ADD COLUMN refused_code INTEGER;
ALTER TABLE wecom_connection ADD COLUMN refused_address TEXT;
ALTER TABLE wecom_connection ADD COLUMN asked_ms INTEGER;
-- What the self-check of a connection found last, a row for each line. word names the sentence, figures are its values as JSON.
CREATE TABLE wecom_check (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    line TEXT NOT NULL,
    verdict TEXT NOT NULL,
    word TEXT NOT NULL,
    figures TEXT NOT NULL,
    checked_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, connection_id, line)
);
-- What each comparison with the platform found that nobody had told. since_ms: when everything was compared before; null if never, so
-- that what came and went is no drift.
CREATE TABLE wecom_comparison (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    began_ms INTEGER NOT NULL,
    ended_ms INTEGER NOT NULL,
    since_ms INTEGER,
    looked INTEGER NOT NULL,
    missed INTEGER NOT NULL,
    came INTEGER NOT NULL,
    went INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, connection_id, began_ms)
);
-- Companies that were disconnected. Connected again, they get their old id, and what is known of their groups goes on.
CREATE TABLE wecom_past_connection (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    corp_id TEXT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
