"""Joins what another program did to a record's file with what was done here since both were the same, table by table.

A table that only one side changed is as that side left it. One that both changed stays as it is here, and theirs
becomes a private remark to be checked, so that no word is lost. What they took out goes, but not the last tables
of the file: a file that ends early was more likely cut short, or is an old copy, than shortened on purpose. So is
one whose last table is a beginning of what it was. Newlines are theirs.
"""

from collections import Counter

from minutes_tui.model.minutes import TABLES, Minutes, Note
from minutes_tui.record.blocks import closing, native, newline_of, separator
from minutes_tui.record.parser import read
from minutes_tui.record.serializer import table_text
from minutes_tui.record.stray_keys import arranged

REASON = "changed by another program at the same time"
MERGED = "The changes of another program were merged. {undo} undoes that."
"""What is said of that, with what undoes it here."""

Name = tuple[str, str, int]
"""What a table is known by on both sides: its own name, that of the entry, and which it is of those named so."""


def joined(base: str, ours: str, theirs: str) -> str:
    """The text that holds the work of both, of which `base` was the beginning."""
    before, here, there = _tables(base), _tables(ours), _tables(theirs)
    there = {name: text for name, text in there.items() if text.strip()}
    newline = newline_of(theirs if there else ours)
    if cut := _cut(before, there):
        del there[cut]
    out_early = _taken_out(list(before), there)
    texts: dict[Name, str] = {}
    remarks = []
    for name, text in here.items():
        old, other = before.get(name, ""), there.get(name, "")
        if name not in there:
            if name not in out_early or _differ(text, old):
                texts[name] = native(_plain(text), newline)
        elif not _differ(text, old):
            is_theirs = _differ(other, old) or _plain(other) == _plain(text)
            texts[name] = other if is_theirs else native(_plain(text), newline)
        else:
            texts[name] = native(_plain(text), newline)
            if _differ(other, old) and _differ(other, text):
                remarks.append(other)
    last: Name | None = None
    inserted: dict[Name | None, list[str]] = {}
    for name, text in there.items():
        if name in texts:
            last = name
        elif name not in before and _is_open(text):
            remarks.append(text)  # what follows would be a part of it
        elif name not in before:
            inserted.setdefault(last, []).append(text)
        elif _differ(text, before[name]):
            remarks.append(text)  # it was taken out here
    return _merged_text(texts, inserted, remarks, newline, new=set(here) - set(before))


def is_cut(base: str, theirs: str) -> bool:
    """Whether a file was cut short, in the middle of a table or between two."""
    before, there = _tables(base), {name: text for name, text in _tables(theirs).items() if text.strip()}
    ends = [name for name, text in before.items() if text.strip()]
    return bool(ends) and (_cut(before, there) is not None or ends[-1] not in there)


def _cut(before: dict[Name, str], there: dict[Name, str]) -> Name | None:
    """The last table of a file, where it is a beginning of one that was there before."""
    name = next(reversed(there), None)
    if name is None:
        return None
    text = _plain(there[name]).strip()
    was = [before[name]] if name in before else before.values()
    return name if any(_plain(each).strip().startswith(text) and _differ(each, text) for each in was) else None


def _is_open(text: str) -> bool:
    """Whether a table that can't be read has a string in it that does not end."""
    return bool(closing(text)) and any(text.count(quotes) % 2 for quotes in ('"""', "'''"))


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n")


def _merged_text(
    texts: dict[Name, str], inserted: dict[Name | None, list[str]], remarks: list[str], newline: str, new: set[Name]
) -> str:
    """One text of all: theirs stand behind the table that they stood behind, and behind what is new here."""
    whole: list[str] = []
    waiting = inserted.get(None, [])
    for name, text in texts.items():
        if name not in new:
            for other in waiting:
                _append_table(whole, other, newline, apart=True)
            waiting = []
        _append_table(whole, text, newline, apart=name in new)
        waiting = waiting + inserted.get(name, [])
    for other in waiting:
        _append_table(whole, other, newline, apart=True)
    taken = {name[1] for name in texts if name[0] == "note"}
    number = 0
    for text in remarks:
        while (number := number + 1) and f"elsewhere-{number}" in taken:
            pass
        note = Note(id=f"elsewhere-{number}", kind="remark", check=REASON, text=_plain(text).strip())
        _append_table(whole, native(table_text("note", note), newline), newline, apart=True)
    return "".join(whole)


def _append_table(whole: list[str], text: str, newline: str, *, apart: bool) -> None:
    before = next((each for each in reversed(whole) if each), "")
    if before and not before.endswith("\n"):
        whole.append(newline)
        before += newline
    lead = native(separator(_plain(before)), newline)
    whole.append(lead + text.lstrip("\r\n") if apart else text)


def _differ(text: str, other: str) -> bool:
    """Blank lines around a table are no change of it, nor is another newline."""
    return _plain(text).strip() != _plain(other).strip()


def _taken_out(before: list[Name], there: dict[Name, str]) -> set[Name]:
    """Those that the other side took out before its last one that was there before."""
    kept = max((index for index, name in enumerate(before) if name in there and name[0]), default=-1)
    return {name for name in before[: kept + 1] if name not in there}


def _tables(text: str) -> dict[Name, str]:
    reading = read(arranged(text))
    seen: Counter[tuple[str, str]] = Counter()
    places: Counter[str] = Counter()
    found: dict[Name, str] = {}
    for index, block in enumerate(reading.blocks):
        entry = _entry_name(reading.minutes, block.table, places[block.table]) if block.table else block.text.strip()
        places[block.table] += 1
        key = (block.table, entry if index else "first")
        found[(*key, seen[key])] = block.text
        seen[key] += 1
    return found


def _entry_name(minutes: Minutes, table: str, place: int) -> str:
    if not TABLES[table].many:
        return ""
    entry = getattr(minutes, TABLES[table].attribute)[place]
    return str(getattr(entry, "id", "") or getattr(entry, "key", "") or getattr(entry, "title", ""))
