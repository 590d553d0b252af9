"""The same inputs give the same list: on a replay, on one thread, after a kill -9, after a stop."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from domain.siei.evidence import Step, sentence
from persistence.siei.crossing.manifest import InputChanged
from persistence.siei.crossing.model import ModelTamperedError, frozen, signature_of
from persistence.siei.crossing.run import STAGES, Stopped, cross
from persistence.siei.crossing.settings import COMPARISONS
from persistence.siei.crossing.spark import score_on_spark
from tests.benchmarks.crossing.judge import judge
from tests.benchmarks.crossing.world import World, invent
from tests.persistence.siei.crossing_folders import again, crossed

RECORDS, SEED = 6_000, 7
GOLDEN = (177, 180, 177, 0, 2)
"""Dropouts in truth, rows listed, right ones, lost, pairs to review."""
ONE_STAGE_SLOWLY = """
import sys, time
from pathlib import Path
from persistence.siei.crossing.run import cross

def say(progress):
    print(progress.stage, flush=True)
    if progress.stage == "05_faces":
        (Path(sys.argv[1]) / "stages" / "05_faces.partial").mkdir()
        time.sleep(60)

cross(Path(sys.argv[1]), say=say, stopped=lambda: False)
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("world")
    return invent(World(RECORDS, seed=SEED), place / "campaign", place / "truth.parquet")


@pytest.fixture(scope="module")
def digest(world: Path) -> str:
    return crossed(world).digest


def test_a_small_world_keeps_its_counts(world: Path, digest: str) -> None:
    """Golden: whoever changes a threshold, a block or a library sees what it does."""
    assert len(digest) == 64
    scores = judge(
        world, world.parent / "truth.parquet", world / "result" / "links.parquet", world / "result" / "pairs.parquet"
    )
    assert (scores.dropouts, scores.listed, scores.right, scores.lost, scores.to_review) == GOLDEN


def test_a_replay_on_one_thread_gives_the_same_digest(world: Path, digest: str) -> None:
    again(world)
    assert crossed(world, threads=1).digest == digest


def test_a_killed_run_resumes_to_the_same_digest(world: Path, digest: str) -> None:
    again(world)
    child = subprocess.Popen([sys.executable, "-c", ONE_STAGE_SLOWLY, str(world)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    while "05_faces" not in child.stdout.readline():
        assert child.poll() is None
    time.sleep(0.05)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    assert not (world / "result").exists()
    begun = (world / "stages" / "03_strong").stat().st_mtime_ns
    assert crossed(world).digest == digest
    assert (world / "stages" / "03_strong").stat().st_mtime_ns == begun


def test_a_stopped_run_keeps_its_whole_stages(world: Path, digest: str) -> None:
    again(world)
    asked: list[str] = []
    with pytest.raises(Stopped):
        cross(world, say=lambda progress: asked.append(progress.stage), stopped=lambda: len(asked) == 3)
    assert sorted(path.name for path in (world / "stages").iterdir()) == ["01_gate", "02_records"]
    assert asked == [stage.name for stage in STAGES[:3]]


@pytest.mark.slow
def test_spark_weighs_every_pair_as_duckdb_does(world: Path, digest: str, tmp_path: Path) -> None:
    pytest.importorskip(
        "pyspark", reason="pyspark (340 MB) is not installed: `make test-spark` installs it and runs this"
    )
    records = sum(
        source["admitted"] for source in json.loads((world / "result" / "counts.json").read_text())["sources"].values()
    )
    score_on_spark(world / "stages" / "04_blocks", world / "stages" / "05_faces", tmp_path, records=records, threads=2)
    with duckdb.connect() as connection:
        ours, theirs = (
            f"read_parquet('{folder / 'scored.parquet'}')" for folder in (world / "stages" / "06_scored", tmp_path)
        )
        weights = f"SELECT count(*), count(*) FILTER (abs(d.match_weight - s.match_weight) < 0.01) FROM {ours} d FULL JOIN {theirs} s USING (a, b)"
        pairs, equal = connection.execute(weights).fetchall()[0]
    assert pairs > 50
    assert equal == pairs


def test_a_file_that_is_not_the_one_deposited_is_refused(world: Path, digest: str) -> None:
    file = world / "inputs" / "diplomas.csv"
    deposited = file.read_bytes()
    again(world)
    file.write_bytes(deposited.replace(b"500", b"501", 1))
    with pytest.raises(InputChanged) as refused:
        crossed(world)
    assert refused.value.kind == "diplomas"
    assert not (world / "stages").exists()
    file.write_bytes(deposited)
    assert crossed(world).digest == digest


def test_a_model_that_was_touched_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings = frozen()
    settings["probability_two_random_records_match"] *= 2
    assert signature_of(settings) != signature_of(frozen())
    other = tmp_path / "splink.sha256"
    other.write_text("0" * 64)
    monkeypatch.setattr("persistence.siei.crossing.model.SIGNATURE", other)
    with pytest.raises(ModelTamperedError):
        frozen()


def test_the_model_compares_what_the_settings_say(monkeypatch: pytest.MonkeyPatch) -> None:
    trained = {
        c["output_column_name"]: [level["sql_condition"] for level in c["comparison_levels"]]
        for c in frozen()["comparisons"]
    }
    assert trained == {name: [level["sql_condition"] for level in levels] for name, levels in COMPARISONS.items()}  # type: ignore[index]


def test_a_near_ine_is_never_evidence() -> None:
    assert "levenshtein(ine_l, ine_r) <= 1" in COMPARISONS["ine"][0]["sql_condition"]  # type: ignore[index]
    assert COMPARISONS["ine"][0]["is_null_level"]  # type: ignore[index]


def test_every_level_of_the_model_has_its_sentence() -> None:
    for name, levels in COMPARISONS.items():
        assert all(sentence(Step(name, level, 0.0)) for level in range(-1, len(levels) - 1)), name
