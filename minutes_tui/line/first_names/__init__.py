"""First names in a line: whose they are."""
