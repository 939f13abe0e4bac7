"""No number in a path without a value behind it: of the data files, or counted again here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from orientation.answers.messages import Answer
from tests.content.figures import numbers, without, without_levels, without_names
from tests.content.said import SPACE, catalogue, facts, path_answers, paths
from tests.content.test_figures import LETTERS, PLACEHOLDER
from tests.support.tables import each_row

# Numbers in letters: counts of what follows them, levels, and ways of speaking.
IN_LETTERS = {
    "Quatre spécialités": "maths, NSI, physique-chimie, SI",
    "quatre spécialités": "the same",
    "Quatre sont utiles": "the same",
    "quatre voies": "licence, BUT, prépa, école d’ingénieurs",
    "cinq ans après le bac": "bac+5 itself",
    "trois ans après le bac": "bac+3 itself",
    "ou des deux": "maths and computing",
    "les deux cas": "in computing and maths, or not",
}


def templates() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield every text of paths.yml with the id of its entry and the sources it names."""
    for step in paths().steps.values():
        yield from ((step.id, text, step.sources) for text in (step.title, step.text, step.when or ""))
    for profile in paths().profiles.values():
        yield from ((profile.id, text, ()) for text in (profile.title, profile.start, profile.opening))
    yield from ((id_, advice.text, advice.sources) for id_, advice in paths().advice.items())
    yield from ((id_, choice.title, ()) for id_, choice in paths().choices.items())
    yield "question", paths().question, ()


@each_row(("id_", "text", "sources"), list(templates()))
def test_a_text_of_a_path_has_no_number_of_its_own(id_: str, text: str, sources: tuple[str, ...]) -> None:
    years = [f"de {catalogue().sources[source].year}" for source in sources]
    plain = without_names(without_levels(PLACEHOLDER.sub("…", text).replace(SPACE, " ").replace("Bac+", "bac+")))
    assert numbers(without(plain, years)) == []
    assert LETTERS.findall(without(plain, IN_LETTERS)) == []


def test_what_is_let_through_is_still_said() -> None:
    said = "\n".join(text.replace(SPACE, " ") for _, text, _ in templates())
    assert [words for words in IN_LETTERS if words not in said] == []


def test_the_counts_in_letters_are_right() -> None:
    (four_ways,) = [step for step in paths().steps.values() if "quatre voies" in step.title]
    assert four_ways.text.count(f"{SPACE};") == 3
    for step in paths().steps.values():
        if "uatre spécialités" in step.text or "Quatre sont utiles" in step.text:
            assert all(
                name in step.text for name in ("maths", "NSI", "physique-chimie", "SI (sciences de l’ingénieur)")
            )


def totals_of(title: str) -> set[int]:
    """Return how many programmes fit the steps of that title, counted again."""
    wanted = [step.programmes for step in paths().steps.values() if step.title == title and step.programmes]
    return {
        sum(
            all(getattr(programme, field[:-1]) in ids for field, ids in each.items())
            for programme in catalogue().ordered
        )
        for each in wanted
    }


@each_row("answer", [each for each in path_answers() if each.shown], place=lambda each: each.text[:60])
def test_every_number_of_a_path_is_explained(answer: Answer) -> None:
    known = catalogue()
    explained = [fact.render(date.today()) for fact in facts().values()]
    explained += [f"source de {source.year}" for source in known.sources.values() if source.year]
    message = answer.message
    assert message["type"] == "steps"
    explained += [f"**Étape {number}{SPACE}: " for number in range(1, len(message["items"]) + 1)]
    for number, id_ in enumerate(answer.shown, start=1):
        label = known.schools[known.programmes[id_].school].label
        explained.append(f"{number}.{SPACE}{label}")
    for item in message["items"]:
        for shown, total in re.findall(r"\((\d+) sur (\d+)\)", item["text"]):
            assert int(shown) == len(item["programmes"])
            assert int(total) in totals_of(item["title"])
            explained.append(f"({shown} sur {total})")
    assert numbers(without_names(without_levels(without(answer.text, explained)))) == []
