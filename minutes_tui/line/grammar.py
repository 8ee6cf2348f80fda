"""What a typed line means. A pure function of the line and the minutes; it changes nothing and knows no screen.

`tests/shorthand.md` has every form of line with what becomes of it. Nothing typed is refused: what can't be
understood is narrative with the reason in the note's `check`.
"""

import datetime as dt
import re
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.config import house_style
from minutes_tui.language.inline_marks import marks
from minutes_tui.language.labels import labels
from minutes_tui.language.markup import (
    BULLETS,
    MOST_COLUMNS,
    NUMBER,
    code_added,
    ends_in_table,
    entered,
    is_code_open,
    is_head_rule,
    is_row,
    is_rule,
    item_added,
    level_of,
    next_numbers,
    paragraph_added,
    quotation_added,
    row_added,
    table_cells,
)
from minutes_tui.language.names import folded, is_placeholder, roster
from minutes_tui.language.separators import COLONS, COMMAS
from minutes_tui.line import movements, other_titles, scribe_words, slash_corrections
from minutes_tui.line.coming_and_going import remarks
from minutes_tui.line.due_dates import due
from minutes_tui.line.full_width import half_width
from minutes_tui.line.list_indents import numbers_before
from minutes_tui.line.responsible import colon_kept, people_of
from minutes_tui.line.slash_corrections import Corrected, correction
from minutes_tui.line.speakers import (
    and_pattern,
    could_be,
    has_numbered_office,
    is_close,
    is_described,
    leading,
    mention_doubt,
    mentioned,
    speakers_meant,
    speaks_in_office,
    tasked,
    unknown,
    who_doubt,
    word_asked,
    word_doubt,
)
from minutes_tui.line.speech import before_colon
from minutes_tui.line.told_sentences import is_elected
from minutes_tui.line.votes import ballots, ballots_and_outcome, motion_lines
from minutes_tui.line.votes.ballots import Group
from minutes_tui.meeting import agenda_numbers, attendance, audiences
from minutes_tui.meeting.edit import marked
from minutes_tui.model.minutes import CONTINUABLE, UNKNOWN_SPEAKER, Kind, Minutes, Note, Participant


class Entered(Struct, frozen=True):
    """A new note, which still lacks its id, time and agenda item."""

    note: Note
    problem: str = ""
    """Why it could not be understood as it was meant."""
    at: dt.time | None = None
    """The time that was typed."""
    kept: str = ""
    """What stood beside the speaker, and stays in the words."""


class Added(Struct, frozen=True):
    """What goes on with the text of the note at `index`; None begins a note of its own."""

    index: int | None
    words: str
    problem: str = ""
    """Why it can't be where it was meant to be."""

    def onto(self, text: str) -> str:
        """The text with it at its end."""
        raise NotImplementedError


class Continued(Added, frozen=True):
    """A new paragraph."""

    def onto(self, text: str) -> str:
        return paragraph_added(text, self.words)


class Lettered(Added, frozen=True):
    """A line with a mark such as a) or 1), which stays as it is typed: below the one before it, or a paragraph."""

    def onto(self, text: str) -> str:
        goes_on = LETTERED.match(text.rpartition("\n")[2])
        return f"{text}\n{entered(self.words)}" if goes_on else paragraph_added(text, self.words)


class Listed(Added, frozen=True):
    """A list item."""

    number: int | None = None
    """None: an item with a bullet."""
    level: int = 1
    """2 is an item of a list within the last item."""

    def onto(self, text: str) -> str:
        return item_added(text, self.words, self.number, self.level)


class Quoted(Added, frozen=True):
    """A line of a quotation."""

    def onto(self, text: str) -> str:
        return quotation_added(text, self.words)


class Tabled(Added, frozen=True):
    """A row of a table."""

    cells: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    """The cells of the last note, which was taken for words and goes into the table as its first row."""

    def onto(self, text: str) -> str:
        return row_added(row_added(text, self.head) if self.head else text, self.cells)


class Coded(Added, frozen=True):
    """A line of code as it stands, or one that begins or ends code."""

    def onto(self, text: str) -> str:
        return code_added(text, self.words)


class Balloted(Struct, frozen=True):
    """Votes by name, and what the last of those named said with it."""

    groups: tuple[Group, ...]
    words: str = ""
    line: str = ""
    kept: tuple[str, ...] = ()
    """Who is among "all", and keeps the ballot that is cast."""


class Commanded(Struct, frozen=True):
    name: str
    argument: str
    line: str
    then: str = ""
    """What else the line stands for: a command, with what follows it."""


class Nothing(Struct, frozen=True):
    """A line that adds nothing."""

    said: str = ""
    """Why it doesn't; "" where it is empty."""


Reading = Entered | Added | Corrected | Balloted | Commanded | Nothing

QUESTION_MARKS = "?？؟"
COMMAND = re.compile(r"/(\S*?)[,;:.，：；、]?(?:\s+|$)(?:/\1(?:\s+|$))*(.*)", re.DOTALL)
"""A name with what follows it; a comma or colon behind it is none of it, nor is the same name once more."""
CONTINUATION = re.compile(r"(?:\.\.\.(?!\.)|…)\s*(?=\S)")
BULLET = re.compile(rf"[{re.escape(BULLETS)}][^\S\n]+(?=\S)")
DASHES = re.compile(r"(-{2,6})[^\S\n]+(?=\S)")
LETTERED_WITHIN = re.compile(r"(?:^|\s)\(?\w{1,4}\)\s", re.MULTILINE)
QUOTED = re.compile(r">>(?:\s*(?=\S)|$)")
LETTERED = re.compile(r"\(?(?:[0-9]{1,2}|[ivx]{1,4}|[^\W\d_])\)\s+(?=\S)")
FENCED = re.compile(r"```[^`\s]*[^\S\n]*(?:\n|$)")
NEARLY = (
    (re.compile(r"![^\W\d_]"), "A decision is written “! words”, with a space."),
    (re.compile(r">@?[^\W\d_]"), "An action item is written “> CODE words”, with a space."),
    (re.compile(r"#[^\W\d_]"), "A heading is written “# words”, with a space."),
    (
        re.compile(r"[+-]1\s+[^\W\d_][\w-]*(?:\s*,\s*[^\W\d_]|\s+[+-]1\s)"),
        "After /motion or /vote, type ballots as +1 CODE, CODE -1 CODE.",
    ),
    (re.compile(r"[-•–]+[^\W\d_]"), "A list item is written “- words”, with a space."),
)
"""What looks like a mark and is words, and how the mark is written."""
ASIDE = re.compile(r"(.*\S)\s*([(\[（［][^()\[\]（）［］]+[)\]）］])")
"""A speaker with a remark in brackets behind."""
SPEAKERS = re.compile(rf"[{COMMAS}](?![^(\[（［]*[)\]）］])")
"""What parts them: a comma that is in no brackets."""
JOINED = re.compile(rf"\s*[{COMMAS};/+]\s*")
"""What else may stand between those who say something together."""
NAME = re.compile(r"[^\W\d_a-z][\w'’-]+")
SPOKEN = re.compile(
    rf"((?>[(\[（［][^()\[\]（）［］\n]{{1,80}}[)\]）］]|[^{COLONS}{QUESTION_MARKS}\n]){{0,120}}?)"
    rf"\s*([{COLONS}]|[{QUESTION_MARKS}](?!\?))"
)
UNKNOWN = re.compile(rf"\?+\s*[{COLONS}]\s*")
MOVEMENT = re.compile(r"([+-])(?=[^\s+\-])")
STAMPED = re.compile(r"\d{4}-\d\d-\d\d[T ]")
"""A day and a time, as a log has them before its lines: with a tab behind it begins no table."""


def read(line: str, minutes: Minutes, today: dt.date) -> Reading:
    """What a line means in these minutes. `today` is the day from which a due date in words is counted."""
    code = open_code(minutes)
    if code is not None:
        return Coded(code, line)
    blanks = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" "))
    cells = line.rstrip(" \r\n").split("\t")
    line = half_width(line.strip())
    if not line or is_rule(line):
        return Entered(Note(kind="statement", text=line)) if line else Nothing()
    line = scribe_words.plain(line, minutes)
    said = _spoken(line, minutes)
    is_theirs = isinstance(said, Entered) and before_colon.is_theirs(line, said.note, minutes)
    return (
        _marked(line, minutes, today)
        or _continued(line, blanks, minutes)
        or _balloted(line, minutes)
        or _movement(line, minutes)
        or (None if is_theirs else _of_motion(line, minutes))
        or _tagged(line, minutes)
        or said
        or _tabbed(line, cells, minutes, begins=False)
        or _came_or_went(line, minutes)
        or _sentence_of_speaker(line, minutes)
        or _tabbed(line, cells, minutes, begins=True)
        or narrative(line, minutes, _doubt(line, minutes))
    )


def _doubt(line: str, minutes: Minutes) -> str:
    """Why a line that is read as words may be meant as something else, or its first name as another's."""
    nearly_marked = next((reason for pattern, reason in NEARLY if pattern.match(line)), "")
    doubt = nearly_marked or _mistyped(line, minutes) or who_doubt(line, minutes)
    return doubt or before_colon.asked(line, motion_lines.doubt(line, minutes), minutes) or _proposed(line, minutes)


def _proposed(line: str, minutes: Minutes) -> str:
    """What is asked of a line that is read as words, and may tell of a motion, a vote, an election or a recusal."""
    from minutes_tui.line.unread_votes import questions  # the first screen does without

    return before_colon.asked(line, questions.asked(line, minutes), minutes)


def _mistyped(line: str, minutes: Minutes) -> str:
    """How somebody's words are typed, where a sign in the place of the colon, or a minute of the wrong length, makes
    them words of nobody."""
    people = roster(minutes)
    if (minute := NO_MINUTE.match(line)) and (said := _spoken(line[minute.end() :], minutes)):
        is_of = isinstance(said, Entered) and said.note.speakers
        return f"A minute is two digits, 00 to 59: {int(minute[1]) % 60:02}/ {line[minute.end() :]}" if is_of else ""
    dash = DASHED.match(line)
    return f"What {dash[1]} says stands behind a colon: {dash[1]}: words" if dash and dash[1] in people.by_key else ""


NO_MINUTE = re.compile(r"(\d{1,3})/\s+(?=\S)")
DASHED = re.compile(r"([\w-]+?)(?:\s*[-–—]\s+|\s*;\s*|[.!]\s+)(?=\S)")


def narrative(line: str, minutes: Minutes, problem: str = "") -> Entered:
    """A line as mere words, to be checked where there is a problem with it."""
    return _note("statement", line, minutes, check=problem, problem=problem)


def action(words: str, minutes: Minutes, today: dt.date) -> Entered:
    """Who is responsible, what for, and by when."""
    language = minutes.meeting.language
    coming = minutes.meeting.next.date if minutes.meeting.next else None
    people = people_of(words, minutes)
    found = due(words, language, said_on(minutes, today), coming, people.end if people else 0)
    words = colon_kept(words, found.words, minutes)
    people = people_of(words, minutes) or tasked(words, minutes)
    task = re.sub(r"^[\s,:]*(?:[-–—]\s+)?", "", words[people.end :]) if people else words
    asked = people.doubt if people else who_doubt(words, minutes, is_asked_of=True)
    problem = (found.doubt or asked) if task else "This action item has no text."
    if people and people.ambiguous:
        problem = " ".join(filter(None, (people.ambiguous, problem)))
        people = None
    if people and task:
        words = task if people.by_code else people.spelled + words[people.end :]
    who = tuple(people.keys) if people else ()
    return _note("action", words, minutes, responsible=who, due=found.date, problem=problem, check=problem)


def heading(words: str, minutes: Minutes) -> Entered:
    return _note("heading", words, minutes)


def decision(words: str, minutes: Minutes) -> Entered:
    return _note("decision", begun_with_name(words, minutes), minutes, check=word_doubt(words, roster(minutes)))


def motion(words: str, minutes: Minutes) -> Entered:
    return _note("motion", begun_with_name(words, minutes), minutes, check=word_doubt(words, roster(minutes)))


def begun_with_name(words: str, minutes: Minutes) -> str:
    """Words with the name in the place of a code with which they begin, as a statement has it; an acronym that the
    glossary explains, and a body, stay."""

    def stays(person: Participant) -> bool:
        is_thing = person.key in minutes.glossary or any(person.key == body.key for body in minutes.bodies)
        return is_thing or house_style.says_code(minutes.print, person)

    people = leading(words, roster(minutes), labels(minutes.meeting.language), stays=stays)
    return people.words + words[people.end :] if people and people.by_code else words


NOTHING_BEFORE = "There is no statement to continue."
NO_NOTE = "There is no statement that the {} belongs to."
DECIDED = "The motion was voted on. Its wording can no longer change."


def _last(minutes: Minutes) -> tuple[int | None, str]:
    """Index of the note that a line goes on with, or why there is none."""
    is_voted = False
    for index in range(len(minutes.notes) - 1, -1, -1):
        note = minutes.notes[index]
        if note.struck:
            continue
        if note.kind == "motion" and (is_voted or note.outcome):
            return None, DECIDED
        if note.kind in CONTINUABLE:
            return None if is_rule(note.text) else index, ""
        if note.kind in ("item", "heading") and not (note.kind == "item" and note.outcome == "closed"):
            return None, ""
        is_voted = is_voted or note.kind == "vote"
    return None, NO_NOTE


def open_code(minutes: Minutes) -> int | None:
    """Index of the note whose code is not ended, so that each line goes on with it."""
    index, _ = _last(minutes)
    return index if index is not None and is_code_open(minutes.notes[index].text) else None


def said_on(minutes: Minutes, today: dt.date) -> dt.date:
    """The day of the meeting on which something is said: today, or the meeting's where it was another day."""
    first = minutes.meeting.date
    if first is None:
        return today
    return today if first <= today <= (minutes.meeting.last_date or first) else first


def _note(kind: Kind, words: str, minutes: Minutes, *, problem: str = "", check: str = "", **keys: object) -> Entered:
    text = entered(mentioned(words, minutes))
    doubt = "" if check or problem else mention_doubt(words, roster(minutes))
    check, problem = check or doubt, problem or check or doubt
    return Entered(marked(Note(kind=kind, text=text, check=check, **keys)), problem)  # type: ignore[arg-type]


def _marked(line: str, minutes: Minutes, today: dt.date) -> Reading | None:
    """Lines that their first characters decide."""
    if line.startswith("\\"):
        words = line if line.startswith(KEPT) or _is_of_mark(line) else line[1:]
        return _note("statement", words, minutes) if words else narrative(line, minutes)
    if (private := before_colon.private_words(line)) is not None:
        return _note("remark", private, minutes) if private else Nothing()
    if line.startswith("/"):
        match = COMMAND.fullmatch(line)
        return _commanded(match[1], match[2].strip(), line, minutes) if match else None
    meant = correction(line)
    if meant:
        return Corrected(mentioned(meant.old, minutes), mentioned(meant.new, minutes), meant.everywhere)
    if slash_corrections.is_broken(line):
        return narrative(line, minutes, slash_corrections.FORM)
    if (asked := ASKED.match(line)) and people_of(line[asked.end() :], minutes):
        return action(line[asked.end() :], minutes, today)
    if CLOSE_ACTION.match(line) and (people := people_of(line[1:], minutes)) and people.by_code:
        return action(line[1:], minutes, today)
    if re.match(r"[#!>]\s+\S", line):
        words = line[1:].strip()
        match line[0]:
            case "#":
                return heading(words, minutes)
            case "!":
                with_vote = motion_lines.decision_with_vote(words, minutes)
                return Commanded("decision", with_vote, line) if with_vote else decision(words, minutes)
        return action(words, minutes, today)
    return None


def _commanded(name: str, argument: str, line: str, minutes: Minutes) -> Commanded:
    """A command; a motion with what became of it at its end is both."""
    if name.lower() not in ("motion", "amend"):
        return Commanded(name, argument, line)
    words, then = motion_lines.with_outcome(argument, minutes, is_command=True)
    return Commanded(name, words, line, then)


ASKED = re.compile(r"(?:\[ ?\]|AP|ACTION|ACTION ITEM|ACTION POINT|TODO)\s+(?=[^\W\d_])")
"""An action item's mark before those who are to do it, with no colon between."""
CLOSE_ACTION = re.compile(r">@?[^\W\d_a-z]+[\s,:]")
"""An action item's mark right before a code in capitals."""
KEPT = ("\\@", "\\*")
"""A backslash at a line's start that is the word's behind it."""


def _is_of_mark(line: str) -> bool:
    """Whether the backslash at a line's start makes words of code, a link or an address."""
    found = marks(line.split("\n")[0])
    return bool(found) and found[0].start == 0 and found[0].kind == "words"


def _continued(line: str, blanks: int, minutes: Minutes) -> Reading | None:
    """Lines whose mark says that they go on with a note: paragraphs, list items, quotations, rows of tables, code."""
    if line[0].isalpha() and ")" not in line[:6]:  # as most do, which is quickest told apart here
        return None
    more, quoted = CONTINUATION.match(line), QUOTED.match(line)
    index, problem = _last(minutes)
    if more:
        if index is None:
            return narrative(line, minutes, problem if problem == DECIDED else NOTHING_BEFORE)
        return Continued(index, mentioned(line[more.end() :], minutes))
    if quoted and (line != ">>" or (index is not None and "> " in minutes.notes[index].text)):
        return Quoted(index, mentioned(line[quoted.end() :], minutes), problem.format("quotation"))
    if FENCED.match(line):
        return Coded(index, line, problem.format("code"))
    before = minutes.notes[index].text if index is not None else ""
    if is_head_rule(line) and ends_in_table(before):
        return Nothing("The table already has its line of dashes.")
    if is_row(line) and (len(table_cells(line)) > 1 or ends_in_table(before)):
        cells = tuple(mentioned(cell, minutes) for cell in table_cells(line))
        return Tabled(index, line, problem.format("table"), cells)
    if LETTERED.match(line):
        if index is None:
            return narrative(line, minutes, problem if problem == DECIDED else "")
        begins = line.lstrip("(")[0] in "aA1iIαа" or LETTERED_WITHIN.search(before)
        return Lettered(index, mentioned(line, minutes)) if begins else narrative(line, minutes, ELSEWHERE)
    return _listed(line, blanks, minutes, index, problem.format("list"))


def _tabbed(line: str, cells: list[str], minutes: Minutes, *, begins: bool) -> Tabled | None:
    """Cells with tabs between them, as a spreadsheet gives them: a row more of a table, or where it `begins` one its
    first. A line with one tab is words until the next has tabs too, and then both are rows."""
    if not 1 < len(cells) <= MOST_COLUMNS or STAMPED.match(line):
        return None
    from minutes_tui.line.pasted_tables import cells_before  # few lines have a tab

    head = cells_before(minutes)
    index, problem = _last(replace(minutes, notes=minutes.notes[:-1]) if head else minutes)
    goes_on = index is not None and not head and ends_in_table(minutes.notes[index].text)
    is_first = len(cells) > 2 and sum(bool(cell.strip()) for cell in cells) > 1
    if not goes_on and not (begins and (head or is_first)):
        return None
    row = tuple(mentioned(cell.strip(), minutes) for cell in cells)
    return Tabled(index, line, problem.format("table"), row, head)


def _listed(line: str, blanks: int, minutes: Minutes, index: int | None, problem: str) -> Reading | None:
    """A list item of the note at `index`, or of one of its own where there is none for the reason that is the problem.
    Dashes, or blanks before the mark, say how deep it is."""
    dashes, bullet = DASHES.match(line), BULLET.match(line)
    mark = dashes or bullet
    words = line[mark.end() :] if mark else line
    number = None if bullet else NUMBER.match(words)
    if not (mark or number) or (number and not mark and has_numbered_office(line, minutes)):
        return None
    text = minutes.notes[index].text if index is not None else ""
    count, follows = int(number[1]) if number else None, next_numbers(text)
    level = len(dashes[1]) if dashes else level_of(text, blanks, count) if blanks else 1
    if number and (count == 1 or count in follows):
        return Listed(index, mentioned(words[number.end() :], minutes), problem, count, level)
    if mark:
        return Listed(index, mentioned(words, minutes), problem, None, level)
    if follows:
        expected = " or ".join(f"“{each}.”" for each in sorted(follows))
        return narrative(line, minutes, f"The list goes on with {expected}, not with “{count}.”")
    return narrative(line, minutes, ELSEWHERE) if count in numbers_before(minutes) else None


ELSEWHERE = "This goes on with a list, but the last note has none."


def _balloted(line: str, minutes: Minutes) -> Reading | None:
    """Votes by name, and behind a colon what was said with the last of them."""
    found = ballots.of_line(line, minutes)
    if not found.groups and (meant := ballots_and_outcome.read(line, minutes)):
        return Commanded(meant.command, meant.argument, line)
    if found.problem:
        return narrative(line, minutes, ballots_and_outcome.doubt(found.problem, line, minutes))
    return Balloted(found.groups, found.words, line, found.kept) if found.groups else None


def _movement(line: str, minutes: Minutes) -> Reading | None:
    """Arrivals and departures: codes, a time, and a remark in brackets."""
    typed_line, timed = line, before_colon.MOVED_AT.fullmatch(line)
    line, remark = remarks.parted(f"{timed[2]} {timed[1]}" if timed else line, minutes.meeting.language)
    mark = MOVEMENT.match(line)
    if not mark:
        return None
    people = roster(minutes)
    words = line[1:].split()
    at, count = movements.hour(words, minutes)
    name = " ".join(words[: len(words) - count])
    codes = [people.code(each) or each for each in re.split(r"[\s,]+", name) if each]
    both = re.split(rf"\s*[{COMMAS};]\s*|{and_pattern(labels(minutes.meeting.language))}", name)
    if not all(code in people.by_key for code in codes) and all(map(people.one, both)):
        codes = [people.one(each) for each in both]
    if not remark and (but := ballots.all_but(name, minutes)) is not None:
        return _all_moved(line, mark[1], but, at, minutes)
    are_codes = all(code in people.by_key or is_placeholder(code, minutes) for code in codes)
    if not codes or not are_codes or len(set(codes)) < len(codes):
        if people.leading(line[1:])[0] or people.named(name, exact=False):
            several = could_be(keys, f"“{name}”") if len(keys := people.meant(name)) > 1 else ""
            return narrative(typed_line, minutes, several or remarks.asked(typed_line, minutes))
        stranger = NAME.fullmatch(name)
        return narrative(typed_line, minutes, remarks.whose(name, typed_line, minutes)) if stranger else None
    there = attendance.presence(minutes)
    is_opening = not (at or remark or minutes.meeting.start or attendance.has_begun(minutes))
    if mark[1] == "+" and is_opening and all(there.get(code) == attendance.PRESENT for code in codes):
        return Commanded("present", ", ".join(codes), line)
    kind: Kind = "arrival" if mark[1] == "+" else "departure"
    never_came = movements.never_came_doubt(codes, minutes) if kind == "departure" else ""
    doubt = movements.hour_doubt(mark[1], codes, at, minutes) or never_came
    check, text = doubt or movements.twice_doubt(mark[1], codes, minutes), entered(mentioned(remark, minutes))
    return Entered(Note(kind=kind, who=tuple(codes), text=text, check=check), unknown(codes, people) or doubt, at)


def _all_moved(line: str, mark: str, but: set[str], at: dt.time | None, minutes: Minutes) -> Reading:
    """Everybody comes or goes who is not there already, but for some. Before the proceedings it says who is present."""
    if mark == "+" and not at and (not attendance.has_begun(minutes) or attendance.is_before_roll(minutes)):
        return Commanded("present", line[1:].strip(), line)
    there, signs = attendance.PRESENT if mark == "+" else attendance.AWAY, attendance.presence(minutes)
    who = tuple(code for code, sign in signs.items() if sign != there and code not in but)
    doubt = movements.left_out_doubt(mark, but, minutes)
    if not who:
        said = f"Everyone else has {'arrived' if mark == '+' else 'left'}."
        return narrative(line, minutes, doubt) if doubt else Nothing(said)
    return Entered(Note(kind="arrival" if mark == "+" else "departure", who=who, check=doubt), doubt, at)


def _of_motion(line: str, minutes: Minutes) -> Reading | None:
    """What is told of a motion as people do: counts, movers, what became of it."""
    meant = before_colon.of_motion(line, minutes)
    if not meant:
        return None
    if not before_colon.may_be_decided(line, meant, minutes):
        said = _sentence_of_speaker(line, minutes)
        if not isinstance(said, Entered) or said.note.check or not meant.problem:
            return said
        return replace(said, note=replace(said.note, check=meant.problem), problem=meant.problem)
    if meant.problem:
        return narrative(begun_with_name(line, minutes), minutes, meant.problem)
    return Commanded(meant.command, meant.argument, line, meant.then)


def _tagged(line: str, minutes: Minutes) -> Reading | None:
    """What scribes write before a colon, where it is nobody's code or name."""
    found = scribe_words.tag(line, minutes.meeting.language)
    people = roster(minutes)
    if not found or people.code(found.word) or people.named(found.word):
        return None
    if found.number is None:
        return _commanded(found.command, found.words, line, minutes)
    item = agenda_numbers.numbered(minutes, found.number)
    if item and folded(item.title).startswith(folded(found.words)):
        return Commanded("item", found.number, line)
    if found.is_open and not scribe_words.is_on_agenda(found.words, minutes):
        if scribe_words.begins_with_somebody(found.words, minutes):
            return None
        if item and any(note.kind == "item" and note.item == item.key for note in minutes.notes):
            return None
        is_next = not found.number or agenda_numbers.is_next(minutes, found.number)
        is_other = item and not folded(found.words).startswith(folded(item.title))
        if not (is_next or is_other or (found.is_dashed and not item)):
            asked = f"Is this an agenda item? “{found.word} {found.number}: {found.words}” takes it up."
            return narrative(line, minutes, asked)
    audience = audiences.items(minutes).get(item.key, "public") if item else "public"
    if (
        item
        and (found.words[:1].islower() or audience != "public")
        and not scribe_words.is_on_agenda(found.words, minutes)
    ):
        said = narrative(line, minutes, f"Item {found.number} is “{item.title}”: /item {found.number} takes it up.")
        return replace(said, note=replace(said.note, audience=audience))
    return Commanded("topic", scribe_words.numbered(found, minutes), line) if found.words else None


def _spoken(line: str, minutes: Minutes) -> Reading | None:
    """Lines with the speaker before a colon or a question mark, maybe behind the time."""
    said_at, behind = before_colon.without_time(line, minutes)
    timed = _spoken(behind, minutes) if said_at else None
    if isinstance(timed, Entered) and set(timed.note.speakers) & set(roster(minutes).by_key):
        return replace(timed, at=said_at)
    unknown = UNKNOWN.match(line)
    if unknown and line[unknown.end() :]:
        return _by([UNKNOWN_SPEAKER], "statement", line[unknown.end() :], minutes)
    match = SPOKEN.match(line)
    if not match or not match[1]:
        return None
    mark, words = match[2], line[match.end() :]
    spaced = not words or words[0].isspace() or mark in "：﹕︓？" or is_close(match[1], words, minutes)
    typed = [part.strip() for part in SPEAKERS.split(match[1])]
    meant = speakers_meant(typed, minutes, spaced)
    asides: list[str] = []
    at = None
    if not all(meant):
        parts = [(found[1], found[2]) if (found := ASIDE.fullmatch(part)) else (part, "") for part in typed]
        meant = speakers_meant([name for name, _ in parts], minutes, spaced)
        at = before_colon.time_aside(parts[-1][1], minutes)
        parts[-1:] = [(parts[-1][0], "")] if at else parts[-1:]
        asides = [remark if len(parts) == 1 else _of(name, remark, minutes) for name, remark in parts if remark]
    doubt = ""
    if not all(meant) and spaced and len(typed) == 1:
        titled, doubt = other_titles.before_colon(typed[0], minutes, words)
        meant = [titled]
    if not all(meant) and len(joint := JOINED.split(match[1].strip())) > 1:
        meant = speakers_meant(joint, minutes, spaced)
        typed = joint
    several = next((keys for keys in meant if len(keys) > 1), None)
    if not all(meant):
        near = doubt or _nearly_named(line, minutes) or other_titles.spoken_before(line, minutes)
        if not near and spaced and mark in COLONS and words.strip() and is_described(match[1].strip()):
            return _note("statement", line, minutes, speaker=UNKNOWN_SPEAKER, attribution="inline")
        return narrative(line, minutes, near) if near else None
    if several:
        return narrative(line, minutes, could_be(several))
    codes = [keys[0] for keys in meant]
    if not words.strip():
        return narrative(line, minutes, "There is no text after the speaker.")
    if not spaced and (words[0] in "/\\" or (words[0].isdigit() and codes[-1].isdigit())):
        return None
    kept = " ".join(asides)
    said = _by(codes, "statement" if mark in COLONS else "question", f"{kept} {words.strip()}".strip(), minutes)
    if doubt := doubt or before_colon.reported(match[1], words, minutes):
        said = replace(said, note=replace(said.note, check=doubt), problem=doubt)
    return replace(said, at=at, kept=kept)


def _of(name: str, remark: str, minutes: Minutes) -> str:
    """A remark in brackets beside one of several, which says whose it is."""
    people = roster(minutes)
    return f"{remark[0]}{people.short(people.one(name) or name)}: {remark[1:]}"


def nearly(line: str, minutes: Minutes) -> tuple[str, list[str]]:
    """The name or code before a line's colon, and the codes of those who have one that is a letter off it; in small
    letters it is one word, and none of the language's own before a colon. With an honorific it may stand before a
    question mark, too."""
    match = SPOKEN.match(line)
    name = match[1].strip() if match else ""
    is_small = name[:1].islower() and not other_titles.is_small_name(line, minutes)
    if is_small or (match and match[2] not in COLONS and not other_titles.has(name, minutes)):
        return name, []
    return name, other_titles.near(name, minutes)


def _nearly_named(line: str, minutes: Minutes) -> str:
    """Whom the one before a line's colon may be, as a question."""
    name, keys = nearly(line, minutes)
    return "" if other_titles.is_asked(name, keys, minutes) else other_titles.who_is_near(name, keys, roster(minutes))


def _by(codes: list[str], kind: Kind, words: str, minutes: Minutes) -> Entered:
    codes = list(dict.fromkeys(codes))
    problem = unknown(codes, roster(minutes))
    return _note(kind, words, minutes, speaker=_codes(codes), attribution="prefix", problem=problem)


def _codes(codes: list[str]) -> str | tuple[str, ...]:
    return codes[0] if len(codes) == 1 else tuple(codes)


def _came_or_went(line: str, minutes: Minutes) -> Reading | None:
    """Sentences that say that somebody came or went: they are nobody's words, and change nothing of who is present."""
    told = movements.told(line, minutes)
    asked = movements.question(told, minutes) if told else ""
    return _note("statement", told.words, minutes, check=asked, problem=asked, **told.by) if told else None


def _sentence_of_speaker(line: str, minutes: Minutes) -> Reading | None:
    """Lines that begin with the speaker as a word of the sentence."""
    known = labels(minutes.meeting.language)
    people = leading(line, roster(minutes), known, stays=partial(house_style.says_code, minutes.print))
    people = people or speaks_in_office(line, minutes)
    if not people:
        return None
    if people.ambiguous or is_elected(line[people.end :], minutes.meeting.language):
        return narrative(line, minutes, people.ambiguous)
    if asked := word_asked(line, people, minutes):
        return narrative(line, minutes, asked)
    if people.by_code and (dash := scribe_words.BEFORE_SAID.match(line[people.end :])):
        return _by(people.keys, "statement", line[people.end + dash.end() :], minutes)
    doubt = _proposed(line, minutes) or other_titles.unsettled(people.doubt, people.words, people.keys, minutes)
    words = people.words + line[people.end :]
    speaker = _codes(people.keys)
    return _note("statement", words, minutes, speaker=speaker, attribution="inline", check=doubt, problem=doubt)
