from __future__ import annotations

import pytest

from orientation.dialogue.picking import is_pick, picked_ranks
from orientation.recognition.pieces import words_of


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        # one, in words and in figures
        ("la première", (0,)),
        ("le 1er", (0,)),
        ("la deuxième stp", (1,)),
        ("le second", (1,)),
        ("la 2", (1,)),
        ("la 2eme", (1,)),
        ("le n°3", (2,)),
        ("numéro 4 svp", (3,)),
        ("la trois", (2,)),
        ("la dernière", (4,)),
        ("l'avant dernière", (3,)),
        # several
        ("la 2 et la 3", (1, 2)),
        ("le premier et le troisième", (0, 2)),
        ("la troisième et la 1", (2, 0)),
        ("les deux premières", (0, 1)),
        ("les 3 dernières", (2, 3, 4)),
        ("compare les deux", (0, 1)),
        ("compare les 2 et 4", (1, 3)),
        ("les deux et trois", (1, 2)),
        ("les 1, 3 et 5", (0, 2, 4)),
        ("les numéros 2 et 4", (1, 3)),
        ("compare les deux et la 4", (0, 1, 3)),
        ("toutes", (0, 1, 2, 3, 4)),
        # not in the list
        ("la 7", ()),
        ("la 0", ()),
        # no rank
        ("le programme en 1ere", ()),
        ("une école à Lille", ()),
        ("cinq ans d'études", ()),
        ("merci", ()),
        ("", ()),
    ],
)
def test_ranks_in_a_list_of_five(text: str, positions: tuple[int, ...]) -> None:
    assert picked_ranks(words_of(text), 5) == positions


@pytest.mark.parametrize(
    ("text", "positions"),
    [("la 7", (1,)), ("la 6", (0,)), ("la deuxième", (1,)), ("la 9", ()), ("la dernière", (2,))],
)
def test_on_a_second_page_the_numbers_are_those_on_the_screen(text: str, positions: tuple[int, ...]) -> None:
    assert picked_ranks(words_of(text), 3, first=6) == positions


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("la 2", True),
        ("2", True),
        ("le premier et le troisième", True),
        ("et la troisième ?", True),
        ("celle de Toulouse", True),
        ("celui de l'UTC stp", True),
        ("je veux voir la deuxième", True),
        ("plus d'infos sur la 3", True),
        ("les deux premières", True),
        ("la 1, la 2 et la 5", True),
        ("ok, la 2", True),
        ("l'avant-dernière", True),
        ("les numéros 2 et 4", True),
        ("fin", False),
        ("c'est la fin", False),
        ("la deuxième coûte combien ?", False),
        ("compare la 1 et la 2", False),
        ("bac+5 à Lille", False),
        ("merci", False),
        ("c'est en première qu'on choisit ?", False),
        ("je prends quoi en 1re", False),
        ("en seconde", False),
        ("", False),
    ],
)
def test_a_message_that_only_picks(text: str, is_one: bool) -> None:
    assert is_pick(words_of(text)) is is_one
