"""The other commands: statement, rules, explain, profiles, convert, schema, and the door itself."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.version import __version__
from tests.cli.conftest import Run


def test_version_and_help(run: Run) -> None:
    assert run("--version").out.strip() == f"okr-advisor, version {__version__}"
    out = run("--help").out
    assert all(name in out for name in ("audit", "statement", "rules", "explain", "profiles", "convert", "schema"))
    assert run("audit", "--help").code == 0


def test_an_unknown_command_is_told_what_was_meant(run: Run) -> None:
    done = run("audti")
    assert done.code == 2
    assert "Did you mean 'audit'?" in done.err


def test_a_bare_call_shows_what_there_is() -> None:
    done = subprocess.run([sys.executable, "-m", "advisor"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "Commands" in done.stdout + done.stderr


def test_a_sentence_is_read_with_its_reasons(run: Run) -> None:
    out = run("statement", "Onboarding NPS rises from 32 to 55").out
    assert "outcome" in out
    assert "32" in out and "55" in out
    assert "rises" in out


def test_a_sentence_as_json_has_what_the_design_names(run: Run) -> None:
    data = json.loads(run("statement", "Grow the list", "--as", "objective", "--format", "json").out)
    assert data["what"] == "objective"
    assert {"kind", "quantified", "vague", "bau", "compound", "metric_as_objective", "spans", "reads_as"} <= set(data)


ROWS = [
    {"id": "1", "what": "key_result", "text": "Onboarding NPS rises from 32 to 55", "objective": "Newcomers stay"},
    {"id": "2", "what": "objective", "text": "Newcomers stay"},
]
LINES = "\n".join(json.dumps(row) for row in ROWS)


def test_lines_are_answered_line_by_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "items.jsonl"
    path.write_text(LINES)
    for done in (
        run("statement", "--input", path, "--format", "jsonl"),
        run("statement", "--input", "-", "--format", "jsonl", stdin=LINES),
        run("statement", "-", "--format", "jsonl", stdin=LINES),
    ):
        rows = [json.loads(line) for line in done.out.splitlines()]
        assert [row["id"] for row in rows] == ["1", "2"]
        assert (rows[0]["baseline"], rows[0]["target"], rows[0]["direction"]) == ("32", "55", "up")
        assert "metric_as_objective" in rows[1] and "metric_as_objective" not in rows[0]


@pytest.mark.parametrize(
    ("arguments", "stdin", "said"),
    [
        (["statement"], "", "give a sentence, or lines with --input"),
        (["statement", " "], "", "the sentence is empty"),
        (["statement", "x" * 2001], "", "at most 2,000 are read"),
        (["statement", "--input", "nowhere.jsonl"], "", "nowhere.jsonl: there is no such file"),
        (["statement", "--input", "-"], '{"id": 1}\nnot json\n', "<stdin>:2:1: expected a JSON object"),
        (["statement", "--input", "-"], '{"text": "a", "what": "dream"}', "<stdin>:1:1: expected the fields"),
        (["statement", "--input", "-", "--format", "json"], LINES, "lines are answered as JSON Lines"),
        (["statement", "-", "--format", "text"], LINES, "leave out --format text, or say jsonl"),
        (["explain", "K999"], "", "there is no rule 'K999'"),
        (["explain", "kr-is-delivrable"], "", "Did you mean 'kr-is-deliverable'?"),
        (["rules", "--family", "weather"], "", "there is no family 'weather'; there are: alignment"),
        (["convert", "nowhere.md"], "", "nowhere.md: there is no such file"),
        (["convert", "-", "-o", "/nowhere/plan.yaml"], "Objective: Guests come back", "cannot be written"),
    ],
)
def test_mistakes_are_told(run: Run, arguments: list[str], stdin: str, said: str) -> None:
    done = run(*arguments, stdin=stdin)
    assert done.code == 2
    assert said in done.err


def test_rules_are_listed_and_explained(run: Run) -> None:
    listed = json.loads(run("rules", "--format", "json").out)
    assert f"{len(listed)} rules" in run("rules").out
    for rule in listed:
        out = run("explain", rule["id"]).out
        assert rule["slug"] in out
        assert all(heading in out for heading in ("What it does", "Why it matters", "Known problems", "Sources"))
    assert json.loads(run("explain", "kr-count", "--format", "json").out)["id"] == "C402"


def test_examples_are_shown_as_a_plan_file_writes_them(run: Run) -> None:
    out = run("explain", "M804").out
    assert "with owner: null" in out
    assert "with owner: Ada Lovelace, contributors: [Ben]" in out
    assert "→ Nobody answers for “Our customers love our onboarding”." in out
    for rule in json.loads(run("rules", "--format", "json").out):
        assert not re.search(r"[:=] (None|True|False|\(|')", run("explain", rule["id"]).out), rule["id"]


def test_profiles_are_listed_the_default_first(run: Run) -> None:
    names = [profile["name"] for profile in json.loads(run("profiles", "--format", "json").out)]
    assert names[0] == "seeds"
    assert set(names) == {"seeds", "strict", "numeric-objectives", "google", "radical-focus", "lightweight"}
    assert all(name in run("profiles").out for name in names)


def test_profiles_say_what_they_change(run: Run) -> None:
    out = run("profiles", "--list").out
    assert out == run("profiles").out
    strict = out[out.index("strict\n") :]
    assert "error: C402 kr-count, M803 cycle-missing-or-wrong" in strict
    focus = out[out.index("radical-focus\n") : out.index("strict\n")]
    assert "C402 kr-count: least = 3, most = 3" in focus
    ranks = {profile["name"]: profile["rank"] for profile in json.loads(run("profiles", "--format", "json").out)}
    assert ranks["lightweight"] < ranks["seeds"] == ranks["numeric-objectives"] < ranks["google"] < ranks["strict"]


def test_a_draft_becomes_a_plan_file_that_audits_alike(run: Run, tmp_path: Path) -> None:
    text = "Objective: Guests love our breakfast\nKR1: Launch the new menu\nKR2: Praise rises from 30 % to 60 %\n"
    plan = tmp_path / "plan.yaml"
    assert run("convert", "-", "-o", plan, stdin=text).code == 0
    one, other = (
        [(each["rule"], each["subject"].get("title")) for each in json.loads(done.out)["findings"]]
        for done in (run("audit", "-", "--format", "json", stdin=text), run("audit", plan, "--format", "json"))
    )
    assert one == other


def test_a_conversion_keeps_the_limits_of_the_settings(run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (draft.parent / "okr-advisor.toml").write_text("[limits]\nbytes = 100\n")
    assert "at most 100 are read" in run("convert", draft).err
    monkeypatch.chdir(draft.parent)
    done = run("convert", "-", stdin=draft.read_text())
    assert done.code == 2
    assert "at most 100 are read" in done.err


def test_json_and_yaml_say_the_same(run: Run, draft: Path, tmp_path: Path) -> None:
    as_json = tmp_path / "plan.json"
    as_json.write_text(run("convert", draft, "--to", "json").out)
    assert run("convert", as_json, "--to", "yaml").out == run("convert", draft, "--to", "yaml").out


def test_the_schema_is_printed(run: Run) -> None:
    schema = json.loads(run("schema").out)
    assert schema["$schema"].endswith("2020-12/schema")
    assert "key_results" in json.dumps(schema)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("$RUN rules | true", ""),
        ("$RUN explain K204 | true", ""),
        ("$RUN audit draft.yaml --format json | true", ""),
        ("$RUN audit draft.yaml >&-", "could not write: standard output is closed\n"),
        ("$RUN rules > /dev/full", "could not write: No space left on device\n"),
        ("$RUN audit - <&-", "<stdin>: standard input is closed\n    Pipe or paste a plan, or name a file.\n"),
    ],
)
def test_a_stream_that_fails_is_told_and_is_no_finding(draft: Path, command: str, said: str) -> None:
    if "/dev/full" in command and not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    root = Path(__file__).parents[2]
    script = command.replace("$RUN", f"{sys.executable} -m advisor") + "; exit ${PIPESTATUS[0]}"
    env = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run(["bash", "-c", script], cwd=draft.parent, env=env, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (2, said)


def test_an_unexpected_error_is_told_without_a_traceback(
    run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the moon is \x1b[2J full")

    monkeypatch.setattr("advisor.service.audit_together", fail)
    done = run("audit", draft)
    assert done.code == 2
    assert r"RuntimeError: the moon is \x1b[2J full" in done.err
    assert "--debug" in done.err
