"""The page: what it says comes from the data files and from the assistant's own answers."""

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
import yaml

from orientation.data_files.yaml_file import DataError
from runtime.site.page import build_page, markdown
from tests.content.typography import FORMAL, mistakes
from tests.support.assistant import ROOT, Assistant

PAGE = build_page(ROOT / "data")
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    copied = tmp_path / "data"
    shutil.copytree(ROOT / "data", copied, ignore=shutil.ignore_patterns("nlu", "rules", "stories"))
    return copied


def change(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


def test_every_source_is_named_with_its_year() -> None:
    for source in yaml.safe_load((ROOT / "data" / "sources.yml").read_text(encoding="utf-8"))["sources"]:
        rows = [row for row in re.findall(r"<li>(.*?)</li>", PAGE, flags=re.DOTALL) if f">{source['label']}<" in row]
        # The same survey of two years is two sources.
        (row,) = (row for row in rows if f">{source['year'] or 'non daté'}<" in row)
        assert ("href" in row) == ("url" in source)


def test_the_figures_are_counted_in_the_catalogue() -> None:
    files = [ROOT / "data" / "programmes.yml", *sorted((ROOT / "data" / "programmes").glob("*.yml"))]
    programmes = [
        programme
        for file in files
        for programme in yaml.safe_load(file.read_text(encoding="utf-8")).get("programmes", ())
    ]
    counts = {
        "formations": len(programmes),
        "écoles et universités": len({programme["school"] for programme in programmes}),
        "villes": len({town for programme in programmes for town in programme["towns"]}),
    }
    assert dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", PAGE)) == {
        name: str(count) for name, count in counts.items()
    }


def test_what_the_assistant_says_of_privacy_is_quoted(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAP_IA_DATA_DIR", str(data))
    change(data / "knowledge/talk.yml", "Je ne demande ni nom ni compte", f"{HOSTILE} **Rien** du tout, ni nom")
    page = build_page(data)
    assert "&lt;img src=x onerror=alert(1)&gt; <strong>Rien</strong> du tout" in page


def test_what_stands_in_a_data_file_is_only_text(data: Path) -> None:
    change(data / "sources.yml", "label: digischool.fr", f"label: {HOSTILE}")
    assert HOSTILE not in build_page(data)
    assert "&lt;img" in build_page(data)


def test_data_that_cannot_be_used_are_refused(data: Path) -> None:
    (data / "sources.yml").write_text("sources: 3\n", encoding="utf-8")
    with pytest.raises(DataError):
        build_page(data)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("un **deux**", "<p>un <strong>deux</strong></p>\n"),
        ("- un\n- deux", "<ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n"),
        ("[là](https://mon-cep.org)", '<p><a href="https://mon-cep.org">là</a></p>\n'),
        ("[là](javascript:alert(1))", "<p>[là](javascript:alert(1))</p>\n"),
        ("<b>un</b>", "<p>&lt;b&gt;un&lt;/b&gt;</p>\n"),
    ],
)
def test_light_markdown_becomes_html(text: str, html: str) -> None:
    assert markdown(text) == html


def test_the_page_is_french_and_typographic() -> None:
    assert '<html lang="fr">' in PAGE
    without_code = re.sub(r"<(pre|code)\b.*?</\1>", "code", PAGE[PAGE.index("<body>") :], flags=re.DOTALL)
    lines = [unescape(re.sub(r"<[^>]+>", "", line)).strip() for line in without_code.splitlines()]
    assert "Ses sources" in lines
    assert [(line, mistakes(line)) for line in lines if mistakes(line)] == []
    assert FORMAL.findall(" ".join(lines)) == []


def test_nothing_is_loaded_from_elsewhere_and_nothing_stands_inline() -> None:
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", PAGE) == []
    assert all(url.startswith("/") for url in re.findall(r"<(?:script|link|img)[^>]*(?:src|href)=\"([^\"]+)", PAGE))


@pytest.mark.parametrize("question", re.findall(r"<q>(.*?)</q>", PAGE))
def test_what_the_page_says_to_ask_is_answered_from_the_data(assistant: Assistant, question: str) -> None:
    (answer,) = assistant.open().say(unescape(question))
    assert answer.get("sources")
