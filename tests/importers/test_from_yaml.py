"""YAML: every value with its place, nothing guessed, and broken files told with line, column and a hint."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.domain.place import Mark, Place, Places, Pointer, Span, mark_of
from advisor.errors import Problem, UnreadablePlan
from advisor.importers.from_yaml import read_yaml
from tests.importers.plans import LOOKS_LIKE_OTHER_TYPES
from tests.importers.reading import cut, problems_of, scalars, where

BREAKS = re.compile(r"\r\n?|[\n\x85\u2028\u2029]")

PLAN = """\
organisation: {name: Acme, headcount: 240}
objectives:
  - id: O1
    title: Our customers love our onboarding   # and say so
    why: 'It''s the first month that counts'
    owner: &ada Ada
    contributors: ["Ben", *ada]
    explanation: >-
      Four of ten accounts
      leave in their first month.
    "evidence": "A tab\\there"
    key_results:
      - title: Onboarding NPS rises
          from 32 to 55
        unit: "points"
        target: 55
      - {title: "Première facture: sous 7 jours", id: O1.2}
"""
OBJECTIVE: Pointer = ("objectives", 0)


def place_of(pointer: Pointer, span: Span | None = None, text: str = PLAN) -> Place:
    return Places("plan.yaml", read_yaml(text, "plan.yaml").marks).find(pointer, span)


def refusal(text: str) -> Problem:
    (problem,) = problems_of(UnreadablePlan, lambda: read_yaml(text, "plan.yaml"))
    return problem


# -- places ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pointer", "stands"),
    [
        (("organisation", "headcount"), "240"),
        ((*OBJECTIVE, "title"), "Our customers love our onboarding"),
        ((*OBJECTIVE, "why"), "'It''s the first month that counts'"),
        ((*OBJECTIVE, "contributors", 0), '"Ben"'),
        ((*OBJECTIVE, "evidence"), '"A tab\\there"'),
        ((*OBJECTIVE, "key_results", 0, "title"), "Onboarding NPS rises\n          from 32 to 55"),
        ((*OBJECTIVE, "key_results", 1, "title"), '"Première facture: sous 7 jours"'),
        ((*OBJECTIVE, "key_results", 1, "id"), "O1.2"),
    ],
)
def test_a_field_stands_where_its_place_says(pointer: Pointer, stands: str) -> None:
    assert cut(PLAN, place_of(pointer)) == stands


def test_a_place_has_line_column_end_and_pointer() -> None:
    place = place_of((*OBJECTIVE, "key_results", 0, "target"))
    assert place == Place("plan.yaml", 16, 17, 16, 19, "/objectives/0/key_results/0/target")


@pytest.mark.parametrize(
    ("pointer", "words", "stands"),
    [
        ((*OBJECTIVE, "title"), "love", "love"),
        ((*OBJECTIVE, "owner"), "Ada", "Ada"),
        ((*OBJECTIVE, "contributors", 1), "Ada", "Ada"),
        ((*OBJECTIVE, "key_results", 0, "unit"), "points", "points"),
        ((*OBJECTIVE, "key_results", 1, "title"), "sous 7", "sous 7"),
    ],
)
def test_a_span_narrows_to_the_words(pointer: Pointer, words: str, stands: str) -> None:
    value: Any = read_yaml(PLAN, "plan.yaml").data
    for part in pointer:
        value = value[part]
    start = value.index(words)
    assert cut(PLAN, place_of(pointer, Span(start, start + len(words)))) == stands


@pytest.mark.parametrize("field", ["why", "explanation", "evidence"])
def test_a_span_is_the_whole_field_where_characters_cannot_be_mapped(field: str) -> None:
    assert place_of((*OBJECTIVE, field), Span(0, 4)) == place_of((*OBJECTIVE, field))


def test_a_block_text_is_marked_from_its_sign_to_its_last_line() -> None:
    stands = cut(PLAN, place_of((*OBJECTIVE, "explanation")))
    assert stands.startswith(">-\n")
    assert stands.rstrip().endswith("leave in their first month.")


def test_an_alias_leads_to_where_its_words_stand() -> None:
    assert place_of((*OBJECTIVE, "contributors", 1)).line == place_of((*OBJECTIVE, "owner")).line == 6


def test_a_name_has_a_place_of_its_own() -> None:
    places = Places("plan.yaml", read_yaml(PLAN, "plan.yaml").marks)
    assert places.key((*OBJECTIVE, "why")) == Place("plan.yaml", 5, 5, 5, 8, "/objectives/0/why")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_count_alike(line_end: str) -> None:
    text = PLAN.replace("\n", line_end)
    assert place_of((*OBJECTIVE, "key_results", 0, "target"), None, text) == place_of(
        (*OBJECTIVE, "key_results", 0, "target")
    )


def test_a_byte_order_mark_moves_nothing() -> None:
    assert read_yaml("\ufeff" + PLAN, "plan.yaml") == read_yaml(PLAN, "plan.yaml")


# -- values ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    ["no", "on", "True", "1.10", "007", "0x1F", "1_000", "1:30", ".inf", "1e3", "2026-01-01", "2026-01-01T10:00:00Z"],
)
def test_plain_dates_flags_and_figures_stay_the_text_that_they_are(written: str) -> None:
    assert read_yaml(f"target: {written}", "plan.yaml").data == {"target": written}


@pytest.mark.parametrize("written", ["null", "Null", "NULL", "~", "", "!!null null", '!!null ""'])
def test_null_and_nothing_are_absent(written: str) -> None:
    assert read_yaml(f"target: {written}", "plan.yaml").data == {"target": None}


@pytest.mark.parametrize("written", ['"null"', "'~'", "''", "!!str null", "! null", "nil"])
def test_what_is_written_as_a_text_is_not_absent(written: str) -> None:
    assert read_yaml(f"target: {written}", "plan.yaml").data["target"] is not None


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "---\n", "---\n...\n"])
def test_an_empty_file_is_nothing(text: str) -> None:
    assert read_yaml(text, "plan.yaml").data is None


SHARED = "usual: &usual {owner: Ada, level: team}\n"


@pytest.mark.parametrize(
    ("merging", "expected"),
    [
        ("<<: *usual", {"owner": "Ada", "level": "team"}),
        ("<<: *usual\n  owner: Ben", {"owner": "Ben", "level": "team"}),
        ("owner: Ben\n  <<: *usual", {"owner": "Ben", "level": "team"}),
        ("<<: [{level: company}, *usual]", {"level": "company", "owner": "Ada"}),
        ("'<<': *usual", {"<<": {"owner": "Ada", "level": "team"}}),
    ],
)
def test_fields_of_another_mapping_are_merged_and_its_own_win(merging: str, expected: dict[str, Any]) -> None:
    text = f"{SHARED}goal:\n  {merging}\n"
    assert read_yaml(text, "plan.yaml").data["goal"] == expected == yaml.safe_load(text)["goal"]


def test_a_merged_field_stands_where_it_is_written() -> None:
    text = f"{SHARED}goal:\n  <<: *usual\n  owner: Ben\n"
    assert cut(text, place_of(("goal", "level"), None, text)) == "team"
    assert place_of(("goal", "owner"), None, text).line == 4


# -- refusals ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "hint"),
    [
        ("objectives:\n\t- title: A", 2, 1, "cannot start any token", "Indent with spaces"),
        (
            "title: Sales: win back customers",
            1,
            13,
            "mapping values are not allowed",
            "quotes round a text with a colon",
        ),
        ("title: 'Our team\nowner: Ada\nwhy: we care\n", 1, 8, "unexpected end", "never closed"),
        ('title: "Our team', 1, 8, "unexpected end", "never closed"),
        ('a: 1\ntitle: "Our team\n--- \nb: 2', 2, 8, "unexpected document indicator", "never closed"),
        ("guards: [nps, churn\nowner: Ada", 2, 6, "expected ',' or ']'", "bracket"),
        ("guards: {nps: 1\n", 2, 1, "expected ',' or '}'", "bracket"),
        ("title: 'A' team", 1, 12, "did not find expected key", "quotes"),
        ("teams:\n  - a\n - b", 3, 2, "did not find expected key", "indentation"),
        ("- a\nb: c", 2, 1, "expected '-' indicator", "same column"),
        ("title: * five stars", 1, 9, "expected alphabetic", "begins with \\*"),
        ("title: *stars", 1, 8, "no anchor", "begins with \\*"),
        ("title: > 5 deals", 1, 10, "comment or line break", "begins with >"),
        ("title: - 5 deals", 1, 8, "block sequence entries", "dash"),
        ("title: @ada", 1, 8, "cannot start any token", "needs quotes"),
        ('title: "50\\% more"', 1, 11, "unknown escape", "backslash"),
        ("title: {{ goal }}", 1, 9, "field's name is expected", "quotes"),
        ("title: ]", 1, 8, "expected node content", "quotes"),
        ("a: b\n---\nc: d\n", 2, 1, "second document", "One plan a file"),
        ("a: 1\nb: Grow \x07 fast", 2, 9, "U\\+0007", "text file"),
        ("a: 1\rb: \0", 2, 4, "U\\+0000", "text file"),
        ("goal: {<<: Ada}", 1, 8, "<< stands before", "alias of a mapping"),
        ("loop: &loop [*loop]", 1, 14, "no anchor", "quotes"),
    ],
)
def test_a_broken_file_is_told_with_its_place_and_a_hint(
    text: str, line: int, column: int, message: str, hint: str
) -> None:
    problem = refusal(text)
    assert where(problem) == (line, column)
    assert re.search(message, problem.message)
    assert re.search(hint, problem.hint or "")


@pytest.mark.parametrize(
    "value",
    ["!foo bar", "!foo {a: b}", "!foo [a]", "!!set {a, b}", "!!python/object/apply:os.system [ls]", "!!binary aGk="],
)
def test_an_unknown_tag_is_refused(value: str) -> None:
    problem = refusal(f"title: {value}")
    assert where(problem) == (1, 8)
    assert problem.message == f"tag {value.split(maxsplit=1)[0]} is not supported"
    assert problem.hint is not None


def test_every_double_field_is_told_with_where_it_stands_first() -> None:
    text = "title: A\nkey_results:\n  - {id: K1, owner: Ada, id: K2}\ntitle: B\n"
    problems = problems_of(UnreadablePlan, lambda: read_yaml(text, "plan.yaml"))
    assert [where(problem) for problem in problems] == [(3, 26), (4, 1)]
    assert [problem.message for problem in problems] == [
        "'id' stands twice in the same place (first on line 3)",
        "'title' stands twice in the same place (first on line 1)",
    ]


# -- properties ----------------------------------------------------------------------------------------------

TEXTS = st.sampled_from(LOOKS_LIKE_OTHER_TYPES) | st.text(st.characters(codec="utf-8"), max_size=30)
NAMES = TEXTS.filter(lambda text: not BREAKS.search(text))  # PyYAML writes such names as others
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.dates() | TEXTS
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)
STYLES = st.fixed_dictionaries(
    {
        "default_style": st.sampled_from([None, None, "'", '"', "|", ">"]),
        "default_flow_style": st.sampled_from([None, True, False]),
        "allow_unicode": st.booleans(),
        "width": st.sampled_from([20, 80, 1000]),
        "indent": st.sampled_from([2, 4]),
    }
)


def same(read: Any, loaded: Any) -> bool:
    """Whether two trees are the same but for scalars that YAML gives types and the reader leaves as text."""
    if isinstance(loaded, dict):
        pairs = zip(read.items(), loaded.items(), strict=True)
        return all(a == b and same(left, right) for (a, left), (b, right) in pairs)
    if isinstance(loaded, list):
        return len(read) == len(loaded) and all(map(same, read, loaded))
    if loaded is None or isinstance(loaded, str):
        return bool(read == loaded)
    return bool(isinstance(read, str) and yaml.safe_load(read) == loaded)


@settings(max_examples=200, deadline=None)
@given(TREES, STYLES)
def test_any_tree_is_read_as_pyyaml_reads_it_with_figures_flags_and_dates_left_as_text(
    tree: Any, style: dict[str, Any]
) -> None:
    text = yaml.safe_dump(tree, **style)
    assert same(read_yaml(text, "plan.yaml").data, yaml.safe_load(text))


@settings(max_examples=200, deadline=None)
@given(TREES, STYLES)
def test_every_mark_points_at_its_text(tree: Any, style: dict[str, Any]) -> None:
    text = yaml.safe_dump(tree, **style)
    located = read_yaml(text, "plan.yaml")
    for _, value, mark in scalars(located.data, located.marks) if tree is not None else ():
        check(text, value, mark)


def check(text: str, value: str | None, mark: Mark) -> None:
    stands = cut(text, mark, BREAKS)
    if stands[:1] in ("|", ">"):
        assert all(word in stands for word in (value or "").split())
    else:
        assert value is None or yaml.load(stands, yaml.BaseLoader) == value  # noqa: S506 - it makes texts only
    for offset, character in enumerate(value or "") if mark.segments else ():
        assert cut(text, mark.narrow(Span(offset, offset + 1)), BREAKS) == character


def test_a_mark_without_segments_is_whole() -> None:
    located = read_yaml("title: two\n  lines", "plan.yaml")
    mark = mark_of(located.marks.values["title"])  # type: ignore[union-attr]
    assert mark is not None
    assert mark.narrow(Span(0, 3)) == mark
