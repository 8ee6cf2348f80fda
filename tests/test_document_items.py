"""The agenda items of a document, by the ways in which minutes number and head them; and headings that are none."""

import pytest

from minutes_tui.model.minutes import Minutes
from minutes_tui.readers import engine
from minutes_tui.readers.dialects import plain_text


def read(text: str, *, is_markdown: bool = True) -> Minutes:
    return engine.imported(list(plain_text.blocks(text, is_markdown=is_markdown)), "file").minutes


def items(minutes: Minutes) -> list[str]:
    return [f"{item.number or ''} {item.title}".strip() for item in minutes.agenda]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("§ 1 Öppnande\n\nMötet öppnas.\n\n§ 2 Formalia\n\n§ 2.1 Val av ordförande\n\nDet valdes.\n",
         ["§ 1 Öppnande", "§ 2 Formalia", "§ 2.1 Val av ordförande"]),
        ("Délibération n° 2026-01 : Voirie\nLe maire lit.\n\nDélibération n° 2026-02 : École\nLe maire lit encore.\n",
         ["Délibération n° 2026-01 Voirie", "Délibération n° 2026-02 École"]),
        ("Item  Minute                                     Action\n1     Welcome. SH opened the meeting.\n"
         "2     Budget. TB presented the budget. AR asked  TB by 1 May\n      about the supply line.\n"
         "3     Declarations of interest: none.\n",
         ["1. Welcome.", "2. Budget.", "3. Declarations of interest"]),
    ],
)  # fmt: skip
def test_texts_number_their_items_in_many_ways(text: str, found: list[str]) -> None:
    assert items(read(f"Harbour Board\n\n3 March 2026\n\n{text}", is_markdown=False)) == found


def test_a_row_of_minutes_has_what_was_said_and_who_is_to_do_something() -> None:
    made = read(
        "# Board 3 March 2026\n\nPresent: Tom Birch (TB), Ana Reyes (AR), Sue Hale (SH)\n\n"
        "| Item | Minute | Action |\n|---|---|---|\n| 1 | Welcome. SH opened the meeting. | |\n"
        "| 2 | Budget. AR asked about the supply line. | TB by 1 May |\n| 3 | Declarations of interest: none. | |\n"
    )
    told = [(note.kind, note.text) for note in made.notes[1:] if note.kind != "item"]
    assert told == [
        ("remark", "Item, Minute, Action"), ("statement", "SH opened the meeting."),
        ("statement", "AR asked about the supply line."), ("action", "TB by 1 May"), ("statement", "none."),
    ]  # fmt: skip
    assert [(note.responsible, str(note.due)) for note in made.notes if note.kind == "action"] == [
        (("TB",), "2026-05-01")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a title before a colon, in paragraphs of a page
        ("\\1. Minutes: They were signed.\n\n\\2. Matters arising: None.\n\n\\3. Report: P. Mark spoke.\n",
         ["1. Minutes:", "2. Matters arising:", "3. Report:"]),
        # what heads the participants, the agenda and the minutes is no item; what stands below those is
        ("## Links\n\n- here\n\n## Present\n\n- Anna Bell\n- Carl Dow\n\n## Minutes\n\n### Ropes\n\n"
         "Anna Bell spoke.\n\n### Ice [12](https://example.org/12)\n\nCarl Dow spoke.\n\n## Next meeting\n\n"
         "The boats sail when the ice goes.\n",
         ["Ropes", "Ice [12](https://example.org/12)", "Next meeting"]),
    ],
)  # fmt: skip
def test_markdown_heads_its_items_in_many_ways(text: str, found: list[str]) -> None:
    assert items(read(f"# Board 3 March 2026\n\n{text}")) == found
