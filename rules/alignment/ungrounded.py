"""An objective that comes from nowhere in the strategy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advisor.domain.finding import Source
from advisor.domain.plan import Kpi, Objective
from advisor.engine.audit import Audit
from advisor.engine.bundle import Bundle
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from advisor.kpi.series import meets, series_of
from graph.alignment import align, alignment_of
from rules.wording import quoted

_ITEM = {"id": "AN1", "title": "Renewals rise from 70 % to 85 %"}
_MATRIX = {
    "breakthroughs": [{"id": "BT1", "title": "Half of our growth comes from recommendations"}],
    "annual": [_ITEM],
}
_CANVAS = {"scale": 5, "factors": [{"id": "F1", "name": "Ease of the start"}]}
_NAMED = {"scale": 5, "factors": [{"id": "F1", "name": "Ease of the start", "objective": "C1"}]}
_WELL = {"id": "well", "name": "Uptime of the shop", "direction": "up", "target": 99, "current": 99.5}


def _plan(company: dict[str, object], **plan: object) -> dict[str, object]:
    """A plan with an objective of the example's words under one of the company's."""
    top = {"id": "C1", "title": "Newcomers stay and grow with us", "level": "company", "evidence": "the teams"}
    example = {
        "id": "example",
        "title": "Our customers love our onboarding",
        "why": "It is what renewals hang on",
        "level": "team",
        "team": "product",
        "owner": "Ada",
        "commitment": "aspirational",
        "confidence": 0.5,
        "aligns_to": ["C1"],
        "key_results": [
            {"title": "Onboarding NPS rises from 32 to 55"},
            {"title": "Questions to support in week one fall from 9 to 4 an account"},
        ],
    }
    return {"objectives": [{**top, **company}, example], **plan}


@rule(
    "G513",
    "ungrounded-objective",
    family="alignment",
    subject=Objective,
    severity="info",
    confidence="high",
    consequence=26,
    groups=True,
    sources=[
        Source("002", "the X-matrix, and the strategy canvas as a foundation"),
        Source("000", "What are OKRs? (vision and strategy)"),
        Source("003", "OKR vs KPI: strategic goals"),
    ],
)
class UngroundedObjective:
    """Objective without a source in the strategy.

    What it does:
        Looks for where an objective comes from: an item of the X-matrix, a factor of
        the strategy canvas, or a KPI that misses its target and that it `addresses`.

    Why it matters:
        A goal that no choice of strategy asks for is as good as any other, and takes
        the place of one that would carry the strategy out.

    What decides:
        `strategy` names the source, and so does a factor's `objective`; what an
        objective aligns to lends it its own, at any distance. A reason to stand alone
        (`stands_alone`) is enough. Where the plans have neither an X-matrix nor a
        canvas, nobody can tell. A source that is named and not found is G517's.

    Known problems:
        Whether the objective serves the item that it names is for people to judge.

    Better:
        Name the item or factor in `strategy`, or the goal that it serves in
        `aligns_to`; where there is none, ask whether this is a goal for now.
    """

    good = [
        Example("Our customers love our onboarding", fields={"strategy": ["F1"]}, plan={"strategy_canvas": _CANVAS}),
        Example("Our customers love our onboarding", plan=_plan({"strategy": ["AN1"]}, x_matrix=_MATRIX)),
        Example("Our customers love our onboarding", plan=_plan({}, strategy_canvas=_NAMED)),
        Example("Our customers love our onboarding", plan=_plan({"addresses": ["nps"]}, strategy_canvas=_CANVAS)),
        Example("Our customers love our onboarding", fields={"stands_alone": "A promise"}, plan={"x_matrix": _MATRIX}),
    ]
    bad = [
        Example("Our customers love our onboarding", plan=_plan({}, x_matrix=_MATRIX)),
        Example("Our customers love our onboarding", plan=_plan({}, strategy_canvas=_CANVAS)),
        Example(
            "Our customers love our onboarding",
            plan=_plan({"addresses": ["well"]}, strategy_canvas=_CANVAS, kpis_beside=[_WELL]),
        ),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Look for a source, its own or one that it inherits."""
        if not audit.bundle.once(_has_strategy):
            yield Abstain(("x_matrix", "strategy_canvas"))
            return
        if (objective.stands_alone or "").strip():
            return
        alignment = alignment_of(audit)
        sources = audit.bundle.once(_Sources(audit.as_of))
        if sources[alignment.node(objective).number] < 0:
            yield Flag(
                f"No strategic source for {quoted(objective.title)}: neither it nor what it aligns to comes from an "
                "item of the X-matrix, a factor of the canvas or a KPI that misses its target.",
                key="ungrounded",
                whole=True,
            )


def _has_strategy(bundle: Bundle) -> bool:
    """Whether any of the plans says its strategy."""
    plans = [document.plan for document in bundle.documents]
    return any(
        (plan.strategy_canvas is not None and plan.strategy_canvas.factors)
        or (
            plan.x_matrix is not None
            and any(
                (plan.x_matrix.breakthroughs, plan.x_matrix.annual, plan.x_matrix.priorities, plan.x_matrix.metrics)
            )
        )
        for plan in plans
    )


@dataclass(frozen=True)
class _Sources:
    """How far every goal stands from a source in the strategy, on a day; made once for plans audited together."""

    as_of: date | None

    def __call__(self, bundle: Bundle) -> list[int]:
        """By node: the fewest links to a source, -1 where there is none."""
        alignment = bundle.once(align)
        sources = {node.number for node in alignment.nodes if node.kind in ("item", "factor")}
        missing = {
            node.number
            for node in alignment.nodes
            if node.kind == "kpi" and alignment.into[node.number] and self._may_miss(node.goal)
        }
        sources |= {link.source for link in alignment.links if link.field == "addresses" and link.target in missing}
        sources |= {each.source for each in alignment.dangling if each.field in ("strategy", "aligns_to", "addresses")}
        return alignment.steps_to(sources)

    def _may_miss(self, kpi: Kpi) -> bool:
        """Whether a KPI misses its target now, or nobody can tell."""
        series = series_of(kpi, self.as_of)
        return series.latest is None or meets(series.latest, series.direction) is not True
