"""The craft of pages in DOCX and ODT: room between paragraphs, hyphens, links, the ends of a file."""

import struct
import zlib
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from looks import LOOKS
from lxml import etree
from msgspec.structs import replace
from opendocument import look, paragraphs, parts, style_of, whole_look, words_of
from trees import page, said

from minutes_tui.model.document import (
    Address,
    Case,
    Code,
    Document,
    Figure,
    Gap,
    Heading,
    Layout,
    Link,
    Listing,
    Paragraph,
    Quotation,
    Signature,
    Table,
    Words,
)
from minutes_tui.writers.docx import word
from minutes_tui.writers.forms import goes_on, is_kept_whole, number_room, paragraph_room
from minutes_tui.writers.html import html
from minutes_tui.writers.line_ends import leaves_a_gap
from minutes_tui.writers.odt.elements import SPACES, qualified
from minutes_tui.writers.table_widths import extent

ROOMS = {"plain": 2.9, "secretariat": 3.5, "hansard": 0, "council": 2.9, "protokoll": 2.2, "committee": 1.0}
"""Points, as the pages of the six styles are drawn."""


def opened(document: Document) -> Any:
    return docx.Document(BytesIO(word.write(document).content))


def part(document: Document, name: str) -> Any:
    return etree.fromstring(ZipFile(BytesIO(word.write(document).content)).read(name))


@pytest.mark.parametrize("style", list(ROOMS))
def test_the_room_between_paragraphs_is_that_of_the_drawn_pages(style: str) -> None:
    layout = LOOKS[style].layout
    assert paragraph_room(layout) == pytest.approx(ROOMS[style], abs=0.06)
    document = page(Paragraph(said("One.")), Listing((said("two"),)), Paragraph(said("Three.")), layout=layout)
    made = opened(document)
    found = {each.text: each for each in made.paragraphs}
    for name in ("One.", "two"):
        after = found[name].style.paragraph_format.space_after
        assert after.pt == pytest.approx(ROOMS[style], abs=0.1)
    one = next(each for each in paragraphs(parts(document)["content.xml"]) if words_of(each) == "One.")
    assert float(whole_look(document, one)["margin-bottom"].removesuffix("pt")) == pytest.approx(ROOMS[style], abs=0.06)


@pytest.mark.parametrize("style", ["plain", "council", "protokoll"])
def test_a_case_stands_clear_of_what_is_before_and_behind(style: str) -> None:
    layout = LOOKS[style].layout
    case = Case("motion", "Motion", content=(Paragraph(said("The gate.")),), tail=said("Moved by Ms Ash"))
    document = page(Paragraph(said("One.")), case, Paragraph(said("Three.")), layout=layout)
    first, last = (each for each in opened(document).paragraphs if each.style.name == "Motion")
    assert first.paragraph_format.space_before.pt == pytest.approx(layout.size * 0.55, abs=0.1)
    below = layout.size * 0.55 if style != "council" else None
    after = last.paragraph_format.space_after
    assert (after and after.pt) == (below and pytest.approx(below, abs=0.1))
    assert first.paragraph_format.space_after is None
    found = [each for each in paragraphs(parts(document)["content.xml"]) if words_of(each).strip()]
    first, last = (whole_look(document, each) for each in found[-3:-1])
    assert float(first["margin-top"].removesuffix("pt")) == pytest.approx(layout.size * 0.55)
    assert float(last["margin-bottom"].removesuffix("pt")) == pytest.approx(below or layout.size * 0.35)


def test_a_motion_and_its_vote_have_one_bar_where_labels_have_a_column() -> None:
    cases = [Case(kind, kind.capitalize(), content=(Paragraph(said("Words.")),)) for kind in ("motion", "vote")]
    document = page(*cases, layout=LOOKS["council"].layout)
    above = [each.paragraph_format.space_before for each in opened(document).paragraphs if each.text.strip()][-2:]
    assert [each is not None for each in above] == [True, False]
    looks = [whole_look(document, each) for each in paragraphs(parts(document)["content.xml"])]
    assert ["margin-top" in each and each["margin-top"] != "0pt" for each in looks[-2:]] == [True, False]


def test_words_that_lead_within_the_page_look_as_those_around() -> None:
    """On paper only the address of another page is marked as one."""
    document = page(
        Heading(2, said("The roof"), "roof"), Paragraph((Words("See "), Link("roof", said("the roof")), Words(".")))
    )
    (link,) = opened(document).element.body.iter(qn("w:hyperlink"))
    assert link.get(qn("w:anchor"))
    assert not list(link.iter(qn("w:rStyle")))


@pytest.mark.parametrize(("style", "is_parted"), [("plain", True), ("council", False)])
def test_words_are_parted_with_a_hyphen_but_not_names_and_titles(style: str, is_parted: bool) -> None:
    document = page(Paragraph(said("One.")), layout=LOOKS[style].layout)
    settings = part(document, "word/settings.xml")
    assert (settings.find(qn("w:autoHyphenation")) is not None) == is_parted
    styles = opened(document).styles
    for name in ("Title", "Heading 1", "Table Text", "Signature", "Minutes Masthead"):
        assert styles[name].element.find(f"{qn('w:pPr')}/{qn('w:suppressAutoHyphens')}") is not None, name
    for each in parts(document)["styles.xml"].iter(qualified("style:style")):
        if each.get(qualified("style:name")) in ("Heading", "Table_20_Text", "Signature", "Minutes_20_Masthead"):
            assert each.find(qualified("style:text-properties")).get(qualified("fo:hyphenate")) == "false"


def test_the_last_paragraph_takes_no_page_of_its_own() -> None:
    """Word wants one behind a table; it is a point high."""
    document = page(Signature("Ann Ash", "Chair", place="Place and date", caption="Signature"))
    last = opened(document).paragraphs[-1].paragraph_format
    assert (last.line_spacing.pt, last.space_before.pt, last.space_after.pt) == (1, 0, 0)
    last = paragraphs(parts(document)["content.xml"])[-1]
    assert last.getprevious().tag == qualified("table:table")
    assert whole_look(document, last)["line-height"] == "1pt"


def test_a_table_that_is_set_in_is_no_wider_than_the_measure() -> None:
    table = Table((said("Name"), said("Sum")), ((said("Ash"), said("12")),), widths=(1, 1))
    document = page(Listing((said("one"),), inside=((table,),)))
    made = opened(document)
    width = next(made.tables[0]._tbl.iter(qn("w:tblW")))
    indent = int(next(made.tables[0]._tbl.iter(qn("w:tblInd"))).get(qn("w:w")))
    section = made.sections[0]
    measure = (section.page_width - section.left_margin - section.right_margin) / 635
    assert width.get(qn("w:type")) == "dxa"
    assert int(width.get(qn("w:w"))) + indent == pytest.approx(measure, abs=2)
    assert int(width.get(qn("w:w"))) == sum(int(each.get(qn("w:w"))) for each in made.tables[0]._tbl.tblGrid)


def test_who_presents_an_item_stands_in_the_middle_where_its_title_does() -> None:
    document = page(Paragraph(said("Presenter: Ms Ash"), role="label"), layout=Layout(style="hansard", text_columns=2))
    presents = next(each for each in opened(document).paragraphs if each.text == "Presenter: Ms Ash")
    assert presents._p.xpath("./w:pPr/w:jc/@w:val") == ["center"]
    found = next(each for each in paragraphs(parts(document)["content.xml"]) if words_of(each) == "Presenter: Ms Ash")
    assert whole_look(document, found)["text-align"] == "center"


@pytest.mark.parametrize(("columns", "is_slanted"), [(1, True), (2, False)])
def test_headings_below_those_of_parts_are_slanted(columns: int, is_slanted: bool) -> None:
    document = replace(page(Heading(4, said("The gate"), number="3.2.1")), layout=Layout(text_columns=columns))
    style = opened(document).styles["Heading 3"]
    assert (style.font.italic, style.font.cs_italic) == (is_slanted, is_slanted)
    (heading,) = (each for each in parts(document)["styles.xml"].iter(qualified("style:style"))
                  if each.get(qualified("style:name")) == "Heading_20_3")  # fmt: skip
    slant = heading.find(qualified("style:text-properties")).get(qualified("fo:font-style"))
    assert slant == ("italic" if is_slanted else None)


@pytest.mark.parametrize("style", ["plain", "protokoll", "council"])
def test_rules_and_bars_have_the_colour_of_headings(style: str) -> None:
    layout = replace(LOOKS[style].layout, color="#7a1f1f")
    case = Case("decision", "Decision", content=(Paragraph(said("The gate.")),))
    table = Table((said("Name"), said("Sum")), ((said("Ash"), said("12")),), role="register")
    document = page(*LOOKS[style].blocks[:4], case, table, layout=layout)
    made = opened(document)
    sides = tuple(qn(f"w:{name}") for name in ("top", "bottom", "left", "right", "insideH"))
    used = {each.style.style_id for each in made.paragraphs} | {"MinutesTable", "MinutesRoster"}
    styles = [each.element for each in made.styles if each.style_id in used - {"Code"}]
    roots = [made.element.body, *styles]
    colors = {each.get(qn("w:color")) for root in roots for each in root.iter(*sides)} - {None, "8C8C8C", "787878"}
    assert colors == {"7a1f1f"}
    said_ = [
        value
        for each in parts(document)["content.xml"].iter()
        for name, value in each.attrib.items()
        if "}border" in name and " solid " in value
    ]
    assert {each.rpartition(" ")[2] for each in said_} - {"#8c8c8c", "#787878"} == {"#7a1f1f"}


@pytest.mark.parametrize(("style", "is_slanted"), [("council", True), ("plain", False)])
def test_who_moved_is_slanted_beside_a_label(style: str, is_slanted: bool) -> None:
    case = Case("motion", "Motion", content=(Paragraph(said("The gate.")),), tail=said("Moved by Ms Ash"))
    document = page(case, layout=LOOKS[style].layout)
    run = next(each for line in opened(document).paragraphs for each in line.runs if each.text == "Moved by Ms Ash")
    assert bool(run.italic) == is_slanted
    line = next(each for each in paragraphs(parts(document)["content.xml"]) if "Moved by" in words_of(each))
    names = [each.get(qualified("text:style-name")) for each in line.iter(qualified("text:span"))]
    assert ("Emphasis" in names) == is_slanted


def test_an_address_is_underlined_and_has_the_colour_of_words() -> None:
    """No word of a page is coloured: it is printed black on white."""
    style = opened(page(Paragraph((Address("https://example.org/", said("there")),)))).styles["Hyperlink"]
    assert (style.font.underline, style.font.color.rgb) == (True, None)
    (link,) = (each for each in parts(page())["styles.xml"].iter(qualified("style:style"))
               if each.get(qualified("style:name")) == "Internet_20_link")  # fmt: skip
    assert link.find(qualified("style:text-properties")).get(qualified("fo:color")) == "#000000"


@pytest.mark.parametrize("style", ["plain", "council"])
def test_bars_of_cases_that_have_nothing_to_do_with_each_other_are_parted(style: str) -> None:
    """An office runs on the borders of neighbouring paragraphs where they are the same."""
    kinds = ("motion", "motion", "vote", "motion")
    cases = [Case(kind, kind.capitalize(), content=(Paragraph(said("Words.")),)) for kind in kinds]
    document = page(*cases, layout=LOOKS[style].layout)
    colors = []
    for each in [each for each in opened(document).paragraphs if each.text.strip()][-4:]:
        own = each._p.xpath("./w:pPr/w:pBdr/w:left") or each.style.element.xpath("./w:pPr/w:pBdr/w:left")
        colors.append(own[0].get(qn("w:color")))
    assert [one == other for one, other in pairwise(colors)] == [False, True, False]
    looks = [whole_look(document, each) for each in paragraphs(parts(document)["content.xml"]) if words_of(each)]
    bars = [each["border-left"] for each in looks[-4:]]
    assert [one == other for one, other in pairwise(bars)] == [False, True, False]
    assert len({each["padding-left"] for each in looks[-4:]}) == 1
    last = next(each for each in parts(document)["content.xml"].iter("{*}paragraph-properties")
                if each.xpath("@*[local-name()='border-left']"))  # fmt: skip
    assert last.xpath("@*[local-name()='padding-left']"), "an office takes the room from where the border is"


def test_a_vote_stays_on_the_page_of_its_motion() -> None:
    cases = [Case(kind, kind.capitalize(), content=(Paragraph(said("Words.")),)) for kind in ("motion", "vote")]
    document = page(*cases, layout=LOOKS["plain"].layout)
    found = [each for each in opened(document).paragraphs if each.text.strip()][-2:]
    assert [each.paragraph_format.keep_with_next for each in found] == [True, None]
    looks = [whole_look(document, each) for each in paragraphs(parts(document)["content.xml"]) if words_of(each)]
    assert [each.get("keep-with-next") == "always" for each in looks[-2:]] == [True, False]
    far = page(cases[0], Paragraph(said("One.")), cases[1], layout=LOOKS["plain"].layout)
    assert not any(each.paragraph_format.keep_with_next for each in opened(far).paragraphs if "Motion" in each.text)


def test_no_line_ends_within_the_number_of_a_decision() -> None:
    vote = Case("vote", "Vote", outcome="Carried", result="6–0 (Decision TC-2026-1)")
    document = page(vote, layout=LOOKS["plain"].layout)
    made = next(each for each in opened(document).paragraphs if "Carried" in each.text)
    assert made.text.endswith("Carried, 6–0 (Decision\u00a0TC-2026-1)")
    assert len(made._p.xpath(".//w:noBreakHyphen")) == 2
    assert '<span class="whole">(Decision TC-2026-1)</span>' in html.write(document)


def test_a_line_for_initials_is_as_long_as_in_the_drawn_pages() -> None:
    document = page(Paragraph(said("One.")), layout=Layout(initials=("Chair",)))
    footer = opened(document).sections[0].footer.paragraphs[0]
    assert footer.text.startswith("Chair")
    assert 24 < footer.paragraph_format.tab_stops[-1].position.mm < 45
    styles = parts(document)["styles.xml"]
    stop = styles.xpath("//*[local-name()='style' and @*='Running_20_Initials']//*[local-name()='tab-stop']")[-1]
    assert 24 < float(stop.xpath("string(@*[local-name()='position'])").removesuffix("mm")) < 45


def test_the_bar_of_a_vote_goes_on_beside_its_ballots_without_a_gap_in_odt() -> None:
    """The room between lines is also below the last one, and an office draws no bar beside it."""
    ballots = Table(((), (), ()), ((said("For"), said("2"), ()),), role="ballots")
    document = page(Case("vote", "Vote", outcome="Carried", ballots=ballots), layout=LOOKS["plain"].layout)
    vote = next(each for each in paragraphs(parts(document)["content.xml"]) if "Carried" in words_of(each))
    assert whole_look(document, vote)["line-height"] == "100%"


def test_a_table_of_few_long_rows_goes_on_to_the_next_page() -> None:
    """Its heading would leave half of the page before it empty."""
    long = said("The Town awards the contract for the culvert to the lowest bidder, and pays in two parts. " * 2)
    short = said("Carried")
    assert is_kept_whole([(short,)] * 8)
    assert not is_kept_whole([(long, short)] * 8)
    middle = said("That the Council objects to the plan on the grounds of drainage.")
    assert is_kept_whole([(middle, short)] * 8)
    assert not is_kept_whole([(short, middle, short, short, short)] * 8)  # in a column that many others narrow
    assert is_kept_whole([(long, short)] * 6, "register")  # a list of votes is whole where a page has room for it
    longer = said("The Town awards the contract for the culvert to the lowest bidder, and pays in two parts. " * 4)
    rows = tuple((longer, short) for _ in range(6))
    made = opened(page(Table((said("Question"), said("Result")), rows, role="register"))).tables[-1]
    kept = [row.cells[0].paragraphs[0]._p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for row in made.rows]
    assert kept == [True, True, True, False, True, True, False]


def test_no_line_is_stretched_before_a_break() -> None:
    document = page(Paragraph(said("One.")))
    compat = part(document, "word/settings.xml").find(f"{qn('w:compat')}/{qn('w:doNotExpandShiftReturn')}")
    assert compat is not None
    said_ = {each.get(qualified("config:name")): each.text for each in parts(document)["settings.xml"].iter()}
    assert said_["DoNotJustifyLinesWithManualBreak"] == "true"
    # LibreOffice takes a file with settings, and without these, for one of long ago, and sets tabs otherwise.
    assert said_["TabsRelativeToIndent"] == "true"
    assert said_["UseFormerLineSpacing"] == "false"


ADDRESS_IN_WORDS = "The list is on https://www.harbour.example/register/interests/2026/blythe for all."


@pytest.mark.parametrize(("words", "side"), [(ADDRESS_IN_WORDS, "start"), ("The gate is shut in winter.", "justify")])
def test_no_line_before_a_long_address_is_stretched_to_both_margins(words: str, side: str) -> None:
    layout = replace(LOOKS["plain"].layout, is_justified=True)
    document = page(Paragraph(said(words)), Paragraph(said(words), number="3"), layout=layout)
    found = [each for each in opened(document).paragraphs if words in each.text]
    assert [each.alignment is not None for each in found] == [side == "start"] * 2
    found = [each for each in paragraphs(parts(document)["content.xml"]) if words in words_of(each)]
    assert [whole_look(document, each)["text-align"] for each in found] == [side] * 2


@pytest.mark.parametrize(
    ("word", "leaves"),
    [
        ("https://www.harbour.example/register", True),
        ("harbour.master@saltvik-port.example", True),
        ("Geschwindigkeitsbegrenzungen", False),
        ("2026/27", False),
    ],
)
def test_only_what_no_dictionary_parts_leaves_a_gap(word: str, leaves: bool) -> None:
    assert leaves_a_gap(f"On the quay: {word} too.") == leaves


@pytest.mark.parametrize(("style", "out"), [("council", 9), ("protokoll", 17), ("plain", 0)])
def test_the_lists_before_the_first_item_begin_where_its_number_does(style: str, out: int) -> None:
    blocks = (
        Heading(2, said("Participants")),
        Paragraph(said("Present: Ms Ash, Mr Oak")),
        Table((said("No."), said("Question")), ((said("1"), said("The gate")),), role="register"),
        Heading(2, said("Opening"), number="1."),
        Paragraph(said("Ms Ash spoke.")),
    )
    document = page(*blocks, layout=LOOKS[style].layout)
    made = opened(document)
    left = {each.text: round(each.paragraph_format.left_indent.mm) if each.paragraph_format.left_indent else 0
            for each in made.paragraphs}  # fmt: skip
    assert left["Participants"] == left["Present: Ms Ash, Mr Oak"] == -out
    assert left["Ms Ash spoke."] == 0
    inset = made.tables[-1]._tbl.find(f"{qn('w:tblPr')}/{qn('w:tblInd')}")
    assert (0 if inset is None else round(int(inset.get(qn("w:w"))) / 56.7)) == -out
    found = {words_of(each): each for each in paragraphs(parts(document)["content.xml"])}
    for name, far in (("Participants", -out), ("Present: Ms Ash, Mr Oak", -out), ("Ms Ash spoke.", 0)):
        assert float(look(document, found[name]).get("margin-left", "0").removesuffix("mm")) == pytest.approx(far)


def test_blocks_of_code_one_after_the_other_have_a_frame_each() -> None:
    """Offices run on the frames of paragraphs that are the same."""
    document = page(*(Code(each) for each in ("r1 = 1", "M = 2", "class PP")))
    colors = [
        {side.get(qn("w:color")) for side in (*each._p.iterfind(f"{qn('w:pPr')}/{qn('w:pBdr')}/*"),)} or {"auto"}
        for each in opened(document).paragraphs
        if each.style.name == "Code"
    ]
    assert len(colors) == 3
    assert all(len(each) == 1 and one != other for each, (one, other) in zip(colors, pairwise(colors), strict=False))
    codes = [each for each in paragraphs(parts(document)["content.xml"]) if words_of(each).strip()]
    frames = [whole_look(document, each)["border"] for each in codes[-3:]]
    assert frames[0] == frames[2] != frames[1]


def test_the_number_of_a_part_does_not_touch_its_title() -> None:
    """Between "TOP7.1" and its words is a millimetre at least where letters are wide."""
    heading = Heading(3, said("Wahl"), number="TOP7.1")
    layout = replace(LOOKS["protokoll"].layout, size=11)
    room = number_room(heading, layout, 12, 964, 100)
    wide = extent("TOP7.1") * 1.12 * 11 * 12
    assert room - wide >= 70


def test_each_item_and_the_title_of_a_committee_have_their_rule_with_or_without_a_number() -> None:
    blocks = (
        Heading(1, said("OTC meeting")),
        Heading(2, said("Attendees")),
        Heading(2, said("Release"), anchor="item-1"),
        Heading(2, said("Any other business"), number="2."),
    )
    document = page(*blocks, layout=LOOKS["committee"].layout)
    sides = {}
    for each in opened(document).paragraphs:
        edges = each._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
        sides[each.text] = [] if edges is None else [edge.tag for edge in edges]
    assert sides["OTC meeting"] == [qn("w:bottom")]
    assert sides["Attendees"] == []
    assert sides["Release"] == sides["2.\tAny other business"] == [qn("w:top")]
    found = {words_of(each).split("\t")[-1]: whole_look(document, each) for each in
             (*paragraphs(parts(document)["content.xml"]),)}  # fmt: skip
    assert "border-bottom" in found["OTC meeting"]
    assert "border-top" in found["Release"]
    assert "border-top" in found["Any other business"]
    assert "border-top" not in found["Attendees"]


@pytest.mark.parametrize(
    ("before", "kind", "is_same"),
    [("motion", "amendment", True), ("amendment", "amendment", True), ("amendment", "vote", True),
     ("vote", "vote", True), ("vote", "amendment", False), ("vote", "motion", False), ("action", "vote", False),
     ("election", "vote", False)],
)  # fmt: skip
def test_one_bar_is_along_one_question(before: str, kind: str, is_same: bool) -> None:
    """The bar of an amendment and its vote went on along the next amendment."""
    assert goes_on(before, kind) == is_same


def test_the_people_of_a_group_stay_with_the_places_to_sign() -> None:
    rows = ((said("Ms Ash"), said("Mr Birch")), (said("Ms Cedar"), ()))
    roster = Table(((), ()), rows, role="columns")
    document = page(Paragraph(said("In attendance")), roster, Signature("Ann Ash", "Chair"))
    [people, _] = docx.Document(BytesIO(word.write(document).content)).tables
    [row] = people.rows
    assert not row._tr.xpath("./w:trPr/w:cantSplit")
    assert all(each.paragraph_format.keep_with_next for cell in row.cells for each in cell.paragraphs)


@pytest.mark.parametrize(("is_annex", "share"), [(False, 0.33), (True, 0.6)])
def test_a_picture_has_a_third_of_a_page_and_an_annex_three_fifths(is_annex: bool, share: float) -> None:
    size = struct.pack(">II", 100, 1000)
    chunks = [b"IHDR" + size + b"\x08\x00\x00\x00\x00", b"IDAT" + zlib.compress(bytes(14) * 1000), b"IEND"]
    lengths = [struct.pack(">I", len(each) - 4) for each in chunks]
    ends = [struct.pack(">I", zlib.crc32(each)) for each in chunks]
    picture = b"\x89PNG\r\n\x1a\n" + b"".join(map(b"".join, zip(lengths, chunks, ends, strict=True)))
    document = page(Figure("plan.png", said("The plan"), pictures=(picture,), is_annex=is_annex))
    [drawn] = docx.Document(BytesIO(word.write(document).content)).inline_shapes
    top, _, bottom, _ = document.layout.margins
    assert drawn.height.mm == pytest.approx((297 - top - bottom) * share, abs=1)
    drawn_odt = next(parts(document)["content.xml"].iter(qualified("draw:frame")))
    high = float(drawn_odt.get(qualified("svg:height"), "").removesuffix("mm"))
    assert high == pytest.approx((297 - top - bottom) * share, abs=1)


def test_the_last_rows_of_a_register_stay_with_the_next_meeting_and_the_places_to_sign() -> None:
    register = Table(
        (said("No."), said("Action")), ((said("1"), said("To ask")), (said("2"), said("To write"))), role="register"
    )
    document = page(register, Paragraph(said("Next meeting: 16 June 2026")), Signature("Ann Ash", "Chair"))
    made = opened(document).tables[0]
    assert all(each.paragraph_format.keep_with_next for row in made.rows for each in row.cells[1].paragraphs)
    tables = list(parts(document)["content.xml"].iter(qualified("table:table")))
    assert look(document, tables[0])["keep-with-next"] == "always"


def test_an_item_of_a_list_stays_with_its_own_list() -> None:
    inner = Listing((said("with a handrail"),))
    document = page(Listing((said("the slipway"), said("the bench")), inside=((inner,), ())))
    found = {each.text: each.paragraph_format.keep_with_next for each in opened(document).paragraphs if each.text}
    assert found == {"the slipway": True, "with a handrail": None, "the bench": None}
    looks = {words_of(each): whole_look(document, each) for each in paragraphs(parts(document)["content.xml"])}
    assert [looks[each].get("keep-with-next") for each in found] == ["always", None, None]


def test_a_list_has_room_below_it_in_an_odt() -> None:
    document = page(Listing((said("ice"), said("tea"))), Paragraph(said("After it.")))
    for style in parts(document)["styles.xml"].xpath("//style:style[contains(@style:display-name, 'List ')]",
                                                     namespaces=SPACES):  # fmt: skip
        (look_of,) = style.iterfind(qualified("style:paragraph-properties"))
        # LibreOffice has none of the room of the style that it is based on where a style says the other.
        assert look_of.get(qualified("style:contextual-spacing")) == "true"
        assert look_of.get(qualified("fo:margin-bottom")) == "2.9pt"


def test_the_first_paragraph_of_an_item_without_a_heading_has_room_below_it_in_an_odt() -> None:
    made = parts(page(Gap(), Paragraph(said("The ice.")), Paragraph(said("The tea."))))
    looks = made["content.xml"].iter(qualified("style:paragraph-properties"))
    rooms = [(each.get(qualified("fo:margin-top")), each.get(qualified("fo:margin-bottom"))) for each in looks]
    assert ("20pt", "2.9pt") in rooms


def test_a_quotation_is_upright_as_on_the_other_pages() -> None:
    document = page(Quotation((Paragraph(said("At sea.")),)))
    style = opened(document).styles["Quote"]
    assert (style.font.italic, style.font.size.pt) == (False, 10.5)  # of 11, in half points
    quote = "style:style[@style:name='Quote']"
    (found,) = parts(document)["styles.xml"].xpath(f"//{quote}", namespaces=SPACES)
    assert "font-style" not in etree.tostring(found).decode()


def test_how_many_voted_a_way_is_in_small_capitals() -> None:
    document = page(Paragraph(said("For 9"), role="way"))
    (found,) = [each for each in opened(document).paragraphs if each.text == "For 9"]
    assert found.runs[0].font.small_caps
    content = parts(document)["content.xml"]
    assert words_of(next(content.iter(qualified("text:span")))) == "For 9"
    assert style_of(next(content.iter(qualified("text:span"))), parts(document)) == "Way of Voting"


def test_the_name_of_a_meeting_hangs_beside_a_title_that_it_follows() -> None:
    name = "Ordinary meeting of the members of the Rowing Club of the River Weser"
    document = page(Heading(1, said("Minutes"), document=name), layout=LOOKS["protokoll"].layout)
    (title,) = [each for each in opened(document).paragraphs if name in each.text]
    assert title.text == f"Minutes\t{name}"
    assert title.paragraph_format.left_indent + title.paragraph_format.first_line_indent <= 0
    assert title.paragraph_format.first_line_indent.mm < -20
    (found,) = [each for each in paragraphs(parts(document)["content.xml"]) if name in words_of(each)]
    assert float(whole_look(document, found)["text-indent"].removesuffix("mm")) < -20
