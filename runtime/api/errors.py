"""The errors of the conversation API, each with the French sentence that the user reads."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

NO_HEADERS: Mapping[str, str] = MappingProxyType({})


class ApiError(Exception):
    """An answer other than success.

    status: HTTP status; code: stable identifier for clients; message: French sentence for the user.
    """

    def __init__(self, status: int, code: str, message: str, headers: Mapping[str, str] = NO_HEADERS) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers

    def body(self) -> dict[str, Any]:
        """Return the JSON body."""
        return {"error": {"code": self.code, "message": self.message}}


def bad_request(code: str, message: str) -> ApiError:
    """Return the 400 for a request that says something else than the contract."""
    return ApiError(400, code, message)


def unauthorized() -> ApiError:
    """Return the 401 for a missing, forged or expired token."""
    return ApiError(
        401,
        "unknown_token",
        "Cette conversation n’est plus valable. Ouvre une nouvelle conversation pour continuer.",
        {"WWW-Authenticate": "Bearer"},
    )


def erased() -> ApiError:
    """Return the 409 for a conversation of which nothing is stored any more."""
    return ApiError(409, "erased", "Cette conversation a été effacée. Ouvre une nouvelle conversation pour continuer.")


def choice_not_offered() -> ApiError:
    """Return the 409 for a choice that this conversation never offered."""
    return ApiError(
        409,
        "choice_not_offered",
        "Ce choix n’a pas été proposé dans cette conversation. Écris plutôt ta question.",
    )


def too_long(limit: int) -> ApiError:
    """Return the 413 for a text of more than `limit` characters."""
    return ApiError(
        413,
        "too_long",
        f"Ton message est trop long\u00a0: {limit} caractères au plus. Peux-tu le raccourcir\u00a0?",
    )


def too_many(retry_after: int) -> ApiError:
    """Return the 429, with the seconds to wait."""
    plural = "s" if retry_after > 1 else ""
    return ApiError(
        429,
        "too_many",
        f"Tu vas un peu vite pour moi\u00a0: réessaie dans {retry_after}\u00a0seconde{plural}.",
        {"Retry-After": str(retry_after)},
    )


def unavailable(code: str, message: str) -> ApiError:
    """Return the 503 for an assistant that cannot answer now."""
    return ApiError(503, code, message, {"Retry-After": "5"})


def cannot_answer_now() -> ApiError:
    """Return the 503 that a user may meet."""
    return unavailable(
        "unavailable",
        "Je ne peux pas répondre pour le moment. Réessaie dans quelques instants.",
    )
