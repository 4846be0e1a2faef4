"""The example plans as they are to be audited: on one day, each beside what came before it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from advisor import AuditResult, Settings, audit_file
from advisor.service import load_previous

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.is_file())
DAY = date(2026, 4, 21)  # three weeks into the quarter that most of them are for


def earlier(path: Path) -> list[Path]:
    """The plans in `examples/previous` of the same name, whatever their cycle."""
    return sorted((ROOT / "examples" / "previous").glob(f"{path.stem.partition('-20')[0]}-20*"))


def audit_example(path: Path, settings: Settings | None = None) -> AuditResult:
    """The audit of an example, by its path from the root as the report shows it."""
    settings = settings or Settings()
    previous = load_previous([each.relative_to(ROOT) for each in earlier(path)], settings)
    return audit_file(path.relative_to(ROOT), settings, as_of=DAY, previous=previous)
