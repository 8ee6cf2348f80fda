"""A document as the JSON that a Typst file reads: `minutes.typ` says at its top what is in it."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any, assert_never

from msgspec.structs import replace

from minutes_tui.model.document import (
    Address,
    Block,
    Case,
    Code,
    Contents,
    Deleted,
    Document,
    Emphasis,
    Figure,
    Gap,
    Heading,
    Inline,
    Inserted,
    LineBreak,
    Listing,
    Masthead,
    Paragraph,
    Passage,
    Quotation,
    Rule,
    Signature,
    Speaker,
    Strong,
    Table,
    Words,
    linked,
    lowered,
    reworded,
    unpaged,
    visible,
    words,
)
from minutes_tui.writers.anchors import Anchors
from minutes_tui.writers.direction import is_right_to_left, script
from minutes_tui.writers.forms import SIDE_BY_SIDE, goes_on, parted
from minutes_tui.writers.runs import Run, gathered, kept_whole, on_one_line, runs, trimmed
from minutes_tui.writers.table_widths import ballot_columns, spans

PART = re.compile(r"[ \n]+|(?<=-)(?!\d)|(?<=–)")
"""Where a line of a cell may end."""
WORD = 20
"""Letters of a word for which a column is made wider."""
NUMBER = 12
"""Letters of a number that is never broken, nor its head."""
MAXIMUM = 1000
"""Letters as which a longer word counts."""
WIDE = 60
"""Letters for which a column is made wider, of a cell that goes over others too."""
ACROSS = ("group", "label", "line")
"""The marks of rows that take the whole width of a table."""
THIRD = 16
"""Lines of A4 that take a third of a page."""
PIECE = 1000
"""Letters that have less than 512 words and numbers in whatever text."""
BLANK = re.compile(r"(?<![ \n])[ \n]")
STYLES = {Speaker: "speaker", Deleted: "deleted", Inserted: "inserted"}

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

PAPERS: Mapping[str, float] = {"a3": 297, "a4": 210, "a5": 148, "us-letter": 215.9, "us-legal": 215.9}
COLOR = re.compile(r"#[0-9a-fA-F]{6}")
BLACK = "#000000"

Data = dict[str, Any]


def page_data(document: Document) -> Data:
    """What a house's file reads, as `minutes.typ` says at its top."""
    return _page_data(document, Anchors(document.blocks), list)


def _page_data(document: Document, anchors: Anchors, wanted: Callable[[Iterator[Data]], list[Data]]) -> Data:
    date = document.date
    fonts = (*FONTS, *EAST_ASIAN.get(script(document.language), ()), *CHINESE)
    columns = ballot_columns(document.blocks)
    front, others = parted(document.blocks)
    layout = _layout(document, fonts)
    front_data = wanted(_blocks(front, anchors, ""))
    return {
        "title": visible(document.title) or "-",  # PDF/UA wants one
        "subject": visible(document.subject),
        "reference": visible(document.reference),
        "date": {"year": date.year, "month": date.month, "day": date.day} if date else None,
        **(_language(document.language) or {"lang": "en", "region": None}),
        "rtl": is_right_to_left(document.language),
        "fonts": fonts,
        "layout": layout,
        "blocks": front_data + _joined(wanted(_blocks(others, anchors, "")), layout["paper"]),
        "front": len(front_data),
        "ballots": {"labels": columns.labels, "leads": columns.leads, "named": columns.is_named},
    }


def drawn_data(document: Document) -> Data:
    """The same without what our own layout draws nothing of: the parts of a whole, and places that nothing leads to.
    Of a long meeting these are half of the blocks."""
    anchors = Anchors(document.blocks)

    def wholes(found: Iterator[Data]) -> list[Data]:
        return [_at_once(each) for each in found if not each.get("part")]

    def drawn(found: list[Data]) -> list[Data]:
        return [each for each in found if each["kind"] != "place" or each["anchor"] in anchors.led_to]

    data = _page_data(document, anchors, wholes)
    blocks, front = data["blocks"], data["front"]
    ahead = drawn(blocks[:front])
    return {**data, "blocks": ahead + drawn(blocks[front:]), "front": len(ahead)}


def _at_once(data: Data) -> Data:
    """A table that comes as another that is simpler is that table: its rows are not there twice."""
    whole = data.get("whole") or {}
    if not data["kind"] == whole.get("kind") == "table":
        return data
    own = {key: data[key] for key in ("lang", "region")}
    return {key: value for key, value in {**data, **whole, **own}.items() if key != "whole"}


def _layout(document: Document, others: tuple[str, ...]) -> Data:
    layout = document.layout
    fonts = [visible(layout.font), *others] if layout.font else list(others)
    header, footer = (layout.header, layout.header_sides), (layout.footer, layout.footer_sides)
    paper = layout.paper if layout.paper in PAPERS else "a4"
    status = next((block.status for block in document.blocks if isinstance(block, Masthead)), ())
    if not status and layout.status_first and layout.status.startswith(layout.status_first):
        status = (Strong((Words(layout.status_first),)), Words(layout.status.removeprefix(layout.status_first)))
    return {
        "paper": paper,
        "width": PAPERS[paper],
        "margins": dict(zip(("top", "right", "bottom", "left"), layout.margins, strict=True)),
        "fonts": fonts,
        "heading_fonts": [visible(layout.heading_font), *fonts] if layout.heading_font else fonts,
        "size": layout.size,
        "color": layout.color if COLOR.fullmatch(layout.color) else BLACK,
        "logo": list(layout.logo) or None,
        "logo_height": layout.logo_height,
        "header": _one_line(*header),
        "footer": _one_line(*footer),
        "header_parts": _running(*header, status),
        "footer_parts": _running(*footer, status),
        "header_first": layout.has_header_first,
        "two_sided": layout.two_sided,
        "draft": visible(layout.draft),
        "restricted": visible(layout.restricted),
        "line_numbers": layout.line_numbers,
        "style": layout.style,
        "masthead": layout.masthead,
        "cases": layout.cases,
        "number_at": layout.number_at,
        "text_columns": layout.text_columns,
        "justified": layout.is_justified,
        "indented": layout.is_indented,
        "initials": [visible(each) for each in layout.initials],
        "notice": visible(layout.notice),
        "notice_content": _inlines(linked(visible(layout.notice)), Anchors(())) if layout.notice else [],
        "entitled": visible(layout.entitled),
    }


def _one_line(middle: str, sides: tuple[str, str]) -> str:
    return visible("   ".join(part for part in (sides[0], middle, sides[1]) if part))


def _running(middle: str, sides: tuple[str, str], status: tuple[Inline, ...]) -> Data:
    """Each part of a running line as runs. Where one says the status, it is strong in what is strong in the head."""
    said = words(status)

    def part(text: str) -> list[Data]:
        if not said or said not in text:
            return [{"text": words((each,)), "strong": False, **_leads(each)} for each in linked(visible(text)) if text]
        before, _, after = text.partition(said)
        found = (Words(before), *status, Words(after))
        return [{"text": run.text, "strong": Strong in run.styles} for run in trimmed(found)]

    return {"start": part(sides[0]), "centre": part(middle), "end": part(sides[1])}


def _leads(inline: Inline) -> Data:
    """Where words of a running line lead, if they do."""
    return {"url": inline.leads} if isinstance(inline, Address) and inline.leads else {}


def _language(tag: str) -> Data | None:
    found = LANGUAGE.fullmatch(tag)
    return {"lang": found[1].lower(), "region": found[2].upper() if found[2] else None} if found else None


UNMARKED = {"lang": None, "region": None}


def _blocks(blocks: tuple[Block, ...], anchors: Anchors, language: str, *, are_noted: bool = False) -> Iterator[Data]:
    """The blocks that have words; places to sign that follow each other are one block, side by side. They are noted
    where they are a note's."""
    spoken = _language(language)
    marked = {**spoken, "rtl": is_right_to_left(language)} if spoken else UNMARKED
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
                yield from _blocks(block.content, anchors, block.language or language, are_noted=True)
                continue
            for anchor in _places(block, anchors):
                yield {"kind": "place", "anchor": anchor, **UNMARKED}
            own = {} if are_noted else {"noted": False}
            yield from ({**data, **own, **marked} for data in _simple(block, anchors))


def _places(block: Block, anchors: Anchors) -> Iterator[str]:
    """The places that are within a paragraph: they stand before it."""
    if isinstance(block, Paragraph) and block.role == "event":
        yield from (anchor for run in runs(block.content) if run.place and (anchor := anchors.taken(run.place)))


def _simple(block: Block, anchors: Anchors) -> Iterator[Data]:
    """A block as blocks of the kinds that any house's file knows; the first says what they are as a whole."""
    simple = list(_lowered(block))
    found = [data for each in simple if (data := _block(each, anchors))]
    if simple == [block] or not found:
        yield from found
        return
    first, *others = found
    whole = _block(block, anchors.given)
    yield {**first, "whole": whole and {**whole, **UNMARKED, "anchor": first.get("anchor", "")}}
    yield from ({**other, "part": True} for other in others)


def _lowered(block: Block) -> Iterator[Block]:
    match block:
        case Masthead() | Case():
            for each in lowered(reworded(block, _bracketed)):
                yield from _lowered(each)
        case Table(role="head" | "agenda" | "ballots", rows=rows) if rows and not block.has_head:
            lines = [_line([cell for cell in row if words(cell).strip()]) for row in unpaged(block).rows]
            yield Paragraph(tuple(inline for line in lines for inline in (LineBreak(), *line))[1:])
        case Table():
            yield unpaged(block)
        case _:
            yield block


def _line(cells: list[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    return tuple(inline for cell in cells for inline in (Words("  "), *cell))[1:]


def _bracketed(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Deleted words in brackets, as a file that doesn't strike them out would print them like any others."""
    return tuple(
        inline
        for each in content
        for inline in ((Words("["), each, Words("]")) if isinstance(each, Deleted) else (each,))
    )


def _joined(found: list[Data], paper: str) -> list[Data]:
    """The blocks, where a motion leads to the amendments and the votes on it, each of which follows another. They stay
    on one page where they take no more than a third of it: smaller paper has fewer lines, and they are shorter."""
    third = THIRD * (PAPERS[paper] / PAPERS["a4"]) ** 2
    last: Data | None = None
    chain: list[Data] = []
    for data in found:
        if data["kind"] == "place" or data.get("part"):
            continue
        whole = data.get("whole") or {}
        is_one = whole.get("kind") == "case" and whole["case"] in SIDE_BY_SIDE
        if last and goes_on(last["case"], whole.get("case", "")):
            last["leads"] = whole["follows"] = True
            chain.append(whole)
            stays = sum(each["size"] for each in chain) <= third
            for each in chain[:-1]:
                each["stays"] = stays
        else:
            chain = [whole]
        last = whole if is_one else None
    return found


def _block(block: Block, anchors: Anchors) -> Data | None:
    match block:
        case Heading():
            return _heading(block, anchors)
        case Paragraph(content, number, time, anchor, role):
            text = _inlines(content, anchors)
            marks = {"number": visible(number), "time": visible(time), "anchor": anchors.taken(anchor), "role": role}
            return {"kind": "paragraph", "content": text, **marks} if text or number or time else None
        case Listing(items, ordered, start):
            lines = [_inlines(item, anchors) for item in items]
            inside = [_nested(each, anchors) for _, _, each in block.entries]
            deep = {"reply": block.reply} if block.reply > 1 else {}
            kind = "numbers" if ordered else "bullets"
            return {"kind": kind, "start": start, "items": lines, "inside": inside, **deep}
        case Quotation(content):
            return {"kind": "quotation", "content": _nested(content, anchors)}
        case Code(_, language):
            return {"kind": "code", "lines": block.lines, "language": visible(language)}
        case Table():
            return _table(block, anchors)
        case Contents(title):
            return {"kind": "contents", "title": visible(title)}
        case Figure():
            return _figure(block, anchors)
        case Gap():
            return {"kind": "gap"}
        case Rule():
            return {"kind": "rule"}
        case Signature():
            return _place(block)
        case Masthead():
            parts = {name: getattr(block, name) for name in Masthead.__struct_fields__}
            return {"kind": "masthead", **{name: _inlines(part, anchors) for name, part in parts.items()}}
        case Case():
            return _case(block, anchors)
        case Passage():
            raise AssertionError("a passage is its blocks")
        case _:
            assert_never(block)


def _heading(heading: Heading, anchors: Anchors) -> Data | None:
    """Its number and its document are words of its line, and stand beside its title for who sets them apart."""
    title = _inlines(heading.content, anchors, is_line=True)
    if not title:
        return None
    number, document = visible(heading.number), visible(heading.document)
    symbol = _inlines(heading.symbol, anchors, is_line=True)
    before = _inlines((Words(f"{number} "),), anchors)
    after = _inlines((Words("  "), *heading.symbol), anchors, is_line=True)
    return {
        "kind": "heading",
        "level": heading.level,
        "content": [*(before if number else ()), *title, *(after if symbol else ())],
        "anchor": anchors.taken(heading.anchor),
        "listed": bool(heading.anchor) and heading.level > 1,
        **({"title": title, "number": number, "document": document, "symbol": symbol} if number or document else {}),
        **({"new_page": True} if heading.is_on_new_page else {}),
    }


def _case(case: Case, anchors: Anchors) -> Data:
    return {
        "kind": "case",
        "case": case.kind,
        "lead": visible(case.lead),
        "stop": visible(case.stop),
        "content": _nested(case.content, anchors),
        "outcome": visible(case.outcome),
        "result": visible(case.result),
        "verdict": _inlines(case.verdict, anchors),
        "verdict_first": case.has_outcome_first,
        "blank": case.blank,
        "tail": _inlines(case.tail, anchors),
        "ballots": _table(case.ballots, anchors) if case.ballots else None,
        "number": visible(case.number),
        "time": visible(case.time),
        "size": sum(map(_lines, case.content)) + _lines(case.ballots) + 2,
        "follows": False,
        "leads": False,
        "stays": False,
    }


def _lines(block: Block | None) -> int:
    """About how many lines a block takes on a page of one column."""
    match block:
        case Paragraph(content=content):
            return 1 + len(words(content)) // 90
        case Listing():
            return sum(1 + len(words(item)) // 85 + sum(map(_lines, inside)) for _, item, inside in block.entries)
        case Quotation(content):
            return sum(map(_lines, content))
        case Code():
            return len(block.lines)
        case Rule():
            return 1
        case Table(rows=rows):
            return sum(1 + max(len(words(cell)) for cell in row) // 70 for row in rows)
        case _:
            return 0


def _table(table: Table, anchors: Anchors) -> Data | None:
    if not table.head:
        return None
    head, *rows = [[_inlines(cell, anchors) for cell in row] for row in (table.head, *table.rows)]
    marks = table.marks or [""] * len(rows)
    over = [_over(spans(table, mark, row)) for mark, row in zip(marks, table.rows, strict=True)]
    in_columns = [
        [length if one == 1 else min(length, WIDE) for length, one in zip(map(_length, row), across, strict=True)]
        for row, mark, across in zip(rows, marks, over, strict=True)
        if mark not in ACROSS
    ]
    lengths = [max([_length(cell), *(row[at] for row in in_columns)]) for at, cell in enumerate(head)]
    least, longest = (_least(table, lengths, over, most) for most in (WORD, MAXIMUM))
    if "sign" in marks:
        lengths[-1], least[-1] = max(lengths[-1], SIGNATURE[1]), max(least[-1], SIGNATURE[0])
    return {
        "kind": "table",
        "head": head,
        "rows": rows,
        "widths": table.widths,
        "role": table.role,
        "marks": marks,
        "sides": ["end" if _is_paged([row[at] for row in rows]) else table.side(at) for at in range(len(head))],
        "lengths": lengths,
        "least": least,
        "longest": longest,
        "dates": _dates(table) if table.role == "register" else [],
        "spans": over if any(one != 1 for row in over for one in row) else [],
        "pages": next((at for at in range(len(head)) if any(run["page"] for row in rows for run in row[at])), None),
    }


SIGNATURE = 18, 34
"""Letters that have the room which a name written by hand needs, and that which it likes to have."""


def _over(across: list[int]) -> list[int]:
    """Of how many columns each cell has the room, 0 for one that another cell goes over."""
    return [each for one in across for each in (one, *[0] * (one - 1))]


def _least(table: Table, lengths: list[int], over: list[list[int]], most: int = WORD) -> list[int]:
    """Letters that each column needs to have no word or number broken. Words of a head are strong, and so wider."""

    def longest(cell: tuple[Inline, ...]) -> int:
        return max(map(len, PART.split(words(cell))), default=0)

    heads = [longest(cell) + 1 for cell in table.head]
    rows = list(zip(table.rows, over, strict=True))
    found = [
        min(most, max((longest(row[at]) for row, across in rows if across[at] == 1), default=0))
        for at in range(len(heads))
    ]
    are_numbers = (table.side(at) == "end" and length <= NUMBER for at, length in enumerate(lengths))
    return [
        max(length, len(words(cell)) + 1) if is_number else min(max(length, head), max(head, word))
        for is_number, length, cell, head, word in zip(are_numbers, lengths, table.head, heads, found, strict=True)
    ]


DATE = re.compile(r"\d{1,2}\D{2,16}\d{4}|[^\W\d_]{2,12}\s\d{1,2},\s\d{4}")
"""A date with the year last, as a list has it."""


def _dates(table: Table) -> list[int]:
    """Of each column that holds nothing but dates the letters of the longest; 0 of any other. None at all is none."""
    columns = [[words(cell) for cell in column if cell] for column in zip(*table.rows, strict=True)]
    found = [max(map(len, column), default=0) * all(map(DATE.fullmatch, column)) for column in columns]
    return found if any(found) else []


def _length(cell: list[Data]) -> int:
    return sum(4 if run["page"] else len(run["text"]) for run in cell)


def _is_paged(cells: list[list[Data]]) -> bool:
    """Whether the cells of a column are numbers of pages, which stand at its end."""
    return any(run["page"] for cell in cells for run in cell)


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
            "caption": _inlines(block.caption, anchors),
        }
    return said


def _nested(blocks: tuple[Block, ...], anchors: Anchors) -> list[Data]:
    """Blocks within another, in the language of that."""
    return [{**data, **UNMARKED} for block in blocks for data in _simple(block, anchors)]


PLAIN = {
    "emphasis": False,
    "strong": False,
    "code": False,
    "style": "",
    "anchor": "",
    "url": "",
    "page": "",
    **UNMARKED,
}
"""A run that is words and nothing more."""


def _inlines(content: tuple[Inline, ...], anchors: Anchors, *, is_line: bool = False) -> list[Data]:
    found = on_one_line(content) if is_line else trimmed(content, has_pages=True)
    return [
        {"text": kept_whole(run.text), **PLAIN}
        if run.is_plain and not run.page
        else {
            "text": run.text if run.is_code else kept_whole(run.text),
            "emphasis": Emphasis in run.styles,
            "strong": not {Strong, Speaker, Inserted}.isdisjoint(run.styles),
            "code": run.is_code,
            "style": next((name for style, name in STYLES.items() if style in run.styles), ""),
            "anchor": anchors.leading(run.anchor),
            "url": run.url,
            "page": anchors.leading(run.page),
            **((run.language and _language(run.language)) or UNMARKED),
        }
        for run in _in_pieces(gathered(found))
    ]


def _in_pieces(found: list[Run]) -> Iterator[Run]:
    """The runs with one that is empty, before a blank or the end of a line, wherever `PIECE` letters have none: the
    engine takes 512 words at most that are drawn in a way of their own, such as paths, from there to the next."""
    room = PIECE
    for run in found:
        rest = run
        while len(rest.text) > room:
            at = BLANK.search(rest.text, max(room, 0))
            if not at:
                break
            if at.start():
                yield replace(run, text=rest.text[: at.start()])
            yield replace(run, text="")
            rest = replace(run, text=rest.text[at.start() :])
            room = PIECE
        room -= len(rest.text)
        yield rest


def _place(signature: Signature) -> Data:
    """Who signs, line by line, what the signature says below that, and what stands below the rule."""
    role = ", ".join(filter(None, (signature.role, signature.body)))
    return {
        "lines": [visible(line) for line in (*signature.lines, signature.label) if line.strip()],
        "name": visible(signature.name),
        "role": visible(role),
        "label": visible(signature.label),
        "place": visible(signature.place),
        "caption": visible(signature.caption),
    }
