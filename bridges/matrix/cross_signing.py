"""The account vouches for its device: clients that exclude devices that nobody signed still read the assistant.

The library knows nothing of this, so the three keys of the account are made and used here, as the Matrix
specification says ("Cross-signing"); they stand in `cross_signing.json` beside the device's keys.
"""

from __future__ import annotations

import base64
import logging
from pathlib import Path
from typing import Any

from Crypto.PublicKey import ECC
from Crypto.Signature import eddsa
from nio.api import Api

from bridges.matrix import private_file
from bridges.matrix.client import Client

logger = logging.getLogger(__name__)

_USAGES = ("master", "self_signing", "user_signing")


async def sign_device(client: Client, folder: Path, password: str | None) -> bool:
    """See to it that the account's own key signs this device; tell whether it does.

    password: some homeservers ask for it again. It cannot be done for an account whose keys another program made.
    """
    published = await client.post("keys/query", {"device_keys": {client.user_id: [client.device_id]}})
    keys = _keys(folder)
    master = published.get("master_keys", {}).get(client.user_id)
    if master is None:
        answer = await _publish(client, keys, password)
        if "errcode" in answer:
            logger.warning("The account's keys could not be published: %s", answer.get("error"))
            return False
    elif _public(keys["master"]) not in master["keys"].values():
        logger.warning(
            "Another program made the keys of this account: it has to verify the device %s.", client.device_id
        )
        return False
    device = published.get("device_keys", {}).get(client.user_id, {}).get(client.device_id)
    if device is None:
        logger.warning("The homeserver does not know the keys of the device %s.", client.device_id)
        return False
    signer = f"ed25519:{_public(keys['self_signing'])}"
    if signer in device["signatures"][client.user_id]:
        return True
    signed = _signed(client.user_id, keys["self_signing"], device)
    answer = await client.post("keys/signatures/upload", {client.user_id: {client.device_id: signed}})
    return not answer.get("failures") and "errcode" not in answer


async def _publish(client: Client, keys: dict[str, ECC.EccKey], password: str | None) -> dict[str, Any]:
    body: dict[str, Any] = {f"{usage}_key": _description(client.user_id, usage, keys[usage]) for usage in _USAGES}
    for usage in _USAGES[1:]:
        body[f"{usage}_key"] = _signed(client.user_id, keys["master"], body[f"{usage}_key"])
    answer = await client.post("keys/device_signing/upload", body)
    if "session" in answer and password is not None:
        body["auth"] = {
            "type": "m.login.password",
            "identifier": {"type": "m.id.user", "user": client.user_id},
            "password": password,
            "session": answer["session"],
        }
        answer = await client.post("keys/device_signing/upload", body)
    return {"errcode": "M_FORBIDDEN", "error": "a password is asked for", **answer} if "flows" in answer else answer


def _keys(folder: Path) -> dict[str, ECC.EccKey]:
    file = folder / "cross_signing.json"
    seeds = private_file.read(file)
    if not seeds:
        seeds = {usage: base64.b64encode(ECC.generate(curve="Ed25519").seed).decode() for usage in _USAGES}
        private_file.write(file, seeds)
    return {usage: ECC.construct(curve="Ed25519", seed=base64.b64decode(seeds[usage])) for usage in _USAGES}


def _description(user_id: str, usage: str, key: ECC.EccKey) -> dict[str, Any]:
    return {"user_id": user_id, "usage": [usage], "keys": {f"ed25519:{_public(key)}": _public(key)}}


def _signed(user_id: str, key: ECC.EccKey, content: dict[str, Any]) -> dict[str, Any]:
    """Return the content with one signature more; what is not signed (`unsigned`) is left out."""
    bare = {name: value for name, value in content.items() if name not in ("signatures", "unsigned")}
    signature = _base64(eddsa.new(key, "rfc8032").sign(Api.to_canonical_json(bare).encode()))
    signatures = {**content.get("signatures", {}).get(user_id, {}), f"ed25519:{_public(key)}": signature}
    return {**bare, "signatures": {user_id: signatures}}


def _public(key: ECC.EccKey) -> str:
    return _base64(key.public_key().export_key(format="raw"))


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode().rstrip("=")
