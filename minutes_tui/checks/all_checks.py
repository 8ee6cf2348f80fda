"""The table of all checks and of their fixes, and what they find that a record does not silence."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from minutes_tui.checks import (
    comings_and_goings,
    decisions,
    keys,
    marks,
    motions,
    people,
    person_names,
    proceedings,
)
from minutes_tui.checks.agenda import items, public_and_private
from minutes_tui.checks.fixes import Check, Fix, Mend
from minutes_tui.checks.wording import acronyms, consistency, style_slips
from minutes_tui.model.minutes import TABLES, Minutes, Problem, listed

CHECKS: dict[str, Check] = {
    "essentials": keys.essentials,
    "duplicates": keys.duplicates,
    "references": keys.references,
    "codes": keys.codes,
    "style": keys.style,
    people.SPEAKERS: people.speakers,
    "listed-twice": people.listed_twice,
    "named-alike": people.named_alike,
    "mentions": people.mentions,
    "chair": people.chair,
    "presence": people.presence,
    "attendance": comings_and_goings.moves,
    "told-twice": comings_and_goings.told_twice,
    "unaccounted": comings_and_goings.unaccounted,
    "proxies": comings_and_goings.proxies,
    "substitutes": comings_and_goings.substitutes,
    person_names.VARIANT: person_names.variants,
    person_names.UNLISTED: person_names.unlisted,
    person_names.SHARED: person_names.shared_names,
    person_names.MISTITLED: person_names.mistitled,
    person_names.BARE: person_names.codes_left,
    "gaps": proceedings.gaps,
    "wordless": proceedings.wordless,
    "times": proceedings.times,
    "weekdays": proceedings.weekdays,
    "dates": proceedings.dates,
    "numbers-named": proceedings.numbers_named,
    "agenda": items.agenda,
    "confidential": public_and_private.confidential,
    "exclusions": public_and_private.exclusions,
    "bare-titles": public_and_private.bare_titles,
    "answers": proceedings.answers,
    "turns": proceedings.turns,
    "resolved": proceedings.resolved,
    "ended": proceedings.ended,
    "attachments": proceedings.attachments,
    "votes": decisions.votes,
    "quorum": decisions.quorum,
    "numbers": decisions.numbers,
    "outcomes": motions.outcomes,
    "orphans": motions.orphans,
    "movers": motions.movers,
    "elections": motions.elections,
    "majorities": decisions.majorities,
    "actions": decisions.actions,
    "due": decisions.due,
    "doubled-words": style_slips.doubled_words,
    "first-person": style_slips.first_person,
    "tense": style_slips.tense,
    "repeated-verb": style_slips.repeated_verbs,
    consistency.TWO_WAYS: consistency.two_spellings,
    "acronyms": acronyms.acronyms,
    "pairs": marks.pairs,
    "invisible": marks.invisible,
}
"""By the name that `silence` in the record takes."""


def _suggested(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    from minutes_tui.checks.wording.spelling_program import (
        fixes as suggested,  # a program was asked, so that it is loaded already
    )

    return suggested(minutes, problem)


FIXES: dict[str, Mend] = {
    people.SPEAKERS: people.speaker_fixes,
    "presence": people.presence_fixes,
    "attendance": comings_and_goings.move_fixes,
    "told-twice": comings_and_goings.told_twice_fixes,
    "unaccounted": comings_and_goings.unaccounted_fixes,
    person_names.VARIANT: person_names.spelling_fixes,
    person_names.UNLISTED: person_names.unlisted_fixes,
    person_names.SHARED: person_names.shared_name_fixes,
    person_names.MISTITLED: person_names.title_fixes,
    person_names.BARE: person_names.code_fixes,
    "gaps": proceedings.gap_fixes,
    "wordless": proceedings.wordless_fixes,
    "times": proceedings.break_fixes,
    "turns": proceedings.turn_fixes,
    "resolved": proceedings.decision_fixes,
    "ended": proceedings.end_fixes,
    "agenda": items.agenda_fixes,
    "confidential": public_and_private.confidential_fixes,
    "exclusions": public_and_private.exclusion_fixes,
    "votes": decisions.ballot_fixes,
    "numbers": decisions.number_fixes,
    "outcomes": motions.outcome_fixes,
    "orphans": motions.orphan_fixes,
    "movers": motions.mover_fixes,
    "actions": decisions.action_fixes,
    "due": decisions.due_date_fixes,
    "doubled-words": style_slips.doubled_word_fixes,
    "tense": style_slips.tense_fixes,
    "repeated-verb": style_slips.verb_fixes,
    consistency.TWO_WAYS: consistency.spelling_fixes,
    "invisible": marks.invisible_fixes,
    "spelling": _suggested,
}
"""By the name of the check."""


def problems(minutes: Minutes) -> list[Problem]:
    """What every check finds that the record doesn't silence, in the order of the record. A mark that says what a check
    finds, if with other figures than those of now, is not said again."""
    silenced = set(listed(minutes.meeting.silence))
    names = (name for name in CHECKS if name not in silenced)
    found = [problem for problem in _found(minutes, names) if not _is_silenced(minutes, problem)]
    notes = [problem for problem in found if problem.table == "note"]
    said = {(problem.index, f"{proceedings.TO_CHECK}{_subject(problem.text)}") for problem in notes}
    return [problem for problem in found if (problem.index, _subject(problem.text)) not in said]


def _subject(said: str) -> str:
    """What a sentence says before what it is against: "7 votes are counted" of "7 votes are counted, but …"."""
    return said.partition(", but ")[0]


def silenced(minutes: Minutes) -> list[Problem]:
    """What the checks would find besides if the record silenced none of it, in the order of the record."""
    everywhere = set(listed(minutes.meeting.silence)) & set(CHECKS)
    here = {name for note in minutes.notes if note.silence for name in listed(note.silence)} & set(CHECKS)
    if not (everywhere or here):
        return []
    bare = replace(
        minutes,
        meeting=replace(minutes.meeting, silence=()),
        notes=[replace(note, silence=()) if note.silence else note for note in minutes.notes],
    )
    found = _found(bare, (name for name in CHECKS if name in everywhere | here))
    return [problem for problem in found if problem.check in everywhere or _is_silenced(minutes, problem)]


def _found(minutes: Minutes, names: Iterable[str]) -> list[Problem]:
    found = [replace(problem, check=name) for name in names for problem in CHECKS[name](minutes)]
    order = list(TABLES)
    return sorted(found, key=lambda problem: (order.index(problem.table), problem.index, problem.span or (0, 0)))


def _is_silenced(minutes: Minutes, problem: Problem) -> bool:
    """Whether the note that a problem is about wants none of its check."""
    return problem.table == "note" and problem.check in listed(minutes.notes[problem.index].silence)


def fixes(minutes: Minutes, problem: Problem) -> tuple[Fix, ...]:
    """The ways to mend a problem that were found in these minutes, the best first."""
    mend = FIXES.get(problem.check)
    return tuple(mend(minutes, problem)) if mend else ()
