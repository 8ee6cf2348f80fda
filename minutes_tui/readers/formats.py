"""A file in a format that can be read, as source blocks."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import NoReturn

from msgspec.structs import replace

from minutes_tui.errors import UsageError
from minutes_tui.model.minutes import Minutes
from minutes_tui.readers.dialects import (
    captions,
    cell_tables,
    chat_logs,
    html_pages,
    invitations,
    open_documents,
    plain_text,
    record_json,
    structured_speech,
    word_files,
)
from minutes_tui.readers.dialects.packed_files import packed_as
from minutes_tui.readers.source_blocks import SourceBlock, SourceDoubt, words_of
from minutes_tui.system import files

LARGEST = 32 * files.MIB
"""Of a source."""
MOST_LINES = 100_000
"""Of a source, or paragraphs: a year of minutes has fewer, and to read more takes very long."""
ZIP = b"PK"
NOT_TEXT: Mapping[bytes, str] = {
    b"PK\x03\x04": "a packed file, such as Word's or OpenDocument's", b"PK\x05\x06": "a zip file", b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old or encrypted Office file", b"{\\rtf": "an RTF file", b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture",
}  # fmt: skip
"""How files begin that can't be read, and what they are."""


def _markdown(text: str) -> list[SourceBlock]:
    return list(plain_text.blocks(text, is_markdown=True))


def _text(text: str) -> list[SourceBlock]:
    return list(plain_text.blocks(text, is_markdown=False))


TEXTS: Mapping[str, Callable[[str], Iterable[SourceBlock]]] = {
    "md": _markdown, "txt": _text, "irc": chat_logs.blocks, "vtt": captions.blocks, "srt": captions.blocks,
    "html": html_pages.blocks, "json": structured_speech.of_recogniser, "xml": structured_speech.of_debate,
    "ics": invitations.blocks, "csv": cell_tables.blocks,
}  # fmt: skip
PACKED: Mapping[str, Callable[[bytes], Iterable[SourceBlock]]] = {
    "docx": word_files.blocks, "odt": open_documents.blocks,
}  # fmt: skip
FORMATS = (*TEXTS, *PACKED)
"""The names that `--as` takes; most are the ending of such files."""
NAMES = {"docx": "a Word file", "odt": "an OpenDocument text"}
WHOLE = ("md", "txt")
"""Those of which every word is the meeting's: the others have times and names before each line."""
ENDINGS: Mapping[str, str] = {
    ".markdown": "md", ".text": "txt", ".log": "txt", "": "txt", ".htm": "html", ".xhtml": "html", ".akn": "xml",
    ".tsv": "csv", ".ical": "ics",
}  # fmt: skip
"""Other endings, and the format that they stand for."""


def read(path: Path, as_format: str = "") -> tuple[list[SourceBlock], list[SourceDoubt]]:
    """The blocks of a file in a format, or in that of its ending, and what is in doubt already.

    Raises UsageError with a sentence for a file that can't be read.
    """
    if as_format and as_format not in FORMATS:
        raise UsageError(f"There is no format {as_format} to read. Choose one of: {', '.join(FORMATS)}.")
    ending = path.suffix.lower()
    name = as_format or ENDINGS.get(ending, ending.removeprefix("."))
    if name not in FORMATS:
        raise UsageError(f"Cannot read {ending} files yet. If {path.name} holds plain text, add --as txt.")
    content = content_of(path)
    if name in PACKED and content.startswith(ZIP):
        found = list(islice(PACKED[name](content), MOST_LINES + 1))
        if len(found) > MOST_LINES:
            raise UsageError(
                f"{path} has more than {MOST_LINES:,} paragraphs. Copy the minutes into a file of their own."
            )
        packed = [replace(block, file=str(path)) for block in found] or _nothing(path)
        return packed, [SourceDoubt(block.line, block.doubt, block.file) for block in packed if block.doubt]
    text = _decoded(path, content)
    if name not in TEXTS:
        raise UsageError(f"{path} is not {NAMES[name]}. If it holds plain text, add --as txt.")
    if text.count("\n") > MOST_LINES:
        raise UsageError(f"{path} has more than {MOST_LINES:,} lines. Copy the minutes into a file of their own.")
    if name == "txt" and not as_format and chat_logs.is_log(text):
        name = "irc"
    blocks = list(TEXTS[name](text)) or _nothing(path, text, name)
    doubts = [SourceDoubt(line, STRAY.format(said), str(path)) for line, said in _strays(content)]
    doubts += [SourceDoubt(block.line, block.doubt, str(path)) for block in blocks if block.doubt]
    if "�" in text:
        doubts.append(SourceDoubt(1, "Some letters could not be read: the file is not UTF-8.", str(path), "whole"))
    shown = plain_text.shown_words(text) if name == "md" else text
    logs = plain_text.log_lines(text) if name == "md" else frozenset()
    counted = (block for block in blocks if block.line not in logs)
    lost = len(words_of(shown)) - sum(len(words_of(block.source)) + bool(block.done) for block in counted)
    if lost > 0 and name in WHOLE:
        doubts.append(
            SourceDoubt(1, f"{lost} words are marks of the file and are not in the record.", str(path), "whole")
        )
    return [replace(block, file=str(path)) for block in blocks], doubts


AS_LINES = ("md", "txt", "irc", "vtt", "srt", "csv", "ics")
"""Formats whose lines are read by people; of the others the words are shown."""


def lines(path: Path, as_format: str = "") -> list[str]:
    """The lines of a file as it is, the first of which is counted 1; [] of a format whose lines no one reads.

    Raises UsageError as `read` does.
    """
    ending = path.suffix.lower()
    name = as_format or ENDINGS.get(ending, ending.removeprefix("."))
    return _decoded(path, content_of(path)).splitlines() if name in AS_LINES else []


def own_record(path: Path, as_format: str = "") -> tuple[Minutes, list[SourceDoubt]] | None:
    """The minutes of a record that was exported as JSON, and what is left out; None for any other file.

    Raises UsageError as `read` does.
    """
    if (as_format or path.suffix.lower().removeprefix(".")) != "json":
        return None
    found = record_json.minutes_of(_decoded(path, content_of(path)))
    if found is None:
        return None
    said = "The table {} is not known and is left out."
    return found[0], [SourceDoubt(1, said.format(key), str(path), "whole") for key in found[1]]


def _nothing(path: Path, text: str = "", name: str = "") -> NoReturn:
    if name in ("vtt", "srt") and words_of(text):
        raise UsageError(
            f"{path} has no captions: no line says from when to when. If it holds plain text, add --as txt."
        )
    if name == "html" and words_of(TAGS.sub(" ", text)):
        raise UsageError(f"{path} has elements too deep within others to be read. Save the page as plain text.")
    raise UsageError(f"{path} has no words to import.")


def content_of(path: Path) -> bytes:
    """The bytes of a source. Raises UsageError where it can't be read."""
    try:
        return files.read_bytes(path, LARGEST)
    except OSError as error:
        raise UsageError(files.trouble(path, error, "read")) from error


def _decoded(path: Path, content: bytes) -> str:
    for begins, called in NOT_TEXT.items():
        if content.startswith(begins) and (packed := packed_as(content)):
            raise UsageError(f"{path} is {NAMES[packed]}: add --as {packed}.")
        if content.startswith(begins):
            raise UsageError(f"{path} is {called}. Cannot read that yet: save it as plain text or Markdown.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\0" in content[:10_000]:
        raise UsageError(f"{path} is not a text file. Choose one with plain text or Markdown.")
    text = content.decode("utf-8-sig", "surrogateescape")
    return LONE.sub(_read_alone, text) if _is_utf8(text) else content.decode("cp1252", "replace")


TAGS = re.compile(r"<(script|style|head)\b.*?</\1\s*>|<[^<>]*>", re.DOTALL | re.IGNORECASE)
"""Elements of HTML, with all that is in those of which no words are shown."""
STRAY = "These letters are not UTF-8, as the others are, and may be wrong: {}."
LONE = re.compile("[\udc80-\udcff]")
"""A byte that is not UTF-8, as Python decodes it."""


def _is_utf8(text: str) -> bool:
    """Whether a text is UTF-8 but for a few bytes: no more of them than there are other letters outside of ASCII."""
    return text.isascii() or 2 * len(LONE.findall(text)) <= sum(not letter.isascii() for letter in text)


def _read_alone(byte: re.Match[str]) -> str:
    """One byte as what Windows writes for it: somebody pasted it from there."""
    return bytes([ord(byte[0]) - 0xDC00]).decode("cp1252", "replace")


def _strays(content: bytes) -> Iterator[tuple[int, str]]:
    """The lines of a text in UTF-8 that have bytes of another encoding, and the words with those as they are read."""
    text = content.decode("utf-8-sig", "surrogateescape")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or not LONE.search(text) or not _is_utf8(text):
        return
    for number, line in enumerate(text.splitlines(), 1):
        if LONE.search(line):
            yield number, ", ".join(LONE.sub(_read_alone, word) for word in line.split() if LONE.search(word))
