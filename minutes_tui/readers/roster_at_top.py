"""A roster of lines with which a source begins, each body below its heading: the page then has it as a roster."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from minutes_tui.language import markup
from minutes_tui.language.labels import labels
from minutes_tui.language.names import roster
from minutes_tui.line.speakers import leading
from minutes_tui.model.minutes import Body, Minutes, Participant
from minutes_tui.readers.roster_lines import built, heading_of, line_people
from minutes_tui.readers.source_blocks import SourceBlock, words_of

BEFORE_BODY = re.compile(r"^\w+\s+(?:for|of|from|to)\s+(?:the\s+)?")
CODE = re.compile(r"[\w-]+")


class RosterAtTop(NamedTuple):
    """The minutes with those who are in it, and the indexes of its lines."""

    minutes: Minutes
    lines: range


def roster_at_top(blocks: Sequence[SourceBlock], first: int, minutes: Minutes) -> RosterAtTop | None:
    """The roster that begins with the block `first`; None where fewer than two people are there."""
    at = first
    bodies, people = list[Body](), list[Participant]()
    role, waiting, above = "", False, None
    while at < len(blocks) and (block := blocks[at]).kind == "paragraph":
        so_far = replace(minutes, participants=tuple(people))
        said = markup.words(block.text).strip()
        label = heading_of(said, minutes.meeting.language) if said.endswith(":") else ""
        is_role = label and not _names_body(said) and len(said.split()) <= 3
        if label and not is_role:
            name = said.split()[0] if label == "guest" else BEFORE_BODY.sub("", said).rstrip(": ")
            key = name.lower() if label == "guest" else (name.split() or [""])[-1].strip("().,")
            if not CODE.fullmatch(key) or key in {body.key for body in bodies}:
                key = f"body{len(bodies) + 1}"
            bodies.append(Body(key=key, name=name, heading=said))
            role, above = ("guest" if label == "guest" else ""), None
        elif is_role:
            role, waiting, above = label, True, None
        elif not bodies or (people and leading(block.text, roster(so_far), labels("en"))):
            break
        else:
            listed = line_people(block.text, so_far, above)
            if not listed:
                break
            found = [replace(each, body=bodies[-1].key, role=each.role or role) for each in listed]
            if above is not None and not above.affiliation:
                people[-1] = replace(above, affiliation=found[0].affiliation)
            elif above is not None:
                found[0] = replace(found[0], delegation="")
            if len(found) > 1 or words_of(built(found[0])) != words_of(said) or built(found[0]) != said:
                printed = f"{label_above}: {said}" if (label_above := role.capitalize() if waiting else "") else said
                found = [replace(each, printed="" if n else printed) for n, each in enumerate(found)]
            above = found[-1] if said.endswith(",") else None
            role, waiting = (role if role == "guest" else ""), False
            people += found
        at += 1
    if len(people) < 2:
        return None
    return RosterAtTop(replace(minutes, bodies=tuple(bodies), participants=tuple(people)), range(first, at))


def _names_body(said: str) -> bool:
    return bool(re.search(r"\b(?:for|of|from|to)\b", said)) or len(said.split()) > 3
