"""A document as one HTML file without script: nothing in it is fetched, and what is said in it can't act."""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from math import ceil
from typing import assert_never

from minutes_tui.model.document import (
    Block,
    Case,
    Cell,
    Code,
    Contents,
    Deleted,
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
    Rule,
    Side,
    Signature,
    Speaker,
    Strong,
    Table,
    linked,
    lowered,
    unpaged,
    visible,
    words,
)
from minutes_tui.model.printed_addresses import address_printed
from minutes_tui.writers.anchors import Anchors
from minutes_tui.writers.direction import is_right_to_left, tag
from minutes_tui.writers.forms import (
    AS_IN_A_REPORT,
    Neighbours,
    arranged,
    as_in_a_report,
    in_order,
    paired,
    parted,
    with_numbers_in_lines,
)
from minutes_tui.writers.html.replies import threaded
from minutes_tui.writers.html.stylesheet import stylesheet, without_item
from minutes_tui.writers.html.whole_words import with_whole_names, with_whole_numbers, with_whole_things
from minutes_tui.writers.other_way import FROM_LEFT, FROM_RIGHT, is_turned, parts
from minutes_tui.writers.runs import (
    Run,
    Style,
    by_url,
    contents,
    first_lettered,
    has_rules,
    on_one_line,
    trimmed,
    typed_lines,
)
from minutes_tui.writers.table_widths import ballot_columns, fit, letters, spanned, spans
from minutes_tui.writers.wrapping import COMMENT

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
REL = "noopener noreferrer"
"""Of a link that leads out of the page: where it leads to is told nothing of where from."""
PAGE_NUMBER = re.compile(r"\{pages?\}")
LONG_WORD = re.compile(r"\S{24}")
"""What no column can be expected to have room for: it may be broken anywhere."""
NARROW = 40
"""Letters of a row that a phone has room for."""
SHORT = 18
"""Letters of a cell of a register that stay on one line, such as a date."""
LETTER, GUTTER, MEASURE = 0.5, 0.75, 44.0
"""In letters' size: the width of a letter, what a cell of a register has beside its words, and the width of the page on
a screen."""
KEPT = 10
"""Lines of a register that are on one page, printed."""
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")

PICTURES = ((b"\x89PNG", "png"), (b"\xff\xd8", "jpeg"))
"""How the file of a picture begins; any other is SVG."""


STYLES: Mapping[Style, tuple[str, str]] = {
    Emphasis: ("em", ""),
    Strong: ("strong", ""),
    Speaker: ("b", ' class="speaker"'),
    Deleted: ("del", ""),
    Inserted: ("ins", ""),
}
"""The element of each style, and its attributes."""


def write(document: Document) -> str:
    """The file's text. Raises ExportError where a house style's CSS is broken."""
    title = _text(document.title) or "-"
    document = with_numbers_in_lines(document)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f"<html{_in_language(document.language)}>",
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>",
            *_properties(document),
            f"<style>\n{_style(document)}</style>",
            "</head>",
            f'<body class="style-{_text(document.layout.style)} cases-{_text(document.layout.cases)}">',
            *_header(document),
            "<main>",
            *_page(document, _anchors(document)),
            "</main>",
            *_footer(document.layout),
            "</body>",
            "</html>",
            "",
        ]
    )


def _anchors(document: Document) -> Anchors:
    is_rtl = is_right_to_left(document.language)
    return Anchors(document.blocks, has_addresses=document.layout.has_addresses, is_rtl=is_rtl)


def _text(words: str) -> str:
    return escape(visible(words), quote=True)


def _in_language(language: str) -> str:
    """The attributes that say in which language something is, and which way it is written."""
    lang = tag(language) if language else ""
    if not lang:
        return ""
    return f' lang="{lang}" dir="{"rtl" if is_right_to_left(lang) else "ltr"}"'


def _style(document: Document) -> str:
    longest = ballot_columns(document.blocks).longest
    is_rtl, rules = is_right_to_left(document.language), has_rules(document.blocks)
    return stylesheet(document.layout, longest, is_rtl=is_rtl, has_rules=rules)


def _properties(document: Document) -> Iterator[str]:
    said = {
        "description": ", ".join(part for part in (document.reference, document.subject) if part),
        "date": document.date.isoformat() if document.date else "",
    }
    yield from (f'<meta name="{name}" content="{_text(value)}">' for name, value in said.items() if value)


def _header(document: Document) -> Iterator[str]:
    layout = document.layout
    lines = []
    if layout.logo:
        alt = _text(document.subject or document.title)
        lines.append(f'<img class="logo" src="{_within(layout.logo)}" alt="{alt}">')
    header = without_item(layout.header)
    if header and not PAGE_NUMBER.search(header):
        lines.append(f'<p class="running">{_text(header)}</p>')
    if layout.restricted:
        lines.append(f'<p class="restricted">{_text(layout.restricted)}</p>')
    if layout.draft:
        lines.append(f'<p class="draft">{_text(layout.draft)}</p>')
    has_status = any(isinstance(block, Masthead) and block.status for block in document.blocks)
    if layout.status and not layout.draft and not has_status:  # on paper, the foot of each page has it
        lines.append(f'<p class="running"><strong>{_text(layout.status)}</strong></p>')
    if lines:
        yield from ("<header>", *lines, "</header>")


def _footer(layout: Layout) -> Iterator[str]:
    """Words at the foot of the page, unless they count pages, of which a screen has none."""
    start, end = layout.footer_sides
    said = [part for part in (start, layout.footer, end) if part and not PAGE_NUMBER.search(part)]
    if said:
        yield f"<footer>{''.join(f'<p>{_text(part)}</p>' for part in said)}</footer>"


def _page(document: Document, anchors: Anchors) -> Iterator[str]:
    """The head, the notice of the first page, and what follows: on a new page of paper under a symbol."""
    layout = document.layout
    if layout.template:
        yield from _blocks(document.blocks, document, anchors)
        return
    head, others = arranged(document) if layout.masthead == "centred" else parted(document.blocks)
    head = tuple(paired(block, layout.masthead) for block in head)
    yield from _blocks(head, document, anchors)
    if layout.notice:
        yield f'<p class="notice">{_inlines(trimmed(linked(layout.notice)), anchors)}</p>'
    if layout.masthead == "symbol" and any(isinstance(block, Masthead) for block in head) and others:
        yield '<div class="on-new-page">'
        yield from _blocks(others[:1], document, anchors)
        yield "</div>"
        others = others[1:]
    yield from _blocks(others, document, anchors)


def _blocks(blocks: tuple[Block, ...], document: Document, anchors: Anchors) -> Iterator[str]:
    """The blocks that have words; places to sign that follow each other stand side by side, and a motion is on the page
    of the votes on it."""
    found, neighbours = list(threaded(_written(blocks, document, anchors))), Neighbours[int]()
    for at, (block, html) in enumerate(found):
        kind = _only_case(block)
        if not kind:
            neighbours.parted()
            continue
        lengths = [len(TAG.sub("", line)) for line in html.splitlines()]
        before = neighbours.takes(kind, lengths, at)
        if before is not None:
            motion, said = found[before]
            found[before] = (motion, said.replace('<div class="', '<div class="leads ', 1))
    yield from (html for _, html in found)


TAG = re.compile(r"<[^>]*>")


def _only_case(block: Block) -> str:
    """The kind of a case, or of the one that a passage is; "" for all else."""
    only = block.content[0] if isinstance(block, Passage) and len(block.content) == 1 else block
    return only.kind if isinstance(only, Case) else ""


def _written(blocks: tuple[Block, ...], document: Document, anchors: Anchors) -> Iterator[tuple[Block, str]]:
    """Each block with what is written of it; places to sign in one with the first of them."""
    for kind, group in groupby(blocks, type):
        if kind is Signature:
            signatures = [block for block in group if isinstance(block, Signature)]
            yield signatures[0], "\n".join(['<div class="signatures">', *map(_place, signatures), "</div>"])
            continue
        for block in group:
            if html := "\n".join(_parts(block, document, anchors)):
                yield block, html


def _parts(block: Block, document: Document, anchors: Anchors) -> Iterator[str]:
    if isinstance(block, Passage):
        marks = f"{_id(anchors.taken(block.anchor))}{_in_language(block.language)}"
        yield f'<div class="{_text(block.kind)}"{marks}>'
        is_rtl = is_right_to_left(block.language) if tag(block.language) else anchors.is_rtl
        yield from _blocks(block.content, document, anchors.turned(is_rtl=is_rtl))
        yield "</div>"
    elif isinstance(block, Case):
        block = in_order(block, document.layout)
        assert isinstance(block, Case)
        is_in_form = document.layout.cases == "rule" and not document.layout.template
        yield f'<div class="case {_text(block.kind)}">'
        if is_in_form and block.kind in AS_IN_A_REPORT:
            yield from _nested(tuple(as_in_a_report(block)), anchors)
        else:
            yield from _case(block, anchors)
        yield "</div>"
    elif isinstance(block, Contents):
        yield from _contents(block, document)
    elif html := _block(block, anchors):
        yield html


def _block(block: Block, anchors: Anchors) -> str:
    match block:
        case Heading(content=content, anchor=anchor):
            return _heading(block, _inlines(on_one_line(content), anchors), anchors.taken(anchor))
        case Paragraph(content):
            runs = trimmed(content)
            way = "" if block.number or block.time else _direction(runs, anchors)
            said = _in_order(runs, anchors) if way else _hung(runs, anchors)
            return _paragraph(block, said, anchors.taken(block.anchor), way)
        case Listing(items, ordered, start):
            name = "ol" if ordered else "ul"
            first = f' start="{start}"' if ordered and start != 1 else ""
            lines = (_item(content, inside, anchors) for _, content, inside in block.entries)
            return "\n".join([f"<{name}{first}>", *lines, f"</{name}>"]) if items else ""
        case Quotation(content):
            is_long = sum(len(words(getattr(each, "content", ()))) for each in content) > LONGEST_QUOTED
            name = '<blockquote class="long">' if is_long else "<blockquote>"
            return "\n".join([name, *_nested(content, anchors), "</blockquote>"])
        case Code(_, language):
            kind = f' class="language-{escape(visible(language))}"' if language else ""
            return f"<pre><code{kind}>{chr(10).join(map(_line_of_code, block.lines))}\n</code></pre>"
        case Table(head):
            return "\n".join(_any_table(block, anchors)) if head and (block.rows or not block.role) else ""
        case Figure():
            return "\n".join(_figure(block, anchors))
        case Gap():
            return "<hr>"
        case Rule():
            return '<hr class="rule">'
        case Masthead():
            return "\n".join(['<header class="masthead">', *_masthead(block, anchors), "</header>"])
        case Contents() | Passage() | Signature() | Case():
            raise AssertionError("written among its neighbours")
        case _:
            assert_never(block)


LONGEST_QUOTED = 900
"""Letters of a quotation that is on one page of paper."""
SHORTEST_WRAPPED = 36
"""Letters of a line of code that a phone may have no room for."""


def _line_of_code(line: str) -> str:
    """A line of code; what goes on with it below, where it is long, is set in behind its own indent."""
    if len(line) < SHORTEST_WRAPPED:
        return _text(line)
    indent = len(line) - len(line.lstrip(" "))
    said = "".join(
        f'<span class="whole-code">{_text(part)}</span>' if at % 2 else _text(part)
        for at, part in enumerate(re.split(f"({COMMENT.pattern})", line))
    )
    return f'<span class="wrapped" style="--indent: {indent + 4}ch">{said}</span>'


def _figure(block: Figure, anchors: Anchors) -> Iterator[str]:
    """Pictures with their caption below, or the name of what can't be shown."""
    if not block.pictures:
        yield from (_block(each, anchors) for each in lowered(block))
        return
    yield f"<figure{_id(anchors.taken(block.anchor))}>"
    for number, picture in enumerate(block.pictures, 1):
        yield f'<img src="{_within(picture)}" alt="{_text(block.said(number))}">'
    if caption := _inlines(trimmed(block.caption), anchors):
        yield f"<figcaption>{caption}</figcaption>"
    yield "</figure>"


def _within(picture: bytes) -> str:
    """A picture as an address that has it within itself."""
    kind = next((kind for start, kind in PICTURES if picture.startswith(start)), "svg+xml")
    return f"data:image/{kind};base64,{b64encode(picture).decode()}"


def _item(content: Cell, inside: tuple[Block, ...], anchors: Anchors) -> str:
    words = _inlines(trimmed(content), anchors)
    return "\n".join([f"<li>{words}", *_nested(inside, anchors)]) + "</li>"


def _nested(blocks: tuple[Block, ...], anchors: Anchors) -> Iterator[str]:
    yield from (html for block in blocks if (html := _block(block, anchors)))


def _id(anchor: str) -> str:
    return f' id="{escape(anchor)}"' if anchor else ""


def _paragraph(block: Paragraph, words: str, anchor: str, direction: str = "") -> str:
    """A paragraph with its number and time; what links to itself is the number, or a sign behind the words.
    `direction` is another way of writing than that of the page."""
    marks = [_text(part) for part in (block.number, block.time) if part.strip()]
    if not words and not marks:
        return ""
    behind = ""
    if anchor and marks:
        marks[0] = f'<a href="#{escape(anchor)}">{marks[0]}</a>'
    elif anchor:
        behind = f' <a class="anchor" href="#{escape(anchor)}" aria-label="# {escape(anchor)}">#</a>'
    mark = f'<span class="mark">{" ".join(marks)}</span> ' if marks else ""
    role = f' class="{_text(block.role)}"' if block.role else ""
    role = ' style="text-align: center"' if block.role == "middle" else role
    way = f' dir="{direction}"' if direction else ""
    if mark and block.role == "division":  # the time stands at the end of its last line, not within the words
        return f"<p{role}{way}{_id(anchor)}>{words} {mark.rstrip()}{behind}</p>"
    return f"<p{role}{way}{_id(anchor)}>{mark}{words}{behind}</p>"


WIDE_NUMBERS = range(4, 9)
"""Letters of a number such as "TOP 12", which is wider than others, and below which a title does not go on."""


def _heading(block: Heading, line: str, anchor: str) -> str:
    if not line:
        return ""
    name = f"h{min(max(block.level, 1), 6)}"
    number = f'<span class="number">{_text(block.number)}</span> ' if block.number.strip() else ""
    is_wide = len(block.number) in WIDE_NUMBERS
    hang = f' style="--number: {len(block.number)}ch"' if is_wide else ""
    symbol = _inlines(on_one_line(block.symbol), Anchors(()))
    document = f' <span class="document">{symbol}</span>' if symbol else ""
    page = ' class="on-new-page"' if block.is_on_new_page else ""
    return f"<{name}{page}{hang}{_id(anchor)}>{number}{line}{document}</{name}>"


def _masthead(block: Masthead, anchors: Anchors) -> Iterator[str]:
    names = ("organisation", "body", "reference", "others", "distribution", "original", "status")
    parts = {name: getattr(block, name) for name in names}
    for name, content in parts.items():
        if line := _inlines(on_one_line(content), anchors):
            yield f'<p class="{name}">{line}</p>'


def _case(block: Case, anchors: Anchors) -> Iterator[str]:
    """A case: the lead with what runs on behind it, its other blocks, the tail, the ballots."""
    first = block.content[0] if block.content else None
    line = first.content if isinstance(first, Paragraph) else ()
    verdict = _verdict(block)
    said = [f'<b class="lead">{_text(block.lead + block.stop)}</b>'] if block.lead.strip() else []
    said += [verdict] if block.has_outcome_first and verdict else []
    said += [_inlines(trimmed(line), anchors)] if line else []
    yield _paragraph(Paragraph((), block.number, block.time), " ".join(filter(None, said)), anchors.taken(block.anchor))
    behind = [_inlines(trimmed(block.tail), anchors), "" if block.has_outcome_first else verdict]
    foot = [f'<p class="tail">{" ".join(filter(None, behind))}</p>'] if any(behind) else []
    yield from foot if block.has_foot_first else ()
    yield from _nested(block.content[1:] if line else block.content, anchors)
    yield from foot if not block.has_foot_first else ()
    if block.ballots and block.ballots.rows:
        yield from _any_table(block.ballots, anchors)


def _verdict(block: Case) -> str:
    comma = block.comma.rstrip() if block.outcome and block.result else ""
    strong = f'<b class="outcome">{_text(block.outcome + comma)}</b>' if block.outcome else ""
    return " ".join(filter(None, [strong, with_whole_numbers(block.result)]))


HALF_A_LINE = 28
"""Letters of a value of the head that has room beside another one."""


def _any_table(block: Table, anchors: Anchors) -> Iterator[str]:
    block = unpaged(block)
    if block.is_columns:
        yield from _columns(block, anchors)
    elif block.role == "head":
        yield '<dl class="head">'
        for mark, row in block.marked_rows:
            has_two = len(row) > 2 and any(row[2:]) and not mark
            is_alone = len(row) > 2 and (not has_two or any(len(words(cell)) > HALF_A_LINE for cell in row[1::2]))
            yield _pair(row[:2], anchors, "wide" if is_alone and not mark else mark)
            if has_two:
                yield _pair(row[2:], anchors, "wide" if is_alone else mark)
        yield "</dl>"
    else:
        yield from _table(block, anchors)


def _pair(row: tuple[Cell, ...], anchors: Anchors, mark: str) -> str:
    """A line of the head: what it is about, and what it says; "wide" where two share a row and this one has its own."""
    label, *said = (_inlines(trimmed(cell), anchors) for cell in row)
    named = f' class="{_text(mark)}"' if mark else ""
    return f"<div{named}><dt>{label}</dt>{''.join(f'<dd>{words}</dd>' for words in said)}</div>"


def _row(mark: str, row: tuple[Cell, ...], heads: list[str], block: Table, anchors: Anchors) -> str:
    """A row of a table; one that is about those below it, or goes over the whole width, has fewer cells."""
    cells = [_inlines(trimmed(cell), anchors) for cell in row]
    named = f' class="{_text(mark)}"' if mark else ""
    if mark in ("group", "label", "line"):
        last = len(cells) - 1
        behind = f'<td class="count">{cells[last]}</td>' if last > 0 and cells[last] else ""
        span = len(cells) - (1 if behind else 0)
        over = f' colspan="{span}"' if span > 1 else ""
        first = f"<td{over}>{cells[0]}</td>" if mark == "line" else f'<th scope="rowgroup"{over}>{cells[0]}</th>'
        return f"<tr{named}>{first}{behind}</tr>"
    if block.role == "ballots":
        first, *others = (with_whole_names(each) for each in cells)
        return f'<tr{named}><th scope="row">{first}</th>{"".join(f"<td>{words}</td>" for words in others)}</tr>'
    sides = [_side(block.side(at)) for at in range(len(cells))]
    most = SHORT if block.role in ("register", "agenda") else 0
    wholes = [" data-whole" if ISO_DAY.fullmatch(said) or 0 < len(said) <= most else "" for said in map(words, row)]
    sides = list(map("".join, zip(sides, wholes, strict=True)))
    found = spanned(row, spans(block, mark, row))
    written = (_cell(heads[at], cells[at], sides[at], many) for at, many, _ in found)
    return f"<tr{named}>{''.join(written)}</tr>"


def _table(block: Table, anchors: Anchors) -> Iterator[str]:
    texts = ["".join(run.text for run in on_one_line(cell)) for row in (block.head, *block.rows) for cell in row]
    heads = [_text(text) for text in texts[: len(block.head)]]
    classes = [_text(block.role)] if block.role else []
    classes += ["with-head"] if block.role == "agenda" and block.has_head else []
    classes += ["wide-words"] if any(map(LONG_WORD.search, texts)) else []
    classes += [] if block.widths or block.role else ["by-content"]
    classes += ["narrow"] if not block.role and sum(letters(block)) <= NARROW else []
    widths: Sequence[float] = () if block.role else block.widths
    if block.role == "register":
        widths = fit(block, LETTER, GUTTER, MEASURE).widths
        classes += ["long"] if _lines_of(block, widths) > KEPT else []
    yield f'<table class="{" ".join(classes)}">' if classes else "<table>"
    if widths:
        whole = sum(widths) or 1
        shares = (f'<col style="width: {100 * share / whole:.4g}%">' for share in widths)
        yield f"<colgroup>{''.join(shares)}</colgroup>"
    if block.has_head:
        sides = [_side(block.side(at)) for at in range(len(heads))]
        head = (_head(cell, side, anchors) for cell, side in zip(block.head, sides, strict=True))
        yield f"<thead><tr>{''.join(head)}</tr></thead>"
    yield "<tbody>"
    for at, (mark, row) in enumerate(block.marked_rows):
        if at and mark == "group":
            yield "</tbody>\n<tbody>"
        yield _row(mark, row, heads, block, anchors)
    yield "</tbody>\n</table>"


def _lines_of(block: Table, widths: Sequence[float]) -> int:
    """About how many lines the rows of a register take."""

    def height(row: tuple[Cell, ...]) -> int:
        over = spans(block, "", row)
        return max(
            ceil(len(words(cell)) * LETTER / (sum(widths[at : at + many]) - GUTTER))
            for at, many, cell in spanned(row, over)
        )

    return sum(max(1, height(row)) for row in block.rows)


def _side(side: Side) -> str:
    """The attribute that says where the words of a cell stand, where that isn't the start."""
    return "" if side == "start" else f' class="{side}"'


def _columns(block: Table, anchors: Anchors) -> Iterator[str]:
    """Words side by side; where there is no room for that, they stand below each other in their order."""
    stacks = list(block.stacks())
    count = 1 if sum(map(len, stacks)) == 1 else len(block.head)
    yield f'<div class="columns of-{count}">'
    yield from (f"<p>{with_whole_names(_inlines(trimmed(cell), anchors))}</p>" for stack in stacks for cell in stack)
    yield "</div>"


def _head(cell: Cell, side: str, anchors: Anchors) -> str:
    words = _inlines(trimmed(cell), anchors)
    return f'<th scope="col"{side}>{words}</th>' if words else "<td></td>"


def _cell(head: str, words: str, side: str, over: int) -> str:
    """A cell over that many columns, with the head of its column, which a phone shows beside it."""
    across = f' colspan="{over}"' if over > 1 else ""
    named = f' data-head="{head}"' if head and words else ""
    return f"<td{named}{across}{side if words else ''}>{words}</td>"


def _contents(block: Contents, document: Document) -> Iterator[str]:
    found = contents(document.blocks)
    if not found:
        return
    yield "<nav>"
    if block.title.strip():
        yield f"<h2>{_text(block.title)}</h2>"
    nothing = Anchors(())
    at = -1
    for depth, heading in found:
        while at > depth:
            yield "</li></ul>"
            at -= 1
        yield "<ul>" if at < depth else "</li>"
        at = depth
        yield f'<li><a href="#{escape(heading.anchor)}">{_inlines(on_one_line(heading.entry), nothing)}</a>'
    yield "</li></ul>" * (at + 1)
    yield "</nav>"


def _place(signature: Signature) -> str:
    parts = [("place", signature.place), ("caption", signature.caption)]
    captions = "".join(f'<span class="{name}">{_text(words)}</span> ' for name, words in parts if words)
    lines = [f'<span class="captions">{captions}</span>'] if captions else []
    lines += map(_text, signature.lines)
    label = f'<b class="label">{_text(signature.label)}</b> ' if signature.label else ""
    return f"<p>{label}{'<br>'.join(lines)}</p>"


def _hung(runs: list[Run], anchors: Anchors) -> str:
    """Words; lines that are typed as a list hang behind their letters."""
    if anchors.is_rtl or not any(run.text == "\n" for run in runs):
        return _inlines(runs, anchors)
    lines = typed_lines(runs)
    first = first_lettered(["".join([run.text for run in line]) for line in lines])
    if first == len(lines):
        return _inlines(runs, anchors)
    listed = [_inlines(line, anchors) for line in lines[first:]]
    before = runs[: sum(len(line) + 1 for line in lines[:first])]
    said = [*(f"{each}<br>" for each in listed[:-1]), listed[-1]]
    return _inlines(before, anchors) + "".join(f'<span class="hung">{each}</span>' for each in said)


def _inlines(runs: list[Run], anchors: Anchors) -> str:
    """Words; what was said is set apart behind its speaker where it is written the other way."""
    if not (anchors.is_rtl or any(FROM_RIGHT.search(run.text) for run in runs)):
        return _in_order(runs, anchors)
    start = _behind_speaker(runs)
    said = "".join([run.text for run in runs[start:]])
    if not is_turned(said, is_rtl=anchors.is_rtl):
        return _in_order(runs, anchors, is_apart=True)
    before = _in_order(runs[:start], anchors, is_apart=True)
    turned = anchors.turned(is_rtl=not anchors.is_rtl)
    blank = " " if start and said[:1].isspace() else ""
    behind = _in_order(runs[start:], turned, is_apart=True).removeprefix(blank)
    return f'{before}{blank}<bdi dir="{_way(turned)}">{behind}</bdi>'


def _behind_speaker(runs: list[Run]) -> int:
    """The place of the first run behind the speaker, who is named first."""
    return next((at for at, run in enumerate(runs) if Speaker not in run.styles), len(runs))


def _direction(runs: list[Run], anchors: Anchors) -> str:
    """Which way a paragraph is written, where nothing in it is written as the page; else ""."""
    said = "".join([run.text for run in runs])
    turned = anchors.turned(is_rtl=not anchors.is_rtl)
    has_own = FROM_RIGHT if anchors.is_rtl else FROM_LEFT
    return _way(turned) if is_turned(said, is_rtl=anchors.is_rtl) and not has_own.search(said) else ""


def _way(anchors: Anchors) -> str:
    return "rtl" if anchors.is_rtl else "ltr"


def _in_order(runs: list[Run], anchors: Anchors, *, is_apart: bool = False) -> str:
    """Words, run by run; `is_apart` sets apart those that are written the other way than what they are in."""
    written = []
    for url, inner in by_url(runs):
        said = "".join([_inline(run, anchors, is_apart=is_apart) for run in inner])
        written.append(_linked(url, said, inner, anchors) if url else said)
    return "".join(written)


def _linked(url: str, said: str, inner: list[Run], anchors: Anchors) -> str:
    """A link; on paper the stylesheet prints its address behind it where it has that."""
    address = address_printed(url, "".join([run.text for run in inner])) if anchors.has_addresses else ""
    behind = f' data-address="{escape(address)}"' if address else ""
    return f'<a href="{escape(url)}" rel="{REL}"{behind}>{said}</a>'


def _words(run: Run) -> str:
    if run.text == "\n":
        return "<br>"
    said = escape(run.text, quote=False)
    return said if run.is_code else with_whole_things(said)


def _apart(run: Run, anchors: Anchors) -> str:
    """The words of a run, each stretch of them that is written the other way as one that keeps to itself."""
    pieces = parts(run.text, is_rtl=anchors.is_rtl)
    return "".join([f"<bdi>{escape(said, quote=False)}</bdi>" if is_other else escape(said, quote=False)
                    for said, is_other in pieces])  # fmt: skip


def _inline(run: Run, anchors: Anchors, *, is_apart: bool = False) -> str:
    is_apart = is_apart and not (run.is_code or run.language or run.text == "\n")
    words = _apart(run, anchors) if is_apart else _words(run)
    if run.is_plain:
        return words
    words = f"<code>{words}</code>" if run.is_code else words
    for style in reversed(run.styles):
        name, marks = STYLES[style]
        words = f"<{name}{marks}>{words}</{name}>"
    marked = (_in_language(run.language) if run.language else "") + _id(anchors.taken(run.place))
    if marked:
        words = f"<span{marked}>{words}</span>"
    if run.anchor in anchors.all:
        words = f'<a href="#{escape(run.anchor)}">{words}</a>'
    return words
