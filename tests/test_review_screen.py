"""The review as it is used: a real terminal, keys pressed, the screen and the file read."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("pyte")
pytest.importorskip("fcntl", reason="needs a pty")

from terminal import Terminal, notes_in, opened_app

HOSTILE = "[/x] [b]bold[/b] \x07\u202e [@click=app.quit]x " + "wordwithoutend" * 30

RECORD = """format = 1

[meeting]
title = "Ice in the harbour"
date = 2025-03-12

[[participant]]
key = "AT"
name = "Anna Tamm"
title = "Ms"

[[participant]]
key = "LB"
name = "Lena Berg"
title = "Ms"

[[agenda]]
key = "ice"
title = "Ice classes"

[[note]]
id = "1"
kind = "item"
item = "ice"
outcome = "taken up"

[[note]]
id = "2"
item = "ice"
kind = "statement"
speaker = "AT"
attribution = "inline"
text = "Ms Tamm noted that the ice came late."

[[note]]
id = "3"
item = "ice"
kind = "question"
speaker = "LB"
attribution = "prefix"
text = "When did the pilots know?"

[[note]]
id = "4"
item = "ice"
kind = "statement"
speaker = "AT"
attribution = "prefix"
check = "which week?"
text = "The week before."
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ice.toml"
    path.write_text(RECORD)
    return path


def beside(terminal: Terminal, columns: int) -> None:
    """Have the page in sight, which takes the place of the notes on a narrow screen."""
    if columns < 100:
        terminal.press("tab")


def at_problem(said: str) -> Callable[[str], bool]:
    """Whether the cursor of the list of problems is on one."""
    return lambda text: any(row.startswith("▌") and said in row for row in text.split("\n"))


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40)])
def test_letters_act_on_the_note_at_the_cursor_and_what_is_typed_behind_them_is_the_answer(
    path: Path, columns: int, rows: int
) -> None:
    with opened_app(path, columns, rows, "review", in_earnest=True) as terminal:
        terminal.send("gjsLB\r")
        terminal.wait_for("Changed to Ms Berg.")
        beside(terminal, columns)
        terminal.wait_for("Ms Berg noted that the ice came late.")  # on the page beside
        terminal.send("jtst\r")
        terminal.wait_for("Now a statement.")
        terminal.send("d")
        terminal.wait_for("Struck out")
        terminal.wait_for("(struck out: not on the page)")
        terminal.send("u")
        terminal.wait_for("is as before.")
        terminal.send("u")
        terminal.wait_for("Undone. The statement “")
    assert notes_in(path)[1]["speaker"] == "LB"
    assert notes_in(path)[2]["kind"] == "question"


def test_the_page_has_the_frozen_numbers_and_below_a_mark_what_is_not_for_all(path: Path) -> None:
    numbered = RECORD.replace('id = "3"', 'id = "3"\nparagraph = 12').replace('id = "4"', 'id = "4"\nparagraph = 13')
    path.write_text(numbered.replace('check = "which week?"', 'audience = "restricted"'))
    with opened_app(path, 120, 40, "review") as terminal:
        terminal.wait_for("12     Ms Berg: When did the pilots know?")
        terminal.wait_for("(restricted: not on the public page)")
        terminal.wait_for("13     Ms Tamm: The week before.")
        terminal.send("Gwpu\r")
        terminal.wait_for(lambda text: "13     Ms Tamm: The week before." in text and "(restricted" not in text)
        terminal.send("wpri\r")
        terminal.wait_for("(private: not on the public page)")


COMMENTS = """
[[comment]]
paragraph = 12
who = "Ida Raud"
text = "pilots -> skippers"

[[comment]]
paragraph = 13
text = "The week after, said in many words: [b]x[/b]."
"""


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40)])
def test_the_comments_on_a_paragraph_are_marked_stand_on_its_page_and_are_decided_there(
    path: Path, columns: int, rows: int
) -> None:
    numbered = RECORD.replace('id = "3"', 'id = "3"\nparagraph = 12').replace('id = "4"', 'id = "4"\nparagraph = 13')
    path.write_text(numbered.replace('check = "which week?"\n', "") + COMMENTS)
    with opened_app(path, columns, rows, "review") as terminal:
        terminal.wait_for("”")
        beside(terminal, columns)
        terminal.send("gjj")
        terminal.wait_for("” #1 Ida Raud (not at the meeting): pilots ->")
        terminal.send("A")
        terminal.wait_for("Accept it? Enter")
        terminal.send("\r")
        terminal.wait_for("“pilots” changed to “skippers”")
        terminal.wait_for(lambda text: "#1 Ida Raud" not in text)
        terminal.wait_for("” #2 The week after, said in many words: [b]x")
        terminal.send("r")
        terminal.wait_for("Reject it? Enter")
        terminal.send("no need\r")
        terminal.wait_for("Rejected: The week after")
        terminal.wait_for(lambda text: "”" not in text.split("Rejected")[0])
    assert notes_in(path)[2]["text"] == "When did the skippers know?"


def test_the_page_says_who_voted_by_proxy_for_as_long_as_the_record_has_them_away(path: Path) -> None:
    notes = (
        'id = "2"\nkind = "departure"\nwho = "AT"',
        'id = "3"\nkind = "vote"\nballots = { LB = "for", AT = "for" }\ntext = "Ice"',
    )
    people = RECORD.split("[[agenda]]")[0].replace('title = "Ms"\n', 'title = "Ms"\npresence = "present"\n')
    people = people.replace('name = "Lena Berg"\n', 'name = "Lena Berg"\nproxies = "AT"\n')
    path.write_text(people + "".join(f"\n[[note]]\n{note}\n" for note in notes))
    with opened_app(path, 120, 40, "review") as terminal:
        terminal.wait_for("Ms Berg, Ms Tamm (by proxy)")
        terminal.send("d")
        terminal.wait_for("Ms Berg, Ms Tamm ")
        terminal.send("u")
        terminal.wait_for("Ms Berg, Ms Tamm (by proxy)")


def test_a_spelling_is_shown_wherever_it_stands_before_it_is_changed_there(path: Path) -> None:
    path.write_text(
        RECORD.replace("When did the pilots", "When did Ms Tam and the").replace("The week", "Ms Tam: the week")
    )
    with opened_app(path, command="review") as terminal:
        terminal.wait_for("3 problems")
        terminal.send("gn2")
        terminal.wait_for("2 places in 2 entries")
        terminal.wait_for("“Tam” → “Tamm”")
        assert notes_in(path)[2]["text"].startswith("When did Ms Tam ")
        terminal.send("y\r")
        terminal.wait_for("1 place changed. One undo reverses all.")
    assert "When did Ms Tamm and" in notes_in(path)[2]["text"]
    assert notes_in(path)[3]["text"].startswith("Ms Tam: the week")


def test_words_are_edited_in_place_and_split_at_the_cursor(path: Path) -> None:
    with opened_app(path, command="review") as terminal:
        terminal.send("gjje Or whom?\r")
        terminal.wait_for("Corrected.")
        terminal.send("e")
        terminal.wait_for("split here")
        terminal.send("\x1b[D" * 8 + "\x0f")
        terminal.wait_for("Split into two notes.")
        terminal.send("ethrown away")
        terminal.wait_for("thrown away")
        terminal.press("escape")
        terminal.wait_for(lambda text: "thrown away" not in text)
    assert [note.get("text") for note in notes_in(path)][2:4] == ["When did the pilots know?", "Or whom?"]


def test_a_selection_is_one_edit_and_the_cursor_stays_on_its_note(path: Path) -> None:
    with opened_app(path, command="review") as terminal:
        terminal.send("gjvjj")
        terminal.wait_for("3 selected")
        terminal.send("wres\r")
        terminal.wait_for("3 notes: now restricted.")
        terminal.press("escape")
        terminal.wait_for(lambda text: "deselect all" not in text)
        terminal.send("gjK")
        terminal.wait_for("1 of 4")
        terminal.send("J")
        terminal.wait_for("2 of 4")
    assert [note.get("audience") for note in notes_in(path)] == [None, "restricted", "restricted", "restricted"]


def test_problems_are_walked_to_silenced_and_marks_taken_away(path: Path) -> None:
    with opened_app(path, command="review") as terminal:
        terminal.wait_for("1 problem")
        terminal.send("n")
        terminal.wait_for(at_problem("To check: which week?"))
        terminal.send("x")
        terminal.wait_for("No problem")
        terminal.send("u")
        terminal.wait_for("1 problem")
        terminal.send("C")
        terminal.wait_for("No problem")
        terminal.send("n")
        terminal.wait_for("There are no problems.")
    assert "check" not in notes_in(path)[3]


def test_a_problem_of_an_agenda_item_names_it_and_edits_no_note(path: Path) -> None:
    path.write_text(
        RECORD
        + """
[[agenda]]
key = "buoys"
title = "Buoys"

[[note]]
id = "5"
kind = "item"
item = "buoys"
outcome = "taken up"
"""
    )
    with opened_app(path, command="review") as terminal:
        terminal.wait_for(at_problem("Buoys was taken up"))
        terminal.wait_for(at_problem("item 2"))
        terminal.wait_for(lambda text: "Enter edit" not in text and "X silence" in text)
        terminal.press("enter")
        terminal.wait_for("This problem is about the agenda: press F5, then F3")
        terminal.press("down")
        terminal.wait_for("Enter edit")


def test_behind_the_first_note_the_next_problem_is_its_own(path: Path) -> None:
    path.write_text(RECORD.replace('outcome = "taken up"', 'outcome = "taken up"\ncheck = "which item?"', 1))
    with opened_app(path, command="review") as terminal:
        terminal.wait_for("2 problems")
        terminal.send("Ggn")
        terminal.wait_for("2 · at 1")
        terminal.send("n")
        terminal.wait_for("2 · at 2")


def test_problems_are_gone_round(path: Path) -> None:
    with path.open("a") as file:
        file.write('\n[[note]]\nid = "90"\nkind = "statement"\ncheck = "what hour?"\ntext = "Late."\n')
        file.write('\n[[note]]\nid = "91"\nkind = "statement"\ntext = "The end."\n')
    with opened_app(path, command="review") as terminal:
        terminal.wait_for("2 problems")
        terminal.send("G")
        for key, said in (("n", "which week?"), ("n", "what hour?"), ("n", "which week?"), ("p", "what hour?")):
            terminal.send(key)
            terminal.wait_for(at_problem(f"To check: {said}"))


def test_a_check_that_is_silenced_is_named_and_stands_in_a_list(path: Path) -> None:
    with opened_app(path, command="review") as terminal:
        terminal.wait_for("1 problem")
        terminal.send("nX")
        terminal.wait_for("The record is no longer checked for “gaps”. u brings 1 problem back.")
        terminal.wait_for("No problem")
        terminal.press("f5")
        terminal.wait_for("F1 help")
        terminal.send("/signoff\r")
        terminal.wait_for("1 point is silenced (gaps 1); /silenced CHECK turns one on.")
        terminal.wait_for("note 4  gaps: To check: which week?")
        terminal.press("escape")
        terminal.wait_for(lambda text: "turns one on" not in text and "F1 help" in text)
        terminal.rest(0.3)
        terminal.send("/silenced\r")
        terminal.rest(0.3)
        terminal.wait_for("Silenced in the whole record: gaps.")


def test_a_link_leaves_the_cursor_on_what_one_works_at(path: Path) -> None:
    with opened_app(path, command="review") as terminal:
        terminal.send("Glans\r")
        terminal.wait_for("Go to the note that it is the answer to · Enter link · Esc cancel")
        terminal.send("kk\r")
        terminal.wait_for("It is the answer to note 2.")
        terminal.send("d")
        terminal.wait_for("Struck out")
        terminal.send("lsup\rg")
        terminal.wait_for("Go to the note that it is in favour of")
        terminal.press("escape")
        terminal.wait_for("4 of 4")
    assert ["struck" in note for note in notes_in(path)] == [False, False, False, True]


def test_a_filter_leaves_the_cursor_on_what_one_works_at(path: Path) -> None:
    with opened_app(path, command="review") as terminal:
        terminal.wait_for("1 problem")
        for filter in ("kind:decision", "kind:item", "speaker:LB"):
            terminal.send(f"gjf{filter}\r")
            terminal.wait_for(
                "only kind" if "kind:item" in filter else "No note matches" if "kind" in filter else "1 of 1"
            )
            terminal.press("escape")
            terminal.wait_for("2 of 4")
        terminal.send("fkind:statement\r")
        terminal.wait_for("1 of 2")
        terminal.send("j")
        terminal.press("escape")
        terminal.send("d")
        terminal.wait_for("Struck out")
    assert ["struck" in note for note in notes_in(path)] == [False, False, False, True]


def test_a_note_is_linked_with_the_one_that_is_walked_to(path: Path) -> None:
    with opened_app(path, command="review") as terminal:
        terminal.send("Glans\r")
        terminal.wait_for("Go to the note that it is the answer to · Enter link · Esc cancel")
        terminal.send("d")
        terminal.wait_for("Move to the other note")
        terminal.send("k\r")
        terminal.wait_for("It is the answer to note 3.")
    assert notes_in(path)[3]["answers"] == "3"


def test_words_are_found_and_a_filter_shows_some_notes_alone(path: Path) -> None:
    with opened_app(path, command="review") as terminal:
        terminal.send("/PILÓTS\r")
        terminal.wait_for("3 of 4")
        terminal.send("n")
        terminal.wait_for("is in no other note")
        terminal.press("escape")
        terminal.wait_for("─ question · Berg ─")
        terminal.send("fspeaker:AT -mark\r")
        terminal.wait_for("1 of 1")
        terminal.wait_for(lambda text: "When did the pilots" not in text.split("──────")[0])
        terminal.send("n")  # the problem is in a note that the filter hides
        terminal.wait_for("which week?")
        terminal.send("fkind:poem\r")
        terminal.wait_for("There is no kind poem")
        terminal.press("escape")


@pytest.mark.parametrize("sought", ["9 FOR", "1 against", "seconded by", "carried"])
def test_what_the_row_of_a_vote_or_a_motion_says_is_found(tmp_path: Path, sought: str) -> None:
    path = tmp_path / "meeting.toml"
    motion = 'id = "1"\nkind = "motion"\nmover = "AT"\nseconder = "LB"\noutcome = "carried"\ntext = "That we row."'
    vote = 'id = "2"\nkind = "vote"\nanswers = "1"\nfor = 9\nagainst = 1'
    plain = 'id = "3"\ntext = "It froze."'
    notes = "".join(f"\n[[note]]\n{each}\n" for each in (plain, motion, vote))
    path.write_text(f'format = 1\n\n[meeting]\ntitle = "Ice"\ndate = 2025-03-12\n{notes}')
    with opened_app(path, command="review") as terminal:
        terminal.send(f"/{sought}\r")
        terminal.wait_for(f"“{sought}” 1 of 1")


def test_words_are_replaced_one_by_one_and_all_at_once(path: Path) -> None:
    before = path.read_bytes()
    with opened_app(path, command="review") as terminal:
        terminal.send("Rthe\rDER\r")
        terminal.wait_for("4 places in 4 entries")
        terminal.send("\r")
        terminal.wait_for("Nothing is accepted")
        terminal.send("ny\r")
        terminal.wait_for("1 place changed")
        terminal.wait_for("F5 back")
        terminal.send("uRthe\rDER\ra")
        terminal.wait_for("4 accepted")
        terminal.send("jn\r")
        terminal.wait_for("3 places changed")
        terminal.wait_for("✓ saved")
        assert path.read_bytes().count(b"DER") == 3
        terminal.wait_for("F5 back")
        terminal.send("R")
        terminal.wait_for("Find what?")
        terminal.send("(\rx\rr")
        terminal.wait_for("This is not a regular expression")
        terminal.press("escape")
        terminal.wait_for("F5 back")
        terminal.send("u")
        terminal.wait_for("Undone.")
        terminal.wait_for("✓ saved")
    assert path.read_bytes() == before


def test_places_within_longer_words_are_counted_and_one_key_leaves_them_out(path: Path) -> None:
    with opened_app(path, command="review") as terminal:
        terminal.send("Rpilot\rflyer\r")
        terminal.wait_for("within longer words (w: whole words only)")
        terminal.send("w")
        terminal.wait_for(lambda text: "whole words" in text and "within longer words" not in text)
        terminal.press("escape")


def test_what_is_to_stand_there_is_asked_where_the_question_was_left(path: Path) -> None:
    with opened_app(path, command="review") as terminal:
        terminal.send("Rthe")
        terminal.wait_for("4 places in 4 entries")
        terminal.press("escape")
        terminal.wait_for(lambda text: "this one" in text and "replace" not in text.splitlines()[-1])
        terminal.send("a\r")
        terminal.wait_for("Replace it with what?")
        terminal.send("DER\ra\r")
        terminal.wait_for("4 places changed")
        terminal.send("u")
        terminal.wait_for("Undone.")
        terminal.wait_for("✓ saved")


def test_the_review_comes_and_goes_with_one_key_and_keeps_its_note(path: Path) -> None:
    with opened_app(path, command="review") as terminal:
        terminal.send("gjj")
        terminal.wait_for("3 of 4")
        terminal.send("\x1b[15~")
        terminal.wait_for("F1 help")
        terminal.send("half a line")
        terminal.send("\x1b[15~")
        terminal.wait_for("3 of 4")
        terminal.send("q")
        terminal.wait_for("half a line")
        terminal.send("\x15")
        terminal.press("up")
        terminal.wait_for("Correcting")
        terminal.send("\x1b[15~")
        terminal.wait_for("which week?")
    assert len(notes_in(path)) == 4


def test_what_another_program_writes_is_taken_in(path: Path) -> None:
    with opened_app(path, command="review") as terminal:
        terminal.send("gjj")
        terminal.wait_for("3 of 4")
        path.write_text(RECORD.replace("The week before.", "The month before."))
        terminal.wait_for("The month before.")
        terminal.wait_for("3 of 4")


def test_a_record_that_can_only_be_read_is_walked_and_says_why_nothing_is_edited(path: Path) -> None:
    path.write_text(RECORD.replace("format = 1", "format = 99"))
    with opened_app(path, command="review") as terminal:
        terminal.send("js")
        terminal.wait_for("has format 99")
        terminal.send("n")
        terminal.wait_for("which week?")
        terminal.send("Rice\rsnow\ra\r")
        terminal.wait_for("has format 99")
    assert "format = 99" in path.read_text()


def test_action_items_that_are_selected_are_done_and_are_seen_to_be(path: Path) -> None:
    with opened_app(path, 120, 40, "review") as terminal:
        terminal.send("gjy")
        terminal.wait_for("Only an action item can be marked as done. This is a statement.")
        terminal.send("vjj")
        terminal.wait_for("3 selected")
        terminal.send("tact\r")
        terminal.wait_for("3 notes: now an action item.")
        terminal.send("y")
        terminal.wait_for("3 notes: marked as done.")
        terminal.wait_for("✓ done")
        terminal.press("escape")
        terminal.wait_for(lambda text: "deselect all" not in text)
        terminal.send("y")
        terminal.wait_for("Marked as not done.")
    assert [note.get("done", False) for note in notes_in(path)] == [False, True, True, False]


def test_the_help_and_the_palette_have_every_letter(path: Path) -> None:
    with opened_app(path, 120, 40, "review") as terminal:
        terminal.send("?")
        terminal.wait_for("Next problem; p is the previous one")  # the letters of the review come first
        terminal.send("merge")
        terminal.wait_for("Merge the note with the previous one")
        terminal.press("escape")
        terminal.wait_for("Type to search")
        terminal.send("review")
        terminal.wait_for(lambda text: "Next problem" in text and "Statement by AT" not in text)
        terminal.press("escape")
        terminal.press("escape")
        terminal.wait_for("? keys")
        terminal.press("f2")
        terminal.send("audience")
        terminal.wait_for("Set who may read the note")
        terminal.press("escape")


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40), (20, 6)])
def test_hostile_and_long_words_are_words(path: Path, columns: int, rows: int) -> None:
    long = " ".join(["ice"] * 2000)
    escaped = HOSTILE.replace("\x07", "\\u0007")
    path.write_text(f'{RECORD}\n[[note]]\nid = "5"\ntext = "{escaped}"\n\n[[note]]\nid = "6"\ntext = "{long}"\n')
    with opened_app(path, columns, rows, "review", NO_COLOR="1") as terminal:
        terminal.send("gjjjj")
        terminal.wait_for("[/x] [b]" if columns > 30 else "[/x]")
        terminal.send("j")
        terminal.press("pagedown")
        terminal.press("pagedown")
        terminal.wait_for("ice ice" if columns > 30 else "ice")
        terminal.send("kRice\rsnow\ra")
        terminal.wait_for("snow")
        terminal.send("\r")
        terminal.wait_for("changed" if columns > 30 else "back")
        terminal.send("tx")
        terminal.press("escape")
    assert notes_in(path)[-1]["text"] == long.replace("ice", "snow")
    assert notes_in(path)[-2]["text"] == HOSTILE


def test_a_review_begins_no_record(path: Path) -> None:
    missing = path.with_name("none.toml")
    with Terminal([sys.executable, "-m", "minutes_tui", "review", str(missing)], 80, 24, in_earnest=True) as terminal:
        assert terminal.end() == 3
    assert not missing.exists()


def test_a_page_that_was_hidden_while_its_last_notes_went_is_drawn_again(path: Path) -> None:
    with opened_app(path, 120, 40, "review") as terminal:
        terminal.send("Ge")
        terminal.wait_for("split here")
        terminal.send("\x1b[D" * 7 + "\x0f")
        terminal.wait_for("Split into two notes.")
        terminal.send("G")
        terminal.wait_for("5 of 5")
        terminal.resize(40, 10)
        terminal.wait_for(lambda text: "before." in text and "│" not in text)
        terminal.send("u")
        terminal.wait_for("Undone.")
        terminal.resize(120, 40)
        terminal.wait_for("│ Ms Tamm: The week before.")


def test_a_word_is_sought_where_the_filter_has_left_nothing(path: Path) -> None:
    with opened_app(path, 80, 24, "review") as terminal:
        terminal.send("Gfkind:motion\r")
        terminal.wait_for("No note matches")
        terminal.send("/ice\r")
        terminal.wait_for("“ice” is not in these notes.")
        terminal.press("escape")
        terminal.wait_for(lambda text: "nowhere" not in text)
        terminal.press("escape")
        terminal.wait_for("noted that the ice came late.")


def test_an_answer_is_for_the_notes_that_were_meant_whatever_was_edited_before_it(path: Path) -> None:
    with opened_app(path, 80, 24, "review") as terminal:
        terminal.send("gje")
        terminal.wait_for("split here")
        terminal.send("\x1b[D" * 5 + "\x0f")  # those behind it are one further down now
        terminal.wait_for("Split into two notes.")
        terminal.send("Gs")
        terminal.wait_for("Enter save")
        terminal.press("f2")
        terminal.wait_for("Search for commands")
        terminal.send("undo\r")
        terminal.wait_for("Tamm      noted that the ice came late.")
        terminal.send("LB\r")
        terminal.wait_for("Changed to Ms Berg.")
    assert [note.get("speaker") for note in notes_in(path)] == [None, "AT", "LB", "LB"]


def test_words_too_long_for_the_line_are_not_put_there(path: Path) -> None:
    path.write_text(RECORD.replace("The week before.", "The week before. " * 5_000))
    with opened_app(path) as terminal:
        terminal.press("up")
        terminal.wait_for("Too long (85,000 characters): F4")
        terminal.press("up")
        terminal.wait_for(lambda text: "Too long" not in text)
        terminal.press("home")
        terminal.send("Or: \r")
        terminal.wait_for("Corrected.")
        terminal.press("f5")
        terminal.wait_for("? keys")
        terminal.send("Ge")
        terminal.wait_for("Too long (")
    assert notes_in(path)[2]["text"] == "Or: When did the pilots know?"


def test_next_and_before_go_round_and_say_so(path: Path) -> None:
    path.write_text(RECORD.replace('text = "When did', 'check = "who?"\ntext = "When did'))
    with opened_app(path, command="review") as terminal:
        terminal.wait_for("2 problems")
        terminal.send("gn")
        terminal.wait_for("who?")
        terminal.send("n")
        terminal.wait_for("which week?")
        terminal.send("n")
        terminal.wait_for("From the top. ")
        terminal.send("p")
        terminal.wait_for("From the end. ")
        terminal.send("g/the\rnnn")
        terminal.wait_for("From the top again: “the”")
        terminal.send("N")
        terminal.wait_for("From the end again: “the”")


# Where it opens, and what stays in sight


def test_it_opens_at_the_first_problem_and_again_where_it_was_left(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.press("f5")
        terminal.wait_for("To check: which week?")
        terminal.wait_for("at 1")
        terminal.send("gj")
        terminal.wait_for("2 of 4")
        terminal.press("f5")
        terminal.wait_for("F1 help")
        terminal.press("f5")
        terminal.wait_for("2 of 4")
        terminal.wait_for("1 problem")
        assert "at 1" not in terminal.text


def test_it_stays_where_the_cursor_was_moved_before_the_problems_were_known(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.send("\x1b[15~gj")  # in one burst: nobody has looked for problems yet
        terminal.wait_for("2 of 4")
        terminal.wait_for("1 problem")
        assert "2 of 4" in terminal.text


def test_how_many_notes_hold_the_words_is_told_while_they_are_typed(path: Path) -> None:
    with opened_app(path, command="review") as terminal:
        terminal.send("/")
        for letters, said in (("t", "3 notes"), ("he ", "3 notes"), ("ice", "1 note"), ("x", "0 notes")):
            terminal.send(letters)
            terminal.wait_for(f"Find · {said}")
        terminal.send("\x7f" * 7 + "ZYX\r")
        terminal.wait_for("is not in these notes")


def test_what_is_sought_and_what_is_shown_alone_stay_in_sight_at_a_problem_too(path: Path) -> None:
    with opened_app(path, command="review") as terminal:
        terminal.send("g/the\r")
        terminal.wait_for("“the” 1 of 3")
        terminal.send("n")
        terminal.wait_for("“the” 2 of 3")
        terminal.send("fspeaker:AT\r")
        terminal.wait_for("only speaker:AT")
        terminal.send("G")
        terminal.wait_for("· at 1")
        terminal.wait_for("“the” 2 of 2 · only speaker:AT")
        terminal.wait_for("n next match")
        terminal.press("escape")
        terminal.wait_for(lambda text: "“the”" not in text)
        assert "only speaker:AT" in terminal.text


def test_the_count_of_a_long_record_goes_on_while_one_types_and_ends_right(path: Path) -> None:
    with path.open("a") as file:
        for number in range(3000):
            file.write(f'\n[[note]]\nid = "n{number}"\nkind = "statement"\ntext = "Çà et là {number}."\n')
    with opened_app(path, command="review") as terminal:
        terminal.send("/ça et")
        terminal.wait_for("Find · 3000 notes ")
        terminal.send("\r")
        terminal.wait_for("of 3000")


def test_the_footer_has_the_due_date_at_an_action_item_and_the_page_comes_with_its_key(path: Path) -> None:
    with path.open("a") as file:
        file.write('\n[[note]]\nid = "9"\nkind = "action"\nresponsible = "AT"\n')
        file.write('due = 2025-04-01\ntext = "to order sand"\n')
    with opened_app(path, command="review") as terminal:
        terminal.send("gj")
        terminal.wait_for("d strike")
        terminal.send("G")
        terminal.wait_for("b due")
        terminal.send("b")
        terminal.wait_for("Who, and by when?")
        terminal.press("escape")
        terminal.press("f8")
        terminal.wait_for(lambda text: "Formats" in text and "b due" not in text)
        terminal.press("escape")
        terminal.wait_for("b due")
        terminal.send("?due")
        terminal.wait_for("when it is due")
        terminal.send("\x1b\x1b")
        terminal.wait_for("b due")
