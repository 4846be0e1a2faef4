"""A KPI whose target cannot be missed."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.place import Span
from advisor.domain.plan import Kpi
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Option, Said, rule
from advisor.kpi.natural import RECENT, natural_limits
from advisor.kpi.series import Series, judged
from advisor.text.lexicon import word_set
from advisor.text.statement import read_statement
from rules.figures import series_for
from rules.wording import amount, quoted

_WORDS = ("all", "every", "each", "100")
_MONTHS = tuple(
    {"period": f"2025-{month:02}", "actual": value} for month, value in enumerate((43, 45, 44, 46, 44, 45, 43, 46), 5)
)
_IN = {"as_of": "2026-01-20"}


@rule(
    "P305",
    "too-easy-kpi",
    family="kpi",
    subject=Kpi,
    severity="warning",
    confidence="high",
    consequence=47,
    sources=[Source("001", "KPIs best practices: don'ts (too-easy milestones)")],
)
class TooEasyKpi:
    """KPI that is met whatever happens.

    What it does:
        Speaks where the target was met in every one of eight periods or more of
        the last two dozen, with nothing in between below it, and where a KPI is
        worded so that it cannot vary ("Answering all calls").

    Why it matters:
        A measure that never says no tells nothing: nobody looks at it, and the
        team rests on a light that is always green.

    What decides:
        Each period is held against its own target, where any states one. We are
        surer where the target lies outside the natural limits of the figure, so
        that only something new could make it miss. A band is not judged: to stay
        inside it is what it is for.

    Known problems:
        A floor that law or contract sets is met always, and rightly: give it as
        `floor`, and set the target to what you want. A KPI is expected to be met;
        eight times running is where it may be worth asking for more.

    Options:
        `least`: how many periods in a row are too easy.

    Better:
        Set the target to where an ordinary month could miss it, or measure the
        quality of what is always done: not whether calls are answered, but how
        long it takes until the caller is helped.
    """

    options = (Option("least", 8, "how many periods must have been met, all of them"),)
    good = [
        Example("Onboarding NPS", fields={"history": _MONTHS[:7]}, plan=_IN),
        Example("Onboarding NPS", fields={"history": [{**_MONTHS[0], "actual": 39}, *_MONTHS[1:]]}, plan=_IN),
        Example(
            "Onboarding NPS", fields={"history": [{**_MONTHS[0], "target": 44}, *_MONTHS[1:]], "target": 44}, plan=_IN
        ),
        Example(
            "Fridge temperature",
            fields={
                "direction": "keep",
                "unit": "°C",
                "target": None,
                "band": {"low": 2, "high": 80},
                "history": _MONTHS,
            },
            plan=_IN,
        ),
        Example("Answer all letters within three days", fields={"unit": "%", "target": 90}),
        Example("Share of calls answered within a minute", fields={"unit": "%", "target": 90}),
        Example("Average call resolution time", fields={"direction": "down", "unit": "minutes", "target": 9}),
        Example("Deaths from all causes", fields={"direction": "down", "unit": "per 1,000", "target": 9}),
    ]
    bad = [
        Example("Onboarding NPS", fields={"history": _MONTHS}, plan=_IN),
        Example(
            "Days to close", fields={"direction": "down", "unit": "days", "target": 60, "history": _MONTHS}, plan=_IN
        ),
        Example("Answering All Calls", span="All"),
        Example("Answer every letter", span="every"),
    ]
    least: int

    def check(self, kpi: Kpi, audit: Audit) -> Said:
        """Look at the words, then at the history."""
        name = kpi.name or ""
        span = _absolute(name)
        if span is not None:
            yield Flag(
                f"{quoted(name)} cannot vary: {quoted(span.of(name))} is met or the work is not done. "
                "Measure how well it is done.",
                span,
                field="name",
            )
        elif len(kpi.history) >= self.least:
            yield from self._by_history(kpi, audit)

    def _by_history(self, kpi: Kpi, audit: Audit) -> Said:
        series = series_for(kpi, audit)
        found = judged(series)[-RECENT:]
        if series.aim.target is None or len(found) < self.least or not all(met for _, met in found):
            return
        far = _far(series)
        says = (
            f"; even its natural limits, {far}, meet it: it cannot tell you anything"
            if far
            else ": a light that is always green tells nothing"
        )
        yield Flag(
            f"{quoted(kpi.name or kpi.id or '')} met its target in {len(found)} of {len(found)} periods{says}. "
            f"{_bolder(series)}",
            field="name",
            key="always",
            confidence="high" if far else "medium",
        )


def _bolder(series: Series) -> str:
    """What to do: a target at the very end of its scale cannot be bolder."""
    up, target = series.direction == "up", series.aim.target
    if target == (series.high if up else 0):
        return "No target could be bolder: measure what comes before it, or quality."
    return f"{'Raise' if up else 'Lower'} it, or measure quality."


def _far(series: Series) -> str | None:
    """The natural limits in words where even they meet the target; None where they do not."""
    limits, target = natural_limits(series.values, series.low, series.high), series.aim.target
    if limits is None or target is None:
        return None
    clear = limits.low > target if series.direction == "up" else limits.high < target
    return f"{amount(float(f'{limits.low:.4g}'))} to {amount(float(f'{limits.high:.4g}'))}" if clear else None


def _absolute(name: str) -> Span | None:
    """The word that leaves nothing to vary, in a name that says to do all of some daily work."""
    lower = name.lower()
    if not any(word in lower for word in _WORDS):
        return None
    statement = read_statement(name, "kpi")
    target = statement.target
    if statement.language != "en" or target is None or statement.form not in ("command", "gerund"):
        return None
    if any(quantity.kind == "duration" for quantity in statement.quantities):
        return None  # "answer all letters within three days": the days can be missed
    if statement.promise not in word_set("answers") or not (target.kind == "quantifier" or target.value == 100):
        return None
    return target.span if target.value in (None, 100) else None
