"""Tell Rasa, when it trains and validates, what the entries of data/knowledge are asked and which answers they are."""

from __future__ import annotations

from rasa.shared.core.domain import IS_RETRIEVAL_INTENT_KEY, Domain
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, METADATA, METADATA_EXAMPLE, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.linear_intent_classifier import FAMILY_ONLY
from orientation.data_files.locations import DATA
from orientation.dialogue.asked import response_name
from orientation.knowledge.entries import asked_of_families, families


class KnowledgeImporter(RasaFileImporter):
    """Rasa's importer of files, named in config.yml, with a response in the domain for each entry.

    It holds the name alone: what is said is read at each start (runtime/entry_responses.py), so that a changed answer
    needs no training. Rasa knows a retrieval intent by its training examples; a family may have none.
    The few asks of an entry are learnt as those of its family; an entry that is added later is found all the same
    (components/knowledge_selector.py), so that none of this needs a training either.
    """

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """Return the training examples of data/nlu, and the asks of the entries as those of their families."""
        asks = [
            Message({TEXT: ask, INTENT: family, METADATA: {METADATA_EXAMPLE: {FAMILY_ONLY: True}}})
            for ask, family in asked_of_families(DATA)
        ]
        return super().get_nlu_data(language).merge(TrainingData(asks))

    def get_domain(self) -> Domain:
        """Return the domain of domain.yml with the entries' responses and their families as retrieval intents."""
        domain = super().get_domain()
        entries = families(DATA)
        names = [response_name(family, entry) for entry, family in entries.items()]
        known = [family for family in sorted({*entries.values()}) if family in domain.intent_properties]
        added = {
            "intents": [
                {family: {**domain.intent_properties[family], IS_RETRIEVAL_INTENT_KEY: True}} for family in known
            ],
            "actions": [response_name(family, "") for family in known],
            "responses": {name: [{"text": name}] for name in names},
        }
        return domain.merge(Domain.from_dict(added), override=True)
