from __future__ import annotations

import pytest

from orientation.address import addressed
from orientation.answers.detail_answer import answer_detail
from orientation.lookup.request import read_request
from tests.orientation.sample import load, sample_files


def detail(catalogue, shown=(), **entities):
    request = read_request(catalogue, [{"entity": kind, "value": value} for kind, value in entities.items()])
    return answer_detail(catalogue, request, shown)


def plain(text):
    return addressed(text).replace("\u00a0", " ")


def test_everything_that_is_known_is_said(catalogue):
    reply = detail(catalogue, programme="brest-1")
    assert plain(reply.text) == (
        "**Titre de brest-1**\n\n"
        "- École : École Armor\n"
        "- Diplôme : master (bac+5)\n"
        "- Durée : 2 ans\n"
        "- Ville : Brest (Bretagne)\n"
        "- Spécialités : intelligence artificielle\n"
        "- Langue : anglais\n"
        "- Admission : tu déposes un dossier.\n"
        "- Site : https://armor.fr\n"
        "- À vérifier auprès de l’école : le prix\n\n"
        "L’Institut Breton s’appelle Armor depuis 2025.\n\n"
        "Dernière vérification le 22 novembre 2026."
    )
    assert reply.message["type"] == "programmes"
    assert [item["id"] for item in reply.message["items"]] == ["brest-1"]
    assert [source["label"] for source in reply.message["sources"]] == ["Fiche métier", "Relevé"]
    assert reply.focus == ("brest-1",)
    assert reply.shown == ()
    assert reply.criteria is None


def test_what_is_unknown_or_unsure_is_said_to_be_checked(catalogue):
    text = plain(detail(catalogue, programme="le-mans-1").text)
    assert "Sarthe Sup avec Armor" in text
    assert "18 500 € pour toute la formation (année non précisée, à vérifier auprès de l’école)" in text
    assert (
        "À vérifier auprès de l’école : si la formation est ouverte, la durée, "
        "la langue d’enseignement et l’admission" in text
    )
    assert "Je tiens cette information d’une source indirecte (22 novembre 2026) : confirme-la" in text
    assert "None" not in text


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("verified", "Dernière vérification"),
        ("indirect", "source indirecte"),
        ("common_knowledge", "non vérifiée"),
    ],
)
def test_how_sure_it_is(tmp_path, status, words):
    files = sample_files()
    files["programmes.yml"]["programmes"][0]["verification"]["status"] = status
    assert words in detail(load(tmp_path, files), programme="brest-1").text


def test_what_could_not_be_verified_is_not_shown(tmp_path):
    files = sample_files()
    files["programmes.yml"]["programmes"][0]["verification"]["status"] = "unverified"
    shown = load(tmp_path, files)
    assert "brest-1" not in shown.programmes
    assert len(shown.ordered) == len(files["programmes.yml"]["programmes"]) - 1


@pytest.mark.parametrize(
    ("shown", "entities", "expected"),
    [
        # one programme is meant
        ((), {"programme": "rouen-1"}, ["rouen-1"]),
        (("brest-1",), {"programme": "rouen-1"}, ["rouen-1"]),
        ((), {"town": "rennes"}, ["rennes-1"]),
        ((), {"school": "armor", "level": "bac+6", "town": "le-mans"}, ["le-mans-1"]),
        (("brest-1",), {}, ["brest-1"]),
        (("gone", "brest-1"), {}, ["brest-1"]),
        # several are: the question is which
        ((), {"programme": ["rouen-1", "brest-1"]}, ["rouen-1", "brest-1"]),
        ((), {"school": "armor"}, ["brest-1", "rennes-1", "brest-2", "le-mans-1"]),
        (("brest-1", "rouen-1"), {}, ["brest-1", "rouen-1"]),
        # what is named goes before what was shown
        (("brest-1", "rouen-1"), {"town": "rennes"}, ["rennes-1"]),
    ],
)
def test_which_programme_is_meant(catalogue, shown, entities, expected):
    reply = detail(catalogue, shown, **entities)
    assert list(reply.shown or reply.focus) == expected
    assert len(expected) == 1 or not reply.focus
    assert [item["id"] for item in reply.message["items"]] == expected
    assert ("laquelle t’intéresse" in plain(reply.text)) is (len(expected) > 1)
    details = [choice for choice in reply.choices if choice.payload.startswith("/ask_programme_detail")]
    assert len(details) == (len(expected) if len(expected) > 1 else 0)


def test_the_price_is_to_be_checked_only_once(tmp_path):
    files = sample_files()
    files["programmes.yml"]["programmes"][-1]["verification"]["to_check"] = ["le prix", "le campus"]
    text = plain(detail(load(tmp_path, files), programme="le-mans-1").text)
    assert "le prix" not in text
    assert "À vérifier auprès de l’école : le campus, la durée" in text


def test_nothing_left_to_check_has_no_line(tmp_path):
    files = sample_files()
    files["programmes.yml"]["programmes"][0]["tariff"] = "droits"
    assert "À vérifier auprès" not in detail(load(tmp_path, files), programme="brest-1").text


@pytest.mark.parametrize(
    ("entities", "missing", "expected"),
    [
        # only the school's programmes that fit the rest are meant
        ({"school": "armor", "town": "rennes"}, None, ["rennes-1"]),
        ({"school": "armor", "town": "brest"}, None, ["brest-1", "brest-2"]),
        ({"school": "seine", "town": "rouen"}, None, ["rouen-1", "rouvray-1", "rouvray-2"]),
        ({"school": "armor", "diploma": "ms", "town": "rennes"}, None, ["rennes-1"]),
        # none fits: all of the school's
        (
            {"school": "seine", "town": "brest"},
            "Formations à Brest – Université de la Seine : mon catalogue n’en a pas. Voici ce que j’ai de cette école.",
            ["rouen-1", "rouvray-1", "rouvray-2"],
        ),
        (
            {"school": "sarthe", "level": "bac+5"},
            "Formations bac+5 – Sarthe Sup : mon catalogue n’en a pas. Voici ce que j’ai de cette école.",
            ["le-mans-1"],
        ),
    ],
)
def test_a_school_with_a_town_or_a_level(catalogue, entities, missing, expected):
    reply = detail(catalogue, **entities)
    assert list(reply.shown or reply.focus) == expected
    assert len(expected) == 1 or not reply.focus
    assert (": mon catalogue n’en a pas." in plain(reply.text)) is (missing is not None)
    assert plain(reply.text).startswith(missing or "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("armor en alternance", "Mon catalogue ne dit pas si une formation se fait en alternance"),
        # what the card itself says to be checked is not said twice
        ("armor combien ça coûte", None),
        ("armor", None),
    ],
)
def test_what_a_card_does_not_tell(catalogue, text, said):
    request = read_request(catalogue, [{"entity": "programme", "value": "brest-1"}], text)
    answer = answer_detail(catalogue, request).text
    assert answer.startswith(said or "**Titre de brest-1**")


@pytest.mark.parametrize(
    ("programme", "back"),
    [("rouvray-1", "Formations à Rouen (3)"), ("rennes-1", "Voir toutes les formations")],
)
def test_a_card_has_a_way_back(catalogue, programme, back):
    titles = [plain(choice.title) for choice in detail(catalogue, programme=programme).choices]
    assert back in titles
    assert titles[-1] == "En parler avec quelqu’un"


def test_a_question_which_one_has_ways_out(catalogue):
    titles = [choice.title for choice in detail(catalogue, programme=["rouen-1", "brest-1"]).choices]
    assert titles[-2:] == ["Voir toutes les formations", "En parler avec quelqu’un"]


def test_nothing_named_asks_for_a_school_with_examples(catalogue):
    reply = detail(catalogue)
    assert "par exemple Armor" in plain(reply.text)
    assert [choice.payload for choice in reply.choices] == [
        '/ask_programme_detail{"programme": "brest-1"}',
        '/ask_programme_detail{"programme": "rennes-1"}',
    ]


def test_an_unlisted_school_is_said(catalogue):
    assert "n’est pas dans mon catalogue" in detail(catalogue, ("brest-1",), unlisted_school="École du Nord").text


def test_a_dead_end_is_explained(catalogue):
    assert detail(catalogue, ("brest-1",), diploma="bts").text == "Un BTS mène à un bac+5."


def test_the_next_choices_lead_to_others(catalogue):
    reply = detail(catalogue, programme="rouvray-1")
    assert [plain(choice.title) for choice in reply.choices] == [
        "Formations – Université de la Seine (3)",
        "Formations à Rouen (3)",
        "Formations bac+5 (5)",
        "En parler avec quelqu’un",
    ]
