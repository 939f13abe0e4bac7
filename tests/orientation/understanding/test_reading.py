from __future__ import annotations

import pytest

from orientation.understanding.reading import ReadWord, WordReader, features_of, known_share, read_name

LEMMAS = {
    "etudes": "etude",
    "est": "etre",
    "etait": "etre",
    "combien": "combien",
    "ce": "ce",
    "l": "le",
    "ecole": "ecole",
    "cb": "cb",
}
ABBREVIATIONS = {"cb": ("combien",), "kesako": ("c", "est", "quoi"), "cv": ("ca", "va")}


@pytest.fixture(scope="module")
def reader() -> WordReader:
    return WordReader(ABBREVIATIONS, ["combien", "est", "c", "quoi", "salaire", "jveux"], LEMMAS.get)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("combien", [ReadWord("combien", "combien")]),
        ("etudes", [ReadWord("etudes", "etude", known=False)]),  # French, but in no example
        ("etait", [ReadWord("etait", "etre")]),  # in no example, but another form of it is
        ("cb", [ReadWord("combien", "combien")]),  # though it is a word itself
        ("kesako", [ReadWord("c", "c"), ReadWord("est", "etre"), ReadWord("quoi", "quoi")]),
        ("cv", [ReadWord("ca", "ca", known=False), ReadWord("va", "va", known=False)]),
        ("salzire", [ReadWord("salaire", "salaire")]),
        ("lecole", [ReadWord("l", "le", known=False), ReadWord("ecole", "ecole", known=False)]),
        ("jveux", [ReadWord("jveux", "jveux")]),  # no lemma, but the examples have it
        ("l'", [ReadWord("l'", "le", known=False)]),
        ("-ce", [ReadWord("-ce", "ce", known=False)]),
        ("bac+5", [ReadWord("bac+5", "bac+5", known=False)]),
        ("-", [ReadWord("-", "-", known=False)]),
        ("?", [ReadWord("?", "?", known=False)]),
        ("", [ReadWord("", "", known=False)]),
    ],
)
def test_words_are_read_as_they_were_meant(reader: WordReader, typed: str, read: list[ReadWord]) -> None:
    assert list(reader.read(typed)) == read


def test_other_jobs_are_known_words_with_one_lemma() -> None:
    reader = WordReader({}, ["salaire"], LEMMAS.get, ["plombier", "vetos"])
    read = [reader.read(word) for word in ("plombier", "vetos", "ecole")]
    assert read == [
        (ReadWord("plombier", "<job>"),),
        (ReadWord("vetos", "<job>"),),
        (ReadWord("ecole", "ecole", known=False),),
    ]


@pytest.mark.parametrize(
    ("kind", "id_", "lemma"),
    [
        ("town", "lille", "<town>"),
        ("school", "isep", "<school>"),
        ("diploma", "ms", "<diploma:ms>"),
        ("level", "bac+5", "<level:bac+5>"),
    ],
)
def test_a_name_is_its_kind_but_diplomas_and_levels_are_told_apart(kind: str, id_: str, lemma: str) -> None:
    assert read_name(kind, id_) == ReadWord(f"<{kind}>", lemma, known=True)


@pytest.mark.parametrize(
    ("names", "count"),
    [
        ([("town", "le-mans")], 1),
        ([("town", "le-mans"), ("town", "le-mans")], 1),  # « Le » and « Mans »
        ([("town", "le-mans"), None, ("town", "lille")], 2),
        ([("diploma", "ms"), ("diploma", "ms"), ("diploma", "master")], 2),
    ],
)
def test_a_name_of_several_tokens_counts_once(names: list[tuple[str, str] | None], count: int) -> None:
    words = [read_name(*name) if name else ReadWord("et", "et") for name in names]
    counts = features_of(words)
    assert sum(number for name, number in counts.items() if name in ("w:<town>", "w:<diploma>")) == count


def test_a_word_said_twice_counts_twice() -> None:
    assert features_of([ReadWord("non", "non"), ReadWord("non", "non")])["w:non"] == 2


def test_features_are_made_of_words_and_of_lemmas() -> None:
    counts = features_of([ReadWord("etudes", "etude"), read_name("diploma", "ms")])
    assert {"w:etudes <diploma>", "l:etude <diploma:ms>", "etud"} <= set(counts)
    assert "l:etudes" not in counts


def word(text: str, known: bool) -> ReadWord:
    return ReadWord(text, text, known)


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ([], 0.0),
        ([word("?", False), word("!", True)], 0.0),
        ([word("combien", True), word("?", False)], 1.0),
        ([word("combien", True), word("bitcoin", False)], 0.5),
        ([read_name("town", "lille"), word("bitcoin", False), word("zut", False)], 1 / 3),
        ([word("12", False), word("l'", True)], 0.5),
    ],
)
def test_the_known_share_is_that_of_the_words(words: list[ReadWord], share: float) -> None:
    assert known_share(words) == pytest.approx(share)
