"""The example meeting: its files are what `python examples/make.py` makes, and it shows all that a meeting may hold."""

import importlib.util
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from minutes_tui.cli.commands import example
from minutes_tui.cli.main import main
from minutes_tui.model.minutes import Kind, Minutes
from minutes_tui.record import Record

EXAMPLES = Path(__file__).parents[1] / "examples"
STALE = "python examples/make.py makes it anew"


@pytest.fixture(scope="module")
def made() -> Iterator[dict[str, bytes]]:
    """What is made now, by the name of the file."""
    spec = importlib.util.spec_from_file_location("make", EXAMPLES / "make.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("NO_COLOR", raising=False)
        spec.loader.exec_module(module)
        yield module.made()


@pytest.fixture(scope="module")
def minutes() -> Minutes:
    return Record.read(EXAMPLES / "meeting.toml").minutes


@pytest.fixture(scope="module")
def page() -> str:
    """The Markdown page, without the backslashes that make its words words."""
    return (EXAMPLES / "meeting.md").read_text("utf-8").replace("\\", "")


def kept(name: str) -> bytes:
    return (EXAMPLES / name).read_bytes()


# The files


STYLED = {"council": "protokoll", "call": "committee", "session": "secretariat"}
"""The short records, and the style of each."""


def test_every_example_that_is_made_is_in_the_folder(made: dict[str, bytes]) -> None:
    kept = {path.name for name in ("meeting", *STYLED) for path in EXAMPLES.glob(f"{name}.*")}
    assert set(made) == (kept | {"screen.svg"}) - {f"{name}.toml" for name in STYLED}, STALE


@pytest.mark.parametrize("name", ["council.html", "call.md", "session.docx"])
def test_the_pages_in_other_styles_are_up_to_date(name: str, made: dict[str, bytes]) -> None:
    assert kept(name) == made[name], STALE


@pytest.mark.parametrize("name", STYLED)
def test_a_record_in_another_style_has_nothing_wrong(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(EXAMPLES / f"{name}.toml")]) == 0, capsys.readouterr().out
    assert Record.read(EXAMPLES / f"{name}.toml").minutes.print.style == STYLED[name]


@pytest.mark.parametrize("name", ["meeting.toml", "meeting.md"])
def test_the_record_and_the_page_are_up_to_date(name: str, made: dict[str, bytes]) -> None:
    assert kept(name).decode() == made[name].decode(), STALE


@pytest.mark.parametrize("name", ["meeting.pdf", *(f"{name}.pdf" for name in STYLED)])
def test_the_pdf_is_up_to_date(name: str, made: dict[str, bytes]) -> None:
    before, now = (re.search(rb"Typst [\d.]+", pdf) for pdf in (kept(name), made[name]))
    if before and now and before[0] != now[0]:
        pytest.skip(f"it was made by {before[0].decode()}, and {now[0].decode()} sets it another way")
    assert kept(name) == made[name], STALE


def test_the_picture_is_up_to_date(made: dict[str, bytes]) -> None:
    """To the byte, or in its words where another version of what draws it is installed."""
    before, now = kept("screen.svg").decode(), made["screen.svg"].decode()
    if drawn_by(before) == drawn_by(now):
        assert before == now, STALE
    assert words_of(before) == words_of(now), STALE


def drawn_by(svg: str) -> str:
    found = re.search(r"<!-- Made with (.*) -->", svg)
    return found[1] if found else ""


def words_of(svg: str) -> list[str]:
    """The words on a picture, in rows from its top."""
    return re.sub(r"<[^>]*>", " ", svg[svg.index("</style>") :]).replace("&#160;", " ").split()


def test_the_examples_tell_nothing_of_the_machine(made: dict[str, bytes]) -> None:
    for name, content in made.items():
        assert b"/home/" not in content, name
        assert b"/tmp/" not in content, name
        assert str(EXAMPLES.parent).encode() not in content, name


def test_typing_the_lines_into_the_prepared_record_gives_the_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "meeting.toml"
    path.write_bytes(kept("prepared.toml"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(kept("lines.txt"))))
    assert main(["type", "--clock", str(path)]) == 1
    assert capsys.readouterr().out == "line 15: Not on the participants list: XX. To add: /name XX = NAME\n"
    assert path.read_bytes() == kept("meeting.toml")


def test_the_demo_opens_the_example() -> None:
    assert example().read_bytes() == kept("meeting.toml")


# What is in it


def test_the_example_has_every_kind_of_note(minutes: Minutes) -> None:
    assert {note.kind for note in minutes.notes} == set(get_args(Kind)) - {"unknown"}


FORMS = {
    "by a code": r"LB: ",
    "by a code in small letters": r"mk: ",
    "joint": r"LB, MK: ",
    "by a code within the sentence": r"JK noted",
    "by two codes within the sentence": r"KHS and ÅL supported",
    "by the full name": r"@@AT ",
    "by a name as it is written": r"Ms Simkute said",
    "a question": r"MK\? ",
    "by unknown speaker": r"\?: ",
    "by somebody to be named later": r"XX: ",
    "narrative": r"The whole table ",
    "a new paragraph": r"\.\.\. ",
    "a list item": r"- ",
    "a numbered list item": r"2\. ",
    "a name within the words": r"MK .* @SE ",
    "a heading": r"# ",
    "a decision": r"! ",
    "an action item with a date in words": r"> OS .* by Friday$",
    "an action item with an ISO date": r"> JK, KHS .* by \d{4}-\d\d-\d\d$",
    "an arrival": r"\+RŠ$",
    "an arrival with its time": r"\+MW 10:20$",
    "a departure": r"-MW$",
    "a departure of several": r"-TL, IH 10:30$",
    "a remark": r"// ",
    "a correction": r"s/grandfather/grandmother/$",
    "a correction of every place": r"s/.*/g$",
    "a mark marked for checking": r".*\?\? see the log",
    "words whatever they look like": r"\\# 7 ",
    "the words of scribes": r"(DECISION|ACTION|PROPOSED|TOPIC): ",
} | {
    f"/{name}": f"/{name}( |$)"
    for name in ("next", "item", "skip", "decision", "vote", "break", "resume", "person", "name", "attach")
}
"""What a line may be, and how one of the example begins that is so."""


@pytest.mark.parametrize("form", FORMS)
def test_the_example_has_every_form_of_line(form: str) -> None:
    lines = [line.split("\t")[1] for line in kept("lines.txt").decode().splitlines()]
    assert any(re.match(FORMS[form], line) for line in lines)


def test_the_example_has_only_the_problems_that_a_meeting_ends_with(capsys: pytest.CaptureFixture[str]) -> None:
    """A slip into the first person, a date that is to be looked up, and a voice that nobody has placed."""
    assert main(["check", str(EXAMPLES / "meeting.toml")]) == 1
    problems = [line.split(": ", 1)[1] for line in capsys.readouterr().out.splitlines()]
    assert problems == [
        "“We should remember that March is …” uses the first person in reported speech: say who is meant.",
        "To check: see the log",
        "The speaker is unknown: put a code in the place of the question mark.",
    ]


@pytest.mark.usefixtures("capsys")
def test_the_prepared_record_has_no_problem() -> None:
    assert main(["check", str(EXAMPLES / "prepared.toml")]) == 0


@pytest.mark.parametrize(
    "line",
    [
        "**Draft** – not yet approved",
        "| Date | 12th of March 2025 |",
        "| Venue | Pilot House, Long Quay 3, Saltvik |",
        "| Present | 11 of 11; quorum 8 |",
        "| 2. | [Ice classes](#2-ice-classes-hb202532) | HB/2025/3/2 |",
        "| **Participants for the Task Force on Ice** |  | 4 of 4 |",
        "| Ms Linnea Berg, *Vice Chair* | Sweden | Port of Kalvsund |",
        "| Ms Anna Tamm, *Chair* | Estonia | Head of Unit, Ministry of Climate |",
        "| Poland, Ms Ewa Żuraw and Mr Michał Wróbel, Institute of Ports and Waters. |  |  |",
        "| My Åkerlund Intern, Ministry of Infrastructure |  |  |",
        "| *Apologies* |  |  |",
        "### Questions:",
        "## Conclusions",
        "**Mr Kjær:** When did the pilots hear of the new classes?",
        "**Ms Berg and Mr Kjær:** Our pilots can live with class II for another year. The ferries can not.",
        "**Ms Holm Sand and Ms Lind** supported him.",
        '- no "volunteers" at the wheel',
        "3. waiting for nobody but the mail.",
        "> **Motion:** The Board orders a pilot boat of 14*4*2 m, with a heater.",
        "# 7 was the only buoy that stayed where it had been put.",
        "> **Vote on the motion:** The pilot boat, with a heater",
        "> 8 for, 1 against, 2 abstentions",
        "**Action 1:** to draw the new table of ice classes",
        "Mr Strand – due **14 March 2025**",
        "*The meeting was suspended from 09:55 to 10:12. Mr Wróbel left at 10:12.*",
        "*Ms Laine and Mr Hobbs left at 10:30.*",
        "| 2 | Table of ice classes, 12 March 2025 | [2](#2-ice-classes-hb202532) |",
        "**Next meeting:** 15 October 2025, Turku",
    ],
)
def test_the_page_has_each_of_the_things_that_minutes_are_made_of(line: str, page: str) -> None:
    assert line in page.splitlines()


def test_what_is_private_is_not_on_the_page(minutes: Minutes, page: str) -> None:
    remarks = [note.text for note in minutes.notes if note.kind == "remark"]
    assert remarks
    assert not any(remark in page for remark in remarks)


def test_the_picture_shows_a_line_half_typed_and_what_it_will_be() -> None:
    words = " ".join(words_of(kept("screen.svg").decode()))
    assert "&gt; OS to draw the new table of ice classes by Fri" in words
    assert "Action item · OS Strand · Fri 14 Mar 2025" in words
    assert "09:43" in words
