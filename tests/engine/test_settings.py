"""Settings: one precedence, every origin told, every mistake told at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from advisor import Settings, SettingsError, gather_settings
from advisor.engine.registry import Registry, registry
from advisor.engine.settings import Layer, find_settings, profile_names, resolve
from tests.engine.plans import make_rule


def settings_of(*layers: dict[str, Any]) -> Settings:
    return resolve([Layer(f"layer {at}", data) for at, data in enumerate(layers, 1)], registry())


def test_a_later_layer_wins_and_its_origin_is_known() -> None:
    made = settings_of({"ignore": ["K204"], "rules": {"C402": {"most": 4}}}, {"rules": {"C402": {"most": 3}}})
    assert made.ignore == ("K204",)
    assert made.options["C402"]["most"] == 3
    assert made.origins["ignore"] == "layer 1"
    assert made.origins["rules.C402.most"] == "layer 2"


def test_what_settings_say_wins_over_what_their_profile_says() -> None:
    strict = settings_of({"profile": "strict"})
    changed = settings_of({"profile": "strict", "severity": dict.fromkeys(strict.severity, "info")})
    assert strict.severity
    assert set(changed.severity.values()) == {"info"}


def test_rules_are_named_by_id_or_slug_and_kept_by_id() -> None:
    made = settings_of({"severity": {"kr-is-deliverable": "info"}, "rules": {"kr-count": {"most": 4}}})
    assert made.severity == {"K204": "info"}
    assert made.options["C402"] == {"most": 4}


def test_select_runs_those_only_and_ignore_takes_away() -> None:
    made = settings_of({"select": ["K2"], "ignore": ["K204"]})
    names = {rule.id for rule in made.active(registry())}
    assert "K203" in names
    assert "K204" not in names
    assert all(name.startswith("K2") for name in names)


def test_rules_that_are_off_by_default_run_where_any_layer_turns_them_on() -> None:
    rules = Registry()
    for each in (make_rule("H101", "on"), make_rule("H102", "off", on=False), make_rule("H103", "off-too", on=False)):
        rules.add(each)
    layers = [Layer("layer 1", {"on": ["H102"]}), Layer("layer 2", {"on": ["off-too"]})]
    made = resolve(layers, rules)
    assert made.on == ("H102", "H103")
    assert [rule.id for rule in made.active(rules)] == ["H101", "H102", "H103"]
    assert [rule.id for rule in resolve([], rules).active(rules)] == ["H101"]
    ignored = resolve([*layers, Layer("layer 3", {"ignore": ["H102"]})], rules)
    assert [rule.id for rule in ignored.active(rules)] == ["H101", "H103"]


MISTAKES: dict[str, tuple[dict[str, Any], str, str]] = {
    "an unknown setting": ({"profil": "strict"}, "unknown setting 'profil'", "Did you mean 'profile'?"),
    "an unknown profile": ({"profile": "strikt"}, "there is no profile 'strikt'", "Did you mean 'strict'?"),
    "an empty profile": ({"profile": ""}, "layer 1: profile must be a name, found ''", "There are: seeds"),
    "a profile that is no name": ({"profile": ["strict"]}, "profile must be a name, found ['strict']", ""),
    "suppressions that are neither": ({"suppressions": "no"}, "suppressions must be true or false, found 'no'", ""),
    "an unknown rule in select": ({"select": ["K999"]}, "unknown rule 'K999' in select", ""),
    "an unknown rule in ignore": (
        {"ignore": ["kr-is-delivrable"]},
        "unknown rule 'kr-is-delivrable' in ignore",
        "Did you mean 'kr-is-deliverable'?",
    ),
    "an unknown rule in on": ({"on": ["K999"]}, "unknown rule 'K999' in on", ""),
    "rules that are no list": ({"select": "K204"}, "select must be a list of rules, found 'K204'", "Write select ="),
    "an unknown severity": (
        {"severity": {"K204": "fatal"}},
        "severity of K204 must be error, warning or info, found 'fatal'",
        "",
    ),
    "an error on words alone": (
        {"severity": {"K204": "error"}},
        "K204 rests on words alone and cannot be an error",
        "Raise --fail-level to warning instead.",
    ),
    "an unknown option": ({"rules": {"C402": {"mots": 3}}}, "C402 has no option 'mots'", "Did you mean 'most'?"),
    "an option of the wrong kind": (
        {"rules": {"C402": {"most": "three"}}},
        "option most of C402 must be a number of 0 or more, found 'three'",
        "",
    ),
    "an option below nought": (
        {"rules": {"C402": {"most": -3}}},
        "option most of C402 must be a number of 0 or more, found -3",
        "",
    ),
    "an unknown limit": ({"limits": {"byte": 3}}, "unknown limit 'byte'", "Did you mean 'bytes'?"),
    "a limit below one": ({"limits": {"depth": 0}}, "limit depth must be a whole number above 0, found 0", ""),
    "a table that is none": ({"rules": 3}, "rules must be a table, found 3", ""),
}


@pytest.mark.parametrize(("data", "message", "hint"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_told_with_its_cure(data: dict[str, Any], message: str, hint: str) -> None:
    with pytest.raises(SettingsError) as refused:
        settings_of(data)
    problem = refused.value.problems[0]
    assert message in problem.message
    assert hint in (problem.hint or "")


def test_all_mistakes_are_told_at_once_each_with_its_file() -> None:
    with pytest.raises(SettingsError) as refused:
        settings_of({"profil": 1, "select": ["K999"]}, {"profile": "strikt", "limits": {"depth": "deep"}})
    assert [problem.message[:8] for problem in refused.value.problems] == ["layer 1:"] * 2 + ["layer 2:"] * 2


def test_a_wrong_profile_below_a_right_one_is_told() -> None:
    with pytest.raises(SettingsError, match="layer 1: there is no profile 'strikt'"):
        settings_of({"profile": "strikt"}, {"profile": "strict"})


@pytest.mark.parametrize("name", profile_names())
def test_every_profile_is_sound(name: str) -> None:
    assert settings_of({"profile": name}).profile == name


def test_the_closest_file_wins(tmp_path: Path) -> None:
    (tmp_path / "okr-advisor.toml").write_text('profile = "strict"\n')
    inner = tmp_path / "plans"
    inner.mkdir()
    (inner / "pyproject.toml").write_text('[tool.okr-advisor]\nprofile = "lightweight"\n')
    assert gather_settings(tmp_path).profile == "strict"
    assert gather_settings(inner).profile == "lightweight"
    assert gather_settings(inner / "plan.yaml").profile == "lightweight"
    assert gather_settings(inner, {"profile": "google"}).profile == "google"
    assert gather_settings(inner, file=tmp_path / "okr-advisor.toml").profile == "strict"
    assert gather_settings(inner, isolated=True).profile == "seeds"


def test_paths_may_be_texts(tmp_path: Path) -> None:
    from advisor import audit_file

    plan = tmp_path / "plan.yaml"
    plan.write_text("objectives: [{title: Guests come back}]\n")
    (tmp_path / "okr-advisor.toml").write_text('profile = "strict"\n')
    assert audit_file(str(plan), gather_settings(str(plan))).profile == "strict"


def test_a_project_file_without_our_table_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert find_settings(tmp_path) != tmp_path / "pyproject.toml"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"profile = \n", ":1:11: the settings are not TOML: Invalid value"),
        (b"ignore = [\n'K204'", ":2:7: the settings are not TOML: Unclosed array"),
        (b"\x89PNG\r\n\x1a\n\0", ": the settings file is not UTF-8 text"),
        (b"a = " + b"[" * 100_000, ": the settings are nested too deep"),
    ],
)
def test_a_file_that_is_no_toml_is_told_with_its_place(tmp_path: Path, raw: bytes, said: str) -> None:
    path = tmp_path / "okr-advisor.toml"
    path.write_bytes(raw)
    with pytest.raises(SettingsError) as refused:
        gather_settings(tmp_path)
    assert refused.value.render().startswith(f"{path}{said}")


def test_a_project_file_whose_table_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('tool.okr-advisor = "[tool.okr-advisor"\n')
    with pytest.raises(SettingsError, match="must be a table"):
        gather_settings(tmp_path)


def test_a_profile_leaves_a_rule_its_shades_and_a_setting_does_not() -> None:
    from tests.engine.plans import audit, plan_of

    plan = plan_of("NPS 55", cycle={"name": "2026"})
    for layer, expected in (({}, "info"), ({"severity": {"M803": "error"}}, "error")):
        made = settings_of({"profile": "strict", **layer})
        assert [f.severity for f in audit(plan, made.active(registry()), made).findings if f.rule == "M803"] == [
            expected
        ]


def test_severity_of_a_profile_reaches_the_finding() -> None:
    from tests.engine.plans import audit, plan_of

    made = settings_of({"severity": {"K204": "info"}})
    found = audit(plan_of("Launch the new menu"), made.active(registry()), made).findings
    assert [f.severity for f in found if f.rule == "K204"] == ["info"]
