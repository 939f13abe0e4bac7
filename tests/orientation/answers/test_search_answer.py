from __future__ import annotations

import json

import pytest

from orientation.address import addressed
from orientation.answers.search_answer import answer_search
from orientation.lookup.request import read_request
from tests.orientation.sample import load, sample_files


def asked(catalogue, **entities):
    return read_request(catalogue, [{"entity": kind, "value": value} for kind, value in entities.items()])


def answer(catalogue, **entities):
    return answer_search(catalogue, asked(catalogue, **entities))


def plain(text):
    return addressed(text).replace("\u00a0", " ")


def titles(reply):
    return [plain(choice.title) for choice in reply.choices]


WAYS_OUT = ["Voir toutes les formations", "En parler avec quelqu’un"]


def test_what_was_understood_is_said_first(catalogue):
    reply = answer(catalogue, level="bac+6", town="rennes")
    assert plain(reply.text) == (
        "Formations bac+6 à Rennes : 1\n\n1. **Titre de rennes-1**, École Armor, Rennes, bac+6"
    )
    assert titles(reply) == ["Armor : mastère spécialisé", *WAYS_OUT]
    assert reply.choices[0].payload == '/ask_programme_detail{"programme": "rennes-1"}'
    assert reply.shown == ("rennes-1",)
    assert reply.criteria == {"level": ["bac+6"], "town": ["rennes"]}


def test_the_message_has_the_same_for_clients_that_show_more(catalogue):
    message = answer(catalogue, diploma="master", town="brest").message
    assert message["type"] == "programmes"
    assert message["total"] == 2
    assert message["criteria"] == {"diploma": ["master"], "town": ["Brest"]}
    assert message["sources"] == [
        {"label": "Fiche métier", "year": None},
        {"label": "Relevé", "year": 2026, "url": "https://exemple.fr"},
    ]
    assert message["items"][0] == {
        "id": "brest-1", "title": "Titre de brest-1", "diploma": "master", "level": "bac+5",
        "school": "École Armor", "towns": ["Brest"], "region": "Bretagne", "duration_years": 2,
        "admission": "sur dossier", "website": "https://armor.fr", "distance_km": 0, "status": "verified",
        "lat": 48.39, "lon": -4.49,
    }  # fmt: skip
    assert "duration_years" not in message["items"][1]


def test_five_at_a_time_and_a_way_to_see_more(catalogue):
    first = answer(catalogue)
    assert plain(first.text).startswith("Toutes les formations : 7\n\n1. ")
    assert len(first.shown) == len(first.message["items"]) == 5
    (more,) = [choice for choice in first.choices if choice.title == "Voir la suite"]
    assert more.payload == '/search_programmes{"page": "2"}'
    second = answer(catalogue, page="2")
    assert "\n6. " in second.text
    assert "\n1. " not in second.text
    assert "Voir la suite" not in titles(second)
    assert set(first.shown).isdisjoint(second.shown)
    assert len(first.shown) + len(second.shown) == 7


def test_the_next_page_keeps_the_criteria(catalogue):
    reply = answer(catalogue, level=["bac+5", "bac+6"])
    (more,) = [choice for choice in reply.choices if choice.title == "Voir la suite"]
    assert json.loads(more.payload.removeprefix("/search_programmes")) == {
        "level": ["bac+5", "bac+6"],
        "page": "2",
    }


def test_a_page_past_the_end_leads_back(catalogue):
    reply = answer(catalogue, page="99")
    assert "tu as déjà tout vu" in plain(reply.text)
    assert titles(reply)[0] == "Revoir le début"
    assert reply.choices[0].payload == "/search_programmes"
    assert reply.message["total"] == 7
    assert reply.message["items"] == []


def test_refinements_are_offered_by_different_fields(catalogue):
    assert titles(answer(catalogue))[-3:] == ["En Bretagne (3)", "À Rouen (3)", "Bac+5 (5)"]


def test_few_results_are_not_refined(catalogue):
    assert titles(answer(catalogue, level="bac+6")) == [
        "Armor : mastère spécialisé",
        "Sarthe Sup : mastère spécialisé",
        *WAYS_OUT,
    ]


def test_no_two_choices_have_the_same_title(catalogue):
    reply = answer(catalogue, town="brest")
    assert titles(reply) == ["Armor, Titre de brest-1", "Armor, Titre de brest-2", *WAYS_OUT]


def test_the_neighbour_town_has_its_distance(catalogue):
    reply = answer(catalogue, town="rouen")
    lines = plain(reply.text).splitlines()
    assert lines[2].endswith("Rouen, bac+5")
    assert lines[3].endswith("Saint-Étienne-du-Rouvray, bac+5, à 7 km à vol d’oiseau")
    assert lines[4].endswith("Saint-Étienne-du-Rouvray, bac+5, à 7 km")
    assert [item["distance_km"] for item in reply.message["items"]] == [0, 7, 7]


def test_nothing_found_says_so_and_gives_the_nearest(catalogue):
    reply = answer(catalogue, town="tours", level="bac+6")
    assert plain(reply.text) == (
        "Formations bac+6 à Tours : mon catalogue n’en a pas. Voici les plus proches :\n\n"
        "1. **Titre de le-mans-1**, Sarthe Sup avec Armor, Le Mans, bac+6, à 77 km à vol d’oiseau\n"
        "2. **Titre de rennes-1**, École Armor, Rennes, bac+6, à 194 km\n\n"
        "Tu peux aussi élargir ta recherche : formations bac+6 partout en France (2).\n\n"
        "Mon catalogue n’a pas tout : la liste complète est sur Parcoursup pour les formations après le bac, "
        "sur MonMaster "
        "pour les masters, ou sur le site de l’Onisep."
    )
    assert titles(reply) == [
        "Sarthe Sup : mastère spécialisé",
        "Armor : mastère spécialisé",
        "Formations bac+6 partout en France (2)",
        "En parler avec quelqu’un",
    ]
    assert reply.message["total"] == 0
    assert [item["distance_km"] for item in reply.message["items"]] == [77, 194]


def test_from_a_region_the_distance_says_from_where(catalogue):
    assert "à 167 km à vol d’oiseau (depuis Saint-Étienne-du-Rouvray)" in plain(
        answer(catalogue, region="normandie", level="bac+6").text
    )


def test_nothing_to_loosen_still_offers_a_way_on(catalogue):
    assert titles(answer(catalogue, town="tours"))[-2:] == WAYS_OUT


def test_a_dead_end_is_explained_with_choices(catalogue):
    reply = answer(catalogue, diploma="bts")
    assert reply.text == "Un BTS mène à un bac+5."
    assert titles(reply) == ["Formations bac+5 (5)", "Formations bac+6 (2)", "Les études pour ce métier"]
    assert reply.message == {"type": "text"}
    assert reply.criteria == {"diploma": ["bts"]}


def test_a_dead_end_is_explained_before_what_is_found(catalogue):
    reply = answer(catalogue, diploma="bts", town="rennes")
    assert plain(reply.text).startswith(
        "Un BTS mène à un bac+5.\n\nIl n’y a pas de BTS dans mon catalogue. Pour la suite, à Rennes :\n\n"
        "Formations à Rennes : 1\n\n1. "
    )
    assert reply.message["criteria"] == {"diploma": ["BTS"], "town": ["Rennes"]}


@pytest.mark.parametrize(
    ("entities", "said"),
    [
        (
            {"level": "bac+2", "school": "armor"},
            "Il n’y a pas de formation de niveau bac+2 dans mon catalogue. Pour la suite :",
        ),
        (
            {"level": "bac+2", "diploma": "bts", "town": "rennes"},
            "Il n’y a pas de formation de niveau bac+2 ni de BTS dans mon catalogue. Pour la suite, à Rennes :",
        ),
        # its own sentence has said that there is none
        ({"level": "bac+3", "town": "rennes"}, "pour l’instant (bac+3).\n\nPour la suite, à Rennes :"),
    ],
)
def test_a_dead_end_says_what_is_listed_instead(catalogue, entities, said):
    assert said in plain(answer(catalogue, **entities).text)


def test_what_exists_nowhere_is_not_called_the_nearest(catalogue):
    text = plain(answer(catalogue, level="bac+6", diploma="master", town="tours").text)
    assert ": mon catalogue n’en a pas. Voici d’autres formations, les plus proches :" in text


def test_nothing_found_without_a_place(catalogue):
    reply = answer(catalogue, level="bac+6", diploma="master")
    assert plain(reply.text) == (
        "Masters bac+6 : mon catalogue n’en a pas.\n\n"
        "Tu peux aussi élargir ta recherche : tous les diplômes bac+6 (2) ou masters de tous niveaux (5).\n\n"
        "Mon catalogue n’a pas tout : la liste complète est sur MonMaster pour les masters, ou sur le site de l’Onisep."
    )
    assert titles(reply) == ["Tous les diplômes bac+6 (2)", "Masters de tous niveaux (5)", "En parler avec quelqu’un"]


@pytest.mark.parametrize(
    ("latitude", "count"),
    [(45.0, 5), (20.0, 3)],
)
def test_far_from_everything(tmp_path, latitude, count):
    files = sample_files()
    files["places.yml"]["towns"].append({**files["places.yml"]["towns"][0], "id": "loin", "name": "Loin"})
    files["places.yml"]["towns"][-1]["latitude"] = latitude
    reply = answer(load(tmp_path, files), town="loin")
    assert ("loin de chez toi" in plain(reply.text)) is (count == 3)
    assert len(reply.shown) == len(reply.message["items"]) == count


def test_a_note_stands_after_the_title_in_a_list(tmp_path):
    files = sample_files()
    files["programmes.yml"]["programmes"][2]["list_note"] = "pour les chefs"
    assert "**Titre de rennes-1** (pour les chefs), École Armor" in answer(load(tmp_path, files), town="rennes").text


def test_a_rare_speciality_is_not_offered(tmp_path):
    files = sample_files()
    catalogue = load(tmp_path, files)
    assert not [title for title in titles(answer(catalogue, school="armor")) if "big data" in title]
    for programme in files["programmes.yml"]["programmes"][:4]:
        programme.update(diploma="master", level="bac+5", towns=["brest"], school="armor")
    files["programmes.yml"]["programmes"][2]["specialities"] = ["big-data"]
    catalogue = load(tmp_path, files)
    assert "En big data (2)" in titles(answer(catalogue, town="brest"))


@pytest.mark.parametrize(
    ("entities", "page", "said", "choices"),
    [
        ({}, "3", "C’est tout : tu as déjà tout vu.", ["Revoir le début", "En Bretagne (3)"]),
        ({"town": "rennes"}, "2", "C’est tout : tu as déjà tout vu.", ["Revoir le début", *WAYS_OUT]),
        (
            {"town": "tours"},
            "2",
            ": mon catalogue n’en a pas. C’est tout : je t’ai déjà montré les plus proches.",
            WAYS_OUT,
        ),
    ],
)
def test_past_the_end(catalogue, entities, page, said, choices):
    reply = answer(catalogue, **entities, page=page)
    assert said in plain(reply.text)
    assert titles(reply)[: len(choices)] == choices
    assert titles(reply)[-1] == "En parler avec quelqu’un"
    assert reply.message["items"] == []
    assert reply.shown, "what was shown before is still on the screen"


def test_the_page_that_is_shown_is_remembered(catalogue):
    assert [answer(catalogue, page=page).page for page in ("1", "2", "3", "99")] == [1, 2, 2, 2]


UNKNOWN = "Je n’ai pas reconnu de lieu, de niveau, de diplôme ou d’école dans ton message : voici tout ce que j’ai."


@pytest.mark.parametrize(
    ("text", "entities", "said"),
    [
        ("formation à Tombouctou", {}, UNKNOWN),
        ("quelles formations ?", {}, "Toutes les formations : 7"),
        ("formation à Tombouctou ou à Rennes", {"town": "rennes"}, "Formations à Rennes : 1"),
        ("l'école du Nord à Tombouctou", {"unlisted_school": "École du Nord"}, "« École du Nord » n’est pas"),
        ("près de chez moi", {}, "Dis-moi une ville et je cherche autour. En attendant, voici tout ce que j’ai."),
        ("un master près de chez moi", {"diploma": "master"}, "Dis-moi une ville et je cherche autour.\n\nMasters : 5"),
        ("près de chez moi, à Rennes", {"town": "rennes"}, "Formations à Rennes : 1"),
        (
            "formation gratuite à Rennes",
            {"town": "rennes"},
            "Dans le public, on paie surtout des droits d’inscription ; les boursiers n’en paient pas. Je garde "
            "ce dont je "
            "connais le prix.\n\nFormations à moins de 1 000 € par an à Rennes : mon catalogue n’en a pas.",
        ),
        (
            "une formation gratuite et à distance",
            {},
            "Mon catalogue dit rarement si une formation se suit à distance : à vérifier auprès de chaque école.\n\n"
            "Dans le public, on paie surtout des droits d’inscription",
        ),
    ],
)
def test_what_was_not_understood_is_said_before_the_list(catalogue, text, entities, said):
    request = read_request(catalogue, [{"entity": kind, "value": value} for kind, value in entities.items()], text)
    assert plain(answer_search(catalogue, request).text).startswith(said)


def test_a_dead_end_without_explanation_is_still_a_sentence(catalogue):
    assert "bac+3" in answer(catalogue, level="bac+3").text


def test_an_unlisted_school_is_said_with_where_to_look(catalogue):
    reply = answer(catalogue, unlisted_school="École du Nord")
    assert plain(reply.text).startswith("« École du Nord » n’est pas dans mon catalogue.")
    for place in ("Onisep", "MonMaster", "Parcoursup"):
        assert place in reply.text
    assert reply.message == {"type": "text"}
    assert reply.choices


def test_two_unlisted_schools(catalogue):
    reply = answer(catalogue, unlisted_school=["École du Nord", "École du Sud"])
    assert plain(reply.text).startswith("« École du Nord » et « École du Sud » ne sont pas dans mon catalogue.")


def test_the_rest_is_searched_beside_an_unlisted_school(catalogue):
    text = plain(answer(catalogue, unlisted_school="École du Nord", town="rennes").text)
    assert "n’est pas dans mon catalogue" in text
    assert "Formations à Rennes : 1" in text


def test_what_is_unknown_is_left_aside_and_said(catalogue):
    text = plain(answer(catalogue, town=["atlantis", "rennes"]).text)
    assert text.startswith("Une partie de ta demande ne me dit rien")
    assert "Formations à Rennes : 1" in text


def test_an_old_name_is_explained(catalogue):
    text = "les formations de l’institut breton"
    request = read_request(catalogue, [{"entity": "school", "value": "armor", "start": 20, "end": 35}], text)
    assert answer_search(catalogue, request).text.startswith("L’Institut Breton s’appelle Armor depuis 2025.")


def test_an_empty_catalogue_still_answers(tmp_path):
    files = sample_files()
    files["programmes.yml"]["programmes"] = []
    reply = answer(load(tmp_path, files), town="rennes")
    assert reply.text
    assert reply.choices


@pytest.mark.parametrize("entities", [{}, {"town": "rouen"}, {"town": "tours"}, {"level": "bac+2"}])
def test_at_most_five_details_three_more_and_the_next_page(catalogue, entities):
    reply = answer(catalogue, **entities)
    assert len(reply.choices) <= 9
    assert len(set(titles(reply))) == len(reply.choices)
