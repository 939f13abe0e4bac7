"""A small catalogue of our own, so that a change of the real one breaks no test of behaviour."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from orientation.knowledge.catalogue import Catalogue, load_catalogue

Files = dict[str, dict[str, list[dict[str, Any]]]]


def _town(id_: str, name: str, region: str, latitude: float, longitude: float, **more: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "name": name,
        "region": region,
        "department": "00",
        "latitude": latitude,
        "longitude": longitude,
        **more,
    }


def _programme(id_: str, school: str, diploma: str, level: str, towns: list[str], **more: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "title": f"Titre de {id_}",
        "school": school,
        "diploma": diploma,
        "level": level,
        "towns": towns,
        "specialities": ["ia"],
        "sources": ["fiche"],
        "verification": {"status": "verified", "checked_on": "2026-11-22"},
        **more,
    }


_FILES: Files = {
    "sources.yml": {
        "sources": [
            {"id": "fiche", "label": "Fiche métier", "year": None},
            {"id": "releve", "label": "Relevé", "year": 2026, "url": "https://exemple.fr"},
        ]
    },
    "facts/salary.yml": {
        "facts": [
            {
                "id": "salary",
                "low": 25000,
                "high": 30000,
                "unit": "eur_per_year",
                "source": "fiche",
                "year": None,
            }
        ]
    },
    "places.yml": {
        "regions": [
            {"id": "bretagne", "name": "Bretagne", "in": "en Bretagne", "aliases": ["bzh"]},
            {"id": "normandie", "name": "Normandie", "in": "en Normandie"},
            {"id": "pays-de-la-loire", "name": "Pays de la Loire", "in": "dans les Pays de la Loire"},
        ],
        "areas": [
            {"id": "ouest", "name": "Ouest", "in": "dans l’Ouest", "regions": ["bretagne", "pays-de-la-loire"]},
            {"id": "est", "name": "Est", "in": "dans l’Est", "regions": ["normandie"], "ambiguous": True},
        ],
        "towns": [
            _town("rennes", "Rennes", "bretagne", 48.11, -1.68),
            _town("brest", "Brest", "bretagne", 48.39, -4.49),
            _town("rouen", "Rouen", "normandie", 49.44, 1.10),
            _town(
                "saint-etienne-du-rouvray",
                "Saint-Étienne-du-Rouvray",
                "normandie",
                49.38,
                1.09,
                metropolis="rouen",
            ),
            _town("le-mans", "Le Mans", "pays-de-la-loire", 48.00, 0.20),
            _town("tours", "Tours", "pays-de-la-loire", 47.39, 0.69, ambiguous=True),
        ],
    },
    "programmes.yml": {
        "levels": [
            {"id": "bac+2", "name": "bac+2", "leads_on": "Un bac+2 mène à un bac+5."},
            {"id": "bac+3", "name": "bac+3"},
            {"id": "bac+5", "name": "bac+5", "aliases": ["bac plus 5"]},
            {"id": "bac+6", "name": "bac+6"},
        ],
        "diplomas": [
            {"id": "bts", "name": "BTS", "plural": "BTS", "leads_on": "Un BTS mène à un bac+5."},
            {"id": "master", "name": "master", "plural": "masters"},
            {"id": "ms", "name": "mastère spécialisé", "plural": "mastères spécialisés", "aliases": ["MS"]},
        ],
        "specialities": [
            {"id": "ia", "name": "intelligence artificielle", "aliases": ["IA"]},
            {"id": "big-data", "name": "big data"},
            {"id": "numerique", "name": "numérique", "whole_catalogue": True},
        ],
        "admissions": [{"id": "dossier", "label": "sur dossier", "explanation": "Tu déposes un dossier."}],
        "tariffs": [
            {"id": "cher", "eur": 18500, "per": "programme", "year": None, "source": "releve"},
            {"id": "droits", "eur": 178, "per": "year", "year": "2025-2026", "source": "releve", "certain": True},
        ],
        "schools": [
            {
                "id": "armor",
                "name": "École Armor",
                "short_name": "Armor",
                "aliases": ["Armor Tech"],
                "former_names": [
                    {"name": "Institut Breton", "change": "L’Institut Breton s’appelle Armor depuis 2025."}
                ],
            },
            {"id": "seine", "name": "Université de la Seine"},
            {"id": "sarthe", "name": "Sarthe Sup"},
        ],
        "unlisted_schools": [{"name": "École du Nord", "aliases": ["EDN"]}],
        "programmes": [
            _programme(
                "brest-1",
                "armor",
                "master",
                "bac+5",
                ["brest"],
                duration_years=2,
                admission="dossier",
                website="https://armor.fr",
                language="anglais",
                sheet_title="master ancien (Institut Breton)",
                sources=["fiche", "releve"],
            ),
            _programme("brest-2", "armor", "master", "bac+5", ["brest"], specialities=["ia", "big-data"]),
            _programme("rennes-1", "armor", "ms", "bac+6", ["rennes"], aliases=["MS commun"]),
            _programme("rouvray-1", "seine", "master", "bac+5", ["saint-etienne-du-rouvray"], aliases=["MS commun"]),
            _programme("rouvray-2", "seine", "master", "bac+5", ["saint-etienne-du-rouvray"]),
            _programme("rouen-1", "seine", "master", "bac+5", ["rouen"]),
            _programme(
                "le-mans-1",
                "sarthe",
                "ms",
                "bac+6",
                ["le-mans"],
                partners=["armor"],
                tariff="cher",
                verification={
                    "status": "indirect",
                    "checked_on": "2026-11-22",
                    "to_check": ["si la formation est ouverte"],
                },
            ),
        ],
    },
}


def sample_files() -> Files:
    """Return the sample's files, free to be changed."""
    return copy.deepcopy(_FILES)


def write_files(data_dir: Path, files: Files) -> Path:
    """Write the files as a data folder, one value a line."""
    data_dir.mkdir(exist_ok=True)
    for name, sections in files.items():
        (data_dir / name).parent.mkdir(exist_ok=True)
        (data_dir / name).write_text(json.dumps(sections, ensure_ascii=False, indent=1), encoding="utf-8")
    return data_dir


def load(folder: Path, files: Files | None = None) -> Catalogue:
    """Return the catalogue of the sample, or of these files."""
    return load_catalogue(write_files(folder / "data", files or sample_files()), folder / "cache")
