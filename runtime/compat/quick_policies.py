"""Find the rules and stories that may apply by looking them up, not by trying all of them.

Rasa's RulePolicy compares every rule with the conversation, each time an action is chosen; AugmentedMemoizationPolicy
replays the last turns several times to find them in its stories, though no story has such a message. Both give the
same answers here: rules are found by the last action and the intent, and no story is looked for that has an intent or
an action which the last turns have not. What a rule is sure of, which counts for more than any story, is looked for in
no story either.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rasa.core.policies.memoization import AugmentedMemoizationPolicy
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.constants import ACTION_UNLIKELY_INTENT_NAME, PREVIOUS_ACTION, SHOULD_NOT_BE_SET, USER
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

State = Mapping[str, Mapping[str, Any]]
# The last action and the intent that a rule wants at its end; None where it wants none.
_End = tuple[str | None, str | None]

_ACTION, _INTENT = "action_name", "intent"
# As Rasa writes the states of a story: JSON without quotes.
_NAMED = re.compile(r"\b(action_name|intent): ([^,{}\[\]]+)")
_HARD_TO_READ = re.compile(r"\b(?:action_text|text): ")


class RuleIndex:
    """The rules of a policy by what they want at their end.

    rules: Rasa's lookup, of which the keys are the states of each rule, as JSON.
    """

    def __init__(self, rules: Iterable[str]) -> None:
        self._states = {key: [_with_tuples(state) for state in reversed(json.loads(key))] for key in rules}
        self._by_end: dict[_End, list[str]] = defaultdict(list)
        for key, states in self._states.items():
            self._by_end[_end(states[0]) if states else (None, None)].append(key)

    def possible(self, states: Sequence[State]) -> set[str]:
        """Return the keys of the rules that apply to the states of a conversation, the oldest first."""
        if not states:
            return set(self._states)
        action, intent = _end(states[-1])
        ends = {(wanted_action, wanted_intent) for wanted_action in (action, None) for wanted_intent in (intent, None)}
        keys = [key for end in ends for key in self._by_end.get(end, ())]
        for index, state in enumerate(reversed(states)):
            if not any(len(self._states[key]) > index for key in keys):
                break
            keys = [key for key in keys if self._applies(key, index, state)]
        return set(keys)

    def _applies(self, key: str, index: int, state: State) -> bool:
        rule = self._states[key]
        if index >= len(rule):
            return True
        before, rule_before = state.get(PREVIOUS_ACTION), rule[index].get(PREVIOUS_ACTION)
        if not (before and rule_before):
            return not (before or rule_before)
        applies: bool = RulePolicy._does_rule_match_state(rule[index], state)
        return applies


def _end(state: State) -> _End:
    named = (state.get(PREVIOUS_ACTION, {}).get(_ACTION), state.get(USER, {}).get(_INTENT))
    action, intent = (value if value and value != SHOULD_NOT_BE_SET else None for value in named)
    return action, intent


def _with_tuples(state: State) -> State:
    return {
        part: {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
        for part, values in state.items()
    }


class StoryIndex:
    """What the stories of a policy name: enough to tell that none of them can be meant.

    keys: those of Rasa's lookup, of stories that end before each action. compressed: whether Rasa packed them.
    """

    def __init__(self, keys: Iterable[str], compressed: bool) -> None:
        texts = [zlib.decompress(base64.b64decode(key)).decode() if compressed else key for key in keys]
        # A text may hold what looks like a name.
        self._is_readable = not any(_HARD_TO_READ.search(text) for text in texts)
        self._named = {frozenset(_NAMED.findall(text)) for text in texts}
        self._with_actions = {named for named in self._named if any(kind == _ACTION for kind, _ in named)}

    def may_hold(self, tracker: DialogueStateTracker) -> bool:
        """Tell whether a story may be the end of a conversation; it is not, if that lacks something of each story."""
        events = tracker.applied_events()
        there = {(_ACTION, event.action_name) for event in events if isinstance(event, ActionExecuted)}
        there |= {(_INTENT, event.intent_name) for event in events if isinstance(event, UserUttered)}
        if not self._is_readable or (_ACTION, ACTION_UNLIKELY_INTENT_NAME) in there:
            return True
        last = next((event for event in reversed(events) if isinstance(event, (ActionExecuted, UserUttered))), None)
        # Right after a message, what is looked for ends with its intent; after any action, it ends with an action.
        needed = {(_INTENT, last.intent_name)} if isinstance(last, UserUttered) and last.intent_name else set()
        has_acted = any(kind == _ACTION for kind, _ in there)
        held = self._with_actions if has_acted else self._named
        return any(needed <= named <= there for named in held)


class Sure:
    """What a rule was sure of last: of which conversation, and where it stood."""

    def __init__(self) -> None:
        self._of: tuple[DialogueStateTracker, int] | None = None

    def note(self, tracker: DialogueStateTracker, prediction: PolicyPrediction) -> None:
        """Note whether a rule is sure."""
        self._of = (tracker, len(tracker.events)) if prediction.max_confidence == 1.0 else None

    def of(self, tracker: DialogueStateTracker) -> bool:
        """Tell whether a rule was sure of what to do right here."""
        return self._of is not None and self._of[0] is tracker and self._of[1] == len(tracker.events)


def hasten(policies: Iterable[Any]) -> None:
    """Make the policies among some components look up what they may need."""
    # Subclasses may look elsewhere.
    known = {type(policy): policy for policy in policies if type(policy) in (RulePolicy, AugmentedMemoizationPolicy)}
    rules, stories, sure = known.get(RulePolicy), known.get(AugmentedMemoizationPolicy), Sure()
    if rules:
        _hasten_rules(rules, sure)
    if stories:
        _hasten_stories(stories, sure if rules and rules.priority > stories.priority else None)


def _hasten_rules(policy: RulePolicy, sure: Sure) -> None:
    indexes = {id(rules): RuleIndex(rules) for rules in policy.lookup.values() if isinstance(rules, dict)}

    def possible_keys(lookup: dict[str, str], states: list[State]) -> set[str]:
        return indexes[id(lookup)].possible(states)

    predict = policy._predict

    def predict_and_note(tracker: DialogueStateTracker, domain: Domain) -> tuple[PolicyPrediction, Any]:
        prediction, source = predict(tracker, domain)
        sure.note(tracker, prediction)
        return prediction, source

    # Rasa's graph calls the class's own `predict_action_probabilities`, which calls this.
    policy._get_possible_keys, policy._predict = possible_keys, predict_and_note


def _hasten_stories(policy: AugmentedMemoizationPolicy, sure: Sure | None) -> None:
    index = StoryIndex(policy.lookup, policy.config["enable_feature_string_compression"])
    recall, prediction_states = policy.recall, policy._prediction_states

    def may_hold(tracker: DialogueStateTracker) -> bool:
        return not (sure and sure.of(tracker)) and index.may_hold(tracker)

    def recall_if_held(states: Any, tracker: DialogueStateTracker, domain: Any, rule_only_data: Any) -> Any:
        return recall(states, tracker, domain, rule_only_data) if may_hold(tracker) else None

    def states_if_held(tracker: DialogueStateTracker, *args: Any, **kwargs: Any) -> list[State]:
        # No states are those of no story.
        found: list[State] = prediction_states(tracker, *args, **kwargs) if may_hold(tracker) else []
        return found

    policy.recall, policy._prediction_states = recall_if_held, states_if_held
