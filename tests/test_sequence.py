"""A sequence that grows is a tuple in all but its cost."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_tui.model.append_only import Grown

splices = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 2), st.lists(st.integers(0, 3), max_size=2)), max_size=12
)

Splices = list[tuple[int, int, list[int]]]


@given(splices, st.data())
def test_a_grown_sequence_does_what_a_tuple_does(splices: Splices, data: st.DataObject) -> None:
    made: list[tuple[Grown[int], tuple[int, ...]]] = [(Grown(), ())]
    for at, removed, new in splices:
        grown, plain = data.draw(st.sampled_from(made))
        at = min(at, len(plain))
        removed = min(removed, len(plain) - at)
        made.append((grown.spliced(at, removed, new), (*plain[:at], *new, *plain[at + removed :])))
    for grown, plain in made:
        assert grown == plain
        assert list(grown) == list(plain)
        assert list(reversed(grown)) == list(reversed(plain))
        assert [grown[at] for at in range(-len(plain), len(plain))] == [*plain, *plain]
        assert grown[1:] == plain[1:]


def test_one_more_entry_copies_nothing() -> None:
    before = Grown(range(3))
    after = before.spliced(3, 0, [3])
    assert after._entries is before._entries
    assert (len(before), len(after)) == (3, 4)
    assert after.spliced(3, 1, [])._entries is after._entries


class Unsearched(list[int]):
    """Entries that may not be gone through."""

    def __iter__(self) -> Iterator[int]:
        raise AssertionError("all entries were looked at")


@pytest.mark.parametrize("length", [0, 1, 7])
@pytest.mark.parametrize("step", [None, 1, 2, -1, -3])
@pytest.mark.parametrize("ends", [(None, None), (-2, None), (None, -2), (3, 5), (5, 3), (-20, 20)])
def test_a_slice_is_that_of_a_tuple_and_costs_no_more_than_it_holds(
    length: int, step: int | None, ends: tuple[int | None, int | None]
) -> None:
    longer = Grown(range(length + 3))
    view = longer.spliced(length, 3, [])
    view._entries = Unsearched(longer)
    wanted = slice(*ends, step)
    assert view[wanted] == tuple(range(length))[wanted]
