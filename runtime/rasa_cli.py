"""Rasa's own command line, started lean: `python -m runtime.rasa_cli data validate …`."""

from __future__ import annotations

import sys

from runtime import boot
from runtime.compat import tested_entities


def main() -> None:
    """Run `rasa` with the arguments of this process."""
    boot.prepare()
    if "test" in sys.argv[1:2]:
        tested_entities.install()
    from rasa.__main__ import main as rasa_main

    rasa_main()


if __name__ == "__main__":
    main()
