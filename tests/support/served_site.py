"""The page and the widget's files without the assistant: `python -m tests.support.served_site PORT DATA WIDGET`."""

import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from runtime.site.routes import site_routes

if __name__ == "__main__":
    app = Starlette(routes=site_routes(Path(sys.argv[2]), Path(sys.argv[3])))
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), ws="none", access_log=False, log_level="error")
