"""The units of an organisation that set goals, and what they have behind them."""

from __future__ import annotations

from typing import NamedTuple

from advisor.domain.plan import Team
from advisor.engine.audit import Audit


class Units(NamedTuple):
    """The teams that have objectives.

    `first` is whether all of them are in their first cycle; None where that is not known.
    """

    teams: tuple[Team, ...]
    first: bool | None


def units_of(audit: Audit) -> Units:
    """The teams of a plan that have objectives, and whether goals are new to all of them."""
    teams = tuple(team for team in audit.plan.teams if team.id and team.id in audit.objectives_by_team)
    runs = [team.cycles_run for team in teams]
    if any(run for run in runs):
        return Units(teams, False)
    return Units(teams, True if runs and None not in runs else None)


def name_of(team: Team) -> str:
    """A team's name, else its id."""
    return team.name or team.id or ""
