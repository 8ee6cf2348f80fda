"""A document as DOCX: real styles, lists, tables, fields, and the language of each word."""

import re
from collections.abc import Iterable, Iterator
from copy import copy
from itertools import chain, cycle, groupby
from typing import Any, assert_never

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from msgspec.structs import replace

from minutes_tui.model.document import (
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
    Inserted,
    Listing,
    Masthead,
    Paragraph,
    Passage,
    Quotation,
    Rule,
    Signature,
    Speaker,
    Table,
    words,
)
from minutes_tui.writers.anchors import Anchors
from minutes_tui.writers.direction import is_right_to_left, tag
from minutes_tui.writers.docx import paragraph_looks, tables
from minutes_tui.writers.docx.code import code
from minutes_tui.writers.docx.contents import table_of_contents
from minutes_tui.writers.docx.elements import (
    Element,
    Ways,
    add_property,
    bookmarked,
    element,
    paragraph,
    runs,
    spoken,
    text,
    with_whole_numbers,
)
from minutes_tui.writers.docx.first_pages import move_first_pages
from minutes_tui.writers.docx.heads import keep_what_is_before, masthead, right_stop, ruled, signatures
from minutes_tui.writers.docx.page_setup import COLUMN_GAP, part_the_columns, set_running_lines, set_section
from minutes_tui.writers.docx.pictures import figure, placed_logo
from minutes_tui.writers.docx.properties import packed, set_counts
from minutes_tui.writers.docx.rules import rule
from minutes_tui.writers.docx.word_base import (
    CASES,
    DEEPEST,
    STEP,
    Lists,
    bars,
    based,
    has_label_column,
    text_height,
    text_width,
)
from minutes_tui.writers.forms import (
    AS_IN_A_REPORT,
    BAR_HANGS,
    DROP,
    JUSTIFIED,
    LABEL_ROOM,
    LETTER_ROOM,
    ROOM_OF_CASE,
    Neighbours,
    arranged,
    as_a_paragraph,
    as_in_a_report,
    before_annexes,
    before_items,
    is_in_margin,
    is_long,
    is_open,
    is_run_in,
    is_under_a_rule,
    is_wide_lead,
    number_room,
    numbered,
    set_in_mm,
    side_column,
    title_room,
    with_side_column,
    with_slanted_headings,
)
from minutes_tui.writers.line_ends import (
    LONG_WORD,
    leaves_a_gap,
    with_soft_hyphens,
    with_whole_things,
)
from minutes_tui.writers.other_way import set_apart
from minutes_tui.writers.result import Written
from minutes_tui.writers.runs import Run, Style, kept_whole, lettered_apart, on_one_line, trimmed
from minutes_tui.writers.table_widths import SIZES, ballot_columns


def write(document: Document) -> Written:
    """The file; the same document gives the same bytes. Raises ExportError where a house style's file is broken."""
    document = with_slanted_headings(with_side_column(document))
    made, lost = based(document)
    warnings = (*lost, *placed_logo(made, document))
    page = _Page(made, document)
    section = made.element.body[-1]
    for each in page.elements():
        section.addprevious(each)  # a place by its number would be counted out from the first child for each
    if page.signed is not None:
        keep_what_is_before(page.signed)
    move_first_pages(made, page.after_table(line=20))
    set_running_lines(made, document)
    set_section(made, document)
    if page.end_of_columns is not None:
        part_the_columns(made, page.end_of_head, page.end_of_columns, page.over_columns)
    set_counts(made)
    return Written(packed(made), (*warnings, *page.warnings))


def _bookmark(name: str, number: int) -> str:
    """A place as Word can call it: that of a paragraph with a number by that, for it to be found when it comes back."""
    return name.replace("-", "_") if re.fullmatch(r"paragraph-\d{1,6}", name) else f"place_{number}"


class _Page:
    """What the blocks of a document become, with what is counted over all of them."""

    def __init__(self, made: Any, document: Document) -> None:
        self.document = document
        self.language = document.language
        self.inset = round(set_in_mm(document.layout) * 56.7)
        """Twentieths of a point by which what belongs to a numbered paragraph is set in."""
        self.in_case: tuple[int, int] | None = None
        """Within a case, where its words begin and what its bar is measured from, in twentieths of a point."""
        self.neighbours = Neighbours[Element]()
        self.was_day = False
        """Whether the last paragraph was that of a new day."""
        self.lists = Lists(made, document.layout.style, self.inset)
        self.anchors = Anchors(document.blocks)
        names = sorted(self.anchors.all)
        self.bookmarks = {name: _bookmark(name, number) for number, name in enumerate(names, 1)}
        self.ids = {name: number for number, name in enumerate(names, 1)}
        self.styles: dict[str, str] = {style.name: style.style_id for style in made.styles} | {
            style.name.lower(): style.style_id for style in made.styles
        }
        self.part = made.part
        self.links: dict[str, str] = {}
        """The ids of the relationships that lead to URLs."""
        self.letter = round(document.layout.size * LETTER)
        self.ballots = ballot_columns(document.blocks)
        self.around_cases = round(document.layout.size * ROOM_OF_CASE * 20)
        named: dict[Style, str] = {kind: self.styles[kind.__name__] for kind in (Speaker, Deleted, Inserted)}
        self.ways = Ways(self.bookmarks, self.related, self.styles["Hyperlink"], self.styles["HTML Code"], named)
        self.looks, self.indents = paragraph_looks.looks(made)
        self.codes = 0
        """Blocks of code and rules so far: every other one has lines of another colour, which do not run on."""
        self.other_frame = paragraph_looks.frame_told_apart(made.styles["Code"])
        rules = (ruled(self, 4, 4, "top"),)
        self.rules = map(copy, cycle((*rules, *paragraph_looks.told_apart(rules))))
        """Those above items, of which no two that follow each other are the same: these run on."""
        self.numbered = made.styles["Numbered Paragraph"].paragraph_format
        self.has_labels = has_label_column(document.layout)
        self.width = text_width(made.sections[0])
        self.height = text_height(made.sections[0])
        self.is_in_column = False
        """Whether the page has two columns of words here."""
        self.warnings: list[str] = []
        self.signed: Element | None = None
        """The places to sign."""
        self.gap = False
        self.side = round(side_column(document.layout) * 56.7)
        """Twentieths of a point by which the numbers of items, and the head, stand out to the start."""
        self.out = 0
        """That much while the head is made."""
        self.end_of_head: Element | None = None
        """The paragraph that ends what stands over the columns of words."""
        self.end_of_columns: Element | None = None
        """The one that ends the columns, which Word makes as long as each other there."""
        self.over_columns: list[Element] = []
        """The tables that have no room in one."""

    def related(self, url: str) -> str:
        """The id of the relationship that leads to a URL, one for all its links. Nothing is fetched by one."""
        if url not in self.links:
            self.links[url] = f"link{len(self.links) + 1}"
            self.part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, url, self.links[url], is_external=True)
        return self.links[url]

    @property
    def measure(self) -> int:
        return self.width + self.out

    @property
    def is_rtl(self) -> bool:
        return is_right_to_left(self.language)

    def elements(self) -> Iterator[Element]:
        blocks, language, layout = self.document.blocks, self.document.language, self.document.layout
        if layout.template:
            yield from self.blocks(blocks, language)
            return
        ahead, others = arranged(self.document)
        yield from self.further_out(ahead, language)
        if layout.text_columns == 2:
            if ahead:
                self.end_of_head = self.paragraph("Table Text", ())
                yield self.end_of_head
            whole, self.width, self.is_in_column = self.width, (self.width - COLUMN_GAP) // 2, True
            end = before_annexes(others)
            yield from self.blocks(others[:end], language)
            self.end_of_columns = self.paragraph("Table Text", ())
            yield self.end_of_columns
            self.width, self.is_in_column = whole, False
            yield from self.blocks(others[end:], language)
            return
        is_open = layout.masthead == "symbol" and any(isinstance(block, Masthead) for block in ahead)
        at = before_items(others, layout)
        for each in chain(self.further_out(others[:at], language), self.blocks(others[at:], language)):
            if is_open and each.tag == qn("w:p"):
                add_property(each, element("w:pageBreakBefore"))  # the first page has the head alone
            is_open = False
            yield each

    def further_out(self, blocks: tuple[Block, ...], language: str) -> Iterator[Element]:
        """Blocks that begin where the numbers of items do."""
        self.out = self.side
        yield from self.blocks(blocks, language)
        self.out = 0

    def blocks(self, blocks: tuple[Block, ...], language: str) -> Iterator[Element]:
        groups = [(kind, list(group)) for kind, group in groupby(blocks, type)]
        for at, (kind, group) in enumerate(groups):
            if kind is Signature:
                self.signed = signatures(self, [each for each in group if isinstance(each, Signature)])
                yield self.signed
                yield self.after_table(line=20)  # else alone on a last page
                continue
            made = self.alike(group, language)
            if kind is Paragraph and at + 1 < len(groups) and groups[at + 1][0] is Listing:
                led = list(made)
                if led and led[-1].tag == qn("w:p"):
                    add_property(led[-1], element("w:keepNext"))
                made = iter(led)
            yield from made

    def alike(self, blocks: Iterable[Block], language: str) -> Iterator[Element]:
        for block in blocks:
            if isinstance(block, Passage):
                yield from self.passage(block, language)
                continue
            self.language = language
            for number, each in enumerate(self.block(block)):
                if self.gap and number == 0 and each.tag == qn("w:p"):
                    paragraph_looks.spaced(each)
                    self.gap = False
                yield each
            self.gap = self.gap or isinstance(block, Gap)

    def passage(self, block: Passage, language: str) -> Iterator[Element]:
        made = list(self.blocks(block.content, block.language or language))
        anchor = self.anchors.taken(block.anchor)
        if anchor and made:
            place = list(bookmarked((), self.bookmarks[anchor], self.ids[anchor]))
            # LibreOffice drops a bookmark in the frame of a number in the margin.
            first = next((each for each in made if each.find(f"{qn('w:pPr')}/{qn('w:framePr')}") is None), made[0])
            at = 1 if first.tag == qn("w:p") else 0
            if at:
                first[at:at] = place
        yield from made

    def block(self, block: Block) -> Iterator[Element]:
        if not isinstance(block, Case):
            self.neighbours.parted()
        match block:
            case Heading():
                yield from self.heading(block)
            case Paragraph(content):
                yield from self.typed(block, trimmed(content))
            case Listing():
                yield from self.listing(block, max(0, block.reply - 1))
            case Quotation() | Code() | Rule():
                yield from self.inside((block,), 0)
            case Table(head):
                if head and (block.rows or not block.role):
                    yield from self.any_table(block, -self.out)
                    yield self.after_table()
            case Contents():
                yield from table_of_contents(self, block)
            case Masthead():
                yield from masthead(self, block)
            case Case():
                yield from self.case(block)
            case Figure():
                yield from figure(self, block)
            case Gap():
                return
            case Passage() | Signature():
                raise AssertionError("a passage is its blocks")
            case _:
                assert_never(block)

    def after_table(self, line: int = 0) -> Element:
        """A line of little height, in twentieths of a point: two tables that touch would be one."""
        line = line or round(self.document.layout.size * 12)
        return self.paragraph("Table Text", (), element("w:spacing", before=0, after=0, line=line, lineRule="exact"))

    def heading(self, block: Heading) -> Iterator[Element]:
        """A heading; its number stands before a tab, and what is behind hangs there."""
        line = on_one_line(block.content)
        if not line:
            return
        layout, children = self.document.layout, list(self.runs(line))
        properties = [element("w:pageBreakBefore")] if block.is_on_new_page else []
        if block.number.strip():
            least = self.side or (454 if block.level == 2 else 567)
            room = round(number_room(block, self.document.layout, HEADING_LETTER, least, NUMBER_GAP))
            run_in = is_run_in(room, self.width + self.side)
            room = least if run_in else room
            gap = text("  ") if run_in else element("w:r", element("w:tab"))
            children = [self.named("Item Number", block.number), gap, *children]
            properties.append(element("w:ind", left=room - self.side, hanging=room))
        if block.symbol and block.level <= 1:
            children += self.beside_title(block, self.symbol(block, "Title Name"))
            if self.document.layout.masthead == "line":
                properties.append(right_stop(self))
            elif not is_run_in(room := round(title_room(block, layout, HEADING_LETTER, TITLE_GAP)), self.measure):
                properties.append(element("w:ind", left=room - self.out, hanging=room))
        elif block.symbol:
            children += self.beside_heading(self.symbol(block, "Item Document"))
            if self.document.layout.masthead == "line":
                properties.append(right_stop(self))
        is_ruled = self.document.layout.masthead == "line" and not self.document.layout.template
        if block.level <= 1 and is_ruled:
            properties.append(ruled(self, 7, 3))
        elif is_ruled and is_under_a_rule(block):
            properties.append(next(self.rules))
        style = "Title" if block.level <= 1 else f"Heading {min(block.level - 1, 6)}"
        yield self.paragraph(style, self.placed(iter(children), block.anchor), *properties)

    def symbol(self, block: Heading, style: str) -> list[Element]:
        """The document of a heading in a style, a link where it leads somewhere."""
        said = on_one_line(block.symbol)
        if not any(run.url for run in said):
            return [self.named(style, block.document)]
        return list(runs(said, replace(self.ways, link_style=self.styles[style]), self.is_rtl))

    def beside_title(self, block: Heading, symbol: list[Element]) -> list[Element]:
        """What stands on the line of the title: the reference at its end, or the name of the meeting."""
        layout = self.document.layout
        is_far = is_run_in(title_room(block, layout, HEADING_LETTER, TITLE_GAP), self.measure)
        is_beside = layout.masthead == "line" or not is_far
        return [element("w:r", element("w:tab")) if is_beside else text("  "), *symbol]

    def beside_heading(self, symbol: list[Element]) -> list[Element]:
        """The document of an item: behind its title, at the end of the line, or in brackets below it."""
        layout = self.document.layout
        if layout.template or (layout.masthead != "line" and layout.text_columns != 2):
            return [text("  "), *symbol]
        if layout.masthead == "line":
            return [element("w:r", element("w:tab")), *symbol]
        return [text("\n"), self.named("Item Document", "["), *symbol, self.named("Item Document", "]")]

    def named(self, style: str, words: str) -> Element:
        """Words in a style of their own."""
        return text(words, element("w:rStyle", val=self.styles[style]), is_rtl=self.is_rtl)

    def case(self, block: Case) -> Iterator[Element]:
        """A motion, vote, decision: paragraphs in its style, which stay together with what is between them."""
        if block.kind in AS_IN_A_REPORT and self.document.layout.cases == "rule" and not self.document.layout.template:
            for each in as_in_a_report(block):
                yield from self.block(each)
            return
        style = block.kind.capitalize() if block.kind.capitalize() in CASES else "Body Text"
        if block.time and self.document.layout.text_columns == 2:
            yield self.time_alone(block.time)
            block = replace(block, time="")
        if self.document.layout.cases == "line" and not self.document.layout.template:
            block = as_a_paragraph(block)
        number = numbered(Paragraph((), block.number, block.time), self.document.layout)
        hangs = -round((self.numbered.first_line_indent or 0) / 635)
        room = hangs - round(BAR_HANGS * 56.7)
        ahead = []
        if is_in_margin(number, self.document, room / 56.7):
            ahead = [self.in_margin(number, room, hangs)]
            block = replace(block, number="", time="")
        before, self.neighbours = self.neighbours, Neighbours[Element]()
        made = list(self.of_case(block, style))
        self.neighbours = before
        looks = self.looks.get(style, ())
        has_ballots = bool(block.ballots and block.ballots.rows)
        inner = made[:-1] if has_ballots else made  # the last is the room below the ballots
        lines = [each for each in inner if each.tag == qn("w:p")]
        lengths = [sum(len(said.text) for said in each.iter(qn("w:t"))) for each in lines]
        is_parted = is_long(lengths)
        within = inner[:-1] if has_ballots else inner  # without the ballots
        rows = [row for each in within if each.tag == qn("w:tbl") for row in each.iter(qn("w:tr"))]
        self.follow(
            block.kind, [*lengths, *(sum(len(said.text) for said in row.iter(qn("w:t"))) for row in rows)], made[-1]
        )
        is_ruled = style == "Decision" and self.document.layout.cases == "rule" and len(made) > 1
        if self.neighbours.is_other and not is_ruled:
            looks = paragraph_looks.told_apart(looks)
            for each in lines:
                if each.pPr.pStyle is not None and each.pPr.pStyle.val == self.styles[style]:
                    add_property(each, *(copy(look) for look in looks if look.tag == qn("w:pBdr")))
        stays = {*lines[:1], *lines[-2:-1]} if is_parted else {*lines}
        for each in inner:
            if each.tag == qn("w:p"):
                whole = element("w:keepLines", val="0") if is_parted else element("w:keepLines")
                keeps = [element("w:keepNext")] if each in stays and each is not inner[-1] else []
                add_property(each, whole, *keeps)
                if each.pPr.pStyle is None or each.pPr.pStyle.val != self.styles[style]:
                    add_property(each, *(paragraph_looks.as_far_out(look, each, self.indents[style]) for look in looks))
        if is_ruled:
            made = paragraph_looks.between_rules(made, self.paragraph(style, ()))
        if looks:
            paragraph_looks.join(inner)
        if has_ballots and len(inner) > 1 and inner[-2].tag == qn("w:p"):
            paragraph_looks.meet(inner[-2], looks)
        elif lines and looks and not self.has_labels:
            paragraph_looks.give_room(lines[-1], after=self.around_cases)
        if lines and looks and not (self.neighbours.is_same and self.has_labels):  # a motion and its vote have one bar
            paragraph_looks.give_room(lines[0], before=self.around_cases)
        yield from (*ahead, *made)

    def in_margin(self, number: str, room: int, hangs: int) -> Element:
        """The number and the time of a case in a frame that is beside the next paragraph: an office draws the bar of a
        paragraph before the first of its words."""
        frame = element(
            "w:framePr", w=room, hSpace=0, wrap="around", vAnchor="text", hAnchor="margin", x=-hangs,
            y=round(self.document.layout.size * DROP * 20),
        )  # fmt: skip
        flush = element("w:spacing", before=0, after=0), element("w:ind", left=0, firstLine=0)
        mark = self.named("Paragraph Number", number)
        return self.paragraph("Numbered Paragraph", [mark], element("w:keepNext"), frame, *flush)

    def follow(self, kind: str, lengths: list[int], last: Element) -> None:
        """Have a case stay on the page of the one before where both are about one question."""
        if kind.capitalize() not in bars(self.document.layout):
            self.neighbours.parted()
        elif (before := self.neighbours.takes(kind, lengths, last)) is not None:
            add_property(before, element("w:keepNext"))

    def of_case(self, block: Case, style: str) -> Iterator[Element]:
        first = block.content[0] if block.content else None
        line = trimmed(first.content) if isinstance(first, Paragraph) else []
        verdict = list(self.verdict(block))
        is_beside = self.has_labels and style in CASES and style != "Decision"
        is_above = self.document.layout.cases == "box" and style == "Decision" and not self.document.layout.template
        number = numbered(Paragraph((), block.number, block.time), self.document.layout)
        is_wide = is_wide_lead(f"{number} {block.lead}".strip())  # then the words begin below it, in their column
        gap = element("w:r", element("w:br" if is_wide else "w:tab"))
        space = gap if is_beside else text(block.blank)
        lead = block.lead + ("" if is_beside or is_above else block.stop)
        said = [self.named("Lead", lead)] if lead.strip() else []
        if block.has_outcome_first and verdict:
            said += [copy(space), *verdict]
            space = text(block.blank) if is_beside else space
        if number:
            apart = element("w:r", element("w:tab")) if self.document.layout.number_at == "line" else text("  ")
            said = [self.named("Paragraph Number", number), apart, *said]
        if is_above and line:
            yield self.paragraph(style, self.placed(iter(said), block.anchor))
            yield self.paragraph(style, self.runs(line))
        else:
            said += [copy(space), *self.runs(line)] if line else []
            hangs = [element("w:ind", left=self.inset, hanging=self.inset)] if number and self.inset else []
            yield self.paragraph(style, self.placed(iter(said), block.anchor), *hangs)
        tail = (Emphasis(block.tail),) if block.tail and self.has_labels else block.tail
        behind = list(self.runs(trimmed(tail)))
        above: list[Element] = []
        if verdict and not block.has_outcome_first:
            if is_above:  # in a frame, the outcome has its own line
                above, behind = behind, []
            behind += [text(block.blank), *verdict] if behind else verdict
        rest = block.content[1:] if line else block.content
        foot = [self.paragraph(style, above)] if above else []
        if behind:
            further = [element("w:ind", left=self.inset)] if self.inset else []
            foot.append(self.paragraph(style, [*self.set_in(style), *behind], *further))
        yield from foot if block.has_foot_first else ()
        edge = self.indents.get(style, 0)
        self.in_case = (LABELS if is_beside else edge + self.inset, edge)
        made = [element_ for each in rest for element_ in self.inside((each,), 0, style)]
        self.in_case = None
        if foot and not block.has_foot_first and isinstance(rest[-1] if rest else None, Table):
            tables.keep_with_what_follows(made)
        yield from made
        yield from foot if not block.has_foot_first else ()
        if block.ballots and block.ballots.rows:
            yield from self.any_table(block.ballots, self.indents.get(style, 0) + self.inset, style)
            yield self.paragraph("Table Text", (), element("w:spacing", after=60, line=120, lineRule="exact"))

    def set_in(self, style: str) -> list[Element]:
        """What has a further paragraph of a case begin beside its label, where labels have a column."""
        is_beside = self.has_labels and style in CASES and style != "Decision"
        return [element("w:r", element("w:tab"))] if is_beside else []

    def verdict(self, block: Case) -> Iterator[Element]:
        comma = block.comma.rstrip() if block.outcome and block.result else ""
        if block.outcome:
            yield self.named("Outcome", block.outcome + comma)
        if block.result:
            blank = block.comma[len(comma) :] if block.outcome else ""
            said = text(blank + kept_whole(block.result), is_rtl=self.is_rtl)
            yield with_whole_numbers(said)

    def any_table(self, block: Table, indent: int = 0, case: str = "") -> Iterator[Element]:
        if block.is_columns:
            yield tables.columns(self, block)
        elif block.role in ("", "register"):
            yield tables.table_in_its_room(self, block, indent)
        else:
            yield tables.formal_table(self, block, indent, case)

    def listing(self, block: Listing, level: int) -> Iterator[Element]:
        """A list, `level` lists deep."""
        level = min(level, DEEPEST)
        if self.in_case and not self.inset:
            start = block.start if block.ordered else None
            number = self.lists.in_case(start, level, *self.in_case, self.document.layout.size)
        else:
            number = self.lists.numbers(block.start, level) if block.ordered else self.lists.bullets()
        for _, content, inside in block.entries:
            mark = element("w:numPr", element("w:ilvl", val=level), element("w:numId", val=number))
            style = "List Number" if block.ordered else "List Bullet"
            stays = [element("w:keepNext")] if inside else []
            yield self.paragraph(style, self.runs(trimmed(content)), mark, *stays)
            yield from self.inside(inside, level + 1)

    def inside(self, blocks: tuple[Block, ...], level: int, style: str = "Body Text") -> Iterator[Element]:
        """What stands within an item or a quotation, indented as deep as that is."""
        for block in blocks:
            far = self.far(level)
            indent, ahead = [element("w:ind", left=far)] if far else [], list[Element]()
            if self.in_case and self.has_labels and far >= LABELS:
                edge = self.in_case[1]
                indent, ahead = [element("w:ind", left=far, hanging=far - edge)], [element("w:r", element("w:tab"))]
            match block:
                case Listing():
                    yield from self.listing(block, level)
                case Table(head) if head and not block.is_columns:
                    yield tables.table(self, block, far)
                    yield self.after_table()
                case Quotation(content):
                    yield from self.inside(content, level + 1, "Quote")
                case Paragraph(content):
                    yield self.paragraph(style, [*ahead, *self.runs(trimmed(content))], *indent)
                case Rule():
                    yield rule(self, *indent)
                case Code():
                    yield from code(self, block, far)
                case _:
                    yield from self.block(block)

    def far(self, level: int) -> int:
        """Twentieths of a point by which what is so many lists deep is set in."""
        if self.in_case:
            return self.in_case[0] + STEP * level
        if not self.inset or not level:
            return STEP * level
        return self.inset + STEP * (level - 1)

    def paragraph(self, style: str, children: Any, *properties: Element) -> Element:
        if self.out and style not in SIZES and not any(each.tag == qn("w:ind") for each in properties):
            properties = (*properties, element("w:ind", left=-self.out))
        if style in JUSTIFIED and self.document.layout.is_justified and not self.document.layout.template:
            children = list(children)
            said = " ".join(each.text or "" for made in children for each in made.iter(qn("w:t")))
            if leaves_a_gap(said) and not any(each.tag == qn("w:jc") for each in properties):
                properties = (*properties, element("w:jc", val="left"))  # Word's left is where lines begin
        return paragraph(self.styles[style], children, *properties, is_rtl=self.is_rtl)

    def runs(self, found: list[Run], *more: Element) -> Iterator[Element]:
        language = tag(self.language)
        said = (spoken(language),) if language and self.language != self.document.language else ()
        parted = list(with_soft_hyphens(with_whole_things(found), self.width * LONG_WORD / self.letter))
        return runs(set_apart(parted, is_rtl=self.is_rtl), self.ways, self.is_rtl, *said, *more)

    def placed(self, children: Iterator[Element], anchor: str) -> Iterator[Element]:
        taken = self.anchors.taken(anchor)
        return bookmarked(children, self.bookmarks[taken], self.ids[taken]) if taken else children

    def typed(self, block: Paragraph, found: list[Run]) -> Iterator[Element]:
        """A paragraph; lines that are typed as a list are one each, and hang behind their letters."""
        is_ours = not (self.is_rtl or self.document.layout.template)
        ahead, items = lettered_apart(found) if is_ours else (found, [])
        if ahead or not items:
            yield from self.words(block, ahead, *LEADS_IN[: 2 * bool(items)])
        room = round(self.document.layout.size * LETTER_ROOM * 20)
        number = "" if ahead else numbered(block, self.document.layout)
        named = "Numbered Paragraph" if number else ROLES.get(block.role, "Body Text")
        hangs = -round((self.numbered.first_line_indent or 0) / 635)
        for at, (letter, said) in enumerate(items):
            out, mark, stops = room, list[Element](), list[Element]()
            if number and at == 0:
                mark = [self.named("Paragraph Number", number), element("w:r", element("w:tab"))]
                out = room + (hangs or self.inset)
                stops = [element("w:tabs", element("w:tab", val="left", pos=self.inset))]
            children: Iterator[Element] = chain(mark, [text(letter), element("w:r", element("w:tab"))], self.runs(said))
            children = children if ahead or at else self.placed(children, block.anchor)
            close = [element("w:spacing", after=0)] if at < len(items) - 1 else []
            place = element("w:ind", left=self.inset + room, hanging=out)
            yield self.paragraph(named, children, *stops, *close, place)

    def time_alone(self, time: str) -> Element:
        """A time in a line of its own above the words, where these are in columns."""
        flush = element("w:ind", firstLine=0)
        return self.paragraph("Body Text", [text(time, element("w:i"))], element("w:keepNext"), flush)

    def words(self, block: Paragraph, found: list[Run], *more: Element) -> Iterator[Element]:
        """A paragraph; its number hangs in the margin. Words that end in a colon stay on the page of what follows."""
        number, behind = numbered(block, self.document.layout), ""
        if not found and not number:
            return
        if block.time and block.role == "division" and self.document.layout.text_columns == 2:
            number, behind = numbered(replace(block, time=""), self.document.layout), f"[{block.time}]"
        elif block.time and self.document.layout.text_columns == 2:
            number = numbered(replace(block, time=""), self.document.layout)
            yield self.time_alone(block.time)
        capitals = [element("w:smallCaps")] if block.role == "way" else []
        children = self.placed(self.runs(found, *capitals), block.anchor)
        if behind:
            ahead = [element("w:r", element("w:tab")), text(behind, element("w:i"), is_rtl=self.is_rtl)]
            children = chain(children, ahead)
        said = words(block.content)
        stays = not found or (block.role == "event" and self.was_day) or is_open(said)
        self.was_day = block.role == "day"
        keeps = [element("w:keepNext")] if stays else []
        keeps += [element("w:keepNext")] if block.role in ("label", "division", "way") and not keeps else []
        is_in_middle = block.role in ("way", "middle") or (
            block.role == "label" and self.document.layout.text_columns == 2
        )
        keeps += [element("w:jc", val="center")] if is_in_middle else [right_stop(self)] if behind else []
        named = ROLES.get(block.role, "Body Text")
        keeps += map(copy, more)
        if not number:
            yield self.paragraph(named, children, *keeps)
            return
        style = element("w:rStyle", val=self.styles["Paragraph Number"])
        mark = [text(number, style, is_rtl=self.is_rtl), element("w:r", element("w:tab"))]
        if block.role == "event" and not self.document.layout.template:
            hangs = round((self.numbered.first_line_indent or 0) / 635)
            keeps.append(element("w:ind", left=0, **({"hanging": -hangs} if hangs < 0 else {"firstLine": hangs})))
            yield self.paragraph(named, [*mark, *children], *keeps)
            return
        yield self.paragraph("Numbered Paragraph", [*mark, *children], *keeps)


LEADS_IN = element("w:keepNext"), element("w:spacing", after=0)
"""Of the words above a list that is typed in lines."""
LABELS = round(LABEL_ROOM * 56.7)
"""Twentieths of a point of the column in which the leads of cases stand."""
HEADING_LETTER = 12
"""Twentieths of a point that a letter of a heading takes, for each point of its size."""
TITLE_GAP = 280
"""Twentieths of a point behind a title, before the name of the meeting; that of wide letters takes some of it."""
NUMBER_GAP = 100
"""Twentieths of a point behind the number of a heading, at least."""
LETTER = 12
"""Twentieths of a point that a letter of a table takes, for each point of the size of words."""
ROLES = {
    "subtitle": "Subtitle",
    "event": "Event",
    "day": "Day",
    "kind": "Subtitle",
    "moved": "Motion",
    "division": "Vote",
    "way": "Vote",
    "outcome": "Event",
}
"""Styles of paragraphs, by what they are."""
