"""The keys of a record and what they have in plain words, those of the page's language as far as it has a label."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from msgspec import Struct, structs

from minutes_tui.language import dates
from minutes_tui.language.labels import Labels, Plural, labels, language_name
from minutes_tui.language.names import Roster, roster
from minutes_tui.meeting import candidate_votes, motions
from minutes_tui.model import timezones
from minutes_tui.model.minutes import CODES, LINKS, Codes, Minutes, Note, listed
from minutes_tui.report import Page

LABELS = {
    "meeting.rapporteur": "rapporteur", "meeting.next": "next_meeting", "meeting.venue": "venue",
    "participant.name": "name", "participant.role": "role", "participant.presence": "attendance",
    "participant.delegation": "delegation", "participant.affiliation": "affiliation",
    "participant.substitute_for": "stands_for", "participant.vote": "vote", "participant.proxies": "holds_proxy",
    "agenda.presenter": "presenter", "agenda.document": "document", "agenda.minutes": "planned",
    "note.at": "hour", "note.item": "item", "note.number": "number", "note.responsible": "responsible",
    "note.added": "added_on",
    "note.due": "due", "note.done": "state", "note.outcome": "state", "note.mover": "moved_by",
    "note.seconder": "seconded_by", "note.for_": "for_", "note.against": "against", "note.abstain": "abstentions",
    "note.invalid": "invalid", "note.options": "votes", "note.ballots": "votes", "note.amends": "amendment",
    "note.secret": "secret_ballot", "note.majority": "majority_required", "note.recused": "recused",
    "history.at": "approved_on",
}  # fmt: skip
"""Labels of a language that name a key, by table and field; of one with a blank to fill in, the words around that."""
VALUES = {
    "participant.presence": {"present": "present", "apologies": "apologies", "absent": "absent"},
    "note.outcome": motions.OUTCOMES,
    "note.done": {"True": "done", "False": "open"},
    "note.kind": {"decision": "decision", "action": "action", "motion": "motion", "vote": "vote", "item": "item"},
    "meeting.status": {"draft": "draft", "circulated": "circulated"},
}
"""Labels that name what a key has."""
PEOPLE = {
    *(f"note.{key}" for key in CODES), "agenda.presenter", "participant.substitute_for", "participant.proxies",
    "meeting.rapporteur",
}  # fmt: skip
"""Keys that hold participants' codes."""
NOTES = {*(f"note.{key}" for key in LINKS), "attachment.note"}
"""Keys that hold ids of notes."""


class FieldWords:
    """How keys and values of some minutes read on a page."""

    def __init__(self, page: Page, newer: "FieldWords | None" = None) -> None:
        self._page = page
        self._newer = newer or self
        self._dated = labels(page.language)
        """Without the house's way to write a date, which may leave out the year."""

    def of(self, older: Minutes) -> "FieldWords":
        """The same page's words for an older state, with the names that people had in it."""
        return FieldWords(structs.replace(self._page, minutes=older, people=roster(older)), self)

    @cached_property
    def renamed(self) -> "FieldWords":
        """The same with the names that people have in the newer state, so that a new name is no other person."""
        people = Roster((*self._newer.minutes.participants, *self.minutes.participants))
        return FieldWords(structs.replace(self._page, people=people), self._newer)

    @property
    def minutes(self) -> Minutes:
        return self._page.minutes

    @property
    def labels(self) -> Labels:
        return self._page.labels

    def name(self, table: str, field: str) -> str:
        """What a key is called."""
        if label := LABELS.get(f"{table}.{field}"):
            given: str | Plural = getattr(self.labels, label)
            template = given if isinstance(given, str) else given.other
            words = template.format_map(dict.fromkeys(("name", "names", "date", "share"), "")).strip(" .。:：")
        else:
            words = plain(field)
        return words[:1].upper() + words[1:]

    def kind(self, note: Note) -> str:
        return self.labels.amendment if note.kind == "motion" and note.amends else self.told("note", "kind", note.kind)

    def names(self, codes: Codes) -> str:
        return ", ".join(map(self._page.named, listed(codes)))

    def item(self, key: str) -> str:
        item = self.minutes.item(key)
        return item.title or key if item else key

    def told(self, table: str, field: str, given: Any) -> str:
        """What a key has."""
        key = f"{table}.{field}"
        if label := VALUES.get(key, {}).get(str(given)):
            found: str = getattr(self.labels, label)
            return found
        if key in PEOPLE:
            return self.names(given)
        if key in NOTES:
            return ", ".join(map(self._note, listed(given)))
        match key:
            case "participant.presence":
                return "" if given == "expected" else str(given)
            case "participant.role" if isinstance(given, dict):
                return ", ".join(f"{self._bodies([body])}: {self._page.role(role)}" for body, role in given.items())
            case "participant.role":
                return self._page.role(given)
            case "participant.body":
                return self._bodies(listed(given))
            case "print.signature":
                return ", ".join(map(self._page.role, listed(given or ())))
            case "note.options":
                elected = self.labels.elected.lower()
                each = ((answer, candidate_votes.shown(count, elected)) for answer, count in given.items())
                return ", ".join(f"{answer}: {said}" for answer, said in each)
            case "note.ballots":
                return ", ".join(f"{self.names(code)}: {self._ballot(ballot)}" for code, ballot in given.items())
            case "note.item":
                return self.item(given)
            case "participant.printed" if given == "":
                return "not printed"
            case "note.kind" | "meeting.status":
                return str(given).capitalize()
            case "meeting.language" | "note.language":
                return language_name(given, self._page.language) if given else ""
        return self.value(given)

    def value(self, given: Any) -> str:
        """A value of which nothing else is known, in a line."""
        match given:
            case None:
                return ""
            case bool():
                return "yes" if given else "no"
            case float():
                return f"{given:g}"
            case dt.datetime():
                given = timezones.shown(given, self._newer.minutes.meeting)
                time = self._time(given)
                return (
                    time if given.date() == self._newer.minutes.meeting.date else f"{self.value(given.date())}, {time}"
                )
            case dt.date():
                return dates.printed(given, self._dated, self._page.language)
            case dt.time():
                return self._time(given)
            case tuple() | list():
                return ", ".join(map(self.value, given))
            case dict():
                return ", ".join(f"{plain(key)}: {self.value(each)}" for key, each in given.items())
            case Struct():
                return ", ".join(filter(None, map(self.value, structs.asdict(given).values())))
        return str(given)

    def _time(self, at: dt.time | dt.datetime) -> str:
        return self._dated.at_time.format(time=dates.printed_time(at, self._dated, self._page.language))

    def _ballot(self, ballot: str) -> str:
        words = self.labels
        known = {"for": words.for_, "against": words.against, "abstain": words.abstention.one or words.abstention.other}
        return known.get(ballot, ballot)

    def _bodies(self, keys: Iterable[str]) -> str:
        names = {body.key: body.name or body.key for body in self.minutes.bodies}
        return ", ".join(names.get(key, key) for key in keys)

    def _note(self, id_: str) -> str:
        """A note by its paragraph, else by its id."""
        numbers = (note.paragraph for note in self.minutes.notes if note.id == id_)
        number = next(numbers, None)
        return id_ if number is None else f"§{number}"


def plain(key: str) -> str:
    return key.strip("_").replace("_", " ")


def changed(table: str, field: str, old: tuple[Struct, FieldWords], new: tuple[Struct, FieldWords]) -> tuple[str, str]:
    """What a key had and has, as plainly as is needed to tell them apart; the same twice where no page tells them
    apart, such as the seconds of a time."""
    (was, before), (became, after) = ((getattr(entry, field), words) for entry, words in (old, new))
    if was == became:
        return "", ""
    told = before.renamed.told(table, field, was), after.told(table, field, became)
    return told if told[0] != told[1] else (before.value(was), after.value(became))
