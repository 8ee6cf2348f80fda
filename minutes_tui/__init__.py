"""Minutes of a meeting, taken in the terminal."""
