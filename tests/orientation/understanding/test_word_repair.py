from __future__ import annotations

import pytest

from orientation.understanding.word_repair import WordRepair

# The most frequent first.
VOCABULARY = (
    "combien", "salaire", "ecole", "etudes", "formation", "serai", "entree", "il", "parle", "porte",
    "alternance", "mp2i", "maths", "belle",
)  # fmt: skip
FRENCH = ("est", "ami", "elle", "dune", "poule", "salarie", "lune", "ire")


@pytest.fixture(scope="module")
def repair() -> WordRepair:
    return WordRepair(VOCABULARY, FRENCH.__contains__)


@pytest.mark.parametrize("word", [*VOCABULARY, *FRENCH])
def test_a_known_word_is_never_changed(repair: WordRepair, word: str) -> None:
    assert repair.knows(word)
    assert repair.repair(word) == (word,)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("conbien", "combien"),
        ("combein", "combien"),  # two letters exchanged are one slip
        ("combin", "combien"),
        ("combienn", "combien"),
        ("ecoel", "ecole"),
        ("formtaoin", "formation"),  # two slips in a long word
        ("alternnace", "alternance"),
        ("altrenense", "altrenense"),  # three are too many
        ("etdes", "etudes"),
        ("maaths", "maths"),
        ("combion", "combien"),
    ],
)
def test_a_slip_is_repaired(repair: WordRepair, typed: str, meant: str) -> None:
    assert repair.repair(typed) == (meant,)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lecole", ("l", "ecole")),
        ("jserai", ("j", "serai")),
        ("dentree", ("d", "entree")),
        ("nest", ("n", "est")),
        ("quelle", ("qu", "elle")),  # where « quelle » itself is not known
        ("lami", ("l", "ami")),
        ("setudes", ("s", "etudes")),
    ],
)
def test_a_stuck_word_is_freed(repair: WordRepair, typed: str, meant: tuple[str, ...]) -> None:
    assert repair.repair(typed) == meant


def test_a_known_word_is_not_taken_apart(repair: WordRepair) -> None:
    assert repair.repair("dune") == ("dune",)  # not « d une »
    assert repair.repair("lune") == ("lune",)


@pytest.mark.parametrize(
    "typed", ["", "a", "ecl", "éco", "12345", "bac+5", "mp3i", "l'ecole", "c'", "<town>", "???", "🤖"]
)
def test_short_words_and_others_than_words_stay(repair: WordRepair, typed: str) -> None:
    assert repair.repair(typed) == (typed,)


@pytest.mark.parametrize("typed", ["bitcoin", "xxxxxxxx", "zzzz", "a" * 500])
def test_what_is_like_nothing_stays(repair: WordRepair, typed: str) -> None:
    assert repair.repair(typed) == (typed,)


@pytest.mark.parametrize(
    ("vocabulary", "typed", "meant"),
    [
        (["porte", "parte"], "pirte", "porte"),  # the i is beside the o, not beside the a
        (["parte", "porte"], "pirte", "porte"),
        (["parle", "perle"], "pyrle", "parle"),  # neither: the most frequent one
        (["perle", "parle"], "pyrle", "perle"),
        (["formations", "formation"], "formattion", "formation"),  # one slip before two, whatever the frequency
    ],
)
def test_of_several_words_the_likeliest_is_meant(vocabulary: list[str], typed: str, meant: str) -> None:
    assert WordRepair(vocabulary, lambda _: False).repair(typed) == (meant,)


def test_without_a_vocabulary_nothing_is_repaired() -> None:
    assert WordRepair([], lambda _: False).repair("combein") == ("combein",)


def test_quil_is_freed(repair: WordRepair) -> None:
    assert repair.repair("quil") == ("qu", "il")
