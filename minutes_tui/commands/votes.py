"""Commands of votes: counts, ballots by name, who takes no part, elections and polls."""

import re
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.commands import vote_entry
from minutes_tui.commands.agenda import item_found
from minutes_tui.commands.command import Command, Run, codes, opens_view, unknown_codes_sentence
from minutes_tui.commands.vote_entry import NO_NAMES
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language import markup
from minutes_tui.language.labels import and_joined, labels
from minutes_tui.language.name_parts import begins_with_particle
from minutes_tui.language.names import Roster, roster, same
from minutes_tui.language.separators import before_colon
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line import grammar
from minutes_tui.line.speakers import could_be, unknown, with_names
from minutes_tui.line.votes import candidate_counts
from minutes_tui.line.votes.ballots import NO_VOTE, NO_VOTERS, Group, are_meant, are_partly, people_typed
from minutes_tui.line.votes.elections import are_candidates_meant, election, without_withdrawn
from minutes_tui.meeting import agenda_numbers, attendance, candidate_votes, vote_results
from minutes_tui.meeting.edit import Change, Edit, reworded
from minutes_tui.meeting.motions import (
    ballot_of,
    counted,
    is_plain,
    last_decided,
    new_vote,
    open_vote,
    pending,
    under,
    voted_on,
    was_secret,
)
from minutes_tui.meeting.voters import called, votes_of
from minutes_tui.model.minutes import AgendaItem, Minutes, Note, listed

ANSWERS = {"y": "+1", "+": "+1", "1": "+1", "n": "-1", "-": "-1", "a": "0", "0": "0"}
"""What is typed, and the ballot that it is."""
POLL = "Poll"
SAID_SINCE = ("statement", "question", "heading", "action")
OF_LAST = "No motion is pending, and the last one had other counts ({}): /motion TEXT comes first."
CHANGED = 3
"""People whose ballot was another before, or stays, that are named."""
CODE = re.compile(r"[A-Z][A-Z0-9]{1,4}")
"""What looks like the code of a candidate."""
UNPARTED = re.compile(
    r"[^:：]*[^\W\d]\s+(?!(?:19|20)\d\d\b)\d{1,6}\s*[,;]\s*[^\W\d][^:：,;]*\s(?!(?:19|20)\d\d$)\d{1,6}"
)
"""Two answers with counts, none of them a year, at the end of a title, which no colon parts from it."""
NO_COMMAS = re.compile(
    r".*[:：?？؟]\s*[^\W\d][^:：,;]{0,80}\s(?!(?:19|20)\d\d\b)\d{1,6}\s+"
    r"[^\W\d][^:：,;]{0,80}\s(?!(?:19|20)\d\d$)\d{1,6}"
)
"""Two behind a colon or a question, with no comma between them."""
NO_COLON = f"A colon comes before answers: /vote TITLE: ANSWER 3, ANSWER 2. {vote_entry.KEPT}"
NO_COMMA = f"A comma comes between answers: /vote TITLE: ANSWER 3, ANSWER 2. {vote_entry.KEPT}"
NO_COUNTS = f"Not read as counts: /vote TITLE: ANSWER 3, ANSWER 2. {vote_entry.KEPT}"
NO_TITLE = "What was this vote on? ↑ adds a title."
OTHER_COUNTS = "“{}” has counts already: ↑ corrects them."
NO_BALLOTS = "These answers have counts: leave out +1 and -1, or the counts."


def _vote(editor: Editor, argument: str) -> Outcome:
    """A vote by counts; where a motion is pending it is on that, and needs no title. An election, or a poll with
    answers of its own, is on nothing but its title."""
    if not argument:
        return Outcome(refused="Give the title and the counts: /vote TITLE FOR-AGAINST-ABSTENTIONS")
    vote = vote_entry.read(argument, editor.minutes)
    if not (vote.says_more or argument.endswith(" \\")) and UNPARTED.fullmatch(vote.title):
        return Outcome(misread=NO_COLON)
    is_plain = not vote.says_more and not argument.endswith(" \\")
    if is_plain and (are_meant(vote.title, editor.minutes, glued=True) or are_partly(vote.title, editor.minutes)):
        return Outcome(misread=f"{NO_VOTERS} {vote_entry.KEPT}")
    if not vote.says_more and not argument.endswith(" \\") and are_candidates_meant(vote.title, editor.minutes):
        return Outcome(misread=NO_COUNTS)
    if is_plain and (named := _all_but(vote.title, editor.minutes)):
        names = and_joined([roster(editor.minutes).full(key) for key in named], labels("en"))
        codes_ = ", ".join(named)
        return Outcome(
            misread=f"How did {names} vote? Type /vote +1 all -1 {codes_} (against), or 0 {codes_} (abstained)."
        )
    if candidate_votes.are_each_voted_on(vote.options):
        return _candidates(editor, vote, argument)
    is_own = vote.title and (vote.options or election(argument, editor.minutes))
    return _entered(editor, vote, None if is_own else _voted_on(editor.minutes, vote), argument)


def _all_but(title: str, minutes: Minutes) -> list[str]:
    """Who is excepted in a title such as "all in favour except Pieter"; [] where it is another, or somebody isn't on
    the participants list."""
    language = minutes.meeting.language
    tags = dict.fromkeys((language, "en"))
    but = alternatives({word for tag in tags for word in vocabulary(tag).movements.but})
    match = re.fullmatch(rf"(.+?),?\s+(?:{but})\s+(.+?)\.?", title, re.IGNORECASE)
    if not match or not vote_results.is_unanimous(match[1], language):
        return []
    people = roster(minutes)
    keys = [_one_called(each, people) for each in re.split(r"\s*[,;]\s*|\s+(?:and|&)\s+", match[2])]
    return keys if all(keys) else []


def _one_called(typed: str, people: Roster) -> str:
    """The code of the one person who is called so, be it by the given name alone; "" where it is nobody, or several."""
    found = people.meant(typed) or [key for key in people.near(typed) if people.is_part(typed, key)]
    return found[0] if len(found) == 1 else ""


def _aside(title: str, argument: str, minutes: Minutes) -> str:
    """What is read as a title, where it comes after the counts and tells of somebody: "7-0-0, PVD did not vote", "6-2
    with Kwame abstaining"; "" else."""
    if not argument.rstrip(" .)").endswith(title.rstrip(" .)")):
        return ""
    people, language = roster(minutes), minutes.meeting.language
    by = alternatives({word for tag in dict.fromkeys((language, "en")) for word in vocabulary(tag).motions.by})
    told = re.sub(rf"^(?:{by})\s+", "", title, flags=re.IGNORECASE)
    key, end = people.leading(told, exact=True)
    begun, _, behind = told.partition(" ")
    is_told = told[end:].startswith(" ") if key else bool(behind and _one_called(begun, people))
    return told if is_told else ""


def _voted_on(minutes: Minutes, vote: vote_entry.Vote) -> int | None:
    """Index of what a vote is on: the pending motion; of counts with no title, or that all were for it, else what was
    decided last."""
    is_told = vote.is_counted or vote_results.is_unanimous(vote.outcome, minutes.meeting.language)
    return counted(minutes) if is_told and not vote.title else pending(minutes)


def _poll(editor: Editor, argument: str) -> Outcome:
    """A vote on a question of its own, whatever motion is pending."""
    if not argument:
        return Outcome(refused="Type the question: /poll QUESTION: ANSWER COUNT, ANSWER COUNT")
    counted_, gone = without_withdrawn(argument, editor.minutes.meeting.language)
    vote = vote_entry.read(counted_, editor.minutes, is_poll=True)
    if gone and not vote.options:
        return Outcome(misread=WITHDRAWN)
    vote = vote._replace(options={**vote.options, **gone}) if gone else vote
    is_of_each = candidate_votes.are_each_voted_on(vote.options)
    return _candidates(editor, vote, argument) if is_of_each else _entered(editor, vote, None, argument)


WITHDRAWN = "No votes are counted here. With the votes for the others: /poll POST: Ann 5, Bo 3, Eva withdrawn"


def _candidates(editor: Editor, vote: vote_entry.Vote, argument: str) -> Outcome:
    """Candidates who are each voted on; without a title they go into the election that is open, whose last they are."""
    at = next((at for at in range(len(editor.minutes.notes) - 1, -1, -1) if not editor.minutes.notes[at].struck), None)
    was = editor.minutes.notes[at] if at is not None else None
    is_more = was and not (vote.title or vote.secret or vote.problem) and candidate_counts.goes_on(was, editor.minutes)
    if at is None or was is None or not is_more:
        return _entered(editor, vote, None, argument)
    twice = next((name for name in vote.options if name in was.options), "")
    if twice:
        return Outcome(refused=OTHER_COUNTS.format(twice))
    new = vote_results.with_mark(replace(was, options={**was.options, **vote.options}), editor.minutes, was)
    editor.do(Edit((editor.change("note", at, new),)))
    return Outcome(vote_problem(editor, at))


def _entered(editor: Editor, vote: vote_entry.Vote, motion: int | None, argument: str) -> Outcome:
    if not (vote.says_more or vote.problem or argument.endswith(" \\")) and NO_COMMAS.fullmatch(vote.title):
        return Outcome(misread=NO_COMMA)
    if vote.options and vote.ballots:
        return Outcome(refused=NO_BALLOTS)
    if motion is not None and (ended := vote_entry.outcome_in(vote.title, editor.minutes)):
        rest = argument.strip().removeprefix(vote.title).strip()
        way = f"Type /{ended} {rest}".strip()
        return Outcome(misread=vote_entry.NO_TITLE.format(vote.title, f"{way}."))
    aside = ""
    if motion is not None and vote.is_counted and not vote.options:
        aside = _aside(vote.title, argument, editor.minutes)
        vote = vote._replace(title="") if aside else vote
    votes = vote_typed(editor, vote, motion)
    if votes.refused:
        return Outcome(refused=votes.refused)
    people, language = roster(editor.minutes), editor.minutes.meeting.language
    several = ((people.meant(name), f"“{name}”") for name in vote.options)
    doubt = next((could_be(keys, name) for keys, name in several if len(keys) > 1), "")
    if not doubt and vote.secret and vote.options and not vote.title:
        doubt = NO_TITLE
    if doubt:
        votes = replace(votes, note=replace(votes.note, check=votes.note.check or doubt))
    proxies = proxies_sentence(votes.holders)
    out = vote.recused if votes.index is not None else listed(votes.note.recused)
    said = [_recused_said(editor, out), f"{proxies}." if proxies else ""]
    with editor.as_one():
        index = enter_vote(editor, votes)
        if aside:
            told = with_names(aside, editor.minutes)
            told = f"{told[0].upper()}{told[1:]}"
            editor.add_note(Note(text=told if told.endswith(".") else f"{told}."))
            said.append(f"“{told.rstrip('.')}” is a note below the vote.")
    problem = vote_problem(editor, index)
    said += [_ends_motion(editor)] if motion is not None and pending(editor.minutes) == motion else []
    is_of_people = any(len(people.meant(name)) == 1 for name in vote.options)
    if is_of_people and not vote.outcome and not vote_results.elected(votes.note, language):
        said.append(ELECTED_BEHIND if candidate_votes.each_voted_on(votes.note) else NOBODY_ELECTED)
    coded = [name for name in vote.options if CODE.fullmatch(name) and not vote_results.is_blank(name, language)]
    coded = coded if any(name in people.by_key for name in vote.options) else []
    strangers = unknown((*vote.ballots, *vote.recused, *coded), people)
    return Outcome(" ".join(filter(None, (strangers, problem, doubt))), said=" ".join(filter(None, said)))


NOBODY_ELECTED = "Who is elected is not said: a decision says it, such as ! NAME is elected."
"""Said of an election in which nobody has more than half of the votes, or which is for several posts."""

ELECTED_BEHIND = "Who is elected is not said: press ↑ and add elected after the counts."
"""The same where each candidate is voted on."""


def preview(argument: str, minutes: Minutes, what: str = "Vote") -> tuple[str, ...]:
    """What a vote will be, as far as it is typed."""
    return preview_of(vote_entry.read(argument, minutes, is_poll=what == POLL), minutes, what)


def preview_of(vote: vote_entry.Vote, minutes: Minutes, what: str) -> tuple[str, ...]:
    """The same of a vote that is read."""
    if not (vote.title or vote.says_more):
        return ()
    cast = vote_results.ballots_cast(vote.ballots, Note(kind="vote", recused=vote.recused), minutes)
    said = vote_results.figures_shown(
        vote_entry.with_figures(Note(kind="vote"), vote._replace(ballots=cast.ballots)), minutes
    )
    return tuple(filter(None, (what, f"“{vote.title[:40]}”" if vote.title else "", said)))


def _title(vote: vote_entry.Vote, editor: Editor) -> str:
    return grammar.motion(vote.title, editor.minutes).note.text


class Held(Struct, frozen=True):
    """A vote as it is to stand in the record."""

    note: Note = Note(kind="vote")
    index: int | None = None
    """Of the vote that becomes it; None where it is a new one."""
    holders: Mapping[str, Sequence[str]] = {}
    """Who cast others' ballots as proxies, and whose these are."""
    refused: str = ""
    """Why it can't be entered."""


def vote_typed(editor: Editor, vote: vote_entry.Vote, motion: int | None) -> Held:
    """What is typed of a vote, on a motion or on its title alone. Where the vote on the motion is open it goes into
    that, so that counts, ballots and who is recused may come one after the other. Ballots of the absent stand beside
    those of the holders of their proxies."""
    if vote.problem or (vote.secret and vote.ballots):
        return Held(refused=vote.problem or NO_NAMES)
    title = _title(vote, editor)
    index = _open_on(editor.minutes, motion)
    was = editor.minutes.notes[index] if index is not None else None
    if was is None or (title and _is_about_other(title, vote, was)):
        is_on_motion = motion is not None and not (title and _is_counted(editor.minutes, motion))
        new = replace(new_vote(editor.minutes, motion if is_on_motion else None, vote.recused), text=title)
        vote = vote._replace(recused=listed(new.recused))
        cast = vote_results.ballots_cast(vote.ballots, new, editor.minutes)
        return Held(vote_entry.with_figures(new, vote._replace(ballots=cast.ballots)), None, cast.holders)
    already = vote_entry.entry_of_note(was)
    counts = vote_entry.combined_counts(already.counts, vote.counts)
    if vote.is_counted and already.is_counted and (counts is None or vote.options != already.options):
        figures = vote_results.figures_shown(was, editor.minutes)
        is_decided = motion is not None and bool(editor.minutes.notes[motion].outcome)
        if is_decided and index is not None and _is_past(editor.minutes, index):
            return Held(refused=OF_LAST.format(figures))
        return Held(refused=f"The vote has other counts ({figures}): ↑ corrects them.")
    if (vote.secret or was.secret) and (vote.ballots or was.ballots):
        return Held(refused=NO_NAMES)
    recused = tuple(dict.fromkeys((*already.recused, *vote.recused)))
    cast = vote_results.ballots_cast(vote.ballots, replace(was, recused=recused), editor.minutes)
    both = vote._replace(
        counts=counts or already.counts,
        options=vote.options or already.options,
        ballots=was.ballots | cast.ballots,
        outcome=vote.outcome or already.outcome,
        secret=vote.secret or already.secret,
        recused=recused,
    )
    return Held(reworded(vote_entry.with_figures(was, both), was.text or title), index, cast.holders)


def _is_past(minutes: Minutes, index: int) -> bool:
    """Whether something else was said since a vote."""
    return any(note.kind in SAID_SINCE and not note.struck for note in minutes.notes[index + 1 :])


def _is_about_other(title: str, vote: vote_entry.Vote, was: Note) -> bool:
    """Whether a vote with a title is about something else than one that is open: that has another title, or none and
    has been counted, as has this one."""
    already = vote_entry.entry_of_note(was)
    if was.text:
        return same(title) != same(was.text)
    is_same = vote_entry.combined_counts(already.counts, vote.counts) is not None and vote.options == already.options
    return vote.is_counted and already.is_counted and not is_same


def _is_counted(minutes: Minutes, motion: int) -> bool:
    """Whether a vote on a motion, with no title of its own, has been counted: one with a title is then about that."""
    id = minutes.notes[motion].id
    on_it = (note for note in minutes.notes[motion:] if note.kind == "vote" and id in listed(note.answers))
    return any(not note.text and vote_entry.entry_of_note(note).is_counted for note in on_it)


def _open_on(minutes: Minutes, motion: int | None) -> int | None:
    """Index of the vote that is open on a motion; on what is decided, the last by counts on it."""
    if motion is None:
        return None
    if minutes.notes[motion].kind == "decision" or minutes.notes[motion].outcome:
        answers = voted_on(minutes, motion)
        behind = ((at, minutes.notes[at]) for at in range(len(minutes.notes) - 1, motion, -1))
        votes = ((at, note) for at, note in behind if note.kind == "vote" and not note.struck)
        return next((at for at, note in votes if listed(note.answers) == answers and (answers or not note.text)), None)
    index = open_vote(minutes)
    if index is None:
        return None
    return index if minutes.notes[motion].id in listed(minutes.notes[index].answers) else None


def enter_vote(editor: Editor, votes: Held, *others: Change) -> int:
    """Enter a vote with other changes, as one edit; its index."""
    was = editor.minutes.notes[votes.index] if votes.index is not None else None
    note = vote_results.with_mark(votes.note, editor.minutes, was)
    if votes.index is None:
        editor.add_note(note, None, *others)
        return len(editor.minutes.notes) - 1
    editor.do(Edit((*others, editor.change("note", votes.index, note))))
    return votes.index


def vote_problem(editor: Editor, index: int, codes_: Collection[str] | None = None) -> str:
    """What is wrong with a vote that was just held, as a sentence: that more votes are counted than those who may be
    here could cast, or whose ballots can't be theirs, of some voters alone where those are given; "" where nothing is.
    Of whom it isn't known may be here, and who is to be named later may have a vote: the check tells afterwards."""
    minutes, vote = editor.minutes, editor.minutes.notes[index]
    now = attendance.presence(minutes) if attendance.is_taken(minutes) else {}
    if codes_ is None and (many := vote_results.too_many_now(vote, minutes, is_past=False)):
        return f"{many}: check the participants list or the counts."
    found = vote_results.wrong_ballots(vote, minutes, now)
    return next((said for code, said in found if codes_ is None or code in codes_), "")


def enter_ballots(editor: Editor, ballot: grammar.Balloted) -> Outcome:
    """Ballots into the vote on the pending motion; what was said with one is a statement that is linked to it."""
    minutes = editor.minutes
    vote, motion = open_vote(minutes), pending(minutes)
    if minutes.notes[vote].secret if vote is not None else motion is None and was_secret(minutes):
        return Outcome(refused=NO_NAMES)
    if vote is None and motion is None:
        return editor.keep_as_words(ballot.line, NO_VOTE)
    given = {code: ballot_of(group.amount) for group in ballot.groups for code in group.codes}
    was = minutes.notes[vote] if vote is not None else new_vote(minutes, motion)
    by_proxy = vote_results.ballots_cast(given, was, minutes)
    cast = by_proxy.ballots
    new, on = replace(was, ballots=was.ballots | cast), listed(was.answers)
    notes = [new] if vote is None else []
    for number, group in enumerate(ballot.groups, 1):
        words = group.words or (ballot.words if number == len(ballot.groups) else "")
        said = words if is_plain(group.amount) else f"{group.amount} {words}".strip()
        if said:
            notes.append(_statement_with_ballot(said, group, on, minutes))
    editor.add_notes(notes, *([] if vote is None else [editor.change("note", vote, new)]))
    if strangers := unknown(cast, roster(minutes)):
        return Outcome(strangers)
    said = ", ".join(filter(None, (tally_words(editor), proxies_sentence(by_proxy.holders))))
    said += changed(was, {code: ballot_of(group.amount) for group in ballot.groups for code in group.codes})
    said = f"{said.rstrip('.')}. {kept_sentence(ballot.kept)}" if ballot.kept else said
    if vote is None and was.recused:
        said = f"{said}. {_recused_said(editor, listed(was.recused))}"
    if not _left_to_vote(editor) and (ends := _ends_motion(editor)):
        said = f"{said.removesuffix('.')}. {ends}"
    return Outcome(vote_problem(editor, len(minutes.notes) if vote is None else vote, cast), said=said)


def changed(vote: Note, ballots: Mapping[str, str]) -> str:
    """Whose ballots in a vote become others."""
    before = [(code, was) for code, new in ballots.items() if (was := vote.ballots.get(code)) not in (None, new)]
    ways = (f"{code} {'abstained' if was == 'abstain' else f'voted {was}'} before" for code, was in before[:CHANGED])
    more = ", and others changed theirs" if len(before) > CHANGED else ""
    return f". {'. '.join(ways)}{more}." if before else ""


def kept_sentence(codes_: Sequence[str]) -> str:
    """That people who had voted are not among "all"."""
    many = len(codes_) > CHANGED
    who = f"{len(codes_)} people" if many else and_joined(list(codes_), labels("en"))
    return f"{who} had voted and {'keep their votes' if len(codes_) > 1 else 'keeps that vote'}."


def left_out(minutes: Minutes, vote: Note | None) -> str:
    """Who has not voted in a vote that is closed now, and how that is mended, as a sentence; "" where all have."""
    left = vote_results.not_yet_voted(vote, minutes) if vote else ()
    if not vote or not left:
        return ""
    return f"{vote_results.not_yet_voted_words(vote, minutes)}: press ↑ and add 0 {', '.join(left[:3])}."


def proxies_sentence(holders: Mapping[str, Sequence[str]]) -> str:
    """Who votes for whom, as `LB with the proxy of KK`."""
    return ", ".join(f"{code} {with_proxies(whose)}" for code, whose in holders.items())


def with_proxies(whose: Sequence[str]) -> str:
    """What is said behind a holder; "" where there is nobody's."""
    return f"with the {'proxies' if len(whose) > 1 else 'proxy'} of {', '.join(whose)}" if whose else ""


def _statement_with_ballot(words: str, group: Group, on: tuple[str, ...], minutes: Minutes) -> Note:
    """What was said with ballots, as a statement for or against what was voted on."""
    link = {"for": "supports", "against": "opposes"}.get(ballot_of(group.amount))
    who = group.codes[0] if len(group.codes) == 1 else group.codes
    entry = grammar.narrative(words, minutes).note
    return replace(entry, speaker=who, attribution="prefix", **({link: on[0]} if link and on else {}))


def one_ballot(editor: Editor, code: str, amount: str) -> Outcome:
    """The ballot of one who is called."""
    return enter_ballots(editor, grammar.Balloted((Group(amount, (code,)),)))


def votes_with(editor: Editor, code: str) -> list[str]:
    """Whose ballots go with what somebody says in the vote that is open: the own one first, then those of the absent
    whose proxies the person holds."""
    index = open_vote(editor.minutes)
    vote = editor.minutes.notes[index] if index is not None else Note(kind="vote")
    return vote_results.cast_with(code, vote, votes_of(editor.minutes))


def answers_so_far(editor: Editor) -> dict[str, str]:
    """How those who are called have voted. The answer of one who only casts others' votes is that of the first."""
    index = open_vote(editor.minutes)
    cast = editor.minutes.notes[index].ballots if index is not None else {}
    held = votes_of(editor.minutes)
    first = {code: next(iter(held.get(code, (code,)))) for code in voters_called(editor)}
    return {code: cast[whose] for code, whose in first.items() if whose in cast}


def remove_ballot(editor: Editor, code: str) -> None:
    """Take somebody's ballot out of the vote that is open, if there is one, with those that went with it by proxy."""
    index = open_vote(editor.minutes)
    out = votes_with(editor, code)
    if index is None or out[0] not in editor.minutes.notes[index].ballots:
        return
    note = editor.minutes.notes[index]
    left = {each: ballot for each, ballot in note.ballots.items() if each not in out}
    editor.do(Edit((editor.change("note", index, replace(note, ballots=left)),)))


def _recuse(editor: Editor, argument: str) -> Outcome:
    return recused_as(editor, argument)


def recused_as(editor: Editor, argument: str, told: str = "") -> Outcome:
    """Somebody is out of the votes on the pending motion, or of the one that is open; why may follow a colon. Before a
    vote it is a sentence, of which the votes that follow know: the one that `told` it as it is, or the page's own,
    which says that an interest was declared. The motion may be amended or withdrawn first."""
    if not argument:
        return Outcome(refused=f"Say who takes no part in the vote: {RECUSE}")
    minutes = editor.minutes
    out, item, words = _recusal(argument, minutes)
    if not out:
        typed = before_colon(argument)[0].strip()
        form = f" The form is {RECUSE}." if re.search(r"[^\s,;]\s+[^\s,;]+\s+\S", typed) else ""
        return Outcome(misread=f"{unknown_codes_sentence(editor.minutes, typed)}{form}")
    motion = pending(minutes)
    is_other = item is not None and item.key != minutes.current_item()
    if is_other or (motion is None and open_vote(minutes) is None):
        return _declared(editor, out, item, words, told)
    index = _open_on(minutes, motion) if motion is not None else open_vote(minutes)
    said = [_interest_told(out, words, told, motion, minutes)] if index is None or words else []
    if index is None:
        editor.add_notes(said)
        return Outcome(said=_recused_said(editor, out))
    was = minutes.notes[index]
    vote = replace(was, recused=tuple(dict.fromkeys((*listed(was.recused), *out))))
    before = [Change("note", index, None, editor.completed(note)) for note in said]
    editor.do(Edit((editor.change("note", index, vote), *before)))
    return Outcome(vote_problem(editor, index + len(said), out), said=_recused_said(editor, out))


def _interest_told(out: tuple[str, ...], why: str, told: str, motion: int | None, minutes: Minutes) -> Note:
    """The sentence that says that somebody is out of the votes on a motion, before them: the one that was typed, or the
    page's own. Without a motion it is of the vote that it stands before alone."""
    sentence = with_names(told, minutes) or _interest_sentence(out, why, "", minutes)
    words = grammar.narrative(sentence, minutes).note
    if motion is None:
        return words
    return replace(words, recused=out, item=minutes.current_item(), answers=under(minutes, motion)[-1])


def _interest_sentence(out: tuple[str, ...], why: str, about: str, minutes: Minutes) -> str:
    """That some declare an interest, in what and why."""
    known, people = labels(minutes.meeting.language), roster(minutes)
    more = known.brackets[0] + about + known.brackets[1] if about else ""
    more += known.colon + why.rstrip(".。") if why else ""
    said = known.interest if len(out) == 1 else known.interest_many
    first, *others = (people.short(code) for code in out)
    if said.startswith("{names}") and begins_with_particle(first):
        first = first[:1].upper() + first[1:]
    return said.format(names=and_joined([first, *others], known), more=more)


RECUSE = "/recuse CODE, CODE ITEM: WHY"


def _recusal(argument: str, minutes: Minutes) -> tuple[tuple[str, ...], AgendaItem | None, str]:
    """Who takes no part, in the votes under which agenda item where one is typed, and why: "RP 10: trustee of the
    hall", or the same without the colon; nobody where that can't be told."""
    typed, _, words = (part.strip() for part in before_colon(argument))
    if out := _voters_named(minutes, typed):
        return out, None, words
    for blank in reversed(list(re.finditer(r"[\s,]+", typed))):
        item = item_found(minutes, typed[blank.end() :])
        if item and (out := _voters_named(minutes, typed[: blank.start()])):
            return out, item, words
    for blank in reversed(list(re.finditer(r"(?<![,;])\s+(?:[-–—(]\s*)?", typed))):
        named, why = typed[: blank.start()], argument[blank.end() :].strip()
        number, _, rest = why.partition(" ")
        item = agenda_numbers.numbered(minutes, number.rstrip(".:")) if number[:1].isdigit() else None
        is_person = number.isupper() and 1 < len(number) <= LONGEST_CODE
        if not is_person and (out := _voters_named(minutes, named)):
            why = rest if item else why
            return out, item, why.removesuffix(")") if "(" in blank[0] else why.strip()
    return (), None, ""


LONGEST_CODE = 4
"""Letters of what may be the code of somebody who is not on the list."""


def _preview_of_recusal(argument: str, minutes: Minutes) -> tuple[str, ...]:
    out, item, why = _recusal(argument, minutes)
    where = agenda_numbers.with_number(minutes, item) if item else ""
    return tuple(filter(None, ("Recused", ", ".join(out), where, f"“{why}”" if why else ""))) if out else ()


def _declared(editor: Editor, out: tuple[str, ...], item: AgendaItem | None, why: str, told: str) -> Outcome:
    """An interest that is declared before anything is put to the vote: in an item, in the one that is up, or in the
    next motion where there is none. It is said in words, and `interested` finds it when a vote begins."""
    minutes = editor.minutes
    current = minutes.current_item()
    about = _called(item) if item and item.key != current else ""
    sentence = with_names("" if about else told, minutes) or _interest_sentence(out, why, about, minutes)
    words = grammar.narrative(sentence, minutes).note
    editor.add_note(replace(words, recused=out, item=item.key if item else current))
    up = item or minutes.item(current)
    where = f"the votes under {agenda_numbers.with_number(minutes, up)}" if up else "the next vote"
    return Outcome(said=_recused_said(editor, out, where))


def _called(item: AgendaItem) -> str:
    """An item in the words of a sentence that stays as it is: without its number, which changes with the agenda, and
    of a long title what stands before a colon."""
    title = markup.words(item.title) or item.key
    return title if len(title) <= LONGEST_TITLE else before_colon(title)[0].strip() or title


LONGEST_TITLE = 60
"""Letters of the title of an item that stands whole within a sentence."""


def _recused_said(editor: Editor, codes_: Sequence[str], where: str = "the vote") -> str:
    if not codes_:
        return ""
    people = roster(editor.minutes)
    names = and_joined([people.short(code) for code in codes_], labels("en"))
    return f"{names} {'take' if len(codes_) > 1 else 'takes'} no part in {where}."


def voters_called(editor: Editor) -> list[str]:
    """Codes of those who are called."""
    return called(editor.minutes)


def why_not_called(editor: Editor) -> str:
    """Why the roll can't be called now; "" where it can."""
    vote = open_vote(editor.minutes)
    if vote is None and pending(editor.minutes) is None:
        last = last_decided(editor.minutes.notes)
        why = f"The last motion is {last.outcome}" if last and last.kind == "motion" and last.outcome else ""
        return f"{why or 'There is nothing to vote on'}. Type /motion TEXT or /rollcall TITLE."
    if vote is not None and editor.minutes.notes[vote].secret:
        return NO_NAMES
    return "" if voters_called(editor) else "No one with a vote is here: /person adds someone."


def tally_words(editor: Editor) -> str:
    """How many votes there are of each way, by name, in the vote that is open."""
    vote = open_vote(editor.minutes)
    if vote is None:
        return ""
    votes = vote_results.by_name(editor.minutes.notes[vote], editor.minutes)
    return ", ".join(vote_results.ways_said({way: votes[way] for way in vote_entry.WAYS}))


def told_of_roll(editor: Editor) -> str:
    """How a roll call stands as it is left, and what comes next; "" where nobody has answered."""
    tally = tally_words(editor)
    if not tally:
        return ""
    left = _left_to_vote(editor)
    more = f"{left} of {len(voters_called(editor))} still to vote: F9 goes on." if left else ""
    return f"{tally}. {more or _ends_motion(editor)}".strip()


def _left_to_vote(editor: Editor) -> int:
    """How many of those who are called have not voted."""
    answered = answers_so_far(editor)
    return sum(code not in answered for code in voters_called(editor))


def _ends_motion(editor: Editor) -> str:
    """How the motion that is pending gets its outcome, as a sentence; "" where none is."""
    index = pending(editor.minutes)
    if index is None:
        return ""
    held = vote_results.votes_on(editor.minutes, editor.minutes.notes[index])
    tally = vote_results.result(held[-1], editor.minutes) if held else None
    if tally and tally.for_ == tally.against and tally.for_:
        cast = vote_results.casting_words(editor.minutes.meeting.language)
        return f"It is a tie: /carried {cast}, /lost {cast}, or /tied without one."
    return "/carried or /lost ends the motion."


def _voters_named(minutes: Minutes, typed: str) -> tuple[str, ...]:
    """Those who are named, each as the meeting says the name; () where one is nobody, or may be two."""
    meant = people_typed(typed, minutes)
    known = roster(minutes).by_key
    are_sure = all(len(keys) == 1 and keys[0] in known for keys in meant)
    return tuple(dict.fromkeys(keys[0] for keys in meant)) if are_sure else ()


def _cast(name: str, amount: str) -> Run:
    """A command with which participants vote one way."""

    def run(editor: Editor, argument: str) -> Outcome:
        if not argument:
            return Outcome(refused=f"Say who: /{name} CODE, CODE")
        typed, _, words = before_colon(argument)
        known = codes(editor.minutes, typed) or _voters_named(editor.minutes, typed)
        if not known:
            return Outcome(misread=unknown_codes_sentence(editor.minutes, typed))
        if open_vote(editor.minutes) is None and pending(editor.minutes) is None:
            return Outcome(misread=NO_VOTE)
        return enter_ballots(editor, grammar.Balloted((Group(amount, known),), words.strip(), f"/{name} {argument}"))

    return run


COMMANDS: tuple[Command, ...] = (
    Command("vote", "[secret] [TITLE] [12-3-1] [+1 CODE, CODE -1 CODE]",
            "Record a vote: for, against, abstentions, invalid; ballots by name.", _vote, preview=preview),
    Command("poll", "[secret] QUESTION: ANSWER 5, ANSWER 3",
            "Record an election or a poll. ANSWER 8-1-2: for, against and abstaining.",
            _poll,
            preview=lambda argument, minutes: preview(argument, minutes, POLL)),
    Command("recuse", "CODE, CODE [ITEM][: WHY]",
            "Record who has an interest and takes no part in the vote, or under an item.", _recuse,
            preview=_preview_of_recusal),
    Command("for", "CODE, CODE", "Record votes for, as +1 does.", _cast("for", "+1")),
    Command("against", "CODE, CODE", "Record votes against, as -1 does.", _cast("against", "-1")),
    Command("abstain", "CODE, CODE", "Record abstentions, as 0 does.", _cast("abstain", "0")),
    Command("rollcall", "[TITLE]", "Take a roll-call vote: one key for each person.", opens_view("rollcall")),
)  # fmt: skip
