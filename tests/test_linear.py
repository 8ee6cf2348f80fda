"""Linear mode: the minutes at a plain prompt, through a pipe and on a real terminal that is never redrawn."""

import os
import re
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest
import starts

from minutes_tui.cli.linear import views
from minutes_tui.record import Record
from minutes_tui.system import files

ROOT = Path(__file__).parents[1]
RECORD = """format = 1

[meeting]
title = "Ice in the harbour"
date = 2025-03-12
quorum = 3

[[participant]]
key = "AT"
name = "Anna Tamm"
title = "Ms"
role = "chair"
presence = "present"

[[participant]]
key = "LB"
name = "Lena Berg"
title = "Ms"
delegation = "Sweden"

[[agenda]]
key = "ice"
title = "Ice classes"

[[agenda]]
key = "buoys"
title = "Buoys"
minutes = 10
"""
HELPS = "Type /help for an introduction, /keys for all lines and commands, /quit to quit.\n"

posix = pytest.mark.skipif(os.name == "nt", reason="needs a pty")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ice.toml"
    path.write_text(RECORD)
    return path


class Ended(NamedTuple):
    code: int
    said: list[str]
    err: str
    welcome: list[str]


def piped(path: Path, *lines: str, code: str = "") -> Ended:
    """What is said about lines that come through a pipe, after the welcome, with the times taken out."""
    given = "".join(f"{line}\n" for line in lines).encode()
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    if code:
        call = [sys.executable, "-c", code, str(path), "--linear"]
        ended = subprocess.run(call, input=given, capture_output=True, env=environment, timeout=60, check=False)
    else:
        ended = starts.run([path, "--linear"], given, environment)
    said = re.sub(r"\b\d\d:\d\d, ", "", ended.stdout.decode())
    assert "\x1b" not in said
    welcome, _, behind = said.partition(HELPS)
    return Ended(ended.returncode, behind.splitlines(), ended.stderr.decode(), welcome.splitlines())


def texts(path: Path) -> list[str]:
    return [note["text"] for note in tomllib.loads(path.read_text()).get("note", []) if "text" in note]


# Through a pipe


def test_the_prompt_says_which_meeting_it_is_and_what_became_of_each_line(path: Path) -> None:
    ended = piped(path, "/next", "AT: The ice came late.", "", "LB? When?", "- in March", "! We wait.", "It was cold.")
    assert ended.welcome == [
        "Ice in the harbour",
        "There is no current agenda item.",
        "1 of 2 present; the quorum needs 2.",
    ]
    assert (ended.code, ended.err) == (0, "")
    assert ended.said == [
        "item Ice classes, taken up",
        "AT Tamm, statement",
        "LB Berg, question",
        "LB Berg, • list item",
        "Decision",
        "Narrative",
        f"Closed. Everything is saved in {path}.",
    ]
    assert texts(path) == ["The ice came late.", "When?\n\n- in March", "We wait.", "It was cold."]


def test_words_that_are_said_again_stay_as_they_are_typed(path: Path) -> None:
    said = piped(path, "AT: Ice.", "s/Ice/Ice · snow/", "/undo", "/redo").said
    assert said[1:-1] == [
        "Correct the last note, “Ice” → “Ice · snow”",
        "Undone. The statement “Ice.” is as before.",
        "The last note now reads:",
        "AT Tamm: Ice.",
        "Redone.",
        "The last note now reads:",
        "AT Tamm: Ice · snow.",
    ]


def test_code_takes_every_line_and_an_item_its_blanks(path: Path) -> None:
    said = piped(path, "AT: It reads", "- so:", "  - twice", "```", "/notes", "", "/undo", "```", "- then").said
    assert said[1:-1] == [
        "AT Tamm, • list item",
        "AT Tamm, • list item, 1 deep",
        "AT Tamm, code, to the next ```",
        *["AT Tamm, code, to the next ```"] * 3,
        "AT Tamm, end of the code",
        "AT Tamm, • list item",
    ]
    assert texts(path) == ["It reads\n\n- so:\n  - twice\n\n  ```\n  /notes\n\n  /undo\n  ```\n- then"]


def test_a_correction_of_an_earlier_note_names_it(path: Path) -> None:
    said = piped(path, "AT: The ice came late.", "LB: When?", "s/late/early").said
    assert said[2].endswith("Corrected in note 1: “The ice came early.”")
    assert texts(path) == ["The ice came early.", "When?"]


def test_a_problem_is_said_before_what_was_made_of_the_line(path: Path) -> None:
    said = piped(path, "QQ: I was late.", "/skate fast").said
    assert said[0].startswith("Not on the participants list: QQ. To add: /name QQ = NAME. QQ, not named yet, statement")
    assert said[1] == "There is no command /skate: /help lists them. Private remark, marked for checking"
    assert texts(path) == ["I was late.", "/skate fast"]


def test_the_words_in_which_a_named_code_was_left_are_said(path: Path) -> None:
    said = piped(path, "PM: Good morning.", "AT: At 5 PM the ice broke.", "/name PM = Mr Peter Mann", "/name! PM").said
    assert said[-4:-1] == [
        "PM stays in note 2: /name! PM = Mr Peter Mann changes it there. PM is Mr Peter Mann.",
        "note 2, AT Tamm: At 5 PM the ice broke.",
        "PM is now Mr Mann in the text of 1 note.",
    ]
    assert texts(path) == ["Good morning.", "At 5 Mr Mann the ice broke."]


def test_a_refused_line_waits_in_the_draft_until_it_is_entered_again_or_dropped(path: Path) -> None:
    first = piped(path, "AT: The ice.", "s/snow/rain/", "LB: The snow.")
    assert first.said[1] == ("Not entered: “snow” is in no note. /again enters it, "
                             "/discard deletes it: s/snow/rain/")  # fmt: skip
    second = piped(path, "/again", "/discard")
    assert "No line is waiting." in second.said
    assert "There is an unfinished line (/again enters it, /discard deletes it): s/snow/rain/" in second.welcome
    assert texts(path) == ["The ice.", "The rain."]
    assert not [said for said in piped(path).welcome if "waits" in said]


def test_a_refused_command_without_words_leaves_nothing_that_waits(path: Path) -> None:
    assert piped(path, "/undo").said[:1] == ["There is nothing to undo in this session."]
    assert not [said for said in piped(path).welcome if "waits" in said]


def test_undo_says_what_the_last_note_is_now(path: Path) -> None:
    assert piped(path, "AT: One.", "AT: Two.", "/undo").said[2:5] == [
        "Undone.", "The last note now reads:", "AT Tamm: One."
    ]  # fmt: skip


def test_views_are_said_as_lines_and_words_behind_them_find(path: Path) -> None:
    def about(*lines: str) -> list[str]:
        return piped(path, *lines).said[:-1]

    people = ["AT, Ms Anna Tamm, chair, present", "LB, Ms Lena Berg, Sweden, expected"]
    assert about("/people") == [*people, "1 of 2 present; the quorum needs 2."]
    assert about("/people SWE") == ["LB, Ms Lena Berg, Sweden, expected"]
    assert about("/people norway") == ["Nothing contains “norway”."]
    assert about("/next", "/agenda")[1:] == [
        "1 Ice classes, code ice, current", "2 Buoys, code buoys, 10 minutes, to come"
    ]  # fmt: skip
    assert "/next   Take up the next agenda item." in about("/help agenda item")
    assert "Review: Problems: acronyms that are never spelled out" in "\n".join(about("/help acronyms"))
    assert about("/help")[0].startswith("Each line you enter is a note")
    assert len(about("/keys")) > 50
    assert "• LB" not in about("/page")
    assert any("Ms Anna Tamm" in line for line in about("/page"))


def test_the_last_notes_are_said_with_who_said_them_and_what_they_are(path: Path) -> None:
    lines = [f"AT: Floe {number}." for number in range(7)]
    said = piped(path, *lines, "... It melts.", "> LB sends the table by 2025-04-01", "// Ask Jana.", "/notes 3").said
    assert said[10:-1] == [
        "7. AT Tamm: Floe 6.", "  It melts.",
        "8. LB Berg, action 1, due 2025-04-01: sends the table",
        "9. remark: Ask Jana.",
    ]  # fmt: skip
    assert piped(path, "/notes").said[:-1] == [
        "5. AT Tamm: Floe 4.", "6. AT Tamm: Floe 5.", *said[10:-1]
    ]  # fmt: skip
    assert piped(path, "/notes floe 2").said[:-1] == ["3. AT Tamm: Floe 2."]
    assert piped(path, "/notes kind:action").said[:-1] == ["8. LB Berg, action 1, due 2025-04-01: sends the table"]


def test_what_needs_a_screen_says_so_and_what_to_type_instead(path: Path) -> None:
    assert piped(path, "/edit").said[0] == (
        f"This needs the screen. Run minutes {path}. "
        "/correct puts the last note into the input line, /correct 12 note 12."
    )


def test_every_view_of_the_app_is_said_or_done_or_says_what_to_type_instead(path: Path) -> None:
    from minutes_tui.tui.views import MODULES

    done = {"quit", "rollcall", "import"}
    for view in MODULES.keys() - done:
        assert view in {**views.SHOWN, **views.INSTEAD}, view


def test_the_roll_is_called_with_a_question_for_each(path: Path) -> None:
    said = piped(path, "+LB", "/motion We wait.", "/rollcall", "y", "perhaps", "n", "/notes 1").said
    assert said[2:5] == ["Type y for, n against, a to abstain. Enter alone skips the person; a full stop ends the "
                         "vote.", "Type y, n or a.", "1 for, 1 against, 0 abstained."]  # fmt: skip
    assert tomllib.loads(path.read_text())["note"][2]["ballots"] == {"AT": "for", "LB": "against"}


def test_in_the_roll_it_is_said_whose_proxy_somebody_casts(path: Path) -> None:
    lines = "+LB", "/person CV = Ms Cleo Vik", "/absent CV", "/proxy LB: CV", "/motion We wait.", "/rollcall", "y", "n"
    said = piped(path, *lines).said
    assert "1 for, 2 against, 0 abstained." in said
    ballots = tomllib.loads(path.read_text())["note"][2]["ballots"]
    assert ballots == {"AT": "for", "LB": "against", "CV": "against"}


ASKED = "there at the opening."
WAYS = "Type expected, present, apologies, absent for all of them. Enter alone leaves the presence open."


def test_the_minutes_of_a_file_are_put_in_as_one_step(path: Path, tmp_path: Path) -> None:
    source = tmp_path / "kiln.md"
    source.write_text("# Kiln\n\nOtto: It is cold.\n\nOtto: So it is.\n\nOtto: Yes.\n", "utf-8")
    said = "\n".join(piped(path, f"/import {source}", f"/import {source}", "/undo", "/import gone.docx").said)
    assert "No date" not in said
    assert "Put in from kiln.md: 1 person, 0 items, 3 notes." in said
    assert "Otto speaks but is not on the list of participants." in said
    assert "already: nothing was put in" in said
    assert "Check its name" in said
    assert "Otto" not in path.read_text("utf-8")


def test_a_list_of_people_is_taken_to_its_first_empty_line(path: Path) -> None:
    said = piped(path, "/import", "Norway: Mr Jo Lind, Pilot", "Ms Anna Tamm", "", "JL: Here.").said
    assert said[2:8] == ["JL, Mr Jo Lind", "AT2, Ms Anna Tamm: is already on the participants list",
                         f"The list does not say whether 1 person was {ASKED}", WAYS,
                         "1 added to the participants list: Mr Jo Lind, who is expected: "
                         "+JL says that they are present. /undo reverses it.",
                         "JL Lind, statement"]  # fmt: skip
    assert [each["key"] for each in tomllib.loads(path.read_text())["participant"]] == ["AT", "LB", "JL"]


def test_presence_is_asked_once_for_all_of_whom_a_list_says_nothing(path: Path) -> None:
    lines = "/import", "Mr Jo Lind", "Ms Una Holm", "Apologies: Mr Per Dahl", "", "pres", "JL: Here."
    said = piped(path, *lines).said
    assert f"The list does not say whether 2 people were {ASKED}" in said
    people = tomllib.loads(path.read_text())["participant"]
    assert [each.get("presence") for each in people[2:]] == ["present", "present", "apologies"]
    piped(path, "/import", "Mr Ib Juul", "", "", "IJ: Here.")
    assert "presence" not in tomllib.loads(path.read_text())["participant"][5]
    assert texts(path)[-2:] == ["Here.", "Here."]


def test_earlier_notes_are_corrected_and_all_that_the_review_does_is_done_by_number(path: Path) -> None:
    said = piped(
        path, "AT: The ice came.", "LB: The the snow.", "/note 1 words The ice came late.", "/note 2 speaker AT",
        "/note 1,2 mark Which year?", "/note 2 before LB: Late.", "/note 1 strike", "/note 9 strike", "/note 1 dance",
    ).said  # fmt: skip
    assert said[2:7] == ["Corrected.", "Changed to Ms Tamm.", "2 notes: marked for checking: Which year?",
                         "Entered before the note.",
                         "Struck out. It stays in the record but is not printed."]  # fmt: skip
    assert said[7].startswith("There is no note 9: /notes shows the numbers.")
    assert said[8].startswith("Type /note NUMBER WHAT, where WHAT is words, silence, speaker, kind,")
    notes = tomllib.loads(path.read_text())["note"]
    assert [note["text"] for note in notes[:3]] == ["The ice came late.", "Late.", "The the snow."]
    assert [note["speaker"] for note in notes[:3]] == ["AT", "LB", "AT"]
    assert "struck" in notes[0]


def test_what_other_programs_refuse_in_the_record_is_among_the_problems(path: Path) -> None:
    path.write_text(RECORD + '\n[[note]]\nid = "1"\nuntil = 10:45\n')
    assert any("not valid TOML 1.0" in line for line in piped(path, "/checks").said)


def test_what_the_checks_find_is_said_with_numbers_and_mended_and_silenced_by_them(path: Path) -> None:
    path.write_text(RECORD.replace("quorum = 3\n", ""))
    said = piped(path, "LB: It is cold cold here, AT.", "AT: The snow snow fell.", "/checks").said
    number = next(line.split(".")[0] for line in said if "is repeated" in line)
    assert f"{number}. note 1: “cold” is repeated: keep it once. /fix {number}: Keep only one “cold”." in said
    piped(path, f"/fix {number}")
    assert texts(path) == ["It is cold here, AT.", "The snow snow fell."]
    count = len([line for line in piped(path, "/checks").said if re.match(r"\d+\. ", line)])
    piped(path, "/silence 1 all")
    assert len([line for line in piped(path, "/checks").said if re.match(r"\d+\. ", line)]) < count


def test_words_are_said_where_they_stand_and_replaced_in_all_places_or_in_some(path: Path) -> None:
    said = piped(path, "AT: Snow, snow.", "LB: Snow.", "/replace now", "/replace s/now/low/ 2,3", "/replace fog").said
    assert said[2:7] == ["3 places.", "1. note 1: Snow, snow.", "2. note 1: Snow, snow.", "3. note 2: Snow.",
                         "2 places changed. /undo reverses it."]  # fmt: skip
    assert said[7] == "Not found in the record."
    assert texts(path) == ["Snow, slow.", "Slow."]


def test_every_field_of_people_and_of_the_agenda_is_changed_by_a_line_and_so_is_their_order(path: Path) -> None:
    piped(path, "AT: One.", "/set AT post = Head of Unit", "/set AT key = ANT", "/set ice title = Ice and snow",
          "/set buoys presenter = LB", "/reorder buoys first", "/seat LB up", "/strike ice",
          "/set LB presence = absent", "/set LB presence = late")  # fmt: skip
    record = tomllib.loads(path.read_text())
    assert [person["key"] for person in record["participant"]] == ["LB", "ANT"]
    assert record["participant"][1]["post"] == "Head of Unit"
    assert record["participant"][0]["presence"] == "absent"
    assert [item["key"] for item in record["agenda"]] == ["buoys", "ice"]
    assert record["agenda"][0]["presenter"] == "LB"
    assert record["agenda"][1]["title"] == "Ice and snow"
    assert "struck" in record["agenda"][1]
    assert record["note"][0]["speaker"] == "ANT"
    assert (record["note"][1]["kind"], record["note"][1]["text"]) == ("remark", "/set LB presence = late")


def test_nothing_that_is_said_names_a_key_of_the_screen(path: Path) -> None:
    said = piped(path, "/help", "/dance", "/keys", "/note", "/next", "/next", "/next", "AT: One.",
                 "/note 1 attribution", "/remove ice", "/undo", "/undo")  # fmt: skip
    assert not [line for line in said.said if re.search(r"\bF\d+\b|Escape", line)]


def test_quit_leaves(path: Path) -> None:
    ended = piped(path, "AT: One.", "/quit", "AT: Two.")
    assert ended.said[-1] == f"Closed. Everything is saved in {path}."
    assert texts(path) == ["One."]


def test_exporting_says_where_and_how_much_is_still_to_be_checked(path: Path) -> None:
    said = piped(path, "AT: One ?? two.", "/exprot pdf", "/export md").said
    assert said[-2] == "ice.md has been written. 2 notes are still marked for checking."
    assert "exprot" not in path.with_suffix(".md").read_text()


def test_what_a_page_lacks_is_said_behind_it(path: Path) -> None:
    path.write_text(RECORD + '\n[print]\nlogo = "gone.png"\n')
    said = piped(path, "/page").said
    assert any(line.startswith("The logo ") and "gone.png cannot be read" in line for line in said)


def test_words_of_the_record_never_act_on_the_terminal(path: Path) -> None:
    path.write_text(RECORD.replace("Ice in the harbour", r"Ice\u001b[2J\u0007"))
    ended = piped(path, "AT: It \x1b]0;x\x07 came.", "/notes", "/people \x1b[2J")
    assert ended.welcome[0] == "Ice␛[2J␇"
    assert not any(ord(letter) < 32 for line in ended.welcome + ended.said for letter in line)


def test_a_line_that_is_not_utf_8_loses_no_word(path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "minutes_tui", "--linear", str(path)],
        input="AT: Schöne Höfe.\n".encode("cp1252"), capture_output=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert ended.returncode == 0
    assert texts(path) == ["Schöne Höfe."]


def test_the_command_is_used_wrongly_or_the_record_is_not_there(path: Path, tmp_path: Path) -> None:
    def ended(*arguments: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "minutes_tui", *arguments], capture_output=True, cwd=ROOT, check=False, input=b""
        )
        return done.returncode, done.stderr.decode()

    assert ended("--linear")[0] == 2
    code, said = ended(str(tmp_path / "none.toml"), "--linear")
    assert code == 2
    assert "minutes new" in said
    held = Record.open(path)
    assert ended(str(path), "--linear")[0] == 5
    assert held.close()


def test_linear_mode_loads_no_screen(path: Path) -> None:
    code = "import sys; from minutes_tui.cli.main import main; code = main(); " \
           "assert not {'textual', 'rich', 'typst'} & set(sys.modules); sys.exit(code)"  # fmt: skip
    assert piped(path, "AT: One.", "/people", "/agenda", "/notes", code=code).code == 0


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid"), reason="needs a folder that may not be written")
def test_a_fault_of_the_disk_is_said_once_and_where_the_copy_is(path: Path, state_folder: Path) -> None:
    code = """
import errno, sys
from minutes_tui.system import files
from minutes_tui.cli.main import main
def full(*arguments, **named):
    raise OSError(errno.ENOSPC, "No space left on device")
files.append = files.swap = full
sys.exit(main())
"""
    ended = piped(path, "AT: One.", "AT: Two.", "AT: Three.", code=code)
    assert ended.code == 3
    assert [said for said in ended.said if said.startswith("Not saved.")] == [
        f"Not saved. {path} cannot be written: No space left on device. Correct this and try again."
    ]
    assert "verything you entered is in" in ended.err
    copies = list((state_folder / "rescued").iterdir())
    assert texts(copies[0]) == ["One.", "Two.", "Three."]


# On a terminal


def screenless(path: Path, **environment: str):  # type: ignore[no-untyped-def]
    """Linear mode on a pty, when it waits for the first line; all that it sends is kept in `sent`."""
    from terminal import Pty

    class Heard(Pty):
        sent = b""

        def read(self, seconds: float) -> bytes:
            said = super().read(seconds)
            self.sent += said
            return said

        def until(self, words: str) -> None:
            """Wait for words that have not been heard yet."""
            end = time.monotonic() + 20
            while words.encode() not in self.sent[self.heard :]:
                assert time.monotonic() < end, f"{words!r} was not said: {self.sent[self.heard :]!r}"
                self.read(0.1)
            self.heard += self.sent[self.heard :].index(words.encode()) + len(words.encode())

        heard = 0

    terminal = Heard([sys.executable, "-m", "minutes_tui", str(path), "--linear"], 40, 24, environment)
    terminal.until("> ")
    return terminal


@posix
@pytest.mark.parametrize("name", ["dumb", "xterm-256color"])
def test_on_a_terminal_no_escape_code_is_sent_and_a_long_line_is_not_written_anew(path: Path, name: str) -> None:
    pytest.importorskip("pyte")
    words = "AT: The ice came late and stayed long, and the pilots waited on the quay for two days."
    with screenless(path, TERM=name) as terminal:
        terminal.send(words)
        terminal.until(words[-5:])
        assert words.encode() in terminal.sent
        terminal.send("\r")
        terminal.until("AT Tamm, statement")
        terminal.until("AT> ")
        terminal.send("/next\r")
        terminal.until("ice · AT> ")
        terminal.send("\x04")
        terminal.until("Closed. Everything is saved in")
        assert terminal.wait() == 0
        assert b"\x1b" not in terminal.sent
    assert texts(path) == [words[4:]]


@posix
def test_ctrl_c_leaves_the_line_alone_and_tab_goes_through_the_completions(path: Path) -> None:
    pytest.importorskip("pyte")
    with screenless(path) as terminal:
        terminal.send("AT: never mind\x03")
        terminal.until("Line discarded. To quit, type /quit.")
        terminal.until("> ")
        terminal.send("/agen")
        terminal.send("\x15tam\t")
        terminal.until("AT")
        terminal.send(": Yes.\r")
        terminal.until("statement")
        terminal.send("/leave\r")
        terminal.until("Closed.")
        assert terminal.wait() == 0
    assert texts(path) == ["Yes."]
    assert Record.open(path).half_line == ""


@posix
def test_a_refused_line_waits_and_what_is_typed_next_is_a_line_of_its_own(path: Path) -> None:
    pytest.importorskip("pyte")
    with screenless(path) as terminal:
        terminal.send("AT: The ice.\r")
        terminal.until("AT> ")
        terminal.send("s/snow/rain/\r")
        terminal.until("/again edits it, /discard deletes it: s/snow/rain/")
        terminal.send("/dance\rLB: No.\r/discard\r")
        terminal.until("LB Berg, statement")
        terminal.until("Discarded.")
        terminal.send("/waltz on\r\r")
        terminal.until("Enter alone enters it as text")
        terminal.until("Narrative, marked for checking.")
        terminal.send("s/snow/rain/\r")
        terminal.until("/again edits it")
        terminal.send("/again\r")
        terminal.until("The text is back in the input line.")
        terminal.until("LB> s/snow/rain/")
        terminal.send("\x15/correct 1\r")
        terminal.until("LB> /note 1 words The ice.")
        terminal.send("\x7f on the quay.\r")
        terminal.until("Corrected.")
        terminal.until("LB> ")
        terminal.send("\x04")
        terminal.until("Closed.")
    assert texts(path) == ["The ice on the quay.", "No.", "/waltz on"]


@posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_the_half_line_is_in_the_draft_when_the_system_ends_it_and_stands_in_the_line_again(
    path: Path, name: str
) -> None:
    pytest.importorskip("pyte")
    number = getattr(signal, name)
    with screenless(path) as terminal:
        terminal.send("AT: Half a line")
        terminal.until("Half a line")
        assert terminal.kill(number) == 128 + number
    with screenless(path) as terminal:
        terminal.until("AT: Half a line")
        terminal.send(" more.\r")
        terminal.until("statement")
        terminal.until("AT> ")
        terminal.send("\x04")
        terminal.until("Closed.")
    assert texts(path) == ["Half a line more."]


@posix
def test_the_half_line_is_in_the_draft_within_a_second_whatever_ends_the_program(path: Path) -> None:
    pytest.importorskip("pyte")
    with screenless(path) as terminal:
        terminal.send("AT: Half a line")
        terminal.until("Half a line")
        time.sleep(1)
        terminal.kill()
    opened = Record.open(path)
    assert opened.half_line == "AT: Half a line"
    assert opened.close()


@posix
def test_another_programs_change_is_said_and_joined(path: Path) -> None:
    pytest.importorskip("pyte")
    with screenless(path) as terminal:
        files.swap(path, [path.read_bytes().replace(b"Ice classes", b"Ice and snow")])
        time.sleep(0.5)
        terminal.send("/next\r")
        terminal.until("The changes of another program were merged")
        terminal.until("item Ice and snow, taken up")
        terminal.until("ice> ")
        terminal.send("\x04")
        terminal.until("Closed.")
        assert terminal.wait() == 0


@posix
def test_a_record_that_is_not_there_is_begun_with_two_questions(tmp_path: Path) -> None:
    pytest.importorskip("pyte")
    from terminal import Pty

    path = tmp_path / "new.toml"
    with Pty([sys.executable, "-m", "minutes_tui", "--linear", str(path)], 80, 24, in_earnest=True) as terminal:
        terminal.time_until(b"Title of the meeting: ")
        terminal.send("Frost\r")
        terminal.time_until(b"(Enter for today): ")
        terminal.send("2025-03-12\r")
        terminal.time_until(b"minutes> ")
        terminal.send("It froze.\r")
        terminal.time_until(b"Narrative\r\nminutes> ")
        terminal.send("\x04")
        terminal.time_until(b"Closed.")
    minutes = Record.read(path).minutes
    assert (minutes.meeting.title, str(minutes.meeting.date)) == ("Frost", "2025-03-12")
    assert [note.text for note in minutes.notes] == ["It froze."]


@posix
def test_without_readline_the_words_that_were_refused_wait(path: Path) -> None:
    pytest.importorskip("pyte")
    from terminal import Pty

    code = "import sys; sys.modules['readline'] = None; from minutes_tui.cli.main import main; sys.exit(main())"
    with Pty([sys.executable, "-c", code, str(path), "--linear"], 80, 24, {"PYTHONPATH": str(ROOT)}) as terminal:
        terminal.time_until(b"minutes> ")
        terminal.send("s/snow/rain/\r")
        terminal.time_until(b"/again enters it")
        terminal.send("AT: The snow.\r")
        terminal.time_until(b"AT> ")
        terminal.send("/again\r")
        terminal.time_until("“rain”\r\nAT> ".encode())
        terminal.send("\x04")
        terminal.time_until(b"Closed.")
    assert texts(path) == ["The rain."]


def test_what_is_open_before_signing_off_is_said_and_approved_minutes_say_that_they_are(path: Path) -> None:
    said = piped(path, "AT: The ice was ?? thick.", "/signoff").said
    assert said[-3:-1] == ["1 point is open (marks to check 1).", "note 1: To check: “The ice was ?? thick.”"]
    path.write_text(RECORD.replace("quorum = 3", 'status = "approved"'))
    ended = piped(path, "AT: One more.", "/corrigendum For thick read thin.")
    assert any(line.startswith("Locked, approved: use /corrigendum") for line in ended.welcome)
    assert ended.said[0].startswith("Not entered: Locked, approved: ")
    assert ended.said[1].startswith("Corrigendum 1 added.")


def test_a_mail_is_taken_in(path: Path) -> None:
    mail = path.with_name("back.txt")
    mail.write_text("1. late -> early\n")
    said = piped(path, "AT: It was late.", "/circulate!", f"/comments {mail}", "/accept 1").said
    assert any("1 comment, 1 on a paragraph" in line for line in said)
    assert tomllib.loads(path.read_text())["note"][0]["text"] == "It was early."


def test_a_line_by_two_speakers_says_how_it_is_parted_and_that_does_so(path: Path) -> None:
    said = piped(path, "AT: It froze. LB: So it did.", "/split LB: So it did.").said
    assert said[:3] == [
        "AT Tamm, statement", "LB speaks in it too: /split LB: So it did. makes that a note of its own.",
        "Split into two notes.",
    ]  # fmt: skip
    notes = tomllib.loads(path.read_text())["note"]
    assert [(note["speaker"], note["text"]) for note in notes] == [("AT", "It froze."), ("LB", "So it did.")]


def test_a_note_that_is_entered_as_it_was_is_said_to_be_unchanged(path: Path) -> None:
    assert piped(path, "AT: It froze.", "/note 1 words It froze.").said[1] == "The note is unchanged."


def test_a_question_about_a_line_ends_before_what_the_line_is(path: Path) -> None:
    assert piped(path, "AT left the room").said[0] == "Did AT leave? Type -AT. Narrative, marked for checking"


@posix
def test_tab_parts_a_line_by_two_speakers_and_the_second_stands_in_the_next_line(path: Path) -> None:
    pytest.importorskip("pyte")
    with screenless(path) as terminal:
        terminal.send("AT: It froze. LB: So it did.\t")
        terminal.until("AT: It froze.")
        terminal.send("\r")
        terminal.until("AT Tamm, statement")
        terminal.until("AT> LB: So it did.")
        terminal.send("\r")
        terminal.until("LB Berg, statement")
        terminal.send("/correct 2\r")
        terminal.until("LB> /note 2 words So it did.")
        terminal.send(" Twice.\r")
        terminal.until("Corrected.")
        terminal.until("LB> ")
        terminal.send("\x04")
        terminal.until("Closed.")
    notes = tomllib.loads(path.read_text())["note"]
    assert [(note["speaker"], note["text"]) for note in notes] == [("AT", "It froze."), ("LB", "So it did. Twice.")]
