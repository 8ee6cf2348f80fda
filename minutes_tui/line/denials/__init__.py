"""What sentences say is not so."""
