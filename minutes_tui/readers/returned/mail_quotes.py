"""The words of a mail that are the writer's own.

What a mail quotes, what it greets and opens with and how it is signed is set apart: it is nobody's comment. Words
marked with `>` at any depth stay between the answers, since they say what those are on; what stands below the header of
an older mail goes to the end, since nothing marks where it stops. How many lines went is said.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice, takewhile

from minutes_tui.language.vocabulary import alternatives, mail_words
from minutes_tui.readers.returned.paragraph_references import is_address

IsComment = Callable[[str], bool]
"""Whether a line begins a comment for sure."""
IsName = Callable[[str], bool]
"""Whether a line is nothing but the name of who may have written the mail."""
MOST_GREETING = 3
"""Lines that greet, one below the other."""
LONG = 300
"""Characters of a line from which on it is neither a header nor a greeting."""

# What is another mail's

FROM = "from|von|de|da|van|från|fra|lähettäjä|saatja|no|nuo|od|від|от|差出人|من"
OTHERS = (
    "to|an|à|a|para|aan|till|til|vastaanottaja|kellele|kam|do|кому|宛先|إلى|cc|kopie|"
    "sent|gesendet|envoyé|enviado(?: el)?|inviato|verzonden|skickat|sendt|lähetetty|saadetud|nosūtīts|išsiųsta|"
    "wysłano|надіслано|отправлено|送信日時|date|datum|fecha|data|dato|päivämäärä|kuupäev|datums|дата|日時|تاريخ|"
    "subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|aihe|teema|temats|tema|temat|тема|件名|الموضوع|"
    "reply-to|message-id|in-reply-to|references|mime-version|content-[a-z-]+|received|return-path|x-[a-z0-9-]+|bcc"
)
HEADER = re.compile(rf"\s*\*?({FROM}|{OTHERS})\s*\*?\s*[:：]\*?\s*(.*)", re.IGNORECASE)
IS_FROM = re.compile(FROM, re.IGNORECASE)
ADDRESS = re.compile(r'\s*"?([^"<>]*?)"?\s*[<\[][^<>\[\]]*[>\]]\s*')
RULE = re.compile(r"\s*(?:[-_=*–—]\s?){2,}\s*(\S.*?\S)?\s*(?:[-_=*–—]\s?){2,}\s*|\s*_{8,}\s*")
FORWARDED = re.compile(
    r"forward|weitergeleitet|transfér|reenviad|inoltrat|doorgestuurd|vidarebefordra|videresend|välitet|edastat|"
    r"przekaza|пересла|転送",
    re.IGNORECASE,
)
WROTE = re.compile(
    r"(?:wrote|schrieb\b.*|a écrit|écrivit|escribió|ha scritto|escreveu|schreef\b.*|skrev\b.*|kirjoitti|kirjutas\b.*|"
    r"rakstīja|rašė|pisze|napisała?|napisał\(a\)|(?:на)?пише|написав\w*|написал\w*|wrote the following|"
    r"書きました|のメール|كتب\b.*)\s*[:：]\s*",
    re.IGNORECASE,
)
IS_ABOUT = re.compile(r"\d|@|<")
QUOTED = re.compile(r"\s*(?:(?:>|&gt;)\s*)+")
"""Before words that are marked as another's, at any depth."""


def below_header(lines: list[str]) -> tuple[str, list[str]]:
    """Who sent a mail that was copied as text, and its lines without the header; any other beginning stays."""
    who, at = "", 0
    while at < len(lines) and (found := HEADER.fullmatch(lines[at].rstrip())):
        if IS_FROM.fullmatch(found[1]):
            who = who or _name(found[2])
        at += 1
        while at < len(lines) and re.match(r"[ \t]+\S", lines[at]):  # a folded line
            at += 1
    return (who, lines[at:]) if who else ("", lines)


ARMOUR = re.compile(r"-----(BEGIN|END) ([A-Z0-9 ]{3,40})-----\s*")
SIGNED_TEXT = "PGP SIGNED MESSAGE"


def unarmoured(lines: list[str]) -> list[str]:
    """Without signatures, keys and enciphered words, as PGP and S/MIME put them into a text between two lines."""
    kept: list[str] = []
    inside, is_head, is_signed = "", False, False
    for line in lines:
        mark = ARMOUR.fullmatch(line)
        if mark:
            is_head = mark[2] == SIGNED_TEXT
            is_signed = is_head or (is_signed and mark[1] == "BEGIN")
            inside = mark[2] if mark[1] == "BEGIN" and not is_head else ""
        elif is_head:
            is_head = bool(line.strip())  # the name of its checksum, up to a blank line
        elif not inside:
            kept.append(line.removeprefix("- ") if is_signed else line)
    return kept if not inside else lines


def _name(words: str) -> str:
    address = ADDRESS.fullmatch(words)
    return ((address[1] if address else words).strip() or words).strip()


def own(lines: list[str], is_comment: IsComment, is_name: IsName) -> tuple[list[str], int]:
    """The lines that the writer wrote, with those between them that are marked as quoted, and how many are another
    mail's."""
    kept: list[str] = []
    at = quoted = 0
    while at < len(lines):
        count = introduces(lines, at)
        if QUOTED.match(lines[at]):
            count = 1
        elif _begins_older(lines, at):
            quoted += sum(bool(line.strip()) for line in lines[at:])
            break
        elif _begins_forwarded(lines, at):
            _, rest = below_header([line for line in lines[at + 1 :] if line.strip() or at])
            count = len(lines) - at - len(rest)
        if count:
            quoted += count
            kept.append(lines[at] if QUOTED.match(lines[at]) else "")  # either way it parts two paragraphs
        elif len(lines[at]) > LONG or not SENT_FROM.fullmatch(lines[at]):
            kept.append(lines[at])
        at += count or 1
    return _unsigned(_unopened(_ungreeted(kept), is_comment), is_comment, is_name), quoted


def introduces(lines: Sequence[str], at: int) -> int:
    """How many lines say who wrote the words that are quoted below: "On 12 March, Ida Berg wrote:", in any of the
    languages and broken wherever it is; 0 where this one doesn't."""
    for count in (1, 2, 3):
        there = lines[at : at + count]
        if not all(line.strip() for line in there) or len(there) < count:
            return 0
        said = " ".join(there)
        found = WROTE.search(said) if len(said) < LONG and said.rstrip()[-1] in ":：" else None
        if found and found.end() == len(said) and IS_ABOUT.search(said):
            behind = next(_words(lines, at + count), "")
            return count if QUOTED.match(behind) or not behind else 0
    return 0


def _words(lines: Sequence[str], start: int) -> Iterator[str]:
    """The lines from one on that are not blank."""
    return (lines[at] for at in range(start, len(lines)) if lines[at].strip())


def _rule(line: str) -> re.Match[str] | None:
    return RULE.fullmatch(line) if len(line) < LONG else None


def _begins_older(lines: list[str], at: int) -> bool:
    """Whether an older mail is below: its header, with or without a rule above it."""
    rule = _rule(lines[at])
    if rule and rule[1] and FORWARDED.search(rule[1]):
        return False
    below = at + 1 if rule else at
    while rule and below < min(len(lines), at + 8) and not lines[below].strip():
        below += 1
    return _is_header(lines, below)


def _begins_forwarded(lines: list[str], at: int) -> bool:
    rule = _rule(lines[at])
    said = rule[1] if rule else lines[at].strip()
    if not said or len(said) > 60 or not FORWARDED.search(said):
        return False
    return _is_header([line for line in lines[at + 1 : at + 12] if line.strip()], 0)


def _is_header(lines: list[str], at: int) -> bool:
    """Whether the header of a mail stands there, as mail programs write it into an answer: three fields at least, and
    the first says who sent it."""
    first = HEADER.fullmatch(lines[at].rstrip()) if at < len(lines) else None
    if not first or not IS_FROM.fullmatch(first[1]) or not first[2]:
        return False
    fields = [line for line in lines[at : at + 8] if line.strip()]
    return sum(bool(HEADER.fullmatch(line.rstrip())) for line in fields) >= 3


# Greetings and signatures

TITLES = r"\b(?:dr|prof|mr|mrs|ms|mx|m|mme|hr|fr|ing|mag|dipl|sr|sra|dott|avv|rev)\."


@cache
def _greeting() -> re.Pattern[str]:
    words = alternatives(mail_words().greeting)
    return re.compile(
        rf"(?:{words})(?:$|(?=[\s,!:;.、。،-]))(?:[^.?]|{TITLES}){{0,60}}[,!:;.、。،–—-]?\s*", re.IGNORECASE
    )


@cache
def _closing() -> re.Pattern[str]:
    """Words with which a mail closes, and what stands on their line behind them."""
    pleased = r"(?:many thanks|thank you|thanks) for (?:the|your) (?:(?:draft|good|very good) )?"
    of_what = r"(?:minutes|draft|work|mail|e-?mail|protocol)"
    words = rf"{pleased}{of_what}|{alternatives(mail_words().closing)}"
    more = r"(?:\s+(?:to all|an alle|from|von|aus \w+|i\. ?a\.))?"
    also = rf"(?:\s*,?\s*(?:und|and|et|y|e|en|och|og|ja)?\s*(?:{words}))?"
    return re.compile(rf"(?:{words}){also}{more}(?P<mark>[\s,.!。、،–-]*)(?P<rest>.*)", re.IGNORECASE)


SENT_FROM = re.compile(
    r"\s*(?:sent from my\b.*|sent from (?:outlook|mail|yahoo|proton)\b.*|get outlook for\b.*|"
    r"von meinem \w+ gesendet|gesendet (?:mit|von|aus)\b.*|envoyé (?:de|depuis) mon\b.*|enviado desde mi\b.*|"
    r"inviato da\b.*|verzonden vanaf\b.*|skickat från\b.*|sendt fra (?:min|mit)\b.*|lähetetty \w+ laitteesta.*|"
    r"saadetud minu\b.*|wysłane z\b.*|надіслано з\b.*|\w+から送信)\s*",
    re.IGNORECASE,
)
SIGNATURE = re.compile(r"\s*--\s*|\s*__\s*")


def _ungreeted(lines: list[str]) -> list[str]:
    """Without the lines that greet, which are the first."""
    for _ in range(MOST_GREETING):
        first = _first(lines)
        if first == len(lines) or not (_greets(lines[first].strip()) or _names_reader(lines, first)):
            break
        lines = [*lines[:first], *lines[first + 1 :]]
    return lines


NAME_ALONE = re.compile(r"\s*(?:[^\W\d_a-z][\w'’.-]*\s?){1,3}(?<!\s),\s*")
"""One to three words that begin with a capital, and a comma: who is written to."""


def _names_reader(lines: list[str], at: int) -> bool:
    """Whether a line greets by a name alone: "Janet,", with an empty line below it."""
    return bool(NAME_ALONE.fullmatch(lines[at])) and at + 1 < len(lines) and not lines[at + 1].strip()


def _first(lines: list[str]) -> int:
    """Index of the first line of the writer's own that is not blank, or how many lines there are."""
    return next((at for at, line in enumerate(lines) if line.strip() and not QUOTED.match(line)), len(lines))


def _unopened(lines: list[str], is_comment: IsComment) -> list[str]:
    """Without the paragraph that only thanks for the minutes and says that comments follow, which they do."""
    first = end = _first(lines)
    while end < len(lines) and lines[end].strip() and not QUOTED.match(lines[end]) and not is_comment(lines[end]):
        end += 1
    follows = any(is_comment(line) or QUOTED.match(line) for line in lines[end:])
    return [*lines[:first], *lines[end:]] if follows and _opens(" ".join(lines[first:end])) else lines


def _opens(words: str) -> bool:
    said = re.split(r"(?<=[.!?])\s+", words.strip()) if len(words) < LONG and not re.search(r"\d", words) else []
    return bool(said) and all(
        THANKS.match(each) or (len(each.split()) < 8 and ANNOUNCED.fullmatch(each)) for each in said
    )


THANKS = re.compile(
    r"(?:(?:many |very many )?thanks|thank you|(?:vielen |herzlichen |besten )?dank|merci|(?:muchas )?gracias|grazie|"
    r"obrigad[oa]|bedankt|tack|takk|tak|kiitos|aitäh|tänan|paldies|ačiū|dziękuję|дякую|спасибо)\b[^.!?:]{0,40}?\b"
    r"(?:sending|circulating|sharing|preparing|drafting|writing|typing|minutes|draft|zusendung|protokoll\w*|"
    r"compte rendu|procès-verbal|actas?|verbale|atas?|notulen|referat\w*|pöytäkirja\w*|protokol\w*|протокол\w*)\b"
    r"[^.!?:]{0,60}[.!]",
    re.IGNORECASE,
)
ANNOUNCED = re.compile(
    r"(?!.*\b(?:is|was|were)\b)(?:.*\s)?(?:things?|comments?|points?|corrections?|remarks?|notes?|suggestions?|changes|"
    r"thoughts|observations?|amendments?|edits|anmerkungen|korrekturen|kommentare|remarques|commentaires|comentarios|"
    r"correcciones|osservazioni|commenti|correzioni|comentários|correções|opmerkingen|correcties|kommentarer|"
    r"synpunkter|rättelser|rettelser|bemærkninger|merknader|huomautuksia|korjauksia|märkused|parandused|komentāri|"
    r"pastabos|uwagi|poprawki|зауваження|замечания)(?:\s.*)?\s?:",
    re.IGNORECASE,
)


def _greets(line: str) -> bool:
    if len(line) > 80 or re.search(r"\d", line) or not _greeting().fullmatch(line):
        return False
    words = [word for word in line.split() if not word.endswith(".")]  # no title is counted
    return line[-1] in ",!:;、。،–—-" or (len(words) < 5 and "," not in line)


def _unsigned(lines: list[str], is_comment: IsComment, is_name: IsName) -> list[str]:
    """Without the signature: what a line of two hyphens parts off, and the words with which a mail closes, or the name
    of who wrote it, with what is below. A comment further down that is no address is one again, and so is what answers
    words that are quoted below the signature."""
    own: list[str] = []
    is_signed = is_parted = False
    for at, line in enumerate(lines):
        closes = SIGNATURE.fullmatch(line) or _closes(line.strip(), is_name, is_parted)
        if closes and (SIGNATURE.fullmatch(line) or _is_end(lines, at + 1, is_comment)):
            is_signed, is_parted = True, not is_name(line)
        else:
            answers = QUOTED.match(line) and not all(QUOTED.match(each) for each in _words(lines, at))
            if is_signed and (answers or (is_parted and is_comment(line) and not is_address(line))):
                is_signed = False
            is_parted = not line.strip() or bool(QUOTED.match(line))
        if not is_signed:
            own.append(line)
    return own


def _closes(line: str, is_name: IsName, is_parted: bool) -> bool:
    """Whether a line is one with which a mail ends: words for that, with a name behind them or without; or below a
    blank line the name alone."""
    found = _closing().fullmatch(line) if 0 < len(line) < 80 else None
    if not found:
        return is_parted and bool(line) and is_name(line)
    rest = found["rest"].split()
    return not rest or (bool(found["mark"]) and (is_name(found["rest"]) or _is_called(rest)))


def _is_called(words: list[str]) -> bool:
    """Whether words can be a name: few, none of them small, and no sentence's end."""
    return len(words) <= 3 and all(re.fullmatch(r"[^\W\d_][\w'’-]*\.?", word) and word == word[0].upper() + word[1:]
                                   for word in words) and not re.search(r"\w{3}\.$", words[-1])  # fmt: skip


SIGNED = 12
"""Lines that a signature has at most."""


def _is_end(lines: list[str], start: int, is_comment: IsComment) -> bool:
    """Whether nothing but a signature stands there, up to the end, words that are quoted or a comment: few short lines,
    no sentences."""
    own = (line.strip() for line in takewhile(lambda line: not QUOTED.match(line), _words(lines, start)))
    signature = takewhile(lambda line: not is_comment(line) or is_address(line), own)
    below = list(islice(signature, SIGNED + 1))
    return len(below) <= SIGNED and all(
        len(line) < 80 and len(line.split()) < 10 and not re.search(r"\w{3}[.?!;:]$", line) for line in below
    )
