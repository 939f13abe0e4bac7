"""Whether something is asked to be so, of entries of data/knowledge: the first sentence of the answer."""

from __future__ import annotations

import pytest

from orientation.knowledge.entries import load_knowledge
from orientation.understanding.polar import PolarQuestions
from orientation.understanding.universal_encoder import sentence_encoder
from tests.orientation.conftest import DATA_DIR
from tests.support.tables import each_row

# As YesOrNo has them.
LEAST, MARGIN = 0.66, 0.03

# None of these is among the ways to ask that the entries give.
ASKED = [
    ("ask_women", "c'est pas un truc de mecs ?", "Non."),
    ("ask_women", "c'est un boulot pour les hommes non ?", "Non."),
    ("ask_women", "est-ce qu'une femme peut devenir ingénieure IA ?", "Oui."),
    ("ask_women", "quel pourcentage de femmes ?", ""),
    ("ask_maths_level", "faut-il être très fort en mathématiques ?", "Oui, sans devoir être un génie."),
    ("ask_maths_level", "il faut être un génie des maths ?", "Non."),
    ("ask_maths_level", "quel est le niveau de maths attendu ?", ""),
    ("ask_studies", "le bac+5 c'est obligatoire ?", "Oui."),
    ("ask_studies", "est-ce que le bac+3 suffit ?", "Non."),
    ("ask_studies", "quelles études après le bac ?", ""),
    ("ask_prepa_or_university", "est-on obligé de passer par une prépa ?", "Non."),
    ("ask_prepa_or_university", "prépa ou université ?", ""),
    ("ask_alternance", "on peut faire les études en alternance ?", "Oui."),
    ("ask_alternance", "on gagne combien en alternance ?", ""),
    ("ask_doctorate", "faut-il absolument un doctorat ?", "Non."),
    ("ask_reconversion", "à 40 ans c'est trop tard ?", "Non."),
    ("ask_teamwork", "est-ce qu'on bosse tout seul ?", "Non."),
    ("ask_teamwork", "travaille-t-on en équipe ?", "Oui."),
    ("ask_job_market", "est-ce que ça recrute ?", "Oui."),
    ("ask_job_market", "il y a du chômage ?", "Non, ce n’est pas bouché."),
    ("ask_women", "bonjour, ma fille est en terminale STI2D, c'est un métier de mecs non ?", "Non."),
    ("ask_studies", "je suis en seconde. bac+5 obligé ?", "Oui."),
    ("ask_doubtful", "n'importe quoi ?", ""),
]


@pytest.fixture(scope="module")
def leads() -> dict[str, list[str]]:
    return {id_: [lead.answer for lead in entry.if_asked] for id_, entry in load_knowledge(DATA_DIR).items()}


@pytest.fixture(scope="module")
def polar() -> PolarQuestions:
    knowledge = load_knowledge(DATA_DIR)
    groups = {id_: [lead.asks for lead in entry.if_asked] for id_, entry in knowledge.items() if entry.if_asked}
    return PolarQuestions(groups, sentence_encoder(), LEAST, MARGIN)


@each_row(("entry", "text", "lead"), ASKED)
def test_who_asks_whether_it_is_so_gets_yes_or_no(
    polar: PolarQuestions, leads: dict[str, list[str]], entry: str, text: str, lead: str
) -> None:
    asked = polar.asked(entry, text, sentence_encoder().encode([text])[0])
    assert (leads[entry][asked] if asked is not None else "") == lead


def test_each_way_to_ask_is_found_in_its_own_group(polar: PolarQuestions) -> None:
    wrong = [
        text
        for id_, entry in load_knowledge(DATA_DIR).items()
        for number, lead in enumerate(entry.if_asked)
        for text in lead.asks
        if polar.asked(id_, text, sentence_encoder().encode([text])[0]) != number
    ]
    assert not wrong


def test_what_is_about_as_near_to_yes_and_to_no_gets_neither() -> None:
    groups = {"ask_salary": [["c'est bien payé ?"], ["c'est mal payé ?"]]}
    text = "c'est bien payé ?"
    vector = sentence_encoder().encode([text])[0]
    assert PolarQuestions(groups, sentence_encoder(), LEAST, MARGIN).asked("ask_salary", text, vector) == 0
    assert PolarQuestions(groups, sentence_encoder(), LEAST, 1.0).asked("ask_salary", text, vector) is None
