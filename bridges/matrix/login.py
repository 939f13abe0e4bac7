"""The assistant's account: found, proved, and the same device at each start."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import Any

import aiohttp
from nio import LoginResponse, WhoamiResponse

from bridges.delivery.process import BridgeError
from bridges.matrix import private_file
from bridges.matrix.client import Client
from bridges.matrix.settings import MatrixSettings
from orientation.text import NBSP

logger = logging.getLogger(__name__)

DEVICE_NAME = "Assistant d’orientation"
RETRY_SECONDS = 2.0
LONGEST_RETRY_SECONDS = 30.0
TIMEOUT = aiohttp.ClientTimeout(total=30)

_NOT_MATRIX = (
    "MATRIX_HOMESERVER vaut «\u00a0{}\u00a0»\u00a0: aucun serveur Matrix ne répond à cette adresse "
    "(l’adresse elle-même, ou le nom de domaine, est attendu)."
)


async def log_in(settings: MatrixSettings, folder: Path) -> Client:
    """Return a client that is logged in, its keys loaded from `folder`, which is made for it alone.

    Waits for a homeserver that does not answer; raises BridgeError for a wrong address, account, token or password.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    client = Client(await _find_homeserver(settings.homeserver), folder)
    try:
        if settings.token is not None:
            await _with_token(client, settings, settings.token)
        else:
            await _with_password(client, settings, folder / "session.json")
        await _check_keys(client, folder)
        client.load_store()
    except BaseException:
        await client.close()
        raise
    return client


async def _find_homeserver(address: str) -> str:
    """Return the address of the client API: the one given, or the one that its domain names."""
    pause = RETRY_SECONDS
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        while True:
            try:
                if "versions" in await _json(session, f"{address}/_matrix/client/versions"):
                    return address
                known = await _json(session, f"{address}/.well-known/matrix/client")
                named = known.get("m.homeserver", {}).get("base_url")
                if isinstance(named, str) and "versions" in await _json(
                    session, f"{named.rstrip('/')}/_matrix/client/versions"
                ):
                    return named.rstrip("/")
                raise BridgeError(_NOT_MATRIX.format(address))
            except aiohttp.InvalidURL:
                raise BridgeError(_NOT_MATRIX.format(address)) from None
            except (aiohttp.ClientError, asyncio.TimeoutError) as error:
                logger.warning(
                    f"Le serveur Matrix {address} ne répond pas ({type(error).__name__}){NBSP}: nouvel essai dans "
                    f"{pause:.0f}{NBSP}s. Si cela dure, vérifier MATRIX_HOMESERVER."
                )
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_RETRY_SECONDS)


async def _json(session: aiohttp.ClientSession, url: str) -> dict[str, Any]:
    async with session.get(url) as response:
        if response.status >= 500:
            response.raise_for_status()
        try:
            body = await response.json(content_type=None)
        except ValueError:
            body = None
        return body if response.status == 200 and isinstance(body, dict) else {}


async def _with_token(client: Client, settings: MatrixSettings, token: str) -> None:
    client.access_token = token
    me = await client.whoami()
    if not isinstance(me, WhoamiResponse):
        raise BridgeError(_refusal(me, f"MATRIX_TOKEN n’est pas, ou n’est plus, un jeton de {client.homeserver}."))
    if settings.user is not None and not _is_same(settings.user, me.user_id):
        raise BridgeError(f"MATRIX_TOKEN est un jeton de {me.user_id}, MATRIX_USER vaut «{NBSP}{settings.user}{NBSP}».")
    if not me.device_id:
        raise BridgeError(f"MATRIX_TOKEN n’appartient à aucun appareil{NBSP}: sans appareil, pas de chiffrement.")
    client.user_id, client.device_id = me.user_id, me.device_id


async def _with_password(client: Client, settings: MatrixSettings, file: Path) -> None:
    """Take up the session of the last start, else open one: a new device only where there was none."""
    assert settings.user is not None
    assert settings.password is not None
    session = private_file.read(file)
    if session.get("homeserver") == client.homeserver and _is_same(settings.user, session.get("user_id", "")):
        client.access_token = session["token"]
        me = await client.whoami()
        if isinstance(me, WhoamiResponse):
            client.user_id, client.device_id = me.user_id, me.device_id
            return
        if me.status_code != "M_UNKNOWN_TOKEN":
            raise BridgeError(_refusal(me, f"{client.homeserver} refuse la session."))
        client.access_token = ""
        if me.soft_logout:
            client.device_id = session["device_id"]
        else:
            # The homeserver has forgotten the device with its keys: they cannot be published again.
            _store(file.parent, session).unlink(missing_ok=True)
    client.user = settings.user
    # The keys are loaded once it is known that they belong to this device.
    store_path, client.store_path = client.store_path, ""
    response = await client.login(settings.password, device_name=DEVICE_NAME)
    client.store_path = store_path
    if not isinstance(response, LoginResponse):
        raise BridgeError(_refusal(response, "MATRIX_USER ou MATRIX_PASSWORD n’est pas le bon."))
    private_file.write(
        file,
        {
            "homeserver": client.homeserver,
            "user_id": client.user_id,
            "device_id": client.device_id,
            "token": client.access_token,
        },
    )


async def _check_keys(client: Client, folder: Path) -> None:
    """Refuse a device whose keys are another program's, or lost: nobody could read what it sends."""
    if _store(folder, {"user_id": client.user_id, "device_id": client.device_id}).exists():
        return
    known = await client.post("keys/query", {"device_keys": {client.user_id: [client.device_id]}})
    published = known.get("device_keys", {}).get(client.user_id, {})
    if client.device_id in published:
        raise BridgeError(
            f"L’appareil {client.device_id} a déjà des clés de chiffrement, qui ne sont pas dans {folder}{NBSP}: "
            f"son jeton vient d’une autre application (Element{NBSP}?), ou ce dossier a été vidé. "
            f"Donner MATRIX_PASSWORD à la place de MATRIX_TOKEN, ou le jeton d’une nouvelle connexion."
        )


def _store(folder: Path, session: dict[str, Any]) -> Path:
    return folder / f"{session['user_id']}_{session['device_id']}.db"


def _is_same(user: str, user_id: str) -> bool:
    """Tell whether the setting names this account, in full or by its first half."""
    return user.lstrip("@") in (user_id.lstrip("@"), user_id.lstrip("@").split(":")[0])


def _refusal(response: Any, sentence: str) -> str:
    known = response.status_code in ("M_UNKNOWN_TOKEN", "M_MISSING_TOKEN", "M_FORBIDDEN", "M_INVALID_USERNAME")
    return sentence if known else f"{sentence} (réponse du serveur{NBSP}: {response.message})"
