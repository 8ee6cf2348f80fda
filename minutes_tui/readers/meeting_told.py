"""What a source says of the meeting outside of its head: the next one, how long it was."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from minutes_tui.language.clock_times import clock
from minutes_tui.language.day_phrases import day
from minutes_tui.language.markup import words
from minutes_tui.language.names import folded
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line import told_sentences
from minutes_tui.line.told_sentences import end_said, next_meeting_fields, next_meeting_words, next_told
from minutes_tui.meeting import later_additions
from minutes_tui.model.minutes import Minutes, Next
from minutes_tui.readers.cases import facts
from minutes_tui.readers.head import CLOCK, plain
from minutes_tui.readers.numbered_items import marked_number
from minutes_tui.readers.source_blocks import SourceBlock, SourceDoubt

BEFORE_NEXT = 20
"""Words of a sentence that may stand before "next meeting"."""
BEFORE_DATE = 4
"""Words of a line below such a heading that may stand before the date: "General meeting on 9 April"."""
BLOCKS_BELOW = 4
"""Below such a heading, among which the date is looked for."""
LAST_NOTES = 4
"""Among which one may say that the meeting was closed, as on a page (`report.sittings`)."""
LONGEST = 40
"""Words of a line that tells of the next meeting."""


class _Told(NamedTuple):
    """The next meeting, and the block that says when it is."""

    told: Next
    block: SourceBlock
    is_headed: bool = False
    """Whether it stands below a heading for that: sentences tell of other bodies, too."""


def with_meeting_told(made: Minutes, blocks: Sequence[SourceBlock]) -> tuple[Minutes, list[SourceDoubt]]:
    """Minutes with the days on which notes were added, the next meeting, and the end that follows from how long the
    meeting was; and what is in doubt."""
    if any(block.speaker or block.goes_on for block in blocks):
        return made, []  # a log tells of any day
    made = replace(made, notes=tuple(later_additions.read_from_page(note, made.meeting) for note in made.notes))
    doubts: list[SourceDoubt] = []
    every = list(_next_told(blocks, made))
    headed = [each for each in every if each.is_headed]
    found = list({each.told.date: each for each in headed or every}.values())
    if len(found) == 1:
        made = replace(made, meeting=replace(made.meeting, next=found[0].told))
    elif found:
        said = "Several days are named for the next meeting: none was recorded."
        doubts.append(SourceDoubt(found[0].block.line, said, found[0].block.file))
    start, lasted = made.meeting.start, _lasted(blocks, made.meeting.language)
    if lasted and start and made.meeting.date and made.meeting.end is None:
        length, block = lasted
        end = dt.datetime.combine(made.meeting.date, start) + length
        if end.date() == made.meeting.date:
            made = replace(made, meeting=replace(made.meeting, end=end.time()))
            said = f"The end of the meeting, {end:%H:%M}, was calculated from its start and its length."
            doubts.append(SourceDoubt(block.line, said, block.file))
    return replace(made, meeting=replace(made.meeting, adjourned=_is_closed_untimed(made))), doubts


def _is_closed_untimed(made: Minutes) -> bool:
    """Whether one of the last notes says that the meeting was closed, and none that tells of its end names a time."""
    last = [note.text for note in made.notes if note.text.strip()][-LAST_NOTES:]
    said = (sentence for text in last for sentence in facts.sentences(plain(text), made.meeting.language))
    told = [each for each in said if len(each.split()) <= LONGEST and told_sentences.tells_end(each, made)]
    return not made.meeting.end and bool(told) and not any(end_said(each, made.meeting.language) for each in told)


def _next_told(blocks: Sequence[SourceBlock], made: Minutes) -> Iterator[_Told]:
    """What sentences say of the next meeting, and the lines below a heading for it."""
    language, today = made.meeting.language, made.meeting.date
    if today is None:
        return
    for at, block in enumerate(blocks):
        if block.kind in ("heading", "topic"):
            if _is_of_next(block.text, language) and (below := _below(blocks, at, made)):
                yield below
            continue
        for line in plain(block.source).split("\n") if block.kind in ("paragraph", "item") else ():
            for sentence in facts.sentences(line, language):
                parts = sentence.split()
                told = (next_meeting_words(" ".join(parts[at:]), language, today)
                        for at in range(0, min(len(parts), BEFORE_NEXT), 4))  # fmt: skip
                said = next(filter(None, told), "") if len(parts) <= LONGEST else ""
                if said and (found := _meeting(said, language, today)):
                    yield _Told(found, block)


def _is_of_next(title: str, language: str) -> bool:
    """Whether a heading begins with words for the next meeting, behind a number at most."""
    said = re.sub(r"^\W*\d*\W*", "", marked_number(plain(title))[1])
    return next_told(f"{said} x", language) != ""


def _below(blocks: Sequence[SourceBlock], at: int, made: Minutes) -> _Told | None:
    """The first of the blocks below a heading that begins with a date."""
    language, today = made.meeting.language, made.meeting.date
    assert today
    for block in blocks[at : at + 1 + BLOCKS_BELOW]:
        if block.kind in ("heading", "topic") and block is not blocks[at]:
            return None
        for line in plain(block.source).split("\n"):
            parts = line.split()
            for start in range(min(len(parts), BEFORE_DATE)):
                if (found := _meeting(" ".join(parts[start:]), language, today)) and len(parts) <= LONGEST:
                    return _Told(found, block, is_headed=True)
    return None


def _meeting(said: str, language: str, today: dt.date) -> Next | None:
    """The meeting of which words say the day first; None where that is not later than the meeting itself."""
    fields = next_meeting_fields(said.rstrip("."), language, today)
    found = day(fields["next_date"], language, today) if fields else None
    if not found or found.kind != "day" or not found.date or found.doubt or found.date <= today:
        return None
    at = CLOCK.search(folded(said[len(fields["next_date"]) :]))
    start = clock(fields.get("next_start") or (at[0] if at else ""), language)
    return Next(date=found.date, start=start)


def _lasted(blocks: Sequence[SourceBlock], language: str) -> tuple[dt.timedelta, SourceBlock] | None:
    """How long the meeting was, by a line that has a label for that, and the block with it."""
    for block in blocks:
        if block.kind not in ("paragraph", "item"):
            continue
        for line in words(block.text).split("\n"):
            if told := _length(language).fullmatch(line.strip()):
                hours, minutes = (int(told[key] or 0) for key in ("hours", "minutes"))
                if hours or minutes:
                    return dt.timedelta(hours=hours, minutes=minutes), block
    return None


@cache
def _length(language: str) -> re.Pattern[str]:
    known = [vocabulary(each) for each in dict.fromkeys((language, "en"))]
    labels_ = alternatives(word for each in known for word in each.documents.lasted)
    hour = alternatives((*(word for each in known for word in each.times.lasting_hours), "h"))
    minute = alternatives((*(word for each in known for word in each.times.minute), "min"))
    return re.compile(
        rf"(?:{labels_})\s*[:：]\s*(?:(?P<hours>\d{{1,2}})\s*(?:{hour})\.?)?"
        rf"(?:\s*(?:[^\W\d_]{{1,3}}\s+)?(?P<minutes>\d{{1,3}})\s*(?:(?:{minute})\.?)?)?\.?",
        re.IGNORECASE,
    )
