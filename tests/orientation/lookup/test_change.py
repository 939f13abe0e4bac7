from __future__ import annotations

import pytest

from orientation.lookup.after_bac import asks_after_bac
from orientation.lookup.change import AROUND_KM, gives_up_place, read_change
from orientation.lookup.criteria import EVERYWHERE_KM
from orientation.lookup.cues import PLACE, Move
from orientation.lookup.sentence import read_sentence


@pytest.fixture(scope="module")
def change(real_catalogue, recogniser):
    def read(text):
        found = [
            {"entity": mention.kind, "value": mention.id, "start": mention.start, "end": mention.end}
            for mention in recogniser.find(text)
        ]
        sentence = read_sentence(real_catalogue, text, found)
        changed = read_change(sentence)
        return changed, [id_ for number in changed.excluded for id_ in sentence.mentions[number].ids]

    return read


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("enlève la ville", ["town"]),
        ("enlve la vile stp", ["town"]),
        ("retire le niveau et le diplôme", ["level", "diploma"]),
        ("supprime le critère de région", ["region"]),
        ("peu importe l'école", ["school"]),
        ("peu importe le nivo", ["level"]),
        ("osef de la ville", ["town"]),
        ("on s'en fiche du diplôme", ["diploma"]),
        ("jmen fou de la spé", ["speciality"]),
        ("n'importe quelle école", ["school"]),
        ("nimporte kel ecol", ["school"]),
        ("le niveau m'est égal", ["level"]),
        ("la ville n'a pas d'importance", ["town"]),
        ("pas de ville précise", ["town"]),
        ("sans la distance", [PLACE]),
        ("sans tenir compte du niveau", ["level"]),
        ("laisse tomber le diplôme", ["diploma"]),
        ("enlève les exceptions", ["excluded"]),
        ("n'importe où", [PLACE]),
        ("partout en France", [PLACE]),
        ("dans tt le pays", [PLACE]),
        ("des masters en France", [PLACE]),
        ("les masters de France", [PLACE]),
        ("en France sauf Paris", [PLACE]),
        ("à Lyon, en France", []),
        ("ailleurs en France", []),
        ("en Île-de-France", []),
        ("dans le sud de la France", []),
        ("tous niveaux confondus", ["level"]),
        ("tous les diplômes", ["diploma"]),
        # where somebody stands, a question, a wish
        ("sans diplôme", []),
        ("j'ai pas de diplôme", []),
        ("quelle école ?", []),
        ("je suis élève à Lyon", []),
        ("un master à Lens", []),
        ("enlève l'alternance", []),
    ],
)
def test_kinds_of_criteria_are_given_up(change, text, kinds):
    assert sorted(change(text)[0].kinds) == sorted(kinds)


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("recommence", Move.RESTART),
        ("on recommance tout", Move.RESTART),
        ("nouvelle recherche svp", Move.RESTART),
        ("repars de zéro", Move.RESTART),
        ("remet a 0", Move.RESTART),
        ("enlève tous les filtres", Move.RESTART),
        ("supprime les critères", Move.RESTART),
        ("reviens", Move.BACK),
        ("retour", Move.BACK),
        ("reviens en arrière", Move.BACK),
        ("la liste d'avant", Move.BACK),
        ("précédent", Move.BACK),
        ("retour à la liste", Move.LIST),
        ("la recherche d'avant", Move.SEARCH_BEFORE),
        ("retour à ma recherche précédente", Move.SEARCH_BEFORE),
        ("annule le dernier critère", Move.SEARCH_BEFORE),
        ("page précédente", Move.PAGE_BEFORE),
        ("la page davant", Move.PAGE_BEFORE),
        ("la première page", Move.FIRST_PAGE),
        ("trie par distance", Move.SORT),
        ("classe-les du plus près au plus loin", Move.SORT),
        ("le plus proche d'abord", Move.SORT),
        ("la plus proche de Lyon", Move.SORT),
        ("trie par prix", Move.SORT_OTHERWISE),
        ("élargis la recherche", Move.WIDEN),
        ("un peu plus loin", Move.WIDEN),
        ("plus près", Move.NARROW),
        ("dans une autre ville", Move.ELSEWHERE),
        ("ailleurs", Move.ELSEWHERE),
        ("une autre région", Move.OTHER_REGION),
        # a word of one of them is none of them
        ("ailleurs qu'à Paris", None),
        ("à 0 km de Lyon", None),
        ("enlève le critère alternance", None),
        ("plus près de Lyon", None),
        ("et à Lyon ?", None),
        ("avant le bac", None),
    ],
)
def test_moves(change, text, move):
    assert change(text)[0].move == move


@pytest.mark.parametrize(
    ("text", "km"),
    [
        ("autour de Rennes", AROUND_KM),
        ("près de Lens", AROUND_KM),
        ("pas trop loin d'Angers", AROUND_KM),
        ("du côté de Pau", AROUND_KM),
        ("à Lyon ou pas loin", AROUND_KM),
        ("à moins de 200 km de Nantes", 200),
        ("50km autour de lille", 50),
        ("dans un rayon de 30 kilomètres autour de Lens", 30),
        ("max 60 bornes", 60),
        ("pas plus de 80 km de Paris", 80),
        ("à 0 km de Lyon", 1),
        ("à moins de 900000 km de Lyon", EVERYWHERE_KM),
        ("l'école la plus proche de Lyon", EVERYWHERE_KM),
        # farther is not near, and the rest is no distance
        ("à plus de 200 km de Paris", None),
        ("à Lyon", None),
        ("je suis proche du bac", None),
        ("dans 2 ans à Lyon", None),
        ("bac+5 à Lens", None),
    ],
)
def test_how_far_is_near_enough(change, text, km):
    assert change(text)[0].radius_km == km


@pytest.mark.parametrize(
    ("text", "is_time"),
    [
        ("à moins de 2h de Paris", True),
        ("à 1h30 en train de Lyon", True),
        ("moins de 45 min", True),
        ("à 20 ans à Lyon", False),
        ("35 h par semaine à Lyon", False),
    ],
)
def test_a_travel_time_is_noticed(change, text, is_time):
    assert change(text)[0].travel_time is is_time


@pytest.mark.parametrize(
    ("text", "excluded"),
    [
        ("pas à Paris", ["paris"]),
        ("surtout pas paris", ["paris"]),
        ("po a paris", ["paris"]),
        ("je veux pas aller à Paris", ["paris"]),
        ("sauf Paris et Lille", ["paris", "lille"]),
        ("sof paris, lille et lyon", ["paris", "lille", "lyon"]),
        ("pas à Paris ni à Lyon", ["paris", "lyon"]),
        ("hors Île-de-France", ["ile-de-france"]),
        ("en dehors de la Bretagne", ["bretagne"]),
        ("ailleurs qu'à Paris", ["paris"]),
        ("autre chose que Lille", ["lille"]),
        ("rien à Paris stp", ["paris"]),
        ("ne cherche plus à Bordeaux", ["bordeaux"]),
        ("pas un master", ["master"]),
        ("mais pas en bac+6", ["bac+6"]),
        # asked for
        ("dis m'en plus sur l'UTC", []),
        ("en savoir plus sur l'UTC", []),
        ("tu peux m'en dire plus sur l'UTC ?", []),
        ("je voudrais savoir plus sur Lyon", []),
        # the first is excluded, the second asked
        ("pas Paris, Toulouse", ["paris"]),
        ("non pas Lens, Lille", ["lens"]),
        ("pas Paris mais Lyon", ["paris"]),
        ("c'est pas Lille c'est Lyon", ["lille"]),
        ("Lyon pas Paris", ["paris"]),
        # asked all the same
        ("pourquoi pas Lyon", []),
        ("ya pas de master à Lens ?", []),
        ("il n'y a rien à Brest ?", []),
        ("pas loin de Lens", []),
        ("pas trop loin de la Bretagne", []),
        ("pas forcément à Paris", []),
        ("pas que Lyon", []),
        ("sans le bac", []),
        ("et à Rouen ?", []),
    ],
)
def test_what_is_not_wanted(change, text, excluded):
    assert change(text)[1] == excluded


@pytest.mark.parametrize(
    ("text", "given_up", "loosened"),
    [
        ("enlève Paris", 1, 0),
        ("oublie Lille et Lyon", 2, 0),
        ("vire le filtre bac+5", 1, 0),
        ("retire la ville de Lille", 1, 0),
        ("pas forcément à Paris", 0, 1),
        ("pas seulement les masters", 0, 1),
        ("master ou pas, on s'en fiche", 0, 1),
        ("à Paris", 0, 0),
    ],
)
def test_names_to_be_rid_of(change, text, given_up, loosened):
    found, _ = change(text)
    assert (len(found.given_up), len(found.loosened)) == (given_up, loosened)


@pytest.mark.parametrize(
    "text", ["@lea en france", "@5 partout", "pas a @lea en france", "pres de @", "sans @lea , apres @2"]
)
def test_a_handle_that_was_typed_is_no_name(text):
    words = text.split()
    assert gives_up_place(words) is ("france" in words or "partout" in words)
    assert not asks_after_bac(words)
