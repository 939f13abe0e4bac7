from __future__ import annotations

import yaml
from rasa.shared.importers.importer import TrainingDataImporter

from orientation.data_files.locations import CONFIG
from runtime.knowledge_importer import KnowledgeImporter
from tests.support.assistant import ROOT


def test_rasa_trains_with_it() -> None:
    config = yaml.safe_load((ROOT / CONFIG).read_text(encoding="utf-8"))
    assert [entry["name"] for entry in config["importers"]] == [f"{KnowledgeImporter.__module__}.KnowledgeImporter"]


def test_the_domain_has_a_response_for_each_entry_and_holds_no_answer() -> None:
    importer = TrainingDataImporter.load_from_config(
        str(ROOT / CONFIG), str(ROOT / "domain.yml"), [str(ROOT / "data/nlu/job")]
    )
    domain = importer.get_domain()
    assert domain.responses["utter_job/ask_role"] == [{"text": "utter_job/ask_role"}]
    assert "utter_welcome" in domain.responses
    assert "job" in domain.retrieval_intents
    assert "utter_job" in domain.action_names_or_texts
