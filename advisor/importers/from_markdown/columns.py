"""The names that teams give the columns of their tables."""

from __future__ import annotations

from typing import Literal, TypeAlias

from advisor.importers.from_markdown.names import names_in
from advisor.importers.from_markdown.vocabulary import plain_name

Column: TypeAlias = Literal[
    "objective", "key_result", "kpi", "metric", "owner", "score", "baseline", "target", "current", "team", "why",
    "commitment", "due", "confidence", "remark",
]  # fmt: skip

_COLUMNS: dict[Column, str] = {
    "objective": """
        objective | objectives | goal | goals | okr | okrs | company objective | team objective | objective name
    """,
    "key_result": """
        key result | key results | kr | krs | measure of success | key result (kr | key results (krs
        key result description | key results / metrics | success metric | success metrics
        key results and metrics
    """,
    "kpi": """
        kpi | kpis | key performance indicator | key performance indicators | health metric | health metrics
    """,
    "metric": """
        metric | metrics | measure | measures | indicator | what | name | title | description | item
        key metric
    """,
    "owner": """
        owner | owners | dri | dris | lead | leads | responsible | accountable | assignee | assignees | driver
        champion | who | kr owner | owner(s | point person
    """,
    "score": """
        score | final score | grade | final grade | final | end-q | end q | eoq | end of quarter | eoq score
        q score | end-of-quarter | score (0-1 | score (0.0-1.0 | result score | end-q actual | final result
    """,
    "baseline": """
        baseline | start | starting value | start value | from | starting point | initial | initial value
        current baseline | base
    """,
    "target": """
        target | target value | to | end value | target metric | goal value | aim
    """,
    "current": """
        current | actual | current value | now | latest | today | actuals
    """,
    "team": """
        team | department | area | squad | function
    """,
    "why": """
        why | rationale | motivation | reason
    """,
    "commitment": """
        commitment | type | committed/aspirational | committed or aspirational | okr type
    """,
    "due": """
        due | due date | deadline
    """,
    "confidence": """
        confidence | confidence level
    """,
    "remark": """
        status | progress | priority | prio | date | notes | note
        comments | comment | link | links | issue | issue link | issues | mid-q actual | mid-q projection
        mid-q | mid q | update | updates | initiative | initiatives | actions | action | task | tasks | project
        projects | epic | epics | tracking | source | frequency | unit | definition | result | results | outcome
        health | trend | no | id | ref | quarter | q1 | q2 | q3 | q4 | week | rag | weight | effort | stretch
        level | how | how measured | measured by | data source | dependencies | risk | risks | evidence
        expected key result score | current status | partner with | partners | o
    """,
}
_COLUMN_OF: dict[str, Column] = {name: column for column, names in _COLUMNS.items() for name in names_in(names)}


def column_of(text: str) -> Column | None:
    """Tell what a column holds by its heading; nothing where the heading is no name of a field.

    >>> column_of("Key Results:"), column_of("DRI"), column_of("#"), column_of("Platform team")
    ('key_result', 'owner', 'remark', None)
    """
    name = plain_name(text)
    return _COLUMN_OF.get(name) if name else "remark"
