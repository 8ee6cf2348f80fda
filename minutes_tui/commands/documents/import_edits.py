"""What a note of an imported draft is made where the reader took it for something else: from minutes to minutes.

Whatever is chosen, the words of the source stay. A name that the page puts before a statement goes into its text where
the page would not print it any more. A person whom the source lists with more than a name is struck out and not taken
out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.commands.participants.rename_code import person_rekeyed
from minutes_tui.errors import UsageError
from minutes_tui.language import markup
from minutes_tui.language.labels import labels
from minutes_tui.language.names import code_for, compact, folded, roster
from minutes_tui.language.roles import presence_named
from minutes_tui.language.separators import between_commas
from minutes_tui.line.speakers import leading
from minutes_tui.meeting.agenda_numbers import own_number
from minutes_tui.meeting.edit import Edit, edited
from minutes_tui.model.minutes import (
    CONTINUABLE,
    LINKS,
    UNKNOWN_SPEAKER,
    AgendaItem,
    Codes,
    Kind,
    Minutes,
    Note,
    Participant,
    listed,
)
from minutes_tui.readers.cases import facts
from minutes_tui.readers.head import plain
from minutes_tui.readers.people.person_words import person_read
from minutes_tui.readers.roster_lines import built
from minutes_tui.readers.source_blocks import BEFORE, words_of
from minutes_tui.readers.turns import is_label, turn

KINDS: Mapping[str, str] = {
    "statement": "", "question": "", "narrative": "by no one", "decision": "", "action": "", "heading": "", "item": "",
    "item-2": "part of an item", "item-3": "part of that", "motion": "", "remark": "private",
}  # fmt: skip
"""What a row can be made, and what that is."""
SPOKEN = ("statement", "question")
CASES = ("decision", "action", "motion", "vote")
UNWRITTEN = ("arrival", "departure", "break", "unknown")
"""Kinds whose row says more than its words; only a record has them."""
NOBODY = "-"
NEW = "+"
"""What is typed before a name that is new, though it begins as another one does."""
ITEM = re.compile(r"[-*•+] +")
"""The mark of a list item that has no number."""
PAUSES = ".!?:;…。！？"
"""Behind which no sentence goes on."""


class Changed(Struct, frozen=True):
    """Minutes after an edit. Their notes have the words that they had, in the same order."""

    minutes: Minutes
    said: str = ""
    """What was done, where that isn't seen."""


def lead(minutes: Minutes, note: Note) -> str:
    """The name that the page puts before a statement; "" where it puts none."""
    if note.attribution != "prefix" or not note.speakers or note.kind not in SPOKEN:
        return ""
    by_code, people = minutes.print.speaker == "{code}", roster(minutes)
    return ", ".join(key if by_code else people.short(key) for key in note.speakers)


def whole(minutes: Minutes, note: Note) -> str:
    """All words of a note as they are in the source: those of its text with the name before it, or of its item."""
    if note.kind == "item":
        item = minutes.item(note.item)
        return markup.entered(f"{item.number or ''} {item.title}".strip()) if item else note.text
    name = lead(minutes, note)
    return f"{name}: {note.text}" if name else note.text


def _fresh(note: Note, kind: Kind, text: str, **facts_: object) -> Note:
    """A note without what only its kind had."""
    return replace(
        Note(id=note.id, at=note.at, item=note.item, kind=kind, text=text, language=note.language, check=note.check),
        **facts_,
    )


def _put(minutes: Minutes, index: int, *notes: Note) -> Minutes:
    """The minutes with other notes in the place of one."""
    return _laid_out(replace(minutes, notes=(*minutes.notes[:index], *notes, *minutes.notes[index + 1 :])))


def _laid_out(minutes: Minutes) -> Minutes:
    """The minutes, of which the page prints no label that the source has not."""
    has_case = any(note.kind in CASES for note in minutes.notes)
    layout = minutes.print
    if has_case and layout.blocks is None:
        layout = replace(layout, blocks="words")
    if minutes.agenda and layout.item_number is None:
        numbered = any(item.number for item in minutes.agenda)
        layout = replace(layout, item_number="{number}" if numbered else "")
    return minutes if layout is minutes.print else replace(minutes, print=layout)


def _require_words(note: Note, text: str) -> None:
    if note.kind in UNWRITTEN or not text.strip():
        raise UsageError("This row has no words of its own. Change it in the record.")


def _one_line(text: str, kind: str) -> None:
    if "\n" in text.strip():
        raise UsageError(f"{kind} is one line, and this row has more. Press S to split it first.")


# What it is


def as_kind(minutes: Minutes, index: int, kind: str) -> Changed:
    """A note as another kind. Raises UsageError with what to do first."""
    note = minutes.notes[index]
    if kind.startswith("item"):
        return Changed(_as_item(minutes, index, int(kind.removeprefix("item").strip("-") or 1)))
    text = whole(minutes, note)
    _require_words(note, text)
    if kind == "heading":
        _one_line(text, "A heading")
    if note.kind == "item":
        minutes, note = _without_item(minutes, index)
    match kind:
        case "statement" | "question":
            if note.kind in SPOKEN and note.speakers:
                return Changed(_put(minutes, index, replace(note, kind=kind)))
            found = leading(text, roster(minutes), labels(minutes.meeting.language))
            codes = tuple(found.keys) if found and not found.ambiguous else ()
            new = _spoken(_fresh(note, kind, text), text, codes, minutes)
            said = "" if codes else "No participant is named at its start. Press s to say who spoke."
            return Changed(_put(minutes, index, new), said=said)
        case "narrative":
            new = _fresh(note, "statement", text)
        case "action":
            who, due = facts.to_do(text, minutes)
            new = _fresh(note, "action", text, responsible=_one(who), due=due)
        case "motion":
            moved = facts.moved(text, minutes)
            by = {"mover": moved.mover, "seconder": moved.seconder} if moved else {}
            new = _fresh(note, "motion", text, **by)
        case "remark":
            new = _fresh(note, "remark", text, audience="private")
        case "decision" | "heading":
            new = _fresh(note, kind, text)
        case _:
            raise UsageError(f"Choose one of: {', '.join(KINDS)}.")
    return Changed(_put(minutes, index, new))


def _as_item(minutes: Minutes, index: int, level: int) -> Minutes:
    note = minutes.notes[index]
    before = next((each.item for each in reversed(minutes.notes[:index]) if each.kind == "item"), "")
    level = level if before else 1
    if note.kind == "item":
        agenda = tuple(replace(each, level=level) if each.key == note.item else each for each in minutes.agenda)
        return replace(minutes, agenda=agenda)
    text = whole(minutes, note)
    _require_words(note, text)
    _one_line(text, "An agenda item")
    number, title = own_number(plain(text))
    if minutes.print.item_number == "":
        number, title = "", plain(text)
    if words_of(f"{number} {title}") != words_of(text) or not title:
        raise UsageError("An agenda item has no links or pictures. Make this row a heading.")
    taken = {compact(each.key) for each in minutes.agenda}
    key = next(str(n) for n in range(1, len(taken) + 2) if str(n) not in taken)
    has_numbers = any(each.number for each in minutes.agenda)
    item = AgendaItem(key=key, title=title, number=number or ("" if has_numbers else None), level=level)
    place = next((at + 1 for at, each in enumerate(minutes.agenda) if each.key == before), 0)
    agenda = (*minutes.agenda[:place], item, *minutes.agenda[place:])
    new = _fresh(note, "item", "", item=key, outcome="taken up", check=note.check)
    return _of_item(_put(replace(minutes, agenda=agenda), index, new), index, note.item, key)


def _of_item(minutes: Minutes, index: int, old: str, new: str) -> Minutes:
    """The notes behind one, up to the next item, in another item."""
    notes = list(minutes.notes)
    for at in range(index + 1, len(notes)):
        if notes[at].kind == "item":
            break
        if notes[at].item == old:
            notes[at] = replace(notes[at], item=new)
    return replace(minutes, notes=tuple(notes))


def _without_item(minutes: Minutes, index: int) -> tuple[Minutes, Note]:
    """The minutes without the agenda item that a note takes up, and the note, which is still to be put in."""
    note = minutes.notes[index]
    before = next((each.item for each in reversed(minutes.notes[:index]) if each.kind == "item"), "")
    again = any(each.kind == "item" and each.item == note.item and each is not note for each in minutes.notes)
    agenda = minutes.agenda if again else tuple(each for each in minutes.agenda if each.key != note.item)
    minutes = _of_item(replace(minutes, agenda=agenda), index, note.item, before)
    return minutes, replace(note, item=before)


# Who it is


def as_speaker(minutes: Minutes, index: int, typed: str) -> Changed:
    """A note as somebody's, by codes or names with commas between; a name that is new is put on the list of
    participants, and `-` is nobody. Raises UsageError with what to type."""
    if not typed.strip():
        raise UsageError("Type a code or a name, or - for no one.")
    if minutes.notes[index].kind in ("item", "heading"):
        what = "an agenda item" if minutes.notes[index].kind == "item" else "a heading"
        raise UsageError(f"This row is {what}. Press t to make it a statement first.")
    before, codes = minutes, list[str]()
    if typed.strip() != NOBODY:
        for each in between_commas(typed):
            minutes, code = _known(minutes, each.strip())
            codes.append(code)
    new_ones = minutes.participants[len(before.participants) :]
    told = f"{', '.join(each.name for each in new_ones)} is new on the list of participants." if new_ones else ""
    note = minutes.notes[index]
    whose = _one(codes)
    match note.kind:
        case "action":
            new = replace(note, responsible=whose)
        case "motion":
            new = replace(note, mover=whose)
        case "decision":
            new = replace(note, speaker=whose)
        case "statement" | "question":
            new = _spoken(note, whole(minutes, note), codes, minutes)
        case _:
            made = as_kind(minutes, index, "narrative").minutes
            new, minutes = made.notes[index], made
            new = _spoken(new, new.text, codes, minutes)
    return Changed(_with_leads(before, _put(minutes, index, new)), told)


def _one(codes: Sequence[str]) -> Codes:
    return codes[0] if len(codes) == 1 else tuple(codes)


def _known(minutes: Minutes, typed: str) -> tuple[Minutes, str]:
    """The code of somebody who is named, and the minutes with them on the list."""
    if typed == UNKNOWN_SPEAKER:
        return minutes, typed
    if found := _meant(minutes, typed):
        return minutes, found
    person = person_read(typed.removeprefix(NEW).strip(), minutes)
    if not person.name:
        raise UsageError(f"“{typed}” is not a name. Type a code or a name, or - for no one.")
    return replace(minutes, participants=(*minutes.participants, person)), person.key


def _meant(minutes: Minutes, typed: str) -> str:
    """The code of the participant who is meant by a code, a name or the beginning of a part of one; "" of one who is
    new, as every name with a plus before it is. Raises UsageError where it may be several."""
    if typed.startswith(NEW):
        return ""
    people = roster(minutes)
    words = set(folded(typed).split())
    found = people.meant(typed) or people.named(typed, exact=False)
    there = [each for each in minutes.participants if not each.struck]
    found = found or [each.key for each in there if words <= set(folded(each.name).split())]
    if not found and len(words) == 1:  # as it is offered while it is typed
        (begun,) = words
        found = [each.key for each in there if any(word.startswith(begun) for word in folded(each.name).split())]
    if len(found) > 1:
        raise UsageError(f"“{typed}” could be {' or '.join(map(people.full, found))}. Type more of the name.")
    return found[0] if found else ""


def _spoken(note: Note, text: str, codes: Sequence[str], minutes: Minutes) -> Note:
    """A statement of somebody, whose name is put before it by the page only where that is how the source has it."""
    found = turn(text) if len(codes) == 1 else None
    if found and found.rest and not BEFORE.match(found.lead):
        new = replace(note, speaker=codes[0], attribution="prefix", text=markup.entered(found.rest))
        if lead(minutes, new) == found.name and words_of(whole(minutes, new)) == words_of(text):
            return new
    people = roster(minutes)
    begun = found is not None or any(
        text.startswith(form) for code in codes if code in people.by_key for form in people.openings(code)
    )
    return replace(note, text=text, speaker=_one(codes), attribution="inline" if codes and begun else "none")


def as_person(minutes: Minutes, name: str, key: str = "") -> Changed:
    """A name before colons as somebody who speaks: on the list of participants, or one with a code who is there, with
    every paragraph that begins so and what follows it in its note. Raises UsageError."""
    name = name.strip()
    if not name or "\n" in name:
        raise UsageError("Type the name as it is before the colon.")
    known, key = key, key or roster(minutes).one(name)
    if not key:
        key = code_for(name, minutes, labels(minutes.meeting.language))
        person = Participant(key=key, name=name, short=name)
        before, minutes = minutes, replace(minutes, participants=(*minutes.participants, person))
        minutes = _with_leads(before, minutes)
    notes = list[Note]()
    free = _free_ids(minutes)
    count = 0
    for note in minutes.notes:
        runs = _runs(note, name) if note.kind in CONTINUABLE else [(False, note.text)]
        if not any(is_theirs for is_theirs, _ in runs):
            notes.append(note)
            continue
        for number, (is_theirs, text) in enumerate(runs):
            new = replace(note, text=text)
            if number:
                new = replace(_fresh(note, "statement", text), id=next(free), check="")
                new = replace(new, speaker=note.speaker if note.kind in SPOKEN else ())
            if is_theirs:
                new = new if new.kind in SPOKEN else _fresh(new, "statement", text)
                new = _spoken(new, text, [key], minutes)
                count += 1
            notes.append(new)
    counted = f"{count} statement{'s' * (count != 1)}" if count else "no statements"
    who = f"“{name}” is {roster(minutes).full(known)}" if known else f"{name} is a participant now"
    said = f"{who}, with {counted}."
    return Changed(replace(minutes, notes=tuple(notes)), said)


def _runs(note: Note, name: str) -> list[tuple[bool, str]]:
    """The parts of a note, those that begin with a name before a colon and whether they are: a paragraph with what
    follows it, a list item alone."""
    runs: list[tuple[bool, list[str]]] = [(False, [])]
    is_code, is_item, is_first = False, False, note.attribution == "prefix"
    for line in note.text.split("\n"):
        item = ITEM.match(line)
        begins = not is_first and not is_code and (item or not runs[-1][1] or not runs[-1][1][-1].strip())
        found = turn(line[item.end() :] if item else line) if begins else None
        if found and found.rest and found.name == name:
            runs.append((True, [line[item.end() :] if item else line]))
            is_item = item is not None
        elif is_item and item:
            runs.append((False, [line]))
            is_item = False
        else:
            runs[-1][1].append(line)
        is_code ^= line.count("```") % 2 == 1
        is_first = False
    texts = [(is_theirs, "\n".join(lines).strip("\n")) for is_theirs, lines in runs]
    return [(is_theirs, text) for is_theirs, text in texts if text.strip()]


def names_before_colons(minutes: Minutes, index: int) -> list[str]:
    """With what paragraphs and list items of a note begin before a colon, those first who are no participants yet."""
    note = minutes.notes[index]
    lines = [ITEM.sub("", line, count=1) for line in note.text.split("\n")]
    language, people = minutes.meeting.language, roster(minutes)
    turns = [each for line in lines if (each := turn(line)) and each.rest]
    found = list(dict.fromkeys(each.name for each in turns if not is_label(each.name, language)))
    return sorted(found, key=lambda name: bool(people.one(name)))


def _free_ids(minutes: Minutes) -> Iterator[str]:
    """Ids that no note has, one after the other."""
    number = max((int(note.id) for note in minutes.notes if note.id.isdecimal()), default=0)
    while True:
        number += 1
        yield str(number)


def _with_leads(before: Minutes, after: Minutes) -> Minutes:
    """The minutes in which each statement has the name that it had: where the page would print another one, it is in
    the text."""
    old = {note.id: name for note in before.notes if (name := lead(before, note))}
    notes = list(after.notes)
    for at, note in enumerate(notes):
        name = old.get(note.id, "")
        if name and note.attribution == "prefix" and lead(after, note) != name:
            notes[at] = replace(note, attribution="inline" if note.speaker else "none", text=f"{name}: {note.text}")
    return replace(after, notes=tuple(notes))


def everywhere(minutes: Minutes, key: str, typed: str) -> Changed:
    """A participant as another one of the list, by code or name, as somebody with the name that is typed, or with `-`
    as nobody, in the whole draft; a word such as "apologies" is the presence. Raises UsageError."""
    at = next((n for n, each in enumerate(minutes.participants) if each.key == key), None)
    if at is None or not typed.strip():
        raise UsageError("Type a code or a name, or - where this is no person.")
    old = minutes.participants[at]
    if typed.strip() == NOBODY:
        return _as_nobody(minutes, at)
    if presence := presence_named(typed, labels(minutes.meeting.language)):
        people = (*minutes.participants[:at], replace(old, presence=presence), *minutes.participants[at + 1 :])
        said = f"{roster(minutes).full(key)}: {presence}."
        return Changed(replace(minutes, participants=people), said)
    named, comma, last = typed.rpartition(",")
    if comma and named.strip() and (presence := presence_named(last.strip(), labels(minutes.meeting.language))):
        made = everywhere(minutes, key, named)
        there = _meant(minutes, named.strip()) or key  # two that are one have the code of the other
        people = made.minutes.participants
        after = tuple(replace(each, presence=presence) if each.key == there else each for each in people)
        changed = replace(made.minutes, participants=after)
        return Changed(changed, f"{there} is {roster(changed).full(there)}: {presence}.")
    found = _meant(minutes, typed.strip())
    if found and found != key:
        return _merged(minutes, at, found)
    person = person_read(typed.strip().removeprefix(NEW).strip(), minutes, key)
    if not person.name:
        raise UsageError(f"“{typed}” is not a name.")
    fields = ("role", "post", "affiliation", "delegation", "email")
    told = {field: getattr(person, field) for field in fields if not getattr(old, field)}
    others = tuple(dict.fromkeys((*listed(old.aliases), *([old.name] if old.name and old.name != person.name else []))))
    printed = old.printed if _is_bare(old) or old.printed is not None else built(old)
    short = old.short or (roster(minutes).short(key) if person.name != old.name else "")
    title = person.title or old.title
    new = replace(old, **told, name=person.name, title=title, aliases=others, short=short, printed=printed)
    people = (*minutes.participants[:at], new, *minutes.participants[at + 1 :])
    return Changed(_with_leads(minutes, replace(minutes, participants=people)), said=f"{key} is {person.name}.")


def added(minutes: Minutes, code: str, typed: str) -> Changed:
    """A participant whom the source does not list, with a code. Raises UsageError."""
    person = person_read(typed.removeprefix(NEW).strip(), minutes, code)
    if not person.name or not code or any(not letter.isalnum() for letter in code):
        raise UsageError("Type a code, = and a name, such as AT = Ms Anna Tamm.")
    after = replace(minutes, participants=(*minutes.participants, person))
    return Changed(_with_leads(minutes, after), f"{person.name} is new on the list of participants.")


def _is_bare(person: Participant) -> bool:
    """Whether nothing is known of somebody but the name."""
    return person == Participant(key=person.key, name=person.name, short=person.short, aliases=person.aliases,
                                 presence=person.presence) and person.short in ("", person.name)  # fmt: skip


def _merged(minutes: Minutes, at: int, key: str) -> Changed:
    old = minutes.participants[at]
    after = edited(minutes, Edit(tuple(person_rekeyed(minutes, old.key, key))))
    after = _gone(after, at)
    spelled = [each for each in (old.name, old.short, *listed(old.aliases)) if each]
    people = tuple(
        replace(each, aliases=tuple(dict.fromkeys((*listed(each.aliases), *(s for s in spelled if s != each.name)))))
        if each.key == key else each for each in after.participants
    )  # fmt: skip
    after = _with_leads(minutes, replace(after, participants=people))
    return Changed(after, said=f"{old.name or old.key} is {roster(after).full(key)} everywhere.")


def _as_nobody(minutes: Minutes, at: int) -> Changed:
    old = minutes.participants[at]
    notes = list(minutes.notes)
    for place, note in enumerate(notes):
        if old.key in note.speakers and note.kind in SPOKEN:
            left = [each for each in note.speakers if each != old.key]
            notes[place] = replace(note, text=whole(minutes, note), speaker=_one(left),
                                   attribution="inline" if left else "none")  # fmt: skip
    after = _gone(replace(minutes, notes=tuple(notes)), at)
    return Changed(_with_leads(minutes, after), said=f"{old.name or old.key} is not a participant.")


def _gone(minutes: Minutes, at: int) -> Minutes:
    """The minutes without a participant, who is struck out where the source says more than the name, or notes have the
    code."""
    old = minutes.participants[at]
    named = any(old.key in listed(getattr(note, field)) for note in minutes.notes
                for field in ("speaker", "responsible", "mover", "seconder", "recused", "who"))  # fmt: skip
    stays = not _is_bare(old) or named or any(old.key in note.ballots for note in minutes.notes)
    left = (replace(old, struck=True),) if stays else ()
    return replace(minutes, participants=(*minutes.participants[:at], *left, *minutes.participants[at + 1 :]))


# Where it begins and ends


def join(minutes: Minutes, index: int) -> Changed:
    """A note as a part of the one above: its sentence goes on there, or it is a paragraph of it. Raises UsageError."""
    if not index:
        raise UsageError("There is no row above this one.")
    above, note = minutes.notes[index - 1], minutes.notes[index]
    if note.kind == "item" or above.kind == "item":
        raise UsageError("An agenda item cannot be joined. Press t to make it something else first.")
    if above.kind == "heading" and note.kind != "heading":
        raise UsageError("The row above is a heading. Press t to make it something else first.")
    if above.kind not in (*CONTINUABLE, "heading", "remark", "vote"):
        raise UsageError("Nothing can be joined to the row above. Press t to make it something else first.")
    words = whole(minutes, note)
    _require_words(note, words)
    goes_on = above.kind == "heading" or (above.text[-1:] not in PAUSES and words[:1].islower())
    is_marked = above.text.rpartition("\n")[2].lstrip()[:1] in ("|", "`", ">")
    between = " " if goes_on and not is_marked else "\n\n"
    text = f"{above.text}{between}{words}".strip()
    new = replace(above, text=text, check=above.check or note.check)
    notes = (*minutes.notes[: index - 1], new, *minutes.notes[index + 1 :])
    notes = tuple(_relinked(each, note.id, above.id) for each in notes)
    return Changed(replace(minutes, notes=notes))


def _relinked(note: Note, old: str, new: str) -> Note:
    """A note that names another in the place of one that is gone, and never itself."""
    told: dict[str, Codes] = {}
    for field in LINKS:
        if old in (ids := listed(getattr(note, field))):
            told[field] = _one([each for each in dict.fromkeys(new if id == old else id for id in ids)
                                if each != note.id])  # fmt: skip
    return replace(note, **told) if told else note


def split(minutes: Minutes, index: int, before: str) -> Changed:
    """A note in two, the second of which begins with some words. Raises UsageError."""
    note = minutes.notes[index]
    if note.kind == "item":
        raise UsageError("An agenda item cannot be split. Press t to make it something else first.")
    at = _place(note.text, before)
    if at is None:
        raise UsageError(
            f"“{before}” does not begin a word in this row." if before else "Type the words it begins with."
        )
    first, second = note.text[:at].rstrip(), note.text[at:].lstrip()
    attribution = "none" if note.attribution == "inline" else note.attribution
    old = replace(note, text=first)
    new = replace(note, id=next(_free_ids(minutes)), text=second, check="", attribution=attribution,
                  number=None)  # fmt: skip
    if attribution == "prefix":
        new = replace(new, attribution="none")  # the source has the name once
    return Changed(_put(minutes, index, old, new))


def _place(text: str, before: str) -> int | None:
    """Where words begin in a text, with words before them, and not within one."""
    at = text.find(before) if before.strip() else -1
    while at >= 0:
        left, right = text[:at].rstrip(), text[at:].lstrip()
        if left and right and words_of(left) + words_of(right) == words_of(text):
            return at
        at = text.find(before, at + 1)
    return None


def beginnings(text: str) -> list[str]:
    """With what a part of a text may begin: the first words of its lines and sentences, but for the very first."""
    found: list[str] = []
    for line in filter(str.strip, text.split("\n")):
        for sentence in facts.sentences(line):
            words = " ".join(sentence.split(" ")[:5])
            if words and text.find(words) > 0 and words not in found:
                found.append(words)
    return found
