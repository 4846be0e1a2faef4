"""Word lists, as data, and the table of word forms that is made from them.

A word's classes are bits of one integer, so that the reading of a sentence is
dictionary look-ups and bit tests. Inflected forms are made from the lemmas once,
when the table is loaded: that is the lemmatiser, too (see docs/adr/0004).
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_FOLDER = Path(__file__).parent
_VOWELS = frozenset("aeiou")


class Word(NamedTuple):
    """What a word form may be: class bits, and the lemma it belongs to."""

    mask: int
    lemma: str


class Lexicon(NamedTuple):
    """The table of forms, the words that begin a phrase, and the name of each bit.

    `phrases` maps a first form to the further forms that make a phrase with it,
    longest first: `roll` to `(("out",),)`.
    """

    words: dict[str, Word]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    bits: dict[str, int]


@cache
def lists(name: str) -> dict[str, Any]:
    """One word list file, as written.

    >>> lists("words")["do"]["words"]
    "do does did don't doesn't didn't"
    """
    with (_FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def word_set(name: str) -> frozenset[str]:
    """One of the small closed sets of sets.toml.

    >>> "fewer" in word_set("less_of")
    True
    """
    return frozenset(word.replace("_", " ") for word in _sets()[name]["words"].split())


@cache
def _sets() -> dict[str, Any]:
    return lists("sets")


@cache
def lexicon() -> Lexicon:
    """All word lists in one table; made on first use, in about 10 ms."""
    return _Maker().make()


class _Maker:
    """Collects forms; a helper of `lexicon` alone."""

    def __init__(self) -> None:
        self.forms: dict[str, Word] = {}
        self.phrases: dict[str, set[tuple[str, ...]]] = {}
        self.bits: dict[str, int] = {}
        irregular = lists("irregular")
        self.irregular_verbs = {
            base: (past, participle)
            for base, past, participle in (
                entry.split() for entry in irregular["verbs"]["words"].replace("\n", "|").split("|") if entry.strip()
            )
        }
        self.plurals = dict(reversed(pair.split(":")) for pair in irregular["plurals"]["words"].split())

    def make(self) -> Lexicon:
        base, third, past, participle, ing, plural = (
            self.bit(name) for name in ("BASE", "THIRD", "PAST", "PARTICIPLE", "ING", "PLURAL")
        )
        verbs = lists("verbs")
        for group in ("promise", "does"):
            for name, section in verbs[group].items():
                bit = self.bit(f"{group}.{name}")
                for lemma in section["words"].split():
                    for form, flag in zip(
                        verb_forms(lemma, self.irregular_verbs), (base, third, past, participle, ing), strict=True
                    ):
                        self.add(form, bit | flag, lemma)
        thing, nominal = self.bit("noun.thing"), self.bit("nominal")
        for name, section in verbs["nominal"].items():
            for lemma in section["words"].split():
                self.add(lemma, self.bit(f"promise.{name}") | thing | nominal, lemma)
        for name, section in lists("nouns").items():
            bit = self.bit(f"noun.{name}" if name != "plural" else "noun.thing")
            for lemma in section["words"].split():
                if name != "plural":
                    self.add(lemma, bit, lemma)
                self.add(plural_form(lemma, self.plurals), bit | plural, lemma)
        for name, section in lists("words").items():
            bit = self.bit(name)
            for lemma in section["words"].split():
                self.add(lemma, bit, lemma)
        phrases = {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in self.phrases.items()}
        return Lexicon(self.forms, phrases, self.bits)

    def bit(self, name: str) -> int:
        return self.bits.setdefault(name, 1 << len(self.bits))

    def add(self, form: str, mask: int, lemma: str) -> None:
        if "_" in form:
            first, *rest = form.split("_")
            self.phrases.setdefault(first, set()).add(tuple(rest))
            form = form.replace("_", " ")
        if "_" in lemma:
            lemma = lemma.replace("_", " ")
        known = self.forms.get(form)
        if known is None:
            self.forms[form] = tuple.__new__(Word, (mask, lemma))
        else:
            self.forms[form] = tuple.__new__(Word, (known[0] | mask, min(known[1], lemma, key=len)))


def verb_forms(lemma: str, irregular: dict[str, tuple[str, str]]) -> tuple[str, str, str, str, str]:
    """Base, third person, past, participle and -ing of a verb; a particle stays in its place.

    >>> verb_forms("roll_out", {})
    ('roll_out', 'rolls_out', 'rolled_out', 'rolled_out', 'rolling_out')
    >>> verb_forms("cut", {"cut": ("cut", "cut")})
    ('cut', 'cuts', 'cut', 'cut', 'cutting')
    """
    lead, head, tail = _around_the_verb(lemma)
    hyphen = head.rfind("-") + 1
    lead, last = lead + head[:hyphen], head[hyphen:]
    before = "" if last in irregular else _prefix(last, irregular)
    lead, last = lead + before, last[len(before) :]
    past, participle = irregular.get(last) or (regular_past(last),) * 2
    third = "has" if last == "have" else "is" if last == "be" else plural_form(last, {})
    forms = (last, third, past, participle, ing_form(last))
    return tuple(lead + form + tail for form in forms)  # type: ignore[return-value]


def _around_the_verb(lemma: str) -> tuple[str, str, str]:
    """What stands before the verb of a phrase, the verb, and what stands after it."""
    if lemma in _irregular("inflects_last"):
        lead, mark, verb = lemma.rpartition("_")
        return lead + mark, verb, ""
    verb, mark, particle = lemma.partition("_")
    return "", verb, mark + particle


def _prefix(verb: str, irregular: dict[str, tuple[str, str]]) -> str:
    """The prefix before an irregular verb: "re" in "rebuild"; nothing where the verb is made of no such parts."""
    prefixes = _irregular("prefixes")
    if not verb.startswith(_prefixes()):
        return ""
    return next((verb[:at] for at in range(2, len(verb) - 1) if verb[:at] in prefixes and verb[at:] in irregular), "")


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(_irregular("prefixes"))


@cache
def _irregular(name: str) -> frozenset[str]:
    return frozenset(lists("irregular")[name]["words"].split())


def _doubles(verb: str) -> bool:
    """Whether the last consonant doubles: one syllable, consonant-vowel-consonant ("qu" is one), or a final l."""
    if verb in _irregular("doubling"):
        return True
    verb = verb.replace("qu", "q")
    if len(verb) < 3 or verb[-1] in "aeiouwxyh" or verb[-2] not in _VOWELS or verb[-3] in _VOWELS:
        return False
    syllables = sum(
        1 for at, letter in enumerate(verb) if letter in _VOWELS and (at == 0 or verb[at - 1] not in _VOWELS)
    )
    return syllables == 1 or verb[-1] == "l"


def regular_past(verb: str) -> str:
    """The regular past of a verb.

    >>> [regular_past(verb) for verb in ("grow", "cut", "carry", "use")]
    ['growed', 'cutted', 'carried', 'used']
    """
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if _doubles(verb) else "") + "ed"


def ing_form(verb: str) -> str:
    """The -ing form of a verb.

    >>> [ing_form(verb) for verb in ("make", "run", "tie", "see")]
    ['making', 'running', 'tying', 'seeing']
    """
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    return verb + (verb[-1] if _doubles(verb) else "") + "ing"


def plural_form(noun: str, irregular: dict[str, str]) -> str:
    """The plural of a noun, which is also the third person of a verb.

    >>> [plural_form(noun, {}) for noun in ("story", "launch", "day", "case_study")]
    ['stories', 'launches', 'days', 'case_studies']
    """
    if noun in irregular:
        return irregular[noun]
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")) or noun in {"go", "do", "veto", "echo"}:
        return noun + "es"
    return noun + "s"
