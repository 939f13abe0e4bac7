from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orientation.understanding.segments import cuts, sentences, without_refused


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("?", []),
        ("combien", []),
        ("? combien", []),
        ("combien ? !", []),
        # the end of a sentence, typed apart or not
        ("combien ? et apres", [(2, 3)]),
        ("combien ?? merci", [(2, 3)]),
        ("combien… merci", [(1, 3)]),
        ("merci! combien", [(1, 3)]),
        ("merci . ok", [(2, 3)]),
        # a comma
        ("combien , merci", [(2, 2)]),
        ("salaire / ecole", [(2, 2)]),
        ("salaire - ecole", [(2, 2)]),
        ("merci ( ecole )", [(2, 2)]),
        # a word that joins, not the one after it
        ("le salaire et les ecoles", [(2, 1)]),
        ("merci sinon combien", [(1, 1)]),
        ("salaire mais ecole", [(1, 1)]),
        ("le salaire est les ecoles", [(2, 1)]),  # « est » for « et »
        # none after a word that ends no question
        ("payer pour combien", []),
        ("je veux quoi", [(2, 0)]),
        ("salaire et combien", [(1, 1)]),
        ("prepa ou master", [(1, 0)]),
        # a word that may begin a question
        ("salaire combien", [(1, 0)]),
        ("ecole quel prix", [(1, 0)]),
        # the sign before a word says more than the word
        ("merci , et combien", [(2, 2)]),
        # no place between two signs
        ("merci , ! combien", [(3, 3)]),
        ("bac+5 maths", []),
        # what only says what is not wanted
        ("ecole publique , pas du prive", []),
        ("ecole publique , pas cher combien", [(3, 2), (5, 0)]),
    ],
)
def test_where_a_message_may_be_cut(text: str, found: list[tuple[int, int]]) -> None:
    assert [(cut.at, cut.strength) for cut in cuts(text.split())] == found


@pytest.mark.parametrize(
    ("text", "askers"),
    [
        ("combien , quel prix", 2),
        ("combien , merci", 1),
        ("merci , combien", 1),
        ("licence , merci", 0),
        ("gagne -t-on bien , faut coder", 2),
        ("le salaire ? les ecoles ?", 2),
    ],
)
def test_sides_that_ask_are_seen(text: str, askers: int) -> None:
    (cut,) = cuts(text.split())
    assert cut.askers == askers


_TOKENS = st.lists(
    st.sampled_from(["combien", "et", "ou", "ecole", "?", "...", ",", "l'", "!!", "merci.", "12", "-"]), max_size=12
)


@given(_TOKENS)
def test_both_sides_of_a_cut_have_a_word(tokens: list[str]) -> None:
    found = cuts(tokens)
    assert [cut.at for cut in found] == sorted({cut.at for cut in found})
    for cut in found:
        for side in (tokens[: cut.at], tokens[cut.at :]):
            assert any(character.isalnum() for character in " ".join(side))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", []),
        ("? !", []),
        ("combien", [(0, 1)]),
        ("combien ?", [(0, 2)]),
        ("salut . je suis en terminale . combien ?", [(0, 2), (2, 7), (7, 9)]),
        ("salut ! ! combien", [(0, 2), (2, 4)]),
        ("salut ... combien ?! merci", [(0, 2), (2, 4), (4, 5)]),
        ("ok. merci", [(0, 1), (1, 2)]),
        ("salut , ca va ; combien", [(0, 5), (5, 6)]),
        ("? combien", [(0, 2)]),
        ("combien ? ?", [(0, 2)]),
    ],
)
def test_the_sentences_of_a_message(text: str, spans: list[tuple[int, int]]) -> None:
    assert sentences(text.split()) == spans


@given(_TOKENS)
def test_every_word_is_in_one_sentence(tokens: list[str]) -> None:
    places = [place for start, end in sentences(tokens) for place in range(start, end)]
    assert places == list(range(len(places)))
    assert not any(character.isalnum() for token in tokens[len(places) :] for character in token)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("je parle de la TSI pas de la MP2I !", [(0, 5)]),
        ("la TSI , pas la MP2I , c est dur ?", [(0, 3), (6, 11)]),
        ("et pas un BTS", [(0, 4)]),
        ("je suis pas en STI2D", [(0, 5)]),
        ("j ai pas la NSI dans mon lycée", [(0, 8)]),
        ("la MP2I c est pas pour moi", [(0, 7)]),
        ("je parle des études , pas du télétravail", [(0, 5)]),
        ("je parlais pas d alternance mais de stage ?", [(0, 2), (5, 9)]),
        ("je cherche une école , pas trop loin", [(0, 8)]),
    ],
)
def test_what_is_put_aside_is_not_read(text: str, kept: list[tuple[int, int]]) -> None:
    words = text.split()
    spans = [(0, len(words))]
    assert without_refused(spans, [word.lower() for word in words], lambda at: words[at].isupper()) == kept
