from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.understanding.typing_noise import (
    NOISES,
    glued,
    homophones,
    key_slips,
    no_accents,
    no_apostrophes,
    no_punctuation,
    other_case,
    sms,
    wrong_letters,
)
from orientation.text import fold
from orientation.understanding.keyboard import KEY_NEIGHBOURS
from tests.support.tables import each_row

SENTENCES = (
    "Bonjour, c'est quoi le métier d’ingénieur en IA ?",
    "Est-ce que je peux être pris à l'école après un bac techno, s'il te plaît ?",
    "Combien ça coûte et où sont les formations en alternance à Saint-Étienne… 18 500 € !",
    "J’ai peur que tout soit trop dur pour moi ; je veux travailler dans la santé.",
)
LONG = " ".join(SENTENCES) * 200
SEEDS = range(30)


@pytest.mark.parametrize("name", NOISES)
def test_the_same_seed_gives_the_same_noise(name: str) -> None:
    assert NOISES[name](LONG, Random(7)) == NOISES[name](LONG, Random(7))


@pytest.mark.parametrize("name", ["no_apostrophes", "other_case", "key_slips", "wrong_letters", "homophones", "glued"])
def test_another_seed_gives_another_noise(name: str) -> None:
    assert len({NOISES[name](LONG[:2000], Random(seed)) for seed in SEEDS}) > 1


@pytest.mark.parametrize("name", ["no_accents", "sms", "no_punctuation"])
def test_a_noise_without_chance_draws_nothing(name: str) -> None:
    random = Random(7)
    before = random.getstate()
    NOISES[name](LONG[:2000], random)
    assert random.getstate() == before


@each_row("name", NOISES)
@each_row("sentence", SENTENCES)
def test_every_noise_changes_a_message_sooner_or_later(name: str, sentence: str) -> None:
    assert any(NOISES[name](sentence, Random(seed)) != sentence for seed in SEEDS)


@each_row("name", NOISES)
@each_row("text", ["", "?!", "42", "🤖"])
def test_a_message_without_words_is_no_problem(name: str, text: str) -> None:
    assert set(NOISES[name](text, Random(7))) <= set(text)


@given(st.text(), st.integers(min_value=0, max_value=9))
def test_any_text_can_be_made_noisy(text: str, seed: int) -> None:
    for noise in NOISES.values():
        assert isinstance(noise(text, Random(seed)), str)


@pytest.mark.parametrize(
    ("text", "noisy"),
    [
        ("Élève à l'école, ÇA coûte où ?", "Eleve a l'ecole, CA coute ou ?"),
        ("cœur", "cœur"),
        ("Noël 2026 - été !", "Noel 2026 - ete !"),
    ],
)
def test_accents_go_and_case_and_punctuation_stay(text: str, noisy: str) -> None:
    assert no_accents(text, Random(7)) == noisy


def test_typographic_punctuation_stays_where_accents_go() -> None:
    assert no_accents("l’été – là", Random(7)) == "l’ete – la"


@pytest.mark.parametrize("text", ["l'école", "l’école", "est-ce", "l‑école"])
def test_an_apostrophe_or_a_hyphen_becomes_a_space_or_nothing(text: str) -> None:
    mark = next(character for character in text if not character.isalpha())
    noisy = {no_apostrophes(text, Random(seed)) for seed in SEEDS}
    assert noisy == {text.replace(mark, " "), text.replace(mark, "")}


def test_each_apostrophe_has_its_own_chance() -> None:
    noisy = {no_apostrophes("qu'est-ce", Random(seed)) for seed in SEEDS}
    assert noisy == {"qu est ce", "quest ce", "qu estce", "questce"}


def test_the_case_is_that_of_the_whole_message() -> None:
    noisy = {other_case("Une école à Lille", Random(seed)) for seed in SEEDS}
    assert noisy == {"UNE ÉCOLE À LILLE", "une école à lille", "Une École À Lille"}


@pytest.mark.parametrize(
    ("key", "near", "far"),
    [
        ("a", "zq", "ep"),
        ("o", "ipkl", "a"),
        ("m", "lp", "n"),
        ("g", "fhtyvb", "m"),
        ("w", "xqs", "z"),
        ("n", "bhj", "m"),
    ],
)
def test_neighbours_are_those_of_an_azerty_keyboard(key: str, near: str, far: str) -> None:
    assert set(near) <= set(KEY_NEIGHBOURS[key])
    assert not set(far) & set(KEY_NEIGHBOURS[key])


def test_keys_are_each_other_s_neighbours() -> None:
    assert set(KEY_NEIGHBOURS) == set("abcdefghijklmnopqrstuvwxyz")
    for key, near in KEY_NEIGHBOURS.items():
        assert key not in near
        assert all(key in KEY_NEIGHBOURS[other] for other in near)


def test_one_letter_in_fifteen_slips_to_a_neighbour() -> None:
    noisy = key_slips(LONG, Random(7))
    assert len(noisy) == len(LONG)
    slips = [(typed, meant) for typed, meant in zip(noisy, LONG, strict=True) if typed != meant]
    assert all(typed in KEY_NEIGHBOURS[fold(meant)] for typed, meant in slips)
    letters = sum(fold(character) in KEY_NEIGHBOURS for character in LONG)
    assert len(slips) / letters == pytest.approx(1 / 15, rel=0.1)


def test_a_letter_is_dropped_or_doubled_in_one_word_in_four() -> None:
    words = ["école", "formation", "quel", "ingénieur", "salaire"] * 1000
    noisy = wrong_letters(" ".join(words), Random(7)).split()
    changed = [(typed, meant) for typed, meant in zip(noisy, words, strict=True) if typed != meant]
    assert len(changed) / len(words) == pytest.approx(1 / 4, rel=0.1)
    shorter = [(typed, meant) for typed, meant in changed if len(typed) == len(meant) - 1]
    longer = [(typed, meant) for typed, meant in changed if len(typed) == len(meant) + 1]
    assert len(shorter) + len(longer) == len(changed)
    assert len(shorter) / len(changed) == pytest.approx(1 / 2, rel=0.1)
    for typed, meant in shorter:
        assert typed in {meant[:place] + meant[place + 1 :] for place in range(1, len(meant))}
    for typed, meant in longer:
        assert typed in {meant[:place] + meant[place] + meant[place:] for place in range(1, len(meant))}


@pytest.mark.parametrize("text", ["un bac pro à 18 ans, ok ?", "2026 bac2026 l'IA", "... 1234567"])
def test_short_words_and_figures_keep_their_letters(text: str) -> None:
    assert {wrong_letters(text, Random(seed)) for seed in SEEDS} == {text}


@pytest.mark.parametrize(
    ("text", "noisy"),
    [
        ("Combien on gagne ?", "cb on gagne ?"),
        ("combien, COMBIEN", "cb, cb"),
        ("s'il te plaît", "stp"),
        ("S’il vous plaît !", "svp !"),
        ("parce que je veux", "pcq je veu"),
        ("est-ce que tu peux", "esk tu peux"),
        ("je ne sais pas", "jsp"),
        ("il y a quoi aujourd’hui", "ya koi ajd"),
        ("quelles écoles", "kel écoles"),
        ("C’est pour l'école", "c pr l'école"),
        ("j'ai tout", "g tt"),
        ("toutes", "toutes"),  # as whole words only
        ("peut-être", "peut-être"),
        ("c'est-à-dire", "c'est-à-dire"),
        ("les dunes de Pourville", "les dunes de Pourville"),
    ],
)
def test_every_word_that_has_an_abbreviation_is_written_so(text: str, noisy: str) -> None:
    assert sms(text, Random(7)) == noisy


def test_the_longest_words_are_abbreviated() -> None:
    assert sms("qu'est-ce que tu fais", Random(7)) == "keske tu fais"


@pytest.mark.parametrize(
    ("text", "noisy"),
    [
        ("ça dépend", {"ça dépend", "sa dépend"}),
        ("C’est où", {"C'est où", "ses où", "C'est ou", "ses ou"}),
        ("quelle voie", {"quelle voie", "quel voie", "quelle voix", "quel voix"}),
        ("mon métier", {"mon métier", "mon métié"}),
        ("est", {"est", "et"}),
        ("coûter", {"coûter", "coûté"}),
        ("Coûté", {"Coûté", "Coûter"}),
        ("vous coûtez", {"vous coûtez", "vous coûter"}),
        ("esthétique ontologie", {"esthétique ontologie"}),  # as whole words only
    ],
)
def test_words_become_their_homophones_or_not(text: str, noisy: set[str]) -> None:
    assert {homophones(text, Random(seed)) for seed in range(100)} == noisy


@pytest.mark.parametrize(("text", "other"), [("ça", "sa"), ("parler", "parlé")])
def test_half_of_the_homophones_and_endings_are_replaced(text: str, other: str) -> None:
    noisy = homophones(" ".join([text] * 4000), Random(7)).split()
    assert noisy.count(other) / len(noisy) == pytest.approx(1 / 2, rel=0.1)
    assert noisy.count(other) + noisy.count(text) == len(noisy)


def test_a_word_without_a_homophone_stays() -> None:
    assert {homophones("Être là", Random(seed)) for seed in SEEDS} == {"Être là"}


@pytest.mark.parametrize(
    ("text", "noisy"),
    [
        ("je veux", "jveux"),
        ("J'ai", "jai"),
        ("j’aime", "jaime"),
        ("c'est", "cest"),
        ("l’école d'ingé", "lécole dingé"),
        ("qu'il", "quil"),
        ("il y a Python", "ya Python"),
        ("est-ce que tout", "esceque tout"),
        ("est-ce qu'il", "esceque il"),
        ("aujourd'hui", "aujourd'hui"),
        ("objet", "objet"),
    ],
)
def test_small_words_stick_to_the_next(text: str, noisy: str) -> None:
    assert {glued(text, Random(seed)) for seed in SEEDS} == {noisy}


def test_one_article_in_three_sticks() -> None:
    noisy = glued("la paix " * 4000, Random(7)).split()
    assert noisy.count("lapaix") / 4000 == pytest.approx(1 / 3, rel=0.1)
    assert set(noisy) == {"la", "paix", "lapaix"}


@pytest.mark.parametrize("text", ["jeudi", "jeune", "jeux"])
def test_a_word_that_begins_like_a_small_one_stays(text: str) -> None:
    assert glued(text, Random(7)) == text


@pytest.mark.parametrize(
    ("text", "noisy"),
    [
        ("Bonjour, combien ?", "Bonjour combien"),
        ("qu'est-ce que l’IA ?!", "qu'est-ce que l’IA"),
        ("bac+5… ou (bac+3)", "bac+5 ou bac+3"),
        ("école - master / prépa", "école master prépa"),
        ("1/2 ; lea@ec.fr", "1/2 lea@ec fr"),
        ("18 500 € !!!", "18 500 €"),
        (" « oui » ", "oui"),
        ("?!", ""),
    ],
)
def test_punctuation_goes_and_apostrophes_and_hyphens_stay(text: str, noisy: str) -> None:
    assert no_punctuation(text, Random(7)) == noisy
