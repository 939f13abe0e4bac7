"""Write the report as one page: nothing to load, no script, nobody's words."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from html import escape

from orientation.answers.figures import write_date, write_number
from orientation.answers.wording import first_upper
from orientation.text import NBSP
from orientation.understanding.kinds import FALLBACK, OUT_OF_SCOPE
from runtime.report import charts
from runtime.report.measures import Measures

_MOST_BARS = 15
# Users read the same words for both.
_OWN_LABELS = {FALLBACK: "Pas compris, fait préciser", OUT_OF_SCOPE: "Hors sujet"}
_TITLE = "Cap IA, rapport d’usage"
_STYLE = """
:root { color-scheme: light; }
body { margin: 0; background: #f3f5f8; color: #1c2430;
  font: 16px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
header { background: #143b6e; color: #fff; padding: 1.6rem max(1.2rem, calc(50% - 29rem)); }
h1 { margin: 0; font-size: 1.6rem; }
header p { margin: .3rem 0 0; color: #d5e1f0; }
main { max-width: 58rem; margin: 0 auto; padding: 1.2rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .8rem;
  padding: 0; margin: 0; }
.tiles li { list-style: none; background: #fff; border-radius: 8px; padding: .8rem 1rem; border: 1px solid #dde3eb; }
.tiles strong { display: block; font-size: 1.5rem; color: #143b6e; line-height: 1.25; }
.tiles span { color: #4a5565; font-size: .9rem; }
section { background: #fff; border: 1px solid #dde3eb; border-radius: 8px; padding: 1rem 1.2rem; margin-top: 1rem; }
h2 { margin: 0 0 .2rem; font-size: 1.15rem; color: #143b6e; }
section p { margin: 0 0 .6rem; color: #4a5565; font-size: .95rem; }
img { display: block; width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; margin-top: .6rem; }
th, td { text-align: left; padding: .3rem .5rem; border-bottom: 1px solid #e6ebf1; }
th { color: #4a5565; font-weight: 600; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
footer { max-width: 58rem; margin: 0 auto; padding: 0 1.2rem 2rem; color: #4a5565; font-size: .9rem; }
@media print { body { background: #fff; } section { break-inside: avoid; } }
"""


def report_page(found: Measures, labels: Mapping[str, str], now: datetime) -> str:
    """Return the report as HTML.

    labels: what people read for each intent, and for each reason of a vote.
    """
    if found.is_empty:
        period = "Aucune conversation n’est enregistrée"
        body = (
            "<section><h2>Rien à montrer pour l’instant</h2><p>La base ne contient aucune conversation. Le rapport se "
            f"remplira quand des personnes auront parlé à Cap IA{NBSP}: relance alors "
            "<code>make report</code>.</p></section>"
        )
    else:
        first, last = (write_date(found.days[position].isoformat()) for position in (0, -1))
        period = f"Le {first}" if first == last else f"Du {first} au {last}"
        body = f"{_tiles(found)}\n{''.join(_sections(found, labels))}"
    made = f"{write_date(now.date().isoformat())} à {now.hour}{NBSP}h{NBSP}{now.minute:02}"
    return (
        f'<!doctype html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_TITLE}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<header><h1>{_TITLE}</h1><p>{period}</p></header>\n<main>\n{body}\n</main>\n"
        f"<footer><p>Fait le {made}. Des nombres seulement{NBSP}: ni message, ni nom, ni identifiant de conversation. "
        "Une conversation effacée n’est plus comptée.</p></footer>\n</body>\n</html>\n"
    )


def _tiles(found: Measures) -> str:
    messages = found.messages.total()
    missed = found.asked_back.total() + found.declined.total()
    up, down = (sum(getattr(votes, name) for votes in found.votes.values()) for name in ("up", "down"))
    held = found.held.total()
    tiles = [
        (write_number(held), "conversations tenues"),
        (write_number(messages), "messages reçus"),
        (write_number(round(messages / held, 1)) if held else "–", "messages par conversation"),
        (_share(messages - missed, messages), "messages compris"),
        (_share(up, up + down), f"d’avis favorables ({up + down})"),
        (_seconds(found.overall.p95) if found.overall else "–", "pour 95 réponses sur 100"),
    ]
    items = "".join(f"<li><strong>{value}</strong><span>{what}</span></li>" for value, what in tiles)
    return f'<ul class="tiles">{items}</ul>'


def _sections(found: Measures, labels: Mapping[str, str]) -> Iterator[str]:
    days = found.days
    silent = {day: max(0, found.opened[day] - found.held[day]) for day in days}
    yield _section(
        "Conversations par jour",
        "Tenues, ou ouvertes sans qu’un message soit écrit.",
        charts.bars_by_day(
            days,
            {
                "tenues": (charts.BLUE, [found.held[day] for day in days]),
                "ouvertes sans message": (charts.PALE, [silent[day] for day in days]),
            },
            "conversations",
        ),
    )
    yield _ranked(
        "Ce qui est demandé", "Les sujets les plus fréquents.", found.intents, labels, charts.BLUE, "messages"
    )
    yield _section(
        "Ce qui n’est pas compris",
        f"Demander de préciser, ou dire que ce n’est pas le sujet{NBSP}: "
        f"{_share(found.asked_back.total() + found.declined.total(), found.messages.total())} des messages.",
        charts.bars_by_day(
            days,
            {
                "fait préciser": (charts.ORANGE, [found.asked_back[day] for day in days]),
                "hors sujet": (charts.GREY, [found.declined[day] for day in days]),
            },
            "messages",
        ),
        _misses_table(found, labels),
    )
    yield _helped(found)
    yield _ranked(
        "Ce qu’on disait en partant",
        "Le sujet du dernier message de chaque conversation finie.",
        found.last_intents,
        labels,
        charts.GREY,
        "conversations",
    )
    yield _feedback(found, labels)
    yield _times(found)


def _helped(found: Measures) -> str:
    title = "Détresse"
    about = f"Messages auxquels Cap IA a répondu par une aide ou un mot doux{NBSP}: rien d’autre n’en est gardé."
    if not found.helped.total():
        return _section(title, "Aucun message n’a reçu d’aide.")
    counts = [found.helped[day] for day in found.days]
    return _section(title, about, charts.bars_by_day(found.days, {"aide": (charts.BLUE, counts)}, "messages"))


def _misses_table(found: Measures, labels: Mapping[str, str]) -> str:
    rows = [(_label(labels, intent), count) for intent, count in found.misses.most_common(_MOST_BARS)]
    if not rows:
        return ""
    return _table(("Messages mal compris gardés à part, par sujet le plus probable", "Nombre"), rows) + (
        "<p>Les lire et en faire des exemples : <code>make misses</code>.</p>"
    )


def _feedback(found: Measures, labels: Mapping[str, str]) -> str:
    title, about = "Les avis", "Utile (👍) ou pas utile (👎), une voix par conversation et par sujet."
    if not found.votes:
        return _section(title, "Personne n’a encore donné d’avis.")
    ranked = sorted(found.votes.items(), key=lambda item: (-item[1].down, -item[1].up, item[0]))[:_MOST_BARS]
    names = [_label(labels, intent) for intent, _ in ranked]
    drawn = charts.bars_by_label(
        names,
        {
            "utile": (charts.GREEN, [votes.up for _, votes in ranked]),
            "pas utile": (charts.RED, [votes.down for _, votes in ranked]),
        },
    )
    rows = [
        (name, labels.get(reason, reason), count)
        for name, (_, votes) in zip(names, ranked, strict=True)
        for reason, count in votes.reasons.most_common()
    ]
    return _section(title, about, drawn, _table(("Sujet", "Pourquoi pas utile", "Nombre"), rows) if rows else "")


def _times(found: Measures) -> str:
    title, about = "Temps de réponse", "De la réception du message à la réponse complète, sur le serveur."
    if not found.times:
        return _section(title, "Aucun temps n’est encore mesuré.")
    known = [found.times.get(day) for day in found.days]
    drawn = charts.lines_by_day(
        found.days,
        {
            "la moitié des réponses (p50)": (charts.BLUE, [times.p50 if times else None for times in known]),
            "95 réponses sur 100 (p95)": (charts.ORANGE, [times.p95 if times else None for times in known]),
        },
        "secondes",
    )
    return _section(title, about, drawn)


def _ranked(title: str, about: str, counts: Counter[str], labels: Mapping[str, str], colour: str, unit: str) -> str:
    ranked = counts.most_common(_MOST_BARS)
    if not ranked:
        return _section(title, "Rien pour l’instant.")
    names = [_label(labels, intent) for intent, _ in ranked]
    return _section(title, about, charts.bars_by_label(names, {unit: (colour, [count for _, count in ranked])}))


def _section(title: str, about: str, picture: bytes | None = None, more: str = "") -> str:
    drawn = ""
    if picture is not None:
        data = b64encode(picture).decode()
        drawn = f'<img alt="{escape(title)}" src="data:image/svg+xml;base64,{data}">'
    return f"<section><h2>{escape(title)}</h2><p>{escape(about)}</p>{drawn}{more}</section>\n"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str | int]]) -> str:
    def cell(tag: str, value: str | int, is_number: bool) -> str:
        mark = ' class="number"' if is_number else ""
        return f"<{tag}{mark}>{escape(str(value))}</{tag}>"

    last = len(heads) - 1
    head = "".join(cell("th", value, position == last) for position, value in enumerate(heads))
    body = "".join(
        f"<tr>{''.join(cell('td', value, position == last) for position, value in enumerate(row))}</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _label(labels: Mapping[str, str], intent: str) -> str:
    return _OWN_LABELS.get(intent) or first_upper(labels.get(intent, intent))


def _share(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)}{NBSP}%" if whole else "–"


def _seconds(value: float) -> str:
    if value < 1:
        return f"{round(value * 1000)}{NBSP}ms"
    return f"{write_number(round(value, 1))}{NBSP}s"
