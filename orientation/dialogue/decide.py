"""Decide what a message means in its conversation: one function, one ordered table.

Alone, « c'est où ? », « la deuxième » and « et au début ? » say little: after a programme, a list or the salary, they
are questions like any other. A message that says enough by itself is taken for itself, whatever was spoken of before.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

from orientation.dialogue.alone import Alone, Candidates, Ranking, Thresholds, asked_alone, likeliest_question
from orientation.dialogue.aspects import (
    ASPECT_OF_INTENT,
    FINER,
    Aspect,
    are_weak,
    is_general,
    read_aspect,
    read_aspects,
)
from orientation.dialogue.context import Context
from orientation.dialogue.nearest import asks_nearest
from orientation.dialogue.picking import is_pick, picked_ranks
from orientation.dialogue.utterance import Utterance
from orientation.french.files import CONVERSATION
from orientation.lookup.after_bac import asks_after_bac
from orientation.lookup.change import gives_up_place, is_about_france
from orientation.paths.paths_data import FROM_ABROAD
from orientation.recognition.pieces import PAUSE
from orientation.understanding.kinds import (
    AFTER_DISTRESS,
    CHANGE,
    CHOOSE,
    COMPARE,
    CONFIRM_ERASE,
    DENY,
    DETAIL,
    FALLBACK,
    JOKE,
    MISSES,
    MORE,
    NEVER_OFFERED,
    NOT_UNDERSTOOD,
    OUT_OF_SCOPE,
    PATH,
    PROGRAMME_TALK,
    REPEAT,
    SEARCH,
    SECTOR,
    SMALL_TALK,
    is_question,
)
from orientation.understanding.two_questions import Halves

_MOST_WORDS = 8
# « dans le sud » names a place, « je cherche une école dans le sud » is a search of its own.
_FEW_WORDS = 4
_MOST_WORDS_OF_A_PROFILE = 12
# So many words may ask something of the programme in focus.
_MOST_WORDS_ASKED = 30
# Who picks a choice by its number says little else.
_MOST_WORDS_PICKED = 10
_LEVEL = frozenset(["level"])
_STUDIES = frozenset(["level", "diploma"])
_WITH_SECTORS = frozenset(["ask_employers", "ask_applications", SECTOR])
# General questions that are about the programme in focus only if they name this of it.
_NAMED_IN: Mapping[str, tuple[Aspect, ...]] = MappingProxyType(
    {
        "ask_studies": (Aspect.DIPLOMA,),
        "ask_lycee_specialities": (Aspect.SPECIALITIES,),
        "ask_how_are_you": (Aspect.PLACE,),
        "ask_salary_region": (Aspect.PLACE,),
        "ask_employers": (Aspect.STATUS,),
        "ask_salary_factors": (Aspect.STATUS,),
        "ask_school_or_master": (Aspect.STATUS, Aspect.ACCREDITATION, Aspect.OPINION),
        "ask_bachelor": (Aspect.STATUS, Aspect.ACCREDITATION, Aspect.OPINION),
        "ask_ms_mba": (Aspect.STATUS, Aspect.ACCREDITATION, Aspect.OPINION),
        "ask_short_courses": (Aspect.ACCREDITATION, Aspect.OPINION),
        "ask_abroad": (Aspect.ACCREDITATION,),
        "affirm": (Aspect.OPINION,),
    }
)
# Of a list, « dans le public » asks for those, « c’est public ? » asks whether they are.
_MAY_NARROW = (Aspect.STATUS, Aspect.ALTERNANCE, Aspect.LANGUAGE, Aspect.PRICE)
_CRITERIA = frozenset(["town", "region", "level", "diploma", "school", "speciality"])
_PLACES = frozenset(["town", "region"])
_DIPLOMA = frozenset(["diploma"])
_SCHOOLS = frozenset(["school", "programme", "unlisted_school"])
_WEAK = MISSES | {DENY}
# « enlève la ville » and « laquelle est la plus courte ? » are more than that.
_MAY_ASK_ONE_THING = MISSES | {DETAIL, SEARCH}
# Who says where they stand, and is understood as nothing or as saying hello, wants to know the way from there.
TOLD_AS = MISSES | {"greet"}
# Said in answer to « où en es-tu ? », they are the answer.
_PROFILE_READ_AS = TOLD_AS | {SEARCH, DETAIL, "affirm", PATH}
# « oui », « continue », « la suite » : after an answer that leads somewhere, they ask for that.
_GO_ON = frozenset(["affirm", MORE])
# After distress, no joke and no menu: what is no question gets a gentle word.
_LIGHT = SMALL_TALK | MISSES | {REPEAT, NOT_UNDERSTOOD, "ask_is_robot", "ask_creator"}
_NOT_A_FOLLOW_UP = MISSES | SMALL_TALK | PROGRAMME_TALK
_NEVER_GUESSED = SMALL_TALK | {REPEAT, NOT_UNDERSTOOD}
# From this chance another question is likelier than the same answer again.
_LIKELIER = 0.5
# From this one, who names a school asks something else than about it.
_LIKELY = 0.3
# So many of the last questions were just answered.
_JUST = 2
# Below this chance a second reading would only puzzle.
_WORTH_OFFERING = 0.1
# Of what a message may mean after the topic, so many are thought of where the first would be said again.
_NEXT = 3
# A message of which fewer words are known goes on with nothing.
_KNOWN = 0.5
# So many kinds of studies are compared with one another, where a question about them has this chance.
_ENOUGH_COMPARED, _KINDS_MEANT = 2, 0.02
# What is so many times as likely as the way from where somebody stands is asked beside it.
_BESIDE = 0.4
# From this chance an entry on a school that the catalogue does not have says more than that it does not.
_TOLD_OF = 0.02
# From this chance, what tells where somebody stands is a question about the way from there.
_WAY_MEANT = 0.05


@dataclass(frozen=True)
class Act:
    """What is done about a message: the intent that is acted upon, and how sure it is.

    aspects: what is asked of the programme in focus; programme: the one that is spoken of, if it is another. offer: the
    other reading, offered beside the answer. halves: where a message of two questions is cut. part: of an entry, what
    there is more to say.
    """

    intent: str
    chance: float = 1.0
    aspects: tuple[Aspect, ...] = ()
    offer: str | None = None
    halves: Halves | None = None
    part: str = ""
    programme: str | None = None


@dataclass(frozen=True)
class _Turn:
    """A message in its conversation, and what it asks by itself."""

    utterance: Utterance
    candidates: Candidates
    state: Context
    thresholds: Thresholds
    alone: Alone

    @cached_property
    def is_sure(self) -> bool:
        """Tell whether the message is a question of its own without a doubt."""
        return self.alone.chance >= self.thresholds.sure and self.alone.intent not in MISSES | SMALL_TALK

    @cached_property
    def in_topic(self) -> str | None:
        """Return what the message asks after the topic, None if that is not sure or no question."""
        ranking = self.candidates.in_topic
        if not ranking or self.state.topic is None:
            return None
        intent, chance = ranking[0]
        return intent if chance >= self.thresholds.follow_up and intent not in _NOT_A_FOLLOW_UP else None

    @property
    def in_topic_chance(self) -> float:
        """Return how sure that is."""
        return self.candidates.in_topic[0][1] if self.candidates.in_topic else 0.0

    @property
    def is_new(self) -> bool:
        """Tell whether the message asks for an entry of which nothing was learnt after a topic."""
        return self.alone.intent not in dict(self.candidates.in_topic)

    @property
    def names_criteria(self) -> bool:
        """Tell whether the message names what a search goes by."""
        return self.utterance.names_any(_CRITERIA)


def decide(utterance: Utterance, candidates: Candidates, state: Context, thresholds: Thresholds) -> Act:
    """Return what a message means after what was said before it."""
    alone = asked_alone(utterance, candidates, thresholds, state.topic is not None)
    turn = _Turn(utterance, candidates, state, thresholds, alone)
    act = next(found for rule in _TABLE if (found := rule(turn)) is not None)
    # « et dans l’espace ? », of which nothing else is known.
    goes_on = state.topic is not None and utterance.first() in CONVERSATION.words.links
    is_guess = act.intent in MISSES or act.chance < thresholds.guess
    if utterance.names_sector and (act.intent in _WITH_SECTORS or (is_guess and goes_on)):
        return replace(act, intent=SECTOR, offer=None)
    return act


def for_person(act: Act, utterance: Utterance, state: Context, instead: Mapping[str, Mapping[str, str]]) -> Act:
    """Return what answers somebody better for where they stand, if they name no other studies.

    instead: of each entry, the entry that answers whom, by the id of their profile.
    """
    profile = state.person.profile
    if profile is None or act.part or (utterance.names_any(_STUDIES) and not utterance.tells_profile):
        return act
    of_it = instead.get(act.intent, {})
    finer = of_it.get(FROM_ABROAD if profile.from_abroad else profile.id)
    if not finer or finer in state.said[:1]:
        return act
    return replace(act, intent=finer, offer=None if act.offer == finer else act.offer)


def of_unlisted(act: Act, candidates: Candidates, entries: Collection[str]) -> Act:
    """Return what answers somebody who names a school that the catalogue does not have, if an entry speaks of it."""
    if act.intent not in (DETAIL, SEARCH) or act.halves:
        return act
    told = ((name, chance) for name, chance in candidates.ranking if name in entries and chance >= _TOLD_OF)
    return next((Act(name, chance) for name, chance in told), act)


def says_only_where(utterance: Utterance) -> bool:
    """Tell whether a search names a place and nothing else, not even programmes or schools in general."""
    named = set(utterance.names)
    return bool(named) and named <= _PLACES and not utterance.says_any(CONVERSATION.words.searched_things)


def _after_distress(turn: _Turn) -> Act | None:
    """Give a gentle word for what is no question after distress."""
    # What is surely a question, whatever it asks, is no silence to fill.
    asks = turn.alone.intent in MISSES and turn.candidates.questions >= turn.thresholds.asked
    gentle = turn.state.after_distress and turn.alone.intent in _LIGHT and not asks
    joking = turn.state.told_distress and turn.alone.intent == JOKE
    return Act(AFTER_DISTRESS) if gentle or joking else None


def _confirmed(turn: _Turn) -> Act | None:
    """Take a yes without « but » for the consent to erase all that was just asked for."""
    return Act(CONFIRM_ERASE) if turn.state.asks_erase and turn.utterance.plain_yes else None


def _asked_beside(turn: _Turn) -> Act | None:
    """Answer what is asked beside where somebody says that they stand, where the way from there is no plain question.

    « slt, jsuis en seconde à Nice, c’est quoi le métier ? »
    """
    utterance = turn.utterance
    if not (utterance.tells_profile and utterance.asks) or turn.alone.intent not in TOLD_AS | {PATH}:
        return None
    if turn.alone.intent == PATH and turn.alone.chance >= turn.thresholds.answer:
        return None
    other, chance = next(_not_of(turn.candidates.ranking, _NEVER_GUESSED | {PATH}), ("", 0.0))
    is_likely = chance >= max(turn.thresholds.guess, dict(turn.candidates.ranking).get(PATH, 0.0) * _BESIDE)
    return Act(other, chance, offer=_second(turn, other)) if is_likely else None


def _where_one_stands(turn: _Turn) -> Act | None:
    """Show the way from where somebody says that they stand, and what there is where they live."""
    intent, asked = turn.alone.intent, turn.state.asks_profile
    if turn.utterance.supposes or _asks_else(turn):
        return None
    if turn.utterance.tells_town and not turn.utterance.tells_profile and intent in TOLD_AS | {SEARCH}:
        return Act(SEARCH)
    answers = intent in _PROFILE_READ_AS or len(turn.utterance.words) <= _MOST_WORDS_OF_A_PROFILE // 2
    # « je suis en terminale STI2D » names a bac of which there is more to say too.
    tells = intent in TOLD_AS or dict(turn.candidates.ranking).get(PATH, 0.0) >= _WAY_MEANT
    # « elle n’est pas en terminale mais en première » : the way from there is another one.
    is_short = len(turn.utterance.words) <= _MOST_WORDS_OF_A_PROFILE
    # « jparle du cesi, et jsuis à Rennes » corrects a search, « même en licence ? » asks something else.
    corrects = turn.state.person.profile is not None and is_short and not turn.is_sure and not turn.utterance.questions
    if turn.state.speaks_of_programmes and turn.utterance.names_any(_PLACES):
        return None
    if turn.utterance.questions and turn.state.topic is not None and intent != PATH:
        tells = tells and intent not in MISSES
    return Act(PATH) if turn.utterance.tells_profile and (tells or corrects or (asked and answers)) else None


def _as_offered(turn: _Turn) -> Act | None:
    """Go where the last answer leads, if somebody says yes to it, or to go on."""
    leads_to, utterance = turn.state.leads_to, turn.utterance
    if not leads_to or turn.alone.intent not in _GO_ON or len(utterance.words) > _FEW_WORDS or utterance.names:
        return None
    intent, _, part = leads_to.partition("/")
    return Act(intent, part=part)


def _next(turn: _Turn) -> Act | None:
    """Go on with what the last answer offers first, for who only says « et après ? »."""
    words = [word for word in turn.utterance.words if word != PAUSE]
    says_it = turn.alone.intent in MISSES | _GO_ON
    if not words or not says_it or not CONVERSATION.words.links.issuperset(words) or turn.state.speaks_of_programmes:
        return None
    new = (each for each in turn.state.offered if is_question(each) and each not in turn.state.said)
    return next((Act(each) for each in new if each not in PROGRAMME_TALK), None)


def _picks_offered(turn: _Turn) -> Act | None:
    """Take the number of one of the choices of a question back: « le 3 »."""
    words = turn.utterance.words
    if turn.state.said[:1] != (FALLBACK,) or len(words) > _MOST_WORDS_PICKED:
        return None
    first = CONVERSATION.cues.picks_one.spans(words)
    said = words[first[0][0] : first[0][1]] if first else words if is_pick(words) else ()
    ranks = picked_ranks(said, len(turn.state.offered))
    return Act(turn.state.offered[ranks[0]]) if len(ranks) == 1 and is_question(turn.state.offered[ranks[0]]) else None


def _nearest(turn: _Turn) -> Act | None:
    """Tell which of the programmes on the screen is the nearest."""
    return Act(CHANGE) if _has_list(turn) and asks_nearest(turn.utterance.words) else None


def _after_the_bac(turn: _Turn) -> Act | None:
    """Search, or narrow the list to, what one may enter after the bac."""
    utterance = turn.utterance
    if not asks_after_bac(utterance.words):
        return None
    if not turn.state.speaks_of_programmes:
        begins = turn.alone.intent in MISSES and len(utterance.words) <= _FEW_WORDS and turn.in_topic is None
        return Act(SEARCH) if begins else None
    is_bare = (
        not turn.is_sure
        or utterance.first({*CONVERSATION.words.begins_with, PAUSE}) in CONVERSATION.words.bare_beginnings
    )
    narrows = utterance.says_any(CONVERSATION.words.points_back) or (len(utterance.words) <= _FEW_WORDS and is_bare)
    return Act(SEARCH) if narrows else None


def _whole_search(turn: _Turn) -> Act | None:
    """Search for what is asked in full: « master à Lyon », « bac+6 à grenobel », « une école à Lille ? »."""
    utterance, words = turn.utterance, CONVERSATION.words
    if turn.state.speaks_of_programmes or (turn.alone.intent != SEARCH and not _asks_whether_there_is(turn)):
        return None
    if utterance.first() in words.binding_links and turn.in_topic is not None:
        return None
    kinds = _CRITERIA.intersection(utterance.names)
    says_what = not kinds <= _PLACES or utterance.says_any(words.searched_things)
    says_where = not kinds.isdisjoint(_PLACES)
    return Act(SEARCH) if (says_what and says_where) or len(kinds) > 1 else None


def _asks_whether_there_is(turn: _Turn) -> bool:
    """Tell whether a message that names a place, and what may be there, may be a search.

    « ya une prépa MP2I à Rennes ? », « une école publique près de Dijon, pas du privé »
    """
    utterance, alone = turn.utterance, turn.alone
    wants = not utterance.asks and utterance.says_any(CONVERSATION.words.searched_things)
    names_both = utterance.names_any(_PLACES) and (wants or utterance.names_any(_DIPLOMA))
    is_open = is_question(alone.intent) and alone.chance < turn.thresholds.answer and not utterance.tells_profile
    return names_both and is_open and dict(turn.candidates.ranking).get(SEARCH, 0.0) >= _WORTH_OFFERING


def _pick(turn: _Turn) -> Act | None:
    """Show what is picked in the list on the screen."""
    if not _has_list(turn) or not turn.state.shown:
        return None
    words = turn.utterance.words
    # « le 2 cb ? » : its card tells that too.
    asks = 1 < len(words) <= _MOST_WORDS and is_pick(words[:2]) and read_aspect(words[2:]) is not None
    return Act(CHOOSE) if is_pick(words) or asks else None


def _named_shown(turn: _Turn) -> Act | None:
    """Tell of the programme on the screen that a message speaks of what is asked of it."""
    utterance, intent, named = turn.utterance, turn.alone.intent, turn.utterance.names_shown
    # « l’IARF m’intéresse, mais montre les masters à Lille » asks for others.
    searches = intent == SEARCH and (
        utterance.names_any(_PLACES) or utterance.says_any(CONVERSATION.words.searched_things)
    )
    if named is None or not _has_list(turn) or searches or is_pick(utterance.words) or is_general(utterance.words):
        return None
    asked = read_aspects(utterance.asking)
    by_number = CONVERSATION.cues.picks_one.is_in(utterance.words)
    # « … un test de langue pour le master ? Et l’anglais ? » asks two things of no programme.
    is_open = not turn.is_sure and not (turn.alone.halves and turn.alone.chance >= turn.thresholds.answer)
    of_it = intent in MISSES | {SEARCH, DETAIL, CHOOSE} or (asked and (by_number or is_open))
    return Act(DETAIL, programme=named, aspects=asked) if of_it else None


def _same_of_named(turn: _Turn) -> Act | None:
    """Ask of the schools that are named what was just asked of others: « et les deux autres, l’ESILV et l’Isep ? »."""
    utterance, state = turn.utterance, turn.state
    goes_on = utterance.first() in CONVERSATION.words.links and len(utterance.words) <= _MOST_WORDS_OF_A_PROFILE
    if not (goes_on and state.aspects and state.speaks_of_programmes and utterance.names_any(_SCHOOLS)):
        return None
    if utterance.names_any(_PLACES) or read_aspects(utterance.asking) or turn.alone.intent == SEARCH:
        return None
    return Act(DETAIL, aspects=tuple(map(Aspect, state.aspects)))


def _kinds_compared(turn: _Turn) -> Act | None:
    """Answer what sets kinds of studies apart, which no list has: « prépa, école ou BUT, quelle différence ? »."""
    utterance = turn.utterance
    names_kinds = utterance.names.count("diploma") >= _ENOUGH_COMPARED and set(utterance.names) <= {"diploma"}
    if turn.alone.intent != COMPARE or not names_kinds or CONVERSATION.cues.picks_one.is_in(utterance.words):
        return None
    others = _not_of(turn.candidates.ranking, PROGRAMME_TALK | {PATH})
    return next((Act(intent, chance) for intent, chance in others if chance >= _KINDS_MEANT), None)


def _of_named(turn: _Turn) -> Act | None:
    """Tell of the school that is named what is asked of it, where nothing else is surely asked."""
    utterance, alone = turn.utterance, turn.alone
    asked = read_aspects(utterance.asking)
    # What is asked in the words of a school’s price or entry is asked of it, if nothing else is plain.
    likely = turn.thresholds.answer if asked else _LIKELY
    is_open = alone.chance < likely and is_question(alone.intent) and alone.intent != SEARCH
    of_it = utterance.names_any(_SCHOOLS) and not utterance.names_any(_PLACES)
    is_open = is_open or alone.intent in MISSES | {DETAIL}
    return Act(DETAIL, aspects=asked) if of_it and is_open and not are_weak(asked) else None


def _of_programmes(turn: _Turn) -> Act | None:
    """Read the list, or the programme in focus, into the message."""
    utterance, intent = turn.utterance, turn.alone.intent
    if not turn.state.speaks_of_programmes:
        return None
    is_unsure = intent in MISSES or (turn.alone.chance < turn.thresholds.answer and is_question(intent))
    if is_unsure and _asks_anywhere(turn):
        return Act(SEARCH if turn.names_criteria else CHANGE)
    # « non, un diplôme d’ingénieur »
    is_other = utterance.first() not in CONVERSATION.words.links and len(utterance.words) <= _MOST_WORDS
    if (is_unsure or intent in _WEAK or is_other) and turn.names_criteria and _corrects(utterance):
        return Act(SEARCH)
    if intent in MISSES and _narrows_list(turn):
        return Act(SEARCH)
    if asked := _asked_of_focus(turn):
        return Act(DETAIL, aspects=asked)
    return _by_itself(turn)


def _diploma_after_path(turn: _Turn) -> Act | None:
    """Search for the diploma that is asked for after a path."""
    utterance = turn.utterance
    if turn.state.topic != PATH or turn.alone.intent != SEARCH or not utterance.names_offer:
        return None
    words = CONVERSATION.words
    return Act(SEARCH) if utterance.first(words.links | words.corrections) in words.one_of_them else None


def _with_topic(turn: _Turn) -> Act | None:
    """Read the topic into a message that goes on with it.

    It is no whole question: it is not sure alone, and it says that it goes on. It does so when it begins with a link
    (« et… », « dans… ») or with what stands for the topic (« c'est… »), when it only names something, or when it is
    not clear alone.
    """
    utterance, alone, chance = turn.utterance, turn.alone, turn.in_topic_chance
    if turn.in_topic is None or len(utterance.words) > _MOST_WORDS:
        return None
    leans = utterance.only_names or _needs_a_list(turn)
    words = CONVERSATION.words
    stands = utterance.first() in words.stands_for_topic or utterance.says_any(words.stands_within)
    linked = stands or utterance.first() in words.links
    repeats = turn.in_topic == turn.state.topic or turn.in_topic in turn.state.said[:_JUST]
    asks_else = is_question(alone.intent) and alone.intent != turn.state.topic and not leans
    is_likelier = alone.chance >= _LIKELIER and chance < turn.thresholds.sure
    # Of what was not learnt after a topic, no chance is known there; « et pour un junior ? » goes on all the same.
    is_plain = alone.chance >= turn.thresholds.answer and utterance.first() not in words.links
    is_known_alone = turn.is_new and (turn.is_sure or is_plain)
    if asks_else and ((repeats and (not stands or is_likelier)) or is_known_alone):
        # It would only get the same answer again, or what it asks was not learnt after a topic: « c’est quoi la NSI ? »
        return None
    if repeats and turn.in_topic != turn.state.topic and not leans:
        # It was answered a few messages before: somebody who goes on asks for something else.
        return None
    if repeats and alone.intent in MISSES:
        best, _ = likeliest_question(turn.candidates.ranking)
        is_other = is_question(best) and best != turn.state.topic
        if is_other and best in dict(turn.candidates.in_topic[1:_NEXT]):
            return Act(best)
    if turn.is_sure and not leans and not (chance >= turn.thresholds.sure and (stands or (linked and not repeats))):
        return None
    # Without a word that links it, what would only get the answer of before again is more likely a new subject.
    unclear = alone.intent == FALLBACK and not repeats
    return Act(turn.in_topic) if leans or linked or unclear else None


def _by_itself(turn: _Turn) -> Act:
    """Take the message for what it is alone; of what is likely but not sure, answer it and offer the second reading."""
    alone = turn.alone
    said = {*turn.state.said[:_JUST]} - PROGRAMME_TALK
    new = [each for each in alone.halves.intents if each not in said] if alone.halves else []
    if len(new) == 1:
        # What was just answered is not asked again beside something else.
        return Act(new[0], alone.chance)
    if alone.intent != FALLBACK:
        is_said = alone.intent == turn.state.topic and alone.intent not in PROGRAMME_TALK
        if is_said and (other := _second(turn, alone.intent)):
            # What was just answered is not asked again in other words: something near it is.
            return Act(other, alone.chance)
        is_likely = is_question(alone.intent) and not alone.halves and alone.chance < turn.thresholds.answer
        offer = _second(turn, alone.intent) if is_likely else None
        return Act(alone.intent, alone.chance, offer=offer, halves=alone.halves)
    best, chance = likeliest_question(turn.candidates.ranking)
    # A greeting or a « no » that nobody said would only puzzle: small talk is never guessed, nor « say it again ».
    # « ok merci. elle sert à quoi, la psy ? » asks something beside it.
    if best in _NEVER_GUESSED:
        beside = _not_of(turn.candidates.ranking, _NEVER_GUESSED)
        asks = turn.utterance.asks and turn.state.topic is not None
        best, chance = next(beside, (best, 0.0)) if asks else (best, 0.0)
    least = turn.thresholds.guess if turn.state.topic is None else turn.thresholds.guess_in_talk
    if chance < least:
        return Act(FALLBACK, alone.chance)
    return Act(best, chance, offer=_second(turn, best))


def _not_of(ranking: Ranking, intents: Collection[str]) -> Iterator[tuple[str, float]]:
    return ((intent, chance) for intent, chance in ranking if intent not in intents and is_question(intent))


def _second(turn: _Turn, best: str) -> str | None:
    """Return the other reading that is worth offering, if any."""
    others = (
        intent
        for intent, chance in turn.candidates.ranking
        if intent != best
        and chance >= _WORTH_OFFERING
        and intent not in NEVER_OFFERED | {OUT_OF_SCOPE}
        and not (is_question(intent) and intent in turn.state.said[:_JUST])
    )
    return next(others, None)


_TABLE: tuple[Callable[[_Turn], Act | None], ...] = (
    _confirmed,
    _after_distress,
    _asked_beside,
    _where_one_stands,
    _as_offered,
    _next,
    _picks_offered,
    _nearest,
    _after_the_bac,
    _whole_search,
    _named_shown,
    _pick,
    _same_of_named,
    _kinds_compared,
    _of_named,
    _of_programmes,
    _diploma_after_path,
    _with_topic,
    _by_itself,
)


def _corrects(utterance: Utterance) -> bool:
    return bool(utterance.words) and utterance.words[0] in CONVERSATION.words.corrections


def _asks_else(turn: _Turn) -> bool:
    """Tell whether a message that tells where somebody stands asks something else than the way from there."""
    intent = turn.alone.intent
    if not turn.utterance.asks or intent in (PATH, SEARCH, DETAIL):
        return False
    if intent in MISSES:
        # What is surely a question, if not which one, is none about the way unless that is the likeliest.
        best, chance = likeliest_question(turn.candidates.ranking)
        # Before anything was spoken of, the way from there says more than a question back.
        is_clear = turn.state.topic is not None or chance >= turn.thresholds.guess
        return is_clear and turn.candidates.questions >= turn.thresholds.asked and best != PATH
    return is_question(intent) and turn.alone.chance >= turn.thresholds.guess


def _has_list(turn: _Turn) -> bool:
    return turn.state.speaks_of_programmes or (turn.state.topic == PATH and bool(turn.state.shown))


def _asks_anywhere(turn: _Turn) -> bool:
    """Tell whether a message gives up the place: « partout en France », « des masters n’importe où »."""
    words = turn.utterance.words
    if turn.names_criteria:
        return gives_up_place(words)
    return len(words) <= _FEW_WORDS and gives_up_place(words) and not is_about_france(words)


def _narrows_list(turn: _Turn) -> bool:
    """Tell whether a message surely goes on with a list: « que des écoles publiques »."""
    ranking = turn.candidates.in_topic
    is_known = turn.candidates.known_share >= _KNOWN
    return is_known and bool(ranking) and ranking[0][0] == SEARCH and ranking[0][1] >= turn.thresholds.sure


def _asked_of_focus(turn: _Turn) -> tuple[Aspect, ...]:
    """Return what is asked of the programmes in focus or on the screen, first what the message asks in general."""
    utterance, intent = turn.utterance, turn.alone.intent
    words = [word for sentence in utterance.asking for word in sentence]
    every = read_aspects(utterance.asking)
    points = CONVERSATION.cues.points_to_shown.is_in(utterance.words)
    if is_general(words) and not points:
        return ()
    if utterance.names or len(utterance.words) > _MOST_WORDS:
        # In more words, or with a level named: what is asked must be said, and of what is looked at.
        in_focus = bool(turn.state.focus) and set(utterance.names_asked) <= _LEVEL and len(words) <= _MOST_WORDS_ASKED
        is_open = points or intent in MISSES | _WEAK | {DETAIL} or turn.alone.chance < turn.thresholds.answer
        return every if in_focus and is_open and not are_weak(every) else ()
    asked = read_aspect(words)
    narrows = asked in _MAY_NARROW and utterance.first() in CONVERSATION.words.narrows
    # « après le bac » asks for some of a list.
    if not turn.state.focus and (narrows or asked is Aspect.ENTRY):
        return ()
    if intent in ASPECT_OF_INTENT:
        in_general = ASPECT_OF_INTENT[intent]
        first = asked if asked in FINER.get(in_general, ()) else in_general
    else:
        may_ask = points or intent in _MAY_ASK_ONE_THING or turn.alone.chance < turn.thresholds.answer
        if asked is None or not (asked in _NAMED_IN.get(intent, ()) or may_ask):
            return ()
        first = asked
    return tuple(dict.fromkeys([*filter(None, [first]), *(each for each in every if each is not asked)]))


def _needs_a_list(turn: _Turn) -> bool:
    """Tell whether a message was taken for one on programmes that are not there, or for a search by a place alone."""
    intent, utterance = turn.alone.intent, turn.utterance
    if intent == SEARCH:
        return utterance.only_names or (
            len(utterance.words) <= _FEW_WORDS and not utterance.says_any(CONVERSATION.words.searched_things)
        )
    return intent in PROGRAMME_TALK - {SEARCH, DETAIL} and not (turn.state.shown or turn.state.focus)
