"""Measure how long users wait for others' erasures: `python -m evaluation.erasing`.

The real server, with 50,000 conversations in its store (copies of two that it had itself; about 5 GB in
`var/erasing`, which is removed afterwards), and 20 users that write every two seconds or so:
- alone;
- while conversations are erased, two a second at most, some of them long;
- while `make purge` erases a third of the conversations, in its own process.

Prints a table: answers, and the milliseconds that they took (the median, the 99th of 100, the longest); then how long
the purge took and what it said. The longest wait of the second and third part beside that of the first is what
erasing costs others.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from runtime import boot
from runtime.training import model_path

CONVERSATIONS = 50_000
SECONDS = 60.0
FOLDER = Path("var/erasing")


def main() -> int:
    """Fill, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--conversations", type=int, default=CONVERSATIONS, help="in the store before")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of the first two parts")
    options = parser.parse_args()
    boot.prepare()
    subprocess.run([sys.executable, "-m", "runtime.training"], check=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    try:
        asyncio.run(_measure(options.conversations, options.seconds))
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)
    return 0


async def _measure(conversations: int, seconds: float) -> None:
    import aiohttp

    from evaluation.erasing.filling import fill, samples
    from evaluation.erasing.users import Waits, erase_often, go_on, row
    from evaluation.load.servers import Ours
    from evaluation.load.texts import PLAIN, SEARCH

    server = Ours(model_path(), FOLDER)
    try:
        await server.start()
        async with aiohttp.ClientSession() as session:
            for texts in (PLAIN, SEARCH):
                conversation = await server.open(session)
                for text in texts:
                    await server.ask(session, conversation, text)
        server.stop()
        file = FOLDER / "state" / "conversations.db"
        models = [sample for sample in samples(file) if len(sample.events) > len(PLAIN) * 2]
        fill(file, models, conversations, lambda count: print(f"\r{count} conversations", end="", file=sys.stderr))
        print(f"\n{conversations} conversations, {file.stat().st_size / 1e9:.1f} GB", flush=True)
        server.keeps_state = True
        await server.start()
        print("| while | times | p50 (ms) | p99 | longest |\n|---|---|---|---|---|", flush=True)
        for title in ("nobody is erased", "conversations are erased", "a third is purged"):
            waits, until = Waits(), asyncio.Event()
            tasks = [asyncio.create_task(go_on(server, waits, until))]
            said = ""
            if title.startswith("a third"):
                said = await _purge(FOLDER / "state")
            else:
                if title.startswith("conversations"):
                    tasks.append(asyncio.create_task(erase_often(server, waits, until)))
                await asyncio.sleep(seconds)
            until.set()
            await asyncio.gather(*tasks)
            print(row(title, waits.answers), flush=True)
            if waits.erasures:
                print(row("(the erasures themselves)", waits.erasures), flush=True)
        print(said)
    finally:
        server.stop()


async def _purge(state: Path) -> str:
    """Run the command of `make purge`; return what it said and how long it took."""
    started = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "runtime.purge",
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        env={**os.environ, "CAP_IA_STATE_DIR": str(state)},
    )  # fmt: skip
    output, _ = await process.communicate()
    return f"make purge: {time.perf_counter() - started:.0f} s, exit {process.returncode}: {output.decode().strip()}"


if __name__ == "__main__":
    sys.exit(main())
