"""Started from an earlier crossing, of any day, a run reads only what that one did not know; its digest is the full run's."""

import csv
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from domain.siei.sources import SourceKind
from persistence.siei.crossing.run import Stopped, cross
from persistence.siei.crossing.since import forget
from persistence.siei.crossing.store import Limits
from tests.benchmarks.crossing.world import World, invent
from tests.persistence.siei.crossing_folders import again

K = SourceKind
LIMITS = Limits(threads=2, memory="512MB")
Line = dict[str, str]
LATER, SIXTEEN_BETWEEN = "2026-12-01", "2010-11-24"
"""Of who is born that day nothing may be kept on 15 November; on 1 December they are looked at like others."""


def _crossed(folder: Path, since: Path | None = None) -> str:
    return cross(folder, say=lambda _: None, stopped=lambda: False, limits=LIMITS, since=since).digest


@pytest.fixture(scope="module")
def former(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("former")
    folder = invent(World(3_000, seed=11), place / "campaign", place / "truth.parquet")
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


KINDS_OF_CHANGE = ("gone", "new", "twice", "name", "date", "ine", "left", "moved", "young")


def _delta(
    seed: int, kinds: tuple[SourceKind, ...], share: float, changes: tuple[str, ...] = KINDS_OF_CHANGE
) -> Callable[[SourceKind, list[Line]], list[Line]]:
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
            found += _lines(dice.choice(changes), line, f"N{seed}-{place}", dice.choice(lines))
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
        "left": {"date_sortie": "" if line.get("date_sortie") else "2026-11-20"} if "date_sortie" in line else {},
        "moved": {"commune": other["commune"]}, "young": {"date_naissance": SIXTEEN_BETWEEN},
    }  # fmt: skip
    return [line | changes[what]]


def _taken(former: Path, folder: Path, kind: SourceKind) -> bool:
    """Is the first piece of this source's records one file on the disk for both crossings?"""
    nodes = {(one / "stages" / "02_records" / f"{kind.number}-000.parquet").stat().st_ino for one in (former, folder)}
    return len(nodes) == 1


def _equal(former: Path, folder: Path) -> str:
    """The digest, which must be that of a run which starts from nothing."""
    from_former = _crossed(folder, since=former)
    assert all(_taken(former, folder, kind) for kind in K)
    again(folder)
    assert _crossed(folder) == from_former
    return from_former


@pytest.mark.parametrize(
    ("seed", "kinds", "share", "on"),
    [
        (1, (K.APPRENTICES,), 0.1, ""),
        (2, (K.EN_CURRENT, K.MISSIONS_LOCALES), 0.05, LATER),
        (3, tuple(K), 0.1, LATER),
        (4, (K.EN_PREVIOUS, K.DIPLOMAS), 0.2, ""),
    ],
)
def test_a_run_started_from_the_former_gives_the_digest_of_the_full_run(
    former: Path, tmp_path: Path, seed: int, kinds: tuple[SourceKind, ...], share: float, on: str
) -> None:
    _equal(former, _changed(former, tmp_path / "campaign", _delta(seed, kinds, share), on))


@pytest.mark.parametrize("change", KINDS_OF_CHANGE)
def test_each_kind_of_change_gives_the_digest_of_the_full_run(former: Path, tmp_path: Path, change: str) -> None:
    changed = _changed(former, tmp_path / "campaign", _delta(5, tuple(K), 0.05, (change,)), LATER)
    assert _equal(former, changed) != (former / "result" / "digest.txt").read_text().strip()


def test_who_turned_16_in_between_enters_though_their_line_did_not_change(former: Path, tmp_path: Path) -> None:
    young = _changed(former, tmp_path / "young", _delta(9, (K.EN_PREVIOUS,), 0.05, ("young",)))
    _crossed(young, since=former)
    first = _counts(young)
    later = _changed(young, tmp_path / "later", lambda _, lines: lines, LATER)
    _equal(young, later)
    assert first["under_16"] > 0
    assert _counts(later)["admitted"] >= first["admitted"] + 10
    assert all(
        SIXTEEN_BETWEEN.encode() not in path.read_bytes()
        for path in (young / "stages" / "01_gate").glob("0-0*.parquet")
    )


def test_two_years_later_most_is_the_same_work(former: Path, tmp_path: Path) -> None:
    """Ages, entries and leavings are read against the day: nothing of them is kept from one to the other."""
    _equal(former, _changed(former, tmp_path / "campaign", lambda _, lines: lines, "2028-11-15"))


def test_an_earlier_day_starts_from_nothing(former: Path, tmp_path: Path) -> None:
    folder = _changed(former, tmp_path / "campaign", lambda _, lines: lines, "2026-11-01")
    from_former = _crossed(folder, since=former)
    assert not any(_taken(former, folder, kind) for kind in K)
    again(folder)
    assert _crossed(folder) == from_former


def test_a_file_of_which_half_is_new_is_read_whole(former: Path, tmp_path: Path) -> None:
    folder = _changed(former, tmp_path / "campaign", _delta(10, (K.DIPLOMAS,), 0.7, ("name",)))
    _crossed(folder, since=former)
    assert {kind for kind in K if not _taken(former, folder, kind)} == {K.DIPLOMAS}


def test_nothing_changed_gives_the_same_digest_again(former: Path, tmp_path: Path) -> None:
    folder = _changed(former, tmp_path / "campaign", lambda _, lines: lines)
    assert _equal(former, folder) == (former / "result" / "digest.txt").read_text().strip()


def test_who_is_gone_goes_with_the_folder_they_were_in(former: Path, tmp_path: Path) -> None:
    """The next crossing holds their record in a piece, set aside; when the first is erased it gives its pieces up too."""
    place = tmp_path / "siei"
    first = place / "first"
    shutil.copytree(former, first)
    second = _changed(first, place / "second", _delta(11, (K.EN_CURRENT,), 0.1))
    third = _changed(second, place / "third", lambda _, lines: lines, LATER)
    apart = _changed(first, place / "apart", lambda _, lines: lines)
    digests = [_crossed(second, since=first), _crossed(third, since=second), _crossed(apart)]
    forget(first)
    assert [(one / "stages").exists() for one in (first, second, third, apart)] == [True, False, False, True]
    for one, digest in zip((second, third, apart), digests, strict=True):
        again(one)
        assert _crossed(one) == digest


def test_a_resumed_run_does_not_take_the_pieces_of_another(former: Path, tmp_path: Path) -> None:
    other = _changed(former, tmp_path / "other", _delta(12, tuple(K), 0.3))
    _crossed(other)
    folder = _changed(former, tmp_path / "campaign", _delta(13, (K.EN_CURRENT,), 0.1))
    asked: list[str] = []
    with pytest.raises(Stopped):
        cross(
            folder,
            say=lambda one: asked.append(one.stage),
            stopped=lambda: len(asked) == 2,
            limits=LIMITS,
            since=former,
        )
    resumed = _crossed(folder, since=other)
    again(folder)
    assert _crossed(folder) == resumed


def _counts(folder: Path) -> dict[str, int]:
    found: dict[str, int] = json.loads((folder / "result" / "counts.json").read_text())["sources"]["en_previous"]
    return found


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
    assert not any(_taken(old, folder, kind) for kind in K)
