"""Who wrote a comment: the person of the participants list, by code, name, initials or address."""

from collections.abc import Callable

from minutes_tui.language.names import compact, full_name
from minutes_tui.model.minutes import Minutes, Participant, listed


def person(who: str, minutes: Minutes) -> Participant | None:
    """The one person who is called so: by code, by name in whatever order of its words, with or without a title, or
    with first letters for some of them; by address; by initials. None where nobody or several are."""
    said = compact(who)
    if not said:
        return None
    people = [each for each in minutes.participants if not each.struck]
    words = _words(who)
    ways: tuple[Callable[[Participant], bool], ...] = (
        lambda each: compact(each.key) == said,
        lambda each: said in (compact(each.name), compact(full_name(each)), *map(compact, listed(each.aliases))),
        lambda each: bool(each.email) and each.email.casefold() == who.strip().casefold(),
        lambda each: len(words) > 1 and words == _words(each.name),
        lambda each: len(words) > 1 and _words(each.name) <= words and len(_words(each.name)) > 1,
        lambda each: _is_shortened(words, _words(each.name)),
        lambda each: len(words) == 1 and said == compact("".join(part[:1] for part in each.name.split())),
    )
    for is_called in ways:
        found = [each for each in people if is_called(each)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _words(name: str) -> frozenset[str]:
    return frozenset(filter(None, map(compact, name.replace(",", " ").split())))


def _is_shortened(words: frozenset[str], name: frozenset[str]) -> bool:
    """Whether words are those of a name, of which some are their first letters: "B. Malm"."""
    whole = words & name
    letters = words - name
    return bool(whole and letters) and all(
        len(letter) == 1 and any(word.startswith(letter) for word in name - whole) for letter in letters
    )


def named(who: str, minutes: Minutes) -> str:
    """What a comment's author is called in the record: the name of the person where it is known, else as given."""
    found = person(who, minutes)
    return found.name if found and found.name else " ".join(who.split())


def was_absent(who: str, minutes: Minutes) -> bool:
    """Whether somebody who commented was not at the meeting: is on no participants list, or was away all the time."""
    if not who or not any(not each.struck for each in minutes.participants):
        return False
    found = person(who, minutes)
    if found is None:
        return True
    came = any(
        found.key in note.speakers or (note.kind == "arrival" and found.key in listed(note.who))
        for note in minutes.notes
        if not note.struck
    )
    return found.presence in ("apologies", "absent") and not came
