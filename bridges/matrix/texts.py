"""What the bridge says itself, beside the assistant’s answers."""

from bridges.rendering.permanent import NEED_HELP
from orientation.text import NBSP

HELP = (
    "Écris-moi ta question avec tes mots, ou le numéro d’un choix. "
    "Je réponds sur le métier d’ingénieur en intelligence artificielle et sur les formations qui y mènent.\n\n"
    f"- **!recommencer**{NBSP}: repartir de zéro\n"
    f"- **!effacer**{NBSP}: effacer tout ce qui est enregistré de notre conversation\n"
    f"- **!aide**{NBSP}: revoir ce message\n\n"
    "Dans un salon à plusieurs, commence par mon nom, ou réponds à un de mes messages.\n\n" + NEED_HELP
)
NOT_WRITTEN = (
    f"Je ne sais lire que les messages écrits{NBSP}: je ne peux rien faire d’une image, d’un son, d’un fichier, "
    "d’un autocollant ou d’un sondage. Écris-moi ta question avec tes mots."
)
UNREADABLE = (
    f"Je n’arrive pas à déchiffrer ton message{NBSP}: ton application ne m’a pas donné la clé. "
    f"Peux-tu l’écrire à nouveau{NBSP}? Si cela recommence, invite-moi dans un nouveau salon."
)
