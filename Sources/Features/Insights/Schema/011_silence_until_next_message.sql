-- The section of what changed counts a silence up to the next message; the diagnoses are made anew.
UPDATE group_version SET changes = changes + 1;
