"""The exchange in the terminal: what the user types, what the assistant answers, what goes wrong."""

from __future__ import annotations

from collections.abc import Callable

from bridges.api_client import ApiClient, ApiError, Message, Turn
from bridges.rendering.choices import Choice, choices_of
from bridges.rendering.html import plain_text
from bridges.rendering.permanent import NEED_HELP
from orientation.text import NBSP

HELP = (
    "Écris ta question, ou le numéro d’un choix.\n"
    f"/recommencer{NBSP}: nouvelle conversation — /effacer{NBSP}: tout effacer — /quitter{NBSP}: partir — "
    f"/aide{NBSP}: ceci\n\n" + plain_text(NEED_HELP)
)
SEND_AGAIN = f"Ton message est gardé{NBSP}: appuie sur Entrée pour le renvoyer."
BYE = f"Au revoir{NBSP}!"


class Talk:
    """One user's exchange with the assistant.

    `show` receives the messages of the assistant, `tell` the sentences of this program.
    """

    def __init__(self, client: ApiClient, show: Callable[[list[Message]], None], tell: Callable[[str], None]) -> None:
        self._client = client
        self._show = show
        self._tell = tell
        self._open = False
        self._choices: list[Choice] = []
        self._pending: Turn | None = None

    def begin(self) -> bool:
        """Open a conversation and show its welcome; tell why and return False when it cannot be."""
        try:
            welcome = self._client.open()
        except ApiError as error:
            self._tell_error(error)
            return False
        self._open = True
        self._pending = None
        self._answer(welcome)
        return True

    def hear(self, line: str) -> bool:
        """Take a line that the user typed; return False when the exchange is over."""
        line = line.strip()
        if line == "/quitter":
            self._tell(BYE)
            return False
        if line == "/recommencer":
            self.begin()
        elif line == "/effacer":
            self._erase()
        elif line == "/aide":
            self._tell(HELP)
        elif turn := self._turn(line):
            self._send(turn)
        return True

    def _turn(self, line: str) -> Turn | None:
        if not line:
            return self._pending
        if line.isdecimal() and self._choices:
            number = int(line)
            if 1 <= number <= len(self._choices):
                return Turn.choice(self._choices[number - 1].id)
            self._tell(f"Les choix vont de 1 à {len(self._choices)}.")
            return None
        return Turn.text(line)

    def _send(self, turn: Turn) -> None:
        if not self._open and not self.begin():
            self._keep(turn)
            return
        try:
            self._answer(self._client.say(turn))
            self._pending = None
        except ApiError as error:
            self._tell_error(error)
            if error.is_over:
                self._open = False
            if _worth_sending_again(turn, error):
                self._keep(turn)

    def _erase(self) -> None:
        if not self._open:
            self._tell("Rien n’est enregistré.")
            return
        try:
            self._client.erase()
        except ApiError as error:
            self._tell_error(error)
            return
        self._open = False
        self._pending = None
        self._choices = []
        self._tell("Tout ce qui était enregistré de notre conversation est effacé.")

    def _answer(self, messages: list[Message]) -> None:
        self._choices = choices_of(messages)
        self._show(messages)

    def _keep(self, turn: Turn) -> None:
        self._pending = turn
        self._tell(SEND_AGAIN)

    def _tell_error(self, error: ApiError) -> None:
        self._tell(str(error))


def _worth_sending_again(turn: Turn, error: ApiError) -> bool:
    if error.is_over:  # the next conversation never offered this choice
        return "text" in turn.content
    return error.status is None or error.status == 429 or error.status >= 500
