"""What is wrong in a paths.yml is told with its line, entry and field."""

from __future__ import annotations

import pytest

from orientation.data_files.yaml_file import DataError
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.facts import load_facts
from orientation.knowledge.intent_labels import load_intent_labels
from orientation.paths.paths_data import Paths, load_paths
from tests.orientation.conftest import DATA_DIR

SOUND = (DATA_DIR / "paths.yml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def load(tmp_path_factory: pytest.TempPathFactory, real_catalogue: Catalogue):
    path = tmp_path_factory.mktemp("paths") / "paths.yml"
    facts = load_facts(DATA_DIR / "facts", real_catalogue.sources)
    intents = load_intent_labels(DATA_DIR / "intents.yml")

    def read(text: str) -> Paths:
        path.write_text(text, encoding="utf-8")
        return load_paths(path, real_catalogue, facts, intents)

    return read


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        # references that lead nowhere
        ("steps: [college, ", "steps: [colege, ", r"profiles «.college.», champ « steps ».*colege.*peut-être.*college"),
        ("signs: [[college], ", "signs: [[colège], ", r"profiles «.college.», champ « signs ».*colège"),
        ("next: [metier, specialites]", "next: [métier]", r"champ « next ».*métier"),
        ("advice: lycee", "advice: lycée", r"champ « advice ».*lycée"),
        ("variants: [premiere-technologique,", "variants: [premiere-techno,", r"champ « variants ».*premiere-techno"),
        ("{level_minimum}", "{level_minimun}", r"steps «.*\{level_minimun\}.*data/facts.*peut-être.*level_minimum"),
        ("sources: [fiche-metier]", "sources: [fiche]", r"champ « sources ».*sources.yml"),
        ("    diplomas: [master]", "    diplomas: [masters]", r"champ « programmes.diplomas ».*masters"),
        ("  diplomas: [bts]", "  diplomas: [btss]", r"signs «.bts.», champ « diplomas ».*btss"),
        ("admissions: [concours-avenir,", "admissions: [avenir,", r"champ « programmes.admissions ».*avenir"),
        ("intent: ask_role", "intent: ask_rôle", r"choices «.metier.», champ « intent ».*intents.yml"),
        # shapes
        ("steps: [college, lycee-specialites, apres-le-bac, bac-5]", "steps: [college]", r"au moins 2 éléments"),
        ("- id: self\n", "- id: me\n", r"speech «.me.», champ « id ».*self, self_has"),
        ("  told: true\n", "  told: oui\n", r"champ « told ».*true ou false"),
        ("ages: {from: 11, to: 14}", "ages: {from: onze, to: 14}", r"champ « ages.from ».*un nombre"),
        ("ages: {from: 11, to: 14}", "ages: {from: 14, to: 11}", r"signs «.age-de-college.», champ « ages ».*from.*to"),
        ("  ages: {from: 11, to: 14}\n", "", r"signs «.age-de-college.», champ « phrases ».*attendu"),
        ("  title: Collège\n", "  titre: Collège\n", r"champ « titre ».*inconnu.*title"),
        ("speech:\n", "parler:\n", r"section « parler ».*inconnue"),
        # names that the code needs
        ("- id: enfant\n", "- id: bambin\n", r"enfant"),
        ("- id: where-are-you\n", "- id: where\n", r"il manque « where-are-you » dans la section questions"),
    ],
)
def test_a_mistake_is_told_with_its_place(load, before: str, after: str, problem: str) -> None:
    assert before in SOUND
    with pytest.raises(DataError, match=problem.replace(" ", r"[\s\u00a0]")) as raised:
        load(SOUND.replace(before, after, 1))
    assert "paths.yml" in str(raised.value)


def test_the_sound_file_is_read_whole(load) -> None:
    paths = load(SOUND)
    assert list(paths.profiles)[-1] == "sans-idee"
    assert paths.signs["metier"].means == "travail"
    assert paths.signs["age-de-lycee"].ages == (15, 17)
    assert paths.steps["master"].programmes == {"diplomas": ("master",)}
    assert paths.choices["masters"].entities == {"diploma": ["master"]}


def test_every_entry_serves(load) -> None:
    paths = load(SOUND)
    profiles = paths.profiles.values()
    assert {id_ for profile in profiles for id_ in profile.steps} == set(paths.steps)
    assert {id_ for profile in profiles for id_ in profile.next} == set(paths.choices)
    assert {profile.advice for profile in profiles} == set(paths.advice)
