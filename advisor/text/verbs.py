"""Verb or noun? What a word that could be either is, by what stands beside it."""

from __future__ import annotations

from advisor.text.extent import BREAKS, DASHES
from advisor.text.heads import head_of
from advisor.text.lexicon import word_set
from advisor.text.words import Words

_SUBJECT = 40  # words: no one writes a longer subject, and it is looked through for each verb
_AMOUNTS = frozenset({"more", "less", "fewer"})
_TAKES_PARTICIPLE = frozenset({"be", "become", "feel", "get", "have", "keep", "remain", "stay"})
_TO_COME = frozenset({"x", "?"})  # what stands for a figure that is still to be filled in
_OF_A_NOUN = frozenset({"that", "who", "which"})
_NO_OBJECT = BREAKS | DASHES | {",", "/", "&", "<", ">", "≥", "≤", "→", "="}


def is_command(w: Words, at: int) -> bool:
    """Whether a goal begins with a command: "Launch the shop" and not "Launch date in May"."""
    b = w.bits
    mask = w.masks[at]
    verb = mask & b.verb
    if verb and mask & b.third and not mask & b.noun:
        return (
            at + 1 < w.end and not w.is_mark(at + 1) and not w.only_verb(at + 1, b.base)
        )  # "Keeps costs under 33 %": its subject is the author
    if not verb or not mask & b.base or not w.is_word(at):
        return not mask & b.known and _is_unknown_verb(w, at)
    after = at + 1
    if after >= w.end:
        return not mask & b.noun
    relative = w.lowers[after] in _OF_A_NOUN and mask & (b.noun | b.mostly_noun)
    if (relative or _finite_after(w, after)) and w.lowers[at] not in word_set("takes_clause"):
        return False
    if w.masks[after] & b.adverb and w.masks[after + 1] & b.participle:
        return w.lowers[after] in _AMOUNTS and bool(w.masks[after + 2] & b.noun)  # "sell more used cars"
    if (not mask & b.mover and _goes_after(w, after)) or _is_done_to(w, at):
        return False
    if not mask & (b.noun | b.adjective | b.mostly_noun):
        return True
    return _noun_or_command(w, at, after)


def _is_done_to(w: Words, at: int) -> bool:
    """ "Commission paid to agents": a participle and its preposition make what stands before them a noun."""
    b = w.bits
    after = w.masks[at + 1]
    done = after & b.participle and not after & (b.base | b.noun) and w.masks[at + 2] & b.prep
    return bool(done) and w.tokens[at].lemma not in _TAKES_PARTICIPLE


def _noun_or_command(w: Words, at: int, after: int) -> bool:
    """A word that is noun and verb, by what follows it."""
    b = w.bits
    mask, following = w.masks[at], w.masks[after]
    if after in w.figures or following & (b.det | b.quantifier | b.pronoun):
        return True
    if w.lowers[after] == ",":
        return bool(w.masks[after + 1] & b.base)
    if following & b.adjective and not following & b.noun and w.masks[after + 1] & b.prep:
        return False  # "staff aware of the rules"
    if w.lowers[after] in _AMOUNTS and w.is_word(after + 1) and w.lowers[after + 1] != "than":
        return True  # "reach more people", "waste less food"
    if w.only_verb(after, b.third) or (not mask & b.mover and _measure_follows(w, after)):
        return False
    if w.is_mark(after):
        return w.lowers[after] not in _NO_OBJECT
    if following & b.prep:
        noun = w.lowers[after] in word_set("after_nouns") or mask & b.mostly_noun
        return w.lowers[at] in word_set("takes_preposition") if noun else True
    if following & b.finite or _state_after(w, after):
        return False
    if w.lowers[at] in word_set("rather_adjectives") and _is_described(w, at):
        return False  # "clear roles", "open communication"
    last = not following & b.known and after + 1 >= w.end
    bare = (following & b.noun or last) and not following & (b.plural | b.adjective)
    return not (mask & b.mostly_noun and bare and not w.lowers[after].endswith("s"))


def _is_described(w: Words, at: int) -> bool:
    """Whether what follows is how people work, or things of which no one clears or smooths any."""
    b = w.bits
    following = w.masks[at + 1]
    if following & b.metric:
        return False
    return bool(following & b.judged or (following & b.thing and following & b.plural and w.lowers[at] != "open"))


def _measure_follows(w: Words, at: int) -> bool:
    """ "Audit score 80", "test pass rate of 98 %": a bare run of words up to a measure with its figure."""
    b = w.bits
    for i in range(at, min(w.end - 1, at + 4)):
        if not w.is_word(i) or i in w.figures or w.masks[i] & b.linking:
            return False
        figure = i + 1 in w.figures or (w.lowers[i + 1] in {"of", "at"} and i + 2 in w.figures)
        if figure and w.masks[i] & b.metric and not w.masks[i] & b.plural:
            return True
    return False


def _is_unknown_verb(w: Words, at: int) -> bool:
    """A first word that no list knows, right before an article or a count: "Conquer the market", "Coppice 40 trees"."""
    b = w.bits
    if not w.is_word(at) or at in w.figures:
        return False
    text = w.tokens[at].text
    if not text.isalpha() or text.isupper() or text.lower().endswith(("s", "ing", "ed")):
        return False
    article = w.masks[at + 1] & (b.det | b.quantifier) and w.lowers[at + 1] != "that"
    counted = at + 1 in w.figures and at + 2 not in w.figures and w.masks[at + 2] & b.plural
    return bool(article or counted) and text.lower() not in {"once", "twice"}


def _goes_after(w: Words, at: int) -> bool:
    """ "Pick errors down from 6": a bare run of words, then a way and a figure."""
    linking = w.bits.linking
    for i in range(at, min(w.end - 1, at + 4)):
        if w.lowers[i] in {"up", "down"}:
            return i + 1 in w.figures or w.lowers[i + 1] in {"from", "to", "by"}
        if w.masks[i] & linking or not w.is_word(i):
            return False
    return False


def _finite_after(w: Words, at: int) -> bool:
    """Whether "is" or "can" comes after a bare run of words: then the first word was a noun."""
    b, masks = w.bits, w.masks
    finite, others = b.aux | b.modal, b.prep | b.det | b.sub | b.pronoun
    for i in range(at, min(w.end, at + 5)):
        mask = masks[i]
        if mask & finite:
            return True
        if mask & others or i in w.figures or not w.is_word(i):
            return False
    return False


def _state_after(w: Words, at: int) -> bool:
    """Whether a bare run of words is a noun phrase that a state follows ("support tickets below 50")."""
    b = w.bits
    for i in range(at, min(w.end, at + 5)):
        mask = w.masks[i]
        if mask & b.finite or _says_where(w, i) or _says_from(w, i):
            return True
        if mask & b.participle and not mask & (b.base | b.adjective) and w.ends(i + 1):
            return True
        if w.only_verb(i, b.base) and w.masks[i - 1] & b.plural:
            return True
        if mask & b.linking or w.is_mark(i):
            return False
    return False


def _says_from(w: Words, at: int) -> bool:
    """ "from 5", and "from X" where the figure is still to come."""
    return w.lowers[at] == "from" and (at + 1 in w.figures or w.lowers[at + 1] in _TO_COME)


def _says_where(w: Words, at: int) -> bool:
    """ "below 50", "up to 5"; not the "up" of "set monitoring up"."""
    if w.lowers[at] not in {"up", "down"}:
        return w.lowers[at] in word_set("states")
    return at + 1 in w.figures or w.lowers[at + 1] in {"to", "from", "by"}


def is_gerund(w: Words, at: int) -> bool:
    """Whether a goal begins with a gerund: "Growing the list" and not "Onboarding NPS rises"."""
    b = w.bits
    mask, after = w.masks[at], at + 1
    if after >= w.end:
        return not mask & b.noun
    following = w.masks[after]
    if w.only_verb(after, b.third) or w.lowers[after] == ",":
        return False
    if mask & b.adjective and following & b.noun:
        return False  # "working prototype"
    if not mask & b.mover and following & b.metric and _state_after(w, after):
        return False
    if w.tokens[at].lemma not in word_set("takes_clause") and _finite_ahead(w, after):
        return False
    if mask & b.noun and (following & b.noun or not following & b.known) and not following & b.det:
        topic = w.lowers[at] in word_set("topic_gerunds") or _finite_ahead(w, after)
        return bool(following & b.plural) and not topic
    if following & (b.aux | b.modal):
        return False
    return not (mask & b.noun and following & b.prep)


def _finite_ahead(w: Words, at: int) -> bool:
    """Whether a finite verb comes in the next words, so that what stands here is its subject."""
    b = w.bits
    for i in range(at, min(w.end, at + 8)):
        if w.masks[i] & (b.sub | b.conj) or w.is_mark(i):
            return False
        if w.masks[i] & b.finite:
            return True
        if w.only_verb(i, b.third):
            return True
        says = w.lowers[i + 1] == "that"
        finite = w.is_verb(i, b.base) if says else w.only_verb(i, b.base)
        goes_on = i + 1 in w.figures or w.lowers[i + 1] in {"that", "from", "to", "by", "at"}
        if finite and goes_on and w.masks[i - 1] & b.plural:
            return True
    return False


def is_report(w: Words, at: int) -> bool:
    """ "Created an internal dashboard", "Published 5 case studies": a command in the past."""
    b = w.bits
    return at + 1 in w.figures or bool(w.masks[at + 1] & (b.det | b.quantifier))


# -- predicates -------------------------------------------------------------------------------------------


def is_predicate(w: Words, at: int, first: int) -> bool:
    """Whether the predicate of a clause begins at a word, its subject at `first`."""
    b = w.bits
    mask = w.masks[at]
    if at in w.figures:
        return False
    if mask & (b.finite | b.do) and (mask & (b.aux | b.modal | b.do) or w.lowers[at] != "having"):
        return True
    before = w.masks[at - 1]
    if not mask & b.verb or before & (b.det | b.conj) or w.lowers[at - 1] == "to":
        return False
    if (before & b.prep and w.is_word(at - 1)) or w.lowers[at] in word_set("attached"):
        return False
    if mask & b.participle and w.lowers[at + 1] in {"down", "up"} and w.lowers[at + 2] == "to":
        return False  # "time to first invoice sent down to 10 minutes"
    if mask & b.third:
        return not mask & b.noun or (w.object_follows(at + 1) and not before & b.adjective)
    if mask & b.base and (not mask & b.participle or w.object_follows(at + 1)):
        return _is_plural_verb(w, at, first)
    if mask & (b.participle | b.past):
        counted = at - 1 in w.figures and at - 1 == first
        if counted or (mask & b.base and mask & b.noun):
            return False
        return w.ends(at + 1) or (w.object_follows(at + 1) and not mask & b.participle)
    return False


def _is_plural_verb(w: Words, at: int, first: int) -> bool:
    """Whether a base form is the verb of a plural subject: "customers love", "shops of the north feel"."""
    b = w.bits
    noun = w.masks[at] & b.noun
    if noun and w.is_verb(at - 1, b.third) and at - 2 >= first:
        singular = not w.masks[at - 2] & (b.plural | b.prep | b.det | b.adjective)
        if singular:
            return False  # "the app supports login": the verb is the word before
    if not noun and _plural_before(w, first, at):
        return True
    before = at - 1
    while before > first and w.masks[before] & (b.adverb | b.negation) and not w.masks[before] & b.noun:
        before -= 1
    plural = w.masks[before] & (b.plural | b.pronoun) or w.lowers[before] in {"people", "staff", "team", "who"}
    return bool(plural) and (not noun or w.object_follows(at + 1))


def _plural_before(w: Words, first: int, at: int) -> bool:
    """ "Shops of the north feel …": a plural head with a phrase behind it."""
    b = w.bits
    before = w.masks[at - 1]
    if at - first > _SUBJECT or (before & (b.adjective | b.adverb | b.verb) and not before & b.noun):
        return False
    head = head_of(w.tokens, (first, at), w.figures)
    if not 0 <= head < at - 1 or not w.masks[head] & b.plural:
        return False
    return any(w.masks[i] & b.prep for i in range(head, at))
