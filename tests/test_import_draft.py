"""An import before it is written: rows with their source, what is in doubt, and what is chosen, with no screen."""

import contextlib
import json
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from minutes_tui.commands.documents import import_edits
from minutes_tui.commands.documents.import_draft import Draft, draft_of, speaker_of
from minutes_tui.commands.documents.import_edits import Changed
from minutes_tui.errors import UsageError
from minutes_tui.language.names import roster
from minutes_tui.model.minutes import Meeting, Minutes, Participant, listed
from minutes_tui.readers.source_blocks import words_of
from minutes_tui.record import Record, create
from minutes_tui.report import document
from minutes_tui.writers import markdown

SOURCE = """\
# Kiln Society

7 May 2025

Present: Ona Raud, Leo Berg, Mia Sand, Ana Sand

## 1. Firing

Ona Raud: The kiln is cold.
It has been so
since March.

Leo Berg: Who lights it?

A later word

Berg: I will.

- Ona Raud: The wood is wet.
- Timber Yard: it comes on Friday.
- Leo Berg: Fine.

**Decision:** The kiln is lit.

### Ash

It goes to the garden.

Otto: Mia Sand carries it.

Otto: And the bucket.

Otto: Twice.

Ms Sand noted that the ash is hot.

## 2. Glaze

Mia Sand: There is none.
"""

OTHER = """\
PROTOKOLL der Ofenbauer
6. Mai 2025

Anwesend: Ona Raud (Vorsitz), Leo Berg
Entschuldigt: Mia Sand

TOP 1: Holz

| Holz | Preis |
| --- | --- |
| Birke | 12 |

Ona Raud: Wir brauchen
```
drei Fuhren
```
bis Mai.

1. Leo Berg: Ja.
2. Nein, sagt **Mia**.
   - darunter: [Bild](https://example.org/a)
> Ein Wort von fr\u00fcher.

Antrag: Der Ofen wird gebaut.
Abstimmung: 3 ja, 1 nein
Beschluss 4: Der Ofen wird gebaut.
Aufgabe: Leo Berg kauft Holz bis 9. Mai 2025

???

* * *

TOP 2: Ton
[x] Leo holt Ton
Leo Berg verl\u00e4sst den Raum.
"""


def draft(tmp_path: Path, text: str = SOURCE) -> Draft:
    path = tmp_path / "kiln.md"
    path.write_text(text, "utf-8")
    return draft_of([path])


def row(made: Draft, begins: str) -> int:
    """The row with some words."""
    for at in range(1, made.count):
        note = made.note(at)
        assert note
        if begins in import_edits.whole(made.minutes, note):
            return at
    raise AssertionError(begins)


def said(minutes: Minutes) -> list[str]:
    """The words of all notes, in order."""
    return [word for note in minutes.notes for word in words_of(import_edits.whole(minutes, note))]


def people_words(minutes: Minutes) -> Counter[str]:
    fields = ("name", "title", "short", "role", "post", "affiliation", "delegation", "printed", "remark", "email")
    texts = [str(getattr(each, field) or "") for each in minutes.participants for field in fields]
    texts += [alias for each in minutes.participants for alias in listed(each.aliases)]
    return Counter(word for text in texts for word in words_of(text))


def page(minutes: Minutes) -> str:
    return markdown.write(document(minutes))


def test_each_row_has_the_lines_of_the_source_whose_words_it_has(tmp_path: Path) -> None:
    made = draft(tmp_path)
    lines = {line.number: line.text for line in made.source(row(made, "The kiln is cold"))}
    assert lines == {9: "Ona Raud: The kiln is cold.", 10: "It has been so", 11: "since March."}
    assert [line.text for line in made.source(0)][:1] == ["# Kiln Society"]
    shown = [line.number for at in range(made.count) for line in made.source(at)]
    every = {n for n, line in enumerate(SOURCE.splitlines(), 1) if line.strip()}
    assert every <= set(shown)
    for at in range(1, made.count):
        note = made.note(at)
        assert note
        words = Counter(word for line in made.source(at) for word in words_of(line.text))
        assert not Counter(words_of(import_edits.whole(made.minutes, note))) - words


@pytest.mark.parametrize("kind", import_edits.KINDS)
def test_a_row_of_any_kind_becomes_any_other_with_all_its_words(tmp_path: Path, kind: str) -> None:
    made = draft(tmp_path)
    for at in range(1, made.count):
        before = made.minutes
        try:
            made.apply(lambda at=at: import_edits.as_kind(made.minutes, at - 1, kind))  # type: ignore[misc]
        except UsageError:
            assert "\n" in before.notes[at - 1].text
            continue
        note = made.note(at)
        assert note
        assert note.kind == {"narrative": "statement"}.get(kind, kind.partition("-")[0])
        assert said(made.minutes) == said(before)
        if kind == "item":
            assert [item.key for item in made.minutes.agenda].count(note.item) == 1
            behind = made.note(at + 1) if at + 1 < made.count else None
            assert behind is None or behind.kind == "item" or behind.item == note.item
    assert {note.item for note in made.minutes.notes if note.item} <= {item.key for item in made.minutes.agenda}


def test_an_item_that_is_none_gives_its_notes_to_the_one_before(tmp_path: Path) -> None:
    made = draft(tmp_path)
    at = row(made, "Glaze")
    made.apply(lambda: import_edits.as_kind(made.minutes, at - 1, "heading"))
    note, behind = made.note(at), made.note(at + 1)
    assert note
    assert behind
    assert note.text.replace("\\", "") == "2. Glaze"
    assert behind.item == "1"
    assert "Glaze" not in [item.title for item in made.minutes.agenda]
    made.apply(lambda: import_edits.as_kind(made.minutes, at - 1, "item"))
    assert made.minutes.agenda[-1].title.endswith("Glaze")
    assert said(made.minutes) == said(draft(tmp_path).minutes)


def test_a_statement_by_another_keeps_the_name_that_the_source_has(tmp_path: Path) -> None:
    made = draft(tmp_path)
    at = row(made, "Who lights it")
    mia = roster(made.minutes).one("Mia Sand")
    made.apply(lambda: import_edits.as_speaker(made.minutes, at - 1, "Mia Sand"))
    note = made.note(at)
    assert note
    assert note.speakers == (mia,)
    assert note.text == "Leo Berg: Who lights it?"
    made.apply(lambda: import_edits.as_speaker(made.minutes, at - 1, "Leo Berg"))
    note = made.note(at)
    assert note
    assert (note.attribution, note.text) == ("prefix", "Who lights it?")


def test_a_speaker_is_one_of_the_list_in_the_whole_import(tmp_path: Path) -> None:
    made = draft(tmp_path)
    at = row(made, "And the bucket")
    key, leo = speaker_of(made, at), roster(made.minutes).one("Leo Berg")
    before = said(made.minutes)
    assert key == "Otto"
    made.apply(lambda: import_edits.everywhere(made.minutes, key, "Leo Berg"))
    assert speaker_of(made, at) == leo
    assert key not in [each.key for each in made.minutes.participants]
    assert said(made.minutes) == before
    notes = [note.text for note in made.minutes.notes if note.speakers == (leo,)]
    assert "Otto: And the bucket." in notes
    assert "Otto" in roster(made.minutes).by_key[leo].aliases


def test_a_speaker_gets_a_full_name_and_the_page_says_what_the_source_said(tmp_path: Path) -> None:
    made = draft(tmp_path, "# Ice\n\nAT: The ice came.\n\nAT: It went.\n\nLB: Good.\n\nLB: Yes.\n\nAT: No.\n")
    before = page(made.minutes)
    key = speaker_of(made, row(made, "The ice came"))
    made.apply(lambda: import_edits.everywhere(made.minutes, key, "Ms Anna Tamm, Harbour Office"))
    person = next(each for each in made.minutes.participants if each.key == key)
    assert (person.title, person.name, person.affiliation or person.post) == ("Ms", "Anna Tamm", "Harbour Office")
    assert page(made.minutes) == before


def test_what_is_no_person_is_words_before_a_colon(tmp_path: Path) -> None:
    made = draft(
        tmp_path, "# Ice\n\nScope: all.\n\nAnna: Yes.\n\nScope: none.\n\nAnna: No.\n\nScope: some.\n\nAnna: So."
    )
    at = row(made, "none")
    key = speaker_of(made, at)
    before = page(made.minutes)
    made.apply(lambda: import_edits.everywhere(made.minutes, key, "-"))
    note = made.note(at)
    assert note
    assert (note.text, note.speakers) == ("Scope: none.", ())
    assert key not in [each.key for each in made.minutes.participants]
    assert words_of(page(made.minutes)) == words_of(before)


def test_a_label_that_is_a_person_has_its_statements_from_within_notes_and_lists(tmp_path: Path) -> None:
    made = draft(tmp_path)
    before = said(made.minutes)
    made.apply(lambda: import_edits.as_person(made.minutes, "Timber Yard"))
    at = row(made, "it comes on Friday")
    note = made.note(at)
    assert note
    assert (note.text, note.attribution) == ("it comes on Friday.", "prefix")
    assert [line.number for line in made.source(at)] == [20]
    assert said(made.minutes) == before


def test_a_person_speaks_in_a_paragraph_of_an_action_item(tmp_path: Path) -> None:
    text = "# Quay\n\n3 June 2025\n\nPresent: Noor Haddad, Ade Osei\n\nACTION: Ade Osei to order the numbers"
    made = draft(tmp_path, f"{text}\n\nHarbour master: Long boats pay twice.\n\nNothing else.\n")
    before = said(made.minutes)
    at = row(made, "to order the numbers")
    if made.note(at) is not made.note(row(made, "Long boats")):
        made.apply(lambda: import_edits.join(made.minutes, row(made, "Long boats") - 1))
    assert import_edits.names_before_colons(made.minutes, at - 1) == ["Harbour master"]
    made.apply(lambda: import_edits.as_person(made.minutes, "Harbour master"))
    action, theirs = made.minutes.notes[at - 1], made.minutes.notes[row(made, "Long boats") - 1]
    assert (action.kind, action.text) == ("action", "ACTION: Ade Osei to order the numbers")
    assert action.responsible
    assert (theirs.kind, theirs.responsible, theirs.due) == ("statement", (), None)
    assert roster(made.minutes).full(str(theirs.speaker)) == "Harbour master"
    assert said(made.minutes) == before


def test_rows_are_joined_and_split_with_their_lines(tmp_path: Path) -> None:
    made = draft(tmp_path)
    at = row(made, "The kiln is cold")
    before = said(made.minutes)
    made.apply(lambda: import_edits.split(made.minutes, at - 1, "It has been"))
    assert said(made.minutes) == before
    first, second = made.note(at), made.note(at + 1)
    assert first
    assert second
    assert (first.text, second.text.split()) == ("The kiln is cold.", ["It", "has", "been", "so", "since", "March."])
    assert second.speakers == first.speakers
    made.apply(lambda: import_edits.join(made.minutes, at))
    assert said(made.minutes) == before
    assert [line.number for line in made.source(at)] == [9, 10, 11]
    with pytest.raises(UsageError, match="agenda item"):
        made.apply(lambda: import_edits.join(made.minutes, row(made, "Glaze") - 1))
    with pytest.raises(UsageError, match="does not begin a word"):
        made.apply(lambda: import_edits.split(made.minutes, at - 1, "arch"))


def test_a_sentence_that_was_broken_goes_on_and_a_new_one_is_a_paragraph(tmp_path: Path) -> None:
    made = draft(tmp_path, "# Ice\n\nThe ice came\n\nlate in March.\n\nIt went in May.\n")
    assert [note.text for note in made.minutes.notes] == ["The ice came", "late in March.", "It went in May."]
    made.apply(lambda: import_edits.join(made.minutes, 1))
    made.apply(lambda: import_edits.join(made.minutes, 1))
    assert [note.text for note in made.minutes.notes] == ["The ice came late in March.\n\nIt went in May."]
    assert [line.number for line in made.source(1)] == [3, 5, 7]


def test_what_is_in_doubt_is_settled_by_a_fix_and_back_by_undo(tmp_path: Path) -> None:
    made = draft(tmp_path)
    doubts = made.open_doubts()
    assert doubts
    rows = [made.row_of(at) for at in doubts]
    assert rows == sorted(rows)
    at = doubts[-1]
    made.settle(at)
    assert at not in made.open_doubts()
    assert made.is_changed
    made.undo()
    assert made.open_doubts() == doubts
    made.redo()
    assert at not in made.open_doubts()


def test_one_who_is_not_on_the_list_may_be_one_who_is_or_nobody(tmp_path: Path) -> None:
    text = "# Ice\n\nPresent: Anna Tamm, Leo Berg\n\n" + "".join(
        f"Tam: It is {n}.\n\nLeo Berg: No.\n\n" for n in range(4)
    )
    made = draft(tmp_path, text)
    found = [at for at in made.open_doubts() if made.doubts[at].about == "speaker"]
    assert found
    fixes = made.fixes(found[0])
    assert fixes[-1].said == "no person"
    made.apply(fixes[-1].do, found[0])
    assert found[0] not in made.open_doubts()
    assert "Tam" not in [each.name for each in made.minutes.participants]
    made.undo()
    assert "Tam" in [each.name for each in made.minutes.participants]


def test_a_name_that_may_be_two_is_one_of_them_by_a_fix(tmp_path: Path) -> None:
    made = draft(tmp_path)
    doubt = next(at for at in made.open_doubts() if made.doubts[at].about == "name")
    at = made.row_of(doubt)
    fixes = made.fixes(doubt)
    assert [fix.said for fix in fixes] == ["by Mia Sand", "by Ana Sand"]
    made.apply(fixes[1].do, doubt)
    note = made.note(at)
    assert note
    assert roster(made.minutes).full(str(note.speaker)) == "Ana Sand"
    assert (note.check, note.text) == ("", "Ms Sand noted that the ash is hot.")
    assert doubt not in made.open_doubts()


def test_a_row_that_is_left_in_doubt_is_marked_with_the_reason_and_the_line(tmp_path: Path) -> None:
    made = draft(tmp_path)
    doubt = next(at for at in made.open_doubts() if made.doubts[at].about == "label")
    at = made.row_of(doubt)
    line = SOURCE.splitlines().index("- Timber Yard: it comes on Friday.") + 1
    assert made.doubts[doubt].line == line
    marked = made.finished().notes[at - 1].check
    assert marked.startswith("Timber Yard is before a colon")
    assert marked.endswith(f"(line {line} of kiln.md)")
    made.settle(doubt)
    assert not made.finished().notes[at - 1].check


def _chosen(made: Draft, random_: random.Random) -> Callable[[], Changed]:
    at = random_.randrange(made.count - 1)
    note = made.minutes.notes[at]
    words = note.text.split() or ["x"]
    names = [each.name for each in made.minutes.participants] + ["Otto Kask", "-", "Dr Eva Lind, Chair"]
    keys = [each.key for each in made.minutes.participants] or ["?"]
    return random_.choice((
        lambda: import_edits.as_kind(made.minutes, at, random_.choice(list(import_edits.KINDS))),
        lambda: import_edits.as_speaker(made.minutes, at, random_.choice(names)),
        lambda: import_edits.everywhere(made.minutes, random_.choice(keys), random_.choice(names)),
        lambda: import_edits.as_person(made.minutes, random_.choice(["Timber Yard", "Decision", "L. Berg", words[0]])),
        lambda: import_edits.join(made.minutes, at),
        lambda: import_edits.split(made.minutes, at, random_.choice(words)),
    ))  # fmt: skip


@pytest.mark.parametrize("text", [SOURCE, OTHER], ids=["kiln", "ofen"])
@pytest.mark.parametrize("seed", range(30))
def test_whatever_is_chosen_the_words_of_the_source_stay_in_order(tmp_path: Path, seed: int, text: str) -> None:
    random_ = random.Random(seed)
    made = draft(tmp_path, text)
    first, words, people = made.minutes, said(made.minutes), people_words(made.minutes)
    told, states = [], [made.minutes]
    for _ in range(40):
        with contextlib.suppress(UsageError):
            told.append(made.apply(_chosen(made, random_)))
        if made.minutes is not states[-1]:
            states.append(made.minutes)
        assert said(made.minutes) == words
        assert not set(people) - set(people_words(made.minutes)) - set(words)
        ids = [note.id for note in made.minutes.notes]
        assert len(set(ids)) == len(ids)
        assert all(made.source(at) for at in range(1, made.count))
        keys = [each.key for each in made.minutes.participants]
        assert len(set(keys)) == len(keys)
    assert told
    path = tmp_path / "made.toml"
    create(path, made.finished())
    record = Record.read(path)
    assert said(record.minutes) == words
    assert record.faults == []
    shown = Counter(words_of(page(record.minutes)))
    public = [note for note in record.minutes.notes if note.kind != "remark" and note.audience == "public"]
    assert not Counter(said(replace(record.minutes, notes=tuple(public)))) - shown
    for state in reversed(states[:-1]):
        assert made.undo() is not None
        assert made.minutes == state
    assert made.minutes == first


def test_of_several_sources_each_begins_with_its_name(tmp_path: Path) -> None:
    paths = [tmp_path / "one.md", tmp_path / "two.md"]
    for path in paths:
        path.write_text(f"# {path.stem}\n\nOtto: It is {path.stem}.\n\nOtto: Yes.\n", "utf-8")
    made = draft_of(paths)
    names = [line.text for at in range(made.count) for line in made.source(at) if not line.number]
    assert names == ["one.md", "two.md"]
    doubt = next(at for at in made.open_doubts() if made.doubts[at].about == "speaker")
    assert made.where(doubt) == "one.md, line 3: "


def test_a_row_of_a_record_that_is_no_text_stays_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    note = {"id": "1", "kind": "arrival", "who": "AT", "at": "2025-05-07T10:05:00"}
    said_ = {"id": "2", "kind": "statement", "speaker": "AT", "text": "The kiln."}
    record = {"format": 1, "meeting": {"title": "Kiln"}, "participant": [{"key": "AT", "name": "Anna Tamm"}],
              "note": [said_, note]}  # fmt: skip
    path.write_text(json.dumps(record), "utf-8")
    made = draft_of([path])
    assert made.source(2) == []
    for edit in (
        lambda: import_edits.as_kind(made.minutes, 1, "decision"),
        lambda: import_edits.as_speaker(made.minutes, 1, "AT"),
        lambda: import_edits.join(made.minutes, 1),
    ):
        with pytest.raises(UsageError, match="no words of its own"):
            made.apply(edit)
    assert not made.is_changed


def test_a_presence_behind_a_name_in_the_head_is_kept_and_the_same_name_stays_as_it_is() -> None:
    made = Minutes(
        meeting=Meeting(title="T", language="en"), participants=(Participant(key="EM", name="Edwin Martin"),)
    )
    changed = import_edits.everywhere(made, "EM", "Edwin Martin, apologies")
    (person,) = changed.minutes.participants
    assert (person.name, person.presence, person.short) == ("Edwin Martin", "apologies", "")
    assert changed.said == "EM is Edwin Martin: apologies."
