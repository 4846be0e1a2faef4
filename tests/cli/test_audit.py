"""`okr-advisor audit`: exit codes, levels, inputs, and every way in which it can go wrong."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from advisor import all_rules
from tests.cli.conftest import Run


def test_a_warning_passes_by_default_and_fails_where_asked(run: Run, draft: Path) -> None:
    assert run("audit", draft).code == 0
    assert run("audit", draft, "--fail-level", "warning").code == 1
    assert run("audit", draft, "--fail-level", "never").code == 0


def test_an_error_fails_by_default(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "objectives:\n  - title: Guests come back\n"
        "    key_results: [{title: NPS 55, baseline: 9, target: 5, direction: up}]\n"
    )
    done = run("audit", plan)
    assert "error K212" in done.out
    assert done.code == 1
    assert run("audit", plan, "--fail-level", "never").code == 0


def test_every_run_says_what_it_checked(run: Run, draft: Path) -> None:
    running = sum(rule.on for rule in all_rules())
    assert f"1 objective, 2 key results, 0 KPIs; {running} rules" in run("audit", draft).out
    assert "1 objective, 2 key results, 0 KPIs; 1 rule" in run("audit", draft, "--select", "K203").out


def test_text_shows_warnings_and_json_everything(run: Run, draft: Path) -> None:
    text = run("audit", draft).out
    assert "kr-is-deliverable" in text
    assert "not shown (--show-level info)" in text
    data = json.loads(run("audit", draft, "--format", "json").out)
    assert data["summary"]["info"] == sum(each["severity"] == "info" for each in data["findings"]) > 0
    quiet = json.loads(run("audit", draft, "--format", "json", "--show-level", "error").out)
    assert quiet["findings"] == []
    assert quiet["summary"] == data["summary"]


def test_select_and_ignore_take_ids_slugs_and_beginnings(run: Run, draft: Path) -> None:
    for chosen in (["--select", "K204"], ["--select", "kr-is-deliverable,K203"], ["--select", "K20"]):
        data = json.loads(run("audit", draft, "--format", "json", *chosen).out)
        assert {each["rule"] for each in data["findings"]} == {"K204"}
    ignored = json.loads(run("audit", draft, "--format", "json", "--ignore", "K204").out)
    assert "K204" not in {each["rule"] for each in ignored["findings"]}


def test_a_pasted_draft_is_audited(run: Run) -> None:
    done = run("audit", "-", stdin="Objective: Guests love our breakfast\nKR1: Launch the new menu\n")
    assert done.code == 0
    assert done.out.startswith("<stdin>\n")
    assert "K204 kr-is-deliverable" in done.out


def test_standard_input_is_called_what_one_says(run: Run) -> None:
    done = run("audit", "-", "--stdin-filename", "plan.json", stdin='{"objectives": [{"title": "Guests come back"}]}')
    assert done.out.startswith("plan.json\n")


def test_a_folder_is_audited_with_all_its_plans(run: Run, draft: Path) -> None:
    (draft.parent / "notes.md").write_text("# Notes\n\nWe met on Monday.\n")
    (draft.parent / ".hidden.yaml").write_text("broken: [\n")
    (draft.parent / "deep").mkdir()
    (draft.parent / "deep" / "more.md").write_text("Objective: Guests come back\nKR: 40 stars\n")
    done = run("audit", draft.parent)
    assert "All 2 plans" in done.out
    assert "2 objectives, 3 key results" in done.out
    assert f"{draft.parent / 'notes.md'}: no goals in it, passed over" in done.err


def test_links_out_of_a_folder_are_not_followed(
    run: Run, draft: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.yaml"
    outside.write_text("objectives: [{title: Nobody reads this}]\n")
    (draft.parent / "link.yaml").symlink_to(outside)
    assert "Nobody reads this" not in run("audit", draft.parent, "--show-level", "info").out


def test_the_same_file_twice_is_one_plan(run: Run, draft: Path) -> None:
    assert "All 2 plans" not in run("audit", draft, draft).out


def test_one_file_by_several_names_is_one_plan(run: Run, draft: Path) -> None:
    folder = draft.parent
    (folder / "link.yaml").symlink_to(draft)
    others = (folder / "deep" / ".." / "draft.yaml", folder / "link.yaml", folder)
    (folder / "deep").mkdir()
    assert "All 2 plans" not in run("audit", draft, *others).out
    assert run("audit", draft, *others).code == 0
    assert "plans" not in run("audit", folder).out


def test_every_plan_has_the_settings_closest_to_it(run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, settings in (("one", 'select = ["K204"]\n'), ("two", 'profile = "strict"\nignore = ["K204"]\n')):
        (draft.parent / name).mkdir()
        (draft.parent / name / "plan.yaml").write_text(draft.read_text())
        (draft.parent / name / "okr-advisor.toml").write_text(settings)
    draft.unlink()
    as_json = ("--format", "json", "--show-level", "warning")
    by_folder = run("audit", draft.parent, *as_json)
    data = json.loads(by_folder.out)
    assert data["tool"]["profile"] == "seeds, strict"
    assert data["checked"]["plans"] == 2
    assert [Path(f["place"]["path"]).parent.name for f in data["findings"] if f["rule"] == "K204"] == ["one"]
    assert run("audit", draft.parent / "one", draft.parent / "two", *as_json).out == by_folder.out
    assert f"; 1 to {sum(rule.on for rule in all_rules()) - 1} rules" in run("audit", draft.parent).out.splitlines()[-2]
    monkeypatch.chdir(draft.parent / "one")
    assert "; 1 rule\n" in run("audit", "-", stdin="Objective: Guests come back\nKR: Launch the menu\n").out
    shown = run("audit", "../two", "plan.yaml", "--show-settings").out
    assert "profile = 'strict'" in shown


def test_a_mistake_in_settings_of_several_plans_is_told_once(run: Run, draft: Path) -> None:
    (draft.parent / "okr-advisor.toml").write_text("[limits]\ndepth = 0\n")
    (draft.parent / "more.yaml").write_text(draft.read_text())
    for paths in ([draft.parent], [draft, draft.parent / "more.yaml"]):
        done = run("audit", *paths)
        assert done.code == 2
        assert done.err.count("limit depth") == 1


def test_a_folder_that_cannot_be_read_is_told(run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed, scan = draft.parent / "closed", os.scandir
    closed.mkdir()

    def refuse(path: str) -> Any:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr("os.scandir", refuse)
    for named in (closed, draft.parent):
        done = run("audit", named)
        assert done.code == 2
        assert f"{closed}: cannot be read: Permission denied" in done.err


def test_names_of_files_cannot_steer_the_terminal(run: Run, draft: Path) -> None:
    (draft.parent / "no\x1b[2Jtes.md").write_text("# Notes\n\nWe met on Monday.\n")
    done = run("audit", draft.parent)
    assert r"no\x1b[2Jtes.md: no goals in it, passed over" in done.err


def test_a_gate_need_not_heed_suppressions(run: Run, draft: Path) -> None:
    draft.write_text(draft.read_text() + "suppress: [{rule: K204, reason: agreed}]\n")
    arguments = ("audit", draft, "--select", "K204", "--fail-level", "warning")
    assert run(*arguments).code == 0
    assert run(*arguments, "--no-suppressions").code == 1
    assert "suppressions = False  # command line" in run("audit", "--show-settings", "--no-suppressions").out
    (draft.parent / "okr-advisor.toml").write_text("suppressions = true\n")
    assert run(*arguments, "--no-suppressions").code == 1


def test_an_unknown_field_is_told_and_counts_as_a_warning(run: Run, draft: Path) -> None:
    draft.write_text(draft.read_text().replace("owner", "ownr"))
    done = run("audit", draft, "--select", "K203", "--fail-level", "warning")
    assert "unknown field 'ownr' in an objective; it is not read. Did you mean 'owner'?" in " ".join(done.out.split())
    assert done.code == 1


EVERY_FAMILY = ",".join(sorted({rule.id[0] for rule in all_rules()} - {"Z"}))
WRONG = {
    "nothing named": ([], "no plan given: name a file or a folder, or - for standard input"),
    "a missing file": (["nowhere.yaml"], "nowhere.yaml: there is no such file"),
    "an unknown rule": (["draft.yaml", "--select", "K999"], "unknown rule 'K999' in select"),
    "an unknown rule to ignore": (["draft.yaml", "--ignore", "kr-is-delivrable"], "Did you mean 'kr-is-deliverable'?"),
    "no rule left": (["draft.yaml", "--select", "K204", "--ignore", "K204"], "no rule is left to run"),
    "only the rule of crashes left": (["draft.yaml", "--select", "Z002"], "no rule is left to run"),
    "all but the rule of crashes ignored": (["draft.yaml", "--ignore", EVERY_FAMILY], "no rule is left to run"),
    "an empty choice": (["draft.yaml", "--select", ""], "--select is empty"),
    "nothing to ignore": (["draft.yaml", "--ignore", " , "], "--ignore is empty"),
    "an empty profile": (["draft.yaml", "--profile", ""], "--profile is empty"),
    "settings and none": (["draft.yaml", "--isolated", "--settings", "small.toml"], "give one of them"),
    "a format for a folder": ([".", "--input-format", "json"], "--input-format says how to read one file"),
    "a link to itself": (["loop.yaml"], "loop.yaml: cannot be read: Too many levels of symbolic links"),
    "a name too long": (["x" * 5000], "xxx: cannot be read: File name too long"),
    "an unknown profile": (["draft.yaml", "--profile", "strikt"], "Did you mean 'strict'?"),
    "an unknown format": (["draft.yaml", "--format", "yaml"], "'yaml' is not one of"),
    "an unknown option": (["draft.yaml", "--fail-on", "error"], "No such option"),
    "a day that is none": (["draft.yaml", "--as-of", "2026-02-30"], "does not match the format"),
    "settings that are missing": (["draft.yaml", "--settings", "nowhere.toml"], "does not exist"),
    "an empty folder": (["empty"], "no plan in this folder"),
    "broken YAML": (["broken.yaml"], "broken.yaml:2:1: broken YAML"),
    "a wrong type": (["type.yaml"], "type.yaml:2:14: headcount: expected a whole number, found 'many'"),
    "a double id": (["double.yaml"], "id 'O1' stands twice (first on line 2)"),
    "an empty plan": (["empty.yaml"], "neither goals nor KPIs found"),
    "an empty file": (["nothing.md"], "nothing.md"),
    "an unknown suffix": (["plan.docx"], "cannot tell how to read it: suffix '.docx'"),
    "binary junk": (["junk.yaml"], "not UTF-8 text: byte 0x89"),
    "a YAML bomb": (["bomb.yaml"], "bomb.yaml"),
    "a file past the limit": (["big.yaml", "--settings", "small.toml"], "at most 100 are read"),
}
FILES = {
    "broken.yaml": "objectives: [\n",
    "type.yaml": "organisation:\n  headcount: many\nobjectives: [{title: Guests come back}]\n",
    "double.yaml": "objectives:\n  - {id: O1, title: Guests come back}\n  - {id: O1, title: Guests stay}\n",
    "empty.yaml": "cycle: {name: 2026-Q1}\n",
    "nothing.md": "",
    "plan.docx": "PK something",
    "bomb.yaml": "a: &a [x, x]\n"
    + "".join(f"{c}: &{c} [{', '.join(['*' + p] * 9)}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)),
    "big.yaml": "objectives: [{title: Guests come back}]\n" * 5,
    "small.toml": "[limits]\nbytes = 100\n",
}


@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_ends_in_2_and_says_so(
    run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(draft.parent)
    for name, text in FILES.items():
        Path(name).write_text(text)
    Path("junk.yaml").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    Path("empty").mkdir()
    Path("loop.yaml").symlink_to("loop.yaml")
    done = run("audit", *arguments)
    assert done.code == 2
    assert said in done.err
    assert done.out == ""


def test_nothing_on_standard_input_is_told(run: Run) -> None:
    done = run("audit", "-", stdin=" \n")
    assert done.code == 2
    assert "<stdin>: nothing came in on standard input" in done.err


def test_what_is_wrong_with_several_files_is_told_for_all(run: Run, draft: Path) -> None:
    other = draft.parent / "other.yaml"
    other.write_text("objectives: [{owner: Ada}]\n")
    done = run("audit", draft, other, draft.parent / "third.yaml")
    assert done.code == 2
    assert "'title' is missing" in done.err
    assert "third.yaml: there is no such file" in done.err


def test_a_crashed_rule_ends_in_2_though_the_audit_is_told(
    run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from advisor.engine.registry import registry

    def crash(*_: object) -> None:
        raise ZeroDivisionError("one by nought")

    rule = registry().find("K212")
    assert rule is not None
    monkeypatch.setattr(rule.implementation, "check", crash)
    done = run("audit", draft)
    assert done.code == 2
    assert "error Z002 rule-crashed" in done.out
    assert "K204 kr-is-deliverable" in done.out


def test_settings_are_shown_with_their_origins(run: Run, draft: Path) -> None:
    (draft.parent / "okr-advisor.toml").write_text('profile = "strict"\n[rules.kr-count]\nmost = 4\n')
    out = run("audit", draft, "--show-settings", "--ignore", "K204").out
    assert f"profile = 'strict'  # {draft.parent / 'okr-advisor.toml'}" in out
    assert "ignore = ['K204']  # command line" in out
    assert "rules.C402.most = 4" in out
    assert "# profile strict" in out
    assert out.splitlines()[-1] == "# precedence: command line > settings file > profile > default"


def test_isolated_reads_no_settings_file(run: Run, draft: Path) -> None:
    (draft.parent / "okr-advisor.toml").write_text('ignore = ["K204"]\n')
    assert "K204" not in run("audit", draft).out
    assert "K204" in run("audit", draft, "--isolated").out


def test_the_day_ends_suppressions(run: Run, draft: Path) -> None:
    draft.write_text(draft.read_text() + "suppress: [{rule: K204, reason: agreed, until: 2026-03-01}]\n")
    assert "1 suppressed" in run("audit", draft, "--as-of", "2026-02-01").out
    assert "suppressed" not in run("audit", draft, "--as-of", "2026-03-02").out


@pytest.mark.parametrize("choice", ["always", "never"])
def test_colour_is_a_choice(run: Run, draft: Path, choice: str) -> None:
    assert ("\x1b[" in run("audit", draft, "--colour", choice).out) == (choice == "always")


def test_titles_cannot_steer_the_terminal(run: Run) -> None:
    done = run("audit", "-", stdin="Objective: Guests \x1b[2J come back\u202e\nKR: Launch \x07 the menu\n")
    assert "\x1b" not in done.out
    assert "\x07" not in done.out
    assert "\u202e" not in done.out


def test_earlier_plans_are_read_once_and_told_where_they_cannot_be(run: Run, draft: Path) -> None:
    plain, once, twice = (
        run("audit", draft, "--format", "json", *given).out
        for given in ([], ["--previous", str(draft)], ["--previous", str(draft)] * 2)
    )
    assert once == twice
    assert json.loads(once)["findings"] == json.loads(plain)["findings"]
    broken = draft.parent / "old.yaml"
    broken.write_text("objectives: [{title: 3, why: [")
    done = run("audit", draft, "--previous", broken)
    assert (done.code, done.out) == (2, "")
    assert "old.yaml" in done.err
    missing = run("audit", draft, "--previous", draft.parent / "none.yaml")
    assert missing.code == 2 and "none.yaml" in missing.err
