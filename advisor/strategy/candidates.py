"""Candidate objectives: what a factor that is raised or created could be, as a state that people notice.

A draft leaves slots for what only the author knows (`<customers>`, figures) and
fills in what the canvas knows (the factor, the best competitor). It must itself be a
sound objective, so it is put to rules before it is offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from advisor.domain.document import Document
from advisor.domain.place import Places
from advisor.domain.plan import KeyResult, Objective, Plan
from advisor.engine.registry import Registry
from advisor.engine.run import run_audit
from advisor.engine.settings import Settings
from advisor.strategy.canvas import Canvas, Standing

MUST_PASS = ("O101", "O102", "O107", "O112")
MOST = 30
_LONGEST = 80
_SAYS = frozenset(
    ("is", "are", "has", "have", "looks", "feels", "works", "fits", "lasts", "keeps", "gives", "comes", "can")
)
_FILLED = {"<Customers>": "Customers", "<customers>": "customers", "<baseline>": "20", "<target>": "60"}
_WHAT = "<what it gives them>"

Faulty: TypeAlias = Callable[[Objective], bool]


class Candidate(NamedTuple):
    """A draft objective for a factor with key results that would show it; `slots` are what its author fills in."""

    standing: Standing
    objective: str
    key_results: tuple[str, ...]
    slots: tuple[str, ...]


def candidates(canvas: Canvas, faulty: Faulty) -> tuple[Candidate, ...]:
    """A candidate for every factor that is raised or created and has no objective yet, the first 30 of them.

    `faulty` says whether rules find fault with a draft. Where the factor's own
    words are at fault (figures in its name), a slot stands for them.
    """
    wanted = [each for each in canvas.factors if each.factor.action in ("raise", "create") and not each.linked]
    made = (next((draft for draft in _drafts(each) if not faulty(as_objective(draft))), None) for each in wanted[:MOST])
    return tuple(draft for draft in made if draft)


def fault_finder(rules: Registry) -> Faulty:
    """Says whether the rules that a candidate must pass find fault with it once its slots are filled in."""
    chosen = [rule for rule in map(rules.find, MUST_PASS) if rule is not None]

    def faulty(objective: Objective) -> bool:
        plan = Plan(objectives=(filled(objective),))
        return bool(run_audit(Document(plan, Places("draft")), Settings(), chosen).findings)

    return faulty


def filled(objective: Objective) -> Objective:
    """A draft with its slots filled in, as its author might."""
    titles = [objective.title, *(key_result.title for key_result in objective.key_results)]
    for slot, words in {**_FILLED, _WHAT: "the first result they see"}.items():
        titles = [title.replace(slot, words) for title in titles]
    return Objective(titles[0], key_results=tuple(KeyResult(title) for title in titles[1:]))


def as_objective(candidate: Candidate) -> Objective:
    """A candidate as the plan would hold it."""
    return Objective(candidate.objective, key_results=tuple(KeyResult(title) for title in candidate.key_results))


def stand_out(standing: Standing) -> Candidate:
    """The draft that stands out in a factor: in the factor's own words, unless they hold figures.

    >>> from advisor.domain.plan import Factor
    >>> stand_out(Standing(0, Factor("Onboarding speed"), 4.0, {"Globex": 2.0})).objective
    '<Customers> choose us over Globex for our onboarding speed'
    """
    drafts = _drafts(standing)
    return drafts[-1 if any(map(str.isdigit, standing.factor.name[:_LONGEST])) else 0]


def _drafts(standing: Standing) -> tuple[Candidate, ...]:
    """Drafts for a factor: in its own words, then with a slot for them."""
    words = _in_a_sentence(standing.factor.name, standing.them)
    own = [] if words is None else [words]
    return tuple(_draft(standing, each) for each in (*own, _WHAT))


def _draft(standing: Standing, what: str) -> Candidate:
    slots = ["customers", *(["what it gives them"] if what.startswith("<") else []), "baseline", "target"]
    figures = "from <baseline> % to <target> %"
    if standing.factor.action == "create" and not _is_offered(standing):
        objective = f"<Customers> come to us for {what} that nobody else offers"
        shown = f"<Customers> who say that they found {what} nowhere else rise {figures}"
    else:
        ours = what if what == _WHAT else f"our {what}"
        rival = standing.best.name if standing.best else None
        objective = f"<Customers> choose us over {rival} for {ours}" if rival else f"<Customers> choose us for {ours}"
        shown = f"<Customers> who rate us above {rival or 'others'} for {what} rise {figures}"
    named = f"New <customers> who name {what} as a reason rise {figures}"
    return Candidate(standing, objective, (shown, named), tuple(slots))


def _is_offered(standing: Standing) -> bool:
    """Whether a competitor is known to offer a factor already, at whatever level above 0."""
    return standing.best is not None and standing.best.level > 0


def _in_a_sentence(name: str, names: Iterable[str] = ()) -> str | None:
    """A factor's name inside a sentence; None where it is too long, says something, or holds the marks of slots.

    Its first letter becomes small, unless the word is written in capitals or begins one of the `names`.

    >>> _in_a_sentence("Delivery reliability"), _in_a_sentence("API documentation")
    ('delivery reliability', 'API documentation')
    """
    words = " ".join(name.split())
    if not words or len(words) > _LONGEST or any(mark in words for mark in "<>"):
        return None
    first, *rest = words.split()
    if rest and first.casefold() in _SAYS:
        return None
    is_name = not first[1:].islower() or any(first in other.split() for other in names)
    return words if is_name else words[0].lower() + words[1:]
