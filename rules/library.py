"""The library of KPIs: which are usual, how each is counted, and what to watch beside it.

`rules/data/kpis.csv` holds it, one KPI a row: a table is read in a millisecond, where
the same as TOML takes fifteen. It is read when it is first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, cast

from advisor.domain.plan import Direction, Indicator
from rules.data import table

_FILE = Path(__file__).parent / "data" / "kpis.csv"
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 8  # words of an ending that may name a KPI
_ASIDE = re.compile(r"\(([^()]*)\)")


class Entry(NamedTuple):
    """A KPI of the library.

    `functions` begins with the one whose own it is; no `models` means any.
    `direction` is the usual one; `guards` are the ids of what to watch beside it,
    `also` other names that people use; `source` is a name, or empty.
    """

    id: str
    name: str
    functions: tuple[str, ...]
    models: tuple[str, ...]
    unit: str
    direction: Direction
    indicator: Indicator
    tier: str
    family: str
    guards: tuple[str, ...]
    also: tuple[str, ...]
    source: str
    definition: str

    @property
    def in_words(self) -> str:
        """The name as it stands inside a sentence.

        >>> library()["csat"].in_words, library()["nrr"].in_words
        ('customer satisfaction score', 'net revenue retention')
        """
        first = self.name.split()[0]
        return self.name if first[1:] != first[1:].lower() else first.lower() + self.name[len(first) :]


@cache
def library() -> Mapping[str, Entry]:
    """Every KPI by its id, in the order of the file.

    >>> library()["nps"].family, library()["nps"].indicator
    ('satisfaction', 'lagging')
    """
    import csv

    with _FILE.open(encoding="utf-8", newline="") as file:
        return {row["id"]: _entry(row) for row in csv.DictReader(file)}


def entry_of(name: str) -> Entry | None:
    """The KPI that a name means: its name or another one for it, whatever the order of the words.

    >>> entry_of("Monthly Recurring Revenue (MRR)").id, entry_of("Rate of customer retention").id
    ('mrr', 'customer_retention')
    >>> entry_of("Days since the last fire drill") is None
    True
    """
    exact, loose = _names()
    for said in (name, _ASIDE.sub(" ", name), *_ASIDE.findall(name)):
        words = words_of(said)
        found = exact.get(frozenset(words) - words_in("small")) or loose.get(
            frozenset(words) - words_in("small") - words_in("loose")
        )
        if found is not None:
            return library()[found]
    return None


def kin_of(name: str) -> Entry | None:
    """The KPI that a name means, or the one that its ending means: "Onboarding NPS" is an NPS.

    >>> kin_of("Onboarding NPS").id, kin_of("First response time in the evening").id
    ('nps', 'first_response')
    """
    found = entry_of(name)
    if found is not None:
        return found
    words = words_of(_ASIDE.sub(" ", name))
    edge = next((at for at, word in enumerate(words) if at and word in words_in("edges")), len(words))
    exact, _ = _names()
    keys = (frozenset(words[at:edge]) - words_in("small") for at in range(max(0, edge - _LONGEST), edge))
    known = next((exact[key] for key in keys if key in exact), None)
    return library()[known] if known else None


def guards_of(entry: Entry) -> tuple[Entry, ...]:
    """What to watch beside a KPI.

    >>> [guard.id for guard in guards_of(library()["first_response"])]
    ['csat', 'reopen_rate']
    """
    return tuple(library()[guard] for guard in entry.guards)


def function_of(said: str | None, model: str | None = None) -> str | None:
    """The function that a team's words name; None where we know none.

    >>> function_of("Customer Success"), function_of("HR"), function_of("eng"), function_of("Lighthouse")
    ('customer success', 'people', 'engineering', None)
    """
    found = _named(said, "functions")
    return table("functions")["operations_in"].get(model_of(model), found) if found == "operations" else found


def model_of(said: str | None) -> str | None:
    """The business model that an organisation's words name.

    >>> model_of("B2B SaaS"), model_of("NGO"), model_of(None)
    ('saas', 'non-profit', None)
    """
    return _named(said, "models")


def for_function(function: str | None, model: str | None = None) -> tuple[Entry, ...]:
    """The KPIs usual for a function, its own first; with a business model, those usual there.

    >>> [entry.id for entry in for_function("HR")][:2]
    ['staff_turnover', 'early_leavers']
    """
    known = function_of(function, model)
    return _usual(known, model_of(model)) if known else ()


@lru_cache(maxsize=300)
def _usual(function: str, model: str | None) -> tuple[Entry, ...]:
    every = [entry for entry in library().values() if function in entry.functions]
    models = {model, "subscription"} if model == "saas" else {model}
    fit = [entry for entry in every if model is None or not entry.models or models & set(entry.models)]
    chosen = fit if sum(entry.functions[0] == function for entry in fit) >= 3 else every
    return tuple(sorted(chosen, key=lambda entry: (entry.functions[0] != function, not model and bool(entry.models))))


def words_of(name: str) -> list[str]:
    """The words of a name in small letters, in the singular.

    >>> words_of("Cost per Won Deals")
    ['cost', 'per', 'won', 'deal']
    """
    return [_singular(word) for word in _WORD.findall(name.lower())]


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]


@cache
def _names() -> tuple[dict[frozenset[str], str], dict[frozenset[str], str]]:
    """The ids by the words of every name, and by those that are left when measures of any KPI ("rate") are dropped."""
    exact: dict[frozenset[str], str] = {}
    loose: dict[frozenset[str], str] = {}
    for entry in library().values():
        for name in (entry.name, _ASIDE.sub(" ", entry.name), *_ASIDE.findall(entry.name), *entry.also):
            words = frozenset(words_of(name)) - words_in("small")
            exact.setdefault(words, entry.id)
            if len(words - words_in("loose")) > 1 or words == words - words_in("loose"):
                loose.setdefault(words - words_in("loose"), entry.id)
    return exact, loose


@cache
def words_in(group: str) -> frozenset[str]:
    """Words that names of KPIs are read by: `small`, `loose` (of any measure), `edges` (they end what is measured).

    >>> "rate" in words_in("loose"), "per" in words_in("edges")
    (True, True)
    """
    words: str = table("functions")["words"][group]
    return frozenset(words.split())


@cache
def _aliases(kind: str) -> dict[tuple[str, ...], str]:
    named: dict[str, Sequence[str]] = table("functions")[kind]
    return {tuple(words_of(alias)): name for name, aliases in named.items() for alias in (name, *aliases)}


def _named(said: str | None, kind: str) -> str | None:
    """What some words name: the alias of most words, then the first."""
    words = words_of(said or "")
    aliases = _aliases(kind) if words else {}
    spans = ((size, at) for size in range(min(len(words), 4), 0, -1) for at in range(len(words) - size + 1))
    return next((aliases[key] for size, at in spans if (key := tuple(words[at : at + size])) in aliases), None)


def _entry(row: Mapping[str, str]) -> Entry:
    return Entry(
        row["id"], row["name"], _list(row["functions"]), _list(row["models"]), row["unit"],
        cast(Direction, row["direction"]), cast(Indicator, row["indicator"]), row["tier"], row["family"],
        _list(row["guards"]), _list(row["also"]), row["source"], row["definition"],
    )  # fmt: skip


def _list(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def names(entries: Iterable[Entry], most: int = 3, joined: str = "or") -> str:
    """Some KPIs in one phrase.

    >>> names(for_function("sales", "saas"), 2)
    'monthly recurring revenue or annual recurring revenue'
    """
    words = [entry.in_words for entry in entries][:most]
    return f" {joined} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
