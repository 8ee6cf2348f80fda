"""What was said and done, note by note: each as the blocks that the page prints, with who, when and its number.

A statement's words are never changed. Where its sentence says who speaks (`inline`), it is printed as recorded in
every form; where it was typed with a prefix, the name stands before it in every form; and where nothing says it
(`none`), the forms that quote directly put the name there and the others don't.
"""

import datetime as dt
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from minutes_tui.config import house_style
from minutes_tui.language import markup
from minutes_tui.language.names import folded
from minutes_tui.meeting import days, vote_results
from minutes_tui.meeting.agenda_numbers import by_key, put_off
from minutes_tui.model import timezones
from minutes_tui.model.document import (
    Block,
    Case,
    Cell,
    Code,
    Foreign,
    Gap,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Passage,
    Place,
    Quotation,
    Rule,
    Table,
    Words,
    words,
)
from minutes_tui.model.minutes import Note, listed
from minutes_tui.report import cases, phrases, sittings
from minutes_tui.report.agenda import Headings, anchors, not_taken_up
from minutes_tui.report.context import DIRECT, Page
from minutes_tui.report.roster import called_roll, roll_item
from minutes_tui.report.speakers import bold_before, bold_within
from minutes_tui.report.withheld import printable, unlinked

EVENTS = ("arrival", "departure", "break")
BETWEEN_TIMES = dt.timedelta(minutes=10)
"""After which a page has the time again that prints it only now and then."""
BETWEEN_TIMES_OF_CALL = dt.timedelta(minutes=5)
"""The same of a call, which is over in an hour."""


def proceedings(page: Page) -> Iterator[Block]:
    """All notes that the page has, each item below its heading."""
    yield from run_on(_proceedings(page))


def _proceedings(page: Page) -> Iterator[Block]:
    headings, days = Headings(page), sittings.Days(page)
    timed = page.derived(timed_now_and_then)
    yield from days.first()
    yield from sittings.opening(page)
    idle = _resumed_for_nothing(page.minutes.notes, page)
    framed = page.derived(cases.framed)
    for at, (note, number) in enumerate(page.numbered_notes):
        yield from days.before(note)
        if note.kind == "item" and at not in idle:
            yield from _taken_up(note, page, headings)
        elif note.kind != "item" and note is not days.left_out and note.id not in framed:
            yield from _shown(note, page, headings.level, number, is_timed=id(note) in timed)
    yield from sittings.closing(page)


def _taken_up(note: Note, page: Page, headings: Headings) -> Iterator[Block]:
    if note.outcome in ("closed", "skipped") or not note.item:
        if note.outcome != "skipped":
            headings.close()
        if note.outcome == "skipped" and not _is_dealt_with(note.item, page):
            yield from not_taken_up(page, note.item)
        elif note.outcome == "skipped" and note.item in put_off(page.minutes):
            yield from not_taken_up(page, note.item, is_put_off=True)
    elif page.print.agenda_headings is not False:
        is_roll = note.item == roll_item(page) and page.form != "transcript" and not headings.has(note.item)
        yield from headings.take_up(note.item)
        yield from called_roll(page) if is_roll else ()
        if note.item in page.in_private:
            yield Paragraph((Words(page.labels.in_private),), role="event")
    else:
        yield Gap()


def _is_dealt_with(item: str, page: Page) -> bool:
    """Whether the page has anything below the heading of an item at any time."""
    up = ""
    for note in page.minutes.notes:
        if note.kind == "item":
            up = "" if note.outcome in ("closed", "skipped") else note.item
        elif up == item and note.kind not in (*EVENTS, "remark") and printable(note, page.audience):
            return True
    return False


def taken_up(at: int, notes: Sequence[Note], page: Page) -> Iterator[Block]:
    """What the whole page has for one note on an item, the `at`th of all notes of the minutes; the page itself may have
    fewer."""
    headings = Headings(page)
    before = (note for note in reversed(notes[:at]) if note.kind == "item" and printable(note, page.audience))
    if last := next(before, None):
        deque(_taken_up(last, page, headings), 0)
    if at not in _resumed_for_nothing(notes, page):
        yield from _taken_up(notes[at], page, headings)


def _resumed_for_nothing(notes: Sequence[Note], page: Page) -> frozenset[int]:
    """Where an item is taken up and nothing is printed below it before the next, though the page has it at another
    place as well: where it is taken up again, or first where something is below it later. And where it goes on below
    its heading with what is for others, on the same day."""
    found: set[int] = set()
    empty: dict[str, int] = {}
    """Where an item was first taken up, by its key, of those with nothing below it so far."""
    had: set[str] = set()
    again: int | None = None
    up: Note | None = None
    last: dt.datetime | None = None
    meeting = page.minutes.meeting
    for at, note in enumerate(notes):
        if not printable(note, page.audience):
            continue
        if note.kind != "item":
            last = timezones.moment(note.at, meeting) if note.at else last
            again = None
            if up and (first := empty.pop(up.item, None)) is not None and notes[first] is not up:
                found |= {first} - _above_parts(first, notes, page)
            up = None if note.kind == "break" else up
            continue
        is_same_day = last is None or note.at is None or not days.is_night(last, timezones.moment(note.at, meeting))
        last = timezones.moment(note.at, meeting) if note.at else last
        if up and note.outcome == "resumed" and note.item == up.item and is_same_day:
            found.add(at)
            continue
        up = None if note.outcome == "closed" else up if note.outcome == "skipped" else note
        if again is not None:
            found.add(again)
        again = None
        if note.outcome not in ("closed", "skipped"):
            again = at if note.item in had else None
            if note.item not in had:
                empty[note.item] = at
            had.add(note.item)
    return frozenset(found if again is None else {*found, again})


def _above_parts(at: int, notes: Sequence[Note], page: Page) -> set[int]:
    """The place of an item, the `at`th note, where the next is a part of it and is printed below its heading."""
    up = next((n for n in notes[at + 1 :] if n.kind == "item" and printable(n, page.audience)), None)
    place = by_key(page.minutes).get(up.item) if up else None
    return {at} if place and notes[at].item in place.parents else set()


def timed_now_and_then(page: Page) -> frozenset[int]:
    """Where a page has its times now and then: the notes that have one, by `id`. That is the first of each item, what
    happens, each vote, and the first after ten minutes, or five in a committee's notes of a call."""
    found: set[int] = set()
    last: dt.datetime | None = None
    is_first = True
    between = BETWEEN_TIMES_OF_CALL if page.print.style == "committee" else BETWEEN_TIMES
    for note in page.minutes.notes if page.print.times == "items" else ():
        if note.kind == "item":
            is_first = True
        elif note.at and note.kind not in ("heading", "remark", "unknown"):
            is_marked = is_first or note.kind in (*EVENTS, "vote")
            if is_marked or last is None or not dt.timedelta() <= _apart(last, note.at) < between:
                found.add(id(note))
                last, is_first = note.at, False
    return frozenset(found)


def _apart(first: dt.datetime, last: dt.datetime) -> dt.timedelta:
    """How long after another a moment is; a time without a zone is compared by what the clock shows."""
    if (first.tzinfo is None) != (last.tzinfo is None):
        first, last = first.replace(tzinfo=None), last.replace(tzinfo=None)
    return last - first


def run_on(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks, of which events that follow each other run on in one paragraph, where none has a number or a time. Each
    keeps its anchor."""
    before: Passage | None = None
    for block in blocks:
        if isinstance(block, Passage) and _is_plain_event(block):
            before = _joined(before, block) if before else block
            continue
        if before:
            yield before
        before = None
        yield block
    if before:
        yield before


def _is_plain_event(passage: Passage) -> bool:
    first = passage.content[0] if len(passage.content) == 1 else None
    return isinstance(first, Paragraph) and first.role == "event" and not (first.number or first.time)


def _joined(first: Passage, second: Passage) -> Passage:
    (one,), (other,) = first.content, second.content
    assert isinstance(one, Paragraph)
    assert isinstance(other, Paragraph)
    blank = "" if words(one.content).endswith("。") else " "
    placed: tuple[Inline, ...] = (Place(second.anchor, other.content),) if second.anchor else other.content
    return replace(first, content=(replace(one, content=(*one.content, Words(blank), *placed)),))


def printed(note: Note, page: Page, level: int = 3, number: str = "", *, is_timed: bool = False) -> Iterator[Block]:
    """The blocks of one note as the page prints them; `level` is that of a heading, and `is_timed` asks for its time
    where not all have theirs. An item has none, nor has a note that isn't for the page's audience."""
    if printable(note, page.audience):
        yield from _shown(unlinked(note, page.hidden), page, level, number, is_timed=is_timed)


def _shown(note: Note, page: Page, level: int, number: str, *, is_timed: bool) -> Iterator[Block]:
    """The same of one that its audience may know, without links to what it may not. A vote that was not taken is the
    sentence that some declared an interest."""
    if note.kind == "vote" and not vote_results.is_held(note, page.minutes):
        note = replace(note, kind="statement", text=_interest(note, page))
    match note.kind:
        case "heading":
            anchor = page.anchor((note.id,)) if page.print.agenda_headings is False else ""
            yield Heading(level, phrases.line(note.text), anchor if anchor in anchors(page).values() else "")
        case "item" | "remark" | "unknown":
            return
        case _:
            yield _passage(note, page, number, is_timed=is_timed)


def _interest(vote: Note, page: Page) -> str:
    """That those who were to take no part in a vote declared an interest."""
    out = listed(vote.recused)
    said = page.labels.interest if len(out) == 1 else page.labels.interest_many
    return said.format(names=page.names(out), more="")


def _passage(note: Note, page: Page, number: str, *, is_timed: bool) -> Passage:
    speakers, said = note.speakers, page.spoken(note)
    answers = _answered(note)
    who = attribution(note, page, speakers, said)
    tongue = note.language if said else ""
    content = list(marked(_blocks(note, page, who, said), note, page, number, is_timed=is_timed))
    if level := page.derived(_replies).get(note.id):
        content = _replied(content, level)
    return Passage(
        _kind(note, speakers, answers),
        tuple(content),
        tuple([(code, page.full(code)) for code in speakers]),
        who,
        page.at(note.at),
        page.anchor((note.id,)),
        page.anchor(answers),
        tongue,
    )


SAID = ("statement", "question")
DEEPEST_REPLY = 4
"""How many lists deep a reply is at most: what is further in has no room on paper."""


def _replies(page: Page) -> dict[str, int]:
    """How many lists deep each reply to a statement or a question is, by its id.

    A reply is an item below what it answers: 1 below a paragraph, and one more below a reply, or below the last item
    of a list. That is so where it follows that, with nothing but other replies between: anywhere else it would be read
    as the reply to what is before it, and is a paragraph. So is one with a number or a time of its own."""
    answered = {id for note in page.minutes.notes if note.kind in SAID for id in _answered(note)}
    timed = page.derived(timed_now_and_then) if answered else frozenset[int]()
    found: dict[str, int] = {}
    thread: list[tuple[str, int]] = []
    """What the next may reply to: the notes above it and the level of each, the last being the nearest."""
    for note, number in page.numbered_notes if answered else ():
        if note.kind in ("remark", "unknown") or not printable(note, page.audience):
            continue
        if note.kind not in SAID:
            thread = []
            continue
        blocks = markup.blocks(note.text) if note.id in answered or note.answers else []
        on = next((at for at in reversed(range(len(thread))) if thread[at][0] in _answered(note)), None)
        has_mark = bool(number or (note.at and (page.is_timed or id(note) in timed)))
        has_lead = bool(attribution(note, page, note.speakers, page.spoken(note)))
        can_be_item = has_lead or len(blocks) == 1 or (bool(blocks) and isinstance(blocks[0], Paragraph))
        level = 0
        if on is not None and note.id and not has_mark and can_be_item:
            level = found[note.id] = min(thread[on][1] + 1, DEEPEST_REPLY)
            thread = thread[: on + 1]
        else:
            thread = []
        is_list = not has_lead and level > 0 and isinstance(blocks[0], Listing)
        thread.append((note.id, level + _lists_at_end(blocks) - is_list))
    return found


def _answered(note: Note) -> tuple[str, ...]:
    """The ids of what a note replies to; an interest that is declared in a motion is no reply."""
    return () if note.recused and note.kind == "statement" else listed(note.answers)


def _lists_at_end(blocks: Sequence[Block]) -> int:
    """How many lists deep the end of a text is."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, Listing):
        return 0
    return 1 + _lists_at_end(last.inside[-1] if last.inside else ())


def _replied(content: list[Block], level: int) -> list[Block]:
    """A reply as an item so many lists deep; one that is a list is that list."""
    first, *others = content
    if isinstance(first, Listing):
        return [replace(first, reply=level)]
    if not isinstance(first, Paragraph):
        return content
    return [Listing((first.content,), inside=(tuple(others),), reply=level)]


def _kind(note: Note, speakers: tuple[str, ...], answers: tuple[str, ...]) -> str:
    if note.kind != "statement":
        return note.kind
    if answers:
        return "answer"
    return "statement" if speakers else "narrative"


def attribution(note: Note, page: Page, speakers: tuple[str, ...], said: str) -> str:
    """The words before a note's own that say who speaks, and in which language where `said` names one; "" where none
    are printed."""
    if not speakers or note.kind not in ("statement", "question"):
        return ""
    if note.attribution == "inline" or (note.attribution == "none" and page.form not in DIRECT):
        return ""
    person = page.people.by_key.get(speakers[0]) if len(speakers) == 1 else None
    whose = person.delegation if person and note.id in page.derived(_first_said) else ""
    return (
        page.speaking(speakers)
        + (page.beside(whose) if whose else "")
        + (page.beside(said) if said else "")
        + _sign(note, page)
    )


def _sign(note: Note, page: Page) -> str:
    """What stands behind who speaks: a colon; a question mark where a committee's notes have a question."""
    is_asked = note.kind == "question" and page.print.style == "committee"
    return page.labels.asks if is_asked else page.labels.colon


def _first_said(page: Page) -> frozenset[str]:
    """Where a report says for whom somebody speaks: the notes that are the first of a speaker in their item, by id."""
    found: dict[tuple[str, tuple[str, ...]], str] = {}
    if page.print.style == "hansard" and page.print.speaker is None:
        for note in page.minutes.notes:
            if note.speakers and note.id and note.kind in ("statement", "question") and printable(note, page.audience):
                found.setdefault((note.item, note.speakers), note.id)
    return frozenset(found.values())


def _blocks(note: Note, page: Page, who: str, said: str) -> Iterable[Block]:
    tongue = note.language if said else ""
    match note.kind:
        case "statement" | "question":
            return _spoken(note, page, who, said)
        case "arrival" | "departure" | "break":
            return _happened(note, page)
        case _ if page.print.blocks == "words" and (note.text.strip() or cases.candidates(note, page)):
            own = (*phrases.dated(markup.blocks(note.text), note, page), *cases.candidates(note, page))
            return led(_announced(note, page), own, tongue=tongue)
        case _:
            made = cases.case(note, page)
            words = phrases.dated(made.content, note, page)
            return (replace(made, content=tuple(led(_announced(note, page), words, tongue=tongue))),)


REMARK = re.compile(r"\([^()\n]+\)")
"""A remark in brackets, which is all that an arrival or a departure has of words."""


def _happened(note: Note, page: Page) -> Iterable[Block]:
    """The sentence of an arrival, a departure or a break, and the note's own words behind it; these alone where they
    say all that the sentence would, or where it would have no time, and those of a break in a page of words alone."""
    said = (Words(phrases.happening(note, page)),)
    if not note.text.strip():
        return (Paragraph(said, role="event"),)
    if REMARK.fullmatch(note.text.strip()) and note.kind != "break":
        return (Paragraph((Words(phrases.with_remark(said[0].text, note.text.strip(), page)),), role="event"),)
    first, *others = led((), markup.blocks(note.text), tongue=note.language)
    if not isinstance(first, Paragraph):
        return (Paragraph(said, role="event"), first, *others)
    is_alone = note.kind == "break" and page.print.blocks == "words"
    lead = () if note.at is None or is_alone or _tells(note, page) else (*said, phrases.BLANK)
    return (Paragraph((*lead, *first.content), role="event"), *others)


def _tells(note: Note, page: Page) -> bool:
    """Whether the words of an arrival, a departure or a break name its times and the people."""
    at = page.at(note.at)
    times = [each for each in (at.time() if at else None, note.until) if each]
    people = (page.people.by_key[code] for code in listed(note.who) if code in page.people.by_key)
    said = folded(note.text)
    return all(sittings.says_time((note,), each) for each in times) and all(
        folded(page.filled("{last}", each) or each.key) in said for each in people
    )


def _announced(note: Note, page: Page) -> Cell:
    """Who announced a decision or an action item, where the note has the name before its words."""
    if note.attribution != "prefix" or not note.speakers:
        return ()
    who = page.speaking(note.speakers) + page.labels.colon
    return (Words(who),) if page.print.speaker_bold is False else bold_before(who, page.labels)


def _spoken(note: Note, page: Page, who: str, said: str) -> Iterable[Block]:
    """What somebody said, with who it was in bold."""
    tongue, is_bold = note.language if said else "", page.print.speaker_bold is not False
    blocks = markup.blocks(note.text)
    if is_bold and note.attribution == "inline":
        blocks = bold_within(blocks, note.speakers, page.people, page.labels)
    blocks = tuple(phrases.dated(blocks, note, page))
    if who:
        lead = bold_before(who, page.labels) if is_bold else (Words(who),)
    else:
        lead = (Words(f"{page.beside(said).strip()} "),) if said else ()
    return led(lead, blocks, tongue=tongue)


def marked(blocks: Iterable[Block], note: Note, page: Page, number: str, *, is_timed: bool = False) -> Iterable[Block]:
    """A note's blocks with its number and time at the first paragraph or case; before a list or the like that is an
    empty paragraph. One that is a rule has no time."""
    if markup.is_rule(note.text) and not number:
        return blocks
    has_time = page.is_timed or (is_timed and note.kind not in EVENTS)  # the sentence of an event has it
    time = page.time(note.at) if has_time and note.at else ""
    if not number and not time:
        return blocks
    blocks = list(blocks)
    if not blocks or not isinstance(blocks[0], Paragraph | Case):
        blocks.insert(0, Paragraph(()))
    first = blocks[0]
    assert isinstance(first, Paragraph | Case)
    blocks[0] = replace(first, number=numbered(number, page), time=time, anchor=f"paragraph-{number}" if number else "")
    return blocks


def numbered(number: str, page: Page) -> str:
    """A paragraph's number as the house writes it."""
    return house_style.numbered(page.print.paragraph_number, page.number_fields(number)) if number else ""


def led(lead: Cell, text: Sequence[Block], behind: str = "", tongue: str = "") -> list[Block]:
    """The blocks of a text with a lead before the first paragraph and more words behind the last.

    `tongue` is the language of the text itself where it is another than the page's.
    """
    blocks = [_foreign(block, tongue) if tongue else block for block in text]
    first = blocks[0] if blocks else None
    if lead and isinstance(first, Paragraph) and first.content:
        blocks[0] = Paragraph((*lead, *first.content))
    elif lead:
        *others, last = lead
        ended = (Words(last.text.rstrip()),) if isinstance(last, Words) else (last,)
        ending = ended if words(ended) else ()
        blocks[: isinstance(first, Paragraph)] = [Paragraph((*others, *ending))]
    last_block = blocks[-1] if blocks else None
    if behind and isinstance(last_block, Paragraph):
        blocks[-1] = Paragraph((*last_block.content, Words(behind)))
    elif behind:
        blocks.append(Paragraph((Words(behind.lstrip()),)))
    return blocks


def _foreign(block: Block, tongue: str) -> Block:
    def within(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return (Foreign(tongue, content),)

    def blocks(content: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(_foreign(each, tongue) for each in content)

    match block:
        case Listing(items):
            return replace(block, items=tuple(map(within, items)), inside=tuple(map(blocks, block.inside)))
        case Paragraph(content):
            return replace(block, content=within(content))
        case Quotation(inner):
            return Quotation(blocks(inner))
        case Table(head, rows):
            return replace(block, head=tuple(map(within, head)), rows=tuple(tuple(map(within, row)) for row in rows))
        case Code() | Rule():
            return block
        case _:
            raise AssertionError("a text has no such block")
