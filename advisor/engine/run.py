"""The run of one audit: rules are asked, and what they say becomes findings, recommendations and abstentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from advisor.domain.document import Document
from advisor.domain.finding import Abstention, Finding, Kept, Recommendation, Subject, Suppressed
from advisor.domain.place import Pointer
from advisor.domain.plan import KeyResult, Objective
from advisor.engine.audit import Audit, AuditResult, Checked
from advisor.engine.bundle import Bundle
from advisor.engine.crash import crash_flag, crash_rule
from advisor.engine.facts import EVERY, FOREIGN, facts_of, needed
from advisor.engine.fingerprint import print_of
from advisor.engine.order import groups_of, in_order, supersede
from advisor.engine.raised import Raised, Standing
from advisor.engine.rule import ENGLISH, Abstain, Advise, Flag, Judged, Rule, Said
from advisor.engine.settings import Settings
from advisor.engine.shares import in_shares
from advisor.engine.suppress import UPKEEP, Suppressions

_WORDED = frozenset({Objective, KeyResult})
_ENGLISH = Abstain(ENGLISH)


def run_audit(
    document: Document,
    settings: Settings,
    rules: Iterable[Rule],
    as_of: date | None = None,
    previous: Sequence[Document] = (),
    bundle: Bundle | None = None,
) -> AuditResult:
    """Run rules over a plan; `previous` are earlier versions of it and plans of earlier cycles.

    `bundle` holds the plans, itself among them, that links may lead to.

    Rules run in the order of their ids over subjects in the order of the plan, so
    the same plan gives the same answer. A rule that crashes is itself a finding
    (Z002), and the audit goes on.
    """
    chosen = tuple(rules)
    audit = Audit(document, settings, chosen, as_of, previous, bundle)
    run = _Run(audit, settings, chosen)
    said = supersede(run.raised(in_shares(run.ask, len(audit.standings))), chosen)
    suppressions = Suppressions(audit)
    covered = {id(each): suppressions.cover(each.rule, each.standing) for each in said}
    upkeep = next((rule for rule in chosen if rule.id == UPKEEP), None)
    idle = list(suppressions.idle(upkeep, audit)) if upkeep else []
    covered |= {id(each): suppressions.cover(each.rule, each.standing) for each in idle}
    told = in_order([*said, *idle])
    groups = groups_of(told)
    findings = _told_apart(
        _finding(each, audit, covered[id(each)], groups.get(each.rule.id), rank) for rank, each in enumerate(told, 1)
    )
    counts = Counter(standing.kind for standing in audit.standings)
    checked = Checked(1, counts["objective"], counts["key_result"], counts["kpi"], len(chosen))
    return AuditResult(
        document, settings.profile, checked, findings, tuple(run.recommended), run.abstentions(), audit.as_of,
        contracts=tuple(run.judged),
    )  # fmt: skip


class _Check:
    """A rule made ready for one audit: its check with the options set, its severity.

    `chosen` is the severity that its reader set, and wins over what the rule says
    of one goal; that wins over `severity`, its profile's or its own.
    """

    __slots__ = ("call", "chosen", "rule", "severity")

    def __init__(self, rule: Rule, settings: Settings) -> None:
        self.rule = rule
        self.call = rule.checker(dict(settings.options.get(rule.id, {})))
        self.chosen = settings.chosen_severity(rule.id)
        self.severity = settings.severity.get(rule.id, rule.severity)


_Asked: TypeAlias = tuple[Rule, Callable[[Any, Audit], Said], int]  # a rule, its check, the facts that it needs


_Subject: TypeAlias = tuple[int, Any]  # the number of a standing, and its goal
_IN_TURN = 64


class _Answer(NamedTuple):
    """What a rule said; rule and subject by id and number, so that it can be sent between processes."""

    rule: str
    standing: int
    said: Flag | Advise | Judged | Abstain
    times: int = 1
    crashed: bool = False


class _Run:
    """Asks the rules of one audit, and collects what they say."""

    def __init__(self, audit: Audit, settings: Settings, rules: Iterable[Rule]) -> None:
        self.audit = audit
        self.checks = {rule.id: _Check(rule, settings) for rule in rules}
        self._about: dict[type, list[_Asked]] = {}
        for check in self.checks.values():
            for subject in check.rule.subjects:
                self._about.setdefault(subject, []).append((check.rule, check.call, needed(check.rule)))
        self._worded = frozenset(
            kind for kind in _WORDED if any(rule.words or rule.when for rule, _, _ in self._about.get(kind, ()))
        )
        self._abstained: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self.recommended: list[Recommendation] = []
        self.judged: list[Kept] = []

    def ask(self, numbers: range) -> list[_Answer]:
        """Put the subjects of these numbers to every rule about their kind; abstentions alike are one answer.

        A rule is asked about a few subjects of the same facts before the next one is, which is
        kinder to the processor's caches; the answers come in the order of the subjects.
        """
        wanting: Counter[tuple[str, Abstain]] = Counter()
        answers: list[tuple[int, _Answer]] = []
        for start in range(numbers.start, numbers.stop, _IN_TURN):
            few: dict[tuple[type, int], list[_Subject]] = {}
            for number in range(start, min(start + _IN_TURN, numbers.stop)):
                goal = self.audit.standings[number].goal
                few.setdefault((type(goal), self._facts(goal)), []).append((number, goal))
            said: list[tuple[int, _Answer]] = []
            for (kind, facts), subjects in few.items():
                for rule, call, need in self._about.get(kind, ()):
                    if need & facts:
                        self._ask(rule, call, subjects, said, wanting)
                    elif facts == FOREIGN:
                        wanting[rule.id, _ENGLISH] += len(subjects)
            said.sort(key=itemgetter(0))
            answers += said
        told = [answer for _, answer in answers]
        return told + [_Answer(rule, 0, abstain, times) for (rule, abstain), times in wanting.items()]

    def _facts(self, goal: Any) -> int:
        """The facts of a goal's reading; all of them where rules about its kind read no words."""
        if type(goal) not in self._worded:
            return EVERY
        statement = self.audit.read(goal)
        return facts_of(statement) if statement.language == "en" else FOREIGN

    def _ask(
        self,
        rule: Rule,
        call: Callable[[Any, Audit], Said],
        subjects: list[_Subject],
        said: list[tuple[int, _Answer]],
        wanting: Counter[tuple[str, Abstain]],
    ) -> None:
        """Put some subjects to one rule."""
        audit = self.audit
        for number, goal in subjects:
            try:
                for each in call(goal, audit):
                    if isinstance(each, Abstain):
                        wanting[rule.id, each] += 1
                    elif isinstance(each, Judged) or each.about is None:
                        said.append((number, _Answer(rule.id, number, each)))
                    else:
                        other = audit.number_of(each.about)
                        said.append((number, _Answer(rule.id, other, each._replace(about=None))))
            except (Exception, SystemExit) as error:  # whatever a rule does wrong must not end the audit
                flag = crash_flag(rule, subject_of(audit.standings[number]), error)
                said.append((number, _Answer(rule.id, number, flag, crashed=True)))

    def raised(self, answers: Iterable[_Answer]) -> list[Raised]:
        """The flags among the answers, with the severity that settings give them.

        Recommendations and judged contracts are kept, abstentions counted.
        """
        raised = []
        for rule, number, said, times, crashed in answers:
            standing = self.audit.standings[number]
            if crashed and isinstance(said, Flag):
                raised.append(Raised(crash_rule(), "error", standing, said))
            elif isinstance(said, Flag):
                check = self.checks[rule]
                severity = check.chosen or said.severity or check.severity
                raised.append(Raised(check.rule, severity, standing, said))
            elif isinstance(said, Advise):
                advice = Recommendation(rule, subject_of(standing), said.title, said.reasons, said.draft)
                self.recommended.append(advice)
            elif isinstance(said, Judged):
                self.judged.append(said.contract)
            else:
                self._abstained[rule, said.wants] += times
        return raised

    def abstentions(self) -> tuple[Abstention, ...]:
        """How many subjects each rule could not judge, by what it wants."""
        return tuple(Abstention(rule, count, wants) for (rule, wants), count in sorted(self._abstained.items()))


def _finding(raised: Raised, audit: Audit, suppressed: Suppressed | None, group: str | None, rank: int) -> Finding:
    rule, severity, standing, flag = raised
    document = audit.document
    subject = flag.named or subject_of(standing)
    text = getattr(standing.goal, flag.field, None) if standing.kind != "plan" else None
    words = flag.span.of(text) if flag.span is not None and isinstance(text, str) else None
    whole = standing.kind == "plan" and flag.field == "title"
    pointer = flag.at or (standing.pointer if whole else (*standing.pointer, flag.field))
    place = document.places.find(pointer, flag.span, _anchor(standing))
    written = subject.id if subject.id not in document.positional else None
    return Finding(
        rule.id, rule.slug, rule.family, severity, flag.confidence or rule.confidence, subject, place,
        flag.message, flag.reason or rule.why, flag.suggestion or rule.better, rule.sources,
        print_of(rule.id, subject, written, words or flag.key or flag.field), flag.span, words, flag.rewrite, group,
        suppressed, rank,
    )  # fmt: skip


def _told_apart(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings with fingerprints of their own: goals of the same words and no id are numbered, from the second on."""
    seen: Counter[str] = Counter()
    apart = []
    for finding in findings:
        seen[finding.print_of] += 1
        number = seen[finding.print_of]
        apart.append(finding if number == 1 else finding._replace(print_of=f"{finding.print_of}|{number}"))
    return tuple(apart)


def subject_of(standing: Standing) -> Subject:
    """A goal as findings name it."""
    goal, kind = standing.goal, standing.kind
    if kind == "plan":
        return Subject("plan")
    return Subject(kind, goal.id, goal.name if kind in ("kpi", "team") else goal.title)


def _anchor(standing: Standing) -> Pointer:
    """Where a finding about a whole goal stands: at its title or name."""
    if standing.kind == "plan":
        return ()
    return (*standing.pointer, "name" if standing.kind in ("kpi", "team") else "title")
