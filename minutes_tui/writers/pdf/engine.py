"""The Typst engine: what it makes of a file in its language, and what it says where it fails."""

import contextlib
import json
import os
import re
import threading
from collections.abc import Iterator
from importlib.resources import as_file, files
from typing import Any

from minutes_tui.errors import ExportError, one_line
from minutes_tui.model.document import Layout, visible
from minutes_tui.writers.result import Written

STANDARDS = {"a-2a": "PDF/A-2a", "ua-1": "PDF/UA-1"}


class EngineError(ExportError):
    """The engine makes no PDF of our own layout; `reason` is what it says, without a full stop."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The PDF cannot be made: {reason}. Export Markdown or plain text instead.")
        self.reason = reason


OWN = "minutes.typ"
"""The file of our own layout."""


def compiled(source: bytes | None, data: str, layout: Layout) -> Written:
    """What the engine makes of a file in its language, or of our own layout.

    The engine names in one go all that its standards refuse; what they do is tried again without them.
    """
    import typst  # loads 80 MB, which nothing but a PDF needs

    with _silent():
        try:
            return _compiled(typst, source, data, layout)
        except (Exception, *NOT_THE_ENGINES):
            raise
        except BaseException as error:  # the engine's panics are no Exception
            _kept.clear()
            raise _failure(f"the engine failed at it ({one_line(str(error))})", "", layout) from error


NOT_THE_ENGINES = (KeyboardInterrupt, SystemExit, GeneratorExit)
"""What else is no Exception: it is meant for the program."""

_quiet = threading.Lock()


@contextlib.contextmanager
def _silent() -> Iterator[None]:
    """Let nothing reach stderr meanwhile: a panicking engine writes past Python, over whatever the terminal shows."""
    with _quiet, contextlib.ExitStack() as undo:
        with contextlib.suppress(OSError):  # without a stderr, or with no descriptor left, there is none to keep quiet
            kept = os.dup(2)
            undo.callback(os.close, kept)
            nowhere = os.open(os.devnull, os.O_WRONLY)
            undo.callback(os.close, nowhere)
            is_passed_on = os.get_inheritable(2)
            os.dup2(nowhere, 2, is_passed_on)
            undo.callback(os.dup2, kept, 2, is_passed_on)
        yield


_kept: dict[tuple[Any, str], Any] = {}
"""The engine that has made the last page of our own layout, which it has read, as it has the fonts."""


def _compiled(typst: Any, source: bytes | None, data: str, layout: Layout) -> Written:
    with as_file(files("minutes_tui.writers.pdf")) as folder:  # all that the engine can read: this program's own source
        try:
            paths = {"root": folder, "package_path": folder, "package_cache_path": folder}
            if source is not None:
                return _made(typst, typst.Compiler(**paths), source, data, layout)[0]
            key = (typst.Compiler, str(folder))
            is_new = key not in _kept
            while True:
                if is_new:
                    _kept.clear()
                    _kept[key] = typst.Compiler(input=folder / OWN, **paths)
                made, lacks_fonts = _made(typst, _kept[key], None, data, layout)
                if is_new or not lacks_fonts:
                    return made
                is_new = True  # what it lacks may have been installed since it read the fonts
        except OSError as error:
            raise _failure(str(error), "", layout) from error


def _made(typst: Any, engine: Any, source: bytes | None, data: str, layout: Layout) -> tuple[Written, bool]:
    """What an engine makes of a file, or of that which it has read, and whether it lacks a font. Raises ExportError."""
    standards: list[Any] = list(STANDARDS)
    refused = ""

    def made(room: str) -> tuple[bytes, list[Any]]:
        nonlocal standards, refused
        inputs = {"sys_inputs": {"document": data, "room": room}}
        while True:
            try:
                content, remarks = engine.compile_with_warnings(source, pdf_standards=standards, **inputs)
                assert isinstance(content, bytes), "a PDF is one file"
                return content, remarks
            except typst.TypstError as error:
                against = [each for each in standards if _refuses(STANDARDS[each], error.diagnostic)]
                if not against:
                    raise _failure(error.message, error.diagnostic, layout) from error
                refused += error.diagnostic
                inputs = {}  # the engine has kept them with what it has set: given anew, all would be set anew
                standards = [each for each in standards if each not in against]

    content, remarks = made("0")
    if layout.text_columns == 2 and source is None:
        room, last = _balancing_room(engine)
        if room:
            balanced, said_of_it = made(room)
            if _spots(engine)[1]["page"] == last:
                content, remarks = balanced, said_of_it
    fonts = tuple(_fonts_missing(layout, [each.message for each in remarks]))
    return Written(content, (*fonts, *_lacks(refused, standards))), bool(fonts or MISSING.search(refused))


SLACK = 9
"""Millimetres of a column that are left free below, as its lines don't break just where they should."""
LEAST = 12
"""Millimetres of room that are worth it."""


def _spots(engine: Any) -> list[Any]:
    """Where the columns of the page that it made last begin and end."""
    found: list[Any] = json.loads(engine.query("<spot>", field="value"))
    return found


def _balancing_room(engine: Any) -> tuple[str, int]:
    """How many millimetres at the foot of the last page are to be left free, so that the two columns above are of one
    length, or "" where there are too few; and the number of that page, which is to stay the last.
    """
    begins, ends = _spots(engine)
    top = begins["y"] if begins["page"] == ends["page"] else ends["top"]
    column = ends["bottom"] - top
    used = ends["y"] - top + (column if ends["second"] else 0)
    room = column - used / 2 - SLACK
    return f"{room:.2f}" if room >= LEAST else "", ends["page"]


def _refuses(standard: str, diagnostic: str) -> bool:
    return any(standard in names for names in REFUSAL.findall(diagnostic))


REFUSAL = re.compile(r"^error: (PDF/.*?) error: ", re.MULTILINE)
MISSING = re.compile(r'^error: .*the text `"(.*?)"` could not be displayed with font', re.MULTILINE)
PRIVATE = re.compile(r'^error: .*the PDF contains the codepoint `"(.*?)"`', re.MULTILINE)
OTHERWISE = re.compile(r"^error: PDF/.*? error: (?!the text `|the PDF contains the codepoint)(.*)", re.MULTILINE)
MOST = 20
"""Characters that are named."""

ESCAPED = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")


def _fonts_missing(layout: Layout, remarks: list[str]) -> Iterator[str]:
    for family in dict.fromkeys((layout.font, layout.heading_font)):
        if family and f"unknown font family: {family.lower()}" in remarks:
            yield f"The font {visible(family)} is not installed. Another font is used instead."


def _lacks(refused: str, standards: list[str]) -> Iterator[str]:
    if not refused:
        return
    missing = _characters(MISSING, refused)
    if missing:
        yield f"No font has {missing}. A box is printed for each. Install a font that has them."
    private = _characters(PRIVATE, refused)
    if private:
        yield f"{private}: these characters belong to one font only and may look different elsewhere."
    others = dict.fromkeys(OTHERWISE.findall(refused))
    lacks = " and ".join(name for each, name in STANDARDS.items() if each not in standards)
    reason = f": {one_line('; '.join(others))}" if others else ""
    yield f"So the PDF is not {lacks}{reason}." if missing or private else f"The PDF is not {lacks}{reason}."


def _characters(pattern: re.Pattern[str], said: str) -> str:
    """The characters that are named, each once with its number."""
    texts = pattern.findall(said)
    found = ESCAPED.sub(lambda code: chr(int(code[1], 16)) if code[1] else code[2], "".join(texts))
    chars = sorted(set(found))
    named = ", ".join(f"{visible(char)} (U+{ord(char):04X})" for char in chars[:MOST])
    return f"{named} and {len(chars) - MOST} more" if len(chars) > MOST else named


AT = re.compile(r"^\s*┌─ (?:.*/)?__typst_py_bytes__\.typ:(\d+):(\d+)$", re.MULTILINE)
"""Where a fault is: the line from 1 on, the column from 0 on."""


def _failure(message: str, diagnostic: str, layout: Layout) -> ExportError:
    said = one_line(message).rstrip(".")
    found = AT.search(diagnostic)
    if layout.template and found:
        name = one_line(layout.template_name) or "The house style's Typst file"
        return ExportError(f"{name}, line {found[1]}, column {int(found[2]) + 1}: {said}.")
    return EngineError(said)
