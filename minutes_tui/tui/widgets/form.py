"""The fields of one row over the screen: what is typed is kept by one edit, or not at all."""

from collections.abc import Callable, Collection, Mapping, Sequence

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input, Static

from minutes_tui.commands.form_fields import Field
from minutes_tui.language import graphemes
from minutes_tui.model.document import visible
from minutes_tui.tui.overlay import LeftOnce
from minutes_tui.tui.widgets.bars import Footer
from minutes_tui.tui.widgets.input_box import Box
from minutes_tui.tui.widgets.pane import Pane

FRAME = 7
"""Rows of a form beside its fields: title, hint, keys, and a blank one below the fields."""
Check = Callable[[Mapping[str, str]], dict[str, str]]
"""What is typed into fields, by name, to what is wrong in it."""


class Choice(Pane, can_focus=True):
    """One of a few values: the blank and → go on, ← goes back, a first letter chooses."""

    DEFAULT_CSS = "Choice { height: 1; }"

    class Changed(Message):
        """Another value was chosen."""

    def __init__(self, choices: Mapping[str, str], value: str) -> None:
        super().__init__()
        self._choices = choices
        self.value = value
        self.is_chosen = False
        """Whether a value was chosen here."""

    def lines(self) -> list[Strip]:
        said = self._choices.get(self.value, self.value)
        pieces = [("‹ ", "dim"), (said, "strong"), (" ›", "dim")]
        return [self.strip(pieces, self.size.width, "cursor" if self.has_focus else "")]

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()

    def on_key(self, event: events.Key) -> None:
        values = list(self._choices)
        at = values.index(self.value) if self.value in values else 0
        graphemes = [value for value in values if self._choices[value][0] == event.character]
        if event.key in ("space", "right"):
            self._choose(values[(at + 1) % len(values)])
        elif event.key == "left":
            self._choose(values[at - 1])
        elif graphemes:
            self._choose(graphemes[0])
        else:
            return
        event.stop()

    def _choose(self, value: str) -> None:
        self.is_chosen = True
        self.show(value)
        self.post_message(self.Changed())

    def show(self, value: str) -> None:
        """Have another value, which nobody chose here."""
        self.value = value
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """‹ goes back and › goes on; a click elsewhere only comes here."""
        values = list(self._choices)
        by = {0: -1, 2 + cell_len(self._choices.get(self.value, self.value)) + 1: 1}.get(event.x, 0)
        if by:
            self._choose(values[(values.index(self.value) + by) % len(values)])


class Row(Vertical):
    """A field with its name, and below it what is wrong in it."""

    def __init__(self, field: Field, value: str) -> None:
        super().__init__()
        self.field = field
        self._before = value
        self._box: Box | Choice = (
            Choice(field.choices, value) if field.choices else Box(self._before, compact=True, select_on_focus=False)
        )

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static(Content(self.field.label), classes="label")
            yield self._box
        yield Static(classes="problem", markup=False)

    def on_mount(self) -> None:
        self.say("")

    @property
    def value(self) -> str:
        return self._box.value

    @property
    def is_changed(self) -> bool:
        return self.value != self._before

    def say(self, problem: str) -> None:
        """Show what is wrong, or nothing."""
        below = self.query_one(".problem", Static)
        below.display = bool(problem)
        below.update(Content(visible(problem)))

    @property
    def box(self) -> Box | Choice:
        return self._box


class More(Static):
    """Stands for the fields that are not shown yet. ↓ behind the last one that is, or a click, shows them."""

    async def on_click(self, event: events.Click) -> None:
        event.stop()
        await self.screen.run_action("more")


class Fields(ModalScreen[None], LeftOnce[None]):
    """Enter keeps all as one edit, Escape leaves; with something typed it asks for a second Escape."""

    BINDINGS = [
        Binding("enter", "keep", show=False, priority=True),
        Binding("escape", "leave", show=False, priority=True),
        Binding("up", "go(-1)", show=False, priority=True),
        Binding("down", "go(1)", show=False, priority=True),
        Binding("tab", "go(1)", show=False, priority=True),
        Binding("f1", "app.help", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    Fields { align: center middle; }
    Fields > Vertical { width: 100%; max-width: 104; height: 100%; background: $surface; padding: 1 2 0 2; }
    Fields .title { text-style: bold; height: 1; margin-bottom: 1; }
    Fields VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    Fields Row { height: auto; }
    Fields Row Horizontal { height: 1; }
    Fields .label { width: 18; height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    Fields .label.-here { color: $accent; text-style: bold; }
    Fields Box { width: 1fr; background: $surface; }
    Fields Box:focus, Fields Choice:focus { background: $cursor; color: $on-words; text-style: $selection-text-style; }
    Fields Box:focus > .input--placeholder { color: $on-faint; }
    Fields Box:focus > .input--cursor {
        background: $on-words; color: $cursor; text-style: $field-caret-text-style;
    }
    Fields Box:focus > .input--selection { background: $on-words; color: $cursor; text-style: $field-caret-text-style; }
    Fields More { color: $text-muted; height: 1; width: auto; }
    Fields .problem { color: $warning; padding-left: 18; height: auto; }
    Fields .hint { height: 2; color: $text-muted; }
    Fields .-roomy .hint { margin-bottom: 1; }
    Fields .hint.-warns { color: $warning; }
    Fields.-short > Vertical { padding: 0; }
    Fields.-short .title { display: none; }
    Fields.-short .hint { height: 1; }
    Fields.-narrow .label { width: 9; }
    Fields.-narrow .problem { padding-left: 2; }
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[tuple[Field, str]],
        begin: str,
        check: Check,
        keep: Check,
        first: Collection[str] = (),
    ) -> None:
        """`fields` come with what stands in each. `begin` names the one in which the cursor is first, "" is the first
        of all; `check` says what is wrong; `keep` does as well, and keeps all where nothing is. `first` names
        those that are shown at first; with none all are."""
        super().__init__()
        self._title = title
        self._rows = [Row(field, value) for field, value in fields]
        self._begin = begin
        self._check = check
        self._keep = keep
        self._may_leave = False
        for row in self._rows:
            row.display = not first or row.field.name in first

    def compose(self) -> ComposeResult:
        self._fit(*self.app.size)
        with Vertical() as box:
            yield Static(Content(visible(self._title)), classes="title")
            with VerticalScroll(can_focus=False):
                yield from self._rows
                yield More(markup=False)
            yield Static(classes="hint", markup=False)
            yield Footer()
        self._box = box

    def on_mount(self) -> None:
        keys = [("enter", "save"), ("up", "↓ move"), ("escape", "cancel")]
        self.query_one(Footer).tell(keys)
        self._tell_more()
        first = next((row for row in self._rows if row.field.name == self._begin), self._rows[0])
        self.set_focus(first.box)

    def _hidden(self) -> list[Row]:
        return [row for row in self._rows if not row.display]

    def _tell_more(self) -> None:
        """Say how many fields are not shown, with room for those that are."""
        hidden = len(self._hidden())
        more = self.query_one(More)
        more.display = hidden > 0
        more.update(f"▾ {hidden} more fields: ↓")
        self._fit_box()

    def _fit_box(self) -> None:
        """Give the box the room for the fields that are shown, and a blank row over the keys where there is one."""
        hidden = len(self._hidden())
        height = len(self._rows) - hidden + bool(hidden) + FRAME
        is_roomy = self.app.size.height > height
        self._box.set_class(is_roomy, "-roomy")
        self._box.styles.max_height = height + is_roomy

    def action_more(self) -> None:
        """Show the fields that are not shown yet, with the cursor in the first of them."""
        hidden = self._hidden()
        for row in hidden:
            row.display = True
        self._tell_more()
        if hidden:
            self.set_focus(hidden[0].box)

    def on_resize(self, event: events.Resize) -> None:
        self._fit(*event.size)
        self._fit_box()

    def _fit(self, width: int, height: int) -> None:
        self.set_class(height < 14, "-short")
        self.set_class(width < 50, "-narrow")

    def help_rows(self) -> tuple[str, list[tuple[str, str]]]:
        """What the fields and the keys are, for the help."""
        fields = [(row.field.label, row.field.hint) for row in self._rows]
        keys = [
            ("Enter", "Save all fields."),
            ("↑ ↓ Tab", "Go to the field above or below."),
            ("Space ← →", "In a field with ‹ ›: choose another value."),
            ("Esc", "Leave without saving."),
        ]
        return self._title, [*fields, *keys]

    def _typed(self) -> dict[str, str]:
        return {row.field.name: row.value for row in self._rows if row.is_changed}

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        for row in self._rows:
            is_here = event.widget is row.box
            row.query_one(".label").set_class(is_here, "-here")  # `:focus-within` is seen late by what is within
            if is_here:
                self._hint(row.field.hint)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Say what is wrong in a field that is left."""
        row = next((row for row in self._rows if event.widget in row.query("*")), None)
        if row and row.is_changed:
            row.say(self._check({row.field.name: row.value}).get(row.field.name, ""))

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong in a field is another value now."""
        self._may_leave = False
        for row in self._rows:
            if row.box is event.input:
                row.say("")

    def _hint(self, said: str, warns: bool = False) -> None:
        hint = self.query_one(".hint", Static)
        hint.set_class(warns, "-warns")
        hint.update(Content(said))

    def on_key(self, event: events.Key) -> None:
        """Take a key that came before there was a field: it has waited until there is one, past the bindings."""
        box = self.focused
        match event.key:
            case "down":
                self._go_on()
            case "up":
                self.focus_previous()
            case "enter":
                self._keep_all()
            case "escape":
                self._leave()
            case "backspace" if isinstance(box, Box):
                box.action_delete_left()
            case _ if graphemes.is_typed(event.character) and isinstance(box, Box):
                box.put_in(event.character or "")

    def _behind_what_is_typed(self, do: Callable[[], object]) -> None:
        """Do something behind the keys that the field, or before there is one the screen, has still to take."""
        (self.focused or self).call_later(do)

    def action_go(self, by: int) -> None:
        go = self._go_on if by > 0 else self.focus_previous
        if self.focused:
            go()
        else:
            self.call_later(go)

    def _go_on(self) -> None:
        """To the next field; behind the last that is shown, to those that are not."""
        shown = [row.box for row in self._rows if row.display]
        if self.focused is shown[-1] and self._hidden():
            self.action_more()
        else:
            self.focus_next()

    def action_keep(self) -> None:
        self._behind_what_is_typed(self._keep_all)

    def action_leave(self) -> None:
        self._behind_what_is_typed(self._leave)

    def _keep_all(self) -> None:
        problems = self._keep(self._typed())
        for row in self._rows:
            row.say(problems.get(row.field.name, ""))
        wrong = next((row for row in self._rows if row.field.name in problems), None)
        if wrong and not wrong.display:
            self.action_more()
        if wrong:
            self.set_focus(wrong.box)
        else:
            self.dismiss()

    def _leave(self) -> None:
        if self._typed() and not self._may_leave:
            self._may_leave = True
            self._hint("Not saved yet. Enter save · Esc discard", warns=True)
        else:
            self.dismiss()
