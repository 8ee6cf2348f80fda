"""`python -m minutes_tui` is the command `minutes`."""

from minutes_tui.cli import script

script()
