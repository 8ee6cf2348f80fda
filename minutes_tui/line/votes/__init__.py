"""Votes and motions as lines tell of them: ballots, counts, movers, what became of a motion."""
