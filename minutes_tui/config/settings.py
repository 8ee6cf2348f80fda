"""The rapporteur's settings: one TOML file. What is wrong in it is said, all at once, and never stops a meeting."""

import os
import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from minutes_tui.errors import RecordError
from minutes_tui.model.minutes import Print
from minutes_tui.model.near_words import suggestion
from minutes_tui.model.patterns import Pattern
from minutes_tui.system import files

Keys = Mapping[str, str]
"""A command's name to its key, as Textual names keys; "" takes its key away."""

UNDELIVERED = Pattern(r"ctrl\+(?:[himb]|space)|alt\+.*|shift\+enter|ctrl\+enter|f1[0-2]")
"""Keys that not every terminal delivers."""
EDITING = {
    *(f"ctrl+{letter}" for letter in "acdekuvwxyz"), "f6", "f7", "enter", "tab", "escape", "up", "down", "left",
    "right",     "home", "end", "backspace", "delete", "space", "ctrl+q", "ctrl+p", "ctrl+j",
}  # fmt: skip
"""Keys with which a line is typed, or the program is left."""
KEY = Pattern(r"(?:ctrl\+[a-z]|f[1-9]|none)")

TEMPLATE = """\
# Settings of minutes. A line that begins with # shows the default. To change it, remove the # and edit the value.

# theme = "dark"             # or "light", "contrast", "ansi-dark" or "ansi-light" for the terminal's own colours, …
# mouse = true
# name = ""                  # your name as participants lists have it: @me finds it
# id_prefix = ""             # put before the ids of your notes, such as "MF", when two people take the same minutes

[keys]                       # command = key, such as "ctrl+r", "f8" or "none"
# next = "ctrl+n"
# floor = "ctrl+s"

[abbreviations]              # type ;asap to insert the text
# asap = "as soon as possible"

[modules]                    # type /opened to enter the text
# opened = "{chair} opened the meeting at {time}; {present} of {expected} members were present."

[print]                      # layout of the pages, unless the record has its own [print]
# style = "plain"            # or "secretariat", "hansard", "council", "protokoll", "committee"
# paper = "a4"               # or "us-letter" …; margins = [26, 31, 26, 37]; font = "…"; color = "#003366"
# logo = "crest.png"         # relative to this file, like template = ["house.typ", "house.docx", "house.css"]
# header = "{body} · {reference}"
# footer = "{page_of}"
# date = "long"
# person = "{delegation}, {title} {name}, {post}, {affiliation}"
# labels = { decisions = "Conclusions" }
"""


class Settings(Struct, frozen=True, kw_only=True):
    """What the rapporteur wants in every meeting."""

    theme: str = ""
    """Name of a theme; "" is the program's own."""
    mouse: bool = True
    name: str = ""
    """Of the rapporteur, as participants lists have it."""
    id_prefix: str = ""
    """Before the number in a note's id and a hyphen."""
    keys: Keys = {}
    abbreviations: Mapping[str, str] = {}
    modules: Mapping[str, str] = {}
    print: Print = Print()
    """The house style of records that have none of their own; files in it are absolute."""


LARGEST = files.MIB // 4
"""Bytes of a file of settings."""
MANY = 200
"""Entries of a table or a list that are looked at, but of those whose keys are one's own."""
TOLD = 50
"""Problems that are told."""
TEXTS = ("abbreviations", "modules")
TYPES: Mapping[str, tuple[type, str]] = {
    "theme": (str, "text"), "mouse": (bool, "true or false"), "id_prefix": (str, "text"), "name": (str, "text"),
    "keys": (dict, "a table"), "abbreviations": (dict, "a table"), "modules": (dict, "a table"),
    "print": (dict, "a table"),
}  # fmt: skip


def path() -> Path:
    """Where the settings are: MINUTES_SETTINGS, or the folder of XDG for settings, on Windows APPDATA."""
    given = os.environ.get("MINUTES_SETTINGS")
    if given:
        return Path(os.path.expanduser(given))
    home = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA")
    return (
        (Path(home) if home and os.path.isabs(home) else Path(os.path.expanduser("~/.config")))
        / "minutes"
        / "settings.toml"
    )


def load(commands: Callable[[], Keys] = dict, reserved: Collection[str] = ()) -> tuple[Settings, list[str]]:
    """The settings, and a sentence for each thing that is wrong in them; what is wrong has its default.

    `commands` gives the names of commands with their keys, `reserved` are the keys that the screen has for itself.
    """
    where = path()
    try:
        os.stat(where)
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), [f"{where} is a link that leads nowhere."] if os.path.islink(where) else []
    except (OSError, ValueError) as error:
        return Settings(), [f"{where} cannot be read: {getattr(error, 'strerror', None) or error}."]
    try:
        return _read(where, commands, reserved)
    except RecordError as error:
        return Settings(), [f"The settings are not used. {error}"]
    except RecursionError:
        return Settings(), [f"{where} cannot be read: it has too many brackets within brackets."]
    except Exception as error:  # no file of settings keeps the program from starting
        return Settings(), [f"{where} cannot be read: {str(error) or type(error).__name__}."]


DOTTED = Pattern(r"(?:[\w\"'-]+\s*\.\s*){200}")
"""Parts of a key from which on it takes seconds to be read, and that no setting has."""


def _read(where: Path, commands: Callable[[], Keys], reserved: Collection[str]) -> tuple[Settings, list[str]]:
    """Raises RecordError, and ValueError for what is no TOML."""
    import tomllib  # few have settings, and it is loaded otherwise only to check a record

    text = files.read(where, LARGEST)
    if DOTTED.search(text):
        raise ValueError("a key has more parts than any setting")
    table = {
        key: value if key in TEXTS else _cut(value) for key, value in _cut(tomllib.loads(text), deep=False).items()
    }
    problems: list[str] = []

    def wrong(key: str, said: str) -> None:
        if len(problems) < TOLD:
            problems.append(f"{where}:{_line(text, key)}: {said}")

    values = {key: value for key, value in table.items() if _is_known(key, value, wrong)}
    for name in TEXTS:
        given = values.get(name, {})
        for key, value in given.items():
            if not isinstance(value, str):
                wrong(key, f"{key} must be text.")
        values[name] = {key: value for key, value in given.items() if isinstance(value, str)}
    from minutes_tui.config import house_style as house  # most starts find no settings

    style, faults = house.read(values.get("print", {}))
    for key, said in faults:
        wrong(key, said)
    values["print"] = house.placed(style, where.parent)
    values["keys"] = _keys(values["keys"], commands(), reserved, wrong) if values.get("keys") else {}
    return Settings(**values), problems


def _cut(value: Any, *, deep: bool = True) -> Any:
    """A value without what is too much, which nobody means and which would take long to look through."""
    if isinstance(value, dict):
        return {key: _cut(each) if deep else each for key, each in list(value.items())[:MANY]}
    return [_cut(each) for each in value[:MANY]] if isinstance(value, list) else value


def _line(text: str, key: str) -> int:
    """Where a key is given, or a table in one line that has it; 1 where that can't be found."""
    rows = list(enumerate(text.splitlines(), 1))
    own = (n for n, row in rows if row.split("=")[0].strip(" \"'[]") == key)
    within = (n for n, row in rows if re.search(rf"\b{re.escape(key)}\s*=", row))
    return next(own, next(within, 1))


def _is_known(key: str, value: object, wrong: Any) -> bool:
    if key not in TYPES:
        wrong(key, f"{key} is not a setting{suggestion(key, TYPES)}")
        return False
    kind, said = TYPES[key]
    if not isinstance(value, kind):
        wrong(key, f"{key} must be {said}.")
    return isinstance(value, kind)


def _keys(given: Mapping[str, object], commands: Mapping[str, str], reserved: Collection[str], wrong: Any) -> Keys:
    """The keys that can be used. A key that another command has by default is free where that one is given another."""
    keys: dict[str, str] = {}
    for name, key in given.items():
        if name not in commands:
            wrong(name, f"There is no command {name}{suggestion(name, commands)}")
        elif not isinstance(key, str):
            wrong(name, f'{name} must be a key, as text: "ctrl+r", "f8" or "none".')
        elif key in EDITING or key in reserved:
            wrong(name, f"{key} is already used on the input line or on the screen. Choose another key.")
        elif not KEY.fullmatch(key) or UNDELIVERED.fullmatch(key):
            wrong(name, f'{key} is not a key that every terminal sends. Use one such as "ctrl+r" or "f8", or "none".')
        else:
            keys[name] = "" if key == "none" else key
    taken: dict[str, str] = {}
    for name, key in {**commands, **keys}.items():
        other = taken.setdefault(key, name) if key else name
        if other != name:
            loser = name if name in keys else other
            wrong(loser, f"{key} is already the key of {other if loser == name else name}.")
            keys.pop(loser, None)
    return keys


def begin() -> Path:
    """The file of the settings, made with all that there is as comments where it is missing. Raises RecordError."""
    where = path()
    if not os.path.lexists(where):
        files.make_folder(where.parent)
        files.create(where, files.data(TEMPLATE))
    return where


THEME = Pattern(r"(?m)^[ \t]*theme[ \t]*=.*$")
NO_THEME = Pattern(r"(?m)^[ \t]*#[ \t]*theme[ \t]*=.*$")
FIRST_TABLE = Pattern(r"(?m)^[ \t]*\[")


def keep_theme(name: str) -> Path:
    """Write a theme into the file of the settings, which is made where it is missing; all else in it stays as it is.

    Raises RecordError where it can't be written, or what is in it can't be read.
    """
    import tomllib

    where = begin()
    text = files.read(where, LARGEST)
    table = FIRST_TABLE.search(text)
    head, rest = (text[: table.start()], text[table.start() :]) if table else (text, "")
    line = f'theme = "{name}"'
    for known in (THEME, NO_THEME):
        new, count = known.subn(lambda found: line, head, count=1)
        if count:
            break
    else:
        new = f"{head.rstrip()}\n{line}\n\n".lstrip("\n")
    try:
        if tomllib.loads(new + rest).get("theme") != name:
            raise RecordError(f"The theme could not be changed in {where}. Edit theme there.")
    except ValueError as error:
        raise RecordError(f"{where} cannot be read: {error}.") from error
    try:
        files.swap(files.real(where), [files.data(new + rest)])
    except OSError as error:
        raise RecordError(files.trouble(where, error, "written")) from error
    return where
