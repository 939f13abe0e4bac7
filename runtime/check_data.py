"""Check what people edit, before it is run: `python -m runtime.check_data`, a part of `make validate`.

The data files, the words and labels beside the examples, the lists of words and phrases, the paths, the figures and
sources that the responses of `domain.yml` name, then whether all that is understood has an answer.
"""

from __future__ import annotations

import sys
import warnings
from datetime import date
from pathlib import Path

from orientation.answers.loading import load_sentences
from orientation.data_files.locations import CHAT_WORDS, DOMAIN, FRENCH, INTENTS
from orientation.data_files.yaml_file import DataError
from orientation.french.examples import check_lists
from orientation.french.files import FILES
from orientation.knowledge.catalogue import load_catalogue
from orientation.knowledge.facts import load_facts
from orientation.knowledge.intent_labels import load_intent_labels
from orientation.knowledge.sectors import load_sectors
from orientation.paths.paths_data import load_paths
from orientation.paths.reading import ProfileReader
from orientation.safety.checking import check_care
from orientation.text import NBSP
from orientation.understanding.chat_words import load_chat_words
from runtime import boot
from runtime.check_dialogue import check_dialogue
from runtime.settings import SettingError, load_settings


def check_data(data_dir: Path) -> str:
    """Return a line that counts what the data files hold; raise DataError with all their problems."""
    catalogue = load_catalogue(data_dir)
    facts = load_facts(data_dir / "facts", catalogue.sources)
    load_sectors(data_dir / "sectors.yml", catalogue.sources)
    check_care(data_dir, facts, date.today())
    return (
        f"{data_dir}{NBSP}: {len(catalogue.programmes)} formations, {len(catalogue.schools)} écoles, "
        f"{len(catalogue.towns)} villes, {len(facts)} faits, {len(catalogue.sources)} sources."
    )


def check_words(chat_words_file: Path, intents_file: Path) -> str:
    """Return a line that counts the abbreviations and the labels; raise DataError with the problems of a file."""
    abbreviations = load_chat_words(chat_words_file).abbreviations
    labels = load_intent_labels(intents_file)
    return f"{chat_words_file}, {intents_file}{NBSP}: {len(abbreviations)} abréviations, {len(labels)} intentions."


def check_french() -> str:
    """Return a line that counts the lists of words and phrases, and what is said; raise DataError with the problems."""
    count = sum(map(check_lists, FILES))
    said = load_sentences()
    return f"{FRENCH}{NBSP}: {count} listes de mots et de phrases, avec leurs exemples, et {said} phrases à dire."


def check_paths(data_dir: Path, intents_file: Path, chat_words_file: Path) -> str:
    """Return a line that counts the profiles; raise DataError with all the problems of paths.yml."""
    catalogue = load_catalogue(data_dir)
    facts = load_facts(data_dir / "facts", catalogue.sources)
    file = data_dir / "paths.yml"
    paths = load_paths(file, catalogue, facts, load_intent_labels(intents_file))
    ProfileReader(paths, load_chat_words(chat_words_file).abbreviations)
    return f"{file}{NBSP}: {len(paths.profiles)} profils, {len(paths.steps)} étapes."


def check_responses(domain_file: Path) -> str:
    """Return a line that counts the responses; raise DataError at the first that names what is not there."""
    boot.prepare()
    from rasa.shared.core.domain import Domain
    from rasa.shared.exceptions import RasaException

    from runtime.response_generator import FactResponseGenerator

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # rasa's own validation comes next and tells them better
            domain = Domain.load(str(domain_file))
        FactResponseGenerator(None, domain)
    except RasaException as error:
        raise DataError([str(error)]) from error
    return f"{domain_file}{NBSP}: {len(domain.responses)} réponses."


def main() -> int:
    """Check and say what is wrong; return the exit code."""
    try:
        data_dir = load_settings().data_dir
        print(check_data(data_dir))
        print(check_words(CHAT_WORDS, INTENTS))
        print(check_french())
        print(check_paths(data_dir, INTENTS, CHAT_WORDS))
        print(check_responses(DOMAIN))
        print(check_dialogue(data_dir))
    except (DataError, SettingError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
