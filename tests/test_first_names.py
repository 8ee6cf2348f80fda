"""First names in lines, arrivals with a remark, and everybody but some who are present."""

import datetime as dt

import pytest

from minutes_tui.line import grammar
from minutes_tui.line.first_names.alone import in_full, whose
from minutes_tui.model.minutes import Meeting, Minutes, Note, Participant
from minutes_tui.report.forms import document
from minutes_tui.writers import plain

TODAY = dt.date(2026, 11, 28)
PEOPLE = {
    "MO": "Margaret Osei", "JK": "Joe Kowalczyk", "AV": "Anneke Visser", "FH": "Frank Hobbs", "TB": "Tom Bradley",
    "KM": "Kwame Mensah", "RA": "Ruth Adler", "LC": "Lynn Carter", "SDG": "Sanne de Groot", "JF": "Jan Frank",
    "WM": "Will May",
}  # fmt: skip


def minutes(language: str = "en", away: tuple[str, ...] = ("LC",), notes: tuple[Note, ...] = ()) -> Minutes:
    people = tuple(
        Participant(key=key, name=name, presence="expected" if key in away else "present")
        for key, name in PEOPLE.items()
    )
    return Minutes(meeting=Meeting(title="T", language=language, date=TODAY), participants=people, notes=notes)


def note(line: str, language: str = "en", away: tuple[str, ...] = ("LC",)) -> Note:
    got = grammar.read(line, minutes(language, away), TODAY)
    assert isinstance(got, grammar.Entered), got
    return got.note


@pytest.mark.parametrize(
    ("line", "kind", "who", "text"),
    [
        ("+LC (by telephone)", "arrival", ("LC",), "(by telephone)"),
        ("+LC 19:40 (by telephone)", "arrival", ("LC",), "(by telephone)"),
        ("+LC (by telephone) 19:40", "arrival", ("LC",), "(by telephone)"),
        ("-TB (another meeting)", "departure", ("TB",), "(another meeting)"),
        ("+LC, TB [online]", "arrival", ("LC", "TB"), "(online)"),
        ("+LC (19:40)", "arrival", ("LC",), ""),
    ],
)
@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_an_arrival_may_have_a_remark(line: str, kind: str, who: tuple[str, ...], text: str, language: str) -> None:
    found = note(line, language)
    assert (found.kind, found.who, found.text, found.check) == (kind, who, text, "")
    got = grammar.read(line, minutes(language), TODAY)
    assert isinstance(got, grammar.Entered)
    assert got.at == (dt.time(19, 40) if "19:40" in line else None)


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("+LC by telephone", "+LC (by telephone)"),
        ("-TB had to catch a train", "-TB (had to catch a train)"),
        ("+LC (remote): joined late", "+LC (remote joined late)"),
        ("+LC, TB: by phone", "+LC, TB (by phone)"),
        ("+Lynn (by phone)", "+LC (by phone)"),
        ("-Tom 20:10", "-TB 20:10"),
        ("+Vissr 20:10", "+AV 20:10"),
    ],
)
def test_what_is_no_arrival_is_asked_about_with_the_line_that_is_one(line: str, typed: str) -> None:
    found = note(line)
    assert (found.kind, found.text) == ("statement", line)
    assert found.check.endswith(f" Type {typed}")
    assert note(typed).kind in ("arrival", "departure")


@pytest.mark.parametrize(
    ("language", "line", "typed"),
    [
        ("en", "At 8.15 pm Kwame went home.", "-KM 20:15"),
        ("en", "Kwame left at 20:15", "-KM 20:15"),
        ("en", "19.58 Tom left the room for a moment", "-TB 19:58"),
        ("en", "Lynn joined the call at 19:40", "+LC 19:40"),
        ("de", "Um 20.15 Uhr ging Kwame nach Hause.", "-KM 20:15"),
        ("de", "Kwame verlässt um 20.15 Uhr die Sitzung.", "-KM 20:15"),
        ("fr", "Kwame est parti à 20 h 15.", "-KM 20:15"),
        ("fr", "À 20 h 15, Kwame quitte la séance.", "-KM 20:15"),
        ("sv", "Kwame gick hem 20.15.", "-KM 20:15"),
        ("nl", "Kwame ging naar huis om 20.15 uur.", "-KM 20:15"),
    ],
)
def test_who_is_said_by_a_first_name_to_come_or_go_is_asked_about(language: str, line: str, typed: str) -> None:
    found = note(line, language)
    assert found.text == line
    assert found.check.endswith(f"? Type {typed}")


@pytest.mark.parametrize(
    ("language", "line", "who", "text"),
    [
        ("en", "> Kwame get a third offer", ("KM",), "get a third offer"),
        ("en", "> Tom - put a notice in the lift", ("TB",), "put a notice in the lift"),
        ("en", "> Bradley - put a notice in the lift", ("TB",), "put a notice in the lift"),
        ("en", "> Tom and Ruth: get a third offer", ("TB", "RA"), "get a third offer"),
        ("en", "> TB and Ruth: get a third offer", ("TB", "RA"), "get a third offer"),
        ("en", "> Jan, Will water the garden", ("JF", "WM"), "water the garden"),
        ("en", "TODO Will: invoice", ("WM",), "invoice"),
        ("en", "> Sanne de Groot to write", ("SDG",), "to write"),
        ("en", "> Tom Bradley to write", ("TB",), "to write"),
        ("de", "> Kwame: Angebot einholen", ("KM",), "Angebot einholen"),
        ("de", "> Kwame holt ein Angebot ein", ("KM",), "Kwame holt ein Angebot ein"),
        ("fr", "> Kwame - demander un devis", ("KM",), "demander un devis"),
    ],
)
def test_first_names_before_a_task_say_who_is_responsible(
    language: str, line: str, who: tuple[str, ...], text: str
) -> None:
    found = note(line, language)
    assert (found.kind, found.responsible, found.text, found.check) == ("action", who, text, "")


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("> Frank get a third offer", "“Frank” could be JF or FH."),
        ("> Will the tenants be told", "Is “Will” WM Will May?"),
        ("> Helen get a third offer", ""),
    ],
)
def test_a_first_name_that_may_be_anothers_or_a_word_is_not_taken_for_one(line: str, asked: str) -> None:
    found = note(line)
    assert (found.responsible, found.text, found.check) == ((), line[2:], asked)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Anneke asked if the doors are locked."),
        ("de", "Anneke fragt, ob die Türen zu sind."),
        ("fr", "Anneke demande si les portes sont fermées."),
    ],
)
def test_a_first_name_before_a_verb_of_saying_is_asked_about(language: str, line: str) -> None:
    assert note(line, language).check == "Is “Anneke” AV Anneke Visser?"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Present: all except Joe Kowalczyk and Lynn Carter"),
        ("en", "Present: all but JK, LC"),
        ("en", "Present: everybody except Joe and Lynn"),
        ("de", "Anwesend: alle außer Joe Kowalczyk und Lynn Carter"),
        ("fr", "Présents : tous sauf Joe Kowalczyk et Lynn Carter"),
    ],
)
def test_all_but_some_who_are_present_is_asked_about_with_the_line_for_it(language: str, line: str) -> None:
    assert note(line, language, away=tuple(PEOPLE)).check == "Are all but JK and LC present? Type +all -JK -LC"
    assert note(line, language).check == "Is JK absent? Type /absent JK"
    assert note(line, language, away=("JK", "LC")).check == ""


def test_a_first_name_is_nobodys_where_another_has_it_or_a_longer_name_is_there() -> None:
    there = minutes()
    assert (whose("Kwame", there), whose("Frank", there), whose("kwame", there), whose("Helen", there)) == (
        "KM", "", "", "",
    )  # fmt: skip
    assert in_full("Mr Tom and Kwame Road, then Tom.", there) == "Mr Tom and Kwame Road, then Tom Bradley."


@pytest.mark.parametrize(
    ("language", "end"), [("en", " (by telephone)."), ("de", " (by telephone)."), ("fr", " (by telephone).")]
)
def test_a_remark_is_in_the_sentence_of_the_arrival(language: str, end: str) -> None:
    came = Note(id="1", kind="arrival", who=("LC",), text="(by telephone)", at=dt.datetime(2026, 11, 28, 19, 40))
    (sentence,) = [
        each for each in plain.write(document(minutes(language, notes=(came,)))).split("\n") if "(by telephone)" in each
    ]
    assert "40" in sentence
    assert sentence.endswith(end)


def test_a_motion_of_first_names_is_asked_about_with_its_command() -> None:
    line = "Proposed by Joe, seconded by Anneke: that a new intercom be bought"
    assert note(line).check == "Is this a motion? Type /motion JK; AV: that a new intercom be bought"
    assert note(line.replace("Joe", "Frank")).check == "Is this a motion? Type /motion MOVER; SECONDER: TEXT."


WORDS = {"FK": "Frank King", "DH": "Drew Hand", "RS": "Rich Stone", "WC": "Will Carter", "MH": "May Hill",
         "BP": "Bill Price", "PT": "Pat Trust", "TB": "Tom Baker", "J1": "John Ash", "J2": "John Birch"}  # fmt: skip
"""People whose names are words of English too, and two of one first name."""


def of_words(line: str) -> Note:
    people = tuple(Participant(key=key, name=name, presence="present") for key, name in WORDS.items())
    got = grammar.read(line, Minutes(meeting=Meeting(title="T", date=TODAY), participants=people), TODAY)
    assert isinstance(got, grammar.Entered), got
    return got.note


@pytest.mark.parametrize(("line", "asked"), [
    ("> Frank discussion of the budget", "Is “Frank” FK Frank King?"),
    ("> Drew up a list", "Is “Drew” DH Drew Hand?"),
    ("> Hand out the leaflets", "Is “Hand” DH Drew Hand?"),
    ("> Stone off the path", "Is “Stone” RS Rich Stone?"),
])  # fmt: skip
def test_a_name_that_is_a_word_too_is_asked_about_before_a_task(line: str, asked: str) -> None:
    """Nobody is responsible, and no word is taken off the task, until it is answered."""
    found = of_words(line)
    assert (found.responsible, found.text, found.check) == ((), line[2:], asked)


@pytest.mark.parametrize("line", [
    "> Frank: mend the door", "> Frank - mend the door", "> Frank to mend the door", "> Frank will mend the door",
    "> Hand to mend the door", "> Hand: mend the door", "> Trust, mend the door", "> Tom mend the door",
])  # fmt: skip
def test_a_name_that_is_parted_from_the_task_is_somebodys(line: str) -> None:
    found = of_words(line)
    assert found.responsible in {("FK",), ("DH",), ("PT",), ("TB",)}
    assert "mend the door" in found.text
    assert not found.check


@pytest.mark.parametrize(("line", "asked"), [
    ("Will left early.", "Did WC leave? Type -WC"),
    ("Bill left at 9.05pm", "Did BP leave? Type -BP 21:05"),
    ("John left.", "“John” could be J1 or J2."),
])  # fmt: skip
def test_a_first_name_that_is_a_letter_off_another_is_asked_about_where_one_leaves(line: str, asked: str) -> None:
    assert of_words(line).check == asked


@pytest.mark.parametrize("line", ["Hand rails were fitted.", "Trust in the treasurer is high."])
def test_a_family_name_that_is_a_word_too_is_nobodys_before_other_words(line: str) -> None:
    found = of_words(line)
    assert (found.speaker, found.text, found.check) == ((), line, "")
    assert "Is it Drew Hand?" in of_words("Hand was unhappy.").check
