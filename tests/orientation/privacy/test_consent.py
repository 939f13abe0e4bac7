from __future__ import annotations

import pytest

from orientation.privacy.consent import is_plain_yes


@pytest.mark.parametrize(
    "text",
    ["oui", "Oui !", "ouais", "ok", "OUI EFFACE TOUT", "oui stp", "ok vas-y", "vas-y efface", "d'accord",
     "oui, supprime la conversation", "oui je confirme", "je confirme", "oui bien sûr", "ui"],
)  # fmt: skip
def test_a_plain_yes_is_one(text: str) -> None:
    assert is_plain_yes(text)


@pytest.mark.parametrize(
    "text",
    ["", "?", "non", "oui mais combien on gagne ?", "non merci", "efface tout", "ok et le salaire ?", "oui enfin non",
     "pourquoi pas", "quelles études ?", "efface pas", "oui n'efface rien", "la conversation", "👍"],
)  # fmt: skip
def test_all_the_rest_is_not(text: str) -> None:
    assert not is_plain_yes(text)
