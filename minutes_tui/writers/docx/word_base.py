"""What a DOCX file stands on: a house style's file or ours, its styles, lists, page and properties. Knows no block."""

import re
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.shared import Mm, Pt, RGBColor
from docx.styles import BabelFish
from docx.styles.style import StyleFactory

from minutes_tui.errors import one_line
from minutes_tui.model.document import Document, Layout
from minutes_tui.writers.direction import is_right_to_left, latin_tag, tag
from minutes_tui.writers.docx import elements
from minutes_tui.writers.docx.properties import set_properties, set_settings
from minutes_tui.writers.docx.template import Package, broken
from minutes_tui.writers.forms import LABEL_ROOM, NUMBER_ROOM, QUOTED, paragraph_room, side_column, size_of
from minutes_tui.writers.line_ends import CODE_SIZE
from minutes_tui.writers.table_widths import SIZES as TABLE_SIZES
from minutes_tui.writers.xml_text import lawful

FONT = "Cambria"
CODE_FONT = "Courier New"
PAPERS = {"a3": (297, 420), "a4": (210, 297), "a5": (148, 210), "us-letter": (215.9, 279.4), "us-legal": (215.9, 355.6)}
"""Width and height in mm."""

CASES = ("Motion", "Amendment", "Vote", "Election", "Decision", "Action")
"""Styles of the paragraphs of a case, by its kind with a capital."""
CHARACTERS = (
    "Speaker", "Lead", "Outcome", "Block Tail", "Deleted", "Inserted", "Item Number", "Item Document", "Title Name",
    "Roster Group", "Roster Presence",
)  # fmt: skip
"""Styles of words within a paragraph."""

STYLES: dict[str, tuple[WD_STYLE_TYPE, str]] = {
    "Title": (WD_STYLE_TYPE.PARAGRAPH, "Normal"),
    **{f"Heading {level}": (WD_STYLE_TYPE.PARAGRAPH, "Normal") for level in range(1, 7)},
    "Body Text": (WD_STYLE_TYPE.PARAGRAPH, "Normal"),
    "Numbered Paragraph": (WD_STYLE_TYPE.PARAGRAPH, "Body Text"),
    "List Bullet": (WD_STYLE_TYPE.PARAGRAPH, "Normal"),
    "List Number": (WD_STYLE_TYPE.PARAGRAPH, "Normal"),
    "Caption": (WD_STYLE_TYPE.PARAGRAPH, "Normal"),
    "Quote": (WD_STYLE_TYPE.PARAGRAPH, "Body Text"),
    "Code": (WD_STYLE_TYPE.PARAGRAPH, "Normal"),
    "Table Text": (WD_STYLE_TYPE.PARAGRAPH, "Normal"),
    **dict.fromkeys(tuple(TABLE_SIZES)[1:], (WD_STYLE_TYPE.PARAGRAPH, "Table Text")),
    "Signature": (WD_STYLE_TYPE.PARAGRAPH, "Normal"),
    "TOC Heading": (WD_STYLE_TYPE.PARAGRAPH, "Normal"),
    **{f"toc {level}": (WD_STYLE_TYPE.PARAGRAPH, "Normal") for level in range(1, 6)},
    "Header": (WD_STYLE_TYPE.PARAGRAPH, "Normal"),
    "Footer": (WD_STYLE_TYPE.PARAGRAPH, "Normal"),
    "Subtitle": (WD_STYLE_TYPE.PARAGRAPH, "Normal"),
    "Minutes Masthead": (WD_STYLE_TYPE.PARAGRAPH, "Normal"),
    "Minutes Organisation": (WD_STYLE_TYPE.PARAGRAPH, "Normal"),
    "Minutes Status": (WD_STYLE_TYPE.PARAGRAPH, "Normal"),
    "Minutes Notice": (WD_STYLE_TYPE.PARAGRAPH, "Normal"),
    "Event": (WD_STYLE_TYPE.PARAGRAPH, "Body Text"),
    "Day": (WD_STYLE_TYPE.PARAGRAPH, "Body Text"),
    **dict.fromkeys(CASES, (WD_STYLE_TYPE.PARAGRAPH, "Body Text")),
    "Hyperlink": (WD_STYLE_TYPE.CHARACTER, ""),
    **dict.fromkeys(CHARACTERS, (WD_STYLE_TYPE.CHARACTER, "")),
    "HTML Code": (WD_STYLE_TYPE.CHARACTER, ""),
    "Paragraph Number": (WD_STYLE_TYPE.CHARACTER, ""),
    "line number": (WD_STYLE_TYPE.CHARACTER, ""),
}
"""The styles that a page needs, with their kind and what each is based on; a file that has one keeps its own."""

OURS = (
    "Numbered Paragraph", "Code", *TABLE_SIZES, "Paragraph Number", "Minutes Masthead", "Minutes Status",
    "Minutes Organisation",
    "Minutes Notice", "Event",
    "Day", *CASES, *CHARACTERS,
)  # fmt: skip
"""Those of them that no word processor knows by itself."""

COLOR = re.compile(r"#[0-9a-fA-F]{6}")
TABLE_STYLE = "Minutes Table"
ROSTER_STYLE = "Minutes Roster"
HEAD_STYLE = "Minutes Head"


def based(document: Document) -> tuple[Any, tuple[str, ...]]:
    """A python-docx document without words, with all the styles, and what a house's file lost for it.

    Raises ExportError for a file that is broken.
    """
    layout = document.layout
    lost: list[str] = []
    if not layout.template:
        made = docx.Document()
        _design(made, layout)
    else:
        name = one_line(layout.template_name) or "The house style's DOCX file"
        try:
            package = Package(layout.template, name)
            made = docx.Document(package.packed())
            made.styles, made.sections[0]  # what a file must have to be a page
        except (PackageNotFoundError, KeyError, ValueError, IndexError, SyntaxError, OSError) as error:
            raise broken(name, error) from error
        lost = [
            f"{name} fetched {one_line(each)}. This was removed: no page fetches anything." for each in package.lost
        ]
    _add_styles(made, layout, "right" if is_right_to_left(document.language) else "left")
    _set_language(made, document.language)
    set_settings(made, document)
    set_properties(made, document)
    return made, tuple(dict.fromkeys(lost))


def _design(made: Any, layout: Layout) -> None:
    """Our own look upon the file that comes with the library."""
    section = made.sections[0]
    width, height = PAPERS.get(layout.paper, PAPERS["a4"])
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Mm, layout.margins)
    normal = made.styles["Normal"]
    _set_size(normal, layout.size)
    _set_font(normal, layout.font or FONT)
    for name in ("Title", *(f"Heading {level}" for level in range(1, 7))):
        _design_heading(made.styles[name], name, layout)
    _design_heading(made.styles["Subtitle"], "Subtitle", layout)
    made.styles["Subtitle"].font.bold = made.styles["Subtitle"].font.cs_bold = False
    made.styles["Subtitle"].paragraph_format.space_before = Pt(0)
    for name in ("Header", "Footer"):
        _set_size(made.styles[name], layout.size * 0.82)
        if side_column(layout):
            made.styles[name].paragraph_format.left_indent = -Mm(side_column(layout))
    for name in ("List Bullet", "List Number", "Quote"):
        made.styles[name].paragraph_format.space_after = Pt(paragraph_room(layout))
    quote = made.styles["Quote"]
    quote.font.italic = quote.font.cs_italic = False
    _set_size(quote, round(layout.size * QUOTED * 2) / 2)
    caption = made.styles["Caption"]
    _set_size(caption, layout.size * 0.86)
    caption.font.color.rgb = RGBColor(0, 0, 0)
    caption.font.bold = caption.font.cs_bold = False
    body = made.styles["Body Text"].paragraph_format
    body.space_after, body.line_spacing, body.widow_control = Pt(paragraph_room(layout)), 1.15, True
    if layout.is_justified:
        body.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if layout.is_indented:
        body.first_line_indent = Mm(3.4)
    if layout.masthead == "centred":
        for name in ("Title", "Subtitle", *(("Heading 1", "Heading 2") if layout.text_columns == 2 else ())):
            made.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


SLANTED = tuple(f"Heading {level}" for level in range(3, 7))
"""The headings below those of items and of their parts."""


def _design_heading(style: Any, name: str, layout: Layout) -> None:
    _set_font(style, layout.heading_font or layout.font or FONT)
    _set_size(style, round(layout.size * size_of(name, layout), 1))
    color = layout.color if COLOR.fullmatch(layout.color) else "#000000"
    style.font.color.rgb = RGBColor.from_string(color[1:])
    style.font.italic = style.font.cs_italic = name in SLANTED and layout.text_columns == 1
    _set_bold(style)
    spacing = style.paragraph_format
    spacing.keep_with_next = True
    spacing.space_before, spacing.space_after = Pt(layout.size * 1.4), Pt(layout.size * 0.5)
    _never_hyphenated(style)
    for path in (f"{qn('w:pPr')}/{qn('w:pBdr')}", f"{qn('w:rPr')}/{qn('w:spacing')}", f"{qn('w:rPr')}/{qn('w:kern')}"):
        for each in style.element.findall(path):
            each.getparent().remove(each)


def _set_size(style: Any, points: float) -> None:
    """A size for scripts of all kinds: Word has another place for it in those that are written from the right."""
    style.font.size = Pt(points)
    _set_complex_size(style, str(round(points * 2)))


def _never_hyphenated(style: Any) -> None:
    """Names and titles are not parted with a hyphen where the words of a page are."""
    style.element.get_or_add_pPr()
    elements.add_property(style.element, elements.element("w:suppressAutoHyphens"))


def _set_bold(style: Any) -> None:
    style.font.bold = style.font.cs_bold = True


def _set_complex_size(style: Any, value: str) -> None:
    """The size of letters of complex scripts, which Word has beside that of the others."""
    properties = style.element.get_or_add_rPr()
    for each in properties.findall(qn("w:szCs")):
        properties.remove(each)
    properties.find(qn("w:sz")).addnext(elements.element("w:szCs", val=value))


def _set_font(style: Any, family: str) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()  # of a theme's font, which would win
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), lawful(family))


def _add_styles(made: Any, layout: Layout, bar_side: str) -> None:
    named: dict[str, Any] = {
        style.name: style for style in made.styles
    }  # `made.styles[name]` looks at the XML of each style
    present = {*named, *(name.lower() for name in named)}
    for name, (kind, base) in STYLES.items():
        if name in present:
            continue
        added = made.styles.element.add_style_of_type(BabelFish.ui2internal(name), kind, name not in OURS)
        style: Any = StyleFactory(added)
        named[name] = style
        if base:
            style.base_style = named.get(base) or made.styles[base]
        _fill(name, style, layout, bar_side)
    for name, borders, margins in TABLES:
        if name not in present:
            made_of = {"name": name, "id": name.replace(" ", ""), "borders": borders.replace("auto", ink(layout))}
            source = TABLE_XML.format(w=nsdecls("w"), **made_of, **margins)
            made.styles.element.append(parse_xml(source))


def _fill(name: str, style: Any, layout: Layout, bar_side: str) -> None:
    """How a style looks that the file doesn't have. A bar is at the side of a page where its lines begin."""
    match name.split()[0]:
        case "Numbered":
            is_in_line = layout.number_at == "line"
            style.paragraph_format.first_line_indent = -Mm(18 if layout.margins[3] >= 22 and not is_in_line else 0)
            if is_in_line:
                style.paragraph_format.tab_stops.add_tab_stop(Mm(NUMBER_ROOM))
        case "Table":
            style.paragraph_format.space_after = Pt(0)
            _set_size(style, layout.size * 0.92 * TABLE_SIZES[name])
            _never_hyphenated(style)
        case "Quote":
            _set_size(style, round(layout.size * QUOTED * 2) / 2)
        case "Subtitle":
            _set_size(style, layout.size * 1.18)
            style.paragraph_format.space_after = Pt(layout.size * 1.3)
        case "Minutes" if name == "Minutes Masthead":
            _never_hyphenated(style)
            is_centred = layout.masthead == "centred"
            large = 1.45 if layout.masthead == "symbol" else 1.25
            _set_bold(style)
            _set_size(style, layout.size * (large if not is_centred else 2.5 if layout.text_columns == 2 else 1.5))
            style.paragraph_format.space_after = Pt(2)
            style.paragraph_format.keep_with_next = True
            if is_centred:
                style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
            elif layout.masthead != "symbol":
                set_border(style, "bottom", 10, 2, ink(layout))
        case "Minutes" if name == "Minutes Organisation":
            style.paragraph_format.space_after = Pt(3)
            style.paragraph_format.keep_with_next = True
            if layout.masthead == "centred":
                style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        case "Minutes" if name == "Minutes Notice":
            set_border(style, "top", 3, 3, ink(layout))
            _set_size(style, layout.size * 0.82)
        case "Minutes":
            _set_size(style, layout.size * 0.9)
            style.paragraph_format.space_after = Pt(layout.size * 1.6)
            if layout.masthead == "centred":
                style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
                style.paragraph_format.space_after = Pt(layout.size * 0.4)
        case "Event":
            style.font.italic = style.font.cs_italic = True
            if layout.text_columns == 2:
                style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
                style.paragraph_format.first_line_indent = Pt(0)
        case "Day":
            _set_bold(style)
            style.paragraph_format.keep_with_next = True
            style.paragraph_format.space_before = Pt(layout.size * 1.5)
            set_border(style, "top", 4, 4, ink(layout))
            if layout.text_columns == 2:
                _set_size(style, layout.size * 1.2)
                style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
                style.paragraph_format.first_line_indent = Pt(0)
                style.paragraph_format.left_indent = style.paragraph_format.right_indent = Mm(8)
        case "Speaker" | "Lead" | "Outcome":
            _set_bold(style)
            if name == "Lead" and layout.cases == "case":
                style.font.small_caps = True
        case "Item" if name == "Item Document":
            _set_size(style, layout.size * 0.78)
            style.font.bold = style.font.cs_bold = False
        case "Block":
            _set_size(style, layout.size * 0.93)
        case "Deleted":
            style.font.strike = True
            style.font.color.rgb = RGBColor(0x46, 0x46, 0x46)
        case "Inserted":
            _set_bold(style)
            style.font.underline = True
        case "Roster" if name == "Roster Group":
            _set_bold(style)
        case "Roster":
            style.font.italic = style.font.cs_italic = True
        case kind if kind in CASES:
            _fill_case(kind, style, layout, bar_side)
        case "Code":
            _set_font(style, CODE_FONT)
            _set_size(style, layout.size * CODE_SIZE)
            style.paragraph_format.space_after = Pt(layout.size * 0.6)
            style.element.pPr.insert(0, parse_xml(FRAME.format(w=nsdecls("w"))))
            style.paragraph_format.left_indent = style.paragraph_format.right_indent = Pt(4.5)
        case "toc":
            level = int(name.split()[1])
            style.paragraph_format.left_indent = Mm(6 * (level - 1))
            style.paragraph_format.space_after = Pt(layout.size * 0.2)
        case "Signature":
            style.paragraph_format.keep_together = True
            style.paragraph_format.space_after = Pt(0)
            _never_hyphenated(style)
        case "Title" if name == "Title Name":
            _set_size(style, layout.size * 1.18)
            style.font.bold = style.font.cs_bold = False
        case "Title" | "Heading" | "TOC":
            _set_bold(style)
            style.paragraph_format.keep_with_next = True
        case "Hyperlink":
            style.font.underline = True
        case "HTML":
            _set_font(style, CODE_FONT)
            _set_size(style, layout.size * CODE_SIZE)
        case "line":
            _set_size(style, layout.size * 0.72)
        case "Paragraph":
            _set_size(style, layout.size * (0.78 if layout.number_at != "line" else 1))


BARS = {"Motion": 8, "Amendment": 4, "Vote": 8, "Election": 8, "Decision": 19}
"""The bar beside the paragraphs of a case, in eighths of a point."""


def bars(layout: Layout) -> dict[str, int]:
    """Those of a layout: an action item has one where all cases have a label beside it."""
    return {**BARS, "Action": BARS["Motion"]} if has_label_column(layout) else BARS


def _fill_case(kind: str, style: Any, layout: Layout, bar_side: str) -> None:
    """A case: its weight is that of its bar, and a decision is tinted. Other ways to set them have other marks."""
    style.paragraph_format.space_after = Pt(layout.size * 0.35)
    style.paragraph_format.keep_together = True
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT  # of text that is written from the right, its start
    if layout.number_at == "line":
        style.paragraph_format.tab_stops.add_tab_stop(Mm(NUMBER_ROOM))
    if layout.is_indented:
        style.paragraph_format.first_line_indent = Pt(0)
    if has_label_column(layout) and kind != "Decision":
        style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = Mm(LABEL_ROOM), -Mm(LABEL_ROOM)
    elif layout.cases == "rule" and kind in ("Motion", "Amendment"):
        style.paragraph_format.left_indent = Mm(6.8)
    elif kind == "Amendment" and layout.cases != "line":
        style.paragraph_format.left_indent = Mm(7)
    if layout.cases in ("bar", "case") and kind in bars(layout):
        set_border(style, bar_side, bars(layout)[kind], 8, ink(layout))
    elif layout.cases == "box" and kind in BARS and kind != "Decision":
        set_border(style, bar_side, 6, 8, ink(layout))
    if kind != "Decision":
        return
    if layout.cases in ("bar", "case"):
        _properties(style)
        elements.add_property(style.element, elements.element("w:shd", val="clear", color="auto", fill="F0F0F0"))
    elif layout.cases == "box":
        form = style.paragraph_format
        form.left_indent = form.right_indent = Pt(6.75)  # Word draws a frame outside the words
        for side in ("top", "left", "bottom", "right"):
            set_border(style, side, 6, 6, ink(layout))
    elif layout.cases == "rule":
        for side in ("top", "bottom"):
            set_border(style, side, 7, 5, ink(layout))


def has_label_column(layout: Layout) -> bool:
    """Whether the leads of cases stand in a column of their own, with the words beside them."""
    return layout.cases == "case" and not layout.template


def _properties(style: Any) -> Any:
    return style.element.get_or_add_pPr()


def ink(layout: Layout) -> str:
    """The colour of rules and bars, which is that of headings."""
    return layout.color[1:] if COLOR.fullmatch(layout.color) and not layout.template else "auto"


def set_border(style: Any, side: str, eighths: int, space: int, color: str) -> None:
    """Give a style's paragraphs a rule at one side; the sides stand in the schema's order."""
    properties = _properties(style)
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = elements.element("w:pBdr")
        elements.add_property(style.element, borders)
    borders.append(elements.element(f"w:{side}", val="single", sz=eighths, space=space, color=color))
    borders[:] = sorted(borders, key=lambda each: SIDES.index(each.tag))


SIDES = [qn(f"w:{name}") for name in ("top", "left", "bottom", "right")]

FRAME = "<w:pBdr {w}>{0}</w:pBdr>".format(
    "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="4" w:color="auto"/>' for side in ("top", "left", "bottom", "right")
    ),
    w="{w}",
)
"""Around code."""
TABLE_XML = """\
<w:style {w} w:type="table" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/>
<w:uiPriority w:val="59"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar><w:top w:w="{y}" w:type="dxa"/>
<w:left w:w="{left}" w:type="dxa"/><w:bottom w:w="{y}" w:type="dxa"/><w:right w:w="{right}" w:type="dxa"/>
</w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr></w:style>"""
TOP = '<w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/>'
TABLES = (
    (
        TABLE_STYLE,
        TOP + '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="8C8C8C"/>',
        {"y": 40, "left": 0, "right": 120},
    ),
    (
        ROSTER_STYLE,
        TOP + '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/>',
        {"y": 20, "left": 0, "right": 120},
    ),
    (HEAD_STYLE, "", {"y": 20, "left": 0, "right": 120}),
)
"""Styles of tables: the name, the rules, and the room within cells in twentieths of a point."""


def text_width(section: Any) -> int:
    """Of the words on a page, in twentieths of a point."""
    return int((section.page_width - section.left_margin - section.right_margin) / 635)


def text_height(section: Any) -> int:
    """The same from the head to the foot."""
    return int((section.page_height - section.top_margin - section.bottom_margin) / 635)


def _set_language(made: Any, language: str) -> None:
    """Latin words of a page in Chinese, Japanese or Korean are in no such language: offices would break them within."""
    lang = tag(language) or "en"
    latin = latin_tag(language)
    for defaults in made.styles.element.findall(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"):
        for each in defaults.findall(qn("w:lang")):
            defaults.remove(each)
        defaults.append(elements.element("w:lang", val=latin, eastAsia=lang, bidi=lang))


class Lists:
    """The file's numbering, with one kind of bullets and a new count for each ordered list."""

    def __init__(self, made: Any, style: str, inset: int = 0) -> None:
        """`inset` is how much further in the items are, in twentieths of a point."""
        self._root = _numbering(made).element
        kinds = [int(each.get(qn("w:abstractNumId"))) for each in self._root.findall(qn("w:abstractNum"))]
        self._next = max((int(each.get(qn("w:numId"))) for each in self._root.findall(qn("w:num"))), default=0) + 1
        self._kinds = max(kinds, default=-1) + 1
        first = self._root.find(qn("w:num"))
        self._cleanup = self._root.find(qn("w:numIdMacAtCleanup"))  # which has to be the last
        ordered = ("%{0}.",) if style != "secretariat" else ("(%{0})",)
        forms = COUNTED if style != "secretariat" else (*COUNTED[1:], COUNTED[0])
        for number, (counted, signs) in enumerate(((("bullet",), "•–·"), (forms, ordered))):
            levels = "".join(
                LEVEL.format(
                    level=level,
                    form=counted[level % len(counted)],
                    sign=signs[min(level, len(signs) - 1)].format(level + 1),
                    left=STEP * (level + 1) if not inset else inset + HANGING + STEP * level,
                    hanging=STEP if counted is forms and style == "secretariat" else HANGING,
                )
                for level in range(DEEPEST + 1)
            )
            kind = parse_xml(KIND.format(w=nsdecls("w"), id=self._kinds + number, levels=levels))
            if first is None:
                self._root.append(kind)
            else:
                first.addprevious(kind)
        self._bullets = self._new(self._kinds)
        self._in_cases: dict[tuple[bool, int, int], int] = {}

    def bullets(self) -> int:
        return self._bullets

    def numbers(self, start: int, level: int = 0) -> int:
        """Number of a list that counts from `start`, so many lists deep."""
        return self._new(self._kinds + 1, start, level)

    def in_case(self, start: int | None, level: int, left: int, edge: int, size: float) -> int:
        """Number of a list within a case, of bullets where it has no start: the words of the case begin at `left` and
        its bar is measured from `edge`, in twentieths of a point. Word draws a bar where the first line begins, with
        31 points between at most, so that the first line begins at the edge and has blanks before the mark."""
        is_ordered = start is not None
        key = is_ordered, left, edge
        if key not in self._in_cases:
            forms, signs = (COUNTED, ("%{0}.",)) if is_ordered else (("none",), "•–·")  # a bullet is one character
            levels = "".join(
                LEVEL.format(
                    level=each,
                    form=forms[each % len(forms)],
                    sign=blank(words - edge - HANGING, size) + signs[min(each, len(signs) - 1)].format(each + 1),
                    left=words,
                    hanging=words - edge,
                )
                for each, words in enumerate(range(left + STEP, left + STEP * (DEEPEST + 2), STEP))
            )
            self._in_cases[key] = self._kinds + 2 + len(self._in_cases)
            kind = parse_xml(KIND.format(w=nsdecls("w"), id=self._in_cases[key], levels=levels))
            self._root.find(qn("w:num")).addprevious(kind)
        return self._new(self._in_cases[key], start, level)

    def _new(self, kind: int, start: int | None = None, level: int = 0) -> int:
        made = elements.element("w:num", elements.element("w:abstractNumId", val=kind), numId=self._next)
        if start is not None:
            made.append(elements.element("w:lvlOverride", elements.element("w:startOverride", val=start), ilvl=level))
        if self._cleanup is None:
            self._root.append(made)
        else:
            self._cleanup.addprevious(made)
        self._next += 1
        return self._next - 1


def blank(width: int, size: float) -> str:
    """Blanks that are so wide, in twentieths of a point, among letters of so many points."""
    said, left = "", width / (size * 20)
    for char, ems in BLANKS:
        count = int(max(0.0, left) / ems + 0.01)
        said += char * count
        left -= count * ems
    return said


BLANKS = (("\u2003", 1.0), ("\u2002", 1 / 2), ("\u2005", 1 / 4), ("\u2006", 1 / 6))
"""By their width in ems."""
KIND = """\
<w:abstractNum {w} w:abstractNumId="{id}"><w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>"""
LEVEL = """\
<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>"""
COUNTED = ("decimal", "lowerLetter", "lowerRoman")
"""How a list in a list counts: 1. a. i."""
DEEPEST = 8
"""The deepest of the nine levels that a list has in Word."""
HANGING = 340
"""Twentieths of a point by which the mark of an item stands before its words."""
STEP = 454
"""Twentieths of a point by which each level is indented."""


def _numbering(made: Any) -> Any:
    try:
        return made.part.numbering_part
    except NotImplementedError:  # python-docx makes none where a file has none
        root = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        part = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, root, made.part.package)
        made.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return part
