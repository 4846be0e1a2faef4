"""How goals that real teams published are read, where the corpus of them is at hand."""

from __future__ import annotations

import shlex
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / ".." / "shared" / "corpus"
ABSENT = "the shared corpus is not on this machine"
pytestmark = pytest.mark.skipif(not (SHARED / "score.py").is_file(), reason=ABSENT)

STATEMENTS = {
    "key_result.kind": 0.82,
    "key_result.kind.sure": 0.90,
    "key_result.quantified": 0.95,
    "key_result.target": 0.90,
    "key_result.direction (accuracy)": 0.92,
    "key_result.vague": 0.76,
    "objective.kind": 0.78,
    "objective.kind.sure": 0.88,
    "objective.vague": 0.85,
}
# Precision of every rule of the scorer's table with ten cases or more; recall where the rulebook asks for one.
RULES = {
    "K204.precision": 0.90,
    "K201.precision": 0.90,
    "O101.precision": 0.90,
    "O102.precision": 0.80,
    "O107.precision": 0.88,
    "O111.precision": 0.80,
    "K202.precision": 0.80,
    "K203.precision": 0.90,
    "K213.precision": 0.80,
    "K219.precision": 0.90,
    "K204.recall": 0.80,
    "K201.recall": 0.70,
    "O107.recall": 0.70,
    "O101.recall": 0.80,
    "K203.recall": 0.88,
    "K219.recall": 0.67,
}
IMPORT = {"key_result": 0.80}


def command() -> str:
    """The installed command of the interpreter that runs the tests."""
    return shlex.quote(str(Path(sysconfig.get_path("scripts")) / "okr-advisor"))


def score(mode: str, items: str, floors: dict[str, float], *more: str) -> None:
    """Run the corpus's own scorer, which exits 1 and says which figures fall short."""
    floored = [argument for name, floor in floors.items() for argument in ("--min", f"{name}={floor}")]
    files = [str(SHARED / name) for name in (items, *more)]
    done = subprocess.run(
        [sys.executable, str(SHARED / "score.py"), mode, *files, "--command", command(), *floored],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{done.stdout[-3000:]}\n{done.stderr[-2000:]}"


def test_statements_are_read_as_their_readers_labelled_them() -> None:
    score("statements", "labels.jsonl", STATEMENTS)


def test_rules_speak_where_the_labels_say_that_they_should() -> None:
    score("rules", "labels.jsonl", RULES)


def test_goals_are_found_in_published_files() -> None:
    score("import", "parsed.jsonl", IMPORT, "raw")
