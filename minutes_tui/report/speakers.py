"""Who speaks, in bold: the name before what is said, or the one that a sentence begins with."""

import re
import unicodedata

from msgspec.structs import replace

from minutes_tui.language.labels import Labels
from minutes_tui.language.name_parts import begins_with_particle, is_eastern
from minutes_tui.language.names import Roster
from minutes_tui.language.separators import COMMAS
from minutes_tui.model.document import Block, Inline, Paragraph, Speaker, Words
from minutes_tui.report.sentences import raised


def bold_before(who: str, words: Labels) -> tuple[Inline, ...]:
    """The words before what is said, with its blank: the names and the sign behind them in bold, without what is in
    brackets behind a name and what joins the next name to it."""
    start, end = (re.escape(each.strip()) for each in words.brackets)
    joint = rf"\s*[{COMMAS}]?\s*(?:{re.escape(words.and_.strip())}(?!\w)\s*)?"
    found: list[Inline] = []
    at = 0
    for bracket in re.finditer(rf"(?:\s*{start}[^{end}]*{end})+{joint}", who):
        found += [Speaker((Words(who[at : bracket.start()]),)), Words(bracket[0])]
        at = bracket.end()
    rest = who[at:]
    said = rest.rstrip()
    if said and any(letter.isalnum() for letter in said):
        found.append(Speaker((Words(said),)))
        rest = rest[len(said) :]
    if rest and found and isinstance(found[-1], Words):
        found[-1] = Words(found[-1].text + rest)
    elif rest:
        found.append(Words(rest))
    return tuple(found)


def bold_within(blocks: tuple[Block, ...], codes: tuple[str, ...], people: Roster, words: Labels) -> tuple[Block, ...]:
    """Blocks with the names of those who speak in bold, where the first paragraph begins with them to the letter."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph) or not first.content or not isinstance(first.content[0], Words):
        return blocks
    text = first.content[0].text
    end = _end(text, codes, people, words)
    if not end:
        return blocks
    rest: tuple[Inline, ...] = (Words(text[end:]),) if text[end:] else ()
    who = raised(text[:end]) if begins_with_particle(text[:end]) else text[:end]
    return (replace(first, content=(*bold_before(who, words), *rest, *first.content[1:])), *blocks[1:])


def _end(text: str, codes: tuple[str, ...], people: Roster, words: Labels) -> int:
    """Where the names end with which a text begins, those of several with what stands between them; 0 for none."""
    left, end, at = list(codes), 0, 0
    while left:
        found = next(((code, form) for code in left for form in _forms(code, people) if _stands(text, at, form)), None)
        if not found:
            break
        left.remove(found[0])
        end = at + len(found[1])
        if not left:
            break
        between = re.compile(rf"\s*[{COMMAS}]\s*|\s*(?:{re.escape(words.and_.strip())}|&)\s*").match(text, end)
        if not between:
            break
        at = between.end()
    return end


def _forms(code: str, people: Roster) -> list[str]:
    return people.openings(code) if code in people.by_key else []


def _stands(text: str, at: int, form: str) -> bool:
    """Whether a name stands at a place, as a word of its own."""
    if not text.startswith(form, at):
        return False
    following = text[at + len(form) : at + len(form) + 1]
    is_letter = following.isalnum() or following == "_" or unicodedata.combining(following or " ")
    return not is_letter or is_eastern(form[-1])
