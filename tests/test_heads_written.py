"""The heads and cases of styles in files of paragraphs and tables, and the sides of printed HTML."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from msgspec.structs import replace
from trees import said

from minutes_tui.model.document import Case, Document, Heading, Layout, Masthead, Paragraph, Table, words
from minutes_tui.writers.docx import word
from minutes_tui.writers.forms import arranged, as_in_a_report
from minutes_tui.writers.html.stylesheet import stylesheet
from minutes_tui.writers.odt import text as odt

ROWS = (("Tag", "12. März"), ("Ort", "Rostock"), ("Leitung", "A" * 60), ("Beginn", "18.30"))
HEAD = (
    Masthead(said("Lotsenverein"), (), said("MV 1"), said("Entwurf"), said("Verband")),
    Heading(1, said("Protokoll")),
    Paragraph(said("der Versammlung"), role="subtitle"),
    Table(((), ()), tuple((said(label), said(value)) for label, value in ROWS), role="head"),
)
BALLOTS = Table(
    ((), (), ()),
    ((said("For"), said("3"), said("Ms Ash, Mr Fox, Jr., Mr Elm")), (said("Against"), said("0"), ())),
    role="ballots",
)


def document(form: str, *more: object, **layout: object) -> Document:
    blocks = (*HEAD, Heading(2, said("Eröffnung"), number="TOP 1"), *more)
    return Document("", "de", None, blocks, layout=Layout(masthead=form, **layout))  # type: ignore[arg-type]


def content(made: Document) -> str:
    return ZipFile(BytesIO(odt.write(made).content)).read("content.xml").decode()


@pytest.mark.parametrize(
    ("form", "lines"),
    [
        ("grid", ["Verband Lotsenverein MV 1 Entwurf", "Protokoll (der Versammlung)"]),
        ("line", ["Verband Lotsenverein", "Protokoll (MV 1)", "Entwurf", "der Versammlung"]),
        ("centred", ["Verband Lotsenverein MV 1", "Protokoll", "der Versammlung", "Entwurf"]),
    ],
)
def test_a_head_has_its_lines_in_the_order_of_its_form(form: str, lines: list[str]) -> None:
    ahead, others = arranged(document(form))
    found = [
        " ".join(map(words, block.parts)) if isinstance(block, Masthead)
        else words(block.whole if isinstance(block, Heading) else block.content)
        for block in ahead if isinstance(block, (Masthead, Heading, Paragraph))
    ]  # fmt: skip
    assert found == lines
    assert len(others) == 1


def test_the_table_of_a_head_has_two_labels_in_a_row_and_a_long_value_has_one_alone() -> None:
    table = arranged(document("grid"))[0][-1]
    assert isinstance(table, Table)
    assert table.marks == ("", "wide", "wide")
    assert [words(row[0]) for row in table.rows] == ["Tag", "Leitung", "Beginn"]
    made = docx.Document(BytesIO(word.write(document("grid")).content))
    first = made.element.body.find(qn("w:tbl"))
    assert len(first.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")) == 4
    assert [each.get(qn("w:val")) for each in first.iter(qn("w:gridSpan"))] == ["3", "3"]
    assert content(document("grid")).count('table:number-columns-spanned="3"') == 2


def test_numbers_of_items_stand_in_the_side_column_of_a_protocol() -> None:
    made = document("grid", style="protokoll", margins=(27, 27, 25, 42))
    heading = next(each for each in docx.Document(BytesIO(word.write(made).content)).paragraphs if "TOP" in each.text)
    assert heading._p.pPr.find(qn("w:ind")).get(qn("w:left")) == "0"
    assert 'fo:text-indent="-17mm"' in content(made)


def test_under_a_symbol_the_head_is_alone_on_the_first_page() -> None:
    made = docx.Document(BytesIO(word.write(document("symbol")).content))
    broken = [each.text for each in made.paragraphs if each._p.pPr.find(qn("w:pageBreakBefore")) is not None]
    assert broken == ["TOP 1\tEröffnung"]
    assert content(document("symbol")).count("fo:break-before") == 1


def test_leads_of_a_council_stand_in_a_column() -> None:
    case = Case("motion", "Motion 1", content=(Paragraph(said("Ten hours.")),), tail=said("Moved by Ms Ash"))
    made = docx.Document(BytesIO(word.write(document("rule", case, cases="case")).content))
    assert [each.text for each in made.paragraphs][-2:] == ["Motion 1\tTen hours.", "\tMoved by Ms Ash"]
    hangs = made.styles["Motion"].paragraph_format.first_line_indent
    assert hangs is not None
    assert hangs.mm == pytest.approx(-27, abs=0.1)
    assert (
        'text-indent="-27mm"'
        in ZipFile(BytesIO(odt.write(document("rule", case, cases="case")).content)).read("styles.xml").decode()
    )


def test_in_a_report_who_voted_how_stands_in_two_columns_and_the_outcome_below() -> None:
    vote = Case("vote", "Division No. 1", outcome="Carried", ballots=BALLOTS)
    line, ayes, names, noes, outcome = as_in_a_report(vote)
    assert isinstance(names, Table)
    assert [words(each.content) for each in (line, ayes, noes, outcome) if isinstance(each, Paragraph)] == [
        "[Division No. 1]", "For 3", "Against 0", "Carried",
    ]  # fmt: skip
    assert [[words(cell) for cell in stack] for stack in names.stacks()] == [["Ms Ash", "Mr Fox, Jr."], ["Mr Elm"]]
    motion = Case("motion", "Motion 1", content=(Paragraph(said("Ten hours.")),), tail=said("Ms Ash"))
    (moved,) = as_in_a_report(motion)
    assert isinstance(moved, Paragraph)
    assert words(moved.content) == "Ten hours. [Motion 1: Ms Ash]"


def test_columns_end_as_long_as_each_other_before_a_section_that_goes_on() -> None:
    made = docx.Document(BytesIO(word.write(document("centred", text_columns=2)).content))
    sections = list(made.element.iter(qn("w:sectPr")))
    assert [each.find(qn("w:cols")).get(qn("w:num")) for each in sections] == [None, "2", None]
    kinds = [each.find(qn("w:type")) for each in sections]
    assert [each.get(qn("w:val")) for each in kinds if each is not None] == ["continuous", "continuous"]


@pytest.mark.parametrize(("way", "margins"), [("lines", ""), ("pages", " margin: 1mm 4mm 3mm 2mm;")])
def test_even_pages_of_printed_html_have_their_sides_changed(way: str, margins: str) -> None:
    layout = Layout(margins=(1, 2, 3, 4), two_sided=way, header_sides=("Body", "MV 1"), footer="")  # type: ignore[arg-type]
    even = next(line for line in stylesheet(layout).splitlines() if line.startswith("@page :left"))
    assert even.startswith(f"@page :left {{{margins}")
    assert '@top-left { content: "MV 1"' in even
    assert '@top-right { content: "Body"' in even
    assert not any(line.startswith("@page :left") for line in stylesheet(replace(layout, two_sided="")).splitlines())
