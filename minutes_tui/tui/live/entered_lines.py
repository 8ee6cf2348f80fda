"""What is said of lines that were entered together, such as those of a paste."""

import asyncio
import re
import time
from collections.abc import Awaitable, Iterator, Sequence
from typing import Protocol

from textual.app import App

from minutes_tui.editor import LONGEST, Editor, Outcome
from minutes_tui.model.minutes import Minutes, Note
from minutes_tui.readers.returned.pasted_code import FENCE
from minutes_tui.readers.returned.pasted_mail import if_quoted
from minutes_tui.tui.widgets.line_input import Line


class Session(Protocol):
    """The screen in which lines are entered, as far as it is needed here."""

    editor: Editor
    line: Line

    @property
    def app(self) -> App[object]:
        """What is left with it."""

    def enter_lines(self, lines: list[str], *, is_pasted: bool = False) -> Awaitable[None] | None:
        """Enter lines at which nobody looks; what it gives is to be awaited."""

    def keep_line(self) -> None:
        """Keep what is typed and not entered in the draft."""

    def say(self, said: str) -> None:
        """Show what was done."""

    def warn(self, said: str) -> None:
        """Show what is wrong."""


NUMBERED = re.compile(r"\s*\d+\s*[.)]\s*\S")
"""A line of a list with numbers, as an agenda that is pasted has them."""
LETTERED = re.compile(r"\s*[a-z][.)]\s*\S")
"""A line of a list within one."""
NAMED = re.compile(
    r"\s*(?:[-•*–]\s*)?[^\W\d_a-z][\w'’.-]*(?:\s+[^\W\d_a-z][\w'’.-]*){1,3}\s*(?:[,;(\[–-].*)?", re.DOTALL
)
"""A name of two words or more, alone or before a mark with more behind it."""
FEWEST = 3
"""Names in a list of people."""
WAITS = "The last pasted line waits: Enter enters it."


AGENDA, PEOPLE = "agenda", "people"


def looks_like(lines: Sequence[str], minutes: Minutes) -> str:
    """What lines look like that minutes lack, an agenda or a list of people; "" for anything else."""
    return AGENDA if may_be_agenda(lines, minutes) else PEOPLE if may_be_people(lines, minutes) else ""


def may_be_agenda(lines: Sequence[str], minutes: Minutes) -> bool:
    """Whether lines look like the agenda of minutes that have none."""
    has_words = [line for line in lines if line.strip()]
    are_numbered = sum(map(bool, map(NUMBERED.match, has_words)))
    are_below = sum(map(bool, map(LETTERED.match, has_words)))
    return not minutes.agenda and are_numbered > 1 and 3 * (are_numbered + are_below) >= 2 * len(has_words)


def may_be_people(lines: Sequence[str], minutes: Minutes) -> bool:
    """Whether lines look like a list of people, up to the first empty line behind some, in minutes that have nobody."""
    words = "\n".join(lines).strip().split("\n\n")[0].split("\n")
    are_names = sum(map(bool, map(NAMED.fullmatch, words)))
    return not minutes.participants and are_names >= FEWEST and 3 * are_names >= 2 * len(words)


def warning_of(
    lines: Sequence[str],
    outcomes: Sequence[Outcome],
    notes: Sequence[Note],
    *,
    is_pasted: bool,
    waits: bool,
    looks: str,
) -> str:
    """What may be wrong with lines that became these notes; "" where nothing is. `looks` is what they look like."""
    if looks == AGENDA:
        return f"{len(lines)} lines entered as a list. If they are the agenda: Ctrl+Z, /insert, and paste again."
    if is_pasted and looks == PEOPLE:
        return f"{len(lines)} lines entered as text. If they are the participants: Ctrl+Z, /import, and paste again."
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
    if len(lines) == 1:
        return outcomes[0].said
    if lines[0] == FENCE == lines[-1]:
        return f"{len(lines) - 2} lines entered as code. Ctrl+Z undoes them."
    many = f"{len(lines)} lines entered"
    return f"{many}{_obeyed(lines)}. Ctrl+Z undoes them."


def _obeyed(lines: Sequence[str]) -> str:
    """Which of several lines were commands, with a comma before it; "" where none was."""
    from minutes_tui.commands.enter_line import is_command  # of lines alone it is said otherwise

    is_in_code, found = False, list[str]()
    for line in lines:
        is_in_code ^= line.startswith(FENCE)
        if not is_in_code and is_command(line):
            found.append(line.split("/", 1)[1].split()[0])
    if not found:
        return ""
    names = ", ".join(f"/{name}" for name in dict.fromkeys(found[:SHOWN]))
    return f", {len(found)} of them command{'s' * (len(found) > 1)}: {names}{' …' * (len(found) > SHOWN)}"


SHOWN = 4
"""Commands that are named."""


def tell(
    live: Session,
    lines: Sequence[str],
    outcomes: Sequence[Outcome],
    before: int,
    *,
    is_pasted: bool,
    waits: bool,
    looks: str,
) -> None:
    """Say what became of lines; `before` is how many notes there were without them."""
    notes = live.editor.minutes.notes[before:]
    if warning := warning_of(lines, outcomes, notes, is_pasted=is_pasted, waits=waits, looks=looks):
        live.warn(warning)
    elif said := said_of(lines, outcomes, waits=waits, is_note=live.line.is_note):
        live.say(said)


def in_slices(entering: Iterator[int], count: int, live: Session) -> Awaitable[None] | None:
    """Enter so many lines: now where they are few, else what it gives is to be awaited."""
    if count > MANY:
        return _in_slices(entering, count, live)
    for _ in entering:
        pass
    return None


MANY = 300
"""Lines that are entered without a word in between."""
SLICE = 0.3
"""Seconds after which it is shown how many are entered."""


async def enter_rest(lines: list[str], live: Session) -> None:
    """Enter what is left of a paste that was broken off."""
    if entering := live.enter_lines(lines, is_pasted=True):
        await entering
    live.keep_line()


async def _in_slices(entering: Iterator[int], count: int, live: Session) -> None:
    """Whoever leaves meanwhile leaves the others in the draft: they wait at the next opening."""
    begun = time.monotonic()
    for done in entering:
        if done == 1 or time.monotonic() - begun > SLICE:
            live.say(f"{done} of {count} pasted lines are entered; the others are in the draft. Type on when all are.")
            await asyncio.sleep(PAINTED)
            begun = time.monotonic()
            if live.app.return_code is not None:
                return


PAINTED = 0.02
"""Seconds in which the screen is painted."""
