"""Where one sentence ends and the next begins on the same line, by the language. It is careful: where a full stop may
belong to an abbreviation, an initial or a number, the sentence goes on."""

import re
from collections.abc import Iterator, Mapping

from minutes_tui.language.labels import labels

END = re.compile(
    r"""
    (?P<before>\S*?) (?P<stop>[.!?…。！？｡؟۔]+)
    (?: [*_~`"'”’»›«‹“)\]」』] | [\ \u00a0\u202f]»(?=\ ) )* (?P<blank>\ )
    (?= (?: [*_~`"'“”„»‹›‘(\[「『¿¡] | «[\ \u00a0\u202f]? )* (?P<next>\w) )
    """,
    re.VERBOSE,
)
"""The word before a stop, the stop, what closes behind it, one blank, and the first character of what follows."""
INITIAL = re.compile(r"(?:.*[\W\d_])?[^\W\d_]")
"""A word that ends in a letter alone: "J", "z", "U.S"."""
NUMBER = re.compile(r"\W*[0-9]+|\W*[IVX]+")

ORDINAL = frozenset({"cs", "da", "de", "et", "fi", "hr", "hu", "is", "lt", "lv", "nb", "nn", "no", "pl", "sk", "sl"})
"""Languages in which a number with a full stop is one that counts: "am 5. Mai"."""

ABBREVIATIONS: Mapping[str, str] = {
    "": "art cf dr etc jr no nr para prof sec st vol vs",
    "ar": "",
    "da": "bl ca dvs eks ekskl evt fx hr inkl jf kap kl mht mv osv pga pkt stk tlf vedr",
    "de": "abs anl betr bzgl bzw ca dgl dipl evtl fr ggf hr inkl ing insb kap lt max mag mind mio mrd nrn rd sog str "
          "tel tz usw vgl zzgl",
    "en": "al approx apt appt ave bros capt col corp cllr dept ed eds est fig figs gen gov hon inc jan feb mar apr jun "
          "jul aug sep sept oct nov dec lt ltd messrs mr mrs ms nos paras pp rep res rev rt sen sgt sr supt tel",
    "es": "admón apdo av avda cía dña dra fdo núm núms pág págs sr sra sras sres srta tel ud uds",
    "et": "hr jne jms lk lp nn nr pr s.o sh st tel tn vt",
    "fi": "esim ym yms jne ks mm mrd n ns nro oy puh s.o tms ts v vrt",
    "fr": "al av bd chap env fig mlle mme mmes mm p.ex pp réf sté tél",
    "it": "avv cfr dott dott.ssa ecc fig geom ing n nn pag pagg sig sig.ra sigg tel",
    "ja": "",
    "lt": "doc el gen kt mln mlrd pan pav plg proc str tel tūkst žr",
    "lv": "dz lpp milj nod piem plkst sal tml u.c utt",
    "nb": "bl ca dvs eks ekskl evt ev fork ifb ift inkl jf kap kl kr mht mv osv pga pkt tlf vedr",
    "nl": "bijv blz ca dhr drs enz evt excl incl ing inz jl jr mevr mr mw mr.dr resp tel t.a.v z.g",
    "pl": "al art dot gen godz im in inż itd itp lic m.in mgr mln mld np nt ob os pkt płk por prof red str św tel tj "
          "tyś tzn tzw ul ust woj wyd zł zob",
    "pt": "av cap dra etc exa exmo exma fig núm pág págs sr sra srs tel",
    "sv": "bl ca dvs ev exkl forts fr hr inkl jfr kap kl kr m.fl m.m mkt mm osv pga resp tel t.ex vd",
    "uk": "див грн ім кв млн млрд напр обл ор пп просп р рр св ст стор табл тис тел ул",
}  # fmt: skip
"""Words with a full stop behind which a sentence goes on, by the language; "" is all."""

BEFORE_NUMBERS = frozenset(
    {"no", "nos", "nr", "nro", "núm", "art", "pp", "para", "paras", "fig", "st", "vol", "sec", "al"}
)
"""Those that are words of their own too, and so are abbreviations only before a number."""


def sentence_ends(line: str, language: str) -> Iterator[int]:
    """Places of the blanks between two sentences of a line, which may have marks of Markdown in it. Where no blank
    stands between two, as in Chinese and Japanese, there is none."""
    tongue = language.replace("_", "-").split("-")[0].lower()
    for found in END.finditer(line):
        if not found["next"].islower() and _ends(
            found["before"], found["stop"], found["next"], tongue, is_first=found.start() == 0
        ):
            yield found.start("blank")


def _ends(before: str, stop: str, following: str, tongue: str, *, is_first: bool) -> bool:
    """Whether a stop ends a sentence; `before` is the word before it, which may be the first of all."""
    if stop != ".":
        return True
    word = before.lstrip("*_~`\"'“”„«»‹›‘([¿¡").lower()
    if INITIAL.fullmatch(word):
        return False
    if NUMBER.fullmatch(before):
        return tongue not in ORDINAL and not is_first
    if word in BEFORE_NUMBERS and not following.isdecimal():
        return True
    return word not in _abbreviations(tongue)


_KNOWN: dict[str, frozenset[str]] = {}


def _abbreviations(tongue: str) -> frozenset[str]:
    """Those of a language, with its forms of address."""
    if tongue not in _KNOWN:
        titles = (word.rstrip(".").lower() for title in labels(tongue).honorifics for word in title.split())
        own = (ABBREVIATIONS[""] + " " + ABBREVIATIONS.get(tongue, "")).split()
        _KNOWN[tongue] = frozenset({*own, *(title for title in titles if len(title) <= 5)})
    return _KNOWN[tongue]
