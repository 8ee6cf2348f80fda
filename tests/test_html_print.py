"""A page as HTML, printed by a browser: what is on which page and in which column."""

import re
import shutil
from pathlib import Path

import pytest
from browser import browser
from programs import ran

from minutes_tui import report
from minutes_tui.record.parser import read
from minutes_tui.writers.html import html

pytestmark = pytest.mark.skipif(
    not (shutil.which("chromium") and shutil.which("pdftotext")), reason="chromium or pdftotext is missing"
)

HEAD = "format = 1\n[meeting]\nlanguage = 'en'\n"


def printed(record: str, folder: Path) -> list[str]:
    """The pages of a record that a browser prints, each as it looks."""
    (folder / "page.html").write_text(html.write(report.document(read(record).minutes)), "utf-8")
    made = browser(str(shutil.which("chromium"))).printed(folder / "page.html")
    (folder / "page.pdf").write_bytes(made)
    return ran(["pdftotext", "-layout", f"{folder}/page.pdf", "-"]).out.split("\f")[:-1]


def test_what_is_signed_behind_a_report_goes_over_both_columns_and_a_list_stays_with_its_head(tmp_path: Path) -> None:
    people = "".join(
        f"[[participant]]\nkey = 'P{at}'\nname = '{name}'\nrole = '{role}'\npresence = 'present'\n"
        for at, (name, role) in enumerate([("Ms Ash", "chair"), ("Mr Birch", "secretary")])
    )
    record = (
        f"{HEAD}next = {{ date = 2026-06-16, start = 19:00:00, venue = 'The Guildhall, Council Chamber' }}\n"
        f"[print]\nstyle = 'hansard'\nsignature = ['chair', 'secretary']\n{people}"
        "[[attachment]]\nkey = 'a'\ntitle = 'Harbour account 2023 to 2026'\n[[note]]\ntext = 'The account was taken.'\n"
    )
    [page] = printed(record, tmp_path)
    lines = [line.strip() for line in page.splitlines()]
    [following] = [line for line in lines if line.startswith("Next meeting:")]
    assert following.endswith("19:00, The Guildhall, Council Chamber")
    assert any(line.startswith("Ms Ash ") and line.endswith(" Mr Birch") for line in lines[lines.index(following) :])
    left, below = (
        next(line for line in page.splitlines() if said in line).index(said) for said in ("Attachments", "Harbour")
    )
    assert abs(left - below) < 20  # the list is in one column with its head


def test_figures_of_a_table_over_both_columns_do_not_touch(tmp_path: Path) -> None:
    table = "| Class | 2024 | 2025 | Remark |\n|---|--:|--:|---|\n| Income | 196,450.50 | 211,004.75 | without |\n"
    printed(f"{HEAD}[print]\nstyle = 'hansard'\n[[note]]\ntext = '''\n{table}'''\n", tmp_path)
    found = ran(["pdftotext", "-bbox", f"{tmp_path}/page.pdf", "-"]).out.splitlines()
    edges = {
        word: [float(line.split(f'{name}="')[1].split('"')[0]) for name in ("xMin", "xMax")]
        for line in found
        for word in ("196,450.50", "211,004.75", "without")
        if f">{word}<" in line
    }
    assert edges["211,004.75"][0] - edges["196,450.50"][1] > 6
    assert edges["without"][0] - edges["211,004.75"][1] > 6


def test_no_line_is_stretched_before_a_long_address(tmp_path: Path) -> None:
    address = "https://www.reeds.example/register/interests/2026/" + "blythe" * 4
    text = f"Mr Ash declared an interest, as his brother holds a berth in the inner harbour (see {address})."
    [page] = printed(f"{HEAD}[print]\nstyle = 'plain'\n[[note]]\ntext = '{text}'\n", tmp_path)
    [before] = [line.strip() for line in page.splitlines() if line.strip().endswith("(see")]
    assert "  " not in before


@pytest.mark.parametrize("form", ["- ", "> "])
@pytest.mark.parametrize("is_apart", [False, True])
def test_a_list_or_a_quotation_is_on_the_page_of_the_line_before_it(form: str, is_apart: bool, tmp_path: Path) -> None:
    """Wherever on the page that line comes: the pairs are of different heights."""
    lead = "'''\n[[note]]\ntext = '''\n" if is_apart else "\n\n"
    record = "".join(
        f"[[note]]\ntext = '''\nLead {at} says this:{lead}" + f"{form}one point\n" * (at * 7 % 4 + 1) + "'''\n"
        for at in range(90)
    )
    pages = printed(f"{HEAD}[print]\nstyle = 'plain'\n{record}", tmp_path)
    lasts = ["\n".join(page.rstrip().splitlines()[:-1]).rstrip().rpartition("\n")[2].strip() for page in pages]
    assert len(lasts) > 5  # the last line of each is that of the running line
    assert [last for last in lasts if "point" not in last] == []


def test_the_last_person_of_a_group_is_not_alone_below_heads_that_are_repeated(tmp_path: Path) -> None:
    """Of so many that one of these lists is a line too long for its page."""
    alone, lengths = [], set()
    for count in range(26, 32):
        people = "".join(
            f"[[participant]]\nkey = 'P{at}'\nname = 'Ash{at}'\naffiliation = 'Port of Reeds'\npresence = 'present'\n"
            for at in range(count)
        )
        pages = printed(f"{HEAD}[print]\nstyle = 'plain'\n{people}", tmp_path)
        assert sum(page.count("Port of Reeds") for page in pages) == count
        lengths.add(len([page for page in pages if "Port of Reeds" in page]))
        alone += [count for page in pages if page.count("Port of Reeds") == 1]
    assert lengths == {1, 2}
    assert alone == []


def test_what_was_voted_on_has_the_most_room_and_a_long_list_goes_on_to_the_next_page(tmp_path: Path) -> None:
    question = "The Council repairs the tow path between the lock and the mill before the boats come back in spring, "
    question += "and asks the miller for his half of the price, as it stands in the deed of the year before the flood."
    votes = "".join(
        f"[[note]]\nkind = 'motion'\nid = 'm{at}'\ntext = '{question}'\noutcome = 'carried'\n"
        f"[[note]]\nkind = 'vote'\nanswers = 'm{at}'\nfor = 5\nagainst = 1\nabstain = 1\n"
        for at in range(8)
    )
    notice = "also_present = '" + "A member of the public who came to hear it. " * 30 + "'\n"
    record = f"{HEAD}{notice}[print]\nstyle = 'council'\nroster = 'roll'\n{votes}"
    page = html.write(report.document(read(record).minutes))
    widths = [float(each) for each in re.findall(r'<col style="width: ([\d.]+)%">', page)]
    assert max(widths) == widths[0] > 45
    first, second, *_ = printed(record, tmp_path)
    assert first.count("Motion") > 1
    assert second.count("Motion") > 1


@pytest.mark.parametrize("notes", [26, 28, 30, 32])
def test_the_signatures_have_rows_of_the_register_above_them_on_their_page(notes: int, tmp_path: Path) -> None:
    """The next meeting and the signatures stood alone on a page."""
    said = "".join(f"[[note]]\nid = '{at}'\ntext = 'The quay was talked of.'\n" for at in range(notes))
    tabled = "".join(f"[[attachment]]\nkey = 'k{at}'\ntitle = 'Account {at}'\nnote = '1'\n" for at in range(5))
    record = (
        f"{HEAD}next = {{ date = 2026-06-16, venue = 'The Guildhall' }}\n[print]\nsignature = ['chair']\n"
        f"[[participant]]\nkey = 'A'\nname = 'Ms Ash'\nrole = 'chair'\npresence = 'present'\n{tabled}{said}"
    )
    pages = printed(record, tmp_path)
    [last] = [page for page in pages if "Next meeting:" in page]
    assert "Account 4" in last
    assert "Signature" in last


def test_the_rule_below_the_number_of_a_summary_record_is_as_wide_as_the_page(tmp_path: Path) -> None:
    people = "[[body]]\nkey = 'HB'\nname = 'Harbour Board'\n"
    record = f"{HEAD}reference = 'HB/3'\n[print]\nstyle = 'secretariat'\n{people}[[note]]\ntext = 'So.'\n"
    source = html.write(report.document(read(record).minutes))
    assert 'class="organisation"' not in source
    assert ".style-secretariat .masthead:not(:has(.organisation)) .reference { grid-column: 1 / -1; }" in source


def test_the_lists_of_two_bodies_in_a_report_go_on_in_its_columns(tmp_path: Path) -> None:
    """Each head of a body went over both columns and parted what stood above it, so that a reader met it in between."""
    people = "".join(
        f"[[participant]]\nkey = '{body}{at}'\nname = '{body} Person {at}'\nbody = '{body}'\npresence = 'present'\n"
        for body in ("Ash", "Elm") for at in range(6)
    )  # fmt: skip
    bodies = "".join(f"[[body]]\nkey = '{key}'\nname = '{key} Board'\n" for key in ("Ash", "Elm"))
    style = "[print]\nstyle = 'hansard'\n"
    [page] = printed(f"{HEAD}{style}{bodies}{people}[[note]]\ntext = 'So.'\n", tmp_path)
    assert page.count("Ash Person") == page.count("Elm Person") == 6
    assert not re.search("(Ash|Elm) Person.*\\1 Person", page), "those of one body are below each other"


def test_the_number_of_a_motion_and_of_a_vote_stands_before_the_label(tmp_path: Path) -> None:
    """It stood among the words, where "Vote: 40 Carried" read as a count."""
    notes = (
        "[[note]]\nid = '1'\nkind = 'motion'\ntext = 'That the slip is closed.'\n"
        "[[note]]\nkind = 'vote'\nanswers = '1'\nfor = 4\nagainst = 1\n"
    )
    [page] = printed(f"{HEAD}[print]\nstyle = 'council'\nnumbered = true\n{notes}", tmp_path)
    lines = [" ".join(line.split()) for line in page.splitlines()]
    assert [line for line in lines if line.startswith(("1 ", "2 "))] == [
        "1 Motion 1: That the slip is closed.", "2 Vote: 4–1",
    ]  # fmt: skip


@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_the_number_of_a_case_is_before_what_it_is_called_and_no_paper_loses_it(paper: str, tmp_path: Path) -> None:
    notes = [
        ("motion", "text = 'That the lease is signed for ten years, as read.'"),
        ("motion", "amends = '1'\ntext = 'That the lease is signed for five years, as read.'\noutcome = 'carried'"),
        ("vote", "answers = '2'\nfor = 3\nagainst = 0"),
        ("vote", "answers = '1'\nfor = 9\nagainst = 0"),
    ]
    said = "".join(f"[[note]]\nid = '{at}'\nkind = '{kind}'\n{more}\n" for at, (kind, more) in enumerate(notes, 1))
    [page] = printed(f"{HEAD}[print]\nstyle = 'council'\nnumbered = true\npaper = '{paper}'\n{said}", tmp_path)
    lines = [" ".join(line.split()) for line in page.splitlines()]
    found = [next((line for line in lines if re.match(rf"{at}\b", line)), "") for at in range(1, 5)]
    assert found[0].startswith("1 Motion 1: That the lease")
    assert found[1].startswith("2 Amendment 1a: That the lease")
    assert found[2].startswith("3 Vote: Carried"), lines
    assert found[3].startswith("4 Vote on the"), lines
    carried = next(line for line in page.splitlines() if line.strip().startswith("4 "))
    signed = next(line for line in page.splitlines() if line.strip().startswith("1 "))
    assert abs(carried.index("9–0") - signed.index("That")) < 3  # no label pushes the words behind it


def test_the_time_of_an_election_is_above_the_first_candidate(tmp_path: Path) -> None:
    votes = "kind = 'vote'\noptions = { 'Cllr Oakley' = 6, 'Cllr Elmes' = 5 }\n"
    said = "text = 'Representative on the Harbour Trust'\nat = 2026-05-12T19:54:00+00:00\n"
    record = f"{HEAD}timezone = 'UTC'\n[print]\nstyle = 'hansard'\n[[note]]\n{votes}{said}"
    lines = [line for page in printed(record, tmp_path) for line in page.splitlines()]
    [time] = [at for at, line in enumerate(lines) if "19:54" in line]
    assert time < next(at for at, line in enumerate(lines) if re.search(r"Cllr Oakley\s+6", line))


def test_a_list_of_more_than_a_few_lines_goes_on_to_the_next_page(tmp_path: Path) -> None:
    words = "to write to all those who have a berth in the inner harbour and ask each of them what it pays for that"
    actions = "".join(f"[[note]]\nkind = 'action'\ntext = '{at} {words}'\n" for at in "ABCDEF")
    before = "".join(f"[[note]]\ntext = 'Point {at}.'\n" for at in range(32))
    pages = printed(f"{HEAD}[print]\nstyle = 'plain'\n{before}{actions}", tmp_path)
    [begun] = [page for page in pages if "Action items" in page]
    assert re.search(r"^ *A to write", begun[begun.index("Action items") :], re.MULTILINE)
    assert not re.search(r"^ *F to write", begun[begun.index("Action items") :], re.MULTILINE)


def test_a_motion_is_on_the_page_of_the_votes_on_it_where_they_are_short(tmp_path: Path) -> None:
    """Wherever on the page a motion comes: what is before the pairs is of different heights."""
    record = "".join(
        "[[note]]\ntext = 'Said.'\n" * (at * 7 % 5)
        + f"[[note]]\nkind = 'motion'\nid = 'm{at}'\ntext = 'To ask bank{at}.'\nmover = 'Ash'\n"
        + f"[[note]]\nkind = 'vote'\nanswers = 'm{at}'\nfor = {at + 10}\nagainst = 9\nabstain = 0\n"
        for at in range(60)
    )
    pages = printed(f"{HEAD}[print]\nstyle = 'council'\nlists = []\n{record}", tmp_path)
    parted = [at for page in pages for at in range(60) if (f"bank{at}." in page) != (f"{at + 10}–9" in page)]
    assert len(pages) > 4
    assert parted == []


@pytest.mark.parametrize("notes", range(14, 20))
def test_a_quotation_of_a_few_lines_is_on_one_page(notes: int, tmp_path: Path) -> None:
    """A browser draws its bar to the foot of the page where the last lines are kept together on the next one."""
    filler = "".join(f"[[note]]\ntext = 'Line {at} of the talk.'\n" for at in range(notes * 2))
    words = "> The first plank is loose. " + "The slip is closed for the winter. " * 12 + "The last plank is loose.\n"
    pages = printed(f"{HEAD}{filler}[[note]]\ntext = '''\n{words}'''\n", tmp_path)
    flat = [" ".join(page.split()) for page in pages]
    assert [("first plank" in page) for page in flat] == [("last plank" in page) for page in flat]


def test_the_sign_of_a_comment_is_not_alone_at_the_end_of_a_line_of_code(tmp_path: Path) -> None:
    for blanks in range(1, 14):
        code = (
            f"    if vessel.laid_up and vessel.months > 6:{' ' * blanks}due *= 0.5   # Resolution 2019/44, as amended"
        )
        pages = printed(f"{HEAD}[[note]]\ntext = '''\n```\n{code}\n```\n'''\n", tmp_path)
        assert not any(line.rstrip().endswith("#") for page in pages for line in page.splitlines()), blanks


def test_no_line_of_a_division_ends_within_a_name_with_a_hyphen() -> None:
    people = "[[participant]]\nkey = 'A'\nname = 'Ann Ashworth-Bellingham'\npresence = 'present'\n"
    vote = "[[note]]\nkind = 'vote'\noutcome = 'carried'\ntext = 'So.'\nfor = 1\nballots = { A = 'for' }\n"
    said = html.write(report.document(read(f"{HEAD}[print]\nstyle = 'hansard'\n{people}{vote}").minutes))
    assert '<p>Ann <span class="whole">Ashworth-Bellingham</span></p>' in said


@pytest.mark.parametrize("notes", range(26, 46))
def test_the_words_that_bring_a_quotation_are_on_one_page(notes: int, tmp_path: Path) -> None:
    """Their last line stays with the quotation, and a browser tore the sentence before it."""
    filler = "".join(f"[[note]]\ntext = 'Line {at} of the talk.'\n" for at in range(notes))
    words = (
        "Anna: The first gate is shut, and the second one leaks. The house that is to mend both of them did not come. "
        "The"
    )
    quoted = "> " + "The slip is closed for the winter. " * 6
    pages = printed(f"{HEAD}{filler}[[note]]\ntext = '''\n{words} firm wrote:\n\n{quoted}\n'''\n", tmp_path)
    flat = [" ".join(page.split()) for page in pages]
    assert [("The first gate" in page) for page in flat] == [("firm wrote" in page) for page in flat]
