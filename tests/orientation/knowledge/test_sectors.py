from __future__ import annotations

import pytest

from orientation.answers.sector_answer import answer_sector
from orientation.knowledge.sectors import load_sectors
from orientation.knowledge.sources import load_sources
from orientation.recognition.pieces import words_of
from tests.support.assistant import ROOT
from tests.support.tables import each_row

SECTORS = load_sectors(ROOT / "data" / "sectors.yml", load_sources(ROOT / "data" / "sources.yml"))


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("et dans la santé ?", "sante"),
        ("les hopitaux recrutent ?", "sante"),
        ("et dans les jeux vidéo ?", "jeux-video"),
        ("dans l'industriel", "industrie"),
        ("et l'armée ?", "defense"),
        ("la banque ?", "banque"),
        ("dans une start up", "start-up"),
        ("et en cybersécurité ?", "securite"),
        ("ds larmee aussi", "defense"),
        ("qui recrute ?", None),
        ("un article sur le métier", None),
        ("", None),
    ],
)
def test_a_sector_is_found_by_its_words(text: str, sector: str | None) -> None:
    found = SECTORS.find(words_of(text))
    assert (found and found.id) == sector


@each_row("sector", SECTORS.all, place=lambda sector: sector.id)
def test_what_is_said_of_a_sector_has_its_source_and_no_figure(sector) -> None:
    answer = answer_sector(SECTORS, sector)
    assert answer.message["sources"]
    assert not any(map(str.isdigit, answer.text))
    assert len(answer.choices) > 1
    if sector.said is None:
        assert f"Mes sources ne citent pas {sector.name}" in answer.text
    else:
        assert sector.said == answer.text


def test_both_kinds_are_there() -> None:
    assert {sector.said is None for sector in SECTORS.all} == {True, False}
