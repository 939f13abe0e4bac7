from __future__ import annotations

from pathlib import Path

import pytest

from orientation.data_files.yaml_file import DataError
from orientation.recognition.french import lexicon
from orientation.text import fold
from orientation.understanding.chat_words import ChatWords, load_chat_words

ROOT = Path(__file__).parents[3]
DATA_FILE = ROOT / "data" / "chat_words.yml"
AROUND = "before_a_question: [salut, en fait]\nafter_a_question: [merci]\nother_jobs: [Véto]\n"


def write(folder: Path, text: str) -> Path:
    path = folder / "chat_words.yml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("entry", "form", "meaning"),
    [
        ("combien: [cb, cmb]", "cmb", ("combien",)),
        ("s'il te plaît: [stp]", "stp", ("s'", "il", "te", "plait")),
        ("s’il te plaît: [stp]", "stp", ("s'", "il", "te", "plait")),
        ("est-ce que: [esk]", "esk", ("est", "ce", "que")),
        ("\"qu'est-ce qu'\": [kesk]", "kesk", ("qu'", "est", "ce", "qu'")),
        ("Après: [APRÉ]", "apre", ("apres",)),
        ("oui: [ouais]", "ouais", ("oui",)),  # YAML 1.1 has words that are booleans
        ("non: [nan, no]", "no", ("non",)),
        ("bye: [a+]", "a+", ("bye",)),
    ],
)
def test_an_abbreviation_is_read_with_the_words_behind_it(
    tmp_path: Path, entry: str, form: str, meaning: tuple[str, ...]
) -> None:
    assert load_chat_words(write(tmp_path, f"abbreviations:\n  {entry}\n{AROUND}")).abbreviations[form] == meaning


def test_words_around_a_question_stay_as_typed(tmp_path: Path) -> None:
    words = load_chat_words(
        write(tmp_path, f"abbreviations:\n  après: [apr]\n{AROUND.replace('merci', 'Déjà, merci')}")
    )
    assert words == ChatWords(
        {"apr": ("apres",)}, ("salut", "en fait"), ("Déjà", "merci"), frozenset(["veto", "vetos"])
    )


def test_one_abbreviation_twice_for_the_same_words_is_no_problem(tmp_path: Path) -> None:
    text = f"abbreviations:\n  après: [apre, apré]\n{AROUND}"
    assert load_chat_words(write(tmp_path, text)).abbreviations == {"apre": ("apres",)}


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["« abbreviations » manque", "« before_a_question » manque", "« after_a_question » manque"]),
        ("[]", ["« abbreviations » manque", "« before_a_question » manque", "« after_a_question » manque"]),
        (AROUND, ["« abbreviations » manque"]),
        (f"abbreviations: {{}}\n{AROUND}", ["« abbreviations » manque"]),
        (f"abbreviations:\n  combien: [cb]\nautre: [a]\n{AROUND}", ["« autre » est inconnu"]),
        (f"abbreviations: [cb]\n{AROUND}", ["ligne 1", "attend des mots, chacun avec ses abréviations"]),
        (f"abbreviations:\n  combien: cb\n{AROUND}", ["ligne 2", "« combien » attend une liste d’abréviations"]),
        (f"abbreviations:\n  combien: []\n{AROUND}", ["« combien » attend une liste d’abréviations"]),
        (f"abbreviations:\n  combien: [1]\n{AROUND}", ["« combien » attend une liste d’abréviations"]),
        (f"abbreviations:\n  combien: [' ']\n{AROUND}", ["« combien » attend une liste d’abréviations"]),
        (f"abbreviations:\n  oui: [o k]\n{AROUND}", ["ligne 2", "« o k » doit être un seul mot"]),
        (
            f"abbreviations:\n  combien: [cb]\n  carte bleue: [CB]\n{AROUND}",
            ["ligne 3", "« CB » est déjà celle de « combien »"],
        ),
        (f"abbreviations:\n  combien: [cb]\n  combien: [cmb]\n{AROUND}", ["« combien » est écrit deux fois"]),
        (
            "abbreviations:\n  a: [b]\nbefore_a_question: salut\nafter_a_question: [1]\nother_jobs: véto",
            ["ligne 3", "ligne 4", "ligne 5", "attend une liste de mots"],
        ),
        (
            "abbreviations:\n  a: [b]\nbefore_a_question: [b]\nafter_a_question: [b]\nother_jobs: [agent secret]",
            ["ligne 5", "« agent secret » doit être un seul mot"],
        ),
        ("abbreviations: [", ["YAML incorrect"]),
    ],
)
def test_all_that_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, problems: list[str]) -> None:
    with pytest.raises(DataError) as error:
        load_chat_words(write(tmp_path, text))
    said = str(error.value).replace("\u00a0", " ")
    assert [problem for problem in problems if problem not in said] == []
    assert "chat_words.yml" in said


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="n’existe pas"):
        load_chat_words(tmp_path / "chat_words.yml")


# The words of the file itself.


@pytest.fixture(scope="module")
def words() -> ChatWords:
    return load_chat_words(DATA_FILE)


# Words of French, but which say in a chat what the file says they do, or the same thing less plainly.
SAFE_ALTHOUGH_WORDS = frozenset(
    [
        *("c", "t", "kan", "taf", "job", "boulot", "bosser", "thune", "thunes", "fric", "moula", "oseille", "kiff"),
        *("chelou", "relou", "ouf", "meuf", "exo", "prof", "ordi", "appli", "fac", "uni", "dip", "apre", "apres", "pa"),
    ]
)
# Never to be put into the file, with the reason.
UNSAFE = {
    "je": "« jé » folds to « je »: every « je » is read « j ai »",
    "ce": "« cé » folds to « ce »: every « ce » is read « c est »",
    "ta": "« ta prépa » is read « tu as prépa »",
    "tas": "« un tas de métiers » is read « un tu as de métiers »",
    "tel": "« un tel métier » is read « un telephone métier »",
    "plu": "« ça m’a plu » is read « ça m’a plus »",
    "bosse": "« la bosse des maths » is read « la travaille des maths »",
    "tune": "« fine tune » is read « fine argent »",
    "cm": "« un cm » is a lecture, « cm2 » a class: read « comme »",
    "rep": "« un lycée en rep » is read « en reponse »",
    "vs": "« prépa vs fac » is read « prépa vous fac »",
    "com": "« école de com » is read « école de comme »",
    "num": "« le num » is the numérique too: read « numero »",
    "ui": "« ui designer » is read « oui designer »",
    "ds": "« la ds » (data science), « un ds » (a test): read « dans »",
}
EVERYDAY_THOUGH_NOT_IN_THE_LEXICON = {"tas", "vs", "com", "num", "ui", "ds"}


def test_no_abbreviation_is_an_everyday_word(words: ChatWords) -> None:
    french = lexicon(ROOT / ".cache")
    everyday = {form for form in words.abbreviations if form in french or form in EVERYDAY_THOUGH_NOT_IN_THE_LEXICON}
    assert everyday - SAFE_ALTHOUGH_WORDS - set(UNSAFE) == set()


@pytest.mark.parametrize("form", [pytest.param(form, id=form) for form in UNSAFE])
def test_an_unsafe_abbreviation_is_gone(words: ChatWords, form: str) -> None:
    assert form not in words.abbreviations


def test_every_safe_word_is_still_an_abbreviation(words: ChatWords) -> None:
    assert SAFE_ALTHOUGH_WORDS - set(words.abbreviations) == set()


def test_words_behind_abbreviations_are_french(words: ChatWords) -> None:
    french = lexicon(ROOT / ".cache")
    elided = {"qu", "s", "quelqu", "aujourd", "temps", "mdr", "bye"}
    behind = {word for meaning in words.abbreviations.values() for word in meaning}
    assert {word for word in behind if word not in french} - elided == set()


def test_no_single_word_behind_an_abbreviation_is_one_itself(words: ChatWords) -> None:
    chained = {
        form
        for form, meaning in words.abbreviations.items()
        if len(meaning) == 1 and words.abbreviations.get(meaning[0], meaning) != meaning
    }
    assert chained == set()


def test_abbreviations_are_folded(words: ChatWords) -> None:
    assert [form for form in words.abbreviations if fold(form) != form] == []


@pytest.mark.parametrize(
    ("form", "meaning"),
    [
        ("cb", ("combien",)),
        ("pk", ("pourquoi",)),
        ("jsp", ("je", "sais", "pas")),
        ("askip", ("a", "ce", "qu'", "il", "parait")),
        ("c", ("c'", "est")),
        ("g", ("j'", "ai")),
        ("nan", ("non",)),
        ("stp", ("s'", "il", "te", "plait")),
    ],
)
def test_usual_abbreviations_are_known(words: ChatWords, form: str, meaning: tuple[str, ...]) -> None:
    assert words.abbreviations[form] == meaning


def test_nothing_is_said_twice_around_a_question(words: ChatWords) -> None:
    for said in (words.before, words.after):
        assert len({fold(text) for text in said}) == len(said)
