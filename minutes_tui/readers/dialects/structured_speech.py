"""Speech that a program has written down, as source blocks: a recogniser's JSON, and debates of Akoma Ntoso."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from minutes_tui.errors import UsageError
from minutes_tui.readers.dialects.xml_trees import require_no_entities
from minutes_tui.readers.source_blocks import SourceBlock, table_of

SPEECHES = ("segments", "sentences", "results", "utterances", "monologues")
"""What a recogniser calls the list of what it has heard."""
LONG = 600
"""Characters of a paragraph behind which a sentence ends it."""
NO_SPEECH = "This JSON file is neither a record nor a recogniser's transcript, which has a list called segments."
NOT_XML = "This is not a debate of Akoma Ntoso, or it is damaged."


def of_recogniser(text: str) -> Iterator[SourceBlock]:
    """What each said, with what one says in several pieces as one. A block's line is its piece's place, from 1.

    Raises UsageError for JSON that is something else.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError("This JSON file is damaged. Save it again from the program that made it.") from error
    pieces = found if isinstance(found, list) else next(
        (found[name] for name in SPEECHES if isinstance(found, Mapping) and isinstance(found.get(name), list)), None
    )  # fmt: skip
    if not pieces or not all(isinstance(each, Mapping) and isinstance(each.get("text"), str) for each in pieces):
        raise UsageError(NO_SPEECH)
    speaker, words, began, is_first = "", "", 1, True
    for at, piece in enumerate(pieces, 1):
        said = " ".join(piece["text"].split())
        who = piece.get("speaker") or piece.get("speaker_name") or ""
        who = " ".join(who.split()) if isinstance(who, str) else ""
        is_long = len(words) > LONG and words.endswith((".", "?", "!", "。"))
        if words and (who != speaker or is_long):
            yield _speech(words, began, speaker, is_first=is_first)
            is_first, words = who != speaker, ""
        began = began if words else at
        speaker, words = who, f"{words} {said}".strip()
    if words:
        yield _speech(words, began, speaker, is_first=is_first)


def _speech(words: str, line: int, speaker: str, *, is_first: bool) -> SourceBlock:
    escaped = words.replace("*", "\\*")
    if is_first or not speaker:
        return SourceBlock(text=escaped, line=line, speaker=speaker)
    return SourceBlock(text=escaped, line=line, goes_on=speaker)


def of_debate(text: str) -> Iterator[SourceBlock]:
    """The headings and speeches of a debate; its metadata is left out.

    Raises UsageError for XML that is something else.
    """
    from lxml import etree  # few debates are read

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UsageError(NOT_XML) from error
    require_no_entities(root)
    if etree.QName(root).localname != "akomaNtoso":
        raise UsageError(NOT_XML)
    yield from _of_element(root, 1)


HEADINGS = ("heading", "docTitle", "num", "subheading")
LEAVES = ("p", "narrative", "summary", "from", "block", "docDate", "docType", "docProponent", "scene")


def _of_element(element: Any, depth: int) -> Iterator[SourceBlock]:
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name, line = child.tag.rpartition("}")[2], child.sourceline or 1
        words = " ".join("".join(child.itertext()).split())
        if name == "meta" or not words:
            continue
        if name in ("speech", "question", "answer"):
            yield from _of_speech(child, line)
        elif name in HEADINGS:
            yield SourceBlock(kind="heading", text=words, line=line, level=min(depth, 6))
        elif name in ("ul", "ol"):
            yield from _items(child, 1)
        elif name == "table":
            yield _table(child, line)
        elif name in LEAVES:
            yield SourceBlock(text=words.replace("*", "\\*"), line=line)
        else:
            yield from _of_element(child, depth + (name in ("debateSection", "debateBody")))


def _of_speech(speech: Any, line: int) -> Iterator[SourceBlock]:
    """A speech behind the name of who speaks; its further paragraphs go on."""
    who, is_first = "", True
    for child in speech:
        words = " ".join("".join(child.itertext()).split()) if isinstance(child.tag, str) else ""
        name = child.tag.rpartition("}")[2] if words else ""
        if name == "from":
            who = words.rstrip(" :：")
        elif name in ("ul", "ol"):
            yield from _items(child, 1)
        elif name == "table":
            yield _table(child, child.sourceline or line)
        elif words:
            text = words.replace("*", "\\*")
            yield SourceBlock(text=text, line=child.sourceline or line, speaker=who if is_first else "",
                              goes_on="" if is_first else who)  # fmt: skip
            is_first = False


def _items(element: Any, depth: int) -> Iterator[SourceBlock]:
    for child in element:
        if isinstance(child.tag, str) and (words := " ".join("".join(child.itertext()).split())):
            yield SourceBlock(kind="item", text=words.replace("*", "\\*"), line=child.sourceline or 1, level=depth)


def _table(element: Any, line: int) -> SourceBlock:
    rows = [
        [" ".join("".join(cell.itertext()).split()) for cell in row if isinstance(cell.tag, str)]
        for row in element.iter("{*}tr")
    ]
    return SourceBlock(kind="table", text=table_of(rows), line=line)
