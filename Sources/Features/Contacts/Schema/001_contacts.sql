-- A person outside of the company whom somebody of it has, or had, as a contact. type: 1 by WeChat, 2 by WeCom of another company.
-- Personal data.
CREATE TABLE contact (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    external_userid TEXT NOT NULL,
    member_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    unionid TEXT NOT NULL,
    avatar TEXT NOT NULL,
    type INTEGER NOT NULL,
    corp_name TEXT NOT NULL,
    looked_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, connection_id, external_userid)
);
CREATE INDEX contact_member ON contact (workspace_id, member_id);
-- Who of the company has whom. status: ok, deleted_by_staff, deleted_us, transferred, or gone if nobody told why. since_ms: of the
-- last stay; null if only its end was told. state is that of the code they came by. mobiles: with commas between them. looked_ms: when
-- the platform was asked last for what stands here; 0 if never. Kept when the contact is lost. Personal data.
CREATE TABLE contact_edge (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    userid TEXT NOT NULL,
    external_userid TEXT NOT NULL,
    status TEXT NOT NULL,
    since_ms INTEGER,
    lost_ms INTEGER,
    remark TEXT NOT NULL,
    description TEXT NOT NULL,
    mobiles TEXT NOT NULL,
    add_way INTEGER NOT NULL,
    state TEXT NOT NULL,
    looked_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, connection_id, userid, external_userid)
);
CREATE INDEX contact_edge_person ON contact_edge (workspace_id, connection_id, external_userid);
-- The tags of the company. position: larger ones come first. deleted_ms is null while it is there.
CREATE TABLE contact_tag_group (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    tag_group_id TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    created_ms INTEGER,
    deleted_ms INTEGER,
    PRIMARY KEY (workspace_id, connection_id, tag_group_id)
);
CREATE TABLE contact_tag (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    tag_id TEXT NOT NULL,
    tag_group_id TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    created_ms INTEGER,
    deleted_ms INTEGER,
    PRIMARY KEY (workspace_id, connection_id, tag_id)
);
-- Which tags an edge has.
CREATE TABLE contact_edge_tag (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    userid TEXT NOT NULL,
    external_userid TEXT NOT NULL,
    tag_id TEXT NOT NULL,
    PRIMARY KEY (workspace_id, connection_id, userid, external_userid, tag_id)
);
CREATE INDEX contact_edge_tagged ON contact_edge_tag (workspace_id, connection_id, tag_id);
-- Whose contacts a comparison that has not ended has compared already.
CREATE TABLE contact_comparison (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    userid TEXT NOT NULL,
    compared_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, connection_id, userid)
);
