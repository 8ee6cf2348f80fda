"""Sentences and lines after which it is said that something is not recorded by them."""

import pytest
from conftest import Opened, enter

from minutes_tui.commands.documents import import_head

RECORD = (
    "[meeting]\ntitle='T'\ndate=2025-03-11\nlanguage='en'\n[[agenda]]\nkey='ice'\ntitle='Ice'\n"
    "[[participant]]\nkey='AT'\nname='Anna Tamm'\n"
)


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("The meeting ended at 9.05pm", "Did the meeting end? Type /adjourn 21:05"),
        ("The meeting closed at 19:30.", "Did the meeting end? Type /adjourn 19:30"),
        ("Anna Tamm closed the meeting at 19:30 after a vote of thanks.", "Did the meeting end? Type /adjourn 19:30"),
        ("The meeting adjourned for ten minutes.", "Was there a break? Type /break for 10 minutes"),
        ("The chair adjourned the meeting for a comfort break 7.10pm", "Was there a break? Type /break 19:10"),
        (
            "The meeting adjourned for five minutes at 7.05pm and resumed at 7.12pm",
            "Was there a break? Type /break 19:05 to 19:12",
        ),
        ("Break 10 minutes for tea and cake", "Was there a break? Type /break 10 minutes"),
        ("There was a short break", "Was there a break? Type /break"),
        ("Meeting opened by the chair at 7.05pm", "Did the meeting begin then? Type /start 19:05"),
        (
            "The next meeting will be on 12 April at 7.30pm in the hall.",
            "Is that the next meeting? Type /meeting next on 12 April at 7.30pm in the hall",
        ),
        ("The lamp was mended.", ""),
        ("AT: The meeting closed at 19:30 last time.", ""),
    ],
)
def test_a_sentence_of_the_meeting_has_a_mark_with_the_command_which_takes_the_mark_away(
    opened: Opened, line: str, mark: str
) -> None:
    editor = opened(RECORD)
    enter(editor, "/clock 2025-03-11 19:20", "/item ice")
    assert enter(editor, line) == mark
    note = editor.minutes.notes[-1]
    assert (note.text, note.check) == (line.removeprefix("AT: "), mark)
    if mark:
        enter(editor, mark.partition(" Type ")[2])
        assert [each.check for each in editor.minutes.notes if each.id == note.id] == [""]
        meeting = editor.minutes.meeting
        assert meeting.end or meeting.start or meeting.next or editor.minutes.notes[-1].kind == "break"


def test_a_sentence_with_another_end_than_the_record_is_marked_with_both(opened: Opened) -> None:
    editor = opened(RECORD)
    both = "It says 19:30, and the end of the meeting is 19:18: correct one of them."
    enter(editor, "/clock 2025-03-11 19:20", "/item ice", "The meeting closed at 7.30pm", "/adjourn 19:18")
    assert editor.minutes.notes[1].check == both
    assert enter(editor, "The meeting ended at 19:30.") == both
    assert "It says" not in enter(editor, "The meeting ended at 19:18.")


def test_notes_before_the_first_item_are_told_of_once(opened: Opened) -> None:
    editor = opened(RECORD)
    said = [enter(editor, line) for line in ("One.", "Two.", "Three.", "Four.")]
    assert said == ["", "", "No agenda item is taken up yet: /next takes up 1 Ice.", ""]
    editor = opened(RECORD)
    assert [enter(editor, line) for line in ("/item ice", "One.", "Two.", "Three.")] == [""] * 4


@pytest.mark.parametrize(
    ("typed", "due", "who"),
    [("18 December", "2025-12-18", "AT"), ("AT 18 December", "2025-12-18", "AT"), ("AT", "None", "AT")],
)
def test_a_day_alone_is_when_an_action_item_is_due(opened: Opened, typed: str, due: str, who: str) -> None:
    editor = opened(RECORD)
    enter(editor, "> AT to mend the lamp", f"/note 1 by {typed}")
    assert (str(editor.minutes.notes[-1].due), editor.minutes.notes[-1].responsible) in ((due, who), (due, (who,)))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("also present 3 guests", ("also_present", "3 guests")),
        ("Also present: 3 guests", ("also_present", "3 guests")),
        ("also_present 3 guests", ("also_present", "3 guests")),
        ("last day 12 March", ("last_date", "12 March")),
        ("venue Hall", ("venue", "Hall")),
    ],
)
def test_a_field_of_the_head_is_named_as_the_screen_names_it(typed: str, found: tuple[str, str]) -> None:
    assert import_head.field_named(typed) == found


def test_ten_minutes_from_ten_o_clock_are_not_asked_about_twice(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/clock 2025-03-11 10:00", "/item ice")
    assert enter(editor, "/break 10") == "A break of 10 minutes, until 10:10. The clock is set to 10:10."


def test_all_are_present_where_all_were_already_is_no_error(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "+all")
    assert enter(editor, "+all") == "All are present already."


def test_the_word_corrections_before_a_day_is_taken(opened: Opened) -> None:
    editor = opened(RECORD)
    told = enter(editor, "/circulate! corrections by 30 December 2025 because all agreed")
    assert "Corrections by 2025-12-30." in told


def test_a_sentence_that_an_action_item_is_done_is_asked_about(opened: Opened) -> None:
    editor = opened(RECORD)
    asked = "Is that action item done? Type /done 1"
    enter(editor, "/item ice", "> AT to mend the lamp")
    assert enter(editor, "Action 1 is done, Tamm has found seven people.") == asked
    assert enter(editor, "Action 7 is done.") == ""
    enter(editor, "/done 1")
    assert not any(note.check for note in editor.minutes.notes)
    assert editor.minutes.notes[1].done


@pytest.mark.parametrize(
    ("line", "text", "attribution"),
    [
        ("AT - the old frame is still there", "the old frame is still there", "prefix"),
        ("AT – who had left – said so", "Tamm – who had left – said so", "inline"),
    ],
)
def test_a_dash_between_a_code_and_what_is_said_is_a_colon(
    opened: Opened, line: str, text: str, attribution: str
) -> None:
    editor = opened(RECORD)
    enter(editor, line)
    note = editor.minutes.notes[-1]
    assert (note.text, note.speaker, note.attribution) == (text, "AT", attribution)


def test_an_outcome_with_words_before_the_motion_is_asked_about_where_none_is_pending(opened: Opened) -> None:
    editor = opened(RECORD)
    line = "The original motion was then put and carried with 4 in favour, 1 against and 1 abstention."
    assert enter(editor, line) == "No motion is pending: to record its outcome, type /motion TEXT first."
