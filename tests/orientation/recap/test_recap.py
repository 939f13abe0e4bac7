"""The recap says the same as a message, a page and a file."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from shutil import which

import pytest

from orientation.answers.messages import StepsMessage
from orientation.knowledge.catalogue import Catalogue
from orientation.recap.chat import recap_answer
from orientation.recap.content import Recap, recap
from orientation.recap.page import recap_page
from orientation.recap.pdf import recap_pdf
from tests.content.said import catalogue as real_catalogue
from tests.content.typography import mistakes
from tests.orientation.sample import load

TODAY = date(2026, 11, 24)
PATH: StepsMessage = {
    "type": "steps",
    "items": [
        {
            "title": "La terminale",
            "text": "Tes vœux sur **Parcoursup**.\nDeuxième <ligne>.",
            "when": "de janvier à mars",
        },
        {"title": "La licence", "text": "Trois ans."},
    ],
    "sources": [{"label": "Calendrier", "year": 2026}, {"label": "Fiche métier", "year": None}],
}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return load(tmp_path_factory.mktemp("sample"))


def made(catalogue: Catalogue, *seen: str, path: StepsMessage | None = None) -> Recap:
    return recap(catalogue, seen, path, TODAY)


def words(text: str) -> str:
    return " ".join(unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", text, flags=re.DOTALL)).split())


def test_all_that_is_known_of_each_programme_is_there_once(catalogue: Catalogue) -> None:
    content = made(catalogue, "brest-1", "rennes-1", "brest-1", "partie-du-catalogue")
    assert [programme.title for programme in content.programmes] == ["Titre de brest-1", "Titre de rennes-1"]
    assert {line.label: line.value for line in content.programmes[0].lines} == {
        "École": "École Armor",
        "Ville": "Brest",
        "Niveau": "bac+5, master",
        "Durée": "2\u00a0ans",
        "Admission": "tu déposes un dossier.",
        "Site": "https://armor.fr",
    }
    unknown = {line.label: line.value for line in content.programmes[1].lines}
    assert (unknown["Durée"], unknown["Site"]) == ("à vérifier auprès de l’école",) * 2
    assert [source["label"] for source in content.sources] == ["Fiche métier", "Relevé"]


def test_the_path_brings_its_sources_each_once(catalogue: Catalogue) -> None:
    content = made(catalogue, "brest-1", path=PATH)
    assert [(step.title, step.when) for step in content.path] == [
        ("La terminale", "de janvier à mars"), ("La licence", None),
    ]  # fmt: skip
    assert [source["label"] for source in content.sources] == ["Fiche métier", "Relevé", "Calendrier"]


def pdf_text(content: Recap, folder: Path) -> str:
    file = folder / "recap.pdf"
    file.write_bytes(recap_pdf(content))
    found = subprocess.run(["pdftotext", "-layout", str(file), "-"], stdout=subprocess.PIPE, text=True, check=True)
    return " ".join(found.stdout.split())


def said_parts(content: Recap) -> list[str]:
    parts = ["24 novembre 2026", "programme automatique", "auprès de l’école", "Psy-EN"]
    for programme in content.programmes:
        parts += [programme.title, *(line.value for line in programme.lines)]
    return [" ".join(part.split()) for part in parts]


def test_message_and_page_say_everything(catalogue: Catalogue) -> None:
    content = made(catalogue, "brest-1", "le-mans-1", path=PATH)
    answer, page = recap_answer(content), words(recap_page(content))
    text = " ".join(answer.text.split())
    for part in (*said_parts(content), "La terminale", "de janvier à mars", "Trois ans."):
        assert part in text
        assert part in page
    assert [source["label"] for source in answer.message["sources"]] == ["Fiche métier", "Relevé", "Calendrier"]
    assert all(source["label"] in page for source in content.sources)
    assert answer.message["type"] == "text"


@pytest.mark.skipif(which("pdftotext") is None, reason="poppler-utils is not installed")
def test_the_file_says_everything_too(catalogue: Catalogue, tmp_path: Path) -> None:
    content = made(catalogue, "brest-1", "le-mans-1", path=PATH)
    text = pdf_text(content, tmp_path)
    for part in (*said_parts(content), "La terminale (de janvier à mars)", "Trois ans.", "Calendrier (2026)"):
        assert part in text
    assert "**" not in text


def test_the_file_is_a_pdf_of_a4_pages_however_long(catalogue: Catalogue) -> None:
    real = real_catalogue()
    short, long = recap_pdf(made(catalogue, "brest-1")), recap_pdf(made(real, *real.programmes))
    assert short.startswith(b"%PDF-")
    assert re.search(rb"/MediaBox \[0 0 595\.28 841\.89\]", short)
    count = int(re.findall(rb"/Count (\d+)", long)[0])
    assert 3 <= count <= len(real.programmes)


def test_with_nothing_looked_at_it_says_what_to_do(catalogue: Catalogue) -> None:
    content = made(catalogue)
    answer = recap_answer(content)
    assert content.is_empty
    assert "aucune formation" in answer.text
    assert "Cherche une formation" in answer.text
    assert "/search_programmes" in [choice.payload for choice in answer.choices]
    assert "Cherche une formation" in words(recap_page(content))
    assert recap_pdf(content).startswith(b"%PDF-")


def test_a_path_alone_is_something(catalogue: Catalogue) -> None:
    assert "La terminale" in recap_answer(made(catalogue, path=PATH)).text


@pytest.mark.parametrize(
    ("seen", "title", "ids"),
    [
        (("brest-1",), None, None),
        (("brest-1", "brest-2"), "Comparer ces formations", '["brest-1", "brest-2"]'),
        (
            ("brest-1", "brest-2", "rouen-1", "rennes-1"),
            "Comparer les 3 dernières",
            '["brest-2", "rouen-1", "rennes-1"]',
        ),
    ],
)
def test_what_was_looked_at_can_be_compared(
    catalogue: Catalogue, seen: tuple[str, ...], title: str | None, ids: str | None
) -> None:
    found = {choice.title: choice.payload for choice in recap_answer(made(catalogue, *seen)).choices}
    assert [name for name in found if name.startswith("Comparer")] == ([title] if title else [])
    if title:
        assert found[title] == f'/compare_programmes{{"programme": {ids}}}'


class Tags(HTMLParser):
    """Which elements and attributes a page has."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.loaded += [value or "" for name, value in attrs if name in ("src", "srcset") or (tag == "link")]


def test_the_page_stands_alone(catalogue: Catalogue) -> None:
    page = recap_page(made(catalogue, "brest-1", path=PATH))
    tags = Tags()
    tags.feed(page)
    assert "script" not in tags.seen
    assert tags.loaded == []
    assert '<html lang="fr">' in page
    assert "size: A4" in page
    assert "&lt;ligne&gt;" in page
    assert "<strong>Parcoursup</strong>" in page


def test_it_is_in_french_typography() -> None:
    real = real_catalogue()
    content = made(real, *real.programmes)
    assert mistakes(recap_answer(content).text) == []
    assert mistakes(recap_answer(made(real)).text) == []
