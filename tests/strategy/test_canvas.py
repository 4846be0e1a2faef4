"""The strategy canvas as a model: gaps, focus, divergence, over-delivery, candidates."""

from __future__ import annotations

import pytest

from advisor.domain.plan import Factor, Objective, Plan, StrategyCanvas
from advisor.engine.registry import registry
from advisor.examples import document_of
from advisor.strategy.candidates import Candidate, as_objective, candidates, fault_finder, filled
from advisor.strategy.canvas import Canvas, Focus, canvas_of, step_of
from tests.strategy.plans import SAAS


def made(*levels: tuple[float | None, float | None], scale: float | None = 5) -> Canvas:
    factors = [
        Factor(f"factor {at}", us=us, competitors=None if them is None else {"Globex": them})
        for at, (us, them) in enumerate(levels)
    ]
    return canvas_of(StrategyCanvas(scale, tuple(factors)))


def saas() -> Canvas:
    plan = document_of(SAAS).plan
    assert plan.strategy_canvas is not None
    return canvas_of(plan.strategy_canvas, plan)


def test_zero_is_a_level_and_nothing_is_not() -> None:
    canvas = made((0, 2), (None, 2), (3, None))
    assert [each.gap for each in canvas.factors] == [-2, None, None]


def test_focus_counts_the_factors_that_carry_half_of_the_curve() -> None:
    assert made((5, 1), (5, 1), (0, 1), (0, 1)).focus() == Focus(1, 4, 2)
    assert made(*[(3, 1)] * 6).focus() == Focus(3, 6, 3)
    assert made((1e308, 1), (1e308, 1), (1e308, 1)).focus() == Focus(2, 3, 2)
    assert made((0, 1), (None, 1)).focus() is None


@pytest.mark.parametrize(
    ("canvas", "distance", "correlation"),
    [
        (made((1, 1), (2, 2), (3, 3)), 0, 1),
        (made((1, 5), (3, 3), (5, 1)), 8 / 3, -1),
        (made((20, 50), (20, 40), (20, 10), scale=100), 2, None),
        (made((1, 2), (5, 2), (None, 2), (2, None)), 2, None),
    ],
    ids=["the same", "the mirror image", "a flat one, on a scale of 100", "two factors"],
)
def test_divergence_is_in_steps_and_by_shape(canvas: Canvas, distance: float, correlation: float | None) -> None:
    (found,) = canvas.divergence()
    assert found.name == "Globex"
    assert found.distance == pytest.approx(distance)
    assert found.correlation == (None if correlation is None else pytest.approx(correlation))


def test_over_delivery_is_far_above_all_where_nobody_asked() -> None:
    assert [each.factor.name for each in saas().over_delivery()] == ["Printed handbooks"]
    assert made((4, 3), (5, 3)).over_delivery()[0].factor.name == "factor 1"
    dear = StrategyCanvas(5, (Factor("Price of a seat", us=5, competitors={"Globex": 1}),))
    assert canvas_of(dear).over_delivery() == ()


def test_an_objective_is_tied_by_the_factor_or_by_its_own_strategy() -> None:
    factors = tuple(
        Factor(name, id=name[:2], objective=own) for name, own in (("F1 a", "O9"), ("F2 b", None), ("F3 c", " "))
    )
    plan = Plan(objectives=(Objective("Guests stay", "O9"), Objective("Guests return", strategy=("F2",))))
    canvas = canvas_of(StrategyCanvas(5, factors), plan)
    assert [each.objectives for each in canvas.factors] == [("Guests stay",), ("Guests return",), ()]


def test_a_scale_that_nobody_said_is_taken_from_the_levels() -> None:
    assert [made((level, 1), scale=None).top for level in (3, 7, 40, 250)] == [5, 10, 100, 250]
    assert [step_of(top) for top in (5, 10, 100, 1)] == [1, 1, 10, 0.1]
    assert made((7, 1), scale=5).outside == ("factor 0",)


def test_candidates_stand_for_what_is_raised_or_created_and_has_no_objective() -> None:
    drafts = candidates(saas(), fault_finder(registry()))
    assert [each.objective for each in drafts] == [
        "<Customers> choose us over Globex for our answers from a human",
        "<Customers> come to us for books closed overnight that nobody else offers",
    ]


NAMES = [
    "Onboarding speed", "24/7 support", "Uptime of 99.9 %", "API documentation", "Price", "Bedside manner", "iOS app",
    "Delivery within 2 hours", "Range of models", "Globex compatibility", "Improve quality", "x" * 500, "a <b> c",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:30])
@pytest.mark.parametrize("action", ["raise", "create"])
def test_every_candidate_is_a_sound_objective(name: str, action: str) -> None:
    factor = {"name": name, "us": 2, "competitors": {"Globex": 4}, "action": action}
    canvas = canvas_of(
        document_of({"strategy_canvas": {"scale": 5, "factors": [factor]}}).plan.strategy_canvas or StrategyCanvas()
    )
    drafts = candidates(canvas, fault_finder(registry()))
    assert len(drafts) == 1
    assert faults(drafts[0]) == set()


def faults(draft: Candidate) -> set[str]:
    """What an audit under the default profile says of the words of a draft, its slots filled in."""
    from advisor.engine.settings import Settings
    from advisor.service import audit_document

    objective = filled(as_objective(draft))
    raw = {
        "objectives": [
            {"title": objective.title, "key_results": [{"title": each.title} for each in objective.key_results]}
        ]
    }
    result = audit_document(document_of(raw), Settings())
    words = {
        "O101",
        "O102",
        "O103",
        "O104",
        "O107",
        "O109",
        "O112",
        "K201",
        "K202",
        "K203",
        "K204",
        "K213",
        "K214",
        "K219",
    }
    return {finding.rule for finding in result.findings} & words


def test_names_of_competitors_keep_their_capital() -> None:
    factor = Factor("Globex imports", us=0, competitors={"Globex": 0}, action="create")
    draft = candidates(canvas_of(StrategyCanvas(5, (factor,))), lambda objective: False)[0]
    assert draft.objective == "<Customers> come to us for Globex imports that nobody else offers"


@pytest.mark.parametrize(("level", "says_so"), [(0, True), (1, False), (4, False)])
def test_a_draft_says_that_nobody_else_offers_it_only_where_nobody_does(level: int, says_so: bool) -> None:
    factor = Factor("Languages spoken", us=2, competitors={"Globex": level, "Initech": 0}, action="create")
    draft = candidates(canvas_of(StrategyCanvas(5, (factor,))), lambda objective: False)[0]
    words = " ".join((draft.objective, *draft.key_results))
    assert ("nobody else" in words or "nowhere else" in words) == says_so
    assert says_so or draft.objective == "<Customers> choose us over Globex for our languages spoken"


def test_a_factor_that_says_something_is_no_noun_of_a_sentence() -> None:
    factor = Factor("Looks good to designers", us=2, competitors={"Globex": 4}, action="raise")
    draft = candidates(canvas_of(StrategyCanvas(5, (factor,))), lambda objective: False)[0]
    assert draft.objective == "<Customers> choose us over Globex for <what it gives them>"
