"""What words of a source say was moved, voted, decided or given to somebody to do: the facts of it, for the keys of a
note whose text stays as it is."""

import datetime as dt
import re
from functools import cache
from typing import Literal, NamedTuple

from minutes_tui.language.day_phrases import day
from minutes_tui.language.labels import Labels, labels
from minutes_tui.language.markup import is_head_rule, is_row, table_cells, words
from minutes_tui.language.names import folded, given_name, roster, title_split
from minutes_tui.language.roles import role_named
from minutes_tui.language.sentence_ends import ORDINAL
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line import due_dates
from minutes_tui.line.speakers import leading
from minutes_tui.line.votes import mover_sentences, vote_counts
from minutes_tui.model.minutes import Minutes
from minutes_tui.readers.cases.labels import charged, decides, label, tasked
from minutes_tui.readers.cases.offices_before_names import without_offices
from minutes_tui.readers.cases.outcomes import BRACKETS, outcome_told, outcome_words, tally, words_of_outcomes

BALLOT = re.compile(r"([+-]1|[+-]?0)\W*")
ONE_BALLOT = re.compile(r"([^\W\d_][\w .'’-]{0,40}?)\s*\[\s*([+-]?[01])?\s*\]")
ALIKE = re.compile(r"(?P<names>[^\W\d_][\w .'’-]{0,40}(?:,\s*[^\W\d_][\w .'’-]{0,40})+):\s*(?P<ballot>[+-]1|[+-]0)\.?")
"""Several who give the same ballot."""
WAYS = {"+1": "for", "1": "for", "-1": "against", "0": "abstain", "+0": "abstain", "-0": "abstain"}
NOT_VOTED = re.compile(r",?\s*not voted:\s*\d+", re.IGNORECASE)
ONE_COUNT = re.compile(r"[^\W\d_]+ \d{1,5}")
WAY_BEFORE = re.compile(r"([^\W\d_][^\d:,;]*?)\s*:\s*(\d{1,5})(?!\d)")
"""A label with a number behind it."""
TIMES = re.compile(r"(?<=\d)\s?[x×](?=\s)")
MOVED = re.compile(
    r"(?:It was )?(?:[Pp]roposed|[Mm]oved) by (?P<by_whom>[^\W\d_a-z][^,;()]{1,40}?)(?:,| and|, and) seconded by "
    r"(?P<by_another>[^\W\d_a-z][^,;.()]{1,40}?)(?=,? that\b|"
    r" and\b|[,;.()]|$)"
    r"|(?P<mover>[^\W\d_a-z][^,;()]{1,40}?) (?:made|making) (?:the|a) motion[^,;]*,? (?:and )?"
    r"(?P<seconder>[^\W\d_a-z][^,;()]{1,40}?) second(?:ed|ing)?\b"
    r"|[Mm]otion\b[^.;]*? (?:was )?(?:made )?by (?P<by>[^\W\d_a-z][^,;()]{1,40}?)[,;]? (?:and )?"
    r"(?:second(?:ed)? by (?P<seconded>[^\W\d_a-z][^,;.()]{1,40})|"
    r"(?P<second>[^\W\d_a-z][^,;()]{1,40}?) second(?:ed)?\b)"
    r"|(?P<moves>[^\W\d_a-z][^,;:()]{1,40}?) (?:moved|proposed)\b.*?,? (?:and )?(?:seconded by "
    r"(?P<seconds>[^\W\d_a-z][^,;.()]{1,40})|(?P<then>[^\W\d_a-z][^,;()]{1,40}?) seconded\b"
    r"(?! (?:by|her|his|their|its|my|your|an?|some)\b))"
    r"|(?:Proposed|Moved|(?<=[-–—] )(?:proposed|moved))(?: by)?:? (?P<first>[^\W\d_a-z][^,;()]{1,40}?),? (?:and )?"
    r"[Ss]econded(?: by)?:? (?P<second_to>[^\W\d_a-z][^,;.()]{1,40}?)(?=,? that\b| and [A-Z]{4}|[,;.()]|$)"
    r"|[Mm]otion\b[^.;:]*?(?::\s*|\bby\s+)(?P<behind>[^\W\d_a-z][^,;:()]{1,40}?),? (?:and )?"
    r"[Ss]econded(?: by)?:? (?P<second_behind>[^\W\d_a-z][^,;()]{1,40}?)(?=[,;()]|$)"
    r"|[Mm]otion\s*\((?P<in_brackets>[^\W\d_a-z][^,;:()/]{1,40})\s*[/,]\s*(?P<second_in>[^\W\d_a-z][^,;:()/]{1,40})\)"
)
"""How minutes in English tell who moved and who seconded."""
SECONDED = ("seconder", "seconded", "second", "seconds", "then", "second_to", "by_another", "second_behind",
            "second_in")  # fmt: skip
"""Groups of that with who seconded."""
NOMINATED = re.compile(r"(?<!\bIt )\bwas (?:proposed|nominated)\b")
"""Somebody was proposed for an office: no motion."""
LABEL_DASH = re.compile(r"\b([Pp]roposed|[Mm]oved|[Ss]econded)\s+[-–]\s+")
MOVERS_IN_BRACKETS = re.compile(r"[Mm]otion\s*\([^()/]+/[^()/]+\)")
MOTION = re.compile(r"second", re.IGNORECASE)
"""What each of those has."""
MARGIN = re.compile(r"\s{3,}(?P<codes>[^\W\d_a-z]{2,4}(?:[/, &]+[^\W\d_a-z]{2,4})*)$")
"""The initials of who is to do something, in the margin behind it."""
SENTENCE = re.compile(r"(?<=[.!?])(?!\s{3,}[^\W\d_a-z]{2,4}$)\s+(?=\*{0,2}[^\W\d_a-z]|\d+/\d|\([a-z]\)\s)")
SHORT_WORD = 3
"""Letters of a word with a stop that ends no sentence."""
STOPPED = re.compile(r"(?<![^\W\d_])([^\W\d_a-z][^\W\d_]{0,3})\.(?=\s+[^\W\d_a-z])")
"""An initial or an honorific with a stop before a name."""
AGREED = re.compile(
    r"\band (?:it was |was |were )?(?:unanimously )?(?:agreed|carried|approved|resolved|passed)\b(?! to (?:ask|look))",
    re.IGNORECASE,
)
"""What a sentence that says who moved goes on with."""
MOTION_ENDED = re.compile(
    r",\s*(?:and )?(?:the )?motion (?:was )?"
    r"(?:carried|passed|approved|adopted|(?P<lost>lost|defeated|failed|rejected))\b",
    re.IGNORECASE,
)
"""The end of such a sentence."""
LONGEST_COUNT = 160
"""Characters of words in which counts of a vote are looked for."""
VOTES_TO = re.compile(r"\bby (?P<one>\d{1,4}) votes? to (?P<two>\d{1,4})\b", re.IGNORECASE)


@cache
def _said_outcome(language: str) -> re.Pattern[str]:
    """How minutes tell what became of a motion, in a language or in English, beside the words of the page: that all
    were for it, "carried unanimously", "the motion was then carried"; what is lost in a group of its own."""
    tags = dict.fromkeys((language, "en"))
    known = [vocabulary(each).motions for each in tags]
    the, be, carried, lost = (
        alternatives({word for each in known for word in getattr(each, key)})
        for key in ("the", "be", "carried", "lost")
    )
    carried += "|" + alternatives({word for each in known for word in each.resolved_so})
    nouns = {word for each in tags for word in (*vocabulary(each).scribes.motion, *vocabulary(each).scribes.amend)}
    nouns |= {word for each in known for word in each.nouns}
    nouns |= {word for each in tags for word in (labels(each).motion, labels(each).amendment)}
    all_ = alternatives({word for each in tags for word in labels(each).unanimously})
    noun = rf"(?:on a vote,? )?(?:(?:{the})(?:\s+|(?<=['’])))?(?:{alternatives(nouns)})"
    return re.compile(
        rf"(?:(?:{carried})\s+(?:{all_})|(?:{all_})(?!\s+(?:{lost}))(?:\s+(?:{carried}))?"
        rf"|{noun}\s+(?:(?:{be})\s+)*(?:then |put and )?(?:(?:{all_})\s+)?(?:(?P<lost>{lost})|(?:{carried})))(?!\w)",
        re.IGNORECASE,
    )


LONGEST_OUTCOME = 10
"""Words of a sentence that says what became of a motion."""
MOST_NAME = 4
"""Words before a colon that may name who speaks."""
MOST_ANSWERS = 8
"""Columns of a table that is a vote."""


class Moved(NamedTuple):
    """Codes of those who moved and seconded."""

    mover: tuple[str, ...]
    seconder: tuple[str, ...]


ORDINAL_END = re.compile(r"(?:^|\s)\d{1,2}\.$")
BEFORE_NAME = re.compile(r"(?:^|\s)(?P<word>[^\W\d_a-z][^\W\d_]{0,4})\.$")
"""A short word with a stop, with which words end."""


def sentences(text: str, language: str = "") -> list[str]:
    """A text's sentences, of which none ends in an initial, a short word or an honorific that stands before a name:
    "M.", "Dr.", "Cllr."; nor in a number that counts in the `language`: "am 11. Juni"."""
    found: list[str] = []
    for sentence in SENTENCE.split(text):
        if found and ORDINAL_END.fullmatch(found[-1]):
            found[-1] += f" {sentence}"  # the number of an item
            continue
        ended = BEFORE_NAME.search(found[-1]) if found else None
        if found and language.partition("-")[0] in ORDINAL and ORDINAL_END.search(found[-1]):
            found[-1] += f" {sentence}"
            continue
        is_open = ended and (len(ended["word"]) <= SHORT_WORD or title_split(f"{ended['word']}. Roe", labels("en"))[0])
        if is_open:
            found[-1] += f" {sentence}"
        else:
            found.append(sentence)
    return found


def counts(text: str, known: Labels) -> dict[str, int]:
    """The counts of a vote that words say: alone, behind a title and a colon, or in brackets; {} of any others."""
    if len(text) > LONGEST_COUNT or not any(map(str.isdigit, text)):
        return {}
    if told := VOTES_TO.search(words(text)):
        numbers = sorted((int(told["one"]), int(told["two"])))
        is_lost = "lost" in map(outcome_words(known).get, map(str.casefold, re.findall(r"\w+", words(text))))
        return dict(zip(("for", "against") if is_lost else ("against", "for"), numbers, strict=True))
    said = TIMES.sub("", NOT_VOTED.sub("", words(text))).strip().rstrip(".")
    if labelled := _counts_labelled(said, known):
        return labelled
    alone = vote_counts.counts_read(said, known)
    if len(alone) > 1 or (alone and (vote_counts.COUNTED.fullmatch(said) or ONE_COUNT.fullmatch(said))):
        return alone
    if len(alone := vote_counts.counts_read(_counts_alone(said, known), known)) > 1:
        return alone
    behind = said.partition(":")[2].strip()
    for part in (behind, *re.findall(r"\(([^()]*)\)", said)):
        found = vote_counts.counts_read(part, known) if part else {}
        if len(found) > 1:
            return found
    return {}


def _counts_labelled(said: str, known: Labels) -> dict[str, int]:
    """The counts of words that are labels with a number behind each, of those that are ways to vote: "Present: 12
    For: 9 Against: 3"; {} where words are anything else."""
    if WAY_BEFORE.sub("", said).strip(" ,;/|–-"):
        return {}
    ways = vote_counts.ways_by_word(known, is_poll=False)
    found = [(ways.get(folded(word), ""), int(number)) for word, number in WAY_BEFORE.findall(said)]
    counted = [(way, number) for way, number in found if way]
    return dict(counted) if len(found) > 1 and len(dict(counted)) == len(counted) > 1 else {}


def counts_told(said: str, language: str) -> dict[str, int]:
    """Likewise, or those that a sentence tells, or the last line of several."""
    before, _, last = said.rpartition("\n")
    if before and (found := counts_told(last, language)):
        return found
    if behind := _votes_before(language).fullmatch(words(said).strip()):
        said = f"{behind['way'] or behind['way_first']} {behind['number'] or behind['number_behind']}"
    found = counts(said, labels(language))
    told = tally(said, language) if len(said) <= LONGEST_COUNT and len(sentences(said, language)) == 1 else {}
    return told if not found or told.items() > found.items() else found


def is_tally(text: str, language: str) -> bool:
    """Whether words behind a label are the counts of a vote, beside those in brackets."""
    return bool(counts_told(BRACKETS.sub("", text), language))


def tells_of_votes(sentence: str, language: str) -> bool:
    """Whether a short sentence has one number of votes, in figures or as a word, "carried with two votes against", or
    a longer one has several."""
    found = _number_of_votes(language).findall(folded(sentence))
    return len(found) > (0 if len(sentence.split()) <= LONGEST_OUTCOME else 1)


@cache
def _number_of_votes(language: str) -> re.Pattern[str]:
    known = dict.fromkeys((language, "en"))
    votes = alternatives(folded(word) for each in known for word in vocabulary(each).rosters.votes)
    small = alternatives(folded(word) for each in known for forms in labels(each).small_numbers[1:] for word in forms)
    return re.compile(rf"(?<!\w)(?:\d{{1,4}}|{small})\s+(?:{votes})(?!\w)")


@cache
def _votes_before(language: str) -> re.Pattern[str]:
    """A number of votes before the way, or behind it: "6 Stimmen: Ja", "Ja: 6 Stimmen"."""
    votes = alternatives(word for each in (language, "en") for word in vocabulary(each).rosters.votes)
    return re.compile(
        rf"(?P<number>\d{{1,4}})\s+(?:{votes})\s*:\s*(?P<way>[^\W\d_]+)"
        rf"|(?P<way_first>[^\W\d_]+)\s*:\s*(?P<number_behind>\d{{1,4}})\s+(?:{votes})",
        re.IGNORECASE,
    )


def _counts_alone(said: str, known: Labels) -> str:
    """A line of counts without the outcome before them and the brackets behind."""
    said = re.sub(r"\s*\([^()]*\)\s*$", "", said.split("\n")[-1])
    words_ = "|".join(re.escape(each) for each in sorted(outcome_words(known), key=len, reverse=True))
    return re.sub(rf"^(?:{words_})\b[\s,;:.–-]*", "", said, flags=re.IGNORECASE).rstrip(".")


def outcome(said: str, language: str) -> str:
    """What became of a motion, by the first word of a sentence of what is said of it; "" where it isn't said."""
    known = outcome_words(labels(language))
    whole = {folded(form) for each in dict.fromkeys((language, "en")) for form in vocabulary(each).documents.passed}
    for sentence in re.split(r"(?<=[.!?:])\s+|\n", words(said)):
        if folded(sentence.strip(" .*_!")) in whole:
            return "carried"
        for form, found in known.items():
            if re.match(rf"(?:motion\s+)?{re.escape(form)}\b", sentence.strip(), re.IGNORECASE):
                return found
        if came := _said_outcome(language).match(sentence.strip()):
            return "lost" if came["lost"] else "carried"
    return ""


def answers(table: str, known: Labels) -> dict[str, int]:
    """The answers of a poll, or the ways of a vote, in a table of heads and one row of counts; {} of any other."""
    rows = [table_cells(row) for row in table.split("\n") if is_row(row) and not is_head_rule(row)]
    if len(rows) != 2 or not 1 < len(rows[0]) <= MOST_ANSWERS or len(rows[1]) != len(rows[0]):
        return {}
    heads, figures = [words(cell).strip() for cell in rows[0]], [words(cell).strip() for cell in rows[1]]
    if not all(heads) or len(set(heads)) != len(heads) or not all(re.fullmatch(r"\d{1,4}", each) for each in figures):
        return {}
    if any(len(head.split()) > 3 or any(map(str.isdigit, head)) for head in heads):
        return {}
    ways = vote_counts.ways_by_word(known, is_poll=False)
    found = [ways.get(head.casefold(), "") for head in heads]
    names = found if all(found) and len(set(found)) == len(found) else heads
    return dict(zip(names, map(int, figures), strict=True))


def named_ballots(text: str) -> list[tuple[str, str]]:
    """The names of a list of ballots, "Ann [+1] Bo [ ]" or "Ann, Bo: +1", each with how they voted, "" for not; [] of
    other words."""
    if alike := ALIKE.fullmatch(words(text).strip()):
        return [(name.strip(), WAYS[alike["ballot"]]) for name in alike["names"].split(",")]
    said = words(text) if "[" in text else ""
    if not said or ONE_BALLOT.sub("", said).strip(" \n,;"):
        return []
    found = ONE_BALLOT.findall(said)
    if len(found) < 2 and not found[0][1].startswith(("+", "-")):
        return []  # a reference or an open box: "Fonts for symbols [1]"
    return [(name.strip(), WAYS.get(ballot, "")) for name, ballot in found]


def ballot(text: str) -> str:
    """How somebody votes whose words are a ballot alone: "+1"; "" of any other."""
    found = BALLOT.fullmatch(text.strip())
    return WAYS[found[1]] if found else ""


RESULT = re.compile(r"(?P<for>\d{1,4})\s*[:–-]\s*(?P<against>\d{1,4})(?:\s*[:–-]\s*(?P<abstain>\d{1,4}))?\.?")
"""The result of a vote, behind a word for it: "4 : 0"."""


def result(said: str) -> dict[str, int]:
    """The counts of a result that has no other words: "4 : 0"."""
    found = RESULT.fullmatch(words(said).strip())
    return {way: int(count) for way, count in found.groupdict().items() if count} if found else {}


def is_decided(text: str, language: str) -> bool:
    """Whether words begin with those for a decision, whatever stands in brackets between: "RESOLVED (5 for) that"."""
    said = BRACKETS.sub("", words(text)).strip()
    return resolves(said, language) if said != words(text).strip() else decides(said, language)


def resolves(text: str, language: str) -> bool:
    """Whether words begin with those for a decision, or with a label that says so: "RESOLVED that"."""
    said = words(text).strip()
    found = label(said, language)
    return decides(said, language) or (found is not None and found.called == "decision")


def resolved_in(sentence: str, minutes: Minutes) -> str:
    """What became of a motion by the end of a sentence that says who moved; "carried", too, where that sentence goes
    on with what was resolved; "" of any other."""
    if AGREED.search(words(sentence)):
        return "carried"
    if ended := MOTION_ENDED.search(words(sentence)):
        return "lost" if ended["lost"] else "carried"
    if told_ := outcome_told(sentence, minutes.meeting.language):
        return told_.came
    if said_by_all(minutes.meeting.language).search(words(sentence).rpartition(",")[2]):
        return "carried"
    behind = re.split(r"\band (?=[A-Z]{4})", words(sentence), maxsplit=1)[1:]
    return "carried" if any(resolves(each, minutes.meeting.language) for each in behind) else ""


def all_were_for(said: str, language: str) -> str:
    """The words that say that all were for it in a sentence that says that it was carried: "unanimously"; "" where
    none does."""
    for sentence in sentences(words(said), language):
        told_ = outcome_told(sentence, language)
        came = told_.came if told_ else outcome(sentence, language)
        forms = (word for each in dict.fromkeys((language, "en")) for word in labels(each).unanimously)
        found = re.search(rf"(?<!\w)(?:{alternatives(forms)})(?!\w)", sentence, re.IGNORECASE)
        if came == "carried" and found:
            return found[0]
    return ""


@cache
def said_by_all(language: str) -> re.Pattern[str]:
    """How the last part of such a sentence says that all were for it: "with Bo Ek making it unanimous"."""
    all_ = alternatives({word for each in (language, "en") for word in labels(each).unanimously})
    refused = alternatives({word for each in (language, "en") for word in vocabulary(each).documents.unsure})
    return re.compile(rf"^(?!.*(?<!\w)(?:{refused})(?!\w)).*(?<!\w)(?:{all_})(?!\w)", re.IGNORECASE)


def names_movers(text: str, minutes: Minutes) -> bool:
    """Whether words say who moved or seconded and nothing else: "Proposed: Ann, seconded: Bo", where others say what;
    each line, where there are several."""
    lines = [line for line in words(text).split("\n") if line.strip()]
    return any(movers_of(text, minutes)) and all(any(_movers_in(line, minutes)) for line in lines)


def movers_of(text: str, minutes: Minutes) -> Moved:
    """Who moved and who seconded, by those of the lines of a text that say nothing else; () of nobody."""
    mover, seconder = tuple[str, ...](), tuple[str, ...]()
    for line in words(text).split("\n"):
        found = _movers_in(line, minutes)
        mover, seconder = mover or found.mover, seconder or found.seconder
    return Moved(mover, seconder)


def _movers_in(line: str, minutes: Minutes) -> Moved:
    line = without_offices(line, minutes)
    found = mover_sentences.read(line.strip(), minutes)
    if found is None and len(parts := sentences(line.strip(), minutes.meeting.language)) > 1:
        each = [_movers_in(part, minutes) for part in parts]
        return movers_of("\n".join(parts), minutes) if all(map(any, each)) else Moved((), ())
    if not (found and (found.mover or found.seconder)) and (alone := GIVEN_NAMES.fullmatch(line.strip())):
        keys = [_by_given_name(alone[name], minutes) for name in ("mover", "seconder")]
        return Moved(*((key,) for key in keys)) if all(keys) else Moved((), ())
    return Moved(_split(found.mover), _split(found.seconder)) if found else Moved((), ())


GIVEN_NAMES = re.compile(
    r"(?:Proposed|Moved)(?: by)?:? (?P<mover>[^\W\d_]\S*)[,;.] ?[Ss]econded(?: by)?:? (?P<seconder>[^\W\d_][^\s.]*)\.?"
)
"""A line that says who moved and seconded by their given names, and nothing else: "Proposed: Ona, seconded: Leo"."""


def mover_at_start(text: str, minutes: Minutes) -> str:
    """The code of the one of whom a sentence says first that they moved something, behind a label at most: "Motion by:
    Ann Bell moved to adopt it"; "" of any other."""
    language, said = minutes.meeting.language, without_offices(words(text), minutes)
    known = alternatives(
        word for each in dict.fromkeys((language, "en")) for word in vocabulary(each).motions.moved_before
    )
    found = leading(re.sub(r"^[^:]{2,30}:\s+", "", said), roster(minutes), labels(language))
    is_one = found is not None and not found.ambiguous and len(found.keys) == 1
    return found.keys[0] if found and is_one and re.search(rf"(?<!\w)(?:{known})(?!\w)", said, re.IGNORECASE) else ""


def moved_below(text: str, minutes: Minutes) -> Moved:
    """Likewise by the lines below the first."""
    return movers_of(text.partition("\n")[2], minutes)


def moved(text: str, minutes: Minutes) -> Moved | None:
    """Who moved and who seconded, of words that say nothing else or of a sentence; None where it isn't said."""
    last = sentences(words(text), minutes.meeting.language)[-1]
    if names_movers(text, minutes) and (alone := movers_of(text, minutes)).mover:
        return alone
    if (found := mover_sentences.read(last, minutes)) and found.mover:
        return Moved(_split(found.mover), _split(found.seconder))
    said, people = without_offices(_movers_plain(text), minutes), roster(minutes)
    if labelled := _moved_in(minutes.meeting.language).search(said):
        mover, seconder = (people.one(labelled[name].strip()) for name in ("mover", "seconder"))
        if mover:
            return Moved((mover,), (seconder,) if seconder else ())
    if other := _moves_in(minutes.meeting.language).search(said):
        mover, seconder = (_at_end(other[name], minutes) for name in ("mover", "seconder"))
        if mover and seconder:
            return Moved((mover,), (seconder,))
    if not MOTION.search(said) and not MOVERS_IN_BRACKETS.search(said):
        return None
    each = (
        found_
        for sentence in (said, *sentences(said, minutes.meeting.language)[1:])
        if (found_ := MOVED.search(sentence))
    )
    return next(filter(None, (_movers_told(told, minutes) for told in each)), None)


def tells_of_movers(sentence: str, language: str) -> bool:
    """Whether a sentence says that somebody moved and somebody seconded, be they participants or not."""
    said = _movers_plain(sentence)
    if NOMINATED.search(said):
        return False
    return any(pattern.search(said) for pattern in (MOVED, _moved_in(language), _moves_in(language)))


def _movers_plain(text: str) -> str:
    """Words with names that have no stops within, no dash behind "moved" and no sign for "and"."""
    return STOPPED.sub(r"\1", LABEL_DASH.sub(r"\1: ", words(text))).replace(" & ", " and ")


def _movers_told(told: re.Match[str], minutes: Minutes) -> Moved | None:
    """Who moved and who seconded, of a sentence in English; None where the mover takes no part."""
    keys = []
    for names in (("mover", "by", "moves", "by_whom", "first", "behind", "in_brackets"), SECONDED):
        said = next((told[name] for name in names if told[name]), "")
        said = re.sub(r"^(?:with|and|on|as|that) ", "", said.strip())
        before, _, last = said.rpartition(" ")
        said = before if folded(last) in words_of_outcomes(minutes.meeting.language) else said  # "Bo. Carried."
        keys.append(_at_end(said, minutes) or (_at_start(said, minutes) if names is SECONDED else ""))
    return Moved(tuple(filter(None, keys[:1])), tuple(filter(None, keys[1:]))) if keys[0] else None


def _at_end(said: str, minutes: Minutes) -> str:
    """The code of the one whose name words are, or end in, with the stop of the name or without: "Bo Ek Jr."."""
    people = roster(minutes)
    said = said.removesuffix(".")
    spelled = (spelling for part in (said, *_tails(said)) for spelling in (part, f"{part}."))
    found = next(filter(None, map(people.one, spelled)), "")
    return found or _by_initial(said, minutes) or _by_given_name(said, minutes)


def _at_start(said: str, minutes: Minutes) -> str:
    """The code of the one with whose name words begin."""
    people, parts = roster(minutes), said.split()
    begun = (" ".join(parts[:count]) for count in range(min(len(parts), 4), 0, -1))
    return next(filter(None, (people.one(each) or _by_initial(each, minutes) for each in begun)), "")


def _by_initial(said: str, minutes: Minutes) -> str:
    """The code of the one with a surname and the initial before it, "W. Loy", who is William Loy on the list, or the
    other way round; or with a given name and the initial behind it, "William L."."""
    words_ = said.replace(".", " ").split()
    if len(words_) > 1 and len(words_[-1]) == 1:
        begun = [each.key for each in minutes.participants if folded(given_name(each)) == folded(words_[-2])
                 and folded(each.name.split()[-1]).startswith(folded(words_[-1]))]  # fmt: skip
        return begun[0] if len(begun) == 1 else ""
    if len(words_) < 2:
        return ""
    if len(words_[-2]) > 1:  # "Alison Muir", who is A. Muir on the list
        wanted = [folded(words_[-2])[0], folded(words_[-1])]
        names = [(each.key, folded(each.name.replace(".", " ")).split()) for each in minutes.participants]
        initials = [key for key, parts in names if len(parts) > 1 and [parts[0], parts[-1]] == wanted]
        return initials[0] if len(initials) == 1 else ""
    keys = [each.key for each in minutes.participants if folded(each.name).split()[-1:] == [folded(words_[-1])] and
            folded(each.name).startswith(folded(words_[-2]))]  # fmt: skip
    return keys[0] if len(keys) == 1 else ""


def _by_given_name(said: str, minutes: Minutes) -> str:
    keys = [each.key for each in minutes.participants if folded(given_name(each)) == folded(said)]
    return keys[0] if len(keys) == 1 else ""


@cache
def _moves_in(language: str) -> re.Pattern[str]:
    """Who moves and who seconds, by the verbs of a language: "Ona Raud beantragt …, Leo Berg unterstützt"."""
    known = vocabulary(language).motions
    name = r"[^\W\d_a-z][^,;()]{1,40}?"
    return re.compile(
        rf"(?P<mover>{name}),?\s+(?:{alternatives(known.moves)})(?!\w).*?[,;.]?\s+"
        rf"(?:{re.escape(labels(language).and_.strip())}\s*)?(?P<seconder>{name})\s+(?:{alternatives(known.seconds)})(?!\w)"
        r"(?! (?:by|her|his|their|its|my|your|an?|some)\b)",
        re.DOTALL,
    )


@cache
def _moved_in(language: str) -> re.Pattern[str]:
    """Who moved and seconded within a sentence, as the pages of a language say it: "moved by Ann, seconded by Bo"."""
    known = labels(language)
    moved, seconded = (
        re.escape(template).replace(re.escape("{names}"), rf"(?P<{name}>[^,;.()]{{2,60}}?)")
        for template, name in ((known.moved_by, "mover"), (known.seconded_by, "seconder"))
    )
    return re.compile(
        rf"{moved}\s*(?:[,;]|{re.escape(known.and_.strip())})\s*{seconded}(?=[,;.()]|\s*$)", re.IGNORECASE
    )


def _tails(said: str) -> list[str]:
    parts = said.split()
    return [" ".join(parts[at:]) for at in range(1, len(parts))]


def _split(codes: str) -> tuple[str, ...]:
    return tuple(filter(None, (code.strip() for code in codes.split(","))))


class Told(NamedTuple):
    """What a sentence tells, without a label before it."""

    called: Literal["decision", "action", "vote", "outcome", "end"]
    said: str


def told(sentence: str, minutes: Minutes, *, is_spoken: bool = False) -> Told | None:
    """What was decided, or is to be done by whom and when, by a sentence: "RESOLVED to object", "The Clerk would write
    to the County by 14 November"; None of any other. In what `is_spoken` by somebody
    nothing is decided but by the words for it."""
    language = minutes.meeting.language
    said = re.sub(r"^\([a-z]\)\s+", "", words(sentence).strip())
    found = label(said, language)
    if found and found.called in ("decision", "action"):
        return Told("decision" if found.called == "decision" else "action", found.said)
    if margin(said, minutes):
        return Told("action", said)
    if is_decided(said, language):
        return Told("decision", said)
    if counts_told(said, language):
        return Told("vote", said)
    if (came := outcome(said, language)) and len(said.split()) <= LONGEST_OUTCOME:
        return Told("outcome", came)
    subject, colon, behind = said.rpartition(": ")
    is_behind = bool(colon) and not is_spoken and len(behind.split()) <= LONGEST_OUTCOME
    if is_behind and len(subject.split()) > MOST_NAME and outcome(behind, language):
        return Told("decision", said)  # what was proposed, and what became of it
    people = leading(said, roster(minutes), labels(language))
    came_out = None if is_spoken else outcome_told(said, language, is_named=people is not None)
    if came_out and moved(said, minutes) is None:
        return Told(
            "outcome" if came_out.is_of_motion else "decision", came_out.came if came_out.is_of_motion else said
        )
    if charged(language).match(said):
        return Told("action", said)
    task = tasked(language).match(said)
    if (
        task
        and _is_somebody(task["who"], minutes)
        and (due_by(task["what"], minutes) or TO.match(said[task.end("who") :]))
    ):
        return Told("action", said)
    return None


IN_BRACKETS = re.compile(r"\[([^\[\]]{2,40})\]\s")
"""Who is to do what follows: "[OR] Draft the letter"."""
THE = re.compile(r"^the\s+", re.IGNORECASE)
TO = re.compile(r"\s+to\s+(?=[a-z])")
"""Behind somebody who is to do something, where no date is needed: "Clerk to write"."""


def _is_somebody(said: str, minutes: Minutes) -> bool:
    """Whether words name participants, or somebody by a role."""
    known = labels(minutes.meeting.language)
    parts = re.split(rf"\s+(?:and|&|{re.escape(known.and_.strip())})\s+", THE.sub("", said))
    is_office = bool(role_named(THE.sub("", said), known))  # not "the Clerk and three councillors left the room"
    return bool(named(said, minutes)) or (
        is_office and all(part[:1].isupper() or role_named(part, known) for part in parts)
    )


def named(said: str, minutes: Minutes) -> tuple[str, ...]:
    """The codes of those whom words name, or call by their role: "Ann and the Clerk"; () where they say more."""
    known, people = labels(minutes.meeting.language), roster(minutes)
    parts = re.split(rf"\s*(?:,|&|/|;|\band\b|{re.escape(known.and_.strip())}(?=\s))\s*", words(said).strip())
    found = [people.one(part) or _in_role(part, minutes) or _called_so(part, minutes) for part in parts if part]
    return tuple(found) if found and all(found) else ()


def _in_role(said: str, minutes: Minutes) -> str:
    """The code of the one participant who has a role: "the Clerk"."""
    role = role_named(THE.sub("", said), labels(minutes.meeting.language))
    keys = [each.key for each in minutes.participants if role and each.role == role]
    keys = keys or [each.key for each in minutes.participants if each.post and folded(each.post) == folded(said)]
    return keys[0] if len(keys) == 1 else ""


def _called_so(said: str, minutes: Minutes) -> str:
    """The code of the one participant who has a given name: "Ona to call them"."""
    wanted, language = folded(said), minutes.meeting.language
    keys = [
        each.key
        for each in minutes.participants
        if wanted and each.name != said
        and wanted in (folded(given_name(each, language)), folded(each.name.split(" ")[0]))
    ]  # fmt: skip
    return keys[0] if len(keys) == 1 else ""


def due_by(said: str, minutes: Minutes) -> dt.date | None:
    """By when something is due, of words that say it; None where the date of the meeting is not known."""
    base = minutes.meeting.date
    if not base or not said:
        return None
    language = minutes.meeting.language
    if found := due_dates.due(words(said), language, base).date:
        return found
    for each in (language, "en"):
        alone = day(words(said).strip(), each, base)
        if alone and alone.kind == "day":
            return alone.date
    return None


def assigned(text: str, minutes: Minutes) -> tuple[tuple[str, ...], dt.date | None] | None:
    """Who is to do something, and by when, of a line that says only that: "Ms Berg – due 1 April 2025"; None of any
    other."""
    who, dash, when = words(text).strip().partition(" – ")
    codes = named(who, minutes)
    label_ = labels(minutes.meeting.language).due_on.partition("{date}")[0].strip()
    due = due_by(when.removeprefix(label_).strip(), minutes) if when else None
    return (codes, due) if (codes or due) and (due or not dash) and "\n" not in text else None


def margin(said: str, minutes: Minutes) -> tuple[str, ...]:
    """The codes of those whose initials stand in the margin behind words; () of none who take part."""
    found = MARGIN.search(words(said).rstrip())
    return named(" & ".join(re.split(r"[/, &]+", found["codes"])), minutes) if found else ()


def to_do(said: str, minutes: Minutes, below: str = "") -> tuple[tuple[str, ...], dt.date | None]:
    """Who is to do something and by when, of an action item's words, or of the line below them."""
    if below and (found := assigned(below, minutes)):
        return found
    if codes := margin(said, minutes):
        return codes, due_by(MARGIN.sub("", said), minutes)
    language, people = minutes.meeting.language, roster(minutes)
    found_ = leading(said, people, labels(language))
    keys = () if found_ is None or found_.ambiguous else tuple(found_.keys)
    if not keys:
        before = IN_BRACKETS.match(words(said)) or re.match(r"([^:：]{2,60}?)(?:\s+to\s|\s*[:：–-]\s)", words(said))
        keys = named(before[1], minutes) if before else ()
    behind = re.match(r"([^:：]{2,60}?)\s+to\s", words(said).rpartition(": ")[2]) if not keys else None
    keys = named(behind[1], minutes) if behind else keys  # "Leaflet, page 2: Ann to write it"
    if not keys and (task := tasked(language).match(words(said))):
        keys = named(task["who"], minutes)
    return keys, due_by(said, minutes) if minutes.meeting.date else None


def says_what_is(said: str, minutes: Minutes) -> bool:
    """Whether words say of somebody how things are, and not what is to be done: "Bo Ek is ill"."""
    language, plain = minutes.meeting.language, words(said)
    found = leading(plain, roster(minutes), labels(language))
    rest = plain[found.end :].lstrip() if found else ""
    return _is_so(language).match(rest) is not None and not tasked(language).match(plain)


@cache
def _is_so(language: str) -> re.Pattern[str]:
    """Verbs such as "is", without those that may give a task, with no "to" behind."""
    known = [vocabulary(each) for each in dict.fromkeys((language, "en"))]
    tasks = {word for each in known for word in each.documents.tasked}
    verbs = {word for each in known for word in each.documents.became} - tasks
    return re.compile(rf"(?:{alternatives(verbs)})\s+(?!.*\bto\s)\w", re.IGNORECASE)
