"""Speakers who are called by an initial, a given name, an office or with capitals; and names that are words."""

import datetime as dt

import pytest
from conftest import Opened, enter
from msgspec.structs import replace

from minutes_tui.language.names import roster
from minutes_tui.line.grammar import Entered, read
from minutes_tui.model.minutes import Meeting, Minutes
from minutes_tui.readers.people.person_words import person_read

PEOPLE = {
    "SC": "Ms Sue de la Cruz", "JM": "Mr Jan van der Meer", "AA": "Ms Ann Ash, Chair",
    "AR": "Dr Art Rose, Superintendent",
    "MG": "Mrs May Grant, President", "HO": "Ms Hope Ortega", "HM": "Ms Hope Marks", "RP": "Ruth Penfold, Clerk",
    "JS": "Mr John Paul Smith", "SS": "Ms Sue Smith", "WB": "Mr Will Bond", "DP": "Mr Dan Pryce", "LL": "Ms Lea Lord",
}  # fmt: skip


def minutes_with(people: dict[str, str], language: str = "en") -> Minutes:
    minutes = Minutes(meeting=Meeting(language=language))
    for key, who in people.items():
        minutes = replace(minutes, participants=(*minutes.participants, person_read(who, minutes, key)))
    return minutes


def entered(line: str, minutes: Minutes) -> Entered:
    found = read(line, minutes, dt.date(2026, 11, 27))
    assert isinstance(found, Entered), found
    return found


MINUTES = minutes_with(PEOPLE)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Ms De La Cruz said no.", "SC"),
        ("De La Cruz: no", "SC"),
        ("Van Der Meer asked why.", "JM"),
        ("Ash:hello", "AA"),
        ("Chairman Ash: hello", "AA"),
        ("Chair Ash said hello.", "AA"),
        ("Superintendent Rose: We need it.", "AR"),
        ("Superintendent Rose thanked all.", "AR"),
        ("President Grant: yes", "MG"),
        ("J. Smith: hello", "JS"),
        ("J.P. Smith: hello", "JS"),
        ("J. P. Smith: hello", "JS"),
        ("Mr. J. Smith said hello.", "JS"),
        ("J Smith said hello.", "JS"),
        ("Smith, J.: hello", "JS"),
        ("Smith, Sue: hello", "SS"),
        ("Smith (John): hello", "JS"),
        ("S. Smith? Why?", "SS"),
        ("Marks said so.", "HM"),
        ("Bond and Ash were asked.", "WB"),
        ("Lord doubted it.", "LL"),
    ],
)
def test_who_is_called_in_another_way_speaks(line: str, who: str) -> None:
    note = entered(line, MINUTES).note
    assert (note.speakers[:1], note.check) == ((who,), "")


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("May: no.", "Is “May” MG Mrs May Grant?"),
        ("Art: no.", "Is “Art” AR Dr Art Rose?"),
        ("Hope: we can do it.", "Is “Hope” HO Ms Hope Ortega or HM Ms Hope Marks?"),
        ("Ruth: And the receipts.", "Is “Ruth” RP Ruth Penfold?"),
        ("Ruth asked why.", "Is “Ruth” RP Ruth Penfold?"),
        ("DP; I agree", "What DP says stands behind a colon: DP: words"),
        ("DP;slip", "What DP says stands behind a colon: DP: words"),
        ("DP. I agree", "What DP says stands behind a colon: DP: words"),
    ],
)
def test_who_may_be_meant_is_asked_in_a_sentence_that_is_true(line: str, asked: str) -> None:
    note = entered(line, MINUTES).note
    assert (note.speakers, note.check) == ((), asked)


def test_an_office_of_somebody_else_before_a_name_is_asked_about() -> None:
    note = entered("Chairman Pryce: hello", MINUTES).note
    asked = "Is “Chairman Pryce” DP Mr Dan Pryce, who has another title on the list?"
    assert (note.speakers, note.check) == (("DP",), asked)


@pytest.mark.parametrize(
    "line",
    [
        "Bond issue: the bond was discussed.",
        "Bond rates rose.",
        "Marks were given to all pupils.",
        "Ash Wednesday is on 10 February 2027.",
        "Lord Nelson was mentioned.",
        "Pryce Street will be closed.",
        "A Bond was sold.",
        "Ash:n talo",
        "Will then be done by them.",
    ],
)
def test_a_name_that_is_a_word_or_part_of_another_name_is_no_speaker(line: str) -> None:
    note = entered(line, MINUTES).note
    assert (note.speakers, note.check) == ((), "")


def test_an_honorific_of_the_language_is_no_initial() -> None:
    french = minutes_with({"MD": "Mme Marie Dupont", "PD": "M. Paul Dupont"}, "fr")
    assert entered("M. Dupont : bonjour", french).note.speakers == ("PD",)
    assert roster(french).named("P. Dupont") == ["PD"]


@pytest.mark.parametrize("typed", ["a resident asked about the bins", "A resident asked how long."])
def test_an_office_with_an_indefinite_article_is_nobody_on_the_list(typed: str, opened: Opened) -> None:
    editor = opened("[[participant]]\nkey='EV'\nname='Esther Vance'\nrole='resident'\npost='resident'\n")
    enter(editor, typed)
    assert editor.minutes.notes[-1].speakers == ()


OFFICERS = """\
[meeting]
language = "{}"
[[participant]]
key = "KB"
name = "Karin Brandt"
post = "{}"
role = "{}"
presence = "present"
[[participant]]
key = "FS"
name = "Fia Sommer"
presence = "present"
"""


@pytest.mark.parametrize(
    ("language", "post", "role", "typed"),
    [
        ("de", "1. Vorsitzende", "chair", "1. Vorsitzende: Guten Abend."),
        ("de", "2. Vorsitzende", "vice chair", "2. Vorsitzende Brandt: Guten Abend."),
        ("sv", "Ordförande", "chair", "Ordföranden: Välkomna."),
        ("da", "", "chair", "Formanden: Velkommen."),
        ("fr", "Maire", "", "M. le Maire : Le quorum est atteint."),
        ("fr", "Maire", "", "Mme la Maire : Bon."),
    ],
)
def test_who_is_called_by_the_office_speaks(language: str, post: str, role: str, typed: str, opened: Opened) -> None:
    editor = opened(OFFICERS.format(language, post, role))
    enter(editor, "FS: A.", typed)
    assert [note.speakers for note in editor.minutes.notes] == [("FS",), ("KB",)]


def test_an_office_within_a_list_is_an_item_of_it(opened: Opened) -> None:
    editor = opened(OFFICERS.format("de", "1. Vorsitzende", "chair"))
    enter(editor, "FS: Zu tun ist:", "1. Vorsitzende wählen")
    assert len(editor.minutes.notes) == 1
