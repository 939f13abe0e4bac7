"""The sample catalogue, and the real one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from orientation.knowledge.catalogue import CATALOGUE_FILES, Catalogue, load_catalogue
from orientation.knowledge.names import names
from orientation.recognition.recognition import Recogniser
from tests.orientation.sample import load

DATA_DIR = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Return the sample catalogue."""
    return load(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def real_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Return the catalogue of data/."""
    return load_catalogue(DATA_DIR, tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def sheet_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Return the catalogue of data/ with the programmes of the job sheet alone, which do not change."""
    folder = tmp_path_factory.mktemp("sheet")
    for name in CATALOGUE_FILES:
        shutil.copy(DATA_DIR / name, folder)
    return load_catalogue(folder, folder / "cache")


@pytest.fixture(scope="session")
def sheet_recogniser(sheet_catalogue: Catalogue) -> Recogniser:
    """Return what finds the names of the job sheet's catalogue in a text."""
    return Recogniser(names(sheet_catalogue))


@pytest.fixture(scope="session")
def recogniser(real_catalogue: Catalogue) -> Recogniser:
    """Return what finds the names of data/ in a text."""
    return Recogniser(names(real_catalogue))
