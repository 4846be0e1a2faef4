"""The command line, run in this process as a shell would see it."""

from __future__ import annotations

import gc
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

import pytest

from advisor.cli import main


class Done(NamedTuple):
    """What a command left: exit code and both streams."""

    code: int
    out: str
    err: str


class Run(Protocol):
    """Runs `okr-advisor` with arguments, and a text on standard input."""

    def __call__(self, *arguments: str | Path, stdin: str | bytes = "") -> Done: ...


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    def call(*arguments: str | Path, stdin: str | bytes = "") -> Done:
        raw = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Done(int(ended.value.code or 0), out, err)

    yield call
    gc.enable()


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft with a deliverable in it: one warning, some info, no error."""
    path = tmp_path / "draft.yaml"
    path.write_text(
        "cycle: {name: 2026-Q1, start: 2026-01-01, end: 2026-03-31}\n"
        "objectives:\n"
        "  - title: Guests love our breakfast\n"
        "    owner: Ada\n"
        "    commitment: aspirational\n"
        "    key_results:\n"
        "      - title: Launch the new menu\n"
        "      - title: Praise for breakfast rises from 30 % to 60 % and complaints fall from 9 to 3\n"
    )
    return path
