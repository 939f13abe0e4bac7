"""Rasa's own command line, started lean: `python -m runtime.rasa_cli data validate …`."""

from __future__ import annotations

from runtime import boot


def main() -> None:
    """Run `rasa` with the arguments of this process."""
    boot.prepare()
    from rasa.__main__ import main as rasa_main

    rasa_main()


if __name__ == "__main__":
    main()
