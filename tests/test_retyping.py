"""A note in the line to be corrected: what is shown of it, and what other words make of it."""

import datetime as dt

import pytest
from conftest import Opened, enter

from minutes_tui.checks import fixes, problems
from minutes_tui.commands.notes import note_command
from minutes_tui.editor import Editor
from minutes_tui.language.labels import languages
from minutes_tui.model.minutes import Note

RECORD = """
[meeting]
title = "Allotments Committee"
date = 2025-03-12
language = "{language}"

[[participant]]
key = "JC"
name = "Jean Cole"
title = "Mrs"

[[participant]]
key = "PI"
name = "Paul Ives"
title = "Cllr"
"""


@pytest.fixture
def editor(opened: Opened) -> Editor:
    return opened(RECORD.format(language="en"))


def shown(editor: Editor) -> str:
    return note_command.words_of(editor.minutes, len(editor.minutes.notes) - 1)


def corrected(editor: Editor, words: str) -> Note:
    at = len(editor.minutes.notes) - 1
    assert not note_command.retyped(editor, at, words).refused
    return editor.minutes.notes[at]


@pytest.mark.parametrize(
    ("line", "expected"),
    {
        "> JC to ask the insurers by 4 April": "> JC to ask the insurers by 2025-04-04",
        "> JC, PI: paint the shed": "> JC, PI paint the shed",
        "> Cllr Ives to get two quotes": "> PI to get two quotes",
        "> mend the pump": "> mend the pump",
        "PI: the pump": "the pump",
        "! The pump is mended.": "The pump is mended.",
    }.items(),
)
def test_an_action_item_is_shown_as_it_is_typed_and_other_notes_by_their_words(
    line: str, expected: str, editor: Editor
) -> None:
    enter(editor, line)
    assert shown(editor) == expected


@pytest.mark.parametrize("language", sorted(languages()))
def test_what_is_shown_of_an_action_item_is_read_as_that_action_item_in_every_language(
    language: str, opened: Opened
) -> None:
    editor = opened(RECORD.format(language=language))
    enter(editor, "> JC, PI 2 pumps", "/note 1 by by 2025-04-04")
    first = editor.minutes.notes[0]
    assert (first.responsible, first.due) == (("JC", "PI"), dt.date(2025, 4, 4))
    enter(editor, shown(editor))
    second = editor.minutes.notes[1]
    assert (second.text, second.responsible, second.due) == (first.text, first.responsible, first.due)


def test_who_and_when_of_an_action_item_are_corrected_with_its_words_and_the_question_goes(editor: Editor) -> None:
    enter(editor, "> JC to ask the insurers by 4/5")
    assert editor.minutes.notes[0].check
    note = corrected(editor, "> PI to ask the insurers by 11 April")
    assert (note.text, note.responsible, note.due, note.check) == (
        "to ask the insurers", ("PI",), dt.date(2025, 4, 11), "",
    )  # fmt: skip


def test_words_typed_behind_the_date_of_an_action_item_are_its_words(editor: Editor) -> None:
    enter(editor, "> JC to ring the bank by 4 April")
    new = corrected(editor, f"{shown(editor)} and the insurers")
    assert (new.text, new.due, new.responsible) == ("to ring the bank and the insurers", dt.date(2025, 4, 4), ("JC",))


def test_words_alone_leave_who_and_when_of_an_action_item(editor: Editor) -> None:
    enter(editor, "> JC to ask the insurers by 4 April")
    note = corrected(editor, "to write to the insurers")
    assert (note.text, note.responsible, note.due) == ("to write to the insurers", ("JC",), dt.date(2025, 4, 4))


@pytest.mark.parametrize(
    ("words", "kind", "who", "text"),
    [
        ("-PI 10:05", "departure", ("PI",), ""),
        ("+JC", "arrival", ("JC",), ""),
        ("> JC to see to it by Friday", "action", ("JC",), "to see to it"),
        ("! The pump is mended.", "decision", (), "The pump is mended."),
        ("# The pump", "heading", (), "The pump"),
        ("// ask again", "remark", (), "ask again"),
        ("The pump broke.", "statement", (), "The pump broke."),
    ],
)
def test_words_of_nobody_become_what_they_are_read_as(
    words: str, kind: str, who: tuple[str, ...], text: str, editor: Editor
) -> None:
    enter(editor, "The pump is broken.")
    before = editor.minutes.notes[0]
    note = corrected(editor, words)
    assert (note.kind, note.who or note.responsible, note.text, note.id) == (kind, who, text, before.id)
    assert note.at == (before.at.replace(hour=10, minute=5) if "10:05" in words and before.at else before.at)


def test_a_line_that_was_words_stays_words_where_it_looks_like_a_mark(editor: Editor) -> None:
    enter(editor, "\\! is an exclamation mark")
    assert corrected(editor, "! is an exclamation mark.").kind == "statement"


def test_a_command_is_not_taken_for_words_of_a_note(editor: Editor) -> None:
    enter(editor, "Lost, 3 to 6")
    outcome = note_command.retyped(editor, 0, "/lost 3-6")
    assert "takes no command" in outcome.refused
    assert editor.minutes.notes[0].text == "Lost, 3 to 6"


def test_the_question_whether_somebody_left_is_answered_with_the_departure(editor: Editor) -> None:
    enter(editor, "/start 10:00", "PI left at 10.05")
    problem = next(each for each in problems(editor.minutes) if each.key == "check")
    fix = fixes(editor.minutes, problem)[0]
    assert fix.said == "Record it: -PI 10:05"
    editor.do(fix.edit)
    note = editor.minutes.notes[-1]
    assert (note.kind, note.who, note.text, note.check) == ("departure", ("PI",), "", "")
    assert note.at
    assert (note.at.hour, note.at.minute) == (10, 5)


def test_a_sentence_that_says_more_than_the_departure_stays_on_the_page(editor: Editor) -> None:
    enter(editor, "/start 10:00", "PI left the meeting for this item, having declared an interest.", "JC: Thanks.")
    problem = next(each for each in problems(editor.minutes) if each.key == "check")
    fix = fixes(editor.minutes, problem)[0]
    assert fix.said == "Record it: -PI, and keep the sentence"
    editor.do(fix.edit)
    told, left, _ = editor.minutes.notes
    assert told.text.endswith("left the meeting for this item, having declared an interest.")
    assert (told.check, left.kind, left.who, left.at) == ("", "departure", ("PI",), told.at)
    assert len({note.id for note in editor.minutes.notes}) == 3


def test_a_mention_in_a_correction_is_the_name_and_one_that_was_left_as_typed_stays(editor: Editor) -> None:
    enter(editor, r"Nominated by \@JC in the chat.")
    new = corrected(editor, "Nominated by @JC in the chat (proposed by @PI, seconded by @@JC).")
    assert new.text == "Nominated by @JC in the chat (proposed by Cllr Ives, seconded by Mrs Jean Cole)."


@pytest.mark.parametrize(
    ("line", "words", "expected"),
    [
        ("PI thanked evrybody", "thanked everybody.", ("PI", "inline", "Cllr Ives thanked everybody.")),
        ("PI thanked evrybody", "Cllr Ives thanked everybody.", ("PI", "inline", "Cllr Ives thanked everybody.")),
        ("PI thanked evrybody", "PI thanked everybody.", ("PI", "inline", "Cllr Ives thanked everybody.")),
        ("PI thanked evrybody", "Paul Ives thanked everybody.", ("PI", "inline", "Paul Ives thanked everybody.")),
        ("PI thanked evrybody", "All were thanked by Cllr Ives.", ("PI", "inline", "All were thanked by Cllr Ives.")),
        ("PI thanked evrybody", "Everybody was thanked.", ((), "none", "Everybody was thanked.")),
        ("PI thanked evrybody", "JC thanked everybody.", ("JC", "inline", "Mrs Cole thanked everybody.")),
        ("PI: the tap drips", "PI noted that the tap leaks.", ("PI", "inline", "Cllr Ives noted that the tap leaks.")),
        ("PI: the tap drips", "JC noted that the tap leaks.", ("PI", "prefix", "JC noted that the tap leaks.")),
        ("PI: the tap drips", "the tap leaks", ("PI", "prefix", "the tap leaks")),
    ],
)  # fmt: skip
def test_a_sentence_keeps_the_name_that_the_page_prints(
    line: str, words: str, expected: tuple[str, str, str], editor: Editor
) -> None:
    enter(editor, line)
    note = corrected(editor, words)
    assert (note.speaker, note.attribution, note.text) == expected


def test_what_becomes_of_a_name_that_is_typed_away_is_said(editor: Editor) -> None:
    enter(editor, "PI thanked evrybody")
    said = note_command.retyped(editor, 0, "thanked everybody").said
    assert said == "Corrected. The name is kept: “Cllr Ives thanked everybody”"
    said = note_command.retyped(editor, 0, "Everybody was thanked.").said
    assert said.startswith("Corrected. The text does not name PI. The note has no speaker now, until")


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_name_is_kept_before_words_that_go_on_with_it_in_every_language(language: str, opened: Opened) -> None:
    editor = opened(RECORD.format(language=language))
    enter(editor, "PI thnaks all")
    was = editor.minutes.notes[0]
    assert was.text.endswith(" thnaks all")
    note = corrected(editor, "thanks all")
    assert (note.speaker, note.text) == ("PI", was.text.replace("thnaks", "thanks"))


def refused(editor: Editor, words: str) -> str:
    before = editor.minutes
    outcome = note_command.retyped(editor, len(before.notes) - 1, words)
    assert editor.minutes is before, outcome
    return outcome.refused


@pytest.mark.parametrize(
    "typed", ["-JC 19:50", "# The pump", "> PI to see", "! Agreed", "// no", "PI: no", "-CX 19:50"]
)
@pytest.mark.parametrize("vote", ["/vote Treasurer: Ms Ash 12, Mr Doe 7", "/vote 2-1 +1 JC -1 PI"])
def test_what_is_typed_over_a_vote_and_is_no_vote_is_refused(vote: str, typed: str, editor: Editor) -> None:
    enter(editor, vote)
    assert "its line begins with /vote" in refused(editor, typed)


def test_words_or_counts_alone_over_a_vote_are_its_title_and_counts(editor: Editor) -> None:
    enter(editor, "/motion JC: We buy it", "/carried 2-1")
    assert corrected(editor, "3-1").for_ == 3
    assert corrected(editor, "The pump").text == "The pump"
    assert corrected(editor, "+1 PI").ballots == {"PI": "for"}


def test_counts_and_ballots_of_a_vote_are_not_lost_to_words_behind_them(editor: Editor) -> None:
    enter(editor, "/motion JC: We buy it", "/vote 1-1 +1 JC -1 PI")
    before = editor.minutes.notes[-1]
    assert "can't be read" in refused(editor, "/vote 1-1 +1 JC -1 PI and so on")
    assert editor.minutes.notes[-1] == before
    new = corrected(editor, "/vote 1-1 +1 JC -1 PI casting vote")
    assert (new.text, new.for_, new.against, new.ballots) == ("", 1, 1, before.ballots)
    assert new.outcome == "casting vote"
    new = corrected(editor, "/vote casting vote of the Chair +1 JC -1 PI casting vote")
    assert (new.text, new.outcome, new.ballots) == ("", "casting vote of the Chair", before.ballots)
    assert "can't be read" in refused(editor, "/vote casting vote of the Chair +1 JC -1 PI secret")
    said = note_command.retyped(editor, 1, "/vote Purchase").said
    assert said == "The vote is corrected. It has no ballots by name any more."


def test_a_vote_whose_ballots_can_not_be_read_stays_in_the_line(editor: Editor) -> None:
    enter(editor, "/motion JC: We buy it")
    assert "can't be read" in enter(editor, "/vote 1-1 +1 JC -1 PI and so on")
    assert len(editor.minutes.notes) == 1
    enter(editor, "/vote Terms of +1 year 2-0")
    assert editor.minutes.notes[-1].text == "Terms of +1 year"


def test_an_outcome_over_a_vote_is_refused_and_the_way_that_is_named_changes_it(editor: Editor) -> None:
    enter(editor, "/motion JC: We buy it", "/carried 2-1")
    assert "↑ on the motion" in refused(editor, "/carried 4-1")
    assert "then /lost below its text" in refused(editor, "/vote lost 1-2")
    assert note_command.retyped(editor, 0, "We buy it\n/lost").said == "The motion is lost."
    assert (editor.minutes.notes[0].text, editor.minutes.notes[0].outcome) == ("We buy it", "lost")


def test_an_outcome_as_the_title_of_a_vote_on_the_motion_names_the_command(editor: Editor) -> None:
    enter(editor, "/motion JC: We buy it")
    assert enter(editor, "/vote lost 1-2").endswith("Type /lost 1-2.")


@pytest.mark.parametrize("way", ["new", "corrected", "outcome"])
def test_a_ballot_of_nobody_on_the_list_is_said_where_it_is_typed_and_where_it_is_corrected(
    way: str, editor: Editor
) -> None:
    enter(editor, "/motion JC: We buy it")
    if way == "corrected":
        enter(editor, "/vote 1-1 +1 JC -1 PI")
        said = note_command.retyped(editor, 1, "/vote 1-1 +1 JC -1 PX").problem
    else:
        said = enter(editor, f"/{'vote' if way == 'new' else 'lost'} 1-1 +1 JC -1 PX")
    assert said.startswith("Not on the participants list: PX.")


@pytest.mark.parametrize(
    "entered", ["/motion JC: We buy it", "! We buy it", "> PI to buy it", "# Buying", "JC: we buy it"]
)
def test_a_departure_typed_over_another_kind_of_note_is_refused(entered: str, editor: Editor) -> None:
    enter(editor, entered)
    assert "the line is a departure" in refused(editor, "-JC 19:50")


def test_a_mark_typed_before_the_words_of_its_own_kind_is_no_word_of_them(editor: Editor) -> None:
    enter(editor, "! We buy it")
    assert corrected(editor, "! We buy two").text == "We buy two"
    enter(editor, "# Buying")
    assert corrected(editor, "# Selling").text == "Selling"


@pytest.mark.parametrize("language", sorted(languages()))
def test_an_action_item_typed_over_without_its_mark_names_who_and_when_as_a_new_line(
    language: str, opened: Opened
) -> None:
    editor = opened(RECORD.format(language=language))
    enter(editor, "> JC to ask", "/note 1 by JC by 2025-04-04")
    by = shown(editor).removeprefix("> JC to ask ").removesuffix(" 2025-04-04")
    note = corrected(editor, f"PI to send the table {by} 2025-04-11")
    assert (note.kind, note.responsible, note.due) == ("action", ("PI",), dt.date(2025, 4, 11))
    assert note.text.endswith("to send the table")
    assert "PI" not in note.text


def test_one_who_is_no_longer_responsible_is_said(editor: Editor) -> None:
    enter(editor, "> JC to ask by Friday")
    assert "JC is not responsible any more" in note_command.retyped(editor, 0, "> XX to ask by Friday").said


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("ACTION: Paul Ives will look at the insurance by 31.01.2027", "will look at the insurance"),
        ("> Cllr Ives agreed to look at the insurance", "agreed to look at the insurance"),
        ("> PI will look at the insurance", "will look at the insurance"),
        ("> Cllr Ives's letter is to be answered", "Cllr Ives's letter is to be answered"),
    ],
)
def test_who_does_an_action_item_is_on_the_page_once(line: str, text: str, editor: Editor) -> None:
    enter(editor, line)
    note = editor.minutes.notes[0]
    assert (note.text, bool(note.responsible)) == (text, "letter" not in text)
