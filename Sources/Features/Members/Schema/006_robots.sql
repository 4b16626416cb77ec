-- A member may be marked as a robot, by the event member.robot_marked: like our own people it is no speaker, but what it posts is
-- not what we posted.
ALTER TABLE operator_member ADD COLUMN robot INTEGER NOT NULL DEFAULT 0;
