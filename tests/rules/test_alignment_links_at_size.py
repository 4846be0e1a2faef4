"""Rules on links: other names, another order and other files change nothing, and size does not hurt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor import Settings
from advisor.engine import run
from advisor.engine.audit import AuditResult
from advisor.engine.bundle import Bundle
from advisor.engine.registry import registry
from tests.graph.plans import document_of
from tests.rules.aligned import Raw, goal
from tests.rules.linked import DAY, TEAMS, audits, misses
from tests.steps import growth


@st.composite
def rich(draw: st.DrawFn) -> Raw:
    """A plan with links of every kind, some of them wrong."""
    count = draw(st.integers(1, 6))
    names = [name for at in range(count) for name in (f"O{at}", f"O{at}.k")]
    some = st.lists(st.sampled_from([*names, "gone"]), max_size=2, unique=True)
    commitments = st.sampled_from(["committed", "aspirational", None])
    objectives = [
        {
            "id": f"O{at}",
            "title": draw(st.sampled_from([f"State {at} of things is good", "Guests come back to us"])),
            "team": draw(st.sampled_from(["acme", "sales", "house", None])),
            "commitment": draw(commitments),
            "aligns_to": draw(some),
            "depends_on": draw(st.lists(st.sampled_from([*names, "sales", "house"]), max_size=2, unique=True)),
            "addresses": draw(st.lists(st.sampled_from(["k0", "k1"]), max_size=1)),
            "key_results": [{"id": f"O{at}.k", "title": f"Figure {at} rises from 1 to 9", "depends_on": draw(some)}]
            if draw(st.booleans())
            else [],
        }
        for at in range(count)
    ]
    kpis = [
        misses(30, 31, 32)["kpis"][0]
        | {
            "id": f"k{at}",
            "name": f"Measure {at}",
            "indicator": draw(st.sampled_from(["leading", "lagging", None])),
            "drivers": draw(st.lists(st.sampled_from(["k0", "k1", "gone"]), max_size=2, unique=True)),
        }
        for at in range(2)
    ]
    matrix = {"annual": [{"id": "A1", "title": "Half of our guests come again"}]}
    return {"teams": TEAMS, "objectives": objectives, "kpis": kpis, "x_matrix": matrix}


def spoken(results: list[AuditResult]) -> list[tuple[str, str, str, str]]:
    findings = [finding for result in results for finding in result.findings]
    return sorted((each.rule, each.severity, each.subject.kind, each.subject.title or "") for each in findings)


def rename(raw: Any) -> Any:
    """The same with other ids, in the same order of the alphabet; the words stay."""
    if isinstance(raw, dict):
        kept = ("title", "name", "level", "commitment", "indicator", "history", "direction", "unit")
        return {key: value if key in kept else rename(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [rename(value) for value in raw]
    return f"x-{raw}" if isinstance(raw, str) else raw


@given(rich(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_other_names_another_order_and_other_files_change_nothing(raw: Raw, dice: Any) -> None:
    before = spoken(audits(raw))
    shuffled = raw | {"objectives": list(raw["objectives"]), "kpis": list(raw["kpis"])}
    dice.shuffle(shuffled["objectives"])
    dice.shuffle(shuffled["kpis"])
    assert spoken(audits(shuffled)) == before
    assert spoken(audits(rename(raw))) == before
    half = {"teams": TEAMS, "objectives": raw["objectives"][1::2], "kpis": raw["kpis"][:1]}
    rest = raw | {"objectives": raw["objectives"][::2], "kpis": raw["kpis"][1:]}
    assert spoken(audits(rest, half)) == before


HOSTILE: dict[str, Callable[[int], Raw]] = {
    "names of nothing": lambda count: {"objectives": [goal(f"O{at}", "team", f"Q{at}x") for at in range(count)]},
    "one goal with names of nothing": lambda count: {
        "objectives": [goal("O", "team", *(f"Q{at}x" for at in range(count)))]
    },
    "a circle of all": lambda count: {
        "objectives": [goal(f"O{at}", "team", f"O{(at + 1) % count}") for at in range(count)]
    },
    "copies": lambda count: {"objectives": [goal(f"O{at}") | {"title": "Guests come back"} for at in range(count)]},
    "drivers of drivers": lambda count: {
        "kpis": [
            {"id": f"k{at}", "name": f"Figure {at}", "indicator": "lagging", "drivers": [f"k{(at + 1) % count}"]}
            for at in range(count)
        ]
    },
}


@pytest.mark.parametrize("shape", HOSTILE)
def test_the_work_grows_with_the_plan_whatever_its_shape(shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "in_shares", lambda work, count: work(range(count)))
    chosen = Settings(select=("G516", "G517", "G519", "C412"))
    rules = chosen.active(registry())

    def audited(count: int) -> Callable[[], object]:
        document = document_of(HOSTILE[shape](count))
        return lambda: run.run_audit(document, chosen, rules, DAY, bundle=Bundle([document]))

    assert growth(audited, small=300) < 1.3
