"""Which notes are wanted, where something stands, and what is put there."""
