"""Which agenda item comes next: the same for the screen that announces it and the command that takes it up."""

from minutes_tui.meeting.agenda_numbers import by_key
from minutes_tui.model.minutes import AgendaItem, Minutes


def following(minutes: Minutes) -> AgendaItem | None:
    """The first item behind the one that is up that was not taken up or skipped yet; where all were, the item behind
    it; None where there is none. An item has begun as well when one of its parts has."""
    items, known = minutes.agenda, by_key(minutes)
    had = {note.item for note in minutes.notes if note.kind == "item" and not note.struck}
    begun = {*had, *(parent for key in had if key in known for parent in known[key].parents)}
    current = minutes.current_item()
    up = next((n for n, item in enumerate(items, 1) if item.key == current), 0)
    ahead = [item for item in items[up:] if not item.struck]
    return next((item for item in ahead if item.key not in begun), ahead[0] if ahead else None)
