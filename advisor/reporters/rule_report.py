"""A rule as data, as text and as a page of the docs: all derived from its file."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import Any

from advisor.domain.plan import Initiative, Objective, Plan, Team
from advisor.engine.rule import Example, Rule

WIDTH = 116
_FOLDED: dict[str, Any] = {"subsequent_indent": "   ", "break_long_words": False, "break_on_hyphens": False}
_PLAIN = re.compile(r"[A-Za-z0-9][\w .%/()'’-]*")


def rule_data(rule: Rule) -> dict[str, Any]:
    """Everything that is known of a rule, as plain data."""
    return {
        "id": rule.id,
        "slug": rule.slug,
        "family": rule.family,
        "severity": rule.severity,
        "confidence": rule.confidence,
        "on": rule.on,
        "recommends": rule.recommends,
        "subjects": [_called(subject) for subject in rule.subjects],
        "summary": rule.docs[""],
        "what": flat(rule.docs["What it does"]),
        "why": flat(rule.why),
        "known_problems": flat(rule.docs["Known problems"]),
        "better": flat(rule.better),
        "options": [{"name": option.name, "default": option.default, "help": option.help} for option in rule.options],
        "sources": [{"source": source.source, "heading": source.heading} for source in rule.sources],
        "supersedes": list(rule.supersedes),
        "good": [_example(example) for example in rule.good],
        "bad": [_example(example) for example in rule.bad],
        "pack": rule.pack,
    }


def _called(subject: type) -> str:
    return {"KeyResult": "key_result"}.get(subject.__name__, subject.__name__.lower())


def _example(example: Example) -> dict[str, Any]:
    return {key: value for key, value in example._asdict().items() if value is not None}


def flat(text: str) -> str:
    r"""A wrapped paragraph on one line.

    >>> flat("one\n  two")
    'one two'
    """
    return " ".join(text.split())


def as_text(rule: Rule, known: Collection[str], said: Sequence[str]) -> str:
    """A rule explained for people, in plain text.

    `known` are the ids of all rules that there are, `said` what the rule says of each of its bad examples.
    """
    lines = [
        f"{rule.id} {rule.slug}",
        f"{rule.docs['']}",
        f"{_level(rule)}, confidence {rule.confidence}, family {rule.family}",
        "",
    ]
    for heading in ("What it does", "Why it matters", "What decides", "Known problems", "Better"):
        if rule.docs.get(heading):
            lines += [heading, *(f"  {line}" for line in rule.docs[heading].splitlines()), ""]
    if rule.options:
        lines += [
            "Options",
            *(f"  {option.name} = {_written(option.default)}: {option.help}" for option in rule.options),
            "",
        ]
    for heading, examples, answers in ((_quiet(rule), rule.good, ()), (_loud(rule), rule.bad, said)):
        lines += [heading, *(f"  {line}" for line in _all_shown(rule, examples, answers)), ""]
    lines += ["Sources", *(f"  {_source(source.source)}: {source.heading}" for source in rule.sources)]
    if silenced := _silenced(rule, known):
        lines += ["", silenced]
    return "\n".join(lines)


def _level(rule: Rule) -> str:
    return "recommendation" if rule.recommends else rule.severity


def _quiet(rule: Rule) -> str:
    return "Recommends nothing" if rule.recommends else "Raises nothing"


def _loud(rule: Rule) -> str:
    return "Recommends" if rule.recommends else "Raises this rule"


def _silenced(rule: Rule, known: Collection[str]) -> str:
    """Which rules stay silent where this one speaks; empty where none does."""
    names = [name for name in rule.supersedes if name in known]
    stay = "stays" if len(names) == 1 else "stay"
    return f"Where both would speak of the same words, {' and '.join(names)} {stay} silent." if names else ""


def _source(name: str) -> str:
    return f"seed {name}" if name.isdigit() else name


def _all_shown(rule: Rule, examples: Iterable[Example], said: Sequence[str]) -> list[str]:
    """Examples, each with what the rule says of it."""
    lines = []
    for example, answer in zip_longest(examples, said):
        lines += _shown(rule, example)
        lines += wrap(f"→ {answer}", WIDTH, initial_indent="   ", **_FOLDED) if answer else []
    return lines


def _shown(rule: Rule, example: Example) -> list[str]:
    """An example with what stands round it, as it matters to the rule."""
    about_plan = rule.subjects[0] in (Plan, Team) and example.plan and not (example.key_results or example.fields)
    lines = [] if about_plan else [f"“{example.words}”"]
    if example.span and example.span != example.words and lines:
        lines[0] += f"  at “{example.span}”"
    if example.fields and lines:
        lines = wrap(f"{lines[0]}  with {_inline(example.fields)}", WIDTH, **_FOLDED)
    if example.objective:
        lines.append(f"   under the objective “{example.objective}”")
    if example.key_results is not None and rule.shown_by in (Objective, Initiative):
        lines += [f"   - {words}" for words in example.key_results] or ["   (no key results)"]
    for name, value in (example.plan or {}).items():
        first = "" if lines else "A plan with "
        lines += wrap(f"{first}{_beside(name, value)}", WIDTH, initial_indent="   " if lines else "", **_FOLDED)
    if example.rewrite:
        lines.append(f"   write: {example.rewrite}")
    return lines


def _beside(name: str, value: Any) -> str:
    """What stands beside an example, in words or as a plan file would write it."""
    said = {
        "stray": "(under no objective)",
        "as_of": f"audited on {value}",
        "objectives_beside": f"{value} more objectives",
    }
    if name in said:
        return said[name]
    if name == "history":
        return f"the history {', '.join(_written(each.get('actual')) for each in value)} of the KPI that it measures"
    if name == "previous":
        return "; ".join(f"an earlier plan: {_inline(plan)}" for plan in value)
    if name == "contracts":
        return "; ".join(f"the contract {_flow(each)} in the settings" for each in value)
    return _inline({"kpis" if name == "kpis_beside" else name: value})


def _inline(value: Mapping[str, Any]) -> str:
    return ", ".join(f"{name}: {_flow(each)}" for name, each in value.items())


def _flow(value: Any) -> str:
    """A value as YAML writes it on one line.

    >>> _flow({"id": "T1", "links": ["a", "b"], "title": "Fewer, better: ours"})
    '{id: T1, links: [a, b], title: "Fewer, better: ours"}'
    """
    if isinstance(value, Mapping):
        return "{" + _inline(value) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return value if isinstance(value, str) and _PLAIN.fullmatch(value) else _written(value)


def _written(value: Any) -> str:
    """A value as a plan file or a settings file writes it.

    >>> _written(None), _written(["Ada", 3]), _written(True)
    ('null', '["Ada", 3]', 'true')
    """
    return json.dumps(value, ensure_ascii=False, default=str)


def as_page(rule: Rule, known: Collection[str], said: Sequence[str]) -> str:
    """A rule's page of the docs, in Markdown; `known` and `said` as for `as_text`."""
    lines = [f"# {rule.id} {rule.slug}", "", rule.docs[""], ""]
    about = ", ".join(_called(subject).replace("_", " ") for subject in rule.subjects)
    level = "Gives **recommendations**" if rule.recommends else f"Severity **{rule.severity}**"
    kind = f"{level}, confidence **{rule.confidence}**, family `{rule.family}`, about: {about}."
    lines += [kind, ""]
    for heading in ("What it does", "Why it matters", "What decides", "Known problems", "Better"):
        if rule.docs.get(heading):
            lines += [f"## {heading}", "", rule.docs[heading], ""]
    if rule.options:
        lines += ["## Options", "", "| option | default | meaning |", "|---|---|---|"]
        lines += [f"| `{option.name}` | `{_written(option.default)}` | {option.help} |" for option in rule.options] + [
            ""
        ]
    for heading, examples, answers in ((_quiet(rule), rule.good, ()), (_loud(rule), rule.bad, said)):
        lines += [
            f"## {heading}",
            "",
            "```text",
            *_all_shown(rule, examples, answers),
            "```",
            "",
        ]
    lines += ["## Sources", "", *(f"- {_source(source.source)}: {source.heading}" for source in rule.sources), ""]
    if silenced := _silenced(rule, known):
        lines += [silenced, ""]
    return "\n".join(lines)


def index_page(rules: list[Rule]) -> str:
    """The table of all rules, in Markdown."""
    lines = [
        "# The rules",
        "",
        "Generated from the rules themselves by `make docs`.",
        "",
        "An example stands in a complete plan, of which its page shows what differs: the cycle is 2026-Q2, the day",
        "2026-05-15; the team Product stands below the company; its objective is “Our customers love our onboarding”,",
        "aspirational, with an owner, a reason, a parent and sound key results; the KPI “Onboarding NPS” is complete.",
        "What stands behind an arrow (→) is what the tool says.",
        "",
        "| rule | slug | severity | looks for |",
        "|---|---|---|---|",
    ]
    lines += [f"| [{rule.id}]({rule.id}.md) | `{rule.slug}` | {_level(rule)} | {rule.docs['']} |" for rule in rules]
    return "\n".join([*lines, ""])
