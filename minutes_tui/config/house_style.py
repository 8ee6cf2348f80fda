"""House style: how a body wants its pages, of the record and of the settings, and its faults. Knows no page."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

import msgspec
from msgspec.structs import fields, replace

from minutes_tui.language import dates
from minutes_tui.language.labels import Labels, labels
from minutes_tui.language.names import same
from minutes_tui.language.templates import FIELD, filled
from minutes_tui.model.conversion import converted
from minutes_tui.model.minutes import Participant, Print, listed
from minutes_tui.model.near_words import suggestion

Fault = tuple[str, str]
"""A key, and what is wrong with its value, as one sentence."""

KEYS = frozenset(field.name for field in fields(Print))
RUNNING = ("title", "reference", "date", "body", "kind", "status", "status_long", "page", "pages", "page_of")
SIDES = ("left", "centre", "right")
TWO_SIDED = {"inner": "left", "outer": "right"}
"""The sides of a page that is printed on both sides, with those that they are on odd pages."""
PERSON = (
    "delegation", "title", "name", "short", "last", "given", "post", "affiliation", "role", "body", "code", "email",
    "stands_for", "proxies", "remark",
)  # fmt: skip
CALLED = ("title", "last", "name", "given", "code")
NUMBER = ("number", "reference", "year")
PART = ("number", "count", "letter")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "header": RUNNING, "footer": RUNNING, "person": PERSON, "short": CALLED, "speaker": PERSON,
    "decision_number": NUMBER, "paragraph_number": NUMBER, "item_number": ("number",), "part_number": PART,
    "notice": RUNNING,
}  # fmt: skip
"""What may stand in braces in the value of a key. Anything else in braces is words."""
NUMBERS = ("decision_number", "paragraph_number", "item_number")
LISTED = ("roster", "decisions", "actions", "decisions+actions", "votes", "attachments", "distribution", "next")
NAMES: Mapping[str, tuple[str, ...]] = {
    "head": ("organisation", "body", "reference", "kind", "title", "status", "date", "times", "venue", "chair",
             "rapporteur",
             "present", "distribution", "original", "agenda"),
    "front": (*LISTED, "agenda"), "lists": LISTED,
}  # fmt: skip
"""What may be named in the list that a key has."""

TEMPLATES = (".typ", ".docx", ".dotx", ".css")


def merged(*styles: Print) -> Print:
    """One style of several, key by key: the first that has a key decides, and tables are merged in the same way."""
    found: dict[str, Any] = {}
    for style in styles:
        found = _over(found, {key: getattr(style, key) for key in KEYS})
    return Print(**found)


def _over(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    whole = dict(first)
    for key, value in second.items():
        before = first.get(key)
        if before is None:
            whole[key] = value
        elif isinstance(before, dict) and isinstance(value, dict):
            whole[key] = _over(before, value)
    return whole


def prints_codes(style: Print) -> bool:
    """Whether a page calls people by their codes, or lists these with their names."""
    texts = [text for value in (style.speaker, style.person) for text in _templates(value)]
    return any("code" in FIELD.findall(text) for text in texts)


def says_code(style: Print, person: Participant) -> bool:
    """Whether a page calls somebody who speaks by the code alone."""
    if style.speaker is None:
        return False
    roles = (person.role,) if isinstance(person.role, str) else tuple(person.role.values())
    return FIELD.findall(for_role(style.speaker, roles, "{short}")) == ["code"]


def read(table: Mapping[str, object]) -> tuple[Print, list[Fault]]:
    """The style that a table of the settings holds. What is wrong in it is said and counts as missing."""
    values: dict[str, Any] = {}
    wrong: list[Fault] = []
    for key, value in table.items():
        if key not in KEYS:
            wrong.append((key, unknown(key)))
            continue
        if key == "short":
            wrong.append((key, "short works only in the record's own [print], because its texts contain the names."))
            continue
        try:
            values[key] = getattr(converted({key: value}, Print), key)
        except msgspec.ValidationError as fault:
            said = str(fault).split(" - at ")[0]
            wrong.append((key, f"{key} cannot be {value!r}: {said[:1].lower()}{said[1:]}."))
    style = Print(**values)
    return style, [*wrong, *faults(style)]


def placed(style: Print, folder: Path) -> Print:
    """A style whose files are found from anywhere; `folder` is the one that they are relative to."""

    def there(name: str) -> str:
        try:
            return str(folder / Path(name).expanduser())
        except RuntimeError:  # nobody is called so here; that there is no such file is said where it is read
            return str(folder / name)

    template = listed(style.template or ())
    return replace(
        style,
        logo=there(style.logo) if style.logo else style.logo,
        template=tuple(map(there, template)) if template else style.template,
    )


def moved(style: Print, old: Path, new: Path) -> Print:
    """A record's style for one in another folder: what is relative leads to the same files from there."""

    def there(name: str) -> str:
        is_relative = name and not os.path.isabs(name) and not name.startswith("~")
        return os.path.relpath(old / name, new) if is_relative else name

    logo, template = style.logo, style.template
    return replace(
        style,
        logo=there(logo) if logo else logo,
        template=tuple(map(there, template)) if isinstance(template, tuple) else template and there(template),
    )


def unknown(key: str) -> str:
    return f"{key} is not a key of [print]{suggestion(key, KEYS)}"


def faults(style: Print) -> Iterator[Fault]:
    """What is wrong in a style whose values are of the right type. A page is made without what is wrong."""
    for key, known in FIELDS.items():
        for template in _templates(getattr(style, key)):
            for field in FIELD.findall(template):
                if field not in known:
                    yield key, f"{{{field}}} has no meaning in {key}{suggestion(field, known, '{%s}')}"
            if key in NUMBERS and "{number}" not in template and (template or key != "item_number"):
                yield key, f"{key} does not contain {{number}} and is not used."
    if style.part_number is not None and not is_part_number(style.part_number):
        yield "part_number", "part_number does not contain {number}, {count} or {letter} and is not used."
    for key, names in NAMES.items():
        for name in listed(getattr(style, key) or ()):
            if name not in names and not (key == "head" and is_own_line(name)):
                yield key, f"{name} cannot be printed in {key}{suggestion(name, names)}"
    for key in ("header", "footer"):
        yield from _running_faults(key, getattr(style, key))
    if style.color and not contrasts(style.color):
        ink = style.color
        yield "color", f"The colour {ink} is too pale to be read on white. Black is used."
    if style.date is not None and not dates.is_pattern(style.date):
        yield "date", f"date cannot be {style.date!r}. Use short, medium, long, full or a pattern such as d MMMM y."
    if style.time is not None and not dates.is_time_pattern(style.time):
        yield "time", f"time cannot be {style.time!r}. Use short or a pattern such as HH:mm or h:mm a."
    for key, value in _labels(style):
        if _name(key) not in _RELABELLED:
            yield key, f"There is no label {key}{suggestion(key, map(_key, _RELABELLED))}"
        elif not _fits(key, value):
            yield key, f"The label {key} cannot be {value!r}. In braces it can contain {_holds(key) or 'nothing'}."
    for name in listed(style.template or ()):
        if not name.lower().endswith(TEMPLATES):
            yield "template", f"The template {name} must end in {', '.join(TEMPLATES)}."


def is_own_line(entry: str) -> bool:
    """Whether an entry of `head` is words to be printed: it is no name of a line, nor spelt like one."""
    is_name = entry.isidentifier() and (entry.islower() or entry.lower() in NAMES["head"])
    return bool(entry.strip()) and not is_name


def is_part_number(template: str) -> bool:
    """Whether a template can write the number of a part of an item; one that is empty prints none."""
    return not template or bool(set(PART) & set(FIELD.findall(template)))


def _running_faults(key: str, value: str | Mapping[str, str] | None) -> Iterator[Fault]:
    """What is wrong in the table of a header or a footer."""
    sides = value if isinstance(value, Mapping) else {}
    for side, said in sides.items():
        if side == "first":
            if said not in ("yes", "no"):
                yield key, f'first in {key} cannot be {said!r}. Write "no" to have none on the first page.'
        elif side not in SIDES and side not in TWO_SIDED:
            yield key, f"{key} has no place {side}{suggestion(side, (*SIDES, *TWO_SIDED, 'first'))}"
        elif TWO_SIDED.get(side) in sides:
            yield key, f"{key} has both {side} and {TWO_SIDED[side]}. Use inner and outer, or left and right."


READABLE = 4.5
"""The contrast with white below which words are hard to read (WCAG 2.2)."""


def contrasts(color: str) -> bool:
    """Whether a colour, as #rrggbb, can be read on white."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (light + 0.05) >= READABLE


def _templates(value: str | Mapping[str, str] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple((value or {}).values())


# Words


RESERVED = {"and", "for", "break", "next"}
_RELABELLED = frozenset(field.name for field in fields(Labels) if field.type is str)
_OPTIONAL = frozenset(field.name for field in fields(Labels) if field.default == "")


def _name(key: str) -> str:
    """A label's name in Python of that in a file of labels."""
    return key + "_" * (key in RESERVED)


def _key(name: str) -> str:
    return name.removesuffix("_")


def _fits(key: str, value: str) -> bool:
    """Whether a label has only what the program puts into it in braces, so that it can be filled."""
    try:
        return {field for _, field, _, _ in Formatter().parse(value) if field is not None} <= _places(key)
    except ValueError:
        return False


def _places(key: str) -> set[str]:
    own = getattr(labels("en"), _name(key))
    return {field for _, field, _, _ in Formatter().parse(own) if field is not None}


def _holds(key: str) -> str:
    return ", ".join(f"{{{place}}}" for place in sorted(_places(key)))


def _labels(style: Print, language: str | None = None, is_meetings: bool = True) -> Iterator[tuple[str, str]]:
    """The labels for a language, those by its name last; None is all."""
    for key, value in (style.labels or {}).items():
        if isinstance(value, str) and is_meetings:
            yield key, value
    meant = () if language is None else (language.lower(), language.lower().split("-")[0])
    for key, value in (style.labels or {}).items():
        if isinstance(value, dict) and (language is None or key.lower() in meant):
            yield from value.items()


def relabelled(words: Labels, style: Print, language: str, meetings: str) -> Labels:
    """The words of a page's language with those of the house in their place, and dates in its way."""
    is_meetings = language.split("-")[0].lower() == meetings.split("-")[0].lower()
    given = _labels(style, language, is_meetings)
    own = {_name(key): value for key, value in given if _name(key) in _RELABELLED and _fits(key, value)}
    if "and_" in own and words.and_.startswith(" "):
        own["and_"] = f" {own['and_'].strip()} "
    if style.date is not None and dates.is_pattern(style.date):
        own["date"] = style.date
    if style.time is not None and dates.is_time_pattern(style.time):
        own["time"] = dates.time_pattern(style.time, language)
    return replace(words, **own, **_withdrawn(words, own)) if own else words


def _withdrawn(words: Labels, own: Mapping[str, str]) -> dict[str, Any]:
    """The language's other forms of labels that the house has in words of its own: its word is for all."""
    shapes = ("%s_many", "%s_amendment", "%s_one", "%s_column")
    forms = {shape % key.removesuffix("_") for key in own for shape in shapes} - own.keys()
    found: dict[str, Any] = dict.fromkeys(forms & _OPTIONAL, "")
    for table in ("of_woman", "of_man"):
        found[table] = tuple(pair for pair in getattr(words, table) if pair[0].removesuffix("_one") not in own)
    if "time" in own:
        found["whole_hour"] = ""
    return found


def for_role(given: str | Mapping[str, str] | None, roles: tuple[str, ...], default: str) -> str:
    """How one with these roles is listed or named."""
    if given is None or isinstance(given, str):
        return default if given is None else given
    by_role = {as_role(role): template for role, template in given.items()}
    found = (by_role[role] for role in map(as_role, roles) if role in by_role)
    return next(found, by_role.get("default", default))


def as_role(role: str) -> str:
    """A role as it is compared: "Vice-Chair" is "vice chair"."""
    return same(role).replace("-", " ")


def numbered(template: str | None, values: Mapping[str, str]) -> str:
    """A number as its template has it; the number alone where a field of the template has no value."""
    if not template or "{number}" not in template or not all(values.get(f, "?") for f in FIELD.findall(template)):
        return values["number"]
    return filled(template, values)
