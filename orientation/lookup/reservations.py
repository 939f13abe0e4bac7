"""What is said before a list: what the catalogue does not have, does not tell, or was not understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orientation.answers.wording import join_words, place, with_de
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.programme import Diploma, Level
from orientation.lookup.leftovers import Subject
from orientation.lookup.request import Request
from orientation.lookup.search import SearchResult
from orientation.text import NBSP


def reservations(request: Request) -> Iterator[str]:
    """Yield what is to be known about the request itself."""
    if request.unlisted_schools:
        names = join_words((f"«{NBSP}{name}{NBSP}»" for name in request.unlisted_schools), "et")
        verb = "n’est" if len(request.unlisted_schools) == 1 else "ne sont"
        yield (
            f"{names} {verb} pas dans mon catalogue. [Tu peux|Vous pouvez] chercher sur le site de l’Onisep,"
            " sur MonMaster"
            " pour un master, ou sur Parcoursup pour une formation après le bac."
        )
    if request.has_unknown:
        yield f"Une partie de [ta|votre] demande ne me dit rien{NBSP}: je l’ai laissée de côté."
    yield from (old.change for old in request.former_names)
    yield from untold([subject for subject in request.leftovers.subjects if subject.criterion is None])
    yield from _not_understood(request)


def untold(subjects: Sequence[Subject]) -> Iterator[str]:
    """Yield the sentence on what the catalogue does not tell, if anything."""
    if subjects:
        names = join_words((subject.name for subject in subjects), "ni")
        yield f"Mon catalogue ne dit pas {names}{NBSP}: à vérifier auprès de chaque école."


def dead_end_explanations(catalogue: Catalogue, result: SearchResult) -> Iterator[str]:
    """Yield how the levels and diplomas that no programme has lead on, and what is listed instead."""
    yield from (entry.leads_on or _not_here(entry) for entry in result.dead_ends)
    if result.dead_ends and result.total:
        explained = [_kind(entry) for entry in result.dead_ends if entry.leads_on]
        missing = f"Il n’y a pas {join_words(explained, 'ni')} dans mon catalogue. " if explained else ""
        where = place(catalogue, result.used)
        yield f"{missing}Pour la suite{', ' if where else ''}{where}{NBSP}:"


def _not_understood(request: Request) -> Iterator[str]:
    asked = request.criteria
    if request.leftovers.near_me and not (asked.towns or asked.regions):
        rest = "" if request.names_something else " En attendant, voici tout ce que j’ai."
        yield f"[Dis-moi|Dites-moi] une ville et je cherche autour.{rest}"
    elif request.leftovers.has_other_words and not request.names_something:
        yield (
            "Je n’ai pas reconnu de lieu, de niveau, de diplôme ou d’école dans [ton|votre] message"
            f"{NBSP}: voici tout ce que j’ai."
        )


def _not_here(entry: Level | Diploma) -> str:
    return f"Mon catalogue n’a pas de formation de ce type pour l’instant ({entry.name})."


def _kind(entry: Level | Diploma) -> str:
    return f"de formation de niveau {entry.name}" if isinstance(entry, Level) else with_de(entry.name)
