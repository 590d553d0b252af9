"""Started from an earlier crossing, a run reads only the files that changed, and its digest is that of the full run."""

import csv
import hashlib
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest

from domain.siei.sources import SourceKind
from persistence.siei.crossing.run import cross
from persistence.siei.crossing.store import Limits
from tests.benchmarks.crossing.world import World, invent
from tests.persistence.siei.crossing_folders import again

K = SourceKind
LIMITS = Limits(threads=2, memory="512MB")
Line = dict[str, str]


def _crossed(folder: Path, since: Path | None = None) -> str:
    return cross(folder, say=lambda _: None, stopped=lambda: False, limits=LIMITS, since=since).digest


@pytest.fixture(scope="module")
def former(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("former")
    folder = invent(World(5_000, seed=11), place / "campaign", place / "truth.parquet")
    _crossed(folder)
    return folder


def _changed(former: Path, folder: Path, change: Callable[[SourceKind, list[Line]], list[Line]], on: str = "") -> Path:
    """The folder of another day: its files are what `change` makes of the former ones."""
    shutil.copytree(former / "inputs", folder / "inputs")
    manifest = json.loads((former / "manifest.json").read_text())
    manifest["campaign_date"] = on or manifest["campaign_date"]
    for source in manifest["sources"]:
        path = folder / source["file"]
        with path.open(newline="") as file:
            reader = csv.DictReader(file, delimiter=";")
            before, names = list(reader), list(reader.fieldnames or ())
        after = change(SourceKind(source["kind"]), [dict(line) for line in before])
        if after != before:
            with path.open("w", newline="") as file:
                writer = csv.DictWriter(file, names, delimiter=";", lineterminator="\n")
                writer.writeheader()
                writer.writerows(after)
            source["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
            source["rows"] = len(after)
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


def _delta(seed: int, kinds: tuple[SourceKind, ...], share: float) -> Callable[[SourceKind, list[Line]], list[Line]]:
    """Lines that go, come, come twice, or say something else; those that stay move down."""
    dice = Random(seed)

    def change(kind: SourceKind, lines: list[Line]) -> list[Line]:
        if kind not in kinds:
            return lines
        found: list[Line] = []
        for place, line in enumerate(lines):
            if dice.random() > share:
                found.append(line)
                continue
            what = dice.choice(("gone", "new", "twice", "name", "date", "ine", "left"))
            found += _lines(what, line, f"N{seed}-{place}", dice.choice(lines))
        return found

    return change


def _lines(what: str, line: Line, number: str, other: Line) -> list[Line]:
    if what == "gone":
        return []
    if what == "new":
        return [other | {"numero_interne": number, "prenoms": line["prenoms"]}, line]
    if what == "twice":
        return [line, line | {"numero_interne": number}]
    changes = {
        "name": {"nom": other["nom"]}, "date": {"date_naissance": other["date_naissance"]}, "ine": {"ine": other["ine"]},
        "left": {"date_sortie": "" if line.get("date_sortie") else "2026-10-30"} if "date_sortie" in line else {},
    }  # fmt: skip
    return [line | changes[what]]


def _shared(former: Path, folder: Path) -> set[SourceKind]:
    """Sources whose records are one file on the disk for both crossings."""
    inodes = [
        {kind: (one / "stages" / "02_records" / f"{kind.number}.parquet").stat().st_ino for kind in K}
        for one in (former, folder)
    ]
    return {kind for kind in K if inodes[0][kind] == inodes[1][kind]}


@pytest.mark.parametrize(
    ("seed", "kinds", "share"),
    [
        (1, (K.APPRENTICES,), 0.1),
        (2, (K.EN_CURRENT, K.MISSIONS_LOCALES), 0.05),
        (3, tuple(K), 0.02),
        (4, (K.EN_PREVIOUS, K.DIPLOMAS), 0.2),
    ],
)
def test_a_run_started_from_the_former_gives_the_digest_of_the_full_run(
    former: Path, tmp_path: Path, seed: int, kinds: tuple[SourceKind, ...], share: float
) -> None:
    folder = _changed(former, tmp_path / "campaign", _delta(seed, kinds, share))
    from_former = _crossed(folder, since=former)
    assert _shared(former, folder) == set(K) - set(kinds)
    again(folder)
    assert _crossed(folder) == from_former


def test_nothing_changed_gives_the_same_digest_again(former: Path, tmp_path: Path) -> None:
    folder = _changed(former, tmp_path / "campaign", lambda _, lines: lines)
    assert _crossed(folder, since=former) == (former / "result" / "digest.txt").read_text().strip()
    again(former)
    assert _crossed(former) == (folder / "result" / "digest.txt").read_text().strip()


def test_another_day_is_another_gate_and_still_the_digest_of_the_full_run(former: Path, tmp_path: Path) -> None:
    folder = _changed(former, tmp_path / "campaign", _delta(5, (K.APPRENTICES,), 0.05), on="2026-12-01")
    from_former = _crossed(folder, since=former)
    again(folder)
    assert _crossed(folder) == from_former
    assert _shared(former, folder) == set()
    assert date.fromisoformat(json.loads((folder / "manifest.json").read_text())["campaign_date"]) > World(0).on


def test_a_run_goes_on_from_a_run_that_did_so_itself(former: Path, tmp_path: Path) -> None:
    first = _changed(former, tmp_path / "first", _delta(6, (K.EN_CURRENT,), 0.1))
    _crossed(first, since=former)
    second = _changed(first, tmp_path / "second", _delta(7, (K.APPRENTICES, K.EN_CURRENT), 0.1))
    from_first = _crossed(second, since=first)
    again(second)
    assert _crossed(second) == from_first


def test_stages_of_another_engine_are_not_reused(former: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(former, old)
    (old / "stages" / "01_gate" / "engine.txt").write_text("another")
    folder = _changed(former, tmp_path / "campaign", _delta(8, (K.APPRENTICES,), 0.1))
    _crossed(folder, since=old)
    assert _shared(old, folder) == set()
