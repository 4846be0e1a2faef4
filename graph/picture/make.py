"""A picture of some plans, from what is read to what is laid out."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.domain.document import Document
from graph.alignment import Alignment
from graph.marks import Marks
from graph.nodes import Node
from graph.picture.cards import Builder, plural
from graph.picture.choose import DEPTH, Choice, choose
from graph.picture.model import Card, Picture, Tie

_COUNTED = (("objective", "objective"), ("key_result", "key result"), ("kpi", "KPI"), ("initiative", "initiative"))


def picture_of(
    documents: Sequence[Document], alignment: Alignment, marks: Marks, start: Sequence[Node] = (), depth: int = DEPTH
) -> Picture:
    """What is drawn of some plans: everything, what stands round some nodes, or, past a sheet's room, the upper levels.

    >>> from advisor.engine.bundle import Bundle
    >>> from advisor.importers.load import load_text
    >>> from graph.alignment import align
    >>> text = "objectives: [{id: O1, title: Guests come back, aligns_to: [C1]}, {id: C1, title: We grow}]"
    >>> bundle = Bundle([load_text(text, "plan.yaml")])
    >>> found = picture_of(bundle.documents, align(bundle), Marks(align(bundle)))
    >>> [card.words for card in found.cards], found.title
    (['We grow', 'Guests come back'], 'How the goals align')
    """
    choice = choose(alignment, marks, start, depth)
    cards, ties = Builder(alignment, marks, choice).build()
    title, subtitle = headings(documents, alignment, start, len(choice.shown))
    return Picture(title, subtitle, cards, ties, _notes(choice, alignment), _told(cards, ties))


def headings(documents: Sequence[Document], alignment: Alignment, start: Sequence[Node], shown: int) -> tuple[str, str]:
    """Title and subtitle: whose goals, of when, how many, and how many of them are drawn round something."""
    names = dict.fromkeys(each.plan.organisation.name for each in documents if each.plan.organisation)
    name = next(filter(None, names), None)
    title = f"How the goals of {name} align" if name else "How the goals align"
    if start:
        title += f": round {start[0].words}"
    cycles = dict.fromkeys(each.plan.cycle.name for each in documents if each.plan.cycle and each.plan.cycle.name)
    kinds = [node.kind for node in alignment.nodes]
    counts = [plural(kinds.count(kind), words) for kind, words in _COUNTED if kind in kinds]
    if start and counts:
        counts = [f"{shown:,} of {counts[0]}"]
    files = [plural(len(documents), "file")] if len(documents) > 1 else []
    return title, " · ".join(filter(None, [", ".join(filter(None, cycles)), ", ".join(counts), *files]))


def _notes(choice: Choice, alignment: Alignment) -> tuple[str, ...]:
    notes = list(choice.notes)
    if not alignment.company and any(node.kind == "objective" for node in alignment.nodes):
        notes.append("No objective is of the company's level: what reaches it and what does not cannot be told.")
    return tuple(notes)


def _told(cards: Sequence[Card], ties: Sequence[Tie]) -> str:
    """What the picture shows, for who does not see it."""
    hanging = [card for card in cards if "orphan" in card.marks]
    missing = sum(card.kind == "missing" for card in cards)
    counts = f"{plural(len(cards), 'card')} by level, the company first, with {plural(len(ties), 'line')} between them"
    parts = [f"A chart of {counts}"]
    parts += [f"{plural(len(hanging), 'card')} without a way to a company objective"] if hanging else []
    parts += [f"{plural(missing, 'name')} of nothing in the plan"] if missing else []
    parts += ["a circle of goals that serve each other"] if any("cycle" in card.marks for card in cards) else []
    return "; ".join(parts) + "."
