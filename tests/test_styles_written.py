"""What the six styles have in files of paragraphs, as their PDF has it: in DOCX, and in ODT."""

import re
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from looks import LOOKS
from lxml import etree
from msgspec.structs import replace
from opendocument import paragraphs, parts, whole_look
from trees import page, said

from minutes_tui.model.document import (
    Case,
    Document,
    Heading,
    Layout,
    Listing,
    Masthead,
    Paragraph,
    Passage,
    Table,
    words,
)
from minutes_tui.model.minutes import Meeting, Minutes, Participant, Print
from minutes_tui.report import document as report
from minutes_tui.writers import plain
from minutes_tui.writers.docx import word
from minutes_tui.writers.forms import as_a_paragraph, numbered, side_column, with_side_column
from minutes_tui.writers.html import html
from minutes_tui.writers.table_widths import extent, fit, head_widths

LINE = Layout(style="secretariat", masthead="symbol", cases="line", number_at="line", margins=(30, 31, 27, 37))
RULE = Layout(style="hansard", masthead="centred", cases="rule", text_columns=2, is_indented=True)
MOTION = Case("motion", "Motion", content=(Paragraph(said("The weir stays shut.")),), tail=said("Moved by Ms Ilves"),
              number="12")  # fmt: skip
AMENDMENT = Case("amendment", "Amendment", content=(Paragraph(said("The weir opens.")),), number="13")
DECISION = Case(
    "decision", "Decision 1", content=(Paragraph(said("Shut:")), Listing((said("by day"), said("by night"))))
)


def content(document: Document, part: str = "content.xml") -> str:
    """A part of the document as ODT, which is valid."""
    return str(etree.tostring(parts(document)[part], encoding="unicode"))


def opened(*blocks: Any, layout: Layout) -> Any:
    return docx.Document(BytesIO(word.write(page(*blocks, layout=layout)).content))


def lines(made: Any) -> list[str]:
    return [each.text for each in made.paragraphs if each.text]


def test_a_number_in_the_first_line_has_a_full_stop() -> None:
    assert numbered(Paragraph((), "12"), LINE) == "12."
    assert numbered(Paragraph((), "12a"), LINE) == "12a"
    assert numbered(Paragraph((), "12"), Layout()) == "12"
    assert lines(opened(Paragraph(said("Words."), "12"), layout=LINE)) == ["12.\tWords."]
    assert ">12.</text:span><text:tab/>" in content(page(Paragraph(said("Words."), "12"), layout=LINE))


def test_a_motion_among_numbered_paragraphs_has_its_words_below_who_moved_it() -> None:
    assert as_a_paragraph(AMENDMENT) == AMENDMENT
    made = opened(MOTION, AMENDMENT, layout=LINE)
    assert lines(made) == ["12.\tMotion: Moved by Ms Ilves", "The weir stays shut.", "13.\tAmendment: The weir opens."]
    below = next(each for each in made.paragraphs if each.text == "The weir stays shut.")
    assert below.paragraph_format.left_indent.mm == pytest.approx(11, abs=0.1)
    assert made.styles["Amendment"].paragraph_format.left_indent is None  # its number is not set in
    found = content(page(MOTION, layout=LINE))
    style = re.search(r'<text:p text:style-name="(P\d+)"><text:span>The weir', found)
    assert style
    assert re.search(rf'style:name="{style[1]}".*?fo:margin-left="11mm"', found)


def test_what_was_decided_is_italic_among_numbered_paragraphs() -> None:
    made = opened(Case("decision", "Decision 1", content=(Paragraph(said("Shut.")),)), layout=LINE)
    assert [run.text for each in made.paragraphs for run in each.runs if run.italic] == ["Shut."]


def test_a_list_of_a_numbered_paragraph_is_set_in() -> None:
    made = opened(Listing((said("one"),)), layout=LINE)
    levels = made.part.numbering_part.element.findall(f".//{qn('w:lvl')}")
    first = [each.find(f"{qn('w:pPr')}/{qn('w:ind')}") for each in levels if each.get(qn("w:ilvl")) == "0"]
    assert "964" in {each.get(qn("w:left")) for each in first}  # 11 mm for the number, 6 mm for the mark


def test_a_decision_with_a_list_has_one_rule_above_and_one_below() -> None:
    made = opened(DECISION, layout=RULE)
    nil = [sorted(each.tag.rpartition("}")[2] for each in part._p.iter(qn("w:top"), qn("w:bottom")))
           for part in made.paragraphs if part._p.find(f".//{qn('w:pBdr')}") is not None]  # fmt: skip
    assert nil == [["bottom"], ["bottom", "top"], ["bottom", "top"], ["top"]]
    document = page(DECISION, layout=RULE)
    found = paragraphs(parts(document)["content.xml"])
    ruled = [[side for side in ("top", "bottom") if whole_look(document, each).get(f"border-{side}", "none") != "none"]
             for each in found]  # fmt: skip
    assert ruled == [["top"], [], [], ["bottom"]]


def test_the_time_of_a_division_stands_at_the_end_of_its_line() -> None:
    division = Case("vote", "Division No. 2", outcome="Carried", time="11.00")
    assert "[Division No.\u00a02]\t[11.00]" in lines(opened(division, layout=RULE))
    assert "]</text:span><text:tab/>" in content(page(division, layout=RULE)).replace("<text:span>]", "]")


def test_the_document_of_an_item_stands_where_the_style_has_it() -> None:
    heading = Heading(2, said("Gates"), number="2", document="OC/7")
    assert lines(opened(heading, layout=RULE)) == ["2\tGates\n[OC/7]"]
    assert lines(opened(heading, layout=Layout(masthead="line"))) == ["2\tGates\tOC/7"]
    assert lines(opened(heading, layout=Layout())) == ["2\tGates  OC/7"]
    assert "<text:line-break/>" in content(page(heading, layout=RULE))


def test_a_new_day_stays_with_what_it_began_with() -> None:
    blocks = (
        Paragraph(said("6 May"), role="day"),
        Paragraph(said("The meeting resumed."), role="event"),
        Paragraph(said("x")),
    )
    made = opened(*blocks, layout=Layout())
    assert [each.paragraph_format.keep_with_next for each in made.paragraphs] == [None, True, None]
    assert content(page(*blocks)).count('fo:keep-with-next="always"') == 1


def test_a_number_alone_stays_with_the_table_below_it() -> None:
    blocks = Paragraph((), "9"), Table((said("Year"),), ((said("7"),),))
    assert opened(*blocks, layout=LINE).paragraphs[0].paragraph_format.keep_with_next
    assert 'fo:keep-with-next="always"' in content(page(*blocks, layout=LINE))


@pytest.mark.parametrize(("rows", "kept"), [(8, True), (9, False)])
def test_a_table_of_up_to_eight_rows_is_not_parted(rows: int, kept: bool) -> None:
    table = Table((said("No."),), tuple((said(str(number)),) for number in range(rows)), role="register")
    first = opened(table, layout=Layout()).tables[0].rows[4].cells[0].paragraphs[0]
    assert bool(first.paragraph_format.keep_with_next) == kept
    assert ('style:may-break-between-rows="false"' in content(page(table))) == kept


def test_a_rule_parts_the_people_of_two_bodies() -> None:
    cells = [(said("Council"), ()), (said("Ms Ash"), said("Weir")), (said("Guild"), ()), (said("Mr Oak"), said("Mill"))]
    roster = Table((said("Name"), said("For")), tuple(cells), (2, 1), "roster", ("group", "", "group", ""))
    rules = [
        row._tr.find(f".//{qn('w:tcBorders')}") is not None for row in opened(roster, layout=Layout()).tables[0].rows
    ]
    assert rules == [False, False, False, True, False]


def test_the_words_of_a_council_stand_beside_the_numbers_of_items() -> None:
    made = page(Paragraph(said("x")), layout=Layout(style="council", cases="case", margins=(23, 29, 23, 33)))
    assert side_column(made.layout) == 9
    assert with_side_column(made).layout.margins == (23, 29, 23, 42)
    arabic = page(Paragraph(said("x")), layout=made.layout, language="ar")
    assert with_side_column(arabic).layout.margins == (23, 38, 23, 33)
    section: Any = docx.Document(BytesIO(word.write(made).content)).sections[0]
    assert section.left_margin.mm == pytest.approx(42, abs=0.1)
    assert 'fo:margin-left="42mm"' in content(made, "styles.xml")


def test_words_that_are_tied_together_have_room_in_a_column() -> None:
    table = Table((said("Who"), said("What")), ((said("Frau\u00a0Raudsepp"), said("Die Tabelle")),), (1, 9), "register")
    assert fit(table, 1, 0, 20).widths[0] >= extent("Frau Raudsepp")


def test_a_label_of_the_head_stands_on_one_line() -> None:
    two = Table(((), ()), ((said("Protokoll geführt von"), said("Frau Ash")),), role="head")
    assert head_widths(two, 1, 5, 0, 100) == [pytest.approx(21 * 0.8), pytest.approx(100 - 21 * 0.8)]
    four = Table(((),) * 4, ((*two.rows[0], said("Ort"), said("Rostock")),), role="head")
    assert head_widths(four, 1, 5, 0, 100) == [pytest.approx(21 * 0.8), pytest.approx(50 - 21 * 0.8)] * 2
    assert head_widths(four, 1, 5, 0, 40)[:2] == [10, 10]


def test_places_for_initials_have_no_tabs_but_their_own() -> None:
    layout = Layout(initials=("Chair", "Minutes"), footer="1")
    line = opened(Paragraph(said("x")), layout=layout).sections[0].footer.paragraphs[0]
    stops = [each.get(qn("w:val")) for each in line._p.iter(qn("w:tab")) if each.get(qn("w:pos"))]
    assert stops == ["clear"] * 4 + ["left"] * 2


@pytest.mark.parametrize("roster", ["lines", "names"])
def test_people_without_names_stand_below_the_others_in_attendance_without_another_label(roster: Any) -> None:
    people = Participant(key="AT", name="Anna Tamm", role="chair"), Participant(key="G", name="Ola Berg", role="guest")
    made = Minutes(
        meeting=Meeting(also_present="the press"),
        print=Print(roster=roster, style="protokoll"),
        participants=people,
    )
    text = plain.write(report(made))
    assert text.count("In attendance") == 1
    assert text.index("In attendance") < text.index("Ola Berg") < text.index("the press")


@pytest.mark.parametrize("name", LOOKS)
def test_all_words_of_a_style_are_in_its_files(name: str) -> None:
    def spoken(block: Any) -> str:
        match block:
            case Passage(content=inside):
                return " ".join(map(spoken, inside))
            case Masthead():
                return words(block.body)
            case Paragraph(content=said_):
                return words(said_)
            case Case(content=inside):
                return " ".join(map(spoken, inside))
        return ""

    made = docx.Document(BytesIO(word.write(LOOKS[name]).content))
    found = "".join("".join(each.text or "" for each in made.element.body.iter(qn("w:t"))).split())
    other = "".join("".join(re.sub(r"<[^>]+>", "", content(LOOKS[name]))).split())
    for block in LOOKS[name].blocks:
        for each in spoken(block).split():
            assert each in found
            assert each.replace("&", "&amp;") in other


def test_the_language_of_the_minutes_stands_beside_the_bodies_of_a_summary_record() -> None:
    meeting = Meeting(title="Ice", reference="SA/1", series="Sound Authority", language="fr")
    of_record = report(Minutes(meeting=meeting, print=Print(style="secretariat")))
    mast = next(block for block in of_record.blocks if isinstance(block, Masthead))
    assert words(mast.original).replace("\u00a0", " ") == "Original : français"
    for written in (plain.write(of_record), html.write(of_record), content(of_record)):
        assert "français" in written
    row = Minutes(meeting=meeting, print=Print(head=("title", "status", "original")))
    assert [words(cell) for block in report(row).blocks if isinstance(block, Table) for cell in block.rows[0]] == [
        "Original",
        "français",
    ]


@pytest.mark.parametrize(("task", "between"), [("To name the parent", " – "), ("", " ")])
def test_who_is_to_do_something_is_parted_from_it_by_a_dash(task: str, between: str) -> None:
    action = Case("action", "Action", content=(Paragraph(said(task)),), tail=said("Ms Berg"))
    (line,) = as_a_paragraph(action).content
    assert isinstance(line, Paragraph)
    assert words(line.content) == f"{task}{between}Ms Berg"


@pytest.mark.parametrize(("language", "side"), [("en", "left"), ("ar", "right")])
def test_the_bar_of_a_vote_is_in_one_piece_with_that_of_its_ballots(language: str, side: str) -> None:
    ballots = Table(((), (), ()), ((said("For"), said("2"), said("Ash, Berg")),), role="ballots")
    vote = Case("vote", "Vote", outcome="Carried", ballots=ballots)
    made = docx.Document(BytesIO(word.write(replace(page(vote), language=language)).content))
    properties: Any = next(each for each in made.paragraphs if each.style and each.style.name == "Vote")._p.pPr
    (bar,) = properties.find(qn("w:pBdr"))
    assert (bar.tag, bar.get(qn("w:space")), bar.get(qn("w:sz"))) == (qn(f"w:{side}"), "8", "8")
    spacing = properties.find(qn("w:spacing"))
    assert [spacing.get(qn(f"w:{name}")) for name in ("after", "line")] == ["0", "240"]
    table: Any = made.tables[0]._tbl
    assert next(table.iter(qn("w:tblInd"))).get(qn("w:w")) == str(-8 * 20 - 15)
    assert [each.tag for each in next(table.iter(qn("w:tblBorders")))] == [qn("w:left")]
