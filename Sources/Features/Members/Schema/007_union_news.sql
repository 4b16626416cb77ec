-- Whether a search for members who may be one person has looked at it: 0 since it came, the number of the search that is at it, null
-- afterwards.
ALTER TABLE member_union ADD COLUMN search_id INTEGER DEFAULT 0;
CREATE INDEX member_union_search ON member_union (workspace_id, search_id) WHERE search_id IS NOT NULL;
