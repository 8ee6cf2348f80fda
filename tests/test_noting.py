"""Notes by number: what the review does with them, typed; and votes as they are typed to be corrected."""

import pytest
from conftest import Opened, enter
from hypothesis import given
from hypothesis import strategies as st
from test_commands import RECORD, last

from minutes_tui import commands
from minutes_tui.assist.keymap import acts
from minutes_tui.commands import vote_entry
from minutes_tui.commands.notes import note_command
from minutes_tui.editor import Editor
from minutes_tui.model.minutes import CandidateVotes, Minutes, Note


@pytest.fixture
def editor(opened: Opened) -> Editor:
    return opened(RECORD)


def test_every_letter_of_the_review_that_does_something_with_notes_can_be_typed() -> None:
    assert set(note_command.ACTS) == {act.name for act in acts()}


@pytest.mark.parametrize(
    ("typed", "found"),
    [("1", (0,)), ("3,1", (0, 2)), ("2-4", (1, 2, 3)), ("2..4", (1, 2, 3)), ("last", (3,)), ("9", ()), ("1-", ()),
     ("4-2", ()), ("1-2-3", ()), ("", ())],
)  # fmt: skip
def test_notes_are_meant_by_number_by_a_stretch_or_as_the_last(
    typed: str, found: tuple[int, ...], editor: Editor
) -> None:
    enter(editor, "NK: One.", "NK: Two.", "NK: Three.", "NK: Four.")
    assert note_command.notes_meant(editor.minutes, typed) == found


def test_notes_of_a_second_rapporteur_have_their_own_numbers() -> None:
    minutes = Minutes(notes=(Note(id="IB-1"), Note(id="IB-2"), Note(id="3")))
    assert note_command.notes_meant(minutes, "IB-1") == (0,)
    assert note_command.notes_meant(minutes, "IB-1..3") == (0, 1, 2)


def test_an_act_that_asks_says_what_it_wants_to_know(editor: Editor) -> None:
    enter(editor, "NK: One.")
    said = commands.enter(editor, "/note 1 attribution").misread
    assert said == "Where is the name printed? (before, inside, nowhere) Now: before."
    assert commands.enter(editor, "/note 1 attribution none").said == "Name of the speaker: no name is printed."


def test_the_words_of_a_note_come_into_the_line_with_the_command_that_enters_them(editor: Editor) -> None:
    enter(editor, "NK: One.", "NK: Two.")
    line = commands.enter(editor, "/correct 1").line
    assert line == "/note 1 words One."
    commands.enter(editor, line + " And more.")
    assert [note.text for note in editor.minutes.notes] == ["One. And more.", "Two."]
    assert commands.enter(editor, "/correct").line == "/note 2 words Two."


COUNT = st.none() | st.integers(0, 99)
OWN_COUNTS = st.builds(CandidateVotes, for_=COUNT, against=COUNT, abstain=COUNT, invalid=COUNT, elected=st.booleans())
"""Of an answer that is voted on by itself."""
TITLE = st.sampled_from([
    "", "Frost", "The 2 motions of 2024", "secret gardens", "secret", "\\secret", "\\\\ and more", "Frost 12-3",
    "Hail: A 1, B 2", "Ice: for 3, against 1", "What is said: +1 AA", "recused AA", "Frost unanimously", "A \\ b",
    "A \\ 3-2", "Frost \\", "?-1-?", "Two: parts", "A:", "Casting vote", "12 for, 3 against", "2025-02-12", "2025-26",
])  # fmt: skip
ANSWER = st.sampled_from([
    "Ms Berg", "blank", "Option 2", "2026", "A 3 and B", "Berg, Lena", "A: left", "B; C", "for", "against", "= 3",
    "a\\b", "\\", "A 3, B", "賛成", "and", "Smith and Sons", "1", "-1", "secret",
])  # fmt: skip


@given(TITLE, COUNT, COUNT, COUNT, COUNT,
       st.dictionaries(st.sampled_from(["AA", "BB", "CC"]), st.sampled_from([*vote_entry.WAYS])),
       st.dictionaries(ANSWER, st.integers(0, 3000) | OWN_COUNTS, max_size=4),
       st.sampled_from(["", "unanimously", "Nem. con.", "casting vote"]),
       st.booleans(), st.lists(st.sampled_from(["AA", "DD"]), unique=True), st.booleans())  # fmt: skip
def test_a_vote_as_it_is_typed_is_read_as_the_same_vote(
    title: str, for_: int | None, against: int | None, abstain: int | None, invalid: int | None,
    ballots: dict[str, str], options: dict[str, int | str | CandidateVotes], outcome: str, secret: bool,
    recused: list[str], is_election: bool,
) -> None:  # fmt: skip
    if is_election:
        for_ = against = abstain = invalid = None
    else:
        options = {}
    note = Note(kind="vote", text=title, for_=for_, against=against, abstain=abstain, invalid=invalid, ballots=ballots,
                options=options, outcome=outcome, secret=secret, recused=tuple(recused))  # fmt: skip
    line = vote_entry.line_of_vote(note, Minutes())
    command, _, words = line.partition(" ")
    vote = vote_entry.read(words, Minutes(), {*ballots, *recused}, is_poll=command == "/poll")
    assert vote == vote_entry.entry_of_note(note)
    assert vote_entry.with_figures(note, vote) == note


def test_what_only_looks_like_a_ballot_is_part_of_the_title() -> None:
    assert vote_entry.read("Plan for +1 degree", Minutes()).title == "Plan for +1 degree"


def test_a_vote_is_corrected_and_keeps_what_no_line_says(editor: Editor) -> None:
    enter(editor, "/vote Frost 2-1-0")
    outcome = vote_entry.retyped(editor, len(editor.minutes.notes) - 1, "/vote Frost and hail 3-1-0 +1 NK")
    assert outcome.said == "The vote is corrected."
    note = last(editor)
    assert (note.text, note.for_, note.ballots) == ("Frost and hail", 3, {"NK": "for"})
    assert vote_entry.retyped(editor, len(editor.minutes.notes) - 1, "/vote").refused.startswith("Type a title")
    assert editor.undo()
    assert (last(editor).text, last(editor).for_, last(editor).ballots) == ("Frost", 2, {})


def test_other_words_of_a_vote_leave_its_counts(editor: Editor) -> None:
    enter(editor, "/vote Frost 2-1-0")
    assert enter(editor, f"/note {last(editor).id} words Frost and hail") == "The vote is corrected."
    assert (last(editor).text, last(editor).for_, last(editor).against) == ("Frost and hail", 2, 1)
