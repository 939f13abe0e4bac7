import pytest

from bridges.api_client import UNREACHABLE, UNREADABLE, ApiClient, ApiError, Turn
from tests.support.scripted_api import DROPPED, WELCOME, ScriptedApi, answered, opened, refused


@pytest.fixture
def client(api: ScriptedApi) -> ApiClient:
    return ApiClient(api.url, pause=lambda _: None)


def test_a_conversation_from_opening_to_erasing(api: ScriptedApi, client: ApiClient) -> None:
    api.answers(opened("token-1"), answered("Un métier."), (204, None))
    assert client.open() == [WELCOME]
    turn = Turn.text("C’est quoi ?")
    assert client.say(turn) == [{"type": "text", "text": "Un métier."}]
    client.erase()
    assert api.received == [
        ("POST", "/api/v1/conversations", None, None),
        ("POST", "/api/v1/messages", "Bearer token-1", {"id": turn.id, "text": "C’est quoi ?"}),
        ("DELETE", "/api/v1/conversations", "Bearer token-1", None),
    ]


def test_a_choice_is_sent_as_a_choice(api: ScriptedApi, client: ApiClient) -> None:
    api.answers(opened(), answered("Oui."))
    client.open()
    client.say(turn := Turn.choice("c-7"))
    assert api.said() == [{"id": turn.id, "choice": "c-7"}]


def test_a_new_conversation_does_not_show_the_old_token(api: ScriptedApi, client: ApiClient) -> None:
    api.answers(opened("old"), opened("new"), answered("Oui."))
    client.open()
    client.open()
    client.say(Turn.text("Oui ?"))
    assert [token for _, _, token, _ in api.received] == [None, None, "Bearer new"]


def test_a_lost_answer_is_asked_again_with_the_same_id(api: ScriptedApi, client: ApiClient) -> None:
    api.answers(opened(), DROPPED, DROPPED, answered("Oui."))
    client.open()
    assert client.say(Turn.text("Oui ?"))[0]["text"] == "Oui."
    assert len(api.said()) == 3
    assert len({body["id"] for body in api.said()}) == 1


def test_two_turns_have_two_ids() -> None:
    assert Turn.text("Oui ?").id != Turn.text("Oui ?").id


def test_a_server_that_is_down_is_a_sentence() -> None:
    pauses: list[float] = []
    with pytest.raises(ApiError, match="make run") as failure:
        ApiClient("http://127.0.0.1:9/api/v1", pause=pauses.append).open()
    assert str(failure.value) == UNREACHABLE
    assert failure.value.status is None
    assert len(pauses) == 2


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (refused(429, "Doucement.", Retry_After="12"), ("Doucement.", 429, 12)),
        (refused(429, "Doucement.", Retry_After="soon"), ("Doucement.", 429, None)),
        (refused(503, "Je reviens bientôt."), ("Je reviens bientôt.", 503, None)),
        (refused(401, "La conversation a expiré."), ("La conversation a expiré.", 401, None)),
        ((500, b"<h1>Oops</h1>"), (UNREADABLE, 500, None)),
        ((400, {"error": "bad"}), (UNREADABLE, 400, None)),
        ((200, b"<h1>A proxy</h1>"), (UNREADABLE, 200, None)),
        ((200, {"messages": "none"}), (UNREADABLE, None, None)),
    ],
)
def test_a_refusal_is_a_sentence_for_the_user(
    api: ScriptedApi, client: ApiClient, step: object, expected: tuple[str, int | None, int | None]
) -> None:
    api.answers(opened(), step)
    client.open()
    with pytest.raises(ApiError) as failure:
        client.say(Turn.text("Oui ?"))
    assert (str(failure.value), failure.value.status, failure.value.retry_after) == expected


def test_an_opening_without_token_is_unreadable(api: ScriptedApi, client: ApiClient) -> None:
    api.answers((201, {"messages": [WELCOME]}))
    with pytest.raises(ApiError, match="ne comprends pas"):
        client.open()
