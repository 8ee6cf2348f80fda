"""The order of names by the rules of a language, for want of ICU: a small part of CLDR's tailorings, as a key.

The key compares letters first, then accents, then case, each over the whole text, as the Unicode Collation Algorithm
does. Spaces, punctuation, digits, Latin, Greek, Cyrillic and the other scripts follow each other as their code points
do. Han characters are sorted as the language's standard of characters has them, which is by their commonest reading or
by strokes: a reading of its own isn't in the record.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from minutes_tui.language.name_parts import PARTICLES, parts
from minutes_tui.language.names import PLAIN
from minutes_tui.model.minutes import Participant

Weight = tuple[int, int]
Key = tuple[tuple[Weight, ...], tuple[str, ...], str]

SCRIPTS = (
    "а б в г ґ д ђ ѓ е є ж з ѕ и і ї й ј к л љ м н њ о п р с т ћ ќ у ў ф х ц ч џ ш щ ъ ы ь э ю я",
    "ء ا=ٱ ب پ ت=ة ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ك=ک گ ل م ن ه و ي=ی=ى",
    "כ=ך ל מ=ם נ=ן ס ע פ=ף צ=ץ ק ר ש ת",
)
"""Alphabets whose order isn't that of the code points; one serves all languages of the script."""

NORDIC = ("z å ä=æ ö=ø=ő", "y=ü=ű", "d=đ=ð")
DANISH = ("z æ=ä ø=ö=ő å=aa", "y=ü=ű", "d=đ=ð")
SERBIAN = ("c č ć", "d dž đ", "l lj", "n nj", "s š", "z ž")
TAILORINGS: dict[str, tuple[str, ...]] = {
    "az": ("c ç", "e ə", "g ğ", "h ı", "o ö", "s ş", "u ü"),
    "bs": SERBIAN,
    "cs": ("c č", "h ch", "r ř", "s š", "z ž"),
    "cy": ("c ch", "d dd", "f ff", "g ng", "l ll", "p ph", "r rh", "t th"),
    "da": DANISH,
    "es": ("n ñ",),
    "et": ("s š z ž", "w õ ä ö ü"),
    "eu": ("n ñ",),
    "fa": ("ن و ه ی=ي=ى",),
    "fi": NORDIC,
    "fo": ("a á", "d ð=đ", "i í", "o ó", "u ú", "y ý=ü", "z æ=ä ø=ö å=aa"),
    "gl": ("n ñ",),
    "hr": SERBIAN,
    "hu": ("c cs", "d dz dzs", "g gy", "l ly", "n ny", "o ö=ő", "s sz", "t ty", "u ü=ű", "z zs"),
    "is": ("a á", "d ð", "e é", "i í", "o ó", "u ú", "y ý", "z þ æ=ä ö=ø å"),
    "lt": ("c č", "i=y", "s š", "z ž"),
    "lv": ("c č", "g ģ", "i=y", "k ķ", "l ļ", "n ņ", "r ŗ", "s š", "z ž"),
    "nb": DANISH,
    "nn": DANISH,
    "no": DANISH,
    "pl": ("a ą", "c ć", "e ę", "l ł", "n ń", "o ó", "s ś", "z ź ż"),
    "ro": ("a ă â", "i î", "s ș=ş", "t ț=ţ"),
    "sk": ("a ä", "c č", "h ch", "o ô", "s š", "z ž"),
    "sl": ("c č ć", "d đ", "s š", "z ž"),
    "sq": ("c ç", "d dh", "e ë", "g gj", "l ll", "n nj", "r rr", "s sh", "t th", "x xh", "z zh"),
    "sr": SERBIAN,
    "sv": NORDIC,
    "tr": ("c ç", "g ğ", "h ı", "o ö", "s ş", "u ü"),
    "vi": ("a ă â", "d đ", "e ê", "o ô ơ", "u ư"),
}  # fmt: skip
"""Where letters stand: "z å ä=æ" is å behind z and ä behind å, with æ at the place of ä. Of CLDR 45, by language."""

HAN = {"zh": "gb2312", "zh-hant": "big5", "ja": "euc_jp", "ko": "euc_kr"}
"""By language, the encoding that numbers Han characters in its order: GB 2312 has the 3,755 that are used most by
pinyin, Big5 has all by strokes, KS X 1001 all by their Korean reading, and JIS X 0208 the 2,965 of its first level by
their Chinese one, as CLDR has them. Those of a second level follow by radicals, all others by code point."""
IN_TAIWAN = {"hant", "tw", "hk", "mo"}
"""Parts of a tag by which Chinese is written in the characters of Taiwan and Hong Kong."""

DOTTED = {"tr", "az"}
"""Where the small letter of I is ı."""


def key(text: str, language: str) -> Key:
    """By which texts are sorted in a language (BCP 47); that of the parent where it has no rules of its own."""
    base, *others = language.replace("_", "-").lower().split("-")
    if base == "zh" and IN_TAIWAN & set(others):
        base = "zh-hant"
    letters = list(_letters(text, base))
    return (tuple(weight for weight, _ in letters), tuple(accent for _, accent in letters), text)


def _letters(text: str, language: str) -> Iterator[tuple[Weight, str]]:
    """Weight and accent of each letter; letters that count as one are one."""
    places = _places(language)
    longest = max(map(len, places), default=1)
    clusters = _clusters(_small(text, language))
    at = 0
    while at < len(clusters):
        for length in range(min(longest, len(clusters) - at), 1, -1):
            together = "".join(base + marks for base, marks in clusters[at : at + length])
            if unicodedata.normalize("NFC", together) in places:
                yield places[unicodedata.normalize("NFC", together)]
                at += length
                break
        else:
            yield from _letter(*clusters[at], places, HAN.get(language, ""))
            at += 1


def _small(text: str, language: str) -> str:
    if language in DOTTED:
        text = unicodedata.normalize("NFC", text).replace("I", "ı").replace("İ", "i")
    return unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())


def _clusters(text: str) -> list[tuple[str, str]]:
    """Each letter with the marks upon it."""
    found: list[tuple[str, str]] = []
    for char in text:
        if unicodedata.combining(char) and found:
            found[-1] = (found[-1][0], found[-1][1] + char)
        elif char != "\u0640":  # a mere lengthening of Arabic letters
            found.append((char, ""))
    return found


def _letter(
    base: str, marks: str, places: dict[str, tuple[Weight, str]], encoding: str
) -> Iterator[tuple[Weight, str]]:
    for mark in marks:  # a letter with two marks has its place by one of them: ậ is â with a tone
        place = places.get(unicodedata.normalize("NFC", base + mark))
        if place:
            yield place[0], place[1] + marks.replace(mark, "", 1)
            return
    if base in places:
        yield places[base][0], places[base][1] + marks
        return
    if encoding and "\u4e00" <= base <= "\u9fff":
        number = int.from_bytes(base.encode(encoding, "ignore"), "big")
        yield (0x4E00, number) if number else (ord(base), 0), marks
        return
    for letter in PLAIN.get(base, base):
        plain = _hiragana(letter)
        yield (ord(plain), 0), ("" if plain == base else base) + marks


def _hiragana(letter: str) -> str:
    return chr(ord(letter) - 0x60) if "\u30a1" <= letter <= "\u30f6" else letter


@cache
def _places(language: str) -> dict[str, tuple[Weight, str]]:
    """The place of each letter that has a rule, with what tells it from others at the same place."""
    found: dict[str, tuple[Weight, str]] = {}
    for rule in (*SCRIPTS, *TAILORINGS.get(language, ())):
        first, *_ = rule.split()
        anchor = found.get(first[0], ((ord(first[0]), 0), ""))[0]
        for step, letters in enumerate(rule.split()):
            for other, letter in enumerate(letters.split("=")):
                found[letter] = ((anchor[0], anchor[1] + step), str(other) if other else "")
    return found


PREFIX = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az)[-‐](?=\w)", re.IGNORECASE)
"""An article of Arabic names, which isn't looked at either."""
PARTICLES_COUNT = ("nl-be",)
"""Where a name stands under its particles: Van Damme under V, de Vries under D."""


def surname_key(person: Participant, language: str, written: str = "") -> tuple[Key, Key, str]:
    """By which people are listed: the family name, its particles aside where they are written small, then the whole
    name, then the code. `written` is the language whose names they are, where that is another: the record's."""
    short = person.short.removeprefix(person.title).split()
    known = short or parts(person.name, written or language).family.split() or [person.key]
    if language.replace("_", "-").lower() not in PARTICLES_COUNT:
        while len(known) > 1 and known[0] in PARTICLES:
            known.pop(0)
        known[0] = PREFIX.sub("", known[0])
    return key(" ".join(known), language), key(person.name, language), person.key
