"""What is open before the minutes are signed off: what the checks find, what only matters then, and what was changed
since others have seen them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui import checks
from minutes_tui.language.names import folded
from minutes_tui.meeting.agenda_numbers import places
from minutes_tui.meeting.audiences import narrowed
from minutes_tui.model.minutes import Comment, Minutes, Note, Problem, listed
from minutes_tui.readers.returned import mailed_comments, paragraph_joins
from minutes_tui.readers.returned.responsible_people import responsible_asked
from minutes_tui.record import Record
from minutes_tui.report.differences.redline import Row, redline

FIRST = 3
"""Points that are named where there is no room for all."""
WORDS = 40
"""Characters of a text that are said of a change."""


def open_points(record: Record) -> list[Problem]:
    """What is open: tables that can't be read, what the checks find, then comments, each in the order of the record."""
    minutes = record.minutes
    unread = [fault for fault in record.faults if fault.is_unread]
    undecided = [
        Problem(f"This comment has not been decided: {' '.join(each.text.split())}", "comment", at, check="comments")
        for at, each in mailed_comments.undecided(minutes)
    ]
    return [*unread, *record.missing(), *checks.problems(minutes), *undecided]


def counts_by_check(points: list[Problem]) -> list[tuple[str, int]]:
    """The names of the checks with how many points each has, in the order of the points."""
    return list(Counter(check_of(point) for point in points).items())


def check_of(point: Problem) -> str:
    """Name of the check that found a point; what was found when the record was read is told as one of its own."""
    return point.check or "reading"


def open_summary(points: list[Problem]) -> str:
    """How many points are open, by what they are about: "3 points are open (marks to check 2, votes 1)"."""
    are = "1 point is" if len(points) == 1 else f"{len(points)} points are"
    return f"{are} open ({', '.join(f'{called(check)} {count}' for check, count in counts_by_check(points))})"


def called(check: str) -> str:
    """What the points of a check are about, in words; the name of a check is typed behind /silence."""
    return CALLED.get(check, check)


CALLED = {
    "essentials": "details of the meeting", "duplicates": "keys used twice", "references": "links to nothing",
    "codes": "unclear codes", "style": "page style", "speakers": "unknown speakers",
    "listed-twice": "people listed twice", "named-alike": "people named alike", "mentions": "@ names",
    "presence": "who is present", "attendance": "arrivals and departures",
    "told-twice": "arrivals and departures told twice", "name-variant": "spellings of names",
    "unlisted": "people not on the list", "shared-name": "names of several people", "mistitled": "titles of people",
    "bare-code": "codes left in the text", "gaps": "marks to check", "wordless": "notes without words",
    "times": "times", "weekdays": "days of the week", "numbers-named": "numbers of items and decisions",
    "agenda": "agenda items", "answers": "questions without an answer", "turns": "two speakers in one note",
    "resolved": "decisions in the text", "ended": "end of the meeting", "numbers": "numbers of decisions",
    "outcomes": "motions without an outcome", "orphans": "amendments without a motion", "majorities": "majorities",
    "actions": "action items without a person", "due": "due dates", "doubled-words": "words typed twice",
    "tense": "tense of verbs", "repeated-verb": "verbs repeated", "two-spellings": "words spelled two ways",
    "acronyms": "acronyms not spelled out", "pairs": "brackets and quotes", "invisible": "invisible characters",
    "reading": "tables that cannot be read", "comments": "undecided comments",
}  # fmt: skip
"""Of the checks whose names are no words of a clerk."""


def silenced_summary(points: list[Problem]) -> str:
    """How many points are silenced, by check: "5 points are silenced (acronyms 4, gaps 1)"."""
    are = "1 point is" if len(points) == 1 else f"{len(points)} points are"
    return f"{are} silenced ({', '.join(f'{check} {count}' for check, count in counts_by_check(points))})"


def place(point: Problem, minutes: Minutes) -> str:
    """Where a point is, in a few words: "note 7", "§12", "participant AT", "item 6"; of a table that can't be read
    the line; "" where it has no place of its own."""
    if point.is_unread:
        return f"line {point.line}"
    if point.table == "note":
        return _note_label(minutes.notes[point.index])
    if point.table == "comment":
        number = minutes.comments[point.index].paragraph
        return f"comment #{point.index + 1}" + (f" on §{number}" if number is not None else "")
    if point.table == "participant":
        return f"participant {minutes.participants[point.index].key}"
    if point.table == "agenda":
        return f"item {places(minutes)[point.index].whole}".strip()
    return point.table


def _note_label(note: Note) -> str:
    return f"§{note.paragraph}" if note.paragraph is not None else f"note {note.id}"


def first_lines(points: list[Problem], minutes: Minutes) -> str:
    """The first points, each with its place."""
    return first_joined([f"{point.text} ({place(point, minutes)})" for point in points])


def first_joined(lines: Sequence[str]) -> str:
    return " · ".join(lines[:FIRST]) + (" · …" if len(lines) > FIRST else "")


def changes_summary(changes: Sequence[str]) -> str:
    """How many changes there are: "2 changes were made since the minutes were circulated"."""
    were = "1 change was" if len(changes) == 1 else f"{len(changes)} changes were"
    return f"{were} made since the minutes were circulated"


def inexact_summary(changes: Sequence[str]) -> str:
    """How many changes there are in paragraphs with comments in free words."""
    go = "1 change goes" if len(changes) == 1 else f"{len(changes)} changes go"
    return f"{go} with comments that gave no exact wording"


# What was changed since the minutes were sent


class Since(Struct, frozen=True):
    """What was changed since the minutes were sent, a line for each change, by what the comments say of it."""

    unasked: tuple[str, ...] = ()
    """No comment asked for it."""
    answers: tuple[str, ...] = ()
    """In paragraphs with comments that were accepted in free words: it may be what they asked for, or more."""
    undone: tuple[str, ...] = ()
    """Comments that were accepted in free words, and nothing was changed."""


def changed_since(before: Minutes, now: Minutes) -> list[str]:
    """What a page has otherwise than when the minutes were sent, a line for each change. Their status, their history
    and the numbers of paragraphs are no words of theirs."""
    return [line for line, _ in _changed(before, now)]


def _changed(before: Minutes, now: Minutes) -> list[tuple[str, str]]:
    """The same, each with the words that changed, whole."""
    before = replace(
        before,
        meeting=replace(before.meeting, status=now.meeting.status),
        history=now.history,
        notes=_numbered(before, now),
    )
    rows = ((_change_words(row), " ".join(piece.text for piece in row.pieces)) for row in _rows(before, now))
    return [*((line, line) for line in _readers(before, now)), *rows]


def changed_paragraphs(before: Minutes, now: Minutes) -> list[int]:
    """The numbers of the paragraphs that read otherwise than in the minutes that were sent, or are new, in order."""
    was = {note.id: _own_words(note) for note in before.notes}
    changed = (note for note in now.notes if note.kind != "remark" and _own_words(note) != was.get(note.id))
    return sorted({note.paragraph for note in changed if note.paragraph is not None})


def changes_by_comments(before: Minutes | None, now: Minutes) -> Since:
    """What was changed since the minutes were sent as `before`, and what the comments accepted since say of it.

    A paragraph is to be what was sent with exactly that done that its comments say; one that is in free words leaves
    open what becomes of it. A correction on no paragraph may have been made in each that had its words; free words on
    none leave open what became of any.
    """
    if before is None:
        return Since()
    accepted = []
    for index, comment in _accepted_since(before, now):
        if (whole := paragraph_joins.with_join(_numbered(before, now), comment)) is not None:
            before = replace(before, notes=whole)
        elif mailed_comments.moved_to(comment) is None:
            accepted.append((index, comment))
        elif (moved := mailed_comments.with_move(_numbered(before, now), comment)) is not None:
            before = replace(before, notes=moved)
    was = {note.id: note for note in before.notes if note.id}
    wanted: dict[str, Note] = {}
    answered: dict[str, Note] = {}
    undone = []
    placed = [each for each in accepted if each[1].paragraph is not None]
    others = [each for each in accepted if each[1].paragraph is None]
    made: set[int] = set()
    for note in now.notes:
        if note.id not in was:
            continue
        on = [each for each in placed if each[1].paragraph == note.paragraph]
        on = [each for each in on if not mailed_comments.is_void(each[1], was[note.id])]
        if here := _made_in(note.text, was[note.id], others, on):
            made |= {index for index, _ in here}
            on = on + here
        if not on:
            continue
        days = {index: mailed_comments.due_asked(each, was[note.id], now.meeting.language) for index, each in on}
        due = next((each for each in days.values() if each and each == note.due), was[note.id].due)
        people = {index: responsible_asked(each, was[note.id], now) for index, each in on}
        who = next((each for each in people.values() if each and each == listed(note.responsible)), None)
        asked = {
            index: mailed_comments.asked(each, was[note.id]) for index, each in on if not (days[index] or people[index])
        }
        outcomes = mailed_comments.done(was[note.id].text, [each for each in asked.values() if each is not None])
        words = note.text if note.text in outcomes else next(iter(outcomes), was[note.id].text)
        wanted[note.id] = replace(was[note.id], text=words, due=due, responsible=who or was[note.id].responsible)
        if note.struck and any(not each.strip() for each in outcomes):
            wanted[note.id] = replace(was[note.id], struck=note.struck)
        if None in asked.values():
            answered[note.id] = note
        if _own_words(note) == _own_words(wanted[note.id]):
            undone += [_undone(index, each) for index, each in on if asked.get(index, "") is None]
    sent = replace(before, notes=[answered.get(note.id) or wanted.get(note.id, note) for note in before.notes])
    unanswered = replace(now, notes=[wanted[note.id] if note.id in answered else note for note in now.notes])
    found, answers = _changed(sent, now), changed_since(unanswered, now)
    free = [each for _, each in others if not mailed_comments.correction(each.text)]
    answering = [line for line, words in found if any(_may_answer(words, comment) for comment in free)]
    unasked = [line for line, _ in found if line not in answering]
    answers = list(dict.fromkeys(answers + answering))
    undone += [
        _undone(index, each)
        for index, each in others
        if index not in made and (not answers or mailed_comments.correction(each.text))
    ]
    return Since(tuple(unasked), tuple(answers), tuple(undone))


LONG = 4
"""Letters of a word by which a change and a comment may be about the same."""
BLANKLESS = re.compile(r"[\u0e00-\u0eff\u3040-\u9fff]")
"""A letter of a script without blanks between words."""


def _may_answer(change: str, comment: Comment) -> bool:
    """Whether a change may be what a comment in free words on no paragraph asks for: they have a longer word in common,
    or the comment has none that can be told."""
    said = f"{comment.text} {comment.on}"
    asked, done = ({word for word in re.findall(r"\w+", folded(each)) if len(word) >= LONG} for each in (said, change))
    return not asked or bool(BLANKLESS.search(said)) or not asked.isdisjoint(done)


def _made_in(
    text: str, was: Note, others: Sequence[tuple[int, Comment]], on: Sequence[tuple[int, Comment]]
) -> list[tuple[int, Comment]]:
    """The corrections on no paragraph, with their indices, with which a text is what was sent and what the comments
    `on` it ask for; [] where it is so without them, or is not with them."""
    asked = [each for _, comment in on if (each := mailed_comments.asked(comment, was)) is not None]
    found: list[tuple[int, Comment]] = []
    if text == was.text or text in mailed_comments.done(was.text, asked):
        return []
    for index, comment in others:
        wanted = mailed_comments.asked(comment, was)
        if isinstance(wanted, mailed_comments.Correction) and wanted.old in was.text:
            found.append((index, comment))
            asked.append(wanted)
            if text in mailed_comments.done(was.text, asked):
                return found
    return []


def _accepted_since(before: Minutes, now: Minutes) -> list[tuple[int, Comment]]:
    """Comments that are accepted now and were not when the minutes were sent, with their indices."""
    decided = Counter((each.paragraph, each.text, each.words) for each in before.comments if each.accepted)
    found = []
    for index, each in enumerate(now.comments):
        key = (each.paragraph, each.text, each.words)
        if each.accepted and decided[key]:
            decided[key] -= 1
        elif each.accepted:
            found.append((index, each))
    return found


def _numbered(before: Minutes, now: Minutes) -> list[Note]:
    """The notes as they were, with the numbers of their paragraphs as they are."""
    numbers = {note.id: note.paragraph for note in now.notes if note.id}
    return [replace(note, paragraph=numbers.get(note.id, note.paragraph)) for note in before.notes]


def _own_words(note: Note) -> Note:
    """A note without what no page has of it."""
    return replace(note, paragraph=None, check="", silence=())


def _undone(index: int, comment: Comment) -> str:
    by = f" by {comment.who}" if comment.who else ""
    on = (
        "and no paragraph was changed"
        if comment.paragraph is None
        else f"and paragraph {comment.paragraph} is unchanged"
    )
    return f"Comment #{index + 1}{by} is accepted, {on}: {_shortened(comment.text)}"


def _rows(before: Minutes, now: Minutes) -> Iterator[Row]:
    sections = redline(before, now, "private")
    return (row for section in sections for row in section.rows if row.what != "same" and not _is_bare(row))


def _is_bare(row: Row) -> bool:
    """Whether a row is of a note with the same words, of which those below it say what is other."""
    return row.what == "changed" and all(not piece.sign for piece in row.pieces)


def _readers(before: Minutes, now: Minutes) -> Iterator[str]:
    """Notes that others may read now."""
    was = {note.id: note.audience for note in narrowed(before).notes}
    for note in narrowed(now).notes:
        if not note.struck and note.kind != "remark" and was.get(note.id, note.audience) != note.audience:
            yield f"{_note_label(note)} is {note.audience} now"


def _change_words(row: Row) -> str:
    was, became = (
        _shortened(" … ".join(piece.text.strip() for piece in row.pieces if piece.sign == sign)) for sign in "-+"
    )
    if row.what == "moved":
        change = "is elsewhere now"
    elif was and became:
        change = f"“{was}” is “{became}” now"
    else:
        change = f"“{became}” is new" if became else f"“{was}” is gone" if was else "is changed"
    return f"{row.label}: {change}" if row.label else change


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= WORDS else f"{words[:WORDS].rstrip()}…"
