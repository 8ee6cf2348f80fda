"""The writers: each a function from a document to the text or the bytes of one format. None knows a record."""
