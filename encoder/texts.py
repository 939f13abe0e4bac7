"""What the encoder learns: messages, each with the entry or intent that it asks, and the subject before it, if any.

The ways to ask of data/knowledge, the training examples of data/nlu, what goes on with a subject, and encoder/messages:
messages by writers who had seen an entry and none of the ways to ask it (the entry or intent, or two with a bar between
where it asks two, the one that was spoken of before or nothing, the message; by tabs).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

from encoder.spelling import Typist
from orientation.data_files.locations import DATA, FOLLOW_UPS, INTENTS, NLU
from orientation.data_files.yaml_file import read_yaml
from orientation.knowledge.entries import Knowledge, load_knowledge
from orientation.knowledge.intent_labels import load_topics
from orientation.understanding.kinds import OUT_OF_SCOPE

MESSAGES, AROUND = Path("encoder/messages"), Path("encoder/around.yml")
# How often a message is two in one, stands after a subject that it has nothing to do with, is the label or the answer
# of an entry, or asks for nothing that is known.
_TWO, _BESIDE, _ANSWER, _OUTSIDE = 0.2, 0.15, 0.1, 0.07
_JOINED = (" et ", ". ", " ? ", ", ", " ", " et aussi ", " puis ", " ! ")
# How often a question to an entry comes with a word about the answer before, or with what its writer tells of himself.
_REACTS, _TELLS, _TELLS_FIRST = 0.25, 0.15, 0.7
_BROKEN = (". ", " ! ", ", ", " ", "\n")
# So much of an answer says what it is about; so many letters are one message.
_ABOUT, _LONG = 160, 220
# Of so many examples or more, an intent is met no more often.
_ENOUGH = 120


class Written(NamedTuple):
    """A message, the words of the subject before it, and the second thing that it asks; "" for none."""

    text: str
    after: str = ""
    also: str = ""


class Learnt(NamedTuple):
    """A message as it is learnt: what it asks, with the share of each."""

    text: str
    asks: Mapping[str, float]


class Around(NamedTuple):
    """What stands beside a question and asks nothing: what somebody tells, how he takes the answer before."""

    tellings: Sequence[str]
    reactions: Sequence[str]


@dataclass(frozen=True)
class Texts:
    """All that is learnt: the messages of each entry or intent, what surrounds them, the entries, every subject."""

    messages: Mapping[str, list[Written]]
    around: Around
    knowledge: Knowledge
    topics: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """Return what can be asked, what is out of scope apart."""
        return sorted(name for name in self.messages if name != OUT_OF_SCOPE)


def load_texts() -> Texts:
    """Return what the files of the project hold. Raises DataError, or ValueError with a line that is no message."""
    knowledge = load_knowledge(DATA)
    topics = {**{id_: entry.topic for id_, entry in knowledge.items()}, **load_topics(INTENTS)}
    messages: dict[str, list[Written]] = defaultdict(list)
    for id_, entry in knowledge.items():
        messages[id_] += [Written(ask) for ask in entry.asks]
    for path in sorted(NLU.rglob("*.yml")):
        for block in read_yaml(path).data["nlu"]:
            name, examples = block["intent"].rpartition("/")[2], block["examples"]
            if path == FOLLOW_UPS:
                messages[name] += [Written(each["text"], topics[each["metadata"]["after"]]) for each in examples]
            else:
                messages[name] += [Written(line.removeprefix("- ").strip()) for line in examples.splitlines()]
    known, before = {*knowledge, *messages}, {"", *topics, *messages}
    for path in sorted(MESSAGES.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            fields = line.split("\t")
            asked, *also = fields[0].split("|")
            asks_two = (
                len(also) == 1 and also[0] != asked and all(each in known - {OUT_OF_SCOPE} for each in (asked, *also))
            )
            is_read = asks_two if also else asked in known
            if len(fields) != 3 or not is_read or fields[1] not in before or not fields[2]:
                raise ValueError(
                    f"{path}, line {number}: expected what is asked, what was before or nothing, a message."
                )
            messages[asked].append(Written(fields[2], topics.get(fields[1], ""), "".join(also)))
    return Texts(messages, Around(**read_yaml(AROUND).data), knowledge, tuple(topics.values()))


def learnt(texts: Texts, typist: Typist, random: Random) -> Iterator[Learnt]:
    """Yield messages without end; an entry with few is met nearly as often as one with many."""
    names = texts.names
    weights = [
        (len(texts.messages[name]) if name in texts.knowledge else min(len(texts.messages[name]), _ENOUGH)) ** 0.5
        for name in names
    ]
    while True:
        if random.random() < _OUTSIDE:
            yield Learnt(typist.typed(random.choice(texts.messages[OUT_OF_SCOPE]).text), {OUT_OF_SCOPE: 1.0})
            continue
        name, other = random.choices(names, weights, k=2)
        if name in texts.knowledge and random.random() < _ANSWER:
            entry = texts.knowledge[name]
            yield Learnt(random.choice([entry.label, entry.topic, entry.said[0].text[:_ABOUT]]), {name: 1.0})
            continue
        text, after, also = random.choice(texts.messages[name])
        text, chance = typist.typed(text), random.random()
        if also:
            yield Learnt(f"{after} {text}".strip(), {name: 0.5, also: 0.5})
            continue
        if name in texts.knowledge:
            text = _among(text, texts.around, random)
        if after:
            yield Learnt(f"{after} {text}", {name: 1.0})
        elif chance < _TWO:
            second = random.choice(texts.messages[other])
            if second.after or second.also or other == name or len(text) + len(second.text) > _LONG:
                yield Learnt(text, {name: 1.0})
            else:
                both = text.rstrip(" ?.") + random.choice(_JOINED) + typist.typed(second.text)
                yield Learnt(both, {name: 0.5, other: 0.5})
        elif chance < _TWO + _BESIDE:
            yield Learnt(f"{random.choice(texts.topics)} {text}", {name: 1.0})
        else:
            yield Learnt(text, {name: 1.0})


def _among(text: str, around: Around, random: Random) -> str:
    """Return a question as it stands in a conversation: now and then with what asks nothing around it."""
    if random.random() < _TELLS:
        told, broken = random.choice(around.tellings), random.choice(_BROKEN)
        text = f"{told}{broken}{text}" if random.random() < _TELLS_FIRST else f"{text}{broken}{told}"
    if random.random() < _REACTS:
        text = f"{random.choice(around.reactions)}{random.choice(_BROKEN)}{text}"
    return text
