"""Run the model's graph in an order that is found once, not at each message.

Rasa hands the graph to dask three times a message (understanding, the answer, listening again), and dask sorts it and
looks for work to share out each time: a seventh of a turn's CPU time. The nodes here run one after the other, in the
same order, with the same inputs. The policies among them look up what they may need (quick_policies.py), and what
Rasa does around the graph is quicker too (quick_trackers.py, unlogged_copies.py). All of it is switched off with
`CAP_IA_DIRECT_GRAPH=0`.
"""

from __future__ import annotations

import os
from typing import Any

import rasa.core.processor
from rasa.engine.runner.dask import DaskGraphRunner

from runtime.compat import quick_policies, quick_trackers, unlogged_copies

SWITCH = "CAP_IA_DIRECT_GRAPH"


class DirectGraphRunner(DaskGraphRunner):
    """Rasa's runner, without dask."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._orders: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = {}
        quick_policies.hasten(node._component for node in self._instantiated_nodes.values())

    def run(self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:
        """Return the outputs of `targets` (by default the schema's), by node name."""
        wanted = tuple(targets or self._graph_schema.target_names)
        if wanted not in self._orders:
            self._orders[wanted] = self._order(wanted)
        # A node takes and gives pairs of a name and a value; the inputs are as if a node had given them.
        outputs: dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
        for name, needs in self._orders[wanted]:
            outputs[name] = self._instantiated_nodes[name](*(outputs[need] for need in needs))
        return {name: outputs[name][1] for name in wanted}

    def _order(self, targets: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
        needs = {
            name: tuple(node.needs.values())
            for name, node in self._graph_schema.minimal_graph_schema(list(targets)).nodes.items()
        }
        order: dict[str, tuple[str, ...]] = {}

        def add(name: str) -> None:
            # What a node needs comes before it, in the order in which it is named: rules before stories.
            for need in needs.get(name, ()):
                add(need)
            if name in needs:
                order.setdefault(name, needs[name])

        for name in targets:
            add(name)
        return [*order.items()]


def install() -> bool:
    """Make models load with the direct runner and tell whether they do."""
    if os.environ.get(SWITCH, "1") == "0":
        return False
    rasa.core.processor.DaskGraphRunner = DirectGraphRunner
    quick_trackers.install()
    unlogged_copies.install()
    return True
