"""A line that says who moved the pending motion and who seconded it: "Proposed: Ann, seconded: Bo"."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from minutes_tui.language.labels import labels
from minutes_tui.language.names import folded, roster
from minutes_tui.language.separators import COLONS, between_commas
from minutes_tui.language.vocabulary import Vocabulary, alternatives, vocabulary
from minutes_tui.line.other_titles import near, who_is_near
from minutes_tui.line.speakers import and_pattern, leading
from minutes_tui.meeting.motions import moved_last, pending
from minutes_tui.model.minutes import Minutes

COLON = rf"\s*[{COLONS}]\s*"
MOVER_OF_NONE = "No motion is pending: to say who moved it, type /motion TEXT first."


class Movers(NamedTuple):
    """Codes with commas between; "" where it isn't said."""

    mover: str
    seconder: str
    problem: str = ""
    """Why nothing can be made of it."""


def read(line: str, minutes: Minutes) -> Movers | None:
    """What a line says of movers; None where it is anything else, or somebody in it is not on the roster."""
    match = _pattern(minutes.meeting.language).fullmatch(line.strip().rstrip(".。"))
    if not match:
        return None
    said = [people_meant(match[name] or "", minutes) for name in ("mover", "seconder", "alone")]
    if None in said:
        doubt = next(filter(None, (_near(match[name] or "", minutes) for name in ("mover", "seconder", "alone"))), "")
        return Movers("", "", doubt) if doubt else None
    mover, seconder, alone = (", ".join(each or ()) for each in said)
    return Movers(mover, seconder or alone, "" if moved_last(minutes) is not None else MOVER_OF_NONE)


def seconded(line: str, minutes: Minutes) -> Movers | None:
    """Who seconds the pending motion, of a line that is nothing but that, "Ash seconded", where nobody has yet; None of
    any other."""
    index = pending(minutes)
    if index is None or minutes.notes[index].seconder or len(line) > LONGEST_NAME:
        return None
    match = _seconds(minutes.meeting.language).fullmatch(line.strip())
    who = people_meant(match["who"], minutes) if match else None
    return Movers("", ", ".join(who)) if who else None


LONGEST_NAME = 80
"""Characters of a line that says who seconds and no more."""


@cache
def _seconds(language: str) -> re.Pattern[str]:
    known = [vocabulary(each) for each in dict.fromkeys((language, "en"))]
    verbs = alternatives({word for each in known for word in each.motions.seconds})
    return re.compile(rf"(?P<who>[^{COLONS};.()]+?)\s+(?:{verbs})\s*[.。]?", re.IGNORECASE)


LONGEST = 1000
"""Characters of a line that is read so."""


class Motion(NamedTuple):
    """A motion with who moved it, as a line says it."""

    command: str
    """Whether it is a "motion", or is to "amend" the one that is pending."""
    mover: str
    """Codes with "and" between."""
    seconder: str
    """Codes with commas between; "" for nobody."""
    words: str

    @property
    def argument(self) -> str:
        """As its command takes it."""
        return f"{self.mover}{'; ' if self.seconder else ''}{self.seconder}: {self.words}"


AMENDS = re.compile(
    r"to\s+amend(?:\s+(?:it|(?:the|this)(?:\s+(?:main\s+)?(?:motion|resolution|question))?))?"
    r"(?:[,:]?\s+(?P<how>(?:by|to)\s.+))?[\s.]*"
    r"|that\s+(?:it|(?:the|this)\s+(?:\w+\s+)?(?:motion|resolution|proposal))\s+be\s+(?:further\s+)?amended\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""The words of a motion that is to amend the pending one, in English; how in a group of its own."""


@cache
def words_of_moving(language: str) -> frozenset[str]:
    """Each word, in small letters and without accents, of what says that something is moved and seconded, in a
    language and in English."""
    tags = dict.fromkeys((language, "en"))
    said = {*_before_names("moved_before", language), *_before_names("seconded_before", language), "made", "and"}
    for tag in tags:
        known, own = vocabulary(tag), labels(tag)
        said |= {*known.motions.moves, *known.motions.seconds, *known.motions.of, *known.motions.be, *known.motions.the}
        said |= {*known.scribes.motion, *known.motions.that, own.motion, own.moved_by, own.seconded_by, own.and_}
    return frozenset(word for each in said for word in re.findall(r"\w+", folded(each.replace("{names}", ""))))


def is_so(words: str, language: str) -> bool:
    """Whether words only point at what was proposed before: "so", in "So moved by Ann"."""
    known = [vocabulary(each) for each in dict.fromkeys((language, "en"))]
    return folded(words.strip(" ,;.:。")) in {folded(word) for each in known for word in each.motions.so}


def with_motion(line: str, minutes: Minutes) -> Motion | None:
    """A motion, of a line that says who moved and what it is: "Motion BM: …", "Moved by Ann, seconded by Bo, that the
    rent be raised", "Ann moved, seconded by Bo, to adjourn", "Motion to adjourn by Ann, second Bo", "Motion: to adjourn
    (Ann/Bo)"; None where it is anything else, or somebody in it is not on the roster."""
    typed = line.strip()
    language = minutes.meeting.language
    if len(typed) > LONGEST or not is_meant(typed, language):
        return None
    for pattern in _with_motion(language):
        match = pattern.fullmatch(typed)
        if not match:
            continue
        said = match.groupdict()
        mover, seconder = (people_meant(said.get(name) or "", minutes) for name in ("mover", "seconder"))
        if not mover or seconder is None:
            continue
        words, more = seconded_behind(match["words"], minutes)
        if is_so(words, language) or _tells(words, language):
            continue
        is_amendment = bool(said.get("amendment"))
        return Motion("amend" if is_amendment else "motion", " and ".join(mover), ", ".join(seconder or more), words)
    return None


def _tells(words: str, language: str) -> bool:
    """Whether words behind the name of a motion tell what it was, or became, "was referred to staff", or lack their
    end, in English: "it was referred on a"."""
    be = alternatives({word for tag in dict.fromkeys((language, "en")) for word in vocabulary(tag).motions.be})
    return re.match(rf"(?:{be})(?!\w)|.*\s(?:a|an|the)$", words.strip(), re.IGNORECASE | re.DOTALL) is not None


def names_amendment(line: str, language: str) -> bool:
    """Whether a line has a word for an amendment."""
    return _amendment(language).search(line) is not None


@cache
def _amendment(language: str) -> re.Pattern[str]:
    tags = dict.fromkeys((language, "en"))
    words = {word for tag in tags for word in vocabulary(tag).scribes.amend} | {labels(tag).amendment for tag in tags}
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", re.IGNORECASE)


BOTH = re.compile(
    r"(?:[^\s:：]+\s+){0,3}?(?:moved|moves|motion|proposed|proposes)\b.*\b(?:seconded|seconds|second\s+by)\b"
    r"|(?:an?\s+)?motion\s+(?:to|that)\b.*\bby\b.*\bsecond\b"
    r"|[^:：.]{2,60},\s+seconded\s+by\s+[^:：.]{2,60}[:：]\s*(?:that|to)\s",
    re.IGNORECASE | re.DOTALL,
)
"""Who moves something, with what seconds it, in English."""


def both_are_named(line: str, minutes: Minutes) -> bool:
    """Whether a line begins with words for moving something, has words for seconding it, and names somebody."""
    if len(line) > LONGEST or not BOTH.match(line):
        return False
    return any(roster(minutes).meant(word) for word in re.findall(r"[\w'’-]+", line))


MOVES = r"(?:moved|moves|has\s+moved|proposed|proposes)\s+(?:the\s+)?"
NAMED = re.compile(
    r"(?:(?:(?:the|a)\s+)?motion\s+(?:by|from)|(?:it\s+was\s+)?(?:moved|proposed)\s+by)\s+(?P<by>[^:;,]{1,60}?)"
    r"(?:\s+(?:to|that)\s+\S|[,.;]\s+(?:there\s+was\s+)?no\s+second(?:er)?\b)"
    rf"|(?P<who>[^:;,]{{1,60}}?)\s+{MOVES}(?:approval|adoption|acceptance|adjournment|an?\s+(?:motion|vote\s+of))\b",
    re.IGNORECASE,
)
"""Who moves something without a seconder, in English: "Motion by Ann to adjourn", "Ann moved approval of"."""
PAIR = re.compile(r"(?P<first>[^\s/]{1,40})/(?P<second>[^\s/]{1,40})\s+(?:to|that)\s+\S", re.IGNORECASE)
"""Who moves and who seconds something, in English: "Ann/Bo to adjourn"."""
AMENDMENT = re.compile(
    rf"(?P<who>[^:;,]{{1,60}}?)\s+{MOVES}(?:an\s+|the\s+following\s+)?amendment\b"
    rf"|(?:an\s+)?amendment\s*[(（](?:{MOVES}(?:by\s+)?)?(?P<by>[^()（）,;]{{1,60}})[^()（）]*[)）]"
    r"|(?:(?:an\s+)?amendment\s+(?:was\s+)?(?:moved|proposed|made|offered)\s+by|(?:a\s+)?motion\s+to\s+amend\b[^:;,]*?\bby)"
    r"\s+(?P<of>[^:;,.]{1,60}?)(?=\s*(?:[:;,.]|$)|\s+(?:and|that|to)\s)",
    re.IGNORECASE,
)
"""Who moves an amendment, in English: "Ann moved an amendment", "Amendment (Ann, seconded Bo): to add", or a motion to
amend by her."""


def is_named(line: str, minutes: Minutes) -> bool:
    """Whether a line says that somebody on the list moves something."""
    match = NAMED.match(line) if len(line) <= LONGEST else None
    if match is None and (pair := PAIR.match(line)) and len(line) <= LONGEST:
        return bool(people_meant(f"{pair['first']}, {pair['second']}", minutes))
    return match is not None and bool(people_meant(match["by"] or match["who"], minutes))


def amendment_is_named(line: str, minutes: Minutes) -> bool:
    """Whether a line says that somebody on the list moves an amendment."""
    match = AMENDMENT.match(line) if len(line) <= LONGEST else None
    if match is None and len(line) <= LONGEST:
        match = _moves_amendment(minutes.meeting.language).match(line)
        return match is not None and bool(people_meant(match["who"], minutes))
    return match is not None and bool(people_meant(match["who"] or match["by"] or match["of"], minutes))


@cache
def _moves_amendment(language: str) -> re.Pattern[str]:
    """The same in a language: "Ann propose un amendement"."""
    known = vocabulary(language)
    moves = alternatives({*known.motions.moves, *known.motions.proposes})
    amendment = alternatives({*known.scribes.amend, labels(language).amendment})
    return re.compile(
        rf"(?P<who>[^:;,]{{1,60}}?)\s+(?:{moves})\s+(?:\w+\s+){{0,2}}(?:{amendment})(?!\w)", re.IGNORECASE
    )


def is_meant(line: str, language: str) -> bool:
    """Whether a line may say who moved something, as far as a quick look tells."""
    return _hint(language).search(line) is not None


@cache
def _hint(language: str) -> re.Pattern[str]:
    """A word that such a line has."""
    known = [vocabulary(each) for each in dict.fromkeys((language, "en"))]
    words = {word for each in known for word in (*each.scribes.motion, *each.scribes.amend, *each.motions.moves)}
    words |= {labels(each).motion for each in (language, "en")} | {labels(each).amendment for each in (language, "en")}
    return re.compile(rf"{alternatives(words)}|{_ways(language)[0]}|M/?S", re.IGNORECASE)


ZU = r"[^.,;]*\szu\s\w+(?:en|rn|ln|n|un)\.?|[^.,;]*\s\w+zu\w+en\.?"
"""A German infinitive with "zu", which is no sentence by itself: "den Beitrag zu erhöhen"."""


@cache
def _with_motion(language: str) -> tuple[re.Pattern[str], ...]:
    """The ways in which a language, or English, says who moved, who seconded and what."""
    moved, seconded = _ways(language, is_open=True)
    known = [vocabulary(each) for each in dict.fromkeys((language, "en"))]
    of, moves, seconds, that = (
        alternatives({word for each in known for word in getattr(each.motions, key)}) or "(?!)"
        for key in ("of", "moves", "seconds", "that")
    )
    motion, amendment = (
        alternatives({word for each in known for word in getattr(each.scribes, key)} | {*more})
        for key, more in (
            ("motion", [labels(each).motion for each in (language, "en")]),
            ("amend", [labels(each).amendment for each in (language, "en")]),
        )
    )
    name = rf"[^{COLONS}()（）]{{1,60}}?"
    between, colon, words = r"(?:\s*[,;.]\s*|\s+)(?:and\s+)?", COLON, r"(?P<words>\S.*)"
    behind = rf"(?:{colon}|\s*[,;]?\s+(?=(?:{that})\s))"
    label = rf"(?:(?P<amendment>{amendment})|{motion})(?!\w)"
    formally, that_is = alternatives(_formal(known)) or "(?!)", alternatives(_that(known)) or "(?!)"
    be = alternatives({word for each in known for word in each.motions.be})
    and_ = alternatives({labels(each).and_.strip() for each in dict.fromkeys((language, "en"))})
    moved_by = _alternatives(
        tuple(word for word in _before_names("moved_before", language) if " " in word),
        labels(language).moved_by,
        is_open=True,
    )
    and_seconded = rf"{between}(?:{seconded}(?P<seconder>{name}))"
    slashed = rf"(?P<mover>{name})\s*/\s*(?P<seconder>{name})"
    pair = rf"[(（\[]\s*(?P<mover>{name})\s*(?:(?:{between}{seconded}|[/;,]\s*)(?P<seconder>{name})\s*)?[)）\]]"
    return tuple(
        re.compile(pattern, re.IGNORECASE | re.DOTALL)
        for pattern in (
            rf"(?:it\s+(?:was|is|has\s+been)\s+)?{moved}(?P<mover>{name}){and_seconded}{behind}{words}",
            rf"(?:(?:a|the)\s+)?motion\s+(?:was\s+|is\s+)?(?:made|moved|proposed)\s+by\s+(?P<mover>{name}){and_seconded}"
            rf"{behind}{words}",
            rf"(?:{moved}|{label}{colon})(?P<mover>{name})\s*[.;,]\s*{seconded}(?P<seconder>{name})\s*[.;]\s+{words}",
            rf"{label}(?:{colon}|\s+)(?P<words>\S.*?)[,;.]?\s+[(（]?{moved}(?P<mover>{name}){and_seconded}[)）]?\.?",
            rf"{label}\s+(?:(?:{of})\s+)?(?P<mover>{name}){and_seconded}{behind}{words}",
            rf"{label}\s+(?:(?:{of})\s*)?(?P<mover>{name})(?:\s*[;/]\s*(?P<seconder>{name}))?{colon}{words}",
            rf"{label}\s*{pair}{colon}?{words}",
            rf"{label}\s+(?:(?:{of})\s+)?{slashed}(?:{colon}|\s+(?=(?:{that})\s)){words}",
            rf"{slashed}\s+(?:{moves})\s*,?\s+(?=(?:{that})\s){words}",
            rf"{label}{colon}{words.replace('*', '*?')}\s*{pair}\.?",
            rf"(?P<mover>{name})\s+(?:{moves}){between}{seconded}(?P<seconder>{name}){behind}{words}",
            rf"(?P<mover>{name})\s+(?:{moves}){between}(?P<seconder>{name})\s+(?:{seconds}){behind}{words}",
            rf"(?P<mover>{name})\s+(?:{moves})\s+(?:{and_})\s+(?P<seconder>{name})\s+(?:{seconds})\s+(?!by\s){words}",
            rf"(?P<mover>{name})\s+(?:{moves})\s*,?\s+(?P<words>(?:{that})\s.+?)\s*[;,.]\s*(?:and\s+)?"
            rf"(?P<seconder>{name})\s+(?:{seconds})\.?",
            rf"(?:a\s+)?(?:{motion})(?!\w)\s+(?:{of})\s+(?P<mover>{name})\s+"
            rf"(?P<words>(?:{that})\s.+?)[,;.]?\s+(?:and\s+)?{seconded}(?P<seconder>{name})\.?",
            rf"(?P<mover>{name})\s+(?:made|makes)\s+(?:a\s+)?motion\s+(?P<words>(?:that|to)\s.+?)[;,.]\s*(?:and\s+)?"
            rf"(?P<seconder>{name})\s+(?:{seconds})\.?",
            rf"(?:a\s+)?motion\s+(?P<words>(?:that|to)\s.+?),?\s+(?:was\s+)?(?:moved\s+|made\s+|proposed\s+)?by\s+"
            rf"(?P<mover>{name})(?:[,;]\s*(?:and\s+)?|\s+and\s+)second(?:ed)?(?:\s+by)?\s+(?P<seconder>{name})\.?",
            rf"M/?S(?:/?C)?\s*{pair}[{COLONS}]?\s*{words}",
            rf"M/?S(?:/?C)?\s*[{COLONS}]?\s*(?P<mover>{name})\s*/\s*(?P<seconder>{name})"
            rf"(?:\s*[{COLONS},]\s*|\s+)(?=(?:{that})\s){words}",
            rf"(?P<mover>{name})\s+(?:{formally})\s*,?\s+(?P<words>(?:{that_is})\s.+)",
            rf"(?P<words>(?!(?:.*\s)?(?:{be}|{motion}|{amendment})[{COLONS},]?\s+{moved_by})\S.*?)[{COLONS},;.–—-]?\s+[(（]?{moved_by}(?P<mover>{name})"
            rf"{and_seconded}[)）]?\.?",
        )
    )


def _formal(known: Iterable[Vocabulary]) -> set[str]:
    """Verbs of a language with which nothing but a motion is meant."""
    return {word for each in known for word in each.motions.moves if word not in each.motions.proposes}


def _that(known: Iterable[Vocabulary]) -> set[str]:
    """What stands before the words of a motion, where a verb must follow: "moved to the next item" is none."""
    return {word for each in known for word in each.motions.that} - {"to"}


def moved_to(line: str, minutes: Minutes) -> Motion | None:
    """The motion of a sentence with nothing but who moves it and an infinitive: "Ann beantragt, den Beitrag zu
    erhöhen"; None of any other."""
    if len(line) > LONGEST or "zu" not in line:
        return None
    match = _moved_to(minutes.meeting.language).fullmatch(line.strip())
    mover = people_meant(match["mover"], minutes) if match else None
    return Motion("motion", " and ".join(mover), "", match["words"]) if match and mover else None


@cache
def _moved_to(language: str) -> re.Pattern[str]:
    formally = alternatives(_formal([vocabulary(language)])) or "(?!)"
    return re.compile(rf"(?P<mover>[^{COLONS}()（）]{{1,60}}?)\s+(?:{formally})\s*,\s+(?P<words>{ZU})", re.IGNORECASE)


def proposed(line: str, minutes: Minutes) -> Motion | None:
    """A motion that a sentence may be with one who moves it alone: "Ann proposes that", "Ann moved to buy", "Ann moved
    to amend by adding"; None of any other."""
    typed = line.strip()
    if len(typed) > LONGEST or not is_meant(typed, minutes.meeting.language):
        return None
    match = _proposed(minutes.meeting.language).fullmatch(typed)
    mover = people_meant(match["mover"], minutes) if match else None
    if not match or not mover:
        return None
    words, seconder = seconded_behind(match["how"] or match["words"], minutes)
    return Motion("amend" if match["how"] else "motion", " and ".join(mover), ", ".join(seconder), words)


def formally_moved(line: str, minutes: Minutes) -> Motion | None:
    """The motion of a sentence in which somebody on the list formally moves something, with words for what behind a
    colon, a comma or "that": "Ann dépose une motion : baisser le tarif"; None of any other."""
    language = minutes.meeting.language
    people = leading(line, roster(minutes), labels(language))
    if not people or people.ambiguous or len(line) > LONGEST:
        return None
    found = _formally_moved(language).fullmatch(line[people.end :].strip())
    words = found["words"] or found["what"] if found else ""
    if not words or names_amendment(line, language) or _names_another(words, minutes):
        return None
    return Motion("motion", " and ".join(people.keys), "", words)


def _names_another(words: str, minutes: Minutes) -> bool:
    """Whether words behind who moves something name somebody on the list, or say that it is seconded: they have more
    than what is moved."""
    people = roster(minutes)
    is_seconded = re.search(rf"(?<!\w)(?:{_ways(minutes.meeting.language)[1]})", words, re.IGNORECASE)
    return is_seconded is not None or any(people.one(word) for word in re.findall(r"[^\W\d_a-z][\w'’-]+", words))


@cache
def _formally_moved(language: str) -> re.Pattern[str]:
    known = vocabulary(language).motions
    formally, moves, that, the, on = (
        alternatives(words) or "(?!)" for words in (known.formally, known.moves, known.that, known.the, known.on)
    )
    return re.compile(
        rf"(?:{formally})(?:(?!\w)|(?<=['’]))(?:\s*[{COLONS},]\s*|\s+(?=(?:{that}|{on})(?:\s|(?<=['’]))))"
        rf"(?P<words>\S+\s.*|\S+['’]\w.*)"
        rf"|(?=(?:{formally})(?:(?!\w)|(?<=['’])))(?:{moves})\s+(?P<what>(?:(?:{the}|{that})\s+|d['’])\S.*)",
        re.IGNORECASE | re.DOTALL,
    )


def is_accepted(sentence: str, minutes: Minutes) -> bool:
    """Whether a sentence says, in English, that somebody accepted what was proposed, "Accepted by Ann", or that nobody
    seconded it."""
    match = ACCEPTED.fullmatch(sentence.strip())
    return match is not None and (match["who"] is None or bool(people_meant(match["who"], minutes)))


ACCEPTED = re.compile(
    r"(?:accepted(?:\s+by\s+(?P<who>[^.;:]{1,60}?))?|(?:there\s+was\s+)?no\s+second(?:er)?)\.?", re.IGNORECASE
)


@cache
def _resolved(language: str) -> re.Pattern[str]:
    """Who moved and seconded what was decided: "It was proposed by A and seconded by B and resolved that"."""
    moved, seconded = _ways(language, is_open=True)
    known = [vocabulary(each) for each in dict.fromkeys((language, "en"))]
    resolved, that = (
        alternatives({word for each in known for word in getattr(each.motions, key)}) for key in ("resolved_so", "that")
    )
    all_ = alternatives({word for each in dict.fromkeys((language, "en")) for word in labels(each).unanimously})
    and_ = alternatives({"and", labels(language).and_.strip()})
    few = r"(?:[^\W\d_]+\s+){0,2}?"
    return re.compile(
        rf"{few}(?P<movers>{moved}.{{2,60}}?(?:\s*,)?\s+(?:(?:{and_})\s+)?{seconded}.{{2,60}}?)\s*,?\s+(?:{and_})\s+{few}"
        rf"(?P<all>(?:{all_})\s+)?(?:{resolved})(?P<behind>\s+(?:{all_}))?\s+(?P<words>(?:(?:{that})\s|d['’])\s*\S.*)",
        re.IGNORECASE | re.DOTALL,
    )


ON_MOTION = re.compile(
    r"(?:up)?on\s+(?:a\s+|the\s+)?motion\s+(?:made\s+)?(?:of|by)\s+(?P<mover>[^:;]{2,60}?),?\s+(?:and\s+)?(?:duly\s+)?"
    r"seconded\s+by\s+(?P<seconder>[^:;]{2,60}?),?\s+(?:and\s+(?P<all>unanimously\s+)?carried,?\s+)?"
    r"(?:it\s+was|the\s+(?:\w+\s+)?(?:board|council|committee|meeting|trustees))\s+(?P<them>unanimously\s+)?"
    r"(?:resolved|agreed|decided|voted)\s+(?P<words>(?:that|to)\s+\S.*)",
    re.IGNORECASE | re.DOTALL,
)
"""The same, as minutes in the United States have it: "On motion of A, seconded by B, it was resolved to"."""


def moved_and_resolved(line: str, minutes: Minutes) -> tuple[Motion | None, bool]:
    """The motion of such a sentence, and whether all were for it; None where it is anything else."""
    language = minutes.meeting.language
    is_short = len(line) <= LONGEST and is_meant(line, language)
    match = _resolved(language).fullmatch(line) if is_short else None
    if not match and len(line) <= LONGEST and (on := ON_MOTION.fullmatch(line)):
        moved = with_motion(f"M/S {on['mover']}/{on['seconder']} {on['words']}", minutes)
        is_read = moved is not None and moved.command == "motion" and "; " in moved.argument.partition(":")[0]
        return (moved if is_read else None), bool(on["all"] or on["them"])
    if not match:
        return None, False
    and_ = alternatives({"and", labels(language).and_.strip()})
    _, seconded = _ways(language, is_open=True)
    movers = re.sub(rf"\s*,?\s+(?:{and_})\s+(?={seconded})", ", ", match["movers"], flags=re.IGNORECASE)
    moved = with_motion(f"{movers}: {match['words']}", minutes)
    if not moved or moved.command != "motion" or "; " not in moved.argument.partition(":")[0]:
        return None, False
    return moved, bool(match["all"] or match["behind"])


@cache
def _proposed(language: str) -> re.Pattern[str]:
    known = [vocabulary(each) for each in dict.fromkeys((language, "en"))]
    moves, that = (
        alternatives({word for each in known for word in getattr(each.motions, key)}) for key in ("moves", "that")
    )
    amend = r"to\s+amend(?:\s+(?:the|this)\s+\w+)?[,:]?\s+(?P<how>(?:by|to)\s.+)"
    noun = r"(?!to\s+(?:the|an?|his|her|their|our|its|this|that|next)\s|to\s+amend\b)"
    return re.compile(
        rf"(?P<mover>[^{COLONS}()（）]{{1,60}}?)\s+(?:{moves})\s*,?\s+(?:{amend}|{noun}(?P<words>(?:(?:{that})\s|d['’]).+))",
        re.IGNORECASE | re.DOTALL,
    )


def seconded_behind(words: str, minutes: Minutes) -> tuple[str, list[str]]:
    """The words of a motion without who seconded it at their end, and the codes of those; [] where nobody is said."""
    match = _seconded_last(minutes.meeting.language).fullmatch(words.strip())
    who = people_meant(match["before"] or match["behind"], minutes) if match else None
    return (match["words"], who) if match and who else (words, [])


@cache
def _seconded_last(language: str) -> re.Pattern[str]:
    _, seconded = _ways(language, is_open=True)
    seconds = alternatives(
        {word for each in dict.fromkeys((language, "en")) for word in vocabulary(each).motions.seconds}
    )
    return re.compile(
        rf"(?P<words>\S.*?[.!?]?)\s*[;,.]?\s+(?:and\s+)?"
        rf"(?:(?P<before>[^{COLONS};,.()]{{1,60}}?(?:,\s*[^{COLONS};,.()]{{1,60}}?)*)\s+(?:{seconds})|{seconded}(?P<behind>[^{COLONS};()]{{1,60}}?))\.?",
        re.IGNORECASE | re.DOTALL,
    )


def without_of(head: str, language: str) -> str:
    """The words before a motion's colon without what stands before who moves it: "by Ann"."""
    of = alternatives({word for each in dict.fromkeys((language, "en")) for word in vocabulary(each).motions.of})
    return re.sub(rf"^\s*(?:{of})\s+", "", head, flags=re.IGNORECASE) if of else head


def parted(head: str, language: str) -> tuple[str, str]:
    """Who moved and who seconded, of the words before a motion's colon: "Ann, seconded by Bo"; the second may be ""."""
    match = _seconded_behind(language).fullmatch(head.strip())
    return (match["mover"], match["seconder"].strip()) if match else (head, "")


@cache
def _seconded_behind(language: str) -> re.Pattern[str]:
    own = labels(language).seconded_by.partition("{names}")[0].strip().rstrip(":")
    words = "|".join(
        map(
            re.escape,
            sorted({*_before_names("seconded_before", language), *([own] if own else [])}, key=len, reverse=True),
        )
    )
    return re.compile(rf"(?P<mover>.+?)\s*[,;]\s*(?:and\s+)?(?:{words})\s+(?P<seconder>.+)", re.IGNORECASE)


def people_meant(typed: str, minutes: Minutes) -> list[str] | None:
    """Codes of those whom names or codes mean; None where one of them means nobody, or may be of two."""
    people = roster(minutes)
    and_ = and_pattern(labels(minutes.meeting.language))
    parts = (part.strip() for each in between_commas(typed) for part in re.split(rf"\s+and\s+|{and_}", each))
    found = [people.code(part) or people.one(part) or _titled(part, minutes) for part in parts if part]
    return found if all(found) else None


def _titled(name: str, minutes: Minutes) -> str:
    """The code of who is named behind a title in another case than the list has it, as in "von Herrn Ek"."""
    found = leading(f"{name} .", roster(minutes), labels(minutes.meeting.language))
    is_whole = found and not (found.ambiguous or found.doubt) and found.end == len(name) and len(found.keys) == 1
    return found.keys[0] if found and is_whole else ""


def _near(typed: str, minutes: Minutes) -> str:
    """The question who is meant where one of some names is a letter off; "" where none is."""
    people, parts = roster(minutes), between_commas(typed)
    return next(filter(None, (who_is_near(part, near(part, minutes), people) for part in parts)), "")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Such a line in a language or in English."""
    moved, seconded = _ways(language, is_open=True)
    names = rf"[^{COLONS}]+?"
    known = [vocabulary(each) for each in dict.fromkeys((language, "en"))]
    so, be = (alternatives({word for each in known for word in getattr(each.motions, key)}) for key in ("so", "be"))
    return re.compile(
        rf"(?:(?:{so})(?:\s+|(?=[\u3040-\u9fff]))(?:(?:{be})\s+)?)?{moved}(?P<mover>{names})(?:(?:\s*[,;.]\s*|\s+)(?:and\s+)?{seconded}(?P<seconder>{names}))?"
        rf"|(?:(?:it|the\s+motion)\s+(?:was|is)\s+)?{seconded}(?P<alone>{names})",
        re.IGNORECASE,
    )


@cache
def _ways(language: str, *, is_open: bool = False) -> tuple[str, str]:
    """Expressions for what stands before who moved, and who seconded: behind a word alone a colon, behind "by", or
    where it `is_open`, a blank is enough."""
    known = labels(language)
    moved, seconded = (_before_names(key, language) for key in ("moved_before", "seconded_before"))
    return _alternatives(moved, known.moved_by, is_open), _alternatives(seconded, known.seconded_by, is_open)


def _before_names(key: str, language: str) -> tuple[str, ...]:
    """What stands before who moved, or who seconded, in a language or in English."""
    known = (vocabulary(tag).motions for tag in dict.fromkeys((language, "en")))
    return tuple(dict.fromkeys(word for each in known for word in getattr(each, key)))


def _alternatives(words: tuple[str, ...], label: str, is_open: bool) -> str:
    """The words with what parts each from the names behind it."""
    own = label.partition("{names}")[0].strip(f" {COLONS}")
    spelled = sorted({*words, *([own] if own else [])}, key=len, reverse=True)
    blank = r"|\s+"
    ways = [f"{re.escape(each)}(?:{COLON}{blank if is_open or ' ' in each else ''})" for each in spelled]
    return f"(?:{'|'.join(ways)})"
