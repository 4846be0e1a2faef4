"""The docs say what the code does: derived pages are fresh, links lead somewhere, real output is real."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from advisor import all_rules
from advisor.cli import _COMMANDS as COMMANDS
from advisor.engine.settings import profile_names
from docs.generate import stale

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
HANDWRITTEN = [page for page in PAGES if page.parent.name != "rules"]


def test_the_derived_pages_are_fresh() -> None:
    assert stale() == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith(("http://", "https://")):
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.exists(), target
        if anchor:
            assert anchor in anchors(path), target


def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def everything() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in HANDWRITTEN)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_described(name: str) -> None:
    assert f"okr-advisor {name}" in everything()


@pytest.mark.parametrize("name", profile_names())
def test_every_profile_is_described(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")


def test_every_rule_has_a_page_in_the_index() -> None:
    index = (ROOT / "docs" / "rules" / "README.md").read_text(encoding="utf-8")
    assert all(f"[{rule.id}]({rule.id}.md)" in index for rule in all_rules())


def shown_commands() -> list[tuple[str, str]]:
    """Commands in the README whose output is shown below them, each with that output."""
    blocks = re.findall(r"```console\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    parts = [part for block in blocks for part in re.split(r"^\$ ", block, flags=re.MULTILINE) if part.strip()]
    pairs = [part.partition("\n")[::2] for part in parts]
    return [(command, output) for command, output in pairs if output.strip()]


def test_the_readme_shows_real_output() -> None:
    shown = shown_commands()
    assert shown
    for command, output in shown:
        run = command.replace("okr-advisor", f"{sys.executable} -m advisor")
        wide = {**os.environ, "COLUMNS": "100"}
        done = subprocess.run(["bash", "-c", run], cwd=ROOT, capture_output=True, text=True, env=wide)
        for part in output.split("[…]\n"):
            assert part.strip("\n") in done.stdout, command
