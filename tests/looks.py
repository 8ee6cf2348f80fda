# ruff: noqa: E501 (the words of a meeting are as long as they are)
"""Six documents, one for each style, of meetings and people who are invented: what a page of each looks like."""

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

TITLE = "Seventeenth common assembly of the Orchard Council and the Guild of Millers"
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


KEEPERS = (
    "Ms Brita Ålund|Chair|Fernby|Warden, Court of the Low Meadows",
    "Mr Emrys Pugh|Vice Chair|Oxmarsh|Steward of Hedges and Ditches",
    "Ms Vlasta Říhová||Tarnøya|Reader, School of Grafting and Cider|left at 15.10",
    "Mr Joost van den Eijnde||Lindenau|Clerk of Scales, Fruit Exchange",
    "Dr Ģirts Ozoliņš||Skarsmo|Warden, Office of Blossom and Bees",
    "Mr Íñigo Peña Olmedo||Pellworth|Reader, Fruit Exchange|for Mr Vík",
    "Ms Desanka Rakić||Quern|Warden, School of Grafting and Cider",
    "Dr Aušra Bjørnstad||Holloway|Steward-Regent, Fruit Exchange",
    "Ms Nkechi Wiśniewska-Oduya||Fernby|Reader, Office of Blossom and Bees",
    "Mr Ümit Çelik||Oxmarsh|Clerk of Scales, School of Grafting and Cider",
)
MILLERS = (
    "Ms Rasa Žukaitė|Chair|Brackwell|Ferry miller, Brackwell Staithe",
    "Mr Haruto Blume|Vice Chair|Pellworth|Warden, Office of Blossom and Bees",
    "Ms Sunniva Kallaste||Nesvik|Ferry miller, Nesvik Narrows",
    "Mr Ioan Țurcanu||Quern|Reader, Fruit Exchange|by telephone",
    "Dr Gülay Vesk||Holloway|Clerk of Scales, Office of Blossom and Bees|by telephone",
    "Mr Jaagup Mõis||Oxmarsh|Ferry miller, Oxmarsh Lock",
    "Ms Lotte Strauß||Tarnøya|Reader, Office of Blossom and Bees",
    "Mr Bảo Lê||Lindenau|Clerk of Scales, School of Grafting and Cider|from 9.20",
    "Dr Noriko Hayashida||Skarsmo|Warden, Fruit Exchange",
    "Ms Orsolya Kőszegi||Tarnøya|Warden, Court of the Low Meadows",
    "Ms Chloë Ździarska||Brackwell|Ferry miller, Upper Brackwell",
)
OTHERS = (
    "Mr Lior Ben-Ami||Lindenau|Guest, Village of Quillan",
    "Dr Máel O’Hanlon|||Secretariat, Orchard Council",
    "Ms Petra Lind|||Rapporteur, Orchard Council",
    "Mr Đuro Šarić|||Interpreter",
)
GROUPS = (
    ("Orchard Council", "10 of 13", (
        ("", KEEPERS),
        ("Apologies", ("Ms Jördis Mühlbach||Brackwell|Steward of Hedges and Ditches", "Ms Wanda Pacholczyk||Fernby|Warden, School of Grafting and Cider")),
        ("Absent", ("Ms Inger Moe||Nesvik|Clerk of Scales, Office of Blossom and Bees",)),
    )),
    ("Guild of Millers", "11 of 13", (
        ("", MILLERS),
        ("Apologies", ("Mr Gísli Vík||Pellworth|Reader, Fruit Exchange|substitute: Mr Peña Olmedo",)),
        ("Absent", ("Mr Þorkell Ægisson||Quern|Reader, School of Grafting and Cider",)),
    )),
    ("In attendance", "4", (("", OTHERS),)),
)  # fmt: skip

ITEMS = (
    ("1", "Welcome; order of the day", "OC/2027/17/1", "i1"),
    ("2", "Record of the sixteenth assembly", "OC/2026/16/BR.2", ""),
    ("3", "Gates at harvest", "OC/2027/17/3", "i3"),
    ("3.1", "Account of the autumn of 2026", "", "i31"),
    ("3.2", "Opening days of gates", "OC/2027/17/3/Suppl.1", "i32"),
    ("4", "Choice of a Deputy Warden", "", "i4"),
    ("5", "Matters from the floor", "", "i5"),
)

REASONS = Listing(
    (
        said("the turns at the weir, which the Guild had left alone since 2014:"),
        said("a want of carters who know the hill road, of whom six remain"),
        said("the rent of a barge, by now €1 480 a load"),
    ),
    inside=(
        (Listing((said("pears ahead, however green their stalks"), said("behind them quinces and what bruises"))),),
        (),
        (),
    ),
)
ORDER = Quotation((Paragraph(said("On the eve of a market, seven carts and not one beyond them may cross Alder Weir, even if lanterns go before and behind.")),))  # fmt: skip
HARVESTS = Table(
    cells("Harvest", "Carts", "Spoiled", "Days, mean"),
    (cells("2024", "318", "6", "2.5"), cells("2025", "347", "5", "3.0"), cells("2026", "296", "14", "7.2")),
    sides=("start", "end", "end", "end"),
)
CODE = Code('{ "basket": "No. 4011-87", "fruit": "2B", "due": "2027-10-07T17:10+02:00" }', "json")
GATES = "All orchard gates stand open for seven days at picking time and for three when trees are cut."
CHANGED: tuple[Inline, ...] = (
    Words("All orchard gates stand open for "), Deleted(said("seven")), Words(" "), Inserted(said("nine")),
    Words(" days at picking time and for "), Deleted(said("three")), Words(" "), Inserted(said("four")),
    Words(" when trees are cut."),
)  # fmt: skip
FOR = "Ms Ålund, Mr Pugh, Ms Říhová, Mr van den Eijnde, Dr Ozoliņš, Mr Peña Olmedo, Ms Rakić, Dr Bjørnstad, Ms Žukaitė, Mr Blume, Ms Kallaste, Mr Mõis, Ms Strauß, Mr Lê"  # fmt: skip
NAMED = ballots(
    ("For", "14", FOR), ("Against", "5", "Mr Çelik, Ms Kőszegi, Mr Țurcanu, Dr Vesk, Ms Wiśniewska-Oduya"),
    ("Abstaining", "2", "Dr Hayashida, Ms Ździarska"),
)  # fmt: skip
ELECTED = ballots(("Ms Žukaitė", "12", ""), ("Mr Blume", "6", ""), ("blank", "1", ""), ("invalid", "1", ""))
FIGURES = "14 for, 5 against, 2 abstentions"


def item(number: str, title: str, anchor: str, document: str = "", level: int = 2) -> Heading:
    return Heading(level, said(title), anchor, number, document)


def signed(name: str, role: str, body: str = "", label: str = "") -> Signature:
    return Signature(name, role, body, label, "Place, date", "Signature")


PLAIN = page(
    Masthead(said("Orchard Council"), said("and Guild of Millers"), said("OC/2027/17/BR.1"), DRAFT),
    Heading(1, said("Minutes")),
    Paragraph(said(TITLE), role="subtitle"),
    head(
        ("Date", "6 October 2027, 8.45, to 7 October 2027, 17.10"), ("Venue", "House of Ladders, Loft VII, Tarnøya"),
        ("Chair", "Ms Brita Ålund (Fernby)"), ("Minutes by", "Ms Petra Lind"), ("Present", "21 of 26; quorum 14"),
        ("Distribution", "keepers, millers, guests; www.example.org/orchard"),
    ),
    Heading(2, said("Agenda")),
    agenda(*ITEMS),
    Heading(2, said("Participants")),
    roster(GROUPS, "Name|For|Post, affiliation"),
    item("1", "Welcome; order of the day", "i1", "OC/2027/17/1"),
    told("Ms Brita Ålund rang the hand bell at 8.45 and greeted everybody who had walked up, not least the guests from Quillan."),
    case("decision", "Decision 1", "The day goes as planned.", anchor="d1"),
    item("3", "Gates at harvest", "i3", "OC/2027/17/3"),
    item("3.1", "Account of the autumn of 2026", "i31", level=3),
    Passage("statement", (
        Paragraph((Speaker(said("Mr Blume")), Words(" told the assembly that frost had left the valley on 19 April, twelve days sooner than anyone could remember, and that fourteen carts had stood before locked gates until their load was lost. He put the blame on these:"))),
        REASONS,
    )),
    spoken("Ms Říhová:", " Who picked the number seven, and in which year?"),
    Passage("answer", (
        Paragraph((Speaker(said("Mr Blume:")), Words(" It was settled "), Emphasis(said("sub rosa")), Words("; a board at the mill still says:"))),
        ORDER,
    )),
    event("Mr Lê arrived at 9.20. The meeting was suspended from 10.40 to 11.05."),
    HARVESTS,
    item("3.2", "Opening days of gates", "i32", "OC/2027/17/3/Suppl.1", level=3),
    spoken("Ms Kallaste", " read out what the Guild asks for. A copy hangs at www.example.org/gates."),
    case("motion", "Motion", GATES, tail=said("Moved by Ms Kallaste, seconded by Mr Mõis")),
    case("amendment", "Amendment", (Paragraph(CHANGED),), tail=said("Moved by Dr Vesk."), outcome="Lost", result="7 for, 12 against, 2 abstentions"),
    spoken("Mr Țurcanu", " warned: beyond Skarsmo Ford nobody is left to mind a gate."),
    case("vote", "Vote on the motion", outcome="Carried", result=FIGURES, ballots=NAMED),
    case("decision", "Decision 2", GATES, anchor="d2"),
    case("action", "Action 1", "Hang the new list of turns on every mill door.", tail=(Words("Mr Blume, Ms Kallaste – due "), Strong(said("20 October 2027")))),
    case("action", "Action 2", "Find out from the notary if opening days want a charter to themselves, or if two wardens can fix them by letter under one seal.", tail=(Words("Dr Bjørnstad – due "), Strong(said("30 November 2027")))),
    event("Ms Říhová left at 15.10. The meeting was suspended at 17.00."),
    Paragraph(said("Thursday, 7 October 2027, 8.45"), role="day"),
    item("4", "Choice of a Deputy Warden", "i4"),
    case("election", "Election", outcome="Ms Žukaitė is elected", result="12 of 20 (secret ballot)", ballots=ELECTED),
    item("5", "Matters from the floor", "i5"),
    Passage("statement", (Paragraph(said("Dr O’Hanlon begged all carters to label each basket so that the fruit market can read it:")), CODE)),
    event("At 17.10 the chair rang again and sent everyone home."),
    Heading(2, said("Decisions")),
    Table(
        cells("No.", "Decision", "Item", "Page"),
        (cells("1", "The day goes as planned.", "1", (PageNumber("d1"),)), cells("2", GATES, "3.2", (PageNumber("d2"),))),
        role="register",
    ),
    Heading(2, said("Action items")),
    Table(
        cells("No.", "Action", "Responsible", "Due", "Item"),
        (
            cells("1", "Hang the new list of turns on every mill door.", "Mr Blume, Ms Kallaste", "20 October 2027", "3.2"),
            cells("2", "Find out from the notary if opening days want a charter to themselves, or if two wardens can fix them by letter under one seal.", "Dr Bjørnstad", "30 November 2027", "3.2"),
        ),
        role="register",
    ),
    Heading(2, said("Attachments")),
    Listing((said("Carts turned away, 2019–2026"), said("Letter from the Village of Quillan")), True),
    Paragraph((Strong(said("Next meeting:")), Words(" 6 September 2028, 9.15, on the green"))),
    signed("Ms Brita Ålund", "Chair", "Orchard Council"),
    signed("Ms Rasa Žukaitė", "Chair", "Guild of Millers"),
    signed("Ms Petra Lind", "Rapporteur"),
    signed("Dr Máel O’Hanlon", "Secretariat"),
    title=TITLE,
    layout=Layout(
        margins=(26, 31, 26, 37), footer="", footer_sides=(STATUS, "Page {page} of {pages}"), has_header_first=False,
        header_sides=("Orchard Council · Minutes, 6–7 October 2027", "OC/2027/17/BR.1"),
    ),
)  # fmt: skip
LETTER = replace(PLAIN, layout=replace(PLAIN.layout, paper="us-letter", margins=(24, 34, 23, 40), color="#1f4e79"))

SECRETARIAT = page(
    Masthead(said("Orchard Council"), said("Guild of Millers"), said("OC/2027/17/BR.1"), DRAFT),
    Heading(1, said("Brief record of the first sitting")),
    Paragraph(said("Seventeenth common assembly"), role="subtitle"),
    head(
        ("Date", "Wednesday, 6 October 2027, 8.45, to Thursday, 7 October 2027, 17.10"), ("Venue", "House of Ladders, Loft VII, Tarnøya"),
        ("Chair", "Ms Ålund (Fernby)"), ("Rapporteur", "Ms Lind"), ("Present", "21 of 26 (quorum 14)"),
    ),
    Heading(2, said("Contents")),
    agenda(
        *((f"Agenda item {number}:" if "." not in number else f"({'ab'[int(number[-1]) - 1]})", title, document, anchor or "i2") for number, title, document, anchor in ITEMS),
        head=cells("", "", "Document", "Page"),
    ),
    Paragraph(said("The hand bell was rung at 8.45."), role="event"),
    item("Agenda item 1:", "Welcome; order of the day", "i1", "OC/2027/17/1"),
    spoken("The Chair", " greeted everybody who had walked up, not least the guests from Quillan.", "1."),
    case("decision", "Decision OC/2027/17/D.1", "The day goes as planned.", number="2."),
    item("Agenda item 2:", "Record of the sixteenth assembly", "i2", "OC/2026/16/BR.2, /Rev.1"),
    spoken("Ms Žukaitė", " (Brackwell) reported that every mill had had its copy since 12 August; two mills had sent theirs back marked.", "3."),
    case("decision", "Decision OC/2027/17/D.2", "The record is kept, with the marks of both mills.", number="4."),
    item("Agenda item 3:", "Gates at harvest", "i3", "OC/2027/17/3, /Suppl.1"),
    item("(a)", "Account of the autumn of 2026", "i31", level=3),
    Passage("statement", (
        Paragraph((Speaker(said("Mr Blume")), Words(" (Pellworth) told the assembly that frost had left the valley on 19 April, twelve days sooner than anyone could remember, and that fourteen carts had stood before locked gates until their load was lost. He put the blame on these:")), "5."),
        replace(REASONS, ordered=True),
    )),
    spoken("Ms Říhová", " (Tarnøya) wished to know who had picked the number seven.", "6."),
    Passage("answer", (
        Paragraph((Speaker(said("Mr Blume")), Words(" (Pellworth) believed that it had been settled "), Emphasis(said("sub rosa")), Words(". A board at the mill still said:")), "7."),
        ORDER,
    )),
    event("Mr Lê arrived at 9.20. The meeting was suspended at 10.40 and taken up again at 11.05."),
    HARVESTS,
    item("(b)", "Opening days of gates", "i32", level=3),
    spoken("Ms Kallaste", " (Nesvik) read out what the Guild asks for, as hung at example.org/gates.", "8."),
    case("motion", "Motion", GATES, tail=said("Moved by Ms Kallaste (Nesvik), seconded by Mr Mõis (Oxmarsh)"), number="9."),
    case("amendment", "Amendment to the motion (para. 9)", (Paragraph(CHANGED),), tail=said("Moved by Dr Vesk (Holloway)"), number="10."),
    spoken("Mr Țurcanu", " (Quern) warned: beyond Skarsmo Ford nobody is left to mind a gate.", "11."),
    case("vote", "Vote on the amendment (para. 10)", outcome="Lost", result="7 for, 12 against, 2 abstentions", number="12."),
    case("vote", "Vote on the motion (para. 9)", outcome="Carried", result=FIGURES, ballots=NAMED, number="13."),
    case("decision", "Decision OC/2027/17/D.3", GATES, number="14."),
    case("action", "Action 1", "Hang the new list of turns on every mill door.", tail=said("Mr Blume, Ms Kallaste, 20 October 2027"), number="15."),
    event("Ms Říhová left at 15.10. The meeting was suspended at 17.00."),
    Paragraph(said("Thursday, 7 October 2027, 8.45"), role="day"),
    item("Agenda item 4:", "Choice of a Deputy Warden", "i4"),
    case("election", "Election by secret ballot", outcome="Ms Žukaitė (Brackwell) is elected", result="12 of 20 votes", ballots=ELECTED, number="16."),
    item("Agenda item 5:", "Matters from the floor", "i5"),
    Passage("statement", (Paragraph((Speaker(said("Dr O’Hanlon")), Words(" (Secretariat) begged all carters to label each basket so that the fruit market can read it:")), "17."), CODE)),
    Paragraph(said("Everyone went home at 17.10."), role="event"),
    Heading(2, said("Annexes")),
    Listing((said("Participants"), said("Carts turned away, 2019–2026 (brought by the mills, item 3 (a))")), True),
    Paragraph((Strong(said("Next meeting:")), Words(" Wednesday, 6 September 2028, 9.15, on the green"))),
    Heading(2, said("Participants")),
    roster(GROUPS, "Name|For|Post, affiliation"),
    title=TITLE,
    layout=Layout(
        margins=(30, 31, 27, 37), style="secretariat", masthead="symbol", cases="line", number_at="line", footer="",
        footer_sides=("Draft", "{page}/{pages}"), header_sides=("", "OC/2027/17/BR.1"), has_header_first=False,
        notice="Whoever finds a slip in these sheets writes to the clerk of the orchard, on paper, before the next new moon, and names the page and the line. All slips are mended together on one later sheet.",
    ),
)  # fmt: skip

HANSARD = page(
    Masthead(said("Orchard Council"), said("and Guild of Millers"), said("OC/2027/17/WR.1"), DRAFT),
    Heading(1, said("Spoken record")),
    Paragraph(said("Wednesday 6 October 2027"), role="subtitle"),
    event("The hand bell was rung at 8.45"),
    event("[Chair: Ms Brita Ålund]"),
    Heading(2, said("Gates at harvest"), "i3"),
    Heading(3, said("Account of the autumn of 2026"), "i31", "", "OC/2027/17/3"),
    Passage("statement", (
        Paragraph((Speaker(said("Mr Blume")), Words(" (Pellworth): Frost left our valley on 19 April, twelve days sooner than anyone can remember, and fourteen carts stood before locked gates until their load was lost. If you ask me where the blame lies, I put it on these:")), time="9.05"),
        REASONS,
        Paragraph(said("I walked past the carts on the third evening. You could smell the plums from the bridge, and the boys who had driven them down were asleep on the sacks with their boots still on.")),
    )),
    spoken("Ms Říhová", " (Tarnøya): Who picked the number seven, and when?"),
    Passage("answer", (Paragraph((Speaker(said("Mr Blume:")), Words(" It was settled "), Emphasis(said("sub rosa")), Words(". A board at the mill still says:"))), ORDER)),
    spoken("A voice at the door:", " Take it down, then."),
    event("Mr Lê arrived."),
    event("Tea was poured until 11.05.", "10.40"),
    HARVESTS,
    Heading(3, said("Opening days of gates"), "i32", "", "OC/2027/17/3/Suppl.1"),
    spoken("Ms Kallaste", " (Nesvik): The Guild asks this,", time="11.10"),
    case("motion", "Motion 1", GATES, tail=said("Ms Kallaste; Mr Mõis")),
    told("You have all had it on your kitchen tables since the hay was in, and most of you have written to me about it. So let me sit down and hear you."),
    spoken("Mr Mõis", " (Oxmarsh): My mill stands behind it."),
    spoken("Dr Vesk", " (Holloway): Mine would, if it read thus,"),
    case("amendment", "Amendment 1a", (Paragraph(CHANGED),), tail=said("Dr Vesk")),
    told("Three days among falling branches are too few for any ladder that I ever had to carry home."),
    spoken("Mr Țurcanu", " (Quern): Beyond Skarsmo Ford nobody is left to mind a gate. Give us two more days of it, and my neighbours in Łąkowice will let the deer have the lower rows from Michaelmas to Advent."),
    case("vote", "Vote No. 2", outcome="Motion 1 carried", result="for 14, against 5, abstaining 2", ballots=NAMED, time="11.45"),
    case("decision", "Decision 3", GATES),
    spoken("The Chair:", " Mr Blume and Ms Kallaste will hang the new list of turns on every mill door."),
    case("action", "Action 1", "Hang the new list of turns on every mill door.", tail=said("Mr Blume, Ms Kallaste – 20 October 2027")),
    event("Ms Říhová left. Lamps were put out at 17.00.", "15.10"),
    Paragraph(said("Thursday 7 October 2027"), role="day"),
    event("The hand bell was rung at 8.45"),
    Heading(2, said("Choice of a Deputy Warden"), "i4"),
    spoken("The Chair:", " Fold your slip twice before you drop it in. Whoever writes a verse on it has not voted."),
    case("election", "Election", outcome="Ms Žukaitė elected", result="with 12 of 20 votes", ballots=ELECTED),
    Heading(2, said("Matters from the floor"), "i5"),
    Passage("statement", (Paragraph((Speaker(said("Dr O’Hanlon")), Words(" (Secretariat): Label each basket so that the fruit market can read it, I beg you:"))), Code('{ "basket": "No. 4011-87",\n  "fruit": "2B", "crate": 7.25 }'))),
    spoken("Mr Blume:", " Will chalk on the handle no longer do, then? Half the mills along my river own neither a printer nor a dry shelf to put one on, and they are not going to buy."),
    spoken("Dr O’Hanlon:", " Chalk will do for two more harvests."),
    spoken("The Chair:", " Somebody has baked for all of us, and I would rather we ate while it is warm. Go home safely."),
    event("Everyone went home.", "17.10"),
    Heading(2, said("Participants")),
    roster(GROUPS, "Name|For|Post, affiliation"),
    Heading(2, said("Annexes")),
    Listing((said("Carts turned away, 2019–2026"), said("Letter from the Village of Quillan")), True),
    title=TITLE,
    layout=Layout(
        margins=(24, 20, 21, 20), size=9.3, style="hansard", masthead="centred", cases="rule", text_columns=2, is_indented=True,
        footer=STATUS, header="{item}   6 October 2027", header_sides=("OC/2027/17/WR.1", "{page}"), has_header_first=False,
    ),
)  # fmt: skip

COUNCIL = page(
    Masthead(said("Village of Fern Hollow"), said("Village Board"), (), DRAFT),
    Heading(1, said("Minutes")),
    Paragraph(said("Monthly sitting · Monday, October 4, 2027"), role="subtitle"),
    Paragraph(said("Bell Room, Grange Hall, 9 Mulberry Lane"), role="subtitle"),
    head(("Presiding", "Mayor Hester Quill"), ("Minutes by", "Petra Lind, Village Clerk"), ("Time", "6:34 to 8:57 p.m."), ("Present", "6 of 7; quorum 4")),
    Heading(2, said("Record of votes")),
    Table(
        cells("No.", "Question", "For–against–abst.", "Result", "Page"),
        (
            cells("Motion 1", "Keep the minutes of September 6, 2027", "6–0–0", "Carried", (PageNumber("v1"),)),
            cells("Amendment", "Open gates: nine days instead of seven", "1–5–0", "Lost", (PageNumber("v2"),)),
            cells("Res. 2027-31", "Opening days of village gates", "4–2–0", "Adopted", (PageNumber("v2"),)),
        ),
        role="register",
    ),
    item("1.", "Lamps and chairs", "i1"),
    told("Mayor Quill lit the lamp at 6:34 p.m., and all stood for the song of the village."),
    item("2.", "Who is here", "i2"),
    head(
        ("Present", "Mayor Hester Quill; Board Members Amos Dray, Minnie Oh, Cyrus Pettit, Odile Marsh, Ramon Tully"),
        ("Absent (excused)", "Board Member Ada Finch"),
        ("Also present", "Lena Bright, Village Warden; Saul Keane, Village Notary; Petra Lind, Village Clerk; 23 neighbors on the benches"),
        ("Quorum", "Present (4 of 7 required)"),
    ),
    item("3.", "Last month’s minutes", "i3"),
    case("motion", "Motion 1", "Keep the minutes of September 6, 2027, just as the clerk wrote them.", tail=said("Moved by Dray, seconded by Oh")),
    case("vote", "Vote", outcome="Carried", result="6–0", anchor="v1", ballots=ballots(("Ayes", "6", "Quill, Dray, Oh, Pettit, Marsh, Tully"), ("Nays", "0", "none"))),
    item("4.", "From the benches", "i4"),
    spoken("Enid Wick,", " 17 Pond Row, wanted to hear who feeds the mill’s cat."),
    item("5.", "Groves", "i5"),
    item("5.1", "Opening days of village gates (Report GC-27-04)", "i51", level=3),
    Passage("statement", (
        Paragraph((Speaker(said("Mr. Pettit")), Words(" spoke for the Gate Committee. Last autumn fourteen carts were turned away, he said, and the plums in them went to the pigs of Fern Hollow."))),
        Listing((said("nobody has touched the list of turns since 2014:"), said("only six carters still drive the hill road")), inside=((Listing((said("pears ahead, however green their stalks"), said("behind them quinces and what bruises"))),), ())),
    )),
    event("Board Member Tully arrived at 6:52 p.m. Cider was served from 7:20 to 7:35 p.m."),
    case("motion", "Motion 2", GATES, tail=said("Moved by Pettit, seconded by Marsh")),
    case("amendment", "Amendment", (Paragraph(CHANGED),), tail=said("Moved by Tully, seconded by Oh"), outcome="Lost", result="1–5"),
    case("vote", "Vote", outcome="Carried", result="4–2", anchor="v2", ballots=ballots(("Ayes", "4", "Quill, Dray, Pettit, Marsh"), ("Nays", "2", "Oh, Tully"), ("Abstain", "0", "none"))),
    case("decision", "Resolution No. 2027-31", GATES),
    case("action", "Action", "Paint the new days on all village gates.", tail=said("Ms. Lind, due October 15, 2027")),
    item("5.2", "Ordinance 2027-09, Ladders: a first hearing", "i52", level=3),
    told("Ms. Lind read the heading aloud. From the benches came a cough and nothing else."),
    item("6.", "Places to fill", "i6"),
    case("election", "Election", "A seat on the Gate Committee, until 2031", outcome="Ione Sparrow is elected", result="5 of 6 votes", ballots=ballots(("Ione Sparrow", "5", ""), ("Gus Holt", "1", ""), ("blank", "0", ""))),
    item("7.", "Lamps out", "i7"),
    told("With the list worked through, Mayor Quill put out the lamp at 8:57 p.m."),
    Heading(2, said("Action items")),
    Table(
        cells("No.", "Action", "Responsible", "Due", "Item"),
        (cells("1", "Paint the new days on all village gates.", "Ms. Lind", "October 15, 2027", "5.1"), cells("2", "Find out who feeds the cat.", "Ms. Bright", "November 1, 2027", "4")),
        role="register",
    ),
    Paragraph((Strong(said("Next meeting:")), Words(" Monday, November 1, 2027, 6:30 p.m., Bell Room"))),
    Signature("Hester Quill", "Mayor", "", "Approved", "Signature", "Date"),
    Signature("Petra Lind", "Village Clerk", "", "Attest", "Signature", "Date"),
    title="Village Board", language="en-US",
    layout=Layout(
        paper="us-letter", margins=(23, 29, 23, 33), size=10.5, style="council", masthead="centred", cases="case", is_justified=False,
        footer="", footer_sides=(STATUS, "Page {page} of {pages}"), header_sides=("Village of Fern Hollow – Village Board", "Minutes of October 4, 2027"),
        has_header_first=False,
    ),
)  # fmt: skip

LOUD = "Die große Glocke läutet mittags vierzig Schläge, sonntags sechzig mit zwei Seilen."
PROTOKOLL = page(
    Masthead(said("Glockenverein Altweiler e. V."), (), said("JHV 2027/2"), ENTWURF),
    Heading(1, said("Protokoll")),
    Paragraph(said("der herbstlichen Jahreshauptversammlung 2027"), role="subtitle"),
    head(
        ("Tag", "Freitag, 8. Oktober 2027"), ("Ort", "Altweiler, Am Spritzenhaus 3"), ("Beginn", "19.15 Uhr"), ("Ende", "21.10 Uhr"),
        ("Sitzungsleitung", "Frau Wiebke Thoms, Glockenmeisterin"), ("Protokoll", "Herr Arvid Lind"),
        ("Stimmberechtigt", "20 von 27 (2 Vollmachten)"), ("Beschlussfähig", "ja; erforderlich 14"),
    ),
    Heading(2, said("Tagesordnung")),
    Table(
        ((), (), ()),
        tuple(cells(f"TOP {n}", (Link(f"i{n}", said(title)),), (PageNumber(f"i{n}"),)) for n, title in enumerate(("Begrüßung und Zählung der Stimmen", "Niederschrift der Versammlung von 2026", "Läutezeiten der großen Glocke (Blatt 2027/5)", "Wahl eines zweiten Glockenmeisters", "Wünsche"), 1)),
        role="agenda",
    ),
    item("TOP 1", "Begrüßung und Zählung der Stimmen", "i1"),
    told("Frau Thoms begrüßt alle im Dorfkrug; der Zettel mit der Einladung hing seit dem 10. September am Spritzenhaus. 18 sind selbst gekommen, zwei haben ihre Stimme übertragen (Anlage 1).", time="19.15"),
    item("TOP 2", "Niederschrift der Versammlung von 2026", "i2"),
    case("decision", "Beschluss 1/2027", "Die Niederschrift der Versammlung vom 9. Oktober 2026 bleibt, wie sie ist.", outcome="Einstimmig angenommen", result="20 Ja"),
    item("TOP 3", "Läutezeiten der großen Glocke", "i3"),
    item("3.1", "Was im Sommer 2027 geschah", "i31", level=3),
    Passage("statement", (
        Paragraph((Speaker(said("Herr Blume")), Words(" erzählt, wie in der Nacht zum 3. August das Seil riss, mitten im Läuten; neun Tage lang hing die Glocke stumm, und zwei Hochzeiten blieben ohne Klang. Schuld sind für ihn:")), time="19.30"),
        Listing((said("das viele Läuten, so festgelegt im Jahr 1998:"), said("bloß fünf Läuter für den Turm"), said("der teure Hanf, inzwischen 1 480 € die Rolle")), inside=((Listing((said("morgens mit einem Seil, bei jedem Wetter"), said("abends mit zweien und dem Uhrwerk"))),), (), ())),
    )),
    spoken("Frau Říhová:", " Wer hat sich damals vierzig Schläge ausgedacht?"),
    Passage("answer", (Paragraph((Speaker(said("Herr Blume:")), Words(" Der alte Küster. In seinem Heft steht:"))), Quotation((Paragraph(said("Vierzig Schläge und keiner mehr, bis der morsche Balken getauscht ist.")),)))),
    event("Herr Lê kommt um 19.50 Uhr. Pause von 20.00 bis 20.15 Uhr."),
    item("3.2", "Vorschlag der Läuter", "i32", level=3),
    case("motion", "Antrag", LOUD, tail=said("Antragstellerin: Frau Kallaste; unterstützt von Herrn Mõis")),
    case("amendment", "Änderungsantrag", (Paragraph((Words("Die große Glocke läutet mittags "), Deleted(said("vierzig")), Words(" "), Inserted(said("dreißig")), Words(" Schläge, sonntags "), Deleted(said("sechzig")), Words(" "), Inserted(said("fünfzig")), Words(" mit zwei Seilen."))),), tail=said("Antragstellerin: Frau Vesk."), outcome="Abgelehnt", result="7 Ja, 13 Nein, 1 Enthaltung"),
    case("decision", "Beschluss 2/2027", LOUD, outcome="Angenommen", result="15 Ja, 4 Nein, 2 Enthaltungen", ballots=ballots(("Ja", "15", "Arndt, Blume, Dornbusch, Ehlert, Gárdos, Huth, Jansen, Kallaste, Lê, Mõis, Nehring, Olmedo, Říhová, Strauß, Thoms"), ("Nein", "4", "Çelik, Pawlak, Țurcanu, Vesk"), ("Enthaltung", "2", "Rademacher, Žukaitė"))),
    case("action", "Auftrag 1", "Den neuen Läuteplan in der Turmstube aushängen.", tail=said("Herr Blume, bis 5. November 2027")),
    item("TOP 4", "Wahl eines zweiten Glockenmeisters", "i4"),
    told("Herr Dornbusch zählt. Jeder wirft einen Zettel in den Hut; am Ende liegen 21 darin."),
    case("election", "Wahl", outcome="Frau Ingwersen ist gewählt", result="14 von 21 Stimmen", ballots=ballots(("Frau Ingwersen", "14", ""), ("Herr Huth", "5", ""), ("Enthaltung", "1", ""), ("ungültig", "1", ""))),
    item("TOP 5", "Wünsche", "i5"),
    event("Frau Říhová geht um 20.55 Uhr."),
    told("Frau Thoms löscht um 21.10 Uhr das Licht im Dorfkrug."),
    Heading(2, said("Beschlüsse und Aufträge")),
    Table(
        cells("Nr.", "Wortlaut", "Wer, bis", "TOP"),
        (cells("1/2027", "Die Niederschrift vom 9. Oktober 2026 bleibt, wie sie ist.", "", "2"), cells("2/2027", LOUD, "", "3.2"), cells("Auftrag 1", "Den neuen Läuteplan in der Turmstube aushängen.", "Herr Blume, 5. November 2027", "3.2")),
        role="register",
    ),
    Paragraph((Strong(said("Anlagen:")), Words(" 1 Liste der Stimmen, auch der übertragenen; 2 Preis des Hanfs 1998–2027"))),
    *(Signature(name, role, "", "", "Ort, Datum", "Unterschrift") for name, role in (("Wiebke Thoms", "Sitzungsleitung"), ("Arvid Lind", "Protokoll"), ("Zsófia Gárdos", "geprüft"), ("Ümit Çelik", "geprüft"))),
    title="Jahreshauptversammlung", language="de",
    layout=Layout(
        margins=(27, 27, 25, 42), size=10.5, style="protokoll", masthead="grid", cases="box", is_justified=False, initials=("Handzeichen Leitung", "Handzeichen Prüfer"),
        footer="", footer_sides=("Entwurf – noch nicht genehmigt", "Seite {page} von {pages}"), has_header_first=False,
        header_sides=("Glockenverein Altweiler e. V. · Protokoll der Jahreshauptversammlung vom 8. Oktober 2027", "JHV 2027/2"),
    ),
)  # fmt: skip

PATTERNS = Table(
    cells("Woven in", "Files", "Torn", "Dents, mean"),
    (cells("2025", "188", "9", "11.5"), cells("2026", "254", "7", "12.0"), cells("2027", "296", "14", "12.8")),
    sides=("start", "end", "end", "end"),
)
VERSION = "Files of version 4.0 and later name their reed."
COMMITTEE = page(
    Masthead((), (), said("lp-2027-08"), DRAFT),
    Heading(1, said("Loom Pattern WG: minutes of 7 October 2027")),
    head(
        ("Time", "13.00–14.41 UTC, by telephone"), ("Scribes", "Petra Lind, Emrys Pugh"), ("Chair", "Brita Ålund"), ("Present", "11 of 14; quorum 7"),
        ("People", "BÅ Ålund, EP Pugh, VŘ Říhová, JE van den Eijnde, GO Ozoliņš, PL Lind, ÍP Peña Olmedo, AB Bjørnstad, HB Blume, SK Kallaste, GV Vesk. Regrets: OK Kőszegi, LS Strauß. Absent: BL Lê"),
    ),
    Heading(2, said("Actions")),
    Table(
        cells("No.", "Action", "Who", "Due", "Item"),
        (
            cells("A44", "Draw a sample file that has no reed", "Blume, Kallaste", "2027-10-21", "2"), cells("A45", "Learn from the mills which of them own a level 2 loom", "Bjørnstad", "2027-11-04", "2"),
            cells("A39", (Words("Print the slips in draft 3.2 "), Emphasis(said("(open since 2027-09-02)"))), "Pugh", "2027-10-14", "1"),
        ),
        role="register",
    ),
    Heading(2, said("Decisions")),
    Table(
        cells("No.", "Decision", "Vote", "Item"),
        (cells("D21", "Files of version 4.0 and later name their reed", "6–3–1", "2"), cells("D22", "Weavers may write to us on 4.0 till Candlemas", "consensus", "3")),
        role="register",
    ),
    item("1", "What was left to do", "i1", "lp-2027-07"),
    told("A37, A38 closed. A39: EP has no word from the printer.", time="13:03"),
    item("2", "Must a file name its reed?", "i2", "issue 64, PR 71"),
    spoken("HB", " walked through PR 71: among 296 patterns woven this year, 14 came without a reed and tore on the loom.", time="13:07"),
    Passage("statement", (
        Paragraph((Speaker(said("HB:")), Words(" there is more to settle:"))),
        Listing((said("where a key stands:"), said("how a loom treats reed: null"), said("if old files stay good through 2029")), inside=((Listing((said("warp on top, the way of 3.x"), said("below it all that a mill adds"))),), (), ())),
    )),
    spoken("VŘ?", " Who left it out of 3.0?", time="13:12"),
    Passage("answer", (Paragraph((Speaker(said("HB:")), Words(" "), Emphasis(said("Lapsus calami.")), Words(" Our first sheet puts it so:"))), Quotation((Paragraph(said("Whoever weaves by hand counts the dents and may skip this line.")),)))),
    Passage("statement", (Paragraph((Speaker(said("SK:")), Words(" a sheet could show it plainly:")), time="13:16"), Code('{ "pattern": "TW 2210458", "reed": 12,\n  "woven": "2027-10-07T17:10+02:00" }'))),
    event("13:25 AB joined. 13:50–13:55 break. 14:05 VŘ left."),
    PATTERNS,
    case("motion", "Motion", VERSION, tail=said("SK, seconded GV")),
    case("amendment", "Amendment", (Paragraph((Words("Files of version "), Deleted(said("4.0")), Words(" "), Inserted(said("3.5")), Words(" and later name their reed."))),), tail=said("GV."), outcome="Withdrawn"),
    case("vote", "Vote", outcome="Carried", result="6–3–1", time="14:11", ballots=ballots(("For", "", "BÅ EP JE GO HB SK"), ("against", "", "AB GV ÍP"), ("abstaining", "", "PL"))),
    case("decision", "Decision D21", VERSION),
    case("action", "Action A44", "Draw a sample file that has no reed.", tail=said("Blume, Kallaste, 2027-10-21")),
    case("action", "Action A45", "Learn from the mills which of them own a level 2 loom.", tail=said("Bjørnstad, 2027-11-04")),
    item("3", "Letters on 4.0", "i3", "issue 66"),
    spoken("GO", " named Candlemas; no one spoke against it.", time="14:20"),
    case("decision", "Decision D22", "Weavers may write to us on 4.0 till Candlemas.", outcome="By consensus"),
    item("4", "A keeper for the sheets", "i4"),
    case("election", "Election", outcome="Ģirts Ozoliņš is elected", result="6 of 10", ballots=ballots(("Ozoliņš", "6", ""), ("Vesk", "3", ""), ("blank", "1", ""))),
    Passage("narrative", (Paragraph((Words("Call ended. "), Strong(said("Next:")), Words(" 4 November 2027, 13.00 UTC.")), time="14:41"),)),
    title="Loom Pattern WG",
    layout=Layout(
        margins=(20, 28, 20, 36), size=9.8, style="committee", masthead="line", cases="bar", is_justified=False,
        footer="", footer_sides=("Draft – changes until 14 October 2027", "{page} / {pages}"),
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
