"""What an edit does to the blocks of a record: which are put in the place of which, said in characters for the draft.

Many entries that get other values at once are one walk over the blocks, however long the record is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from minutes_tui.meeting.edit import Change, Edit, edited
from minutes_tui.model.minutes import TABLES, Entry, Minutes, Note
from minutes_tui.record.blocks import TEXT, Block, Splice, body_end, insertion, lifted, native
from minutes_tui.record.draft_file import Span
from minutes_tui.record.serializer import given_text, table_text
from minutes_tui.record.table_patch import changed_keys, changed_text
from minutes_tui.record.undo_step import Step

NAME = itemgetter(0)
"""Of a block; over thousands of them ten times as fast as its attribute."""

NEAR = 8
"""Blocks from one that is rewritten to the next that is done with it."""

Taken = dict[str | int, tuple[Entry, str]]
"""Entries that an edit has taken out and puts in elsewhere, with how they were written: they keep their comments and
the keys that we don't know."""


class Placed(NamedTuple):
    """A splice that was done."""

    splice: Splice
    from_end: int
    """Characters behind it; so many stay as they are."""

    def span(self) -> Span:
        """It in characters; thousands of blocks are joined for that."""
        old, new = ("".join(map(TEXT, blocks)) for blocks in (self.splice.old, self.splice.new))
        if new.startswith(old):
            return Span(self.from_end, 0, new[len(old) :])
        return Span(self.from_end, len(old), new)


def spliced(blocks: list[Block], minutes: Minutes, edit: Edit, newline: str) -> list[Placed]:
    """Do an edit of these minutes to their blocks."""
    placed: list[Placed] = []
    taken: Taken = {}
    back = {_key(change.new) for change in edit.changes if change.old is None}
    for is_many, changes in _parts(edit):
        if is_many:
            *_, step = foreseen(blocks, changes)
            done = step.splices if step else ()
        else:
            done = (_splice(blocks, minutes, changes[0], newline, taken, back),)
        placed += apply(blocks, done)
        minutes = edited(minutes, Edit(tuple(changes)))
    return placed


def _parts(edit: Edit) -> Iterator[tuple[bool, list[Change]]]:
    """The changes of an edit: entries replaced one after the other together, any other alone."""

    def is_replacement(change: Change) -> bool:
        return change.replaces and TABLES[change.table].many

    for is_replaced, group in groupby(edit.changes, is_replacement):
        changes = list(group)
        if is_replaced and len(changes) > 1:
            yield True, changes
        else:
            yield from ((False, [change]) for change in changes)


def apply(blocks: list[Block], splices: Sequence[Splice]) -> list[Placed]:
    """Do splices to blocks."""
    if len(splices) > 1 and all(len(splice.old) == len(splice.new) for splice in splices):
        ordered = sorted(splices, key=lambda splice: splice.at)
        if all(one.at + len(one.old) <= other.at for one, other in pairwise(ordered)):
            behind = [*accumulate(map(len, map(TEXT, reversed(blocks))), initial=0)]
            ends = [behind[len(blocks) - splice.at - len(splice.old)] for splice in ordered]
            for splice in ordered:
                blocks[splice.at : splice.at + len(splice.old)] = splice.new
            return list(map(Placed, ordered, ends))
    return [_applied(blocks, splice) for splice in splices]


def _applied(blocks: list[Block], splice: Splice) -> Placed:
    end = splice.at + len(splice.old)
    from_end = sum(map(len, map(TEXT, blocks[end:])))
    blocks[splice.at : end] = splice.new
    return Placed(splice, from_end)


def foreseen(blocks: Sequence[Block], changes: Iterable[Change]) -> Iterator[Step | None]:
    """What entries that get other values do to the blocks, worked out bit by bit: None until the step is there."""
    places: dict[str, list[int]] = {}
    for at, name in enumerate(map(NAME, blocks)):
        places.setdefault(name, []).append(at)
    done: list[Change] = []
    became: dict[int, Block] = {}
    for change in changes:
        assert change.old is not None, "it is replaced"
        assert change.new is not None, "it is replaced"
        at = places[change.table][change.at]
        text = became.get(at, blocks[at]).text
        became[at] = Block(change.table, changed_text(change.table, text, change.old, change.new))
        done.append(change)
        yield None
    yield Step(Edit(tuple(done)), tuple(_stretches(blocks, became)))


def _stretches(blocks: Sequence[Block], became: Mapping[int, Block]) -> Iterator[Splice]:
    """Those that stand near each other are one splice, with what stands between them: a few are quickly done."""
    ats = sorted(became)
    ends = [number for number, (one, other) in enumerate(pairwise(ats), 1) if other - one > NEAR]
    for start, end in pairwise([0, *ends, len(ats)] if ats else []):
        first, behind = ats[start], ats[end - 1] + 1
        new = tuple([became.get(at) or blocks[at] for at in range(first, behind)])
        yield Splice(first, tuple(blocks[first:behind]), new)


def _splice(
    blocks: list[Block], minutes: Minutes, change: Change, newline: str, taken: Taken, back: set[str | int]
) -> Splice:
    """What a change does to the blocks."""
    name, table = change.table, TABLES[change.table]
    at = _position(blocks, minutes, name, change.at)
    if change.new is not None and change.old is not None and at is not None:
        block = blocks[at]
        return Splice(at, (block,), (Block(name, changed_text(name, block.text, change.old, change.new)),))
    if change.new is not None:
        old, written = taken.pop(_key(change.new), (None, ""))
        last = _position(blocks, minutes, name, change.at - 1) if written else None  # it stays among its like
        if (
            change.old is not None and not written
        ):  # a table that isn't in the file has its defaults: what is given is new
            given = changed_keys(name, change.old, change.new)
            if not any(given.values()):
                return Splice(len(blocks), (), ())
            return insertion(blocks, len(blocks), name, native(given_text(name, given), newline), newline)
        if at is None or not table.many:
            at = len(blocks) if last is None else last + 1
        if old is not None and old != change.new:
            written = changed_text(name, written, old, change.new)
        return insertion(blocks, at, name, written or native(table_text(name, change.new), newline), newline)
    if at is None:
        return Splice(len(blocks), (), ())
    before, block = blocks[at - 1], blocks[at]
    if change.old is not None and _key(change.old) in back:
        kept, text = lifted(before, block)
        taken[_key(change.old)] = change.old, text + newline
        return Splice(at - 1, (before, block), (kept,))
    behind = block.text[body_end(block.text) :]
    kept = Block(before.table, before.text + (behind if behind.strip() else ""))
    return Splice(at - 1, (before, block), (kept,))


def _key(entry: Entry | None) -> str | int:
    """What tells an entry that is moved: a note's id, though other keys of it change; else that it is the same."""
    return entry.id if isinstance(entry, Note) and entry.id else id(entry)


def _position(blocks: list[Block], minutes: Minutes, name: str, index: int) -> int | None:
    """Where among the blocks an entry stands, looked for from the end, where most edits are."""
    left = len(getattr(minutes, TABLES[name].attribute)) - 1 if TABLES[name].many else 0
    if index > left:
        return None
    behind = left - index
    guess = len(blocks) - 1 - behind
    if guess >= 0 and list(map(NAME, blocks[guess:])).count(name) == behind + 1:
        return guess  # nothing but its like stands behind it
    for at in range(len(blocks) - 1, -1, -1):
        if blocks[at].table == name:
            if left == index:
                return at
            left -= 1
    return None
