"""Motions: those without an outcome, movers who could not move, amendments that change nothing; and who is elected."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from minutes_tui.checks.fixes import Fix
from minutes_tui.checks.incremental import kinds
from minutes_tui.checks.usage import usage
from minutes_tui.language.names import folded, full_name, roster
from minutes_tui.meeting import vote_results
from minutes_tui.meeting.attendance import AWAY, PRESENT, is_taken, presence_by_note
from minutes_tui.meeting.decisions import in_order
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.meeting.motions import FINAL, OUTCOMES, before_amendment, of_motions, subjects
from minutes_tui.meeting.quorum import share
from minutes_tui.meeting.voters import has_vote
from minutes_tui.model.minutes import Minutes, Note, Problem, listed


def outcomes(minutes: Minutes) -> Iterator[Problem]:
    """Motions without an outcome, unless a decision answers it or has its words, or was taken next after the vote on
    it. A vote with a title that no link ties to the motion, right behind it, may be on it: nothing is said of that
    motion. A poll with answers of its own is on no motion."""
    answered = {linked for _, note in kinds(minutes, "decision") for linked in listed(note.answers)}
    open_: list[tuple[int, Note]] = []
    found: list[tuple[int, Note]] = []
    voted: set[int] = set()
    last = -1
    """Index of the last motion that nothing was decided behind."""
    for index, note in kinds(minutes, "vote", "motion", "item", "decision"):
        match note.kind:
            case "vote" if listed(note.answers):
                voted |= {at for at, motion in open_ if motion.id in listed(note.answers)}
            case "vote" if not note.options:
                open_ = [one for one in open_ if one[0] != last]
            case "decision":
                is_next = {last} & voted
                open_ = [one for one in open_ if one[0] not in is_next and not _is_of(note, one[1])]
                last = -1
            case "motion":
                last = index
                if not note.outcome and note.id not in answered:
                    open_.append((index, note))
            case "item":
                found, open_, last = found + open_, [], -1
    for index, note in found + open_:
        what = "amendment" if note.amends else "motion"
        votes = _votes_on(minutes, note)
        if votes:
            figures = f"{vote_results.figure(votes.for_)} for and {vote_results.figure(votes.against)} against"
            said = f"This {what} has no outcome, and the vote on it was {figures}: say whether it was carried."
        elif _is_unanimous(minutes, note):
            said = f"This {what} has no outcome, and the vote on it was unanimous: say whether it was carried."
        else:
            said = f"This {what} has no outcome: say whether it was carried."
        yield Problem(said, "note", index)


def _votes_on(minutes: Minutes, motion: Note) -> vote_results.Tally | None:
    """What the last vote on a motion came to that says enough."""
    held = (vote_results.result(vote, minutes) for vote in reversed(vote_results.votes_on(minutes, motion)))
    return next(filter(None, held), None)


def _is_unanimous(minutes: Minutes, motion: Note) -> bool:
    """Whether the last vote on a motion is said to have been unanimous, without counts."""
    held = vote_results.votes_on(minutes, motion)
    return bool(held) and vote_results.is_unanimous(held[-1].outcome, minutes.meeting.language)


def outcome_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The outcome of a motion: what the vote on it bears out, or else each that there is."""
    motion = minutes.notes[problem.index]
    votes = _votes_on(minutes, motion)
    outcomes_: tuple[str, ...] = (FINAL,) if _is_unanimous(minutes, motion) else tuple(OUTCOMES)
    if votes:
        is_carried = vote_results.is_enough(votes.for_, votes.against, share(motion.majority))
        outcomes_ = (FINAL if is_carried else "lost",)
        last = vote_results.votes_on(minutes, motion)[-1]
        told = any(vote_results.tells_of_casting(each, minutes.meeting.language) for each in (last.outcome, last.text))
        if votes.for_ == votes.against and told:
            outcomes_ = (FINAL, "lost")  # the casting vote may have been either
    for outcome in outcomes_:
        made = in_order(minutes, problem.index, outcome)
        new = dict(made)[problem.index]
        numbers = [note.number for note in minutes.notes[problem.index :] if isinstance(note.number, int)]
        said = ""
        if len(made) > 1:
            said = f", decision {new.number}: those after it get the next numbers"
        elif isinstance(new.number, int) and any(number < new.number for number in numbers):
            said = f", decision {new.number}, which is out of order"
            said += ": /renumber puts it in its place" if minutes.meeting.status == "draft" else ""
        edit = Edit(tuple(Change("note", at, minutes.notes[at], note) for at, note in made))
        yield Fix(f"Mark it as {outcome}{said}", edit)


def orphans(minutes: Minutes) -> Iterator[Problem]:
    """Votes on a motion that is struck out, and amendments to one: the page has them on nothing."""
    struck = {note.id for note in minutes.notes if note.struck and note.kind == "motion" and note.id}
    if not struck:
        return
    for index, note in kinds(minutes, "vote", "motion"):
        on = subjects(note)
        if on and struck.issuperset(on):
            what = "This vote is on a motion" if note.kind == "vote" else "This amendment is to a motion"
            yield Problem(f"{what} that is struck out: strike it out too, or link it to another.", "note", index)


def orphan_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """It is struck out as the motion is, with what is on it."""
    of = {note.id: note.struck for note in minutes.notes if note.struck and note.id}
    struck = next(of[id] for id in subjects(minutes.notes[problem.index]) if id in of)
    both = (problem.index, *of_motions(minutes, [problem.index]))
    notes = [(at, minutes.notes[at]) for at in both if not minutes.notes[at].struck]
    yield Fix(
        "Strike it out", Edit(tuple(Change("note", at, note, replace(note, struck=struck)) for at, note in notes))
    )


def _is_of(decision: Note, motion: Note) -> bool:
    """Whether a decision has the words of a motion, each in its first paragraph."""
    words, moved = (re.findall(r"\w+", folded(note.text.split("\n\n")[0])) for note in (decision, motion))
    return words == moved != []


# Who moves


def movers(minutes: Minutes) -> Iterator[Problem]:
    """Movers and seconders who are one and the same, were away, have no vote, or take no part; and amendments in the
    very words of what they are to change."""
    found = kinds(minutes, "arrival", "departure", "motion")
    if not any(note.kind == "motion" for _, note in found):
        return
    people = {person.key: person for person in reversed(minutes.participants) if not person.struck}
    knows_presence = is_taken(minutes)
    for (index, note), (_, now) in zip(found, presence_by_note(minutes, [note for _, note in found]), strict=True):
        if note.kind != "motion":
            continue
        what = "amendment" if note.amends else "motion"
        before = before_amendment(minutes, note)
        if before and _plain(before) == _plain(note.text):
            yield Problem("This amendment says what the motion says: type the new wording.", "note", index, "text")
        both = [code for code in listed(note.seconder) if code in listed(note.mover)]
        for code in both[: len(listed(note.mover)) == len(both)]:
            name = _name(minutes, code)
            said = f"{name} moved this {what} and seconded it: name another seconder, or remove this one."
            yield Problem(said, "note", index, "seconder", who=code)
        recused = _recused(minutes, note)
        for key, verb in (("mover", "moved"), ("seconder", "seconded")):
            for code in listed(getattr(note, key)):
                if code not in people or (key == "seconder" and code in both):
                    continue
                if not has_vote(people[code], minutes):
                    wrong = "has no vote"
                elif knows_presence and now.get(code) == AWAY:
                    wrong = "was not present"
                elif code in recused:
                    wrong = "takes no part in it"
                else:
                    continue
                said = f"{_name(minutes, code)} {verb} this {what}, but {wrong}: correct one or the other."
                yield Problem(said, "note", index, key, who=code)


def mover_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The motion without somebody as its mover or seconder."""
    motion = minutes.notes[problem.index]
    if problem.key in ("mover", "seconder") and problem.who:
        left = tuple(code for code in listed(getattr(motion, problem.key)) if code != problem.who)
        new = replace(motion, **{problem.key: left[0] if len(left) == 1 else left})
        yield Fix(f"Remove the {problem.key} {problem.who}", Edit((Change("note", problem.index, motion, new),)))


def _recused(minutes: Minutes, motion: Note) -> set[str]:
    """Codes of those who take no part in the votes on a motion."""
    return {code for vote in vote_results.votes_on(minutes, motion) for code in listed(vote.recused)}


def _name(minutes: Minutes, code: str) -> str:
    person = roster(minutes).by_key.get(code)
    return full_name(person) if person else code


def _plain(words: str) -> list[str]:
    return re.findall(r"\w+", folded(words))


# Who is elected


def elections(minutes: Minutes) -> Iterator[Problem]:
    """Elections with more votes than those present could cast, in which one is elected; and decisions right behind an
    election by which another one is elected than had the most votes, or one of two who had as many."""
    found = kinds(minutes, "arrival", "departure", "vote", "decision", "motion", "item")
    if not any(note.options for _, note in found):
        return
    people = roster(minutes)
    vote: Note | None = None
    held = 0
    for (index, note), (_, now) in zip(found, presence_by_note(minutes, [note for _, note in found]), strict=True):
        if note.kind == "vote":
            vote, held = note if any(answer in people.by_key for answer in note.options) else None, index
            if vote and (said := _too_many_cast(vote, minutes, now)):
                yield Problem(said, "note", index, "options")
        elif note.kind == "decision" and vote:
            if said := _elected_against(vote, minutes.notes[held + 1 : index + 1], minutes):
                yield Problem(said, "note", index, "text")
            vote = None
        elif note.kind in ("motion", "item"):
            vote = None


def _too_many_cast(vote: Note, minutes: Minutes, now: Mapping[str, str]) -> str:
    """That an election in which each had one vote has more than those present could cast; "" where it hasn't."""
    if not vote_results.winner(vote, minutes.meeting.language) or PRESENT not in now.values() or not is_taken(minutes):
        return ""
    total, may = vote_results.total(vote), vote_results.castable(vote, minutes, now, is_past=True)
    if total <= may or max(vote_results.counted(vote).values()) > may:
        return ""  # of one who has more than all that there are it is said already
    counted = vote_results.figure_with_noun(total, "vote is", "votes are")
    return f"{counted} counted, but those present had {may:g}: correct the counts."


def _elected_against(vote: Note, since: Sequence[Note], minutes: Minutes) -> str:
    """That a decision, the last of the notes since an election, names one of those who stood for it and not who had the
    most votes, or one of those who had as many, where none of these notes says how; "" where it doesn't."""
    decision, options = since[-1], vote_results.counted(vote)
    if len(options) < len(vote.options):
        return ""
    people = roster(minutes)
    best = max(options.values())
    first = [answer for answer, count in options.items() if count == best]
    named = [code for code in vote.options if code in people.by_key and _names(decision.text, code, minutes)]
    if len(named) != 1 or vote.outcome or not (set(first) <= set(people.by_key)):
        return ""
    if named[0] in first:
        if len(first) == 1 or any(_breaks_tie(note, minutes) for note in since if not note.struck):
            return ""
        names = " and ".join(people.short(code) for code in first)
        each = vote_results.figure_with_noun(best, "vote")
        return f"{names} had {each} each: say how one of them came to be elected, such as by lot."
    has = f"{people.short(named[0])} had {vote.options[named[0]]}"
    most = " and ".join(map(people.short, first))
    return f"{most} had the most votes, {best}, and {has}: correct the name or the counts."


CJK, BEGINS = "\u3000", r"(?<!\w)"


def _breaks_tie(note: Note, minutes: Minutes) -> bool:
    """Whether a note tells of a lot or of a casting vote."""
    language = note.language or minutes.meeting.language
    lots = {word for each in (language, "en") for word in usage(each).lots}
    words = "|".join(f"{'' if word[0] > CJK else BEGINS}{re.escape(word)}" for word in lots)
    return re.search(words, note.text, re.IGNORECASE) is not None or vote_results.tells_of_casting(note.text, language)


def _names(text: str, code: str, minutes: Minutes) -> bool:
    """Whether a text names somebody, in whichever way."""
    people = roster(minutes)
    forms = {*people.openings(code), code, people.short(code), people.full(code)}
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in forms if form)
