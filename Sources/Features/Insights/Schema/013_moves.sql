-- Who came and went by day, over all groups: most days of members have neither.
CREATE INDEX member_day_moves ON member_day (workspace_id, day, group_id, member_id, joins, leaves) WHERE joins + leaves > 0;
