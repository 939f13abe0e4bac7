from __future__ import annotations

from orientation.knowledge.entries import KnowledgeEntry, Next, Said
from runtime.entry_responses import MORE_TITLE, entry_responses

NEXT = (Next("ask_salary", "Combien ?", {}), Next("search_programmes", "Voir", {"diploma": ["master"]}))
ENTRY = KnowledgeEntry(
    "ask_role", "job", "le métier", "métier", (Said("Un.", NEXT), Said("Deux.", NEXT[:1])), sources=("fiche-metier",)
)
BUTTONS = [
    {"title": "Combien ?", "payload": "/ask_salary"},
    {"title": "Voir", "payload": '/search_programmes{"diploma": ["master"]}'},
]


def test_each_way_to_say_it_is_a_variant() -> None:
    custom = {"sources": ["fiche-metier"]}
    assert entry_responses({ENTRY.id: ENTRY}) == {
        "utter_job/ask_role": [
            {"text": "Un.", "custom": custom, "buttons": BUTTONS},
            {"text": "Deux.", "custom": custom, "buttons": BUTTONS[:1]},
        ]
    }


def test_more_is_a_choice_and_a_response_of_its_own() -> None:
    entry = KnowledgeEntry("ask_role", "job", "le métier", "métier", (Said("Un.", NEXT),), more="Encore.")
    responses = entry_responses({entry.id: entry})
    more = {"title": MORE_TITLE, "payload": "/ask_role/more", "kind": "more"}
    assert responses["utter_job/ask_role"][0]["buttons"][0] == more
    assert responses["utter_job/ask_role/more"] == [{"text": "Encore.", "buttons": BUTTONS}]
