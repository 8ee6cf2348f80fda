"""Sentences of narrative that say what the record has a place for: that something was decided, that the meeting ended,
paused or went on, and when the next one is."""

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache
from itertools import product

from msgspec.structs import replace

from minutes_tui.language.clock_times import clock, of_face, pause
from minutes_tui.language.date_words import plain
from minutes_tui.language.day_phrases import day
from minutes_tui.language.labels import labels
from minutes_tui.language.names import folded
from minutes_tui.language.separators import COLONS
from minutes_tui.language.vocabulary import Vocabulary, alternatives, expression, vocabulary
from minutes_tui.line.agreements.agreed import is_agreed
from minutes_tui.line.denials.negation import are_all_negated, has_negation, parted_ways, with_words_within
from minutes_tui.line.responsible import task_asked
from minutes_tui.meeting.actions import action_numbers
from minutes_tui.model.minutes import Minutes, Next, Note

BESIDE = r"(?:\s+\w+)?"
"""An adverb within the words: "it was unanimously resolved"."""
ASIDE = r"\s*,[^.;:,]{1,100},"
"""What may stand between commas within them: "it was resolved, on the proposal of Ann, that"."""
TIME = 5
"""Words in the longest time of day."""
WITHIN = 8
"""Words behind those for the end, within which its time begins."""


@cache
def resolved_pattern(language: str) -> re.Pattern[str]:
    """With what a sentence begins that says what was decided: "It was resolved that"."""
    phrases = dict.fromkeys(phrase for each in (language, "en") for phrase in vocabulary(each).scribes.resolved)
    ways = []
    for phrase in phrases:
        *words, last = map(expression, phrase.split())
        before = rf"{BESIDE},?\s+".join(words)
        ways.append(rf"{before}(?:{BESIDE}[,:]?|{ASIDE})\s+{last}" if words else last)
    all_ = alternatives({word for each in (language, "en") for word in labels(each).unanimously})
    return re.compile(rf"\W*(?:(?:{all_})\s+)?(?:{'|'.join(ways) or '(?!)'})\b", re.IGNORECASE)


def tells_decision(line: str, language: str) -> bool:
    """Whether a sentence says what was decided, in words before which nothing was recorded of it."""
    begun = resolved_pattern(language).match(line)
    if begun:
        return line[begun.end() :].strip(" .") != ""
    return is_agreed(line, language)


def is_elected(behind: str, language: str) -> bool:
    """Whether the words behind somebody's name say that they were elected, which is nothing that they said."""
    return _elected(language).match(behind) is not None


@cache
def _elected(language: str) -> re.Pattern[str]:
    known = [vocabulary(each).motions for each in dict.fromkeys((language, "en"))]
    be, elected = (alternatives({word for each in known for word in getattr(each, key)}) for key in ("be", "elected"))
    aside = r"(?:\s*[(（][^()（）]*[)）])?"
    return re.compile(rf"{aside}\s+(?:{be})\s+(?:[^\s.]+\s+){{0,4}}?(?:{elected})(?!\w)", re.IGNORECASE)


@cache
def _ended(language: str) -> re.Pattern[str]:
    phrases = dict.fromkeys((*vocabulary(language).documents.ended, *vocabulary("en").documents.ended))
    return re.compile(rf"(?:{with_time_within(phrases)})(?P<rest>.*)", re.IGNORECASE | re.DOTALL)


def with_time_within(phrases: Iterable[str]) -> str:
    """An expression for any of some phrases; of one with "…" in it, for its beginning where the rest comes a few words
    behind that: "Sitzung wird … geschlossen"."""
    whole = {phrase for phrase in phrases if "…" not in phrase}
    ways = parted_ways(phrases, is_rest_ahead=True)
    return "|".join(filter(None, (alternatives(whole), *ways))) or "(?!)"


def end_said(words: str, language: str) -> dt.time | None:
    """The time at which a sentence says that the meeting was over; None where it says none."""
    found = _ended(language).search(words)
    return _time_within(_of_this_meeting(found["rest"], language), language) if found else None


def tells_end(words: str, minutes: Minutes) -> bool:
    """Whether words say that the meeting was over, with a time or without; not of a break, and not that it was not."""
    language = minutes.meeting.language
    if folded(labels(language).closed_untimed.strip(" .。")) in folded(words):
        return True
    over = _ended(language).search(words)
    if over is None or are_all_negated(_of_meeting(language), words, language):
        return False
    rest = in_figures(_of_this_meeting(over["rest"], language).strip(" ,:;"), language)
    return not _broken_off(rest, language, NOON)


def _of_this_meeting(rest: str, language: str) -> str:
    """What stands behind words for the end, up to where the next meeting is named, or the day to which this one is
    adjourned: a time behind that is of another meeting."""
    named = _next_named(language).search(rest)
    rest = rest[: named.start()] if named else rest
    for until in _until(language).finditer(rest):
        said = rest[until.end() :].split()[:DATED]
        if any(day(" ".join(said[:count]).rstrip(",.;"), language, NOON.date()) for count in range(len(said), 1, -1)):
            return rest[: until.start()]
    return rest


DATED = 4
"""Words of a day and the year."""


@cache
def _next_named(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_next_said(language)})(?!\w)", re.IGNORECASE)


@cache
def _until(language: str) -> re.Pattern[str]:
    words = alternatives({word for each in _known(language) for word in each.motions.until})
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _time_within(words: str, language: str, now: dt.datetime | None = None) -> dt.time | None:
    """The first time of day among a few words; of two that it may be the one nearer to now."""
    said = words.split()
    for start in range(min(len(said), WITHIN)):
        for count in range(TIME, 0, -1):
            typed = " ".join(said[start : start + count]).rstrip(".,;)")
            if not any(letter.isdigit() for letter in said[start]) or _is_year(typed, said[:start], language):
                continue
            if at := clock(typed, language):
                return of_face(typed, at, now.time() if now else None)
    return None


def _is_year(typed: str, before: list[str], language: str) -> bool:
    """Whether four figures are rather a year than a time of day: there is no word for a time before them, and others
    are."""
    if not YEAR.fullmatch(typed) or not any(SAYS.search(word) for word in before):
        return False
    words = {word.casefold() for each in _known(language) for word in each.times.before}
    return before[-1].casefold() not in words and not SEPARATOR.search(before[-1])


YEAR = re.compile(r"(?:19|20)\d\d")
SAYS = re.compile(r"\w|[.;]")
SEPARATOR = re.compile(r"[:：(–—-]$")


TIMED = re.compile(r"(?:[^\W\d]{1,3}\s+)?(\d{1,2}[:.h]\d\d)(?:\s*(?:Uhr|[ap]m))?,?\s+(?=[^\W\d])", re.IGNORECASE)
"""A time before what happened then."""
UNTIMED = ("/break", "/resume", "/adjourn")
FEW = 3
"""Words that may be a time with what stands before it: "à 21h15"."""
LONGEST = 160
"""Characters of a sentence that is looked at for these."""


def command_told(line: str, minutes: Minutes, now: dt.datetime) -> str:
    """The command for a sentence that says that the meeting began, ended, paused or went on: "/adjourn 21:05"; "" for
    any other."""
    language = minutes.meeting.language
    words = line.strip().rstrip(".。!")
    if not words or len(words) > LONGEST:
        return ""
    if (timed := TIMED.match(words)) and (told := command_told(words[timed.end() :], minutes, now)) in UNTIMED:
        at = clock(timed[1], language)
        return f"{told} {of_face(timed[1], at, now.time()):%H:%M}" if at else ""
    if began := _paused(language).match(words):
        rest = in_figures(began["rest"].strip(" ,:;–—-"), language)
        if span := _span(rest, language, now):
            return span
        if lasted := _lasted(rest, language, now):
            return lasted
        begun = clock(rest, language) if rest else None
        if begun and (at := of_face(rest.split()[-1], begun, now.time())) != begun:
            return f"/break {at:%H:%M}"
        if not rest or pause(rest, language, now):
            return f"/break {rest}".strip()
        if (lasting := _lasting(rest, language, now)) and re.search(r"[^\W\d]", lasting):
            return f"/break {lasting}"
        is_short = len(rest.split()) <= TIME + 1 and any(map(str.isdigit, rest))
        at = _time_within(rest, language, now) if is_short else None
        if at:
            return f"/break {at:%H:%M}"
    if ahead := _lasting_first(language).fullmatch(in_figures(words, language)):
        return f"/break {ahead['lasting']}"
    if _goes_on(words, language):
        at = _time_within(words, language, now)
        if any(_is_of_break(note) for note in minutes.notes):
            return f"/resume {at:%H:%M}" if at else "/resume"
        if at and minutes.meeting.end and at > minutes.meeting.end:
            return f"/resume {at:%H:%M}"
    label = _end_label(language).fullmatch(words) if not minutes.meeting.end else None
    if label and (at := clock(label["rest"], language)) and any(map(str.isdigit, label["rest"])):
        return f"/adjourn {of_face(label['rest'].split()[-1], at, now.time()):%H:%M}"
    if not minutes.meeting.end and (over := _ended(language).search(words)):
        of_this = _of_this_meeting(over["rest"], language)
        at = _time_within(of_this if over["rest"] else words[: over.start()], language, now)
        rest = in_figures(of_this.strip(" ,:;"), language)
        if broken := _broken_off(rest, language, now):
            return broken
        is_known = over["rest"].strip() or minutes.meeting.adjourned
        return f"/adjourn {at:%H:%M}" if at else "" if is_known else "/adjourn"
    began = _opened(language).search(words)
    if label := _begin_label(language).fullmatch(words) if not (began or minutes.meeting.start) else None:
        at = clock(label["rest"], language) if any(map(str.isdigit, label["rest"])) else None
        return f"/start {of_face(label['rest'].split()[-1], at, now.time()):%H:%M}" if at else ""
    if began and (at := _time_within(began["rest"], language, now)):
        return f"/start {at:%H:%M}" if at != minutes.meeting.start else ""
    return ""


def _is_of_break(note: Note) -> bool:
    """Whether a note is a break, or asks whether there was one."""
    return not note.struck and (note.kind == "break" or note.check.startswith(ASKED["/break"]))


@cache
def _lasting_first(language: str) -> re.Pattern[str]:
    """How long a break is, before the word for it: "10 Minuten Pause"."""
    known = _known(language)
    minutes_ = alternatives({word for each in known for word in each.times.minute})
    phrases = {phrase for each in known for phrase in each.documents.paused if " " not in phrase}
    return re.compile(rf"(?P<lasting>\d{{1,3}}\s*(?:{minutes_}))\s+(?:{alternatives(phrases)})", re.IGNORECASE)


def _lasted(rest: str, language: str, now: dt.datetime) -> str:
    """The same of words that say when a break began, and for how many minutes: "um 20.00 Uhr für 10 Minuten", or the
    other way round: "five minute recess at 8:10"."""
    minutes_ = alternatives({word for each in _known(language) for word in each.times.minute})
    lasting = re.search(rf"(?<![\d.:])(\d{{1,3}})\s*(?:{minutes_})(?!\w)", rest, re.IGNORECASE)
    before = alternatives({word for each in _known(language) for word in each.times.before})
    behind = re.search(rf"(?<!\w)(?:{before})\s+(?=\d)", rest[lasting.end() :], re.IGNORECASE) if lasting else None
    at = _time_within(rest[: lasting.start()], language, now) if lasting else None
    if lasting and behind and not at:
        at = _time_within(rest[lasting.end() + behind.end() :], language, now)
    if not lasting or not at:
        return ""
    until = dt.datetime.combine(now.date(), at) + dt.timedelta(minutes=int(lasting[1]))
    return _from_to(at, until, language)


def _from_to(at: dt.time, until: dt.time | dt.datetime, language: str) -> str:
    """The command for a break of which both times are known, with no English word in another language."""
    return f"/break {at:%H:%M}{' to ' if language.startswith('en') else '-'}{until:%H:%M}"


def _span(rest: str, language: str, now: dt.datetime) -> str:
    """The command for a break of which both times are said, the second behind one word or more: "de 21h à 21h10", "à
    21h15, reprise à 21h20"; "" of any other words."""
    said = PARTED_HOUR.sub(r"\1h\2", rest).split()
    figures = [at for at, word in enumerate(said) if re.match(r"\d{1,2}\D\d\d|\d{1,2}h", word)]
    if len(figures) != 2 or len(said) > 2 * TIME:
        return ""
    first, last = " ".join(said[: figures[1] - 1]), " ".join(said[figures[1] :])
    at, until = _time_within(first, language, now), _time_within(last, language, now)
    return _from_to(at, until, language) if at and until and at < until else ""


PARTED_HOUR = re.compile(r"(?<!\d)(\d{1,2})\s+h\s+(\d\d)(?!\d)")
"""A time of day in three parts: "19 h 45"."""


FROM_TO = re.compile(r"\d{1,2}(?:[:.]\d\d|\s?[hu]\s?(?:\d\d)?)(?:\s+Uhr)?\s+[^\W\d]+\s+\d{1,2}[:.hu\s]")
"""Two times with one word between them."""


def _broken_off(rest: str, language: str, now: dt.datetime) -> str:
    """The command for a break, of what stands behind words that may end a meeting: how long it is interrupted, that it
    goes on, a word for a break, or both its times, "from 10:20 to 10:30"; "" where it is over."""
    if FROM_TO.search(rest) and (both := _span(rest, language, now)):
        return both
    if rest and (lasting := _lasting(rest, language, now)) and not clock(lasting, language):
        at = _time_within(rest[len(lasting) :], language, now)
        behind = _resumed(language).search(rest)
        until = _time_within(rest[behind.end() :], language, now) if behind else None
        if at and until:
            return _from_to(at, until, language)
        return f"/break {at:%H:%M}" if at else f"/break {lasting}"
    behind, is_break = _resumed(language).search(rest), _paused_in(language).search(rest)
    if not (behind or is_break):
        return ""
    at = _time_within(rest[: behind.start()] if behind else rest, language, now)
    until = _time_within(rest[behind.end() :], language, now) if behind else None
    if at and until:
        return _from_to(at, until, language)
    return f"/break {at:%H:%M}" if at else "/break"


def _lasting(rest: str, language: str, now: dt.datetime) -> str:
    """The first words that say how long a break is, "for 10 minutes"; "" where none do."""
    said = rest.split()
    for count in range(min(len(said), TIME), 1, -1):
        words = " ".join(said[:count]).rstrip(".,;")
        is_cut = count < len(said) and said[count - 1].isdecimal()  # "until 9" of "until 9 April"
        if not is_cut and pause(words, language, now):
            return words
    return ""


ASKED = {
    "/adjourn": "Did the meeting end?",
    "/break": "Was there a break?",
    "/resume": "Did the meeting go on?",
    "/start": "Did the meeting begin then?",
    "/meeting": "Is that the next meeting?",
    "/done": "Is that action item done?",
}
"""What is asked of a sentence, by the command that records what it says."""
ANSWERED = frozenset(command.removeprefix("/") for command in ASKED)
"""The names of these commands."""


def question(line: str, minutes: Minutes, now: dt.datetime) -> str:
    """What is asked of a sentence that says that the meeting began, paused, went on or ended, when the next one is, or
    that an action item is done, with the command that records it; "" of any other, and where the record has it."""
    language = minutes.meeting.language
    if are_all_negated(_of_meeting(language), line, language):
        return ""
    command = command_told(line, minutes, now)
    if minutes.meeting.end and len(line) <= LONGEST and (over := _ended(language).search(line)):
        at = _time_within(_of_this_meeting(over["rest"], language), language, now)
        return _said_otherwise(f"Type /adjourn {at:%H:%M}", minutes) if at else ""
    command = command or _done(line, minutes)
    if not command:
        today = minutes.meeting.date or now.date()
        said = next_meeting_words(line, language, today)
        fields = next_meeting_fields(said, language, today) if said else {}
        found = day(fields["next_date"], language, today) if fields else None
        known = minutes.meeting.next.date if minutes.meeting.next else None
        command = f"/meeting next {said}" if found and found.date != known else ""
        command = command or _went_on(line, minutes, now) or _ended_before(line, minutes)
    return f"{ASKED[command.split()[0]]} Type {command}" if command else task_asked(line, minutes)


@cache
def _of_meeting(language: str) -> re.Pattern[str]:
    """Words of all these sentences."""
    known = vocabulary(language).documents
    phrases = {*known.ended, *known.paused, *known.resumed, *(each for each in known.began if " " in each)}
    phrases |= {labels(language).next_meeting, *vocabulary(language).deadlines.next_meeting}
    return re.compile(rf"(?<!\w)(?:{with_words_within(phrases)})(?!\w)", re.IGNORECASE)


def _went_on(line: str, minutes: Minutes, now: dt.datetime) -> str:
    """What is typed for the break before the time at which a sentence says that the meeting went on, of which nothing
    is known; "" of any other sentence."""
    language, words = minutes.meeting.language, line.strip(" .")
    begun = _resumed(language).match(words) if len(words) <= LONGEST else None
    at = _time_within(words, language, now) if begun and _goes_on(words, language) else None
    is_alone = begun is not None and clock(words[begun.end() :].strip(" ,:"), language) is not None
    return f"/break TIME to {at:%H:%M}" if at and is_alone and not minutes.meeting.end else ""


def _ended_before(line: str, minutes: Minutes) -> str:
    """What is typed where a sentence says that the meeting was over, and then when the next one is, which no command
    for the end may take the place of; "" of any other."""
    language = minutes.meeting.language
    is_known = minutes.meeting.end or minutes.meeting.adjourned
    over = _ended(language).search(line) if len(line) <= LONGEST and not is_known else None
    return "/adjourn TIME" if over and _of_this_meeting(over["rest"], language) != over["rest"] else ""


_ITEM = r"(?:action|action\s+item|action\s+point|task)\s+(?:\d{1,3})"
_IS_DONE = (
    r"(?:\s+(?:is|was|has\s+been)(?:\s+now)?\s+(?:done|completed?|finished)(?!\w)"
    r"|\s*(?:[:,–-]\s*)?(?:done|completed?|finished)(?=\s*(?:[.,;]|and\b|$)))"
)
DONE = re.compile(rf"{_ITEM}{_IS_DONE}(?:\s*(?:[,;]|and\b)\s*{_ITEM}{_IS_DONE})*", re.IGNORECASE)
"""That an action item is done, or several are, by their numbers, in English."""
NUMBER = re.compile(r"\d{1,3}")


def _done(line: str, minutes: Minutes) -> str:
    """The command for a sentence that says that action items are done; "" where one of them is none, or is done."""
    found = DONE.match(line)
    numbers, known = NUMBER.findall(found[0]) if found else [], set(action_numbers(minutes).values())
    return f"/done {', '.join(numbers)}" if numbers and known.issuperset(numbers) else ""


def action_done(words: str, minutes: Minutes) -> str:
    """The question of an action item whose words say that another is done: "1 done"."""
    command = _done(f"action {words}", minutes) if DONE.fullmatch(f"action {words.strip(' .')}") else ""
    return f"{ASKED['/done']} Type {command}" if command else ""


def says_more(line: str, command: str) -> bool:
    """Whether a sentence goes on behind what its command records: "Meeting closed 9.05pm after a vote of thanks"."""
    words = line.strip(" .。!").split()
    if not command.partition(" ")[2] or not words or TIMED.match(line.strip()):
        return False
    is_time = any(map(str.isdigit, words[-1])) or (
        len(words) > 1 and len(words[-1]) <= FEW + 1 and any(map(str.isdigit, words[-2]))
    )
    is_of_it = is_time and _has_figures(" ".join(words[-2:]), command)
    return not is_of_it and words[-1] not in command.split()


def _has_figures(words: str, command: str) -> bool:
    """Whether a command has the first figures of the words, whichever half of the day they mean."""
    said, known = NUMBER_OF_TIME.findall(words), NUMBER_OF_TIME.findall(command.replace(":", ""))
    hours = {int(each) % HALF_DAY for each in NUMBER_OF_TIME.findall(command)}
    return bool(said) and (said[0] in known or int(said[0]) % HALF_DAY in hours)


NUMBER_OF_TIME = re.compile(r"\d+")
HALF_DAY = 12
"""Hours."""


LATELY = 200
"""Notes back to which it is looked whether it was asked."""


def answered(name: str, minutes: Minutes) -> list[tuple[int, Note]]:
    """The notes with their indices that ask for what a command has recorded, without their mark. One that says another
    end or beginning than the record has is marked with that."""
    asked, found = ASKED.get(f"/{name}"), list[tuple[int, Note]]()
    for index in range(max(len(minutes.notes) - LATELY, 0), len(minutes.notes) if asked else 0):
        note = minutes.notes[index]
        if name == "done" and (left := _still_open(note.check, minutes)):
            check = f"{asked} Type /done {', '.join(left)}"
            found += [(index, replace(note, check=check))] if check != note.check else []
        elif asked and note.check.startswith(f"{asked} Type /"):
            found.append((index, replace(note, check=_said_otherwise(note.check, minutes))))
    return found


def _still_open(check: str, minutes: Minutes) -> list[str]:
    """Numbers of the action items of which a mark asks whether they are done, and which are not recorded as done."""
    asked, _, typed = check.partition(" Type /done ")
    is_done = {number: minutes.notes[index].done for index, number in action_numbers(minutes).items()}
    return [each for each in NUMBER.findall(typed) if asked == ASKED["/done"] and not is_done.get(each, True)]


def _said_otherwise(check: str, minutes: Minutes) -> str:
    """That a sentence and the record have different times; "" where they have one."""
    typed, meeting = check.rpartition(" ")[2], minutes.meeting
    for command, at, is_ in (("/adjourn", meeting.end, "end"), ("/start", meeting.start, "start")):
        if f"Type {command} " in check and at and typed != f"{at:%H:%M}":
            return f"It says {typed}, and the {is_} of the meeting is {at:%H:%M}: correct one of them."
    if meeting.adjourned and not meeting.end and "Type /adjourn " in check and typed[:1].isdigit():
        return f"It says {typed}, and the end of the meeting has no time: /adjourn {typed} gives it that."
    return ""


def is_of_meeting(line: str, minutes: Minutes) -> bool:
    """Whether a line says when the meeting pauses, goes on or ends: "Break till 18:55" has no counts of votes."""
    return command_told(line, minutes, NOON) != ""


NOON = dt.datetime(2000, 1, 1, 12)
"""Any time: it decides which of two hours is meant, and not whether one is."""


def next_told(line: str, language: str) -> str:
    """What a sentence says behind "Next meeting"; "" where it doesn't begin so, or is of what somebody hopes or says:
    "Ann hopes that the next meeting"."""
    found = _next(language).match(line) if len(line) <= LONGEST else None
    named = _next_named(language).search(line) if found else None
    before = line[: named.start()].casefold().split() if named else []
    return found["rest"].strip(" .") if found and not {*vocabulary(language).motions.that[:1]} & {*before} else ""


def in_figures(words: str, language: str) -> str:
    """Words with figures for the numbers among them: "for 10 minutes"."""
    figures = _figures(language)
    return " ".join(figures.get(plain(word), word) for word in words.split())


@cache
def _figures(language: str) -> dict[str, str]:
    numbers = (each.deadlines.numbers.items() for each in _known(language))
    return {plain(word): figure for each in numbers for figure, said in each for word in said}


def _known(language: str) -> tuple[Vocabulary, ...]:
    return tuple(vocabulary(each) for each in dict.fromkeys((language, "en")))


@cache
def _paused(language: str) -> re.Pattern[str]:
    phrases = [phrase for each in _known(language) for phrase in each.documents.paused]
    return re.compile(rf"(?:{with_time_within(phrases)})(?!\w)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)


@cache
def _paused_in(language: str) -> re.Pattern[str]:
    """A word for a break, anywhere."""
    phrases = [phrase for each in _known(language) for phrase in each.documents.paused]
    return re.compile(rf"(?<!\w)(?:{with_time_within(phrases)})(?!\w)", re.IGNORECASE)


@cache
def _opened(language: str) -> re.Pattern[str]:
    """That the meeting began, in more words than one: "meeting opened"."""
    times = {word for each in _known(language) for word in each.times.before}  # "alle ore" stands before any time
    phrases = {phrase for each in _known(language) for phrase in each.documents.began if " " in phrase} - times
    return re.compile(rf"(?:{with_time_within(phrases)})(?!\w)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)


@cache
def _begin_label(language: str) -> re.Pattern[str]:
    """The same of the beginning, in one word: "Sitzungsbeginn 19:02"."""
    phrases = {phrase for each in _known(language) for phrase in each.documents.began if " " not in phrase}
    return re.compile(rf"(?:{alternatives(phrases)})\s*[{COLONS}]?\s*(?P<rest>\S.*)", re.IGNORECASE)


@cache
def _end_label(language: str) -> re.Pattern[str]:
    """A label for the end, with a time and no more behind it: "Ende: 20.15 Uhr"."""
    phrases = {phrase for each in _known(language) for phrase in each.documents.finished}
    return re.compile(rf"(?:{alternatives(phrases)})\s*[{COLONS}]?\s*(?P<rest>\S.*)", re.IGNORECASE)


def _goes_on(words: str, language: str) -> bool:
    """Whether a sentence says that the meeting went on, and not that somebody took the chair again."""
    return _resumed(language).search(words) is not None and not _of_chair(language).search(words)


@cache
def _of_chair(language: str) -> re.Pattern[str]:
    chairs = {phrase for each in dict.fromkeys((language, "en")) for phrase in vocabulary(each).movements.chairs}
    return re.compile(rf"(?:{with_time_within(chairs)})(?!\w)", re.IGNORECASE)


@cache
def _resumed(language: str) -> re.Pattern[str]:
    phrases = [phrase for each in _known(language) for phrase in each.documents.resumed]
    return re.compile(rf"(?<!\w)(?:{with_time_within(phrases)})(?!\w)", re.IGNORECASE)


LONGEST_DATE = 8
"""Words of a date."""
BEFORE_DATE = 5
"""Words between "Next meeting" and its date: "will be held on"."""
AT_THE = re.compile(r"^(?:in|at)\s+(?:the\s+)?(?=\S)", re.IGNORECASE)
"""What stands before a place in an English sentence."""


def next_meeting_fields(said: str, language: str, today: dt.date) -> dict[str, str]:
    """Day, time and place of the next meeting from one line, "9 April 2025 at 9:30, Town Hall", as "next_date",
    "next_start" and "next_venue"; {} where no date begins it."""
    parts = said.split()

    def joined(start: int, end: int) -> str:
        return " ".join(parts[start:end]).strip(" ,;·")

    found: dict[str, str] = {}
    ends = range(min(len(parts), LONGEST_DATE), 0, -1)
    at = next((end for end in ends if day(joined(0, end), language, today)), 0)
    if at:
        found["next_date"] = joined(0, at)
        for start, end in product((at, at + 1), (3, 2, 1)):
            if clock(joined(start, start + end), language):
                found["next_start"] = joined(start, start + end)
                at = start + end
                break
        venue = _takes_place(language).sub("", joined(at, len(parts)))
        if venue := AT_THE.sub("", venue) if language.startswith("en") else venue:
            found["next_venue"] = venue
    return found


@cache
def _takes_place(language: str) -> re.Pattern[str]:
    """The last word of a verb that says that a meeting is held: "findet am 9. April statt"."""
    words = vocabulary(language).deadlines.takes_place
    return re.compile(rf"(?:^|\s+)(?:{alternatives(words) or '(?!)'})$", re.IGNORECASE)


def next_meeting_words(line: str, language: str, today: dt.date) -> str:
    """What a sentence says of the next meeting, from its date on; "" where it says none."""
    parts = next_told(line, language).split()
    for start in range(min(len(parts), BEFORE_DATE)):
        said = " ".join(parts[start:])
        if has_negation(" ".join(parts[:start]), language):
            return ""
        if parts[start].strip(" :：,") and next_meeting_fields(said, language, today):
            return _takes_place(language).sub("", said)
    return ""


def next_meeting_said(minutes: Minutes) -> Next | None:
    """The next meeting as the last sentence of the minutes says that tells of one; None where none does."""
    language, today = minutes.meeting.language, minutes.meeting.date
    notes = (note for note in reversed(minutes.notes) if note.kind == "statement" and not note.struck)
    said = next((said for note in notes if today and (said := next_meeting_words(note.text, language, today))), "")
    fields = next_meeting_fields(said, language, today) if said and today else {}
    found = day(fields["next_date"], language, today) if fields and today else None
    if not found or not found.date or found.doubt or (today and found.date <= today):
        return None
    start = clock(fields["next_start"], language) if "next_start" in fields else None
    return Next(date=found.date, start=start, venue=fields.get("next_venue", ""))


@cache
def _next(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\w+\s+){{0,4}}{_next_said(language)}(?!\w)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)


@cache
def _next_said(language: str) -> str:
    phrases = {labels(each).next_meeting for each in (language, "en")}
    phrases |= {phrase for each in _known(language) for phrase in each.deadlines.next_meeting}
    ways = "|".join(r"\s+(?:[^\W\d]+\s+){0,2}".join(map(re.escape, each.split())) for each in phrases if " " in each)
    return rf"(?:{alternatives(phrases)}|{ways})"  # "next ordinary meeting" too
