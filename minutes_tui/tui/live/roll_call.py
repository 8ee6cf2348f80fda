"""A vote by name: one key a person, as fast as they answer. Each answer is in the record at once."""

from contextlib import ExitStack

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.strip import Strip

from minutes_tui import commands
from minutes_tui.assist.keymap import ROLL_CALL_TITLE
from minutes_tui.commands import votes
from minutes_tui.commands.notes import at_place
from minutes_tui.editor import Editor
from minutes_tui.language.names import full_name, roster
from minutes_tui.meeting.motions import open_vote, pending, wording
from minutes_tui.model.document import visible
from minutes_tui.model.minutes import Minutes
from minutes_tui.tui.live.line_session import LineSession
from minutes_tui.tui.overlay import LeftOnce
from minutes_tui.tui.widgets.bars import Footer, Header
from minutes_tui.tui.widgets.pane import Pane, fitted, wrapped

WIDEST = 64
"""Cells of a row: name and answer are to be seen in one glance."""
SOON = 3
"""Those who are asked next: their names are not faint."""
FEWEST = 5
"""Rows beside the voters and what is voted on."""
SIGNS = {"for": "+ for", "against": "- against", "abstain": "0 abstains"}


def show(live: LineSession, view: str, argument: str) -> None:
    """Call the roll on a title, or on the pending motion. What is answered is one edit once it is left: it is undone
    as a whole."""
    call = ExitStack()
    call.enter_context(live.editor.as_one())
    if argument:
        refused = commands.enter(live.editor, f"/vote {argument}").misread
        if refused:
            call.close()
            live.warn(refused)
            return
    reason = votes.why_not_called(live.editor)
    if reason:
        call.close()
        live.warn(reason)
        return

    def called(_: None) -> None:
        call.close()
        live.say(votes.told_of_roll(live.editor))

    live.app.push_screen(RollCall(live), called)


def voted_on(minutes: Minutes) -> tuple[str, str]:
    """What is voted on, and its words."""
    motion, vote = pending(minutes), open_vote(minutes)
    if motion is not None:
        return "Amendment" if minutes.notes[motion].amends else "Motion", wording(minutes, motion)
    return "Vote", minutes.notes[vote].text if vote is not None else ""


class Called(Pane):
    """Who is asked now, and how the others have answered."""

    def __init__(self, screen: "RollCall") -> None:
        super().__init__()
        self._roll = screen
        self.pointed = screen.point_at

    def lines(self) -> list[Strip]:
        width, roll = self.size.width, self._roll
        minutes, ballots = roll.editor.minutes, roll.ballots()
        people = roster(minutes).by_key
        what, words = voted_on(minutes)
        tally = votes.tally_words(roll.editor) or "No one has voted"
        cast = {code: len(votes.votes_with(roll.editor, code)) for code in roll.voters}
        left = sum(count for code, count in cast.items() if code not in ballots)
        blank = [Strip.blank(width, self.style())] if self.size.height > 12 else []
        spare = max(self.size.height - FEWEST - min(len(roll.voters), 3 * SOON), 1)
        words = visible(f"{what}: {words}" if words else what)
        whole = [words[start:end] for start, end in wrapped(words, width)]
        if len(whole) > spare:
            whole = [*whole[: spare - 1], fitted(" ".join(whole[spare - 1 :]), width)]
        rows = [
            *(self.strip([(line, "")], width) for line in whole),
            self.strip([(tally, "accent strong"), (f" · {left} of {sum(cast.values())} to vote", "dim")], width),
            *blank,
        ]
        if roll.at < len(roll.voters):
            code = roll.voters[roll.at]
            behind = _for_whom(code, roll.editor)
            rows.append(self.strip([(f"{full_name(people[code])}? ", "accent strong"), (behind, "dim")], width))
        else:
            rows.append(self.strip([("Everyone has voted. ", "strong"), ("Enter closes.", "dim")], width))
        rows += blank
        room = max(self.size.height - len(rows), 1)
        codes = min(max((cell_len(code) for code in roll.voters), default=2), 6)
        named = [f"{full_name(people[code])} {_for_whom(code, roll.editor)}".rstrip() for code in roll.voters]
        longest = max(map(cell_len, named), default=0)
        wide = min(width, WIDEST, codes + longest + 18)
        first = max(0, min(roll.at - room // 2, len(roll.voters) - room))
        self.places = [*[None] * len(rows), *range(first, min(first + room, len(roll.voters)))]
        for number, code in enumerate(roll.voters[first : first + room], first):
            answer = SIGNS.get(ballots.get(code, ""), "")
            is_at, is_soon = number == roll.at, roll.at < number <= roll.at + SOON
            style = "strong" if is_at else "" if answer or is_soon else "dim"
            room = max(wide - codes - 16, 1)
            name = set_cell_size(fitted(named[number], room), room)
            cell = [(set_cell_size(fitted(code, codes), codes) + "  ", style), (name, style), (f" {answer}", "strong")]
            rows.append(self.entry(cell, wide, is_at=is_at))
        return rows


def _for_whom(code: str, editor: Editor) -> str:
    """Whose votes somebody casts beside their own, as it is said behind the name."""
    return votes.with_proxies([each for each in votes.votes_with(editor, code) if each != code]).strip()


class RollCall(ModalScreen[None], LeftOnce[None]):
    """y, n and a answer; the blank passes over one, l says that one has left the room, Backspace goes back, Escape
    leaves with what was answered, and so does Enter at the end."""

    HELP_TITLE = ROLL_CALL_TITLE
    BINDINGS = [Binding("f1", "app.help", show=False, priority=True)]
    DEFAULT_CSS = "RollCall { background: $ground; } Called { margin: 1 1 0 1; }"

    def __init__(self, live: LineSession) -> None:
        super().__init__()
        self.editor = live.editor
        self.voters = votes.voters_called(live.editor)
        answered = self.ballots()
        self.at = next((n for n, code in enumerate(self.voters) if code not in answered), len(self.voters))
        """Whose turn it is."""

    def compose(self) -> ComposeResult:
        yield Header()
        yield Called(self)
        yield Footer()

    def on_mount(self) -> None:
        keys = [("y", "for"), ("n", "against"), ("a", "abstain"), ("space", "pass"), ("l", "has left"),
                ("backspace", "back"), ("escape", "leave")]  # fmt: skip
        self.query_one(Footer).tell(keys)
        what, _ = voted_on(self.editor.minutes)
        self.query_one(Header).place(f"Roll call · {what}", self.editor.minutes.meeting.title, [])

    def ballots(self) -> dict[str, str]:
        return votes.answers_so_far(self.editor)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key == "escape" or (event.key == "enter" and self.at >= len(self.voters)):
            self.dismiss()
            return
        if event.key == "backspace":
            self.at = max(self.at - 1, 0)
        elif self.at < len(self.voters):
            amount = votes.ANSWERS.get((event.character or "").lower())
            if amount:
                votes.one_ballot(self.editor, self.voters[self.at], amount)
            elif event.key == "space":
                self._take_back()
            elif event.key == "l":
                self._leave()
            if amount or event.key == "space":
                self.at += 1
        self.query_one(Called).redraw()

    def point_at(self, at: int) -> None:
        """Ask another."""
        self.at = at
        self.query_one(Called).redraw()

    def _leave(self) -> None:
        """The one who is asked has left the room: a departure before the vote, and no ballot."""
        self._take_back()
        at_place.leave_roll(self.editor, self.voters[self.at])
        self.voters = votes.voters_called(self.editor)

    def _take_back(self) -> None:
        """No ballot of the one who is passed over."""
        votes.remove_ballot(self.editor, self.voters[self.at])
