"""The table of all commands, and which of them a name means, or its beginning, or another word for it."""

from minutes_tui.commands import (
    action_outcomes,
    agenda,
    clock,
    comments,
    decisions,
    earlier_minutes,
    floor,
    meeting,
    presence_and_proxies,
    record,
    status_changes,
)
from minutes_tui.commands.command import Command
from minutes_tui.commands.notes import item_audience, note_command, note_corrections, review_actions
from minutes_tui.commands.participants import add, chair, import_list, name_speaker
from minutes_tui.language.names import FEWEST
from minutes_tui.model.near_words import is_near

COMMANDS: tuple[Command, ...] = (
    *agenda.COMMANDS,
    *clock.COMMANDS,
    *floor.COMMANDS,
    *meeting.COMMANDS,
    *add.COMMANDS,
    *name_speaker.COMMANDS,
    *import_list.COMMANDS,
    *presence_and_proxies.COMMANDS,
    *chair.COMMANDS,
    *decisions.COMMANDS,
    *action_outcomes.COMMANDS,
    *note_corrections.COMMANDS,
    *note_command.COMMANDS,
    *item_audience.COMMANDS,
    *record.COMMANDS,
    *status_changes.COMMANDS,
    *earlier_minutes.COMMANDS,
    *comments.COMMANDS,
    *review_actions.COMMANDS,
)


MEANT = {
    "confidential": "private",
    "restricted": "private",
    "public": "private off",
    "audience": "private",
    "defer": "postpone",
    "agenda": "insert",
    "delegate": "proxy",
    "minute": "note",
    "election": "poll",
    "elect": "poll",
    "ballot": "poll",
}
"""What people call a command, and what is typed for it, which is asked about."""
ALSO = {"leave": "quit", "exit": "quit", "h": "help", "?": "help"}
"""Other names of commands, and what a letter stands for that begins several."""
LINES = dict.fromkeys(("away", "left", "leaves", "gone"), "When someone leaves, type -CODE.") | dict.fromkeys(
    ("arrive", "arrives", "arrived", "arrival", "here", "joins", "joined"), "When someone arrives, type +CODE."
)
"""What is written as a line, by names that a command for it might have."""


def found(name: str) -> tuple[Command | None, str]:
    """The command that is meant by a name or a beginning of one, or why there is none."""
    exact = [command for command in COMMANDS if command.name == ALSO.get(name.lower(), name.lower())]
    begun = [command for command in COMMANDS if name and begins(command.name, name.lower())]
    for candidates in (exact, begun):
        if len(candidates) == 1:
            return candidates[0], ""
    if begun:
        return None, f"/{name} could be {' or '.join('/' + command.name for command in begun)}. Type more letters."
    if name.lower() in LINES:
        return None, f"There is no command /{name}. {LINES[name.lower()]}"
    meant = MEANT.get(name.lower(), "")
    alike = [command.name for command in COMMANDS if is_like(command.name, name.lower()) and len(name) >= FEWEST]
    if near := [meant] if meant else alike:
        return None, f"There is no command /{name}: did you mean {' or '.join(f'/{each}' for each in near)}?"
    return None, f"There is no command /{name}: /help lists them."


def is_like(name: str, typed: str) -> bool:
    """Whether a command may be meant by what is none: a slip of one letter, or a longer word, such as "amendment"."""
    return is_near(name, typed) or (len(name) >= FEWEST and typed.startswith(name) and typed.isalpha())


def begins(name: str, typed: str) -> bool:
    """Whether a command's name begins so; one that overrides is typed with its mark."""
    if name.endswith("!"):
        return typed.endswith("!") and name.startswith(typed[:-1])
    return name.startswith(typed)


def left_over(command: Command | None, argument: str, typed: str = "") -> str:
    """Why the words behind a command, whose name was typed so, are none of its own; "" where they are."""
    if typed.lower() == "open" and argument[:1].isdigit():
        return "/openlist reopens the speakers list. /start TIME records when the meeting began."
    if command and argument and not command.argument:
        return f"/{command.name} takes nothing after it."
    return ""
