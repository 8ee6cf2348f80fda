"""Which agenda item comes next: the same for the screen that announces it and the command that takes it up."""

from minutes_tui.meeting.agenda_numbers import by_key
from minutes_tui.model.minutes import AgendaItem, Minutes


def following(minutes: Minutes) -> AgendaItem | None:
    """The first item behind the one that is up, or else before it, that was not taken up or skipped yet; None where all
    were. An item has begun as well when one of its parts has."""
    known = by_key(minutes)
    had = {note.item for note in minutes.notes if note.kind == "item" and not note.struck}
    begun = {*had, *(parent for key in had if key in known for parent in known[key].parents)}
    current = minutes.current_item()
    up = next((at for at, item in enumerate(minutes.agenda, 1) if item.key == current), 0)
    ahead = (*minutes.agenda[up:], *minutes.agenda[:up])
    return next((item for item in ahead if item.key not in begun and not item.struck), None)
