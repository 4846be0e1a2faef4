"""Figures in units that can be compared: 90 minutes with 1.5 hours, 0.55 with 55 %, 1.2 M€ with 1,200 k€."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from advisor.text.lexicon import lists
from advisor.text.units import units

_SHARES = {"%": 0.01, "percent": 0.01, "per cent": 0.01, "pct": 0.01, "‰": 0.001}
_WHOLES = frozenset({"share", "ratio", "fraction", "rate"})
_CURRENCY = re.compile(r"[$€£¥₹₽]")


class Worth(NamedTuple):
    """A value in the smallest unit of what it measures; `of` is empty where no unit is said."""

    of: str
    value: float


def worth(value: float, unit: str | None) -> Worth:
    """A figure in the smallest unit of its kind.

    >>> worth(90, "minutes") == worth(1.5, "hours"), worth(0.55, "share") == worth(55, "%")
    (True, True)
    >>> worth(1.2, "M€") == worth(1200, "k€"), worth(3, "hospitals")
    (True, Worth(of='hospital', value=3.0))
    """
    name = " ".join((unit or "").lower().split())
    if not name:
        return Worth("", value)
    if name in _SHARES:
        return Worth("share", value * _SHARES[name])
    if name in _WHOLES:
        return Worth("share", value)
    if name in units().durations:
        return Worth("time", value * units().durations[name])
    if name in _scales():
        of, scale = _scales()[name]
        return Worth(of, value * scale)
    return _counted(value, name, unit or "")


def _counted(value: float, name: str, written: str) -> Worth:
    """A figure of things or money, with the magnitude that its unit may hold ("k€", "million users", "M")."""
    sign = _CURRENCY.search(name)
    rest = _CURRENCY.sub("", name).split()
    factor = 1.0
    if rest and (rest[0] in units().magnitudes or (rest[0] in units().glued and (sign or written.strip() == "M"))):
        factor = units().magnitudes.get(rest[0]) or units().glued[rest[0]]
        rest = rest[1:]
    of = sign.group() if sign else "points" if rest and rest[0] in units().points else " ".join(rest).rstrip("s")
    return Worth(of, value * factor)


def in_one_unit(one: Worth, other: Worth) -> tuple[float, float] | None:
    """Two figures that may be set off against each other; None where nobody can tell.

    A bare figure beside a share is a share up to 1, and per cent above.

    >>> in_one_unit(Worth("", 48), Worth("share", 0.55)), in_one_unit(Worth("time", 60), Worth("share", 0.5))
    ((0.48, 0.55), None)
    """
    if one.of == other.of:
        return one.value, other.value
    if one.of and other.of:
        return None
    known = one.of or other.of
    if known == "time":
        return None
    if known == "share":
        first, second = (each.value if each.of or each.value <= 1 else each.value / 100 for each in (one, other))
        return first, second
    return one.value, other.value


def into(value: float, unit: str | None, wanted: str | None) -> float | None:
    """A value of one unit in another; as it is where nobody knows both, None where they measure different things.

    >>> into(2, "hours", "minutes"), into(0.5, "share", "%"), into(3, None, "%"), into(3, "points", "NPS")
    (120.0, 50.0, 3, 3)
    >>> into(3, "minutes", "€") is None
    True
    """
    if not unit or not wanted or unit == wanted:
        return value
    one, other = worth(value, unit), worth(1.0, wanted)
    if one.of == other.of:
        return float(f"{one.value / other.value:.15g}")
    return None if _is_known(one.of) and _is_known(other.of) else value


def same_kind(one: str, other: str) -> bool:
    """Whether two units measure the same, so that one can be turned into the other.

    >>> same_kind("h", "minutes"), same_kind("percent", "minutes")
    (True, False)
    """
    return worth(1.0, one).of == worth(1.0, other).of


def _is_known(of: str) -> bool:
    return of in {"share", "time"} or bool(_CURRENCY.fullmatch(of)) or of in {kind for kind, _ in _scales().values()}


@cache
def _scales() -> dict[str, tuple[str, float]]:
    return {
        unit: (of, scale)
        for of, known in lists("units")["scales"].items()
        if of != "share"
        for unit, scale in known.items()
    }
