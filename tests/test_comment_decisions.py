"""Comments that are accepted: on a paragraph with several parts, and on no paragraph, up to the approval."""

import pytest
from conftest import Opened, enter
from msgspec.structs import replace
from test_life import DRAFT, circulated, reworded, signing_off

from minutes_tui import commands
from minutes_tui.checks.sign_off import changed_since
from minutes_tui.commands.comments import ACTS, decide
from minutes_tui.language import markup
from minutes_tui.language.names import roster
from minutes_tui.meeting.edit import Edit, added
from minutes_tui.model.minutes import Comment
from minutes_tui.readers.returned.mailed_comments import wording

LIST = "The pans are cleaned:\n\n- the great pan in May\n- the small pan in June\n\nThe brine is kept."
NESTED = "- one\n  goes on\n  - inner\n- 1. two\n\n> quoted\n\n| a | b |\n|---|---|\n| c | d |\n\nlast"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (LIST, ["The pans are cleaned:", "the great pan in May", "the small pan in June", "The brine is kept."]),
        ("Only words.", ["Only words."]),
        ("Lead:\n- a\n- b\n", ["Lead:", "a", "b"]),
        (NESTED, ["one\n  goes on", "inner", "1. two", "last"]),
        ("1. a\n2. b\n\n\nc\nd", ["a", "b", "c\nd"]),
        ("", []),
    ],
)
def test_the_parts_of_a_text_are_its_paragraphs_and_items_without_their_marks(text: str, parts: list[str]) -> None:
    assert [text[begin:end] for begin, end in markup.parts(text)] == parts


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("The pans are scrubbed:", LIST.replace("cleaned", "scrubbed")),
        ("the small pan in July", LIST.replace("June", "July")),
        ("The brine is thrown away.", LIST.replace("kept", "thrown away")),
        ("The pans are cleaned, the great pan in May, the small pan in July. The brine is kept.", None),
        ("= The brine is kept.", "The brine is kept."),
        ("May -> April", LIST.replace("May", "April")),
    ],
)
def test_new_words_for_a_paragraph_with_a_list_replace_the_part_they_are_like(
    words: str, text: str | None, opened: Opened
) -> None:
    editor = circulated(opened, "/comment 2 Lea: Please look again.")
    reworded(editor, 2, LIST)
    commands.enter(editor, "/circulate! because of the list")
    said = commands.enter(editor, f"/accept #1 {words}").said
    assert said.startswith("Accepted, §2:")
    assert editor.minutes.notes[2].text == (text or words)
    is_part = text is not None and "->" not in words and not words.startswith("=")
    assert ("The rest of §2 stays: /accept #1 = WHOLE TEXT replaces it." in said) is is_part
    assert signing_off(editor) == []
    assert commands.enter(editor, "/approve").said.startswith("Approved.")


def test_words_unlike_every_part_replace_none(opened: Opened) -> None:
    editor = circulated(opened, "/comment 2 Lea: Please look again.")
    reworded(editor, 2, LIST)
    refused = commands.enter(editor, "/accept #1 ok").refused
    assert refused == "“ok” has no word of §2: name the part of it that changes, /accept #1 OLD -> NEW."
    assert editor.minutes.notes[2].text == LIST


def test_a_part_that_was_replaced_can_be_replaced_again(opened: Opened) -> None:
    editor = circulated(opened, "/comment 2 Lea: Please look again.")
    reworded(editor, 2, LIST)
    commands.enter(editor, "/circulate! because of the list")
    for words in ("the small pan in July", "the small pan in August"):
        commands.enter(editor, f"/accept #1 {words}")
    assert editor.minutes.notes[2].text == LIST.replace("June", "August")
    assert commands.enter(editor, "/accept #1").refused.startswith(
        "Comment #1 is accepted already, as “- the small pan in August”"
    )


def test_a_correction_on_no_paragraph_that_was_made_by_hand_does_not_stop_the_approval(opened: Opened) -> None:
    editor = circulated(opened, "/comment Lea: clear -> murky", "/accept #1")
    reworded(editor, 0, "The brine is murky.")
    assert signing_off(editor) == []
    assert commands.enter(editor, "/approve").said.startswith("Approved.")


def test_a_correction_on_no_paragraph_covers_no_other_change(opened: Opened) -> None:
    editor = circulated(opened, "/comment Lea: clear -> murky", "/accept #1")
    reworded(editor, 0, "The brine is murky and cold.")
    assert "without a comment" in commands.enter(editor, "/approve").refused


@pytest.mark.parametrize("said", ["clear -> murky", "Thank the cook."])
def test_an_accepted_comment_on_no_paragraph_that_changed_nothing_is_named(said: str, opened: Opened) -> None:
    editor = circulated(opened, f"/comment Lea: {said}", "/accept #1")
    assert signing_off(editor) == [f"Comment #1 by Lea is accepted, and no paragraph was changed: {said}"]
    approved = commands.enter(editor, "/approve").said
    assert f"no paragraph was changed: {said.rstrip('.')}. A copy" in approved


def test_what_free_words_on_no_paragraph_may_have_asked_for_is_said_to_be_so(opened: Opened) -> None:
    editor = circulated(opened, "/comment Lea: Thank the cook.", "/accept #1", "All thanked the cook.")
    assert commands.enter(editor, "/approve").refused == (
        "1 change goes with comments that gave no exact wording: see /signoff, or /approve! because TEXT. "
        "“All thanked the cook.” is new"
    )


def test_a_change_beside_the_words_is_told_once_and_with_what_it_was(opened: Opened) -> None:
    editor = circulated(opened)
    at = next(at for at, each in enumerate(editor.minutes.notes) if each.paragraph == 1)
    before = editor.minutes
    other = replace(editor.minutes.notes[at], language="fr")
    editor.do(Edit((editor.change("note", at, other),)))
    (told,) = changed_since(before, editor.minutes)
    assert told.startswith("§1")
    assert "is changed" not in told
    assert "fr" in told or "French" in told


def test_free_words_on_no_paragraph_do_not_ask_for_every_change(opened: Opened) -> None:
    editor = circulated(opened, "/comment Lea: Thank the cook.", "/accept #1", "I never said this.")
    refused = commands.enter(editor, "/approve").refused
    assert refused.startswith("1 change was made since the minutes were circulated, without a comment:")
    assert refused.endswith("“I never said this.” is new")


def test_a_comment_that_was_accepted_on_no_paragraph_is_put_on_one_afterwards(opened: Opened) -> None:
    editor = circulated(opened, "/comment Lea: clear -> murky", "/accept #1")
    assert commands.enter(editor, "/accept #1 §1").said == "Accepted, §1: “clear” changed to “murky”."
    assert editor.minutes.comments[0].paragraph == 1


def test_a_comment_is_put_on_the_paragraph_in_which_it_was_made_by_hand(opened: Opened) -> None:
    editor = circulated(opened, "/comment Lea: clear -> murky", "/accept #1")
    reworded(editor, 0, "The brine is murky.")
    assert commands.enter(editor, "/accept #1 §1").said.startswith("Accepted. §1 stays as it is now")
    assert editor.minutes.comments[0].paragraph == 1
    assert commands.enter(editor, "/approve").said.startswith("Approved.")


def test_new_words_for_a_comment_on_no_paragraph_name_theirs_first(opened: Opened) -> None:
    editor = circulated(opened, "/comment Lea: Say that it is murky.")
    assert (
        commands.enter(editor, "/accept #1 §1 The brine is murky.").said == "Accepted, §1: “clear” changed to “murky”."
    )
    assert (editor.minutes.comments[0].paragraph, editor.minutes.comments[0].words) == (1, "The brine is murky.")
    assert commands.enter(editor, "/approve").said.startswith("Approved.")


@pytest.mark.parametrize(
    ("was", "new"),
    [
        ("The tower is open.", "AAAAA"),
        ("The tower is open.", "zzz zzz"),
        ("塔は開いています。", "閉"),
        ("It rains.", "No."),
    ],
)
def test_new_words_that_have_none_of_the_paragraph_s_are_refused_unless_they_are_meant(
    was: str, new: str, opened: Opened
) -> None:
    editor = circulated(opened, "/comment 2 Lea: Please look again.")
    reworded(editor, 2, was)
    refused = commands.enter(editor, f"/accept #1 {new}").refused
    assert refused == f"“{new}” would replace all of §2: /accept #1 = {new} does so."
    assert editor.minutes.notes[2].text == was
    assert commands.enter(editor, f"/accept #1 = {new}").said.startswith("Accepted, §2:")
    assert editor.minutes.notes[2].text == new


def test_the_key_that_accepts_pressed_again_is_no_text(opened: Opened) -> None:
    editor = circulated(opened, "/comment 2 Lea: Please look again.")
    at = next(at for at, each in enumerate(editor.minutes.notes) if each.paragraph == 2)
    accept = next(act for act in ACTS if act.name == "accept")
    for outcome in (accept.run(editor, (at,), "A"), decide(editor, "accept", "#1 ", "#1 A")):
        assert outcome.refused == "Press Enter alone to accept the comment. “A” is not a text for the paragraph."
    assert editor.minutes.comments[0].accepted is None
    assert accept.run(editor, (at,), "").said.startswith("Accepted.")


def test_one_word_of_a_paragraph_in_the_new_ones_is_enough(opened: Opened) -> None:
    editor = circulated(opened, "/comment 2 Lea: Please look again.")
    reworded(editor, 2, "塔は開いています。")
    assert commands.enter(editor, "/accept #1 塔は閉じます。").said.startswith("Accepted, §2:")


def test_old_words_in_quotes_are_sought_whole(opened: Opened) -> None:
    editor = circulated(opened, "/comment 2 Lea: “the tower was 2026” -> “the tower was 2027”")
    reworded(editor, 1, "The minutes of 2026 were approved.")
    reworded(editor, 2, "The tower is open.")
    refused = commands.enter(editor, "/accept #1").refused
    assert refused.startswith("“the tower was 2026” is not in §2:")
    assert editor.minutes.notes[1].text == "The minutes of 2026 were approved."


@pytest.mark.parametrize(
    ("text", "first", "second", "refused"),
    [
        ("It ends on 1 December.", "“1 December” -> “24 December”", "“1 December” -> “8 December”", "1 December"),
        ("It ends on 1 December.", "1 December -> 24 December", "Please: 1 December -> 8 December", "1 December"),
        ("It ends on 1 December.", "1 December -> 21 December", "1 December -> 8 December", "1 December"),
        ("It ends on 1 December.", "December -> May", "1 December -> 8 December", "December"),
    ],
)
def test_a_second_correction_of_the_same_words_is_refused(
    text: str, first: str, second: str, refused: str, opened: Opened
) -> None:
    editor = circulated(opened, f"/comment 2 Lea: {first}", f"/comment 2 Kai: {second}")
    reworded(editor, 2, text)
    assert commands.enter(editor, "/accept #1").said.startswith("Accepted, §2:")
    became = editor.minutes.notes[2].text
    assert commands.enter(editor, "/accept #2").refused.startswith(f"Comment #1 changed “{refused}” to “")
    assert editor.minutes.notes[2].text == became
    assert editor.minutes.comments[1].accepted is None


def test_a_second_correction_of_words_that_are_there_still_says_what_came_of_both(opened: Opened) -> None:
    editor = circulated(opened, "/comment 2 Lea: brine -> clear brine", "/comment 2 Kai: brine -> cold brine")
    reworded(editor, 2, "We keep the brine.")
    commands.enter(editor, "/accept #1")
    said = commands.enter(editor, "/accept #2").said
    assert said.endswith("Comment #1 changed these too: it reads “We keep the clear cold brine.” now.")


def test_another_speaker_in_a_returned_document_is_refused_until_the_speaker_is_set(opened: Opened) -> None:
    editor = circulated(opened)
    at = next(at for at, each in enumerate(editor.minutes.notes) if each.speaker and each.paragraph)
    note = editor.minutes.notes[at]
    text = f"“{note.paragraph}\tMs Berg: {note.text}” -> “{note.paragraph}\tMs Pihl: {note.text}”"
    back = Comment(paragraph=note.paragraph, change="tracked", text=text)
    editor.do(Edit((added(editor.minutes, "comment", back),)))
    refused = commands.enter(editor, "/accept #1").refused
    assert refused == (
        f"Comment #1 changes who spoke in §{note.paragraph} to “Ms Pihl”: s in the review sets the speaker, "
        "then accept it."
    )
    assert editor.minutes.notes[at] == note
    short = roster(editor.minutes).short(note.speaker if isinstance(note.speaker, str) else note.speaker[0])
    done = replace(editor.minutes.comments[0], text=text.replace("Ms Pihl", short))
    editor.do(Edit((editor.change("comment", 0, done),)))
    assert commands.enter(editor, "/accept #1").said.startswith("Accepted.")
    assert editor.minutes.notes[at] == note


def test_what_another_says_does_not_become_the_words_of_a_paragraphs_speaker(opened: Opened) -> None:
    editor = circulated(opened)
    at = next(at for at, each in enumerate(editor.minutes.notes) if each.speaker and each.paragraph)
    note = editor.minutes.notes[at]
    last = note.text.split()[-1]
    back = Comment(paragraph=note.paragraph, change="tracked", text=f"“{last}” -> “{last}\n\nMs Pihl: We pay it.”")
    editor.do(Edit((added(editor.minutes, "comment", back),)))
    refused = commands.enter(editor, "/accept #1").refused
    assert refused == (
        f"Comment #1 adds what “Ms Pihl” says to §{note.paragraph}, where others speak: enter that as a note of its "
        f"own, then /reject #1 entered as a note of its own. /accept #1 = WHOLE TEXT of §{note.paragraph} adds it here."
    )
    assert editor.minutes.notes[at] == note
    whole = f"{note.text} Ms Pihl: We pay it."
    assert commands.enter(editor, f"/accept #1 = {whole}").said.startswith("Accepted")
    assert editor.minutes.notes[at].text == whole


@pytest.mark.parametrize(
    ("typed", "who"),
    [("AL 2: Look again.", "AL"), ("Lea Alm §2: Look again.", "Lea Alm"), ("AL: 2: Look again.", "AL")],
)
def test_who_comments_may_stand_before_the_paragraph(typed: str, who: str, opened: Opened) -> None:
    """Also where the code is a word for "on" in another language."""
    editor = circulated(opened)
    enter(editor, "/person AL = Ms Lea Alm")
    assert enter(editor, f"/comment {typed}") == f"Comment #1 on §2 by {who} added."
    comment = editor.minutes.comments[0]
    assert (comment.paragraph, comment.who, comment.text) == (2, who, "Look again.")
    assert commands.enter(editor, "/comment AL 77: Look again.").misread == "There is no paragraph 77."
    assert enter(editor, "/accept #1") == "Accepted. §2 stays as it is now: /accept #1 NEW TEXT changes it."


@pytest.mark.parametrize("lead", ["should read:", "should read", "should say:", "Must read:"])
def test_the_new_words_that_a_comment_gives_are_offered(lead: str, opened: Opened) -> None:
    editor = circulated(opened, f"/comment 1 Lea: {lead} The brine is murky.")
    said = commands.enter(editor, "/accept 1").refused
    assert said == "Comment #1 gives new words for §1: /accept #1 The brine is murky. puts them in its place."
    assert editor.minutes.comments[0].accepted is None
    assert commands.enter(editor, "/accept #1 The brine is murky.").said.startswith("Accepted")
    assert editor.minutes.notes[0].text == "The brine is murky."
    assert commands.enter(editor, "/approve").said.startswith("Approved.")


def test_the_review_has_the_new_words_in_the_line_to_accept_them(opened: Opened) -> None:
    editor = circulated(opened, "/comment 1 Lea: should read: The brine is murky.", "/comment 2 Lea: Who said so?")
    accept = next(each for each in ACTS if each.name == "accept")
    assert accept.now(editor, [1]) == ""
    assert accept.now(editor, [0]) == "The brine is murky."
    assert accept.run(editor, [0], accept.now(editor, [0])).said.startswith("Accepted")
    assert editor.minutes.notes[0].text == "The brine is murky."


def test_who_signs_below_the_new_words_is_none_of_them() -> None:
    assert wording("should say: The gate would be mended.\nBen") == "The gate would be mended."
    assert wording("should say: The gate would be mended\nby Ben.") == "The gate would be mended by Ben."


@pytest.mark.parametrize("line", ["/motion We row.", "> Row by Friday", "AT? Do we row", "! We row."])
def test_they_are_offered_for_whatever_has_words(line: str, opened: Opened) -> None:
    editor = opened(DRAFT)
    enter(editor, line)
    commands.enter(editor, "/circulate! because of a test")
    number = editor.minutes.notes[-1].paragraph
    enter(editor, f"/comment {number} should read: We sail.")
    said = commands.enter(editor, "/accept #1").refused
    assert said == f"Comment #1 gives new words for §{number}: /accept #1 We sail. puts them in its place."


def test_what_should_be_read_is_not_who_comments(opened: Opened) -> None:
    editor = circulated(opened, "/comment 1 should read: The brine is murky.")
    comment = editor.minutes.comments[0]
    assert (comment.who, comment.text) == ("", "should read: The brine is murky.")
