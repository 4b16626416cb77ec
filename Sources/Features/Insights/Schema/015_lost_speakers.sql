-- How many speakers a week each group has lost; and a record that ends in full talk is no silence. The diagnoses are made anew.
ALTER TABLE matrix_group ADD COLUMN lost REAL;
UPDATE group_version SET changes = changes + 1;
