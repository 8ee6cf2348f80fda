"""An attachment is seen at its note, and one whose file is not there is said at once and before sign-off."""

from pathlib import Path

import pytest
from conftest import Opened, enter
from screens import shown_rows, walked
from textual.app import App
from textual.pilot import Pilot

from minutes_tui.checks.sign_off import open_points
from minutes_tui.commands.notes.note_command import problems

RECORD = """\
[meeting]
title = "Orchard Council"
date = 2025-03-12
[[participant]]
key = "AT"
name = "Ann Tar"
presence = "present"
[[agenda]]
key = "roof"
title = "Roof"
"""
MISSING = "There is no file letter.pdf beside the record: put it there, or correct the path with /attach."


def test_a_file_that_is_not_there_is_said_and_is_a_problem_until_it_is(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/item roof", "AT: It leaks.")
    assert enter(editor, "/attach letter.pdf Letter") == f"Attachment 1: Letter. {MISSING}"
    for found in (problems(editor.record), open_points(editor.record)):
        assert [(each.text, each.check, each.index) for each in found if each.table == "attachment"] == [
            (MISSING, "attachments", 0)
        ]
    (editor.record.path.parent / "letter.pdf").write_bytes(b"%PDF-1.7\n")
    for found in (problems(editor.record), open_points(editor.record)):
        assert [each for each in found if each.table == "attachment"] == []
    assert enter(editor, "/attach letter.pdf Again") == "Attachment 2: Again"


@pytest.mark.parametrize("file", ["https://example.org/letter.pdf", ""])
def test_nothing_is_asked_of_an_address_or_a_title(file: str, opened: Opened) -> None:
    editor = opened(f'{RECORD}[[attachment]]\ntitle = "Letter"\nfile = "{file}"\n')
    assert editor.record.missing() == []


def test_the_check_can_be_silenced(opened: Opened) -> None:
    editor = opened(RECORD.replace("[[part", 'silence = ["attachments"]\n[[part', 1))
    enter(editor, "/item roof", "AT: It leaks.", "/attach letter.pdf Letter")
    assert editor.record.missing() == []


def test_what_is_attached_is_seen_at_its_note_live_and_in_the_review(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], app: App[None]) -> None:
        await pilot.press("f5")
        for screen in ("review", "live"):
            await pilot.pause()
            (row,) = [each for each in shown_rows(app) if "It leaks." in each]
            assert "It leaks.  (attached: Letter of Frits, cellar.png)" in row, screen
            await pilot.press("f5")

    path = tmp_path / "roof.toml"
    path.write_text(
        f"format = 1\n{RECORD}"
        '[[attachment]]\ntitle = "Letter of Frits"\nnote = "2"\n[[attachment]]\nfile = "cellar.png"\nnote = "2"\n'
        '[[note]]\nid = "1"\nkind = "item"\nitem = "roof"\noutcome = "taken up"\n'
        '[[note]]\nid = "2"\nitem = "roof"\nspeaker = "AT"\ntext = "It leaks."\n'
    )
    walked(path, steps)
