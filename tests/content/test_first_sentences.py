"""The first sentence of each answer is quoted alone (orientation/answers/in_short.py): it must stand by itself."""

from __future__ import annotations

from orientation.answers.in_short import first_sentence
from orientation.data_files.locations import DATA
from orientation.knowledge.entries import load_knowledge

LONGEST = 420


def test_the_first_sentence_of_each_answer_is_whole() -> None:
    said = {id_: first_sentence(entry.said[0].text) for id_, entry in load_knowledge(DATA).items()}
    wrong = {
        id_: sentence
        for id_, sentence in said.items()
        if sentence.count("«") != sentence.count("»")
        or sentence.count("(") != sentence.count(")")
        or len(sentence) > LONGEST
    }
    assert wrong == {}
    # An answer that begins with a list has none: the choice stands alone then.
    assert sum(map(bool, said.values())) > 0.9 * len(said)
