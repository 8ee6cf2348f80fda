"""A tie that the chair's casting vote or a lot decides: who cast it, what the page says, and what the checks leave."""

import pytest
from conftest import Opened, enter
from msgspec.structs import replace

from minutes_tui.checks import problems
from minutes_tui.commands.notes import note_command
from minutes_tui.editor import Editor
from minutes_tui.export.formats import exported
from minutes_tui.language.labels import labels, languages
from minutes_tui.meeting import vote_results
from minutes_tui.meeting.edit import Edit

PEOPLE = {"MH": "Marta Holm", "AT": "Ana Tamm", "BE": "Bo Ek", "KK": "Kai Kask", "LB": "Lena Berg"}
RECORD = """\
format = 1

[meeting]
title = "Harbour Board"
date = 2025-03-12
language = "{language}"
""" + "".join(
    f"""
[[participant]]
key = "{key}"
name = "{name}"
title = "Ms"
presence = "present"
{'role = "chair"' if key == "MH" else ""}
"""
    for key, name in PEOPLE.items()
)


@pytest.fixture
def editor(opened: Opened) -> Editor:
    return opened(RECORD.format(language="en"))


def page(editor: Editor) -> str:
    return exported(editor.record, "md").decode()


def told(editor: Editor) -> list[str]:
    return [each.text for each in problems(editor.minutes)]


@pytest.mark.parametrize("language", languages())
def test_the_chair_who_has_cast_the_casting_vote_is_not_missing_and_is_named(language: str, opened: Opened) -> None:
    for word in labels(language).casting_vote:
        editor = opened(RECORD.format(language=language))
        said = enter(editor, "/motion AT; BE: That we buy it.", "/vote +1 AT, BE -1 KK, LB", f"/carried {word}")
        assert said == "The motion is carried and recorded as decision 1."
        vote = editor.minutes.notes[-1]
        assert vote_results.casters(vote, editor.minutes) == ("MH",), word
        assert not told(editor), word
        assert labels(language).not_voting not in page(editor)
        assert f"{word}{labels(language).colon}" in page(editor)
        assert page(editor).count("Holm") >= 3  # in the list of people, at the vote and in the list of decisions


@pytest.mark.parametrize("language", languages())
def test_whose_casting_vote_it_was_is_typed_behind_it(language: str, opened: Opened) -> None:
    editor = opened(RECORD.format(language=language))
    word = labels(language).casting_vote[0]
    enter(editor, "/motion AT; BE: That we buy it.", f"/carried 2-2 {word} LB")
    vote = editor.minutes.notes[-1]
    assert (vote.for_, vote.against) == (2, 2)
    assert vote_results.casters(vote, editor.minutes) == ("LB",)
    assert not told(editor)


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("/carried 2-2 on the casting vote of MH", "on the casting vote of Ms Holm"),
        ("/carried 2-2, by MH's casting vote", "by Ms Holm's casting vote"),
        ("/carried casting vote of MH", "casting vote of Ms Holm"),
        ("/carried on the casting vote of Ms Holm", "on the casting vote of Ms Holm"),
        ("Carried on the casting vote of MH.", "on the casting vote of Ms Holm"),
        ("Motion carried by the casting vote of Marta Holm", "by the casting vote of Marta Holm"),
    ],
)
def test_a_casting_vote_with_whose_it_was_is_read(line: str, outcome: str, editor: Editor) -> None:
    enter(editor, "/motion AT; BE: That we buy it.", "/vote 2-2", line)
    motion, vote = editor.minutes.notes[-2:]
    assert (motion.outcome, motion.reason, motion.check) == ("carried", "", "")
    assert (vote.outcome, vote.for_, vote.against) == (outcome, 2, 2)
    assert not told(editor)
    assert f"2 for, 2 against, {outcome}" in page(editor)
    assert f"2–2, {outcome}" in page(editor)
    shown = note_command.words_of(editor.minutes, 1)
    note_command.retyped(editor, 1, f"{shown} ")
    assert editor.minutes.notes[1] == vote


@pytest.mark.parametrize("title", ["Casting vote of the chair", "The Chair's casting vote", "budget"])
def test_a_title_stays_a_title(title: str, editor: Editor) -> None:
    enter(editor, f"/vote {title} 3-2")
    assert (editor.minutes.notes[0].text, editor.minutes.notes[0].outcome) == (title, "")


def test_no_casting_vote_is_none(editor: Editor) -> None:
    assert not vote_results.is_casting("without a casting vote", "en")
    enter(editor, "/motion AT; BE: That we buy it.", "/vote 2-2")
    said = enter(editor, "/carried")
    assert said == "The motion is carried at 2 to 2: add “casting vote” if the chair decided."


def test_a_sentence_behind_the_vote_tells_of_the_casting_vote_too(editor: Editor) -> None:
    enter(editor, "/motion AT; BE: That we buy it.", "/vote 2-2", "The Chair used her casting vote.")
    said = "The motion is carried and recorded as decision 1."
    stays = "The sentence “The Chair used her casting vote.” stays, as it says more."
    assert enter(editor, "/carried") == f"{said} {stays}"
    assert not told(editor)


@pytest.mark.parametrize(
    "lines",
    [
        ("! AT is elected treasurer by lot.",),
        ("! AT is elected treasurer, by the casting vote of the Chair.",),
        ("! AT is elected treasurer on the Chair's casting vote.",),
        ("! AT is elected treasurer (casting vote).",),
        ("MH used her casting vote for AT.", "! AT is elected treasurer."),
        ("Lots were drawn.", "! AT is elected treasurer."),
    ],
)
def test_a_tie_in_an_election_is_settled_by_any_sentence_that_says_how(lines: tuple[str, ...], editor: Editor) -> None:
    enter(editor, "/poll secret Treasurer: AT 2, BE 2, blank 1", *lines)
    assert not told(editor)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("MH used her casting vote for AT.", "Ms Holm used her casting vote for Ms Tamm."),
        ("The casting vote of MH was for AT", "The casting vote of Ms Holm was for Ms Tamm"),
        ("! The casting vote was for AT.", "The casting vote was for Ms Tamm."),
        ("MH thanked AT.", "Ms Holm thanked AT."),
    ],
)
def test_in_a_sentence_that_tells_of_a_casting_vote_codes_are_names(line: str, text: str, editor: Editor) -> None:
    enter(editor, line)
    assert editor.minutes.notes[0].text == text


def test_a_code_that_is_a_word_too_is_found_behind_a_casting_vote(opened: Opened) -> None:
    editor = opened(RECORD.format(language="en").replace('"AT"', '"AD"'))
    enter(editor, "MH spoke.")
    note = editor.minutes.notes[0]
    editor.do(Edit((editor.change("note", 0, replace(note, text="Ms Holm used her casting vote for AD.")),)))
    assert told(editor) == ["This text still contains the code AD: write “Ms Tamm”."]


def test_a_tie_in_an_election_that_nothing_settles_is_a_problem(editor: Editor) -> None:
    enter(editor, "/poll secret Treasurer: AT 2, BE 2", "We looked at the allotments.", "! AT is elected treasurer.")
    assert "say how one of them came to be elected, such as by lot" in "".join(told(editor))


@pytest.mark.parametrize("words", ["(proposed PO, seconded IT)", "Moved PO. Seconded IT."])
def test_a_code_that_is_a_word_is_seen_behind_proposed_and_seconded(words: str, opened: Opened) -> None:
    people = "\n".join(f'[[participant]]\nkey = "{key}"\nname = "{name}"' for key, name in
                       (("PO", "Paul Orme"), ("IT", "Ida Thorn")))  # fmt: skip
    editor = opened(f'[meeting]\ntitle = "Paths"\ndate = 2025-03-12\n{people}\n')
    enter(editor, f"The bridge is closed {words}", "The order PO 12 and the IT plan are in the file.")
    found = [each for each in problems(editor.minutes) if "still contains the code" in each.text]
    assert [(each.index, each.text.split(":")[0].split()[-1]) for each in found] == [(0, "PO"), (0, "IT")]


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        ("", "Cllr Ann Ash"),
        (" of the Chairman", "Cllr Ann Ash"),
        (" of Cllr Bo Ash", "Cllr Bo Ash"),
        (" of Cllr Ash", "Cllr Ann Ash"),
    ],
)
def test_of_two_with_one_surname_the_one_who_is_named_or_has_the_chair_cast_the_vote(
    said: str, whose: str, opened: Opened
) -> None:
    people = "".join(f'[[participant]]\nkey = "{key}"\nname = "{name}"\ntitle = "Cllr"\npresence = "present"\n{role}\n'
                     for key, name, role in (("AA", "Ann Ash", 'role = "chair"'), ("BA", "Bo Ash", ""),
                                             ("CC", "Cy Cole", ""), ("DD", "Di Dean", "")))  # fmt: skip
    editor = opened(f'[meeting]\ntitle = "Paths"\ndate = 2025-03-12\n{people}')
    enter(editor, "/motion CC: We go.", "/vote 2-2 +1 AA, CC -1 BA, DD", f"/carried casting vote{said}")
    for command in ("CC: Thank you.", "/chair CC"):
        enter(editor, command)
        page = exported(editor.record, "md").decode()
        told = next(line for line in page.splitlines() if "casting vote" in line).split("casting vote")[1]
        assert {name for name in ("Cllr Ann Ash", "Cllr Bo Ash") if name in told} == {whose}
        assert told.count(whose) == 1


def test_a_tie_names_the_casting_vote(editor: Editor) -> None:
    enter(editor, "/motion AT: We row.")
    tie = "It is a tie: /carried casting vote, /lost casting vote, or /tied without one."
    assert enter(editor, "/vote 2-2") == tie


@pytest.mark.parametrize("words", ["Chairman's casting vote", "on the Chairman's casting vote", "Mayor's casting vote"])
def test_the_casting_vote_of_a_chairman_or_a_mayor_is_one(words: str, editor: Editor) -> None:
    enter(editor, "/motion AT: We row.", "/vote 2-2", f"/carried {words}")
    assert [note.outcome for note in editor.minutes.notes if note.kind == "vote"] == [words]
    assert f"2–2, {words}: Ms Holm |" in page(editor)
