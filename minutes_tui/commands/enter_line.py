"""What Enter does with a line: the command or the note that it is, and what is told of what that changed."""

import re
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from minutes_tui.commands import next_day, votes
from minutes_tui.commands.command import Command
from minutes_tui.commands.command_table import COMMANDS, found, left_over
from minutes_tui.commands.outcomes import ENDED
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.markup import excerpt
from minutes_tui.language.names import roster
from minutes_tui.line import grammar
from minutes_tui.line.slash_corrections import FORM, correction, is_broken
from minutes_tui.line.snippets import expanded, filled, module
from minutes_tui.meeting import agenda_numbers, attendance, motions, paragraph_numbers, quorum, vote_results, voters
from minutes_tui.meeting.agenda_numbers import following
from minutes_tui.meeting.audiences import OF_NO_PART, narrowed
from minutes_tui.meeting.edit import Edit
from minutes_tui.meeting.motions import ended_by_decision, open_vote, pending
from minutes_tui.model.minutes import Minutes, Note


def enter(editor: Editor, line: str) -> Outcome:
    """Do what Enter does with a line. `21/ ` before it gives it the time :21 of the hour.

    A command that can't be done enters nothing: the outcome says that it is misread, or refused.
    """
    return _timed(editor, line, partial(_entered, editor))


def enter_unseen(editor: Editor, line: str, *, shows: bool = False) -> Outcome:
    """The same with a line at which nobody looks, as of a pipe or a paste: what can't be done is kept as a private
    remark, to be checked; so is a command that only opens something, unless that is shown here."""
    outcome = enter(editor, line)
    reason = outcome.misread or (outcome.refused if _tells(line) else "")
    if outcome.view and not (shows or outcome.problem):
        reason = NEEDS_SCREEN
    if not reason or editor.why_sealed:
        return outcome
    return _timed(editor, line, lambda line: editor.keep_as_remark(line, reason))


def enter_as_words(editor: Editor, line: str, reason: str) -> Outcome:
    """Enter a line as words, though it looks like a command; to be checked for that reason."""
    return _timed(editor, line, lambda line: editor.keep_as_words(line, reason))


NEEDS_SCREEN = "This command needs the screen. Type it in the app."


def is_command(line: str) -> bool:
    """Whether a line is typed as a command is."""
    return bool(COMMAND.match(line) or _behind_key(line))


def may_be_words(line: str) -> bool:
    """Whether a line that is typed as a command may be entered as words: not where it is the name of one alone, as
    "/circulate" is."""
    alone = ALONE.fullmatch(line)
    return is_command(line) and not (alone and any(command.name == alone[1].lower() for command in COMMANDS))


TIME = r"\s*(?:[0-5]\d/\s+|\d{1,2}[:.hu]\d\d/?\s+)?"
"""What may stand before a command for when it was given."""
COMMAND = re.compile(rf"{TIME}/(?!/)\S")
ALONE = re.compile(rf"{TIME}/([^\s/]\S*)\s*")
BEHIND_KEY = re.compile(r"\s*([^\W_])(/([a-z]{3,}!?)(?:\s.*)?)", re.DOTALL)


def at_end(words: str, before: str) -> str:
    """Why a text that was corrected is not saved: a command was typed behind its last sentence, in place of the empty
    line; "" where none was."""
    last = re.search(r"[.!?…]\s*(/\S+)$", words)
    if not last or before.endswith(last[1]) or not any(f"/{command.name}" == last[1] for command in COMMANDS):
        return ""
    return f"{last[1]} at the end is a command, and no text: remove it, then press Enter to save the text."


def _behind_key(line: str) -> tuple[str, str] | None:
    """A character that was left in the line, and the whole command right behind it; None of any other line."""
    typed = BEHIND_KEY.fullmatch(line)
    return (typed[1], typed[2]) if typed and any(command.name == typed[3] for command in COMMANDS) else None


def _tells(line: str) -> bool:
    """Whether a line that is refused may tell of the meeting: a correction that hits nothing doesn't, nor does a
    command alone that changes no minutes, such as /undo."""
    alone = ALONE.fullmatch(line)
    command, _ = found(alone[1]) if alone else (None, "")
    return not (command and command.when_sealed) and not correction(line.strip())


def _timed(editor: Editor, line: str, do: Callable[[str], Outcome]) -> Outcome:
    from minutes_tui.line import minute_marks  # the first screen does without

    editor.look()
    is_code = grammar.open_code(editor.minutes) is not None
    mark = minute_marks.Timed(None, line) if is_code else minute_marks.timed(line, editor.minutes, editor.clock())
    if not mark.at:
        return _watched(editor, partial(do, mark.line))
    off, before = minute_marks.far_off(mark, editor.minutes, editor.clock()), editor.minutes
    with editor.at(mark.at):
        outcome = _watched(editor, partial(do, mark.line))
    if outcome.refused or outcome.misread or outcome.view:
        return outcome
    moved = editor.follow_on() if editor.minutes is not before else ""
    off = "" if moved else off  # who sets the clock types what is to come
    private = _of_private_part(before, editor.minutes, mark.typed)
    told = " ".join(filter(None, (outcome.problem, private, off)))
    return replace(outcome, problem=told, said=f"{outcome.said} {moved}".strip())


def _of_private_part(before: Minutes, after: Minutes, typed: str) -> str:
    """That a line with an earlier time is of a part that was private then, and how to open it; "" else."""
    new = _new(before, after)
    if new.audience == "public" or new.kind in OF_NO_PART:
        return ""
    was = f"The minutes were {new.audience} at {typed.strip('/ ')}"
    return f"{was}, and so is this note: /note {new.id} audience public opens it."


def run(editor: Editor, command: Command) -> Outcome:
    """Run a command that needs no words, or say why it can't be."""
    reason = _sealed(editor, command) or command.why_not(editor)
    return Outcome(refused=reason) if reason else _watched(editor, partial(command.run, editor, ""))


def _sealed(editor: Editor, command: Command | None) -> str:
    """Why a line or a command changes nothing of approved minutes; "" where it does."""
    return "" if command and command.when_sealed else editor.why_sealed


def _watched(editor: Editor, do: Callable[[], Outcome]) -> Outcome:
    """Do something, and say so where there is no quorum any longer, or a proxy can't be cast that could be; or where
    a line went that may belong elsewhere."""
    before = editor.minutes
    outcome = do()
    after, said = editor.minutes, []
    if after is before or outcome.problem:
        return outcome
    told = (_went(before, after), outcome.said or _reworded(before, after),
            _closed_vote(before, after), _ended_motion(before, after), _left_pending(before, after),
            _without_quorum(before, after))  # fmt: skip
    outcome = replace(outcome, said=" ".join(filter(None, told)) or _without_item(before, after))
    if public := _of_public(before, after):
        outcome = replace(outcome, said=f"{outcome.said} {public}".strip())
    if left := _codes_left(before, after):
        outcome = replace(outcome, said=f"{outcome.said} {left}".strip())
    has_quorum = None not in (before.meeting.quorum, after.meeting.quorum)
    if has_quorum and (count := quorum.voter_count(after)).missing and not quorum.voter_count(before).missing:
        said.append(f"The quorum of {after.meeting.quorum} is not met: {count.words}.")
    said += filter(None, [_nobody_chairs(before, after)])
    for holder, codes in voters.idle_proxies(before, after).items():
        given, who = roster(after).short(holder), " and ".join(map(roster(after).short, codes))
        said.append(f"{given} held the proxy of {who}. To give it on: /proxy CODE: {', '.join(codes)}")
    return replace(outcome, problem=" ".join(said)) if said else outcome


def _new(before: Minutes, after: Minutes) -> Note:
    """The note that was put behind the last; an empty one where none was, or several were."""
    return after.notes[-1] if len(after.notes) == len(before.notes) + 1 else Note(kind="remark")


def _codes_left(before: Minutes, after: Minutes) -> str:
    """That codes of people are in the words of a new note, which the page prints as they are; "" else."""
    new = _new(before, after)
    is_open = new.kind in PRINTED and not new.check
    words = [word.strip(".,;()[]!?") for word in new.text.split()][1:] if is_open else []  # the first may be left so
    if not any(word in words for word in roster(after).by_key):
        return ""
    from minutes_tui.checks.person_names import codes_in  # most words have none

    codes = [code for code in codes_in(new, after) if code in words]
    if not codes:
        return ""
    several = f"{', '.join(codes[:-1])} and {codes[-1]}" if len(codes) > 1 else codes[0]
    is_printed = f"{several} {'are' if len(codes) > 1 else 'is'} printed as typed"
    return f"{is_printed}: @{codes[0]} prints “{roster(after).short(codes[0])}”, ↑ corrects the note."


PRINTED = frozenset({"statement", "question", "decision", "action", "motion"})
"""Kinds of notes in whose words the page has no codes."""


def _of_public(before: Minutes, after: Minutes) -> str:
    """What can be done about who may read what follows, where the public was excluded or is back; "" else."""
    known = before.notes[-LATELY - 1 :]
    new = [note for note in after.notes[-LATELY:] if note.kind in PRINTED and note not in known]
    if not new:
        return ""
    from minutes_tui.commands.notes.item_audience import told_of_public

    return told_of_public(new, before, after)


LATELY = 6
"""Notes among which the motion is that was just carried."""


def _without_quorum(before: Minutes, after: Minutes) -> str:
    """That a vote was taken, or a motion carried or lost, where there is no quorum; "" else."""
    if after.meeting.quorum is None or not (count := quorum.voter_count(after)).missing:
        return ""
    is_decided = _new(before, after).kind == "vote" or _decided(after) > _decided(before)
    return f"The quorum of {after.meeting.quorum} is not met: {count.words}." if is_decided else ""


def _decided(minutes: Minutes) -> int:
    """How many motions are carried or lost."""
    return sum(note.kind == "motion" and note.outcome in ("carried", "lost") for note in minutes.notes)


def _nobody_chairs(before: Minutes, after: Minutes) -> str:
    """That who is in the chair has left, where nobody else is; "" else."""
    if _new(before, after).kind != "departure":
        return ""
    from minutes_tui.line.coming_and_going.chair import in_the_chair  # the first screen does without

    chairs = in_the_chair(after)
    was, there = attendance.presence(before), attendance.presence(after)
    has_left = any(was.get(key) == attendance.PRESENT for key in chairs)
    is_empty = not any(there.get(key) == attendance.PRESENT for key in chairs)
    return "No one is in the chair now: /chair CODE says who chairs." if has_left and is_empty else ""


TITLE = 18
"""Characters of an item's title that are said."""


def _went(before: Minutes, after: Minutes) -> str:
    """Where words went, and what can be done about it, where that may surprise: under an item that is closed or
    skipped, or into minutes that others have already; "" for most."""
    is_last = len(after.notes) > len(before.notes) and before.notes[-1:] != after.notes[-1:]
    if not is_last:
        return ""
    if asked := next_day.asked_of_day(before, after):
        return asked
    if after.notes[-1].kind == "item":
        return ""
    new = after.notes[-1]
    last, key = before.last_item_note(), before.current_item()
    is_shut = last is not None and last.outcome in ("closed", "skipped") and new.kind != "break"
    item = before.item(key) if is_shut and new.item == key else None
    under, way = "", ""
    if item and last:
        title = agenda_numbers.with_number(before, item)
        under = f"under {title if len(title) <= TITLE else title[:TITLE].rstrip() + '…'}, {last.outcome}"
        is_over = before.meeting.end or following(before) is None
        way = f"/item {item.key} reopens it." if is_over else "/next goes on."
    if before.meeting.status == "circulated":
        way = "/circulate again numbers it." if paragraph_numbers.is_paragraph(narrowed(after).notes[-1]) else way
        return f"Added to circulated minutes{under and ', '}{under}. {way}".strip()
    return f"Added {under}: {way}" if under else ""


def _asked_of_meeting(editor: Editor, reading: grammar.Entered) -> grammar.Entered:
    """A sentence with the mark that asks whether the meeting began, paused, went on or ended, or when the next one is;
    any other as it is."""
    note = reading.note
    is_sentence = note.kind == "statement" and note.attribution != "prefix" and not (note.check or reading.problem)
    is_done = note.kind == "action" and note.text[:1].isdigit() and not (note.check or note.responsible or note.due)
    if not (is_sentence or is_done) or editor.minutes.meeting.status != "draft":
        return reading
    from minutes_tui.line.told_sentences import action_done, question  # the first screen does without

    asked = action_done(note.text, editor.minutes) if is_done else question(note.text, editor.minutes, editor.clock())
    return replace(reading, note=replace(note, check=asked), problem=asked) if asked else reading


def _answering(editor: Editor, name: str, argument: str, do: Callable[[], Outcome]) -> Outcome:
    """Do what the command of a name does. A sentence that asks for it loses its mark, or is struck out where it says no
    more than that."""
    from minutes_tui.line.votes import answered_sentences  # the first screen does without

    before = editor.minutes
    if not answered_sentences.are_asked(before):
        return do()
    with editor.as_one():
        outcome = do()
        notes = answered_sentences.answered(name, argument, before, editor.minutes)
        if notes:
            moved = answered_sentences.moved(notes, before, editor.minutes)
            editor.do(Edit((*(editor.change("note", index, note) for index, note in notes), *moved)))
    said = answered_sentences.said((note for _, note in notes), editor.minutes)
    return replace(outcome, said=f"{outcome.said} {said}".strip())


def _recused(editor: Editor, argument: str) -> Outcome:
    """Record a recusal. The sentence that asks for it goes to where that is recorded."""
    from minutes_tui.line.votes import answered_sentences  # the first screen does without

    before = editor.minutes
    index = answered_sentences.recusal_asked(argument, before) if answered_sentences.are_asked(before) else None
    if index is None:
        return votes.recused_as(editor, argument)
    asked = before.notes[index]
    with editor.as_one():
        has_reason = ":" in argument
        outcome = votes.recused_as(editor, argument, "" if has_reason else asked.text)
        is_said = not has_reason and len(editor.minutes.notes) > len(before.notes)
        if editor.minutes is not before:
            now = replace(asked, check="", struck=(asked.at or True) if is_said else asked.struck)
            editor.do(Edit((editor.change("note", index, now),)))
    return outcome


ANSWERS = frozenset({"adjourn", "break", "resume", "start", "meeting", "done",
                     "carried", "lost", "withdrawn", "table", "postpone", "refer", "tied", "vote",
                     "motion", "amend", "decision", "proxy"})  # fmt: skip
"""Commands that record what a sentence may say."""
BEFORE_ITEMS = 3
"""Notes without an item, at the last of which it is said that none was taken up."""


def _without_item(before: Minutes, after: Minutes) -> str:
    """That no item of the agenda was taken up, once, at a third note; "" else."""
    if len(after.notes) != len(before.notes) + 1 or len(after.notes) > MANY or after.meeting.status != "draft":
        return ""
    if after.notes[-1].item or any(note.kind == "item" and not note.struck for note in after.notes):
        return ""
    without = [note for note in after.notes if note.kind in SAID and not note.from_ and not note.struck]
    first = following(after)
    if first is None or len(without) != BEFORE_ITEMS or after.notes[-1] is not without[-1]:
        return ""
    return f"No agenda item is taken up yet: /next takes up {agenda_numbers.with_number(after, first)}."


SAID = frozenset({"statement", "question", "decision", "action", "motion", "vote"})
MANY = 100
"""Notes, more than there are before the first item."""


def _reworded(before: Minutes, after: Minutes) -> str:
    """That words of minutes were changed which others have already; "" for most."""
    is_sent = before.meeting.status == after.meeting.status == "circulated"
    if not is_sent or len(after.notes) != len(before.notes):
        return ""
    changed = [new for old, new in zip(before.notes, after.notes, strict=True) if new is not old]
    where = next((f"§{note.paragraph} of the " for note in changed if note.paragraph is not None), "the ")
    return f"Changed in {where}circulated minutes." if len(changed) == 1 else ""


def _ended_motion(before: Minutes, after: Minutes) -> str:
    """That a decision has ended a motion that has no outcome; "" for most."""
    is_decision = len(after.notes) > len(before.notes) and after.notes[-1].kind == "decision"
    ended = ended_by_decision(after) if is_decision else None
    return ENDED.format(excerpt(after.notes[ended].text)) if ended is not None else ""


def _left_pending(before: Minutes, after: Minutes) -> str:
    """That a motion has no outcome when the next item is taken up, or when the vote on it was taken and another motion
    is made; "" for most."""
    index, new = pending(before), _new(before, after)
    if index is None or new.kind not in ("item", "motion") or pending(after) == index:
        return ""
    motion = before.notes[index]
    what = f"{'amendment' if motion.amends else 'motion'} {excerpt(motion.text)}"
    if new.kind == "item":
        return f"The {what} is still pending: /undo, then /carried or /lost."
    if new.amends or motion.amends or motions.is_aside(new, after) or not vote_results.votes_on(before, motion):
        return ""
    return f"The {what} is still pending after the vote: /carried or /lost with its words ends it."


def _closed_vote(before: Minutes, after: Minutes) -> str:
    """Who has not voted in a vote that what was entered has closed, such as the next item."""
    is_closing = len(after.notes) > len(before.notes) and after.notes[-1].kind in ("item", "motion", "decision")
    vote = open_vote(before) if is_closing else None
    return votes.left_out(after, before.notes[vote]) if vote is not None else ""


def _entered(editor: Editor, line: str) -> Outcome:
    if grammar.open_code(editor.minutes) is None:
        line = expanded(line, editor.short)
    reading = grammar.read(line, editor.minutes, editor.clock().date())
    command, problem = found(reading.name) if isinstance(reading, grammar.Commanded) else (None, "")
    sealed = _sealed(editor, command)
    if sealed and not isinstance(reading, grammar.Nothing):
        return Outcome(refused=sealed)
    if is_broken(line.strip()) and not isinstance(reading, grammar.Coded):
        return Outcome(misread=FORM)
    if isinstance(reading, grammar.Balloted):
        return votes.enter_ballots(editor, reading)
    if not isinstance(reading, grammar.Commanded):
        if (slip := _behind_key(line)) and not isinstance(reading, grammar.Coded):
            return Outcome(misread=f"“{slip[0]}” is before a command. For the command type {slip[1]}")
        if isinstance(reading, grammar.Entered) and reading.note.kind == "decision":
            return _answering(editor, "decision", "", partial(editor.enter, reading))
        return editor.enter(_asked_of_meeting(editor, reading) if isinstance(reading, grammar.Entered) else reading)
    text = None if command and command.name == reading.name.lower() else module(reading.name, editor.short)
    if text is not None and not reading.argument:
        return _filled(editor, text)
    if command is None:
        return Outcome(misread=problem)
    reason = left_over(command, reading.argument, reading.name) or command.why_not(editor)
    if reason:
        outcome = Outcome(misread=reason) if reading.argument else Outcome(refused=reason)
    elif reading.then:
        name, _, argument = reading.then.partition(" ")
        with editor.as_one():
            outcome = command.run(editor, reading.argument)
            then, _ = found(name)
            if then and _is_done(outcome):
                outcome = then.run(editor, argument)
                if outcome.misread and reading.line.startswith("/"):  # what is before it was done
                    outcome = replace(outcome, misread="", problem=outcome.misread)
    elif command.name == "recuse" and not reading.line.startswith("/"):
        outcome = votes.recused_as(editor, reading.argument, reading.line)
    elif command.name == "recuse":
        outcome = _recused(editor, reading.argument)
    elif command.name in ANSWERS:
        outcome = _ended_or_answered(editor, command, reading)
    else:
        outcome = command.run(editor, reading.argument)
    if outcome.misread and editor.why_sealed:
        return Outcome(refused=outcome.misread)
    if outcome.misread and not reading.line.startswith("/"):  # such as "Vote: nobody wanted one"
        return editor.keep_as_words(reading.line, outcome.misread)
    return outcome


def _ended_or_answered(editor: Editor, command: Command, reading: grammar.Commanded) -> Outcome:
    """Do what a command does that a sentence may ask for. "AF withdrew her motion" stays where it was said, where
    others have spoken since the motion: the page has the outcome above what they said."""
    run = partial(command.run, editor, reading.argument)
    index = pending(editor.minutes) if command.name == "withdrawn" and not reading.line.startswith("/") else None
    if index is None or not any(note.kind in SAID and not note.struck for note in editor.minutes.notes[index + 1 :]):
        return _answering(editor, command.name, reading.argument, run)
    with editor.as_one():
        outcome = _answering(editor, command.name, reading.argument, run)
        if _is_done(outcome):
            words = grammar.begun_with_name(reading.line, editor.minutes)
            editor.enter(grammar.narrative(words, editor.minutes))
    return outcome


def _is_done(outcome: Outcome) -> bool:
    return not (outcome.refused or outcome.misread)


def _filled(editor: Editor, text: str) -> Outcome:
    """Enter a text module's words as if they were typed, with what its values stand for now."""
    words, missing = filled(text, editor.minutes, editor.clock())
    if missing:
        return editor.keep_as_words(words, f"The text module uses {{{missing[0]}}}, which has no value yet.")
    reading = grammar.read(words, editor.minutes, editor.clock().date())
    if isinstance(reading, grammar.Commanded | grammar.Balloted):
        return editor.keep_as_words(words, "A text module can contain only text, not a command.")
    return editor.enter(reading)
