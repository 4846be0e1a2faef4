"""Work in shares: the same results in order, in one process or several, whatever becomes of a child."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from advisor import Settings, all_rules
from advisor.engine import run as engine
from advisor.engine.run import run_audit
from advisor.engine.shares import in_shares
from advisor.importers.load import load_file

PLAN = Path(__file__).parents[2] / "examples" / "acme-2026-q1.yaml"
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


def squares(part: range) -> list[tuple[int, int]]:
    return [(number * number, os.getpid()) for number in part]


@pytest.mark.parametrize("processors", [1, 2, 3, 7])
@pytest.mark.parametrize("count", [0, 1, 2, 10, 11])
def test_results_come_in_order(count: int, processors: int) -> None:
    done = in_shares(squares, count, processors=processors, worth=1)
    assert [square for square, _ in done] == [number * number for number in range(count)]


def slow_squares(part: range) -> list[tuple[int, int]]:
    time.sleep(0.05)
    return squares(part)


@forks
def test_processes_share_the_work_where_it_is_worth_one() -> None:
    assert len({process for _, process in in_shares(slow_squares, 12, processors=3, worth=1)}) > 1
    assert {process for _, process in in_shares(slow_squares, 6, processors=3, worth=4)} == {os.getpid()}


@forks
def test_a_program_with_threads_is_not_forked() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert {process for _, process in in_shares(squares, 6, processors=3, worth=1)} == {os.getpid()}
    finally:
        done.set()
        thread.join()


@forks
@pytest.mark.parametrize("end", ["crash", "kill", "unpicklable"])
def test_what_a_child_did_not_finish_is_done_again(end: str, capfd: pytest.CaptureFixture[str]) -> None:
    home = os.getpid()

    def work(part: range) -> list[object]:
        if os.getpid() != home:
            if end == "crash":
                raise RuntimeError("lost")
            if end == "kill":
                os._exit(9)
            return [lambda: None for _ in part]
        return list(part)

    assert in_shares(work, 6, processors=2, worth=1) == [0, 1, 2, 3, 4, 5]
    assert capfd.readouterr() == ("", "")


@forks
def test_an_audit_in_shares_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    document = load_file(str(PLAN))
    rules = all_rules()
    whole = run_audit(document, Settings(), rules)
    monkeypatch.setattr(engine, "in_shares", lambda work, count: in_shares(work, count, processors=4, worth=2))
    assert run_audit(document, Settings(), rules) == whole
    assert whole.findings
