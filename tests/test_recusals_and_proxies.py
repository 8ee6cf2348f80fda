"""Sentences that say who is out of a vote, and whose votes somebody holds."""

import pytest
from conftest import Opened, enter

from minutes_tui.language.labels import languages
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.meeting.voters import called
from minutes_tui.model.minutes import listed
from minutes_tui.report import document
from minutes_tui.writers import akoma, markdown, plain
from minutes_tui.writers.html import html

PEOPLE = {"AL": "Alan Lowe", "BM": "Bo Mahs", "LB": "Lena Berg", "DF": "Dana Fox"}
BODY = 'format = 1\n\n[meeting]\ntitle = "Harbour Board"\ndate = 2025-03-12\nlanguage = "{}"\n\n' + "\n".join(
    f'[[participant]]\nkey = "{code}"\nname = "{name}"\npresence = "present"\n' for code, name in PEOPLE.items()
)


@pytest.mark.parametrize(
    ("line", "who", "why"),
    [
        ("LB recused herself (owns the boat)", ("LB",), "owns the boat"),
        ("LB recused herself, owning the boat.", ("LB",), "owning the boat"),
        ("Berg declares an interest: owns the boat", ("LB",), "owns the boat"),
        ("Berg and Fox recused themselves", ("LB", "DF"), ""),
        ("LB recuses herself because she owns the boat.", ("LB",), "because she owns the boat"),
        ("Berg recused herself due to a conflict of interest.", ("LB",), "due to a conflict of interest"),
        ("Berg, who owns the boat, withdrew and did not vote.", ("LB",), "who owns the boat"),
        ("Berg, Fox, recused themselves", ("LB", "DF"), ""),
    ],
)
def test_who_recuses_themselves_is_out_of_the_vote(line: str, who: tuple[str, ...], why: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion We buy the boat.", line)
    said = editor.minutes.notes[1]
    assert (listed(said.recused), said.kind, said.speakers) == (who, "statement", ())
    assert why in said.text
    enter(editor, "/carried 2-0")
    assert [listed(note.recused) for note in editor.minutes.notes if note.kind == "vote"] == [who]


MOTION, RECUSED = "/motion BM: We buy the boat.", "/recuse LB: owns the boat"
DECLARED = "Berg declared an interest: owns the boat."


@pytest.mark.parametrize("recusal", [RECUSED, "/recuse LB", "LB recused herself (owns the boat)"])
@pytest.mark.parametrize(
    ("lines", "votes"),
    [
        (("/amend DF: We buy two.", "/lost 1-2", "/carried 3-0"), [("LB",), ("LB",)]),
        (("/amend DF: We buy two.", "/carried 2-1", "/carried 3-0"), [("LB",), ("LB",)]),
        (("Motion to call the question by Mahs, second Fox, passed 3-1.", "/carried 3-0"), [(), ("LB",)]),
        (("/motion DF: to table", "/lost 1-2", "3-0", "/carried"), [("LB",), ("LB",)]),
        (("/motion DF: to table", "/carried 2-1"), [("LB",)]),
        (("/withdrawn",), []),
        (("/postpone to January",), []),
        (("/withdrawn", "/motion BM: We sail.", "/carried 4-0"), [()]),
        (("/carried",), []),
    ],
)
def test_who_is_out_before_the_vote_is_out_of_those_that_follow_on_the_motion(
    recusal: str, lines: tuple[str, ...], votes: list[tuple[str, ...]], opened: Opened
) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, MOTION, recusal)
    assert called(editor.minutes) == ["AL", "BM", "DF"]
    enter(editor, *lines)
    assert [listed(note.recused) for note in editor.minutes.notes if note.kind == "vote"] == votes
    for write in (markdown.write, plain.write, html.write, akoma.write):
        text = write(document(editor.minutes))
        assert text.count("declared an interest") + text.count("recused herself") == 1
        assert text.count("Vote on the ") <= len(votes)


def test_a_record_with_a_vote_that_was_never_taken_has_a_sentence_in_its_place(opened: Opened) -> None:
    note = '\n[[note]]\nkind = "{}"\nid = "{}"\n{}\n'
    lines = (("motion", 1, 'text = "We go."\noutcome = "withdrawn"'), ("vote", 2, 'answers = "1"\nrecused = "LB"'))
    minutes = opened(BODY.format("en") + "".join(note.format(*each) for each in lines)).minutes
    text = markdown.write(document(minutes))
    assert "Berg declared an interest." in text
    assert "Vote" not in text


def test_the_reason_of_a_recusal_stands_between_commas_in_french_too(opened: Opened) -> None:
    editor = opened(BODY.format("fr"))
    line = "Berg, intéressée à l'affaire, se retire et ne prend pas part au vote."
    enter(editor, "/motion Nous achetons le bateau.", line)
    (said,) = editor.minutes.notes[1:]
    assert (listed(said.recused), said.speakers) == (("LB",), ())
    assert "intéressée à l'affaire" in said.text


def test_an_interest_in_an_item_is_declared_for_that_item(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/topic Fence", "/topic Lease", "LB declared an interest in item 1 (owns it)")
    note = editor.minutes.notes[-1]
    assert (listed(note.recused), note.item, note.text) == (
        ("LB",),
        "fence",
        "Berg declared an interest (Fence): owns it.",
    )
    enter(editor, "LB declared an interest in item 7 (owns it)")
    assert not editor.minutes.notes[-1].recused


PROXIES = [
    ("en", "BM gave his proxy to AL"),
    ("en", "Mahs has given his proxy to Lowe."),
    ("en", "Proxy: BM to AL"),
    ("en", "Proxies: BM -> AL"),
    ("en", "Proxy: AL for BM"),
    ("en", "AL holds the proxy of BM"),
    ("de", "Vollmacht: BM an AL"),
    ("de", "AL hat Vollmacht von BM"),
    ("fr", "Procuration : BM à AL"),
    ("fr", "BM donne procuration à AL"),
    ("sv", "Fullmakt: BM till AL"),
    ("es", "BM delega su voto en AL"),
    ("ja", "BMがALに委任"),
]


@pytest.mark.parametrize(("language", "line"), PROXIES)
def test_a_proxy_is_told_from_either_side(language: str, line: str, opened: Opened) -> None:
    editor = opened(BODY.format(language))
    enter(editor, line)
    assert {each.key: listed(each.proxies) for each in editor.minutes.participants if each.proxies} == {"AL": ("BM",)}
    assert not editor.minutes.notes


@pytest.mark.parametrize("language", languages(variants=False))
def test_each_language_has_its_verbs(language: str, opened: Opened) -> None:
    blank = "" if language == "ja" else " "
    for verb in vocabulary(language).motions.recuses:
        editor = opened(BODY.format(language))
        enter(editor, f"LB{blank}{verb}")
        assert [listed(note.recused) for note in editor.minutes.notes] == [("LB",)], verb
    for verb in vocabulary(language).rosters.proxy_to:
        editor = opened(BODY.format(language))
        enter(editor, f"BM {verb} AL")
        assert [listed(each.proxies) for each in editor.minutes.participants if each.proxies] == [("BM",)], verb


@pytest.mark.parametrize(
    "line",
    [
        "LB has a recused look",
        "DF gave a proxy to nobody",
        "The proxy of BM to AL was void",
        "LB recused herself at the last meeting",
        "Proxy: nobody to AL",
        "Smith recused himself (owns the boat)",
    ],
)
def test_other_sentences_are_words(line: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, line)
    assert [note.kind for note in editor.minutes.notes] == ["statement"]
    assert not any(each.proxies for each in editor.minutes.participants)
    assert not any(note.recused for note in editor.minutes.notes)


def test_an_interest_has_the_item_without_its_number_and_of_a_long_title_its_beginning(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    title = "The mill bridge: report of the engineer, ways to repair it, and the closing of the path in the winter"
    enter(editor, f"/topic {title}", "/topic Lease", "/recuse LB 1: lives beside it")
    note = editor.minutes.notes[-1]
    assert note.text == "Berg declared an interest (The mill bridge): lives beside it."
    assert note.item == editor.minutes.agenda[0].key


OUT = "Is that of a vote to come? /recuse LB records it. A vote that was held has who took part."


def test_a_sentence_of_who_took_no_part_is_of_the_pending_motion_or_asked_about(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    line = "LB, having declared an interest, took no part in the discussion or the vote."
    assert enter(editor, line) == OUT
    assert "LB" not in editor.minutes.notes[-1].text
    enter(editor, "/motion We buy the boat.", line)
    assert listed(editor.minutes.notes[-1].recused) == ("LB",)
    assert "took no part in the discussion or the vote" in editor.minutes.notes[-1].text
