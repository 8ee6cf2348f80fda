"""Where something stands in a record, what a filter takes, and that much can be changed at once."""

import pytest
from conftest import Opened
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model.minutes import AgendaItem, Meeting, Minutes, Note, Participant
from minutes_tui.record import Record
from minutes_tui.record.serializer import table_text
from minutes_tui.record.table_patch import changed_text
from minutes_tui.search import note_filter, replacement
from minutes_tui.search.replacement import Query

MINUTES = Minutes(
    meeting=Meeting(title="The Ice Board"),
    participants=(Participant(key="AT", name="Anna Icey"), Participant(key="LB", name="Lena Berg")),
    agenda=(AgendaItem(key="ice", title="Ice classes"), AgendaItem(key="buoys", title="Buoys")),
    notes=(
        Note(id="1", item="ice", kind="item", outcome="taken up"),
        Note(id="2", item="ice", speaker="AT", text="The ice is *iced*, said Łódź. ICE!"),
        Note(id="3", item="ice", speaker="LB", kind="question", text="Café or Cafe\u0301?", check="which?"),
        Note(id="4", item="buoys", kind="remark", text="[/x] nice", struck=True),
        Note(id="5", item="buoys", kind="action", responsible="AT", text="Buy ice.", audience="restricted"),
    ),
)


def found(query: Query, minutes: Minutes = MINUTES) -> list[str]:
    """Each hit as where it is and the words that stand there."""
    steps = replacement.hits(minutes, query)
    return [f"{hit.table} {hit.index} {_text(minutes, hit)[hit.start : hit.end]}" for step in steps for hit in step]


def _text(minutes: Minutes, hit: replacement.Hit) -> str:
    tables = {"note": minutes.notes, "participant": minutes.participants, "agenda": minutes.agenda}
    entry = tables[hit.table][hit.index] if hit.table in tables else minutes.meeting
    return str(getattr(entry, hit.key))


def after(query: Query, minutes: Minutes = MINUTES) -> Edit:
    return replacement.replaced(minutes, [hit for step in replacement.hits(minutes, query) for hit in step])


EVERYWHERE = """\
[meeting]
title = "Frits and the board"
venue = "Hall of Frits"
organisation = "Frits & Co"
also_present = ["the aunt of Frits"]

[[body]]
key = "B"
name = "Friends of Frits"

[[participant]]
key = "FR"
name = "Frits Oll"
affiliation = "chair of Frits and Co"
absence = "ill, says Frits"

[[agenda]]
key = "a"
title = "Plans of Frits"

[[attachment]]
key = "1"
title = "Letter of Frits"
alt = "Frits at his desk"

[[note]]
id = "1"
kind = "motion"
item = "a"
outcome = "referred"
reason = "to the Frits committee"
text = "That Frits go. Oh FRITS!"

[[note]]
id = "2"
kind = "vote"
item = "a"
options = { "Frits" = 3, Meier = 4 }
ballots = { FR = "Frits", MM = "Meier" }
"""


def test_a_name_is_replaced_wherever_the_page_has_it(opened: Opened) -> None:
    """A candidate, an annex or a venue with the old spelling would be on the page, behind "replaced everywhere"."""
    editor = opened(EVERYWHERE)
    editor.do(after(Query("Frits", "Fritz"), editor.minutes))
    assert "frits" not in editor.record.text.lower()
    assert editor.record.text.lower() == EVERYWHERE.lower().replace('"frits" = 3', "fritz = 3").replace(
        "frits", "fritz"
    )
    assert "Oh FRITZ!" in editor.record.text, "capital letters stay"
    assert editor.minutes.notes[1].ballots == {"FR": "Fritz", "MM": "Meier"}
    editor.undo()
    assert editor.record.text == EVERYWHERE


def test_a_candidate_does_not_become_another_one(opened: Opened) -> None:
    editor = opened(EVERYWHERE)
    editor.do(after(Query("Frits", "Meier"), editor.minutes))
    assert editor.minutes.notes[1].options == {"Frits": 3, "Meier": 4}


@pytest.mark.parametrize(
    ("query", "there"),
    [
        (Query("ice", words=True), ["meeting 0 Ice", "agenda 0 Ice", "note 1 ice", "note 1 ICE", "note 4 ice"]),
        (Query("ICE", case=True), ["note 1 ICE"]),
        (Query("nice"), ["note 3 nice"]),
        (Query("[/x]"), ["note 3 [/x]"]),
        (Query("*iced*"), ["note 1 *iced*"]),
        (Query("café"), ["note 2 Café", "note 2 Cafe\u0301"]),
        (Query("cafe"), []),
        (Query("cafe", accents=False), ["note 2 Café", "note 2 Cafe\u0301"]),
        (Query("CAFÉ", accents=False, case=True), []),
        (Query("lod", accents=False), ["note 1 Łód"]),
        (Query("LODZ", accents=False), ["note 1 Łódź"]),
        (Query("odz", accents=False), ["note 1 ódź"]),
        (Query(r"\bi\w+d\b", pattern=True), ["note 1 iced"]),
        (Query("x*", pattern=True), ["note 3 x"]),
        (Query("", pattern=True), []),
        (Query("anna"), ["participant 0 Anna"]),
    ],
    ids=repr,
)
def test_a_search_finds(query: Query, there: list[str]) -> None:
    assert found(query) == there


@pytest.mark.parametrize(
    ("query", "why"),
    [
        (Query("(", pattern=True), "This is not a regular expression: missing ), unterminated subpattern."),
        (Query(")(", pattern=True), "This is not a regular expression: unbalanced parenthesis."),
        (Query("a{99999999999999999999}", pattern=True), "This is not a regular expression: "),
        (Query("(a)", r"\2", pattern=True), "The regular expression has no group 2."),
        (Query("(a)", r"\g<b>", pattern=True), "The regular expression has no group b."),
    ],
    ids=repr,
)
def test_a_broken_pattern_is_said(query: Query, why: str) -> None:
    pattern, problem = replacement.compiled(query)
    assert pattern is None
    assert problem.startswith(why)
    assert found(query) == []


def test_groups_stand_where_the_new_words_name_them() -> None:
    edit = after(Query(r"(Cafe) or (?P<two>Cafe)", r"\2 \\ \g<two> and \1\n\q", pattern=True, accents=False))
    (change,) = edit.changes
    assert isinstance(change.new, Note)
    assert change.new.text == "Cafe\u0301 \\ Cafe\u0301 and Café\n\\q?"


def test_a_backslash_is_itself_outside_a_pattern() -> None:
    (change,) = after(Query("[/x]", r"\1")).changes
    assert isinstance(change.new, Note)
    assert change.new.text == "\\1 nice"


def test_only_hits_that_are_accepted_are_replaced_and_what_stays_the_same_is_no_change() -> None:
    all_hits = [hit for step in replacement.hits(MINUTES, Query("ice", "snow", words=True)) for hit in step]
    first, *_, last = (hit for hit in all_hits if hit.table == "note")
    edit = replacement.replaced(MINUTES, [last, first])
    texts = [change.new.text for change in edit.changes if isinstance(change.new, Note)]
    assert texts == ["The snow is *iced*, said Łódź. ICE!", "Buy snow."]
    assert after(Query("ice", "ice", case=True)).changes == ()


def test_a_mark_goes_with_the_words_that_made_it() -> None:
    minutes = Minutes(notes=(Note(id="1", text="Wet ?? since when", check="since when"),))
    (change,) = after(Query(" ?? since when", ""), minutes).changes
    assert isinstance(change.new, Note)
    assert (change.new.text, change.new.check) == ("Wet", "")


def test_a_pattern_that_would_take_thousands_of_years_is_given_up() -> None:
    minutes = Minutes(notes=(Note(id="1", text="a" * 60 + "b"),))
    with pytest.raises(replacement.TooLongError):
        list(replacement.hits(minutes, Query("(a+)+$", pattern=True)))


@given(st.text(), st.text(min_size=1, max_size=3), st.booleans(), st.booleans())
def test_what_is_found_in_any_text_is_taken_out_without_another_letter(
    words: str, wanted: str, case: bool, accents: bool
) -> None:
    minutes = Minutes(notes=(Note(id="1", text=words),))
    hits = [hit for step in replacement.hits(minutes, Query(wanted, case=case, accents=accents)) for hit in step]
    at, kept = 0, []
    for hit in hits:
        assert at <= hit.start < hit.end <= len(words)
        kept.append(words[at : hit.start])
        at = hit.end
    kept.append(words[at:])
    changes = replacement.replaced(minutes, hits).changes
    new = changes[0].new if changes else minutes.notes[0]
    assert isinstance(new, Note)
    assert new.text == "".join(kept)


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
def test_other_words_are_written_as_in_a_new_note(words: str, other: str) -> None:
    old, new = Note(id="1", item="ice", check="x", text=words), Note(id="1", item="ice", check="x", text=other)
    behind = "\n# a comment\n"
    for tail in ("", "\n", behind):
        assert changed_text("note", table_text("note", old) + tail, old, new) == table_text("note", new) + tail


def test_a_row_of_a_sub_table_is_not_taken_for_the_words() -> None:
    old = Note(id="1", kind="vote", ballots={"text": "for"}, text="for")
    block = '[[note]]\nid = "1"\nkind = "vote"\ntext = "for"\n[note.ballots]\ntext = "for"\n'
    written = changed_text("note", block, old, replace(old, text="against"))
    assert written == '[[note]]\nid = "1"\nkind = "vote"\ntext = "against"\n[note.ballots]\ntext = "for"\n'


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("", "12345"),
        ("speaker:AT", "25"),
        ("speaker:berg,at", "235"),
        ("speaker:-", "14"),
        ("kind:question", "3"),
        ("kind:q,act", "35"),
        ("item:buoys", "45"),
        ("item:1 -kind:item", "23"),
        ("mark", "3"),
        ("-struck", "1235"),
        ("restricted", "5"),
        ("private", "4"),
        ("audience:restr", "5"),
        ("lodz", "2"),
        ("text:mark", ""),
        ('"the ice is"', "2"),
        ("[/x]", "4"),
        ("-5", ""),
    ],
)
def test_a_filter_takes_the_notes_of_which_all_its_terms_are_true(typed: str, ids: str) -> None:
    indices, problem = note_filter.sifted(typed, MINUTES)
    assert "".join(MINUTES.notes[index].id for index in indices) == ids
    assert problem == ""


@pytest.mark.parametrize("typed", ["kind:poem", "item:moon", "speaker:nobody", "audience:x"])
def test_a_term_that_fits_nothing_is_said(typed: str) -> None:
    indices, problem = note_filter.sifted(typed, MINUTES)
    assert indices == []
    assert problem


def test_a_word_that_is_replaced_in_many_notes_is_one_edit_that_undoes_to_the_bytes(opened: Opened) -> None:
    note = '\n[[note]]\nid = "{n}"\nkind = "statement"\ntext = "The ice {n}."\n'
    written = (
        "\n[[note]]\nid = \"{n}\"  # kept\nkind = \"statement\"\ntext = '''The ice {n}.'''\nmood = \"ours alone\"\n"
    )
    before = "".join((written if n % 7 == 0 else note).format(n=n) + "# between\n" * (n % 11 == 0) for n in range(300))
    editor = opened(before)
    edit = after(Query("ice", "snow"), editor.minutes)
    editor.do(edit)
    assert len(edit.changes) == 300
    assert "ice" not in editor.record.text
    text = editor.record.text
    assert text.count("# kept") == text.count('mood = "ours alone"') == 43
    assert editor.record.minutes == Record(editor.record.path, text).minutes
    assert editor.undo()
    assert editor.record.text == before
    assert editor.redo()
    assert editor.record.text == text


def test_an_edit_may_change_a_note_twice_and_several_tables(opened: Opened) -> None:
    before = '[meeting]\ntitle = "A"\n\n[[agenda]]\nkey = "a"\n\n[[note]]\nid = "1"\ntext = "a"\n'
    editor = opened(before)
    (note,), (item,) = editor.minutes.notes, editor.minutes.agenda
    meeting = editor.minutes.meeting
    b, c = replace(note, text="b"), replace(note, text="c")
    editor.do(
        Edit(
            (
                Change("note", 0, note, b),
                Change("note", 0, b, c),
                Change("meeting", 0, meeting, replace(meeting, title="B")),
                Change("agenda", 0, item, replace(item, title="T")),
            )
        )
    )
    assert editor.record.minutes == Record(editor.record.path, editor.record.text).minutes
    assert [each.text for each in editor.minutes.notes] == ["c"]
    assert editor.undo()
    assert editor.record.text == before
