"""How fast an audit is, beside Spectral on the same plan and proselint on the same sentences, in one run.

10,000 statements in a YAML plan with positions, all rules on, JSON out. Absolute
times say little about another machine; the ratios do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.plan import plan, statements

HERE = Path(__file__).parent
SIZE = 10_000
ROUNDS = 5
SPECTRAL = HERE / "node_modules" / ".bin" / "spectral"
COLD_FACTOR, COLD_EXTRA = 8, 0.15


class Run(NamedTuple):
    """One run of a command: seconds on the clock, and the most memory that its largest process held, in MB."""

    seconds: float
    megabytes: float


def run(command: list[str]) -> Run:
    """Run a command, its output thrown away."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        _, _, usage = os.wait4(child.pid, 0)
        child.returncode = 0
    return Run(time.perf_counter() - start, usage.ru_maxrss / 1024)


def together(command: list[str]) -> float | None:
    """The most memory that a command and its children hold at once, in MB, looked at every 5 ms.

    What processes share (after a fork, most of it) is counted once: the kernel's
    proportional set size. None where the system does not tell it. Looking slows the
    command down, so this run is not timed.
    """
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    most = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        while child.poll() is None:
            most = max(most, sum(_share(process) for process in _family(child.pid)))
            time.sleep(0.005)
    return most / 1024


def _family(process: int) -> list[int]:
    """A process and all below it."""
    try:
        found = [int(word) for task in Path(f"/proc/{process}/task").iterdir() for word in _children(task)]
    except OSError:
        return []
    return [process, *(below for child in found for below in _family(child))]


def _children(task: Path) -> list[str]:
    return (task / "children").read_text().split()


def _share(process: int) -> int:
    """A process's part of the memory in use, in kB; nothing where it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def beside(commands: dict[str, list[str]], rounds: int) -> dict[str, Run]:
    """Run commands in turn, some rounds of them; give each one's median time and most memory."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(run(command))
    return {
        name: Run(median(each.seconds for each in done), max(each.megabytes for each in done))
        for name, done in runs.items()
    }


def foreign(folder: Path, plan_file: Path) -> dict[str, list[str]]:
    """The commands to compare with, those that are there."""
    found: dict[str, list[str]] = {}
    if not SPECTRAL.exists() and shutil.which("npm"):
        install = ["npm", "install", "--silent", "--no-package-lock", "--no-audit", "--no-fund", "--prefix", str(HERE)]
        subprocess.run(install, check=False)
    if SPECTRAL.exists():
        found["Spectral"] = [str(SPECTRAL), "lint", str(plan_file), "-r", str(HERE / "spectral.yaml"), "-f", "json"]
    proselint = Path(sys.executable).parent / "proselint"
    if proselint.exists():
        sentences = folder / "sentences.md"
        objectives = SIZE // 5
        texts = statements("objective", objectives) + statements("key_result", SIZE - objectives)
        sentences.write_text("\n\n".join(f"{text}." for text in texts) + "\n", encoding="utf-8")
        found["proselint"] = [str(proselint), "check", "-o", "json", str(sentences)]
    for name in {"Spectral", "proselint"} - found.keys():
        print(f"{name} is not there and is left out")
    return found


def large(folder: Path) -> None:
    """10,000 statements, beside the others."""
    plan_file = folder / "plan.yaml"
    plan_file.write_text(plan(SIZE), encoding="utf-8")
    ours = [str(Path(sys.executable).parent / "okr-advisor"), "audit", str(plan_file), "--format", "json", "--isolated"]
    commands = {"okr-advisor": ours, **foreign(folder, plan_file)}
    done = beside(commands, ROUNDS)
    print(
        f"\n{SIZE:,} statements from a YAML plan of {plan_file.stat().st_size / 1e6:.1f} MB, JSON out; {ROUNDS} rounds"
    )
    print(f"{'':14}{'seconds':>9}{'time':>9}{'MB, largest process':>21}{'':>9}{'MB, all (sampled)':>19}")
    base = done["okr-advisor"]
    for name, each in done.items():
        total = together(commands[name])
        time_ratio, memory_ratio = each.seconds / base.seconds, each.megabytes / base.megabytes
        print(
            f"{name:14}{each.seconds:>9.2f}{time_ratio:>8.2f}x{each.megabytes:>21.0f}{memory_ratio:>8.2f}x"
            + (f"{total:>19.0f}" if total is not None else f"{'not told':>19}")
        )


def cold() -> None:
    """A plan of twenty goals, cold, beside an empty Python."""
    example = HERE.parent / "examples" / "acme-2026-q1.yaml"
    ours = [str(Path(sys.executable).parent / "okr-advisor"), "audit", str(example)]
    done = beside({"python -c pass": [sys.executable, "-c", "pass"], "okr-advisor": ours}, 15)
    empty, audit = done["python -c pass"].seconds, done["okr-advisor"].seconds
    limit = COLD_FACTOR * empty + COLD_EXTRA
    print(f"\n{example.name}, cold: {audit * 1000:.0f} ms; python -c pass {empty * 1000:.0f} ms")
    print(
        f"limit {COLD_FACTOR}x + {COLD_EXTRA * 1000:.0f} ms = {limit * 1000:.0f} ms; we take {audit / limit:.2f} of it"
    )


def linear(read: Callable[[Path], Run], folder: Path) -> None:
    """Whether ten times the plan takes ten times the time, beyond what an empty plan takes."""
    print("\nten times the plan, how many times the time (start-up taken off)")
    path = folder / "plan-1.yaml"
    path.write_text("objectives: [{title: Guests come back}]\n", encoding="utf-8")
    start = min(read(path).seconds for _ in range(5))
    before = None
    for size, rounds in ((1_000, 5), (10_000, 3), (100_000, 1)):
        path = folder / f"plan-{size}.yaml"
        path.write_text(plan(size), encoding="utf-8")
        done = [read(path) for _ in range(rounds)]
        seconds = min(each.seconds for each in done) - start
        most = max(each.megabytes for each in done)
        print(f"{size:>7,}{seconds:>8.2f} s{most:>7.0f} MB" + (f"{seconds / before:>8.2f}x" if before else ""))
        before = seconds


def main() -> None:
    """Print all of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cold()
        large(folder)
        ours = str(Path(sys.executable).parent / "okr-advisor")
        linear(lambda path: run([ours, "audit", str(path), "--format", "json", "--isolated"]), folder)


if __name__ == "__main__":
    main()
