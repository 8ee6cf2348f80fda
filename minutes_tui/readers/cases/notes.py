"""The notes that a source becomes, and of those what was moved, voted, decided and given to somebody to do."""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from textwrap import indent
from typing import Literal

from msgspec.structs import replace

from minutes_tui.language import markup
from minutes_tui.language.labels import labels
from minutes_tui.language.names import roster
from minutes_tui.language.roster_words import is_nobody
from minutes_tui.line.speakers import leading
from minutes_tui.line.votes.candidate_counts import LATELY, names_election
from minutes_tui.meeting.candidate_votes import Answer
from minutes_tui.model.minutes import CONTINUABLE, AgendaItem, Attribution, Codes, Kind, Minutes, Note
from minutes_tui.readers.cases import candidates, facts, roll_calls
from minutes_tui.readers.cases.bare_movers import says_only_movers
from minutes_tui.readers.cases.labels import Columns, Label, label, section
from minutes_tui.readers.cases.outcomes import lists_decisions, outcome_told
from minutes_tui.readers.cases.statuses import ends_done, is_status, says_done
from minutes_tui.readers.replies import Thread
from minutes_tui.readers.roster_lines import says_who_is_there
from minutes_tui.readers.source_blocks import SourceBlock, SourceDoubt, words_of
from minutes_tui.readers.turns import Speakers

LONGEST = 6_000
"""Characters of a note behind which a new one begins: what goes on with a text reads all of it."""
LONGEST_FORMULA = 14
"""Words of a line that says who moved and nothing else."""
LONGEST_NONE = 4
"""Words of an item that says that a list has none: "None this month"."""
SHORT_RESULT = 3
"""Words of one above its counts, whatever they are."""
LONGEST_RESULT = 12
"""Words of the result of a vote that stand alone."""
LONGEST_TOLD = 7
"""Words of an item that says how somebody is, from the verb: "is away this week"."""
LEAST_SHARED, SHORTEST_NAME = 2, 2
"""Words with a capital that a result has of its motion, and letters of which each has more."""
NAMES = {"action": "action item", "decision": "decision"}
CASES = ("decision", "action", "motion", "vote")
ITEM_MARK = re.compile(r"^ *(?:-|\d+\.) +", re.MULTILINE)
"""What is before the words of a list item."""
KEYS = {"for": "for_"}
"""What the ways of a vote are called in Python."""


def taken_up(notes: Sequence[Note]) -> list[Note]:
    """Notes without those that say that an item was taken up where no item has anything else: an invitation has an
    agenda, and no meeting was held yet."""
    are_alone = all(note.kind == "item" for note in notes if note.item)
    return [note for note in notes if not (are_alone and note.kind == "item")]


class SourceNotes:
    """The notes and agenda items that a source has become so far."""

    def __init__(self, minutes: Minutes) -> None:
        self.minutes = minutes
        self.notes: list[Note] = []
        self.items: list[AgendaItem] = []
        self.said: Speakers | None = None
        self._open: int | None = None
        """Index of the note with which what comes may go on."""
        self._is_over = False
        """Whether the meeting is over, and what comes is in no item."""
        self._is_below = False
        """Whether the block that is read stands directly below the line before, with no empty line between."""
        self._case_level = 0
        """How deep the list item is that is the last action item, decision, motion or vote; 0 of a paragraph."""
        self._outer = ("", 0)
        """Id of the note that has the last list item, and how deep the list is in which its outermost items are."""
        self._thread = Thread()
        self._said_level = 0
        """How deep the list item is with which somebody begins to speak; 0 of a paragraph."""

    @property
    def _item(self) -> str:
        return self.items[-1].key if self.items and not self._is_over else ""

    @property
    def _language(self) -> str:
        return self.minutes.meeting.language

    def _note(
        self,
        text: str,
        kind: Kind = "statement",
        speaker: Codes = (),
        attribution: Attribution = "none",
        check: str = "",
    ) -> None:
        self.notes.append(Note(id=str(len(self.notes) + 1), kind=kind, item=self._item, speaker=speaker,
                               attribution=attribution, text=text, check=check))  # fmt: skip
        self._open = len(self.notes) - 1 if kind in CONTINUABLE else None

    @property
    def _last(self) -> Note | None:
        """The note with which what comes goes on; None where that begins one of its own."""
        last = None if self._open is None else self.notes[self._open]
        return last if last and len(last.text) < LONGEST else None

    @property
    def _going_on(self) -> Codes:
        """Who is speaking still where the note with their words has become too long."""
        return () if self._open is None else self.notes[self._open].speaker

    def _onto(self, text: str) -> None:
        assert self._open is not None
        self.notes[self._open] = replace(self.notes[self._open], text=text)

    def _on_or_new(self, text: str) -> None:
        if last := self._last:
            self._onto(markup.paragraph_added(last.text, text))
        else:
            self._note(markup.entered(text))

    def _fact(self, **keys: object) -> None:
        self.notes[-1] = replace(self.notes[-1], **keys)

    def _set_below(self, block: SourceBlock, text: str) -> None:
        """Put a table, code or a quotation below the words that go on with it; code of a list item into the item."""
        assert self._last
        last = self._last
        is_within = block.kind == "code" and self._outer[0] == last.id and block.level - 1 > self._outer[1]
        marks = ITEM_MARK.findall(last.text) if is_within else []
        self._onto(f"{last.text}\n\n{indent(text, ' ' * len(marks[-1])) if marks else text}".strip())

    def _listed(self, block: SourceBlock) -> None:
        last = self._last
        is_sibling = last is not None and block.level <= (self._case_level if last.kind in CASES else self._said_level)
        is_sibling &= not (last is not None and last.kind == "action" and is_status(block.text, self._language))
        is_counted = block.number is not None and last and last.speaker and not self._said_level
        is_sibling |= bool(last and last.ballots and block.number is not None)
        is_over = last is not None and last.kind == "motion" and last.outcome and not self._is_below and (
            facts.outcome(facts.sentences(last.text, self._language)[-1], self._language)
        )  # fmt: skip
        is_sibling = bool(is_sibling or is_over)
        if is_sibling or (is_counted and last and "\n" not in last.text and not last.text.endswith((":", "："))):
            self._open = last = None  # of the bullet that is the action item, or in which somebody speaks
        if last is None:
            self._note(markup.item_added("", block.text, block.number), speaker=self._going_on)
            self._outer = (self.notes[-1].id, block.level - 1)
            return
        text, outer = last.text, self._outer[1] if self._outer[0] == last.id else block.level
        self._outer = (last.id, min(outer, block.level - 1))
        level = block.level - self._outer[1]
        if block.number is None and level == 1 and text.rpartition("\n")[2].startswith("- "):
            added = f"{text}\n{markup.item_added('', block.text, None)}"  # reading all of a long list takes too long
        else:
            added = markup.item_added(text, block.text, block.number, level)
        if words_of(added) != words_of(text) + words_of(block.source):
            added = markup.paragraph_added(text, f"{block.number}. {block.text}" if block.number else block.text)
        self._onto(added)


class CaseNotes(SourceNotes):
    """Those with what was moved, voted, decided and given to somebody to do."""

    def __init__(self, minutes: Minutes) -> None:
        super().__init__(minutes)
        self.doubts: list[SourceDoubt] = []
        self._motion = ""
        """Id of the motion that is pending."""
        self._below = ""
        """The words of the block behind the one that is read."""
        self._is_counted = False
        """Whether the block that is read went whole into the counts of candidates, so that no text has its words."""
        self._statuses: list[tuple[SourceBlock, bool]] = []
        """The lines below action items, and whether each says that it is done."""
        self._section = ""
        """What stands below the last heading, where that is no item."""
        self._list_of: Literal["", "decision", "action"] = ""
        self._list_level = 0
        """What the items of a list are by the line above it, and how deep that is in a list; 0 of a paragraph."""

    def _case(self, found: Label, text: str, at: int) -> None:
        """A decision, an action item, a motion or a vote, with the source's own word for it in its text."""
        self._note(markup.entered(text), "motion" if found.called == "amendment" else found.called)
        match found.called:
            case "action":
                who, due = facts.to_do(found.said, self.minutes, text.rpartition("\n")[2] if "\n" in text else "")
                self._fact(responsible=who, due=due, done=ends_done(found.said, self.minutes))
            case "motion" | "amendment":
                moved = facts.moved(found.said, self.minutes) or facts.moved(text, self.minutes)
                amends = self._motion if found.called == "amendment" else ""
                if moved:
                    self._fact(mover=moved.mover, seconder=moved.seconder)
                came = facts.outcome(found.said, self._language)
                if any(
                    facts.resolves(each, self._language) for each in facts.sentences(found.said, self._language)[1:]
                ):
                    came = came or "carried"
                self._fact(amends=amends or (), outcome=came)
                self._motion = self._motion if amends else self.notes[-1].id
            case "vote":
                counts = facts.counts_told(found.said, self._language) or facts.result(found.said)
                so = "" if counts else facts.all_were_for(found.said, self._language)
                self._fact(answers=self._pending() or (), outcome=so,
                           **{KEYS.get(way, way): n for way, n in counts.items()})  # fmt: skip
                told = outcome_told(found.said, self._language)
                self._came_out(facts.outcome(found.said, self._language) or (told.came if told else ""))
                self._open = len(self.notes) - 1
            case _:
                moved = facts.moved_below(text, self.minutes)
                if moved.mover:
                    self._fact(kind="motion", mover=moved.mover, seconder=moved.seconder, outcome="carried")
                counts = facts.counts(found.said, labels(self._language))
                self._fact(**{KEYS.get(way, way): n for way, n in counts.items()})
                self._motion = ""

    def _listed_as(self, block: SourceBlock) -> Literal["", "decision", "action"]:
        """What an item of a list is by the heading or the line above the list; "" of others."""
        if block.kind != "item" or (self._list_of and block.level <= self._list_level):
            self._list_of = ""
        last = self.notes[-1] if self.notes else None
        is_of_task = self._is_below and not self._case_level and last is not None and last.kind == "action"
        is_below = block.kind == "item" and block.level == 1 and not is_of_task
        called: Literal["", "decision", "action"] = ""
        if self._list_of:
            called = self._list_of if block.level == self._list_level + 1 else ""
        elif is_below and self._section in ("decision", "action"):
            called = "decision" if self._section == "decision" else "action"
        if called and (is_status(block.text, self._language) or self._is_none(block, called)):
            return ""
        return called

    def _is_none(self, block: SourceBlock, called: str) -> bool:
        """Whether an item of a list of decisions or tasks is none: a question, or a few words that say that there are
        none. Of more words than those that are known, that is in doubt."""
        said = markup.words(block.text).strip(" .")
        if said.endswith("?"):
            self.doubts.append(SourceDoubt(block.line, f"This question is taken for no {NAMES[called]}.", block.file))
            return True
        if self._tells_of_somebody(said):
            why = f"This tells of a participant, and is taken for no {NAMES[called]}."
            self.doubts.append(SourceDoubt(block.line, why, block.file))
            return True
        is_none = bool(said) and is_nobody(said.split()[0].strip(",;:"), self._language)
        if is_none and len(said.split()) <= LONGEST_NONE and not is_nobody(said, self._language):
            why = f"This seems to say that there is no {NAMES[called]}, and is taken for none."
            self.doubts.append(SourceDoubt(block.line, why, block.file))
        return is_none and len(said.split()) <= LONGEST_NONE

    def _tells_of_somebody(self, said: str) -> bool:
        """Whether an item says how somebody is, and of nothing to do: "Bo Ek is ill", not "Bo Ek is to write"."""
        return len(said.split()) <= LONGEST_TOLD and facts.says_what_is(said, self.minutes)

    def _heads_list(self, block: SourceBlock, below: SourceBlock | None) -> bool:
        """Whether a line heads a list of decisions or of action items: "Action items:"."""
        said = markup.words(block.text).strip()
        level = block.level if block.kind == "item" else 0
        is_label = said.endswith((":", "：")) or block.text.strip().strip("_").startswith("**")
        if below is None or below.kind != "item" or below.level != level + 1 or not is_label or "\n" in said:
            return False
        called = section(said, self._language) or lists_decisions(said, self._language)
        if called not in ("decision", "action"):
            return False
        self._list_of, self._list_level = ("decision" if called == "decision" else "action"), level
        return True

    def _became(self, block: SourceBlock, action: Note | None) -> None:
        """Put in that an action item is done where a line of a list below it, which went into its text, says so."""
        if action is None or action.kind != "action" or self._open is None or self.notes[self._open].id != action.id:
            return
        is_done = says_done(block.text, self.minutes)
        self._statuses.append((block, is_done))
        if is_done:
            self.notes[self._open] = replace(self.notes[self._open], done=True)

    def untold_statuses(self) -> list[SourceDoubt]:
        """The lines below action items that do not say that it is done, where others say so."""
        unsure = [block for block, is_done in self._statuses if not is_done]
        if not unsure or len(unsure) == len(self._statuses):
            return []
        more = f" So it is with {len(unsure) - 1} more." if len(unsure) > 1 else ""
        said = f"This may say what became of the action item above it, which was left open.{more}"
        return [SourceDoubt(unsure[0].line, said, unsure[0].file)]

    def _pending(self) -> str:
        """Id of the motion on which the vote is that was just put in; "" where the last one was carried or lost before
        something else was decided or taken up."""
        at = next((n for n, note in enumerate(self.notes) if note.id == self._motion), None)
        since = [note.kind for note in self.notes[at + 1 : -1]] if at is not None and self.notes[at].outcome else []
        return "" if {"heading", "decision", "action"} & set(since) else self._motion

    def _came_out(self, outcome: str) -> None:
        """Put in what became of the motion that is pending."""
        if outcome and self._motion:
            at = next(n for n, note in enumerate(self.notes) if note.id == self._motion)
            self.notes[at] = replace(self.notes[at], outcome=self.notes[at].outcome or outcome)

    def _is_elected(self, sentence: str) -> bool:
        """Put in a sentence that says what came of the vote directly above it, in words of the motion: "Ona Raud is
        elected treasurer"; False of any other."""
        vote = self.notes[-1] if self.notes else None
        motion = next((each for each in self.notes if each.id == self._motion), None)
        told = outcome_told(sentence, self._language)
        if not vote or not motion or not told or vote.kind != "vote" or vote.answers != motion.id or motion.outcome:
            return False
        shared = {*words_of(sentence)} & {*words_of(motion.text)}
        is_for = told.came == "carried" and (vote.for_ or 0) > (vote.against or 0)
        if not is_for or sum(word[:1].isupper() and len(word) > SHORTEST_NAME for word in shared) < LEAST_SHARED:
            return False
        self._fact(text=markup.paragraph_added(vote.text, markup.entered(sentence)))
        self._came_out(told.came)
        return True

    def _is_assigned(self, block: SourceBlock) -> bool:
        """Put in who is to do by when what the action item before says."""
        last = self.notes[-1] if self.notes else None
        if last is None or last.kind != "action" or last.responsible or self._open != len(self.notes) - 1:
            return False
        found = facts.assigned(block.text, self.minutes)
        if found:
            self._onto(markup.paragraph_added(last.text, block.source))
            self._fact(responsible=found[0], due=found[1])
        return found is not None

    def _is_vote(self, block: SourceBlock) -> bool:
        if facts.is_decided(block.text, self._language):
            return False
        if self._is_called(block):
            return True
        if self._is_election() and (own := candidates.of_lines(block.text, self._language)):
            return self._are_candidates(own)
        counts = facts.counts_told(block.text, self._language)
        named = [] if counts else facts.named_ballots(block.text)
        if not counts and not named:
            return False
        last = self.notes[-1] if self.notes else None
        keys: dict[str, object] = {KEYS.get(way, way): count for way, count in counts.items()}
        is_more = last is not None and last.kind == "vote" and last.item == self._item and (
            not any(getattr(last, key) is not None for key in keys) if keys else bool(last.ballots)
        )  # fmt: skip
        if last is not None and is_more and self._open == len(self.notes) - 1:
            self._onto(markup.paragraph_added(last.text, block.source))
        else:
            self._note(markup.entered(block.source), "vote")
            self._fact(answers=self._pending() or ())
            self._open = len(self.notes) - 1
        if named and self.said:
            self.said.enter([name for name, _ in named])
            self.minutes = self.said.minutes
            ballots = {str(self.said.key(name)): way for name, way in named if way}
            keys["ballots"] = {**self.notes[-1].ballots, **ballots}
        self._fact(**keys)
        told = outcome_told(block.text, self._language)
        self._came_out(told.came if told else "")
        return True

    def _is_voted_in_table(self, block: SourceBlock) -> bool:
        """Put in a table of the counts of a vote, or of how each voted on the motion that is pending."""
        last = self.notes[-1] if self.notes else None
        if self._is_election() and (own := candidates.of_table(block.text, self._language)):
            return self._are_candidates(own)
        if found := facts.answers(block.text, labels(self._language)):
            self._note(block.text, "vote")
            ways = set(found) <= {"for", "against", "abstain", "invalid"}
            self._fact(**({KEYS.get(way, way): n for way, n in found.items()} if ways else {"options": found}))
            return True
        if (
            last is not None
            and last.kind == "vote"
            and (ballots := roll_calls.counted_in_table(block.text, self.minutes))
        ):
            self._open = len(self.notes) - 1
            self._onto(f"{last.text}\n\n{block.text}")
            self._fact(ballots={**last.ballots, **ballots})
            return True
        if self._motion and (ballots := roll_calls.of_table(block.text, self.minutes)):
            self._note(block.text, "vote")
            self._fact(answers=self._pending() or (), ballots=ballots)
            return True
        return False

    def _is_election(self) -> bool:
        """Whether the item, or one of the last notes below it, tells of an election, with no motion pending there."""
        item = next((each for each in self.items if each.key == self._item), None)
        last = [note.text for note in self.notes[-LATELY:] if note.item == self._item]
        told = (item.title if item else "", *last)
        since = list(takewhile(lambda note: note.kind not in ("heading", "item"), reversed(self.notes)))
        is_moved = any(note.id == self._motion and note.item == self._item for note in since)
        return not is_moved and any(names_election(each, self._language) for each in told)

    def _are_candidates(self, own: Mapping[str, Answer]) -> bool:
        """Put in candidates who are each voted on: into the vote right above, or as one of their own."""
        last = self.notes[-1] if self.notes else None
        before = last.options if last and last.item == self._item and candidates.may_go_on(last) else None
        if before is None or set(before) & set(own):
            self._note("", "vote")
            before = {}
        self._fact(options={**before, **own})
        self._open, self._is_counted = None, True
        return True

    def _rows(self, listed: Columns, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Put in the rows of a table of tasks or decisions, each as one, below what its columns are called."""
        self._note(", ".join(filter(None, head)))
        for row in filter(any, rows):
            is_one = len(row) > listed.what and row[listed.what]
            kind: Kind = "decision" if listed.called == "decision" else "action"
            self._note(markup.entered(" – ".join(filter(None, row))), kind if is_one else "statement")
            if is_one and listed.called == "action":
                who = row[listed.who] if 0 <= listed.who < len(row) else ""
                when = row[listed.when] if 0 <= listed.when < len(row) else ""
                others = [cell for n, cell in enumerate(row) if n not in (listed.what, listed.who, listed.when)]
                is_done = any(says_done(cell, self.minutes) for cell in others)
                due = facts.due_by(when, self.minutes)
                self._fact(responsible=facts.named(who, self.minutes), due=due, done=is_done)
        self._open = None

    def _is_called(self, block: SourceBlock) -> bool:
        """Put in the answers to a roll call, of which each may stand in a line of its own."""
        if not self._motion and not roll_calls.is_headed(block.text, self._language):
            return False  # answers in a debate
        last = self.notes[-1] if self.notes else None
        is_more = last is not None and last.kind == "vote" and bool(last.ballots) and self._open == len(self.notes) - 1
        called = roll_calls.by_name(block.text, self.minutes, fewest=1 if is_more else 2)
        cast = called.ballots if called else roll_calls.of_line(block.text, self.minutes)
        is_more = is_more and last is not None and not set(cast) & set(last.ballots)
        if not cast or not (called or is_more or roll_calls.of_line(self._below, self.minutes)):
            return False
        if is_more and last is not None:
            self._onto(markup.paragraph_added(last.text, block.source))
            self._fact(ballots={**last.ballots, **cast})
        else:
            self._note(markup.entered(block.source), "vote")
            self._fact(answers=self._pending() or (), ballots=cast)
            self._open = len(self.notes) - 1
        self._came_out(called.came if called else facts.outcome(block.text.partition(":")[0] + ".", self._language))
        return True

    def _is_seconded(self, block: SourceBlock) -> bool:
        """Put in a line that says only who seconded, below the motion that it belongs to."""
        last = self.notes[-1] if self.notes else None
        found = facts.movers_of(block.text, self.minutes)
        if last is None or last.kind != "motion" or last.seconder or found.mover or self._open != len(self.notes) - 1:
            return False
        self._onto(markup.paragraph_added(last.text, block.source))
        self._fact(seconder=found.seconder)
        return True

    def _is_result(self, text: str = "", below: str = "") -> bool:
        """Whether words are the result of a vote and nothing else: its counts, or a few that say what became of it,
        such as those above the counts."""
        said = markup.words(text).strip()
        if not said or len(said.split()) > LONGEST_RESULT:
            return False
        if len(said.split()) <= SHORT_RESULT and said[-1:] not in ":?" and facts.counts_told(below, self._language):
            return True
        if facts.counts_told(said, self._language) or facts.all_were_for(said, self._language):
            return True
        return (
            facts.outcome(f"{said.rstrip('.')}.", self._language) != ""
            or outcome_told(said, self._language) is not None
        )

    def _is_result_below(self, block: SourceBlock) -> bool:
        """Put in what became of a vote below the word for it, which stands alone: "Result of the vote: / Rejected"."""
        last = self.notes[-1] if self.notes else None
        if last is None or last.kind != "vote" or self._open != len(self.notes) - 1 or "\n" in last.text:
            return False
        is_label = last.text.rstrip("*_ ").endswith((":", "：")) or len(last.text.split()) == 1
        if (
            not is_label
            or facts.counts_told(block.text, self._language)
            or not self._is_result(block.text, self._below)
        ):
            return False
        self._onto(markup.paragraph_added(last.text, block.source))
        told = outcome_told(block.text, self._language)
        came = facts.outcome(f"{block.text.rstrip('.')}.", self._language) or (told.came if told else "")
        so = facts.all_were_for(block.text, self._language)
        self._fact(outcome=so or block.text.strip(" .*"))
        self._came_out(came)
        return True

    def _is_seconded_below(self, block: SourceBlock) -> bool:
        """Put in a sentence that says what somebody moved, above a line that says only who seconded."""
        below = facts.movers_of(self._below, self.minutes)
        mover = facts.mover_at_start(block.text, self.minutes) if below.seconder and not below.mover else ""
        if not mover or "\n" in block.text:
            return False
        self._note(markup.entered(block.source), "motion")
        self._fact(mover=(mover,))
        self._motion = self.notes[-1].id
        return True

    def _is_moved_before(self, block: SourceBlock, below: str) -> bool:
        """Put in a line that says who moved what is resolved `below` it."""
        last = self.notes[-1] if self.notes else None
        is_behind = last is not None and last.kind in ("decision", "motion") and self._open == len(self.notes) - 1
        found = facts.movers_of(block.text, self.minutes)
        if not found.mover or is_behind or not facts.resolves(below, self._language):
            return False
        self._note(markup.entered(block.source), "motion")
        self._fact(mover=found.mover, seconder=found.seconder)
        self._motion = self.notes[-1].id
        return True

    def _is_resolved(self, block: SourceBlock) -> bool:
        """Put in what was resolved, below the line that says who moved it."""
        last = self.notes[-1] if self.notes else None
        if last is None or last.kind != "motion" or last.id != self._motion or last.outcome:
            return False
        if self._open != len(self.notes) - 1 or not facts.names_movers(last.text, self.minutes):
            return False
        if not facts.is_decided(block.text, self._language) and not facts.resolves(block.text, self._language):
            return False
        self._onto(markup.paragraph_added(last.text, block.source))
        counts = facts.counts(block.text, labels(self._language))
        self._fact(outcome="carried", **{KEYS.get(way, way): n for way, n in counts.items()})
        return True

    def _is_moved_above(self, block: SourceBlock) -> bool:
        """Put in a line that says only who moved and seconded, and is directly below what was moved: a sentence that
        may begin with a name, or tell what was decided."""
        last = self.notes[-1] if self.notes else None
        if last is None or last.kind not in ("statement", "decision") or last.attribution == "prefix":
            return False
        if not self._is_below and (last.speaker or self._open != len(self.notes) - 1):
            return False
        if not says_only_movers(block.text, self.minutes) or "\n" in last.text or last.mover:
            return False
        found = facts.moved(block.text, self.minutes)
        if not found or not found.seconder or says_who_is_there(last.text, self.minutes):
            return False
        self._doubt_what_was_moved(last, block)
        self._open = len(self.notes) - 1
        self._onto(markup.paragraph_added(last.text, block.source))
        came = "carried" if last.kind == "decision" else ""
        self._fact(kind="motion", mover=found.mover, seconder=found.seconder, outcome=came, speaker=(),
                   attribution="none")  # fmt: skip
        self._motion = last.id
        return True

    def _doubt_what_was_moved(self, note: Note, block: SourceBlock) -> None:
        """A statement that an empty line parts from who moved may be about anything."""
        if note.kind == "statement" and not self._is_below:
            why = "The paragraph before this line is taken for what was moved."
            self.doubts.append(SourceDoubt(block.line, why, block.file))

    def _is_moved(self, block: SourceBlock) -> bool:
        """Put in who moved and seconded, with the words before, which are what was moved where these are nothing else;
        of a longer paragraph each sentence that says so is a motion."""
        is_one = "\n" in block.text or facts.names_movers(block.text, self.minutes)
        sentences = [block.text] if is_one else self._with_seconders(facts.sentences(block.text, self._language))
        found = [facts.moved(each, self.minutes) for each in sentences]
        if not any(found):
            return False
        if block.number is not None:
            sentences[0] = f"{block.number}. {sentences[0]}"
        last = self.notes[-1] if self.notes else None
        is_short = len(words_of(block.text)) <= LONGEST_FORMULA
        is_formula = found[0] is not None and is_short and says_only_movers(block.text, self.minutes)
        if last is not None and last.kind == "motion" and not last.mover and found[0] and is_formula and (
            self._open == len(self.notes) - 1
        ):  # fmt: skip
            self._onto(markup.paragraph_added(last.text, block.source))
            outcome = last.outcome or facts.outcome(block.text, self._language)
            self._fact(mover=found[0].mover, seconder=found[0].seconder, outcome=outcome)
            return True
        is_nobodys = last is not None and (not last.speaker or last.attribution == "inline")
        is_what = last is not None and last.kind in ("statement", "decision") and is_nobodys
        if is_formula and last is not None and is_what and not says_who_is_there(last.text, self.minutes):
            self._doubt_what_was_moved(last, block)
            self._open = len(self.notes) - 1
            self._onto(markup.paragraph_added(last.text, block.source))
            came = facts.outcome(block.text, self._language) or facts.resolved_in(block.text, self.minutes)
            came = came or ("carried" if last.kind == "decision" else "")
            self._fact(kind="motion", speaker=(), attribution="none", outcome=came)
            self._fact(mover=found[0].mover, seconder=found[0].seconder)  # type: ignore[union-attr]
            self._motion = self.notes[-1].id
            return True
        before: list[str] = []
        for sentence, moved in zip(sentences, found, strict=True):
            if not moved:
                before.append(sentence)
                continue
            begins = says_only_movers(sentence, self.minutes, is_next=True)
            own = [before.pop(), sentence] if begins and before else [sentence]
            if before:
                self._note(markup.entered(" ".join(before)))
            before = []
            self._note(markup.entered(" ".join(own)), "motion")
            came = facts.outcome(block.text, self._language) if sum(map(bool, found)) == 1 else ""
            if sum(map(bool, found)) == 1 and any(facts.resolves(each, self._language) for each in sentences):
                came = came or "carried"
            self._fact(
                mover=moved.mover, seconder=moved.seconder, outcome=came or facts.resolved_in(sentence, self.minutes)
            )
            self._motion = self.notes[-1].id
        if before and not self._is_called(replace(block, text=" ".join(before), number=None)):
            self._note(markup.entered(" ".join(before)))
        return True

    def _with_seconders(self, sentences: list[str]) -> list[str]:
        """Sentences, with one that says only who seconded behind that in which somebody moved: "Bell moved to buy it.
        Dow seconded the motion."."""
        found: list[str] = []
        for sentence in sentences:
            both = f"{found[-1]} {sentence}" if found else ""
            are_two = both and not facts.moved(found[-1], self.minutes) and not facts.moved(sentence, self.minutes)
            told = (
                facts.moved(both, self.minutes) if are_two and facts.mover_at_start(found[-1], self.minutes) else None
            )
            if told and told.seconder:
                found[-1] = both
            else:
                found.append(sentence)
        return found

    def _is_of(self, sentence: str) -> bool:
        """Whether a sentence begins with somebody who takes part."""
        return leading(sentence, roster(self.minutes), labels(self._language)) is not None

    def _is_by_outcome(self, note: Note) -> bool:
        """Whether a note is a decision by what its sentence tells, and not by a word for it."""
        has_word = label(note.text, self._language) is not None or facts.is_decided(note.text, self._language)
        return note.kind == "decision" and not has_word

    def _ballot(self, way: str) -> None:
        """The statement that was just made is a ballot on the pending motion: it becomes the vote, or is counted there;
        its words stay where they are."""
        assert self.said
        *before, cast = self.notes
        key = str(cast.speaker)
        place = next((n for n in range(len(before) - 1, -1, -1) if before[n].answers == self._motion), None)
        if place is None:
            said = f"{self.said.printed(key)}: {cast.text}" if cast.attribution == "prefix" else cast.text
            self.notes[-1] = Note(id=cast.id, kind="vote", item=cast.item, text=markup.entered(said),
                                  answers=self._motion, ballots={key: way})  # fmt: skip
        else:
            self.notes[place] = replace(before[place], ballots={**before[place].ballots, key: way})
