-- There is a section of the last turning point, and a risk is told of no group across a hole; the diagnoses are made anew.
UPDATE group_version SET changes = changes + 1;
