"""Something that is still to be filled in."""

from __future__ import annotations

import re

from advisor.domain.finding import Rewrite, Source
from advisor.domain.plan import KeyResult, Kpi, Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.placeholder import Placeholder, find_placeholder, is_placeholder
from rules.rewriting import ends_of, offer
from rules.wording import quoted, words_at

_FIGURE = re.compile(r"\?+|TB[DCA]|X+|[XYZx] ?%|x|<[^<>]*>|\[[^\[\]]*\]|_+")
_LETTERS = re.compile(r"\b[XYZN]{1,3}\b")
_LED = re.compile(r"\b(from|to) $", re.IGNORECASE)
_TEXTS = {
    Objective: ("owner", "why", "team"),
    KeyResult: ("owner", "unit", "measures"),
    Kpi: ("owner", "unit", "definition", "why", "source", "name"),
}
_FIELDS = {
    Objective: ("commitment", "confidence", "weight", "score", "effort", "updated_on"),
    KeyResult: (
        "baseline",
        "target",
        "current",
        "due",
        "type",
        "direction",
        "confidence",
        "weight",
        "score",
        "commitment",
    ),
    Kpi: ("target", "floor", "current", "direction", "frequency", "indicator", "tier", "review_on"),
}


@rule(
    "K214",
    "placeholder",
    family="key_result",
    subject=(KeyResult, Objective, Kpi),
    severity="warning",
    confidence="high",
    consequence=95,
    sources=[Source("real plans", "175 of 3,822 key results were unfinished or redacted")],
)
class PlaceholderLeft:
    """Words or fields that are still to be filled in.

    What it does:
        Speaks at `TBD`, `X %`, `??`, `<n>`, "etc." and a trailing colon in a goal's
        words, and of declared fields that hold nothing else, which is an error.

    Why it matters:
        A plan with gaps will be started with gaps; a figure that nobody could
        name before the quarter is found, by chance, at its end.

    Known problems:
        A figure that was withheld on purpose (`N9`, `$X`, "[internal]", or
        `redacted: true`) is unknown, and no placeholder.

    Better:
        Fill it in, or leave the goal out until it can be.
    """

    good = [
        Example("Onboarding NPS rises from 32 to 55"),
        Example("Sign N9 pilot hospitals"),
        Example("Onboarding NPS rises from 32 to 55", fields={"owner": "Ada"}),
    ]
    bad = [
        Example(
            "Raise the share of active schools from X % to 60 %",
            span="X %",
            rewrite="Raise the share of active schools from <baseline> % to 60 %",
        ),
        Example(
            "Raise the share of returning guests from TBD to 60",
            span="TBD",
            rewrite="Raise the share of returning guests from 32 to 60",
            fields={"measures": "nps"},
        ),
        Example("TBD with the new head of sales", span="TBD"),
        Example("Onboarding NPS rises from 32 to ??", span="??", rewrite="Onboarding NPS rises from 32 to <target>"),
        Example("Onboarding NPS rises from 32 to 55", fields={"owner": "TBD"}),
    ]

    def check(self, goal: KeyResult | Objective | Kpi, audit: Audit) -> Said:
        """Speak of the words, then of each declared field."""
        redacted = isinstance(goal, KeyResult) and goal.redacted
        if not isinstance(goal, Kpi):
            statement = audit.read(goal)
            placeholder = statement.placeholder if not redacted else None
            if placeholder is not None:
                yield Flag(
                    f"{words_at(statement, placeholder.span)} in {quoted(goal.title)} is still to be filled in.",
                    placeholder.span,
                    rewrite=_slot(goal, placeholder, audit),
                )
        elif goal.name and (found := find_placeholder(goal.name)) is not None:
            yield Flag(
                f"{quoted(found.span.of(goal.name))} in {quoted(goal.name)} is still to be filled in.",
                found.span,
                field="name",
            )
        for name in _FIELDS[type(goal)] if audit.document.placeholders else ():
            text = audit.placeholder_in(goal, name)
            if text is not None:
                yield Flag(
                    f"The field {name} is still to be filled in: {quoted(text)}.",
                    field=name,
                    severity="error",
                    key=name,
                )
        for name in _TEXTS[type(goal)]:
            text = getattr(goal, name)
            if text and name != "name" and is_placeholder(text) and not _is_known(name, text, audit):
                yield Flag(
                    f"The field {name} is still to be filled in: {quoted(text)}.",
                    field=name,
                    severity="error",
                    key=name,
                )


def _is_known(field: str, text: str, audit: Audit) -> bool:
    """Whether a field names a team or KPI of the plan, however short its id is."""
    return (field == "team" and text in audit.teams) or (field == "measures" and text in audit.kpis)


def _slot(goal: KeyResult | Objective, placeholder: Placeholder, audit: Audit) -> Rewrite | None:
    """A named slot, or the figure that the plan knows, where "from" or "to" leads to the only placeholder."""
    text, span = goal.title, placeholder.span
    if placeholder.whole or not isinstance(goal, KeyResult) or _FIGURE.fullmatch(span.of(text)) is None:
        return None
    led = _LED.search(text[: span.start])
    left = text[: span.start] + text[span.end :]
    if led is None or find_placeholder(left) is not None or _LETTERS.search(left):
        return None
    ends = ends_of(goal, audit, audit.read(goal).said)
    known = ends.baseline if led[1].lower() == "from" else ends.target
    rest = text[span.end :]
    if known[0] == "<" and span.of(text).endswith("%"):
        known += " %"
    return offer(f"{text[: span.start]}{known}{rest.removeprefix('%') if known.endswith('%') else rest}")
