"""Put words around a question, as people do: a few at its ends, or a whole story with the question inside.

There are two banks of words, so that what is tuned on the validation set never meets the words of the test.
"""

from __future__ import annotations

from random import Random

LONG_MESSAGE_WORDS = 60

Bank = dict[str, tuple[str, ...]]

VALIDATION: Bank = {
    "before": (
        "bonjour,",
        "euh alors",
        "bon du coup",
        "coucou dis moi",
        "salut, petite question :",
        "dites-moi svp",
        "en fait je me demandais :",
        "franchement,",
    ),
    "after": ("merci d’avance", "stp", "voilà voilà", "merci !", "c’est pour savoir", "si possible, merci", "lol"),
    "story": (
        "Bonjour, je vous écris depuis mon téléphone dans le bus.",
        "Hier soir on en a parlé à table et tout le monde avait un avis différent.",
        "Ma tante dit une chose, mon voisin en dit une autre.",
        "Je tourne en rond depuis des jours et je ne trouve pas le temps de chercher.",
        "J’ai vu une affiche au CDI la semaine dernière et depuis j’y pense.",
        "Je ne sais pas si c’est le bon endroit pour écrire.",
        "Il pleut, je m’ennuie, et mon chat dort sur mes cahiers.",
        "Enfin bref, je raconte ma vie.",
        "Merci de prendre un moment pour me lire.",
        "Bonne fin de journée à vous.",
    ),
}
TEST: Bank = {
    "before": (
        "bonsoir,",
        "alors voilà,",
        "excuse-moi de déranger,",
        "hello, une question rapide :",
        "dis,",
        "ben en gros",
        "tiens au fait,",
        "je voudrais savoir un truc :",
    ),
    "after": (
        "merci beaucoup",
        "svp",
        "voilà",
        "merci pour ta réponse",
        "mdr",
        "c’est important pour moi",
        "bonne soirée",
    ),
    "story": (
        "Bonsoir, je profite d’un moment de calme pour vous laisser un petit mot.",
        "Dimanche dernier, chez ma grand-mère, la discussion a duré deux heures.",
        "Chacun y allait de son idée et personne n’était d’accord.",
        "J’ai une feuille pleine de notes et je n’y vois pas plus clair.",
        "Une amie m’a donné le lien de cette page, alors je tente ma chance.",
        "Désolé si c’est un peu long, je n’ai pas l’habitude d’écrire ici.",
        "Mon frère fait du bruit à côté et la connexion saute tout le temps.",
        "Bon, je m’égare, revenons à ce qui m’amène.",
        "Je vous remercie par avance pour votre patience.",
        "Je repasserai demain pour lire la réponse.",
    ),
}


def with_filler(text: str, random: Random, bank: Bank) -> str:
    """Return the text with a few words before it, after it, or both."""
    before, after = random.choice(bank["before"]), random.choice(bank["after"])
    return random.choice((f"{before} {text}", f"{text} {after}", f"{before} {text} {after}"))


def in_long_message(text: str, random: Random, bank: Bank) -> str:
    """Return a message of 60 words or more, told in sentences, with the text in one of the inner places."""
    sentences = random.sample(bank["story"], len(bank["story"]))
    told: list[str] = []
    while sum(len(sentence.split()) for sentence in [*told, text]) < LONG_MESSAGE_WORDS:
        told.append(sentences.pop())
    # A question that ended its message needs an end of its own in the middle of one.
    question = text if text[-1:] in ".?!…" else f"{text} ?"
    told.insert(random.randrange(1, len(told)) if len(told) > 1 else len(told), question)
    return " ".join(told)
