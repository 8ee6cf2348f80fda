"""What the review does to a record's file: the cases of `review.md`; and what can't be done says why."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import NOW, Opened, enter
from fixtures import Case, cases
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutes_tui import checks, commands
from minutes_tui.assist import keymap
from minutes_tui.commands.notes import note_corrections, review_actions
from minutes_tui.config.settings import Settings
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.markup import gap
from minutes_tui.meeting.edit import Edit, followed
from minutes_tui.record import Record
from minutes_tui.record.serializer import toml
from minutes_tui.search import replacement

CASES = cases(Path(__file__).with_name("review.md"))
BEFORE = {
    case.title: next(each.blocks["toml before"] for each in reversed(CASES[: at + 1]) if "toml before" in each.blocks)
    for at, case in enumerate(CASES)
}
ACTS = {act.name: act for act in keymap.acts()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_an_act_changes_what_it_names_and_nothing_else(case: Case, opened: Opened, accept: bool) -> None:
    before = BEFORE[case.title]
    editor = opened(before)
    record, texts = editor.record, [before]
    edits: list[Edit] = []
    editor.changed.append(edits.append)
    for line in case.blocks["text"].splitlines():
        outcome = done(editor, line.replace("⏎", "\n"))
        assert len(edits) - len(texts) + 1 == (not outcome.refused), f"{line}: {outcome.refused}"
        if not outcome.refused:
            texts.append(record.text)
    after, minutes = record.text, record.minutes
    for text in reversed(texts[:-1]):
        assert editor.undo()
        assert record.text == text
    assert not editor.undo()
    for text in texts[1:]:
        assert editor.redo()
        assert record.text == text
    assert record.minutes == minutes
    assert record.close()
    assert record.path.read_bytes() == after.encode()
    assert Record.read(record.path).minutes == minutes
    case.expect("toml", after, accept)


def done(editor: Editor, line: str) -> Outcome:
    """Do what a line of a case says."""
    what, _, argument = line.partition(":")
    name, *ids = what.split()
    argument = argument.removeprefix(" ")
    if name == "replace":
        old, new = argument.split("=", 1)
        query = replacement.Query(old, new)
        found = [hit for step in replacement.hits(editor.minutes, query) for hit in step]
        editor.do(replacement.replaced(editor.minutes, found))
        return Outcome()
    if what == "silence everywhere":
        return review_actions.silence_everywhere(editor, argument)
    indices = [at for at, note in enumerate(editor.minutes.notes) if note.id in ids]
    assert len(indices) == len(ids), line
    if name == "silence":
        return review_actions.silence(editor, indices[0], argument)
    if name == "words":
        return review_actions.reworded(editor, indices[0], argument)
    act = ACTS[name]
    reason = act.why_not(editor, indices)
    return Outcome(refused=reason) if reason else act.run(editor, indices, argument)


def test_every_act_has_a_case() -> None:
    told = {line.partition(":")[0].split()[0] for case in CASES for line in case.blocks["text"].splitlines()}
    assert {act.name for act in keymap.acts()} <= told


def test_no_two_acts_have_the_same_key_and_none_has_that_of_the_eyes() -> None:
    letters = [key for key, _ in keymap.review_rows()] + list("jkGpNXvU?23456789")
    assert len(set(letters)) == len({*letters})
    taken = [key for key, _ in keymap.review_rows()]
    assert len(taken) == len(set(taken))
    assert not {act.key for act in keymap.acts()} & set("jkgGnNpxXvuUeqRf/123456789")


HEAD = """
[[participant]]
key = "IV"
name = "Ilse Vanags"

[[note]]
id = "1"
kind = "heading"
text = "Roof"

[[note]]
id = "2"
kind = "vote"
text = "Dry?"

[[note]]
id = "3"
kind = "statement"
text = "Dry."
"""


@pytest.mark.parametrize(
    ("name", "indices", "why"),
    [
        ("speaker", [0], "A note of the kind heading has no speaker."),
        ("kind", [1, 2], "A note of the kind vote cannot change to another kind."),
        ("attribution", [0], "A note of the kind heading has no attribution."),
        ("attribution", [2], "The note has no speaker: press s, or /note NUMBER speaker CODE."),
        ("unmark", [0], "The note is not marked for checking."),
        ("by", [2], "Only an action item has a person responsible. This is a statement."),
        ("done", [2], "Only an action item can be marked as done. This is a statement."),
        ("up", [0], "This is already the first note."),
        ("down", [2], "This is already the last note."),
        ("item", [2], "The agenda is empty."),
        ("join", [0], "There is no note before this one."),
        ("join", [0, 2], "There is another note between them."),
        ("join", [1, 2], "Notes of different kinds, or without paragraphs, cannot be merged."),
        ("split", [0, 1], "Select one note to split."),
    ],
)
def test_what_can_not_be_done_says_why(name: str, indices: list[int], why: str, opened: Opened) -> None:
    assert ACTS[name].why_not(opened(HEAD), indices) == why


@pytest.mark.parametrize(
    ("name", "argument", "why"),
    [
        ("speaker", "Nobody", "No participant is called “Nobody”."),
        ("speaker", "", "Who said it? Type a code or a name, or - for no one."),
        ("kind", "x", "Choose one of: statement, question, decision, action, motion, heading, remark."),
        ("audience", "p", "Choose public, restricted or private."),
        ("time", "25:99", "Not a time: write 10:05."),
        ("split", "wet", "“wet” is not in the note."),
        ("link", "answers 3", "A note cannot be linked to itself."),
        ("link", "amends 1", "Only a motion can amend another motion."),
        ("link", "likes 1", "Type “answers 7”; also “supports”, “opposes”, “amends”, “none”."),
        ("after", "/undo", "Only a note, a motion, a vote or what became of a motion can be entered here."),
        ("after", "/carried 2-1", "There is no pending motion. /motion TEXT adds one."),
    ],
)
def test_an_answer_that_is_none_is_refused_and_changes_nothing(
    name: str, argument: str, why: str, opened: Opened
) -> None:
    editor = opened(HEAD)
    assert ACTS[name].run(editor, [2], argument).refused == why
    assert not editor.can_undo


def test_a_motion_a_vote_and_what_became_of_it_are_entered_at_their_place(opened: Opened) -> None:
    editor = opened(PEOPLE_AND_ITEMS)
    enter(
        editor,
        "/item a",
        "It was proposed that we dig.",
        "SD: Fine.",
        "/item b",
        "/motion TI: That we plant.",
        "/carried 2-1",
    )
    before = editor.record.text
    after = ACTS["after"].run
    assert after(editor, [1], "/motion BC: that we dig.").said == "Entered."
    assert after(editor, [2], "/seconder SD").said == "The seconder is Dawes."
    assert after(editor, [2], "/vote 2-0-1").said == "/carried or /lost ends the motion."
    assert after(editor, [3], "/carried").said == "The motion is carried and recorded as decision 2."
    assert after(editor, [3], "+1 BC").refused
    found = [
        (note.kind, note.item, note.mover, note.seconder, note.outcome, note.number) for note in editor.minutes.notes
    ]
    assert found[1:6] == [
        ("statement", "a", (), (), "", None),
        ("motion", "a", "BC", "SD", "carried", 2),
        ("vote", "a", (), (), "", None),
        ("statement", "a", (), (), "", None),
        ("item", "b", (), (), "taken up", None),
    ]
    assert len({note.id for note in editor.minutes.notes}) == len(editor.minutes.notes)
    assert editor.minutes.notes[3].answers == editor.minutes.notes[2].id
    while editor.record.text != before:
        assert editor.undo()


PEOPLE_AND_ITEMS = "".join(
    f'[[participant]]\nkey = "{key}"\nname = "{name}"\npresence = "present"\n'
    for key, name in (("BC", "Bea Crow"), ("SD", "Sue Dawes"), ("TI", "Tim Ibb"))
) + "".join(f'[[agenda]]\nkey = "{key}"\ntitle = "{title}"\n' for key, title in (("a", "Ponds"), ("b", "Trees")))


def follow(editor: Editor, act: str, indices: Sequence[int]) -> list[str | None]:
    """Where each note is after an act, by the id of the one that stands there."""
    edits: list[Edit] = []
    before = editor.minutes.notes
    editor.changed.append(edits.append)
    ACTS[act].run(editor, indices, "")
    after = [followed(edits[-1], "note", at) for at in range(len(before))]
    return [None if at is None else editor.minutes.notes[at].id for at in after]


@pytest.mark.parametrize(("act", "indices"), [("down", [0, 1]), ("up", [1, 2]), ("down", [0]), ("up", [2])])
def test_a_note_is_followed_where_it_is_moved(act: str, indices: list[int], opened: Opened) -> None:
    assert follow(opened(HEAD), act, indices) == ["1", "2", "3"]


def test_a_note_that_is_taken_out_is_nowhere_and_the_others_are_followed(opened: Opened) -> None:
    assert follow(opened(HEAD), "remove", [1]) == ["1", None, "3"]


def test_acts_work_where_ids_have_a_prefix(opened: Opened) -> None:
    editor = opened(HEAD)
    editor.settings = Settings(id_prefix="MF")
    ACTS["after"].run(editor, [2], "IV: Wet.")
    assert editor.minutes.notes[-1].id == "MF-1"


TEXTS = st.lists(
    st.sampled_from(["One.", "two", " ", "  ", "\n", "\n\n", "\n\n- ", "\t", "??", "三。", "*x*"]), max_size=12
)


@given(TEXTS.map("".join).filter(str.strip), st.lists(st.integers(0, 40), min_size=1, max_size=3))
@settings(max_examples=200, suppress_health_check=list(HealthCheck))
def test_a_note_that_is_split_and_joined_again_has_the_same_text(text: str, places: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.toml"
        check = f"check = {toml(gap(text.strip()))}\n" if "??" in text else ""
        path.write_text(f'[[note]]\nid = "1"\nkind = "statement"\nparagraph = 7\ntext = {toml(text.strip())}\n{check}')
        editor = Editor(Record.open(path), lambda: NOW)
        before = editor.minutes.notes
        for place in places:
            longest = max(range(len(editor.minutes.notes)), key=lambda at: len(editor.minutes.notes[at].text))
            note_corrections.split(editor, longest, place)
        assert [note.paragraph for note in editor.minutes.notes] == [7] + [None] * (len(editor.minutes.notes) - 1)
        while len(editor.minutes.notes) > 1:
            assert note_corrections.join(editor, places[0] % (len(editor.minutes.notes) - 1) + 1).said
        assert editor.minutes.notes == before
        assert editor.record.close()


def test_halves_that_are_selected_are_joined_as_they_were(opened: Opened) -> None:
    editor = opened('[[note]]\nid = "1"\ntext = "One. Two. Three."\n')
    note_corrections.split(editor, 0, 10)
    note_corrections.split(editor, 0, 5)
    assert [note.text for note in editor.minutes.notes] == ["One.", "Two.", "Three."]
    ACTS["join"].run(editor, [0, 1, 2], "")
    assert [note.text for note in editor.minutes.notes] == ["One. Two. Three."]


def test_a_mark_that_says_what_a_gap_says_goes_with_its_half(opened: Opened) -> None:
    editor = opened('[[note]]\nid = "1"\ntext = "Dry. In ?? May."\ncheck = "May."\n')
    note_corrections.split(editor, 0, 5)
    assert [(note.text, note.check) for note in editor.minutes.notes] == [("Dry.", ""), ("In ?? May.", "May.")]


def test_what_is_silenced_is_listed_counted_and_turned_on_again(opened: Opened) -> None:
    editor = opened(HEAD.replace('text = "Dry."', 'text = "Dry ??."'))
    (gap,) = [problem for problem in checks.problems(editor.minutes) if problem.check == "gaps"]
    assert commands.enter(editor, "/silenced").said == "No check is silenced."
    before = editor.record.text
    review_actions.silence(editor, gap.index, "gaps")
    review_actions.silence_everywhere(editor, "essentials")
    assert commands.enter(editor, "/silenced").said == (
        "Silenced in the whole record: essentials; gaps in note 3. /silenced CHECK turns one on again."
    )
    silenced = checks.silenced(editor.minutes)
    assert [(problem.check, problem.index) for problem in silenced if problem.check == "gaps"] == [("gaps", gap.index)]
    assert not {"gaps", "essentials"} & {problem.check for problem in checks.problems(editor.minutes)}
    told = commands.enter(editor, "/circulate! because of the test").said
    assert f"{len(silenced)} points are silenced (essentials 2, gaps 1)." in told
    commands.enter(editor, "/undo")
    for check in ("gaps", "essentials"):
        assert commands.enter(editor, f"/silenced {check}").said == f"The check {check} is on again."
    assert editor.record.minutes == Record(editor.record.path, before).minutes
    assert commands.enter(editor, "/silenced gaps").misread == "gaps is not silenced: /silenced shows what is."


def test_the_question_who_is_meant_has_a_key_to_say_who(opened: Opened) -> None:
    editor = opened(
        '[[participant]]\nkey = "RF"\nname = "Rob Fern"\ntitle = "Cllr"\n'
        '[[participant]]\nkey = "JA"\nname = "Jo Ashworth"\ntitle = "Cllr"\n'
    )
    for line in ("Rob: I agree.", "Cllr Ashwroth: hello there.", "/motion Rob: that we go"):
        enter(editor, line)
    asked = [each for each in checks.problems(editor.minutes) if each.check == "gaps"]
    found = [checks.fixes(editor.minutes, each)[0] for each in asked]
    assert [each.said for each in found] == ["RF Fern", "JA Ashworth", "Moved by RF Fern"]
    for each in found:
        editor.do(each.edit)
    assert [(note.speaker, note.mover, note.text, note.check) for note in editor.minutes.notes] == [
        ("RF", (), "I agree.", ""), ("JA", (), "hello there.", ""), ((), "RF", "that we go", ""),
    ]  # fmt: skip
