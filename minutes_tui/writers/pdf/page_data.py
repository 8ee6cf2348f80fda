"""A document as the JSON that a Typst file reads: `minutes.typ` says at its top what is in it."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import Any, assert_never

from minutes_tui.model.document import (
    Block,
    Case,
    Code,
    Contents,
    Document,
    Emphasis,
    Figure,
    Gap,
    Heading,
    Inserted,
    Layout,
    Listing,
    Masthead,
    Paragraph,
    Passage,
    Quotation,
    Signature,
    Speaker,
    Strong,
    Table,
    lowered,
    visible,
)
from minutes_tui.writers.anchors import Anchors
from minutes_tui.writers.direction import is_right_to_left, script
from minutes_tui.writers.runs import Run, on_one_line, trimmed

FONTS = ("Libertinus Serif", "Noto Serif", "Noto Naskh Arabic", "Amiri")
"""The first is within the engine, the others stand in for the letters that it lacks where a system has them."""
CHINESE = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun")
EAST_ASIAN = {
    "ja": ("Noto Serif CJK JP", "Source Han Serif", "Hiragino Mincho ProN", "Yu Mincho", "MS Mincho"),
    "ko": ("Noto Serif CJK KR", "Source Han Serif K", "AppleMyungjo", "Batang"),
    "zh-hant": ("Noto Serif CJK TC", "Source Han Serif TC", "Songti TC", "PMingLiU"),
}
"""Fonts before those, by language, as each has its own shapes of the same characters."""

LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_]([A-Za-z]{2}))?(?:[-_].*)?", re.DOTALL)
"""Language and region of a BCP 47 tag, as far as they are two or three letters, and two, which is what Typst takes."""

PAPERS = {"a3": "a3", "a4": "a4", "a5": "a5", "us-letter": "us-letter", "us-legal": "us-legal"}
COLOR = re.compile(r"#[0-9a-fA-F]{6}")
BLACK = "#000000"

Data = dict[str, Any]


def page_data(document: Document) -> Data:
    """What `minutes.typ` reads, as it says at its top."""
    date = document.date
    anchors = Anchors(document.blocks)
    fonts = (*FONTS, *EAST_ASIAN.get(script(document.language), ()), *CHINESE)
    return {
        "title": visible(document.title) or "-",  # PDF/UA wants one
        "subject": visible(document.subject),
        "reference": visible(document.reference),
        "date": {"year": date.year, "month": date.month, "day": date.day} if date else None,
        **(_language(document.language) or {"lang": "en", "region": None}),
        "rtl": is_right_to_left(document.language),
        "fonts": fonts,
        "layout": _layout(document.layout, fonts),
        "blocks": list(_blocks(document.blocks, anchors, "")),
    }


def _layout(layout: Layout, others: tuple[str, ...]) -> Data:
    fonts = [visible(layout.font), *others] if layout.font else list(others)
    return {
        "paper": PAPERS.get(layout.paper, "a4"),
        "margins": dict(zip(("top", "right", "bottom", "left"), layout.margins, strict=True)),
        "fonts": fonts,
        "heading_fonts": [visible(layout.heading_font), *fonts] if layout.heading_font else fonts,
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
    spoken = _language(language)
    marked = {**spoken, "rtl": is_right_to_left(language)} if spoken else UNMARKED
    for is_signed, group in groupby(blocks, lambda block: isinstance(block, Signature)):
        if is_signed:
            places = [_place(block) for block in group if isinstance(block, Signature)]
            yield {"kind": "signatures", "places": places, **marked}
            continue
        for block in chain.from_iterable(map(_lowered, group)):
            if isinstance(block, Passage):
                anchor = anchors.taken(block.anchor)
                if anchor:
                    yield {"kind": "place", "anchor": anchor, **UNMARKED}
                yield from _blocks(block.content, anchors, block.language or language)
            elif data := _block(block, anchors):
                yield {**data, **marked}


def _lowered(block: Block) -> Iterable[Block]:
    return (block,) if isinstance(block, Figure) else lowered(block)


def _block(block: Block, anchors: Anchors) -> Data | None:
    match block:
        case Heading(level, content, anchor):
            line = _inlines(on_one_line(content), anchors)
            named: Data = {"anchor": anchors.taken(anchor), "listed": bool(anchor) and level > 1}
            if block.is_on_new_page:
                named["new_page"] = True
            return {"kind": "heading", "level": level, "content": line, **named} if line else None
        case Paragraph(content, number, time, anchor):
            words = _inlines(trimmed(content), anchors)
            marks = {"number": visible(number), "time": visible(time), "anchor": anchors.taken(anchor)}
            return {"kind": "paragraph", "content": words, **marks} if words or number or time else None
        case Listing(items, ordered, start):
            lines = [_inlines(trimmed(item), anchors) for item in items]
            inside = [_nested(each, anchors) for _, _, each in block.entries]
            return {"kind": "numbers" if ordered else "bullets", "start": start, "items": lines, "inside": inside}
        case Quotation(content):
            return {"kind": "quotation", "content": _nested(content, anchors)}
        case Code(_, language):
            return {"kind": "code", "lines": block.lines, "language": visible(language)}
        case Table(head, rows, widths, sides=sides):
            cells = [[_inlines(trimmed(cell), anchors) for cell in row] for row in (head, *rows)]
            return (
                {"kind": "table", "head": cells[0], "rows": cells[1:], "widths": widths, "sides": sides}
                if head
                else None
            )
        case Contents(title):
            return {"kind": "contents", "title": visible(title)}
        case Figure():
            return _figure(block, anchors)
        case Gap():
            return {"kind": "gap"}
        case Signature():
            return _place(block)
        case Passage() | Masthead() | Case():
            raise AssertionError("a passage is its blocks")
        case _:
            assert_never(block)


def _figure(block: Figure, anchors: Anchors) -> Data | None:
    """A figure is a paragraph with its name, and what it is as a whole where there are pictures of it."""
    (named,) = lowered(block)
    said = _block(named, anchors)
    if said and block.pictures:
        said["whole"] = {
            "kind": "figure",
            "pictures": [list(picture) for picture in block.pictures],
            "alts": [visible(block.said(number)) or "-" for number in range(1, len(block.pictures) + 1)],
            "pages": block.is_pages,
            "caption": _inlines(trimmed(block.caption), anchors),
        }
    return said


def _nested(blocks: tuple[Block, ...], anchors: Anchors) -> list[Data]:
    """Blocks within another, in the language of that."""
    return [{**data, **UNMARKED} for block in blocks if (data := _block(block, anchors))]


def _inlines(runs: list[Run], anchors: Anchors) -> list[Data]:
    return [
        {
            "text": run.text,
            "emphasis": Emphasis in run.styles,
            "strong": not {Strong, Speaker, Inserted}.isdisjoint(run.styles),
            "code": run.is_code,
            "anchor": run.anchor if run.anchor in anchors.all else "",
            "url": run.url,
            **((run.language and _language(run.language)) or UNMARKED),
        }
        for run in runs
    ]


def _place(signature: Signature) -> Data:
    return {"lines": [visible(line) for line in (signature.name, signature.role) if line.strip()]}
