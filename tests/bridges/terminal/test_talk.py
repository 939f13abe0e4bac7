import subprocess
import sys
from typing import Any

import pytest

from bridges.api_client import UNREACHABLE, ApiClient, Message
from bridges.terminal.talk import BYE, SEND_AGAIN, Talk
from tests.support.scripted_api import DROPPED, WELCOME, ScriptedApi, answered, opened, refused

CHOICES = [{"id": "c-1", "label": "Le salaire"}, {"id": "c-2", "label": "Les études"}]


class Terminal:
    """A talk, and all that it has shown."""

    def __init__(self, api: ScriptedApi) -> None:
        self.lines: list[str] = []
        self.talk = Talk(ApiClient(api.url, pause=lambda _: None), self._show, self.lines.append)

    def _show(self, messages: list[Message]) -> None:
        self.lines += [message["text"] for message in messages]

    def after(self, *typed: str) -> list[str]:
        """Type these lines and return what they made appear."""
        self.lines.clear()
        for line in typed:
            assert self.talk.hear(line)
        return self.lines


@pytest.fixture
def terminal(api: ScriptedApi) -> Terminal:
    """A terminal whose conversation is open, after a welcome with two choices."""
    api.answers(opened(message={**WELCOME, "choices": CHOICES}))
    terminal = Terminal(api)
    assert terminal.talk.begin()
    assert terminal.lines == [WELCOME["text"]]
    return terminal


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("  Et le salaire ? ", {"text": "Et le salaire ?"}),
        ("2", {"choice": "c-2"}),
        ("/ask_salary", {"text": "/ask_salary"}),
        ("2 ans", {"text": "2 ans"}),
    ],
)
def test_what_is_typed_is_sent(api: ScriptedApi, terminal: Terminal, typed: str, sent: dict[str, str]) -> None:
    api.answers(answered("Voilà."))
    assert terminal.after(typed) == ["Voilà."]
    (body,) = api.said()
    del body["id"]
    assert body == sent


def test_a_number_that_is_no_choice_is_not_sent(api: ScriptedApi, terminal: Terminal) -> None:
    assert terminal.after("3") == ["Les choix vont de 1 à 2."]
    assert api.said() == []


def test_a_number_is_text_when_nothing_is_to_choose(api: ScriptedApi, terminal: Terminal) -> None:
    api.answers(answered("Sans choix."), answered("Un an."))
    terminal.after("Et toi ?", "1")
    assert api.said()[1]["text"] == "1"


def test_an_empty_line_sends_nothing(api: ScriptedApi, terminal: Terminal) -> None:
    assert terminal.after("", "  ") == []
    assert api.said() == []


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        ([DROPPED] * 3, [UNREACHABLE, SEND_AGAIN]),
        ([refused(503, "Je reviens.")], ["Je reviens.", SEND_AGAIN]),
        (
            [refused(429, "Doucement.", Retry_After="7")],
            ["Doucement.", SEND_AGAIN],
        ),
    ],
)
def test_after_a_failure_enter_sends_the_same_turn_again(
    api: ScriptedApi, terminal: Terminal, failure: list[Any], told: list[str]
) -> None:
    api.answers(*failure, answered("Me revoilà."))
    assert terminal.after("Oui ?") == told
    assert terminal.after("") == ["Me revoilà."]
    assert len({body["id"] for body in api.said()}) == 1
    assert terminal.after("") == []


@pytest.mark.parametrize(
    "refusal", [refused(409, "Ce choix n’est plus proposé."), refused(413, "Ton message est trop long.")]
)
def test_a_refusal_of_the_turn_itself_is_told_and_not_kept(api: ScriptedApi, terminal: Terminal, refusal: Any) -> None:
    api.answers(refusal)
    assert terminal.after("1") == [refusal[1]["error"]["message"]]
    assert terminal.after("") == []


@pytest.mark.parametrize("refusal", [refused(401, "Expirée."), refused(409, "Expirée.", code="erased")])
def test_a_conversation_that_is_over_is_replaced_by_a_new_one(
    api: ScriptedApi, terminal: Terminal, refusal: Any
) -> None:
    api.answers(refusal, opened("token-2"), answered("Voilà."))
    assert terminal.after("Oui ?") == ["Expirée.", SEND_AGAIN]
    assert terminal.after("") == [WELCOME["text"], "Voilà."]
    assert api.received[-1][2] == "Bearer token-2"


def test_a_choice_does_not_outlive_its_conversation(api: ScriptedApi, terminal: Terminal) -> None:
    api.answers(refused(401, "Expirée."))
    assert terminal.after("1", "") == ["Expirée."]


def test_beginning_again_opens_a_new_conversation(api: ScriptedApi, terminal: Terminal) -> None:
    api.answers(opened("token-2"), answered("Voilà."))
    assert terminal.after("/recommencer", "Oui ?") == [WELCOME["text"], "Voilà."]
    assert api.received[-1][2] == "Bearer token-2"


def test_erasing_forgets_and_the_next_question_opens_a_new_conversation(api: ScriptedApi, terminal: Terminal) -> None:
    api.answers((204, None))
    (told,) = terminal.after("/effacer")
    assert "effacé" in told
    assert api.received[-1][:3] == ("DELETE", "/api/v1/conversations", "Bearer token-1")
    assert terminal.after("/effacer") == ["Rien n’est enregistré."]
    api.answers(opened("token-2"), answered("Voilà."))
    assert terminal.after("1") == [WELCOME["text"], "Voilà."]
    assert api.said()[-1]["text"] == "1"


def test_leaving(terminal: Terminal) -> None:
    assert not terminal.talk.hear("/quitter")
    assert terminal.lines[-1] == BYE


def run_terminal(url: str, typed: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bridges.terminal", "--url", url]
    return subprocess.run(command, input=typed, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("last_line", ["", "/quitter\n"])
def test_the_program_itself(api: ScriptedApi, last_line: str) -> None:
    api.answers(opened(), answered("Voilà."))
    result = run_terminal(api.url, f"Oui ?\n{last_line}")
    assert (result.returncode, result.stderr) == (0, "")
    assert "Toi > Oui ?\n\nVoilà.\n" in result.stdout
    assert result.stdout.endswith(f"{BYE}\n")


def test_the_program_says_that_the_server_is_down() -> None:
    result = run_terminal("http://127.0.0.1:9/api/v1", "")
    assert (result.returncode, result.stdout, result.stderr) == (1, f"{UNREACHABLE}\n", "")
