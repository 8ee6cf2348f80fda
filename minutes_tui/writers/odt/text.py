"""A document as OpenDocument text: real styles, lists, tables, fields, and the language of each word."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import assert_never

from msgspec.structs import replace

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
    Listing,
    Masthead,
    Paragraph,
    Passage,
    Quotation,
    Rule,
    Signature,
    Table,
    words,
)
from minutes_tui.writers.anchors import Anchors
from minutes_tui.writers.direction import is_right_to_left, tag
from minutes_tui.writers.forms import (
    AS_IN_A_REPORT,
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
    nearly,
    number_room,
    numbered,
    paragraph_room,
    set_in_mm,
    side_column,
    with_side_column,
    with_slanted_headings,
)
from minutes_tui.writers.line_ends import LONG_WORD, leaves_a_gap, with_soft_hyphens, with_whole_things
from minutes_tui.writers.odt import base, heads, tables
from minutes_tui.writers.odt.automatic import Automatic
from minutes_tui.writers.odt.base import CASES, DEEPEST, HANGS, KEPT, STEP, Properties, mm, pt, side
from minutes_tui.writers.odt.code import code
from minutes_tui.writers.odt.contents import table_of_contents
from minutes_tui.writers.odt.elements import (
    VERSION,
    Element,
    Ways,
    bookmark,
    element,
    qualified,
    runs,
    span,
    style_id,
    tab,
)
from minutes_tui.writers.odt.first_pages import move_first_pages
from minutes_tui.writers.odt.heads import keep_what_is_before, masthead, right_stop, ruled, signatures, symbol
from minutes_tui.writers.odt.lists import without_tables
from minutes_tui.writers.odt.margin import in_margin, lines, time_alone
from minutes_tui.writers.odt.package import meta, packed
from minutes_tui.writers.odt.pictures import figure, logo
from minutes_tui.writers.odt.sections import COLUMN_GAP, parted_columns
from minutes_tui.writers.odt.settings import settings
from minutes_tui.writers.other_way import set_apart
from minutes_tui.writers.result import Written
from minutes_tui.writers.runs import Run, kept_whole, lettered_apart, on_one_line, trimmed
from minutes_tui.writers.table_widths import SIZES, ballot_columns

ROLES = {
    "subtitle": "Subtitle",
    "event": "Event",
    "day": "Day",
    "kind": "Subtitle",
    "note": "Minutes Notice",
    "moved": "Motion",
    "division": "Vote",
    "way": "Vote",
    "outcome": "Event",
}
"""Styles of paragraphs, by what they are."""
LEADS_IN: Properties = {**KEPT, "fo:margin-bottom": mm(0)}
"""Of the words above a list that is typed in lines."""
MOST_ABREAST = 6
"""Rows of places to sign that stay on one page."""
NUMBER_GAP = 1.8
"""Mm behind the number of a heading, at least."""
LETTER = 0.212
"""Mm that a letter of a table takes, for each point of the size of words."""
PARAGRAPHS = frozenset(map(qualified, ("text:p", "text:h")))


def write(document: Document) -> Written:
    """The file; the same document gives the same bytes."""
    document = with_slanted_headings(with_side_column(document))
    page = _Page(document)
    body = element("office:text", {}, *page.elements())
    keep_what_is_before(page.signed, page.automatic)
    move_first_pages(body, page.automatic, (styles := base.styles(document)), page.after_table(height=1))
    made = (element("office:automatic-styles", {}, *page.automatic.made), element("office:body", {}, body))
    content = element("office:document-content", {"office:version": VERSION}, *made)
    parts = {"content.xml": content, "styles.xml": styles, "meta.xml": meta(document), "settings.xml": settings()}
    return Written(packed(parts, page.pictures), tuple(page.warnings))


class _Page:
    """What the blocks of a document become, with what is counted over all of them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.layout = document.layout
        self.language = document.language
        self.is_rtl = is_right_to_left(document.language)
        self.anchors = Anchors(document.blocks)
        self.automatic = Automatic()
        self.ways = Ways(self.anchors.all, self.anchors.taken, self.automatic.language)
        self.letter = document.layout.size * LETTER
        self.ballots = ballot_columns(document.blocks)
        self.width = base.text_width(document.layout)
        self.inset = set_in_mm(document.layout)
        """Mm by which what belongs to a numbered paragraph is set in."""
        self.neighbours = Neighbours[Element]()
        self.inks = base.inks(document.layout)
        """Those of the rules above items, of which no two that follow each other are the same: these run on."""
        self.was_day = False
        """Whether the last paragraph was that of a new day."""
        self.tables = 0
        self.frames = 0
        """Numbers in the margin that have a frame."""
        self.depth = 0
        """How many lists are around what is being written."""
        self.gap = False
        self.signed: list[Element] = []
        self.opens = False
        """Whether the next paragraph begins a page."""
        self.codes = 0
        """Blocks of code and rules so far: every other one has lines of another colour, which do not run on."""
        self.side = side_column(document.layout)
        """Mm by which the numbers of items, and the head, stand out to the start."""
        self.out = 0.0
        """That much while the head is made."""
        self.pictures: dict[str, tuple[str, bytes]] = {}
        """Those in the file, by their names in it, with their kinds."""
        self.is_in_column = False
        """Whether the page has two columns of words here."""
        self.over_columns: list[Element] = []
        """The tables that have no room in one."""
        self.warnings: list[str] = []

    def elements(self) -> Iterator[Element]:
        yield from logo(self)
        (ahead, others), language = arranged(self.document), self.document.language
        yield from self.further_out(ahead, language)
        if self.layout.text_columns == 2:
            whole, self.width, self.is_in_column = self.width, (self.width - COLUMN_GAP) / 2, True
            style, end = self.automatic.columns(COLUMN_GAP), before_annexes(others)
            inside = self.blocks(others[:end], language)
            yield from parted_columns(inside, style, self.over_columns)
            self.width, self.is_in_column = whole, False
            yield from self.blocks(others[end:], language)
            return
        # The first page has the head alone.
        self.opens = self.layout.masthead == "symbol" and any(isinstance(block, Masthead) for block in ahead)
        at = before_items(others, self.layout)
        yield from self.further_out(others[:at], language)
        yield from self.blocks(others[at:], language)

    def further_out(self, blocks: tuple[Block, ...], language: str) -> Iterator[Element]:
        """Blocks that begin where the numbers of items do."""
        self.out = self.side
        yield from self.blocks(blocks, language)
        self.out = 0.0

    @property
    def measure(self) -> float:
        return self.width + self.out

    def blocks(self, blocks: tuple[Block, ...], language: str) -> Iterator[Element]:
        groups = [(kind, list(group)) for kind, group in groupby(blocks, type)]
        for at, (kind, group) in enumerate(groups):
            if kind is Signature:
                self.signed = [signatures(self, [each for each in group if isinstance(each, Signature)])]
                yield from self.signed
                yield self.paragraph("Table Text", (), {"fo:line-height": pt(1)})  # else an office's own
                continue
            made = self.alike(group, language)
            if kind is Paragraph and at + 1 < len(groups) and groups[at + 1][0] is Listing:
                led = list(made)
                if led and led[-1].tag == qualified("text:p"):
                    named = qualified("text:style-name")
                    led[-1].set(named, self.automatic.with_more(led[-1].get(named), "paragraph", KEPT))
                made = iter(led)
            yield from made

    def alike(self, blocks: Iterable[Block], language: str) -> Iterator[Element]:
        for block in blocks:
            if isinstance(block, Passage):
                yield from self.passage(block, language)
                continue
            self.language = language
            yield from self.block(block)
            self.gap = self.gap or isinstance(block, Gap)

    def passage(self, block: Passage, language: str) -> Iterator[Element]:
        made = list(self.blocks(block.content, block.language or language))
        anchor = self.anchors.taken(block.anchor) if made else ""
        if anchor:
            first = next((each for each in made[0].iter() if each.tag in PARAGRAPHS), None)
            if first is not None:
                mark = bookmark(anchor)
                mark.tail, first.text = first.text, None
                first.insert(0, mark)
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
                    yield self.any_table(block)
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

    # Paragraphs

    def paragraph(self, style: str, children: Iterable[Element], properties: Mapping[str, object] = {}) -> Element:
        """A paragraph, with properties of its own where it has any."""
        if self.gap:
            # Where a style says one of the two, LibreOffice has none of the other of the style it is based on.
            below = {"fo:margin-bottom": pt(paragraph_room(self.layout))} if style == "Text body" else {}
            properties = {"fo:margin-top": pt(20), **below, **properties}
            self.gap = False
        if self.out and style not in SIZES:
            properties = {base.AT_START: mm(-self.out), **properties}
        if self.opens:
            properties = {"fo:break-before": "page", **properties}
            self.opens = False
        children = list(children)
        said = " ".join(each for made in children for each in made.itertext())
        if self.layout.is_justified and style in ("Text body", *JUSTIFIED) and leaves_a_gap(said):
            properties = {"fo:text-align": "start", **properties}
        return element("text:p", {"text:style-name": self.automatic.paragraph(style, properties)}, *children)

    def runs(self, found: list[Run]) -> Iterator[Element]:
        language = tag(self.language) if self.language != self.document.language else ""
        parted = list(with_soft_hyphens(with_whole_things(found), self.width * LONG_WORD / self.letter))
        return runs(set_apart(parted, is_rtl=self.is_rtl), self.ways, language)

    def placed(self, anchor: str) -> list[Element]:
        taken = self.anchors.taken(anchor)
        return [bookmark(taken)] if taken else []

    def heading(self, block: Heading) -> Iterator[Element]:
        """A heading; its number stands before a tab, and what is behind hangs there."""
        line = on_one_line(block.content)
        if not line:
            return
        self.gap = False
        children = [*self.placed(block.anchor)]
        properties: dict[str, object] = {"fo:break-before": "page"} if block.is_on_new_page or self.opens else {}
        start = base.AT_START
        if self.out:
            properties[start] = mm(-self.out)
        if block.number.strip():
            least = self.side or (8 if block.level == 2 else 10)
            room = number_room(block, self.layout, heads.HEADING_LETTER, least, NUMBER_GAP)
            run_in = is_run_in(room, self.width + self.side)
            room = least if run_in else room
            properties |= {start: mm(room - self.side), "fo:text-indent": mm(-room)}
            children += [span(block.number, "Item Number"), span("  ") if run_in else tab()]
        children += self.runs(line)
        if block.document.strip() and block.level > 1:
            children += self.beside_heading(block)
        if block.level <= 1:
            is_line = self.layout.masthead == "line"
            if block.document.strip():
                behind, more = heads.beside_title(self, block)
                children, properties = [*children, *behind], {**properties, **more}
            properties |= {**right_stop(self), **ruled(self, 0.9, 3)} if is_line else {}
            yield self.paragraph("Title", children, properties=properties)
            return
        self.opens = False
        if self.layout.masthead == "line":
            properties |= {**right_stop(self), **(base.rule_above(next(self.inks)) if is_under_a_rule(block) else {})}
        level = min(block.level - 1, 6)
        style = self.automatic.paragraph(f"Heading {level}", properties)
        made = element("text:h", {"text:style-name": style, "text:outline-level": level})
        made.extend(children)
        yield made

    def beside_heading(self, block: Heading) -> list[Element]:
        """The document of an item: behind its title, at the end of the line, or in brackets below it."""
        if self.layout.masthead == "line":
            return [tab(), symbol(self, block, "Item Document")]
        if self.layout.text_columns == 2:
            return [element("text:line-break"), symbol(self, block, "Item Document", "[]")]
        return [span("  "), symbol(self, block, "Item Document")]

    def typed(self, block: Paragraph, found: list[Run]) -> Iterator[Element]:
        """A paragraph; lines that are typed as a list are one each, and hang behind their letters."""
        ahead, items = (found, []) if self.is_rtl else lettered_apart(found)
        if ahead or not items:
            yield from self.words(block, ahead, LEADS_IN if items else {})
        room = self.layout.size * LETTER_ROOM * 0.353
        number = "" if ahead else numbered(block, self.layout)
        named = "Numbered Paragraph" if number else ROLES.get(block.role, "Text body")
        for at, (letter, said) in enumerate(items):
            children: list[Element] = [*([] if ahead or at else self.placed(block.anchor))]
            properties: dict[str, object] = {base.AT_START: mm(self.inset + room), "fo:text-indent": mm(-room)}
            if number and at == 0:
                out = room + (base.number_hangs(self.layout) or self.inset)
                properties |= {"fo:text-indent": mm(-out), "tabs": ((-room, "left", ""),)}
                children += [span(number, "Paragraph Number"), tab()]
            if at < len(items) - 1:
                properties["fo:margin-bottom"] = mm(0)
            yield self.paragraph(named, [*children, span(letter), tab(), *self.runs(said)], properties)

    def words(self, block: Paragraph, found: list[Run], more: Mapping[str, object] = {}) -> Iterator[Element]:
        """A paragraph; its number hangs in the margin. Words that end in a colon stay on the page of what follows."""
        number, behind = numbered(block, self.layout), ""
        if not found and not number:
            return
        if block.time and block.role == "division" and self.layout.text_columns == 2:
            number, behind = numbered(replace(block, time=""), self.layout), f"[{block.time}]"
        elif block.time and self.layout.text_columns == 2:
            number = numbered(replace(block, time=""), self.layout)
            yield time_alone(self, block.time)
        said = words(block.content)
        stays = not found or (block.role == "event" and self.was_day)
        self.was_day = block.role == "day"
        keeps = stays or block.role in ("label", "division", "way") or is_open(said)
        properties: Properties = {**(KEPT if keeps else {}), **more}
        if block.role in ("way", "middle") or (block.role == "label" and self.layout.text_columns == 2):
            properties = {**properties, "fo:text-align": "center"}
        children = [*self.placed(block.anchor), *self.runs(found)]
        if behind:
            properties = {**properties, **right_stop(self)}
            children += [tab(), span(behind, "Emphasis")]
        if block.role == "way":
            children = [element("text:span", {"text:style-name": style_id("Way of Voting")}, *children)]
        named = ROLES.get(block.role, "Text body")
        if not number:
            yield self.paragraph(named, children, properties=properties)
            return
        mark = [span(number, "Paragraph Number"), tab()]
        if block.role == "event":
            properties = {**properties, "fo:text-indent": mm(-base.number_hangs(self.layout))}
        else:
            named = "Numbered Paragraph"
        yield self.paragraph(named, [*mark, *children], properties=properties)

    def inside(
        self, blocks: tuple[Block, ...], level: int, style: str = "Text body", case: str = ""
    ) -> Iterator[Element]:
        """What stands within an item, a quotation or a case, indented as deep as that is; a case's paragraphs have its
        bar and its tint."""
        for block in blocks:
            far = self.far(level, case)
            match block:
                case Listing():
                    yield from self.listing(block, level, case)
                case Table(head) if head and not block.is_columns:
                    yield tables.table(self, block, STEP * level + (LABEL_ROOM if case and self.set_in(case) else 0))
                    yield self.after_table()
                case Quotation(content):
                    yield from self.inside(content, level + 1, "Quote", case)
                case Paragraph(content):
                    yield self.paragraph(style, [*self.set_in(style), *self.runs(trimmed(content))], properties=far)
                case Rule():
                    self.codes += 1
                    line = base.rule_told_apart(self.layout, is_other=self.codes % 2 == 0, is_in_case=bool(case))
                    yield self.paragraph("Rule", [], properties={**far, **line})
                case Code():
                    yield from code(self, block, far, is_in_item=level > 0 and style != "Quote")
                case _:
                    yield from self.block(block)

    def far(self, level: int, case: str, hangs: float = 0) -> Properties:
        """The properties of a paragraph that is so many lists deep, within a case or not; the mark of an item stands
        `hangs` mm before its words."""
        if case:
            inset = 0 if hangs else self.inset
            deep = inset + STEP * level
            looks = base.case_properties(case, self.layout, self.is_rtl, deep, is_item=hangs > 0, hangs=hangs)
            return {**looks, **KEPT}
        if hangs:
            return {base.AT_START: mm(self.inset + STEP * (level - 1) + hangs), "fo:text-indent": mm(-hangs)}
        far = self.inset + STEP * (level - 1) if self.inset and level else STEP * level
        return {base.AT_START: mm(far)} if level else {}

    # Lists

    def listing(self, block: Listing, level: int = 0, case: str = "") -> Iterator[Element]:
        """A list, `level` lists deep. No table can be within one: it stands between two parts of the list."""
        made = self.list_of(block, level, case)
        style = made.get(qualified("text:style-name"))
        for _ in range(level - self.depth):
            made = element("text:list", {"text:style-name": style}, element("text:list-header", {}, made))
        yield from without_tables(made)

    def list_of(self, block: Listing, level: int, case: str = "") -> Element:
        level = min(level, DEEPEST)
        style = "Numbers" if block.ordered else "Bullets"
        made = element("text:list", {"text:style-name": style})
        named = "List Number" if block.ordered else "List Bullet"
        hangs = base.hanging(self.layout.style, is_ordered=block.ordered)
        for number, content, inside in block.entries:
            item = element("text:list-item")
            if block.ordered and block.start != 1 and number == block.start:
                item.set(qualified("text:start-value"), str(number))
            far = {**(self.far(level + 1, case, hangs) if case or self.inset else {}), **(KEPT if inside else {})}
            item.append(self.paragraph(named, self.runs(trimmed(content)), properties=far))
            self.depth += 1
            for each in inside:
                if isinstance(each, Listing) and level < DEEPEST:
                    item.append(self.list_of(each, level + 1, case))
                else:
                    item.extend(self.inside((each,), level + 1, case=case))
            self.depth -= 1
            made.append(item)
        return made

    # Cases

    def case(self, block: Case) -> Iterator[Element]:
        """A motion, vote, decision: paragraphs in its style, which stay together with what is between them."""
        if block.kind in AS_IN_A_REPORT and self.layout.cases == "rule":
            for each in as_in_a_report(block):
                yield from self.block(each)
            return
        if block.time and self.layout.text_columns == 2:
            yield time_alone(self, block.time)
            block = replace(block, time="")
        if self.layout.cases == "line":
            block = as_a_paragraph(block)
        style = block.kind.capitalize() if block.kind.capitalize() in CASES else "Text body"
        case = style if style in CASES else ""
        verdict = list(self.verdict(block))
        first = block.content[0] if block.content else None
        line = trimmed(first.content) if isinstance(first, Paragraph) else []
        is_beside = bool(self.set_in(style))
        is_above = self.layout.cases == "box" and style == "Decision" and bool(line)
        number = numbered(Paragraph((), block.number, block.time), self.layout)
        margin = base.number_hangs(self.layout) - HANGS
        said: list[Element] = [*self.placed(block.anchor)]
        if is_in_margin(number, self.document, margin):
            said.insert(0, in_margin(self, number, margin))
            number = ""
        said += self.set_in(style)[1:]
        if number:
            apart = tab() if self.layout.number_at == "line" else span("  ")
            said += [span(number, "Paragraph Number"), apart]
        if block.lead.strip():
            said.append(span(block.lead + ("" if is_beside or is_above else block.stop), "Lead"))
        wide = is_wide_lead(f"{number} {block.lead}".strip())
        spaces = [element("text:line-break") if wide else tab()] if is_beside else [span(block.blank)]
        if block.has_outcome_first and verdict:
            said += [*spaces, *verdict]
            spaces = [span(block.blank)]
        if line and not is_above:
            said += [*spaces, *self.runs(line)]
        hung = {base.AT_START: mm(self.inset), "fo:text-indent": mm(-self.inset)} if number and self.inset else {}
        made = [self.paragraph(style, said, properties={**hung, **KEPT})]
        if is_above:
            made.append(self.paragraph(style, self.runs(line), properties=KEPT))
        slanted = (Emphasis(block.tail),) if block.tail and base.has_label_column(self.layout) else block.tail
        tail = list(self.runs(trimmed(slanted)))
        foot: list[Element] = []
        behind = [element("text:span", {"text:style-name": style_id("Block Tail")}, *tail)] if tail else []
        if verdict and not block.has_outcome_first:
            behind += [span(block.blank), *verdict] if behind else verdict
        if is_above and tail and verdict and not block.has_outcome_first:  # in a frame, the outcome has its own line
            foot.append(self.paragraph(style, behind[: -len(verdict) - 1], properties=KEPT))
            behind = verdict
        if behind:
            further = self.far(0, case) if self.inset and case else KEPT
            foot.append(self.paragraph(style, [*self.set_in(style), *behind], properties=further))
        before, self.neighbours = self.neighbours, Neighbours[Element]()
        rest = self.inside(block.content[1:] if line else block.content, 0, style, case)
        self.neighbours = before
        made += [*foot, *rest] if block.has_foot_first else [*rest, *foot]
        if style == "Decision" and self.layout.cases == "rule" and len(made) > 1:
            made = self.between_rules(made)
        if len(block.content) > 1:
            self.join(made)
        self.part(made)
        has_ballots = bool(block.ballots and block.ballots.rows)
        looks = base.case_properties(case, self.layout, self.is_rtl) if case else {}
        meets = {**KEPT, "fo:margin-bottom": mm(0), "fo:line-height": "100%"}
        self.instead_of_kept(made[-1], style, meets if has_ballots else {})
        after = self.after_table() if has_ballots else None
        self.follow(block.kind, made, made[-1] if after is None else after)
        if self.neighbours.is_other and not (self.layout.cases == "rule" and len(made) > 1):
            self.tell_apart(made, looks)
        if {"fo:border", f"fo:border-{side('start', self.is_rtl)}", "fo:border-top"} & looks.keys():
            room = pt(self.layout.size * ROOM_OF_CASE)
            self.give_room(made[0], {} if self.neighbours.is_same and is_beside else {"fo:margin-top": room})
            self.give_room(made[-1], {} if has_ballots or is_beside else {"fo:margin-bottom": room})
        yield from made
        if block.ballots and after is not None:
            yield tables.formal_table(self, block.ballots, case)
            yield after

    def follow(self, kind: str, made: list[Element], last: Element) -> None:
        """Have a case stay on the page of the one before where both are about one question."""
        if kind.capitalize() not in base.bars(self.layout):
            self.neighbours.parted()
            return
        lengths = [len("".join(each.itertext())) for one in made for each in lines(one)]
        before = self.neighbours.takes(kind, lengths, last)
        if before is not None and before.tag == qualified("text:p"):
            named = qualified("text:style-name")
            before.set(named, self.automatic.with_more(before.get(named), "paragraph", KEPT))

    def tell_apart(self, made: list[Element], looks: Properties) -> None:
        """A bar or a frame of its own for a case that has nothing to do with the one before: an office runs on the
        borders of paragraphs only where they are the same, and has no room beside one unless that is said with it."""
        named = qualified("text:style-name")
        frame = looks.get("fo:border")
        sides = {f"fo:border-{each}": frame for each in ("top", "left", "bottom", "right")} if frame else looks
        own = {
            name: f"{str(value)[:-6]}{nearly(str(value)[-6:])}"
            for name, value in sides.items()
            if name.startswith("fo:border-") and "#" in str(value)
        }
        room = {name: value for name, value in looks.items() if name.startswith("fo:padding")}
        inside = [each for one in made if one.tag != qualified("table:table") for each in lines(one)]
        for each in inside:
            each.set(named, self.automatic.with_more(each.get(named), "paragraph", own, room))

    def give_room(self, block: Element, room: Properties) -> None:
        """Room above the first paragraph of what a case is made of, or below its last one."""
        named = qualified("text:style-name")
        inside = lines(block) if room and block.tag != qualified("table:table") else []
        for each in inside[:1] if "fo:margin-top" in room else inside[-1:]:
            each.set(named, self.automatic.with_more(each.get(named), "paragraph", room))

    def join(self, made: list[Element]) -> None:
        """No room between the words of a case and what is further in: an office draws a bar beside the room between two
        paragraphs only where these are alike."""
        named = qualified("text:style-name")
        inside = [each for one in made for each in lines(one)]
        for each, following in pairwise(inside):
            if each.get(named) != following.get(named):
                closer = {"fo:margin-bottom": mm(0)}
                each.set(named, self.automatic.with_more(each.get(named), "paragraph", closer))

    def part(self, made: list[Element]) -> None:
        """Have a case that takes much of a page go on to the next one: only its ends stay together."""
        named = qualified("text:style-name")
        inside = [each for one in made for each in lines(one)]
        if not is_long(len("".join(each.itertext())) for each in inside):
            return
        for at, each in enumerate(inside):
            keeps = {} if at in (0, len(inside) - 2) else {"fo:keep-with-next": "auto"}
            each.set(
                named, self.automatic.with_more(each.get(named), "paragraph", {"fo:keep-together": "auto", **keeps})
            )

    def between_rules(self, made: list[Element]) -> list[Element]:
        """A rule above the first paragraph of a case, and one below an empty line at its end."""
        named = qualified("text:style-name")
        rules = base.case_properties("Decision", self.layout, self.is_rtl)
        none = {"fo:border-top": "none", "fo:border-bottom": "none"}
        for each in (each for one in made[1:] for each in lines(one)):
            each.set(named, self.automatic.with_more(each.get(named), "paragraph", none))
        made[0].set(named, self.automatic.paragraph("Decision", {**rules, "fo:border-bottom": "none", **KEPT}))
        closing = {**rules, "fo:border-top": "none", "fo:padding-top": pt(0), "fo:line-height": pt(2)}
        return [*made, self.paragraph("Decision", (), properties=closing)]

    def set_in(self, style: str) -> list[Element]:
        """What has a further paragraph of a case begin beside its label, where labels have a column."""
        is_beside = base.has_label_column(self.layout) and style in CASES and style != "Decision"
        return [tab(), tab()] if is_beside else []

    def instead_of_kept(self, last: Element, style: str, properties: Properties) -> None:
        """The last paragraph of a case stays with nothing that follows, or meets the ballots below it."""
        named = qualified("text:style-name")
        if last.tag == qualified("text:p") and last.get(named) == self.automatic.paragraph(style, KEPT):
            last.set(named, self.automatic.paragraph(style, properties))
            return
        inside = lines(last)
        if inside and "table" not in last.tag:
            more = properties or {"fo:keep-with-next": "auto"}
            inside[-1].set(named, self.automatic.with_more(inside[-1].get(named), "paragraph", more))

    def verdict(self, block: Case) -> Iterator[Element]:
        comma = block.comma.rstrip() if block.outcome and block.result else ""
        if block.outcome:
            yield span(block.outcome + comma, "Outcome")
        if block.result:
            yield span((block.comma[len(comma) :] if block.outcome else "") + kept_whole(block.result))

    # Tables

    def after_table(self, height: float = 0) -> Element:
        """A line of little height, in points: what follows a table stands apart from it."""
        return self.paragraph("Table Text", (), properties={"fo:line-height": pt(height or self.layout.size * 0.6)})

    def any_table(self, block: Table) -> Element:
        if block.is_columns:
            return tables.columns(self, block)
        if block.role in ("", "register"):
            return tables.table_in_its_room(self, block, -self.out)
        return tables.formal_table(self, block)

    def named_table(
        self, style: str, widths: Sequence[float], rows: Iterable[Element], heads: Iterable[Element] = (),
        start: float = 0, **more: object,
    ) -> Element:  # fmt: skip
        """A table of some columns, `start` mm further in."""
        self.tables += 1
        room = max(0.0, self.width - start - sum(widths))
        edges = {
            f"fo:margin-{side('start', self.is_rtl)}": mm(start),
            f"fo:margin-{side('end', self.is_rtl)}": mm(room),
        }
        properties = {
            "style:width": mm(sum(widths)), "table:align": "margins", **edges,
            "style:writing-mode": "rl-tb" if self.is_rtl else "lr-tb", "table:border-model": "collapsing", **more,
        }  # fmt: skip
        made = element("table:table", {
            "table:name": f"Table {self.tables}", "table:style-name": self.automatic.other("table", properties, style),
        })  # fmt: skip
        for width in widths:
            column = self.automatic.other("table-column", {"style:column-width": mm(width)})
            made.append(element("table:table-column", {"table:style-name": column}))
        head = list(heads)
        if head:
            made.append(element("table:table-header-rows", {}, *head))
        made.extend(rows)
        return made

    def row(self, cells: Iterable[Element], is_whole: bool = True, height: float = 0) -> Element:
        least = {"style:min-row-height": mm(height)} if height else {}
        style = self.automatic.other("table-row", {**least, "fo:keep-together": "always" if is_whole else "auto"})
        return element("table:table-row", {"table:style-name": style}, *cells)

    def table_cell(self, children: Iterable[Element], edges: Mapping[str, object], over: int = 1) -> Iterator[Element]:
        """A cell, and those that it covers."""
        style = self.automatic.other("table-cell", edges)
        spanned = {"table:number-columns-spanned": over} if over > 1 else {}
        yield element(
            "table:table-cell", {"table:style-name": style, "office:value-type": "string", **spanned}, *children
        )
        yield from (element("table:covered-table-cell") for _ in range(over - 1))

    # What only pages have

    def side_by_side(self, widths: list[float], rows: list[Element]) -> Element:
        whole = {"style:may-break-between-rows": "false"} if len(rows) <= MOST_ABREAST else {}
        return self.named_table("Minutes Head", widths, rows, (), -self.out, **whole)
