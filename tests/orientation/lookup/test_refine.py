from __future__ import annotations

import pytest

from orientation.lookup.criteria import EVERYWHERE_KM, Criteria
from orientation.lookup.refine import goes_on, refine
from orientation.lookup.request import read_request
from orientation.recognition.departments import named_department


@pytest.fixture(scope="module")
def request_of(real_catalogue, recogniser):
    def read(text):
        found = [
            {"entity": mention.kind, "value": mention.id, "start": mention.start, "end": mention.end}
            for mention in recogniser.find(text)
        ]
        return read_request(real_catalogue, found, text)

    return read


@pytest.mark.parametrize(
    "text",
    [
        # elliptic: names and small words
        "à Rouen",
        "bac+6",
        "Lyon stp",
        "un master",
        "dans le sud",
        "et en Bretagne",
        "je préfère un master",
        "je voudrais Paris",
        "plutôt bac+5 alors",
        "Toulouse si possible",
        "publique ?",
        "150 km max",
        # tied to what was said
        "et à Rouen ?",
        "et quelles formations à Lyon ?",
        "plutôt un master",
        "mais à Paris",
        "non, je voulais dire Lyon",
        "nan Lyon",
        "en fait à Brest",
        "finalement Grenoble",
        "ok et à Lille ?",
        "merci, et Rouen ?",
        "pas à Paris",
        "sauf Lyon",
        "que à Paris",
        "seulement les masters",
        "pareil à Lyon",
        # pointing back
        "il y en a à Lyon ?",
        "tu en as en bac+6 ?",
        "yen a a brest",
        "celles de Paris",
        "lesquelles sont à Paris ?",
        "je cherche plutôt un master",
        "c'est pas Lille c'est Lyon",
        # changes
        "enlève la ville",
        "n'importe quelle école",
        "osef du niveau",
        "à moins de 50 km",
    ],
)
def test_messages_that_go_on(request_of, text):
    assert goes_on(request_of(text).change)


@pytest.mark.parametrize(
    "text",
    [
        "quelles formations à Rouen ?",
        "une formation à Lyon",
        "je cherche un master à Paris",
        "ya koi a lyon",
        "quelles écoles d'IA en Bretagne ?",
        "où étudier l'IA à Lille ?",
        "montre-moi les masters",
        "ok quelles formations à Lyon ?",
        "liste des formations bac+6",
        "trouve-moi une école près de Lens",
        "formations sauf à Paris",
        "je cherche une école n'importe où",
        "GRENOBLE formations",
        "toutes les formations",
        "mon fils passe son bac bientôt et adorerait vivre à Lyon",
    ],
)
def test_messages_that_start_anew(request_of, text):
    assert not goes_on(request_of(text).change)


GRENOBLE_6 = Criteria(levels=("bac+6",), towns=("grenoble",))
SOUTH = ("occitanie", "provence-alpes-cote-d-azur", "nouvelle-aquitaine", "corse")


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        # the same kind replaces, other kinds stay
        (GRENOBLE_6, "et à Rouen ?", Criteria(levels=("bac+6",), towns=("rouen",))),
        (GRENOBLE_6, "et en bac+5 ?", Criteria(levels=("bac+5",), towns=("grenoble",))),
        (Criteria(towns=("grenoble",)), "et en bac+6 ?", GRENOBLE_6),
        # all places are one kind
        (GRENOBLE_6, "en Bretagne", Criteria(levels=("bac+6",), regions=("bretagne",))),
        (Criteria(regions=("bretagne",)), "à Lyon", Criteria(towns=("lyon",))),
        (Criteria(regions=("bretagne",)), "dans le sud", Criteria(regions=SOUTH)),
        (Criteria(regions=SOUTH), "près de Lens", Criteria(towns=("lens",), radius_km=100)),
        (Criteria(towns=("lens",), radius_km=100), "à Lille", Criteria(towns=("lille",))),
        (Criteria(towns=("lens",), radius_km=100), "plutôt 50 km", Criteria(towns=("lens",), radius_km=50)),
        # « aussi » adds
        (Criteria(towns=("lyon",)), "et aussi à Lens", Criteria(towns=("lyon", "lens"))),
        (Criteria(towns=("lyon",)), "ou Lens", Criteria(towns=("lyon", "lens"))),
        # what cannot go together goes away
        (GRENOBLE_6, "plutôt un master", Criteria(towns=("grenoble",), diplomas=("master",))),
        (Criteria(diplomas=("master",)), "et en bac+6", Criteria(levels=("bac+6",))),
        (Criteria(schools=("ensimag",)), "et à Lens ?", Criteria(towns=("lens",))),
        (Criteria(schools=("ensimag",)), "à Grenoble", Criteria(schools=("ensimag",), towns=("grenoble",))),
        # where one stands is a level of entry; what nothing there leads to goes away
        (GRENOBLE_6, "et après une licence", Criteria(entries=("bac+3",), towns=("grenoble",))),
        # negation and correction
        (Criteria(towns=("paris",)), "pas à Paris", Criteria(excluded=(("town", "paris"),))),
        (Criteria(towns=("paris",)), "pas Paris, Toulouse", Criteria(towns=("toulouse",))),
        (Criteria(towns=("paris",)), "non, je voulais dire Lyon", Criteria(towns=("lyon",))),
        (Criteria(towns=("paris",)), "hors Île-de-France", Criteria(excluded=(("region", "ile-de-france"),))),
        (
            Criteria(regions=("ile-de-france",)),
            "sauf Paris et Lille",
            Criteria(regions=("ile-de-france",), excluded=(("town", "paris"),)),
        ),
        (Criteria(excluded=(("town", "paris"),)), "et à Paris ?", Criteria(towns=("paris",))),
        (Criteria(excluded=(("town", "paris"),)), "enlève les exceptions", Criteria()),
        (Criteria(towns=("paris", "lyon")), "pas forcément à Paris", Criteria(towns=("lyon",))),
        # giving up
        (GRENOBLE_6, "enlève la ville", Criteria(levels=("bac+6",))),
        (GRENOBLE_6, "peu importe le niveau", Criteria(towns=("grenoble",))),
        (GRENOBLE_6, "enlève Grenoble", Criteria(levels=("bac+6",))),
        (GRENOBLE_6, "les loyers à Grenoble sont chers, retirez cette ville", Criteria(levels=("bac+6",))),
        (GRENOBLE_6, "peu importe le niveau mais à Lyon", Criteria(towns=("lyon",))),
        (Criteria(regions=("bretagne",)), "enlève la ville", Criteria()),
        (Criteria(), "enlève Paris", Criteria(excluded=(("town", "paris"),))),
        # wider and narrower
        (Criteria(towns=("lens",)), "élargis", Criteria(towns=("lens",), radius_km=100)),
        (Criteria(towns=("lens",), radius_km=100), "encore plus loin", Criteria(towns=("lens",), radius_km=200)),
        (Criteria(towns=("lens",), radius_km=100), "plus près", Criteria(towns=("lens",), radius_km=50)),
        (Criteria(regions=("bretagne",)), "élargis", Criteria()),
        (Criteria(towns=("lens",)), "une autre ville", Criteria(excluded=(("town", "lens"),))),
        (Criteria(towns=("lens",)), "une autre région", Criteria(excluded=(("region", "hauts-de-france"),))),
        (Criteria(regions=("bretagne",)), "pas dans cette région", Criteria(excluded=(("region", "bretagne"),))),
        # in order of distance: from the town that is asked, or else from one that is still to come
        (Criteria(towns=("lens",)), "trie par distance", Criteria(towns=("lens",))),
        (
            Criteria(levels=("bac+6",)),
            "le plus proche de Lens",
            Criteria(levels=("bac+6",), towns=("lens",), radius_km=EVERYWHERE_KM),
        ),
        (
            Criteria(regions=("bretagne",)),
            "trie par distance",
            Criteria(regions=("bretagne",), radius_km=EVERYWHERE_KM),
        ),
        (
            Criteria(regions=("bretagne",), radius_km=EVERYWHERE_KM),
            "Rennes",
            Criteria(regions=("bretagne",), towns=("rennes",), radius_km=EVERYWHERE_KM),
        ),
        (Criteria(radius_km=EVERYWHERE_KM), "et en bac+6 ?", Criteria(levels=("bac+6",))),
        # near me: from a town that is still to come
        (GRENOBLE_6, "près de chez moi", Criteria(levels=("bac+6",), radius_km=100)),
        (Criteria(radius_km=100), "Rennes", Criteria(towns=("rennes",), radius_km=100)),
    ],
)
def test_what_is_asked_after_a_message(real_catalogue, request_of, asked, text, expected):
    criteria, _ = refine(real_catalogue, asked, request_of(text))
    assert criteria == expected


def test_a_department_stays_one(real_catalogue, request_of):
    towns = named_department(real_catalogue, "dans le 29")
    criteria, _ = refine(real_catalogue, Criteria(towns=towns), request_of("pas à Brest"))
    assert criteria == Criteria(towns=towns, excluded=(("town", "brest"),))


def test_what_went_away_is_said(real_catalogue, request_of):
    _, gone = refine(real_catalogue, GRENOBLE_6, request_of("plutôt un master"))
    assert [(each.field, each.criteria) for each in gone] == [
        ("level", Criteria(levels=("bac+6",), diplomas=("master",)))
    ]
