"""No number without a value behind it: of the data files, or counted again here."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from orientation.knowledge.entries import ADVICE, SETTINGS
from orientation.knowledge.facts import Fact
from orientation.text import slug
from runtime.settings import load_settings
from tests.content.figures import MONTHS, grouped, numbers, without, without_levels, without_names
from tests.content.safety import safety_texts
from tests.content.said import SPACE, Response, catalogue, facts, responses
from tests.support.tables import each_row

PLACEHOLDER = re.compile(r"\{(\w+)\}")

# Digits that a response may have by itself, with the reason.
WRITTEN = {
    "utter_talk/ask_creator": {"Apache 2.0": "the name of the project's own licence"},
}

# Numbers in letters before what they count: only these are not from a fact. What a sentence itself lists (« deux voies
# s’ouvrent : … ») is no figure.
IN_LETTERS = {
    "cinq ans après le bac": "bac+5 itself",
    "cinq ans d’études": "bac+5 itself",
}
COUNTED = (
    "ans?|années?|mois|semaines?|jours?|heures?|minutes?|euros?|places?|élèves|étudiants|étudiantes|personnes|candidats|"
    "salariés|points?|spécialités|vœux|écoles|formations|universités|concours|crédits|pays|fois plus|fois moins|villes|"
    "emplois|offres|métiers"
)
LETTERS = re.compile(
    r"\b(?:(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|"
    rf"cinquante|soixante|cent|cents|mille)\b(?=[\w’ -]{{0,16}}\b(?:{COUNTED})\b)|"
    r"(?:millions?|milliards?|moitié|tiers|double|triple|dizaines?|centaines?|milliers?)\b)",
    re.IGNORECASE,
)


def values(fact: Fact) -> list[int | float | str]:
    return [part for part in (fact.value, fact.low, fact.high) if part is not None]


def expected(fact: Fact) -> Counter[str]:
    """Return the numbers that a fact is written with, from its values alone."""
    found: list[str] = []
    for value in values(fact):
        if fact.unit == "date":
            day = date.fromisoformat(str(value))
            found += [str(day.day), str(day.year)]
        elif isinstance(value, str):
            found += numbers(value.replace(" ", SPACE))
        else:
            found.append(grouped(value))
    return Counter(found)


@each_row("fact", facts().values(), place=lambda fact: fact.id)
def test_a_fact_is_written_with_its_own_values(fact: Fact) -> None:
    said = fact.render(date(2020, 1, 1))
    if fact.text is not None:
        assert numbers(PLACEHOLDER.sub("", without(fact.text, ["7 jours sur 7"]))) == []
        said = said.replace("7 jours sur 7", "")
    written = Counter(numbers(said))
    # The year of a period is written once.
    assert written <= expected(fact)
    assert set(written) == set(expected(fact))
    for day in values(fact) if fact.unit == "date" else ():
        assert MONTHS[date.fromisoformat(str(day)).month - 1] in said


@each_row("response", responses(), place=lambda response: response.name)
def test_a_response_has_no_number_of_its_own(response: Response) -> None:
    years = [f"{before}{source['year']}" for source in response.sources for before in ("(", "de ")]
    known = [*WRITTEN.get(response.name, ()), *years]
    titles = [button["title"] for button in response.buttons]
    for text in (PLACEHOLDER.sub("…", response.template["text"]), *titles):
        assert numbers(without(without_names(without_levels(text.replace(SPACE, " "))), known)) == [], text


@each_row("response", responses(), place=lambda response: response.name)
def test_a_response_says_its_facts_and_their_sources(response: Response) -> None:
    cited = {(source["label"], source["year"]) for source in response.sources}
    for id_ in set(PLACEHOLDER.findall(response.template["text"])) - {ADVICE}:
        if id_ in SETTINGS:
            assert f"{getattr(load_settings(), id_)}{SPACE}jours" in response.text
            continue
        fact = facts()[id_]
        assert fact.render(date.today()) in response.text
        # Under the numbers of help stands nothing that is not help.
        assert response.custom.get("level") == "safety" or (fact.source.label, fact.source.year) in cited
        if fact.year is not None:
            assert fact.source.year is None or fact.year <= fact.source.year


@each_row("response", [each for each in responses() if each.bars], place=lambda response: response.name)
def test_a_chart_draws_facts(response: Response) -> None:
    for bar, item in zip(response.bars, response.template["custom"]["items"], strict=True):
        fact = facts()[item["fact"]]
        ends = [bar[end] for end in ("low", "high") if end in bar]
        assert ends == values(fact)
        assert (bar["source"], bar["year"]) == (fact.source.label, fact.source.year)
        # « Après 2 à 5 ans »: the years of the same study.
        spans = [expected(each) for each in facts().values() if each.unit == "years" and each.source == fact.source]
        assert not numbers(bar["label"]) or Counter(numbers(bar["label"])) in spans
        assert fact.unit == "eur_per_year"
        assert response.custom["unit"] == "€ par an"


@each_row("response", responses(), place=lambda response: response.name)
def test_numbers_in_letters_are_known_ones(response: Response) -> None:
    template = response.template["text"].replace(SPACE, " ")
    assert LETTERS.findall(without(template, IN_LETTERS)) == []


def test_what_is_let_through_is_still_said() -> None:
    templates = "\n".join(response.template["text"].replace(SPACE, " ") for response in responses())
    let_through = [*IN_LETTERS, *(words for known in WRITTEN.values() for words in known)]
    assert [words for words in let_through if words not in templates] == []


def test_numbers_in_letters_agree_with_the_data() -> None:
    assert facts()["level_minimum"].value == "bac+5"
    assert "bac+5" in catalogue().levels
    (specialities,) = [each for each in responses() if each.name == "utter_studies/ask_lycee_specialities"]
    assert all(name in specialities.text for name in ("maths", "NSI", "physique-chimie", "sciences de l’ingénieur"))


def test_the_safety_answers_give_only_the_verified_numbers() -> None:
    hours = [facts()[name].render(date(2020, 1, 1)) for name in ("hours_always", "hours_daytime", "hours_rape")]
    for said in safety_texts():
        text = without(re.sub(r"\(https://[^)]*\)", "", said), [*hours, "moins de 21\u00a0ans"])
        known = {number for fact in facts().values() if fact.unit == "phone" for number in expected(fact)}
        phones = {slug(str(fact.value)).replace("-", "") for fact in facts().values() if fact.unit == "phone"}
        assert set(numbers(re.sub(r"\((?:tel|sms):(\d+)\)", "", text))) <= known | set(
            expected(facts()["age_fil_sante_jeunes"])
        )
        assert set(re.findall(r"\((?:tel|sms):(\d+)\)", text)) <= phones
        assert re.search(r"\]\((?:tel|sms):", text), said
