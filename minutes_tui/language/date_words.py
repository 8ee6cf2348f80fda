"""The words and figures of a line that may be part of a date, each with what it may mean.

`day_phrases` puts them together.
Which words they are stands in the file of the language, and CLDR has the names of days and months.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from minutes_tui.language.labels import load_babel, locale_of
from minutes_tui.language.names import folded
from minutes_tui.language.vocabulary import DueWords, vocabulary

KANA_AND_KANJI = r"\u3040-\u30ff\u3400-\u9fff"
BLANKLESS = re.compile(f"[{KANA_AND_KANJI}]")
"""Words in them follow each other without a blank."""


class Sense(NamedTuple):
    """One thing that a piece may mean: the name of its list in the language's file, or weekday, month, number, nth,
    figures; and its number."""

    name: str
    value: int = 0


class Piece(NamedTuple):
    """A word, a phrase or a figure of a line."""

    text: str
    """In plain letters and figures."""
    senses: tuple[Sense, ...]
    start: int
    end: int
    """With the full stop of an abbreviation."""
    gap: str
    """What stands between it and the piece before, in plain letters."""

    def has(self, *names: str) -> bool:
        return bool(self.senses) and any(sense.name in names for sense in self.senses)

    @property
    def is_filler(self) -> bool:
        """Whether it is a mere "the" or "of"."""
        return bool(self.senses) and all(sense.name == "fillers" for sense in self.senses)


def pieces(line: str, language: str) -> list[Piece]:
    """The words and figures of a line; those that can be no part of a date have no sense."""
    known = lexicon(language)
    letters = list(line.lower()) if line.isascii() else [_plain_letter(letter) for letter in line]
    text = "".join(letters)
    origin = range(len(line)) if line.isascii() else [at for at, letter in enumerate(letters) for _ in letter]
    tokens = [match for match in known.tokens.finditer(text) if match[0] not in GAPS]
    words = tuple(match[0] for match in tokens)
    found: list[Piece] = []
    index = behind = 0
    while index < len(tokens):
        count, senses, is_dotted = known.sense(words, tokens, index)
        begin, stop = tokens[index].start(), tokens[index + count - 1].end()
        gap = text[behind:begin]
        start, end, behind = origin[begin], origin[stop - 1] + 1, stop
        index += count
        if senses:
            while end < len(line) and not letters[end]:
                end += 1  # a mark over the last letter
            if CAPITALS in senses:
                is_right = line[start:end].isupper()
                senses = tuple(each for each in senses if each != CAPITALS and (is_right or each.name not in NAMES))
            if is_dotted and text[stop : stop + 1] == ".":
                end, behind = end + 1, stop + 1
        found.append(Piece(text[begin:stop], senses, start, end, gap))
    return found


GAPS = frozenset(".,،、:;()[]-–")
"""Signs that are no pieces of their own."""
NAMES = ("weekday", "month")
CAPITALS = Sense("capitals")
"""Of a name that is read in capitals alone."""
LONGEST_CAPITALS = 4
"""Letters of such a name."""


def plain(words: str) -> str:
    """Words without accents and case, in figures and signs that everybody has; kana as they are."""
    return "".join(map(_plain_letter, words))


@lru_cache(maxsize=4096)
def _plain_letter(letter: str) -> str:
    if letter in "’ʼ`´":
        return "'"
    if BLANKLESS.match(letter):
        return letter
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else folded(letter)


class Phrase(NamedTuple):
    """What is known of some words that follow each other."""

    others: tuple[str, ...]
    """All words but the first."""
    senses: tuple[Sense, ...]
    is_dotted: bool
    """Whether a full stop behind them is theirs: "2026 r."."""


class Lexicon(NamedTuple):
    """The words of a language for its dates, ready to be looked up."""

    language: str
    phrases: Mapping[str, tuple[Phrase, ...]]
    """By their first word, the longest first."""
    stems: Mapping[str, tuple[Sense, ...]]
    shortest: int
    """Letters of the shortest stem."""
    endings: tuple[str, ...]
    parts_of_day: tuple[str, ...]
    tokens: re.Pattern[str]
    pattern: str
    """Of a short date (Unicode TR 35)."""
    is_year_dotted: bool
    feasts: tuple[str, ...]
    """Rules for their days, by the number of a sense."""

    def sense(
        self, words: tuple[str, ...], tokens: Sequence[re.Match[str]], index: int
    ) -> tuple[int, tuple[Sense, ...], bool]:
        """How many words a place's longest phrase has, what it means, and whether a full stop is part of it."""
        word = words[index]
        for phrase in self.phrases.get(word, ()):
            end = index + 1 + len(phrase.others)
            if words[index + 1 : end] == phrase.others and (not phrase.others or _is_phrase(tokens[index:end])):
                return end - index, phrase.senses, phrase.is_dotted
        if word[0].isdecimal():
            senses = _figure(tokens[index])
            return 1, senses, self.is_year_dotted and senses == FIGURES
        return 1, _inflected_sense(word, self.language), False

    def inflected_sense(self, word: str) -> tuple[Sense, ...]:
        """What a word means that isn't listed as it stands."""
        return self._inflected(word) or self._stemmed(word) or self._part_of_weekday(word)

    def _stemmed(self, word: str) -> tuple[Sense, ...]:
        lengths = range(len(word), self.shortest - 1, -1)
        return next((self.stems[word[:length]] for length in lengths if word[:length] in self.stems), ())

    def _inflected(self, word: str) -> tuple[Sense, ...]:
        """What "reedeks" means, where an ending says that a date is due."""
        for ending in self.endings:
            if word.endswith(ending):
                stem = word.removesuffix(ending)
                senses = self._alone(stem) or self._stemmed(stem)
                if senses:
                    return (*senses, Sense("ending"))
        return ()

    def _part_of_weekday(self, word: str) -> tuple[Sense, ...]:
        """What "Freitagabend" means."""
        parts = (word.removesuffix(part) for part in self.parts_of_day if word.endswith(part))
        senses = next((senses for part in parts if (senses := self._alone(part))), ())
        return tuple(Sense("weekday_part", value) for name, value in senses if name == "weekday")

    def _alone(self, word: str) -> tuple[Sense, ...]:
        return next((phrase.senses for phrase in self.phrases.get(word, ()) if not phrase.others), ())


@lru_cache(maxsize=4096)
def _inflected_sense(word: str, language: str) -> tuple[Sense, ...]:
    """The same, kept: the words of a line are looked up at each of its keys."""
    return lexicon(language).inflected_sense(word)


FIGURES = (Sense("figures"),)
DATE = (
    r"(?<![\d./-])(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}(?!\d)|"
    r"\d{1,2}(?P<mark>[-./]) ?\d{1,2}(?:(?P=mark) ?(?:\d{4}|\d{1,2})(?!\d)|\.(?! ?\d)|(?![\d:])))"
)
"""A date in figures, with the year or without."""


def _figure(match: re.Match[str]) -> tuple[Sense, ...]:
    if not match[0].isdecimal():
        nth = match.groupdict().get("nth")
        figure = int(match[0].removesuffix(nth)) if nth else 0
        return (Sense("nth", figure), Sense("number", figure)) if nth and figure < 100 else () if nth else FIGURES
    return (Sense("number", int(match[0])),) if len(match[0]) <= 4 else ()


def _is_phrase(tokens: Sequence[re.Match[str]]) -> bool:
    """Whether tokens follow each other closely enough for one phrase."""
    gaps = (one.string[one.end() : other.start()] for one, other in pairwise(tokens))
    return all(re.fullmatch(r"\s*|\.\s?|\s?-\s?", gap) for gap in gaps)


@cache
def lexicon(language: str) -> Lexicon:
    """Of a language; some milliseconds to make, and asked for at each key in the line."""
    load_babel()
    from babel.core import Locale

    due = vocabulary(language).deadlines
    senses: dict[str, list[Sense]] = {}
    for word, sense in _senses(due, language):
        senses.setdefault(word, []).append(sense)
    tokens = _tokens(senses, due)
    stems: dict[str, tuple[Sense, ...]] = {}
    phrases: dict[str, dict[tuple[str, ...], Phrase]] = {}
    for word, meant in senses.items():
        if word.endswith("*"):
            stems[plain(word[:-1])] = (*stems.get(plain(word[:-1]), ()), *meant)
            continue
        first, *others = (match[0] for match in tokens.finditer(plain(word)) if match[0] not in GAPS)
        same = phrases.setdefault(first, {})
        before = same.get(tuple(others), Phrase((), (), is_dotted=True))
        all_meant = tuple(dict.fromkeys((*before.senses, *meant)))
        same[tuple(others)] = Phrase(tuple(others), all_meant, before.is_dotted and word.endswith("."))
    return Lexicon(
        language,
        {first: tuple(sorted(same.values(), key=lambda each: -len(each.others))) for first, same in phrases.items()},
        stems,
        min(map(len, stems), default=99),
        tuple(map(plain, due.endings)),
        tuple(map(plain, due.part_of_day)),
        tokens,
        str(Locale.parse(locale_of(language)).date_formats["short"].pattern),
        due.is_year_dotted,
        tuple(due.feasts),
    )


def _tokens(words: Mapping[str, object], due: DueWords) -> re.Pattern[str]:
    """A pattern of the single words and figures of a line; words without blanks are known beforehand."""

    def any_of(found: Iterator[str]) -> str:
        return "|".join(re.escape(word) for word in sorted(set(map(plain, found)), key=len, reverse=True)) or "(?!)"

    figured = any_of(word for word in words if word[0].isdecimal())  # 1月, "2ª"
    blankless = any_of(word for word in words if BLANKLESS.search(word) and not word[0].isdecimal())
    ordinal = any_of(iter(due.ordinals))
    letters = rf"[^\W\d_{KANA_AND_KANJI}]+'?"
    return re.compile(
        rf"(?<!\d)(?:{figured})(?![^\W\d_{KANA_AND_KANJI}])|{DATE}|\d+(?P<nth>(?:{ordinal})(?!\w))|\d+|{blankless}|{letters}|\S"
    )


def _senses(due: DueWords, language: str) -> Iterator[tuple[str, Sense]]:
    """Every word and phrase of a language with what it may mean."""
    for name, numbers in zip(NAMES, (_weekdays(language), _months(language)), strict=True):
        for word, number in numbers.items():
            yield word, Sense(name, number)
            if len(word) <= LONGEST_CAPITALS and word.isupper():
                yield word, CAPITALS
    for number, (rule, words) in enumerate(due.feasts.items()):
        if _is_kept(rule, language):
            yield from ((word, Sense("feast", number)) for word in words)
    for field in due.__struct_fields__:
        match getattr(due, field):
            case dict() as table if field != "feasts":
                for number, words in table.items():
                    yield from ((word, Sense(field.removesuffix("s"), int(number))) for word in words)
            case tuple() as words if field not in ("endings", "ordinals"):
                yield from ((word, Sense(field.rstrip("_"))) for word in words)


def _is_kept(rule: str, language: str) -> bool:
    """Whether a feast has that day in the country of a language, where one is said of both."""
    country, of = rule.rpartition(" ")[2], language.rpartition("-")[2]
    return not (country.isupper() and of.isupper()) or country == of


def names_day_or_month(word: str, language: str) -> bool:
    """Whether a word is the name of a day of the week or of a month."""
    return folded(word) in map(folded, (*_weekdays(language), *_months(language)))


def _weekdays(language: str) -> dict[str, int]:
    """Their names from 0, of CLDR and those that the language adds."""
    load_babel()
    from babel.dates import get_day_names

    named = {
        name: number
        for width in ("abbreviated", "wide")
        for number, name in get_day_names(width, locale=locale_of(language)).items()
        if len(name) > 1  # "E" and 月 say too little
    }
    return named | {name: number for number, names in enumerate(vocabulary(language).weekdays) for name in names}


def _months(language: str) -> dict[str, int]:
    """Their names from 1, likewise."""
    load_babel()
    from babel.dates import get_month_names

    named = {
        name: number
        for width in ("abbreviated", "wide")
        for form in ("format", "stand-alone")
        for number, name in get_month_names(width, form, locale_of(language)).items()
    }
    return named | {name: number for number, names in enumerate(vocabulary(language).months, 1) for name in names}
