"""The settings of the conversation API, from `credentials.yml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from orientation.data_files.yaml_file import DataError, read_yaml
from orientation.text import NBSP
from runtime.api.rates import Network, Rates, read_networks

CHANNEL = "conversation_api"


@dataclass(frozen=True)
class Options:
    """What a site may tune.

    token_lifetime_hours; max_text_length: characters of a message; rates: of messages, of new conversations and of
    erasing; trusted_proxies: whose X-Forwarded-For is believed; origins: web sites whose pages may call the API.
    """

    token_lifetime_hours: float
    max_text_length: int
    rates: Rates
    trusted_proxies: Sequence[Network] = field(default_factory=list)
    origins: Sequence[str] = field(default_factory=list)


def read_options(path: Path) -> Options:
    """Return the settings of a credentials file.

    Raises DataError that names the file, the setting and what is expected.
    """
    document = read_yaml(path)
    written = document.data.get(CHANNEL) if isinstance(document.data, Mapping) else None
    if not isinstance(written, Mapping):
        raise DataError([f"{path}{NBSP}: «{NBSP}{CHANNEL}{NBSP}:{NBSP}» et ses réglages sont attendus."])
    try:
        return _options(written)
    except _WrongSettingError as error:
        line = document.line((CHANNEL, error.setting))
        problem = f"{path}, ligne {line}, {CHANNEL}, «{NBSP}{error.setting}{NBSP}»{NBSP}: {error.expected}."
        raise DataError([problem]) from None


class _WrongSettingError(Exception):
    def __init__(self, setting: str, expected: str) -> None:
        super().__init__(setting)
        self.setting = setting
        self.expected = expected


def _options(written: Mapping[str, Any]) -> Options:
    known = Options.__dataclass_fields__
    for name in written:
        if name not in known:
            raise _WrongSettingError(str(name), f"réglage inconnu, ceux qui existent sont {', '.join(known)}")
    return Options(
        token_lifetime_hours=_number(written, "token_lifetime_hours"),
        max_text_length=int(_number(written, "max_text_length")),
        rates=_rates(_present(written, "rates")),
        trusted_proxies=_proxies(written.get("trusted_proxies") or []),
        origins=_texts(written.get("origins") or [], "origins"),
    )


def _present(written: Mapping[str, Any], name: str) -> Any:
    if name not in written:
        raise _WrongSettingError(name, "ce réglage manque")
    return written[name]


def _number(written: Mapping[str, Any], name: str) -> float:
    value = _present(written, name)
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        raise _WrongSettingError(name, f"un nombre plus grand que 0 est attendu, pas «{NBSP}{value}{NBSP}»")
    return float(value)


def _rates(written: Any) -> Rates:
    try:
        return Rates(**written)
    except TypeError as error:
        raise _WrongSettingError("rates", f"des limites nommées sont attendues ({error})") from None
    except ValueError as error:
        raise _WrongSettingError(
            "rates", f"des limites comme «{NBSP}30/minute{NBSP}» sont attendues ({error})"
        ) from None


def _proxies(written: Any) -> list[Network]:
    try:
        return read_networks(_texts(written, "trusted_proxies"))
    except ValueError as error:
        raise _WrongSettingError("trusted_proxies", f"des adresses ou des réseaux sont attendus ({error})") from None


def _texts(written: Any, name: str) -> list[str]:
    if not isinstance(written, list) or not all(isinstance(each, str) for each in written):
        raise _WrongSettingError(name, "une liste de textes est attendue")
    return written
