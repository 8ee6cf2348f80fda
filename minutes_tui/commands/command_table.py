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
ALSO = {"leave": "quit", "exit": "quit", "elect": "poll", "h": "help", "?": "help"}
"""Other names of commands, and what a letter stands for that begins several."""
MEANT = {
    "confidential": "private",
    "restricted": "private",
    "closed": "private",
    "executive": "private",
    "exempt": "private",
    "audience": "private",
    "agenda": "insert",
    "delegate": "proxy",
    "minute": "note",
    "election": "poll",
    "ballot": "poll",
    "nominate": "poll",
    "title": "meeting title",
    "venue": "meeting venue",
    "location": "meeting venue",
    "place": "meeting venue",
    "room": "meeting venue",
    "date": "meeting date",
    "language": "meeting language",
    "guest": "person",
    "visitor": "person",
    "member": "person",
    "invite": "person",
    "add": "person",
    "members": "participants",
    "people": "participants",
    "attendance": "participants",
    "roster": "participants",
    "secretary": "role",
    "scribe": "role",
    "president": "chair",
    "alias": "name",
    "rename": "set",
    "todo": "action",
    "task": "action",
    "assign": "action",
    "due": "late",
    "deadline": "late",
    "resolved": "decision",
    "resolution": "decision",
    "decide": "decision",
    "adopted": "carried",
    "passed": "carried",
    "agreed": "carried",
    "defeated": "lost",
    "failed": "lost",
    "propose": "motion",
    "proposal": "motion",
    "abstention": "abstain",
    "interest": "recuse",
    "conflict": "recuse",
    "unanimous": "consensus",
    "casting": "carried",
    "pause": "break",
    "recess": "break",
    "lunch": "break",
    "continue": "resume",
    "begin": "start",
    "end": "adjourn",
    "finish": "adjourn",
    "stop": "adjourn",
    "over": "adjourn",
    "now": "clock",
    "queue": "ask",
    "speakers": "ask",
    "hand": "ask",
    "turn": "floor",
    "find": "review",
    "search": "review",
    "preview": "pages",
    "style": "pages",
    "print": "pages",
    "pdf": "export pdf",
    "docx": "export docx",
    "word": "export docx",
    "write": "export",
    "send": "mail",
    "share": "mail",
    "email": "mail",
    "final": "approve",
    "status": "signoff",
    "delete": "remove",
    "change": "correct",
    "modify": "correct",
    "merge": "join",
    "previous": "back",
    "section": "heading",
    "subitem": "topic",
    "file": "attach",
    "picture": "attach",
    "image": "attach",
    "commands": "help",
    "keys": "help",
    "colors": "theme",
    "colours": "theme",
    "settings": "theme",
    "bye": "quit",
    "unlock": "reopen",
}
"""What people call a command, and what is typed for it, which is asked about."""
_ARRIVES = "When someone arrives, type +CODE."
_LEAVES = "When someone leaves, type -CODE."
_SAYS = "For what someone says, begin the line with the code: AT: TEXT."
LINES = {
    **dict.fromkeys(("away", "left", "leaves", "gone", "depart", "departs", "departed"), _LEAVES),
    **dict.fromkeys(("arrive", "arrives", "arrived", "arrival", "here", "joins", "joined"), _ARRIVES),
    **dict.fromkeys(("speaker", "speak", "say", "said", "statement"), _SAYS),
    **dict.fromkeys(("question", "answer"), "For a question, type AT? TEXT; for an answer, AT: TEXT."),
    **dict.fromkeys(("save", "saved"), "Each entry is saved when you press Enter."),
    **dict.fromkeys(("quote", "quotation"), "For a quotation, type >> TEXT."),
    **dict.fromkeys(("memo", "remark", "secret"), "For a private remark, type // TEXT."),
    **dict.fromkeys(("list", "bullet", "bullets"), "For a list, begin each line with -."),
    **dict.fromkeys(("defer", "deferred"), "For an agenda item, type /skip; for a motion, /postpone."),
    **dict.fromkeys(("yes", "aye", "nay"), "For votes by name, type +1 CODE, -1 CODE and 0 CODE."),
}
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
    if typed.lower() == "open" and (not argument or argument[:1].isdigit()):
        return "/openlist reopens the speakers list. /start TIME records when the meeting began."
    if typed.lower() == "leave" and argument:
        return _LEAVES
    if command and argument and not command.argument:
        return f"/{command.name} takes nothing after it."
    return ""
