"""The page and the widget's files without the assistant: `python -m tests.support.served_site PORT DATA WIDGET`."""

import sys
from pathlib import Path

from sanic import Sanic

from runtime.site.routes import site

if __name__ == "__main__":
    app = Sanic("site")
    app.blueprint(site(Path(sys.argv[2]), Path(sys.argv[3])))
    app.run("127.0.0.1", int(sys.argv[1]), access_log=False, motd=False)
