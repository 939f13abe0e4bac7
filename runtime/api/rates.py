"""How often a conversation and an address may speak."""

from __future__ import annotations

import ipaddress
import math
import time
from collections.abc import Sequence

from limits import RateLimitItem, parse
from limits.storage import storage_from_string
from limits.strategies import SlidingWindowCounterRateLimiter

from runtime.api.errors import too_many

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class Rates:
    """Count what comes, in memory or in the store named by `storage` (several workers share a Redis one).

    conversation, address, opening, erasing: limits such as "30/minute", for the calls of one conversation, all calls
    from one address, the conversations opened and those erased from one address. An address may be a school: leave
    room for a class.
    """

    def __init__(
        self, conversation: str, address: str, opening: str, erasing: str = "60/minute", storage: str = "memory://"
    ) -> None:
        self._limiter = SlidingWindowCounterRateLimiter(storage_from_string(storage))
        self._conversation = parse(conversation)
        self._address = parse(address)
        self._opening = parse(opening)
        self._erasing = parse(erasing)

    def check_message(self, conversation_id: str, address: str | None) -> None:
        """Count one message; raises ApiError 429. address: None for a bridge, which is exempt."""
        self._hit(self._conversation, "conversation", conversation_id)
        self._check_address(address)

    def check_opening(self, address: str | None) -> None:
        """Count one new conversation; raises ApiError 429."""
        if address is not None:
            self._hit(self._opening, "opening", address)
        self._check_address(address)

    def check_erasing(self, conversation_id: str, address: str | None) -> None:
        """Count one erasure, as a message of the conversation too; raises ApiError 429."""
        if address is not None:
            self._hit(self._erasing, "erasing", address)
        self.check_message(conversation_id, address)

    def _check_address(self, address: str | None) -> None:
        if address is not None:
            self._hit(self._address, "address", address)

    def _hit(self, limit: RateLimitItem, *key: str) -> None:
        if not self._limiter.hit(limit, *key):
            reset_at = self._limiter.get_window_stats(limit, *key)[0]
            raise too_many(max(1, math.ceil(reset_at - time.time())))


def read_networks(networks: Sequence[str]) -> list[Network]:
    """Return the networks of the trusted proxies; raises ValueError that names the wrong one."""
    return [ipaddress.ip_network(network, strict=False) for network in networks]


def client_address(peer: str, forwarded_for: str | None, trusted: Sequence[Network]) -> str:
    """Return the address of the client: the nearest one that is not a trusted proxy.

    peer: the address that is connected; forwarded_for: the `X-Forwarded-For` header, believed only from trusted peers.
    """
    hops = [hop.strip() for hop in (forwarded_for or "").split(",") if hop.strip()]
    address = peer
    while _is_trusted(address, trusted) and hops:
        address = hops.pop()
    return address


def _is_trusted(address: str, trusted: Sequence[Network]) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in trusted)
