from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from orientation.recognition.french import lexicon
from orientation.text import fold
from orientation.understanding.chat_words import ChatWords
from orientation.understanding.encoder import Matrix
from orientation.understanding.linear_model import LinearModel
from orientation.understanding.message import Named, Token, TokenisedMessage
from orientation.understanding.message_classifier import (
    Classified,
    ClassifierSettings,
    FollowUp,
    MessageClassifier,
    Topic,
)
from orientation.understanding.segments import cuts
from tests.orientation.understanding.classifier_examples import CUT_WEIGHTS, EXAMPLES

LEMMA = lexicon(Path(__file__).parents[3] / ".cache").lemma
TOWNS = ("Lille", "Brest", "Lens", "Paris", "Trifouilly")
CHAT_WORDS = ChatWords({"cb": ("combien",)}, ("dis moi voir", "eh oh"), ("sérieux quoi",), frozenset(["plombier"]))
SETTINGS: dict[str, Any] = {
    "temperature": 0.12,
    "vector_share": 0.3,
    "story_tokens": 25,
    "cut_tokens": 40,
    "cut_weights": CUT_WEIGHTS,
    "topic_tokens": 10,
}
STUDIES, SALARY = Topic("ask_studies", "quelles études après le lycée"), Topic("ask_salary", "combien on gagne")
# « ensuite » after the salary asks for the studies here: only an example can tell.
FOLLOW_UPS = [(text, SALARY, "ask_studies") for text in ("et ensuite ?", "ensuite", "ensuite alors", "mais ensuite ?")]


class IntentEncoder:
    """Gives a sentence the vector of an intent: of the one whose example it is, of the first one otherwise."""

    dimension = len(EXAMPLES)
    version = "intents"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Matrix:
        self.asked += texts
        meant = [[any(text.startswith(said) for said in examples) for examples in EXAMPLES.values()] for text in texts]
        return np.array([row if any(row) else [True, *row[1:]] for row in meant], dtype=np.float32)


ENCODER = IntentEncoder()


def message(text: str) -> TokenisedMessage:
    found = list(re.finditer(r"\w+'|\w+|[^\w\s]", text))
    return TokenisedMessage(
        [Token(fold(token.group()), token.start(), token.end()) for token in found],
        [Named(*token.span(), "town", token.group().lower()) for token in found if token.group() in TOWNS],
        text,
    )


def fit(filler_share: float = 0.3, slip_share: float = 0.0, with_topics: bool = False) -> MessageClassifier:
    examples = [(message(text), intent) for intent, texts in EXAMPLES.items() for text in texts]
    follow_ups = [FollowUp(message(text), topic, intent) for text, topic, intent in FOLLOW_UPS if with_topics]
    settings = ClassifierSettings(**SETTINGS)
    return MessageClassifier.fit(
        examples,
        follow_ups,
        CHAT_WORDS,
        LEMMA,
        ENCODER,
        settings,
        strength=1.0,
        vector_strength=1.0,
        filler_share=filler_share,
        slip_share=slip_share,
        seed=13,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a trained classifier."""
    path = tmp_path_factory.mktemp("model")
    fit().save(path)
    return path


@pytest.fixture(scope="module")
def trained(folder: Path) -> MessageClassifier:
    return load(folder)


def load(folder: Path, **settings: Any) -> MessageClassifier:
    return MessageClassifier.load(folder, LEMMA, ENCODER, ClassifierSettings(**{**SETTINGS, **settings}))


@pytest.mark.parametrize("text", ["", "😀", "…"])
def test_nothing_known_is_no_intent(trained: MessageClassifier, text: str) -> None:
    assert trained.classify(message(text)) == Classified([], 0.0, None, None)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("quel salaire ?", 1.0),
        ("cb", 1.0),
        ("quel xylofonoide", 0.5),
        ("Trifouilly", 1.0),
        ("xylofonoide", 0.0),
        ("une toi", 0.5),  # « toi » was seen once: not enough to be sure of it
    ],
)
def test_the_share_of_known_words(trained: MessageClassifier, text: str, share: float) -> None:
    assert trained.classify(message(text)).known_share == pytest.approx(share)


@pytest.mark.parametrize(
    ("text", "intents", "second"),
    [
        ("quel salaire ? quelles études ?", ("ask_salary", "ask_studies"), "quelles études ?"),
        ("Quelles études. Combien on gagne", ("ask_studies", "ask_salary"), "Combien on gagne"),
        ("une école à Lille ? quel salaire", ("search_programmes", "ask_salary"), "quel salaire"),
    ],
)
def test_two_questions_are_found_with_the_place_of_the_second(
    trained: MessageClassifier, text: str, intents: tuple[str, str], second: str
) -> None:
    halves = trained.classify(message(text)).halves
    assert halves is not None
    assert halves.intents == intents
    assert text[message(text).tokens[halves.at].start :] == second
    assert 0.5 < halves.chance < 1


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("quel salaire", {}),
        ("quel salaire ? combien on gagne ?", {}),  # the same question twice
        ("bonjour ! quel salaire ?", {}),  # a greeting asks nothing
        ("quel salaire ? une recette de gâteau", {}),
        ("quel salaire ? quelles études ?", {"cut_weights": {}}),
        ("quel salaire ? quelles études ?", {"cut_tokens": 5}),
    ],
)
def test_one_question_has_no_halves(folder: Path, text: str, settings: dict[str, object]) -> None:
    assert load(folder, **settings).classify(message(text)).halves is None


STORY = (
    "bonjour à tous je dis bonjour. la plage le chocolat. une recette au chocolat de la plage. "
    "combien on gagne par mois ? salut à tous bonjour à toi"
)


def test_a_long_message_asks_what_one_of_its_sentences_asks(folder: Path) -> None:
    likeliest = {size: load(folder, story_tokens=size).classify(message(STORY)).ranking[0][0] for size in (10, 1000)}
    assert likeliest[10] == "ask_salary"
    assert likeliest[1000] != "ask_salary"


def test_a_long_message_of_one_sentence_stays_whole(folder: Path) -> None:
    text = "bonjour je cherche une école à Lille ou une école à Brest"
    rankings = [load(folder, story_tokens=size).classify(message(text)).ranking for size in (3, 1000)]
    assert rankings[0] == rankings[1]


@pytest.mark.parametrize(
    ("text", "topic", "intent"),
    [
        ("et après ?", STUDIES, "ask_studies"),
        ("et après ?", SALARY, "ask_salary"),
        ("et après ?", None, None),
        ("un deux trois quatre cinq six sept huit neuf dix onze", SALARY, None),  # too long to go on
    ],
)
def test_a_short_message_may_go_on_with_the_topic(
    trained: MessageClassifier, text: str, topic: Topic | None, intent: str | None
) -> None:
    in_topic = trained.classify(message(text), topic).in_topic
    assert (in_topic[0][0] if in_topic else None) == intent


@pytest.mark.parametrize(("with_topics", "intent"), [(False, "ask_salary"), (True, "ask_studies")])
def test_what_a_message_means_after_a_topic_is_learnt_from_examples(with_topics: bool, intent: str) -> None:
    in_topic = fit(with_topics=with_topics).classify(message("et ensuite ?"), SALARY).in_topic
    assert in_topic is not None
    assert in_topic[0][0] == intent


@pytest.mark.parametrize(
    ("filler", "slips", "times", "small_talk"), [(0.0, 0.0, 1, 1), (1.0, 0.0, 2, 1), (0.0, 1.0, 2, 2)]
)
def test_questions_are_learnt_with_words_around_them_and_all_with_slips(
    monkeypatch: pytest.MonkeyPatch, filler: float, slips: float, times: int, small_talk: int
) -> None:
    labels: list[str] = []
    fit_model = LinearModel.fit

    def spy(counted: Sequence[Any], intents: Sequence[str], strength: float, seed: int) -> LinearModel:
        labels[:] = intents
        return fit_model(counted, intents, strength, seed)

    monkeypatch.setattr(LinearModel, "fit", spy)
    fit(filler_share=filler, slip_share=slips)
    expected = {intent: len(texts) * (small_talk if intent == "greet" else times) for intent, texts in EXAMPLES.items()}
    assert Counter(labels) == expected


def test_words_around_a_question_are_no_new_words() -> None:
    classified = fit(filler_share=1.0).classify(message("sérieux"))
    assert classified.known_share == 0.0
    assert classified.ranking


def test_training_twice_gives_the_same_model(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        fit().save(tmp_path / name)
    assert (tmp_path / "first/names.json").read_bytes() == (tmp_path / "second/names.json").read_bytes()
    first, second = (load(tmp_path / name) for name in ("first", "second"))
    for text in ("combien d'études", "une formation"):
        assert first.classify(message(text)) == second.classify(message(text))


def test_what_the_evaluation_asks_for_is_what_it_decides_with(trained: MessageClassifier) -> None:
    asked = message("combien on gagne ? et quelles études")
    assert trained.intents == sorted(EXAMPLES)
    assert trained.intents[int(trained.scores(asked).argmax())] == trained.classify(asked).ranking[0][0]
    assert [side.cut for side in trained.sides(asked)] == cuts(asked.words) != []


def with_vector(text: str, intent: str) -> TokenisedMessage:
    """Return the message with a vector that says its intent, whatever its words."""
    vector = np.zeros(len(EXAMPLES), dtype=np.float32)
    vector[list(EXAMPLES).index(intent)] = 1.0
    return replace(message(text), vector=vector)


@pytest.fixture(scope="module")
def with_vectors(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a classifier that has learnt from vectors too; one example has none."""
    examples = [(with_vector(text, intent), intent) for intent, texts in EXAMPLES.items() for text in texts]
    examples.append((message("bonjour bonjour"), next(iter(EXAMPLES))))
    folder = tmp_path_factory.mktemp("vectors")
    MessageClassifier.fit(
        examples, (), CHAT_WORDS, LEMMA, ENCODER, ClassifierSettings(**SETTINGS),
        strength=1.0, vector_strength=1.0, filler_share=0.3, slip_share=0.0, seed=13,
    ).save(folder)  # fmt: skip
    return folder


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_the_vector_has_its_share_in_the_scores(with_vectors: Path, share: float) -> None:
    intents = list(EXAMPLES)
    said, meant = EXAMPLES[intents[0]][0], intents[-1]
    words, vector, both = (
        load(with_vectors, vector_share=part).scores(with_vector(said, meant)) for part in (0.0, 1.0, share)
    )
    assert np.allclose(both, (1 - share) * words + share * vector, atol=1e-5)
    assert load(with_vectors).intents[int(vector.argmax())] == meant


def test_without_a_vector_words_alone_decide(with_vectors: Path) -> None:
    said = message(EXAMPLES[next(iter(EXAMPLES))][0])
    assert np.array_equal(load(with_vectors, vector_share=0.9).scores(said), load(with_vectors).word_scores(said))


def test_a_vector_is_of_no_use_to_a_classifier_that_has_learnt_from_none(trained: MessageClassifier) -> None:
    intent, texts = next(iter(EXAMPLES.items()))
    assert np.array_equal(trained.scores(with_vector(texts[0], intent)), trained.word_scores(message(texts[0])))


def test_of_a_long_message_each_sentence_is_encoded(with_vectors: Path) -> None:
    story = "Hier on en a parlé à table. Ma tante dit une chose, mon voisin une autre. Cb sa gagne ? Merci de me lire."
    said = with_vector(story, next(iter(EXAMPLES)))
    ENCODER.asked.clear()
    load(with_vectors, story_tokens=5).classify(said)
    assert ENCODER.asked == [
        "Hier on en a parlé à table.", "Ma tante dit une chose, mon voisin une autre.", "combien sa gagne ?",
        "Merci de me lire.",
    ]  # fmt: skip


@pytest.mark.parametrize("story_tokens", [5, 25])
def test_nothing_is_encoded_of_what_has_no_vector_or_is_one_sentence(with_vectors: Path, story_tokens: int) -> None:
    ENCODER.asked.clear()
    classifier = load(with_vectors, story_tokens=story_tokens)
    classifier.classify(message("Je suis en seconde. Combien on gagne ? Merci de me lire."))
    classifier.classify(with_vector("Combien on gagne ?", next(iter(EXAMPLES))))
    assert ENCODER.asked == []
