"""Who may read what: the minutes as those for whom a page is made may know them. Knows no page."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from minutes_tui.meeting.agenda_numbers import by_key
from minutes_tui.meeting.audiences import ADMITTED, AUDIENCES, ENDED, agenda, hidden_items, moves_told, narrowed
from minutes_tui.meeting.paragraph_numbers import joined_to
from minutes_tui.model.minutes import (
    LINKS,
    AgendaItem,
    Attachment,
    Audience,
    Comment,
    Corrigendum,
    Floor,
    Minutes,
    Note,
    listed,
)
from minutes_tui.report.numbers import lettered

__all__ = [
    "AUDIENCES",
    "hidden_ids",
    "is_confidential",
    "is_known",
    "known_to",
    "printable",
    "shown",
    "unlinked",
    "unnamed",
]

UNSAID = ("arrival", "departure", "break", "remark", "unknown")
"""Kinds of note that say nothing of the item below which they are."""

OWN = frozenset({"check", "silence", "sent", "sha256", "print_sha256", "override", "paragraphs", "email", "absence"})
"""Keys of any table that are the rapporteur's own: nobody else reads them."""


def is_confidential(note: Note, audience: Audience) -> bool:
    """Whether what a note says is not for an audience; one that is only struck out may be told to whoever read it. The
    note is one of the minutes as `narrowed` gives them."""
    return note.kind in ("remark", "unknown") or note.audience not in ADMITTED[audience]


def printable(note: Note, audience: Audience) -> bool:
    """Whether a note is on a page for an audience. Remarks, notes struck out and unknown kinds never are."""
    return not note.struck and not is_confidential(note, audience)


def hidden_ids(minutes: Minutes, audience: Audience) -> frozenset[str]:
    """Ids of the notes that are on no page for an audience."""
    return frozenset(note.id for note in narrowed(minutes).notes if note.id and not printable(note, audience))


def shown(minutes: Minutes, audience: Audience) -> Iterator[tuple[int | None, Note]]:
    """The notes that an audience may know of `narrowed` minutes, each with its index; None for what is told of who came
    or left in a part that is hidden (`moves_told`)."""
    told = moves_told(minutes, audience)
    for at, note in enumerate(minutes.notes):
        for each in told.get(at, ()):
            yield None, each
        if printable(note, audience):
            yield at, note


def known_to(minutes: Minutes, audience: Audience, hidden: frozenset[str] | None = None) -> Minutes:
    """The minutes with nothing in them that an audience may not know, nor anything that could be told from it.

    A form is given these and no others, so that whatever it counts, numbers or derives is that audience's own. A
    number that is recorded, such as a decision's, stays as it is. Links to a hidden note are gone. `hidden` are the
    `hidden_ids` where they are known already.
    """
    minutes = narrowed(minutes)
    hidden = hidden_ids(minutes, audience) if hidden is None else hidden
    notes = tuple(unlinked(unnamed(note), hidden) for _, note in shown(minutes, audience))
    items = agenda(minutes, hidden_items(minutes, audience))
    return replace(
        minutes,
        floor=Floor(),
        agenda=items,
        notes=notes,
        glossary=_known_terms(minutes, notes, items, audience),
        attachments=tuple(each for each in minutes.attachments if has_attachment(each, minutes, hidden, audience)),
        corrigenda=tuple(each for each in minutes.corrigenda if is_known(each, minutes, audience)),
        comments=_known_comments(minutes, audience),
        abbreviations={},
        modules={},
    )


def taken_in_private(minutes: Minutes, audience: Audience) -> frozenset[str]:
    """Keys of the items, of `narrowed` minutes, of which an audience may know the title and nothing that was said there
    or in their parts, though something was. Who came or left, and a remark, is nothing that was said."""
    parents = {key: place.parents for key, place in by_key(minutes).items()}
    told: set[str] = set()
    private: set[str] = set()
    up = ""
    for note in minutes.notes:
        if note.kind == "item" and not note.struck:
            up = "" if note.outcome in ENDED else note.item
            told |= {*parents.get(up, ())} if printable(note, audience) else set()
        elif up and not note.struck and note.kind not in UNSAID:
            (told if printable(note, audience) else private).add(up)
    return frozenset(private - told - hidden_items(minutes, audience))


def has_attachment(attachment: Attachment, minutes: Minutes, hidden: frozenset[str], audience: Audience) -> bool:
    """Whether an audience, for which notes with some ids are hidden, may know of an attachment. One of a note that is
    no longer there may be of a private one."""
    if audience == "private" or not attachment.note:
        return attachment.note not in hidden
    return attachment.note not in hidden and any(note.id == attachment.note for note in minutes.notes)


def known_terms(minutes: Minutes, audience: Audience) -> dict[str, str]:
    """The entries of the glossary that a page for an audience has."""
    return known_to(minutes, audience).glossary if minutes.glossary else {}


def _known_terms(
    minutes: Minutes, notes: Sequence[Note], items: Sequence[AgendaItem], audience: Audience
) -> dict[str, str]:
    """The entries of the glossary that what an audience reads has use for: any other may be of a matter that it may not
    know. Whoever may read all has each of them."""
    if not minutes.glossary or audience == "private":
        return minutes.glossary
    read = "\n".join((*(note.text for note in notes), *(item.title for item in items)))
    return {term: said for term, said in minutes.glossary.items() if term in read or said in read}


def _known_comments(minutes: Minutes, audience: Audience) -> tuple[Comment, ...]:
    """The comments on no paragraph, or on one that the audience has, that say nothing of a hidden one; those that were
    accepted or rejected, on one that it had, too: it may be struck out or joined to another since. Whoever may read all
    has those on a paragraph that is gone as well."""
    if not minutes.comments:
        return ()
    notes = minutes.notes
    shown = {None, *(note.paragraph for note in notes if printable(note, audience))}
    struck = {note.paragraph for note in notes if note.struck and not is_confidential(note, audience)}
    hidden = {note.paragraph for note in notes if is_confidential(note, audience)} - {None}
    joined = {
        each.paragraph for each in minutes.comments if each.accepted and joined_to(each) in shown - hidden - {None}
    }
    there = {None, *(note.paragraph for note in notes)}
    joined -= there
    matter = Hidden(minutes, audience)
    return tuple(
        each
        for each in minutes.comments
        if each.paragraph not in hidden
        and not matter.is_told_by(each)
        and (
            each.paragraph in shown
            or (audience == "private" and each.paragraph not in there)
            or (each.accepted is not None and each.paragraph in struck | joined)
        )
    )


def unnamed(note: Note) -> Note:
    """A note without ballots by name where the vote was secret: they are for no audience."""
    return replace(note, ballots={}) if note.secret and note.ballots else note


def unlinked(note: Note, hidden: frozenset[str]) -> Note:
    """A note without its links to those with hidden ids."""
    if not hidden or not (note.answers or note.supports or note.opposes or note.amends):
        return note
    linked = {key: ids for key in LINKS if not hidden.isdisjoint(ids := listed(getattr(note, key)))}
    if not linked:
        return note
    return replace(note, **{key: tuple(each for each in ids if each not in hidden) for key, ids in linked.items()})


LABEL = re.compile(r"(?<!\w)\d{1,6}[a-z]{1,2}(?!\w)")
"""The number that a page gives a paragraph which has none of its own: 12a."""
PARTS = re.compile(r"[\"“”„«»‘’「」『』/|]|->|→|=>")
"""Between the parts of a comment of which each may be words that it quotes."""
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]{4,}")
"""A word that may tell something: of four letters or more, or a letter where no blanks part words."""
SHORTEST = 4
"""Characters of words that are told to be quoted."""
SENTENCES = re.compile(r"[.!?:;。！？：；\n]")
"""Between what may be all that a hidden note says, with no marks of quotation around it."""
TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
RUN = 3
"""Words that follow each other in what is hidden, one of which nothing else has: they repeat it."""
RUN_UNPARTED = 6
"""The same in letters, where no blanks part words."""
NAME = re.compile(r"(?<=[^\W_] )[^\W\d_a-z][^\W\d_]{3,}|(?<=[^\W_], )[^\W\d_a-z][^\W\d_]{3,}")
"""A word with a capital within a sentence: a name, but in a language whose nouns have one."""


class Hidden:
    """What an audience may not know of `narrowed` minutes, to tell whether a comment or a correction says any of it."""

    def __init__(self, minutes: Minutes, audience: Audience) -> None:
        titles = hidden_items(minutes, audience)
        notes = [note for note in minutes.notes if note.kind not in ("remark", "unknown")]
        ids = {note.id for note in notes if is_confidential(note, audience)} - {""}
        hidden: list[str] = []
        known = [minutes.meeting.title, *(each.name for each in minutes.participants)]
        for note in notes:
            (hidden if is_confidential(note, audience) else known).append(note.text)
        for item in minutes.agenda:
            (hidden if item.key in titles else known).append(item.title)
        for each in minutes.attachments:
            (hidden if each.note in ids else known).extend((each.title, each.file))
        remarks = [note.text for note in minutes.notes if note.kind == "remark" and audience != "private"]
        self._is_none = not ids and not any(hidden) and not remarks
        names = {*NAME.findall("\n".join(hidden))} if not minutes.meeting.language.startswith("de") else set()
        self._texts = {_plain(each).strip(" .!?:;,") for each in (*hidden, *remarks)}
        self._hidden, self._known = (_plain("\n".join(each)) for each in (hidden, known))
        self._words = {*WORD.findall(self._hidden)} - {*WORD.findall(self._known)}
        self._names = {each for each in names if each.casefold() in self._words}
        of_known = {*TOKEN.findall(self._known)}
        self._runs = (
            {
                run
                for each in (*hidden, *remarks)
                for run in _runs(each)
                if len(run) > RUN or not of_known.issuperset(run)
            }
            if not self._is_none
            else set()
        )
        of_notes = lettered(minutes).items()
        self._labels = {number for number, at in of_notes if is_confidential(minutes.notes[at], audience)}

    def is_told_by(self, about: Comment | Corrigendum) -> bool:
        """Whether it repeats what is hidden, in marks of quotation or not: the words of a part of it, all that a note
        says, some words that follow each other of which nothing else has one, or a name that nothing else has. On no
        paragraph, whether it has any word that only what is hidden has, or the number that the private page gives a
        hidden paragraph."""
        return not self._is_none and any(self._is_told(said, about.paragraph) for said in _said(about))

    def _is_told(self, typed: str, paragraph: int | None) -> bool:
        said = _plain(typed)
        if any(len(part) >= SHORTEST and part in self._hidden and part not in self._known for part in _parts(said)):
            return True
        whole = {_plain(part).strip(" .!?:;,") for part in (typed, *SENTENCES.split(typed))}
        if any(len(part) >= SHORTEST and part not in self._known for part in whole & self._texts):
            return True
        repeated = (run for run in _runs(typed) if run in self._runs)
        if any(len(run) == RUN or "".join(run) not in self._known for run in repeated):
            return True
        if not self._names.isdisjoint(re.findall(r"[^\W\d_]+", typed)):
            return True
        return paragraph is None and not (
            self._words.isdisjoint(WORD.findall(said)) and self._labels.isdisjoint(LABEL.findall(said))
        )


def _plain(words: str) -> str:
    """In small letters, with a blank between words."""
    return " ".join(words.casefold().split())


def _runs(words: str) -> Iterator[tuple[str, ...]]:
    """As many words that follow each other as repeat what is hidden."""
    tokens = TOKEN.findall(words.casefold())
    for at, first in enumerate(tokens):
        is_unparted = len(first) == 1 and WORD.fullmatch(first)
        run = tuple(tokens[at : at + (RUN_UNPARTED if is_unparted else RUN)])
        if len(run) == (RUN_UNPARTED if is_unparted else RUN):
            yield run


def _said(about: Comment | Corrigendum) -> tuple[str, ...]:
    if isinstance(about, Corrigendum):
        return (about.text,)
    return about.who, about.on, about.text, about.words, about.reason


def _parts(said: str) -> Iterator[str]:
    """What stands between marks of quotation and the like; none where there is no such mark."""
    parts = PARTS.split(said)
    return (part.strip(" .,;:") for part in parts if len(parts) > 1)


def is_known(about: Corrigendum, minutes: Minutes, audience: Audience) -> bool:
    """Whether a correction is of the minutes as a whole or of a paragraph that the audience has, and says nothing of a
    hidden one.

    Where no paragraph has that number, it may be one of a note that is hidden, if any is.
    """
    minutes = narrowed(minutes)
    number, notes = about.paragraph, minutes.notes
    if Hidden(minutes, audience).is_told_by(about):
        return False
    if number is None:
        return True
    of_it = [note for note in notes if note.paragraph == number]
    if of_it:
        return all(printable(note, audience) for note in of_it)
    return all(note.audience in ADMITTED[audience] for note in notes)
