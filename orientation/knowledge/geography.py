"""Distances between towns."""

from __future__ import annotations

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt

from orientation.knowledge.places import Town

_EARTH_RADIUS_KM = 6371.0


def distance_km(start: Town, end: Town) -> float:
    """Return the great-circle distance in kilometres."""
    latitude_a, latitude_b = radians(start.latitude), radians(end.latitude)
    half_latitude = (latitude_b - latitude_a) / 2
    half_longitude = radians(end.longitude - start.longitude) / 2
    chord = sin(half_latitude) ** 2 + cos(latitude_a) * cos(latitude_b) * sin(half_longitude) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))


def closest_pairs(starts: Iterable[Town], ends: Iterable[Town]) -> list[tuple[float, Town, Town]]:
    """Return (km, nearest start, end) for every end, nearest first."""
    starts = list(starts)
    points = [_on_sphere(start) for start in starts]
    pairs = []
    for end in ends:
        x, y, z = _on_sphere(end)
        # The cosine of the angle has the order of the distance, at a fraction of its price.
        cosines = [a * x + b * y + c * z for a, b, c in points]
        nearest = starts[cosines.index(max(cosines))]
        pairs.append((distance_km(nearest, end), nearest, end))
    return sorted(pairs, key=lambda pair: (pair[0], pair[2].id))


def _on_sphere(town: Town) -> tuple[float, float, float]:
    latitude, longitude = radians(town.latitude), radians(town.longitude)
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)
