"""Many records: those of a folder, which of them are a series, and what goes on from one meeting to the next."""
