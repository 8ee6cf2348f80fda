"""The life of the minutes: the cases of `life.md`, stored states, the seal of approved minutes, and their commands."""

import datetime as dt
import hashlib
import os
import re
import stat
import sys
import tomllib
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from conftest import NOW, Opened, enter
from fixtures import Case, cases
from msgspec.structs import replace

from minutes_tui import commands
from minutes_tui.assist import preview
from minutes_tui.cli import status_commands
from minutes_tui.cli.linear import views
from minutes_tui.cli.main import main
from minutes_tui.commands.notes.reorder import join
from minutes_tui.config import house_style
from minutes_tui.config.settings import Settings
from minutes_tui.editor import Editor
from minutes_tui.errors import RecordError, SealedError
from minutes_tui.export.formats import Order, exported
from minutes_tui.meeting import paragraph_numbers
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model.minutes import Audience, Comment, Print
from minutes_tui.readers.returned import mailed_comments
from minutes_tui.readers.returned.mail import letter
from minutes_tui.record import Record
from minutes_tui.system import circulated_copies, files

CASES = cases(Path(__file__).with_name("life.md"))
DRAFT = CASES[0].blocks["toml before"]
APPROVED = next(case for case in CASES if "Nothing but" in case.title).blocks["toml before"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_step_changes_what_it_says_and_is_undone_to_the_byte(case: Case, opened: Opened, accept: bool) -> None:
    before = case.blocks["toml before"]
    editor = opened(before)
    said = [told(editor, line) for line in case.blocks["text"].splitlines()]
    after = editor.record.text
    for state in circulated_copies.states(editor.record.path, editor.minutes.history):
        assert state.is_proved or state.event is None
    while editor.undo():
        pass
    assert editor.record.text == before
    while editor.redo():
        pass
    assert editor.record.text == after
    tomllib.loads(after)
    case.expect("said", "\n".join(said), accept)
    Case(case.path, case.title, cases(case.path)[CASES.index(case)].blocks).expect("toml", after, accept)


def told(editor: Editor, line: str) -> str:
    outcome = commands.enter(editor, line)
    if outcome.refused:
        return f"refused: {outcome.refused}"
    return outcome.problem or outcome.said or "–"


# Stored states


def lived(opened: Opened) -> tuple[Editor, dict[str, dict[str, bytes]]]:
    """A record that went through its whole life, and its pages in each state as they were made then."""
    editor = opened(DRAFT)
    pages: dict[str, dict[str, bytes]] = {}

    def step(state: str, *lines: str) -> None:
        for line in lines:
            outcome = commands.enter(editor, line)
            assert not outcome.refused, outcome
        pages[state] = {format: exported(editor.record, format) for format in ("md", "pdf", "txt")}

    step("draft")
    step("circulated", "/circulate")
    step("approved", "/comment 1 Lea: clear -> murky", "/comment 2 Jaan: May -> June", "/accept 2", "/reject 1",
         "/approve by the Council")  # fmt: skip
    step("corrected", "/corrigendum 1: For brine read water.")
    return editor, pages


def test_each_states_page_is_made_again_byte_for_byte_whatever_came_after(opened: Opened) -> None:
    editor, pages = lived(opened)
    commands.enter(editor, "/reopen")
    commands.enter(editor, "OR: Something else altogether.")
    path = editor.record.path
    assert len({pages[state]["md"] for state in pages}) == 4, "only what was sent has numbers before its paragraphs"
    for state, made in pages.items():
        again = status_commands.state_of(path, state)
        assert {format: exported(again, format) for format in made} == made
    assert exported(status_commands.state_of(path, "now"), "md") == exported(editor.record, "md")
    assert "For brine read water." in pages["corrected"]["txt"].decode()
    assert "June" in pages["approved"]["txt"].decode()


def test_a_successor_gets_the_approved_page_whatever_the_settings_are_now(
    opened: Opened, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The house style, its labels, its logo and its templates are stored with the copy."""
    editor = opened(DRAFT)
    path = editor.record.path
    house_folder = path.parent / "house"
    house_folder.mkdir()
    (house_folder / "crest.svg").write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    (house_folder / "house.css").write_text("main { color: teal }")
    style = Print(numbered=True, header="{title} of the house", logo="crest.svg", template=("house.css",),
                  labels={"decision": "Resolved", "et": {"decision": "Otsus"}})  # fmt: skip
    editor.settings = Settings(print=house_style.placed(style, house_folder))
    for line in ("/circulate! because it is a test", "/approve"):
        assert not commands.enter(editor, line).refused
    order = Order(house=editor.settings.print)
    formats = ("md", "html", "pdf", "txt", "xml")
    pages = {format: exported(editor.record, format, order) for format in formats}
    (house_folder / "crest.svg").unlink()
    (house_folder / "house.css").write_text("main { color: red }")
    (house_folder / "settings.toml").write_text('[print]\nheader = "Quite another"\ncolumns = 3\n')
    monkeypatch.setenv("MINUTES_SETTINGS", str(house_folder / "settings.toml"))
    for format in formats:
        out = path.with_suffix(f".{format}")
        assert main(["export", str(path), "--state", "approved", "-o", str(out)]) == 0
        assert out.read_bytes() == pages[format], format
    kept = sorted(each.name for each in circulated_copies.folder(path).iterdir())
    assert [name for name in kept if name.endswith(".print.toml")] == ["0-draft.print.toml", "1-circulated.print.toml",
                                                                       "2-approved.print.toml"]  # fmt: skip
    logo = next(each for each in circulated_copies.folder(path).iterdir() if each.name.startswith("crest-"))
    logo.write_bytes(b"<svg/>")
    capfd.readouterr()
    assert main(["export", str(path), "--state", "approved", "--to", "html"]) == 3
    assert "its SHA-256 differs from its name" in capfd.readouterr().err
    (circulated_copies.folder(path) / "2-approved.print.toml").write_text("[print]\n")
    assert main(["export", str(path), "--state", "approved", "--to", "html"]) == 3
    assert "is not the copy that was circulated" in capfd.readouterr().err


def test_a_state_is_found_by_its_number_and_by_its_status_the_last_one_of_it(opened: Opened) -> None:
    editor, _ = lived(opened)
    there = circulated_copies.states(editor.record.path, editor.minutes.history)
    assert [(state.number, state.status, state.is_proved) for state in there] == [
        (0, "draft", False), (1, "circulated", True), (2, "approved", True), (3, "corrected", True),
    ]  # fmt: skip
    commands.enter(editor, "/reopen")
    commands.enter(editor, "/circulate")
    assert circulated_copies.state(editor.record.path, editor.minutes.history, "circulated").number == 4
    assert circulated_copies.state(editor.record.path, editor.minutes.history, "1").number == 1
    with pytest.raises(Exception, match="minutes states"):
        circulated_copies.state(editor.record.path, editor.minutes.history, "9")


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no rights of a group")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_copy_has_the_rights_of_the_record(mode: int, opened: Opened) -> None:
    editor = opened(DRAFT)
    editor.record.path.chmod(mode)
    commands.enter(editor, "/circulate")
    copies = list(circulated_copies.folder(editor.record.path).iterdir())
    assert [stat.S_IMODE(copy.stat().st_mode) for copy in copies] == [mode] * 2


def test_before_enter_it_is_said_what_a_decision_on_a_comment_changes(opened: Opened) -> None:
    editor = opened(next(case for case in CASES if "several comments" in case.title).blocks["toml before"])
    commands.enter(editor, "/comment Lea: Send it to me too.")
    for line, said in (
        ("/accept #1", "Accept · §2 · “May.” → “June.”"),
        ("/accept #1 All pans are cleaned.", "Accept · §2 · “The pans are cleaned in May.” → “All pans are cleaned.”"),
        ("/accept #2", "Accept · the comment by Lea on §2: Which pans?"),
        ("/accept #3", "Accept · the comment by Lea: Send it to me too."),
        ("/accept #4", "Accept · There is no comment #4."),
        ("/accept 9", "Accept · §9 has no open comment."),
        ("/accept", "Accept a comment; “old -> new” in it corrects the paragraph."),
        ("/reject #1", "Reject · the comment by Jaan on §2: May -> June"),
    ):
        before = editor.record.text
        assert preview.preview_text(line, editor.minutes, NOW) == said
        assert editor.record.text == before


def test_a_copy_that_was_changed_is_not_taken_for_what_was_sent(opened: Opened, capsys: Any) -> None:
    editor, _ = lived(opened)
    path = editor.record.path
    assert editor.record.close()
    copy = circulated_copies.folder(path) / "1-circulated.toml"
    copy.write_text(copy.read_text().replace("clear", "green"))
    assert main(["export", str(path), "--state", "circulated"]) == 3
    assert "is not the copy that was circulated" in capsys.readouterr().err
    assert main(["states", str(path)]) == 1
    assert "DOES NOT MATCH the history" in capsys.readouterr().out
    copy.unlink()
    assert main(["export", str(path), "--state", "circulated"]) == 3
    assert "Put the folder back" in capsys.readouterr().err


def test_the_copy_is_on_the_disk_before_the_status_changes(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = opened(DRAFT)
    do = editor.do

    def killed(edit: Edit) -> None:
        (copy,) = circulated_copies.folder(editor.record.path).glob("1-*")
        assert hashlib.sha256(copy.read_bytes()).hexdigest() == edit.changes[-1].new.sha256  # type: ignore[union-attr]
        raise KeyboardInterrupt

    monkeypatch.setattr(editor, "do", killed)
    with pytest.raises(KeyboardInterrupt):
        commands.enter(editor, "/circulate")
    assert editor.record.text == DRAFT
    monkeypatch.setattr(editor, "do", do)
    monkeypatch.setattr(editor, "now", lambda: NOW + dt.timedelta(minutes=5))
    assert "2-circulated.toml" in commands.enter(editor, "/circulate").said
    there = circulated_copies.states(editor.record.path, editor.minutes.history)
    assert [(state.number, state.is_proved) for state in there] == [(0, False), (1, False), (2, True)]


def test_where_no_copy_can_be_stored_nothing_is_done_and_it_is_said(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = opened(DRAFT)

    def full(path: Path, content: bytes, mode: int) -> None:
        raise RecordError(f"{path} cannot be written: No space left on device. Correct this and try again.")

    monkeypatch.setattr(files, "create", full)
    outcome = commands.enter(editor, "/circulate")
    assert outcome.refused.startswith("Nothing was changed, because no copy could be stored.")
    assert editor.record.text == DRAFT


def test_undo_of_a_step_leaves_the_copy_and_a_step_again_takes_the_next_number(opened: Opened) -> None:
    editor = opened(DRAFT)
    commands.enter(editor, "/circulate")
    commands.enter(editor, "/undo")
    assert editor.record.text == DRAFT
    commands.enter(editor, "OR: One more.")
    assert "3-circulated.toml" in commands.enter(editor, "/circulate").said
    assert [note.paragraph for note in editor.minutes.notes] == [1, None, 2, 3]


def test_every_line_and_comment_of_a_record_that_no_edit_touches_keeps_its_bytes_in_the_copy(opened: Opened) -> None:
    source = DRAFT.replace("[[note]]", "# by hand\n[[note]]", 1).replace('"Ms"', "'Ms'   # title\nmood = 'calm'")
    editor = opened(source)
    commands.enter(editor, "/circulate")
    copy = (circulated_copies.folder(editor.record.path) / "1-circulated.toml").read_text()
    assert "# by hand\n" in copy
    assert "'Ms'   # title\nmood = 'calm'" in copy
    assert editor.record.text.startswith(copy.split("[[history]]")[0])


# What approving looks at


def circulated(opened: Opened, *lines: str) -> Editor:
    """The minutes of a meeting that were circulated, and what was done to them then."""
    editor = opened(DRAFT)
    commands.enter(editor, "/circulate")
    for line in lines:
        outcome = commands.enter(editor, line)
        assert outcome.said, outcome
    return editor


def reworded(editor: Editor, at: int, words: str) -> None:
    editor.do(Edit((editor.change("note", at, replace(editor.minutes.notes[at], text=words)),)))


def test_minutes_go_round_with_decisions_out_of_order_only_where_it_is_said(opened: Opened) -> None:
    editor = opened(DRAFT)
    enter(editor, "! We row.")
    at = next(at for at, note in enumerate(editor.minutes.notes) if note.kind == "decision")
    first = editor.minutes.notes[at]
    editor.do(Edit((editor.change("note", at, replace(first, number=9)),)))
    said = "Decision 9 comes before decision 2, and circulated numbers stay: "
    said += "/renumber numbers them in order, /circulate! keeps them."
    assert commands.enter(editor, "/circulate").refused == said
    assert editor.minutes.meeting.status == "draft"
    enter(editor, "/renumber")
    assert commands.enter(editor, "/circulate").said.startswith("Circulated.")


def test_minutes_are_approved_on_a_day_that_is_typed_alone_and_on_none_to_come(opened: Opened) -> None:
    editor = circulated(opened)
    later = NOW.date() + dt.timedelta(days=5)
    for line in (f"/approve {later}", f"/approve on {later}"):
        refused = commands.enter(editor, line).refused
        assert refused == f"{later} is in the future, today is {NOW.date()}: approve them on the day."
    assert editor.minutes.meeting.status == "circulated"
    before = NOW.date() - dt.timedelta(days=1)
    assert commands.enter(editor, f"/approve {before:%-d %B %Y}").said.startswith("Approved.")
    assert editor.minutes.history[-1].at == before


def test_the_command_approves_no_minutes_on_a_day_to_come(opened: Opened, capfd: pytest.CaptureFixture[str]) -> None:
    editor = circulated(opened)
    path = editor.record.path
    assert editor.record.close()
    assert main(["approve", str(path), "--on", "2999-01-18"]) == 2
    assert "2999-01-18 is in the future" in capfd.readouterr().err
    assert Record.read(path).minutes.meeting.status == "circulated"


def test_words_that_were_changed_since_the_minutes_were_sent_are_not_approved_unseen(opened: Opened) -> None:
    editor = circulated(opened)
    reworded(editor, 0, "The brine is murky.")
    before = editor.record.text
    outcome = commands.enter(editor, "/approve by the Council")
    assert outcome.refused == (
        "1 change was made since the minutes were circulated, without a comment: "
        "/circulate, or /approve! because TEXT. §1 Ms Raud: “clear” is “murky” now"
    )
    assert editor.record.text == before
    commands.enter(editor, "/approve! because it was a slip of the pen")
    assert editor.minutes.meeting.status == "approved"
    assert editor.minutes.history[-1].override == (
        "1 change was made since the minutes were circulated. Because: it was a slip of the pen"
    )


def test_words_that_an_accepted_comment_asked_for_are_approved_and_said(opened: Opened) -> None:
    editor = circulated(opened, "/comment 1 Lea: clear -> murky", "/accept 1")
    outcome = commands.enter(editor, "/approve by the Council")
    assert "1 change was made since the minutes were circulated: §1 Ms Raud: “clear” is “murky” now." in outcome.said
    assert editor.minutes.history[-1].override == ""


def test_what_was_entered_struck_out_or_hidden_since_is_said_too(opened: Opened) -> None:
    editor = circulated(opened)
    commands.enter(editor, "OR: One more.")
    notes = editor.minutes.notes
    hidden, struck = replace(notes[0], audience="restricted"), replace(notes[2], struck=NOW)
    editor.do(Edit((editor.change("note", 0, hidden), editor.change("note", 2, struck))))
    said = commands.enter(editor, "/approve").refused
    for change in ("§1 is restricted now", "“The pans are cleaned in May.” is gone", "“One more.” is new"):
        assert change in said


def test_a_private_remark_and_a_mark_that_is_cleared_are_no_change(opened: Opened) -> None:
    editor = circulated(opened)
    commands.enter(editor, "// she hesitated again")
    assert commands.enter(editor, "/approve").said.startswith("Approved.")


def test_a_doubt_that_was_entered_since_is_open_when_the_minutes_are_to_be_approved(opened: Opened) -> None:
    editor = circulated(opened, "/comment 1 Lea: clear -> ?? murky", "/accept 1")
    assert commands.enter(editor, "/approve").refused.startswith("1 point is open: see /signoff, or /approve! because")
    commands.enter(editor, "/approve! by the Council because of the tide")
    assert editor.minutes.history[-1].override == "1 point is open (marks to check 1). Because: of the tide"


def test_a_copy_that_is_gone_or_changed_lets_nobody_see_what_changed(opened: Opened) -> None:
    editor = circulated(opened)
    copy = circulated_copies.folder(editor.record.path) / "1-circulated.toml"
    copy.write_text(copy.read_text() + "\n")
    assert "cannot be compared" in commands.enter(editor, "/approve").refused
    assert editor.minutes.meeting.status == "circulated"
    assert not commands.enter(editor, "/approve! because of the fire").refused
    assert "is not the copy that was circulated" in editor.minutes.history[-1].override


def test_the_command_prints_what_was_changed_and_approves_nothing(
    opened: Opened, capsys: pytest.CaptureFixture[str]
) -> None:
    editor = circulated(opened)
    reworded(editor, 0, "The brine is murky.")
    path = editor.record.path
    assert editor.record.close()
    assert main(["approve", str(path)]) == 1
    said = capsys.readouterr()
    assert said.out == f"{path}: changed since it was circulated: §1 Ms Raud: “clear” is “murky” now\n"
    assert f"minutes diff {path} 1 --audience private" in said.err
    assert Record.read(path).minutes.meeting.status == "circulated"
    assert main(["approve", str(path), "--because", "a slip of the pen"]) == 0


def test_a_comment_with_exact_words_covers_no_other_change_of_its_paragraph(
    opened: Opened,
) -> None:
    for accepted in (
        ["/comment 2 Jaan: May -> June", "/accept 2"],
        ["/comment 2 Jaan: When?", "/accept 2 May -> June"],
        ["/comment 2 Jaan: When?", "/accept 2 The pans are cleaned in June."],
        ["/comment 2 Jaan: June -> July", "/comment 2 Lea: May -> June", "/accept #2", "/accept #1", "/accept #1 = "
         "The pans are cleaned in June."],
    ):  # fmt: skip
        editor = circulated(opened, *accepted)
        reworded(editor, 2, "The pans are sold in June.")
        assert commands.enter(editor, "/approve").refused == (
            "1 change was made since the minutes were circulated, without a comment: "
            "/circulate, or /approve! because TEXT. §2 Decision 1: “cleaned” is “sold” now"
        )
        reworded(editor, 2, "The pans are cleaned in June.")
        assert commands.enter(editor, "/approve").said.startswith("Approved.")


def test_several_corrections_of_a_paragraph_are_asked_for_together_and_each_alone_is_not(opened: Opened) -> None:
    editor = circulated(
        opened, "/comment 2 Jaan: June -> July", "/comment 2 Lea: May -> June", "/accept #2", "/accept #1"
    )
    reworded(editor, 2, "The pans are cleaned in June.")
    assert "“July” is “June” now" in commands.enter(editor, "/approve").refused
    commands.enter(editor, "/undo")
    assert "“May” is “July” now" in commands.enter(editor, "/approve").said


def test_a_correction_that_was_taken_back_or_rejected_is_told(opened: Opened) -> None:
    editor = circulated(opened, "/comment 2 Jaan: May -> June", "/accept 2")
    reworded(editor, 2, "The pans are cleaned in May.")
    assert "“June” is “May” now" in commands.enter(editor, "/approve").refused
    commands.enter(editor, "/undo")
    commands.enter(editor, "/reject #1")
    assert "“May” is “June” now" in commands.enter(editor, "/approve").refused


def test_changes_beyond_a_comment_in_free_words_are_approved_only_when_told(
    opened: Opened, capsys: pytest.CaptureFixture[str]
) -> None:
    editor = circulated(opened, "/comment 1 Lea: Which brine?", "/accept 1")
    reworded(editor, 0, "The old brine is clear.")
    change = "§1 Ms Raud: “old” is new"
    told = "1 change goes with comments that gave no exact wording"
    assert signing_off(editor) == [f"{told}.", change]
    path = editor.record.path
    refused = commands.enter(editor, "/approve").refused
    assert refused == f"{told}: see /signoff, or /approve! because TEXT. {change}"
    assert editor.minutes.meeting.status == "circulated"
    commands.enter(editor, "/approve! because Lea has seen it")
    assert editor.minutes.history[-1].override == f"{told}. Because: Lea has seen it"
    commands.enter(editor, "/undo")
    assert editor.record.close()
    assert main(["approve", str(path)]) == 1
    said = capsys.readouterr()
    assert said.out == f"{path}: changed in paragraphs with comments: {change}\n"
    assert f"{told}. To approve anyway, add --because TEXT." in said.err
    assert main(["approve", str(path), "--anyway"]) == 0


def test_a_comment_is_accepted_with_one_correction_alone(opened: Opened) -> None:
    editor = circulated(opened, "/comment 1 Lea: clear -> murky", "/accept 1")
    for line in ("/accept #1 murky -> grey", "/accept #1"):
        refused = "Comment #1 is accepted already, as “clear -> murky”: /accept #1 = WHOLE TEXT of §1 replaces that."
        assert commands.enter(editor, line).refused == refused
        assert preview.preview_text(line, editor.minutes, NOW) == f"Accept · {refused}"
    assert editor.minutes.notes[0].text == "The brine is murky."
    commands.enter(editor, "/accept #1 = The brine is grey.")
    assert editor.minutes.notes[0].text == "The brine is grey."
    assert commands.enter(editor, "/approve").said.startswith("Approved.")


def test_an_accepted_comment_that_changed_nothing_is_named_before_the_seal(
    opened: Opened, capsys: pytest.CaptureFixture[str]
) -> None:
    editor = circulated(opened, "/comment 1 Lea: It was murky.", "/accept 1")
    undone = "Comment #1 by Lea is accepted, and paragraph 1 is unchanged: It was murky."
    assert signing_off(editor) == [undone]
    path = editor.record.path
    assert editor.record.close()
    assert main(["approve", str(path)]) == 0
    said = capsys.readouterr()
    assert said.out == f"{path}: {undone}\n"
    assert undone in said.err


def signing_off(editor: Editor) -> list[str]:
    """What /signoff says below the points."""
    return list(views.SHOWN["signoff"](editor, ""))[1:]


def test_minutes_that_are_opened_again_are_approved_again_as_they_are(opened: Opened) -> None:
    editor = circulated(opened, "/comment 1 Lea: clear -> murky", "/accept 1", "/approve by the Council", "/reopen")
    assert commands.enter(editor, "/approve by the Council").said.startswith(
        "Approved. The minutes are now locked. A copy is stored"
    )
    commands.enter(editor, "/reopen")
    reworded(editor, 0, "The brine is thick.")
    assert commands.enter(editor, "/approve").refused.endswith("because TEXT. §1 Ms Raud: “murky” is “thick” now")


def test_the_diff_that_is_named_is_against_the_copy_that_the_list_is_against(
    opened: Opened, capsys: pytest.CaptureFixture[str]
) -> None:
    editor = circulated(opened, "/comment 1 Lea: clear -> murky", "/accept 1", "/approve by the Council", "/reopen")
    reworded(editor, 0, "The brine is thick.")
    path = editor.record.path
    assert editor.record.close()
    assert main(["approve", str(path)]) == 1
    said = capsys.readouterr()
    assert said.out.endswith("“murky” is “thick” now\n")
    command = re.search(r"minutes (diff .*?)(?:;|\. To)", said.err)
    assert command
    assert main(command[1].split()) == 0
    assert "[-murky-]{+thick+}" in capsys.readouterr().out.replace(" ", "")


# The seal


LINES = ["OR: word", "word", "... more", "- item", "? what", "+OR", "-OR", "// aside", "# Head", "! decided",
         "> OR do it", "s/clear/dim/", "??", "\\words", "/nothing", "+1 OR", "DECISION: x", "s/broken"]  # fmt: skip


@pytest.mark.parametrize("line", [*LINES, *(f"/{command.name} quince" for command in commands.COMMANDS),
                                  *(f"/{command.name}" for command in commands.COMMANDS)])  # fmt: skip
def test_no_line_and_no_command_changes_what_is_approved(line: str, opened: Opened) -> None:
    editor = opened(APPROVED)
    notes, people = editor.minutes.notes, editor.minutes.participants
    outcome = commands.enter(editor, line)
    assert (editor.minutes.notes, editor.minutes.participants) == (notes, people)
    name = line[1:].split()[0] if line.startswith("/") else ""
    if name in ("corrigendum", "reopen"):
        return
    assert editor.record.text == APPROVED
    command = commands.found(name)[0]
    if command is None or not command.when_sealed:
        assert outcome.refused.startswith("Locked, approved on 2025-04-09:")
        assert commands.run(editor, command).refused == outcome.refused if command else True


def test_an_edit_that_comes_another_way_is_stopped_at_the_editor(opened: Opened) -> None:
    editor = opened(APPROVED)
    changed = replace(editor.minutes.notes[0], text="Other words.")
    with pytest.raises(SealedError):
        editor.do(Edit((editor.change("note", 0, changed),)))
    retitled = replace(editor.minutes.meeting, status="circulated", title="Another")
    with pytest.raises(SealedError):
        editor.do(Edit((editor.change("meeting", 0, retitled),)))
    assert editor.record.text == APPROVED


def test_what_another_program_writes_into_an_approved_record_is_shown(opened: Opened, monkeypatch: Any) -> None:
    monkeypatch.setattr("minutes_tui.record.autosave.autosave.SETTLED", 0)
    editor = opened(APPROVED)
    editor.record.path.write_text(APPROVED.replace("clear", "murky"))
    assert editor.look()
    assert editor.minutes.notes[0].text == "The brine is murky."


def test_approving_is_undone_within_the_sitting_and_the_minutes_can_be_changed_again(opened: Opened) -> None:
    editor = opened(DRAFT)
    commands.enter(editor, "/circulate")
    before = editor.record.text
    commands.enter(editor, "/approve by the Council")
    assert commands.enter(editor, "OR: No.").refused
    commands.enter(editor, "/undo")
    assert editor.record.text == before
    assert not commands.enter(editor, "OR: Yes.").refused


# What is sent back

MAIL = """From: "Ida Berg" <ida@example.org>
To: Mia
Subject: Re: minutes

> 1. quoted words
1. “clear” -> “murky”
§2: The pans
  are many.

para 2 - s/May/June/
Paragraph 1
stands as it is.

12:30 was the break, as I recall,
and 2025 was the year.

9. There is no such paragraph.
--
Ida
"""


def test_a_mail_becomes_comments_and_no_words_of_it_are_dropped_but_its_signature(opened: Opened) -> None:
    editor = circulated(opened)
    back = mailed_comments.read(letter(MAIL.encode()), editor.minutes)
    assert [(each.paragraph, each.text) for each in back.comments] == [
        (1, "“clear” -> “murky”"),
        (2, "The pans\nare many."),
        (2, "s/May/June/"),
        (1, "stands as it is."),
        (None, "12:30 was the break, as I recall,\nand 2025 was the year."),
        (None, "9. There is no such paragraph."),
    ]
    assert {each.who for each in back.comments} == {"Ida Berg"}
    assert {each.who for each in mailed_comments.read(letter(MAIL.encode()), editor.minutes, "the Board").comments} == {
        "the Board"
    }


def test_a_comment_on_no_paragraph_is_accepted_and_may_be_said_to_be_on_one(opened: Opened) -> None:
    editor = circulated(
        opened, "/comment Lea: clear -> murky", "/comment Jaan: Thank the cook.", "/comment Lea: May -> June"
    )
    assert preview.preview_text("/accept #1", editor.minutes, NOW) == "Accept · the comment by Lea: clear -> murky"
    assert commands.enter(editor, "/accept #1").said == (
        "Comment #1 is accepted. It is on no paragraph, so nothing is changed: /accept #1 §1 corrects §1."
    )
    said = "Comment #2 is accepted. It is on no paragraph, so nothing is changed."
    assert commands.enter(editor, "/accept #2").said == said
    assert preview.preview_text("/accept #3 §2", editor.minutes, NOW) == "Accept · §2 · “May.” → “June.”"
    assert commands.enter(editor, "/accept #3 §2").said == "Accepted, §2: “May” changed to “June”."
    assert [(each.paragraph, each.accepted) for each in editor.minutes.comments] == [(None, True)] * 2 + [(2, True)]
    assert [note.text for note in editor.minutes.notes][::2] == ["The brine is clear.", "The pans are cleaned in June."]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("/accept #1 45", "Comment #1 is on §1: 45 is not a text for it."),
        ("/accept #1 §2", "Comment #1 is on §1: §2 is not a text for it."),
        ("/accept #2 45", "There is no paragraph 45."),
        ("/accept #2 All is well.", "Comment #2 is on no paragraph: /accept #2 §NUMBER NEW TEXT names one."),
        ("/accept #1 ok", "“ok” would replace all of §1: /accept #1 = ok does so."),
    ],
)
def test_a_word_or_a_number_behind_a_comment_replaces_no_paragraph(line: str, why: str, opened: Opened) -> None:
    editor = circulated(opened, "/comment 1 Lea: Murky.", "/comment Lea: clear -> murky")
    before = editor.record.text
    assert commands.enter(editor, line).refused == why
    assert preview.preview_text(line, editor.minutes, NOW) == f"Accept · {why}"
    assert editor.record.text == before


def test_old_and_new_words_given_with_a_decision_correct_the_paragraph(opened: Opened) -> None:
    editor = circulated(opened, "/comment 1 Lea: Murky!", "/comment 2 Jaan: When?")
    assert preview.preview_text("/accept 1 clear -> murky", editor.minutes, NOW) == "Accept · §1 · “clear.” → “murky.”"
    for line, words in (
        ("/accept 1 clear -> murky", "The brine is murky."),
        ("/accept #1 = murky -> dark", "murky -> dark"),
    ):
        assert commands.enter(editor, line).said.startswith("Accepted, §1:")
        assert editor.minutes.notes[0].text.replace("\\", "") == words
    before = editor.record.text
    assert commands.enter(editor, "/accept 2 July -> June").refused == (
        "“July” is not in §2: To give the new wording, type /accept #2 NEW TEXT."
    )
    assert editor.record.text == before


def test_a_comment_on_a_vote_is_accepted_and_the_figures_are_left_to_the_hand(opened: Opened) -> None:
    editor = opened(DRAFT)
    for line in ("/motion That we rest.", "+1 OR", "/carried", "/circulate! because of the test",
                 "/comment 4 Tom: I abstained.", "/comment 4 Lea: 9 -> 8"):  # fmt: skip
        assert not commands.enter(editor, line).refused
    at = paragraph_numbers.paragraph(editor.minutes, 4)
    assert at is not None
    vote = editor.minutes.notes[at]
    assert vote.kind == "vote"
    assert commands.enter(editor, "/accept #1 yes").refused == (
        "“yes” would be printed with the vote of §4: /accept #1 = yes does so."
    )
    for number in (1, 2):
        assert commands.enter(editor, f"/accept #{number}").said == (
            "Accepted; the vote of §4 stays as it is: correct the vote by hand, with e in the review or with ↑."
        )
    assert editor.minutes.notes[at] == vote
    assert len(signing_off(editor)) == 2
    editor.do(Edit((editor.change("note", at, replace(vote, ballots={"OR": "abstain"})),)))
    assert "no exact wording" in commands.enter(editor, "/approve").refused
    assert commands.enter(editor, "/approve! because it was said").said.startswith("Approved.")


def test_short_words_are_put_where_they_are_said_to_be_meant(opened: Opened) -> None:
    editor = circulated(opened, "/comment 1 Lea: Murky.", "/accept #1 = ok")
    assert editor.minutes.notes[0].text == "ok"


def test_why_a_comment_is_rejected_is_kept_until_it_is_accepted(opened: Opened) -> None:
    editor = circulated(opened, "/comment Par. 1, Lea: Murky.")
    assert (
        commands.enter(editor, "/reject par. 1 because it was clear").said == "Rejected: Murky. Because: it was clear"
    )
    assert editor.minutes.comments[0] == Comment(
        paragraph=1, who="Lea", text="Murky.", accepted=False, reason="it was clear"
    )
    assert 'reason = "it was clear"' in editor.record.text
    commands.enter(editor, "/accept #1")
    assert editor.minutes.comments[0].reason == ""


# The numbers of paragraphs


def test_a_number_is_given_once_through_splits_joins_insertions_and_further_circulations(opened: Opened) -> None:
    editor = circulated(opened)
    commands.enter(editor, "/split cleaned")
    assert [note.paragraph for note in editor.minutes.notes] == [1, None, 2, None]
    commands.enter(editor, "/missed 1 OR: Before all.")
    commands.enter(editor, "/circulate! because of the test")
    assert [note.paragraph for note in editor.minutes.notes] == [3, 1, None, 2, 4]
    last = editor.minutes.notes[4]
    editor.do(Edit((Change("note", 4, last, None),)))
    commands.enter(editor, "OR: Behind all.")
    commands.enter(editor, "/circulate! because of the test")
    assert [note.paragraph for note in editor.minutes.notes] == [3, 1, None, 2, 5]
    assert editor.minutes.history[-1].paragraphs == 5


def test_two_paragraphs_that_have_one_number_are_told_apart_when_they_are_sent(opened: Opened) -> None:
    editor = circulated(opened)
    second = editor.minutes.notes[2]
    editor.do(Edit((editor.change("note", 2, replace(second, paragraph=1)),)))
    commands.enter(editor, "/circulate! because of the test")
    assert [note.paragraph for note in editor.minutes.notes] == [1, None, 3]


def test_notes_that_become_one_keep_a_number_that_one_of_them_had(opened: Opened) -> None:
    editor = circulated(opened)
    commands.enter(editor, "/missed 1 OR: Before all.")
    commands.enter(editor, "/missed 1 OR: And this.")
    join(editor, [1, 2])
    assert [(note.text, note.paragraph) for note in editor.minutes.notes][1] == ("And this.\n\nThe brine is clear.", 1)


def test_numbers_are_printed_once_the_minutes_were_sent_and_a_vote_has_one(opened: Opened) -> None:
    editor = opened(DRAFT)
    for line in ("/motion That we rest.", "+1 OR", "/carried"):
        commands.enter(editor, line)
    assert "1 " not in exported(editor.record, "txt").decode().split("clear.")[0][-30:]
    commands.enter(editor, "/circulate! because of the test")
    assert [note.paragraph for note in editor.minutes.notes] == [1, None, 2, 3, 4]
    page = exported(editor.record, "txt").decode()
    paragraphs = ("Ms Raud: The brine", "Decision 1: The pans", "Motion: That we", "Vote on the motion: Carried")
    for number, words in enumerate(paragraphs, 1):
        assert re.search(rf"^[| ]*{number}\.?\s+{words}", page, re.MULTILINE), page
    unnumbered = replace(editor.minutes.print, numbered=False)
    editor.do(Edit((editor.change("print", 0, unnumbered),)))
    assert not re.search(r"^1\.?\s+Ms Raud", exported(editor.record, "txt").decode(), re.MULTILINE)


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("lake -> ice", "lake", "ice"),
        ("“lake” → “ice”", "lake", "ice"),
        ('"a, b" => "c"', "a, b", "c"),
        ("s/lake/ice/", "lake", "ice"),
        ("s|1/2|3/4|g", "1/2", "3/4"),
        ("the lake ->", "the lake", ""),
    ],
)
def test_a_comment_may_be_a_correction(text: str, old: str, new: str) -> None:
    found = mailed_comments.correction(text)
    assert found
    assert (found.old, found.new) == (old, new)


def test_words_that_stand_in_several_places_are_not_guessed_at() -> None:
    twice = "The ice and the ice."
    assert mailed_comments.applied(twice, mailed_comments.Correction("ice", "snow")) is None
    assert mailed_comments.applied(twice, mailed_comments.Correction("snow", "ice", everywhere=True)) is None
    assert (
        mailed_comments.applied(twice, mailed_comments.Correction("ice", "snow", everywhere=False))
        == "The snow and the ice."
    )
    assert (
        mailed_comments.applied(twice, mailed_comments.Correction("ice", "snow", everywhere=True))
        == "The snow and the snow."
    )
    assert mailed_comments.correction("This is wrong.") is None


def test_the_old_words_of_an_accepted_correction_are_in_the_copy_that_was_sent(opened: Opened) -> None:
    editor, _ = lived(opened)
    assert editor.minutes.comments[1] == Comment(paragraph=2, who="Jaan", text="May -> June", accepted=True)
    then = status_commands.state_of(editor.record.path, "circulated").minutes
    assert [note.text for note in then.notes if note.paragraph == 2] == ["The pans are cleaned in May."]


# The command


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "salt.toml"
    path.write_text(DRAFT)
    return path


def test_a_whole_life_by_commands(path: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    back = tmp_path / "back.txt"
    back.write_text(MAIL)
    file = str(path)
    assert main(["approve", file]) == 2
    assert "minutes circulate" in capfd.readouterr().err
    assert main(["circulate", file, "--by", "OR"]) == 0
    assert main(["comments", file, str(back)]) == 0
    approval = ["approve", file, "--by", "the Council", "--at", "CS/4", "--on", "2025-04-09"]
    assert main(approval) == 1
    assert "This comment has not been decided" in capfd.readouterr().out
    assert main([*approval, "--because", "the Council has seen the comments"]) == 0
    assert main(["corrigendum", file, "--paragraph", "1", "For", "brine", "read", "water."]) == 0
    assert main(["corrigendum", file, "--paragraph", "9", "x"]) == 2
    capfd.readouterr()
    assert main(["states", file]) == 0
    assert [line.split()[:2] for line in capfd.readouterr().out.splitlines()] == [
        ["0", "draft"], ["1", "circulated"], ["2", "approved"], ["3", "corrected"]]  # fmt: skip
    record = tomllib.loads(path.read_text())
    assert [(step["status"], step.get("by"), step.get("meeting")) for step in record["history"]] == [
        ("circulated", "Ms Ona Raud", None), ("approved", "the Council", "CS/4"),
        ("corrected", None, None)]  # fmt: skip
    assert len(record["comment"]) == 6
    for state in ("circulated", "2", "now"):
        assert main(["export", file, "--state", state]) == 0
    assert main(["export", file, "--state", "lost"]) == 2
    assert main(["reopen", file]) == 0
    assert Record.read(path).minutes.meeting.status == "circulated"


def test_open_points_are_printed_and_circulate_nothing_until_they_are_overridden(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path.write_text(DRAFT.replace("is clear.", "is ?? clear.").replace('"prefix"', '"prefix"\ncheck = "??"'))
    assert main(["circulate", str(path)]) == 1
    said = capfd.readouterr()
    assert said.out == f"{path}:18: To check: ??\n"
    assert "1 point is open (marks to check 1)" in said.err
    assert not circulated_copies.folder(path).exists()
    assert main(["circulate", str(path), "--because", "of the tide"]) == 0
    (step,) = Record.read(path).minutes.history
    assert step.override == "1 point is open (marks to check 1). Because: of the tide"


def test_the_shell_names_its_own_commands_and_leaves_words_of_the_minutes_as_they_are(
    opened: Opened, capsys: pytest.CaptureFixture[str]
) -> None:
    editor = circulated(opened)
    reworded(editor, 0, "The brine is for /approve and /reopen.")
    path = str(editor.record.path)
    assert editor.record.close()
    assert main(["approve", path, "--because", "a slip of the pen"]) == 0
    assert "is “for /approve and /reopen” now" in capsys.readouterr().err
    for again in ("circulate", "approve"):
        assert main([again, path, "--anyway"]) == 2
    said = capsys.readouterr().err
    assert "minutes corrigendum adds a correction" in said
    assert "/corrigendum" not in said
    assert main(["reopen", path]) == 0
    assert capsys.readouterr().err == (
        "The minutes are circulated again. They can be changed until you run minutes approve.\n"
    )


def test_lines_typed_into_an_approved_record_end_with_code_3(
    path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    path.write_text(APPROVED)
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"OR: One more.\n")))
    assert main(["type", str(path)]) == 3
    assert "minutes corrigendum" in capfd.readouterr().err
    assert path.read_text() == APPROVED
    assert main(["circulate", str(path), "--anyway"]) == 2
    assert path.read_text() == APPROVED


def test_a_corrigendum_to_a_restricted_paragraph_is_on_no_public_page(opened: Opened) -> None:
    secret = APPROVED.replace('text = "The brine', 'audience = "restricted"\ntext = "The brine')
    editor = opened(secret)
    for line in ("/corrigendum 1: Secret words.", "/corrigendum Plain words."):
        commands.enter(editor, line)
    page = exported(editor.record, "txt").decode()
    assert "Plain words." in page
    assert "Secret words." not in page
    assert "Secret words." in exported(editor.record, "txt", Order(audience="restricted")).decode()
    there: dict[Audience, bool] = {"public": False, "restricted": True}
    for audience, is_there in there.items():
        data = exported(editor.record, "json", Order(audience=audience)).decode()
        assert ("Secret words." in data, "Plain words." in data) == (is_there, True)


def test_why_a_step_was_done_with_points_open_is_in_no_record_for_the_public(opened: Opened) -> None:
    editor = opened(DRAFT)
    commands.enter(editor, "/approve! because nobody had read it")
    assert "nobody had read it" in exported(editor.record, "json").decode()
    assert "nobody had read it" not in exported(editor.record, "json", Order(audience="public")).decode()


def test_a_paragraph_keeps_its_number_when_notes_are_struck_out_or_moved(opened: Opened) -> None:
    editor = opened(DRAFT)
    commands.enter(editor, "/circulate")
    struck = replace(editor.minutes.notes[0], struck=NOW)
    editor.do(Edit((editor.change("note", 0, struck),)))
    commands.enter(editor, "OR: New.")
    commands.enter(editor, "/circulate")
    assert [note.paragraph for note in editor.minutes.notes] == [1, None, 2, 3]
    assert paragraph_numbers.paragraph(editor.minutes, 3) == 3


def test_a_corrigendum_of_the_shell_takes_the_number_before_a_colon(path: Path) -> None:
    path.write_text(APPROVED)
    assert main(["corrigendum", str(path), "1: For brine read water."]) == 0
    assert main(["corrigendum", str(path), "Nobody: came."]) == 0
    first, second = Record.read(path).minutes.corrigenda
    assert (first.paragraph, first.text) == (1, "For brine read water.")
    assert (second.paragraph, second.text) == (None, "Nobody: came.")


@pytest.mark.parametrize("typed", ['1 "brine" should be "water"', "§ 1 “brine”: read “water”", "1: “brine” is “water”"])
def test_a_number_before_words_in_quotation_marks_is_the_paragraph_of_a_corrigendum(typed: str, opened: Opened) -> None:
    editor = opened(APPROVED)
    commands.enter(editor, f"/corrigendum {typed}")
    (entry,) = editor.minutes.corrigenda
    assert (entry.paragraph, entry.text.lstrip('"“')[:5]) == (1, "brine")
    commands.enter(editor, "/corrigendum 1 May was the day.")
    assert editor.minutes.corrigenda[1].paragraph is None


@pytest.mark.parametrize(
    "typed", ["99 Zoë: no such", "§99 Zoë: no such", "§99 No such.", "99. No such.", "Par. 99, Zoë: no such"]
)
def test_a_comment_on_a_paragraph_that_there_is_not_is_not_taken_for_words(typed: str, opened: Opened) -> None:
    editor = circulated(opened)
    outcome = commands.enter(editor, f"/comment {typed}")
    assert (outcome.misread, editor.minutes.comments) == ("There is no paragraph 99.", ())


def test_a_number_that_is_no_paragraphs_may_begin_the_words_of_a_comment(opened: Opened) -> None:
    editor = circulated(opened, "/comment 99 boats came", "/comment Zoë: 99 boats came")
    assert [(each.paragraph, each.who, each.text) for each in editor.minutes.comments] == [
        (None, "", "99 boats came"), (None, "Zoë", "99 boats came"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "old"),
    [
        ("NB: I said before Easter. Christmas -> Easter", "Christmas"),
        ("I meant: “in May” -> in June", "in May"),
        ("the first boat, in May -> in June", "in May"),
        ("May -> June", "May"),
        ("Not so. Whitsun -> Easter", None),
        ("In May -> in June", None),
        ("as was ai -> ei", None),
    ],
)
def test_of_a_sentence_before_an_arrow_only_what_the_paragraph_has_is_changed(said: str, old: str | None) -> None:
    text = "After Christmas the boats sail in May."
    wanted = mailed_comments.correction_in(said, text)
    assert wanted
    assert (mailed_comments.applied(text, wanted) is None) if old is None else wanted.old == old


def test_a_comment_is_told_on_entry_what_it_changes_and_what_is_not_there(opened: Opened) -> None:
    editor = opened(DRAFT)
    commands.enter(editor, "/circulate! because it is a test")
    text = paragraph_numbers.paragraph(editor.minutes, 1)
    assert text is not None
    word = editor.minutes.notes[text].text.split()[-1].strip(".")
    assert f"It changes “{word}” to “early”." in told(editor, f"/comment 1 Lea: Not so. {word} -> early")
    assert "“Not so. Whitsun” is not in §1." in told(editor, "/comment 1 Lea: Not so. Whitsun -> Easter")


@pytest.mark.parametrize(
    ("typed", "by", "until", "refused"),
    [
        ("by 15 April", "", "2025-04-15", ""),
        ("by the Council", "the Council", "None", ""),
        ("by May Thompson", "May Thompson", "None", ""),
        ("by Lea by 15 April", "Lea", "2025-04-15", ""),
        ("by Friday week", "", "2025-03-21", ""),
        ("by Lea by 1/2", "", "", "1 February or 2 January?"),
        ("by 31 April", "", "", "Not a day: 31 April."),
        ("by 2025-03-01", "", "", "Corrections by 2025-03-01: that day is over, today is 2025-03-"),
        ("by next Fryday", "", "", "Not a day: next Fryday."),
    ],
)
def test_what_looks_like_a_day_for_corrections_is_nobodys_name(
    typed: str, by: str, until: str, refused: str, opened: Opened
) -> None:
    editor = opened('[[note]]\nid = "1"\nkind = "statement"\ntext = "The roof is dry."\n')
    assert enter(editor, f"/circulate! {typed}").startswith(refused)
    history = editor.minutes.history
    assert [(each.by, str(each.corrections)) for each in history] == ([] if refused else [(by, until)])


def test_a_copy_that_no_history_names_and_that_is_damaged_gives_no_page(
    opened: Opened, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nothing proves what it was; its page would be one of what is left of it."""
    editor = circulated(opened)
    path = editor.record.path
    copy = circulated_copies.folder(path) / "7-circulated.toml"
    copy.write_text(editor.record.text)
    assert main(["export", str(path), "--state", "7", "--to", "text"]) == 0
    assert main(["states", str(path)]) == 0
    assert "No circulation in the history has stored 7:" in capfd.readouterr().err
    for damaged in (b"\x00\xff\x13" * 40, editor.record.text.encode()[:-30], b""):
        copy.write_bytes(damaged)
        assert main(["export", str(path), "--state", "7", "--to", "text"]) == 3
        said = capfd.readouterr()
        assert f"{copy} is damaged and cannot be read as a record. Restore the original file." in said.err
        assert not said.out
