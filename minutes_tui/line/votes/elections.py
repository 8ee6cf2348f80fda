"""Elections as a line tells of them: "Election of chair: AT 3, BM 2", "Secret ballot: AT 3, BM 2, invalid 1"."""

import re
from functools import cache
from typing import NamedTuple

from minutes_tui.language.labels import labels
from minutes_tui.language.names import roster
from minutes_tui.language.separators import COLONS, COMMAS, SEMICOLONS
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line.speakers import leading
from minutes_tui.line.told_sentences import is_elected
from minutes_tui.line.votes import candidate_counts, outcome_sentences, vote_counts
from minutes_tui.meeting import vote_results
from minutes_tui.model.minutes import Minutes


class Candidates(NamedTuple):
    """What is said of those who stand for a post."""

    counts: dict[str, int] = {}
    """Votes by name or code, as it is typed."""
    outcome: str = ""
    """That somebody is elected without counts, as a sentence."""
    more: str = ""
    """What is said of others: that one withdrew."""


PARTS = re.compile(rf"\s*[{COMMAS}{SEMICOLONS}]\s*")
BEFORE_COUNT = re.compile(r"(?<=[^\W\d])(\.?)\s*,\s*(?=\d{1,6}\s*(?:;|$))")
"""Between a name and its count, where a semicolon parts the candidates: "Ann Birch, 3; Bo Ek, 2"."""
NO_COMMA = re.compile(r"(?<=\d)\s+(?=[^\W\d])")


def candidates(words: str, minutes: Minutes) -> Candidates | None:
    """Who has how many votes, of words that say it in any order: "AT (3), BM (2)", "3 votes AT", "AT three", "LB 7"; or
    who is elected unopposed. None where nobody on the roster has any, or something else is said too."""
    known = labels(minutes.meeting.language)
    if elected := _elected(words, minutes):
        return Candidates(outcome=elected)
    words = BEFORE_COUNT.sub(r"\1 ", words)
    for each in vote_counts.in_figures(words.strip().rstrip(".。"), known):
        for said in dict.fromkeys((each, NO_COMMA.sub(", ", each))):
            found = [_candidate(part, minutes) for part in PARTS.split(said) if part]
            counts = {name: count for name, count in found if count is not None}
            more = [name for name, count in found if count is None]
            is_anybody = any(roster(minutes).one(name) for name in counts)
            if is_anybody and all(more) and len(counts) + len(more) == len(found):
                return Candidates(counts, more=", ".join(more))
    return None


def without_withdrawn(words: str, language: str) -> tuple[str, dict[str, str]]:
    """What is typed of an election without those of whom it says that they withdrew, "Pryce withdrawn", "Pryce 0
    (withdrawn)"; and these, each with that word."""
    gone, left, title = dict[str, str](), list[str](), ""
    for part in PARTS.split(words):
        if match := _withdrawn(language).fullmatch(part):
            gone[match["name"].strip()] = match["said"]
            title += match["title"] or ""
        else:
            left.append(part)
    return (f"{title}{', '.join(left)}".strip(), gone) if gone else (words, gone)


@cache
def _withdrawn(language: str) -> re.Pattern[str]:
    known = [vocabulary(each).motions for each in (language, "en")]
    said = {word for each in known for word in each.withdrawn}
    said |= {" ".join(way.replace("…", " ").split()) for each in known for way in each.withdraws}
    colon = f"[{COLONS}]"
    return re.compile(
        rf"(?P<title>[^{COLONS}]+{colon}\s+)?(?P<name>[^\d{COLONS}(（]+?)\s*(?:{colon}\s*|[-–=]\s*|\s)0?\s*"
        rf"[(（]?(?P<said>{alternatives(said)})[)）]?[.]?",
        re.IGNORECASE,
    )


def are_counted(line: str, minutes: Minutes) -> bool:
    """Whether a line says no more than how many votes each of several people has, without what they stand for."""
    if not (COUNTED.search(line) and len(line) <= LONGEST):
        return False
    found = candidates(line, minutes)
    language = minutes.meeting.language
    names = [name for name in found.counts if not vote_results.is_no_choice(name, language)] if found else []
    return len(names) > 1 and all(roster(minutes).one(name) for name in names)


def elects(line: str, minutes: Minutes) -> bool:
    """Whether a sentence says of somebody on the list that they were elected, in no year that it names."""
    language, typed = minutes.meeting.language, line.lower()
    words = (word for each in (language, "en") for word in vocabulary(each).motions.elected)
    if len(line) > LONGEST or not any(word.lower() in typed for word in words) or YEAR.search(line):
        return False
    people = leading(line, roster(minutes), labels(language))
    return bool(people and is_elected(line[people.end :], language))


ASKED = "Is this an election? Type /poll POST: {}"
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
COUNTED = re.compile(r"\d\D+\d")
LONGEST = 200
"""Characters of such a line."""


def are_candidates_meant(title: str, minutes: Minutes) -> bool:
    """Whether people with figures that are no counts stand behind the colon of a title: "AT 60 %, BM 40 %", or a code
    with a figure beside something else: "LB 7 alone"."""
    parts = PARTS.split(title.rpartition(":")[2].strip()) if ":" in title else []
    known = labels(minutes.meeting.language)
    people = roster(minutes)
    counted = [CODE_COUNTED.match(part) for part in parts]
    if any(match and people.code(match[1], exact=True) for match in counted):
        return True
    return len(parts) > 1 and all(
        any(map(str.isdigit, part)) and leading(part, roster(minutes), known) for part in parts
    )


CODE_COUNTED = re.compile(r"([^\W\d_a-z]\w*)\s*[-–=:]?\s*\d")
"""A code with a figure behind it."""


def _candidate(part: str, minutes: Minutes) -> tuple[str, int | None]:
    """Somebody with a count; or words about somebody without one; ("", None) where it is neither."""
    match = _votes_of(minutes.meeting.language).fullmatch(part)
    name = ((match["name"] or match["behind"]) if match else part).strip()
    people, language = roster(minutes), minutes.meeting.language
    if match and (people.one(name) or vote_results.is_no_choice(name, language)):
        return name, int(match["count"] or match["first"])
    about = leading(part, people, labels(language))
    is_about = about and not about.ambiguous and not any(map(str.isdigit, part))
    return (about.words + part[about.end :], None) if about and is_about else ("", None)


def is_candidate(part: str, minutes: Minutes) -> bool:
    """Whether words are somebody on the roster, or a word for no choice such as "blank", with a count."""
    return _candidate(part, minutes)[1] is not None


def is_person(part: str, minutes: Minutes) -> bool:
    """Whether it is a person of those."""
    name, count = _candidate(part, minutes)
    return count is not None and bool(roster(minutes).one(name))


@cache
def _votes_of(language: str) -> re.Pattern[str]:
    """A name with its votes behind it or before it."""
    votes = alternatives({word for each in (language, "en") for word in vocabulary(each).rosters.votes})
    counted = rf"(?:\s*(?:{votes})(?!\w))?"
    return re.compile(
        rf"(?P<name>[^\d(（]+?)\s*[-–={COLONS}(（]?\s*(?P<count>\d{{1,6}}){counted}\s*[)）]?"
        rf"|(?P<first>\d{{1,6}}){counted}\s*[-–={COLONS}]?\s*(?P<behind>[^\W\d].*)",
        re.IGNORECASE,
    )


def _elected(words: str, minutes: Minutes) -> str:
    """That somebody is elected, of a name with words behind it for nobody having been against or stood beside them."""
    language = minutes.meeting.language
    known = labels(language)
    said = {word for each in (language, "en") for word in vocabulary(each).motions.unopposed}
    said |= {word for each in (known, labels("en")) for word in each.unanimously}
    elected = known.is_elected.replace("{name}", "").split()[-1]
    match = re.fullmatch(
        rf"(?P<who>[^;{COMMAS}{COLONS}]+?)\s*[{COMMAS}]?\s+[(（]?(?P<how>(?:{alternatives(said)}))[)）]?"
        rf"(?:\s+{re.escape(elected)})?[.。]?",
        words.strip(),
        re.IGNORECASE,
    )
    code = roster(minutes).one(match["who"]) if match else ""
    if not match or not code:
        return ""
    how = re.sub(r"^(?:elected|returned)\s+", "", match["how"])
    return f"{known.is_elected.format(name=roster(minutes).short(code))}{known.comma}{how}"


def election(line: str, minutes: Minutes) -> str:
    """What `/vote` takes for an election with who has how many votes behind its title, "Election of chair: AT 3, BM 2",
    or for a secret one, and for a candidate with counts of its own below one; "" of any other line."""
    language = minutes.meeting.language
    if own := candidate_counts.in_line(line, minutes):
        return own
    match = _title(language).fullmatch(line)
    if not match:
        return ""
    if begun := _secret_election(language).match(line):
        line = f"{labels(language).secret[0]} {line[begun.end('secret') :].lstrip()}"
    if candidate_counts.read(match["said"], language, is_alone=True)[1] or candidates(match["said"], minutes):
        return line
    return _of_one(line, match["said"], minutes) or _of_title(line, match["said"], minutes)


def is_named(title: str, language: str) -> bool:
    """Whether a title begins with a word for an election, with one of its own before it at most: "Wahl des Vorstands",
    "Re-run of the election"."""
    return _named(language).match(title) is not None


@cache
def _named(language: str) -> re.Pattern[str]:
    words = {word for each in (language, "en") for word in (*vocabulary(each).motions.election, labels(each).election)}
    return re.compile(rf"(?:[\w-]+\s+){{0,2}}(?:{alternatives(words)})(?!\w)", re.IGNORECASE)


def _of_title(line: str, said: str, minutes: Minutes) -> str:
    """The same of what is voted on under its title: "Approbation du budget : 5 pour, 1 contre"."""
    if not _voted_on(minutes.meeting.language).match(line):
        return ""
    if TYPED.fullmatch(said):
        return line
    read = outcome_sentences.read(said, minutes)
    if read.left or not (len(read.counts) >= FEWEST or read.outcome):
        return ""
    if read.outcome and read.counts and not (read.ballots or read.recused):
        return f"{line[: len(line) - len(said)]}{vote_counts.counts_as_typed(read.counts)} {read.outcome}"
    return line


@cache
def _voted_on(language: str) -> re.Pattern[str]:
    words = {word for each in (language, "en") for word in vocabulary(each).motions.voted_on}
    return re.compile(rf"(?:{alternatives(words) or '(?!)'})(?!\w)", re.IGNORECASE)


def _of_one(line: str, said: str, minutes: Minutes) -> str:
    """The same of somebody who stands alone, with counts for and against: "Election of chair: AT 30 for, 2 against"."""
    people, known = roster(minutes), labels(minutes.meeting.language)
    first = leading(said, people, known)
    if not first or first.ambiguous or first.doubt or len(first.keys) != 1:
        return ""
    counts = said[first.end :].strip(f" {COLONS}{COMMAS}()（）.–—-")
    counts = _be_elected(minutes.meeting.language).sub("", counts).strip()
    if votes := _votes_first(minutes.meeting.language).match(counts):
        counts = f"{votes['count']} {known.for_}, {counts[votes.end() :].strip()}"
    if TYPED.fullmatch(counts):
        return line
    read = vote_counts.counts_read(counts, known) or outcome_sentences.read(counts, minutes).counts
    if len(read) < FEWEST:
        return ""
    return f"{line[: len(line) - len(said)]}{said[: first.end].strip()}: {vote_counts.counts_as_typed(read)}"


@cache
def _be_elected(language: str) -> re.Pattern[str]:
    """That somebody was elected, at the end of what is said of the vote."""
    known = vocabulary(language).motions
    return re.compile(
        rf"\s*(?:(?:{alternatives(known.be)})\s+)?(?:{alternatives(known.elected) or '(?!)'})$", re.IGNORECASE
    )


@cache
def _votes_first(language: str) -> re.Pattern[str]:
    """How many were for somebody, before what else is counted: "mit 4 Stimmen bei 1 Enthaltung"."""
    known = vocabulary(language)
    by, votes = alternatives(known.motions.by), alternatives(known.rosters.votes)
    return re.compile(rf"(?:{by})\s+(?P<count>\d{{1,5}})\s+(?:{votes})(?=\s+(?:{by})\s+\d|$)", re.IGNORECASE)


TYPED = re.compile(r"(?:\d+|\?)(?:-(?:\d+|\?)){1,3}")
"""Counts as `/vote` takes them."""
FEWEST = 2
"""Ways that are counted, of a vote on somebody who stands alone."""


@cache
def _title(language: str) -> re.Pattern[str]:
    words = {
        word
        for each in (language, "en")
        for word in (
            *vocabulary(each).motions.election,
            *vocabulary(each).motions.voted_on,
            labels(each).election,
            *_ballots(each),
        )
    }
    secret = {word for each in (language, "en") for word in labels(each).secret}
    return re.compile(
        rf"(?:(?:{alternatives(secret)})\s+)?(?:{alternatives(words)})(?!\w)"
        rf"(?:[^{COLONS}\d(（]|\d{{1,2}}\.\s|[(（][^()（）]{{1,30}}[)）]){{0,60}}[{COLONS}]\s*(?P<said>\S.*)",
        re.IGNORECASE,
    )


@cache
def _secret_election(language: str) -> re.Pattern[str]:
    """A word for secret before one for an election, which stays in the title: "Geheime Wahl"."""
    elections = alternatives((*vocabulary(language).motions.election, labels(language).election))
    phrases = (phrase.rpartition(" ") for phrase in labels(language).secret)
    before = {begin for begin, _, end in phrases if begin and re.fullmatch(elections, end, re.IGNORECASE)}
    return re.compile(rf"(?P<secret>{alternatives(before) or '(?!)'})\s+(?:{elections})(?!\w)", re.IGNORECASE)


def _ballots(language: str) -> tuple[str, ...]:
    """What a secret ballot is called in a word or more of its own: "secret ballot"."""
    return tuple(word for word in labels(language).secret if " " in word)
