"""What Telegram's updates say to the bot."""

from __future__ import annotations

from typing import Any

import pytest

from bridges.telegram.updates import Bot, keyboard_with_chosen, read_update

BOT = Bot(42, "cap_ia_bot")
ANA = {"id": 7, "is_bot": False, "first_name": "Ana"}
PRIVATE = {"id": 7, "type": "private"}
GROUP = {"id": -5, "type": "supergroup"}
OURS = {"message_id": 3, "from": {"id": 42, "is_bot": True}, "chat": GROUP}
KEYBOARD = [[{"text": "✅ Un", "callback_data": "k1"}], [{"text": "Deux", "callback_data": "k2"}]]
THEIRS = {"message_id": 3, "from": ANA, "chat": GROUP}


def message(chat: dict[str, Any] = PRIVATE, **content: Any) -> dict[str, Any]:
    return {"update_id": 100, "message": {"message_id": 9, "date": 0, "chat": chat, "from": ANA, **content}}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"text": "cb sa gagne ?"}, ("text", "cb sa gagne ?")),
        ({"text": "  salut "}, ("text", "salut")),
        ({"text": "/start"}, ("start", "")),
        ({"text": "/start ref_12"}, ("start", "")),
        ({"text": "/START@Cap_IA_bot"}, ("start", "")),
        ({"text": "/recommencer"}, ("start", "")),
        ({"text": "/aide"}, ("help", "")),
        ({"text": "/help"}, ("help", "")),
        ({"text": "/effacer"}, ("erase", "")),
        ({"text": "/effacerait-on ?"}, ("text", "/effacerait-on ?")),
        ({"text": "/salaire"}, ("text", "/salaire")),
        ({"text": "@cap_ia_bot salut"}, ("text", "salut")),
        ({"text": "@cap_ia_bot"}, ("help", "")),
        ({"photo": [{}], "caption": "C’est quoi ?"}, ("unreadable", "")),
        *[
            ({kind: {}}, ("unreadable", ""))
            for kind in ("animation", "audio", "contact", "dice", "document", "location", "poll", "sticker", "story",
                         "venue", "video", "video_note", "voice")
        ],
        # Nothing is asked
        ({"text": "/aide@autre_bot"}, None),
        ({"new_chat_members": [ANA]}, None),
        ({"pinned_message": {}}, None),
        ({}, None),
    ],
)  # fmt: skip
def test_private_messages(content: dict[str, Any], expected: tuple[str, str] | None) -> None:
    incoming = read_update(message(**content), BOT)
    assert (incoming and (incoming.kind, incoming.text)) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"text": "salut tout le monde"}, None),
        ({"text": "/aide"}, None),
        ({"text": "/aide@autre_bot"}, None),
        ({"text": "moi@cap_ia_bottes"}, None),
        ({"text": "bravo", "reply_to_message": THEIRS}, None),
        ({"photo": [{}]}, None),
        ({"text": "@cap_ia_bot cb sa gagne ?"}, ("text", "cb sa gagne ?")),
        ({"text": "@Cap_IA_Bot, cb sa gagne ?"}, ("text", "cb sa gagne ?")),
        ({"text": "cb sa gagne @cap_ia_bot ?"}, ("text", "cb sa gagne ?")),
        ({"text": "et à Lille ?", "reply_to_message": OURS}, ("text", "et à Lille ?")),
        ({"text": "/aide@cap_ia_bot"}, ("help", "")),
        ({"text": "/effacer", "reply_to_message": OURS}, ("erase", "")),
        ({"photo": [{}], "caption": "@cap_ia_bot c’est quoi ?"}, ("unreadable", "")),
        ({"voice": {}, "reply_to_message": OURS}, ("unreadable", "")),
    ],
)
def test_group_messages(content: dict[str, Any], expected: tuple[str, str] | None) -> None:
    incoming = read_update(message(GROUP, **content), BOT)
    assert (incoming and (incoming.kind, incoming.text)) == expected


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1, "edited_message": message(text="x")["message"]},
        {"update_id": 1, "channel_post": {"message_id": 1, "chat": {"id": -9, "type": "channel"}, "text": "x"}},
        {"update_id": 1, "poll": {"id": "1"}},
        {"update_id": 1, "message": {"message_id": 1, "chat": GROUP, "text": "@cap_ia_bot x"}},
        {"update_id": 1, "message": {**message(text="x")["message"], "from": {"id": 8, "is_bot": True}}},
        {"update_id": 1, "callback_query": {"id": "1", "from": ANA, "inline_message_id": "2", "data": "x"}},
        {"update_id": 1, "something_new": {}},
    ],
)
def test_what_is_not_for_us(update: dict[str, Any]) -> None:
    assert read_update(update, BOT) is None


def test_a_private_message_is_answered_in_its_chat() -> None:
    incoming = read_update(message(text="x"), BOT)
    assert incoming is not None
    assert (incoming.key, incoming.chat, incoming.user, incoming.order) == ("100", "7", "7", 100)
    assert incoming.address == {"chat_id": 7}


def test_a_group_message_is_answered_as_a_reply_in_its_topic() -> None:
    topic = {"is_topic_message": True, "message_thread_id": 4}
    incoming = read_update(message(GROUP, text="@cap_ia_bot x", **topic), BOT)
    assert incoming is not None
    assert (incoming.chat, incoming.user) == ("-5", "7")
    assert incoming.address == {"chat_id": -5, "message_thread_id": 4, "reply_to": 9}


def test_an_album_is_one_update() -> None:
    keys = {
        incoming.key
        for number in (1, 2, 3)
        if (incoming := read_update({**message(photo=[{}], media_group_id="a"), "update_id": number}, BOT))
    }
    assert len(keys) == 1


class TestButtons:
    def query(self, data: str, **fields: Any) -> dict[str, Any]:
        markup = {"reply_markup": {"inline_keyboard": KEYBOARD}}
        return {"id": "q", "from": ANA, "data": data, "message": {"message_id": 3, "chat": GROUP, **markup}, **fields}

    @pytest.mark.parametrize(("data", "label"), [("k1", "Un"), ("k2", "Deux"), ("gone", "")])
    def test_a_pressed_button_says_its_key_and_label(self, data: str, label: str) -> None:
        incoming = read_update({"update_id": 5, "callback_query": self.query(data)}, BOT)
        assert incoming is not None
        assert (incoming.kind, incoming.text, incoming.label) == ("button", data, label)
        assert (incoming.chat, incoming.user, incoming.address) == ("-5", "7", {"chat_id": -5, "reply_to": 3})

    def test_the_chosen_one_is_marked_and_no_other(self) -> None:
        keyboard = keyboard_with_chosen(self.query("k2"))
        assert keyboard is not None
        assert [button["text"] for (button,) in keyboard] == ["Un", "✅ Deux"]
        assert [button["callback_data"] for (button,) in keyboard] == ["k1", "k2"]

    @pytest.mark.parametrize("message", [None, {"message_id": 3, "chat": GROUP, "date": 0}])
    def test_a_message_that_is_too_old_is_not_marked(self, message: Any) -> None:
        assert keyboard_with_chosen(self.query("k1", message=message)) is None
