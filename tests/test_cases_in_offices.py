"""What stands within a motion, a vote or a decision in DOCX and ODT: beside its label, and along one bar."""

from io import BytesIO
from itertools import pairwise
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from looks import LOOKS
from msgspec.structs import replace
from opendocument import paragraphs, parts, whole_look, words_of
from trees import page, said

from minutes_tui.model.document import Case, Document, Heading, Layout, Listing, Paragraph, Passage, Quotation, Table
from minutes_tui.readers.dialects import open_documents, word_files
from minutes_tui.readers.dialects.word_files import _is_counted
from minutes_tui.readers.returned import open_document_changes, word_changes
from minutes_tui.writers.docx import word
from minutes_tui.writers.docx.word_base import text_width
from minutes_tui.writers.odt import text
from minutes_tui.writers.odt.elements import qualified
from minutes_tui.writers.table_widths import SIZES, fit

INNER = Listing((said("oak"), said("iron")))
LIST = Listing((said("a fence"), said("a gate")), ordered=True, inside=((INNER, Paragraph(said("In May."))), ()))
LABELS = 1871
STEP = 454


def asked(kind: str, layout: Layout, language: str = "en") -> Document:
    content = (Paragraph(said("The trust gives:")), LIST, Quotation((Paragraph(said("So be it.")),)))
    case = Case(kind, kind.capitalize(), content=content, tail=said("Moved by Ms Ash"))
    return replace(page(case, layout=layout), language=language)


def opened(document: Document) -> Any:
    return docx.Document(BytesIO(word.write(document).content))


def levels(made: Any, paragraph: Any) -> Any:
    """The level of the list that a paragraph is an item of."""
    number = paragraph._p.xpath("./w:pPr/w:numPr/w:numId/@w:val")[0]
    deep = paragraph._p.xpath("./w:pPr/w:numPr/w:ilvl/@w:val")[0]
    return made.part.numbering_part.element.xpath(
        f"./w:abstractNum[@w:abstractNumId=../w:num[@w:numId='{number}']/w:abstractNumId/@w:val]"
        f"/w:lvl[@w:ilvl='{deep}']"
    )[0]


def begins(made: Any, paragraph: Any) -> tuple[int, int]:
    """Where the words of a paragraph begin, and where its first line does, in twentieths of a point."""
    indent = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    if indent is None and paragraph._p.xpath("./w:pPr/w:numPr"):
        indent = levels(made, paragraph).find(f"{qn('w:pPr')}/{qn('w:ind')}")
    if indent is None:
        form = paragraph.style.paragraph_format
        left, first = (round((each or 0) / 635) for each in (form.left_indent, form.first_line_indent))
        return left, left + first
    left = int(indent.get(qn("w:left")))
    return left, left - int(indent.get(qn("w:hanging"), "0"))


@pytest.mark.parametrize("kind", ["motion", "amendment", "vote", "election", "action"])
def test_all_words_of_a_case_begin_beside_its_label(kind: str) -> None:
    made = opened(asked(kind, LOOKS["council"].layout))
    found = {each.text.strip("\t"): begins(made, each) for each in made.paragraphs}
    deep = {"a fence": 1, "a gate": 1, "oak": 2, "iron": 2, "In May.": 1, "So be it.": 1}
    assert {name: found[name] for name in deep} == {name: (LABELS + STEP * by, 0) for name, by in deep.items()}
    assert found["Moved by Ms Ash"] == (LABELS, 0)


@pytest.mark.parametrize("style", ["plain", "council", "protokoll"])
@pytest.mark.parametrize("kind", ["motion", "amendment", "decision"])
def test_the_bar_of_a_case_is_in_one_place_and_has_no_gaps(style: str, kind: str) -> None:
    """Word has the bar so many points before the first line, and draws none beside the room between two paragraphs
    that are not alike."""
    made = opened(asked(kind, LOOKS[style].layout))
    found = [each for each in made.paragraphs if each.text.strip()]
    bars = []
    for each in found:
        edge = each._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:left')}")
        if edge is None:
            edge = each.style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:left')}")
        bars.append(begins(made, each)[1] - 20 * int(edge.get(qn("w:space"))))
    assert max(bars) - min(bars) <= 20, bars
    for each, following in pairwise(found):
        is_alike = each.style.name == following.style.name and begins(made, each) == begins(made, following)
        is_item = following._p.xpath("./w:pPr/w:numPr")
        if is_item or not is_alike:
            assert each._p.xpath("./w:pPr/w:spacing/@w:after") == ["0"] or (is_alike and is_item), each.text


def test_the_mark_of_an_item_beside_a_label_stands_right_before_its_words() -> None:
    made = opened(asked("motion", LOOKS["council"].layout))
    size = LOOKS["council"].layout.size
    ems = {"\u2003": 1, "\u2002": 1 / 2, "\u2005": 1 / 4, "\u2006": 1 / 6}
    for said_, mark in (("a fence", "%1."), ("oak", "–")):
        level = levels(made, next(each for each in made.paragraphs if each.text == said_))
        sign = level.find(qn("w:lvlText")).get(qn("w:val"))
        assert sign.endswith(mark)
        before = sum(ems[each] for each in sign.removesuffix(mark)) * size * 20
        hanging = int(level.find(f"{qn('w:pPr')}/{qn('w:ind')}").get(qn("w:hanging")))
        assert hanging - 340 == pytest.approx(before, abs=size * 20 / 6)


def test_an_item_of_letters_in_a_list_comes_back_with_its_number() -> None:
    counted = Listing((said("one"),), ordered=True, inside=((Listing((said("two"),), ordered=True),),))
    made = opened(page(counted))
    assert [_is_counted(each, each.style.name, deep) for deep, each in enumerate(made.paragraphs[-2:], 1)] == [True] * 2


@pytest.mark.parametrize("kind", ["motion", "action"])
def test_all_words_beside_a_label_are_as_far_in_as_each_other_in_odt(kind: str) -> None:
    document = asked(kind, LOOKS["council"].layout)
    found = {words_of(each): whole_look(document, each) for each in paragraphs(parts(document)["content.xml"])}

    def begin(of: str) -> float:
        values = (found[of].get(name, "0mm") for name in ("margin-left", "padding-left"))
        return sum(float(each.removesuffix("mm")) for each in values)

    bar = 0.353  # what the bar itself is wide
    assert begin("a fence") == pytest.approx(33 + 8 - bar, abs=0.01)
    assert begin("oak") == pytest.approx(33 + 16 - bar, abs=0.01)
    assert begin("In May.") == pytest.approx(33 + 8 - bar, abs=0.01)
    assert f"\t{kind.capitalize()}\tThe trust gives:" in found
    assert "\t\tMoved by Ms Ash" in found


@pytest.mark.parametrize("style", ["plain", "council", "protokoll", "secretariat"])
def test_paragraphs_from_the_right_are_set_in_at_their_start_in_odt(style: str) -> None:
    """LibreOffice has the left margin of a paragraph at the start of its lines, whichever way they are written."""
    document = asked("motion", LOOKS[style].layout, "ar")
    with_margins = [
        each.attrib
        for name in ("styles.xml", "content.xml")
        for each in parts(document)[name].iter()
        if each.tag.endswith("paragraph-properties")
    ]
    rights = {value for each in with_margins for name, value in each.items() if name.endswith("}margin-right")}
    assert rights <= {"0mm"}
    assert any(name.endswith("}margin-left") for each in with_margins for name in each)


def test_what_is_to_be_done_has_its_part_of_the_room_before_a_date_does() -> None:
    """A list of decisions and action items in the 141 mm of protokoll, whose heads and dates would take it all."""
    head = tuple(map(said, ("No.", "Decision and action", "Responsible", "Due", "Item", "Page")))
    decided = (said("118/2026"), said("The minutes of January are taken as read and signed."), (), (), said("Item 3"),
               said("1"))  # fmt: skip
    to_do = tuple(map(said, ("Action", "To have the lamp at Church Lane repaired", "Mr Carrow", "28 February 2026",
                             "Item 1", "2")))  # fmt: skip
    found = fit(Table(head, (decided, to_do), role="register"), 126, 140, 8000)
    letter = 126 * SIZES[found.style]
    assert found.widths[1] - 140 >= letter * len("To have the lamp")
    assert found.widths[3] - 140 >= len("28 February 2026") * 0.9 * letter
    narrow = fit(Table(head, (decided, to_do), role="register"), 126, 140, 6000)
    assert narrow.widths[3] - 140 < len("28 February 2026") * 0.9 * 126 * SIZES[narrow.style]
    wide = fit(Table(head, (decided, to_do), role="register"), 126, 140, 12000).widths
    assert wide[3] - 140 >= len("28 February 2026") * 0.9 * 126


def test_a_number_before_a_label_counts_for_its_width() -> None:
    case = Case("motion", "Motion", content=(Paragraph(said("The gate")),), number="12", time="18:35, 20 May 2026")
    document = page(case, layout=LOOKS["council"].layout)  # too long for the margin
    assert opened(document).paragraphs[-1].text == "12  18:35, 20 May 2026  Motion\nThe gate"
    assert any(words_of(each).endswith("Motion\nThe gate") for each in paragraphs(parts(document)["content.xml"]))


@pytest.mark.parametrize("style", ["plain", "council", "protokoll", "committee"])
def test_the_number_and_the_time_of_a_case_are_in_the_margin_beside_its_bar(style: str) -> None:
    case = Case("motion", "Motion", content=(Paragraph(said("The gate")),), number="12", time="18:35")
    document = page(case, layout=LOOKS[style].layout)
    mark, motion = opened(document).paragraphs[-2:]
    frame = mark._p.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
    assert (mark.text, motion.text.split()) == ("12  18:35", [*motion.text.split()[:1], "The", "gate"])
    assert int(frame.get(qn("w:x"))) + int(frame.get(qn("w:w"))) <= -3 * 56  # the bar is 3 mm before the words
    boxes = list(parts(document)["content.xml"].iter(qualified("draw:text-box")))
    assert [words_of(each) for box in boxes for each in box] == ["12  18:35"]
    far, wide = (float(boxes[0].getparent().get(qualified(name))[:-2]) for name in ("svg:x", "svg:width"))
    assert far + wide <= -3


@pytest.mark.parametrize("style", ["plain", "protokoll"])
def test_a_number_in_the_margin_is_read_before_its_words(style: str) -> None:
    case = Case("motion", "Motion", content=(Paragraph(said("The gate")),), time="18:35")
    document = page(case, Paragraph(said("An end.")), layout=LOOKS[style].layout)
    made, text_ = word.write(document).content, text.write(document).content
    for read in (word_files.blocks(made), open_documents.blocks(text_)):
        assert any("".join(each.text.split()).replace("*", "").startswith("18:35Motion") for each in read)
    for come_back in (word_changes.paragraphs(made), open_document_changes.paragraphs(text_)):
        assert any(each.before.startswith("18:35\tMotion") for each in come_back)


def kept(document: Document) -> tuple[list[bool], list[bool]]:
    """Which paragraphs stay with the next one, and which are whole, in DOCX; ODT says the same."""
    made = opened(document)
    found = [each for each in made.paragraphs if each.text.strip()]

    def says(each: Any, name: str) -> bool:
        own = each._p.find(f"{qn('w:pPr')}/{qn(name)}")
        inherited = each.style.element.find(f"{qn('w:pPr')}/{qn(name)}")
        said_ = own if own is not None else inherited
        return said_ is not None and said_.get(qn("w:val")) != "0"

    docx_says = [says(each, "w:keepNext") for each in found], [says(each, "w:keepLines") for each in found]
    looks = [
        whole_look(document, each) for each in paragraphs(parts(document)["content.xml"]) if words_of(each).strip()
    ]
    assert tuple([look.get(f"keep-{name}") == "always" for look in looks] for name in ("with-next", "together")) == (
        docx_says
    )
    return docx_says


@pytest.mark.parametrize("style", ["plain", "council", "protokoll"])
def test_a_case_of_more_than_a_third_of_a_page_goes_on_to_the_next(style: str) -> None:
    short = Case("motion", "Motion", content=tuple(Paragraph(said(f"Point {at}.")) for at in range(4)))
    assert kept(page(short, layout=LOOKS[style].layout)) == ([True, True, True, False], [True] * 4)
    long = Case("motion", "Motion", content=tuple(Paragraph(said(f"Point {at}.")) for at in range(40)))
    stays = [True, *[False] * 37, True, False]
    assert kept(page(long, layout=LOOKS[style].layout)) == (stays, [False] * 40)


def test_a_row_that_may_be_parted_keeps_no_heading_from_its_page() -> None:
    rows = tuple((said(f"{at}"), said("word " * (200 if at == 1 else 2))) for at in range(4))
    document = page(Table((said("No."), said("Decision")), rows, role="register"))
    for row, stays in zip(opened(document).tables[0].rows, (True, False, False, True, False), strict=True):
        said_ = [each.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for each in row._tr.iter(qn("w:p"))]
        assert said_ == [stays] * 2
    looks = [whole_look(document, each) for each in paragraphs(parts(document)["content.xml"])]
    found = [each.get("keep-with-next") == "always" for each in looks[:10:2]]
    assert found == [True, False, False, True, False]


@pytest.mark.parametrize("has_names", [False, True])
def test_names_of_candidates_are_whole_in_a_narrow_column(has_names: bool) -> None:
    """A third of a column of words is too narrow for them."""
    voters = said("Ms Ash, Mr Oak") if has_names else ()
    ballots = Table(
        (said("Label"), said("Count"), said("Names")),
        ((said("Ms Baumgartner-Ashfield"), said("20"), voters), (said("Mr Wolfeschlegel"), said("2"), ())),
        role="ballots",
    )
    case = Case("election", "Election", content=(Paragraph(said("Chair")),), ballots=ballots)
    document = page(case, layout=LOOKS["hansard"].layout)
    made = opened(document)
    label, *others = (int(each.get(qn("w:w"))) for each in made.tables[-1]._tbl.tblGrid)
    longest = len("Wolfeschlegel") if has_names else len("Ms Baumgartner-Ashfield")
    assert label >= longest * document.layout.size * 10 + 140
    assert label + sum(others) <= text_width(made.sections[0]) // 2
    table = next(parts(document)["content.xml"].iter("{*}table"))
    assert all("\u00ad" not in "".join(each.itertext()) for each in table.iter("{*}p"))


BALLOTS = Table((said("For"), said("5"), said("Ms Ash")), ((said("For"), said("5"), said("Ms Ash")),), role="ballots")


def test_the_frame_of_a_decision_goes_on_around_its_ballots() -> None:
    layout = LOOKS["protokoll"].layout
    case = Case("decision", "Decision 2", content=(Paragraph(said("The gate.")),), tail=said("Recused: Ms Elm"),
                outcome="Carried", result="5 for", ballots=BALLOTS)  # fmt: skip
    document = page(case, layout=layout)
    made = opened(document)
    lines = [each.text for each in made.paragraphs if each.style.name == "Decision"]
    assert lines[-2:] == ["Recused: Ms Elm", "Carried, 5 for"]
    table = made.tables[-1]._tbl
    begins_, wide = (int(table.tblPr.find(qn(name)).get(qn("w:w"))) for name in ("w:tblInd", "w:tblW"))
    beside = 6 * 20 + 6 * 15 // 8  # how far a frame of 0.75 points stands outside the words
    width = text_width(made.sections[0])
    assert (begins_, begins_ + wide) == (135 - beside, width - 135 + beside)
    found = [each for each in paragraphs(parts(document)["content.xml"]) if words_of(each).strip()]
    first = next(at for at, each in enumerate(found) if words_of(each) == "Decision 2")
    assert [words_of(each) for each in found[first : first + 4]] == lines
    framed = [whole_look(document, each) for each in found[first : first + 4]]
    assert all(each["border"].startswith("0.75pt") for each in framed)  # alike: an office joins them, without gaps
    assert not any(name.startswith(("border-", "join")) for each in framed for name in each)


def test_two_decisions_after_each_other_have_a_frame_each() -> None:
    cases = [Case("decision", f"Decision {at}", content=(Paragraph(said("The gate.")),)) for at in (1, 2)]
    made = opened(page(*cases, layout=LOOKS["protokoll"].layout))
    second = made.paragraphs[-1]._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    assert {each.get(qn("w:color")) for each in second} == {"000001"}  # of none, LibreOffice makes 000000


def test_the_place_of_a_case_is_in_its_words_and_not_in_the_frame_of_its_time() -> None:
    """An office drops a place in a frame, and then a register has no page for it."""
    case = Case("decision", "Decision 2", content=(Paragraph(said("The gate.")),), time="18:35")
    made = opened(page(Passage("decision", content=(case,), anchor="note-2"), layout=LOOKS["protokoll"].layout))
    places = [bool(each._p.xpath("./w:bookmarkStart")) for each in made.paragraphs if each.text]
    assert places[-3:] == [False, True, False]


@pytest.mark.parametrize(("style", "has_bar"), [("council", True), ("plain", False)])
def test_an_action_item_has_a_bar_where_its_label_has_a_column(style: str, has_bar: bool) -> None:
    document = asked("action", LOOKS[style].layout)
    borders = opened(document).styles["Action"].element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    assert (borders is not None) is has_bar
    made = [whole_look(document, each) for each in paragraphs(parts(document)["content.xml"])]
    assert any("border-left" in each for each in made) is has_bar


def test_the_time_of_a_decision_has_its_own_line_in_columns() -> None:
    case = Case("decision", "Decision 5", content=(Paragraph(said("The press leaves.")),), time="19:56")
    document = page(Paragraph(said("So.")), case, layout=LOOKS["hansard"].layout)
    assert [each.text for each in opened(document).paragraphs if each.text] == [
        "So.", "19:56", "Decision 5: The press leaves."
    ]  # fmt: skip
    found = [words_of(each) for each in paragraphs(parts(document)["content.xml"])]
    assert [each for each in found if each][:2] == ["So.", "19:56"]


def test_each_item_has_its_rule_where_no_words_are_between_two() -> None:
    items = [Heading(2, said(title), number=f"{at}", anchor=f"item-{at}") for at, title in enumerate(("Oak", "Elm"), 1)]
    document = page(*items, layout=LOOKS["committee"].layout)
    tops = [each._p.xpath("./w:pPr/w:pBdr/w:top/@w:color")[0] for each in opened(document).paragraphs if each.text]
    assert tops[0] != tops[1]  # offices run on the borders of paragraphs that have the same
    body = parts(document)["content.xml"]
    looks = [whole_look(document, each) for each in body.iter(qualified("text:h"))]
    edges = [each["border-top"] for each in looks]
    assert edges[0].startswith("0.5pt solid #")
    assert edges[0] != edges[1]


def test_words_beside_a_long_label_begin_in_the_column_of_words() -> None:
    case = Case("vote", "Vote on the amendment", content=(Paragraph(said("The dues are raised.")),))
    short = Case("amendment", "Amendment 12b", content=(Paragraph(said("The dues stay.")),))
    document = page(case, short, layout=LOOKS["council"].layout)
    found = [each.text for each in opened(document).paragraphs if each.text]
    assert found == ["Vote on the amendment\nThe dues are raised.", "Amendment 12b\tThe dues stay."]
    assert [words_of(each).strip("\t") for each in paragraphs(parts(document)["content.xml"])][:2] == found
