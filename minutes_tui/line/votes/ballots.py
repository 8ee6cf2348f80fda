"""Ballots by name as they are typed: amounts, each with those who voted so, by code or by name."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import chain, pairwise

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.language.labels import labels
from minutes_tui.language.names import folded, is_placeholder, roster
from minutes_tui.language.separators import COLONS, COMMAS, SEMICOLONS, before_colon
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line.speakers import and_pattern, could_be
from minutes_tui.line.votes import vote_counts
from minutes_tui.meeting.attendance import has_begun, is_taken
from minutes_tui.meeting.motions import is_plain, open_vote, pending
from minutes_tui.meeting.voters import called
from minutes_tui.model.minutes import Minutes, Note

BETWEEN = COMMAS + SEMICOLONS
AMOUNT = re.compile(rf"(?:^|(?<=[\s{BETWEEN}]))([+-]1|[+-]?0(?:[.,]\d+)?|[+-][.,]\d+)\s+(?=\S)")
"""+1, -1, 0, or a shade such as +0.5, before a blank and what may be a name."""
GLUED = re.compile(
    rf"(?:^|(?<=[\s{BETWEEN}]))(?:([+-]1|[+-]?0(?:[.,]\d+)?|[+-][.,]\d+)\s+(?=\S)|([+-])(?=[^\W\d])|"
    rf"(?<=[\s{BETWEEN}])(?i:abs(?:tain(?:ed|ing)?|tentions?)?)\.?:?\s+(?=\S))"
)
"""The same behind a command, where no arrival can be meant: +SP, -DF and "abs SP", too."""
SIGNED = re.compile(r"[+-]1\s")
WITH_WORDS = re.compile(rf"([^{COLONS}\n]*)(?:[{COLONS}]\s*(.*))?", re.DOTALL)
TWICE = "{} votes in two ways in this line: which one counts?"
ALL_VOTED = "Everyone here has voted. To change a vote, type it with the code: +1 CODE."
OTHER_COUNT = "A count and the names beside it differ: correct one of them."
NO_VOTERS = "Votes by name are codes or names with commas between: +1 CODE, CODE -1 CODE."


def is_twice(problem: str) -> bool:
    """Whether it is that somebody votes in two ways."""
    return problem.endswith(TWICE.partition("{}")[2])


class Group(Struct, frozen=True):
    """Those who voted one way."""

    amount: str
    """As it was typed, with a decimal point: +1, -1, 0, or a shade such as +0.5."""
    codes: tuple[str, ...]
    words: str = ""
    """What they said with it, where others' ballots follow in the same line."""


class Ballots(Struct, frozen=True):
    """What is typed of ballots; no groups where words are none."""

    groups: tuple[Group, ...] = ()
    problem: str = ""
    """Why they can't be taken as they are typed, though they are ballots."""
    words: str = ""
    """What the last of those named said with it."""
    kept: tuple[str, ...] = ()
    """Who is among "all", and keeps the ballot that is cast."""


NONE = Ballots()


def read(
    words: str,
    minutes: Minutes,
    known: Collection[str] = (),
    *,
    glued: bool = False,
    recused: Collection[str] = (),
    voted: Collection[str] = (),
) -> Ballots:
    """`+1 SP, Mr Roth -1 DF 0 AT`, and nothing else; "all" are those in the room who have a vote, are named nowhere
    else in the words, aren't `recused` and haven't `voted`. Who is `known` may stand there besides the roster, codes of
    those to be named later, and names that are written as the meeting says them. With `glued` the signs may touch the
    codes."""
    people, pattern = roster(minutes), GLUED if glued else AMOUNT
    found: list[tuple[str, tuple[str, ...], bool]] = []
    problem = ""
    out = set(recused)
    match = pattern.match(words)
    while match:
        following = pattern.search(words, match.end())
        amount = match[1] or (f"{match[2]}1" if glued and match[2] else "0")
        typed = words[match.end() : following.start() if following else None].strip().strip(f"{BETWEEN} ")
        everybody = everybody_but(minutes.meeting.language).fullmatch(typed) if not people.meant(typed) else None
        out |= voted_before(minutes) if everybody and everybody["rest"] else set()
        meant = people_typed((everybody["but"] or "") if everybody else typed, minutes, known)
        if (not meant and not everybody) or not all(meant) or people.code((match[1] or "1").lstrip("+-")):
            return NONE
        match = following
        several = next((keys for keys in meant if len(keys) > 1), None)
        problem = problem or (could_be(several) if several else "")
        codes = tuple(dict.fromkeys(keys[0] for keys in meant))
        out |= set(codes)
        found.append((amount.replace(",", "."), codes, everybody is not None))
    called_now = called(minutes) if any(each for *_, each in found) else []
    kept = tuple(code for code in called_now if code in voted and code not in out)
    left = tuple(code for code in called_now if code not in out and code not in voted)
    groups = [Group(amount, left if is_all else codes) for amount, codes, is_all in found]
    voted = [code for group in groups for code in group.codes]
    twice = next((code for code in voted if voted.count(code) > 1), "")
    if twice:
        problem = problem or TWICE.format(twice)
    cast = tuple(group for group in groups if group.codes)
    return Ballots(cast, problem or (ALL_VOTED if kept and not cast else ""), kept=kept)


def are_meant(line: str, minutes: Minutes, *, glued: bool = False) -> bool:
    """Whether words that are no ballots are meant to be some: a code is behind an amount while a vote is on, or with
    `glued` behind a sign somewhere in the words."""
    people = roster(minutes)
    if glued:
        signed = GLUED.search(line)
        after = re.split(rf"[\s{BETWEEN}+-]+", line[signed.start() :]) if signed else []
        return any(people.code(word, exact=True) for word in after if word)
    if not SIGNED.match(line) or not _is_on(minutes):
        return False
    return any(people.code(word, exact=True) for word in re.split(rf"[\s{BETWEEN}]+", line)[1:] if word)


def _is_on(minutes: Minutes) -> bool:
    """Whether a vote is on: one is open, or a motion is pending in a meeting that has begun. Before that, and until
    somebody is noted as present, a motion that was carried over waits, and `+all` is who is there."""
    if open_vote(minutes) is not None:
        return True
    motion = pending(minutes)
    if motion is None or not has_begun(minutes):
        return False
    return not minutes.notes[motion].from_ or is_taken(minutes)


@cache
def everybody_but(language: str) -> re.Pattern[str]:
    """Everybody, but for those in its group, in a language or in English."""
    words = [vocabulary(each).movements for each in dict.fromkeys((language, "en"))]
    keys = ("everybody", "rest", "but")
    all_, rest, but = (alternatives({word for each in words for word in getattr(each, key)}) for key in keys)
    behind = rf"(?:\s*,?\s*(?:(?:{but})\s|[-–−])\s*(?P<but>\S.*))?"
    return re.compile(rf"(?:(?P<rest>{rest})|{all_})(?!\w){behind}", re.IGNORECASE)


def voted_before(minutes: Minutes) -> set[str]:
    """Codes of those who have a ballot in the vote that is open."""
    index = open_vote(minutes)
    return set(minutes.notes[index].ballots) if index is not None else set()


def of_line(line: str, minutes: Minutes) -> Ballots:
    """The ballots that a line is, by amounts, signs or the words for a way to vote, with what the last of those named
    said behind a colon. Those without an amount before them are some while a vote is on alone."""
    is_on = _is_on(minutes)
    voted = voted_before(minutes)
    if line[0] in "+-0":
        if is_on and (with_reasons := _with_reasons(line, minutes)).groups:
            return with_reasons
        match = WITH_WORDS.fullmatch(line)
        if match and ((found := read(match[1].strip(), minutes, voted=voted)).groups or found.kept):
            return replace(found, words=(match[2] or "").strip())
        if not is_on:
            return NONE
        found = read(_apart(line, minutes), minutes, voted=voted)
        found = found if found.groups else of_signs(line, minutes)
        found = found if found.groups or found.kept else in_words(_ways_for_amounts(line, minutes), minutes, voted)
        return Ballots((), NO_VOTERS) if not (found.groups or found.kept) and are_meant(line, minutes) else found
    if len(line) > LONGEST or vote_counts.unanimous_in_line(line, minutes):
        return NONE
    if not is_on:
        return _of_no_vote(line, minutes)
    behind = _signs_behind(line, minutes)
    return read(behind, minutes) if behind else _called_out(line, minutes, voted)


def _with_reasons(line: str, minutes: Minutes) -> Ballots:
    """Ballots of which one at least has words before the next: "+1 LB: it is cheap -1 AT: it is ugly 0 BM"; no ballots
    of any other line. An amount with no name behind it is part of what was said."""
    said: list[tuple[str, list[str], int, int]] = []
    for mark, following in pairwise([*AMOUNT.finditer(line), None]):
        if mark is None:
            continue
        end = following.start() if following else len(line)
        who, colon, _ = before_colon(line[mark.end() : end])
        meant = people_typed(who.strip(f" {BETWEEN}"), minutes) if who else []
        if meant and all(len(keys) == 1 for keys in meant):
            begin = mark.end() + len(who) + len(colon) if colon else end
            said.append((mark[1].replace(",", "."), [keys[0] for keys in meant], begin, end))
        elif said:
            said[-1] = (*said[-1][:3], end)
    groups = tuple(
        Group(amount, tuple(codes), line[begin:end].strip(f" {BETWEEN}")) for amount, codes, begin, end in said
    )
    if len(groups) < FEWEST or not any(group.words for group in groups[:-1]):
        return NONE
    voted = [code for group in groups for code in group.codes]
    twice = next((code for code in voted if voted.count(code) > 1), "")
    return Ballots(groups, TWICE.format(twice) if twice else "")


FEWEST = 2
"""Ballots in a line with the reasons of several."""


def _called_out(line: str, minutes: Minutes, voted: Collection[str]) -> Ballots:
    """Ballots in words, as in a roll call: "Roll call: Reyes aye, Lowe no", "Reyes: aye, Lowe: no". One name and a
    colon are a ballot in a vote by name, or where nothing was said since the motion, "Reyes: aye": but for an answer to
    a question, and for what is a sentence, "Reyes: Aye."."""
    head = _roll_call(minutes.meeting.language, is_on=True).match(line)
    found = in_words(line[head.end() :] if head else line, minutes, voted)
    if not head and (late := _of_vote_before(found, minutes)):
        return Ballots((), late)
    is_said = not head and sum(len(group.codes) for group in found.groups) == 1 and SPOKEN.fullmatch(line)
    if not is_said:
        return found
    last = next((note for note in reversed(minutes.notes) if not note.struck), Note())
    is_asked = last.kind == "question" or last.text.rstrip().endswith(("?", "？", "؟"))
    is_ballot = not is_asked if voted else last.kind in ("motion", "vote")
    return found if is_ballot and line.rstrip()[-1] not in SENTENCE_ENDS else NONE


SPOKEN = re.compile(rf"[^{COLONS}]+[{COLONS}][^{COLONS}]+")
SENTENCE_ENDS = ".!。！"


@cache
def _roll_call(language: str, *, is_on: bool = False) -> re.Pattern[str]:
    """With what ballots begin, such as "Roll call:", and while a vote `is_on`, "Vote:"."""
    known = [vocabulary(each) for each in dict.fromkeys((language, "en"))]
    words = {word for each in known for word in (*each.motions.roll_call, *(each.scribes.vote if is_on else ()))}
    return re.compile(rf"(?:{alternatives(words)})\s*[{COLONS}.]\s*(?=\S)", re.IGNORECASE)


def _of_no_vote(line: str, minutes: Minutes) -> Ballots:
    """Why ballots of several by name can't be taken while no vote is on; no ballots of any other line."""
    head = _roll_call(minutes.meeting.language).match(line)
    words = line[head.end() :] if head else line
    are_parted = all(re.search(rf"[{COLONS}]", part) for part in APART.split(words))
    if not (head or PARTED.search(line)) and len(line) < SHORT and not re.search(rf"[{COLONS}]", line):
        late = _of_vote_before(in_words(line, minutes), minutes)
        return Ballots((), late) if late else NONE
    if (APART.search(words) and not are_parted) or not (head or PARTED.search(words)):
        return NONE
    found = in_words(words, minutes)
    several = sum(len(group.codes) for group in found.groups) > 1
    ways = max(len(found.groups), len(APART.split(words)))
    return Ballots((), NO_VOTE) if several and ways > bool(not head) else NONE


def _of_vote_before(found: Ballots, minutes: Minutes) -> str:
    """What is asked of one or two ballots that are said right behind a vote that is closed, "Orr abstained": they may
    be of that one; "" where no such vote is, or more voted."""
    codes = [(group.amount, code) for group in found.groups for code in group.codes]
    behind, last = list[str](), Note()
    for note in (note for note in reversed(minutes.notes) if not note.struck):
        if not note.check.startswith(OF_LAST.partition("{")[0]):
            last = note
            break
        behind.insert(0, note.check.partition(" add ")[2].partition(" to the vote")[0].split(", ")[-1])
    if last.kind != "vote" or not 0 < len(codes) <= FEWEST or open_vote(minutes) is not None or _is_of_none(last):
        return ""
    typed = " ".join(f"{amount} {code}" for amount, code in codes)
    undo = f" {len(behind) + 1} times" if behind else ""
    pending_now = OF_PENDING.format(typed) if pending(minutes) is not None else ""
    return OF_LAST.format(undo, ", ".join((*behind, typed))) + pending_now


def _is_of_none(vote: Note) -> bool:
    """Whether a vote is no vote for or against: an election, or a secret one."""
    return bool(vote.options) or vote.secret


OF_LAST = "Is that of the last vote? Type /undo{}, press ↑ and add {} to the vote."
OF_PENDING = " For a vote on the pending motion type {}."
SHORT = 60
"""Characters of a sentence that says how somebody voted."""
NO_VOTE = "No motion or vote is pending. /motion TEXT adds a motion."
PARTED = re.compile(rf"[{BETWEEN}]")
APART = re.compile(r"[.!?]\s")
"""Between the sentences of several."""
LONGEST = 300
"""Characters of a line that may be ballots in words."""
TOUCHING = re.compile(rf"(?<![\w.,+-])([+-]1|0)(?=[^\W\d])|(?<![\w.+-])([+-]1|0)\s*[{COLONS}]\s*")
BEHIND = re.compile(r"([^\W\d]\w*)([+-]1?|0)")


def _apart(line: str, minutes: Minutes) -> str:
    """Amounts with a blank behind them, where a code or a colon is: "+1AT", "+1: AT"."""
    return TOUCHING.sub(lambda amount: f"{amount[1] or amount[2]} ", line)


def _signs_behind(line: str, minutes: Minutes) -> str:
    """Ballots with the amounts before the codes, of a line that has each behind one: "AT+ BM+ LB-"; "" of any other."""
    parts = [BEHIND.fullmatch(part) for part in re.split(rf"[\s{BETWEEN}]+", line.strip(" ."))]
    people = roster(minutes)
    if not all(part and people.code(part[1], exact=True) for part in parts):
        return ""
    return " ".join(f"{part[2] if part[2][-1] in '10' else part[2] + '1'} {part[1]}" for part in parts if part)


def _ways_for_amounts(line: str, minutes: Minutes) -> str:
    """Ballots of which some have a way in words, with a word for each amount: "-1 LB, all others for"."""
    word = {"+1": labels("en").for_, "-1": labels("en").against, "0": "abstain"}
    parts = (re.fullmatch(r"([+-]1|0)\s+(.+)", part) for part in re.split(r"\s*[,;]\s*", line))
    said = [f"{part[2]} {word[part[1]]}" if part else "" for part in parts]
    return ", ".join(new or old for new, old in zip(said, re.split(r"\s*[,;]\s*", line), strict=True))


@cache
def words_of_ballots(language: str) -> Mapping[str, str]:
    """What is found where somebody voted a way, as an expression: "for", "against", "abstain"."""
    ways = vote_counts.words_of_ways(labels(language))
    own = [vocabulary(each).motions for each in dict.fromkeys((language, "en"))]
    more = {
        "for": [each.assenting for each in own],
        "against": [each.dissenting for each in own],
        "abstain": [each.abstaining for each in own],
    }
    return {way: alternatives({*ways[way], *chain(*more.get(way, ()))}) for way in AMOUNTS}


AMOUNTS = {"for": "+1", "against": "-1", "abstain": "0"}


@cache
def _clauses(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Who voted behind a way and a colon, before a way, and behind a way alone: "for LB, AT against BM"."""
    ways = "|".join(f"(?P<{way.replace('for', 'for_')}>{words})" for way, words in words_of_ballots(language).items())
    but = alternatives({word for each in dict.fromkeys((language, "en")) for word in vocabulary(each).movements.but})
    return (
        re.compile(rf"(?:{ways})\s*[{COLONS}]\s*(?P<who>[^{COLONS}]+)", re.IGNORECASE),
        re.compile(
            rf"(?P<who>[^{COLONS}]+?)\s*(?<!\w)(?:{ways})(?P<but>\s*[{COMMAS}]?\s+(?:{but})\s+[^{COLONS}]+)?",
            re.IGNORECASE,
        ),
        re.compile(rf"(?:{ways})\s+(?P<who>[^{COLONS}]+)", re.IGNORECASE),
    )


CLAUSES = re.compile(rf"\s*[.{BETWEEN}]\s*")
"""What parts the clauses of several people."""
WHO = (
    "who|der|die|das|qui|quien|quienes|che|que|som|joka|jotka|kes|kurš|kuri|kuris|kurie|który|która|którzy|який|яка|які"
)
"""Behind somebody, before how that person voted, in any language."""


@cache
def _forms(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A count beside the names that it counts; a dash before a way; and how somebody voted who is excepted."""
    way = "|".join(words_of_ballots(language).values())
    but = alternatives({word for each in dict.fromkeys((language, "en")) for word in vocabulary(each).movements.but})
    names = r"[(（\[](?P<names>[^()（）\[\]]+)[)）\]]"
    return (
        re.compile(
            rf"(?<!\w)(?:(?P<way>{way})\s*[:：–-]?\s*(?P<count>\d{{1,3}})\s*{names}"
            rf"|(?P<first>\d{{1,3}})\s+(?P<behind>{way})\s*[:：]?\s*{names.replace('names', 'voters')}"
            rf"|(?P<before>{way})\s*[(（](?P<within>\d{{1,3}})[)）]\s*[:：]\s*(?P<open>[^;.]+))",
            re.IGNORECASE,
        ),
        re.compile(rf"\s+[-–—]\s+(?=(?:{way})(?:\W|$))|(?<=\w)[-–—](?=(?:{way})\s*(?:[.{BETWEEN}]|$))", re.IGNORECASE),
        re.compile(rf"(?P<all>.+?(?:{but})\s+(?P<who>[^:：]+?)),?\s+(?:{WHO})\s+(?P<way>{way})\.?", re.IGNORECASE),
    )


def _as_clauses(line: str, minutes: Minutes) -> tuple[str, bool]:
    """A line with ballots in the plain form of each, and whether a count in it is other than that of its names."""
    counted, dash, excepted = _forms(minutes.meeting.language)
    is_other = False

    def named(match: re.Match[str]) -> str:
        nonlocal is_other
        way = match["way"] or match["behind"] or match["before"]
        names = match["names"] or match["voters"] or match["open"]
        meant = people_typed(names, minutes)
        count = int(match["count"] or match["first"] or match["within"])
        is_other = is_other or (any(meant) and (not all(meant) or len(meant) != count))
        return f"{way}: {names}" if all(meant) else match[0]

    line = dash.sub(" ", counted.sub(named, line))
    if match := excepted.fullmatch(line):
        line = f"{match['all']}. {match['who']} {match['way']}"
    return line, is_other


def counts_named(words: str, minutes: Minutes) -> str:
    """Words with those who are named in brackets behind a count as a part of their own: "1 abstention, abstention: LB"
    for "1 abstention (LB)"."""
    counted, *_ = _forms(minutes.meeting.language)

    def apart(match: re.Match[str]) -> str:
        way, names = match["way"] or match["behind"], match["names"] or match["voters"]
        count = match["count"] or match["first"]
        meant = people_typed(names, minutes) if names else []
        return f"{count} {way}, {way}: {names}" if meant and all(meant) and len(meant) == int(count) else match[0]

    return counted.sub(apart, words)


@cache
def _answers(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """One answer in a roll call, "Reyes: aye", and nothing but such answers."""
    ways = "|".join(f"(?P<{way.replace('for', 'for_')}>{words})" for way, words in words_of_ballots(language).items())
    plain = "|".join(words_of_ballots(language).values())
    answer = rf"(?P<who>[^{COLONS}.;]+?)\s*[{COLONS}]\s+(?:{{}})(?!\w)\s*(?:[.{BETWEEN}]\s*|$)"
    one, all_ = answer.format(ways), answer.replace("?P<who>", "?:").format(plain)
    return re.compile(one, re.IGNORECASE), re.compile(f"(?:{all_})+", re.IGNORECASE)


def _answered(line: str, minutes: Minutes) -> str:
    """A line of such answers, with each way before those who voted so: "for: Reyes. against: Lowe"."""
    one, all_ = _answers(minutes.meeting.language)
    if not all_.fullmatch(line):
        return line
    said = ((each, next(way for way in AMOUNTS if each[way.replace("for", "for_")])) for each in one.finditer(line))
    return ". ".join(f"{way}: {each['who']}" for each, way in said)


CUTS = re.compile(rf"\s*[.{BETWEEN}]\s*|\s+|$")


def in_words(line: str, minutes: Minutes, voted: Collection[str] = ()) -> Ballots:
    """Ballots of a line that has the ways to vote in words: "Yes: Birch, Ek. No: Roth", "AT yes BM no", "Against: LB.
    All others for." """
    before, behind, bare = _clauses(minutes.meeting.language)
    line, is_other = _as_clauses(_answered(line, minutes), minutes)
    if is_other:
        return Ballots((), OTHER_COUNT)
    if not (before.match(line) or behind.search(line)):
        return NONE
    said = line.strip().rstrip(".。;")
    clauses = _clauses_of(said, minutes)
    if len(clauses) == 1 and bare.match(said) and not (before.match(said) or behind.fullmatch(said)):
        return NONE  # "no LB"
    if not clauses:
        is_meant = before.match(line) and any(
            roster(minutes).meant(part) for part in re.split(rf"[\s{BETWEEN}.{COLONS}]+", line) if part
        )
        voted = [part for part in CLAUSES.split(line.rpartition(":")[2]) if part and _clause(part, minutes)]
        return Ballots((), _two_called(line, minutes) or NO_VOTERS) if is_meant or len(voted) > 1 else NONE
    named = {code for _, who, _ in clauses for code in who}
    groups, kept = [], list[str]()
    for way, who, everybody in clauses:
        kept += [code for code in called(minutes) if everybody == "all" and code in voted and code not in named]
        out = named | {*voted, *(voted_before(minutes) if everybody == "rest" else ())}
        codes = tuple(code for code in called(minutes) if code not in out) if everybody else who
        groups.append(Group(AMOUNTS[way], codes))
    voted = [code for group in groups for code in group.codes]
    twice = next((code for code in voted if voted.count(code) > 1), "")
    cast = tuple(group for group in groups if group.codes)
    problem = TWICE.format(twice) if twice else ALL_VOTED if kept and not cast else ""
    return Ballots(cast, problem, kept=tuple(kept))


def _two_called(line: str, minutes: Minutes) -> str:
    """That a name in a line with ballots in words is that of several, as a sentence; "" where none is."""
    behind = _clauses(minutes.meeting.language)[1]
    for part in re.split(rf"[{BETWEEN}.{COLONS}]+", line):
        match = behind.fullmatch(part.strip())
        name = (match["who"] if match else part).strip()
        keys = roster(minutes).meant(name) if name else []
        if len(keys) > 1:
            return could_be(keys, f"“{name}”")
    return ""


def are_partly(words: str, minutes: Minutes) -> bool:
    """Whether words are ballots of several by name, of which some are none: "AT yes, LB maybe"."""
    parts = [part for part in re.split(rf"\s*[{BETWEEN}]\s*", words) if part]
    people = roster(minutes)
    are_named = all(people.leading(part, exact=True)[0] or people.meant(part.split()[0]) for part in parts)
    return len(parts) > 1 and are_named and any(_clause(part, minutes) for part in parts)


Clause = tuple[str, tuple[str, ...], str]
"""A way, who voted so, and whether that is "all" or "rest" but for those."""


def _clauses_of(line: str, minutes: Minutes) -> list[Clause]:
    """The clauses that a line is made of; none where something is left over."""
    for cut in reversed(list(CUTS.finditer(line))):
        clause = _clause(line[: cut.start()], minutes)
        if clause and not line[cut.end() :]:
            return [clause]
        if clause and (rest := _clauses_of(line[cut.end() :], minutes)):
            return [clause, *rest]
    return []


def _clause(words: str, minutes: Minutes) -> Clause | None:
    language = minutes.meeting.language
    for pattern in _clauses(language):
        match = pattern.fullmatch(words)
        way = next((way for way in AMOUNTS if match[way.replace("for", "for_")]), "") if match else ""
        is_first = match and "but" not in pattern.groupindex  # a name there: "No: we won't"
        if not match or not way or (is_first and roster(minutes).meant(match[way.replace("for", "for_")])):
            continue
        who = (match["who"] + (match.groupdict().get("but") or "")).strip()
        everybody = everybody_but(language).fullmatch(who)
        if everybody:
            who = everybody["but"] or ""
        is_nobody = pattern.groupindex.get("but") is None and folded(who) in map(
            folded, vocabulary(language).rosters.none
        )
        meant = [] if is_nobody else people_typed(who, minutes)
        is_sure = all(len(keys) == 1 for keys in meant) and (meant or is_nobody or everybody)
        if is_sure:
            return way, tuple(keys[0] for keys in meant), ("rest" if everybody["rest"] else "all") if everybody else ""
    return None


def all_but(typed: str, minutes: Minutes) -> set[str] | None:
    """Codes of those who are left out where words mean everybody else, "all but LB", "all -LB"; None where they mean
    anything else."""
    match = everybody_but(minutes.meeting.language).fullmatch(typed.strip())
    if not match or roster(minutes).meant(typed):
        return None
    meant = people_typed(re.sub(r"(?:^|\s)[-–−]", ", ", match["but"] or ""), minutes)
    are_sure = all(len(keys) == 1 and keys[0] in roster(minutes).by_key for keys in meant)
    return {keys[0] for keys in meant} if are_sure else None


def of_signs(line: str, minutes: Minutes) -> Ballots:
    """Ballots of a line while a vote is on in which the signs touch who voted so: "+all -PL", "+SP, MB; -DF; abs RA". A
    sign alone is an arrival's or a departure's, but for that of all."""
    if not _is_on(minutes):
        return NONE
    found = read(line, minutes, glued=True, voted=voted_before(minutes))
    is_of_all = everybody_but(minutes.meeting.language).match(line[1:])
    return found if is_of_all or len(found.groups) > 1 else NONE


def trailing_ballots(
    words: str, minutes: Minutes, known: Collection[str] = (), recused: Collection[str] = ()
) -> tuple[str, Ballots]:
    """Words, and the ballots that stand behind them; none of them a shade of one."""
    for match in GLUED.finditer(words):
        voted = () if words[: match.start()].strip() else voted_before(minutes)
        found = read(words[match.start() :], minutes, known, glued=True, recused=recused, voted=voted)
        if found.groups and all(is_plain(group.amount) for group in found.groups):
            title = words[: match.start()].strip()
            return (words, NONE) if are_meant(title, minutes, glued=True) else (title, found)
    return words, NONE


def people_typed(typed: str, minutes: Minutes, known: Collection[str] = ()) -> list[list[str]]:
    """For each of the codes and names between commas whom it means: nobody, one, or several who are called so. Codes
    alone may have blanks between them."""
    parts = [part for each in re.split(f"[{BETWEEN}]", typed) if (part := each.strip())]
    return [keys for part in parts for keys in _voters_meant(part, minutes, known)]


def _voters_meant(part: str, minutes: Minutes, known: Collection[str]) -> Iterator[list[str]]:
    keys, people, words = _codes_called(part, minutes, known), roster(minutes), part.split()
    if not keys and len(words) > 1 and all(map(people.code, words)):
        yield from ([people.code(word)] for word in words)  # "+1 SP AW PL", without commas
        return
    both = [] if keys else re.split(and_pattern(labels(minutes.meeting.language)), part)
    yield from (_codes_called(each.strip(), minutes, known) for each in both) if len(both) > 1 else (keys,)


def _codes_called(typed: str, minutes: Minutes, known: Collection[str]) -> list[str]:
    people = roster(minutes)
    code = people.code(typed)
    if code:
        return [code]
    if found := people.named(typed) or _titled(typed, minutes):
        return found
    return [typed] if typed in known or is_placeholder(typed, minutes) else []


def _titled(typed: str, minutes: Minutes) -> list[str]:
    """Codes of those who are called so behind one of the words of their title, or its plural: "Cllr Berg" of one who is
    "Cllr Mrs", "Cllrs Berg"."""
    title, _, name = typed.partition(" ")
    if not name or not title[:1].isupper():
        return []
    people, said = roster(minutes), {folded(title).strip("."), folded(title).strip(".").removesuffix("s")}
    return [key for key in people.named(name.strip()) if said & set(folded(people.by_key[key].title).split())]
