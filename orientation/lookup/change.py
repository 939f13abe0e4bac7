"""What a typed message changes in the search under way, beside what it names.

What is not wanted (« sauf Paris »), how far is near enough (« à moins de 200 km de Nantes »), what is given up (« peu
importe le niveau »), and what is done with the list (« reviens »).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orientation.lookup import cues
from orientation.lookup.criteria import EVERYWHERE_KM, PLACES
from orientation.lookup.cues import PLACE, Move
from orientation.lookup.sentence import Sentence
from orientation.text import word_set

# « autour de Rennes », « près de Lens »: about an hour by road or by train.
AROUND_KM = 100
_SMALL = word_set("et ou plutot sinon alors ok oui non mais juste stp svp ,")


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
    plain = sentence.plain
    kinds = tuple(dict.fromkeys(_kinds(sentence)))
    given_up = [number for match in cues.DROP.finditer(plain) for number in sentence.named(match)]
    plain = _without(plain, cues.DROP, cues.ANYWHERE, cues.IN_FRANCE, *cues.ALL_OF.values())
    # Before what is near: « la plus proche de Lyon » is a matter of order.
    move = next((move for move, pattern in cues.MOVES.items() if pattern.search(plain)), None)
    if move is not None:
        plain = _without(plain, cues.MOVES[move])
    radius_km, travel_time = _radius(plain), bool(cues.TRAVEL_TIME.search(plain))
    near = travel_time or any(_is_town(sentence, match["town"]) for match in cues.NEAR.finditer(plain))
    plain = _without(plain, cues.RADIUS, cues.TRAVEL_TIME, cues.NEAR)
    loosened = [number for match in cues.NOT_ONLY.finditer(plain) for number in sentence.named(match)]
    plain = _without(plain, cues.NOT_ONLY)
    excluded = list(_excluded(sentence, plain))
    marks = {f"@{number}" for number in excluded}
    plain = " ".join(word for word in plain.split() if word not in marks)
    if move is Move.SORT:
        radius_km = EVERYWHERE_KM
    elif near and radius_km is None:
        radius_km = AROUND_KM
    return Change(
        plain,
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
    plain = " ".join(words)
    rest = set(cues.IN_FRANCE.sub(" ", plain).split()) - _SMALL
    return bool(cues.IN_FRANCE.search(plain)) and not cues.ANYWHERE.search(plain) and bool(rest)


def _kinds(sentence: Sentence) -> Iterator[str]:
    plain = sentence.plain
    if cues.ANYWHERE.search(plain) or (cues.IN_FRANCE.search(plain) and not _names_place(sentence)):
        yield PLACE
    for match in cues.DROP.finditer(plain):
        yield from (
            kind for kind, words in cues.KINDS.items() if re.search(rf"\b(?:{words})\b(?! (?:de |d )?@)", match[0])
        )
    yield from (kind for kind, pattern in cues.ALL_OF.items() if pattern.search(plain))


def _names_place(sentence: Sentence) -> bool:
    """Tell whether a town or a region is named, beside what is not wanted."""
    plain = _without(sentence.plain, cues.EXCEPT, cues.NOT)
    named = (int(number) for number in re.findall(r"@(\d+)", plain))
    return any(sentence.mentions[number].kind in PLACES for number in named)


def _radius(plain: str) -> int | None:
    found = cues.RADIUS.search(plain)
    if found is None or cues.FARTHER.search(plain[: found.start("km")]):
        return None
    return max(1, min(int(found["km"]), EVERYWHERE_KM))


def _is_town(sentence: Sentence, number: str | None) -> bool:
    return number is None or sentence.mentions[int(number)].kind == "town"


def _excluded(sentence: Sentence, plain: str) -> Iterator[int]:
    for match in cues.EXCEPT.finditer(plain):
        yield from sentence.named(match)
    for match in cues.NOT.finditer(plain):
        named = sentence.named(match)
        if match["not"] == "sans":
            # « sans le bac » says where one stands.
            is_meant = all(sentence.mentions[number].kind not in ("level", "diploma") for number in named)
        else:
            is_meant = cues.BEFORE_A_QUESTION.isdisjoint(plain[: match.start("not")].split()[-1:])
        if is_meant:
            yield from named


def _without(plain: str, *patterns: re.Pattern[str]) -> str:
    for pattern in patterns:
        plain = pattern.sub(" ", plain)
    return " ".join(plain.split())


def _each_once(numbers: list[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(numbers))
