"""What scribes write before a colon, in each language, and what no person is called."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from minutes_tui.language.labels import languages
from minutes_tui.language.names import is_placeholder
from minutes_tui.language.vocabulary import SCRIBES, vocabulary
from minutes_tui.line.grammar import Commanded, Entered, read
from minutes_tui.line.scribe_words import tag
from minutes_tui.model.minutes import AgendaItem, Meeting, Minutes, Participant

TODAY = dt.date(2025, 3, 12)


def minutes_in(language: str) -> Minutes:
    return Minutes(
        meeting=Meeting(title="x", language=language),
        participants=(Participant(key="NK", name="Nils Kern"),),
        agenda=(AgendaItem(key="a", title="Opening"), AgendaItem(key="b", title="Boats and oars")),
    )


def commanded(line: str, language: str) -> str:
    """The command that a line stands for; "" where it is none."""
    match read(line, minutes_in(language), TODAY):
        case Commanded(name, argument):
            return f"{name} {argument}"
    return ""


@pytest.mark.parametrize("language", languages(variants=False))
@pytest.mark.parametrize("command", SCRIBES)
def test_each_word_of_the_language_stands_for_its_command_however_it_is_written(language: str, command: str) -> None:
    for word in getattr(vocabulary(language).scribes, command):
        typed = word.replace("#", "3")
        words = "oars 3-1" if command == "vote" else "Oars"
        for line in (f"{typed}: {words}", f"{typed} : {words}", f"{typed}\u00a0: {words}", f"{typed.upper()}: {words}",
                     f"{typed}：{words}", f"【{typed}】{words}", f"「{typed}」 {words}"):  # fmt: skip
            if "#" in word and line[0] in "【「":
                continue
            assert commanded(line, language) == f"{command} {words}", line
        assert commanded(f"{typed}", language) == ""
        assert commanded(f"{typed}x: {words}", language) == ""


def written() -> Iterator[tuple[str, str, str]]:
    """The words of `scribes.txt`: a language, what a word stands for, and the word."""
    language = ""
    for line in Path(__file__).with_name("scribes.txt").read_text("utf-8").splitlines():
        if line.startswith("= "):
            language = line[2:]
        elif language and line:
            command, words = line.split(" > ")
            yield from ((language, command, word) for word in words.split(" | "))


WRITTEN = list(written())


@pytest.mark.parametrize("language", languages(variants=False))
def test_what_scribes_write_stands_for_what_they_mean_and_else_is_words_and_nobody(language: str) -> None:
    found = [(command, word) for named, command, word in WRITTEN if named == language]
    assert len(found) > 30
    for command, word in found:
        for typed in {word, word.upper()}:
            reading = read(f"{typed}: Oars 3-1", minutes_in(language), TODAY)
            if command == "words":
                assert isinstance(reading, Entered), typed
                assert (reading.note.kind, *reading.note.speakers) == ("statement",), typed
                assert reading.note.text == f"{typed}: Oars 3-1"
            else:
                assert isinstance(reading, Commanded), typed
                assert (reading.name, reading.argument.removeprefix("5) ")) == (command, "Oars 3-1"), typed


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        ("de", "TOP 3: Ruder", "topic Ruder"),
        ("de", "TOP 2", "item 2"),
        ("de", "TOP 2: boats", "item 2"),
        ("de", "TOP 2: Ruder", "topic Ruder"),
        ("de", "TOP 9", ""),
        ("sv", "§ 5 Val av justerare", "topic 5) Val av justerare"),
        ("sv", "§5: val", "topic 5) val"),
        ("sv", "§ 2", "item 2"),
        ("sv", "§ 5 i stadgarna talar om båtar", ""),
        ("sv", "§ 5 Stadgarna talar om båtar.", ""),
        ("fi", "5 § Talous", "topic 5) Talous"),
        ("lv", "3. jautājums: Laivas", "topic Laivas"),
        ("fr", "Point n° 3 : Bateaux", "topic Bateaux"),
        ("ja", "議題3：船", "topic 船"),
        ("ja", "第1号議案 予算", "topic 予算"),
        ("en", "Item 3: Oars", "topic Oars"),
        ("en", "Item 5: Oars", "topic 5) Oars"),
        ("en", "Agenda item 7 - Oars", "topic 7) Oars"),
        ("en", "Item 2: Oars", "topic Oars"),
        ("en", "Item 3.1: Oars", "topic 3.1 Oars"),
        ("fr", "Point 4 : Rames", "topic 4) Rames"),
        ("en", "Decision 3: Oars", "decision Oars (Decision 3)"),
        ("fr", "De\u0301cision : peindre", "decision peindre"),
        ("fr", "Decision : peindre", "decision peindre"),
        ("uk", "Resolved: paint", "decision paint"),
        ("de", "B: malen", "decision malen"),
        ("de", "b: malen", ""),
        ("en", "Beschluss: malen", ""),
        ("en", "Actions: none", ""),
        ("en", "AI is new: it can row", ""),
        ("nb", "Sak 3/26: Båter", "topic Båter"),
        ("nb", "PS 3/26 Båter", "topic Båter"),
        ("nb", "Sak 2/26: boats", "topic boats"),
        ("nb", "Sak 2/26", ""),
        ("nb", "PS: båter", ""),
        ("sv", "§ 12/2026 Båtar", "topic Båtar"),
        ("ar", "البند الثالث: القوارب", "topic القوارب"),
        ("en", "RESOLVED that the jetty be painted", "decision that the jetty be painted"),
        ("en", "RESOLVED THAT the jetty be painted", "decision THAT the jetty be painted"),
        ("en", "IT WAS AGREED to paint the jetty", "decision to paint the jetty"),
        ("en", "RESOLVED that: paint", "decision paint"),
        ("en", "Resolved that the jetty be painted", ""),
        ("en", "RESOLVED by lot", ""),
        ("en", "RESOLVED that", ""),
        ("fr", "IL EST RÉSOLU qu’on peigne le ponton", "decision qu’on peigne le ponton"),
        ("sv", "STYRELSEN BESLUTAR att måla bryggan", "decision att måla bryggan"),
        ("sv", "Styrelsen beslutar att måla bryggan", ""),
        ("it", "Ordine del giorno: barche", ""),
        ("nl", "Afspraak: verven", ""),
        ("fr", "Amendement : peindre en bleu", "amend peindre en bleu"),
    ],
)
def test_a_scribes_word_has_a_number_and_accents_or_not(language: str, line: str, meant: str) -> None:
    assert commanded(line, language) == meant


def test_a_code_or_name_of_the_roster_goes_before_a_scribes_word() -> None:
    for person in (Participant(key="AP", name="Ann Pike"), Participant(key="X", name="Ann Ap", aliases=("AP",))):
        minutes = Minutes(participants=(person,))
        reading = read("AP: The ice came late.", minutes, TODAY)
        assert isinstance(reading, Entered)
        assert reading.note.speaker == person.key
    assert isinstance(read("AP: The ice came late.", Minutes(), TODAY), Commanded)


@pytest.mark.parametrize("language", languages(variants=False))
def test_words_of_the_language_and_of_its_scribes_are_nobody(language: str) -> None:
    minutes = minutes_in(language)
    scribes = vocabulary(language).scribes
    for word in (*scribes.nobody, *(each for command in SCRIBES for each in getattr(scribes, command))):
        assert not is_placeholder(word.upper(), minutes), word
    assert is_placeholder("XYZ", minutes)


@pytest.mark.parametrize(
    ("language", "word"),
    [("sv", "OBS"), ("de", "TOP"), ("fi", "HUOM"), ("de", "NEIN"), ("de", "JA"), ("et", "OTSUS"), ("nl", "AP"),
     ("nl", "ACTIE"), ("fr", "POINT"), ("es", "PUNTO"), ("pl", "UWAGA"), ("uk", "УВАГА"), ("et", "VASTU"),
     ("uk", "РІЗНЕ"), ("lv", "JĀ"), ("nl", "LID"), ("de", "GAST"), ("es", "VOCAL"),
     ("en", "AYES"), ("en", "CHAIR"), ("de", "CHAIR"), ("lt", "NUTARTA")],
)  # fmt: skip
def test_a_scribes_word_is_no_unknown_speaker(language: str, word: str) -> None:
    reading = read(f"{word}: Das Eis kam spät.", minutes_in(language), TODAY)
    assert isinstance(reading, Commanded) or (isinstance(reading, Entered) and not reading.note.speaker)


def test_no_word_stands_for_two_commands() -> None:
    for language in languages(variants=False):
        words = [word for command in SCRIBES for word in getattr(vocabulary(language).scribes, command)]
        assert len(set(words)) == len(words), language


def test_an_empty_line_has_no_tag() -> None:
    assert tag(": words", "en") is None


NUMBERED = [
    ("en", "Item 1 Opening", "item 1"), ("en", "Item 2. Boats", "item 2"), ("en", "Item 3 Nets", "topic Nets"),
    ("en", "Item 2 Nets", "topic Nets"), ("en", "Item 2 was deferred", ""), ("en", "Item 3 Nets are late", ""),
    ("en", "Item 3 Nets were sold.", ""), ("en", "Item 3 NK sells nets", ""), ("en", "Item 2 Boats and oars sink", ""),
    ("en", "Item 9 Nets", ""), ("de", "TOP 1. Opening", "item 1"), ("de", "TOP2 Boats and oars", "item 2"),
    ("de", "TOP 3 – Netze", "topic Netze"), ("de", "TOP10 Netze", ""), ("de", "Punkt 3 wurde vertagt", ""),
    ("de", "Punkt 3 Herr Kern", ""), ("fr", "Point 3 Filets", "topic Filets"), ("fr", "Point 3 est faux", ""),
    ("ja", "議題3 網", "topic 網"), ("ja", "議題3は延期", ""), ("nb", "Sak 3/26 Garn", "topic Garn"),
    ("nb", "Sak 3/26 Garn ble solgt", ""), ("fi", "§ 3 Verkot", "topic Verkot"), ("fi", "§ 3 Verkot on myyty", ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "line", "meant"), NUMBERED)
def test_a_number_and_a_title_take_up_an_item_with_no_colon_where_that_is_sure(
    language: str, line: str, meant: str
) -> None:
    assert commanded(line, language) == meant


@pytest.mark.parametrize(
    ("line", "is_told"), [("Item 9 Nets", True), ("Item 2 Boats and oars sink", True), ("Item 2 was deferred", False)]
)
def test_what_is_likely_an_item_and_not_surely_one_is_words_with_a_question(line: str, is_told: bool) -> None:
    reading = read(line, minutes_in("en"), TODAY)
    assert isinstance(reading, Entered)
    assert reading.note.text == line
    assert reading.problem.startswith("Is this an agenda item?") is is_told


def test_words_that_are_no_title_behind_the_number_of_an_item_leave_the_agenda_as_it_is() -> None:
    reading = read("Item 2: postponed", minutes_in("en"), TODAY)
    assert isinstance(reading, Entered)
    assert reading.note.text == "Item 2: postponed"
    assert reading.problem == "Item 2 is “Boats and oars”: /item 2 takes it up."
