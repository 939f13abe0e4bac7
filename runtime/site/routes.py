"""The routes of the page and of the widget, beside the conversation API."""

from __future__ import annotations

import logging
from pathlib import Path

from rasa.shared.exceptions import RasaException
from sanic import Blueprint
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse, text

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
_METHODS = ["GET", "HEAD"]


def site(data_dir: Path, widget: Path = WIDGET) -> Blueprint:
    """Return the routes `/`, `/site/…` and `/widget/…`, with the files as they are now.

    widget: the folder of the built widget; without it the page says that it is missing.
    """
    page = _page(data_dir)
    folders = {"site": read_folder(STATIC), "widget": read_folder(widget, _EMBEDDED_HEADERS)}
    routes = Blueprint("site")

    async def show_page(request: Request) -> HTTPResponse:
        if page is None:
            return text("La page ne peut pas être montrée\u00a0: des données sont à corriger.", status=503)
        return page.answer(request)

    async def show_file(request: Request, folder: str, name: str) -> HTTPResponse:
        found = folders[folder].get(name)
        if found is None:
            raise NotFound(f"{folder}/{name}")
        return found.answer(request)

    routes.add_route(show_page, "/", methods=_METHODS, name="page")
    routes.add_route(show_file, "/<folder:(site|widget)>/<name>", methods=_METHODS, name="file")
    return routes


def _page(data_dir: Path) -> ServedFile | None:
    """Return the page; None, with the reasons in the log, when the data cannot be used: the API still explains."""
    try:
        return served_file(build_page(data_dir).encode(), ".html", _PAGE_HEADERS)
    except (DataError, RasaException, OSError) as error:
        logger.error("The page cannot be built: %s", error)
        return None
