"""A document as PDF, set by the Typst engine: `minutes.typ` has the layout, and the words reach it as data.

The file is PDF/A-2a and PDF/UA-1. What a standard refuses is still printed, in a file that does without it.
"""

import json
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from itertools import groupby
from typing import Any, assert_never

from minutes_tui.document import (
    Block,
    Contents,
    Document,
    Emphasis,
    Gap,
    Heading,
    Layout,
    Listing,
    Paragraph,
    Passage,
    Signature,
    Strong,
    Table,
    visible,
)
from minutes_tui.errors import ExportError, one_line
from minutes_tui.writers.anchors import Anchors
from minutes_tui.writers.runs import Run, on_one_line, trimmed
from minutes_tui.writers.written import Written

STANDARDS = {"a-2a": "PDF/A-2a", "ua-1": "PDF/UA-1"}

FONTS = (
    "Libertinus Serif",
    "Noto Serif",
    "Noto Naskh Arabic",
    "Amiri",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Songti SC",
    "SimSun",
)
"""The first is within the engine, the others stand in for the letters that it lacks where a system has them."""

LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_]([A-Za-z]{2}))?(?:[-_].*)?", re.DOTALL)
"""Language and region of a BCP 47 tag, as far as they are two or three letters, and two, which is what Typst takes."""

PAPERS = {"a3": "a3", "a4": "a4", "a5": "a5", "us-letter": "us-letter", "us-legal": "us-legal"}
COLOR = re.compile(r"#[0-9a-fA-F]{6}")
BLACK = "#000000"

Data = dict[str, Any]


def write(document: Document) -> Written:
    """The document's pages; the same document gives the same bytes. Raises ExportError."""
    data = json.dumps(_data(document))
    layout = document.layout
    if not layout.template:
        return _compiled((files("minutes_tui.writers") / "minutes.typ").read_bytes(), data, "")
    with _offline():
        return _compiled(layout.template, data, layout.template_name or "the house style's Typst file")


def _compiled(source: bytes, data: str, template: str) -> Written:
    """`template` is what a house style's own file is called, "" where it is ours.

    The engine names in one go all that its standards refuse; what they do is tried again without them.
    """
    import typst  # loads 80 MB, which nothing but a PDF needs

    standards: list[Any] = list(STANDARDS)
    refused = ""
    with as_file(files("minutes_tui.writers")) as folder:  # all that the engine can read: this program's own source
        try:
            engine = typst.Compiler(
                root=folder,
                sys_inputs={"document": data},
                package_path=folder,
                package_cache_path=folder,
            )
            while True:
                try:
                    content = engine.compile(source, pdf_standards=standards)
                    assert isinstance(content, bytes), "a PDF is one file"
                    return Written(content, tuple(_warnings(refused, standards)))
                except typst.TypstError as error:
                    against = [each for each in standards if _refuses(STANDARDS[each], error.diagnostic)]
                    if not against:
                        raise ExportError(_sentence(error.message, error.diagnostic, template)) from error
                    refused += error.diagnostic
                    standards = [each for each in standards if each not in against]
        except OSError as error:
            raise ExportError(_sentence(str(error), "", template)) from error


def _refuses(standard: str, diagnostic: str) -> bool:
    return any(standard in names for names in REFUSAL.findall(diagnostic))


REFUSAL = re.compile(r"^error: (PDF/.*?) error: ", re.MULTILINE)
MISSING = re.compile(r'^error: .*the text `"(.*?)"` could not be displayed with font', re.MULTILINE)
PRIVATE = re.compile(r'^error: .*the PDF contains the codepoint `"(.*?)"`', re.MULTILINE)
OTHERWISE = re.compile(r"^error: PDF/.*? error: (?!the text `|the PDF contains the codepoint)(.*)", re.MULTILINE)
ESCAPED = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")


def _warnings(refused: str, standards: list[str]) -> Iterator[str]:
    if not refused:
        return
    missing = _characters(MISSING, refused)
    if missing:
        yield f"No font has {missing}: a box stands in the place of each; a font that has them can be installed."
    private = _characters(PRIVATE, refused)
    if private:
        yield f"{private}: such characters have no meaning but in one font, and may look otherwise elsewhere."
    others = dict.fromkeys(OTHERWISE.findall(refused))
    lacks = " and ".join(name for each, name in STANDARDS.items() if each not in standards)
    reason = f": {one_line('; '.join(others))}" if others else ""
    yield f"So the PDF is not {lacks}{reason}." if missing or private else f"The PDF is not {lacks}{reason}."


def _characters(pattern: re.Pattern[str], said: str) -> str:
    """The characters that are named, each once with its number."""
    texts = pattern.findall(said)
    found = ESCAPED.sub(lambda code: chr(int(code[1], 16)) if code[1] else code[2], "".join(texts))
    return ", ".join(f"{visible(char)} (U+{ord(char):04X})" for char in dict.fromkeys(found))


AT = re.compile(r"^\s*┌─ __typst_py_bytes__\.typ:(\d+):(\d+)$", re.MULTILINE)
"""Where a fault is: the line from 1 on, the column from 0 on."""


def _sentence(message: str, diagnostic: str, template: str) -> str:
    said = one_line(message).rstrip(".")
    found = AT.search(diagnostic)
    if template and found:
        return f"{one_line(template)}, line {found[1]}, column {int(found[2]) + 1}: {said}."
    return f"The PDF can't be made: {said}; export Markdown or plain text instead."


NOWHERE = "http://0.0.0.0:0"
PROXIES = ("https_proxy", "HTTPS_PROXY", "no_proxy", "NO_PROXY")
_one_at_a_time = threading.Lock()


@contextmanager
def _offline() -> Iterator[None]:
    """Keeps the engine from fetching the packages that a file names: its only switch is where it looks for a proxy."""
    with _one_at_a_time:
        before = {name: os.environ.get(name) for name in PROXIES}
        os.environ.update({name: NOWHERE if "https" in name.lower() else "" for name in PROXIES})
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value


def _data(document: Document) -> Data:
    """What `minutes.typ` reads, as it says at its top."""
    date = document.date
    anchors = Anchors(document.blocks)
    return {
        "title": visible(document.title) or "-",  # PDF/UA wants one
        "subject": visible(document.subject),
        "reference": visible(document.reference),
        "date": {"year": date.year, "month": date.month, "day": date.day} if date else None,
        **(_language(document.language) or {"lang": "en", "region": None}),
        "fonts": FONTS,
        "layout": _layout(document.layout),
        "blocks": list(_blocks(document.blocks, anchors, "")),
    }


def _layout(layout: Layout) -> Data:
    fonts = [layout.font, *FONTS] if layout.font else list(FONTS)
    return {
        "paper": PAPERS.get(layout.paper, "a4"),
        "margins": dict(zip(("top", "right", "bottom", "left"), layout.margins, strict=True)),
        "fonts": fonts,
        "heading_fonts": [layout.heading_font, *fonts] if layout.heading_font else fonts,
        "size": layout.size,
        "color": layout.color if COLOR.fullmatch(layout.color) else BLACK,
        "logo": list(layout.logo) or None,
        "logo_height": layout.logo_height,
        "header": visible(layout.header),
        "footer": visible(layout.footer),
        "draft": visible(layout.draft),
        "restricted": visible(layout.restricted),
        "line_numbers": layout.line_numbers,
    }


def _language(tag: str) -> Data | None:
    found = LANGUAGE.fullmatch(tag)
    return {"lang": found[1].lower(), "region": found[2].upper() if found[2] else None} if found else None


UNMARKED = {"lang": None, "region": None}


def _blocks(blocks: tuple[Block, ...], anchors: Anchors, language: str) -> Iterator[Data]:
    """The blocks that have words; places to sign that follow each other are one block, side by side."""
    marked = _language(language) or UNMARKED
    for is_signed, group in groupby(blocks, lambda block: isinstance(block, Signature)):
        if is_signed:
            places = [_place(block) for block in group if isinstance(block, Signature)]
            yield {"kind": "signatures", "places": places, **marked}
            continue
        for block in group:
            if isinstance(block, Passage):
                anchor = anchors.taken(block.anchor)
                if anchor:
                    yield {"kind": "place", "anchor": anchor, **UNMARKED}
                yield from _blocks(block.content, anchors, block.language or language)
            elif data := _block(block, anchors):
                yield {**data, **marked}


def _block(block: Block, anchors: Anchors) -> Data | None:
    match block:
        case Heading(level, content, anchor):
            line = _inlines(on_one_line(content), anchors)
            named = {"anchor": anchors.taken(anchor), "listed": bool(anchor) and level > 1}
            return {"kind": "heading", "level": level, "content": line, **named} if line else None
        case Paragraph(content, number, time, anchor):
            words = _inlines(trimmed(content), anchors)
            marks = {"number": visible(number), "time": visible(time), "anchor": anchors.taken(anchor)}
            return {"kind": "paragraph", "content": words, **marks} if words or number or time else None
        case Listing(items, ordered, start):
            lines = [_inlines(trimmed(item), anchors) for item in items]
            return {"kind": "numbers" if ordered else "bullets", "start": start, "items": lines}
        case Table(head, rows, widths):
            cells = [[_inlines(trimmed(cell), anchors) for cell in row] for row in (head, *rows)]
            return {"kind": "table", "head": cells[0], "rows": cells[1:], "widths": widths} if head else None
        case Contents(title):
            return {"kind": "contents", "title": visible(title)}
        case Gap():
            return {"kind": "gap"}
        case Signature():
            return _place(block)
        case Passage():
            raise AssertionError("a passage is its blocks")
        case _:
            assert_never(block)


def _inlines(runs: list[Run], anchors: Anchors) -> list[Data]:
    return [
        {
            "text": run.text,
            "emphasis": Emphasis in run.styles,
            "strong": Strong in run.styles,
            "anchor": run.anchor if run.anchor in anchors.all else "",
            **((run.language and _language(run.language)) or UNMARKED),
        }
        for run in runs
    ]


def _place(signature: Signature) -> Data:
    return {"lines": [visible(line) for line in (signature.name, signature.role) if line.strip()]}
