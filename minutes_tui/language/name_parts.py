"""The parts of a name as it is written: which words are the family name. It knows no roster.

What a name shows decides first: a comma, a family name in capitals, initials behind it, a patronymic, its script. Where
it shows nothing the language of the record does: Hungarian has the family name first, Spanish two of them.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import chain, pairwise

from msgspec import Struct

from minutes_tui.language.labels import Labels, base_language, labels, languages
from minutes_tui.language.separators import COMMA, COMMAS
from minutes_tui.model.patterns import Pattern


class Parts(Struct, frozen=True):
    """A name without what belongs to no name: suffixes such as Jr. and PhD, remarks in brackets, nicknames."""

    given: str
    family: str
    """With its particles: van der Meer. The whole name where it has one part alone."""
    whole: str
    """Both, in the order in which they are written; of "Tamm, Anna" the given name first."""
    is_family_first: bool = False


BRACKETS = Pattern(
    r"\s*(?:\([^()]*\)?|（[^（）]*）?|(?<!\S)\[\w[^\[\]]*(?:\](?![^\s,])|$)|(?<!\S)\{\w[^{}]*(?:\}(?![^\s,])|$))"
)
ROUND = Pattern(r"\(([^()]+)\)")
NICKNAME = Pattern(r"(?<!\S)(?:\"[^\"]+\"|“[^”]+”|„[^“”]+[“”]|«[^»]+»|'[^']+'|‘[^’]+’)(?!\S)")
MARKS = frozenset(f"()（）[]{{}}\"“”„«»'‘’{COMMAS}")
"""Of brackets, nicknames and commas: most names have none."""
INITIALS = Pattern(r"(?:[^\W\d_]{1,2}\.[-‐]?)+")
""" "A.", "A.B.", "J.-P.", "Ch."; a letter without a full stop may be a name."""
INITIAL = Pattern(r"[^\W\d_](?:\.[^\W\d_])*\.?")
"""One letter before a family name, or several with full stops between them."""

SMALL_SUFFIXES = frozenset({
    "jr", "junior", "júnior", "sr.", "snr", "ii", "iii", "esq", "esquire", "phd", "dphil", "msc", "bsc", "mba",
    "mphil", "llm", "llb", "drsc", "csc", "edd", "psyd", "pharmd", "dds", "dvm", "beng", "meng", "bcom", "mpa",
    "mph", "jun.", "sen.", "d.y.", "d.ä.", "d.j.", "dj.", "dä.",
})  # fmt: skip
"""What stands behind a name in any case; those with a full stop are none without it: Sen is a family name."""
SUFFIXES = frozenset({
    "SR", "IV", "V", "MD", "MA", "BA", "MS", "BS", "JD", "JP", "MP", "MEP", "MSP", "MLA", "TD", "QC", "KC", "SC",
    "PC", "OBE", "MBE", "CBE", "KBE", "DBE", "OM", "CB", "CMG", "CH", "FRS", "FBA", "FRICS", "MRICS", "RIBA",
    "FRCP", "FRCS", "DL", "PE", "PMP", "CPA", "CFA", "ACA", "FCA", "RN", "CEng", "PEng", "MEng", "MdB", "MdL",
    "MdEP", "MEd", "BEd", "DD", "CSsR", "SJ", "OP", "OFM", "OSB", "Sr", "DrPH", "MDiv", "MRes", "PgDip",
    "GBE", "GCB", "KCB", "DCB", "GCMG", "KCMG", "DCMG", "GCVO", "KCVO", "DCVO", "CVO", "LVO", "MVO", "DSO", "BEM",
    "QPM", "KPM", "QFSM", "KFSM", "CNZM", "ONZM", "MNZM",
    "DBA", "LLD", "FCCA", "ACCA", "CIPFA", "MCIPD", "AICP", "AIA", "LLM", "MBA",
})  # fmt: skip
"""Likewise, as they are written; behind two words at least, or a comma: Jack MA is Mr Ma."""
OWN_NAMES = frozenset({"filho", "neto", "júnior", "junior", "sobrinho", "segundo"})
"""In Portuguese part of the family name before them."""

PARTICLES = frozenset({
    "a", "aan", "ab", "abd", "abou", "abu", "af", "ait", "aït", "al", "ap", "av", "az", "bel", "ben", "bin", "bint",
    "bou", "d'", "da", "dal",
    "dalla", "das", "de", "de'", "degli", "dei", "del", "dell'", "della", "delle", "dello", "den", "der", "des",
    "di", "do", "dos", "du", "el", "het", "ibn", "im", "in", "'s", "la", "las", "le", "les", "li", "lo", "los",
    "mac", "mc", "nic", "ní", "o", "ó", "op", "san", "santa", "st", "st.", "saint", "sainte", "'t", "te", "ten",
    "ter", "thor", "tot", "ua", "uí", "uit", "und", "van", "vande", "vanden", "vander", "ver", "vom", "von", "zu",
    "zum", "zur", "بن", "ابن", "بنت", "آل", "أبو", "ابو", "عبد",
})  # fmt: skip
"""Words before a family name that are part of it, where they are written small."""
CAPITAL_PARTICLES = PARTICLES - frozenset({
    "a", "aan", "ab", "ap", "av", "az", "do", "het", "im", "in", "li", "lo", "o", "op", "thor", "tot",
    "ua", "uit", "und", "ver",
})  # fmt: skip
"""Those that are part of it with a capital too: Van Damme, De Luca, St John."""
NEVER_GIVEN = frozenset({
    "cao", "deng", "huang", "jiang", "liao", "qian", "wang", "xiao", "xie", "xiong", "xu", "xue", "zeng", "zhang",
    "zhao", "zheng", "zhong", "zhou", "zhu", "zou", "hwang", "kwon",
})  # fmt: skip
"""Chinese and Korean family names in Latin letters that are nobody's given name."""
EASTERN_FAMILIES = NEVER_GIVEN | frozenset({
    "bai", "cai", "chang", "chen", "cui", "dai", "ding", "dong", "du", "duan", "fan", "fang", "feng", "gao", "gu",
    "guo", "han", "hao", "hou", "hu", "jia", "jin", "kang", "kong", "li", "liang", "lin", "liu", "lu", "luo", "mao",
    "meng",
    "pan", "peng", "qin", "qiu", "ren", "shao", "shi", "song", "sun", "tan", "tang", "tian", "wan", "wei", "wu", "xia",
    "yan", "yao", "ye", "yi", "yin", "yu", "choi", "cho", "chung", "jang", "jeong", "jung", "lim", "park", "seo",
    "shin", "yoon",
})  # fmt: skip
WESTERN_TOO = EASTERN_FAMILIES | {"lee", "kim", "ong", "goh", "teo", "ng", "chan", "cheng", "chua", "lam", "wong"}
"""With those that are given names elsewhere: they are family names before two syllables that stand apart."""
PINYIN = Pattern(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:i?ang|i?ong|eng|ing|i?an|uan|uang|en|in|un|iao|ao|ai|ei|ou|iu|ui|uo|uai|ua|ia|ie|ue|er|[aeiou]))"
    r"{1,2}",
    re.IGNORECASE,
)
"""Of a Chinese given name: one syllable or two."""
SYLLABLE = Pattern(r"(?:[ptk]h|ts|hs|zh|ch|sh|[a-z])?[aeiouyw]{1,3}(?:ng|[nmkpthw])?", re.IGNORECASE)
"""One of two that stand apart, however they are spelled in Latin letters: Kuan Yew, Dae Jung."""
VIETNAMESE = frozenset({
    "nguyen", "tran", "le", "pham", "huynh", "hoang", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong",
    "ly", "dinh", "doan", "trinh", "truong", "mai", "lam", "cao", "luong", "phung",
})  # fmt: skip
"""Family names beside which Van is a middle name and no particle, without accents."""
TEXT_PARTICLES = CAPITAL_PARTICLES | {"av"}
"""Those that behind a title in a sentence are part of a name and no word: Herr von Berg, not Herr und Frau Berg."""
JOINERS = frozenset({"e", "i", "y"})
"""Between two names that are one: Ortega y Gasset, Costa e Silva, Puig i Cadafalch."""

_IN_FULL = {
    "cllr": "councillor", "countycllr": "countycouncillor", "boroughcllr": "boroughcouncillor",
    "districtcllr": "districtcouncillor", "prof": "professor professora professore", "dr": "doctor doktor docteur",
    "revd": "rev reverend", "capt": "captain", "col": "colonel", "gen": "general", "lt": "lieutenant", "maj": "major",
    "sgt": "sergeant", "sen": "senator", "rep": "representative", "m": "monsieur", "mme": "madame",
    "mlle": "mademoiselle", "sr": "senor senhor", "sra": "senora senhora", "srta": "senorita", "d": "don",
    "dna": "dona", "sig": "signor signore", "sigra": "signora", "hr": "herr herra", "fr": "frau", "rva": "rouva",
    "dhr": "deheer heer", "mw": "mevr mevrouw",
}  # fmt: skip
IN_SHORT = {word: short for short, words in _IN_FULL.items() for word in words.split()}
"""Honorifics in full, and the short forms of the same, compact."""
POLITE = frozenset({"さん", "さま", "様", "氏", "殿", "君", "くん", "씨", "님"})
"""Behind anybody's name, whatever else they are called."""
MOST_PLAIN = 4
"""Honorifics of a woman, or of a man, in a language that has none but plain ones: "Mr", "Monsieur"."""


@lru_cache(maxsize=1)
def _plain_honorifics() -> tuple[frozenset[str], frozenset[str]]:
    """Honorifics of any woman and of any man, without a rank, in all languages, in small letters and without stops."""
    each = [(labels(tag).women, labels(tag).men) for tag in languages(variants=False)]
    women, men = (
        [words if len(words) <= MOST_PLAIN else words[:1] for words in both] for both in zip(*each, strict=True)
    )
    return frozenset(map(_without_stop, chain(*women))), frozenset(map(_without_stop, chain(*men)))


def _without_stop(title: str) -> str:
    return title.casefold().rstrip(".")


def are_of_one_kind(one: str, other: str, known: Labels) -> bool:
    """Whether two honorifics are the plain ones of a man in any language, "Herr" and "Mr", or of a woman in two:
    "Mrs" and "Ms" may be two people."""
    both, (women, men) = {_without_stop(one), _without_stop(other)}, _plain_honorifics()
    return both <= men or (both <= women and not both <= {*map(_without_stop, known.women)})


FAMILY_FIRST = frozenset({"hu"})
"""Languages of the record (BCP 47) whose names in Latin letters have the family name first."""
TWO_FAMILY_NAMES = frozenset({"es", "ca", "gl", "eu", "ast"})
"""Where somebody is called by the first of two family names."""
SECOND_GIVEN_NAMES = frozenset({
    "alberto", "alejandra", "alejandro", "alfonso", "alicia", "ana", "andrea", "angel", "angela", "angeles",
    "antonia", "antonio", "beatriz", "belen", "camila", "carlos", "carmen", "carolina", "cecilia", "concepcion",
    "consuelo", "cristina", "daniel", "david", "dolores", "eduardo", "elena", "enrique", "ernesto",
    "esperanza", "esther", "eugenia", "eugenio", "felipe", "fernanda", "fernando", "francisca", "francisco",
    "gabriel", "gabriela", "gloria", "guadalupe", "guillermo", "ignacio", "ines", "isabel", "jaime", "javier",
    "jesus", "jorge", "jose", "josefa", "juan", "julia", "julio", "laura", "leticia", "lourdes", "lucia", "luis",
    "luisa", "luz", "manuel", "manuela", "margarita", "maria", "marta", "mercedes", "miguel", "monica", "natalia",
    "nuria", "pablo", "patricia", "paula", "pedro", "pilar", "rafael", "ramon", "raquel", "ricardo", "roberto",
    "rocio", "rosa", "rosario", "sofia", "soledad", "susana", "teresa", "valentina", "veronica", "victor",
    "victoria", "virginia", "xavier",
})  # fmt: skip
"""Words that are mostly the second of two given names where three words are a Spanish name, without accents."""
DROPPED = {"pt": frozenset({"da", "das", "de", "do", "dos", "e"})}
"""Particles that stand in a whole name and not behind a title, by language: Ana dos Santos is Sra. Santos."""
PATRONYMIC = Pattern(r"\w+(?:ович|евич|йович|ілліч|ильич|лукич|мич|івна|ївна|овна|евна|ична)", re.IGNORECASE)
EASTERN_GIVEN = Pattern(r"(?!(?:al|el|ad|an|ar|as|at|az|ibn|bin)-)[^\W\d_]+[-‐][^\W\d_]+", re.IGNORECASE)
"""Min-su, Ing-wen: small behind the hyphen, as no family name of the West is."""
HYPHENS = frozenset("-‐")
TWO_LETTERS = Pattern(r"[^AEIOUYÄÖÜÕ][AEIOUÄÖÜÕ]|NG")
"""Of two capitals at a name's start those that may be a family name (LI Wei) and no initials (JP Kask)."""

COMPOUND_CHINESE = frozenset({
    "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒", "夏侯", "皇甫", "东方", "東方",
    "尉迟", "尉遲", "公孙", "公孫", "慕容", "令狐", "钟离", "鍾離", "宇文", "长孙", "長孫", "轩辕",
    "軒轅", "端木", "百里", "呼延", "南宫", "南宮", "独孤", "獨孤", "拓跋", "澹台", "澹臺",
})  # fmt: skip
"""Family names of two letters; all others have one."""
COMPOUND_KOREAN = frozenset(["남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방"])


@lru_cache(8192)
def parts(name: str, language: str = "en") -> Parts:
    """The parts of a name. `language` is the record's (BCP 47)."""
    base = base_language(language)
    if (plain := _plain(name)) and base not in FAMILY_FIRST and not _is_family_first(name.split()):
        return plain
    head = bare = " ".join(name.split())
    tails: list[str] = []
    if not MARKS.isdisjoint(name):
        bare = " ".join(BRACKETS.sub(" ", NICKNAME.sub(" ", name)).split()) or bare
        head, *tails = (part.strip() for part in COMMA.split(bare))
    words = _without_suffixes(head.split(), base)
    rest = [part.split() for part in tails if part and not are_suffixes(part.split())]
    if rest and words:
        return _after_comma(words, _without_suffixes(rest[0], base))
    if len(words) < 2:
        return _of_one_word(words[0], base) if words else Parts("", bare, bare)
    if _is_description(words):
        return Parts("", " ".join(words), " ".join(words))
    start, end = _family(words, base)
    return _parted(words, start, end, base)


def _is_description(words: list[str]) -> bool:
    """Whether words say who somebody is, and are no name: "A member of the public". A small word that is no particle,
    nor behind one, is in no name of three words that begins with a capital."""
    if len(words) < 3 or not words[0][:1].isupper():
        return False
    of_name = (word in PARTICLES or before in PARTICLES for before, word in pairwise(words))
    return any(
        word.islower() and word.isalpha() and word not in JOINERS and not is_of
        for word, is_of in zip(words[1:], of_name, strict=True)
    )


def _plain(name: str) -> Parts | None:
    """The parts of a name of two words with nothing about them, as most are: all the rest takes ten times as long."""
    given, _, family = name.partition(" ")
    if given.isalpha() and family.isalpha() and given.istitle() and family.istitle():
        return Parts(given, family, name) if family.casefold() not in SMALL_SUFFIXES and family != "Sr" else None
    return None


def _parted(words: list[str], start: int, end: int, base: str) -> Parts:
    """A name whose family name is the words from `start` to `end`."""
    family = words[start:end]
    while len(family) > 1 and family[0] in DROPPED.get(base, ()):
        family = family[1:]
    given = words[:start] or words[end:]
    return Parts(" ".join(given), " ".join(family), " ".join(words), start == 0 and bool(given))


def words(name: str) -> list[str]:
    """The words of a name as they may stand in a text: suffixes and nicknames too, but no remarks in brackets."""
    bare = (word.strip(f"{COMMAS}\"“”„«»‘’'") for word in BRACKETS.sub(" ", name).split())
    return [word for word in bare if word]


def nicknames(name: str) -> list[str]:
    """What stands within a name in quotes or round brackets: its owner may be called so."""
    return [each[1:-1].strip() for each in NICKNAME.findall(name)] + [each.strip() for each in ROUND.findall(name)]


def _after_comma(family: list[str], given: list[str]) -> Parts:
    """ "Tamm, Anna"; "Meer, Jan van der" has its particles behind."""
    at = len(given)
    while at > 1 and given[at - 1] in PARTICLES:
        at -= 1
    family = [*given[at:], *family]
    return Parts(" ".join(given[:at]), " ".join(family), " ".join([*given[:at], *family]))


def _family(words: list[str], base: str) -> tuple[int, int]:
    """From which word to which the family name of a name of several words goes."""
    count = len(words)
    if found := _in_capitals(words):
        return found
    if all(_is_eastern(word) for word in words):
        return 0, 1
    last = count
    while last > 1 and INITIALS.fullmatch(words[last - 1]):
        last -= 1
    if last < count and not INITIALS.fullmatch(words[0]):
        return 0, last
    if count > 2 and PATRONYMIC.fullmatch(words[-1]) and not PATRONYMIC.fullmatch(words[-2]):
        return 0, count - 2
    if (
        count == 2
        and len(words[0]) < 7
        and not HYPHENS.isdisjoint(words[1])
        and EASTERN_GIVEN.fullmatch(words[1])
        and words[1][1:].islower()
    ):
        return 0, 1
    if base in FAMILY_FIRST and not INITIALS.fullmatch(words[0]):
        return 0, 1
    if base in TWO_FAMILY_NAMES:
        return _first_of_two(words)
    if _is_family_first(words):
        return 0, 1
    if all(word[:1].islower() and _is_particle(word) for word in words[:-1]):
        return 0, count  # "de Gaulle", with no given name before it
    if any(_is_vietnamese(word) for word in (words[0], words[-1])) and words[-2].casefold() in ("van", "văn"):
        return count - 1, count
    at = _with_particles(words, count - 1)
    if at == count - 1 and at > 2 and ELIDED.match(words[at]) and _is_particle(words[at - 2]):
        at = _with_particles(words, at - 1)  # de La Tour d'Auvergne
    if base == "pt" and at == count - 1 and count > 2 and words[-1].casefold() in OWN_NAMES:
        at = _with_particles(words, at - 1)
    return at, count


ELIDED = Pattern(r"[dl]['’](?=[^\W\d_])")


def _plainly(word: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", word.casefold()) if each.isalpha())


def _is_vietnamese(word: str) -> bool:
    return _plainly(word) in VIETNAMESE


def _is_family_first(words: list[str]) -> bool:
    """Whether words in Latin letters are a Chinese or Korean name with the family name first: Wang Xiaoming, Lee Kuan
    Yew, but not Wei Zhang or Lee Harper."""
    first, *given = words
    small = first.lower()
    if small not in WESTERN_TOO or not all(word.istitle() for word in words):
        return False
    if len(given) == 2:
        return all(len(word) < 6 and SYLLABLE.fullmatch(word) for word in given)
    if len(given) != 1 or small not in EASTERN_FAMILIES or not PINYIN.fullmatch(given[0]):
        return False
    last = given[0].lower()
    return last not in EASTERN_FAMILIES or (small in NEVER_GIVEN and last not in NEVER_GIVEN)


def _with_particles(words: list[str], at: int) -> int:
    """Where the particles before the word at a place begin, with the name that a joiner ties to it; a word at least
    stays before them."""
    while at > 1 and (_is_particle(words[at - 1]) or _ends_in_particle(words[at - 1])):
        at -= 1
    if at > 2 and words[at - 1] in JOINERS:
        at = _with_particles(words, at - 2)
    return at


def begins_with_particle(name: str) -> bool:
    """Whether a name begins with a particle in small letters, which has a capital at the beginning of a sentence: Van
    Dijk left. Any other name that begins small is written so everywhere."""
    first, *others = name.split()[:2] or [""]
    return first in PARTICLES and bool(others)


def _is_particle(word: str) -> bool:
    small = word.lower().replace("’", "'")
    return small in PARTICLES if word[:1].islower() or not word[:1].isalpha() else small in CAPITAL_PARTICLES


def _ends_in_particle(word: str) -> bool:
    """Whether a second family name with its particle hangs on a word: van den Berg-de Vries."""
    first, _, last = word.rpartition("-")
    return bool(first) and last in PARTICLES


def _first_of_two(words: list[str]) -> tuple[int, int]:
    """The first of two family names; initials and a usual second given name are given names."""
    units: list[tuple[int, int]] = []
    start = 0
    for at, word in enumerate(words):
        if at and at < len(words) - 1 and (_is_particle(word) or (word in JOINERS and at > 1)):
            continue
        units.append((start, at + 1))
        start = at + 1
    names = [unit for unit in units[1:] if not INITIALS.fullmatch(" ".join(words[slice(*unit)]))]
    while len(names) > 1 and _plainly(words[names[0][1] - 1]) in SECOND_GIVEN_NAMES:
        names = names[1:]
    if len(names) > 2 and not _is_particle(words[names[-1][0]]):
        return names[-2]
    return names[0] if names else units[-1]  # Martínez Peña de Soto: the last two are the second


def _in_capitals(words: list[str]) -> tuple[int, int] | None:
    """The words in capitals with their particles, where they stand at one end and others are not in capitals."""
    capital = [_is_capital(word, at) for at, word in enumerate(words)]
    plain = [at for at, word in enumerate(words) if not capital[at] and not INITIALS.fullmatch(word)]
    if not any(capital) or not any(not _is_particle(words[at]) for at in plain):
        return None
    first = capital.index(True)
    last = len(capital) - capital[::-1].index(True)
    if not all(capital[at] or _is_particle(words[at]) for at in range(first, last)):
        return None
    while first and _is_particle(words[first - 1]):
        first -= 1
    return (first, last) if first == 0 or last == len(words) else None


def _is_capital(word: str, at: int) -> bool:
    letters = re.sub(r"^(?:Mc|Mac|[DOL]['’]|d['’]|al-|el-|Al-|El-)(?=\w)", "", word)
    count = sum(map(str.isalpha, letters))
    if count < 2 or not letters.isupper() or INITIALS.fullmatch(word):
        return False
    return count > 2 or bool(TWO_LETTERS.fullmatch(letters)) or at > 0


# Suffixes


def _without_suffixes(words: list[str], base: str) -> list[str]:
    """A name without what stands behind it; one word at least is left."""
    while len(words) > 1:
        if base == "pt" and words[-1].casefold() in OWN_NAMES and len(words) > 2:
            return words
        two = "".join(words[-2:])
        if len(words) > 2 and " ".join(words[-2:]).count(".") == 2 and _is_suffix(two, words[:-2]):
            words = words[:-2]  # "Ph. D."
        elif _is_suffix(words[-1], words[:-1]):
            words = words[:-1]
        else:
            break
    return words


def _is_suffix(word: str, before: list[str]) -> bool:
    small, bare = word.casefold(), word.replace(".", "")
    if {small, bare.casefold()} & SMALL_SUFFIXES:
        return True
    if bare not in SUFFIXES or (len(before) < 2 and word == bare):
        return False
    return any(any(map(str.islower, each)) for each in before)


def is_small(word: str) -> bool:
    """Whether a word is in small letters as none is that begins a name: "and"; not "ffoulkes", which is written so, nor
    "d'Arcy"."""
    return word[0].islower() and not word.startswith("ff") and not any(map(str.isupper, word))


def are_suffixes(words: list[str]) -> bool:
    """Whether words, such as those behind a comma, are no name but suffixes."""
    return all(
        {word.casefold(), word.replace(".", "").casefold()} & SMALL_SUFFIXES or word.replace(".", "") in SUFFIXES
        for word in words
    )


# Scripts that have no capitals and, mostly, no blank within a name


def _is_han(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff" or letter == "々" or "\U00020000" <= letter <= "\U0003ffff"


def _is_kana(letter: str) -> bool:
    return "\u3041" <= letter <= "\u30fa" or letter == "ー"


def _is_hangul(letter: str) -> bool:
    return "\uac00" <= letter <= "\ud7a3"


def _is_eastern(word: str) -> bool:
    return all(_is_han(letter) or _is_kana(letter) or _is_hangul(letter) for letter in word)


def is_eastern(text: str) -> bool:
    """Whether words are written in Chinese, Japanese or Korean letters alone."""
    return not text.isascii() and _is_eastern("".join(text.split()))


def _of_one_word(word: str, base: str) -> Parts:
    """A name without a blank. Chinese and Korean have a family name of one letter, or of two of a known few; Japanese
    shows where it ends only by a change of letters, else the name is taken whole."""
    for dot in "・·‧•":
        if dot in word.strip(dot) and _is_eastern(word.replace(dot, "")):
            given, _, family = word.rpartition(dot)
            return Parts(given, family, word)
    length = 0
    if len(word) > 1 and all(map(_is_hangul, word)):
        length = 2 if word[:2] in COMPOUND_KOREAN and len(word) > 2 else 1
    elif len(word) > 1 and all(map(_is_han, word)) and base in ("zh", "yue"):
        length = 2 if word[:2] in COMPOUND_CHINESE and len(word) > 2 else 1
    elif _is_eastern(word) and _is_han(word[0]):
        length = next((at for at, letter in enumerate(word) if not _is_han(letter)), 0)
        if not all(map(_is_kana, word[length:])) or any(map(_is_han, word[length:])):
            length = 0
    if not length:
        return Parts("", word, word)
    return Parts(word[length:], word[:length], word, is_family_first=True)


def with_small_particles(name: str) -> str:
    """A name as a line begins with it, and its particles small: "De La Cruz" is "de la Cruz"."""
    *first, last = name.split() or [""]
    small = (word.lower() if word.lower() in PARTICLES else word for word in first)
    return " ".join((*small, last))


def without_initials(name: str, language: str) -> tuple[str, str]:
    """A name without the initials before the family name, and these as letters: "Mr Smith" and "jp" of "Mr J. P.
    Smith"; no letters where it has none. A vowel without a full stop is none, for "A Bond" may be words, and nor is
    what may be an honorific of the language: "M. Dupont"."""
    words = name.split()
    titles = {title.casefold() for title in labels(language).honorifics}
    at = [
        place for place, word in enumerate(words[:-1])
        if INITIAL.fullmatch(word) and word not in VOWELS and (place or word.casefold() not in titles)
    ]  # fmt: skip
    if not at or at != list(range(at[0], at[-1] + 1)) or not words[0][0].isupper():
        return name, ""
    letters = "".join(filter(str.isalpha, "".join(words[at[0] : at[-1] + 1])))
    return " ".join((*words[: at[0]], *words[at[-1] + 1 :])), letters.casefold()


VOWELS = ("A", "E", "I", "O", "U", "Y", "Ä", "Ö", "Ü", "Å", "Õ")


def has_initials(known: Parts, letters: str) -> bool:
    """Whether given names begin with these letters: "j" and "jp" are those of John Paul."""
    given = (word for word in re.split(r"[\s-]", known.given) if word)
    return "".join(word[0] for word in given).casefold().startswith(letters)
