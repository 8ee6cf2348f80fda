"""Who speaks, comes or goes by the words with which a line begins: articles, joint speakers, names behind signs."""

import datetime as dt

import pytest

from minutes_tui.line.grammar import Entered, read
from minutes_tui.model.minutes import Meeting, Minutes, Participant

TODAY = dt.date(2025, 3, 12)
COUNCIL = ("AT Ms Anna Tamm", "BM Mr Bo Mahs", "PO Cllr Peter Oduya")


def entered(line: str, people: tuple[str, ...] = COUNCIL, language: str = "en") -> Entered:
    """What a line becomes among people, each a code, an honorific and a name."""
    rows = [person.split(" ", 2) for person in people]
    participants = tuple(Participant(key=key, title=title, name=name, presence="present") for key, title, name in rows)
    found = read(line, Minutes(meeting=Meeting(language=language, start=dt.time(10)), participants=participants), TODAY)
    assert isinstance(found, Entered)
    return found


@pytest.mark.parametrize(
    ("language", "person", "line"),
    [
        ("es", "X Sr. Luis Prieto", "El Sr. Prieto responde que sí"),
        ("es", "X Sra. Ana de la Cruz", "La Sra. de la Cruz pide la palabra"),
        ("nl", "X dhr. Jan van den Berg", "De heer Van den Berg opent de zitting"),
        ("nl", "X mw. Els Vos", "Mevrouw Vos vraagt het"),
        ("it", "X Sig. Mario De Rossi", "Il sig. De Rossi apre la seduta"),
        ("pt", "X Sr. Paulo Sousa", "O Sr. Sousa disse que sim"),
        ("pt", "X Sra. Rita Costa e Silva", "A Sra. Costa e Silva perguntou"),
        ("fr", "X Dr Paul Roux", "Le Dr Roux répond"),
    ],
)
def test_an_article_before_an_honorific_begins_somebodys_sentence(language: str, person: str, line: str) -> None:
    found = entered(line, (person,), language)
    assert (found.note.text, found.note.speakers, found.note.check) == (line, ("X",), "")


@pytest.mark.parametrize("line", ["AT/BM: both", "AT+BM: both", "AT; BM: both", "AT, BM: both", "Ms Tamm/BM: both"])
def test_several_say_something_whatever_sign_parts_them(line: str) -> None:
    assert entered(line).note.speakers == ("AT", "BM")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("99/ AT: x", "A minute is two digits, 00 to 59: 39/ AT: x"),
        ("7/ AT: x", "A minute is two digits, 00 to 59: 07/ AT: x"),
        ("BM- hyphen", "What BM says stands behind a colon: BM: words"),
        ("We ask @XX.", "No one has the code XX. To add: /person XX = NAME"),
        ("+Tull", "Not on the participants list: Tull. To add: /name Tull = NAME"),
        ("1/ the first point", ""),
        ("km/h: speed", ""),
        ("AT/note: both", ""),
        ("Mail a@XX.org or @channel", ""),
    ],
)
def test_what_is_typed_of_somebody_and_is_not_understood_is_marked(line: str, said: str) -> None:
    found = entered(line)
    assert (found.note.speakers, found.note.check, found.problem) == ((), said, said)


@pytest.mark.parametrize(
    ("line", "who"),
    [("+Oduya", ("PO",)), ("-Cllr Oduya, Ms Tamm 10:20", ("PO", "AT")), ("+Oduya and Mahs", ("PO", "BM"))],
)
def test_somebody_comes_or_goes_by_name_too(line: str, who: tuple[str, ...]) -> None:
    assert (entered(line).note.kind, entered(line).note.who) == ("arrival" if line[0] == "+" else "departure", who)


@pytest.mark.parametrize(
    ("line", "who", "text"),
    [
        ("> BM/AT mend it", ("BM", "AT"), "mend it"),
        ("> BM, AT - mend it", ("BM", "AT"), "mend it"),
        ("> Mahs: mend it", ("BM",), "mend it"),
        ("> Oduya and Mahs to mend it", ("PO", "BM"), "to mend it"),
        ("> mahs and oduya mend it", ("BM", "PO"), "mend it"),
        ("> all mend it", ("AT", "BM", "PO"), "mend it"),
        ("ACTION BM mend it", ("BM",), "mend it"),
        ("[ ] BM mend it", ("BM",), "mend it"),
        ("AP BM: mend it", ("BM",), "mend it"),
        ("> allow for more", (), "allow for more"),
    ],
)
def test_who_is_to_do_something_is_read_and_stands_once(line: str, who: tuple[str, ...], text: str) -> None:
    note = entered(line).note
    assert (note.kind, tuple(note.responsible), note.text) == ("action", who, text)
