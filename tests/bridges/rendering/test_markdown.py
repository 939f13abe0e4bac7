from __future__ import annotations

import pytest

from bridges.rendering.html import matrix_html, plain_text, telegram_html
from bridges.rendering.markdown import Span, address_of

# text; plain; Telegram; Matrix
CASES = [
    ("Bonjour.", "Bonjour.", "Bonjour.", "<p>Bonjour.</p>"),
    ("Un.\n\nDeux.", "Un.\n\nDeux.", "Un.\n\nDeux.", "<p>Un.</p><p>Deux.</p>"),
    ("Un.\n\n\n \nDeux.\n", "Un.\n\nDeux.", "Un.\n\nDeux.", "<p>Un.</p><p>Deux.</p>"),
    ("Une\nligne", "Une\nligne", "Une\nligne", "<p>Une<br>ligne</p>"),
    ("Un **bac+5** !", "Un bac+5 !", "Un <b>bac+5</b> !", "<p>Un <strong>bac+5</strong> !</p>"),
    ("- un\n- deux", "• un\n• deux", "• un\n• deux", "<ul><li>un</li><li>deux</li></ul>"),
    ("Soit :\n- **un**", "Soit :\n• un", "Soit :\n• <b>un</b>", "<p>Soit :</p><ul><li><strong>un</strong></li></ul>"),
    ("1. un\n2. deux", "1. un\n2. deux", "1. un\n2. deux", "<ol><li>un</li><li>deux</li></ol>"),
    ("4. un\n5) deux", "4. un\n5. deux", "4. un\n5. deux", '<ol start="4"><li>un</li><li>deux</li></ol>'),
    # What looks like a mark and is none
    ("2 * 3 ** 4", "2 * 3 ** 4", "2 * 3 ** 4", "<p>2 * 3 ** 4</p>"),
    ("2026.", "2026.", "2026.", "<p>2026.</p>"),
    ("-3 degrés", "-3 degrés", "-3 degrés", "<p>-3 degrés</p>"),
    ("[sans lien] (rien)", "[sans lien] (rien)", "[sans lien] (rien)", "<p>[sans lien] (rien)</p>"),
    ("[x](javascript:a)", "[x](javascript:a)", "[x](javascript:a)", "<p>[x](javascript:a)</p>"),
    # Everything that a service would read as its own is escaped
    ("<b>a & b", "<b>a & b", "&lt;b&gt;a &amp; b", "<p>&lt;b&gt;a &amp; b</p>"),
    ("a\x00b\x1b[0m", "ab[0m", "ab[0m", "<p>ab[0m</p>"),
    # Links
    (
        "Voir [le site](https://ex.org/?a=1&b=\"2\").",
        "Voir le site (https://ex.org/?a=1&b=\"2\").",
        'Voir <a href="https://ex.org/?a=1&amp;b=&quot;2&quot;">le site</a>.',
        '<p>Voir <a href="https://ex.org/?a=1&amp;b=&quot;2&quot;">le site</a>.</p>',
    ),
    (
        "**[Ici](https://ex.org)**",
        "Ici (https://ex.org)",
        '<b><a href="https://ex.org">Ici</a></b>',
        '<p><strong><a href="https://ex.org">Ici</a></strong></p>',
    ),
    ("[3114](tel:3114)", "3114", "3114", "<p>3114</p>"),
    (
        "[le 3114](tel:3114)",
        "le 3114 (3114)",
        "le 3114 (3114)",
        "<p>le 3114 (3114)</p>",
    ),
    (
        "[écris](mailto:a@ex.org)",
        "écris (a@ex.org)",
        "écris (a@ex.org)",
        '<p><a href="mailto:a@ex.org">écris</a></p>',
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "plain", "telegram", "matrix"), CASES)
def test_texts_in_each_form(text: str, plain: str, telegram: str, matrix: str) -> None:
    assert plain_text(text) == plain
    assert telegram_html(text) == telegram
    assert matrix_html(text) == matrix


@pytest.mark.parametrize(
    ("text", "url", "address"),
    [
        ("ex.org", "https://ex.org/", ""),
        ("01 23 45", "tel:012345", ""),
        ("a@ex.org", "mailto:a@ex.org", ""),
        ("le site", "https://ex.org", "https://ex.org"),
        ("rien", None, ""),
    ],
)
def test_an_address_is_shown_beside_a_text_that_does_not_say_it(text: str, url: str | None, address: str) -> None:
    assert address_of(Span(text, url=url)) == address
