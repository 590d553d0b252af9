"""One JSON line a figure, and the table of `docs/benchmarks.md`: date, commit, kind of machine, no name and no path."""

import json
import platform
import re
import subprocess
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import BLOCKS, Figure

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
NOTES = Path(__file__).parent / "notes.json"
"""What is to be said beside a figure, by its name: why a target is missed, and what would help."""

HEAD = """# Speed

Written by `make bench`. Each figure is a ratio of CPU time between our service and a reference, both measured in the same
run in {blocks} alternating blocks: sign-in, permission, row-level security and journal are on in ours, off in the
reference. Ratios hold on another machine; milliseconds do not. The load comes from one client, one request at a time.

{day}, commit `{commit}`. {machine}

| | work | reference | ours, ms CPU | reference, ms CPU | ratio (lowest – highest block) | target | |
|---|---|---|---|---|---|---|---|
"""


def line(figure: Figure) -> str:
    return json.dumps(asdict(figure) | {"holds": figure.holds}, ensure_ascii=False)


def write(figures: list[Figure], *, today: date, postgresql: str) -> None:
    notes = json.loads(NOTES.read_text()) if NOTES.exists() else {}
    rows = [
        f"| {f.name} | {f.work} | {f.reference} | {f.ours_ms:.2f} | {f.reference_ms:.2f} "
        f"| **{f.ratio:.2f}×** ({f.low:.2f} – {f.high:.2f}) | ≤ {f.target}× | {'holds' if f.holds else 'missed'} |\n"
        for f in figures
    ]
    counted = [f"* {f.name}: {_listed(f.counted)}\n" for f in figures if f.counted]
    missed = [f"* {f.name}: {notes[f.name]}\n" for f in figures if f.name in notes]
    text = HEAD.format(blocks=BLOCKS, day=today.isoformat(), commit=_commit(), machine=_machine(postgresql)) + "".join(
        rows
    )
    if counted:
        text += "\nCounted exactly afterwards:\n\n" + "".join(counted)
    if missed:
        text += "\nRemarks:\n\n" + "".join(missed)
    _, section, others = PAGE.read_text().partition("\n## ") if PAGE.exists() else ("", "", "")
    PAGE.write_text(text + section + others)  # what other measures wrote below stays


def _listed(counted: dict[str, Any]) -> str:
    return ", ".join(f"{value} {name.replace('_', ' ')}" for name, value in counted.items())


def _commit() -> str:
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], check=False, capture_output=True, text=True)
    return done.stdout.strip() or "unknown"


def _machine(postgresql: str) -> str:
    """The kind of machine, never its name."""
    cpu = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
    cores = Path("/proc/cpuinfo").read_text().count("processor\t:")
    memory = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())
    gigabytes = round(int(memory[1]) / 2**20) if memory else 0
    return (
        f"{cores} cores ({cpu[1].strip() if cpu else platform.machine()}), {gigabytes} GB, "
        f"Python {platform.python_version()}, PostgreSQL {postgresql}."
    )
