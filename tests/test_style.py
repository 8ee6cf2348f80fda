"""House style: what a body says of its pages, in the record and in the settings, and what the page makes of it."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from minutes_tui.cli.main import main
from minutes_tui.config import house_style, settings
from minutes_tui.config.page_styles import MARGINS, STYLES
from minutes_tui.errors import ExportError
from minutes_tui.export.formats import FORMATS, Order, export, exported, page_of, warnings
from minutes_tui.language.templates import filled
from minutes_tui.model.document import Contents, Document, Heading, Layout, Paragraph, Passage, Table, flat, words
from minutes_tui.model.minutes import Audience, Minutes, Note, Print
from minutes_tui.record import Record
from minutes_tui.record.parser import read
from minutes_tui.report import FORMS, document, paragraph_numbers

HEAD = """\
format = 1

[meeting]
title = "Brook Assembly"
date = 2025-05-07
reference = "BA/3"

"""
BARE = 'head = ["title", "date", "venue"]\nroster = "lines"\n'
"""Keys that give a page with no more than that."""
NAMED = """
[[participant]]
key = "NK"
name = "Nora Kask"
title = "Ms"
role = "chair"
delegation = "Valley"

[[participant]]
key = "JV"
name = "Jonas Vik"

[[note]]
id = "1"
kind = "statement"
speaker = ["NK", "JV"]
attribution = "prefix"
text = "It froze."

[[note]]
id = "2"
kind = "decision"
number = 17
text = "Coffee."
"""
PNG = b"\x89PNG\r\n\x1a\n"


def minutes(style: str, rest: str = "") -> Minutes:
    reading = read(f"{HEAD}[print]\n{style}\n{rest}")
    assert reading.problems == []
    return reading.minutes


def lines(style: str, rest: str = NAMED, form: str = "summary", language: str = "") -> list[str]:
    made = document(minutes(style, rest), form, language)
    return [words(block.content) for block in flat(made.blocks) if isinstance(block, Heading | Paragraph)]


def layout(style: str = "", audience: Audience = "public") -> Layout:
    return document(minutes(style), audience=audience).layout


# How people are listed and named


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{delegation}, {title} {name}, {affiliation}", "Valley, Ms Nora Kask"),
        ("{affiliation}, {post}, {name}", "Nora Kask"),
        ("{name} ({delegation})", "Nora Kask (Valley)"),
        ("{name} ({post})", "Nora Kask"),
        ("{post} {name} {affiliation}", "Nora Kask"),
        ("{title} {post} {name}", "Ms Nora Kask"),
        ("Here, {post}, there", "Here, there"),
        ("{name}{post}, {unheard} of", "Nora Kask, {unheard} of"),
        ("{post} · {name} · {affiliation} | {title} – {delegation} — x", "Nora Kask | Ms – Valley — x"),
        ("{post}, {affiliation}", ""),
        ("for {post} only, {name}", "Nora Kask"),
        ("", ""),
    ],
)
def test_an_empty_field_takes_its_separator_with_it(template: str, said: str) -> None:
    fields = {"delegation": "Valley", "title": "Ms", "name": "Nora Kask", "affiliation": "", "post": ""}
    assert filled(template, fields) == said


def test_what_stands_in_braces_in_a_name_is_words() -> None:
    assert filled("{name} ({title})", {"name": "{title} (x, y)", "title": "Ms"}) == "{title} (x, y) (Ms)"


def test_people_are_listed_as_the_house_does_by_role() -> None:
    assert lines(BARE)[2:6] == ["Participants", "Chair:", "Valley, Ms Nora Kask", "Jonas Vik"]
    assert lines(BARE + 'person = "{name}, {delegation}"')[2:6] == [
        "Participants",
        "Chair:",
        "Nora Kask, Valley",
        "Jonas Vik",
    ]
    by_role = 'person = { default = "{name}", Chair = "{role}: {title} {name}" }'
    assert lines(BARE + by_role)[2:5] == ["Participants", "Chair: Ms Nora Kask", "Jonas Vik"]
    assert "Vorsitz: Ms Nora Kask" in lines(by_role, language="de")


def test_people_are_named_before_what_they_say_as_the_house_does() -> None:
    assert "Ms Kask and Vik: It froze." in lines("")
    assert "Ms Kask (Valley) and Vik: It froze." in lines('speaker = "{short} ({delegation})"')
    assert "The Chair and Vik: It froze." in lines('speaker = { chair = "The Chair" }')


def test_the_roster_stands_in_columns_filled_one_after_the_other() -> None:
    people = "".join(f"[[participant]]\nkey = '{key}'\nname = '{key}'\n" for key in "ABCDE")
    made = document(minutes(BARE + "columns = 2", people))
    (table,) = (block for block in made.blocks if isinstance(block, Table))
    assert [[words(cell) for cell in row] for row in table.rows] == [["A", "D"], ["B", "E"], ["C", ""]]
    assert not any(table.head)


# Numbers


def test_decisions_are_numbered_as_the_house_does() -> None:
    assert "Decision BA/3-17: Coffee." in lines('decision_number = "{reference}-{number}"')
    assert "Decision 2025/17: Coffee." in lines('decision_number = "{year}/{number}"')
    assert "Decision 17: Coffee." in lines('decision_number = "{reference}"')
    without = replace(minutes('decision_number = "{reference}-{number}"', NAMED), meeting=replace(Minutes().meeting))
    assert "Decision 17: Coffee." in [
        words(b.content) for b in flat(document(without).blocks) if isinstance(b, Paragraph)
    ]


def test_paragraphs_are_numbered_and_lead_there() -> None:
    made = document(minutes('numbered = true\nparagraph_number = "§{number}"', NAMED))
    found = [block for block in flat(made.blocks) if isinstance(block, Paragraph) and block.number]
    assert [(block.number, block.anchor) for block in found] == [("§1", "paragraph-1"), ("§2", "paragraph-2")]


def test_a_paragraph_has_the_same_number_in_every_form() -> None:
    more = "[[note]]\nkind = 'vote'\ntext = 'Tea'\n[[note]]\nkind = 'action'\ntext = 'boil'\n"
    given = minutes("numbered = true", NAMED + more)
    for form, wanted in (("summary", "1234"), ("verbatim", "1234"), ("transcript", "1234"), ("decisions", "234")):
        blocks = flat(document(given, form).blocks)
        assert [block.number for block in blocks if isinstance(block, Paragraph) and block.number] == list(wanted)
    *_, table = document(given, "actions").blocks
    assert isinstance(table, Table)
    assert [words(cell) for cell in table.rows[0]] == ["1", "Boil", "open", "4"]


def numbers(*notes: tuple[str, int | None]) -> list[str]:
    made = [Note(kind=kind, paragraph=number, text="x") for kind, number in notes]  # type: ignore[arg-type]
    return list(paragraph_numbers(made))


def test_a_frozen_number_stays_and_what_came_since_has_a_letter() -> None:
    assert numbers(("statement", None), ("heading", None), ("decision", None)) == ["1", "", "2"]
    assert numbers(*[("statement", each) for each in (None, 1, None, None, 7)]) == ["0a", "1", "1a", "1b", "7"]
    many = numbers(("statement", 3), *[("statement", None)] * 28)
    assert many[-3:] == ["3z", "3aa", "3ab"]
    assert list(paragraph_numbers([Note(kind="arrival"), Note(text="x")])) == ["", "1"]


# Words and dates


def test_the_house_has_words_of_its_own_on_a_page_in_its_language() -> None:
    style = '[print.labels]\ndecisions = "Conclusions"\nfor = "aye"\n[print.labels.fr]\ndecisions = "Conclusions (fr)"'
    assert "Conclusions" in lines(style)
    assert "Beschlüsse" in lines(style, language="de")
    assert "Conclusions (fr)" in lines(style, language="fr-CH")
    assert "Decisions" in lines('labels = { decisions = "{number}" }'), "what can't be filled is not used"


@pytest.mark.parametrize(
    ("style", "said"),
    [("", "7 May 2025"), ('date = "short"', "07/05/2025"), ('date = "full"', "Wednesday, 7 May 2025"),
     ('date = "d.M.yy"', "7.5.25"), ('date = "hh:mm"', "7 May 2025")],
)  # fmt: skip
def test_dates_read_as_the_house_wants_them(style: str, said: str) -> None:
    assert lines(BARE + style)[1].replace("Wednesday ", "Wednesday, ") == said


# The layout


def test_a_style_sets_the_layout_and_leaves_the_rest_as_it_was() -> None:
    assert layout(BARE) == Layout(margins=(26, 31, 26, 37))
    made = layout(
        BARE + 'paper = "a5"\nmargins = 20\nfont = "Gentium"\nheading_font = "Lato"\nsize = 10\ncolor = "#003366"\n'
        'logo_height = 9\nline_numbers = 5\ndraft = true\nheader = "{title} · {reference}"\nfooter = "{page_of}"'
    )
    assert made == Layout(
        paper="a5", margins=(20, 20, 20, 20), font="Gentium", heading_font="Lato", size=10, color="#003366",
        logo_height=9, line_numbers=5, draft="Draft", header="Brook Assembly · BA/3",
        footer="Page {page} of {pages}",
    )  # fmt: skip
    assert layout("margins = [1, 2, 3, 4]").margins == (1, 2, 3, 4)


def test_a_page_with_a_masthead_has_the_status_at_its_foot_and_a_running_head() -> None:
    made = layout()
    assert made.footer_sides == ("Draft – not yet approved", "Page {page} of {pages}")
    assert made.header_sides == ("Minutes, 7 May 2025", "BA/3")
    assert (made.header, made.footer, made.has_header_first) == ("", "", False)
    assert layout('footer = { left = "{kind}", centre = "{page}" }').footer_sides == ("Minutes", "")
    assert layout('footer = { left = "{status_long}" }').footer_sides == ("Draft – not yet approved", "")
    assert layout('header = { right = "{status}", first = "no" }').has_header_first is False
    assert layout('header = { right = "{status}" }').header_sides == ("", "Draft")


def test_inner_and_outer_are_left_and_right_on_odd_pages_and_change_over_on_even_ones() -> None:
    made = layout('footer = { inner = "{status}", outer = "{page}" }\nheader = { left = "{kind}" }')
    assert (made.footer_sides, made.changed_over.footer_sides) == (("Draft", "{page}"), ("{page}", "Draft"))
    assert made.two_sided == "pages"
    assert layout('footer = { left = "{page}" }').two_sided == ""
    assert layout('style = "secretariat"').two_sided == "lines"
    said_ = [words for _, words in house_style.faults(Print(footer={"inner": "a", "left": "b", "outside": "c"}))]
    assert said_ == [
        "footer has both inner and left. Use inner and outer, or left and right.",
        "footer has no place outside. Did you mean outer?",
    ]


def test_each_style_is_nothing_but_values_for_keys_that_the_record_can_have_otherwise() -> None:
    for name in STYLES:
        made = layout(f'style = "{name}"')
        assert (made.style, made.margins) == (name, MARGINS[name].a4)
        assert list(house_style.faults(STYLES[name])) == []
    assert layout('style = "council"\nblocks = "bar"\nsize = 12').cases == "bar"
    assert layout('style = "council"').cases == "case"
    assert layout('style = "hansard"').text_columns == 2


def test_the_paper_is_that_of_the_languages_country() -> None:
    def paper(language: str, style: str = "") -> tuple[str, float]:
        given = minutes(style)
        made = document(replace(given, meeting=replace(given.meeting, language=language))).layout
        return made.paper, made.margins[1]

    assert paper("en-US") == ("us-letter", 34)
    assert paper("es-MX") == ("us-letter", 34)
    assert paper("en") == paper("pt-BR") == ("a4", 31)
    assert paper("en-US", 'paper = "a4"') == ("a4", 31)


def test_a_colour_that_is_too_pale_is_a_fault_and_black_is_used() -> None:
    assert layout('color = "#003366"').color == "#003366"
    pale = Print(color="#77aaff")
    assert list(house_style.faults(pale)) == [
        ("color", "The colour #77aaff is too pale to be read on white. Black is used.")
    ]
    assert document(replace(minutes(""), print=pale)).layout.color == ""


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        (Print(head=("title", "dat")), "dat cannot be printed in head. Did you mean date?"),
        (Print(lists=("decisons",)), "decisons cannot be printed in lists. Did you mean decisions?"),
        (Print(front=("title",)), "title cannot be printed in front."),
        (Print(footer={"lft": "x"}), "footer has no place lft. Did you mean left?"),
        (
            Print(header={"first": "never"}),
            "first in header cannot be 'never'. Write \"no\" to have none on the first page.",
        ),
        (Print(header={"left": "{pge}"}), "{pge} has no meaning in header. Did you mean {page}?"),
        (Print(item_number="TOP"), "item_number does not contain {number} and is not used."),
    ],
)
def test_what_is_wrong_in_a_key_is_said(style: Print, fault: str) -> None:
    assert [said for _, said in house_style.faults(style)] == [fault]


def test_an_item_number_of_nothing_is_no_fault() -> None:
    assert list(house_style.faults(Print(item_number=""))) == []


def test_a_header_has_no_number_where_a_title_only_looks_like_one() -> None:
    said = replace(minutes('header = "{title}: {page}"'), meeting=replace(minutes("").meeting, title="On {page}"))
    assert document(said).layout.header == "On {\u2060page}: {page}"


def test_a_page_says_for_whom_it_is_and_that_it_is_a_draft() -> None:
    assert [layout("", audience).restricted for audience in ("public", "restricted", "private")] == [
        "", "Restricted", "Confidential",
    ]  # fmt: skip
    approved = replace(minutes("draft = true"), meeting=replace(minutes("").meeting, status="approved"))
    assert document(approved).layout.draft == ""


@pytest.mark.parametrize("format", ["md", "txt", "html"])
def test_a_format_without_pages_says_it_once_at_its_head(format: str, tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text(f"{HEAD}[print]\n{BARE}", "utf-8")
    made = exported(Record.read(path), format, Order(audience="restricted", draft=True)).decode()
    body = made[made.find("<body") :] if format == "html" else made
    assert [body.count(word) for word in ("Draft", "Restricted")] == [1, 1]
    assert "Restricted" not in exported(Record.read(path), format).decode()


def test_headings_can_be_listed_and_each_has_a_place_of_its_own() -> None:
    headings = tuple(Note(kind="heading", text=text) for text in ("Eels", "Eels!", "Ål", "Угри", "鰻"))
    made = document(replace(minutes("contents = true"), notes=headings))
    assert Contents("Contents") in made.blocks
    anchors = [block.anchor for block in made.blocks if isinstance(block, Heading)]
    assert anchors == ["", "part-eels", "part-eels--2", "part-al", "part", "part--2"]


def passages(made: Document) -> list[Passage]:
    return [block for block in made.blocks if isinstance(block, Passage)]


def test_a_note_is_a_passage_that_says_who_spoke_and_to_what_it_is_an_answer() -> None:
    more = '[[note]]\nid = "3 b"\nspeaker = "JV"\nanswers = "1"\nattribution = "inline"\ntext = "Vik knew."'
    first, decision, answer = passages(document(minutes("", NAMED + more)))
    assert (first.kind, decision.kind, answer.kind) == ("statement", "decision", "answer")
    assert first.by == (("NK", "Ms Nora Kask"), ("JV", "Jonas Vik"))
    assert (first.attribution, answer.attribution) == ("Ms Kask and Vik: ", "")
    assert (first.anchor, answer.anchor, answer.answers) == ("note-1", "note-3-b", "note-1")


def test_anchors_are_unique_whatever_the_ids() -> None:
    notes = tuple(Note(id=each, text="x") for each in ("a b", "a-b", "a--b", "ä", "", "", "7", "7"))
    anchors = [block.anchor for block in passages(document(Minutes(notes=notes)))]
    given = [anchor for anchor in anchors if anchor]
    assert len(set(given)) == len(given) == 4
    assert all(set(anchor) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for anchor in given)


def words_of(passage: Passage) -> str:
    """Of its first paragraph."""
    first = passage.content[0]
    assert isinstance(first, Paragraph)
    return words(first.content)


def test_what_was_spoken_in_another_language_says_so_and_is_marked() -> None:
    note = Note(id="1", speaker="NK", attribution="prefix", language="fr", text="Bon.")
    (made,) = passages(document(replace(minutes("", NAMED), notes=(note,)), language="de"))
    assert made.language == "fr"
    assert words_of(made) == "Ms Kask (gesprochen auf Französisch): Bon."
    (own,) = passages(document(replace(minutes("", NAMED), notes=(replace(note, language="en"),))))
    assert (own.language, words_of(own)) == ("", "Ms Kask: Bon.")


# Files, settings, the command


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "m.toml"
    path.parent.mkdir()
    path.write_text(f'{HEAD}[print]\nlogo = "crest.png"\ntemplate = ["a.typ", "b.css"]\nfooter = ""\n{NAMED}', "utf-8")
    return path


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings" / "settings.toml"
    path.parent.mkdir()
    monkeypatch.setenv("MINUTES_SETTINGS", str(path))
    return path


def test_logo_and_template_are_found_beside_the_record(record: Path) -> None:
    (record.parent / "crest.png").write_bytes(PNG)
    (record.parent / "b.css").write_bytes(b"p {}")
    made = page_of(Record.read(record), Order(), (".css",)).layout
    assert (made.logo, made.template, made.template_name) == (PNG, b"p {}", str(record.parent / "b.css"))
    assert page_of(Record.read(record), Order()).layout.template == b""


def lacks(path: Path) -> list[str]:
    record = Record.read(path)
    return warnings(record, Order(), page_of(record))


def test_a_page_is_made_without_a_logo_and_says_so(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(record)]) == 0
    said = capsys.readouterr()
    assert "It froze." in said.out
    assert said.err.startswith("minutes: The logo ")
    assert said.err.endswith("crest.png cannot be read: No such file or directory. The page has no logo.\n")
    (record.parent / "crest.png").write_bytes(b"GIF89a")
    assert lacks(record)[0].endswith("is not a PNG, JPEG or SVG file. The page has no logo.")
    (record.parent / "crest.png").unlink()
    (record.parent / "crest.png").mkdir()
    assert "Is a directory" in lacks(record)[0]


def test_a_missing_template_stops_the_formats_that_need_it_and_no_others(record: Path) -> None:
    with pytest.raises(ExportError, match=r"The template .*a\.typ cannot be read: No such .*\. Correct template in"):
        exported(Record.read(record), "pdf")
    assert exported(Record.read(record), "md")


def test_how_people_are_named_in_texts_is_the_records_own(file: Path) -> None:
    file.write_text('[print]\nshort = "{name}"\nspeaker = "{last}"\n')
    loaded, problems = settings.load()
    assert [problem.removeprefix(f"{file}:") for problem in problems] == [
        "2: short works only in the record's own [print], because its texts contain the names."
    ]
    assert (loaded.print.short, loaded.print.speaker) == (None, "{last}")
    made = read('[print]\nshort = "{first}"\n').minutes
    assert list(house_style.faults(made.print)) == [("short", "{first} has no meaning in short.")]


def test_the_settings_hold_where_the_record_says_nothing(record: Path, file: Path) -> None:
    file.write_text(
        '[print]\nlogo = "x.svg"\nfooter = "F"\nheader = "H"\nfonts = "x"\npaper = "a9"\n'
        'labels = { decisions = "Conclusions", votte = "x" }\n'
    )
    loaded, problems = settings.load()
    assert [problem.removeprefix(f"{file}:") for problem in problems] == [
        "5: fonts is not a key of [print]. Did you mean font?",
        "6: paper cannot be 'a9': invalid enum value 'a9'.",
        "7: There is no label votte. Did you mean vote?",
    ]
    assert loaded.print.logo == str(file.parent / "x.svg")
    style = Order(house=loaded.print).style(Record.read(record))
    assert (style.logo, style.footer, style.header) == (str(record.parent / "crest.png"), "", "H")
    assert "## Conclusions" in exported(Record.read(record), "md", Order(house=loaded.print)).decode()


def test_a_record_begun_in_another_folder_has_the_same_logo(record: Path, tmp_path: Path) -> None:
    (record.parent / "crest.png").write_bytes(PNG)
    new = tmp_path / "other" / "n.toml"
    new.parent.mkdir()
    assert main(["new", str(new), "--from", str(record)]) == 0
    made = Record.read(new)
    assert made.minutes.print.logo == "../folder/crest.png"
    assert made.minutes.print.template == ("../folder/a.typ", "../folder/b.css")
    assert page_of(made).layout.logo == PNG


def test_styles_are_laid_over_each_other_key_by_key() -> None:
    first = Print(footer="", labels={"vote": "Poll", "fr": {"vote": "Scrutin"}}, numbered=False)
    second = Print(footer="F", labels={"vote": "V", "votes": "Polls", "fr": {"votes": "S"}}, numbered=True, size=9)
    assert house_style.merged(first, second) == Print(
        footer="", labels={"vote": "Poll", "fr": {"vote": "Scrutin", "votes": "S"}, "votes": "Polls"},
        numbered=False, size=9,
    )  # fmt: skip
    assert house_style.merged() == Print()


def test_a_switch_is_stronger_than_any_style(record: Path) -> None:
    order = Order(numbered=True, times=True, contents=True, line_numbers=5, draft=True)
    made = page_of(Record.read(record), order)
    assert Contents("Contents") in made.blocks
    assert (made.layout.line_numbers, made.layout.draft) == (5, "Draft")
    assert [block.number for block in flat(made.blocks) if isinstance(block, Paragraph) and block.number] == ["1", "2"]


def test_the_command_takes_the_switches_and_lists_forms_and_formats(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    switches = ["--numbered", "--times", "--contents", "--line-numbers", "--draft"]
    assert main(["export", str(record), "--form", "verbatim", "--to", "txt", *switches]) == 0
    assert "Verbatim record" in capsys.readouterr().out
    with pytest.raises(SystemExit) as ended:
        main(["export", "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    for name in (*FORMS, *FORMATS):
        assert f"\n  {name} " in said


@pytest.mark.parametrize("form", FORMS)
def test_a_page_with_nothing_but_its_head_is_said_to_be_one(form: str, tmp_path: Path) -> None:
    path = tmp_path / "record.toml"
    path.write_text('[meeting]\ntitle = "Board"\ndate = 2025-03-12\nvenue = "Hall"\n')
    said = f"There is nothing to print in the form {form}. The page contains only its heading."
    assert export(Record.read(path), tmp_path / "page.md", order=Order(form=form)) == (said,)
    with path.open("a") as file:
        file.write('\n[[agenda]]\nid = "1"\ntitle = "Roof"\n[[participant]]\nkey = "IV"\nname = "Ilse Vanags"\n'
                   '[[note]]\nkind = "action"\nspeaker = "IV"\ntext = "Mend it."\n'
                   '[[comment]]\ntext = "Mend what?"\n')  # fmt: skip
    assert export(Record.read(path), tmp_path / "page.md", order=Order(form=form)) == ()
