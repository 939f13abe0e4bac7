from __future__ import annotations

import pytest

from orientation.dialogue.utterance import NAME, Utterance


@pytest.mark.parametrize(
    ("line", "names", "only_names"),
    [
        ((NAME,), ("town",), True),
        (("un", NAME, "a", NAME, "svp"), ("diploma", "town"), True),
        (("une", "ecole", "a", NAME), ("town",), True),
        (("combien", "a", NAME), ("town",), False),
        (("et", "a"), (), False),
        ((), (), False),
    ],
)
def test_a_message_may_say_names_alone(line: tuple[str, ...], names: tuple[str, ...], only_names: bool) -> None:
    assert Utterance(line, line, names).only_names is only_names


def test_what_is_said_and_named() -> None:
    utterance = Utterance(("et", "une", "ecole", "a", "lille"), ("et", "une", "ecole", "a", NAME), ("town",))
    assert utterance.names_any(["town", "region"])
    assert not utterance.names_any(["region"])
    assert utterance.says_any(["ecole", "fac"])
    assert not utterance.says_any(["fac"])
    assert utterance.first() == "et"
    assert utterance.first(("et", "une")) == "ecole"
    assert Utterance().first() == ""
    assert not Utterance(names=("town",)).names_any(["town"])
