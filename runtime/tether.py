"""Run a command that does not outlive its parent: `python runtime/tether.py SIGTERM command arguments…`.

The command takes this process's place. On Linux the kernel sends it that signal when its parent ends in whatever
way, SIGKILL included; elsewhere it is simply run.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def main() -> None:
    """Ask for the signal, then become the command."""
    if sys.platform == "linux":
        parent = os.getppid()
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.Signals[sys.argv[1]])
        if os.getppid() != parent:  # it ended before the kernel knew of the wish
            sys.exit(1)
    os.execvp(sys.argv[2], sys.argv[2:])


if __name__ == "__main__":
    main()
