"""The text report, held to a golden file; `make golden` writes it anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from advisor import Settings, audit_text
from advisor.reporters.terminal import cells, safe
from advisor.reporters.text_report import report
from tests.example_plans import EXAMPLES, ROOT, audit_example

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_report_is_the_golden_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = report([audit_example(path)])
    golden = GOLDEN / f"{path.stem}.txt"
    assert text + "\n" == golden.read_text(encoding="utf-8")


def report_of(*titles: str, width: int = 100) -> str:
    draft = "Objective: Guests love our breakfast\n" + "".join(f"KR: {title}\n" for title in titles)
    return report([audit_text(draft, "draft.md", Settings())], width=width)


def test_the_words_are_underlined() -> None:
    lines = report_of("Launch the new menu").splitlines()
    at = lines.index("    Launch the new menu")
    assert lines[at + 1] == "    ^^^^^^"


def test_the_underline_stands_under_wide_letters() -> None:
    lines = report_of("NPS of the 銀座 house rises from 32 to X %").splitlines()
    at = next(i for i, line in enumerate(lines) if "銀座" in line and i + 1 < len(lines) and "^" in lines[i + 1])
    title, mark = lines[at], lines[at + 1]
    assert cells(title[: title.index("X %")]) == mark.index("^")


def test_a_long_title_is_wrapped_and_the_mark_follows_its_words() -> None:
    title = "NPS rises by ten points in every one of the houses between the coast and the mountains, and to X %"
    lines = report_of(title, width=60).splitlines()
    at = next(i for i, line in enumerate(lines) if "^" in line and "X %" in lines[i - 1])
    start, end = lines[at].index("^"), lines[at].rindex("^") + 1
    assert lines[at - 1][start:end] == "X %"
    assert max(map(len, lines)) <= 60


def test_what_a_rule_always_says_is_said_once() -> None:
    text = report_of("Launch the new menu", "Publish the wine list", "Build the new bar")
    assert text.count("K204 kr-is-deliverable") == 3
    assert text.count("Try: Ask what changes for a person") == 1


def test_the_few_that_matter_come_first() -> None:
    lines = report_of("Launch the new menu", "Publish the wine list", "Support the cooks").splitlines()
    assert lines[2] == "What matters most"
    assert [line[:2] for line in lines if line[:1].isdigit() and line[1:2] == "."] == ["1.", "2.", "3."]


def test_what_could_not_be_judged_is_told_and_with_the_hints_the_fields_that_would_let_it() -> None:
    draft = "Objective: Gäste lieben uns\nKR: Der Umsatz mit den neuen Kunden steigt von 3 auf 5 Mio. €"
    result = audit_text(draft, "draft.md", Settings())
    brief, full = (" ".join(report([result], show_level=level).split()) for level in ("warning", "info"))
    assert "could not judge everything for want of data; not all goals are in English: rules that read" in brief
    assert re.search(r"English words: (\w\d+, )*K204(, \w\d+)* \(1 subject\)", full)
    assert "English words:" not in brief


def test_what_was_noticed_in_the_file_is_counted_as_warnings() -> None:
    plans = [f"objectives: [{{title: Guests come back, {field}: 1}}]" for field in ("ownr", "owner")]
    noticed, plain = (report([audit_text(plan, "plan.yaml", Settings())]).splitlines()[-1] for plan in plans)
    assert ", 1 notice (counts as a warning)" in noticed
    assert "notice" not in plain


def test_what_many_goals_lack_is_said_once_with_its_count() -> None:
    draft = "".join(
        f"Objective: Guests {verb} us\nKR: NPS from 3{at} to 5{at}\n"
        for at, verb in enumerate(("love", "praise", "need"))
    )
    text = report([audit_text(draft, "draft.md", Settings())])
    assert "warning M804 owner-missing: 3 goals" in text
    assert text.count("M804 owner-missing") == 1
    assert "At: line 1, line 3, line 5" in text


def test_what_is_lacking_is_counted_by_its_severity_and_called_what_it_is() -> None:
    plan = (
        "objectives: [{title: Guests come back, key_results: [{title: NPS from 3 to 5}, {title: Visits from 3 to 5}],"
        " initiatives: [{title: A new menu}]}]\ninitiatives: [{title: A wine list}, {title: A garden}]"
    )
    text = report([audit_text(plan, "plan.yaml", Settings(select=("G508",)))], show_level="info")
    assert "warning G508 zombie-initiative: 2 initiatives" in text
    assert "info G508 zombie-initiative: 1 initiative\n" in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\x1b[2Jb", r"a\x1b[2Jb"), ("a\u202eb", r"a\u202eb"), ("a\U000e0001b", r"a\U000e0001b"), ("目標", "目標")],
)
def test_steering_characters_are_written_out(text: str, shown: str) -> None:
    assert safe(text) == shown
