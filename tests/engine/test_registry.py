"""The plugin door: what may come in, and what is told to those that may not."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from advisor import PluginError
from advisor.engine.registry import Registry, registry
from tests.engine.plans import EXAMPLES, PROSE, make_rule

ROOT = Path(__file__).parents[2]
FOREIGN = ROOT / ".venv" / "foreign"


def test_rules_are_found_by_id_and_slug_in_any_case() -> None:
    rules = registry()
    assert rules.find("K204") is rules.find("kr-is-deliverable") is rules.find("k204")
    assert rules.find("K999") is None


def test_the_beginning_of_an_id_means_all_that_begin_so() -> None:
    rules = registry()
    assert {rule.id[:2] for rule in rules.matching("K2")} == {"K2"}
    assert {rule.family for rule in rules.matching("O")} == {"objective"}
    assert rules.matching("kr") == () == rules.matching("")


def test_ids_and_slugs_are_unique_and_in_order() -> None:
    ids = [rule.id for rule in registry()]
    assert ids == sorted(ids)
    assert len(registry().names()) == 2 * len(ids)


LACKING: dict[str, tuple[dict[str, Any], str]] = {
    "examples": ({"parts": {"good": EXAMPLES[:2]}}, "at least three good examples"),
    "bad examples": ({"parts": {"bad": []}}, "at least three bad examples"),
    "sources": ({"sources": []}, "a source"),
    "known problems": (
        {"prose": PROSE.replace("Known problems:", "Notes:")},
        "the docstring section 'Known problems'",
    ),
    "a check": ({"check": 3}, "a method check(self, subject, audit)"),
    "an id": ({"id": "kr-1"}, "an id of a capital and digits and a slug in lower case"),
    "a severity": ({"severity": "fatal"}, "a severity: error, warning or info"),
    "a confidence": ({"confidence": "certain"}, "a confidence: high, medium or low"),
    "a family": ({"family": ""}, "a family such as key_result"),
    "a subject": ({"subject": ()}, "a subject: Plan, Team, Objective, KeyResult, Kpi, Initiative"),
    "a tuple of subjects": ({"subject": [str]}, "a subject: Plan, Team, Objective"),
    "a subject that is one": ({"subject": str}, "a subject: Plan, Team, Objective"),
    "modesty": ({"words": True, "severity": "error"}, "a severity below error, since it rests on words alone"),
}


@pytest.mark.parametrize(("changes", "missing"), LACKING.values(), ids=LACKING.keys())
def test_a_rule_that_lacks_something_is_refused(changes: dict[str, Any], missing: str) -> None:
    changes = dict(changes)
    with pytest.raises(PluginError, match="lacks") as refused:
        Registry().add(make_rule(changes.pop("id", "X901"), "a-slug", **changes))
    assert missing in refused.value.problems[0].message
    assert refused.value.problems[0].hint is not None


def test_two_rules_of_one_name_are_refused() -> None:
    rules = Registry()
    rules.add(make_rule("X901", "one"))
    with pytest.raises(PluginError, match="'one' is already the name of X901"):
        rules.add(make_rule("X902", "one"))


def run(arguments: list[str], path: Path | None = None, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **({"PYTHONPATH": str(path)} if path else {})}
    return subprocess.run(
        [sys.executable, "-m", "advisor", *arguments], env=env, cwd=folder, capture_output=True, text=True
    )


def test_someone_elses_rules_package_is_named(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "__init__.py").write_text("")
    done = run(["rules"], tmp_path, tmp_path)
    assert done.returncode == 2
    assert "the package 'rules' is not the one of okr-advisor: it was imported from" in done.stderr
    assert str(tmp_path / "rules") in done.stderr
    assert "Traceback" not in done.stderr


def test_pypis_rules_is_named(tmp_path: Path) -> None:
    if not FOREIGN.is_dir():
        pytest.skip("PyPI's `rules` is not installed beside the project; `make setup` does it")
    done = run(["audit", str(ROOT / "examples" / "acme-2026-q1.yaml")], FOREIGN, tmp_path)
    assert done.returncode == 2
    assert f"imported from {FOREIGN / 'rules'}" in done.stderr
    assert "environment of its own" in done.stderr


PACK = """
    from advisor import Example, Flag, KeyResult, Source, rule

    @rule("H101", "shouting", family="key_result", subject=KeyResult, severity="info", confidence="low",
          sources=[Source("our handbook", "Tone")], consequence=1)
    class Shouting:
        \"\"\"A title in capitals.

        What it does:
            Looks for capitals.

        Why it matters:
            It is loud.

        Known problems:
            Names in capitals.

        Better:
            Write it in lower case.
        \"\"\"

        good = [Example(words) for words in ("NPS rises from 32 to 55", "Churn down to 3 %", "Visits up to 3")]
        bad = [Example(example.words.upper()) for example in good]

        def check(self, key_result, audit):
            if key_result.title.isupper():
                yield Flag("It shouts.")
"""


def install(folder: Path, code: str) -> Path:
    """A distribution with a rule pack, as an installer would leave it on the path."""
    (folder / "loud_pack.py").write_text(textwrap.dedent(code))
    info = folder / "loud_pack-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: loud-pack\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[okr_advisor.rules]\nloud = loud_pack\n")
    return folder


def test_a_pack_of_someone_else_comes_in_by_its_entry_point(tmp_path: Path) -> None:
    pack = install(tmp_path, PACK)
    listed = run(["rules", "--format", "json"], pack)
    assert '"H101"' in listed.stdout
    draft = tmp_path / "draft.md"
    draft.write_text("- Objective: Guests come back\n  - KR: RAISE NPS FROM 32 TO 55\n")
    done = run(["audit", str(draft), "--show-level", "info"], pack)
    assert "H101 shouting" in done.stdout


def test_a_pack_that_does_not_import_is_named(tmp_path: Path) -> None:
    done = run(["rules"], install(tmp_path, "import no_such_module"))
    assert done.returncode == 2
    assert "the rule pack loud-pack (loud_pack) cannot be imported: No module named 'no_such_module'" in done.stderr


def test_a_pack_that_ends_the_program_is_named(tmp_path: Path) -> None:
    done = run(["rules"], install(tmp_path, "import sys; sys.exit(0)"))
    assert done.returncode == 2
    assert "the rule pack loud-pack (loud_pack) cannot be imported: it ends the program" in done.stderr


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import no_such_module", "No module named 'no_such_module'"),
        ("raise SystemExit(1)", "it ends the program"),
        ("assert False", "AssertionError"),
    ],
)
def test_a_pack_with_a_module_that_does_not_import_is_named(tmp_path: Path, code: str, said: str) -> None:
    install(tmp_path, "")
    (tmp_path / "loud_pack.py").unlink()
    (tmp_path / "loud_pack").mkdir()
    (tmp_path / "loud_pack" / "__init__.py").write_text("")
    (tmp_path / "loud_pack" / "tone.py").write_text(code)
    done = run(["rules"], tmp_path)
    assert done.returncode == 2
    assert f"the rule pack loud-pack (loud_pack.tone) cannot be imported: {said}" in done.stderr


def test_a_pack_whose_rule_breaks_the_shape_is_named(tmp_path: Path) -> None:
    done = run(["rules"], install(tmp_path, PACK.replace("Known problems:", "Notes:")))
    assert done.returncode == 2
    assert "rule H101 (shouting) from loud-pack lacks the docstring section 'Known problems'" in done.stderr


def test_a_pack_that_takes_our_id_is_named(tmp_path: Path) -> None:
    done = run(["rules"], install(tmp_path, PACK.replace('"H101"', '"K204"')))
    assert done.returncode == 2
    assert "rule K204 (shouting) from loud-pack: 'K204' is already the name of K204 from okr-advisor" in done.stderr


def test_examples_are_told_apart_by_their_words() -> None:
    for rule in registry():
        words = [
            (example.words, example.objective, str(example.fields), str(example.plan), example.key_results)
            for example in (*rule.good, *rule.bad)
        ]
        assert len(set(words)) == len(words), rule.id
