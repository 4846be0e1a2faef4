"""The right measure, and no target."""

from __future__ import annotations

from advisor.domain.finding import Rewrite, Source
from advisor.domain.place import Span
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.heads import head_of
from advisor.text.lexicon import word_set
from advisor.text.sentence import classes
from advisor.text.statement import Statement
from advisor.text.tokens import tokenise
from rules.rewriting import NOT_A_MEASURE, ends_of, with_ends
from rules.wording import at, quoted


@rule(
    "K218",
    "metric-without-target",
    family="key_result",
    subject=KeyResult,
    severity="warning",
    confidence="medium",
    consequence=72,
    words=True,
    supersedes=("K201",),
    when=("outcome",),
    sources=[Source("coaches on real plans", "measures without targets"), Source("001", "What is an OKR?")],
)
class MetricWithoutTarget:
    """Key result that names a measure and stops there.

    What it does:
        Speaks where a key result is a metric alone ("Gross margin") or gives one a
        direction and no figure ("Increase filter usage"); with low confidence where
        no list knows what is to move ("Reduce dwell time").

    Why it matters:
        It is nearer to a good key result than most: the measure is the hard part.
        But any movement at all would meet it.

    Known problems:
        Alone, only measures that the word lists know are seen. A quality
        ("satisfaction") is not yet a measure; K201 asks which one is meant.

    Better:
        Add from what to what.
    """

    good = [
        Example("Gross margin rises from 41 % to 48 %"),
        Example("Increase filter usage from 12 % to 30 % of searches"),
        Example("Gross margin", fields={"baseline": 41, "target": 48, "unit": "%"}),
    ]
    bad = [
        Example("Gross margin", span="Gross margin", rewrite="Gross margin from <baseline> to <target>"),
        Example(
            "Increase search usage", span="search usage", rewrite="Increase search usage from <baseline> to <target>"
        ),
        Example(
            "Increase the share of returning guests",
            rewrite="Increase the share of returning guests from 32 to 40",
            fields={"measures": "nps"},
        ),
        Example("Number of newsletter readers", rewrite="Number of newsletter readers from <baseline> to <target>"),
        Example(
            "Reduce the number of open tickets", rewrite="Reduce the number of open tickets from <baseline> to <target>"
        ),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Speak where a measure is there and no figure is."""
        statement = audit.read(key_result)
        if statement.quantified or key_result.target is not None or key_result.redacted or statement.kind != "outcome":
            return
        if key_result.title[:6].lower() == "first ":
            return  # "First paying customer": anyone can see whether there is one
        if key_result.type in ("milestone", "baseline"):
            return  # reached or not, and by when
        known = (statement.measure.family is not None and statement.measure.counted) or _counts(statement)
        if statement.placeholder is not None or not (known or _moves_something(statement)):
            return
        alone = known and statement.form == "noun-phrase" and len(key_result.title.split()) <= 8
        moved = statement.said in ("up", "down") or statement.direction in ("up", "down")
        if alone or moved:
            measure = quoted(statement.metric or key_result.title)
            yield Flag(
                f"The right measure ({measure}), and no target: from what to what?"
                if known
                else f"{measure} is to move, and nothing says how far: from what to what?",
                at(statement, "metric"),
                rewrite=_with_figures(key_result, statement, audit),
                confidence=None if known else "low",
                whole=True,
            )


def _counts(statement: Statement) -> bool:
    """ "Number of applications per post"."""
    return statement.text[:10].lower() == "number of "


def _moves_something(statement: Statement) -> bool:
    """ "Increase fleet utilisation": a measure that no list knows, and no word of judgement in it."""
    moved = statement.said in ("up", "down") or (
        statement.form == "noun-phrase" and statement.direction in ("up", "down")
    )
    return moved and not statement.vague and statement.measure.span is not None


def _with_figures(key_result: KeyResult, statement: Statement, audit: Audit) -> Rewrite | None:
    """The measure with both ends, where nothing but a deadline stands after it."""
    span = statement.measure.span
    if span is None or NOT_A_MEASURE.search(span.of(statement.text)) or not _is_measure(statement, span):
        return None
    end, verb = span.end, statement.verb
    if verb is not None and verb.start > span.end and not statement.text[span.end : verb.start].strip():
        end = verb.end  # "The drop-out rate falls"
    ends = ends_of(key_result, audit, statement.said)
    return with_ends(statement, statement.text[:end], ends, statement.text[end:])


def _is_measure(statement: Statement, span: Span) -> bool:
    """Whether a figure can follow the words: those that a verb moves, and a metric or a number of things alone."""
    if statement.form != "noun-phrase":
        return True
    tokens = tokenise(span.of(statement.text))
    c = classes()
    at = head_of(tokens, (0, len(tokens)), frozenset())
    counts = tokens[0].lower in word_set("counters") or tokens[0].text == "#"
    return counts or (at >= 0 and bool(tokens[at].mask & (c.metric | c.usage)))
