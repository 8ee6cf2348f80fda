"""A document as PDF, set by the Typst engine: `minutes.typ` has the layout, and the words reach it as data."""

import json
import re
from collections.abc import Iterator
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
    Listing,
    Paragraph,
    Passage,
    Signature,
    Strong,
    Table,
    flat,
    visible,
)
from minutes_tui.errors import ExportError, one_line
from minutes_tui.writers.runs import Run, on_one_line, trimmed

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


def write(document: Document) -> bytes:
    """The document's pages; the same document gives the same bytes. Raises ExportError."""
    import typst  # loads 80 MB, which nothing but a PDF needs

    try:
        with as_file(files("minutes_tui.writers") / "minutes.typ") as layout:
            return typst.compile(
                layout,
                root=layout.parent,  # all that the engine could read or fetch from; a page does neither
                package_path=layout.parent,
                package_cache_path=layout.parent,
                sys_inputs={"document": json.dumps(_data(document))},
            )
    except (typst.TypstError, OSError) as error:
        said = one_line(str(error)).rstrip(".")
        raise ExportError(f"The PDF can't be made: {said}; export Markdown or plain text instead.") from error


def _data(document: Document) -> dict[str, Any]:
    """What `minutes.typ` reads."""
    lang, region = _language(document.language)
    date = document.date
    return {
        "title": visible(document.title),
        "date": {"year": date.year, "month": date.month, "day": date.day} if date else None,
        "lang": lang,
        "region": region,
        "fonts": FONTS,
        "blocks": list(_blocks(tuple(flat(document.blocks)))),
    }


def _language(tag: str) -> tuple[str, str | None]:
    found = LANGUAGE.fullmatch(tag)
    if not found:
        return "en", None
    return found[1].lower(), found[2].upper() if found[2] else None


def _blocks(blocks: tuple[Block, ...]) -> Iterator[dict[str, Any]]:
    """The blocks that have words; places to sign that follow each other are one block, side by side."""
    for is_signed, group in groupby(blocks, lambda block: isinstance(block, Signature)):
        if is_signed:
            yield {"kind": "signatures", "places": [_place(block) for block in group if isinstance(block, Signature)]}
        else:
            yield from (data for block in group if (data := _block(block)))


def _block(block: Block) -> dict[str, Any] | None:
    match block:
        case Heading(level, content):
            line = _inlines(on_one_line(content))
            return {"kind": "heading", "level": level, "content": line} if line else None
        case Paragraph(content):
            words = _inlines(trimmed(content))
            return {"kind": "paragraph", "content": words} if words else None
        case Listing(items, ordered, start):
            lines = [_inlines(trimmed(item)) for item in items]
            return {"kind": "numbers" if ordered else "bullets", "start": start, "items": lines}
        case Gap():
            return {"kind": "gap"}
        case Signature():
            return _place(block)
        case Table(head, rows):
            lines = [[run for cell in row for run in _inlines(on_one_line(cell))] for row in (head, *rows)]
            return {"kind": "bullets", "start": 1, "items": lines}
        case Contents() | Passage():
            return None
        case _:
            assert_never(block)


def _inlines(runs: list[Run]) -> list[dict[str, Any]]:
    return [
        {"text": run.text, "emphasis": Emphasis in run.styles, "strong": Strong in run.styles} for run in runs
    ]  # fmt: skip


def _place(signature: Signature) -> dict[str, Any]:
    return {"lines": [visible(line) for line in (signature.name, signature.role) if line.strip()]}
