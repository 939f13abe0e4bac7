"""Whole conversations on a real homeserver, with Element's own library: direct, encrypted, in a group."""

import time

import pytest

from tests.bridges.matrix.bookkeeping import Count, settled
from tests.bridges.matrix.bridge import Bridge
from tests.bridges.matrix.people import Person
from tests.bridges.matrix.synapse.homeserver import Homeserver
from tests.support.assistant import Assistant, Conversation

WELCOME = "Je suis Cap IA, un programme automatique"
QUIET_SECONDS = 0.3


class Talk:
    """What a person and the assistant say to each other in a room."""

    def __init__(self, somebody: Person, bridge: Bridge, room: str) -> None:
        self.person, self.room, self._bot = somebody, room, bridge.account.user_id
        somebody.until(lambda: self._bot in somebody.call("members", room=room), "the assistant joins")

    def read(self):
        return self.person.read(self.room, self._bot)

    def wait(self, count, welcome=False):
        """Return what the assistant said after its first `count` messages, as soon as it is whole.

        welcome: it is a welcome, which otherwise only comes before an answer.
        """

        def ended():
            new = self.read()[count:]
            last = new[-1]["content"] if new else {}
            return last.get("msgtype") == "m.notice" and (WELCOME in last["body"]) is welcome and len(new)

        length = self.person.until(ended, "the assistant answers")
        while True:
            time.sleep(QUIET_SECONDS)
            new = self.read()[count:]
            if len(new) == length:
                return new
            length = len(new)

    def ask(self, text, welcome=False, **content):
        before = len(self.read())
        self.person.say(self.room, text, **content)
        return self.wait(before, welcome)


def texts(messages):
    return [message["content"]["body"] for message in messages]


def bodies(messages):
    return "\n".join(texts(messages))


def labels(message):
    """Return the choices that a message offers, in the order of their numbers."""
    return [line.split(". ", 1)[1] for line in message["content"]["body"].splitlines() if line[:1].isdecimal()]


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
def test_a_direct_room_has_a_whole_conversation(
    bridge: Bridge, assistant: Assistant, lea: Person, encrypted: bool
) -> None:
    talk = Talk(lea, bridge, lea.room(bridge.account.user_id, encrypted=encrypted, direct=True))
    (welcome,) = talk.wait(0, welcome=True)
    assert WELCOME in welcome["content"]["body"]

    # A question: the picture first, then all of it in words, with its sources.
    picture, salary = talk.ask("cb sa gagne ?")
    assert "45\u00a0000 à 60\u00a0000\u00a0€" in salary["content"]["body"]
    assert "Source" in salary["content"]["body"]
    assert picture["content"]["msgtype"] == "m.image"
    assert ("file" in picture["content"]) is encrypted
    image = lea.picture(picture)
    assert image.startswith(b"\x89PNG")
    assert len(image) == picture["content"]["info"]["size"]

    # A choice by its number, another by its words, and a search.
    (job,) = talk.ask("c quoi le métier ?")
    offered = labels(job)
    assert "<ol><li>" in job["content"]["formatted_body"]
    (answer,) = talk.ask("2")
    again = labels(answer)
    talk.ask(again[0].upper())
    assert "Lille" in bodies(talk.ask("ya une école à Lille ?"))

    typed = ["cb sa gagne ?", "c quoi le métier ?", offered[1], again[0], "ya une école à Lille ?"]
    count = settled(bridge, assistant, talk.room, lea.id, typed, lambda: texts(talk.read()))
    assert count == Count(answered=5, lost=0, doubled=0, misplaced=0)

    everything = talk.read()
    assert {event["encrypted"] for event in everything} == {encrypted}
    assert not any(event["unreadable"] for event in everything)
    assert {event["content"]["msgtype"] for event in everything} == {"m.notice", "m.image"}
    assert all(event["content"]["m.mentions"] == {} for event in everything), "nobody’s telephone rings twice"


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
def test_in_a_group_only_who_speaks_to_it_is_answered(
    bridge: Bridge, lea: Person, karim: Person, encrypted: bool
) -> None:
    room = lea.room(bridge.account.user_id, karim.id, encrypted=encrypted, name="Terminale 4")
    karim.until(lambda: karim.call("join", room=room), "Karim joins")
    talk, other = Talk(lea, bridge, room), Talk(karim, bridge, room)
    lea.until(lambda: karim.id in lea.call("members", room=room), "Léa sees Karim")

    said = lea.say(room, "vous avez révisé ?")
    quoting = {"m.mentions": {"user_ids": [lea.id]}, "m.relates_to": {"m.in_reply_to": {"event_id": said}}}
    karim.say(room, f"> <{bridge.account.user_id}> Cap IA\n\naucune idée", **quoting)
    # By its name; as clients mark it.
    first = talk.ask("Cap IA : cb sa gagne ?")
    assert "€" in bodies(first)
    assert first[0]["content"]["m.mentions"] == {"user_ids": [lea.id]}
    asked = other.ask("c quoi le métier ?", **{"m.mentions": {"user_ids": [bridge.account.user_id]}})
    assert asked[0]["content"]["m.mentions"] == {"user_ids": [karim.id]}
    assert WELCOME in asked[0]["content"]["body"], "each has a conversation of their own"
    # As an answer to what it said, with the number of a choice: it is Karim’s choice, whoever spoke in between.
    karim.say(room, "je prends le 2")
    talk.ask("Cap IA, ya une école à Lille ?")
    (answer,) = other.ask("2", **{"m.relates_to": {"m.in_reply_to": {"event_id": asked[-1]["id"]}}})
    assert answer["relates_to"]["m.in_reply_to"]["event_id"].startswith("$")
    (by_words,) = other.ask(f"Cap IA {labels(asked[-1])[1]}")
    # Asked again in words: what was just said is not said again.
    assert texts([by_words])[0] != texts([answer])[0]

    answered = [event["content"]["m.mentions"].get("user_ids") for event in talk.read()]
    assert [it for it in answered if it] == [[lea.id], [karim.id], [lea.id], [karim.id], [karim.id]]
    assert not any(event["unreadable"] for event in [*talk.read(), *other.read()])


def test_in_a_thread_it_stays_in_the_thread(bridge: Bridge, lea: Person, karim: Person) -> None:
    room = lea.room(bridge.account.user_id, karim.id)
    talk = Talk(lea, bridge, room)
    root = lea.say(room, "J’ai une question sur les études")
    thread = {"rel_type": "m.thread", "event_id": root, "is_falling_back": True, "m.in_reply_to": {"event_id": root}}
    answer = talk.ask("Cap IA quelles études ?", **{"m.relates_to": thread})
    assert {event["relates_to"]["rel_type"] for event in answer} == {"m.thread"}
    assert {event["relates_to"]["event_id"] for event in answer} == {root}


def test_what_it_cannot_read_gets_a_sentence_and_what_is_no_message_nothing(bridge: Bridge, lea: Person) -> None:
    talk = Talk(lea, bridge, lea.room(bridge.account.user_id, direct=True))
    talk.wait(0, welcome=True)
    before = len(talk.read())
    said = lea.say(talk.room, "quelles études")
    talk.wait(before)
    # A correction of a message, a reaction, another program.
    correction = {"m.new_content": {"msgtype": "m.text", "body": "quelles études ?"}}
    replaces = {"m.relates_to": {"rel_type": "m.replace", "event_id": said}}
    lea.say(talk.room, "* quelles études ?", **correction, **replaces)
    reaction = {"m.relates_to": {"rel_type": "m.annotation", "event_id": said, "key": "👍"}}
    lea.call("event", room=talk.room, type="m.reaction", content=reaction)
    lea.call("send", room=talk.room, content={"msgtype": "m.notice", "body": "Sondage terminé."})
    before = len(talk.read())
    lea.call("event", room=talk.room, type="m.sticker", content={"body": "😀", "url": "mxc://x/y", "info": {}})
    lea.call("send", room=talk.room, content={"msgtype": "m.image", "body": "bulletin.png", "url": "mxc://x/z"})
    lea.say(talk.room, "", msgtype="m.location", geo_uri="geo:50.6,3.0")
    answers = lea.until(lambda: (it := talk.read()[before:]) and len(it) == 3 and it, "three answers")
    assert all("que les messages écrits" in event["content"]["body"] for event in answers)
    assert "€" in bodies(talk.ask("et le salaire ?"))
    assert len(talk.read()) == before + 3 + 2


def test_commands_start_again_erase_and_help(bridge: Bridge, assistant: Assistant, lea: Person) -> None:
    talk = Talk(lea, bridge, lea.room(bridge.account.user_id, direct=True))
    talk.wait(0, welcome=True)
    talk.ask("cb sa gagne ?")
    assert "!effacer" in bodies(talk.ask("!aide"))
    first = bridge.tokens(talk.room)[lea.id]
    assert WELCOME in bodies(talk.ask("!recommencer", welcome=True))
    second = bridge.tokens(talk.room)[lea.id]
    assert Conversation(assistant, first, []).call("GET", "messages").status_code in (401, 409)
    assert "effacé" in bodies(talk.ask("!effacer"))
    assert Conversation(assistant, second, []).call("GET", "messages").status_code in (401, 409)
    assert bridge.tokens(talk.room) == {}
    assert "rien n’est enregistré" in bodies(talk.ask("!effacer"))


def test_a_room_that_everybody_left_is_left(bridge: Bridge, homeserver: Homeserver, lea: Person) -> None:
    talk = Talk(lea, bridge, lea.room(bridge.account.user_id, direct=True))
    talk.wait(0, welcome=True)
    lea.call("leave", room=talk.room)

    def joined():
        path = f"/_synapse/admin/v1/users/{bridge.account.user_id}/joined_rooms"
        return homeserver.call(homeserver.admin, "GET", path)["joined_rooms"]

    lea.until(lambda: talk.room not in joined(), "the assistant leaves")
