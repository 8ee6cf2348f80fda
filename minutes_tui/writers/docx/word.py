"""A document as DOCX: real styles, lists, tables, fields, and the language of each word."""

from collections.abc import Iterator
from copy import copy
from io import BytesIO
from itertools import chain
from typing import Any, assert_never
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.oxml.ns import qn
from docx.shared import Mm

from minutes_tui.model.document import (
    Block,
    Case,
    Cell,
    Code,
    Contents,
    Document,
    Gap,
    Heading,
    Listing,
    Masthead,
    Paragraph,
    Passage,
    Quotation,
    Signature,
    Table,
    lowered,
    unpaged,
    words,
)
from minutes_tui.writers.anchors import Anchors
from minutes_tui.writers.direction import is_right_to_left, tag
from minutes_tui.writers.docx.elements import (
    Element,
    bookmarked,
    counted,
    element,
    field,
    paragraph,
    runs,
    spoken,
    text,
)
from minutes_tui.writers.docx.word_base import DEEPEST, STEP, TABLE_STYLE, Lists, based
from minutes_tui.writers.result import Written
from minutes_tui.writers.runs import Run, contents, marked, on_one_line, trimmed
from minutes_tui.writers.xml_text import lawful


def write(document: Document) -> Written:
    """The file; the same document gives the same bytes. Raises ExportError where a house style's file is broken."""
    made, lost = based(document)
    warnings = (*lost, *_placed_logo(made, document))
    page = _Page(made, document)
    body = made.element.body
    for each in page.elements():
        body.insert(len(body) - 1, each)  # before the section's properties
    _head(made, document)
    _set_section(made, document)
    return Written(_packed(made), warnings)


def _packed(made: Any) -> bytes:
    """The file with the first day that a ZIP archive can have in the place of today."""
    saved, packed = BytesIO(), BytesIO()
    made.save(saved)
    with ZipFile(saved) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for each in old.infolist():
            new.writestr(ZipInfo(each.filename), old.read(each), ZIP_DEFLATED)
    return packed.getvalue()


class _Page:
    """What the blocks of a document become, with what is counted over all of them."""

    def __init__(self, made: Any, document: Document) -> None:
        self.document = document
        self.language = document.language
        self.lists = Lists(made)
        self.anchors = Anchors(document.blocks)
        names = sorted(self.anchors.all)
        self.bookmarks = {name: f"place_{number}" for number, name in enumerate(names, 1)}
        self.ids = {name: number for number, name in enumerate(names, 1)}
        self.styles = {style.name: style.style_id for style in made.styles} | {
            style.name.lower(): style.style_id for style in made.styles
        }
        self.width = _width(made.sections[0])
        self.gap = False

    @property
    def is_rtl(self) -> bool:
        return is_right_to_left(self.language)

    def elements(self) -> Iterator[Element]:
        yield from self.blocks(self.document.blocks, self.document.language)

    def blocks(self, blocks: tuple[Block, ...], language: str) -> Iterator[Element]:
        for block in chain.from_iterable(map(lowered, blocks)):
            if isinstance(block, Passage):
                yield from self.passage(block, language)
                continue
            self.language = language
            for number, each in enumerate(self.block(block)):
                if self.gap and number == 0 and each.tag == qn("w:p"):
                    _spaced(each)
                    self.gap = False
                yield each
            self.gap = self.gap or isinstance(block, Gap)

    def passage(self, block: Passage, language: str) -> Iterator[Element]:
        made = list(self.blocks(block.content, block.language or language))
        anchor = self.anchors.taken(block.anchor)
        if anchor and made:
            place = list(bookmarked((), self.bookmarks[anchor], self.ids[anchor]))
            first = made[0]
            at = 1 if first.tag == qn("w:p") else 0
            if at:
                first[at:at] = place
        yield from made

    def block(self, block: Block) -> Iterator[Element]:
        match block:
            case Heading(level, content, anchor):
                line = on_one_line(content)
                if line:
                    style = "Title" if level <= 1 else f"Heading {min(level - 1, 6)}"
                    yield self.paragraph(style, self.placed(self.runs(line), anchor))
            case Paragraph(content):
                yield from self.words(block, trimmed(content))
            case Listing():
                yield from self.listing(block, 0)
            case Quotation() | Code():
                yield from self.inside((block,), 0)
            case Table(head):
                if head:
                    yield self.columns(block) if block.is_columns else self.table(unpaged(block))
                    yield self.paragraph("Table Text", ())  # two tables that touch would be one
            case Contents():
                yield from self.contents(block)
            case Signature(name, role):
                yield from self.signature([line for line in (name, role) if line.strip()])
            case Gap():
                return
            case Passage() | Masthead() | Case():
                raise AssertionError("a passage is its blocks")
            case _:
                assert_never(block)

    def listing(self, block: Listing, level: int) -> Iterator[Element]:
        """A list, `level` lists deep."""
        level = min(level, DEEPEST)
        number = self.lists.numbers(block.start, level) if block.ordered else self.lists.bullets()
        for _, content, inside in block.entries:
            mark = element("w:numPr", element("w:ilvl", val=level), element("w:numId", val=number))
            style = "List Number" if block.ordered else "List Bullet"
            yield self.paragraph(style, self.runs(trimmed(content)), mark)
            yield from self.inside(inside, level + 1)

    def inside(self, blocks: tuple[Block, ...], level: int, style: str = "Body Text") -> Iterator[Element]:
        """What stands within an item or a quotation, indented as deep as that is."""
        for block in blocks:
            indent = [element("w:ind", left=STEP * level)] if level else []
            match block:
                case Listing():
                    yield from self.listing(block, level)
                case Quotation(content):
                    yield from self.inside(content, level + 1, "Quote")
                case Paragraph(content):
                    yield self.paragraph(style, self.runs(trimmed(content)), *indent)
                case Code():
                    yield self.paragraph("Code", [text("\n".join(block.lines))], *indent)
                case _:
                    yield from self.block(block)

    def paragraph(self, style: str, children: Any, *properties: Element) -> Element:
        return paragraph(self.styles[style], children, *properties, is_rtl=self.is_rtl)

    def runs(self, found: list[Run]) -> Iterator[Element]:
        language = tag(self.language)
        said = (spoken(language),) if language and self.language != self.document.language else ()
        return runs(found, self.bookmarks, self.is_rtl, *said)

    def placed(self, children: Iterator[Element], anchor: str) -> Iterator[Element]:
        taken = self.anchors.taken(anchor)
        return bookmarked(children, self.bookmarks[taken], self.ids[taken]) if taken else children

    def words(self, block: Paragraph, found: list[Run]) -> Iterator[Element]:
        """A paragraph; its number hangs in the margin. Words that end in a colon stay on the page of what follows."""
        number = marked(block)
        if not found and not number:
            return
        children = self.placed(self.runs(found), block.anchor)
        said = words(block.content)
        keeps = [element("w:keepNext")] if len(said) < 200 and said.endswith((":", "：")) else []
        if not number:
            yield self.paragraph("Body Text", children, *keeps)
            return
        style = element("w:rStyle", val=self.styles["Paragraph Number"])
        mark = [text(number, style, is_rtl=self.is_rtl), element("w:r", element("w:tab"))]
        yield self.paragraph("Numbered Paragraph", [*mark, *children], *keeps)

    def table(self, block: Table) -> Element:
        shares = block.widths or _shares(block)
        widths = [max(1, self.width * share // (sum(shares) or 1)) for share in shares]
        look = element("w:tblLook", val="0420", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0",
                       noHBand="0", noVBand="1")  # fmt: skip
        properties = element(
            "w:tblPr",
            element("w:tblStyle", val=self.styles[TABLE_STYLE]),
            *([element("w:bidiVisual")] if self.is_rtl else []),
            element("w:tblW", w=5000, type="pct"),
            element("w:tblLayout", type="fixed" if block.widths else "autofit"),
            look,
        )
        grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))
        rows = (self.row(row, widths, number == 0) for number, row in enumerate((block.head, *block.rows)))
        return element("w:tbl", properties, grid, *rows)

    def columns(self, block: Table) -> Element:
        """Words side by side: a row without rules whose cells hold a column each."""
        width = self.width // len(block.head)
        sides = ("top", "left", "bottom", "right")
        set_apart = element("w:keepLines"), element("w:ind", right=240)
        properties = element(
            "w:tblPr",
            *([element("w:bidiVisual")] if self.is_rtl else []),
            element("w:tblW", w=5000, type="pct"),
            element("w:tblLayout", type="fixed"),
            element("w:tblCellMar", *(element(f"w:{side}", w=0, type="dxa") for side in sides)),
        )
        cells = (
            element(
                "w:tc",
                element("w:tcPr", element("w:tcW", w=width, type="dxa")),
                *[self.paragraph("Body Text", self.runs(trimmed(cell)), *map(copy, set_apart)) for cell in stack]
                or [self.paragraph("Body Text", ())],
            )
            for stack in block.stacks()
        )
        grid = element("w:tblGrid", *(element("w:gridCol", w=width) for _ in block.head))
        return element("w:tbl", properties, grid, element("w:tr", *cells))

    def row(self, row: tuple[Cell, ...], widths: list[int], is_head: bool) -> Element:
        length = max((len(words(cell)) for cell in row), default=0)
        marks = [element("w:cantSplit")] if length < 600 else []
        if is_head:
            marks.append(element("w:tblHeader"))
        cells = (
            element(
                "w:tc",
                element("w:tcPr", element("w:tcW", w=width, type="dxa")),
                self.paragraph("Table Text", self.runs(trimmed(cell))),
            )
            for cell, width in zip(row, widths, strict=True)
        )
        return element("w:tr", element("w:trPr", *marks), *cells)

    def contents(self, block: Contents) -> Iterator[Element]:
        """A field that lists the headings, with those that it will find; where they stand, it finds out itself."""
        found = contents(self.document.blocks)
        if not found:
            return
        if block.title.strip():
            yield self.paragraph("TOC Heading", [text(block.title, is_rtl=self.is_rtl)])
        begin = list(field('TOC \\o "1-5" \\h \\z \\u', is_dirty=True))
        end = begin.pop()
        for number, (depth, heading) in enumerate(found):
            name = self.bookmarks[heading.anchor]
            line = list(runs(on_one_line(heading.whole), {}, self.is_rtl))
            tab = element("w:r", element("w:tab"))
            page = field(f"PAGEREF {name} \\h", text(""))
            entry = [*line, tab, *page]
            children: list[Element] = [element("w:hyperlink", *entry, anchor=name, history="1")]
            if number == 0:
                children = [*begin, *children]
            if number == len(found) - 1:
                children.append(end)
            stop = element("w:tabs", element("w:tab", val="right", leader="dot", pos=self.width))
            yield self.paragraph(f"toc {min(depth + 1, 5)}", children, stop)

    def signature(self, lines: list[str]) -> Iterator[Element]:
        """A rule to sign on, half the page wide, with who signs below it; the room above it parts it from another's
        rule, as paragraphs with the same rules that touch have one."""
        yield self.paragraph("Signature", (), element("w:keepNext"), element("w:spacing", before=800))
        rule = element("w:pBdr", element("w:top", val="single", sz=4, space=4, color="auto"))
        indent = element("w:ind", right=self.width // 2)
        yield self.paragraph("Signature", [text("\n".join(map(lawful, lines)), is_rtl=self.is_rtl)], rule, indent)


def _shares(block: Table) -> list[int]:
    """How wide each column should be by what is in it: not all word processors look for themselves."""
    columns = zip(*(block.head, *block.rows), strict=True)
    texts = ([words(cell) for cell in column] for column in columns)
    return [max(6, *(min(40, max(len(text), 2 * _longest_word(text))) for text in column)) for column in texts]


def _longest_word(text: str) -> int:
    return min(20, max(map(len, text.split()), default=0)) // 2


def _spaced(each: Element) -> None:
    """Room above a paragraph that no heading parts from what is before."""
    properties = each.find(qn("w:pPr"))
    if properties.find(qn("w:spacing")) is None:
        later = next((each for each in properties if each.tag in (qn("w:ind"), qn("w:jc"))), None)
        spacing = element("w:spacing", before=400)
        if later is None:
            properties.append(spacing)
        else:
            later.addprevious(spacing)


def _width(section: Any) -> int:
    """Of the text on a page, in twentieths of a point."""
    return int((section.page_width - section.left_margin - section.right_margin) / 635)


def _placed_logo(made: Any, document: Document) -> Iterator[str]:
    layout = document.layout
    if not layout.logo:
        return
    run = made.add_paragraph().add_run()
    try:
        run.add_picture(BytesIO(layout.logo), height=Mm(layout.logo_height))
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError, KeyError, ValueError):
        made.element.body.remove(run._r.getparent())
        yield "The logo is not in the DOCX file, because DOCX takes only PNG and JPEG. Use a PNG or JPEG logo."
        return
    for each in run._r.iter(qn("wp:docPr")):
        each.set("descr", lawful(document.subject or document.title))
        each.set("name", "Logo")


def _head(made: Any, document: Document) -> None:
    """What stands at the head and the foot of each page; a house style's own stays, and who may read it is added."""
    layout, section = document.layout, made.sections[0]
    rtl = is_right_to_left(document.language)
    lines = [line for line in (layout.draft, layout.restricted) if line]
    header = section.header
    has_own = layout.template and not header.is_linked_to_previous
    if (layout.header and not has_own) or lines:
        children = list(counted(layout.header, rtl)) if layout.header and not has_own else []
        marks = [text("    ".join(lines), element("w:b"), element("w:bCs"), is_rtl=rtl)] if lines else []
        tab = [element("w:r", element("w:tab"))] if children and marks else []
        stops = element("w:tabs", *(element("w:tab", val="clear", pos=pos) for pos in (4320, 4680, 8640, 9360)))
        stops.append(element("w:tab", val="right", pos=_width(section)))
        header.is_linked_to_previous = False
        _fill(header, paragraph("Header", [*children, *tab, *marks], stops, is_rtl=rtl), bool(has_own))
    footer = section.footer
    if layout.footer and not (layout.template and not footer.is_linked_to_previous):
        footer.is_linked_to_previous = False
        centred = element("w:jc", val="center")
        _fill(footer, paragraph("Footer", counted(layout.footer, rtl), centred, is_rtl=rtl), False)


def _fill(part: Any, made: Element, keeps: bool) -> None:
    if not keeps:
        for each in list(part._element):
            part._element.remove(each)
    part._element.append(made)


def _set_section(made: Any, document: Document) -> None:
    section = made.sections[0]._sectPr
    later = [qn(f"w:{name}") for name in ("pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg",
                                          "textDirection", "bidi", "rtlGutter", "docGrid")]  # fmt: skip
    if document.layout.line_numbers:
        lines = element("w:lnNumType", countBy=document.layout.line_numbers, restart="newPage")
        _insert(section, lines, later)
    if is_right_to_left(document.language):
        _insert(section, element("w:bidi"), later[-2:])


def _insert(section: Element, made: Element, later: list[str]) -> None:
    """An element in its place, which the schema orders."""
    behind = next((each for each in section if each.tag in later), None)
    if behind is None:
        section.append(made)
    else:
        behind.addprevious(made)
