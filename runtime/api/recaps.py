"""The recap of a conversation as a page or a file, from what the store holds of it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import parse_qs

from starlette.responses import Response

from orientation.knowledge.catalogue import Catalogue
from orientation.paths.path_answer import PathWriter
from orientation.paths.profile import profile_from_slot
from orientation.recap.content import Recap, recap
from orientation.recap.page import recap_page
from runtime.api.errors import bad_request

FILE_NAME = "recap-cap-ia.pdf"
HTML, PDF = "html", "pdf"
# The page needs its own style and nothing else, wherever it is opened.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
}


def read_format(query: str) -> str:
    """Return the format that a query string asks for; raises ApiError 400 for one that there is not."""
    wanted = parse_qs(query, keep_blank_values=True).get("format", [HTML])
    if len(wanted) != 1 or wanted[0] not in (HTML, PDF):
        raise bad_request("bad_format", "Le récap existe en page (html) et en fichier (pdf), pas autrement.")
    return wanted[0]


def recap_of(catalogue: Catalogue, paths: PathWriter, slots: Mapping[str, Any]) -> Recap:
    """Return the recap that a conversation's slots tell, as the chat gives it."""
    path = paths.known_path(profile_from_slot(slots.get("profile")))
    return recap(catalogue, slots.get("seen_programmes") or (), path, date.today())


async def recap_response(content: Recap, form: str) -> Response:
    """Return the recap as a page, or as a file to keep."""
    if form == HTML:
        return Response(recap_page(content), media_type="text/html", headers=_HEADERS)
    file = await asyncio.get_running_loop().run_in_executor(None, _write_pdf, content)
    disposition = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return Response(file, media_type="application/pdf", headers={**_HEADERS, **disposition})


def _write_pdf(content: Recap) -> bytes:
    # Its libraries take half a second and some memory to import: they wait for the first file that is asked for.
    from orientation.recap.pdf import recap_pdf

    return recap_pdf(content)
