"""What became of a motion, as sentences of 18 languages say it; and the words that are left over beside a vote."""

import re

import pytest
from conftest import Opened, enter

from minutes_tui import commands
from minutes_tui.commands.notes import note_command
from minutes_tui.export.formats import exported

BODY = """\
format = 1

[meeting]
title = "Harbour Board"
date = 2025-03-12
language = "{language}"

[[participant]]
key = "AT"
name = "Ana Tamm"
presence = "present"

[[participant]]
key = "LB"
name = "Lena Berg"
presence = "present"

[[participant]]
key = "KK"
name = "Kai Kask"
presence = "present"

[[participant]]
key = "XY"
name = "Xia Yun"
presence = "present"
"""
TOLD = [
    ("en", "The resolution was adopted 3-1", "carried", (3, 1, None)),
    ("en", "It was carried 2-1 with LB abstaining", "carried", (2, 1, None)),
    ("en", "3 in favor, 1 opposed (Kask), motion carries", "carried", (3, 1, None)),
    ("en", "3 in favor, 1 opposed. Motion carried.", "carried", (3, 1, None)),
    ("de", "Bei 1 Gegenstimme angenommen", "carried", (None, 1, None)),
    ("de", "Mit 1 Ja-Stimme und 2 Nein-Stimmen abgelehnt.", "lost", (1, 2, None)),
    ("fr", "La délibération est adoptée par 3 voix contre 1", "carried", (3, 1, None)),
    ("fr", "La résolution est rejetée par 1 voix contre 3", "lost", (1, 3, None)),
    ("fr", "La résolution est rejetée par 3 voix contre 1", "lost", (1, 3, None)),
    ("en", "The motion was defeated by 3 votes to 1", "lost", (1, 3, None)),
    ("sv", "Förslaget avslogs med 3 röster mot 1", "lost", (1, 3, None)),
    ("de", "Der Antrag wurde mit 3 gegen 1 Stimmen abgelehnt", "lost", (1, 3, None)),
    ("es", "Se aprueba por 3 votos a favor y 1 en contra", "carried", (3, 1, None)),
    ("es", "Se aprueba la moción por 3 votos a favor y 1 en contra", "carried", (3, 1, None)),
    ("es", "La moción se rechaza por 1 voto a favor y 3 en contra", "lost", (1, 3, None)),
    ("it", "Si approva con 2 voti favorevoli, 1 contrario e 1 astenuto", "carried", (2, 1, 1)),
    ("pt", "A deliberação foi aprovada por 3 votos a favor e 1 contra", "carried", (3, 1, None)),
    ("nl", "Het besluit wordt met 3 stemmen voor en 1 tegen aangenomen", "carried", (3, 1, None)),
    ("sv", "Förslaget bifölls med 3 röster mot 1", "carried", (3, 1, None)),
    ("sv", "Yrkandet bifölls med 2 röster mot 1 och 1 nedlagd", "carried", (2, 1, 1)),
    ("nb", "Forslaget ble vedtatt med 3 mot 1 stemmer", "carried", (3, 1, None)),
    ("da", "Forslaget blev vedtaget med 3 stemmer for og 1 imod", "carried", (3, 1, None)),
    ("fi", "Ehdotus hyväksyttiin äänin 3–1", "carried", (3, 1, None)),
    ("et", "Ettepanek võeti vastu 3 poolt- ja 1 vastuhäälega", "carried", (3, 1, None)),
    ("lv", "Priekšlikums tiek pieņemts ar 3 balsīm par, 1 pret", "carried", (3, 1, None)),
    ("lt", "Nutarimas priimtas 3 balsais už, 1 prieš", "carried", (3, 1, None)),
    ("pl", "Wniosek przyjęto 3 głosami za, przy 1 przeciw", "carried", (3, 1, None)),
    ("pl", "Uchwała została przyjęta 2 głosami za, przy 1 głosie przeciw i 1 wstrzymującym się", "carried", (2, 1, 1)),
    ("uk", "Пропозицію прийнято 3 голосами за, 1 проти", "carried", (3, 1, None)),
    ("ja", "賛成3、反対1で可決", "carried", (3, 1, None)),
    ("ja", "賛成1名、反対3名で否決されました。", "lost", (1, 3, None)),
    ("ar", "القرار اعتُمد بأغلبية 3 أصوات مقابل 1", "carried", (3, 1, None)),
]


def voted(opened: Opened, language: str, line: str) -> tuple[str, str, str, tuple[int | None, ...] | None]:
    editor = opened(BODY.format(language=language))
    enter(editor, "/motion LB: X.")
    outcome = commands.enter(editor, line)
    motion, *votes = editor.minutes.notes
    counts = (votes[0].for_, votes[0].against, votes[0].abstain) if votes and votes[0].kind == "vote" else None
    return outcome.misread + outcome.refused + outcome.problem, motion.outcome, motion.reason, counts


@pytest.mark.parametrize(("language", "line", "outcome", "counts"), TOLD)
def test_a_sentence_of_each_language_is_the_outcome_with_its_counts(
    language: str, line: str, outcome: str, counts: tuple[int | None, ...], opened: Opened
) -> None:
    assert voted(opened, language, line) == ("", outcome, "", counts)


@pytest.mark.parametrize("line", ["Pour : 2 - Contre : 1 - Abstentions : 1", "2 pour - 1 contre - 1 abstention"])
def test_dashes_part_counts(line: str, opened: Opened) -> None:
    assert voted(opened, "fr", line) == ("", "", "", (2, 1, 1))


def test_counts_with_an_outcome_of_no_motion_are_asked_for_it(opened: Opened) -> None:
    editor = opened(BODY.format(language="fr"))
    said = enter(editor, "Adopté par 2 voix pour, 1 contre et 1 abstention (LB)")
    assert said == "No motion is pending: to record its outcome, type /motion TEXT first."


MAJORITY = [
    ("en", "Carried by a majority.", "by a majority"),
    ("en", "Motion carried on a voice vote.", "on a voice vote"),
    ("de", "Mehrheitlich angenommen", "mehrheitlich"),
    ("fr", "Adoptée à la majorité", "à la majorité"),
    ("sv", "Förslaget bifölls genom handuppräckning", "genom handuppräckning"),
    ("pl", "Wniosek przyjęto większością głosów", "większością głosów"),
    ("ja", "賛成多数で可決", "賛成多数で"),
]


@pytest.mark.parametrize(("language", "line", "reason"), MAJORITY)
def test_a_majority_without_counts_is_said_with_the_outcome(
    language: str, line: str, reason: str, opened: Opened
) -> None:
    assert voted(opened, language, line) == ("", "carried", reason, None)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "The question of the boat was lost on us."),
        ("en", "We carried the boat 4 to 2 metres up"),
        ("en", "The vote was taken. The boat was carried out."),
        ("es", "Se aprueba el acta de la sesión anterior"),
        ("de", "Mit dem Antrag wurde 2024 auch das Boot angenommen"),
    ],
)
def test_other_sentences_leave_the_motion_pending(language: str, line: str, opened: Opened) -> None:
    assert voted(opened, language, line)[1:] == ("", "", None)


BESIDE = [
    ("de", "/vote Boot mit 3 zu 1", "Boot", (3, 1, None), {}),
    ("de", "/vote Boot: mit 3 zu 1 Stimmen", "Boot", (3, 1, None), {}),
    ("de", "/vote Boot mit 3-1", "Boot", (3, 1, None), {}),
    ("fr", "/vote Bateau par 3 voix contre 1", "Bateau", (3, 1, None), {}),
    ("fr", "/vote Bateau : 2 pour, 1 contre, 1 abstention (LB)", "Bateau", (2, 1, 1), {"LB": "abstain"}),
    ("es", "/vote Barco con 3 votos a favor y 1 en contra", "Barco", (3, 1, None), {}),
    ("nl", "/vote Boot met 3 tegen 1", "Boot", (3, 1, None), {}),
    ("pt", "/vote Barco com 3 a 1", "Barco", (3, 1, None), {}),
    ("en", "/vote Boat by 3 votes to 1", "Boat", (3, 1, None), {}),
    ("en", "/vote Boat with 3-1", "Boat", (3, 1, None), {}),
    ("en", "/vote What we go on 3-1", "What we go on", (3, 1, None), {}),
    ("en", "/vote Sale 2 to 1 with LB abstaining", "Sale", (2, 1, None), {"LB": "abstain"}),
    (
        "en",
        "/vote Boat: yes 2 (LB, AT), no 1 (KK)",
        "Boat",
        (None, None, None),
        {"LB": "for", "AT": "for", "KK": "against"},
    ),
    (
        "en",
        "/vote Boat: LB, AT yes; KK no",
        "Boat",
        (None, None, None),
        {"LB": "for", "AT": "for", "KK": "against"},
    ),
]


@pytest.mark.parametrize(("language", "line", "title", "counts", "ballots"), BESIDE)
def test_what_stands_between_a_title_and_its_counts_is_no_title(
    language: str,
    line: str,
    title: str,
    counts: tuple[int | None, ...],
    ballots: dict[str, str],
    opened: Opened,
) -> None:
    editor = opened(BODY.format(language=language))
    assert enter(editor, line) == ""
    (vote,) = editor.minutes.notes
    assert (vote.text, (vote.for_, vote.against, vote.abstain), dict(vote.ballots)) == (title, counts, ballots)


@pytest.mark.parametrize("line", ["/vote AT yes, LB maybe", "Ballot: AT yes, LB discuss, KK no objection"])
def test_ballots_of_which_some_are_not_understood_are_no_title(line: str, opened: Opened) -> None:
    editor = opened(BODY.format(language="en"))
    assert enter(editor, line).startswith("Votes by name are codes or names")
    assert not [note for note in editor.minutes.notes if note.kind == "vote"]


def test_names_beside_a_count_that_are_too_few_stay_in_the_line(opened: Opened) -> None:
    editor = opened(BODY.format(language="en"))
    assert enter(editor, "/vote Boat: yes 3 (LB, AT), no 1 (KK)").startswith("A count and the names beside it differ")
    assert not editor.minutes.notes


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/vote Election: AT 2, LB 1", "**Election:**"),
        ("/vote Vote: 3-1", "**Vote:**"),
        ("/vote Election of chair: AT 2, LB 1", "**Election of chair:**"),
    ],
)
def test_a_title_that_is_the_name_of_the_case_is_printed_once(line: str, said: str, opened: Opened) -> None:
    editor = opened(BODY.format(language="en"))
    enter(editor, line)
    page = exported(editor.record, "md").decode()
    head = next(row for row in page.splitlines() if "**" in row and ("lection" in row or "Vote" in row))
    assert head.removeprefix("> ").startswith(said)
    assert len(re.findall("Vote|Election", head)) == len(re.findall("Vote|Election", said))


RETYPED = [
    ("/carried by a majority", "/carried by a clear majority", "carried", "by a clear majority", ""),
    ("/carried Grant", "/carried", "carried", "", ""),
    ("/carried by a majority", "/lost on a tie", "lost", "on a tie", ""),
    ("/lost for want of paint", "/lost for want of paint", "lost", "for want of paint", ""),
    ("/refer to the finance committee", "/refer to the harbour master", "referred", "to the harbour master", ""),
]


@pytest.mark.parametrize(("typed", "again", "outcome", "reason", "check"), RETYPED)
def test_the_words_beside_an_outcome_come_back_and_are_changed(
    typed: str, again: str, outcome: str, reason: str, check: str, opened: Opened
) -> None:
    editor = opened(BODY.format(language="en"))
    enter(editor, "/motion LB: We buy the boat.", typed)
    line = note_command.words_of(editor.minutes, 0)
    assert line == f"We buy the boat.\n{typed}"
    before = editor.record.text
    note_command.retyped(editor, 0, f"We buy two boats.\n{again}")
    motion = editor.minutes.notes[0]
    assert (motion.text, motion.outcome, motion.reason, motion.check) == ("We buy two boats.", outcome, reason, check)
    assert (motion.number is not None) == (outcome == "carried")
    editor.undo()
    assert editor.record.text == before
    note_command.retyped(editor, 0, line)
    assert editor.record.text == before


@pytest.mark.parametrize(
    ("typed", "again", "outcome"),
    [
        ("/vote Boat unanimously", "/vote Boat nem con", "nem con"),
        ("/vote Boat 2-1 casting vote", "/vote Boat 2-1", ""),
        ("/vote Boat: 2 to 1, by acclamation", "/vote Boat 2-1 unanimously", "unanimously"),
    ],
)
def test_the_outcome_of_a_vote_comes_back_and_is_changed(typed: str, again: str, outcome: str, opened: Opened) -> None:
    editor = opened(BODY.format(language="en"))
    enter(editor, typed)
    assert note_command.words_of(editor.minutes, 0).endswith(editor.minutes.notes[0].outcome)
    assert editor.minutes.notes[0].outcome
    note_command.retyped(editor, 0, again)
    assert editor.minutes.notes[0].outcome == outcome


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "The amendment failed 2-3."), ("en", "Amendment carried 4-1."),
        ("fr", "L'amendement est rejeté par 1 voix contre 3"),
        ("de", "Der Änderungsantrag wurde mit 3 zu 1 angenommen"),
    ],
)  # fmt: skip
def test_what_became_of_an_amendment_is_not_that_of_the_motion(language: str, line: str, opened: Opened) -> None:
    editor = opened(BODY.format(language=language))
    enter(editor, "/motion AT; LB: We buy the boat.")
    commands.enter(editor, line)
    assert editor.minutes.notes[-1].check.startswith("No amendment is pending")
    assert editor.minutes.notes[0].outcome == ""


def test_what_became_of_a_pending_amendment_is_its_own(opened: Opened) -> None:
    editor = opened(BODY.format(language="en"))
    enter(editor, "/motion AT; LB: We buy the boat.", "/amend KK: We buy the boat and the oars.")
    commands.enter(editor, "The amendment failed 1-3.")
    assert [note.outcome for note in editor.minutes.notes if note.kind == "motion"] == ["", "lost"]


def test_not_carried_unanimously_may_have_carried(opened: Opened) -> None:
    editor = opened(BODY.format(language="en"))
    enter(editor, "/motion AT; LB: We buy the boat.")
    commands.enter(editor, "Motion not carried unanimously.")
    assert editor.minutes.notes[0].outcome == ""
    assert "Is that what became of the motion?" in editor.minutes.notes[-1].check
