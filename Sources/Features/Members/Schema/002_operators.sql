-- Members who post for the workspace, as marked by hand: what they post is counted apart, and they are on no list of people to
-- talk to. Made from the events member.operator_marked and member.operator_unmarked.
CREATE TABLE operator_member (
    workspace_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, member_id)
);
