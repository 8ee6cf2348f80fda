"""What an empty record shows: the first steps of taking minutes, each until it is done."""

from minutes_tui.attendance import has_begun
from minutes_tui.model import Minutes
from minutes_tui.tui.pane import Runs

FEW = 4
"""Notes up to which the steps that are left are still shown."""


def first_steps(minutes: Minutes) -> list[Runs]:
    """A row each; none once all is done, or some notes are taken."""
    has_people, has_agenda, has_line = bool(minutes.participants), bool(minutes.agenda), has_begun(minutes)
    if (has_people and has_agenda and has_line) or len(minutes.notes) > FEW:
        return []
    code = minutes.participants[0].key if has_people else "IB"
    steps = (
        ("1 People", has_people, (("/person Ms Ida Berg, Chair", "adds a participant"),
                                  ("/import", "takes a list that you paste"))),
        ("2 Agenda", has_agenda, (("/insert The ice in spring", "adds an item"),
                                  ("Ctrl+N", "takes up the next item, when it is time"))),
        ("3 Minutes", has_line, ((f"{code}: The ice came late.", f"is what {code} said"),
                                 ("! We wait for the thaw.", "is a decision"))),
    )  # fmt: skip
    rows: list[Runs] = [[("Type below, and press Enter.", "strong")]]
    next_step = next(title for title, is_done, _ in steps if not is_done)
    for title, is_done, ways in steps:
        if is_done:
            rows.append([(f"✓ {title}", "dim")])
            continue
        mark = "▸" if title == next_step else " "
        for number, (typed, does) in enumerate(ways):
            head = f"{mark} {title:<10}" if number == 0 else " " * 12
            rows.append([(head, "accent" if title == next_step else ""), (f"{typed:<28}", "accent"), (does, "")])
    rows.append([("/meeting sets title, date and place. F1 help, F2 all commands.", "")])
    return rows
