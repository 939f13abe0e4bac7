from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from orientation.answers.detail_answer import answer_detail
from orientation.answers.search_answer import answer_search
from orientation.lookup.request import read_request
from tests.support.tables import each_row

SCHEMA = Path(__file__).parents[3] / "runtime" / "api" / "messages.schema.json"


@pytest.fixture(scope="module")
def validator():
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


@each_row("build", [answer_search, answer_detail])
@each_row(
    "entities",
    [
        {},
        {"page": "2"},
        {"page": "9"},
        {"town": "rouen"},
        {"town": "tours", "level": "bac+6"},
        {"region": "normandie", "level": "bac+6"},
        {"level": "bac+6", "diploma": "master"},
        {"diploma": "bts"},
        {"diploma": "bts", "town": "rennes"},
        {"unlisted_school": "École du Nord"},
        {"town": "atlantis"},
        {"programme": "le-mans-1"},
        {"programme": "brest-1"},
        {"school": "armor", "speciality": ["ia", "big-data"]},
    ],
)
def test_every_answer_fits_the_schema_of_the_api(catalogue, validator, build, entities):
    request = read_request(catalogue, [{"entity": kind, "value": value} for kind, value in entities.items()])
    answer = build(catalogue, request)
    choices = [{"id": str(number), "label": choice.title} for number, choice in enumerate(answer.choices)]
    message = {"text": answer.text, **answer.message, "choices": choices}
    validator.validate([message])
