"""What stays together on a page or in a line of the PDF, and what stands beside it."""

import io
import itertools
import json
import re
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from looks import cells
from msgspec.structs import replace
from programs import ran
from test_pdf import pages, text, where_a_page_ends
from test_pdf_lines import PEOPLE, STYLES, lines, made
from test_pdf_styles import SIGNED, Word, placed
from trees import page, said

from minutes_tui import report
from minutes_tui.model.document import Case, Document, Figure, Heading, Layout, Paragraph, Table, unwrapped, words
from minutes_tui.record.parser import read
from minutes_tui.writers.pdf import pdf
from minutes_tui.writers.pdf.page_data import drawn_data

pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")

HYPHENS = ("-", "\u2010", "\u00ad")
TITLE = "Report of the engineer, options for the repair or the replacement, and the closing of the tow path"
LONG = "[[participant]]\nkey = 'KW'\nname = 'Mr Tiberius Kirkpatrick-Wolstenholmes'\npresence = 'present'\n"


def word(found: list[Word], wanted: str) -> Word:
    return next(each for each in found if wanted in each.text)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_name_with_a_hyphen_is_broken_there_alone(count: int, tmp_path: Path) -> None:
    """In the narrow columns of a hansard, wherever the line ends."""
    notes = "".join(
        f"[[note]]\ntext = '{'The lock was dug. ' * count}{'x' * n} Mr Kirkpatrick-Wolstenholmes spoke.'\n"
        for n in range(1, 24)
    )
    found = placed(made("hansard", LONG + notes), tmp_path)
    ends = [each.text for each in found if each.text.startswith(("Kirk", "kirk"))]
    assert ends
    assert set(ends) <= {"Kirkpatrick-Wolstenholmes", "Kirkpatrick-"}


@pytest.mark.parametrize("style", ["plain", "committee"])
def test_no_line_of_those_who_voted_ends_within_a_name(style: str, tmp_path: Path) -> None:
    people = "".join(
        f"[[participant]]\nkey = 'P{at}'\nname = '{'x' * at} Al-Rashid'\nshort = '{'x' * at} Al-Rashid'\nprinted = ''\n"
        for at in range(1, 16)
    )
    ballots = "\n".join(f"P{at} = 'for'" for at in range(1, 16))
    vote = f"{people}[[note]]\nkind = 'vote'\ntext = 'The slip is closed.'\n[note.ballots]\n{ballots}\n"
    found = placed(made(style, vote), tmp_path)
    assert [each.text.rstrip(",") for each in found if each.text.startswith("Al")].count("Al-Rashid") >= 15
    assert not [each.text for each in found if each.text == "Al-"]


def test_a_long_name_of_a_division_has_the_whole_column(tmp_path: Path) -> None:
    vote = f"{LONG}[[note]]\nkind = 'vote'\ntext = 'The slip is closed.'\n[note.ballots]\nKW = 'for'\nAR = 'against'\n"
    assert "Kirkpatrick-Wolstenholmes" in [each.text for each in placed(made("hansard", vote), tmp_path)]


def test_a_symbol_is_never_broken(tmp_path: Path) -> None:
    """Wherever the line ends: the paragraphs begin with words of other lengths."""
    paragraphs = [Paragraph(said("x" * count + " and of HB/2025/09/D.44 " * 6)) for count in range(30, 46)]
    found = placed(page(Heading(1, said("Minutes")), *paragraphs), tmp_path)
    assert [each.text for each in found if each.text.startswith("HB")] == ["HB/2025/09/D.44"] * 6 * len(paragraphs)


def test_a_number_with_a_blank_in_its_symbol_is_never_broken(tmp_path: Path) -> None:
    sentences = ["x" * count + " and of HB\u00a02025/09/D.44 " * 6 for count in range(30, 46)]
    found = placed(page(Heading(1, said("Minutes")), *(Paragraph(said(each)) for each in sentences)), tmp_path)
    pairs = [(one, two) for one, two in pairwise(found) if two.text.endswith("2025/09/D.44")]
    assert len(pairs) == 6 * len(sentences)
    assert all(one.text == "HB" and one.top == two.top for one, two in pairs)


@pytest.mark.parametrize(("symbol", "shown"), [("HB 2025/09", "HB\u00a02025/09/D.4"), ("Session of spring 2025", None)])
def test_the_blanks_of_a_symbol_are_tied_where_it_is_short(symbol: str, shown: str | None) -> None:
    record = (
        f"format = 1\n[meeting]\ntitle = 'T'\nreference = '{symbol}'\n[print]\nstyle = 'secretariat'\n"
        "[[note]]\nkind = 'decision'\nnumber = 4\ntext = 'The slip is closed.'\n"
    )
    found = str(report.document(read(record).minutes, is_tied=True).blocks)
    assert repr(shown or f"{symbol}/D.4")[1:-1] in found


def test_the_last_list_and_the_next_meeting_stay_with_the_places_to_sign(tmp_path: Path) -> None:
    table = Table(cells("Action", "Responsible"), tuple(cells(f"Ask {n}", "Miller") for n in range(4)), role="register")
    for count in range(30, 44):
        filler = [Paragraph(said(f"Reed {n} is cut.")) for n in range(count)]
        end = (
            Heading(2, said("Action items")),
            table,
            Paragraph(said("Distribution: all")),
            Paragraph(said("Next: May")),
        )
        found = pages(text(page(Heading(1, said("Minutes")), *filler, *end, *SIGNED), tmp_path, "-raw"))
        last = next(each for each in found if "Vanags" in each)
        assert "Action items" in last, count
        assert "Ask 0" in last, count


def test_a_register_of_eight_rows_is_on_one_page_although_they_are_long(tmp_path: Path) -> None:
    """Where less than a third of the page before is left empty."""
    question = "The harbour dues are raised by three per cent for fishing vessels and by twelve for leisure craft and "
    question += "the rest of the harbour, from July on, as the council has it"
    rows = tuple(cells(f"Rule {n}", question, "12–1–0", "Carried") for n in range(1, 9))
    table = Table(cells("No.", "Question", "Vote", "Result"), rows, role="register")
    for count in range(24, 34, 2):
        filler = [Paragraph(said("The mill was open.")) for _ in range(count)]
        found = pages(
            text(page(Heading(1, said("Minutes")), *filler, Heading(2, said("Votes")), table), tmp_path, "-raw")
        )
        (whole,) = (each for each in found if "Rule " in each)
        assert "Votes" in whole, count


def test_a_register_of_more_than_a_third_of_a_page_leaves_none_of_a_page_empty(tmp_path: Path) -> None:
    """It goes on on the next page, with two rows at least on both."""
    question = "The harbour dues are raised by three per cent for fishing vessels and by twelve for leisure craft. "
    question += "Nobody else pays them before July, when the council looks at all of them again."
    rows = tuple(cells(f"Rule {n}", question, "12–1–0", "Carried") for n in range(1, 9))
    table = Table(cells("No.", "Question", "Vote", "Result"), rows, role="register")
    is_parted = []
    for count in range(10, 34, 2):
        filler = [Paragraph(said("The mill was open.")) for _ in range(count)]
        document = page(Heading(1, said("Minutes")), *filler, Heading(2, said("Votes")), table)
        found = [each for each in pages(text(document, tmp_path, "-raw")) if "Rule " in each]
        assert all(each.count("Rule ") >= 2 for each in found), count
        assert "Votes" in found[0]
        assert all("Question" in each for each in found), count
        is_parted.append(len(found) > 1)
    assert (is_parted[0], is_parted[-1], any(is_parted)) == (False, False, True)


def test_of_a_long_list_the_last_rows_stay_with_the_places_to_sign(tmp_path: Path) -> None:
    """The page before is not left half empty for it."""
    rows = tuple(cells(str(n), f"Reed {n} is cut.") for n in range(1, 21))
    table = Table(cells("No.", "Decision"), rows, role="register")
    is_parted = False
    for count in range(10, 30, 2):
        filler = [Paragraph(said("The mill was open.")) for _ in range(count)]
        document = page(Heading(1, said("Minutes")), *filler, Heading(2, said("Decisions")), table, *SIGNED)
        found = pages(text(document, tmp_path, "-raw"))
        last = next(each for each in found if "Vanags" in each)
        assert "Reed 20" in last, count
        assert "Reed 18" in last, count
        is_parted = is_parted or "Reed 1 " not in last
        if "Reed 17" not in last:
            assert "Reed 17" in found[-2], count
            assert last.startswith("No. Decision"), count
    assert is_parted


@pytest.mark.parametrize("style", STYLES)
def test_the_heading_of_a_day_is_never_the_last_line_of_a_page(style: str, tmp_path: Path) -> None:
    """Also before the first item, where a council's words are set out to the left."""

    def set_with(count: int) -> list[str]:
        names = [Paragraph(said(f"Miller {n}")) for n in range(count)]
        first = (Paragraph(said("Monday, 15 September"), role="day"), Paragraph(said("It rains."), role="event"))
        item = (Heading(2, said("The roof"), "item-a", "1"), Paragraph(said("It is dry.")))
        made_page = page(Heading(1, said("Minutes")), *names, *first, *item, layout=Layout(style=style, footer=""))
        return pages(text(made_page, tmp_path, "-raw"))

    for count, found in where_a_page_ends(set_with, range(20, 50)):
        for each in found:
            assert "September" not in each.strip().splitlines()[-1], count


def test_a_hansard_says_the_next_meeting_who_took_the_minutes_and_how_many_were_there(tmp_path: Path) -> None:
    rest = "[[note]]\ntext = 'So.'\n[meeting.next]\ndate = 2025-10-20\n"
    head = lines(made("hansard", rest), tmp_path)
    assert "Present 3 of 3" in head
    assert "Next meeting: 20 October 2025" in head


def test_the_running_head_of_a_hansard_begins_with_its_rule(tmp_path: Path) -> None:
    """It is no paragraph that is set in."""
    deep = [Paragraph(said(f"The lock {n} was dug. " + "It is deep. " * 20)) for n in range(90)]
    layout = Layout(
        style="hansard", text_columns=2, is_indented=True, margins=(24, 20, 21, 20), header_sides=("HB/1", "May")
    )
    found = placed(page(Heading(1, said("Minutes")), *deep, layout=layout), tmp_path)
    for number in {each.page for each in found} - {1}:
        here = [each for each in found if each.page == number]
        top = min(each.top for each in here)
        assert min(each.left for each in here if each.top < top + 3) == pytest.approx(20 / 25.4 * 72, abs=1.5)


def test_what_a_signature_does_is_below_the_name_and_the_office(tmp_path: Path) -> None:
    people = (
        "[[participant]]\nkey = 'IF'\nname = 'Ida Falk'\nrole = 'rapporteur'\n"
        "post = 'Town Clerk'\npresence = 'present'\n"
        "[[participant]]\nkey = 'RA'\nname = 'Ruth Ashby'\nrole = 'chair'\npresence = 'present'\n"
    )
    found = placed(made("council", people + "[[note]]\ntext = 'So.'\n"), tmp_path)
    attest = word(found, "Attest")
    name = max(each.top for each in found if each.text == "Falk")
    signed = " ".join(each.text for each in found if each.top >= name)
    assert attest.top > name
    assert "Town Clerk" in signed
    assert "Rapporteur" not in signed


def test_a_secretary_signs_as_what_the_list_says(tmp_path: Path) -> None:
    people = "[[participant]]\nkey = 'IF'\nname = 'Ida Falk'\nrole = 'secretary'\npresence = 'present'\n"
    head = "format = 1\n[meeting]\ntitle = 'T'\nlanguage = 'sv'\nrapporteur = 'IF'\n[print]\nstyle = 'protokoll'\n"
    printed = text(report.document(read(f"{head}{people}[[note]]\ntext = 'Ja.'\n").minutes), tmp_path)
    assert printed.count("Sekreterare") >= 1
    assert "Protokollförare" not in printed


@pytest.mark.parametrize("masthead", ["grid", "line"])
def test_a_value_of_the_head_never_touches_the_next_label(masthead: str, tmp_path: Path) -> None:
    for length in range(8, 48, 3):
        value = ("x" * 7 + " ") * (length // 8) + "y" * (length % 8)
        rows = (cells("Date", value), cells("Venue", "Hall"), cells("Chair", "Ash"))
        head = Table(((), ()), rows, role="head")
        document = page(Heading(1, said("Minutes")), head, layout=Layout(masthead=masthead, style="committee"))
        found = placed(document, tmp_path)
        last = [each for each in found if each.text.startswith(("x", "y"))]
        venue = word(found, "Venue")
        assert len({each.top for each in last}) <= (2 if masthead == "grid" else 1)  # half a line of the grid
        assert venue.top > last[-1].top + 3 or venue.left > max(each.right for each in last) + 6


def test_the_three_parts_of_a_running_head_have_the_room_that_the_others_leave(tmp_path: Path) -> None:
    sides = ("The Harbour Board and its Pilots", "HB/2025/09, draft, not yet approved by the board")
    for middle in ("Minutes", "Minutes of May"):
        layout = Layout(header=middle, header_sides=sides)
        found = placed(page(Heading(1, said("Minutes")), Paragraph(said("x")), layout=layout), tmp_path)
        line = [each for each in found if each.top < 60]
        assert len({each.top for each in line}) == 1
        assert not [each for each in line if each.text.endswith(HYPHENS)]


def test_a_further_line_of_the_contents_begins_with_the_title(tmp_path: Path) -> None:
    agenda = f"contents = true\n[[agenda]]\nkey = 'a'\ntitle = '{TITLE} and what else there may be'\n"
    rest = agenda + "[[note]]\nkind = 'item'\nitem = 'a'\n[[note]]\ntext = 'So.'\n"
    document = made("plain'\ncontents = true\nfooter = '", rest.removeprefix("contents = true\n"))
    found = placed(document, tmp_path)
    at = next(n for n, each in enumerate(found) if each.text == "Contents")
    entry = [each for each in found[at:] if each.text != "."]
    number, title = (next(each for each in entry if each.text.startswith(wanted)) for wanted in ("1.", "Report"))
    further = [each for each in entry if title.top + 8 < each.top < title.top + 20]
    assert further
    assert min(each.left for each in further) > number.right


@pytest.mark.parametrize("style", STYLES)
def test_a_count_stays_with_its_word(style: str) -> None:
    counts = "for = 31\nagainst = 4\nabstain = 2\ninvalid = 1\nsecret = true\n"
    head = f"format = 1\n[meeting]\ntitle = 'T'\n[print]\nstyle = '{style}'\n"
    record = f"{head}[[note]]\nkind = 'vote'\ntext = 'Nay'\n{counts}"
    made_page = report.document(read(record).minutes, is_tied=True)
    (vote,) = (block for block in unwrapped(made_page.blocks) if isinstance(block, Case))
    assert not re.search(r"\d [a-z]", words(vote.verdict))
    assert "1\u00a0invalid" in words(vote.verdict)


def test_a_vote_on_a_decision_says_on_which(tmp_path: Path) -> None:
    notes = (
        "[[note]]\nid = '1'\nkind = 'decision'\nnumber = 2\ntext = 'The slips are closed.'\n"
        "[[note]]\nid = '2'\nkind = 'vote'\nfor = 3\nagainst = 0\nanswers = '1'\n"
    )
    printed = lines(made("council", notes), tmp_path)
    assert "Votes Question Ayes" in printed or "Votes Question Decision" in printed
    assert "Decision 2: The slips" in printed


def test_names_that_begin_a_cell_have_a_capital(tmp_path: Path) -> None:
    people = "".join(
        f"[[participant]]\nkey = '{key}'\nname = '{name}'\ntitle = '{title}'\npresence = 'present'\n"
        for key, name, title in (("IR", "Ines Roos", "fru"), ("JD", "Jan Dal", "herr"))
    )
    vote = f"{people}[[note]]\nkind = 'vote'\ntext = 'Nej.'\n[note.ballots]\nIR = 'for'\nJD = 'for'\n"
    council = lines(made("council", vote, "sv"), tmp_path)
    assert "Fru Roos, herr Dal" in council
    hansard = lines(made("hansard", vote, "sv"), tmp_path)
    assert "Herr Dal" in hansard.split("Nej.")[1]


def test_an_item_without_a_number_has_the_rule_of_the_others_in_a_committee() -> None:
    agenda = (
        "[[agenda]]\nkey = 'a'\ntitle = 'Roofs'\nnumber = '1'\n"
        "[[agenda]]\nkey = 'b'\ntitle = 'Other business'\nnumber = ''\n"
        "[[note]]\nkind = 'item'\nitem = 'a'\n[[note]]\nkind = 'item'\nitem = 'b'\n[[note]]\ntext = 'So.'\n"
    )
    headings = [each for each in drawn_data(made("committee", agenda))["blocks"] if each["kind"] == "heading"]
    items = {each["content"][-1]["text"]: each["anchor"].startswith("item-") for each in headings}
    assert items == {"T": False, "Roofs": True, "Other business": True}


def decided() -> Document:
    """Two decisions of two items, each at the end of a page of notes."""
    ids = itertools.count(1)
    said = "".join(
        f"[[note]]\nid = '{next(ids)}'\nkind = 'item'\nitem = '{key}'\n"
        + "".join(f"[[note]]\nid = '{next(ids)}'\nitem = '{key}'\ntext = 'Slip {key}{at}.'\n" for at in range(40))
        + f"[[note]]\nid = '{next(ids)}'\nitem = '{key}'\nkind = 'decision'\nnumber = {number}\ntext = 'Slips {key}.'\n"
        for number, key in enumerate("ab", 1)
    )
    agenda = "".join(f"[[agenda]]\nkey = '{key}'\ntitle = 'About {key}'\n" for key in "ab")
    return made("plain", agenda + said)


def test_the_rows_of_a_list_are_once_in_what_is_drawn() -> None:
    data = drawn_data(decided())
    tables = [each for each in data["blocks"] if each.get("role") == "register"]
    assert len(tables) == 1
    assert json.dumps(tables).count("Slips a.") == 1


def test_the_links_of_a_list_lead_to_the_pages_that_it_names(tmp_path: Path) -> None:
    content = pdf.write(decided()).content
    on_pages = pages(text(decided(), tmp_path, "-layout"))
    rows = re.findall(r"Slips ([ab])\. +(\d) +(\d)$", on_pages[-1], re.MULTILINE)
    assert [row[:2] for row in rows] == [("a", "1"), ("b", "2")]
    for key, _, number in rows:
        assert f"Slips {key}." in on_pages[int(number) - 1]
    file = pikepdf.open(io.BytesIO(content))
    numbers: dict[Any, int] = {page.objgen: at for at, page in enumerate(file.pages, 1)}
    led_to = [numbers[link.Dest[0].objgen] for link in file.pages[-1].Annots if "/Dest" in link]
    items = [next(at for at, words in enumerate(on_pages, 1) if f"Slip {key}0." in words) for key in "ab"]
    assert sorted(led_to) == sorted([*items, *(int(number) for _, _, number in rows)])


@pytest.mark.parametrize(("paper", "stays"), [("a4", True), ("a5", False)])
def test_a_motion_and_its_votes_stay_together_where_they_take_a_third_of_that_paper(paper: str, stays: bool) -> None:
    motion = f"[[note]]\nid = '1'\nkind = 'motion'\ntext = '{'To mend the slip. ' * 20}'\n"
    vote = "[[note]]\nid = '2'\nkind = 'vote'\nmotion = '1'\nfor = 3\nagainst = 2\noutcome = 'carried'\n"
    document = made("plain", motion + vote)
    data = drawn_data(replace(document, layout=replace(document.layout, paper=paper)))
    cases = [each["whole"] for each in data["blocks"] if each.get("whole", {}).get("kind") == "case"]
    assert [each["stays"] for each in cases] == [stays, False]


def test_no_word_of_a_roster_of_lines_is_hyphenated(tmp_path: Path) -> None:
    people = "".join(
        f"[[participant]]\nkey = 'A{at}'\nname = 'Karla Preuss'\naffiliation = 'OGV {'x' * at}'\nproxies = ['WS']\n"
        "presence = 'present'\n"
        for at in range(40)
    )
    given = "[[participant]]\nkey = 'WS'\nname = 'Walter Moser'\ntitle = 'Herr'\npresence = 'apologies'\n"
    keys = "[meeting]\ntitle = 'T'\nlanguage = 'de'\n[print]\nstyle = 'protokoll'\npaper = 'a5'\n"
    printed = text(report.document(read(f"format = 1\n{keys}{people}{given}").minutes), tmp_path, "-layout")
    assert printed.count("Vollmacht") == 41


@pytest.mark.parametrize("name", ["session", "meeting"])
def test_each_page_has_its_own_number_and_that_of_the_last(name: str, tmp_path: Path) -> None:
    minutes = read((Path(__file__).parents[1] / "examples" / f"{name}.toml").read_text("utf-8")).minutes
    for style in STYLES:
        page = report.document(replace(minutes, print=replace(minutes.print, style=style)))
        found = pages(text(page, tmp_path))
        assert [re.findall(r"Page (\d+) of (\d+)", each) for each in found] == [
            [(str(at), str(len(found)))] for at, _ in enumerate(found, 1)
        ], style


@pytest.mark.parametrize("count", [5, 9, 17, 25])
def test_participants_are_an_annex_on_a_page_of_its_own_wherever_the_words_before_end(
    count: int, tmp_path: Path
) -> None:
    item = "[[agenda]]\nkey = 'a'\ntitle = 'Locks'\n[[note]]\nkind = 'item'\nitem = 'a'\n"
    notes = "".join(
        f"[[note]]\nitem = 'a'\ntext = 'The {n}th lock was drained, and its gates were painted.'\n"
        for n in range(count)
    )
    found = pages(text(made("secretariat", f"{item}{notes}"), tmp_path))
    assert ["Participants\n" in each for each in found] == [False] * (len(found) - 1) + [True]
    assert "drained" not in found[-1]
    assert [re.findall(r"Page (\d+) of (\d+)", each) for each in found] == [
        [(str(at), str(len(found)))] for at, _ in enumerate(found, 1)
    ]


@pytest.mark.parametrize(
    ("count", "spot", "item"), [(26, "first", "Bravo"), (33, "second", "Alpha"), (29, "", "Alpha")]
)
def test_a_running_head_names_the_item_of_the_first_words(count: int, spot: str, item: str, tmp_path: Path) -> None:
    """A heading that begins the second column is not yet the item at the top of the page."""
    agenda = "[[agenda]]\nkey = 'a'\ntitle = 'Alpha'\n[[agenda]]\nkey = 'b'\ntitle = 'Bravo'\n"
    said = "The lock was drained and its gates were painted, as the engineer had asked for in May. " * 6
    notes = "".join(
        f"[[note]]\nkind = 'item'\nitem = '{key}'\n" + f"[[note]]\nitem = '{key}'\ntext = '{said}'\n" * most
        for key, most in (("a", count), ("b", 9))
    )
    found = [each for each in placed(made("hansard", f"{agenda}{notes}"), tmp_path) if each.page == 3]
    heading = next(each for each in found if each.text == "Bravo" and each.top > 60)
    assert spot == ("" if heading.top > 110 else "first" if heading.left < 300 else "second")
    assert [each.text for each in found if each.top < 60 and each.text in ("Alpha", "Bravo")] == [item]


TABLE = (
    "[[note]]\nat = 2026-03-11T10:46:00Z\n"
    "text = '''\n| Winter | Boats |\n|---|---:|\n| 2024 | 412 |\n| 2025 | 389 |'''\n"
)


@pytest.mark.parametrize(
    ("style", "keys", "mark"),
    [
        ("secretariat", "", "1."),
        ("plain", "numbered = true\n", "1"),
        ("plain", "times = true\n", "10:46"),
        ("committee", "times = true\n", "10:46"),
        ("protokoll", "times = true\n", "10:46"),
    ],
)
def test_the_mark_of_a_table_alone_is_in_the_line_of_its_heads(
    style: str, keys: str, mark: str, tmp_path: Path
) -> None:
    found = placed(made(f"{style}'\n{keys}roster = 'table", TABLE), tmp_path)
    number, head = (next(each for each in found if each.text == said) for said in (mark, "Winter"))
    assert abs(number.top - head.top) < 4
    assert number.right < head.left - 3


@pytest.mark.parametrize("more", [9, 13, 15, 22, 23, 30])
def test_no_line_ends_within_the_counts_of_a_vote(more: int, tmp_path: Path) -> None:
    seconder = "B" + " von Birch"[: more % 10] + " Ash" * (more // 10)
    people = f"[[participant]]\nkey = 'BU'\nname = '{seconder}'\npresence = 'present'\n"
    motion = (
        f"{people}[[note]]\nkind = 'motion'\nid = 'm'\ntext = 'The lock is dug.'\nmover = 'AR'\nseconder = 'BU'\n"
        "outcome = 'carried'\n[[note]]\nkind = 'vote'\nanswers = 'm'\nfor = 19\nagainst = 12\nabstain = 11\n"
    )
    page = report.document(
        read(f"format = 1\n[print]\nstyle = 'council'\nmargins = [20, 60, 20, 60]\n{PEOPLE}{motion}").minutes,
        "decisions",
    )
    found = placed(page, tmp_path)
    assert [each.text.strip("(),.") for each in found if "19–" in each.text] == ["19–12–11"] * 2


def test_a_sentence_that_goes_on_in_a_list_is_on_its_page(tmp_path: Path) -> None:
    """In a report it ended a page, and its list began the next."""
    for count in range(100, 114):
        before = "".join(f"[[note]]\ntext = 'Line {at} of what was said.'\n" for at in range(count))
        note = "[[note]]\ntext = '''The masters wish for\n\n1. an open channel\n2. one frequency for all'''\n"
        (tmp_path / "page.pdf").write_bytes(pdf.write(made("hansard", LONG + before + note)).content)
        pages = ran(["pdftotext", f"{tmp_path}/page.pdf", "-"]).out.split("\f")
        [page] = [page for page in pages if "masters" in page]
        assert "open channel" in page, count


def test_an_item_with_a_short_list_of_its_own_is_on_one_page_with_it(tmp_path: Path) -> None:
    for count in range(20, 36):
        before = "".join(f"[[note]]\ntext = 'Line {at} of what was said.'\n" for at in range(count))
        items = "1. the slipway\n   - with a handrail\n   - and a sign\n2. the bench"
        note = f"[[note]]\ntext = '''There are two:\n\n{items}'''\n"
        (tmp_path / "page.pdf").write_bytes(pdf.write(made("plain", LONG + before + note)).content)
        pages = ran(["pdftotext", f"{tmp_path}/page.pdf", "-"]).out.split("\f")
        [page] = [page for page in pages if "the slipway" in page]
        assert "with a handrail" in page, count
        assert "and a sign" in page, count


def test_an_address_in_the_notice_is_a_link() -> None:
    document = page(Heading(1, said("Minutes")), layout=Layout(notice="From https://reeds.example/a."))
    with pikepdf.open(io.BytesIO(pdf.write(document).content)) as opened:
        notes = [note for sheet in opened.pages for note in sheet.get("/Annots", [])]
        assert [str(note.A.URI) for note in notes if "/A" in note] == ["https://reeds.example/a"]


def test_lines_with_letters_below_a_numbered_paragraph_begin_where_a_list_does(tmp_path: Path) -> None:
    lettered = "[[note]]\ntext = '''\nBo has points.\n\na) The lamps.\nb) The bins.'''\n"
    found = placed(made("secretariat", f"{lettered}[[note]]\ntext = '''\nFour.\n\n- The gate.'''\n"), tmp_path)
    assert word(found, "a)").left == pytest.approx(word(found, "b)").left)
    assert word(found, "a)").left > word(found, "1.").left + 25


WIDE = b'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="450"><rect width="900" height="450"/></svg>'


@pytest.mark.parametrize("count", [1, 2])
def test_the_picture_of_an_annex_goes_over_both_columns_of_a_report(count: int, tmp_path: Path) -> None:
    annexes = [
        block
        for at in range(1, count + 1)
        for block in (
            Heading(2, said("The slip"), f"annex-{at}", f"Annex {at}", is_on_new_page=True),
            Figure("x.svg", said("Seen from the quay"), "A slip", pictures=(WIDE,)),
        )
    ]
    document = page(Heading(1, said("Minutes")), *[Paragraph(said("It was cut."))] * 9, *annexes)
    document = replace(document, layout=replace(document.layout, text_columns=2, style="hansard", masthead="centred"))
    (tmp_path / "page.pdf").write_bytes(pdf.write(document).content)
    with pikepdf.open(tmp_path / "page.pdf") as made:
        width = float(made.pages[0].mediabox[2])
        assert len(made.pages) == 1 + count
    head = next(each for each in placed(document, tmp_path) if each.text == "Annex" and each.top > 60)
    assert head.left > 0.3 * width
