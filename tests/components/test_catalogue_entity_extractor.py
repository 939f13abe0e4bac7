from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from components.catalogue_entity_extractor import DATA_DIR_VARIABLE, CatalogueEntityExtractor
from orientation.data_files.yaml_file import DataError

ROOT = Path(__file__).parents[2]
FILES = ("sources.yml", "places.yml", "programmes.yml")

NEW_TOWN = """
- id: zorgville
  name: Zorgville-sur-Mer
  region: bretagne
  department: "29"
  latitude: 48.1
  longitude: -4.2
"""
NEW_SCHOOL = """
- id: zorg
  name: École supérieure zorgienne
  short_name: ESZORG
"""


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    for name in FILES:
        shutil.copy(ROOT / "data" / name, folder)
    return folder


# The table of French words, which is long to make, stays in it from one test to the next.
CACHE = tempfile.TemporaryDirectory(prefix="cap-ia-")


def load(data_dir: Path, storage: Path) -> CatalogueEntityExtractor:
    """Load the component as a trained model does: it has nothing of its own in the model."""
    storage.mkdir(exist_ok=True)
    extractor: CatalogueEntityExtractor = CatalogueEntityExtractor.load(
        {"data_dir": str(data_dir), "cache_dir": CACHE.name},
        LocalModelStorage(storage),
        Resource("extractor"),
        ExecutionContext(GraphSchema({})),
    )
    return extractor


def entities(extractor: CatalogueEntityExtractor, text: str) -> list[dict[str, Any]]:
    message = Message({TEXT: text})
    extractor.process([message])
    found: list[dict[str, Any]] = message.get(ENTITIES)
    assert message.as_dict(only_output_properties=True)[ENTITIES] == found
    return found


def test_entities_have_ids_as_values(data_dir: Path, tmp_path: Path) -> None:
    assert entities(load(data_dir, tmp_path / "model"), "un master à grenobel") == [
        {
            "entity": "diploma",
            "value": "master",
            "start": 3,
            "end": 9,
            "confidence_entity": 1.0,
            "extractor": "CatalogueEntityExtractor",
        },
        {
            "entity": "town",
            "value": "grenoble",
            "start": 12,
            "end": 20,
            "confidence_entity": 0.88,
            "extractor": "CatalogueEntityExtractor",
        },
    ]


def test_a_message_without_any_name_has_no_entity(data_dir: Path, tmp_path: Path) -> None:
    extractor = load(data_dir, tmp_path / "model")
    assert entities(extractor, "c'est dur les maths ?") == []
    assert entities(extractor, "") == []


def test_entities_found_before_are_kept(data_dir: Path, tmp_path: Path) -> None:
    message = Message({TEXT: "à Lille", ENTITIES: [{"entity": "page", "value": "2"}]})
    load(data_dir, tmp_path / "model").process([message])
    assert [entity["entity"] for entity in message.get(ENTITIES)] == ["page", "town"]


def test_a_new_school_and_a_new_town_are_recognised_without_training(data_dir: Path, tmp_path: Path) -> None:
    text = "l'eszorg à zorgville sur mer, ou l'école superieure zorgiene"
    assert entities(load(data_dir, tmp_path / "model"), text) == []
    with (data_dir / "places.yml").open("a") as places:
        places.write(NEW_TOWN)
    programmes = (data_dir / "programmes.yml").read_text()
    (data_dir / "programmes.yml").write_text(programmes.replace("\nschools:", f"\nschools:{NEW_SCHOOL.rstrip()}"))
    after = entities(load(data_dir, tmp_path / "model"), text)
    assert [(entity["entity"], entity["value"]) for entity in after] == [
        ("school", "zorg"),
        ("town", "zorgville"),
        ("school", "zorg"),
    ]


def test_the_environment_names_another_data_folder(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(data_dir))
    assert entities(load(tmp_path / "nowhere", tmp_path / "model"), "Lille")


def test_incorrect_data_are_refused_with_the_place_of_the_error(data_dir: Path, tmp_path: Path) -> None:
    with (data_dir / "places.yml").open("a") as places:
        places.write(NEW_TOWN.replace("bretagne", "zorgie"))
    with pytest.raises(DataError) as error:
        load(data_dir, tmp_path / "model")
    for part in ("places.yml", "zorgville", "region", "zorgie"):
        assert part in str(error.value)
