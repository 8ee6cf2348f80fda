"""Checks of the agenda: what was never taken up, and what of an item is not for the public."""
