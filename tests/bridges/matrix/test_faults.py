"""Everything that can die dies: nothing is lost, nothing is said twice, everything in order."""

import random
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.bridges.matrix.bookkeeping import Count, settled
from tests.bridges.matrix.bridge import Bridge, running_bridge
from tests.bridges.matrix.lossy_proxy import lossy_proxy
from tests.bridges.matrix.people import Person
from tests.bridges.matrix.synapse.homeserver import Homeserver
from tests.bridges.matrix.texter import Texter
from tests.support.assistant import Assistant

CLASS, MESSAGES = 8, 5
REFUSED = '429 "PUT /_matrix/client/v3/rooms'
SEARCH = "ya une école à Lille ?"
QUESTIONS = ["cb sa gagne ?", "c quoi le métier ?", SEARCH, "quelles études ?", "qui recrute ?", "et à Paris ?"]


@pytest.fixture(scope="module")
def texters(homeserver: Homeserver, bridge: Bridge) -> list[Texter]:
    """Return three people in direct rooms of their own."""
    accounts = [homeserver.register(f"texter-{number}") for number in range(3)]
    everybody = [Texter(homeserver, account, bridge.account.user_id) for account in accounts]
    with ThreadPoolExecutor() as pool:
        list(pool.map(Texter.invite, everybody))
        assert all(pool.map(lambda texter: texter.until(1), everybody)), "they are greeted"
    return everybody


@pytest.fixture
def books(bridge: Bridge, assistant: Assistant, lea: Person, texters: list[Texter]) -> "Books":
    return Books(bridge, assistant, lea, texters)


class Books:
    """What everybody sent, Léa in an encrypted room, and what became of it."""

    def __init__(self, bridge: Bridge, assistant: Assistant, lea: Person, texters: list[Texter]) -> None:
        self._bridge, self._assistant, self._lea, self._texters = bridge, assistant, lea, texters
        self._room = lea.room(bridge.account.user_id, encrypted=True, direct=True)
        self._sent: list[str] = []
        lea.until(self._read, "the assistant greets")

    def everybody_says(self, *texts: str) -> None:
        for text in texts:
            with ThreadPoolExecutor() as pool:
                list(pool.map(lambda texter: texter.say(text), self._texters))  # noqa: B023
            self._lea.say(self._room, text)
            self._sent.append(text)

    def count(self) -> Count:
        """Count what became of all that was ever sent, once it is answered."""
        counts = [
            settled(self._bridge, self._assistant, it.room, it.account.user_id, it.sent, it.read)
            for it in self._texters
        ]
        counts.append(settled(self._bridge, self._assistant, self._room, self._lea.id, self._sent, self._read))
        return Count(*map(sum, zip(*counts, strict=True)))

    @property
    def sent(self) -> int:
        return len(self._sent) + sum(len(texter.sent) for texter in self._texters)

    def _read(self) -> list[str]:
        said = self._lea.read(self._room, self._bridge.account.user_id)
        assert not any(event["unreadable"] for event in said), "keys were kept"
        return [event["content"]["body"] for event in said]


def test_the_bridge_killed_at_any_moment(bridge: Bridge, books: Books) -> None:
    moments = [random.uniform(0, 1.5) for _ in range(3)]
    for moment, *texts in zip(moments, QUESTIONS, QUESTIONS[1:], strict=False):
        books.everybody_says(*texts)
        time.sleep(moment)
        bridge.stop(signal.SIGKILL)
        books.everybody_says(texts[0])
        bridge.start()
    assert books.count() == Count(answered=books.sent, lost=0, doubled=0, misplaced=0), moments


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
def test_killed_between_a_message_and_the_news_of_it(
    homeserver: Homeserver, assistant: Assistant, lea: Person, folder: Path, encrypted: bool
) -> None:
    account = homeserver.register(f"unlucky-{encrypted}".lower(), "Cap IA")
    with lossy_proxy(homeserver.url) as proxy, running_bridge(Bridge(folder, proxy.url, assistant.url, account)) as it:
        room = lea.room(account.user_id, encrypted=encrypted, direct=True)

        def read() -> list[str]:
            return [event["content"]["body"] for event in lea.read(room, account.user_id)]

        lea.until(read, "the assistant greets")
        proxy.lose(lambda: it.stop(signal.SIGKILL))
        lea.say(room, "c quoi le métier ?")
        proxy.wait()
        it.start()
        # The same without a death: the connection breaks.
        proxy.lose(lambda: None)
        lea.say(room, SEARCH)
        proxy.wait()
        count = settled(it, assistant, room, lea.id, ["c quoi le métier ?", SEARCH], read)
        assert count == Count(answered=2, lost=0, doubled=0, misplaced=0)


def test_the_server_killed(bridge: Bridge, assistant: Assistant, books: Books) -> None:
    books.everybody_says("cb sa gagne ?")
    assistant.kill("server")
    try:
        books.everybody_says("quelles études ?")
    finally:
        assistant.start_server()
    books.everybody_says(SEARCH)
    books.everybody_says("et à Paris ?")
    assert books.count() == Count(answered=books.sent, lost=0, doubled=0, misplaced=0)


def test_the_homeserver_stopped(
    homeserver: Homeserver, bridge: Bridge, assistant: Assistant, books: Books, folder: Path
) -> None:
    books.everybody_says("c quoi le métier ?")
    # A bridge that is started meanwhile waits for it.
    other = Bridge(folder, homeserver.url, assistant.url, homeserver.register("waiting"))
    homeserver.stop()
    try:
        other.begin()
        other.wait("ne répond pas")
    finally:
        homeserver.start()
    books.everybody_says(SEARCH)
    assert books.count() == Count(answered=books.sent, lost=0, doubled=0, misplaced=0)
    assert "Traceback" not in bridge.log
    other.wait()
    other.stop()


def test_what_was_said_while_the_bridge_was_stopped(
    homeserver: Homeserver, bridge: Bridge, assistant: Assistant, texters: list[Texter], books: Books
) -> None:
    bridge.stop()
    books.everybody_says("quelles études ?")
    # More than a sync brings, in a room that is known and in one that is new.
    newcomer = Texter(homeserver, homeserver.register("newcomer"), bridge.account.user_id)
    newcomer.invite()
    for somebody, messages in (texters[0], 22), (newcomer, 12):
        for number in range(messages):
            somebody.say(QUESTIONS[number % len(QUESTIONS)])
    bridge.start()
    assert books.count() == Count(answered=books.sent, lost=0, doubled=0, misplaced=0)
    read = (newcomer.room, newcomer.account.user_id, newcomer.sent, newcomer.read)
    assert settled(bridge, assistant, *read) == Count(answered=12, lost=0, doubled=0, misplaced=0)


def test_a_class_that_writes_at_once(homeserver: Homeserver, bridge: Bridge, assistant: Assistant) -> None:
    crowd = [Texter(homeserver, homeserver.register(f"class-{n}"), bridge.account.user_id) for n in range(CLASS)]

    def writes(texter: Texter) -> None:
        texter.invite()
        for text in (QUESTIONS * 2)[:MESSAGES]:
            texter.say(text)

    with ThreadPoolExecutor(CLASS) as pool:
        list(pool.map(writes, crowd))
    counts = [settled(bridge, assistant, it.room, it.account.user_id, it.sent, it.read) for it in crowd]
    assert counts == [Count(answered=MESSAGES, lost=0, doubled=0, misplaced=0)] * CLASS


def test_the_limits_of_the_homeserver_are_obeyed(
    homeserver: Homeserver, bridge: Bridge, assistant: Assistant, texters: list[Texter], books: Books
) -> None:
    limits = f"/_synapse/admin/v1/users/{bridge.account.user_id}/override_ratelimit"
    already = homeserver.log.count(REFUSED)
    homeserver.call(homeserver.admin, "POST", limits, {"messages_per_second": 2, "burst_count": 2})
    try:
        books.everybody_says("qui recrute ?", "et à Paris ?")
        assert books.count() == Count(answered=books.sent, lost=0, doubled=0, misplaced=0)
    finally:
        homeserver.call(homeserver.admin, "DELETE", limits)
    refused = homeserver.log.count(REFUSED) - already
    # Eight answers at once, two a second: who waits as asked is refused a few times, who insists hundreds of times.
    assert 0 < refused < 40
