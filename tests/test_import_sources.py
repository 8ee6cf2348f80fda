"""Minutes of an association, a township and a project, as they are found in public: what of them was lost. All
invented."""

import pytest

from minutes_tui.model.minutes import Note, Participant
from minutes_tui.readers import engine
from minutes_tui.readers.dialects import plain_text


def imported(source: str, language: str = "", *, is_markdown: bool = True) -> engine.Imported:
    return engine.imported(list(plain_text.blocks(source, is_markdown=is_markdown)), "old", language)


def cases(made: engine.Imported, kind: str) -> list[Note]:
    return [note for note in made.minutes.notes if note.kind == kind]


def reasons(made: engine.Imported) -> list[str]:
    return [each.reason for each in made.doubts]


def person(made: engine.Imported, name: str) -> Participant:
    return next(each for each in made.minutes.participants if each.name == name)


BOARD = (
    "# Wye Board – Minutes, April 9, 2025\n\n"
    "The board met with the following present: Ann Lee, Robert Lowe Jr., Carl Mist, Dora Penn.\n\n"
)


def test_a_name_that_ends_in_a_stop_is_who_moved_or_seconded() -> None:
    made = imported(
        BOARD + "The minutes were reviewed and approved. Robert Lowe Jr. made the motion to approve, Carl Mist second, "
        "with Ann Lee making it unanimous.\n\n"
        "The board approved the waivers with Robert Lowe Jr. making the motion, Carl Mist second, with Ann Lee making "
        "it unanimous. The plan was adopted with Carl Mist making the motion, Robert Lowe Jr. second.\n\n"
        "It was decided to bid for stone. Carl Mist made the motion, Robert Lowe Jr. second, with Ann Lee making it "
        "unanimous.\n",
        "en",
    )
    told = [(note.mover, note.seconder, note.outcome) for note in cases(made, "motion")]
    assert told == [
        (("RL",), ("CM",), "carried"), (("RL",), ("CM",), "carried"), (("CM",), ("RL",), "carried"),
        (("CM",), ("RL",), "carried"),
    ]  # fmt: skip
    assert not any("motion" in each for each in reasons(made))


def test_a_motion_of_which_nothing_says_what_became_is_in_doubt() -> None:
    made = imported(
        BOARD + "The letter was discussed. The motion to approve was made by Carl Mist, Robert Lowe Jr. second. Ann "
        "Lee abstained voting as she is a member of the committee.\n",
        "en",
    )
    (motion,) = cases(made, "motion")
    assert (motion.mover, motion.seconder, motion.outcome) == (("CM",), ("RL",), "")
    assert "What became of this motion was not found." in reasons(made)


ASSOCIATION = (
    "# Conseil d'administration du 19 mai 2021\n\n"
    "**Date :** 19 mai 2021 à 18 h 30   \n**Présent.es :** Odile, Rémi, Laure, Simone, Quitterie  \n"
    "**Excusées :** Lorraine, Marion, Capucine, La Galère des Mots  \n"
    "**Pouvoirs** : Marion a donné sa voix à Laure, Capucine a donné sa voix à Simone  \n\n"
    "Le budget est discuté.\n"
)


def test_a_proxy_told_below_those_excused_is_recorded() -> None:
    made = imported(ASSOCIATION, "fr")
    by_key = {each.key: each.name for each in made.minutes.participants}
    held = {each.name: by_key[str(each.proxies)] for each in made.minutes.participants if each.proxies}
    assert held == {"Laure": "Marion", "Simone": "Capucine"}
    assert person(made, "Marion").presence == "apologies"
    assert "This list of proxies was not understood: none was recorded." not in reasons(made)


def test_proxies_that_are_not_understood_are_in_doubt() -> None:
    made = imported(ASSOCIATION.replace("Marion a donné sa voix à Laure", "Marion, voir la lettre jointe"), "fr")
    assert "This list of proxies was not understood: none was recorded." in reasons(made)


def test_an_organisation_among_those_excused_is_named_in_a_doubt() -> None:
    made = imported(ASSOCIATION, "fr")
    assert "Nobody was found for these words of the list: La Galère des Mots." in reasons(made)


def test_a_heading_with_an_anchor_and_an_escaped_number_is_a_numbered_item() -> None:
    made = imported(
        ASSOCIATION
        + '\n## <a href="#un"></a> 1\\. Compte rendu\n\nRien.\n\n## <a href="#deux"></a> 2\\. Bilan\n\nOui.\n',
        "fr",
    )
    assert [(each.number, each.title) for each in made.minutes.agenda] == [("1.", "Compte rendu"), ("2.", "Bilan")]


def test_a_long_sentence_in_a_heading_has_its_number_as_the_others_have() -> None:
    long = (
        "Die Vorsitzende stellt fest, dass die Einladung rechtzeitig erfolgte und die Versammlung beschlussfähig ist."
    )
    source = f"# Protokoll 3. Mai 2026\n\n## TOP1 Beginn\n\nJa.\n\n## TOP2 {long}\n\nJa.\n\n## TOP3 Kasse\n\nJa.\n"
    agenda = imported(source, "de").minutes.agenda
    assert [(each.number, each.title) for each in agenda] == [("TOP1", "Beginn"), ("TOP2", long), ("TOP3", "Kasse")]


@pytest.mark.parametrize("name", ["Ablauf", "Wahl der Prüfer"])
def test_a_heading_below_a_part_with_a_word_for_items_is_no_item(name: str) -> None:
    made = imported(
        f"# Protokoll 2021-02-11\n\n## TOP1 Anfang\n\nText eins.\n\n### TOP 1.1 Wahl\n\n#### {name}\n\nText zwei.\n\n"
        "## TOP2 Ende\n\nText vier.\n",
        "de",
    )
    assert [(each.title, each.level) for each in made.minutes.agenda] == [("Anfang", 1), ("Wahl", 2), ("Ende", 1)]
    assert [note.text for note in cases(made, "heading")] == [name]


def test_a_link_that_leads_nowhere_is_its_words_and_where_it_led() -> None:
    source = (
        "# Board of 3 May 2026\n\nThe [last minutes]() were read, see [annex 1](/files/a.pdf) and [b](https://b.org).\n"
    )
    (note,) = imported(source, "en").minutes.notes
    assert note.text == "The last minutes were read, see annex 1 (/files/a.pdf) and [b](https://b.org)."
    code = "# Board of 3 May 2026\n\nType `[a](b)` there.\n"
    assert imported(code, "en").minutes.notes[0].text == "Type `[a](b)` there."


def test_the_given_name_of_an_officer_is_of_the_one_participant_who_has_it() -> None:
    source = (
        "Meeting Date: 2026-01-18\nMinutes taken by: Ona\nAttendees:\n    Mark Cole\n    {}\n    Ona Raud\n\nTalk.\n"
    )
    made = imported(source.format("Leo Berg"), "en", is_markdown=False)
    assert [each.name for each in made.minutes.participants] == ["Mark Cole", "Leo Berg", "Ona Raud"]
    assert person(made, "Ona Raud").role == "rapporteur"
    two = imported(source.format("Ona Berg"), "en", is_markdown=False)
    assert {each.name for each in two.minutes.participants} == {"Mark Cole", "Ona Berg", "Ona Raud", "Ona"}


def statements(source: str) -> list[str]:
    return [note.text for note in imported(f"# Talk of 3 May 2026\n\n## Tickets\n\n{source}", "en").minutes.notes[1:]]


def test_the_items_below_one_who_speaks_in_a_list_are_of_one_list() -> None:
    said = statements("* mara: tried\n  * first\n  * second\n    * deep\n* nick: one\n* mara: two\n* nick: three\n")
    assert said[0] == "tried\n\n- first\n- second\n  - deep"


def test_code_in_a_list_item_stays_in_it_without_the_blanks_before_it() -> None:
    code = "```ruby\n{0}r1 = 1\n{0}  r2 = 2\n{0}```\n"
    said = statements(f"* plain\n* other\n\n  {code.format('  ')}* third\n  * deep\n  * deeper\n")
    assert said == [
        f"- plain\n- other\n\n  {code.format('  ')}- third\n  - deep\n  - deeper"
    ]  # fmt: skip
    spoken = statements(
        f"* mara: tried\n\n  {code.format('  ')}* nick: one\n* mara: two\n* nick: three\n* mara: four\n"
    )
    assert spoken[0] == f"tried\n\n{code.format('').rstrip()}"


PROJECT = (
    "Tide call\n\nDate: 2026-01-18\nAttendees:\n    Ona Raud\n    Leo Berg\n    Ivo Ash\n\n** Who writes\n\n"
    "Ona has been volunteered to take the minutes.\n\nProposed: Leo, seconded: Ivo\n\n"
    "** Last week\n\nThe minutes were approved.\n\nProposed: Ona, seconded: Leo\n\n** What is open\n\n"
)


def test_who_moved_by_the_given_name_goes_with_what_is_above() -> None:
    made = imported(PROJECT, "en", is_markdown=False)
    told = [(note.text, note.mover, note.seconder, note.outcome) for note in cases(made, "motion")]
    assert told == [
        ("Ona has been volunteered to take the minutes.\n\nProposed: Leo, seconded: Ivo", ("LB",), ("IA",), ""),
        ("The minutes were approved.\n\nProposed: Ona, seconded: Leo", ("ORA",), ("LB",), "carried"),
    ]
    assert not [note for note in cases(made, "statement") if note.speaker]


@pytest.mark.parametrize(
    ("below", "done"),
    [
        ("Done by Leo, sent to the list", True),
        ("Done", True),
        ("done.", True),
        ("Should be done by the end of the call", False),
        ("Done by 3 February", False),
        ("Done?", False),
        ("Carried over to next week", False),
    ],
)
def test_a_line_below_an_action_item_says_that_it_is_done(below: str, done: bool) -> None:
    made = imported(f"{PROJECT}AI: Policy PR #16: Ivo to start the vote\n- {below}\n", "en", is_markdown=False)
    (action,) = cases(made, "action")
    assert (action.responsible, action.done) == (("IA",), done)
    assert action.text.endswith(f"- {below}")


def test_headings_with_the_numbers_of_issues_are_parts_of_the_item_above() -> None:
    made = imported(
        "# Tide meeting 2026-08-26\n\n## Announce\n\n* Version 3 is out\n\n## Tickets\n\n"
        "### [[Feature #171]](https://bugs.example.org/171) Locks (ko1)\n\n* ko1: may I merge it?\n\n"
        "### [[Bug #172]](https://bugs.example.org/172) A gate\n\n* mat: accepted\n\n### Break\n\n* mat: lunch\n",
        "en",
    )
    assert [(each.title, each.level, each.document) for each in made.minutes.agenda] == [
        ("Announce", 1, ""), ("Tickets", 1, ""),
        ("Locks (ko1)", 2, "[Feature #171](https://bugs.example.org/171)"),
        ("A gate", 2, "[Bug #172](https://bugs.example.org/172)"),
    ]  # fmt: skip
    assert [note.text for note in cases(made, "heading")] == ["Break"]
