"""What is said of how a motion came out: behind a command, "4 to 1, LB dissenting", or as a sentence, "Motion carried
3-0". Counts and ballots in words are taken; what is left over stays words."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from minutes_tui.language.labels import Labels, labels
from minutes_tui.language.names import folded, roster
from minutes_tui.language.separators import COLONS, COMMAS, SEMICOLONS
from minutes_tui.language.vocabulary import Vocabulary, alternatives, vocabulary
from minutes_tui.line.other_titles import holder
from minutes_tui.line.speakers import with_names
from minutes_tui.line.votes import vote_counts
from minutes_tui.line.votes.ballots import counts_named, people_typed, words_of_ballots
from minutes_tui.meeting.motions import (
    FINAL,
    OUTCOMES,
    PUT_OFF,
    PutOff,
    is_procedural,
    main_motion,
    names_aside,
    pending,
    puts_off,
    wording,
)
from minutes_tui.meeting.vote_results import is_casting, is_unanimous
from minutes_tui.model.minutes import Minutes

PARTS = re.compile(rf"\s*[{COMMAS}{SEMICOLONS}]\s*")
BRACKETS = re.compile(r"[(（\[]\s*([^()\[\]（）]*)[)）\]]")
STOP = " .。!"
MENTIONED = re.compile(r"(?<!\w)@{1,2}(?=\w)")
"""Before a code."""
COMMANDS = {"tabled": "table", "postponed": "postpone", "referred": "refer"}
"""Of each outcome, where it has another name."""


CJK = r"[\u3040-\u9fff]"
"""A letter behind which a word may begin without a blank."""
LONGEST = 7
"""Words behind a motion that is put off: "to the finance committee"."""


NO_COUNTS = r"(?!\d\d?[-/]\d\d?[-/](?:19|20)\d\d(?!\d)|(?:1/2|2/3|3/4|3/5|4/5)(?![\d/]))"
"""A day, and a share of the votes."""


class Said(NamedTuple):
    """What words say of a vote."""

    counts: dict[str, int] = {}
    """By way."""
    ballots: dict[str, str] = {}
    """By code."""
    recused: tuple[str, ...] = ()
    outcome: str = ""
    """That it was unanimous, or the chair's casting vote, as it is typed."""
    left: str = ""
    """The words that are none of these."""

    @property
    def says_more(self) -> bool:
        """Whether there is more than words."""
        return bool(self.counts or self.ballots or self.recused or self.outcome)


def read(words: str, minutes: Minutes) -> Said:
    """Counts, in figures or words, "4 to 1", "5 in favour"; how those who are named voted, "with LB abstaining", "GO
    recused"; that it was unanimous; and the words that are left over, with names for codes."""
    words = _cut_short(minutes.meeting.language).sub(", ", MENTIONED.sub("", words))
    said, left, words = Said(), list[str](), _named(words, minutes)
    majority = re.compile(rf"(?:{_words('majority', minutes.meeting.language)})(?=\s)", re.IGNORECASE)
    for phrase in _phrases(words, minutes):
        begun = majority.match(phrase)
        if begun and (behind := _taken(said, phrase[begun.end() :].strip(), minutes)):
            said, left = behind, [*left, begun[0]]
            continue
        taken = _taken(said, phrase, minutes)
        begun = None if taken else figures(minutes.meeting.language).match(phrase)
        counted = _taken(said, begun[0], minutes) if begun else None
        more = behind_figures(phrase, begun, minutes.meeting.language) if begun and counted else phrase
        left += [] if taken or _is_between(more, minutes.meeting.language) else [more]
        said = taken or counted or said
    return said._replace(left=with_names(", ".join(filter(None, left)), minutes))


def _named(words: str, minutes: Minutes) -> str:
    """Words with those who are named in brackets behind a count apart, be it in figures or in words."""
    found = counts_named(words, minutes)
    if found == words and BRACKETS.search(words):
        figures_ = vote_counts.in_figures(words, labels(minutes.meeting.language))
        found = next((named for each in figures_ if (named := counts_named(each, minutes)) != each), words)
    return found


def with_brackets(words: str, minutes: Minutes) -> str:
    """Words with brackets round those who are named right behind a count and its way: "1 Enthaltung Pohl"."""
    for cut in re.finditer(r"(?<=\w)\s+(?=[^\W\d_a-zß-öø-ÿ])", words):
        named = PARTS.split(words[cut.end() :])[0].strip(STOP)
        before = vote_counts.counts_read(PARTS.split(words[: cut.start()])[-1], labels(minutes.meeting.language))
        if before and named and _are_people(named, minutes):
            return f"{words[: cut.start()]} ({named}){words[cut.end() + len(named) :]}"
    return words


def behind_figures(phrase: str, counts: re.Match[str], language: str) -> str:
    """The words behind counts with which a phrase begins. What may be the unit of these is the first of those words,
    "2-2 Stimme der Vorsitzenden", where no word such as "by" comes before the counts: "on a 4-1 vote after debate"."""
    rest = phrase[counts.end() :].strip()
    if not rest or re.match(rf"(?:{_words('by', language)})\b", phrase, re.IGNORECASE):
        return rest
    return phrase[counts.end(counts.lastindex or 0) :].strip()


@cache
def _cut_short(language: str) -> re.Pattern[str]:
    """Between two counts of which the first lacks the end of its word: "3 Ja- gegen 2 Nein-Stimmen"."""
    and_ = {labels(each).and_.strip() for each in (language, "en")}
    between = alternatives(and_ | {word for each in _known(language) for word in each.motions.to})
    return re.compile(rf"(?<=[^\W\d])-\s+(?:{between})\s+(?=\d)", re.IGNORECASE)


def _is_between(words: str, language: str) -> bool:
    """Whether words are nothing but one such as "with", or "and", which stood before what is taken."""
    and_ = {folded(labels(each).and_.strip()) for each in (language, "en")}
    return folded(words) in and_ or re.fullmatch(_words("by", language), words, re.IGNORECASE) is not None


def _phrases(words: str, minutes: Minutes) -> list[str]:
    """The parts between commas; a list of people is one with how they voted, which stands behind them, "BM, LB
    abstaining", or before a colon, "nays: BM, LB"."""
    phrases, names = list[str](), list[str]()
    for part in [*_parts(words, minutes), ""]:
        if _are_people(part, minutes):
            names.append(part)
            continue
        together = ", ".join((*names, part))
        if names and not (part and _taken(Said(), together, minutes)):
            begun = ", ".join((*phrases[-1:], *names))
            phrases[-1:] = [begun] if _by_name(begun, minutes) else [*phrases[-1:], *names]
            together = part
        phrases += [together] if together else []
        names = []
    return phrases


def _parts(words: str, minutes: Minutes) -> Iterator[str]:
    """What stands between commas and brackets; counts before somebody are a part of their own."""
    language = minutes.meeting.language
    for part in PARTS.split(BRACKETS.sub(r", \1, ", words).strip(STOP)):
        counts = (
            (begun[0], each[begun.end() :].strip())
            for each in vote_counts.in_figures(part, labels(language))
            if (begun := figures(language).match(each))
        )
        yield from next((both for both in counts if _are_people(both[1], minutes)), (part,) if part else ())


def may_be_more(said: Said, minutes: Minutes) -> bool:
    """Whether the words that are left over may tell of the vote: they have a figure, name somebody, or say how
    somebody voted who isn't known."""
    words = re.findall(r"[\w-]+", said.left)
    people = roster(minutes)
    is_named = any(map(str.isdecimal, said.left)) or any(
        people.meant(word) or (word[0].isupper() and people.near(word)) for word in words
    )
    voted = re.compile(rf"(?:^|[\s,]){STRANGER}\s+(?:{'|'.join(_ways_named(minutes.meeting.language))})(?!\w)")
    return is_named or voted.search(said.left) is not None


STRANGER = r"[^\W\d_a-z]\w*"
"""What begins as a name does."""


@cache
def _ways_named(language: str) -> tuple[str, ...]:
    ways = words_of_ballots(language)
    return tuple(f"(?i:{ways[way]})" for way in ("against", "abstain"))


def _taken(said: Said, part: str, minutes: Minutes) -> Said | None:
    """What is said, with a part of the words more; None where the part is anything else, or against what is said."""
    language = minutes.meeting.language
    part = _behind_count(language).sub("", part)
    for each in vote_counts.in_figures(part, labels(language)):
        if count := figures(language).fullmatch(each):
            numbers = [int(each) if each else None for each in count.groups()]
            counts = {way: n for way, n in zip(vote_counts.OF_WAYS, numbers, strict=True) if n is not None}
            return _counted(said, counts)
    if is_unanimous(part, language) or is_casting(part, language):
        return None if said.outcome else said._replace(outcome=with_names(part, minutes))
    for each in (part, _between_count(language).sub(" ", part)):
        if counts := vote_counts.counts_read(each, labels(language)):
            return _counted(said, counts)
    if by_name := _by_name(part, minutes):
        way, codes = by_name
        if any(code in said.ballots or code in said.recused for code in codes):
            return None
        if way == "recused":
            return said._replace(recused=(*said.recused, *codes))
        return said._replace(ballots=said.ballots | dict.fromkeys(codes, way))
    return _divided(said, part, minutes)


def _divided(said: Said, part: str, minutes: Minutes) -> Said | None:
    """The same of a part behind a word such as "with", of one that begins with figures, or of two with "and" between
    them."""
    language = minutes.meeting.language
    by = re.match(rf"(?:{_words('by', language)})\s+", part, re.IGNORECASE)
    if by and (taken := _taken(said, part[by.end() :], minutes)):
        return taken
    and_ = rf"\s+(?:and|{re.escape(labels(language).and_.strip())})\s+"
    cuts = [(part[: each.start()], part[each.end() :]) for each in re.finditer(and_, part, re.IGNORECASE)]
    for between in re.finditer(
        rf"\s+(?:{_words('by', language)}|{_words('to', language)})\s+(?=\d)", part, re.IGNORECASE
    ):
        cuts.append((part[: between.start()], part[between.end() :]))
    for said_so in _unanimously(language).finditer(part):
        cuts.append((part[: said_so.start()].strip(), said_so[0]))
        cuts.append((said_so[0], part[said_so.end() :].strip()))
    for each in vote_counts.in_figures(part, labels(language)):
        count = figures(language).match(each)
        if count and each[count.end() :].strip():
            cuts.append((count[0], each[count.end() :].strip()))
    for first, second in cuts:
        taken = _taken(said, first, minutes)
        taken = _taken(taken, second, minutes) if taken else None
        if taken:
            return taken
    return None


@cache
def _unanimously(language: str) -> re.Pattern[str]:
    """That all were for it, at the start or the end of a part."""
    words = alternatives({word for each in (language, "en") for word in labels(each).unanimously})
    return re.compile(rf"^(?:{words})(?=\s)|(?<=\s)(?:{words})$", re.IGNORECASE)


def _counted(said: Said, counts: dict[str, int]) -> Said | None:
    is_other = any(said.counts.get(way, count) != count for way, count in counts.items())
    return None if is_other else said._replace(counts=said.counts | counts)


@cache
def figures(language: str) -> re.Pattern[str]:
    """Counts with nothing but what parts them and what they are counts of: "by 5 votes to 2"."""
    known = _known(language)
    by, to = _words("by", language), _words("to", language)
    votes = alternatives({word for each in known for word in (*each.rosters.votes, *each.motions.cast)})
    between = rf"\s*(?:[-–—{COLONS}/]|{to})\s*"
    count = rf"(\d{{1,5}})(?:\s*(?:{votes})(?!\w))?"
    return re.compile(
        rf"(?:(?:{by})\s*)?{NO_COUNTS}{count}{between}{count}(?:{between}{count})?(?:{between}{count})?(?![\w/:-])",
        re.IGNORECASE,
    )


def by_at_end(words: str, language: str) -> re.Match[str] | None:
    """A word such as "with" at the end of a title, which belongs to the counts behind it; there may be
    nothing else. One that ends a phrase of its own as often is none: "what to vote on"."""
    by = alternatives({word for each in _known(language) for word in each.motions.by} - {"on", "at"})
    return re.search(rf"(?:^|\s+)(?:{by})$", words, re.IGNORECASE)


@cache
def _between_count(language: str) -> re.Pattern[str]:
    """The votes between a count and its way, "4 głosami za", or touching the count alone, "4名"."""
    votes = alternatives({word for each in _known(language) for word in (*each.rosters.votes, *each.motions.cast)})
    return re.compile(rf"(?<=\d)\s+(?:{votes})\s+(?=[^\W\d])|(?<=\d)(?:{votes})$", re.IGNORECASE)


@cache
def _behind_count(language: str) -> re.Pattern[str]:
    """A word such as "with" behind what is said, in a script without blanks."""
    by = alternatives({word for each in _known(language) for word in each.motions.by if re.match(CJK, word)})
    return re.compile(rf"(?:{by})$" if by else r"(?!)")


@cache
def _known(language: str) -> tuple[Vocabulary, ...]:
    return tuple(vocabulary(each) for each in dict.fromkeys((language, "en")))


def _words(key: str, language: str) -> str:
    """An expression for any of the words of a kind, of a language and of English."""
    return alternatives({word for each in _known(language) for word in getattr(each.motions, key)})


def _by_name(part: str, minutes: Minutes) -> tuple[str, tuple[str, ...]] | None:
    """How those who are named in a part voted: "LB abstaining", "against: LB"."""
    for way, pattern in _ways_of_people(minutes.meeting.language):
        match = pattern.fullmatch(part)
        named = match["first"] or match["second"] if match else ""
        meant = people_typed(named, minutes) if named else []
        meant = _office(named, minutes) if meant == [[]] else meant
        if meant and all(len(keys) == 1 and keys[0] in roster(minutes).by_key for keys in meant):
            return way, tuple(keys[0] for keys in meant)
    return None


def _office(named: str, minutes: Minutes) -> list[list[str]]:
    """Who alone is meant by a word for an office, "the chair"."""
    key = holder(named, minutes)
    return [[key]] if key else [[]]


@cache
def _ways_of_people(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What finds people before or behind each way to vote, or to be out of the vote."""
    recused = {word for each in _known(language) for word in each.motions.recused} | {labels(language).recusals}
    by, found = _words("by", language), []
    for way, said in {**words_of_ballots(language), "recused": alternatives(recused)}.items():
        people = rf"(?P<first>\S.*?)\s*(?:{said})|(?:{said})(?:\s*[{COLONS}]\s*|\s+)(?P<second>\S.*)"
        found.append((way, re.compile(rf"(?:(?:{by})\s+)?(?:{people})", re.IGNORECASE)))
    return tuple(found)


def _are_people(part: str, minutes: Minutes) -> bool:
    """Whether a part is names or codes, with a word such as "with" before them or none."""
    by = re.match(rf"(?:{_words('by', minutes.meeting.language)})\s+", part, re.IGNORECASE)
    meant = people_typed(part[by.end() :] if by else part, minutes)
    return bool(meant) and all(len(keys) == 1 for keys in meant)


# As a sentence

NOT = {"not", "nicht", "pas", "non", "no", "niet", "nao", "inte", "ej", "ikke", "ei", "nav", "ne", "nie", "не"}
"""Words before an outcome, in any language and without accents, with which it is another."""
NO = {"no": ("es", "ca"), "ne": ("fr", "lt", "lv", "sl", "hr"), "non": ("it", "fr")}
"""Those that are this in some languages alone: in English "no" stands before a noun, "no discussion"."""
NOT_FAR = 4
"""Words between one of those and the outcome."""
NOT_BEHIND = {"inte", "ej", "ikke", "ei", "nicht", "niet", "pas"}
"""Those that may stand right behind the verb: "bifölls inte"."""


def is_negated(before: str, behind: str, language: str) -> bool:
    """Whether an outcome between these words is said not to have been: with "not" a few words before it in the same
    clause, or right behind it. "Without", and "no" before a noun, say something else."""
    words = folded(CLAUSE.split(before)[-1]).split()[-NOT_FAR:]
    nots = {word for word in NOT | {"never"} if language in NO.get(word, (language,))}
    next_ = folded(behind).split()[:1]
    return bool(nots & set(words)) or (len(next_) == 1 and next_[0].strip(STOP) in NOT_BEHIND)


CLAUSE = re.compile(rf"[{COMMAS}{SEMICOLONS}{COLONS}.!?]")


class Told(NamedTuple):
    """What a sentence says became of the pending motion."""

    command: str
    """The name of the command that says the same."""
    words: str
    """What follows it."""
    is_sure: bool
    """Whether nothing else may be meant."""
    is_of_motion: bool = True
    """Whether it names the motion, or has a vote."""
    is_of_amendment: bool = False
    """Whether it names an amendment."""
    aside: str = ""
    """What it says of a motion that puts off the pending one: "carried" or "lost"; `PROCEDURE` or `OTHER` of one that
    leaves it pending; "" where it says nothing of these."""
    is_whole: bool = True
    """Whether nothing in it may be of another motion: else no command is made of it."""
    votes: str = ""
    """What it says of the votes alone, of a motion that puts off the pending one."""

    @property
    def line(self) -> str:
        return f"/{self.command} {self.words}".strip()


WITH = re.compile(r"(?<!\S)w/\s*", re.IGNORECASE)
"""For "with", in English."""


def _is_of_pending(label: str, minutes: Minutes) -> bool:
    """Whether what stands before a colon are words of the pending motion."""
    index = pending(minutes)
    return index is not None and folded(label) in folded(minutes.notes[index].text)


def told(line: str, minutes: Minutes) -> Told | None:
    """What became of a motion, of a sentence that says it: "Motion carried 3-0", "Carried unanimously", "With 3 votes
    to 1 carried". Where it begins with the motion, words that are no counts make it doubtful; else they make it another
    sentence."""
    language, line = minutes.meeting.language, WITH.sub("with ", line)
    found = [
        (outcome, match) for outcome, pattern in _sentences(language) if (match := pattern.fullmatch(line.strip()))
    ]
    alone = {folded(word) for each in _known(language) for word in (*each.motions.tie, *each.motions.majority)}
    for outcome, match in sorted(found, key=lambda one: bool(one[1]["within"] or one[1]["ahead"])):
        before = match["within"] or match["ahead"] or ""
        label = before.rstrip().rstrip(COLONS).strip() if before.rstrip().endswith(tuple(COLONS)) else ""
        if label and not match["motion"]:
            if not _is_of_pending(label, minutes):
                continue
            before = ""
        rest = ", ".join(filter(None, (before, match["rest"].strip(f"{STOP},:："))))
        said = read(rest, minutes) if rest else Said()
        left = said.left
        is_sure = not label and (not left or folded(left) in alone)
        own = {word for tag in (language, "en") for word in (*labels(tag).unanimously, *labels(tag).casting_vote)}
        is_own = any(rest.startswith(word[:1].upper() + word[1:]) for word in own)
        if match["ahead"] and rest and ((left and is_sure) or is_own):
            rest = rest[0].lower() + rest[1:]
        if match["ahead"] and (
            not (said.says_more or is_sure) or ((" " in match["ahead"] or match["of"]) and not is_sure)
        ):
            continue
        if is_negated(before, match["rest"], language):
            continue
        if match["motion"] and outcome in ("carried", "lost"):
            about, _, more = (
                before.partition(cut[0]) if (cut := _came_so(language).search(before)) else (before, "", "")
            )
            behind = ", ".join(filter(None, (more, match["rest"].strip(f"{STOP},:："))))
            if _is_number(about, behind, before, minutes):
                is_amendment = _names_amendment(match, language)
                return Told(outcome, behind, is_sure=False, is_of_motion=True, is_of_amendment=is_amendment)
            if NUMBERED.fullmatch(about):  # "no 5" tells of no votes
                return Told(outcome, behind, is_sure=False, aside=OTHER)
            if how := puts_off(about, language):
                return _of_aside(how, outcome, behind, minutes)
            noun = match["motion"].split()
            kinds = (" ".join(noun[at:]) for at in range(1, len(noun)))
            named = next((kind for kind in kinds if is_procedural(kind, language)), about)
            if of_named := _of_named(named, outcome, behind, minutes):
                return of_named
        if said.outcome and NOT & set(folded(match["came"]).split()):  # carried, and not by all
            words = f"{match['came'].split()[0].lower()} {rest}"
            return Told(FINAL, words, is_sure=False, is_of_amendment=_names_amendment(match, language))
        if outcome == "lost" and (turned := _majority_first(rest, said, language)):
            rest = turned
        begins = not (match["within"] or match["ahead"])
        is_asked = bool(match["ahead"]) or (is_of(match) and (not match["within"] or said.says_more))
        is_asked = is_asked or (begins and (said.says_more or _goes_on(match["rest"], language)))
        is_asked = is_asked and not _ends_open(before, language)
        if outcome in PUT_OFF and begins and _says_where(left, language):
            is_sure = True
        is_named = _came_so(language).search(before) is not None  # "the motion on fees was", and no time
        if outcome in PUT_OFF and is_of(match) and len(left.split()) <= LONGEST and not is_named:
            is_sure = is_sure or not any(roster(minutes).meant(word) for word in re.findall(r"[\w-]+", left))
        if is_sure or is_asked:
            is_of_motion = is_of(match) or said.says_more
            is_amendment = _names_amendment(match, language)
            is_whole = is_sure or not (names_aside(before, language) or _is_of_another(match, before, minutes))
            command = COMMANDS.get(outcome, outcome)
            return Told(command, rest, is_sure, is_of_motion, is_amendment, is_whole=is_whole)
    return None


def without_put(line: str, minutes: Minutes) -> str:
    """A line without the words that say that a motion was put to the vote, or was amended before that: "La proposition
    amendée, mise aux voix, est rejetée"."""
    language = minutes.meeting.language
    line = _amended(language).sub("", line) if _was_amended(minutes) else line
    return _put(language).sub(" ", line).strip() if "," in line else line


def _was_amended(minutes: Minutes) -> bool:
    """Whether an amendment to the pending motion was carried. The words of one that was not entered are unknown."""
    index = pending(minutes)
    motion = minutes.notes[index].id if index is not None else ""
    return motion != "" and any(note.amends == motion and note.outcome == FINAL for note in minutes.notes)


@cache
def _amended(language: str) -> re.Pattern[str]:
    """That a motion was amended, beside its name: "La proposition amendée est", "Der geänderte Antrag"."""
    known = vocabulary(language)
    words = alternatives(known.motions.amended) or "(?!)"
    motion = alternatives({labels(language).motion, *known.scribes.motion, *known.motions.nouns})
    be = alternatives(known.motions.be)
    return re.compile(
        rf"(?<!\w)(?:{words})\s+(?=(?:{motion})(?!\w))|(?<=\w)\s+(?:{words})(?=\s+(?:{be})\s)", re.IGNORECASE
    )


@cache
def _put(language: str) -> re.Pattern[str]:
    """That something was put to the vote: at the start, between commas, or behind "is" and before a colon."""
    put = alternatives({word for word in vocabulary(language).scribes.vote if " " in word}) or "(?!)"
    behind = rf"\s+(?:{alternatives(vocabulary(language).motions.be)})\s+(?:{put})\s*[{COLONS},]\s*"
    return re.compile(rf"^(?:{put})\s*,\s*|\s*,\s*(?:{put})\s*,\s*|{behind}", re.IGNORECASE)


def _is_number(about: str, behind: str, before: str, minutes: Minutes) -> bool:
    """Whether figures behind the name of a motion are its number, "Resolution 26-14 adopted 6-1": other counts come
    behind them, or a word for being so does."""
    is_figures = re.fullmatch(r"\d{1,4}\s?[-–]\s?\d{1,4}", about.strip()) is not None
    return is_figures and (about.strip() != before.strip() or bool(behind and read(behind, minutes).counts))


def _is_of_another(match: re.Match[str], before: str, minutes: Minutes) -> bool:
    """Whether the words between the name of a motion and what became of it may say which motion that is."""
    begins = re.match(rf"(?:{_words('be', minutes.meeting.language)})(?!\w)|\d", before, re.IGNORECASE)
    return bool(match["within"] and not begins and read(before, minutes).left)


def _ends_open(before: str, language: str) -> bool:
    """Whether words before an outcome end with "and", with "the motion" behind it or none: they say something else."""
    and_ = rf"(?:^|\s)(?:{alternatives({labels(each).and_.strip() for each in (language, 'en')})})"
    be, the = _words("be", language), _words("the", language)
    open_end = rf"{and_}(?:\s+(?:{be}))?[\s{COMMAS}]*$|{and_}\s+(?:{the})\s+\w+$"
    return re.search(open_end, before, re.IGNORECASE) is not None


MOST_WORDS = 12
"""Words behind an outcome, in which more of it may be said."""


def _goes_on(rest: str, language: str) -> bool:
    """Whether a few words behind an outcome, with which a line begins, may say more of it: "Approved, subject to legal
    review", "Carried with the chair abstaining"; "Lost keys" is something else."""
    is_parted = re.match(rf"\s*[{COMMAS}{SEMICOLONS}]|\s+(?:{_words('by', language)})\s", rest, re.IGNORECASE)
    return is_parted is not None and len(rest.split()) <= MOST_WORDS


def _of_aside(how: PutOff, outcome: str, rest: str, minutes: Minutes) -> Told | None:
    """What became of a motion that puts off another; None where more is said of it than votes."""
    rest = rest.strip(f"{STOP},:：")
    said = read(rest, minutes) if rest else Said()
    if said._replace(counts={}) == Said() and set(said.counts) == {"for", "against"}:
        rest = f"{said.counts['for']}-{said.counts['against']}"  # "3:2" would be a time
    words = ", ".join(filter(None, (how.words, rest))) if outcome == FINAL else rest
    return None if said.left else Told(COMMANDS[how.outcome], words, is_sure=True, aside=outcome, votes=rest)


@cache
def _came_so(language: str) -> re.Pattern[str]:
    """Between what a motion is about and what became of it: "was"."""
    return re.compile(rf"(?<=\w)\s+(?:{_words('be', language)})(?:\s+|$)", re.IGNORECASE)


def _of_named(about: str, outcome: str, rest: str, minutes: Minutes) -> Told | None:
    """What became of a motion of which is said what it was about, "to buy the table": of the pending one where it has
    all of these words, else of another; None where nothing of that is said."""
    language = minutes.meeting.language
    is_other = is_procedural(about, language)
    if not is_other and not _is_about(language).match(about):
        return None
    rest = rest.strip(f"{STOP},:：")
    index = pending(minutes)
    little = {folded(word) for each in _known(language) for word in (*each.motions.the, *each.motions.that)} | {
        "a",
        "an",
    }
    named = set(re.findall(r"\w+", folded(about))) - little
    if index is not None:
        has = set(re.findall(r"\w+", folded(wording(minutes, main_motion(minutes, index)))))
        if named and named <= has:
            said = read(rest, minutes) if rest else Said()
            return Told(outcome, rest, is_sure=not said.left)
    if outcome == FINAL and (aside := _puts_off_named(language).match(about)):
        outcome = next(each for each in PUT_OFF if aside[each])
        rest = ", ".join(filter(None, (aside["where"], rest)))
        return Told(COMMANDS[outcome], rest, is_sure=False, aside=OTHER)
    is_whole = not names_aside(about, language) and not is_negated(about, "", language)
    return Told(outcome, rest, is_sure=False, aside=PROCEDURE if is_other else OTHER, is_whole=is_whole)


NUMBERED = re.compile(r"(?:no|nos|nr|n°|nº|num|number|#)\.?\s*\d[\w./-]*", re.IGNORECASE)
"""The number of a motion, behind the word for it: "no 5"."""
PROCEDURE, OTHER = "procedure", "other"
"""In place of what became of a motion that puts off the pending one: the sentence is of one on the procedure, or of
another that it names."""


@cache
def _puts_off_named(language: str) -> re.Pattern[str]:
    """That a motion puts off what it names: "to refer the plan to staff"; where or when in a group of its own."""
    verbs = "|".join(rf"(?P<{each}>{_words(f'to_{COMMANDS[each]}', language)})" for each in PUT_OFF)
    where = rf"(?:\s+(?P<where>(?:{_words('until', language)})\s+[^{COMMAS}{SEMICOLONS}]+))?$"
    the, word = rf"(?:{_words('the', language)})(?:\s+|(?<=['’]))", rf"[^\s{COMMAS}{SEMICOLONS}]+"
    return re.compile(
        rf"(?:{_words('that', language)})\s+(?:{verbs})\s+{the}{word}(?:\s+{word}){{0,4}}?{where}", re.IGNORECASE
    )


@cache
def _is_about(language: str) -> re.Pattern[str]:
    """With what words begin that say what a motion is about: "to buy", "that we buy"."""
    return re.compile(rf"(?:{_words('that', language)})\s+\S", re.IGNORECASE)


def _says_where(words: str, language: str) -> bool:
    """Whether a few words say when or where a motion is put off: "to the finance committee", "until March"."""
    until = _words("until", language)
    begins = re.match(rf"(?:{until})(?:\s|(?<=['’])|$)", words, re.IGNORECASE)
    return begins is not None and len(words.split()) <= LONGEST


def _names_amendment(match: re.Match[str], language: str) -> bool:
    named = folded(match["motion"] or match["behind"] or match["of"] or "")
    nouns = (folded(noun) for noun in _amendments(language))
    return any(named == noun or re.search(rf"\W{re.escape(noun)}\Z", named) for noun in nouns)


@cache
def _amendments(language: str) -> frozenset[str]:
    words = {word for known in _known(language) for word in known.scribes.amend}
    return frozenset(words | {labels(tag).amendment for tag in (language, "en")})


def _majority_first(words: str, said: Said, language: str) -> str:
    """The counts of a motion that was lost as commands take them, where words say the majority first: "by 3 votes to
    2", "par 3 voix contre 2"; "" where the words say which votes were for it, or figures alone say both."""
    for_, against = said.counts.get("for"), said.counts.get("against")
    says_for = re.search(rf"(?<!\w)(?:{words_of_ballots(language)['for']})(?!\w)", words, re.IGNORECASE)
    if not for_ or not against or for_ <= against or said.left or said.ballots or says_for:
        return ""
    if set(said.counts) - {"for", "against"} or re.search(r"\d\s*[-–:/]\s*\d", words):
        return ""
    return f"{against}-{for_}"


def is_of(match: re.Match[str]) -> bool:
    """Whether a sentence that was found names the motion."""
    return bool(match["motion"] or match["behind"] or match["of"])


@cache
def _sentences(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    known = _known(language)
    tags = dict.fromkeys((language, "en"))
    nouns = {word for each in known for word in (*each.scribes.motion, *each.scribes.amend, *each.scribes.vote)}
    nouns |= {word for tag in tags for word in (labels(tag).motion, labels(tag).amendment)}
    nouns |= {word for each in known for word in each.motions.nouns}
    the, be = _words("the", language), _words("be", language)
    found = []
    for outcome in OUTCOMES:
        words = {word for each in known for word in getattr(each.motions, outcome)}
        words |= {word for tag in tags for word in _printed(labels(tag), outcome)}
        words_ = alternatives(words)
        came = rf"(?:{words_})(?!\w)"
        named = rf"(?:(?:{the})(?:\s+|(?<=['’])))?(?:{alternatives(nouns)})"
        noun = rf"(?P<motion>{named})(?:(?!\w)|(?<={CJK}))\s*[:：]?\s*"
        end = rf"(?={came}(?:\W|$))"
        bes = rf"(?:(?:{be})\s+)*"
        within = rf"{bes}{noun}(?:(?:{be})(?:\s+|(?<={CJK})))*(?:(?P<within>\S[^.]*?)(?:\s+|(?<={CJK})){end})??"
        of = rf"(?:(?P<of>{named})\s+{bes})?"
        ahead = rf"{bes}(?:(?P<ahead>\S.*?)(?:[,;.]?\s+|(?<={CJK})){of})??"
        whole = rf"(?:{within}|{ahead})(?P<came>{words_})(?!\w)(?:\s+(?P<behind>{named})(?!\w))?(?P<rest>.*)"
        found.append((outcome, re.compile(whole, re.IGNORECASE | re.DOTALL)))
    return tuple(found)


def _printed(known: Labels, outcome: str) -> Iterator[str]:
    label = OUTCOMES[outcome]
    return filter(None, (getattr(known, label), getattr(known, f"{label}_amendment")))


def has_part_of_vote(words: str, minutes: Minutes) -> bool:
    """Whether a part behind the first of a motion's words tells of nothing but the vote, or says the outcome: "to buy
    glue - unanimous", "to seal them, voice vote, all in favour"."""
    roll_call = _roll_call(minutes.meeting.language)
    for part in (roll_call.sub("", each) for each in PART_OF_VOTE.split(words)[1:]):
        said, came = read(part, minutes), told(part, minutes)
        is_counted = {"for", "against"} <= said.counts.keys() or ALL_AYES.fullmatch(part.strip(STOP))
        if is_counted or (said.says_more and not said.left) or (came and came.is_sure and len(part.split()) <= FEW):
            return True
    return False


@cache
def _roll_call(language: str) -> re.Pattern[str]:
    known = [vocabulary(each) for each in dict.fromkeys((language, "en"))]
    words = alternatives({word for each in known for word in each.motions.roll_call})
    return re.compile(rf"^(?:{words})\s*[{COLONS}]?\s+", re.IGNORECASE)


PART_OF_VOTE = re.compile(rf"{vote_counts.PART.pattern}|(?<=[.;])\s+")
ALL_AYES = re.compile(r"all(?:\s+voted)?\s+ayes?", re.IGNORECASE)
"""That all were for it, in English, as a part of a motion's words; as a line they are the ballots of all."""
FEW = 4
"""Words of a part that says the outcome."""


def counts_at_end(words: str, minutes: Minutes) -> re.Match[str] | None:
    """The comma or blank behind which nothing but counts ends the words of a motion: "to pave it, 3-1"."""
    for cut in list(vote_counts.PART.finditer(words))[-1:]:
        said = read(words[cut.end() :], minutes)
        if said.counts and not said.left:
            return cut
    return BEFORE_SCORE.search(words)


BEFORE_SCORE = re.compile(r"\s+(?=\d{1,3}[-–]\d{1,3}(?:[-–]\d{1,3})?\s*\.?\s*$)")
