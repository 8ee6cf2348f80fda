"""A document as DOCX."""
