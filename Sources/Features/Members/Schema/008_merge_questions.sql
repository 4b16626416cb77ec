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
