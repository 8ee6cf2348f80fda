"""Sentences in which a body decides something by a vote, as minutes are written: "Der Vorstand beschließt einstimmig,
die Halle zu mieten", "Le conseil municipal, après en avoir délibéré, décide à l'unanimité de vendre la parcelle", "Die
Tagesordnung wird einstimmig genehmigt". Each is a decision, and what it says of the vote is the vote on it."""

import re
from functools import cache
from typing import NamedTuple

from minutes_tui.language.labels import labels
from minutes_tui.language.names import folded
from minutes_tui.language.sentence_ends import sentence_ends
from minutes_tui.language.separators import COLONS, COMMAS
from minutes_tui.language.vocabulary import alternatives, expression, vocabulary
from minutes_tui.line.votes import outcome_sentences, vote_counts
from minutes_tui.line.votes.outcome_sentences import is_negated
from minutes_tui.meeting.motions import FINAL, pending
from minutes_tui.model.minutes import Minutes

LONGEST = 1000
"""Characters of a line that is read so."""
MOST = 24
"""Words of a vote within a sentence."""
FAR = 160
"""Characters between a body and its verb."""


class Decided(NamedTuple):
    """What a body decides."""

    words: str
    """The sentence without its vote."""
    counts: str
    """What it says of the vote; "" where it says nothing that can be counted."""
    is_sure: bool
    """Whether nothing else may be meant: it says how it was voted, or that it was after deliberation."""
    is_election: bool = False
    """Whether it says that somebody was elected."""
    is_of_motion: bool = False
    """Whether what it decides is named as the motion alone: "adopts the motion"."""

    @property
    def argument(self) -> str:
        """As `/decision` takes it."""
        counts = self.counts.replace("(", "[").replace(")", "]")
        return f"({counts}) {self.words}" if counts else self.words


def read(line: str, minutes: Minutes) -> Decided | None:
    """The decision in a line; None where it is anything else."""
    language = minutes.meeting.language
    typed = line.strip()
    if len(typed) > LONGEST or typed.endswith("?"):
        return None
    end = next(iter(sentence_ends(typed, language)), len(typed))
    sentence, more = typed[:end], typed[end:]
    found = _active(sentence, minutes) or _passive(sentence, minutes)
    if not found:
        return None
    if found.counts and _counted(language).search(folded(found.words)):  # a part of its vote was not read
        return found._replace(words=typed, counts="", is_sure=False, is_of_motion=False)
    words = found.words if more or found.words == sentence else found.words.rstrip(f" {COLONS}")
    return found._replace(words=words + more, is_of_motion=found.is_of_motion and not more)


def _active(sentence: str, minutes: Minutes) -> Decided | None:
    """Of a sentence of which the body is the subject."""
    language = minutes.meeting.language
    match = next((match for each in _subjects(language) if (match := each.match(sentence))), None)
    if not match or _is_unsure(sentence[: match.end("verb")], language):
        return None
    before, middle, verb, rest = (match[name] or "" for name in ("before", "middle", "verb", "rest"))
    if is_negated(middle, rest, language):
        return None
    whole, counts, is_beside = _without_vote(sentence, len(before), match.span("verb"), minutes)
    is_formal = _deliberated(language).search(sentence) is not None
    about = _behind_verb(whole, verb)
    is_sure = bool(about) and (is_beside or is_formal)  # what was decided must be said
    return Decided(whole, counts, is_sure, is_of_motion=bool(_motion_alone(language).fullmatch(about)))


def _behind_verb(whole: str, verb: str) -> str:
    """What is decided, behind the verb of a sentence without its vote."""
    return whole.partition(verb)[2].strip(" .,:;")


def _passive(sentence: str, minutes: Minutes) -> Decided | None:
    """Of a sentence of which what is decided is the subject, with its vote: "Der Bericht wird einstimmig genehmigt"."""
    language = minutes.meeting.language
    match = _became(language).match(sentence) or _became_first(language).match(sentence)
    if not match or _is_unsure(sentence[: match.end("passed")], language):
        return None
    between = sentence[match.end("became") : match.start("passed")]
    is_of_motion = pending(minutes) is not None and _motion_named(language).search(sentence[: match.end("became")])
    if is_negated(between, "", language) or is_of_motion:
        return None
    whole, counts, is_beside = _without_vote(sentence, match.start("became"), match.span("passed"), minutes)
    if not counts and not is_beside:
        if _counted(language).search(folded(sentence)):  # how it was voted was not read
            return Decided(sentence, "", is_sure=False)
        is_of_election = _elected(language).fullmatch(match["passed"]) and any(map(str.isdigit, sentence))
        return Decided(sentence, "", is_sure=False, is_election=True) if is_of_election else None
    is_elected = _elected(language).fullmatch(match["passed"]) is not None
    at = whole.find(match["became"])
    told = whole[at + len(match["became"]) : whole.find(match["passed"], at)] if at >= 0 else ""
    if is_beside and _counted(language).search(folded(told)):  # a part of its vote was not read
        return Decided(sentence, "", is_sure=False)
    is_earlier = any(map(str.isdigit, told)) or _elsewhere(language).search(told) is not None
    return None if is_earlier or not is_beside else Decided(whole, counts, is_sure=True, is_election=is_elected)


def _without_vote(sentence: str, base: int, verb: tuple[int, int], minutes: Minutes) -> tuple[str, str, bool]:
    """A sentence without the words of its vote, these words, and whether they stand beside the verb, between commas or
    at the end: elsewhere they may be of something else. How it came to that without counts, "by a majority", stays."""
    language = minutes.meeting.language
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", sentence)]
    begins, majority = _begins(language), _majority(language)
    is_elected = _elected(language).fullmatch(sentence[verb[0] : verb[1]]) is not None
    for at, (start, _) in enumerate(words):
        if not begins.match(sentence, start):
            continue
        for last in range(min(len(words), at + MOST) - 1, at - 1, -1):
            end = words[last][1]
            said = sentence[start:end].rstrip(f"{COMMAS}{COLONS}.;")
            if said.count("(") != said.count(")"):
                continue
            end = start + len(said)
            is_count = _count_first(language).match(said) is not None
            is_beside = _is_beside(sentence, start, end, verb, is_count=is_count)
            if not is_beside or _goes_on(said, sentence[end:], language):
                continue
            if end <= verb[0] and sentence[end:].split()[0] == labels(language).and_.strip():
                continue  # what is beside the vote would be left alone: "wird mit 3 Stimmen und Beifall gewählt"
            if majority.fullmatch(said):
                return sentence, "", True
            if is_elected and (alone := _votes_alone(language).fullmatch(said)):
                return (
                    _tidied(sentence[:start], sentence[end:], is_alone=False, is_first=False),
                    _for(alone["count"], language),
                    True,
                )
            read_ = outcome_sentences.read(said, minutes)
            if read_.says_more and not read_.left and not read_.recused and (read_.counts or read_.outcome):
                commas = sentence.count(",", verb[1] if start >= verb[1] else base, start)
                return (
                    _tidied(sentence[:start], sentence[end:], is_alone=commas == 1, is_first=end <= verb[0]),
                    said,
                    True,
                )
    return sentence, "", False


def _goes_on(said: str, behind: str, language: str) -> bool:
    """Whether words of a vote go on behind their end, or end with a word such as "by": "12 voix contre 3 à M. Roux"."""
    ends, ways = _between(language), vote_counts.ways_by_word(labels(language), is_poll=False)
    last, next_ = said.split()[-1], [word.strip(".,;") for word in behind.split()[:3]]
    if (ends.fullmatch(last) and folded(last) not in ways) or behind.lstrip()[:1] in tuple("(（["):
        return True
    if next_ and next_[0] == labels(language).and_.strip():
        next_ = next_[1:]
    if _who_voted(language).match(behind) or _counted(language).match(folded(" ".join(next_))):
        return True
    begins = next_ and (next_[0].isdecimal() or (ends.fullmatch(next_[0]) and len(behind.split()) > 1))
    return bool(begins) and behind[:1] not in ".;:"


@cache
def _who_voted(language: str) -> re.Pattern[str]:
    """Whose votes these are, behind them: "von Frau Hill"."""
    of = alternatives(vocabulary(language).motions.of[:1])
    return re.compile(rf"\s+(?i:{of or '(?!)'})\s+[^\W\d_a-zß-öø-ÿ]")


@cache
def _counted(language: str) -> re.Pattern[str]:
    """A count of votes, in figures or words, in folded words: "einer enthaltung"."""
    numbers = alternatives({folded(word) for number in labels(language).small_numbers for word in number})
    votes = set(vote_counts.ways_by_word(labels(language), is_poll=False))
    votes |= {folded(word) for word in vocabulary(language).rosters.votes}
    return re.compile(rf"(?<!\w)(?:{numbers}|\d{{1,5}})\s+(?:{alternatives(votes)})(?!\w)", re.IGNORECASE)


@cache
def _between(language: str) -> re.Pattern[str]:
    known = vocabulary(language)
    words = {*known.motions.by, *known.motions.to}
    return re.compile(alternatives(words) or "(?!)", re.IGNORECASE)


@cache
def _elected(language: str) -> re.Pattern[str]:
    words = set(vocabulary(language).motions.elected)
    return re.compile(alternatives(words) or "(?!)", re.IGNORECASE)


@cache
def _votes_alone(language: str) -> re.Pattern[str]:
    """How many votes somebody has who is elected: "par 12 voix"."""
    known = vocabulary(language)
    by = alternatives(set(known.motions.by))
    votes = alternatives(set(known.rosters.votes))
    return re.compile(rf"(?:(?:{by})\s+)?(?P<count>\d{{1,5}})\s+(?:{votes})", re.IGNORECASE)


def _for(count: str, language: str) -> str:
    """A count of those who were for it."""
    return f"{count} {labels(language).for_}"


def _is_beside(sentence: str, start: int, end: int, verb: tuple[int, int], *, is_count: bool) -> bool:
    """Whether the words of a vote are beside the verb, between commas or at the end, where a count alone may be what is
    decided on: "d'ignorer 2 voix contre"."""
    before, behind = sentence[:start].rstrip(), sentence[end:].lstrip()
    touches = len(before) == verb[1] or sentence[verb[1] : start].strip(f" {COMMAS}{COLONS}") == ""
    touches = touches or end + len(sentence[end:]) - len(behind) == verb[0]
    between = before[-1:] in (*COMMAS, "") and behind[:1] in (*COMMAS, *COLONS, "", ".", ";")
    at_end = (behind.strip(" .;") == "" or len(behind.split()) == 1) and not is_count
    within = start < verb[0] and before[-1:] not in COMMAS  # between the auxiliary and the participle
    return touches or between or at_end or within


def _tidied(before: str, behind: str, *, is_alone: bool, is_first: bool) -> str:
    """What stands round the words of a vote, put together with one comma or none: both commas beside it are its own
    where it `is_alone` between the subject and the verb, or behind that; one behind it is where it `is_first`, before
    the verb, and none stands before it."""
    left, right = before.rstrip(), behind.lstrip()
    if left.endswith(tuple(COMMAS)) and (right[:1] in (*COMMAS, *COLONS, ".") or not right):
        left = left.rstrip(f"{COMMAS} ")
        right = right[1:].lstrip() if is_alone and right[:1] in tuple(COMMAS) else right
    elif left and is_first and right[:1] in tuple(COMMAS):
        right = right[1:].lstrip()
    elif not left:
        right = right.lstrip(f" {COMMAS}")
        right = right[:1].upper() + right[1:]
    glue = "" if not left or right[:1] in (*COMMAS, ".", ";", "") else " "
    return f"{left}{glue}{right}"


def _is_unsure(words: str, language: str) -> bool:
    return _unsure(language).search(words) is not None


@cache
def _subjects(language: str) -> tuple[re.Pattern[str], ...]:
    """A body before its verb, and behind it."""
    known = vocabulary(language)
    bodies = alternatives(set(known.motions.bodies)) or "(?!)"
    ways = [way.partition("…") for way in known.motions.decides]
    plain = alternatives({begin.strip() for begin, mark, _ in ways if not mark}) or "(?!)"
    parted = "|".join(
        rf"{expression(begin.strip())}(?=\s.*(?<!\w){expression(end.strip())}\s*[.!]?$)"
        for begin, mark, end in ways
        if mark
    )
    verb = rf"(?P<verb>{plain}{'|' if parted else ''}{parted})(?!\w)"
    body = rf"(?:[^\W\d_]+['’\s]\s*)?(?:{bodies})(?!\w)"
    return (
        re.compile(
            rf"(?P<before>(?:[^{COMMAS}]{{1,80}}[{COMMAS}]\s+)?{body})(?P<middle>(?:\s|,)[^?!]{{0,{FAR}}}?)"
            rf"(?<!\w){verb}(?P<rest>.*)",
            re.IGNORECASE | re.DOTALL,
        ),
        re.compile(
            rf"(?P<before>)(?P<middle>[^?!,]{{1,{FAR}}}?\s){verb}\s+{body}(?P<rest>.*)", re.IGNORECASE | re.DOTALL
        ),
    )


@cache
def _deliberated(language: str) -> re.Pattern[str]:
    words = set(vocabulary(language).motions.deliberated)
    return re.compile(rf"(?<!\w)(?:{alternatives(words) or '(?!)'})(?!\w)", re.IGNORECASE)


@cache
def _unsure(language: str) -> re.Pattern[str]:
    """With what a sentence tells of no decision, or of what somebody says of one."""
    words = set(vocabulary(language).documents.unsure)
    words |= set(vocabulary(language).motions.that[:1])
    return re.compile(rf"(?<!\w)(?:{alternatives(words) or '(?!)'})(?!\w)", re.IGNORECASE)


@cache
def _elsewhere(language: str) -> re.Pattern[str]:
    """Words for a meeting that was earlier, and for a body: "in the committee"."""
    words = {word for word in vocabulary(language).documents.aside if " " in word}
    words |= set(vocabulary(language).motions.bodies)
    return re.compile(rf"(?<!\w)(?:{alternatives(words) or '(?!)'})(?!\w)", re.IGNORECASE)


@cache
def _became(language: str) -> re.Pattern[str]:
    became, passed = _became_and_passed(language)
    return re.compile(
        rf"(?:[^?!]{{2,{FAR}}}?\s)?(?P<became>{became})\s(?:[^?!]{{0,{FAR}}}?\s)?(?P<passed>{passed})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _became_first(language: str) -> re.Pattern[str]:
    """The participle first: "Beschlossen wird mit 2 Gegenstimmen, das Haus zu schließen"."""
    became, passed = _became_and_passed(language)
    return re.compile(rf"(?P<passed>{passed})\s+(?P<became>{became})(?!\w)", re.IGNORECASE)


def _became_and_passed(language: str) -> tuple[str, str]:
    known = vocabulary(language)
    became = alternatives(set(known.documents.became)) or "(?!)"
    passed = alternatives({*known.documents.passed, *known.motions.passes}) or "(?!)"
    return became, passed


@cache
def _begins(language: str) -> re.Pattern[str]:
    """With what the words of a vote begin: "by", "unanimously", a count."""
    known = vocabulary(language)
    words = {*known.motions.by, *known.motions.majority}
    words |= set(labels(language).unanimously)
    words |= {word for number in labels(language).small_numbers for word in number}
    return re.compile(rf"(?<!\w)(?:{alternatives(words)}|\d{{1,4}})(?!\w)", re.IGNORECASE)


@cache
def _count_first(language: str) -> re.Pattern[str]:
    """A count with no word such as "by" before it."""
    numbers = alternatives({word for number in labels(language).small_numbers[1:] for word in number})
    return re.compile(rf"(?:{numbers}|\d{{1,4}})(?!\w)", re.IGNORECASE)


@cache
def _majority(language: str) -> re.Pattern[str]:
    words = set(vocabulary(language).motions.majority)
    return re.compile(alternatives(words) or "(?!)", re.IGNORECASE)


@cache
def _nouns(language: str) -> str:
    nouns = {*vocabulary(language).scribes.motion, *vocabulary(language).scribes.amend}
    nouns |= set(vocabulary(language).motions.nouns)
    nouns |= {labels(language).motion, labels(language).amendment}
    return alternatives(nouns)


@cache
def _motion_named(language: str) -> re.Pattern[str]:
    """A word for a motion, which has an outcome of its own."""
    return re.compile(rf"(?<!\w)(?:{_nouns(language)})(?!\w)", re.IGNORECASE)


@cache
def _motion_alone(language: str) -> re.Pattern[str]:
    """The motion and no more, with a verb's second part behind it: "dem Antrag zu"."""
    ends = {way.partition("…")[2].strip() for way in vocabulary(language).motions.decides} - {""}
    behind = rf"(?:\s+(?:{alternatives(ends)}))?" if ends else ""
    return re.compile(rf"(?:[^\W\d_]+['’\s]\s*)?(?:{_nouns(language)}){behind}", re.IGNORECASE)


def command(found: Decided) -> tuple[str, str]:
    """The command, and what follows it, for a decision: that the pending motion is carried, where it is on that."""
    return (FINAL, found.counts) if found.is_of_motion else ("decision", found.argument)
