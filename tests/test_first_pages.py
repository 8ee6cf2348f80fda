"""A heading is never left alone at the foot of a page by the pages that LibreOffice guesses before it measures."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from msgspec.structs import replace
from programs import ran

from minutes_tui.record import Record
from minutes_tui.report import document
from minutes_tui.writers.docx import word
from minutes_tui.writers.docx.elements import element
from minutes_tui.writers.docx.first_pages import move_first_pages
from minutes_tui.writers.odt import text
from minutes_tui.writers.offices.first_pages import A_PAGE, Flowing, before_which

LINE, HEAD = Flowing(), Flowing(stays=True)
MEETING = Path(__file__).parent.parent / "examples" / "meeting.toml"


def guessed(flowing: Sequence[Flowing]) -> list[int]:
    """The first of each page of the guess, in a file of paragraphs alone."""
    firsts, count = [], 0
    for at, each in enumerate(flowing):
        count += 1
        if each.is_first or count > A_PAGE:
            firsts.append(at)
            count = 0
    return firsts


@pytest.mark.parametrize("before", range(15, 50))
@pytest.mark.parametrize("chain", [1, 2, 3])
def test_the_guess_begins_no_page_after_what_stays_with_the_next(before: int, chain: int) -> None:
    flowing = [*[LINE] * before, *[HEAD] * chain, *[LINE] * 90]
    moved = list(flowing)
    for at in reversed(list(before_which(flowing))):
        moved.insert(at, LINE)
    assert not [at for at in guessed(moved) if moved[at - 1].stays]
    is_right = not [at for at in guessed(flowing) if flowing[at - 1].stays]
    assert (moved == flowing) == is_right  # nothing is put in where the guess does no harm


def test_a_page_that_begins_by_itself_begins_the_count_anew() -> None:
    flowing = [*[LINE] * 9, Flowing(is_first=True), *[LINE] * 19, HEAD, *[LINE] * 80]
    assert list(before_which(flowing)) == [29]
    assert list(before_which([*[LINE] * 8, *flowing])) == [37]


def test_rows_of_a_table_count_as_paragraphs_do() -> None:
    table = Flowing(rows=5, cells=15, columns=3)
    flowing = [*[LINE] * 14, HEAD, *[LINE] * 90]
    assert not list(before_which(flowing))
    assert list(before_which([table, *flowing])) == [15]


def test_a_long_table_is_parted_itself_and_the_count_begins_anew_after_it() -> None:
    table = Flowing(rows=40, cells=120, columns=3)
    assert list(before_which([LINE, table, *[LINE] * 19, HEAD, *[LINE] * 30])) == [21]


def test_a_short_file_is_not_guessed() -> None:
    assert not list(before_which([*[LINE] * 20, HEAD, *[LINE] * 60]))


def test_nothing_is_put_into_a_list_or_a_frame() -> None:
    flowing = [*[LINE] * 18, Flowing(can_move=False), Flowing(stays=True, can_move=False), *[LINE] * 90]
    assert guessed(flowing)[0] == 20
    assert list(before_which(flowing)) == [17] * 3  # the list is begun on the next page of the guess


def test_the_number_of_a_paragraph_stays_beside_it() -> None:
    """An empty paragraph was between the number in its frame and the amendment: the number was a line above."""
    made = docx.Document()
    for at in range(110):
        if at == 18:
            frame = made.add_paragraph("40")
            frame.paragraph_format.element.get_or_add_pPr().append(element("w:framePr", w=850))
        words = made.add_paragraph("Words")
        words.paragraph_format.keep_with_next = at in (18, 19, 20)
        words.paragraph_format.space_before = Pt(6) if at == 18 else None
    empty = docx.Document().add_paragraph()
    empty.paragraph_format.space_after = Pt(0)
    move_first_pages(made, empty._p)
    shown = [each.text for each in made.paragraphs]
    assert "" in shown
    assert shown[shown.index("40") + 1] == "Words"
    rooms = [(each.paragraph_format.space_before, each.paragraph_format.space_after) for each in made.paragraphs]
    assert rooms[shown.index("40") + 1][0] == Pt(0), "the number is level with the words"
    assert [after for _, after in rooms if after] == [Pt(6)], "the room is above both"


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_heading_is_with_its_words_in_libreoffice(kind: str, tmp_path: Path) -> None:
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if not office or not reader:
        pytest.skip("LibreOffice or pdftotext is not installed")
    record = Record.read(MEETING)
    minutes = replace(record.minutes, print=replace(record.minutes.print, style="secretariat"))
    made = (word if kind == "docx" else text).write(document(minutes, is_tied=True))
    (tmp_path / f"meeting.{kind}").write_bytes(made.content)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    call: list[str | Path] = [
        office,
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        tmp_path,
        tmp_path / f"meeting.{kind}",
    ]
    assert ran(call).code == 0
    shown = ran([reader, "-layout", tmp_path / "meeting.pdf", "-"]).out
    pages = [" ".join(each.split()) for each in shown.split("\f")]
    assert [each for each in pages if "Agenda item 3: The pilot boat 15. Ms Holm Sand" in each.replace("\xa0", " ")]
