"""How many of those with a vote must be present, and whether they are; shares such as "2/3" and "50 %"."""

import re
from fractions import Fraction

from msgspec import Struct

from minutes_tui.meeting.attendance import PRESENT, presence
from minutes_tui.meeting.voters import Signs, voters
from minutes_tui.model.minutes import Minutes
from minutes_tui.model.patterns import Pattern

NO_QUORUM = "Not a quorum: write 7, 1/2 or 50 %."
"""What is wrong with a quorum that is neither a number nor a share."""
SHARE = Pattern(r"(?P<part>\d{1,6}) ?/ ?(?P<whole>\d{1,6})|(?P<percent>\d{1,3}(?:[.,]\d{1,6})?) ?%", re.ASCII)


class Count(Struct, frozen=True):
    """How many of those with a vote are present in person: a proxy is represented, and not present."""

    present: int
    all: int
    """All with a vote, in the room or not."""
    quorum: int | None
    """How many of them must be present; None where no quorum is set, or none that can be read."""
    others: bool
    """Whether there are others on the roster, who have no vote."""

    @property
    def missing(self) -> int:
        """How many the quorum lacks; 0 where it is met or none is set."""
        return max((self.quorum or 0) - self.present, 0)

    @property
    def words(self) -> str:
        """`5 of 9 voting members present`, or `5 of 9 present` where everybody has a vote."""
        return f"{self.present} of {self.all}{' voting members' * self.others} present"


def voter_count(minutes: Minutes, now: Signs | None = None) -> Count:
    """Those with a vote, and the quorum: a share of them is rounded up. `now` as in `voters`."""
    there = presence(minutes) if now is None else now
    codes = voters(minutes, there)
    present = sum(there.get(code) == PRESENT for code in codes)
    others = len(codes) < sum(not person.struck for person in minutes.participants)
    return Count(present, len(codes), quorum_of(minutes.meeting.quorum, len(codes)), others)


def quorum_of(said: int | str | None, all: int) -> int | None:
    """How many of all with a vote a quorum is, as a number or a share; None where it is neither."""
    if isinstance(said, str) and said.isascii() and said.isdecimal() and len(said) < 6:
        said = int(said)
    if isinstance(said, int):
        return said if said >= 0 else None
    part = share(said) if said else None
    return None if part is None else -(-part.numerator * all // part.denominator)


def share(said: str) -> Fraction | None:
    """A share such as "2/3" or "50 %", more than nothing and at most the whole; None where it is none."""
    found = SHARE.fullmatch(said.strip())
    if not found:
        return None
    if found["percent"]:
        part = Fraction(found["percent"].replace(",", ".")) / 100
    elif not int(found["whole"]):
        return None
    else:
        part = Fraction(int(found["part"]), int(found["whole"]))
    return part if 0 < part <= 1 else None
