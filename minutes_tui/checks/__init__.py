"""What is wrong in the minutes: each check a function from the minutes to problems, all in one table."""

from minutes_tui.checks.all_checks import CHECKS, FIXES, fixes, problems, silenced
from minutes_tui.checks.fixes import Check, Fix, Mend

__all__ = ["CHECKS", "FIXES", "Check", "Fix", "Mend", "fixes", "problems", "silenced"]
