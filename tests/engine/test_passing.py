"""Which profiles a plan passes, and that finding it out costs little."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from advisor import Settings
from advisor.engine import passing
from advisor.engine.audit import Passed
from advisor.engine.passing import by_strictness, passed_by, passed_by_all, under
from advisor.engine.registry import registry
from advisor.engine.run import run_audit
from advisor.engine.settings import Layer, profile_names, resolve
from advisor.examples import document_of
from advisor.reporters.text_report import passes
from advisor.service import audit_document

KEY_RESULTS = [
    "Onboarding NPS rises from 32 to 55",
    "Accounts that finish setup in a day rise from 40 % to 75 %",
    "Questions to support in week one fall from 9 to 4 an account",
]


def settings_of(**data: Any) -> Settings:
    return resolve([Layer("okr-advisor.toml", data)], registry())


def plan(**changes: Any) -> dict[str, Any]:
    """A plan that passes every profile, with some fields of its objective changed."""
    objective = {
        "id": "O1",
        "title": "Our customers love our onboarding",
        "stands_alone": "it is what the company is about",
        "team": "product",
        "owner": "Ada",
        "commitment": "aspirational",
        "confidence": 0.5,
        "key_results": [{"id": f"O1.{at}", "title": title} for at, title in enumerate(KEY_RESULTS, 1)],
        **changes,
    }
    return {
        "cycle": {"name": "2026-Q2", "start": "2026-04-01", "end": "2026-06-30"},
        "teams": [{"id": "product", "name": "Product", "level": "team"}],
        "practice": {"review_cadence": "weekly", "system": "spreadsheet", "tied_to_pay": False},
        "objectives": [objective],
    }


def passed(raw: dict[str, Any], **settings: Any) -> Passed:
    found = audit_document(document_of(raw), settings_of(**settings)).passed
    assert found is not None
    return found


def the_long_way(raw: dict[str, Any], profile: str, **settings: Any) -> bool:
    its = resolve([Layer("profile", {"profile": profile}), Layer("okr-advisor.toml", settings)], registry())
    result = run_audit(document_of(raw), its, its.active(registry()))
    return not any(each.suppressed is None and each.severity != "info" for each in result.findings)


HOSPITALS = {
    **plan()["objectives"][0],
    "id": "O2",
    "title": "Hospitals recommend us",
    "key_results": [
        {"title": "Hospitals that renew rise from 70 % to 90 %"},
        {"title": "Hospitals that came by recommendation rise from 4 to 15"},
    ],
}
PLANS: dict[str, dict[str, Any]] = {
    "sound": plan(),
    "no owner": plan(owner=None),
    "no reason": plan(stands_alone=None, aligns_to=[]),
    "no commitment": plan(commitment=None),
    "two key results": plan(key_results=[{"title": title} for title in KEY_RESULTS[:2]]),
    "no key result": plan(key_results=[]),
    "a figure in the objective": plan(title="Our customers rate our onboarding at 4.5 of 5"),
    "private": plan(visibility="private"),
    "quite sure": plan(confidence=0.8),
    "reviewed every month": plan() | {"practice": {"review_cadence": "monthly", "system": "wiki"}},
    "never reviewed": plan() | {"practice": {"system": "wiki"}},
    "no cycle": plan() | {"cycle": None},
    "two objectives": plan() | {"objectives": [plan()["objectives"][0], HOSPITALS]},
    "an owner less and lived with": plan(owner=None, suppress=[{"rule": "M804", "reason": "agreed"}]),
}


@pytest.mark.parametrize("profile", profile_names())
@pytest.mark.parametrize("raw", PLANS.values(), ids=PLANS.keys())
def test_what_passes_is_what_a_whole_audit_under_the_profile_says(raw: dict[str, Any], profile: str) -> None:
    expected = tuple(name for name in by_strictness() if the_long_way(raw, name))
    assert passed(raw, profile=profile).profiles == expected


@pytest.mark.parametrize("raw", PLANS.values(), ids=PLANS.keys())
def test_what_the_reader_set_holds_under_every_profile(raw: dict[str, Any]) -> None:
    own: dict[str, Any] = {"ignore": ["M804"], "severity": {"M801": "info"}, "rules": {"C402": {"least": 1}}}
    expected = tuple(name for name in by_strictness() if the_long_way(raw, name, **own))
    assert passed(raw, **own).profiles == expected


def test_a_sound_plan_passes_the_strictest_and_wants_nothing() -> None:
    assert passed(plan()) == Passed(by_strictness(), None, ())


def test_the_next_profile_says_what_it_wants() -> None:
    found = passed(PLANS["two objectives"])
    assert "strict" in found.profiles
    sure = passed(plan(title="Our customers rate our onboarding at 4.5 of 5"), profile="numeric-objectives")
    assert (sure.profiles[0], sure.next) == ("numeric-objectives", "google")
    assert sure.wants == ("O102",)


def test_a_part_of_the_rules_proves_nothing() -> None:
    result = audit_document(document_of(plan()), settings_of(select=["K204"]))
    assert result.passed is None
    assert passed_by_all([result]) is None


def test_a_file_with_notices_passes_nothing() -> None:
    assert passed(plan(ownr="Ada")).profiles == ()


def test_several_plans_pass_what_all_of_them_pass() -> None:
    results = [audit_document(document_of(PLANS[name]), Settings()) for name in ("sound", "no reason")]
    assert passed_by_all(results[:1]) == "strict"
    assert passed_by_all(results) == "radical-focus"
    assert passed_by_all([]) is None


def test_the_text_says_it_in_a_line_and_what_the_next_profile_wants() -> None:
    results = [audit_document(document_of(PLANS[name]), Settings()) for name in ("no reason", "no cycle")]
    assert passes(results[:1]) == "Passes: radical-focus (strict wants M805 mended)"
    assert passes(results[1:]) == "Passes: none of the profiles yet (lightweight wants M803 mended)"
    assert passes(results) == ""


def test_profiles_are_ordered_by_the_rank_in_their_data() -> None:
    assert by_strictness() == ("strict", "radical-focus", "google", "seeds", "numeric-objectives", "lightweight")


def test_a_profile_goes_below_what_the_reader_set() -> None:
    own = settings_of(profile="strict", severity={"M804": "warning"}, on=["O101"], suppressions=False)
    there = under(own, "lightweight", registry())
    assert there.profile == "lightweight"
    assert there.severity["M804"] == "warning"
    assert "M803" not in there.severity
    assert (there.on, there.suppressions) == (("O101",), False)
    assert there.chosen_severity("M804") == "warning"
    assert there.chosen_severity("M801") is None


def test_a_finding_that_all_profiles_share_settles_it_without_asking_again(monkeypatch: pytest.MonkeyPatch) -> None:
    document = document_of(plan(key_results=[{"title": "Launch the portal"}, {"title": "Launch the shop"}]))
    settings = Settings()
    result = run_audit(document, settings, settings.active(registry()))
    monkeypatch.setattr(passing, "run_audit", None)
    assert passed_by(result, settings, registry()) == Passed((), "lightweight", ("C414", "K204"))


def test_a_long_plan_without_faults_costs_little_more() -> None:
    raw = plan()
    one = raw["objectives"][0]
    raw["teams"] = [{"id": f"t{at}", "name": f"House {at}", "level": "team"} for at in range(700)]
    raw["objectives"] = [
        {**one, "id": f"O{at}", "title": f"Guests love the house {letter(at)}", "team": f"t{at}",
         "key_results": [{"title": f"{title} in the house {letter(at)}"} for title in KEY_RESULTS]}
        for at in range(700)
    ]  # fmt: skip
    document = document_of(raw)
    settings = Settings()
    start = time.process_time()
    result = run_audit(document, settings, settings.active(registry()))
    audited = time.process_time() - start
    start = time.process_time()
    assert passed_by(result, settings, registry()) is not None
    assert time.process_time() - start < max(0.5 * audited, 0.05)


def letter(number: int) -> str:
    """A name for a number that is no figure."""
    return "".join(chr(97 + int(digit)) for digit in str(number))


def test_the_json_names_the_profile_or_nothing() -> None:
    from advisor.reporters.json_report import report

    for name, expected in (("sound", "strict"), ("no cycle", None)):
        result = audit_document(document_of(PLANS[name]), Settings())
        assert json.loads(report([result]))["summary"]["passes"] == expected
