"""Answer someone in distress: a fixed text for each need, with who to call."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from string import Formatter

from orientation.answers.messages import Answer, NoticeMessage, source_items
from orientation.knowledge.facts import Fact
from orientation.safety import Need
from orientation.text import slug

# What the history shows in the place of a message of distress.
NOT_KEPT = "(Ce message n’est pas conservé.)"

_EMERGENCY = (
    "Si tu es en danger tout de suite, ou si quelqu’un l’est, appelle le {phone_emergency_medical} ou le "
    "{phone_emergency}. Tu peux aussi écrire un SMS au {phone_emergency_sms}."
)
_CLOSE_TO_YOU = (
    "Parles-en aussi à quelqu’un en qui tu as confiance\u00a0: un adulte proche, l’infirmier ou l’infirmière "
    "scolaire, ton Psy-EN, ton médecin. Si c’est pour quelqu’un d’autre, tu peux aussi appeler."
)
# No call can be made to it.
_ONLY_WRITTEN = "phone_emergency_sms"

# In braces, the ids of facts.
_TEXTS = {
    Need.EMERGENCY: (
        "**Appelle tout de suite le {phone_emergency_medical} ou le {phone_emergency}**, même si ça a l’air d’aller. "
        "Si tu ne peux pas parler, écris un SMS au {phone_emergency_sms}.",
        "Préviens aussi une personne près de toi, maintenant, et dis-lui ce qui s’est passé.",
        "Merci de l’avoir écrit. Tu n’as pas à porter ça sans aide\u00a0: ensuite, pour parler, il y a le "
        "{phone_suicide}, gratuit et confidentiel, {hours_always}.",
        _CLOSE_TO_YOU,
    ),
    Need.SUICIDE: (
        "Merci de l’avoir écrit. Ce que tu dis compte, et tu n’as pas à porter ça sans aide.",
        "**Appelle le {phone_suicide}**\u00a0: c’est gratuit et confidentiel, {hours_always}.",
        _EMERGENCY,
        _CLOSE_TO_YOU,
    ),
    Need.VIOLENCE: (
        "Merci de l’avoir écrit. Personne n’a le droit de faire du mal, et ce n’est jamais la faute de la personne "
        "qui subit.",
        "**Appelle le {phone_child_in_danger}** pour un enfant ou un ado en danger\u00a0: c’est gratuit, "
        "{hours_always}.",
        "Si tu penses à mourir, appelle le {phone_suicide}, {hours_always}.",
        _EMERGENCY,
        _CLOSE_TO_YOU,
    ),
    Need.BULLYING: (
        "Merci de l’avoir écrit. Personne ne mérite de subir ça, et tu peux trouver de l’aide.",
        "**Appelle le {phone_bullying}**, pour le harcèlement à l’école ou en ligne\u00a0: {hours_daytime}.",
        "Si tu penses à mourir, appelle le {phone_suicide}, {hours_always}.",
        _EMERGENCY,
        _CLOSE_TO_YOU,
    ),
    Need.DISTRESS: (
        "Merci de l’avoir écrit. Ce que tu vis a l’air lourd, et tu as le droit de demander de l’aide.",
        "**Si tu penses à mourir, appelle le {phone_suicide}**\u00a0: c’est gratuit et confidentiel, {hours_always}.",
        "Pour parler de ce qui ne va pas, il y a aussi Fil Santé Jeunes ({age_fil_sante_jeunes}), au "
        "{phone_fil_sante_jeunes}\u00a0: {hours_daytime}.",
        _EMERGENCY,
        _CLOSE_TO_YOU,
    ),
}


def safety_answers(facts: Mapping[str, Fact], today: date) -> dict[Need, Answer]:
    """Return the answer to each need. Raises KeyError if a fact is missing.

    Build them when the program starts: nobody in distress should be the one to find that a number is missing.
    """
    return {need: _answer("\n\n".join(paragraphs), facts, today) for need, paragraphs in _TEXTS.items()}


def _answer(template: str, facts: Mapping[str, Fact], today: date) -> Answer:
    used = [facts[name] for _, name, _, _ in Formatter().parse(template) if name]
    message: NoticeMessage = {
        "type": "notice",
        "level": "safety",
        "sources": source_items(fact.source for fact in used),
    }
    return Answer(text=template.format(**{fact.id: _write(fact, today) for fact in used}), message=message)


def _write(fact: Fact, today: date) -> str:
    words = fact.render(today)
    if fact.unit != "phone":
        return words
    return f"**{words}**" if fact.id == _ONLY_WRITTEN else f"[{words}](tel:{slug(words).replace('-', '')})"
