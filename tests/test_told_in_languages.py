"""Sentences of a meeting in French and German, as people type them: each is recorded, asked about with the line that
records it, or stays a statement without a mark."""

import pytest
from conftest import Opened

from minutes_tui.commands import enter_unseen
from minutes_tui.editor import Editor
from minutes_tui.line.votes.motion_lines import (
    AMENDMENT_ASKED,
    DECISION_ASKED,
    NO_AMENDMENT,
    NOTHING_PENDING,
    RESOLVED_ASKED,
    WHICH_ASKED,
    WHO_MOVED,
    WITHIN,
)
from minutes_tui.line.votes.recusals_and_proxies import TO_COME

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


RESOLVED, COUNTED, MOTION, AMENDMENT = (
    each.partition(" Type ")[2] for each in (RESOLVED_ASKED, DECISION_ASKED, WHO_MOVED, AMENDMENT_ASKED)
)
ROAD, LEASE = "/motion UM: Der Weg wird gesperrt", "/motion SC; IG: demander un bail de 6 ans"
VOTES = [
    ("de", "", "Zur Geschäftsordnung: Frau Nowak beantragt, TOP 4 vorzuziehen. Mit 2:4 abgelehnt.", WITHIN),
    ("de", "", "Herr Marx beantragt die Vertagung", "/motion UM: die Vertagung"),
    ("de", "", "Antrag CDU (Lorenz): 5 T€ mehr für die Bücherei", MOTION),
    ("de", "", "Nowak und Pohl beantragen gemeinsam: Der Weg wird beleuchtet.", MOTION),
    ("de", "", "Es wird beantragt, den Punkt zu vertagen", MOTION),
    ("de", "", "Friedhofssatzung: mehrheitlich angenommen bei 2 Gegenstimmen (Marx, Lorenz)", RESOLVED),
    ("de", "", "Einstimmig angenommen.", NOTHING_PENDING),
    ("de", "", "Mehrheitlich abgelehnt", NOTHING_PENDING),
    ("de", "", "Oertel schlägt vor, den Weg zu sperren. So beschlossen, einstimmig.", RESOLVED),
    ("de", "", "Dem Verkauf wird zugestimmt (5:1:1).", COUNTED),
    ("de", "", "Frau Lorenz beantragt Vertagung. Dem wird mit 4 zu 2 Stimmen zugestimmt.", WITHIN),
    ("de", "", "Vertagt auf Januar: Satzung Friedhof", RESOLVED),
    ("de", "", "Wird an den Bauausschuss verwiesen.", RESOLVED),
    ("de", "", "Alle sind einverstanden", NOTHING_PENDING),
    ("de", "", "Herr Oertel zieht seinen Antrag zur Grundsteuer zurück.", NOTHING_PENDING),
    ("de", "", "Das Land zieht seinen Antrag zum Radweg zurück.", "plain"),
    ("de", "", "Der Bericht wird vom Rat einstimmig angenommen und weitergeleitet.", RESOLVED),
    ("de", "", "Geheime Wahl. Abgegeben 7, ungültig 1, Pohl 4, Marx 2", "/poll POST: ungültig 1, Pohl 4, Marx 2"),
    ("de", "", "Damit ist Frau Pohl gewählt, sie nimmt die Wahl an.", RESOLVED),
    ("de", "", "Wahl des Stellvertreters per Akklamation: Herr Oertel, einstimmig", "vote"),
    ("de", "", "Zur Schiedsperson wurde Frau Pohl gewählt", RESOLVED),
    ("de", "", "Herr Marx ist bei TOP 2 befangen", TO_COME.format("UM")),
    ("de", "", "Herr Marx zeigt Befangenheit an", TO_COME.format("UM")),
    ("de", "", "Herr Oertel stimmt nicht mit ab", TO_COME.format("JO")),
    ("de", "", "Herr Oertel ist nicht befangen", "plain"),
    ("de", "", "Der Kreis hat den Bauantrag genehmigt", "plain"),
    ("de", "", "Die Verwaltung hat den Zuschuss beim Kreis beantragt", "plain"),
    ("de", "", "Herr Oertel möchte wissen, wer die Bänke gewählt hat", "plain"),
    (
        "de",
        ROAD,
        "Pohl stellt den Änderungsantrag, die Zahl der Poller von 4 auf 2 zu senken",
        AMENDMENT,
    ),
    ("de", ROAD, "Lorenz stellt Änderungsantrag: nur nachts", AMENDMENT),
    ("de", ROAD, "ÄA Lorenz abgelehnt 2:4", NO_AMENDMENT),
    ("de", ROAD, "Herr Oertel stimmt dagegen", "vote"),
    ("de", ROAD, "Frau Lorenz stimmt mit Nein", "vote"),
    ("de", ROAD, "Marx stimmt Herrn Oertel zu", "plain"),
    ("de", ROAD, "Kein Widerspruch", WHICH_ASKED),
    (
        "de",
        ROAD,
        'Marx bittet, das Wort "gesperrt" durch "geteert" zu ersetzen',
        AMENDMENT,
    ),
    ("de", "! Der Weg wird gesperrt", "Ja 5 Nein 1 Enth. 1", "vote"),
    ("de", "! Der Weg wird gesperrt", "Ja 5 Nein 1 (Marx) Enth. 1", "vote"),
    ("de", "! Der Weg wird gesperrt", "einstimmig", "vote"),
    ("de", "! Der Weg wird gesperrt", "Mit 5 zu 2 Stimmen angenommen", "vote"),
    ("de", "! Der Weg wird gesperrt", "Einstimmig angenommen.", NOTHING_PENDING),
    ("de", "! Der Weg wird gesperrt", "Angenommen.", NOTHING_PENDING),
    ("de", "! Der Weg wird gesperrt", "Abgelehnt", NOTHING_PENDING),
    ("fr", "", "Vote du rapport d'activité : 6 pour, adopté", RESOLVED),
    ("fr", "", "Mme Essadi propose une cotisation à 25 euros. Adopté à l'unanimité.", RESOLVED),
    ("fr", "", "Adoptée à l'unanimité des votants", NOTHING_PENDING),
    ("fr", "", "Approuvé.", NOTHING_PENDING),
    ("fr", "", "Rejeté à la majorité.", NOTHING_PENDING),
    ("fr", "", "Résolution 4 — report du solde. Adoptée par 4 voix contre 2.", NOTHING_PENDING),
    ("fr", "", "L'AG décide à l'unanimité de vendre le four.", "decision vote"),
    ("fr", "", "Le budget prévisionnel est voté : 5 pour, 1 contre", "decision vote"),
    ("fr", "", "Le point est reporté à la prochaine séance", RESOLVED),
    ("fr", "", "La question du parking est reportée au prochain CA", RESOLVED),
    ("fr", "", "La délibération sur le minibus est retirée de l'ordre du jour.", RESOLVED),
    ("fr", "", "Tout le monde est d'accord", NOTHING_PENDING),
    ("fr", "", "Mme Essadi retire sa motion sur le four", NOTHING_PENDING),
    ("fr", "", "La subvention est accordée à l’unanimité par le CA.", RESOLVED),
    ("fr", "", "Article 3 – Siège : modification validée à l’unanimité.", RESOLVED),
    ("fr", LEASE, "La demande est accordée à l’unanimité par le CA.", WHICH_ASKED),
    ("fr", "", "Votants 7, blancs 1, exprimés 6 ; Aubry 4, Delmas 2", "/poll POST: blancs 1, Aubry 4, Delmas 2"),
    ("fr", "", "Mme Aubry élue présidente à l'unanimité", RESOLVED),
    ("fr", "", "Est élue présidente Mme Aubry", RESOLVED),
    ("fr", "", "Sont élus au bureau : Mme Aubry, M. Delmas", RESOLVED),
    ("fr", "", "Mme Essadi demande que l'on vote sur le four", MOTION),
    ("fr", "", "M. Delmas dépose une motion : vendre le four", "/motion PD: vendre le four"),
    ("fr", "", "Il est proposé de vendre le four", MOTION),
    ("fr", "", "M. Blanchet sort et ne prend pas part au vote", "statement"),
    ("fr", "", "M. Delmas déclare un conflit d'intérêts", TO_COME.format("PD")),
    ("fr", "", "M. Fournier se demande qui a choisi la date", "plain"),
    ("fr", "", "Les enfants ont voté pour le nom du chat", "plain"),
    ("fr", "", "La proposition du fournisseur est arrivée hier", "plain"),
    ("fr", "", "La question du chauffage préoccupe les parents", "plain"),
    ("fr", LEASE, "M. Delmas vote contre", "vote"),
    ("fr", LEASE, "Mme Garnier est pour", "plain"),
    ("fr", LEASE, "Mme Essadi ne vote pas", "statement"),
    ("fr", LEASE, "Accord unanime", WHICH_ASKED),
    ("fr", LEASE, "L'amendement de M. Delmas est rejeté", NO_AMENDMENT),
    ("fr", "! vendre le four", "Pour 5 Contre 1 (Essadi) Abst 0", "vote"),
    ("fr", "! vendre le four", "Adopté à l'unanimité", NOTHING_PENDING),
    ("fr", "! vendre le four", "Adoptée par 4 voix contre 2", "vote"),
    ("fr", "! vendre le four", "à l'unanimité", "vote"),
    ("fr", "! vendre le four", "Approuvé.", NOTHING_PENDING),
]


@pytest.mark.parametrize(("language", "before", "line", "expected"), VOTES)
def test_what_tells_of_a_vote_an_election_a_motion_or_a_recusal_is_recorded_or_asked(
    opened: Opened, language: str, before: str, line: str, expected: str
) -> None:
    assert became(meeting(opened, language, *filter(None, [before])), line) == expected


@pytest.mark.parametrize(
    ("language", "line", "wording", "mover", "seconder"),
    [
        ("fr", "Motion : demander un bail (Carlier, appuyée par Delmas)", "demander un bail", "SC", "PD"),
        ("fr", "Motion : demander un bail (Carlier ; soutenue par M. Delmas)", "demander un bail", "SC", "PD"),
        ("fr", "Motion : demander un bail (Carlier, Delmas)", "demander un bail", "SC", "PD"),
        ("de", "Antrag: Der Weg wird gesperrt (Marx, unterstützt von Lorenz)", "Der Weg wird gesperrt", "UM", "AL"),
        ("de", "Antrag: Der Weg wird gesperrt (Frau Nowak/Lorenz)", "Der Weg wird gesperrt", "SN", "AL"),
    ],
)
def test_who_moves_and_who_seconds_in_brackets_is_no_part_of_the_wording(
    opened: Opened, language: str, line: str, wording: str, mover: str, seconder: str
) -> None:
    editor = meeting(opened, language, line)
    note = editor.minutes.notes[-1]
    assert (note.kind, note.text, note.mover, note.seconder) == ("motion", wording, mover, seconder)


SPEECH = {
    "de": """
        Frau Pohl berichtet, dass die Schule neue Fenster bekommt
        Die Feuerwehr hat einen neuen Wagen bestellt
        Frau Nowak fragt, warum der Antrag beim Land so lange dauert
        Herr Richter weist auf die gestiegenen Kosten hin
        Die Verwaltung hat den Zuschuss beim Kreis beantragt
        Frau Lorenz stimmt Herrn Marx zu
        Das Protokoll liegt noch nicht vor
        Herr Oertel möchte wissen, wer die Bänke gewählt hat
        Frau Pohl geht auf die Fragen der Anwohner ein
        Der Verein hat 120 Mitglieder, davon 80 aktive
        Herr Marx kommt auf die Straßenlampe zurück
        Im letzten Jahr wurde die Satzung geändert
        Die Kasse weist einen Überschuss von 2.140 € aus
        Die Abstimmung über den Standort war 2019
        Frau Pohl verlässt sich auf die Zusage des Landes
        Das Land will die Förderung 2027 fortsetzen""",
    "fr": """
        M. Delmas trouve la somme trop élevée
        La mairie a promis une réponse avant Noël
        M. Fournier rappelle que le vote de 2019 a été contesté
        Le trésorier explique la baisse des cotisations
        M. Blanchet propose un café avant de continuer
        Mme Garnier part de l'idée que tout le monde viendra
        M. Delmas revient sur le prix du four
        La question du chauffage préoccupe les parents
        Il faut élire un délégué avant juin
        Le conseil départemental a accordé une subvention
        M. Fournier entre dans les détails du contrat
        Les élus de la commune ont visité le local
        L'association compte 120 membres, dont 80 actifs
        M. Delmas souhaite que la décision soit expliquée
        Le dossier est chez le notaire
        Mme Garnier s'oppose à l'idée d'un droit d'entrée""",
}


AT_END = [
    ("de", "Beschluss: Der Winterdienst wird vergeben (5 dafür, 1 Enthaltung Pohl)", "decision vote"),
    ("de", "Beschluss: Die Miete beträgt 300 € – einstimmig –", "decision vote"),
    ("de", "Beschluss: Die Bank bleibt (5:1:1)", "decision vote"),
    ("de", "Beschluss: Wir feiern im Mai - im Garten", "decision"),
    ("de", "Beschluss: Wir laden alle ein, auch die Presse", "decision"),
    ("de", "Antrag Marx: Der Weg wird gesperrt, Abstimmung 4 zu 2", "motion vote"),
    ("de", "Die Rechnung wird genehmigt, 2 Gegenstimmen (Marx, Lorenz)", "decision vote"),
    ("de", "Richter ist befangen und verlässt den Saal 19:30", "statement"),
    ("fr", "Décision : achat d'un barnum, max 600 € (vote 6/0/1)", "decision vote"),
    ("fr", "Décision : achat d'un barnum – unanimité", "decision vote"),
    ("fr", "Décision : achat d'un barnum (5 pour, 1 abstention Essadi)", "decision vote"),
    ("fr", "Le quitus est donné au trésorier, 1 abstention (Essadi).", "decision vote"),
    ("fr", "Mme Garnier se déporte et quitte la salle à 20h", "statement"),
]


@pytest.mark.parametrize(("language", "line", "expected"), AT_END)
def test_the_vote_at_the_end_of_a_decision_is_no_part_of_its_words(
    opened: Opened, language: str, line: str, expected: str
) -> None:
    editor = meeting(opened, language)
    assert became(editor, line) == expected
    for note in editor.minutes.notes:
        assert not any(
            word in note.text for word in ("dafür", "einstimmig", "5:1", "vote 6", "unanimité", "Abstimmung")
        )
        assert note.recused or note.kind != "statement"


def test_two_ballots_behind_a_vote_are_added_to_it_together(opened: Opened) -> None:
    editor = meeting(opened, "fr", LEASE, "/carried 3-1-1", "M. Delmas s'abstient")
    assert editor.minutes.notes[-1].check.endswith("Type /undo, press ↑ and add 0 PD to the vote.")
    enter_unseen(editor, "Mme Carlier vote contre")
    assert editor.minutes.notes[-1].check.endswith("Type /undo 2 times, press ↑ and add 0 PD, -1 SC to the vote.")
    for _ in range(2):
        enter_unseen(editor, "/undo")
    assert [note for note in editor.minutes.notes if not note.struck][-1].kind == "vote"


def test_who_is_out_of_a_vote_behind_a_decision_with_its_vote_is_asked_about(opened: Opened) -> None:
    editor = meeting(opened, "fr", "! vendre le four", "Pour 5 Contre 1 Abst 0", "Le quitus vient ensuite.")
    assert became(editor, "M. Blanchet ne prend pas part au vote") == TO_COME.format("JB")


AMENDED, CHANGED = "/motion NE: cotisation à 25 €", "/amend PD: cotisation à 24 €"


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ([AMENDED, CHANGED], "L'amendement est mis aux voix : 4 pour, 2 contre, adopté"),
        ([AMENDED, CHANGED, "/carried"], "La proposition amendée est adoptée, 3 pour, 2 contre, 1 abstention"),
        ([AMENDED, CHANGED, "/carried"], "La motion ainsi modifiée est rejetée par 4 voix contre 2"),
    ],
)
def test_an_outcome_that_says_it_was_put_or_amended_before_is_recorded(
    opened: Opened, before: list[str], line: str
) -> None:
    editor = meeting(opened, "fr", *before)
    assert became(editor, line) == "vote"
    assert not [note for note in editor.minutes.notes if note.check]


def test_a_motion_that_was_amended_without_an_amendment_is_asked_about_until_it_is_ended(opened: Opened) -> None:
    editor = meeting(opened, "fr", AMENDED)
    assert became(editor, "La proposition amendée est adoptée, 3 pour, 2 contre, 1 abstention") == WHICH_ASKED
    enter_unseen(editor, "/carried 3-2-1")
    assert not [note for note in editor.minutes.notes if note.check]


def test_an_amendment_in_french_is_asked_as_one(opened: Opened) -> None:
    editor = meeting(opened, "fr", LEASE)
    assert became(editor, "Delmas propose d'ajouter \"renouvelable\". Accepté par l'auteure.") == AMENDMENT


@pytest.mark.parametrize("language", SPEECH)
def test_ordinary_speech_is_asked_nothing(opened: Opened, language: str) -> None:
    asked = [
        line
        for line in SPEECH[language].strip().splitlines()
        if (became(meeting(opened, language), line.strip()) != "plain")
    ]
    assert not asked
