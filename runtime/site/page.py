"""The page on which the assistant presents itself, filled from the data files and from its own answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

from orientation.address import addressed
from orientation.knowledge.catalogue import load_catalogue
from orientation.knowledge.facts import load_facts
from orientation.safety.loading import load_texts
from orientation.text import fold
from runtime.response_generator import FactResponseGenerator

TEMPLATES = Path(__file__).with_name("templates")
# What is said of privacy and of people to talk to is written once, as the assistant's answers.
QUOTED = {"privacy": "utter_talk/ask_privacy", "human_advice": "utter_advice/ask_human_advice"}


def build_page(data_dir: Path) -> str:
    """Return the page as HTML.

    Raises DataError for data files, RasaException for a response, that cannot be used.
    """
    catalogue = load_catalogue(data_dir)
    facts = load_facts(data_dir / "facts", catalogue.sources)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("index.html").render(
        programme_count=len(catalogue.programmes),
        town_count=len(catalogue.by_town),
        school_count=len({programme.school for programme in catalogue.ordered}),
        sources=sorted(catalogue.sources.values(), key=lambda source: (-(source.year or 0), fold(source.label))),
        permanent=markdown(load_texts(data_dir).permanent),
        said={name: markdown(text) for name, text in _responses(QUOTED)},
        fact=lambda id_: facts[id_].render(date.today()),
    )


def markdown(text: str) -> Markup:
    """Return light Markdown as HTML; what looks like HTML in it stays text, and unsafe links are left out."""
    return Markup(MarkdownIt("commonmark", {"html": False}).render(text))


def _responses(quoted: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the texts of responses, with their figures, by the name that the page gives them."""
    generator = FactResponseGenerator()
    for name, response in quoted.items():
        filled = generator.generate_from_slots(response, {}, "") or {}
        yield name, addressed(filled["text"])
