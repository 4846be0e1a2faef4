"""A change that can be read in two ways."""

from __future__ import annotations

import re

from advisor.domain.finding import Rewrite, Source
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.quantity import Quantity
from advisor.text.statement import Statement
from rules.rewriting import NOT_A_MEASURE, Ends, before_deadline, capitalised, deadline_words, ends_of, moves, with_ends
from rules.wording import amount, quoted


@rule(
    "K203",
    "relative-or-ambiguous-delta",
    family="key_result",
    subject=KeyResult,
    severity="warning",
    confidence="high",
    consequence=52,
    words=True,
    supersedes=("K202", "K209"),
    when=("delta",),
    sources=[
        Source("000", "What are OKRs? (the example of feedback scores)"),
        Source("003", "What are OKRs? (Key Result 2)"),
    ],
)
class AmbiguousDelta:
    """Key result that states a change without saying of what.

    What it does:
        Speaks where a key result says "by 20 %", "double" or "30 % more" and
        neither words nor fields say the baseline, and where a level and a change
        stand together and can be read in two ways.

    Why it matters:
        A share of what: of last year, of the plan, of today? And of a figure that
        is itself a percentage, or in points? Two people will grade it differently.

    Known problems:
        Where the baseline is in another system, its KPI's current value settles
        the reading; link it with `measures`.

    Better:
        Write "from X to Y", with today's figure for X.
    """

    good = [
        Example("Raise onboarding NPS from 32 to 55"),
        Example("Cut the build time by 50%", fields={"baseline": 40, "unit": "minutes"}),
        Example("Median reply time falls from 24 to 8 hours"),
    ]
    bad = [
        Example(
            "Increase positive feedback survey scores by 10%",
            span="10%",
            rewrite="Increase positive feedback survey scores from <baseline> to <target>",
        ),
        Example("Achieve a 30% increase in monthly recurring revenue (MRR) from AI products", span="30%"),
        Example("Lower the average response time to a support ticket to 24 hours, down by 48 hours", span="48 hours"),
        Example(
            "Double the number of active schools",
            span="Double",
            rewrite="Raise the number of active schools from <baseline> to <target>",
        ),
        Example("10% more revenue", span="10%", rewrite="Revenue rises from <baseline> to <target>"),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Speak at the change."""
        statement = audit.read(key_result)
        delta = statement.delta
        if delta is None or statement.baseline is not None or key_result.baseline is not None or delta.redacted:
            return
        kpi = audit.kpi_of(key_result)
        if kpi is not None and kpi.current is not None:
            return
        yield Flag(
            _message(statement, delta),
            delta.span,
            rewrite=_rewrite(statement, delta, ends_of(key_result, audit, statement.direction, free=False)),
        )


def _message(statement: Statement, delta: Quantity) -> str:
    """What is unclear: which figure changes, or, where the words say it, what that figure is."""
    told = _OF_WHAT.search(statement.text, delta.span.end)
    if told is not None and statement.target is None:
        return f"{quoted(delta.text)} is counted from a figure that is not said ({quoted(told[0])})."
    one, other = readings(statement, delta)
    return f"{quoted(delta.text)} can mean {one} or {other}."


def readings(statement: Statement, delta: Quantity) -> tuple[str, str]:
    """The two ways in which a change can be read."""
    target = statement.target
    if target is not None and target.value is not None and delta.value is not None and delta.kind == target.kind:
        before = target.value + delta.value if statement.direction == "down" else target.value - delta.value
        return (
            f"from {amount(before, target.unit)} to {amount(target.value, target.unit)}",
            f"from {amount(delta.value, delta.unit)} to {amount(target.value, target.unit)}",
        )
    if delta.kind == "percent":
        share = statement.metric or ""
        if any(word in share.lower() for word in _SHARES):
            return f"{amount(delta.value or 0)} points", f"{delta.text} of today's value"
        return f"{delta.text} of today's value", f"{delta.text} of last year's or of the plan's"
    return "a change against today", "one against the same time last year"


_SHARES = (
    "rate", "share", "percent", "ratio", "coverage", "margin", "retention", "churn", "occupancy", "utilis", "utiliz",
    "uptime", "availability", "proportion",
)  # fmt: skip
_OF_WHAT = re.compile(
    r"\b(?:compared (?:to|with)|relative to|versus|vs\.?|against|over|than|from)\s(?:\w+\s){0,3}?"
    r"(?:today|now|at present|current\w*(?: \w+)?|(?:last|previous) (?:year|quarter|month|season|cycle)(?:'s \w+)?"
    r"|(?:the )?same (?:period|time|quarter|month)(?: (?:of )?last year)?|(?:19|20)\d\d)\b"
    r"|\b(?:y[/-]?o[/-]?y|q[/-]?o[/-]?q|m[/-]?o[/-]?m)\b"
    r"|\b(?:year|quarter|month)[ -](?:on|over)[ -](?:year|quarter|month)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"[ ,]+by(?: (?:at least|at most|more than|up to|around|about|approximately|roughly|an additional|another))?$",
    re.IGNORECASE,
)
_RISE = "increase|growth|rise|uplift|improvement|jump|boost|lift|gain"
_FALL = "decrease|reduction|decline|drop|fall|cut"
_CHANGE_IN = re.compile(rf"^ (?:(?P<up>{_RISE})|(?P<down>{_FALL})) (?:in|of) (?P<metric>.+)$", re.IGNORECASE)
_GETS = re.compile(
    r"(?:(?:achieve|reach|see|drive|get|generate|realise|realize|attain|secure) )?(?:an? )?$", re.IGNORECASE
)
_MORE_OF = re.compile(r"^ (?:(?P<up>more|higher|greater)|(?P<down>less|fewer|lower)) (?P<metric>.+)$", re.IGNORECASE)
_FACTORS = {"double": "Raise", "triple": "Raise", "quadruple": "Raise", "treble": "Raise", "halve": "Cut"}


def _rewrite(statement: Statement, delta: Quantity, ends: Ends) -> Rewrite | None:
    """The key result with both ends in the place of the change, where nothing else says a figure."""
    if statement.target is not None or sum(not q.aside for q in statement.quantities) > 1:
        return None
    head, after = statement.text[: delta.span.start].rstrip(), delta.span.end
    rest = before_deadline(statement, after)
    tail = deadline_words(statement, after)
    if rest is None:
        return None
    if not rest:
        bare = _bare_head(statement, head, delta)
        return with_ends(statement, bare, ends, tail) if bare else None
    lead = _factor_lead(statement, delta) or _change_lead(head, rest) or _more_lead(statement, head, rest)
    return with_ends(statement, lead, ends, tail) if lead else None


def _bare_head(statement: Statement, head: str, delta: Quantity) -> str | None:
    """What stands before the closing change, without its "by"; a measure or a verb of moving must be left."""
    by = _BY.search(head)
    if by is not None:
        return head[: by.start()]
    metric, verb = statement.measure.span, statement.verb
    ends_well = any(span is not None and span.end == len(head) for span in (metric, verb))
    moved = statement.said in ("up", "down")
    return head if ends_well and moved and delta.kind in ("percent", "factor") else None


def _factor_lead(statement: Statement, delta: Quantity) -> str | None:
    """ "Double the number of schools": raise it."""
    verb = _FACTORS.get(delta.text.lower())
    if verb is None or delta.span.start != 0:
        return None
    metric = before_deadline(statement, delta.span.end)
    return f"{verb} {metric.strip()}" if metric and not NOT_A_MEASURE.search(metric) else None


def _change_lead(head: str, rest: str) -> str | None:
    """ "Achieve a 30 % increase in bookings": raise bookings."""
    found = _CHANGE_IN.match(rest)
    if found is None or _GETS.fullmatch(f"{head} " if head else "") is None or NOT_A_MEASURE.search(found["metric"]):
        return None
    return f"{'Raise' if found['up'] else 'Cut'} {found['metric']}"


def _more_lead(statement: Statement, head: str, rest: str) -> str | None:
    """ "10 % more revenue": revenue rises; not "10 % more guests renew", which has its verb."""
    if statement.form == "clause":
        return None
    found = _MORE_OF.match(rest)
    if found is None or _GETS.fullmatch(f"{head} " if head else "") is None or NOT_A_MEASURE.search(found["metric"]):
        return None
    return f"{capitalised(found['metric'])} {moves(found['metric'], up=bool(found['up']))}"
