"""The skeleton of a goal's sentence: its form, main verb, subject and object.

Goals are not written like other prose. Most are commands ("Raise NPS"), some say
a state ("Customers love …", "The importer reads XML"), many are noun phrases with
a participle ("Three pilots signed") or without ("Churn below 3 %"). A word that
could be verb or noun is settled by what stands beside it; nothing here needs a
parser, and one pass over the tokens does.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from advisor.text.bits import bits
from advisor.text.extent import BREAKS, CLOSE, OPEN, promise_of
from advisor.text.lexicon import word_set
from advisor.text.scan import Scan
from advisor.text.tokens import MARK, WORD
from advisor.text.verbs import is_command, is_gerund, is_predicate, is_report
from advisor.text.words import Words

Form: TypeAlias = Literal["command", "gerund", "clause", "participle", "noun-phrase", "nothing"]

_QUOTES = frozenset('"“”„')
_ENDS_OBJECT = BREAKS | {",", "(", "=", "→", "–", "—"}
_GROUP = 12  # words of a verb group ("will not yet have been fully")
_LEAD = 12
_LEADS = word_set("leads")
_BEFORE_NOMINAL = 3
_WE = frozenset({"we", "we've", "we're", "i", "i've", "we'd"})
_CAN = frozenset({"can", "could", "may", "might", "cannot", "can't"})


class Clause(NamedTuple):
    """Where the parts of a sentence stand, as token indexes; -1 or an empty range where there is none.

    `start` to `end` is the part of the sentence that carries the promise;
    `verb` its main verb (the participle of a passive, the verb after "can"),
    `complement` what follows an "is".
    """

    form: Form
    start: int
    end: int
    verb: int = -1
    subject: tuple[int, int] = (0, 0)
    object: tuple[int, int] = (0, 0)
    passive: bool = False
    modal: bool = False
    negated: bool = False
    copula: bool = False
    we: bool = False
    complement: int = -1


def read_clause(scan: Scan, figures: frozenset[int], dates: dict[int, int]) -> Clause:
    """The skeleton of the clause that carries the promise; `figures` are the tokens of figures and dates.

    `dates` are those that say when it is due, from their first token to the one after them.
    """
    start, end = promise_of(scan.tokens, dates, scan.flags)
    return clause_from(scan, figures, _after_lead(scan, figures, start, end), end)


def _after_lead(words: Words, figures: frozenset[int], start: int, end: int) -> int:
    """ "Twice a year, hold …", "For each site, name …": past the words that say when or for whom, before a command."""
    leads = words.bits.prep | words.bits.sub
    if start >= end or not (words.masks[start] & leads or words.lowers[start] in _LEADS):
        return start
    for at in range(start + 1, min(end - 1, start + _LEAD)):
        if words.lowers[at] == ",":
            return at + 1 if is_command(words.part(figures, at + 1, end), at + 1) else start
    return start


def clause_from(words: Words, figures: frozenset[int], start: int, end: int) -> Clause:
    """The skeleton of a part of a sentence, such as what follows "ensure that"."""
    if start >= end:
        return Clause("nothing", start, end)
    w = words.part(figures, start, end)
    at, we = _opening(w)
    if we:
        return _predicate(w, at, (start, at), we=True) or _noun_phrase(w)
    mask = w.masks[at]
    if is_command(w, at):
        return Clause("command", start, end, at, object=_object(w, at + 1))
    if mask & w.bits.ing and is_gerund(w, at):
        return Clause("gerund", start, end, at, object=_object(w, at + 1))
    if mask & (w.bits.past | w.bits.participle) and is_report(w, at):
        return Clause("command", start, end, at, object=_object(w, at + 1))
    return _statement(w, at)


def _opening(w: Words) -> tuple[int, bool]:
    """Past adverbs and "to" at the beginning; whether "we" is the subject."""
    b = w.bits
    at, leads = w.start, b.filler | b.adverb
    while w.masks[at] & leads and not w.masks[at] & b.comparative:
        if w.is_verb(at, b.base | b.ing) and not w.masks[at] & b.adverb:
            break
        at += 1
    if w.lowers[at] in _WE and at + 1 < w.end:
        return at + 1, True
    return (at if at < w.end else w.start), False


def _noun_phrase(w: Words) -> Clause:
    at = _nominal(w)
    if at >= 0:
        return Clause("gerund", w.start, w.end, at, object=_object(w, at + 2))
    return Clause("noun-phrase", w.start, w.end, subject=(w.start, w.end))


def _nominal(w: Words) -> int:
    """ "Optimisation of the stock", "continuous improvement in safety": a noun of doing before what it is done to."""
    b = w.bits
    for at in range(w.start, min(w.start + _BEFORE_NOMINAL, w.end - 2)):
        mask, after = w.masks[at], w.lowers[at + 1]
        if mask & b.nominal and (after == "of" or (after == "in" and mask & b.mover)):
            return at if at + 2 not in w.figures else -1
        if not mask & (b.adjective | b.comparative | b.adverb | b.det):
            return -1
    return -1


def _statement(w: Words, first: int) -> Clause:
    """A noun phrase, perhaps with a predicate; verbs of relative clauses, asides and quotations are passed over."""
    b, tokens, masks = w.bits, w.tokens, w.masks
    begins = b.finite | b.do | b.verb
    opens = begins | b.sub
    at, relatives, depth, quoted = first, 0, 0, False
    while at < w.end:
        mask, kind = masks[at], tokens[at].kind
        if kind == MARK:
            mark = w.lowers[at]
            depth += (mark in OPEN) - (mark in CLOSE)
            quoted = quoted != (mark in _QUOTES)
        elif mask & opens and depth == 0 and not quoted and kind == WORD:
            if mask & b.sub and at > first and w.lowers[at] in word_set("relatives"):
                relatives += 1
            elif mask & begins and (at > first or mask & b.aux) and is_predicate(w, at, first):
                if relatives:
                    relatives -= 1
                    at = _past_group(w, at)
                    continue
                found = _predicate(w, at, (first, at))
                if found is not None:
                    return found
        at += 1
    return _plain_verb(w, first) or _noun_phrase(w)


def _plain_verb(w: Words, first: int) -> Clause | None:
    """ "Peerpad supports snapshots": a form that could be a plural noun, with a singular before and a noun after."""
    b, masks = w.bits, w.masks
    stops, plain = b.prep | b.sub, b.linking | b.plural
    for at in range(first + 1, w.end - 1):
        before, mask = masks[at - 1], masks[at]
        if before & stops:
            return None
        if not mask & b.third or not mask & b.verb or before & plain or w.is_mark(at - 1):
            continue
        if w.is_word(at + 1) and not masks[at + 1] & (b.prep | b.conj):
            return _predicate(w, at, (first, at))
    return None


def _past_group(w: Words, at: int) -> int:
    """Past a verb group: "can take", "has been seen"."""
    b = w.bits
    at += 1
    while w.masks[at] & (b.finite | b.adverb | b.participle):
        at += 1
    return at


def _predicate(w: Words, at: int, subject: tuple[int, int], we: bool = False) -> Clause | None:
    """The clause whose verb group begins at a token; None where no verb is found there."""
    b = w.bits
    modal = negated = copula = perfect = False
    longest = min(w.end, at + _GROUP)
    while at < longest:
        mask, lower = w.masks[at], w.lowers[at]
        negated = negated or bool(mask & b.negation) or lower.endswith("n't")
        if mask & b.modal:
            modal = modal or lower in _CAN
        elif copula and lower in {"able", "to"}:
            modal, copula = True, False
        elif mask & b.aux:
            copula = True
        elif mask & b.perfect and _has_participle(w, at + 1):
            perfect = True
        elif mask & b.verb and _fits(mask, copula, modal, perfect):
            return _with_verb(w, at, subject, copula, modal, perfect, negated, we)
        elif not mask & (b.do | b.adverb | b.filler | b.negation) or mask & b.verb:
            break
        at += 1
    if not (copula or modal or perfect):
        return None
    complement = at if at < w.end else -1
    last = min(at, w.end) - 1
    return Clause("clause", w.start, w.end, last, subject, _object(w, at), False, modal, negated, True, we, complement)


def _with_verb(
    w: Words, at: int, subject: tuple[int, int], copula: bool, modal: bool, perfect: bool, negated: bool, we: bool
) -> Clause:
    b = w.bits
    mask = w.masks[at]
    passive = copula and bool(mask & b.participle) and not mask & b.ing
    finite = copula or perfect or modal or not mask & b.participle or mask & (b.base | b.third)
    form: Form = "clause" if finite else "participle"
    return Clause(form, w.start, w.end, at, subject, _object(w, at + 1), passive, modal, negated, False, we)


def _fits(mask: int, copula: bool, modal: bool, perfect: bool) -> bool:
    """Whether a verb form goes with the auxiliaries before it."""
    b = bits()
    if copula or perfect:
        adjective = copula and mask & b.adjective and not mask & b.past
        return bool(mask & (b.participle | b.ing)) and not adjective
    return bool(mask & b.base) if modal else True


def _has_participle(w: Words, at: int) -> bool:
    b = w.bits
    for i in range(at, min(w.end, at + 3)):
        if w.is_verb(i, b.participle) or w.lowers[i] == "been":
            return True
        if not w.masks[i] & (b.adverb | b.filler | b.negation):
            return False
    return False


def _object(w: Words, at: int) -> tuple[int, int]:
    """The noun phrase after a verb, up to the preposition, verb or mark that ends it."""
    b, masks, lowers = w.bits, w.masks, w.lowers
    finite, others = b.aux | b.modal, b.prep | b.sub
    start = at
    while at < w.end:
        mask, lower = masks[at], lowers[at]
        if lower in _ENDS_OBJECT and not (lower == "," and _more_adjectives(w, at)):
            break
        if at > start and ((mask & others and at not in w.figures) or mask & finite):
            break
        at += 1
    return start, at


def _more_adjectives(w: Words, comma: int) -> bool:
    """ "a single, default and stable implementation": the noun is still to come."""
    b = w.bits
    before, after = w.masks[comma - 1], w.masks[comma + 1]
    if comma + 1 >= w.end:
        return False
    if after & (b.adjective | b.participle) and not after & b.base:
        return True
    return not before & b.known and not after & (b.verb | b.det | b.conj)
