"""Free texts, and the profile that is read in them; with None, what must not be guessed."""

from __future__ import annotations

import pytest

from orientation.paths.paths_data import Paths
from orientation.paths.profile import Profile
from orientation.paths.reading import ProfileReader
from tests.support.tables import each_row

TOLD = [
    # collège
    ("je suis en 3e", "college"),
    ("chui en 3eme", "college"),
    ("chui en 3e prépa métiers", "college"),
    ("jsuis o colège en 3em", "college"),
    ("j'suis en troisième", "college"),
    ("Je suis collégienne", "college"),
    ("je suis au collège, en 4ème", "college"),
    ("j'ai 13 ans", "college"),
    # who is at school is no engineer yet; a name between changes nothing
    ("jsui en term bac pro CIEL, ingenieur c mort pr moi non", "terminale-professionnelle"),
    ("je suis étudiant à Douala, actuellement en master 1 de mathématiques", "master-informatique"),
    # seconde, première
    ("je suis en seconde", "seconde"),
    ("jsuis en 2nde", "seconde"),
    ("je rentre en seconde générale", "seconde"),
    ("je vais entrer en 2de", "seconde"),
    ("chui en 1ere spé maths nsi", "premiere"),
    ("je suis en première générale", "premiere"),
    ("je passe en premiere avec maths, physique et nsi", "premiere"),
    ("je suis en 1re sans maths", "premiere-sans-maths"),
    ("en première, j'ai laché les maths", "premiere-sans-maths"),
    ("terminale generale svt physique, jai laché les maths", "terminale-sans-maths"),
    ("je suis en première et j'ai lâché les maths", "premiere-sans-maths"),
    ("je suis en première STMG", "premiere-technologique"),
    ("jsuis en 1ere sti2d", "premiere-technologique"),
    ("je suis en seconde pro", "lycee-professionnel"),
    ("je suis en première bac pro CIEL", "lycee-professionnel"),
    ("je suis au lycée pro", "lycee-professionnel"),
    ("je suis en CAP", "lycee-professionnel"),
    ("je fais un bac pro", "lycee-professionnel"),
    ("je suis lycéenne", "lycee"),
    ("j'ai 16 ans", "lycee"),
    ("g 15 ans", "lycee"),
    # terminale
    ("je suis en terminale", "terminale"),
    ("jsui en terminal", "terminale"),
    ("Bonjour, je suis en Tle", "terminale"),
    ("je suis actuellement en terminale", "terminale"),
    ("salut moi je suis en term", "terminale"),
    ("je suis élève en terminale", "terminale"),
    ("je passe le bac cette année", "terminale"),
    ("je suis en terminale générale spé maths et physique", "terminale-maths"),
    ("jsuis en terminale avec maths et NSI", "terminale-maths"),
    ("term spé maths nsi", "terminale-maths"),
    ("je suis en terminale maths expertes", "terminale-maths"),
    ("je suis en terminale, option maths complémentaires", "terminale-maths"),
    ("je suis en terminale sans maths", "terminale-sans-maths"),
    ("je suis en term, j'ai pas pris maths", "terminale-sans-maths"),
    ("je suis en terminale et j'ai arrêté les maths", "terminale-sans-maths"),
    ("jsuis en term STI2D", "terminale-technologique"),
    ("je suis en terminale techno", "terminale-technologique"),
    ("terminale stmg", "terminale-technologique"),
    ("je suis en term STI 2D spé maths", "terminale-technologique"),
    ("j'ai un bac STI2D", "terminale-technologique"),
    ("je suis en terminale pro SN", "terminale-professionnelle"),
    ("j'ai un bac pro MELEC", "terminale-professionnelle"),
    ("je passe le bac pro", "terminale-professionnelle"),
    ("je suis en terminale et je veux faire une licence d'info", "terminale"),
    ("je suis en terminale, j'hésite entre prépa et BUT", "terminale"),
    # entre deux
    ("j'ai eu mon bac", "bachelier"),
    ("j'ai le bac mais je fais rien", "bachelier"),
    ("j'ai pas le bac", "sans-ecole"),
    ("je suis déscolarisé", "sans-ecole"),
    ("jai rien comme diplome", "sans-ecole"),
    ("j'ai arrêté le lycée en première", "sans-ecole"),
    ("jai raté mon bac", "sans-ecole"),
    ("je suis apprentie", "apprenti"),
    ("je suis en alternance", "apprenti"),
    ("je suis en apprentissage en BTS SIO", "bts"),
    # prépa, BUT, BTS, DUT
    ("prepa mpsi", "prepa"),
    ("je suis en prépa MP2I", "prepa"),
    ("jsuis en mpsi", "prepa"),
    ("je suis en math spé", "prepa"),
    ("je suis en prépa PCSI", "prepa"),
    ("je suis en prépa ECG", "prepa-autre"),
    ("je suis en hypokhâgne", "prepa-autre"),
    ("je suis en BUT informatique", "but"),
    ("je suis en 2e année de BUT science des données", "but"),
    ("jsuis en iut info", "but"),
    ("je fais un BUT GEA", "but-autre"),
    ("bts sio", "bts"),
    ("je suis en BTS", "bts"),
    ("j'ai un bts sio option slam", "bts"),
    ("je suis en bts mco", "bts-autre"),
    ("dut info", "dut"),
    ("j'ai un DUT informatique", "dut"),
    ("j'ai un bac+2", "bac-2"),
    ("j'ai un bac + 2 en commerce", "bts-autre"),
    # licence
    ("j'ai une L3 de maths", "licence-maths-3"),
    ("j'ai une licence de maths", "licence-maths-3"),
    ("j'ai validé ma licence de mathématiques", "licence-maths-3"),
    ("je suis en licence de maths", "licence-maths"),
    ("je suis en L1 maths", "licence-maths"),
    ("jsuis en l2 info", "licence-informatique"),
    ("je suis à la fac en licence d'informatique", "licence-informatique"),
    ("je suis en licence maths-info", "licence-informatique"),
    ("je suis étudiant en informatique", "licence-informatique"),
    ("L3 info", "licence-informatique-3"),
    ("je suis en dernière année de licence informatique", "licence-informatique-3"),
    ("j'ai une licence MIAGE", "licence-informatique-3"),
    ("je suis en L2 de droit", "licence-autre"),
    ("je suis étudiante en psycho", "licence-autre"),
    ("je suis en fac de bio", "licence-autre"),
    ("j'ai une licence d'anglais", "licence-autre-3"),
    ("je suis en troisième année de licence de droit", "licence-autre-3"),
    ("je suis en licence", "licence"),
    ("je suis en L3", "licence-3"),
    ("j'ai un bac+3", "licence-3"),
    ("j'ai un bac+3 en info", "licence-informatique-3"),
    ("je suis en licence pro", "licence-pro"),
    ("je suis en bachelor", "bachelor"),
    ("je suis étudiante", "etudes-apres-le-bac"),
    ("je suis en première année à l'université", "licence"),
    ("je suis à bac+1", "etudes-apres-le-bac"),
    # bac+4, bac+5
    ("je suis en M1 info", "master-informatique"),
    ("j'ai un master de maths appliquées", "master-informatique"),
    ("je suis en master 2 data science", "master-informatique"),
    ("bac+5 en biologie", "bac-5-autre"),
    ("j'ai un master en droit", "bac-5-autre"),
    ("j'ai un doctorat de chimie", "bac-5-autre"),
    ("je suis en M2", "bac-4-et-plus"),
    ("j'ai un bac plus cinq", "bac-4-et-plus"),
    ("je suis en école d'ingénieurs", "ecole-d-ingenieurs"),
    ("jsuis en ecole d'inge", "ecole-d-ingenieurs"),
    # au travail
    ("35 ans, comptable", "reconversion"),
    ("j'ai 42 ans", "reconversion"),
    ("je suis infirmière et j'aimerais me reconvertir", "reconversion"),
    ("je travaille comme vendeuse", "reconversion"),
    ("je bosse dans la compta", "reconversion"),
    ("je suis prof de maths", "reconversion"),
    ("je suis au chômage", "reconversion"),
    ("je suis demandeur d'emploi", "reconversion"),
    ("je suis en reconversion", "reconversion"),
    ("j'ai 12 ans d'expérience en compta", "reconversion"),
    ("électricien de 30 ans", "reconversion"),
    ("je suis aide-soignante, 29 ans", "reconversion"),
    ("je suis caissière et j'ai un bts", "reconversion"),
    ("je suis salarié avec un bac+3", "reconversion-bac-3"),
    ("40 ans, cadre, bac+5", "reconversion-bac-5"),
    ("je suis ingénieur en mécanique", "reconversion-bac-5"),
    ("je suis développeur", "reconversion-informatique"),
    ("je bosse dans l'informatique", "reconversion-informatique"),
    ("technicien informatique, 32 ans", "reconversion-informatique"),
    ("vendeuse, 22 ans, bac stmg", "reconversion"),
    ("gendarme 34 ans, licence de droit", "reconversion-bac-3"),
    ("développeur web, BTS, 29 ans", "reconversion-informatique"),
    ("je suis dev", "reconversion-informatique"),
    ("je suis docteure en chimie", "bac-5-autre"),
    # the age only counts when nothing else is said
    ("j'ai 14 ans, je passe en 2nde", "seconde"),
    ("j'ai 17 ans, je suis en terminale techno", "terminale-technologique"),
    ("15 ans en 3e", "college"),
    ("CAP électricien, 16 ans", "lycee-professionnel"),
    ("étudiante infirmière", "etudes-apres-le-bac"),
    # fautes de frappe
    ("je suis en terminlae", "terminale"),
    ("je suis comtable", "reconversion"),
    ("je suis en license d'informatqiue", "licence-informatique"),
    ("je suis infirmiere", "reconversion"),
]  # fmt: skip

CHILDREN = [
    ("ma fille est en 2nde", "seconde"),
    ("ma fille est en seconde, elle fait quoi ensuite ?", "seconde"),
    ("mon fils passe le bac pro SN", "terminale-professionnelle"),
    ("mon fils est en terminale et il veut faire une prépa", "terminale"),
    ("mon fils veut devenir ingénieur IA, il est en première", "premiere"),
    ("mon ado est au collège", "college"),
    ("je suis maman d'une lycéenne", "lycee"),
    ("ma fille a 16 ans", "lycee"),
    ("j'ai un fils en terminale STI2D", "terminale-technologique"),
    ("je suis comptable et ma fille est en terminale sans maths", "terminale-sans-maths"),
    ("mon fils est en licence de maths", "licence-maths"),
    ("ma grande est en BUT info", "but"),
    ("c'est pour ma fille", "enfant"),
    ("pour mon enfant", "enfant"),
    ("notre fils est en prépa MPSI", "prepa"),
    ("bonjour, ma fille rentre en première", "premiere"),
]

PUPILS = [
    ("j'ai un élève en terminale", "terminale"),
    ("je suis prof principal, un de mes élèves est en terminale STI2D", "terminale-technologique"),
    ("mes élèves sont en seconde, que leur dire ?", "seconde"),
    ("mon élève passe le bac pro SN", "terminale-professionnelle"),
]

CORRECTED = [
    ("je suis pas en seconde mais en première", "premiere"),
    ("non je ne suis pas en terminale mais en 1ere", "premiere"),
    ("je suis plus en licence, je suis en master 1 info", "master-informatique"),
]

TOWNS = [
    ("j'habite à Lyon", "lyon"),
    ("en fait j’habite Lyon", "lyon"),
    ("on habite à Lyon avec ma fille", "lyon"),
    ("je suis en terminale à Lyon", "lyon"),
    ("ma fille est en seconde à Lyon", "lyon"),
    ("j'habite près de Lyon, quelle école ?", "lyon"),
    ("je veux étudier à Lyon", None),
    ("un master à Lyon", None),
    ("j'habite pas à Lyon", None),
    ("je suis en terminale, je voudrais une école à Lyon", None),
    ("des formations à Lyon ?", None),
]

FROM_ABROAD = [
    ("je viens du Maroc, licence info", "licence-informatique"),
    ("je suis étudiant marocain en licence info", "licence-informatique"),
    ("j'ai une licence de maths, je viens du Sénégal", "licence-maths-3"),
    ("je suis en terminale au Cameroun", "terminale"),
    ("j'ai un master de physique, je suis au Liban", "bac-5-autre"),
]

NOT_TOLD = [
    "mon prof de maths est nul",
    "le bac c'est quand ?",
    "combien gagne un comptable",
    "c'est quoi un BUT ?",
    "un master",
    "bts",
    "licence",
    "bac+5 obligé ?",
    "bac+6 à Grenoble",
    "je veux faire un bts sio",
    "je voudrais entrer en licence de maths",
    "j'aimerais faire une prépa",
    "j'hésite entre prépa et fac",
    "je suis nul en maths",
    "je suis perdu",
    "je suis une fille",
    "je suis timide",
    "j'ai une seconde question",
    "c'est la première fois",
    "attends une seconde",
    "mon but c'est de bien gagner ma vie",
    "faut un bac s ?",
    "quelles spécialités en terminale ?",
    "il faut des maths en licence d'info ?",
    "prépa ou fac ?",
    "les maths en première c'est dur ?",
    "ma meuf est en terminale",
    "mon frère est en L3 info",
    "mon pote fait un bts",
    "ma prof de terminale m'a dit que c'était dur",
    "à 35 ans c'est trop tard ?",
    "combien on gagne après 10 ans ?",
    "un informaticien et un ingénieur c'est pareil ?",
    "c'est différent de data scientist ?",
    "des formations à Lille",
    "la deuxième",
    "celle de Toulouse",
    "merci",
    "oui",
    "je sais pas",
    "autre",
    "t'es un robot ?",
    "j'ai peur que ce soit trop dur",
    "je suis le premier de ma classe",
    "mes collègues utilisent ChatGPT",
    "ya du boulot ?",
    "l'ia va remplacer les comptables ?",
    "ma fille adore les robots",
    "salaire prof des écoles",
    "salaire architecte",
    "l'ia a l'etranger",
    "ya une limite d'age pour changer de metier ?",
    "peut-on reprendre des études tout en étant salarié ?",
    "que fait un expert-comptable",
    "parcours ingénieur intelligence artificielle",
    "j'ai aucune idée de ce qu'ils font",
    "je travaille lentement en maths",
    "un comptable",
    "mon fils est timide",
    "comment devenir ingénieur ?",
    "on peut travailler au Canada ?",
    "après un bts c'est possible ?",
    "avec une licence de maths c'est possible ?",
    "",
    "???",
    "🦊",
]

ASKED = [
    ("terminale", "terminale"),
    ("en terminale", "terminale"),
    ("Terminale.", "terminale"),
    ("3e", "college"),
    ("collège", "college"),
    ("au lycée", "lycee"),
    ("première", "premiere"),
    ("2nde", "seconde"),
    ("STI2D", "premiere-technologique"),
    ("bts", "bts"),
    ("en licence", "licence"),
    ("L2", "licence"),
    ("un BUT", "but"),
    ("étudiant", "etudes-apres-le-bac"),
    ("comptable", "reconversion"),
    ("je suis vendeuse", "reconversion"),
    ("je travaille", "reconversion"),
    ("28 ans", "reconversion"),
    ("je sais pas", "sans-idee"),
    ("jsp", "sans-idee"),
    ("aucune idée", "sans-idee"),
    ("bac+5", "bac-4-et-plus"),
    # a question is an interruption, not an answer
    ("c'est quoi un BUT ?", None),
    ("combien gagne un comptable", None),
    ("bts ?", None),
    ("je veux faire un bts", None),
    ("laisse tomber", None),
    ("les salaires", None),
]


@each_row(("text", "id_"), TOLD)
def test_who_somebody_is_is_read_in_what_they_write(reader: ProfileReader, text: str, id_: str | None) -> None:
    assert reader.read(text) == (None if id_ is None else Profile(id_))


@pytest.mark.parametrize(("text", "id_"), CHILDREN)
def test_a_parent_asks_for_a_child(reader: ProfileReader, text: str, id_: str) -> None:
    assert reader.read(text) == Profile(id_, for_child=True)


@pytest.mark.parametrize(("text", "id_"), PUPILS)
def test_who_teaches_asks_for_a_pupil(reader: ProfileReader, text: str, id_: str) -> None:
    assert reader.read(text) == Profile(id_, for_pupil=True)


@pytest.mark.parametrize(("text", "id_"), CORRECTED)
def test_what_does_not_hold_is_not_read(reader: ProfileReader, text: str, id_: str) -> None:
    assert reader.read(text) == Profile(id_)


@each_row(("text", "town"), TOWNS)
def test_a_town_is_where_somebody_lives_only_if_they_say_so(reader: ProfileReader, text: str, town: str | None) -> None:
    start = text.index("Lyon")
    entity = {"entity": "town", "value": "lyon", "start": start, "end": start + len("Lyon")}
    assert reader.told(text, [entity]).town == town


@pytest.mark.parametrize(("text", "id_"), FROM_ABROAD)
def test_studies_from_abroad_keep_their_level(reader: ProfileReader, text: str, id_: str) -> None:
    assert reader.read(text) == Profile(id_, from_abroad=True)


@pytest.mark.parametrize("text", ["je suis étudiant étranger", "j'habite en Tunisie", "je viens d'Algérie"])
def test_abroad_alone_is_a_profile(reader: ProfileReader, text: str) -> None:
    assert reader.read(text) == Profile("etudiant-etranger")


@each_row("text", NOT_TOLD)
def test_nothing_is_read_rather_than_guessed(reader: ProfileReader, text: str) -> None:
    assert reader.read(text) is None


@pytest.mark.parametrize(("text", "id_"), ASKED)
def test_one_word_answers_the_question(reader: ProfileReader, text: str, id_: str | None) -> None:
    read = reader.read(text, asked=True)
    assert (read.id if read else None) == id_


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("quel parcours après un bts sio ?", "bts"),
        ("quel chemin pour un élève de STI2D comme moi", "premiere-technologique"),
        ("les étapes pour devenir ingé ia après un bac sti2d", "terminale-technologique"),
        ("étudiante en psycho en L3, quel chemin vers l'ia ?", "licence-autre-3"),
        ("mon neveu est en BTS, c'est quoi la suite pour lui", "bts"),
        ("quel parcours pour faire une prépa ?", None),
        ("le parcours depuis une terminale STI2D", "terminale-technologique"),
        ("un plan étape par étape pour un élève de seconde", "seconde"),
        ("fais-moi un plan, je suis en L3 de maths", "licence-maths-3"),
        ("c'est quoi les étapes ?", None),
        ("et pour mon fils ?", "enfant"),
        ("mon parcours étape par étape", None),
        ("je veux faire une prépa", None),
    ],
)
def test_what_a_question_about_a_path_names_is_where_it_begins(
    reader: ProfileReader, text: str, id_: str | None
) -> None:
    read = reader.read_mentions(text)
    assert (read.id if read else None) == id_


def test_a_name_that_was_recognised_counts_whatever_its_spelling(reader: ProfileReader) -> None:
    text = "je suis en brevet2technicien"
    entity = {"entity": "diploma", "value": "bts", "start": 11, "end": len(text)}
    assert reader.read(text) is None
    assert reader.read(text, [entity]) == Profile("bts")
    # a choice has no place in a text
    assert reader.read(text, [{"entity": "diploma", "value": "bts"}]) is None


def test_there_is_at_least_one_text_for_each_profile(paths: Paths) -> None:
    read = {id_ for _, id_ in (*TOLD, *CHILDREN, *FROM_ABROAD, *ASKED)}
    never_read = {"seconde-ou-premiere", "etudiant-etranger"}  # a choice, and the test above
    assert set(paths.profiles) - read == never_read
