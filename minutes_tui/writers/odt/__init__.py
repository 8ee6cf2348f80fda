"""A document as OpenDocument text."""
