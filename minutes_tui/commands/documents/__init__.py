"""What documents do to the minutes: those that are imported, and those that are attached."""
