"""What becomes of a wording by an instruction: "after paid insert by bank transfer", "s/ten/twelve/"."""

import re
from functools import cache

from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.model.minutes import Note

QUOTES = " \"'“”„‘’«»"
SLASHES = re.compile(r"s/([^/]+)/([^/]*)/?")
TIGHT = re.compile(r"[,;:.!?]")
"""With which new words begin that no blank parts from those before."""


def applied(instruction: str, wording: str, language: str) -> str:
    """The wording as an instruction changes it, in a language or in English; "" where it is none, or what it names
    stands in the wording nowhere or more than once."""
    typed = instruction.strip().rstrip(".")
    if match := SLASHES.fullmatch(typed):
        return _changed("replace", match[1], match[2], wording)
    if (added := _appended(typed, language)) and wording:
        end = ENDS.search(wording)
        begun = wording[: end.start()] if end else wording
        return f"{begun}{'' if TIGHT.match(added) else ' '}{added}{end[0] if end else ''}"
    for way, pattern in (each for tag in dict.fromkeys((language, "en")) for each in _patterns(tag)):
        match = pattern.fullmatch(typed)
        found = match.groupdict() if match else {}
        result = _changed(way, _bare(found["old"]), _bare(found.get("new", "")), wording) if found else ""
        if result:
            return result
    return ""


def question(words: str, wording: str, language: str) -> str:
    """What is asked of an amendment whose words tell how to change a wording and are not the new one, with the command
    for the whole wording where that is sure; "" of others."""
    if not _is_instruction(words, wording, language):
        return ""
    new = applied(words, wording, language)
    return OFFERED.format(new) if new else INSTRUCTS


def is_asked(note: Note) -> bool:
    """Whether the whole wording of an amendment is asked for."""
    return note.kind == "motion" and bool(note.amends) and note.check.startswith(WHOLE)


def before_outcome(note: Note) -> str:
    """Why an amendment whose whole wording is asked for has no outcome yet."""
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
FIRST = "Before the outcome give the amendment's whole wording: /amend {}"


def _is_instruction(words: str, wording: str, language: str) -> bool:
    """Whether words can be applied to a wording as an instruction, or begin otherwise and have less than half of its
    words."""
    if applied(words, wording, language):
        return True
    if not INSTRUCTION.match(words):
        return False
    had, has = ({word.casefold() for word in re.findall(r"\w+", each)} for each in (wording, words))
    return 2 * len(had & has) < len(had) or len(has) < len(had)


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
