"""What is said when a rule crashes: Z002, which lives among the rules and is only ever raised by the engine."""

from __future__ import annotations

from advisor.domain.finding import Subject
from advisor.engine.registry import registry
from advisor.engine.rule import Flag, Rule


def crash_rule() -> Rule:
    """The rule Z002."""
    found = registry().find("Z002")
    if found is None:
        raise LookupError("the rule Z002 is not registered")
    return found


def crash_flag(rule: Rule, subject: Subject, error: BaseException) -> Flag:
    """What Z002 says of a rule that failed on a subject."""
    cause = f"{type(error).__name__}: {error}".strip(": ")
    about = f"{subject.kind} {subject.id}" if subject.id else subject.kind
    return Flag(
        f"Rule {rule.id} ({rule.slug}) of {rule.pack} failed on {about}: {cause}. The audit went on without it.",
        suggestion=(
            f"Report it to the authors of {rule.pack}, with the goal that it failed on; `--ignore {rule.id}` "
            "leaves it out until then."
        ),
    )
