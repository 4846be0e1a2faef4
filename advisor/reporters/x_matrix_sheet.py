"""The X-matrix as a sheet: its drawing, and the same facts in tables."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.domain.finding import Finding
from advisor.domain.plan import Objective, Plan
from advisor.reporters.drawing import clean
from advisor.reporters.sheet import Section, Sheet, findings_section
from advisor.reporters.x_matrix_layout import objective_codes, owner_of
from advisor.reporters.x_matrix_svg import x_matrix_svg
from advisor.strategy.matrix import NAMES, RING, Item, Matrix, Side
from advisor.strategy.trace import Traced, Traces

_LISTED = 20


def x_matrix_sheet(plan: Plan, matrix: Matrix, traces: Traces, findings: Iterable[Finding], rules: int) -> Sheet:
    """Everything that is to be said of a plan's matrix; `rules` is how many looked at it."""
    title, cycle = title_of(plan), cycle_of(plan)
    sections = (
        *(_side(side, matrix) for side in RING),
        _objectives(traces, matrix, cycle),
        _corners(matrix),
        Section("Correlations that have no corner" if matrix.loose else "", items=_loose(matrix)),
        findings_section(findings, rules),
    )
    return Sheet(title, period_of(plan), x_matrix_svg(matrix, traces, title, period_of(plan), cycle), sections)


def title_of(plan: Plan, what: str = "X-matrix") -> str:
    """What the sheet is called: by the organisation, where the plan names it."""
    name = clean(plan.organisation.name or "") if plan.organisation else ""
    return f"{what} of {name}" if name else what


def cycle_of(plan: Plan) -> str:
    """The cycle's name, else its dates, else nothing."""
    return clean(plan.cycle.name or "") or _dates(plan) if plan.cycle else ""


def period_of(plan: Plan) -> str:
    """The cycle's name and dates."""
    return " · ".join(dict.fromkeys(part for part in (cycle_of(plan), _dates(plan)) if part))


def _dates(plan: Plan) -> str:
    cycle = plan.cycle
    if cycle is None or (cycle.start is None and cycle.end is None):
        return ""
    return f"{cycle.start or '…'} to {cycle.end or '…'}"


def _side(side: Side, matrix: Matrix) -> Section:
    """A side as a table: what stands on it, and what each item is tied to."""
    items = matrix.sides[side]
    if not items:
        return Section(NAMES[side], ("Nothing yet.",))
    columns = ("Code", "Title", "Owner", "Dates", "Strong with", "Weak with", "Strength not said")
    rows = tuple(_item(item, matrix) for item in items)
    kept = [at for at in range(len(columns)) if at < 2 or any(row[at] for row in rows)]
    return Section(
        NAMES[side], (), tuple(columns[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in rows)
    )


def _item(item: Item, matrix: Matrix) -> tuple[str, ...]:
    written = item.written
    own = (written.id or "").strip()
    dates = f"{written.start or '…'} to {written.end or '…'}" if written.start or written.end else ""
    marks = matrix.marks_of(item.key)
    tied = (
        ", ".join(matrix.item(key).code for key in sorted(marks) if marks[key] == strength)
        for strength in ("strong", "weak", None)
    )
    code = item.code if own in ("", item.code) else f"{item.code} ({own})"
    return (code, written.title, item.owner or "", dates, *tied)


def _objectives(traces: Traces, matrix: Matrix, cycle: str) -> Section:
    """The quarter's objectives, and the way of each to the breakthroughs."""
    codes = objective_codes(traces.traced)
    rows = tuple(_traced(code, each, matrix) for code, each in zip(codes, traces.traced, strict=True))
    said = []
    if not rows:
        said.append("No objective names an item of the matrix in its field “strategy”.")
    if traces.inherit:
        said.append(f"Tied to it through an objective that they align to: {_titles(traces.inherit)}.")
    if traces.untied:
        said.append(f"Tied to nothing in it: {_titles(traces.untied)}.")
    heading = f"Objectives of {cycle}" if cycle else "Objectives"
    columns = ("Code", "Objective", "Owner", "Serves", "Through correlations", "Way to the breakthroughs")
    return Section(heading, tuple(said), columns, rows)


def _traced(code: str, traced: Traced, matrix: Matrix) -> tuple[str, ...]:
    objective = traced.objective
    serves = ", ".join(matrix.item(key).code for key in traced.serves)
    reaches = ", ".join(matrix.item(key).code for key in traced.reaches)
    ways = "; ".join(" → ".join(matrix.item(key).code for key in way) for way in traced.ways)
    return code, objective.title, owner_of(objective) or "", serves, reaches, ways or "reaches none"


def _titles(objectives: tuple[Objective, ...]) -> str:
    named = [f"“{each.title[:200]}”" for each in objectives[:_LISTED]]
    more = f" and {len(objectives) - _LISTED} more" if len(objectives) > _LISTED else ""
    return ", ".join(named) + more


def _corners(matrix: Matrix) -> Section:
    rows = tuple(
        (f"{NAMES[each.one]} and {NAMES[each.other].lower()}", str(each.marks), str(each.cells), f"{each.density:.0%}")
        for each in matrix.corners
        if each.cells
    )
    return Section("Corners" if rows else "", (), ("Corner", "Marks", "Cells", "Filled"), rows)


def _loose(matrix: Matrix) -> tuple[str, ...]:
    said = [f"{each.from_} with {each.to}: {each.why}" for each in matrix.loose]
    return (*said, *(f"The id {name} stands twice; correlations take the first." for name in matrix.doubled if said))
