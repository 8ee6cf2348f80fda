"""Candidates who are each voted on, as they are typed: "Kai Roth 11-1-4, Bea Lund 9-3-4", "Kai Roth: 11 yes, 1 no, 4
abstaining". Behind the counts may be that somebody is elected."""

import re
from collections.abc import Iterator
from functools import cache

from minutes_tui.language.labels import labels
from minutes_tui.language.name_parts import PARTICLES
from minutes_tui.language.names import folded, roster
from minutes_tui.language.separators import COLONS, COMMAS, SEMICOLONS
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line.votes import vote_counts
from minutes_tui.line.votes.outcome_sentences import NOT
from minutes_tui.meeting.candidate_votes import Answer, each_voted_on
from minutes_tui.meeting.vote_results import is_counted
from minutes_tui.model.minutes import CandidateVotes, Minutes, Note

FEWEST = 2
"""Candidates of a list; one alone has a semicolon behind it, so that it is no title with its counts."""
LONGEST, MOST_COLONS = 4000, 60
"""Characters of a line in which candidates are looked for, and colons behind which they may begin."""
LONGEST_LINE = 160
"""Characters of a line that has the counts of one candidate and nothing else."""
LATELY = 6
"""Notes back to which the word for an election is looked for."""
FIGURES = r"(?P<figures>(?:\d{1,6}|\?)(?:\s?[-–]\s?(?:\d{1,6}|\?)){1,3})"
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
NAME = re.compile(r"(?=.*[^\W\d_]).*\w[.)’'\"”]?")
"""What may be a candidate."""


def read(words: str, language: str, *, is_alone: bool = False) -> tuple[str, dict[str, Answer], str]:
    """A title, and the answers behind it that are each voted on, with those beside them that have one count, "blank 2";
    and which of them stands there twice. No answers where words are anything else. Without a title, each name begins
    with a capital letter."""
    for title, rest in _splits(words) if len(words) <= LONGEST else ():
        if is_alone and title:
            break
        found = list(_items(rest, language))
        own = [name for name, votes in found if isinstance(votes, CandidateVotes)]
        is_list = len(own) >= (1 if rest.rstrip().endswith(tuple(SEMICOLONS)) else FEWEST)
        if is_list and (title or is_alone or all(name[:1].isupper() for name in own)):
            names = [name for name, _ in found]
            return title, dict(found), next((name for name in names if names.count(name) > 1), "")
    return words, {}, ""


def _splits(words: str) -> Iterator[tuple[str, str]]:
    """All of some words, and then what is behind each colon, the first one first."""
    yield "", words
    for match in list(re.finditer(rf"[{COLONS}]|(?<=[?？؟])(?=\s)", words))[:MOST_COLONS]:
        yield words[: match.start()].strip(), words[match.end() :].strip()


def _items(words: str, language: str) -> Iterator[tuple[str, Answer]]:
    """The answers of a list, each with its votes; none where something is left over."""
    item, at, found = _item(language), 0, list[tuple[str, Answer]]()
    while at < len(words):
        match = item.match(words, at)
        typed = match["name"].strip() if match else ""
        name = ESCAPED.sub(r"\1", typed) if "\\" in typed else typed.strip("–- ")
        if not match or not name or not ("\\" in typed or NAME.fullmatch(name)):
            return
        votes = _votes(match, language)
        if votes is None:
            return
        found.append((name, votes))
        at = match.end()
    yield from found


def _votes(match: re.Match[str], language: str) -> Answer | None:
    """What is said of one answer; None where a way is said twice."""
    if match["count"]:
        return int(match["count"])
    if match["figures"]:
        numbers = [None if each == "?" else int(each) for each in re.split(r"\s?[-–]\s?", match["figures"])]
        for_, against, abstain, invalid = (*numbers, None, None)[:4]
    else:
        counts = vote_counts.counts_read(vote_counts.TIMES.sub("", match["ways"]), labels(language))
        if not counts:
            return None
        for_, against, abstain, invalid = (counts.get(way) for way in vote_counts.OF_WAYS)
    is_elected = bool(match["elected"]) and not match["not"]
    return CandidateVotes(for_=for_, against=against, abstain=abstain, invalid=invalid, elected=is_elected)


@cache
def _item(language: str) -> re.Pattern[str]:
    """One answer of a list, with what parts it from the next."""
    known = labels(language)
    ways = alternatives({word for each in vote_counts.words_of_ways(known).values() for word in each})
    one = rf"(?:(?<!\w)\d{{1,6}}\s*[x×]?\s*(?:{ways})(?!\w)|(?<!\w)(?:{ways})\s*[{COLONS}=]?\s*\d{{1,6}}(?!\w))"
    between = rf"(?:\s*[{COMMAS}{SEMICOLONS}/|]\s*|\s+(?:(?:{re.escape(known.and_.strip())}|and|[–-])\s+)?)"
    said = {word for each in (language, "en") for word in vocabulary(each).motions.elected}
    said |= {word for each in (known, labels("en")) for word in (each.elected, each.is_elected.split()[-1])}
    be = alternatives({word for each in (language, "en") for word in vocabulary(each).motions.be} | {"is"})
    not_ = alternatives(NOT)
    return re.compile(
        rf"(?P<name>(?!\d)(?:\\.|[^\\{COLONS}{COMMAS}{SEMICOLONS}|\n\t(（])+?)\s*[{COLONS}=–-]?\s*"
        rf"(?:(?P<open>[(（])?(?:{FIGURES}|(?P<ways>{one}(?:{between}{one}){{1,3}}))[)）]?(?![\w-])"
        rf"(?:\s*[{COMMAS}–-]?\s*[(（]?(?:(?:{be})\s+)?(?:(?P<not>{not_})\s+)?(?P<elected>{alternatives(said)})[)）]?)?"
        rf"|(?<=[\s{COLONS}=])(?P<count>\d{{1,6}})(?![\w-]))"
        rf"(?:\s*[{COMMAS}{SEMICOLONS}|]\s*|\s*\.?\s*$)",
        re.IGNORECASE,
    )


def in_line(line: str, minutes: Minutes) -> str:
    """What `/poll` takes for a line that is nothing but the counts of candidates, "Kai Roth: 11 yes, 1 no", right
    below an election of this kind or below words that tell of one; "" of any other."""
    if len(line) > LONGEST_LINE or not (any(map(str.isdigit, line)) and (is_open(minutes) or _is_told(minutes))):
        return ""
    typed = f"{line.rstrip(' .;')};"
    title, found, twice = read(typed, minutes.meeting.language, is_alone=True)
    own = [name for name, votes in found.items() if isinstance(votes, CandidateVotes)]
    ways = vote_counts.ways_by_word(labels(minutes.meeting.language), is_poll=False)
    is_other = title or twice or not own or any(folded(name) in ways for name in own)
    return "" if is_other or not all(_is_written_as_name(name) or roster(minutes).one(name) for name in own) else typed


def _is_written_as_name(words: str) -> bool:
    """Whether words are a name of two parts or more, each with a capital letter but what is written small in names, as
    no sentence has: "The budget is carried by 7 yes, 1 no" is a vote of its own, and so are "Budget: 7 yes, 1 no",
    "Question 2" and "Der Saal". Whoever is on the list is one by a single name too."""
    first, *more = words.split() or [""]
    is_small = any(word[:1].islower() and word not in PARTICLES for word in more)
    is_thing = not more or first.lower() in PARTICLES or any(map(str.isdigit, words))
    return first[:1].isupper() and not (is_small or is_thing)


def is_open(minutes: Minutes) -> bool:
    """Whether the last note is an election in which each candidate is voted on, or one that nothing is counted of."""
    last = next((note for note in reversed(minutes.notes) if not note.struck and note.kind != "remark"), None)
    return last is not None and goes_on(last, minutes)


def goes_on(vote: Note, minutes: Minutes) -> bool:
    """Whether the counts of a further candidate may belong to a vote."""
    if vote.kind != "vote" or vote.ballots or vote.answers or vote.outcome:
        return False
    own = each_voted_on(vote)
    is_begun = bool(own) and len(own) == len(vote.options)
    return is_begun or (
        not is_counted(vote) and not vote.options and names_election(vote.text, minutes.meeting.language)
    )


def _is_told(minutes: Minutes) -> bool:
    """Whether the item or one of the last notes below it tells of an election."""
    item = minutes.current_item()
    last = [note for note in minutes.notes[-LATELY:] if note.item == item and not note.struck]
    found = minutes.item(item)
    return any(
        names_election(each, minutes.meeting.language)
        for each in (found.title if found else "", *(note.text for note in last))
    )


def names_election(words: str, language: str) -> bool:
    """Whether words have one for an election."""
    return _elections(language).search(words) is not None


@cache
def _elections(language: str) -> re.Pattern[str]:
    words = {word for each in (language, "en") for word in (*vocabulary(each).motions.election, labels(each).election)}
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", re.IGNORECASE)
