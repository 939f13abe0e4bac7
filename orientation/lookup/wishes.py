"""Read what is wished beside names: after which level, public or private, in alternance, in English, cheap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orientation.french.files import CUES
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.index import BAC
from orientation.lookup.leftovers import Subject
from orientation.lookup.sentence import Sentence

# What « une fac » is asked for.
UNIVERSITY_DIPLOMAS = ("licence", "licence-professionnelle", "master")


@dataclass(frozen=True)
class Standing:
    """Where somebody stands: the levels after which one looks, the diplomas named, and their mentions."""

    levels: tuple[str, ...] = ()
    diplomas: tuple[str, ...] = ()
    mentions: frozenset[int] = frozenset()


def stands(catalogue: Catalogue, sentence: Sentence) -> Standing:
    """Return where a sentence says that somebody stands: « après un BUT », « j’ai une licence ».

    A level or diploma after which nothing is known to be open is left to be asked for: how it leads on is said then.
    """
    levels: dict[str, None] = {}
    diplomas: dict[str, None] = {}
    mentions: set[int] = set()
    for start, end in CUES.cues.stands_at.spans(sentence.words):
        within = sentence.named(sentence.words[start:end])
        for number in within:
            for kind, id_ in ((sentence.mentions[number].kind, id_) for id_ in sentence.mentions[number].ids):
                level = id_ if kind == "level" else _reached(catalogue, id_) if kind == "diploma" else None
                if level is None or level == BAC or level not in catalogue.index["entry"]:
                    continue
                if kind == "diploma" and any(
                    id_ in mention.ids and other not in within for other, mention in enumerate(sentence.mentions)
                ):
                    continue  # « je suis en M1 et je cherche un M2 »
                levels[level] = None
                mentions.add(number)
                if kind == "diploma":
                    diplomas[id_] = None
    return Standing(tuple(levels), tuple(diplomas), frozenset(mentions))


def wished(subjects: Iterable[Subject]) -> Iterator[tuple[str, str]]:
    """Yield the (field, value) of what is wished; of two values that exclude each other, none: « public ou privé »."""
    criteria = list(dict.fromkeys(subject.criterion for subject in subjects if subject.criterion))
    fields = [name for name, _ in criteria]
    yield from ((name, value) for name, value in criteria if name != "status" or fields.count(name) == 1)


def means_university(sentence: Sentence) -> bool:
    """Tell whether a university is asked for, whichever: « une fac à Lyon »."""
    return CUES.cues.university.is_in(sentence.words)


def _reached(catalogue: Catalogue, diploma: str) -> str | None:
    return catalogue.diplomas[diploma].reaches if diploma in catalogue.diplomas else None
