"""The whole life of a record in a real terminal, by keys alone: each state's page is made again afterwards."""

import os
import sys
import tomllib
from pathlib import Path

import pytest

pytest.importorskip("pyte")
pytest.importorskip("fcntl", reason="needs a pty")

from terminal import Pty, Terminal, opened_app

from minutes_tui.cli.main import main

RECORD = """format = 1

[meeting]
title = "Council of the Salt Works"
date = 2025-03-12
rapporteur = ["Mia Falk"]

[[participant]]
key = "OR"
name = "Ona Raud"
title = "Ms"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "salt.toml"
    path.write_text(RECORD)
    return path


def enter(terminal: Terminal, line: str, seen: str) -> None:
    """Type a line and wait for what is shown of it."""
    terminal.send(line + "\r")
    terminal.wait_for(seen)


def saved(terminal: Terminal) -> None:
    terminal.wait_for("✓ saved")


def exported(path: Path, format: str, *options: str) -> bytes:
    page = path.with_name(f"page.{format}")
    assert main(["export", str(path), "-o", str(page), *options]) == 0
    return page.read_bytes()


def pages(path: Path, *options: str) -> dict[str, bytes]:
    return {format: exported(path, format, *options) for format in ("md", "pdf")}


def test_a_record_lives_from_draft_to_corrigendum_by_keys_alone(path: Path) -> None:
    made = {}
    with opened_app(path) as terminal:
        enter(terminal, "OR: The brine is ?? clear.", "brine")
        enter(terminal, "! The pans are cleaned in May.", "pans")
        enter(terminal, "/circulate", "1 point is open: see /signoff, or")
        terminal.send("\x15")  # ctrl+u, to the line's start
        enter(terminal, "/signoff", "To check: “The brine is ?? clear.”")
        terminal.wait_for("To check: “The brine is ?? clear.”")
        terminal.send("c")
        terminal.wait_for("/circulate! because")
        made["draft"] = pages(path)
        enter(terminal, "the Council meets soon", "2 paragraphs numbered")
        saved(terminal)
        made["circulated"] = pages(path)
        enter(terminal, "/comment 2 Jaan: May -> June", "Comment #1 on §2")
        enter(terminal, "/comment 1 Lea: clear -> murky", "Comment #2 on §1")
        enter(terminal, "/accept 2", "“May” changed to “June”")
        enter(terminal, "/reject 1", "Rejected")
        enter(terminal, "/approve by the Council at CS/4", "1 point is open: see /signoff, or")
        terminal.send("\x15")
        enter(terminal, "/approve! by the Council at CS/4 because it is clear", "Approved. The minutes are now locked.")
        terminal.wait_for("read only")
        saved(terminal)
        made["approved"] = pages(path)
    with opened_app(path) as terminal:
        terminal.wait_for("use /corrigendum")
        terminal.send("OR: One more word.\r¶")
        terminal.wait_for("↑ 1 not entered")  # it is kept, and what is typed now is another line
        terminal.send("\x15")
        terminal.press("up")
        terminal.wait_for("OR: One more word.")
        terminal.send("\x15")
        terminal.wait_for(lambda text: "OR: One" not in text)
        terminal.press("up")  # no note is corrected
        enter(terminal, "/corrigendum 1: For brine read water.", "Corrigendum 1 to paragraph 1 added.")
        saved(terminal)
        made["corrected"] = pages(path)

    record = tomllib.loads(path.read_text())
    assert [note["text"] for note in record["note"]] == ["The brine is ?? clear.", "The pans are cleaned in June."]
    assert [(step["status"], step.get("by"), step.get("meeting")) for step in record["history"]] == [
        ("circulated", "Mia Falk", None),
        ("approved", "the Council", "CS/4"),
        ("corrected", None, None),
    ]
    assert record["history"][0]["override"].endswith("Because: the Council meets soon")
    assert [comment["accepted"] for comment in record["comment"]] == [True, False]
    assert sorted(os.listdir(path.with_suffix(".sent"))) == [
        "0-draft.toml", "1-circulated.toml", "2-approved.toml", "3-corrected.toml"]  # fmt: skip
    for state, page in made.items():
        assert pages(path, "--state", state) == page, state
    assert made["corrected"] == pages(path)
    assert b"For brine read water." in made["corrected"]["md"]
    assert made["approved"]["md"] != made["circulated"]["md"]


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 10)])
def test_the_list_of_what_is_open_leads_to_the_note(path: Path, columns: int, rows: int) -> None:
    checked = {3: 'check = "which?"\n'}
    notes = "".join(
        f'\n[[note]]\nid = "{number}"\n{checked.get(number, "")}text = "Line {number} of the talk."\n'
        for number in range(1, 41)
    )
    path.write_text(RECORD + notes)
    with opened_app(path, columns, rows) as terminal:
        terminal.wait_for("Line 40")
        assert "Line 3 of" not in terminal.text
        enter(terminal, "/signoff", "To check")
        terminal.press("enter")
        terminal.wait_for("Line 3 of")


def test_the_list_of_what_is_open_leads_to_the_keys_that_mend_it(path: Path) -> None:
    path.write_text(RECORD + '\n[[note]]\nid = "1"\ncheck = "which?"\ntext = "The brine."\n')
    with opened_app(path) as terminal:
        enter(terminal, "/signoff", "To check")
        terminal.press("enter")
        terminal.wait_for("C remove mark")
        terminal.send("1")
        terminal.wait_for("No digit answers this mark: C removes the mark")
        terminal.send("C")
        terminal.wait_for("No problem")
        terminal.press("f5")
        enter(terminal, "OR: The pans are old.", "The pans are old.")
    assert "check" not in path.read_text()


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 10)])
def test_what_is_said_below_the_open_points_scrolls_into_view(path: Path, columns: int, rows: int) -> None:
    notes = "".join(
        f'\n[[note]]\nid = "{number}"\nsilence = ["gaps"]\ncheck = "c{number}"\ntext = "Line {number}."\n'
        for number in range(1, 61)
    )
    path.write_text(RECORD + notes + '\n[[note]]\nid = "99"\ncheck = "which?"\ntext = "The last."\n')
    with opened_app(path, columns, rows) as terminal:
        enter(terminal, "/signoff", "To check: which?")
        terminal.press("end")
        terminal.wait_for("gaps: To check: c60")
        terminal.press("home")
        terminal.wait_for("To check: which?")
        for _ in range(20):
            terminal.press("pagedown")
        terminal.wait_for("c60")
        for _ in range(20):
            terminal.press("pageup")
        terminal.wait_for("To check: which?")
        for _ in range(70):
            terminal.press("down")
        terminal.wait_for("c60")


def test_what_is_typed_ahead_of_the_list_of_what_is_open_goes_where_it_belongs(path: Path) -> None:
    path.write_text(RECORD + '\n[[note]]\nid = "1"\ncheck = "which?"\ntext = "The brine."\n')
    with opened_app(path) as terminal:
        enter(terminal, "/signoff", "c circulate")
        terminal.send("cc")
        terminal.wait_for("/circulate! because c")


def test_a_key_does_not_take_back_an_approval_and_undo_that_is_typed_does(path: Path) -> None:
    path.write_text(RECORD)
    with opened_app(path) as terminal:
        terminal.send("/approve! because of a test\r")
        terminal.wait_for("Approved")
        terminal.press("ctrl+z")
        terminal.wait_for("/reopen opens them again")
        assert 'status = "approved"' in path.read_text()
        terminal.send("/undo\r")
        terminal.wait_for("Undone.")


def test_no_key_changes_what_is_approved(path: Path) -> None:
    approved = RECORD.replace("rapporteur", 'status = "approved"\nrapporteur')
    approved += '\n[[agenda]]\nkey = "pans"\ntitle = "The pans"\n'
    approved += '\n[[note]]\nid = "1"\nkind = "motion"\ntext = "That we wait."\n'
    path.write_text(approved)
    with opened_app(path) as terminal:
        terminal.wait_for("read only")
        terminal.press("ctrl+o")
        terminal.wait_for("record decision")
        terminal.press("enter")
        terminal.wait_for("read only")
        for key in ("ctrl+n", "ctrl+l", "ctrl+r", "up", "f9", "f4", "ctrl+z", "ctrl+y"):
            terminal.press(key)
        terminal.press("f3")
        terminal.wait_for("take up")
        terminal.press("enter")
        terminal.press("escape")
        terminal.wait_for("F1 help")
        terminal.send("\x1b[200~pasted line\nand another\x1b[201~")
        terminal.wait_for("and another")
        terminal.wait_for("pasted line")
        terminal.send("\r")
        terminal.wait_for("Locked, approved")
    assert path.read_text() == approved


def test_a_terminal_shows_what_differs_in_colours_unless_it_is_to_show_none(path: Path) -> None:
    other = path.with_name("other.toml")
    other.write_text(RECORD.replace("Salt Works", "Mill"))
    command = [sys.executable, "-m", "minutes_tui", "diff", str(path), str(other)]
    for environment, wanted in (({}, b"\x1b[31;9mSalt Works\x1b[0m"), ({"NO_COLOR": "1"}, b"[-Salt Works-] {+Mill+}")):
        with Pty(command, 200, 24, environment, in_earnest=True) as terminal:
            painted = b""
            while wanted not in painted:
                found = terminal.read(20)
                assert found, painted
                painted += found


def test_a_mail_is_taken_in_while_the_record_is_open(path: Path) -> None:
    mail = path.with_name("back mail.eml")
    mail.write_text("From: Jaan Kask <jaan@example.org>\n\nDear all,\n\n1. clear -> murky\n\nRegards, Jaan\n")
    (text := path.with_name("from me.txt")).write_text("Re 1: Who said so?\n")
    with opened_app(path) as terminal:
        enter(terminal, "OR: The brine is clear.", "brine")
        enter(terminal, "/circulate", "1 paragraph numbered")
        enter(terminal, f"/comments {path.with_name('no.eml')}", "There is no file")
        terminal.wait_for(lambda text: "/comments" in text)  # it stays in the line
        terminal.send("\x7f" * 300)
        enter(terminal, f"/comments {mail}", "1 comment, 1 on a paragraph")
        enter(terminal, f"/comments {text} from Lea", "1 comment, 1 on a paragraph")
        enter(terminal, f"/comments {text}", "1 comment, 1 on a paragraph")
        enter(terminal, f"/comments {mail}", "The record already has 1 comment from it.")
        enter(terminal, "/accept #1", "changed to “murky")
        saved(terminal)
    comments = tomllib.loads(path.read_text())["comment"]
    assert [(each.get("who", ""), each["text"]) for each in comments] == [
        ("Jaan Kask", "clear -> murky"), ("Lea", "Who said so?"), ("", "Who said so?"),
    ]  # fmt: skip
