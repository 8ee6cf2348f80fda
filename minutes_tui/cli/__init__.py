"""The command `minutes`. Options and arguments are read here alone."""
