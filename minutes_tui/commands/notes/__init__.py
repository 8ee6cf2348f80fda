"""Commands of notes that are there: corrected, moved, joined, split."""
