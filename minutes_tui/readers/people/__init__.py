"""People as lists and tables of them are written."""
