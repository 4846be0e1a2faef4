"""Figures in a sentence, as people write them.

`15%`, `1.5k`, `$2M`, `€2,5 Mio.`, "three", "a third", `3x`, `99.95%`, "2-3", "11 and a
half", "every", and figures withheld (`N7`, `$X`). Not figures: dates, versions, issue
numbers, names, ordinals, "the two regions", "in one place".
"""

from __future__ import annotations

from advisor.text.counts import read_count, read_withheld_money
from advisor.text.digits import read_digits, read_money
from advisor.text.flags import FIGURE
from advisor.text.quantity import Quantity
from advisor.text.ranges import may_have_another_end, with_other_end
from advisor.text.scan import Scan
from advisor.text.tokens import NUMBER, WORD

_BRACKETS = frozenset("([)]")


def find_quantities(scan: Scan) -> list[Quantity]:
    """Every figure in a sentence, in order.

    >>> from advisor.text.tokens import tokenise
    >>> text = "Raise NPS from 32 to 55 in at least 3 regions"
    >>> [quantity.text for quantity in find_quantities(Scan(tokenise(text), text))]
    ['32', '55', '3']
    """
    found: list[Quantity] = []
    past = depth = 0
    masks, lowers = scan.masks, scan.lowers
    for at in range(scan.end):
        if lowers[at] in _BRACKETS:
            depth = max(0, depth + (1 if lowers[at] in "([" else -1))
        if not masks[at] & FIGURE or at < past or at in scan.dates:
            continue
        quantity = _read(scan, at)
        if quantity is not None and may_have_another_end(scan, quantity) and quantity.last + 1 not in scan.dates:
            other = _read(scan, quantity.last + 1) if quantity.last + 1 < scan.end else None
            quantity = (other and with_other_end(scan, quantity, other)) or quantity
        if quantity is not None:
            found.append(quantity._replace(aside=True) if depth else quantity)
            past = max(at + 1, quantity.last)
    return found


def _read(scan: Scan, at: int) -> Quantity | None:
    """The figure that begins at a token."""
    token = scan.tokens[at]
    if token.kind == NUMBER:
        return read_digits(scan, at)
    coded = scan.is_number(at + 1) and token.lower in scan.units.codes and token.text.isupper()
    if token.kind == WORD and not coded:
        return read_count(scan, at)
    if coded or (token.text in scan.units.signs and at + 1 < scan.end):
        return read_money(scan, at) or (None if scan.is_number(at + 1) else read_withheld_money(scan, at))
    return None
