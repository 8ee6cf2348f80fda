"""What a document's sentences say was decided, voted and given to somebody to do, in the ways of several languages."""

import pytest

from minutes_tui.model.minutes import Minutes
from minutes_tui.readers import engine
from minutes_tui.readers.cases.outcomes import outcome_told, tally
from minutes_tui.readers.dialects import html_pages, plain_text


def read(text: str) -> Minutes:
    return engine.imported(list(plain_text.blocks(text, is_markdown=True)), "file").minutes


@pytest.mark.parametrize(
    ("language", "sentence", "came", "is_of_motion"),
    [
        ("en", "The minutes of 4 February were approved.", "carried", False),
        ("en", "It was unanimously agreed that the crane be sold.", "carried", False),
        ("en", "On a vote the motion was lost.", "lost", True),
        ("en", "They asked whether the plan was approved.", "", False),
        ("en", "The Clerk said that the plan was approved by the county.", "", False),
        ("de", "Die Niederschrift wird ohne Einwände genehmigt.", "carried", False),
        ("de", "Der Antrag wird von der Mitgliederversammlung angenommen.", "carried", True),
        ("de", "Der Antrag wurde mit 3 gegen 5 Stimmen abgelehnt.", "lost", True),
        ("de", "Der Antrag wurde nicht angenommen.", "", False),
        ("fr", "Les statuts sont approuvés à l'unanimité.", "carried", False),
        ("fr", "Après en avoir délibéré, le conseil municipal décide d'attribuer une aide.", "carried", False),
        ("es", "Se acuerda que los asociados firmen el acta.", "carried", False),
        ("es", "La propuesta fue rechazada.", "lost", True),
        ("sv", "Mötet beslutade enhälligt att bifalla motionen.", "carried", False),
        ("nb", "Generalforsamlingen vedtok budsjettet.", "carried", False),
        ("nl", "Het verslag wordt goedgekeurd.", "carried", False),
    ],
)  # fmt: skip
def test_a_sentence_says_what_was_decided(language: str, sentence: str, came: str, is_of_motion: bool) -> None:
    found = outcome_told(sentence, language)
    assert (found.came, found.is_of_motion) == (came, is_of_motion) if found else came == ""


@pytest.mark.parametrize(
    ("language", "sentence", "counts"),
    [
        ("en", "lost, 9 members voting in favour and 17 against, with 3 abstentions",
         {"for": 9, "against": 17, "abstain": 3}),
        ("en", "In favour - 3 Abstention - 1", {"for": 3, "abstain": 1}),
        ("en", "In favour: the chairman, who has 3 boats", {}),
        ("de", "Der Antrag wird mit 3 gegen 2 Stimmen angenommen.", {"for": 3, "against": 2}),
        ("fr", "Adopté par 3 voix pour, 1 contre et 1 abstention.", {"for": 3, "against": 1, "abstain": 1}),
        ("es", "rechazada con 3 votos a favor y 5 en contra", {"for": 3, "against": 5}),
    ],
)  # fmt: skip
def test_a_sentence_tells_the_counts_of_a_vote(language: str, sentence: str, counts: dict[str, int]) -> None:
    assert tally(sentence, language) == counts


TOP = (
    "# Senate 3 March 2026\n\n"
    "Present: Professor Brandt, Professor Adey, Cllr Mrs Tay, Bo Tully (BT), Dee Okafor (DO)\n\n"
)


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("Professor Brandt moved, and Professor Adey seconded, that the plan go.\n\n"
         "On a vote the motion was lost, 9 members voting in favour and 17 against.\n",
         ["motion BR AD lost", "vote 9 17"]),
        ("Proposed - Cllr Mrs Tay Seconded - Professor Adey\n\nIn favour - 3 Abstention - 1\n",
         ["motion TA AD ", "vote 3 None"]),
        ("Agreed. Proposed BT, seconded DO.\n", ["motion BT DO carried"]),
        ("RESOLVED (5 for, 0 against) that Cllr Tay be Tree Warden.\n", ["decision 5 0"]),
        ("Proposed BT, seconded DO and RESOLVED that they be signed.\n", ["motion BT DO carried"]),
        ("Motion to approve by Professor Brandt; second by Professor Adey. Motion passed.\n",
         ["motion BR AD carried"]),
        ("BT was asked to write to the bank by 20 March 2026.\n", ["action BT 2026-03-20"]),
        ("**Dafür: 3\\\nDagegen: 0\\\nEnthaltung: 1**\\\n", ["vote 3 0"]),
        ("Grants:\n\n## Grants approved\n\n- Python week: 500\n", ["decision None None"]),
    ],
)  # fmt: skip
def test_notes_have_the_facts_of_sentences(text: str, notes: list[str]) -> None:
    found = []
    for note in read(TOP + text).notes:
        if note.kind == "motion":
            found.append(f"motion {''.join(note.mover)} {''.join(note.seconder)} {note.outcome}")
        elif note.kind in ("vote", "decision"):
            found.append(f"{note.kind} {note.for_} {note.against}")
        elif note.kind == "action":
            found.append(f"action {''.join(note.responsible)} {note.due}")
    assert found == notes


def test_votes_are_read_in_bold_lines_and_behind_their_number() -> None:
    text = "# Protokoll 5. Dezember 2019\n\nDas ist nicht der Ort, und die Sache wird auch nicht mehr von uns so.\n\n"
    bold = read(f"{text}**Dafür: 3\\\nDagegen: 0\\\nEnthaltung: 1**\\\n").notes[-1]
    assert (bold.kind, bold.for_, bold.against, bold.abstain) == ("vote", 3, 0, 1)
    behind = read(f"{text}6 Stimmen: Ja\n\n0 Stimmen: Nein\n\n4 Stimmen: Enthaltung\n").notes[-1]
    assert (behind.for_, behind.against, behind.abstain) == (6, 0, 4)


def test_an_action_item_in_a_list_ends_at_its_own_bullet() -> None:
    text = (
        "# Board 2026-03-03\n\n- ACTION ITEM: mend the quay\n    - by night\n- Ideas for the boats\n    - sail first\n"
    )
    assert [(note.kind, note.text) for note in read(text).notes] == [
        ("action", "ACTION ITEM: mend the quay\n\n- by night"), ("statement", "- Ideas for the boats\n  - sail first"),
    ]  # fmt: skip


TASKS = """<h1>Minutes of 12 March 2025</h1><p>Present: Ann Berg, Bo Ek</p><h2>Actions</h2><table>
<tr><th>Action</th><th>Who</th><th>Due</th><th>Status</th></tr>
<tr><td>Send the list</td><td>Bo Ek</td><td>21 March 2025</td><td>Done</td></tr>
<tr><td>Paint a wall</td><td>Ann Berg</td><td>22 March 2025</td><td>Not done</td></tr></table>
<h2>Other</h2><ul><li>ACTION: Ann to mow (done)</li><li>ACTION: Bo to write by Friday. DONE</li>
<li>ACTION: Ann to get the roof done</li></ul>"""


def test_a_column_or_the_end_of_an_action_item_says_that_it_is_done() -> None:
    made = engine.imported(list(html_pages.blocks(TASKS)), "file").minutes
    assert [note.done for note in made.notes if note.kind == "action"] == [True, False, True, True, False]


@pytest.mark.parametrize(("said", "done"), [("Status: open", False), ("Status: done", True)])
def test_an_item_that_says_the_status_of_the_one_above_is_no_action_item(said: str, done: bool) -> None:
    made = read(f"# Minutes of 12 March 2025\n\nPresent: Ann Berg, Bo Ek\n\n## Actions\n\n- Ann to write\n- {said}\n")
    (task,) = [note for note in made.notes if note.kind == "action"]
    assert (task.done, task.text) == (done, f"Ann to write\n\n- {said}")


def test_a_cell_over_several_rows_or_columns_keeps_the_others_in_theirs() -> None:
    source = (
        "<table><tr><th>Item</th><th>2024</th><th>2025</th></tr><tr><td rowspan=2>Roof</td><td>5</td><td>6</td></tr>"
        "<tr><td>7</td><td>8</td></tr><tr><td colspan=2>Sum</td><td>14</td></tr></table>"
    )
    (table,) = html_pages.blocks(source)
    assert table.text.split("\n")[2:] == ["| Roof | 5 | 6 |", "|  | 7 | 8 |", "| Sum |  | 14 |"]
