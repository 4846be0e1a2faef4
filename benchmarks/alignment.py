"""How long alignment takes: goals with three links each, ten times as many at a time; networkx and rustworkx beside it.

`built` is what an audit walks, `rules` are all rules on alignment, in one process. `a node` is the
most memory while it is built, by node. Absolute times say little about another machine; the ratios do.
"""

from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Callable
from random import Random
from typing import Any

from advisor.domain.document import Document
from advisor.domain.place import Places
from advisor.domain.plan import KeyResult, Kpi, Objective, Plan, Team
from advisor.engine import run
from advisor.engine.bundle import Bundle
from advisor.engine.registry import registry
from advisor.engine.settings import Settings
from advisor.text.statement import read_statement
from graph.alignment import align
from graph.build import to_networkx

SIZES = (1_000, 10_000, 100_000)
LINKS = 3
_LEVELS = ("company", "department", "team", "individual")
_SHARES = (0.02, 0.08, 0.4, 0.5)


def document(goals: int) -> Document:
    """A plan of so many objectives, each with three links to goals a level above it, and a KPI for every tenth."""
    dice = Random(goals)
    objectives: list[Objective] = []
    above: list[str] = []
    for level, share in zip(_LEVELS, _SHARES, strict=True):
        names: list[str] = []
        for at in range(max(1, round(goals * share))):
            own = f"{level[0].upper()}{at}"
            parents = tuple(dict.fromkeys(dice.choice(above) for _ in range(LINKS))) if above else ()
            result = KeyResult(f"Share of guests at desk {own} who return rises from 20 % to 40 %", id=f"{own}.1")
            objectives.append(
                Objective(
                    f"Guests at desk {own} come back", id=own, team=f"{level}-{at % 50}", aligns_to=parents,
                    key_results=(result,),
                )
            )  # fmt: skip
            names += [own, f"{own}.1"]
        above = names
    teams = tuple(
        Team(
            id=f"{level}-{at}",
            name=f"{level} {at}",
            level=level,
            parent=f"{_LEVELS[depth - 1]}-{at}" if depth else None,
        )  # type: ignore[arg-type]
        for depth, level in enumerate(_LEVELS)
        for at in range(50)
    )
    kpis = tuple(
        Kpi(name=f"Guests {at}", id=f"kpi{at}", team=f"team-{at % 50}", supports=(objectives[-at - 1].id or "",))
        for at in range(goals // 10)
    )
    return Document(Plan(teams=teams, objectives=tuple(objectives), kpis=kpis), Places("plan.yaml"))


def timed(work: Callable[[], Any], rounds: int) -> float:
    """The least processor seconds of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def rules_on(plan: Document) -> None:
    """All rules on alignment, in one process."""
    read_statement.cache_clear()
    chosen = [rule for rule in registry() if rule.family == "alignment"]
    run.run_audit(plan, Settings(), chosen)


def rustworkx_graph(nodes: int, edges: list[tuple[int, int, str]]) -> None:
    """The same nodes and edges in rustworkx."""
    import rustworkx

    graph = rustworkx.PyDiGraph(multigraph=True)
    graph.add_nodes_from([{"number": number} for number in range(nodes)])
    graph.add_edges_from(edges)


def main() -> None:
    """Print all of it."""
    gc.disable()  # as the command line does
    run.in_shares = lambda work, count: work(range(count))
    registry()
    print(
        f"{'goals':>8}{'nodes':>9}{'links':>9}{'built':>9}{'rules':>9}{'networkx':>10}{'rustworkx':>11}{'a node':>11}"
    )
    before: dict[str, float] = {}
    for size in SIZES:
        plan = document(size)
        rounds = 3 if size < SIZES[-1] else 1
        alignment = align(Bundle([plan]))
        edges = [(link.source, link.target, link.kind) for link in alignment.links]
        took = {
            "built": timed(lambda: align(Bundle([plan])), rounds),  # noqa: B023 - called at once
            "rules": timed(lambda: rules_on(plan), rounds),  # noqa: B023
            "networkx": timed(lambda: to_networkx(alignment), rounds),  # noqa: B023
        }
        try:
            took["rustworkx"] = timed(lambda: rustworkx_graph(len(alignment.nodes), edges), rounds)  # noqa: B023
        except ImportError:
            took["rustworkx"] = float("nan")
        gc.collect()
        tracemalloc.start()
        kept = align(Bundle([plan]))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        a_node = most / len(kept.nodes)
        print(
            f"{size:>8,}{len(kept.nodes):>9,}{len(kept.links):>9,}{took['built']:>8.2f}s{took['rules']:>8.2f}s"
            f"{took['networkx']:>9.2f}s{took['rustworkx']:>10.2f}s{a_node:>9,.0f} B"
        )
        if before:
            print(" " * 26 + "".join(f"{took[name] / before[name]:>{wide}.1f}x" for name, wide in _WIDE.items()))
        before = took


_WIDE = {"built": 8, "rules": 8, "networkx": 9, "rustworkx": 10}


if __name__ == "__main__":
    main()
