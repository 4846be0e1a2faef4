"""KPIs that are usual for a team's function, where it tracks none of their kind."""

from __future__ import annotations

from collections.abc import Sequence
from json import dumps

from advisor.domain.finding import Source
from advisor.domain.plan import Kpi, Team
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Advise, Example, Option, Said, rule
from rules.guards import family_of_name
from rules.library import Entry, entry_of, for_function, function_of, names
from rules.wording import quoted


def _team(function: str, *kpis: str, model: str | None = None) -> dict[str, object]:
    """A plan with a team of some function and its KPIs."""
    own = {"team": "product", "owner": "Ada", "source": "books", "why": "It pays the rest"}
    return {
        "organisation": {"name": "Acme", "business_model": model},
        "teams": [
            {"id": "company", "name": "Acme", "level": "company"},
            {"id": "product", "name": "North", "parent": "company", "level": "team", "function": function},
        ],
        "kpis": [{"id": f"k{at}", "name": name, **own} for at, name in enumerate(kpis)],
    }


@rule(
    "P309",
    "kpi-library",
    family="kpi",
    subject=Team,
    severity="info",
    confidence="medium",
    consequence=3,
    recommends=True,
    sources=[
        Source("003", "What are KPIs?"),
        Source("001", "KPIs best practices: do's"),
        Source("000", "What are KPIs?"),
        Source("004", "the comparison table: examples"),
    ],
)
class UsualKpis:
    """Team that tracks none of the KPIs usual for its function.

    What it does:
        Reads a team's `function` ("Customer Success", "eng", "HR") and the
        organisation's business model, and recommends the KPIs usual there where
        none of the team's KPIs is one of them or measures the same kind of thing.

    Why it matters:
        Most functions have figures that decades of practice have settled on.
        Starting from them is quicker than from an empty page.

    Known problems:
        A function that we do not know gets nothing, and a KPI under a name of the
        house may be a usual one.

    Options:
        `most`: how many are recommended.

    Better:
        Take two or three that would change what you do, and define them as your
        own.
    """

    options = (Option("most", 4, "how many KPIs are recommended"),)
    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", plan=_team("sales", "Revenue")),
        Example("Our customers love our onboarding", plan=_team("Customer Success", "Churn rate", "Plants watered")),
        Example("Our customers love our onboarding", plan=_team("lighthouse keeping")),
    ]
    bad = [
        Example("Our customers love our onboarding", plan=_team("HR", "Plants watered")),
        Example("Our customers love our onboarding", plan=_team("eng")),
        Example("Our customers love our onboarding", plan=_team("Customer Success", model="B2B SaaS")),
    ]
    most: int

    def check(self, team: Team, audit: Audit) -> Said:
        """Recommend where none of the usual kinds is tracked."""
        if not (team.function or "").strip():
            yield Abstain(("function",))
            return
        organisation = audit.plan.organisation
        model = organisation.business_model if organisation else None
        function = function_of(team.function, model)
        usual = for_function(team.function, model)
        if function is None or not usual or _tracks(function, usual, self._kpis(team, function, audit)):
            return
        chosen = pick(usual, self.most)
        of_model = f" in {model}" if model else ""
        leading = [entry for entry in chosen if entry.indicator == "leading"]
        early = (
            f"; {names(leading, self.most, 'and')} {'tells' if len(leading) == 1 else 'tell'} early" if leading else ""
        )
        yield Advise(
            f"KPIs usual for {function}{of_model}: {names(chosen, self.most, 'and')}",
            (
                f"{quoted(team.name or team.id or '')} tracks none of the usual kinds of KPI for {function}.",
                f"They show {_families(chosen)}{early}.",
            ),
            draft(chosen, team.id),
        )

    def _kpis(self, team: Team, function: str, audit: Audit) -> list[Kpi]:
        """The team's KPIs, and those of no team that are of its function."""
        own = list(audit.kpis_by_team.get(team.id, ())) if team.id else []
        free = audit.kpis_by_team.get(None, ())
        return own + [kpi for kpi in free if function_of(kpi.function) == function or _is_usual(kpi, function)]


def _families(entries: Sequence[Entry]) -> str:
    *first, last = dict.fromkeys(entry.family for entry in entries)
    return f"{', '.join(first)} and {last}" if first else last


def _is_usual(kpi: Kpi, function: str) -> bool:
    entry = entry_of(kpi.name or "")
    return entry is not None and function in entry.functions


def _tracks(function: str, usual: Sequence[Entry], kpis: Sequence[Kpi]) -> bool:
    """Whether one of some KPIs is usual for a function, or of a family that its own KPIs have."""
    families = {entry.family for entry in usual if entry.functions[0] == function}
    return any(_is_usual(kpi, function) or family_of_name(kpi.name or "") in families for kpi in kpis)


def pick(usual: Sequence[Entry], most: int) -> list[Entry]:
    """Some KPIs of different families, leading ones among them.

    >>> [entry.id for entry in pick(for_function("HR"), 3)]
    ['staff_turnover', 'early_leavers', 'employee_nps']
    """
    own = [entry for entry in usual if entry.functions[0] == usual[0].functions[0]]
    usual = own if len(own) >= most else usual
    first: dict[str, Entry] = {}
    for entry in usual:
        first.setdefault(entry.family, entry)
    chosen = [*first.values(), *(entry for entry in usual if entry not in first.values())][:most]
    if chosen and all(entry.indicator == "lagging" for entry in chosen):
        leading = next((entry for entry in usual if entry.indicator == "leading"), None)
        return [*chosen[:-1], leading] if leading else chosen
    return chosen


def draft(entries: Sequence[Entry], team: str | None) -> str:
    """KPIs as a plan file has them, without what only the team knows."""
    lines = ["kpis:"]
    for entry in entries:
        fields = {
            "name": entry.name,
            "definition": entry.definition,
            "team": team,
            "unit": entry.unit,
            "direction": entry.direction,
            "indicator": entry.indicator,
            "tier": entry.tier,
        }
        said = [f"{field}: {dumps(value, ensure_ascii=False)}" for field, value in fields.items() if value]
        lines += [f"  - {said[0]}", *(f"    {line}" for line in said[1:])]
    return "\n".join(lines)
