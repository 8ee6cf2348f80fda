"""The PDF of the six styles: nothing is lost or moved, what belongs together stays together, nothing touches."""

import re
import shutil
import subprocess
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from looks import CASES, LOOKS, WHOLE, cells
from msgspec.structs import replace
from test_pdf import pages, text, where_a_page_ends
from trees import VOTES, page, said

from minutes_tui.model.document import (
    Address,
    Block,
    Case,
    Cell,
    Contents,
    Document,
    Heading,
    Layout,
    LineBreak,
    Link,
    Listing,
    Masthead,
    PageNumber,
    Paragraph,
    Passage,
    Signature,
    Strong,
    Table,
    Words,
    flat,
    words,
)
from minutes_tui.writers.pdf import pdf

every_style = pytest.mark.parametrize("name", LOOKS)
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")


class Word(NamedTuple):
    text: str
    left: float
    right: float
    top: float
    page: int


WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>')


def placed(document: Document, folder: Path) -> list[Word]:
    """The words with where they stand, in points."""
    pages = text(document, folder, "-bbox").split("<page ")[1:]
    return [
        Word(found[4], float(found[1]), float(found[3]), float(found[2]), number)
        for number, each in enumerate(pages, 1)
        for found in WORD.finditer(each)
    ]


# The words


def said_words(block: Block) -> str:
    """The words of a block that is no running line."""
    match block:
        case Heading(content=content, number=number, document=document):
            return f"{number} {words(content)} {document}"
        case Paragraph(content=content, number=number, time=time):
            return f"{number} {time} {words(content)}"
        case Table(head, rows):
            return " ".join(words(cell) for row in (head, *rows) for cell in row)
        case Signature():
            return " ".join(filter(None, (block.name, block.role, block.body, block.label, block.place, block.caption)))
        case _:
            return " ".join(re.findall(r"text='(.*?)'", str(block)))


def letters(said_: str) -> str:
    return "".join(char for char in said_ if char.isalpha())


@cache
def drawn(name: str) -> bytes:
    return pdf.write(LOOKS[name]).content


def raw(name: str, folder: Path) -> str:
    path = folder / f"{name}.pdf"
    path.write_bytes(drawn(name))
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    made = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, encoding="utf-8", check=True)
    return made.stdout


@every_style
def test_every_letter_of_the_page_is_printed(name: str, tmp_path: Path) -> None:
    printed = raw(name, tmp_path)
    for block in flat(LOOKS[name].blocks):
        for word in said_words(block).split():
            assert letters(word) in letters(printed), word


@every_style
def test_statements_are_printed_in_their_order(name: str, tmp_path: Path) -> None:
    """Each with all its words together, whatever is drawn around it."""
    printed = re.sub(r"\s", "", raw(name, tmp_path).replace("-\n", "").replace("\u2010\n", ""))
    spoken = [
        re.sub(r"\s", "", words(inner.content))
        for block in LOOKS[name].blocks
        if isinstance(block, Passage)
        for inner in block.content
        if isinstance(inner, Paragraph)
    ]
    at = 0
    for each in spoken:
        found = printed.find(each[:40], at)
        assert found >= 0, each
        at = found


@every_style
def test_headings_keep_the_capitals_that_were_recorded(name: str, tmp_path: Path) -> None:
    printed = re.sub(r"\s", "", raw(name, tmp_path))
    for block in LOOKS[name].blocks:
        if isinstance(block, Heading):
            assert re.sub(r"\s", "", words(block.content)) in printed


@pytest.mark.parametrize("name", ["plain", "secretariat", "hansard", "council", "committee"])
def test_an_amendment_reads_with_the_old_words_before_the_new(name: str, tmp_path: Path) -> None:
    printed = " ".join(raw(name, tmp_path).split())
    assert "4.0 3.5" in printed if name == "committee" else re.search(r"seven nine .*three four", printed)


def test_the_parts_of_a_case_read_in_their_order(tmp_path: Path) -> None:
    printed = " ".join(text(page(Heading(1, said("Minutes")), *CASES), tmp_path, "-raw").split())
    order = ("Motion:", "The reeds are cut in March", "Moved by Mr Roo", "Amendment:", "March February", "By Ms V",
             "Lost, 1 : 2", "Vote on the motion:", "Carried, 2 : 0", "For 2", "Election:", "Keeper",
             "Mr Roo is elected", "Decision 2:", "cut", "Action 1:", "Cut the reeds", "due 1 April")  # fmt: skip
    at = 0
    for each in order:
        assert each in printed[at:], each
        at = printed.index(each, at)


@needs_poppler
@every_style
def test_a_document_longer_than_the_titles_takes_no_title_from_the_agenda(name: str, tmp_path: Path) -> None:
    address = "https://forge.example/orchard/issues/118/hedges-and-gates"
    rows = (("1", "Hedges", address), ("2", "Gates", ""))
    agenda = Table(((),) * 3, tuple(cells(*row) for row in rows), (2, 16, 6), "agenda", ("", ""))
    blocks = (Heading(1, said("Orchard")), Heading(2, said("Agenda")), agenda)
    words_ = text(page(*blocks, layout=Layout(style=name)), tmp_path)
    assert "Hedges" in words_
    assert "Gates" in words_


def test_a_register_and_the_agenda_have_the_pages_of_their_places(tmp_path: Path) -> None:
    long = tuple(Paragraph(said("The reeds are cut. " * 60)) for _ in range(12))
    document = page(
        Heading(1, said("Minutes")),
        Heading(2, said("Agenda")),
        Table(
            ((), (), ()),
            (
                cells("1", (Link("a", said("Moss")),), (PageNumber("a"),)),
                cells("2", (Link("b", said("Reeds")),), (PageNumber("b"),)),
                cells("3", "Thatch", "–"),
            ),
            role="agenda",
        ),
        Heading(2, said("Moss"), "a", "1"), *long, Heading(2, said("Reeds"), "b", "2"),
        Case("decision", "Decision 1", content=(Paragraph(said("So be it.")),), anchor="d"),
        Table(cells("No.", "Page"), (cells("1", (PageNumber("d"),)),), role="register"),
    )  # fmt: skip
    printed = text(document, tmp_path, "-layout")
    last = str(printed.count("\f"))
    assert re.search(r"1 +Moss +1\n", printed)
    assert re.search(rf"2 +Reeds +{last}\n", printed)
    assert re.search(r"3 +Thatch +–\n", printed)
    assert re.search(rf"No. +Page\n+1 +{last}\n", printed)


def test_bookmarks_have_the_number_of_their_item(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(drawn("plain"))
    with pikepdf.open(tmp_path / "page.pdf") as file, file.open_outline() as outline:
        (top,) = outline.root
        titles = [str(each.title) for each in top.children]
    assert "3 Gates at harvest" in titles


# The running lines


def test_a_status_in_the_foot_is_strong_in_what_is_strong_in_the_head(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(drawn("plain"))
    if not shutil.which("pdftohtml"):
        pytest.skip("pdftohtml is not installed")
    made = subprocess.run(
        ["pdftohtml", "-xml", "-stdout", tmp_path / "page.pdf"], capture_output=True, encoding="utf-8", check=True
    )
    assert made.stdout.count("<b>Draft</b>") == made.stdout.count("<page ") + 1


def test_the_first_page_has_no_head_where_the_house_wants_none(tmp_path: Path) -> None:
    pages = raw("plain", tmp_path).split("\f")[:-1]
    assert ["6–7 October 2027" in each for each in pages] == [False] + [True] * (len(pages) - 1)
    assert [f"Page {number} of {len(pages)}" in each for number, each in enumerate(pages, 1)] == [True] * len(pages)


def test_a_notice_and_places_for_initials_are_at_the_foot(tmp_path: Path) -> None:
    found = placed(WHOLE, tmp_path)
    notice = next(word for word in found if word.text == "Words")
    assert notice.page == 1
    assert notice.top > 700
    assert {word.page for word in found if word.text == "Chair" and word.top > 770} == {1, 2}


@pytest.mark.parametrize("name", ["secretariat", "hansard"])
def test_the_symbol_and_the_page_change_sides_on_even_pages(name: str, tmp_path: Path) -> None:
    look = LOOKS[name]
    found = placed(replace(look, layout=replace(look.layout, two_sided="lines")), tmp_path)
    symbol = [word for word in found if word.text.startswith("OC/2027/17/") and word.top < 75 and word.page > 1]
    assert {word.page % 2: word.left < 297 for word in symbol if word.page in (2, 3)} == (
        {0: True, 1: False} if name == "secretariat" else {0: False}
    )


def test_a_head_names_the_item_that_is_taken_at_the_head_of_its_page(tmp_path: Path) -> None:
    assert "Matters from the floor" in raw("hansard", tmp_path).split("\f")[1].splitlines()[0]


# The head

OWN_LINE = Paragraph(said("Jubilee gathering"))


def test_a_line_of_the_houses_own_is_clear_of_the_rule_above_it(tmp_path: Path) -> None:
    mast = Masthead(body=said("Orchard Council"), reference=said("OC/1"), status=said("Draft"))
    layout = Layout(style="secretariat", masthead="symbol")
    found = placed(page(mast, OWN_LINE, Heading(1, said("Summary record")), layout=layout), tmp_path)
    body, own = (next(word for word in found if word.text == each) for each in ("Council", "Jubilee"))
    assert own.top - body.top > 16 + 10 + 12  # the body's line, the room above the rule, that below it


@pytest.mark.parametrize(("style", "masthead"), [("protokoll", "grid"), ("committee", "line")])
def test_a_line_of_the_houses_own_before_the_title_leaves_its_line_whole(
    style: str, masthead: str, tmp_path: Path
) -> None:
    mast = Masthead(body=said("Orchard Council"), reference=said("OC/1"))
    titles = (Heading(1, said("Minutes")), Paragraph(said("Assembly"), role="subtitle"))
    layout = Layout(style=style, masthead=masthead)
    found = placed(page(mast, OWN_LINE, *titles, Paragraph(said("Words.")), layout=layout), tmp_path)
    first = {
        each: next(word for word in found if word.text == each) for each in ("Jubilee", "Minutes", "Assembly", "OC/1")
    }
    beside = first["Assembly" if style == "protokoll" else "OC/1"]
    assert abs(first["Minutes"].top - beside.top) < 12
    assert beside.left > first["Minutes"].right
    assert first["Jubilee"].top < first["Minutes"].top - 10


# Keeping together

SIGNED = (
    Signature("Ms Ilse Vanags", "Chair", "", "", "Place, date", "Signature"),
    Signature("Mr Juhan Roo", "Rapporteur"),
)


@pytest.mark.parametrize("last", ["register", "sentence", "statement"])
def test_places_to_sign_are_never_alone_on_a_page(last: str, tmp_path: Path) -> None:
    ends: dict[str, tuple[Block, ...]] = {
        "register": (
            Table(cells("No.", "Decision"), tuple(cells(str(n), "It is so.") for n in range(12)), role="register"),
        ),
        "sentence": (Paragraph(said("Next meeting: Monday")),),
        "statement": (Passage("statement", (Paragraph(said("The reeds are cut. " * 40)),)),),
    }

    def set_with(people: int) -> list[str]:
        rows = tuple(cells(f"Ms {n}", "Miller") for n in range(people))
        roster = Table(cells("Name", "Post"), rows, role="roster")
        return pages(text(page(Heading(1, said("Minutes")), roster, *ends[last], *SIGNED), tmp_path, "-raw"))

    for people, found in where_a_page_ends(set_with, range(1, 61)):
        signed = next(each for each in found if "Vanags" in each)
        assert re.search("It is so|Monday|reeds", signed), people


@needs_poppler
def test_no_heading_lead_or_body_is_the_last_line_of_a_page(tmp_path: Path) -> None:
    vote = replace(CASES[2], number="", time="")

    def set_with(people: int) -> list[str]:
        rows = tuple(cells(f"Ms {n}", "Miller") for n in range(people))
        group = (cells("The body", "3 of 4"), *(cells(f"Mr {n}", "Miller") for n in range(12)))
        document = page(
            Heading(1, said("Minutes")),
            Table(cells("Name", "Post"), rows + group, role="roster", marks=("",) * people + ("group",) + ("",) * 12),
            Heading(2, said("The roof"), "", "1"),
            Paragraph(said("The reeds are cut. " * 12)),
            vote,
            layout=Layout(footer=""),
        )
        return pages(text(document, tmp_path, "-raw"))

    for people, found in where_a_page_ends(set_with, range(20, 60)):
        for each in found:
            last = each.strip().splitlines()[-1]
            assert not re.match("The body|1 The roof|Vote on", last), people


def test_a_roster_over_two_pages_says_again_of_which_body_they_are(tmp_path: Path) -> None:
    rows = (cells("Guild of Millers", "70 of 90"), *(cells(f"Ms {n}", "Miller") for n in range(90)))
    roster = Table(cells("Name", "Post"), rows, role="roster", marks=("group", *[""] * 90))
    pages = text(page(Heading(1, said("Minutes")), roster), tmp_path, "-raw").split("\f")[:-1]
    assert len(pages) == 2
    assert [line.split(" of ")[0] for line in pages[1].splitlines()[:2]] == ["Name Post", "Guild"]


def test_three_hundred_people_take_less_than_eight_pages(tmp_path: Path) -> None:
    rows = tuple(cells(f"Ms Number {n}", "Latvia", "Clerk of Scales, School of Grafting") for n in range(300))
    roster = Table(cells("Name", "For", "Post"), rows, role="roster")
    assert text(page(Heading(1, said("Minutes")), roster), tmp_path).count("\f") < 8


# Measures


@pytest.mark.parametrize("name", ["plain", "letter"])
def test_the_words_are_142_mm_wide_on_both_papers(name: str, tmp_path: Path) -> None:
    lines: dict[tuple[int, float], list[Word]] = {}
    for word in placed(LOOKS[name], tmp_path):
        lines.setdefault((word.page, word.top), []).append(word)
    widest = max(max(w.right for w in line) - min(w.left for w in line) for line in lines.values())
    assert abs(widest / 72 * 25.4 - 142) < 0.5


@pytest.mark.parametrize("style", ["plain", "secretariat", "hansard", "council", "protokoll", "committee"])
@pytest.mark.parametrize("number", ["12", "3.1.12", "§ 112", "TOP 12"])
def test_the_number_of_an_item_does_not_touch_its_title(style: str, number: str, tmp_path: Path) -> None:
    blocks = (
        Heading(1, said("Minutes")),
        Heading(2, said("Reeds"), "a", number),
        Heading(3, said("Moss"), "b", number),
    )
    found = placed(page(*blocks, layout=Layout(style=style, margins=(26, 31, 26, 42))), tmp_path)
    for title in ("Reeds", "Moss"):
        word = next(each for each in found if each.text == title)
        ahead = next(each for each in found if each.text == number.split()[-1] and abs(each.top - word.top) < 3)
        assert word.left - ahead.right > 1.5


def test_times_and_numbers_touch_no_bar(tmp_path: Path) -> None:
    """The bar stands 3 mm before the words and is 2.4 pt wide."""
    case = replace(CASES[4], number="1234", time="10:20")
    found = placed(page(Heading(1, said("Minutes")), case), tmp_path)
    lead = next(word for word in found if word.text == "Decision")
    mark = max(word.right for word in found if word.text in ("1234", "10:20"))
    assert mark < lead.left - 3 / 25.4 * 72 - 1.2 - 1


def test_bars_and_numbers_are_on_the_side_where_the_page_begins(tmp_path: Path) -> None:
    case = Case("decision", "قرار", content=(Paragraph(said("نعم")),), number="17")
    found = placed(page(Heading(1, said("محضر")), case, language="ar"), tmp_path)
    assert next(word for word in found if word.text == "17").left > 500


# A house's own file

HOUSE = Path(__file__).parent / "house.typ"
"""A house's file that was made when there were no cases."""


@needs_poppler
@every_style
@pytest.mark.parametrize("kind", ["decision", "motion", "vote", "action"])
def test_the_lines_of_a_case_do_not_overlap(name: str, kind: str, tmp_path: Path) -> None:
    document = LOOKS[name]
    listed = Listing((said("firstly"), said("secondly")))
    case = Case(kind, "Lead", ":", (Paragraph(said("Words.")), listed, Paragraph(said("lastly"))))
    blocks = (Heading(1, said("Minutes")), Passage(kind, (case,)))
    words_ = placed(replace(document, blocks=blocks, layout=replace(document.layout, notice="")), tmp_path)
    tops = [
        next(each.top for each in words_ if each.text == word) for word in ("Words.", "firstly", "secondly", "lastly")
    ]
    least = document.layout.size or 9
    assert all(below - above > least for above, below in pairwise(tops)), tops


@needs_poppler
@pytest.mark.parametrize("cases", ["bar", "case", "line"])
def test_a_motion_stays_with_its_votes_unless_they_take_more_than_a_third_of_a_page(cases: str, tmp_path: Path) -> None:
    """A motion of some lines with as many amendments; where the page has room for the motion alone."""
    for amendments, is_split in ((1, False), (7, True)):
        parts = (
            Case("motion", "Motion", content=(Paragraph(said("first words")),)),
            *(Case("amendment", "Amendment", content=(Paragraph(said("other " * 10)),)) for _ in range(amendments)),
            Case("vote", "Vote", content=(Paragraph(said("last words")),), outcome="Carried"),
        )
        filled = [Paragraph(said(f"line{number}")) for number in range(31)]
        document = page(Heading(1, said("Minutes")), *filled, *parts)
        document = replace(document, layout=replace(document.layout, cases=cases))
        found = {each.text: each.page for each in placed(document, tmp_path)}
        assert (found["first"], found["last"]) == ((1, 2) if is_split else (found["last"], found["last"])), amendments


@needs_poppler
def test_how_a_day_began_is_not_the_last_line_of_a_page(tmp_path: Path) -> None:
    begun = (Paragraph(said("Thursday"), role="day"), Paragraph(said("The meeting resumed."), role="event"))
    for lines in range(26, 40):
        filled = [Paragraph(said(f"line{number}")) for number in range(lines)]
        item = Heading(2, said("Ice"), number="1.")
        document = page(Heading(1, said("Minutes")), item, *filled, *begun, Paragraph(said("Behind.")))
        found = {each.text: each.page for each in placed(document, tmp_path)}
        assert found["resumed."] == found["Behind."], lines


def test_a_file_of_a_house_that_knows_no_cases_prints_the_same_words(tmp_path: Path) -> None:
    document = replace(WHOLE, layout=replace(WHOLE.layout, template=HOUSE.read_bytes(), template_name="house.typ"))
    written = pdf.write(document)
    assert written.warnings == ()
    printed = " ".join(text(document, tmp_path, "-raw").split())
    for words_ in ("1. The roof RM/2025/1", "Motion: The reeds are cut in March.", "cut in [March] February.",
                   "Vote on the motion: Carried, 2 : 0", "For 2 Ms Vanags, Mr Roo", "1 The roof RM/1",
                   "Venue The mill", "Approved", "Draft – open"):  # fmt: skip
        assert words_ in printed


def test_an_entry_of_the_contents_leads_to_its_heading_alone() -> None:
    url = "https://hedge.example/survey"
    heading = Heading(2, (Address(url, said("Hedges")),), "item-hedges")
    made = pdf.write(page(Heading(1, said("Orchard")), Contents("Contents"), heading))
    with pikepdf.open(BytesIO(made.content)) as file:
        notes = [note for sheet in file.pages for note in sheet.get("/Annots", [])]
        assert [str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A] == [url]


@needs_poppler
@pytest.mark.parametrize("drawn", ["bar", "case"])
def test_the_columns_of_all_ballots_begin_at_the_same_place(drawn: str, tmp_path: Path) -> None:
    document = page(Heading(1, said("T")), *VOTES, layout=Layout(cases=drawn))
    left = {word.text: word.left for word in placed(document, tmp_path)}
    assert abs(left["Tamm,"] - left["Kask,"]) < 0.5


@needs_poppler
@pytest.mark.parametrize("text_columns", [1, 2])
def test_a_row_of_a_table_stays_on_its_page(text_columns: int, tmp_path: Path) -> None:
    def cell(name: str, words: int) -> Cell:
        return said(" ".join([name, *["reed"] * words, name]))

    def of_lines(name: str) -> Cell:
        return (
            Words(name),
            *(each for at in range(5) for each in (LineBreak(), Words(f"row {at}"))),
            Words(f" {name}"),
        )

    rows = tuple((cell(f"N{at}", at % 23), cell(f"W{at}", at % 61), of_lines(f"L{at}"), said("7")) for at in range(40))
    tables = [Table(cells("No.", "Wide", "Lines", "Page"), rows, role=role, widths=widths)
              for role, widths in (("register", ()), ("roster", (17, 46, 20, 4)), ("", ()))]  # fmt: skip
    for each in tables:
        laid = replace(page(each), layout=Layout(text_columns=text_columns))
        found: dict[str, set[int]] = {}
        for word in placed(laid, tmp_path):
            if re.fullmatch("[NWL][0-9]+", word.text):
                found.setdefault(word.text[1:], set()).add(word.page)
        assert len(found) == 40
        assert {row: pages for row, pages in found.items() if len(pages) > 1} == {}


@needs_poppler
@pytest.mark.parametrize("count", [10, 40, 90])
def test_the_two_columns_of_the_last_page_are_of_one_length(count: int, tmp_path: Path) -> None:
    said_ = [Paragraph(said(f"Reed {number} and the words that are said in the hall " * 3)) for number in range(count)]
    layout = Layout(style="hansard", text_columns=2, footer="")
    found = placed(page(Heading(1, said("T")), Heading(2, said("One")), *said_, layout=layout), tmp_path)
    last = [word for word in found if word.page == found[-1].page]
    ends = [max(word.top for word in last if (word.left > 297) is is_second) for is_second in (False, True)]
    assert abs(ends[0] - ends[1]) < 60, "about as much as a statement of some lines"


# The page of a council

COUNCIL = Layout(style="council", masthead="centred", cases="case", margins=(23, 26, 23, 30))


def test_the_labels_of_a_roll_have_a_column(tmp_path: Path) -> None:
    here, away = (
        Paragraph((Strong(said(label)), Words(f" {names}")), role="roll")
        for label, names in (("Present:", "Alder; Birch"), ("Excused:", "Cedar"))
    )
    found = placed(page(Heading(2, said("Roll call"), number="1."), here, away, layout=COUNCIL), tmp_path)
    alder, cedar, present = (
        next(each for each in found if each.text == word) for word in ("Alder;", "Cedar", "Present")
    )
    assert alder.left == pytest.approx(cedar.left, abs=0.5)
    assert alder.left - present.left == pytest.approx(36 * 72 / 25.4, abs=3)
    assert alder.top == pytest.approx(present.top, abs=0.5)


def test_the_words_of_all_votes_begin_at_one_place_whatever_they_are_called(tmp_path: Path) -> None:
    cases = [
        Passage("vote", (Case("vote", lead, outcome=outcome, result="5–1"),))
        for lead, outcome in (("Vote", "Failed"), ("Vote on the motion", "Carried"))
    ]
    found = placed(page(Heading(2, said("Roses"), number="1."), *cases, layout=COUNCIL), tmp_path)
    failed, carried = (next(each for each in found if each.text == f"{word},") for word in ("Failed", "Carried"))
    assert failed.left == pytest.approx(carried.left, abs=0.5)


def test_places_to_sign_are_as_wide_as_the_head_and_say_below_the_name_what_a_signature_does(tmp_path: Path) -> None:
    signed = Signature("Ilse", "Clerk", "", "Attest")
    found = placed(
        page(Heading(2, said("Roses"), number="1."), Paragraph(said("Words.")), signed, layout=COUNCIL), tmp_path
    )
    number, name, role, label = (
        next(each for each in found if each.text == word) for word in ("1.", "Ilse", "Clerk", "Attest")
    )
    assert name.left == pytest.approx(number.left, abs=0.5)
    assert name.top < role.top < label.top


def test_what_happened_before_the_first_item_stands_where_all_words_do(tmp_path: Path) -> None:
    layout = Layout(style="protokoll", masthead="grid", margins=(27, 27, 25, 42))
    blocks = (
        Masthead(body=said("Board")), Heading(1, said("Minutes")), Paragraph(said("It began."), role="event"),
        Heading(2, said("Roses"), number="TOP 1"), Paragraph(said("They bloom.")),
    )  # fmt: skip
    found = placed(page(*blocks, layout=layout), tmp_path)
    began, bloom = (next(each for each in found if each.text == word) for word in ("It", "They"))
    assert began.left == pytest.approx(bloom.left, abs=1)


# The page of a committee

COMMITTEE = Layout(style="committee", masthead="line", cases="bar", margins=(20, 28, 20, 36))


@pytest.mark.parametrize(
    ("result", "line"),
    [("2–1", "Carried, 2–1; For Ash, Elm; Against Oak"), ("2 for", "Carried, 2 for; For 2: Ash, Elm")],
)
def test_counts_of_a_vote_stand_once_before_the_names(result: str, line: str, tmp_path: Path) -> None:
    rows = (cells("For", "2", "Ash, Elm"), cells("Against", "1", "Oak"))
    table = Table(((), (), ()), rows, role="ballots", marks=("", ""))
    case = Case("vote", "Vote", outcome="Carried", result=result, ballots=table)
    made = text(page(Passage("vote", (case,)), layout=COMMITTEE), tmp_path)
    assert line in " ".join(made.replace("\u00a0", " ").split())


def test_where_the_minutes_stand_has_the_place_that_the_head_leaves(tmp_path: Path) -> None:
    head = Table(((), ()), (cells("Date", "Monday"), cells("Venue", "online"), cells("Present", "3")), role="head")
    blocks = (Masthead(status=said("Draft"), reference=said("OC/1")), Heading(1, said("Call")), head)
    found = placed(page(*blocks, Heading(2, said("Roses")), layout=COMMITTEE), tmp_path)
    present, draft, venue = (
        next(each for each in found if each.text == word) for word in ("Present", "Draft", "Venue")
    )
    assert draft.top == pytest.approx(present.top, abs=1)
    assert draft.left == pytest.approx(venue.left, abs=1)


# The page of a protocol


@pytest.mark.parametrize(
    "more", ["", "The meeting was suspended from ten in the morning to half past eleven of that day."]
)
def test_how_many_have_a_vote_stands_at_the_end_of_the_line(more: str, tmp_path: Path) -> None:
    layout = Layout(style="protokoll", masthead="grid", margins=(27, 27, 25, 42), entitled="Entitled:")
    told = Paragraph(said(f"Mr Elm arrived at ten. Entitled: 12. {more}".strip()), role="event")
    found = placed(page(Passage("arrival", (told,)), layout=layout), tmp_path)
    entitled, count, first, last = (
        next(each for each in found if each.text == word)
        for word in ("Entitled:", "12", "Mr", "day." if more else "ten.")
    )
    assert count.right == pytest.approx((210 - 27) * 72 / 25.4, abs=1)
    assert entitled.top == count.top
    assert entitled.left > last.right if entitled.top == last.top else entitled.top > first.top
    assert "12." not in [each.text for each in found]
