"""Print how long 10,000 programmes take to load and to search: `python -m evaluation.bench_catalogue`."""

from __future__ import annotations

import json
import random
import shutil
import statistics
import tempfile
import time
from itertools import product
from pathlib import Path
from typing import Any

from orientation.data_files.locations import DATA
from orientation.data_files.yaml_file import read_yaml
from orientation.knowledge.catalogue import CATALOGUE_FILES, Catalogue, load_catalogue
from orientation.lookup.criteria import EXCLUDED, RADIUS, Criteria
from orientation.lookup.search import search

PROGRAMMES = 10_000
SCHOOLS = 1_000
SEARCHES = 1_000
# The fastest of a few runs is the search itself; the others add what else the machine does.
REPEATS = 3
LOAD_LIMIT_SECONDS = 1.0
SEARCH_LIMIT_MS = 5.0


def main() -> None:
    """Generate a large catalogue from the real one, and print the measures."""
    with tempfile.TemporaryDirectory() as folder:
        data_dir, cache_dir = Path(folder) / "data", Path(folder) / "cache"
        generate(DATA, data_dir)
        first, _ = _timed_load(data_dir, cache_dir)
        after, catalogue = min((_timed_load(data_dir, cache_dir) for _ in range(3)), key=lambda run: run[0])
    times = sorted(_search_times(catalogue))
    print(f"{len(catalogue.programmes)} programmes, {len(times)} searches")
    print(f"load, first time        {first:8.2f} s")
    print(f"load, cached            {after:8.2f} s   (limit {LOAD_LIMIT_SECONDS} s)")
    print(f"search, p50             {statistics.median(times):8.2f} ms")
    print(f"search, slowest         {times[-1]:8.2f} ms  (limit {SEARCH_LIMIT_MS} ms)")


def generate(source: Path, target: Path) -> None:
    """Write the data files with 10,000 programmes in 1,000 schools, spread over all the towns."""
    target.mkdir()
    for name in CATALOGUE_FILES:
        shutil.copy(source / name, target / name)
    data = read_yaml(source / "programmes.yml").data
    towns = [town["id"] for town in read_yaml(source / "places.yml").data["towns"]]
    chance = random.Random(0)
    data["schools"] += [{"id": f"ecole-{n}", "name": f"École numéro {n}"} for n in range(SCHOOLS)]
    real = list(data["programmes"])
    data["programmes"] += [_programme(chance, real, towns, number) for number in range(PROGRAMMES - len(real))]
    # JSON is YAML: it reads just the same, and writing it takes no time.
    (target / "programmes.yml").write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def _programme(chance: random.Random, real: list[dict[str, Any]], towns: list[str], number: int) -> dict[str, Any]:
    return {
        **chance.choice(real),
        "id": f"formation-{number}",
        "school": f"ecole-{chance.randrange(SCHOOLS)}",
        "towns": chance.sample(towns, chance.choice((1, 1, 2))),
    }


def _timed_load(data_dir: Path, cache_dir: Path) -> tuple[float, Catalogue]:
    start = time.perf_counter()
    catalogue = load_catalogue(data_dir, cache_dir)
    return time.perf_counter() - start, catalogue


def _search_times(catalogue: Catalogue) -> list[float]:
    chance = random.Random(1)
    choices = {
        "level": list(catalogue.levels),
        "diploma": list(catalogue.diplomas),
        "region": list(catalogue.regions),
        "town": list(catalogue.towns),
        "school": list(catalogue.schools),
        "speciality": list(catalogue.specialities),
    }
    combinations = list(product((False, True), repeat=len(choices)))
    times = []
    for number in range(SEARCHES):
        asked = dict(zip(choices, combinations[number % len(combinations)], strict=True))
        entities = {
            field: chance.sample(ids, chance.choice((1, 1, 2))) for field, ids in choices.items() if asked[field]
        }
        if number % 2:
            # All at once: around towns, without others.
            entities |= {EXCLUDED: [f"town:{chance.choice(choices['town'])}"], RADIUS: [str(chance.randrange(10, 500))]}
        criteria = Criteria.from_entities(entities)
        times.append(min(_timed_search(catalogue, criteria) for _ in range(REPEATS)))
    return times


def _timed_search(catalogue: Catalogue, criteria: Criteria) -> float:
    start = time.perf_counter()
    search(catalogue, criteria)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
