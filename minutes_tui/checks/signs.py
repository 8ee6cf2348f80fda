"""What a check may have to look at in a note: signs, for which each form of a word is looked at once."""

import re
from functools import cache, reduce
from operator import or_

from minutes_tui.checks.naming import EDGES, own
from minutes_tui.checks.usage import usage
from minutes_tui.model import Note

UNPRINTED = ("remark", "unknown")
"""Kinds of note whose words are on no page."""
WORD = re.compile(r"\w+")
TOKEN = re.compile(r"[\w'’]+")
MARK = re.compile(r"[()\[\]{}“”„«»\"]")
"""Brackets and quotes."""


class Sign:
    """Bits of a number. Where a note lacks one, no check that asks for it finds anything there."""

    LIVE = 1 << 0
    """It is not struck out."""
    KIND = 1 << 1
    """It is no statement."""
    PRINTED = 1 << 2
    """Its words are on the page."""
    CAPITALS = 1 << 3
    """A word has two capitals."""
    MARKS = 1 << 4
    """Brackets or quotes."""
    FIRST_PERSON = 1 << 5
    PRESENT = 1 << 6
    """A word with which a verb that reports in the present begins."""
    REPORTING = 1 << 7
    """A verb that reports."""
    ATTACHED = 1 << 8
    """A word of a phrase that speaks of something attached."""
    SPELLED = 1 << 9
    """A word of a kind that is spelled in two ways in some records."""


def is_printed(note: Note) -> bool:
    return bool(note.text) and not note.struck and note.kind not in UNPRINTED


class _Spelled(dict[str, str]):
    """By a form of a word, with the marks that touch it, the word itself where it is of a kind that is spelled in two
    ways in some records: a proper name, one with a hyphen, one such as organise or colour; else nothing."""

    def __missing__(self, form: str) -> str:
        word = own(form.strip(EDGES)) if ADDRESS.isdisjoint(form) else ""
        self[form] = found = word if TWO_WAYS.fullmatch(word) else ""
        return found


ADDRESS = frozenset("/@`_\\$#")
"""What stands in addresses, paths and code."""
TWO_WAYS = re.compile(
    r"[^\W\d_a-z](?=\w*[^\W\d_A-Z])[^\W\d_]{4,}"
    r"|[^\W\d_]{1,12}[-‐][^\W\d_A-Z]{2,12}"
    r"|[a-z]{3,}i[sz](?:e[ds]?|ers?|ing|ations?)"
    r"|(?:behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rum|vap)ou?r(?:s|ed|ing|able)?"
)
spelled = _Spelled()


class _Forms(dict[str, int]):
    """By a form of a word in a language, with the marks that touch it, its signs; found when they are first wanted,
    and kept: 10,000 notes have some 20,000 forms."""

    def __init__(self, language: str) -> None:
        use = usage(language)
        self._words = dict.fromkeys((form.rstrip("'’") for form in use.first_forms), Sign.FIRST_PERSON)
        self._words |= {re.split(r"\W", verb)[0]: Sign.PRESENT for verb in use.present}
        self._small_words = dict.fromkeys(use.others, Sign.REPORTING)
        attached = {max(phrase.split(), key=len) for phrase in use.attached}
        self._attached = re.compile("|".join(map(re.escape, attached)) if attached else r"(?!)")

    def __missing__(self, form: str) -> int:
        small = form.lower()
        found = Sign.PRINTED
        if form.isalpha():
            _met.add(form)
            found |= self._words.get(form, 0) | self._small_words.get(small, 0)
        else:
            words = {*TOKEN.findall(form), *WORD.findall(form)}
            _met.update(words)
            for word in words:
                found |= self._words.get(word, 0) | self._small_words.get(word.lower(), 0)
            if MARK.search(form):
                found |= Sign.MARKS
        if small != form and sum(map(str.isupper, form)) > 1:
            found |= Sign.CAPITALS
        if self._attached.search(small):
            found |= Sign.ATTACHED
        if spelled[form]:
            found |= Sign.SPELLED
        self[form] = found
        return found


_forms = cache(_Forms)
_met: set[str] = set()


def is_met(word: str) -> bool:
    """Whether a word, without the marks that touch it, was in some note that was looked at."""
    return word in _met


def signs(note: Note, language: str) -> int:
    """Those of a note in minutes of a language."""
    if note.struck:
        return 0
    found = Sign.LIVE if note.kind == "statement" else Sign.LIVE | Sign.KIND
    if not note.text or note.kind in UNPRINTED:
        return found
    forms = _forms(note.language or language)
    return reduce(or_, set(map(forms.__getitem__, note.text.split())), found | Sign.PRINTED)
