"""What users may do about what is kept of them, over the API: erase it in the chat, and take a recap away."""

from __future__ import annotations

import json
import sqlite3
import uuid
from typing import Any

import pytest
import requests
from jsonschema import Draft202012Validator

from runtime.conversation_store.beginning import ERASED_TEXT
from tests.support.assistant import ROOT, Assistant, Conversation, text_of, unique

MESSAGES_SCHEMA = Draft202012Validator(json.loads((ROOT / "runtime/api/messages.schema.json").read_text()))
YES, NO = "Oui, efface tout", "Non, garde tout"


def new_id() -> str:
    return str(uuid.uuid4())


def labels(messages: list[dict[str, Any]]) -> list[str]:
    return [choice["label"] for message in messages for choice in message.get("choices", [])]


def choice_id(label: str, messages: list[dict[str, Any]]) -> str:
    found = {choice["label"]: choice["id"] for message in messages for choice in message.get("choices", [])}
    return str(found[label])


def ask_to_erase(conversation: Conversation) -> list[dict[str, Any]]:
    asked = conversation.say("efface tout")
    assert "vraiment tout effacer" in text_of(asked)
    assert {YES, NO} <= set(labels(asked))
    return asked


def begins_again(conversation: Conversation, answer: list[dict[str, Any]]) -> None:
    """Check that there is nothing but the notice and the welcome, and that one can go on."""
    MESSAGES_SCHEMA.validate(answer)
    assert "C’est effacé" in answer[0]["text"]
    assert answer[1] == conversation.welcome[0]
    history = conversation.history()
    assert [entry["from"] for entry in history] == ["assistant", "assistant"]
    assert [entry["text"] for entry in history] == [message["text"] for message in answer]


def test_erasing_in_the_chat_leaves_no_byte_and_begins_again(assistant: Assistant) -> None:
    conversation, other = assistant.open(), assistant.open()
    marks = [unique("zorglub") for _ in range(10)]
    for mark in marks:
        conversation.say(f"je veux une formation {mark} à Grenoble")
    kept = unique("bulgroz")
    other.say(f"je veux une formation {kept} à Lyon")
    asked = ask_to_erase(conversation)
    assert any(marks[0].encode() in content for content in assistant.files()), "nothing is erased before the yes"
    answer = conversation.choose(YES, asked)
    left = [mark for mark in marks for content in assistant.files() if mark.encode() in content]
    assert left == []
    assert any(kept.encode() in content for content in assistant.files()), "others' words stay"
    begins_again(conversation, answer)
    assert "€" in text_of(conversation.say("combien on gagne ?")), "the same conversation goes on"
    with sqlite3.connect(assistant.folder / "conversations.db") as database:
        (count,) = database.execute("SELECT count(*) FROM events WHERE data LIKE ?", (f"%{ERASED_TEXT}%",)).fetchone()
    assert count >= 1


def test_what_was_looked_at_is_forgotten_too(assistant: Assistant) -> None:
    conversation = assistant.open()
    conversation.say("bac+6 à Grenoble")
    conversation.say("le mastère de GEM")
    assert "Grenoble" in text_of(conversation.say("fais-moi un récap"))
    conversation.choose(YES, ask_to_erase(conversation))
    assert "aucune formation" in text_of(conversation.say("fais-moi un récap"))


@pytest.mark.parametrize("yes", ["oui", "Oui, efface tout stp"])
def test_a_typed_yes_erases_as_well(assistant: Assistant, yes: str) -> None:
    conversation = assistant.open()
    conversation.say("combien on gagne ?")
    ask_to_erase(conversation)
    begins_again(conversation, conversation.say(yes))


@pytest.mark.parametrize("text", ["oui mais combien on gagne ?", "non", "quelles études ?", "efface tout"])
def test_anything_else_erases_nothing(assistant: Assistant, text: str) -> None:
    conversation = assistant.open()
    conversation.say("salut")
    ask_to_erase(conversation)
    assert "C’est effacé" not in text_of(conversation.say(text))
    assert "salut" in [entry["text"] for entry in conversation.history()]


def test_a_yes_to_something_else_erases_nothing(assistant: Assistant) -> None:
    conversation = assistant.open()
    ask_to_erase(conversation)
    conversation.say("combien on gagne ?")
    assert "C’est effacé" not in text_of(conversation.say("oui"))


def test_a_no_keeps_everything(assistant: Assistant) -> None:
    conversation = assistant.open()
    conversation.say("salut")
    conversation.choose(NO, ask_to_erase(conversation))
    assert "salut" in [entry["text"] for entry in conversation.history()]


def test_a_repeat_of_the_yes_finds_its_answer(assistant: Assistant) -> None:
    conversation, message_id = assistant.open(), new_id()
    body = {"id": message_id, "choice": choice_id(YES, ask_to_erase(conversation))}
    first = conversation.post(body).json()
    later = conversation.say("combien on gagne ?")
    assert conversation.post(body).json() == first
    assert conversation.history()[-1]["text"] == later[-1]["text"], "and erases nothing again"


def test_the_yes_of_an_erased_conversation_is_gone(assistant: Assistant) -> None:
    conversation = assistant.open()
    asked = ask_to_erase(conversation)
    conversation.choose(YES, asked)
    response = conversation.post({"id": new_id(), "choice": choice_id(YES, asked)})
    assert (response.status_code, response.json()["error"]["code"]) == (409, "choice_not_offered")


def test_names_and_contacts_are_stored_nowhere(assistant: Assistant) -> None:
    conversation = assistant.open()
    said = "je m'appelle Zorglubine, zorglub@bulgroz.fr ou 06 98 76 54 31, je cherche un master à Lens"
    answer = conversation.say(said)
    assert "Lens" in text_of(answer), "it is understood all the same"
    shown = conversation.history()[1]["text"]
    assert shown == "je m'appelle [nom], [adresse e-mail] ou [téléphone], je cherche un master à Lens"
    for secret in (b"Zorglubine", b"bulgroz.fr", b"98 76 54 31"):
        assert not any(secret in content for content in assistant.files())


def test_schools_and_towns_are_not_taken_for_people(assistant: Assistant) -> None:
    conversation = assistant.open()
    for said in ("je suis à Lens", "Bonjour, c'est pour l'Isep", "moi c'est Lille"):
        conversation.say(said)
        assert said in [entry["text"] for entry in conversation.history()]


def test_answers_with_sources_can_be_voted_on(assistant: Assistant) -> None:
    conversation = assistant.open()
    for said in ("combien on gagne ?", "des formations à Grenoble"):
        assert labels(conversation.say(said))[-2:] == ["👍 Utile", "👎 Pas utile"]
    assert not any(
        label.startswith(("👍", "👎")) for label in labels([*conversation.welcome, *conversation.say("salut")])
    )


def test_a_vote_is_thanked_for_and_a_bad_one_may_have_a_reason(assistant: Assistant) -> None:
    conversation = assistant.open()
    answer = conversation.say("combien on gagne ?")
    thanks = conversation.choose("👍 Utile", answer)
    assert "Merci" in text_of(thanks)
    why = conversation.choose("👎 Pas utile", answer)
    assert labels(why) == ["Pas clair", "Pas ce que je demandais", "Faux ou pas à jour", "Trop court"]
    end = conversation.choose("Trop court", why)
    assert "c’est noté" in text_of(end)
    assert not any(label.startswith(("👍", "👎")) for label in labels([*thanks, *why, *end]))
    assert "€" in text_of(conversation.say("et au début ?")), "the conversation goes on from the answer"


def test_each_of_two_answers_has_its_own_votes(assistant: Assistant) -> None:
    answer = assistant.open().say("combien on gagne ? et c'est quoi les études ?")
    assert len(answer) == 2
    ids = [choice_id("👎 Pas utile", [message]) for message in answer]
    assert ids[0] != ids[1]


def recap(conversation: Conversation, form: str = "") -> requests.Response:
    return conversation.call("GET", "recap" + (f"?format={form}" if form else ""))


def test_the_recap_is_a_page_and_a_file(assistant: Assistant) -> None:
    conversation = assistant.open()
    assert "aucune formation" in recap(conversation).text
    conversation.say("bac+6 à Grenoble")
    conversation.say("le mastère de GEM")
    said = text_of(conversation.say("fais-moi un récap"))
    assert "Mastère Spécialisé Big Data" in said
    page, file = recap(conversation, "html"), recap(conversation, "pdf")
    assert (page.status_code, page.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "Mastère Spécialisé Big Data" in page.text
    assert page.text == recap(conversation).text
    assert (file.status_code, file.headers["Content-Type"]) == (200, "application/pdf")
    assert file.headers["Content-Disposition"] == 'attachment; filename="recap-cap-ia.pdf"'
    assert file.content.startswith(b"%PDF-")
    assert {page.headers["Cache-Control"], file.headers["Cache-Control"]} == {"no-store"}


def test_what_is_wrong_with_a_recap_is_said(assistant: Assistant) -> None:
    conversation = assistant.open()
    for form in ("doc", "PDF", "%20", "html&format=pdf"):
        assert recap(conversation, form).json()["error"]["code"] == "bad_format"
    assert conversation.call("GET", "recap?format=").status_code == 400
    assert requests.get(f"{assistant.url}/recap", timeout=30).status_code == 401
    conversation.call("DELETE", "conversations")
    assert (recap(conversation).status_code, recap(conversation).json()["error"]["code"]) == (409, "erased")
