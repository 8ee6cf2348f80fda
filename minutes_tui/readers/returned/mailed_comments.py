"""What comes back on circulated minutes: comments by paragraph, from a mail or typed, and the corrections among them.

A line of a mail that begins with a paragraph's number begins a comment: `12. text`, `§12: text`, `Par. 12, text`. Lines
below it belong to it until a blank one; what stands below that and above the next such line is a comment on the same
paragraph. An answer below a paragraph that is quoted is on that one. What the mail quotes, greets and signs with is
passed over; all else is a comment on no paragraph.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import permutations
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.language import markup
from minutes_tui.language.dates import printed
from minutes_tui.language.day_phrases import day
from minutes_tui.language.labels import labels
from minutes_tui.language.vocabulary import mail_words
from minutes_tui.model.minutes import FORCED, Comment, Minutes, Note
from minutes_tui.readers.returned.commenters import person
from minutes_tui.readers.returned.paragraph_references import mentions, refers

if TYPE_CHECKING:
    from minutes_tui.readers.returned.mail import Letter

SUBSTITUTION = re.compile(r"s([/|])((?:\\.|(?!\1).)+)\1((?:\\.|(?!\1).)*)\1(g?)\s*", re.DOTALL)
ARROW = re.compile(r"\s*(.+?)\s*(?:->|→|=>)\s*(.*?)\s*", re.DOTALL)
QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "»": "«", "'": "'", "‘": "’", "「": "」", "『": "』"}


class Correction(Struct, frozen=True):
    """Words that are to stand in the place of others."""

    old: str
    new: str
    everywhere: bool | None = None
    """In every place, or in the first; None: there is to be one place only."""
    is_part: bool = False
    """Whether they are all words of one part of a paragraph, of which the other parts stay."""

    @property
    def said(self) -> str:
        return self.new.strip() if self.is_part else f"{self.old} -> {self.new}"


def correction(said: str) -> Correction | None:
    """A comment of the form `old -> new`, quotes around either or not, or `s/old/new/`; None where it is neither."""
    found = SUBSTITUTION.fullmatch(said.strip())
    if found:
        mark = found[1]
        old, new = (part.replace(f"\\{mark}", mark) for part in found.group(2, 3))
        return Correction(old, new, bool(found[4]))
    arrow = ARROW.fullmatch(said)
    return Correction(_unquoted(arrow[1]), _unquoted(arrow[2])) if arrow else None


def correction_in(said: str, text: str) -> Correction | None:
    """The same on a text. A sentence may stand before the old words: they are the longest end of what is before the
    arrow that the text has, as whole words; all of it where the text has none of it, where it is in quotes, or where
    the new words begin with the word before, as "In May -> in June" does. Lines of which the text has no such end are
    free words."""
    found = correction(said)
    arrow = ARROW.fullmatch(said)
    if not found or not arrow or found.old in text or found.old != arrow[1]:
        return found
    for match in WORD.finditer(found.old):
        before, old = found.old[: match.start()].split(), _unquoted(found.old[match.start() :])
        if re.search(rf"(?<!\w){re.escape(old)}(?!\w)", text):
            is_theirs = before and before[-1].casefold() == found.new.casefold().partition(" ")[0]
            return found if is_theirs else Correction(old, found.new)
    return None if "\n" in found.old.strip() else found  # the last of several sentences has the arrow


WORD = re.compile(r"(?:(?<=[\s。、])|^)\S")


def _unquoted(words: str) -> str:
    closing = QUOTES.get(words[:1])
    return words[1:-1] if len(words) > 2 and closing and words.endswith(closing) else words


def applied(words: str, wanted: Correction) -> str | None:
    """A text with a correction made; None where the old words are not there, or in more places than are meant."""
    places = words.count(wanted.old)
    if not places or (wanted.everywhere is None and places > 1):
        return None
    made = words.replace(wanted.old, wanted.new, -1 if wanted.everywhere else 1)
    return made if wanted.new else made.strip("\n")


MOST_ORDERED = 6
"""Comments on one paragraph that are tried in every order."""


def asked(comment: Comment, note: Note) -> Correction | str | None:
    """What a comment says exactly is to become of its paragraph: a correction, or all its words; None where it is in
    free words. What is to be other in a vote is none of its words, nor is who does an action item by when, or moved."""
    if comment.words.startswith(FORCED):
        return markup.entered(comment.words.removeprefix(FORCED).strip())
    if comment.words:
        return correction_in(comment.words, note.text) or _reworded(note.text, markup.entered(comment.words))
    wanted = correction_in(comment.text, note.text) or _correction_in_words(comment.text, note.text)
    is_beside = note.kind == "vote" or (note.kind in ("action", "motion") and comment.change)
    is_beside = bool(is_beside or speaker_asked(comment, note))
    return None if wanted and is_beside and wanted.old not in note.text else wanted


SIGNED = re.compile(r"([.!?”\"])\s*\n\s*(?:[^\W\d_a-z][\w'’.-]*[ \t]?){1,3}$")
"""One to three words that begin with a capital, on a line of their own behind the end of a sentence."""


def wording(said: str) -> str:
    """The new words that a comment gives for its whole paragraph, as "should read: We row." does; "" where it gives
    none. A name alone below its last sentence is of who signs."""
    said = " ".join(SIGNED.sub(r"\1", said.strip()).split())
    for way in _ways():
        between = way.between.strip()
        if way.before or way.is_new_first or not between or not said.lower().startswith(between):
            continue
        rest = said[len(between) :]
        if rest[:1] in (" ", ":") and (new := _unquoted(rest.lstrip(" :").strip())):
            return new
    return ""


def is_void(comment: Comment, note: Note) -> bool:
    """Whether a comment takes words out that a paragraph does not have, as those that another one put into the same
    document: there is nothing to be done."""
    wanted = correction(comment.text) if comment.change == "tracked" and not comment.words else None
    return wanted is not None and not wanted.new and wanted.old not in note.text


SPEAKER = re.compile(r"(?:\d{1,6}\.?\s+)?([^:：\n]{1,60}?)\s*[:：](?=\s)\s*(.*)", re.DOTALL)
"""A paragraph as a page prints it: its number, who speaks, and words."""


def speaker_asked(comment: Comment, note: Note) -> str:
    """Who is to have spoken in a paragraph, as a change of its page has it; "" of any other comment."""
    wanted = correction(comment.text) if note.speaker and comment.change and not comment.words else None
    if wanted is None or wanted.old in note.text:
        return ""
    old, new = (SPEAKER.fullmatch(each.strip()) for each in (wanted.old, wanted.new))
    is_of_text = not old or not new or not old[2].strip() or old[2].strip() not in note.text
    return "" if is_of_text or not new or not old or old[1] == new[1] else " ".join(new[1].split())


MOST = 0.7
"""Share of a paragraph's words that new words have at least to be meant for all its parts."""


def _reworded(text: str, words: str) -> Correction | str:
    """What new words for a paragraph are to replace: where it has a list, or parts of its own, that part which has the
    most of them, the first of several; all of it where they are for all, or have parts themselves."""
    places = [*markup.parts(text)]
    parts = [text[begin:end] for begin, end in places]
    if len(parts) < 2 or len(markup.blocks(words)) > 1 or "\n" in words:
        return words
    new, whole = (Counter(_words(each).split()) for each in (words, text))
    if (new & whole).total() >= MOST * whole.total():
        return words
    of = [Counter(_words(each).split()) for each in parts]
    best = max(range(len(parts)), key=lambda at: ((new & of[at]).total() / max((new | of[at]).total(), 1), -at))
    begin, end = places[best]
    start = max(text.rfind("\n", 0, begin), 0)
    behind = text[end : end + 1]
    return Correction(text[start:end] + behind, text[start:begin] + words + behind, everywhere=False, is_part=True)


PLEASE = re.compile(
    r"\A(?:please|bitte|merci de|veuillez|prière de|por favor|per favore|graag|venligst|vennligst|proszę),?\s+|"
    r"\s*(?:please|bitte|svp|してください|お願いします)?[\s.!。]*\Z",
    re.IGNORECASE,
)
MOST_SAID = 400
"""Characters of a comment that is looked through for such words."""


class _Way(Struct, frozen=True):
    """How a language says that some words are to stand for others: what is before, between and behind them."""

    before: str
    between: str
    behind: str
    is_new_first: bool

    def parts(self, said: str) -> Iterator[tuple[str, str]]:
        """What may be the old and the new words."""
        small, end = said.lower(), len(said) - len(self.behind)
        if len(small) != len(said) or not (small.startswith(self.before) and small.endswith(self.behind)):
            return
        at = small.find(self.between, len(self.before) + 1, end - 1)
        while at >= 0:
            parts = said[len(self.before) : at].strip(), said[at + len(self.between) : end].strip()
            yield parts[::-1] if self.is_new_first else parts
            at = small.find(self.between, at + 1, end - 1)


@cache
def _ways() -> tuple[_Way, ...]:
    """Those of all languages."""
    ways = []
    for way in mail_words().instead:
        before, between, behind = (part.lower() for part in re.split("OLD|NEW", way))
        ways.append(_Way(before, between, behind, is_new_first=way.index("NEW") < way.index("OLD")))
    return tuple(ways)


def _correction_in_words(said: str, words: str) -> Correction | None:
    """A correction in the words of a language: "replace X by Y", "statt X bitte Y"; None where it isn't sure.

    It is where the old words are in the paragraph, and are in quotes as the new ones are; or where something before
    them says that a correction follows, they stand there once, and the new ones are as many, so that nothing else is
    said behind them.
    """
    if len(said) > MOST_SAID:
        return None
    said = PLEASE.sub("", " ".join(said.split()))
    for way in _ways():
        for old, new in way.parts(said):
            bare = _unquoted(old).strip(), _unquoted(new).strip()
            is_one = not any(mark in bare[1] for mark in "“”„«»「」")
            if bare[0] != old and bare[1] != new and is_one and bare[0] in words:
                return Correction(*bare)
            whole = re.findall(rf"(?<!\w){re.escape(old)}(?!\w)", words)
            if way.before and len(whole) == 1 == words.count(old) and len(old.split()) == len(new.split()):
                return Correction(old, new)
    return None


def done(words: str, wanted: Sequence[Correction | str]) -> list[str]:
    """What a text becomes with all of it done, in whatever order it can be; [] where it can't be."""
    orders = permutations(wanted) if len(wanted) <= MOST_ORDERED else [tuple(wanted)]
    outcomes = (_in_order(words, order) for order in orders)
    return list(dict.fromkeys(outcome for outcome in outcomes if outcome is not None))


def _in_order(words: str, wanted: Sequence[Correction | str]) -> str | None:
    for each in wanted:
        became = each if isinstance(each, str) else applied(words, each)
        if became is None:
            return None
        words = became
    return words


WHO = re.compile(r"([^:\n]{1,60}?)\s*:\s+(?=\S)")
WHO_FIRST = re.compile(r"([^:,\n\d]{1,60}?)\s*[,:]?\s+[§¶]?(\d{1,6})\s*:\s+(?=\S)")
"""Who comments, before the number of the paragraph."""


def comment(typed: str, minutes: Minutes) -> Comment | str:
    """A typed comment: `12 WHO: text`, each part but the text may be missing, or `WHO 12: text` by a participant; or
    why it is none.

    A number alone that is no paragraph's begins the words ("9 boats came"), unless somebody stands behind it.
    """
    if (first := WHO_FIRST.match(typed)) and person(first[1], minutes):
        if (there := int(first[2])) not in _numbers(minutes):
            return f"There is no paragraph {there}."
        return Comment(paragraph=there, who=first[1], text=typed[first.end() :])
    bare = re.match(r"(\d{1,6})\s+(?=\S)", typed)
    named = refers(typed)
    number, rest = named or ((int(bare[1]), typed[bare.end() :]) if bare else (None, typed))
    if number is not None and number not in _numbers(minutes) and (named or WHO.match(rest)):
        return f"There is no paragraph {number}."
    if number not in _numbers(minutes) or not rest.strip():
        number, rest = None, typed
    who = None if wording(rest) else WHO.match(rest)
    return Comment(paragraph=number, who=who[1] if who else "", text=rest[who.end() :] if who else rest)


def due_asked(comment: Comment, note: Note, language: str) -> dt.date | None:
    """The day by which an action item is to be done where a change of its page says another one; None of any other."""
    if note.kind != "action" or not comment.change or comment.words or not note.due:
        return None
    wanted, words = correction(comment.text), labels(language)
    lead = words.due_on.partition("{date}")[0].strip()
    if not wanted or wanted.old in note.text or lead not in wanted.old or lead not in wanted.new:
        return None
    old, new = (each.rpartition(lead)[2] for each in (wanted.old, wanted.new))
    is_of_due = _words(old) in _words(words.due_on.format(date=printed(note.due, words, language)))
    found = day(new.strip(" .,;"), language, note.due) if is_of_due else None
    return found.date if found and not found.doubt else None


MOVED = "Move this paragraph after §{number}."
"""What a comment says that a document makes of a paragraph that was moved in it."""
MOVED_BEFORE = "Move this paragraph before §{number}."
"""The same where it is the first below its heading now."""
MOVED_BELOW = "Move this paragraph below “{heading}”."
"""The same where it is the only one there: it is for the rapporteur to do."""
MOVE = re.compile(r"Move this paragraph (after|before) §(\d{1,6})\.")


class Move(Struct, frozen=True):
    """Where a paragraph is to be: next to the one of a number."""

    number: int
    is_before: bool

    @property
    def said(self) -> str:
        return f"comes {'before' if self.is_before else 'after'} §{self.number}"


def moved_to(comment: Comment) -> Move | None:
    """Where a comment of a document wants its paragraph; None of any other comment."""
    found = MOVE.fullmatch(comment.text) if comment.change and not comment.words else None
    return Move(int(found[2]), found[1] == "before") if found else None


def with_move(notes: Sequence[Note], comment: Comment) -> list[Note] | None:
    """Notes with that done: in the item of the other too; None where there is nothing to be done or one is missing."""
    target = moved_to(comment)
    at, to = (
        next((at for at, note in enumerate(notes) if note.paragraph == number and number is not None), None)
        for number in (comment.paragraph, target and target.number)
    )
    if target is None or at is None or to is None or at == to or at == to + (-1 if target.is_before else 1):
        return None
    rest = [*notes[:at], *notes[at + 1 :]]
    place = rest.index(notes[to]) + (0 if target.is_before else 1)
    return [*rest[:place], replace(notes[at], item=notes[to].item), *rest[place:]]


class Returned(Struct, frozen=True):
    """What came back in a mail."""

    comments: list[Comment]
    quoted: int
    """Lines that were passed over because they are another mail's."""


def read(letter: "Letter", minutes: Minutes, who: str = "") -> Returned:
    """The comments of a mail, in order. `who` stands for whom its header names."""
    from minutes_tui.readers.returned.mail_quotes import QUOTED, below_header, own, unarmoured  # 27 ms of expressions

    numbers = _numbers(minutes)
    pages = _Quoted(minutes)

    def begins(line: str) -> tuple[int, str] | None:
        found = refers(line)
        return found if found and found[0] in numbers else None

    plain = unarmoured(letter.lines)
    sender, lines = (letter.who, plain) if letter.who else below_header(plain)
    by = who or sender

    def is_comment(line: str) -> bool:
        marked = QUOTED.match(line)
        return (pages.number(line[marked.end() :]) if marked else begins(line)) is not None

    lines, quoted = own(lines, is_comment, partial(_is_name, _signers(by, minutes)))
    parts: list[_Part] = []
    above: list[str] = []
    on: int | None = None
    about = ""
    goes_on, block = False, 0
    for line in lines:
        if marked := QUOTED.match(line):
            above.append(line[marked.end() :])
            goes_on = False
            continue
        if not line.strip():
            goes_on = (
                goes_on and parts[-1].number is not None and not any(parts[-1].words)
            )  # a number alone on its line
            continue
        if above:
            on, block = pages.paragraph(above), block + 1
            about, above = ("" if on is not None else _quoted(above)), []
        named = begins(line)
        if not named and on is None and not goes_on and (within := mentions(line)) and within[0] in numbers:
            parts.append(_Part(within[0], [within[1]], block))
        elif named:
            on, about = None, ""
            parts.append(_Part(named[0], [named[1].strip()], block, is_named=True))
        elif goes_on:
            parts[-1].words.append(line.strip())
        else:
            parts.append(_Part(on, [line.strip()], block, is_indented=bool(INDENTED.match(line)), about=about))
        goes_on = True
    _place(parts)
    texts = ((part, "\n".join(filter(None, part.words))) for part in parts)
    found = [
        Comment(paragraph=part.number, who=by, on=part.about if part.number is None else "", text=each)
        for part, each in texts
        if each
    ]
    return Returned(found, quoted)


MOST_QUOTED = 600
"""Characters of words that are quoted above a comment and are no paragraph's."""


def _quoted(lines: list[str]) -> str:
    """The words that stand right above a comment, of which no paragraph is known: what it is about."""
    words = " ".join("\n".join(lines).rstrip().rpartition("\n\n")[2].split())
    return words if len(words) <= MOST_QUOTED else f"{words[:MOST_QUOTED].rpartition(' ')[0]} …"


INDENTED = re.compile(r" {2,}|\t")


class _Part(Struct):
    """Lines of a mail that follow each other."""

    number: int | None
    words: list[str]
    block: int
    """How many times words were quoted before it."""
    is_named: bool = False
    """Whether it begins with the paragraph's number."""
    is_indented: bool = False
    about: str = ""
    """Words that are quoted above it and are no paragraph's."""


def _place(parts: list[_Part]) -> None:
    """Have a part go with the comment above it where it is sure that it does: another comment follows below, or it is
    indented. A line that ends in a colon is the heading of what follows."""
    last = {part.block: at for at, part in enumerate(parts) if part.is_named}
    above: _Part | None = None
    for at, part in enumerate(parts):
        if part.is_named:
            above = part
        elif above is None or above.block != part.block or part.words[-1].endswith((":", "：")):
            above = None
        elif part.number is None and (part.is_indented or at < last[part.block]):
            part.number = above.number


def _signers(who: str, minutes: Minutes) -> list[set[str]]:
    """The words of the names by which a mail may be signed: those of who sent it, or of anybody at the meeting."""
    names = [who] if who else [each.name for each in minutes.participants]
    return [set(_words(name.partition("@")[0].replace(".", " ")).split()) for name in names]


def _is_name(called: list[set[str]], line: str) -> bool:
    """Whether a line has words of one name alone, or its initials."""
    words = re.findall(r"\w+", line.casefold())
    if not 0 < len(words) <= MOST_OF_A_NAME or re.search(r"[:;?!>→]", line):
        return False
    return any(set(words) <= name or (set(words) == {"".join(each[0] for each in name)}) for name in called if name)


MOST_OF_A_NAME = 4


class _Quoted:
    """The paragraphs of minutes, to tell of which of them a mail quotes words."""

    NUMBERED = re.compile(r"(\d{1,6})\s+(?=\S)")
    """As pages print it: the number, then words."""
    SPEAKER = re.compile(r"\A[^:]{1,60}:\s")
    LEAST = 8
    """Characters that words quoted without a number have at least."""

    def __init__(self, minutes: Minutes) -> None:
        self._texts = {note.paragraph: _words(note.text) for note in minutes.notes if note.paragraph is not None}

    def paragraph(self, lines: list[str]) -> int | None:
        """The one of which lines that follow each other quote words, the last of several; None where it is not sure."""
        number: int | None = None
        words: list[str] = []
        is_parted = True
        for line in lines:
            begun = self.number(line)
            if begun is not None or (is_parted and line.strip()):
                number, words = begun, []
            words.append(line)
            is_parted = not line.strip()
        return number if number is not None else self._with(" ".join(words))

    def number(self, line: str) -> int | None:
        """With which a quoted line begins; a number before words that are not in its paragraph is none."""
        named = refers(line)
        if named and named[0] in self._texts:
            return named[0]
        bare = self.NUMBERED.match(line)
        if not bare or int(bare[1]) not in self._texts:
            return None
        there, rest = set(self._texts[int(bare[1])].split()), line[bare.end() :]
        quoted = [_words(each).split() for each in (rest, self.SPEAKER.sub("", rest, count=1))]
        is_of_it = not there or any(2 * sum(word in there for word in words) >= len(words) > 0 for words in quoted)
        return int(bare[1]) if is_of_it else None

    def _with(self, quoted: str) -> int | None:
        """The only paragraph that has these words, with who speaks before them or not."""
        for words in map(_words, (quoted, self.SPEAKER.sub("", quoted, count=1))):
            if len(words) >= self.LEAST:
                having = [number for number, there in self._texts.items() if f" {words} " in f" {there} "]
                if len(having) == 1:
                    return having[0]
        return None


def _words(said: str) -> str:
    """The words alone, with a space between them."""
    return " ".join(re.findall(r"\w+", said.casefold()))


def new_among(found: list[Comment], minutes: Minutes) -> list[Comment]:
    """The comments that the record doesn't have yet: the same mail or document may be taken in twice. Those that it
    has are known by what came, whatever became of them or of their paragraph since."""
    there = list(minutes.comments)
    new = []
    for each in found:
        same = [at for at, known in enumerate(there) if _is_same(each, known)]
        if same:
            del there[min(same, key=lambda at: there[at].paragraph != each.paragraph)]
        else:
            new.append(each)
    return new


def _is_same(came: Comment, known: Comment) -> bool:
    """Whether what came is a comment that is known. One on no paragraph may have been accepted on one; who wrote a
    change of a document may have been named at one of two readings."""
    if came.paragraph != known.paragraph and not (came.paragraph is None and known.accepted):
        return False
    if not came.change:
        return (came.who, came.text) == (known.who, known.text)
    is_theirs = came.who == known.who or not (came.who and known.who)
    return (
        is_theirs
        and (came.change, came.date) == (known.change, known.date)
        and _changed_words(came.text) == _changed_words(known.text)
    )


def _changed_words(said: str) -> tuple[list[str], list[str]]:
    """The words that a correction takes out and puts in, without those around them that stay: how many of these are
    shown depends on the paragraph as it is."""
    wanted = correction(said)
    old, new = (re.findall(r"\w+|[^\w\s]", each) for each in ((wanted.old, wanted.new) if wanted else (said, "")))
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    return old, new


def _numbers(minutes: Minutes) -> set[int]:
    return {note.paragraph for note in minutes.notes if note.paragraph is not None}


def undecided(minutes: Minutes) -> Iterator[tuple[int, Comment]]:
    """Comments that are neither accepted nor rejected, with their indices."""
    return ((at, each) for at, each in enumerate(minutes.comments) if each.accepted is None)
