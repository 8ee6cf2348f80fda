"""Where the words of each field arrive: on which road out of the record, and for whom."""

import asyncio
import contextlib
import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from fields import Made, made
from msgspec.structs import replace

from minutes_tui.errors import ExportError
from minutes_tui.export.formats import FORMATS, Order, exported, page_of
from minutes_tui.model.minutes import Audience, Minutes, Note
from minutes_tui.record import Record, new_text
from minutes_tui.report import AUDIENCES, FORMS
from minutes_tui.report.differences.redline import redline
from minutes_tui.system.crash_report import report
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live import external
from minutes_tui.tui.live.screen import Live
from minutes_tui.writers import redline_pages
from minutes_tui.writers.pdf.page_data import page_data

PAGE, DATA, OWN = "page", "data", "own"

ARRIVES: dict[str, set[str]] = {
    PAGE: {
        "meeting.title", "meeting.venue", "meeting.reference", "meeting.series", "meeting.rapporteur", "meeting.next",
        "print.font", "print.heading_font", "print.header", "print.footer", "print.initials", "print.notice",
        "body.heading", "participant.name",
        "participant.title", "participant.short", "participant.role", "participant.delegation", "participant.post",
        "participant.affiliation", "participant.substitute_for", "participant.proxies", "participant.remark",
        "agenda.title", "agenda.presenter", "agenda.document", "attachment.title", "attachment.file",
        "note.item", "note.speaker",
        "note.number", "note.id", "note.responsible", "note.mover", "note.seconder", "note.outcome", "note.for_",
        "note.against", "note.abstain", "note.ballots", "note.who", "note.paragraph", "note.text",
        "history.by", "corrigendum.text",
        "agenda.number", "body.name", "meeting.distribution", "meeting.organisation",
        "note.majority", "note.invalid", "note.options", "note.recused", "note.answers",
        "meeting.also_present", "note.reason",
    },
    DATA: {
        "meeting.previous", "meeting.quorum", "meeting.first_decision",
        "print.logo", "print.date", "print.short", "print.decision_number",
        "print.paragraph_number", "print.labels", "print.item_number", "print.time",
        "attachment.alt", "body.key", "participant.key", "participant.aliases",
        "agenda.key", "agenda.minutes", "agenda.from_", "note.from_", "print.part_number",
        "attachment.key", "note.supports",
        "note.opposes", "note.amends", "history.meeting",
    },
    OWN: {
        "glossary.key", "glossary.value",  # but for the words of a page
        "meeting.silence", "floor.speaker", "floor.waiting", "floor.minutes", "note.check", "note.silence",
        "abbreviations.key", "abbreviations.value", "modules.key", "modules.value", "history.sent", "history.sha256",
        "history.print_sha256",
        "history.override", "history.paragraphs",
        "participant.email", "participant.absence", "comment.who", "comment.paragraph", "comment.text",
        "comment.on", "comment.reason", "comment.words",
    },
}  # fmt: skip
"""By how far it gets, every field that can hold words: to a page, table or calendar for the public; to the record as
the public may have it and to the redline; to nobody but those who have the record itself."""


def written(minutes: Minutes, folder: Path) -> Record:
    path = folder / "record.toml"
    path.write_text(new_text(minutes), "utf-8")
    return Record.read(path)


def pages(record: Record, audience: Audience) -> Iterator[tuple[str, str]]:
    """Everything that a page, a table or a calendar for an audience says, by the road."""
    for format in FORMATS:
        for form in FORMATS[format].forms or (("summary",) if format in ("json", "docx", "odt", "ics") else FORMS):
            order = Order(form, audience=audience)
            if format == "json":
                continue
            if format == "pdf":  # what the engine sets from it is as slow as it is the same
                yield f"{format} {form}", json.dumps(page_data(page_of(record, order)), ensure_ascii=False)
                continue
            with contextlib.suppress(ExportError):  # a calendar of nothing is none
                yield f"{format} {form}", unpacked(exported(record, format, order))


def unpacked(content: bytes) -> str:
    if not content.startswith(b"PK"):
        return content.decode("utf-8-sig")
    with ZipFile(BytesIO(content)) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def redlines(old: Minutes, new: Minutes, audience: Audience) -> Iterator[tuple[str, str]]:
    sections = redline(old, new, audience)
    for whole in (False, True):
        yield f"redline text {whole}", redline_pages.text(sections, "states", whole=whole)
    yield "redline markdown", redline_pages.markdown(sections, "states", whole=True)
    yield "redline html", redline_pages.page(sections, "states", "en", whole=True)


def data(record: Record, audience: Audience) -> str:
    return exported(record, "json", Order(audience=audience)).decode()


# What is for everybody


@pytest.fixture(scope="module")
def everything() -> Made:
    return made()


def test_the_words_of_each_field_arrive_where_they_are_expected_and_nowhere_else(
    everything: Made, tmp_path: Path
) -> None:
    record = written(everything.minutes, tmp_path)
    assert not record.problems
    on_pages = "\n".join(said for _, said in pages(record, "public"))
    as_data = data(record, "public")
    for old, new in ((Minutes(), everything.minutes), (everything.minutes, Minutes())):
        as_data += "\n".join(said for _, said in redlines(old, new, "public"))
    arrived: dict[str, set[str]] = {}
    for field, mark in everything.marks.items():
        there = PAGE if mark in on_pages else DATA if mark in as_data else OWN
        arrived.setdefault(field.key, set()).add(there)
    found: dict[str, set[str]] = {PAGE: set(), DATA: set(), OWN: set()}
    for key, places in arrived.items():
        found[next(place for place in found if place in places)].add(key)
    assert found == ARRIVES, "say in ARRIVES how far the words of a new field may get"


def test_the_record_has_the_words_of_every_field(everything: Made, tmp_path: Path) -> None:
    whole = exported(written(everything.minutes, tmp_path), "json").decode()
    assert [field for field, mark in everything.marks.items() if mark not in whole] == []


# What is not for everybody

HIDDEN = "hq"
NARROWER: dict[Audience, list[dict[str, Any]]] = {
    audience: [{"kind": "remark"}, *({"audience": each} for each in AUDIENCES[at:])]
    for at, audience in enumerate(AUDIENCES, 1)
}
"""By audience, what keeps a note from it."""


def with_hidden(public: Minutes, keys: dict[str, str | bool]) -> Minutes:
    """The minutes with notes of every kind, and what hangs on them, that are kept from an audience by these keys."""
    secret = made(HIDDEN).minutes
    notes = tuple(replace(note, id=f"{HIDDEN}{at}", **keys) for at, note in enumerate(secret.notes))
    numbers = [note.paragraph for note in notes if note.paragraph is not None]
    return replace(
        public,
        notes=(*public.notes, *notes),
        attachments=(*public.attachments, *(replace(each, note=notes[0].id) for each in secret.attachments)),
        corrigenda=(*public.corrigenda, *(replace(each, paragraph=numbers[0]) for each in secret.corrigenda)),
        floor=secret.floor,
        comments=tuple(replace(each, paragraph=numbers[0]) for each in secret.comments),
        abbreviations=secret.abbreviations,
        modules=secret.modules,
    )


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_word_of_a_note_reaches_an_audience_it_is_not_for(
    audience: Audience, everything: Made, tmp_path: Path
) -> None:
    for keys in NARROWER[audience]:
        minutes = with_hidden(everything.minutes, keys)
        circulated = with_hidden(everything.minutes, {})
        record = written(minutes, tmp_path)
        assert HIDDEN in exported(record, "json").decode()
        roads = dict(pages(record, audience)) | {"json": data(record, audience)}
        for name, (old, new) in {
            "since it was for all": (circulated, minutes),
            "before it was for all": (minutes, everything.minutes),
            "since it was not there": (everything.minutes, minutes),
        }.items():
            roads |= {f"{name}: {road}": said for road, said in redlines(old, new, audience)}
        assert [road for road, said in roads.items() if HIDDEN in said] == [], keys


async def test_the_page_in_the_clipboard_has_no_word_that_is_not_for_all(
    everything: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []

    def take(words: bytes) -> bool:
        taken.append(words.decode())
        return True

    monkeypatch.setattr(external, "_taken", take)
    for number, keys in enumerate(NARROWER["public"]):
        path = tmp_path / f"record{number}.toml"
        path.write_text(new_text(with_hidden(everything.minutes, keys)), "utf-8")
        record = Record.open(path)
        app = MinutesApp(path, record)
        async with app.run_test(size=(120, 40)) as pilot:
            for copied, command in enumerate(("/copy page", "/copy"), 1):
                await pilot.press(*command, "enter")
                while len(taken) < copied:
                    await asyncio.sleep(0.01)
            live = app.screen
            assert isinstance(live, Live)
            while "clipboard" not in live._reading:
                await asyncio.sleep(0.01)
            assert "not for the public" in live._reading
        assert record.close()
        page, note = taken
        assert "zq" in page
        assert HIDDEN not in page, keys
        assert HIDDEN in note, "it was asked for"
        taken.clear()


def test_words_that_are_hidden_in_a_note_of_their_own_are_in_no_redline() -> None:
    """Split off and made confidential, joined to what is, or typed again."""
    said = "The pilot was ill. He named the harbour doctor as his witness."
    public = Minutes(notes=(Note(id="1", text=said), Note(id="2", text="The talk went on until noon.")))
    secret = "He named the harbour doctor as his witness."
    for notes in (
        (Note(id="1", text="The pilot was ill."), Note(id="3", text=secret, audience="restricted")),
        (Note(id="1", text="The pilot was ill."), Note(id="2", text=f"They waited. {secret}", audience="private")),
        (Note(id="1", text="The pilot was ill."), Note(id="3", kind="remark", text=secret)),
        (Note(id="2", text=public.notes[1].text), Note(id="9", text=f"{said} Nobody knew.", audience="restricted")),
    ):
        for _, shown in redlines(public, replace(public, notes=notes), "public"):
            assert "witness" not in shown
            assert "doctor" not in shown


def test_a_note_that_is_for_all_now_is_told_as_one_that_came() -> None:
    note = Note(id="1", text="The vote was by name.", audience="restricted")
    (section,) = redline(Minutes(notes=(note,)), Minutes(notes=(replace(note, audience="public"),)))
    assert [(row.what, row.pieces[0].sign) for row in section.rows] == [("added", "+")]


def test_a_report_of_a_crash_has_no_word_of_a_record(everything: Made) -> None:
    try:
        try:
            raise ValueError(str(everything.minutes))
        except ValueError as error:
            raise KeyError(everything.minutes.notes[0].text) from error
    except KeyError as error:
        told = report(error)
    assert "zq" not in told.replace('"zq"', "")
