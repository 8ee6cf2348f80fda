"""`python -m minutes_tui` is the command `minutes`."""

from minutes_tui.cli.main import script

script()
