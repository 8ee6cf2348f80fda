"""The wording that is before the meeting, large enough for the room to read."""

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.strip import Strip

from minutes_tui.language import graphemes
from minutes_tui.language.names import roster
from minutes_tui.meeting.motions import last_decided, main_motion, pending, wording
from minutes_tui.model.document import visible
from minutes_tui.model.minutes import Minutes, listed
from minutes_tui.tui.live.line_session import LineSession
from minutes_tui.tui.overlay import LeftOnce
from minutes_tui.tui.widgets.bars import Footer
from minutes_tui.tui.widgets.pane import Pane, wrapped


def show(live: LineSession, view: str, argument: str) -> None:
    live.app.push_screen(ReadBack(live))


class Wording(Pane):
    """Words in the middle of the screen, with wide margins and a blank row between theirs."""

    def __init__(self, minutes: Minutes) -> None:
        super().__init__()
        self._minutes = minutes

    def lines(self) -> list[Strip]:
        width, height = self.size.width, self.size.height
        margin = max(width // 10, 1)
        rows: list[tuple[str, str]] = []
        parts = read_back(self._minutes)
        for spaced in (True, False):
            rows = []
            for words, style in parts:
                for start, end in wrapped(visible(words), width - 2 * margin):
                    rows += [(words[start:end], style)] + [("", "")] * spaced
                rows.append(("", ""))
            if len(rows) <= height:
                break
        top = max((height - len(rows)) // 2, 0)
        blank = [Strip.blank(width, self.style())] * top
        return [*blank, *(self.strip([(" " * margin, ""), (words, style)], width) for words, style in rows)]


def read_back(minutes: Minutes) -> list[tuple[str, str]]:
    """What is read back, with the name of its style: what it is, the wording, what it was before, by whom."""
    index, people = pending(minutes), roster(minutes)
    if index is None:
        last = last_decided(minutes.notes)
        assert last, "why_not has said so"
        return [(f"{last.kind.capitalize()} {last.number or ''}".strip(), "lead"), (last.text, "strong")]
    note = minutes.notes[index]
    parts = [("Amendment" if note.amends else "Motion", "lead"), (wording(minutes, index), "strong")]
    if note.amends:
        parts += [("instead of", "accent"), (wording(minutes, main_motion(minutes, index)), "")]
    by = [f"moved by {', '.join(map(people.short, listed(note.mover)))}"] if note.mover else []
    by += [f"seconded by {', '.join(map(people.short, listed(note.seconder)))}"] if note.seconder else []
    return [*parts, (", ".join(by), "dim")] if by else parts


class ReadBack(ModalScreen[None], LeftOnce[None]):
    """Enter makes the wording a decision, e puts it into the line, Escape goes back; another letter begins a line."""

    BINDINGS = [
        Binding("escape,ctrl+o", "dismiss", show=False),
        Binding("enter", "decide", show=False),
        Binding("e", "correct", show=False),
    ]
    DEFAULT_CSS = "ReadBack { background: $background; }"

    def __init__(self, live: LineSession) -> None:
        super().__init__()
        self._live = live
        self._is_over = False
        """A line was begun: its keys are not meant for this screen any more."""

    def compose(self) -> ComposeResult:
        yield Wording(self._live.editor.minutes)
        yield Footer()

    def on_mount(self) -> None:
        keys = [("escape", "back")]
        if pending(self._live.editor.minutes) is not None:
            keys = [("enter", "record decision"), ("e", "change wording"), *keys]
        self.query_one(Footer).tell(keys)

    def on_key(self, event: events.Key) -> None:
        """What is typed is the next line: it goes there, and the wording away."""
        is_begun = event.character is not None and graphemes.is_typed(event.character) and event.character != "e"
        if self._is_over or is_begun:
            event.stop()
            event.prevent_default()
            self._live.line.post_message(events.Key(event.key, event.character))
        if is_begun and not self._is_over:
            self._is_over = True
            self.dismiss()

    def action_decide(self) -> None:
        if pending(self._live.editor.minutes) is not None:
            self.dismiss()
            self._live.action_command("decision")

    def action_correct(self) -> None:
        index = pending(self._live.editor.minutes)
        if index is not None:
            self.dismiss()
            self._live.line.put(f"/amend {wording(self._live.editor.minutes, index)}")
