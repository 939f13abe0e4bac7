"""A recap as a PDF file for A4 paper, with the same content as the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import cast

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from orientation.recap.content import ABOUT, EMPTY, TITLE, WHAT_TO_DO, Looked, Recap, Step, write_source
from orientation.text import NBSP

_FAMILY = "DejaVu"
_MARGIN_MM, _LINE_MM, _LABEL_MM = 18, 5.4, 28
_INK, _BLUE, _GREY = (28, 36, 48), (20, 59, 110), (74, 85, 101)
_MARKS = re.compile(r"\*\*(.+?)\*\*|\[([^\]]+)\]\(([^\s)]+)\)")


class _Paper(FPDF):
    """A4 with a line under each page that says what this is."""

    def __init__(self, day: str) -> None:
        super().__init__(format="A4")
        self._day = day
        fonts = _fonts()
        for style, file in (("", "DejaVuSans.ttf"), ("B", "DejaVuSans-Bold.ttf")):
            self.add_font(_FAMILY, style, fonts / file)
        self.set_margins(_MARGIN_MM, _MARGIN_MM)
        self.set_auto_page_break(True, 22)
        self.set_lang("fr")
        self.set_title(f"{TITLE} – Cap IA")
        self.set_creator("Cap IA")
        self.add_page()

    def footer(self) -> None:
        self.set_y(-16)
        self.write_block(f"{TITLE}, Cap IA, {self._day}", size=8, colour=_GREY, width=120)
        self.set_xy(-_MARGIN_MM - 30, -16)
        self.cell(30, 5, f"page {self.page_no()} sur {{nb}}", align="R")

    def write_block(
        self,
        text: str,
        bold: bool = False,
        size: float = 10,
        colour: tuple[int, int, int] = _INK,
        width: float = 0,
        url: str = "",
    ) -> None:
        """Write a paragraph from here to the margin, and go below it."""
        self.set_font(_FAMILY, "B" if bold else "", size)
        self.set_text_color(*colour)
        height = _LINE_MM * size / 10
        self.multi_cell(width, height, text, align="L", link=url, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def write_heading(self, text: str) -> None:
        """Write a heading, with room for some lines of what follows on the same page."""
        if self.will_page_break(32):
            self.add_page()
        self.ln(5)
        self.write_block(text, bold=True, size=12.5, colour=_BLUE)
        self.ln(1.2)

    def write_pair(self, label: str, value: str, url: str = "") -> None:
        """Write a label, and its value beside it."""
        top = self.get_y()
        self.set_x(_MARGIN_MM + 4)
        self.write_block(label, colour=_GREY, width=_LABEL_MM)
        self.set_xy(_MARGIN_MM + 4 + _LABEL_MM, top)
        self.write_block(value, url=url, colour=_BLUE if url else _INK)

    def write_together(self, write: Callable[[_Paper], None]) -> None:
        """Write on this page what fits on it, else on the next one."""
        with self.offset_rendering() as rehearsal:
            write(cast(_Paper, rehearsal))  # a recorder that does what the paper would do
        if rehearsal.page_break_triggered:
            self.add_page()
        write(self)


def recap_pdf(recap: Recap) -> bytes:
    """Return the recap as the bytes of a PDF file."""
    paper = _Paper(recap.day)
    paper.write_block(TITLE, bold=True, size=20, colour=_BLUE)
    about_job = f"Métier{NBSP}: ingénieur ou ingénieure en intelligence artificielle. Fait avec Cap IA le {recap.day}."
    paper.write_block(about_job, colour=_GREY)
    if recap.is_empty:
        paper.write_heading("Rien pour l’instant")
        paper.write_block(EMPTY)
        paper.write_block(WHAT_TO_DO)
    _write_programmes(paper, recap)
    _write_path(paper, recap)
    paper.write_heading("À qui en parler, gratuitement")
    for contact in recap.contacts:
        address = f"{NBSP}: {contact.url}" if contact.url else ""
        paper.write_block(f"•{NBSP}{contact.who}{NBSP}: {contact.where}{address}", url=contact.url or "")
    if recap.sources:
        paper.write_heading("Sources")
        for source in recap.sources:
            paper.write_block(f"•{NBSP}{write_source(source)}", size=9, colour=_GREY, url=source.get("url", ""))
    paper.ln(5)
    paper.write_block(ABOUT, size=9, colour=_GREY)
    return bytes(paper.output())


def _write_programmes(paper: _Paper, recap: Recap) -> None:
    if not recap.programmes:
        return
    paper.write_heading("Les formations que j’ai regardées")
    for programme in recap.programmes:
        paper.write_together(partial(_write_programme, programme))


def _write_path(paper: _Paper, recap: Recap) -> None:
    if not recap.path:
        return
    paper.write_heading("Mon parcours, étape par étape")
    for number, step in enumerate(recap.path, start=1):
        paper.write_together(partial(_write_step, number, step))


def _write_programme(programme: Looked, paper: _Paper) -> None:
    paper.write_block(programme.title, bold=True, size=10.5)
    for line in programme.lines:
        paper.write_pair(line.label, line.value, line.url or "")
    paper.ln(3.5)


def _write_step(number: int, step: Step, paper: _Paper) -> None:
    when = f" ({step.when})" if step.when else ""
    paper.write_block(f"{number}. {step.title}{when}", bold=True)
    paper.write_block(_MARKS.sub(lambda mark: mark[1] or f"{mark[2]} ({mark[3]})", step.text))
    paper.ln(2.5)


def _fonts() -> Path:
    """Return the folder of the DejaVu fonts, which come with matplotlib; it need not be imported for that."""
    spec = find_spec("matplotlib")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"
