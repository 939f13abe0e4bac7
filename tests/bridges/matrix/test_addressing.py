"""Which messages of a room are for the assistant, and what they say: tables of cases."""

import pytest

from bridges.matrix.addressing import Me, is_mentioned, is_message, read, replied_to, thread_of

ME = Me("@cap-ia:exemple.org", "Cap IA")
LEA = "@lea:exemple.org"


def said(body="Bonjour", msgtype="m.text", sender=LEA, kind="m.room.message", **content):
    return {"type": kind, "sender": sender, "content": {"msgtype": msgtype, "body": body, **content}}


def reply(**relation):
    return {"m.relates_to": {"m.in_reply_to": {"event_id": "$question"}, **relation}}


IN_THREAD = {"rel_type": "m.thread", "event_id": "$root"}


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (said(), True),
        (said(msgtype="m.emote"), True),
        (said(msgtype="m.image"), True),
        (said(kind="m.sticker"), True),
        (said(kind="org.matrix.msc3381.poll.start"), True),
        # Its own, another program's, a correction of what was answered already.
        (said(sender=ME.user_id), False),
        (said(msgtype="m.notice"), False),
        (said(**{"m.relates_to": {"rel_type": "m.replace", "event_id": "$x"}}), False),
        # Not said by anybody, taken back, or broken.
        ({"type": "m.reaction", "sender": LEA, "content": {"m.relates_to": {"key": "👍"}}}, False),
        ({"type": "m.room.member", "sender": LEA, "content": {"membership": "join"}}, False),
        ({"type": "m.room.message", "sender": LEA, "content": {}}, False),
        ({"type": "m.room.message", "sender": LEA, "content": None}, False),
        ({"type": "m.room.message", "sender": LEA}, False),
    ],
)
def test_only_what_a_person_says_is_a_message(event, expected):
    assert is_message(event, ME) is expected


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (said("Bonjour à tous"), False),
        # As clients mark it, now and before.
        (said("tu gagnes cb ?", **{"m.mentions": {"user_ids": [ME.user_id]}}), True),
        (said("x", formatted_body='<a href="https://matrix.to/#/@cap-ia:exemple.org">Cap IA</a> salut'), True),
        (said("x", formatted_body='<a href="https://matrix.to/#/@cap-ia:exemple.org.evil">x</a>'), False),
        # In words.
        (said("Cap IA : quel salaire ?"), True),
        (said("cap ia, quel salaire ?"), True),
        (said("dis cap ia quel salaire"), True),
        (said("@cap-ia:exemple.org salut"), True),
        (said("@cap-ia salut"), True),
        # Other words, other people, somebody else's words.
        (said("le cap iadémique"), False),
        (said("handicap ia"), False),
        (said("x", **{"m.mentions": {"user_ids": [LEA]}}), False),
        (said("x", **{"m.mentions": {"user_ids": "@cap-ia:exemple.org"}}), False),
        (said("> <@karim:exemple.org> Cap IA est nul\n\nmais non", **reply()), False),
        (said("> Cap IA est nul"), True),
        (said(None), False),
        (said(12), False),
    ],
)
def test_a_mention_is_seen_as_marked_and_in_words(event, expected):
    assert is_mentioned(event, ME) is expected


@pytest.mark.parametrize(
    ("event", "kind", "text"),
    [
        (said("cb sa gagne ?"), "text", "cb sa gagne ?"),
        (said("  2 "), "text", "2"),
        (said("applaudit", msgtype="m.emote"), "text", "applaudit"),
        # The name is for the room, not for the question.
        (said("Cap IA : quel salaire ?"), "text", "quel salaire ?"),
        (said("@Cap IA quel salaire ?"), "text", "quel salaire ?"),
        (said("@cap-ia:exemple.org: 2"), "text", "2"),
        (said("quel salaire, Cap IA"), "text", "quel salaire"),
        (said("le CAP IA existe ?"), "text", "le CAP IA existe ?"),
        (said("Cap IA"), "help", ""),
        # What older clients quote.
        (said("> <@cap-ia:exemple.org> Réponds par un numéro\n> 1. Oui\n\n2", **reply()), "text", "2"),
        (said("> 2", **reply()), "help", ""),
        (said("> citation"), "text", "> citation"),
        # Commands, with what clients let through.
        (said("!aide"), "help", ""),
        (said("/aide"), "help", ""),
        (said("!Recommencer"), "start", ""),
        (said("Cap IA: !effacer"), "erase", ""),
        (said("!truc"), "text", "!truc"),
        (said("!aide moi"), "text", "!aide moi"),
        # Not written.
        (said("photo.png", msgtype="m.image"), "unreadable", ""),
        (said("voix.ogg", msgtype="m.audio"), "unreadable", ""),
        (said("ici", msgtype="m.location"), "unreadable", ""),
        (said("😀", kind="m.sticker"), "unreadable", ""),
        (said("x", msgtype=None), "unreadable", ""),
        (said(""), "help", ""),
        (said(None), "help", ""),
    ],
)
def test_what_a_message_says(event, kind, text):
    assert read(event, ME) == (kind, text)


def test_a_name_with_signs_is_taken_as_it_is():
    me = Me("@cap-ia:exemple.org", "Cap.IA (robot)")
    assert is_mentioned(said("Cap.IA (robot) salut"), me)
    assert not is_mentioned(said("CapxIA (robot) salut"), me)
    assert read(said("Cap.IA (robot): salut"), me) == ("text", "salut")


@pytest.mark.parametrize(
    ("event", "answered", "thread"),
    [
        (said(), None, None),
        (said(**reply()), "$question", None),
        (said(**reply(**IN_THREAD)), "$question", "$root"),
        # Clients that know no threads are shown an answer to the last message: nobody chose it.
        (said(**reply(is_falling_back=True, **IN_THREAD)), "$root", "$root"),
        (said(**{"m.relates_to": {"m.in_reply_to": "$x"}}), None, None),
        (said(**{"m.relates_to": {"m.in_reply_to": {"event_id": 1}}}), None, None),
        (said(**{"m.relates_to": {"rel_type": "m.thread", "event_id": 1}}), None, None),
        (said(**{"m.relates_to": "$x"}), None, None),
    ],
)
def test_what_a_message_answers(event, answered, thread):
    assert (replied_to(event), thread_of(event)) == (answered, thread)
