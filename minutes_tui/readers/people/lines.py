"""The lines of a list of people: each to a participant, to what heads others, or to words that nobody is found in."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.language.labels import Labels, labels
from minutes_tui.language.name_parts import JOINERS, PARTICLES, are_suffixes, is_small
from minutes_tui.language.names import compact, folded, title_split
from minutes_tui.language.roles import (
    SHOWN,
    brings_vote,
    is_anybody,
    is_beside_members,
    is_non_voting,
    is_visitor,
    presence_listed,
    presence_named,
    role_named,
)
from minutes_tui.language.roster_words import (
    is_count,
    is_count_of_people,
    is_head_label,
    is_nobody,
    is_post,
    of_several,
    presence_told,
    with_counts_apart,
)
from minutes_tui.language.separators import COMMA, SEMICOLON
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line.pasted_agenda import greeting_ends, signature_begins
from minutes_tui.line.speakers import and_pattern
from minutes_tui.model.minutes import Minutes, Participant, listed
from minutes_tui.readers.people.absences import is_person, with_absence_in_brackets
from minutes_tui.readers.people.column_names import heads
from minutes_tui.readers.people.person_words import (
    ADDRESS,
    BRACKETS,
    HANDLE,
    HEADERS,
    addresses_in,
    comes_later,
    person_read,
)

MARK = re.compile(r"^\s*(?:[-•–*·▪◦]|\(?\d{1,3}[.)])\s+")
NUMBER = re.compile(r"^\d{1,3}\s+(?=[^\W\d_a-z]\S*\s+[^\W\d_a-z])")
"""Of a place in a list, before two words of a name."""
STRONG = re.compile(r"(?<![\w*])\*\*|\*\*(?![\w*])|^#+\s+")
HEADING = re.compile(r"#+\s|\*\*[^*:]+\*\*\s*$")
LABEL = re.compile(
    r"((?:[^:：()（）\[\]]|(?<=\d)[:：](?=\d)|[(（\[][^()（）\[\]]*[)）\]]){1,60}?)"
    r"\s*(?!(?<=\d)[:：]\d)[:：](?!//)\s*(.*)",
    re.DOTALL,
)
"""Words, a colon that stands in no brackets and in no time or address, and what is behind."""
DASHED = re.compile(r"(.{1,60}?)(?:\s*[–—]+|\s+-+|-+(?=\s|$))\s*(.*)", re.DOTALL)
"""Likewise with a dash, which after words that are a label is one too: "Present– A, B"."""
HOLDER = re.compile(r"(?:[Tt]he )?(?P<post>[^(),;]+?) \((?P<who>[^(),;]+)\)(?P<rest>.*)", re.DOTALL)
"""A post with who has it in brackets: "The Registrar (Mr P. Quill)"."""
INITIALS = re.compile(r"(?:[^\W\d_a-z](?:\.\s?|\s))+(?:[^\W\d_a-z]|ff)\S+$")
"""A name of initials and one word."""
COUNTED = re.compile(r"\s*[(\[]\d+(?:\s*(?:/|[^\W\d_]{2,4})\s*\d+)?[)\]]$")
"""How many there are, behind a label: "(7)", "(7/9)"."""
TIMED = re.compile(r"\s+(?:[-–]\s*)?([^\W\d_]+\.?\s+\d{1,2}[.:h]\d{2}(?!\d|\.\d)[^,;()]*)(?=[,;]|$)")
"""Since when or until when somebody was there, in no brackets."""
BETWEEN = re.compile(r"[,;]")
NICK = re.compile(r"[^\W\d_][\w-]+")
"""One word that may be what somebody is called in a chat."""
OFFICES = ("chair", "secretariat", "secretary", "treasurer")
"""Roles whose words end the names of posts."""
LEAST_DASHED = 4
"""Names of two words or three between which dashes stand, of several people: of fewer one is a post or a place."""
LONGEST_NAME = 8
"""Words of a name."""
LISTED = ("member", "deputy member", "observer", "guest", "expert", "interpreter", "teller", "minute checker")
"""Roles of which several may stand in one line; behind any other stands one person with post and affiliation."""


class Entry(Struct, frozen=True):
    """One place in a list: somebody, or words in which nobody is found."""

    words: str
    """As they stand there."""
    person: Participant | None = None
    why: str = ""
    """What is in doubt."""
    is_aside: bool = False
    """Whether it stands in no list of people, as far as can be told."""
    unnamed: str = ""
    """Who was there without being named: "3 members of the public"."""
    is_unsaid: bool = False
    """Whether a column of the table is for those present, and says nothing of this one that was understood."""


# Lines


class Under(Struct, frozen=True):
    """What a label says of the names that follow it."""

    presence: str = ""
    role: str = ""
    title: str = ""
    body: str = ""
    vote: bool | None = None
    is_beside: bool = False
    """Whether these are there beside the members."""
    post: str = ""
    """The label itself, where the page has no other word for what they are."""


NOTHING = Under()


def people_in_lines(lines: Sequence[str], minutes: Minutes, left: list[str] | None = None) -> Iterator[Entry]:
    """The people of lines. What stands below a label that is about nobody, behind one that is, is aside, and so is
    what a mail says outside of its header and its lists. Those "in attendance" have no vote where a list of those
    present, who are the members, stands before. A list that begins behind its label goes on to the next blank line. Who
    signs a mail, below "Kind regards", is aside too. `left` takes the lines with a label that says when and where it
    was, or what else is about nobody."""
    under, is_aside, has_members, has_begun = NOTHING, False, False, False
    outer, goes_on = NOTHING, False
    is_mail = any(HEADERS.match(line) and ADDRESS.search(line) for line in lines)
    lines = lines[greeting_ends(lines) :]
    end = signature_begins(lines, is_mail=True)
    signed = [each for line in lines[end + 1 :] for each in _aside(line.strip(), minutes) if line.strip()]
    lines = lines[:end]
    listed_lines = list(_joined(_one_a_line(lines, minutes), minutes))
    for at, line in enumerate(listed_lines):
        is_alone = (
            at > 0
            and bool(LABEL.fullmatch(listed_lines[at - 1].strip()))
            and not "".join(listed_lines[at + 1 : at + 2]).strip()
            and all(" " in part.strip() for part in COMMA.split(line))
        )
        if goes_on and not line.strip():
            under, goes_on = outer, False
        if greeting_ends([line]) and line.rstrip().endswith((",", "!")):
            yield Entry(line, why=NOBODY, is_aside=True)
            continue
        is_heading = bool(HEADING.match(line))
        line = STRONG.sub("", MARK.sub("", line)).strip() + ":" * (is_heading and not line.rstrip("* ").endswith(":"))
        line = with_absence_in_brackets(line, minutes.meeting.language)
        label = LABEL.fullmatch(line)
        about = label_read(label[1] if label else line, minutes, has_colon=label is not None)
        behind = label[2] if label else ""
        if about == NOTHING and not label:
            about, behind = without_colon(line, minutes)
        if about != NOTHING:
            has_begun = True
            if not label and not behind and is_visitor(about.role, labels(minutes.meeting.language)):
                yield Entry(line, why=UNNAMED, unnamed=line)  # it may head those who follow, or stand for all of them
            if about.is_beside and has_members:
                about = replace(about, vote=False)
            elif not about.presence:
                stays = under.presence == "present" or about.role in ("", "member", "deputy member")
                vote = under.vote if about.vote is None else about.vote
                about = replace(about, presence=under.presence if stays else "", vote=vote)
            about = replace(about, body=about.body or under.body)
            has_members |= about.presence == "present" and not about.is_beside
            if behind:
                yield from people_said(behind, about, minutes, 2)
                if about.presence and not (about.role or is_aside or under.presence == about.presence):
                    outer, under, goes_on = outer if goes_on else under, about, True
            else:
                under, is_aside, goes_on = about, False, False
        elif label and behind and under == NOTHING and _is_head(line, label[1], minutes):
            if left is not None:
                left.append(line)
        elif label and not behind:
            under, is_aside = NOTHING, under != NOTHING or is_aside
        elif is_aside or (is_mail and under == NOTHING and not ADDRESS.search(line)):
            yield from _aside(line, minutes)
        elif compact(line) not in heads():
            for entry in people_said(line, under, minutes, 3 if is_alone else 4):
                has_begun |= entry.person is not None
                if has_begun or not label:
                    yield entry
                elif left is not None:
                    left.append(entry.words)
    yield from signed


def _is_head(line: str, label: str, minutes: Minutes) -> bool:
    """Whether a line says of the meeting when or where it was, or the like."""
    return not (HEADERS.match(line) or ADDRESS.search(line)) and is_head_label(label, minutes.meeting.language)


def _aside(line: str, minutes: Minutes) -> Iterator[Entry]:
    """Those who may be people though they stand in no list: names alone, with what is behind them, and behind a label
    those with an honorific."""
    known = labels(minutes.meeting.language)
    bare = BRACKETS.sub("", line)
    label = LABEL.fullmatch(bare)
    title, name = title_split((label[2] if label else bare).split(",")[0].strip(), known)
    if _is_name(name, minutes.meeting.language) and (title or not label):
        for entry in people_said(line, NOTHING, minutes, 4):
            yield replace(entry, is_aside=True, why=entry.why or "in a list of another kind")


def _one_a_line(lines: Sequence[str], minutes: Minutes) -> list[str]:
    """Lines with each person on one of their own: where each of them but the last ends in a comma and begins with a
    name, the comma is between people. Times behind a name are put in brackets."""
    language, found = minutes.meeting.language, []
    lines = [TIMED.sub(r" (\1)", line) for line in lines]
    at = 0
    while at < len(lines):
        end = at
        while end + 1 < len(lines) and lines[end].rstrip().endswith((",", ";")) and lines[end + 1].strip():
            end += 1
        run = [STRONG.sub("", MARK.sub("", line)).strip().rstrip(",;") for line in lines[at : end + 1]]
        parts = [[part for part in map(str.strip, _hidden(line).split(",")) if part] for line in run]
        goes_on = lines[at][:1].isspace() and at > 0 and len(BETWEEN.findall(lines[at - 1])) > 1
        are_whole = end > at and not goes_on and not any(LABEL.fullmatch(line) or ADDRESS.search(line) for line in run)
        if are_whole and all(parts) and all(_is_called(each[0], language) for each in parts):
            are_names = all(_is_name(part, language) for each in parts for part in each)
            if are_names and len(set(map(len, parts))) > 1:
                run = [part for each in parts for part in each]
            found += [line.replace("\0", ",") for line in run]
        else:
            found += lines[at : end + 1]
        at = end + 1
    return found


def _joined(lines: Sequence[str], minutes: Minutes) -> Iterator[str]:
    """Lines with those that go on with one: behind a comma, within brackets, or indented below a list in one line or
    an address."""
    whole = ""
    for line in lines:
        label = LABEL.fullmatch(line.strip())
        begins = MARK.match(line) or HEADERS.match(line) or (label and label_read(label[1], minutes) != NOTHING)
        goes_on = whole.rstrip().endswith((",", ";")) or (line[:1].isspace() and len(BETWEEN.findall(whole)) > 1)
        goes_on |= whole.count("(") > whole.count(")") and line.count(")") > line.count("(")
        if whole and line.strip() and goes_on and not begins:
            whole = f"{whole.rstrip()} {line.strip()}"
            continue
        if not line.strip() and whole.rstrip().endswith(",") and LABEL.fullmatch(whole.strip()):
            continue  # a list that goes on in the next paragraph
        yield whole
        whole = line
    yield whole


def label_read(words: str, minutes: Minutes, *, has_colon: bool = False) -> Under:
    """What the words of a label say; NOTHING where they are none. What `has_colon` may be a longer one."""
    bodies = tuple((body.key, body.name, body.heading) for body in minutes.bodies)
    return _label_read(words, minutes.meeting.language, bodies, has_colon)


@lru_cache(4096)
def _label_read(words: str, language: str, called: tuple[tuple[str, str, str], ...], has_colon: bool) -> Under:
    """As `label_read`, of a document in `language` by bodies `called` so: key, name, heading. Logs name the same
    speakers before each line."""
    words, known = STRONG.sub("", words).strip(" *_"), labels(language)
    words = COUNTED.sub("", words).rstrip(" –—-.")
    said = compact(words)
    is_beside = is_beside_members(words, known)
    bare = words.partition(" ")[2] if words.partition(" ")[0].upper() in known.words else ""  # "The Secretariat"
    role = role_named(words, known) or role_named(bare, known) or (words if is_visitor(words, known) else "")
    bodies = (key for key, name, heading in called if said and said in map(compact, (name, heading)))
    presence = presence_listed(" ".join(word for word in words.split() if not of_several(word, language)[0]), known)
    title, rest = of_several(words, language)
    presence = presence or _presence_within(words, language) or (presence_told(words, language) if has_colon else "")
    first, _, of = words.partition(" ")
    if has_colon and of and not (presence or role):  # "Guests of the Senate", "Team members"
        is_of = of[0].islower() and not of.istitle() and " " in of
        named = role_named(first if is_of else words.split()[-1], known)
        role = (
            named if named in LISTED and (is_of or len(words.split()) < len(("Guests", "of", "the", "Senate"))) else ""
        )
    return Under(presence, role, "" if rest else title, next(bodies, ""),
                  False if is_non_voting(words, known) else None, is_beside, _post(words, role, known))  # fmt: skip


def _presence_within(words: str, language: str) -> str:
    """The presence that longer words of a label name: "Apologies for absence accepted from", "To consider apologies
    for absence". Behind a name they are about that person alone, and no label."""
    said, known = words.split(), labels(language)
    if not 2 < len(said) <= LONGEST_NAME:
        return ""
    for count in range(len(said) - 1, 0, -1):
        found = presence_named(" ".join(said[:count]), known)
        if found and all(word.islower() for word in said[count:]):
            return found
        found = presence_named(" ".join(said[-count:]), known)
        if found == "apologies" and count > 1 and not is_person(" ".join(said[:-count]), language, is_parted=True):
            return found
    return ""


def _post(words: str, role: str, known: Labels) -> str:
    """What the page is to say of one who has the role of a label: the page has no word for most roles."""
    if role in ("", *SHOWN, *LISTED) or is_visitor(role, known):
        return ""
    is_minutes = compact(words) in (compact(known.minutes), compact(labels("en").minutes))
    return known.rapporteur if is_minutes or words.split()[-1].upper() in known.words else words


def without_colon(line: str, minutes: Minutes) -> tuple[Under, str]:
    """A label that has no colon, and those whom it is about: "Present– A, B", "Apologies were received from A"."""
    if dashed := DASHED.fullmatch(line):
        about = label_read(dashed[1], minutes)
        if about != NOTHING:
            return about, dashed[2]
    language, words = minutes.meeting.language, line.split()
    known = labels(language)
    for count in range(min(len(words) - 1, 5), 0, -1):
        about = label_read(" ".join(words[:count]), minutes)
        if about.presence:
            rest = words[count:]
            while rest and rest[0].islower() and rest[0][0].islower():
                del rest[0]
            names = _parts(" ".join(rest), known)
            if names and all(_is_called(name, language) or is_count_of_people(name, language) for name in names):
                return about, " ".join(rest)
    return NOTHING, ""


def people_said(words: str, under: Under, minutes: Minutes, fewest: int) -> Iterator[Entry]:
    """The people of a line: several where semicolons part them, titles begin them, or commas part so many names as
    `fewest` where a label is about several; else one. What has no letter and no digit is no entry."""
    if not any(map(str.isalnum, words)):
        return
    label = LABEL.fullmatch(words)
    said = (label[2] if label else "") or words
    if "://" in words or not any(map(str.isalpha, words)) or (label and said[:1].isdigit() and "\t" not in said):
        yield Entry(words, why=NOBODY)
        return
    known, language = labels(minutes.meeting.language), minutes.meeting.language
    words = _with_titles_apart(words, known)
    if under.presence and not label:
        told, behind = without_colon(words, minutes)
        words = behind if told.presence else words
    title, rest = of_several(words, language)
    if title and rest and (both := _of_both(rest, known, language)):
        title, rest, words, under = "", "", both, replace(under, presence=under.presence or "present")
    others = [part.strip() for part in COMMA.split(rest)[1:]]
    has_others = any(title_split(part, known)[0] or of_several(part, language)[0] for part in others)
    if title and rest and ";" not in _hidden(rest) and not has_others:
        under, words, fewest = replace(under, title=title), rest, 2
    words = _apart(with_counts_apart(words, language), minutes)
    if (by_office := _by_office(words, language)) and under.presence:
        words, unnamed = by_office
        yield Entry(unnamed, why=UNNAMED, unnamed=unnamed)
    is_each_labelled = False
    is_list = under.presence or under.title or under.role in LISTED or is_visitor(under.role, known)
    commas = _hidden(words).count(",")
    addresses = len(ADDRESS.findall(words))
    if is_list and "<" not in words and commas > 1 and (HANDLE.search(words) or 0 < addresses <= commas):
        several = [part.strip().replace("\0", ",") for part in _hidden(words).split(",") if part.strip()]
    elif ADDRESS.search(words):
        several = addresses_in(words)
    elif dashed := _dashed(words, known, language) if is_list else []:
        several = dashed
    elif labelled := _labelled(words, minutes):
        several, is_each_labelled = labelled, True
    else:
        several = [words] if "\t" in words else _several(words, language, fewest if is_list else 0)
    plural = ""
    for each in several:
        plural = of_several(each, language)[0] or ("" if title_split(each, known)[0] else plural)
        are_listed = all(of_several(each, language)) or _are_titled(each, minutes)
        if len(several) > 1 and are_listed:
            yield from people_said(each, under, minutes, fewest)
            continue
        if len(several) > 1 and is_list and _are_mixed(each, several, language):
            for part in _hidden(each).split(","):
                yield from people_said(part.strip().replace("\0", ","), under, minutes, fewest)
            continue
        inner = LABEL.fullmatch(each) if len(several) > 1 else None
        about = label_read(inner[1], minutes) if inner else NOTHING
        if inner and inner[2] and about != NOTHING:
            yield from people_said(
                inner[2],
                replace(about, presence=about.presence or (under.presence if is_each_labelled else "")),
                minutes,
                2,
            )
        else:
            yield _entry(each, replace(under, title=under.title or plural), minutes)


def _with_titles_apart(words: str, known: Labels) -> str:
    """Words with a blank behind each title that has a full stop and none: "M.Berg"."""
    stopped = [re.escape(each) for each in known.honorifics if each.endswith(".") and len(each) > 1]
    if not stopped or "." not in words:
        return words
    return re.sub(rf"(?<![\w.])({'|'.join(stopped)})(?=[^\W\d_a-z][^\W\d_]{{2}})", r"\1 ", words)


def _dashed(words: str, known: Labels, language: str) -> list[str]:
    """The people of a line between whom dashes stand: each has a title, or there are so many that none is a post or a
    place; [] of any other line."""
    parts = [part.replace("\0", ",").strip() for part in DASH.split(_hidden(words)) if part.strip()]
    if len(parts) < 2 or not all(_is_called(part, language) for part in parts):
        return []
    are_titled = all(title_split(BRACKETS.sub("", part), known)[0] for part in parts)
    have_two = all(len(BRACKETS.sub("", part).split()) in (2, 3) for part in parts)
    return parts if are_titled or (have_two and len(parts) >= LEAST_DASHED) else []


def _labelled(words: str, minutes: Minutes) -> list[str]:
    """What commas part into several lists of which each begins with its own label: "la Presidente: A, il Segretario:
    B"; [] of any other."""
    found: list[str] = []
    for part in (part.strip().replace("\0", ",") for part in _hidden(words).split(",")):
        label = LABEL.fullmatch(part)
        if label and label[2] and label_read(label[1], minutes) != NOTHING:
            found.append(part)
        elif found:
            found[-1] += f", {part}"
        else:
            return []
    return found if len(found) > 1 else []


def _by_office(words: str, language: str) -> tuple[str, str] | None:
    """A list without somebody at its end who is named by their office alone: "Ann Lee, Bo Ek and the Clerk"."""
    known = labels(language)
    before, *behind = re.split(and_pattern(known), words.rstrip(". "))[-2:]
    article, _, office = behind[0].strip().partition(" ") if behind else ("", "", "")
    if not before.strip() or article not in ("the", *vocabulary(language).motions.the) or not role_named(office, known):
        return None
    said = words[: words.rindex(behind[0])].rstrip()
    return re.sub(rf"\s*(?:&|\band|{re.escape(known.and_.strip())})$", "", said), behind[0].strip()


def _of_both(rest: str, known: Labels, language: str) -> str:
    """The names behind the second of two titles of several, of which each has one that is not told: "Mmes et MM."."""
    several = re.split(and_pattern(known), f" {rest}", maxsplit=1)
    title, names = (
        of_several(several[-1].strip(), language) if len(several) > 1 and not several[0].strip() else ("", "")
    )
    return names if title else ""


def _are_titled(words: str, minutes: Minutes) -> bool:
    """Whether commas part people, of whom the first and another have titles."""
    known, language = labels(minutes.meeting.language), minutes.meeting.language
    parts = [part.strip() for part in _hidden(words).split(",")]
    titled = [bool(title_split(part, known)[0] or of_several(part, language)[0]) for part in parts]
    return titled[0] and sum(titled) > 1


def _are_mixed(words: str, several: Sequence[str], language: str) -> bool:
    """Whether commas part people within one of those that semicolons part: each has a code behind, some of the others
    stand alone, or more commas stand in some than in others and all that they part may be names."""
    parts = _hidden(words).split(",")
    names = [BRACKETS.sub("", part).strip() for part in parts]
    have_codes = all(part.rstrip().endswith(")") for part in parts)
    counted = [_hidden(each).split(",") for each in several]
    are_uneven = len(set(map(len, counted))) > 1
    some_alone = any(len(each) == 1 for each in counted)
    may_be_names = some_alone or all(_is_called(part.strip(), language) for each in counted for part in each)
    are_names = [
        at == 0 or " " in name or bool(title_split(name, labels(language))[0]) for at, name in enumerate(names)
    ]
    return (
        len(parts) > 1
        and (have_codes or (are_uneven and may_be_names))
        and all(are_names)
        and all(_is_called(name, language) for name in names)
    )


NOBODY = "nobody's name"
UNNAMED = "no name"


def _entry(words: str, under: Under, minutes: Minutes) -> Entry:
    language = minutes.meeting.language
    known = labels(language)
    if is_count(words, language) or folded(words.strip(" .")) in _everybody(language):
        return Entry(words, why=UNNAMED, unnamed=words)
    if words[:1].isdigit() and "\t" not in words and NUMBER.sub("", words) == words:
        return Entry(words, why=NOBODY)
    words = NUMBER.sub("", words)
    holder = HOLDER.fullmatch(words)
    if holder and title_split(holder["who"], known)[0] and not title_split(holder["post"], known)[0]:
        named = _entry(f"{holder['who']}{holder['rest']}", under, minutes)
        return replace(named, words=words, person=named.person and replace(named.person, post=holder["post"]))
    if is_nobody(words, language):
        return Entry(words, why="nobody", is_aside=True)
    person = with_label(_line(words, minutes, under.presence), under, minutes)
    if not person.name and person.aliases:
        person = replace(person, key="", name=listed(person.aliases)[0])
    if not any(map(str.isalnum, person.name)) or _is_sentence(person.name, known):
        return Entry(words, why=NOBODY)
    return Entry(words, person)


@cache
def _everybody(language: str) -> frozenset[str]:
    """Words for all who are there, who are not named."""
    return frozenset(folded(each) for one in (language, "en") for each in vocabulary(one).movements.everybody)


def _hidden(words: str) -> str:
    """Words whose brackets have no sign that parts people: \\0 stands for a comma."""
    return BRACKETS.sub(lambda found: found[0].replace(",", "\0").replace(";", "\0"), words)


def _parts(words: str, known: Labels) -> list[str]:
    """What stands between semicolons, or else commas, and before and behind the last "and"."""
    plain = _hidden(words).strip(" ,;")
    parts = SEMICOLON.split(plain) if SEMICOLON.search(plain) else COMMA.split(plain)
    several = re.split(and_pattern(known), parts[-1]) if ";" not in plain or "," not in parts[-1] else [parts[-1]]
    before = [each for part in parts[:-1] for each in _with_titles(re.split(and_pattern(known), part), part, known)]
    parts = [*before, *several]
    parts = [re.sub(rf"^(?:{re.escape(known.and_.strip())}|and|&)\s+", "", part.replace("\0", ",").strip())
             for part in parts]  # fmt: skip
    return [part if _has_own_stop(part.split()[-1]) else part.removesuffix(".") for part in parts if part]


def _with_titles(several: Sequence[str], part: str, known: Labels) -> Sequence[str]:
    """What "and" parts, where each of them is somebody with a title, or with initials; else the words as they are."""
    have_initials = all(INITIALS.fullmatch(each.strip()) for each in several)
    are_people = have_initials or all(title_split(each.strip(), known)[0] for each in several)
    return several if are_people else [part]


def _apart(words: str, minutes: Minutes) -> str:
    """Words with a semicolon where a full stop stands behind somebody and a title or a label begins another."""
    known = labels(minutes.meeting.language)

    def parted(found: re.Match[str]) -> str:
        behind, before = words[found.end() :], words[: found.start() + 1].split()[-1]
        label = LABEL.fullmatch(behind)
        begins = bool(title_split(behind, known)[0]) or (label and label_read(label[1], minutes) != NOTHING)
        is_end = begins and not title_split(f"{before} X", known)[0]
        return "; " if is_end and len(before) > len("P.") else found[0]

    return re.sub(r"\.\s+", parted, words)


def _has_own_stop(word: str) -> bool:
    """Whether a full stop behind the last word of a name is the word's: "Jr.", "P."."""
    return len(word) == len("P.") or are_suffixes([word])


DASH = re.compile(r"\s+[-–—]\s+(?=\S)")
"""Between a name of a list and what somebody does."""


def _several(words: str, language: str, fewest: int) -> list[str]:
    """A line as one person or several, each with what is said of them. `fewest` names with commas between are several
    people; 0 where no label says that people are listed."""
    known = labels(language)
    parts = [_with_role_apart(part, known) for part in _parts(words, known)]
    if len(parts) < 2 or SEMICOLON.search(_hidden(words)):
        return parts or [words]
    are_nicks = fewest == 2 and len(parts) > 2 and all(NICK.fullmatch(part) for part in parts)
    if are_nicks and not any(_is_post(part, language) or is_post(part, language) for part in parts):
        return [part if part[0].isupper() else f"@{part}" for part in parts]
    counts = [part for part in parts if _is_count(part, language)]
    if (
        len(parts) == 2
        and counts == [parts[1]]
        and ((parts[1].replace(" ", "").isalpha() and parts[1].istitle()) or is_anybody(parts[1], known))
        and _is_name(parts[0], language)
    ):
        return [words]  # where one is from: "PC Dan Rudge, Police", "Mrs Ida Pike, resident"
    others = [part for part in parts if part not in counts]
    bare = [DASH.split(part)[0] if fewest else part for part in others]
    names = [_is_name(part, language) and (" " in part or not is_post(part, language)) for part in bare]
    are_names = all(names)
    have_initials = all(INITIALS.fullmatch(part) for part in bare)
    if fewest and others and are_names and (len(parts) >= fewest or counts or have_initials):
        return parts
    titled = [bool(title_split(part, known)[0] or all(of_several(part, language))) for part in others]
    begin = [is_titled or bool(fewest and INITIALS.fullmatch(DASH.split(part)[0]))
             for is_titled, part in zip(titled, others, strict=True)]  # fmt: skip
    if fewest and of_several(others[0], language)[0]:
        begin = [begins or (is_one and " " in part) for begins, is_one, part in zip(begin, names, bare, strict=True)]
    if sum(begin) > 1 and begin[0]:
        return _grouped(others, begin) + counts
    begin = titled
    article, _, office = others[0].partition(" ")
    if (
        begin == [False, True]
        and article.lower() in ("the", *vocabulary(language).motions.the)
        and _is_post(office, language)
    ):
        return [f"{others[1]}, {others[0]}", *counts]  # "the Clerk, Mr Hale"
    if sum(begin) > 1 and begin[1] and not LABEL.fullmatch(words):
        return [
            f"{others[0]}, {each}" for each in _grouped(others[1:], begin[1:])
        ] + counts  # all are of one delegation
    pairs = zip(others, names, strict=True)
    begin, are_about = names, all(part[0].islower() or _is_post(part, language) for part, is_one in pairs if not is_one)
    if fewest in (2, 3) and len(others) >= fewest and sum(begin) > 1 and begin[0] and are_about:
        return _grouped(others, begin) + counts
    return [", ".join(others), *counts] if counts and others else [words]


def _with_role_apart(words: str, known: Labels) -> str:
    """A name with initials and the word for a role behind it, which is put in brackets: "P. Marsh (Chairman)"."""
    before, _, last = words.rpartition(" ")
    is_bare = last.isalpha() and INITIALS.match(before)
    return f"{before} ({last})" if is_bare and role_named(last, known) else words


def _grouped(parts: Sequence[str], begin: Sequence[bool]) -> list[str]:
    """Parts with what follows each that begins a person."""
    found: list[str] = []
    for part, begins in zip(parts, begin, strict=True):
        found[len(found) - (not begins) :] = [part if begins else f"{found[-1]}, {part}"]
    return found


def _is_count(words: str, language: str) -> bool:
    """Whether words say how many there were, or begin with a number that is none of a place in the list."""
    return is_count(words, language) or (words[:1].isdigit() and "\t" not in words and NUMBER.sub("", words) == words)


def _is_called(words: str, language: str) -> bool:
    """Whether words are a name, with or without a title."""
    return _is_name(title_split(words, labels(language))[1], language)


def _is_name(words: str, language: str) -> bool:
    """Whether words may be somebody's name: few, none with a digit or small but for particles; no role."""
    said = BRACKETS.sub("", words).replace(",", "").split()
    if not 0 < len(said) < 7 or any(map(str.isdigit, "".join(said))) or _is_post(" ".join(said), language):
        return False
    return not any(is_small(word) and word not in PARTICLES for word in said)


def _is_post(words: str, language: str) -> bool:
    """Whether words are a role, or end in the word for an office, as "City Clerk" does."""
    said, known = words.split(), labels(language)
    if role_named(words, known) or (len(said) > 1 and role_named(said[-1], known) in OFFICES):
        return True
    title, name = title_split(words, known)
    return is_post(words, language) and not (title and name[:1].isupper())


def _is_sentence(name: str, known: Labels) -> bool:
    """Whether what stands for a name says something: two small words that are in no name, or a word of the language."""
    said = BRACKETS.sub("", name).split()
    small = [
        word for word in said if is_small(word) and word not in PARTICLES | JOINERS and word[1:2] not in ("'", "’")
    ]
    has_capital = any(word[0].isupper() for word in said)
    is_told = len(small) > 1 or any(word.upper() in known.words for word in small)
    return len(said) > LONGEST_NAME or (is_told and (has_capital or len(said) > 3))


def with_label(person: Participant, under: Under, minutes: Minutes) -> Participant:
    """A participant with what a label says of them, where their own words don't."""
    known = labels(minutes.meeting.language)
    role = person.role or under.role
    has_none = isinstance(role, str) and not brings_vote(role, known)
    return replace(
        person,
        presence=under.presence
        if under.presence and person.presence == "expected" and not comes_later(person, minutes.meeting.language)
        else person.presence,
        role=role,
        post=person.post or ("" if person.role else under.post),
        title=person.title or under.title,
        body=under.body or person.body,
        vote=person.vote if person.vote is not None or has_none else under.vote,
    )


def _line(line: str, minutes: Minutes, presence: str = "") -> Participant:
    """The person of a line, whose delegation may stand before a colon and whose cells may have tabs between."""
    known = labels(minutes.meeting.language)
    if "\t" in line:
        cells = [cell.strip() for cell in line.split("\t")]
        cells = [cell for cell in cells if cell and not cell.rstrip(".)").isdigit()]
        while len(cells) > 1 and not title_split(f"{cells[0]} X", known)[1].removesuffix("X").strip():
            cells[:2] = [" ".join(cells[:2])]
        return person_read(", ".join(cells), minutes, is_listed=True, below=presence)
    label = LABEL.fullmatch(line)
    if label and (said := presence_named(label[2], known)):
        return replace(person_read(label[1], minutes, is_listed=True, below=said), presence=said)
    if not label or not label[2] or title_split(label[1], known)[0]:
        return person_read(line, minutes, is_listed=True, below=presence)
    return replace(person_read(label[2], minutes, is_listed=True, below=presence), delegation=label[1].strip())
