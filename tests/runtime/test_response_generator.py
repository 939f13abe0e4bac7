from __future__ import annotations

import asyncio
from functools import cache
from itertools import chain
from typing import Any

import pytest
import yaml
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException

from orientation.dialogue.repetition import ALREADY_SAID, STAND_IN
from orientation.text import NBSP
from runtime.response_generator import FactResponseGenerator
from tests.support.assistant import ROOT
from tests.support.tables import each_row

DOMAIN = Domain.load(str(ROOT / "domain.yml"))


@cache
def generator_of_the_domain() -> FactResponseGenerator:
    return FactResponseGenerator(domain=DOMAIN)


def generate(name: str) -> dict[str, Any]:
    tracker = DialogueStateTracker("c", DOMAIN.slots)
    response: dict[str, Any] | None = asyncio.run(generator_of_the_domain().generate(name, tracker, "test"))
    assert response is not None
    return response


def domain_with(response: dict[str, Any]) -> Domain:
    return Domain.from_dict({"version": "3.1", "responses": {"utter_x": [response]}})


def test_figures_come_from_the_facts_with_their_sources() -> None:
    response = generate("utter_salary/ask_salary")
    assert "25\u00a0000 à 30\u00a0000\u00a0€ par an" in response["text"]
    assert {"label": "silicon.fr, avril 2023", "year": 2023} in response["custom"]["sources"]
    assert len({source["label"] for source in response["custom"]["sources"]}) == len(response["custom"]["sources"])


def test_named_sources_come_with_their_address() -> None:
    sources = generate("utter_advice/ask_human_advice")["custom"]["sources"]
    assert {source["url"] for source in sources} == {
        "https://monorientationenligne.fr",
        "https://mon-cep.org",
    }


def test_the_type_of_a_message_stays() -> None:
    assert generate("utter_welcome")["custom"] == {"type": "notice", "level": "privacy"}


@each_row("name", sorted(yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"]))
def test_no_response_shows_a_placeholder(name: str) -> None:
    response = generate(name)
    assert "{" not in response["text"]
    assert len(response["text"]) <= 700
    # No menu on purpose, or said before the welcome, which has them.
    assert response.get("buttons") or name in ("utter_after_distress", "utter_erased")


@pytest.mark.parametrize(
    ("response", "named"),
    [
        ({"text": "{salary_of_the_moon}"}, "salary_of_the_moon"),
        ({"text": "Oui.", "custom": {"sources": ["nowhere"]}}, "nowhere"),
    ],
)
def test_a_fact_or_source_that_does_not_exist_is_named_at_start(response: dict[str, Any], named: str) -> None:
    with pytest.raises(RasaException, match=rf"utter_x.*{named}"):
        FactResponseGenerator(domain=domain_with(response))


def test_what_is_written_once_is_not_changed_by_an_answer() -> None:
    domain = domain_with({"text": "{salary_beginner}"})
    generator = FactResponseGenerator(domain=domain)
    tracker = DialogueStateTracker("c", [])
    first = asyncio.run(generator.generate("utter_x", tracker, "test"))
    second = asyncio.run(generator.generate("utter_x", tracker, "test"))
    assert first == second
    assert generator.responses["utter_x"][0]["text"] == "{salary_beginner}"


AGAIN = [{"text": "Déjà."}, {"text": "Dit."}]


def said_after(domain: Domain, *said: str) -> str:
    names = {text: {STAND_IN: True} for text in ("Déjà.", "Dit.")}
    question = UserUttered("…", {"name": "x"})
    turns = [[question, BotUttered(text, metadata=names.get(text))] for text in said]
    tracker = DialogueStateTracker.from_events("c", [*chain.from_iterable(turns), question])
    response = asyncio.run(FactResponseGenerator(domain=domain).generate("utter_x", tracker, "test"))
    assert response is not None
    return str(response["text"])


def test_a_text_is_not_said_twice_in_a_row() -> None:
    one = Domain.from_dict({"version": "3.1", "responses": {"utter_x": [{"text": "Oui."}], ALREADY_SAID: AGAIN}})
    assert [said_after(one, *said) for said in (["Non."], ["Oui."], ["Oui.", "Déjà."])] == ["Oui.", "Déjà.", "Dit."]


def test_who_presses_a_choice_again_sees_the_answer_again() -> None:
    events = [BotUttered("Oui."), UserUttered("/ask_x", {"name": "x"})]
    generator = FactResponseGenerator(domain=domain_with({"text": "Oui."}))
    response = asyncio.run(generator.generate("utter_x", DialogueStateTracker.from_events("c", events), "test"))
    assert response is not None
    assert response["text"] == "Oui."


def test_help_is_said_as_often_as_it_takes() -> None:
    helping = domain_with({"text": "Le 3114.", "custom": {"type": "notice", "level": "safety"}})
    assert said_after(helping, "Le 3114.") == "Le 3114."


def test_the_other_reading_of_a_message_is_offered() -> None:
    understood = {"intent": {"name": "salary"}, "offer": "ask_english", "entities": []}
    tracker = DialogueStateTracker.from_events("c", [UserUttered("…", {"name": "salary"}, parse_data=understood)])
    response = asyncio.run(generator_of_the_domain().generate("utter_salary/ask_salary", tracker, "test"))
    assert response is not None
    assert "/ask_english" in [button["payload"] for button in response["buttons"]]
    paragraphs = response["text"].split("\n\n")
    assert paragraphs[-1].startswith("Tu pensais à autre chose\u00a0?")
    assert "anglais" in paragraphs[-1]
    assert "€" in "".join(paragraphs[:-1])


@pytest.mark.parametrize("offer", ["ask_english", "ask_nothing", ""])
def test_the_other_reading_is_said_once(offer: str) -> None:
    understood = {"intent": {"name": "salary"}, "offer": offer, "entities": []}
    asked = UserUttered("…", {"name": "salary"}, parse_data=understood)
    first = generated_after("utter_salary/ask_salary", asked)["text"]
    again = generated_after("utter_studies/ask_cost_funding", asked, BotUttered(first), asked)["text"]
    assert ("Tu pensais" in first) is (offer == "ask_english")
    assert "Tu pensais" not in again


def test_what_is_asked_beside_is_answered_in_a_sentence_with_a_choice_for_all_of_it() -> None:
    understood = {"intent": {"name": "salary"}, "beside": "ask_english", "entities": []}
    asked = UserUttered("…", {"name": "salary"}, parse_data=understood)
    response = generated_after("utter_salary/ask_salary", asked)
    *answer, beside = response["text"].split("\n\n")
    assert "€" in "".join(answer)
    assert beside.startswith("Et sur «")
    assert "anglais" in beside
    assert "/ask_english" in [button["payload"] for button in response["buttons"]]


def test_beside_what_is_done_it_is_an_answer_of_its_own() -> None:
    understood = {"intent": {"name": "search_programmes"}, "beside": "ask_english", "entities": []}
    asked = UserUttered("…", {"name": "search_programmes"}, parse_data=understood)
    tracker = DialogueStateTracker.from_events("c", [asked], DOMAIN.slots)
    of_action = {"about": "ask_english", "is_first": False, "in_short": True}
    said = generator_of_the_domain().generate("utter_language/ask_english", tracker, "test", **of_action)
    response = asyncio.run(said)
    assert response is not None
    assert response["text"].startswith("Et sur «")
    assert response["text"].count("Et sur «") == 1
    assert [button["payload"] for button in response["buttons"]] == ["/ask_english"]


def test_of_two_variants_the_other_one_is_said() -> None:
    two = Domain.from_dict({"version": "3.1", "responses": {"utter_x": [{"text": "Oui."}, {"text": "Si."}]}})
    assert [said_after(two, last) for last in ("", "Oui.", "Si.")] == ["Oui.", "Si.", "Oui."]


def test_a_response_that_does_not_exist_is_none() -> None:
    generator = FactResponseGenerator(domain=DOMAIN)
    assert asyncio.run(generator.generate("utter_nothing", DialogueStateTracker("c", []), "test")) is None


def generated_after(name: str, *events: Any) -> dict[str, Any]:
    tracker = DialogueStateTracker.from_events("c", list(events), DOMAIN.slots)
    response = asyncio.run(generator_of_the_domain().generate(name, tracker, "test"))
    assert response is not None
    return response


def test_who_asks_for_sources_gets_those_of_the_answer_before() -> None:
    cited = {"custom": {"sources": [{"label": "Onisep", "year": 2024, "url": "https://www.onisep.fr"}]}}
    before = [UserUttered("…", {"name": "job/ask_role"}), BotUttered("Oui.", cited)]
    asked = UserUttered("d'où ça vient ?", {"name": "talk/ask_sources"})
    text = generated_after("utter_talk/ask_sources", *before, asked)["text"]
    assert "- [Onisep](https://www.onisep.fr), 2024" in text.split("\n\n")[1]


def test_who_finds_an_answer_too_long_gets_its_first_sentence() -> None:
    before = [UserUttered("…", {"name": "job/ask_role"}), BotUttered("Il faut en général cinq ans. Ou bien plus.")]
    asked = UserUttered("trop long", {"name": "talk/not_understood"})
    text = generated_after("utter_talk/not_understood", *before, asked)["text"]
    assert text == "En bref\u00a0: Il faut en général cinq ans."


def repaired(offer: str, *others: str) -> dict[str, Any]:
    parsed = {
        "intent": {"name": "salary", "full_retrieval_intent_name": "salary/ask_salary"},
        "intent_ranking": [{"name": name, "confidence": 0.3} for name in ("ask_salary", *others)],
        "offer": offer,
    }
    before = [UserUttered("…", parsed["intent"], parse_data=parsed), BotUttered("Beaucoup.")]
    return generated_after("utter_deny", *before, UserUttered("c'est pas ma question", {"name": "deny"}))


def test_who_was_taken_for_asking_something_else_is_told_what_else_it_may_be() -> None:
    response = repaired("", "ask_studies")
    assert response["text"].startswith("Pardon")
    assert "bac+" in response["text"]
    assert response["custom"]["sources"]
    assert response["buttons"][0]["payload"] == "/ask_studies"


def test_what_was_offered_already_is_not_said_again() -> None:
    assert "bac+" not in repaired("ask_studies", "ask_studies", "ask_english")["text"]


def test_what_nobody_may_have_asked_is_not_answered() -> None:
    assert "€" not in repaired("", "greet", "affirm")["text"]


def test_a_no_to_nothing_that_was_asked_is_a_no() -> None:
    greeting = [UserUttered("salut", {"name": "greet"}), BotUttered("Bonjour !")]
    assert "Pardon" not in generated_after("utter_deny", *greeting, UserUttered("non", {"name": "deny"}))["text"]


def answered_again(chance: float, turns_ago: int) -> str:
    """Return what is answered to a question whose answer was given so many messages ago."""
    role = "utter_job/ask_role"
    given = str(generator_of_the_domain().responses[role][0]["text"])
    between = [each for _ in range(turns_ago - 1) for each in (UserUttered("…", {"name": "deny"}), BotUttered("Ah."))]
    before = [UserUttered("…", {"name": "job/ask_role"}), BotUttered(given), *between]
    other = [UserUttered("…", {"name": "salary/ask_salary"}), BotUttered("Beaucoup.")]
    asked = UserUttered("et alors ?", {"name": "job/ask_role", "confidence": chance})
    text = str(generated_after(role, *before, *other, asked)["text"])
    return "again" if given in text else "other"


@pytest.mark.parametrize(
    ("chance", "turns_ago", "answer"), [(0.6, 1, "other"), (0.6, 2, "other"), (0.6, 5, "again"), (0.95, 1, "again")]
)
def test_what_was_answered_a_moment_ago_is_not_answered_again_to_another_question(chance, turns_ago, answer) -> None:
    assert answered_again(chance, turns_ago) == answer


def test_what_was_told_of_oneself_is_said_back_after_the_answer() -> None:
    parsed = {"intent": {"name": "job/ask_role"}, "noted": ["home_town"]}
    asked = UserUttered("à Lille, c’est quoi ce métier ?", parsed["intent"], parse_data=parsed)
    text = generated_after("utter_job/ask_role", SlotSet("home_town", "lille"), asked)["text"]
    assert not text.startswith("Je retiens")
    assert text.split("\n\n")[-1] == "Je retiens ta ville\u00a0: Lille."


@pytest.mark.parametrize(
    ("name", "messages", "first"),
    [
        ("utter_money/apprentice_pay", ["j’ai 22 ans, et en M2 ?"], "De 21 à 25 ans, la deuxième année"),
        ("utter_money/apprentice_pay", ["j’ai 19 ans", "on est payé combien ?"], "De 18 à 20 ans"),
        ("utter_money/apprentice_pay", ["on est payé combien ?"], "Au moins, en brut"),
        ("utter_glossary/what_is_net_pay", ["1867 brut ça fait combien en net ?"], "1 867 € brut par mois"),
    ],
)
def test_who_told_a_figure_reads_first_what_is_theirs(name: str, messages: list[str], first: str) -> None:
    tracker = DialogueStateTracker("c", DOMAIN.slots)
    for text in messages:
        tracker.update(UserUttered(text, {"name": "x", "confidence": 1.0}))
    response = asyncio.run(generator_of_the_domain().generate(name, tracker, "test"))
    assert response is not None
    assert response["text"].replace(NBSP, " ").startswith(first)
    assert "{" not in response["text"]
    # All of it is a choice under what is theirs.
    own = "Au moins" not in first
    assert (response["buttons"][0]["payload"] == f"/{name.rpartition('/')[2]}") is own


def test_asked_again_who_told_a_figure_reads_only_what_is_theirs() -> None:
    name, tracker = "utter_money/apprentice_pay", DialogueStateTracker("c", DOMAIN.slots)
    intent = {"name": "apprentice_pay", "confidence": 1.0}
    tracker.update(UserUttered("on est payé combien ?", intent))
    before = asyncio.run(generator_of_the_domain().generate(name, tracker, "test"))
    assert before is not None
    tracker.update(BotUttered(before["text"]))
    tracker.update(UserUttered("à 22 ans en M2 ?", intent))
    response = asyncio.run(generator_of_the_domain().generate(name, tracker, "test"))
    assert response is not None
    assert response["text"].replace(NBSP, " ").startswith("De 21 à 25 ans, la deuxième année")
    assert before["text"] not in response["text"]
