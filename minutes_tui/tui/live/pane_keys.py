"""What keys do in the participants and in the agenda: how one gets there, and from a key's name to the edit."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from minutes_tui.assist.keymap import TITLES
from minutes_tui.commands import entries
from minutes_tui.commands.agenda import take_up
from minutes_tui.commands.entries import AGENDA, ROSTER, Kept, Table
from minutes_tui.commands.form_fields import Problems, Typed, words
from minutes_tui.editor import Editor, Outcome
from minutes_tui.meeting.attendance import is_taken
from minutes_tui.model.minutes import AgendaItem, Participant
from minutes_tui.tui.widgets.list_pane import Listing, Row
from minutes_tui.tui.widgets.notes_pane import Notes
from minutes_tui.tui.widgets.roster_agenda_panes import Agenda, Roster

if TYPE_CHECKING:
    from minutes_tui.tui.live.screen import Live

FOOTERS: Mapping[str, list[tuple[str, str]]] = {
    "participants": [
        ("p l b ?", "presence"),
        ("a", "add"),
        ("e", "edit"),
        ("/", "find"),
        ("f1", "keys"),
        ("escape", "the line"),
    ],
    "agenda": [
        ("enter", "take up"),
        ("s", "skip"),
        ("a", "add"),
        ("e", "edit"),
        ("f1", "keys"),
        ("escape", "the line"),
    ],
}
PRESENCES = {"present": "present", "regrets": "apologies", "absent": "absent", "not_known": "expected"}
"""A key's name to a participant's presence."""


def begin(live: "Live") -> None:
    """Let the panes take the focus, and do what their keys say; a click in them leaves the keys where they are."""
    roster, agenda = live.query_one(Roster), live.query_one(Agenda)
    roster.pointed, agenda.pointed = partial(_person_pointed, live), partial(_item_pointed, live)
    for pane in (roster, agenda):
        pane.can_focus = True
        pane.act = partial(act, live, pane)


def _person_pointed(live: "Live", at: int) -> None:
    person = live.editor.minutes.participants[at]
    live.say(f"{ROSTER.said(ROSTER.title, at, person)} · F3 twice, then a key acts on this row")


def _item_pointed(live: "Live", at: int) -> None:
    """Look back to where an item was taken up."""
    item = live.editor.minutes.agenda[at]
    notes = enumerate(live.editor.minutes.notes)
    begun = next((n for n, note in notes if note.kind == "item" and note.item == item.key and not note.struck), None)
    if begun is not None:
        live.query_one(Notes).go_to(begun)
    live.say(f"{AGENDA.said(AGENDA.title, at, item)} · F3, then a key acts on this row")


def show(live: "Live", view: str, argument: str) -> None:
    """Go to the participants or to the agenda."""
    pane: Listing = live.query_one(Agenda) if view == "agenda" else live.query_one(Roster)
    if isinstance(pane, Agenda) and not (pane.has_focus or pane.is_pointed):
        pane.begin()
    _fit(live, pane)
    live.set_focus(pane, scroll_visible=False)


def go_on(live: "Live") -> None:
    """From the line to the agenda, from there to the participants, from there to the line."""
    match live.focused:
        case Agenda():
            show(live, "participants", "")
        case Roster():
            leave(live)
        case _:
            show(live, "agenda", "")


def leave(live: "Live") -> None:
    live.line.focus()
    live.set_focus(live.line)


def fit(live: "Live") -> None:
    """Give the room to the list that has the focus."""
    _fit(live, live.focused if isinstance(live.focused, Listing) else None)


def _fit(live: "Live", pane: Listing | None) -> None:
    live.set_class(not live.line.text, "-unwritten")
    live.set_class(isinstance(pane, Agenda), "-agenda")
    live.set_class(isinstance(pane, Roster), "-participants")


def footer(live: "Live") -> list[tuple[str, str]]:
    """The keys that matter in the list that has the focus; none where it is the line."""
    return FOOTERS[live.focused.name_in_keys] if isinstance(live.focused, Listing) else []


def title(live: "Live") -> str:
    """The title of the keys of the list that has the focus, in the help; "" where it is the line."""
    return f"Lists: {TITLES[live.focused.name_in_keys]}" if isinstance(live.focused, Listing) else ""


def run(live: "Live", name_in_keys: str, name: str) -> None:
    """Do what a key of a list does, from elsewhere."""
    show(live, name_in_keys, "")
    pane = live.focused
    assert isinstance(pane, Listing)
    act(live, pane, name)


def act(live: "Live", pane: Listing, name: str) -> None:
    """Do what a key of a list does, by its name; "" is a key that does nothing."""
    match name:
        case "":
            live.warn("That is no key of the list: Escape goes back to the line, F1 shows the keys.")
        case "leave":
            leave(live)
        case "other":
            show(live, "participants" if isinstance(pane, Agenda) else "agenda", "")
        case "undo" | "redo":
            live.action_command(name)
        case _ if live.editor.why_sealed:
            live.warn(live.editor.why_sealed)
        case "add":
            ADD[pane.name_in_keys](live, pane)
        case _:
            row = pane.current()
            if row is None:
                live.warn("There is no row: a adds one.")
            else:
                DOES[pane.name_in_keys][name](live, pane, row)


Do = Callable[["Live", Listing, Row], None]


def _outcome(do: Callable[[Editor, int], Outcome]) -> Do:
    def done(live: "Live", pane: Listing, row: Row) -> None:
        live.tell(do(live.editor, row.at))

    return done


def _presence(presence: str) -> Do:
    """Say it of the one, and go on to the next."""

    def done(live: "Live", pane: Listing, row: Row) -> None:
        outcome = entries.set_presence(live.editor, row.at, presence)
        last = "" if pane.move(1) else " That was the last row."
        live.tell(replace(outcome, said=outcome.said + last))

    return done


def _move_person(by: entries.By) -> Do:
    def done(live: "Live", pane: Listing, row: Row) -> None:
        pane.show_all()
        live.tell(entries.move_person(live.editor, row.at, row.body, by))

    return done


def _move_item(by: entries.By) -> Do:
    def done(live: "Live", pane: Listing, row: Row) -> None:
        pane.show_all()
        live.tell(entries.move_item(live.editor, row.at, by))

    return done


def _take_up(live: "Live", pane: Listing, row: Row) -> None:
    live.tell(take_up(live.editor, live.editor.minutes.agenda[row.at]))
    live.query_one(Notes).follow()
    leave(live)


# The fields of a row


def _edit(table: Table) -> Do:
    def done(live: "Live", pane: Listing, row: Row) -> None:
        entry = table.entries(live.editor.minutes)[row.at]

        def keep(typed: Typed) -> Kept:
            at = _again((each.key for each in table.entries(live.editor.minutes)), row.at, entry.key)
            return entries.edit(live.editor, table, at, typed) if at is not None else GONE

        _open(live, pane, table, table.said(table.title, row.at, entry), entry, keep)

    return done


GONE = Kept(Outcome(refused="The row was taken out elsewhere meanwhile."))


def _again(keys: Iterable[str], at: int, key: str) -> int | None:
    """Where an entry is that was at an index before another program may have changed the record."""
    same = [n for n, each in enumerate(keys) if each == key]
    return at if at in same else next(iter(same), None)


def _add_person(live: "Live", pane: Listing) -> None:
    minutes, row = live.editor.minutes, pane.current()
    only = minutes.bodies[0].key if len(minutes.bodies) == 1 else ""
    start = Participant(body=(row.body if row else only) or (), presence="present" if is_taken(minutes) else "expected")
    at = row.at + 1 if row else 0
    _open(live, pane, ROSTER, "Somebody new", start, lambda typed: entries.add(live.editor, ROSTER, at, start, typed))


def _add_item(live: "Live", pane: Listing) -> None:
    row, start = pane.current(), AgendaItem()
    at = row.at + 1 if row else 0
    _open(live, pane, AGENDA, "A new item", start, lambda typed: entries.add(live.editor, AGENDA, at, start, typed))


def _open(
    live: "Live",
    pane: Listing,
    table: Table,
    title: str,
    entry: Participant | AgendaItem,
    keep: Callable[[Typed], Kept],
) -> None:
    from minutes_tui.tui.widgets.form import Fields  # few sittings edit a row

    def kept(typed: Typed) -> Problems:
        result = keep(typed)
        if not result.problems:
            live.tell(result.outcome)
            pane.select(result.at)
        return result.problems

    def check(typed: Typed) -> Problems:
        return table.typed(live.editor.minutes, entry, typed)[1]

    filled = [(field, words(entry, field.name)) for field in table.fields]
    live.app.push_screen(Fields(title, filled, "" if entry.key else table.needed, check, kept))


ADD: Mapping[str, Callable[["Live", Listing], None]] = {"participants": _add_person, "agenda": _add_item}
DOES: Mapping[str, Mapping[str, Do]] = {
    "participants": {
        **{name: _presence(presence) for name, presence in PRESENCES.items()},
        "edit": _edit(ROSTER),
        "up": _move_person(-1),
        "down": _move_person(1),
        "strike": _outcome(lambda editor, at: entries.strike(editor, ROSTER, at)),
        "remove": _outcome(entries.remove_person),
    },
    "agenda": {
        "take_up": _take_up,
        "skip": _outcome(entries.skip_item),
        "close": _outcome(entries.close_item),
        "edit": _edit(AGENDA),
        "up": _move_item(-1),
        "down": _move_item(1),
        "strike": _outcome(lambda editor, at: entries.strike(editor, AGENDA, at)),
        "remove": _outcome(entries.remove_item),
    },
}
"""What each key's name in `keys.LISTS` does with the row of the cursor."""
