"""What the rules about histories, ambition and scores make of plans that their examples cannot show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from advisor import AuditResult
from advisor.engine.registry import registry
from advisor.engine.run import run_audit
from advisor.engine.settings import Layer, Settings, resolve
from advisor.examples import document_of

NPS = "Onboarding NPS rises from 32 to 55"
KPI = {"id": "nps", "name": "Onboarding NPS", "unit": "points", "direction": "up", "target": 40, "frequency": "monthly"}
DAY = date(2026, 5, 15)


def settings(**given: Any) -> Settings:
    return resolve([Layer("test", given)] if given else [], registry())


def audit(
    plan: dict[str, Any], as_of: date = DAY, previous: Sequence[dict[str, Any]] = (), **given: Any
) -> AuditResult:
    chosen = settings(**given)
    earlier = [document_of(each) for each in previous]
    return run_audit(document_of(plan), chosen, chosen.active(registry()), as_of, earlier)


def told(rule: str, *args: Any, **given: Any) -> list[str]:
    """What an audit says by one rule."""
    return [finding.message for finding in audit(*args, **given).findings if finding.rule == rule]


def months(*values: float | None, year: int = 2025) -> list[dict[str, Any]]:
    return [{"period": f"{year}-{month:02}", "actual": value} for month, value in enumerate(values, 1)]


def plan(
    kpi: dict[str, Any] | None = None, commitment: str | None = "aspirational", **key_result: Any
) -> dict[str, Any]:
    results = [{"id": "K", "title": NPS, **key_result}]
    objective = {
        "id": "O",
        "title": "Our customers love our onboarding",
        "commitment": commitment,
        "key_results": results,
    }
    return {"cycle": {"name": "2026-Q2"}, "objectives": [objective], "kpis": [{**KPI, **(kpi or {})}]}


STEADY = months(30, 33, 31, 34, 32, 33, 31, 34, 32, 33, 31, 32)


def bold(target: float, commitment: str | None, history: list[dict[str, Any]] = STEADY, **given: Any) -> set[str]:
    kpi = {"history": history}
    found = audit(
        plan(kpi, commitment, measures="nps", baseline=32, target=target, title="Raise onboarding NPS"), **given
    )
    return {finding.rule for finding in found.findings} & {"O106", "K210", "K215"}


def test_ambition_is_judged_by_commitment() -> None:
    assert bold(34, "aspirational") == {"O106"}
    assert bold(34, "committed") == set()
    assert bold(34, "learning") == set()
    assert bold(50, "aspirational") == bold(50, "committed") == set()
    assert bold(99, "aspirational") == bold(99, "committed") == {"K210"}


def test_without_a_commitment_there_is_no_judgement() -> None:
    assert bold(34, None) == bold(99, None) == set()
    wants = audit(plan({"history": STEADY}, None, measures="nps")).abstained
    assert ("K210", ("commitment",)) in {(each.rule, each.wants) for each in wants}


def test_where_o106_does_not_run_k210_says_that_a_target_is_too_safe() -> None:
    assert bold(34, "aspirational", ignore=["O106"]) == {"K210"}


def test_a_history_in_another_unit_says_nothing() -> None:
    shares = [{**row, "actual": row["actual"] / 100} for row in STEADY]
    assert bold(55, "aspirational", shares) == set()


def test_a_figure_that_never_moved_has_no_range_to_measure_with() -> None:
    assert bold(99, "aspirational", months(*[32] * 12)) == set()


def test_both_numbers_stand_in_the_message() -> None:
    said = told("K210", plan({"history": STEADY}, measures="nps", title="Onboarding NPS rises from 32 to 95"))
    assert len(said) == 1 and "63 points away" in said[0] and "by itself it moves up to" in said[0]


def test_progress_that_check_ins_show_is_never_blamed() -> None:
    early = date(2026, 4, 6)
    assert told("K215", plan(current=54), early)
    assert not told("K215", plan(current=54, check_ins=[{"on": "2026-04-03", "value": 33}]), early)
    assert not told("K215", plan(check_ins=[{"on": "2026-05-12", "value": 54}]))
    carried = plan(current=54)
    carried["objectives"][0]["carried_from"] = ["2026-Q1"]
    assert not told("K215", carried, early)


def test_a_stale_kpi_is_told_once_it_missed_two_whole_periods() -> None:
    history = months(41, 42, year=2026)
    assert not told("T605", plan({"history": history}), date(2026, 4, 30))
    assert told("T605", plan({"history": history}), date(2026, 5, 1))
    assert told("T605", plan({"history": history, "current": 44}), date(2026, 5, 1))
    assert not told("T605", plan({"history": history, "end": "2026-03-31"}), date(2026, 5, 1))


@pytest.mark.parametrize(
    ("cadence", "stale"), [(None, True), ("weekly", True), ("every two weeks", False), ("monthly", False)]
)
def test_check_ins_are_due_by_the_cadence(cadence: str | None, stale: bool) -> None:
    checked = plan(check_ins=[{"on": "2026-04-27", "value": 34}])
    checked["practice"] = {"review_cadence": cadence}
    assert bool(told("T605", checked)) == stale


def test_a_key_result_that_is_met_or_whose_cycle_is_over_is_not_stale() -> None:
    assert not told("T605", plan(check_ins=[{"on": "2026-04-10", "value": 56}]))
    assert not told("T605", plan(check_ins=[{"on": "2026-06-26", "value": 44}]), date(2026, 11, 1))
    assert not told("T605", plan(check_ins=[{"on": "2026-04-10", "value": 36}], updated_on="2026-05-11"))


def test_a_win_of_a_key_result() -> None:
    before = {"on": "2026-04-20", "value": 50}
    assert told("T606", plan(check_ins=[before, {"on": "2026-05-11", "value": 56}]))
    assert not told("T606", plan(check_ins=[before, {"on": "2026-05-11", "value": 54}]))
    assert not told("T606", plan(check_ins=[{**before, "value": 56}, {"on": "2026-05-11", "value": 57}]))


def test_back_on_target_after_one_weak_period_is_no_win() -> None:
    assert not told("T606", plan({"history": months(41, 42, 35, 41)}))
    assert told("T606", plan({"history": months(35, 36, 41)}))


def test_a_quarterly_kpi_is_given_two_quarters_before_its_status_is_doubted() -> None:
    flat = [{"on": f"2026-{day}", "value": 34, "status": "on-track"} for day in ("04-06", "04-20", "05-11")]
    assert told("T613", plan(check_ins=flat))
    assert not told("T613", plan({"frequency": "quarterly"}, measures="nps", check_ins=flat))


def test_a_version_of_the_same_cycle_is_no_earlier_cycle() -> None:
    now = plan()
    now["objectives"][0]["commitment"] = "committed"
    earlier = [{**now, "cycle": {"name": name}} for name in ("2026-Q2", "2026-Q2", "2026-Q1")]
    assert not told("T608", now, previous=earlier)
    earlier.append({**now, "cycle": {"start": "2025-10-01", "end": "2025-12-31"}})
    said = told("T608", now, previous=earlier)
    assert len(said) == 1 and "third cycle, with the same targets" in said[0]


def test_a_kpi_that_is_worked_on_needs_neither_s703_nor_advice() -> None:
    kpi = {"current": 32, "benchmark": {"value": 50}}
    alone = audit(plan(kpi))
    assert [each.rule for each in alone.recommendations] == ["T609"] and told("S703", plan(kpi))
    assert alone.recommendations[0].draft == "Onboarding NPS rises from 32 to 50"
    measured = plan(kpi, measures="nps")
    assert not told("S703", measured) and not audit(measured).recommendations


def test_a_kpi_past_its_floor_is_an_alarm_and_not_also_below_target() -> None:
    found = {each.rule for each in audit(plan({"current": 25, "floor": 30})).findings}
    assert "T604" in found and "S703" not in found


@pytest.mark.parametrize(
    "rule", ["P305", "T604", "T605", "T606", "T607", "T609", "T612", "T613", "K210", "K215", "S702", "S703"]
)
@pytest.mark.parametrize("value", [1e308, -1e308, 0.0, 5e-324])
def test_no_figure_breaks_a_rule(rule: str, value: float) -> None:
    history = [{"period": str(1990 + at), "actual": value * (-1) ** at, "target": value} for at in range(9)]
    kpi = {"history": history, "floor": value, "benchmark": {"value": value}, "target": value}
    raw = plan(kpi, measures="nps", baseline=value, target=-value, check_ins=[{"on": "2026-04-03", "value": value}] * 3)
    found = audit(raw, select=[rule])
    assert not [each for each in found.findings if each.rule == "Z002"]
