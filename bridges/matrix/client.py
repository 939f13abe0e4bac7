"""The library's client, made to outlive a kill at any moment."""

from __future__ import annotations

import asyncio
import json
import logging
from pathlib import Path
from typing import Any

import aiohttp
from nio import AsyncClient, AsyncClientConfig, KeysUploadResponse, SyncResponse
from nio.api import Api

logger = logging.getLogger(__name__)

LONGEST_RETRY_PAUSE = 5


class Client(AsyncClient):
    """A Matrix client whose keys stand in `store_path`; it waits for a homeserver that is away or asks to wait."""

    def __init__(self, homeserver: str, store_path: Path) -> None:
        config = AsyncClientConfig(max_timeout_retry_wait_time=LONGEST_RETRY_PAUSE)
        super().__init__(homeserver, store_path=str(store_path), config=config)

    async def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """Return what the homeserver answers to a call that the library does not know, errors too."""
        headers = {"Authorization": f"Bearer {self.access_token}", "Content-Type": "application/json"}
        while True:
            try:
                request = await self.send("POST", f"/_matrix/client/v3/{path}", json.dumps(body), headers)
                async with request as response:
                    answer: dict[str, Any] = await response.json()
                    return answer
            except (aiohttp.ClientError, asyncio.TimeoutError, ValueError) as error:
                logger.warning("%s: the homeserver does not answer (%s)", path, type(error).__name__)
                await asyncio.sleep(LONGEST_RETRY_PAUSE)

    async def keys_upload(self) -> Any:
        """Upload this device's keys; the library's own forgets them if it is killed before the answer."""
        keys = self.olm.share_keys()
        self.olm.save_account()
        method, path, data = Api.keys_upload(self.access_token, keys)
        return await self._send(KeysUploadResponse, method, path, data)

    async def keep_keys(self, response: SyncResponse) -> None:
        """Do what a sync asks for the keys: publish new ones, learn others' devices, renew broken sessions."""
        if response.device_key_count.signed_curve25519 == 0:
            # The library takes 0 for "not said", and would never publish keys again.
            self.olm.uploaded_key_count = 0
        await self.send_to_device_messages()
        if self.should_upload_keys:
            await self.keys_upload()
        await self.learn_devices()
        if self.should_claim_keys:
            await self.keys_claim(self.get_users_for_key_claiming())

    async def learn_devices(self) -> None:
        """Learn the devices of those who have new ones: what is sent next must be readable there too."""
        if self.should_query_keys:
            await self.keys_query()
