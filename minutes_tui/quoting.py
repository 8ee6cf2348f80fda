"""The words of a mail that are the writer's own.

What a mail quotes, what it greets and opens with and how it is signed is set apart: it is nobody's comment. Words
marked with `>` at any depth stay between the answers, since they say what those are on; what stands below the header of
an older mail goes to the end, since nothing marks where it stops. How many lines went is said.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice

IsComment = Callable[[str], bool]
"""Whether a line begins a comment for sure."""
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


def _name(words: str) -> str:
    address = ADDRESS.fullmatch(words)
    return ((address[1] if address else words).strip() or words).strip()


def own(lines: list[str], is_comment: IsComment) -> tuple[list[str], int]:
    """The lines that the writer wrote, with those between them that are marked as quoted, and how many are another
    mail's."""
    kept: list[str] = []
    at = quoted = 0
    while at < len(lines):
        count = _introduces(lines, at)
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
    return _unsigned(_unopened(_ungreeted(kept), is_comment), is_comment), quoted


def _introduces(lines: list[str], at: int) -> int:
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


def _words(lines: list[str], start: int) -> Iterator[str]:
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

GREETING = re.compile(
    r"(?:"
    r"dear|hi|hello|hey|good (?:morning|afternoon|evening)|greetings|to whom it may concern|hallo|"
    r"guten (?:tag|morgen|abend)|sehr geehrte|liebe|lieber|moin|servus|grüezi|bonjour|bonsoir|cher|chère|chers|"
    r"madame|monsieur|mesdames|hola|buenos días|buenas tardes|estimad[oa]s?|querid[oa]s?|buongiorno|gentil[ei]|"
    r"car[oai]|egregio|bom dia|boa tarde|olá|prezad[oa]s?|beste|geachte|goedemorgen|goedemiddag|hej|hei|kära|"
    r"bästa|kære|kjære|god (?:dag|morgen)|hyvää (?:päivää|huomenta)|tere|lugupeetud|kallis|labdien|sveiki|"
    r"cienījam\w*|labas|laba diena|gerb\w*|dzień dobry|szanown\w+|cześć|witam|drog[ia]\w*|добрий день|шановн\w+|"
    r"вітаю|здравствуйте|お世話になっております|こんにちは|مرحبا|السلام عليكم"
    r")(?:$|(?=[\s,!:;.、。،-]))[^.?]{0,60}[,!:;.、。،–—-]?\s*",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"(?:"
    r"(?:with )?(?:(?:very )?(?:kind|best|warm|warmest|many)\s+)?(?:regards|wishes)|best|all the best|cheers|"
    r"yours(?: (?:sincerely|faithfully|truly))?|sincerely(?: yours)?|"
    r"(?:many )?thanks(?: again| in advance| a lot)?|thank you(?: (?:very much|in advance|again))?|"
    r"(?:many thanks|thank you|thanks) for (?:the|your) (?:draft |good |very good )?"
    r"(?:minutes|draft|work|mail|e-?mail|protocol)|"
    r"mit (?:freundlichen|besten|herzlichen|vielen) grü(?:ß|ss)en|"
    r"(?:viele|beste|liebe|herzliche|freundliche) grü(?:ß|ss)e|mfg|lg|vg|grü(?:ß|ss)e?|(?:vielen |besten )?dank|"
    r"(?:bien )?cordialement|bien à (?:vous|toi)|cordiales salutations|salutations(?: distinguées)?|"
    r"merci(?: d'avance)?|(?:un )?saludos?(?: cordial(?:es)?)?|atentamente|(?:muchas )?gracias|cordiali saluti|"
    r"(?:distinti )?saluti|grazie|(?:com os )?(?:melhores )?cumprimentos|atenciosamente|obrigad[oa]|"
    r"(?:met )?vriendelijke groet(?:en)?|groet(?:en|jes)?|bedankt|"
    r"(?:med )?(?:vänliga|vänlig|bästa) hälsning(?:ar)?|hälsningar|mvh|(?:med )?venlig hilsen|hilsen|"
    r"(?:med )?(?:vennlig|beste|vennlige) hilsen(?:er)?|tack|takk|tak|(?:ystävällisin|parhain) terveisin|"
    r"terveisin|kiitos|kiitoksin|terv(?:itades|itustega)?|lugupidamisega|parimat(?:e soovidega)?|aitäh|tänan|"
    r"ar cieņu|paldies|su pagarba|pagarbiai|ačiū|z poważaniem|pozdrawiam|pozdrowienia|dziękuję|з повагою|дякую|"
    r"с уважением|よろしくお願い(?:いた|致)?し?ます|敬具|مع التحية|تحياتي|شكرا"
    r")(?:\s+(?:to all|an alle|from|von|und beste grüße|und viele grüße|and (?:best|kind) regards))?[\s,.!。、،–-]*",
    re.IGNORECASE,
)
SENT_FROM = re.compile(
    r"\s*(?:sent from my\b.*|sent from (?:outlook|mail|yahoo|proton)\b.*|get outlook for\b.*|"
    r"von meinem \w+ gesendet|gesendet (?:mit|von|aus)\b.*|envoyé (?:de|depuis) mon\b.*|enviado desde mi\b.*|"
    r"inviato da\b.*|verzonden vanaf\b.*|skickat från\b.*|sendt fra (?:min|mit)\b.*|lähetetty \w+ laitteesta.*|"
    r"saadetud minu\b.*|wysłane z\b.*|надіслано з\b.*|\w+から送信)\s*",
    re.IGNORECASE,
)
SIGNATURE = re.compile(r"\s*--\s*|\s*__\s*")


def _ungreeted(lines: list[str]) -> list[str]:
    """Without the line that greets, which is the first."""
    first = _first(lines)
    greets = first < len(lines) and _greets(lines[first].strip())
    return [*lines[:first], *lines[first + 1 :]] if greets else lines


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
    if len(line) > 80 or re.search(r"\d", line) or not GREETING.fullmatch(line):
        return False
    return line[-1] in ",!:;、。،–—-" or (len(line.split()) < 5 and "," not in line)


def _unsigned(lines: list[str], is_comment: IsComment) -> list[str]:
    """Without the signature: what a line of two hyphens parts off, and the words with which a mail closes with the
    names below them. A comment further down, below words that were quoted, is one again."""
    own: list[str] = []
    is_signed = False
    for at, line in enumerate(lines):
        closes = len(line) < 80 and bool(CLOSING.fullmatch(line.strip()))
        if SIGNATURE.fullmatch(line) or (closes and _is_end(lines, at + 1)):
            is_signed = True
        elif is_signed and is_comment(line):
            is_signed = False
        if not is_signed:
            own.append(line)
    return own


SIGNED = 12
"""Lines that a signature has at most."""


def _is_end(lines: list[str], start: int) -> bool:
    """Whether nothing but a signature stands there: few lines, short ones and no sentences."""
    own = (line.strip() for line in _words(lines, start) if not QUOTED.match(line))
    below = list(islice(own, SIGNED + 1))
    return len(below) <= SIGNED and all(
        len(line) < 80 and len(line.split()) < 10 and not re.search(r"\w{3}[.?!;:]$", line) for line in below
    )
