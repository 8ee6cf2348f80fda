"""The notes of a folder's records that are found for what is typed in the list of records."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from minutes_tui.archive.finding import Archive, find
from minutes_tui.archive.query import TOKEN, Query, read, typed
from minutes_tui.config import settings
from minutes_tui.errors import UsageError
from minutes_tui.language.names import folded
from minutes_tui.model import timezones
from minutes_tui.system.files import trouble
from minutes_tui.tui.screens.search import Found

MOST = 200
"""Notes that are shown; who seeks more writes another word."""


FEW = 2
"""Files that cannot be read of which the names are shown: the notes have the room."""


class Result(NamedTuple):
    hits: tuple[Found, ...]
    said: str
    """Which files can't be read, that there is more, or why nothing can be found."""


def search(folder: Path, wanted: str) -> Result:
    """The notes for words and terms as `minutes find` has them."""
    try:
        query = read(typed(wanted), settings.load()[0].name)
        archive = Archive([folder])
    except UsageError as error:
        return Result((), str(error))
    except OSError as error:
        return Result((), trouble(folder, error, "read"))
    found = list(islice(find(archive, query, timezones.today()), MOST + 1))
    hits = tuple(Found(hit, list(_marked(hit.words, query))) for hit in found[:MOST])
    said = [f"The first {MOST} notes are shown. Another word finds fewer."] if len(found) > MOST else []
    said += [] if found else ["No note was found."]
    odd = [Path(name).name for name in dict.fromkeys(archive.odd)]
    said += [f"Cannot be read: {_first(odd)}."] if odd else []
    said += [f"Damaged: {_first([Path(name).name for name in archive.damaged])}. minutes check says where."] * bool(
        archive.damaged
    )
    return Result(hits, " ".join(said))


def _first(names: list[str]) -> str:
    more = f" and {len(names) - FEW} more" if len(names) > FEW else ""
    return f"{', '.join(names[:FEW])}{more}"


def _marked(words: str, query: Query) -> Iterator[tuple[str, str]]:
    """Words, those strong that begin as what was sought."""
    sought = tuple(token for each in query.words for token in each.tokens)
    at = 0
    for token in TOKEN.finditer(words):
        if sought and folded(token[0]).startswith(sought):
            yield words[at : token.start()], ""
            yield token[0], "strong"
            at = token.end()
    yield words[at:], ""
