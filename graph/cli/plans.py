"""What the commands on alignment share: reading the plans that belong together, and finding what a name means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from advisor import service
from advisor.cli.files import check_paths, load_plans, tell_notices, tell_skipped
from advisor.cli.options import input_format, stdin_filename
from advisor.engine.bundle import Bundle
from advisor.errors import AdvisorError, Problem
from advisor.importers.formats import Format
from advisor.kpi.bundles import bundles_of
from graph.alignment import Alignment, align
from graph.names import GOALS, plain
from graph.nodes import Node

F = TypeVar("F", bound=Callable[..., Any])
_SHOWN = 5


def plan_options(command: F) -> F:
    """`--input-format` and `--stdin-filename`."""
    return input_format(stdin_filename(command))


def read_alignment(paths: Sequence[str], format: Format | None, stdin_name: str | None) -> Alignment:
    """The alignment of the plans in files and folders. Raises as `read_bundle`."""
    return align(read_bundle(paths, format, stdin_name))


def read_bundle(paths: Sequence[str], format: Format | None, stdin_name: str | None) -> Bundle:
    """The plans in files and folders, which must belong together.

    Raises:
        AdvisorError: something cannot be read, or the plans are of several organisations or times.
    """
    check_paths(paths, format)
    plans, skipped = load_plans(paths, service.SettingsByPlan(), format, stdin_name)
    tell_skipped(skipped)
    for plan in plans:
        tell_notices(plan.document)
    bundles = list({id(bundle): bundle for bundle in bundles_of([plan.document for plan in plans])}.values())
    if len(bundles) > 1:
        firsts = "; ".join(bundle.documents[0].places.path for bundle in bundles[:_SHOWN])
        raise AdvisorError(
            f"these plans are of {len(bundles)} organisations or times, and have no links between them: {firsts}"
            + ("; …" if len(bundles) > _SHOWN else ""),
            hint="Name the files of one organisation and one cycle, a year's plan with its quarter's among them.",
        )
    return bundles[0]


def find_goals(alignment: Alignment, name: str) -> list[Node]:
    """The goals, KPIs or initiatives that a name means: an id, an exact title, or the owner of several.

    Raises:
        AdvisorError: there is nothing of that name; with what may be meant.
    """
    if not name.strip():
        raise click.UsageError("the name of a goal is empty: name an id, an exact title or an owner")
    plans = range(len(alignment.paths))
    found = {
        node.number: node for plan in plans for node in alignment.names.find(name, plan, (*GOALS, "item", "factor"))
    }
    if found:
        return [found[number] for number in sorted(found)]
    owned = [
        node
        for node in alignment.nodes
        if node.kind in GOALS and plain(getattr(node.goal, "owner", None) or "") == plain(name)
    ]
    if owned:
        return owned
    from difflib import get_close_matches

    known = alignment.names.known(0, (*GOALS, "item", "factor"))[:20_000]
    close = get_close_matches(name, known, 3, 0.5) or _holding(name, known)
    hint = f"Did you mean {' or '.join(repr(each) for each in close)}?" if close else "Name an id or an exact title."
    raise AdvisorError(Problem(f"there is no goal, KPI or owner '{name}' in the plan", hint=hint))


def plans_argument(command: F) -> F:
    """The files or folders that a command reads together."""
    return click.argument("plans", nargs=-1, required=True, metavar="PLAN...")(command)


def _holding(words: str, known: Sequence[str]) -> list[str]:
    """Names that hold some words, where these are more than a letter or two."""
    return [name for name in known if len(words) > 3 and plain(words) in plain(name)][:3]
