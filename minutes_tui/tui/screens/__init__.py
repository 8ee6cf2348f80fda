"""The other screens, and what the live screen and the review share."""
