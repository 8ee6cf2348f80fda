"""The plain marks at a line's start for those that keyboards of East Asia have."""

import re
import unicodedata


def half_width(line: str) -> str:
    """A line with the plain mark at its start for the one that keyboards of East Asia have, and with a ballot's or an
    arrival's figures; a blank behind it is not needed there."""
    mark = FULL_WIDTH.get(line[:1])
    if not mark or not re.match(r"\s*[\w「『（@]", line[1:]):
        return line
    if mark in "+-":
        return unicodedata.normalize("NFKC", line)
    return mark + line[1:] if mark == "/" else f"{mark} {line[1:].lstrip()}"


FULL_WIDTH = {"！": "!", "＞": ">", "＃": "#", "／": "/", "＋": "+", "－": "-"}
