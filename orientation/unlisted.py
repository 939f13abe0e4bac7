"""Recognise schools that people name by their town and that are not in the catalogue."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from orientation.pieces import LINKS

_VOWELS = "aeiouyàâäéèêëîïôöùûü"
# What stands before the town, and the name it makes ; {de} becomes « de », « d’ » or « du ».
_HEADS = {
    ("ecole", "centrale"): "École centrale {de}",
    ("centrale",): "Centrale ",
    ("ecole", "mines"): "École des mines {de}",
    ("mines",): "Mines ",
    ("ecole", "normale", "superieure"): "École normale supérieure {de}",
    ("ens",): "ENS {de}",
    ("ecole", "polytechnique"): "École polytechnique {de}",
    ("polytech",): "Polytech ",
    ("universite",): "Université {de}",
    ("insa",): "INSA {de}",
    ("imt",): "IMT ",
    ("iut",): "IUT {de}",
    ("iae",): "IAE {de}",
    ("sciences", "po"): "Sciences Po ",
    ("cesi",): "CESI ",
    ("epsi",): "EPSI ",
    ("epitech",): "Epitech ",
}
_TOWN_LINKS = LINKS - {"la", "le", "les", "l"}


def unlisted_schools(
    words: Sequence[str], towns: Iterable[tuple[int, int, str]], listed: Container[int]
) -> Iterator[tuple[str, int, int]]:
    """Yield the name and the span (in words) of each school like « INSA de Lyon » or « Nantes Université ».

    `towns` are the spans of the towns and their names; a town in `listed` belongs to a school of the catalogue.
    """
    for first, last, town in towns:
        if any(index in listed for index in range(first, last)):
            continue
        number = words[last] if last < len(words) and words[last].isdigit() else ""
        before = first - 1
        while before >= 0 and words[before] in _TOWN_LINKS:
            before -= 1
        for head, label in _HEADS.items():
            start = before + 1 - len(head)
            if start >= 0 and _without_links(words, before + 1, len(head)) == head:
                begin = _start(words, before + 1, len(head))
                name = _of(label, town)
                if head == ("universite",) and len(number) == 1:
                    yield f"{name} {number}", begin, last + 1
                yield name, begin, last
                break
        else:
            if words[last : last + 1] == ["universite"] and before == first - 1:
                yield f"{town} Université", first, last + 1
            elif len(number) == 1 and last + 1 == len(words):
                yield f"{_of(_HEADS['universite',], town)} {number}", first, last + 1


def _start(words: Sequence[str], end: int, length: int) -> int:
    """Return where the last `length` words before `end` begin, links not counted."""
    start = end
    while length and start:
        start -= 1
        length -= words[start] not in LINKS
    return start


def _without_links(words: Sequence[str], end: int, length: int) -> tuple[str, ...]:
    return tuple(word for word in words[_start(words, end, length) : end] if word not in LINKS)


def _of(label: str, town: str) -> str:
    if "{de}" not in label:
        return label + town
    if town.startswith("Le "):
        return label.format(de="du ") + town.removeprefix("Le ")
    if town.startswith("Les "):
        return label.format(de="des ") + town.removeprefix("Les ")
    return label.format(de="d’" if town[0].lower() in _VOWELS else "de ") + town
