"""Paragraphs with no name that follow what somebody said: whose they are, and what is in doubt. All invented."""

import pytest

from minutes_tui.readers import engine
from minutes_tui.readers.dialects import plain_text

PEOPLE = {
    "en": "# Board of 3 April 2026\n\nPresent: Ona Raud, Leo Berg, Mia Falk\n\n",
    "nl": "# Notulen 3 april 2026\n\nAanwezig: Ona Raud, Leo Berg, Mia Falk\n\n",
    "de": "# Protokoll vom 3. April 2026\n\nAnwesend: Ona Raud, Leo Berg, Mia Falk\n\n",
    "sv": "# Protokoll 3 april 2026\n\nNärvarande: Ona Raud, Leo Berg, Mia Falk\n\n",
    "fr": "# Réunion du 3 avril 2026\n\nPrésents : Ona Raud, Leo Berg, Mia Falk\n\n",
    "pl": "# Protokół z 3 kwietnia 2026\n\nObecni: Ona Raud, Leo Berg, Mia Falk\n\n",
}


def imported(source: str, language: str = "en") -> engine.Imported:
    return engine.imported(list(plain_text.blocks(source, is_markdown=True)), "old", language)


def speakers(made: engine.Imported, words: str) -> list[object]:
    return [note.speaker for note in made.minutes.notes if words in note.text]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Members present agree that the roof is mended."),
        ("en", "Discussion returned to the price of the tiles."),
        ("en", "The committee thanked the roofers."),
        ("en", "(Laughter about the tiles.)"),
        ("en", "19:40 Close"),
        ("nl", "Aanwezige leden stemmen in met de prijs van het dak."),
        ("nl", "Meerderheid van aanwezigen stemt voor het dak."),
        ("de", "Die Anwesenden danken den Dachdeckern."),
        ("sv", "Mötet tackade takläggarna."),
        ("fr", "L’assemblée remercie les couvreurs."),
        ("pl", "Zarząd podziękował dekarzom."),
    ],
)
def test_what_the_meeting_did_is_not_said_by_who_spoke_before(language: str, said: str) -> None:
    made = imported(f"{PEOPLE[language]}Ona: The roof leaks.\n\n{said}\n\nLeo: Mend it.\n", language)
    assert speakers(made, said) == [()]
    assert not [each for each in made.doubts if "has no name" in each.reason]


def test_narrative_is_not_said_in_a_transcript_either() -> None:
    said = "Ona: The roof leaks.\n\n(Discussion of tiles.)\n\nLeo: Mend it.\n\nMia: In May.\n\nOna: Good.\n"
    made = imported(PEOPLE["en"] + said)
    assert speakers(made, "(Discussion") == [()]
    assert not made.doubts


def test_in_a_transcript_a_paragraph_goes_on_and_is_in_doubt() -> None:
    said = "Ona: The roof leaks.\n\nIt has for years.\n\nLeo: Mend it.\n\nMia: In May.\n\nOna: Good.\n"
    made = imported(PEOPLE["en"] + said)
    assert speakers(made, "It has for years.") == ["ORA"]
    assert [(each.line, each.reason) for each in made.doubts] == [
        (7, "This paragraph has no name and was given to Ona, the speaker before it.")
    ]


REPORT = "The pump was looked at.\n\nIt is old.\n\nTwo firms were asked.\n\nNo answer came.\n\nThe price is high.\n\n"


def test_in_a_report_a_paragraph_below_a_remark_is_nobodys_and_is_in_doubt() -> None:
    made = imported(f"{PEOPLE['en']}{REPORT}Ona: Is it dear?\n\nWe will look into this.\n")
    assert speakers(made, "We will look") == [()]
    assert [each.reason for each in made.doubts] == [
        "This paragraph has no name and was not given to Ona, the speaker before it."
    ]


def test_in_a_report_a_given_name_begins_what_somebody_else_says() -> None:
    made = imported(f"{PEOPLE['en']}{REPORT}Ona: Is it dear?\n\nLeo says that it is not.\n")
    assert speakers(made, "Leo says") == ["LB"]
    assert not made.doubts


def test_what_follows_a_given_name_in_a_report_is_not_theirs_and_two_of_them_are_nobody() -> None:
    made = imported(
        f"{PEOPLE['en']}{REPORT}Leo says that it is dear.\n\nA new pump is needed.\n\nLeo and Mia look for one.\n"
    )
    assert [speakers(made, said) for said in ("Leo says", "A new pump", "Leo and Mia")] == [["LB"], [()], [()]]
    assert not made.doubts


def test_many_such_paragraphs_are_one_doubt() -> None:
    made = imported(PEOPLE["en"] + "".join(f"Ona: Point {n}.\n\nIt is {n}.\n\n" for n in range(6)))
    assert [each.reason for each in made.doubts] == [
        "6 paragraphs with no name were given to the speaker before them. This is the first."
    ]


def test_a_remark_that_has_a_word_for_an_outcome_is_still_somebodys() -> None:
    said = "Ona: The roof leaks.\n\nLeo: Agreed.\n\nMia: In May.\n"
    made = imported(PEOPLE["en"] + said)
    assert [(note.speaker, note.text) for note in made.minutes.notes][-3:] == [
        ("ORA", "The roof leaks."), ("LB", "Agreed."), ("MF", "In May.")
    ]  # fmt: skip


def test_what_closes_a_letter_is_nobodys_words() -> None:
    source = (
        "Dear Janet,\n\nHere are the minutes.\n\nMinutes of the Quay Board, 12 March 2025\nPresent: Ann Berg, Bo Ek\n\n"
        "1. Roof\nBo Ek reported on the roof.\n\n2. Other\nAnn Berg thanked all.\n\nKind regards,\nBo Ek\n"
    )
    made = engine.imported(list(plain_text.blocks(source, is_markdown=False)), "letter", "en")
    said = {note.text: note.speaker for note in made.minutes.notes if note.speaker}
    assert said == {"Bo Ek reported on the roof.": "BEK", "Ann Berg thanked all.": "AB"}
    assert made.minutes.notes[-2].text + made.minutes.notes[-1].text == "Kind regards,Bo Ek"
