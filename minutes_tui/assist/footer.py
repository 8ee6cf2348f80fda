"""Which keys the last row of the live screen shows."""

from minutes_tui.assist.menu import is_over
from minutes_tui.model.minutes import Minutes

UNDO = ("ctrl+z", "undo")


def keys(minutes: Minutes, *, is_sealed: bool = False) -> list[tuple[str, str]]:
    """The keys of the live screen in the order of use, each with what it does. In minutes that are sealed nothing can
    be undone."""
    if is_sealed or is_over(minutes):
        undo = [] if is_sealed else [UNDO]
        return [("f5", "review"), ("f8", "page"), ("f1", "help"), ("f2", "commands"), *undo, ("ctrl+q", "quit")]
    return [("f1", "help"), ("f2", "commands"), ("f3", "lists"), ("f5", "review"), ("f8", "page"), ("ctrl+n", "next"),
            UNDO, ("ctrl+q", "quit")]  # fmt: skip
