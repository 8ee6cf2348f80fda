"""Sentences that say who is out of a vote and whose votes somebody holds: "LB recused herself (owns the boat)", "BM
gave his proxy to AL", "Proxy: BM to AL"; each as the command that says the same."""

import re
from functools import cache

from minutes_tui.language.labels import labels
from minutes_tui.language.names import roster
from minutes_tui.language.separators import COLONS, COMMAS
from minutes_tui.language.vocabulary import Vocabulary, alternatives, vocabulary
from minutes_tui.line.other_titles import near, who_is_near
from minutes_tui.line.votes.ballots import people_typed
from minutes_tui.meeting.agenda_numbers import numbered
from minutes_tui.meeting.motions import pending
from minutes_tui.model.minutes import Minutes, listed

LONGEST = 200
"""Characters of a sentence that is read so."""
ARROW = r"[-=]?>|→|➜"
NAMES = rf"[^{COLONS}()（）]{{1,60}}?"


def told(line: str, minutes: Minutes) -> tuple[str, str] | None:
    """The command's name and what follows it; None of any other line, or where somebody is not on the roster."""
    words = line.strip()
    is_hinted = CJK.search(words) or _hints(minutes.meeting.language) & {*WORD.findall(words.casefold())}
    if len(words) > LONGEST or not is_hinted:
        return None
    return _recused(words, minutes) or _proxy(words, minutes) or _out_told(words, minutes)


def _out_told(words: str, minutes: Minutes) -> tuple[str, str] | None:
    """That somebody takes no part in the vote that is to come: on the pending motion."""
    who = _out(words, minutes) if pending(minutes) is not None else ""
    return ("recuse", who) if who else None


def _out(words: str, minutes: Minutes) -> str:
    """Codes of those of whom an English sentence says that they took no part in a vote."""
    match = OUT.fullmatch(words)
    return _codes(match["who"], minutes) if match else ""


OUT = re.compile(
    rf"(?P<who>{NAMES})(?:\s*,[^,]+,)?\s+(?:(?:withdrew|left\s+the\s+room),?\s+and\s+)?"
    r"(?:(?:did|does|will)\s+not\s+vote|"
    r"(?:took\s+no\s+part|takes\s+no\s+part|did\s+not\s+take\s+(?:any\s+)?part|will\s+take\s+no\s+part)\s+in\s+"
    r"(?:the\s+)?(?:(?:discussion|debate)(?:\s*,\s*|\s+(?:or|and|nor)\s+(?:in\s+)?)(?:the\s+)?)?"
    r"(?:vote|voting)(?:\s+(?:on|for)\s+.{1,60})?)\s*\.?",
    re.IGNORECASE,
)


CJK = re.compile(r"[\u3040-\u9fff]")
WORD = re.compile(r"\w+")


@cache
def _hints(language: str) -> frozenset[str]:
    """A word of each phrase that such a sentence has, in small letters."""
    known = _known(language)
    phrases = [word for each in known for word in each.motions.recuses]
    phrases += [
        word for each in known for words in (each.rosters.proxy, each.rosters.proxy_to, each.rosters.proxy_lists)
        for word in words
    ]  # fmt: skip
    phrases += ["no part", "take part"]
    return frozenset(max(WORD.findall(phrase.casefold()), key=len) for phrase in phrases)


def _recused(words: str, minutes: Minutes) -> tuple[str, str] | None:
    match = _recusal(minutes.meeting.language).fullmatch(words)
    who = _codes(match["who"], minutes) if match else ""
    if not match or not who:
        return None
    between = match["between"] or ""
    if more := _codes(between, minutes) if between else "":
        who, between = f"{who}, {more}", ""
    why = (match["aside"] or match["why"] or between).strip()
    number = match["number"] or ""
    if number and not numbered(minutes, number):
        return None
    return "recuse", f"{who} {number}".strip() + (f": {why}" if why else "")


def several(line: str, minutes: Minutes) -> list[tuple[str, str]]:
    """Holder and givers of each proxy of a line that has more than one behind a label: "Pouvoirs : M. Ek à Mme Birch,
    M. Hill donne pouvoir à M. Ash"; [] of any other line, or where one of them can't be read."""
    label = _label(minutes.meeting.language).match(line) if len(line) <= LONGEST else None
    parts = BETWEEN.split(line[label.end() :].strip(" .。")) if label else []
    found: dict[str, list[str]] = {}
    for part in parts if label and len(parts) > 1 else ():
        pair = _proxy(part, minutes) or _proxy(f"{label[0]}{part}", minutes) if label else None
        if not pair:
            return []
        holder, _, giver = pair[1].partition(": ")
        found.setdefault(holder, []).append(giver)
    return [(holder, ", ".join(givers)) for holder, givers in found.items()]


BETWEEN = re.compile(rf"\s*[{COMMAS};]\s*(?=\S)")


@cache
def _label(language: str) -> re.Pattern[str]:
    lists = {word for each in _known(language) for word in each.rosters.proxy_lists}
    return re.compile(rf"(?:{alternatives(lists)})\s*[{COLONS}]\s*", re.IGNORECASE)


SEVERAL = "Are these proxies? Type {}"


def _proxy(words: str, minutes: Minutes) -> tuple[str, str] | None:
    for pattern in _proxies(minutes.meeting.language):
        match = pattern.fullmatch(words.rstrip(" .。"))
        holder, giver = (_codes(match[name], minutes) for name in ("holder", "giver")) if match else ("", "")
        if holder and giver:
            return "proxy", f"{holder}: {giver}"
    return None


def doubt(line: str, minutes: Minutes) -> str:
    """Why a line that begins as a proxy behind a label, or names one of the two, gives none: the other is not on the
    list of participants, or may be two; "" of any other line."""
    words = line.strip().rstrip(" .。")
    is_hinted = _hints(minutes.meeting.language) & {*WORD.findall(words.casefold())}
    if len(words) <= LONGEST and (who := _out(words, minutes)):
        return TO_COME.format(who)
    if len(words) > LONGEST or not is_hinted or _proxy(words, minutes):
        return ""
    if pairs := several(words, minutes):
        return SEVERAL.format(", then ".join(f"/proxy {holder}: {givers}" for holder, givers in pairs))
    label = _label(minutes.meeting.language).match(words)
    if label and len(parts := BETWEEN.split(words[label.end() :])) > 1:
        doubts = (doubt(part, minutes) or doubt(f"{label[0]}{part}", minutes) for part in parts)
        return next(filter(None, doubts), ONE_EACH)
    people = roster(minutes)
    for pattern in _proxies(minutes.meeting.language):
        match = pattern.fullmatch(words)
        names = [match["giver"].strip(), match["holder"].strip()] if match else []
        strangers = [name for name in names if not _codes(name, minutes)]
        if len(strangers) == 1:
            name = strangers[0]
            if first := _first_to_type(name, minutes):
                who, line_ = first
                holder = _codes(match["holder"], minutes) if match else ""
                return FIRST.format(line_, holder, who) if holder and who not in listed(holder) else ""
            asked = who_is_near(name, near(name, minutes), people)
            return f"{asked or f'Not on the participants list: {name}.'} A proxy is typed /proxy HOLDER: GIVER."
    return ""


ONE_EACH = "One proxy a line: /proxy HOLDER: GIVER."
TO_COME = "Is that of a vote to come? /recuse {} records it. A vote that was held has who took part."
FIRST = "Type {} first, then /proxy {}: {}"


def _first_to_type(name: str, minutes: Minutes) -> tuple[str, str] | None:
    """Who gives a proxy, and what is typed before it, of words that say that they leave or are away too: "M. Ek,
    excusé,", "M. Ek quitte la séance à 20 h 15 et"; None where they say neither."""
    from minutes_tui.line import movements  # few lines need it

    words = re.sub(r"\s+\S{1,3}$", "", name.strip(" ,")) if not name.rstrip().endswith(",") else name.strip(" ,")
    for said in dict.fromkeys((words, words.replace(",", "", 1))):
        movement = movements.told(f"{said}.", minutes)
        if movement and len(movement.keys) == 1 and movement.line[:1] in "-/" and movement.line:
            return movement.keys[0], movement.line
    return None


def _codes(typed: str, minutes: Minutes) -> str:
    """Codes with commas between, of those who are named; "" where one of them may be nobody, or two."""
    meant = people_typed(typed, minutes)
    are_sure = meant and all(
        len(keys) == 1 and keys[0] in {each.key for each in minutes.participants} for keys in meant
    )
    return ", ".join(keys[0] for keys in meant) if are_sure else ""


@cache
def _known(language: str) -> tuple[Vocabulary, ...]:
    return tuple(vocabulary(each) for each in dict.fromkeys((language, "en")))


@cache
def _recusal(language: str) -> re.Pattern[str]:
    """Who is out of the vote, and why: in brackets, behind a colon, comma or dash, behind a word such as "because", or
    between commas before the verb."""
    verbs = alternatives({word for each in _known(language) for word in each.motions.recuses})
    because = alternatives({word for each in _known(language) for word in each.motions.because})
    before = rf"[{COLONS}{COMMAS};]|\s[-–—]|\s(?=(?:{because})(?:\s|(?<=['’])))"
    why = rf"\s*[(（](?P<aside>[^()（）]+)[)）]|\s*(?:{before})\s*(?P<why>\S.*?)"
    topic = alternatives({word for each in _known(language) for word in each.scribes.topic})
    item = rf"(?:\s+\w{{1,5}}\.?)?\s+(?:{topic})\.?\s*(?P<number>\d{{1,3}}(?:\.\d{{1,3}}){{0,2}})"
    who = rf"(?P<who>{NAMES})(?:\s*,\s*(?P<between>[^,]+),\s*|\s+|(?=[\u3040-\u9fff]))"
    return re.compile(rf"{who}(?:{verbs})(?!\w){_leaving(language)}(?:{item})?(?:{why})?\s*[.。]?", re.IGNORECASE)


def _leaving(language: str) -> str:
    """An expression for words behind a recusal that say that they left, which stay with it: "und verlässt den Saal"."""
    if language.startswith("en"):
        return ""  # "declared an interest and left the room" tells of the leaving first
    known = vocabulary(language)
    and_, left, places = labels(language).and_.strip(), known.movements.left, known.movements.places
    before, hour = (alternatives(words) or "(?!)" for words in (known.times.before, known.times.hour))
    at = rf"(?:\s+(?:{before}))?\s+\d{{1,2}}(?:[.:h]\d\d|h)?(?:\s+(?:{hour}))?"
    left_ = alternatives(phrase for phrase in left if "…" not in phrase)
    return rf"(?:\s+{re.escape(and_)}\s+(?:{left_})(?:\s+(?:{alternatives(places)}))?(?:{at})?)?"


@cache
def _proxies(language: str) -> tuple[re.Pattern[str], ...]:
    """A proxy told from the giver's side and from the holder's, as a sentence and behind a label."""
    known = [each.rosters for each in _known(language)]
    to, of = ({word for each in known for word in getattr(each, key)} for key in ("proxy_to", "proxy"))
    to_behind, of_behind = (
        alternatives({word for each in known for word in getattr(each, key)}) or "(?!)"
        for key in ("proxy_to_behind", "proxy_behind")
    )
    lists = {word for each in known for word in each.proxy_lists} | {word.split()[0] for word in to | of if " " in word}
    by_to, by_of = ({word.split()[-1] for word in words if len(word.split()) == 2} for words in (to, of))
    label = rf"(?:{alternatives(lists)})\s*[{COLONS}]\s*"
    holder, giver = rf"(?P<holder>{NAMES})", rf"(?P<giver>{NAMES})"
    sources = (
        rf"{giver}\s+(?:{alternatives(to)})\s+{holder}",
        rf"{holder}\s+(?:(?:has|holds|hat|a|har|ha|tiene|tem|heeft)\s+)?(?:{alternatives(of)})\s+{giver}",
        rf"{label}{giver}\s*(?:\s(?:{alternatives(by_to | {'to'})})\s|{ARROW})\s*{holder}",
        rf"{label}{holder}\s+(?:{alternatives((by_of | {'for'}) - by_to)})\s+{giver}",
        rf"{giver}[がは]{holder}(?:{to_behind})(?:した|する|しました)?",
        rf"{holder}[がは]{giver}(?:{of_behind})",
    )
    return tuple(re.compile(source, re.IGNORECASE) for source in sources)
