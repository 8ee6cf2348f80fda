"""People who are called by their office or by a part of their name: "The Chair: welcome", "> Clerk to write"."""

from pathlib import Path

import pytest
from conftest import Opened, enter, people_read
from msgspec.structs import replace
from screens import shown_rows, walked
from textual.pilot import Pilot

from minutes_tui.language.labels import labels, languages
from minutes_tui.language.roles import role_and_post
from minutes_tui.model.document import Signature
from minutes_tui.model.minutes import Meeting, Minutes, Participant, Print
from minutes_tui.report import document
from minutes_tui.tui.app import MinutesApp
from minutes_tui.writers import markdown

PEOPLE = [
    ("HH", "Cllr", "Helen Hart", 'role = "chair"'),
    ("AL", "Cllr", "Ann Lowe", ""),
    ("BI", "Cllr", "Brian Ives", 'role = "member"'),
    ("JC", "Mrs", "Jean Cole", 'role = "secretariat"\npost = "Clerk and RFO"'),
    ("DG", "Mr", "Dan Gill", 'role = "guest"\npost = "Tree Warden"'),
]
COUNCIL = '[meeting]\ntitle = "Council"\ndate = 2025-03-12\nlanguage = "{}"\n' + "".join(
    f'\n[[participant]]\nkey = "{key}"\ntitle = "{title}"\nname = "{name}"\npresence = "present"\n{more}\n'
    for key, title, name, more in PEOPLE
)

SAID = [
    ("The Chair: welcome", "HH", "welcome"),
    ("chairman: welcome", "HH", "welcome"),
    ("Chair welcomed all", "HH", "Chair welcomed all"),
    ("The Clerk reported that it rains.", "JC", "The Clerk reported that it rains."),
    ("Clerk: it rains.", "JC", "it rains."),
    ("Tree Warden: it rains.", "DG", "it rains."),
    ("Chair: Cllr Hart", "", "Chair: Cllr Hart"),
    ("Treasurer: 5 euros", "", "Treasurer: 5 euros"),
    ("The chair legs broke.", "", "The chair legs broke."),
    ("Member: welcome", "", "Member: welcome"),
    ("Councillor Lowe said hello.", "AL", "Councillor Lowe said hello."),
    ("Cllr. Lowe: hello", "AL", "hello"),
]


@pytest.mark.parametrize(("line", "speaker", "text"), SAID, ids=[line for line, _, _ in SAID])
def test_who_alone_has_an_office_is_meant_by_it(opened: Opened, line: str, speaker: str, text: str) -> None:
    editor = opened(COUNCIL.format("en"))
    assert enter(editor, line) == ""
    note = editor.minutes.notes[0]
    assert (note.speaker or "", note.text, note.check) == (speaker, text, "")


@pytest.mark.parametrize(
    "line",
    [
        "Clerk: Ben 4, Dan 2",
        "Clerk: Niamh, unopposed",
        "Clerk: Mrs Cole 6 votes, Mrs Grange 3 votes.",
        "Clerk: Ms Mercer takes the notes.",
        "Clerk: Brian to go on, agreed",
        "Clerk: Jean Cole, sole candidate, re-elected",
    ],
)
def test_words_that_are_about_an_office_are_not_what_its_holder_says(line: str, opened: Opened) -> None:
    editor = opened(COUNCIL.format("en"))
    enter(editor, line)
    asked = "Does JC Mrs Jean Cole say this? If so, type JC: in place of “Clerk:”."
    assert [(note.speaker, note.text, note.check) for note in editor.minutes.notes] == [((), line, asked)]


@pytest.mark.parametrize("words", ["Cllr Ives, will you report?", "Thank you, Cllr Ives", "Item 3, item 4", "It is 5."])
def test_an_office_before_words_to_others_is_of_who_speaks(words: str, opened: Opened) -> None:
    editor = opened(COUNCIL.format("en"))
    assert enter(editor, f"Chair: {words}") == ""
    assert (editor.minutes.notes[0].speaker, editor.minutes.notes[0].text) == ("HH", words)


def test_an_office_that_two_have_means_nobody(opened: Opened) -> None:
    editor = opened(COUNCIL.format("en").replace('"member"', '"chair"'))
    enter(editor, "The Chair: welcome", "> Chair to write")
    assert [(note.speaker, note.responsible) for note in editor.minutes.notes] == [((), ())] * 2


DONE = [
    ("ACTION: Clerk to write to Highways by 14 March", ("JC",), "to write to Highways"),
    ("> the Clerk will write", ("JC",), "will write"),
    ("> Ann to write", ("AL",), "to write"),
    ("> Anna to write", (), "Anna to write"),
    ("> Clerk's chair is mended", (), "Clerk's chair is mended"),
    ("> AL to write", ("AL",), "to write"),
]


@pytest.mark.parametrize(("line", "who", "text"), DONE, ids=[line for line, _, _ in DONE])
def test_who_is_to_do_something_may_be_called_by_office_or_given_name(
    opened: Opened, line: str, who: tuple[str, ...], text: str
) -> None:
    editor = opened(COUNCIL.format("en"))
    enter(editor, line)
    assert (editor.minutes.notes[0].responsible, editor.minutes.notes[0].text) == (who, text)


def test_an_office_is_called_so_in_the_meetings_language(opened: Opened) -> None:
    editor = opened(COUNCIL.format("de"))
    enter(editor, "Die Vorsitzende: Willkommen.", "Vorsitzende berichtete davon.", "> Ann wird schreiben")
    notes = editor.minutes.notes
    assert [note.speaker or note.responsible for note in notes] == ["HH", "HH", ("AL",)]


def test_a_post_in_brackets_of_a_pasted_list_is_printed(opened: Opened) -> None:
    editor = opened('[meeting]\ntitle = "Council"\ndate = 2025-03-12\n')
    (person,) = people_read("Present: Cllr Brian Ives (Tree Warden)", editor.minutes)
    assert (person.post, person.affiliation) == ("Tree Warden", "")
    minutes = replace(editor.minutes, participants=(person,))
    for way in ("table", "lines", "names", "roll"):
        assert "Tree Warden" in markdown.write(document(replace(minutes, print=Print(roster=way)), "summary")), way


@pytest.mark.parametrize(
    ("role", "post", "shown"),
    [
        ("secretariat", "Clerk", ("Clerk", "")),
        ("secretariat", "Clerk and RFO, Town Hall", ("Clerk and RFO", "Town Hall")),
        ("secretariat", "Hydrography Unit", ("secretariat", "Hydrography Unit")),
        ("Mayor", "Mayor", ("Mayor", "")),
        ("chair", "Chair", ("Chair", "")),
        ("", "Tree Warden", ("", "Tree Warden")),
    ],
)
def test_the_word_typed_for_an_office_is_shown_once(role: str, post: str, shown: tuple[str, str]) -> None:
    assert role_and_post(role, post, labels("en")) == shown


@pytest.mark.parametrize("width", [80, 120])
def test_a_clerk_is_nowhere_on_the_screen_called_secretariat(tmp_path: Path, width: int) -> None:
    path = tmp_path / "council.toml"
    signed = '\n[print]\nsignature = ["chair", "secretariat"]\n'
    path.write_text("format = 1\n\n" + COUNCIL.format("en") + signed)

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        for keys in ((), ("f3",), ("f3",), ("escape", "f8")):
            await pilot.press(*keys)
            await pilot.pause()
            rows = "\n".join(shown_rows(app))
            assert "secretariat" not in rows.replace("‹ secretariat ›", "")
        assert "‹ chair, clerk and… ›" in rows

    walked(path, steps, (width, 24))


def test_a_clerk_who_wrote_the_minutes_signs_as_clerk(opened: Opened) -> None:
    editor = opened(COUNCIL.format("en").replace("date =", 'rapporteur = "JC"\ndate ='))
    minutes = replace(editor.minutes, print=Print(signature=("chair", "rapporteur")))
    end = markdown.write(document(minutes, "summary")).split("\n\n")[-1]
    assert end.split()[-5:] == ["Jean", "Cole\\", "Clerk", "and", "RFO"]


@pytest.mark.parametrize("language", languages())
def test_what_any_of_several_may_be_is_nobody_on_the_list_who_is_one(language: str, opened: Opened) -> None:
    for word in labels(language).anybody:
        editor = opened(
            f'[meeting]\ntitle = "Paths"\ndate = 2025-03-12\nlanguage = "{language}"\n'
            f'[[participant]]\nkey = "EP"\nname = "Edna Pike"\npost = "{word}"\npresence = "expected"\n'
        )
        enter(editor, f"{word}: 12?")
        note = editor.minutes.notes[-1]
        assert "EP" not in note.speakers, word
        assert word in (note.text.split(":")[0], *note.speakers), word


@pytest.mark.parametrize(
    ("rapporteur", "signs"),
    [
        ("JP", ["Mrs Janet Pettifer", "Clerk"]),
        ("Mrs Janet Pettifer", ["Mrs Janet Pettifer", "Clerk"]),
        ("Janet Pettifer, Clerk", ["Mrs Janet Pettifer", "Clerk"]),
        ("Tom Low, Town Clerk", ["Tom Low", "Town Clerk"]),
        ("Tom Low", ["Tom Low", "Rapporteur"]),
        ("Tom Low, Jr", ["Tom Low, Jr", "Rapporteur"]),
    ],
)
def test_who_took_the_minutes_signs_by_the_post(rapporteur: str, signs: list[str]) -> None:
    clerk = Participant(key="JP", name="Janet Pettifer", title="Mrs", role="secretariat", post="Clerk")
    minutes = Minutes(
        meeting=Meeting(title="Parish Council", rapporteur=rapporteur),
        print=Print(signature=("rapporteur",)),
        participants=(clerk,),
    )
    (signature,) = [block for block in document(minutes).blocks if isinstance(block, Signature)]
    assert [signature.name, signature.role] == signs
