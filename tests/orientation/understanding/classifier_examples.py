"""A few examples of a few intents, enough to train a classifier that understands messages like them."""

from __future__ import annotations

from orientation.understanding.two_questions import EVIDENCE

EXAMPLES = {
    "ask_salary": [
        "combien on gagne",
        "quel salaire",
        "on gagne combien par mois",
        "le salaire d'un ingénieur",
        "quel est le salaire",
        "combien gagne un ingénieur",
    ],
    "ask_studies": [
        "quelles études",
        "il faut quelles études",
        "les études après le bac",
        "quelles études il faut faire",
        "les études sont longues",
        "des études après le lycée",
    ],
    "search_programmes": [
        "une école à Lille",
        "je cherche une école à Brest",
        "une école à Lens",
        "une formation à Paris",
        "je cherche une formation",
        "une école à Paris",
    ],
    "greet": ["bonjour", "salut", "bonjour à tous", "salut à tous", "bonjour à toi", "je dis bonjour"],
    "out_of_scope": [
        "une recette de gâteau",
        "la météo de demain",
        "le gâteau au chocolat",
        "une recette au chocolat",
        "la météo à la plage",
        "le chocolat de la plage",
    ],
}
CUT_WEIGHTS = {**dict.fromkeys(EVIDENCE, 0.0), "less_sure_side": 1.0, "after_sentence": 2.0, "bias": -1.0}
