"""A recap as a page that stands alone: no script, nothing to load, made for paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from orientation.recap.content import ABOUT, EMPTY, TITLE, WHAT_TO_DO, Looked, Recap, Step, write_source

_STYLE = """
@page { size: A4; margin: 16mm 18mm; }
:root { color-scheme: light; }
body { margin: 0 auto; padding: 2rem 1.25rem; max-width: 44rem; background: #fff; color: #1c2430;
  font: 16px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
header { border-bottom: 3px solid #1f5aa6; padding-bottom: .6rem; }
h1 { margin: 0; font-size: 1.7rem; color: #143b6e; }
header p { margin: .2rem 0 0; color: #4a5565; }
h2 { margin: 1.8rem 0 .7rem; font-size: 1.2rem; color: #143b6e; break-after: avoid; }
article { border: 1px solid #cdd6e2; border-left: 4px solid #1f5aa6; border-radius: 6px; padding: .7rem 1rem .8rem;
  margin: 0 0 .8rem; break-inside: avoid; }
h3 { margin: 0 0 .4rem; font-size: 1.02rem; line-height: 1.35; }
dl { margin: 0; }
dl div { display: grid; grid-template-columns: 6.5rem 1fr; gap: .8rem; margin-bottom: .15rem; }
dt { color: #4a5565; }
dd { margin: 0; overflow-wrap: anywhere; }
ol, ul { margin: 0; padding-left: 1.3rem; }
li { margin-bottom: .45rem; break-inside: avoid; }
.when { color: #4a5565; }
.sources, footer { font-size: .88rem; color: #4a5565; }
footer { margin-top: 1.8rem; border-top: 1px solid #cdd6e2; padding-top: .7rem; }
a { color: #174a8c; }
@media print { body { padding: 0; max-width: none; font-size: 10.5pt; } }
"""
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_LINK = re.compile(r"\[([^\]]+)\]\(((?:https?|mailto|tel):[^\s)]+)\)")


def recap_page(recap: Recap) -> str:
    """Return the recap as HTML."""
    return (
        '<!doctype html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{TITLE} – Cap IA</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<header><h1>{TITLE}</h1><p>Métier\u00a0: ingénieur ou ingénieure en intelligence artificielle. "
        f"Fait avec Cap IA le {escape(recap.day)}.</p></header>\n<main>\n"
        f"{''.join(_sections(recap))}</main>\n<footer><p>{escape(ABOUT)}</p></footer>\n</body>\n</html>\n"
    )


def _sections(recap: Recap) -> Iterator[str]:
    if recap.is_empty:
        yield f"<section><h2>Rien pour l’instant</h2><p>{escape(EMPTY)}</p><p>{escape(WHAT_TO_DO)}</p></section>\n"
    if recap.programmes:
        programmes = "\n".join(map(_programme, recap.programmes))
        yield f"<section>\n<h2>Les formations que j’ai regardées</h2>\n{programmes}\n</section>\n"
    if recap.path:
        steps = "\n".join(map(_step, recap.path))
        yield f"<section>\n<h2>Mon parcours, étape par étape</h2>\n<ol>\n{steps}\n</ol>\n</section>\n"
    contacts = "\n".join(
        f"<li><strong>{escape(contact.who)}</strong>\u00a0: {_linked(contact.where, contact.url)}</li>"
        for contact in recap.contacts
    )
    yield f"<section>\n<h2>À qui en parler, gratuitement</h2>\n<ul>\n{contacts}\n</ul>\n</section>\n"
    if recap.sources:
        sources = "\n".join(
            f"<li>{_linked(write_source(source), source.get('url'), with_address=False)}</li>"
            for source in recap.sources
        )
        yield f'<section class="sources">\n<h2>Sources</h2>\n<ul>\n{sources}\n</ul>\n</section>\n'


def _programme(programme: Looked) -> str:
    lines = "".join(
        f"<div><dt>{escape(line.label)}\u00a0:</dt> <dd>{_linked(line.value, line.url)}</dd></div>"
        for line in programme.lines
    )
    return f"<article>\n<h3>{escape(programme.title)}</h3>\n<dl>{lines}</dl>\n</article>"


def _step(step: Step) -> str:
    when = f' <span class="when">({escape(step.when)})</span>' if step.when else ""
    return f"<li><strong>{escape(step.title)}</strong>{when}<br>{_marked_up(step.text)}</li>"


def _linked(text: str, url: str | None, with_address: bool = True) -> str:
    """Return a link; on paper it must still be read, so that the address stands beside its name."""
    if url is None:
        return escape(text)
    link = f'<a href="{escape(url)}">{escape(url if with_address else text)}</a>'
    return link if text == url or not with_address else f"{escape(text)}\u00a0: {link}"


def _marked_up(text: str) -> str:
    """Return light Markdown as HTML: bold, links, line breaks."""
    bold = _BOLD.sub(r"<strong>\1</strong>", escape(text))
    return _LINK.sub(r'<a href="\2">\1</a>', bold).replace("\n", "<br>")
