"""What is asked of a sentence that is read as words, and may tell of a result, an election, a motion or a recusal: the
command that records it, or how it is typed."""

import re
from collections.abc import Iterable
from functools import cache

from minutes_tui.language.labels import labels
from minutes_tui.language.names import roster
from minutes_tui.language.separators import COLONS, COMMAS
from minutes_tui.language.vocabulary import Vocabulary, alternatives, vocabulary
from minutes_tui.line.denials.negation import has_negation
from minutes_tui.line.speakers import leading
from minutes_tui.line.told_sentences import is_of_meeting
from minutes_tui.line.unread_votes.elected import asked_of_election
from minutes_tui.line.votes import (
    motion_lines,
    mover_sentences,
    outcome_doubts,
    outcome_sentences,
    proposal_doubts,
    vote_counts,
)
from minutes_tui.line.votes.held_votes import is_decision_last
from minutes_tui.line.votes.outcome_sentences import NOT
from minutes_tui.line.votes.recusals_and_proxies import TO_COME
from minutes_tui.line.votes.unread_proposals import MOTION
from minutes_tui.meeting.agenda_numbers import numbered
from minutes_tui.meeting.motions import pending
from minutes_tui.model.minutes import Minutes

LONGEST = 200
"""Characters of a sentence that is looked at."""
FEW = 12
"""Words of a result."""
BEHIND = re.compile(r"(?<=[.;!])\s+|\s*[:：]\s+|\s+[–—-]\s+|,\s+(?!\d)")
"""Before a part of a sentence that may be the result of what stands before it."""


def asked(line: str, minutes: Minutes) -> str:
    """What is asked of a line that is read as words; "" of most."""
    if found := proposal_doubts.asked(line, minutes):
        is_motion = found.startswith(MOTION) and _amends(line, minutes)
        return motion_lines.AMENDMENT_ASKED if is_motion else found
    language, is_pending = minutes.meeting.language, pending(minutes) is not None
    if not vocabulary(language).motions.formally or len(line) > LONGEST or line.rstrip().endswith(("?", "？")):
        return ""
    if not is_pending and _withdraws(line, minutes):
        return motion_lines.NOTHING_PENDING
    is_hinted = len(FIGURES.findall(line)) >= MANY or _hints(language).search(line)
    if not is_hinted or is_of_meeting(line, minutes):
        return ""
    if who := _out_of_vote(line, minutes):
        return TO_COME.format(who)
    if is_pending and _amends(line, minutes):
        return motion_lines.AMENDMENT_ASKED
    if result := _result(line, minutes):
        return _asked_of_result(line, result, minutes)
    if election := asked_of_election(line, minutes):
        return election
    if _proposes(line, minutes):
        if not is_pending:
            return _asked_of_motion(line, minutes)
        moved = mover_sentences.formally_moved(line, minutes)
        return motion_lines.OTHER_ASKED.format(f"/motion {moved.argument if moved else 'MOVER: TEXT'}")
    if not is_pending and outcome_doubts.tells_counts(line, minutes) and _voted(language).search(line):
        return motion_lines.DECISION_ASKED
    return ""


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of some words or phrases as a whole, in capitals or not."""
    return re.compile(rf"(?<!\w)(?:{alternatives(words) or '(?!)'})(?!\w)", re.IGNORECASE)


def _passed(known: Vocabulary) -> set[str]:
    """Words for being carried."""
    return {*known.motions.carried, *known.documents.passed, *known.motions.passes}


def _motions(language: str) -> str:
    """An expression for words for a motion, without those of one letter, and its name on the page."""
    words = {word for word in vocabulary(language).scribes.motion if len(word) > 1}
    return alternatives(words | {labels(language).motion})


def _withdraws(line: str, minutes: Minutes) -> bool:
    """Whether somebody on the list takes a motion back, as the first that is said."""
    language = minutes.meeting.language
    found = proposal_doubts.withdrawal(language).search(line)
    people = leading(line, roster(minutes), labels(language)) if found else None
    return bool(people and found and people.end + 1 >= found.start())


@cache
def _hints(language: str) -> re.Pattern[str]:
    """A word that each of these sentences has."""
    known, motions = vocabulary(language), vocabulary(language).motions
    words = _passed(known) | _off(language) | {*motions.lost, *known.documents.refused, *motions.formally}
    words |= {*motions.elected, *motions.election}
    words |= {*motions.consent, *motions.out_of_vote, *known.scribes.motion, *known.scribes.amend, *known.scribes.vote}
    return _any_of(words | {*known.rosters.votes, *_changes(known), *labels(language).unanimously})


FIGURES = re.compile(r"(?<=\D)\d+")
MANY = 3
"""Figures behind words in a sentence that may tell of an election by them alone."""


# Results


def _result(line: str, minutes: Minutes) -> str:
    """The outcome that a part of a sentence says with which that begins, or behind words such as "so" or "by a
    majority": "Haushalt: mehrheitlich angenommen", "He proposes a fee. So decided."; "" of any other."""
    language = minutes.meeting.language
    if _consents(language).match(line):
        return "carried"
    starts = [0, *(cut.end() for cut in BEHIND.finditer(line))]
    for start in starts:
        part = line[start:]
        if len(part.split()) > FEW:
            continue
        if _consents(language).match(part):
            return "carried"
        begun = _outcome_first(language).match(part)
        if begun and not NOT & {word.casefold() for word in part[: begun.end()].split()}:
            return next(key for key, word in begun.groupdict().items() if word)
        if start and (found := _counted_outcome(part, minutes) or _named_outcome(part, language)):
            return found
    named = _named_outcome(line, language) if pending(minutes) is not None else ""
    said = _put_off(line, language) or _passive_with_counts(line, language) or _passive_by_all(line, language) or named
    return said or _counted_within(line, minutes)


def _counted_within(line: str, minutes: Minutes) -> str:
    """The outcome of a sentence with the counts for and against right before or behind it, in figures or in words:
    "wird mit zwei zu einer Stimme abgelehnt", "was rejected by 2 votes to 1"."""
    language = minutes.meeting.language
    ends, begins, by = _outcome_beside(language)
    for each in vote_counts.in_figures(line, labels(language)):
        for counts in outcome_sentences.figures(language).finditer(each):
            said = ends.search(each[: counts.start()]) if CLAUSE_ENDS.match(each, counts.end()) else None
            said = said or (begins.match(each, counts.end()) if by.match(counts[0]) else None)
            if said and not has_negation(line, language):
                return "lost" if said["lost"] else "carried"
    return ""


CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:!()]|$)")


@cache
def _outcome_beside(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """An outcome at the end of what is before counts, a word or two behind them, and a word such as "by"."""
    known = vocabulary(language)
    lost, carried = (
        alternatives(words) or "(?!)" for words in ({*known.motions.lost, *known.documents.refused}, _passed(known))
    )
    said = rf"(?:(?P<lost>{lost})|(?P<carried>{carried}))"
    votes = alternatives({*known.rosters.votes, *known.motions.cast}) or "(?!)"
    return (
        re.compile(rf"(?<!\w){said}\s*$", re.IGNORECASE),
        re.compile(rf"(?:\s+(?:{votes}))?\s+{said}(?!\w)", re.IGNORECASE),
        re.compile(rf"(?:{alternatives(known.motions.by) or '(?!)'})(?!\w)", re.IGNORECASE),
    )


def _named_outcome(line: str, language: str) -> str:
    """The outcome that a short sentence says right behind a word for a motion or an amendment: "Ann's amendment fell,
    2-4"."""
    found = _noun_with_outcome(language).search(line) if len(line.split()) <= FEW else None
    return "lost" if found and found["lost"] else "carried" if found else ""


@cache
def _noun_with_outcome(language: str) -> re.Pattern[str]:
    known, page = vocabulary(language), labels(language)
    nouns = {page.motion, page.amendment, *known.scribes.motion, *known.scribes.amend, *known.motions.nouns}
    be, lost, carried = map(alternatives, (known.motions.be, known.motions.lost, known.motions.carried))
    return re.compile(
        rf"(?<!\w)(?:{alternatives(nouns)})\s+(?:(?:{be})\s+)?(?:(?P<lost>{lost})|(?:{carried}))(?!\w)", re.IGNORECASE
    )


@cache
def _consents(language: str) -> re.Pattern[str]:
    words = alternatives(vocabulary(language).motions.consent) or "(?!)"
    return re.compile(rf"(?:{words})(?=\s*(?:[.,;!]|$))", re.IGNORECASE)


@cache
def _outcome_first(language: str) -> re.Pattern[str]:
    known, motions, unanimously = vocabulary(language), vocabulary(language).motions, labels(language).unanimously
    adverbs = {*motions.adverbs, *unanimously, *motions.majority}
    ways = {"lost": {*motions.lost, *known.documents.refused}, "carried": _passed(known), "off": _off(language)}
    elected = set(motions.elected)
    how = alternatives({*unanimously, *motions.majority})
    end = rf"(?=\s*[.,;:!(]|\s*$|\s+(?:{how})\s*[.,;!]?\s*$|\s+"
    by, both = alternatives(motions.by), f"(?:{_prepositions(language)})"
    said = "|".join(
        rf"(?P<{way}>{alternatives(words - elected) or '(?!)'}){end}(?:{by if way != 'off' else both})\s)"
        for way, words in ways.items()
    )
    before = rf"(?:(?:{alternatives(adverbs)})[,]?\s+){{0,3}}"
    between = rf"(?:(?:{_prepositions(language)})\s+(?:\S+\s+){{1,5}}?)?"
    return re.compile(rf"{before}{between}(?:{said})", re.IGNORECASE)


@cache
def _prepositions(language: str) -> str:
    motions = vocabulary(language).motions
    return alternatives({*motions.by, *motions.until})


def _counted_outcome(part: str, minutes: Minutes) -> str:
    """The outcome of a part that says it with the votes: "9 pour, adopté"."""
    told = outcome_sentences.told(part, minutes)
    return told.command if told and told.is_sure and any(map(str.isdigit, part)) else ""


def _off(language: str) -> set[str]:
    """Words for what is put off, referred or withdrawn."""
    motions = vocabulary(language).motions
    return {*motions.postponed, *motions.referred, *motions.tabled, *motions.withdrawn}


def _put_off(line: str, language: str) -> str:
    return "off" if _matter_put_off(language).match(line) else ""


@cache
def _matter_put_off(language: str) -> re.Pattern[str]:
    """That a matter of the agenda is put off, in a short sentence: "Le point est reporté à la prochaine séance"."""
    known = vocabulary(language)
    matters, be = alternatives(known.motions.matters) or "(?!)", alternatives(known.documents.became)
    off, until = alternatives(_off(language)), alternatives(known.motions.until)
    article = r"(?:\w+['’]|\w{2,5}\s+)?"
    return re.compile(
        rf"{article}(?:{matters})(?!\w)(?:(?:\s+\S+){{0,6}}?\s+(?:{be})\s+(?:\S+\s+){{0,5}}?(?:{off})(?!\w)"
        rf"|(?:\s+\S+){{0,2}}?\s+(?:{off})\s+(?:{until})(?!\w))",
        re.IGNORECASE,
    )


def _passive_with_counts(line: str, language: str) -> str:
    """The same of a sentence that ends with its counts in brackets: "Der Vergabe wird zugestimmt (5:1:1)"."""
    return "carried" if _with_counts_behind(language).search(line) else ""


@cache
def _with_counts_behind(language: str) -> re.Pattern[str]:
    passed = alternatives(_passed(vocabulary(language)))
    counts = r"\d{1,3}(?:\s*[:/–-]\s*\d{1,3}){1,3}"
    score = r"(?<![\d.:/-])\d{1,3}(?:[–-]\d{1,3}){1,2}"  # without brackets: no time or ratio
    return re.compile(
        rf"(?<!\w)(?:{passed})(?:\s*[(（]\s*{counts}\s*[)）]|(?!\w)[^.;]{{0,60}}?\s{score}(?:\s*[(（][^()（）]*[)）])?)\.?$",
        re.IGNORECASE,
    )


def _passive_by_all(line: str, language: str) -> str:
    """The same of a sentence that says within that it was so unanimously: "La demande est accordée à l'unanimité par le
    CA"."""
    return "carried" if _by_all(language).search(line) else ""


@cache
def _by_all(language: str) -> re.Pattern[str]:
    passed, unanimously = alternatives(_passed(vocabulary(language))), alternatives(labels(language).unanimously)
    return re.compile(
        rf"(?<!\w)(?:(?:{passed})\s+(?:{unanimously})|(?:{unanimously})\s+(?:{passed}))(?!\w)", re.IGNORECASE
    )


PUT_OFF = "Is item {0} put off? Type /skip {0}. It is then among the items of the next meeting."


@cache
def _item_named(language: str) -> re.Pattern[str]:
    """An item by its number, with which a sentence begins: "Item 3 is deferred to January"."""
    words = {word for each in (language, "en") for word in vocabulary(each).scribes.topic}
    number = r"(?P<number>\d{1,3}(?:\.\d{1,3})?)(?![\w.])"
    return re.compile(rf"(?:\w{{2,5}}\s+)?(?:{alternatives(words)})\s+{number}", re.IGNORECASE)


def _asked_of_result(line: str, outcome: str, minutes: Minutes) -> str:
    item = _item_named(minutes.meeting.language).match(line) if outcome == "off" else None
    if item and numbered(minutes, item["number"]):
        return PUT_OFF.format(item["number"])
    if pending(minutes) is not None:
        return motion_lines.WHICH_ASKED
    if _seconded_first(line, minutes):
        return motion_lines.NOTHING_PENDING
    is_moved = mover_sentences.proposed(line, minutes) or _formally(minutes.meeting.language).search(line)
    if is_moved or _names_movers(line, minutes):
        return motion_lines.WITHIN
    if outcome == "lost" or (outcome == "carried" and _is_bare(line, minutes.meeting.language)):
        return motion_lines.NOTHING_PENDING
    if outcome == "carried" and is_decision_last(minutes) and (told := outcome_sentences.told(line, minutes)):
        return OF_DECISION.format(told.words) if _is_of_vote(told.words, minutes) else ""
    is_counted = outcome_doubts.tells_counts(line, minutes) or SCORE.search(line) or _counted_within(line, minutes)
    return motion_lines.DECISION_ASKED if is_counted else motion_lines.RESOLVED_ASKED


def _seconded_first(line: str, minutes: Minutes) -> bool:
    """Whether a sentence begins with who seconded something that was moved before it: "RT seconded it. All agreed."."""
    language = minutes.meeting.language
    people = leading(line, roster(minutes), labels(language))
    return bool(people and _seconds(language).match(line[people.end :].lstrip()))


@cache
def _seconds(language: str) -> re.Pattern[str]:
    return _any_of(vocabulary(language).motions.seconds)


def _is_bare(line: str, language: str) -> bool:
    """Whether a line begins with a result, so that it doesn't say of what."""
    return bool(_outcome_first(language).match(line) or _consents(language).match(line))


OF_DECISION = "Is that the vote on the decision before it? Type /vote {}"


def _is_of_vote(words: str, minutes: Minutes) -> bool:
    """Whether words behind a result tell of nothing but the vote."""
    said = outcome_sentences.read(words, minutes) if words else outcome_sentences.Said()
    return said.says_more and not said.left


SCORE = re.compile(r"(?<![\d.:/-])\d{1,3}\s?[:/–-]\s?\d{1,3}(?:\s?[:/–-]\s?\d{1,3})?(?![\d:/-]|\.\d)")


@cache
def _voted(language: str) -> re.Pattern[str]:
    """A word for a vote, or for being carried or lost."""
    known = vocabulary(language)
    votes = {*known.scribes.vote, *known.documents.voted, *known.documents.passed}
    return _any_of({*votes, *known.motions.carried, *known.motions.lost})


# Motions


def _asked_of_motion(line: str, minutes: Minutes) -> str:
    command, moved = motion_lines.offered(line, minutes), mover_sentences.formally_moved(line, minutes)
    if not command.startswith("/motion ") and moved:
        command = f"/motion {moved.argument}"
    return f"{MOTION} Type {command}" if command.startswith("/motion ") else motion_lines.WHO_MOVED


def _proposes(line: str, minutes: Minutes) -> bool:
    """Whether a sentence says that somebody formally proposes something, or begins with a word for a motion and a
    colon a few words on: "Antrag SPD (Oertel): mehr Geld"."""
    language = minutes.meeting.language
    if _label(language).match(line) or _names_movers(line, minutes):
        return True
    begun = _formally(language).match(line)
    if begun is None:
        people = leading(line, roster(minutes), labels(language))
        behind = line[people.end :].lstrip() if people else ""
        begun, line = _formally(language).match(behind), behind
        begun = begun or (_formally(language).search(behind) if AFTER_COLON.match(line) else None)
    if begun is None and (label := AFTER_COLON.match(line)):
        return _proposes(line[label.end() :], minutes)
    if begun is None:
        return False
    is_alone = " " not in begun[0]
    rest = line[begun.end() :]
    return not is_alone or re.match(rf"[^.{COMMAS}{COLONS}]{{0,30}}[{COMMAS}{COLONS}]", rest) is not None


def _names_movers(line: str, minutes: Minutes) -> bool:
    """Whether a sentence begins with a word for a motion and people on the list, has a phrase with that word for who
    moves it, or says of two of them that one moved and one seconded something: "Motion Chen/Dorsey to buy a van", "It
    was approved with Ann making the motion", "Agenda agreed. Proposed: Ann, seconded: Bea"."""
    language, people = minutes.meeting.language, roster(minutes)
    begun = _motion_first(language).match(line)
    named = leading(line[begun.end() :], people, labels(language)) if begun else None
    if named and not (named.ambiguous or named.doubt):
        return True
    pair = PAIR.match(line, begun.end()) if begun else None
    if pair and people.one(pair[1]) and people.one(pair[2]):
        return True
    moved, seconded = _moved_and_seconded(language)
    is_moved = moved.search(line)
    if not is_moved or not (seconded.search(line, is_moved.end()) or _with_noun(language).search(line)):
        return False
    before = line[: is_moved.start()]
    if before.count("(") > before.count(")"):  # who was nominated, and by whom
        return False
    found = {key for word in re.findall(r"[^\W\d_a-z][\w'’-]+", line) if (key := people.one(word))}
    return len(found) > 1 or (bool(found) and _with_noun(language).search(line) is not None)


PAIR = re.compile(r"([\w'’-]+)\s*[/,&]\s*([\w'’-]+)")
"""Mover and seconder: "Chen/Dorsey"."""


@cache
def _motion_first(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_motions(language)})\s+[(（]?", re.IGNORECASE)


@cache
def _moved_and_seconded(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says that somebody moved something, and that somebody seconded it."""
    known = vocabulary(language).motions
    moved = {*known.moves, *known.proposes, *known.moved_before, *known.formally}
    return _any_of(moved), _any_of({*known.seconds, *known.seconded_before})


@cache
def _with_noun(language: str) -> re.Pattern[str]:
    """A phrase for who formally proposes something with a word for a motion in it."""
    known = vocabulary(language)
    nouns = {word.casefold() for word in (*known.scribes.motion, labels(language).motion)}
    return _any_of(phrase for phrase in known.motions.formally if nouns & {*phrase.casefold().split()})


AFTER_COLON = re.compile(r"[^:：]{3,40}[:：]\s")


@cache
def _formally(language: str) -> re.Pattern[str]:
    words = alternatives(vocabulary(language).motions.formally) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|(?<!\w)(?:{words})(?<=['’])", re.IGNORECASE)


@cache
def _label(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_motions(language)})(?!\w)[^{COLONS}.?]{{2,60}}[{COLONS}]\s+\S", re.IGNORECASE)


def _amends(line: str, minutes: Minutes) -> bool:
    """Whether somebody may change the wording of the pending motion: they propose an amendment, or are said to put in
    or take out quoted words."""
    language = minutes.meeting.language
    people = leading(line, roster(minutes), labels(language))
    if not people:
        return False
    behind = line[people.end :]
    named, changed = _amending(language)
    if found := named.search(behind):
        the = set(map(str.casefold, vocabulary(language).motions.the))
        before = behind[: found.start()].split()
        if not before or before[-1].casefold() not in the or _formally(language).match(behind.lstrip()):
            return True
    return bool(QUOTE.search(behind) and changed.search(behind))


@cache
def _amending(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A noun for an amendment, and a verb of how a wording is changed."""
    known = vocabulary(language)
    return _any_of({*known.scribes.amend, labels(language).amendment}), _any_of(_changes(known))


QUOTE = re.compile(r"[\"“”„«»]")


def _changes(known: Vocabulary) -> tuple[str, ...]:
    """Verbs of how a wording is changed: "ajouter", "streichen"."""
    found = dict[str, None]()
    for key in known.amendments.__struct_fields__:
        for phrase in getattr(known.amendments, key):
            words = [word for word in phrase.split() if word.isalpha() and word not in ("OLD", "NEW")]
            found |= dict.fromkeys((word for word in words if len(word) > LEAST), None)
    return tuple(found)


LEAST = 5
"""Letters that a verb of those has at least, and words between have not."""


# Who is out of a vote


def _out_of_vote(line: str, minutes: Minutes) -> str:
    """Code of the one of whom a sentence may say that they are out of a vote; "" of any other, and where it says that
    they are not."""
    language = minutes.meeting.language
    found = _is_out(language).search(line)
    if not found or _none(language).search(line[: found.start()]):
        return ""
    people = leading(line, roster(minutes), labels(language))
    is_sure = people and not (people.ambiguous or people.doubt) and len(people.keys) == 1
    return people.keys[0] if people and is_sure else ""


@cache
def _is_out(language: str) -> re.Pattern[str]:
    return _any_of(vocabulary(language).motions.out_of_vote)


@cache
def _none(language: str) -> re.Pattern[str]:
    """Words at the end of what is before those, with which nobody is out of the vote."""
    known = vocabulary(language)
    words = {*known.motions.no, *known.documents.negations, *vocabulary("en").motions.no}
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})\s*$", re.IGNORECASE)
