from __future__ import annotations

from orientation.understanding.keyboard import KEY_NEIGHBOURS
from orientation.understanding.message import Named, Token, TokenisedMessage
from orientation.understanding.slips import with_slips

TEXT = "combien gagne une personne qui commence dans une grande entreprise de lens"


def message(*names: Named) -> TokenisedMessage:
    tokens, at = [], 0
    for word in TEXT.split():
        tokens.append(Token(word, at, at + len(word)))
        at += len(word) + 1
    return TokenisedMessage(tokens, names)


def slips(seed: int, *names: Named) -> list[tuple[list[str], str]]:
    again = with_slips([(message(*names), "ask_salary")] * 50, 1.0, seed)
    return [(typed.words, intent) for typed, intent in again]


def test_a_letter_slips_to_the_key_beside_it_and_the_intent_stays() -> None:
    changed = [
        (was, now)
        for words, intent in slips(1)
        for right, typed in zip(TEXT.split(), words, strict=True)
        for was, now in zip(right, typed, strict=True)
        if was != now and intent == "ask_salary"
    ]
    letters = 50 * sum(map(str.isalpha, TEXT))
    assert letters / 16 < len(changed) < letters / 9
    assert all(now in KEY_NEIGHBOURS[was] for was, now in changed)


def test_names_do_not_slip() -> None:
    start = TEXT.index("lens")
    assert {words[-1] for words, _ in slips(1, Named(start, start + 4, "town", "lens"))} == {"lens"}
    assert {words[-1] for words, _ in slips(1)} != {"lens"}


def test_the_share_and_the_seed_decide() -> None:
    examples = [(message(), "ask_salary")] * 400
    assert list(with_slips(examples, 0.0, 1)) == []
    assert 80 < len(list(with_slips(examples, 0.3, 1))) < 160
    assert slips(1) == slips(1) != slips(2)
