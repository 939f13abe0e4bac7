"""A search that says enough is never taken for what goes on with the subject before it."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT

from evaluation.understanding.pipeline import Pipeline
from tests.support.assistant import ROOT

SUBJECTS = (
    *("ask_salary", "ask_salary_beginner", "ask_salary_experienced", "ask_salary_factors", "ask_salary_region"),
    *("ask_alternance", "ask_maths_level", "ask_typical_day", "ask_employers", "ask_job_market", "ask_skills"),
    *("ask_cost_funding", "ask_studies", "ask_study_length", "ask_admission", "ask_reconversion", "ask_path"),
)
SEARCHES = (
    "master à Lyon",
    "écoles d'ingénieur à Paris",
    "bac+6 à grenobel",
    "formations à Lille (59)",
    "une école à Toulouse ?",
    "je cherche un master en ia en bretagne",
    "but info a nantes",
    "et des masters à Lyon ?",
)


def test_a_whole_search_is_a_search_after_any_subject(model: Path) -> None:
    pipeline, slots = Pipeline(model), Domain.load(str(ROOT / "domain.yml")).slots
    pairs = list(product(SUBJECTS, SEARCHES))
    assert len(pairs) == 136
    taken = {
        (subject, text): pipeline.understand(
            text, DialogueStateTracker.from_events("someone", [UserUttered("…", {"name": subject})], slots)
        ).get(INTENT)["name"]
        for subject, text in pairs
    }
    assert {pair: intent for pair, intent in taken.items() if intent != "search_programmes"} == {}
