"""Who is spoken to."""

from __future__ import annotations

import pytest

from orientation.address import Speaker, addressed


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("[Tu peux|Vous pouvez] lire.", Speaker.LEARNER, "Tu peux lire."),
        ("[Tu peux|Vous pouvez] lire.", Speaker.TEACHER, "Vous pouvez lire."),
        ("Avec [toi|votre enfant|la classe].", Speaker.TEACHER, "Avec la classe."),
        ("Si votre enfant aime, votre enfantillage.", Speaker.TEACHER, "Si votre élève aime, votre enfantillage."),
        ("Si votre enfant aime.", Speaker.PARENT, "Si votre enfant aime."),
    ],
)
def test_each_is_spoken_to_as_who_they_are(text: str, speaker: Speaker, said: str) -> None:
    assert addressed(text, speaker) == said
