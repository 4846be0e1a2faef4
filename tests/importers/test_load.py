"""The door: by suffix, by content, and what is said where there is nothing to read."""

from __future__ import annotations

import os
import re
import threading
from pathlib import Path

import pytest

from advisor.domain.limits import Limits
from advisor.errors import AdvisorError, EmptyPlan, InvalidPlan, Problem, UnknownFormat, UnreadablePlan
from advisor.importers.formats import Format
from advisor.importers.load import load_file, load_text, sniff
from advisor.importers.source import decode
from tests.importers.reading import problems_of, where

EXAMPLES = Path(__file__).parents[2] / "examples"
TITLE = "Onboarding NPS rises from 32 to 55"
YAML = f"objectives:\n  - title: Our customers love our onboarding\n    key_results: [{{title: {TITLE}}}]\n"
JSON = f'{{"objectives": [{{"title": "Our customers love our onboarding", "key_results": [{{"title": "{TITLE}"}}]}}]}}'
MARKDOWN = f"# Our customers love our onboarding\n\n- KR1: {TITLE}\n"
TEXTS: dict[Format, str] = {"yaml": YAML, "json": JSON, "markdown": MARKDOWN}


def save(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refusal(path: Path, error: type[AdvisorError] = UnreadablePlan, limits: Limits | None = None) -> Problem:
    (problem,) = problems_of(error, lambda: load_file(path, limits=limits))
    assert problem.place is not None
    assert problem.place.path == str(path)
    return problem


# -- formats --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("plan.yaml", "yaml"),
        ("plan.yml", "yaml"),
        ("PLAN.YAML", "yaml"),
        ("plan.json", "json"),
        ("plan.md", "markdown"),
        ("plan.markdown", "markdown"),
        ("plan", "yaml"),
        ("plan", "json"),
        ("plan", "markdown"),
        ("plan.txt", "markdown"),
        ("plan.conf", "yaml"),
        ("plan.conf", "json"),
    ],
)
def test_a_format_is_told_by_suffix_then_by_content(tmp_path: Path, name: str, format: Format) -> None:
    document = load_file(save(tmp_path, name, TEXTS[format]))
    assert document.format == format
    assert document.plan.objectives[0].key_results[0].title == TITLE


def test_every_format_reads_the_same_goals() -> None:
    plans = [load_text(text, "plan", each).plan for each, text in TEXTS.items()]
    assert [plan.objectives[0].title for plan in plans] == ["Our customers love our onboarding"] * 3
    assert [plan.objectives[0].key_results[0].title for plan in plans] == [TITLE] * 3


def test_a_format_that_is_said_wins_over_the_suffix(tmp_path: Path) -> None:
    assert load_file(save(tmp_path, "plan.txt", JSON), "json").format == "json"
    assert load_text(YAML, "plan.md", "yaml").format == "yaml"


@pytest.mark.parametrize("junk", ["Lorem ipsum dolor sit amet.\n", "x = 1\n", "<svg></svg>"])
def test_junk_under_a_strange_suffix_is_of_no_known_format(junk: str) -> None:
    with pytest.raises(UnknownFormat, match=re.escape("'.conf' is not one of .yaml, .yml, .json")) as caught:
        sniff(junk, "plan.conf")
    assert "--input-format yaml|json|markdown" in (caught.value.problems[0].hint or "")


@pytest.mark.parametrize("example", sorted(EXAMPLES.rglob("*.*")), ids=lambda path: path.name)
def test_every_example_is_read_without_a_notice(example: Path) -> None:
    document = load_file(example)
    assert document.plan.objectives
    assert document.notices == ()


# -- files ----------------------------------------------------------------------------------------------------


def test_a_missing_file_is_told_with_its_neighbour(tmp_path: Path) -> None:
    save(tmp_path, "acme-2026-q1.yaml", YAML)
    problem = refusal(tmp_path / "acme-2026q1.yaml")
    assert problem.message == "there is no such file"
    assert problem.hint == f"Did you mean '{tmp_path / 'acme-2026-q1.yaml'}'?"


@pytest.mark.parametrize("name", ["zebra.yaml", "no-folder/plan.yaml"])
def test_a_missing_file_without_a_neighbour_is_just_missing(tmp_path: Path, name: str) -> None:
    save(tmp_path, "acme-2026-q1.yaml", YAML)
    problem = refusal(tmp_path / name)
    assert (problem.message, problem.hint) == ("there is no such file", None)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path).message == "is a folder, not a file"


def test_a_file_below_a_file_cannot_be_read(tmp_path: Path) -> None:
    problem = refusal(save(tmp_path, "plan.yaml", YAML) / "plan.yaml")
    assert problem.message.startswith("cannot be read: ")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_cannot_be_read(tmp_path: Path) -> None:
    path = save(tmp_path, "plan.yaml", YAML)
    path.chmod(0)
    assert refusal(path).message == "cannot be read: Permission denied"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize(("limit", "read"), [(1_000, True), (20, False)])
def test_a_pipe_is_read_within_the_limit(tmp_path: Path, limit: int, read: bool) -> None:
    pipe = tmp_path / "plan.yaml"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(YAML,), daemon=True)
    writer.start()
    if read:
        assert load_file(pipe, limits=Limits(bytes=limit)).plan.objectives
    else:
        assert refusal(pipe, limits=Limits(bytes=limit)).message == "21 bytes; at most 20 are read"
    writer.join()


# -- nothing in it --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["plan.yaml", "plan.json", "plan.md", "plan.txt", "plan", "plan.conf"])
@pytest.mark.parametrize("content", ["", " \n\t\n", "\r\n", "\ufeff", "\ufeff\n"])
def test_an_empty_file_is_told_as_such_in_every_format(tmp_path: Path, name: str, content: str) -> None:
    assert refusal(save(tmp_path, name, content), EmptyPlan).message == "the file is empty"


@pytest.mark.parametrize(("name", "content"), [("a.yaml", "# soon\n"), ("a.yaml", "---\n"), ("a.json", "null")])
def test_a_file_that_says_nothing_is_empty(tmp_path: Path, name: str, content: str) -> None:
    assert refusal(save(tmp_path, name, content), EmptyPlan).message == "the file is empty"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.yaml", "objectives: []\n"),
        ("plan.yaml", "cycle: {name: 2026-Q1}\nteams: [{name: Product}]\n"),
        ("plan.json", "{}"),
        ("plan.yaml", "initiatives: [{title: Rewrite the guide}]"),
    ],
)
def test_a_plan_without_goals_and_kpis_is_empty(name: str, content: str) -> None:
    (problem,) = problems_of(EmptyPlan, lambda: load_text(content, name))
    assert problem.message == "neither goals nor KPIs found"
    assert "schema" in (problem.hint or "")


@pytest.mark.parametrize(
    "content", ["key_results: [{title: NPS 55}]", "kpis: [{name: NPS}]", "objectives: [{title: A}]"]
)
def test_a_goal_or_a_kpi_is_enough(content: str) -> None:
    assert load_text(content, "plan.yaml").plan


def test_an_empty_plan_tells_the_fields_that_it_did_not_know() -> None:
    unknown, nothing = problems_of(EmptyPlan, lambda: load_text("cycel: 2026-Q1\nteams: []\n", "plan.yaml"))
    assert unknown.hint == "Did you mean 'cycle'?"
    assert nothing.message == "neither goals nor KPIs found"


@pytest.mark.parametrize("content", ["- a\n- b\n", "just a text\n"])
def test_a_file_that_is_no_mapping_is_no_plan(content: str) -> None:
    with pytest.raises(InvalidPlan, match="expected a plan, found"):
        load_text(content, "plan.yaml")


# -- encodings ------------------------------------------------------------------------------------------------

UMLAUTS = "objectives:\n  - title: Kürzere Wege — 🚀\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    ("name", "content"), [("plan.yaml", UMLAUTS), ("plan", '{"objectives": [{"title": "Kürzere Wege — 🚀"}]}')]
)
def test_utf_8_and_utf_16_are_read(tmp_path: Path, name: str, content: str, encoding: str) -> None:
    document = load_file(save(tmp_path, name, content.encode(encoding)))
    assert document.plan.objectives[0].title == "Kürzere Wege — 🚀"


@pytest.mark.parametrize("name", ["plan.yaml", "plan.json", "plan.md"])
def test_a_byte_order_mark_in_a_text_is_no_part_of_it(name: str) -> None:
    text = {"plan.yaml": YAML, "plan.json": JSON, "plan.md": MARKDOWN}[name]
    assert load_text("\ufeff" + text, name).plan == load_text(text, name).plan


@pytest.mark.parametrize(
    ("raw", "line", "column", "message"),
    [
        (b"title: Gr\xfcn\n", 1, 10, "not UTF-8 text: byte 0xFC"),
        ("a: 1\r\nb: é".encode() + b"\xff", 2, 5, "not UTF-8 text: byte 0xFF"),
        (b"\xef\xbb\xbfa: 1\nb: \xe9", 2, 4, "not UTF-8 text: byte 0xE9"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 1, 1, "not UTF-8 text: byte 0x89"),
        ("a: é\nb".encode("utf-16") + b"\0", 2, 2, "not UTF-16 text: byte 0x00"),
        (b"\xff\xfea\0\n\0\0\xd8b\0", 2, 1, "not UTF-16 text: byte 0x00"),
    ],
)
def test_the_first_byte_that_is_no_text_is_told_with_its_place(
    raw: bytes, line: int, column: int, message: str
) -> None:
    (problem,) = problems_of(UnreadablePlan, lambda: decode(raw, "plan.yaml"))
    assert where(problem) == (line, column)
    assert problem.message == message
    assert problem.hint == ("This looks like a binary file." if b"PNG" in raw else "Save the file as UTF-8.")


@pytest.mark.parametrize("name", ["plan.yaml", "plan.json"])
def test_a_binary_file_is_refused_under_any_name(tmp_path: Path, name: str) -> None:
    problem = refusal(save(tmp_path, name, b"objectives\0\0\0\x01\x02"))
    assert where(problem)[0] == 1


@pytest.mark.parametrize("name", ["plan.yaml", "plan.json", "plan.md"])
def test_half_a_character_is_refused_in_every_format(name: str) -> None:
    (problem,) = problems_of(UnreadablePlan, lambda: load_text("a: 1\nb: \ud83d", name))
    assert where(problem) == (2, 4)
    assert problem.message == "half a character (U+D83D without its other half)"
