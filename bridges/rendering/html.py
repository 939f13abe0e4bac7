"""Light Markdown as the HTML of each service, with everything that a text holds escaped, and as plain text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby

from bridges.rendering.markdown import Line, Paragraph, Span, address_of, parse

_WEB = ("http://", "https://")
_MATRIX_SCHEMES = (*_WEB, "mailto:")


def plain_text(text: str) -> str:
    """Return the text without marks; a link shows its address."""
    return "\n\n".join("\n".join(_line(line, _plain_span) for line in paragraph) for paragraph in parse(text))


def telegram_html(text: str) -> str:
    """Return the text in the tags that Telegram knows: bold and links; lists are lines.

    Telegram makes no link of an e-mail address or a telephone number in a tag: it recognises them in the text.
    """
    return "\n\n".join("\n".join(_line(line, _telegram_span) for line in paragraph) for paragraph in parse(text))


def matrix_html(text: str) -> str:
    """Return the text in the tags that Matrix allows: paragraphs, lists, bold, links."""
    return "".join(_matrix_paragraph(paragraph) for paragraph in parse(text))


def _line(line: Line, shown: Callable[[Span], str]) -> str:
    spans = "".join(shown(span) for span in line.spans)
    if line.mark is None:
        return spans
    return f"{line.mark}. {spans}" if line.is_numbered else f"• {spans}"


def _plain_span(span: Span) -> str:
    address = address_of(span)
    return f"{span.text} ({address})" if address else span.text


def _telegram_span(span: Span) -> str:
    return _tagged(span, _WEB, "b")


def _matrix_span(span: Span) -> str:
    return _tagged(span, _MATRIX_SCHEMES, "strong")


def _tagged(span: Span, schemes: tuple[str, ...], bold: str) -> str:
    if span.url is not None and span.url.startswith(schemes):
        shown = f'<a href="{escape(span.url)}">{escape(span.text)}</a>'
    else:
        shown = escape(_plain_span(span), quote=False)
    return f"<{bold}>{shown}</{bold}>" if span.bold else shown


def _matrix_paragraph(paragraph: Paragraph) -> str:
    return "".join(_matrix_block(kind, list(lines)) for kind, lines in groupby(paragraph, key=_kind))


def _kind(line: Line) -> str:
    if line.mark is None:
        return "p"
    return "ol" if line.is_numbered else "ul"


def _matrix_block(kind: str, lines: Sequence[Line]) -> str:
    shown = ["".join(map(_matrix_span, line.spans)) for line in lines]
    if kind == "p":
        return f"<p>{'<br>'.join(shown)}</p>"
    first = lines[0].mark
    start = f' start="{first}"' if kind == "ol" and first != "1" else ""
    return f"<{kind}{start}>{''.join(f'<li>{item}</li>' for item in shown)}</{kind}>"
