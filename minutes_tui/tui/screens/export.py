"""Pages while the record is open: which form, in which language, for whom; how it reads; and into which files."""

import re
import time
from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len, set_cell_size
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.strip import Strip

from minutes_tui.assist.keymap import PAGE_TITLE, load_settings
from minutes_tui.config.page_styles import DEFAULT, STYLES
from minutes_tui.errors import ExportError, MinutesError
from minutes_tui.export import left_out
from minutes_tui.export.formats import FORMATS, Order, page_of, path_for, remarks, warnings, written
from minutes_tui.language import graphemes
from minutes_tui.language.labels import labels, language_name, languages
from minutes_tui.language.roles import office
from minutes_tui.meeting import acting_chair
from minutes_tui.model.minutes import listed
from minutes_tui.record import Record
from minutes_tui.report import AUDIENCES, FORMS
from minutes_tui.system import files, programs
from minutes_tui.tui import background
from minutes_tui.tui.overlay import LeftOnce
from minutes_tui.tui.widgets.bars import Footer, Header, Status
from minutes_tui.tui.widgets.document_view import Sheet
from minutes_tui.tui.widgets.pane import Pane, Runs, fitted

if TYPE_CHECKING:
    from minutes_tui.tui.screens.record_screen import Keep, Look

SWITCHES = {"numbered": "numbered", "times": "note times", "contents": "contents", "line_numbers": "line numbers",
            "draft": "draft mark"}  # fmt: skip
"""Fields of an order that are on or off, and what they are called here."""
HINTS: Mapping[str, str] = {
    "form": "Form: what the page holds, from a summary to a table of comments.",
    "language": "Language: headings, labels and dates of the page.",
    "audience": "Audience: what is for fewer people is left out.",
    "page_style": "Style: the layout of the page. Press s for the next one.",
    "numbered": "Numbered: print a number before each paragraph.",
    "times": "Note times: print at what time each note was taken.",
    "contents": "Contents: print a table of contents.",
    "line_numbers": "Line numbers: number every fifth line in the margin.",
    "draft": "Draft mark: print it on each page while the status is draft.",
    "signature": "Signature: who signs at the end of the page.",
}
"""What a row changes, by its name."""
SIGNATURES: tuple[tuple[str, ...], ...] = ((), ("chair",), ("chair", "rapporteur"), ("chair", "secretariat"))
"""Who signs at the end of the page; as the record or the settings say, where nothing else is chosen."""
TRIED: Mapping[str, str] = {"page_style": "style", "signature": "signature"}
"""Fields of an order that the record can keep, and the keys of its [print] that do."""
EVERY = 5
"""Lines from one line number to the next."""
BAR_AFTER = 0.5
"""Seconds after which it is shown how far the writing is."""


ROUND_STATUS = 11
"""Cells of the rule round what the status row says, with the word at its right end."""
END = 12
"""Characters at the end of a file's name that stay."""
VALUE = 18
"""Cells of a value between its signs."""
FORMAT = 8
"""Cells of a format's mark and suffix."""


def _called(format: str) -> str:
    """What a format is called in a word or two."""
    return re.split("[,:]", FORMATS[format].name)[0].removesuffix(f" {format.upper()}")


def _shortened(name: str, width: int) -> str:
    """The name of a file in so many cells: its end, which tells the form, stays."""
    if cell_len(name) <= width:
        return name
    end = name[-min(END, width // 2) :]
    return f"{fitted(name, width - cell_len(end)).rstrip('…')}…{end}"[-width:]


class Row(Struct, frozen=True):
    """Something to choose."""

    name: str
    """Field of the order, or a format."""
    title: str
    value: str
    is_format: bool = False


class Choosing(Pane):
    """What can be chosen, with the cursor on one row."""

    def __init__(self, pages: "Pages") -> None:
        super().__init__()
        self._pages = pages

    def lines(self) -> list[Strip]:
        width, room, rows = self.size.width, max(self.size.height, 1), self._pages.rows()
        strips, cursor = [], 0
        places: list[int | None] = []
        for at, row in enumerate(rows):
            if row.is_format and not rows[at - 1].is_format:
                blank = [Strip.blank(width, self.style())] if len(rows) + 2 <= room else []
                strips += [*blank, self.strip(self._files(width), width)]
                places += [None] * (len(blank) + 1)
            here = at == self._pages.at
            cursor = len(strips) if here else cursor
            strips.append(self._row(row, width, is_at=here))
            places.append(at)
        first = max(0, min(cursor - room // 2, len(strips) - room))
        self.places = places[first : first + room]
        return strips[first : first + room]

    def _files(self, width: int) -> Runs:
        """What stands over the formats: the name that all files have, but for its end."""
        head = " Formats  "
        return [(head, "title"), (_shortened(f"{self._pages.path('md').stem}.*", width - len(head)), "dim")]

    def on_click(self, event: events.Click) -> None:
        """Do what a key does: mark a format, switch; ‹ and › go to the value before and to the next."""
        event.prevent_default()
        cell = event.get_content_offset(self)  # a blank row stands above
        place = self.places[cell.y] if cell and cell.y < len(self.places) else None
        if cell is None or place is None:
            return
        self._pages.point_at(place)
        row = self._pages.rows()[place]
        behind = cell_len(row.value) + self._left()
        if row.is_format or row.name in SWITCHES or cell.x == behind:
            self._pages.turn(1)
        elif cell.x == self._left() + 1:
            self._pages.turn(-1)

    def on_mouse_scroll_up(self) -> None:
        self._pages.move(-1)

    def on_mouse_scroll_down(self) -> None:
        self._pages.move(1)

    def _left(self) -> int:
        """The column where values begin, behind that of the cursor's bar."""
        return min(14, self.size.width // 2)

    def _row(self, row: Row, width: int, *, is_at: bool) -> Strip:
        left = FORMAT if row.is_format else self._left()
        title = set_cell_size(fitted(row.title, left), left)
        value = fitted(row.value, max(width - left - 1, 0))
        return self.entry([(title, "" if row.is_format else "dim"), (value, "strong" * is_at)], width, is_at=is_at)


class Pages(ModalScreen[None], LeftOnce[None]):
    """↑ ↓ choose a row, ← → change it, the blank marks a format, Enter writes what is marked, Escape leaves.

    s tries the next style of pages; Enter on its row keeps it in the record, and so the signature. The page beside it
    is read with PgUp, PgDn, g and G; / finds words, Tab and h go to headings.
    """

    HELP_TITLE = PAGE_TITLE
    """The section of the help that is shown first."""
    DEFAULT_CSS = """
    Pages { background: $background; layout: vertical; }
    Pages Horizontal { height: 1fr; align: center top; }
    Pages Choosing { width: 38; padding: 0 1 0 0; }
    Pages Sheet { max-width: 92; padding: 0 2 0 2; background: $raised; }
    Pages.-tiny Horizontal { layout: vertical; }
    Pages.-tiny Choosing { width: 100%; height: 2fr; }
    Pages.-tiny Sheet { height: 3fr; border-top: solid $rule; }
    """

    def __init__(
        self,
        record: Record,
        order: Order,
        remember: Callable[[Order], None],
        keep: "Keep | None" = None,
        wanted: "set[str] | None" = None,
    ) -> None:
        """The record is read afresh, so that no edit can change it meanwhile. `remember` takes what is chosen, for the
        next time, `keep` what the record is to have; None where that is only read."""
        super().__init__()
        self._record = record
        self._snapshot = Record(record.path, record.text)
        self.order = order
        self._remember = remember
        self._keep = keep
        self.wanted = {"md", "pdf"} if wanted is None else wanted
        """The formats that are marked, which stay so for the next time."""
        self.at = 0
        self.written: list[Path] = []
        self._writing = False
        self._cancelled = False
        self._asked = 0
        self._finding = False
        """What is typed is what is sought."""
        self._sought = ""
        self._is_searched = False
        """Whether it is known where that is."""
        self._places: list[int] = []
        """Blocks of the page that hold what is sought."""
        self._at_place = 0

    def compose(self) -> ComposeResult:
        self.set_class(self.app.size.width < 64, "-tiny")
        yield Header()
        with Horizontal():
            yield Choosing(self)
            yield Sheet()
        yield Status()
        yield Footer()

    def on_mount(self) -> None:
        self.query_one(Header).place("Page", self._snapshot.minutes.meeting.title, [])
        self._footer()
        self.say("")
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < 64, "-tiny")

    def rows(self) -> list[Row]:
        """All that can be chosen, as it stands."""
        tag = self.order.language or self._snapshot.minutes.meeting.language
        chosen = [
            Row("form", "Form", f"‹ {self.order.form} ›"),
            Row("language", "Language", f"‹ {language_name(tag, 'en')} ›"),
            Row("audience", "Audience", f"‹ {self.order.audience or 'public'} ›"),
        ]
        switches = [Row(name, title.capitalize(), "yes" if getattr(self.order, name) else "no")
                    for name, title in SWITCHES.items()]  # fmt: skip
        formats = [
            Row(
                name,
                f"{'✓' if name in self.wanted else '–'} {name}",
                _called(name),
                is_format=True,
            )
            for name in FORMATS
        ]
        signature = Row("signature", "Signature", f"‹ {fitted(self._signing(), VALUE)} ›")
        return [*chosen, Row("page_style", "Style", f"‹ {self._style()} ›"), *switches, signature, *formats]

    def _style(self) -> str:
        """The name of the style that the page has."""
        return self.order.style(self._snapshot).style or DEFAULT

    def _signing(self) -> str:
        """Who signs, in the words typed for their offices; as the record or the house has it, where nothing else is
        chosen here."""
        who = self._signers_set() if self.order.signature is None else self.order.signature
        return ", ".join(map(self._office, who)) or "none"

    def _office(self, role: str) -> str:
        """The word that was typed for a role, such as "clerk"."""
        minutes = self._snapshot.minutes
        known = labels(minutes.meeting.language)
        people = [each for each in minutes.participants if each.role == role and not each.struck]
        signing = acting_chair.signing(people, minutes) if role == acting_chair.CHAIR else people
        typed = [office(each.post, role, known) for each in signing]
        if role == acting_chair.CHAIR and len(signing) > 1:
            return ", ".join(each or role for each in typed).lower()
        return next(filter(None, typed), role).lower()

    def _signers_set(self) -> tuple[str, ...]:
        """Who signs as the record or the house has it."""
        return listed(replace(self.order, signature=None).style(self._snapshot).signature or ())

    def _to_keep(self) -> str:
        """The field at the cursor that is only tried and that Enter keeps in the record; "" where there is none."""
        name = self.rows()[self.at].name
        return name if self._keep and name in TRIED and getattr(self.order, name) is not None else ""

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if self._finding and self._find(event):
            return
        keys: dict[str, Callable[[], None]] = {
            "up": lambda: self.move(-1), "down": lambda: self.move(1), "k": lambda: self.move(-1),
            "j": lambda: self.move(1), "left": lambda: self.turn(-1), "right": lambda: self.turn(1),
            "space": lambda: self.turn(1), "enter": self._enter, "escape": self._leave, "o": self._open,
            "s": lambda: self._next_style(1), "S": lambda: self._next_style(-1),
            "pageup": lambda: self._scroll(-1), "pagedown": lambda: self._scroll(1),
            "home": lambda: self.point_at(0), "end": lambda: self.point_at(len(self.rows()) - 1),
            "g": lambda: self.query_one(Sheet).go_to_end(last=False),
            "G": lambda: self.query_one(Sheet).go_to_end(last=True),
            "/": self._begin_finding, "n": lambda: self._next(1), "N": lambda: self._next(-1), "h": self._headings,
            "tab": lambda: self._heading(1), "shift+tab": lambda: self._heading(-1),
            "f1": self._help, "f8": self._leave, "q": self._leave,
        }  # fmt: skip
        key = event.character if event.character in keys else event.key
        if key in keys:
            keys[key]()

    def _help(self) -> None:
        self.call_later(self.app.run_action, "help")

    # Reading

    def _begin_finding(self) -> None:
        self._finding, self._sought, self._places, self._is_searched = True, "", [], False
        self._tell_found()

    def _find(self, event: events.Key) -> bool:
        """Take a key into what is sought; False where it ends that and does what it does else."""
        if event.key == "backspace":
            self._seek(self._sought[:-1])
        elif event.character and graphemes.is_typed(event.character):
            self._seek(self._sought + event.character)
        elif event.key in ("escape", "enter"):
            self._finding = False
            if event.key == "escape" or not self._sought:
                self._end_search()
            else:
                self._tell_found()
        else:
            self._finding = False
            return False
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Words that are pasted are sought, where something is; else they are no key."""
        event.stop()
        if self._finding:
            self._seek(self._sought + " ".join(event.text.split()))

    def _end_search(self) -> None:
        self._sought, self._places = "", []
        self.query_one(Sheet).mark(None)
        self.say("")
        self._footer()

    def _seek(self, words: str) -> None:
        """Look for words beside the typing, from what is at the top on."""
        self._sought, self._places, self._is_searched = words, [], False
        self._tell_found()
        background.begin(self, self._seen(words, self.query_one(Sheet).top))

    async def _seen(self, words: str, top: int) -> None:
        sheet = self.query_one(Sheet)
        found = await background.done(sheet.holding, words)
        if words == self._sought and self.is_attached:
            self._places, self._is_searched = found, True
            self._at_place = bisect_left(found, top) % len(found) if found else 0
            sheet.mark(found[self._at_place] if found else None)
            self._tell_found()

    def _next(self, by: int) -> None:
        """Go to the next place, round the ends, and say so there."""
        if not self._places:
            self.warn(f"“{self._sought}” is not on this page." if self._sought else "To search the page, press /.")
            return
        at = self._at_place + by
        self._at_place = at % len(self._places)
        self.query_one(Sheet).mark(self._places[self._at_place])
        self._tell_found("" if at == self._at_place else f" · from the {'top' if by > 0 else 'end'} again")

    def _tell_found(self, more: str = "") -> None:
        where = f"{self._at_place + 1} of {len(self._places)}" if self._places else "no match" * self._is_searched
        caret = "▏" if self._finding else ""
        self.say(" · ".join(filter(None, (f"/ {self._sought}{caret}", f"{where}{more}"))))
        self._footer()

    def _heading(self, by: int) -> None:
        """Go to the next heading, or to the one before."""
        sheet = self.query_one(Sheet)
        places = [at for at, _ in sheet.headings()]
        ahead = [at for at in places if at > sheet.top] if by > 0 else [at for at in places if at < sheet.top][::-1]
        if ahead:
            sheet.go_to(ahead[0])
        else:
            self.warn("This is the last heading." if by > 0 else "This is the first heading.")

    def _headings(self) -> None:
        """Choose a heading to go to."""
        from minutes_tui.tui.widgets.palette import Entry, Palette  # many pages are read without it

        sheet = self.query_one(Sheet)
        entries = [Entry(title, "", partial(sheet.go_to, at)) for at, title in sheet.headings() if title]
        if entries:
            self.app.push_screen(Palette(entries, "Go to a heading…"))
        else:
            self.warn("This page has no headings.")

    def move(self, by: int) -> None:
        self.point_at(max(0, min(self.at + by, len(self.rows()) - 1)))

    def point_at(self, at: int) -> None:
        self.at = at
        self.query_one(Choosing).redraw()
        self._footer()
        row = self.rows()[at]
        if not (self._writing or self._sought or self._finding):
            hint = f"{row.name}: {FORMATS[row.name].name}." if row.is_format else HINTS[row.name]
            self.say(self._tried()[0] if self._to_keep() else hint)

    def _next_style(self, by: int) -> None:
        """Show the page in the next style, or in the one before."""
        self.point_at(next(at for at, row in enumerate(self.rows()) if row.name == "page_style"))
        self.turn(by)

    def _scroll(self, by: int) -> None:
        sheet = self.query_one(Sheet)
        sheet.scroll_rows(by * max(sheet.size.height - 2, 1))

    def turn(self, by: int) -> None:
        """Change the row at the cursor to its next value, or to the one before."""
        row = self.rows()[self.at]
        if row.is_format:
            self.wanted ^= {row.name}
        elif row.name in SWITCHES:
            on = EVERY if row.name == "line_numbers" else True
            self.order = replace(self.order, **{row.name: type(on)() if getattr(self.order, row.name) else on})
        elif row.name == "signature":
            ways = [None, *(who for who in SIGNATURES if who != self._signers_set())]
            self.order = replace(self.order, signature=ways[(ways.index(self.order.signature) + by) % len(ways)])
        else:
            all_values: dict[str, list[str]] = {"form": [*FORMS], "audience": [*AUDIENCES], "language": languages(),
                                                "page_style": [*STYLES]}  # fmt: skip
            values = all_values[row.name]
            usual = {"audience": "public", "page_style": self._style(), "language": self._own_language()}
            now = getattr(self.order, row.name) or usual[row.name]
            at = next((at for at, each in enumerate(values) if each.lower() == now.replace("_", "-").lower()), 0)
            self.order = replace(self.order, **{row.name: values[(at + by) % len(values)]})
        self.query_one(Choosing).redraw()
        if not row.is_format:
            self._remember(self.order)
            self._show()
            self._footer()

    def _own_language(self) -> str:
        return self._snapshot.minutes.meeting.language

    def _show(self) -> None:
        """Make the page that is chosen now, beside the typing."""
        self._asked += 1
        background.begin(self, self._made(self._asked), alone=True)

    async def _made(self, asked: int) -> None:
        page = await background.done(page_of, self._snapshot, self.order)
        said = await background.done(warnings, self._snapshot, self.order, page)
        found = left_out.of_others(self._snapshot.minutes, self.order.audience or "public")
        them = "it" if " is " in found else "them"
        others = [f"{found.partition(';')[0]}; → on the row Audience shows {them}"] if found else []
        if asked == self._asked:
            self.query_one(Sheet).tell(page)
            if self._sought:
                self._seek(self._sought)
            tried = self._tried()
            first, *more = *tried, *others, *remarks(self._snapshot), *said, ""
            for each in filter(None, more):  # as many as fit, whole: the others are there when nothing is tried
                first += f"; {each}" if cell_len(first) + cell_len(each) + 2 <= self.size.width - ROUND_STATUS else ""
            tell = self.say if tried or not first else self.warn
            tell(first)

    def _tried(self) -> list[str]:
        """What the page has that the record hasn't, and how that keeps it: the one at the cursor first."""
        names = sorted((name for name in TRIED if getattr(self.order, name) is not None), key=self._is_elsewhere)
        if not names:
            return []
        tried = f"Style {self._style()}" if names[0] == "page_style" else "Signature"
        where = "" if self._to_keep() else " on its row"
        how = f". Enter{where} keeps it in the record" if self._keep else ""
        return [f"{tried} for this page only{how}"]

    def _only_tried(self) -> str:
        """What the files have that the record does not keep, as a sentence that is put in; "" for nothing."""
        set_ = replace(self.order, page_style=None).style(self._snapshot).style or DEFAULT
        is_other = {
            "page_style": self._style() != set_,
            "signature": self.order.signature not in (None, self._signers_set()),
        }
        tried = [name for name in TRIED if is_other[name]]
        if not tried or not self._keep:
            return ""
        words = {"page_style": f"style {self._style()}", "signature": "this signature"}
        rows = "its row keeps it" if len(tried) == 1 else "their rows keeps them"
        how = "" if self._snapshot.minutes.meeting.status == "approved" else f": Enter on {rows} in the record"
        what = " and ".join(words[name] for name in tried).capitalize()
        return f". {what} for these files only{how}. Files"

    def _is_elsewhere(self, name: str) -> bool:
        return self.rows()[self.at].name != name

    def _enter(self) -> None:
        """Keep in the record what is tried at the cursor; else write the page."""
        name = self._to_keep()
        if not name or not self._keep:
            self._write()
            return
        outcome = self._keep(TRIED[name], getattr(self.order, name))
        if outcome.refused:
            self.warn(outcome.refused)
            return
        self.order = replace(self.order, **{name: None})
        self._remember(self.order)
        self._snapshot = Record(self._record.path, self._record.text)
        self.query_one(Choosing).redraw()
        self._footer()
        self.say(outcome.said)

    def path(self, format: str) -> Path:
        """The file for a format, named after the record, the form and the audience."""
        return path_for(self._snapshot, format, self.order.form, self.order.audience)

    def _write(self) -> None:
        if self._writing:
            self.warn("A page is being written. Press Esc to stop.")
        elif not self.wanted:
            self.warn("No format is selected. Press Space to select one.")
        else:
            self._writing, self._cancelled, self.written = True, False, []
            background.begin(
                self, self._all_written([name for name in FORMATS if name in self.wanted], time.monotonic())
            )

    async def _all_written(self, formats: list[str], began: float) -> None:
        said: list[str] = []
        bar = background.every(self, 0.1, lambda: self._bar(len(self.written), formats, began))
        try:
            for format in formats:
                made = await background.done(written, self._snapshot, format, self._order_for(format), writes=True)
                if self._cancelled:
                    self.warn(f"Stopped. {self._told()}.")
                    return
                linked = await background.done(files.export, self.path(format), made.content, ExportError, writes=True)
                said += [each for each in (*made.warnings, linked) if each and each not in said]
                self.written.append(self.path(format))
            self.say("")
            whom = f" for the {audience} audience" if (audience := self.order.audience or "public") != "public" else ""
            self.say(" ".join([f"Written{whom}{self._only_tried()}: {self._told()}.", *said]))
        except MinutesError as error:
            self.warn(f"{error} {self._told()}.")
        finally:
            bar.stop()
            self._writing = False
            if self.is_attached:  # else the app is left
                self._footer()

    def _order_for(self, format: str) -> Order:
        """What is asked of a format: one that has forms of its own takes the first where it lacks the one chosen."""
        own = FORMATS[format].forms
        return replace(self.order, form=Order().form) if own and self.order.form not in own else self.order

    def _told(self) -> str:
        if not self.written:
            return "Nothing was written"
        return f"{', '.join(path.name for path in self.written)} in {self._snapshot.path.parent.resolve()}"

    def _bar(self, done: int, formats: list[str], began: float) -> None:
        if self._cancelled:
            self.say(f"Stopping after {FORMATS[formats[done]].name}, which is not written.")
        elif time.monotonic() - began > BAR_AFTER and done < len(formats):
            full = 20 * done // len(formats)
            self.say(f"{'█' * full}{'░' * (20 - full)} {done} of {len(formats)} · "
                     f"{FORMATS[formats[done]].name} · Esc stop")  # fmt: skip

    def _open(self) -> None:
        if not self.written:
            self.warn("Nothing was written yet. Enter writes the selected formats.")
        else:
            background.begin(self, self._opened(self.written[-1]))

    async def _opened(self, path: Path) -> None:
        program = await background.done(programs.open_file, path)
        self.say(f"{path.name} is shown by {program}." if program else self._told())

    def _leave(self) -> None:
        if self._writing:
            self._cancelled = True
        elif self._sought:
            self._end_search()
        else:
            self.dismiss()

    def say(self, said: str) -> None:
        self.query_one(Status).tell(said, "", ("page", "dim"))

    def warn(self, said: str) -> None:
        self.query_one(Status).tell("", said, ("page", "dim"))

    def _footer(self) -> None:
        if self._sought or self._finding:
            keys = [("enter", "search")] * self._finding + [("n", "next"), ("N", "before")] * (not self._finding)
            self.query_one(Footer).tell([*keys, ("escape", "end search")])
            return
        last = ("o", "open") if self.written else ("/", "find")
        enter = ("enter", "keep" if self._to_keep() else "write")
        self.query_one(Footer).tell([enter, ("up", "↓ choose"), ("left", "→ change"), ("s", "style"), last,
                                     ("pagedown", "scroll"), ("escape", "leave")])  # fmt: skip


def show(look: "Look", view: str, argument: str) -> None:
    """Show what `Pages` shows; `argument` is the form to begin with."""
    order = look.page_order or Order()
    form = argument or order.form
    style = load_settings()[0].print

    def remember(order: Order) -> None:
        look.page_order = order

    if form in FORMS:
        order = replace(order, form=form, house=style, audience=None)  # the public page is what is shown first
        look.app.push_screen(Pages(look.record, order, remember, look.keeps_on_page, look.formats))
    else:
        said = f"There is no form {argument}. Choose one of: {', '.join(FORMS)}."
        look.query_one(Status).tell("", said, ("page", "dim"))
