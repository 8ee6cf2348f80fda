"""Joins what another program did to a record's file with what was done here since both were the same, table by table.

A table that only one side changed is as that side left it. One that both changed stays as it is here, and theirs
becomes a private remark to be checked, so that no word is lost. What they took out goes, but not the last tables
of the file: a file that ends early was more likely cut short, or is an old copy, than shortened on purpose.
"""

from collections import Counter

from minutes_tui.model import TABLES, Minutes, Note
from minutes_tui.record.blocks import separator
from minutes_tui.record.hand import table_text
from minutes_tui.record.reading import read

REASON = "changed elsewhere at the same time"

Name = tuple[str, str, int]
"""What a table is known by on both sides: its own name, that of the entry, and which it is of those named so."""


def joined(base: str, ours: str, theirs: str) -> str:
    """The text that holds the work of both, of which `base` was the beginning."""
    before, here, there = _tables(base), _tables(ours), _tables(theirs)
    there = {name: text for name, text in there.items() if text.strip()}
    out_early = _taken_out(list(before), there)
    texts: dict[Name, str] = {}
    remarks = []
    for name, text in here.items():
        old, other = before.get(name, ""), there.get(name, "")
        if name not in there:
            if name not in out_early or _differ(text, old):
                texts[name] = text
        elif not _differ(text, old):
            texts[name] = other if _differ(other, old) else text
        else:
            texts[name] = text
            if _differ(other, old) and _differ(other, text):
                remarks.append(other)
    last: Name | None = None
    inserted: dict[Name | None, list[str]] = {}
    for name, text in there.items():
        if name in texts:
            last = name
        elif name not in before:
            inserted.setdefault(last, []).append(text)
        elif _differ(text, before[name]):
            remarks.append(text)  # it was taken out here
    return _written(texts, inserted, remarks, new=set(here) - set(before))


def _written(texts: dict[Name, str], inserted: dict[Name | None, list[str]], remarks: list[str], new: set[Name]) -> str:
    """One text of all: theirs stand behind the table that they stood behind, and behind what is new here."""
    whole: list[str] = []
    waiting = inserted.get(None, [])
    for name, text in texts.items():
        if name not in new:
            for other in waiting:
                _put(whole, other, apart=True)
            waiting = []
        _put(whole, text, apart=name in new)
        waiting = waiting + inserted.get(name, [])
    for other in waiting:
        _put(whole, other, apart=True)
    taken = {name[1] for name in texts if name[0] == "note"}
    number = 0
    for text in remarks:
        while (number := number + 1) and f"elsewhere-{number}" in taken:
            pass
        note = Note(id=f"elsewhere-{number}", kind="remark", check=REASON, text=text.strip())
        _put(whole, table_text("note", note), apart=True)
    return "".join(whole)


def _put(whole: list[str], text: str, *, apart: bool) -> None:
    before = next((each for each in reversed(whole) if each), "")
    if before and not before.endswith("\n"):
        whole.append("\n")
        before += "\n"
    whole.append((separator(before.replace("\r\n", "\n")) if apart else "") + (text.lstrip("\r\n") if apart else text))


def _differ(text: str, other: str) -> bool:
    """Blank lines around a table are no change of it."""
    return text.strip() != other.strip()


def _taken_out(before: list[Name], there: dict[Name, str]) -> set[Name]:
    """Those that the other side took out before its last one that was there before."""
    kept = max((index for index, name in enumerate(before) if name in there and name[0]), default=-1)
    return {name for name in before[: kept + 1] if name not in there}


def _tables(text: str) -> dict[Name, str]:
    reading = read(text)
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
