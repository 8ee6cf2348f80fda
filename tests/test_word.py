"""A page as DOCX: real styles, lists that count anew, a house's own file, and that an office opens it."""

import io
import re
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from looks import LOOKS
from msgspec.structs import replace
from programs import ran
from trees import ARABIC, DAY, FORMAL, MEETING, page, said

from minutes_tui.errors import ExportError
from minutes_tui.model.document import (
    Case,
    Contents,
    Document,
    Foreign,
    Gap,
    Heading,
    Layout,
    Listing,
    PageNumber,
    Paragraph,
    Signature,
    Table,
    Words,
)
from minutes_tui.writers.docx import word
from minutes_tui.writers.docx.word_base import text_width
from minutes_tui.writers.table_widths import SET_IN, SIZES, extent, fit, spans

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645"
    "400000000049454e44ae426082"
)
"""A picture of one point, as PNG."""


def opened(document: Document) -> Any:
    return docx.Document(io.BytesIO(word.write(document).content))


def xml(document: Document) -> str:
    return str(opened(document).element.xml)


def test_the_blocks_have_the_styles_that_a_word_processor_knows() -> None:
    styles = [each.style.name for each in opened(MEETING).paragraphs if each.text]
    assert styles[:7] == ["Title", "Body Text", "TOC Heading", "toc 1", "toc 1", "toc 2", "Heading 1"]
    assert set(styles[7:]) == {
        "Heading 1", "Heading 2", "Numbered Paragraph", "Body Text", "List Bullet", "List Number", "Quote", "Code",
    }  # fmt: skip


def test_each_ordered_list_counts_anew() -> None:
    lists = (
        Listing((said("a"), said("b")), True),
        Listing((said("c"),), True, 7),
        Listing((said("d"),)),
        Listing((said("e"),)),
    )
    made = opened(page(*lists))
    numbers = [int(each.get(qn("w:val"))) for each in made.element.iter(qn("w:numId"))]
    assert numbers[0] == numbers[1] != numbers[2]
    assert numbers[3] == numbers[4] not in numbers[:3]
    root = made.part.numbering_part.element
    starts = {
        int(each.getparent().getparent().get(qn("w:numId"))): each.get(qn("w:val"))
        for each in root.iter(qn("w:startOverride"))
    }
    assert (starts[numbers[0]], starts[numbers[2]]) == ("1", "7")


def test_a_table_s_head_stands_again_on_each_page() -> None:
    table = opened(MEETING).tables[0]
    assert table.style.name == "Minutes Table"
    marks = [[mark.tag.split("}")[1] for mark in row._tr.trPr] for row in table.rows]
    assert marks == [["cantSplit", "tblHeader"], ["cantSplit"], ["cantSplit"]]


def test_head_and_foot_have_the_pages_as_fields() -> None:
    section = opened(MEETING).sections[0]
    assert section.header.paragraphs[0].text == "Reed Museum\tDraft    Members only"
    assert section.footer.paragraphs[0].text == "Page 1 of 1"
    fields = [each.text for each in section.footer._element.iter(qn("w:instrText"))]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_each_line_of_the_contents_has_a_field_with_its_page() -> None:
    made = opened(MEETING)
    lines = [each for each in made.paragraphs if each.style.name.startswith("toc ")]
    assert [each.text for each in lines] == ["Attendance\t", "1. The roof\t", "Reeds\u00a0& thatch\t"]
    fields = [each.text for line in lines for each in line._p.iter(qn("w:instrText"))]
    assert len(fields) == 3
    assert all(re.fullmatch(r" PAGEREF \S+ \\h ", each) for each in fields)
    assert not any(" TOC " in (each.text or "") for each in made.element.iter(qn("w:instrText")))
    links = {each.get(qn("w:anchor")) for each in made.element.iter(qn("w:hyperlink"))}
    assert links - {None} <= {each.get(qn("w:name")) for each in made.element.iter(qn("w:bookmarkStart"))}


def test_the_contents_have_no_symbols_and_hang_below_their_words() -> None:
    titles = [Heading(2, said(f"Item {at}"), f"here-{at}", f"{at}.", "OC/17/3a") for at in (9, 10)]
    made = opened(page(Contents("Contents"), *titles))
    lines = [each for each in made.paragraphs if each.style.name == "toc 1"]
    assert [each.text for each in lines] == ["9.\tItem 9\t", "10.\tItem 10\t"]
    (room,) = {each.paragraph_format.left_indent for each in lines}
    assert room == -lines[0].paragraph_format.first_line_indent > 0


def test_the_file_s_properties_are_the_meeting_s() -> None:
    properties = opened(MEETING).core_properties
    assert (properties.title, properties.language) == ("Reed Museum", "en")
    assert properties.subject == "RM/2025/3, Board of the Reed Museum"
    assert properties.created.date() == properties.modified.date() == DAY
    assert (properties.author, properties.comments) == ("", "")


def test_each_word_is_in_its_language() -> None:
    source = xml(page(Paragraph((Words("x"), *(Foreign(tag, said(tag)) for tag in ("de", "ar", "ja"))))))
    assert re.findall(r"<w:lang [^>]*>", source) == [
        '<w:lang w:val="de"/>',
        '<w:lang w:bidi="ar"/>',
        '<w:lang w:eastAsia="ja"/>',
    ]
    assert source.count("<w:rtl/>") == 1


def test_a_page_that_is_written_from_the_right_says_so_everywhere() -> None:
    made = opened(ARABIC)
    paragraphs = list(made.element.body.iter(qn("w:p")))
    assert all(each.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None for each in paragraphs)
    assert made.element.body.sectPr.find(qn("w:bidi")) is not None
    assert made.tables[0]._tbl.tblPr.find(qn("w:bidiVisual")) is not None


def test_the_layout_is_kept() -> None:
    layout = Layout("us-letter", (10, 20, 30, 40), "Noto Serif", "Noto Sans", 12, "#1b4f72", line_numbers=5, logo=PIXEL)
    made = opened(page(Heading(1, said("x")), Gap(), Paragraph(said("y")), layout=layout))
    section = made.sections[0]
    assert (round(section.page_width.mm), round(section.left_margin.mm)) == (216, 40)
    assert (made.styles["Normal"].font.name, made.styles["Normal"].font.size) == ("Noto Serif", Pt(12))
    assert (made.styles["Title"].font.name, str(made.styles["Title"].font.color.rgb)) == ("Noto Sans", "1B4F72")
    assert '<w:lnNumType w:countBy="5" w:restart="newPage"/>' in made.element.xml
    assert 'descr="Board of the Reed Museum"' in made.element.xml
    assert made.paragraphs[-1].paragraph_format.space_before == Pt(20)


@pytest.mark.parametrize(
    "logo", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"?"]
)
def test_a_logo_that_word_can_not_show_is_told(logo: bytes) -> None:
    written = word.write(page(Paragraph(said("x")), layout=Layout(logo=logo)))
    assert [each[:35] for each in written.warnings] == ["The logo is not in the DOCX file, b"]
    assert [each.text for each in docx.Document(io.BytesIO(written.content)).paragraphs] == ["x"]


def test_what_the_file_says_of_itself_is_this_program_s() -> None:
    """Word says "Compatibility Mode" below mode 15; the schema wants a zoom in per cent."""
    made = opened(MEETING)
    settings = made.settings.element
    modes = {each.get(qn("w:name")): each.get(qn("w:val")) for each in settings.iter(qn("w:compatSetting"))}
    assert modes["compatibilityMode"] == "15"
    assert [dict(each.attrib) for each in settings.iter(qn("w:zoom"))] == [{qn("w:percent"): "100"}]
    parts = {str(part.partname): part.blob for part in made.part.package.iter_parts()}
    assert not any("thumbnail" in name or "stylesWithEffects" in name for name in parts)
    entries = re.findall(rb"<(\w+)>([^<]*)", parts["/docProps/app.xml"])
    assert entries[1] == (b"Application", b"minutes-tui")
    assert entries[0][0] == b"Words"
    assert int(entries[0][1]) > 50


def test_a_list_in_a_list_counts_with_letters() -> None:
    formats = [each.get(qn("w:val")) for each in opened(MEETING).part.numbering_part.element.iter(qn("w:numFmt"))]
    assert formats[formats.index("lowerLetter") - 1 :][:3] == ["decimal", "lowerLetter", "lowerRoman"]


def test_line_numbers_stand_clear_of_paragraph_numbers() -> None:
    layout = Layout(line_numbers=5)
    numbered = xml(page(Paragraph(said("x"), "1"), layout=layout))
    assert '<w:lnNumType w:countBy="5" w:restart="newPage" w:distance="1250"/>' in numbered
    assert "w:distance" not in xml(page(Paragraph(said("x")), layout=layout))
    (small,) = (each for each in opened(page(layout=layout)).styles if each.name == "line number")
    assert small.font.size < Pt(layout.size * 0.75)


def test_no_column_cuts_its_longest_word() -> None:
    head, text = said("Responsibility"), said("word " * 60)
    table = opened(page(Table((head, said("Text")), ((said("1"), text),), (1, 40)))).tables[0]
    least = extent("Responsibility") * 11 * 12
    assert int(table._tbl.tblGrid[0].get(qn("w:w"))) >= least


def own() -> bytes:
    made = docx.Document()
    made.add_paragraph("Words of the template")
    made.styles["Heading 1"].font.name = "Own Font"
    made.sections[0].left_margin = Mm(50)
    made.sections[0].header.paragraphs[0].text = "Own header"
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def test_the_styles_of_a_house_s_file_win() -> None:
    layout = Layout(template=own(), template_name="house.docx", font="Ours", header="Ours", restricted="Members only")
    made = opened(page(Heading(2, said("Roof")), Table((said("a"),), ()), layout=layout))
    assert made.paragraphs[0].text == "Roof"
    assert made.styles["Heading 1"].font.name == "Own Font"
    assert round(made.sections[0].left_margin.mm) == 50
    assert [each.text for each in made.sections[0].header.paragraphs] == ["Own header", "Members only"]
    assert made.tables[0].style.name == "Minutes Table"


@pytest.mark.parametrize("content", [b"no zip", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), own()[:-2000], b"\xff" * 100])
def test_a_broken_template_is_named(content: bytes) -> None:
    with pytest.raises(ExportError, match=r"^house\.docx cannot be read as DOCX \(.*\)\. Save it again"):
        word.write(page(layout=Layout(template=content, template_name="house.docx")))


def test_columns_side_by_side_have_neither_head_nor_rules() -> None:
    table = Table(((), ()), ((said("Vanags"), said("Berg")), (said("Roo"), ())), (1, 1), "columns")
    (made,) = opened(page(table)).tables
    assert [[each.text for each in cell.paragraphs] for cell in made.row_cells(0)] == [["Vanags", "Roo"], ["Berg"]]
    assert len(made.rows) == 1
    assert not any(name in xml(page(table)) for name in ("w:tblHeader", "w:tblStyle "))


def test_each_who_signs_has_a_rule_two_abreast() -> None:
    three = page(*(Signature(name, "Chair", place="Place", caption="Signature") for name in ("Ms A", "Mr B", "Ms C")))
    (table,) = opened(three).tables
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    assert texts == [
        ["\nPlace\tSignature\nMs A\nChair", "", "\nPlace\tSignature\nMr B\nChair"],
        ["\nPlace\tSignature\nMs C\nChair", "", ""],
    ]
    ruled = [cell._tc.find(f".//{qn('w:pBdr')}") is not None for row in table.rows for cell in row.cells]
    assert ruled == [True, False, True, True, False, False]


# Formal minutes


def test_each_block_of_formal_minutes_has_a_style_of_its_name() -> None:
    made = opened(FORMAL)
    styles = {each.style.name: each.text for each in reversed(made.paragraphs)}
    assert styles["Minutes Masthead"] == "Reed Museum\tRM/2025/3"
    assert styles["Minutes Status"] == "and Friends of the Mill\tDraft – not yet approved"
    assert styles["Subtitle"] == "Third joint meeting of the Board and the Friends"
    assert styles["Heading 1"] == "Agenda"
    assert styles["Event"] == "The meeting was called to order at 9:30."
    assert styles["Day"] == "Thursday, 13\u00a0March 2025, 9:30"
    assert styles["Motion"] == "Motion: The reeds are cut in February."
    assert styles["Amendment"] == "Amendment: The reeds are cut in February March."
    assert styles["Vote"] == "Vote on the motion: Carried, 2 for, 1 against"
    assert styles["Election"] == "Election: Ms Reed is elected, 2 of 3 votes (secret ballot)"
    assert styles["Decision"] == "Decision 2: The reeds are cut in February:"
    assert styles["Action"] == "Action 1: Hire two boats."
    names = {run.style.name for each in made.paragraphs for run in each.runs}
    assert {"Speaker", "Lead", "Outcome", "Deleted", "Inserted", "Item Number", "Item Document"} <= names
    assert [table.style.name for table in made.tables] == [
        "Minutes Head", "Minutes Head", "Minutes Roster", "Minutes Head", "Minutes Head", "Minutes Table",
        "Minutes Head",
    ]  # fmt: skip


def test_what_belongs_to_a_case_stays_with_it() -> None:
    """Its paragraphs are kept together, with the bar and tint beside all of them."""
    decision = next(each for each in opened(FORMAL).paragraphs if each.style.name == "Decision")
    items = [each for each in opened(FORMAL).paragraphs if each.text in ("by boat", "with a scythe")]
    assert decision.paragraph_format.keep_with_next
    assert [bool(each.paragraph_format.keep_with_next) for each in items] == [True, False]
    assert all(each._p.find(f"{qn('w:pPr')}/{qn('w:shd')}") is not None for each in items)


def test_the_first_page_may_have_no_words_at_its_head() -> None:
    layout = Layout(header_sides=("Reed Museum", "RM/3"), has_header_first=False, footer="",
                    footer_sides=("Draft", "{page} of {pages}"))  # fmt: skip
    section = opened(page(Paragraph(said("x")), layout=layout)).sections[0]
    assert section.header.paragraphs[0].text == "Reed Museum\tRM/3"
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == ""
    assert section.first_page_footer.paragraphs[0].text == section.footer.paragraphs[0].text == "Draft\t1 of 1"


@pytest.mark.parametrize("look", LOOKS)
def test_a_style_s_form_is_in_the_file(look: str) -> None:
    """Columns, the middle, initials, numbers in the line, frames: in styles and sections, which a house can change."""
    document = LOOKS[look]
    layout, made = document.layout, opened(document)
    columns = [each.get(qn("w:num")) for each in made.element.iter(qn("w:cols"))]
    assert columns == ([None, "2", None] if layout.text_columns == 2 else columns[:1])
    is_centred = made.styles["Minutes Masthead"].paragraph_format.alignment is not None
    assert is_centred == (layout.masthead == "centred")
    foot = "\n".join(each.text for each in made.sections[0].footer.paragraphs)
    assert all(caption in foot for caption in layout.initials)
    first = "\n".join(each.text for each in made.sections[0].first_page_footer.paragraphs)
    assert layout.notice in first
    hangs = made.styles["Numbered Paragraph"].paragraph_format.first_line_indent
    assert (hangs == 0) == (layout.number_at == "line" or layout.margins[3] < 22)
    assert made.styles["Body Text"].paragraph_format.alignment == (3 if layout.is_justified else None)
    borders = made.styles["Motion"].element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    assert (borders is not None) == (layout.cases in ("bar", "case", "box"))
    assert "{item}" not in made.sections[0].header._element.xml


def test_the_frame_of_a_decision_goes_round_its_ballots_and_nothing_else() -> None:
    made = opened(LOOKS["protokoll"])
    framed = [
        each.style.name for each in made.paragraphs if not each.text and each._p.pPr.find(qn("w:pBdr")) is not None
    ]
    assert not framed
    borders = [[mark.tag.split("}")[1] for mark in each] for each in made.element.iter(qn("w:tblBorders"))]
    assert ["left", "bottom", "right"] in borders


# An office


def test_an_office_opens_it_and_keeps_words_and_outline(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    documents = {tmp_path / "meeting.docx": MEETING, tmp_path / "formal.docx": FORMAL, tmp_path / "arabic.docx": ARABIC}
    for path, document in documents.items():
        path.write_bytes(word.write(document).content)
    for kind in ("txt:Text (encoded):UTF8", "html"):  # each start of an office takes seconds
        call = [office, f"-env:UserInstallation=file://{tmp_path}/home", "--headless", "--convert-to", kind, "--outdir",
                tmp_path, *documents]  # fmt: skip
        assert ran(call).code == 0
    for path, document in documents.items():
        words = path.with_suffix(".txt").read_text("utf-8-sig")
        for each in opened(document).paragraphs:
            is_in_margin = bool(each._p.xpath("./w:pPr/w:framePr"))  # an office's plain text has no frames
            where = path.with_suffix(".html").read_text("utf-8", "replace") if is_in_margin else words
            assert " ".join(each.text.split()) in " ".join(where.split()).replace("&nbsp;", " ")
        outline = re.findall(r"<h([1-6])\b", path.with_suffix(".html").read_text("utf-8", "replace"))
        wanted = [str(block.level - 1) for block in document.blocks if isinstance(block, Heading) and block.level > 1]
        assert [level for level in outline if level in wanted][-len(wanted) :] == wanted


def test_short_columns_of_a_register_leave_the_room_to_what_was_said() -> None:
    question = "Keep the minutes of the sixth of September as the clerk wrote them down"
    rows = ((said("Res. 2027-31"), said(question), said("6–0–0"), said("2")),)
    table = Table((said("No."), said("Question"), said("Votes"), said("Page")), rows, (30, 10, 30, 30), "register")
    number, asked, votes, where = fit(table, 1, 0, 100).widths
    assert number == extent("Res. 2027-31")  # a whole line
    assert max(votes, where) < 6 < 70 < asked
    assert number + asked + votes + where == pytest.approx(100)


def test_a_number_that_is_set_in_is_not_broken() -> None:
    rows = ((said("3"), said("Gates")), (said("3.1.12"), said("Account")))
    table = Table(((), ()), rows, role="agenda", marks=("", "sub"))
    assert fit(table, 1, 0, 100).widths[0] == pytest.approx(extent("3.1.12") + SET_IN)


BUDGET = Table(
    tuple(map(said, ("Heading", "Budget", "Spent", "Left", "Remark"))),
    (
        tuple(map(said, ("Parks and paths", "48,000", "21,350.40", "26,649.60", "Mowing ended early in the drought"))),
        tuple(map(said, ("Superintendent", "12,500", "6,020.00", "6,480.00", ""))),
    ),
)


@pytest.mark.parametrize("room", [41, 50, 60, 80, 120])
def test_no_number_and_no_word_of_a_table_is_torn_in_a_narrow_column(room: int) -> None:
    found = fit(BUDGET, 1, 1, room)
    size = SIZES[found.style]
    least = [extent(each) * size + 1 for each in ("Superintendent", "48,000", "21,350.40", "26,649.60", "drought")]
    assert all(width >= each for width, each in zip(found.widths, least, strict=True))
    assert sum(found.widths) <= room + 0.001
    assert (found.style == "Table Text") == (room >= 50)


def test_a_table_with_too_many_columns_has_small_letters_in_the_file() -> None:
    wide = Table(tuple(said(str(at)) for at in range(11)), ((said("100,000.00"),) * 11,))
    table = opened(page(wide)).tables[0]
    assert {each.style.name for row in table.rows for cell in row.cells for each in cell.paragraphs} == {
        "Table Text Smallest"
    }
    assert sum(int(each.get(qn("w:w"))) for each in table._tbl.tblGrid) <= text_width(opened(page(wide)).sections[0])


def test_a_decision_has_the_room_of_the_columns_that_are_empty_for_it() -> None:
    decided = (said("41"), said("The agenda was adopted."), (), (), said("1"))
    asked = (said("Action"), said("To publish the list"), said("Ms Ash"), said("30 September 2027"), said("2"))
    table = Table(tuple(map(said, ("No.", "Decision", "Who", "Due", "Item"))), (decided, asked), (1,) * 5, "register")
    assert [spans(table, "", row) for row in table.rows] == [[1, 3, 1], [1] * 5]
    made = opened(page(table)).tables[0]._tbl
    assert [each.get(qn("w:val")) for each in made.iter(qn("w:gridSpan"))] == ["3"]


@pytest.mark.parametrize("middle", ["", "Minutes"])
def test_long_words_at_the_start_of_a_head_may_go_beyond_its_middle(middle: str) -> None:
    layout = Layout(header=middle, header_sides=("Orchard Council · Minutes, 6–7 October 2027", "OC/17"))
    line, *below = opened(page(Paragraph(said("x")), layout=layout)).sections[0].header.paragraphs
    stops = [each.get(qn("w:val")) for each in line._p.iter(qn("w:tab")) if each.get(qn("w:pos"))]
    assert [each for each in stops if each != "clear"] == ["right"]
    assert line.text.count("\t") == 1
    assert [each.text for each in below] == ([middle] if middle else [])


LONG_LIST = Table((said("Name"), said("Ward")), tuple((said(f"Person {at}"), said("1")) for at in range(12)))


@pytest.mark.parametrize("role", ["", "register", "roster", "agenda"])
def test_no_row_of_a_long_table_is_alone_at_an_end_of_a_page(role: str) -> None:
    table = opened(page(replace(LONG_LIST, role=role))).tables[0]
    kept = [all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells) for row in table.rows]
    assert kept == [True] * 3 + [False] * 7 + [True] * 2 + [False]


def test_the_last_lines_of_a_list_stay_with_the_places_to_sign() -> None:
    lines = [Paragraph(said(each)) for each in ("The press:", "Ms Ash", "Mr Berg", "14 members of the public")]
    made = opened(page(Heading(2, said("In attendance")), *lines, Signature("Anna Tamm", "Chair")))
    kept = [each.paragraph_format.keep_with_next for each in made.paragraphs]
    assert kept[1:5] == [True, True, True, True]
    long = opened(page(Paragraph(said("x")), Paragraph(said("word " * 60)), Signature("Anna Tamm", "Chair")))
    assert [each.paragraph_format.keep_with_next for each in long.paragraphs][:2] == [None, True]


LONG_ENDS = ("Orchard Council, Parks Committee · Minutes", "OC/2027/09 · Draft – not yet approved")


@pytest.mark.parametrize(
    ("middle", "sides", "lines"),
    [
        ("Minutes", ("Orchard", "OC/17"), ["Orchard\tMinutes\tOC/17"]),
        ("Regular meeting of both bodies", LONG_ENDS, ["\t".join(LONG_ENDS), "Regular meeting of both bodies"]),
        ("", ("Orchard Council " * 5, "Draft " * 10), ["Orchard Council " * 5, "\t" + "Draft " * 10]),
    ],
)
@pytest.mark.parametrize("at", ["header", "footer"])
def test_no_two_parts_of_a_running_line_meet(at: str, middle: str, sides: tuple[str, str], lines: list[str]) -> None:
    layout = Layout(**{at: middle, f"{at}_sides": sides})  # type: ignore[arg-type]
    made = opened(page(Paragraph(said("x")), layout=layout)).sections[0]
    assert [each.text for each in getattr(made, at).paragraphs] == lines


def test_the_mark_of_a_draft_stands_behind_the_words_at_the_end_of_the_head() -> None:
    layout = Layout(header_sides=("Orchard", "OC/17"), draft="Draft")
    line = opened(page(Paragraph(said("x")), layout=layout)).sections[0].header.paragraphs[0]
    assert line.text == "Orchard\tOC/17    Draft"


@pytest.mark.parametrize(("number", "style", "level"), [("3.2.1", "council", 4), ("Agenda item 1:", "secretariat", 2)])
def test_a_number_never_runs_into_the_words_of_a_heading(number: str, style: str, level: int) -> None:
    layout = Layout(style=style, margins=(23, 26, 23, 30))
    heads = [Heading(each, said("Payments by card"), f"here-{each}", number) for each in range(2, level + 1)]
    made = opened(page(*heads, layout=layout)).paragraphs[-1]
    points = layout.size * (1.18 if level == 2 else 1)
    room = -made.paragraph_format.first_line_indent.pt
    assert room > extent(number) * points * 0.6 * 1.12  # bold letters are two thirds as wide as high
    start = made.paragraph_format.left_indent.pt - room
    assert start == pytest.approx(-9 / 25.4 * 72 if style == "council" else 0, abs=0.1)


@pytest.mark.parametrize(("lead", "between"), [("Motion", "\t"), ("Vote on the motion", "\n")])
def test_words_beside_a_label_begin_where_their_other_lines_do(lead: str, between: str) -> None:
    case = Case("motion", lead, content=(Paragraph(said("The gate")),))
    assert opened(page(case, layout=Layout(cases="case"))).paragraphs[-1].text == f"{lead}{between}The gate"


@pytest.mark.parametrize(("columns", "cells"), [(1, 3), (2, 1)])
def test_places_to_sign_are_below_each_other_where_two_have_no_room(columns: int, cells: int) -> None:
    places = [Signature(name, "Chair", place="Place and date", caption="Signature") for name in ("Ash", "Berg", "Cole")]
    made = opened(page(*places, layout=Layout(text_columns=columns))).tables[0]
    assert {len(row.cells) for row in made.rows} == {cells}
    (stop,) = {each.get(qn("w:pos")) for each in made._tbl.iter(qn("w:tab")) if each.get(qn("w:pos"))}
    assert int(stop) > extent("Place and date Signature") * 11 * 12


def test_a_narrow_table_of_a_page_from_right_to_left_is_as_wide_as_the_page() -> None:
    document = replace(page(Table((said("أ"), said("ب")), ((said("1"), said("2")),))), language="ar")
    made = opened(document)
    width = next(made.tables[0]._tbl.iter(qn("w:tblW")))
    assert (width.get(qn("w:w")), width.get(qn("w:type"))) == ("5000", "pct")
    whole = sum(int(each.get(qn("w:w"))) for each in made.tables[0]._tbl.tblGrid)
    assert whole == pytest.approx(text_width(made.sections[0]), abs=2)


@pytest.mark.parametrize("role", ["agenda", "register"])
def test_numbers_of_pages_stand_at_the_end_of_their_column(role: str) -> None:
    table = Table((said("No."), said("Page")), ((said("1"), (PageNumber("roof"),)),), role=role)
    made = opened(page(Heading(2, said("The roof"), "roof"), table)).tables[0]
    sides = [[next((each.get(qn("w:val")) for each in cell._tc.iter(qn("w:jc"))), "") for cell in row.cells]
             for row in made.rows]  # fmt: skip
    assert sides == [["", "right"]] * 2
