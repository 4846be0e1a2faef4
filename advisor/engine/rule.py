"""The shape of a rule.

A rule is a class with prose, examples and a short `check`; the decorator adds its
identity. Tests, the page of the docs, `explain`, the schema of its options and
the tables of the reports are derived from it, so it is refused at registration
where something is missing (`advisor.engine.registry`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

from advisor.domain.finding import Confidence, Kept, Rewrite, Severity, Source, Subject
from advisor.domain.place import Pointer, Span
from advisor.domain.plan import Initiative, KeyResult, Kpi, Objective

if TYPE_CHECKING:
    from advisor.engine.audit import Audit


class Flag(NamedTuple):
    """What a rule has to say about its subject.

    `span` are the words of `field` that it is about. What is left out is taken
    from the rule: severity, confidence, reason, suggestion. `pair` names the
    other goal where a finding is about two; `about` is the goal that it is about
    where that is not the one that was asked; `key` tells findings apart that
    have no words; `whole` says that the fault is the whole goal's, though the
    span points at the words that show it. `at` is where in the plan it stands,
    where that is no field of the goal: `("x_matrix", "annual", 0, "title")`;
    `named` is its subject where that is no goal of this plan, but of an earlier one.
    """

    message: str
    span: Span | None = None
    field: str = "title"
    suggestion: str | None = None
    rewrite: Rewrite | None = None
    reason: str | None = None
    severity: Severity | None = None
    confidence: Confidence | None = None
    pair: str | None = None
    about: Any = None
    key: str | None = None
    whole: bool = False
    at: Pointer | None = None
    named: Subject | None = None


class Advise(NamedTuple):
    """What a rule recommends for its subject: no fault, but something that could be done, why, and a draft of it.

    `about` is the goal that it is about where that is not the one that was asked.
    """

    title: str
    reasons: tuple[str, ...]
    draft: str | None = None
    about: Any = None


class Judged(NamedTuple):
    """What became of a contract of the settings; the report lists all of them, also those that are kept."""

    contract: Kept


class Abstain(NamedTuple):
    """The rule cannot judge its subject for want of data; `wants` are the fields that would let it."""

    wants: tuple[str, ...]


ENGLISH = ("English words",)  # what rules about words want of goals in another language


class Example(NamedTuple):
    """A goal that a rule is run on, in a complete plan.

    `words` are the title (of a key result, objective, KPI or initiative, as the
    rule's subject says). `objective` and `key_results` set the goals round it, `fields`
    its own declared fields, `plan` fields of the plan beside the goal. A bad
    example names the words that the finding must be about, or None for the
    whole goal, and may name the rewrite.
    """

    words: str
    span: str | None = None
    rewrite: str | None = None
    objective: str | None = None
    key_results: tuple[str, ...] | None = None
    fields: dict[str, Any] | None = None
    plan: dict[str, Any] | None = None


class Option(NamedTuple):
    """A threshold or list that settings may change."""

    name: str
    default: int | float | str | bool | tuple[str, ...]
    help: str


Said: TypeAlias = Iterator[Flag | Advise | Judged | Abstain]
RuleClass = TypeVar("RuleClass", bound=type)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with all that is known of it.

    `why` and `better` are the reason and the suggestion of findings that bring none.
    `consequence` (0 to 99) ranks findings of the same severity: how much is lost
    where it is true. `words` rules read English and abstain elsewhere. `groups`
    rules tell what many goals lack alike; those that `recommends` give
    recommendations and no findings. `supersedes` are the rules that stay
    silent where this one speaks of the same words. `when` names facts of a reading
    (`advisor.engine.facts`), of which a goal must have one to be put to it.
    """

    id: str
    slug: str
    family: str
    subjects: tuple[type, ...]
    severity: Severity
    confidence: Confidence
    sources: tuple[Source, ...]
    consequence: int
    words: bool
    groups: bool
    on: bool
    supersedes: tuple[str, ...]
    implementation: type
    options: tuple[Option, ...] = ()
    good: tuple[Example, ...] = ()
    bad: tuple[Example, ...] = ()
    docs: dict[str, str] = field(default_factory=dict)
    why: str = ""
    better: str = ""
    pack: str = "okr-advisor"
    recommends: bool = False
    when: tuple[str, ...] = ()

    @property
    def shown_by(self) -> type:
        """What an example of it is: the first of its subjects; plans and teams are shown by an objective."""
        return self.subjects[0] if self.subjects[0] in (KeyResult, Kpi, Initiative) else Objective

    def checker(self, options: dict[str, Any]) -> Callable[[Any, Audit], Said]:
        """The check, with its options set as attributes of the rule."""
        instance = self.implementation()
        for option in self.options:
            setattr(instance, option.name, options.get(option.name, option.default))
        check: Callable[[Any, Audit], Said] = instance.check
        return check


def rule(
    id: str,
    slug: str,
    *,
    family: str,
    subject: type | tuple[type, ...],
    severity: Severity,
    confidence: Confidence,
    sources: list[Source],
    consequence: int,
    words: bool = False,
    groups: bool = False,
    on: bool = True,
    recommends: bool = False,
    supersedes: tuple[str, ...] = (),
    when: tuple[str, ...] = (),
) -> Callable[[RuleClass], RuleClass]:
    """Mark a class as a rule; the registry picks it up when its module is imported."""

    def mark(cls: RuleClass) -> RuleClass:
        docs = sections(cls.__doc__ or "")
        why, better = (" ".join(docs.get(heading, "").split()) for heading in ("Why it matters", "Better"))
        subjects = subject if isinstance(subject, tuple) else (subject,)
        options, good, bad = (tuple(getattr(cls, name, ())) for name in ("options", "good", "bad"))
        built = Rule(
            id, slug, family, subjects, severity, confidence, tuple(sources), consequence, words, groups, on,
            supersedes, cls, options, good, bad, docs, why, better, recommends=recommends, when=when,
        )  # fmt: skip
        cls.rule = built  # type: ignore[attr-defined]
        return cls

    return mark


def sections(docstring: str) -> dict[str, str]:
    """The parts of a rule's docstring by their headings, which stand on lines of their own and end in a colon.

    >>> sections('''Summary.
    ...
    ...     What it does:
    ...         Looks for numbers.
    ... ''')
    {'': 'Summary.', 'What it does': 'Looks for numbers.'}
    """
    parts: dict[str, list[str]] = {"": []}
    heading = ""
    for line in docstring.strip().splitlines():
        words = line.strip()
        if words in _HEADINGS:
            heading = words[:-1]
            parts[heading] = []
        else:
            parts[heading].append(words)
    return {name: "\n".join(lines).strip() for name, lines in parts.items()}


_HEADINGS = frozenset({"What it does:", "Why it matters:", "Known problems:", "Better:", "Options:", "What decides:"})
REQUIRED_HEADINGS = ("What it does", "Why it matters", "Known problems", "Better")
