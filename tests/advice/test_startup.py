"""Asking and choosing start fast, and say the same each time."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.architecture.test_imports import OURS, ROOT, imported


@pytest.mark.parametrize("arguments", [["ask", "what score is good"], ["choose", "--purpose", "run"]])
def test_they_import_little(arguments: list[str]) -> None:
    assert imported(*arguments) <= OURS | {"click"}


def test_the_answer_does_not_hang_on_the_order_of_sets() -> None:
    def out(seed: str) -> str:
        command = [sys.executable, "-m", "advisor", "ask", "how many goals should we have", "--format", "json"]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment).stdout

    assert out("1") == out("2") != ""
