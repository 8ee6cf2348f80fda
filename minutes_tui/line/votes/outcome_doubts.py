"""Lines that stay words and may say what became of the pending motion, each with the command that would say it."""

import re
from functools import cache

from minutes_tui.language.labels import labels
from minutes_tui.language.names import folded, roster
from minutes_tui.language.separators import COLONS, COMMAS, SEMICOLONS
from minutes_tui.language.vocabulary import Vocabulary, alternatives, vocabulary
from minutes_tui.line.told_sentences import resolved_pattern
from minutes_tui.line.votes import outcome_sentences, vote_counts
from minutes_tui.line.votes.ballots import AMOUNTS, words_of_ballots
from minutes_tui.line.votes.outcome_sentences import COMMANDS, NOT, STOP, is_negated
from minutes_tui.meeting.motions import FINAL, OUTCOMES, names_aside, pending
from minutes_tui.meeting.vote_results import behind_casting, casting_words
from minutes_tui.model.minutes import Minutes

FEW = 8
"""Words of a line that ends with an outcome: "Auf die nächste Sitzung vertagt"."""
FEWER = 3
"""Words of a line with counts that names no vote: "Divided 2-1"."""
MOST = 20
"""Words of any such line."""


def command(line: str, minutes: Minutes) -> str:
    """The command that says what a line may say of the pending motion; "" where it says nothing of it, `UNSURE` where
    it may as well say it of another motion, and `AMENDMENT` where it says it of an amendment and none is pending. It
    names the motion and an outcome, ends with one, or tells of a tie
    or of counts for and against."""
    found = _command(line, minutes)
    index = pending(minutes)
    is_amendment = index is not None and bool(minutes.notes[index].amends)
    return AMENDMENT if found and not is_amendment and _amendment(minutes.meeting.language).search(line) else found


def tells_counts(line: str, minutes: Minutes) -> bool:
    """Whether a line has counts for two ways or more, "3 yes and 1 no", or begins with a score, "By 3 to 1"."""
    if not vote_counts.has_number(line, labels(minutes.meeting.language)):
        return False
    known = vote_counts.ways_by_word(labels(minutes.meeting.language), is_poll=False)
    ways = {known.get(folded(word)) for word in WORD_OF_COUNT.findall(line)} - {None}
    begun = () if len(ways) > 1 else outcome_sentences.read(line.partition(",")[0], minutes).counts.keys()
    return len(ways) > 1 or {"for", "against"} <= {*begun}


WORD_OF_COUNT = re.compile(r"(?<![\d.,:])\d{1,4}\s+([^\W\d_]+)")


def _command(line: str, minutes: Minutes) -> str:
    """The command, of whichever motion is meant."""
    words = line.strip().strip(STOP)
    count = len(words.split())
    if not words or count > MOST or puts_off(line, minutes):
        return ""
    language = minutes.meeting.language
    counts = counts_said(words, minutes)
    if _tie(language).search(words):
        return f"/tied {counts}, or /carried {counts} {casting_words(language)}" if counts else "/tied"
    if _goes_on(words, minutes):
        return UNSURE
    for outcome, pattern in _outcomes(language):
        found = list(pattern.finditer(words))
        named = _noun(language).search(words)
        more = _says_how(language).match(words, found[0].end()) if found and found[0].start() == 0 else None
        if not found or not (named or (count <= FEW and (more or found[-1].end() == len(words)))):
            continue
        if more and not named:
            return f"/{COMMANDS.get(outcome, outcome)} {words[found[0].end() :].strip()}"
        if _may_be_another(words, named, found[-1].start(), minutes):
            return UNSURE
        is_turned = outcome == FINAL and is_negated(words[: found[-1].start()], words[found[-1].end() :], language)
        counts = counts_said(words[: found[-1].start()].rstrip(), minutes) or counts
        behind = words[found[-1].end() :].strip(" ,:;–—-(")
        if named and not is_turned and behind:
            said = outcome_sentences.read(behind, minutes)
            counts = behind if said.counts and not said.left else counts
        if named and not is_turned and (found_how := _says_how(language).match(words, found[-1].end())):
            how = found_how[0].strip()
            counts = counts if how.casefold() in WITHOUT else ", ".join(filter(None, (counts, how)))
        if named and not is_turned and not counts and (all_ := _unanimous_in(language).search(words)):
            counts = _small(all_[0])
        rest = counts if named or is_turned else _before(words, found[-1].start(), language)
        return f"/{'lost' if is_turned else COMMANDS.get(outcome, outcome)} {rest}".strip()
    is_short = count <= FEWER and not _noun(language).search(words)
    is_of_it = is_short or _noun(language).search(words)
    if language.startswith("en") and NO_SECOND.fullmatch(words):
        return "/lost for want of a seconder"
    if is_of_it and _seconded(language).search(words) and NOT & set(folded(words).split()):
        return "/lost for want of a seconder" if language == "en" else "/lost"
    if count <= FEW and _unanimous(language).search(words):
        return f"/{FINAL} {_small(words)}"
    is_vote = count <= FEWER or _voted(language).search(words)
    if not (counts and is_vote):
        return ""
    begun = _voted(language).match(words)
    whole = words[begun.end() :].strip(" ,:：") if begun else words
    said = outcome_sentences.read(whole, minutes)
    return f"/vote {whole if said.says_more and not said.left else counts}"


NO_SECOND = re.compile(
    r"(?:there\s+was\s+)?no\s+second(?:er)?|(?:for\s+)?(?:want|lack)\s+of\s+a\s+second(?:er)?", re.IGNORECASE
)
"""That a motion had no seconder, in English."""


ALL_VOTED = re.compile(
    r"(?:(?:all|everyone|everybody)\b[^.:;]{0,30}?\b(?:agreed|approved|in\s+favou?r|for\s+(?:it|the\s+motion))\b"
    r"|unanimous(?:ly)?\b)[^.:;]{0,80}\.?$",
    re.IGNORECASE,
)
"""That all were for it, maybe but for some, in English."""


def cast(line: str, minutes: Minutes) -> str:
    """The command for a sentence that says that somebody used a casting vote, or two where it doesn't say which way
    that went; "" for any other."""
    language = minutes.meeting.language
    if outcome_sentences.told(line, minutes) or not _casts(language).search(line):
        return ""
    words, counts = casting_words(language), counts_said(line, minutes)
    behind = behind_casting(line, language)
    ways = words_of_ballots(language)
    said = [way for way in ("for", "against") if re.search(rf"(?<!\w)(?:{ways[way]})(?!\w)", behind, re.IGNORECASE)]
    names = {"for": FINAL, "against": "lost"}
    return ", or ".join(f"/{names[way]} {counts} {words}".replace("  ", " ") for way in said[:1] or names)


@cache
def _casts(language: str) -> re.Pattern[str]:
    """What somebody does with a casting vote."""
    words = alternatives({word for each in _known(language) for word in each.motions.casts})
    begin, end = ("", "") if language.startswith("ja") else (r"(?<!\w)", r"(?!\w)")
    return re.compile(f"{begin}(?:{words}){end}", re.IGNORECASE)


UNSURE = "?"
AMENDMENT = "amendment"
"""In place of a command."""


@cache
def _amendment(language: str) -> re.Pattern[str]:
    """A word for an amendment."""
    words = {word for each in _known(language) for word in each.scribes.amend}
    words |= {labels(tag).amendment for tag in (language, "en")}
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", re.IGNORECASE)


def _may_be_another(words: str, named: re.Match[str] | None, end: int, minutes: Minutes) -> bool:
    """Whether the words before an outcome may be about another motion than the pending one: they name one on the
    procedure, or say which motion it is, behind the word for it."""
    language = minutes.meeting.language
    if names_aside(words[:end], language):
        return True
    about = words[named.end() : end].strip() if named else ""
    be = {word for each in _known(language) for word in (*each.motions.be, *each.motions.by)}
    is_other = re.match(rf"(?:{alternatives(be)})(?!\w)|[\d{COMMAS}{COLONS}]", about, re.IGNORECASE) is None
    return bool(about) and is_other and bool(outcome_sentences.read(about, minutes).left)


def _goes_on(words: str, minutes: Minutes) -> bool:
    """Whether a line says behind the counts of a vote, or of a decision, what was decided: "The board voted 2-1 to sell
    the shed"."""
    language = minutes.meeting.language
    if not (_voted(language).search(words) or is_decision(words, minutes)):
        return False
    counts = outcome_sentences.figures(language).search(words) or FIGURES.search(words)
    behind = words[counts.end() :].strip() if counts else ""
    is_named = _noun(language).search(words) or any(pattern.search(words) for _, pattern in _outcomes(language))
    if is_named or len(behind.split()) < ENOUGH or PUNCTUATED.match(behind):
        return False
    return bool(outcome_sentences.read(behind, minutes).left)


ENOUGH = 3
"""Words behind counts that may say what was decided."""
PUNCTUATED = re.compile(r"[^\w\s]")


def left_out(line: str, command: str, minutes: Minutes) -> str:
    """Names, figures and quotations in a line that the command for it lacks, with commas between; "" where none is."""
    has = set(re.findall(r"\w+", folded(command)))
    people, known = roster(minutes), set[str]()
    for each in re.findall(r"[\w'’]+", command):
        known |= set(people.meant(each))
    counts = outcome_sentences.read(line, minutes).counts
    said = {str(count) for way, count in counts.items() if way in ("for", "against")} if "-" in command else set()
    found = [each for each in QUOTED.findall(line) if each not in command]
    for word in re.findall(r"[\w'’]+", line):
        is_name = word[:1].isupper() and any(key not in known for key in people.meant(word))
        is_figure = word.isdecimal() and word not in has | said
        found += [word] if is_name or is_figure else []
    return ", ".join(dict.fromkeys(found))


QUOTED = re.compile(r"[\"“”„«][^\"“”„«»]{1,80}[\"“”»]")


def puts_off(line: str, minutes: Minutes) -> bool:
    """Whether a line that begins as a motion may put off the pending one: "Antrag von Ann, den Antrag zu vertagen"."""
    language = minutes.meeting.language
    begun = _noun(language).search(line)
    return begun is not None and begun.start() <= FAR and _verbs(language).search(line, begun.end()) is not None


FAR = 6
"""Letters before the word for a motion with which a line begins: "A motion"."""


@cache
def _verbs(language: str) -> re.Pattern[str]:
    known = [each.motions for each in _known(language)]
    verbs = {word for each in known for word in (*each.to_table, *each.to_postpone, *each.to_refer)}
    that = alternatives({word for each in known for word in each.that})
    verb = rf"(?:{alternatives(verbs)})"
    begins = rf"(?:(?<!\w)(?:{that})\s+|[{COLONS}]\s*){verb}(?!\w)"
    return re.compile(rf"{begins}|(?<!\w){verb}\.?$", re.IGNORECASE)


def is_decision(line: str, minutes: Minutes) -> bool:
    """Whether a line without a motion says that something was decided, with counts for and against: "The board voted
    2-1 to sell the shed"."""
    words, language = line.strip().strip(STOP), minutes.meeting.language
    if len(words.split()) > MOST:
        return False
    that = {"", *(word for each in _known(language) for word in each.motions.that)}
    for counts in FIGURES.finditer(words):
        before = words[: counts.start()].rstrip(" ,(")
        is_resolved = any(resolved_pattern(language).fullmatch(f"{before} {each}".strip()) for each in that)
        if is_resolved or _before_votes(language).search(before):
            return True
    return False


FIGURES = re.compile(r"(?<![\w.:/-])\d{1,4}\s?[-–]\s?\d{1,4}(?:\s?[-–]\s?\d{1,4})?(?![\w:/-]|\.\d)")


def _before(words: str, end: int, language: str) -> str:
    """What stands before an outcome at the end, as its command takes it; words for being so are none of it."""
    be = alternatives({word for each in _known(language) for word in each.motions.be})
    said = re.sub(rf"^(?:{be})\s+|\s*[,:;–-]?\s*(?:{be})$", "", words[:end].strip(" ,:;"), flags=re.IGNORECASE).strip()
    return _small(said) if " " in said else ""


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def vote_said(words: str, minutes: Minutes) -> str:
    """The counts for and against in words, or that all were for it, as `/vote` takes them; "" where neither is said."""
    all_ = _unanimous_in(minutes.meeting.language).search(words)
    return counts_said(words, minutes) or (_small(all_[0]) if all_ else "")


def counts_said(words: str, minutes: Minutes) -> str:
    """The counts for and against in words, as commands take them; "" where they aren't both there."""
    if not vote_counts.has_number(words, labels(minutes.meeting.language)):
        return ""
    said = outcome_sentences.read(words, minutes).counts
    if not {"for", "against"} <= said.keys():
        sentences = BETWEEN_SENTENCES.split(words)
        phrases = [part for each in (words, *sentences) for part in BEFORE_FIGURE.split(each, maxsplit=1)[1:]]
        parts = (outcome_sentences.read(part, minutes).counts for part in phrases)
        said = next((each for each in parts if {"for", "against"} <= each.keys()), {})
    return f"{said['for']}-{said['against']}" if said else ""


BEFORE_FIGURE = re.compile(r"(?<!\S)(?=\d)")
BETWEEN_SENTENCES = re.compile(rf"(?<=[.;!{COLONS}])\s+")


def _known(language: str) -> tuple[Vocabulary, ...]:
    return tuple(vocabulary(each) for each in dict.fromkeys((language, "en")))


@cache
def _outcomes(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each outcome with what says it, those that are lost first: "not carried" is one of them."""
    found = []
    for outcome in sorted(OUTCOMES, key=lambda each: each != "lost"):
        words = {word for each in _known(language) for word in getattr(each.motions, outcome)}
        words |= {getattr(labels(tag), OUTCOMES[outcome]) for tag in (language, "en")}
        found.append((outcome, re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", re.IGNORECASE)))
    return tuple(found)


@cache
def _unanimous(language: str) -> re.Pattern[str]:
    words = {word for tag in (language, "en") for word in labels(tag).unanimously}
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})$", re.IGNORECASE)


@cache
def _unanimous_in(language: str) -> re.Pattern[str]:
    """The same anywhere."""
    return re.compile(rf"{_unanimous(language).pattern.removesuffix('$')}(?!\w)", re.IGNORECASE)


@cache
def _says_how(language: str) -> re.Pattern[str]:
    """Behind an outcome with which a line begins, how it came to that: "unanimously by all", "without a vote"."""
    words = {word for tag in (language, "en") for word in labels(tag).unanimously} | WITHOUT
    return re.compile(rf"\s+(?:{alternatives(words)})(?!\w)", re.IGNORECASE)


WITHOUT = {"without", "ohne", "sans", "senza", "sin", "sem", "zonder", "utan", "uden", "uten", "bez"}


@cache
def _noun(language: str) -> re.Pattern[str]:
    nouns = {word for each in _known(language) for word in (*each.scribes.motion, *each.motions.nouns)}
    nouns |= {labels(tag).motion for tag in (language, "en")}
    return re.compile(rf"(?<!\w)(?:{alternatives(nouns)})(?!\w)", re.IGNORECASE)


@cache
def _tie(language: str) -> re.Pattern[str]:
    words = {word for each in _known(language) for word in each.motions.tie}
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", re.IGNORECASE)


@cache
def _voted(language: str) -> re.Pattern[str]:
    words = {
        word for each in _known(language) for word in (*each.scribes.vote, *each.rosters.votes, *each.motions.cast)
    }
    words |= {labels(tag).vote for tag in (language, "en")}
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", re.IGNORECASE)


@cache
def _before_votes(language: str) -> re.Pattern[str]:
    """What stands before the counts of a vote: "voted", "by a vote of"."""
    words = {word for each in _known(language) for word in each.motions.by if " " in word}
    return re.compile(rf"{_voted(language).pattern}$|(?<!\w)(?:{alternatives(words)})$", re.IGNORECASE)


@cache
def _seconded(language: str) -> re.Pattern[str]:
    words = {word for each in _known(language) for word in each.motions.seconds}
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", re.IGNORECASE)


def command_offered(line: str, minutes: Minutes) -> str:
    """The command that is offered for a line: that of `command` with all of the counts in it, and never the opposite of
    what the line says."""
    found = command(line, minutes)
    name, _, rest = found.removeprefix("/").partition(" ")
    if name == "vote" or (name == "lost" and any(map(str.isdigit, rest))):
        if behind := _outcome_behind(line, minutes):
            return behind
        if name == "vote" and _outcome(minutes.meeting.language).search(line):
            return UNSURE
    return _with_ballots(_with_all_counts(found, line, minutes), line, minutes)


COUNTS = re.compile(r"(?<![\d-])(\d{1,4})-(\d{1,4})(?![\d-])")


def _outcome_behind(line: str, minutes: Minutes) -> str:
    """The command for the last part of a line, behind "and" or a comma, where it says the outcome for sure and no
    counts come before it: "Put to the vote and lost by 3 votes to 2"."""
    for cut in _and(minutes.meeting.language).finditer(line):
        told = outcome_sentences.told(line[cut.end() :], minutes)
        is_whole = told is not None and told.is_sure and not (told.aside or told.is_of_amendment)
        if told and is_whole and not any(map(str.isdigit, line[: cut.start()])):
            return told.line
    return ""


@cache
def _and(language: str) -> re.Pattern[str]:
    words = alternatives({"&", "+", *(labels(each).and_.strip() for each in (language, "en"))})
    return re.compile(rf"\s*[{COMMAS}{SEMICOLONS}]\s+(?:(?:{words})\s+)?|\s+(?:{words})\s+", re.IGNORECASE)


@cache
def _outcome(language: str) -> re.Pattern[str]:
    """A word for being carried or lost."""
    known = [vocabulary(each).motions for each in dict.fromkeys((language, "en"))]
    words = alternatives({word for each in known for word in (*each.carried, *each.lost)})
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _with_all_counts(found: str, line: str, minutes: Minutes) -> str:
    """A command with counts for and against, with the abstentions that the line has too."""
    counts = COUNTS.search(found)
    if not counts:
        return found
    ends = (line, *(line[: each.start()] for each in _outcome(minutes.meeting.language).finditer(line)))
    parts = (part for end in ends for part in (end, *BEFORE_FIGURE.split(end, maxsplit=1)[1:]))
    for part in parts:
        said = outcome_sentences.read(part, minutes).counts
        if (str(said.get("for")), str(said.get("against"))) == counts.groups() and "abstain" in said:
            return f"{found[: counts.end()]}-{said['abstain']}{found[counts.end() :]}"
    return found


def _with_ballots(found: str, line: str, minutes: Minutes) -> str:
    """A command with counts and nothing behind them, with those whom the line says in brackets to have voted against or
    abstained: "5-2 passes (Ash and Mahs opposed)"."""
    counts = COUNTS.search(found)
    brackets = outcome_sentences.BRACKETS.findall(line) if counts and counts.end() == len(found) else []
    for part in brackets:
        said = outcome_sentences.read(part, minutes)
        ways = set(said.ballots.values())
        if ways and ways <= {"against", "abstain"} and not (said.left or said.recused):
            people = roster(minutes)
            by_way = {way: [people.short(code) for code, one in said.ballots.items() if one == way] for way in ways}
            return " ".join((found, *(f"{AMOUNTS[way]} {', '.join(names)}" for way, names in sorted(by_way.items()))))
    return found
