"""Linear mode: the minutes at a plain prompt, for screen readers, braille and dumb terminals.

Nothing is drawn, moved or coloured: what is said comes line by line on stdout, and no escape code is ever sent. Each
line does what it does in the app. Where Python has readline, a line can be edited and completed with Tab, and a
half-typed one goes into the draft; without it the system takes the line, and it is safe once Enter is pressed.
"""

import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from minutes_tui import commands
from minutes_tui.assist import preview
from minutes_tui.assist.file_paths import dropped, is_path
from minutes_tui.assist.keymap import load_settings
from minutes_tui.assist.preview import Preview
from minutes_tui.cli.linear import unread
from minutes_tui.cli.linear.prompt import Ended, Piped, Source, source
from minutes_tui.cli.linear.views import INSTEAD, SHOWN, note_lines, quorum_words
from minutes_tui.commands import votes
from minutes_tui.commands.command import chosen
from minutes_tui.commands.form_fields import PRESENCE
from minutes_tui.commands.participants import import_list
from minutes_tui.editor import Editor, Outcome
from minutes_tui.errors import MinutesError, UsageError
from minutes_tui.language.names import full_name, roster
from minutes_tui.line.grammar import open_code
from minutes_tui.model import timezones
from minutes_tui.model.document import visible
from minutes_tui.model.minutes import Minutes, Participant
from minutes_tui.readers.people.lines import Entry
from minutes_tui.readers.people.lists import entries_read
from minutes_tui.record import Record
from minutes_tui.record import create as create_record
from minutes_tui.record.autosave.save_status import SaveStatus, news
from minutes_tui.record.lines_not_entered import apart, pasted, together
from minutes_tui.record.merge import MERGED
from minutes_tui.system import crash_report
from minutes_tui.system.shutdown import guarded

NAMED = re.compile(r"/([a-z]+)(?:\s+(.*))?")


def say(line: str) -> None:
    """Say a line; nothing in it acts on the terminal."""
    print(visible(line), flush=True)


class Linear:
    """One sitting."""

    def __init__(self, editor: Editor, lines: Source) -> None:
        self.editor = editor
        self.source = lines
        lines.keep = self._keep
        self.record = editor.record
        self.ended = 0
        """The signal with which the system ends the program."""
        self._reads = False
        self._waiting = apart(editor.record.half_line)
        """Lines that were typed and not entered; what is typed next is a line of its own."""
        self._misread: tuple[str, str] | None = None
        """The command that the last line was, which was not done, and why: Enter alone enters it as words."""
        self._is_left = False
        self._state = SaveStatus(True, 0, "")
        """That of the record of which was said last what there is to say."""

    def signalled(self, number: int, frame: FrameType | None) -> None:
        """Leave the line for ctrl+c. For what ends the program leave at once where a line waits, with what is typed of
        it in the draft, and else once its line is done."""
        is_line = number == signal.SIGINT and not isinstance(self.source, Piped)
        if not is_line:
            self.ended = number
        if self._reads and self.source.reached(number):
            if is_line:
                raise KeyboardInterrupt
            if self.source.typed():
                self._keep(self.source.typed())
            self._reads = False  # the signal may come again on the way out
            raise Ended(number)

    def run(self) -> None:
        """Take lines down until there is none or somebody leaves. Raises Ended."""
        self._begin()
        words = ""
        if self.source.offers and self._waiting and not any(map(pasted, self._waiting)):
            words = self._waiting.pop()
        while True:
            self._tell_others()
            self._tell_disk()
            if self.ended:
                raise Ended(self.ended)
            try:
                line = self._read(words)
            except KeyboardInterrupt:
                say("")
                say("Line discarded. To quit, type /quit.")
                words = ""
                self._keep("")
                continue
            except EOFError:
                if self.source.offers:
                    say("")
                self._keep("")
                return
            self._tell_others()
            words = self._entered(line) or self.source.left_of(line)
            self._keep(words)
            if self._is_left:
                return

    def _read(self, words: str) -> str:
        return self._read_as(self._prompt(), words)

    def _read_as(self, prompt: str, words: str = "") -> str:
        self._reads = True
        try:
            return self.source.read(visible(prompt), words)
        finally:
            self._reads = False

    def _keep(self, words: str) -> None:
        """Put into the draft what waits, for an edit has taken it out."""
        half = together([*self._waiting, words if self.source.offers else ""])
        if half != self.record.autosave.line:
            self.record.autosave.keep_line(half)

    def _begin(self) -> None:
        minutes = self.editor.minutes
        item = minutes.item(minutes.item_up())
        say(minutes.meeting.title or "Untitled meeting")
        say(f"Current item: {item.title or item.key}." if item else "There is no current agenda item.")
        say(quorum_words(minutes))
        if self.editor.why_sealed:
            say(self.editor.why_sealed)
        if not_used := timezones.not_used(minutes.meeting):
            say(not_used)
        now = self.editor.clock()
        if minutes.notes and not self.editor.why_sealed and not timezones.is_of(now, minutes.meeting):
            said = f"New notes get the present time, {now:%H:%M} on {now:%Y-%m-%d}."
            say(f"{said} To use the day of the meeting, type /clock 19:30.")
        many = [line for half in self._waiting for line in pasted(half)]
        if many:
            say(f"Lines not entered: {len(many)}. /again enters them all, /discard deletes them. The first: {many[0]}")
        for half in [] if many else self._waiting:
            more = "it is in the input line" if self.source.offers else "/again enters it, /discard deletes it"
            say(f"There is an unfinished line ({more}): {half}")
        say("Type /help for an introduction, /keys for all lines and commands, /quit to quit.")

    def _prompt(self) -> str:
        minutes = self.editor.minutes
        last = next((note.speakers for note in reversed(minutes.notes) if note.speakers and not note.struck), ())
        clock = f"clock set to {self.editor.clock():%H:%M}" if self.editor.set_to else ""
        where = " · ".join(filter(None, (clock, minutes.item_up(), ", ".join(last))))
        return f"{where or 'minutes'}> "

    def _tell_others(self) -> None:
        if self.editor.look():
            say(MERGED.format(undo="/undo"))

    def _tell_disk(self) -> None:
        """Say a fault of the disk when it begins and when it ends."""
        before, self._state = self._state, self.record.state
        for line in news(before, self._state):
            say(line)

    def _entered(self, line: str) -> str:
        """Do what a line means and say what became of it; gives the words with which the next one begins."""
        misread, self._misread = self._misread, None
        is_code = open_code(self.editor.minutes) is not None
        if not line.strip() and not is_code:
            if misread:
                self._as_words(*misread)
            return ""
        named = None if is_code else NAMED.fullmatch(line.strip())
        name, argument = (named[1], named[2] or "") if named else ("", "")
        command, _ = commands.found(name)
        is_command = command is not None and command.name == name
        if name in ("again", "discard") and not is_command and not argument:
            return self._again(name)
        if name in SHOWN and not is_command:
            self._show(name, argument)
            return ""
        before = self.editor.minutes
        foreseen = preview.previewed(line, before, self.editor.clock(), self.editor.short)
        is_piped = isinstance(self.source, Piped)
        outcome = (
            commands.enter_unseen(self.editor, line, shows=True) if is_piped else commands.enter(self.editor, line)
        )
        if outcome.refused or outcome.misread:
            self._refused(line, outcome, bool(argument))
            return ""
        for each in self._result_lines(outcome, foreseen, before, is_command=command is not None and bool(named)):
            say(each)
        if both := preview.by_two(line, before, self.editor.clock().date()):
            say(f"{both[2]} speaks in it too: /split {both[1]} makes that a note of its own.")
        if outcome.view:
            self._show(outcome.view, outcome.argument)
        if outcome.job:
            try:
                say(outcome.job())
            except MinutesError as error:
                say(str(error))
            except Exception as error:
                say(str(crash_report.failed(error)))
        if outcome.line and not self.source.offers:
            say(f"To do this, type: {outcome.line}")
        return outcome.line if self.source.offers else ""

    def _again(self, name: str) -> str:
        """Bring the lines back that wait, or drop them; gives the words with which the next one begins."""
        waiting, self._waiting = self._waiting, []
        if name == "discard" or not waiting:
            say("Discarded." if waiting else "No line is waiting.")
            return ""
        half = ""
        if self.source.offers:
            half = "" if pasted(waiting[-1]) else waiting.pop()
            if not any(map(pasted, waiting)):
                self._waiting = waiting
                say("The text is back in the input line.")
                return half
        for line in [one for each in waiting for one in pasted(each) or [each]]:
            if commands.is_command(line) and not self.editor.why_sealed:
                self._as_words(line, "This line was typed as a command.")
            else:
                self._entered(line)
        return half

    def _as_words(self, line: str, reason: str) -> None:
        """Enter a command as words."""
        if line in self._waiting:
            self._waiting.remove(line)
        commands.enter_as_words(self.editor, line, reason)
        say("Narrative, marked for checking.")

    def _refused(self, line: str, outcome: Outcome, is_worded: bool) -> None:
        """Say why a line was not entered. One that has words waits."""
        reason = outcome.refused or outcome.misread
        is_command = commands.is_command(line) and not self.editor.why_sealed
        if not (outcome.misread or is_worded or not is_command):
            say(reason)
            return
        self._waiting.append(line)
        self._misread = (line, reason) if is_command else None
        brings = "edits it" if self.source.offers else "enters it"
        alone = "Enter alone enters it as text, " if is_command else ""
        say(f"Not entered: {reason} {alone}/again {brings}, /discard deletes it: {line}")

    def _result_lines(self, outcome: Outcome, foreseen: Preview, before: Minutes, *, is_command: bool) -> Iterator[str]:
        """What became of a line: problems first, then in the words of the preview what it is."""
        minutes = self.editor.minutes
        new = minutes.notes[-1] if len(minutes.notes) > len(before.notes) else None
        parts = foreseen.parts if outcome.problem else (*foreseen.parts, *foreseen.problems)
        if new and new.kind == "remark" and new.check:
            parts = ("Private remark", "marked for checking")
        if new and new.kind == "statement" and new.speakers:
            parts = (*parts, "statement")
        problem = f"{_ended(outcome.problem)} " if outcome.problem else ""
        if outcome.said:
            yield from f"{problem}{outcome.said}".splitlines()
        elif is_command and new and not problem:
            yield from note_lines(new, minutes)
        elif not outcome.view and not outcome.job:
            yield f"{problem}{', '.join(parts)}"
        if outcome.moved_in_history and minutes.notes:
            yield "The last note now reads:"
            yield from note_lines(minutes.notes[-1], minutes)

    def _show(self, view: str, argument: str) -> None:
        if view == "quit":
            self._is_left = True
        elif view == "rollcall":
            self._roll(argument)
        elif view == "import" and argument and is_path(argument):
            self._import_file(Path(os.path.expanduser(dropped(argument))))
        elif view == "import":
            self._import()
        elif view in SHOWN:
            try:
                for line in SHOWN[view](self.editor, argument):
                    say(line)
            except MinutesError as error:
                say(str(error))
        else:
            say(f"This needs the screen. Run minutes {self.record.path}. {INSTEAD.get(view, '')}".rstrip())

    def _ask(self, prompt: str) -> str | None:
        """An answer; None where somebody leaves."""
        try:
            return self._read_as(prompt)
        except (KeyboardInterrupt, EOFError):
            say("")
            return None

    def _roll(self, title: str) -> None:
        """A vote by name, a question for each who is called."""
        if title:
            refused = commands.enter(self.editor, f"/vote {title}").misread
            if refused:
                say(refused)
                return
        reason = votes.why_not_called(self.editor)
        if reason:
            say(reason)
            return
        people = roster(self.editor.minutes)
        say("Type y for, n against, a to abstain. Enter alone skips the person; a full stop ends the vote.")
        for code in votes.voters_called(self.editor):
            behind = votes.with_proxies([each for each in votes.votes_with(self.editor, code) if each != code])
            asked = f"{people.full(code)}{f', {behind}' * bool(behind)}? "
            while (answer := self._ask(asked)) not in (None, ".", ""):
                amount = votes.ANSWERS.get((answer or "").strip().lower())
                if amount:
                    votes.one_ballot(self.editor, code, amount)
                    break
                say("Type y, n or a.")
            if answer in (None, "."):
                break
        say(f"{votes.tally_words(self.editor) or 'No one has voted'}.")

    def _import_file(self, path: Path) -> None:
        """Put the minutes of a document in, as one step, and say what is in doubt."""
        from minutes_tui.commands.documents import source_import  # few sittings import a document

        try:
            found = source_import.read([path], into=True)
            outcome = source_import.put_into(self.editor, self.record.path, found.minutes, [path])
        except MinutesError as error:
            say(str(error))
            return
        say(f"{outcome.said}.")
        for doubt in found.doubts:
            say(f"Line {doubt.line}: {doubt.reason}")

    def _import(self) -> None:
        """A list of people, to its first empty line."""
        say("Type one person on each line, such as “Estonia: Ms Anna Tamm (chair), Head of Unit, Ministry”.")
        say("An empty line ends the list.")
        lines: list[str] = []
        while (line := self._ask("person> ")) not in (None, "", "."):
            lines.append(line or "")
        minutes = self.editor.minutes
        read = entries_read("\n".join(lines), minutes)
        new: list[Participant] = []
        addresses: dict[int, str] = {}
        unread: list[Entry] = []
        for entry in read:
            person = entry.person
            if person is None:
                unread += [] if entry.is_aside else [entry]
                say(f"+, {entry.words}: also present" if entry.unnamed else f"?, {entry.words}: {entry.why}")
                continue
            if (place := import_list.takes_address(person, minutes)) is not None and not entry.is_aside:
                addresses[place] = person.email
                known = minutes.participants[place]
                say(f"{known.key}, {full_name(known)}: on the list, gets the address {person.email}")
                continue
            is_there = import_list.is_there(person, minutes)
            told = (
                "is already on the participants list"
                if is_there
                else f"{entry.why}, not entered" * entry.is_aside or entry.why
            )
            new += [] if is_there or entry.is_aside else [person]
            say(f"{person.key}, {full_name(person)}{f': {told}' if told else ''}")
        if not new:
            say("There are no new participants.")
        presence, line = self._presence(new) if new else ("", "")
        if new or unread or addresses:
            done = import_list.enter_people(self.editor, new, presence, unread, addresses)
            say(f"{done.said}. /undo reverses it.")
        if line:
            self._entered(line)

    def _presence(self, people: list[Participant]) -> tuple[str, str]:
        """How those were at the opening of whom a list says nothing, asked once for all; and a line from a pipe that
        is no answer to that."""
        count = sum(person.presence == "expected" for person in people)
        if not count:
            return "", ""
        ways = {said: presence for presence, said in PRESENCE.items()}
        who = "1 person was" if count == 1 else f"{count} people were"
        say(f"The list does not say whether {who} there at the opening.")
        say(f"Type {', '.join(ways)} for all of them. Enter alone leaves the presence open.")
        while answer := self._ask("presence> "):
            if way := chosen(answer, list(ways | dict.fromkeys(PRESENCE))):
                return ways.get(way, way), ""
            if isinstance(self.source, Piped):
                return "", answer
            say(f"Type one of: {', '.join(ways)}.")
        return "", ""


def _ended(said: str) -> str:
    """A sentence with a full stop, where it has no end of its own."""
    return f"{said}." if said[-1:].isalnum() else said


@contextmanager
def _signals(linear: Linear) -> Iterator[None]:
    """Leave cleanly when the system ends the program, and a line for ctrl+c."""
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, linear.signalled) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def run_linear(path: Path) -> int:
    """Take minutes at the prompt and return the exit code. Raises RecordError, also where the disk refused words."""
    if not os.path.lexists(path):
        from minutes_tui.record.new import new_name

        _begin_record(new_name(path))
    record = Record.open(path)
    with guarded(lambda: unread.keep_and_close(record)):
        return _take_down(record)


def _take_down(record: Record) -> int:
    code = 0
    lines: Source | None = None
    with record.closing():
        try:
            settings, problems = load_settings()
            editor = Editor(record, settings=settings)
            lines = source(editor)
            linear = Linear(editor, lines)
            for problem in problems:
                say(problem)
            with _signals(linear):
                linear.run()
        except Ended as end:
            unread.keep(record, lines.sent if isinstance(lines, Piped) else None)
            code = 128 + end.number
    if not code:
        say(f"Closed. Everything is saved in {record.path}.")
    return code


def _begin_record(path: Path) -> None:
    """Begin a record that is not there, with what is asked at the prompt."""
    from minutes_tui.record.new import new_minutes

    if not (sys.stdin and sys.stdin.isatty()):
        raise UsageError(f"There is no file {path}. To create it, run minutes new {path}.")
    say(f"There is no file {path} yet. It will be created. Ctrl+C cancels.")
    try:
        title = input("Title of the meeting: ")
        date = input(f"Date, such as {timezones.today()} (Enter for today): ")
    except EOFError:
        raise UsageError(
            f"Nothing was created. To create the record without questions, run minutes new {path}."
        ) from None
    create_record(path, new_minutes(title.strip(), date.strip(), "en"))
