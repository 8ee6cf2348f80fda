"""What was decided, voted and promised as rows for a spreadsheet (CSV, RFC 4180). Knows no page and no disk."""

import csv
import datetime as dt
from collections.abc import Callable, Iterator
from io import StringIO

from msgspec import Struct

from minutes_tui.language import markup
from minutes_tui.language.names import Roster, full_name, roster
from minutes_tui.meeting import candidate_votes, vote_results
from minutes_tui.meeting.decisions import decided
from minutes_tui.model.document import visible
from minutes_tui.model.minutes import UNKNOWN_SPEAKER, Audience, Minutes, Note, listed
from minutes_tui.model.timezones import shown
from minutes_tui.report.withheld import known_to

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With what a cell begins that a spreadsheet would compute."""


class _Source(Struct, frozen=True):
    """What a cell may be made of."""

    note: Note
    words: str
    """Its text, or the words that it has as a decision."""
    minutes: Minutes
    people: Roster

    @property
    def day(self) -> dt.date | None:
        """On which the note was taken, as the meeting's clock shows it; of one with no time, the meeting's."""
        meeting = self.minutes.meeting
        return shown(self.note.at, meeting).date() if self.note.at else meeting.date

    def names(self, codes: tuple[str, ...]) -> str:
        return "; ".join(map(self.named, codes))

    def named(self, code: str) -> str:
        person = self.people.by_key.get(code)
        return (full_name(person) or code) if person else "" if code == UNKNOWN_SPEAKER else code

    def options(self) -> Iterator[tuple[str, str]]:
        """Each answer of a vote with its counts."""
        for answer, count in self.note.options.items():
            yield answer, candidate_votes.shown(count, "elected", "-")

    def voters(self, ballot: str) -> str:
        return self.names(tuple(code for code, given in self.note.ballots.items() if given == ballot))


Cell = str | int | None
Column = tuple[str, Callable[[_Source], Cell]]

SHARED: tuple[Column, ...] = (
    ("id", lambda of: of.note.id),
    ("date", lambda of: day.isoformat() if (day := of.day) else ""),
    ("time", lambda of: shown(of.note.at, of.minutes.meeting).isoformat() if of.note.at else ""),
    ("item", lambda of: of.note.item),
    ("item_title", lambda of: next((item.title for item in of.minutes.agenda if item.key == of.note.item), "")),
    ("text", lambda of: markup.words(of.words)),
)

COLUMNS: dict[str, tuple[Column, ...]] = {
    "action": (
        ("responsible", lambda of: "; ".join(listed(of.note.responsible))),
        ("responsible_names", lambda of: of.names(listed(of.note.responsible))),
        ("due", lambda of: of.note.due.isoformat() if of.note.due else ""),
        ("done", lambda of: "yes" if of.note.done else "no"),
    ),
    "vote": (
        ("for", lambda of: of.note.for_),
        ("against", lambda of: of.note.against),
        ("abstain", lambda of: of.note.abstain),
        ("invalid", lambda of: of.note.invalid),
        ("options", lambda of: "; ".join(f"{answer}: {count}" for answer, count in of.options())),
        ("outcome", lambda of: of.note.outcome),
        ("secret", lambda of: "yes" if of.note.secret else "no"),
        ("recused", lambda of: of.names(listed(of.note.recused))),
        ("on", lambda of: "; ".join(listed(of.note.answers))),
        ("voted_for", lambda of: of.voters("for")),
        ("voted_against", lambda of: of.voters("against")),
        ("abstained", lambda of: of.voters("abstain")),
        ("by_proxy", lambda of: of.names(vote_results.by_proxy(of.note, of.minutes))),
    ),
    "decision": (
        ("number", lambda of: of.note.number),
        ("outcome", lambda of: of.note.outcome),
    ),
}
"""By a note's kind: what stands behind the columns that all share. Dates are ISO 8601, a count that wasn't taken is
empty, and the names are part of the format, so they are in no page's language."""

FORMS = {"actions": "action", "votes": "vote", "decisions": "decision"}


def table(minutes: Minutes, form: str, audience: Audience) -> str:
    """The notes of one kind that are for an audience, a row each below a row of names; `form` is a key of FORMS."""
    kind = FORMS[form]
    columns = (*SHARED, *COLUMNS[kind])
    written = StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(name for name, _ in columns)
    rows.writerows(_rows(known_to(minutes, audience), kind, columns))
    return written.getvalue()


def _rows(minutes: Minutes, kind: str, columns: tuple[Column, ...]) -> Iterator[list[Cell]]:
    people, notes = roster(minutes), minutes.notes
    of_kind = ((at, note.text) for at, note in enumerate(notes) if note.kind == kind)
    for at, words in decided(minutes) if kind == "decision" else of_kind:
        source = _Source(notes[at], words, minutes, people)
        yield [_defused(cell(source)) for _, cell in columns]


def _defused(value: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: an apostrophe before it says that it is words."""
    if not isinstance(value, str):
        return value
    said = "\n".join(map(visible, value.split("\n")))
    return f"'{said}" if value.startswith(FORMULA) else said
