"""What can be typed and pressed, as rows: the help screen and `minutes keys` show the same."""

from collections.abc import Mapping

from msgspec import Struct

from minutes_tui.commands import COMMANDS, View, comments
from minutes_tui.commands.notes import reorder, review_actions
from minutes_tui.config import settings
from minutes_tui.config.settings import Settings

LINES: tuple[tuple[str, str], ...] = (
    ("AT: The ice came late.", "Statement by AT, printed as “Ms Tamm: The ice came late.”"),
    ("AT, LB: words", "Joint statement."),
    ("AT noted that …", "Statement with the name in the sentence: “Ms Tamm noted that …”"),
    ("@@AT welcomed …", "The same with the full name: “Ms Anna Tamm welcomed …”"),
    ("Ms Tamm noted …", "A name does as its code does, and stays as it is typed."),
    ("AT? When did …", "Question by AT."),
    ("?: words", "Statement by somebody unknown."),
    ("AT (remote): words", "Statement by AT; what is in the brackets stays in the words."),
    ("XX: words", "Statement by somebody to be named later with /name XX = …"),
    ("any other words", "Narrative, with no speaker."),
    ("... words", "A new paragraph of the last statement, or of its last item where the list goes on."),
    ("- or * words, 1. words, a) words", "A list item of the last statement. - below a numbered item is within that."),
    ("-- words, or blanks before the mark", "An item of a list within the last item; --- is one deeper."),
    (">> words", "A quotation in the last statement."),
    (
        "| a | b |",
        "A row of a table in the last statement; the first is its head. Cells that are pasted with tabs too.",
    ),
    ("```", "Code in the last statement: each line as it stands, to the next ```."),
    ("@AT in a text", "“Ms Tamm”; @@AT is “Ms Anna Tamm”."),
    ("# Questions:", "A heading, printed as typed."),
    ("! words", "Decision."),
    ("> AT words by Friday", "Action item: who, what, and by when."),
    ("+AT, -AT 11:05", "Arrival, departure, with the time if it is not now."),
    (
        "+1 AT, LB -1 BM 0 IA   -1 BM: why",
        "Ballots in the vote on the pending motion; what follows a colon is a statement.",
    ),
    ("21/ words", "The same at :21 of this hour, in two digits; before any line."),
    ("// words", "Private remark: never on a page."),
    ("s/old/new/", "Corrects the last note that has the old words; s/old/new/g everywhere in it."),
    ("?? inside a text", "Marks the note to be checked."),
    ("*words*, **words**", "Emphasis, strong."),
    ("\\ first", "What follows is words, whatever it looks like."),
    (
        "ACTION: DECISION: RESOLVED: AGREED: PROPOSED: AMENDMENT: TOPIC:",
        "What scribes expect of them; so do the words of the record's language.",
    ),
)
"""A typed line and what becomes of it."""

VIEWS: tuple[View, ...] = (
    View("enter", "enter", "Enter the line."),
    View("newline", "ctrl+j", "A new line within the line."),
    View("complete", "tab", "Take the completion that is shown."),
    View("correct_last", "up", "In an empty line: correct the last note or vote; again, the one before."),
    View("split_note", "ctrl+o", "In a correction: split the note at the cursor. Else: read the pending wording back."),
    View("join_notes", "ctrl+l", "In a correction: join the note with the one before."),
    View("insert_before", "ctrl+r", "In a correction: enter a line before the note."),
    View("give_to", "ctrl+t", "Give the last statement to another speaker."),
    View("ask_for", "ctrl+f", "Somebody asks for the floor."),
    View("leave_line", "escape", "Leave a correction, or a list; back to the line."),
    View("leader", "ctrl+g", "The leader: a box with a letter for each of the usual commands."),
    View("manual", "f1", "This help."),
    View("palette", "f2", "All commands, to choose from; also ctrl+p."),
    View("agenda", "f3", "The agenda; again: the participants; again: back to the line."),
    View("walk", "f5", "The review: walk through the notes, the page and the problems; F5 there comes back."),
    View("page_up", "pageup", "Look back in the notes."),
    View("page_down", "pagedown", "Look on, to the end."),
    View("leave", "ctrl+q", "Leave. Everything is saved."),
)
"""Keys of the live screen that are no command."""

ACTS = (*review_actions.ACTS, *reorder.ACTS, *comments.ACTS)
"""What letters of the review do with the note at the cursor, or with those that are selected."""

EYES: tuple[View, ...] = (
    View("walk", "j", "Down; k is up. Also ↓ and ↑, PgDn and PgUp."),
    View("ends", "g", "The first note; G is the last."),
    View(
        "next_problem",
        "n",
        "The next problem; p is the one before. In a search n and N go to its places.",
    ),
    View("fix", "1", "At a problem: take the first way to mend it that is offered; 2 to 9 the others."),
    View("silence", "x", "At a problem: that check says nothing more of this note; X of the whole record."),
    View("words", "e", "Edit the words; also Enter. There Enter keeps them, Escape leaves them as they were."),
    View("select", "space", "Select the note, or leave it out. v begins a selection that goes where the cursor goes."),
    View("find", "/", "Find words, without accents and capitals."),
    View("filter", "f", "Show some notes alone: speaker:AT kind:question item:ice mark struck private -mark words."),
    View("replace", "R", "Find and replace, in the whole record."),
    View("page", "tab", "The page, the problems, or the notes alone."),
    View("undo", "u", "Take the last edit back; also ctrl+z. U and ctrl+y do it again."),
    View("help", "?", "This help; also F1."),
    View("back", "escape", "Leave a search, a filter, a selection; F5 or q goes back."),
)
"""What other keys of the review do."""


class ListKey(Struct, frozen=True):
    """What some keys do in a list: they act at once, on the row of the cursor."""

    name: str
    keys: tuple[str, ...]
    """A character, or a key as Textual names it."""
    help: str
    changes: bool = True
    """Whether it does something to the minutes and not only to the eye: the palette has it then."""


_EYE: tuple[ListKey, ...] = (
    ListKey("on", ("down", "j", "space"), "The next row.", changes=False),
    ListKey("back", ("up", "k", "backspace"), "The row before.", changes=False),
    ListKey("first", ("home", "g"), "The first row.", changes=False),
    ListKey("last", ("end", "G"), "The last row.", changes=False),
    ListKey("find", ("/",), "Only the rows that hold what is typed; Escape shows all again.", changes=False),
)
_BACK: tuple[ListKey, ...] = (
    ListKey("undo", ("u", "ctrl+z"), "Take the last edit back."),
    ListKey("redo", ("U", "ctrl+y"), "Do again what was undone."),
    ListKey("other", ("tab", "shift+tab"), "The other list.", changes=False),
    ListKey("leave", ("escape",), "Back to the line.", changes=False),
)
LISTS: Mapping[str, tuple[ListKey, ...]] = {
    "participants": (
        ListKey("present", ("p",), "Present at the opening; then the next row."),
        ListKey("regrets", ("l", "r"), "Has sent regrets; then the next row."),
        ListKey("absent", ("b",), "Absent at the opening; then the next row."),
        ListKey("not_known", ("?",), "It is not known who is there; then the next row."),
        ListKey("add", ("a",), "Add somebody behind this row."),
        ListKey("edit", ("e", "enter"), "Edit every field: code, title, name, role, body, presence …"),
        ListKey("up", ("K", "shift+up"), "Move the person up among those of the body."),
        ListKey("down", ("J", "shift+down"), "Move the person down among those of the body."),
        ListKey("strike", ("x",), "Strike the person out, or back in."),
        ListKey("remove", ("d", "delete"), "Take off the roster who is named nowhere."),
        *_BACK,
        *_EYE,
    ),
    "agenda": (
        ListKey("take_up", ("enter",), "Take the item up, and back to the line."),
        ListKey("skip", ("s",), "Leave the item out."),
        ListKey("close", ("c",), "Close the item that is up."),
        ListKey("add", ("a",), "Add an item behind this row."),
        ListKey("edit", ("e",), "Edit every field: title, code, presenter, minutes, document."),
        ListKey("up", ("K", "shift+up"), "Move the item up."),
        ListKey("down", ("J", "shift+down"), "Move the item down."),
        ListKey("strike", ("x",), "Strike the item out, or back in."),
        ListKey("remove", ("d", "delete"), "Take an item off the agenda that has no notes."),
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
    "backspace": "Bksp",
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
    "delete": "Del",
    "shift+up": "⇧↑",
    "shift+down": "⇧↓",
    "shift+tab": "⇧Tab",
}


def key_shown(key: str) -> str:
    """A key as people write it: "^N" for Textual's "ctrl+n". A small letter is another key than its capital."""
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+').upper()}"
    if len(key) == 1 or " " in key:
        return key
    return SHOWN.get(key, key.upper())


def review_rows() -> list[tuple[str, str]]:
    """Keys of the review, as Textual names them, and what each does."""
    return [*((view.key, view.help) for view in EYES), *((act.key, act.help) for act in ACTS)]


def keys_shown(row: ListKey) -> str:
    """All keys that do the same in a list."""
    return " ".join(map(key_shown, row.keys))


def load_settings() -> tuple[Settings, list[str]]:
    """The rapporteur's settings, and what is wrong in them."""
    return settings.load({command.name: command.key for command in COMMANDS}, {view.key for view in VIEWS})


def in_force(settings: Settings) -> dict[str, str]:
    """Each command's key, as the settings have it; commands without one are not in it."""
    keys = {command.name: settings.keys.get(command.name, command.key) for command in COMMANDS}
    return {name: key for name, key in keys.items() if key}


TYPED = ("Lines", "Commands, of which a beginning is enough")
"""Titles of the sections of what is typed and no key of the screen."""


def sections() -> list[tuple[str, list[tuple[str, str]]]]:
    """The whole help: a title, and rows of what is typed or pressed and what it does."""
    commands = []
    keys = in_force(load_settings()[0])
    for command in COMMANDS:
        key = f"  ({key_shown(keys[command.name])})" if command.name in keys else ""
        commands.append((f"/{command.name} {command.argument}".rstrip() + key, command.help))
    return [
        (TYPED[0], list(LINES)),
        ("Keys", [(key_shown(view.key), view.help) for view in VIEWS]),
        *((f"Lists: {TITLES[name]}", [(keys_shown(row), row.help) for row in rows]) for name, rows in LISTS.items()),
        ("Review", [(key_shown(key), said) for key, said in review_rows()]),
        (TYPED[1], commands),
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
