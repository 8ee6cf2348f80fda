"""Minutes of an association, a township and a project, as they are found in public: what of them was lost. All
invented."""

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
        BOARD
        + "The letter was discussed. The motion to approve was made by Carl Mist, Robert Lowe Jr. second. Ann "
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
