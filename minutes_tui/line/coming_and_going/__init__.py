"""What sentences are made of that tell who came, went or took the chair, and what is asked of them."""
