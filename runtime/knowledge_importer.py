"""Tell Rasa, when it trains and validates, which answers the entries of data/knowledge are."""

from __future__ import annotations

from rasa.shared.core.domain import IS_RETRIEVAL_INTENT_KEY, Domain
from rasa.shared.importers.rasa import RasaFileImporter

from orientation.data_files.locations import DATA
from orientation.dialogue.asked import response_name
from orientation.knowledge.entries import families


class KnowledgeImporter(RasaFileImporter):
    """Rasa's importer of files, named in config.yml, with a response in the domain for each entry.

    It holds the name alone: what is said is read at each start (runtime/entry_responses.py), so that a changed answer
    needs no training. Rasa knows a retrieval intent by its training examples; a family may have none.
    """

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
