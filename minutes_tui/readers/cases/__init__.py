"""What a source says was moved, voted, decided or given to somebody to do."""
