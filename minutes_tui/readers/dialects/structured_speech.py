"""Speech that a program has written down, as source blocks: a recogniser's JSON, and debates of Akoma Ntoso."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from minutes_tui.errors import UsageError
from minutes_tui.readers.dialects import chat_logs
from minutes_tui.readers.dialects.xml_trees import require_no_entities
from minutes_tui.readers.source_blocks import SourceBlock, table_of

SPEECHES = ("segments", "sentences", "results", "utterances", "monologues")
"""What a recogniser calls the list of what it has heard."""
LONG = 600
"""Characters of a paragraph behind which a sentence ends it."""
NO_SPEECH = "This JSON file is neither a record nor a log, nor a transcript, which has a list called segments."
NOT_XML = "This is not a debate of Akoma Ntoso, or it is damaged."


def of_recogniser(text: str) -> Iterator[SourceBlock]:
    """What each said, with what one says in several pieces as one. A block's line is its piece's place, from 1.

    Raises UsageError for JSON that is something else.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError("This JSON file is damaged. Save it again from the program that made it.") from error
    if messages := _messages(found):
        yield from chat_logs.blocks("\n".join(messages))
        return
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


def _messages(found: Any) -> list[str]:
    """The lines of a log that a chat program has saved as JSON, MeetBot's or Slack's; [] of any other JSON."""
    listed = found.get("messages") if isinstance(found, Mapping) else found
    if not isinstance(listed, list) or not listed or not all(isinstance(each, Mapping) for each in listed):
        return []
    if all(isinstance(each.get("sender"), str) and isinstance(each.get("payload"), str) for each in listed):
        return [f"<{each['sender']}> {' '.join(each['payload'].split())}" for each in listed]
    if not all("ts" in each and isinstance(each.get("text"), str) for each in listed):
        return []
    names = {str(each.get("user")): _slack_name(each) for each in listed}
    lines = []
    for each in listed:
        said = MENTION.sub(lambda found: f"@{names.get(found[1], found[1])}", each["text"])
        said = html.unescape(SLACK_LINK.sub(r"\1", said))
        first, *more = said.strip().split("\n")
        is_notice = str(each.get("subtype", "")).endswith(("_join", "_leave", "_topic", "_purpose", "_name"))
        lines += [
            f"--- {first}" if is_notice else f"<{_slack_name(each)}> {first}",
            *(f"\t{line}" for line in more if line),
        ]
    return lines


def _slack_name(message: Mapping[str, Any]) -> str:
    profile = message.get("user_profile")
    known = profile if isinstance(profile, Mapping) else {}
    names = (known.get("real_name"), known.get("display_name"), message.get("username"), message.get("user"))
    return next((name for name in names if isinstance(name, str) and name.strip()), "?").replace(">", "").strip()


MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^<>]*)?>")
SLACK_LINK = re.compile(r"<((?:https?|mailto):[^<>|]+)(?:\|[^<>]*)?>")


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

UNSPOKEN = ("narrative", "summary", "scene")
"""Those that tell what happened between speeches."""


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
            yield SourceBlock(text=words.replace("*", "\\*"), line=line, is_unspoken=name in UNSPOKEN)
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
