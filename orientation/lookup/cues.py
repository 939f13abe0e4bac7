"""The ways in which people say what is to change in a search: patterns for the plain line of `sentence`.

The line has folded words, apostrophes and hyphens gone, typos in the usual words put right, and names as « @0 ».
"""

from __future__ import annotations

import re
from enum import Enum

# A kind of criteria that is named to be given up; a place is a town, a region or a distance.
PLACE = "place"

KINDS = {
    "town": r"villes?|communes?",
    "region": r"regions?|departements?",
    PLACE: r"lieux?|endroits?|coins?|localisation|zones?|distances?|rayon|kilometres|km|secteur geographique",
    "level": r"niveaux?",
    "diploma": r"diplomes?",
    "school": r"ecoles?|etablissements?|universites?",
    "speciality": r"specialites?|spes?|domaines?|matieres?",
    "excluded": r"exclusions?|exceptions?",
}


class Move(Enum):
    """What is done with the searches, the list or the place."""

    SORT = "sort"
    RESTART = "restart"
    PAGE_BEFORE = "page before"
    FIRST_PAGE = "first page"
    SEARCH_BEFORE = "search before"
    LIST = "list"
    BACK = "back"
    WIDEN = "widen"
    NARROW = "narrow"
    OTHER_REGION = "other region"
    ELSEWHERE = "elsewhere"
    SORT_OTHERWISE = "sort otherwise"


def _any(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


_KIND = _any(*KINDS.values())
_LITTLE = (
    r"(?:(?:le|la|les|l|de|du|des|d|un|une|ce|cet|cette|ces|mon|ma|mes|ta|ton|tes|sur|en|a|au|aux|par|moi|tous|tout|juste"
    r"|criteres?|filtres?|conditions?) )*"
)
_NAMED = rf"(?:{_KIND}(?: (?:de |d )?@\d+)?|@\d+)\b"
_REMOVE = _any(
    *(r"enlev\w*", r"retir\w*", r"supprim\w*", "vire", "virer", "ote", "oter", r"oubli\w*", r"ignor\w*", r"efface\w*"),
    *(r"annul\w*", "laisse tomber", "ne (?:tiens|tient|tenez|tenons) (?:pas|plus) compte", "sans tenir compte"),
    *(r"ne (?:garde|filtre)\w* (?:pas|plus)", "sans (?:preciser|limite)"),
)
_CARE_LESS = _any(
    r"(?:on s|on se|je m|je me|jm|jmen|men|m|s) ?(?:en )?(?:fiche|fou|fous|fout|moque|tape|bat|bats)",
    *(r"(?:peu|peut|qu) importe\w*", "n importe", "nimporte", "osef", "pas grave pour"),
)
_NO_MATTER = _any(
    *("(?:m est |est )?(?:bien )?egale?s?", "a pas d importance", r"importe\w* (?:peu|pas)"),
    *("(?:c est |c |est )?pas grave", r"compte\w* pas", "peu importe", _CARE_LESS),
)
# « sans diplôme » says where one stands.
_WITHOUT = (
    r"sans (?=(?:la |le |les |l |de |critere |criteres )*(?:ville|region|lieu|distance|rayon|exception)s?\b"
    r"|(?:la|le|l|ma|mon) (?:niveau|diplome|ecole|specialite)\b)"
)

# « enlève la ville et le niveau », « peu importe l’école », « le niveau m’est égal », « oublie Paris »
DROP = re.compile(
    rf"\b(?:(?:{_REMOVE}|{_CARE_LESS}(?: quel\w*)?) |{_WITHOUT}){_LITTLE}{_NAMED}"
    rf"(?: (?:, )?(?:et |ou |ni |, ){_LITTLE}{_NAMED})*"
    rf"|\b{_KIND} (?:c |ca |n |ne )*{_NO_MATTER}\b"
    rf"|\bpas (?:de |d |une )?{_KIND} (?:precis\w*|particul\w*)"
)
ANYWHERE = re.compile(
    _any(
        *(
            rf"\b{_CARE_LESS} (?:ou|l endroit)\b",
            r"\bpartout(?: en france)?\b",
            r"\b(?:dans )?tou(?:te|t|s) la france\b",
        ),
        *(r"\bfrance entiere\b", r"\bdans tou[ts] le pays\b", r"\btoutes (?:les )?(?:villes|regions)\b"),
    )
)
# « des masters en France », unless a place is named beside: « à Lyon, en France », « ailleurs en France ».
IN_FRANCE = re.compile(r"(?<!\bailleurs )\b(?:en|ds la|dans la|de) france\b")
ALL_OF = {
    "level": re.compile(r"\b(?:a |de )?tous (?:les )?niveaux?\b"),
    "diploma": re.compile(r"\btous (?:les )?(?:types de )?diplomes?\b"),
    "speciality": re.compile(r"\b(?:dans )?toutes (?:les )?specialites?\b"),
    "school": re.compile(r"\btoutes (?:les )?ecoles? confondues\b"),
}

_GO_BACK = _any(
    *(
        r"revien\w*",
        "revenir",
        "revenons",
        r"retourn\w*",
        "retour",
        r"remet\w*",
        r"remontr\w*",
        "revoir",
        r"reaffich\w*",
    )
)
_BEFORE = "(?:(?:d |juste )*avant|precedente?s?)"
_NEAR_OR_FAR = r"(?:distance|eloignement|proximite|proches?|pres|loin|lointain\w*)"
# The first that fits counts: « les plus proches au début » is an order, and no way back.
_MOVES = {
    Move.SORT: _any(
        rf"\b(?:tri\w*|class\w*|ordonn\w*|rang\w*|met\w*|ordre)\b[^@,]*\b{_NEAR_OR_FAR}(?: d abord)?\b",
        rf"\bpar (?:ordre de )?{_NEAR_OR_FAR}\b",
        r"\bdu (?:plus )?proche(?: au (?:plus )?\w+)?",
        r"\b(?:le|la|les|l|au) plus (?:proches?|pres)(?: (?:d abord|en premier|possible))?\b",
    ),
    Move.RESTART: _any(
        r"\b(?:tout )?(?:recommenc\w*|reinitialis\w*|reset|restart)(?: tout)?\b",
        r"\b(?:une |ma )?(?:nouvelle|autre|nvelle|nouvel) recherche\b",
        r"\brefai\w* (?:une|la|ma) recherche\b",
        r"\bchang\w* (?:de|la|ma) recherche\b",
        r"\b(?:repar\w+|repren\w+|remet\w*|remise)?(?: tout)? ?(?:de|a) (?:zero|0)\b(?! (?:km|h|min)\w*)",
        r"\b(?:depuis|des|du|au) (?:le )?(?:tout )?debut\b(?! de)",
        # « enlève le filtre », and not « enlève le critère alternance »
        rf"\b{_REMOVE} {_LITTLE}(?:tout|tous|toutes|recherche|filtres?|criteres?)\b(?! (?!stp|svp|s il|et|,)\w)",
        r"\bsans (?:aucun )?(?:filtre|critere)s?\b",
    ),
    Move.PAGE_BEFORE: _any(
        rf"\b(?:{_GO_BACK} )?(?:a |d )?(?:la |une )?(?:pages? {_BEFORE}|precedente page)\b",
        r"\bles (?:\d+ )?(?:precedent\w*|(?:formations|ecoles|masters) d avant)\b",
    ),
    Move.FIRST_PAGE: r"\b(?:au )?debut de la liste\b|\b(?:la )?(?:premiere page|page 1)\b|\bpremiers resultats\b",
    Move.SEARCH_BEFORE: _any(
        rf"\b(?:{_GO_BACK} )?(?:a |sur )?(?:la |ma |mon )?(?:recherche|requete) (?:qu on a fait\w* )?{_BEFORE}\b",
        rf"\b(?:{_GO_BACK} )?(?:a |sur )?(?:la |ma |mon )?(?:precedente|ancienne|derniere) recherche\b",
        rf"\b{_REMOVE} (?:le |mon )?dernier (?:critere|filtre)\b",
    ),
    Move.LIST: (
        rf"\b(?:{_GO_BACK}|montr\w*)(?: moi)?(?: (?:a|de) nouveau| encore)?(?: a)? (?:la|ma) liste\b(?! {_BEFORE})"
    ),
    Move.BACK: _any(
        rf"\b{_GO_BACK}(?: a| sur| en)?(?: la| ma)?(?: liste| arriere)?(?: {_BEFORE})?\b",
        *(r"\ben arriere\b", rf"\b(?:la |ma |l )?(?:liste {_BEFORE}|ancienne liste)\b"),
        *(rf"^(?:celle?s? |ceux )?{_BEFORE}$", r"\bceux d avant\b", "^back$"),
    ),
    Move.WIDEN: _any(
        r"\b(?:elargi\w*|agrandi\w*|etend\w*)(?: (?:la|le|ma|mon) (?:recherche|zone|perimetre|rayon))?\b",
        r"\b(?:encore )?plus (?:loin|large)\b|\b(?:rayon|perimetre) plus (?:grand|large)\b|\bautour aussi\b",
    ),
    Move.NARROW: _any(
        r"\b(?:plus (?:pres|proches?)|moins loin|rayon plus petit)\b(?! (?:de|d|du|des) )",
        r"\b(?:rapproch\w*|restrein\w*|resserr\w*)\b",
    ),
    Move.OTHER_REGION: r"\b(?:pas )?(?:dans )?(?:une autre|cette|la meme) region\b(?! (?:que|qu)\b)",
    Move.ELSEWHERE: _any(
        r"\b(?:pas )?(?:dans |a )?(?:une autre|cette|la meme) ville\b(?! (?:que|qu)\b)",
        r"\bailleurs(?: en france)?\b(?! (?:que|qu)\b)",
    ),
    Move.SORT_OTHERWISE: r"\b(?:tri|trie|trier|triez|classe|classer|classez|ordonn\w*)\b",
}
MOVES = {move: re.compile(pattern) for move, pattern in _MOVES.items()}

_GAP = (
    r"(?:(?:a|au|aux|en|dans|de|d|du|des|le|la|les|l|un|une|sur|vers|pour|par|villes?|region|cote|celles?|ceux|celui"
    r"|aller|habiter|vivre|etudier|partir|etre|rester|envie|niveau|trop) )*"
)
_MORE = rf"(?: (?:, )?(?:et|ou|ni)(?: pas)? {_GAP}@\d+)*"
# « dis m’en plus sur l’UTC », « en savoir plus sur l’UTC » ask for it.
NOT = re.compile(
    r"\b(?:non |surtout |mais )*(?P<not>pas|jamais|sans|(?:rien|(?<!en )(?<!moi )(?<!dire )(?<!savoir )plus)"
    r"(?= (?:a|au|aux|en|dans|sur) ))"
    rf" {_GAP}@\d+{_MORE}"
)
EXCEPT = re.compile(
    r"\b(?:mais )?(?:sauf|hors|hormis|excepte|exclu\w*|a part|en dehors|evit\w*|ni"
    # « pas trop loin de la Bretagne » is near
    rf"|(?<!pas )(?<!non )(?<!trop )(?<!tres )(?<!si )loin|(?:ailleurs|autres?(?: \w+)?) (?:que|qu))"
    rf" {_GAP}@\d+(?: (?:,|, et|et|ou|ni|, ni) {_GAP}@\d+)*"
)
NOT_ONLY = re.compile(
    r"\bpas (?:forcement|obligatoirement|necessairement|seulement|uniquement|specialement|oblige\w*|que|juste|qu)"
    rf" {_GAP}@\d+{_MORE}|@\d+ ou (?:autres?|pas|non) (?:, )?{_NO_MATTER}\b"
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
# « pas loin de Lens » and « pas trop loin de Lens » are near; what is not a town (« proche du bac ») is no place.
NEAR = re.compile(
    r"\b(?:autour|(?:tout )?(?:plus )?(?:pres|proches?)|a proximite|(?:aux )?(?:alentours|environs|abords)|a cote"
    r"|du cote|dans le coin|dans les environs|(?:pas|non) (?:trop |tres )?loin|banlieue)"
    r"(?= (?:de |du |des |d )?(?:la ville )?(?:de )?@(?P<town>\d+))"
    r"|(?<=@\d) (?:ou|et) (?:pas (?:trop |tres )?loin|autour|alentours|environs|a cote)\b"
)
