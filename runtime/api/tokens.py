"""Tokens that say which conversation a client may continue."""

from __future__ import annotations

import secrets
import time

import jwt

from runtime.api.errors import unauthorized

_ALGORITHM = "HS256"


class ConversationTokens:
    """Issue and read signed tokens; a token holds the conversation's id and its expiry, and nothing is stored.

    secret: the signing key; lifetime: seconds.
    """

    def __init__(self, secret: str, lifetime: int) -> None:
        self._secret = secret
        self.lifetime = lifetime

    def issue(self) -> tuple[str, str]:
        """Return a new conversation id and its token."""
        conversation_id = secrets.token_urlsafe(18)
        claims = {"sub": conversation_id, "exp": int(time.time()) + self.lifetime}
        return conversation_id, jwt.encode(claims, self._secret, _ALGORITHM)

    def read(self, authorization: str | None) -> str:
        """Return the conversation id of an `Authorization` header.

        Raises ApiError 401 when it is missing, not ours, or expired.
        """
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer":
            raise unauthorized()
        try:
            claims = jwt.decode(token.strip(), self._secret, [_ALGORITHM], options={"require": ["sub", "exp"]})
        except (jwt.InvalidTokenError, ValueError):
            raise unauthorized() from None
        return str(claims["sub"])
