"""The dialogue alone: the policies of config.yml, and what they do after one message or another.

No message is understood and no action is run here: a test says what was understood, and what an action would note.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from rasa.core.policies.ensemble import DefaultPolicyPredictionEnsemble
from rasa.core.policies.memoization import AugmentedMemoizationPolicy
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.generator import TrainingDataGenerator
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.importers.utils import story_graph_from_paths

from components.last_resort_policy import LastResortPolicy
from orientation.data_files.locations import CONFIG, DATA, DOMAIN, RULES, STORIES
from orientation.knowledge.entries import families
from runtime.conversation_store.beginning import beginning
from runtime.knowledge_importer import KnowledgeImporter
from tests.support.assistant import ROOT

_POLICIES = {
    "RulePolicy": RulePolicy,
    "AugmentedMemoizationPolicy": AugmentedMemoizationPolicy,
    "components.last_resort_policy.LastResortPolicy": LastResortPolicy,
}
# More than any turn takes.
_MOST_ACTIONS = 5

Noted = Mapping[str, Mapping[str, Any]]


class Flows:
    """Policies that have learnt the project's rules and stories, those whose name `without` does not refuse.

    An action of a rule is hidden from the stories as in a real conversation, which `rasa test core` does not do.
    """

    def __init__(self, without: Callable[[str], bool] = lambda name: False) -> None:
        self.domain = _domain()
        settings = yaml.safe_load((ROOT / CONFIG).read_text(encoding="utf-8"))["policies"]
        with TemporaryDirectory() as folder:
            files = [_written(path, Path(folder), without) for path in _files()]
            graph = story_graph_from_paths([str(path) for path in files], self.domain)
        trackers = TrainingDataGenerator(graph, self.domain, augmentation_factor=0).generate()
        self.policies = [_learnt(dict(each), trackers, self.domain) for each in settings]
        self.rules: RulePolicy = self.policies[0]

    def next_action(self, tracker: DialogueStateTracker) -> tuple[str, bool]:
        """Return the action that the policies agree on, and whether stories do not see it."""
        hidden = self.rules._get_rule_only_data()
        predicted = [each.predict_action_probabilities(tracker, self.domain, hidden) for each in self.policies]
        best = DefaultPolicyPredictionEnsemble._pick_best_policy(predicted)
        return self.domain.action_names_or_texts[best.max_confidence_index], best.hide_rule_turn


class Flow:
    """One conversation."""

    def __init__(self, flows: Flows) -> None:
        self._flows = flows
        events = beginning([])
        self._tracker = DialogueStateTracker.from_events("flow", events, flows.domain.slots)

    def say(self, intent: str, *entities: str, noted: Noted | None = None) -> list[str]:
        """Return the actions that a message leads to, listening left out.

        entities: the kinds in it; noted: the slots that an action sets.
        """
        named = [{"entity": kind, "value": "x"} for kind in entities]
        self._tracker.update(UserUttered("…", {"name": intent, "confidence": 1.0}, named), self._flows.domain)
        done: list[str] = []
        while len(done) <= _MOST_ACTIONS:
            action, hidden = self._flows.next_action(self._tracker)
            self._tracker.update(ActionExecuted(action, hide_rule_turn=hidden))
            if action == "action_listen":
                return done
            done.append(action)
            for slot, value in ((noted or {}).get(action) or {}).items():
                self._tracker.update(SlotSet(slot, value))
        raise AssertionError(f"no end after « {intent} »: {done}")


def _domain() -> Domain:
    """Return the domain with the actions that answer families, which Rasa adds when it has read all examples."""
    domain: Domain = KnowledgeImporter(domain_path=str(ROOT / DOMAIN)).get_domain()
    answered = sorted({f"utter_{family}" for family in families(ROOT / DATA).values()})
    return domain.merge(Domain.from_dict({"actions": answered}))


def _files() -> list[Path]:
    return [path for folder in (RULES, STORIES) for path in sorted((ROOT / folder).glob("*.yml"))]


def _written(path: Path, folder: Path, without: Callable[[str], bool]) -> Path:
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    for section, kind in (("rules", "rule"), ("stories", "story")):
        read[section] = [entry for entry in read.get(section) or () if not without(entry[kind])]
    copy = folder / f"{path.parent.name}-{path.name}"
    copy.write_text(yaml.safe_dump(read, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return copy


def _learnt(settings: dict[str, Any], trackers: list[Any], domain: Domain) -> Any:
    kind = _POLICIES[settings.pop("name")]
    with TemporaryDirectory() as folder:
        storage = LocalModelStorage(Path(folder))
        policy = kind(
            {**kind.get_default_config(), **settings}, storage, Resource("policy"), ExecutionContext(GraphSchema({}))
        )
        policy.train(trackers, domain)
    return policy
