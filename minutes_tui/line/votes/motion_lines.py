"""Lines that tell of a motion as people do, each as the command that says the same: counts of the vote, who moved and
seconded, what became of it; and elections."""

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from minutes_tui.language import markup
from minutes_tui.language.labels import labels
from minutes_tui.language.names import roster
from minutes_tui.language.separators import COLONS
from minutes_tui.language.vocabulary import alternatives, expression, vocabulary
from minutes_tui.line.scribe_words import tag
from minutes_tui.line.told_sentences import is_of_meeting, resolved_pattern, tells_decision
from minutes_tui.line.votes import (
    ballots,
    elections,
    held_votes,
    mover_sentences,
    numbered_motions,
    outcomes_within,
    recusals_and_proxies,
    vote_counts,
)
from minutes_tui.meeting import vote_results
from minutes_tui.meeting.motions import FINAL, counted, main_motion, moved_last, names_aside, pending, puts_off, wording
from minutes_tui.model.minutes import Minutes, listed

if TYPE_CHECKING:
    from minutes_tui.line.votes import outcome_sentences

COUNTS_OF_NONE = "These counts belong to no motion. Type /motion or /vote first."
BRACKETS = re.compile(
    rf"(?P<before>[^()（）{COLONS}]{{2,40}}?)\s*[(（]\s*(?P<counts>[^()（）]{{3,60}})[)）]\s*(?P<behind>[{COLONS}]?\s*\S.*)",
    re.DOTALL,
)
"""Counts between a scribe's word and the words that were decided."""


NO_AMENDMENT = "No amendment is pending: /amend TEXT adds one, /carried or /lost is of the motion."
NOTHING_PENDING = "No motion is pending: to record its outcome, type /motion TEXT first."
STAYS_PENDING = "The motion to put it off is lost: the pending motion is still to be decided. This line stays words."
PROCEDURE_ASKED = (
    "A motion on the procedure leaves the pending one pending. This line stays words; /motion enters it too."
)
OTHER_ASKED = "Is that the pending motion? Type {}. If it is another, this line stays words; /motion enters it too."
WHICH_ASKED = (
    "Is this about the pending motion? Then type its outcome, such as /carried or /lost. "
    "If it is another, this line stays words; /motion enters it too."
)
COUNTED = re.compile(r"\d\D+\d")
FIGURES = re.compile(r"\d{1,3}\W|[^\W\d]+\s+\d{1,3}\s*[,;]")
BEFORE_FIGURE = re.compile(rf"\s*[{COLONS}]\s*(?=\d{{1,4}}(?!\d|[{COLONS}]))")
"""Between a way and its count, "For: 3"."""
LONGEST = 200
"""Characters of a sentence on what became of a motion when none is pending."""


class Meant(NamedTuple):
    """The command that a line stands for."""

    command: str
    argument: str = ""
    problem: str = ""
    """Why it stays words, and is to be checked."""
    then: str = ""
    """A second command, with what follows it, that the same line stands for."""

    @property
    def line(self) -> str:
        return f"/{self.command} {self.argument}".strip()


def read(line: str, minutes: Minutes) -> Meant | None:
    """What a line tells of a motion; None where it is anything else. An outcome behind a sentence that may propose
    something else is asked about."""
    if came := outcomes_within.behind_label(line, minutes):
        return read(came, minutes) or Meant("", problem=NOTHING_PENDING)
    typed, line = line, numbered_motions.without_number(line, minutes)
    found = _numbered(line, minutes) or _read(line, minutes)
    if found and found.command == "amend" and (label := numbered_motions.label_of_pending(minutes)):
        found = found._replace(argument=f"{found.argument} ({label})")
    index = pending(minutes) if found and found.command in OUTCOMES and not (found.problem or found.then) else None
    if found is None or index is None or typed != line:  # it names the pending one
        return found
    from minutes_tui.line.votes import unread_proposals  # few lines need it

    other = unread_proposals.last_since(index, minutes)
    return found._replace(problem=OF_WHICH.format(found.line, markup.excerpt(other.text))) if other else found


def _numbered(line: str, minutes: Minutes) -> Meant | None:
    """A motion or a decision with a number, or a motion of a body, which stays in its words: "Antrag 1 (Ann): …"."""
    if numbered_motions.has_counts(line, minutes.meeting.language):
        return Meant("", problem=DECISION_ASKED if pending(minutes) is None else WHICH_ASKED)
    parted = numbered_motions.parted(line, minutes.meeting.language)
    if not parted or mover_sentences.with_motion(line, minutes):
        return None
    bare, label = parted
    if (found := _moved(bare, minutes)) and found.command == "motion":
        return found._replace(argument=f"{found.argument} ({label})")
    begun = tag(bare, minutes.meeting.language) if not found else None
    if not begun or begun.number is not None or begun.command not in ("motion", "decision"):
        return found
    if begun.command == "decision":
        return Meant("decision", f"{decision_with_vote(begun.words, minutes) or begun.words} ({label})")
    words, then = with_outcome(begun.words, minutes)
    return Meant("motion", f"{words} ({label})", then=then)


OUTCOMES = ("carried", "lost", "withdrawn", "table", "postpone", "refer", "tied", "vote")
OF_PENDING = "Of the pending motion?"
OF_WHICH = f"{OF_PENDING} Type {{}}. If it is of {{}}, this line stays words."


def _read(line: str, minutes: Minutes) -> Meant | None:
    return (
        _election(line, minutes)
        or _casting(line, minutes)
        or _counts(line, minutes)
        or _moved(line, minutes)
        or _withdrawn(line, minutes)
        or _came_out(line, minutes)
        or _decided(line, minutes)
        or _body_decided(line, minutes)
        or _of_voters(line, minutes)
        or _elected(line, minutes)
    )


def _elected(line: str, minutes: Minutes) -> Meant | None:
    """A sentence that may tell of an election, as a question."""
    if elections.are_counted(line, minutes):
        return Meant("", problem=elections.ASKED.format(line.strip(" .")))
    is_told = pending(minutes) is None and not held_votes.is_election_last(minutes)
    return Meant("", problem=RESOLVED_ASKED) if is_told and elections.elects(line, minutes) else None


def offered(line: str, minutes: Minutes) -> str:
    """The command for a line that stays words, as it may be meant, or two with `OR` between; "" where there is none."""
    if line.startswith("/"):
        return ""
    found = read(line, minutes)
    is_asked = found is None or (found == Meant("", problem=WHO_MOVED) and not has_outcome(line, minutes))
    if is_asked and (moved := mover_sentences.proposed(line, minutes)):
        return _as_moved(moved, minutes)
    if not found and pending(minutes) is not None and not is_of_meeting(line, minutes):
        from minutes_tui.line.votes import outcome_doubts  # few lines need them

        command = outcome_doubts.command_offered(line, minutes)
        is_all = command not in (outcome_doubts.UNSURE, outcome_doubts.AMENDMENT) and not outcome_doubts.left_out(
            line, command, minutes
        )
        return command if is_all else ""
    return found.line if found and found.problem and found.command else ""


def doubt(line: str, minutes: Minutes) -> str:
    """What is asked of a line that stays words, though it may say what became of the pending motion, or without one
    what was decided by which vote; "" of others."""
    is_pending = pending(minutes) is not None
    if len(line) > LONGEST or is_of_meeting(line, minutes):
        return ""
    is_resolved = tells_decision(line, minutes.meeting.language)
    is_resolved = is_resolved or (not is_pending and _granted(minutes.meeting.language).search(line) is not None)
    if not is_pending and not COUNTED.search(line):
        return RESOLVED_ASKED if is_resolved or with_outcome(line, minutes)[1].startswith(f"{FINAL} ") else ""
    from minutes_tui.line.votes import outcome_doubts  # few lines need them

    if not is_pending:
        is_counted = outcome_doubts.is_decision(line, minutes)
        is_of_motion = _motion_named(minutes.meeting.language).search(line) and counted(minutes) is None
        if not is_counted and is_of_motion and outcome_doubts.command(line, minutes):
            return NOTHING_PENDING
        return DECISION_ASKED if is_counted else RESOLVED_ASKED if is_resolved else ""
    if outcome_doubts.puts_off(line, minutes):
        return WHO_MOVED
    command = outcome_doubts.command_offered(line, minutes)
    if command == outcome_doubts.UNSURE:
        return WHICH_ASKED
    if command == outcome_doubts.AMENDMENT:
        return NO_AMENDMENT
    if not command:
        is_asked = is_resolved or outcome_doubts.tells_counts(line, minutes) or outcome_doubts.ALL_VOTED.match(line)
        return WHICH_ASKED if is_asked else ""
    missing = outcome_doubts.left_out(line, command, minutes)
    return OUTCOME_ASKED.format(command) + (LEFT_OUT.format(missing) if missing else "")


@cache
def _granted(language: str) -> re.Pattern[str]:
    said = [
        r"(?!\w).*?(?<!\w)".join(expression(part.strip()) for part in phrase.split("…"))
        for phrase in vocabulary(language).motions.granted
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(said) or '(?!)'})(?!\w)", re.IGNORECASE)


OR = ", or "
"""Between two commands of which either may be meant."""
DECISION_ASKED = "Is this a decision? Type it with ! before it, and the counts at its end: ! WORDS. Carried 3-1"
RESOLVED_ASKED = "Is this a decision? Type it with ! before it: ! WORDS"
VOTE_ASKED = "Is that the vote on {}? Type /vote {}"
"""Of a motion in its first words, whose outcome was entered without the vote."""
VOTE = VOTE_ASKED.partition("{")[0]
OUTCOME_ASKED = "Is that what became of the motion? Type {}"
LEFT_OUT = " and what it leaves out: {}"
"""Behind a command that has not all of a line: names and figures."""


def _as_moved(moved: mover_sentences.Motion, minutes: Minutes) -> str:
    """The command for a motion, or for an amendment in its whole wording; "" where that can't be told."""
    from minutes_tui.line.votes import instructions  # few lines need it

    index = pending(minutes)
    if moved.command != "amend":
        return f"/motion {moved.argument}"
    before = wording(minutes, main_motion(minutes, index)) if index is not None else ""
    new = instructions.applied(moved.words, before, minutes.meeting.language) if before else ""
    who = moved._replace(words=new).argument
    return f"/amend {who}" if new else ""


def _of_voters(line: str, minutes: Minutes) -> Meant | None:
    """Who is out of a vote, or holds another's."""
    if len(line) > recusals_and_proxies.LONGEST:
        return None
    if told := recusals_and_proxies.told(line, minutes):
        is_late = told[0] == "recuse" and pending(minutes) is None and held_votes.is_just_decided(minutes)
        return Meant("", problem=recusals_and_proxies.TO_COME.format(told[1])) if is_late else Meant(*told)
    problem = recusals_and_proxies.doubt(line, minutes)
    return Meant("", problem=problem) if problem else None


def _election(line: str, minutes: Minutes) -> Meant | None:
    typed = elections.election(line, minutes)
    return Meant("vote", typed) if typed else None


def _casting(line: str, minutes: Minutes) -> Meant | None:
    """The casting vote in a sentence of its own, on the pending motion, as a question: nobody else said it."""
    if (
        pending(minutes) is None
        or len(line) > LONGEST
        or not vote_results.casting_within(line, minutes.meeting.language)
    ):
        return None
    from minutes_tui.line.votes import outcome_doubts  # few lines need it

    asked = outcome_doubts.cast(line, minutes)
    return Meant("", problem=OUTCOME_ASKED.format(asked)) if asked else None


def _counts(line: str, minutes: Minutes) -> Meant | None:
    is_of_decision = pending(minutes) is None and held_votes.is_decision_last(minutes)
    is_counted = (
        (is_of_decision or pending(minutes) is not None)
        and len(line) <= LONGEST
        and (COUNTED.search(line) or (_unanimously(minutes.meeting.language).match(line)))
    )
    if is_counted and _told_behind_counts(line, minutes):
        return None
    counts = vote_counts.counts_in_line(line, minutes) or vote_counts.unanimous_in_line(line, minutes)
    if counts:
        return Meant("vote", counts)
    if is_counted:
        from minutes_tui.line.votes import outcome_sentences

        words = vote_counts.with_commas(BEFORE_FIGURE.sub(" ", line), minutes.meeting.language)
        language = minutes.meeting.language
        is_begun = FIGURES.match(words) or outcome_sentences.figures(language).match(line)
        if not (is_begun or _begins_vote(language).match(line)):
            return None
        said = outcome_sentences.read(words, minutes)
        is_whole = said.outcome or (is_of_decision and {"for", "against"} <= said.counts.keys())
        if is_whole and said.counts and not (said.left or said.recused):
            by_name = " ".join(f"{ballots.AMOUNTS[way]} {code}" for code, way in said.ballots.items())
            return Meant("vote", f"{vote_counts.counts_as_typed(said.counts)} {said.outcome} {by_name}".strip())
        if {"for", "against"} <= said.counts.keys() and not said.left:
            return Meant("vote", words.rstrip(". "))
    return Meant("", problem=COUNTS_OF_NONE) if vote_counts.is_of_no_vote(line, minutes) else None


@cache
def _begins_vote(language: str) -> re.Pattern[str]:
    """A word such as "by", or that all were for it, before counts."""
    known = [vocabulary(each) for each in dict.fromkeys((language, "en"))]
    by = alternatives({word for each in known for word in each.motions.by})
    return re.compile(rf"(?:{by})\s+\d|(?:{_unanimously(language).pattern})", re.IGNORECASE)


def _moved(line: str, minutes: Minutes) -> Meant | None:
    """Who moved and who seconded the pending motion, or a new one with its words, and what came of that."""
    if found := mover_sentences.read(line, minutes) or mover_sentences.seconded(line, minutes):
        seconded = f"; {found.seconder}" if found.seconder else ""
        problem = found.problem or _said_otherwise(found, minutes)
        is_other = bool(found.problem) or problem == LATER
        return Meant("" if is_other else "mover", f"{found.mover}{seconded}", problem)
    if both := _seconded_and_came_out(line, minutes):
        return both
    if resolved := _moved_and_resolved(line, minutes):
        return resolved
    body, then = _came_of_it(line, minutes)
    moved = mover_sentences.with_motion(body, minutes)
    if not moved and then:
        moved, then = mover_sentences.with_motion(line, minutes), ""
    if not moved and (told := mover_sentences.moved_to(line, minutes)):
        return Meant("motion", told.argument) if pending(minutes) is None else Meant("", problem=WHO_MOVED)
    if not moved:
        if mover_sentences.amendment_is_named(line, minutes) and pending(minutes) is not None:
            return Meant("", problem=AMENDMENT_ASKED)
        is_asked = mover_sentences.both_are_named(line, minutes) or mover_sentences.is_named(line, minutes)
        proposed = mover_sentences.proposed(line, minutes) if not is_asked else None
        if proposed and has_outcome(line, minutes):
            from minutes_tui.line.votes import instructions  # few lines need it

            is_one = instructions.begins_one(proposed.words, minutes.meeting.language) and pending(minutes) is not None
            return Meant("", problem=AMENDMENT_ASKED if is_one else WITHIN)
        return Meant("", problem=WHO_MOVED) if is_asked else None
    moved = moved._replace(words=moved.words.rstrip(" ;,")) if then else moved

    has_part = not CARRIED.match(line) and outcomes_within.has_part_of_vote(moved.words, minutes)
    if has_part or has_outcome(moved.words, minutes):
        return Meant("", problem=WITHIN)
    if moved.command == "motion" and (amends := mover_sentences.AMENDS.fullmatch(moved.words)):
        if pending(minutes) is None:
            return Meant("", problem=WHO_MOVED)
        of_amendment = moved._replace(command="amend", words=amends["how"] or "")
        command, _, argument = _as_moved(of_amendment, minutes).removeprefix("/").partition(" ")
        return Meant(command, argument, then=then) if command else Meant("", problem=AMENDMENT_ASKED)
    if _is_of_vote(moved.words, minutes):
        return Meant("", problem=WHO_MOVED)
    if then and pending(minutes) is None and puts_off(moved.words, minutes.meeting.language):
        return Meant("", problem=NOTHING_PENDING)
    if CARRIED.match(line):
        if not then and (cut := outcomes_within.counts_at_end(moved.words, minutes)):
            moved, then = moved._replace(words=moved.words[: cut.start()]), moved.words[cut.end() :].rstrip(" .")
        then = f"{FINAL} {then.removeprefix('vote').strip()}".strip() if not then.startswith(FINAL) else then
    return Meant(moved.command, moved.argument, then=then)


def _moved_and_resolved(line: str, minutes: Minutes) -> Meant | None:
    """A motion that was carried, of a sentence that says it with who moved and who seconded it."""
    moved, is_unanimous = mover_sentences.moved_and_resolved(line, minutes)
    if not moved or has_outcome(moved.words, minutes):
        return None
    return Meant("motion", moved.argument, then=f"{FINAL} unanimously" if is_unanimous else FINAL)


SECONDED = re.compile(r"(?P<who>[^;.]{3,80})[;.,]\s+(?:and\s+)?(?P<came>\S.*)")


def _seconded_and_came_out(line: str, minutes: Minutes) -> Meant | None:
    """Who seconded the pending motion, with what became of it behind that, "Seconded Ann; carried, Bo abstaining", or
    who moved it, too: "AT/LB", "AT/LB passed 6 to 1"."""
    if pending(minutes) is None or len(line) > LONGEST:
        return None
    found, came = outcomes_within.paired(line, minutes)
    if not found and (match := SECONDED.fullmatch(line)):
        found, came = mover_sentences.read(match["who"], minutes), match["came"]
        found = found or mover_sentences.seconded(match["who"], minutes)
        found = None if found and found.mover else found
    if not found or not found.seconder or found.problem or _said_otherwise(found, minutes):
        return None
    from minutes_tui.line.votes import outcome_sentences

    told = outcome_sentences.told(came, minutes) if came else None
    if came and (not told or not told.is_sure or told.aside or told.is_of_amendment):
        return None
    return Meant("mover", f"{found.mover}; {found.seconder}", then=told.line.removeprefix("/") if told else "")


def _is_of_vote(words: str, minutes: Minutes) -> bool:
    """Whether the words of what may be a motion tell of a vote alone, "All ayes": what was moved is not said."""
    from minutes_tui.line.votes import outcome_sentences

    first = words.split(maxsplit=1)[0] if words.strip() else ""
    ways = "|".join(ballots.words_of_ballots(minutes.meeting.language).values())
    is_all = ballots.everybody_but(minutes.meeting.language).fullmatch(first)
    if is_all and re.fullmatch(rf"{re.escape(first)}\s+(?:in\s+)?(?:{ways})\W*", words.strip(), re.IGNORECASE):
        return True
    said = outcome_sentences.read(words, minutes)
    return said.says_more and not said.left


def _said_otherwise(said: mover_sentences.Movers, minutes: Minutes) -> str:
    """What is asked of who moved and who seconded, where the motion that may be meant has others already, or was
    decided before something else was proposed; "" where nothing is."""
    index = moved_last(minutes)
    if index is None:
        return ""
    motion, people = minutes.notes[index], roster(minutes)
    if motion.outcome and proposed_since(index, minutes):
        return LATER
    for way, codes, was in (("moved", said.mover, motion.mover), ("seconded", said.seconder, motion.seconder)):
        if was and codes and set(listed(was)) != {code.strip() for code in codes.split(",")}:
            names = ", ".join(map(people.short, listed(was)))
            typed = f"{said.mover}; {said.seconder}" if said.seconder else said.mover
            return OTHERS.format(markup.excerpt(motion.text), way, names, typed)
    return ""


def proposed_since(index: int, minutes: Minutes) -> bool:
    """Whether a statement behind a note says that somebody moved something, and is no motion."""
    behind = minutes.notes[max(index + 1, len(minutes.notes) - LATELY) :]
    said = (note for note in behind if note.kind == "statement" and not note.struck)
    return any(note.check == WHO_MOVED or mover_sentences.proposed(note.text, minutes) for note in said)


LATELY = 50
"""Notes back to which it is looked what was proposed."""
OTHERS = "The motion {} was {} by {}. To change that: /mover {}"
LATER = "Which motion? The last one was decided before this: make the one proposed since a motion first, with /motion."
CARRIED = re.compile(r"M/?S/?C\b")
"""Moved, seconded, carried."""
LAST = re.compile(r"(?<=[.;!)])\s+(?=(?:[^.;!]+[.;!]\s+)?[^.;!]+[.!]?$)")
"""Before the last two sentences, and before the last."""


def _came_of_it(line: str, minutes: Minutes) -> tuple[str, str]:
    """A line without the sentence at its end that says what became of the motion in it, and the command for that."""
    return with_outcome(line, minutes) if mover_sentences.is_meant(line, minutes.meeting.language) else (line, "")


@cache
def _vote_label(language: str) -> re.Pattern[str]:
    """What stands before counts or ballots: "Vote:"."""
    known = [vocabulary(each) for each in dict.fromkeys((language, "en"))]
    words = {word for each in known for word in (*each.scribes.vote, *each.motions.roll_call)}
    votes = alternatives({word for each in known for word in each.scribes.vote}) or "(?!)"
    put = alternatives({word for word in words if " " in word}) or "(?!)"
    return re.compile(
        rf"^(?:(?:{alternatives(words)})\s*[{COLONS}]|(?:{votes})\s+(?=\d)|(?:{put})\s*,)\s*", re.IGNORECASE
    )


def with_outcome(words: str, minutes: Minutes, is_command: bool = False) -> tuple[str, str]:
    """The words of a motion without what at their end says what became of it, and the command for that: "We buy it.
    Carried 4-2", "We buy it, carried unanimously". Behind a comma votes must be said, or who seconded before it.
    Behind a stop the words of a command may say more than the outcome and its counts: the command asks about these."""
    cuts = list(LAST.finditer(words))
    parts = list(vote_counts.PART.finditer(words, cuts[-1].end() if cuts else 0))
    cuts += filter(None, [outcomes_within.at_end(words, minutes.meeting.language)])
    if not (cuts or parts):
        return words, ""
    from minutes_tui.line.votes import outcome_sentences

    language = minutes.meeting.language
    for cut in [*cuts, *parts[-MOST_PARTS:]]:
        before, typed = words[: cut.start()], words[cut.end() :]
        last = _vote_label(language).sub("", typed)
        told = outcome_sentences.told(last, minutes)
        is_sure = (
            told and told.is_sure and (cut in cuts or told.words or mover_sentences.seconded_behind(before, minutes)[1])
        )
        if told and is_sure and told.aside:
            return (before, f"{told.aside} {told.votes}".strip()) if names_aside(before, language) else (words, "")
        is_whole = is_command and told and cut in cuts and told.is_whole and not (told.aside or told.is_of_amendment)
        is_counted = told and is_whole and told.command in (FINAL, "lost") and COUNTED.search(told.words)
        if told and (is_sure or is_counted):
            return before, f"{told.command} {told.words}".strip()
        is_vote = cut in cuts or last != typed
        said = outcome_sentences.read(last, minutes) if is_vote else outcome_sentences.Said()
        if (said.counts or said.outcome) and not said.left:
            return before, f"vote {last.rstrip('.')}"
    return words, ""


MOST_PARTS = 4
"""Parts between commas at the end of a motion in which its outcome is looked for."""


def has_outcome(words: str, minutes: Minutes) -> bool:
    """Whether a sentence behind the first of a motion's words says what became of it, or how many voted."""
    sentences = SENTENCES.split(words)[1:]
    if not sentences:
        return False
    from minutes_tui.line.votes import outcome_sentences

    said = [(outcome_sentences.told(each, minutes), outcome_sentences.read(each, minutes)) for each in sentences]
    is_told = any(told or (each.says_more and not each.left) for told, each in said)
    return is_told or any(mover_sentences.is_accepted(each, minutes) for each in sentences)


SENTENCES = re.compile(r"(?<=[.;!])\s+")
WHO_MOVED = "Is this a motion? Type /motion MOVER; SECONDER: TEXT."
AMENDMENT_ASKED = "Is this an amendment? Type /amend MOVER: and the whole new wording of the motion."
WITHIN = "What became of a motion is a line of its own: type the motion, then /carried or /lost."


def _came_out(line: str, minutes: Minutes) -> Meant | None:
    """What became of the pending motion; as a question where more is said than that."""
    index = pending(minutes)
    is_counted = COUNTED.search(line) is not None
    if index is None and (
        len(line) > LONGEST or not (is_counted or _motion_named(minutes.meeting.language).search(line))
    ):
        return None
    from minutes_tui.line.votes import outcome_sentences  # no other line needs it

    told = _told_behind_counts(line, minutes) or outcome_sentences.told(
        outcome_sentences.without_put(line, minutes), minutes
    )
    if not told or not (index is not None or (told.is_sure and told.is_of_motion) or told.aside):
        return None
    if index is None:
        is_said = told.command == FINAL and not is_counted and counted(minutes) is not None
        if told.command == FINAL and told.words and held_votes.is_decision_last(minutes):
            said = outcome_sentences.read(told.words, minutes)
            if {"for", "against"} <= said.counts.keys() and not (said.left or said.ballots or said.recused):
                return Meant("vote", vote_counts.counts_as_typed(said.counts))
        return None if is_said else Meant("", problem=outcomes_within.motion_asked(line, minutes) or NOTHING_PENDING)
    if told.is_of_amendment and not minutes.notes[index].amends:
        return Meant("", problem=NO_AMENDMENT)
    if told.aside == outcome_sentences.PROCEDURE:
        return Meant("", problem=PROCEDURE_ASKED)
    if not told.is_whole:
        from minutes_tui.line.votes import outcome_doubts

        is_of_none = outcome_doubts.command(line, minutes) == outcome_doubts.AMENDMENT
        return Meant("", problem=NO_AMENDMENT if is_of_none else WHICH_ASKED)
    if told.aside == outcome_sentences.OTHER:
        return Meant("", problem=OTHER_ASKED.format(told.line))
    if told.aside:
        return _came_of_aside(told, index, minutes)
    if not told.is_sure and resolved_pattern(minutes.meeting.language).match(line):
        return Meant("", problem=WHICH_ASKED)
    if not told.is_sure and re.search(r",\s*(?:the\s+)?motion\s*,", told.words, re.IGNORECASE):
        return Meant("", problem=WHICH_ASKED)  # "motion" is of the outcome, which the words lack
    found = Meant(told.command, told.words)
    return found if told.is_sure else found._replace(problem=OUTCOME_ASKED.format(found.line))


@cache
def _motion_named(language: str) -> re.Pattern[str]:
    """What a sentence has that names a motion: "motion", "amendment", "the resolution"."""
    tags = dict.fromkeys((language, "en"))
    nouns = {word for tag in tags for word in (labels(tag).motion, labels(tag).amendment)}
    for known in map(vocabulary, tags):
        nouns |= {*known.scribes.motion, *known.scribes.amend, *known.motions.nouns}
    return re.compile(rf"(?<!\w)(?:{alternatives(nouns)})", re.IGNORECASE)


def _came_of_aside(told: "outcome_sentences.Told", index: int, minutes: Minutes) -> Meant:
    """What became of a motion that puts off another: of the pending one, where that is it; where no such motion was
    entered, the pending one is put off, or stays pending."""
    is_it = puts_off(minutes.notes[index].text, minutes.meeting.language) is not None
    if told.aside == FINAL and not is_it:
        return Meant(told.command, told.words)
    return Meant(told.aside, told.words) if is_it else Meant("", problem=STAYS_PENDING)


def _withdrawn(line: str, minutes: Minutes) -> Meant | None:
    """That somebody takes the pending motion back, "Birch withdrew the motion"; as a question of anybody but who moved
    it."""
    index = pending(minutes)
    match = _withdraws(minutes.meeting.language).fullmatch(line.strip()) if index is not None else None
    who = mover_sentences.people_meant(match["who"], minutes) if match else None
    if index is None or not who:
        return None
    if not minutes.notes[index].amends and mover_sentences.names_amendment(line, minutes.meeting.language):
        return Meant("", problem=NO_AMENDMENT)
    is_mover = set(who) <= set(listed(minutes.notes[index].mover))
    return Meant("withdrawn", problem="" if is_mover else "Is the motion withdrawn? Type /withdrawn")


@cache
def _withdraws(language: str) -> re.Pattern[str]:
    known = [vocabulary(each) for each in dict.fromkeys((language, "en"))]
    the = alternatives({word for each in known for word in each.motions.the})
    so = alternatives({word for each in known for word in each.motions.so})
    it = rf"(?:(?:(?:{the})(?:\s+|(?<=['’])))?(?:\w+\s+)?{_motion_named(language).pattern}|{so})(?!\w)"
    ways = [way.partition("…") for each in known for way in each.motions.withdraws]
    said = "|".join(rf"{expression(begin.strip())}\s+{it}{_behind(end)}" for begin, _, end in ways)
    return re.compile(rf"(?P<who>[^{COLONS}.;()]{{1,60}}?)\s+(?:{said})\s*[.!。]?", re.IGNORECASE)


def _behind(words: str) -> str:
    """An expression for words behind others; "" for none."""
    return rf"\s+{expression(words.strip())}" if words.strip() else ""


def _told_behind_counts(line: str, minutes: Minutes) -> "outcome_sentences.Told | None":
    """What became of a motion, of a line that says it behind the counts: "Vote: 2 in favour, 1 opposed, motion
    carries"; None of any other."""
    from minutes_tui.line.votes import outcome_sentences  # no other line needs it

    words = _vote_label(minutes.meeting.language).sub("", line)
    for cut in list(vote_counts.PART.finditer(words))[-1:]:
        told = outcome_sentences.told(words[cut.end() :], minutes)
        if not told or not told.is_sure or told.aside:
            continue
        said = outcome_sentences.read(words[: cut.start()], minutes)
        if said.says_more and not said.left:
            both = ", ".join(filter(None, (words[: cut.start()], told.words)))
            return told._replace(words=both, is_of_motion=True)
    return None


def _decided(line: str, minutes: Minutes) -> Meant | None:
    """A decision with its counts in brackets before the words: "RESOLVED (6 for, 2 against): that it be done"."""
    match = BRACKETS.match(line)
    words = f"{match['before']}: {match['behind'].lstrip(COLONS + ' ')}" if match else ""
    begun = tag(words, minutes.meeting.language) if words else None
    if not match or not begun or begun.command != "decision" or begun.word != match["before"].strip():
        return None
    from minutes_tui.line.votes import outcome_sentences

    said = outcome_sentences.read(match["counts"], minutes)
    return Meant("decision", f"({match['counts']}) {begun.words}") if said.says_more and not said.left else None


def _body_decided(line: str, minutes: Minutes) -> Meant | None:
    """What a body decides in a sentence with its vote; as a question where that may be the pending motion."""
    if not held_votes.decides(minutes.meeting.language).search(line):
        return None
    from minutes_tui.line.votes import body_decisions  # few lines need it

    begun, is_pending = tag(line, minutes.meeting.language), pending(minutes) is not None
    is_tagged = begun is not None and (begun.command != "decision" or begun.number is not None or is_pending)
    found = None if is_tagged else body_decisions.read(begun.words if begun else line, minutes)
    if not found or (begun and not (found.is_sure and found.counts)):
        return None
    if found.is_election and held_votes.is_election_last(minutes):
        return None
    if found.is_of_motion and found.is_sure and not is_pending:
        return Meant("", problem=NOTHING_PENDING)
    if is_pending and not (found.is_of_motion and found.is_sure):
        return Meant("", problem=WHICH_ASKED) if found.is_sure else None
    is_sure = found.is_sure and not (begun is None and ONE_WORD.match(line))
    return Meant(*body_decisions.command(found)) if is_sure else Meant("", problem=RESOLVED_ASKED)


ONE_WORD = re.compile(rf"(?P<name>[^\W\d_a-z][^\W\d_]+)\s*[{COLONS}]\s(?!.*(?P=name))", re.DOTALL)
"""A word before a colon that is not in the sentence behind it, and may be the name of who says that."""


def decision_with_vote(words: str, minutes: Minutes) -> str:
    """A decision as its command takes it, with the counts before it in brackets, of words that have them at their end:
    "We sell it. Carried 2-1", "We sell it (2 for, 1 against)"; "" of any other words."""
    at_end = AT_END.fullmatch(words)
    if at_end:
        from minutes_tui.line.votes import outcome_sentences

        counts = _vote_label(minutes.meeting.language).sub("", at_end["counts"])
        counts = outcome_sentences.with_brackets(counts, minutes)
        said = outcome_sentences.read(counts, minutes)
        stop = "." if words.endswith(".") else ""
        counts = counts.replace("(", "[").replace(")", "]")
        return f"({counts}) {at_end['words']}{stop}" if said.counts and not said.left else ""
    behind = BEHIND_DASH.fullmatch(words)
    if behind and vote_results.is_unanimous(behind["counts"], minutes.meeting.language):
        return f"({behind['counts']}) {behind['words']}"
    if not (COUNTED.search(words[-LONGEST:]) or _unanimously(minutes.meeting.language).search(words[-LONGEST:])):
        return ""
    before, then = with_outcome(words, minutes)
    command, _, counts = then.partition(" ")
    is_counted = COUNTED.search(counts) or _is_unanimous(counts, minutes)
    counts = counts.replace("(", "[").replace(")", "]")  # round ones end the counts of a decision
    return f"({counts}) {before}" if command in (FINAL, "vote") and is_counted else ""


def _is_unanimous(counts: str, minutes: Minutes) -> bool:
    """Whether words say that all were for it, and no more than that and counts."""
    from minutes_tui.line.votes import outcome_sentences

    said = outcome_sentences.read(counts, minutes)
    return bool(said.outcome) and not said.left


def decision_moved(words: str, minutes: Minutes) -> tuple[str, str] | None:
    """A decision with who moved and who seconded it in a sentence behind it, as the motion that it was, and what is
    said of the vote on that: "We pay. Proposed Ann, seconded Bo. All in favour."; None of any other words."""
    sentences = SENTENCES.split(words)
    for at, sentence in enumerate(sentences[1:], 1):
        found = mover_sentences.read(sentence, minutes)
        if not found or not (found.mover and found.seconder):
            continue
        from minutes_tui.line.votes import outcome_sentences

        rest = " ".join(sentences[at + 1 :]).rstrip(" .")
        told = outcome_sentences.told(rest, minutes) if rest else None
        is_carried = told is not None and told.command == FINAL and told.is_sure
        rest = told.words if told and is_carried else rest
        said = outcome_sentences.read(rest, minutes)
        text = " ".join(sentences[:at])
        return (f"{found.mover}; {found.seconder}: {text}", rest) if is_carried or not said.left else None
    return None


@cache
def _unanimously(language: str) -> re.Pattern[str]:
    words = {word for each in (language, "en") for word in labels(each).unanimously}
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})", re.IGNORECASE)


BEHIND_DASH = re.compile(r"(?P<words>.*\S)(?:\s+[–—-]\s+|,\s+)(?P<counts>[^,–—]{4,40}?)\s*[–—-]?\s*\.?", re.DOTALL)
"""A decision with how it was voted behind a dash or a comma."""
AT_END = re.compile(r"(?P<words>.*\S)\s*[(（](?P<counts>[^()（）]{2,80})[)）]\.?", re.DOTALL)
"""A decision with counts in brackets behind it."""
