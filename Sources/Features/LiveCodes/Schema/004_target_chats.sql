-- Customer groups of a connected WeCom that a target leads into: those of a join way's order, or the one whose picture it is. Who is in
-- them is known, so nobody is asked.
CREATE TABLE live_target_chat (
    workspace_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    chat_id TEXT NOT NULL,
    PRIMARY KEY (workspace_id, target_id, connection_id, chat_id)
);
