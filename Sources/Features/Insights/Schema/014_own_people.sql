-- Our own people and robots are no speakers any more: the diagnoses are made anew, and the risk is learnt anew whenever those who
-- were left out of it are others than today's.
ALTER TABLE risk_study ADD COLUMN own TEXT NOT NULL DEFAULT '';
UPDATE group_version SET changes = changes + 1;
