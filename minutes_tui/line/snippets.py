"""Short forms of what is written often: abbreviations that expand as one types, and text modules with live values."""

import datetime as dt
import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from minutes_tui.language import dates
from minutes_tui.language.labels import labels
from minutes_tui.language.names import roster, same
from minutes_tui.meeting.quorum import voter_count
from minutes_tui.model.minutes import Minutes, listed
from minutes_tui.model.patterns import Pattern

ABBREVIATION = Pattern(r"(?<![^\s(“\"'])(;[^\s;,.:!?()”\"]+)")
VALUE = Pattern(r"\{([a-z]+)\}")


class Short(Struct, frozen=True):
    """Abbreviations and text modules, by what is typed: those of the record before the rapporteur's own."""

    abbreviations: Mapping[str, str] = {}
    modules: Mapping[str, str] = {}

    @classmethod
    def of(cls, minutes: Minutes, abbreviations: Mapping[str, str], modules: Mapping[str, str]) -> "Short":
        return cls({**abbreviations, **minutes.abbreviations}, {**modules, **minutes.modules})


def expanded(words: str, short: Short) -> str:
    """Words with each `;cacvt` that is an abbreviation put as what it stands for. A key is typed with `;` before it,
    however it is written in the table."""
    if ";" not in words or not short.abbreviations:
        return words

    def whole(match: re.Match[str]) -> str:
        typed = match[1]
        return short.abbreviations.get(typed[1:], short.abbreviations.get(typed, typed))

    return ABBREVIATION.sub(whole, words)


def module(name: str, short: Short) -> str | None:
    """The text of the module of that name, or of the only one that begins so; None where there is none."""
    wanted = name.lower()
    exact = [text for each, text in short.modules.items() if each.lower() == wanted]
    begun = [text for each, text in short.modules.items() if wanted and each.lower().startswith(wanted)]
    return exact[0] if exact else begun[0] if len(begun) == 1 else None


def filled(text: str, minutes: Minutes, now: dt.datetime) -> tuple[str, list[str]]:
    """A module's text with its `{values}`, and the names of those that there are none for, which stay as they are."""
    missing: list[str] = []

    def value(match: re.Match[str]) -> str:
        give = VALUES.get(match[1])
        found = give(minutes, now) if give else ""
        if not found:
            missing.append(match[1])
        return found or match[0]

    return VALUE.sub(value, text), missing


def _speaker(minutes: Minutes, now: dt.datetime) -> str:
    """Who has the floor, or else who spoke last."""
    spoke = (code for note in reversed(minutes.notes) if not note.struck for code in note.speakers)
    code = minutes.floor.speaker or next(spoke, "")
    return roster(minutes).short(code) if code else ""


def _next(minutes: Minutes, now: dt.datetime) -> str:
    waiting = listed(minutes.floor.waiting)
    return roster(minutes).short(waiting[0]) if waiting else ""


def _item(minutes: Minutes, now: dt.datetime) -> str:
    item = minutes.item(minutes.item_up())
    return item.title or item.key if item else ""


def _chair(minutes: Minutes, now: dt.datetime) -> str:
    for person in minutes.participants:
        roles = [person.role] if isinstance(person.role, str) else list(person.role.values())
        if "chair" in map(same, roles):
            return roster(minutes).short(person.key)
    return ""


def _date(minutes: Minutes, now: dt.datetime) -> str:
    language = minutes.meeting.language
    return dates.printed(minutes.meeting.date or now.date(), labels(language), language)


VALUES: Mapping[str, Callable[[Minutes, dt.datetime], str]] = {
    "speaker": _speaker,
    "next": _next,
    "chair": _chair,
    "item": _item,
    "present": lambda minutes, now: str(voter_count(minutes).present),
    "expected": lambda minutes, now: str(voter_count(minutes).all),
    "quorum": lambda minutes, now: "" if (quorum := voter_count(minutes).quorum) is None else str(quorum),
    "title": lambda minutes, now: minutes.meeting.title,
    "venue": lambda minutes, now: minutes.meeting.venue,
    "date": _date,
    "time": lambda minutes, now: f"{now:%H:%M}",
}
"""By the name in braces, what stands for it now; "" where there is nothing."""
