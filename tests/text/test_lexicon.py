"""The word lists as data: tidy, free of contradictions, and all of it used."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from advisor.text.bits import bits
from advisor.text.lexicon import lexicon, lists, plural_form, word_set
from advisor.text.sentence import classes
from advisor.text.units import units
from tests.text.patterns import patterns

ROOT = Path(__file__).parents[2]
FILES = ("dates", "families", "irregular", "languages", "nouns", "sets", "units", "verbs", "words")


def sections(name: str) -> dict[str, list[str]]:
    """The words of each section of a list file; "verbs" has sections within sections."""
    found: dict[str, list[str]] = {}

    def collect(path: str, node: dict[str, Any]) -> None:
        for key, value in node.items():
            if key in {"words", "signs", "codes"} and isinstance(value, str):
                found[f"{path}.{key}"] = value.split()
            elif isinstance(value, dict):
                collect(f"{path}.{key}", value)

    collect(name, lists(name))
    return found


def words_of(file: str, name: str) -> set[str]:
    return set(lists(file)[name]["words"].split())


PROMISES = {name: set(section["words"].split()) for name, section in lists("verbs")["promise"].items()}
SOURCES = [path.read_text("utf-8") for folder in ("advisor", "rules") for path in sorted((ROOT / folder).rglob("*.py"))]


@pytest.mark.parametrize("name", FILES)
def test_every_list_is_read_and_lower_case(name: str) -> None:
    assert lists(name)
    for section, words in sections(name).items():
        assert words, section
        assert [word for word in words if word != word.lower()] == [], section


def twice(words: list[str]) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


@pytest.mark.parametrize("name", FILES)
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    for section, words in sections(name).items():
        if section != "irregular.verbs.words":  # entries of three words, checked below
            assert twice(words) == [], section
    if name == "languages":
        assert [language for language, words in lists(name).items() if twice(words.split())] == []
    if name == "units":
        phrases = {key: node["phrases"] for key, node in lists(name).items() if "phrases" in node}
        assert [key for key, said in phrases.items() if twice(re.split(r"[|\n]", said.strip()))] == []


def test_no_noun_stands_beside_its_plural() -> None:
    """The plural is made from the lemma; listed as one, it would get a plural of its own."""
    plurals = dict(reversed(pair.split(":")) for pair in lists("irregular")["plurals"]["words"].split())
    for section, words in sections("nouns").items():
        known = set(words)
        assert [word for word in words if plural_form(word, plurals) in known - {word}] == [], section


def test_irregular_verbs_have_three_forms_and_one_entry_each() -> None:
    entries = [entry.split() for entry in re.split(r"[|\n]", lists("irregular")["verbs"]["words"]) if entry.strip()]
    assert [entry for entry in entries if len(entry) != 3] == []
    assert twice([entry[0] for entry in entries]) == []
    pairs = [pair.split(":") for pair in lists("irregular")["plurals"]["words"].split()]
    assert all(len(pair) == 2 for pair in pairs)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("dug", "dig"),
        ("ate", "eat"),
        ("fed", "feed"),
        ("sat", "sit"),
        ("slept", "sleep"),
        ("sped up", "speed up"),
        ("troubleshot", "troubleshoot"),
        ("upsold", "upsell"),
        ("overridden", "override"),
        ("quitting", "quit"),
        ("equipped", "equip"),
        ("equalled", "equal"),
        ("embedding", "embed"),
        ("retrofitted", "retrofit"),
        ("outfitted", "outfit"),
        ("underpinned", "underpin"),
        ("deep dives", "deep dive"),
        ("double checked", "double check"),
        ("women", "woman"),
        ("people", "person"),
        ("criteria", "criterion"),
    ],
)
def test_forms_belong_to_their_lemma(form: str, lemma: str) -> None:
    assert lexicon().words[form].lemma == lemma


@pytest.mark.parametrize(
    "form", ["digged", "sitted", "embeded", "equiped", "retrofited", "deeps dive", "quiting", "basises"]
)
def test_no_form_is_made_that_nobody_writes(form: str) -> None:
    assert form not in lexicon().words


# -- verbs ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("one", "other"), list(combinations(sorted(set(PROMISES) - {"other"}), 2)))
def test_a_verb_promises_one_thing(one: str, other: str) -> None:
    """Bits of both would stand in one mask, and the order of the readers would decide."""
    assert PROMISES[one] & PROMISES[other] == set()


def test_no_form_goes_up_and_down() -> None:
    table = lexicon()
    both = table.bits["promise.raise"] | table.bits["promise.lower"]
    assert [form for form, word in table.words.items() if word.mask & both == both] == []


def test_what_goes_up_does_not_go_down() -> None:
    assert word_set("more_of") & word_set("less_of") == set()
    assert word_set("empowers") <= PROMISES["enable"] | PROMISES["effort"]
    assert word_set("answers") <= PROMISES["effort"] | PROMISES["other"] | {"act on"}


def test_praise_is_no_figure() -> None:
    figures = {word for name in ("words", "fractions", "changes", "magnitudes") for word in lists("units")[name]}
    for name in ("vague_adjective", "vague_adverb", "mild"):
        assert words_of("words", name) & figures == set(), name


def test_every_class_that_the_reading_tests_is_in_the_lists() -> None:
    table = lexicon().bits
    assert all(getattr(bits(), name) for name in type(bits()).__annotations__)
    assert all(getattr(classes(), name) for name in type(classes()).__annotations__)
    assert len(set(table.values())) == len(table)
    assert all(bit.bit_count() == 1 for bit in table.values())


def test_the_table_maps_each_form_to_a_lemma_in_lower_case() -> None:
    table = lexicon()
    assert [form for form in table.words if form != form.lower() or form != form.strip() or "_" in form] == []
    assert [form for form, word in table.words.items() if not word.mask or not word.lemma] == []


def test_phrases_are_tried_longest_first_and_are_known() -> None:
    table = lexicon()
    for first, rests in table.phrases.items():
        assert [len(rest) for rest in rests] == sorted((len(rest) for rest in rests), reverse=True)
        for rest in rests:
            assert " ".join((first, *rest)) in table.words


# -- figures and dates ----------------------------------------------------------------------------------


def test_number_words_and_units_have_a_value() -> None:
    known = units()
    for table in (known.words, known.fractions, known.changes, known.magnitudes, known.glued, known.durations):
        assert all(isinstance(value, int | float) and value >= 0 for value in table.values())
    assert all(0 < value < 1 for value in known.fractions.values())
    assert all(value != 1 for value in known.changes.values())
    assert known.signs & known.codes == set()


def test_a_comparison_before_a_figure_has_one_sense() -> None:
    senses: dict[tuple[str, ...], set[str]] = {}
    for phrases in units().before.values():
        for words, sense in phrases:
            senses.setdefault(words, set()).add(sense)
    assert {words: found for words, found in senses.items() if len(found) > 1} == {}


def test_months_that_are_words_are_months() -> None:
    assert words_of("dates", "months_when_capital") <= words_of("dates", "months")
    assert words_of("dates", "begins") <= words_of("dates", "prepositions")
    assert words_of("dates", "ahead") <= words_of("dates", "which")


# -- names ----------------------------------------------------------------------------------------------


def named_sets() -> set[str]:
    return {name for source in SOURCES for name in re.findall(r"word_set\(\s*\"(\w+)\"\s*\)", source)}


def test_every_set_that_the_code_names_exists() -> None:
    assert named_sets() - set(lists("sets")) == set()


def test_every_set_is_used() -> None:
    assert set(lists("sets")) - named_sets() == set()


def test_every_list_of_dates_is_used() -> None:
    source = "\n".join(SOURCES)
    assert [name for name in lists("dates") if f'"{name}"' not in source] == []


def test_every_list_of_figures_is_used() -> None:
    source = "\n".join(SOURCES)
    assert [name for name in lists("units") if f'"{name}"' not in source] == []


def test_a_name_that_is_no_set_is_refused() -> None:
    with pytest.raises(KeyError):
        word_set("no such set")


@pytest.mark.parametrize(("name", "pattern"), patterns())
def test_every_pattern_is_compiled_once_and_has_a_name(name: str, pattern: re.Pattern[str]) -> None:
    assert name.rpartition(".")[2].isupper() or name.rpartition(".")[2].lstrip("_").isupper()
    assert pattern.pattern


def test_no_pattern_is_compiled_while_reading() -> None:
    for path in sorted((ROOT / "advisor" / "text").rglob("*.py")):
        calls = re.findall(r"^[ \t]+.*\bre\.compile\(", path.read_text("utf-8"), re.MULTILINE)
        assert calls == [], path.name
