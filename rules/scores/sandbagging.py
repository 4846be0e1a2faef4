"""A team whose aspirational results are nearly all met, or nearly all missed by far."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Option, Said, rule
from advisor.score.reading import FROM, TO
from advisor.score.sandbag import patterns
from rules.wording import quoted

_O = "Our customers love our onboarding"
_TITLES = (
    "Onboarding NPS rises from 32 to 55",
    "Accounts that finish setup in a day rise from 40 % to 75 %",
    "Questions to support in week one fall from 9 to 4 an account",
)
_OVER = {"as_of": "2026-07-03"}


def _scored(*scores: float | None, **fields: object) -> dict[str, object]:
    found = [{"title": title, "score": score} for title, score in zip(_TITLES, scores, strict=False)]
    return {"key_results": found, **fields}


def _seen(on: str, *values: float) -> dict[str, object]:
    found = [
        {"title": title, "check_ins": [{"on": on, "value": value}]}
        for title, value in zip(_TITLES, values, strict=True)
    ]
    return {"key_results": found}


def _before(*scores: float) -> dict[str, object]:
    objective = {"title": _O, "team": "product", "commitment": "aspirational", **_scored(*scores)}
    return {"cycle": {"name": "2026-Q1"}, "objectives": [objective]}


@rule(
    "S702",
    "sandbagging",
    family="scores",
    subject=Plan,
    severity="warning",
    confidence="high",
    consequence=66,
    sources=[
        Source("002", "OKR Framework"),
        Source("004", "misconceptions: reaching everything means that the bar was too low"),
    ],
)
class Sandbagging:
    """Team whose aspirational key results all score 1.0, or nearly all far below the mark.

    What it does:
        Counts the scores of each team's aspirational key results, in this plan
        and in earlier cycles (`--previous`). From three on, it speaks where four of
        five scored 1.0, and where four of five scored under 0.4.

    Why it matters:
        Where everything is met, the bar was too low and nobody learnt what was
        possible. Where next to nothing is, targets are wishes, and people stop
        taking them for anything else.

    What decides:
        A declared `score` counts; once the cycle is over, so does one that the key
        result's own figures give. In a cycle that still runs, results without a
        score of 1.0 may yet get there: they count against the first pattern, and
        there is no second. A low score that figures give counts only where a
        check-in or `updated_on` of the cycle's last fifth, or later, bears it out:
        a file that nobody touched since says nothing about the end. Committed and
        learning results are not judged, nor are those without a commitment.

    Known problems:
        One lucky cycle is no habit; look at two or three before you say so aloud.

    Options:
        `share`: which share is nearly all; `at_least`: how many scores it takes;
        `on_target`, `on_target_to`: where an aspirational score is on target, which the score report reads by.

    Better:
        Set the next targets to where the team gives them an even chance; 0.6 to
        0.7 is where a stretch should land. What must be met, declare committed.
    """

    options = (
        Option("share", 0.8, "the share of scores that is nearly all"),
        Option("at_least", 3, "how many scored aspirational key results it takes"),
        Option("on_target", FROM, "the score from which on an aspirational goal is on target"),
        Option("on_target_to", TO, "the score above which an aspirational goal did better than its mark"),
    )
    good = [
        Example(_O, fields=_scored(1.0, 0.7, 0.6), plan=_OVER),
        Example(_O, fields=_scored(1.0, 1.0, 1.0, commitment="committed"), plan=_OVER),
        Example(_O, fields=_scored(0.1, 0.2, 0.1)),
        Example(_O, fields=_scored(1.0, 1.0, None)),
        Example(_O, fields=_scored(1.0, 1.0, 1.0), plan={**_OVER, "previous": [_before(0.5, 0.7, 0.4)]}),
        Example(_O, fields=_seen("2026-04-20", 33, 41, 8.9), plan=_OVER),
    ]
    bad = [
        Example(_O, fields=_scored(1.0, 1.0, 1.0), plan=_OVER),
        Example(_O, fields=_scored(0.1, 0.3, 0.2), plan=_OVER),
        Example(_O, fields=_seen("2026-06-26", 33, 41, 8.9), plan=_OVER),
        Example(_O, fields=_scored(1.0, 1.0, 0.7), plan={**_OVER, "previous": [_before(1.0, 1.0, 1.0)]}),
        Example(_O, fields=_scored(None, None, None), plan={"previous": [_before(0.3, 0.1, 0.0)], **_OVER}),
    ]
    share: float
    at_least: int

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Look for a pattern in the scores of every team."""
        for found in patterns(audit, self.share, self.at_least):
            team = audit.teams.get(found.team or "")
            whose = f" of {quoted(team.name or team.id or '')}" if team is not None else ""
            over = f" over {found.cycles} cycles" if found.cycles > 1 else ""
            many = f"{found.hit} of {found.scored} aspirational key results{whose} scored"
            low = found.side == "bar-too-low"
            yield Flag(
                f"{many} 1.0{over}: the bar was too low."
                if low
                else f"{many} under 0.4{over}: targets that are out of reach teach nothing.",
                about=team,
                field="name" if team is not None else "objectives",
                key=found.side,
            )
