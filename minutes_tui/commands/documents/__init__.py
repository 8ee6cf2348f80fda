"""What documents do to the minutes: one entered, those attached."""
