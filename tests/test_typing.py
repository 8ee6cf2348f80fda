"""What hands do in a real terminal: pastes, letters of all scripts, clicks. Words stay words, where they belong."""

import asyncio
import os
import threading
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyte")
pytest.importorskip("fcntl", reason="needs a pty")

from terminal import Terminal, notes_in, opened_app
from test_terminal import RECORD, enter, words_in_line
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.events import Key, Paste
from textual.screen import Screen

from minutes_tui.assist import preview
from minutes_tui.model.document import visible
from minutes_tui.record import Record
from minutes_tui.tui import loading
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.line_session import SEEN, LineSession
from minutes_tui.tui.terminal_input import Parser
from minutes_tui.tui.widgets.bars import Status
from minutes_tui.tui.widgets.line_input import AHEAD
from minutes_tui.tui.widgets.text_boxes import Area, Rows, Words

BEGIN, END = "\x1b[200~", "\x1b[201~"
FAMILY, FLAG, ACCENTED, HINDI = "👨\u200d👩\u200d👧", "🇩🇪", "e\u0301", "स्ते"
ODD = [
    "10\u00a0000\u202f€", "東京\u3000会議", "می\u200cخواهم", "ශ්\u200dරී", FAMILY, "co\u00adoperate", "\ue000",
    "\U0003134f", HINDI,
]  # fmt: skip
"""No-break, thin and wide space, non-joiner, joiners, soft hyphen, a private letter, one that Python may not know."""
HOSTILE = "red \x1b[31mword\x1b[0m\x07 a\x0bb\x00c\x1b[200~\x11\x03 end"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ice.toml"
    path.write_text(RECORD)
    return path


def pasted(words: str) -> str:
    return f"{BEGIN}{words}{END}"


def texts(path: Path) -> list[str]:
    return [note["text"] for note in notes_in(path)]


def click(terminal: Terminal, words: str, beside: int = 0) -> None:
    """Press and let go of the mouse on the first letter of some words, or some cells beside it."""
    terminal.wait_for(words)
    row = next(number for number, line in enumerate(terminal.text.split("\n")) if words in line)
    column = terminal.text.split("\n")[row].index(words) + beside
    terminal.send(f"\x1b[<0;{column + 1};{row + 1}M\x1b[<0;{column + 1};{row + 1}m")


# Pastes


def test_a_pasted_line_goes_in_once_and_control_characters_in_it_are_words(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.send(pasted("hello") + "\r")
        enter(terminal)
        terminal.send(pasted(HOSTILE) + "\r")
        enter(terminal)
        assert "red ␛[31mword␛[0m␇ a␋b␀c␛[200~␑␃ end" in terminal.text
        terminal.send("ab\x1b[D" + pasted("--") + "\r")
        enter(terminal)
    assert texts(path) == ["hello", HOSTILE, "a--b"]


def read_in_parts(sent: str, size: int) -> list[str]:
    """What is read of words that come in parts of a size: each key's name, and each paste."""
    parser = Parser()
    found: list[str] = []
    for at in range(0, len(sent), size):
        for event in (*parser.feed(sent[at : at + size]), *parser.tick()):
            found.append(f"paste {event.text}" if isinstance(event, Paste) else getattr(event, "key", ""))
    return found


def test_a_paste_too_long_for_the_line_is_a_note_with_what_was_typed_before_it(path: Path) -> None:
    with opened_app(path, 120, 24) as terminal:
        terminal.send("AT: " + pasted("word " * 20_001 + "end."))
        terminal.wait_for("Too long for the line, so entered as a note")
        terminal.wait_for(lambda text: words_in_line(text) == "")
        terminal.press("ctrl+z")
        terminal.wait_for("Undone.")
        terminal.wait_for(lambda text: texts(path) == [])  # the file is swapped behind it
        terminal.press("ctrl+y")
        terminal.send("Next.\r")
        enter(terminal)
    long, after = texts(path)
    assert long == "word " * 20_001 + "end."
    assert after == "Next."


def test_a_paste_that_is_too_long_for_a_correction_leaves_that_as_it_is(path: Path) -> None:
    with opened_app(path, 120, 24) as terminal:
        terminal.send("One.\r")
        enter(terminal)
        terminal.press("up")
        terminal.wait_for("Correcting")
        terminal.send(pasted("word " * 20_001 + "end."))
        terminal.wait_for("Too long for the line, so entered as a note")
        terminal.send("x\r")
        terminal.wait_for("Corrected.")
    assert [text[-5:] for text in texts(path)] == ["One.x", " end."]


def test_a_paste_is_one_however_it_is_cut_and_keys_around_it_are_keys() -> None:
    sent = f"a{pasted('x')}b{pasted(HOSTILE)}{pasted('')}\x1b[Ac"
    whole = read_in_parts(sent, len(sent))
    assert whole == ["a", "paste x", "b", f"paste {HOSTILE}", "paste ", "up", "c"]
    for size in range(1, 20):
        assert read_in_parts(sent, size) == whole


def test_a_paste_whose_mark_is_late_is_none_of_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual._parser.get_time", iter(range(1000)).__next__)  # each look is a second later
    for size in (3, 4, 5):
        assert read_in_parts(pasted("late"), size) == ["paste late"]


def test_a_huge_paste_is_whole(path: Path) -> None:
    huge = "wörd " * 4_000
    with opened_app(path) as terminal:
        terminal.send(pasted(huge) + "\r")
        enter(terminal)
    assert texts(path) == [huge.strip()]


def test_a_byte_that_is_no_utf_8_does_not_end_the_app(path: Path) -> None:
    with opened_app(path) as terminal:
        os.write(terminal.descriptor, b"a\xffb\r")
        enter(terminal)
    assert texts(path) == ["a\ufffdb"]


def test_a_letter_whose_bytes_come_apart_is_that_letter(path: Path) -> None:
    """As they do where a line is slow, and where a paste is read in parts."""
    with opened_app(path) as terminal:
        for byte in "Wörd, 茶".encode():
            os.write(terminal.descriptor, bytes([byte]))
            terminal.rest(0.15)
        enter(terminal, "")
    assert texts(path) == ["Wörd, 茶"]


def test_pasted_lines_are_lines_of_their_own_and_a_command_that_can_not_be_done_is_a_remark(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.send("AT: " + pasted("One.\r\n/dance slowly\n/rollcall taken\nLB: Two.\nLB: Th"))
        terminal.wait_for("The last pasted line waits: Enter enters it. 2 of 4 lines to be")
        enter(terminal, "ree.")
    assert [(note.get("kind", "statement"), note["text"]) for note in notes_in(path)] == [
        ("statement", "One."), ("remark", "/dance slowly"), ("remark", "/rollcall taken"), ("statement", "Two."),
        ("statement", "Three."),
    ]  # fmt: skip


def test_columns_that_are_pasted_are_a_table_and_lines_of_code_in_code(path: Path) -> None:
    columns = "Payee    Net   Gross\nMills    40    59\n"
    with opened_app(path) as terminal:
        terminal.send(pasted(columns))
        terminal.wait_for("Mills")
        enter(terminal, "AT: Look:", "```")
        terminal.send(pasted(columns))
        enter(terminal, "```")
    table, code = texts(path)
    assert "| Mills | 40 | 59 |" in table
    assert "Mills    40    59" in code


def test_what_is_pasted_into_a_correction_is_part_of_the_note(path: Path) -> None:
    with opened_app(path) as terminal:
        enter(terminal, "AT: The ice.")
        terminal.press("up")
        terminal.wait_for("Correcting")
        terminal.send("\x05" + pasted(" It\ncame") + pasted(" late.") + "\r")
        enter(terminal)
    assert texts(path) == ["The ice. It\ncame late."]


def test_pastes_go_once_into_the_editor_and_the_answers_of_the_review(path: Path) -> None:
    with opened_app(path) as terminal:
        enter(terminal, "AT: The ice.")
    with opened_app(path, 80, 24, "review") as terminal:
        terminal.send("e")
        terminal.wait_for("split here")
        terminal.send("\x05" + pasted(" It\x1bcame\nlate.") + "\r")
        terminal.wait_for("Corrected.")
        terminal.send("c")
        terminal.wait_for("What needs checking?")
        terminal.send(pasted("which\nyear") + "\r")
        terminal.wait_for("To check: which year")
        terminal.send("/")
        terminal.wait_for("Find · without")
        terminal.send(pasted("late") + "\r")
        terminal.wait_for("n next")
    assert [(note["text"], note["check"]) for note in notes_in(path)] == [("The ice. It\x1bcame\nlate.", "which year")]


def test_pastes_go_once_into_forms_lists_help_palette_and_replace(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.press("f3")
        terminal.wait_for("take up")
        terminal.send("/" + pasted("buo\x1b[A"))
        terminal.wait_for("/ buo␛[a")
        terminal.wait_for("Nothing matches.")  # the rows have gone, and are waited for below
        terminal.send("\x1b")
        terminal.wait_for("1 Ice classes")
        terminal.send("e")
        terminal.wait_for("Enter save")
        terminal.send(pasted("\nold\x1b[2J") + "\r")
        terminal.wait_for("is Ice classes old")
        terminal.press("escape")
        terminal.wait_for("F3 lists")
        for key, asked in (("f1", "Lines"), ("f2", "Search for commands")):
            terminal.press(key)
            terminal.wait_for(asked)
            terminal.send(pasted("zyzzy\x1b[2J"))
            terminal.wait_for("zyzzy␛[2J")
            terminal.press("escape")
            terminal.press("escape")
            terminal.wait_for("F3 lists")
        enter(terminal, "AT: The ice.")
        terminal.send("/replace\r")
        terminal.wait_for("Find what?")
        terminal.send(pasted("The ice") + "\r" + pasted("Snow"))
        terminal.wait_for("“The ice” → “Snow”")
        terminal.send("\ra\r")
        terminal.wait_for("1 place changed")
    assert texts(path) == ["Snow."]
    assert Record.read(path).minutes.agenda[0].title == "Ice classes old\x1b[2J"


# Letters


def test_every_character_but_a_control_character_can_be_typed(path: Path) -> None:
    with opened_app(path) as terminal:
        enter(terminal, *(f"AT: x {words} x" for words in ODD))
        terminal.press("f3")
        terminal.wait_for("take up")
        terminal.send("e")
        terminal.wait_for("Enter save")
        terminal.send(" " + "".join(ODD) + "\r")
        terminal.wait_for("is Ice classes")
    assert texts(path) == [f"x {words} x" for words in ODD]
    assert Record.read(path).minutes.agenda[0].title == "Ice classes " + "".join(ODD)
    with opened_app(path, 80, 24, "review") as terminal:
        terminal.send("ge")
        terminal.wait_for("split here")
        terminal.send("\x05\u00a0y\r")
        terminal.wait_for("Corrected.")
    assert texts(path)[0] == f"x {ODD[0]} x\u00a0y"


def test_the_cursor_and_backspace_go_by_letters_as_they_are_seen(path: Path) -> None:
    left, right, back, delete = "\x1b[D", "\x1b[C", "\x7f", "\x1b[3~"
    with opened_app(path) as terminal:
        for letter in (FAMILY, FLAG, ACCENTED, HINDI):
            enter(terminal, f"a{letter}b{left}{back}c")  # the letter goes as a whole
            enter(terminal, f"a{letter}b{left}{left}{delete}d")
            enter(terminal, f"a{letter}b{left}{left}{left}{right}e")
        terminal.press("f3")
        terminal.wait_for("take up")
        terminal.send("e")
        terminal.wait_for("Enter save")
        terminal.send(f"{FAMILY}{FLAG}{left}{back}x{delete}\r")
        terminal.wait_for("Ice classesx")
    assert texts(path) == [
        words for letter in (FAMILY, FLAG, ACCENTED, HINDI) for words in ("acb", "adb", f"ae{letter}b")
    ]
    assert Record.read(path).minutes.agenda[0].title == "Ice classesx"


def test_what_is_suggested_is_taken_behind_the_last_word_and_nowhere_else(path: Path) -> None:
    left, right = "\x1b[D", "\x1b[C"
    with opened_app(path) as terminal:
        enter(terminal, "The berg.")  # learned as it is entered
        terminal.send("The b")
        terminal.wait_for(lambda text: text.count("The berg") == 2)
        terminal.send(f"{left}{left}")
        terminal.wait_for(lambda text: text.count("The b") == 2 and text.count("The berg") == 1)
        enter(terminal, f"{right}x")
    assert texts(path) == ["The berg.", "The xb"]


def test_what_is_shown_of_a_character_takes_its_place_alone() -> None:
    for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0xD800):
        assert len(visible(chr(code))) == 1


# The mouse


def test_a_click_on_a_row_takes_no_letters_from_the_line(path: Path) -> None:
    before = Record.read(path).minutes
    with opened_app(path, 120, 40) as terminal:
        terminal.send("AT: The ice ")
        for words in ("Buoys", "LB Berg", "Participants", "Ice in the harbour"):
            click(terminal, words)
            terminal.send("p e s ")
        terminal.wait_for(lambda text: words_in_line(text).endswith("AT: The ice " + ("p e s " * 4).strip()))
        terminal.send("\r")
        enter(terminal)
    after = Record.read(path).minutes
    assert [note.text for note in after.notes] == ["The ice " + ("p e s " * 4).strip()]
    assert (after.agenda, after.participants) == (before.agenda, before.participants)


def test_a_click_says_which_row_it_has_chosen_and_the_lists_own_key_begins_there(path: Path) -> None:
    with opened_app(path, 120, 40) as terminal:
        click(terminal, "Buoys")
        terminal.wait_for("Buoys · to change it, press F3")
        terminal.press("f3")
        terminal.wait_for("take up")
        terminal.send("\r")
        enter(terminal)
    assert Record.read(path).minutes.notes[0].item == "buoys"


def test_the_words_of_the_footer_are_keys(path: Path) -> None:
    with opened_app(path) as terminal:
        click(terminal, "^N next", 2)
        terminal.wait_for("▸ 1 Ice classes ─")
        click(terminal, "F3")
        terminal.wait_for("take up")
        click(terminal, "Esc back")
        terminal.wait_for("^N next")
        click(terminal, "help")
        terminal.wait_for("Type to search")


def test_a_click_on_a_note_chooses_it_for_the_review_and_takes_no_letters(path: Path) -> None:
    with opened_app(path) as terminal:
        enter(terminal, "AT: The first.", "LB: The second.", "AT: The third.")
        click(terminal, "second")
        terminal.wait_for("statement · F5 reviews it")
        terminal.send("Ad")
        terminal.wait_for("Ad")
        assert words_in_line(terminal.text) == "Ad"
        terminal.press("f5")
        terminal.wait_for("F5 back")
        terminal.send("d")
        terminal.wait_for("Struck out")
    assert [("struck" in note) for note in notes_in(path)] == [False, True, False]


def test_clicks_choose_rows_of_the_lists_over_the_screen(path: Path) -> None:
    with opened_app(path, 100, 40) as terminal:
        enter(terminal, "/motion We wait.", "AT: It is ?? cold.", "LB: It is ?? wet.")
        terminal.press("f9")
        terminal.wait_for("a abstain")
        click(terminal, "LB  ")
        terminal.wait_for("Ms Lena Berg?")
        terminal.send("n\x1b")
        terminal.wait_for("^N next")
        terminal.send("/signoff\r")
        terminal.wait_for("3 points")
        click(terminal, "Berg ")
        terminal.send("\r")
        terminal.wait_for("To check: “It is ?? wet.”")
    assert notes_in(path)[-1]["ballots"] == {"LB": "against"}


# Commands


def test_a_command_that_can_not_be_done_stays_in_the_line_and_enter_again_makes_words_of_it(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.send("/dance\r")
        terminal.wait_for("There is no command /dance: /help lists them.")
        assert words_in_line(terminal.text) == "/dance"
        terminal.send("\x15/exprot pdf\r")
        terminal.wait_for("There is no command /exprot")
        terminal.send("\r")
        enter(terminal)
        terminal.send("/export md\r")
        terminal.wait_for("1 note is still marked for checking.")
        terminal.send("/quit\r")
        assert terminal.end() == 0
    assert [(note["text"], note["check"]) for note in notes_in(path)] == [
        ("/exprot pdf", "There is no command /exprot: did you mean /export?")
    ]
    assert path.with_suffix(".md").exists()


def test_escape_clears_a_command_that_can_not_be_done_and_undo_brings_it_back(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.send("AT: It froze.\r")
        enter(terminal)
        terminal.send("/meeting date 31 February 2026\r")
        terminal.wait_for("Not a date: write")
        terminal.wait_for("Esc clear")
        terminal.press("escape")
        terminal.wait_for(lambda text: "/meeting" not in text and "F2 commands" in text and "F3" in text)
        assert "31 February" not in terminal.text
        terminal.press("ctrl+z")
        terminal.wait_for("Not entered · Not a date: write")
        assert words_in_line(terminal.text) == "/meeting date 31 February 2026"
        terminal.send("\r")
        terminal.wait_for("Esc clear")
        terminal.press("escape")
        terminal.wait_for(lambda text: "/meeting" not in text)
        terminal.send("LB: It thawed.\r")
        enter(terminal)
        terminal.press("ctrl+z")
        terminal.wait_for(lambda text: "It thawed" not in text)
    assert texts(path) == ["It froze."]


def test_escape_clears_a_line_that_is_refused_and_no_command_and_undo_brings_it_back(path: Path) -> None:
    path.write_text(path.read_text().replace("[meeting]\n", '[meeting]\nstatus = "approved"\n', 1))
    with opened_app(path) as terminal:
        terminal.send("The floe froze.\r")
        terminal.wait_for("Esc clear")
        terminal.press("escape")
        terminal.wait_for(lambda text: "floe froze" not in text and "Esc clear" not in text)
        terminal.press("ctrl+z")
        terminal.wait_for(lambda text: words_in_line(text) == "The floe froze.")
    assert texts(path) == []


# Votes


def test_what_is_typed_or_pasted_after_a_command_that_can_not_be_done_is_another_line(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.send("/quti\r")
        terminal.wait_for("did you mean /quit?")
        terminal.send("AT: It froze.\r")
        enter(terminal)
        terminal.send("/quti\r")
        terminal.wait_for("did you mean /quit?")
        terminal.send(pasted("It thawed.") + "\r")
        enter(terminal)
        terminal.send("/where for the boats\r")
        terminal.wait_for("There is no command /where")
        terminal.send("\x1b[C!")
        terminal.wait_for("/where for the boats!")
        terminal.send("\x15")
    assert texts(path) == ["It froze.", "It thawed."]


def test_a_vote_is_corrected_as_it_is_typed_in_the_line_and_in_the_review(path: Path) -> None:
    with opened_app(path) as terminal:
        enter(terminal, "/vote Buoys 12-3-1")
        terminal.press("up")
        terminal.wait_for("/vote Buoys 12-3-1")
        terminal.send("\x05" + "\x7f" * 6 + "11-4-1 +1 AT\r")
        terminal.wait_for("The vote is corrected.")
        enter(terminal)
    vote = notes_in(path)[0]
    assert (vote["text"], vote["for"], vote["against"], vote["abstain"], vote["ballots"]) == (
        "Buoys", 11, 4, 1, {"AT": "for"}
    )  # fmt: skip
    with opened_app(path, 80, 24, "review") as terminal:
        terminal.send("e")
        terminal.wait_for("/vote Buoys 11-4-1 +1 AT")
        terminal.send("\x05\x15/vote Red buoys -1 AT, LB\r")
        terminal.wait_for("The vote is corrected.")
    vote = notes_in(path)[0]
    assert (vote["text"], vote["ballots"], "for" in vote) == ("Red buoys", {"AT": "against", "LB": "against"}, False)


async def test_what_is_pasted_in_a_terminal_of_two_rows_is_taken_back_with_the_cursor_behind_it(tmp_path: Path) -> None:
    class Small(App[None]):
        def compose(self) -> ComposeResult:
            yield Area(soft_wrap=True)

    app = Small()
    async with app.run_test(size=(3, 2)) as pilot:
        area = app.query_one(Area)
        area.focus()
        await pilot.pause()
        for words in ("one", "two\n" * 40):
            area.history.checkpoint()
            area.put_in(words)
            await pilot.pause()
        area.undo()
        await pilot.pause()
        assert (area.text, area.cursor_location) == ("one", (0, 3))
    rows = Rows(Words("one"), 10)
    assert rows.location_to_offset((3, 5)) == rows.location_to_offset((0, 3)) == (3, 0)


async def test_ctrl_u_takes_away_the_line_up_to_the_cursor_however_many_rows_it_has() -> None:
    class Narrow(App[None]):
        def compose(self) -> ComposeResult:
            yield Area("above\n" + "words " * 20, soft_wrap=True)

    app = Narrow()
    async with app.run_test(size=(20, 10)) as pilot:
        area = app.query_one(Area)
        area.focus()
        area.move_cursor(area.document.end)
        await pilot.press("ctrl+u")
        assert area.text == "above\n"
        await pilot.press("ctrl+u")
        assert area.text == "above"


WORDS = "JP: The groundsman asked for hours and hours more"


@pytest.mark.parametrize("sizes", [(len(WORDS) + 1,), (1, len(WORDS)), (1, 20, len(WORDS)), (5, 40)])
def test_words_that_come_at_once_behind_escape_get_no_other_character(sizes: tuple[int, ...]) -> None:
    parser, sent = Parser(), f"\x1b{WORDS}"
    found: list[str] = []
    for size in sizes:
        found += [getattr(event, "key", "") for event in parser.feed(sent[:size])]
        sent = sent[size:]
    found += [getattr(event, "key", "") for event in parser.feed(sent + "\x1b[A")]
    assert "circumflex_accent" not in found
    assert (found[0], found[-1], len(found)) == ("alt+shift+j", "up", len(WORDS) + 1)


@pytest.mark.parametrize("sent", ["\x1b[1;5C", "\x1bOP", "\x1b[<0;3;4M", "\x1b\x1b[A", "\x1b[M"])
def test_keys_of_several_characters_are_read_as_before(sent: str) -> None:
    ours, theirs = Parser(), XTermParser()
    assert [repr(each) for each in ours.feed(sent + "a")] == [repr(each) for each in theirs.feed(sent + "a")]


def test_a_line_that_comes_at_once_behind_escape_is_entered_as_it_is(path: Path) -> None:
    with opened_app(path, 120, 24) as terminal:
        terminal.send("\x1bThe groundsman asked for hours and hours more.")
        terminal.wait_for("hours more.")
        terminal.send("\r")
        enter(terminal)
    assert texts(path) == ["The groundsman asked for hours and hours more."]


# The row of the line


async def test_a_row_more_is_there_before_the_letter_that_needs_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else that letter would wait until the whole screen is laid out."""
    layouts: list[int] = []
    laid_out = Screen._refresh_layout

    def counted(*given: Any, **more: Any) -> None:
        layouts.append(1)
        laid_out(*given, **more)

    monkeypatch.setattr(Screen, "_refresh_layout", counted)
    record = Record.open(path)
    app = MinutesApp(path, record)
    async with app.run_test(size=(60, 24)) as pilot:
        live = app.screen
        assert isinstance(live, LineSession)
        for letter in "x" * live.line.wrap_width:
            await pilot.press(letter)
        assert (live.line.wrapped_document.height, live.line.size.height) == (1, 2)
        layouts.clear()
        await pilot.press("x")
        assert (live.line.wrapped_document.height, live.line.size.height, layouts) == (2, 2, [])
        for _ in range(AHEAD + 1):
            await pilot.press("backspace")
        await pilot.pause()
        assert live.line.size.height == 1
    record.close()


async def test_the_line_has_a_bar_once_it_is_as_high_as_it_may_be_and_none_while_it_grows(path: Path) -> None:
    record = Record.open(path)
    app = MinutesApp(path, record)
    async with app.run_test(size=(60, 20)) as pilot:
        live = app.screen
        assert isinstance(live, LineSession)
        for rows in (2, 5, 8):
            live.line.put("\n".join("x" * rows))
            await pilot.pause()
            assert (live.line.size.height, live.line.show_vertical_scrollbar) == (rows, False)
        live.line.put("\n".join("x" * 20))
        await pilot.pause()
        assert (live.line.size.height, live.line.show_vertical_scrollbar) == (8, True)
    record.close()


def test_it_is_said_that_a_departure_is_passed_over_when_the_last_note_is_corrected(path: Path) -> None:
    with opened_app(path, 120, 24) as terminal:
        terminal.send("AT: The ice came.\r")
        terminal.send("-AT\r")
        terminal.wait_for("left")
        terminal.press("up")
        terminal.wait_for("The departure after this note is not typed again: Esc, then Ctrl+Z undoes it.")
        terminal.press("escape")
        terminal.wait_for("F1 help")
        terminal.press("ctrl+z")
        terminal.wait_for("Undone. The departure is out of the record again.")
    assert texts(path)[-1] == "The ice came."


async def test_what_a_line_will_be_is_told_behind_its_letter_and_takes_no_message_away(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = Record.open(path)
    app = MinutesApp(path, record)
    async with app.run_test(size=(80, 24)) as pilot:
        live = app.screen
        assert isinstance(live, LineSession)
        told: list[str] = []
        while not live._can_tell:
            await pilot.pause(0.02)
        status = live.query_one(Status)
        tell = status.tell

        def telling(reading: str, *others: Any) -> None:
            told.append(reading)
            tell(reading, *others)

        monkeypatch.setattr(status, "tell", telling)

        async def typed(*keys: str) -> None:
            told.clear()
            await pilot.press(*keys)
            await pilot.pause(10 * SEEN)

        await typed(*"/help")
        assert told[-1] == preview.preview_text("/help", record.minutes, live.editor.clock())
        await typed("x", "escape")
        live.say("Something was done.")
        await pilot.pause(10 * SEEN)
        assert told[-1] == "Something was done."
        await typed("y")
        live._tell_when_painted()
        live.say("It was done before the letter was painted.")
        await pilot.pause(10 * SEEN)
        assert told[-1] == "It was done before the letter was painted."
        live.line.put("")
        await typed(*"Tea", "enter")
        assert record.minutes.notes[-1].text == "Tea"
    assert record.close()


async def test_a_line_that_is_entered_while_all_is_being_loaded_is_a_note(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What reads lines is loaded in a thread, and what the line will be is told later than its letter is painted:
    neither may take an Enter away that comes before."""
    goes_on, done = threading.Event(), loading._import
    monkeypatch.setattr(loading, "_import", lambda: (goes_on.wait(20), done()))
    record = Record.open(path)
    app = MinutesApp(path, record)
    async with app.run_test(size=(80, 24)) as pilot, asyncio.timeout(20):
        live = app.screen
        assert isinstance(live, LineSession)
        for words in ("Tea is served", "The ice came"):
            for letter in words:
                app.post_message(
                    Key(letter if letter != " " else "space", letter)
                )  # one upon another, as a hand sends them that doesn't look
            app.post_message(Key("enter", "\r"))
        while live.message_queue_size or len(record.minutes.notes) < 2:
            await pilot.pause(0.01)
        assert not live._can_tell
        assert [note.text for note in record.minutes.notes][-2:] == ["Tea is served", "The ice came"]
        app.post_message(Key("x", "x"))
        goes_on.set()
        app.post_message(Key("enter", "\r"))
        while not live._can_tell or live.line.text:
            await pilot.pause(0.01)
        assert record.minutes.notes[-1].text == "x"
    assert record.close()
    assert texts(path)[-3:] == ["Tea is served", "The ice came", "x"]
