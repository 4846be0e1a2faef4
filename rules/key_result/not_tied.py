"""A key result that has nothing to do with its objective."""

from __future__ import annotations

from functools import cache, lru_cache

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult, Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.families import family_of
from advisor.text.lexicon import lexicon
from advisor.text.terms import terms_in
from advisor.text.tokens import WORD, tokenise
from rules.data import table
from rules.wording import at, quoted

_STEM = 5  # letters that two words of one root share (secure, security)


@rule(
    "K206",
    "kr-not-tied-to-objective",
    family="key_result",
    subject=KeyResult,
    severity="info",
    confidence="medium",
    consequence=36,
    words=True,
    when=("outcome",),
    sources=[
        Source("001", "What is an OKR?"),
        Source("Google's OKR playbook", "key results must be sufficient"),
    ],
)
class NotTied:
    """Key result that measures something else than its objective promises.

    What it does:
        Speaks where an objective promises something known (experience, adoption,
        awareness, trust, speed, people, saving), the key result measures a family
        that nothing ties to that promise, and they share no term, no KPI and no
        metric.

    Why it matters:
        Could all key results be met and the objective still fail? A key result
        from another story hides that there is one too few.

    What decides:
        Whom both speak of ("pupils") is no tie. A KPI that supports the objective
        or that it addresses is one, and so is a word in common. What keeps a
        figure where it is guards the others and is left alone.

    Known problems:
        A chain of causes that the team knows and the words do not say is not
        seen; let the KPI support the objective, and it is.

    Better:
        Move it to the objective that it proves, or say in this one what it is
        evidence of.
    """

    good = [
        Example("Onboarding NPS rises from 32 to 55"),
        Example("Median reply time falls from 24 to 8 hours"),
        Example("Onboarding cost an account falls from €90 to €40"),
        Example("Cost of an order falls from €9 to €6", fields={"measures": "nps"}),
        Example("Keep the cost of an order below €9", fields={"type": "maintain"}),
    ]
    bad = [
        Example("Cost of an order falls from €9 to €6", span="Cost of an order"),
        Example("Heating cost of the plant falls from €40k to €25k a month", span="Heating cost of the plant"),
        Example(
            "Revenue from seminars rises from €40k to €70k",
            span="Revenue from seminars",
            objective="A culture in which every colleague speaks up",
            key_results=("Colleagues who would join again rise from 70 % to 95 %",),
        ),
        Example(
            "Brand awareness rises from 12 % to 25 %",
            objective="Our books close fast",
            key_results=("Days from month end to closed books fall from 9 to 3",),
        ),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Speak where promise and family are known and far from each other."""
        objective = audit.objective_of(key_result)
        if objective is None or key_result.type in ("maintain", "milestone", "baseline"):
            return
        reading = audit.read(key_result)
        family = reading.measure.family
        if family is None or not (reading.sure and reading.quantified) or family not in _ever_far():
            return
        if family not in _far_from(objective.title):
            return
        if reading.bau or reading.direction == "keep" or any(q.comparator == "at-most" for q in reading.quantities):
            return
        if _tied_by_kpi(key_result, objective, audit) or _share_a_word(objective.title, key_result.title):
            return
        yield Flag(
            f"No word or measure ties {quoted(key_result.title)} to {quoted(objective.title)}: it measures {family}. "
            "Could it be met and the objective still fail?",
            at(reading, "metric"),
        )


@lru_cache(maxsize=4_000)
def _far_from(objective: str) -> frozenset[str]:
    """The families that are far from everything that an objective promises; none where it names one of them."""
    promises, far = _promises(), _far()
    tokens = tokenise(objective)
    found = {name for token in tokens for name in promises.get(token.lower, ()) or promises.get(token.lemma, ())}
    if not found or any(name not in far for name in found):
        return frozenset()
    named = {family_of([token]) for token in tokens if token.kind == WORD}
    unknown = any(token.kind == WORD and token.lemma not in lexicon().words for token in tokens)
    return frozenset() if unknown else frozenset.intersection(*(far[name] for name in found)) - named


@cache
def _promises() -> dict[str, tuple[str, ...]]:
    """The promises that a word makes."""
    found: dict[str, tuple[str, ...]] = {}
    for name, entry in table("promises").items():
        for word in entry["words"].split():
            found[word] = (*found.get(word, ()), name)
    return found


@cache
def _ever_far() -> frozenset[str]:
    return frozenset().union(*_far().values())


@cache
def _far() -> dict[str, frozenset[str]]:
    return {name: frozenset(entry["far"].split()) for name, entry in table("ties").items()}


def _tied_by_kpi(key_result: KeyResult, objective: Objective, audit: Audit) -> bool:
    """Whether a KPI stands between them, or another key result is guarded by this one."""
    kpi = audit.kpi_of(key_result)
    if kpi is not None and (not kpi.supports or objective.id in kpi.supports or kpi.id in objective.addresses):
        return True
    return any(key_result.id is not None and key_result.id in other.guards for other in objective.key_results)


def _share_a_word(one: str, other: str) -> bool:
    """Whether two texts share a telling word, or words of one root; whom they speak of is none."""
    known = lexicon()
    people = known.bits["noun.customer"] | known.bits["noun.staff"] | known.bits["noun.unit"]
    terms = [
        {term for term in terms_in(text) if not (term in known.words and known.words[term].mask & people)}
        for text in (one, other)
    ]
    return any(
        left == right or (len(left) >= _STEM and left[:_STEM] == right[:_STEM])
        for left in terms[0]
        for right in terms[1]
    )
