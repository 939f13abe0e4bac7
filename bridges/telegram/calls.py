"""Calls to Telegram's Bot API: what goes wrong, in the terms of the delivery."""

from __future__ import annotations

import logging
import warnings
from datetime import timedelta
from typing import Any

import telegram
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest
from telegram.warnings import PTBUserWarning

from bridges.delivery.channel import Gone, Refused, TryLater
from bridges.delivery.process import BridgeError

logger = logging.getLogger(__name__)

POLL_SECONDS = 50
# One message at a time is sent: none may keep the others waiting for long.
TIMEOUT_SECONDS = 15
CONNECTIONS = 32

WRONG_TOKEN = (
    "Telegram refuse le jeton TELEGRAM_TOKEN : le copier à nouveau depuis @BotFather, puis relancer « make telegram »."
)
_CHAT_IS_GONE = ("chat not found", "not enough rights", "user is deactivated", "have no rights", "chat_write_forbidden")

# Answers are taken as they come, unread: an answer that the library cannot read must not look like a failed send.
warnings.filterwarnings("ignore", "Please use 'Bot", PTBUserWarning)


class Calls:
    """The methods of the Bot API, through python-telegram-bot; api_url: another server than Telegram's own."""

    def __init__(self, token: str, api_url: str | None = None) -> None:
        where = {} if api_url is None else {"base_url": f"{api_url.rstrip('/')}/bot"}
        timeouts: dict[str, Any] = {"connect_timeout": 10, "pool_timeout": TIMEOUT_SECONDS}
        self._requests = (
            HTTPXRequest(CONNECTIONS, read_timeout=TIMEOUT_SECONDS, write_timeout=TIMEOUT_SECONDS, **timeouts),
            HTTPXRequest(1, read_timeout=POLL_SECONDS + 10, **timeouts),
        )
        self._bot = telegram.Bot(token, request=self._requests[0], get_updates_request=self._requests[1], **where)

    async def call(self, method: str, **arguments: Any) -> Any:
        """Return what a method answers.

        Raises TryLater, Gone or Refused; ChatMigrated, whose `new_chat_id` is where the chat is now; BridgeError when
        the token is wrong.
        """
        try:
            return await self._bot.do_api_request(method, api_kwargs=arguments)
        except RetryAfter as error:
            raise TryLater("Telegram asks to wait", _seconds(error.retry_after)) from error
        except InvalidToken as error:
            raise BridgeError(WRONG_TOKEN) from error
        except Forbidden as error:
            raise Gone(error.message) from error
        except BadRequest as error:
            if any(words in error.message.lower() for words in _CHAT_IS_GONE):
                raise Gone(error.message) from error
            raise Refused(error.message) from error
        except ChatMigrated:
            raise
        except Conflict as error:
            raise TryLater(f"another program fetches the updates of this bot ({error.message})") from error
        except TelegramError as error:  # no connection, a server that stumbles, an answer that is no JSON
            raise TryLater(f"Telegram cannot be reached ({error.message})") from error

    async def close(self) -> None:
        """Close the connections."""
        for request in self._requests:
            await request.shutdown()


def _seconds(wait: float | timedelta) -> float:
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
