"""Commands that say what became of the pending motion or amendment, with the vote on it where that is said."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from minutes_tui.commands import vote_entry, votes
from minutes_tui.commands.command import Command, Run
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.labels import and_joined, labels
from minutes_tui.language.markup import excerpt
from minutes_tui.language.names import roster
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line.speakers import unknown, with_names
from minutes_tui.line.votes import ballots
from minutes_tui.line.votes.ballots import are_meant
from minutes_tui.line.votes.vote_counts import OF_WAYS
from minutes_tui.meeting import motions, vote_results
from minutes_tui.meeting.attendance import is_taken
from minutes_tui.meeting.decisions import is_carried, with_outcome
from minutes_tui.meeting.edit import Edit
from minutes_tui.meeting.motions import PUT_OFF, pending
from minutes_tui.meeting.quorum import voter_count
from minutes_tui.model.minutes import Minutes, Note, listed

if TYPE_CHECKING:
    from minutes_tui.line.votes import named_motions


def no_motion(editor: Editor) -> str:
    """Why nothing can be said of the pending motion: there is none."""
    if pending(editor.minutes) is not None:
        return ""
    ended = motions.ended_by_decision(editor.minutes)
    if ended is None:
        return "There is no pending motion. /motion TEXT adds one."
    return ENDED.format(excerpt(editor.minutes.notes[ended].text))


def _nothing_postponed(editor: Editor) -> str:
    reason = no_motion(editor)
    return f"{reason} To put an agenda item off, type /skip." if reason and editor.minutes.current_item() else reason


ENDED = "The decision ended the motion {}, which has no outcome: F5 sets one. Or /undo, and type its outcome first."


class Came(NamedTuple):
    """What is typed behind an outcome."""

    vote: vote_entry.Vote
    words: str
    """Those beside the outcome that are no vote."""
    doubt: str
    """Why they may be one, after all."""


def read(argument: str, minutes: Minutes, outcome: str) -> Came:
    """The vote as `/vote` takes it, or as people tell it, and the words that are left over. A motion that is put off
    has words of its own, in which a day or a time is no count."""
    from minutes_tui.line.votes import ballots_and_outcome, mover_sentences, outcome_sentences  # few lines need them

    argument = ballots_and_outcome.as_typed(argument, outcome, minutes)
    is_put_off = outcome in PUT_OFF
    if is_put_off and not COUNTS.search(argument):
        return Came(vote_entry.Vote(""), with_names(argument.strip(" .:"), minutes), "")
    vote = vote_entry.read(argument, minutes)
    if vote.options:
        vote = vote_entry.Vote(argument)
    said = outcome_sentences.read(vote.title, minutes)
    counts = vote_entry.Counts(*(said.counts.get(way) for way in OF_WAYS))
    both = vote_entry.combined_counts(vote.counts, counts)
    by_both = {code for code, way in said.ballots.items() if vote.ballots.get(code, way) != way}
    if both is None or by_both or (said.outcome and vote.outcome):
        return Came(vote._replace(title=""), vote.title, DOUBT.format(vote.title))
    vote = vote._replace(
        title="",
        counts=both,
        ballots=vote.ballots | said.ballots,
        outcome=vote.outcome or said.outcome,
        recused=tuple(dict.fromkeys((*vote.recused, *said.recused))),
    )
    is_cast = vote.outcome and said.left and vote_results.is_casting(vote.outcome, minutes.meeting.language)
    if is_cast and len(mover_sentences.people_meant(said.left, minutes) or ()) == 1:
        return Came(vote._replace(outcome=f"{vote.outcome}, {said.left}"), "", "")
    are_ballots = not vote.ballots and are_meant(said.left and argument, minutes, glued=True)
    is_meant = are_ballots or outcome_sentences.may_be_more(said, minutes)
    is_doubtful = outcome in ("carried", "lost") and is_meant
    return Came(vote, said.left, DOUBT.format(said.left) if is_doubtful else "")


def _as_words(argument: str, problem: str, minutes: Minutes) -> Came:
    """What is typed behind an outcome as words beside it, as the vote that it tells of can't be entered."""

    words = with_names(argument.strip(" .:"), minutes)
    return Came(vote_entry.Vote(""), words, f"“{words}” stays as words beside the outcome. {problem}")


COUNTS = re.compile(r"(?<![\d:./-])\d{1,5}\s*[-–]\s*\d{1,5}(?![\d:./])|[+-]1\s")
DOUBT = "“{}” stays as words beside the outcome: is it part of the vote?"


def _named(outcome: str, argument: str, minutes: Minutes) -> "named_motions.Named":
    """The motion that an outcome is of, and the words behind it."""
    from minutes_tui.line.votes import named_motions  # few lines need it

    return named_motions.named(TYPED[outcome], argument, minutes)


def without_wording(note: Note) -> str:
    """Why a motion can't be carried yet: it is an amendment that only tells how to change another; "" of others."""
    if not (note.amends and note.check):
        return ""
    from minutes_tui.line.votes import instructions  # few lines need it

    return instructions.before_outcome(note) if instructions.is_asked(note) else ""


def _ended(outcome: str, words: Callable[[Editor], str] = lambda editor: "") -> Run:
    """A command that says what became of the pending motion, or of the one whose words begin the argument; `words` are
    said with it where none are typed."""

    def run(editor: Editor, argument: str) -> Outcome:
        before = editor.minutes
        index, argument, unclear = _named(outcome, argument, before)
        if outcome == motions.FINAL:
            unclear = unclear or without_wording(before.notes[index])
        if unclear:
            return Outcome(misread=unclear)
        if outcome == motions.FINAL and (aside := motions.put_off_by(editor.minutes, index)):
            return _put_off(editor, index, *aside, argument)
        came = read(argument, editor.minutes, outcome) if argument else Came(vote_entry.Vote(""), "", "")
        vote, reason, at, by_proxy = came.vote, came.words or words(editor), None, ""
        held = None
        if vote.says_more:
            held = votes.vote_typed(editor, vote, index)
            if held.refused == vote_entry.NO_NAMES:
                return Outcome(refused=held.refused)
            if held.refused and vote.problem and not ballots.is_twice(vote.problem):
                return Outcome(misread=held.refused)
            if held.refused:
                came = _as_words(argument, held.refused, editor.minutes)
                reason, held = came.words, None
        new = with_outcome(editor.minutes, index, outcome)
        new = replace(new, reason=reason, check=new.check or came.doubt)
        ended = [editor.change("note", index, new)]
        if outcome in PUT_OFF:
            others = motions.with_amendments(editor.minutes, index)
            ended += [editor.change("note", each, with_outcome(editor.minutes, each, outcome)) for each in others]
        if held:
            if outcome in PUT_OFF and listed(before.notes[index].amends):
                main = before.notes[motions.main_motion(before, index)].id
                held = replace(held, note=replace(held.note, answers=main))
            at, by_proxy = votes.enter_vote(editor, held, *ended), votes.proxies_sentence(held.holders)
        else:
            editor.do(Edit(tuple(ended)))
        motion = editor.minutes.notes[index]
        wrong = (
            came.doubt
            or unknown((*vote.ballots, *vote.recused) if held else (), roster(editor.minutes))
            or vote_results.contradiction(editor.minutes, motion)
            or _not_amended(editor.minutes, motion)
            or (votes.vote_problem(editor, at) if at is not None else "")
            or (_difference(editor.minutes, at) if at is not None and vote.is_counted and vote.ballots else "")
            or (_nobody_present(editor.minutes) if outcome in ("carried", "lost") else "")
        )
        said = f"{became(motion)} {by_proxy}.".removesuffix(" .") + _still_pending(motion, editor.minutes)
        if index != pending(before):
            said = f"{excerpt(motion.text)}: {said}"
        votes_held = vote_results.votes_on(editor.minutes, motion)
        if held and held.index is not None:
            said += votes.changed(before.notes[held.index], vote.ballots)
        return Outcome(
            wrong, said=f"{said} {votes.left_out(editor.minutes, votes_held[-1] if votes_held else None)}".strip()
        )

    return run


def _not_amended(minutes: Minutes, motion: Note) -> str:
    """That a motion is said to be carried as amended, and no amendment to it was carried, as a sentence; "" else."""
    if motion.outcome != motions.FINAL or motion.amends or motion.id in motions.amended(minutes):
        return ""
    for tag in dict.fromkeys((minutes.meeting.language, "en")):
        own = labels(tag)
        words = own.carried_as_amended.casefold().replace(own.carried.casefold(), "").strip()
        if words and motion.reason.casefold().startswith(words):
            return NOT_AMENDED
    return ""


NOT_AMENDED = "No amendment to this motion was carried. /undo takes its outcome back; then /carried, or /amend first."


def _difference(minutes: Minutes, at: int) -> str:
    """How the counts of a vote differ from those who are named, as a sentence; "" where they don't."""
    from minutes_tui.checks.decisions import differences  # few lines need it

    return next((said for _, said in differences(minutes.notes[at], minutes)), "")


def _still_pending(ended: Note, minutes: Minutes) -> str:
    """That a motion that came before one that is carried or lost is pending, or an amendment, as a sentence behind a
    blank."""
    index = pending(minutes)
    if index is not None and ended.amends and minutes.notes[index].amends:
        other = excerpt(minutes.notes[index].text)
        return f" That is {excerpt(ended.text)}: the amendment {other} is still pending."
    if index is None or motions.is_aside(ended, minutes) or minutes.notes[index].amends:
        return ""
    return f" The motion {excerpt(minutes.notes[index].text)} is still pending."


def _put_off(editor: Editor, index: int, main: int, how: motions.PutOff, argument: str) -> Outcome:
    """Put off the main motion by the one at an index, which is carried: that one is struck out, and who moved and
    seconded it, and the vote on it, are told of the main motion."""
    minutes = editor.minutes
    main = motions.main_motion(minutes, main)
    aside, people, known = minutes.notes[index], roster(minutes), labels(minutes.meeting.language)
    came = read(argument, minutes, motions.FINAL) if argument else Came(vote_entry.Vote(""), "", "")
    held = votes.vote_typed(editor, came.vote, index) if came.vote.says_more else None
    if held and held.refused:
        return Outcome(refused=held.refused)
    movers = [
        template.format(names=and_joined([people.short(code) for code in listed(codes)], known))
        for template, codes in ((known.moved_by, aside.mover), (known.seconded_by, aside.seconder))
        if codes
    ]
    new = with_outcome(minutes, main, how.outcome)
    reason = known.comma.join(filter(None, (how.words, *movers, came.words)))
    ended = [
        editor.change("note", main, replace(new, reason=reason, check=new.check or came.doubt)),
        editor.change("note", index, replace(aside, struck=aside.at or True)),
    ]
    others = motions.with_amendments(minutes, main)
    ended += [editor.change("note", each, with_outcome(minutes, each, how.outcome)) for each in others if each != index]
    on_main = minutes.notes[main].id
    ended += [
        editor.change("note", each, replace(note, answers=on_main))
        for each, note in enumerate(minutes.notes)
        if note.kind == "vote" and listed(note.answers) == (aside.id,) and not (held and held.index == each)
    ]
    at, by_proxy = None, ""
    if held:
        at = votes.enter_vote(editor, replace(held, note=replace(held.note, answers=on_main)), *ended)
        by_proxy = votes.proxies_sentence(held.holders)
    else:
        editor.do(Edit(tuple(ended)))
    wrong = came.doubt or (votes.vote_problem(editor, at) if at is not None else "")
    return Outcome(wrong, said=f"{became(editor.minutes.notes[main])} {by_proxy}.".removesuffix(" ."))


def _nobody_present(minutes: Minutes) -> str:
    """That no one is marked present, where a quorum is asked for or somebody came or was there; "" where that is not
    so."""
    count = voter_count(minutes)
    if count.present or not (count.quorum or is_taken(minutes)):
        return ""
    quorum = f", and the quorum is {count.quorum}" if count.quorum else ""
    who = "No one" if count.quorum else "No one with a vote"
    return f"{who} is marked present{quorum}: mark who is there (F3), or type +CODE."


# The words beside an outcome, typed again

TYPED = {"carried": "carried", "lost": "lost", "withdrawn": "withdrawn", "tabled": "table", "postponed": "postpone",
         "referred": "refer"}  # fmt: skip
"""The outcomes with words of their own, each with its command."""
LAST_LINE = re.compile(
    rf"(?P<text>.*)\n/(?P<command>{'|'.join(TYPED.values())})(?:[^\S\n]+(?P<words>[^\n]*))?", re.DOTALL
)


def line_of_motion(motion: Note) -> str:
    """A motion as it is typed to be corrected: with the words beside its outcome, where there are some, on a line of
    their own."""
    command = TYPED.get(motion.outcome, "") if motion.reason else ""
    return f"{motion.text}\n/{command} {motion.reason}" if command else motion.text


def says_outcome(motion: Note, words: str) -> bool:
    """Whether the last line that is typed of a motion that has an outcome is an outcome, such as `/lost`."""
    return motion.kind == "motion" and motion.outcome in TYPED and LAST_LINE.fullmatch(words) is not None


def retyped(editor: Editor, index: int, words: str) -> tuple[str, Outcome | None]:
    """Give a motion the outcome, with the words beside it, of the last line; without such a line it has none of these
    words. The text that is left, and what was done; None where that line is as it was."""

    minutes, was = editor.minutes, editor.minutes.notes[index]
    last = LAST_LINE.fullmatch(words)
    text = last["text"] if last else words
    outcome = next(each for each in TYPED if TYPED[each] == last["command"]) if last else was.outcome
    reason = with_names((last["words"] or "").strip(" .:"), minutes) if last else ""
    if (outcome, reason) == (was.outcome, was.reason):
        return text, None
    new = with_outcome(minutes, index, outcome)
    check = "" if was.check == DOUBT.format(was.reason) else was.check
    new = replace(new, reason=reason, check=check, number=new.number if is_carried(new) else None)
    editor.do(Edit((editor.change("note", index, new),)))
    motion = editor.minutes.notes[index]
    return text, Outcome(vote_results.contradiction(editor.minutes, motion), said=became(motion))


def _tie(editor: Editor) -> str:
    return vocabulary(editor.minutes.meeting.language).motions.tie[0]


def _preview_of_end(outcome: str) -> Callable[[str, Minutes], tuple[str, ...]]:
    """What such a command will do, said before Enter."""

    def preview(argument: str, minutes: Minutes) -> tuple[str, ...]:
        if not argument:
            return ()
        if pending(minutes) is not None:
            _, argument, unclear = _named(outcome, argument, minutes)
            if unclear:
                return (outcome.capitalize(), unclear)
        came = read(argument, minutes, outcome)
        vote = votes.preview_of(came.vote, minutes, outcome.capitalize()) or (outcome.capitalize(),)
        return (*vote, f"“{came.words}”") if came.words else vote

    return preview


def became(motion: Note) -> str:
    if not is_carried(motion):
        return f"The {'amendment' if motion.amends else 'motion'} is {motion.outcome}."
    return f"The motion is carried and recorded as decision {motion.number}."


carried = _ended(motions.FINAL)

COMMANDS: tuple[Command, ...] = (
    Command("carried", "[12-3-1] [+1 CODE -1 CODE] [WORDS]",
            "Record that the pending motion or amendment is carried, and by which votes.", carried,
            why_not=no_motion, preview=_preview_of_end("carried")),
    Command("lost", "[3-12-1] [+1 CODE -1 CODE] [WORDS]",
            "Record that the pending motion or amendment is lost, and by which votes.", _ended("lost"),
            why_not=no_motion, preview=_preview_of_end("lost")),
    Command("tied", "[3-3]",
            "Record that the pending motion is lost on a tie, without a casting vote.", _ended("lost", _tie),
            why_not=no_motion, preview=_preview_of_end("lost")),
    Command("withdrawn", "[WORDS]", "Record that the pending motion or amendment is withdrawn.", _ended("withdrawn"),
            why_not=no_motion, preview=_preview_of_end("withdrawn")),
    Command("table", "[WORDS]", "Record that the pending motion is laid aside.", _ended("tabled"),
            why_not=no_motion, preview=_preview_of_end("tabled")),
    Command("postpone", "[to WHEN]", "Record that the pending motion is postponed or deferred.", _ended("postponed"),
            why_not=_nothing_postponed, preview=_preview_of_end("postponed")),
    Command("refer", "[to WHOM]", "Record that the pending motion is referred to someone.", _ended("referred"),
            why_not=no_motion, preview=_preview_of_end("referred")),
)  # fmt: skip
