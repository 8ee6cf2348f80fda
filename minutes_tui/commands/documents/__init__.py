"""What documents do to the minutes: one entered, one that comes back with changes, those attached."""
