"""What a document that came back asks for: its changes and remarks as comments on the minutes, in its order.

A paragraph of the document is one of the minutes by our bookmark, else by the number that it begins with and by its
words. What was changed without tracking is what differs from the page that was circulated.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.language import markup
from minutes_tui.language.dates import printed
from minutes_tui.language.labels import Labels, labels
from minutes_tui.language.names import roster
from minutes_tui.meeting.paragraph_numbers import JOINED
from minutes_tui.model.minutes import Comment, Minutes, Note, listed
from minutes_tui.readers.returned import paragraph_joins
from minutes_tui.readers.returned.commenters import named
from minutes_tui.readers.returned.mailed_comments import MOVED, MOVED_BEFORE, MOVED_BELOW
from minutes_tui.readers.returned.paragraphs import Author, Paragraph, Piece, Remark, words_after, words_before
from minutes_tui.readers.returned.status_line import is_status
from minutes_tui.readers.returned.text_corrections import Change, changes, same, tokens
from minutes_tui.report import word_diff

NUMBERED = re.compile(r"\W{0,3}(?:Par\.? ?)?(\d{1,6})\b")
"""How a page prints a paragraph's number."""
NEAR, PART = 0.6, 0.7
"""Share of words that two paragraphs have in common to be the same; that a text has of one that is a part of it."""
LEAST = 3
"""Words that a paragraph has at least to be told by them alone."""


class Asked(Struct, frozen=True):
    """What a document asks for."""

    comments: list[Comment]
    is_of_page: bool
    """Whether the page that was circulated was found in it."""
    status: str = ""
    """What the line says now that says where the minutes stand, where that was changed: it is no comment on them."""


class Block(Struct):
    """Paragraphs of a document that are one of the minutes, or one that is none."""

    number: int | None
    place: str
    """The heading above it."""
    pieces: list[Piece]
    remarks: list[Remark]
    above: int | None = None
    """The paragraph of the minutes that it stands below, if no heading is between them."""
    moved_here: list[str] = []
    """Paragraphs that were moved behind it."""
    moved_before: list[str] = []
    """Those that were moved in front of it, to be the first below their heading."""
    moved: str = ""
    """Its words, if it was moved away."""
    joins: Author | None = None
    """Who took out the break before it."""

    @property
    def before(self) -> str:
        return words_before(self.pieces)

    @property
    def after(self) -> str:
        return words_after(self.pieces)

    @property
    def is_status(self) -> bool:
        """Whether it is the line that says where the minutes stand."""
        return self.number is None and is_status(self.before)


def asked(
    found: Sequence[Paragraph], page: Sequence[Paragraph], sent: Minutes, minutes: Minutes, who: str = ""
) -> Asked:
    """The comments of a document, of which `page` is what was circulated and `sent` the minutes that it was made of.

    `who` stands for whom the document names, and for nobody where it names nobody. Corrections are of the texts of
    `minutes`; such as they have already are left out where nobody tracked them.
    """
    back, was = blocks(found, sent), blocks(page, sent)
    is_of_page = share(back, was) >= 0.5
    was = was if is_of_page else []
    status = _status(back, was)
    said = [*_all(back, was, minutes)]
    return Asked([replace(each, who=named(who or each.who, minutes)) for each in said], is_of_page, status)


def _status(back: Iterable[Block], was: Iterable[Block]) -> str:
    """What the line that says where the minutes stand reads now; "" where it is as it was."""
    before = next((block.before for block in was if block.is_status), "")
    for block in back:
        is_tracked = any(piece.sign and piece.text.strip() for piece in block.pieces)
        if block.is_status and (is_tracked or (before and not same(before, block.before))):
            return " ".join(block.after.split()) or "nothing"
    return ""


def share(back: Iterable[Block], was: Iterable[Block]) -> float:
    """How much of the numbered paragraphs that a page or a document has are in both; of their words where the page has
    none."""
    ours, theirs = ({block.number for block in of if block.number is not None} for of in (was, back))
    if ours:
        return len(ours & theirs) / len(ours | theirs)
    there, here = (Counter(each.plain for block in of for each in tokens(block.before)) for of in (was, back))
    return (there & here).total() / max((there | here).total(), 1)


FEWEST = 3
"""Paragraphs that a document has at least to be told by them to be of other minutes."""
HARDLY = 0.25
"""Share of a document's paragraphs that are of the minutes below which it is of others."""


def is_of_others(found: Sequence[Paragraph], minutes: Minutes) -> bool:
    """Whether hardly any paragraph of a document has the words of one of the minutes: it was made of others."""
    texts = {each.paragraph: _words(markup.words(each.text)) for each in minutes.notes if each.paragraph is not None}
    there = [(texts[block.number], _words(block.before)) for block in blocks(found, minutes) if block.number in texts]
    if not texts:
        return False
    if not there:
        return sum(_words(each.before).total() >= LEAST for each in found) >= 2 * FEWEST
    fits = sum(2 * (was & has).total() >= min(was.total(), has.total()) for was, has in there)
    return len(there) >= FEWEST and fits < HARDLY * len(there)


YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def called(found: Sequence[Paragraph]) -> str:
    """What a document begins with, up to its date: its title is among it."""
    said = [" ".join(each.before.split())[:SHORT] for each in found if each.before.strip()]
    last = next((at for at, each in enumerate(said[:HEAD]) if YEAR.search(each)), 2)
    return ", ".join(said[: last + 1])


HEAD, SHORT = 6, 60
"""Paragraphs in which a document's date is looked for; characters that are said of one."""


def likeness(found: Sequence[Paragraph], page: Sequence[Paragraph]) -> int:
    """How near the words of a document, without its changes, are to those of a page; larger is nearer."""
    has, was = (_words("\n".join(each.before for each in of)) for of in (found, page))
    return -((has - was).total() + (was - has).total())


# Which paragraph of the minutes


def blocks(paragraphs: Iterable[Paragraph], minutes: Minutes) -> list[Block]:
    """The paragraphs of a document by those of the minutes. New ones go with the one above them."""
    near = _Near(minutes)
    paragraphs = [*paragraphs]
    made: list[Block] = []
    taken: set[int] = set()
    place = ""
    moved_words = _moved(paragraphs)
    waiting: list[str] = []
    for each in paragraphs:
        number = each.number if each.number in near.words else None
        is_part = bool(made) and made[-1].number is not None and not each.is_heading
        if each.is_added and not each.is_heading and _plain(each.after) in moved_words:
            goes_on = _last_numbered(made, place)
            (waiting if goes_on is None else goes_on.moved_here).append(_plain(each.after))
            continue
        if number is None and each.is_removed:
            number = moved_words.get(_plain(each.before))
            number = number if number in near.words else None
        if number is None and not each.is_heading and not each.is_added:
            above = made[-1].number if is_part else None
            is_of_above = above is not None and near.is_part(each.before, above)
            number = above if is_of_above else near.number(each.before)
        elif number is None and is_part:
            number = made[-1].number
        if each.is_heading and each.before.strip():
            if waiting:
                made[-1].moved_here += waiting
                waiting = []
            place = " ".join(each.before.split())
        if number is not None and is_part and number == made[-1].number:
            sign = "+" if each.is_added else "-" if each.is_removed else ""
            by = next((piece.by for piece in each.pieces if piece.sign), Author()) if sign else Author()
            lead = "\n- " if each.is_item else "\n"
            sign, by = ("-", each.joins) if each.joins else (sign, by)
            made[-1].pieces += [Piece(lead, sign, by), *each.pieces]  # type: ignore[arg-type]
            made[-1].remarks += each.remarks
            continue
        if number in taken:
            number = None
        if number is not None:
            taken.add(number)
        above = None if not is_part or each.is_heading else made[-1].number
        if above is None and made and not each.is_heading and made[-1].place == place:
            above = made[-1].above
        moved = words if each.is_removed and (words := _plain(each.before)) in moved_words else ""
        made.append(Block(number, place, list(each.pieces), list(each.remarks), above, moved=moved, joins=each.joins))
        if number is not None and not moved:
            made[-1].moved_before, waiting = waiting, []
    if made:
        made[-1].moved_here += waiting
    return made


def _last_numbered(made: Sequence[Block], place: str) -> Block | None:
    """The block of the last paragraph of the minutes, if no heading is below it."""
    if not made or made[-1].place != place:
        return None
    number = made[-1].number if made[-1].number is not None else made[-1].above
    return next((block for block in reversed(made) if number is not None and block.number == number), None)


def _moved(paragraphs: Sequence[Paragraph]) -> dict[str, int | None]:
    """The words of the paragraphs that were moved: taken out in one place, and put in as they were in another, with the
    number that the bookmark in either has. Not all programs say that this is one change."""
    removed, added = (
        {_plain(words): number for words, number in said}
        for said in (
            [(each.before, each.number) for each in paragraphs if each.is_removed],
            [(each.after, each.number) for each in paragraphs if each.is_added],
        )
    )
    return {
        words: number if number is not None else added[words]
        for words, number in removed.items()
        if words and words in added
    }


def _plain(said: str) -> str:
    """The words alone, without the number before them."""
    return " ".join(each.plain for each in tokens(NUMBERED.sub("", said, count=1)))


class _Near:
    """The numbered paragraphs of minutes, to be found by their words."""

    def __init__(self, minutes: Minutes) -> None:
        self.words: dict[int, Counter[str]] = {}
        self._beside: dict[int, Counter[str]] = {}
        """Those that a page prints beside the text: who does an action item by when and what came of it, who moved or
        seconded a motion, the outcome and the count of a vote."""
        names, words = roster(minutes), labels(minutes.meeting.language)
        self._having: Mapping[str, set[int]] = defaultdict(set)
        for note in minutes.notes:
            if note.paragraph is not None and note.paragraph not in self.words:
                self.words[note.paragraph] = _words(markup.words(note.text))
                if note.kind == "action":
                    due = printed(note.due, words, minutes.meeting.language) if note.due else ""
                    who = " ".join(names.short(code) for code in listed(note.responsible))
                    states = f"{words.open} {words.done} {words.postponed} {words.dropped}"
                    self._beside[note.paragraph] = _words(
                        f"{who} {words.due_on.format(date=due)} {states} {note.reason}"
                    )
                if note.kind == "motion":
                    moved, seconded = (
                        " ".join(names.short(code) for code in listed(codes)) for codes in (note.mover, note.seconder)
                    )
                    said = f"{words.moved_by.format(names=moved)} {words.seconded_by.format(names=seconded)}"
                    self._beside[note.paragraph] = _words(said)
                if note.kind == "vote":
                    self._beside[note.paragraph] = _of_vote(note, words)
                for word in self.words[note.paragraph]:
                    self._having[word].add(note.paragraph)

    def is_part(self, said: str, number: int) -> bool:
        words = _words(said)
        there = (self.words[number], self._beside.get(number, Counter()))
        return words.total() > 0 and any((words & each).total() >= PART * words.total() for each in there)

    def number(self, said: str) -> int | None:
        """The one that a paragraph is; None where it isn't sure."""
        words = _words(said)
        shared: Counter[int] = Counter()
        for word, count in words.items():
            for number in self._having.get(word, ()):
                shared[number] += min(count, self.words[number][word])
        begins = NUMBERED.match(said)
        if begins and 2 * shared.get(int(begins[1]), 0) >= max(self.words.get(int(begins[1]), words).total(), 1):
            return int(begins[1])
        best = shared.most_common(2)
        if not best or words.total() < LEAST:
            return None
        number, count = best[0]
        is_alone = len(best) < 2 or best[1][1] < count
        return number if is_alone and count >= NEAR * max(self.words[number].total(), words.total()) else None


def _of_vote(note: Note, words: Labels) -> Counter[str]:
    """The words of which a page prints some for the outcome and the count of a vote."""
    outcomes = (words.carried_as_amended, words.lost, words.withdrawn, words.tabled, words.postponed_motion)
    said = (*outcomes, words.referred, words.unanimously, words.casting_vote, words.invalid, words.recused)
    counts = (words.for_, words.against, words.abstention, words.abstentions, words.abstained, words.decision)
    numbers = (note.for_, note.against, note.abstain, note.number)
    return _words(" ".join(map(str, (words.carried, *said, *counts, *numbers))))


def _words(said: str) -> Counter[str]:
    return Counter(each.plain.casefold() for each in tokens(said) if each.plain[0].isalnum())


# What is asked for


def _all(back: Sequence[Block], was: Sequence[Block], minutes: Minutes) -> Iterator[Comment]:
    texts: dict[int | None, str] = {each.paragraph: each.text for each in minutes.notes if each.paragraph is not None}
    untracked = dict(_untracked(back, was))
    target = {words: _moved_to(block) for block in back for words in block.moved_here}
    target |= {words: MOVED_BEFORE.format(number=block.number) for block in back for words in block.moved_before}
    for at, block in enumerate(back):
        text = texts.get(block.number, "")
        if at in untracked:
            yield from _changes(block, text, untracked[at], "untracked")
        if block.is_status:
            pass
        elif block.moved in target and block.number is not None:
            by = next(piece.by for piece in block.pieces if piece.sign)
            yield Comment(paragraph=block.number, who=by.name, date=by.date, change="tracked", text=target[block.moved])
        elif text and not block.after.strip() and block.before.strip():
            by = next(piece.by for piece in block.pieces if piece.sign == "-")
            yield Comment(paragraph=block.number, who=by.name, date=by.date, change="tracked", text=f"“{text}” ->")
        else:
            pieces = paragraph_joins.without_lead(block.pieces, text) if block.joins is not None else block.pieces
            yield from _changes(block, text, pieces, "tracked")
        if block.joins is not None:
            above = back[at - 1].number if at else None
            yield Comment(
                paragraph=block.number,
                who=block.joins.name,
                date=block.joins.date,
                on="" if block.number is not None else block.place,
                change="tracked",
                text=JOINED.format(number=above) if above is not None else paragraph_joins.JOINED_ABOVE,
            )
        for remark in block.remarks:
            on = ": ".join(filter(None, ("" if block.number is not None else block.place, remark.on)))
            yield Comment(
                paragraph=block.number, who=remark.by.name, date=remark.by.date, on=on, text=remark.text.strip() or "?"
            )
    yield from _missing(back, was, texts)


def _moved_to(block: Block) -> str:
    """What a comment says of a paragraph that was moved behind a block, which may be a heading with nothing else."""
    if block.number is not None:
        return MOVED.format(number=block.number)
    return MOVED_BELOW.format(heading=block.place)


def _changes(
    block: Block, text: str, pieces: Sequence[Piece], how: Literal["tracked", "untracked"]
) -> Iterator[Comment]:
    """The changes of a block as corrections; those of a block that is no paragraph say below which heading it is."""
    old = words_before(pieces)
    number = block.number if block.number is not None or old.strip() else block.above
    on = "" if number is not None else block.place

    def comment(by: Author, said: str) -> Comment:
        return Comment(paragraph=number, who=by.name, date=by.date, on=on, change=how, text=said)

    for change in changes(text if block.number is not None else None, pieces):
        if how == "tracked" or block.number is None or not _is_done(change, text):
            yield comment(change.by, change.said)
    for piece in pieces:
        if piece.sign == "±" and piece.text.strip():
            yield comment(piece.by, f"“{' '.join(piece.text.split())}” ->")


def _is_done(change: Change, text: str) -> bool:
    """Whether a text has been changed so already."""
    return bool(change.new) and change.new in text and (change.old not in text or change.old in change.new)


def _untracked(back: Sequence[Block], was: Sequence[Block]) -> Iterator[tuple[int, list[Piece]]]:
    """What differs, beside the changes that are tracked, between a page and the document that it became, by the place
    of the document's block."""
    texts = {block.number: block.before for block in was if block.number is not None}
    for at, block in enumerate(back):
        if block.number in texts and not same(texts[block.number], block.before):
            yield at, _pieces(texts[block.number], block.before)
    if not was:
        return
    others = [at for at, block in enumerate(back) if _is_beside(block)]
    ours = [block for block in was if _is_beside(block)]
    old, new = [_key(block) for block in ours], [_key(back[at]) for at in others]
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for number in range(max(b - a, d - c)):
            words = ours[a + number].before if a + number < b else ""
            if c + number < d:
                yield others[c + number], _pieces(words, back[others[c + number]].before)


def _is_beside(block: Block) -> bool:
    """Whether a block has words of the page that are in no paragraph of the minutes."""
    return block.number is None and bool(block.before.strip()) and not block.is_status


def _key(block: Block) -> tuple[str, ...]:
    return tuple(each.plain for each in tokens(block.before))


def _pieces(old: str, new: str) -> list[Piece]:
    return [Piece(each.text, each.sign) for each in word_diff.pieces(old, new)]


def _missing(back: Sequence[Block], was: Sequence[Block], texts: Mapping[int | None, str]) -> Iterator[Comment]:
    """The paragraphs of a page that were taken out of the document without tracking."""
    there = {block.number for block in back}
    for block in was:
        if block.number is not None and block.number not in there and block.number in texts:
            yield Comment(paragraph=block.number, change="untracked", text=f"“{texts[block.number]}” ->")
