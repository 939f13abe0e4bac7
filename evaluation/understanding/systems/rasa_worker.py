"""Parse messages with a Rasa model in a process of its own: `python -m evaluation.understanding.systems.rasa_worker`.

Reads texts from a JSON file and writes predictions, the milliseconds of each message and the memory to another.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import time
from pathlib import Path
from typing import Any

from orientation.dialogue.asked import asked
from orientation.text import tidy
from runtime import boot

_WARM_UP = 50


def main() -> None:
    """Load the model, parse, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--lean", action="store_true", help="without TensorFlow, as the assistant runs")
    options = parser.parse_args()
    if options.lean:
        boot.prepare()
        from runtime.compat import direct_graph

        direct_graph.install()
    boot.quiet_logs()
    from rasa.core.agent import Agent

    agent = Agent.load(str(options.model))
    texts = json.loads(options.texts.read_text(encoding="utf-8"))
    parsed, milliseconds = asyncio.run(_parse(agent, texts))
    result = {
        "parsed": parsed,
        "milliseconds": milliseconds,
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    options.out.write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")


async def _parse(agent: Any, texts: list[str]) -> tuple[list[dict[str, Any]], list[float]]:
    for text in texts[:_WARM_UP]:
        await agent.parse_message(tidy(text))
    parsed, milliseconds = [], []
    for text in texts:
        started = time.perf_counter()
        result = await agent.parse_message(tidy(text))
        milliseconds.append(1000 * (time.perf_counter() - started))
        parsed.append(
            {
                "intent": asked(result["intent"]),
                "ranking": [
                    (entry["name"], float(entry["confidence"])) for entry in result.get("intent_ranking") or ()
                ],
                "names": [(entity["entity"], str(entity["value"])) for entity in result.get("entities") or ()],
                "questions": [question["intent"]["name"] for question in result.get("questions") or ()],
            }
        )
    return parsed, milliseconds


if __name__ == "__main__":
    main()
