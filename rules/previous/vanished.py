"""A goal that is gone without a word."""

from __future__ import annotations

from advisor.domain.finding import Source, Subject
from advisor.domain.plan import Objective, Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from advisor.text.placeholder import is_placeholder
from rules.previous.matching import Goal
from rules.previous.versions import Versions, versions_of
from rules.wording import quoted

_GONE = {"id": "example", "title": "Partners resell our service in three countries"}
_KEPT = {"title": "Onboarding NPS rises from 32 to 55"}


def _before(under: str, **fields: object) -> dict[str, object]:
    """A plan whose last version had one goal more, under an objective or (where that is empty) as one."""
    kept = {"id": "T1", "title": "Our customers love our onboarding", "key_results": [_KEPT]}
    if under:
        old = [{**kept, "key_results": [_KEPT, _GONE]}]
    else:
        old = [kept, {**_GONE, "key_results": [{"title": "Partners sign 12 contracts"}]}]
    return {"previous": [{"cycle": {"name": "2026-Q2"}, "objectives": old}], **fields}


@rule(
    "D853",
    "vanished",
    family="previous",
    subject=Plan,
    severity="warning",
    confidence="high",
    consequence=77,
    sources=[Source("plan diff", "goals of the last version that are gone")],
)
class Vanished:
    """Goal of the plan's last version that is gone, with no reason said.

    What it does:
        Looks for each goal of the last version, the newest earlier plan
        (`--previous`) of the same cycle. What is neither here nor in `dropped` with
        a reason has vanished; its finding carries its earlier id.

    What decides:
        Goals are found again by the ids that were written, then by their words. One
        that moved has not vanished. A dropped objective covers its key results, and
        one that vanished is told without them.

    Why it matters:
        Giving up a goal is often right, and always a decision. Where it just goes,
        nobody learns why, and those who counted on it find out last.

    Known problems:
        A goal that lost its id and nearly all of its words looks like one that is
        gone and another that is new.

    Better:
        Write `dropped: [{id: O1.2, reason: the partner withdrew, on: 2026-05-04}]`.
    """

    good = [
        Example("Our customers love our onboarding", fields={"id": "T1"}),
        Example(
            "Our customers love our onboarding",
            fields={"id": "T1"},
            plan=_before("T1", dropped=[{"id": "example", "reason": "the partner withdrew"}]),
        ),
        Example(
            "Our customers love our onboarding",
            fields={"id": "T1"},
            plan=_before("T1", key_results=[{"title": "Partners resell our service in three countries"}]),
        ),
    ]
    bad = [
        Example("Our customers love our onboarding", fields={"id": "T1"}, plan=_before("T1")),
        Example("Our customers love our onboarding", fields={"id": "T1"}, plan=_before("")),
        Example(
            "Our customers love our onboarding",
            fields={"id": "T1"},
            plan=_before("T1", dropped=[{"id": "example", "reason": " "}]),
        ),
    ]

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Look for every goal of the last version."""
        if not audit.previous:
            yield Abstain(("previous",))
            return
        versions = versions_of(audit)
        if versions is None:
            return
        reasons = {each.id: (number, each.reason) for number, each in enumerate(plan.dropped)}
        settled = {name for name, (_, reason) in reasons.items() if name and _is_reason(reason)}
        told = {id(goal.goal) for goal in versions.gone}
        for goal in versions.gone:
            parent = goal.parent
            covered = parent is not None and (id(parent) in told or parent.id in settled)
            if goal.goal.id in settled or covered:
                continue
            dropped = reasons.get(goal.goal.id) if goal.goal.id else None
            yield _flag(goal, versions, dropped[0] if dropped else None)


def _is_reason(reason: str | None) -> bool:
    return bool(reason and reason.strip()) and not is_placeholder(reason or "")


def _flag(gone: Goal, versions: Versions, dropped: int | None) -> Flag:
    """What is said of a goal that is gone, at its entry in `dropped`, else at what became of its objective."""
    goal = gone.goal
    count = len(goal.key_results) if isinstance(goal, Objective) else 0
    beside = f", with its {count} key results" if count > 1 else ", with its key result" if count else ""
    verb = "was dropped" if dropped is not None else "is gone"
    written = goal.id if goal.id not in versions.last.positional else None
    return Flag(
        f"{quoted(goal.title)} {verb} since the last version{beside}, and no one says why.",
        key="vanished",
        about=versions.parents.get(id(gone.parent)),
        at=("dropped", dropped) if dropped is not None else None,
        suggestion=f"Write `dropped: [{{id: {written}, reason: …}}]`, and why it was given up." if written else None,
        named=Subject("objective" if isinstance(goal, Objective) else "key_result", written, goal.title),
    )
