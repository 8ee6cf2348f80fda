"""Minutes to the bytes of a file."""
