"""What is said of lines that were entered together, such as those of a paste."""

import re
from collections.abc import Sequence

from minutes_tui.editor import LONGEST, Outcome
from minutes_tui.model.minutes import Minutes, Note
from minutes_tui.readers.returned.pasted_mail import if_quoted

NUMBERED = re.compile(r"\s*\d+\s*[.)]\s*\S")
"""A line of a list with numbers, as an agenda that is pasted has them."""
WAITS = "The last pasted line waits: Enter enters it."


def may_be_agenda(lines: Sequence[str], minutes: Minutes) -> bool:
    """Whether lines look like the agenda of minutes that have none."""
    has_words = [line for line in lines if line.strip()]
    are_numbered = sum(map(bool, map(NUMBERED.match, has_words)))
    return not minutes.agenda and are_numbered > 1 and 3 * are_numbered >= 2 * len(has_words)


def warning_of(
    lines: Sequence[str],
    outcomes: Sequence[Outcome],
    notes: Sequence[Note],
    *,
    is_pasted: bool,
    waits: bool,
    is_agenda: bool,
) -> str:
    """What may be wrong with lines that became these notes; "" where nothing is."""
    if is_agenda:
        return f"{len(lines)} lines entered as a list. If they are the agenda: Ctrl+Z, /insert, and paste again."
    if is_pasted and (doubt := if_quoted(lines, notes)):
        return doubt
    problems = [said for outcome in outcomes for said in (outcome.problem, outcome.refused) if said]
    if not problems:
        return ""
    many = f"{len(problems)} of {len(lines)} lines" if len(lines) > 1 else "The line"
    became = "could not be done" if any(outcome.refused for outcome in outcomes) else "to be checked"
    return f"{f'{WAITS} ' if waits else ''}{many} {became}: {problems[0]}"


def said_of(lines: Sequence[str], outcomes: Sequence[Outcome], *, waits: bool, is_note: bool) -> str:
    """What is said where nothing is wrong; `is_note` where a note is in the line, which therefore took no words."""
    if is_note or max(map(len, lines)) > LONGEST:
        return "Too long for the line, so entered as a note. Ctrl+Z undoes it."
    if waits:
        return f"{len(lines)} line{'s' * (len(lines) > 1)} entered. {WAITS}"
    return f"{len(lines)} lines entered. Ctrl+Z undoes them." if len(lines) > 1 else outcomes[0].said
