from __future__ import annotations

import pytest

from orientation.answers.in_short import in_short


@pytest.mark.parametrize(
    ("answer", "short"),
    [
        ("Oui, avec un bac+5. Par exemple un master.", ""),
        ("Il faut en général cinq ans. Une partie se fait en alternance.", "Il faut en général cinq ans."),
        ("Oui. Il faut en général cinq ans.\n\nUne partie en alternance.", "Oui. Il faut en général cinq ans."),
        (
            "**Environ 3 000 €** par mois, avant impôt.\n\nVille et secteur comptent.",
            "Environ 3 000 € par mois, avant impôt.",
        ),
        ("Il faut en général cinq ans.", ""),
        ("- Au début : 32 000 €.\n- Ensuite : 45 000 €.", ""),
        (
            "Il faut en général **cinq ans** après le bac\u00a0:\n\n- un master\n- une école",
            "Il faut en général cinq ans après le bac.",
        ),
        ("", ""),
    ],
)
def test_the_first_sentence_says_it_in_short(answer: str, short: str) -> None:
    assert in_short(answer) == (f"En bref\N{NO-BREAK SPACE}: {short}" if short else "")
