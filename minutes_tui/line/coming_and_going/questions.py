"""The questions that marks ask about who came, went or took the chair, and those that follow from an earlier one."""

import re
from collections.abc import Collection

from minutes_tui.model.minutes import Minutes

WAYS = {"left": "leave", "arrived": "arrive", "returned": "return", "away": "send apologies", "late": "to come later"}
"""How a sentence says it, and what is asked."""
EARLIER = "away at the opening"
"""What is asked of somebody who came, and is on the list as present from the beginning."""
LEFT = "leave before"
"""What is asked of somebody who returned, and is on the list as present."""
CHAIR = "in the chair"
LATELY = 200
"""Notes back to which it is looked whether somebody's coming or going was asked about."""
TYPED = re.compile(r"Type ([-+/].+)$")
ASKED = re.compile(
    rf"(?:Did|Are|Is|Was|Were) (.+) ({LEFT}|{'|'.join(WAYS.values())}|{EARLIER}|present|absent|{CHAIR})\? Type [-+/]"
)


def asked_of_return(keys: Collection[str], line: str, minutes: Minutes) -> str:
    """What is asked where a sentence says that some returned who are on the list as present: whether they did, where
    it is asked before whether they left, else whether they left. "" where either is asked already, or a recusal of
    theirs says why they were out."""
    names = " and ".join(keys)
    asked, left = f"Did {names} {WAYS['returned']}?", f"Did {names} {LEFT}?"
    lately = [note for note in minutes.notes[-LATELY:] if not note.struck]
    if any(note.check.startswith((asked, left)) or set(keys) & set(note.recused) for note in lately):
        return ""
    leaving = (found[1] for note in lately if (found := ASKED.match(note.check)) and found[2] == WAYS["left"])
    if any(set(keys) & set(who.split(" and ")) for who in leaving):
        return f"{asked} Type {line}"
    return f"{left} Type -{', '.join(keys)} TIME, then {line}"


def is_chair_asked(chairs: Collection[str], minutes: Minutes) -> bool:
    """Whether the last mark that asks who is in the chair asks it of somebody who isn't."""
    lately = (note for note in reversed(minutes.notes[-LATELY:]) if note.check and not note.struck)
    asked = (found[1] for note in lately if (found := ASKED.match(note.check)) and found[2] == CHAIR)
    last = next(asked, "")
    return last != "" and last not in chairs
