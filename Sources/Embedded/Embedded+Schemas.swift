// Written by Scripts/embed-assets; change the source files and run it again.
extension Embedded {
    /// Steps of the database's schema, by feature and number.
    public static let schemas: [(feature: String, number: Int, name: String, text: String)] = [
        (feature: "Audit", number: 1, name: "audit", text: #"""
-- Who did what, if the journal does not tell it. Ids are made like those of events, so that both sort into one list. subject
-- is the id of what kind speaks of; name and role are what they were then. No personal data of members.
CREATE TABLE audit (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    -- staff:123, token:123, command, system.
    cause TEXT NOT NULL,
    subject INTEGER,
    name TEXT,
    role TEXT,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX audit_cause ON audit (workspace_id, cause, id);
-- Events that were read from outside have a fingerprint; the few others are what was done here.
CREATE INDEX event_acts ON event (workspace_id, id) WHERE fingerprint IS NULL;

"""#),
        (feature: "Blacklist", number: 1, name: "blacklist", text: #"""
-- Whom the workspace does not want in its groups. member_id is whoever was shown when they were put there; who was merged with them is
-- meant too. added_by is a cause such as staff:123. Personal data.
CREATE TABLE blacklist (
    workspace_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    added_by TEXT NOT NULL,
    added_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, member_id)
);

"""#),
        (feature: "Bridge", number: 1, name: "bridges", text: #"""
-- Where other programs bring messages and members in. secret is sealed with the key of the installation; created_by is a cause such
-- as staff:123. received_ms: the last batch whose signature held. lines and refused count since it was made. said_ms: the last
-- message it brought; recorded_ms: up to when its groups are noted as known.
CREATE TABLE bridge (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    secret BLOB NOT NULL,
    created_by TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    received_ms INTEGER,
    lines INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    said_ms INTEGER,
    recorded_ms INTEGER,
    PRIMARY KEY (workspace_id, id)
);
-- A call names the bridge alone.
CREATE UNIQUE INDEX bridge_id ON bridge (id);
-- The ids of all lines that were taken: the same id again changes nothing. Personal data.
CREATE TABLE bridge_line (
    workspace_id INTEGER NOT NULL,
    bridge_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (workspace_id, bridge_id, key)
);
-- The latest lines that were not taken: number in their batch, a word for the reason, the beginning of the line. Personal data.
CREATE TABLE bridge_refusal (
    workspace_id INTEGER NOT NULL,
    bridge_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    problem TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    PRIMARY KEY (workspace_id, bridge_id, id)
);

"""#),
        (feature: "ChannelCodes", number: 1, name: "channel_codes", text: #"""
-- Codes by which people become contacts of staff. slug is the last part of the address /c/…; attribution comes back with everybody
-- who came by it, and is never used again; plan is a ChannelPlan as JSON. config_id and qr_code are told by the platform once it is
-- made. roster is what the platform is to show (ChannelRoster as JSON) and reason why; shown is what it is known to show. next_ms: when
-- the roster may change by the clock alone. created_by is a cause such as staff:123.
CREATE TABLE channel_code (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    slug TEXT NOT NULL,
    attribution TEXT NOT NULL,
    plan TEXT NOT NULL,
    config_id TEXT,
    qr_code TEXT,
    roster TEXT NOT NULL,
    reason TEXT NOT NULL,
    shown TEXT,
    next_ms INTEGER,
    created_by TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- A visitor names the code alone.
CREATE UNIQUE INDEX channel_code_slug ON channel_code (slug);
CREATE UNIQUE INDEX channel_code_attribution ON channel_code (workspace_id, connection_id, attribution);
CREATE INDEX channel_code_next ON channel_code (workspace_id, connection_id, next_ms);
-- Who of a company is off line, and the last part of the address /duty/… by which they say so themselves; null until somebody gave
-- them one.
CREATE TABLE channel_duty (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    userid TEXT NOT NULL,
    is_away INTEGER NOT NULL,
    address TEXT,
    changed_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, connection_id, userid)
);
-- Whoever has the address names nothing else.
CREATE UNIQUE INDEX channel_duty_address ON channel_duty (address);
-- Who visited on which day of the workspace: a hash of a cookie that holds for one code alone. Forgotten after 30 days.
CREATE TABLE channel_visit (
    workspace_id INTEGER NOT NULL,
    code_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    visitor BLOB NOT NULL,
    PRIMARY KEY (workspace_id, code_id, day, visitor)
);
CREATE INDEX channel_visit_visitor ON channel_visit (workspace_id, code_id, visitor, day);
-- Visitors of a day.
CREATE TABLE channel_day (
    workspace_id INTEGER NOT NULL,
    code_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    scans INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, code_id, day)
);

"""#),
        (feature: "Connections", number: 1, name: "connections", text: #"""
-- A company's WeCom. secret, callback_token and encoding_key are sealed with the key of the installation. created_by is a cause
-- such as staff:123. problem: why the platform refuses it, for pages. synced_ms: when everything was looked at last.
CREATE TABLE wecom_connection (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    corp_id TEXT NOT NULL,
    agent_id TEXT NOT NULL,
    api_base TEXT NOT NULL,
    secret BLOB NOT NULL,
    callback_token BLOB NOT NULL,
    encoding_key BLOB NOT NULL,
    state TEXT NOT NULL,
    problem TEXT,
    synced_ms INTEGER,
    created_by TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- A callback names the connection alone, and one company belongs to one workspace.
CREATE UNIQUE INDEX wecom_connection_id ON wecom_connection (id);
CREATE UNIQUE INDEX wecom_connection_corp ON wecom_connection (corp_id);

"""#),
        (feature: "Connections", number: 2, name: "health", text: #"""
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

"""#),
        (feature: "Contacts", number: 1, name: "contacts", text: #"""
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

"""#),
        (feature: "Contacts", number: 2, name: "contact_edge_state", text: #"""
-- Who came by the code of a channel, and when.
CREATE INDEX contact_edge_state ON contact_edge (workspace_id, connection_id, state, since_ms) WHERE state <> '';

"""#),
        (feature: "CustomerGroups", number: 1, name: "customer_groups", text: #"""
-- A group of a connected WeCom. name is the platform's: a group that was renamed here keeps its name until it is renamed there.
-- owner is a userid. state: live, or dismissed. looked_ms: when it was last looked at.
CREATE TABLE customer_group (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    chat_id TEXT NOT NULL,
    group_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    owner TEXT NOT NULL,
    notice TEXT NOT NULL,
    state TEXT NOT NULL,
    created_ms INTEGER,
    looked_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, connection_id, chat_id)
);
-- Who is in it, and who was: left_ms is null while they are there. key is a userid or an external_userid. way: 1 invited, 2 by a
-- link, 3 by a code, 0 unknown. quit: 0 by themselves, 1 removed, null if nobody told. state is that of the code they came by.
CREATE TABLE customer_group_member (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    member_id INTEGER NOT NULL,
    is_staff INTEGER NOT NULL,
    joined_ms INTEGER NOT NULL,
    left_ms INTEGER,
    way INTEGER NOT NULL,
    quit INTEGER,
    inviter TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (workspace_id, group_id, key)
);
CREATE INDEX customer_group_present ON customer_group_member (workspace_id, group_id) WHERE left_ms IS NULL;

"""#),
        (feature: "CustomerGroups", number: 2, name: "by_group", text: #"""
CREATE INDEX customer_group_group ON customer_group (workspace_id, group_id);

"""#),
        (feature: "CustomerGroups", number: 3, name: "stays", text: #"""
-- What the row of who came back said before: one row for each stay that is over and was followed by another.
CREATE TABLE customer_group_former_stay (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    member_id INTEGER NOT NULL,
    is_staff INTEGER NOT NULL,
    joined_ms INTEGER NOT NULL,
    left_ms INTEGER NOT NULL,
    way INTEGER NOT NULL,
    quit INTEGER,
    inviter TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (workspace_id, group_id, key, joined_ms)
);
-- Every stay, the last of each person among them.
CREATE VIEW customer_group_stay AS
SELECT workspace_id, group_id, key, member_id, is_staff, joined_ms, left_ms, way, quit, inviter, state FROM customer_group_member
UNION ALL
SELECT workspace_id, group_id, key, member_id, is_staff, joined_ms, left_ms, way, quit, inviter, state FROM customer_group_former_stay;

"""#),
        (feature: "Groups", number: 1, name: "groups", text: #"""
-- One chat group. (platform, key) is its identity in the exports: a chat room id where there is one, else its title.
CREATE TABLE chat_group (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    platform TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX chat_group_identity ON chat_group (workspace_id, platform, key);
CREATE INDEX chat_group_name ON chat_group (workspace_id, name);

"""#),
        (feature: "Groups", number: 2, name: "record", text: #"""
-- Up to when what is known of a group reaches: the last line of everything an import brought together with it, or the instant up
-- to which somebody said that it was silent. A group without a row is known up to now.
CREATE TABLE group_record (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    until_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, group_id)
);

"""#),
        (feature: "Groups", number: 3, name: "sure_record", text: #"""
-- Up to when somebody is sure that nothing was said which is not known: a person said so, or the platform. An export is not: nobody
-- can tell a group that falls silent in full talk from one of which nothing newer was exported.
ALTER TABLE group_record ADD COLUMN sure_ms INTEGER;

"""#),
        (feature: "Imports", number: 1, name: "imports", text: #"""
-- One uploaded file on its way into the messages. result is the JSON of [ImportRun.FileResult].
CREATE TABLE import_run (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    -- Who brought it.
    staff_id INTEGER NOT NULL,
    file TEXT NOT NULL,
    state TEXT NOT NULL,
    started_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    result TEXT,
    problem TEXT,
    PRIMARY KEY (workspace_id, id)
);

"""#),
        (feature: "Imports", number: 2, name: "orders", text: #"""
-- How a run is to be made, as the JSON of ImportOrder: a queue survives a restart. upload is where the file lies, one run for
-- each; starts counts how often it was begun, so that a file that ends the server does not end it for ever.
ALTER TABLE import_run ADD COLUMN order_json TEXT;
ALTER TABLE import_run ADD COLUMN upload TEXT;
ALTER TABLE import_run ADD COLUMN starts INTEGER NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX import_run_upload ON import_run (workspace_id, upload);

"""#),
        (feature: "Insights", number: 1, name: "activity", text: #"""
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

"""#),
        (feature: "Insights", number: 2, name: "talk", text: #"""
-- What was said in a group on a day, reduced to what the figures need (TalkDay): who turned to whom, questions and answers,
-- what kind of thing each member posted. No text, no name.
CREATE TABLE talk_day (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    talk BLOB NOT NULL,
    PRIMARY KEY (workspace_id, group_id, day)
);
-- On which days a name was written behind an @, as XXH64 of the name: whoever comes to bear it changes those days.
CREATE TABLE talk_mention (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    name_hash INTEGER NOT NULL,
    day INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, group_id, name_hash, day)
);
CREATE INDEX talk_mention_day ON talk_mention (workspace_id, group_id, day);
-- Weeks (their Monday) in which something was said that the boards of talk do not know yet. marks is the group's number of
-- changes at the last mark: a reader that finds another number than it began with read too early.
CREATE TABLE unread_week (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    week INTEGER NOT NULL,
    marks INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, group_id, week)
);
-- Everything that is there already is read once.
INSERT INTO unread_week (workspace_id, group_id, week, marks)
SELECT DISTINCT workspace_id, group_id, day - (day + 3) % 7, 1 FROM member_day WHERE messages > 0;

"""#),
        (feature: "Insights", number: 3, name: "sections", text: #"""
-- The sections of a group's diagnosis as of the workspace's last message: answers, newcomers, load and so on. body is the JSON
-- of the section. Made anew by every refresh.
CREATE TABLE diagnosis_section (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    section TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace_id, group_id, section)
);

"""#),
        (feature: "Insights", number: 4, name: "versions", text: #"""
-- How often what is known of a group has changed, and up to which change its diagnosis was made: a diagnosis is made anew where
-- the two differ, and one that was made from an older state never replaces a newer one.
CREATE TABLE group_version (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    changes INTEGER NOT NULL,
    diagnosed INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, group_id)
);
INSERT INTO group_version (workspace_id, group_id, changes, diagnosed) SELECT workspace_id, id, 1, 0 FROM chat_group;

"""#),
        (feature: "Insights", number: 5, name: "former", text: #"""
-- The formerly active of a group as JSON, apart from its summary: lists of groups do not show them.
ALTER TABLE diagnosis ADD COLUMN former TEXT NOT NULL DEFAULT '[]';
-- Everybody's diagnosis is made anew.
UPDATE group_version SET changes = changes + 1;

"""#),
        (feature: "Insights", number: 6, name: "risk", text: #"""
-- What the workspace's history says about falling silent (RiskStudy as JSON), and from which history it was learnt.
CREATE TABLE risk_study (
    workspace_id INTEGER NOT NULL,
    until_day INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace_id)
);

"""#),
        (feature: "Insights", number: 7, name: "words", text: #"""
-- The words of a group in an ISO week, named by its Monday (WordWeek): counts of words and phrases, no message and no member.
CREATE TABLE word_week (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    week INTEGER NOT NULL,
    words BLOB NOT NULL,
    PRIMARY KEY (workspace_id, group_id, week)
);
CREATE INDEX word_week_by_week ON word_week (workspace_id, week);
-- Everything that is there already is read once more, now for its words.
INSERT INTO unread_week (workspace_id, group_id, week, marks)
SELECT DISTINCT workspace_id, group_id, day - (day + 3) % 7, 1 FROM member_day WHERE messages > 0
ON CONFLICT (workspace_id, group_id, week) DO UPDATE SET marks = unread_week.marks + 1;

"""#),
        (feature: "Insights", number: 8, name: "matrix", text: #"""
-- The overview of all groups: one row for each as of the workspace's last message, with what it can be sorted by; body is the
-- JSON of MatrixGroup.
CREATE TABLE matrix_group (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    urgency INTEGER NOT NULL,
    wau INTEGER NOT NULL,
    mau INTEGER NOT NULL,
    change REAL,
    silence INTEGER,
    answered REAL,
    spoke REAL,
    risk REAL,
    former INTEGER NOT NULL,
    net INTEGER,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace_id, group_id)
);
-- All groups as one, a member counted once; body is the JSON of MatrixFigures.
CREATE TABLE matrix_diagnosis (
    workspace_id INTEGER NOT NULL,
    as_of_ms INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace_id)
);

"""#),
        (feature: "Insights", number: 9, name: "member_total", text: #"""
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

"""#),
        (feature: "Insights", number: 10, name: "change", text: #"""
-- More words tell a promotion: everything that is there already is read once more.
INSERT INTO unread_week (workspace_id, group_id, week, marks)
SELECT DISTINCT workspace_id, group_id, day - (day + 3) % 7, 1 FROM member_day WHERE messages > 0
ON CONFLICT (workspace_id, group_id, week) DO UPDATE SET marks = unread_week.marks + 1;
-- The rule of a group's state and the sections have changed: everybody's diagnosis is made anew.
UPDATE group_version SET changes = changes + 1;

"""#),
        (feature: "Insights", number: 11, name: "silence_until_next_message", text: #"""
-- The section of what changed counts a silence up to the next message; the diagnoses are made anew.
UPDATE group_version SET changes = changes + 1;

"""#),
        (feature: "Insights", number: 12, name: "turn", text: #"""
-- There is a section of the last turning point, and a risk is told of no group across a hole; the diagnoses are made anew.
UPDATE group_version SET changes = changes + 1;

"""#),
        (feature: "Insights", number: 13, name: "moves", text: #"""
-- Who came and went by day, over all groups: most days of members have neither.
CREATE INDEX member_day_moves ON member_day (workspace_id, day, group_id, member_id, joins, leaves) WHERE joins + leaves > 0;

"""#),
        (feature: "Insights", number: 14, name: "own_people", text: #"""
-- Our own people and robots are no speakers any more: the diagnoses are made anew, and the risk is learnt anew whenever those who
-- were left out of it are others than today's.
ALTER TABLE risk_study ADD COLUMN own TEXT NOT NULL DEFAULT '';
UPDATE group_version SET changes = changes + 1;

"""#),
        (feature: "Insights", number: 15, name: "lost_speakers", text: #"""
-- How many speakers a week each group has lost; and a record that ends in full talk is no silence. The diagnoses are made anew.
ALTER TABLE matrix_group ADD COLUMN lost REAL;
UPDATE group_version SET changes = changes + 1;

"""#),
        (feature: "Insights", number: 16, name: "habits", text: #"""
-- How everybody talked in a group in an ISO week, named by its Monday (HabitWeek): counts, no text and no name.
CREATE TABLE habit_week (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    week INTEGER NOT NULL,
    habits BLOB NOT NULL,
    PRIMARY KEY (workspace_id, group_id, week)
);
-- Who may be a robot as of the last refresh, and why: good enough to ask, never enough to mark.
CREATE TABLE robot_suspect (
    workspace_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (workspace_id, member_id)
);
-- Everything that is there already is read once more, now for its habits, and the diagnoses are made anew.
INSERT INTO unread_week (workspace_id, group_id, week, marks)
SELECT DISTINCT workspace_id, group_id, day - (day + 3) % 7, 1 FROM member_day WHERE messages > 0
ON CONFLICT (workspace_id, group_id, week) DO UPDATE SET marks = unread_week.marks + 1;
UPDATE group_version SET changes = changes + 1;

"""#),
        (feature: "Insights", number: 17, name: "names_called", text: #"""
-- A name before a colon at the beginning of a text is called as well: everything is read once more, and the diagnoses are made anew.
INSERT INTO unread_week (workspace_id, group_id, week, marks)
SELECT DISTINCT workspace_id, group_id, day - (day + 3) % 7, 1 FROM member_day WHERE messages > 0
ON CONFLICT (workspace_id, group_id, week) DO UPDATE SET marks = unread_week.marks + 1;
UPDATE group_version SET changes = changes + 1;

"""#),
        (feature: "Insights", number: 18, name: "likely_robots", text: #"""
-- Who talks as robots do is no speaker until somebody says otherwise: every diagnosis is made anew.
UPDATE group_version SET changes = changes + 1;

"""#),
        (feature: "Insights", number: 19, name: "speaker_weeks", text: #"""
-- In which of the last weeks each member of a group spoke (SpeakerWeeks), our own among them; as of the group's diagnosis.
CREATE TABLE speaker_weeks (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (workspace_id, group_id)
);

"""#),
        (feature: "LiveCodes", number: 1, name: "live_codes", text: #"""
-- Permanent codes. slug is the last part of the address /c/…; fill: order or evenly; reserve: places of each target that are kept
-- free. created_by is a cause such as staff:123.
CREATE TABLE live_code (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    guide TEXT NOT NULL,
    fill TEXT NOT NULL,
    reserve INTEGER NOT NULL,
    is_on INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- A visitor names the code alone.
CREATE UNIQUE INDEX live_code_slug ON live_code (slug);
-- Where a code leads to. kind: picture or join_way. cap: members it may have, null if the platform sees to that. members: who was in
-- it when somebody last said so; handed: visitors whom it was shown since. attribution comes back with everybody who joined by a
-- join way; config_id and qr_code are told by the platform once it is made, by the outbox's call of this key.
CREATE TABLE live_target (
    workspace_id INTEGER NOT NULL,
    code_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    cap INTEGER,
    members INTEGER NOT NULL,
    handed INTEGER NOT NULL,
    expires_ms INTEGER,
    is_paused INTEGER NOT NULL,
    connection_id INTEGER,
    attribution TEXT,
    config_id TEXT,
    qr_code TEXT,
    added_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, code_id, id)
);
-- The picture of a target, apart from what is read at every visit.
CREATE TABLE live_picture (
    workspace_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    type TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (workspace_id, target_id)
);
-- Who visited on which day of the workspace: a hash of a cookie that holds for one code alone. target_id is what they were shown,
-- null if nothing was open. Forgotten after 30 days.
CREATE TABLE live_visit (
    workspace_id INTEGER NOT NULL,
    code_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    visitor BLOB NOT NULL,
    target_id INTEGER,
    PRIMARY KEY (workspace_id, code_id, day, visitor)
);
CREATE INDEX live_visit_visitor ON live_visit (workspace_id, code_id, visitor, day);
-- Visits of a day by what they were shown; target_id is 0 if nothing was open. given: to how many of them for the first time.
CREATE TABLE live_day (
    workspace_id INTEGER NOT NULL,
    code_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    given INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, code_id, day, target_id)
);
-- What visitors left who could not join, and agreed that it is kept. One row for each phone number or WeChat id of a code.
CREATE TABLE live_contact (
    workspace_id INTEGER NOT NULL,
    code_id INTEGER NOT NULL,
    reach TEXT NOT NULL,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, code_id, reach)
);

"""#),
        (feature: "LiveCodes", number: 2, name: "member_state", text: #"""
-- Who came by the code of a join way.
CREATE INDEX customer_group_member_state ON customer_group_member (workspace_id, state, joined_ms) WHERE state <> '';

"""#),
        (feature: "LiveCodes", number: 3, name: "guests", text: #"""
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

"""#),
        (feature: "LiveCodes", number: 4, name: "target_chats", text: #"""
-- Customer groups of a connected WeCom that a target leads into: those of a join way's order, or the one whose picture it is. Who is in
-- them is known, so nobody is asked.
CREATE TABLE live_target_chat (
    workspace_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    chat_id TEXT NOT NULL,
    PRIMARY KEY (workspace_id, target_id, connection_id, chat_id)
);

"""#),
        (feature: "Members", number: 1, name: "members", text: #"""
-- A person. merged_into names the member whose figures include this one's; it never chains.
CREATE TABLE member (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    merged_into INTEGER,
    created_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX member_merged ON member (workspace_id, merged_into);
-- What a platform calls a person. The key of a format that carries names only begins with the group's id. Personal data.
CREATE TABLE identity (
    workspace_id INTEGER NOT NULL,
    platform TEXT NOT NULL,
    key TEXT NOT NULL,
    member_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    named_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, platform, key)
);
CREATE INDEX identity_member ON identity (workspace_id, member_id);
-- The names under which a member appeared in a group; system lines name people that way. Personal data.
CREATE TABLE nickname (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    member_id INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, group_id, name, member_id)
);

"""#),
        (feature: "Members", number: 2, name: "operators", text: #"""
-- Members who post for the workspace, as marked by hand: what they post is counted apart, and they are on no list of people to
-- talk to. Made from the events member.operator_marked and member.operator_unmarked.
CREATE TABLE operator_member (
    workspace_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, member_id)
);

"""#),
        (feature: "Members", number: 3, name: "invitations", text: #"""
-- Who brought whom: from the one who came, and from the one who brought them.
CREATE INDEX event_invited ON event (workspace_id, member_id, at_ms) WHERE kind = 'membership.joined' AND other_id IS NOT NULL;
CREATE INDEX event_inviting ON event (workspace_id, other_id, at_ms) WHERE kind = 'membership.joined' AND other_id IS NOT NULL;

"""#),
        (feature: "Members", number: 4, name: "operator_denials", text: #"""
-- Members of whom somebody said that they do not post for the workspace: nobody is asked again. Made from the events
-- member.operator_denied and member.operator_unmarked; a mark takes it away.
CREATE TABLE operator_denial (
    workspace_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, member_id)
);
-- Whose last mark was taken away before there was this table.
INSERT INTO operator_denial (workspace_id, member_id)
SELECT workspace_id, member_id FROM event
WHERE member_id IS NOT NULL AND kind IN ('member.operator_marked', 'member.operator_unmarked')
GROUP BY workspace_id, member_id
HAVING max(id) = max(CASE WHEN kind = 'member.operator_unmarked' THEN id END);

"""#),
        (feature: "Members", number: 5, name: "merge_proposals", text: #"""
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

"""#),
        (feature: "Members", number: 6, name: "robots", text: #"""
-- A member may be marked as a robot, by the event member.robot_marked: like our own people it is no speaker, but what it posts is
-- not what we posted.
ALTER TABLE operator_member ADD COLUMN robot INTEGER NOT NULL DEFAULT 0;

"""#),
        (feature: "Members", number: 7, name: "union_news", text: #"""
-- Whether a search for members who may be one person has looked at it: 0 since it came, the number of the search that is at it, null
-- afterwards.
ALTER TABLE member_union ADD COLUMN search_id INTEGER DEFAULT 0;
CREATE INDEX member_union_search ON member_union (workspace_id, search_id) WHERE search_id IS NOT NULL;

"""#),
        (feature: "Members", number: 8, name: "merge_questions", text: #"""
-- Who said most comes first in many places.
CREATE INDEX member_total_order ON member_total (workspace_id, messages DESC, member_id);
-- Messages of whichever of the two said less, as of the search that found them: where both say much, a wrong figure is large.
ALTER TABLE merge_proposal ADD COLUMN least_messages INTEGER NOT NULL DEFAULT 0;
UPDATE merge_proposal SET least_messages = coalesce((SELECT min(coalesce(t.messages, 0)) FROM member m
LEFT JOIN member_total t ON t.workspace_id = m.workspace_id AND t.member_id = coalesce(m.merged_into, m.id)
WHERE m.workspace_id = merge_proposal.workspace_id AND m.id IN (merge_proposal.one_id, merge_proposal.other_id)), 0) WHERE state = 'open';
-- The decision by which it was merged with others, or became no question.
ALTER TABLE merge_proposal ADD COLUMN batch_id INTEGER;
CREATE INDEX merge_proposal_batch ON merge_proposal (workspace_id, batch_id) WHERE batch_id IS NOT NULL;
-- Who became a part of whom by such a decision, and whose part they were before, so that it can be taken back as a whole.
CREATE TABLE merge_batch_part (
    workspace_id INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    was_into INTEGER,
    is_into INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, batch_id, member_id)
);

"""#),
        (feature: "Members", number: 9, name: "removals", text: #"""
-- Who was taken out of which group.
CREATE INDEX event_removed ON event (workspace_id, group_id) WHERE kind = 'membership.removed';

"""#),
        (feature: "Members", number: 10, name: "called_by_identity", text: #"""
-- Whose lines carry no name is called by their identity ("alice: ..." in IRC): it is noted as their name in their groups. 我 is whoever
-- made the export, nobody's name. A command of a program asks nobody. Everything is read once more, and the diagnoses are made anew.
INSERT INTO nickname (workspace_id, group_id, name, member_id)
SELECT DISTINCT s.workspace_id, s.group_id, i.key, i.member_id FROM identity i
JOIN member m ON m.workspace_id = i.workspace_id AND m.id = i.member_id
JOIN membership s ON s.workspace_id = i.workspace_id AND s.member_id = coalesce(m.merged_into, m.id)
WHERE i.key = i.name AND i.named_ms = 0 AND i.key <> '我'
ON CONFLICT (workspace_id, group_id, name, member_id) DO NOTHING;
INSERT INTO unread_week (workspace_id, group_id, week, marks)
SELECT DISTINCT workspace_id, group_id, day - (day + 3) % 7, 1 FROM member_day WHERE messages > 0
ON CONFLICT (workspace_id, group_id, week) DO UPDATE SET marks = unread_week.marks + 1;
UPDATE group_version SET changes = changes + 1;

"""#),
        (feature: "MessageArchive", number: 1, name: "message_archive", text: #"""
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

"""#),
        (feature: "MessageArchive", number: 2, name: "rooms", text: #"""
-- looked_ms: when the end of the archive was reached last. asked_ms: when a person wanted it looked at; told_ms: when the platform
-- said that there is something new. recorded_ms: up to when its groups are noted as known.
ALTER TABLE message_archive ADD COLUMN looked_ms INTEGER;
ALTER TABLE message_archive ADD COLUMN asked_ms INTEGER;
ALTER TABLE message_archive ADD COLUMN told_ms INTEGER;
ALTER TABLE message_archive ADD COLUMN recorded_ms INTEGER;
-- The rooms the archive has told of, and how many records of each were kept or withheld because somebody did not agree.
-- ends_withheld: the latest one was withheld, so what is known of the group ends before it.
CREATE TABLE archive_room (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    room TEXT NOT NULL,
    taken INTEGER NOT NULL,
    withheld INTEGER NOT NULL,
    ends_withheld INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, connection_id, room)
);
-- What was read before this table: the rooms in which people outside the company have a word.
INSERT INTO archive_room (workspace_id, connection_id, room, taken, withheld, ends_withheld)
SELECT DISTINCT workspace_id, connection_id, room, 0, 0, 0 FROM archive_agreement;

"""#),
        (feature: "MessageArchive", number: 3, name: "media", text: #"""
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

"""#),
        (feature: "Messages", number: 1, name: "messages", text: #"""
-- What was said. Ids sort by time, within one time by the order of the log. Personal data: text and quote.
CREATE TABLE message (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    text TEXT,
    quote TEXT,
    fingerprint INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- The rule of identity (docs/reference/identity.md); also the way through a group's history.
CREATE UNIQUE INDEX message_identity ON message (workspace_id, group_id, at_ms, fingerprint);
-- Batches that the search index has not confirmed yet.
CREATE TABLE message_batch (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    first_id INTEGER NOT NULL,
    last_id INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

"""#),
        (feature: "Reports", number: 1, name: "reports", text: #"""
-- Whether and when a workspace's weekly report is made. planned_week is the Monday of the week whose command waits in the
-- schedule, as a day; NULL if none does.
CREATE TABLE report_setting (
    workspace_id INTEGER NOT NULL,
    is_on INTEGER NOT NULL,
    weekday INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    language TEXT NOT NULL,
    planned_week INTEGER,
    PRIMARY KEY (workspace_id)
);
-- Reports as they were made, the last 52. Personal data: names.
CREATE TABLE report_issue (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    made_ms INTEGER NOT NULL,
    as_of_ms INTEGER,
    language TEXT NOT NULL,
    is_scheduled INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    html TEXT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

"""#),
        (feature: "Staff", number: 1, name: "staff", text: #"""
-- Who works here, in which workspace, with which role; and their open sessions.
CREATE TABLE workspace (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    is_sample INTEGER NOT NULL,
    created_ms INTEGER NOT NULL
);
CREATE TABLE staff (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    -- The name without difference of case and width: what must be unique and what people sign in with.
    name_key TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    -- NULL until chosen.
    language TEXT,
    created_ms INTEGER NOT NULL
);
CREATE UNIQUE INDEX staff_by_name ON staff (name_key);
CREATE TABLE staff_role (
    workspace_id INTEGER NOT NULL,
    staff_id INTEGER NOT NULL,
    role TEXT NOT NULL,
    -- staff:123 or system.
    granted_by TEXT NOT NULL,
    granted_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, staff_id)
);
CREATE INDEX staff_role_by_staff ON staff_role (staff_id, workspace_id);
CREATE TABLE session (
    -- SHA-256 of the token in the cookie.
    token_hash BLOB NOT NULL PRIMARY KEY,
    staff_id INTEGER NOT NULL,
    opened_ms INTEGER NOT NULL,
    expires_ms INTEGER NOT NULL
);
CREATE INDEX session_by_staff ON session (staff_id);
CREATE INDEX session_by_expiry ON session (expires_ms);
-- One-time links that create the first owner.
CREATE TABLE setup_link (
    token_hash BLOB NOT NULL PRIMARY KEY,
    expires_ms INTEGER NOT NULL
);

"""#),
        (feature: "Tasks", number: 1, name: "tasks", text: #"""
-- What could be done, as the last figures suggest it, one row per key (TaskKey). A row that is no longer suggested stays: whoever
-- did it may still tick it off, and it is compared with. facts is the JSON of TaskFacts; message_id shows why; listed_ms is the
-- as-of at which it came upon the list; outcome, once two weeks have passed, whether anybody spoke in them.
CREATE TABLE task (
    workspace_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    group_id INTEGER NOT NULL,
    member_id INTEGER,
    message_id INTEGER,
    other_group_id INTEGER,
    facts TEXT NOT NULL,
    weight INTEGER NOT NULL,
    suggested INTEGER NOT NULL,
    listed_ms INTEGER NOT NULL,
    outcome INTEGER,
    PRIMARY KEY (workspace_id, key)
);
CREATE UNIQUE INDEX task_id ON task (workspace_id, id);
CREATE INDEX task_open ON task (workspace_id, suggested, weight, id);
-- What people decided, made from the events task.*; id is that of the event. Of one key the latest counts until until_ms, for
-- ever if that is null. said_before and said_after are the effect, once it is known.
CREATE TABLE task_decision (
    workspace_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    group_id INTEGER NOT NULL,
    member_id INTEGER,
    state TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    until_ms INTEGER,
    said_before INTEGER,
    said_after INTEGER,
    PRIMARY KEY (workspace_id, key, id)
);
CREATE INDEX task_decision_time ON task_decision (workspace_id, state, at_ms, id);
-- Of those who were on the list for two weeks without anything being done: how many there were, and how many spoke all the same.
CREATE TABLE task_base (
    workspace_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    whole INTEGER NOT NULL,
    part INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, kind)
);

"""#),
        (feature: "Tasks", number: 2, name: "fate", text: #"""
-- Which decisions concern which task: those about its key, and of a member those about the same thing and whoever was merged into
-- them. A decision keeps the key it was made about, so that a split gives it back.
CREATE VIEW task_fate AS
SELECT t.workspace_id, t.id AS task_id, d.key, d.id, d.state, d.at_ms, d.until_ms, d.said_before, d.said_after
FROM task t JOIN task_decision d ON d.workspace_id = t.workspace_id AND d.key = t.key
UNION ALL
SELECT t.workspace_id, t.id AS task_id, d.key, d.id, d.state, d.at_ms, d.until_ms, d.said_before, d.said_after
FROM task t JOIN member m ON m.workspace_id = t.workspace_id AND m.merged_into = t.member_id
JOIN task_decision d ON d.workspace_id = t.workspace_id AND d.key = t.kind || ':' || t.group_id || ':' || m.id
WHERE t.kind <> 'answer';

"""#),
        (feature: "Tokens", number: 1, name: "tokens", text: #"""
-- What opens the API. secret_hash is the SHA-256 of the secret; created_by is a cause such as staff:123. last_used_ms lags
-- behind by up to a minute. A revoked token stays, so that the list tells what there was.
CREATE TABLE api_token (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    scope TEXT NOT NULL,
    secret_hash BLOB NOT NULL,
    created_by TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    expires_ms INTEGER,
    revoked_ms INTEGER,
    last_used_ms INTEGER,
    PRIMARY KEY (workspace_id, id)
);
-- Which workspace it is follows from the secret.
CREATE UNIQUE INDEX api_token_secret ON api_token (secret_hash);

"""#),
        (feature: "Transfers", number: 1, name: "transfers", text: #"""
-- People who left the company, as a callback or the list of their customers told. left_ms is 0 if nobody said when.
CREATE TABLE former_staff (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    userid TEXT NOT NULL,
    left_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, connection_id, userid)
);
-- Their customers whom nobody has taken over, as the platform listed them last.
CREATE TABLE unassigned_contact (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    userid TEXT NOT NULL,
    external_userid TEXT NOT NULL,
    PRIMARY KEY (workspace_id, connection_id, userid, external_userid)
);
-- What somebody ordered: customers and groups of one person for others. has_left: the person left the company. polled_ms: when the
-- platform was asked last what came of it.
CREATE TABLE transfer_order (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    from_userid TEXT NOT NULL,
    has_left INTEGER NOT NULL,
    message TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    polled_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- Each customer and group of it. kind: customer or group; key: external_userid or chat_id. batch: what goes out in one call. state:
-- planned, waiting, done, refused, full, failed, unknown. problem: the platform's errcode.
CREATE TABLE transfer_item (
    workspace_id INTEGER NOT NULL,
    order_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    to_userid TEXT NOT NULL,
    batch INTEGER NOT NULL,
    state TEXT NOT NULL,
    problem INTEGER,
    changed_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, order_id, kind, key)
);
CREATE INDEX transfer_item_key ON transfer_item (workspace_id, kind, key);
CREATE INDEX transfer_item_batch ON transfer_item (workspace_id, order_id, batch);
CREATE INDEX transfer_item_state ON transfer_item (workspace_id, state, order_id);

"""#),
        (feature: "Transfers", number: 2, name: "transfer_end", text: #"""
-- When a person last wanted to know what came of what is in doubt; 0 if nobody did.
ALTER TABLE transfer_order ADD COLUMN asked_ms INTEGER NOT NULL DEFAULT 0;
-- Who said how it ended, where the platform did not: a cause such as staff:123.
ALTER TABLE transfer_item ADD COLUMN said_by TEXT;

"""#),
        (feature: "Webhooks", number: 1, name: "webhooks", text: #"""
-- Addresses of other programs that are told what happened. events: words with spaces between. secret is sealed with the key of
-- the installation; old_secret still signs until old_until_ms. created_by is a cause such as staff:123.
CREATE TABLE webhook (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    address TEXT NOT NULL,
    events TEXT NOT NULL,
    state TEXT NOT NULL,
    secret BLOB NOT NULL,
    old_secret BLOB,
    old_until_ms INTEGER,
    created_by TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- What the outbox says to whom: id is the row of the outbox. The last answer: status of HTTP, or a word why there is none.
CREATE TABLE webhook_delivery (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    webhook_id INTEGER NOT NULL,
    event TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    status INTEGER,
    problem TEXT,
    took_ms INTEGER,
    answered_ms INTEGER,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX webhook_delivery_hook ON webhook_delivery (workspace_id, webhook_id, id);
CREATE INDEX webhook_delivery_age ON webhook_delivery (workspace_id, created_ms);
-- The state of each group as the addresses know it.
CREATE TABLE webhook_group_state (
    workspace_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (workspace_id, group_id)
);

"""#),
        (feature: "Welcomes", number: 1, name: "welcomes", text: #"""
-- What new contacts are told. The one with the lowest position that holds wins; the default is said if none does. terms: JSON, when it
-- holds. version: the latest in welcome_version. created_by is a cause such as staff:123.
CREATE TABLE welcome (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    is_default INTEGER NOT NULL,
    is_on INTEGER NOT NULL,
    position INTEGER NOT NULL,
    version INTEGER NOT NULL,
    terms TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- Each text with its attachments as JSON, as it was from when on. Kept when the welcome is removed: it tells what was sent.
CREATE TABLE welcome_version (
    workspace_id INTEGER NOT NULL,
    welcome_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    written_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, welcome_id, version)
);
-- Files that welcomes show. kind: image, video, file.
CREATE TABLE welcome_medium (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    added_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- Which files the latest version of a welcome shows.
CREATE TABLE welcome_use (
    workspace_id INTEGER NOT NULL,
    welcome_id INTEGER NOT NULL,
    medium_id INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, welcome_id, medium_id)
);
-- A file at the platform of a company: media_id is good for three days from uploaded_ms. tried_ms, problem: the last try that failed.
CREATE TABLE welcome_upload (
    workspace_id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    medium_id INTEGER NOT NULL,
    media_id TEXT,
    uploaded_ms INTEGER,
    tried_ms INTEGER,
    problem TEXT,
    PRIMARY KEY (workspace_id, connection_id, medium_id)
);
-- New contacts who came with a welcome code, written with the callback that told of them. channel: the state of the code they came by.
-- event_ms: when the platform says it happened, to the second. doubts: tries whose answer nobody heard. welcome_id and version: what they
-- were told, or were to be told. left_out: attachments that could not be sent. Kept for 90 days. Personal data.
CREATE TABLE greeting (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    userid TEXT NOT NULL,
    external_userid TEXT NOT NULL,
    channel TEXT NOT NULL,
    event_ms INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,
    state TEXT NOT NULL,
    doubts INTEGER NOT NULL,
    welcome_id INTEGER,
    version INTEGER,
    settled_ms INTEGER,
    reason TEXT,
    errcode INTEGER,
    left_out INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- A callback comes twice.
CREATE UNIQUE INDEX greeting_code ON greeting (workspace_id, connection_id, code);
-- Whoever sends looks at nothing else.
CREATE INDEX greeting_waiting ON greeting (workspace_id, connection_id, event_ms) WHERE state = 'waiting';
CREATE INDEX greeting_sending ON greeting (workspace_id, connection_id) WHERE state = 'sending';
-- The figures are read from here alone.
CREATE INDEX greeting_pace ON greeting (workspace_id, received_ms, state, event_ms, settled_ms, left_out);
CREATE INDEX greeting_trouble ON greeting (workspace_id, received_ms) WHERE state IN ('refused', 'unknown', 'too_late') OR left_out > 0;
CREATE INDEX greeting_late ON greeting (workspace_id, received_ms) WHERE state = 'too_late';
-- Templates of what people are told who come into a group. body: JSON. edition counts the changes; each is a call of the outbox with the
-- key id.edition. template_id is told by the platform once it is made. medium_id: the file it shows. is_leaving: it is to be deleted there.
CREATE TABLE group_welcome (
    workspace_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    connection_id INTEGER NOT NULL,
    body TEXT NOT NULL,
    medium_id INTEGER,
    edition INTEGER NOT NULL,
    template_id TEXT,
    is_leaving INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

"""#),
        (feature: "Welcomes", number: 2, name: "greeting_contact", text: #"""
-- Whether somebody was welcomed.
CREATE INDEX greeting_contact ON greeting (workspace_id, connection_id, external_userid);

"""#),
    ]
}
