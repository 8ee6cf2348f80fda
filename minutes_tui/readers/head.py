"""The title, the date and the venue of a meeting, by what stands at the top of a source."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.config.house_style import is_own_line
from minutes_tui.language import markup
from minutes_tui.language.day_phrases import day
from minutes_tui.language.labels import labels, languages
from minutes_tui.language.names import compact
from minutes_tui.line.scribe_words import tag
from minutes_tui.model.minutes import Meeting
from minutes_tui.readers.cases.labels import is_of_another_date, rows
from minutes_tui.readers.source_blocks import SourceBlock, SourceDoubt

DATE = re.compile(
    r"\d{4}[-/]\d\d[-/]\d\d|\d{1,2}[./]\s?\d{1,2}[./]\s?\d{4}|\d{1,2}-[^\W\d_]{3}-\d{4}|\d{1,2}(?:st|nd|rd|th|\.|º|er)?\s+(?:of\s+|de\s+)?[^\W\d_]{3,12}\.?,?\s+(?:de\s+)?\d{4}"
    r"|[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
)
DATE_WORD = re.compile(
    r"(?:dat[aeo]|datum|date of (?:the )?meeting|fecha|päivä\w*|kuupäev|datums|дата|日時|日付)\s*[:：]", re.IGNORECASE
)
"""Before the date of the meeting."""
LONGEST_TITLE, LONGEST_DATE = 40, 6
"""Words in a paragraph that is the title, or the date."""
FIRST_BLOCKS = 20
"""Among which the date is looked for."""
BEFORE_TITLE = 6
"""Blocks that may stand before the heading that is the title."""
LONGEST_LINE = 120
"""Characters of a line above the title."""
AROUND = 30
"""Characters before a date that may say that it is another one."""


class Head(Struct, frozen=True):
    """What the top of a source tells."""

    meeting: Meeting
    parts: tuple[str, ...]
    """Those that the page has in its head, in this order."""
    used: frozenset[int]
    """Indexes of the blocks that these are: the page has their words in its head."""
    doubts: tuple[SourceDoubt, ...]


def head(blocks: Sequence[SourceBlock], name: str, language: str) -> Head:
    """The head of the minutes of a source; `name` is the title where the source has none."""
    meeting, parts, used = Meeting(title=name, language=language), list[str](), set[int]()
    doubts: list[SourceDoubt] = []
    shown = [at for at, block in enumerate(blocks) if block.kind != "furniture"]
    later = _title_below(blocks, shown)
    if later is not None:
        for at in shown[: shown.index(later)]:
            parts += _head_lines(blocks[at])
        used.update(shown[: shown.index(later)])
        shown = shown[shown.index(later) :]
    parts.append("title")
    if shown and (blocks[shown[0]].kind == "heading" or _is_title(blocks[shown[0]])):
        meeting = replace(meeting, title=plain(blocks[shown[0]].text))
        used.add(shown.pop(0))
        if shown and _is_short(blocks[shown[0]]) and (found := date_of(blocks[shown[0]].text, language)):
            meeting = replace(meeting, date=found, date_printed=markup.words(blocks[shown[0]].text))
            parts.append("date")
            used.add(shown.pop(0))
        if shown and (venue := _venue(blocks[shown[0]], language)):
            meeting = replace(meeting, venue=venue)
            parts.append("venue")
            used.add(shown.pop(0))
    else:
        said = "No title was found: the name of the file stands for it."
        doubts.append(SourceDoubt(1, said, blocks[0].file))
    if meeting.date is None:
        dated = _dated(meeting.title, blocks, language)
        meeting = replace(meeting, date=next(filter(None, (date_of(text, language) for text in dated)), None))
    if meeting.date is None:
        doubts.append(SourceDoubt(1, "No date of the meeting was found.", blocks[0].file))
    return Head(meeting, tuple(parts), frozenset(used), tuple(doubts))


def subtitle(blocks: Sequence[SourceBlock], language: str) -> int | None:
    """The index of the heading directly below the title that goes on with that: no other is of its level, and it has
    a date or others below it."""
    shown = [at for at, block in enumerate(blocks) if block.kind != "furniture"][:2]
    headings = [block for block in blocks if block.kind == "heading"]
    if len(shown) < 2 or any(blocks[at].kind != "heading" for at in shown):
        return None
    title, below = (blocks[at] for at in shown)
    is_alone = below.level > title.level and sum(each.level == below.level for each in headings) == 1
    has_more = any(each.level > below.level for each in headings) or date_of(below.text, language)
    return shown[1] if is_alone and has_more else None


def plain(text: str) -> str:
    """The words of a line that is a title, without emphasis; a number with which it begins stays."""
    return markup.words("\\" + text if re.match(r"\d{1,9}[.)]\s", text) else text)


def _title_below(blocks: Sequence[SourceBlock], shown: Sequence[int]) -> int | None:
    """The heading that is the title though other words stand before it: it is above all others."""
    headings = [at for at in shown if blocks[at].kind == "heading"]
    above = [at for at in headings if blocks[at].level == min(blocks[each].level for each in headings)]
    if len(above) != 1 or len(headings) < 2 or not 0 < shown.index(above[0]) <= BEFORE_TITLE:
        return None
    before = [line for at in shown[: shown.index(above[0])] for line in _head_lines(blocks[at])]
    is_head = above[0] == headings[0] and all(is_own_line(line) and len(line) < LONGEST_LINE for line in before)
    return above[0] if is_head else None


def _head_lines(block: SourceBlock) -> list[str]:
    """The lines of a block that stands above the title."""
    if block.kind == "table":
        return [", ".join(filter(None, map(markup.words, row))) for row in rows(block.text)]
    return markup.words(block.text).split("\n")


def _is_title(block: SourceBlock) -> bool:
    """Whether the first paragraph is the title: short, with no label before it and no stop behind it."""
    said = block.text.split()
    return (
        block.kind == "paragraph" and len(said) <= LONGEST_TITLE and not block.speaker and ":" not in block.text
        and block.text[-1:] not in ".!?;," and "\n" not in block.text
    )  # fmt: skip


def _is_short(block: SourceBlock) -> bool:
    return block.kind == "paragraph" and len(block.text.split()) <= LONGEST_DATE


def _venue(block: SourceBlock, language: str) -> str:
    label, colon, venue = markup.words(block.text).partition(":")
    is_venue = block.kind == "paragraph" and colon and compact(label) == compact(labels(language).venue)
    return venue.strip() if is_venue else ""


def _dated(title: str, blocks: Sequence[SourceBlock], language: str) -> list[str]:
    """The texts at the top in which the date may be: those that a word for it begins go first, those that a scribe's
    word begins have others, such as when something is due."""
    texts = [text for text in _texts(blocks) if not tag(text, language)]
    words = {compact(labels(each).day) for each in (language, "en")}

    def is_labelled(text: str) -> bool:
        return bool(DATE_WORD.match(text)) or compact(text.partition(":")[0]) in words

    return [title, *sorted(texts, key=lambda text: not is_labelled(text))]


def _texts(blocks: Sequence[SourceBlock]) -> Iterator[str]:
    """The paragraphs and the rows of tables at the top, and each paragraph that is a word alone with the next one; then
    what is of the file."""
    before = ""
    for block in sorted(blocks[:FIRST_BLOCKS], key=lambda block: block.kind == "furniture"):
        if block.kind == "table":
            yield from (": ".join(map(markup.words, filter(None, row))) for row in rows(block.text))
            continue
        said = markup.words(block.text)
        if before:
            yield f"{before}: {said}"
        yield said
        before = said if len(said.split()) == 1 else ""


def date_of(text: str, language: str) -> dt.date | None:
    """The first date in a text that is not said to be another one's."""
    for found in DATE.finditer(text):
        if is_of_another_date(text[max(0, found.start() - AROUND) : found.start()], language):
            continue
        for each in (language, *languages(variants=False)):
            for said in (found[0], re.sub(r"\b(?:of|de)\s+", "", found[0])):
                told = day(said, each, dt.date(2000, 1, 1))
                if told and told.kind == "day":
                    return told.date
    return None
