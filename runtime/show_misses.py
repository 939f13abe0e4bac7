"""Show what was not understood, grouped and ready to be added to training files: `make misses`."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from orientation.knowledge.entries import families
from orientation.text import fold
from orientation.understanding.kinds import OUT_OF_SCOPE
from runtime import boot
from runtime.settings import SettingError, load_settings


def grouped(misses: Iterable[tuple[str, str, tuple[str, ...]]], families: Mapping[str, str] | None = None) -> list[str]:
    """Return lines of YAML: one block for each likeliest intent, the most frequent messages first.

    misses: (outcome, text, candidates) of each one. families: of the entries, which training files name beside them.
    """
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    written: dict[str, str] = {}
    others: dict[str, Counter[str]] = defaultdict(Counter)
    for _, text, candidates in misses:
        likeliest = candidates[0] if candidates else OUT_OF_SCOPE
        said = " ".join(text.split())
        key = " ".join(fold(said).split())
        written.setdefault(key, said)
        groups[likeliest][key] += 1
        others[likeliest].update(candidates[1:])
    lines: list[str] = []
    for intent, counts in sorted(groups.items(), key=lambda item: (-item[1].total(), item[0])):
        also = ", ".join(name for name, _ in others[intent].most_common(3))
        lines.append(f"# {counts.total()} message(s), peut-être {intent}" + (f" (sinon {also})" if also else ""))
        lines += [f"# {count} fois : {written[key]}" for key, count in counts.most_common() if count > 1]
        full = f"{families[intent]}/{intent}" if families and intent in families else intent
        lines += [f"- intent: {full}", "  examples: |"]
        lines += [f"    - {written[key]}" for key, _ in counts.most_common()]
    return lines


def main() -> int:
    """Print the misses; return the exit code."""
    boot.prepare()
    from runtime.misses import FILE, MissLog

    try:
        settings = load_settings()
    except SettingError as error:
        print(error, file=sys.stderr)
        return 1
    log = MissLog(settings.state_dir / FILE, settings.miss_days)
    misses = [(miss.outcome, miss.text, miss.candidates) for miss in log.read()]
    if not misses:
        print("Aucun message mal compris n’a été gardé.")
        return 0
    print("# À relire : chaque message va sous l’intention qu’il voulait vraiment dire, dans data/nlu/.")
    print("\n".join(grouped(misses, families(settings.data_dir))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
