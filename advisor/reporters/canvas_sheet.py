"""The strategy canvas as a sheet: its drawing, its levels, what the curves show as numbers, and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advisor.domain.finding import Finding, Recommendation
from advisor.domain.plan import Plan
from advisor.reporters.canvas_layout import US
from advisor.reporters.canvas_svg import canvas_svg
from advisor.reporters.sheet import Section, Sheet, advice_section, findings_section
from advisor.reporters.x_matrix_sheet import period_of, title_of
from advisor.strategy.candidates import Candidate
from advisor.strategy.canvas import FAR, Canvas, Divergence, Standing

_NAME = 120
_HUGE = 1e15  # from here on digits are noise


def canvas_sheet(
    plan: Plan,
    canvas: Canvas,
    drafts: tuple[Candidate, ...],
    findings: Iterable[Finding],
    advice: Iterable[Recommendation],
    rules: int,
) -> Sheet:
    """Everything that is to be said of a plan's canvas; `rules` is how many looked at it."""
    title, period = title_of(plan, "Strategy canvas"), period_of(plan)
    sections = (
        _levels(canvas),
        Section("What the curves show", (), ("Number", "Value", "What it says"), tuple(_numbers(canvas))),
        _given_up(canvas),
        _drafts(canvas, drafts),
        advice_section("Gaps to decide on", advice),
        findings_section(findings, rules),
    )
    return Sheet(title, period, canvas_svg(canvas, title, period), sections)


def _levels(canvas: Canvas) -> Section:
    """Every level, the distance to the best competitor, and what is done about the factor."""
    if not canvas.factors:
        return Section("Levels", ("No factors yet.",))
    columns = ("Factor", US, *canvas.players, "Ahead of the best by", "Action", "Objective")
    rows = tuple(
        (
            each.factor.name,
            _level(each.us),
            *(_level(each.them.get(name)) for name in canvas.players),
            "" if each.gap is None else f"{each.gap:+g}" if each.gap else "0",
            each.factor.action or "",
            ", ".join(each.objectives),
        )
        for each in canvas.factors
    )
    said = f"Scale of 0 to {canvas.top:g}{'' if canvas.scale else ' (none is said)'}; one step is {canvas.step:g}."
    return Section("Levels", (said,), columns, rows)


def _level(level: float | None) -> str:
    return "" if level is None else f"{level:g}"


def _numbers(canvas: Canvas) -> Iterator[tuple[str, str, str]]:
    """Focus, divergence and over-delivery, each with its definition."""
    focus = canvas.focus()
    told = "How many factors carry half of our curve, counted from the highest; fewer is more focused."
    if focus is None:
        yield "Focus", "cannot be told", f"{told} We have no level above 0."
    else:
        yield "Focus", f"{focus.carrying} of {focus.of} factors", f"{told} A flat curve would need {focus.flat}."
    for each in canvas.divergence():
        yield f"Divergence from {each.name[:_NAME]}", _apart(each), _shape(each)
    over = canvas.over_delivery()
    told = f"Factors {FAR} steps or more above every competitor with no action and no objective: nobody asked for them."
    yield "Over-delivery", f"{len(over)}: {_named(over)}" if over else "none", told


def _apart(each: Divergence) -> str:
    shape = "" if each.correlation is None else f", correlation {each.correlation:+.2f}"
    steps = f"{each.distance:.1f} steps" if each.distance < _HUGE else "more steps than can be counted"
    return f"{steps} apart{shape}"


def _shape(each: Divergence) -> str:
    """What a divergence says, with what it is counted from."""
    over = f"Mean distance over {each.shared} shared factor{'' if each.shared == 1 else 's'}"
    if each.correlation is None:
        return f"{over}. Shapes cannot be compared: fewer than three factors, or a flat curve."
    if each.correlation >= 0.7:
        said = "our curve rises and falls with theirs"
    elif each.correlation > 0.3:
        said = "our curve partly follows theirs"
    else:
        said = (
            "our curve has a shape of its own" if each.correlation >= -0.3 else "our curve is high where theirs is low"
        )
    return f"{over}; {said} (1 is the same shape, 0 none in common, -1 the mirror image)."


def _named(standings: Iterable[Standing]) -> str:
    return ", ".join(each.factor.name[:_NAME] for each in standings)


def _given_up(canvas: Canvas) -> Section:
    rows = tuple(
        (
            each.factor.name,
            each.factor.action or "",
            _level(each.us),
            each.best.name if each.best else "",
            _level(each.best.level) if each.best else "",
        )
        for each in canvas.given_up()
    )
    if not rows:
        return Section("Given up", ("Nothing is reduced or eliminated.",))
    return Section("Given up", (), ("Factor", "Action", US, "Best competitor", "Their level"), rows)


def _drafts(canvas: Canvas, drafts: tuple[Candidate, ...]) -> Section:
    """Drafts for what is raised or created and has no objective yet."""
    wanted = [each for each in canvas.factors if each.factor.action in ("raise", "create")]
    if not wanted:
        return Section("Candidate objectives", ("None: no factor is to be raised or created.",))
    waiting = sum(not each.linked for each in wanted)
    if not waiting:
        return Section("Candidate objectives", ("None: every factor to be raised or created has its objective.",))
    rows = tuple(
        (each.standing.factor.name, each.standing.factor.action or "", each.objective, *each.key_results)
        for each in drafts
    )
    said = "States, with <slots> for what only you know; once filled in, O101, O102, O107 and O112 find no fault."
    left = waiting - len(drafts)
    more = (f"Without a draft here, and without an objective: {left} more.",) if left else ()
    columns = ("Factor", "Action", "Objective", "One key result", "Another")
    return Section("Candidate objectives", (*((said,) if drafts else ()), *more), columns, rows)
