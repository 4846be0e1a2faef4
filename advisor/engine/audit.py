"""One audit of one plan: what rules may ask of it, and what comes out (`advisor.engine.run` asks the rules)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeAlias, TypeVar

from advisor.domain.document import Document
from advisor.domain.finding import Abstention, Finding, Kept, Recommendation, Severity
from advisor.domain.plan import Commitment, Initiative, KeyResult, Kpi, Level, Objective, Plan, Team
from advisor.engine.bundle import Bundle
from advisor.engine.raised import Standing
from advisor.engine.rule import Rule
from advisor.engine.settings import Settings
from advisor.text.statement import Statement, read_statement

Goal: TypeAlias = Objective | KeyResult | Kpi | Team | Initiative | Plan


class Checked(NamedTuple):
    """What an audit looked at."""

    plans: int
    objectives: int
    key_results: int
    kpis: int
    rules: int


class Passed(NamedTuple):
    """The profiles under which a plan has no error and no warning, the strictest first.

    `next` is the one above the strictest, and `wants` are the rules that speak under it.
    """

    profiles: tuple[str, ...] = ()
    next: str | None = None
    wants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditResult:
    """All that an audit has to say, findings in order of consequence.

    `passed` is None where nobody asked, or only some rules were to run; `contracts` are
    those of the settings, judged over all plans audited together.
    """

    document: Document
    profile: str
    checked: Checked
    findings: tuple[Finding, ...]
    recommendations: tuple[Recommendation, ...]
    abstained: tuple[Abstention, ...]
    as_of: date | None = None
    passed: Passed | None = None
    contracts: tuple[Kept, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings of a severity count, suppressed ones left out."""
        return sum(finding.severity == severity and finding.suppressed is None for finding in self.findings)


class Audit:
    """What a rule may ask about the plan that it checks; `bundle` are the plans that are audited together with it."""

    def __init__(
        self,
        document: Document,
        settings: Settings,
        rules: Iterable[Rule],
        as_of: date | None = None,
        previous: Sequence[Document] = (),
        bundle: Bundle | None = None,
    ) -> None:
        self.document = document
        self.bundle = bundle or Bundle((document,))
        self.previous_documents: tuple[Document, ...] = tuple(previous)
        self.previous: tuple[Plan, ...] = tuple(each.plan for each in previous)
        self.plan: Plan = document.plan
        self.settings = settings
        self.as_of = as_of
        self._active = {rule.id for rule in rules}
        self.standings: tuple[Standing, ...] = tuple(standings(document.plan))
        self.kpis: Mapping[str, Kpi] = {kpi.id: kpi for kpi in self.plan.kpis if kpi.id}
        self.teams: Mapping[str, Team] = {team.id: team for team in self.plan.teams if team.id}
        self._parents = {s.goal.id: s.parent for s in self.standings if s.kind == "key_result"}
        self._readings: dict[int, Statement] = {}
        self._number = {id(s.goal): number for number, s in enumerate(self.standings)}

    def active(self, rule_id: str) -> bool:
        """Whether a rule runs in this audit; one that does not supersedes nothing."""
        return rule_id in self._active

    def read(self, goal: Objective | KeyResult) -> Statement:
        """How the words of a goal are read; each goal is read once an audit."""
        found = self._readings.get(id(goal))
        if found is None:
            found = self._readings[id(goal)] = read_statement(
                goal.title, "objective" if isinstance(goal, Objective) else "key_result"
            )
        return found

    def objective_of(self, key_result: KeyResult) -> Objective | None:
        """The objective that a key result stands under; None for a stray."""
        return self._parents.get(key_result.id)

    def kpi_of(self, key_result: KeyResult) -> Kpi | None:
        """The KPI that a key result measures."""
        named = key_result.measures or ""
        return self.kpis.get(named) or self.bundle.kpis.get(named)

    def commitment_of(self, goal: Objective | KeyResult) -> Commitment | None:
        """A goal's commitment; a key result takes its objective's unless it has its own."""
        if goal.commitment or isinstance(goal, Objective):
            return goal.commitment
        parent = self.objective_of(goal)
        return parent.commitment if parent else None

    def level_of(self, goal: Objective | Kpi) -> Level | None:
        """The level of an objective or KPI: its own, else its team's."""
        if goal.level is not None:
            return goal.level
        team = self.bundle.teams.get(goal.team or "")
        return team.level if team else None

    @cached_property
    def objectives_by_team(self) -> Mapping[str | None, Sequence[Objective]]:
        """The objectives of every team, by the team's id; under None those that name no team."""
        return _by_team(self.plan.objectives)

    @cached_property
    def kpis_by_team(self) -> Mapping[str | None, Sequence[Kpi]]:
        """The KPIs of every team, by the team's id; under None those that name no team."""
        return _by_team(self.plan.kpis)

    @cached_property
    def by_id(self) -> Mapping[str, Goal]:
        """Every objective, key result, KPI and initiative by its id; the first of two that share one."""
        found: dict[str, Goal] = {}
        for standing in self.standings:
            if standing.kind not in ("plan", "team") and standing.goal.id:
                found.setdefault(standing.goal.id, standing.goal)
        return found

    def owner_of(self, goal: Objective | KeyResult | Kpi) -> str | None:
        """A goal's owner, blank ones left out; a key result takes its objective's."""
        owner = (goal.owner or "").strip()
        if owner or not isinstance(goal, KeyResult):
            return owner or None
        parent = self.objective_of(goal)
        return self.owner_of(parent) if parent else None

    def placeholder_in(self, goal: Goal, field: str) -> str | None:
        """The placeholder that stands in a declared field (`target: TBD`)."""
        return (
            self.document.placeholders.get((*self.standing_of(goal).pointer, field))
            if self.document.placeholders
            else None
        )

    def standing_of(self, goal: Goal) -> Standing:
        """Where a goal of this plan stands."""
        return self.standings[self.number_of(goal)]

    def number_of(self, goal: Goal) -> int:
        """The number of a goal's standing."""
        return self._number[id(goal)]


_Owned = TypeVar("_Owned", Objective, Kpi)


def _by_team(goals: Iterable[_Owned]) -> dict[str | None, list[_Owned]]:
    found: dict[str | None, list[_Owned]] = {}
    for goal in goals:
        found.setdefault(goal.team or None, []).append(goal)
    return found


def standings(plan: Plan) -> Iterator[Standing]:
    """Every subject of a plan with its pointer, in the plan's own order."""
    yield Standing("plan", plan, ())
    for t, team in enumerate(plan.teams):
        yield Standing("team", team, ("teams", t))
    for o, objective in enumerate(plan.objectives):
        yield Standing("objective", objective, ("objectives", o))
        for k, key_result in enumerate(objective.key_results):
            yield Standing("key_result", key_result, ("objectives", o, "key_results", k), objective)
        for i, initiative in enumerate(objective.initiatives):
            yield Standing("initiative", initiative, ("objectives", o, "initiatives", i), objective)
    for k, key_result in enumerate(plan.key_results):
        yield Standing("key_result", key_result, ("key_results", k))
    for i, initiative in enumerate(plan.initiatives):
        yield Standing("initiative", initiative, ("initiatives", i))
    for k, kpi in enumerate(plan.kpis):
        yield Standing("kpi", kpi, ("kpis", k))
