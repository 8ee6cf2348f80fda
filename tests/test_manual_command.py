"""`minutes help` and its man page, and F1: what is shown of the manual, where, and how it is asked for."""

import datetime as dt
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from terminal import Terminal, opened_app

from minutes_tui import manual
from minutes_tui.cli.arguments import COMMAND_NAMES
from minutes_tui.cli.command_tree import subcommands
from minutes_tui.cli.commands import parser
from minutes_tui.cli.help_pages import about
from minutes_tui.cli.main import main
from minutes_tui.commands import COMMANDS, Command
from minutes_tui.model import timezones
from minutes_tui.writers import plain
from minutes_tui.writers import terminal as bold

ESCAPE = "\x1b"
Help = Callable[..., str]


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str]) -> Help:
    """What `minutes help` prints, into a pipe."""

    def show(*topic: str) -> str:
        assert main(["help", *topic]) == 0
        said = capsys.readouterr()
        assert said.err == ""
        return said.out

    return show


@pytest.fixture(scope="module")
def told() -> Help:
    """What is said on a topic, as plain text."""
    tree = subcommands(parser())
    return lambda topic: plain.write(about(topic, tree))


def refused(*topic: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["help", *topic]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


def one_line(printed: str) -> str:
    return " ".join(printed.split())


# What is shown


def test_without_a_topic_the_pages_are_listed_a_row_for_each(shown: Help) -> None:
    rows = shown().splitlines()
    for page in manual.PAGES:
        assert any(re.fullmatch(rf"{page} +{re.escape(manual.about(page)[1])}", row) for row in rows)


@pytest.mark.parametrize("page", manual.PAGES)
def test_a_page_is_shown_as_plain_lines_in_a_pipe(page: str, shown: Help) -> None:
    printed = shown(page)
    title, about = manual.about(page)
    assert printed.startswith(f"{title}\n{'=' * len(title)}\n\n{about}\n")
    assert ESCAPE not in printed
    assert "<!--" not in printed


def test_the_beginning_of_a_page_is_enough_and_so_are_its_words(shown: Help) -> None:
    assert shown("lang") == shown("languages")
    assert shown("first", "meeting") == shown("first-meeting")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_of_the_line_is_shown_by_its_name(command: Command, told: Help) -> None:
    printed = one_line(told(f"/{command.name}"))
    assert one_line(f"/{command.name} {command.argument}") in printed
    assert one_line(command.help) in printed


def test_a_command_says_its_key_and_which_pages_say_more(shown: Help) -> None:
    printed = shown("/rollcall")
    assert "Key: F9." in printed
    assert "(minutes help scripts)" in printed
    assert "(minutes help commands)" not in printed


@pytest.mark.parametrize("name", COMMAND_NAMES)
def test_a_command_of_the_shell_is_shown_by_its_name(name: str, told: Help) -> None:
    assert f"    minutes {name}" in told(name)
    assert told(f"minutes {name}").rstrip() in told(name)


def test_a_name_of_several_shows_them_all(shown: Help) -> None:
    printed = shown("review")
    assert printed.startswith("Review\n")
    assert "    minutes review file" in printed
    assert "\n    /review\n" in printed


def test_other_words_are_looked_for_in_the_manual(shown: Help) -> None:
    printed = shown("HUNSPELL")
    assert printed.startswith("“HUNSPELL” in the manual\n")
    assert "\nReview: Problems (review)\n" in printed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("vots", "votes"), ("Languges", "languages"), ("exprt", "export"), ("/rolcall", "/rollcall"), ("/vot", "/vote")],
)
def test_a_name_that_is_near_is_offered(typed: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(typed, capsys=capsys)
    assert said == f"minutes: There is no topic “{typed}”. Did you mean minutes help {meant}?\n"


def test_what_the_manual_has_nothing_on_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    said = refused("zyzzyva", capsys=capsys)
    assert said == "minutes: The manual does not mention “zyzzyva”. To list its pages, run minutes help.\n"


# In a terminal


def helped(*topic: str, rows: int, **environment: str) -> Terminal:
    call = [sys.executable, "-m", "minutes_tui", "help", *topic]
    return Terminal(call, 80, rows, {"PAGER": "", "NO_COLOR": "", "LESS": ""} | environment)


@pytest.mark.skipif(not shutil.which("less"), reason="less is not installed")
def test_a_long_page_is_shown_by_less_with_its_headings_bold() -> None:
    with helped("votes", rows=24) as terminal:
        terminal.wait_for(lambda text: "Attendance is a list" in text and text.rstrip().endswith(":"))
        assert "Who has a vote" not in terminal.text
        assert "\x1b" not in terminal.text
        assert "ESC[" not in terminal.text
        row = next(at for at, line in enumerate(terminal.text.split("\n")) if line == "Votes and attendance")
        assert terminal.screen.buffer[row][0].bold
        terminal.send("G")
        terminal.wait_for("by proxy")
        terminal.send("q")
        assert terminal.end() == 0


def test_a_page_that_fits_is_printed_with_its_headings_bold(tmp_path: Path) -> None:
    with helped("changes", rows=260) as terminal:
        assert terminal.end() == 0
        assert terminal.text.startswith("Changes\n\n")
        assert terminal.screen.buffer[0][0].bold
    with helped("changes", rows=260, NO_COLOR="1") as terminal:
        assert terminal.end() == 0
        assert terminal.text.startswith("Changes\n=======\n")
        assert not terminal.screen.buffer[0][0].bold


def test_the_program_that_pager_names_shows_it(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho through $1\ncat >/dev/null\n")
    pager.chmod(0o755)
    with helped("votes", rows=24, PAGER=f"{pager} me") as terminal:
        assert terminal.end() == 0
        assert terminal.text.rstrip() == "through me"


def test_a_pager_that_is_missing_is_said_below_the_page() -> None:
    with helped("votes", rows=40, PAGER="nosuchpager") as terminal:
        assert terminal.end() == 0
        assert "by proxy" in terminal.text
        assert terminal.text.rstrip().split("\n")[-1].startswith("minutes: nosuchpager")


@pytest.mark.parametrize("page", manual.PAGES)
def test_bold_words_wrap_and_stand_in_columns_as_others_do(page: str) -> None:
    document = manual.document(page)
    bare = re.sub("\x1b\\[[0-9]+m", "", bold.write(document))
    lines = plain.write(document).split("\n")
    below = {
        at + 1
        for at, line in enumerate(lines)
        if at and set(line) in ({"="}, {"-"}) and len(lines[at - 1]) == len(line)
    }
    assert bare.split("\n") == [line for at, line in enumerate(lines, 1) if at not in below]


# F1


def test_f1_finds_in_the_manual_and_says_where(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text('format = 1\n\n[meeting]\ntitle = "Board"\ndate = 2025-03-12\n')
    with opened_app(path) as terminal:
        terminal.press("f1")
        terminal.wait_for("Statement by AT")
        terminal.send("hunspell")
        terminal.wait_for(lambda text: "asks hunspell or" in text and "Statement by AT" not in text)
        assert "Manual: Review: Problems" in terminal.text
        terminal.press("escape")
        terminal.wait_for("Statement by AT")
        terminal.send("substitute")
        terminal.wait_for(lambda text: "[[participant]]" in text and "Statement by AT" not in text)
        rows = terminal.text.split("\n")
        first = next(row for row in rows if "/substitute CODE" in row)
        assert rows.index(first) < next(at for at, row in enumerate(rows) if "Manual:" in row)
        assert "Manual: The record: [[participant]]" in terminal.text
        terminal.press("f1")
        terminal.wait_for("F3 lists")


# The man page


@pytest.fixture
def man(shown: Help, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(timezones, "today", lambda: dt.date(2025, 3, 12))  # mandoc warns of a day to come
    return shown("--man")


def test_the_man_page_has_every_command_with_its_options_and_the_manual(man: str) -> None:
    for name in COMMAND_NAMES:
        assert f".SS minutes {name}\n" in man
    for option in (r"\-\-form", r"\-\-audience", r"\-\-spelling", r"\-\-because"):
        assert f"\\fB{option}" in man
    for page in ("votes", "life", "record", "safety"):
        assert f".SH {manual.about(page)[0].upper()}\n" in man
    assert man.isascii()


def test_a_topic_beside_the_man_page_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Leave out the topic" in refused("votes", "--man", capsys=capsys)


def set_by(call: list[str], source: str) -> str:
    ended = subprocess.run(call, input=source, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert ended.stderr == ""
    assert ended.returncode == 0, ended.stdout
    return ended.stdout


@pytest.mark.skipif(not shutil.which("mandoc"), reason="mandoc is not installed")
def test_mandoc_finds_nothing_wrong_in_it(man: str) -> None:
    assert set_by(["mandoc", "-T", "lint"], man) == ""


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_groff_sets_it_without_a_warning_and_every_word_stands(man: str) -> None:
    page = set_by(["groff", "-man", "-ww", "-Tutf8", "-P-cbou"], man)
    assert "minutes - take the minutes of a meeting in the terminal" in page
    assert "      AT: The ice came late.\n" in page
    assert "太郎" in page
    assert "\n       ~/.local/state/minutes\n" in page


def test_how_to_quote_is_found_by_the_word_for_it(told: Help) -> None:
    assert ">>" in told("quote").split("\n\n")[2]
