"""The page that says which advice of the seeds is carried out, and by what.

The advice stands in `NNN.toml`, a file a seed; what answers without being a rule
in `answers.toml`. Whether a check is there is asked of the
registry and of the command line, never written down.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent
DOCS = DATA.parent


class Advice(NamedTuple):
    """One piece of advice: `rows` are its sentences in the map of the seeds, `checks` what carries it out."""

    says: str
    rows: tuple[int, ...]
    checks: tuple[str, ...]


class Heading(NamedTuple):
    """A part of a seed."""

    name: str
    advice: tuple[Advice, ...]


class Seed(NamedTuple):
    """A seed article."""

    id: str
    about: str
    headings: tuple[Heading, ...]


class Answer(NamedTuple):
    """A check that is no rule: the command that answers it, and the page that describes it."""

    page: str
    command: str | None = None
    name: str | None = None


class Known(NamedTuple):
    """What there is: rules by id, commands by name, answers by check, and the pattern of what may come later."""

    rules: Collection[str]
    commands: Collection[str]
    answers: Mapping[str, Answer]
    to_come: str

    def link(self, check: str) -> str | None:
        """Where a check is described; None where it is not there."""
        if check in self.rules:
            return f"[{check}](rules/{check}.md)"
        answer = self.answers.get(check)
        if answer is None or self.lacking(answer):
            return None
        return f"[{answer.name or f'`{answer.command}`'}]({answer.page})"

    def lacking(self, answer: Answer) -> str | None:
        """What an answer wants that is not there."""
        if answer.command and answer.command not in self.commands:
            return f"there is no command `{answer.command}`"
        return None if (DOCS / answer.page).is_file() else f"there is no page {answer.page}"

    def hole(self, check: str) -> str | None:
        """Why a check cannot be relied on; None where it is there, or may come later."""
        if self.link(check) or re.fullmatch(self.to_come, check):
            return None
        answer = self.answers.get(check)
        return (self.lacking(answer) if answer else None) or "neither a rule nor an answer"


class HolesError(Exception):
    """Advice that nothing carries out."""


def read_seeds(folder: Path = DATA) -> list[Seed]:
    """The advice of all seeds, in their order."""
    return [_seed(path) for path in sorted(folder.glob("[0-9]*.toml"))]


def _seed(path: Path) -> Seed:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    headings = (
        Heading(part["name"], tuple(Advice(a["says"], tuple(a["rows"]), tuple(a["checks"])) for a in part["advice"]))
        for part in raw["headings"]
    )
    return Seed(path.stem, raw["about"], tuple(headings))


def what_there_is() -> Known:
    """The rules and commands of this version, with the answers that are written down."""
    from advisor import all_rules
    from advisor.cli import _COMMANDS as COMMANDS

    raw = tomllib.loads((DATA / "answers.toml").read_text(encoding="utf-8"))
    answers = {check: Answer(**answer) for check, answer in raw["answers"].items()}
    return Known({rule.id for rule in all_rules()}, set(COMMANDS), answers, raw["to_come"])


def holes(seeds: Iterable[Seed], known: Known) -> list[str]:
    """Every piece of advice that has no check, and every check that is not there, each with the reason."""
    found: dict[str, str] = {}
    for seed, heading, advice in _all(seeds):
        if not advice.checks:
            found[f"seed {seed.id}, {heading.name}: “{advice.says}”"] = "has no check"
        for check in advice.checks:
            if why := known.hole(check):
                found.setdefault(check, f"{why} (seed {seed.id}, {heading.name})")
    return [f"{what}: {why}" for what, why in sorted(found.items())]


def _all(seeds: Iterable[Seed]) -> Iterator[tuple[Seed, Heading, Advice]]:
    return ((seed, heading, advice) for seed in seeds for heading in seed.headings for advice in heading.advice)


def coverage_page() -> str:
    """The whole page.

    Raises:
        HolesError: with every hole, a line each.
    """
    seeds, known = read_seeds(), what_there_is()
    if found := holes(seeds, known):
        raise HolesError("\n".join(found))
    return as_page(seeds, known)


def as_page(seeds: list[Seed], known: Known) -> str:
    """The page of some advice, holes or not."""
    lines = _opening(seeds, known)
    for seed in seeds:
        lines += ["", f"## Seed {seed.id}: {seed.about}"]
        for heading in seed.headings:
            lines += ["", f"### {heading.name}", "", "| advice | carried out by | state |", "|---|---|---|"]
            lines += [_row(advice, known) for advice in heading.advice]
    return "\n".join(lines) + "\n"


def _opening(seeds: list[Seed], known: Known) -> list[str]:
    rows = [advice for _, _, advice in _all(seeds)]
    open_ = sum(_state(advice, known) != "carried out" for advice in rows)
    sentences = sum(len(advice.rows) for advice in rows)
    return [
        "# What the seeds advise, and what carries it out",
        "",
        "Generated from `docs/coverage/` by `make docs`, which fails where a check is missing.",
        "",
        f"The [seeds](sources.md) hold {sentences} sentences of advice, told here in our own words; what says the same",
        f"shares a line. Of {len(rows)} lines {len(rows) - open_} are carried out in full; {open_} wait for a check",
        "that is still to come.",
    ]


def _row(advice: Advice, known: Known) -> str:
    checks = dict.fromkeys(known.link(check) or check for check in advice.checks)
    return f"| {advice.says} | {', '.join(checks)} | {_state(advice, known)} |"


def _state(advice: Advice, known: Known) -> str:
    wanting = [check for check in advice.checks if known.link(check) is None]
    if not wanting:
        return "carried out"
    return "to come" if len(wanting) == len(advice.checks) else f"in part; {', '.join(wanting)} to come"
