"""The path of a file as it is typed, completed, pasted, or dropped on the terminal."""

import os
import re
import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit

ENDING = re.compile(r"^\S[^,;:@]*\.[a-z0-9]{2,8}$", re.IGNORECASE)
"""A name with an ending, which no list of people is."""


def dropped(text: str) -> str:
    """A path as terminals write it for a file that is dropped on them: quoted, with marks before blanks, or as a
    `file:` address."""
    text = text.strip()
    if text.startswith("file://"):
        return unquote(urlsplit(text.split()[0]).path)
    if not os.path.exists(os.path.expanduser(text)):
        try:
            words = shlex.split(text)
        except ValueError:  # an apostrophe that is part of the name
            return text
        if len(words) == 1:
            return words[0]
    return text


def is_path(text: str) -> bool:
    """Whether words behind a command are the path of a file and no list of people."""
    path = dropped(text)
    return "\n" not in path and (os.path.isfile(os.path.expanduser(path)) or bool(ENDING.search(path)))


def completed(typed: str, folder: Path, but: str = "") -> tuple[str, list[str]]:
    """What is typed of a path, as far as all files go on alike that begin so, and their names; folders end in a slash.
    A path that is not absolute is within `folder`. Files that end in `but` are left out."""
    head, name = os.path.split(typed)
    there = folder / os.path.expanduser(head)
    try:
        with os.scandir(there) as entries:
            found = sorted(
                entry.name + os.sep * entry.is_dir()
                for entry in entries
                if entry.name.casefold().startswith(name.casefold())
                and (name.startswith(".") or not entry.name.startswith("."))
                and not (but and entry.name.endswith(but))
            )
    except OSError:
        return typed, []
    if not found:
        return typed, []
    exact = [each for each in found if each.startswith(name)] or found
    first, last = min(exact), max(exact)
    whole = first[: next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))]
    return os.path.join(head, whole if len(whole) >= len(name) else name), found
