"""Coaching, not a banner: how much is said of plans that teams published."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import pytest

from advisor import AuditResult, audit_file, gather_settings

RAW = Path(__file__).parents[3] / "shared" / "corpus" / "raw"


def said(result: AuditResult) -> float:
    """Findings of warning or error for each objective or key result; a group counts once."""
    loud = [finding for finding in result.findings if finding.severity != "info"]
    alone = sum(finding.group is None for finding in loud)
    groups = len({finding.group for finding in loud if finding.group is not None})
    return (alone + groups) / (result.checked.objectives + result.checked.key_results)


def test_the_median_plan_gets_at_most_three_warnings_for_two_goals() -> None:
    if not RAW.is_dir():
        pytest.skip("the published plans are not on this machine")
    settings = gather_settings(None)
    rates = [said(audit_file(path, settings)) for path in sorted(RAW.rglob("*")) if path.is_file()]
    assert len(rates) > 20
    assert median(rates) <= 1.5
    assert max(rates) <= 2
