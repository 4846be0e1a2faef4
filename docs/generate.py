"""Writes the parts of the docs that are derived: the rules' pages, what covers the seeds, the pictures, the schema.

`python -m docs.generate` writes them, `--check` only tells what is out of date.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from advisor import all_rules
from advisor.examples import said_of
from advisor.importers.publish import plan_schema
from advisor.reporters.rule_report import as_page, index_page
from benchmarks.pictures import layouts
from docs.coverage import HolesError, coverage_page
from graph.picture.svg import svg_of

DOCS = Path(__file__).parent


def pages() -> dict[Path, str]:
    """Every derived page by its path.

    Raises:
        HolesError: where advice of the seeds is carried out by nothing.
    """
    rules = list(all_rules())
    known = {rule.id for rule in rules}
    made = {DOCS / "rules" / f"{rule.id}.md": as_page(rule, known, said_of(rule, all_rules())) for rule in rules}
    made[DOCS / "rules" / "README.md"] = index_page(rules)
    made[DOCS / "coverage.md"] = coverage_page()
    made |= {DOCS / "pictures" / f"goals-{size}.svg": f"{svg_of(each)}\n" for size, each in layouts().items()}
    made[DOCS / "schemas" / "plan.json"] = json.dumps(plan_schema(), ensure_ascii=False, indent=1) + "\n"
    return made


def stale() -> list[str]:
    """What is missing, out of date, or there for a rule that is gone."""
    made = pages()
    wrong = [path for path, text in made.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    wrong += [path for path in (DOCS / "rules").glob("*.md") if path not in made]
    wrong += [path for path in (DOCS / "pictures").iterdir() if path not in made]
    return sorted(str(path.relative_to(DOCS.parent)) for path in wrong)


def main() -> int:
    """Write what is stale, or tell it; where the seeds' advice has holes, tell these and write nothing."""
    try:
        found = stale()
    except HolesError as error:
        sys.stderr.write(f"Advice of the seeds that nothing carries out:\n{error}\n")
        return 1
    if "--check" in sys.argv:
        sys.stderr.write("".join(f"{path} is out of date; run `make docs`\n" for path in found))
        return 1 if found else 0
    made = pages()
    for name in found:
        path = DOCS.parent / name
        if path in made:
            path.parent.mkdir(exist_ok=True)
            path.write_text(made[path], encoding="utf-8")
        else:
            path.unlink()
        sys.stdout.write(f"{name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
