"""A pasted list of people, to be looked at before it is entered; or a document of which the path is typed."""

import os
from pathlib import Path

from rich.cells import set_cell_size
from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.timer import Timer

from minutes_tui.assist.file_paths import dropped, is_path
from minutes_tui.commands.form_fields import PRESENCE
from minutes_tui.commands.participants.import_list import enter_people, is_there, takes_address
from minutes_tui.language.labels import labels
from minutes_tui.language.names import full_name
from minutes_tui.language.roles import role_and_post
from minutes_tui.meeting.voters import voting_words
from minutes_tui.model.document import visible
from minutes_tui.model.minutes import Minutes, listed
from minutes_tui.readers.people.lines import Entry
from minutes_tui.readers.people.lists import entries_read
from minutes_tui.tui.live.line_session import LineSession
from minutes_tui.tui.overlay import LeftOnce
from minutes_tui.tui.widgets.bars import Footer
from minutes_tui.tui.widgets.pane import Pane, fitted, wrapped

NO_MORE = 0.4
"""Seconds without a key after which a list that comes in keys is over."""
ASKED = (
    "Paste a list of people, one on each line, such as",
    "",
    "  Cllr Ida Berg, Chair",
    "  Estonia: Ms Anna Tamm (chair), Head of Unit, Ministry",
    '  "Berg, Ida (Ministry)" <ida@example.org>',
    "  Apologies: Ms Una Osa, Mr Bo Ek",
    "",
    "or a table whose first row names its columns: name, function, organisation, email.",
    "The list of participants from Teams or Zoom works, too.",
)


def show(live: LineSession, view: str, argument: str) -> None:
    """A list of people to paste; or a document, where the path of one is typed behind the command."""
    if argument and is_path(argument):
        from minutes_tui.tui.screens.import_file import ImportFile  # few lists are documents

        beside = live.record.path.parent
        typed = os.path.expanduser(dropped(argument))
        folder = beside if (beside / typed).exists() else Path.cwd()
        live.app.push_screen(ImportFile(folder, live=live, path=str(folder / typed)))
        return
    live.app.push_screen(Import(live, argument))


def rows_typed(line: str, width: int) -> list[str]:
    """What is typed as it is shown, and how it is ended."""
    words = visible(line)
    return [*(words[start:end] for start, end in wrapped(words, width)), "", "Enter ends the line."]


class People(Pane):
    """The rows, those that are to be entered with a mark."""

    def __init__(self, screen: "Import") -> None:
        super().__init__()
        self._import = screen
        self.pointed = screen.point_at

    def lines(self) -> list[Strip]:
        width, height = self.size.width, self.size.height
        entries, at = self._import.entries, self._import.at
        if not entries and (typed := self._import.typed):
            return [self.strip([(row, "")], width) for row in rows_typed(typed, width)[-height:]]
        if not entries:
            return [
                self.strip([(line[start:end], "accent" if line.startswith(" ") else "")], width)
                for line in ASKED
                for start, end in wrapped(line, width)
            ]
        first = max(0, min(at - height // 2, len(entries) - height))
        self.places = range(first, min(first + height, len(entries)))
        rows = []
        for number, entry in enumerate(entries[first : first + height], first):
            sign = "✓" if number in self._import.wanted else "–"
            key, name, about = self._said(entry, is_wanted=number in self._import.wanted)
            told = set_cell_size(fitted(name, 28), min(28, max(width - 10, 1)))
            code = (f"{sign} {set_cell_size(key, 5)} ", "strong")
            more = (fitted(f" {about}", max(width - 37, 0)), "dim")
            rows.append(self.entry([code, (told, "strong" * (number == at)), more], width, is_at=number == at))
        return rows

    def _said(self, entry: Entry, *, is_wanted: bool) -> tuple[str, str, str]:
        """The code, the name and what is said beside it; of what can't be read its words, and what becomes of them."""
        person = entry.person
        if person is None:
            if entry.unnamed:
                is_stated = entry.unnamed in listed(self._import.minutes.meeting.also_present)
                return "+", entry.words, "on the list already" if is_stated else "also present, without names"
            return "?", entry.words, f"{entry.why}: {'kept as a private remark' if is_wanted else 'left out'}"
        presence = self._import.presence if person.presence == "expected" else person.presence
        known = labels(self._import.minutes.meeting.language)
        role, post = role_and_post(str(person.role), person.post, known)
        known_as = self._import.gives_address(entry)
        if known_as is not None:
            other = self._import.minutes.participants[known_as]
            return other.key, full_name(other), f"on the list: adds the address {person.email}"
        there = "on the list already" if is_there(person, self._import.minutes) else ""
        behind = (
            entry.why,
            there,
            PRESENCE[presence],
            role,
            voting_words(person, self._import.minutes),
            person.delegation,
            post,
            person.affiliation,
            person.email,
            person.remark,
            f"reason, on no page: {person.absence}" * bool(person.absence),
        )
        return person.key, full_name(person), " · ".join(part for part in behind if part)


class Import(ModalScreen[None], LeftOnce[None]):
    """A paste fills it, the blank leaves one out or takes it in, p says once how those were at the opening of whom the
    list doesn't say it, Enter enters all as one edit, Escape none."""

    DEFAULT_CSS = "Import { background: $background; } People { margin: 1 2 0 2; }"

    def __init__(self, live: LineSession, text: str = "") -> None:
        """`text` is a list that was pasted already."""
        super().__init__()
        self._live = live
        self._text = text
        self.entries: list[Entry] = []
        self.wanted: set[int] = set()
        """Indices of those that are to be entered: who is on the list already or stands in no list is not among
        them."""
        self.presence = "expected"
        """Of those of whom the list says nothing."""
        self._new: set[int] = set()
        """Indices of those who are said to be other people than those on the list whose name is alike."""
        self.at = 0
        self._typed = ""
        """What has come in keys and is not read yet."""
        self._waiting: Timer | None = None

    @property
    def typed(self) -> str:
        """The last line of what has come in keys."""
        return self._typed.rpartition("\n")[2]

    def gives_address(self, entry: Entry) -> int | None:
        """The place on the participants list of who gets the address of an entry; None where nobody does."""
        if not entry.person or any(self.entries[at] is entry for at in self._new):
            return None
        return takes_address(entry.person, self.minutes)

    def _can_be_new(self, entry: Entry) -> bool:
        """Whether it may be another person than the one on the list who would get the address."""
        is_like = entry.person and takes_address(entry.person, self.minutes) is not None
        return bool(is_like and entry.person and not is_there(entry.person, self.minutes))

    def compose(self) -> ComposeResult:
        yield People(self)
        yield Footer()

    def on_mount(self) -> None:
        self._read(self._text)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._read(event.text)

    def _read(self, text: str) -> None:
        minutes = self._live.editor.minutes
        self.entries, self._new = entries_read(text, minutes), set()
        self.wanted = {
            number
            for number, entry in enumerate(self.entries)
            if not entry.is_aside
            and not (entry.person and is_there(entry.person, minutes) and self.gives_address(entry) is None)
            and not (entry.unnamed and entry.unnamed in listed(minutes.meeting.also_present))
        }
        self.at = 0
        self._show()

    def _take_typed(self, event: events.Key) -> bool:
        """Whether a key is a part of a list that comes in keys: it is typed, or pasted in a terminal that doesn't tell
        a paste from keys. It is read when no more come."""
        key = "\n" if event.key in ("enter", "ctrl+j") else "\t" if event.key == "tab" else event.character or ""
        is_in_list = bool(self._typed) or not self.entries
        if not is_in_list or not key or not (key in "\n\t" or key.isprintable()) or not (self._typed or key.strip()):
            return False
        self._typed += key
        if self._waiting:
            self._waiting.stop()
        self._waiting = self.set_timer(NO_MORE, self._read_typed)
        return True

    def _read_typed(self) -> None:
        """Read the lines that have come in keys; one alone once Enter ended it."""
        self._waiting = None
        if "\n" in self._typed:
            text, self._typed = self._typed, ""
            self._read(text)
        self._show()

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key == "escape":
            self.dismiss()
        elif event.key == "backspace" and self._typed:
            self._typed = self._typed[:-1]
        elif self._take_typed(event):
            pass
        elif event.key == "enter" and self.wanted:
            self.dismiss()
            wanted = [self.entries[number] for number in sorted(self.wanted)]
            places = [self.gives_address(entry) for entry in wanted]
            people = [each.person for each, at in zip(wanted, places, strict=True) if each.person and at is None]
            addresses = {
                at: each.person.email for each, at in zip(wanted, places, strict=True) if each.person and at is not None
            }
            unread = [entry for entry in wanted if not entry.person]
            self._live.tell(enter_people(self._live.editor, people, self.presence, unread, addresses))
        elif event.key in ("home", "end"):
            self.at = 0 if event.key == "home" else max(len(self.entries) - 1, 0)
        elif event.key == "n" and self.entries and self._can_be_new(self.entries[self.at]):
            self._new ^= {self.at}
        elif event.key in ("up", "down"):
            self.at = max(0, min(self.at + (1 if event.key == "down" else -1), len(self.entries) - 1))
        elif event.key == "space" and self.entries:
            self.wanted ^= {self.at}
            self.at = min(self.at + 1, len(self.entries) - 1)
        elif event.key == "p" and self._is_open:
            ways = list(PRESENCE)
            self.presence = ways[(ways.index(self.presence) + 1) % len(ways)]
        self._show()

    @property
    def minutes(self) -> Minutes:
        return self._live.editor.minutes

    @property
    def _is_open(self) -> bool:
        """Whether there is somebody of whom the list doesn't say the presence."""
        return any(
            entry.person and entry.person.presence == "expected" and self.gives_address(entry) is None
            for entry in self.entries
        )

    @property
    def _adding(self) -> str:
        """What Enter does: how many people and groups without names it adds, and how much it keeps as a remark."""
        wanted = [self.entries[number] for number in self.wanted]
        people, groups = sum(entry.person is not None for entry in wanted), sum(bool(entry.unnamed) for entry in wanted)
        others = len(wanted) - people - groups
        addresses = sum(self.gives_address(entry) is not None for entry in wanted)
        new = people + groups - addresses
        does = [f"add {new}"] if new or not addresses else []
        does += [f"add {addresses} address{'es' * (addresses > 1)}"] if addresses else []
        return ", ".join(does) + f", keep {others}" * bool(others)

    def point_at(self, at: int) -> None:
        self.at = at
        self._show()

    def _show(self) -> None:
        keys = [("escape", "leave")]
        if self.entries:
            entry = self.entries[self.at]
            is_new = self.at in self._new
            whose = [("n", "same person" if is_new else "another person")] if self._can_be_new(entry) else []
            asked = [("p", f"presence: {PRESENCE[self.presence]}")] if self._is_open else []
            move = [] if whose else [("up", "↓ move")]
            keys = [("enter", self._adding), ("space", "include or not"), *whose, *asked, *move, *keys]
        self.query_one(Footer).tell(keys)
        self.query_one(People).redraw()
