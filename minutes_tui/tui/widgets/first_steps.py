"""What an empty record shows: the first steps of taking minutes, each until it is done."""

from minutes_tui.assist.menu import is_over
from minutes_tui.meeting.attendance import has_begun
from minutes_tui.model.minutes import Minutes
from minutes_tui.tui.widgets.pane import Runs

FEW = 4
"""Notes up to which the steps that are left are still shown."""


def first_steps(minutes: Minutes) -> list[Runs]:
    """A row each; none once all is done, some notes are taken, or the meeting is over."""
    has_people, has_agenda, has_line = bool(minutes.participants), bool(minutes.agenda), has_begun(minutes)
    if (has_people and has_agenda and has_line) or len(minutes.notes) > FEW or is_over(minutes):
        return []
    code = minutes.participants[0].key if has_people else "IB"
    steps = (
        ("1 People", has_people, (("/person Ms Ida Berg, Chair", "adds a person"),
                                  ("/import", "takes a pasted list"))),
        ("2 Agenda", has_agenda, (("/insert The ice in spring", "adds an item"),
                                  ("/insert", "takes a pasted agenda"),
                                  ("Ctrl+N", "takes up the next"))),
        ("3 Minutes", has_line, ((f"{code}: The ice came late.", f"is what {code} said"),
                                 ("! We wait for the thaw.", "is a decision"))),
    )  # fmt: skip
    rows: list[Runs] = [[("Type below, and press Enter.", "strong")]]
    next_step = next(title for title, is_done, _ in steps if not is_done)
    for title, is_done, ways in steps:
        mark = "✓" if is_done else "▸" if title == next_step else " "
        rows.append([(f"{mark} {title}", "dim" if is_done else "accent strong" if mark == "▸" else "strong")])
        if not is_done:
            rows += [[(f"    {typed:<28}", "accent"), (does, "")] for typed, does in ways]
    rows.append([("/meeting sets title, date and place.", "")])
    rows.append([("F1 help · F2 all commands", "")])
    return rows
