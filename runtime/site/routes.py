"""The routes of the page and of the widget, beside the conversation API."""

from __future__ import annotations

import logging
from pathlib import Path

from rasa.shared.exceptions import RasaException
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from orientation.data_files.yaml_file import DataError
from runtime.site.files import ServedFile, read_folder, served_file
from runtime.site.page import build_page

logger = logging.getLogger(__name__)

WIDGET = Path("widget/dist")
STATIC = Path(__file__).with_name("static")

# Nothing from elsewhere, nothing inline, no form that leaves, no frame around the page; and no text becomes HTML
# but through the widget's own templates.
_PAGE_HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types lit-html",
        )
    ),
}
# Other sites embed the widget: a module script is only run from another origin when it is allowed to be.
_EMBEDDED_HEADERS = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}


def site_routes(data_dir: Path, widget: Path = WIDGET) -> list[Route]:
    """Return the routes `/`, `/site/…` and `/widget/…`, with the files as they are now.

    widget: the folder of the built widget; without it the page says that it is missing.
    """
    page = _page(data_dir)
    folders = {"site": read_folder(STATIC), "widget": read_folder(widget, _EMBEDDED_HEADERS)}

    async def show_page(request: Request) -> Response:
        if page is None:
            return PlainTextResponse("La page ne peut pas être montrée\u00a0: des données sont à corriger.", 503)
        return page.answer(request)

    async def show_file(request: Request) -> Response:
        found = folders.get(request.path_params["folder"], {}).get(request.path_params["name"])
        if found is None:
            raise HTTPException(404)
        return found.answer(request)

    return [Route("/", show_page), Route("/{folder}/{name}", show_file)]


def _page(data_dir: Path) -> ServedFile | None:
    """Return the page; None, with the reasons in the log, when the data cannot be used: the API still explains."""
    try:
        return served_file(build_page(data_dir).encode(), ".html", _PAGE_HEADERS)
    except (DataError, RasaException, OSError) as error:
        logger.error("The page cannot be built: %s", error)
        return None
