"""What is wished beside names: after which level, public or private, in alternance, in English, cheap, a university."""

from __future__ import annotations

import pytest

from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.index import ALTERNANCE, PRIVATE, PUBLIC, REMOTE
from orientation.lookup.criteria import Criteria
from orientation.lookup.request import read_request
from orientation.lookup.search import search
from orientation.recognition.recognition import Recogniser

LYON = ("lyon",)


def asked(catalogue: Catalogue, recogniser: Recogniser, text: str) -> Criteria:
    found = [
        {"entity": mention.kind, "value": mention.id, "start": mention.start, "end": mention.end}
        for mention in recogniser.find(text)
    ]
    return read_request(catalogue, found, text).criteria


@pytest.mark.parametrize(
    ("text", "criteria"),
    [
        ("après un BUT, quoi à Lyon ?", Criteria(towns=LYON, entries=("bac+3",))),
        ("après un bac+2 à Lyon", Criteria(towns=LYON, entries=("bac+2",))),
        ("j'ai une licence, un master à Lyon", Criteria(diplomas=("master",), towns=LYON, entries=("bac+3",))),
        ("un BUT à Lyon", Criteria(diplomas=("but",), towns=LYON)),
        ("une prépa à Lyon", Criteria(diplomas=("prepa",), towns=LYON)),
        ("une école d'ingé à Lyon", Criteria(diplomas=("diplome-d-ingenieur",), towns=LYON)),
        (
            "une fac à Lyon",
            Criteria(diplomas=("licence", "licence-professionnelle", "master"), towns=LYON),
        ),
        ("une école publique à Lyon", Criteria(towns=LYON, statuses=(PUBLIC,))),
        ("une école privée à Lyon", Criteria(towns=LYON, statuses=(PRIVATE,))),
        ("à Lyon, pas dans le privé", Criteria(towns=LYON, statuses=(PUBLIC,))),
        ("à Lyon, public ou privé", Criteria(towns=LYON)),
        ("je veux pas du privé, une école à Lyon", Criteria(towns=LYON, statuses=(PUBLIC,))),
        ("je suis en master et je cherche un master à Lyon", Criteria(diplomas=("master",), towns=LYON)),
        ("un master en alternance", Criteria(diplomas=("master",), modes=(ALTERNANCE,))),
        ("une licence à distance", Criteria(diplomas=("licence",), modes=(REMOTE,))),
        ("un master en anglais", Criteria(diplomas=("master",), languages=("anglais",))),
        ("une école pas chère à Lyon", Criteria(towns=LYON, max_fee_eur=1000)),
        ("formations gratuites à Lyon", Criteria(towns=LYON, max_fee_eur=1000)),
    ],
)
def test_what_is_wished_is_a_criterion(real_catalogue, recogniser, text, criteria) -> None:
    assert asked(real_catalogue, recogniser, text) == criteria


@pytest.mark.parametrize(
    ("criteria", "fits"),
    [
        (Criteria(statuses=(PUBLIC,)), lambda known, each: known.schools[each.school].status == "public"),
        (Criteria(statuses=(PRIVATE,)), lambda known, each: known.schools[each.school].status in ("private", "eespig")),
        (Criteria(modes=(ALTERNANCE,)), lambda known, each: each.alternance in ("yes", "part")),
        (Criteria(entries=("bac+3",)), lambda known, each: "bac+3" in each.entry),
        (Criteria(max_fee_eur=1000), lambda known, each: known.tariff_of(each) and known.tariff_of(each).eur <= 1000),
        (Criteria(diplomas=("licence",)), lambda known, each: each.diploma in ("licence", "double-licence", "cmi")),
    ],
)
def test_a_wish_finds_what_is_known_to_fit_and_nothing_else(real_catalogue, criteria, fits) -> None:
    found = set(search(real_catalogue, criteria).items)
    assert found == {each for each in real_catalogue.ordered if fits(real_catalogue, each)}
    assert found


def test_the_first_ones_are_of_different_kinds_and_train_engineers(real_catalogue) -> None:
    for towns in ((), ("paris",), LYON, ("toulouse",)):
        found = search(real_catalogue, Criteria(towns=towns)).items
        assert len({each.diploma for each in found[:5]}) == 5
        assert not any(each.list_note for each in found[:5])
    assert search(real_catalogue, Criteria()).items[-1].list_note


def test_the_name_of_a_network_stands_for_its_schools(real_catalogue, recogniser) -> None:
    assert "polytech-nantes" in asked(real_catalogue, recogniser, "polytech").schools
    assert asked(real_catalogue, recogniser, "polytech nantes").schools == ("polytech-nantes",)


@pytest.mark.parametrize(
    "text",
    [
        "je suis au lycée Carnot", "tu es sur insta ?", "la fac de Lyon", "le CPE de mon lycée", "tps libre",
        "il y en a 3 il me semble", "sciences po recrute ?",
    ],
)  # fmt: skip
def test_names_that_others_have_are_no_schools(recogniser: Recogniser, text: str) -> None:
    assert [mention.id for mention in recogniser.find(text) if mention.kind == "school"] == []
