"""Marks in a text: brackets and quotes without their other half, and characters that nobody sees."""

import re
import unicodedata
from collections.abc import Iterator

from minutes_tui.checks.features import FACE, MARK, Sign
from minutes_tui.checks.fixes import Fix, retexted
from minutes_tui.checks.incremental import read
from minutes_tui.checks.name_scanner import CODE
from minutes_tui.language.markup import is_code_open
from minutes_tui.meeting.edit import Edit
from minutes_tui.model.minutes import Minutes, Note, Problem

CLOSING = {")": "(", "]": "[", "}": "{", "”": "“„"}
ENUMERATOR = re.compile(r"(?:^|[\s,;:(*])(?:\d{1,3}|[^\W\d_]|[ivx]{1,4})\.?$")
"""Before a bracket that counts: 1) and a)."""
OPENED_AGAIN = re.compile(r"\n[^\S\n]*“")
FACES = {"(": re.compile(r"(?:[:;=]['’]?-?|\^)$"), ")": re.compile(r"(?:[:;=]['’]?[- ]?|\^)$")}
"""By its mouth what stands before it."""
FAR = 12
"""Notes behind one with an opening mark in which the closing one may stand."""
UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    r"\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]"
)
FENCE = "```"
NO_END = "The code that begins here has no end: close it with a line of three backticks."
JOINERS = "\u200c\u200d"
"""They shape letters of some scripts and make one sign of several."""
DIRECTIONS = "\u061c\u200e\u200f"


def pairs(minutes: Minutes) -> Iterator[Problem]:
    """Brackets and quotes that don't close or never opened, the first of a note; those of two notes may belong
    together, as where one sentence was typed in several lines. And code that doesn't end."""
    for index, _, (begin,) in read(minutes, _open_code, None, Sign.FENCE):
        yield Problem(NO_END, "note", index, "text", span=(begin, begin + len(FENCE)))
    found = {index: (note, [*places]) for index, note, places in read(minutes, _alone, None, Sign.MARKS)}
    for index, (note, places) in found.items():
        for later in range(index + 1, index + FAR + 1):
            if later in found and found[later][0].item == note.item:
                _join(note.text, places, found[later][0].text, found[later][1])
    for index, (note, places) in found.items():
        if not places:
            continue
        at = places[0]
        said = f"This {note.text[at]} has no other half: add it, or remove this one."
        yield Problem(said, "note", index, "text", span=(at, at + 1))


def _open_code(note: Note, by: None) -> tuple[int, ...]:
    """Where code begins that doesn't end; () where there is none."""
    return (note.text.rindex(FENCE),) if FENCE in note.text and is_code_open(note.text) else ()


def _join(text: str, places: list[int], later: str, others: list[int]) -> None:
    """Take out the marks that open in a text and close in a later one."""
    for at in reversed(places):
        closing = next((other for other in others if _closes(text[at], later[other])), None)
        if closing is not None:
            places.remove(at)
            others.remove(closing)


def _closes(opening: str, closing: str) -> bool:
    return opening in CLOSING.get(closing, "") or (opening == closing and closing in '"')


def _alone(note: Note, by: None) -> list[int]:
    """Where brackets and quotes stand that have no other half."""
    text = note.text
    if (
        "`" not in text
        and not "".join(MARK.findall(text)).replace("()", "").replace("“”", "")
        and not ("(" in text and FACE.search(text))
    ):
        return []
    words = CODE.sub(_marks_kept, text) if "`" in text else text
    found = _single(words, counting=False)
    if found and ")" in words:
        found = min(found, _single(words, counting=True), key=len)
    return sorted(found) if not _swedish(words, found) else []


def _single(text: str, counting: bool) -> list[int]:
    """The same; where `counting`, 1) and a) close nothing, as in "(namely 1) cost and 2) time)"."""
    open_: dict[str, list[int]] = {mark: [] for mark in "([{“„"}
    found: list[int] = []
    alike: dict[str, list[int]] = {'"': [], "«": []}
    for mark in MARK.finditer(text):
        here, at = mark[0], mark.start()
        if here in "([{“„":
            if not (here == "“" and _closed(open_, "„")) and not _is_face(text, at):
                open_[here].append(at)
        elif here == '"':
            if not text[at - 1 : at].isdigit() or len(alike['"']) % 2:
                alike['"'].append(at)
        elif here in "«»":
            alike["«"].append(at)
        elif not (counting and _is_lone(text, at)) and not _closed(open_, CLOSING[here]):
            found += [] if _is_lone(text, at) else [at]
    again = _last_opened(text)
    found += [at for mark, places in open_.items() for at in places if not (mark == "“" and at < again)]
    return found + [places[-1] for places in alike.values() if len(places) % 2]


def _marks_kept(code: re.Match[str]) -> str:
    """Code in backticks as blanks; of a path or an address the brackets and quotes around it are kept."""
    return " " * len(code[0]) if code[0].startswith("`") else code[0]


def _closed(open_: dict[str, list[int]], opening: str) -> bool:
    """Whether there is one to be closed; it is closed then."""
    nearest = max((mark for mark in opening if open_[mark]), key=lambda mark: open_[mark][-1], default="")
    if nearest:
        open_[nearest].pop()
    return bool(nearest)


def _is_lone(text: str, at: int) -> bool:
    """Whether a bracket needs no other half: it counts, or is the mouth of a face."""
    return text[at] == ")" and (ENUMERATOR.search(text, max(at - 5, 0), at) is not None or _is_face(text, at))


def _is_face(text: str, at: int) -> bool:
    return text[at] in "()" and FACES[text[at]].search(text, max(at - 3, 0), at) is not None


def _last_opened(text: str) -> int:
    """Up to where a quote that is open is opened again at a later paragraph, as long ones are."""
    return max((again.start() for again in OPENED_AGAIN.finditer(text)), default=-1)


def _swedish(text: str, found: list[int]) -> bool:
    """Whether all that stands alone are ” of which each pair is a quote."""
    return bool(found) and len(found) % 2 == 0 and all(text[at] == "”" for at in found) and "“" not in text


def invisible(minutes: Minutes) -> Iterator[Problem]:
    """Characters that can't be seen and change how a text reads, is found or is compared."""
    for index, note, (at, *others) in read(minutes, _unseen, None, Sign.UNPRINTABLE):
        name = unicodedata.name(note.text[at], f"U+{ord(note.text[at]):04X}").lower()
        more = f", and {len(others)} more" if others else ""
        said = f"This text contains an invisible character: {name}{more}. Remove it."
        yield Problem(said, "note", index, "text", span=(at, at + 1))


def _unseen(note: Note, by: None) -> list[int]:
    """Where characters stand that nobody sees, but for those that a script needs."""
    if note.text.isprintable():
        return []
    return [one.start() for one in UNSEEN.finditer(note.text) if not _is_needed(note.text, one.start())]


def _is_needed(text: str, at: int) -> bool:
    if text[at] in JOINERS:
        return not (text[at - 1 : at] or "a").isascii() and not (text[at + 1 : at + 2] or "a").isascii()
    return text[at] in DIRECTIONS and any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def invisible_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The text without them; where one parts lines, with a space."""
    note = minutes.notes[problem.index]
    gone = set(_unseen(note, None))
    kept = "".join(
        letter if at not in gone else " " if letter in "\u2028\u2029\x0b\x0c\r\x85" else ""
        for at, letter in enumerate(note.text)
    )
    yield Fix("Remove it" if len(gone) == 1 else "Remove them", Edit((retexted(minutes, problem.index, kept),)))
