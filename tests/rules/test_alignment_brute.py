"""The rules on alignment beside brute force, under other names, orders and files, and at size."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor import Finding
from advisor.engine import run
from advisor.engine.bundle import Bundle
from advisor.engine.registry import registry
from advisor.engine.settings import Settings
from tests.graph.plans import document_of
from tests.rules.aligned import RULES, TOP, Raw, found, goal, plan, told
from tests.steps import growth

LEVELS = ("company", "department", "team", "individual", None)
UNITS = [
    {"id": "u0", "name": "Unit 0", "level": "company"},
    {"id": "u1", "name": "Unit 1", "level": "department", "parent": "u0"},
    {"id": "u2", "name": "Unit 2", "level": "team", "parent": "u1"},
    {"id": "u3", "name": "Unit 3", "level": "individual", "parent": "u2"},
    {"id": "u4", "name": "Unit 4", "level": "team", "parent": "u1"},
    {"id": "u5", "name": "Unit 5", "parent": "u0"},
]


@st.composite
def plans(draw: st.DrawFn) -> Raw:
    """A plan of a few goals of all levels and teams, linked at random; some links have no end."""
    names = [f"O{at}" for at in range(draw(st.integers(1, 7)))]
    ends = st.sampled_from([*names, *(f"{name}.1" for name in names[:3]), "gone"])
    unit = st.sampled_from([None, *(each["id"] for each in UNITS)])
    objectives = [
        {
            "id": name,
            "title": f"State {name}",
            "level": draw(st.sampled_from(LEVELS)),
            "team": draw(unit),
            "aligns_to": draw(st.lists(ends, max_size=2, unique=True)),
            "depends_on": draw(st.lists(st.sampled_from([*names, "u2", "u4"]), max_size=1)),
            "strategy": ["A1"] if draw(st.integers(0, 9)) == 0 else [],
            "stands_alone": "The law asks" if draw(st.integers(0, 5)) == 0 else None,
            "key_results": [{"id": f"{name}.1", "title": f"Figure {name} rises from 1 to 9"}] if at < 3 else [],
        }
        for at, name in enumerate(names)
    ]
    kpis = [
        {
            "id": f"P{at}",
            "name": f"Measure {at}",
            "level": draw(st.sampled_from(LEVELS)),
            "team": draw(unit),
            "supports": draw(st.lists(ends, max_size=2, unique=True)),
        }
        for at in range(draw(st.integers(0, 3)))
    ]
    matrix = {"annual": [{"id": "A1", "title": "Half the loss"}]}
    return {"teams": UNITS, "objectives": objectives, "kpis": kpis, "x_matrix": matrix}


class Brute:
    """The same questions, answered by looking at everything again and again."""

    def __init__(self, raw: Raw) -> None:
        self.goals = {each["id"]: each for each in (*raw["objectives"], *raw["kpis"])}
        self.results = {
            result["id"]: each["id"] for each in raw["objectives"] for result in each.get("key_results", ())
        }
        self.units = {each["id"]: each for each in raw["teams"]}
        self.objectives = [each["id"] for each in raw["objectives"]]
        self.kpis = [each["id"] for each in raw["kpis"]]

    def level(self, name: str) -> str | None:
        own = self.goals[name]
        found: str | None = own["level"] or self.units.get(own["team"], {}).get("level")
        return found

    def named(self, name: str) -> list[str]:
        own = self.goals[name]
        return [*own.get("aligns_to", ()), *own.get("supports", ())]

    def above(self, name: str) -> list[str]:
        known = (self.results.get(end, end) for end in self.named(name))
        return [end for end in known if end in self.goals]

    def all_above(self, name: str) -> set[str]:
        found = {name}
        while True:
            more = found | {end for each in found for end in self.above(each)}
            if more == found:
                return found
            found = more

    def unsure(self, name: str) -> bool:
        return any("gone" in self.named(each) for each in self.all_above(name))

    def arrives(self, name: str) -> bool:
        return any(
            self.goals[each].get("strategy") or (each in self.objectives and self.level(each) == "company")
            for each in self.all_above(name)
        )

    def is_orphan(self, name: str) -> bool:
        if any(each in self.objectives and self.level(each) is None for each in self.all_above(name)):
            return False  # that one may be the company's
        lower = self.level(name) != "company"
        return lower and not self.goals[name]["stands_alone"] and not self.arrives(name) and not self.unsure(name)

    def is_uncovered(self, name: str) -> bool:
        others = [each for each in self.objectives if self.level(each) != "company"]
        lower = any(self.level(each) for each in others)
        served = any(name in self.all_above(each) for each in others)
        return self.level(name) == "company" and lower and not served

    def is_broken(self, name: str) -> bool:
        a_company = any(self.level(each) == "company" for each in self.objectives)
        person = self.level(name) == "individual" and not self.goals[name].get("stands_alone")
        return bool(a_company and person and self.above(name) and not self.arrives(name) and not self.unsure(name))

    def tree(self, unit: str) -> set[str]:
        return {unit}.union(*(self.tree(each["id"]) for each in self.units.values() if each.get("parent") == unit))

    def mine(self, unit: str) -> list[str]:
        """The goals of a unit's sub-tree that are not the company's."""
        tree = self.tree(unit)
        return [name for name, own in self.goals.items() if own["team"] in tree and self.level(name) != "company"]

    def is_silo(self, unit: str) -> bool:
        mine, tree = self.mine(unit), self.tree(unit)
        level = self.units[unit].get("level")
        owned = [name for name in self.goals if self.goals[name]["team"] or self.level(name) == "company"]
        if level in (None, "company") or not mine or len(owned) == len(mine):
            return False
        if any(own["team"] in tree and self.level(name) == "company" for name, own in self.goals.items()):
            return False
        for name, own in self.goals.items():
            needs = own.get("depends_on", ())
            if name in mine and (
                "gone" in self.named(name) or own.get("strategy") or set(needs) & self.units.keys() - tree
            ):
                return False
            if name not in mine and set(needs) & tree:
                return False
            ends = [*self.above(name), *(each for each in needs if each in self.goals)]
            if any((name in mine) != (end in mine) for end in ends):
                return False
        states = [self.goals[name]["stands_alone"] for name in mine if name in self.objectives]
        parts = [each for each in self.units.values() if each.get("parent") == unit and each.get("level")]
        return not (states and all(states)) and not any(len(self.mine(each["id"])) == len(mine) for each in parts)


@settings(max_examples=400, deadline=None)
@given(plans())
def test_what_is_told_is_what_brute_force_finds(raw: Raw) -> None:
    brute = Brute(raw)
    assert told("G501", raw) == [name for name in brute.objectives if brute.is_orphan(name)]
    assert told("G502", raw) == [name for name in brute.objectives if brute.is_uncovered(name)]
    orphans = [name for name in brute.kpis if not brute.named(name)]
    assert told("G503", raw) == orphans
    assert told("G504", raw) == [name for name in (*brute.objectives, *brute.kpis) if brute.is_broken(name)]
    assert told("G505", raw) == [unit for unit in brute.units if brute.is_silo(unit)]


@settings(max_examples=150, deadline=None)
@given(plans(), st.randoms(use_true_random=False))
def test_other_names_another_order_and_other_files_change_nothing(raw: Raw, dice: Any) -> None:
    before = spoken(found(raw))
    shuffled = raw | {"objectives": list(raw["objectives"]), "kpis": list(raw["kpis"])}
    dice.shuffle(shuffled["objectives"])
    dice.shuffle(shuffled["kpis"])
    assert spoken(found(shuffled)) == before
    renamed = rename(raw)
    assert spoken(found(renamed)) == before
    one = raw | {"objectives": raw["objectives"][::2]}
    other = {"teams": raw["teams"], "objectives": raw["objectives"][1::2], "kpis": []}
    assert spoken(found(one, other)) == before


def spoken(findings: Iterable[Finding]) -> list[tuple[str, str, str, str | None]]:
    """What is told of what, by words and not by ids."""
    return sorted(
        (finding.rule, finding.severity, finding.subject.kind, finding.subject.title or "") for finding in findings
    )


def rename(raw: Any) -> Any:
    """The same with other ids; the words stay."""
    if isinstance(raw, dict):
        return {key: value if key in ("title", "name", "level") else rename(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [rename(value) for value in raw]
    return f"x-{raw}" if isinstance(raw, str) else raw


def audited(raw: Raw) -> Callable[[], object]:
    """An audit by all rules on alignment, in one process, of a plan that is read already."""
    bundle = Bundle([document_of(raw)])
    chosen = Settings(select=RULES)
    rules = chosen.active(registry())
    return lambda: run.run_audit(bundle.documents[0], chosen, rules, date(2026, 5, 15), bundle=bundle)


def chain(count: int) -> list[Raw]:
    return [goal(f"O{at}", "individual", f"O{at + 1}") for at in range(count - 1)] + [goal("Z", "individual")]


SHAPES: dict[str, Callable[[int], Raw]] = {
    "a chain": lambda count: plan(TOP, *chain(count)),
    "a circle": lambda count: plan(TOP, *chain(count), goal(f"O{count - 1}", "individual", "O0")),
    "one parent": lambda count: plan(
        goal("D1", "department"), TOP, *(goal(f"O{at}", "team", "D1") for at in range(count))
    ),
    "many teams": lambda count: plan(
        TOP,
        *(goal(f"O{at}", None, team=f"t{at}") for at in range(count)),
        teams=[{"id": f"t{at}", "level": "team", "parent": f"t{at + 1}"} for at in range(count - 1)],
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_work_grows_with_the_plan_whatever_its_shape(shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "in_shares", lambda work, count: work(range(count)))
    assert growth(lambda count: audited(SHAPES[shape](count))) < 1.3
