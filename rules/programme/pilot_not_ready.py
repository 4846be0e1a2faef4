"""A pilot that still counts what it makes."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult, Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Option, Said, rule

_MADE = ("Launch the new guide", "Publish 5 case studies", "Onboarding NPS rises from 32 to 55")
_PILOT = {"practice": {"pilot": ["product"], "review_cadence": "weekly"}}


@rule(
    "M812",
    "pilot-not-ready-to-scale",
    family="programme",
    subject=Plan,
    severity="info",
    confidence="medium",
    consequence=20,
    sources=[
        Source("001", "OKRs best practices: do's (pilot)"),
        Source("002", "the pilot tip"),
    ],
)
class PilotNotReady:
    """Pilot whose key results are mostly work and not outcomes.

    What it does:
        Reads the key results of the teams that `practice.pilot` names. Where fewer
        than 60 % of them are outcomes, it says so. Declared milestones are no
        outcomes; what nobody can read either way, or is not English, is left out.

    Why it matters:
        What the pilot does is what everybody will copy. The difference between
        shipping a thing and changing something with it is the one lesson to learn
        before the second team begins.

    Known problems:
        The reading of words may be wrong for single ones; three are the fewest
        that it judges.

    Options:
        `least`: the share of outcomes in per cent from which a pilot may widen.

    Better:
        Ask of each deliverable what it is to change, write that, and keep the
        deliverable as an initiative.
    """

    options = (Option("least", 60, "the share of outcomes, in per cent, from which a pilot may be widened"),)
    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", plan=_PILOT),
        Example(
            "Every hospital orders without a phone call",
            plan=_PILOT,
            key_results=(
                *_MADE,
                "Accounts that finish setup in a day rise from 40 % to 75 %",
                "Questions to support in week one fall from 9 to 4 an account",
            ),
        ),
    ]
    bad = [
        Example("Our customers love our onboarding", plan=_PILOT, key_results=_MADE),
        Example("Hospitals recommend us to each other", plan=_PILOT, key_results=_MADE[:2] * 2),
        Example(
            "Our customers love our onboarding",
            plan=_PILOT,
            key_results=("Migrate the database", "Hire two engineers", "Write the roadmap"),
        ),
    ]
    least: int
    _FEWEST = 3

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Take the share of outcomes."""
        pilot = plan.practice.pilot if plan.practice else ()
        if not pilot:
            yield Abstain(("practice.pilot",))
            return
        judged = [is_outcome for each in _results(pilot, audit) if (is_outcome := _outcome(each, audit)) is not None]
        if len(judged) < self._FEWEST:
            return
        share = 100 * sum(judged) / len(judged)
        if share < self.least:
            yield Flag(
                f"Only {share:.0f} % of the pilot's {len(judged)} key results are outcomes ({self.least:g} % wanted): "
                "mend that before others copy it.",
                key="pilot",
                at=("practice", "pilot"),
            )


def _results(pilot: tuple[str, ...], audit: Audit) -> Iterator[KeyResult]:
    for team in dict.fromkeys(pilot):
        for objective in audit.objectives_by_team.get(team, ()):
            yield from objective.key_results


def _outcome(key_result: KeyResult, audit: Audit) -> bool | None:
    """Whether a key result is an outcome; None where nobody can say."""
    if key_result.type in ("milestone", "baseline"):
        return False
    reading = audit.read(key_result)
    if reading.language != "en" or reading.kind == "unclear":
        return None
    return reading.kind == "outcome"
