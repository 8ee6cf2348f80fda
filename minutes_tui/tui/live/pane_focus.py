"""Which of the panes of the live screen has the keys, how one gets there, and what the footer shows then."""

from collections.abc import Callable, Mapping
from functools import partial

from minutes_tui.assist.keymap import TITLES
from minutes_tui.tui.live.line_session import LineSession
from minutes_tui.tui.widgets.list_pane import Listing
from minutes_tui.tui.widgets.notes_pane import Notes
from minutes_tui.tui.widgets.roster_agenda_panes import Agenda, Roster

FOOTERS: Mapping[str, list[tuple[str, str]]] = {
    "participants": [("p l b ?", "presence"), ("a", "add"), ("e", "edit"), ("/", "find"), ("f1", "keys"),
                     ("escape", "back")],
    "agenda": [("enter", "take up"), ("s", "skip"), ("a", "add"), ("e", "edit"), ("f1", "keys"),
               ("escape", "back")],
}  # fmt: skip


Act = Callable[[LineSession, Listing, str], None]
"""Does what a key of a list does, by its name."""


def begin(live: LineSession, act: Act) -> None:
    """Let the panes take the focus, and `act` on their keys; a click in them leaves the keys where they are."""
    roster, agenda = live.query_one(Roster), live.query_one(Agenda)
    roster.pointed, agenda.pointed = partial(_person_pointed, live), partial(_item_pointed, live)
    roster.pasted, agenda.pasted = partial(_people_pasted, live), partial(_items_pasted, live, agenda)
    for pane in (roster, agenda):
        pane.can_focus = True
        pane.act = partial(act, live, pane)
        pane.typed = partial(_line_begun, live)


def _line_begun(live: LineSession, character: str) -> None:
    """What is typed is a line, and not meant for a list: the keys go back to the line before any more of it acts."""
    leave(live)
    live.begin_with(character, f"“{character}” is no key of the list: back in the line.")


def _person_pointed(live: LineSession, at: int) -> None:
    from minutes_tui.commands.entries import ROSTER

    person = live.editor.minutes.participants[at]
    live.say(f"{ROSTER.said(ROSTER.title, live.editor.minutes, at, person)} · to change it, press F3 twice")


def _item_pointed(live: LineSession, at: int) -> None:
    """Look back to where an item was taken up."""
    from minutes_tui.commands.entries import AGENDA

    item = live.editor.minutes.agenda[at]
    notes = enumerate(live.editor.minutes.notes)
    begun = next((n for n, note in notes if note.kind == "item" and note.item == item.key and not note.struck), None)
    if begun is not None:
        live.query_one(Notes).go_to(begun)
    live.say(f"{AGENDA.said(AGENDA.title, live.editor.minutes, at, item)} · to change it, press F3")


def _people_pasted(live: LineSession, text: str) -> None:
    from minutes_tui.tui.live import import_list

    if live.editor.why_sealed:
        live.warn(live.editor.why_sealed)
    else:
        import_list.show(live, "import", text)


def _items_pasted(live: LineSession, pane: Agenda, text: str) -> None:
    from minutes_tui.commands.entries import add_items

    row = pane.current()
    if live.editor.why_sealed:
        live.warn(live.editor.why_sealed)
    else:
        live.tell(add_items(live.editor, row.at + 1 if row else 0, text.splitlines()))


def show(live: LineSession, view: str, argument: str) -> None:
    """Go to the participants or to the agenda."""
    pane: Listing = live.query_one(Agenda) if view == "agenda" else live.query_one(Roster)
    if isinstance(pane, Agenda) and not (pane.has_focus or pane.is_pointed):
        pane.begin()
    _fit(live, pane)
    live.set_focus(pane, scroll_visible=False)


def go_on(live: LineSession) -> None:
    """From the line to the agenda, from there to the participants, from there to the line."""
    match live.focused:
        case Agenda():
            show(live, "participants", "")
        case Roster():
            leave(live)
        case _:
            show(live, "agenda", "")


def leave(live: LineSession) -> None:
    live.line.focus()
    live.set_focus(live.line)


def fit(live: LineSession) -> None:
    """Give the room to the list that has the focus."""
    _fit(live, live.focused if isinstance(live.focused, Listing) else None)


def _fit(live: LineSession, pane: Listing | None) -> None:
    live.become({
        "-unwritten": not live.line.text, "-agenda": isinstance(pane, Agenda),
        "-participants": isinstance(pane, Roster),
    })  # fmt: skip


def footer(live: LineSession) -> list[tuple[str, str]]:
    """The keys that matter in the list that has the focus; none where it is the line."""
    return FOOTERS[live.focused.name_in_keys] if isinstance(live.focused, Listing) else []


def title(live: LineSession) -> str:
    """The title of the keys of the list that has the focus, in the help; "" where it is the line."""
    return f"Lists: {TITLES[live.focused.name_in_keys]}" if isinstance(live.focused, Listing) else ""
