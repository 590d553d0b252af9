"""`make bench-crossing N=500000`: the same invented people for four methods, each in a process of its own."""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from domain.siei.sources import SourceKind
from persistence.siei.crossing.store import Limits
from tests.benchmarks.crossing import methods
from tests.benchmarks.crossing.judge import Scores, judge
from tests.benchmarks.crossing.later import a_fortnight_later
from tests.benchmarks.crossing.world import World, invent

SCENARIOS = ("real", "brief")
HEAD = (
    "| method | CPU s | wall s | peak GiB | link P | link R | list P | list R | false rows | lost | lost by a false link | pairs to review |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|---|"
)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def alone(folder: Path, method: str, memory: str) -> None:
    """One method in this process: CPU, wall and peak as JSON."""
    started = time.perf_counter()
    links = folder.parent / f"{method}.parquet"
    links.unlink(missing_ok=True)
    getattr(methods, method)(folder, Limits(memory=memory), links)
    used = resource.getrusage(resource.RUSAGE_SELF)
    say(
        json.dumps(
            {
                "cpu": used.ru_utime + used.ru_stime,
                "wall": time.perf_counter() - started,
                "peak": used.ru_maxrss / 2**20,
            }
        )
    )


def _apart(folder: Path, method: str, memory: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.crossing", "--alone", method, "--place", str(folder), "--memory", memory],
        check=False, capture_output=True, text=True,
    )  # fmt: skip


def go_on(former: Path, memory: str) -> None:
    """A fortnight later: a full run, and one that starts from the run before; the digests must be one."""
    for changed in ((SourceKind.APPRENTICES,), tuple(SourceKind)):
        folder = a_fortnight_later(former, former.parent / "later", changed)
        digests, costs = [], []
        for method in ("ours", "since"):
            for left in ("stages", "result"):
                shutil.rmtree(folder / left, ignore_errors=True)
            said = _apart(folder, method, memory)
            costs.append(json.loads(said.stdout.strip().splitlines()[-1]))
            digests.append((folder / "result" / "digest.txt").read_text().strip())
        full, since = costs
        say(
            f"\nA fortnight later, one line in ten of {len(changed)} of six sources changed: full run {full['cpu']:.1f} CPU s"
            f" ({full['wall']:.1f} s), started from the run before {since['cpu']:.1f} CPU s ({since['wall']:.1f} s),"
            f" {'the same digest' if len(set(digests)) == 1 else 'DIGESTS DIFFER'}."
        )


def _line(name: str, cost: dict[str, float] | None, s: Scores) -> str:
    costs = f"{cost['cpu']:.1f} | {cost['wall']:.1f} | {cost['peak']:.2f}" if cost else "| |"
    return (
        f"| {name} | {costs} | {s.link_precision:.4f} | {s.link_recall:.4f} | **{s.precision:.4f}** | **{s.recall:.5f}** | {s.false:,} "
        f"| {s.lost:,} | {s.lost_by_false_link:,} | {s.to_review:,} |"
    )


def compare(world: World, chosen: tuple[str, ...], memory: str, place: Path) -> None:
    folder, truth = place / "campaign", place / "truth.parquet"
    invent(world, folder, truth)
    say(f"\n{world.records:,} records, scenario {world.scenario}, seed {world.seed}\n\n{HEAD}")
    for method in chosen:
        for left in ("stages", "result"):
            shutil.rmtree(folder / left, ignore_errors=True)
        said = _apart(folder, method, memory)
        if said.returncode:
            say(f"| {method} | did not finish: {said.stderr.strip().splitlines()[-1][:120]} |")
            continue
        cost, links = json.loads(said.stdout.strip().splitlines()[-1]), place / f"{method}.parquet"
        pairs = folder / "result" / "pairs.parquet" if method == "ours" else None
        scores = judge(folder, truth, links, pairs)
        say(_line(method, cost, scores))
        if pairs:
            say(
                _line("ours, review answered rightly", None, judge(folder, truth, links, pairs, answered=True)),
            )
            say(
                f"\nDropouts in truth: {scores.dropouts:,}. Digest: {(folder / 'result' / 'digest.txt').read_text().strip()}",
            )
            go_on(folder, memory)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--records", type=int, default=500_000)
    parser.add_argument("--seed", type=int, default=World(0).seed)
    parser.add_argument("--scenarios", default=",".join(SCENARIOS))
    parser.add_argument("--methods", default=",".join(methods.METHODS))
    parser.add_argument("--memory", default="2GB")
    parser.add_argument("--alone")
    parser.add_argument("--place")
    asked = parser.parse_args()
    if asked.alone:
        alone(Path(asked.place), asked.alone, asked.memory)
        return
    for scenario in asked.scenarios.split(","):
        with tempfile.TemporaryDirectory(prefix="crossing-", dir=asked.place) as place:
            world = World(asked.records, scenario, asked.seed)
            compare(world, tuple(asked.methods.split(",")), asked.memory, Path(place))


if __name__ == "__main__":
    main()
