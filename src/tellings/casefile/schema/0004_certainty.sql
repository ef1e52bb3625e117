-- How certain it is that a claim was read right, 0 to 1; nothing of whether it is true.
ALTER TABLE claims ADD COLUMN certainty REAL;
