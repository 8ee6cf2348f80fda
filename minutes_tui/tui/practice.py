"""Practice on the screen: the live screen, and above it a stage on which a meeting is seen as it is spoken."""

import datetime as dt
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from textual.binding import Binding
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from minutes_tui import record as records
from minutes_tui.assist import practice
from minutes_tui.assist.keymap import load_settings
from minutes_tui.assist.practice import Script
from minutes_tui.editor import Editor
from minutes_tui.model import timezones
from minutes_tui.model.document import visible
from minutes_tui.record import Record
from minutes_tui.tui import background, views
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.screen import Live
from minutes_tui.tui.widgets.pane import Pane, fitted, wrapped

BEFORE = 3.0
"""Seconds until the first word, in which one may look round."""
STAYS = 4.0
"""Seconds for which a row of words stays when it is spoken to its end: what is not taken down by then is gone."""
SPOKEN = 2
"""Rows of words on the stage, below the one of who speaks."""
DRAWN_EVERY = 0.1


class Clock:
    """How long a meeting has been played. It can stand still."""

    def __init__(self, pace: float, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._pace = pace
        self._since = now() + BEFORE
        self._stopped: float | None = None

    @property
    def played(self) -> float:
        """Seconds of one's own time since the first word, without pauses; below 0 before it."""
        return (self._stopped if self._stopped is not None else self._now()) - self._since

    @property
    def seconds(self) -> float:
        """Seconds of the meeting."""
        return self.played * self._pace

    @property
    def stands(self) -> bool:
        return self._stopped is not None

    def pause(self) -> None:
        """Stand still, or go on."""
        if self._stopped is None:
            self._stopped = self._now()
        else:
            self._since += self._now() - self._stopped
            self._stopped = None


class Stage(Pane):
    """Who speaks, and the words as they come, row by row; each row goes again soon after its last word."""

    DEFAULT_CSS = "Stage { height: 3; padding: 0 1; background: $band; }"

    def __init__(self, script: Script, clock: Clock, pace: float) -> None:
        super().__init__()
        self._script, self._clock, self._pace = script, clock, pace
        self._shown: list[list[tuple[str, str]]] = []
        self._rows: tuple[int, list[tuple[int, int, int]]] = (0, [])
        """Width for which the words were wrapped, and of each row the entry, and its first and last character."""

    def on_mount(self) -> None:
        background.every(self, DRAWN_EVERY, self.tell)

    def tell(self) -> None:
        """Draw what is heard now, if it is another than before."""
        if self.size.width and (shown := self._heard(self.size.width)) != self._shown:
            self._shown = shown
            self.redraw()

    def lines(self) -> list[Strip]:
        self._shown = self._heard(self.size.width)
        return [self.strip(pieces, self.size.width) for pieces in self._shown]

    def _heard(self, width: int) -> list[list[tuple[str, str]]]:
        at, end = self._clock.seconds, self._script[-1].end
        where = f" {practice.clock(at)} of {practice.clock(end)} "
        if self._clock.stands:
            return [self._rule("Paused", "F8 continue", where, width)]
        if at < 0:
            return [self._rule(f"The meeting starts in {int(-at / self._pace) + 1} s", "F8 pause", where, width)]
        rows = [row for row in self._wrapped(width) if self._is_seen(*row, at)][-SPOKEN:]
        if at > end + STAYS * self._pace:
            return [self._rule("The meeting is over", "Ctrl+Q quit and show your score", where, width)]
        speaking = next((said.speaker for said in reversed(self._script) if said.start <= at), "")
        shown = [self._rule(f"{speaking or 'Somebody'} has the floor", "F8 pause", where, width)]
        return shown + [self._row(*row, at) for row in rows]

    def _rule(self, said: str, key: str, where: str, width: int) -> list[tuple[str, str]]:
        said = fitted(f"{said} ", width - len(key) - len(where) - 4)
        fill = "─" * max(width - len(said) - len(key) - len(where) - 2, 1)
        return [(said, "lead"), (fill, "rule"), (f" {key} ", "dim"), (where, "dim")]

    def _wrapped(self, width: int) -> list[tuple[int, int, int]]:
        if self._rows[0] != width:
            rows = [(index, start, end) for index, said in enumerate(self._script)
                    for start, end in wrapped(_line(said), width)]  # fmt: skip
            self._rows = width, rows
        return self._rows[1]

    def _is_seen(self, index: int, start: int, end: int, at: float) -> bool:
        """Whether the first word of a row was spoken, and its last not long ago."""
        said = self._script[index]
        ahead = len(_line(said)) - len(said.words)
        if at < said.start or ahead + said.heard(at) <= start:
            return False
        return ahead + said.heard(at - STAYS * self._pace) < end

    def _row(self, index: int, start: int, end: int, at: float) -> list[tuple[str, str]]:
        said = self._script[index]
        line = _line(said)
        ahead = len(line) - len(said.words)
        heard = min(end, ahead + said.heard(at))
        return [(visible(line[start:ahead]), "strong"), (visible(line[max(start, ahead) : heard]), "")]


def _line(said: practice.Said) -> str:
    return f"{said.speaker}: {said.words}" if said.speaker else said.words


class Practice(Live):
    """Where a meeting that is played is taken down."""

    BINDINGS = [Binding("f8", "pause", show=False, priority=True)]
    word = "Practice"

    def __init__(self, editor: Editor, problems: Sequence[str], script: Script, clock: Clock, pace: float) -> None:
        """`problems` are those of the settings."""
        super().__init__(editor, views.show, problems)
        self._stage = Stage(script, clock, pace)
        self._clock = clock

    def above(self) -> list[Widget]:
        return [self._stage]

    def _enter(self) -> None:
        if self.line.text.strip() == "/pause":
            self._clear()
            self.action_pause()
        else:
            super()._enter()

    def action_pause(self) -> None:
        self._clock.pause()
        self._stage.tell()


class PracticeApp(MinutesApp):
    """`minutes practice FILE.tsv`."""

    def __init__(self, path: Path, record: Record, script: Script, pace: float) -> None:
        super().__init__(path, record)
        self.began = timezones.computers()
        self.clock: Clock | None = None
        self._script, self._pace = script, pace

    def get_default_screen(self) -> Screen[None]:
        assert self.record
        clock = self.clock = Clock(self._pace)
        self.began = timezones.computers() + dt.timedelta(seconds=BEFORE)
        settings, problems = load_settings()
        editor = Editor(self.record, lambda: self.began + dt.timedelta(seconds=clock.played), settings)
        return Practice(editor, problems, self._script, clock, self._pace)


def run_practice(script: Script, title: str, pace: float, kept: Path | None) -> tuple[int, Iterator[str]]:
    """Play a meeting and give the exit code, and the score of what was taken down as lines.

    The record is written to the file `kept`, or to one that is gone afterwards. Raises RecordError, CrashError.
    """
    with tempfile.TemporaryDirectory(prefix="minutes-practice-") as folder:
        path = kept or Path(folder) / "practice.toml"
        now = timezones.computers()
        records.create(path, practice.prepared(script, title, now + dt.timedelta(seconds=BEFORE)))
        app = PracticeApp(path, Record.open(path), script, pace)
        from minutes_tui.tui.app_run import run

        code = run(app)
        assert app.record
        until = app.clock.seconds if app.clock else 0.0
        heard = tuple(said for said in script if said.end <= until)
        score = practice.score(heard, app.record.minutes, app.began, pace) if heard else None
    return code, practice.score_lines(score) if score and not code else iter(())
