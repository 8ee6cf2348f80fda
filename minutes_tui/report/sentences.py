"""Names and times in a sentence of the page: with articles, cases and the words that go with an hour."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from minutes_tui.language import dates, no_break
from minutes_tui.language.labels import Labels, Pairs, and_joined
from minutes_tui.language.name_parts import begins_with_particle


class Named(NamedTuple):
    """What somebody is called, in two parts: the honorific, "" where it has none, and the rest with its blank."""

    title: str
    rest: str


def with_names(
    template: str, names: Sequence[Named], words: Labels, place: str = "names", *, is_governed: bool = False
) -> str:
    """A template with names for its place. `is_governed` says that they stand in the case of what is before them:
    German's Herr is Herrn there. Other places stay open."""
    before, open_, after = template.partition(f"{{{place}}}")
    if not open_:
        return template
    preposition = before[before.rstrip(" ").rfind(" ") + 1 :]
    contracted = dict(words.contracted)
    is_again = bool(preposition) and any(both.startswith(preposition) for both in contracted)
    said = []
    for name in names:
        article = dict(words.articles).get(name.title) or dict(words.articles).get(name.title.split(" ")[0], "")
        both = preposition + article if is_again else article
        said.append(contracted.get(both, both) + _inflected(name, words, is_governed=is_governed))
    joined = and_joined(said, words)
    if not before and names and (names[0].title or begins_with_particle(names[0].rest)):
        joined = raised(joined)
    before = before.removesuffix(preposition) if is_again else before
    return before + joined.replace("{", "{{").replace("}", "}}") + after


def _inflected(name: Named, words: Labels, *, is_governed: bool) -> str:
    return _retitled(name, (*words.inside, *(words.inflected if is_governed else ())))


def inside(name: Named, words: Labels) -> str:
    """A name as it stands anywhere but at the beginning of a sentence: "mevrouw Tamm"."""
    return _retitled(name, words.inside)


def _retitled(name: Named, forms: Pairs) -> str:
    forms_, between = dict(forms), no_break.BLANK if name.rest.startswith(no_break.BLANK) else " "
    return between.join(forms_.get(word, word) for word in name.title.split(" ")) + name.rest


ONE_LETTER = re.compile(r"\w\.")


def raised(words: str) -> str:
    """Words that begin a sentence with a capital. An honorific of one letter stays small: "P. Tamm" is somebody else
    than "p. Tamm"."""
    return words if ONE_LETTER.match(words) else words[:1].upper() + words[1:]


def at_times(
    template: str,
    times: Mapping[str, dt.time | dt.datetime | None],
    words: Labels,
    language: str,
    tied: Callable[[str], str] = str,
) -> str:
    """A template with times for its places, "?" for one that is not known, and one full stop at its end. `tied` makes
    of a time what the page has."""
    for place, at in times.items():
        for several, one in words.at_one:
            if at and at.hour == 1:
                template = template.replace(f"{several} {{{place}}}", f"{one} {{{place}}}")
    told = {place: tied(dates.printed_time(at, words, language)) if at else "?" for place, at in times.items()}
    return stopped(template.format(**told))


ENDS = (".", "!", "?", "。", "！", "？", "؟", "।")
"""Signs at the end of a sentence."""


def full_stop(words: Labels) -> str:
    """What ends a sentence of the language."""
    return "。" if words.recused.endswith("。") else "."


def stopped(sentence: str) -> str:
    """A sentence whose last word has a full stop of its own needs no other."""
    return sentence[:-1] if sentence.endswith("..") and not sentence.endswith("...") else sentence
