"""What is said of KPIs and their histories: right for bands, shares, ends and directions, and only once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.rules.test_histories import DAY, audit, months, plan, told

NORTH = {"id": "north", "name": "North", "level": "team"}
BAND: dict[str, Any] = {"direction": None, "target": None, "band": {"low": 6, "high": 9}, "unit": "weeks"}
STEADY = months(7, 7.5, 8, 8.2, 7.1, 6.6, 6.2, 7, 7.3)


def of_kpi(rule: str, as_of: date = DAY, **kpi: Any) -> list[str]:
    return told(rule, plan(kpi), as_of)


def test_a_band_tells_which_way_is_better_and_is_there_to_be_kept() -> None:
    assert of_kpi("P303", **BAND) == []
    assert of_kpi("P305", **BAND, history=STEADY) == []
    assert of_kpi("P303", direction=None) != []


@pytest.mark.parametrize(
    ("fields", "so"),
    [
        ({"target": None, "frequency": None}, "its health cannot be computed"),
        ({"direction": None}, "its health cannot be computed"),
        ({"direction": None, "floor": 30}, "only its floor tells which way is better"),
        ({"unit": None, "frequency": None}, "nobody can tell what its figures count"),
        ({"frequency": None}, "nobody can tell when a value is late"),
        ({"frequency": None, "history": STEADY}, "when a value is late is only guessed"),
    ],
)
def test_what_is_missing_is_not_made_worse_than_it_is(fields: dict[str, Any], so: str) -> None:
    said = of_kpi("P303", **fields)
    assert len(said) == 1 and said[0].endswith(f": {so}.")


def test_a_first_miss_counts_where_it_lies_outside_the_natural_limits() -> None:
    fell = months(7, 7.5, 8, 8.2, 7.1, 6.6, 6.2, 5.8, 5.2)
    assert len(of_kpi("S703", **BAND, history=fell)) == 1
    assert of_kpi("S703", **BAND, history=months(7, 6, 8, 6.2, 7.8, 6.1, 8, 6.3, 5.8)) == []


def test_a_value_beyond_its_limits_on_the_better_side_is_no_signal_of_a_miss() -> None:
    rising = months(20, 21, 22, 23, 24, 25, 26, 39.5)
    assert of_kpi("S703", history=[{**each, "target": 20 if at < 7 else 40} for at, each in enumerate(rising)]) == []


def test_a_target_with_an_end_is_due_on_that_day() -> None:
    run: dict[str, Any] = {"history": months(10, 38, 22, 39, 35), "target": 100, "unit": "%"}
    assert of_kpi("T612", **run) and of_kpi("S703", **{**run, "history": months(10, 38, 22)})
    assert of_kpi("T612", **run, end="2026-06-30") == of_kpi("S703", **run, end="2026-06-30") == []
    assert of_kpi("P307", **run, end="2026-06-30") != []
    assert of_kpi("T612", date(2026, 7, 1), **run, end="2026-06-30") != []


def test_a_kpi_that_was_never_met_is_not_only_told_to_work_harder() -> None:
    missed = plan({"history": months(20, 21, 19, 22, 20)})
    assert [each.rule for each in audit(missed).findings if each.rule in ("S703", "T612")] == ["T612"]
    found = next(each for each in audit(missed, ignore=["T612"]).findings if each.rule == "S703")
    assert found.suggestion is not None and found.suggestion.startswith("It was never met in 5 periods")


def test_a_kpi_that_comes_nearer_its_target_or_is_worked_on_is_no_stretch() -> None:
    stuck, rising = months(20, 21, 19, 22, 20), months(20, 22, 25, 27, 30)
    assert len(of_kpi("T612", history=stuck)) == 1
    assert of_kpi("T612", history=rising) == []
    assert of_kpi("T612", direction="down", target=10, history=rising) != []
    assert told("T612", plan({"history": stuck}, measures="nps")) == []
    critical = [each.rule for each in audit(plan({"history": stuck, "critical": True})).findings]
    assert "T612" not in critical and "S703" in critical
    addressed = plan({"history": stuck})
    addressed["objectives"][0]["addresses"] = ["nps"]
    assert told("T612", addressed) == []


def test_of_a_target_in_percent_no_share_is_taken() -> None:
    said = of_kpi("S703", unit="%", target=96, current=92)
    assert len(said) == 1 and "is at 92 %, and its target is 96 %: " in said[0] and "95" not in said[0]


def test_periods_after_the_day_are_not_known_yet() -> None:
    fell = [*months(33, 34, 35, year=2026), {"period": "2026-12", "actual": 12}]
    assert of_kpi("T604", floor=30, history=fell) == []
    assert len(of_kpi("T604", date(2026, 12, 5), floor=30, history=fell)) == 1
    met = [*months(44, 45, 44), {"period": "2062-01", "actual": 12}]
    assert of_kpi("S703", history=met) == []


def test_of_a_target_of_nothing_there_is_no_share() -> None:
    said = of_kpi("S703", direction="down", unit="accidents", target=0, current=2)
    assert len(said) == 1 and "misses its target (2 accidents against 0 accidents)" in said[0]


def test_an_eased_target_is_told_in_the_magnitude_of_its_words() -> None:
    def thousands(target: int) -> dict[str, Any]:
        title = f"Cost per concert falls from 6 to {target} thousand euro"
        made = plan(direction="down", baseline=6, target=target, title=title)
        return {**made, "kpis": []}

    said = [each for each in audit(thousands(5), previous=[thousands(4)]).findings if each.rule == "D851"]
    assert [each.message.split(":")[0] for each in said] == ["Target eased from 4 thousand euro to 5 thousand euro"]


@pytest.mark.parametrize(
    ("direction", "target", "values", "advice"),
    [
        ("up", 40, (43, 45, 44, 46, 44, 45, 43, 46), "Raise it"),
        ("down", 60, (43, 45, 44, 46, 44, 45, 43, 46), "Lower it"),
        ("down", 0, (0,) * 8, "No target could be bolder"),
    ],
)
def test_bolder_goes_the_way_that_is_better(
    direction: str, target: float, values: tuple[float, ...], advice: str
) -> None:
    said = of_kpi("P305", direction=direction, target=target, history=months(*values))
    assert len(said) == 1 and advice in said[0]


def test_what_lies_between_two_shares_is_points() -> None:
    share: dict[str, Any] = {"unit": "%", "floor": 30}
    assert "2 points past it" in of_kpi("T604", **share, current=28)[0]
    timid = plan({"unit": "%", "history": months(30, 33, 31, 34, 32, 33)}, measures="nps")
    timid["objectives"][0]["key_results"][0]["title"] = "Share of happy newcomers rises from 32 % to 33 %"
    assert "by 1 point (32 to 33)" in told("O106", timid)[0]


def test_a_target_inside_the_swing_by_a_hair_does_not_look_equal_to_it() -> None:
    swing = months(9.8, 10.2, 10.5, 9.6, 9.9, 10.8, 10.1, 9.7, 10.3, 9.9, 10.6, 10.4)
    near = plan({"unit": "%", "direction": "down", "history": swing}, measures="nps", baseline=10.4, target=9)
    near["objectives"][0]["key_results"][0]["title"] = "Readmissions fall from 10.4 % to 9 %"
    assert "a little more than 1.4 points" in told("O106", near)[0]


def test_a_win_says_what_was_reached() -> None:
    assert "its target of 40 points, from 36 to 46 points" in of_kpi("T606", history=months(33, 34, 36, 46))[0]


def test_standing_still_is_told_from_where_it_began() -> None:
    days = ("2026-03-30", "2026-04-06", "2026-04-13", "2026-04-20", "2026-04-27", "2026-05-04", "2026-05-11")
    reported = [
        {"on": day, "value": value, "status": "on-track"}
        for day, value in zip(days, (33, 34, 34, 34, 34, 34, 34), strict=True)
    ]
    said = told("T613", plan(check_ins=reported))
    assert len(said) == 1 and "for 5 weeks: 34 on 2026-04-06" in said[0]


def test_a_figure_that_falls_back_while_on_track_has_moved_away() -> None:
    days = ("2026-03-30", "2026-04-06", "2026-04-13", "2026-04-20", "2026-04-27", "2026-05-04", "2026-05-11")
    reported = [
        {"on": day, "value": value, "status": "on-track"}
        for day, value in zip(days, (44, 43, 42, 42, 41, 41, 40), strict=True)
    ]
    said = told("T613", plan(check_ins=reported))
    assert len(said) == 1 and "has moved away from its target for 6 weeks: 44 on 2026-03-30" in said[0]


def test_a_share_of_next_to_nothing_is_no_figure() -> None:
    busy = {"id": "O", "title": "Nobody waits for us", "team": "north", "commitment": "committed", "effort": 40}
    team = {**NORTH, "capacity": 5e-324}
    assert "takes 40 person-weeks: many times its" in told("M815", {"teams": [team], "objectives": [busy]})[0]
    assert told("M815", {"teams": [{**NORTH, "capacity": 20}], "objectives": [busy]}) == [
        "Committed work of “North” takes 40 person-weeks: 200 % of its 20."
    ]


def test_a_leading_key_result_is_early_news_for_its_team() -> None:
    lagging = [
        {"id": f"k{at}", "name": name, "team": "north", "indicator": "lagging", "unit": "%"}
        for at, name in enumerate(("Falls of patients", "Readmissions"))
    ]
    goal = {"id": "O", "title": "Patients go home and stay home", "team": "north"}
    late = {"title": "Complaints fall from 14 to 9", "indicator": "lagging"}
    early = {"title": "Patients called within two days rise from 55 to 85", "indicator": "leading"}

    def of_team(*results: dict[str, Any]) -> list[str]:
        made = {"teams": [NORTH], "objectives": [{**goal, "key_results": list(results)}], "kpis": lagging}
        return [each.message for each in audit(made).findings if each.rule == "C405" and each.subject.kind == "team"]

    assert of_team(late, early) == []
    assert len(of_team(late)) == 1 and of_team(late)[0].startswith("Both measures")


def test_what_a_team_tracks_already_is_not_suggested_to_it() -> None:
    plant = {"id": "plant", "name": "Plant", "function": "manufacturing"}
    kpis = [
        {"id": f"k{at}", "name": name, "team": "plant", "indicator": "lagging"}
        for at, name in enumerate(("Changeover time", "Scrap rate"))
    ]
    found = [each for each in audit({"teams": [plant], "kpis": kpis}).findings if each.rule == "C405"]
    assert len(found) == 1 and "changeover" not in (found[0].suggestion or "").lower()


@pytest.mark.parametrize(
    ("name", "vague"),
    [
        ("Hand hygiene compliance", 0),
        ("Preventive maintenance compliance", 0),
        ("Compliance", 1),
        ("Data compliance", 1),
    ],
)
def test_compliance_with_one_practice_is_a_share_of_it(name: str, vague: int) -> None:
    assert len(of_kpi("P301", name=name)) == vague


def test_a_share_of_calls_is_not_their_number() -> None:
    names = ("Calls answered in a minute", "Missed visits")
    shares = [{"id": f"k{at}", "name": name, "team": "north", "unit": "%"} for at, name in enumerate(names)]
    assert told("C404", {"teams": [NORTH], "kpis": shares}) == []


def test_a_team_with_a_short_id_is_no_placeholder() -> None:
    goal = {"id": "O", "title": "Nobody waits for us", "team": "x", "key_results": []}
    assert told("K214", {"teams": [{"id": "x", "name": "Support"}], "objectives": [goal]}) == []
    assert told("K214", {"teams": [NORTH], "objectives": [goal]}) != []


@pytest.mark.parametrize("value", [1e300, -1e300, 5e-324, 1e15])
def test_huge_figures_are_not_written_out(value: float) -> None:
    messages = [each.message for each in audit(plan({"current": value, "floor": 30, "target": 40})).findings]
    assert all(len(message) < 400 for message in messages)


def test_sums_beyond_all_numbers_are_not_judged_and_break_nothing() -> None:
    heavy = {"weight": 1.7e308, "effort": 1.7e308}
    results = [{"title": title, **heavy} for title in ("Queues fall from 9 to 4", "Complaints fall from 14 to 9")]
    goal = {"id": "O", "title": "Nobody waits for us", "team": "north", "commitment": "committed"}
    made = {"teams": [{**NORTH, "capacity": 60}], "objectives": [{**goal, "key_results": results}]}
    assert told("Z002", made) == told("C410", made) == told("M815", made) == []
