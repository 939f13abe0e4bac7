from __future__ import annotations

from pathlib import Path

import pytest

from orientation.knowledge.geography import distance_km
from orientation.knowledge.places import Places, Region, Town, load_places
from orientation.recognition.pieces import words_of
from orientation.text import slug

PREFECTURES = """
Bourg-en-Bresse Laon Moulins Digne-les-Bains Gap Nice Privas Charleville-Mézières Foix Troyes Carcassonne
Rodez Marseille Caen Aurillac Angoulême La-Rochelle Bourges Tulle Ajaccio Bastia Dijon Saint-Brieuc Guéret
Périgueux Besançon Valence Évreux Chartres Quimper Nîmes Toulouse Auch Bordeaux Montpellier Rennes
Châteauroux Tours Grenoble Lons-le-Saunier Mont-de-Marsan Blois Saint-Étienne Le-Puy-en-Velay Nantes Orléans
Cahors Agen Mende Angers Saint-Lô Châlons-en-Champagne Chaumont Laval Nancy Bar-le-Duc Vannes Metz Nevers
Lille Beauvais Alençon Arras Clermont-Ferrand Pau Tarbes Perpignan Strasbourg Colmar Lyon Vesoul Mâcon
Le-Mans Chambéry Annecy Paris Rouen Melun Versailles Niort Amiens Albi Montauban Toulon Avignon
La-Roche-sur-Yon Poitiers Limoges Épinal Auxerre Belfort Évry-Courcouronnes Nanterre Bobigny Créteil
Pontoise Basse-Terre Fort-de-France Cayenne Saint-Denis-de-La-Réunion Mamoudzou
"""
OVERSEAS = {"guadeloupe", "martinique", "guyane", "la-reunion", "mayotte"}


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places(Path(__file__).parents[3] / "data/places.yml")


def test_there_are_the_18_regions_and_every_prefecture(places: Places) -> None:
    assert len(places.regions) == 18
    prefectures = {slug(name) for name in PREFECTURES.split()}
    assert len(prefectures) == 101
    assert prefectures <= places.towns.keys()
    assert {town.region for town in places.towns.values()} == places.regions.keys()


def test_there_are_the_largest_towns(places: Places) -> None:
    assert len(places.towns) >= 1000
    for name in (
        "Villeurbanne",
        "Le Havre",
        "Roubaix",
        "Drancy",
        "Le Tampon",
        "Saint-Priest",
        "La Courneuve",
        "Castres",
        "Pointe-à-Pitre",
        "Vélizy-Villacoublay",
    ):
        assert slug(name) in places.towns


@pytest.mark.parametrize(
    ("town", "metropolis"),
    [
        ("villeurbanne", "lyon"),
        ("paris-la-defense", "paris"),
        ("issy-les-moulineaux", "paris"),
        ("le-kremlin-bicetre", "paris"),
        ("villeneuve-d-ascq", "lille"),
        ("saint-etienne-du-rouvray", "rouen"),
        ("lens", None),
        ("palaiseau", None),
        ("compiegne", None),
        ("aix-en-provence", None),
    ],
)
def test_the_towns_of_the_programmes_have_their_metropolis(places: Places, town: str, metropolis: str | None) -> None:
    assert places.towns[town].metropolis == metropolis


def test_ids_are_the_names_and_departments_their_codes(places: Places) -> None:
    for town in places.towns.values():
        assert town.id == slug(town.name)
        assert len(town.department) == (3 if town.region in OVERSEAS else 2)


def test_coordinates_are_in_the_right_part_of_the_world(places: Places) -> None:
    for town in places.towns.values():
        if town.region not in OVERSEAS:
            assert 41 < town.latitude < 51.2
            assert -5 < town.longitude < 9.6
        if town.metropolis:
            metropolis = places.towns[town.metropolis]
            assert town.region == metropolis.region
            assert distance_km(town, metropolis) < 40


@pytest.mark.parametrize(
    ("first", "second", "km"),
    [
        ("paris", "lyon", 392),
        ("lille", "rouen", 192),
        ("brest", "strasbourg", 900),
        ("paris", "palaiseau", 17),
    ],
)
def test_distances_are_those_of_a_map(places: Places, first: str, second: str, km: float) -> None:
    assert distance_km(places.towns[first], places.towns[second]) == pytest.approx(km, rel=0.03)


def test_no_name_means_two_places(places: Places) -> None:
    seen: dict[tuple[str, ...], str] = {}
    every: list[Town | Region] = [*places.towns.values(), *places.regions.values()]
    for place in every:
        for text in {place.name, *place.aliases, *place.adjectives}:
            assert seen.setdefault(words_of(text), place.id) == place.id, text
