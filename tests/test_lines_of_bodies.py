"""Sentences of decisions, motions and elections as they are written in German, French and other languages."""

import pytest
from conftest import Opened, enter
from test_put_off import BODY, about

from minutes_tui.line.pasted_agenda import agenda_lines
from minutes_tui.line.votes.motion_lines import DECISION_ASKED, NOTHING_PENDING, RESOLVED_ASKED, WHICH_ASKED, WHO_MOVED
from minutes_tui.line.votes.recusals_and_proxies import TO_COME
from minutes_tui.readers.cases import facts
from minutes_tui.report import document
from minutes_tui.writers import markdown

WOMEN = {"de": "Frau", "fr": "Mme"}


def body(language: str) -> str:
    """A record in a language, with its own word for a woman before names."""
    return BODY.format(language).replace('"Ms"', f'"{WOMEN.get(language, "Ms")}"')


@pytest.mark.parametrize(
    ("language", "line", "words", "counts", "how"),
    [
        ("de", "Der Vorstand beschließt einstimmig, den Hof zu pachten.",
         "Der Vorstand beschließt, den Hof zu pachten.", (None, None, None), "einstimmig"),
        ("de", "Der Gemeinderat beschließt mit 3:2 Stimmen die Satzung.",
         "Der Gemeinderat beschließt die Satzung.", (3, 2, None), ""),
        ("de", "Die Versammlung stimmt dem Plan mit 3 Ja- gegen 2 Nein-Stimmen zu.",
         "Die Versammlung stimmt dem Plan zu.", (3, 2, None), ""),
        ("de", "Es wird einstimmig beschlossen, die Hütte zu verkaufen.",
         "Es wird beschlossen, die Hütte zu verkaufen.", (None, None, None), "einstimmig"),
        ("de", "Das Protokoll der letzten Sitzung wird bei 1 Enthaltung genehmigt.",
         "Das Protokoll der letzten Sitzung wird genehmigt.", (None, None, 1), ""),
        ("de", "Die Entlastung des Vorstands wird einstimmig erteilt.",
         "Die Entlastung des Vorstands wird erteilt.", (None, None, None), "einstimmig"),
        ("de", "Der Kassenwart wird mit 3 Ja-Stimmen bei 2 Enthaltungen entlastet.",
         "Der Kassenwart wird entlastet.", (3, None, 2), ""),
        ("de", "Berg wird einstimmig zur Schriftführerin gewählt. Sie nimmt die Wahl an.",
         "Berg wird zur Schriftführerin gewählt. Sie nimmt die Wahl an.", (None, None, None), "einstimmig"),
        ("de", "Beschluss: Der Ruderverein e. V. zahlt nach Abs. 3 Nr. 4. Einstimmig.",
         "Der Ruderverein e. V. zahlt nach Abs. 3 Nr. 4.", (None, None, None), "Einstimmig"),
        ("fr", "Le conseil municipal, après en avoir délibéré, à l'unanimité, décide : de louer la salle.",
         "Le conseil municipal, après en avoir délibéré, décide : de louer la salle.", (None, None, None),
         "à l'unanimité"),
        ("fr", "Après en avoir délibéré, le conseil municipal, à l'unanimité, décide de louer la salle.",
         "Après en avoir délibéré, le conseil municipal décide de louer la salle.", (None, None, None),
         "à l'unanimité"),
        ("fr", "Le conseil décide, par 3 voix pour, 1 contre et 1 abstention, d'approuver le budget.",
         "Le conseil décide d'approuver le budget.", (3, 1, 1), ""),
        ("fr", "Le conseil, après en avoir délibéré, par 3 voix pour, 1 contre (Mme Tamm) et 1 abstention (Mme Berg), "
         "décide de vendre le pré.",
         "Le conseil, après en avoir délibéré, décide de vendre le pré.", (3, 1, 1), ""),
        ("fr", "Le conseil approuve par 4 voix pour et 1 contre le budget.",
         "Le conseil approuve le budget.", (4, 1, None), ""),
        ("fr", "L'ordre du jour est adopté à l'unanimité.",
         "L'ordre du jour est adopté.", (None, None, None), "à l'unanimité"),
        ("fr", "Délibération 2026-41 : Le conseil loue la salle. Pour : 3, contre : 1 (Mme Tamm), abstention : 1",
         "Le conseil loue la salle. (Délibération 2026-41)", (3, 1, 1), ""),
        ("fr", "Mme Berg est élue par 4 voix.", "Mme Berg est élue.", (4, None, None), ""),
        ("de", "Das Protokoll wird mit dieser Ergänzung genehmigt, 1 Enthaltung (Berg)",
         "Das Protokoll wird mit dieser Ergänzung genehmigt", (None, None, None), ""),
        ("es", "El Pleno, por unanimidad, acuerda alquilar la sala.",
         "El Pleno acuerda alquilar la sala.", (None, None, None), "por unanimidad"),
        ("es", "Se aprueba por unanimidad el acta.", "Se aprueba el acta.", (None, None, None), "por unanimidad"),
        ("it", "Il Consiglio comunale, a voti unanimi, delibera di affittare la sala.",
         "Il Consiglio comunale delibera di affittare la sala.", (None, None, None), "a voti unanimi"),
        ("pt", "A Câmara Municipal deliberou, por unanimidade, alugar a sala.",
         "A Câmara Municipal deliberou alugar a sala.", (None, None, None), "por unanimidade"),
        ("nl", "De raad besluit met 3 stemmen voor en 2 tegen het plan vast te stellen.",
         "De raad besluit het plan vast te stellen.", (3, 2, None), ""),
        ("da", "Bestyrelsen besluttede enstemmigt at leje hallen.",
         "Bestyrelsen besluttede at leje hallen.", (None, None, None), "enstemmigt"),
        ("nb", "Styret vedtok med 3 mot 2 stemmer å leie hallen.",
         "Styret vedtok å leie hallen.", (3, 2, None), ""),
        ("sv", "Styrelsen beslutar enhälligt att hyra hallen.",
         "Styrelsen beslutar att hyra hallen.", (None, None, None), "enhälligt"),
        ("pl", "Rada Gminy 3 głosami za, przy 2 przeciw, uchwaliła budżet.",
         "Rada Gminy uchwaliła budżet.", (3, 2, None), ""),
        ("fi", "Hallitus päätti äänin 3-2 vuokrata hallin.", "Hallitus päätti vuokrata hallin.", (3, 2, None), ""),
        ("et", "Juhatus otsustas ühehäälselt rentida saali.",
         "Juhatus otsustas rentida saali.", (None, None, None), "ühehäälselt"),
        ("lt", "Taryba vienbalsiai nusprendė išnuomoti salę.",
         "Taryba nusprendė išnuomoti salę.", (None, None, None), "vienbalsiai"),
        ("lv", "Dome vienbalsīgi nolemj iznomāt zāli.",
         "Dome nolemj iznomāt zāli.", (None, None, None), "vienbalsīgi"),
        ("uk", "Рада одноголосно вирішила орендувати залу.",
         "Рада вирішила орендувати залу.", (None, None, None), "одноголосно"),
    ],
)  # fmt: skip
def test_what_a_body_decides_by_a_vote_is_a_decision_with_that_vote(
    language: str, line: str, words: str, counts: tuple[int | None, ...], how: str, opened: Opened
) -> None:
    editor = opened(body(language))
    enter(editor, line)
    decision, vote = editor.minutes.notes
    assert (decision.kind, decision.text, vote.kind) == ("decision", words, "vote")
    assert ((vote.for_, vote.against, vote.abstain), vote.outcome) == (counts, how)
    enter(editor, "/undo")
    assert not editor.minutes.notes


@pytest.mark.parametrize(
    ("language", "line", "words", "ballots"),
    [
        ("de", "Die Rechnung wird genehmigt, 2 Gegenstimmen (Berg, Tamm)", "Die Rechnung wird genehmigt",
         {"LB": "against", "AT": "against"}),
        ("fr", "Le quitus est donné au trésorier, 1 abstention (Berg).", "Le quitus est donné au trésorier.",
         {"LB": "abstain"}),
    ],
)  # fmt: skip
def test_who_is_named_in_brackets_behind_a_count_has_a_ballot(
    language: str, line: str, words: str, ballots: dict[str, str], opened: Opened
) -> None:
    editor = opened(body(language))
    enter(editor, line)
    decision, vote = editor.minutes.notes
    assert (decision.kind, decision.text, dict(vote.ballots)) == ("decision", words, ballots)


@pytest.mark.parametrize(
    ("language", "line", "asked"),
    [
        ("de", "Die Versammlung lehnt die Erhöhung ab.", RESOLVED_ASKED),
        ("de", "Der Gemeinderat beschließt im Mai über den Haushalt.", RESOLVED_ASKED),
        ("de", "Die Versammlung stimmt dem Antrag einstimmig zu.", NOTHING_PENDING),
        ("fr", "Le conseil municipal décide de louer la salle.", RESOLVED_ASKED),
        ("fr", "Mme Berg est élue par 4 voix contre 1 à Mme Tamm.", RESOLVED_ASKED),
        ("fr", "Mme Berg est élue trésorière par 3 voix et une abstention.", RESOLVED_ASKED),
        ("fr", "Aide au comité 800 €, adopté à l'unanimité", RESOLVED_ASKED),
        ("sv", "Styrelsen beslutar att hyra hallen.", RESOLVED_ASKED),
        ("de", "Berg wird mit 3 Stimmen und einer Enthaltung zur Kassenwartin gewählt.", RESOLVED_ASKED),
        ("de", "Die Versammlung beschließt einstimmig bei einer Enthaltung von Berg, Ruder zu kaufen.", RESOLVED_ASKED),
        ("de", "Der Vorstand beschließt mit 3 dafür, 1 Enthaltung von Frau Berg, Ruder zu kaufen.", RESOLVED_ASKED),
        ("de", "Der Vorstand beschließt mit 3 Stimmen, 1 Enthaltung, Ruder zu kaufen.", RESOLVED_ASKED),
        ("de", "Berg wird mit 3 Stimmen und Beifall zur Kassenwartin gewählt.", RESOLVED_ASKED),
        ("de", "Die Rechnung wird genehmigt, 2 Gegenstimmen (Berg, Nirgendwo)", RESOLVED_ASKED),
        ("fr", "Le conseil décide par 3 voix, une abstention, d'acheter des rames.", RESOLVED_ASKED),
        ("de", "Beschluss 5:1: Die Bank bleibt.", DECISION_ASKED),
        ("fr", "Le conseil décide d'ignorer 2 voix contre.", RESOLVED_ASKED),
        ("fr", "Le quitus est donné au trésorier, 1 abstention (Nulle).", RESOLVED_ASKED),
    ],
)
def test_what_may_be_a_decision_is_asked_about(language: str, line: str, asked: str, opened: Opened) -> None:
    editor = opened(body(language))
    assert enter(editor, line) == asked
    assert editor.minutes.notes[0].text == line


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Frau Berg berichtet, dass der Vorstand einstimmig entlastet wurde."),
        ("de", "Die Satzung wurde 2019 einstimmig beschlossen."),
        ("de", "Die Satzung wurde im Ausschuss mit 3:2 Stimmen angenommen."),
        ("fr", "Le conseil décide à l'unanimité"),
        ("de", "Wenn der Vorstand einstimmig beschließt, gilt das."),
        ("de", "Wird der Plan einstimmig genehmigt?"),
        ("fr", "Mme Berg rappelle que le budget est adopté à l'unanimité."),
        ("fr", "Le conseil écoute Mme Berg."),
    ],
)
def test_what_is_told_of_other_decisions_is_none(language: str, line: str, opened: Opened) -> None:
    editor = opened(body(language))
    enter(editor, line)
    assert [note.kind for note in editor.minutes.notes if note.kind != "question"] in (["statement"], [])


@pytest.mark.parametrize(
    ("language", "line", "outcome"),
    [
        ("de", "Die Versammlung stimmt dem Antrag mit 3:1 Stimmen zu.", "carried"),
        ("fr", "Le conseil municipal, après en avoir délibéré, adopte la proposition à l'unanimité.", "carried"),
        ("fr", "Mise aux voix, la proposition est rejetée par 3 voix contre 1.", "lost"),
        ("fr", "La proposition, mise aux voix, est adoptée par 3 voix contre 1.", "carried"),
        ("fr", "Adoptée à l'unanimité moins une abstention (Mme Berg)", "carried"),
        ("de", "Einstimmig angenommen bei einer Enthaltung (Berg).", "carried"),
    ],
)
def test_what_a_body_says_of_the_pending_motion_is_its_outcome(
    language: str, line: str, outcome: str, opened: Opened
) -> None:
    editor = opened(body(language))
    enter(editor, "/motion KK: We mill.", line)
    motion, vote = editor.minutes.notes
    assert (motion.outcome, vote.kind) == (outcome, "vote")
    if "Berg" in line:
        assert (vote.abstain, vote.ballots) == (1, {"LB": "abstain"})


def test_another_decision_while_a_motion_is_pending_is_asked_about(opened: Opened) -> None:
    editor = opened(body("fr"))
    enter(editor, "/motion KK: We mill.")
    assert enter(editor, "Le conseil, après en avoir délibéré, décide de louer la salle.") == WHICH_ASKED
    assert not editor.minutes.notes[0].outcome


@pytest.mark.parametrize(
    ("language", "line", "mover", "words"),
    [
        ("de", "Antrag 1 (Berg): Der Beitrag sinkt.", "LB", "Der Beitrag sinkt. (Antrag 1)"),
        ("de", "Antrag Nr. 2 von Frau Berg: Wir mahlen.", "LB", "Wir mahlen. (Antrag Nr. 2)"),
        ("de", "Antrag des Vorstands: Wir mahlen.", (), "Wir mahlen. (Antrag des Vorstands)"),
        ("de", "Antrag 4: Wir mahlen.", (), "Wir mahlen. (Antrag 4)"),
        ("de", "Frau Berg beantragt, den Beitrag um 5 Euro zu erhöhen.", "LB", "den Beitrag um 5 Euro zu erhöhen."),
        ("fr", "Proposition n° 3 de Mme Berg : louer la salle.", "LB", "louer la salle. (Proposition n° 3)"),
    ],
)
def test_the_number_of_a_motion_stays_in_its_words(
    language: str, line: str, mover: str | tuple[()], words: str, opened: Opened
) -> None:
    editor = opened(body(language))
    enter(editor, line)
    (motion,) = editor.minutes.notes
    assert (motion.kind, motion.mover, motion.text) == ("motion", mover, words)


def test_an_outcome_may_name_the_pending_motion_by_its_number(opened: Opened) -> None:
    editor = opened(body("de"))
    enter(editor, "Antrag 2 (Berg): Wir mahlen.", "Änderungsantrag Tamm: Wir mahlen nie.")
    assert editor.minutes.notes[1].text == "Wir mahlen nie. (Antrag 2)"
    enter(editor, "/lost", "Frau Berg beantragt, heute zu schließen.")
    assert editor.minutes.notes[-1].check == WHO_MOVED
    enter(editor, "Abstimmung Antrag 2: Ja 2, Nein 2, Enthaltung 1 - damit abgelehnt")
    assert about(editor.minutes)[0] == "motion · Wir mahlen. (Antrag 2) · lost"
    enter(editor, "Antrag 3: Wir gehen.", "Antrag 3 wird zurückgezogen.")
    assert about(editor.minutes)[-1] == "motion · Wir gehen. (Antrag 3) · withdrawn"


@pytest.mark.parametrize(
    ("language", "line", "title", "options", "counts"),
    [
        ("de", "Geheime Wahl: Berg 3, Tamm 1, ungültig 1", "Wahl", {"Berg": 3, "Tamm": 1, "ungültig": 1}, None),
        ("de", "Wahl zum 1. Vorsitzenden: Berg 3 Ja, 1 Nein, 1 Enthaltung", "Wahl zum 1. Vorsitzenden: Berg", {}, 3),
        ("de", "Wahl der 2. Vorsitzenden: Berg mit 4 Stimmen bei 1 Enthaltung gewählt.",
         "Wahl der 2. Vorsitzenden: Berg", {}, 4),
        ("de", "Entlastung: 4 Ja, 0 Nein, 1 Enthaltung", "Entlastung", {}, 4),
        ("fr", "Désignation du délégué : Berg 4 voix, Tamm 1 voix", "Désignation du délégué",
         {"Berg": 4, "Tamm": 1}, None),
        ("fr", "Vote à bulletin secret sur le nom : pour 3, contre 2", "Vote à bulletin secret sur le nom", {}, 3),
    ],
)  # fmt: skip
def test_elections_and_votes_under_a_title_are_votes_also_while_a_motion_is_pending(
    language: str, line: str, title: str, options: dict[str, int], counts: int | None, opened: Opened
) -> None:
    for before in ((), ("/motion KK: We mill.",)):
        editor = opened(body(language))
        enter(editor, *before, line)
        vote = editor.minutes.notes[-1]
        assert (vote.kind, vote.text, vote.options, vote.for_) == ("vote", title, options, counts)
        assert not vote.answers


def test_who_was_elected_is_told_once_behind_an_election(opened: Opened) -> None:
    editor = opened(body("fr"))
    enter(editor, "Élection du délégué : Berg 4 voix, Tamm 1 voix", "Mme Berg est élue par 4 voix.")
    assert [note.kind for note in editor.minutes.notes] == ["vote", "statement"]


def test_invalid_ballots_are_no_candidate(opened: Opened) -> None:
    editor = opened(body("de"))
    assert "misread" not in enter(editor, "Wahl: ungültig 3, Berg 2")
    assert editor.minutes.notes[0].options == {"ungültig": 3, "Berg": 2}


@pytest.mark.parametrize(
    ("language", "line", "asked"),
    [
        ("de", "Die Versammlung wird um 21.30 Uhr geschlossen.", "Did the meeting end? Type /adjourn 21:30"),
        ("de", "Die nächste Versammlung findet am 14. April 2025 um 19 Uhr statt.",
         "Is that the next meeting? Type /meeting next am 14. April 2025 um 19 Uhr"),
        ("de", "Ende: 20.15 Uhr", "Did the meeting end? Type /adjourn 20:15"),
        ("de", "Die Sitzung wird um 20.00 Uhr für 10 Minuten unterbrochen.",
         "Was there a break? Type /break 20:00-20:10"),
        ("de", "Frau Berg übernimmt um 20.10 Uhr die Versammlungsleitung.", "Is LB in the chair? Type /chair LB 20:10"),
        ("de", "Frau Tamm übergibt Frau Berg die Versammlungsleitung.", "Is LB in the chair? Type /chair LB"),
        ("fr", "Mme Tamm passe la présidence à Mme Berg à 21h15.", "Is LB in the chair? Type /chair LB 21:15"),
        ("fr", "Mme Berg, première adjointe, prend la présidence.", "Is LB in the chair? Type /chair LB"),
        ("fr", "Départ de Mme Berg à 20 h 42", "Did LB leave? Type -LB 20:42"),
        ("fr", "Fin de séance : 21h50", "Did the meeting end? Type /adjourn 21:50"),
        ("fr", "Pause de 21h à 21h10", "Was there a break? Type /break 21:00-21:10"),
        ("fr", "Interruption de séance à 21h15, reprise à 21h20", "Was there a break? Type /break 21:15-21:20"),
        ("fr", "La séance est suspendue à 21 h 15.", "Was there a break? Type /break 21:15"),
        ("fr", "Mme Berg, excusée, a donné pouvoir à Mme Tamm.", "Type /apologies LB first, then /proxy AT: LB"),
        ("fr", "Mme Berg quitte la séance à 20 h 15 et donne pouvoir à Mme Tamm.",
         "Type -LB 20:15 first, then /proxy AT: LB"),
    ],
)  # fmt: skip
def test_what_is_told_of_the_meeting_is_asked_about_with_its_time(
    language: str, line: str, asked: str, opened: Opened
) -> None:
    assert enter(opened(body(language)), line) == asked


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Frau Berg ist befangen und nimmt an der Abstimmung nicht teil."),
        ("de", "Frau Berg nimmt an Beratung und Abstimmung nicht teil."),
        ("fr", "Mme Berg, intéressée à l'affaire, quitte la salle et ne prend pas part au vote."),
        ("fr", "Mme Berg ne prend pas part au vote en tant que présidente du comité."),
    ],
)
def test_who_takes_no_part_in_a_vote_is_out_of_the_next_and_asked_about_behind_one(
    language: str, line: str, opened: Opened
) -> None:
    editor = opened(body(language))
    enter(editor, line)
    assert (editor.minutes.notes[0].recused, editor.minutes.notes[0].text) == (("LB",), line)
    decided = (
        "Die Tagesordnung wird einstimmig genehmigt."
        if language == "de"
        else "L'ordre du jour est adopté à l'unanimité."
    )
    editor = opened(body(language))
    enter(editor, decided)
    assert enter(editor, line).startswith(TO_COME.partition(" /")[0])
    assert [note.kind for note in editor.minutes.notes] == ["decision", "vote", "statement"]
    enter(editor, "/recuse LB")
    assert not editor.minutes.notes[1].recused


def test_a_quebec_council_moves_seconds_and_resolves_in_one_sentence(opened: Opened) -> None:
    editor = opened(body("fr"))
    enter(editor, "Il est proposé par Mme Berg, appuyé par Mme Tamm et résolu à l'unanimité de louer la salle.")
    motion, vote = editor.minutes.notes
    assert (motion.text, motion.mover, motion.seconder, motion.outcome) == ("de louer la salle.", "LB", "AT", "carried")
    assert vote.outcome


def test_who_is_not_named_beside_a_unanimous_vote_is_not_said_to_have_taken_no_part(opened: Opened) -> None:
    editor = opened(body("fr"))
    enter(editor, "/motion KK: Louer la salle.", "Adoptée à l'unanimité moins une abstention (Mme Berg)")
    page = markdown.write(document(editor.minutes))
    assert "Mme Berg" in page
    assert "Ne prennent pas part au vote" not in page


@pytest.mark.parametrize(
    ("language", "heading"),
    [("de", "Tagesordnungspunkte:"), ("fr", "ODJ"), ("pl", "Proponowany porządek obrad"), ("en", "Order of Business")],
)
def test_an_agenda_has_the_headings_of_its_language(language: str, heading: str) -> None:
    found = agenda_lines(["Salut", heading, "1. Bus", "2. Train"], language)
    assert len(found.items) == 2
    assert found.left_out == ["Salut", heading]


@pytest.mark.parametrize(
    ("language", "said", "became"),
    [
        ("de", "Der Antrag wurde einstimmig angenommen.", "carried"),
        ("de", "Der Antrag wird abgelehnt.", "lost"),
        ("fr", "La proposition est adoptée.", "carried"),
        ("fr", "Adoptée à l'unanimité.", "carried"),
        ("sv", "Förslaget är bifallet.", "carried"),
        ("en", "The motion was then put and carried.", "carried"),
        ("en", "All voted in favour.", "carried"),
        ("en", "Unanimously rejected.", ""),
        ("fr", "La proposition est lue.", ""),
    ],
)
def test_documents_say_what_became_of_a_motion_in_their_language(language: str, said: str, became: str) -> None:
    assert facts.outcome(said, language) == became


def test_a_break_told_in_german_is_on_the_page_once(opened: Opened) -> None:
    editor = opened(body("de"))
    enter(editor, "Pause 20:15 bis 20:25", "/break 20:15 to 20:25")
    assert [(note.kind, bool(note.struck)) for note in editor.minutes.notes] == [("statement", True), ("break", False)]
