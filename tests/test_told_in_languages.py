"""Sentences of a meeting in French and German, as people type them: each is recorded, asked about with the line that
records it, or stays a statement without a mark."""

import pytest
from conftest import Opened

from minutes_tui.commands import enter_unseen
from minutes_tui.editor import Editor

PEOPLE = {
    "de": ("BK = Herr Bernd Kessler, Vorsitz", "AL = Frau Anke Lorenz", "UM = Herr Uwe Marx", "SN = Frau Sabine Nowak",
           "JO = Herr Jens Oertel", "PP = Frau Petra Pohl", "FR = Herr Falk Richter"),
    "fr": ("CA = Mme Claire Aubry, présidente", "JB = M. Jean Blanchet, trésorier", "SC = Mme Sophie Carlier",
           "PD = M. Pierre Delmas", "NE = Mme Nadia Essadi", "GF = M. Gilles Fournier", "IG = Mme Inès Garnier"),
}  # fmt: skip
AWAY = {"de": "FR", "fr": "GF"}
HEAD = 'format = 1\n\n[meeting]\ntitle = "Test"\ndate = 2026-11-20\nlanguage = "{}"\n'


def meeting(opened: Opened, language: str, *lines: str) -> Editor:
    """A meeting with seven people, one of whom is absent, and some lines."""
    editor = opened(HEAD.format(language))
    for line in (
        "/clock 19:00",
        *(f"/person {each}" for each in PEOPLE[language]),
        f"/absent {AWAY[language]}",
        *lines,
    ):
        enter_unseen(editor, line)
    return editor


def became(editor: Editor, line: str) -> str:
    """What a line became: the line that its mark asks for, or "plain" where it is words without a mark; else what was
    recorded, each note by its kind."""
    before = editor.minutes
    enter_unseen(editor, line)
    new = editor.minutes.notes[len(before.notes) :]
    if len(new) == 1 and new[0].kind == "statement" and not new[0].recused:
        typed = new[0].check.partition(" Type ")[2] or new[0].check
        return typed or ("plain" if editor.minutes.participants == before.participants else "people")
    return " ".join(each.kind for each in new) or "nothing"


CAME_AND_WENT = [
    ("de", "Herr Richter kommt um 19.20 Uhr dazu", "+FR 19:20"),
    ("de", "Richter ist jetzt da (19:22)", "+FR 19:22"),
    ("de", "Frau Pohl muss los, 20:05", "-PP 20:05"),
    ("de", "Pohl geht kurz raus", "-PP"),
    ("de", "Pohl wieder da 20:12", "-PP TIME, then +PP 20:12"),
    ("de", "Herr Marx hat sich um 20 Uhr verabschiedet", "-UM 20:00"),
    ("de", "Oertel verläßt den Saal", "-JO"),
    ("de", "Oertel kehrt in den Saal zurück", "-JO TIME, then +JO"),
    ("de", "Herr Marx trifft verspätet ein (19:15 Uhr)", "/expected UM"),
    ("de", "Weggang Frau Pohl 20:40", "-PP 20:40"),
    ("de", "Frau Lorenz stößt um 19:35 Uhr zur Sitzung", "/expected AL"),
    ("de", "Herr Oertel ist ab 20:30 Uhr nicht mehr anwesend", "-JO 20:30"),
    ("de", "Frau Nowak kommt auf die Kosten zurück", "plain"),
    ("de", "Marx geht auf die Frage ein", "plain"),
    ("de", "Herr Oertel nimmt den Vorschlag an", "plain"),
    ("fr", "Fournier nous rejoint à 19 h 20", "+GF 19:20"),
    ("fr", "Arrivée de M. Fournier (19h20)", "+GF 19:20"),
    ("fr", "À 19h35, entrée de M. Fournier", "+GF 19:35"),
    ("fr", "M. Fournier est là depuis 19h20", "+GF 19:20"),
    ("fr", "Delmas doit partir, 20h05", "-PD 20:05"),
    ("fr", "Delmas s'absente quelques minutes", "-PD"),
    ("fr", "Mme Essadi prend congé à 20 heures", "-NE 20:00"),
    ("fr", "Départ Mme Garnier 20h40", "-IG 20:40"),
    ("fr", "Essadi quitte la visio à 20h", "-NE 20:00"),
    ("fr", "Retour d'Aubry", "-CA TIME, then +CA"),
    ("fr", "Mme Essadi de retour à 20h15", "-NE TIME, then +NE 20:15"),
    ("fr", "M. Delmas revient à 19h50", "-PD TIME, then +PD 19:50"),
    ("fr", "M. Delmas revient sur la question du local", "plain"),
    ("fr", "Mme Garnier part du principe que le budget suffit", "plain"),
    ("fr", "Essadi entre dans le détail des comptes", "plain"),
]
CHAIR = [
    ("de", "Frau Lorenz führt für diesen Punkt den Vorsitz", "/chair AL"),
    ("de", "Vorsitz jetzt bei Frau Lorenz", "/chair AL"),
    ("de", "Herr Marx leitet die Sitzung in Vertretung", "/chair UM"),
    ("de", "Die Sitzungsleitung geht an Frau Nowak über", "/chair SN"),
    ("de", "Die Leitung übernimmt Herr Marx", "/chair UM"),
    ("de", "Den Vorsitz übernimmt Frau Pohl", "/chair PP"),
    ("de", "Kessler gibt den Vorsitz für TOP 5 an Lorenz ab", "/chair AL"),
    ("de", "Herr Kessler hat den Vorsitz", "plain"),
    ("de", "Frau Nowak leitet den Bauhof", "plain"),
    ("fr", "Mme Carlier préside en l'absence de Mme Aubry, sortie 5 minutes", "/chair SC"),
    ("fr", "La présidence est assurée par M. Delmas", "/chair PD"),
    ("fr", "M. Delmas prend le fauteuil", "/chair PD"),
    ("fr", "Mme Aubry cède la présidence pour ce point à M. Delmas", "/chair PD"),
    ("fr", "M. Delmas préside la suite de la réunion", "/chair PD"),
    ("fr", "Sous la présidence de M. Delmas", "/chair PD"),
    ("fr", "Mme Aubry reprend la présidence", "plain"),
    ("fr", "M. Delmas regrette que la présidence soit débordée", "plain"),
]
HELD = [
    ("de", "Sitzungsbeginn 19:02", "/start 19:02"),
    ("de", "Beginn: 19:02 Uhr", "/start 19:02"),
    ("de", "Los geht's um 19:04", "/start 19:04"),
    ("de", "Der Vorsitzende begrüßt alle und eröffnet um 19:05 Uhr", "/start 19:05"),
    ("de", "Sitzung eröffnet um 19:03 Uhr", "/start 19:03"),
    ("de", "Sitzung beendet 21:04", "/adjourn 21:04"),
    ("de", "Um 21:04 Uhr ist Schluss", "/adjourn 21:04"),
    ("de", "Der öffentliche Teil endet um 21:04 Uhr", "/adjourn 21:04"),
    ("de", "10 Minuten Pause", "/break 10 Minuten"),
    ("de", "Pause von 20:10 bis 20:20 Uhr", "/break 20:10-20:20"),
    ("de", "Unterbrechung 20:10 - 20:20", "/break 20:10-20:20"),
    ("de", "Weiter geht es um 20:22", "/break TIME to 20:22"),
    ("de", "Nächster Termin: 16. Dezember, 19 Uhr", "/meeting next 16. Dezember, 19 Uhr"),
    ("de", "Wir treffen uns wieder am 16. Dezember um 19 Uhr", "/meeting next 16. Dezember um 19 Uhr"),
    ("de", "Die Ausstellung beginnt am 5. Dezember um 18 Uhr", "plain"),
    ("de", "Die Pause in der Schule ist zu kurz", "plain"),
    ("fr", "Début 18h35", "/start 18:35"),
    ("fr", "Ouverture à 18h35", "/start 18:35"),
    ("fr", "On commence à 18h35", "/start 18:35"),
    ("fr", "La présidente déclare la séance ouverte à 18h35", "/start 18:35"),
    ("fr", "La présidente clôt la séance à 20h40", "/adjourn 20:40"),
    ("fr", "Séance levée à 20h40", "/adjourn 20:40"),
    ("fr", "Suspension de séance de 19 h 45 à 19 h 55", "/break 19:45-19:55"),
    ("fr", "Séance suspendue à 20h00, reprise à 20h10", "/break 20:00-20:10"),
    ("fr", "La séance est interrompue de 19h45 à 19h55", "/break 19:45-19:55"),
    ("fr", "On reprend à 19h56", "/break TIME to 19:56"),
    ("fr", "Prochaine AG le 19 novembre 2027 à 18h30", "/meeting next le 19 novembre 2027 à 18h30"),
    ("fr", "Prochain CA : 8 décembre à 18h", "/meeting next 8 décembre à 18h"),
    ("fr", "Date de la prochaine réunion : 8 décembre", "/meeting next 8 décembre"),
    ("fr", "La fête commence à 15h et finit à 18h", "plain"),
    ("fr", "La reprise du bail coûtera 400 euros", "plain"),
]


@pytest.mark.parametrize(("language", "line", "expected"), [*CAME_AND_WENT, *CHAIR, *HELD])
def test_who_came_who_chairs_and_when_it_was_held_is_asked(
    opened: Opened, language: str, line: str, expected: str
) -> None:
    assert became(meeting(opened, language), line) == expected


def test_a_return_behind_a_departure_that_is_asked_about_is_asked_about_and_ends_its_mark(opened: Opened) -> None:
    editor = meeting(opened, "fr", "Mme Essadi sort à 19h40")
    assert became(editor, "Mme Essadi revient à 19h50") == "+NE 19:50"
    for line in ("-NE 19:40", "+NE 19:50"):
        enter_unseen(editor, line)
    assert not [note.text for note in editor.minutes.notes if note.check and not note.struck]


def test_who_left_before_a_return_that_was_not_noted_is_entered_and_the_mark_goes(opened: Opened) -> None:
    editor = meeting(opened, "de", "Frau Pohl kommt um 20:12 Uhr zurück")
    for line in ("-PP 20:05", "+PP 20:12"):
        enter_unseen(editor, line)
    assert not [note.check for note in editor.minutes.notes if note.check and not note.struck]


def test_the_one_who_is_recorded_in_the_chair_takes_it_back_where_another_was_asked_about(opened: Opened) -> None:
    editor = meeting(opened, "de", "Kessler übergibt den Vorsitz an Frau Lorenz")
    assert became(editor, "Herr Kessler übernimmt wieder den Vorsitz.") == "/chair BK"


def test_a_break_between_two_times_is_struck_out_once_it_is_recorded(opened: Opened) -> None:
    for language, line in (("de", "Pause 20:15 bis 20:25"), ("fr", "Suspension de séance de 19 h 45 à 19 h 55")):
        editor = meeting(opened, language, line)
        note = editor.minutes.notes[-1]
        outcome = enter_unseen(editor, note.check.partition(" Type ")[2])
        assert "struck out" in outcome.said, line
        assert [each.kind for each in editor.minutes.notes if not each.struck] == ["break"]
