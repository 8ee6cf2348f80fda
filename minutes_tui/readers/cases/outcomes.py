"""What a sentence says was decided or became of a motion, and with how many votes: in the words of the document's
language and of English."""

import re
from functools import cache
from typing import Literal, NamedTuple

from minutes_tui.language.labels import Labels, labels
from minutes_tui.language.markup import words
from minutes_tui.language.names import folded
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line.votes import vote_counts

LONGEST_SENTENCE = 45
"""Words of a sentence that says what was decided."""
BETWEEN = 9
"""Words between a verb and what was done: "wird von der Mitgliederversammlung angenommen"."""
BRACKETS = re.compile(r"\s*\([^()]*\)")
NEGATED = 1
"""Words behind a verb for a decision of which one may deny it: what comes later is what was decided."""
WORD = re.compile(r"\w+")
FEW = 3
"""Words between a number and the way of a vote: "9 members voting in favour"."""


class Outcome(NamedTuple):
    """What a sentence tells."""

    came: str
    """"carried" or "lost"."""
    is_of_motion: bool
    """Whether it says so of a motion, and not what was decided."""


def outcome_told(sentence: str, language: str, *, is_named: bool = False) -> Outcome | None:
    """What was decided by a sentence, or became of a motion; None where it says neither. One with which somebody who
    `is_named` begins is about what they said, but for "Ann was elected"."""
    said = BRACKETS.sub("", words(sentence)).strip(" .*_!")
    if not said or len(said.split()) > LONGEST_SENTENCE:
        return None
    clauses = said.split("; ")
    if len(clauses) > 1:
        told_in = (outcome_told(clause, language, is_named=is_named) for clause in clauses)
        return next(filter(None, told_in), None)
    known = _patterns(language)
    decided = known.deciding.search(said)
    told = " ".join([said[: decided.end()], *said[decided.end() :].split()[:NEGATED]]) if decided else said
    if known.unsure.search(told) or sentence.rstrip().endswith("?"):
        return None
    is_of_motion = known.motion.match(said) is not None
    if known.refused.search(said) and not is_named:
        return Outcome("lost", is_of_motion)
    if is_named and not known.became.match(said):
        return None
    if known.passed.search(said) or known.deciding.search(said):
        return Outcome("carried", is_of_motion)
    return None


def has_decided(sentence: str, language: str) -> bool:
    """Whether a sentence has words for a decision, whatever else it says."""
    known, said = _patterns(language), words(sentence)
    return known.passed.search(said) is not None or known.deciding.search(said) is not None


def is_approved(title: str, language: str) -> bool:
    """Whether a heading says that what is listed below it was approved: "Grants approved"."""
    said = words(title).strip().rstrip(":").split()
    return 1 < len(said) <= LONGEST_HEADING and folded(said[-1]) in _participles(language)


def lists_decisions(label: str, language: str) -> Literal["", "decision"]:
    """ "decision" where a line before a colon is the verb of what is listed below: "Acuerdan por unanimidad:"."""
    said = words(label).strip().rstrip(":：").strip()
    if not said or len(said.split()) > LONGEST_HEADING:
        return ""
    known = _patterns(language)
    is_verb = known.deciding.match(said) or known.passed.search(said) or folded(said) in _participles(language)
    return "decision" if is_verb and not known.unsure.search(said) else ""


LONGEST_HEADING = 5
"""Words."""


def tally(sentence: str, language: str) -> dict[str, int]:
    """The counts that a sentence tells: "9 members voting in favour and 17 against", "mit 3 gegen 2 Stimmen"; {} of
    fewer than two."""
    said, known = BRACKETS.sub("", words(sentence)), labels(language)
    templates = (template.search(said) for template in _tallies(language))
    told = next(filter(None, templates), None)
    found_ = {"for": int(told["one"]), "against": int(told["two"])} if told else dict[str, int]()
    for one in _counts(language).finditer(folded(said)):
        way = _ways(language).get(one["behind"] or one["before"] or one["of"] or "")
        number = one["n"] or one["m"]
        if way and way not in found_:
            found_[way] = int(number) if number.isdecimal() else _small(language)[number]
    if "against" in found_ and "for" not in found_ and (bare := _bare(language).search(folded(said))):
        number = bare["n"]
        found_ = {"for": int(number) if number.isdecimal() else _small(language)[number], **found_}
    return found_ if len(found_) > 1 and known else {}


@cache
def _bare(language: str) -> re.Pattern[str]:
    """A number of votes of which no way is said, before others: "with two votes, one against"."""
    votes = alternatives(folded(word) for each in dict.fromkeys((language, "en"))
                         for word in vocabulary(each).rosters.votes)  # fmt: skip
    return re.compile(rf"(?<![\w.,/])(?P<n>\d{{1,4}}|{alternatives(_small(language))})\s+(?:{votes})(?=,|;|\s+and\b)")


class _Patterns(NamedTuple):
    motion: re.Pattern[str]
    passed: re.Pattern[str]
    refused: re.Pattern[str]
    deciding: re.Pattern[str]
    unsure: re.Pattern[str]
    became: re.Pattern[str]


def _all(language: str, key: str) -> list[str]:
    return [word for each in dict.fromkeys((language, "en")) for word in getattr(vocabulary(each).documents, key)]


@cache
def _patterns(language: str) -> _Patterns:
    verbs, passed, refused = (alternatives(_all(language, key)) for key in ("became", "passed", "refused"))
    motions = alternatives(_all(language, "motions"))

    def of(participles: str) -> re.Pattern[str]:
        return re.compile(
            rf"(?<!\w)(?:{verbs})(?:\s+[^\s.;:]+){{0,{BETWEEN}}}?\s+(?:{participles})(?!\w)", re.IGNORECASE
        )

    return _Patterns(
        re.compile(
            rf"(?:[^\W\d_]{{1,4}}['’ ]\s*)?(?:{motions})\b|(?:[^,.]{{1,20}},?\s+)(?:the|der|la|le) (?:{motions})\b",
            re.IGNORECASE,
        ),
        of(passed),
        of(refused),
        re.compile(rf"(?<!\w)(?:{alternatives(_all(language, 'deciding'))})(?:(?<=['’])|(?!\w))", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{alternatives(_all(language, 'unsure'))})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?:\S+\s+){{1,4}}?(?:{verbs}|{alternatives(_all(language, 'deciding'))})(?!\w)", re.IGNORECASE),
    )


@cache
def _participles(language: str) -> frozenset[str]:
    return frozenset(map(folded, _all(language, "passed")))


@cache
def _tallies(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rf"(?<!\w){numbers}(?!\w)", re.IGNORECASE)
        for each in _all(language, "tallies")
        for numbers in [re.escape(each).replace("FOR", r"(?P<one>\d{1,4})").replace("AGAINST", r"(?P<two>\d{1,4})")]
    )  # fmt: skip


@cache
def _ways(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in ("en", language):
        found |= {folded(word): way for word, way in vote_counts.ways_by_word(labels(each), is_poll=False).items()}
    return found


@cache
def _counts(language: str) -> re.Pattern[str]:
    ways = alternatives(
        word for each in dict.fromkeys((language, "en"))
        for word in vote_counts.ways_by_word(labels(each), is_poll=False) if len(word) > 1
    )  # fmt: skip
    known = labels(language)
    sides = alternatives((known.for_, known.against))
    small = alternatives(_small(language))
    return re.compile(
        rf"(?<![\w.,/])(?P<n>\d{{1,4}}|{small})(?:[\s–-]+[^\W\d_]+){{0,{FEW}}}?[\s–-]+(?P<behind>{ways})(?!\w)"
        rf"|(?<!\w)(?:(?P<before>{ways})|(?P<of>{sides})(?:\s+[^\W\d_]+){{1,{FEW}}})\s*[-–:]\s*(?P<m>\d{{1,4}})(?![\w/]|\.\d)",
        re.IGNORECASE,
    )


@cache
def _small(language: str) -> dict[str, int]:
    """Small numbers by the words for them."""
    forms = (labels(each).small_numbers for each in dict.fromkeys(("en", language)))
    return {folded(word): count for small in forms for count, words_ in enumerate(small) for word in words_}


def outcome_words(known: Labels) -> dict[str, str]:
    """What became of a motion, by the words for it of a language and of English."""
    found: dict[str, str] = {}
    for each in (known, labels("en")):
        for outcome in ("carried", "lost", "withdrawn"):
            word = getattr(each, outcome)
            forms = [word] if isinstance(word, str) else [form for form in word if isinstance(form, str)]
            found |= {form: outcome for form in forms if form}
    return found


@cache
def words_of_outcomes(language: str) -> frozenset[str]:
    """Each word, in small letters and without accents, of what says what became of a motion, in a language and in
    English; and of that to approve what was said before."""
    said = set[str]()
    for each in dict.fromkeys((language, "en")):
        known, own = vocabulary(each).motions, labels(each)
        said |= {*known.be, *known.adverbs, *known.carried, *known.lost, *known.by, *known.majority, *known.consent}
        said |= {
            *known.the,
            *known.nouns,
            *known.to_approve,
            *known.cast,
            *own.unanimously,
            *vocabulary(each).rosters.votes,
        }
        said |= {*outcome_words(own), *vocabulary(each).documents.voted, *vocabulary(each).documents.became}
    return frozenset(word for each in said for word in WORD.findall(folded(each)))
