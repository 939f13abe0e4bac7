from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orientation.data_files.yaml_file import DataError
from orientation.french.phrases import Item
from orientation.safety import SAFETY_FILE, Finding, Need, default_recogniser, load_recogniser, recognise
from orientation.safety.safety_data import read_safety
from tests.orientation import safety_phrases
from tests.orientation.safety_phrases import lines
from tests.support.tables import each_row

NEEDS = [need.value for need in Need]
DISTRESS_WAVES = [getattr(safety_phrases, name) for name in dir(safety_phrases) if name.endswith("_WAVE")]
ORDINARY_WAVES = [getattr(safety_phrases, name) for name in dir(safety_phrases) if name.endswith("_ORDINARY")]

# The phrases of the waves were sorted by kinds that hold several needs.
KINDS = {
    "emergency": {Need.MEDICAL_EMERGENCY, Need.DANGER_NOW},
    "suicide": {Need.SUICIDE, Need.SELF_HARM},
    "violence": {Need.VIOLENCE_HOME, Need.SEXUAL_VIOLENCE},
    "bullying": {Need.BULLYING},
    "distress": {Need.UNEASE, Need.RUNNING_AWAY, Need.FRIEND_IN_DANGER, Need.VIOLENCE_HOME},
}

VALID = """
spellings:
  jv: je vais
misspelled:
- mourir
ordinary:
- nourrir
words:
  WANT: veux envie
figurative:
- mourir de rire
patterns:
- id: die
  need: suicide
  phrases:
  - WANT … mourir
"""


def words_of_test():
    return [line for waves in (*DISTRESS_WAVES, *ORDINARY_WAVES) for line in _all_lines(waves)]


def _all_lines(wave):
    return lines(wave) if isinstance(wave, str) else [line for text in wave.values() for line in lines(text)]


def recogniser(folder, content):
    path = folder / "safety.yml"
    path.write_text(content, encoding="utf-8")
    return load_recogniser(path)


@each_row(
    ("text", "kind"),
    [(text, kind) for wave in DISTRESS_WAVES for kind, texts in wave.items() for text in lines(texts)],
)
def test_distress_is_recognised(text, kind):
    assert recognise(text) in KINDS[kind]


@each_row("text", [text for wave in ORDINARY_WAVES for text in lines(wave)])
def test_ordinary_phrases_are_not_distress(text):
    assert recognise(text) is None


# Said with a laugh, exaggerated or denied, but it can be meant: we would rather answer for nothing.
@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("envie de me pendre tellement c'est long lol", Need.SUICIDE),
        ("si je rate le bac je me suicide mdr", Need.SUICIDE),
        ("je veux pas mourir", Need.SUICIDE),
        ("j'en ai marre de la vie", Need.SUICIDE),
        ("mes parents vont me tuer si je redouble", Need.VIOLENCE_HOME),
        ("mon patron me harcèle pour que je passe à l'ia", Need.BULLYING),
        ("j'en peux plus du lycée", Need.UNEASE),
        ("j'en peux plus", Need.UNEASE),
        ("mes profs disent que je vais craquer en prépa", Need.UNEASE),
        ("jpp", Need.UNEASE),
    ],
)
def test_a_doubt_is_taken_seriously(text, need):
    assert recognise(text) is need


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("je veux mourir, j'ai pris plein de médocs", Need.MEDICAL_EMERGENCY),
        ("mon père me frappe, je veux mourir", Need.SUICIDE),
        ("on me harcèle au lycée et mon père me frappe", Need.VIOLENCE_HOME),
        ("je pleure tous les soirs parce qu'on me harcèle", Need.BULLYING),
    ],
)
def test_the_most_urgent_need_counts(text, need):
    assert recognise(text) is need


@pytest.mark.parametrize(
    "text",
    [
        "JE VEUX MOURIR",
        "je veux mouriiiiir",
        "je veux muorir",
        "je veux mourrir",
        "je veu mourire",
        "je veux... mourir",
        "je veux, euh, mourir",
        "j’veux mourir",
        "mdr les maths me tuent. je veux mourir",
        "je suis mort de fatigue et je veux mourir",
        "quel salaire ? quelles écoles ?\nje veux mourir",
        "je veux mourir" + " et les maths me tuent" * 40,
        "les maths me tuent et " * 40 + "je veux mourir",
    ],
)
def test_typing_and_surroundings_do_not_matter(text):
    assert recognise(text) is Need.SUICIDE


def test_an_accent_apart_does_not_matter():
    assert recognise("je me suis scarifie\u0301e") is Need.SELF_HARM


def test_a_clause_does_not_run_into_the_next():
    assert recognise("je veux une école. mourir est un mot de cinq lettres ?") is None


@pytest.mark.parametrize("text", ["", " ", ".", "???", "😭", "\x00", "ﬁ½œß", "12", "'", "…"])
def test_nothing_to_read_is_no_distress(text):
    assert recognise(text) is None


@settings(deadline=None)
@given(st.text(max_size=1000))
def test_any_text_can_be_read(text):
    recognise(text)


@settings(deadline=None)
@given(st.lists(st.sampled_from(sorted({word for line in words_of_test() for word in line.split()})), max_size=150))
def test_any_words_can_be_read(words):
    assert recognise(" ".join(words)) in (None, *Need)


@pytest.mark.parametrize(
    "unit",
    ["je ", "veux ", "je veux ", "a", "mon pere ", "me me ", "en ", "! ", "j'ai envie de ", "tape ", "ouais "],
)
def test_the_work_grows_no_faster_than_the_message(monkeypatch, unit):
    def steps(length):
        count = 0

        def accepts(item, word):
            nonlocal count
            count += 1
            return (word in item.words) is not item.excluded

        monkeypatch.setattr(Item, "accepts", accepts)
        recognise((unit * 1000)[:length])
        return count

    assert steps(1000) <= 2.2 * steps(500) + 100
    assert steps(1000) <= 20_000


def test_findings_never_hold_the_words_of_the_message():
    assert default_recogniser().find("je veux mourir à Plougastel") == Finding(Need.SUICIDE, "want-to-die")


def test_the_real_file_covers_every_need_that_phrases_show():
    only_learnt = {Need.DANGER_NOW.value, Need.EATING_DISORDER.value}
    assert {pattern.need for pattern in read_safety(SAFETY_FILE, NEEDS).patterns} == set(NEEDS) - only_learnt


def test_a_counsellor_may_add_phrases(tmp_path):
    found = recogniser(tmp_path, VALID + "  - coup/coups … gris\n")
    assert found.find("un COUP de tres gris").need is Need.SUICIDE
    assert found.find("jv bien, envi de mourir de rire") is None
    assert found.find("envie de mouri").need is Need.SUICIDE
    assert found.find("envie de nourrir") is None


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        ("- WANT … mourir", "- WISH … mourir", 16, "groupe « WISH » inconnu, attendu : WANT"),
        ("- WANT … mourir", "- …", 16, "au moins un mot à trouver"),
        ("- WANT … mourir", "- (mourir)", 16, "au moins un mot à trouver"),
        ("- WANT … mourir", "- mourir, vite", 16, "« mourir, »"),
        ("- WANT … mourir", "- 3114", 16, "attendu : un texte"),
        ("  - WANT … mourir", "    mourir", 16, "attendu : une liste de textes"),
        ("need: suicide", "need: sadness", 14, "medical_emergency, danger_now, suicide, self_harm"),
        ("need: suicide\n", "besoin: suicide\n", 13, "les champs id, need, phrases"),
        ("WANT: veux envie", "want: veux envie", 9, "un nom en MAJUSCULES"),
        ("WANT: veux envie", "WANT: veux en-vie", 9, "« en-vie »"),
        ("jv: je vais", "jv: 3", 3, "attendu : un texte"),
        ("- mourir de rire", "- mourir + rire", 11, "« + »"),
    ],
)
def test_a_mistake_is_shown_where_it_is(tmp_path, old, new, line, expected):
    assert old in VALID
    with pytest.raises(DataError) as error:
        recogniser(tmp_path, VALID.replace(old, new))
    problem = error.value.problems[0].replace("\u00a0", " ")
    assert f"safety.yml, ligne {line}," in problem
    assert expected in problem


def test_two_patterns_never_share_an_id(tmp_path):
    again = VALID[VALID.index("- id: die") :]
    with pytest.raises(DataError, match="un nom unique"):
        recogniser(tmp_path, VALID + again)


def test_a_section_never_lacks(tmp_path):
    with pytest.raises(DataError, match="les sections spellings, misspelled, ordinary, words, figurative, patterns"):
        recogniser(tmp_path, VALID.replace("spellings:\n  jv: je vais\n", ""))
