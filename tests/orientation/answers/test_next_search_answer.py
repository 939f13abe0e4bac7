"""Whole dialogues: what is typed, and what the answer says of the search that is active."""

from __future__ import annotations

import pytest

from orientation.answers.next_search_answer import answer_next_search
from orientation.french.sentences import SAID
from orientation.lookup.criteria import Criteria
from orientation.lookup.next_search import more_of, next_search
from orientation.lookup.request import read_request
from orientation.lookup.searches import Search, Searches, recall
from orientation.text import NBSP

# Typed as it is after « > », a message was understood as a change of the search; after « + », as « more ».
CHANGE, MORE = "> ", "+ "

FORGOTTEN = SAID.sentences["search_forgotten"]


class Dialogue:
    """Messages one after the other, with a clock."""

    def __init__(self, catalogue, recogniser):
        self._catalogue, self._recogniser = catalogue, recogniser
        self._searches = Searches()
        self.now = 0.0
        self.list_on_screen = True

    def say(self, text):
        last = self._searches.last.slot() if self._searches.last else None
        before = [search.slot() for search in self._searches.before]
        searches = recall(last, before, self.now).known_to(self._catalogue)
        typed = text.removeprefix(CHANGE).removeprefix(MORE)
        found = [
            {"entity": mention.kind, "value": mention.id, "start": mention.start, "end": mention.end}
            for mention in self._recogniser.find(typed)
        ]
        request = read_request(self._catalogue, found, typed)
        if text.startswith(MORE):
            asked = more_of(request, searches)
        else:
            asked = next_search(
                self._catalogue,
                request,
                searches,
                is_change=text.startswith(CHANGE),
                list_on_screen=self.list_on_screen,
            )
        answer = answer_next_search(self._catalogue, asked, searches)
        if answer.criteria is not None:
            search = Search(Criteria.from_entities(answer.criteria), answer.page, self.now)
            self._searches = searches.with_search(search)
        return answer


@pytest.fixture
def dialogue(real_catalogue, recogniser):
    return Dialogue(real_catalogue, recogniser)


@pytest.mark.parametrize(
    "turns",
    [
        [
            ("quelles formations à Grenoble ?", "Formations à Grenoble :"),
            ("et en bac+6 ?", "Formations bac+6 à Grenoble :"),
            ("et à Rouen ?", "Formations bac+6 à Rouen :"),
            ("plutôt un master", "Masters bac+6 : 0. J’enlève donc le niveau.\n\nMasters à Rouen : 0."),
            ("> enlève la ville", "D’accord, j’enlève la ville.\n\nMasters :"),
            ("> recommence", "D’accord, on repart de zéro.\n\nToutes les formations :"),
        ],
        [
            ("un master", "Masters :"),
            ("autour de Rennes", "Masters à moins de 100 km de Rennes :"),
            ("à moins de 200 km de Nantes", "Masters à moins de 200 km de Nantes :"),
            ("dans le sud", "Masters dans le Sud :"),
            ("en Bretagne", "Masters en Bretagne :"),
            ("et en Île-de-France ?", "Masters en Île-de-France :"),
            ("> pas à Paris", "Masters en Île-de-France, sauf à Paris :"),
            ("la moins chère", "Mon catalogue ne dit pas le prix"),
            ("à distance", "Mon catalogue ne dit pas si une formation se suit à distance"),
            ("publique ?", "Mon catalogue ne dit pas si une école est publique ou privée"),
            ("hors Île-de-France", "Masters, sauf en Île-de-France :"),
            ("en province", "Masters en province :"),
            ("> sauf Paris et Lille", "Masters en province, sauf à Lille :"),
            ("pas Paris, Toulouse", "Masters à Toulouse :"),
            ("non, je voulais dire Lyon", "Masters à Lyon :"),
            ("quelles formations bac+6 ?", "Formations bac+6 :"),
        ],
        # as young people type
        [
            ("ya koi a lyon", "Formations à Lyon :"),
            ("et sur paname", "Formations à Paris :"),
            ("nn plutot lile", "Formations à Lille :"),
            ("> osef du nivo", "Ta recherche n’a pas de niveau : rien à enlever.\n\nFormations à Lille :"),
            ("> enlve la vile", "D’accord, j’enlève la ville.\n\nToutes les formations :"),
            ("> recomence", "D’accord, on repart de zéro."),
        ],
        # going back
        [
            ("bac+6 à Grenoble", "Formations bac+6 à Grenoble :"),
            ("> peu importe le niveau", "D’accord, j’enlève le niveau.\n\nFormations à Grenoble :"),
            ("> partout en France", "D’accord, j’enlève le lieu.\n\nToutes les formations :"),
            ("+ la suite", "Toutes les formations :"),
            ("> page précédente", "Voici la page d’avant :\n\nToutes les formations :"),
            ("> page précédente", "C’est déjà le début de la liste :\n\nToutes les formations :"),
            ("> reviens", "Voici ta recherche d’avant :\n\nFormations à Grenoble :"),
            ("> la recherche d'avant", "Voici ta recherche d’avant :\n\nFormations bac+6 à Grenoble :"),
            ("> reviens", "C’est ta première recherche : il n’y en a pas d’autre avant."),
            ("> retour à la liste", "Revoici la liste :\n\nFormations bac+6 à Grenoble :"),
        ],
        # by distance
        [
            ("formations bac+6", "Formations bac+6 :"),
            ("> trie par distance", "Pour trier par distance, il me faut un point de départ"),
            ("Rennes", "Formations bac+6 au plus près de Rennes :"),
            ("> trie par distance", "La liste est déjà triée, de la plus proche à la plus lointaine."),
            ("> trie par prix", "Mon catalogue ne dit pas le prix"),
            ("à moins de 2h de Paris", "Je ne connais pas les temps de trajet, seulement les distances"),
            ("max 500 km", "Formations bac+6 à moins de 500 km de Paris :"),
            ("> élargis", "Formations bac+6 à moins de 1 000 km de Paris :"),
            ("> plus près", "Formations bac+6 à moins de 500 km de Paris :"),
            ("> une autre ville", "Formations bac+6, sauf à Paris :"),
        ],
        # near me
        [
            ("une école près de chez moi", "Dis-moi une ville et je cherche autour."),
            ("Lens", "Formations à moins de 100 km de Lens :"),
        ],
        # nothing to change, nothing understood
        [
            ("> enlève la ville", "Tu n’as pas de recherche en cours : voici tout ce que j’ai."),
            ("> change un truc", "Ta recherche en cours : toutes les formations. Que veux-tu changer ?"),
            ("un master à Lyon", "Masters à Lyon :"),
            (
                "et à Tombouctou ?",
                "Je n’ai pas reconnu de lieu, de niveau, de diplôme ou d’école dans ton message : je",
            ),
            ("> change de critère", "Ta recherche en cours : masters à Lyon. Que veux-tu changer ?"),
            ("> sauf Paris", "C’est déjà ce que je cherche.\n\nMasters à Lyon :"),
            ("+ la suite, mais à Lens", "Formations à Lens :"),
        ],
        # schools, and what is not in the catalogue
        [
            ("formations de l'Ensimag", "Formations – Ensimag :"),
            ("et à Paris ?", "Formations à Paris – Ensimag : 0. J’enlève donc l’école.\n\nFormations à Paris :"),
            ("à l'insa lyon", "« INSA Lyon » n’est pas dans mon catalogue."),
            ("et à Lens ?", "Formations à Lens :"),
        ],
        # where one stands
        [
            ("bac+6 à Grenoble", "Formations bac+6 à Grenoble :"),
            ("et après une licence ?", "La licence (bac+3) est la base"),
            ("et à Lyon ?", "Formations bac+6 à Lyon :"),
        ],
    ],
    ids=lambda turns: turns[0][0],
)
def test_what_is_active_is_always_said(dialogue, turns):
    for text, said in turns:
        answer = dialogue.say(text)
        assert answer.text.replace(NBSP, " ").startswith(said), text
        assert answer.choices
        assert len(answer.choices) <= 9
        titles = [choice.title for choice in answer.choices]
        assert len(set(titles)) == len(titles)


def test_the_criteria_of_the_message_have_labels_only(dialogue):
    dialogue.say("un master à moins de 200 km de Lyon")
    message = dialogue.say("> sauf à Grenoble").message
    assert message["criteria"] == {
        "diploma": ["master"],
        "town": ["Lyon"],
        "radius": [f"à moins de 200{NBSP}km"],
        "excluded": ["sauf à Grenoble"],
    }
    assert dialogue.say("plutôt dans le sud").message["criteria"] == {"diploma": ["master"], "region": ["Sud"]}


def test_distances_are_shown_nearest_first(dialogue):
    items = dialogue.say("formations à moins de 300 km de Lens").message["items"]
    distances = [item["distance_km"] for item in items]
    assert distances == sorted(distances)
    assert max(distances) <= 300
    assert len(items) > 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("et à Rouen ?", "Formations à Rouen :"),
        ("> enlève la ville", "Toutes les formations :"),
        ("> reviens", "Toutes les formations :"),
        ("+ la suite", "Toutes les formations :"),
    ],
)
def test_a_search_of_more_than_an_hour_ago_is_forgotten_and_says_so(dialogue, text, said):
    dialogue.say("bac+6 à Grenoble")
    dialogue.now += 3601
    assert dialogue.say(text).text.replace(NBSP, " ").startswith(f"{FORGOTTEN}\n\n{said}".replace(NBSP, " "))


@pytest.mark.parametrize("text", ["quelles formations à Rouen ?", "> recommence"])
def test_a_search_that_starts_anew_does_not_say_what_was_forgotten(dialogue, text):
    dialogue.say("bac+6 à Grenoble")
    dialogue.now += 3601
    assert FORGOTTEN not in dialogue.say(text).text


def test_a_search_that_goes_on_is_not_forgotten(dialogue):
    dialogue.say("bac+6 à Grenoble")
    for _ in range(3):
        dialogue.now += 3000
        assert dialogue.say("et à Rouen ?").text.startswith(("Formations bac+6 à Rouen", "C’est déjà"))


def test_after_something_else_back_leads_to_the_list(dialogue):
    dialogue.say("formations à Lyon")
    dialogue.say("et à Lens ?")
    dialogue.list_on_screen = False
    assert dialogue.say("> reviens").text.replace(NBSP, " ").startswith("Revoici la liste :\n\nFormations à Lens")


def test_what_is_new_alone_is_offered_when_nothing_is_found(dialogue):
    dialogue.say("un master en vision par ordinateur")
    answer = dialogue.say("et à Grenoble ?")
    assert answer.message["total"] == 0
    assert '/search_programmes{"town": ["grenoble"]}' in [choice.payload for choice in answer.choices]


def test_the_search_before_is_offered_when_there_is_little_else(dialogue):
    dialogue.say("formations à Grenoble")
    answer = dialogue.say("et à Lens ?")
    (back,) = [choice for choice in answer.choices if choice.title.startswith("Revenir")]
    assert back.title == f"Revenir{NBSP}: formations à Grenoble"
    assert back.payload == '/search_programmes{"town": ["grenoble"]}'


@pytest.mark.parametrize("text", ["formations à Grenoble", "formations bac+5 à Lens", "> modifie un truc"])
def test_no_two_choices_do_the_same(dialogue, text):
    dialogue.say("toutes les formations")
    dialogue.say("formations bac+6")
    dialogue.say("> recommence")
    dialogue.say("un master")
    dialogue.say("> recommence")
    payloads = [choice.payload for choice in dialogue.say(text).choices]
    assert len(set(payloads)) == len(payloads)


@pytest.mark.parametrize("change", ["> modifie un truc", "> change quelque chose"])
def test_no_two_ways_back_lead_to_everything(dialogue, change):
    dialogue.say("toutes les formations")
    dialogue.say("formations bac+6")
    payloads = [choice.payload for choice in dialogue.say(change).choices]
    assert payloads.count("/search_programmes") == 1


def test_each_criterion_can_be_dropped_by_a_choice(dialogue):
    dialogue.say("un master à Lyon")
    answer = dialogue.say("> modifie un truc")
    payloads = {choice.title: choice.payload for choice in answer.choices}
    assert payloads["Masters partout en France (4)"] == '/search_programmes{"diploma": ["master"]}'
    assert payloads["Tous les diplômes à Lyon (1)"] == '/search_programmes{"town": ["lyon"]}'
    assert payloads["Voir toutes les formations"] == "/search_programmes"


def test_a_choice_is_never_merged(real_catalogue):
    searches = Searches(Search(Criteria(towns=("lyon",))))
    request = read_request(real_catalogue, [{"entity": "level", "value": "bac+6"}], '/search_programmes{"level": …}')
    assert next_search(real_catalogue, request, searches).request.criteria == Criteria(levels=("bac+6",))
