"""What keys do in the participants and in the agenda, from a key's name to the edit. `pane_focus` leads there."""

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from minutes_tui.commands import entries
from minutes_tui.commands.agenda import take_up
from minutes_tui.commands.entries import AGENDA, ROSTER, Kept, Table
from minutes_tui.commands.form_fields import Problems, Typed, words
from minutes_tui.editor import Editor, Outcome
from minutes_tui.model.minutes import AgendaItem, Participant
from minutes_tui.tui.live.line_session import LineSession
from minutes_tui.tui.live.pane_focus import leave, show
from minutes_tui.tui.widgets.list_pane import Listing, Row
from minutes_tui.tui.widgets.roster_agenda_panes import Agenda

PRESENCES = {"present": "present", "regrets": "apologies", "absent": "absent", "not_known": "expected"}
"""A key's name to a participant's presence."""


def run(live: LineSession, name_in_keys: str, name: str) -> None:
    """Do what a key of a list does, from elsewhere."""
    show(live, name_in_keys, "")
    pane = live.focused
    assert isinstance(pane, Listing)
    act(live, pane, name)


def act(live: LineSession, pane: Listing, name: str) -> None:
    """Do what a key of a list does, by its name; "" is a key that does nothing."""
    match name:
        case "":
            live.warn("This key does nothing here. Esc goes back, F1 shows the keys.")
        case "leave":
            leave(live)
        case "other":
            show(live, "participants" if isinstance(pane, Agenda) else "agenda", "")
        case "undo":
            live.undo_by_key()
        case "redo":
            live.action_command(name)
        case _ if live.editor.why_sealed:
            live.warn(live.editor.why_sealed)
        case "add":
            ADD[pane.name_in_keys](live, pane)
        case _:
            row = pane.current()
            if row is None:
                live.warn("The list is empty. Press a to add a row.")
            else:
                DOES[pane.name_in_keys][name](live, pane, row)


Do = Callable[[LineSession, Listing, Row], None]


def _outcome(do: Callable[[Editor, int], Outcome]) -> Do:
    def done(live: LineSession, pane: Listing, row: Row) -> None:
        live.tell(do(live.editor, row.at))

    return done


def _presence(presence: str) -> Do:
    """Say it of the one, and go on to the next."""

    def done(live: LineSession, pane: Listing, row: Row) -> None:
        outcome = entries.set_presence(live.editor, row.at, presence)
        last = "" if pane.move(1) else " That was the last row."
        live.tell(replace(outcome, said=outcome.said + last))

    return done


def _move_person(by: entries.By) -> Do:
    def done(live: LineSession, pane: Listing, row: Row) -> None:
        pane.show_all()
        live.tell(entries.move_person(live.editor, row.at, row.body, by))

    return done


def _move_item(by: entries.By) -> Do:
    def done(live: LineSession, pane: Listing, row: Row) -> None:
        pane.show_all()
        live.tell(entries.move_item(live.editor, row.at, by))

    return done


def _take_up(live: LineSession, pane: Listing, row: Row) -> None:
    live.tell(take_up(live.editor, live.editor.minutes.agenda[row.at]))
    live.follow()
    leave(live)


# The fields of a row


def _edit(table: Table) -> Do:
    def done(live: LineSession, pane: Listing, row: Row) -> None:
        entry = table.entries(live.editor.minutes)[row.at]

        def keep(typed: Typed) -> Kept:
            at = _again((each.key for each in table.entries(live.editor.minutes)), row.at, entry.key)
            return entries.edit(live.editor, table, at, typed) if at is not None else GONE

        _open(live, pane, table, table.said(table.title, live.editor.minutes, row.at, entry), entry, keep)

    return done


GONE = Kept(Outcome(refused="Another program removed this row."))


def _again(keys: Iterable[str], at: int, key: str) -> int | None:
    """Where an entry is that was at an index before another program may have changed the record."""
    same = [n for n, each in enumerate(keys) if each == key]
    return at if at in same else next(iter(same), None)


def _add_person(live: LineSession, pane: Listing) -> None:
    row = pane.current()
    start = entries.new_person(live.editor.minutes, row.body if row else None)
    at = row.at + 1 if row else 0
    _open(
        live, pane, ROSTER, "New participant", start, lambda typed: entries.add(live.editor, ROSTER, at, start, typed)
    )


def _add_item(live: LineSession, pane: Listing) -> None:
    row, start = pane.current(), AgendaItem()
    at = row.at + 1 if row else 0
    _open(
        live, pane, AGENDA, "New agenda item", start, lambda typed: entries.add(live.editor, AGENDA, at, start, typed)
    )


def _open(
    live: LineSession,
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
    begin = "" if entry.key else table.needed
    live.app.push_screen(Fields(title, filled, begin, check, kept, entries.shown_first(table, entry)))


ADD: Mapping[str, Callable[[LineSession, Listing], None]] = {"participants": _add_person, "agenda": _add_item}
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
        "out": _outcome(lambda editor, at: entries.shift_item(editor, at, -1)),
        "in": _outcome(lambda editor, at: entries.shift_item(editor, at, 1)),
        "strike": _outcome(lambda editor, at: entries.strike(editor, AGENDA, at)),
        "remove": _outcome(entries.remove_item),
    },
}
"""What each key's name in `keymap.LISTS` does with the row of the cursor."""
