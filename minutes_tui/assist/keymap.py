"""What can be typed and pressed, as rows: the help screen and `minutes keys` show the same."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from minutes_tui.config import settings
from minutes_tui.config.settings import Settings

if TYPE_CHECKING:
    from minutes_tui.commands.command import Act, Command

KEYS: Mapping[str, str] = {
    "next": "ctrl+n", "floor": "ctrl+s", "rollcall": "f9", "pages": "f8", "edit": "f4", "undo": "ctrl+z",
    "redo": "ctrl+y",
}  # fmt: skip
"""A command's name to its key, as Textual names keys, where the settings give it no other; all others are typed. They
stand here, and not with what the commands do, of which the first screen needs nothing."""

LINES: tuple[tuple[str, str], ...] = (
    ("AT: The ice came late.", "Statement by AT, printed as “Ms Tamm: The ice came late.”"),
    ("AT, LB: text", "Joint statement by AT and LB."),
    ("AT noted that …", "Statement with the name in the sentence: “Ms Tamm noted that …”"),
    ("@@AT welcomed …", "Statement with the full name: “Ms Anna Tamm welcomed …”"),
    ("Ms Tamm noted …", "A name works like its code, and is printed as you type it."),
    ("Dr Tamm noted …", "The same, marked to be checked, where the list has another title or none."),
    ("AT? When did …", "Question by AT."),
    ("?: text", "Statement by an unknown speaker."),
    ("A member of the public: text", "Statement by someone with no name, printed as typed."),
    ("AT (remote): text", "Statement by AT. The words in brackets stay in the text."),
    ("XX: text", "Statement by someone you name later with /name XX = …"),
    ("any other text", "Narrative, without a speaker."),
    ("... text", "New paragraph of the last statement, or of its last list item while the list goes on."),
    (
        "- or * text, 1. text, a) text",
        "List item of the last statement. After a numbered item, - begins a list within it.",
    ),
    ("-- text, or spaces before the mark", "Item of a list within the last list item; --- is one level deeper."),
    (">> text", "Quotation in the last statement."),
    ("---", "Rule between two paragraphs; *** and ___ too."),
    (
        "| a | b |",
        "Table row in the last statement; the first row is the heading. Pasted tables and cells work too.",
    ),
    ("```", "Code in the last statement: each line is kept as it is, up to the next ```."),
    ("@AT in a text", "Printed as “Ms Tamm”; @@AT as “Ms Anna Tamm”."),
    ("# Questions:", "Heading, printed as typed."),
    ("! text", "Decision."),
    ("> AT text by Friday", "Action item: who, what and by when."),
    ("+AT, -AT 11:05", "Arrival or departure, with the time if it is not now. +AT (by phone) prints the remark."),
    ("+all -AT", "Everyone but AT is present; later, all who are not there arrive."),
    ("AT left the room", "Text, marked if AT is still on the list of those present. Tab makes it -AT."),
    ("Meeting closed 9.05pm", "Text. Tab makes it /adjourn; so with breaks and “Next meeting: 9 April, 7.30 pm”."),
    ("AT to call the bank", "Text. Tab makes it an action item; so with “Action AT: call the bank”."),
    (
        "+1 AT, LB -1 BM 0 IA   -1 BM: why",
        "Votes on the pending motion. Text after a colon is a statement.",
    ),
    ("21/ text", "Before any line: said at minute 21 of this hour. 19:21/ text: said at 19:21."),
    ("// text", "Private remark, not on any page."),
    (
        "s/old/new/",
        "Replaces old with new in the last note that contains it; s/old/new/g replaces every place in the note.",
    ),
    ("?? anywhere in a text", "Marks the note for checking."),
    ("*text*, **text**, `text`", "Emphasis, strong emphasis, and code within a sentence."),
    ("[text](https://…)", "Link. Web and mail addresses are links as they stand."),
    ("\\ at the start", "The rest of the line is text, whatever it looks like."),
    (
        "ACTION: DECISION: RESOLVED: AGREED: PROPOSED: AMENDMENT: TOPIC:",
        "What minute takers often type works too, also in the record's language.",
    ),
)
"""A typed line and what becomes of it."""


class View(Struct, frozen=True):
    """A key that only the screen has to do with."""

    name: str
    key: str
    help: str


VIEWS: tuple[View, ...] = (
    View("enter", "enter", "Enter the line."),
    View("newline", "ctrl+j", "Start a new line within the entry."),
    View("complete", "tab", "Accept the suggested completion."),
    View("correct_last", "up", "In an empty line: correct the last note or vote. Again: the previous one."),
    View(
        "split_note", "ctrl+o", ("While correcting: split the note at the cursor. Otherwise: show the pending wording.")
    ),
    View("join_notes", "ctrl+l", "While correcting: join the note with the previous one."),
    View("insert_before", "ctrl+r", "While correcting: enter a line before the note."),
    View("give_to", "ctrl+t", "Change the speaker of the last statement."),
    View("ask_for", "ctrl+f", "Add someone to the speakers list."),
    View("leave_line", "escape", "Close a correction or a list, and return to the input line."),
    View("leader", "ctrl+g", "Show a letter for each common command."),
    View("manual", "f1", "Show this help and the manual. Type to search both."),
    View("palette", "f2", "Show all commands; also Ctrl+P."),
    View("agenda", "f3", "Go to the agenda. Again: the participants. Again: the input line."),
    View("walk", "f5", "Review the notes, the page and the problems. F5 again returns."),
    View("page_up", "pageup", "Scroll back in the notes."),
    View("page_down", "pagedown", "Scroll forward in the notes."),
    View("leave", "ctrl+q", "Quit (exit) the program; everything is saved. Ctrl+C only shows how."),
)
"""Keys of the live screen that are no command."""

EYES: tuple[View, ...] = (
    View("walk", "j", "Next note; k is the previous one. Also ↓ ↑ and PgDn PgUp."),
    View("ends", "g", "First note; G is the last one."),
    View(
        "next_problem",
        "n",
        "Next problem; p is the previous one. In a search, n and N go to the matches.",
    ),
    View("fix", "1", "At a problem: apply the first fix; 2 to 9 apply the others."),
    View("silence", "x", "At a problem: silence this check for the note; X for the whole record."),
    View("words", "e", "Edit the text; also Enter. Then Enter saves and Esc cancels."),
    View("select", "space", "Select or deselect the note. v starts a selection that follows the cursor."),
    View("find", "/", "Find text. Accents and capitals are ignored."),
    View("filter", "f", "Show only some notes: speaker:AT kind:question item:ice mark struck private -mark text."),
    View("replace", "R", "Find and replace in the whole record."),
    View("page", "tab", "Show the page, the problems, or only the notes."),
    View("whole_page", "f8", "Show the whole page and write it to files."),
    View("undo", "u", "Undo the last edit; also Ctrl+Z. U or Ctrl+Y redoes it."),
    View("help", "?", "Show this help; also F1."),
    View("back", "escape", "Close a search, filter or selection. F5 or q closes the review."),
)
"""What other keys of the review do."""


PAGE: tuple[View, ...] = (
    View("write", "enter", "Write the page in every marked format."),
    View("choose", "up", "Choose a row; also ↓, Home and End. ← and → change it, Space marks a format."),
    View("style", "s", "Show the page in the next style; S in the one before. Enter keeps it in the record."),
    View("read", "pagedown", "Scroll down; PgUp scrolls up, g and G go to the start and end of the page."),
    View("find", "/", "Find text on the page; n and N go to the next and the previous match."),
    View("next_heading", "tab", "Next heading; Shift+Tab is the previous one."),
    View("headings", "h", "Go to a heading."),
    View("open", "o", "Open the file that was written last."),
    View("back", "escape", "End a search, or close the page. Also q and F8."),
)
"""What keys do where a page is looked at."""
PAGE_TITLE = "Page (F8)"


ROLL_CALL: tuple[View, ...] = (
    View("for", "y", "The person who is asked votes for it."),
    View("against", "n", "Votes against it."),
    View("abstain", "a", "Abstains."),
    View("pass", "space", "Pass over the person: there is no ballot."),
    View("left", "l", "The person has left the room: a departure is noted."),
    View("back_one", "backspace", "Go back to the person before."),
    View("back", "escape", "Leave; what was answered is recorded. Then /carried or /lost ends the motion."),
)
"""What keys do while the roll is called."""
ROLL_CALL_TITLE = "Roll call (F9)"


IMPORT: tuple[View, ...] = (
    View("walk", "j", "Next row; k is the previous one. Also ↓ ↑ and PgDn PgUp, g and G."),
    View("next_doubt", "n", "Next doubt; p and N are the previous one."),
    View("fix", "1", "At a doubt: choose the first answer; 2 to 4 choose the others."),
    View("settle", "x", "At a doubt: it is right as it is."),
    View("kind", "t", "Say what the row is: statement, narrative, decision, action, heading, item …"),
    View("speaker", "s", "Say who spoke in the row: a code, a name, + before a name that is new, or - for no one."),
    View(
        "everywhere",
        "R",
        "Say who the speaker is in the whole import: another participant, a full name, or no one. In the head: any "
        "participant, who was away, and who is missing on the list.",
    ),
    View("person", "a", "Make a name before a colon a participant, with all their statements."),
    View("date", "d", "Say the date of the meeting."),
    View("field", "e", "Say the title, times, venue, who else was there and other fields of the head."),
    View("join", "M", "Join the row with the one above."),
    View("split", "S", "Split the row before some words."),
    View("undo", "u", "Undo the last choice; also Ctrl+Z. U or Ctrl+Y redoes it."),
    View("find", "/", "Find text in the source and in the record; n and N go to the matches until Esc."),
    View("source", "tab", "Show more of the source, or more of the record."),
    View("write", "enter", "Write the record. Where it goes into one that is there, one undo takes all of it back."),
    View("back", "escape", "Leave; nothing is written."),
)
"""What keys do where an import is looked at before it is written."""
IMPORT_TITLE = "Import"


def acts() -> "tuple[Act, ...]":
    """What letters of the review do with the note at the cursor, or with those that are selected."""
    from minutes_tui.commands import comments
    from minutes_tui.commands.notes import reorder, review_actions  # the first screen does without

    return (*review_actions.ACTS, *reorder.ACTS, *comments.ACTS)


class ListKey(Struct, frozen=True):
    """What some keys do in a list: they act at once, on the row of the cursor."""

    name: str
    keys: tuple[str, ...]
    """A character, or a key as Textual names it."""
    help: str
    changes: bool = True
    """Whether it does something to the minutes and not only to the eye: the palette has it then."""


_EYE: tuple[ListKey, ...] = (
    ListKey("on", ("down", "j", "space"), "Next row.", changes=False),
    ListKey("back", ("up", "k", "backspace"), "Previous row.", changes=False),
    ListKey("first", ("home", "g"), "First row.", changes=False),
    ListKey("last", ("end", "G"), "Last row.", changes=False),
    ListKey("find", ("/",), "Show only the rows that contain what you type. Esc shows all.", changes=False),
)
_BACK: tuple[ListKey, ...] = (
    ListKey("undo", ("u", "ctrl+z"), "Undo the last edit."),
    ListKey("redo", ("U", "ctrl+y"), "Redo what was undone."),
    ListKey("other", ("tab", "shift+tab"), "Go to the other list.", changes=False),
    ListKey("leave", ("escape",), "Return to the input line.", changes=False),
)
LISTS: Mapping[str, tuple[ListKey, ...]] = {
    "participants": (
        ListKey("present", ("p",), "Mark as present, then go to the next row."),
        ListKey("regrets", ("l", "r"), "Mark as having sent apologies, then go to the next row."),
        ListKey("absent", ("b",), "Mark as absent, then go to the next row."),
        ListKey("not_known", ("?",), "Mark as expected, then go to the next row."),
        ListKey("add", ("a",), "Add a participant after this row."),
        ListKey("edit", ("e", "enter"), "Edit all fields: code, title, name, role, body, presence …"),
        ListKey("up", ("K", "shift+up"), "Move the person up within the body."),
        ListKey("down", ("J", "shift+down"), "Move the person down within the body."),
        ListKey("strike", ("x",), "Strike out the person, or put them back."),
        ListKey("remove", ("d", "delete"), "Remove a person whom no note names."),
        *_BACK,
        *_EYE,
    ),
    "agenda": (
        ListKey("take_up", ("enter",), "Take up the item and return to the input line."),
        ListKey("skip", ("s",), "Skip the item."),
        ListKey("close", ("c",), "Close the current item."),
        ListKey("add", ("a",), "Add an item after this row."),
        ListKey("edit", ("e",), "Edit all fields: title, code, presenter, planned time, document, level, number."),
        ListKey("up", ("K", "shift+up"), "Move the item up."),
        ListKey("down", ("J", "shift+down"), "Move the item down."),
        ListKey("in", ("L", "shift+right"), "Make the item a part of the one before: 4 becomes 3.1."),
        ListKey("out", ("H", "shift+left"), "Make the item no longer a part of the one before."),
        ListKey("strike", ("x",), "Strike out the item, or put it back."),
        ListKey("remove", ("d", "delete"), "Remove an item that has no notes."),
        *_BACK,
        *_EYE,
    ),
}
"""Keys of the participants and of the agenda while they have the focus."""

TITLES: Mapping[str, str] = {"participants": "Participants (F3 twice)", "agenda": "Agenda (F3)"}

LETTERS: Mapping[str, str] = {
    "a": "ask", "f": "floor", "w": "withdraw", "s": "spoken", "n": "next", "i": "item", "b": "back", "c": "close",
    "t": "topic", "T": "times", "d": "decision", "m": "motion", "M": "amend", "y": "carried", "v": "vote",
    "r": "rollcall",
    "R": "readback", "C": "consensus", "x": "action", "g": "give", "j": "join", "S": "split", "l": "missed", "h": "gap",
    "p": "person", "P": "participants", "N": "name", "q": "quorum",
    "e": "edit", "k": "copy", "o": "export", "z": "undo", "B": "break",
}  # fmt: skip
"""What each letter behind the leader does."""

SHOWN = {
    "space": "Space",
    "backspace": "Backspace",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "delete": "Delete",
    "shift+up": "Shift+↑",
    "shift+down": "Shift+↓",
    "shift+left": "Shift+←",
    "shift+right": "Shift+→",
    "shift+tab": "Shift+Tab",
}


def key_shown(key: str) -> str:
    """A key as people write it: "Ctrl+N" for Textual's "ctrl+n". A small letter is another key than its capital."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key.removeprefix('ctrl+').upper()}"
    if len(key) == 1 or " " in key:
        return key
    return SHOWN.get(key, key.upper())


def footer_key(key: str) -> str:
    """A key as the footer has it, where cells are few: "^N" for Textual's "ctrl+n"."""
    return f"^{key.removeprefix('ctrl+').upper()}" if key.startswith("ctrl+") else key_shown(key)


def review_rows() -> list[tuple[str, str]]:
    """Keys of the review, as Textual names them, and what each does."""
    return [*((view.key, view.help) for view in EYES), *((act.key, act.help) for act in acts())]


def keys_shown(row: ListKey) -> str:
    """All keys that do the same in a list."""
    return " ".join(map(key_shown, row.keys))


def load_settings() -> tuple[Settings, list[str]]:
    """The rapporteur's settings, and what is wrong in them."""
    return settings.load(_of_commands, {view.key for view in VIEWS})


def _of_commands() -> dict[str, str]:
    """Every command's own key; "" for those without."""
    from minutes_tui.commands import COMMANDS  # few have settings for which they matter

    return {command.name: KEYS.get(command.name, "") for command in COMMANDS}


def in_force(settings: Settings) -> dict[str, str]:
    """Each command's key, as the settings have it; commands without one are not in it."""
    return {name: key for name, key in {**KEYS, **settings.keys}.items() if key}


def typed_rows() -> Iterator[tuple[str, str]]:
    """What is typed, lines and commands, and what each becomes or does; without the keys of the screen."""
    from minutes_tui.commands import COMMANDS

    yield from LINES
    yield from ((_usage(command), command.help) for command in COMMANDS)


def _usage(command: "Command") -> str:
    return f"/{command.name} {command.argument}".rstrip()


WITHOUT_LINE: Mapping[str, str] = {"help": "f1", "participants": "f3 f3", "review": "f5", "quit": "ctrl+q"}
"""Keys of commands that the screen has rather than the line."""

OTHER_WORDS: Mapping[str, str] = {
    "quit": "exit close leave end stop program",
    "undo": "revert back mistake wrong",
    "redo": "again",
    "help": "manual keys how",
    "person": "participant member attendee add",
    "participants": "attendance roster members people list",
    "present": "attendance attendee here",
    "apologies": "excused regrets attendance",
    "absent": "missing attendance",
    "topic": "agenda item subject point",
    "insert": "agenda item subject point add paste list",
    "reorder": "swap move order agenda item",
    "skip": "defer deferred postpone leave out agenda item",
    "vote": "ballot secret count",
    "poll": "ballot secret election elect officers",
    "attach": "annex appendix document enclosure",
    "recuse": "interest conflict declare declaration",
    "import": "paste add people addresses",
    "role": "chairman vice office",
    "chair": "chairman presides presiding acting took the chair",
    "postpone": "defer deferred adjourned later",
    "table": "defer deferred",
    "tied": "casting vote tie equal",
    "mail": "send email post distribute address",
    "item": "agenda",
    "private": "confidential restricted audience closed session exclude",
    "public": "readmit private confidential audience",
    "next": "agenda item",
    "action": "task todo assign due deadline",
    "decision": "resolution resolved agreed",
    "motion": "proposal resolution move",
    "amend": "amendment change",
    "carried": "passed adopted approved casting vote",
    "lost": "failed rejected",
    "adjourn": "close end meeting finish over",
    "start": "open begin meeting",
    "pages": "print preview pdf word export",
    "export": "mail email send print save pdf word docx odt libreoffice html markdown",
    "review": "check correct proofread problems private confidential restricted audience",
    "meeting": "title date place venue time next",
    "gap": "missed unclear mark check",
    "strike": "delete cross out",
    "note": "private confidential audience restricted",
    "late": "later postpone",
    "remove": "delete",
    "replace": "search find change all",
    "signoff": "open points finish send",
    "circulate": "send distribute mail email",
    "theme": "colours colors dark light contrast",
    "edit": "editor vim emacs",
    "floor": "speaker speak",
    "ask": "speaker speak queue hand",
}
"""What people look for who don't know a command's name."""


def found_by(typed: str, said: str, key: str = "") -> str:
    """All that a row of the help or of the palette is found by: what is typed, what it does, other words for it, and
    keys in the other ways of writing them, "^Q" and "ctrl-q"."""
    keys = re.findall(r"ctrl\+(\S)", f"{typed} {key}", re.IGNORECASE)
    others = [f"^{letter} ctrl-{letter}" for letter in keys]
    name = typed.split(" ")[0].removeprefix("/")
    return " ".join((typed, said, key, *others, OTHER_WORDS.get(name, "") if typed.startswith("/") else ""))


def sections() -> list[tuple[str, list[tuple[str, str]]]]:
    """The whole help: a title, and rows of what is typed or pressed and what it does."""
    from minutes_tui.commands import COMMANDS  # only the help shows them all

    commands = []
    keys = in_force(load_settings()[0])
    for command in COMMANDS:
        key = f"  ({key_shown(keys[command.name])})" if command.name in keys else ""
        commands.append((_usage(command) + key, command.help))
    return [
        ("Lines", list(LINES)),
        ("Keys", [(key_shown(view.key), view.help) for view in VIEWS]),
        *((f"Lists: {TITLES[name]}", [(keys_shown(row), row.help) for row in rows]) for name, rows in LISTS.items()),
        ("Review", [(key_shown(key), said) for key, said in review_rows()]),
        (PAGE_TITLE, [(key_shown(view.key), view.help) for view in PAGE]),
        (ROLL_CALL_TITLE, [(key_shown(view.key), view.help) for view in ROLL_CALL]),
        (IMPORT_TITLE, [(key_shown(view.key), view.help) for view in IMPORT]),
        ("Commands (the first letters are enough)", commands),
    ]


def table() -> str:
    """The help as text for stdout."""
    parts = []
    for title, rows in sections():
        width = min(40, max(len(typed) for typed, _ in rows))
        parts.append(title)
        for typed, becomes in rows:
            gap = typed.ljust(width) if len(typed) <= width else f"{typed}\n  {'':{width}}"
            parts.append(f"  {gap}  {becomes}")
        parts.append("")
    return "\n".join(parts).rstrip()
