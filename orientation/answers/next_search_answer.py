"""Answer a search that follows another: what became of it, then what it finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orientation.answers.detail_answer import answer_detail
from orientation.answers.messages import Answer, text_message
from orientation.answers.search_answer import answer_search
from orientation.answers.wording import heading, join_words, searched
from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.change import AROUND_KM
from orientation.lookup.cues import PLACE, Move
from orientation.lookup.follow_ups import EVERYTHING, back_choice, dropping_choices, each_once, refining_choices
from orientation.lookup.next_search import NextSearch
from orientation.lookup.reservations import untold
from orientation.lookup.search import search
from orientation.lookup.searches import Search, Searches
from orientation.text import NBSP

FORGOTTEN = f"Ta recherche d’avant date de plus d’une heure{NBSP}: je repars de zéro."
_NONE_TO_CHANGE = f"Tu n’as pas de recherche en cours{NBSP}: voici tout ce que j’ai."
_FIRST_SEARCH = f"C’est ta première recherche{NBSP}: il n’y en a pas d’autre avant. La voici de nouveau."
_FIRST_PAGE = f"C’est déjà le début de la liste{NBSP}:"
_ONLY_BY_DISTANCE = "Je ne sais trier que par distance, depuis une ville."
_SORTED = "La liste est déjà triée, de la plus proche à la plus lointaine."
_SAME = "C’est déjà ce que je cherche."
_NOT_RECOGNISED = (
    f"Je n’ai pas reconnu de lieu, de niveau, de diplôme ou d’école dans ton message{NBSP}: je garde ta recherche."
)
_FROM_WHERE = (
    f"Pour trier par distance, il me faut un point de départ{NBSP}: depuis quelle ville{NBSP}? Écris juste son nom."
)
_TRAVEL_TIME = (
    f"Je ne connais pas les temps de trajet, seulement les distances{NBSP}: je regarde à {AROUND_KM}{NBSP}km."
)
_EXAMPLES = (
    f"Tu peux écrire par exemple «{NBSP}et à Lyon{NBSP}?{NBSP}», «{NBSP}plutôt un master{NBSP}»,"
    f" «{NBSP}enlève la ville{NBSP}» ou «{NBSP}recommence{NBSP}»."
)
_MOVED = {
    Move.RESTART: "D’accord, on repart de zéro.",
    Move.SEARCH_BEFORE: f"Voici ta recherche d’avant{NBSP}:",
    Move.PAGE_BEFORE: f"Voici la page d’avant{NBSP}:",
    Move.FIRST_PAGE: f"Voici le début de la liste{NBSP}:",
    Move.BACK: f"Revoici la liste{NBSP}:",
}
_KINDS = {
    PLACE: ("le lieu", "de lieu"),
    "town": ("la ville", "de ville"),
    "region": ("la région", "de région"),
    "level": ("le niveau", "de niveau"),
    "diploma": ("le diplôme", "de diplôme"),
    "school": ("l’école", "d’école"),
    "speciality": ("la spécialité", "de spécialité"),
    "entry": ("le niveau d’entrée", "de niveau d’entrée"),
    "status": ("le statut", "de statut"),
    "mode": ("l’alternance ou la distance", "d’alternance ni de distance"),
    "language": ("la langue", "de langue"),
    "excluded": ("l’exception", "d’exception"),
}


def answer_next_search(catalogue: Catalogue, asked: NextSearch, searches: Searches) -> Answer:
    """Return what a search in its context answers; « le master IARF » names a programme, whatever is around it."""
    request = asked.request
    if request.programmes and not request.criteria.parts():
        return answer_detail(catalogue, request)
    if asked.unclear:
        return _ask_what_to_change(catalogue, asked, searches)
    earlier = searches.with_search(Search(request.criteria)).before
    return answer_search(
        catalogue,
        request,
        notes=_notes(catalogue, asked),
        alone=asked.alone,
        earlier=earlier[-1].criteria if earlier else None,
    )


def _ask_what_to_change(catalogue: Catalogue, asked: NextSearch, searches: Searches) -> Answer:
    criteria = asked.request.criteria
    before = [back_choice(catalogue, searches.before[-1].criteria)] if searches.before else []
    others = [EVERYTHING] if criteria.parts() else refining_choices(catalogue, search(catalogue, criteria))
    active = searched(catalogue, criteria)
    about = [*untold(asked.request.leftovers.subjects)]
    if asked.move is Move.SORT_OTHERWISE:
        about.append(_ONLY_BY_DISTANCE)
    return Answer(
        "\n\n".join([*about, f"Ta recherche en cours{NBSP}: {active}. Que veux-tu changer{NBSP}? {_EXAMPLES}"]),
        text_message(),
        each_once((*dropping_choices(catalogue, criteria), *before, *others)),
    )


def _notes(catalogue: Catalogue, asked: NextSearch) -> Iterator[str]:
    request = asked.request
    if asked.forgotten:
        yield FORGOTTEN
    if asked.none_before:
        yield _FIRST_PAGE if asked.move is Move.FIRST_PAGE else _FIRST_SEARCH
    elif asked.move in _MOVED:
        yield _MOVED[asked.move]
    if asked.none_under_way:
        yield _NONE_TO_CHANGE
    if asked.given_up:
        yield f"D’accord, j’enlève {_names(asked.given_up, 0, 'et')}."
    if asked.absent and not asked.given_up:
        yield f"Ta recherche n’a pas {_names(asked.absent, 1, 'ni')}{NBSP}: rien à enlever."
    for gone in asked.gone:
        none = f"{heading(catalogue, gone.criteria)}{NBSP}: mon catalogue n’en a pas."
        yield f"{none} J’enlève donc {_KINDS[gone.field][0]}."
    if asked.move is Move.SORT and request.criteria.waits_for_town:
        yield _FROM_WHERE
    elif asked.move is Move.SORT and asked.same:
        yield _SORTED
    elif asked.same and not asked.absent:
        yield _SAME
    if request.change is not None and request.change.travel_time:
        yield _TRAVEL_TIME
    if asked.kept and not request.leftovers.subjects and not request.leftovers.near_me:
        yield _NOT_RECOGNISED


def _names(kinds: Iterable[str], form: int, last: str) -> str:
    return join_words((_KINDS[kind][form] for kind in kinds), last)
