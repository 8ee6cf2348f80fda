"""What becomes of a wording by an instruction: "after paid insert by bank transfer", "s/ten/twelve/"."""

import re
from collections.abc import Iterator
from functools import cache

from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.model.minutes import Note

QUOTES = " \"'“”„‘’«»"
SLASHES = re.compile(r"s/([^/]+)/([^/]*)/?")
TIGHT = re.compile(r"[,;:.!?]")
"""With which new words begin that no blank parts from those before."""


def applied(instruction: str, wording: str, language: str) -> str:
    """The wording as an instruction changes it, in a language or in English; "" where it is none, or what it names
    stands in the wording nowhere or more than once."""
    typed = instruction.strip().rstrip(".")
    return _applied(_led(typed, language), wording, language) or _applied(typed, wording, language)


def _applied(typed: str, wording: str, language: str) -> str:
    if match := SLASHES.fullmatch(typed):
        return _changed("replace", match[1], match[2], wording)
    if (added := _appended(typed, language)) and wording:
        end = ENDS.search(wording)
        begun = wording[: end.start()] if end else wording
        return f"{begun}{'' if TIGHT.match(added) else ' '}{added}{end[0] if end else ''}"
    for way, pattern in (each for tag in dict.fromkeys((language, "en")) for each in _patterns(tag)):
        match = pattern.fullmatch(typed)
        found = match.groupdict() if match else {}
        for old, new in _pairs(found, language) if found else ():
            if result := _changed(way, old, new, wording):
                return result
    return ""


def _led(words: str, language: str) -> str:
    """Words without those that lead to an instruction or to what it names: "that", "the words"."""
    return _lead(language).sub("", words, count=1)


def _pairs(found: dict[str, str], language: str) -> Iterator[tuple[str, str]]:
    """What is there, as it is named and without the words that lead to it, each with what is new."""
    new = _bare(found.get("new", ""))
    yield _bare(found["old"]), new
    yield _bare(_led(found["old"], language)), new


@cache
def _lead(language: str) -> re.Pattern[str]:
    words = {word for tag in (language, "en") for word in vocabulary(tag).amendments.lead}
    return re.compile(rf"^(?:{alternatives(words)})\s+", re.IGNORECASE)


def question(words: str, wording: str, language: str) -> str:
    """What is asked of an amendment whose words tell how to change a wording and are not the new one, with the command
    for the whole wording where that is sure; "" of others."""
    if not _is_instruction(words, wording, language):
        return FEW if wording and _leaves_out_most(words, wording) else ""
    new = applied(words, wording, language)
    return OFFERED.format(new) if new else INSTRUCTS


def is_asked(note: Note) -> bool:
    """Whether the whole wording of an amendment is asked for."""
    return note.kind == "motion" and bool(note.amends) and note.check.startswith((WHOLE, FEW))


def before_outcome(note: Note) -> str:
    """Why an amendment whose whole wording is asked for has no outcome yet; "" where its words may be all of it."""
    if note.check.startswith(FEW):
        return ""
    offered = note.check.removeprefix(OFFERED.partition("{")[0])
    new = offered if offered != note.check else "NEW TEXT"
    return FIRST.format(new)


INSTRUCTION = re.compile(
    r"(?:\S+\s+){0,3}?(?:insert|delete|strike|replace|substitute|add|remove|omit)\b|"
    r"(?:after|before|at the end)\b.{1,200}\b(?:insert|add)\b|s/[^/]+/",
    re.IGNORECASE,
)
"""Words that say how a wording is to be changed: "after paid insert by bank transfer"."""
WHOLE = "An amendment is the whole new wording"
INSTRUCTS = f"{WHOLE}: ↑ puts this text in the line, to write the wording in its place."
OFFERED = f"{WHOLE}. Is it this? Type /amend {{}}"
FEW = (
    "Most words of the motion are not in this amendment. Type /amend again with its whole new wording, or leave it so."
)
"""Asked of an amendment that has few of the words of the motion."""
FIRST = "Before the outcome give the amendment's whole wording: /amend {}"


def begins_one(words: str, language: str) -> bool:
    """Whether words begin as an instruction does, with one word before its verb at most: "to add …", "d'ajouter …"."""
    first = " ".join(re.findall(r"\w+", words)[:2])
    return INSTRUCTION.match(words) is not None or _verbs(language).search(first) is not None


def _is_instruction(words: str, wording: str, language: str) -> bool:
    """Whether words can be applied to a wording as an instruction, or begin otherwise and have less than half of its
    words."""
    if applied(words, wording, language):
        return True
    if not (INSTRUCTION.match(words) or _verbs(language).search(words)):
        return False
    had, has = _words(wording), _words(words)
    return 2 * len(had & has) < len(had) or (INSTRUCTION.match(words) is not None and len(has) < len(had))


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w+", text)}


def _leaves_out_most(words: str, wording: str) -> bool:
    """Whether words have less than a third of those of a wording, and are fewer."""
    had, has = _words(wording), _words(words)
    return LEAST_SHARED * len(had & has) < len(had) and len(has) < len(had)


LEAST_SHARED = 3


@cache
def _verbs(language: str) -> re.Pattern[str]:
    """The longest word of each way to say how a wording is to be changed."""
    known = [vocabulary(tag).amendments for tag in dict.fromkeys((language, "en"))]
    ways = (said for each in known for said in (*each.replace, *each.delete, *each.append))
    named = (re.sub(r"OLD|NEW|[^\w\s]", " ", said).split() for said in ways)
    return re.compile(
        rf"(?<!\w)(?:{alternatives({max(each, key=len) for each in named if each})})(?!\w)", re.IGNORECASE
    )


ENDS = re.compile(r"[.!。]+$")


def _appended(instruction: str, language: str) -> str:
    """The words in quotation marks that are to stand at the end of a wording; "" of any other instruction."""
    found = (each.fullmatch(instruction) for tag in dict.fromkeys((language, "en")) for each in _at_end(tag))
    new = next((match["new"].strip() for match in found if match), "")
    return _bare(new) if new[:1] in QUOTES and new[-1:] in QUOTES and "OLD" not in new else ""


@cache
def _at_end(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(re.escape(said).replace("\\ ", r"\s*").replace("NEW", "(?P<new>.+?)"), re.IGNORECASE)
        for said in vocabulary(language).amendments.append
    )


def _bare(words: str) -> str:
    return words.strip(QUOTES)


def _changed(way: str, old: str, new: str, wording: str) -> str:
    """The wording with `new` beside `old` or in its place; "" where that isn't there as whole words just once."""
    places = list(re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", wording, re.IGNORECASE)) if old else []
    if len(places) != 1:
        return ""
    before, there, behind = wording[: places[0].start()], places[0][0], wording[places[0].end() :]
    if way == "insert":
        return f"{before}{there}{'' if TIGHT.match(new) else ' '}{new}{behind}"
    if way == "before":
        return f"{before}{new} {there}{behind}"
    if way == "replace" and new:
        return before + new + behind
    return re.sub(r"\s+(?=[,;:.!?])", "", f"{before.rstrip()} {behind.lstrip()}".strip())


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The ways of a language, each with its expression."""
    words = vocabulary(language).amendments
    found = []
    for way in ("insert", "before", "replace", "delete"):
        for said in getattr(words, way):
            source = (
                re.escape(said).replace("\\ ", r"\s+").replace("OLD", "(?P<old>.+?)").replace("NEW", "(?P<new>.+?)")
            )
            found.append((way, re.compile(source, re.IGNORECASE)))
    return tuple(found)
