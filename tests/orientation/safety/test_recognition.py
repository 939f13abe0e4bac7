"""What only looks like distress, and plainly asks something that is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from orientation.data_files.locations import DATA
from orientation.safety.loading import MODELS
from orientation.safety.needs import Need
from orientation.safety.recognition import CareRecogniser, Sign, load_care
from orientation.understanding.universal_encoder import sentence_encoder

# By their likeness alone, below what is sure.
LIKE_SUICIDE = "le jour où je ne serai plus là, qui paiera le prêt étudiant ?"
LIKE_VIOLENCE = "Mon beau-père hurle et je me cache. La chambre du Crous, c'est combien ?"
SURE = "je veux mourir"


# Of the tests' own: those of data/care are chosen on the validation set, and may change.
HELP = dict.fromkeys(Need, 0.02)


def recogniser_with(plainness: Callable[[str], float], **limits: float) -> CareRecogniser:
    recogniser = load_care(DATA, MODELS, sentence_encoder(), plainness)
    recogniser.thresholds = replace(recogniser.thresholds, help=HELP, careful_help=0.02, **{"sure": 1.0, **limits})
    return recogniser


def reading(plainness: float) -> Callable[[str], Sign]:
    return recogniser_with(lambda text: plainness).read


@pytest.mark.parametrize(
    ("text", "need", "line"), [(LIKE_SUICIDE, Need.SUICIDE, True), (LIKE_VIOLENCE, Need.VIOLENCE_HOME, False)]
)
def test_a_plain_question_gets_its_answer(text: str, need: Need, line: bool) -> None:
    assert reading(0.0)(text).need is need
    sign = reading(0.9)(text)
    assert (sign.need, sign.is_dark, sign.is_grey) == (None, False, line)


def test_what_a_phrase_says_is_no_question() -> None:
    assert reading(1.0)(SURE).need is Need.SUICIDE


def test_once_distress_was_said_a_question_changes_nothing() -> None:
    recogniser = recogniser_with(lambda text: 1.0)
    assert recogniser.read(LIKE_SUICIDE, careful=True).need is Need.SUICIDE


def test_one_sentence_that_plainly_asks_is_enough_where_no_life_is_in_danger() -> None:
    def plainness(text: str) -> float:
        return 0.4 if text.strip() == LIKE_VIOLENCE.split(". ")[1] else 0.05

    recogniser = recogniser_with(plainness, doubtful=1.0)
    sign = recogniser.read(LIKE_VIOLENCE)
    assert (sign.need, sign.is_dark) == (None, False)
    assert recogniser.read(LIKE_SUICIDE).need is Need.SUICIDE


@pytest.mark.parametrize(("calm", "need", "line"), [(0.0, Need.SUICIDE, False), (1.0, None, True)])
def test_a_calm_message_of_which_one_part_is_doubtful_gets_its_answer(
    calm: float, need: Need | None, line: bool
) -> None:
    room = "Une chambre du Crous, c'est combien ?"
    recogniser = recogniser_with(lambda text: 0.9 if text.strip() == room else 0.05, calm=calm)
    sign = recogniser.read(f"{LIKE_SUICIDE} {room}")
    assert (sign.need, sign.is_grey) == (need, line)
