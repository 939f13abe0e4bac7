from __future__ import annotations

import pytest

from orientation.text import fold
from orientation.understanding.chat_words import ChatWords
from orientation.understanding.message import Named, Token, TokenisedMessage
from orientation.understanding.message_reader import MessageReader
from orientation.understanding.reading import ReadWord

LEMMAS = {word: word for word in ("combien", "salaire", "une", "ecole", "quel")}
CHAT_WORDS = ChatWords(abbreviations={"cb": ("combien",)}, before=(), after=(), jobs=frozenset(["plombier"]))
EXAMPLES = ("combien salaire", "quel salaire", "combien une ecole")


def message(text: str, *names: Named) -> TokenisedMessage:
    tokens, at = [], 0
    for word in text.split():
        tokens.append(Token(fold(word), at, at + len(word)))
        at += len(word) + 1
    return TokenisedMessage(tokens, names, text)


@pytest.fixture(scope="module")
def reader() -> MessageReader:
    return MessageReader.learn(map(message, EXAMPLES), CHAT_WORDS, LEMMAS.get)


@pytest.mark.parametrize(
    ("text", "known"),
    [("combien", True), ("salaire", True), ("cb", True), ("quel", False), ("ecole", False), ("plombier", False)],
)
def test_words_that_the_examples_have_twice_are_known(reader: MessageReader, text: str, known: bool) -> None:
    (words,) = reader.read(message(text))
    if text == "plombier":
        assert words == (ReadWord("plombier", "<job>"),)
    else:
        assert [word.known for word in words] == [known]


def test_a_name_is_its_kind(reader: MessageReader) -> None:
    read = reader.read(message("une ecole Lille", Named(10, 15, "town", "lille")))
    assert read[2] == (ReadWord("<town>", "<town>"),)
    assert len(read) == 3


def test_names_of_the_examples_are_no_words() -> None:
    examples = [message("Lille", Named(0, 5, "town", "lille"))] * 3
    assert MessageReader.learn(examples, CHAT_WORDS, LEMMAS.get).save()["vocabulary"] == []


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Quel salaire", "Quel salaire"),
        ("CB salzire", "combien salaire"),
        ("une École à Cb", "une École à combien"),
        ("une ecole Salzire", "une ecole Salzire"),  # the name of a town here
        ("", ""),
    ],
)
def test_a_text_in_full_has_the_words_that_were_meant(reader: MessageReader, text: str, full: str) -> None:
    names = [Named(10, 17, "town", "salzire")] if text.endswith("Salzire") else []
    assert reader.in_full(message(text, *names)) == full


@pytest.mark.parametrize(
    ("start", "end", "full"), [(0, 1, "combien"), (1, None, "Une salaire"), (1, 2, "Une"), (3, None, "")]
)
def test_a_part_of_a_message_in_full(reader: MessageReader, start: int, end: int | None, full: str) -> None:
    assert reader.in_full(message("cb Une salzire"), start, end) == full


def test_a_text_is_read_as_a_message_without_names(reader: MessageReader) -> None:
    assert [word.word for word in reader.read_text("Cb, quel salaire ?")] == ["combien", "quel", "salaire"]


def test_what_was_learnt_comes_back(reader: MessageReader) -> None:
    learnt = reader.save()
    assert learnt == {
        "vocabulary": ["combien", "salaire"],
        "abbreviations": {"cb": ["combien"]},
        "jobs": ["plombier"],
    }
    again = MessageReader.load(learnt, LEMMAS.get)
    for text in ("cb salzire", "plombier", "quel"):
        assert again.read(message(text)) == reader.read(message(text))
