"""A sentence that says that something is not so is not asked about, in any language: nobody came or took the chair, the
meeting did not end, nothing was moved."""

import datetime as dt

import pytest
from conftest import Opened
from test_told_in_languages import became, meeting

from minutes_tui.language.labels import languages
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line import grammar
from minutes_tui.line.denials.negation import is_negated
from minutes_tui.model.minutes import Meeting, Minutes, Participant

TODAY = dt.date(2026, 11, 28)


def asked(line: str, language: str) -> str:
    """What is asked of a line where somebody is there and somebody away."""
    people = (
        Participant(key="JK", name="Jonas Kern"),
        Participant(key="LB", name="Linnea Berg", presence="apologies"),
    )
    minutes = Minutes(meeting=Meeting(title="T", language=language, date=TODAY), participants=people)
    got = grammar.read(line, minutes, TODAY)
    return got.note.check if isinstance(got, grammar.Entered) else repr(got)


WAYS = {"left": "Kern", "arrived": "Berg", "chairs": "Kern"}


@pytest.mark.parametrize("language", languages(variants=False))
def test_nobody_who_does_not_come_go_or_chair_is_asked_about(language: str) -> None:
    known, wrong, count = vocabulary(language), [], 0
    assert known.documents.negations
    for way, name in WAYS.items():
        for phrase in getattr(known.movements, way):
            begin, mark, end = phrase.partition("…")
            begin, end = begin.strip(), end.strip()
            if not asked(f"{name} {begin} {end}".strip() + ".", language):
                continue
            for word in (each for each in known.documents.negations if "*" not in each):
                lines = [f"{name} {word} {begin} {end}.", *[f"{name} {begin} {word} {end}."] * bool(mark)]
                count += len(lines)
                wrong += [line for line in lines if asked(line, language)]
    assert count > 0 or language in ("ja", "ar")
    assert not wrong, f"{len(wrong)} of {count}: {wrong[:9]}"


PLAIN = [
    ("de", "Herr Richter kommt um 19.20 Uhr nicht dazu."),
    ("de", "Frau Lorenz übernimmt den Vorsitz nicht vor 20 Uhr."),
    ("de", "Frau Lorenz übernimmt heute nicht den Vorsitz."),
    ("de", "Frau Pohl verlässt die Sitzung nicht."),
    ("de", "Die Sitzung wird nicht um 21 Uhr geschlossen."),
    ("de", "Die nächste Sitzung findet nicht am 3. Dezember statt."),
    ("de", "Herr Marx beantragt nicht, die Halle zu mieten."),
    ("de", "Herr Marx wurde nicht gewählt."),
    ("fr", "Mme Aubry ne quitte pas la séance."),
    ("fr", "M. Delmas ne prend pas la présidence avant 20h."),
    ("fr", "La séance n'est pas levée à 21h."),
    ("fr", "La prochaine séance n'aura pas lieu le 3 décembre."),
    ("fr", "M. Delmas n'est pas élu."),
    ("fr", "M. Delmas ne dépose pas de motion : vendre le four."),
]
ASKED = [
    ("de", "Herr Richter kommt um 19.20 Uhr dazu, weil er nicht früher konnte.", "+FR 19:20"),
    ("de", "Frau Pohl verlässt um 20 Uhr die Sitzung, Herr Marx nicht.", "-PP 20:00"),
    ("de", "Frau Lorenz übernimmt um 20 Uhr den Vorsitz, da Herr Kessler nicht da ist.", "/chair AL 20:00"),
    ("de", "Die Sitzung wird um 21 Uhr geschlossen, da es keine Fragen gibt.", "/adjourn 21:00"),
    ("fr", "Mme Aubry n'ayant pas de question, la séance est levée à 21h.", "/adjourn 21:00"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "line"), PLAIN)
def test_what_a_sentence_denies_is_not_asked_about(opened: Opened, language: str, line: str) -> None:
    assert became(meeting(opened, language), line) == "plain"


@pytest.mark.parametrize(("language", "line", "command"), ASKED)
def test_a_not_of_another_clause_denies_nothing(opened: Opened, language: str, line: str, command: str) -> None:
    assert became(meeting(opened, language), line) == command


@pytest.mark.parametrize(
    ("language", "line", "words", "is_so"),
    [
        ("de", "Der Plan wird nicht einstimmig angenommen.", "angenommen", False),
        ("de", "Die nicht öffentliche Sitzung wird geschlossen.", "geschlossen", False),
        ("de", "Der Plan wird nicht angenommen.", "angenommen", True),
        ("en", "It was not carried.", "carried", True),
        ("en", "It wasn't carried.", "carried", True),
        ("en", "Not a word was said of it, and it was carried.", "carried", False),
        ("ja", "田中は退席しない。", "退席", True),
    ],
)
def test_whether_words_are_negated(language: str, line: str, words: str, is_so: bool) -> None:
    assert is_negated(line, line.index(words), line.index(words) + len(words), language) == is_so
