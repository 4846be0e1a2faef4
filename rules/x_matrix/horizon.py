"""A breakthrough that is no breakthrough by its length, or an annual target that is none by its end."""

from __future__ import annotations

from datetime import date, timedelta

from advisor.domain.finding import Source
from advisor.domain.plan import Cycle, Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Option, Said, rule
from advisor.kpi.cycles import dates_of
from advisor.strategy.matrix import Item, matrix_of
from rules.wording import quoted
from rules.x_matrix.sound import WORDS, breakthrough, sound


def _annual(end: str) -> dict[str, object]:
    return sound(annual=[{"id": "A1", "title": "First-month loss halved", "owner": "Ada", "end": end}])


@rule(
    "X904",
    "x-matrix-horizon",
    family="x_matrix",
    subject=Plan,
    severity="warning",
    confidence="high",
    consequence=46,
    sources=[Source("002", "X-matrix"), Source("Jackson, Hoshin Kanri for the Lean Enterprise", "breakthroughs")],
)
class XMatrixHorizon:
    """Breakthrough shorter than three years or longer than five, or annual target outside the year.

    What it does:
        Counts a breakthrough from its first to its last day, both included, in
        calendar years. An annual target has to end within twelve months of the
        cycle's first day. Items without dates are not judged.

    Why it matters:
        What takes a year is an annual target and needs no breakthrough; what takes
        ten is a vision that nobody can plan for. The two horizons are what makes
        the page read from far to near.

    Known problems:
        The rule counts from `start`. A breakthrough that was drawn up anew with a
        later `start` looks shorter than it is.

    Options:
        `least_years`, `most_years`: how long a breakthrough is.
        `annual_months`: how far from the cycle's start an annual target may end.

    Better:
        Move it to the side that it belongs to, or cut from it what can be reached
        within that side's horizon.
    """

    options = (
        Option("least_years", 3, "the least whole years of a breakthrough"),
        Option("most_years", 5, "the most whole years of a breakthrough"),
        Option("annual_months", 12, "the months after the cycle's start by which an annual target ends"),
    )
    good = [
        Example(WORDS, plan=sound()),
        Example(WORDS, plan=sound(breakthroughs=[breakthrough("B1", end="2028-12-31")])),
        Example(WORDS, plan=sound(breakthroughs=[breakthrough("B1", end="2030-12-31")])),
        Example(WORDS, plan=sound(breakthroughs=[breakthrough("B1", start=None, end="2027-06-30")])),
        Example(WORDS, plan=_annual("2027-03-31")),
        Example(WORDS, plan=_annual("2026-06-30")),
    ]
    bad = [
        Example(WORDS, plan=sound(breakthroughs=[breakthrough("B1", end="2027-12-31")])),
        Example(WORDS, plan=sound(breakthroughs=[breakthrough("B1", end="2031-01-01")])),
        Example(WORDS, plan=sound(breakthroughs=[breakthrough("B1", end="2035-12-31")])),
        Example(WORDS, plan=_annual("2027-12-31")),
        Example(WORDS, plan=_annual("2026-03-31")),
    ]
    least_years: int
    most_years: int
    annual_months: int

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Measure what has dates, and say which are missing where nothing has."""
        if plan.x_matrix is None:
            yield Abstain(("x_matrix",))
            return
        matrix = matrix_of(plan.x_matrix)
        began = _first_day(plan.cycle)
        judged = False
        for item in matrix.sides["breakthroughs"]:
            start, end = item.written.start, item.written.end
            if start is not None and end is not None:
                judged = True
                yield from self._breakthrough(item, start, end)
        for item in matrix.sides["annual"]:
            end = item.written.end
            if began is not None and end is not None:
                judged = True
                yield from self._annual(item, began, end)
        if not judged and (matrix.sides["breakthroughs"] or matrix.sides["annual"]):
            yield Abstain(("start", "end", *(() if began else ("cycle",))))

    def _breakthrough(self, item: Item, start: date, end: date) -> Said:
        after = end + timedelta(1) if end < date.max else end
        least, most = _months_on(start, 12 * int(self.least_years)), _months_on(start, 12 * int(self.most_years))
        if end < start:
            said = f"ends ({end}) before it starts ({start})"
        elif after < least or after > most:
            said = f"takes {_length(start, after)} ({self.least_years:g} to {self.most_years:g} years are expected)"
        else:
            return
        yield _flag(item, f"Breakthrough {quoted(item.written.title)} {said}.")

    def _annual(self, item: Item, began: date, end: date) -> Said:
        if end < began:
            said = f"ended on {end}, before the cycle begins on {began}"
        elif end > _months_on(began, int(self.annual_months)):
            said = f"ends on {end}, more than {self.annual_months:g} months after the cycle begins on {began}"
        else:
            return
        yield _flag(item, f"Annual target {quoted(item.written.title)} {said}.")


def _flag(item: Item, message: str) -> Flag:
    place = ("x_matrix", item.side, item.at, "end")
    return Flag(message, at=place, key=item.written.id or item.written.title)


def _first_day(cycle: Cycle | None) -> date | None:
    """The first day of a cycle, as declared or as its name tells."""
    if cycle is None or cycle.start is not None:
        return cycle.start if cycle else None
    dates = dates_of(cycle)
    return dates.start if dates else None


def _months_on(day: date, months: int) -> date:
    """The same day some months later; the last of the month where it has none; the last day there is past year 9999.

    >>> _months_on(date(2024, 2, 29), 12)
    datetime.date(2025, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date.max


def _length(start: date, after: date) -> str:
    """A length in whole years and months, and days where they decide.

    >>> _length(date(2026, 1, 1), date(2028, 7, 1)), _length(date(2026, 1, 1), date(2031, 1, 2))
    ('2 years and 6 months', '5 years and 1 day')
    """
    months = (after.year - start.year) * 12 + after.month - start.month
    while months and _months_on(start, months) > after:
        months -= 1
    days = (after - _months_on(start, months)).days
    parts = [(months // 12, "year"), (months % 12, "month")]
    parts += [(days, "day")] if months % 12 in (0, 11) else []
    said = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count]
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0] if said else "no time"
