"""What stands beside each other in a line of a PDF page, in each style."""

import re
import shutil
from pathlib import Path

import pytest
from test_pdf import text
from test_pdf_styles import placed

from minutes_tui.model.document import Document
from minutes_tui.record.parser import read
from minutes_tui.report import document

pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")

STYLES = ("plain", "secretariat", "hansard", "council", "protokoll", "committee")
PEOPLE = "".join(
    f"[[participant]]\nkey = '{key}'\nname = '{name}'\npresence = 'present'\n"
    for key, name in (("AR", "Ana Reyes"), ("TB", "Tom Birch"), ("SH", "Sue Hale"))
)


def made(style: str, rest: str, language: str = "en") -> Document:
    head = f"format = 1\n[meeting]\ntitle = 'T'\nlanguage = '{language}'\n[print]\nstyle = '{style}'\n"
    return document(read(f"{head}{PEOPLE}{rest}").minutes)


def lines(document: Document, folder: Path) -> str:
    """The words of the pages as they are read, with single blanks."""
    return " ".join(text(document, folder).split()).replace("\u00a0", " ")


@pytest.mark.parametrize("style", STYLES)
def test_who_does_something_never_runs_on_from_the_words(style: str, tmp_path: Path) -> None:
    page = made(style, "[[note]]\nkind = 'action'\ntext = 'Name the parent'\nresponsible = 'AR'\n")
    said = text(page, tmp_path)
    assert "Name the parent Reyes" not in said
    assert ("Name the parent – Reyes" in said) is (style in ("secretariat", "hansard", "protokoll", "committee"))


@pytest.mark.parametrize("style", ["secretariat", "committee"])
def test_names_of_voters_stand_behind_a_colon(style: str, tmp_path: Path) -> None:
    ballots = "[note.ballots]\nAR = 'for'\nTB = 'for'\nSH = 'against'\n"
    vote = f"[[note]]\nkind = 'vote'\ntext = 'The slip is closed.'\n{ballots}"
    said = lines(made(style, vote), tmp_path)
    assert "For 2: Reyes, Birch" in said
    assert "Against 1: Hale" in said


def test_the_counts_of_a_compact_vote_are_parted_from_its_question_and_each_other(tmp_path: Path) -> None:
    vote = "[[note]]\nkind = 'vote'\ntext = 'Colour of the doors'\n[note.options]\ngreen = 3\nred = 2\n"
    assert "Colour of the doors: Green 3, Red 2" in lines(made("committee", vote), tmp_path)


def test_a_long_word_of_a_heading_is_broken_with_a_hyphen(tmp_path: Path) -> None:
    title = "Gemeinschaftsarbeitsstundenverordnung und Wasserversorgungsverbandsmitgliedschaft"
    agenda = f"[[agenda]]\nkey = 'a'\ntitle = '{title}'\n[[note]]\nkind = 'item'\nitem = 'a'\n[[note]]\ntext = 'So.'\n"
    said = text(made("hansard", agenda, "de"), tmp_path)
    assert "Gemeinschaftsarbeits\u00ad\n" in said or "Gemeinschaftsarbeits-\n" in said or title.split()[0] in said
    assert "arbeitss\n" not in said


SMALL = "\n".join(f"| Boat {n} | {n} |" for n in range(1, 5))


@pytest.mark.parametrize("count", range(24, 46, 3))
def test_a_small_table_is_never_cut(count: int, tmp_path: Path) -> None:
    filler = "".join(f"[[note]]\ntext = 'Line {n} of the talk.'\n" for n in range(count))
    table = f"[[note]]\ntext = '''\n| Name | Keys |\n| --- | --- |\n{SMALL}\n'''\n"
    pages = text(made("plain", filler + table), tmp_path).split("\f")
    assert len({number for number, page in enumerate(pages) for n in range(1, 5) if f"Boat {n}" in page}) == 1


def test_the_notice_is_at_the_foot_of_the_first_page_where_the_contents_fill_it(tmp_path: Path) -> None:
    items = "".join(f"[[agenda]]\nkey = 'k{n}'\ntitle = 'Item about {n}'\n" for n in range(60))
    taken = "".join(f"[[note]]\nkind = 'item'\nitem = 'k{n}'\n[[note]]\ntext = 'So.'\n" for n in range(60))
    head = "format = 1\n[meeting]\ntitle = 'T'\n[print]\ncontents = true\nnotice = 'Made in the shed.'\n"
    first, *others = text(document(read(head + items + taken).minutes), tmp_path).split("\f")
    assert "Made in the shed." in first
    assert not any("Made in the shed." in page for page in others)


@pytest.mark.parametrize("notes", [6, 14, 17])
def test_people_in_columns_are_read_in_their_order_where_they_go_on_in_the_next_column(
    notes: int, tmp_path: Path
) -> None:
    """Each of the two columns of names is read to its end before the next, on each part of the page."""
    people = "".join(
        f"[[participant]]\nkey = 'Z{at}'\nname = 'Person{chr(65 + at)} Of The Moor'\npost = 'Leader of the Board'\n"
        for at in range(16)
    )
    filler = "".join(f"[[note]]\ntext = '{'The slip is closed for the winter. ' * 9}'\n" for _ in range(notes))
    said = lines(made("hansard", people + filler), tmp_path)
    assert re.findall(r"Person([A-P])\b", said[said.index("Participants") :]) == list("ABCDEFGHIJKLMNOP")


@pytest.mark.parametrize("style", STYLES)
def test_typed_lines_with_letters_hang_behind_these(style: str, tmp_path: Path) -> None:
    long = "b) The bench was removed " + "and not replaced " * 12 + "so far."
    for before in ("", "Ahead:\\n"):
        note = f'[[note]]\ntext = "{before}We have points.\\n\\na) The lamps are out.\\n{long}"\n'
        words = placed(made(style, note), tmp_path)
        lamps, bench = (next(at for at, word in enumerate(words) if word.text == each) for each in ("lamps", "bench"))
        far = next(at for at, word in enumerate(words) if word.text == "far.")
        begun = [at for at in range(bench, far) if words[at + 1].top > words[at].top + 3]
        assert words[lamps - 2].text == "a)"
        assert begun
        for at in (bench - 1, *(each + 1 for each in begun)):
            assert words[at].left == pytest.approx(words[lamps - 1].left, abs=0.5)


def test_a_name_of_the_head_in_columns_has_the_room_that_is_left(tmp_path: Path) -> None:
    chair = "[[participant]]\nkey = 'MA'\nname = 'Margaret Ashworth-Bellingham'\ntitle = 'Cllr'\nrole = 'chair'\n"
    scribe = "[[participant]]\nkey = 'CE'\nname = 'Crispin Eddowes'\nrole = 'secretary'\n"
    head = "format = 1\n[meeting]\ntitle = 'T'\norganisation = 'Borough'\ndate = 2026-05-19\n"
    page = document(read(f"{head}[print]\nstyle = 'protokoll'\n{chair}{scribe}").minutes)
    words = placed(page, tmp_path)
    first = next(word for word in words if word.text == "Margaret")
    last = next(word for word in words if word.text in ("Ashworth-Bellingham", "Ashworth-"))
    assert last.text == "Ashworth-Bellingham"
    assert last.top == pytest.approx(first.top, abs=0.5)


def test_where_minutes_stand_is_one_line_of_a_summary_record_s_masthead(tmp_path: Path) -> None:
    head = "format = 1\n[meeting]\ntitle = 'T'\norganisation = 'Verein'\nreference = 'MV 1'\nlanguage = 'de'\n"
    words = placed(document(read(f"{head}[print]\nstyle = 'secretariat'\n").minutes), tmp_path)
    status = [word for word in words if word.text in ("Entwurf", "genehmigt")][:2]
    assert [word.text for word in status] == ["Entwurf", "genehmigt"]
    assert status[0].top == pytest.approx(status[1].top, abs=0.5)
