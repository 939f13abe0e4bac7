"""The settings of credentials.yml: read, or refused with the place and what is expected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from orientation.data_files.yaml_file import DataError
from runtime.api.options import CHANNEL, read_options
from tests.support.assistant import ROOT

GOOD: dict[str, Any] = {
    "token_lifetime_hours": 1.5,
    "max_text_length": 500,
    "rates": {"conversation": "30/minute", "address": "900/minute", "opening": "120/minute"},
    "trusted_proxies": ["10.0.0.0/8"],
    "origins": ["https://lycee.example"],
}


def written(folder: Path, content: Any) -> Path:
    path = folder / "credentials.yml"
    path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    return path


def test_the_project_s_own_are_read() -> None:
    options = read_options(ROOT / "credentials.yml")
    assert (options.token_lifetime_hours, options.max_text_length) == (24, 1000)
    assert (options.trusted_proxies, options.origins) == ([], [])


def test_all_are_read(tmp_path: Path) -> None:
    options = read_options(written(tmp_path, {CHANNEL: GOOD}))
    assert (options.token_lifetime_hours, options.max_text_length) == (1.5, 500)
    assert [str(network) for network in options.trusted_proxies] == ["10.0.0.0/8"]
    assert options.origins == ["https://lycee.example"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"token_lifetime_hours": 0}, "ligne 2, conversation_api, « token_lifetime_hours » : un nombre plus grand"),
        ({"token_lifetime_hours": True}, "« token_lifetime_hours » : un nombre"),
        ({"max_text_length": "mille"}, "ligne 3, conversation_api, « max_text_length » : un nombre"),
        ({"rates": "30/minute"}, "ligne 4, conversation_api, « rates » : des limites nommées"),
        ({"rates": {"conversation": "30/minute"}}, "« rates » : des limites nommées"),
        ({"rates": {**GOOD["rates"], "opening": "souvent"}}, "« rates » : des limites comme « 30/minute »"),
        ({"trusted_proxies": ["mon-proxy"]}, "« trusted_proxies » : des adresses ou des réseaux"),
        ({"origins": "https://lycee.example"}, "« origins » : une liste de textes"),
        ({"origine": []}, "« origine » : réglage inconnu, ceux qui existent sont token_lifetime_hours, "),
    ],
    ids=str,
)
def test_what_is_wrong_is_named(tmp_path: Path, change: dict[str, Any], said: str) -> None:
    path = written(tmp_path, {CHANNEL: {**GOOD, **change}})
    with pytest.raises(DataError) as refusal:
        read_options(path)
    assert said in str(refusal.value).replace("\u00a0", " ")
    assert str(path) in str(refusal.value)


@pytest.mark.parametrize("missing", ["token_lifetime_hours", "max_text_length", "rates"])
def test_what_is_missing_is_named(tmp_path: Path, missing: str) -> None:
    path = written(tmp_path, {CHANNEL: {name: value for name, value in GOOD.items() if name != missing}})
    with pytest.raises(DataError, match=f"{missing}.*ce réglage manque"):
        read_options(path)


@pytest.mark.parametrize("content", [None, [], {"rest": None}, {CHANNEL: None}])
def test_a_file_without_them_says_what_is_expected(tmp_path: Path, content: Any) -> None:
    with pytest.raises(DataError, match=r"conversation_api.*réglages sont attendus"):
        read_options(written(tmp_path, content))
