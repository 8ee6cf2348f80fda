"""Values that are typed as words, into fields and within lists of people: several with commas, a weight, people."""

from minutes_tui.language.names import roster
from minutes_tui.language.separators import between_commas
from minutes_tui.line.speakers import could_be
from minutes_tui.model.minutes import Codes, Minutes, listed

HEAVIEST = 10**12
"""A vote's weight, as the record takes it."""


class FieldError(ValueError):
    """Why what was typed can't be the value of a field."""


def one_or_many(parts: tuple[str, ...]) -> Codes:
    """As the record has it: one alone is no list."""
    return parts[0] if len(parts) == 1 else parts


def weight(said: str) -> int | float:
    """A vote's weight; "" is 1. Raises FieldError."""
    try:
        number = float(said.replace(",", ".") or 1)
    except ValueError:
        number = -1
    if not 0 < number <= HEAVIEST:
        raise FieldError("Not a weight: write 2, or 1.5.")
    return int(number) if number.is_integer() else number


def people_meant(said: str, minutes: Minutes, old: Codes = ()) -> Codes:
    """Those whose codes or names stand there with commas between. Raises FieldError where one is nobody's, or several
    people's, and not among the codes that were there before."""
    people, found = roster(minutes), []
    for part in between_commas(said):
        named = people.meant(part)
        if len(named) > 1:
            raise FieldError(f"{could_be(named, part)} Type more of the name.")
        if not named and part not in listed(old):
            raise FieldError(f"{part} is not on the participants list.")
        found += named or [part]
    return one_or_many(tuple(dict.fromkeys(found)))
