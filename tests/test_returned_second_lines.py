"""What a page prints below a paragraph: who does an action item and what came of it, the outcome of a vote."""

import pytest

from minutes_tui.model.minutes import Comment, Minutes, Note, Participant
from minutes_tui.readers.returned import document_comments
from minutes_tui.readers.returned.commenters import person
from minutes_tui.readers.returned.mailed_comments import asked
from minutes_tui.readers.returned.paragraphs import Author, Paragraph, Piece, Remark
from minutes_tui.readers.returned.text_corrections import changes

LEA = Author("Lea Berg")
NOTES = (
    Note(kind="action", id="1", paragraph=1, responsible="LB", text="to ask two roofers", outcome="dropped",
         reason="has written itself"),
    Note(kind="motion", id="2", paragraph=2, text="Buy the red boat."),
    Note(kind="vote", id="3", paragraph=3, answers=("2",), for_=5, against=0, abstain=0),
    Note(kind="departure", id="4", who=("LB",)),
)  # fmt: skip
MINUTES = Minutes(participants=(Participant(key="LB", name="Lea Berg"),), notes=NOTES)


def line(*pieces: Piece, number: int | None = None, heading: bool = False, remark: Remark | None = None) -> Paragraph:
    return Paragraph(list(pieces), [remark] if remark else [], number, heading)


def page(second: Paragraph, third: Paragraph) -> list[Paragraph]:
    return [
        line(Piece("1. Boats"), heading=True),
        line(Piece("1\tAction: to ask two roofers"), number=1),
        second,
        line(Piece("2\tMotion: Buy the red boat."), number=2),
        line(Piece("3\tVote on the motion: Buy the red boat."), number=3),
        third,
        line(Piece("Berg left at 20:10.")),
    ]


PLAIN = (
    line(Piece("Berg – dropped: has written itself")),
    line(Piece("Carried as amended, 5 for, 0 against, 0 abstentions (Decision 1)")),
)


def test_a_change_of_the_line_below_an_action_item_is_on_its_paragraph() -> None:
    changed = line(Piece("Berg – dropped: "), Piece("the yard ", "+", LEA), Piece("has written itself"))
    found = document_comments.asked(page(changed, PLAIN[1]), page(*PLAIN), MINUTES, MINUTES).comments
    assert [(each.paragraph, each.who) for each in found] == [(1, "Lea Berg")]


def test_a_remark_on_the_outcome_of_a_vote_is_on_its_paragraph() -> None:
    plain = PLAIN[1]
    remarked = line(*plain.pieces, remark=Remark(LEA, "I voted against.", "5 for"))
    found = document_comments.asked(page(PLAIN[0], remarked), page(*PLAIN), MINUTES, MINUTES).comments
    assert [(each.paragraph, each.on, each.text) for each in found] == [(3, "5 for", "I voted against.")]


def test_a_departure_below_a_vote_is_no_line_of_it() -> None:
    found = document_comments.blocks(page(*PLAIN), MINUTES)
    assert [(each.number, each.before) for each in found][-1] == (None, "Berg left at 20:10.")


@pytest.mark.parametrize(
    ("who", "code"),
    [("B. Malm", "BM"), ("Malm, B.", "BM"), ("B Malm", "BM"), ("C. Malm", None), ("A. Berg", None), ("B.", None)],
)
def test_a_first_letter_is_a_name_where_one_person_has_it(who: str, code: str | None) -> None:
    people = [Participant(key="BM", name="Bo Malm"), Participant(key="A1", name="Ada Berg")]
    minutes = Minutes(participants=(*people, Participant(key="A2", name="Asa Berg")))
    found = person(who, minutes)
    assert (found.key if found else None) == code


def test_several_lines_with_an_arrow_in_the_last_are_free_words() -> None:
    said = "First thought.\nSecond thought: late -> early."
    assert asked(Comment(paragraph=1, text=said), NOTES[0]) is None


@pytest.mark.parametrize(
    ("text", "pieces", "said"),
    [
        ("The barn is old.", (Piece("The barn is old."), Piece("\nIt was tarred.", "+")),
         "“old.” -> “old.\n\nIt was tarred.”"),
        ("get offers", (Piece("get offers\nMs Berg"), Piece(" and Mr Malm", "-"), Piece(" – due 1 May")),
         "“Ms Berg and Mr Malm – due 1” -> “Ms Berg – due 1”"),
    ],
)  # fmt: skip
def test_the_words_around_a_change_are_of_its_line_and_no_mark_alone(
    text: str, pieces: tuple[Piece, ...], said: str
) -> None:
    assert [each.said for each in changes(text, pieces)] == [said]
