"""From some plans to the cards and ties of a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from advisor.kpi.health import State
from graph.alignment import Alignment
from graph.marks import Mark, Marks, natural
from graph.names import OBJECTIVES
from graph.nodes import LEVELS, Dangling, Link, Node
from graph.picture.choose import Choice, key_of, team_of
from graph.picture.model import HEAD, Card, CardKind, Chip, Note, Row, Tie, TieKind

STATES: tuple[State, ...] = ("unhealthy", "watch", "healthy", "no-data")
_CARDS = ("aligns_to", "strategy", "depends_on")  # what a name in these fields means has a card of its own
_TIES: dict[str, TieKind] = {
    "contributes_to": "serves", "depends_on": "needs", "measures": "measures", "supports": "measures",
    "moves": "measures",
}  # fmt: skip


class Builder:
    """Makes the cards of a picture, and notes on which card, and in which part of it, every node stands."""

    def __init__(self, alignment: Alignment, marks: Marks, choice: Choice) -> None:
        self.alignment = alignment
        self.marks = marks
        self.choice = choice
        self.cards: list[Card] = []
        self.place: dict[int, tuple[int, int]] = {}
        self._missing: dict[str, int] = {}
        self._chips: dict[int, list[Node]] = {}
        self._lost: dict[int, list[Dangling]] = {}
        self._away: Counter[int] = Counter()

    def build(self) -> tuple[tuple[Card, ...], tuple[Tie, ...]]:
        """All cards, and all ties between them."""
        nodes, alignment = self.alignment.nodes, self.alignment
        loose = self._sort_out()
        for node in sorted((nodes[number] for number in self.choice.shown), key=lambda node: key_of(node, alignment)):
            self._objective(node)
        self._groups()
        self._strategy()
        self._loose(loose)
        self._strays()
        ties = tuple(self._ties())  # which adds cards for names of nothing, and notes
        return tuple(self.cards), ties

    def _is_near(self, number: int) -> bool:
        return self.choice.near is None or number in self.choice.near

    def _sort_out(self) -> list[Node]:
        """Put KPIs, initiatives and lost names beside what they belong to; returns those that belong to nothing."""
        loose = []
        folded = self.choice.groups
        for node in self.alignment.nodes:
            if node.kind in ("kpi", "initiative") and self._is_near(node.number):
                host = self._host(node)
                if host in self.choice.shown:
                    self._chips.setdefault(host, []).append(node)
                elif host < 0:
                    loose.append(node)
                elif host in folded:
                    self._chips.setdefault(host, []).append(node)
        for each in self.alignment.dangling:
            if self._is_near(each.source):
                self._lost.setdefault(self.marks.holder(each.source), []).append(each)
        return loose

    def _host(self, node: Node) -> int:
        """The objective beside which a KPI or initiative is drawn: what it serves first, else what measures it."""
        if node.above >= 0:
            return node.above
        ends = [link.target for link in self.alignment.out[node.number] if link.kind in ("supports", "moves")]
        ends += [link.source for link in self.alignment.into[node.number] if link.kind in ("measures", "moves")]
        holders = (self.marks.holder(number) for number in ends if self.alignment.nodes[number].kind in OBJECTIVES)
        found = [number for number in holders if self.alignment.nodes[number].kind == "objective"]
        drawn = (number for number in found if number in self.choice.shown or number in self.choice.groups)
        return next(drawn, found[0] if found else -1)

    def _objective(self, node: Node) -> None:
        at, goal, alignment = len(self.cards), node.goal, self.alignment
        rows: list[Row] = []
        for number in range(node.number + 1, node.number + 1 + len(goal.key_results)):
            self.place[number] = (at, len(rows))
            rows.append(self._row(alignment.nodes[number], goal.commitment))
        chips = self._chips_of(node.number, at, len(rows))
        self.place[node.number] = (at, HEAD)
        lines = dict.fromkeys((team_of(node, alignment), goal.owner or ""))
        items = self._items(node.number) if self._serves_goals(node.number) else []
        codes = ", ".join(alignment.names.written(item) or item.words for item in items)
        self.cards.append(
            Card(
                "objective", node.words, alignment.names.written(node) or "", " · ".join(filter(None, lines)),
                goal.commitment or "", self._depth(node), self._marks_of(node, rows),
                (Note(f"strategy: {codes}"),) if codes else (),
                rows=tuple(rows), chips=chips,
            )
        )  # fmt: skip

    def _row(self, node: Node, commitment: str | None) -> Row:
        own = node.goal.commitment
        tail = f" · {own}" if own and own != commitment else ""
        return Row(node.words, self.alignment.names.written(node) or "", tail, self.marks.of(node.number))

    def _marks_of(self, node: Node, rows: Sequence[Row]) -> tuple[Mark, ...]:
        """Its own marks; those of its key results but for a name that leads nowhere, which is drawn below."""
        own = dict.fromkeys(self.marks.of(node.number))
        return tuple(own | {mark: None for row in rows for mark in row.marks if mark in ("cycle", "upside-down")})

    def _depth(self, node: Node) -> int | None:
        depth = self.alignment.levels.depth(node)
        return depth if depth >= 0 else None

    def _chips_of(self, number: int, card: int, before: int) -> tuple[Chip, ...]:
        """What stands below a card: its KPIs, its initiatives, and names that are of nothing; notes where each is."""
        nodes = sorted(self._chips.get(number, ()), key=lambda node: (node.kind != "kpi", key_of(node, self.alignment)))
        chips = [self.chip(node) for node in nodes]
        for at, node in enumerate(nodes):
            self.place[node.number] = (card, before + at)
        lost = dict.fromkeys(each.name for each in self._lost.get(number, ()) if not self._has_card(each))
        return (*chips, *(Chip("missing", " ".join(name.split()), "not in the plan") for name in lost))

    def chip(self, node: Node) -> Chip:
        """A KPI with its health, or an initiative with its state."""
        if node.kind == "kpi":
            state = self.marks.health(node).state
            return Chip("kpi", node.words, state.replace("-", " "), state)
        return Chip("initiative", node.words, node.goal.status or "")

    @staticmethod
    def _has_card(each: Dangling) -> bool:
        return each.field in _CARDS

    def _groups(self) -> None:
        """A card for each team whose goals are only counted."""
        members: dict[str, list[Node]] = {}
        for number, name in self.choice.groups.items():
            members.setdefault(name, []).append(self.alignment.nodes[number])
        for name in sorted(members, key=lambda name: (natural(name), name)):
            at = len(self.cards)
            for node in members[name]:
                self.place[node.number] = (at, HEAD)
                self.place |= dict.fromkeys(
                    range(node.number + 1, node.number + 1 + len(node.goal.key_results)), (at, HEAD)
                )
            self.cards.append(self._group(name, members[name]))

    def _group(self, name: str, members: Sequence[Node]) -> Card:
        levels = Counter(self.alignment.levels.depth(node) for node in members)
        depth = min(levels, key=lambda depth: (-levels[depth], depth))
        key_results = sum(len(node.goal.key_results) for node in members)
        rows = [Row(f"{plural(len(members), 'objective')}, {plural(key_results, 'key result')}")]
        states = Counter(
            self.marks.health(node).state
            for member in members
            for node in self._chips.get(member.number, ())
            if node.kind == "kpi"
        )
        if states:
            rows.append(Row(f"{plural(states.total(), 'KPI')}: {told_states(states)}"))
        marks = Counter(mark for node in members for mark in self.marks.of(node.number))
        marks["broken"] += sum(
            len(self._lost.get(node.number, ())) > 0 for node in members if not self._is_marked(node)
        )
        notes = tuple(
            Note(_told_mark(mark, marks[mark], len(members)), mark)
            for mark in ("orphan", "cycle", "broken")
            if marks[mark]
        )
        shown: tuple[Mark, ...] = ("orphan",) if marks["orphan"] == len(members) else ()
        return Card("group", name, head="Team", depth=max(depth, 0) if depth >= 0 else None, marks=shown, notes=notes,
                    rows=tuple(rows))  # fmt: skip

    def _is_marked(self, node: Node) -> bool:
        return "broken" in self.marks.of(node.number)

    def _strategy(self) -> None:
        """Items of the X-matrix and factors of the canvas that goals name which serve no other goal."""
        served = {
            item.number
            for number in self.choice.shown
            if not self._serves_goals(number)
            for item in self._items(number)
        }
        for node in sorted((self.alignment.nodes[number] for number in served), key=_strategic):
            self.place[node.number] = (len(self.cards), HEAD)
            side = "Strategy canvas" if node.kind == "factor" else _SIDES[str(node.pointer[1])]
            kind: CardKind = "factor" if node.kind == "factor" else "item"
            self.cards.append(Card(kind, node.words, self.alignment.names.written(node) or "", side, depth=-1))

    def _items(self, number: int) -> list[Node]:
        """The items of the X-matrix and the factors of the canvas that a goal serves."""
        ends = dict.fromkeys(link.target for link in self.alignment.out[number] if link.kind == "contributes_to")
        return [self.alignment.nodes[end] for end in ends if self.alignment.nodes[end].kind in ("item", "factor")]

    def _serves_goals(self, number: int) -> bool:
        """Whether a goal serves another one, so that its line to the strategy would only repeat that one's."""
        links = (link for link in self.alignment.out[number] if link.kind == "contributes_to" and not link.inferred)
        return any(self.alignment.nodes[link.target].kind in OBJECTIVES for link in links)

    def _loose(self, loose: Sequence[Node]) -> None:
        """KPIs and initiatives that serve no goal: one card for those of a team."""
        teams: dict[str, list[Node]] = {}
        for node in loose:
            teams.setdefault(team_of(node, self.alignment), []).append(node)
        for name in sorted(teams, key=lambda name: (natural(name), name)):
            nodes, at = teams[name], len(self.cards)
            self._chips[-2 - at] = nodes
            lost = [each for node in nodes for each in self._lost.get(node.number, ())]
            self._lost[-2 - at] = lost
            depths = {self._depth(node) for node in nodes}
            kinds = {node.kind for node in nodes}
            what = "KPIs and initiatives" if len(kinds) > 1 else "KPIs" if "kpi" in kinds else "Initiatives"
            words = f"{what} that serve no goal" + (" drawn here" if self._is_part(nodes) else "")
            depth = depths.pop() if len(depths) == 1 else None
            chips = self._chips_of(-2 - at, at, 0)
            self.cards.append(Card("loose", words, head=name, depth=depth, marks=("loose",), chips=chips))

    def _is_part(self, nodes: Sequence[Node]) -> bool:
        return self.choice.near is not None and any("loose" not in self.marks.of(node.number) for node in nodes)

    def _strays(self) -> None:
        """Key results whose objective nobody can tell, on one card."""
        nodes = [
            node for node in self.alignment.nodes
            if node.kind == "key_result" and node.above < 0 and self._is_near(node.number)
        ]  # fmt: skip
        if not nodes:
            return
        nodes.sort(key=lambda node: key_of(node, self.alignment))
        self.place |= {node.number: (len(self.cards), at) for at, node in enumerate(nodes)}
        rows = tuple(self._row(node, None) for node in nodes)
        self.cards.append(Card("key_result", "Key results without an objective", marks=("stray",), rows=rows))

    def _ties(self) -> Iterator[Tie]:
        """All lines between cards, each once; what leads out of the picture is counted on its card."""
        found: dict[tuple[int, int, int, int, TieKind], tuple[dict[Mark, None], int]] = {}
        for link in self.alignment.links:
            kind = _TIES.get(link.kind)
            source, target = self.place.get(link.source), self.place.get(link.target)
            if kind is None or source is None or target is None:
                self._lead_out(link, source, target)
            elif source[0] != target[0] and not self._is_repeated(link):
                key = (*self._far(source, target), "inferred" if link.inferred else kind)
                marks, count = found.get(key, ({}, 0))
                found[key] = (marks | dict.fromkeys(self.marks.of_link(link)), count + 1)
        self._note_away()
        for key in [key for key in found if key[4] == "inferred" and (*key[:4], "serves") in found]:
            del found[key]
        for each in sorted(self._broken(), key=lambda each: (natural(each.name), each.name)):
            found[(*self.place[each.source], self._ghost(each.name), HEAD, "broken")] = ({"broken": None}, 1)
        for (*ends, tied), (marks, count) in sorted(found.items()):
            yield Tie(ends[0], ends[1], ends[2], ends[3], tied, tuple(marks), count)

    def _far(self, source: tuple[int, int], target: tuple[int, int]) -> tuple[int, int, int, int]:
        """The ends of a link; one of a team's goals is drawn to the card that it serves, not to a part of it."""
        counted = self.cards[source[0]].kind == "group"
        return (*source, target[0], HEAD) if counted else (*source, *target)

    def _is_repeated(self, link: Link) -> bool:
        """Whether a link to the strategy stands as a note on its card, or is one between items of the X-matrix."""
        if self.alignment.nodes[link.target].kind not in ("item", "factor"):
            return False
        return self.alignment.nodes[link.source].kind == "item" or self._serves_goals(link.source)

    def _broken(self) -> list[Dangling]:
        """Names that are of nothing, of goals with a card of their own, whose meaning would have one."""
        own = self.choice.shown
        return [each for number, lost in self._lost.items() if number in own for each in lost if self._has_card(each)]

    def _ghost(self, name: str) -> int:
        """The card of a name that is of nothing in the plan."""
        if name not in self._missing:
            self._missing[name] = len(self.cards)
            self.cards.append(Card("missing", " ".join(name.split()) or "?", notes=(Note("not in the plan"),)))
        return self._missing[name]

    def _lead_out(self, link: Link, source: tuple[int, int] | None, target: tuple[int, int] | None) -> None:
        """Count a link that leads out of the picture on the card where it begins or ends."""
        if link.kind == "contributes_to" and self.alignment.nodes[link.target].kind in OBJECTIVES:
            if source is None and target is not None:
                self._away[target[0]] += 1
            elif source is not None and target is None:
                self._away[~source[0]] += 1

    def _note_away(self) -> None:
        for at, count in self._away.items():
            card = self.cards[at if at >= 0 else ~at]
            said = f"{count} more {'serves' if count == 1 else 'serve'} it" if at >= 0 else f"serves {count} more"
            self.cards[at if at >= 0 else ~at] = card._replace(notes=(*card.notes, Note(f"{said}, not drawn here")))


_SIDES = {"breakthroughs": "Breakthrough", "annual": "Annual target", "priorities": "Priority", "metrics": "Metric"}


def _strategic(node: Node) -> tuple[object, ...]:
    return (
        node.kind,
        tuple(_SIDES).index(str(node.pointer[1])) if node.kind == "item" else 0,
        natural(node.words),
        node.number,
    )


def plural(count: int, what: str) -> str:
    """How many of a thing there are.

    >>> plural(1, "KPI"), plural(2000, "KPI")
    ('1 KPI', '2,000 KPIs')
    """
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def told_states(states: Counter[State]) -> str:
    """How many KPIs are how healthy, the worst first.

    >>> told_states(Counter(["healthy", "unhealthy", "healthy"]))
    '1 unhealthy, 2 healthy'
    """
    return ", ".join(f"{states[state]:,} {state.replace('-', ' ')}" for state in STATES if states[state])


def _told_mark(mark: Mark, count: int, of: int) -> str:
    said = {"orphan": "reach no company objective", "cycle": "in a circle", "broken": "name what is not in the plan"}[
        mark
    ]
    if count == 1:
        said = said.replace("reach ", "reaches ").replace("name ", "names ")
    return f"{'all' if count == of and of > 1 else count} {said}"


def level_name(depth: int) -> str:
    """The name of a level by its depth.

    >>> level_name(0), level_name(-1)
    ('Company', 'Strategy')
    """
    return "Strategy" if depth < 0 else LEVELS[depth].capitalize() if depth < len(LEVELS) else ""
