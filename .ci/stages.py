"""Runs the checks one after another, prints what each took, and ends with pytest's own line over all of them."""

import argparse
import os
import re
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
FRONTEND = ROOT / "frontend"


@dataclass(frozen=True)
class Stage:
    """Commands of one stage; each may name a folder to run in. `budget` is in seconds: twice that is a defect."""

    name: str
    budget: int
    commands: tuple[tuple[str, ...], ...]
    needs: Path | None = None
    folder: Path = ROOT
    pytest: bool = False


def python(tool: str, *arguments: str) -> tuple[str, ...]:
    return (str(BIN / tool), *arguments)


# Each process has its own PostgreSQL; a file's tests stay together and share it.
PARALLEL = ("-n", "2", "--dist", "loadfile") if find_spec("xdist") else ()
# Each process has its own house. Pages are shared out one by one, the tests of a path stay together.
HOUSES = ("-n", "2", "--dist", "loadgroup") if find_spec("xdist") else ()

STAGES = (
    Stage("ruff", 10, (python("ruff", "check", "."), python("ruff", "format", "--check", "."))),
    Stage("mypy", 60, (python("mypy"),)),
    Stage("imports", 10, (python("lint-imports"),)),
    Stage("eslint", 40, (("npm", "run", "--silent", "lint"),), FRONTEND / "node_modules", FRONTEND),
    Stage("tsc", 30, (("npm", "run", "--silent", "typecheck"),), FRONTEND / "node_modules", FRONTEND),
    Stage("vitest", 40, (("npm", "run", "--silent", "test"),), FRONTEND / "node_modules", FRONTEND),
    Stage("openapi", 15, (python("raccroche", "openapi", "--check"),), ROOT / "openapi" / "internal.json"),
    Stage(
        "python",
        300,
        (python("pytest", "tests", "-q", *PARALLEL, "--ignore=tests/drills", "--ignore=tests/browser"),),
        pytest=True,
    ),
    Stage("drills", 90, (python("pytest", "tests/drills", "-q"),), ROOT / "tests" / "drills", pytest=True),
    Stage("browser", 200, (python("pytest", "tests/browser", "-q", *HOUSES),), ROOT / "tests" / "browser", pytest=True),
)  # fmt: skip
# Some forty Python processes start here; where the shell forbids bytecode each would compile four thousand modules.
BYTECODE = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(ROOT / ".make" / "bytecode")}
LINT = {"ruff", "mypy", "imports", "eslint", "tsc"}
COUNT = re.compile(r"(\d+) (passed|failed|errors?|skipped|deselected|xfailed|xpassed|warnings?)")


def run(stage: Stage, counts: Counter[str]) -> bool:
    """Whether every command of a stage succeeded; pytest's counts are added up."""
    good = True
    for command in stage.commands:
        # The stage's own settings decide, not what the caller's shell happens to hold.
        env = {k: v for k, v in os.environ.items() if not k.startswith("RACCROCHE_") or "TEST" in k} | BYTECODE
        with subprocess.Popen(
            command, cwd=stage.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env
        ) as process:
            last = ""
            for line in process.stdout or ():
                sys.stdout.write(line)
                last = line if line.strip() else last
            code = process.wait()
        if stage.pytest:
            counts.update({what.rstrip("s"): int(n) for n, what in COUNT.findall(last)})
        good = good and (code == 0 or (stage.pytest and code == 5))  # 5: no test was collected
    return good


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("only", nargs="?", default="", help="lint, or one stage's name")
    only = parser.parse_args().only
    os.chdir(ROOT)
    counts: Counter[str] = Counter()
    rows: list[tuple[str, float, int, str]] = []
    started = time.monotonic()
    for stage in STAGES:
        if only and stage.name != only and not (only == "lint" and stage.name in LINT):
            continue
        if stage.needs and not stage.needs.exists():
            rows.append((stage.name, 0.0, stage.budget, "skipped"))
            continue
        print(f"\n── {stage.name} ──", flush=True)
        begun = time.monotonic()
        good = run(stage, counts)
        rows.append((stage.name, time.monotonic() - begun, stage.budget, "ok" if good else "FAILED"))
    seconds = time.monotonic() - started
    print()
    for name, took, budget, verdict in rows:
        late = "  (over twice its budget)" if took > 2 * budget else ""
        print(f"  {name:<10}{took:7.1f} s  of {budget:3d}  {verdict}{late}")
    failed = [name for name, _, _, verdict in rows if verdict == "FAILED"]
    if counts:
        order = ("failed", "passed", "skipped", "deselected", "xfailed", "xpassed", "warning", "error")
        words = [
            f"{counts[k]} {k}{'s' if k in ('warning', 'error') and counts[k] > 1 else ''}" for k in order if counts[k]
        ]
        print(f"\n{', '.join(words)} in {seconds:.2f}s")
    if failed:
        print(f"failed stages: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
