"""How minutes are worded in a language: one plain TOML file a language in `usage_words/`. Knows no minutes."""

import re
from collections.abc import Iterable
from functools import cache, cached_property
from importlib.resources import files

from msgspec import Struct, structs

from minutes_tui.language.labels import TAG, labels
from minutes_tui.language.vocabulary import nobody
from minutes_tui.model.conversion import converted


class Usage(Struct, frozen=True, kw_only=True, dict=True):
    """Words that the checks of wording look for; a language without a file has none and nothing is said of it."""

    first_person: tuple[str, ...] = ()
    """Pronouns with which reported speech doesn't speak of the speaker; one that ends in an apostrophe is written
    together with the word behind it."""
    subjects: tuple[str, ...] = ()
    """Pronouns before a verb that reports."""
    adverbs: tuple[str, ...] = ()
    """Words that may stand between such a subject and its verb."""
    auxiliaries: tuple[str, ...] = ()
    """Words behind what looks like a verb in the present and is none."""
    present: dict[str, str] = {}
    """Verbs that report, in the present, to the same in the past."""
    reporting: tuple[tuple[str, ...], ...] = ()
    """Verbs that report; those of a row can stand for each other before a clause."""
    clause: tuple[str, ...] = ()
    """What stands between such a verb and its clause."""
    doubled: tuple[str, ...] = ()
    """Words that may well stand twice in a row."""
    articles: tuple[str, ...] = ()
    """Words before an abbreviation and not before somebody's code."""
    indefinite: tuple[str, ...] = ()
    """Articles before a noun that is doubled on purpose: "not a question question"."""
    attached: tuple[str, ...] = ()
    """Words, all small, that say that a document goes with the minutes."""
    offices: tuple[str, ...] = ()
    """Words behind a title that are nobody's name."""
    outside: tuple[str, ...] = ()
    """Words behind a document's number that make it part of another one."""
    weekdays: tuple[str, ...] = ()
    """Days of the week in small letters, in the forms in which they stand with a date."""
    short_months: tuple[tuple[str, ...], ...] = ()
    """Names in small letters of the months that have less than 31 days: February, April, June, September, November."""
    items: tuple[str, ...] = ()
    """Other words in small letters for an agenda item than the page has, before its number: "TOP 9"."""
    lots: tuple[str, ...] = ()
    """Words in small letters that say that chance decided between two with as many votes."""
    capital_nouns: bool = False
    """Whether every noun has a capital, so that one that is near to a name is mostly a word."""
    capitals: tuple[str, ...] = ()
    """Abbreviations in capitals that every reader knows."""
    shouted: tuple[str, ...] = ()
    """Words that are put in capitals for emphasis, as headings or as marks."""

    @cached_property
    def first_forms(self) -> frozenset[str]:
        """With a capital at the beginning too; US and the like are none."""
        return frozenset(form for word in self.first_person for form in (word, word[0].upper() + word[1:]))

    @cached_property
    def pronoun(self) -> re.Pattern[str] | None:
        elided = {form for form in self.first_forms if form[-1] in "'’"}
        patterns = [rf"{beginning(whole)}(?![\w'’])"] if (whole := self.first_forms - elided) else []
        patterns += [beginning(elided)] if elided else []
        return re.compile("|".join(patterns)) if patterns else None

    @cached_property
    def may_double(self) -> frozenset[str]:
        return frozenset(self.doubled)

    @cached_property
    def others(self) -> dict[str, tuple[str, ...]]:
        """By a verb that reports, those that can stand for it."""
        return {verb: tuple(other for other in row if other != verb) for row in self.reporting for verb in row}

    @cached_property
    def slip(self) -> re.Pattern[str] | None:
        """A pronoun or a name behind a title, and a verb in the present; group 1 is the verb."""
        if not self.present or not self.subjects:
            return None
        adverbs, verbs = "|".join(self.adverbs), "|".join(self.present)
        subjects = "|".join(f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in self.subjects)
        auxiliaries = rf"(?! (?:{'|'.join(self.auxiliaries)})\b)" if self.auxiliaries else ""
        return re.compile(rf"\b(?:{subjects}) (?:(?:{adverbs}) )*({verbs})\b{auxiliaries}")


def beginning(words: Iterable[str]) -> str:
    """A pattern of the words, where none goes on from another; their first letters stand before all else, since a range
    of letters is found faster than a place."""
    alternatives = (rf"{re.escape(word[0])}(?<![\w’'].){re.escape(word[1:])}" for word in words)
    return f"(?:{'|'.join(alternatives)})"


@cache
def usage(language: str) -> Usage:
    """The usage of a language (BCP 47), or that of its parent; none where there is no file for it."""
    import tomllib

    folder = files("minutes_tui.checks") / "usage_words"
    tag = language.replace("_", "-").lower()
    while TAG.fullmatch(tag):
        source = folder / f"{tag}.toml"
        if source.is_file():
            return converted(tomllib.loads(source.read_text("utf-8")), Usage)
        tag = tag.rpartition("-")[0]
    return Usage()


@cache
def counted(language: str) -> frozenset[str]:
    """Words in small letters for an agenda item and for a decision, behind which a number may stand."""
    words, more = labels(language), usage(language).items
    return frozenset(word.lower() for word in (words.item, words.decision, *more) if word.isalpha())


ALIKE = "mul"
"""The file of what is alike in all languages (ISO 639)."""


@cache
def everyday(language: str) -> frozenset[str]:
    """Words in capitals that every reader of a language knows or that are words put in capitals, and that are nobody's
    code there."""
    use, words = usage(language), labels(language)
    said = " ".join(value for value in structs.asdict(words).values() if isinstance(value, str))
    printed = {word.upper() for word in re.findall(r"[^\W\d_]{2,}", said)}
    whole = {word for word in scribes(language) if len(word) > SHORT}
    return frozenset({*usage(ALIKE).capitals, *use.capitals, *use.shouted, *words.words, *printed, *whole})


SHORT = 3
"""Letters of a scribe's word that may as well be an acronym where it doesn't begin a note: AP, AI."""


@cache
def scribes(language: str) -> frozenset[str]:
    """Words in capitals that scribes of a language write before what they note."""
    return frozenset(word for phrase in nobody(language) for word in phrase.split())
