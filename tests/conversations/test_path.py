"""A path for each profile, over the API, against the running servers."""

from __future__ import annotations

import pytest

from tests.support.assistant import Assistant, text_of

QUESTION = "où en es-tu"


@pytest.mark.parametrize(
    ("said", "start"),
    [
        ("jsuis en term STI2D", "depuis la terminale technologique"),
        ("j'ai une L3 de maths", "licence de maths"),
        ("35 ans, comptable", "depuis un autre métier"),
        ("ma fille est en seconde, elle fait quoi ensuite ?", "Le parcours de votre enfant, depuis la seconde"),
        ("je suis en BUT informatique, et après ?", "depuis le BUT"),
        ("jsuis en 3e jfais koi apres", "depuis le collège"),
        ("je suis étudiant marocain en licence info, c'est quoi mes étapes ?", "diplôme étranger"),
        ("fais-moi un plan étape par étape, je suis en prépa MPSI", "depuis la prépa"),
    ],
)
def test_who_somebody_is_gets_their_path(assistant: Assistant, said: str, start: str) -> None:
    (message,) = assistant.open().say(said)
    assert start in message["text"], message["text"]
    assert message["type"] == "steps"
    assert 3 <= len(message["items"]) <= 6
    assert message["sources"]


def test_at_most_one_question_comes_before_a_path(assistant: Assistant) -> None:
    for place in range(8):
        conversation = assistant.open()
        asked = conversation.say("fais-moi un plan étape par étape")
        assert QUESTION in text_of(asked)
        choices = asked[0]["choices"]
        assert 6 <= len(choices) <= 8
        (path,) = conversation.choose(choices[place]["label"], asked)
        assert path["type"] == "steps", choices[place]


def test_the_variants_under_a_path_lead_to_other_paths_and_keep_who_it_is_for(assistant: Assistant) -> None:
    conversation = assistant.open()
    asked = conversation.say("mon parcours étape par étape")
    parent = conversation.choose("C’est pour mon enfant", asked)
    (path,) = conversation.choose("Terminale", parent)
    assert path["text"].startswith("**Le parcours de votre enfant, depuis la terminale**")
    (path,) = conversation.choose("Terminale technologique", [path])
    assert path["text"].startswith("**Le parcours de votre enfant, depuis la terminale technologique**")


def test_a_profile_is_remembered_and_replaced(assistant: Assistant) -> None:
    conversation = assistant.open()
    conversation.say("je suis en terminale sans maths, c'est quoi mon chemin ?")
    conversation.say("combien on gagne ?")
    (again,) = conversation.say("remontre-moi mon parcours étape par étape")
    assert "depuis la terminale générale, sans les maths" in again["text"]
    (other,) = conversation.say("fais-moi plutôt un plan, je suis en première STMG")
    assert "depuis la première technologique" in other["text"]


def test_the_path_is_offered_where_studies_are_spoken_of(assistant: Assistant) -> None:
    conversation = assistant.open()
    answer = conversation.say("quelles études faut-il faire ?")
    (asked,) = conversation.choose("Ton parcours, étape par étape", answer)
    assert QUESTION in asked["text"]


def test_every_choice_under_a_path_is_answered(assistant: Assistant) -> None:
    for said in ("jsuis en term STI2D", "35 ans, comptable", "ma fille est en 2nde, elle fait quoi ensuite ?"):
        conversation = assistant.open()
        path = conversation.say(said)
        for choice in path[0]["choices"]:
            followed = conversation.choose(choice["label"], path)
            assert text_of(followed) != text_of(path)
            assert "pas trouvé quoi répondre" not in text_of(followed)


def test_the_programmes_of_a_path_can_be_looked_at(assistant: Assistant) -> None:
    conversation = assistant.open()
    (path,) = conversation.say("j'ai une L3 de maths")
    listed = [id_ for item in path["items"] for id_ in item.get("programmes", ())]
    assert "master-ia-artois" in listed
    assert "Université d’Artois" in path["text"]
    assert "UTC" in text_of(conversation.say("c'est quoi l'UTC ?"))
