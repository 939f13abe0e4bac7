from __future__ import annotations

import pytest

from orientation.answers.messages import Answer, choice, text_message
from orientation.dialogue.threads import left_search, waiting_question
from orientation.lookup.criteria import Criteria
from orientation.lookup.searches import Search, Searches

QUESTION = Answer("Où en es-tu ?", text_message(), (choice("Terminale", "ask_path", {"profile": "terminale"}),))


@pytest.mark.parametrize(
    ("messages_since", "asks", "payloads"),
    [
        (1, True, ['/ask_path{"profile": "terminale"}']),
        (2, False, ["/ask_path"]),
        (3, None, None),
    ],
)
def test_a_question_is_asked_again_once_then_offered(messages_since, asks, payloads):
    thread = waiting_question(QUESTION, messages_since)
    said = thread and (thread.asks, thread.sentence, [each.payload for each in thread.choices])
    assert said == (None if asks is None else (asks, QUESTION.text if asks else "", payloads))


@pytest.mark.parametrize(
    ("criteria", "messages_since", "payload"),
    [
        (Criteria(towns=("rennes",)), 1, '/search_programmes{"town": ["rennes"]}'),
        (
            Criteria(towns=("rennes",), levels=("bac+5",)),
            2,
            '/search_programmes{"level": ["bac+5"], "town": ["rennes"]}',
        ),
        (Criteria(towns=("rennes",)), 3, None),
        (Criteria(), 1, None),
        # it has left the catalogue since
        (Criteria(towns=("atlantis",)), 1, None),
    ],
)
def test_a_search_that_was_left_can_be_gone_back_to(catalogue, criteria, messages_since, payload):
    thread = left_search(catalogue, Searches(Search(criteria)), messages_since)
    assert (thread and thread.choices[0].payload) == payload


def test_without_a_search_there_is_nothing_to_go_back_to(catalogue):
    assert left_search(catalogue, Searches(), 1) is None
    assert left_search(catalogue, Searches(forgotten=True), 1) is None
