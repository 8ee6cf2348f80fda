"""What follows from the minutes' values: who is there, who votes, what was decided; and edits of them."""
