"""An audit for people: what matters most first, then goal by goal, the words underlined.

What many goals lack alike is said once, with its count and first places.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Sequence

from advisor.domain.finding import SEVERITIES, Finding, Severity, Source
from advisor.domain.place import Span
from advisor.engine.audit import AuditResult
from advisor.engine.passing import passed_by_all
from advisor.engine.rule import ENGLISH
from advisor.reporters.terminal import Colour, Style, cells, safe

_COLOURS: dict[Severity, Colour] = {"error": "red", "warning": "yellow", "info": "blue"}
_ALIKE = {"kpi": "KPI", "team": "team", "initiative": "initiative"}  # what a group holds; goals where not named
FIRST = 3
PLACES = 3
WANTS = 4
WIDTH = 100
DRAFT = 6  # lines of a draft that everybody is shown


def report(
    results: Sequence[AuditResult], *, show_level: Severity = "warning", colour: bool = False, width: int = WIDTH
) -> str:
    """One or more audits as text, a plan after the other; several are summed up at the end."""
    style = Style(colour)
    lines = [line for result in results for line in _Plan(result, show_level, style, min(width, WIDTH)).lines()]
    if len(results) > 1:
        lines += ["", style.paint(f"All {len(results)} plans", "bold"), summary(results), counts(results)]
        lines += [said] if (said := passes(results)) else []
    return "\n".join(lines)


class _Plan:
    """The report on one plan."""

    def __init__(self, result: AuditResult, show_level: Severity, style: Style, width: int) -> None:
        self.result = result
        self.style = style
        self.width = max(40, width)
        self.explained: set[str] = set()
        self.suggested: set[str] = set()
        self.hints = show_level == "info"
        shown = SEVERITIES[: SEVERITIES.index(show_level) + 1]
        self.findings = [
            finding for finding in result.findings if finding.severity in shown and finding.suppressed is None
        ]

    def lines(self) -> Iterator[str]:
        """All lines of the report."""
        yield self.style.paint(safe(self.result.document.places.path), "bold")
        yield ""
        alone = [finding for finding in self.findings if finding.group is None]
        if len(alone) > FIRST:
            yield from self._first(alone[:FIRST])
        yield from self._by_goal(alone)
        yield from self._groups()
        yield from self._recommendations()
        yield from self._contracts()
        yield from self._notices()
        yield from self._wanting()
        yield from self._summary()

    def _first(self, findings: list[Finding]) -> Iterator[str]:
        yield self.style.paint("What matters most", "bold")
        for number, finding in enumerate(findings, 1):
            yield from self._wrap(f"{number}. {safe(finding.message)} ({finding.rule})", "   ", first="")
        yield ""

    def _by_goal(self, findings: list[Finding]) -> Iterator[str]:
        by_goal: dict[tuple[int, str], list[Finding]] = defaultdict(list)
        for finding in findings:
            by_goal[_order(finding), finding.place.pointer or ""].append(finding)
        goals: dict[tuple[str, str | None], list[Finding]] = {}
        for key in sorted(by_goal):
            for finding in by_goal[key]:
                subject = finding.subject
                goals.setdefault((subject.kind, subject.id or subject.title), []).append(finding)
        for group in goals.values():
            yield from self._goal(sorted(group, key=lambda finding: finding.rank))
            yield ""

    def _goal(self, findings: list[Finding]) -> Iterator[str]:
        subject = findings[0].subject
        name = {"key_result": "Key result", "kpi": "KPI"}.get(subject.kind, subject.kind.capitalize())
        written = subject.id if subject.id and subject.id not in self.result.document.positional else ""
        first = min(findings, key=_order)
        where = "" if subject.kind == "plan" else _line(first)
        yield self.style.paint(f"{name} {safe(written)}".strip(), "bold") + self.style.paint(where, "dim")
        title = subject.title or ""
        for number, finding in enumerate(findings):
            span = (
                finding.span
                if finding.text is not None and finding.span and finding.span.of(title) == finding.text
                else None
            )
            if span is not None or number == 0:
                yield from self._underlined(title, span, finding.severity)
            yield from self._one(finding, "" if _line(finding) == where else _line(finding))

    def _one(self, finding: Finding, where: str) -> Iterator[str]:
        """A finding; what its rule always says stands with the first of its kind."""
        first = finding.rule not in self.explained
        self.explained.add(finding.rule)
        severity = self.style.paint(finding.severity, _COLOURS[finding.severity], "bold")
        yield f"    {severity} {finding.rule} {finding.slug}" + self.style.paint(where, "dim")
        yield from self._wrap(safe(finding.message), "      ")
        if first:
            yield from self._wrap("Why: " + _flat(finding.reason), "      ")
        if first or finding.suggestion not in self.suggested:
            yield from self._wrap("Try: " + _flat(finding.suggestion), "      ")
        self.suggested.add(finding.suggestion)
        if finding.rewrite is not None:
            yield from self._wrap("Write: " + self.style.paint(safe(finding.rewrite.text), "green"), "      ")
        if first:
            yield from self._wrap(self.style.paint("Source: " + _sources(finding.sources), "dim"), "      ")

    def _underlined(self, title: str, span: Span | None, severity: Severity) -> Iterator[str]:
        """The goal's words, with a line under those that the finding is about."""
        text = safe(title.replace("\n", " ").replace("\t", " "))
        if not text:
            return
        if span is None or len(text) != len(title):
            yield from self._wrap(text, "    ")
            return
        start = span.start
        for row in _rows(text, self.width - 4):
            yield "    " + row
            first, last = max(0, start), min(len(row), start + span.end - span.start)
            if first < last and first < len(row) and last > 0:
                mark = " " * cells(row[:first]) + "^" * max(1, cells(row[first:last]))
                yield "    " + self.style.paint(mark, _COLOURS[severity])
            start -= len(row) + 1

    def _groups(self) -> Iterator[str]:
        groups: dict[tuple[str, Severity], list[Finding]] = {}
        for finding in self.findings:
            if finding.group is not None:
                groups.setdefault((finding.group, finding.severity), []).append(finding)
        if not groups:
            return
        yield self.style.paint("Lacking in many goals", "bold")
        for findings in groups.values():
            yield from self._group(findings)
        yield ""

    def _group(self, findings: list[Finding]) -> Iterator[str]:
        first = findings[0]
        head = f"{self.style.paint(first.severity, _COLOURS[first.severity], 'bold')} {first.rule} {first.slug}"
        kinds = {finding.subject.kind for finding in findings}
        one = _ALIKE.get(next(iter(kinds)), "goal") if len(kinds) == 1 else "goal"
        what = "goals and KPIs" if "kpi" in kinds and len(kinds) > 1 else _plural(one, len(findings))
        yield f"    {head}: {len(findings)} {what}"
        yield from self._wrap(f"For one: {safe(first.message)}", "      ")
        yield from self._wrap("Why: " + _flat(first.reason), "      ")
        yield from self._wrap("Try: " + _flat(first.suggestion), "      ")
        places = [f"line {finding.place.line}" for finding in findings[:PLACES] if finding.place.line]
        more = f" and {len(findings) - len(places)} more" if len(findings) > len(places) and places else ""
        if places:
            yield from self._wrap("At: " + ", ".join(places) + more, "      ")
        yield from self._wrap(self.style.paint("Source: " + _sources(first.sources), "dim"), "      ")

    def _recommendations(self) -> Iterator[str]:
        recommended = self.result.recommendations
        if not recommended:
            return
        yield self.style.paint("Worth considering", "bold")
        for advice in recommended:
            yield from self._wrap(f"{safe(advice.title)} ({advice.rule})", "      ", first="    ")
            for reason in advice.reasons:
                yield from self._wrap("Because: " + _flat(reason), "      ")
            draft = (advice.draft or "").splitlines()
            if len(draft) > DRAFT and not self.hints:
                yield "      A draft to copy comes with --show-level info."
                continue
            for line in draft:
                yield from self._wrap(self.style.paint(safe(line), "green"), "        ", first="      ")
        yield ""

    def _contracts(self) -> Iterator[str]:
        """The contracts of the settings, kept or broken, those that are broken with the first ways that show it."""
        contracts = self.result.contracts
        if not contracts:
            return
        kept = sum(contract.kept for contract in contracts)
        yield self.style.paint(f"Contracts: {kept} kept, {len(contracts) - kept} broken", "bold")
        for contract in contracts:
            word = self.style.paint("kept", "green") if contract.kept else self.style.paint("broken", "red", "bold")
            of = f"{contract.broken} of " if contract.broken else ""
            goals = f"{of}{contract.goals} {_plural('goal', contract.goals)}"
            goals += f", {contract.unknown} not judged" if contract.unknown else ""
            yield from self._wrap(f"{word} {_flat(contract.contract)} ({goals})", "      ", first="    ")
            for breach in contract.breaches[:PLACES]:
                yield from self._wrap(f"{_flat(breach.why)}", "        ", first="      ")
                if len(breach.way) > 2:
                    yield from self._wrap(_flat(" → ".join(breach.way)), "          ", first="        ")
        yield ""

    def _notices(self) -> Iterator[str]:
        notices = self.result.document.notices
        if not notices:
            return
        yield self.style.paint("Noticed in the file", "bold")
        for notice in notices:
            where = f"line {notice.place.line}: " if notice.place and notice.place.line else ""
            yield from self._wrap(safe(f"{where}{notice.message}. {notice.hint or ''}").strip(), "    ")
        yield ""

    def _wanting(self) -> Iterator[str]:
        """What would let more be judged, where hints are shown."""
        if self.hints and self.result.abstained:
            yield self.style.paint("Could not be judged for want of", "bold")
            for line in _wants(self.result):
                yield from self._wrap(line, "      ", first="    ")
            yield ""

    def _summary(self) -> Iterator[str]:
        yield from self._wrap(summary([self.result]), "")
        hidden = sum(finding.suppressed is None for finding in self.result.findings) - len(self.findings)
        suppressed = sum(finding.suppressed is not None for finding in self.result.findings)
        tail = (f"; {hidden} not shown (--show-level info)" if hidden else "") + (
            f"; {suppressed} suppressed" if suppressed else ""
        )
        yield from self._wrap(counts([self.result]) + tail, "")
        yield from self._wrap(passes([self.result]), "")

    def _wrap(self, text: str, indent: str, first: str | None = None) -> Iterator[str]:
        yield from textwrap.wrap(
            text,
            self.width,
            initial_indent=indent if first is None else first,
            subsequent_indent=indent,
            break_on_hyphens=False,
            break_long_words=True,
        )


def summary(results: Sequence[AuditResult]) -> str:
    """What was checked, in a sentence: there is no silent pass."""
    checked = [result.checked for result in results]
    objectives, key_results, kpis = (
        sum(getattr(c, name) for c in checked) for name in ("objectives", "key_results", "kpis")
    )
    what = (
        f"{objectives} {_plural('objective', objectives)}, {key_results} {_plural('key result', key_results)}, "
        f"{kpis} {_plural('KPI', kpis)}"
    )
    fewest, most = min(c.rules for c in checked), max(c.rules for c in checked)
    said = f"{what}; {f'{fewest} to ' if fewest < most else ''}{most} {_plural('rule', most)}"
    wanting = {abstention.rule for result in results for abstention in result.abstained}
    said += f"; {len(wanting)} could not judge everything for want of data" if wanting else ""
    foreign = any(abstention.wants == ENGLISH for result in results for abstention in result.abstained)
    return said + ("; not all goals are in English: rules that read words left those out" if foreign else "")


def _wants(result: AuditResult) -> Iterator[str]:
    """Which fields would let which rules judge how many goals, those that want the same together."""
    alike: dict[tuple[tuple[str, ...], int], list[str]] = defaultdict(list)
    for abstention in result.abstained:
        alike[abstention.wants, abstention.subjects].append(abstention.rule)
    for (wants, subjects), rules in sorted(alike.items()):
        yield f"{' or '.join(wants)}: {', '.join(rules)} ({subjects} {'subjects' if subjects > 1 else 'subject'})"


def counts(results: Sequence[AuditResult]) -> str:
    """How many findings of each severity count, and how many things noticed in the file."""
    found = {severity: sum(result.count(severity) for result in results) for severity in SEVERITIES}
    said = ", ".join(f"{count} {_plural(severity, count)}" for severity, count in found.items())
    notices = sum(len(result.document.notices) for result in results)
    if not notices:
        return said
    return said + (", 1 notice (counts as a warning)" if notices == 1 else f", {notices} notices (count as warnings)")


def passes(results: Sequence[AuditResult]) -> str:
    """The strictest profile that all plans pass, and what the next one wants mended; empty where that was not asked."""
    name, first = passed_by_all(results), results[0].passed
    if len(results) > 1 or first is None or first.next is None:
        return f"Passes: {name}" if name else ""
    more = f" and {len(first.wants) - WANTS} more" if len(first.wants) > WANTS else ""
    wanted = f"{first.next} wants {', '.join(first.wants[:WANTS])}{more} mended"
    return f"Passes: {name} ({wanted})" if name else f"Passes: none of the profiles yet ({wanted})"


def _plural(word: str, count: int) -> str:
    return word if count == 1 or word == "info" else word + "s"


def _sources(sources: tuple[Source, ...]) -> str:
    return "; ".join(
        f"seed {source.source}, {source.heading}" if source.source.isdigit() else f"{source.source}, {source.heading}"
        for source in sources
    )


def _flat(text: str) -> str:
    return safe(" ".join(text.split()))


def _line(finding: Finding) -> str:
    return f" (line {finding.place.line})" if finding.place.line else ""


def _order(finding: Finding) -> int:
    return finding.place.line or 0


def _rows(text: str, width: int) -> list[str]:
    """A text cut at blanks into rows; each row but the last loses the blank that it was cut at."""
    rows: list[str] = []
    while len(text) > width:
        cut = text.rfind(" ", 0, width + 1)
        if cut <= 0:
            return [*rows, text]
        rows.append(text[:cut])
        text = text[cut + 1 :]
    return [*rows, text]
