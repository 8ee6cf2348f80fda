"""The ways of a vote by their words, in the language of the meeting and in English, each with its count."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from msgspec.structs import asdict

from minutes_tui.language.labels import Labels, labels
from minutes_tui.language.names import folded, roster
from minutes_tui.language.separators import COMMAS
from minutes_tui.meeting.motions import counted, pending
from minutes_tui.model.minutes import Minutes

OF_WAYS = {
    "for": (
        "for", "in favour", "in favor", "votes for", "votes in favour", "votes in favor",
        *(f"{cast} {way}" for cast in ("voting", "voted") for way in ("for", "in favour", "in favor", "yes", "aye")),
    ),
    "against": (
        "against", "votes against", "opposed", "opposing", "dissenting",
        *(f"{cast} {way}" for cast in ("voting", "voted") for way in ("against", "no", "nay")),
    ),
    "abstain": (
        "abst", "abst.", "abs.", "enth", "enth.", "enthalt.",
        "abstain", "abstained", "abstaining", "abstention", "abstentions", "avstår", "avstod", "tyhjää", "tyhjiä",
        "wstrzymało się", "wstrzymujące się", "утримались", "утрималось",
    ),
    "invalid": ("invalid", "spoilt", "spoiled"),
}  # fmt: skip
"""What the counts of a vote are called in any language beside the words of its own."""
PART = re.compile(rf"\s*[{COMMAS}–—]\s+|\s-\s+")
"""Before what became of a motion, within its sentence."""
BETWEEN = rf"(?:\s*[{COMMAS};|]\s*|\s+{{and_}}\s+|\s*\.?\s*$)"
WAY = (
    r"(?:(?P<name>«?[^\W\d][^\d,;|]*?)\s*[:：=]?\s*(?P<count>\d{{1,6}})|"
    r"(?P<first>\d{{1,6}})\s*(?P<word>«?[^\W\d][^\d,;|]*?)){between}"
)
TIMES = re.compile(r"(?<=\d)\s*[x×](?=\s)", re.IGNORECASE)
"""Behind a count: "11x Ja"."""
QUOTES = "«»"
"""Round what a page calls a way to vote; it may be typed without."""
COUNTED = re.compile(r"«?[^\W\d][^:：\d]{0,60}(?:[:：]\s*\d{1,6}(?!\w)[^:：]{0,70}){1,4}")
LONGEST = 120
"""Characters of words in which counts are looked for without a colon, or in words."""
CJK = re.compile(r"[\u3040-\u9fff]")
ENDS = re.compile(r"\d\.?$")
BLANKS = (re.compile(r"(?<=\d)\s+(?=[^\W\d])"), re.compile(r"(?<=[^\W\d])\s+(?=\d)"))
"""What parts counts where no comma does: behind each number, or before it."""
LETTERS = re.compile(r"[^\W\d]+")
WORDS = re.compile(r"«?([^\W\d][^\d,;]*?)»?\s*[:：]")


def words_of_ways(known: Labels, *, is_poll: bool = False) -> Mapping[str, tuple[str, ...]]:
    """What each way to vote is called, in a language and in English. Yes and no are for and against, but in a poll,
    which has answers of its own."""
    yes, no = ((), ()) if is_poll else ((*known.yes, *labels("en").yes), (*known.no, *labels("en").no))
    own = {
        "for": (known.for_, *yes),
        "against": (known.against, *no),
        "abstain": (known.abstentions, *asdict(known.abstention).values(), *known.abstained),
        "invalid": tuple(asdict(known.invalid).values()),
    }
    return {way: tuple(word.strip(QUOTES) for word in (*OF_WAYS[way], *own[way]) if word) for way in OF_WAYS}


def ways_by_word(known: Labels, *, is_poll: bool) -> Mapping[str, str]:
    """The way that each word is for, by the word without accents and case."""
    return _by_word(known, is_poll)


@cache
def _by_word(known: Labels, is_poll: bool) -> Mapping[str, str]:
    return {folded(word): way for way, words in words_of_ways(known, is_poll=is_poll).items() for word in words}


def counts_read(words: str, known: Labels, *, is_poll: bool = False) -> dict[str, int]:
    """The counts that words are, in figures or small numbers in words, each way once; {} where they are anything
    else."""
    by_word = ways_by_word(known, is_poll=is_poll)
    for each in in_figures(words, known):
        for said in (each, *(blank.sub(", ", each) for blank in BLANKS)) if any(map(str.isdigit, each)) else ():
            if found := _counted(list_items(WAY, said, known), by_word):
                return found
    return {}


def in_figures(words: str, known: Labels) -> list[str]:
    """Words as they are, and those that have figures for small numbers in words, of a language and of English."""
    if len(words) > LONGEST or not _has_number_word(words, known):
        return [words]
    said = (language.sub(_figure, words) for language in _small_numbers(known))
    return list(dict.fromkeys((words, *said)))


def has_number(words: str, known: Labels) -> bool:
    """Whether words have a figure, or a small number in words."""
    return any(map(str.isdecimal, words)) or _has_number_word(words, known)


def _has_number_word(words: str, known: Labels) -> bool:
    first = _first_of_numbers(known)
    return not first or not first.isdisjoint(LETTERS.findall(words.casefold()))


@cache
def _first_of_numbers(known: Labels) -> frozenset[str]:
    """The first letters of each small number in words, up to a blank or a sign; none in a script without blanks."""
    forms = {form for each in (known, labels("en")) for number in each.small_numbers for form in number}
    found = {first[0] for form in forms if (first := LETTERS.match(form.casefold()))}
    return frozenset() if any(map(CJK.match, forms)) else frozenset(found)


def _figure(said: re.Match[str]) -> str:
    """The figure of a small number in words: its group in the pattern."""
    return str(int((said.lastgroup or "n0")[1:]))


@cache
def _small_numbers(known: Labels) -> tuple[re.Pattern[str], ...]:
    """What finds small numbers in words, of a language and of English. A word that is a way to vote, too, such as
    "no", is a number before another word alone: "no abstentions"."""
    ways = ways_by_word(known, is_poll=False)
    found = []
    for language in dict.fromkeys((known.small_numbers, labels("en").small_numbers)):
        numbers = []
        for number in range(len(language) - 1, -1, -1):
            forms = [_as_word(form, is_way=folded(form) in ways) for form in sorted(language[number], key=len)[::-1]]
            numbers.append(f"(?P<n{number}>{'|'.join(forms)})")
        found.append(re.compile("|".join(numbers), re.IGNORECASE))
    return tuple(found)


def _as_word(form: str, *, is_way: bool) -> str:
    """A number as it is found; between letters only where a script has no blanks."""
    has_blanks = not CJK.match(form)
    behind = r"(?=\s+[^\W\d])" if is_way else ""
    return rf"(?<!\w){re.escape(form)}(?!\w){behind}" if has_blanks else re.escape(form)


def _counted(listed: Iterable[re.Match[str]], by_word: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for item in listed:
        way = by_word.get(folded((item["name"] or item["word"]).strip(f"{QUOTES}-")))
        if not way or way in found:
            return {}
        found[way] = int(item["count"] or item["first"])
    return found


def counts_in_line(line: str, minutes: Minutes) -> str:
    """The counts of the pending motion, or of what was just decided, as `/vote` takes them, in a line that is nothing
    but counts: "15-0", each way before a colon, "Yes: 15", or several ways, "15 for, none against"; "" where it is
    anything else, or one of the words is somebody's code or name."""
    found = _of_line(line, minutes)
    return counts_as_typed(found) if found and counted(minutes) is not None else ""


def unanimous_in_line(line: str, minutes: Minutes) -> str:
    """The words of a line that says no more than that all were for the pending motion, as `/vote` takes them."""
    said = line.strip().rstrip(".!。")
    words = (*labels(minutes.meeting.language).unanimously, *labels("en").unanimously)
    is_said = folded(said) in (folded(each.rstrip(".")) for each in words)
    last = next((note for note in reversed(minutes.notes) if not note.struck), None)
    is_decided = last is not None and last.kind == "decision"
    return said if is_said and (pending(minutes) is not None or is_decided) else ""


def is_of_no_vote(line: str, minutes: Minutes) -> bool:
    """Whether a line is such counts, and nothing is pending or decided that they could be of."""
    return bool(_of_line(line, minutes)) and counted(minutes) is None


BARE = re.compile(r"(\d{1,3})(?:[-–]|\s+to\s+)(\d{1,3})(?:[-–](\d{1,3}))?(?:[-–](\d{1,3}))?\.?")
"""Counts with nothing beside them, in the order in which `/vote` takes them: "15-0", "15 to 0"."""


DASHES = re.compile(r"(?<=\d)\s+[-–—/]\s+(?=«?[^\W\d])|(?<=[^\W\d])\s+[-–—/]\s+(?=\d)")
"""Between one way with its count and the next."""
ALONE = re.compile(r"«?[^\W\d]+»?\s+\d{1,4}\.?")
"""One way with its count, while a motion is pending: "Ja 15"."""
NUMBERED = re.compile(r"no\b", re.IGNORECASE)
"""It stands before the number of anything."""


def _of_line(line: str, minutes: Minutes) -> dict[str, int]:
    """The counts of a line that is figures alone, or has each way before a colon, or two ways at least; {} where it is
    anything else."""
    line = with_commas(DASHES.sub(", ", line), minutes.meeting.language)
    if bare := BARE.fullmatch(line):
        return {way: int(count) for way, count in zip(OF_WAYS, bare.groups(), strict=True) if count}
    has_colons = bool(ENDS.search(line) and COUNTED.fullmatch(line))
    if not has_colons and len(line) > LONGEST:
        return {}
    found = counts_read(line, labels(minutes.meeting.language))
    is_alone = pending(minutes) is not None and ALONE.fullmatch(line) and not NUMBERED.match(line)
    if not found or (len(found) == 1 and not (has_colons or is_alone or WORDS.match(line))):
        return {}
    people = roster(minutes)
    words = WORDS.findall(line) if has_colons else [*WORDS.findall(line), *LETTERS.findall(line)]
    return {} if any(people.meant(word) for word in words) else found


def with_commas(words: str, language: str) -> str:
    """Words with a comma for the blank between two ways that have their counts behind them: "Ja 5 Nein 1"."""
    return _between_counts(labels(language)).sub(", ", words)


@cache
def _between_counts(known: Labels) -> re.Pattern[str]:
    ways = "|".join(sorted(map(re.escape, ways_by_word(known, is_poll=False)), key=len, reverse=True))
    return re.compile(rf"(?<=\s\d|\d\d|\w\))\s+(?=(?:{ways})\s+\d)", re.IGNORECASE)


def counts_as_typed(counts: Mapping[str, int]) -> str:
    """Counts as `/vote` takes them, "?" for what isn't said."""
    said: Sequence[str] = [str(counts.get(way, "?")) for way in OF_WAYS]
    return "-".join(said if "invalid" in counts else said[:3])


@cache
def _item(pattern: str, and_: str) -> re.Pattern[str]:
    between = BETWEEN.format(and_=re.escape(and_))
    return re.compile(pattern.format(between=between), re.DOTALL | re.IGNORECASE)


def list_items(pattern: str, words: str, known: Labels) -> list[re.Match[str]]:
    """The items of a list, one behind the other; none where something is left over."""
    item = _item(pattern, known.and_.strip())
    found, at = [], 0
    while at < len(words):
        match = item.match(words, at)
        if not match:
            return []
        found.append(match)
        at = match.end()
    return found
