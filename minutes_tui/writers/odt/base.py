"""What an OpenDocument file stands on: its styles, page, properties, and the archive. Knows no block."""

import re
from collections.abc import Iterator, Mapping
from itertools import cycle

from msgspec import Struct

from minutes_tui.model.document import Document, Layout, Paragraph, unwrapped
from minutes_tui.writers.direction import is_right_to_left, latin_tag, tag
from minutes_tui.writers.forms import (
    LABEL_ROOM,
    NUMBER_ROOM,
    QUOTED,
    nearly,
    paragraph_room,
    set_in_mm,
    side_column,
    size_of,
)
from minutes_tui.writers.line_ends import CODE_SIZE
from minutes_tui.writers.odt.elements import (
    VERSION,
    Element,
    counted,
    element,
    say,
    span,
    style_id,
    tab,
    tongue,
    with_links,
)
from minutes_tui.writers.offices.running_lines import ends_of_initials, running_lines
from minutes_tui.writers.runs import has_rules
from minutes_tui.writers.table_widths import SIZES as TABLE_SIZES
from minutes_tui.writers.xml_text import lawful

FONT = "Liberation Serif"
CODE_FONT = "Liberation Mono"
CODE_PADDING = 1.8
"""Mm between code and its frame."""
PAPERS = {"a3": (297, 420), "a4": (210, 297), "a5": (148, 210), "us-letter": (215.9, 279.4), "us-legal": (215.9, 355.6)}
"""Width and height in mm."""
COLOR = re.compile(r"#[0-9a-fA-F]{6}")

CASES = ("Motion", "Amendment", "Vote", "Election", "Decision", "Action")
"""Styles of the paragraphs of a case, by its kind with a capital."""
BARS = {"Motion": 1, "Amendment": 0.5, "Vote": 1, "Election": 1, "Decision": 2.4}
"""The bar beside the paragraphs of a case, in points."""
HANGS = 3
"""Mm by which a bar stands before the words."""
AMENDMENT_INDENT = 7
"""Mm."""
STEP, HANGING = 8, 6
"""Mm by which each level of a list is indented, and by which the mark of an item stands before its words."""
BRACKETED = 8
"""The same where the marks have brackets around them."""
COUNTED = ("1", "a", "i")
"""How a list in a list counts."""
AROUND = {"secretariat": {"style:num-prefix": "(", "style:num-suffix": ")"}}
"""What stands around the numbers of lists in styles that have no full stop behind them."""
DEEPEST = 9
"""The deepest of the ten levels that a list has, counted from 0."""
ROOM_FOR_INITIALS = 24
"""Mm of a line for initials."""
RUNNING_LETTER = 0.176
"""Mm that a letter of a running line takes, for each point of the size of words."""
HEAD_ROOM = 12
"""Mm of the margin that a running line has at most, with what is between it and the words."""

Properties = Mapping[str, object]


class Look(Struct, frozen=True):
    """A style: what it is based on, and what it has of its own."""

    parent: str = "Standard"
    paragraph: Properties = {}
    text: Properties = {}
    level: int = 0
    """Of a heading in the outline."""


def mm(value: float) -> str:
    return f"{_decimal(value)}mm"


def pt(value: float) -> str:
    return f"{_decimal(value)}pt"


def _decimal(value: float) -> str:
    """A number as a length has it: without an exponent, which OpenDocument does not know."""
    return f"{round(value, 3) + 0:.3f}".rstrip("0").rstrip(".")


def sized(points: float) -> Properties:
    """A size for scripts of all kinds."""
    return dict.fromkeys(("fo:font-size", "style:font-size-asian", "style:font-size-complex"), pt(points))


BOLD: Properties = dict.fromkeys(("fo:font-weight", "style:font-weight-asian", "style:font-weight-complex"), "bold")
LIGHT: Properties = dict.fromkeys(BOLD, "normal")
ITALIC: Properties = dict.fromkeys(("fo:font-style", "style:font-style-asian", "style:font-style-complex"), "italic")
NEVER_HYPHENATED: Properties = {"fo:hyphenate": "false"}
"""Of names and titles, where the words of a page are parted with a hyphen."""
KEPT: Properties = {"fo:keep-with-next": "always"}
WHOLE: Properties = {"fo:keep-together": "always"}


def in_font(family: str) -> Properties:
    quoted = "'{}'".format(lawful(family).replace("'", ""))
    return dict.fromkeys(("fo:font-family", "style:font-family-asian", "style:font-family-complex"), quoted)


def space(above: float = 0, below: float = 0) -> Properties:
    """Room above and below a paragraph, in points."""
    return {"fo:margin-top": pt(above), "fo:margin-bottom": pt(below)}


AT_START = "fo:margin-left"
"""The margin of a paragraph at the start of its lines: offices have it there whichever way it is written, though not
its borders nor the margins of a table."""


def side(layout_side: str, is_rtl: bool) -> str:
    """The left or right that is the start or end of a line."""
    return {"start": "right", "end": "left"}[layout_side] if is_rtl else {"start": "left", "end": "right"}[layout_side]


def ink(layout: Layout) -> str:
    """The colour of headings, rules and bars."""
    return layout.color if COLOR.fullmatch(layout.color) else "#000000"


def inks(layout: Layout) -> Iterator[str]:
    """That colour, and by turns another that only an office tells from it."""
    return cycle((ink(layout), f"#{nearly(ink(layout)[1:])}"))


def rule_above(color: str) -> Properties:
    """The rule above an item."""
    return {"fo:border-top": f"0.5pt solid {color}", "fo:padding-top": pt(4)}


def has_label_column(layout: Layout) -> bool:
    """Whether the leads of cases stand in a column of their own, with the words beside them."""
    return layout.cases == "case"


def bars(layout: Layout) -> Mapping[str, float]:
    """The bars of a layout, in points: an action item has one where all cases have a label beside it."""
    return {**BARS, "Action": BARS["Motion"]} if has_label_column(layout) else BARS


def number_hangs(layout: Layout) -> int:
    """Mm by which the number of a paragraph stands out into the margin."""
    return 18 if layout.margins[3] >= 22 and layout.number_at != "line" else 0


def paragraph_looks(layout: Layout, is_rtl: bool) -> dict[str, Look]:
    """The styles of paragraphs by their names. Those that an office knows are named as it does."""
    size = layout.size
    color = ink(layout)
    start = side("start", is_rtl)
    alignment = {"fo:text-align": "justify"} if layout.is_justified else {}
    is_in_line = layout.number_at == "line"
    hangs_out = number_hangs(layout)
    numbered: Properties = {"tabs": ((NUMBER_ROOM, "left", ""),)} if is_in_line else {}
    further_in: Properties = {**space(), "fo:text-indent": mm(3.4)} if layout.is_indented else {}
    heading = {**in_font(layout.heading_font or layout.font or FONT), "fo:color": color}
    titles = ("Title", "Heading 1", "Heading 2") if layout.text_columns == 2 else ("Title",)
    centred = titles if layout.masthead == "centred" else ()
    headings = {
        name: Look(
            "Heading",
            {**space(size * 1.4, size * 0.5), **KEPT, **({"fo:text-align": "center"} if name in centred else {})},
            {
                **sized(round(size * size_of(name, layout), 1)),
                **(ITALIC if name[-1] in "3456" and layout.text_columns == 1 else {}),
            },
            int(name[-1]) if name != "Title" else 0,
        )
        for name in ("Title", *(f"Heading {level}" for level in range(1, 7)))
    }
    rule = f"{{}}pt solid {color}"
    is_middle = layout.masthead == "centred"
    in_the_middle: Properties = {"fo:text-align": "center"} if is_middle else {}
    masthead: Properties = in_the_middle
    if not is_middle and layout.masthead != "symbol":
        masthead = {"fo:border-bottom": rule.format("1.2"), "fo:padding-bottom": pt(2)}
    flat = 1.45 if layout.masthead == "symbol" else 1.25
    large = flat if not is_middle else 2.5 if layout.text_columns == 2 else 1.5
    out = {AT_START: mm(-side_column(layout))} if side_column(layout) else {}
    day_between = {"fo:text-align": "center", "fo:text-indent": mm(0), "fo:margin-left": mm(8),
                   "fo:margin-right": mm(8)}  # fmt: skip
    from_left = {"style:writing-mode": "lr-tb"} if is_rtl else {}  # code is never written from the right
    framed = {"fo:border": CODE_FRAME, "fo:padding": mm(CODE_PADDING), "fo:text-align": "left", **from_left}
    return {
        "Standard": Look(""),
        "Heading": Look("Standard", KEPT, {**heading, **BOLD, **NEVER_HYPHENATED}),
        **headings,
        "Subtitle": Look(
            "Heading", {**space(0, size * 1.3), **in_the_middle}, {**sized(round(size * 1.18, 1)), **LIGHT}
        ),
        "Text body": Look(
            "Standard",
            {
                **space(0, paragraph_room(layout)),
                "fo:line-height": "115%",
                "fo:orphans": 2,
                "fo:widows": 2,
                **alignment,
                **further_in,
            },
        ),
        "Numbered Paragraph": Look(
            "Text body", {AT_START: mm(0), "fo:text-indent": mm(-hangs_out), **numbered}
        ),
        "Margin Number": Look("Standard", {"fo:text-align": start}, NEVER_HYPHENATED),
        **dict.fromkeys(  # LibreOffice has no room from the style that it is based on where it says this
            ("List Bullet", "List Number"),
            Look("Text body", {**space(0, paragraph_room(layout)), "style:contextual-spacing": "true"}),
        ),
        "Quote": Look("Text body", {}, sized(size * QUOTED)),
        "Code": Look(
            "Standard",
            {**space(0, size * 0.6), **framed},
            {**in_font(CODE_FONT), **sized(size * CODE_SIZE), "fo:language": "zxx", "fo:country": "none"},
        ),
        "Table Text": Look("Standard", {**space(), "fo:text-align": start}, {**sized(size * 0.92), **NEVER_HYPHENATED}),
        **{
            name: Look("Table Text", {}, sized(round(size * 0.92 * scale, 1)))
            for name, scale in TABLE_SIZES.items()
            if scale < 1
        },
        "Signature": Look("Standard", {**space(), **WHOLE, "fo:text-align": start}, NEVER_HYPHENATED),
        "Caption": Look("Standard", space(size * 0.4, size * 0.8), sized(size * 0.86)),
        "Figure": Look("Standard", {**space(size * 0.6, size * 0.2), "fo:text-align": start}),
        "Contents Heading": Look("Heading", space(size * 1.4, size * 0.5), sized(round(size * 1.18, 1))),
        **{
            f"Contents {level}": Look("Standard", {**space(0, size * 0.2), AT_START: mm(6 * (level - 1))})
            for level in range(1, 6)
        },
        **dict.fromkeys(
            ("Header", "Footer"), Look("Standard", {"text:number-lines": "false", **out}, sized(size * 0.82))
        ),
        "Minutes Masthead": Look(
            "Standard",
            {**space(0, 2), **KEPT, **masthead},
            {**sized(size * large), **BOLD, **NEVER_HYPHENATED},
        ),
        "Minutes Organisation": Look("Standard", {**space(0, 3), **KEPT, **in_the_middle}),
        "Minutes Status": Look(
            "Standard", {**space(0, size * (0.4 if is_middle else 1.6)), **in_the_middle}, sized(size * 0.9)
        ),
        "Minutes Notice": Look(
            "Footer", {**space(0, size * 0.6), "fo:border-top": rule.format("0.4"), "fo:padding-top": pt(3)}
        ),
        "Event": Look(
            "Text body",
            {"fo:text-align": "center", "fo:text-indent": mm(0)} if layout.text_columns == 2 else {},
            ITALIC,
        ),
        "Day": Look(
            "Text body",
            {**space(size * 1.5, size * 0.5), **KEPT, "fo:border-top": rule.format("0.4"), "fo:padding-top": pt(4),
             **(day_between if layout.text_columns == 2 else {})},
            {**BOLD, **(sized(round(size * 1.2, 1)) if layout.text_columns == 2 else {})},
        ),
        **{kind: Look("Text body", case_properties(kind, layout, is_rtl)) for kind in CASES},
    }  # fmt: skip


def rule_look(layout: Layout) -> Look:
    """A rule between the paragraphs of a text, which is a paragraph without words."""
    room = space(layout.size * 0.4, layout.size * 1.1)
    return Look("Standard", {**room, "fo:line-height": pt(2), **rule_below(ink(layout))}, sized(2))


def rule_below(color: str) -> Properties:
    """The line below it. An office draws one line where two that follow each other are the same."""
    return {"fo:border-bottom": f"0.4pt solid {color}", "fo:padding": mm(0)}


def rule_told_apart(layout: Layout, *, is_other: bool, is_in_case: bool) -> Properties:
    """The line of a rule where it is not that of the style, in a colour that only an office tells from it. Within a
    case, of which it has the other sides and the tint, it has all of it, and its room within these."""
    line = rule_below(f"#{nearly(ink(layout)[1:])}" if is_other else ink(layout))
    if not is_in_case:
        return line if is_other else {}
    return {"fo:border-bottom": line["fo:border-bottom"], **space(), "fo:line-height": pt(layout.size * 0.7)}


CODE_FRAME = "0.5pt solid #000000"
"""Around code."""


def code_frame(*, is_other: bool) -> Properties:
    """The frame of a block of code where it is not that of the style: an office runs on the borders of paragraphs that
    are the same."""
    return (
        {"fo:border": f"{CODE_FRAME[:-6]}{nearly(CODE_FRAME[-6:])}", "fo:padding": mm(CODE_PADDING)} if is_other else {}
    )


def hanging(style: str, *, is_ordered: bool) -> float:
    """Mm by which the mark of an item stands before its words."""
    return BRACKETED if is_ordered and style in AROUND else HANGING


def case_properties(
    kind: str, layout: Layout, is_rtl: bool, indent: float = 0, *, is_item: bool = False, hangs: float = HANGING
) -> Properties:
    """A case: its weight is that of its bar, and a decision is tinted; the other ways to set them have other marks.
    `indent` is how much further in the words are, in mm, while the bar and the tint stay where they are; the mark of an
    item stands `hangs` mm before that, and an office draws the bar as far out as the mark. An office has a tab where
    the further lines of a paragraph begin without the room beside its bar: beside a label, the room is one between two
    tabs."""
    start = side("start", is_rtl)
    color = ink(layout)
    is_labelled = has_label_column(layout) and kind in bars(layout) and kind != "Decision"
    further = AMENDMENT_INDENT if kind == "Amendment" and not is_labelled and layout.cases != "line" else 0
    if layout.cases == "rule" and kind in ("Motion", "Amendment"):
        further = AMENDMENT_INDENT
    common: Properties = {**space(0, layout.size * 0.35), **WHOLE, "fo:text-align": start}
    if layout.is_indented:
        common = {**common, "fo:text-indent": mm(0)}
    if is_labelled and not is_item and not indent:
        edge: Properties = {
            f"fo:border-{start}": f"{bars(layout)[kind]}pt solid {color}",
            f"fo:padding-{start}": mm(0),
            "style:join-border": "true",
            "tabs": ((-LABEL_ROOM, "left", ""),),
        }  # fmt: skip
        return {**common, **edge, AT_START: mm(LABEL_ROOM), "fo:text-indent": mm(-LABEL_ROOM - HANGS)}
    if is_labelled:
        indent += LABEL_ROOM
    if layout.number_at == "line":
        common = {**common, "tabs": ((NUMBER_ROOM, "left", ""),)}
    if kind in bars(layout) and (layout.cases in ("bar", "case") or (layout.cases == "box" and kind != "Decision")):
        bar = bars(layout)[kind] if layout.cases != "box" else 0.7
        tint = {"fo:background-color": "#f0f0f0"} if kind == "Decision" else {}
        mark = hangs if is_item else 0
        of_words = {"tabs": ((HANGS + indent - mark, "left", ""),)} if is_item else {}
        return {
            **common,
            **tint,
            **of_words,
            AT_START: mm(further - HANGS + mark),
            f"fo:border-{start}": f"{bar}pt solid {color}",
            f"fo:padding-{start}": mm(HANGS - bar * 0.3528 + indent - mark),
            **({"fo:text-indent": mm(-mark)} if mark else {}),
            "style:join-border": "true",
        }
    inwards: Properties = {AT_START: mm(further + indent)} if further or indent else {}
    if is_item and is_labelled:
        return {**common, AT_START: mm(indent), "fo:text-indent": mm(-hangs)}
    if is_item:
        in_lists = {AT_START: mm(set_in_mm(layout) + indent - STEP + hangs), "fo:text-indent": mm(-hangs)}
        return {**common, **(in_lists if layout.number_at == "line" else {})}
    if kind != "Decision" or layout.cases not in ("box", "rule"):
        return {**common, **inwards}
    if layout.cases == "box":
        edges = {"fo:border": f"0.75pt solid {color}", "fo:padding": pt(6), f"fo:padding-{start}": mm(2.1 + indent)}
        del edges["fo:padding"]
        edges |= {f"fo:padding-{each}": pt(6) for each in ("top", "bottom", side("end", is_rtl))}
        return {**common, **edges}
    if indent:
        return {**common, **inwards}
    ruled = {f"fo:border-{each}": f"0.9pt solid {color}" for each in ("top", "bottom")}
    return {**common, **inwards, **ruled, "fo:padding-top": pt(5), "fo:padding-bottom": pt(5)}


def character_looks(layout: Layout) -> dict[str, Properties]:
    """The styles of words within a paragraph."""
    size = layout.size
    code = {**in_font(CODE_FONT), **sized(size * CODE_SIZE)}
    line = {"style:text-underline-style": "solid", "style:text-underline-width": "auto",
            "style:text-underline-color": "font-color"}  # fmt: skip
    return {
        "Emphasis": ITALIC,
        "Strong Emphasis": BOLD,
        **dict.fromkeys(("Speaker", "Lead", "Outcome", "Roster Group"), BOLD),
        "Lead": {**BOLD, **({"fo:font-variant": "small-caps"} if has_label_column(layout) else {})},
        "Way of Voting": {"fo:font-variant": "small-caps"},
        "Title Name": {**sized(round(size * 1.18, 1)), **LIGHT},
        "Roster Presence": ITALIC,
        "Item Number": {},
        "Item Document": {**sized(size * 0.78), **LIGHT},
        "Block Tail": sized(size * 0.93),
        "Deleted": {"style:text-line-through-style": "solid", "style:text-line-through-type": "single",
                    "fo:color": "#464646"},
        "Inserted": {**BOLD, **line},
        "Index Link": {},
        "Line numbering": sized(size * 0.72),
        "Internet link": {"fo:color": "#000000", **line},
        "HTML Code": code,
        "Paragraph Number": sized(size * (0.78 if layout.number_at != "line" else 1)),
    }  # fmt: skip


def styled(name: str, family: str, look: Look, next_name: str = "") -> Element:
    """A style with its properties. Its name has no blank, and the one that is shown is as it reads."""
    attributes: dict[str, object] = {"style:name": style_id(name), "style:family": family}
    if " " in name:
        attributes["style:display-name"] = name
    if look.parent:
        attributes["style:parent-style-name"] = style_id(look.parent)
    if next_name:
        attributes["style:next-style-name"] = style_id(next_name)
    if look.level:
        attributes["style:default-outline-level"] = look.level
    made = element("style:style", attributes)
    if look.paragraph:
        made.append(paragraph_properties(look.paragraph))
    if look.text:
        made.append(element("style:text-properties", look.text))
    return made


def paragraph_properties(properties: Properties) -> Element:
    """The properties of a paragraph; "tabs" among them are the places of its tabs, each with what it is and has before
    it."""
    own = {name: value for name, value in properties.items() if name != "tabs"}
    made = element("style:paragraph-properties", own)
    if isinstance(stops := properties.get("tabs"), tuple):
        made.append(element("style:tab-stops", {}, *(_stop(*each) for each in stops)))
    return made


def _stop(place: float, kind: str, leader: str) -> Element:
    stop: dict[str, object] = {"style:position": mm(place), "style:type": kind}
    if leader:
        stop |= {"style:leader-style": "solid" if leader == "_" else "dotted", "style:leader-text": leader}
    return element("style:tab-stop", stop)


def _list_style(name: str, style: str, *, is_ordered: bool) -> Element:
    made = element("text:list-style", {"style:name": name})
    for level in range(DEEPEST + 1):
        attributes: dict[str, object] = {"text:level": level + 1}
        if is_ordered:
            forms = COUNTED if style != "secretariat" else (*COUNTED[1:], COUNTED[0])
            attributes |= {
                "style:num-format": forms[level % len(forms)],
                **AROUND.get(style, {"style:num-suffix": "."}),
            }
        else:
            attributes["text:bullet-char"] = "•–·"[min(level, 2)]
        place = mm(STEP * (level + 1))
        alignment = element("style:list-level-label-alignment", {
            "text:label-followed-by": "listtab", "text:list-tab-stop-position": place,
            "fo:text-indent": mm(-hanging(style, is_ordered=is_ordered)), "fo:margin-left": place,
        })  # fmt: skip
        properties = element(
            "style:list-level-properties",
            {"text:list-level-position-and-space-mode": "label-alignment"},
            alignment,
        )
        kind = "number" if is_ordered else "bullet"
        made.append(element(f"text:list-level-style-{kind}", attributes, properties))
    return made


def text_width(layout: Layout) -> float:
    """Of the words on a page, in mm."""
    return PAPERS.get(layout.paper, PAPERS["a4"])[0] - layout.margins[1] - layout.margins[3]


def text_height(layout: Layout) -> float:
    """The same from the head to the foot."""
    return PAPERS.get(layout.paper, PAPERS["a4"])[1] - layout.margins[0] - layout.margins[2]


def styles(document: Document) -> Element:
    """The part of the file that has the styles and the page."""
    layout, is_rtl = document.layout, is_right_to_left(document.language)
    common = element("office:styles", {}, *_defaults(document, is_rtl))
    of_rules = {"Rule": rule_look(layout)} if has_rules(document.blocks) else {}
    for name, look in {**paragraph_looks(layout, is_rtl), **of_rules}.items():
        following = "Text body" if look.level or name in ("Title", "Subtitle") else ""
        common.append(styled(name, "paragraph", look, following))
    for name, properties in character_looks(layout).items():
        common.append(styled(name, "text", Look("", {}, properties)))
    common.append(styled("Frame", "graphic", Look("")))  # without it, an office has a drawing for a frame with words
    for name in ("Minutes Table", "Minutes Roster", "Minutes Head"):
        common.append(styled(name, "table", Look("")))
    common.extend([_list_style("Bullets", "", is_ordered=False), _list_style("Numbers", layout.style, is_ordered=True)])
    if layout.line_numbers:
        is_numbered = any(
            isinstance(each, Paragraph) and (each.number or each.time) for each in unwrapped(document.blocks)
        )
        common.append(_line_numbers(layout.line_numbers, number_hangs(layout) if is_numbered else 0))
    automatic = element("office:automatic-styles", {}, *_page(layout, is_rtl))
    master = element("office:master-styles", {}, _master(layout))
    return element("office:document-styles", {"office:version": VERSION}, common, automatic, master)


def _defaults(document: Document, is_rtl: bool) -> Iterator[Element]:
    layout = document.layout
    language = tag(document.language) or "en"
    every = {**tongue("en"), **tongue(language)}
    primary, *others = language.split("-")
    country = next((each.upper() for each in others if len(each) == 2 and each.isalpha()), "none")
    for kind in ("-asian", "-complex"):
        every |= {f"style:language{kind}": primary.lower(), f"style:country{kind}": country}
    if latin_tag(language) == language:  # an office breaks Latin words within where they are said to be Japanese
        every |= {"fo:language": primary.lower(), "fo:country": country}
    hyphens: Properties = {"fo:hyphenate": "true" if layout.is_justified else "false",
                           "fo:hyphenation-remain-char-count": 2,
                           "fo:hyphenation-push-char-count": 2}  # fmt: skip
    default = Look(
        "",
        {"style:writing-mode": "rl-tb" if is_rtl else "lr-tb", "fo:text-align": side("start", is_rtl),
         "style:tab-stop-distance": mm(12.5)},
        {**in_font(layout.font or FONT), **sized(layout.size), **every, **hyphens},
    )  # fmt: skip
    yield element(
        "style:default-style",
        {"style:family": "paragraph"},
        paragraph_properties(default.paragraph),
        element("style:text-properties", default.text),
    )
    yield element(
        "style:default-style",
        {"style:family": "table"},
        element("style:table-properties", {"table:border-model": "collapsing"}),
    )


def _line_numbers(each: int, beside: int) -> Element:
    """The number of each so many lines; `beside` is how many mm the numbers of paragraphs hang out."""
    return element("text:linenumbering-configuration", {
        "text:number-lines": "true", "text:increment": each, "text:restart-on-page": "true",
        "text:number-position": "outer", "text:offset": mm(beside + 4), "style:num-format": "1",
        "text:style-name": style_id("Line numbering"),
    })  # fmt: skip


def _has_head(layout: Layout) -> bool:
    return any((layout.header, *layout.header_sides, layout.draft, layout.restricted))


def _has_foot(layout: Layout) -> bool:
    return any((layout.footer, *layout.footer_sides, *layout.initials, layout.notice))


def _page(layout: Layout, is_rtl: bool) -> Iterator[Element]:
    """The page: a running line takes its room from the margin, so that the words stay where they are."""
    width, height = PAPERS.get(layout.paper, PAPERS["a4"])
    top, right, bottom, left = layout.margins
    head = min(HEAD_ROOM, top * 0.6) if _has_head(layout) else 0
    foot = min(HEAD_ROOM, bottom * 0.6) if _has_foot(layout) else 0
    usage = {"style:page-usage": "mirrored"} if layout.two_sided == "pages" else {}
    made = element("style:page-layout", {"style:name": "Page", **usage}, element("style:page-layout-properties", {
        "fo:page-width": mm(width), "fo:page-height": mm(height), "style:print-orientation": "portrait",
        "fo:margin-top": mm(top - head), "fo:margin-right": mm(right), "fo:margin-bottom": mm(bottom - foot),
        "fo:margin-left": mm(left), "style:writing-mode": "rl-tb" if is_rtl else "lr-tb",
    }))  # fmt: skip
    for name, room, edge in (("header", head, "bottom"), ("footer", foot, "top")):
        if room:
            own = {"fo:min-height": mm(room), f"fo:margin-{edge}": mm(room * 0.4)}
            made.append(element(f"style:{name}-style", {}, element("style:header-footer-properties", own)))
    yield made
    if layout.initials:
        letter = layout.size * RUNNING_LETTER
        found = ends_of_initials(layout.initials, letter, ROOM_FOR_INITIALS, text_width(layout))
        ends = tuple((each, "left", "_") for each in found)
        yield styled("Running Initials", "paragraph", Look("Footer", {"tabs": ends, "fo:margin-bottom": pt(6)}))
    width = text_width(layout) + side_column(layout)
    for name, middle, sides in (
        ("Header", layout.header, layout.header_sides),
        ("Footer", layout.footer, layout.footer_sides),
    ):
        stops = [(text_width(layout) / 2, "center", "")] if middle and any(sides) else []
        look = Look(name, {"tabs": (*stops, (width, "right", ""))})
        if name == "Footer" and not any(sides):
            look = Look(name, {"fo:text-align": "center"})
        yield styled(f"Running {name}", "paragraph", look)
        yield styled(f"Running {name} Ends", "paragraph", Look(name, {"tabs": ((width, "right", ""),)}))
        yield styled(f"Running {name} Middle", "paragraph", Look(name, {"fo:text-align": "center"}))


def _master(layout: Layout) -> Element:
    """The lines at the head and the foot of each page."""
    made = element("style:master-page", {"style:name": "Standard", "style:page-layout-name": "Page"})
    even = layout.changed_over if layout.two_sided else None
    is_first_other = (_has_head(layout) and not layout.has_header_first) or bool(layout.notice)
    if _has_head(layout):
        made.append(element("style:header", {}, *_head(layout, has_words=True)))
        if even:
            made.append(element("style:header-left", {}, *_head(even, has_words=True)))
        if is_first_other:
            made.append(element("style:header-first", {}, *_head(layout, has_words=layout.has_header_first)))
    if _has_foot(layout):
        made.append(element("style:footer", {}, *_feet(layout)))
        if even:
            made.append(element("style:footer-left", {}, *_feet(even)))
        if is_first_other:
            notice = element("text:p", {"text:style-name": style_id("Minutes Notice")})
            made_of = list(with_links(layout.notice))
            if len(made_of) > 1:
                notice.extend(made_of)
            else:
                say(notice, layout.notice)
            first = [notice] if layout.notice else []
            made.append(element("style:footer-first", {}, *first, *_feet(layout)))
    return made


def _feet(layout: Layout) -> Iterator[Element]:
    """Places for initials, and the words at the foot."""
    if layout.initials:
        made = element("text:p", {"text:style-name": style_id("Running Initials")})
        for caption in layout.initials:
            made.extend([span(f"  {caption} "), tab()])
        yield made
    yield from _running("Footer", layout, layout.footer, layout.footer_sides)


def _head(layout: Layout, *, has_words: bool) -> list[Element]:
    """The words at the head, and behind them that it is a draft, and for whom it is."""
    words, sides = (layout.header, layout.header_sides) if has_words else ("", ("", ""))
    return _running("Header", layout, words, sides, "    ".join(filter(None, (layout.draft, layout.restricted))))


def _running(name: str, layout: Layout, middle: str, sides: tuple[str, str], marks: str = "") -> list[Element]:
    """The words in the middle and at both ends, in as many lines as they need, and the marks behind the last of
    them."""
    strong = [span(marks, "Strong Emphasis")] if marks else []
    if not any(sides):
        behind = [tab(), *strong] if middle and marks else strong
        return [element("text:p", {"text:style-name": style_id(f"Running {name}")}, *counted(middle), *behind)]
    apart = "    " if marks and sides[1] else ""
    letters = text_width(layout) / (layout.size * RUNNING_LETTER)
    made = []
    for start, centre, end in running_lines(sides[0], middle, f"{sides[1]}{apart}{marks}", letters):
        is_alone = centre and not (start or end)
        kind = " Middle" if is_alone else "" if bool(centre) == bool(middle) else " Ends"
        line = element("text:p", {"text:style-name": style_id(f"Running {name}{kind}")}, *counted(start))
        if centre:
            line.extend([*([] if is_alone else [tab()]), *counted(centre)])
        if end:
            line.extend([tab(), *counted(sides[1] + apart), *strong])
        made.append(line)
    return made
