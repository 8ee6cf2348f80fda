"""What the columns of a list of people are called, in the languages of the programs that make such lists."""

from collections.abc import Mapping
from functools import cache

from msgspec.structs import fields

from minutes_tui.language.labels import languages
from minutes_tui.language.names import compact
from minutes_tui.language.vocabulary import ColumnWords, vocabulary

ORIGINAL = ("name (original name)",)
"""The column of a program's report that has what somebody called themselves, and the name of their account."""


@cache
def columns() -> Mapping[str, str]:
    """What a table's head may call a column, without accents, case and blanks, and which it is. What the language of
    the meeting calls it counts too."""
    found = {compact(form): "original" for form in ORIGINAL}
    for field in fields(ColumnWords):
        for language in ("en", *languages(variants=False)):
            for form in getattr(vocabulary(language).columns, field.name):
                found.setdefault(compact(form), field.name)
    return found


@cache
def heads() -> frozenset[str]:
    """What may stand above a list that is one column of a table."""
    return frozenset(form for form, key in columns().items() if key in ("name", "first", "last"))
