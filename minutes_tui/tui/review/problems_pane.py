"""The problems on the screen of the review, around the one that is walked to."""

from collections.abc import Callable

from rich.cells import set_cell_size
from textual.strip import Strip

from minutes_tui.model.document import visible
from minutes_tui.model.minutes import Problem
from minutes_tui.tui.review.problems import Doubts
from minutes_tui.tui.widgets.pane import Pane, fitted, wrapped

WHERE = 15
"""Cells for where a problem is, such as `10:05 statement`."""
TURN = 2
"""Problems by which a turn of the wheel moves the view."""


class Problems(Pane):
    """The problems, around the one that is walked to."""

    DEFAULT_CSS = """
    Problems { height: auto; padding: 0 1 0 0; background: $band; }
    """

    def __init__(self, where: Callable[[Problem], str]) -> None:
        """`where` says in a word or two where a problem is."""
        super().__init__()
        self._where = where
        self._doubts: Doubts | None = None
        self.most = 4
        """Rows at most."""
        self._turned = 0
        """Problems by which the wheel has moved the view from the one that is walked to."""
        self._walked: int | None = None

    def tell(self, doubts: Doubts) -> None:
        """Show the problems as they are known now."""
        self._doubts, self.pointed = doubts, doubts.go
        if doubts.at != self._walked:
            self._walked, self._turned = doubts.at, 0
        if self.get_content_height() != self.size.height:
            self.refresh(layout=True)
        self.redraw()

    def get_content_height(self, *about: object) -> int:
        """Rows for as many problems as there are, one where there is none."""
        there = len(self._doubts.problems) if self._doubts else 0
        return min(1 + there + self._more(), self.most)

    def _more(self) -> int:
        """Rows more that the one that is walked to has to be read whole."""
        problem = self._doubts.now() if self._doubts else None
        return len(self._wrapped(problem)) - 1 if problem else 0

    def _wrapped(self, problem: Problem) -> list[str]:
        """A sentence in as many rows as there are for it."""
        words = visible(problem.text)
        width = max(self.app.size.width - WHERE - 3, 1)
        rows = [words[start:end] for start, end in wrapped(words, width)]
        return rows if len(rows) < self.most else [*rows[: self.most - 2], " ".join(rows[self.most - 2 :])]

    def on_mouse_scroll_up(self) -> None:
        self._turn(-TURN)

    def on_mouse_scroll_down(self) -> None:
        self._turn(TURN)

    def _turn(self, by: int) -> None:
        self._turned += by
        self.redraw()

    def lines(self) -> list[Strip]:
        width, height = self.size.width, self.size.height
        doubts = self._doubts
        if doubts is None:
            return []
        more = self._more() if height > 1 else 0
        there, rows = len(doubts.problems), max(height - 1 - more, 1)
        looking = "" if doubts.is_known else " · looking" if there else "Looking for problems"
        where = f"· at {doubts.at + 1}" if doubts.at is not None else ""
        keys = [("   n", "lead"), (" next  ", ""), ("p", "lead"), (" before", "")] if there else []
        problems, comments = doubts.count()
        counts = [("Problems", problems)] * (problems > 0) + [("Comments", comments)] * (comments > 0)
        head = [piece for name, count in counts for piece in ((f" {name}  ", "title"), (f"{count} ", "warn"))]
        head += [(f"{where}{looking}", "dim"), *keys]
        none = [(f" {looking or '✓ No problem'}", "dim")]
        strips = [self.strip(head if there else none, width)]
        at = doubts.at if doubts.at is not None else doubts.ahead(1) or 0
        by_itself = max(0, min(at - rows // 2, there - rows))
        first = max(0, min(by_itself + self._turned, there - rows))
        self._turned = first - by_itself
        places: list[int | None] = [None]
        for number, problem in enumerate(doubts.problems[first : first + rows], first):
            is_at = number == doubts.at
            place = set_cell_size(fitted(self._where(problem), WHERE), WHERE)
            for text in self._wrapped(problem) if is_at and more else [problem.text]:
                fits = fitted(f" {text}", width - WHERE - 1)
                strips.append(self.entry([(place, "dim"), (fits, "")], width, is_at=is_at))
                places.append(number)
                place = " " * WHERE
        self.places = places
        return strips
