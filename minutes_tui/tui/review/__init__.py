"""The review: notes with a cursor, the page, the problems."""
