"""Lines that could be of what was said before: who moved that, who is there already, which vote the counts are of."""

import pytest
from conftest import Opened, enter, present

from minutes_tui.editor import Editor
from minutes_tui.export.formats import Order, exported
from minutes_tui.language.labels import labels, languages
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line.votes import motion_lines
from minutes_tui.model.minutes import listed

RECORD = '[meeting]\ntitle = "Board"\ndate = 2025-03-12\nlanguage = "{}"\n' + "".join(
    f'\n[[participant]]\nkey = "{key}"\nname = "{name}"\npresence = "{{presence}}"\n'
    for key, name in {"AA": "Ann Ash", "BB": "Bob Birch", "CC": "Cy Cole"}.items()
)


def board(opened: Opened, language: str = "en", presence: str = "present") -> Editor:
    return opened(RECORD.replace("{}", language).replace("{presence}", presence))


def page(editor: Editor) -> str:
    return exported(editor.record, "md", Order()).decode()


def moved(editor: Editor) -> list[tuple[str, str, str]]:
    motions = (note for note in editor.minutes.notes if note.kind == "motion")
    return [(each.text, ", ".join(listed(each.mover)), ", ".join(listed(each.seconder))) for each in motions]


# Who is there


@pytest.mark.parametrize("lines", [["Hello.", "+all -BB"], ["+all -BB"], ["/present all but BB"]])
def test_one_who_is_left_out_of_all_and_is_on_the_list_as_present_is_asked_about(
    lines: list[str], opened: Opened
) -> None:
    editor = board(opened)
    said = enter(editor, *lines)
    assert (
        said == "On the list as present: BB. Type -BB if they left, /absent BB if they never came, "
        "/expected BB if they are to come."
    )
    assert present(editor.minutes) == ["AA", "BB", "CC"]


def test_the_others_arrive_and_one_who_is_left_out_but_there_is_asked_about(opened: Opened) -> None:
    editor = board(opened)
    assert enter(editor, "Hello.", "-CC", "+all -BB").startswith("On the list as present: BB.")
    assert (editor.minutes.notes[-1].who, bool(editor.minutes.notes[-1].check)) == (("CC",), True)
    assert not enter(editor, "-BB", "-CC", "+all -BB")
    assert not editor.minutes.notes[-1].check


# Who moved it


@pytest.mark.parametrize("language", sorted(languages()))
def test_so_moved_says_who_moved_what_is_pending_and_is_no_motion_of_its_own(language: str, opened: Opened) -> None:
    for so in (*vocabulary(language).motions.so, "So"):
        by, seconded = (
            getattr(labels(language), key).format(names=name)
            for key, name in (("moved_by", "Ash"), ("seconded_by", "Birch"))
        )
        for line in (f"{so} {by}, {seconded}.", f"{so} moved by Ash, seconded by Birch."):
            editor = board(opened, language)
            assert enter(editor, line)
            assert not moved(editor)
            enter(editor, "/motion The roof is mended", line)
            assert moved(editor) == [("The roof is mended", "AA", "BB")], line


def test_who_seconded_before_is_not_overwritten_by_a_sentence(opened: Opened) -> None:
    editor = board(opened)
    enter(editor, "/motion AA; BB: We sell", "Tabled 5-1.")
    assert (
        enter(editor, "Seconded by Cole.") == "The motion “We sell” was seconded by Birch. To change that: /mover ; CC"
    )
    assert moved(editor) == [("We sell", "AA", "BB")]
    assert motion_lines.offered("Seconded by Cole.", editor.minutes) == "/mover ; CC"
    assert not editor.minutes.notes[-1].seconder
    enter(editor, "/mover ; CC")
    assert moved(editor) == [("We sell", "AA", "CC")]


def test_the_same_movers_said_again_are_not_asked_about(opened: Opened) -> None:
    editor = board(opened)
    enter(editor, "/motion AA; BB: We sell", "Moved by Ash, seconded by Birch.")
    assert len(editor.minutes.notes) == 1


def test_who_seconded_is_asked_where_something_was_proposed_since_the_last_motion(opened: Opened) -> None:
    editor = board(opened)
    enter(editor, "/motion AA: We sell", "Carried 2-1.", "Cole moved to buy the lot on Elm Street.")
    assert enter(editor, "Second by Bob Birch.").startswith("Which motion?")
    assert moved(editor) == [("We sell", "AA", "")]


# Whose counts they are


def test_counts_are_not_compared_with_the_vote_on_a_motion_before_something_else_was_said(opened: Opened) -> None:
    editor = board(opened)
    enter(editor, "/motion AA: We sell", "Carried 2-1.", "Then the fee was raised.")
    assert enter(editor, "18 for, 3 against, 2 abstained").startswith("No motion is pending, and the last one had")
    assert enter(editor, "/undo", "18 for, 3 against, 2 abstained").startswith("The vote has other counts (2–1)")


def test_swedish_ways_to_vote_of_a_general_meeting_are_counts(opened: Opened) -> None:
    for line in ("Bifall 14, avslag 6, 2 avstod.", "Motionen bifölls med 14 röster för bifall och 6 för avslag."):
        editor = board(opened, "sv")
        enter(editor, "/motion Vi lagar taket", line)
        vote = editor.minutes.notes[-1]
        assert (vote.kind, vote.for_, vote.against) == ("vote", 14, 6), line


@pytest.mark.parametrize(
    ("language", "line", "ballots"),
    [
        ("es", "Aprobada por unanimidad con la abstención de Cy Cole.", {"CC": "abstain"}),
        ("es", "Aprobada por mayoría con el voto en contra de Cole.", {"CC": "against"}),
        ("fr", "Adoptée à l'unanimité avec l'abstention de Cole.", {"CC": "abstain"}),
        ("it", "Approvata all'unanimità con l'astensione di Cole.", {"CC": "abstain"}),
        ("pt", "Aprovada por unanimidade com a abstenção de Cole.", {"CC": "abstain"}),
        ("de", "Einstimmig bei Enthaltung von Cole angenommen.", {"CC": "abstain"}),
        ("en", "Carried unanimously with the abstention of Cole.", {"CC": "abstain"}),
        ("nl", "Aangenomen met de onthouding van Cole.", {"CC": "abstain"}),
        ("ja", "Coleの棄権で可決", {"CC": "abstain"}),
    ],
)
def test_an_abstention_of_somebody_beside_an_outcome_is_their_ballot(
    language: str, line: str, ballots: dict[str, str], opened: Opened
) -> None:
    editor = board(opened, language)
    enter(editor, "/motion AA: We sell", line)
    assert (editor.minutes.notes[0].outcome, editor.minutes.notes[-1].ballots) == ("carried", ballots)


@pytest.mark.parametrize(
    ("language", "line"), [("en", "Ash recused herself."), ("fr", "Ash ne prend pas part au vote.")]
)
def test_who_takes_no_part_in_the_next_vote_is_said_in_the_sentence_that_was_typed(
    language: str, line: str, opened: Opened
) -> None:
    editor = board(opened, language)
    enter(editor, line)
    assert (editor.minutes.notes[0].text, editor.minutes.notes[0].recused) == (line, ("AA",))


# What they are called


@pytest.mark.parametrize(
    ("language", "office"),
    [
        ("en", "Mayor"), ("en", "Councilman"), ("en", "Council Member"), ("de", "Bürgermeister"), ("fr", "maire"),
        ("es", "alcaldesa"), ("it", "sindaco"), ("pt", "prefeito"), ("nl", "wethouder"), ("sv", "kassör"),
        ("sv", "borgmästare"), ("da", "borgmester"), ("nb", "ordfører"), ("fi", "pormestari"), ("et", "linnapea"),
        ("lv", "mērs"), ("lt", "meras"), ("pl", "burmistrz"), ("uk", "мер"), ("ar", "عمدة"), ("ja", "市長"),
    ],
)  # fmt: skip
def test_an_office_behind_a_name_is_no_organisation(language: str, office: str, opened: Opened) -> None:
    editor = board(opened, language)
    enter(editor, f"/person WH = Will Harper, {office}")
    person = editor.minutes.participants[-1]
    assert not person.affiliation
    assert person.post or person.role


@pytest.mark.parametrize("office", ["Mayor", "Councilman", "Council Member"])
def test_one_who_is_called_by_the_office_on_the_list_is_not_asked_about(office: str, opened: Opened) -> None:
    editor = board(opened)
    enter(editor, f"/person WH = Ms Will Harper, {office}")
    assert not enter(editor, f"{office} Harper called the meeting to order")
    assert (editor.minutes.notes[-1].speaker, editor.minutes.notes[-1].check) == ("WH", "")


def test_a_motion_of_somebody_with_a_title_in_another_case(opened: Opened) -> None:
    editor = board(opened, "de")
    enter(editor, "/person KS = Herr Karl Schröder", "Antrag von Herrn Schröder: Der Beitrag wird erhöht.")
    assert moved(editor) == [("Der Beitrag wird erhöht.", "KS", "")]


def test_a_name_of_two_in_a_roll_call_or_a_departure_is_said_to_be_that(opened: Opened) -> None:
    editor = board(opened)
    enter(editor, "/person JS = John Smith", "/person SS = Sue Smith", "/motion AA: We sell")
    assert enter(editor, "Roll call: Ash aye, Birch aye, Smith aye.") == "“Smith” could be JS or SS."
    assert enter(editor, "-Smith 19:00") == "“Smith” could be JS or SS."


@pytest.mark.parametrize("line", ["Vote called: Ash yes, Birch no", "Roll call vote: Ash yes, Birch no"])
def test_ballots_stand_behind_words_for_a_roll_call(line: str, opened: Opened) -> None:
    editor = board(opened)
    enter(editor, "/motion AA: We sell", line)
    assert editor.minutes.notes[-1].ballots == {"AA": "for", "BB": "against"}


@pytest.mark.parametrize(
    "line",
    [
        "José García delega su voto en Martín Núñez.",
        "D. José García delega su voto en D. Martín Núñez.",
        "Representación: José García a Martín Núñez",
    ],
)
def test_a_proxy_by_given_name_and_first_family_name(line: str, opened: Opened) -> None:
    editor = board(opened, "es")
    enter(editor, "/person JG = D. José García Ruiz", "/person MN = D. Martín Núñez Peña", line)
    assert {each.key: listed(each.proxies) for each in editor.minutes.participants if each.proxies} == {"MN": ("JG",)}


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "The amendment failed 2-3."),
        ("en", "Amendment carried 4-1."),
        ("de", "Der Änderungsantrag wurde abgelehnt."),
        ("fr", "L'amendement est adopté par 4 voix contre 1."),
    ],
)
def test_what_became_of_an_amendment_is_not_of_the_motion_that_is_pending_alone(
    language: str, line: str, opened: Opened
) -> None:
    editor = board(opened, language)
    assert enter(editor, "/motion AA: We sell", line).startswith("No amendment is pending")
    assert not editor.minutes.notes[0].outcome
    enter(editor, "/amend BB: We sell two", line)
    motion, amendment = (note for note in editor.minutes.notes if note.kind == "motion")
    assert not motion.outcome
    assert amendment.outcome


def test_an_outcome_behind_the_counts_is_no_word_beside_it(opened: Opened) -> None:
    editor = board(opened)
    line = "Vote: 2 in favor, 1 opposed, motion carries."
    assert enter(editor, line).startswith("No motion is pending")
    enter(editor, "/motion AA: We sell", line)
    motion, vote = (next(each for each in editor.minutes.notes if each.kind == kind) for kind in ("motion", "vote"))
    assert (motion.outcome, motion.reason, vote.for_, vote.against) == ("carried", "", 2, 1)


def test_the_table_of_decisions_makes_no_counts_of_who_was_against(opened: Opened) -> None:
    editor = board(opened)
    enter(editor, "/motion AA: We sell", "Carried, Cole opposed.")
    assert "0–1" not in page(editor)
    enter(editor, "/motion AA: We buy", "/carried unanimously with 1 abstention")
    assert "Unanimously, 1 abstention" in page(editor) or "unanimously, 1 abst" in page(editor), page(editor)
