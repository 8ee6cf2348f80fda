# ruff: noqa: E501 (the words of a meeting are as long as they are)
"""Six documents, one for each style, of a meeting and people who are invented: what a page of each looks like."""

from msgspec.structs import replace
from trees import page, said

from minutes_tui.model.document import (
    Block,
    Case,
    Cell,
    Code,
    Deleted,
    Document,
    Emphasis,
    Heading,
    Inline,
    Inserted,
    Layout,
    Link,
    Listing,
    Masthead,
    PageNumber,
    Paragraph,
    Passage,
    Quotation,
    Signature,
    Speaker,
    Strong,
    Table,
    Words,
)

TITLE = "Forty-third joint session of the Sound Authority and the Board of Pilots"
DRAFT: tuple[Inline, ...] = (Strong(said("Draft")), Words(" – not yet approved"))
STATUS = "Draft – not yet approved"
ENTWURF: tuple[Inline, ...] = (Strong(said("Entwurf")), Words(" – noch nicht genehmigt"))


def cells(*row: str | Cell) -> tuple[Cell, ...]:
    return tuple((said(each) if each else ()) if isinstance(each, str) else each for each in row)


def spoken(speaker: str, words: str, number: str = "", time: str = "", anchor: str = "") -> Passage:
    content = (Speaker(said(speaker)), Words(words))
    return Passage("statement", (Paragraph(content, number, time, anchor),))


def told(words: str, number: str = "", time: str = "") -> Passage:
    return Passage("narrative", (Paragraph(said(words), number, time),))


def event(words: str, time: str = "") -> Passage:
    return Passage("arrival", (Paragraph(said(words), time=time, role="event"),))


def case(kind: str, lead: str, words: str | tuple[Block, ...] = "", **more: object) -> Passage:
    content = (Paragraph(said(words)),) if isinstance(words, str) and words else words or ()
    return Passage(kind, (replace(Case(kind, lead, content=content), **more),))


def ballots(*rows: tuple[str, str, str]) -> Table:
    marks = tuple("sub" if row[0].lower() in ("blank", "invalid", "enthaltung", "ungültig") else "" for row in rows)
    return Table(((), (), ()), tuple(cells(*row) for row in rows), role="ballots", marks=marks)


def agenda(*rows: tuple[str, str, str, str], head: tuple[Cell, ...] = ((), (), (), ())) -> Table:
    """Number, title, document and the anchor of the item; one without an anchor was not taken up."""
    found = tuple(
        cells(
            number,
            (Link(anchor, said(title)),) if anchor else title,
            document,
            (PageNumber(anchor),) if anchor else "–",
        )
        for number, title, document, anchor in rows
    )
    return Table(
        head, found, role="agenda", marks=tuple("sub" if "." in row[0][:-1] or "(" in row[0] else "" for row in rows)
    )


def head(*rows: tuple[str, str]) -> Table:
    return Table(((), ()), tuple(cells(*row) for row in rows), role="head")


def roster(groups: tuple[tuple[str, str, tuple[tuple[str, tuple[str, ...]], ...]], ...], columns: str) -> Table:
    rows: list[tuple[Cell, ...]] = []
    marks: list[str] = []
    for name, count, parts in groups:
        rows.append(cells(name, "", count))
        marks.append("group")
        for label, people in parts:
            if label:
                rows.append(cells(label, "", ""))
                marks.append("label")
            rows += [_person(line) for line in people]
            marks += [""] * len(people)
    return Table(cells(*columns.split("|")), tuple(rows), role="roster", marks=tuple(marks))


def _person(line: str) -> tuple[Cell, ...]:
    """Name, role, delegation, post and remark, with bars between."""
    name, role, delegation, post, remark = (*line.split("|"), "", "", "", "")[:5]
    called = (Words(f"{name}, "), Emphasis(said(role))) if role else said(name)
    does = (Words(f"{post} – "), Emphasis(said(remark))) if remark else said(post)
    return (called, said(delegation), does)


AUTHORITY = (
    "Ms Anna Aalto|Chair|Denmark|Head of Unit, Ministry of Food",
    "Mr Bo Berzins|Vice Chair|Estonia|Director-General for Maritime Affairs",
    "Ms Carla Čapek||Finland|Adviser, Institute of Ports and Waters|left at 14.20",
    "Mr Dieter van der Dungen||Germany|Second Secretary, Ministry of Food",
    "Dr Elīna Eriksson||Iceland|Head of Unit, Directorate of Fairways",
    "Mr Göran García Márquez||Lithuania|Adviser, Ministry of Food|for Ms Holm",
    "Mr Ivo Ivanova||Poland|Head of Unit, Institute of Ports and Waters",
    "Dr Jūratė Jørgensen||Sweden|Director-General, Ministry of Food",
    "Ms Kwame Kowalczyk-Nowak||Denmark|Adviser, Directorate of Fairways",
    "Mr Lucía Lindqvist||Estonia|Second Secretary, Institute of Ports and Waters",
    "Ms Māris Meier||Finland|Head of Unit, Ministry of Food",
)
PILOTS = (
    "Ms Piotr Petraitytė|Chair|Latvia|Master pilot, Riga",
    "Mr Qiang Quist|Vice Chair|Lithuania|Head of Unit, Directorate of Fairways",
    "Ms Ragnhild Raudsepp||Norway|Master pilot, Oslofjord",
    "Mr Siim Şahin||Poland|Adviser, Ministry of Food|online",
    "Dr Tuğba Tamm||Sweden|Second Secretary, Directorate of Fairways|online",
    "Mr Viktoria Võsu||Estonia|Master pilot, Tallinn",
    "Ms Wim Weiß||Finland|Adviser, Directorate of Fairways",
    "Mr Xenia Xu||Germany|Second Secretary, Institute of Ports and Waters|from 10.05",
    "Dr Yuki Yamamoto||Iceland|Head of Unit, Ministry of Food",
    "Ms Zoë Żuraw||Latvia|Master pilot, Ventspils",
)
OTHERS = (
    "Mr Nour Nowak||Germany|Observer, Port of Rostock",
    "Dr Óscar O’Brien|||Secretariat, Sound Authority",
    "Ms Ida Falk|||Rapporteur, Sound Authority",
    "Mr Đorđe Demir|||Interpreter",
)
GROUPS = (
    ("Sound Authority", "11 of 14", (
        ("", AUTHORITY),
        ("Apologies", ("Ms Fatima Fröhlich||Latvia|Director-General for Maritime Affairs", "Ms Ulla Urbonas||Denmark|Head of Unit, Institute of Ports and Waters")),
        ("Absent", ("Ms Hanne Hansen||Norway|Second Secretary, Directorate of Fairways",)),
    )),
    ("Board of Pilots", "10 of 12", (
        ("", PILOTS),
        ("Apologies", ("Mr Håkon Holm||Lithuania|Adviser, Ministry of Food|substitute: Mr García Márquez",)),
        ("Absent", ("Mr Árni Þórsson||Poland|Adviser, Institute of Ports and Waters",)),
    )),
    ("In attendance", "4", (("", OTHERS),)),
)  # fmt: skip

ITEMS = (
    ("1", "Opening; adoption of the agenda", "SA/2026/43/1", "i1"),
    ("2", "Minutes of the forty-second session", "SA/2025/42/SR.1", ""),
    ("3", "Pilotage in ice", "SA/2026/43/3", "i3"),
    ("3.1", "Report of the winter 2025/26", "", "i31"),
    ("3.2", "Rest hours of pilots", "SA/2026/43/3/Add.1", "i32"),
    ("4", "Election of the Vice Chair", "", "i4"),
    ("5", "Any other business", "", "i5"),
)

REASONS = Listing(
    (
        said("the order of service, which the Board had not revised since 2019:"),
        said("a shortage of pilots with an ice certificate, of whom there were nine"),
        said("the price of waiting, now €1 250 an hour"),
    ),
    inside=(
        (Listing((said("tankers first, whatever their draught"), said("then passengers and perishables"))),),
        (),
        (),
    ),
)
ORDER = Quotation((Paragraph(said("No more than five vessels shall be led through the Drogden in one convoy, whatever the number of pilots on board.")),))  # fmt: skip
WINTERS = Table(
    cells("Winter", "Vessels", "Waited", "Hours, mean"),
    (cells("2023/24", "412", "3", "1.5"), cells("2024/25", "389", "4", "2.0"), cells("2025/26", "455", "11", "6.4")),
)
CODE = Code('{ "vessel": "IMO 9074729", "ice": "1A", "eta": "2026-03-12T16:45+01:00" }', "json")
REST = "A pilot rests for ten hours after each watch in ice, of which six are without interruption."
CHANGED: tuple[Inline, ...] = (
    Words("A pilot rests for "), Deleted(said("ten")), Words(" "), Inserted(said("eleven")),
    Words(" hours after each watch in ice, of which "), Deleted(said("six")), Words(" "), Inserted(said("eight")),
    Words(" are without interruption."),
)  # fmt: skip
FOR = "Ms Aalto, Mr Berzins, Ms Čapek, Mr van der Dungen, Dr Eriksson, Mr García Márquez, Mr Ivanova, Dr Jørgensen, Ms Meier, Ms Petraitytė, Mr Quist, Ms Raudsepp, Mr Võsu, Ms Weiß, Mr Xu"  # fmt: skip
NAMED = ballots(
    ("For", "15", FOR), ("Against", "4", "Ms Kowalczyk-Nowak, Mr Lindqvist, Mr Şahin, Dr Tamm"),
    ("Abstaining", "2", "Dr Yamamoto, Ms Żuraw"),
)  # fmt: skip
ELECTED = ballots(("Ms Petraitytė", "13", ""), ("Mr Quist", "5", ""), ("blank", "1", ""), ("invalid", "1", ""))
FIGURES = "15 for, 4 against, 2 abstentions"


def item(number: str, title: str, anchor: str, document: str = "", level: int = 2) -> Heading:
    return Heading(level, said(title), anchor, number, document)


def signed(name: str, role: str, body: str = "", label: str = "") -> Signature:
    return Signature(name, role, body, label, "Place, date", "Signature")


PLAIN = page(
    Masthead(said("Sound Authority"), said("and Board of Pilots"), said("SA/2026/43/SR.1"), DRAFT),
    Heading(1, said("Minutes")),
    Paragraph(said(TITLE), role="subtitle"),
    head(
        ("Date", "11 March 2026, 9.30, to 12 March 2026, 16.45"), ("Venue", "Palace of Ports, Room XII, Helsingør"),
        ("Chair", "Ms Anna Aalto (Denmark)"), ("Minutes by", "Ms Ida Falk"), ("Present", "21 of 26; quorum 13"),
        ("Distribution", "members and observers; www.example.org/sound"),
    ),
    Heading(2, said("Agenda")),
    agenda(*ITEMS),
    Heading(2, said("Participants")),
    roster(GROUPS, "Name|For|Post, affiliation"),
    item("1", "Opening; adoption of the agenda", "i1", "SA/2026/43/1"),
    told("Ms Anna Aalto opened the session at 9.30 and welcomed all participants, in particular the observers from Rostock."),
    case("decision", "Decision 1", "The agenda is adopted.", anchor="d1"),
    item("3", "Pilotage in ice", "i3", "SA/2026/43/3"),
    item("3.1", "Report of the winter 2025/26", "i31", level=3),
    Passage("statement", (
        Paragraph((Speaker(said("Mr Quist")), Words(" recalled that ice had come to the Sound on 2 March, three weeks later than in an ordinary year, and that eleven vessels had waited for a pilot for more than six hours. He drew attention to three matters:"))),
        REASONS,
    )),
    spoken("Ms Čapek:", " Why had the limit been five vessels in 2019?"),
    Passage("answer", (
        Paragraph((Speaker(said("Mr Quist:")), Words(" Because of "), Emphasis(said("force majeure")), Words("; the order of that winter read:"))),
        ORDER,
    )),
    event("Mr Xu arrived at 10.05. The meeting paused from 10.30 to 10.45."),
    WINTERS,
    item("3.2", "Rest hours of pilots", "i32", "SA/2026/43/3/Add.1", level=3),
    spoken("Ms Raudsepp", " presented the proposal of the Board. The text is at www.example.org/rest."),
    case("motion", "Motion", REST, tail=said("Moved by Ms Raudsepp, seconded by Mr Võsu")),
    case("amendment", "Amendment", (Paragraph(CHANGED),), tail=said("Moved by Dr Tamm."), outcome="Lost", result="6 for, 13 against, 2 abstentions"),
    spoken("Mr Şahin", " objected: ports east of Bornholm had no second pilot to send."),
    case("vote", "Vote on the motion", outcome="Carried", result=FIGURES, ballots=NAMED),
    case("decision", "Decision 2", REST, anchor="d2"),
    case("action", "Action 1", "Send the revised table to all delegations.", tail=(Words("Mr Quist, Ms Raudsepp – due "), Strong(said("1 April 2026")))),
    case("action", "Action 2", "Ask the lawyers whether the rest hours need a regulation of their own, or may be set by the directors-general acting jointly.", tail=(Words("Dr Jørgensen – due "), Strong(said("15 May 2026")))),
    event("Ms Čapek left at 14.20. The meeting was suspended at 16.30."),
    Paragraph(said("Thursday, 12 March 2026, 9.30"), role="day"),
    item("4", "Election of the Vice Chair", "i4"),
    case("election", "Election", outcome="Ms Petraitytė is elected", result="13 of 20 votes (secret ballot)", ballots=ELECTED),
    item("5", "Any other business", "i5"),
    Passage("statement", (Paragraph(said("Dr O’Brien asked that positions be reported in the form that the exchange takes:")), CODE)),
    event("The chair closed the session at 16.45."),
    Heading(2, said("Decisions")),
    Table(
        cells("No.", "Decision", "Item", "Page"),
        (cells("1", "The agenda is adopted.", "1", (PageNumber("d1"),)), cells("2", REST, "3.2", (PageNumber("d2"),))),
        role="register",
    ),
    Heading(2, said("Action items")),
    Table(
        cells("No.", "Action", "Responsible", "Due", "Item"),
        (
            cells("1", "Send the revised table to all delegations.", "Mr Quist, Ms Raudsepp", "1 April 2026", "3.2"),
            cells("2", "Ask the lawyers whether the rest hours need a regulation of their own, or may be set by the directors-general acting jointly.", "Dr Jørgensen", "15 May 2026", "3.2"),
        ),
        role="register",
    ),
    Heading(2, said("Attachments")),
    Listing((said("Waiting times, 2015–2026"), said("Statement by the Port of Rostock")), True),
    Paragraph((Strong(said("Next meeting:")), Words(" 9 September 2026, 10.00, online"))),
    signed("Ms Anna Aalto", "Chair", "Sound Authority"),
    signed("Ms Piotr Petraitytė", "Chair", "Board of Pilots"),
    signed("Ms Ida Falk", "Rapporteur"),
    signed("Dr Óscar O’Brien", "Secretariat"),
    title=TITLE,
    layout=Layout(
        margins=(26, 31, 26, 37), footer="", footer_sides=(STATUS, "Page {page} of {pages}"), has_header_first=False,
        header_sides=("Sound Authority · Minutes, 11–12 March 2026", "SA/2026/43/SR.1"),
    ),
)  # fmt: skip
LETTER = replace(PLAIN, layout=replace(PLAIN.layout, paper="us-letter", margins=(24, 34, 23, 40), color="#1f4e79"))

SECRETARIAT = page(
    Masthead(said("Sound Authority"), said("Board of Pilots"), said("SA/2026/43/SR.1"), DRAFT),
    Heading(1, said("Summary record of the 1st meeting")),
    Paragraph(said("Forty-third joint session"), role="subtitle"),
    head(
        ("Date", "Wednesday, 11 March 2026, 9.30, to Thursday, 12 March 2026, 16.45"), ("Venue", "Palace of Ports, Room XII, Helsingør"),
        ("Chair", "Ms Aalto (Denmark)"), ("Rapporteur", "Ms Falk"), ("Present", "21 of 26 (quorum 13)"),
    ),
    Heading(2, said("Contents")),
    agenda(
        *((f"Agenda item {number}:" if "." not in number else f"({'ab'[int(number[-1]) - 1]})", title, document, anchor or "i2") for number, title, document, anchor in ITEMS),
        head=cells("", "", "Document", "Page"),
    ),
    Paragraph(said("The meeting was called to order at 9.30."), role="event"),
    item("Agenda item 1:", "Opening; adoption of the agenda", "i1", "SA/2026/43/1"),
    spoken("The Chair", " welcomed all participants, in particular the observers from Rostock.", "1."),
    case("decision", "Decision SA/2026/43/D.1", "The agenda is adopted.", number="2."),
    item("Agenda item 2:", "Minutes of the forty-second session", "i2", "SA/2025/42/SR.1, /Corr.1"),
    spoken("Ms Petraitytė", " (Latvia) said that the minutes had been circulated on 3 February; three corrections had come in.", "3."),
    case("decision", "Decision SA/2026/43/D.2", "The minutes are approved as corrected.", number="4."),
    item("Agenda item 3:", "Pilotage in ice", "i3", "SA/2026/43/3, /Add.1"),
    item("(a)", "Report of the winter 2025/26", "i31", level=3),
    Passage("statement", (
        Paragraph((Speaker(said("Mr Quist")), Words(" (Lithuania) recalled that ice had come to the Sound on 2 March, three weeks later than in an ordinary year, and that eleven vessels had waited for a pilot for more than six hours. He drew attention to three matters:")), "5."),
        replace(REASONS, ordered=True),
    )),
    spoken("Ms Čapek", " (Finland) asked why the limit had been five vessels in 2019.", "6."),
    Passage("answer", (
        Paragraph((Speaker(said("Mr Quist")), Words(" (Lithuania) replied that it had been a case of "), Emphasis(said("force majeure")), Words(". The order of that winter read:")), "7."),
        ORDER,
    )),
    event("Mr Xu arrived at 10.05. The meeting was suspended at 10.30 and resumed at 10.45."),
    WINTERS,
    item("(b)", "Rest hours of pilots", "i32", level=3),
    spoken("Ms Raudsepp", " (Norway) presented the proposal of the Board, now at example.org/rest.", "8."),
    case("motion", "Motion", REST, tail=said("Moved by Ms Raudsepp (Norway), seconded by Mr Võsu (Estonia)"), number="9."),
    case("amendment", "Amendment to the motion (para. 9)", (Paragraph(CHANGED),), tail=said("Moved by Dr Tamm (Sweden)"), number="10."),
    spoken("Mr Şahin", " (Poland) objected: ports east of Bornholm had no second pilot to send.", "11."),
    case("vote", "Vote on the amendment (para. 10)", outcome="Lost", result="6 for, 13 against, 2 abstentions", number="12."),
    case("vote", "Vote on the motion (para. 9)", outcome="Carried", result=FIGURES, ballots=NAMED, number="13."),
    case("decision", "Decision SA/2026/43/D.3", REST, number="14."),
    case("action", "Action 1", "Send the revised table to all delegations.", tail=said("Mr Quist, Ms Raudsepp, 1 April 2026"), number="15."),
    event("Ms Čapek left at 14.20. The meeting was suspended at 16.30."),
    Paragraph(said("Thursday, 12 March 2026, 9.30"), role="day"),
    item("Agenda item 4:", "Election of the Vice Chair", "i4"),
    case("election", "Election by secret ballot", outcome="Ms Petraitytė (Latvia) is elected", result="13 of 20 votes", ballots=ELECTED, number="16."),
    item("Agenda item 5:", "Any other business", "i5"),
    Passage("statement", (Paragraph((Speaker(said("Dr O’Brien")), Words(" (Secretariat) asked that positions be reported in the form that the exchange takes:")), "17."), CODE)),
    Paragraph(said("The meeting rose at 16.45."), role="event"),
    Heading(2, said("Annexes")),
    Listing((said("Participants"), said("Waiting times, 2015–2026 (tabled under item 3 (a))")), True),
    Paragraph((Strong(said("Next meeting:")), Words(" Wednesday, 9 September 2026, 10.00, online"))),
    Heading(2, said("Participants")),
    roster(GROUPS, "Name|For|Post, affiliation"),
    title=TITLE,
    layout=Layout(
        margins=(30, 31, 27, 37), style="secretariat", masthead="symbol", cases="line", number_at="line", footer="",
        footer_sides=("Draft", "{page}/{pages}"), header_sides=("", "SA/2026/43/SR.1"), has_header_first=False,
        notice="Corrections to this record go to the secretariat, in English, within one week of its date, as a memorandum and in a copy of the record. They will be joined in one corrigendum.",
    ),
)  # fmt: skip

HANSARD = page(
    Masthead(said("Sound Authority"), said("and Board of Pilots"), said("SA/2026/43/PV.1"), DRAFT),
    Heading(1, said("Official report")),
    Paragraph(said("Wednesday 11 March 2026"), role="subtitle"),
    event("The meeting opened at 9.30"),
    event("[Chair: Ms Anna Aalto]"),
    Heading(2, said("Pilotage in ice"), "i3"),
    Heading(3, said("Report of the winter 2025/26"), "i31", "", "SA/2026/43/3"),
    Passage("statement", (
        Paragraph((Speaker(said("Mr Quist")), Words(" (Lithuania): Ice came to the Sound on 2 March, three weeks later than in an ordinary year, and eleven vessels waited for a pilot for more than six hours. There are three matters to which I should like to draw attention:")), time="9.45"),
        REASONS,
        Paragraph(said("Nobody in this room would wish to see again what the winter of 2019 brought to the roads of Helsingør, when the last of the ferries lay for two nights within sight of her own berth.")),
    )),
    spoken("Ms Čapek", " (Finland): Why was the limit five vessels in 2019?"),
    Passage("answer", (Paragraph((Speaker(said("Mr Quist:")), Words(" Because of "), Emphasis(said("force majeure")), Words(". The order of that winter read:"))), ORDER)),
    spoken("An unknown speaker:", " That was too many."),
    event("Mr Xu arrived."),
    event("The meeting paused until 10.45.", "10.30"),
    WINTERS,
    Heading(3, said("Rest hours of pilots"), "i32", "", "SA/2026/43/3/Add.1"),
    spoken("Ms Raudsepp", " (Norway): I beg to move,", time="10.50"),
    case("motion", "Motion 1", REST, tail=said("Ms Raudsepp; Mr Võsu")),
    told("The text has been before the Board since October, and it was sent to every delegation with the papers. I shall not read the reasons again."),
    spoken("Mr Võsu", " (Estonia): I second the motion."),
    spoken("Dr Tamm", " (Sweden): I beg to move an amendment,"),
    case("amendment", "Amendment 1a", (Paragraph(CHANGED),), tail=said("Dr Tamm")),
    told("Six hours are not a night’s sleep, and I have yet to meet the pilot who said that they were."),
    spoken("Mr Şahin", " (Poland): Ports east of Bornholm have no second pilot to send. If the amendment is carried, the port of Kołobrzeg will close every second day from January until March."),
    case("vote", "Vote No. 2", outcome="Motion 1 carried", result="for 15, against 4, abstaining 2", ballots=NAMED, time="11.00"),
    case("decision", "Decision 3", REST),
    spoken("The Chair:", " I ask Mr Quist and Ms Raudsepp to send the revised table to all delegations."),
    case("action", "Action 1", "Send the revised table to all delegations.", tail=said("Mr Quist, Ms Raudsepp – 1 April 2026")),
    event("Ms Čapek left. The meeting paused at 16.30.", "14.20"),
    Paragraph(said("Thursday 12 March 2026"), role="day"),
    event("The meeting resumed at 9.30"),
    Heading(2, said("Election of the Vice Chair"), "i4"),
    spoken("The Chair:", " The ballot is secret. I remind members that a paper with two names on it is invalid."),
    case("election", "Election", outcome="Ms Petraitytė elected", result="with 13 of 20 votes", ballots=ELECTED),
    Heading(2, said("Any other business"), "i5"),
    Passage("statement", (Paragraph((Speaker(said("Dr O’Brien")), Words(" (Secretariat): Positions are to be reported in the form that the exchange takes:"))), Code('{ "vessel": "IMO 9074729",\n  "ice": "1A", "lat": 55.98 }'))),
    spoken("Mr Quist:", " May I ask whether the older form is still read by the exchange, and until when? Several of the smaller ports have no programmer and no money for one."),
    spoken("Dr O’Brien:", " It is, until the end of 2027."),
    spoken("The Chair:", " I thank the interpreters, who have had two long days, and I close the session."),
    event("The meeting closed.", "16.45"),
    Heading(2, said("Participants")),
    roster(GROUPS, "Name|For|Post, affiliation"),
    Heading(2, said("Annexes")),
    Listing((said("Waiting times, 2015–2026"), said("Statement by the Port of Rostock")), True),
    title=TITLE,
    layout=Layout(
        margins=(24, 20, 21, 20), size=9.3, style="hansard", masthead="centred", cases="rule", text_columns=2, is_indented=True,
        footer=STATUS, header="{item}   11 March 2026", header_sides=("SA/2026/43/PV.1", "{page}"), has_header_first=False,
    ),
)  # fmt: skip

COUNCIL = page(
    Masthead(said("Town of Elm Harbor"), said("Town Council"), (), DRAFT),
    Heading(1, said("Minutes")),
    Paragraph(said("Regular meeting · Tuesday, March 10, 2026"), role="subtitle"),
    Paragraph(said("Council Chamber, Town Hall, 12 Quay Street"), role="subtitle"),
    head(("Presiding", "Mayor Ruth Ashby"), ("Minutes by", "Ida Falk, Town Clerk"), ("Time", "7:02 to 9:41 p.m."), ("Present", "6 of 7; quorum 4")),
    Heading(2, said("Record of votes")),
    Table(
        cells("No.", "Question", "For–against–abst.", "Result", "Page"),
        (
            cells("Motion 1", "Approve the minutes of February 24, 2026", "6–0–0", "Carried", (PageNumber("v1"),)),
            cells("Amendment", "Ice watch: eleven hours in the place of ten", "2–4–0", "Lost", (PageNumber("v2"),)),
            cells("Res. 2026-14", "Rest hours of harbor pilots", "5–1–0", "Adopted", (PageNumber("v2"),)),
        ),
        role="register",
    ),
    item("1.", "Call to order", "i1"),
    told("Mayor Ashby called the meeting to order at 7:02 p.m. and led the pledge of allegiance."),
    item("2.", "Roll call", "i2"),
    head(
        ("Present", "Mayor Ruth Ashby; Council Members Paul Benning, Teresa Cho, Hal Dunmore, Grace Eberle, Luis Fontana"),
        ("Absent (excused)", "Council Member Mary Galt"),
        ("Also present", "Nora Hale, Town Manager; Peter Ives, Town Attorney; Ida Falk, Town Clerk; 14 members of the public"),
        ("Quorum", "Present (4 of 7 required)"),
    ),
    item("3.", "Approval of minutes", "i3"),
    case("motion", "Motion 1", "Approve the minutes of February 24, 2026, as distributed.", tail=said("Moved by Benning, seconded by Cho")),
    case("vote", "Vote", outcome="Carried", result="6–0", anchor="v1", ballots=ballots(("Ayes", "6", "Ashby, Benning, Cho, Dunmore, Eberle, Fontana"), ("Nays", "0", "none"))),
    item("4.", "Public comment", "i4"),
    spoken("Jane Orr,", " 4 Water Street, asked when the north ramp would open again."),
    item("5.", "Harbor", "i5"),
    item("5.1", "Rest hours of harbor pilots (Report HB-26-09)", "i51", level=3),
    Passage("statement", (
        Paragraph((Speaker(said("Mr. Dunmore")), Words(" presented the report of the Harbor Board. In the winter of 2025–26 eleven vessels had waited for a pilot for more than six hours."))),
        Listing((said("the order of service had not been revised since 2019:"), said("nine pilots held an ice certificate")), inside=((Listing((said("tankers first, whatever their draft"), said("then passengers and perishables"))),), ())),
    )),
    event("Council Member Fontana arrived at 7:31 p.m. Recess from 8:05 to 8:15 p.m."),
    case("motion", "Motion 2", REST, tail=said("Moved by Dunmore, seconded by Eberle")),
    case("amendment", "Amendment", (Paragraph(CHANGED),), tail=said("Moved by Fontana, seconded by Cho"), outcome="Lost", result="2–4"),
    case("vote", "Vote", outcome="Carried", result="5–1", anchor="v2", ballots=ballots(("Ayes", "5", "Ashby, Benning, Cho, Dunmore, Eberle"), ("Nays", "1", "Fontana"), ("Abstain", "0", "none"))),
    case("decision", "Resolution No. 2026-14", REST),
    case("action", "Action", "Send the resolution to the Harbor Board.", tail=said("Ms. Falk, due March 17, 2026")),
    item("5.2", "Ordinance 2026-03, Moorings: first reading", "i52", level=3),
    told("The ordinance was read by title. No member of the public wished to be heard."),
    item("6.", "Appointments", "i6"),
    case("election", "Election", "Member of the Harbor Board, term to 2029", outcome="Oona Reyes is elected", result="4 of 6 votes", ballots=ballots(("Oona Reyes", "4", ""), ("Walter Stone", "2", ""), ("blank", "0", ""))),
    item("7.", "Adjournment", "i7"),
    told("There being no further business, the Mayor adjourned the meeting at 9:41 p.m."),
    Heading(2, said("Action items")),
    Table(
        cells("No.", "Action", "Responsible", "Due", "Item"),
        (cells("1", "Send the resolution to the Harbor Board.", "Ms. Falk", "March 17, 2026", "5.1"), cells("2", "Report on the north ramp.", "Ms. Hale", "April 7, 2026", "4")),
        role="register",
    ),
    Paragraph((Strong(said("Next meeting:")), Words(" Tuesday, March 24, 2026, 7:00 p.m., Council Chamber"))),
    Signature("Ruth Ashby", "Mayor", "", "Approved", "Signature", "Date"),
    Signature("Ida Falk", "Town Clerk", "", "Attest", "Signature", "Date"),
    title="Town Council", language="en-US",
    layout=Layout(
        paper="us-letter", margins=(23, 29, 23, 33), size=10.5, style="council", masthead="centred", cases="case", is_justified=False,
        footer="", footer_sides=(STATUS, "Page {page} of {pages}"), header_sides=("Town of Elm Harbor – Town Council", "Minutes of March 10, 2026"),
        has_header_first=False,
    ),
)  # fmt: skip

PROTOKOLL = page(
    Masthead(said("Lotsenverein Nordsund e. V."), (), said("MV 2026/1"), ENTWURF),
    Heading(1, said("Protokoll")),
    Paragraph(said("der ordentlichen Mitgliederversammlung 2026"), role="subtitle"),
    head(
        ("Tag", "Donnerstag, 12. März 2026"), ("Ort", "Rostock, Hafenstraße 8"), ("Beginn", "18.30 Uhr"), ("Ende", "20.45 Uhr"),
        ("Sitzungsleitung", "Frau Anna Ahlers, 1. Vorsitzende"), ("Protokoll", "Herr Ivo Falk"),
        ("Stimmberechtigt", "19 von 25 (3 Vollmachten)"), ("Beschlussfähig", "ja; erforderlich 13"),
    ),
    Heading(2, said("Tagesordnung")),
    Table(
        ((), (), ()),
        tuple(cells(f"TOP {n}", (Link(f"i{n}", said(title)),), (PageNumber(f"i{n}"),)) for n, title in enumerate(("Eröffnung, Feststellung der Beschlussfähigkeit", "Genehmigung des Protokolls der MV 2025", "Ruhezeiten bei Eislotsungen (Vorlage 2026/3)", "Wahl der stellvertretenden Vorsitzenden", "Verschiedenes"), 1)),
        role="agenda",
    ),
    item("TOP 1", "Eröffnung, Feststellung der Beschlussfähigkeit", "i1"),
    told("Frau Ahlers eröffnet die Versammlung und stellt fest, dass form- und fristgerecht eingeladen wurde. 16 Mitglieder sind anwesend, drei lassen sich vertreten (Anlage 1).", time="18.30"),
    item("TOP 2", "Genehmigung des Protokolls der MV 2025", "i2"),
    case("decision", "Beschluss 1/2026", "Das Protokoll der Mitgliederversammlung vom 13. März 2025 wird genehmigt.", outcome="Einstimmig angenommen", result="19 Ja"),
    item("TOP 3", "Ruhezeiten bei Eislotsungen", "i3"),
    item("3.1", "Bericht über den Winter 2025/26", "i31", level=3),
    Passage("statement", (
        Paragraph((Speaker(said("Herr Quist")), Words(" berichtet, dass das Eis am 2. März kam, drei Wochen später als gewöhnlich; elf Schiffe warteten länger als sechs Stunden auf einen Lotsen. Er nennt drei Gründe:")), time="18.50"),
        Listing((said("die Reihenfolge der Bedienung, zuletzt 2019 geändert:"), said("neun Lotsen mit Eisschein"), said("der Preis des Wartens, jetzt 1 250 € die Stunde")), inside=((Listing((said("Tanker zuerst, ungeachtet des Tiefgangs"), said("dann Fahrgäste und Verderbliches"))),), (), ())),
    )),
    spoken("Frau Čapek:", " Warum waren es 2019 nur fünf Schiffe?"),
    Passage("answer", (Paragraph((Speaker(said("Herr Quist:")), Words(" Höhere Gewalt. Die Anordnung lautete:"))), Quotation((Paragraph(said("Es werden höchstens fünf Schiffe in einem Verband durch den Drogden geführt.")),)))),
    event("Herr Xu kommt um 19.05 Uhr. Pause von 19.10 bis 19.20 Uhr."),
    item("3.2", "Antrag des Vorstands", "i32", level=3),
    case("motion", "Antrag", "Ein Lotse ruht nach jeder Wache im Eis zehn Stunden, davon sechs ohne Unterbrechung.", tail=said("Antragstellerin: Frau Raudsepp; unterstützt von Herrn Võsu")),
    case("amendment", "Änderungsantrag", (Paragraph((Words("Ein Lotse ruht nach jeder Wache im Eis "), Deleted(said("zehn")), Words(" "), Inserted(said("elf")), Words(" Stunden, davon "), Deleted(said("sechs")), Words(" "), Inserted(said("acht")), Words(" ohne Unterbrechung."))),), tail=said("Antragstellerin: Frau Tamm."), outcome="Abgelehnt", result="6 Ja, 12 Nein, 2 Enthaltungen"),
    case("decision", "Beschluss 2/2026", "Ein Lotse ruht nach jeder Wache im Eis zehn Stunden, davon sechs ohne Unterbrechung.", outcome="Angenommen", result="14 Ja, 4 Nein, 2 Enthaltungen", ballots=ballots(("Ja", "14", "Ahlers, Berg, Čapek, Dreyer, Erdmann, Fuchs, García, Holm, Ivens, Meier, Quist, Raudsepp, Võsu, Xu"), ("Nein", "4", "Kowalski, Lindner, Şahin, Tamm"), ("Enthaltung", "2", "Yilmaz, Zander"))),
    case("action", "Auftrag 1", "Die geänderte Dienstordnung an alle Mitglieder senden.", tail=said("Herr Quist, bis 1. April 2026")),
    item("TOP 4", "Wahl der stellvertretenden Vorsitzenden", "i4"),
    told("Wahlleiter: Herr Dreyer. Die Wahl ist geheim; abgegebene Stimmen: 20."),
    case("election", "Wahl", outcome="Frau Petersen ist gewählt", result="13 von 20 Stimmen", ballots=ballots(("Frau Petersen", "13", ""), ("Herr Quist", "5", ""), ("Enthaltung", "1", ""), ("ungültig", "1", ""))),
    item("TOP 5", "Verschiedenes", "i5"),
    event("Frau Čapek geht um 20.30 Uhr."),
    told("Die Leiterin schließt die Versammlung um 20.45 Uhr."),
    Heading(2, said("Beschlüsse und Aufträge")),
    Table(
        cells("Nr.", "Wortlaut", "Wer, bis", "TOP"),
        (cells("1/2026", "Das Protokoll vom 13. März 2025 wird genehmigt.", "", "2"), cells("2/2026", "Ein Lotse ruht nach jeder Wache im Eis zehn Stunden, davon sechs ohne Unterbrechung.", "", "3.2"), cells("Auftrag 1", "Die geänderte Dienstordnung an alle Mitglieder senden.", "Herr Quist, 1. April 2026", "3.2")),
        role="register",
    ),
    Paragraph((Strong(said("Anlagen:")), Words(" 1 Anwesenheitsliste mit Vollmachten; 2 Wartezeiten 2015–2026"))),
    *(Signature(name, role, "", "", "Ort, Datum", "Unterschrift") for name, role in (("Anna Ahlers", "Sitzungsleitung"), ("Ivo Falk", "Protokoll"), ("Māris Meier", "geprüft"), ("Selim Şahin", "geprüft"))),
    title="Mitgliederversammlung", language="de",
    layout=Layout(
        margins=(27, 27, 25, 42), size=10.5, style="protokoll", masthead="grid", cases="box", is_justified=False, initials=("Handzeichen Leitung", "Handzeichen Prüfer"),
        footer="", footer_sides=("Entwurf – noch nicht genehmigt", "Seite {page} von {pages}"), has_header_first=False,
        header_sides=("Lotsenverein Nordsund e. V. · Protokoll der Mitgliederversammlung vom 12. März 2026", "MV 2026/1"),
    ),
)  # fmt: skip

VERSION = "eta is mandatory from version 2.0 on."
COMMITTEE = page(
    Masthead((), (), said("tf-2026-05"), DRAFT),
    Heading(1, said("Tide Format TC: minutes of 12 March 2026")),
    head(
        ("Time", "15.00–16.32 UTC, online"), ("Scribes", "Ida Falk, Bo Berzins"), ("Chair", "Anna Aalto"), ("Present", "11 of 14; quorum 8"),
        ("People", "AA Aalto, BB Berzins, CČ Čapek, DD van der Dungen, EE Eriksson, IF Falk, GG García Márquez, JJ Jørgensen, QQ Quist, RR Raudsepp, TT Tamm. Regrets: MM Meier, WW Weiß. Absent: XX Xu"),
    ),
    Heading(2, said("Actions")),
    Table(
        cells("No.", "Action", "Who", "Due", "Item"),
        (
            cells("A31", "Write the test for a missing eta", "Quist, Raudsepp", "2026-03-26", "2"), cells("A32", "Ask the ports whether anyone still reads version 1", "Jørgensen", "2026-04-09", "2"),
            cells("A27", (Words("Publish the errata of 1.4 "), Emphasis(said("(open since 2026-02-12)"))), "Berzins", "2026-03-19", "1"),
        ),
        role="register",
    ),
    Heading(2, said("Decisions")),
    Table(
        cells("No.", "Decision", "Vote", "Item"),
        (cells("D12", "eta is mandatory from version 2.0 on", "7–2–1", "2"), cells("D13", "Version 2.0 goes to last call on 1 April", "consensus", "3")),
        role="register",
    ),
    item("1", "Actions of the last meeting", "i1", "tf-2026-04"),
    told("A25, A26 done. A27: BB is waiting for the editor.", time="15:02"),
    item("2", "Should eta be mandatory?", "i2", "issue 212, PR 218"),
    spoken("QQ", " presented PR 218: of 455 positions last winter, 11 had no eta, and each of these vessels waited.", time="15:06"),
    Passage("statement", (
        Paragraph((Speaker(said("QQ:")), Words(" three things are open:"))),
        Listing((said("the order of keys:"), said("what a reader does with eta: null"), said("whether version 1 may be read until 2027")), inside=((Listing((said("vessel first, as in 1.x"), said("then whatever the port wants"))),), (), ())),
    )),
    spoken("CČ?", " Why was it optional in 1.0?", time="15:11"),
    Passage("answer", (Paragraph((Speaker(said("QQ:")), Words(" "), Emphasis(said("Force majeure.")), Words(" The text of 1.0 says:"))), Quotation((Paragraph(said("A port that cannot tell the time of arrival leaves the key out.")),)))),
    Passage("statement", (Paragraph((Speaker(said("RR:")), Words(" then let us write what is meant:")), time="15:14"), Code('{ "vessel": "IMO 9074729", "ice": "1A",\n  "eta": "2026-03-12T16:45+01:00" }'))),
    event("15:20 JJ joined. 15:40–15:45 break. 15:50 CČ left."),
    WINTERS,
    case("motion", "Motion", VERSION, tail=said("RR, seconded TT")),
    case("amendment", "Amendment", (Paragraph((Words("eta is mandatory from version "), Deleted(said("2.0")), Words(" "), Inserted(said("1.5")), Words(" on."))),), tail=said("TT."), outcome="Withdrawn"),
    case("vote", "Vote", outcome="Carried", result="7–2–1", time="16:02", ballots=ballots(("For", "", "AA BB DD EE GG QQ RR"), ("against", "", "JJ TT"), ("abstaining", "", "IF"))),
    case("decision", "Decision D12", VERSION),
    case("action", "Action A31", "Write the test for a missing eta.", tail=said("Quist, Raudsepp, 2026-03-26")),
    case("action", "Action A32", "Ask the ports whether anyone still reads version 1.", tail=said("Jørgensen, 2026-04-09")),
    item("3", "Last call for 2.0", "i3", "issue 220"),
    spoken("EE", " proposed 1 April; nobody objected.", time="16:10"),
    case("decision", "Decision D13", "Version 2.0 goes to last call on 1 April.", outcome="By consensus"),
    item("4", "Election of an editor", "i4"),
    case("election", "Election", outcome="Elīna Eriksson is elected", result="7 of 10", ballots=ballots(("Eriksson", "7", ""), ("Tamm", "2", ""), ("blank", "1", ""))),
    Passage("narrative", (Paragraph((Words("Meeting closed. "), Strong(said("Next:")), Words(" 9 April 2026, 15.00 UTC.")), time="16:32"),)),
    title="Tide Format TC",
    layout=Layout(
        margins=(20, 28, 20, 36), size=9.8, style="committee", masthead="line", cases="bar", is_justified=False,
        footer="", footer_sides=("Draft – corrections by 19 March 2026", "{page} / {pages}"),
    ),
)  # fmt: skip

VOTED = Table(
    ((), (), ()),
    ((said("For"), said("2"), said("Ms Vanags, Mr Roo")), (said("blank"), said("1"), ())),
    role="ballots",
    marks=("", "sub"),
)
MARCH: tuple[Inline, ...] = (
    Words("The reeds are cut in "), Deleted(said("March")), Words(" "), Inserted(said("February")), Words("."),
)  # fmt: skip
CASES = (
    Case("motion", "Motion", content=(Paragraph(said("The reeds are cut in March.")),), tail=said("Moved by Mr Roo")),
    Case("amendment", "Amendment", content=(Paragraph(MARCH),), tail=said("By Ms V."), outcome="Lost", result="1 : 2"),
    Case("vote", "Vote on the motion", outcome="Carried", result="2 : 0", ballots=VOTED, number="15", time="10:20"),
    Case("election", "Election", content=(Paragraph(said("Keeper")),), outcome="Mr Roo is elected", ballots=VOTED),
    Case("decision", "Decision 2", content=(Paragraph(said("Reeds:")), Listing((said("cut"),))), number="16", anchor="d2"),
    Case("action", "Action 1", content=(Paragraph(said("Cut the reeds.")),), tail=said("Mr Roo – due 1 April 2025")),
)  # fmt: skip
ROLL = Table(
    (said("Name"), said("For"), said("Post")),
    (
        (said("Board"), (), said("2 of 3")),
        ((Words("Ms Ilse Vanags, "), Emphasis(said("Chair"))), said("Latvia"), ()),
        (said("Apologies"), (), ()),
        (said("Mr Juhan Roo"), (), said("Miller")),
        (said("The miller’s cat"), (), ()),
    ),
    role="roster",
    marks=("group", "", "label", "", "line"),
)
WHOLE = page(
    Masthead(said("Reed Museum"), said("and Board"), said("RM/2025/3"), (Strong(said("Draft")), Words(" – open"))),
    Heading(1, said("Minutes of the Board")),
    Paragraph(said("Third meeting"), role="subtitle"),
    Table(((), ()), ((said("Venue"), said("The mill")),), role="head"),
    Heading(2, said("Agenda")),
    Table(
        ((), (), (), ()),
        (
            (said("1"), (Link("roof", said("The roof")),), said("RM/1"), (PageNumber("roof"),)),
            (said("1.1"), said("Moss"), (), said("–")),
        ),
        role="agenda",
        marks=("", "sub"),
    ),
    ROLL,
    Paragraph(said("The meeting was called to order at 10.00."), role="event"),
    Heading(2, said("The roof"), "roof", "1.", "RM/2025/1"),
    Heading(3, said("Moss"), "moss", "1.1"),
    Passage("statement", (Paragraph((Speaker(said("Mr Roo")), Words(" agreed.")), "12", "10:05"),)),
    Passage("motion", CASES[:1], anchor="m1"),
    *CASES[1:],
    Passage("arrival", (Paragraph(said("Ms Vanags left."), role="event"),)),
    Paragraph(said("Thursday, 13 March 2025"), role="day"),
    Heading(2, said("Decisions")),
    Table(
        (said("No."), said("Decision"), said("Page")),
        ((said("2"), said("The reeds are cut."), (PageNumber("d2"),)),),
        role="register",
    ),
    Paragraph(said("Members:"), role="label"),
    Paragraph(said("Corrections go to the rapporteur."), role="note"),
    Signature("Ms Ilse Vanags", "Chair", "Board", "Approved", "Place, date", "Signature"),
    Signature("Mr Juhan Roo", "Rapporteur"),
    layout=Layout(
        footer="", footer_sides=("Draft – open", "Page {page} of {pages}"), header_sides=("Minutes", "RM/2025/3"),
        has_header_first=False, initials=("Chair",), notice="Words at the foot of the first page.",
    ),
)  # fmt: skip
"""What stands in forms of its own: the head, cases, rosters, registers and places to sign."""


LOOKS: dict[str, Document] = {
    "plain": PLAIN, "letter": LETTER, "secretariat": SECRETARIAT, "hansard": HANSARD, "council": COUNCIL,
    "protokoll": PROTOKOLL, "committee": COMMITTEE,
}  # fmt: skip
