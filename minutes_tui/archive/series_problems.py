"""What is wrong in a series of records: a number that stands twice, a gap, minutes that were approved nowhere."""

import os
from collections.abc import Iterator
from pathlib import Path

from minutes_tui.archive.counting import number_in, number_in_title
from minutes_tui.archive.heads import Head
from minutes_tui.archive.series import Series

Found = tuple[Path, str]
"""A record, and a sentence about it."""


def problems(series: Series) -> Iterator[Found]:
    """Those of one series, the oldest record first."""
    yield from _links(series)
    if len(series.heads) < 2:
        return
    yield from _numbers(series)
    *earlier, last = series.heads
    for head in earlier:
        if head.status != "approved" and last.date and head.date and head.date < last.date:
            later = next(each for each in series.heads if each.date and each.date > head.date)
            said = (
                f"These minutes are {head.status}, and {later.path.name} is later: approve them with minutes approve."
            )
            yield head.path, said


def _links(series: Series) -> Iterator[Found]:
    """Records that follow none that is there, and two that follow the same one."""
    followers: dict[str, Head] = {}
    for head in series.heads:
        if not head.meeting.previous:
            continue
        before = head.path.parent / head.meeting.previous
        if not os.path.isfile(before):
            moved = [each.path for each in series.heads if each.path.name == before.name and each is not head]
            said = f"The previous record, {head.meeting.previous}, is not there: write its name of today at previous."
            if len(moved) == 1:
                now = os.path.relpath(moved[0], head.path.parent)
                said = f"The previous record, {head.meeting.previous}, is not there: write {now} at previous."
            if head.status == "approved":
                said = f"The previous record, {head.meeting.previous}, is not there. This record is approved: put the "
                said += "previous one back in its place, with its old name."
            yield head.path, said
        elif (other := followers.setdefault(os.path.realpath(before), head)) is not head:
            yield head.path, f"{before.name} is the previous record of {other.path.name} too: correct previous in one."


def _numbers(series: Series) -> Iterator[Found]:
    before: dict[str, tuple[int, Head]] = {}
    for head in series.heads:
        counted = _counted(head)
        if counted is None:
            continue
        stem, number, written = counted
        if stem in before:
            last, other = before[stem]
            if number == last:
                yield head.path, f"{written} is the number of {other.path.name} too: change one."
            elif number > last + 1:
                lost = f"{last + 1}" if number == last + 2 else f"{last + 1} to {number - 1}"
                yield head.path, f"Between {other.path.name} and this record, number {lost} of the series is missing."
            elif number < last:
                yield head.path, f"{written} comes after {last} ({other.path.name}): correct a number or a date."
        before[stem] = (max(number, before[stem][0]) if stem in before else number, head)


def _counted(head: Head) -> tuple[str, int, str] | None:
    """What comes before the number of a meeting, the number, and how it is written: of its reference, or title."""
    meeting = head.meeting
    if number := number_in(meeting.reference, meeting.language):
        return meeting.reference[: number.start], number.value, meeting.reference
    if number := number_in_title(meeting.title, meeting.language):
        return "", number.value, f"“{meeting.title}”"
    return None
