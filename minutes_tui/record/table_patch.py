"""The text of a table that gets other values: only the bytes of the keys that changed are others."""

import msgspec

from minutes_tui.model.minutes import TABLES, Entry, Note
from minutes_tui.record.blocks import HEADER, Data, body_end, loads
from minutes_tui.record.serializer import ALWAYS, bare, basic, fields, given_text, multiline, toml
from minutes_tui.record.value_positions import Table, UnknownFormError


def changed_text(name: str, text: str, old: Entry, new: Entry, *, quick: bool = True) -> str:
    """A block's text with the keys changed in which two values differ, and nothing else.

    What stands behind the last key, the next table's comments among it, is left alone. Not `quick`, it finds the place
    of every key, and writes the same.
    """
    if quick and (written := _other_words(text, old, new)):
        return written
    end = body_end(text)
    windows = "\r\n" in text[:end]
    body = text[:end].replace("\r\n", "\n") if windows else text[:end]
    if not body.endswith("\n"):
        body += "\n"
    before = _entry(name, body)
    wanted = changed_keys(name, old, new)
    after = {key: value for key, value in before.items() if key not in wanted}
    after |= {key: loads(f"x = {written}")["x"] for key, written in wanted.items() if written}
    written = _other_rows(body, before, wanted) if quick else ""
    if not written or _entry(name, written) != after:
        written = _in_place(body, before, after)
    if not written or _entry(name, written) != after:
        rows = {key: toml(value) for key, value in before.items()} | wanted
        written = given_text(name, rows)
    if windows:
        written = written.replace("\n", "\r\n")
    return written + text[end:]


def _other_words(text: str, old: Entry, new: Entry) -> str:
    """A note's block with another `text` at its end, written as our own hand does it: reading it again takes fifty
    times as long, and a word may be replaced in all notes at once. "" where more differs, or the old is written
    otherwise."""
    if not (isinstance(old, Note) and isinstance(new, Note)) or old.text == new.text:
        return ""
    end = len(text.rstrip("\n")) + 1
    row = multiline(old.text) if text.endswith('"""\n', 0, end) else basic(old.text)
    row = f"\ntext = {row}\n"
    if not text.endswith(row, 0, end) or msgspec.structs.replace(old, text=new.text) != new:
        return ""
    if text.find("[", 2) >= 0 and HEADER.search(text):  # the row may be one of a sub-table
        return ""
    written = basic(new.text) if "\n" not in new.text else multiline(new.text)
    return f"{text[: end - len(row)]}\ntext = {written}\n{text[end:]}"


def changed_keys(name: str, old: Entry, new: Entry) -> dict[str, str]:
    """Each key in which two values differ, with what is to be written; "" for one that goes."""
    before = {key: value for key, value, _ in fields(old)}
    after = {key: (value, default) for key, value, default in fields(new)}
    changed = {key: "" for key in before if key not in after}
    for key, (value, default) in after.items():
        if key not in before or before[key] != value:
            left_out = value is None or (value == default and key not in ALWAYS.get(name, set()))
            changed[key] = "" if left_out else toml(value)
    return changed


def _other_rows(body: str, before: Data, wanted: dict[str, str]) -> str:
    """A table's text with rows of our own hand written anew, and those that it hasn't behind the others; thirty times
    as fast as finding the place of every key. "" where a row is written otherwise; one that only looks like it gives
    other values."""
    for key, row in wanted.items():
        new = f"{bare(key)} = {row}\n" if row else ""
        old = f"\n{bare(key)} = {toml(before[key])}\n" if key in before else ""
        if body.count(old) != 1 and old:
            return ""
        body = body.replace(old, f"\n{new}") if old else body + new
    return body


def _in_place(body: str, before: Data, after: Data) -> str:
    """A table's text with keys changed where they stand; "" where it is written in a way that isn't known."""
    try:
        return Table(body).changed(before, after)
    except UnknownFormError:
        return ""


def _entry(name: str, text: str) -> Data:
    """The one table that a text holds; {} where it can't be read."""
    try:
        table = loads(text)[name]
    except (ValueError, KeyError):
        return {}
    entry: Data = table[0] if TABLES[name].many else table
    return entry
