"""Plans that are audited together: links may lead from one to another, and what is made of all is made once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from typing import Any, TypeVar

from advisor.domain.document import Document
from advisor.domain.plan import Kpi, Team

T = TypeVar("T")


class Bundle:
    """The documents of one organisation and time, in the order in which they were named.

    >>> from advisor.domain.place import Places
    >>> from advisor.domain.plan import Plan, Team
    >>> plan = Plan(teams=(Team(id="sales", level="team"),))
    >>> Bundle([Document(plan, Places("plan.yaml"))]).teams["sales"].level
    'team'
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents: tuple[Document, ...] = tuple(documents)
        self._made: dict[Hashable, Any] = {}

    def once(self, make: Callable[[Bundle], T]) -> T:
        """What a function makes of these plans; made when it is first asked for, and kept for all their audits."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @cached_property
    def teams(self) -> dict[str, Team]:
        """Teams by id; of two that share one the first, or the first that says its level."""
        teams = [team for each in reversed(self.documents) for team in reversed(each.plan.teams)]
        return {team.id: team for said in (False, True) for team in teams if team.id and bool(team.level) is said}

    @cached_property
    def kpis(self) -> dict[str, Kpi]:
        """KPIs by id, the first of two that share one."""
        return {kpi.id: kpi for each in reversed(self.documents) for kpi in reversed(each.plan.kpis) if kpi.id}
