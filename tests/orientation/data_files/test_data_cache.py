from __future__ import annotations

import json

import pytest

from orientation.data_files import data_cache
from orientation.data_files.data_cache import read_sections_once
from orientation.data_files.yaml_file import DataError, read_yaml
from orientation.knowledge.catalogue import build_catalogue, catalogue_files
from tests.orientation.sample import sample_files, write_files


def read_catalogue(data_dir, cache_dir):
    """Return the catalogue as a process reads it that has not read it yet."""
    return build_catalogue(read_sections_once(catalogue_files(data_dir), cache_dir))


@pytest.fixture
def data_dir(tmp_path):
    return write_files(tmp_path / "data", sample_files())


@pytest.fixture
def readings(monkeypatch):
    """Return the list of files read as YAML: what comes from the cache is not in it."""
    read = []

    def spy(path):
        read.append(path.name)
        return read_yaml(path)

    monkeypatch.setattr(data_cache, "read_yaml", spy)
    return read


def test_the_same_contents_are_read_once(data_dir, tmp_path, readings):
    first = read_catalogue(data_dir, tmp_path / "cache")
    again = read_catalogue(data_dir, tmp_path / "cache")
    assert sorted(readings) == ["places.yml", "programmes.yml", "sources.yml"]
    assert first == again


def test_a_change_is_seen_and_the_older_cache_removed(data_dir, tmp_path):
    cache_dir = tmp_path / "cache"
    read_catalogue(data_dir, cache_dir)
    files = sample_files()
    files["programmes.yml"]["programmes"][0]["title"] = "Nouveau titre"
    write_files(data_dir, files)
    assert read_catalogue(data_dir, cache_dir).programmes["brest-1"].title == "Nouveau titre"
    assert len(list(cache_dir.iterdir())) == 1


def test_two_data_folders_share_a_cache_folder(data_dir, tmp_path, readings):
    other = write_files(tmp_path / "other", sample_files())
    for _ in range(2):
        read_catalogue(data_dir, tmp_path / "cache")
        read_catalogue(other, tmp_path / "cache")
    assert len(readings) == 6


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b"Titre", b"Faux!"),
        lambda content: b"\xff\xfe" + content,
        lambda content: b"\n" + json.dumps({"programmes": []}).encode(),
    ],
)
def test_a_damaged_cache_is_read_again(data_dir, tmp_path, damage):
    good = read_catalogue(data_dir, tmp_path / "cache")
    (cache_file,) = (tmp_path / "cache").iterdir()
    content = cache_file.read_bytes()
    cache_file.write_bytes(damage(content))
    assert read_catalogue(data_dir, tmp_path / "cache") == good
    assert cache_file.read_bytes() == content


def test_a_cache_folder_that_cannot_be_written_is_no_error(data_dir, tmp_path):
    blocked = tmp_path / "cache"
    blocked.write_text("un fichier à la place du dossier")
    assert read_catalogue(data_dir, blocked).programmes
    assert read_catalogue(data_dir, blocked / "dedans").programmes


def test_wrong_data_is_never_cached(data_dir, tmp_path):
    files = sample_files()
    files["programmes.yml"]["programmes"][0]["level"] = "x"
    write_files(data_dir, files)
    for _ in range(2):
        with pytest.raises(DataError):
            read_catalogue(data_dir, tmp_path / "cache")
