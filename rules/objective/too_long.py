"""An objective that nobody can say by heart."""

from __future__ import annotations

import re

from advisor.domain.finding import Source
from advisor.domain.plan import Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Option, Said, rule
from rules.wording import quoted

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|https?://\S+")


@rule(
    "O110",
    "objective-too-long",
    family="objective",
    subject=Objective,
    severity="info",
    confidence="high",
    consequence=18,
    sources=[
        Source("Google's OKR playbook", "writing effective OKRs: objectives"),
        Source("001", "What is an OKR?"),
    ],
)
class ObjectiveTooLong:
    """Objective of more words than anyone remembers.

    What it does:
        Counts the words of an objective, those in brackets left out, and speaks
        from the nineteenth on.

    Why it matters:
        An objective works when people carry it in their heads. What cannot be said
        in one breath is looked up once and forgotten, and usually holds two or
        three objectives.

    Known problems:
        Languages that write words together count fewer.

    Options:
        `most`: the highest number of words that is fine.

    Better:
        Keep the state and who it is for. Reasons go to `why`, figures to the key
        results, means to the initiatives.
    """

    options = (Option("most", 18, "the most words that an objective may have"),)
    good = [
        Example("Our customers love our onboarding"),
        Example(
            "Families who move to our town feel at home here from the first week to the last",
            key_results=(
                "Families who know three neighbours after a month rise from 20 % to 60 %",
                "Families that stay a second year rise from 61 % to 80 %",
            ),
        ),
        Example(
            "Guests come back because the stay was easy (see the notes of the spring meeting on what easy means, "
            "for whom, and why it is what decides)",
            key_results=(
                "Guests who book again rise from 22 % to 35 %",
                "Check-in takes 4 minutes instead of 15, from door to room",
            ),
        ),
    ]
    bad = [
        Example(
            "Families who move to our town feel at home here, from the first week until the end of the first school "
            "year, and tell their friends"
        ),
        Example(
            "Become the supplier that hospitals recommend to each other because our deliveries arrive when the wards "
            "need them and nobody has to ask twice"
        ),
        Example(
            "Our product team, working hand in hand with support, sales and marketing, makes the first month of every "
            "new customer a pleasure"
        ),
    ]
    most: int

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Count the words."""
        title = objective.title
        if title.count(" ") < self.most:
            return
        count = sum(any(map(str.isalnum, word)) for word in _ASIDE.sub(" ", title).split())
        if count > self.most:
            yield Flag(
                f"{quoted(title)} has {count} words; with more than {self.most} an objective is seldom crisp enough to "
                "be remembered."
            )
