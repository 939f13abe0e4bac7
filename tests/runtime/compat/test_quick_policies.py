"""The quick policies against Rasa's own, on our model and on rules and stories made by chance."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

from rasa.core.agent import Agent
from rasa.core.policies.memoization import AugmentedMemoizationPolicy
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    ActiveLoop,
    BotUttered,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from runtime.compat import quick_policies
from tests.support.tables import each_row

INTENTS, ACTIONS, ENTITIES = (
    ("greet", "search", "detail"),
    ("utter_greet", "action_search", "utter_x"),
    ("town", "level"),
)
DOMAIN = Domain.from_dict(
    {
        "version": "3.1",
        "intents": [*INTENTS],
        "entities": [*ENTITIES],
        "actions": [*ACTIONS],
        "slots": {
            "shown": {"type": "list", "influence_conversation": True, "mappings": [{"type": "custom"}]},
            "open": {"type": "bool", "influence_conversation": True, "mappings": [{"type": "custom"}]},
            "kept": {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]},
        },
    }
)
SLOT_VALUES: dict[str, tuple[Any, ...]] = {"shown": ([], ["a"]), "open": (True, False, None), "kept": (None, {"a": 1})}
CONTEXT = ExecutionContext(GraphSchema({}))
SEEDS = range(60)


def conversation(random: Random, turns: int) -> list[Event]:
    """Return events of a conversation; the last one is a message or an action."""
    events: list[Event] = [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")]
    for _ in range(turns):
        intent = random.choice(INTENTS)
        entities = [{"entity": kind, "value": "x"} for kind in ENTITIES if random.random() < 0.3]
        events.append(UserUttered(f"un texte ({intent})", {"name": intent, "confidence": 0.9}, entities))
        for _ in range(random.choice((1, 1, 2))):
            events.append(ActionExecuted(random.choice(ACTIONS), hide_rule_turn=random.random() < 0.5))
            if random.random() < 0.4:
                name = random.choice([*SLOT_VALUES])
                events.append(SlotSet(name, random.choice(SLOT_VALUES[name])))
            events.append(BotUttered("une réponse"))
        if random.random() < 0.06:
            events.append(random.choice([UserUtteranceReverted(), ActionReverted(), Restarted(), ActiveLoop(None)]))
        events.append(ActionExecuted("action_listen", hide_rule_turn=random.random() < 0.5))
    last = random.random()
    if last < 0.9:
        events.append(UserUttered("la fin", {"name": random.choice(INTENTS), "confidence": 0.9}))
    if last < 0.5:
        events.append(ActionExecuted(random.choice(ACTIONS)))
    return events


def tracker_of(events: list[Event]) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("conversation", events, DOMAIN.slots)


def policy(kind: type[Any], lookup: dict[str, Any], **config: Any) -> Any:
    settings = {**kind.get_default_config(), **config}
    return kind(settings, None, Resource("policy"), CONTEXT, lookup=lookup)


@each_row("compressed", [True, False])
@each_row("seed", SEEDS)
def test_the_same_stories_are_found(seed: int, compressed: bool) -> None:
    random = Random(seed)
    settings = {"max_history": 4, "enable_feature_string_compression": compressed}
    plain = policy(AugmentedMemoizationPolicy, {}, **settings)
    learnt = [tracker_of(conversation(random, random.randrange(4))) for _ in range(4)]
    keys = [plain._create_feature_key(plain._prediction_states(tracker, DOMAIN)) for tracker in learnt]
    lookup = {key: random.choice(ACTIONS) for key in keys}
    plain, quick = (policy(AugmentedMemoizationPolicy, lookup, **settings) for _ in range(2))
    quick_policies.hasten([quick])
    asked = [*learnt, *(tracker_of(conversation(random, random.randrange(5))) for _ in range(20))]
    for tracker in learnt:  # what was learnt, after something else
        asked.append(tracker_of([*conversation(random, 2)[:-1], *list(tracker.events)[3:]]))
    expected = [plain.predict_action_probabilities(tracker, DOMAIN).probabilities for tracker in asked]
    assert any(map(any, expected))
    assert [quick.predict_action_probabilities(tracker, DOMAIN).probabilities for tracker in asked] == expected


def test_no_story_is_replayed_for_a_message_that_none_has() -> None:
    policy_ = policy(AugmentedMemoizationPolicy, {}, max_history=4)
    greeting = tracker_of([ActionExecuted("action_listen"), UserUttered("salut", {"name": "greet"})])
    policy_.lookup = {policy_._create_feature_key(policy_._prediction_states(greeting, DOMAIN)): "utter_greet"}
    quick_policies.hasten([policy_])
    search = tracker_of([ActionExecuted("action_listen"), UserUttered("un master", {"name": "search"})])
    assert policy_._prediction_states(search, DOMAIN) == []
    assert policy_._prediction_states(greeting, DOMAIN) != []


@each_row("seed", SEEDS)
def test_the_same_rules_apply(seed: int) -> None:
    random = Random(seed)
    plain = policy(RulePolicy, {"rules": {}, "rules_for_loop_unhappy_path": {}})
    rules = {}
    for _ in range(60):
        states = plain._prediction_states(tracker_of(conversation(random, random.randrange(3))), DOMAIN)
        rule = json.loads(json.dumps(states[-random.randrange(1, 4) :]))
        for state in rule:
            for part in [*state]:
                if part != "prev_action" and random.random() < 0.4:
                    state.pop(part)
        if random.random() < 0.2:
            rule[-1].setdefault("slots", {})["open"] = "should_not_be_set"
        rules[json.dumps(rule, sort_keys=True)] = random.choice(ACTIONS)
    lookup = {"rules": rules, "rules_for_loop_unhappy_path": {}}
    plain, quick = policy(RulePolicy, lookup), policy(RulePolicy, lookup)
    quick_policies.hasten([quick])
    applied = 0
    for _ in range(30):
        tracker = tracker_of(conversation(random, random.randrange(5)))
        for as_text in (False, True):
            states = plain._prediction_states(tracker, DOMAIN, use_text_for_last_user_input=as_text)
            expected = plain._get_possible_keys(lookup["rules"], states)
            assert quick._get_possible_keys(lookup["rules"], states) == expected
            applied += len(expected)
    assert applied


def test_on_our_model_both_say_the_same_of_every_intent(model: Path) -> None:
    agent = Agent.load(str(model))
    intents = sorted(agent.domain.intents)
    nodes = agent.processor.graph_runner._instantiated_nodes.values()
    policies = [node._component for node in nodes if type(node._component) in (RulePolicy, AugmentedMemoizationPolicy)]
    assert len(policies) == 2
    trackers = []
    for first in ("greet", "search_programmes", "ask_salary"):
        for intent in intents:
            events: list[Event] = [ActionExecuted("action_session_start"), SessionStarted()]
            for name in (first, intent):
                said = UserUttered(f"({name})", {"name": name, "confidence": 0.9})
                events += [ActionExecuted("action_listen"), said, ActionExecuted("utter_greet")]
            trackers += [
                DialogueStateTracker.from_events("all", some, agent.domain.slots) for some in (events[:-1], events)
            ]

    def predicted() -> list[list[float]]:
        return [
            policy_.predict_action_probabilities(tracker, agent.domain).probabilities
            for policy_ in policies
            for tracker in trackers
        ]

    expected = predicted()
    for policy_ in policies:
        quick_policies.hasten([policy_])
    assert predicted() == expected


def test_what_a_rule_is_sure_of_is_looked_for_in_no_story(model: Path) -> None:
    agent = Agent.load(str(model))
    nodes = agent.processor.graph_runner._instantiated_nodes.values()
    rules, stories = (
        next(node._component for node in nodes if type(node._component) is kind)
        for kind in (RulePolicy, AugmentedMemoizationPolicy)
    )
    quick_policies.hasten([rules, stories])
    sure = []
    for intent in ("salary", "greet"):
        said = UserUttered("…", {"name": intent, "confidence": 0.9})
        events = [ActionExecuted("action_listen"), said]
        tracker = DialogueStateTracker.from_events("one", events, agent.domain.slots)
        # As Rasa's graph calls it.
        RulePolicy.predict_action_probabilities(rules, tracker, agent.domain)
        sure.append(stories._prediction_states(tracker, agent.domain) == [])
    assert sure == [True, False]
