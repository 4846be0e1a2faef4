"""The plan: what an organisation wants, as frozen data.

Field names are those of the plan file; a trailing underscore (`from_`) only
steps around a Python keyword and is not part of the file. One definition
serves validation, the published JSON Schema and every rule. Absent data is
`None` or an empty tuple and is never taken for zero.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from advisor.domain.record import record

Level: TypeAlias = Literal["company", "department", "team", "individual"]
Stage: TypeAlias = Literal["startup", "growth", "established", "pivot"]
Commitment: TypeAlias = Literal["committed", "aspirational", "learning"]
Direction: TypeAlias = Literal["up", "down", "keep"]
Indicator: TypeAlias = Literal["leading", "lagging"]
Frequency: TypeAlias = Literal["daily", "weekly", "monthly", "quarterly", "yearly"]


@record
class Organisation:
    """Who the plan belongs to."""

    name: str | None = None
    headcount: int | None = None
    stage: Stage | None = None
    business_model: str | None = None


@record
class Cycle:
    """The period that the goals are for; `end` is inclusive."""

    name: str | None = None
    start: date | None = None
    end: date | None = None


@record
class Team:
    """A unit that owns goals; `capacity` in person-weeks a cycle."""

    id: str | None = None
    name: str | None = None
    parent: str | None = None
    level: Level | None = None
    function: str | None = None
    capacity: float | None = None
    cycles_run: int | None = None


@record
class Suppression:
    """A finding that someone decided to live with, and why."""

    rule: str
    reason: str
    until: date | None = None


@record
class CheckIn:
    """What was reported of a key result on a day."""

    on: date | None = None
    value: float | None = None
    confidence: float | None = None
    status: Literal["on-track", "at-risk", "off-track"] | None = None
    note: str | None = None


@record
class KeyResult:
    """The evidence that an objective is met; only the title is required."""

    title: str
    id: str | None = None
    type: Literal["metric", "milestone", "maintain", "baseline"] | None = None
    measures: str | None = None
    direction: Direction | None = None
    baseline: float | None = None
    target: float | None = None
    current: float | None = None
    unit: str | None = None
    indicator: Indicator | None = None
    commitment: Commitment | None = None
    owner: str | None = None
    due: date | None = None
    confidence: float | None = None
    weight: float | None = None
    score: float | None = None
    effort: float | None = None
    explanation: str | None = None
    guards: tuple[str, ...] = ()
    depends_on: tuple[str, ...] = ()
    evidence: str | None = None
    redacted: bool = False
    updated_on: date | None = None
    check_ins: tuple[CheckIn, ...] = ()
    suppress: tuple[Suppression, ...] = ()


@record
class Initiative:
    """Work that is to move key results."""

    title: str
    id: str | None = None
    moves: tuple[str, ...] = ()
    owner: str | None = None
    status: str | None = None


@record
class Objective:
    """The state that is wanted, with the key results that prove it."""

    title: str
    id: str | None = None
    why: str | None = None
    stands_alone: str | None = None
    level: Level | None = None
    team: str | None = None
    owner: str | None = None
    contributors: tuple[str, ...] = ()
    origin: Literal["top-down", "bottom-up", "both"] | None = None
    visibility: Literal["public", "team", "private"] | None = None
    commitment: Commitment | None = None
    confidence: float | None = None
    weight: float | None = None
    score: float | None = None
    effort: float | None = None
    explanation: str | None = None
    updated_on: date | None = None
    aligns_to: tuple[str, ...] = ()
    strategy: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    depends_on: tuple[str, ...] = ()
    carried_from: tuple[str, ...] = ()
    evidence: str | None = None
    key_results: tuple[KeyResult, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    suppress: tuple[Suppression, ...] = ()


@record
class Dropped:
    """A goal that was given up since the last version of the plan."""

    id: str | None = None
    reason: str | None = None
    on: date | None = None


@record
class Band:
    """Where a KPI should stay, both ends inclusive, in its own unit."""

    low: float | None = None
    high: float | None = None


@record
class Benchmark:
    """What others reach, in the KPI's own unit."""

    value: float | None = None
    source: str | None = None


@record
class EarlierDefinition:
    """How a KPI was counted before, from when."""

    from_: date | None = None
    text: str | None = None


@record
class Measurement:
    """One period of a KPI: `2025`, `2025-Q4`, `2025-10`, `2025-W41` or a day."""

    period: str
    actual: float | None = None
    target: float | None = None


@record
class Kpi:
    """A measure that is watched without end."""

    name: str | None = None
    id: str | None = None
    definition: str | None = None
    why: str | None = None
    team: str | None = None
    level: Level | None = None
    function: str | None = None
    unit: str | None = None
    direction: Direction | None = None
    target: float | None = None
    band: Band | None = None
    floor: float | None = None
    current: float | None = None
    frequency: Frequency | None = None
    indicator: Indicator | None = None
    tier: Literal["input", "process", "output", "outcome"] | None = None
    role: Literal["decision", "diagnostic"] | None = None
    owner: str | None = None
    source: str | None = None
    critical: bool | None = None
    supports: tuple[str, ...] = ()
    drivers: tuple[str, ...] = ()
    benchmark: Benchmark | None = None
    definitions: tuple[EarlierDefinition, ...] = ()
    review_on: date | None = None
    end: date | None = None
    history: tuple[Measurement, ...] = ()
    suppress: tuple[Suppression, ...] = ()


@record
class Practice:
    """How the organisation runs its goals."""

    pilot: tuple[str, ...] = ()
    review_cadence: str | None = None
    tied_to_pay: bool | None = None
    introduced_on: date | None = None
    agreed_on: date | None = None
    system: str | None = None
    retrospective: str | None = None


@record
class MatrixItem:
    """An item on one side of the X-matrix."""

    title: str
    id: str | None = None
    owner: str | None = None
    start: date | None = None
    end: date | None = None


@record
class Correlation:
    """A mark in a corner of the X-matrix."""

    from_: str
    to: str
    strength: Literal["strong", "weak"] | None = None


@record
class XMatrix:
    """Breakthroughs, annual targets, priorities and metrics round one X."""

    breakthroughs: tuple[MatrixItem, ...] = ()
    annual: tuple[MatrixItem, ...] = ()
    priorities: tuple[MatrixItem, ...] = ()
    metrics: tuple[MatrixItem, ...] = ()
    correlations: tuple[Correlation, ...] = ()


@record
class Factor:
    """One factor that the industry competes on, with the levels of each player."""

    name: str
    id: str | None = None
    us: float | None = None
    competitors: dict[str, float] | None = None
    action: Literal["eliminate", "reduce", "raise", "create"] | None = None
    objective: str | None = None


@record
class StrategyCanvas:
    """The value curves of Blue Ocean Strategy; `scale` is the highest level."""

    scale: float | None = None
    factors: tuple[Factor, ...] = ()


@record
class Plan:
    """Everything that one plan file says."""

    organisation: Organisation | None = None
    cycle: Cycle | None = None
    teams: tuple[Team, ...] = ()
    objectives: tuple[Objective, ...] = ()
    key_results: tuple[KeyResult, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    practice: Practice | None = None
    x_matrix: XMatrix | None = None
    strategy_canvas: StrategyCanvas | None = None
    suppress: tuple[Suppression, ...] = ()
