"""The scores of a plan, for people and as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from advisor.domain.document import Notice
from advisor.kpi.health import brief
from advisor.kpi.natural import Limits
from advisor.reporters.terminal import Style, safe
from advisor.score.figures import PERCENT
from advisor.score.reading import SOURCES
from advisor.score.report import Graded, Moved, Scored, ScoreReport, Watched
from advisor.score.sandbag import Pattern
from advisor.version import __version__

SCHEMA = 1
_STATES = {"healthy": "green", "watch": "yellow", "unhealthy": "red", "no-data": "dim"}
_WAYS = {
    "better": "getting better",
    "worse": "getting worse",
    "flat": "no trend beyond noise",
    "unknown": "trend unknown",
}


def as_text(report: ScoreReport, colour: bool = False, width: int = 100) -> str:
    """The scores goal by goal, then patterns over teams, then the KPIs."""
    style = Style(colour)
    lines = [*_head(report), ""]
    for objective in report.objectives:
        lines += [*_objective(objective, style, width), ""]
    if report.strays:
        lines.append("Without an objective")
        lines += [line for each in report.strays for line in _key_result(each, style, width)] + [""]
    if report.patterns:
        lines += [
            "Over the scores",
            *(_wrapped(f"  S702  {pattern_says(each)}", 8, width) for each in report.patterns),
            "",
        ]
    if report.kpis:
        lines += ["KPIs (100 % of its target is what is expected of a KPI, unlike 0.7 of an aspirational OKR)"]
        lines += [line for each in report.kpis for line in _kpi(each, style, width)] + [""]
    if report.notices:
        lines += ["Noticed in the file", *(_wrapped(f"  {_noticed(each)}", 4, width) for each in report.notices), ""]
    sources = "; ".join(f"{source.source}, {source.heading}" for source in SOURCES)
    return "\n".join([*lines, _wrapped(f"Read after {sources}.", 2, width)])


def _noticed(notice: Notice) -> str:
    where = f"line {notice.place.line}: " if notice.place and notice.place.line else ""
    return f"{where}{notice.message}. {notice.hint or ''}".strip()


def _head(report: ScoreReport) -> Iterator[str]:
    day = f" on {report.as_of}" if report.as_of else ""
    name = f" {report.cycle_name}" if report.cycle_name else ""
    until = f", {'ended' if report.ended else 'runs until'} {report.cycle.end}" if report.cycle else ""
    cycle = f" (cycle{name}{until})" if name or until else ""
    yield safe(f"Scores{day}{cycle}")


def _objective(scored: Scored, style: Style, width: int) -> Iterator[str]:
    goal = scored.goal
    yield style.paint(_wrapped(f"{_score(scored.score)}  {_name(goal.id)}{goal.title}", 6, width), "bold")
    if scored.of:
        mean = "weighted mean" if scored.weighted else "mean"
        told = f"{mean} of {scored.scored} of {scored.of} key results; " if scored.scored else ""
        declared = f"declared, computed {_score(scored.computed)}; " if _differs(scored) else ""
        yield _wrapped(f"      {declared}{told}{scored.reading.says}", 6, width)
    for each in scored.key_results:
        yield from _key_result(each, style, width)


def _key_result(graded: Graded, style: Style, width: int) -> Iterator[str]:
    goal, found = graded.goal, graded.grade
    yield _wrapped(f"  {_score(found.score)}  {_name(goal.id)}{goal.title}", 8, width)
    computed = f" The figures give {_score(found.computed)}." if found.differs else ""
    yield style.paint(_wrapped(f"        {found.how}.{computed}", 8, width), "dim")
    if found.score is not None:
        yield _wrapped(f"        {graded.commitment or 'no commitment'}: {graded.reading.says}", 8, width)


def _kpi(watched: Watched, style: Style, width: int) -> Iterator[str]:
    kpi, health = watched.kpi, watched.health
    state = style.paint(f"{health.state:<10}", _STATES[health.state])  # type: ignore[arg-type]
    value = ""
    if watched.latest is not None:
        unit = f" {kpi.unit}" if kpi.unit else ""
        share = f", {_reached(watched)}" if watched.achievement is not None else ""
        label = "" if watched.latest.label == "current" else f" in {watched.latest.label}"
        value = f": {brief(watched.latest.value)}{unit}{label}{share}"
    yield f"  {state}{_wrapped(f'{kpi.name or kpi.id}{value}', 12, width - 12)}"
    parts = [health.reason, _WAYS[health.way]]
    if health.limits is not None:
        parts.append(f"natural limits {brief(health.limits.low)} to {brief(health.limits.high)}")
    if watched.later:
        parts.append(f"{', '.join(watched.later[:2])}{', …' if len(watched.later) > 2 else ''} not known yet")
    if watched.staleness is not None and watched.staleness.stale:
        parts.append(f"no value for {watched.staleness.periods} periods")
    yield style.paint(_wrapped(f"            {'; '.join(parts)}", 12, width), "dim")
    for each in watched.moved:
        yield _wrapped(f"            {_moved_says(each)}", 12, width)


def _reached(watched: Watched) -> str:
    """How much of its target a KPI reaches; of a target in %, where a share of shares misleads, the target itself."""
    target = watched.latest.aim.target if watched.latest is not None else None
    if (watched.kpi.unit or "").strip().lower() in PERCENT and target is not None:
        return f"target {brief(target)} %"
    return f"{_percent(watched.achievement)} of its target"


def _moved_says(moved: Moved) -> str:
    """How a KPI and a key result moved, with the warning that belongs to it."""
    together = moved.together
    lag = f", {together.lag} period{'s' if together.lag > 1 else ''} later" if together.lag else ""
    how = "together with" if together.r > 0 else "against"
    return (
        f"moved {how} {_name(moved.goal.id)}{moved.goal.title}{lag} "
        f"(r = {together.r:.2f} over {together.shared} changes): correlation only"
    )


def pattern_says(pattern: Pattern) -> str:
    """A pattern of scores in a sentence."""
    whose = f" of team {pattern.team}" if pattern.team else ""
    over = f" over {pattern.cycles} cycles" if pattern.cycles > 1 else ""
    many = f"{pattern.hit} of {pattern.scored} aspirational key results{whose} scored"
    if pattern.side == "bar-too-low":
        return f"{many} 1.0{over}: the bar was too low."
    return f"{many} under 0.4{over}: targets that are out of reach teach nothing."


def as_data(report: ScoreReport, path: str) -> dict[str, Any]:
    """The scores as plain data; docs/scores.md says what each field holds."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "okr-advisor", "version": __version__},
        "plan": path,
        "as_of": report.as_of.isoformat() if report.as_of else None,
        "cycle": {
            "name": report.cycle_name,
            "start": report.cycle.start.isoformat() if report.cycle else None,
            "end": report.cycle.end.isoformat() if report.cycle else None,
            "ended": report.ended,
        },
        "objectives": [_objective_data(each) for each in report.objectives],
        "key_results": [_graded_data(each) for each in report.strays],
        "patterns": [{"rule": "S702", **each._asdict(), "says": pattern_says(each)} for each in report.patterns],
        "kpis": [_kpi_data(each) for each in report.kpis],
        "notices": [_notice_data(each) for each in report.notices],
        "sources": [source._asdict() for source in SOURCES],
    }


def _notice_data(notice: Notice) -> dict[str, Any]:
    line = notice.place.line if notice.place else None
    return {"message": notice.message, "line": line, "hint": notice.hint}


def _objective_data(scored: Scored) -> dict[str, Any]:
    goal = scored.goal
    return {
        "id": goal.id, "title": goal.title, "team": goal.team, "commitment": goal.commitment,
        "score": _rounded(scored.score), "computed": _rounded(scored.computed), "declared": goal.score,
        "scored": scored.scored, "of": scored.of, "weighted": scored.weighted,
        "verdict": scored.reading.verdict, "says": scored.reading.says,
        "key_results": [_graded_data(each) for each in scored.key_results],
    }  # fmt: skip


def _graded_data(graded: Graded) -> dict[str, Any]:
    goal, found = graded.goal, graded.grade
    return {
        "id": goal.id, "title": goal.title, "type": found.type, "commitment": graded.commitment,
        "score": _rounded(found.score), "computed": _rounded(found.computed), "declared": found.declared,
        "differs": found.differs, "how": found.how, "missing": list(found.missing),
        "value": found.value._asdict() if found.value else None,
        "explanation": goal.explanation, "verdict": graded.reading.verdict, "says": graded.reading.says,
    }  # fmt: skip


def _kpi_data(watched: Watched) -> dict[str, Any]:
    kpi, health, latest = watched.kpi, watched.health, watched.latest
    return {
        "id": kpi.id, "name": kpi.name, "unit": kpi.unit,
        "value": latest.value if latest else None, "period": latest.label if latest else None,
        "target": latest.aim.target if latest else None,
        "health": health.state, "trend": health.way, "reason": health.reason,
        "natural_limits": _limits(health.limits), "missed_in_a_row": health.in_a_row,
        "achievement": _rounded(watched.achievement),
        "stale": watched.staleness.stale if watched.staleness else None, "later": list(watched.later),
        "moved_together": [
            {"key_result": each.goal.id, "title": each.goal.title, "r": round(each.together.r, 3),
             "lag": each.together.lag, "changes": each.together.shared, "note": "correlation only"}
            for each in watched.moved
        ],
    }  # fmt: skip


def _limits(limits: Limits | None) -> list[float] | None:
    return [limits.low, limits.high] if limits is not None else None


def _differs(scored: Scored) -> bool:
    return (
        scored.goal.score is not None
        and scored.computed is not None
        and abs(scored.goal.score - scored.computed) >= 0.05
    )


def _score(score: float | None) -> str:
    return " –  " if score is None else f"{score:.2f}"


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 4)


def _name(name: str | None) -> str:
    return f"{name} " if name else ""


def _percent(share: float | None) -> str:
    return "" if share is None else f"{min(99.9, 100 * share):.3g} %" if share < 1 else "100 %"


def _wrapped(text: str, indent: int, width: int) -> str:
    """A text in lines of a width, those after the first indented."""
    lead = text[: len(text) - len(text.lstrip(" "))]
    lines = textwrap.wrap(safe(text.lstrip(" ")), max(40, width), initial_indent=lead, subsequent_indent=" " * indent)
    return "\n".join(lines)
