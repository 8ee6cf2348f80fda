"""Commands of attendance and of the rows of roster and agenda: regrets, substitutes, proxies, quorum, fields, order."""

import re
from collections.abc import Callable, Collection, Sequence

from msgspec.structs import replace

from minutes_tui.commands import meeting
from minutes_tui.commands.agenda import item_found
from minutes_tui.commands.command import Command, Run, codes, several_sentence, unknown_codes_sentence
from minutes_tui.commands.entries import AGENDA, ROSTER, Table, edit, move_person, remove_item, remove_person, strike
from minutes_tui.commands.form_fields import no_substitute, words
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.names import folded, full_name, roster, same
from minutes_tui.language.separators import before_colon
from minutes_tui.line import movements
from minutes_tui.line.typed_values import FieldError, one_or_many, people_meant
from minutes_tui.line.votes.ballots import all_but
from minutes_tui.meeting.attendance import NOT_KNOWN, PRESENT, grouped, presence, proxies_given
from minutes_tui.meeting.edit import Change, Edit, added
from minutes_tui.meeting.motions import open_vote
from minutes_tui.meeting.quorum import voter_count
from minutes_tui.meeting.voters import has_vote, substitute_of, voters
from minutes_tui.model.minutes import Minutes, listed


def _index(minutes: Minutes, key: str) -> int:
    return next(index for index, person in enumerate(minutes.participants) if person.key == key)


def _changed(editor: Editor, key: str, **values: object) -> Change:
    index = _index(editor.minutes, key)
    return editor.change("participant", index, replace(editor.minutes.participants[index], **values))


REASON_IN_BRACKETS = re.compile(r"(?P<who>[^()]+?)\s*\((?P<why>[^()]+)\)")
"""Whom a command is about, and why they could not come: "DD (on holiday)"."""
MANY = 6
"""Names that are said of those who were marked at once."""


def _are_all_present(minutes: Minutes) -> bool:
    signs = presence(minutes).values()
    return bool(signs) and all(sign == PRESENT for sign in signs)


def _presence(presence: str) -> Run:
    """A command that says of participants how they were at the opening."""

    def run(editor: Editor, argument: str) -> Outcome:
        if not argument:
            return Outcome(refused=f"Say who: /{presence} CODE, CODE")
        typed, _, reason = (part.strip() for part in before_colon(argument))
        bracket = None if reason else REASON_IN_BRACKETS.fullmatch(typed)
        if bracket and codes(editor.minutes, bracket["who"]) and not codes(editor.minutes, typed):
            typed, reason = bracket["who"], bracket["why"].strip()
        but, why = all_but(typed, editor.minutes), {"absence": reason} if reason else {}
        keys = codes(editor.minutes, typed) if but is None else _all_expected(editor.minutes, but)
        if presence == "present" and but and (doubt := movements.left_out_doubt("+", but, editor.minutes)):
            return Outcome(refused=doubt)
        if presence == "present" and but is not None and not but and _are_all_present(editor.minutes):
            return Outcome(said="All are present already.")
        if but is not None and not keys:
            return Outcome(refused="It is known of everyone whether they are present: name those to change.")
        if not keys:
            first, _, rest = typed.partition(" ")
            if not reason and rest[:1].islower() and (known := codes(editor.minutes, first)):
                return Outcome(misread=f"Type the reason after a colon: /{presence} {known[0]}: {rest}")
            return Outcome(misread=unknown_codes_sentence(editor.minutes, typed))
        marks = movements.answered_by(presence, keys, editor.minutes)
        changes = [_changed(editor, key, presence=presence, **why) for key in keys]
        editor.do(Edit((*changes, *(editor.change("note", at, note) for at, note in marks))))
        names = ", ".join(map(roster(editor.minutes).short, keys[:MANY]))
        names += f" and {len(keys) - MANY} more" if len(keys) > MANY else ""
        return Outcome(said=f"{names}: {presence} at the opening{f' ({reason}: on no page)' if reason else ''}.")

    return run


def _all_expected(minutes: Minutes, but: Collection[str]) -> tuple[str, ...]:
    """Codes of those of whom it is not known whether they are present, but for some."""
    people = (person for person in minutes.participants if person.key and not person.struck)
    return tuple(person.key for person in people if person.presence == "expected" and person.key not in but)


def _substitute(editor: Editor, argument: str) -> Outcome:
    """Who comes in another's place: somebody on the roster, or somebody new."""
    from minutes_tui.readers.people.person_words import person_read  # the first screen does without

    who, stands, other = argument.rpartition(" for ")
    key = roster(editor.minutes).one(other.strip()) if stands else ""
    if not argument:
        return Outcome(refused="Say who replaces whom: /substitute CODE for CODE")
    if several := several_sentence(editor.minutes, f"{who},{other}"):
        return Outcome(misread=several)
    if not key or not who.strip():
        return Outcome(misread="Type /substitute CODE for CODE (or NAME, POST for CODE).")
    substitute = roster(editor.minutes).one(who.strip())
    if reason := no_substitute(editor.minutes, substitute, key):
        return Outcome(misread=reason)
    if substitute:
        first = _changed(editor, substitute, substitute_for=key, presence="present")
    else:
        person = replace(person_read(who.strip(), editor.minutes), substitute_for=key)
        if roster(editor.minutes).code(person.key):
            return Outcome(misread=f"The code {person.key} is already in use. Choose another.")
        substitute, first = person.key, added(editor.minutes, "participant", person)
    others = [each.key for each in editor.minutes.participants if each.substitute_for == key and not each.struck]
    away = _changed(editor, key, presence="apologies")
    editor.do(Edit((away, first)))
    people = roster(editor.minutes)
    if other_one := next((each for each in others if each != substitute), ""):
        said = f"{people.short(key)} has two substitutes, {people.short(other_one)} and {people.short(substitute)}: "
        return Outcome(f"{said}/set {other_one} substitute_for = takes one back.")
    return Outcome(said=f"{people.short(substitute)} is the substitute for {people.short(key)}.")


def _quorum(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(refused="Give the quorum: /quorum 7, 1/2 or 50 %, or /quorum 0 for none.")
    _, problems = meeting.save_fields(editor, {"quorum": argument})
    if problems:
        return Outcome(misread=problems["quorum"])
    quorum, count = editor.minutes.meeting.quorum, voter_count(editor.minutes)
    if quorum is None:
        return Outcome(said="No quorum is required.")
    needed = f", which is {count.quorum}" * isinstance(quorum, str)
    return Outcome(said=f"The quorum is {quorum}{needed}: {count.words}.")


GIVEN = re.compile(r"(.+?)\s+to\s+(\S.*)", re.IGNORECASE)
"""Whose proxy somebody else is to hold, told from the giver's side."""
PROXY = re.compile(r"([^:=]+?)\s*(?:[:=]|\s(?:for|of)\s)\s*(.*)", re.IGNORECASE)


def _proxy(editor: Editor, argument: str) -> Outcome:
    """Whose votes somebody holds, besides those held already; whoever held one before does no longer."""
    given = GIVEN.fullmatch(argument)
    said = PROXY.fullmatch(f"{given[2]}: {given[1]}" if given else argument)
    if not argument:
        return Outcome(refused="Say who holds whose proxy: /proxy HOLDER: CODE, CODE")
    if not said or not said[2]:
        return Outcome(misread="Type /proxy HOLDER: CODE, CODE, or /proxy HOLDER: none.")
    minutes, people = editor.minutes, roster(editor.minutes)
    try:
        holders = listed(people_meant(said[1], minutes))
        givers = () if same(said[2]) == "none" else listed(people_meant(said[2], minutes))
    except FieldError as error:
        return Outcome(misread=str(error))
    wrong = _no_proxy(minutes, holders, givers)
    if wrong:
        return Outcome(misread=wrong)
    (holder,), there = holders, presence(minutes)
    changes = []
    for at, person in enumerate(minutes.participants):
        held = tuple(code for code in listed(person.proxies) if code not in givers)
        if person.key == holder:
            held = (*held, *givers) if givers else ()
        new = person if held == listed(person.proxies) else replace(person, proxies=one_or_many(held))
        if person.key in givers and there.get(person.key) == NOT_KNOWN:
            new = replace(new, presence="apologies")
        if new != person:
            changes.append(editor.change("participant", at, new))
    if changes:
        editor.do(Edit(tuple(changes)))
    if not givers:
        left = listed(next(person.proxies for person in minutes.participants if person.key == holder))
        return Outcome(_without_holder(editor.minutes, left), said=f"{people.short(holder)} holds no proxy.")
    here = [people.short(code) for code in givers if there.get(code) == PRESENT]
    votes = f" {', '.join(here)} {'are' if len(here) > 1 else 'is'} present and can vote in person." if here else ""
    away = ", ".join(code for code in givers if there.get(code) == PRESENT)
    votes += f" If not: /absent {away}." if away else ""
    for code in givers:
        if code not in voters(editor.minutes) and (substitute := substitute_of(editor.minutes, code)):
            votes += f" {people.short(substitute)} is the substitute for {people.short(code)} and has the vote."
    proxies = "proxy" if len(givers) == 1 else "proxies"
    told = f"{people.short(holder)} holds the {proxies} of {', '.join(map(people.short, givers))}.{votes}"
    return Outcome(_voted_before(editor.minutes, holder, givers), said=told)


def _voted_before(minutes: Minutes, holder: str, givers: Sequence[str]) -> str:
    """That the holder's ballot in the vote that is open was cast without the proxies; "" where it wasn't."""
    index = open_vote(minutes)
    cast = minutes.notes[index].ballots if index is not None else {}
    left = [code for code in givers if code not in cast]
    if holder not in cast or not left:
        return ""
    return f"{holder} has voted already, without {', '.join(left)}: +1 {holder} adds the proxy."


def _without_holder(minutes: Minutes, left: Sequence[str]) -> str:
    """Of those whose proxies nobody holds any longer, that their ballots stay in the votes that were held."""
    given = proxies_given(minutes)
    voted = {code for note in minutes.notes if not note.struck for code in note.ballots}
    codes_ = [code for code in left if code in voted and code not in given]
    if not codes_:
        return ""
    said = f"No one holds the proxy of {', '.join(codes_)} now"
    return f"{said}: the ballots stay, but no longer as votes by proxy."


def _no_proxy(minutes: Minutes, holders: Sequence[str], givers: Sequence[str]) -> str:
    """Why some can't hold the proxies of others; "" where one can."""
    if len(holders) != 1:
        return "Only one person can hold a proxy. Type /proxy HOLDER: CODE, CODE."
    if holders[0] in givers:
        return "No one can hold their own proxy."
    by_key = roster(minutes).by_key
    without = next((code for code in givers if not has_vote(by_key[code], minutes)), "")
    return f"{without} has no vote to give: /set {without} vote = true gives one." if without else ""


def _strike(editor: Editor, argument: str) -> Outcome:
    """Strike participants or an agenda item out, or, where they are, back in."""
    keys = codes(editor.minutes, argument)
    if not argument:
        return Outcome(refused="Say who or what: /strike CODE")
    if not keys:
        return _with_item(editor, argument, lambda at: strike(editor, AGENDA, at))
    by_key, now = roster(editor.minutes).by_key, editor.now().replace(microsecond=0)
    editor.do(Edit(tuple(_changed(editor, key, struck=None if by_key[key].struck else now) for key in keys)))
    there = roster(editor.minutes).by_key
    told = (
        f"{full_name(there[key])} is {'struck out' if there[key].struck else 'back on the participants list'}"
        for key in keys
    )
    return Outcome(said=", ".join(told) + ".")


def _remove(editor: Editor, argument: str) -> Outcome:
    """Take somebody off the roster, or an item off the agenda, whom or which nothing names."""
    keys = codes(editor.minutes, argument)
    if not argument:
        return Outcome(refused="Say who or what: /remove CODE")
    if not keys:
        return _with_item(editor, argument, lambda at: remove_item(editor, at))
    if len(keys) > 1:
        return Outcome(misread="Remove one at a time: /remove CODE")
    return remove_person(editor, _index(editor.minutes, keys[0]))


def _with_item(editor: Editor, typed: str, do: Callable[[int], Outcome]) -> Outcome:
    """Do something with the agenda item that is meant."""
    item = item_found(editor.minutes, typed)
    if item is None:
        return Outcome(
            misread=several_sentence(editor.minutes, typed) or f"{typed} is not on the participants list or the agenda."
        )
    return do(editor.minutes.agenda.index(item))


def _role(editor: Editor, argument: str) -> Outcome:
    """The role of a participant, as the form has it."""
    code, _, role = argument.replace("=", " ", 1).partition(" ")
    if not role.strip():
        said = "Say who and which role: /role CODE ROLE, such as /role IB Chair."
        return Outcome(misread=said) if argument else Outcome(refused=said)
    key = roster(editor.minutes).one(code)
    if not key:
        return Outcome(misread=unknown_codes_sentence(editor.minutes, code))
    at = _index(editor.minutes, key)
    had_vote = has_vote(editor.minutes.participants[at], editor.minutes)
    kept = edit(editor, ROSTER, at, {"role": role.strip()})
    if kept.problems:
        return Outcome(misread=" ".join(kept.problems.values()))
    person = editor.minutes.participants[at]
    has_now = has_vote(person, editor.minutes)
    vote = "" if has_now == had_vote else ", with a vote" if has_now else ", without a vote"
    return Outcome(said=f"{full_name(person)}: {words(person, 'role')}{vote}.")


def _seat(editor: Editor, argument: str) -> Outcome:
    """Move a participant by one among those of the body."""
    who, _, where = argument.strip().rpartition(" ")
    key = roster(editor.minutes).one(who)
    if not argument:
        return Outcome(refused="Say who, and where: /seat CODE up, or /seat CODE down.")
    if not key or where not in ("up", "down"):
        return Outcome(misread=several_sentence(editor.minutes, who) or "Type /seat CODE up, or /seat CODE down.")
    at = _index(editor.minutes, key)
    body = next(group.body for group in grouped(editor.minutes) if at in group.members)
    outcome = move_person(editor, at, body, -1 if where == "up" else 1)
    name = full_name(roster(editor.minutes).by_key[key])
    return outcome if outcome.refused else Outcome(said=f"{name} moved one place {where}.")


def _set(editor: Editor, argument: str) -> Outcome:
    """Change one field of a participant, or of an agenda item."""
    who, equals, value = (part.strip() for part in argument.partition("="))
    code, _, field = who.partition(" ")
    if not argument:
        return Outcome(refused=f"Type /set CODE FIELD = TEXT. The fields are {_fields(ROSTER)}.")
    key, item = roster(editor.minutes).one(code), item_found(editor.minutes, code)
    if equals and field and not (key or item):
        return Outcome(
            misread=several_sentence(editor.minutes, code) or f"{code} is not on the participants list or the agenda."
        )
    if not (equals and (key or item)):
        return Outcome(misread=f"Type /set CODE FIELD = TEXT. The fields are {_fields(ROSTER)}.")
    table = ROSTER if key else AGENDA
    field = _field_named(field, table)
    if not field:
        return Outcome(misread=f"Fields of the {table.place} are {_fields(table)}.")
    at = _index(editor.minutes, key) if key else editor.minutes.agenda.index(item)
    kept = edit(editor, table, at, {field: value})
    if kept.problems:
        return Outcome(misread=kept.problems.get(field) or next(iter(kept.problems.values())))
    if field == "key" and kept.outcome.said:
        return kept.outcome
    return Outcome(
        kept.outcome.problem, said=f"{table.entries(editor.minutes)[at].key}: {field} is {value or 'empty'}."
    )


def _field_named(words: str, table: Table) -> str:
    """The field that words name, by its name or as the form calls it, such as "code" for key; "" for none."""
    said = folded(words).replace("_", " ")
    known = {folded(each.label): each.name for each in table.fields}
    return (known | {each.name.replace("_", " "): each.name for each in table.fields}).get(said, "")


def _fields(table: Table) -> str:
    return ", ".join(field.name for field in table.fields)


COMMANDS: tuple[Command, ...] = (
    Command(
        "present", "CODE, CODE | all [but CODE]", "Mark participants as present at the opening.", _presence("present")
    ),
    Command(
        "apologies",
        "CODE, CODE [: REASON]",
        "Mark participants as having sent apologies, and say why.",
        _presence("apologies"),
    ),
    Command(
        "absent",
        "CODE, CODE [: REASON]",
        "Mark participants as absent at the opening, and say why.",
        _presence("absent"),
    ),
    Command(
        "expected",
        "CODE, CODE",
        "Mark participants as expected: it is not known whether they are present.",
        _presence("expected"),
    ),
    Command("substitute", "CODE for CODE", "Name a substitute for a participant.", _substitute),
    Command("proxy", "CODE: CODE, CODE", "Set whose proxies a participant holds.", _proxy),
    Command("quorum", "NUMBER", "Set how many voters must be present: 7, 1/2, 50 %.", _quorum),
    Command("set", "CODE FIELD = TEXT", "Change a field of a participant or of an agenda item.", _set),
    Command("role", "CODE ROLE", "Set the role of a participant: chair, secretary, guest, or any other.", _role),
    Command("seat", "CODE up|down", "Move a participant up or down within the body.", _seat),
    Command("strike", "CODE", "Strike out a participant or an agenda item, or put it back.", _strike),
    Command("remove", "CODE", "Remove a participant or an agenda item that no note names.", _remove),
)
