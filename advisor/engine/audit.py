"""One audit of one plan: what rules may ask, and the run that turns what they say into findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

from advisor.domain.document import Document
from advisor.domain.finding import Abstention, Finding, Recommendation, Severity, Subject
from advisor.domain.place import Pointer
from advisor.domain.plan import Commitment, Initiative, KeyResult, Kpi, Objective, Plan, Team
from advisor.engine.crash import crash_flag, crash_rule
from advisor.engine.fingerprint import print_of
from advisor.engine.order import groups_of, in_order, supersede
from advisor.engine.raised import Raised, Standing
from advisor.engine.rule import Abstain, Flag, Rule
from advisor.engine.settings import Settings
from advisor.engine.shares import in_shares
from advisor.engine.suppress import suppressed
from advisor.text.statement import Statement, read_statement

Goal: TypeAlias = Objective | KeyResult | Kpi | Team | Initiative | Plan
_WORDED = frozenset({Objective, KeyResult})


class Checked(NamedTuple):
    """What an audit looked at."""

    plans: int
    objectives: int
    key_results: int
    kpis: int
    rules: int


@dataclass(frozen=True, slots=True)
class AuditResult:
    """All that an audit has to say, findings in order of consequence."""

    document: Document
    profile: str
    checked: Checked
    findings: tuple[Finding, ...]
    recommendations: tuple[Recommendation, ...]
    abstained: tuple[Abstention, ...]

    def count(self, severity: Severity) -> int:
        """How many findings of a severity count, suppressed ones left out."""
        return sum(finding.severity == severity and finding.suppressed is None for finding in self.findings)


class Audit:
    """What a rule may ask about the plan that it checks."""

    def __init__(
        self, document: Document, settings: Settings, rules: Iterable[Rule], as_of: date | None = None
    ) -> None:
        self.document = document
        self.plan: Plan = document.plan
        self.settings = settings
        self.as_of = as_of
        self._active = {rule.id for rule in rules}
        self.standings: tuple[Standing, ...] = tuple(standings(document.plan))
        self.kpis: Mapping[str, Kpi] = {kpi.id: kpi for kpi in self.plan.kpis if kpi.id}
        self.teams: Mapping[str, Team] = {team.id: team for team in self.plan.teams if team.id}
        self._parents = {s.goal.id: s.parent for s in self.standings if s.kind == "key_result"}
        self._readings: dict[int, Statement] = {}
        self._number = {id(s.goal): number for number, s in enumerate(self.standings)}

    def active(self, rule_id: str) -> bool:
        """Whether a rule runs in this audit; one that does not supersedes nothing."""
        return rule_id in self._active

    def read(self, goal: Objective | KeyResult) -> Statement:
        """How the words of a goal are read; each goal is read once an audit."""
        found = self._readings.get(id(goal))
        if found is None:
            found = self._readings[id(goal)] = read_statement(
                goal.title, "objective" if isinstance(goal, Objective) else "key_result"
            )
        return found

    def objective_of(self, key_result: KeyResult) -> Objective | None:
        """The objective that a key result stands under; None for a stray."""
        return self._parents.get(key_result.id)

    def kpi_of(self, key_result: KeyResult) -> Kpi | None:
        """The KPI that a key result measures."""
        return self.kpis.get(key_result.measures or "")

    def commitment_of(self, goal: Objective | KeyResult) -> Commitment | None:
        """A goal's commitment; a key result takes its objective's unless it has its own."""
        if goal.commitment or isinstance(goal, Objective):
            return goal.commitment
        parent = self.objective_of(goal)
        return parent.commitment if parent else None

    def owner_of(self, goal: Objective | KeyResult | Kpi) -> str | None:
        """A goal's owner, blank ones left out; a key result takes its objective's."""
        owner = (goal.owner or "").strip()
        if owner or not isinstance(goal, KeyResult):
            return owner or None
        parent = self.objective_of(goal)
        return self.owner_of(parent) if parent else None

    def placeholder_in(self, goal: Goal, field: str) -> str | None:
        """The placeholder that stands in a declared field (`target: TBD`)."""
        return (
            self.document.placeholders.get((*self.standing_of(goal).pointer, field))
            if self.document.placeholders
            else None
        )

    def standing_of(self, goal: Goal) -> Standing:
        """Where a goal of this plan stands."""
        return self.standings[self.number_of(goal)]

    def number_of(self, goal: Goal) -> int:
        """The number of a goal's standing."""
        return self._number[id(goal)]


def standings(plan: Plan) -> Iterator[Standing]:
    """Every subject of a plan with its pointer, in the plan's own order."""
    yield Standing("plan", plan, ())
    for t, team in enumerate(plan.teams):
        yield Standing("team", team, ("teams", t))
    for o, objective in enumerate(plan.objectives):
        yield Standing("objective", objective, ("objectives", o))
        for k, key_result in enumerate(objective.key_results):
            yield Standing("key_result", key_result, ("objectives", o, "key_results", k), objective)
        for i, initiative in enumerate(objective.initiatives):
            yield Standing("initiative", initiative, ("objectives", o, "initiatives", i), objective)
    for k, key_result in enumerate(plan.key_results):
        yield Standing("key_result", key_result, ("key_results", k))
    for i, initiative in enumerate(plan.initiatives):
        yield Standing("initiative", initiative, ("initiatives", i))
    for k, kpi in enumerate(plan.kpis):
        yield Standing("kpi", kpi, ("kpis", k))


def run_audit(document: Document, settings: Settings, rules: Iterable[Rule], as_of: date | None = None) -> AuditResult:
    """Run rules over a plan.

    Rules run in the order of their ids over subjects in the order of the plan, so
    the same plan gives the same answer. A rule that crashes is itself a finding
    (Z002), and the audit goes on.
    """
    chosen = tuple(rules)
    audit = Audit(document, settings, chosen, as_of)
    run = _Run(audit, settings, chosen)
    told = in_order(supersede(run.raised(in_shares(run.ask, len(audit.standings))), chosen))
    groups = groups_of(told)
    findings = _told_apart(_finding(each, audit, groups.get(each.rule.id), rank) for rank, each in enumerate(told, 1))
    counts = Counter(standing.kind for standing in audit.standings)
    checked = Checked(1, counts["objective"], counts["key_result"], counts["kpi"], len(chosen))
    return AuditResult(document, settings.profile, checked, findings, (), run.abstentions())


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


class _Answer(NamedTuple):
    """What a rule said; rule and subject by id and number, so that it can be sent between processes."""

    rule: str
    standing: int
    said: Flag | Abstain
    crashed: bool = False


class _Run:
    """Asks the rules of one audit, and collects what they say."""

    def __init__(self, audit: Audit, settings: Settings, rules: Iterable[Rule]) -> None:
        self.audit = audit
        self.checks = {rule.id: _Check(rule, settings) for rule in rules}
        self._about: dict[type, list[_Check]] = {}
        for check in self.checks.values():
            for subject in check.rule.subjects:
                self._about.setdefault(subject, []).append(check)
        self._abstained: Counter[tuple[str, tuple[str, ...]]] = Counter()

    def ask(self, numbers: range) -> list[_Answer]:
        """Put the subjects of these numbers to every rule about their kind."""
        standings = self.audit.standings
        return [answer for number in numbers for answer in self._ask(number, standings[number])]

    def _ask(self, number: int, standing: Standing) -> Iterator[_Answer]:
        goal, audit = standing.goal, self.audit
        english = type(goal) not in _WORDED or audit.read(goal).language == "en"
        for check in self._about.get(type(goal), ()):
            rule = check.rule
            if not english and rule.words:
                yield _Answer(rule.id, number, Abstain(("English words",)))
                continue
            try:
                for said in check.call(goal, audit):
                    if isinstance(said, Flag) and said.about is not None:
                        yield _Answer(rule.id, audit.number_of(said.about), said._replace(about=None))
                    else:
                        yield _Answer(rule.id, number, said)
            except (Exception, SystemExit) as error:  # whatever a rule does wrong must not end the audit
                yield _Answer(rule.id, number, crash_flag(rule, subject_of(standing), error), crashed=True)

    def raised(self, answers: Iterable[_Answer]) -> list[Raised]:
        """The flags among the answers, with the severity that settings give them; abstentions are counted."""
        raised = []
        for rule, number, said, crashed in answers:
            standing = self.audit.standings[number]
            if crashed and isinstance(said, Flag):
                raised.append(Raised(crash_rule(), "error", standing, said))
            elif isinstance(said, Flag):
                check = self.checks[rule]
                severity = check.chosen or said.severity or check.severity
                raised.append(Raised(check.rule, severity, standing, said))
            else:
                self._abstained[rule, said.wants] += 1
        return raised

    def abstentions(self) -> tuple[Abstention, ...]:
        """How many subjects each rule could not judge, by what it wants."""
        return tuple(Abstention(rule, count, wants) for (rule, wants), count in sorted(self._abstained.items()))


def _finding(raised: Raised, audit: Audit, group: str | None, rank: int) -> Finding:
    rule, severity, standing, flag = raised
    document = audit.document
    subject = subject_of(standing)
    text = getattr(standing.goal, flag.field, None) if standing.kind != "plan" else None
    words = flag.span.of(text) if flag.span is not None and isinstance(text, str) else None
    pointer = standing.pointer if standing.kind == "plan" and flag.field == "title" else (*standing.pointer, flag.field)
    place = document.places.find(pointer, flag.span, _anchor(standing))
    written = subject.id if subject.id not in document.positional else None
    return Finding(
        rule.id, rule.slug, rule.family, severity, flag.confidence or rule.confidence, subject, place,
        flag.message, flag.reason or rule.why, flag.suggestion or rule.better, rule.sources,
        print_of(rule.id, subject, written, words or flag.key or flag.field), flag.span, words, flag.rewrite, group,
        suppressed(rule, standing, audit), rank,
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
    goal = standing.goal
    if isinstance(goal, Plan):
        return Subject("plan")
    title = goal.title if isinstance(goal, Objective | KeyResult | Initiative) else goal.name
    return Subject(standing.kind, goal.id, title)


def _anchor(standing: Standing) -> Pointer:
    """Where a finding about a whole goal stands: at its title or name."""
    if standing.kind == "plan":
        return ()
    return (*standing.pointer, "name" if standing.kind in ("kpi", "team") else "title")
