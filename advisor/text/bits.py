"""The class bits of words, by name, in the groups that the skeleton of a sentence needs."""

from __future__ import annotations

from functools import cache

from advisor.text.lexicon import lexicon


class Bits:
    """The class bits that the reading tests, by name; filled once, by `bits`."""

    base: int
    third: int
    past: int
    participle: int
    ing: int
    plural: int
    noun: int
    verb: int
    det: int
    prep: int
    conj: int
    sub: int
    aux: int
    perfect: int
    modal: int
    do: int
    pronoun: int
    quantifier: int
    adjective: int
    adverb: int
    filler: int
    negation: int
    mostly_noun: int
    comparative: int
    mover: int
    known: int
    finite: int
    linking: int
    deniable: int
    bound: int
    small: int
    metric: int
    thing: int
    nominal: int
    judged: int


_MOVERS = ("raise", "lower", "keep", "turn", "other", "win", "reach", "improve", "ensure", "enable")


@cache
def bits() -> Bits:
    """The bits of the lexicon.

    `finite` are "is", "can" and "has", `linking` what ends a bare run of nouns, `deniable` what may hold a
    denial, `bound` what stands before a noun without being one, `small` all that can end a noun phrase but a verb.
    """
    table = lexicon().bits

    def union(prefix: str) -> int:
        return sum(bit for name, bit in table.items() if name.startswith(prefix))

    made = Bits()
    made.base, made.third, made.past, made.participle, made.ing, made.plural = (
        table[name] for name in ("BASE", "THIRD", "PAST", "PARTICIPLE", "ING", "PLURAL")
    )
    made.noun, made.verb = union("noun."), union("promise.") | union("does.")
    made.det, made.prep, made.conj = table["determiner"], table["preposition"], table["conjunction"]
    made.sub, made.aux, made.perfect = table["subordinator"], table["auxiliary"], table["perfect"]
    made.modal, made.do, made.pronoun = table["modal"], table["do"], table["pronoun"]
    made.quantifier, made.filler, made.negation = table["quantifier"], table["filler"], table["negation"]
    made.adjective = table["vague_adjective"] | table["done_adjective"] | table["adjective"]
    made.adverb = table["vague_adverb"] | table["adverb"]
    made.mostly_noun, made.comparative = table["mostly_noun"], table["comparative"]
    made.mover = sum(table[f"promise.{name}"] for name in _MOVERS)
    made.metric, made.thing = table["noun.metric"], table["noun.thing"]
    made.judged = sum(table[f"noun.{name}"] for name in ("quality", "concept", "staff"))
    made.nominal = table["nominal"]
    made.known = sum(table.values())
    made.finite = made.aux | made.modal | made.perfect
    made.linking = made.prep | made.conj | made.det | made.sub
    made.deniable = made.negation | made.do | made.aux | made.modal
    made.bound = made.det | made.quantifier | made.pronoun | made.conj
    made.small = made.bound | made.sub | made.adverb
    return made
