"""Invitations of calendars (iCalendar) as source blocks: the head, who is invited, and the agenda."""

import datetime as dt
import re
from collections.abc import Iterator

from minutes_tui.readers.dialects.plain_text import blocks as text_blocks
from minutes_tui.readers.source_blocks import SourceBlock, table_of

LINE = re.compile(r"(?P<name>[A-Za-z-]+)(?P<about>(?:;[^:\"]*(?:\"[^\"]*\")?[^:\"]*)*):(?P<value>.*)")
ABOUT = re.compile(r";([A-Za-z-]+)=(\"[^\"]*\"|[^;:]*)")
ESCAPED = re.compile(r"\\([nN,;\\])")


def blocks(text: str) -> Iterator[SourceBlock]:
    """The first event of a calendar: its title, its date, its place, its times, those invited as a table, with who
    declined, and its description."""
    title, day, place, told, people = "", "", "", "", list[list[str]]()
    began, ended, head = "", "", dict[str, SourceBlock]()
    for line, name, about, value in _event(text):
        match name:
            case "SUMMARY" if not title:
                title = value
                head["title"] = SourceBlock(kind="heading", text=value, line=line)
            case "DTSTART" if not day:
                day = _day(value)
                began = _time(value)
                if day:
                    head["day"] = SourceBlock(text=day, line=line)
            case "DTEND" if not ended:
                ended = _time(value)
                if began and ended:
                    head["times"] = SourceBlock(text=f"{began}–{ended}", line=line)
            case "LOCATION" if not place and value:
                place = value
                head["place"] = SourceBlock(text=f"Venue: {value}", line=line)
            case "DESCRIPTION":
                told = value
            case "ORGANIZER" | "ATTENDEE":
                address = re.sub(r"^mailto:", "", value, flags=re.IGNORECASE)
                row = [_in_order(about.get("CN", "")) or address.partition("@")[0], address if "@" in address else ""]
                row += ["apologies"] if about.get("PARTSTAT", "").upper() == "DECLINED" else []
                people += [row] if row[:2] not in [each[:2] for each in people] else []
    yield from (head[key] for key in ("title", "day", "place", "times") if key in head)
    if people:
        columns = ["Name", "Email", "Attendance"][: max(map(len, people))]
        yield SourceBlock(kind="table", text=table_of([columns, *people]), line=1)
    for block in text_blocks(told, is_markdown=False):
        if block.kind == "item" and block.number is not None and block.level == 1:
            yield SourceBlock(kind="topic", text=block.source, line=block.line)
        else:
            yield block


def _event(text: str) -> Iterator[tuple[int, str, dict[str, str], str]]:
    """The lines of the first event, unfolded: where each begins, its name, what is said about it, and its value."""
    whole: list[tuple[int, str]] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if line[:1] in (" ", "\t") and whole:
            whole[-1] = (whole[-1][0], whole[-1][1] + line[1:])
        else:
            whole.append((number, line))
    inside: list[str] = []
    for number, line in whole:
        if line.upper().startswith("BEGIN:"):
            inside.append(line[6:].strip().upper())
        elif line.upper().startswith("END:") and inside:
            if inside.pop() == "VEVENT":
                return
        elif inside[-1:] == ["VEVENT"] and (found := LINE.fullmatch(line)):
            about = {key.upper(): value.strip('"') for key, value in ABOUT.findall(found["about"])}
            value = ESCAPED.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], found["value"]).strip()
            yield number, found["name"].upper(), about, value


def _in_order(name: str) -> str:
    """A name as it is said: calendars have "Raud, Ona"."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and "," not in first else name


def _time(value: str) -> str:
    """The time of a day and time, "20250312T093000"; "" of a day alone."""
    found = re.fullmatch(r"\d{8}T(\d\d)(\d\d)\d\dZ?", value)
    return f"{found[1]}:{found[2]}" if found else ""


def _day(value: str) -> str:
    try:
        return dt.datetime.strptime(value[:8], "%Y%m%d").date().isoformat()
    except ValueError:
        return ""
