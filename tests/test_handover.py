"""What goes to others: messages that are ready to be sent, and a record packed with all that belongs to it."""

import datetime as dt
import io
import re
import stat
import zipfile
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_tui.cli.main import main
from minutes_tui.errors import UsageError
from minutes_tui.export.bundle import CONTENTS, packed, reopened_line, unpacked
from minutes_tui.export.formats import WHOLE, Order, exported
from minutes_tui.export.messages import messages
from minutes_tui.model.minutes import Event, Meeting, Minutes, Participant, Print
from minutes_tui.record import Record, new_text

MEETING = """\
[meeting]
title = "Harbour Board"
date = 2025-03-12
rapporteur = "LB"

[[participant]]
key = "AT"
name = "Anna Tamm"
email = "anna@example.org"
presence = "present"

[[participant]]
key = "LB"
name = "Linnea Bérg"
title = "Ms"
email = "linnea.berg@example.org"

[[participant]]
key = "MK"
name = "Mads Kjær"

[[participant]]
key = "OS"
name = "Otto Sund"
email = "otto at home"

[[attachment]]
key = "plan"
title = "Plan"
file = "papers/plan.txt"

[[attachment]]
key = "web"
title = "Map"
file = "https://example.org/map"

[[attachment]]
key = "gone"
title = "Table"
file = "table.csv"

[[note]]
id = "1"
speaker = "AT"
text = "The ice came late."

[[note]]
id = "2"
kind = "action"
responsible = "AT"
due = 2025-04-01
text = "to send the table"

[[note]]
id = "3"
kind = "action"
responsible = "LB"
text = "to ask two yards"

[[note]]
id = "4"
kind = "remark"
text = "Ask the lawyer."
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "plan.txt").write_text("piers", "utf-8")
    path = tmp_path / "board.toml"
    path.write_text(MEETING, "utf-8")
    return path


LETTERS = 'abÅéß日א.,;:<>@"()[]=?_ -\u202e\n\r\t\0'


def sent(path: Path, *, is_each: bool, order: Order = WHOLE) -> dict[str, EmailMessage]:
    """The messages of a record, by the names of their files."""
    made = messages(Record.read(path), "md", order, is_each=is_each)
    found: dict[str, Any] = {name: message_from_bytes(content, policy=default) for name, content in made.files.items()}
    return found


def said(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body
    return str(body.get_content()).replace("\r\n", "\n")


# Messages


def test_a_message_goes_to_all_who_have_an_address_with_the_page_attached(path: Path) -> None:
    ((name, message),) = sent(path, is_each=False).items()
    assert name == "board.eml"
    assert message["To"] == "Anna Tamm <anna@example.org>, Linnea Bérg <linnea.berg@example.org>"
    assert message["From"] == "Linnea Bérg <linnea.berg@example.org>"
    assert message["Subject"] == "Harbour Board, 12 March 2025: Minutes (Draft – not yet approved)"
    assert message["X-Unsent"] == "1"
    (page,) = message.iter_attachments()
    assert (page.get_filename(), page.get_content_type()) == ("board.md", "text/markdown")
    assert page.get_payload(decode=True) == exported(Record.read(path), "md")
    assert "To send the table" in said(message)
    assert "To ask two yards" in said(message)
    assert said(message).endswith("Draft – not yet approved\nAttachments: board.md\n")
    assert "lawyer" not in message.as_string()


def test_each_message_has_the_action_items_of_the_one_whom_it_goes_to(path: Path) -> None:
    found = sent(path, is_each=True)
    assert {name: each["To"].addresses[0].username for name, each in found.items()} == {
        "board-AT.eml": "anna",
        "board-LB.eml": "linnea.berg",
    }
    assert "To send the table" in said(found["board-AT.eml"])
    assert "two yards" not in said(found["board-AT.eml"])
    assert "two yards" in said(found["board-LB.eml"])


def test_an_item_that_two_share_is_in_the_list_of_each_alone(path: Path) -> None:
    path.write_text(MEETING.replace('responsible = "LB"', 'responsible = ["LB", "AT"]'))
    found = sent(path, is_each=True)
    for name, own, other in (("board-AT.eml", "Tamm", "Bérg"), ("board-LB.eml", "Bérg", "Tamm")):
        assert "two yards" in said(found[name])
        headings = re.findall(r"^(.+)\n-+$", said(found[name]).rpartition("Action items")[2], re.MULTILINE)
        assert any(own in each for each in headings)
        assert not any(other in each for each in headings)


def test_an_address_with_letters_of_its_own_in_the_host_is_one(path: Path) -> None:
    path.write_text(MEETING.replace("otto at home", "otto@köping.example"))
    ((_, message),) = sent(path, is_each=False).items()
    assert "otto@xn--kping-jua.example" in message["To"]


def test_that_the_minutes_are_further_than_the_state_that_is_sent_is_told(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["circulate", str(path), "--anyway"]) == 0
    assert main(["approve", str(path), "--anyway", "--by", "LB"]) == 0
    capsys.readouterr()
    out = str(tmp_path / "mails")
    assert main(["mail", str(path), "--state", "circulated", "--to", "md", "-o", out]) == 0
    said = f"{path} is approved now, and these messages have it as it was circulated."
    assert said in capsys.readouterr().err
    assert main(["mail", str(path), "--to", "md", "-o", out]) == 0
    assert "these messages have it" not in capsys.readouterr().err


def test_a_message_is_in_the_language_of_the_page(path: Path) -> None:
    ((_, message),) = sent(path, is_each=False, order=Order(language="de")).items()
    assert message["Subject"] == "Harbour Board, 12.\xa0März 2025: Protokoll (Entwurf – noch nicht genehmigt)"


def test_who_cannot_be_reached_is_named(path: Path) -> None:
    made = messages(Record.read(path), "md", WHOLE, is_each=False)
    assert made.warnings == (
        "No address is known for Mads Kjær.",
        "These addresses cannot be used: Otto Sund (otto at home).",
        "All 2 who get the message see each other's addresses. With --each, each gets one of their own.",
    )


def test_where_nobody_has_an_address_no_message_is_made(path: Path) -> None:
    path.write_text(MEETING.replace("email", "remark"), "utf-8")
    with pytest.raises(UsageError, match=r"Nobody on the participants list of .* has an email address"):
        messages(Record.read(path), "md", WHOLE, is_each=False)


def test_addresses_that_a_record_lacks_are_those_of_another_record(path: Path) -> None:
    path.write_text(MEETING.replace('email = "anna@example.org"', ""), "utf-8")
    book = (
        Participant(name="anna tamm", email="tamm@example.org"),
        Participant(name="Mads Kjær", email="mk@example.org"),
    )
    made = messages(Record.read(path), "md", WHOLE, book, is_each=True)
    assert sorted(made.files) == ["board-AT.eml", "board-LB.eml", "board-MK.eml"]
    assert b"<tamm@example.org>" in made.files["board-AT.eml"]


def test_no_words_of_a_record_become_a_header_of_its_messages(path: Path) -> None:
    hostile = r"Board\r\nBcc: all@example.org\n\nHello \u202e"
    path.write_text(
        MEETING.replace('"Harbour Board"', f'"{hostile}"')
        .replace('"Anna Tamm"', f'"{hostile} <x@example.net>, other@example.com"')
        .replace('"AT"', r'"../A\nT"'),
        "utf-8",
    )
    for name, message in sent(path, is_each=True).items():
        assert "/" not in name
        assert message["Bcc"] is None
        assert [each.addr_spec for each in message["To"].addresses] in (
            ["anna@example.org"],
            ["linnea.berg@example.org"],
        )
        assert "Bcc: all@example.org" in message["Subject"]


@given(
    names=st.lists(
        st.text(st.sampled_from('abÅéß日א.,;:<>@"()[]=?_ -\u202e\n\r\t\0'), max_size=90), min_size=1, max_size=4
    )
)
@settings(max_examples=30)
def test_whatever_people_are_called_a_message_goes_to_them_and_to_nobody_else(names: list[str]) -> None:
    people = [Participant(key=str(at), name=name, email=f"p{at}@example.org") for at, name in enumerate(names)]
    meeting = Meeting(title=names[0], rapporteur="0")
    record = Record(Path("m.toml"), new_text(Minutes(meeting=meeting, participants=tuple(people))))
    ((_, content),) = messages(record, "md", WHOLE, is_each=False).files.items()
    message: Any = message_from_bytes(content, policy=default)
    assert [each.addr_spec for each in message["To"].addresses] == [each.email for each in people]
    assert [each.addr_spec for each in message["From"].addresses] == ["p0@example.org"]
    assert all(len(line) <= 998 for line in content.split(b"\r\n"))
    assert message.is_multipart()


def test_the_same_record_gives_the_same_messages(path: Path) -> None:
    twice = [messages(Record.read(path), "md", WHOLE, is_each=True).files for _ in range(2)]
    assert twice[0] == twice[1]


def test_mail_writes_the_messages_into_a_folder(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = path.parent / "out" / "mails"
    assert main(["mail", str(path), "--each", "--to", "txt", "-o", str(folder)]) == 0
    assert sorted(each.name for each in folder.iterdir()) == ["board-AT.eml", "board-LB.eml"]
    assert capsys.readouterr().out.splitlines() == [str(folder / "board-AT.eml"), str(folder / "board-LB.eml")]


# Packed


def test_a_record_is_packed_with_its_copies_and_attachments_and_unpacked_as_it_was(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["circulate", str(path), "--anyway", "--by", "LB"]) == 0
    assert main(["pack", str(path)]) == 0
    assert "table.csv is not packed: No such file or directory." in capsys.readouterr().err
    folder = path.parent / "taken over"
    assert main(["unpack", str(path.with_suffix(".zip")), str(folder)]) == 0
    assert (folder / "board.toml").read_bytes() == path.read_bytes()
    assert (folder / "papers" / "plan.txt").read_text("utf-8") == "piers"
    assert main(["states", str(folder / "board.toml")]) == 0
    assert "circulated" in capsys.readouterr().out
    contents = (folder / CONTENTS).read_text("utf-8")
    assert "Status: circulated" in contents
    assert "Safe to send: the page of state 1 (circulated)" in contents
    assert "Action item: AT: to send the table (due 2025-04-01)" in contents
    assert stat.S_IMODE((folder / "board.toml").stat().st_mode) == 0o600


def test_where_the_last_state_is_damaged_or_gone_none_before_it_is_safe_to_send(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["circulate", str(path), "--anyway"]) == 0
    assert main(["approve", str(path), "--anyway", "--by", "LB"]) == 0
    copy = next(path.with_suffix(".sent").glob("2-*.toml"))
    copy.write_text(copy.read_text() + "# changed")
    found, _ = unpacked(packed(Record.read(path), Print()).content, "board.zip")
    said = f"Safe to send: nothing yet. The last state, board.sent/{copy.name}, is missing or damaged: restore it."
    assert said in found[CONTENTS].decode()
    capsys.readouterr()
    assert main(["states", str(path)]) == 1
    assert "draft                   before the first circulation" in capsys.readouterr().out
    path.with_suffix(".sent").rename(path.with_name("other.sent"))
    assert main(["states", str(path)]) == 1
    err = capsys.readouterr().err
    assert f"{path.with_name('other.sent')} has them: rename it to board.sent." in err
    assert "No state of" not in err


def test_of_a_draft_nothing_is_safe_to_send(path: Path) -> None:
    found, _ = unpacked(packed(Record.read(path), Print()).content, "board.zip")
    assert "Safe to send: nothing yet" in found[CONTENTS].decode()


def test_what_is_packed_for_an_audience_has_nothing_that_it_may_not_know(path: Path) -> None:
    assert main(["circulate", str(path), "--anyway"]) == 0
    found, name = unpacked(packed(Record.read(path), Print(), "public").content, "board.zip")
    assert set(found) == {"board.toml", "papers/plan.txt", CONTENTS}
    everything = b"".join(found.values())
    for hidden in (b"lawyer", b"anna@example.org"):
        assert hidden in path.read_bytes()
        assert hidden not in everything
    opened = Record(path, found[name].decode())
    assert exported(opened, "md") == exported(Record.read(path), "md")


def test_the_style_of_the_settings_goes_with_the_record(path: Path, tmp_path: Path) -> None:
    logo = tmp_path / "elsewhere" / "crest.svg"
    logo.parent.mkdir()
    logo.write_text("<svg/>", "utf-8")
    found, _ = unpacked(packed(Record.read(path), Print(paper="a5", logo=str(logo))).content, "board.zip")
    assert 'paper = "a5"' in found["settings/settings.toml"].decode()
    (kept,) = (name for name in found if name.endswith(".svg"))
    assert kept.removeprefix("settings/") in found["settings/settings.toml"].decode()


def test_backups_are_packed_where_they_are_asked_for(path: Path) -> None:
    assert main(["circulate", str(path), "--anyway"]) == 0
    names = set(unpacked(packed(Record.read(path), Print(), has_backups=True).content, "b.zip")[0])
    assert any(name.startswith("board.backups/") for name in names)
    assert not any(".backups/" in name for name in unpacked(packed(Record.read(path), Print()).content, "b.zip")[0])


def test_the_same_record_is_packed_to_the_same_bytes(path: Path) -> None:
    assert packed(Record.read(path), Print()).content == packed(Record.read(path), Print()).content


def zipped(parts: dict[str, bytes], mode: int = 0) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as into:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = mode << 16
            into.writestr(entry, content)
    return made.getvalue()


GOOD = {"board.toml": b"", CONTENTS: b""}


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        (b"", "is not a file that minutes pack has made"),
        (b"PK\x03\x04 and so on", "is not a file that minutes pack has made"),
        (zipped({"board.toml": b""}), "is not a file that minutes pack has made"),
        (zipped({CONTENTS: b"", "a.files/board.toml": b""}), "is not a file that minutes pack has made"),
        (zipped({CONTENTS: b"", "papers/board.toml": b""}), "papers/board.toml was added since it was packed"),
        (zipped(GOOD | {"a.txt": b"", "A.txt": b""}), "is not a file that minutes pack has made"),
        (zipped(GOOD)[:-30], "is not a file that minutes pack has made"),
        (zipped(GOOD | {"../up.txt": b""}), "would not be in the folder"),
        (zipped(GOOD | {"/etc/up.txt": b""}), "would not be in the folder"),
        (zipped(GOOD | {"a/../../up.txt": b""}), "would not be in the folder"),
        (zipped(GOOD | {".board.toml.draft": b""}), "would not be in the folder"),
        (zipped(GOOD | {"c:up.txt": b""}), "would not be in the folder"),
        (zipped(GOOD, stat.S_IFLNK | 0o777), "would not be in the folder"),
    ],
)
def test_what_is_no_packed_record_or_leads_out_of_its_folder_is_refused(
    content: bytes, refused: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "board.zip").write_bytes(content)
    assert main(["unpack", str(tmp_path / "board.zip")]) == 2
    assert refused in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == ["board.zip"]


def test_a_folder_that_is_there_is_left_alone(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", str(path)]) == 0
    folder = path.parent / "board"
    folder.mkdir()
    assert main(["unpack", str(path.with_suffix(".zip"))]) == 3
    assert "already exists" in capsys.readouterr().err
    assert list(folder.iterdir()) == []
    assert main(["pack", str(path)]) == 3, "nor is a packed file written over"


@pytest.mark.parametrize(
    ("status", "to", "said"),
    [
        ("", "txt", ["A draft of the minutes is attached."]),
        (
            "circulated",
            "docx",
            [
                "The minutes are attached.",
                "Please send your comments by 1 April 2025, in reply to this message.",
                "Put the number of the paragraph before each comment.",
                "Or change the attached file with tracked changes, and send it back.",
            ],
        ),
        ("approved", "txt", ["The approved minutes are attached."]),
    ],
)
def test_a_message_says_above_the_page_what_is_attached_and_how_to_answer(
    status: str, to: str, said: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "harbour.toml"
    words = MEETING.replace("[meeting]", f'[meeting]\nstatus = "{status}"') if status else MEETING
    note = '\n[[note]]\nid = "90"\nkind = "statement"\ntext = "It rains."\nparagraph = 1\n'
    step = f'\n[[history]]\nstatus = "{status}"\ncorrections = 2025-04-01\n' if status else ""
    path.write_text(words + note + step, "utf-8")
    made = messages(Record.read(path), to, WHOLE, is_each=False)
    message = message_from_bytes(next(iter(made.files.values())), policy=default)
    assert isinstance(message, EmailMessage)
    body = message.get_body()
    assert body
    assert body.get_content().replace("\r", "").split("\n\n")[0].split("\n") == said


def test_the_records_of_a_folder_are_packed_together_and_unpacked_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "board"
    (folder / "papers").mkdir(parents=True)
    (folder / "papers" / "plan.txt").write_text("piers", "utf-8")
    for at in (1, 2):
        (folder / f"2025-0{at}.toml").write_text(MEETING.replace("2025-03-12", f"2025-0{at}-12"), "utf-8")
    (folder / "broken.toml").write_text("[meeting\n", "utf-8")
    assert main(["pack", str(folder)]) == 0
    assert "broken.toml is not packed" in capsys.readouterr().err
    assert main(["unpack", str(tmp_path / "board.zip"), str(tmp_path / "new")]) == 0
    assert sorted(each.name for each in (tmp_path / "new").iterdir()) == [
        "2025-01.toml", "2025-02.toml", CONTENTS, "papers"
    ]  # fmt: skip
    contents = (tmp_path / "new" / CONTENTS).read_text("utf-8")
    assert contents.index("2025-01-12") < contents.index("2025-02-12") < contents.index("Files, with their size")
    assert main(["pack", str(folder / "papers")]) == 2
    assert "There are no records in" in capsys.readouterr().err


def test_records_in_sub_folders_are_packed_where_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "board"
    (folder / "old" / "papers").mkdir(parents=True)
    (folder / "old" / "papers" / "plan.txt").write_text("piers", "utf-8")
    for name in ("2025-02.toml", "old/2025-01.toml"):
        (folder / name).write_text(MEETING.replace("2025-03-12", f"{name[-12:-5]}-12"), "utf-8")
        assert main(["circulate", str(folder / name), "--anyway"]) == 0
    assert main(["pack", str(folder)]) == 0
    assert main(["unpack", str(tmp_path / "board.zip"), str(tmp_path / "new")]) == 0
    there = sorted(each.relative_to(tmp_path / "new").as_posix() for each in (tmp_path / "new").rglob("*.t*"))
    assert [each for each in there if ".sent" not in each] == [
        "2025-02.toml", CONTENTS, "old/2025-01.toml", "old/papers/plan.txt",
    ]  # fmt: skip
    assert "old/2025-01.sent/1-circulated.toml" in there
    contents = (tmp_path / "new" / CONTENTS).read_text("utf-8")
    assert "minutes export old/2025-01.toml --state 1 -o page.pdf" in contents
    assert main(["pack", str(folder / "old"), "-o", str(tmp_path / "old.zip")]) == 0
    (folder / "2025-02.toml").unlink()
    assert main(["pack", str(folder), "-o", str(tmp_path / "deep.zip")]) == 0
    assert main(["unpack", str(tmp_path / "deep.zip"), str(tmp_path / "deep")]) == 0
    assert "old/2025-01.toml is ready" in capsys.readouterr().err


def test_what_a_later_meeting_has_done_is_not_open_in_the_bundle_of_the_series(tmp_path: Path) -> None:
    folder = tmp_path / "board"
    folder.mkdir()
    first = MEETING + '\n[[note]]\nid = "90"\nkind = "action"\nresponsible = "AT"\ntext = "to order the tap"\n'
    (folder / "2025-01.toml").write_text(first.replace("2025-03-12", "2025-01-12"), "utf-8")
    done = '\n[[note]]\nid = "91"\nkind = "action"\nfrom = "2025-01.toml#90"\ndone = true\ntext = "to order the tap"\n'
    (folder / "2025-02.toml").write_text(MEETING.replace("2025-03-12", "2025-02-12") + done, "utf-8")
    assert main(["pack", str(folder)]) == 0
    with zipfile.ZipFile(tmp_path / "board.zip") as parts:
        contents = parts.read(CONTENTS).decode()
    assert "to send the table" in contents
    assert "to order the tap" not in contents


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("board.toml", b"other", "board.toml was changed since it was packed"),
        ("papers/plan.txt", None, "papers/plan.txt was removed since it was packed"),
        ("new.txt", b"", "new.txt was added since it was packed"),
    ],
)
def test_a_bundle_that_is_not_as_its_contents_say_is_not_unpacked(
    name: str, content: bytes | None, said: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", str(path)]) == 0
    whole = path.with_suffix(".zip")
    with zipfile.ZipFile(whole) as parts:
        found = {each: parts.read(each) for each in parts.namelist() if each != name}
    whole.write_bytes(zipped(found | ({} if content is None else {name: content})))
    assert main(["unpack", str(whole), str(path.parent / "new")]) == 2
    assert said in capsys.readouterr().err
    assert not (path.parent / "new").exists()


def test_minutes_that_were_opened_again_are_said_to_be_until_they_are_approved_again() -> None:
    at = dt.datetime(2025, 4, 1, 9, 0)
    approved, opened = (
        Event(status="approved", at=at, sent="2-approved.toml"),
        Event(status="circulated", at=at, by="CH"),
    )
    assert reopened_line(Minutes(history=(approved, opened))) == "reopened 2025-04-01 by CH, not approved since"
    assert not reopened_line(Minutes(history=(approved,)))
    assert not reopened_line(Minutes(history=(approved, opened, approved)))


ODD = [
    "a b'\"c|d.toml",
    "line\nbreak.toml",
    "\x1b[2J.toml",
    ".hidden.toml",
    "..toml",
    "Pr\udcfcfung.toml",
    "10:30.toml",
]


@pytest.mark.parametrize("name", ODD)
def test_a_record_of_any_name_is_packed_so_that_it_can_be_unpacked(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_text(MEETING)
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "plan.txt").write_text("The plan.")
    assert main(["circulate", str(path), "--anyway"]) == 0
    assert main(["pack", str(path), "-o", str(tmp_path / "x.zip")]) == 0
    assert "its own name may not be one on other systems" in capsys.readouterr().err
    assert main(["unpack", str(tmp_path / "x.zip"), str(tmp_path / "there")]) == 0
    [there] = (tmp_path / "there").glob("*.toml")
    assert there.read_text() == path.read_text()
    assert len(list(there.with_suffix(".sent").iterdir())) == 2
    assert (tmp_path / "there/papers/plan.txt").read_text() == "The plan."


def test_files_that_other_systems_could_not_tell_apart_or_name_are_said_not_to_be_packed(tmp_path: Path) -> None:
    """Each was packed before, and the packed file could not be opened by anybody."""
    for name in ("ICE.toml", "ice.toml"):
        (tmp_path / name).write_text(
            MEETING + '\n[[attachment]]\nkey = "odd"\ntitle = "Odd"\nfile = "papers/10:30.txt"\n'
        )
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/10:30.txt").write_text("Odd.")
    from minutes_tui.export.bundle import packed_series

    made = packed_series([Record.read(tmp_path / name) for name in ("ICE.toml", "ice.toml")], Print(), root=tmp_path)
    found, _ = unpacked(made.content, "x.zip")
    assert [name for name in found if name.endswith(".toml")] == ["ICE.toml", "ice_.toml"]
    assert "papers/10:30.txt is not packed: its name may not be one on other systems." in " ".join(made.warnings)
