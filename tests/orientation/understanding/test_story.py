from __future__ import annotations

import numpy as np
import pytest

from orientation.understanding.story import score_story

INTENTS = ("greet", "ask_salary", "ask_studies", "out_of_scope")


@pytest.mark.parametrize(
    ("whole", "sentences", "expected"),
    [
        # a question is asked by the sentence that asks it, wherever it stands
        ([0, 0, 0, 0], [[0, 1, -1, 0], [0, -1, -1, 0]], [0, 0.5, -0.5, 0]),
        ([0, 0, 0, 0], [[0, -1, -1, 0], [0, 1, -1, 0]], [0, 0.5, -0.5, 0]),
        # small talk and what is out of scope are so only as far as each sentence is
        ([0, 0, 0, 0], [[1, 0, 0, 1], [-1, 0, 0, -0.5]], [-0.5, 0, 0, -0.25]),
        # half of the score is that of the whole
        ([1, 1, 0, -1], [[1, 1, 0, -1], [1, 0, 0, -1]], [1, 1, 0, -1]),
        ([0.5, 0, 0, 0], [[-0.5, 0, 0, 0]], [0, 0, 0, 0]),
    ],
)
def test_the_scores_of_a_story(whole: list[float], sentences: list[list[float]], expected: list[float]) -> None:
    vectors = [np.array(sentence, dtype=np.float32) for sentence in sentences]
    assert score_story(INTENTS, np.array(whole, dtype=np.float32), vectors).tolist() == pytest.approx(expected)


def test_a_greeting_and_small_talk_around_a_question_leave_the_question() -> None:
    whole = np.array([0.2, 0.1, -1.0, 0.3], dtype=np.float32)
    sentences = [[1.0, -1.0, -1.0, -0.8], [-0.9, -1.0, -1.0, 0.9], [-1.0, 0.8, -0.9, -0.9]]
    scores = score_story(INTENTS, whole, [np.array(sentence, dtype=np.float32) for sentence in sentences])
    assert INTENTS[int(scores.argmax())] == "ask_salary"
