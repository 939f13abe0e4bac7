"""The first sentence of each answer is quoted alone (orientation/answers/in_short.py): it must stand by itself."""

from __future__ import annotations

from orientation.answers.in_short import first_sentence
from orientation.data_files.locations import DATA
from orientation.knowledge.entries import load_knowledge

# « Oui, deux repères : » and a list.
WITHOUT = {"ai_course_in_french"}
LONGEST = 420


def test_the_first_sentence_of_each_answer_is_whole() -> None:
    said = {id_: first_sentence(entry.said[0].text) for id_, entry in load_knowledge(DATA).items()}
    wrong = {
        id_: sentence
        for id_, sentence in said.items()
        if not sentence
        or sentence.count("«") != sentence.count("»")
        or sentence.count("(") != sentence.count(")")
        or len(sentence) > LONGEST
    }
    assert set(wrong) == WITHOUT, wrong
