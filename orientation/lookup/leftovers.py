"""What a typed search says beside the names that were recognised in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from orientation.recognition.pieces import PAUSE, cut


@dataclass(frozen=True)
class Subject:
    """Something that people search by and that the catalogue does not tell.

    `name` stands after « mon catalogue ne dit pas ». `on_card`: the detail of a programme tells it, or tells that
    it is to be checked.
    """

    name: str
    phrases: str
    on_card: bool = False


@dataclass(frozen=True)
class Leftovers:
    """The subjects that are named, whether « near me » is said, and whether words are left that mean something."""

    subjects: tuple[Subject, ...] = ()
    near_me: bool = False
    has_other_words: bool = False


# Folded; phrases are separated by commas. A last s counts nowhere.
SUBJECTS = (
    Subject(
        "le prix de la plupart des formations",
        "prix, tarif, cout, coute, coutent, couter, frais, gratuit, gratuite, gratos, payant, payante, payer, euro, "
        "chere, pas cher, moins cher, trop cher, peu cher",
        on_card=True,
    ),
    Subject("la langue de la plupart des formations", "anglais, anglophone, english, en francais", on_card=True),
    Subject("si une formation se suit à distance", "a distance, distanciel, en ligne, online, visio"),
    Subject(
        "si une formation se fait en alternance",
        "alternance, alternant, alternante, apprentissage, apprenti, apprentie, contrat pro",
    ),
    Subject("si une école est publique ou privée", "public, publique, prive, privee"),
)

_NEAR_ME = (
    "chez moi, chez nous, pres de moi, a cote de moi, autour de moi, proche de moi, ma ville, ma region, "
    "mon departement, mon coin, dans le coin"
)

# Words that say that programmes are searched, and nothing about which.
_ORDINARY_WORDS = """
    a ah ai aime aimerais ait alors apprendre apres as assez au aucune aurais aurait auriez aussi autre autour aux
    avais avait avec avez avoir avons bah ben besoin bien bonjour bonsoir boulot c ca catalogue ce cela celle celui
    ces cet cette chaque cherche chercher cherchons chez choisir choix chose coin com combien comme comment complete
    connais connaissez connaitre consulter cote coucou cursus d dans de debut decouvrir deja des descends devenir
    dire dis dispo disponible dit divers domaine donc donne donner donnez ds du e ecole elle en encore enfant
    ensemble envie es est et etablissement etes etre etude etudiant etudiante etudie etudier existe existent exister
    facultes faire fais fait fasse faut fille fils form formation forme formee forment former france futur g genre
    hello i ia ici il informations ingenieur ingenieure intelligence artificielle interessant interessante interesse
    j jai jaimerais jcherche je jeu jpeu jveux jvoudrais kel kelke kelle ki koi l la laquelle le lequel les lesquel
    lesquelle leur lia list liste lister loin lui m ma madame maintenant me meme merci mes metier moi moins mon
    monsieur montre montrer montrez n ne ni niveau nom nos notre nous ok on ont ou oui par parcours parle parler
    parlez partout pas peu peut peux pk plait plus plusieurs plutot pour pourrais pourrait pourriez pouvez pouvoir
    pr pratique preparent preparer pres presente presenter prochain proche programme propose proposent proposer
    proposez px qu quand que quel quelle quelque qui quoi rapide recherche rechercher regarder reste resultat rien s
    sa sais salut se ser serait ses seul si sommes son sont souhaite souhaiterais specialise specialisee
    specialisation specialite sse stp sui suis suite suivant suivre sur svp t ta tas te tes toi ton tous tout toute
    travail travailler tres trop trouve trouver trouvez truc tu type un une universite va vas vers veut veux ville
    viser voici voir vois voit voudrais voudrait vous vouloir votre vraiment y ya yen
"""
_LONG = 5
_NEARLY_SAME = 0.85


def _bare(word: str) -> str:
    return word.rstrip("s") or word


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(_bare, phrase.split())) for phrase in text.split(","))


_SUBJECT_PHRASES = tuple((subject, _phrases(subject.phrases)) for subject in SUBJECTS)
_NEAR_ME_PHRASES = _phrases(_NEAR_ME)
_ORDINARY = frozenset(map(_bare, _ORDINARY_WORDS.split()))


def leftovers(text: str, recognised: Iterable[tuple[int, int]]) -> Leftovers:
    """Return what the words of a text say outside the parts that were recognised, given by their offsets."""
    taken = list(recognised)
    pieces = [piece for piece in cut(text) if not any(start < piece.end and piece.start < end for start, end in taken)]
    words = [_bare(piece.text) for piece in pieces]
    subjects = {subject: set(_positions(words, phrases)) for subject, phrases in _SUBJECT_PHRASES}
    near_me = set(_positions(words, _NEAR_ME_PHRASES))
    used = near_me.union(*subjects.values())
    others = (word for position, word in enumerate(words) if position not in used)
    return Leftovers(
        subjects=tuple(subject for subject, positions in subjects.items() if positions),
        near_me=bool(near_me),
        has_other_words=not all(map(_is_ordinary, others)),
    )


def _positions(words: Sequence[str], phrases: Iterable[tuple[str, ...]]) -> Iterator[int]:
    for phrase in phrases:
        for first in range(len(words) - len(phrase) + 1):
            if tuple(words[first : first + len(phrase)]) == phrase:
                yield from range(first, first + len(phrase))


def _is_ordinary(word: str) -> bool:
    if word in _ORDINARY or word == PAUSE:
        return True
    # « fomation », « ecolle »
    return len(word) >= _LONG and bool(get_close_matches(word, _ORDINARY, n=1, cutoff=_NEARLY_SAME))
