"""What a typed message changes in the search under way, beside what it names.

What is not wanted (« sauf Paris »), how far is near enough (« à moins de 200 km de Nantes »), what is given up (« peu
importe le niveau »), and what is done with the list (« reviens »).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orientation.french.files import CUES
from orientation.french.phrases import Cue
from orientation.lookup.criteria import EVERYWHERE_KM, PLACES
from orientation.lookup.cues import PLACE, Move, all_of, kinds_in, moves
from orientation.lookup.sentence import Sentence

# « autour de Rennes », « près de Lens »: about an hour by road or by train.
AROUND_KM = 100


@dataclass(frozen=True)
class Change:
    """What was read: `excluded`, `given_up` and `loosened` number mentions of the sentence.

    `given_up` were to be taken away (« enlève Paris »), `loosened` are no longer asked (« pas forcément à Paris »),
    `kinds` are the kinds of criteria to give up. `radius_km` is EVERYWHERE_KM for « la plus proche de Lyon ».
    `rest` is the sentence without all that.
    """

    rest: str = ""
    excluded: tuple[int, ...] = ()
    given_up: tuple[int, ...] = ()
    loosened: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    move: Move | None = None
    radius_km: int | None = None
    travel_time: bool = False

    @property
    def is_cue(self) -> bool:
        """Tell whether the message asks for a change in so many words."""
        return bool(self.kinds or self.given_up or self.loosened or self.move)


def read_change(sentence: Sentence) -> Change:
    """Return what a sentence changes."""
    said = CUES.cues
    words: Sequence[str] = sentence.words
    kinds = tuple(dict.fromkeys(_kinds(sentence)))
    given_up = sentence.named(said.drop.found(words))
    words = _without(words, said.drop, said.anywhere, said.in_france, *(cue for _, cue in all_of()))
    # Before what is near: « la plus proche de Lyon » is a matter of order.
    move, cue = next(((move, cue) for move, cue in moves() if cue.is_in(words)), (None, None))
    if cue is not None:
        words = cue.without(words, keep_names=True)
    radius_km, travel_time = _radius(words), said.travel_time.is_in(words)
    near = list(_near(sentence, words))
    is_near = travel_time or said.and_around.is_in(words) or any(_is_town(sentence, name) for _, name in near)
    words = _without_near(sentence, _without(words, said.radius, said.travel_time))
    loosened = sentence.named(said.not_only.found(words))
    words = said.not_only.without(words)
    excluded = list(_excluded(sentence, words))
    marks = {f"@{number}" for number in excluded}
    words = [word for word in words if word not in marks]
    if move is Move.SORT:
        radius_km = EVERYWHERE_KM
    elif is_near and radius_km is None:
        radius_km = AROUND_KM
    return Change(
        " ".join(words),
        _each_once(sorted(excluded)),
        _each_once(given_up),
        _each_once(loosened),
        kinds,
        move,
        radius_km,
        travel_time,
    )


def gives_up_place(words: Sequence[str]) -> bool:
    """Tell whether folded words ask for any place: « partout en France », « n’importe où »."""
    return PLACE in _kinds(Sentence(" ".join(words)))


def is_about_france(words: Sequence[str]) -> bool:
    """Tell whether « en France » says where something else is: « la météo en France »."""
    rest = CUES.cues.in_france.without(words)
    if len(rest) == len(words) or CUES.cues.anywhere.is_in(words):
        return False
    return not CUES.words.little_beside.issuperset(rest)


def _kinds(sentence: Sentence) -> Iterator[str]:
    words = sentence.words
    if CUES.cues.anywhere.is_in(words) or (CUES.cues.in_france.is_in(words) and not _names_place(sentence)):
        yield PLACE
    for start, end in CUES.cues.drop.spans(words):
        yield from kinds_in(words[start:end])
    yield from (kind for kind, cue in all_of() if cue.is_in(words))


def _names_place(sentence: Sentence) -> bool:
    """Tell whether a town or a region is named, beside what is not wanted."""
    words = _without(sentence.words, CUES.cues.except_names, CUES.cues.not_wanted, CUES.cues.without_name)
    return any(sentence.mentions[number].kind in PLACES for number in sentence.named(words))


def _radius(words: Sequence[str]) -> int | None:
    span = next(iter(CUES.cues.radius.spans(words)), None)
    if span is None or CUES.cues.farther.is_in(words[: span[1]]):
        return None
    kilometres = next((int(word) for word in words[span[0] : span[1]] if word.isdecimal()), None)
    return None if kilometres is None else max(1, min(kilometres, EVERYWHERE_KM))


def _near(sentence: Sentence, words: Sequence[str]) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield where « near » is said, before a name, and the number of that name."""
    for start, end in CUES.cues.near.spans(words):
        name = next(iter(CUES.cues.of_name.spans(words[end:])), None)
        numbers = sentence.named(words[end : end + name[1]]) if name and name[0] == 0 else []
        if numbers:
            yield (start, end), numbers[0]


def _without_near(sentence: Sentence, words: Sequence[str]) -> list[str]:
    left = list(words)
    for (start, end), _ in reversed(list(_near(sentence, words))):
        del left[start:end]
    return CUES.cues.and_around.without(left, keep_names=True)


def _is_town(sentence: Sentence, number: int) -> bool:
    return sentence.mentions[number].kind == "town"


def _excluded(sentence: Sentence, words: Sequence[str]) -> Iterator[int]:
    yield from sentence.named(CUES.cues.except_names.found(words))
    yield from sentence.named(CUES.cues.not_wanted.found(words))
    for start, end in CUES.cues.without_name.spans(words):
        named = sentence.named(words[start:end])
        # « sans le bac » says where one stands.
        if all(sentence.mentions[number].kind not in ("level", "diploma") for number in named):
            yield from named


def _without(words: Sequence[str], *said: Cue) -> Sequence[str]:
    for cue in said:
        words = cue.without(words)
    return words


def _each_once(numbers: list[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(numbers))
