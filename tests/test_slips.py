"""What rapporteurs get wrong in a hurry: each slip is named, and a meeting without them has no problem."""

import datetime as dt
from typing import Any

import pytest
from conftest import Opened, enter

from minutes_tui import checks
from minutes_tui.model.minutes import Meeting, Minutes, Next, Note, Participant

WEDNESDAY = dt.date(2026, 11, 25)
PEOPLE = (
    Participant(key="AT", name="Anna Tamm", presence="present", role="chair"),
    Participant(key="LB", name="Linnea Berg", presence="present"),
)


def at(hour: int, minute: int = 0, day: int = 25) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=dt.UTC)


def found(check: str, notes: list[Note], **meeting: Any) -> list[str]:
    """What a check says of some notes, without how to mend it."""
    minutes = Minutes(meeting=Meeting(title="T", date=WEDNESDAY, **meeting), participants=PEOPLE, notes=notes)
    return [each.text.rpartition(": ")[0] for each in checks.problems(minutes) if each.check == check]


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ([("departure", at(20)), ("arrival", at(20, 30))], ""),
        ([("departure", at(12))], "leaves at 12:00, before the meeting began at 19:00"),
        ([("departure", at(8, 10)), ("arrival", at(20, 30))], "leaves at 08:10, before the meeting began at 19:00"),
        ([("departure", at(20)), ("arrival", at(12))], "arrives at 12:00, before the meeting began at 19:00"),
        ([("departure", at(0))], ""),  # midnight
        ([("departure", at(0, 20, 26))], ""),
        ([("departure", at(1, 30, 26))], "leaves at 01:30, after the meeting ended at 00:30"),
        ([("departure", at(0, 33, 26))], ""),
        ([("departure", at(21, 26)), ("arrival", at(21, 30)), ("departure", at(0))], ""),
        ([("departure", at(21, 26)), ("arrival", at(21, 20))], "arrives at 21:20, before leaving at 21:26"),
    ],
)
def test_who_comes_or_goes_does_so_while_the_meeting_is_held(times: list[tuple[Any, dt.datetime]], said: str) -> None:
    notes = [Note(id=str(n), kind=kind, who="LB", at=when) for n, (kind, when) in enumerate(times)]
    texts = found("attendance", notes, start=dt.time(19), end=dt.time(0, 30))
    assert texts[:1] == ([f"Linnea Berg {said}"] if said else [])


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("en", "Wednesday 25 November 2026, Wednesday, November 25, Wednesday the 25th November", "Monday 25 November"),
        ("de", "am Mittwoch, den 25. November 2026, und Mittwoch, 25. November", "Montag, den 25. November 2026"),
        ("fr", "le mercredi 25 novembre 2026, puis mercredi 2 décembre", "lundi 25 novembre 2026"),
        ("es", "el miércoles 25 de noviembre de 2026", "el lunes, 25 de noviembre de 2026"),
        ("nl", "op woensdag 25 november 2026", "op maandag 25 november"),
        ("pt", "na quarta-feira, 25 de novembro de 2026", "na segunda-feira, 25 de novembro de 2026"),
        ("it", "mercoledì 25 novembre 2026", "lunedì 25 novembre"),
        ("sv", "onsdagen den 25 november 2026", "måndagen den 25 november"),
        ("da", "onsdag den 25. november 2026", "mandag den 25. november 2026"),
        ("nb", "onsdag 25. november 2026", "mandag 25. november"),
        ("fi", "keskiviikkona 25. marraskuuta 2026", "maanantaina 25. marraskuuta 2026"),
        ("et", "kolmapäeval, 25. novembril 2026", "esmaspäeval, 25. novembril 2026"),
        ("pl", "w środę 25 listopada 2026", "w poniedziałek 25 listopada 2026"),
        ("uk", "у середу, 25 листопада 2026", "у понеділок, 25 листопада 2026"),
        ("lt", "trečiadienį, lapkričio 25", "pirmadienį, lapkričio 25"),
        ("lv", "trešdien, 25. novembrī", "pirmdien, 25. novembrī"),
    ],
)  # fmt: skip
def test_a_date_with_its_day_of_the_week_is_right_or_named(language: str, right: str, wrong: str) -> None:
    words = {"right": right, "wrong": wrong}
    texts = {
        name: found("weekdays", [Note(id="1", text=f"X {said}.")], language=language) for name, said in words.items()
    }
    assert texts == {"right": [], "wrong": ["25 November 2026 is a Wednesday, not a Monday"]}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Monday, and on 3 March 2020 a Tuesday", []),
        ("the Sun of May 5 and Mon Repos", []),
        ("Friday 20 December 2019, last year Friday 6 June", []),
        ("Thursday 31 February 2026", []),
    ],
)
def test_what_names_no_day_of_the_week_with_its_date_is_left_alone(text: str, said: list[str]) -> None:
    assert found("weekdays", [Note(id="1", text=text)], language="en") == said


def test_the_next_meeting_comes_after_this_one() -> None:
    def said(day: dt.date, last: dt.date | None = None) -> int:
        return len(found("times", [], next=Next(date=day), last_date=last))

    assert (said(dt.date(2026, 11, 20)), said(dt.date(2026, 12, 2)), said(WEDNESDAY)) == (1, 0, 0)
    assert said(dt.date(2026, 11, 26), last=dt.date(2026, 11, 27)) == 1


MEETINGS = {
    "en": """
/topic Minutes
AT: The minutes of Monday 9 November 2026 were read; item 2 and decision 1 of the council were discussed.
/motion LB; AT: To approve the minutes.
/carried 2-0
/topic Boat
/motion AT; LB: To buy a boat by Friday, 4 December 2026.
/amend LB: To buy a used boat by Friday, 4 December 2026.
/carried
/carried
/vote Treasurer: LB 2, AT 0
! Ms Berg is elected treasurer.
/motion LB: To name the boat.
/withdrawn
-LB 19:40
+LB 19:50
""",
    "de": """
/topic Protokoll
AT: Das Protokoll vom Montag, dem 9. November 2026, wurde verlesen; Punkt 2 und Beschluss 1 der Satzung.
/motion LB; AT: Das Protokoll wird genehmigt.
/carried 2-0
/topic Boot
/motion AT; LB: Bis Freitag, 4. Dezember 2026, wird ein Boot gekauft.
/amend LB: Bis Freitag, 4. Dezember 2026, wird ein gebrauchtes Boot gekauft.
/carried
/carried
/vote Kassenwart: LB 1, AT 1
! Frau Berg ist durch Los gewählt.
-LB 19:40
+LB 19:50
""",
    "fr": """
/topic Procès-verbal
AT: Le procès-verbal du lundi 9 novembre 2026 est lu; le point 2 et la décision 1 du conseil.
/motion LB; AT: Le procès-verbal est approuvé.
/carried 2-0
/topic Bateau
/motion AT; LB: Un bateau est acheté avant le vendredi 4 décembre 2026.
/lost 1-1
/vote Trésorier: LB 2, AT 0
! Mme Berg est élue trésorière.
-LB 19:40
+LB 19:50
""",
    "es": """
/topic Acta
AT: Se lee el acta del lunes 9 de noviembre de 2026; punto 2 y acuerdo 1 del consejo.
/motion LB; AT: Se aprueba el acta.
/carried 2-0
/topic Barco
/motion AT; LB: Se compra un barco antes del viernes 4 de diciembre de 2026.
/lost 0-2
/vote Tesorería: LB 2, AT 0
! Sra. Berg es elegida.
-LB 19:40
+LB 19:50
""",
}
TITLES = {"en": "Ms", "de": "Frau", "fr": "Mme", "es": "Sra."}


@pytest.mark.parametrize("language", MEETINGS)
def test_a_meeting_without_slips_has_no_problem(language: str, opened: Opened) -> None:
    title = TITLES[language]
    editor = opened(
        f'[meeting]\ntitle = "T"\ndate = 2026-11-25\nstart = 19:00:00\nlanguage = "{language}"\n'
        f'\n[[participant]]\nkey = "AT"\nname = "Anna Tamm"\ntitle = "{title}"\nrole = "chair"\npresence = "present"\n'
        f'\n[[participant]]\nkey = "LB"\nname = "Linnea Berg"\ntitle = "{title}"\npresence = "present"\n'
    )
    enter(editor, *MEETINGS[language].strip().splitlines())
    assert [problem.text for problem in checks.problems(editor.minutes)] == []
