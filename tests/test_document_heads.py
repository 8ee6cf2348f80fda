"""The title, the date and the times of a meeting, by the top of a document and by its last lines."""

import datetime as dt

import pytest

from minutes_tui.model.minutes import listed
from minutes_tui.readers import engine
from minutes_tui.readers.dialects import plain_text

LONG = "Der Rat ist mit der Sache nicht mehr zu befassen, und das ist auch für die anderen von der Verwaltung so."
FRENCH = "Le conseil est dans la salle et les membres sont là pour une séance qui est publique, avec le maire."


@pytest.mark.parametrize(
    ("text", "title", "date", "start", "end"),
    [
        ("Gemeinde Tal                    Tal, den 5. März 2026\n\nNiederschrift\nüber die Sitzung des Rates "
         f"am Dienstag, 3. März 2026, im Rathaus\n\nBeginn: 19.00 Uhr            Ende: 21.10 Uhr\n\n{LONG}\n",
         "Gemeinde Tal", "2026-03-03", "19:00", "21:10"),
        ("PARISH COUNCIL\n\nMeeting held in the Hall on Tuesday 10th March 2026 at 7.30 pm\n\n1. Apologies\nNone.\n\n"
         "The Chairman closed the meeting at 9.05 pm.\n",
         "PARISH COUNCIL", "2026-03-10", "19:30", "21:05"),
        (f"COMMUNE DE BRAC\n\nSéance du 3 février 2026\n\n{FRENCH}\n\nLa séance est levée à 22 h 15.\n",
         "COMMUNE DE BRAC", "2026-02-03", "", "22:15"),
        ("PC(26)M04\n\nParish Council\n\nMeeting on 3 March 2026 commencing at 19:00.\n\nText.\n",
         "Parish Council", "2026-03-03", "19:00", ""),
        ("Board\n\n3 March 2026\n\nHe said that it ended at 11:00 in all of the other places.\n",
         "Board", "2026-03-03", "", ""),
    ],
)  # fmt: skip
def test_the_top_and_the_end_tell_when_the_meeting_was(text: str, title: str, date: str, start: str, end: str) -> None:
    made = engine.imported(list(plain_text.blocks(text, is_markdown=False)), "file").minutes
    meeting = made.meeting
    assert (meeting.title, str(meeting.date)) == (title, date)
    assert [f"{each:%H:%M}" if each else "" for each in (meeting.start, meeting.end)] == [start, end]


def test_what_stands_beside_the_title_and_above_it_is_in_the_head() -> None:
    text = f"Gemeinde Tal                    Tal, den 5. März 2026\n\nSitzung am 3. März 2026\n\n{LONG}\n"
    made = engine.imported(list(plain_text.blocks(text, is_markdown=False)), "file").minutes
    assert listed(made.print.head or ()) == ("title", "Tal, den 5. März 2026", "date")


def test_front_matter_may_end_with_dots() -> None:
    front = '---\ntitle: "Compte rendu"\nauthor: [Anne Bel]\ndate: 11/11/2023\n...\n'
    text = f"{front}\n> Loi du 1er juillet 1901\n\n{FRENCH}\n"
    made = engine.imported(list(plain_text.blocks(text, is_markdown=True)), "file").minutes
    assert (made.meeting.title, made.meeting.date) == ("Compte rendu", dt.date(2023, 11, 11))
    assert made.participants == ()


def test_a_label_among_headings_is_no_title() -> None:
    text = (
        "## Dato og tid\n\n14. mars 2026\n\n## Valg\n\nDet er ikke så mye å si om det, og vi har ikke noe mer på det.\n"
    )
    made = engine.imported(list(plain_text.blocks(text, is_markdown=True)), "file").minutes
    assert (made.meeting.title, made.meeting.date) == ("file", dt.date(2026, 3, 14))
