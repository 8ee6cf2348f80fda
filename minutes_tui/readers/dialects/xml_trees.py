"""XML of others: what is never done for it."""

import re
from typing import Any

from minutes_tui.errors import UsageError

UNSEEN = str.maketrans(dict.fromkeys("\u00ad\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069", ""))
"""For `str.translate`: soft hyphens, and what says which way words are written, as pages have them."""

IN_MARGIN = re.compile(r"(?=.*\d)[\w.:/\s-]{1,16}")
"""A number, a time, or both, in a frame of the margin."""


def require_no_entities(root: Any) -> None:
    """Raise UsageError for a tree whose document declares a type of its own. Its entities are not opened, so that their
    words would be missing; no program writes one into a document."""
    if root.getroottree().docinfo.doctype:
        raise UsageError(
            "This file declares entities, which are not opened. Save it again from the program that made it."
        )
