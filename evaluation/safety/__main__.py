"""Measure how distress is recognised in a file of messages: `python -m evaluation.safety FILE.tsv`.

One message a line: need, style, text, separated by tabs; `none` for a message that only sounds like distress. Prints
the share recognised by need and by style, how often the right number comes first, false alarms, and times; then how
many ordinary messages (strangers' and those of the validation set) get help that nobody asked for. The file is never
learnt from, and no message is printed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median

from evaluation.safety.measures import ordinary_line, table
from evaluation.safety.messages import read_messages, read_ordinary
from evaluation.safety.outcomes import milliseconds, outcomes
from orientation.data_files.locations import DATA
from orientation.safety.loading import load_protocol


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    messages = read_messages(options.file)
    protocol = load_protocol(DATA)
    taken = milliseconds(protocol, messages)
    print(table(outcomes(protocol, messages)))
    print(f"time of a message: p50 {median(taken):.2f} ms, p95 {taken[int(0.95 * len(taken))]:.2f} ms")
    for name, ordinary in read_ordinary().items():
        print(f"{name}: {ordinary_line(outcomes(protocol, ordinary))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
