"""What stands behind the proceedings, or before them where the house wants it: lists, annexes, who signs."""
