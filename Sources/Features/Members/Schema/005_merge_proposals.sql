-- Names as they were looked at, without what people hang on them, so that a name that comes is set beside those that are there.
-- group_id is 0 for contacts, whose names and remarks belong to no group. Made again by a search when it is empty. Personal data.
CREATE TABLE person_name (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    member_id INTEGER NOT NULL,
    base TEXT NOT NULL,
    PRIMARY KEY (workspace_id, group_id, name, member_id)
);
CREATE INDEX person_name_base ON person_name (workspace_id, base) WHERE base <> '';
-- Up to which change each group was searched; of group 0, contacts, the time up to which they were.
CREATE TABLE person_search (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    changes INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, group_id)
);
CREATE INDEX contact_looked ON contact (workspace_id, looked_ms);
CREATE INDEX contact_edge_looked ON contact_edge (workspace_id, looked_ms);
-- By what the platform knows a person across companies. Personal data.
CREATE TABLE member_union (
    workspace_id INTEGER NOT NULL,
    unionid TEXT NOT NULL,
    member_id INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, unionid, member_id)
);
CREATE INDEX member_union_member ON member_union (workspace_id, member_id);
INSERT INTO member_union (workspace_id, unionid, member_id)
SELECT DISTINCT workspace_id, unionid, member_id FROM contact WHERE unionid <> '';
-- Two members who may be one person; one_id is the smaller. state: open, merged, refused, superseded. evidence is JSON (MergeFinding),
-- ids and numbers only. later_ms: not to be shown before. by_rule: merged without a person.
CREATE TABLE merge_proposal (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    one_id INTEGER NOT NULL,
    other_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    strength INTEGER NOT NULL,
    evidence TEXT NOT NULL,
    found_ms INTEGER NOT NULL,
    later_ms INTEGER NOT NULL,
    decided_ms INTEGER,
    by_rule INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX merge_proposal_pair ON merge_proposal (workspace_id, one_id, other_id);
CREATE INDEX merge_proposal_state ON merge_proposal (workspace_id, state, strength, id);
-- Whether members with the same unionid are merged by themselves; without a row they are.
CREATE TABLE merge_rule (
    workspace_id INTEGER NOT NULL,
    by_union INTEGER NOT NULL,
    PRIMARY KEY (workspace_id)
);
