"""Fill the responses of `domain.yml` and the answers of data/knowledge with their figures, and add their sources.

In a response, `{salary_beginner}` stands for the fact of that id. Under `custom`, a response may name further
`sources` by id, and the `type` of its message with that type's fields; the `items` of a chart name their `fact`.
`{retention_days}` and `{miss_days}` stand for the settings: for how long conversations and misses are kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import date
from itertools import chain
from typing import Any

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException

from components.conversation import person_of
from orientation.address import Speaker, addressed, addressed_all
from orientation.answers.ask_back import repair, taken_for_another
from orientation.answers.figures import write_number
from orientation.answers.in_short import in_short
from orientation.answers.last_sources import last_sources, spoken_of
from orientation.answers.messages import Choice, button_of, choice
from orientation.answers.other_reading import and_also, or_rather, other_reading
from orientation.data_files.locations import INTENTS
from orientation.dialogue.asked import FOR_PARENT, LEADS_TO, MORE, asked, response_name
from orientation.dialogue.feedback import votes
from orientation.dialogue.repetition import ALREADY_SAID, STAND_IN, another, said_to_same
from orientation.knowledge.catalogue import load_catalogue
from orientation.knowledge.entries import ADVICE, SETTINGS, load_knowledge
from orientation.knowledge.facts import load_facts
from orientation.knowledge.intent_labels import load_intent_labels
from orientation.knowledge.sources import Source
from orientation.knowledge.told_figures import LEFT, TOLD, load_told_figures, told_in
from orientation.paths.loading import load_path_writer
from orientation.text import NBSP
from orientation.understanding.kinds import (
    ABOUT_THE_TALK,
    MISSES,
    NEVER_OFFERED,
    NOT_UNDERSTOOD,
    SEARCH,
    SMALL_TALK,
    SOURCES,
)
from runtime.entry_responses import entry_responses
from runtime.left_search import way_back
from runtime.settings import load_settings

# What is less plain than this, and was answered so few messages ago, asks something that the answer does not tell.
_PLAIN, _RECENT = 0.9, 3
# « Tu réponds à côté. »
_DENIED = "utter_deny"
# What was less likely than this was not meant either.
_WORTH = 0.05
# How many answers back somebody may ask for the sources.
_SOURCED = 5
_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class FactResponseGenerator(TemplatedNaturalLanguageGenerator):
    """Generate responses in this process, every figure from the data files."""

    def __init__(self, endpoint_config: Any = None, domain: Domain | None = None) -> None:
        settings = load_settings()
        data_dir = settings.data_dir
        self._settings = {name: getattr(settings, name) for name in SETTINGS}
        catalogue = load_catalogue(data_dir)
        self._sources = catalogue.sources
        self._facts = load_facts(data_dir / "facts", self._sources)
        self._paths = load_path_writer(data_dir, INTENTS, catalogue)
        self._catalogue = catalogue
        labels = load_intent_labels(INTENTS)
        knowledge = load_knowledge(data_dir, INTENTS)
        self._labels = {**labels, **{id_: entry.label for id_, entry in knowledge.items()}}
        self._entries = entry_responses(knowledge)
        self._name_of = {id_: response_name(entry.family, id_) for id_, entry in knowledge.items()}
        self._if_asked = {id_: entry.if_asked for id_, entry in knowledge.items() if entry.if_asked}
        self._for_told = {id_: entry.for_figures for id_, entry in knowledge.items() if entry.for_figures}
        self._told_figures = load_told_figures(data_dir, self._facts)
        super().__init__(domain.responses if domain else {})

    @property
    def responses(self) -> dict[str, list[dict[str, Any]]]:
        """Return the responses of the domain and of the entries."""
        return self._responses

    @responses.setter
    def responses(self, responses: dict[str, list[dict[str, Any]]]) -> None:
        for name, variants in responses.items():
            for variant in variants:
                self._check(name, variant)
        self._responses = {**responses, **self._entries}

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any] | None:
        """Return the response, in words that were not those of the message before.

        Of several variants, the first one that was not said last; in the place of one alone, what there is more to
        say, or else that it was just said. An answer with sources has the votes for it; `about` names the intent that
        it answers, by default the latest; `in_short`: one sentence of it is enough, if one says it. To a message that
        asks something beside, that is answered in a sentence; to one that may have meant something else too, that is
        offered in the same way.
        """
        person = person_of(tracker)
        if kwargs.get("in_short") and (beside := self._beside(kwargs["about"], person.speaker)):
            return beside
        advice = self._paths.advice(person.profile)
        variants = self._responses.get(utter_action, ())
        if person.speaker is not Speaker.LEARNER:
            variants = self._responses.get(f"{utter_action}/{FOR_PARENT}", variants)
        if utter_action == _DENIED and (repaired := self._repair(tracker, person.speaker)):
            return repaired
        filled = [
            addressed_all(self._fill_response(deepcopy(variant), advice=advice), person.speaker) for variant in variants
        ]
        if not filled:
            return None
        said = _said_before(tracker)
        response = filled[another([variant.get("text") or "" for variant in filled], said)]
        other = other_reading(tracker.latest_message.parse_data if tracker.latest_message else None, self._labels)
        more = f"{utter_action}/{MORE}"
        theirs = self._for_figures(utter_action, tracker, person.speaker)
        if utter_action != ALREADY_SAID and not theirs and _is_asked_again(response, said, tracker):
            again = await self.generate(more if more in self._responses else ALREADY_SAID, tracker, output_channel)
            return again and _with_choices(again, other)
        if utter_action == ALREADY_SAID:
            return {**response, STAND_IN: True}
        if theirs:
            # The answer for everybody is a choice under it.
            response["text"], other = theirs, self._whole(utter_action.rpartition("/")[2])
        elif lead := self._lead(utter_action, tracker):
            filled_lead = addressed_all(self._fill_response({"text": lead}), person.speaker)
            response["text"] = f"{filled_lead['text']} {response['text']}"
        if more in self._responses:
            response[LEADS_TO] = "/".join(more.split("/")[1:])
        if kwargs.get("is_first", True) and (noted := self._paths.noted(person, _noted(tracker))):
            # What was asked comes first.
            response["text"] = f"{response['text']}\n\n{noted}"
        if utter_action.endswith(f"/{SOURCES}") and (cited := last_sources(_sources_before(tracker))):
            response["text"] = f"{cited}\n\n{response['text']}"
        if utter_action.endswith(f"/{NOT_UNDERSTOOD}") and (short := in_short(_last_answer(tracker))):
            response["text"] = short
        about = kwargs.get("about") or _latest_intent(tracker)
        for_votes = votes(about, response.get("custom") or {})
        if not theirs and "about" not in kwargs:
            other += self._add_other(response, tracker, person.speaker)
        _fit(response, self._paths.search(person.profile))
        back = way_back(self._catalogue, tracker)
        return _with_choices(response, other, back, for_votes)

    def _repair(self, tracker: DialogueStateTracker, speaker: Speaker) -> dict[str, Any] | None:
        """Return what a question that was taken for another one may have meant, to who says that it was; or None.

        The likeliest of it is answered in a sentence.
        """
        asked_before = [event for event in reversed(tracker.events) if isinstance(event, UserUttered)][1:2]
        parsed = asked_before[0].parse_data if asked_before else {}
        answered = asked(asked_before[0].intent) if asked_before else ""
        ranking = [(str(entry["name"]), float(entry["confidence"])) for entry in parsed.get("intent_ranking") or ()]
        # Its second reading was said under the answer.
        said = {answered, str(parsed.get("offer") or ""), str(parsed.get("beside") or ""), *NEVER_OFFERED}
        others = [(name, chance) for name, chance in ranking if name not in said and chance >= _WORTH]
        if answered not in self._labels or answered in ABOUT_THE_TALK | SMALL_TALK or not others:
            return None
        answer = repair(self._labels, others, parsed.get("entities") or ())
        response = {"text": answer.text, "buttons": [button_of(each) for each in answer.choices]}
        response.update(self._in_short(others[0][0], speaker, taken_for_another))
        repaired: dict[str, Any] = addressed_all(response, speaker)
        return repaired

    def _in_short(self, entry: str, speaker: Speaker, say: Callable[[str, str], str]) -> dict[str, Any]:
        """Return an entry in a sentence, with its sources; nothing where no sentence says it."""
        name = self._name_of.get(entry)
        if name is None:
            return {}
        for_parent = self._entries.get(f"{name}/{FOR_PARENT}") if speaker is not Speaker.LEARNER else None
        variant = (for_parent or self._entries[name])[0]
        custom = variant.get("custom") or {}
        said = say(self._labels[entry], variant["text"])
        if not said or custom.get("level") == "safety":
            return {}
        filled = self._fill_response({"text": said, "custom": {"sources": custom.get("sources") or []}})
        short: dict[str, Any] = addressed_all(filled, speaker)
        return short

    def _beside(self, entry: str, speaker: Speaker) -> dict[str, Any]:
        """Return what a message asks beside, in a sentence, with a choice that leads to all of it; nothing without."""
        short = self._in_short(entry, speaker, and_also)
        return _with_choices(short, self._whole(entry)) if short else {}

    def _add_other(
        self, response: dict[str, Any], tracker: DialogueStateTracker, speaker: Speaker
    ) -> tuple[Choice, ...]:
        """Add the answer to what a message asks beside, or else may have meant too, in a sentence.

        Returns the choice that leads to all of what is asked beside.
        """
        parsed = (tracker.latest_message.parse_data if tracker.latest_message else None) or {}
        custom = dict(response.get("custom") or {})
        beside = str(parsed.get("beside") or "")
        other = self._in_short(beside or str(parsed.get("offer") or ""), speaker, and_also if beside else or_rather)
        if not other or custom.get("level") == "safety" or other["text"] in _last_answer(tracker):
            return ()
        response["text"] = f"{response['text']}\n\n{other['text']}"
        if cited := other.get("custom", {}).get("sources"):
            own = custom.get("sources") or []
            response["custom"] = {**custom, "sources": [*own, *(each for each in cited if each not in own)]}
        return self._whole(beside) if beside else ()

    def _lead(self, utter_action: str, tracker: DialogueStateTracker) -> str:
        """Return what is said before an answer to the way in which it was asked, "" if nothing is."""
        number = (tracker.latest_message.parse_data or {}).get("if_asked") if tracker.latest_message else None
        entry = _latest_intent(tracker)
        if not isinstance(number, int) or utter_action.rpartition("/")[2] != entry or entry not in self._if_asked:
            return ""
        leads = self._if_asked[entry]
        return leads[number].answer if number < len(leads) else ""

    def _for_figures(self, utter_action: str, tracker: DialogueStateTracker, speaker: Speaker) -> str:
        """Return what an answer says to who told such figures of themselves, "" if nothing."""
        lines = self._for_told.get(utter_action.rpartition("/")[2], ())
        said = [event.text or "" for event in reversed(tracker.events) if isinstance(event, UserUttered)]
        if not said or said[0].startswith("/"):
            return ""
        told = told_in(said, self._told_figures)
        fitting = max((line for line in lines if line.is_for(told)), key=lambda line: len(line.told), default=None)
        if fitting is None:
            return ""
        text = addressed(self._with_told(fitting.answer, told), speaker)
        theirs = str(self._fill_response({"text": text})["text"])
        answers = [event.text or "" for event in tracker.events if isinstance(event, BotUttered)]
        # Who asks on has read it.
        return "" if any(theirs in answer for answer in answers) else theirs

    def _whole(self, entry: str) -> tuple[Choice, ...]:
        """Return the choice that leads to the whole answer of an entry."""
        label = self._labels[entry]
        return (choice(label[:1].upper() + label[1:], entry),)

    def _with_told(self, text: str, told: Mapping[str, float]) -> str:
        """Return a line with the figures that were told, and with what is left of them."""
        for name, number in told.items():
            text = text.replace(f"{{{TOLD}{name}}}", write_number(number))
            if cut := self._told_figures[name].cut:
                left = number * (1 - float(self._facts[cut].value or 0) / 100)
                text = text.replace(f"{{{TOLD}{name}{LEFT}}}", write_number(round(left, -1)))
        return text

    def _fill_response(
        self, response: dict[str, Any], filled_slots: dict[str, Any] | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        """Return the response with its facts and sources; `response` is a copy that may be changed."""
        used: list[Source] = []
        if response.get("text"):
            advice = kwargs.get(ADVICE) or self._paths.advice(None)
            response["text"] = self._fill(response["text"].replace(f"{{{ADVICE}}}", advice), used)
        custom = dict(response.get("custom") or {})
        if custom.get("type") == "chart":
            custom["items"] = [self._bar(item, used) for item in custom["items"]]
        cited = [*used, *(self._sources[source_id] for source_id in custom.pop("sources", ()))]
        # Under the numbers of help stands nothing that is not help.
        if cited and custom.get("level") != "safety":
            custom["sources"] = [_shown(source) for source in dict.fromkeys(cited)]
        if custom:
            response["custom"] = custom
        return response

    def _fill(self, text: str, used: list[Source]) -> str:
        today = date.today()

        def render(match: re.Match[str]) -> str:
            if match[1] in self._settings:
                return _days(self._settings[match[1]])
            fact = self._facts[match[1]]
            used.append(fact.source)
            return fact.render(today)

        return _PLACEHOLDER.sub(render, text)

    def _bar(self, item: dict[str, str], used: list[Source]) -> dict[str, Any]:
        """Return one range of a chart; a fact that is a single value begins and ends there."""
        fact = self._facts[item["fact"]]
        used.append(fact.source)
        ends = {"low": fact.value if fact.low is None else fact.low, "high": fact.high}
        drawn = {name: value for name, value in ends.items() if value is not None}
        return {"label": item["label"], **drawn, "source": fact.source.label, "year": fact.source.year}

    def _check(self, name: str, variant: dict[str, Any]) -> None:
        custom = variant.get("custom") or {}
        charted = {item.get("fact") for item in custom.get("items", ()) if isinstance(item, dict) and "fact" in item}
        used = {*_PLACEHOLDER.findall(variant.get("text") or ""), *charted} - {ADVICE}
        unknown_facts = sorted(used - set(self._facts) - set(self._settings))
        unknown_sources = sorted(set(custom.get("sources", ())) - set(self._sources))
        if unknown_facts:
            raise RasaException(
                f"domain.yml, réponse « {name} » : « {{{unknown_facts[0]}}} » n’est pas un fait de data/facts."
            )
        if unknown_sources:
            raise RasaException(
                f"domain.yml, réponse « {name} » : « {unknown_sources[0]} » n’est pas une source de data/sources.yml."
            )


def _is_asked_again(response: dict[str, Any], said: Sequence[str], tracker: DialogueStateTracker) -> bool:
    """Tell whether an answer was given to the same question, asked again and again.

    Who presses a choice again wants to see it again; where to find help is said as often as it takes.
    """
    helps = (response.get("custom") or {}).get("level") == "safety"
    is_choice = tracker.latest_message is not None and (tracker.latest_message.text or "").startswith("/")
    text = response.get("text") or ""
    # A sentence may have been said before it or after it.
    return bool(text) and not (helps or is_choice) and any(text in each for each in said)


def _said_before(tracker: DialogueStateTracker) -> list[str]:
    """Return what was said to the latest question since no other one was asked, the newest first.

    Of small talk, which asks nothing, what was said last. To what is not plainly that question, what was said to the
    last messages too.
    """
    events = [event for event in reversed(tracker.events) if isinstance(event, UserUttered | BotUttered)]
    before = events[next((n for n, event in enumerate(events) if isinstance(event, UserUttered)), 0) + 1 :]
    spoken = (("bot", e.text or "") if isinstance(e, BotUttered) else ("user", asked(e.intent)) for e in before)
    said = said_to_same(spoken, _latest_intent(tracker), SMALL_TALK | MISSES)
    if _latest_intent(tracker) in SMALL_TALK | MISSES:
        return said[:1]
    is_plain = tracker.latest_message is None or tracker.latest_message.intent.get("confidence", 1.0) >= _PLAIN
    return said if is_plain else list(dict.fromkeys([*said, *_said_lately(before)]))


def _said_lately(newest_first: Sequence[UserUttered | BotUttered]) -> list[str]:
    """Return what was said to the last few messages, the newest first."""
    said: list[str] = []
    messages = 0
    for event in newest_first:
        if isinstance(event, BotUttered):
            said.append(event.text or "")
        elif (messages := messages + 1) == _RECENT:
            break
    return said


def _last_answer(tracker: DialogueStateTracker) -> str:
    """Return the text of the answer before the latest message, "" without one."""
    events = [event for event in reversed(tracker.events) if isinstance(event, UserUttered | BotUttered)]
    is_user = [isinstance(event, UserUttered) for event in events]
    before = events[is_user.index(True) + 1 :] if True in is_user else []
    return before[0].text or "" if before and isinstance(before[0], BotUttered) else ""


def _sources_before(tracker: DialogueStateTracker) -> list[dict[str, Any]]:
    """Return the sources of the answer that is spoken of, for who asks where it came from: most likely the last."""
    answers = [event for event in reversed(tracker.events) if isinstance(event, BotUttered)][:_SOURCED]
    said = [(event.text or "", ((event.data or {}).get("custom") or {}).get("sources") or []) for event in answers]
    asked_for = tracker.latest_message.text if tracker.latest_message else ""
    return spoken_of(asked_for or "", said)


def _noted(tracker: DialogueStateTracker) -> tuple[str, ...]:
    """Return the slots of the person that the latest message changed, if it is not answered yet."""
    latest = next((event for event in reversed(tracker.events) if isinstance(event, UserUttered | BotUttered)), None)
    told = (latest.parse_data or {}).get("noted") if isinstance(latest, UserUttered) else None
    return tuple(told or ())


def _fit(response: dict[str, Any], search: Choice | None) -> None:
    """Put the search that fits a person in the place of the one of everything."""
    if search and response.get("buttons"):
        fitting = {"title": search.title, "payload": search.payload}
        response["buttons"] = [fitting if each["payload"] == f"/{SEARCH}" else each for each in response["buttons"]]


def _with_choices(response: dict[str, Any], first: Iterable[Choice], *last: Iterable[Choice]) -> dict[str, Any]:
    own = response.get("buttons") or ()
    offered = {each["payload"] for each in own}
    # What the answer offers by itself is not offered twice.
    buttons = [button_of(each) for each in first if each.payload not in offered]
    buttons += [*own, *map(button_of, chain.from_iterable(last))]
    return {**response, "buttons": buttons} if buttons else response


def _latest_intent(tracker: DialogueStateTracker) -> str:
    return asked(tracker.latest_message.intent) if tracker.latest_message else ""


def _days(count: int) -> str:
    return f"{write_number(count)}{NBSP}{'jours' if count > 1 else 'jour'}"


def _shown(source: Source) -> dict[str, Any]:
    shown: dict[str, Any] = {"label": source.label, "year": source.year}
    return shown if source.url is None else {**shown, "url": source.url}
