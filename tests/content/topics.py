"""What each answer must say, and what it must never say: a row for each response."""

from __future__ import annotations

from dataclasses import dataclass

SHEET = "Fiche métier Ingénieur en intelligence artificielle"
CATALOGUE = "Relevé des formations par Cap IA (pages publiques)"
MICHAEL_PAGE_2022 = "Étude Michael Page, citée par La Revue du Digital"
MICHAEL_PAGE_2021 = "Étude Michael Page, citée par silicon.fr"
SILICON = "silicon.fr, avril 2023"
NET = "Calcul d’après le modèle de l’Urssaf, novembre 2026"
ONISEP = "Onisep"
LETUDIANT = "letudiant.fr"
DIGISCHOOL = "digischool.fr"
APEC_HIRES = "Apec, recrutements de cadres, avril 2025"
APEC_REMOTE = "Apec, télétravail des cadres, mars 2025"
SYNTEC = "Convention collective Syntec, expliquée par payfit.com"
NUMEUM = "Numeum, citée par solutions-numeriques.com"
ANACONDA = "Enquête Anaconda auprès de gens de la donnée"
CGE_2023 = "Conférence des grandes écoles (CGE), enquête sur l’emploi des diplômés"
CGE = "Conférence des grandes écoles (CGE), enquêtes de 2023 à 2025"
INSERSUP = "Ministère de l’Enseignement supérieur, InserSup"
WOMEN_AI = "Étude JFD et EY, février 2025"
WOMEN_ENGINEERS = "CDEFI et Gender Scan"
OIT = "Organisation internationale du travail, mai 2025, citée par la presse"
SALARIES = "Synthèse de plusieurs sources de salaires par Cap IA"
FREE_WORK = "Free-Work, fourchettes de salaires"
IESF = "IESF, enquête citée par letudiant.fr"
ELEMENTS_OF_AI = "Annonce d’Elements of AI en français, septembre 2020"
FRANCE_IOI = "France-IOI (france-ioi.org)"
STUDYRAMA = "studyrama-emploi.com"
ONISEP_2024 = "Onisep, fiches formations, 2024"
INTERNSHIPS = "Exemples de stages de fin d’études (Ensae, ESBS)"
OREKA = "Oreka, service d’orientation d’Auvergne-Rhône-Alpes"
SERVICE_PUBLIC = "service-public.gouv.fr"
VERSAILLES = "Académie de Versailles"
FEES = "Calcul de Cap IA sur les tarifs publics de 2026-2027"
CTI = "Commission des titres d’ingénieur (CTI)"
RNCP = "Répertoire national des certifications professionnelles (RNCP)"
VAE = "service-public.gouv.fr, VAE, avril 2026"
PARCOURSUP = "journaldeleconomie.fr et OrientIA"
COMMON = "Connaissances générales"
TALENTS = "talentsdunumerique.com, octobre 2024"
MONMASTER = "Calendrier MonMaster"
ROME = "Répertoire ROME 4.0 (version 4.60)"
NUMBERS = "Numéros nationaux d’aide (3114, 15, 112, 114, 119, 3018, Fil Santé Jeunes)"
CEP = "Conseil en évolution professionnelle (mon-cep.org)"

# A figure in euros, in per cent, or a date.
MONEY = r"€|\beuros?\b"
PER_CENT = r"%|pour cent|\bsur dix\b|\bla moitié\b"
DIGIT = r"\d"
# A list of what the sheet does not name.
LANGUAGES = r"\bpython\b|\bjava\b|\bjavascript\b|\bc\+\+|\bsql\b|\bpytorch\b|\btensorflow\b|\bmatlab\b|\blinux\b"
PROMISE = (
    r"\b(?:tu (?:auras|trouveras|seras|gagneras|réussiras)|garanti\w*|assuré\w*|à coup sûr|sans problème|forcément|"
    r"tes chances sont|c’est sûr)\b"
)
CLICHE = r"\bgeeks?\b|\bgénies? des maths\b|\bfilles? comme toi\b|\bsensib|\bminuti|\bmultitâche|\bpour une fille\b"
ANY_ANSWER = rf"\bSSII\b|{PROMISE}|{CLICHE}|\bà mon avis\b|\bje (?:te )?conseille\b|\bChatGPT\b|\bGAFAM\b"


@dataclass(frozen=True)
class Topic:
    """The words that must be there (one of those separated by |), patterns that must not, the sources.

    What a row says, figures and names included, is allowed though one of its patterns forbids the others of its kind.
    """

    says: tuple[str, ...]
    never: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()


TOPICS: dict[str, Topic] = {
    # The job
    "utter_job/ask_role": Topic(
        ("programme", "recherche", "informatique", "équipe", "données",
            "comment une personne|comme une personne|cerveau"),
        (DIGIT, LANGUAGES),
        (SHEET,),
    ),
    "utter_job/ask_typical_day": Topic(
        ("pas de journée type", "raconté par une école", "données", "code", "essais de modèles", "équipe"),
        (DIGIT, r"\bcafé\b", LANGUAGES),
        (SHEET,),
    ),
    "utter_job/ask_typical_day/more": Topic(("2020", "45 %", "21 %", "11 à 12 %"), (DIGIT, LANGUAGES), (ANACONDA,)),
    "utter_job/ask_research_or_engineering": Topic(("deux", "recherche", "informatique", "haut niveau", "doctorat"),
        (DIGIT,), (SHEET,)),
    "utter_job/ask_employers": Topic(
        ("ESN", "armement", "production industrielle|industrie", "sécurité", "automatisme", "start-up",
            "centre de recherche|centres de recherche"),
        (r"\bGoogle\b|\bThales\b|\bOpenAI\b|\bDassault\b", DIGIT),
        (SHEET, CATALOGUE),
    ),
    "utter_job/ask_applications": Topic(
        ("image", "vidéo", "langage", "prévision|prédi", "jeux", "automatisation", "robot", "santé",
            "bio-informatique"),
        (DIGIT,),
        (SHEET,),
    ),
    "utter_job/ask_teamwork": Topic(
        ("équipe", "statisti", "ergonom", "linguist|langues", "écouter|écoute", "conseil"), (DIGIT,), (SHEET,)
    ),
    "utter_job/ask_work_conditions": Topic(
        ("dépend de l’employeur", "télétravail", "79 %", "horaires", "35 h par semaine", "sur le papier", "stress",
            "CDI", "90 %", "à leur compte"),
        (DIGIT, MONEY, r"tu peux télétravailler"),
        (APEC_REMOTE, SYNTEC, NUMEUM),
    ),
    "utter_job/ask_tools": Topic(
        ("Python", "pandas", "scikit-learn", "PyTorch", "TensorFlow", "SQL", "C++", "Linux", "Git", "cloud",
            "développement", "aucun langage"),
        (LANGUAGES, DIGIT),
        (SHEET, COMMON),
    ),
    "utter_job/ask_abroad": Topic(
        ("possible", "à l’étranger", "11,1 %", "2023", "toutes spécialités", "anglais", "Erasmus+",
            "École polytechnique", "visa"),
        (MONEY, DIGIT, r"États-Unis|Canada|Suisse|Silicon Valley"),
        (CGE_2023, CATALOGUE),
    ),
    "utter_job/ask_women": Topic(
        ("femmes", "compétences", "esprit d’équipe", "25 %", "28 à 30 %", "2025", "pas d’une capacité", "Psy-EN"),
        (DIGIT, PER_CENT, r"courage", r"\bquota"),
        (SHEET, WOMEN_AI, WOMEN_ENGINEERS),
        ("/ask_human_advice",),
    ),
    "utter_job/ask_job_market": Topic(
        ("demandées", "2024", "plus long à trouver", "76,9 %", "2023", "au bout d’un an", "80,2 %", "90,5 %",
            "Personne ne connaît"),
        (DIGIT, r"recrut\w+ à tout va", r"aucun chômage", r"100 %"),
        (APEC_HIRES, INSERSUP, CGE),
    ),
    "utter_job/ask_ai_replacement": Topic(
        ("Personne ne peut", "changer que disparaître", "OIT", "transformer", "vérifier", "se former"),
        (DIGIT, r"jamais remplac", r"va disparaître", r"sera remplacé"),
        (SHEET, OIT),
    ),
    "utter_job/ask_related_jobs": Topic(
        (
            "data scientist", "data engineer", "data analyst", "architecte big data", "logiciel",
            "bio-informati", "roboti", "M1889", "M1405", "ROME",
        ),
        (MONEY, r"M1811|M1419|M1873"),
        (ONISEP, ROME),
    ),
    # The salary
    "utter_salary/ask_salary": Topic(
        ("25 000 à 30 000 €", "50 000", "32 000 à 45 000 €", "45 000 à 60 000 €", "108 000", "fiche métier",
            "non datée", "2022", "2023", "bac+5", "brut", "2 à 5 ans", "2 080 à 2 940 € net par mois", "avant impôt",
            "estimation"),
        (r"\bSSII\b", r"€ bruts?", r"an nets?"),
        (SHEET, SALARIES, MICHAEL_PAGE_2022, SILICON, MICHAEL_PAGE_2021, NET),
        ("/ask_salary_beginner", "/ask_salary_experienced"),
    ),
    "utter_salary/ask_salary/more": Topic(
        ("estimation", "1 625 à 1 950 €", "2 080 à 2 940 €", "2 940 à 3 935 €", "25 000 à 30 000 €",
            "32 000 à 45 000 €", "45 000 à 60 000 €", "fiche métier", "net", "avant impôt", "divisé par 12", "0,78"),
        (r"\bpromis", r"108 000"),
        (NET, SHEET, SALARIES, MICHAEL_PAGE_2022),
    ),
    "utter_salary/ask_salary_beginner": Topic(
        ("32 000 à 45 000 €", "2 080 à 2 940 €", "25 000 à 30 000 €", "50 000 €", "bac+5", "brut", "fiche métier",
            "non datée", "estimation", "pas une promesse"),
        (r"108 000", r"80 000"),
        (SHEET, SALARIES, NET),
    ),
    "utter_salary/ask_salary_experienced": Topic(
        ("2 à 5 ans", "45 000 à 60 000 €", "2022", "5 à 15 ans", "région parisienne", "60 000 à plus de 90 000 €",
            "2021", "10 %", "108 000 €", "2023", "35 000 €", "100 000 €", "2020", "toutes spécialités"),
        (r"25 000", r"30 000"),
        (MICHAEL_PAGE_2022, MICHAEL_PAGE_2021, SILICON, IESF),
    ),
    "utter_salary/ask_salary_factors": Topic(
        ("secteur", "projet", "expérience", "compétences", "région parisienne", "10 %", "2021"),
        (MONEY, r"\bsexe\b|\bfemmes?\b"),
        (SHEET, MICHAEL_PAGE_2021),
    ),
    "utter_salary/ask_salary_region": Topic(
        ("région parisienne", "10 %", "2021", "data engineer", "brut", "Paris", "Lyon", "45 000 à 53 000 €",
            "38 000 à 45 000 €", "10 ans", "95 000 à 115 000 €", "85 000 à 100 000 €",
            "pas de chiffre pour chaque ville"),
        (r"Lyon|Toulouse|Grenoble|Bordeaux", r"25 000"),
        (MICHAEL_PAGE_2021, FREE_WORK),
    ),
    # The studies
    "utter_studies/ask_studies": Topic(
        (
            "bac+5", "maths", "NSI", "licence", "MP2I", "MPI", "BUT informatique", "science des données", "master",
            "diplôme d’ingénieur", "mastère spécialisé", "bac+6", "doctorat",
        ),
        (MONEY, r"obligatoire"),
        (SHEET, TALENTS, ONISEP, LETUDIANT),
        ("/search_programmes",),
    ),
    "utter_studies/ask_study_length": Topic(
        ("bac+5", "cinq ans", "licence", "2 ans", "prépa", "3 ans", "1 an", "doctorat", "alternance"),
        (MONEY, r"bac\+8", r"trois ans de doctorat|doctorat en \w+ ans"),
        (SHEET, CATALOGUE),
    ),
    "utter_studies/ask_bachelor": Topic(
        ("licence", "d’**informatique**", "de **maths**", "des deux à la fois", "master", "école d’ingénieurs",
            "BUT informatique", "BUT science des données"),
        (DIGIT, r"\bBTS\b"),
        (SHEET, ONISEP, LETUDIANT),
    ),
    "utter_studies/ask_lycee_specialities": Topic(
        ("maths", "NSI", "physique-chimie", "SI", "2 spécialités", "terminale"),
        (r"SVT|SES|\bHGGSP\b", r"obligatoire", r"maths expertes"),
        (TALENTS,),
    ),
    "utter_studies/ask_which_bac": Topic(
        ("bac général", "maths", "NSI", "technologiques", "STI2D", "STL", "STMG", "professionnel", "Psy-EN"),
        (r"impossible|trop tard|c’est mort", PER_CENT, DIGIT),
        (ONISEP_2024, TALENTS),
        ("/ask_human_advice",),
    ),
    "utter_studies/ask_prepa_or_university": Topic(
        ("deux mènent|deux voies", "pas obligatoire", "MP2I", "MPI", "concours", "licence", "master", "BUT"),
        (r"\bmeilleure?\b|\bplus facile\b|\bplus dure?\b", MONEY),
        (SHEET, ONISEP, LETUDIANT),
    ),
    "utter_studies/ask_school_or_master": Topic(
        ("master", "diplôme d’ingénieur", "bac+5", "licence", "2 ans", "prépa", "spécialis"),
        (r"\bmeilleure?\b|\bprestige", MONEY),
        (SHEET, CATALOGUE),
    ),
    "utter_studies/ask_doctorate": Topic(
        ("recherche", "bac+5", "bac+8", "3 ans", "un peu plus", "pas obligatoire", "thèse", "contrat de travail"),
        (DIGIT, r"\btrois ans\b", MONEY),
        (SHEET, ONISEP_2024),
    ),
    "utter_studies/ask_ms_mba": Topic(
        ("mastère spécialisé", "bac+6", "bac+5", "MBA", "diriger",
            "pas à devenir ingénieur|pas de futurs ingénieurs", "master", "MonMaster", "MSc", "école"),
        (MONEY, r"\bmeilleure?\b"),
        (SHEET, CATALOGUE),
    ),
    "utter_studies/ask_alternance": Topic(
        ("possible", "master", "écoles d’ingénieurs", "entreprise", "1 000", "7 500", "MonMaster", "école"),
        (r"\d+ %", MONEY, r"\bSMIC\b"),
        (DIGISCHOOL,),
    ),
    "utter_studies/ask_internships": Topic(
        ("stage", "école d’ingénieurs", "4 à 6 mois", "BUT", "22 à 26 semaines", "2 mois", "payé", "seconde",
            "2 semaines", "troisième"),
        (DIGIT, MONEY),
        (INTERNSHIPS, OREKA, SERVICE_PUBLIC, VERSAILLES),
    ),
    "utter_studies/ask_cost_funding": Topic(
        ("283 € par an en licence", "360 € par an en master", "735 € par an", "7 000 à 11 000 € par an", "bourse",
            "alternance", "CPF", "conseil en évolution professionnelle", "France Travail", "école"),
        (MONEY, r"18 500", r"gratuites?\b(?=.{0,20}(?:école|master))", r"\béchelon"),
        (FEES, CATALOGUE, CEP),
    ),
    "utter_studies/ask_short_courses": Topic(
        ("bootcamp", "2 à 6 mois", "en ligne", "certificat", "bac+5", "titre d’ingénieur", "RNCP",
            "conseil en évolution professionnelle", "gratuit"),
        (r"OpenClassrooms|Udemy|Coursera|Simplon|Le Wagon", r"\barnaque", MONEY),
        (SHEET, RNCP, CEP),
    ),
    "utter_studies/ask_maths_level": Topic(
        ("maths", "niveau de licence", "spécialités", "NSI", "progresse", "prof", "BUT informatique"),
        (DIGIT, r"\bc’est mort\b|\bimpossible\b", r"20/20|\bmoyenne\b"),
        (SHEET, TALENTS, ONISEP),
        ("/doubt_too_hard",),
    ),
    "utter_studies/ask_english": Topic(
        ("lire", "documentations", "selon l’entreprise", "B2", "785 points au TOEIC", "École polytechnique",
            "en anglais", "vérifier"),
        (DIGIT, r"TOEFL|\b[ABC][12]\b", r"obligatoire|indispensable"),
        (CTI, CATALOGUE),
    ),
    "utter_studies/ask_admission": Topic(
        ("Parcoursup", "MonMaster", "19 janvier au 12 mars 2026", "17 février au 16 mars 2026", "3 juin 2026",
            "prochaines dates", "concours", "dossier", "BUT", "Mastère spécialisé", "MBA", "MSc",
            "ne peux pas prédire"),
        (MONEY, r"\bmoyenne\b", r"\bfacile\b", PER_CENT, r"MonMaster.{0,40}(?:MBA|MSc)\b"),
        (CATALOGUE, MONMASTER, PARCOURSUP),
        ("/ask_human_advice",),
    ),
    "utter_studies/ask_reconversion": Topic(
        ("âge", "bac+5", "conseil en évolution professionnelle", "mon-cep.org", "gratuit", "Apec", "France Travail"),
        (r"trop tard|trop vieux|trop vieille", MONEY, r"0\d \d\d"),
        (SHEET, CEP),
    ),
    "utter_studies/ask_vae": Topic(
        ("ce que l’on sait déjà faire", "avoir déjà exercé", "France VAE", "VAPP",
            "conseil en évolution professionnelle", "mon-cep.org", "école", "université"),
        (DIGIT, MONEY, r"un an d’expérience"),
        (VAE, CEP),
    ),
    # The person
    "utter_person/ask_skills": Topic(
        ("informatique", "développement", "esprit d’équipe", "écouter|écoute", "former|apprendre"),
        (LANGUAGES, DIGIT, r"\bgénie\b", r"\bcréativ"),
        (SHEET,),
    ),
    "utter_person/ask_self_training": Topic(
        ("fait partie du métier", "par soi-même", "Python", "France-IOI", "Elements of AI", "30 h", "bac+5", "NSI"),
        (LANGUAGES, r"YouTube|OpenClassrooms|Coursera|Kaggle", DIGIT),
        (SHEET, TALENTS, FRANCE_IOI, ELEMENTS_OF_AI),
    ),
    "utter_person/ask_career_evolution": Topic(
        ("expérience", "expert", "responsable d’équipe", "projets", "start-up", "grand groupe", "centre de recherche",
            "jusqu’à 2 ans", "2 à 5 ans"),
        (DIGIT, MONEY),
        (SHEET, STUDYRAMA),
    ),
    "utter_person/doubt_too_hard": Topic(
        ("normal", "cinq ans", "licence", "BUT", "prépa", "Psy-EN"), (DIGIT, r"\bfacile\b"), (SHEET, ONISEP),
        ("/ask_human_advice",),
    ),
    "utter_person/doubt_shy": Topic(
        ("timide", "écoute", "équipe"), (DIGIT, r"extraverti", r"il suffit|force-toi|faut te forcer"), (SHEET,)
    ),
    # Whom to talk to
    "utter_advice/ask_human_advice": Topic(
        (
            "Psy-EN", "CIO", "Onisep", "monorientationenligne.fr", "SCUIO-IP", "mon-cep.org", "Apec",
                "France Travail",
            "parent", "lycée|élèves", "université", "reconversion|changer de métier", "gratuit",
        ),
        (r"\d{2}[ .]?\d{2}", r"tel:"),
        (CEP,),
    ),
    # Talk that states something
    "utter_welcome": Topic(
        ("programme automatique", "pas une personne", "informations personnelles", "Cap IA"),
            (r"\bje suis (?:une?|ton|ta) (?:conseill|ami|humain)",)
    ),
    "utter_talk/ask_is_robot": Topic(
        ("programme automatique", "robot", "pas une personne|personne derrière", "fiche métier", "sources"),
        (r"\bje suis humain|\bmoi aussi j’ai",),
    ),
    "utter_talk/ask_capabilities": Topic(
        ("métier", "gagne", "études", "formations", "ville", "région", "niveau", "diplôme", "école", "conseil",
            "avec des fautes"), (MONEY,)
    ),
    "utter_talk/ask_creator": Topic(
        ("programme automatique", "Apache 2.0", "fiche métier"), (r"\bOpenAI\b|\bMistral\b|\bGoogle\b",)
    ),
    "utter_talk/ask_sources": Topic(
        ("fiche métier", "datée", "Onisep", "Apec", "MonMaster", "je le dis", "Vérifie"),
        (MONEY,),
        (SHEET, ONISEP, APEC_HIRES, MICHAEL_PAGE_2022, SILICON, MONMASTER),
    ),
    "utter_talk/ask_privacy": Topic(
        ("nom", "compte", "gardés sur un serveur", "30 jours", "efface tout", "caché", "téléphone", "e-mail",
            "à part 90 jours", "n’est pas gardé", "informations personnelles"),
        # Not more than what is done: what is kept has no author, a conversation has one.
        (r"\banonymes?\b", r"jamais (?:gardé|conservé|enregistré)", r"\btoujours\b", r"garanti"),
        (),
        ("/erase_data",),
    ),
    "utter_erase_confirm": Topic(("effacer", "toute cette conversation|rien de cette conversation"),
        (DIGIT, r"\bc’est effacé\b"), (), ("/confirm_erase", "/deny", "/ask_recap")),
    "utter_erased": Topic(("effacé", "zéro"), (DIGIT,)),
    "utter_out_of_scope": Topic(("Onisep", "ingénieur", "IA"), (DIGIT, MONEY)),
    "utter_talk/ask_how_are_you": Topic(("programme",), (r"\bje suis (?:fatigué|content|heureu)",)),
    "utter_talk/tell_joke": Topic(("métier",), (r"\bfemmes?\b|\bblonde", DIGIT)),
    "utter_talk/insult": Topic(("pardon", "personne"), (r"\btoi-même\b|\bpoli\b|\bvulgaire\b",), (),
        ("/ask_human_advice",)),
    "utter_repair": Topic(("pardon", "CIO", "salaire débutant"), (), (CEP,), ("/ask_human_advice",)),
    "utter_after_distress": Topic(("3114", "24 h sur 24", "119", "enfant ou un ado en danger", "3018", "harcèlement"),
        (r"\bblague\b", r"\bpourquoi\b", r"\?")),
    "utter_already_said": Topic(("CIO|personne", "point précis|répondre mieux"), (DIGIT,), (),
        ("/ask_human_advice",)),
    "utter_action_unavailable": Topic(("formations", "minute|instant", "autres questions"),
        (r"\berreur \d|serveur",)),
}  # fmt: skip

# They state nothing: a word of courtesy, or a question back.
STATE_NOTHING = {
    "utter_greet",
    "utter_greet_again",
    "utter_thank",
    "utter_goodbye",
    "utter_affirm",
    "utter_deny",
    "utter_ask_rephrase",
    "utter_still_lost",
    "utter_no_answer",
    "utter_leave_question",
    "utter_kept",
    "utter_go_on",
    "utter_thank_for_vote",
    "utter_ask_reason",
    "utter_reason_unclear",
    "utter_reason_not_asked",
    "utter_reason_wrong",
    "utter_reason_too_short",
    "utter_talk/not_understood",
}

# Whoever asks, it is for the person to decide, and nobody is told that the sheet says more than it does.
INVENTED = r"\b(?:étude récente|les experts|tout le monde sait|il est prouvé|en moyenne|la plupart des entreprises)\b"
