"""What the bridge itself says on Telegram."""

from __future__ import annotations

from bridges.rendering.permanent import NEED_HELP
from orientation.text import NBSP

MENU = {
    "start": "Commencer",
    "aide": f"Comment m’utiliser{NBSP}?",
    "recommencer": "Commencer une nouvelle conversation",
    "effacer": "Effacer tout ce qui est enregistré",
}
HELP = (
    "Pose-moi une question avec tes mots sur le métier d’ingénieur ou d’ingénieure en intelligence artificielle, "
    "ses études ou ses formations. Tu peux aussi toucher un des boutons sous mes réponses.\n\n"
    f"- /recommencer{NBSP}: nouvelle conversation, l’ancienne est effacée\n"
    f"- /effacer{NBSP}: tout ce qui est enregistré de notre conversation est effacé\n"
    f"- /aide{NBSP}: ce message\n\n"
    "Dans un groupe, écris mon nom dans ton message ou réponds à un des miens.\n\n" + NEED_HELP
)
UNREADABLE = "Je ne sais lire que du texte. Écris-moi ta question avec tes mots, et j’y réponds avec plaisir."
