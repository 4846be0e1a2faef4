"""Start-up is a feature: what a command may import, held as a list."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import advisor

ROOT = Path(__file__).parents[2]
OURS = {"advisor", "graph", "rules"}
MAY_IMPORT = {"click", "pydantic_core", "typing_extensions", "yaml", "_yaml"}
NEVER = {"sklearn", "sqlalchemy", "strawberry", "networkx", "pydantic", "numpy", "rich", "jinja2", "hypothesis"}
WATCH = """
import sys
before = set(sys.modules)
from advisor.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
roots = {name.partition(".")[0] for name in set(sys.modules) - before}
print(" ".join(sorted(roots - set(sys.stdlib_module_names))), file=sys.stderr)
"""


def imported(*arguments: str) -> set[str]:
    """The top-level packages outside the standard library that a command imports."""
    done = subprocess.run([sys.executable, "-c", WATCH, *arguments], cwd=ROOT, capture_output=True, text=True)
    names = set(done.stderr.splitlines()[-1].split())
    return {name for name in names if not name.startswith(("__editable__", "_cython_", "cython_runtime"))}


def test_an_audit_imports_what_it_needs_and_no_more() -> None:
    found = imported("audit", "examples/acme-2026-q1.yaml")
    assert found <= OURS | MAY_IMPORT
    assert not found & NEVER


@pytest.mark.parametrize(
    ("arguments", "may"),
    [
        (["--version"], {"click"}),
        (["--help"], {"click"}),
        (["statement", "NPS from 32 to 55"], {"click"}),
        (["rules"], MAY_IMPORT),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_small_commands_import_less(arguments: list[str], may: set[str]) -> None:
    assert imported(*arguments) <= OURS | may


def test_the_package_alone_loads_nothing() -> None:
    code = "import sys, advisor; print(' '.join(n for n in sys.modules if n.startswith('advisor')))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert sorted(done.stdout.split()) == ["advisor", "advisor.version"]


def test_the_domain_knows_the_standard_library_only() -> None:
    code = (
        "import sys; before = set(sys.modules); import advisor.domain.plan, advisor.domain.finding, "
        "advisor.domain.document; print(' '.join({n.partition('.')[0] for n in set(sys.modules) - before} "
        "- set(sys.stdlib_module_names)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert set(done.stdout.split()) == {"advisor"}


def test_every_public_name_is_there_and_none_besides() -> None:
    assert sorted(advisor.__all__) == sorted(set(advisor.__all__))
    for name in advisor.__all__:
        assert getattr(advisor, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'audit_everything'"):
        advisor.audit_everything  # noqa: B018


PUBLIC = {
    "Abstain", "Advise", "AdvisorError", "Audit", "AuditResult", "Cycle", "Document", "Example", "Finding", "Flag",
    "Initiative", "KeyResult", "Kpi", "Objective", "Option", "Place", "Plan", "PlanError", "PluginError", "Rewrite",
    "Rule", "Said", "Settings", "SettingsError", "Source", "Span", "Statement", "Team", "__version__", "all_rules",
    "audit_document",
    "audit_file", "audit_text", "findings_on", "gather_settings", "load_file", "load_text", "read_statement", "rule",
}  # fmt: skip


def test_the_public_surface_is_frozen() -> None:
    assert set(advisor.__all__) == PUBLIC


@pytest.mark.parametrize("package", ["advisor", "rules", "graph", "api"])
def test_every_package_says_whose_it_is(package: str) -> None:
    if package != "advisor":
        module = __import__(package)
        assert module.__distribution__ == "okr-advisor"
    assert (ROOT / package / "__init__.py").is_file()
