"""Logs of chats and captions as minutes: who said what, and what bots and commands are for."""

from pathlib import Path

import pytest

from minutes_tui.model.minutes import Minutes
from minutes_tui.readers import engine, formats
from minutes_tui.readers.dialects import captions, chat_logs

IRSSI = """\
--- Log opened Tue Apr 13 21:00:00 2021
21:06 -!- ona [ona@x] has joined #salt
21:06 <@ona> #startmeeting Salt Works Weekly
21:07 < leo> Let's go
21:07 <@ona> #topic Pans
21:08 < leo> the pans are clean
21:08  * mia nods
21:09 <@ona> #info all pans were counted
21:10 <@ona> #action leo to sweep the yard
21:11 <@ona> #agreed the cart stays
21:12 <@ona> #motion buy rakes
21:12 < leo> #vote +1
21:12 < mia> #vote -1
21:13 < mia> Good
21:13 <@ona> #link https://salt.example/a
21:14 <@ona> #endmeeting
"""
WEECHAT = (
    "2021-04-13 21:06:12\t-->\tona (~ona@x) has joined #salt\n2021-04-13 21:06:15\t@ona\tHello all\n"
    "2021-04-13 21:06:20\tleo\tHello ona\n2021-04-13 21:06:25\t *\tmia waves\n2021-04-13 21:08:00\tleo\tthe pans\n"
)
WHATSAPP = """\
13/03/2025, 21:05 - Messages and calls are end-to-end encrypted.
13/03/2025, 21:06 - Ona Raud: Shall we begin?
13/03/2025, 21:07 - Leo Berg: Yes.
The pans first.
13/03/2025, 21:07 - Mia Falk left
"""
IPHONE = """\
[13.03.2025, 21:06:01] Ona Raud: Shall we begin?
[13.03.2025, 21:07:05] Leo Berg: Yes.
[13.03.2025, 21:07:09] Ona Raud: Good.
"""
AMERICAN = """\
3/13/25, 9:06 PM - Ona Raud: Shall we begin?
3/13/25, 9:07 PM - Leo Berg: Yes.
3/13/25, 9:07 PM - Leo Berg: The pans: first.
"""
COPIED = """\
Ona Raud  9:06 AM
Shall we begin?
Leo Berg  9:07 AM
Yes.
They are clean.
Ona Raud  9:08 AM
Good.
"""
SLACK = """[
{"type": "message", "subtype": "channel_join", "user": "U1", "text": "<@U1> has joined the channel", "ts": "1.1"},
{"user": "U1", "user_profile": {"real_name": "Ona Raud"},
 "text": "Shall we begin?\\nThe pans &amp; the yard.", "ts": "1"},
{"user": "U2", "user_profile": {"real_name": "Leo Berg"}, "text": "Yes <@U1>, <https://salt.example|see>", "ts": "2"}]
"""
MEETBOT = """{"name": "#salt", "messages": [
{"id": "1", "sender": "ona", "payload": "#startmeeting"}, {"id": "2", "sender": "ona", "payload": "#topic Pans"},
{"id": "3", "sender": "leo", "payload": "They are clean"},
{"id": "4", "sender": "ona", "payload": "#agreed They stay"}]}
"""
CAPTIONS = """\
WEBVTT

00:00:01.000 --> 00:00:03.000
[MUSIC]

00:00:03.000 --> 00:00:05.000
- Shall we begin?
- Yes, the pans
\x20
first.

00:00:05.000 --> 00:00:07.000
They are

clean.

00:00:07.000 --> 00:00:09.000
>> Good.

00:00:09.000 --> 00:00:11.000
Ona: Well-known – all of it.
"""
LOGS = {
    "irssi.txt": (
        IRSSI,
        ["leo: Let's go", "item: Pans", "leo: the pans are clean", "statement: Info: all pans were counted",
         "action: Action: leo to sweep the yard", "decision: Agreed: the cart stays", "motion: Motion: buy rakes",
         "vote: leo: +1", "mia: -1", "mia: Good", "statement: Link: https://salt.example/a"],
        "2021-04-13",
    ),
    "weechat.log": (WEECHAT, ["ona: Hello all", "leo: Hello ona", "leo: the pans"], "2021-04-13"),
    "whatsapp.txt": (WHATSAPP, ["Ona Raud: Shall we begin?", "Leo Berg: Yes.\nThe pans first."], "2025-03-13"),
    "iphone.txt": (IPHONE, ["Ona Raud: Shall we begin?", "Leo Berg: Yes.", "Ona Raud: Good."], "2025-03-13"),
    "american.txt": (
        AMERICAN, ["Ona Raud: Shall we begin?", "Leo Berg: Yes.", "Leo Berg: The pans: first."], "None",
    ),
    "copied.txt": (
        COPIED, ["Ona Raud: Shall we begin?", "Leo Berg: Yes.\nThey are clean.", "Ona Raud: Good."], "None",
    ),
    "slack.json": (
        SLACK,
        ["Ona Raud: Shall we begin?\nThe pans & the yard.", "Leo Berg: Yes @Ona Raud, https://salt.example"],
        "None",
    ),
    "meetbot.json": (MEETBOT, ["item: Pans", "leo: They are clean", "decision: Agreed: They stay"], "None"),
    "dashes.vtt": (
        CAPTIONS,
        ["statement: Shall we begin?", "statement: Yes, the pans first. They are clean.", "statement: Good.",
         "Ona: Well-known – all of it."],
        "None",
    ),
}  # fmt: skip


def said(minutes: Minutes) -> list[str]:
    """The notes that a page has, each behind its kind or behind who speaks."""
    names = {person.key: person.name for person in minutes.participants}
    titles = {item.key: item.title for item in minutes.agenda}
    return [
        f"{names.get(str(note.speaker)) or note.kind}: {titles[note.item] if note.kind == 'item' else note.text}"
        for note in minutes.notes
        if note.kind != "remark"
    ]


@pytest.mark.parametrize("name", LOGS)
def test_a_log_is_what_each_said_with_what_was_agreed_and_without_its_program(name: str, tmp_path: Path) -> None:
    text, wanted, date = LOGS[name]
    (tmp_path / name).write_text(text, "utf-8")
    blocks, _ = formats.read(tmp_path / name)
    minutes = engine.imported(blocks, "log").minutes
    assert said(minutes) == wanted
    assert str(minutes.meeting.date) == date


def test_numbered_words_in_a_chat_stay_with_who_said_them() -> None:
    log = "10:00 <ona> hello\n10:01 <ona> 1) SEND: x\n10:01 <ona> 2) GET: y\n10:01 <ona> 3) PUT: z\n10:02 <leo> yes\n"
    found = engine.imported(list(chat_logs.blocks(log)), "log")
    assert [(note.speaker, note.text, note.check) for note in found.minutes.notes] == [
        ("ona", "hello", ""), ("ona", "1) SEND: x", ""), ("ona", "2) GET: y", ""), ("ona", "3) PUT: z", ""),
        ("leo", "yes", ""),
    ]  # fmt: skip
    assert not [doubt for doubt in found.doubts if doubt.about == "words"]


def test_what_whatsapp_writes_in_the_name_of_a_group_is_nobodys() -> None:
    mark = "\u200e"
    log = f"{mark}[13.03.2025, 21:06:01] Salt Works: {mark}Messages are end-to-end encrypted.\n{IPHONE}"
    made = engine.imported(list(chat_logs.blocks(log)), "old").minutes
    assert [each.name for each in made.participants] == ["Ona Raud", "Leo Berg"]
    assert ("remark", "Salt Works: Messages are end-to-end encrypted.") in [(n.kind, n.text) for n in made.notes]


def test_another_day_of_a_log_is_kept_and_in_doubt(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(f"{IPHONE}[14.03.2025, 08:00:00] Mia Falk: One more.\n[15.03.2025, 08:00:00] Mia Falk: Yes.\n")
    blocks, doubts = formats.read(path)
    assert [each.text for each in blocks if each.kind == "furniture"] == ["13.03.2025", "14.03.2025", "15.03.2025"]
    assert [each.reason for each in doubts] == ["The log goes on on another day: these may be two meetings."]


def test_who_has_the_chair_in_a_log_is_for_all_to_see() -> None:
    made = engine.imported(list(chat_logs.blocks("17:00 <ann> Chair: ann\n17:01 <bob> Hello\n17:02 <ann> Hi\n")), "old")
    assert next((note.audience, note.text) for note in made.minutes.notes) == ("public", "Chair: ann")


def test_a_decision_that_somebody_writes_in_a_log_is_in_doubt() -> None:
    log = IPHONE.replace("Yes.", "Besluit: het wordt 35 euro.").replace("Good.", "Actie: Piet schrijft de leden.")
    made = engine.imported(list(chat_logs.blocks(log)), "old", "nl")
    assert [each.reason for each in made.doubts if "decision" in each.reason] == [
        "This may be a decision: it is kept as what Leo Berg says. So it is with 1 more."
    ]


def test_a_mistyped_time_of_a_caption_is_nobodys_words() -> None:
    text = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ona>Hello.</v>\n\n00:01:00:000 --> 00:01:02.000\n<v Leo>Bye.\n"
    assert [each.text for each in captions.blocks(text)] == ["Hello.", "Bye."]
