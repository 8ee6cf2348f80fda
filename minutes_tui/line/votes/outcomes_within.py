"""What became of a motion, where it is behind a label such as "Result:", or ends a motion's words without a comma."""

import re
from functools import cache

from minutes_tui.language.labels import labels
from minutes_tui.language.separators import COLONS
from minutes_tui.language.vocabulary import Vocabulary, alternatives, vocabulary
from minutes_tui.line.votes import ballots, mover_sentences, vote_counts
from minutes_tui.line.votes.unread_proposals import MOTION
from minutes_tui.model.minutes import Minutes


def behind_label(line: str, minutes: Minutes) -> str:
    """What became of a motion, of a line that says it behind a label, "Result: carried 3-1"; "" of any other."""
    label = _label(minutes.meeting.language).match(line)
    if not label:
        return ""
    from minutes_tui.line.votes import outcome_sentences  # few lines need it

    told = outcome_sentences.told(line[label.end() :], minutes)
    return line[label.end() :] if told and told.is_sure and not told.aside else ""


@cache
def _label(language: str) -> re.Pattern[str]:
    words = alternatives({word for each in _known(language) for word in each.motions.results})
    return re.compile(rf"(?:{words})\s*[{COLONS}]\s*(?=\S)", re.IGNORECASE)


def at_end(words: str, language: str) -> re.Match[str] | None:
    """The blank in a motion's words behind which nothing comes but an outcome with its votes: "to pave it passed 6 to
    1"."""
    return _at_end(language).search(words) if any(map(str.isdecimal, words[-LAST:])) else None


LAST = 12
"""Letters at the end of such words among which there is a figure."""


@cache
def _at_end(language: str) -> re.Pattern[str]:
    from minutes_tui.line.votes import outcome_sentences

    known = _known(language)
    came = {word for each in known for word in (*each.motions.carried, *each.motions.lost)}
    came |= {word for each in known for word in (*each.documents.passed, *each.documents.refused)}
    came |= {word for tag in (language, "en") for word in (labels(tag).carried, labels(tag).lost)}
    be = alternatives({word for each in known for word in each.motions.be})
    counts = outcome_sentences.figures(language).pattern
    return re.compile(rf"(?<=\w)\s+(?=(?:(?:{be})\s+)?(?:{alternatives(came)})\s+{counts}\s*\.?\s*$)", re.IGNORECASE)


def motion_asked(line: str, minutes: Minutes) -> str:
    """What is asked of a sentence that has a motion with what became of it, and doesn't say who moved it: "Motion to
    pave it passed 6 to 1"; "" of any other."""
    language = minutes.meeting.language
    begun = _motion(language).match(line)
    came = at_end(line, language)
    if not begun or not came:
        return ""
    from minutes_tui.line.votes import outcome_sentences

    if outcome_sentences.puts_off_named(line[begun.start("words") : came.start()], language):
        return ""
    return f"{MOTION} Type /motion {begun['words']}"


@cache
def _motion(language: str) -> re.Pattern[str]:
    known, tags = _known(language), dict.fromkeys((language, "en"))
    words = {word for each in known for word in each.scribes.motion}
    motion = alternatives(words | {labels(tag).motion for tag in tags})
    that = alternatives({word for each in known for word in each.motions.that})
    return re.compile(rf"(?:\w{{1,3}}\s+)?(?:{motion})\s+(?P<words>(?:{that})\s+\S.*)", re.IGNORECASE | re.DOTALL)


def paired(line: str, minutes: Minutes) -> tuple[mover_sentences.Movers | None, str]:
    """Who moved and who seconded, of a line that begins with two on the list and a slash between, "KG/LE", and the rest
    of the line; None of any other."""
    found = PAIR.match(line)
    who = [mover_sentences.people_meant(found[each], minutes) for each in (1, 2)] if found else []
    if not found or not all(who):
        return None, ""
    mover, seconder = (", ".join(each or ()) for each in who)
    return mover_sentences.Movers(mover, seconder), line[found.end() :]


PAIR = re.compile(r"(?:[(\[]\s*)?([^\s/()\[\]]{1,40})\s?/\s?([^\s/()\[\].,;:]{1,40})(?:\s*[)\]])?(?:[.,;:]?\s+|\.?$)")


def has_part_of_vote(words: str, minutes: Minutes) -> bool:
    """Whether a part behind the first of a motion's words tells of nothing but the vote, or says the outcome: "to buy
    glue - unanimous", "to seal them, voice vote, all in favour"."""
    from minutes_tui.line.votes import outcome_sentences  # few lines need it

    roll_call, all_for = _roll_call(minutes.meeting.language), _all_for(minutes.meeting.language)
    for part in (roll_call.sub("", each) for each in PART_OF_VOTE.split(words)[1:]):
        said, came = outcome_sentences.read(part, minutes), outcome_sentences.told(part, minutes)
        is_counted = {"for", "against"} <= said.counts.keys() or all_for.fullmatch(part.strip(outcome_sentences.STOP))
        if is_counted or (said.says_more and not said.left) or (came and came.is_sure and len(part.split()) <= FEW):
            return True
    return False


@cache
def _roll_call(language: str) -> re.Pattern[str]:
    known = [vocabulary(each) for each in dict.fromkeys((language, "en"))]
    words = alternatives({word for each in known for word in each.motions.roll_call})
    return re.compile(rf"^(?:{words})\s*[{COLONS}]?\s+", re.IGNORECASE)


PART_OF_VOTE = re.compile(rf"{vote_counts.PART.pattern}|(?<=[.;])\s+")


@cache
def _all_for(language: str) -> re.Pattern[str]:
    """That all were for it, as a part of a motion's words, "all voted aye"; as a line they are the ballots of all."""
    all_ = alternatives({word for each in _known(language) for word in each.movements.everybody})
    cast = alternatives({word for each in _known(language) for word in each.motions.cast}) or "(?!)"
    return re.compile(rf"(?:{all_})\s+(?:(?:{cast})\s+)?(?:{ballots.words_of_ballots(language)['for']})", re.IGNORECASE)


FEW = 4
"""Words of a part that says the outcome."""


def counts_at_end(words: str, minutes: Minutes) -> re.Match[str] | None:
    """The comma or blank behind which nothing but counts ends the words of a motion: "to pave it, 3-1"."""
    from minutes_tui.line.votes import outcome_sentences

    for cut in list(vote_counts.PART.finditer(words))[-1:]:
        said = outcome_sentences.read(words[cut.end() :], minutes)
        if said.counts and not said.left:
            return cut
    return BEFORE_SCORE.search(words)


BEFORE_SCORE = re.compile(r"\s+(?=\d{1,3}[-–]\d{1,3}(?:[-–]\d{1,3})?\s*\.?\s*$)")


def _known(language: str) -> tuple[Vocabulary, ...]:
    return tuple(vocabulary(each) for each in dict.fromkeys((language, "en")))
