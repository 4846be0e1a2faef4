"""A number of people that can be counted in two ways."""

from __future__ import annotations

import re

from advisor.domain.finding import Rewrite, Source
from advisor.domain.place import Span
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.quantity import Quantity
from advisor.text.statement import Statement
from rules.data import words_in
from rules.rewriting import offer
from rules.wording import quoted

_POPULATION = r"(?:end[- ])?(?:users|visitors|players|viewers|listeners|readers|shoppers)"
_COUNTED = re.compile(
    rf"\+? (?:(?:happy|loyal|global|online|european|american|total) )?{_POPULATION}\b(?! who| that| with| at)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(_POPULATION, re.IGNORECASE)
_ALONE = re.compile(
    rf"\W*(?:the )?(?:total )?(?:number of |# of )?(?:our )?({_POPULATION})\b(?! at| who| \w+ing\b)", re.IGNORECASE
)
_SETTLED = re.compile(
    r"\b(?:active|daily|weekly|monthly|yearly|annual|annually|quarterly|per|an?|each|every|all[- ]time|ever|cumulative|"
    r"[dwm]aus?|swaus?|last|past|trailing|rolling|within|during|concurrent|simultaneous|concurrently|returning|regular|"
    r"registered|signed|paying|paid|new|unique|retained|first|test|beta|pilot|trial|licensed|seats?|accounts?|at once|"
    r"same time|at a time|sessions?)\b",
    re.IGNORECASE,
)
_LEAST = 100


@rule(
    "K217",
    "ambiguous-population",
    family="key_result",
    subject=KeyResult,
    severity="info",
    confidence="medium",
    consequence=24,
    words=True,
    when=("outcome",),
    sources=[Source("Google's OKR playbook", "the litmus test (one million users)")],
)
class AmbiguousPopulation:
    """Key result that counts people without saying in what window.

    What it does:
        Speaks where a figure of 100 or more counts users, visitors, players,
        viewers, listeners or readers, and no word says whether they are active,
        registered, or in which span of time.

    Why it matters:
        All who ever came, or those who came this week? The two differ by a factor
        of ten, and the kinder one will be reported.

    Known problems:
        A dashboard with one number for users may settle it for everyone in the
        team.

    Better:
        Say active in what window ("weekly active users"), or all time, and link
        the KPI that counts them.
    """

    good = [
        Example("Weekly active users rise from 4,000 to 9,000"),
        Example("Grow from 4,000 to 9,000 readers a month"),
        Example("Users who finish setup in a day rise from 400 to 750"),
        Example("Increase registered users from 12,000 to 20,000"),
        Example("Users rise from 4,000 to 9,000", fields={"measures": "nps"}),
    ]
    bad = [
        Example("Reach 1 million users", span="1 million users", rewrite="Reach 1 million <weekly> active users"),
        Example(
            "Users rise from 4,000 to 9,000", span="Users", rewrite="<weekly> active users rise from 4,000 to 9,000"
        ),
        Example(
            "Grow from 20,000 to 50,000 listeners by end of June",
            span="50,000 listeners",
            rewrite="Grow from 20,000 to 50,000 listeners a <period> by end of June",
        ),
        Example(
            "Increase the number of visitors from 3,000 to 5,000",
            span="visitors",
            rewrite="Increase the number of visitors a <period> from 3,000 to 5,000",
        ),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Speak at the people that are counted."""
        title = key_result.title
        statement = audit.read(key_result)
        target = statement.target
        if target is None or target.kind != "number" or (target.value or 0) < _LEAST or _PEOPLE.search(title) is None:
            return
        if key_result.measures is not None or key_result.redacted or _SETTLED.search(title):
            return
        if statement.kind != "outcome" or (statement.verb is not None and not _reaches(statement)):
            return
        span = _people(statement, target)
        if span is not None:
            yield Flag(
                f"{quoted(span.of(title))}: all time, or active in what window? The two can differ tenfold.",
                span,
                rewrite=_with_window(title),
            )


def _reaches(statement: Statement) -> bool:
    return statement.promise in words_in("phrasing", "reaches_people")


def _people(statement: Statement, target: Quantity) -> Span | None:
    """The words that count people."""
    counted = _after(statement.text, target)
    if counted is not None:
        return counted
    metric = statement.measure.span
    alone = _ALONE.match(statement.text, metric.start) if metric else None
    if metric is None or alone is None or metric.end > alone.end():
        return None
    return Span(*alone.span(1))


def _after(text: str, figure: Quantity) -> Span | None:
    """ "50,000 listeners": the figure and the people that stand right after it."""
    found = _COUNTED.match(text, figure.span.end)
    return Span(figure.span.start, found.end()) if found else None


def _with_window(title: str) -> Rewrite | None:
    """The people with a slot for their window: "<weekly> active users", "visitors a <period>"."""
    people = list(_PEOPLE.finditer(title))
    if len(people) != 1:
        return None
    start, end = people[0].span()
    if not people[0][0].lower().endswith("users"):
        return offer(f"{title[:end]} a <period>{title[end:]}")
    words = title[start:] if start else title[:1].lower() + title[1:]
    return offer(f"{title[:start]}<weekly> active {words}")
