"""Lines with who speaks before a colon: what they say is theirs, and no decision, motion or vote of the meeting."""
