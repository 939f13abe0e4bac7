from __future__ import annotations

import pytest

from bridges.rendering.choices import INVITATION, Choice, choices_of, numbered, resolve

STUDIES = Choice("1", "Quelles études\u00a0?")
PAY = Choice("2", "Combien on gagne\u00a0?")
LILLE = Choice("3", "Formations à Lille (2)")
LENS = Choice("4", "Formations à Lens (2)")
GOOD, BAD = Choice("5", "👍 Utile", is_feedback=True), Choice("6", "👎 Pas utile", is_feedback=True)
ALL = [STUDIES, PAY, LILLE, LENS, GOOD, BAD]


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        # By number
        ("1", STUDIES), ("2", PAY), (" 2 ", PAY), ("2.", PAY), ("2)", PAY), ("[2]", PAY), ("(2)", PAY), ("n°2", PAY),
        ("le 2", PAY), ("Le 2 !", PAY), ("choix 3", LILLE), ("option 3", LILLE), ("numéro 4", LENS), ("2️⃣", PAY),
        ("5", None), ("0", None), ("12", None), ("2 ans", None), ("bac+2", None), ("2 3", None),
        # By words, whatever the case, the accents and the marks
        ("Quelles études\u00a0?", STUDIES), ("quelles etudes", STUDIES), ("QUELLES ÉTUDES?!", STUDIES),
        ("combien on gagne", PAY), ("formations à lille (2)", LILLE), ("« Combien on gagne ? »", PAY),
        # Small typos
        ("quelles étude", STUDIES), ("kelles etudes", STUDIES), ("combien on gange", PAY), ("formation a lens 2", LENS),
        # Something else
        ("quelles écoles à Lyon ?", None), ("combien", None), ("", None), ("?", None), ("non", None),
        # Feedback
        ("👍", GOOD), ("👎", BAD), ("👍🏽", GOOD), ("👎🏿", BAD), ("utile", GOOD), ("pas utile", BAD), ("🙂", None),
    ],
)  # fmt: skip
def test_what_a_typed_answer_takes(typed: str, taken: Choice | None) -> None:
    assert resolve(typed, ALL) == taken


def test_a_word_that_is_as_near_to_two_labels_takes_neither() -> None:
    assert resolve("Formations à Lins", [Choice("a", "Formations à Lans"), Choice("b", "Formations à Lens")]) is None


def test_nothing_is_taken_when_nothing_is_offered() -> None:
    assert resolve("1", []) is None
    assert resolve("oui", []) is None


def test_feedback_comes_last_and_has_no_number() -> None:
    shown = numbered([STUDIES, PAY, GOOD, BAD])
    assert shown == f"{INVITATION}\n1. {STUDIES.label}\n2. {PAY.label}\n\n👍 Utile · 👎 Pas utile"
    assert numbered([GOOD, BAD]) == "👍 Utile · 👎 Pas utile"
    assert numbered([]) == ""


def test_choices_of_messages_once_each_feedback_last() -> None:
    def message(*choices: Choice) -> dict[str, object]:
        return {"type": "text", "text": "x", "choices": [_sent(it) for it in choices]}

    assert choices_of([message(GOOD, STUDIES), {"type": "text", "text": "y"}, message(PAY, STUDIES)]) == [
        STUDIES,
        PAY,
        GOOD,
    ]


@pytest.mark.parametrize("choice_id", ["a", "é" * 64, "😀" * 64])
def test_a_key_is_short_whatever_the_id(choice_id: str) -> None:
    assert len(Choice(choice_id, "x").key.encode()) == 16
    assert Choice(choice_id, "x").key == Choice(choice_id, "y").key


def _sent(choice: Choice) -> dict[str, str]:
    return {"id": choice.id, "label": choice.label, **({"kind": "feedback"} if choice.is_feedback else {})}
