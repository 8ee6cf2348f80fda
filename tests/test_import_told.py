"""Minutes of other bodies, as they tell of items, votes, tasks and people. All of them are invented."""

import pytest

from minutes_tui.model.minutes import Note
from minutes_tui.readers import engine
from minutes_tui.readers.dialects import plain_text


def imported(source: str, language: str = "", *, is_markdown: bool = True) -> engine.Imported:
    return engine.imported(list(plain_text.blocks(source, is_markdown=is_markdown)), "old", language)


def agenda(made: engine.Imported) -> list[tuple[int, str]]:
    return [(item.level, f"{item.number or ''} {item.title}".strip()) for item in made.minutes.agenda]


def of_kind(made: engine.Imported, *kinds: str) -> list[Note]:
    return [note for note in made.minutes.notes if note.kind in kinds]


def reasons(made: engine.Imported) -> list[str]:
    return [doubt.reason for doubt in made.doubts]


@pytest.mark.parametrize("mark", ["####", "###"])
def test_a_heading_without_a_number_below_an_item_with_one_is_a_heading(mark: str) -> None:
    source = (
        "# Protokoll 2026-03-02\n\n## TOP1 Anfang\n\nEs wurde begrüßt.\n\n### TOP 1.1 Kasse\n\n"
        f"{mark} Ablauf\n\nDie Kasse wurde geprüft.\n\n## TOP2 Ende\n\nEs war spät.\n"
    )
    made = imported(source, "de")
    assert agenda(made) == [(1, "TOP1 Anfang"), (2, "TOP 1.1 Kasse"), (1, "TOP2 Ende")]
    assert [(note.text, note.item) for note in of_kind(made, "heading")] == [("Ablauf", "2")]


def test_a_heading_beside_the_items_is_one_too() -> None:
    source = "# Protokoll 2026-03-02\n\n## TOP 1 Anfang\n\nGut.\n\n## TOP 2 Kasse\n\nGut.\n\n## Schluss\n\nUm neun.\n"
    assert agenda(imported(source, "de")) == [(1, "TOP 1 Anfang"), (1, "TOP 2 Kasse"), (1, "Schluss")]


def test_a_line_that_says_what_became_of_a_motion_stays_a_line_below_the_counts() -> None:
    source = (
        "# Protokoll 2026-03-02\n\n## TOP 1 Kasse\n\n**Antrag**\nDie Kasse wird entlastet.\n\n"
        "**Ja: 9**\n**Nein: 0**\n**Enthaltung: 1**\nDer Antrag wird vom Verein angenommen.\n\n## TOP 2 Ende\n\nGut.\n"
    )
    made = imported(source, "de")
    vote = of_kind(made, "vote")[0]
    assert vote.text.split("\n\n")[2:] == ["**Enthaltung: 1**", "Der Antrag wird vom Verein angenommen."]
    assert of_kind(made, "motion")[0].outcome == "carried"
    again = imported("# Minutes 2026-03-02\n\nMotion: We paint the shed. The motion was carried.\n", "en")
    assert of_kind(again, "motion")[0].text == "Motion: We paint the shed. The motion was carried."
