"""Sentences as members of a board type them, and what the program asks or records of each."""

import datetime as dt

import pytest

from minutes_tui.language.labels import labels
from minutes_tui.line import grammar
from minutes_tui.line.told_sentences import command_told
from minutes_tui.line.votes.motion_lines import DECISION_ASKED, NOTHING_PENDING, RESOLVED_ASKED, WHICH_ASKED
from minutes_tui.model.minutes import Meeting, Minutes, Note, Participant

TODAY = dt.date(2026, 11, 28)
PENDING = (Note(id="1", kind="motion", text="Crane 7.", mover="PM"),)
TITLES = {"de": ("Herr", "Frau"), "fr": ("M.", "Mme"), "en": ("Mr", "Ms")}


def minutes(language: str, notes: tuple[Note, ...] = ()) -> Minutes:
    title, other = TITLES.get(language, ("", ""))
    people = (
        Participant(key="JK", name="Jonas Kern", title=title, post="Treasurer", presence="present"),
        Participant(key="LB", name="Linnea Berg", title=other, presence="present"),
        Participant(key="PM", name="Paula Mork", title=other, presence="present"),
    )
    return Minutes(meeting=Meeting(title="T", language=language, date=TODAY), participants=people, notes=notes)


def asked(line: str, language: str, notes: tuple[Note, ...] = ()) -> str:
    got = grammar.read(line, minutes(language, notes), TODAY)
    return got.note.check if isinstance(got, grammar.Entered) else repr(got)


@pytest.mark.parametrize(
    ("language", "line", "typed"),
    [
        ("de", "JK stellt den Antrag auf Vertagung", "JK: auf Vertagung"),
        ("de", "Frau Berg stellt den Antrag auf Schluss der Debatte.", "LB: auf Schluss der Debatte."),
        ("fr", "M. Kern propose de porter la cotisation à 30 euros.", "JK: de porter la cotisation à 30 euros."),
        ("fr", "Mme Berg propose d'augmenter le budget.", "LB: d'augmenter le budget."),
        ("fr", "Mme Berg dépose une motion de report", "LB: de report"),
        ("en", "Ms Berg moved to raise the fee to 30 euros.", "LB: to raise the fee to 30 euros."),
        ("sv", "Linnea Berg yrkar på avslag.", "LB: på avslag."),
    ],
)
def test_what_is_moved_in_a_sentence_is_in_the_command_that_is_asked_about(
    language: str, line: str, typed: str
) -> None:
    assert asked(line, language) == f"Is this a motion? Type /motion {typed}"
    if language in ("de", "fr"):
        assert f"/motion {typed}" in asked(line, language, PENDING)


@pytest.mark.parametrize(
    ("language", "line", "at"),
    [
        ("de", "Ab 10.20 Uhr leitet Herr Kern die Sitzung.", " 10:20"),
        ("de", "Um 10.20 Uhr übernimmt Jonas Kern den Vorsitz.", " 10:20"),
        ("de", "Dann übernimmt Herr Kern den Vorsitz.", ""),
        ("sv", "Därefter tar Jonas Kern över ordförandeskapet.", ""),
        ("nl", "Om 10.20 uur neemt Jonas Kern het voorzitterschap over.", " 10:20"),
    ],
)
def test_who_takes_the_chair_is_asked_where_the_verb_is_before_the_name(language: str, line: str, at: str) -> None:
    assert asked(line, language) == f"Is JK in the chair? Type /chair JK{at}"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Ms Berg took the chair that was free."),
        ("en", "Mr Kern resumed his seat."),
        ("fr", "M. Kern prend le fauteuil qui reste."),
        ("fr", "Mme Berg reprend sa place."),
        ("de", "Herr Kern nimmt wieder Platz."),
        ("de", "Ab 10.20 Uhr wird nur noch Kaffee serviert."),
        ("de", "Ab 10.20 Uhr leitet Frau Amsel eine andere Sitzung."),
    ],
)
def test_a_seat_is_no_chair(language: str, line: str) -> None:
    assert asked(line, language) == ""


@pytest.mark.parametrize(
    ("language", "line", "outcome"),
    [
        ("de", "Der Zaun wird mit zwei zu einer Stimme abgelehnt.", "lost"),
        ("de", "Der Zaun wird mit 2 zu 1 Stimmen abgelehnt.", "lost"),
        ("en", "The fence was rejected by two votes to one.", "lost"),
        ("en", "Purchase of a fence was approved 3 to 1.", "carried"),
        ("en", "The fence was not approved 3 to 1 times, as he said.", ""),
        ("en", "The fence was approved from 3 to 5 metres.", ""),
    ],
)
def test_an_outcome_with_its_counts_in_words_is_asked_about(language: str, line: str, outcome: str) -> None:
    of_none = {"lost": NOTHING_PENDING, "carried": DECISION_ASKED, "": ""}
    assert asked(line, language) == of_none[outcome]
    if outcome:
        assert asked(line, language, PENDING) == WHICH_ASKED


def recorded(line: str, language: str, notes: tuple[Note, ...] = ()) -> tuple[str, str, str]:
    got = grammar.read(line, minutes(language, notes), TODAY)
    return (got.name, got.argument, got.then) if isinstance(got, grammar.Commanded) else ("", repr(got), "")


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("Motion JK/LB to buy a fence. Passed 6 to 1.", ("motion", "JK; LB: to buy a fence.", "carried 6 to 1")),
        ("Motion JK/LB to buy a fence passed 6 to 1", ("motion", "JK; LB: to buy a fence", "carried 6 to 1")),
        ("Motion by Kern/Berg to buy a fence", ("motion", "JK; LB: to buy a fence", "")),
        ("JK/LB moved to buy a fence, passed 6 to 1", ("motion", "JK; LB: to buy a fence", "carried 6 to 1")),
    ],
)
def test_two_with_a_slash_move_and_second_and_the_outcome_is_none_of_the_words(
    line: str, command: tuple[str, str, str]
) -> None:
    assert recorded(line, "en") == command


@pytest.mark.parametrize("language", ["en", "de", "fr", "sv", "nl", "es", "it", "pl", "pt"])
def test_two_with_a_slash_behind_a_motion_moved_and_seconded_it(language: str) -> None:
    moved = (Note(id="1", kind="motion", text="Crane 7."),)
    assert recorded("JK/LB", language, moved) == ("mover", "JK; LB", "")
    carried = labels(language).carried.lower()
    assert recorded(f"JK/LB {carried} 6-1", language, moved) == ("mover", "JK; LB", "carried 6-1")
    assert recorded("JK/LB", language)[0] == ""
    assert "stays" not in asked(f"JK/XX {carried} 6-1", language, moved) or asked("JK/XX", language, moved) == ""


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Result"),
        ("de", "Ergebnis"),
        ("fr", "Résultat"),
        ("sv", "Resultat"),
        ("nl", "Uitslag"),
        ("es", "Resultado"),
    ],
)
def test_what_became_of_a_motion_may_be_behind_a_label(language: str, label: str) -> None:
    carried = labels(language).carried.lower()
    assert recorded(f"{label}: {carried} 3-1", language, PENDING) == ("carried", "3-1", "")
    assert recorded(f"{label}: {carried}", language, PENDING) == ("carried", "", "")
    assert asked(f"{label}: {carried} 3-1", language) == NOTHING_PENDING


def test_another_label_before_an_outcome_may_be_of_another_motion() -> None:
    assert asked("Budget: carried 3-1", "en", PENDING) == WHICH_ASKED
    assert asked("Haushalt: angenommen 3-1", "de", PENDING) == WHICH_ASKED


def test_a_motion_with_its_outcome_and_no_mover_is_asked_about_with_its_words() -> None:
    line = "Motion to buy a fence passed 6 to 1"
    assert asked(line, "en") == "Is this a motion? Type /motion to buy a fence passed 6 to 1"


def test_the_vote_that_an_office_reports_is_asked_about_and_stays_what_it_says() -> None:
    got = grammar.read("Treasurer: report accepted 7-0", minutes("en"), TODAY)
    assert isinstance(got, grammar.Entered)
    assert (got.note.speakers, got.note.text, got.note.check) == (("JK",), "report accepted 7-0", DECISION_ASKED)
    assert asked("JK: report accepted 7-0", "en") == ""
    assert asked("Treasurer: report was not accepted 7-0", "en") == ""


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Consensus to close the pool"),
        ("en", "The minutes of May 3 were approved."),
        ("en", "We all agreed to buy a fence."),
        ("de", "Es bestand Konsens, den Zaun zu kaufen."),
        ("de", "Das Protokoll der Sitzung vom 3. Mai wird genehmigt."),
        ("de", "Alle waren sich einig, den Zaun zu kaufen."),
        ("fr", "Il y a consensus pour acheter une clôture."),
        ("fr", "Le procès-verbal de la séance du 3 mai est approuvé."),
        ("fr", "Tous sont d'accord pour acheter une clôture."),
        ("sv", "Alla var överens om att köpa ett staket."),
        ("nl", "De notulen van 3 mei zijn goedgekeurd."),
        ("nl", "Iedereen was het eens over het hek."),
        ("es", "Hubo consenso en comprar la valla."),
        ("it", "Il verbale del 3 maggio è approvato."),
        ("pt", "A ata de 3 de maio foi aprovada."),
        ("pl", "Wszyscy zgodzili się na zakup płotu."),
    ],
)
def test_that_all_agreed_may_be_a_decision_in_each_language(language: str, line: str) -> None:
    assert asked(line, language) == RESOLVED_ASKED


@pytest.mark.parametrize(
    ("language", "line", "outcome"),
    [
        ("en", "The chair used her casting vote against.", "lost"),
        ("de", "Die Vorsitzende gibt den Stichentscheid gegen den Antrag.", "lost"),
        ("de", "Die Vorsitzende nutzt ihren Stichentscheid.", "carried"),
        ("fr", "La présidente use de sa voix prépondérante.", "carried"),
        ("sv", "Ordföranden använde sin utslagsröst.", "carried"),
        ("es", "La presidenta usó su voto de calidad.", "carried"),
    ],
)
def test_a_casting_vote_is_asked_about_in_each_language(language: str, line: str, outcome: str) -> None:
    assert asked(line, language, PENDING).startswith(f"Is that what became of the motion? Type /{outcome} ")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "LB has no conflict of interest."),
        ("de", "Frau Berg ist nicht befangen."),
        ("fr", "Mme Berg n'a pas de conflit d'intérêts."),
        ("sv", "Linnea Berg är inte jävig."),
        ("es", "Linnea Berg no tiene conflicto de intereses."),
    ],
)
def test_who_is_not_out_of_a_vote_is_not_asked_about(language: str, line: str) -> None:
    assert asked(line, language) == ""


@pytest.mark.parametrize(
    ("language", "line", "check"),
    [
        (
            "nl",
            "Linnea Berg dient een motie in: we kopen een hek.",
            "Is this a motion? Type /motion LB: we kopen een hek.",
        ),
        (
            "es",
            "Linnea Berg presenta una moción: comprar la valla.",
            "Is this a motion? Type /motion LB: comprar la valla.",
        ),
        (
            "it",
            "Linnea Berg presenta una mozione: comprare la rete.",
            "Is this a motion? Type /motion LB: comprare la rete.",
        ),
        (
            "pt",
            "Linnea Berg apresenta uma moção: comprar a rede.",
            "Is this a motion? Type /motion LB: comprar a rede.",
        ),
        ("pl", "Linnea Berg składa wniosek: kupić płot.", "Is this a motion? Type /motion LB: kupić płot."),
        ("nl", "Linnea Berg draagt het voorzitterschap over aan Jonas Kern.", "Is JK in the chair? Type /chair JK"),
        ("es", "Jonas Kern preside la sesión.", "Is JK in the chair? Type /chair JK"),
        ("it", "Linnea Berg cede la presidenza a Jonas Kern.", "Is JK in the chair? Type /chair JK"),
        ("pt", "Jonas Kern assume a presidência.", "Is JK in the chair? Type /chair JK"),
        ("pl", "Jonas Kern przejmuje przewodnictwo.", "Is JK in the chair? Type /chair JK"),
    ],
)
def test_what_is_asked_in_other_languages(language: str, line: str, check: str) -> None:
    assert asked(line, language) == check


@pytest.mark.parametrize(
    ("language", "line", "command"),
    [
        ("fr", "À 19h20 la séance est suspendue.", "/break 19:20"),
        ("en", "We broke for coffee at 7.20pm.", "/break at 7.20pm"),
        ("sv", "Fikapaus 19.20", "/break 19.20"),
        ("nl", "De vergadering wordt geschorst om 19.20 uur.", "/break om 19.20 uur"),
        ("sv", "Ordföranden förklarade mötet avslutat kl 20.15.", "/adjourn 20:15"),
        ("es", "Se levantó la sesión a las 20.15.", "/adjourn 20:15"),
        ("it", "La riunione è terminata alle 20.15.", "/adjourn 20:15"),
    ],
)
def test_a_break_and_the_end_are_asked_about_in_other_words(language: str, line: str, command: str) -> None:
    now = dt.datetime(2026, 11, 28, 19, 30)
    assert command_told(line, minutes(language), now) == command
