"""Lines of a mail that are pasted: what it quotes is a quotation, and no action item."""

from pathlib import Path

import pytest
from screens import shown_rows, walked
from textual.events import Paste
from textual.pilot import Pilot

from minutes_tui.readers.returned.pasted_code import is_code
from minutes_tui.readers.returned.pasted_mail import as_quotations
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.screen import Live

LETTER = "On 1 Dec 2026, Mrs Lind wrote:\n> Dear Clerk,\n> the water came in\n>\n> twice.\n> E. Lind"
"""What a mail quotes, below who wrote it."""


@pytest.mark.parametrize(
    ("pasted", "lines"),
    [
        (LETTER, ["On 1 Dec 2026, Mrs Lind wrote:", ">> Dear Clerk,", ">> the water came in", ">>", ">> twice.",
                  ">> E. Lind"]),
        ("Am 1.12.2026 um 10:00 schrieb\nIda Lind <i@x.example>:\n> Sehr geehrte",
         ["Am 1.12.2026 um 10:00 schrieb Ida Lind <i@x.example>:", ">> Sehr geehrte"]),
        ("Le 1 déc. 2026, Ida a écrit :\n> Bonjour\n\n> Ida\nAT: Well.",
         ["Le 1 déc. 2026, Ida a écrit :", ">> Bonjour", ">>", ">> Ida", "AT: Well."]),
        ("> Dear Clerk,\n> \n> > He said so.", [">> Dear Clerk,", ">>", ">> He said so."]),
        ("> AT to send the table\n\n> LB to write", ["> AT to send the table", "", "> LB to write"]),
        ("Actions:\n> AT to send the table\n> LB to write", ["Actions:", "> AT to send the table", "> LB to write"]),
        ("> AT to send", ["> AT to send"]),
        ("On 1 Dec 2026, Mrs Lind wrote:\nmore\nand more", ["On 1 Dec 2026, Mrs Lind wrote:", "more", "and more"]),
    ],
)  # fmt: skip
def test_what_a_mail_quotes_is_a_quotation(pasted: str, lines: list[str]) -> None:
    assert as_quotations(pasted.split("\n")) == lines


@pytest.mark.parametrize(
    ("before", "pasted", "kinds", "text", "said"),
    [
        ("", LETTER, ["statement"],
         "On 1 Dec 2026, Mrs Lind wrote:\n\n> Dear Clerk,\n> the water came in\n>\n> twice.\n> E. Lind", "quotation"),
        (">>", "> Dear Clerk,\n> it rained.", ["statement"], "> Dear Clerk,\n> it rained.", "quotation"),
        ("", "> Dear Clerk,\n> it rained.\n> twice.", ["action", "action", "action"], "twice.",
         "2 lines with > became action items. If they are a quotation: Ctrl+Z, type >>, and paste"),
    ],
)  # fmt: skip
def test_a_letter_that_is_pasted_into_the_line(
    before: str, pasted: str, kinds: list[str], text: str, said: str, tmp_path: Path
) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        screen = app.screen
        assert isinstance(screen, Live)
        await pilot.press(*before)
        screen.line.post_message(Paste(pasted))
        await pilot.pause()
        assert said in " ".join(row.split("──")[0].strip("─ ") for row in shown_rows(app)[-5:])
        await pilot.press("enter")
        await pilot.pause()
        assert app.record
        notes = app.record.minutes.notes
        assert [note.kind for note in notes] == kinds
        assert notes[-1].text == text

    path = tmp_path / "ice.toml"
    path.write_text('format = 1\n[meeting]\ntitle = "Harbour Board"\ndate = 2025-03-12\n')
    walked(path, steps)


SCRIPT = "#!/bin/sh\n# book a room\n! grep -q x list\n> out.txt\nif true; then\n    /next\nfi\n+HK"


@pytest.mark.parametrize(
    ("pasted", "is_one"),
    [
        (SCRIPT, True),
        ("import os\nfor line in lines:\n    print(line)\n", True),
        ("# setting\nport = 80\nhost = 'a'\nname = \"b\"", True),
        ("/next\n+HK\nHK: We begin.", False),
        ("Ann Lee;\nBo Ek;\nUna Osa;", False),
        ("# Opening\n! We buy it.\n> HK to pay", False),
        ("for the record:\nif it rains: indoors\nfrom Monday on the hall is shut", False),
        ("HK: No (never).\nAnn (by phone)\nBo (late)", False),
        ("#!/bin/sh", False),
    ],
)
def test_what_is_code_among_what_is_pasted(pasted: str, is_one: bool) -> None:
    assert is_code(pasted.split("\n")) is is_one


@pytest.mark.parametrize(
    ("pasted", "texts", "said"),
    [
        (SCRIPT, [f"As follows.\n\n```\n{SCRIPT}\n```"], "8 lines entered as code. Ctrl+Z undoes them."),
        ("HK: We begin.\n/next\nHK: We go on.\n", ["As follows.", "We begin.", "", "We go on."],
         "3 lines entered, 1 of them command: /next. Ctrl+Z undoes them."),
    ],
)  # fmt: skip
def test_commands_of_a_paste_are_told_and_those_of_a_script_are_not_obeyed(
    pasted: str, texts: list[str], said: str, tmp_path: Path
) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        screen = app.screen
        assert isinstance(screen, Live)
        screen.line.post_message(Paste(pasted))
        await pilot.pause()
        assert app.record
        assert [note.text for note in app.record.minutes.notes] == texts
        assert said in " ".join(row.split("──")[0].strip("─ ") for row in shown_rows(app)[-5:])

    path = tmp_path / "ice.toml"
    path.write_text(
        'format = 1\n[meeting]\ntitle = "Harbour Board"\ndate = 2025-03-12\n'
        '[[participant]]\nkey = "HK"\nname = "Hal Kane"\n[[agenda]]\nkey = "a"\ntitle = "Ice"\n'
        '[[note]]\nkind = "statement"\nspeaker = "HK"\nattribution = "prefix"\ntext = "As follows."\n'
    )
    walked(path, steps)
