-- A member's day in a group, the day cut in the workspace's zone. presence_id is the id of the last message, join or leave
-- of that day and present what it left behind, so that any order of arrival gives the same row.
CREATE TABLE member_day (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    first_ms INTEGER,
    last_ms INTEGER,
    joins INTEGER NOT NULL,
    leaves INTEGER NOT NULL,
    presence_id INTEGER,
    present INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, group_id, day, member_id)
);
-- The same over the whole history.
CREATE TABLE membership (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    first_ms INTEGER,
    last_ms INTEGER,
    joins INTEGER NOT NULL,
    leaves INTEGER NOT NULL,
    presence_id INTEGER,
    present INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, group_id, member_id)
);
CREATE INDEX membership_member ON membership (workspace_id, member_id);
-- Messages by hour of the wall clock.
CREATE TABLE group_hour (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, group_id, day, hour)
);
-- The figures of a group as of the workspace's last message, as the pages show them. summary is the JSON of GroupFigures
-- without its days and weeks; periods has those, which only the page of one group shows.
CREATE TABLE diagnosis (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    as_of_ms INTEGER NOT NULL,
    state TEXT NOT NULL,
    summary TEXT NOT NULL,
    periods TEXT NOT NULL,
    PRIMARY KEY (workspace_id, group_id)
);
