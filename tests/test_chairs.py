"""Who chairs the meeting: the one who has the office, or somebody in that one's place."""

from importlib.resources import files
from pathlib import Path

import pytest
from conftest import Opened, enter

from minutes_tui import commands
from minutes_tui.archive.next_meeting import next_meeting
from minutes_tui.language.labels import labels
from minutes_tui.report import document
from minutes_tui.writers import markdown

LANGUAGES = tuple(
    sorted(
        each.name.removesuffix(".toml")
        for each in (files("minutes_tui") / "language" / "words").iterdir()
        if each.name.endswith(".toml")
    )
)

PEOPLE = """\
[[participant]]
key = "MH"
name = "Mary Holt"
title = "Cllr"
role = "chair"
presence = "apologies"
[[participant]]
key = "AD"
name = "Ada Dunn"
title = "Cllr"
role = "vice chair"
presence = "present"
[[participant]]
key = "BB"
name = "Bob Birch"
title = "Cllr"
presence = "present"
"""


def test_who_chairs_in_anothers_place_is_called_so_and_gives_it_back(opened: Opened) -> None:
    editor = opened(PEOPLE)
    before = editor.minutes.participants
    assert enter(editor, "/chair AD") == "Cllr Ada Dunn is in the chair, in the place of Cllr Mary Holt."
    assert (editor.minutes.participants[1].role, editor.minutes.participants[1].post) == (
        "chair",
        "Acting Chair, Vice chair",
    )
    page = markdown.write(document(editor.minutes, "summary"))
    assert "| Chair | Cllr Ada Dunn |" in page
    assert "Cllr Ada Dunn, *Acting Chair*" in page
    assert enter(editor, "/chair AD") == "Cllr Ada Dunn is in the chair already."
    enter(editor, "/chair Birch")
    assert editor.minutes.participants[1] == before[1]
    assert editor.minutes.participants[2].post == "Acting Chair"
    assert enter(editor, "/chair MH") == "Cllr Mary Holt is in the chair."
    assert editor.minutes.participants == before


def test_where_nobody_has_the_chair_it_is_plain(opened: Opened) -> None:
    editor = opened(PEOPLE.replace('role = "chair"\n', ""))
    assert enter(editor, "/chair BB") == "Cllr Bob Birch is in the chair."
    assert (editor.minutes.participants[2].role, editor.minutes.participants[2].post) == ("chair", "")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("AD took the chair in the absence of MH.", "Cllr Dunn took the chair in the absence of Cllr Holt."),
        ("Dunn took the chair.", "Dunn took the chair."),
    ],
)
def test_a_sentence_that_says_who_takes_the_chair_is_asked_about(typed: str, text: str, opened: Opened) -> None:
    editor = opened(PEOPLE)
    enter(editor, typed)
    note = editor.minutes.notes[-1]
    assert (note.text, note.speakers, note.check) == (text, (), "Is AD in the chair? Type /chair AD")
    enter(editor, "/chair AD")
    assert editor.minutes.notes[-1].check == ""
    enter(editor, typed)
    assert editor.minutes.notes[-1].check == ""


def test_it_is_said_when_nobody_is_in_the_chair(opened: Opened) -> None:
    editor = opened(PEOPLE.replace("apologies", "present"))
    enter(editor, "AD: A.")
    said = "No one is in the chair now: /chair CODE says who chairs."
    assert enter(editor, "-MH") == said
    assert enter(editor, "/chair AD", "-BB") != said
    assert enter(editor, "-AD") == said


def test_a_vote_without_a_quorum_is_told(opened: Opened) -> None:
    editor = opened("[meeting]\nquorum = 3\n" + PEOPLE)
    said = enter(editor, "/motion AD; BB: We go.", "/carried 2-0")
    assert said.endswith("The quorum of 3 is not met: 2 of 3 present.")


def test_the_page_says_who_chaired_from_when(opened: Opened) -> None:
    editor = opened(PEOPLE)
    enter(editor, "AD: Welcome.")
    assert enter(editor, "/chair BB 19:30") == "Cllr Bob Birch is in the chair, in the place of Cllr Mary Holt."
    assert editor.minutes.notes[-1].text == "Cllr Birch took the chair at 19:30."
    assert editor.minutes.notes[-1].speakers == ()


def test_a_sentence_that_says_it_already_is_not_printed_twice(opened: Opened) -> None:
    editor = opened(PEOPLE)
    enter(editor, "AD: Welcome.", "Holt left the meeting and Birch took the chair.", "/chair BB")
    assert [note.text for note in editor.minutes.notes[1:]] == ["Holt left the meeting and Birch took the chair."]


IN_LANGUAGES = """\
[meeting]
language = "{language}"
[[participant]]
key = "AK"
name = "Anna Kask"
role = "chair"
presence = "present"
[[participant]]
key = "UB"
name = "Uta Berg"
role = "vice chair"
presence = "present"
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chair_is_given_back_in_every_language(language: str, opened: Opened) -> None:
    editor = opened(IN_LANGUAGES.format(language=language))
    before = editor.minutes.participants
    enter(editor, "AK: A.", "/chair UB")
    assert editor.minutes.participants[1].post.startswith(labels(language).acting_chair)
    page = markdown.write(document(editor.minutes, "summary"))
    assert f"| {labels(language).chair} |" not in page or "Anna Kask, Uta Berg" not in page
    enter(editor, "/chair AK")
    assert editor.minutes.participants == before
    assert len(editor.minutes.notes) == 3


def test_a_casting_vote_is_of_who_was_in_the_chair_then(opened: Opened) -> None:
    editor = opened(PEOPLE.replace("apologies", "present"))
    enter(editor, "AD: A.", "/chair BB", "/motion AD: We go.", "/carried 1-1 casting vote", "/chair MH")
    page = markdown.write(document(editor.minutes, "summary"))
    assert "casting vote: Cllr Birch" in page
    assert "casting vote: Cllr Holt" not in page


def test_who_acts_is_the_chair_who_speaks(opened: Opened) -> None:
    editor = opened(PEOPLE.replace("apologies", "present"))
    enter(editor, "AD: A.", "/chair BB", "The chair: I rule it out of order.")
    enter(editor, "Birch took the chair.")
    assert [note.speakers for note in editor.minutes.notes[-2:]] == [("BB",), ()]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Holt handed the chair to Birch.", "BB"),
        ("Holt vacated the chair and Birch took it.", "BB"),
        ("In the chair: Birch", "BB"),
        ("The chair was taken by Dunn at 19:30.", "AD 19:30"),
        ("Birch acted as chair.", "BB"),
    ],
)
def test_however_it_is_said_it_is_asked_about(typed: str, key: str, opened: Opened) -> None:
    editor = opened(PEOPLE.replace("apologies", "present"))
    enter(editor, typed)
    assert editor.minutes.notes[-1].check == f"Is {key[:2]} in the chair? Type /chair {key}"


def test_one_signs_for_the_chair(opened: Opened) -> None:
    editor = opened(PEOPLE.replace("apologies", "present") + '[print]\nsignature = "chair"\n')
    enter(editor, "AD: A.", "/chair BB")
    page = markdown.write(document(editor.minutes, "summary"))
    signed = page[page.index("took the chair") :]
    assert "Cllr Mary Holt" in signed
    assert "Cllr Bob Birch" not in signed


def test_what_cannot_be_is_refused(opened: Opened) -> None:
    editor = opened(PEOPLE)
    assert commands.enter(editor, "/chair").refused == "Say who chairs: /chair CODE. In the chair: Cllr Mary Holt."
    assert commands.enter(editor, "/chair ZZ").misread


@pytest.mark.parametrize(
    ("language", "mayor", "deputy"),
    [("en", "Mayor", "Deputy Mayor"), ("fr", "Maire", "Adjointe au maire"), ("de", "Bürgermeisterin", "Gemeinderat")],
)
def test_a_mayor_who_is_back_in_the_chair_is_not_the_acting_one(
    opened: Opened, language: str, mayor: str, deputy: str
) -> None:
    editor = opened(f'[meeting]\nlanguage = "{language}"\n')
    enter(editor, f"/person AA = Ann Ash, {mayor}", f"/person BB = Bob Birch, {deputy}", "/start", "AA: Welcome.")
    before = editor.minutes.participants
    enter(editor, "/chair BB", "/chair AA")
    people = {each.key: each for each in editor.minutes.participants}
    assert (people["AA"].role, people["AA"].post) == ("chair", mayor)
    assert people["BB"] == before[1]
    enter(editor, "/chair BB")
    people = {each.key: each for each in editor.minutes.participants}
    assert people["AA"].role == "chair"
    assert people["BB"].post == f"{labels(language).acting_chair}, {deputy}"


def test_who_has_the_chair_by_role_keeps_it_where_the_mayor_acts(opened: Opened) -> None:
    editor = opened(PEOPLE)
    enter(editor, "/person MM = Max Moss, Mayor", "/start", "AD: Welcome.")
    assert enter(editor, "/chair MM") == "Max Moss is in the chair, in the place of Cllr Mary Holt."


def test_an_office_is_the_same_after_the_chair_was_given_back(opened: Opened) -> None:
    editor = opened('[meeting]\nlanguage = "sv"\n')
    enter(editor, "/person AA = Anna Ash, ordförande", "/person BD = Bo Dal, kassör", "/person CC = Carl Ceder, Kassör")
    before = editor.minutes.participants
    enter(editor, "/chair BD", "/chair CC", "/chair AA")
    assert editor.minutes.participants == before


def test_a_role_is_kept_where_its_holder_takes_a_chair_that_nobody_has(opened: Opened) -> None:
    editor = opened(PEOPLE.replace('role = "chair"\n', ""))
    enter(editor, "/chair AD")
    assert (editor.minutes.participants[1].role, editor.minutes.participants[1].post) == ("chair", "Vice chair")


@pytest.mark.parametrize(
    "line", ["Holt left the chair for item 1", "The Chair vacated the chair.", "MH left the chair"]
)
def test_who_takes_a_chair_that_is_left_is_asked(line: str, opened: Opened) -> None:
    editor = opened(PEOPLE.replace("apologies", "present"))
    assert enter(editor, line) == "Who takes the chair? Type /chair CODE"
    assert editor.minutes.notes[-1].speakers == ()
    enter(editor, "/chair AD")
    assert not any(note.check for note in editor.minutes.notes)
    enter(editor, "Holt left the chair.")
    assert editor.minutes.notes[-1].check == ""
    assert editor.minutes.notes[-1].speakers == ()


def test_a_chair_in_the_room_is_no_office(opened: Opened) -> None:
    editor = opened(PEOPLE.replace("apologies", "present"))
    enter(editor, "Holt left the chair in the hall")
    assert editor.minutes.notes[-1].check == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_acted_as_chair_no_longer_does_at_the_next_meeting(language: str, opened: Opened, tmp_path: Path) -> None:
    editor = opened(IN_LANGUAGES.format(language=language))
    before = editor.minutes.participants
    enter(editor, "AK: A.", "/chair UB")
    assert editor.minutes.participants[1].role == "chair"
    after = next_meeting(editor.record.path, tmp_path).minutes.participants
    assert [(each.key, each.role, each.post) for each in after] == [(each.key, each.role, each.post) for each in before]


def test_who_acted_for_a_mayor_no_longer_does_at_the_next_meeting(opened: Opened, tmp_path: Path) -> None:
    editor = opened(PEOPLE.replace('role = "chair"\n', 'post = "Mayor"\n'))
    enter(editor, "AD: A.", "/chair BB")
    assert editor.minutes.participants[2].role == "chair"
    after = next_meeting(editor.record.path, tmp_path).minutes.participants
    assert (after[0].post, after[2].role, after[2].post) == ("Mayor", "", "")


def test_who_acts_for_somebody_who_is_not_on_the_list_stays_at_the_next_meeting(opened: Opened, tmp_path: Path) -> None:
    acting = 'role = "chair"\npost = "Acting Chair"\n'
    editor = opened(PEOPLE.replace('role = "chair"\n', "").replace('role = "vice chair"\n', acting))
    after = next_meeting(editor.record.path, tmp_path).minutes.participants
    assert (after[1].role, after[1].post) == ("chair", "Acting Chair")
