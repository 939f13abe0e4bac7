from __future__ import annotations

import pytest

from orientation.paths.words import WordCutter

ABBREVIATIONS = {"jsuis": ("je", "suis"), "meuf": ("fille",), "jai": ("j'", "ai")}
CUTTER = WordCutter(ABBREVIATIONS, ["terminale", "licence", "comptable", "college"], ["meuf", "collegue"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jsuis en TERMINALE", ["je", "suis", "en", "terminale"]),
        ("j'suis, jai", ["je", "suis", ",", "j'", "ai"]),
        ("j’ai 35 ans.", ["j'", "ai", "35", "ans", "."]),
        ("un bac + 5, bac plus deux", ["un", "bac+5", ",", "bac+2"]),
        ("ma meuf", ["ma", "meuf"]),
        # one slip in a long word whose first letter is right, or the same sound
        ("terminlae lissence comtable", ["terminale", "licence", "comptable"]),
        ("mon collègue", ["mon", "collegue"]),
        ("erminale, lissance, lience", ["erminale", ",", "licence", ",", "licence"]),
        ("terminale/licence", ["terminale", "/", "licence"]),
        ("🦊", []),
        ("", []),
    ],
)
def test_words_are_cut_as_they_were_meant(text: str, words: list[str]) -> None:
    assert [word.text for word in CUTTER.cut(text)] == words


def test_words_know_their_place_in_the_text() -> None:
    text = "jsuis en bac +  3? bac plus cinq, licence"
    for word in CUTTER.cut("Ah, licence"):
        assert "Ah, licence"[word.start : word.end].lower() == word.text
    (licence,) = [word for word in CUTTER.cut(text) if word.text == "licence"]
    assert text[licence.start : licence.end] == "licence"
