from __future__ import annotations

import numpy as np
import pytest

from orientation.understanding.documents import Documents

TEXTS = ["la bourse du Crous pour le logement", "le salaire d’une ingénieure", "les concours après la prépa"]
DOCUMENTS = Documents(TEXTS)


@pytest.mark.parametrize(
    ("text", "nearest"),
    [("bourse", 0), ("les bourses", 0), ("ingenieur", 1), ("un concour", 2), ("prepas", 2), ("LOGEMENTS", 0)],
)
def test_the_nearest_text_shares_pieces_of_words(text: str, nearest: int) -> None:
    near = DOCUMENTS.nearness(text)
    assert int(near.argmax()) == nearest
    assert near[nearest] > 0.15


def test_a_text_is_nearest_to_itself() -> None:
    for index, text in enumerate(TEXTS):
        assert DOCUMENTS.nearness(text)[index] == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize("text", ["", "?!", "zzz"])
def test_what_shares_nothing_is_near_nothing(text: str) -> None:
    assert not DOCUMENTS.nearness(text).any()


def test_words_that_nobody_has_make_a_message_less_near() -> None:
    assert DOCUMENTS.nearness("bourse xylophone")[0] < DOCUMENTS.nearness("bourse")[0]


def test_a_text_without_words_is_near_nothing() -> None:
    assert np.array_equal(Documents(["", "bourse"]).nearness("bourse") > 0, [False, True])
