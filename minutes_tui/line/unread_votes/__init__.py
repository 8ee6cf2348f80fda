"""What is asked of sentences that were read as mere words, and may tell of a motion, a vote, an election or who is out
of a vote."""
