"""Figures that people tell of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from orientation.data_files.locations import DATA
from orientation.data_files.yaml_file import DataError
from orientation.knowledge.entries import ForFigures
from orientation.knowledge.told_figures import FILE, load_told_figures, placeholders, told_in
from tests.support.assistant import ROOT

FIGURES = load_told_figures(ROOT / DATA, ["gross_to_net_cut"])


@pytest.mark.parametrize(
    ("messages", "told"),
    [
        (["on est payé combien ? j’ai 22 ans"], {"age": 22}),
        (["et la 2eme annee ?", "jai 19ans"], {"age": 19, "study_year": 2}),
        (["en M2 je touche combien"], {"study_year": 2}),
        (["1 867 € brut, ça fait combien en net ?"], {"gross": 1867}),
        (["on me propose 38k brut"], {"gross": 38000}),
        (["boursier échelon 3"], {"grant_step": 3}),
        # The one that was told last counts, and none where there are two.
        (["j’aurai 20 ans", "j’ai 19 ans"], {"age": 20}),
        (["de 16 ans à 18 ans"], {}),
        (["5 ans d’études"], {}),
        # An amount is soon of something else.
        (["et en net ?", "ok", "hm", "1200 brut"], {}),
    ],
)
def test_what_is_told(messages: list[str], told: dict[str, float]) -> None:
    assert told_in(messages, FIGURES) == told


def test_placeholders_of_what_is_cut() -> None:
    assert placeholders(FIGURES.values()) >= {"told_age", "told_gross", "told_gross_left"}
    assert "told_age_left" not in placeholders(FIGURES.values())


@pytest.mark.parametrize(
    ("told", "is_for"),
    [({"age": 22, "study_year": 2}, True), ({"age": 22}, False), ({"age": 26, "study_year": 2}, False)],
)
def test_a_line_is_for_who_told_all_of_its_figures(told: dict[str, float], is_for: bool) -> None:
    assert ForFigures({"age": (21, 25), "study_year": (2, 2)}, "…").is_for(told) is is_for


def test_an_example_that_is_not_read_is_an_error_that_names_it(tmp_path: Path) -> None:
    wrong = (ROOT / DATA / FILE).read_text(encoding="utf-8").replace("échelon 5, means: 5", "échelon 5, means: 6")
    (tmp_path / FILE).write_text(wrong, encoding="utf-8")
    with pytest.raises(DataError, match=r"grant_step.*échelon 5.*attendu.*6"):
        load_told_figures(tmp_path, ["gross_to_net_cut"])
