from __future__ import annotations

import numpy as np
import pytest

from orientation.understanding.linear_model import Vector
from orientation.understanding.story import score_story

INTENTS = ("greet", "ask_salary", "ask_studies", "out_of_scope")


def vector(*values: float) -> Vector:
    return np.array(values, dtype=np.float32)


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        # a question is asked by the sentence that asks it, wherever it stands
        ([(0, 1, -1, 0), (0, -1, -0.5, 0)], (0, 1, -0.5, 0)),
        ([(0, -1, -0.5, 0), (0, 1, -1, 0)], (0, 1, -0.5, 0)),
        # small talk and what is out of scope are so only as far as each sentence is
        ([(1, 0, 0, 1), (-1, 0, 0, -0.5)], (-1, 0, 0, -0.5)),
        ([(1, 0, 0, 1), (0.5, 0, 0, 0.2), (0.7, 0, 0, 1)], (0.5, 0, 0, 0.2)),
        ([(-0.5, 0.5, 0, 1)], (-0.5, 0.5, 0, 1)),
    ],
)
def test_what_the_sentences_ask_counts_and_so_does_the_whole(
    sentences: list[tuple[float, ...]], told: tuple[float, ...]
) -> None:
    vectors = [vector(*sentence) for sentence in sentences]
    assert score_story(INTENTS, vector(*told), vectors, [False] * len(vectors)).tolist() == pytest.approx(told)
    lower = score_story(INTENTS, vector(*told) - 1, vectors, [False] * len(vectors))
    assert (lower < vector(*told)).all()
    assert (lower > vector(*told) - 1).all()


def test_a_greeting_and_small_talk_around_a_question_leave_the_question() -> None:
    whole = np.array([0.2, 0.1, -1.0, 0.3], dtype=np.float32)
    sentences = [[1.0, -1.0, -1.0, -0.8], [-0.9, -1.0, -1.0, 0.9], [-1.0, 0.8, -0.9, -0.9]]
    scores = score_story(INTENTS, whole, [np.array(sentence, dtype=np.float32) for sentence in sentences], [False] * 3)
    assert INTENTS[int(scores.argmax())] == "ask_salary"


def test_a_question_mark_shows_the_question() -> None:
    told, asked = vector(-1, -1, 0.9, -1), vector(-1, 0.6, -1, -1)
    whole = vector(-1, 0, 0, -1)
    assert score_story(INTENTS, whole, [told, asked], [False, False]).argmax() == INTENTS.index("ask_studies")
    assert score_story(INTENTS, whole, [told, asked], [False, True]).argmax() == INTENTS.index("ask_salary")
