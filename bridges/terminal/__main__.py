"""Talk with the assistant: `python -m bridges.terminal [--url http://127.0.0.1:5005/api/v1]`."""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import sys
from collections.abc import Iterator, Sequence

from bridges.api_client import ApiClient, Message
from bridges.terminal.rendering import render
from bridges.terminal.talk import BYE, HELP, Talk

PROMPT = "\nToi > "
WIDEST = 100


def main(arguments: Sequence[str] | None = None) -> int:
    """Talk until the user leaves; return the exit code."""
    port = os.environ.get("CAP_IA_PORT") or "5005"
    parser = argparse.ArgumentParser(prog="bridges.terminal", description="Discuter avec l’assistant.")
    parser.add_argument("--url", default=f"http://127.0.0.1:{port}/api/v1", help="adresse de l’API")
    options = parser.parse_args(arguments)

    talk = Talk(ApiClient(options.url), show, print)
    try:
        if not talk.begin():
            return 1
        print(f"\n{HELP}")
        for line in typed_lines():
            if not talk.hear(line):
                return 0
    except KeyboardInterrupt:
        pass
    print(f"\n{BYE}")
    return 0


def show(messages: list[Message]) -> None:
    """Print messages as wide as the terminal allows."""
    width = min(shutil.get_terminal_size().columns, WIDEST)
    print(f"\n{render(messages, width, bold=sys.stdout.isatty())}", flush=True)


def typed_lines() -> Iterator[str]:
    """Yield what the user types, until the end of the input."""
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401  # input() then edits and remembers lines
    with contextlib.suppress(EOFError):
        while True:
            line = input(PROMPT)
            if not sys.stdin.isatty():
                print(line)  # a piped conversation reads like a typed one
            yield line


if __name__ == "__main__":
    sys.exit(main())
