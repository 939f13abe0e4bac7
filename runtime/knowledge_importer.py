"""Tell Rasa, when it trains and validates, which answers the entries of data/knowledge are."""

from __future__ import annotations

from rasa.shared.core.domain import Domain
from rasa.shared.importers.rasa import RasaFileImporter

from orientation.data_files.locations import DATA
from orientation.dialogue.asked import response_name
from orientation.knowledge.entries import families


class KnowledgeImporter(RasaFileImporter):
    """Rasa's importer of files, named in config.yml, with a response in the domain for each entry.

    It holds the name alone: what is said is read at each start (runtime/entry_responses.py), so that a changed answer
    needs no training.
    """

    def get_domain(self) -> Domain:
        """Return the domain of domain.yml with the entries' responses."""
        names = [response_name(family, entry) for entry, family in families(DATA).items()]
        return super().get_domain().merge(Domain.from_dict({"responses": {name: [{"text": name}] for name in names}}))
