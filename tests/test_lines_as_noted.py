"""Lines as clerks write them down, with other marks than the colon; and what is offered for them."""

import pytest
from conftest import Opened, enter

from minutes_tui.line import movements, scribe_words
from minutes_tui.model.minutes import listed

PEOPLE = {"AT": "Ana Tamm", "LB": "Lena Berg", "BM": "Bo Mahs"}
BODY = 'format = 1\n\n[meeting]\ntitle = "Harbour Board"\ndate = 2025-03-12\nlanguage = "{}"\n\n' + "\n".join(
    f'[[participant]]\nkey = "{code}"\nname = "{name}"\npresence = "present"\n' for code, name in PEOPLE.items()
)


@pytest.mark.parametrize(
    ("language", "line", "kind", "who", "text"),
    [
        ("en", "ACTION - LB to paint", "action", ("LB",), "to paint"),
        ("en", "Action – LB to paint", "action", ("LB",), "to paint"),
        ("en", "AI(LB): paint it", "action", ("LB",), "paint it"),
        ("en", "ACTION (Lena Berg): paint it", "action", ("LB",), "paint it"),
        ("en", "Decision - we paint it", "decision", (), "we paint it"),
        ("sv", "Beslut - vi målar", "decision", (), "vi målar"),
        ("de", "Beschluss – wir streichen", "decision", (), "wir streichen"),
        ("en", "<BM> I disagree", "statement", ("BM",), "I disagree"),
        ("en", "<Lena Berg> I disagree", "statement", ("LB",), "I disagree"),
        ("en", "BM> fine with me", "statement", ("BM",), "fine with me"),
        ("en", "<someone> use TLS", "statement", (), "<someone> use TLS"),
        ("en", "Action (XX): paint it", "statement", (), "Action (XX): paint it"),
        ("en", "Action films - a note", "statement", (), "Action films - a note"),
    ],
)
def test_a_mark_in_the_place_of_a_colon_does_what_the_colon_does(
    language: str, line: str, kind: str, who: tuple[str, ...], text: str, opened: Opened
) -> None:
    editor = opened(BODY.format(language))
    enter(editor, line)
    (note,) = editor.minutes.notes
    assert (note.kind, listed(note.responsible) or note.speakers, note.text) == (kind, who, text)


def test_a_number_with_the_title_of_an_agenda_item_takes_it_up(opened: Opened) -> None:
    agenda = "".join(f'\n[[agenda]]\nkey = "{title.lower()}"\ntitle = "{title}"\n' for title in ("Fence", "Lease"))
    editor = opened(BODY.format("en") + agenda)
    enter(editor, "1. Fence", "Words.", "2. lease.", "3. Lease")
    notes = editor.minutes.notes
    assert [note.item for note in notes] == ["fence", "fence", "lease", "lease"]
    assert [note.kind for note in notes] == ["item", "statement", "item", "statement"]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("1. Welcome", "/topic 1) Welcome"),
        ("1) Minutes of the last meeting", "/topic 1) Minutes of the last meeting"),
        ("2. Welcome", ""),
        ("1. we paint the shed", ""),
        ("1. We paint the shed.", ""),
    ],
)
def test_the_next_number_with_a_title_is_offered_as_an_item(line: str, offered: str, opened: Opened) -> None:
    assert scribe_words.item_offered(line, opened(BODY.format("en")).minutes) == offered


@pytest.mark.parametrize(
    ("language", "line", "offered"),
    [
        ("en", "Present: AT, LB and BM", "/present AT, LB, BM"),
        ("en", "Absent: Lena Berg", "/absent LB"),
        ("sv", "Frånvarande: LB", "/absent LB"),
        ("fr", "Présents : AT, LB", "/present AT, LB"),
        ("en", "Present: AT and two others", ""),
        ("en", "Present: nobody", ""),
        ("en", "Note: AT", ""),
    ],
)
def test_a_list_of_who_is_there_is_offered_as_its_command(
    language: str, line: str, offered: str, opened: Opened
) -> None:
    assert movements.presence_offered(line, opened(BODY.format(language)).minutes) == offered
