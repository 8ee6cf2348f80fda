"""How people are called, found and coded."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_tui.labels import labels
from minutes_tui.model import Body, Minutes, Note, Participant
from minutes_tui.names import (
    NOT_PEOPLE,
    Roster,
    called,
    code_for,
    folded,
    full_name,
    is_placeholder,
    roster,
    same,
    short_name,
    title_split,
)

ENGLISH = labels("en")
NORA = Participant(key="NK", name="Nora Kask", title="Ms")
TARIK = Participant(key="DK", name="Tarik de Koning", title="Mr", short="Mr de Koning", aliases=("Dekoning",))
JONAS = Participant(key="JV", name="Jonas Vik", title="Mr")
PETRA = Participant(key="PV", name="Petra Vik", title="Ms", short="Ms P. Vik")
PEOPLE = Roster([NORA, TARIK, JONAS, PETRA])


# Names


def test_a_statement_names_people_by_title_and_last_word_of_the_name_unless_told_otherwise() -> None:
    assert short_name(NORA) == "Ms Kask"
    assert short_name(TARIK) == "Mr de Koning"
    assert short_name(Participant(key="CH", name="Cher")) == "Cher"
    assert short_name(Participant(key="XX")) == "XX"


def test_the_full_name_has_the_title_first() -> None:
    assert full_name(TARIK) == "Mr Tarik de Koning"
    assert full_name(Participant(key="CH", name="Cher")) == "Cher"


def test_a_code_that_is_not_on_the_roster_stands_for_itself() -> None:
    assert PEOPLE.short("NK") == "Ms Kask"
    assert (PEOPLE.short("ZT"), PEOPLE.full("ZT")) == ("ZT", "ZT")


def test_a_line_may_begin_with_short_last_and_full_name_and_aliases_with_their_title_or_without() -> None:
    assert called(NORA) == {"Ms Kask", "Kask", "Nora Kask", "Ms Nora Kask"}
    assert called(TARIK) == {
        "Mr de Koning", "de Koning", "Koning", "Mr Koning", "Tarik de Koning", "Mr Tarik de Koning", "Dekoning",
        "Mr Dekoning",
    }  # fmt: skip


def test_a_name_is_found_exactly_or_in_any_case_and_its_accents_may_be_typed_apart() -> None:
    people = Roster([Participant(key="EÅ", name="Elsa Åberg", title="Dr")])
    assert people.named("Dr Åberg") == ["EÅ"]
    assert people.named(unicodedata.normalize("NFD", "Dr Åberg")) == ["EÅ"]
    assert people.named("dr åberg") == []
    assert people.named("dr åberg", exact=False) == ["EÅ"]
    assert people.named("Aberg", exact=False) == []


def test_a_name_that_several_have_finds_them_all() -> None:
    assert PEOPLE.named("Vik") == ["JV", "PV"]
    assert PEOPLE.named("Mr Vik") == ["JV"]
    assert PEOPLE.named("Ms Vik") == ["PV"]


# Codes


def test_a_code_is_found_exactly_before_regardless_of_case() -> None:
    both = Roster([Participant(key="No"), Participant(key="NO")])
    assert (both.code("No"), both.code("NO"), both.code("no")) == ("No", "NO", "No")
    assert both.code("") == ""
    assert both.code("n") == ""


def test_a_code_may_be_asked_for_as_the_roster_writes_it() -> None:
    assert PEOPLE.code("nk") == "NK"
    assert PEOPLE.code("nk", exact=True) == ""
    assert PEOPLE.code("NK", exact=True) == "NK"


def test_the_code_with_which_words_begin_ends_where_a_word_does() -> None:
    people = Roster([NORA, Participant(key="NK-2"), Participant(key="EÅ"), Participant(key="नि")])
    assert people.leading("NK's") == ("NK", 2)
    assert people.leading("NK-2.") == ("NK-2", 4)
    assert people.leading("NK-3") == ("NK", 2)
    assert people.leading("NKx") == ("", 0)
    assert people.leading("NK2") == ("", 0)
    assert people.leading("NK_") == ("", 0)
    assert people.leading("EA\u030a!") == ("EÅ", 3)
    assert people.leading("नि ने") == ("नि", 2)
    assert people.leading("") == ("", 0)


@pytest.mark.parametrize("code", ["ZT", "ZUR", "ZUR2", "Z2T", "ABCDE", "ZÖ", "ЗТ", "US", "WHO"])
def test_two_to_five_capitals_and_digits_may_wait_for_a_name(code: str) -> None:
    assert is_placeholder(code, Minutes())


@pytest.mark.parametrize(
    "code",
    ["", "Z", "Z2", "22", "zt", "Zt", "ABCDEF", "Z T", "Z_T", "Z-T", "10AM", "3PM", "10H", "10H30", "林海", "NB"],
)
def test_other_words_wait_for_none(code: str) -> None:
    assert not is_placeholder(code, Minutes())


def test_neither_do_bodies_entries_of_the_glossary_and_usual_abbreviations() -> None:
    minutes = Minutes(bodies=(Body(key="OC"),), glossary={"BBCH": "scale of growth stages"})
    for word in ("OC", "BBCH", *NOT_PEOPLE):
        assert not is_placeholder(word, minutes)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Nora Kask", "NK"),
        ("Tarik de Koning", "TDK"),
        ("Anna-Maria Kask", "AK"),
        ("Cher", "CH"),
        ("Émile Åström", "ÉÅ"),
        (unicodedata.normalize("NFD", "Émile Åström"), "ÉÅ"),
        ("Софія Орел", "СО"),
        ("林海", "林海"),
        ("林 海", "林海"),
        ("Nils Oskar", "NOS"),
        ("Ana Maria Sofia Lucia Diaz", "AMSL"),
        ("O'Hara", "OH"),
        ("X", "XX"),
        ("", "XX"),
        ("—", "XX"),
    ],
)
def test_a_new_participants_code_is_the_initials_two_letters_at_least(name: str, code: str) -> None:
    assert code_for(name, Minutes(), ENGLISH) == code


def test_the_code_is_made_unique() -> None:
    minutes = Minutes(
        participants=(NORA, Participant(key="nk2")), notes=(Note(speaker="NK3"), Note(speaker=("AB", "NK4")))
    )
    assert code_for("Nils Kern", minutes, ENGLISH) == "NK5"


def test_the_code_is_no_word_body_or_entry_of_the_glossary() -> None:
    minutes = Minutes(bodies=(Body(key="OC"),), glossary={"GS": "growth stage"})
    for name, barred in (("Ida Stone", "IS"), ("Olga Cruz", "OC"), ("Greta Sand", "GS"), ("Nils Bloom", "NB")):
        assert code_for(name, minutes, ENGLISH) not in ("", barred)
    assert code_for("Ida Stone", Minutes(), ENGLISH) == "IST"
    assert code_for("Ida Stone", Minutes(), labels("de")) == "IS"
    assert code_for("Ida Manns", Minutes(), labels("de")) == "IMA"


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.lists(st.text(max_size=12), max_size=12))
def test_whoever_comes_gets_a_code_of_their_own_that_a_line_can_begin_with(names: list[str]) -> None:
    minutes = Minutes()
    for name in names:
        code = code_for(name, minutes, ENGLISH)
        assert same(code) not in {same(each.key) for each in minutes.participants}
        assert len(code) > 1
        assert code.isalnum()
        minutes = Minutes(participants=(*minutes.participants, Participant(key=code, name=name)))


# Honorifics


@pytest.mark.parametrize(
    ("typed", "title", "name"),
    [
        ("Ms Nora Kask", "Ms", "Nora Kask"),
        ("ms Nora Kask", "ms", "Nora Kask"),
        ("Prof. Dr. Nora Kask", "Prof. Dr.", "Nora Kask"),
        ("My Kask", "", "My Kask"),
        ("Nora Kask", "", "Nora Kask"),
        ("Judge", "", "Judge"),
        ("Frau Kask", "", "Frau Kask"),
    ],
)
def test_only_words_of_the_languages_list_are_honorifics(typed: str, title: str, name: str) -> None:
    assert title_split(typed, ENGLISH) == (title, name)


def test_each_language_has_honorifics_of_its_own() -> None:
    assert title_split("Frau Nora Kask", labels("de")) == ("Frau", "Nora Kask")
    assert title_split("Mme Nora Kask", labels("fr")) == ("Mme", "Nora Kask")
    assert title_split("de heer Jan de Wit", labels("nl")) == ("de heer", "Jan de Wit")
    assert title_split("de Wit", labels("nl")) == ("", "de Wit")


@pytest.mark.parametrize("language", ["ar", "da", "de", "en", "es", "et", "fi", "fr", "it", "ja", "lt", "lv", "nb",
                                      "nl", "pl", "pt", "sv", "uk"])  # fmt: skip
def test_each_honorific_is_split_from_a_name_and_none_stands_alone(language: str) -> None:
    for honorific in labels(language).honorifics:
        assert title_split(f"{honorific} Nora Kask", labels(language)) == (honorific, "Nora Kask")
        assert title_split(honorific, labels(language))[1]


# Comparing


def test_spellings_that_a_reader_takes_for_the_same_are_the_same() -> None:
    assert same("ÅBERG") == same("a\u030aberg")
    assert same("Straße") == same("STRASSE")
    assert same("Aberg") != same("Åberg")


def test_finding_knows_no_accents() -> None:
    assert folded("Łódź") == "lodz"
    assert folded("Ørsted") == "orsted"
    assert folded("ÆON") == "aeon"
    assert folded("Åberg") == folded("A\u030aBERG") == "aberg"


def test_the_roster_of_minutes_follows_them() -> None:
    before = Minutes(participants=(NORA,))
    after = Minutes(participants=(NORA, JONAS))
    assert set(roster(before).by_key) == {"NK"}
    assert set(roster(after).by_key) == {"NK", "JV"}
    assert set(roster(before).by_key) == {"NK"}
