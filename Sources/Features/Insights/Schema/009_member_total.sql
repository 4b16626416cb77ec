-- What a member did over all groups: the order of the list of members is read from it.
CREATE TABLE member_total (
    workspace_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    last_ms INTEGER,
    PRIMARY KEY (workspace_id, member_id)
);
INSERT INTO member_total (workspace_id, member_id, messages, last_ms)
SELECT workspace_id, member_id, sum(messages), max(last_ms) FROM membership GROUP BY workspace_id, member_id;
