"""What is shown over the live screen, in a real terminal: roll call, read-back, leader, corrections, an editor."""

import tomllib
from pathlib import Path

import pytest

pytest.importorskip("pyte")
pytest.importorskip("fcntl", reason="needs a pty")

from terminal import notes_in, opened_app

RECORD = """format = 1

[meeting]
title = "Ice in the harbour"
date = 2025-03-12
""" + "".join(
    f'\n[[participant]]\nkey = "{key}"\nname = "{name}"\ntitle = "Ms"\npresence = "present"\n'
    for key, name in (("AT", "Anna Tamm"), ("LB", "Lena Berg"), ("BM", "Brita Mahs"))
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ice.toml"
    path.write_text(RECORD)
    return path


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40), (24, 8)])
def test_the_roll_is_called_with_one_key_a_person_however_fast_they_answer(path: Path, columns: int, rows: int) -> None:
    path.write_text(RECORD + '\n[[note]]\nid = "1"\nkind = "motion"\ntext = "That we wait."\n')
    with opened_app(path, columns, rows) as terminal:
        terminal.press("f9")
        terminal.wait_for("Anna Tamm?")
        terminal.send("yn\x7fya")
        terminal.wait_for("2 for, 0 against")
        terminal.press("escape")
        terminal.wait_for("F1")
    assert notes_in(path)[-1]["ballots"] == {"AT": "for", "LB": "for", "BM": "abstain"}
    assert notes_in(path)[-1]["answers"] == "1"


def test_one_who_has_left_is_not_asked_and_enter_leaves_at_the_end(path: Path) -> None:
    path.write_text(RECORD + '\n[[note]]\nid = "1"\nkind = "motion"\ntext = "That we wait."\n')
    with opened_app(path) as terminal:
        terminal.press("f9")
        terminal.wait_for("Anna Tamm?")
        terminal.wait_for("No one has voted · 3 of 3 to vote")
        terminal.send("yl")
        terminal.wait_for("Brita Mahs?")
        terminal.wait_for("1 for, 0 against, 0 abstained · 1 of 2 to vote")
        terminal.press("enter")
        terminal.send("y")
        terminal.wait_for("Everyone has voted. Enter closes.")
        terminal.press("enter")
        terminal.wait_for("F1 help")
    _, left, vote = notes_in(path)
    assert vote["ballots"] == {"AT": "for", "BM": "for"}
    assert (left["kind"], left["who"]) == ("departure", ["LB"])


def test_a_roll_call_needs_a_motion_and_goes_on_where_it_was(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.press("f9")
        terminal.wait_for("There is nothing to vote on")
        terminal.send("/motion That we wait.\r")
        terminal.press("f9")
        terminal.wait_for("Anna Tamm?")
        terminal.send("y")
        terminal.wait_for("Lena Berg?")
        terminal.press("escape")
        terminal.wait_for("F1 help")
        terminal.press("f9")
        terminal.wait_for("Lena Berg?")
        terminal.press("escape")


def test_words_in_which_a_named_code_stands_are_chosen_from_a_list(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.send("PM: Good morning.\rAT: At 5 PM the ice broke.\rAT: Then PM came.\r")
        terminal.send("/name PM = Mr Peter Mann\r")
        terminal.wait_for("“PM” → “Mr Mann”")
        terminal.wait_for("2 places in 2 entries")
        terminal.send("ny\r")
        terminal.wait_for("1 place changed. One undo reverses all.")
    assert [note["text"] for note in notes_in(path)] == [
        "Good morning.", "At 5 PM the ice broke.", "Then Mr Mann came.",
    ]  # fmt: skip


def test_the_wording_is_read_back_and_decided(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.send("/motion AT: That we wait for the thaw [/b].\r")
        terminal.press("ctrl+o")
        terminal.wait_for("That we wait for the thaw [/b].")
        terminal.wait_for("moved by Ms Tamm")
        terminal.press("enter")
        terminal.wait_for("The motion is carried.")
    assert [note["kind"] for note in notes_in(path)] == ["motion", "decision"]


def test_the_leader_stays_until_a_letter_and_says_why_something_can_not_be_done(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.press("ctrl+g")
        terminal.wait_for("Press a letter")
        terminal.send("y")
        terminal.wait_for("There is no pending motion")
        terminal.send("m")
        terminal.wait_for(lambda text: "Press a letter" not in text)
        terminal.send("That we wait.\r")
        terminal.wait_for("That we wait.")
    assert notes_in(path)[-1]["kind"] == "motion"


def test_the_next_speaker_begins_with_one_key(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.send("/ask LB, BM\r")
        terminal.wait_for("next Berg +1")
        terminal.press("ctrl+s")
        terminal.wait_for("LB:")
        terminal.send("The ice came late.\r")
        terminal.wait_for("Mahs")
        terminal.press("ctrl+s")
        terminal.wait_for("BM:")
    assert notes_in(path)[-1]["speaker"] == "LB"


def test_a_note_is_split_joined_and_preceded_while_it_is_corrected(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.send("AT: One. Two.\r")
        terminal.wait_for("One. Two.")
        terminal.press("up")
        terminal.wait_for("Correcting")
        terminal.send("\x1b[H" + "\x1b[C" * 5)
        terminal.press("ctrl+o")
        terminal.wait_for("Split into two notes.")
        terminal.press("up")
        terminal.wait_for("Correcting")
        terminal.press("ctrl+r")
        terminal.wait_for("Entering before")
        terminal.send("LB: One and a half.\r")
        terminal.wait_for("One and a half.")
    assert [note["text"] for note in notes_in(path)] == ["One.", "One and a half.", "Two."]


def test_a_note_and_the_record_are_edited_in_ones_own_editor(path: Path, tmp_path: Path) -> None:
    editor = tmp_path / "ed it.sh"
    editor.write_text('#!/bin/sh\nsed -i s/late/early/ "$1"\n')
    editor.chmod(0o755)
    with opened_app(path, VISUAL=f"sh '{editor}'") as terminal:
        terminal.send("AT: The ice came late.\rhalf a line")
        terminal.wait_for("half a line")
        terminal.press("f4")
        terminal.wait_for("The ice came early.")
        terminal.wait_for("half a line")
    assert notes_in(path)[-1]["text"] == "The ice came early."


def test_a_page_is_written_while_the_meeting_runs(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.send("AT: The ice came late.\r/export page.md\r")
        terminal.wait_for("has been written.")
    assert "**Ms Tamm:** The ice came late." in (path.parent / "page.md").read_text()


def test_with_no_color_no_colour_is_sent(path: Path) -> None:
    with opened_app(path, NO_COLOR="1") as terminal:
        terminal.send("AT: The ice came late.\r")
        terminal.wait_for("The ice came late.")
        colours = {cell.fg for row in terminal.screen.buffer.values() for cell in row.values()}
        assert all(colour == "default" or len({colour[i : i + 2] for i in (0, 2, 4)}) == 1 for colour in colours)


def test_keys_typed_faster_than_a_list_or_its_fields_are_there_keep_their_order(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.press("f3")
        terminal.press("f3")
        terminal.wait_for("p l b ?")
        terminal.send("paMr Dov Abel\x1b[BMember\r")
        terminal.wait_for("DA is Mr Dov Abel.")
        terminal.send("l\x1b")
        terminal.wait_for("F1 help")
    people = tomllib.loads(path.read_text())["participant"]
    assert [(each["name"], each.get("role"), each["presence"]) for each in people] == [
        ("Anna Tamm", None, "present"), ("Lena Berg", None, "present"), ("Dov Abel", "Member", "apologies"),
        ("Brita Mahs", None, "present"),
    ]  # fmt: skip


def test_a_burst_of_keys_goes_through_the_palette_to_what_it_opens(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.press("f2")
        terminal.press("pageup")  # it has no rows yet
        terminal.wait_for("/topic")
        terminal.send("help")
        terminal.wait_for(lambda text: "/help" in text and "/topic" not in text)
        terminal.send("\rsnow")
        terminal.wait_for("Nothing matches.")
        terminal.press("escape")
        terminal.wait_for("Type to search")
        terminal.press("escape")
        terminal.wait_for("F1 help")
