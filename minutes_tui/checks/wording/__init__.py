"""Checks of how the minutes are worded: short forms, slips of style, one thing spelled in two ways."""
