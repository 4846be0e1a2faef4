"""An objective that is work to do."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from rules.wording import quoted, verb_phrase, words_at


@rule(
    "O101",
    "objective-is-activity",
    family="objective",
    subject=Objective,
    severity="warning",
    confidence="medium",
    consequence=80,
    words=True,
    supersedes=("O107",),
    when=("output", "activity"),
    sources=[
        Source("001", "OKRs best practices: do's"),
        Source("001", "OKRs best practices: don'ts (low-value objectives)"),
    ],
)
class ObjectiveIsActivity:
    """Objective that names work to do, not a state to reach.

    What it does:
        Speaks where an objective promises a deliverable or an effort: its verb
        makes, ships, decides, hires, holds or supports something.

    Why it matters:
        Work can be finished without anything having changed. An objective that is
        a task leaves no room to find a better way, and nothing to celebrate but
        being busy.

    Known problems:
        A launch can be the whole point of a quarter; then say what it is for.
        Verbs that can mean both ("grow the team") are read by their object.

    Better:
        Say what will be different, and for whom, when the work has succeeded. Keep
        the work itself as an initiative under the objective.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example("Become the supplier that hospitals recommend"),
        Example("Newcomers feel at home from their first day"),
        Example(
            "Dominate the Cloud Services Market",
            key_results=("Market share rises from 21 % to 30 %", "Customer churn falls from 9 % to 5 %"),
        ),
    ]
    bad = [
        Example("Organize Weekly Team Meetings", span="Organize"),
        Example("Launch the partner portal", span="Launch"),
        Example("Support the sales team in the south", span="Support"),
        Example("Hold Weekly Meetings", span="Hold"),
        Example("Rewrite the billing service", span="Rewrite"),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Speak where the objective is read as an output or an activity."""
        statement = audit.read(objective)
        if statement.kind not in ("output", "activity") or not statement.sure:
            return
        span = verb_phrase(statement)
        thing = statement.verb is None and statement.form == "noun-phrase" and statement.kind == "output"
        what = "a thing to make" if thing else "work to do"
        yield Flag(
            f"{words_at(statement, span)} names {what}, not a state to reach: {quoted(objective.title)}. If "
            "this is done and nothing changes, did you succeed?",
            span,
            whole=True,
        )
