"""What each sign of the language of phrases finds, and what it does not."""

from __future__ import annotations

import pytest

from orientation.french.phrase_parser import Group, Spelling, parse_phrase, parse_words
from orientation.french.phrases import Cue, Item, Phrase

COLOURS = Group(Item(frozenset({"bleu", "vert"})))
PLACES = Group(Item(frozenset({"ici"})), ("a la mer", "en ville"))
GROUPS = {"COLOUR": COLOURS, "PLACE": PLACES}


def cue(*phrases: str, unless: tuple[str, ...] = ()) -> Cue:
    parsed: list[Phrase] = [parse_phrase(phrase, GROUPS) for phrase in phrases]
    return Cue(tuple(parsed), tuple(parse_phrase(phrase, GROUPS) for phrase in unless))


@pytest.mark.parametrize(
    ("phrase", "message", "found"),
    [
        ("école", "une ecole ici", ["ecole"]),
        ("école", "une ecoles", []),
        ("l’école", "l ecole", ["l", "ecole"]),
        ("un/une mur", "une mur", ["une", "mur"]),
        ("demand*", "je demandais", ["demandais"]),
        ("demand*", "redemande", []),
        ("frapper*", "il frappait", ["frappait"]),
        ("frapper*", "la frappe , frapperons", ["frappe"]),
        ("mur COLOUR", "un mur vert", ["mur", "vert"]),
        ("mur COLOUR/rouge", "un mur rouge", ["mur", "rouge"]),
        ("vivre PLACE", "vivre a la mer", ["vivre", "a", "la", "mer"]),
        ("vivre PLACE", "vivre ici", ["vivre", "ici"]),
        ("vivre PLACE", "vivre a la ville", []),
        ("mur (tres) haut", "mur haut", ["mur", "haut"]),
        ("mur (tres | si) haut", "mur si haut", ["mur", "si", "haut"]),
        ("mur (tres (tres) | vraiment) haut", "mur tres tres haut", ["mur", "tres", "tres", "haut"]),
        ("mur (tres)… haut", "mur tres tres tres haut", ["mur", "tres", "tres", "tres", "haut"]),
        ("mur (et COLOUR)…", "mur et bleu et vert et", ["mur", "et", "bleu", "et", "vert"]),
        ("mur !bleu/vert", "mur rouge", ["mur", "rouge"]),
        ("mur !COLOUR", "mur vert", []),
        ("mur !COLOUR", "mur", []),
        ("mur … haut", "mur de pierre tres haut", ["mur", "de", "pierre", "tres", "haut"]),
        ("mur … haut", "mur de pierre vraiment tres haut", []),
        ("a NOM", "a @0 et a lyon", ["a", "@0"]),
        ("NOMBRE km", "50 km", ["50", "km"]),
        ("NOMBRE km", "@0 km", []),
        ("mur (MOT)… haut", "mur de @0 , haut", ["mur", "de", "@0", ",", "haut"]),
        ("^ mur", "mur haut", ["mur"]),
        ("^ mur", "un mur", []),
        ("mur $", "un mur", ["mur"]),
        ("mur $", "mur haut", []),
        ("mur $/stp", "mur stp", ["mur", "stp"]),
        ("mur , haut", "mur , haut", ["mur", ",", "haut"]),
    ],
)
def test_a_phrase_finds_its_words(phrase: str, message: str, found: list[str]) -> None:
    words = message.split()
    assert cue(phrase).found(words) == found
    assert cue(phrase).is_in(words) is bool(found)


@pytest.mark.parametrize(
    ("phrase", "problem"),
    [
        ("mur ROUGE", "groupe « ROUGE » inconnu, attendu : COLOUR, PLACE"),
        ("!PLACE mur", "un groupe de mots seuls"),
        ("(mur)", "au moins un mot à trouver"),
        ("… !mur", "au moins un mot à trouver"),
        ("mur (haut", "autant de ) que de ("),
        ("mur-haut", "« mur-haut »"),
        ("mur | haut", "« | »"),
        ("*", "« * »"),
    ],
)
def test_a_phrase_that_says_nothing_is_refused(phrase: str, problem: str) -> None:
    with pytest.raises(ValueError, match="attendu") as error:
        parse_phrase(phrase, GROUPS)
    assert problem in str(error.value).replace("\u00a0", " ")


def test_words_are_compared_as_they_are_spelt() -> None:
    spelling = Spelling(lambda word: word.rstrip("s"), has_stems=False)
    assert parse_words("murs haut", {}, spelling).words == {"mur", "haut"}
    with pytest.raises(ValueError, match=r"mur\*"):
        parse_words("mur*", {}, spelling)


def test_where_the_same_words_say_something_else_nothing_is_found() -> None:
    loin = cue("loin (de) NOM", unless=("pas (trop) loin",))
    assert loin.found(["loin", "de", "@0"]) == ["loin", "de", "@0"]
    assert not loin.is_in(["pas", "trop", "loin", "de", "@0"])
    assert loin.found(["pas", "loin", "de", "@0", "mais", "loin", "de", "@1"]) == ["loin", "de", "@1"]


def test_what_was_found_is_taken_out_and_names_may_stay() -> None:
    loin = cue("loin (de) NOM")
    assert loin.without(["vivre", "loin", "de", "@0", "ici"]) == ["vivre", "ici"]
    assert loin.without(["vivre", "loin", "de", "@0", "ici"], keep_names=True) == ["vivre", "@0", "ici"]


def test_the_longest_from_the_left_counts() -> None:
    assert cue("un", "un mur", "mur haut").spans(["un", "mur", "haut"]) == [(0, 2)]
    assert cue("mur").spans(["mur", "mur"]) == [(0, 1), (1, 2)]


def test_a_cue_begins_or_ends_a_message() -> None:
    mur = cue("mur")
    assert mur.begins(["mur", "haut"])
    assert not mur.begins(["un", "mur"])
    assert mur.ends(["un", "mur"])
    assert not mur.ends(["mur", "haut"])


def test_the_work_grows_no_faster_than_the_message(monkeypatch: pytest.MonkeyPatch) -> None:
    count = 0
    accepts = Item.accepts

    def counted(item: Item, word: str) -> bool:
        nonlocal count
        count += 1
        return accepts(item, word)

    monkeypatch.setattr(Item, "accepts", counted)

    def steps(length: int) -> int:
        nonlocal count
        count = 0
        cue("mur (a (b)…)… … (a | b | a b)… haut").is_in(["mur", *["a"] * length, "haut"])
        return count

    assert steps(200) < 2.2 * steps(100)
