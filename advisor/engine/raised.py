"""What a rule raised, before it becomes a finding."""

from __future__ import annotations

from typing import Any, NamedTuple

from advisor.domain.finding import Severity, SubjectKind
from advisor.domain.place import Pointer
from advisor.domain.plan import Objective
from advisor.engine.rule import Flag, Rule


class Standing(NamedTuple):
    """A goal where it stands in the plan."""

    kind: SubjectKind
    goal: Any
    pointer: Pointer
    parent: Objective | None = None


class Raised(NamedTuple):
    """A flag of a rule, with the severity that settings give it, on a goal."""

    rule: Rule
    severity: Severity
    standing: Standing
    flag: Flag
