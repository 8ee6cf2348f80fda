"""Two who changed the same record: what each did is there, and where both did something, both are."""

import pytest

from minutes_tui.record.merge import REASON, joined
from minutes_tui.record.parser import read

HEAD = 'format = 1\n\n[meeting]\ntitle = "Board"\n'


def note(number: int, words: str) -> str:
    return f'\n[[note]]\nid = "{number}"\ntext = "{words}"\n'


def record(*words: str) -> str:
    return HEAD + "".join(note(number, said) for number, said in enumerate(words, 1) if said)


JOINED = {
    "ours alone": (record("a", "b"), record("a", "B"), record("a", "b"), record("a", "B")),
    "theirs alone": (record("a", "b"), record("a", "b"), record("A", "b"), record("A", "b")),
    "different tables": (record("a", "b"), record("A", "b"), record("a", "B"), record("A", "B")),
    "the same in both": (record("a"), record("A"), record("A"), record("A")),
    "a key of the meeting": (
        record("a"),
        record("a", "b"),
        record("a").replace("Board", "Council"),
        record("a", "b").replace("Board", "Council"),
    ),
    "both at the end": (record("a"), record("a", "b"), record("a", "", "c"), record("a", "b", "c")),
    "theirs in the middle": (record("a", "", "c"), record("a", "", "c", "d"), record("a", "b", "c"),
                             record("a", "b", "c", "d")),
    "taken out by them": (record("a", "b", "c"), record("a", "b", "C"), record("a", "", "c"), record("a", "", "C")),
    "taken out by us": (record("a", "b", "c"), record("a", "", "c"), record("a", "b", "C"), record("a", "", "C")),
    "cut short": (record("a", "b", "c"), record("a", "b", "c", "d"), record("a"), record("a", "b", "c", "d")),
    "emptied": (record("a", "b"), record("a", "B"), "", record("a", "B")),
    "a comment and a table of theirs that we don't know": (
        record("a"),
        record("A"),
        record("a") + "\n[other]\n# mine\nx = 1\n",
        record("A") + "\n[other]\n# mine\nx = 1\n",
    ),
    "a table that can't be read": (record("a"), record("a", "b"), record("a") + "\n[[note\nid=", record("a", "b")
                                   + "\n[[note\nid="),
}  # fmt: skip


@pytest.mark.parametrize("case", JOINED.values(), ids=JOINED)
def test_work_on_different_tables_is_joined(case: tuple[str, str, str, str]) -> None:
    base, ours, theirs, both = case
    assert joined(base, ours, theirs) == both


@pytest.mark.parametrize(
    ("ours", "theirs", "kept"),
    [
        (record("ours"), record("theirs"), "ours"),
        (record(""), record("theirs"), ""),
        (record("a", "ours"), record("a", "theirs"), "ours"),
    ],
    ids=["changed by both", "taken out here", "new in both with the same id"],
)
def test_work_on_the_same_table_keeps_both(ours: str, theirs: str, kept: str) -> None:
    both = read(joined(record("a"), ours, theirs))
    assert not both.problems
    remark = both.minutes.notes[-1]
    assert (remark.kind, remark.check) == ("remark", REASON)
    assert "theirs" in remark.text
    assert kept in " ".join(each.text for each in both.minutes.notes[:-1])
    assert "theirs" not in " ".join(each.text for each in both.minutes.notes[:-1])


def test_joining_again_takes_another_id() -> None:
    once = joined(record("a"), record("b"), record("c"))
    twice = joined(record("a"), once, record("d"))
    assert [each.id for each in read(twice).minutes.notes] == ["1", "elsewhere-1", "elsewhere-2"]
