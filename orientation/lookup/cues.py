"""The ways in which people say what is to change in a search: patterns for the plain line of `sentence`.

The line has folded words, apostrophes and hyphens gone, typos in the usual words put right, and names as « @0 ».
"""

from __future__ import annotations

import re
from enum import Enum

# A kind of criteria that is named to be given up; a place is a town, a region or a distance.
PLACE = "place"


class Move(Enum):
    """What is done with the searches or the list."""

    RESTART = "restart"
    PAGE_BEFORE = "page before"
    FIRST_PAGE = "first page"
    SEARCH_BEFORE = "search before"
    LIST = "list"
    BACK = "back"
    SORT = "sort"


KINDS = {
    "town": r"villes?|communes?",
    "region": r"regions?|departements?",
    PLACE: r"lieux?|endroits?|coins?|localisation|zones?|distances?|rayon|kilometres|km|secteur geographique",
    "level": r"niveaux?",
    "diploma": r"diplomes?",
    "school": r"ecoles?|etablissements?|universites?",
    "speciality": r"specialites?|domaines?|matieres?",
    "excluded": r"exclusions?|exceptions?",
}
_KIND = "|".join(f"(?:{words})" for words in KINDS.values())
_NAMED = rf"(?:(?:{_KIND})(?: (?:de |d )?@\d+)?|@\d+)\b"
_LITTLE = r"(?:(?:le|la|les|l|de|du|des|d|un|une|ce|cet|cette|ces|mon|ma|mes|ta|ton|tes|sur|en|a|au|aux|moi|tout) )*"
_REMOVE = r"(?:enlev\w*|retir\w*|supprim\w*|vire|virer|ote|oter|oubli\w*|ignor\w*|efface\w*|annul\w*|laisse tomber)"
_CARE_LESS = (
    r"(?:on s|on se|je m|je me|jm|jmen|men|m|s) ?(?:en )?(?:fiche|fou|fous|fout|moque|tape|bat|bats)"
    r"|(?:peu|peut|qu) importe\w*|n importe|nimporte|osef|pas grave pour"
)
_WITHOUT = r"sans (?=(?:la |le |les |l |de )*(?:ville|region|lieu|distance|rayon|exclusion|exception)s?\b)"

# « enlève la ville et le niveau », « peu importe l’école », « pas de ville précise », « oublie Paris »
DROP = re.compile(
    rf"\b(?:(?:{_REMOVE}|(?:{_CARE_LESS})(?: quel\w*)?) |{_WITHOUT}){_LITTLE}{_NAMED}"
    rf"(?: (?:, )?(?:et |ou |ni |, ){_LITTLE}{_NAMED})*"
    rf"|\bpas (?:de |d )(?:{_KIND}) (?:precis\w*|particul\w*)"
)
ANYWHERE = re.compile(
    rf"\b(?:{_CARE_LESS}) (?:ou|l endroit)\b|\bpartout(?: en france)?\b|\b(?:dans )?toute la france\b"
    r"|\bfrance entiere\b|\bdans tout le pays\b|\btoutes (?:les )?(?:villes|regions)\b"
)
ALL_OF = {
    "level": re.compile(r"\b(?:a |de )?tous (?:les )?niveaux\b"),
    "diploma": re.compile(r"\btous (?:les )?(?:types de )?diplomes\b"),
    "speciality": re.compile(r"\b(?:dans )?toutes (?:les )?specialites\b"),
    "school": re.compile(r"\btoutes (?:les )?ecoles confondues\b"),
}

_GO_BACK = r"(?:revien\w*|revenir|revenons|retourn\w*|retour|remet\w*|remontr\w*|revoir|reaffich\w*)"
_BEFORE = r"(?:(?:d |juste )*avant|precedente?s?)"
MOVES = {
    move: re.compile(pattern)
    for move, pattern in {
        Move.RESTART: (
            r"\b(?:tout )?(?:recommenc\w*|reinitialis\w*|reset|restart)(?: tout)?\b"
            r"|\b(?:une |ma )?(?:nouvelle|autre|nvelle|nouvel) recherche\b"
            r"|\b(?:repar\w+|repren\w+|remet\w*|remise)?(?: tout)? ?(?:de|a) (?:zero|0)\b(?! (?:km|h|min)\w*)"
            r"|\b(?:depuis|des|du|au) (?:le )?(?:tout )?debut\b(?! de)|\bchang\w* (?:de|la|ma) recherche\b"
            rf"|\b{_REMOVE} {_LITTLE}(?:tout|tous|toutes|filtres?|criteres?|recherche)\b"
            rf"(?: {_LITTLE}(?:filtres|criteres))?"
            r"|\bsans (?:aucun )?(?:filtre|critere)s?\b"
        ),
        Move.PAGE_BEFORE: (
            rf"\b(?:{_GO_BACK} )?(?:a |d )?(?:la |une )?(?:pages? {_BEFORE}|precedente page)\b"
            r"|\bles (?:\d+ )?(?:precedent\w*|formations d avant)\b"
        ),
        Move.FIRST_PAGE: r"\b(?:au )?debut de la liste\b|\b(?:la )?(?:premiere page|page 1)\b|\bpremiers resultats\b",
        Move.SEARCH_BEFORE: (
            rf"\b(?:{_GO_BACK} )?(?:a |sur )?(?:la |ma |mon )?"
            rf"(?:(?:recherche|requete) (?:qu on a fait\w* )?{_BEFORE}|(?:precedente|ancienne|derniere) recherche)\b"
        ),
        Move.LIST: rf"\b{_GO_BACK}(?: moi)?(?: a)? (?:la|ma) liste\b(?! {_BEFORE})",
        Move.BACK: (
            rf"\b{_GO_BACK}(?: a| sur| en)?(?: la| ma)?(?: liste| arriere)?(?: {_BEFORE})?\b|\ben arriere\b"
            rf"|\b(?:la |ma )?liste {_BEFORE}\b|^(?:celle?s? |ceux )?{_BEFORE}$|\bceux d avant\b|^back$"
        ),
        Move.SORT: (
            r"\b(?:tri\w*|class\w*|ordonn\w*|rang\w*|met\w*|ordre)\b[^@,]*"
            r"\b(?:distance|proximite|proches?|pres|loin|lointain\w*)(?: d abord)?\b"
            r"|\bpar (?:ordre de )?(?:distance|proximite)\b|\bdu plus proche(?: au plus \w+)?"
            r"|\b(?:le|la|les|l|au) plus (?:proches?|pres)(?: (?:d abord|en premier|possible))?\b"
        ),
    }.items()
}

_GAP = (
    r"(?:(?:a|au|aux|en|dans|de|d|du|des|le|la|les|l|un|une|sur|vers|pour|par|villes?|region|cote|celles?|ceux|celui"
    r"|aller|habiter|vivre|etudier|partir|etre|rester|envie|niveau|trop) )*"
)
_MORE = rf"(?: (?:, )?(?:et|ou|ni)(?: pas)? {_GAP}@\d+)*"
NOT = re.compile(rf"\b(?:non |surtout |mais )*(?P<not>pas|jamais|sans) {_GAP}@\d+{_MORE}")
EXCEPT = re.compile(
    r"\b(?:mais )?(?:sauf|hors|hormis|excepte|exclu\w*|a part|en dehors|evit\w*|ni|loin"
    rf"|(?:ailleurs|autres?(?: \w+)?) (?:que|qu)) {_GAP}@\d+(?: (?:,|, et|et|ou|ni|, ni) {_GAP}@\d+)*"
)
NOT_ONLY = re.compile(
    r"\bpas (?:forcement|obligatoirement|necessairement|seulement|uniquement|specialement|que|juste|qu)"
    rf" {_GAP}@\d+{_MORE}"
)
# « il n’y a pas de master à Lyon ? », « pourquoi pas Lyon » ask for it.
_ASKING_WORDS = """
    a as aurait aurais auriez avez connais connaissez existe existent ont pk pourquoi pq propose proposez trouve ya
    yaurait
"""
BEFORE_A_QUESTION = frozenset(_ASKING_WORDS.split())

# « plus de 200 km », without « pas » before, is no radius.
FARTHER = re.compile(r"(?<!pas )plus de $")
RADIUS = re.compile(
    r"(?:\b(?:dans )?(?:un )?(?:rayon (?:de )?)?(?:max\w* )?(?:a )?(?:pas plus de |moins de |moin de |jusqu a )?)?"
    r"(?<!\d)(?P<km>\d{1,6}) (?:km|kms|kilometres?|klm|bornes?)\b(?: max\w*)?(?: (?:autour|a la ronde|alentours))?"
)
TRAVEL_TIME = re.compile(
    r"\b(?:a )?(?:moins de |pas plus de |maximum )?\d+ (?:h|heures?|min|minutes?|mn)(?: \d+)?(?: max\w*)?"
    r"(?: (?:de|en) (?:train|voiture|route|trajet|transports?|tgv|bus))?(?= (?:de|d|du|autour)\b|$)"
)
# « pas loin de Lens » and « pas trop loin de Lens » are near.
NEAR = re.compile(
    r"\b(?:autour|(?:tout )?(?:pres|proches?)|a proximite|(?:aux )?(?:alentours|environs|abords)|a cote|du cote"
    r"|dans le coin|dans les environs|(?:pas|non) (?:trop |tres )?loin|banlieue)"
    r"(?= (?:de |du |des |d )?(?:la ville )?(?:de )?@)"
)
