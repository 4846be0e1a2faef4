"""The goals of tables, in the place where they stand."""

from __future__ import annotations

from dataclasses import replace

from advisor.importers.from_markdown.gather import Gatherer
from advisor.importers.from_markdown.goals import Goal, Here
from advisor.importers.from_markdown.outline import Node
from advisor.importers.from_markdown.statement import Statement
from advisor.importers.from_markdown.tables import Table, read_table
from advisor.importers.from_markdown.vocabulary import is_team, reads_like_goal, speaks_of_goals


def gather_table(gather: Gatherer, node: Node, here: Here) -> Here:
    """Add the goals of a table, where it holds any; return what is known after it."""
    table = read_table(node.block, gather.references)
    if not _is_wanted(table, gather, here):
        return here
    if here.expects == "kpis" or table.kpis:
        for entry in table.entries:
            gather.kpi(entry.said, here)
        return here
    here = _subject(table, gather, here)
    for entry in table.entries:
        if entry.kind == "objective":
            goal = gather.objective(entry.said, here)
            here = replace(here, latest=goal or here.latest)
        else:
            gather.add(Goal("key_result", entry.said.title, dict(entry.said.fields), here.latest), here)
    return here


def _is_wanted(table: Table, gather: Gatherer, here: Here) -> bool:
    """Whether a table holds goals: it says so itself, or the place does."""
    if not table.entries or here.aside:
        return False
    if table.explicit or table.kpis or here.expects in ("kpis", "key_results"):
        return True
    if gather.page.labelled or gather.page.topic == 0:
        return False
    if table.measured and gather.page.topic == 2:
        return True
    return table.by_rows or here.objective is not None or reads_like_goal(table.subject.words.text)


def _subject(table: Table, gather: Gatherer, here: Here) -> Here:
    """Read the head of the column of titles: it may name the team, or be the objective itself."""
    words = table.subject.words
    if is_team(words.text) or table.by_rows:
        return replace(here, team=words or here.team)
    if here.objective or table.explicit or not reads_like_goal(words.text) or speaks_of_goals(words.text):
        return here
    goal = gather.objective(Statement(words, table.subject), here)
    return replace(here, latest=goal or here.latest)
