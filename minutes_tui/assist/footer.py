"""Which keys the last row of the live screen shows."""

from minutes_tui.assist.menu import is_over
from minutes_tui.model.minutes import Minutes


def keys(minutes: Minutes) -> list[tuple[str, str]]:
    """The keys of the live screen in the order of use, each with what it does."""
    if is_over(minutes):
        return [
            ("f5", "review"),
            ("f8", "page"),
            ("f1", "help"),
            ("f2", "commands"),
            ("ctrl+z", "undo"),
            ("ctrl+q", "quit"),
        ]
    return [("f1", "help"), ("f2", "commands"), ("f3", "lists"), ("f5", "review"), ("f8", "page"), ("ctrl+n", "next"),
            ("ctrl+z", "undo"), ("ctrl+q", "quit")]  # fmt: skip
