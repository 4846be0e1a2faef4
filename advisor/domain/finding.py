"""What an audit says: findings, recommendations, abstentions."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, NamedTuple, TypeAlias

from advisor.domain.place import Place, Span

Severity: TypeAlias = Literal["error", "warning", "info"]
Confidence: TypeAlias = Literal["high", "medium", "low"]
SubjectKind: TypeAlias = Literal["plan", "team", "objective", "key_result", "kpi", "initiative"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Source(NamedTuple):
    """Where a rule comes from: a seed article's number, or the name of a book or guide, and the heading in it."""

    source: str
    heading: str


class Subject(NamedTuple):
    """What a finding is about; plans have no id."""

    kind: SubjectKind
    id: str | None = None
    title: str | None = None


class Rewrite(NamedTuple):
    """Words to offer instead; `slots` name what only the author knows, written `<slot>` in the text."""

    text: str
    slots: tuple[str, ...] = ()


class Suppressed(NamedTuple):
    """Why a finding does not count."""

    reason: str
    until: str | None = None


class Finding(NamedTuple):
    """One fault of one subject, with its place, its reason, its source and a way to mend it.

    `print_of` is what the fingerprint is taken of: rule, subject and words.
    """

    rule: str
    slug: str
    family: str
    severity: Severity
    confidence: Confidence
    subject: Subject
    place: Place
    message: str
    reason: str
    suggestion: str
    sources: tuple[Source, ...]
    print_of: str
    span: Span | None = None
    text: str | None = None
    rewrite: Rewrite | None = None
    group: str | None = None
    suppressed: Suppressed | None = None
    rank: int = 0

    @property
    def fingerprint(self) -> str:
        """A short name that stays the same while the fault stays: 16 hexadecimal digits."""
        return str(_hasher()(self.print_of.encode(), digest_size=8).hexdigest())


@cache
def _hasher() -> Any:
    """BLAKE2, imported when the first fingerprint is asked for: text reports need none."""
    from hashlib import blake2b

    return blake2b


class Abstention(NamedTuple):
    """How many subjects a rule could not judge, and which fields would let it."""

    rule: str
    subjects: int
    wants: tuple[str, ...]


class Recommendation(NamedTuple):
    """Advice that is no fault: what could be done, why, and a draft of it."""

    rule: str
    subject: Subject
    title: str
    reasons: tuple[str, ...]
    draft: str | None = None


class Breach(NamedTuple):
    """A goal that breaks a contract: the file it stands in, why, and the way that its links go, in the goals' words."""

    subject: Subject
    path: str
    why: str
    way: tuple[str, ...]


class Kept(NamedTuple):
    """How a contract fares over the plans audited together.

    `goals` is how many it was asked of, `broken` how many of them break it, and
    `unknown` those of which nobody can tell; `breaches` are the first that break it.
    """

    contract: str
    type: str
    severity: Severity
    goals: int
    broken: int
    unknown: int
    breaches: tuple[Breach, ...]

    @property
    def kept(self) -> bool:
        """Whether no goal breaks it."""
        return not self.broken
