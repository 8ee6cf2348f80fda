"""The live screen, where the minutes are taken: the line, the panes, and what all keys do."""

from collections.abc import Callable
from functools import partial

from textual.binding import Binding
from textual.widget import Widget

from minutes_tui.system import files
from minutes_tui.tui.live import pane_focus
from minutes_tui.tui.live.line_session import LineSession
from minutes_tui.tui.widgets.list_pane import Listing


def _act(live: LineSession, pane: Listing, name: str) -> None:
    from minutes_tui.tui.live import pane_keys  # few first moments need what the rows can have done to them

    pane_keys.act(live, pane, name)


class Live(LineSession):
    """Where the minutes are taken."""

    BINDINGS = [
        Binding("f2", "app.command_palette", show=False, priority=True),
        Binding("f3", "lists", show=False, priority=True),
    ]

    def keys(self) -> dict[str, Callable[[], None]]:
        """What keys do in the line."""
        return super().keys() | {
            "ctrl+o": partial(self._at_the_note, "split_here"),
            "ctrl+l": partial(self._at_the_note, "join_here"),
            "ctrl+r": partial(self._at_the_note, "insert_here"),
            "ctrl+g": self._leader,
        }

    def below(self) -> list[Widget]:
        line = super().below()
        pane_focus.fit(
            self
        )  # a class that changed behind the first paint would have all of it laid out and drawn again
        return line

    def begin(self) -> None:
        pane_focus.begin(self, _act)
        super().begin()
        if files.beginning_in_state("note-"):
            from minutes_tui.tui.live import external  # it knows how pages are made, which few starts need

            if (left := external.take_up(self)) and not self.is_warning:
                self.warn(left)

    def footer(self) -> list[tuple[str, str]]:
        return pane_focus.footer(self) or super().footer()

    def _at_the_note(self, name: str) -> None:
        from minutes_tui.tui.live import correction  # few lines correct a note

        getattr(correction, name)(self)

    def _leader(self) -> None:
        from minutes_tui.tui.live import leader_keys  # many sittings never open it

        leader_keys.show(self)

    def leave_leader(self) -> None:
        """Close the leader's box where it is open."""
        if self.line.intercept:
            from minutes_tui.tui.live import leader_keys

            leader_keys.leave(self)

    def action_review(self) -> None:
        from minutes_tui.tui.live import correction

        if correction.leave_for_review(self):
            super().action_review()

    def action_lists(self) -> None:
        pane_focus.go_on(self)

    def on_descendant_focus(self) -> None:
        pane_focus.fit(self)
        self.show_keys()
