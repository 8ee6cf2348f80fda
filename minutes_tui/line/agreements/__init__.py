"""Sentences that say that all agreed to something."""
