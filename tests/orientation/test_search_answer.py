from __future__ import annotations

import json

import pytest

from orientation.request import read_request
from orientation.search_answer import answer_search
from tests.orientation.sample import load, sample_files


def asked(catalogue, **entities):
    return read_request(catalogue, [{"entity": kind, "value": value} for kind, value in entities.items()])


def answer(catalogue, **entities):
    return answer_search(catalogue, asked(catalogue, **entities))


def plain(text):
    return text.replace("\u00a0", " ")


def titles(reply):
    return [plain(choice.title) for choice in reply.choices]


def test_what_was_understood_is_said_first(catalogue):
    reply = answer(catalogue, level="bac+6", town="rennes")
    assert plain(reply.text) == (
        "Formations bac+6 à Rennes : 1\n\n1. **Titre de rennes-1**, École Armor, Rennes, bac+6"
    )
    assert titles(reply) == ["Armor : mastère spécialisé"]
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
    assert "tu as déjà tout vu" in reply.text
    assert titles(reply)[0] == "Revoir le début"
    assert reply.choices[0].payload == "/search_programmes"
    assert reply.message["total"] == 7
    assert reply.message["items"] == []


def test_refinements_are_offered_by_different_fields(catalogue):
    assert titles(answer(catalogue))[-3:] == ["Bac+5 (5)", "Masters (5)", "En Bretagne (3)"]


def test_few_results_are_not_refined(catalogue):
    assert titles(answer(catalogue, level="bac+6")) == [
        "Armor : mastère spécialisé",
        "Sarthe Sup : mastère spécialisé",
    ]


def test_no_two_choices_have_the_same_title(catalogue):
    reply = answer(catalogue, town="brest")
    assert titles(reply) == ["Armor, Titre de brest-1", "Armor, Titre de brest-2"]


def test_the_neighbour_town_has_its_distance(catalogue):
    reply = answer(catalogue, town="rouen")
    lines = plain(reply.text).splitlines()
    assert lines[2].endswith("Rouen, bac+5")
    assert lines[3].endswith("Saint-Étienne-du-Rouvray, bac+5, à 7 km")
    assert [item["distance_km"] for item in reply.message["items"]] == [0, 7, 7]


def test_nothing_found_says_so_and_gives_the_nearest(catalogue):
    reply = answer(catalogue, town="tours", level="bac+6")
    assert plain(reply.text) == (
        "Formations bac+6 à Tours : 0\n\n"
        "Je n’ai rien trouvé qui corresponde dans mon catalogue.\n\n"
        "Formations bac+6 au plus près :\n\n"
        "1. **Titre de le-mans-1**, Sarthe Sup avec Armor, Le Mans, bac+6, à 77 km\n"
        "2. **Titre de rennes-1**, École Armor, Rennes, bac+6, à 194 km\n\n"
        "Tu peux aussi élargir ta recherche : sans la ville (2)."
    )
    assert titles(reply) == [
        "Sarthe Sup : mastère spécialisé",
        "Armor : mastère spécialisé",
        "Formations bac+6 (2)",
    ]
    assert reply.message["total"] == 0
    assert [item["distance_km"] for item in reply.message["items"]] == [77, 194]


def test_from_a_region_the_distance_says_from_where(catalogue):
    assert "à 167 km (depuis Saint-Étienne-du-Rouvray)" in plain(
        answer(catalogue, region="normandie", level="bac+6").text
    )


def test_nothing_to_loosen_still_offers_a_way_on(catalogue):
    assert titles(answer(catalogue, town="tours"))[-2:] == [
        "Voir toutes les formations",
        "En parler avec quelqu’un",
    ]


def test_a_dead_end_is_explained_with_choices(catalogue):
    reply = answer(catalogue, diploma="bts")
    assert reply.text == "Un BTS mène à un bac+5."
    assert titles(reply) == ["Formations bac+5 (5)", "Formations bac+6 (2)", "Les études pour ce métier"]
    assert reply.message == {"type": "text"}
    assert reply.criteria == {"diploma": ["bts"]}


def test_a_dead_end_is_explained_before_what_is_found(catalogue):
    reply = answer(catalogue, diploma="bts", town="rennes")
    assert plain(reply.text).startswith("Un BTS mène à un bac+5.\n\nFormations à Rennes : 1\n\n1. ")
    assert reply.message["criteria"] == {"diploma": ["BTS"], "town": ["Rennes"]}


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
