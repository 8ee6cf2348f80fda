"""Characters that act, of whatever kind and wherever they stand, reach no terminal and no page."""

import datetime as dt
import json
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec.structs import replace
from textual.app import App, ComposeResult

from minutes_tui.cli.main import main
from minutes_tui.errors import one_line
from minutes_tui.export.formats import FORMATS, Order, exported, page_of
from minutes_tui.model.control_characters import ACTING
from minutes_tui.model.document import visible
from minutes_tui.model.minutes import AgendaItem, Body, Meeting, Minutes, Next, Note, Participant, Print
from minutes_tui.record import Record, new_text
from minutes_tui.report import FORMS
from minutes_tui.report.differences.redline import redline
from minutes_tui.tui.widgets.line_input import Line
from minutes_tui.writers import redline_pages
from minutes_tui.writers.pdf.page_data import page_data

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HIDDEN = "\u200b\ufeff\ufff9\u206f\uffff\ufdd0\U0001fffe"
WORDS = "می\u200cخواهم 👩\u200d🚀 soft\u00adhyphen \u200emark\u200f join\u2060er"
"""Characters without a width that words need."""
ODD = f"ab{TURNING}{HIDDEN}\u2028\u2029\x07\x1b[31m\x7f\x85cd"
LAYOUT = {"\n", "\r"}
"""What parts the lines of a text file."""

MINUTES = Minutes(
    meeting=Meeting(title=ODD, date=dt.date(2025, 3, 12), venue=ODD, reference=ODD, series=ODD, rapporteur=ODD,
                    next=Next(date=dt.date(2025, 4, 9), venue=ODD)),
    print=Print(header=ODD, footer=ODD, signature=("chair", ODD), contents=True, numbered=True),
    bodies=(Body(key="HB", name=ODD),),
    participants=(Participant(key="AT", name=ODD, title=ODD, post=ODD, body="HB", role="chair"),),
    agenda=(AgendaItem(key="ice", title=ODD, document=ODD),),
    notes=(
        Note(id="1", kind="item", item="ice", outcome="taken up"),
        Note(id="2", speaker="AT", attribution="prefix", text=f"{ODD} *{ODD}*\n\n- {ODD}"),
        Note(id="3", kind="heading", text=ODD),
        Note(id="4", kind="decision", number=ODD, text=ODD),
        Note(id="5", kind="action", responsible="AT", text=ODD),
        Note(id="6", kind="vote", text=ODD, ballots={ODD: "for"}),
    ),
)  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> Record:
    path = tmp_path / "record.toml"
    path.write_text(new_text(MINUTES), "utf-8")
    return Record.read(path)


@pytest.mark.parametrize("format", [name for name in FORMATS if name not in ("docx", "odt", "pdf")])
def test_nothing_that_acts_is_in_a_page_of_text(format: str, record: Record) -> None:
    for form in FORMATS[format].forms or FORMS:
        made = exported(record, format, Order(form, audience="private")).decode("utf-8-sig")
        assert set(ACTING.findall(made)) <= LAYOUT, form
        assert "ab" in made


@pytest.mark.parametrize("format", ["md", "txt", "html", "json", "xml"])
def test_what_shapes_letters_and_joins_them_stays_in_a_page(format: str, tmp_path: Path) -> None:
    path = tmp_path / "record.toml"
    path.write_text(new_text(replace(MINUTES, notes=(Note(id="1", text=WORDS),))), "utf-8")
    made = exported(Record.read(path), format, Order("summary", audience="private")).decode("utf-8-sig")
    assert all(word in made for word in WORDS.split())


def test_json_with_characters_that_are_none_is_json(record: Record) -> None:
    data = json.loads(exported(record, "json", Order(audience="private")))
    assert HIDDEN in data["meeting"]["title"]


@pytest.mark.parametrize("format", ["docx", "odt"])
def test_nothing_that_acts_is_in_any_part_of_a_file_for_an_office(format: str, record: Record) -> None:
    with ZipFile(BytesIO(exported(record, format))) as package:
        for name in package.namelist():
            text = package.read(name).decode("utf-8", "replace")
            assert not re.search(f"[{TURNING}]|&#(?:x202|82|x206|829)", text), name


def test_nothing_that_acts_is_in_what_a_pdf_is_set_from(record: Record) -> None:
    made = json.dumps(page_data(page_of(record)), ensure_ascii=False).replace("\\n", "")
    assert "ab" in made
    assert not ACTING.search(made)


def test_nothing_that_acts_is_in_a_redline() -> None:
    old = replace(MINUTES, notes=MINUTES.notes[2:], meeting=replace(MINUTES.meeting, title="Before"))
    sections = redline(old, MINUTES)
    for made in (
        redline_pages.text(sections, ODD),
        redline_pages.markdown(sections, ODD),
        redline_pages.page(sections, ODD, "en"),
    ):
        assert set(ACTING.findall(made)) <= LAYOUT
        assert "ab" in made


def test_json_says_the_same_words_by_their_numbers(record: Record) -> None:
    assert json.loads(exported(record, "json"))["meeting"]["title"] == ODD


def test_control_characters_in_a_file_name_never_act(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / f"a{TURNING}.toml"
    assert main(["new", str(path)]) == 0
    for command in ("check", "states", "history", "circulate"):
        main([command, str(path)])
    main(["export", str(path), "-o", str(path)])
    read = capfd.readouterr()
    assert "202e" in read.err
    assert set(ACTING.findall(read.out + read.err)) <= LAYOUT


@pytest.mark.parametrize("char", [*TURNING, "\x00", "\x1b", "\x7f", "\x9b", "\u2028", "\ud800"])
def test_a_control_character_is_shown_by_one_sign(char: str) -> None:
    assert len(visible(f"a{char}b")) == 3
    assert not ACTING.search(visible(char))
    assert not ACTING.search(one_line(char))


async def test_nothing_that_acts_is_drawn_while_it_is_typed() -> None:
    class Typing(App[None]):
        def compose(self) -> ComposeResult:
            yield Line(f"ab{TURNING}\x1bcd", {}, lambda lines: None, lambda word: word)

    app = Typing()
    async with app.run_test(size=(40, 4)):
        line = app.query_one(Line)
        drawn = "".join(line.render_line(y).text for y in range(2))
        assert f"ab{visible(TURNING)}␛cd" in drawn
        assert not ACTING.search(drawn)
        assert TURNING in line.text
