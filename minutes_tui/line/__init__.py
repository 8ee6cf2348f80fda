"""A typed line to what it means."""
