"""A vote as it is typed, and as it is corrected: its title, its counts or answers, and the ballots by name."""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, partial
from typing import NamedTuple

from msgspec.structs import replace

from minutes_tui.editor import Editor, Outcome
from minutes_tui.language import clock_times, markup
from minutes_tui.language.labels import Labels, and_joined, labels
from minutes_tui.language.names import folded, roster
from minutes_tui.language.separators import COLONS, COMMAS
from minutes_tui.line import grammar
from minutes_tui.line.speakers import unknown, with_names
from minutes_tui.line.votes import ballots, candidate_counts, elections, motion_lines, outcome_sentences, vote_counts
from minutes_tui.meeting import candidate_votes, vote_results
from minutes_tui.meeting.candidate_votes import Answer
from minutes_tui.meeting.edit import Edit, reworded
from minutes_tui.meeting.motions import ballot_of, interested, under
from minutes_tui.model.minutes import CandidateVotes, Minutes, Note, listed

DASH, SLASH, BETWEEN = r"\s*[-–]\s*", r"\s*/\s*", r"(?:\s+[:：]\s+|[:：])"
COUNTS = re.compile(
    r"(?:^|\s)(?!\d{4}-\d\d-\d\d$|\d\d?[-/]\d\d?[-/](?:19|20)\d\d$)(?:"
    + "".join(
        rf"(\d{{1,6}}){mark}(\d{{1,6}}){mark}(\d{{1,6}})(?:{mark}(\d{{1,6}}))?|" for mark in (DASH, SLASH, BETWEEN)
    )
    + rf"(\d{{1,3}})(?:{DASH}|{BETWEEN})(\d{{1,3}})|"
    + r"(?=\S*\?)(?=\S*\d)(\d{1,6}|\?)[-–](\d{1,6}|\?)(?:[-–](\d{1,6}|\?))?(?:[-–](\d{1,6}|\?))?)$"
)
"""Votes for and against, abstentions and invalid votes, at the end of a line, with one mark between them, no colon with
a blank behind it alone: that ends a title. "?" where one was not counted. No date and no span of years."""
CLOCK = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?")
WAYS = {"for": "+1", "against": "-1", "abstain": "0"}
"""A ballot as the record has it, and as it is typed."""
COMMAND = re.compile(r"\s*/(?:vote|poll)\b\s*", re.IGNORECASE)
POLL = re.compile(r"\s*/poll\b", re.IGNORECASE)
RECUSED = re.compile(r"(?:^|\s)recused\s+(\S.*)$", re.DOTALL)
END = " \\ "
"""What ends a title that looks as if more than the title stood in it."""
PARTS = re.compile(rf"[{COLONS}]|(?<=[?？؟])(?=\s)")
OPTION = (
    r"(?!\d+\s*[,;|])(?P<name>(?:\\.|[^\\])+?)"
    rf"(?:\s*[{COLONS}=]\s*|\s+[-–]\s+|\s+|(?<=[\u3040-\u9fff]))(?P<count>\d{{{{1,6}}}}){{between}}"
)
YEARS = range(1900, 2100)
LONGEST, MOST_COLONS = 4000, 12
"""Characters at the end of a line in which answers with their counts are looked for, and colons before which a title
may end."""
FEWEST = 2
"""Answers that a list of them has."""
KEPT = "To keep it in the title, put \\ after it."
NO_NAMES = "The vote is secret, so no one votes by name: leave out the names."
OTHER_LINE = "This note is a vote: its line begins with /vote. For anything else: Esc, then type it in the empty line."
OTHER_COMMAND = "A vote is corrected with /vote or /poll, not /{}. {}"
OF_MOTION = "To change what became of the motion: ↑ on the motion, then /carried or /lost on a line below its text."
NO_TITLE = "“{}” is what became of the motion, no title. {}"
NEW_LINE = "For a new line: Esc, then type it in the empty line."
BALLOT = re.compile(r"(?<!\S)[+-]1\s+([^\s,;]+)")
UNREAD = "The ballots can't be read. Put other words before them: /vote TITLE 12-3-1 +1 AT -1 BM"
WRITTEN = "Type a title, counts or ballots: /vote TITLE 12-3-1 +1 AT -1 BM"


class Counts(NamedTuple):
    """None is not said."""

    for_: int | None = None
    against: int | None = None
    abstain: int | None = None
    invalid: int | None = None


NO_COUNTS = Counts()


def combined_counts(before: Counts, now: Counts) -> Counts | None:
    """Counts that are said one after the other; None where one of them was another."""
    if any(was is not None and count is not None and was != count for was, count in zip(before, now, strict=True)):
        return None
    return Counts(*(was if count is None else count for was, count in zip(before, now, strict=True)))


class Vote(NamedTuple):
    """What is typed of a vote."""

    title: str
    counts: Counts = NO_COUNTS
    ballots: dict[str, str] = {}
    """By code; {} where none is typed."""
    options: Mapping[str, Answer] = {}
    """Answers with their counts, where there are others than for and against."""
    outcome: str = ""
    """That it was unanimous or the chair's casting vote, as it is typed."""
    secret: bool = False
    recused: tuple[str, ...] = ()
    problem: str = ""
    """Why what is typed can't be taken as it stands."""

    @property
    def is_counted(self) -> bool:
        return self.counts != NO_COUNTS or bool(self.options)

    @property
    def says_more(self) -> bool:
        """Whether there is more than a title."""
        return self.is_counted or bool(self.ballots or self.outcome or self.recused or self.secret)


def read(words: str, minutes: Minutes, known: Collection[str] = (), *, is_poll: bool = False) -> Vote:
    """`[secret] TITLE 12-3-1 +1 AT, LB -1 BM 0 IA`, or `TITLE: ANSWER 12, ANSWER 7`, of which each part may be missing;
    behind the counts may be that it was unanimous, and at the end `recused LB`. Who is `known` may vote besides the
    roster. Where a title could be taken for more, ` \\ ` ends it. A poll may have answers alone, without a question."""
    words = words.strip()
    secret = _secret(minutes.meeting.language)
    is_secret = secret.match(words)
    words = words[is_secret.end() :] if is_secret else words
    listed_ = vote_counts.DASHES.sub(", ", words)
    words = listed_ if vote_counts.counts_read(listed_, labels(minutes.meeting.language)) else words
    title, mark, rest = f" {words} ".rpartition(END)
    parts = partial(_parts, minutes=minutes, known=known, is_poll=is_poll)
    found = parts(rest.strip(), is_alone=True) if mark else None
    found = found._replace(title=title.strip()) if found and not found.title else parts(words)
    if is_poll and not found.says_more and not found.problem:
        alone = parts(words, is_alone=True)
        found = alone if len(alone.options) >= FEWEST else found
    if is_secret and not found.says_more and (stand := elections.candidates(words, minutes)):
        found = found._replace(title="", options=stand.counts, outcome=stand.outcome)
    if not (found.problem or mark) and _has_ballots(found.title, minutes):
        found = found._replace(problem=UNREAD)
    marked = found.title.startswith("\\\\") or (found.title.startswith("\\") and secret.match(found.title, 1))
    title = found.title.removeprefix("\\") if marked else found.title
    return found._replace(title=title, secret=bool(is_secret))


def _has_ballots(title: str, minutes: Minutes) -> bool:
    """Whether a title holds the mark of a ballot before somebody on the participants list."""
    people = roster(minutes).by_key
    return any(match[1] in people for match in BALLOT.finditer(title))


@cache
def _secret(language: str) -> re.Pattern[str]:
    """What begins a secret vote: a word for it in a language or in English, and a blank behind it."""
    words = sorted({*labels(language).secret, *labels("en").secret}, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?:\s*[{COLONS}]\s*|\s+|$)", re.IGNORECASE)


def _parts(words: str, minutes: Minutes, known: Collection[str], *, is_poll: bool, is_alone: bool = False) -> Vote:
    """A vote from words that begin with the title; one whose parts stand alone has none."""
    known_words = labels(minutes.meeting.language)
    words, out = _recused(words, minutes, known)
    words, cast, outcome = _ballots_at_end(words, minutes, known, out)
    by_name = {code: ballot_of(group.amount) for group in cast.groups for code in group.codes}
    whole = words
    words, casting = _casting_vote(words, minutes)
    outcome = max(casting, outcome, key=len)
    if not outcome:
        words, outcome = _outcome(words, known_words)
    before, typed_outcome = words, outcome
    ended = f"{words};" if whole[len(words) :].lstrip().startswith(";") else words
    options: Mapping[str, Answer]
    own_title, options, twice = candidate_counts.read(ended, minutes.meeting.language, is_alone=is_alone)
    problem = f"“{twice}” stands there twice. {KEPT}" if twice else ""
    counted = COUNTS.search(words)
    if options:
        words, counts = own_title, NO_COUNTS
    elif counted and not _is_time(words, counted, minutes.meeting.language):
        numbers = [int(count) if count != "?" else None for count in counted.groups() if count]
        counts = Counts(*numbers)
        words = words[: counted.start()].rstrip(f" {COLONS}")
        by = outcome_sentences.by_at_end(words, minutes.meeting.language)
        words = words[: by.start()].rstrip(f" {COLONS}") if by else words
    else:
        words, counts = _counts_in_words(words, known_words, is_alone=is_alone, is_poll=is_poll)
        if counts == NO_COUNTS:
            words, options, problem = _answers(words, known_words, is_alone=is_alone)
        if is_poll and not (is_alone or options or problem):
            words, options, outcome = _election(words, minutes, outcome)
        if counts == NO_COUNTS and not (options or problem or is_poll or by_name):
            words, by_name, problem = _ballots_in_words(words, minutes, is_alone=is_alone)
        if counts == NO_COUNTS and not (options or problem or is_poll or outcome or by_name):
            words, counts, told = _counts_as_said(words, minutes)
            by_name, outcome, out = by_name | told.ballots, told.outcome, out or told.recused
        if counts == NO_COUNTS and not (options or problem or is_poll or by_name):
            words, options, elected = _elected(f"{words} {outcome}".strip(), minutes)
            outcome = elected or (outcome if options or not outcome else "")
            words, outcome = (words, outcome) if options or elected else (before, typed_outcome)
    is_title = words[:1].isupper() and vote_results.is_casting(words, minutes.meeting.language)
    if not outcome and not is_title:
        words, outcome = _outcome(words, known_words)
    return Vote(words.strip(), counts, by_name, options, outcome, False, out, cast.problem or problem)


def _is_time(words: str, counted: re.Match[str], language: str) -> bool:
    """Whether what looks like counts is a time of day: "the vote at 10:30"."""
    return bool(CLOCK.fullmatch(counted[0].strip())) and clock_times.is_before(words[: counted.start()], language)


def _recused(words: str, minutes: Minutes, known: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """Words, and who was out of the vote."""
    match = RECUSED.search(words)
    meant = ballots.people_typed(match[1], minutes, known) if match else []
    if not match or not meant or not all(len(keys) == 1 for keys in meant):
        return words, ()
    return words[: match.start()].strip(), tuple(dict.fromkeys(keys[0] for keys in meant))


def _ballots_at_end(
    words: str, minutes: Minutes, known: Collection[str], out: tuple[str, ...]
) -> tuple[str, ballots.Ballots, str]:
    """Words, the ballots behind them, and the outcome that may be said behind these: "5-5 +1 AT -1 BM casting vote"."""
    rest, cast = ballots.trailing_ballots(words, minutes, known, out)
    if cast.groups or cast.problem:
        return rest, cast, ""
    before, outcome = _outcome(words, labels(minutes.meeting.language))
    if outcome:
        before, behind = ballots.trailing_ballots(before, minutes, known, out)
        if behind.groups:
            return before, behind, outcome
    return rest, cast, ""


def _outcome(words: str, known: Labels) -> tuple[str, str]:
    """Words, and what behind them says that a vote was unanimous or that the chair's vote decided it."""
    for each in sorted(outcomes(known), key=len, reverse=True):
        said = re.escape(each).replace("'", "['’]")
        match = re.search(rf"(?:^|[\s,;:(])({said})[).]?$", words, re.IGNORECASE)
        if match and folded(words[: match.start()].rpartition(" ")[2]) not in outcome_sentences.NOT:
            return words[: match.start()].rstrip(" ,;:("), match[1]
    return words, ""


CASTING = re.compile(r"(?:^|(?<=\d)\s+|[,;:(]\s*)(?P<said>[^\W\d][^,;:()\d]*)[).]?$")
"""What stands alone, or behind counts or a comma, at the end."""


def _casting_vote(words: str, minutes: Minutes) -> tuple[str, str]:
    """Words, and what behind them says whose casting vote decided: "on the casting vote of MH", "by Cllr Holloway's
    casting vote", "casting vote of the mayor"."""
    match = CASTING.search(words)
    said = match["said"].strip() if match else ""
    if not match or not vote_results.is_casting(said, minutes.meeting.language):
        return words, ""
    named = with_names(said, minutes)
    begins = said.split()[0]
    is_title = match.start() == 0 and begins[0].isupper() and not ballots.people_typed(begins, minutes)[0]
    return (words, "") if is_title else (words[: match.start()].rstrip(" ,;:("), named)


def outcomes(known: Labels) -> tuple[str, ...]:
    """The words for both, of a language and of English."""
    english = labels("en")
    return (*known.unanimously, *english.unanimously, *known.casting_vote, *english.casting_vote)


def _counts_in_words(words: str, known: Labels, *, is_alone: bool, is_poll: bool) -> tuple[str, Counts]:
    """A title, and counts that are told in words behind its colon: "for 12, against 3", "12 for, 3 against". Yes and no
    are for and against, but in a poll, which has answers of its own."""
    for title, rest in (*_splits(words, is_alone=is_alone), *([] if is_alone else [("", words)])):
        found = vote_counts.counts_read(rest, known, is_poll=is_poll)
        if len(found) >= FEWEST:
            return title, Counts(*(found.get(way) for way in vote_counts.OF_WAYS))
    return words, NO_COUNTS


def _answers(words: str, known: Labels, *, is_alone: bool, fewest: int = FEWEST) -> tuple[str, dict[str, int], str]:
    """A title, and the answers behind its colon, each with its count: "Ms Berg 12, Mr Pike 7, blank 1"; and why they
    can't be taken, where one stands there twice."""
    for title, rest in _splits(words, is_alone=is_alone):
        found = [
            (re.sub(r"\\(.)", r"\1", item["name"]).strip(" ,"), int(item["count"]))
            for item in vote_counts.list_items(OPTION, rest, known)
        ]
        options = dict(found)
        are_years = not is_alone and all(count in YEARS for count in options.values())
        if len(found) >= (1 if is_alone else fewest) and all(options) and not are_years:
            names = [name for name, _ in found]
            twice = next((name for name in names if names.count(name) > 1), "")
            return title, options, f"“{twice}” stands there twice. {KEPT}" if twice else ""
    return words, {}, ""


def _ballots_in_words(words: str, minutes: Minutes, *, is_alone: bool) -> tuple[str, dict[str, str], str]:
    """A title, how those voted who are named behind its colon, "yes: LB, AT. No: BM", and why that can't be taken."""
    for title, rest in (*_splits(words, is_alone=is_alone), *([] if is_alone else [("", words)])):
        cast = ballots.in_words(rest, minutes)
        if cast.groups:
            return title, {code: ballot_of(group.amount) for group in cast.groups for code in group.codes}, cast.problem
        if cast.problem == ballots.OTHER_COUNT:
            return title, {}, cast.problem
    return words, {}, ""


def _counts_as_said(words: str, minutes: Minutes) -> tuple[str, Counts, outcome_sentences.Said]:
    """A title, counts that stand before it, or behind it without a colon: "3-2 on the budget", "budget 4 to 1",
    "budget 3 for, 2 against"; and what else is said with these: "budget 4 to 1 with LB abstaining"."""
    language = minutes.meeting.language
    known, ways = labels(language), tuple(vote_counts.OF_WAYS)
    for title, behind in _cuts_before_counts(words, language):
        told = outcome_sentences.read(behind, minutes)
        if len(told.counts) >= FEWEST and not told.left:
            return title, Counts(*(told.counts.get(way) for way in ways)), told
    begun = outcome_sentences.figures(language).match(words)
    cuts = [(_behind(words, begun, language), begun[0])] if begun and not CLOCK.match(words) else []
    cuts += [(words[: at.start()].strip(), words[at.start() :].strip()) for at in BEFORE_NUMBER.finditer(words)]
    for title, said in cuts:
        counts = vote_counts.counts_read(said, known)
        figures = outcome_sentences.figures(language).fullmatch(said)
        if figures and (begun or not re.search(r"[-–:/]", said)):
            return (
                title,
                Counts(*(int(count) if count else None for count in figures.groups())),
                outcome_sentences.Said(),
            )
        if len(counts) >= FEWEST:
            return title, Counts(*(counts.get(way) for way in ways)), outcome_sentences.Said()
    return words, NO_COUNTS, outcome_sentences.Said()


def _behind(words: str, counts: re.Match[str], language: str) -> str:
    """A title behind counts."""
    return outcome_sentences.behind_figures(words, counts, language).strip(" ,;")


def _cuts_before_counts(words: str, language: str) -> Iterator[tuple[str, str]]:
    """A title and what stands behind it, parted before each number that a word follows, and before a word such as
    "with" there."""
    if outcome_sentences.figures(language).match(words):
        yield "", words
    for at in BEFORE_NUMBER.finditer(words):
        title, said = words[: at.start()].rstrip(f" {COLONS}{COMMAS}"), words[at.start() :]
        by = outcome_sentences.by_at_end(title, language)
        yield (title[: by.start()].rstrip(f" {COLONS}"), f"{by[0].strip()} {said}") if by else (title, said)


BEFORE_NUMBER = re.compile(r"(?:^|(?<=\s))(?=\d{1,4}\s+[^\W\d])")


def _elected(words: str, minutes: Minutes) -> tuple[str, dict[str, int], str]:
    """A title, who of the roster has how many votes behind its colon, and that somebody is elected without counts."""
    for title, rest in _splits(words, is_alone=False):
        found = elections.candidates(rest, minutes)
        if found:
            return f"{title}: {found.more}" if found.more else title, found.counts, found.outcome
    return words, {}, ""


def _election(words: str, minutes: Minutes, outcome: str) -> tuple[str, dict[str, int], str]:
    """The same of a poll, in which one who is on no list may stand alone: "Election of the treasurer: Mr Pike 12"."""
    found = _elected(words, minutes)
    if found[1] or found[2]:
        return found[0], found[1], found[2] or outcome
    title, options, _ = _answers(words, labels(minutes.meeting.language), is_alone=False, fewest=1)
    answer = next(iter(options), "")
    language = minutes.meeting.language
    is_person = answer.partition(" ")[0] in (*labels(language).honorifics, *labels("en").honorifics)
    is_one = len(options) == 1 and (is_person or elections.is_named(title, language))
    return (title, options, outcome) if is_one else (words, {}, outcome)


def _splits(words: str, *, is_alone: bool) -> Iterator[tuple[str, str]]:
    """Words parted at each colon, and behind the mark of a question, the last first; all of them where they stand
    alone."""
    if is_alone:
        yield "", words
    for match in reversed(list(PARTS.finditer(words, max(len(words) - LONGEST, 0)))[-MOST_COLONS:]):
        yield words[: match.start()].strip(), words[match.end() :].strip()


def line_of_vote(note: Note, minutes: Minutes) -> str:
    """The line that makes a vote what it is."""
    known = {*note.ballots, *listed(note.recused)}
    wanted = entry_of_note(note)._replace(outcome=_typed_outcome(note, minutes))
    by_way = {way: [code for code, ballot in note.ballots.items() if ballot == way] for way in WAYS}
    behind = [wanted.outcome, *(f"{WAYS[way]} {', '.join(codes)}" for way, codes in by_way.items() if codes)]
    behind += [f"recused {', '.join(wanted.recused)}" if wanted.recused else ""]
    begin = "secret " if note.secret else ""
    marked = note.text.startswith("\\") or (not begin and _secret(minutes.meeting.language).match(note.text))
    title = f"\\{note.text}" if marked else note.text
    counts = _typed_counts(wanted.counts)
    plain, escaped = (_typed_options({} if counts else note.options, is_escaped=each) for each in (False, True))
    with_colon = f"{begin}{title}{':' if title and plain else ''}"
    lines = (
        ["/vote", with_colon, counts, plain, *behind],
        *([["/poll", with_colon, plain, *behind]] if plain else []),
        ["/vote", f"{begin}{title} \\", counts, plain, *behind],
        ["/vote", f"{begin}{title} \\", counts, escaped, *behind],
    )
    said = [" ".join(filter(None, map(str.strip, line))) for line in lines]
    return next((line for line in said if _typed_back(line, minutes, known) == wanted), said[0])


def _typed_back(line: str, minutes: Minutes, known: Collection[str]) -> Vote:
    """A vote from a whole line, `/vote …` or `/poll …`, or from words alone."""
    command = COMMAND.match(line)
    is_poll = bool(command) and POLL.match(line) is not None
    return read(line[command.end() :] if command else line, minutes, known, is_poll=is_poll)


def _typed_counts(counts: Counts) -> str:
    numbers: list[int | None] = list(counts)
    while len(numbers) > FEWEST and numbers[-1] is None:
        numbers.pop()
    return "-".join("?" if count is None else str(count) for count in numbers) if counts != NO_COUNTS else ""


def _typed_options(options: Mapping[str, Answer], *, is_escaped: bool) -> str:
    """Answers with their counts; where they are escaped, no letter of theirs can be taken for anything else. One that
    is voted on by itself, and no other, has a semicolon behind it."""
    names = (re.sub(r"^.|[\W_]", r"\\\g<0>", name) if is_escaped else name for name in options)
    counts = [candidate_votes.shown(count, "elected", "-") for count in options.values()]
    said = ", ".join(f"{name} {count}" for name, count in zip(names, counts, strict=True))
    own = sum(isinstance(count, CandidateVotes) for count in options.values())
    return f"{said};" if own == 1 else said


def _typed_outcome(note: Note, minutes: Minutes) -> str:
    """The words of a vote that say that it was unanimous, or decided by the chair; "" where it has others."""
    is_typed = _outcome(note.outcome, labels(minutes.meeting.language)) == ("", note.outcome)
    return note.outcome if is_typed or _casting_vote(note.outcome, minutes) == ("", note.outcome) else ""


def entry_of_note(note: Note) -> Vote:
    """A vote of the record as what would be typed of it; ballots that no line says are left out."""
    counts = Counts(note.for_, note.against, note.abstain, note.invalid)
    cast = {code: ballot for code, ballot in note.ballots.items() if ballot in WAYS}
    return Vote(note.text, counts, cast, note.options, note.outcome, note.secret, listed(note.recused))


def with_figures(note: Note, vote: Vote) -> Note:
    """A vote with the counts, ballots and all else that is typed of it, but its title."""
    return replace(
        note,
        for_=vote.counts.for_,
        against=vote.counts.against,
        abstain=vote.counts.abstain,
        invalid=vote.counts.invalid,
        options=vote.options,
        outcome=vote.outcome,
        ballots=vote.ballots,
        secret=vote.secret,
        recused=vote.recused,
    )


def retyped(editor: Editor, index: int, words: str) -> Outcome:
    """Make a vote what a line says. Ballots that have no line stay; where words alone are given, without `/vote`, so do
    all counts and ballots."""
    minutes, note = editor.minutes, editor.minutes.notes[index]
    if words.strip() == line_of_vote(note, minutes):
        return Outcome()
    before = replace(minutes, notes=minutes.notes[:index])
    if other := _other_line(words, note, before, editor.clock().date()):
        return Outcome(refused=other)
    vote = _typed_back(words, minutes, {*note.ballots, *listed(note.recused)})
    if note.answers and vote.title != note.text and (ended := outcome_in(vote.title, minutes)):
        return Outcome(
            refused=NO_TITLE.format(vote.title, f"To change it: ↑ on the motion, then /{ended} below its text.")
        )
    if vote.problem or (vote.secret and vote.ballots):
        return Outcome(refused=vote.problem or NO_NAMES)
    if not (vote.title or note.answers or vote.says_more):
        return Outcome(refused=WRITTEN)
    if COMMAND.match(words) or vote.says_more:
        others = {code: ballot for code, ballot in note.ballots.items() if ballot not in WAYS}
        outcome = "" if _typed_outcome(note, minutes) else note.outcome
        new = with_figures(note, vote._replace(ballots=vote.ballots | others, outcome=vote.outcome or outcome))
    else:
        new = note
    declared = _declared(before, note)
    stay = [code for code in declared if code not in listed(new.recused)]
    new = replace(new, recused=tuple(dict.fromkeys((*declared, *listed(new.recused)))) if stay else new.recused)
    new = vote_results.with_mark(reworded(new, vote.title), before, note)
    editor.do(Edit((editor.change("note", index, new),)))
    added = [
        code for code in (*new.ballots, *listed(new.recused)) if code not in (*note.ballots, *listed(note.recused))
    ]
    strangers = unknown(added, roster(minutes))
    many = len(stay) > 1
    said = f"{and_joined(stay, labels('en'))} {'stay' if many else 'stays'} recused: the interest was declared."
    lost = "It has no ballots by name any more." if note.ballots and not new.ballots else ""
    return Outcome(strangers, said=" ".join(filter(None, ("The vote is corrected.", said if stay else "", lost))))


def _declared(before: Minutes, vote: Note) -> tuple[str, ...]:
    """Who had declared an interest in what a vote was on, by the notes before it."""
    on = listed(vote.answers)
    open_then = (
        replace(note, outcome="") if note.kind == "motion" and note.id in on else note for note in before.notes
    )
    motion = next((at for at, note in enumerate(before.notes) if note.id and note.id in on), None)
    return interested(replace(before, notes=tuple(open_then)), under(before, motion) if motion is not None else ())


def outcome_in(title: str, minutes: Minutes) -> str:
    """The command that says what a vote's title says became of the motion, such as "lost"; "" of any other title."""
    told = outcome_sentences.told(title, minutes) if title else None
    return told.command if told and told.is_sure and not told.words else ""


def _other_line(words: str, note: Note, before: Minutes, today: dt.date) -> str:
    """Why a line that was typed over a vote is none, as a sentence: it is another command, or would be a note of
    another kind behind the notes before it; "" where it is one."""
    typed = words.strip()
    if COMMAND.match(typed):
        return ""
    reading = grammar.read(typed.partition("\n")[0], before, today)
    match reading:
        case grammar.Commanded(name=name) if typed.startswith("/"):
            return OTHER_COMMAND.format(name, OF_MOTION if note.answers else NEW_LINE)
        case grammar.Commanded(name=("vote" | "poll")) | grammar.Balloted():
            return ""
        case grammar.Entered(note=Note(kind="statement", check=check, speakers=())) if check in (
            *NO_DOUBT,
            markup.gap(typed),
        ):
            return ""
    return OTHER_LINE


NO_DOUBT = ("", ballots.NO_VOTE, motion_lines.COUNTS_OF_NONE, motion_lines.NOTHING_PENDING)
"""What is asked of words that are a vote: those of one that is there are on what it is on."""
