"""JSON: what the standard library reads, with the place of every value; broken texts told with line and column."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.domain.place import Place, Places, Pointer, Span
from advisor.errors import Problem, UnreadablePlan
from advisor.importers.from_json import read_json
from tests.importers.plans import LOOKS_LIKE_OTHER_TYPES
from tests.importers.reading import cut, problems_of, scalars, where

PLAN = """\
{
  "objectives": [
    {"title": "Our customers love our onboarding", "why": "Four\\tof ten leave",
     "confidence": 0.5, "key_results": [
       {"title": "Première facture 🚀 sous 7 jours", "target": -1.5e3, "redacted": false, "unit": null}]}
  ]
}
"""
OBJECTIVE: Pointer = ("objectives", 0)
KEY_RESULT: Pointer = (*OBJECTIVE, "key_results", 0)


def place_of(pointer: Pointer, span: Span | None = None, text: str = PLAN) -> Place:
    return Places("plan.json", read_json(text, "plan.json").marks).find(pointer, span)


def refusal(text: str) -> Problem:
    (problem,) = problems_of(UnreadablePlan, lambda: read_json(text, "plan.json"))
    return problem


# -- places ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pointer", "stands"),
    [
        ((*OBJECTIVE, "title"), '"Our customers love our onboarding"'),
        ((*OBJECTIVE, "why"), '"Four\\tof ten leave"'),
        ((*OBJECTIVE, "confidence"), "0.5"),
        ((*KEY_RESULT, "title"), '"Première facture 🚀 sous 7 jours"'),
        ((*KEY_RESULT, "target"), "-1.5e3"),
        ((*KEY_RESULT, "redacted"), "false"),
        ((*KEY_RESULT, "unit"), "null"),
    ],
)
def test_a_field_stands_where_its_place_says(pointer: Pointer, stands: str) -> None:
    assert cut(PLAN, place_of(pointer)) == stands


def test_a_place_has_line_column_end_and_pointer() -> None:
    assert place_of((*OBJECTIVE, "confidence")) == Place("plan.json", 4, 20, 4, 23, "/objectives/0/confidence")


def test_a_span_narrows_to_the_words() -> None:
    assert cut(PLAN, place_of((*OBJECTIVE, "title"), Span(14, 18))) == "love"
    assert cut(PLAN, place_of((*KEY_RESULT, "title"), Span(19, 23))) == "sous"


def test_a_span_is_the_whole_text_where_characters_are_escaped() -> None:
    assert place_of((*OBJECTIVE, "why"), Span(0, 4)) == place_of((*OBJECTIVE, "why"))


def test_a_name_has_a_place_of_its_own() -> None:
    places = Places("plan.json", read_json(PLAN, "plan.json").marks)
    assert cut(PLAN, places.key((*KEY_RESULT, "redacted"))) == "redacted"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_count_alike(line_end: str) -> None:
    pointer = (*KEY_RESULT, "target")
    assert place_of(pointer, None, PLAN.replace("\n", line_end)) == place_of(pointer)


# -- properties ----------------------------------------------------------------------------------------------

TEXTS = st.sampled_from(LOOKS_LIKE_OTHER_TYPES) | st.text(st.characters(codec="utf-8"), max_size=20)
NUMBERS = (
    st.integers(-(10**399), 10**399)
    | st.integers(-1000, 1000)
    | st.floats(allow_nan=False, allow_infinity=False)
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=15,
)
STYLES = st.fixed_dictionaries(
    {
        "ensure_ascii": st.booleans(),
        "indent": st.sampled_from([None, 0, 2, "\t"]),
        "separators": st.sampled_from([(",", ":"), (", ", ": "), (" ,\r\n", "\t:\n ")]),
    }
)


@settings(max_examples=200, deadline=None)
@given(VALUES, STYLES, st.sampled_from(["", " \n", "\t\r\n"]))
def test_any_value_is_read_as_the_standard_library_reads_it(value: Any, style: dict[str, Any], around: str) -> None:
    text = around + json.dumps(value, **style) + around
    assert repr(read_json(text, "plan.json").data) == repr(json.loads(text))


@settings(max_examples=200, deadline=None)
@given(VALUES, STYLES)
def test_every_mark_points_at_its_text(value: Any, style: dict[str, Any]) -> None:
    text = json.dumps(value, **style)
    located = read_json(text, "plan.json")
    for _, found, mark in scalars(located.data, located.marks):
        assert json.loads(cut(text, mark)) == found
        for offset, character in enumerate(found) if isinstance(found, str) and mark.segments else ():
            assert cut(text, mark.narrow(Span(offset, offset + 1))) == character


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from(list('{}[]",:-+.0123eE\\untrfals/* \n٢"')), max_size=20))
def test_what_the_standard_library_refuses_is_refused_and_nothing_else(text: str) -> None:
    try:
        expected = json.loads(text, object_pairs_hook=single)
    except ValueError:
        assert all(where(problem)[0] for problem in problems_of(UnreadablePlan, lambda: read_json(text, "plan.json")))
    else:
        assert repr(read_json(text, "plan.json").data) == repr(expected)


def single(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a name stands twice")
    return dict(pairs)


@pytest.mark.parametrize(
    "written",
    ['"\\ud83d\\ude80"', '"\\u00e9\\n\\/"', "1e999", "-0", "1" * 400, '""', "[]", "{}", '{"":{}}', "[[], {}]"],
)
def test_odd_but_sound_values_are_read(written: str) -> None:
    assert repr(read_json(written, "plan.json").data) == repr(json.loads(written))


# -- refusals ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("", 1, 1, "expected a value, found the end"),
        ('{\n "target": NaN}', 2, 12, "expected a value, found 'NaN"),
        ('{"target": Infinity}', 1, 12, "found 'Infinity"),
        ('{"target": -Infinity}', 1, 12, "found '-Infinity"),
        ('{"target": .5}', 1, 12, "found '.5"),
        ('{"target": +5}', 1, 12, "found '\\+5"),
        ('{"target": 05}', 1, 13, "expected a comma or }"),
        ('{"target": 5٢}', 1, 13, "expected a comma or }"),
        ('{"target": 5.}', 1, 13, "expected a comma or }"),
        ('{"redacted": True}', 1, 14, "found 'True"),
        ('["nps",]', 1, 8, "expected a value, found ']'"),
        ('{"title": "A",\n}', 2, 1, "expected a name in double quotes"),
        ('{\n  // a comment\n  "title": "A"}', 2, 3, "found '// a comment'"),
        ('{"title": "A" /* why */}', 1, 15, "expected a comma or }"),
        ("{'title': 'A'}", 1, 2, "expected a name in double quotes"),
        ('{title: "A"}', 1, 2, "expected a name in double quotes"),
        ('{"title" "A"}', 1, 10, "expected a colon"),
        ('{"title": "A" "owner": "B"}', 1, 15, "expected a comma or }"),
        ('{"title": "A]', 1, 11, "never closed"),
        ('{"title":\n "A', 2, 2, "never closed"),
        ('{"title": "A\nB"}', 1, 13, "a line break, a tab"),
        ('{"title": "50\\% more"}', 1, 14, "a backslash before"),
        ('{"title": "\\u12"}', 1, 13, "a backslash before"),
        ('{"a": "\\ud83d alone"}', 1, 7, "half a character \\(U\\+D83D"),
        ('{"\\ude80": 1}', 1, 2, "half a character \\(U\\+DE80"),
        ('{"title": "A"', 1, 14, "expected a comma or }, found the end"),
        ('["a", "b"', 1, 10, "expected a comma or \\], found the end"),
        ('{"title":', 1, 10, "expected a value, found the end"),
        ("{} {}", 1, 4, "text goes on"),
        ("[]]", 1, 3, "text goes on"),
        ("\ufeff{}", 1, 1, "expected a value"),
        ("[" + "1" * 401 + "]", 1, 2, "more than 400 digits"),
    ],
)
def test_a_broken_text_is_told_with_its_place(text: str, line: int, column: int, message: str) -> None:
    problem = refusal(text)
    assert where(problem) == (line, column)
    assert re.search(message, problem.message)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('["nps",]', "no comma after the last item"),
        ('{"title": "A",}', "no comma after the last one"),
        ('{"title": "A', "double quote"),
        ('{"title": "A\nB"}', "\\n"),
        ('{"title": "A\\B"}', "\\\\"),
    ],
)
def test_a_hint_says_how_to_mend_it(text: str, hint: str) -> None:
    assert hint in (refusal(text).hint or "")


def test_every_double_name_is_told_with_where_it_stands_first() -> None:
    text = '{"title": "A",\n "kpis": [{"id": "x", "id": "y"}],\n "title": "B"}'
    problems = problems_of(UnreadablePlan, lambda: read_json(text, "plan.json"))
    assert [(*where(problem), problem.message) for problem in problems] == [
        (2, 24, "'id' stands twice in the same place (first on line 2)"),
        (3, 3, "'title' stands twice in the same place (first on line 1)"),
    ]


@pytest.mark.parametrize(("opening", "column"), [("[", 65), ('{"a":', 321), ('[{"a":', 193)])
def test_deep_nesting_is_refused_where_it_becomes_too_deep(opening: str, column: int) -> None:
    problem = refusal(opening * 100_000)
    assert problem.message == "nested more than 64 deep"
    assert where(problem) == (1, column)
