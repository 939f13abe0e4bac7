"""A recap as one message of the conversation."""

from __future__ import annotations

from collections.abc import Iterator

from orientation.answers.comparison import MOST_COMPARED
from orientation.answers.messages import Answer, Choice, TextMessage, choice, text_message
from orientation.lookup.follow_ups import HUMAN_ADVICE
from orientation.recap.content import ABOUT, EMPTY, TITLE, WHAT_TO_DO, Line, Looked, Recap, Step
from orientation.text import NBSP

_SEARCH = choice("Chercher une formation", "search_programmes")
_STUDIES = choice(f"Quelles études{NBSP}?", "ask_studies")


def recap_answer(recap: Recap) -> Answer:
    """Return the whole recap as light Markdown; it can be copied and sent as it is."""
    if recap.is_empty:
        return Answer(f"{EMPTY}\n\n{WHAT_TO_DO}", text_message(), (_SEARCH, _STUDIES, HUMAN_ADVICE))
    message: TextMessage = {"type": "text"}
    if recap.sources:
        message["sources"] = list(recap.sources)
    return Answer("\n\n".join(_paragraphs(recap)), message, (*_compare(recap), _SEARCH, HUMAN_ADVICE))


def _compare(recap: Recap) -> Iterator[Choice]:
    ids = [programme.id for programme in recap.programmes[-MOST_COMPARED:]]
    if len(ids) > 1:
        which = "ces formations" if len(ids) == len(recap.programmes) else f"les {MOST_COMPARED} dernières"
        yield choice(f"Comparer {which}", "compare_programmes", {"programme": ids})


def _paragraphs(recap: Recap) -> Iterator[str]:
    yield f"**{TITLE}**, le {recap.day}"
    if recap.programmes:
        yield f"**Les formations que j’ai regardées ({len(recap.programmes)})**"
        for number, programme in enumerate(recap.programmes, 1):
            yield _programme(number, programme)
    if recap.path:
        yield "**Mon parcours, étape par étape**"
        yield "\n".join(f"{number}. {_step(step)}" for number, step in enumerate(recap.path, 1))
    yield "**À qui en parler, gratuitement**"
    yield "\n".join(
        f"- {contact.who}{NBSP}: " + (f"[{contact.where}]({contact.url})" if contact.url else contact.where)
        for contact in recap.contacts
    )
    yield ABOUT


def _programme(number: int, programme: Looked) -> str:
    return "\n".join((f"**{number}. {programme.title}**", "", *(f"- {_line(line)}" for line in programme.lines)))


def _line(line: Line) -> str:
    return f"{line.label}{NBSP}: {line.value}"


def _step(step: Step) -> str:
    when = f" ({step.when})" if step.when else ""
    return f"**{step.title}**{when}{NBSP}: {step.text}"
