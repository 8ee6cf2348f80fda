"""What was moved, voted, decided and given to somebody to do: each as a case, with what it is called, its words, who is
behind it and what became of it."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from minutes_tui.language import markup
from minutes_tui.language.labels import counted, labels
from minutes_tui.language.names import folded, title_split
from minutes_tui.language.roles import role_named
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.meeting import candidate_votes, motions, vote_results
from minutes_tui.meeting.actions import is_open
from minutes_tui.meeting.decisions import is_carried
from minutes_tui.model.document import Block, Case, Inline, LineBreak, Paragraph, Strong, Words
from minutes_tui.model.document import words as words_of
from minutes_tui.model.minutes import BY_CONSENSUS, Codes, Note, Participant, listed
from minutes_tui.report import amendment, ballots
from minutes_tui.report.context import Page
from minutes_tui.report.phrases import line
from minutes_tui.report.sentences import ENDS, full_stop, raised, stopped

KINDS = ("decision", "action", "motion", "vote")
"""Kinds of note that are cases."""


def case(note: Note, page: Page) -> Case:
    """A note of one of `KINDS` at its place in the proceedings."""
    stop = page.labels.colon.rstrip()
    if (motion := _confirmed(note, page)) is not None:
        about = page.labels.secret_ballot if note.secret else "", majority(motion, page) if motion.majority else ""
        behind = page.labels.comma.join(filter(None, about))
        said = page.labels.comma.join(filter(None, (figures(note, page), vote_outcome(note, page))))
        return Case(
            "decision",
            _decision_number(motion, page),
            stop,
            (*(markup.blocks(note.text) or markup.blocks(_wording(motion, page))), *candidates(note, page)),
            _capital(outcome(motion, page)),
            said + (page.beside(behind) if behind else ""),
            _followed(_tail(note, page), page),
            ballots.table(note, page),
            comma=_before_figures(outcome(motion, page), page),
        )
    if note.kind == "decision" and (vote := vote_within(note, page)) is not None:
        said = page.labels.comma.join(filter(None, (figures(vote, page), vote_outcome(vote, page))))
        return Case(
            "decision", lead(note, page), stop, _words(note, page), _capital(outcome(note, page)), said,
            _followed(_tail(vote, page), page), ballots.table(vote, page),
            comma=_before_figures(outcome(note, page), page),
        )  # fmt: skip
    return Case(
        kind(note, page),
        lead(note, page) + (page.beside(said) if (said := page.spoken(note)) else ""),
        stop,
        (*_words(note, page), *candidates(note, page)),
        _capital(_outcome(note, page)),
        _result(note, page),
        _tail(note, page),
        ballots.table(note, page),
        comma=_before_figures(_outcome(note, page), page),
    )


def candidates(note: Note, page: Page) -> tuple[Block, ...]:
    """The table of those who were each voted on, as a block of its own; () where nobody was."""
    found = ballots.candidates(note, page, is_election=kind(note, page) == "election")
    return (found,) if found else ()


def _before_figures(outcome: str, page: Page) -> str:
    """What is between an outcome and its figures: a blank where the outcome is a whole sentence."""
    return " " if outcome.endswith(ENDS) else page.labels.comma


def _confirmed(note: Note, page: Page) -> Note | None:
    """The motion that a vote has made a decision with a number, where decisions are in a frame: the frame has the vote.
    None of any other."""
    if note.kind != "vote" or page.print.blocks != "box" or not note.answers:
        return None
    motion = vote_results.motion_of(page.minutes, note)
    is_decision = motion is not None and is_carried(motion) and _is_final(note, motion, page)
    return motion if motion and is_decision and motion.number is not None else None


def vote_within(decision: Note, page: Page) -> Note | None:
    """The vote on a decision that stands in the frame of that: the next note, which has no words of its own. None where
    decisions have no frame, or paragraphs have numbers."""
    if page.print.blocks != "box" or page.is_numbered:
        return None
    vote = vote_results.vote_behind(page.minutes, decision)
    return vote if vote and vote.id else None


def framed(page: Page) -> dict[str, Note]:
    """The decisions whose frames have a vote, by the ids of the votes."""
    decisions = (note for note in page.minutes.notes if note.kind == "decision")
    return {vote.id: decision for decision in decisions if (vote := vote_within(decision, page))}


def kind(note: Note, page: Page) -> str:
    """Which kind of case it is."""
    if note.kind == "motion":
        return "amendment" if listed(note.amends) else "motion"
    return "election" if note.kind == "vote" and _is_election(note, page) else note.kind


def lead(note: Note, page: Page) -> str:
    """What it is called, with its number."""
    words = page.labels
    if note.kind == "vote" and (division := page.divisions.get(note.id)):
        return page.tied(words.division.format(number=division))
    called = {
        "decision": words.decision, "action": words.action, "motion": words.motion, "amendment": words.amendment,
        "election": words.election, "vote": _vote(note, page),
    }[kind(note, page)]  # fmt: skip
    if note.kind == "action":
        number = page.action_number(note)
    elif note.kind == "motion" and note.id in page.motion_numbers:
        number = page.motion_numbers[note.id]
    else:
        number = "" if is_carried(note) else page.decision_number(note)
    if number:
        return page.label_number(called, number)
    return _titled(note, called, page) or called


def vote_number(note: Note, page: Page) -> str:
    """A vote's number in a list of these: its own, or that of the decision which it made of a motion."""
    decision = page.derived(framed).get(note.id, note)
    own = page.divisions.get(note.id, "") or page.decision_number(note) or page.decision_number(decision)
    motion = None if own or not note.answers else vote_results.motion_of(page.minutes, note)
    is_decision = motion is not None and is_carried(motion) and _is_final(note, motion, page)
    return page.decision_number(motion) if motion and is_decision else own


def _titled(note: Note, called: str, page: Page) -> str:
    """The title of an election that begins with the word for it: "Election of a treasurer" has no second "Election"
    before it; "" of any other, and where the label has a column of its own."""
    title = note.text.strip()
    is_in_line = page.print.blocks != "case"
    begins = re.match(rf"{re.escape(called)}\W+\w", title, re.IGNORECASE) is not None
    is_title = begins and is_in_line and kind(note, page) == "election" and not re.search(r"[\n*`\[\]_<>]", title)
    return title.rstrip(". ") if is_title else ""


def _vote(note: Note, page: Page) -> str:
    """What a vote is called that was held on a motion or on an amendment."""
    motion = vote_results.motion_of(page.minutes, note) if note.answers else None
    if motion is None or (motion.outcome in motions.PUT_OFF and _is_final(note, motion, page)):
        return page.labels.vote  # it was on putting the motion off
    is_brief = page.print.blocks == "case" or page.print.style == "committee"
    if is_brief and note.id in page.derived(_right_behind):
        return page.labels.vote  # it stands right below what it is on
    return page.labels.vote_on_amendment if motion.amends else page.labels.vote_on_motion


def _right_behind(page: Page) -> set[str]:
    """The ids of votes with nothing between them and the motion or amendment that they were on, and of those on a
    motion that has no amendments and no other motion behind it. An amendment that was withdrawn is none."""
    found, behind_another = set[str](), page.derived(_behind_another)
    amended = {id for note in page.minutes.notes if note.outcome != "withdrawn" for id in listed(note.amends)}
    last = ""
    for note in page.minutes.notes:
        if note.struck or note.kind in ("remark", "unknown"):
            continue
        on = listed(note.answers)
        if note.kind == "vote" and on:
            is_alone = on[-1] not in amended and note.id not in behind_another
            motion = vote_results.motion_of(page.minutes, note)
            found |= {note.id} if last in on or (is_alone and motion and not motion.amends) else set()
        if not (note.amends and note.outcome == "withdrawn"):
            last = note.id if note.kind == "motion" else ""
    return found


def _words(note: Note, page: Page) -> tuple[Block, ...]:
    """Its words; those of an amendment with what it changes. A motion has those that were moved; where it was carried
    as amended, the vote that carried it has what was decided, or the motion itself where nobody voted."""
    if note.kind == "motion" and listed(note.amends):
        return amendment.marked(motions.before_amendment(page.minutes, note), note.text)
    is_doubled = note.kind == "vote" and folded(note.text.rstrip(". ")) == folded(lead(note, page))
    own = () if is_doubled else markup.blocks(note.text)
    if note.kind == "vote" and note.answers and not own:
        motion = vote_results.motion_of(page.minutes, note)
        if motion and listed(motion.amends):
            return markup.blocks(motion.text) if motion.id in page.derived(_pending_together) else own
        if motion and note.id in page.derived(_behind_another):
            return markup.blocks(_wording(motion, page) if _is_final(note, motion, page) else motion.text)
        return markup.blocks(_decided(motion, page)) if motion and _is_final(note, motion, page) else own
    if note.kind == "motion" and (decided := _decided(note, page)) and not final_vote(note, page):
        if any(each.text.strip() == decided.strip() for each in _carried_on(note, page)):
            return own  # the amendment has the words that were decided, with what it changes
        changed, last = amendment.marked(note.text, decided), markup.blocks(decided)
        return changed if changed != last else (*own, *last)
    return own


def _carried_on(motion: Note, page: Page) -> Iterator[Note]:
    """The amendments to a motion that were carried."""
    for each in page.minutes.notes:
        if motion.id in listed(each.amends) and each.outcome == "carried" and not each.struck:
            yield each


def _pending_together(page: Page) -> set[str]:
    """The ids of amendments that were pending while another to the same motion was: of a vote on one of these it is not
    plain which it was."""
    open_: dict[tuple[str, ...], list[str]] = {}
    found: set[str] = set()
    for note in page.minutes.notes:
        if note.struck:
            continue
        if note.kind == "motion" and (to := listed(note.amends)):
            open_.setdefault(to, []).append(note.id)
            found.update(open_[to] if len(open_[to]) > 1 else ())
        elif note.kind == "vote":
            done = listed(note.answers)
            open_ = {to: [id for id in ids if id not in done] for to, ids in open_.items()}
    return found


def _behind_another(page: Page) -> set[str]:
    """The ids of votes on a motion that another motion came behind, which is no amendment: the page says which of the
    two they were on."""
    last, found = "", set[str]()
    for note in page.minutes.notes:
        if note.struck:
            continue
        if note.kind == "motion" and not note.amends:
            last = note.id
        elif note.kind == "vote" and last and note.answers and last not in listed(note.answers):
            motion = vote_results.motion_of(page.minutes, note)
            found |= {note.id} if motion and not motion.amends else set()
    return found


def _decided(motion: Note, page: Page) -> str:
    """The words of a motion that was carried as amended; "" of any other."""
    words = _wording(motion, page) if motion.outcome == motions.FINAL and not listed(motion.amends) else ""
    return words if words.strip() != motion.text.strip() else ""


def on_what(vote: Note, page: Page) -> tuple[Inline, ...]:
    """What a vote was on, in a cell: its title, else the words of the motion or amendment with what that is called."""
    motion = vote_results.motion_of(page.minutes, vote) or _decision_of(vote, page)
    is_told = motion and motion.text and page.print.blocks == "words"  # and the vote's own words tell what it came to
    if vote.text.strip() and not is_told:
        return line(vote.text, LineBreak())
    if not motion or not motion.text:
        return ()
    return motion_named(motion, page, is_amended=_is_final(vote, motion, page))


def motion_named(motion: Note, page: Page, *, is_amended: bool = True) -> tuple[Inline, ...]:
    """The words of a motion or an amendment, as amended or as it was moved, with what it is called, in a cell."""
    words = _wording(motion, page) if is_amended else motion.text
    return (Words(lead(motion, page) + page.labels.colon), *line(words, LineBreak()))


def _decision_of(vote: Note, page: Page) -> Note | None:
    """The decision that a vote was held on; None where there is none."""
    on = listed(vote.answers)
    if (decision := page.derived(framed).get(vote.id)) is not None:
        return decision
    return next((note for note in page.minutes.notes if note.kind == "decision" and note.id in on), None)


def _wording(motion: Note, page: Page) -> str:
    """The words of a motion as the amendments that were carried have left them; of an amendment its own."""
    return page.minutes.derived(motions.amended).get(motion.id, motion.text) if motion.id else motion.text


# What became of it


def _capital(words: str) -> str:
    return raised(words) if words else ""


def final_vote(motion: Note, page: Page) -> Note | None:
    """The last vote that was held on a motion or an amendment; None where there was none."""
    votes = vote_results.votes_on(page.minutes, motion)
    return votes[-1] if votes else None


def _is_final(vote: Note, motion: Note, page: Page) -> bool:
    last = final_vote(motion, page)
    return last is not None and (last is vote or last.id == vote.id != "")


def _outcome(note: Note, page: Page) -> str:
    """What stands as the outcome: of a motion that was voted on it stands at the vote."""
    if note.kind == "vote":
        motion = vote_results.motion_of(page.minutes, note) if note.answers else None
        if motion and motion.outcome in ("carried", "lost") and _is_final(note, motion, page):
            return outcome(motion, page)
        return _election_outcome(note, page) or vote_outcome(note, page)
    if note.kind == "motion" and note.outcome in ("carried", "lost") and final_vote(note, page):
        return ""
    return outcome(note, page) if note.kind != "action" else ""


def outcome(note: Note, page: Page) -> str:
    """What became of a motion or decision, in the page's language where it is one of those that there are."""
    label = motions.OUTCOMES.get(note.outcome)
    if label:
        is_amended = note.kind == "motion" and bool(_decided(note, page))
        said = page.labels.carried_as_amended if is_amended else _form(label, note, page)
        reason = _reason(note, page, is_amended=is_amended) if note.kind == "motion" else ""
        blank = page.labels.brackets[0][:-1]  # none in a script that has none
        begins = _begins_phrase(page.minutes.meeting.language).match(reason)
        return f"{said}{blank if begins else page.labels.comma}{reason}" if reason else said
    ways = {BY_CONSENSUS, labels(page.minutes.meeting.language).by_consensus}
    return page.labels.by_consensus if note.outcome in ways else note.outcome


def _reason(note: Note, page: Page, *, is_amended: bool) -> str:
    """The words beside a motion's outcome: none that repeat that it was amended, and "on a tie vote" for "tie vote"."""
    reason, tags = note.reason, dict.fromkeys((page.language, page.minutes.meeting.language, "en"))
    for tag in tags if is_amended else ():
        own = labels(tag)
        more = own.carried_as_amended.casefold().replace(own.carried.casefold(), "").strip()
        if more and reason.casefold().startswith(more):
            reason = reason[len(more) :].strip(" ,;")
    ties = [word for tag in tags for word in vocabulary(tag).motions.tie]
    whole = [word for word in ties if word.casefold().endswith(f" {reason.casefold()}")]
    return max(whole, key=len) if whole and reason.casefold() in map(str.casefold, ties) else reason


@cache
def _begins_phrase(language: str) -> re.Pattern[str]:
    """With what words begin that need no comma behind an outcome: "by", "until", "on a tie"."""
    known = [vocabulary(tag).motions for tag in dict.fromkeys((language, "en"))]
    words = {word for each in known for word in (*each.by, *each.until, *each.majority, *each.tie)}
    return re.compile(rf"(?:{alternatives(words)})(?:(?!\w)|(?<=['’]))", re.IGNORECASE)


def vote_outcome(note: Note, page: Page) -> str:
    """That a vote was unanimous or decided by the chair's vote: as it was typed, or in the page's words where it was in
    those of another language."""
    language = page.minutes.meeting.language
    known = (
        (vote_results.is_unanimous, page.labels.unanimously),
        (vote_results.is_casting, page.labels.casting_vote),
    )
    for is_so, own in known:
        if is_so(note.outcome, language):
            said = note.outcome if is_so(note.outcome, page.language, own_alone=True) else own[0]
            casters = vote_results.casters(note, page.minutes)
            whose = page.names(casters)
            begun = said.rpartition(" ")[0]
            is_named = begun in own and said not in own  # "casting vote Birch"
            if whose and whose not in said and is_named:
                return f"{begun}{page.labels.colon}{whose}"
            named = vote_results.people_within(said, page.minutes) if said == note.outcome else ()
            is_told = whose in said or set(casters) <= set(named)
            return said if is_told else f"{said}{page.labels.colon}{whose}"
    return note.outcome


def _is_election(note: Note, page: Page) -> bool:
    """Whether a vote is between people: one of its answers is somebody on the roster, or has an honorific, or has a
    name where the title of the vote names an election or an office."""
    return any(_is_candidate(answer, note, page) for answer in note.options)


def _is_candidate(answer: str, note: Note, page: Page) -> bool:
    return _is_person(answer, page) or (_is_full_name(answer, page) and _is_about_office(_title(note, page), page))


def _title(vote: Note, page: Page) -> str:
    """What a vote is on: its words; of one without any, in which each answer is voted on by itself, the heading above
    it or the title of its item."""
    if vote.text.strip() or vote.answers or not candidate_votes.each_voted_on(vote):
        return vote.text
    above = (note for note in page.minutes.notes[: page.minutes.notes.index(vote)] if note.item == vote.item)
    heading = next((note for note in reversed(list(above)) if note.kind == "heading" and not note.struck), None)
    item = page.minutes.item(vote.item)
    return heading.text if heading else item.title if item else ""


def _is_full_name(answer: str, page: Page) -> bool:
    """Whether an answer may be the name of somebody who is not on the roster: two words or more, the first and the last
    with a capital."""
    parts = answer.split()
    is_choice = not vote_results.is_no_choice(answer, page.minutes.meeting.language)
    return is_choice and len(parts) > 1 and parts[0][:1].isupper() and parts[-1][:1].isupper() and answer.isprintable()


def _is_about_office(title: str, page: Page) -> bool:
    """Whether the title of a vote begins with a word for an election, or with an office."""
    language = page.minutes.meeting.language
    words = {word for tag in (language, "en") for word in vocabulary(tag).motions.election}
    if re.match(rf"(?:{alternatives(words)})(?!\w)", title.strip(), re.IGNORECASE):
        return True
    parts = title.split()
    return any(role_named(" ".join(parts[:count]).strip(",:"), labels(language)) for count in range(1, len(parts) + 1))


def _is_person(answer: str, page: Page) -> bool:
    if answer in page.people.by_key or page.people.named(answer, exact=False):
        return True
    return bool(title_split(answer, labels(page.minutes.meeting.language))[0])


def _person(answer: str, page: Page) -> Participant:
    """Who an answer is, or somebody with the title that it has."""
    codes = [answer, *page.people.named(answer, exact=False)]
    known = [page.people.by_key[code] for code in codes if code in page.people.by_key]
    title = title_split(answer, labels(page.minutes.meeting.language))[0]
    return known[0] if known and known[0].title else Participant(title=title)


def _election_outcome(note: Note, page: Page) -> str:
    """Who is elected, where the counts leave no doubt."""
    if note.outcome:
        return ""
    won = vote_results.elected(note, page.minutes.meeting.language) if note.options else ()
    if len(won) > 1 or (won and not _is_candidate(won[0], note, page)):
        said = page.labels.elected + page.labels.colon + page.labels.comma.join(map(page.answer, won))
        return said if candidate_votes.elected(note) else ""
    return page.of("is_elected", _person(won[0], page)).format(name=page.answer(won[0])) if won else ""


def _result(note: Note, page: Page) -> str:
    """What stands behind the outcome; of a vote that has words too, also who took no part in it: what was decided would
    part them from the figures."""
    result, said = _figures(note, page), _recused(note, page) if note.kind == "vote" else ""
    return f"{stopped(result + full_stop(page.labels))} {said}" if result and said and _words(note, page) else result


def _figures(note: Note, page: Page) -> str:
    """The figures behind the outcome, as they were stated, and in brackets how the vote was held."""
    words = page.labels
    if note.kind == "motion":
        return "" if final_vote(note, page) else _decision_number(note, page)
    if note.kind != "vote":
        return ""
    motion = vote_results.motion_of(page.minutes, note) if note.answers else None
    is_final = motion is not None and _is_final(note, motion, page)
    parts = figures(note, page)
    if motion and is_final and motion.outcome in ("carried", "lost") and note.outcome:
        parts = words.comma.join(filter(None, (parts, vote_outcome(note, page))))
    about = (
        words.secret_ballot if note.secret else "",
        majority(motion, page) if motion and motion.majority else "",
        _decision_number(motion, page) if motion and is_final else "",
    )
    behind = words.comma.join(filter(None, about))
    if not parts and not _outcome(note, page):
        return _capital(behind)
    return (parts + page.beside(behind) if parts else behind) if behind else parts


def _decision_number(note: Note, page: Page) -> str:
    """Which decision a motion that was carried is."""
    number = page.decision_number(note) if is_carried(note) else ""
    return page.label_number(page.labels.decision, number) if number else ""


def majority(motion: Note, page: Page) -> str:
    return page.labels.majority_required.format(share=motion.majority)


def figures(note: Note, page: Page) -> str:
    """The counts of a vote as they were stated; of an election how many votes the one has who won."""
    words, note = page.labels, vote_results.with_abstentions(note, page.minutes)
    if note.options:
        first = vote_results.winner(note, page.minutes.meeting.language)
        is_elected = first and _is_candidate(first, note, page) and not note.outcome
        every = vote_results.valid(note, page.minutes.meeting.language)
        return words.of_votes.format(count=note.options[first], all=every) if is_elected else ""
    is_brief = page.print.blocks == "case" or page.print.style == "committee"
    if page.print.blocks == "case" and (named := _by_name(note, page)):
        return named
    if is_brief and note.for_ is not None and note.against is not None and note.invalid is None:
        ways = (note.for_, note.against, *((note.abstain,) if note.abstain else ()))
        return "–".join(map(str, ways))  # as a council's minutes say it: "Carried, 5–1"
    counts = (
        (note.for_, words.for_one if note.for_ == 1 and words.for_one else words.for_),
        (note.against, words.against_one if note.against == 1 and words.against_one else words.against),
        (note.abstain, words.abstention),
        (note.invalid, words.invalid),
    )
    said = [
        page.tied(
            words.tally.format(count=count, word=word if isinstance(word, str) else counted(count, word, page.language))
        )
        for count, word in counts
        if count is not None
    ]
    return words.comma.join(said)


def _by_name(note: Note, page: Page) -> str:
    """The figures of a vote by name that states no counts: "6–3–1"; "" of any other, and where nothing is known but who
    was against."""
    is_stated = vote_results.is_counted(note) or vote_results.is_unanimous(note.outcome, page.minutes.meeting.language)
    if is_stated or note.secret or "for" not in note.ballots.values():
        return ""
    tally = vote_results.result(note, page.minutes)
    ways = (tally.for_, tally.against, *((tally.abstain,) if tally.abstain else ())) if tally else ()
    return "–".join(map(vote_results.figure, ways))


# Who is behind it


def _tail(note: Note, page: Page) -> tuple[Inline, ...]:
    match note.kind:
        case "action":
            return tuple(_to_do(note, page))
        case "motion":
            parts = [
                _by("moved_by", note.mover, note, page),
                _by("seconded_by", note.seconder, note, page),
                majority(note, page) if note.majority and not final_vote(note, page) else "",
            ]
            said = _capital(page.labels.comma.join(filter(None, parts)))
            is_followed = _outcome(note, page) or _result(note, page)
            return (Words(stopped(said + full_stop(page.labels)) if is_followed else said),) if said else ()
        case "vote" if (said := _recused(note, page)) and not (_words(note, page) and _figures(note, page)):
            is_between = _words(note, page) and _outcome(note, page)
            return (Words(stopped(said + full_stop(page.labels)) if is_between else said),)
    return ()


def _followed(tail: tuple[Inline, ...], page: Page) -> tuple[Inline, ...]:
    """A tail behind which the outcome stands in the same line: it ends as a sentence does."""
    said = words_of(tail)
    return (*tail, Words(stopped(said + full_stop(page.labels)).removeprefix(said))) if said else ()


def _recused(vote: Note, page: Page) -> str:
    """Who took no part in a vote; "" where nobody did, and where a row of its table says so."""
    is_said = vote.recused and not ballots.has_rows(vote, page)
    return page.labels.recusals + page.labels.colon + page.names(listed(vote.recused)) if is_said else ""


def _to_do(note: Note, page: Page) -> Iterator[Inline]:
    """Who does it by when, or that it is done."""
    codes = listed(note.responsible)
    who = page.begun(page.names(codes), codes)
    if who:
        yield Words(who)
    became = page.labels.done if note.done else action_outcome(note, page)
    if became:
        said = page.labels.colon.join(filter(None, (became, note.reason)))
        yield Words(f" – {said}" if who else _capital(said))
    if note.due and is_open(note):
        before, _, behind = page.labels.due_on.partition("{date}")
        yield Words(f"{page.labels.comma if became else ' – '}{before}" if who or became else _capital(before))
        yield Strong((Words(page.whole_date(note.due)),))
        if behind:
            yield Words(behind)


def action_outcome(note: Note, page: Page) -> str:
    """That an action item is postponed or dropped; "" where it is neither."""
    said = {"postponed": page.labels.postponed, "dropped": page.labels.dropped}
    return said.get(note.outcome, "") if note.kind == "action" else ""


def _by(label: str, codes: Codes, note: Note, page: Page) -> str:
    """Who moved or seconded something; "" for nobody."""
    return page.behind(_form(label, note, page, len(listed(codes))), listed(codes)) if codes else ""


def _form(label: str, note: Note, page: Page, count: int = 1) -> str:
    """A label in the form for an amendment, or for several, where the language has one."""
    of_amendment = getattr(page.labels, f"{label}_amendment") if listed(note.amends) else ""
    of_several = getattr(page.labels, f"{label}_many") if count > 1 else ""
    found: str = of_amendment or of_several or getattr(page.labels, label)
    return found


# Where they stand in a list of their own


def decision_case(note: Note, words: str, page: Page) -> Case:
    """A decision, or a motion that was carried, where a page is about what was decided; `words` are those that its
    amendments left."""
    made = case(note, page)
    if note.kind == "decision":
        return made
    number = _decision_number(note, page)
    vote = final_vote(note, page)
    result = page.labels.comma.join(filter(None, (figures(vote, page), vote_outcome(vote, page)))) if vote else ""
    tail = _capital(page.labels.comma.join(filter(None, (
        _by("moved_by", note.mover, note, page), _by("seconded_by", note.seconder, note, page),
    ))))  # fmt: skip
    if vote and _confirmed(vote, page):  # in a frame with its vote
        made = case(vote, page)
        moved = _followed((Words(tail),), page) if tail else ()
        blank = (Words(" "),) if moved and made.tail else ()
        return replace(made, content=markup.blocks(words), tail=(*moved, *blank, *made.tail))
    return Case(
        "decision",
        number or page.labels.decision,
        made.stop,
        markup.blocks(words),
        _capital(outcome(note, page)),
        result,
        (Words(stopped(tail + full_stop(page.labels))),) if tail else (),
        comma=made.comma,
    )


def vote_case(note: Note, page: Page) -> Case:
    """A vote where a page is about that: it says what it was on."""
    made, motion = case(note, page), vote_results.motion_of(page.minutes, note)
    if motion is None or not motion.text or (made.content and page.print.blocks != "words"):
        return made
    said = markup.blocks(_wording(motion, page) if _is_final(note, motion, page) else motion.text)
    is_named = made.lead.startswith((page.labels.vote_on_motion, page.labels.vote_on_amendment))
    called = () if is_named else (Words(lead(motion, page) + page.labels.colon),)
    first = said[0] if said else None
    if called and isinstance(first, Paragraph):
        said = (replace(first, content=(*called, *first.content)), *said[1:])
    elif called:
        said = (Paragraph(called), *said)
    return replace(made, content=said, tail=_followed(made.tail, page) if made.outcome else made.tail)
