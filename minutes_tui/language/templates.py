"""A template with its fields filled in: what is empty goes, with what parts it from the rest."""

import re
from collections.abc import Mapping

FIELD = re.compile(r"\{(\w+)\}")
SEPARATOR = re.compile(r"(, | [·|–—] )")
BRACKETED = re.compile(r" ?\(([^()]*)\)")


def filled(template: str, values: Mapping[str, str]) -> str:
    """A template with its fields filled in.

    Parts are what a comma and a space part, or a dot, a stroke or a dash between spaces. A part whose fields are all
    empty goes with what parts it from the one before; the first that stays has nothing before it. So does what stands
    in round brackets, with the brackets. Elsewhere an empty field goes with the space before it, or else the one behind
    it.
    """
    first, *others = SEPARATOR.split(template)
    whole = _part(first, values)
    for separator, part in zip(others[::2], others[1::2], strict=True):
        said = _part(part, values)
        if said is not None:
            whole = said if whole is None else whole + separator + said
    return whole or ""


def _part(part: str, values: Mapping[str, str]) -> str | None:
    if _is_empty(part, values):
        return None
    part = BRACKETED.sub(lambda found: "" if _is_empty(found[1], values) else found[0], part)
    said = ""
    for at, piece in enumerate(FIELD.split(part)):
        if at % 2 == 0:
            said += piece.removeprefix(" ") if at and not said else piece
        elif values.get(piece, f"{{{piece}}}"):
            said += values.get(piece, f"{{{piece}}}")
        else:
            said = said.removesuffix(" ")
    return said


def _is_empty(part: str, values: Mapping[str, str]) -> bool:
    """Whether it names fields and none of them has a value."""
    named = FIELD.findall(part)
    return bool(named) and not any(values.get(field, "?") for field in named)
