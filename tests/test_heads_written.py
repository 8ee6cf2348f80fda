"""The heads and cases of styles in files of paragraphs and tables, and the sides of printed HTML."""

import re
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from msgspec.structs import replace
from trees import page, said

from minutes_tui.model.document import (
    Case,
    Document,
    Heading,
    Inline,
    Layout,
    Masthead,
    Paragraph,
    Signature,
    Speaker,
    Table,
    Words,
    words,
)
from minutes_tui.tui.widgets.document_view import rows
from minutes_tui.writers import commonmark, markdown, plain
from minutes_tui.writers.docx import word
from minutes_tui.writers.forms import arranged, as_in_a_report
from minutes_tui.writers.html import html
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


@pytest.mark.parametrize(("form", "is_centred"), [("centred", True), ("rule", False), ("line", False)])
def test_a_line_of_the_house_is_in_the_middle_of_a_centred_head_as_in_the_pdf(form: str, is_centred: bool) -> None:
    blocks = (*HEAD[:2], Paragraph(said("Hafenkai, Rostock")), *HEAD[3:], Heading(2, said("Eröffnung"), number="TOP 1"))
    made = Document("", "de", None, blocks, layout=Layout(masthead=form))
    found = next(
        each for each in docx.Document(BytesIO(word.write(made).content)).paragraphs if "Hafenkai" in each.text
    )
    side = found._element.find(f"{qn('w:pPr')}/{qn('w:jc')}")
    assert (side is not None and side.get(qn("w:val")) == "center") == is_centred
    root = etree.fromstring(content(made).encode())
    line = next(each for each in root.iter("{*}p") if "Hafenkai" in "".join(each.itertext()))
    names = {each.get(key): each for each in root.iter("{*}style") for key in each.attrib if key.endswith("}name")}
    own = names.get(next(value for key, value in line.attrib.items() if key.endswith("}style-name")))
    looks = [] if own is None else [value for each in own for value in each.attrib.values()]
    assert ("center" in looks) == is_centred
    assert ('<p style="text-align: center">Hafenkai' in html.write(made)) == is_centred


@pytest.mark.parametrize(("form", "first"), [("centred", "Lotsenverein"), ("rule", "Protokoll")])
def test_a_text_has_a_centred_masthead_above_the_title(form: str, first: str) -> None:
    title, masthead = Heading(1, said("Protokoll")), Masthead(said("Lotsenverein"), (), said("MV 1"))
    made = page(title, Paragraph(said("Sitzung"), role="subtitle"), masthead, layout=Layout(masthead=form))
    assert plain.write(made).startswith(first)
    assert markdown.write(made).lstrip("#* ").startswith(first)


def test_a_masthead_of_a_text_without_a_body_has_one_rule() -> None:
    made = page(Masthead((), (), said("MV 1"), said("Entwurf")), Heading(1, said("Protokoll")))
    assert plain.write(made).splitlines().count("=" * 78) == 1


@pytest.mark.parametrize(("number", "is_slanted"), [("1.", True), ("", False)])
def test_a_typed_heading_within_an_item_is_in_italics_as_in_the_pdf(number: str, is_slanted: bool) -> None:
    made = page(Heading(1, said("Protokoll")), Heading(2, said("Eis"), "item-eis", number), Heading(3, said("Fragen")))
    heading = docx.Document(BytesIO(word.write(made).content)).paragraphs[-1]
    assert (heading.text, bool(heading.runs[0].italic or "Emphasis" in heading.runs[0].style.name)) == (
        "Fragen",
        is_slanted,
    )


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
    assert heading._p.find(f"{qn('w:pPr')}/{qn('w:ind')}").get(qn("w:left")) == "0"
    assert 'fo:text-indent="-17mm"' in content(made)


def test_under_a_symbol_the_head_is_alone_on_the_first_page() -> None:
    made = docx.Document(BytesIO(word.write(document("symbol")).content))
    broken = [each.text for each in made.paragraphs if list(each._p.iter(qn("w:pageBreakBefore")))]
    assert broken == ["TOP 1\tEröffnung"]
    assert content(document("symbol")).count("fo:break-before") == 1


def test_leads_of_a_council_stand_in_a_column() -> None:
    case = Case("motion", "Motion 1", content=(Paragraph(said("Ten hours.")),), tail=said("Moved by Ms Ash"))
    made = docx.Document(BytesIO(word.write(document("rule", case, cases="case")).content))
    assert [each.text for each in made.paragraphs][-2:] == ["Motion 1\tTen hours.", "\tMoved by Ms Ash"]
    hangs = made.styles["Motion"].paragraph_format.first_line_indent
    assert hangs is not None
    assert hangs.mm == pytest.approx(-33, abs=0.1)
    assert (
        'text-indent="-36mm"'
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


SIGNED = (Paragraph(said("Next meeting: 9 May")), Signature("Ms Ash", "Chair", place="Place", caption="Signature"))


def test_places_to_sign_are_never_alone_on_a_page() -> None:
    made = docx.Document(BytesIO(word.write(document("rule", *SIGNED)).content))
    assert made.paragraphs[-2].paragraph_format.keep_with_next
    assert made.paragraphs[-2].text == "Next meeting: 9\u00a0May"
    found = content(document("rule", *SIGNED))
    kept = re.findall(r'style:name="(P\d+)"[^>]*><style:paragraph-properties fo:keep-with-next="always"/>', found)
    assert re.search(r'<text:p text:style-name="(P\d+)"><text:span>Next', found)[1] in kept  # type: ignore[index]
    assert 'style:may-break-between-rows="false"' in found
    table = Table((said("No."),), tuple((said(str(number)),) for number in range(9)), role="register")
    made = docx.Document(BytesIO(word.write(document("rule", table, *SIGNED[1:])).content))
    rows = [[each.paragraph_format.keep_with_next for each in row.cells[0].paragraphs] for row in made.tables[-2].rows]
    assert rows == [*[[True]] * 3, *[[None]] * 4, *[[True]] * 3]


def test_a_row_to_sign_in_is_a_centimetre_high() -> None:
    table = Table((said("Name"), said("Signature")), ((said("Ms Ash"), ()),), (1, 1), marks=("sign",))
    made = docx.Document(BytesIO(word.write(document("rule", table)).content))
    assert [row.height.mm if row.height else None for row in made.tables[-1].rows] == [None, pytest.approx(10, abs=0.1)]
    assert 'style:min-row-height="10mm"' in content(document("rule", table))


def test_on_a_screen_no_word_of_a_table_is_broken() -> None:
    heads = ("Name", "Delegation", "Affiliation", "Role", "Attendance", "Signature")
    table = Table(tuple(map(said, heads)), (tuple(map(said, ("Ms\u00a0Kowalczyk-Nowak", "", "", "Chair", "", ""))),))
    shown = ["".join(text for text, _ in row) for row in rows(table, 48)]
    assert shown[0] == "Name: Ms\u00a0Kowalczyk-Nowak"
    assert "  Role: Chair" in shown
    assert "  Signature: " in shown, "a column that is to be filled in stays"
    wide = ["".join(text for text, _ in row) for row in rows(table, 80)]
    assert all(head in wide[0] for head in heads)


def test_a_day_in_figures_is_not_broken_in_html() -> None:
    later = "as soon as the ice allows it"
    table = Table((said("Due"),), ((said("2026-04-01"),), (said(later),)), role="register")
    found = html.write(document("rule", table))
    assert '<td data-head="Due" data-whole>2026-04-01</td>' in found
    assert f'<td data-head="Due">{later}</td>' in found
    assert "td[data-whole] { white-space: nowrap; }" in found


@pytest.mark.parametrize(
    ("content_", "source"),
    [
        ((Speaker(said("田中：")), Words("会議します。")), "**田中**：会議します。"),
        ((Speaker(said("Ms Ash:")), Words(" Why?")), "**Ms Ash:** Why?"),
        ((*Case("motion", "動議", "：").head, Words("会議")), "**動議**：会議"),
    ],
)
def test_a_sign_that_words_follow_at_once_stands_outside_the_mark(content_: tuple[Inline, ...], source: str) -> None:
    assert commonmark.source(content_) == source
