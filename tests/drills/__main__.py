"""Runs a drill by its name, or all, in the long form; a control must fail. Each run leaves a line in docs/drills.md."""

import argparse
import os
import re
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "drills.md"
HEAD = """# Drills

Written by `make drill`: what was proved, when, on which commit. A control breaks the house on purpose and must fail.
The short forms run in every `make test`.

| date | commit | drill | rounds | form | seconds | outcome |
|---|---|---|---|---|---|---|
"""
_PROVED = re.compile(r"^(PASSED|FAILED|ERROR)\s+\S*::test_([A-Z]+\d+)_(\w+)")


def main() -> int:
    parser = argparse.ArgumentParser(prog="make drill")
    parser.add_argument("--drill", default="", help="D1, D12…; all of them without it")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--control", action="store_true")
    asked = parser.parse_args()
    environment = os.environ | {"RACCROCHE_DRILL_LONG": "1"}
    environment |= {"RACCROCHE_DRILL_ROUNDS": str(asked.rounds)} if asked.rounds else {}
    environment |= {"RACCROCHE_DRILL_CONTROL": "1"} if asked.control else {}
    named = ["-k", f"test_{asked.drill}_"] if asked.drill else ["-k", "test_D or test_A or test_P"]
    started = time.monotonic()
    command = [sys.executable, "-m", "pytest", "tests/drills", "-q", "-rA", *named]
    run = subprocess.run(command, cwd=ROOT, env=environment, text=True, capture_output=True, check=False)
    found = [match for line in run.stdout.splitlines() if (match := _PROVED.match(line))]
    if not found:
        print(run.stdout, run.stderr)  # noqa: T201 - a command
        return 1
    seconds = time.monotonic() - started
    rows = [_row(match, asked, seconds / len(found)) for match in found]
    _write(rows)
    print("\n".join(rows))  # noqa: T201 - a command
    return int(any("| no |" in row for row in rows))


def _row(match: re.Match[str], asked: argparse.Namespace, seconds: float) -> str:
    verdict, drill, words = match.groups()
    good = (verdict == "PASSED") is not asked.control
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, text=True, capture_output=True, check=True
    )
    form = "control" if asked.control else "drill"
    outcome = f"{'fails, as it must' if asked.control else words.replace('_', ' ')}" if good else "no"
    day = datetime.now(UTC).strftime("%Y-%m-%d %H:%M")
    return (
        f"| {day} | {commit.stdout.strip()} | {drill} | {asked.rounds or 'long'} | {form} | {seconds:.0f} | {outcome} |"
    )


def _write(rows: list[str]) -> None:
    before = TABLE.read_text() if TABLE.exists() else HEAD
    TABLE.write_text(before + "".join(f"{row}\n" for row in rows))


if __name__ == "__main__":
    sys.exit(main())
