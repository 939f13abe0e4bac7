from __future__ import annotations

from pathlib import Path

import pytest

from orientation.knowledge.catalogue import load_catalogue
from orientation.knowledge.names import Name, names
from orientation.recognition.recognition import Recogniser
from tests.support.tables import each_row

ROOT = Path(__file__).parents[3]

IA = ("speciality", "intelligence-artificielle")
MASTER = ("diploma", "master")
ENGINEER = ("diploma", "diplome-d-ingenieur")
GRENOBLE = ("town", "grenoble")
LILLE = ("town", "lille")
LYON = ("town", "lyon")
NICE = ("town", "nice")
PARIS = ("town", "paris")
TOULOUSE = ("town", "toulouse")
ISEP = ("school", "isep")
UTC = ("school", "utc")
TELECOM_PARIS = ("school", "telecom-paris")
CENTRALE_LILLE = ("school", "centrale-lille")
INSA_ROUEN = ("school", "insa-rouen")
BAC_5 = ("level", "bac+5")
BAC_6 = ("level", "bac+6")


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(names(load_catalogue(ROOT / "data", ROOT / ".cache/data")), ROOT / ".cache")


def found(recogniser: Recogniser, text: str) -> list[tuple[str, str]]:
    return [(mention.kind, mention.id) for mention in recogniser.find(text)]


TYPED = [
    # small towns, as they are written only; adjectives of towns and regions
    ("ya une école à Castres ?", [("town", "castres")]),
    ("jhabite a vire en normandie", [("town", "vire-normandie"), ("region", "normandie")]),
    ("chui de velizy", [("town", "velizy-villacoublay")]),
    ("Noisy-le-Sec", [("town", "noisy-le-sec")]),
    ("neuilly sur marne", [("town", "neuilly-sur-marne")]),
    ("les écoles lilloises", [LILLE]),
    ("une fac toulousaine", [TOULOUSE]),
    ("une école normande", [("region", "normandie")]),
    ("à moins de 2 heures de Lyon", [LYON]),
    ("à deux heures du Mans", [("town", "le-mans")]),
    ("un master à Lille, en Belgique ou en Suisse", [MASTER, LILLE]),
    ("Je vis à Valence, à une heure de Lyon", [("town", "valence"), LYON]),
    ("l'École supérieure de commerce de Grenoble", [("school", "grenoble-ecole-de-management")]),
    # an everyday word that is the subject of a statement
    ("Tours me semble loin", [("town", "tours")]),
    ("Nice est une belle ville", [NICE]),
    ("Sète me plairait", [("town", "sete")]),
    ("j'ai fini mon master", [MASTER]),
    # universities that are called after a region, and others of a region
    ("l'université de Corse", [("school", "universite-de-corse-pasquale-paoli")]),
    ("l'université Bretagne Sud", [("school", "universite-bretagne-sud")]),
    ("une université de Bretagne", [("region", "bretagne")]),
    ("la fac de bretagne", [("region", "bretagne")]),
    ("la meilleure université de Bretagne", [("region", "bretagne")]),
    ("l'université du Havre Normandie", [("school", "universite-le-havre-normandie")]),
    ("l'Université polytechnique Hauts-de-France", [("unlisted_school", "Université Polytechnique Hauts-de-France")]),
    ("Toulouse Capitole", [("school", "universite-toulouse-capitole")]),
    ("cinq années d'études après le bac", [BAC_5]),
    ("l'Institut national des sciences appliquées de Rouen", [INSA_ROUEN]),
    ("l'École nationale supérieure des télécommunications", [TELECOM_PARIS]),
    # towns: accents, case, hyphens, abbreviations, nicknames
    ("Grenoble", [GRENOBLE]),
    ("ya quoi sur GRENOBLE", [GRENOBLE]),
    ("compiegne", [("town", "compiegne")]),
    ("vers st etienne", [("town", "saint-etienne")]),
    ("St. Étienne", [("town", "saint-etienne")]),
    ("sainté", [("town", "saint-etienne")]),
    ("villeneuve d ascq", [("town", "villeneuve-d-ascq")]),
    ("Villeneuve-d'Ascq", [("town", "villeneuve-d-ascq")]),
    ("villeneuve dascq", [("town", "villeneuve-d-ascq")]),
    ("saint etienne du rouvray", [("town", "saint-etienne-du-rouvray")]),
    ("issy les moulineaux", [("town", "issy-les-moulineaux")]),
    ("kremlin bicetre", [("town", "le-kremlin-bicetre")]),
    ("au Kremlin-Bicêtre", [("town", "le-kremlin-bicetre")]),
    ("au mans", [("town", "le-mans")]),
    ("autour du havre", [("town", "le-havre")]),
    ("paname", [PARIS]),
    ("ya rien à tlse ?", [TOULOUSE]),
    ("jsuis de bdx", [("town", "bordeaux")]),
    ("clermont", [("town", "clermont-ferrand")]),
    ("à aix", [("town", "aix-en-provence")]),
    ("à la défense", [("town", "paris-la-defense")]),
    ("Paris La Défense", [("town", "paris-la-defense")]),
    ("boulogne", [("town", "boulogne-billancourt")]),
    ("boulogne sur mer", [("town", "boulogne-sur-mer")]),
    ("saint denis de la reunion", [("town", "saint-denis-de-la-reunion")]),
    ("paris 13e", [PARIS]),
    ("Paris, Lyon et marseille", [PARIS, LYON, ("town", "marseille")]),
    ("a\u0300 Besanc\u0327on", [("town", "besancon")]),
    # towns: typos
    ("grenobel", [GRENOBLE]),
    ("toulouze", [TOULOUSE]),
    ("lyonn", [LYON]),
    ("vileurbanne", [("town", "villeurbanne")]),
    ("jhabite a monpelier", [("town", "montpellier")]),
    ("un truc a bordeau", [("town", "bordeaux")]),
    ("strasbour", [("town", "strasbourg")]),
    ("clermon ferran", [("town", "clermont-ferrand")]),
    ("a renne", [("town", "rennes")]),
    ("vers limoge stp", [("town", "limoges")]),
    ("nante", [("town", "nantes")]),
    # towns whose name is an everyday word
    ("à Tours", [("town", "tours")]),
    ("tours", [("town", "tours")]),
    ("je suis sur Nice", [NICE]),
    ("nice ?", [NICE]),
    ("Lille ou Nice", [LILLE, NICE]),
    ("nice ou lille", [NICE, LILLE]),
    ("bac+5 Nice", [BAC_5, NICE]),
    ("à la réunion", [("region", "la-reunion")]),
    # regions
    ("en idf", [("region", "ile-de-france")]),
    ("PACA", [("region", "provence-alpes-cote-d-azur")]),
    ("côte d'azur", [("region", "provence-alpes-cote-d-azur")]),
    ("en bzh", [("region", "bretagne")]),
    ("chez les ch'nord", [("region", "hauts-de-france")]),
    ("auvergne rhone alpes", [("region", "auvergne-rhone-alpes")]),
    ("région parisienne", [("region", "ile-de-france")]),
    # levels
    ("bac+5", [BAC_5]),
    ("Bac + 5", [BAC_5]),
    ("bac 5", [BAC_5]),
    ("bac5", [BAC_5]),
    ("bac plus cinq", [BAC_5]),
    ("bac+5 ou bac+6", [BAC_5, BAC_6]),
    ("bac+5?je sais pas", [BAC_5]),
    # diplomas
    ("un master", [MASTER]),
    ("des Masters", [MASTER]),
    ("M2", [MASTER]),
    ("une école d’ingénieur", [ENGINEER]),
    ("ecole d'ingé", [ENGINEER]),
    ("écoles d'ingénieurs", [ENGINEER]),
    ("ecole dingé a lille", [ENGINEER, LILLE]),
    ("diplôme d'ingénieur", [ENGINEER]),
    ("mastere specialisé", [("diploma", "mastere-specialise")]),
    ("un MS à Paris", [("diploma", "mastere-specialise"), PARIS]),
    ("en BUT info", [("diploma", "but")]),
    ("le BUT c'est bien ?", [("diploma", "but")]),
    ("après un dut", [("diploma", "dut")]),
    ("L3 maths", [("diploma", "licence")]),
    # specialities
    ("formation en ia à Lens", [IA, ("town", "lens")]),
    ("master I.A.", [MASTER, IA]),
    ("intelligence artificiel", [IA]),
    ("inteligence artificielle", [IA]),
    ("je veux étudier l'ia à Rennes", [IA, ("town", "rennes")]),
    ("école d'ingénieur en ia à lyon", [ENGINEER, IA, LYON]),
    ("science de donner", [("speciality", "science-des-donnees")]),
    ("data science", [("speciality", "science-des-donnees")]),
    ("bigdata", [("speciality", "big-data")]),
    ("reconnaissance de forme", [("speciality", "reconnaissance-des-formes")]),
    # schools
    ("telecom pari", [TELECOM_PARIS]),
    ("telecomparis", [TELECOM_PARIS]),
    ("Télécom Paris à Palaiseau", [TELECOM_PARIS, ("town", "palaiseau")]),
    ("ensta bretagne", [("school", "ensta")]),
    ("ensimmag", [("school", "ensimag")]),
    ("lensimag", [("school", "ensimag")]),
    ("ecole centrale lile", [CENTRALE_LILLE]),
    ("central lille", [CENTRALE_LILLE]),
    ("l'école centrale de Lille", [CENTRALE_LILLE]),
    ("INSA Rouen", [INSA_ROUEN]),
    ("insa de rouen", [INSA_ROUEN]),
    ("l'isep", [ISEP]),
    ("lisep", [ISEP]),
    ("L'UTC", [UTC]),
    ("u.t.c", [UTC]),
    ("polytechnik", [("school", "polytechnique")]),
    ("paris descartes", [("school", "universite-paris-cite")]),
    ("à Lyon 1", [("school", "lyon-1")]),
    ("Lyon 1 master IA", [("school", "lyon-1"), MASTER, IA]),
    ("Université de Toulouse", [("school", "universite-de-toulouse")]),
    ("la fac de toulouse", [("school", "universite-de-toulouse")]),
    ("institut leonard de vinci", [("school", "de-vinci-executive-education")]),
    # programmes
    ("le master IARF", [("programme", "master-iarf-toulouse")]),
    ("le MS IA de Télécom Paris", [("programme", "ms-ia-telecom-paris")]),
    # schools that the catalogue does not have
    ("insa de lyon", [("school", "insa-lyon")]),
    ("INSA Nantes", [("unlisted_school", "INSA de Nantes")]),
    ("université d'angers", [("school", "universite-d-angers")]),
    ("univ du mans", [("school", "le-mans-universite")]),
    ("fac de poitiers", [("school", "universite-de-poitiers")]),
    ("Perpignan université", [("unlisted_school", "Perpignan Université")]),
    ("rennes 2", [("school", "universite-rennes-2")]),
    ("école des mines d'Albi", [("unlisted_school", "École des mines d’Albi")]),
    ("epitech", [("unlisted_school", "Epitech")]),
    ("polytech angers", [("unlisted_school", "Polytech Angers")]),
    # a programme's name beside another school or place is one of its kind
    ("le MS Big Data de Télécom Paris", [("diploma", "mastere-specialise"), ("speciality", "big-data"), TELECOM_PARIS]),
    ("le MS IA de l'INSA Rouen", [("diploma", "mastere-specialise"), IA, INSA_ROUEN]),
    ("un MS IA à Lyon", [("diploma", "mastere-specialise"), IA, LYON]),
    ("le MBA IA de Paris", [("programme", "mba-ia-de-vinci"), PARIS]),
    ("le MS IA ou l'Isep", [("programme", "ms-ia-telecom-paris"), ISEP]),
    ("master IA Toulouse", [MASTER, IA, TOULOUSE]),
    # a town with everyday words, told by its capital or by the places around it
    ("Nous quittons Grasse", [("town", "grasse")]),
    ("Tours a-t-elle une école ?", [("town", "tours")]),
    ("Tours, Orléans ou Blois ?", [("town", "tours"), ("town", "orleans"), ("town", "blois")]),
    ("nice cannes antibes", [NICE, ("town", "cannes"), ("town", "antibes")]),
    ("entre Mâcon et Lyon", [("town", "macon"), LYON]),
    ("La Réunion offre-t-elle", [("region", "la-reunion")]),
    ("près de La Défense", [("town", "paris-la-defense")]),
    # any university of a town
    ("une fac de Toulouse", [TOULOUSE]),
    ("les universités de Paris", [PARIS]),
    # levels in other words, and several
    ("cinq ans après le bac", [BAC_5]),
    ("un titre de niveau 7", [BAC_5]),
    ("bac+5 ou 6", [BAC_5, BAC_6]),
    ("bac+5/6", [BAC_5, BAC_6]),
    ("bac+5 et 6 ans de métier", [BAC_5]),
    ("baccalauréat général", [("diploma", "bac-general")]),
    # former names
    ("université René-Descartes", [("school", "universite-paris-cite")]),
    ("l'Institut polytechnique de Grenoble", [("school", "ensimag")]),
    # several at once
    (
        "jveux un master ia bac+5 a grenobel ou lyonn stp",
        [MASTER, IA, BAC_5, GRENOBLE, LYON],
    ),
]

ORDINARY = [
    # small towns that are everyday words or nearly
    ("j'ai acheté une orange", []),
    ("on peut bosser chez Orange ?", []),
    ("jai pas de talen", []),
    ("je vais a castre", []),
    ("vire la ville", []),
    # what is called after a place, a person or a thing
    ("du savon de Marseille", []),
    ("le garde des Sceaux", []),
    ("les 24 Heures du Mans", []),
    ("M. Bourges, mon prof", []),
    ("Valence, en Espagne", []),
    ("Laval au Québec", []),
    ("les matchs du Stade rochelais", []),
    ("une exposition sur Léonard de Vinci", []),
    ("rue Claude-Bernard", []),
    ("à 14 h UTC", []),
    ("une master class", []),
    ("dans le bac à sable", []),
    ("c'est dur les maths ?", []),
    ("je suis nul", []),
    ("jsuis nul en maths c mort ?", []),
    ("la formation coûte cher ?", []),
    ("nice merci", []),
    ("nice !", []),
    ("trop nice", []),
    ("ça gagne combien", []),
    ("cb ça gagne un débutant", []),
    ("est-ce que l'ia va remplacer le métier", []),
    ("l'IA c'est quoi", []),
    ("t'es une IA ?", []),
    ("j'aime pas les maths mais l'ia m'intéresse", []),
    ("c'est quoi un ingénieur en IA", []),
    ("un ingénieur en intelligence artificiel il fait quoi", []),
    ("le métier d’ingénieur", []),
    ("devenir ingénieur ia à nantes", [("town", "nantes")]),
    ("le métier dingénieur en ia", []),
    ("différence avec un data scientist ?", []),
    ("machine learning engineer c'est pareil ?", []),
    ("c'est quoi le but du métier", []),
    ("il dut partir", []),
    ("ms c'est dur", []),
    ("y aura du taf après ?", []),
    ("trois tours de magie", []),
    ("une gap year", []),
    ("je suis maçon", []),
    ("la grasse mat", []),
    ("la réunion d'information", []),
    ("travailler dans la défense", []),
    ("le secteur de la défense", []),
    ("lycée saint-louis", []),
    ("la bataille de Marignan", []),
    # a place in the name of something else
    ("place de Toulouse", []),
    ("une place à Toulouse", [TOULOUSE]),
    ("l'Olympique de Marseille", []),
    ("le vin de Bourgogne", []),
    ("une image d'Épinal", []),
    ("Madame Claire Dijon", []),
    ("près de la gare de Lyon", [PARIS]),
    ("près de la gare de Lyon Part-Dieu", [LYON]),
    ("Louis-le-Grand est-elle une bonne prépa ?", [("diploma", "prepa")]),
    ("l'École polytechnique universitaire de Lille", [("unlisted_school", "Polytech Lille")]),
    ("candidater sur Mon Master", []),
    ("tours me semble drôle", []),
    ("La réunion est à 18 h", []),
    ("à Lyon 1 an", [LYON]),
    ("à Paris. 8 mois", [PARIS]),
    ("une université à Toulouse", [TOULOUSE]),
    ("une école de commerce à Lyon", [LYON]),
    ("Aix-la-Chapelle", []),
    ("en Grande-Bretagne", []),
    ("en Seine-Saint-Denis", []),
    ("dans le Puy-de-Dôme", []),
    ("Lille-Paris", [LILLE, PARIS]),
    ("rue de Rennes", []),
    ("j'ai lu Nice-Matin", []),
    ("Trêve de vannes", []),
    ("des tours de magie", []),
    ("un gif", []),
    ("bon gré mal gré", []),
    # people, companies, other houses
    ("ma cousine Nancy", []),
    ("Nancy, ma voisine, le sait", []),
    ("À Lille, ma fille, on mange bien", [LILLE]),
    ("chez Vinci", []),
    ("au lycée Léonard-de-Vinci", []),
    ("mon lycée s'appelle Claude-Bernard", []),
    ("Polytechnique Montréal", []),
    ("une licence de logiciel", []),
    ("un MacBook M1", []),
    ("un data center", []),
    ("j'ai 3 enfants et 1 chien", []),
    ("je parie que oui", []),
    ("je fais un pari", []),
    ("deux ou trois fois", []),
    ("jamais de la vie", []),
    ("aux alentours", []),
    ("j'ai la foi", []),
    ("albin veut savoir", []),
    ("l'ensea c'est bien ?", []),
    ("je viens de montréal", []),
    ("bonjour!ça va", []),
    ("salut", []),
    ("merci beaucoup", []),
    ("au revoir", []),
    ("parle-moi à quelqu'un", []),
    ("quelles qualités il faut", []),
    ("je sais pas quoi faire", []),
    ("en alternance c'est possible ?", []),
    ("à 35 ans c trop tard", []),
    ("une école", []),
    ("quelle école choisir", []),
    ("mieux vaut la fac ?", []),
    ("😀😀😀", []),
    ("", []),
    ("   \n\t ", []),
    ("<b>'; DROP TABLE towns; --</b>", []),
]


@each_row(("text", "expected"), TYPED)
def test_finds_what_is_named(recogniser: Recogniser, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(recogniser, text) == expected


@each_row(("text", "expected"), ORDINARY)
def test_leaves_ordinary_words_alone(recogniser: Recogniser, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(recogniser, text) == expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("la capitale de l'Australie", []),
        ("Une école d’ingé à  Saint-Étienne\u00a0?", ["école d’ingé", "Saint-Étienne"]),
        ("😀 bac + 5, grenobel…", ["bac + 5", "grenobel"]),
        ("E\u0301cole polytechnique\net Lens", ["E\u0301cole polytechnique", "Lens"]),
        ("(l'INSA-Rouen)", ["INSA-Rouen"]),
    ],
)
def test_offsets_are_those_of_the_text_as_typed(recogniser: Recogniser, text: str, parts: list[str]) -> None:
    mentions = recogniser.find(text)
    assert [mention.text for mention in mentions] == parts
    assert [text[mention.start : mention.end] for mention in mentions] == parts


def test_a_typo_lowers_the_score(recogniser: Recogniser) -> None:
    scores = [recogniser.find(text)[0].score for text in ("Villeurbanne", "vileurbanne", "vileurbane")]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1
    assert len(set(scores)) == 3


@pytest.mark.parametrize(
    ("kinds", "winner"),
    [
        (("region", "town"), "town"),
        (("town", "school"), "school"),
        (("school", "programme"), "programme"),
        (("unlisted_school", "diploma"), "unlisted_school"),
        (("speciality", "level"), "level"),
    ],
)
def test_one_name_of_two_entries_is_the_first_kind(kinds: tuple[str, str], winner: str) -> None:
    recogniser = Recogniser([Name(kind, "x", "Zorglub") for kind in kinds], ROOT / ".cache")
    assert found(recogniser, "zorglub") == [(winner, "x")]


def test_the_longest_name_wins() -> None:
    recogniser = Recogniser(
        [Name("town", "a", "Bourgneuf"), Name("school", "b", "École du Bourgneuf des arts")], ROOT / ".cache"
    )
    assert found(recogniser, "l'ecole de bourgneuf des arts") == [("school", "b")]
    assert found(recogniser, "bourgneuf") == [("town", "a")]


def test_a_name_that_must_be_exact_has_no_typos() -> None:
    recogniser = Recogniser(
        [Name("school", "a", "Zorgtech", exact=True), Name("school", "b", "Zorglub")], ROOT / ".cache"
    )
    assert found(recogniser, "zorgtach zorgulb") == [("school", "b")]


def test_long_messages_and_strange_characters_are_read() -> None:
    recogniser = Recogniser([Name("town", "a", "Bourgneuf")], ROOT / ".cache")
    for text in ("bourgneuf " * 100, "x" * 1000, "\ud7ff\u200b" * 500, "½…ﬁœÆ", "İstanbul bourgneuf"):
        assert all(text[m.start : m.end].strip().lower() == "bourgneuf" for m in recogniser.find(text))
