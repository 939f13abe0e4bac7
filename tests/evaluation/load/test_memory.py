from __future__ import annotations

import os
import subprocess
import sys

from evaluation.load.memory import family, resident_mb

WAITING = "import sys; sys.stdin.read()"
# Starts a process, says its number, and waits as long as it does.
STARTING = (
    "import subprocess, sys; "
    f"child = subprocess.Popen([sys.executable, '-c', {WAITING!r}]); print(child.pid, flush=True); child.wait()"
)


def test_a_family_is_a_process_and_what_it_has_started() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", STARTING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        child = int(process.stdout.readline())
        assert family([process.pid]) == [process.pid, child]
        assert family([process.pid, child]) == [process.pid, child]
        assert child in family([os.getpid()])
        process.communicate()


def test_a_process_that_fills_memory_has_more_of_it() -> None:
    filling = f"data = b'x' * 100 * 2**20; print('full', flush=True); {WAITING}"
    command = [sys.executable, "-c", filling]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert 100 < resident_mb(process.pid) < 200
        process.communicate()
