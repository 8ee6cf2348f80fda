"""A page for an audience tells nothing of what isn't for it: with and without the hidden notes it has the same bytes.

That proves more than that no hidden word is printed: no number on the page is counted from a hidden note either.
"""

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from minutes_tui.errors import ExportError
from minutes_tui.export.formats import FORMATS, Order, exported
from minutes_tui.meeting.audiences import ABOVE
from minutes_tui.model.minutes import (
    LINKS,
    AgendaItem,
    Attachment,
    Audience,
    Body,
    Comment,
    Corrigendum,
    Floor,
    Kind,
    Meeting,
    Minutes,
    Note,
    Participant,
    Print,
)
from minutes_tui.record import Record, new_text
from minutes_tui.report import AUDIENCES, FORMS, document, page, printable, printed
from minutes_tui.report.withheld import known_to

quick = settings(derandomize=True, deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
few = settings(quick, max_examples=3)

KINDS: tuple[Kind, ...] = tuple(kind for kind in Kind.__args__ if kind != "unknown")  # type: ignore[attr-defined]
CODES = ("NK", "JV", "OL")
ITEMS = ("frost", "hives")
EVENTS = ("arrival", "departure", "break")
MARK = "HIDDEN"
SECRET = 90_210
"""A number that stands in hidden notes alone."""

Count = st.none() | st.integers(0, 3)


def some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


SHOWN = st.builds(
    Note,
    at=st.none() | st.just(dt.datetime(2025, 3, 12, 10, 5, tzinfo=dt.UTC)),
    item=st.sampled_from(ITEMS),
    kind=st.sampled_from([kind for kind in KINDS if kind != "remark"]),
    speaker=some((*CODES, "?")),
    attribution=st.sampled_from(["none", "inline", "prefix"]),
    number=Count,
    responsible=some(CODES),
    due=st.none() | st.just(dt.date(2025, 4, 1)),
    mover=some(CODES),
    outcome=st.sampled_from(["", "carried", "taken up", "closed"]),
    for_=Count,
    against=Count,
    ballots=st.dictionaries(st.sampled_from(CODES), st.sampled_from(["for", "against"])),
    who=some(CODES),
    paragraph=Count,
    language=st.sampled_from(["", "fr"]),
    text=st.sampled_from(["", "It froze.", "A list:\n\n- one\n- two", "- only\n- a list"]),
)


def hidden(audience: Audience) -> st.SearchStrategy[Note]:
    """Notes that are not for an audience, full of what nobody may read."""
    narrower = AUDIENCES[AUDIENCES.index(audience) + 1 :]
    why = [{"kind": "remark"}, {"struck": True}, *({"audience": each} for each in narrower)]
    return st.builds(
        lambda note, keys: replace(note, **keys),
        st.builds(
            Note,
            at=st.just(dt.datetime(2025, 3, 12, 23, 59, tzinfo=dt.UTC)),
            item=st.sampled_from((*ITEMS, MARK)),
            kind=st.sampled_from([kind for kind in KINDS if kind not in ABOVE]),
            speaker=st.sampled_from([(MARK,), CODES, ("?",)]),
            attribution=st.sampled_from(["none", "inline", "prefix"]),
            number=st.sampled_from([SECRET, 1, None]),
            responsible=st.sampled_from([(MARK,), CODES]),
            due=st.just(dt.date(1999, 12, 31)),
            mover=st.just(MARK),
            seconder=st.just(MARK),
            outcome=st.sampled_from([MARK, "carried", "taken up", "closed"]),
            for_=st.just(SECRET),
            against=st.just(SECRET),
            abstain=st.just(SECRET),
            ballots=st.just({MARK: "for", **dict.fromkeys(CODES, "against")}),
            who=st.sampled_from([(MARK,), CODES]),
            until=st.just(dt.time(23, 58)),
            check=st.just(MARK),
            paragraph=st.sampled_from([SECRET, None]),
            language=st.sampled_from(["", "eu"]),
            text=st.just(f"{MARK} {SECRET}"),
        ),
        st.sampled_from(why),
    )


BASE = Minutes(
    meeting=Meeting(title="Orchard Council", date=dt.date(2025, 3, 12), start=dt.time(9, 30), reference="OC/3"),
    bodies=(Body(key="OC", name="Orchard Council"),),
    participants=(
        Participant(key="NK", name="Nora Kask", body="OC", presence="present"),
        Participant(key="JV", name="Jonas Vik", presence="absent"),
        Participant(key="OL", name="Olav Lund", delegation="Valley"),
    ),
    agenda=tuple(AgendaItem(key=key, title=key.title(), minutes=20, presenter="NK") for key in ITEMS),
)


STYLES = st.builds(
    Print,
    numbered=st.booleans(),
    times=st.booleans(),
    contents=st.booleans(),
    columns=st.sampled_from([1, 2]),
    decision_number=st.sampled_from([None, "{reference}-{number}"]),
    header=st.just("{title} {body} {status}"),
)


LINKED = st.dictionaries(st.sampled_from(LINKS), st.just((f"{MARK}-0",)), max_size=2)


@st.composite
def pairs(draw: st.DrawFn, audience: Audience) -> tuple[Minutes, Minutes]:
    """Minutes that are for an audience, and the same with much beside that is not."""
    style = draw(STYLES)
    shown = [replace(note, id=f"s{at}") for at, note in enumerate(draw(st.lists(SHOWN, max_size=6)))]
    lists = Attachment(key="a", title="Levels")
    base = replace(BASE, print=replace(style, numbered=False), notes=tuple(shown), attachments=(lists,))
    secret = draw(st.lists(hidden(audience), min_size=1, max_size=4))
    notes = [replace(note, check=MARK, **draw(LINKED)) for note in shown]
    for at, note in enumerate(secret):
        place = draw(st.integers(0, len(notes)))
        notes.insert(place, replace(note, id=f"{MARK}-{at}"))
    ids = [note.id for note in notes if note.id.startswith(MARK)]
    tabled = tuple(Attachment(key=f"{MARK}-{each}", title=MARK, file=MARK, note=each) for each in ids)
    is_there = any(
        note.paragraph == SECRET for note in secret
    )  # of one that is gone the comment is for who may read all
    more = replace(
        base,
        notes=tuple(notes),
        attachments=(*tabled, lists),
        floor=Floor(speaker=MARK, waiting=(MARK,)),
        comments=(Comment(paragraph=SECRET, who=MARK, text=MARK),) if is_there or audience != "private" else (),
        abbreviations={MARK: MARK},
        modules={MARK: MARK},
    )
    if is_there:
        more = replace(more, corrigenda=(Corrigendum(date=dt.date(1999, 12, 31), paragraph=SECRET, text=MARK),))
    return base, more


def written(minutes: Minutes) -> Record:
    """Minutes as a file has them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.toml"
        path.write_text(new_text(minutes), "utf-8")
        record = Record.read(path)
        assert len(record.minutes.notes) == len(minutes.notes)
        return record


def bytes_of(record: Record, format: str, order: Order) -> bytes:
    try:
        return exported(record, format, order)
    except ExportError as error:  # a calendar of nothing is none
        return str(error).encode()


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_tree_of_a_page_is_the_same_with_and_without_what_is_hidden(audience: Audience) -> None:
    @quick
    @given(pairs(audience))
    def same(pair: tuple[Minutes, Minutes]) -> None:
        base, more = pair
        for form in FORMS:
            found = document(more, form, "", audience)
            assert found == document(base, form, "", audience), form
            assert MARK not in repr(found)
            assert str(SECRET) not in repr(found)

    same()


@pytest.mark.parametrize("audience", ["public", "private"])
@pytest.mark.parametrize("is_slow", [False, True])
def test_the_bytes_of_a_page_are_the_same_in_every_format(is_slow: bool, audience: Audience) -> None:
    formats = {name: format for name, format in FORMATS.items() if (name in ("pdf", "docx", "odt")) == is_slow}

    @(few if is_slow else quick)
    @given(pairs(audience), st.data())
    def same(pair: tuple[Minutes, Minutes], data: st.DataObject) -> None:
        base, more = map(written, pair)
        for name, format in formats.items():
            order = Order(data.draw(st.sampled_from(format.forms or tuple(FORMS))), audience=audience)
            found = bytes_of(more, name, order)
            assert found == bytes_of(base, name, order), name
            assert MARK.encode() not in found
            assert str(SECRET).encode() not in found

    same()


def test_the_planted_words_show_where_they_may_be_read() -> None:
    """The tests above can fail: the same notes are printed for those who may read them."""
    note = Note(id="1", audience="private", kind="vote", for_=SECRET, text=MARK)
    made = repr(document(replace(BASE, notes=(note,)), audience="private"))
    assert MARK in made
    assert str(SECRET) in made


@quick
@given(pairs("restricted"))
def test_one_note_alone_is_printed_as_it_is_among_the_others(pair: tuple[Minutes, Minutes]) -> None:
    _, minutes = pair
    made = page(replace(minutes, print=Print()), "summary", "", "restricted")
    blocks = document(replace(minutes, print=Print()), "summary", "", "restricted").blocks
    for note in minutes.notes:
        if not printable(note, "restricted"):
            assert list(printed(note, made)) == []
        elif note.kind not in ("item", "heading"):
            (alone,) = printed(note, made)
            assert alone in blocks or note.kind in EVENTS, "events run on in one paragraph"


@pytest.mark.parametrize(
    "key", ["Audience", "AUDIENCE", "audiance", "adience", "auidence", "audiences", '"audiencé"', '" audience"']
)
def test_an_audience_in_another_spelling_is_named_and_leaks_nothing(key: str, tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    note = f'[[note]]\nid = "1"\n{key} = "private"\ntext = "Secret."\n'
    both = note + 'audience = "public"\n'
    for written in (note, both):
        path.write_text(f'[meeting]\ntitle = "x"\ndate = 2025-03-12\n\n{written}', "utf-8")
        record = Record.read(path)
        named = key.strip('"')
        said = f"{named} is not a key of [note] and is not read: write audience, or rename it."
        assert record.problems[0].text == f"{said} Until then this counts as private."
        for form in ("summary", "verbatim"):
            assert b"Secret" not in exported(record, "txt", Order(form))


@pytest.mark.parametrize("key", ["Kind", "knid", "Struck", "strukc"])
def test_a_kind_or_a_striking_out_in_another_spelling_prints_nothing(key: str, tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    value = '"remark"' if key.lower().startswith("k") else "2025-03-12T10:00:00Z"
    path.write_text(
        f'[meeting]\ntitle = "x"\ndate = 2025-03-12\n\n[[note]]\nid = "1"\n{key} = {value}\ntext = "Secret."\n'
    )
    record = Record.read(path)
    assert f"{key} is not a key of [note]" in record.problems[0].text
    assert b"Secret" not in exported(record, "txt")


def test_a_key_of_ones_own_is_no_problem_and_one_that_is_nearly_ours_is(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text(
        '[meeting]\nTitle = "x"\ndate = 2025-03-12\nticket = 3\n\n[glossary]\nTitle = "title"\n\n'
        '[[note]]\nid = "1"\ntext = "x"\ntext2 = "y"\ncolour = "red"\n'
    )
    (said,) = [each.text for each in Record.read(path).problems if "not a key" in each.text]
    assert said == "Title is not a key of [meeting] and is not read: write title, or rename it."


def test_an_entry_of_the_glossary_goes_to_whom_it_helps_to_read() -> None:
    """A short form of a private matter tells of it, though no note of it does."""
    minutes = Minutes(
        glossary={"HDP": "Harbour Dredging Plan", "PIP": "pay improvement proceedings", "OSL": "open sea lane"},
        agenda=(AgendaItem(key="1", title="The open sea lane"),),
        notes=(Note(id="1", text="The HDP was read."), Note(id="2", text="The PIP of Berg.", audience="private")),
    )
    assert set(known_to(minutes, "public").glossary) == {"HDP", "OSL"}
    assert known_to(minutes, "private").glossary == minutes.glossary
