"""A source too large for a request is deposited from the disk: the same gate, the same figures, bounded memory."""

import csv
import tracemalloc
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from api.siei.large_files import read_large
from api.siei.reading import read_source
from api.siei.use_cases_sources import DiskDeposit, deposit_from_disk
from domain.kernel.errors import NotFound
from domain.siei.campaign import SourceRefused
from domain.siei.columns import columns_of
from domain.siei.sources import SourceKind
from persistence.unit_of_work import job_unit_of_work
from tests.api.siei.conftest import SieiWorld
from tests.conftest import NOW
from tests.factories.siei_files import as_csv, left, small_campaign

ON = date(2026, 11, 15)
K = SourceKind


def test_read_line_by_line_a_file_gives_the_figures_and_the_copy_of_the_whole(tmp_path: Path) -> None:
    lines = [*small_campaign()[K.EN_PREVIOUS], left("P9", "", "Ana", "2008-01-01")]
    content = b"\xef\xbb\xbf" + as_csv(K.EN_PREVIOUS, lines)
    (tmp_path / "source.csv").write_bytes(content)
    large = read_large(K.EN_PREVIOUS, tmp_path / "source.csv", ON, tmp_path / "kept.csv")
    whole = read_source(K.EN_PREVIOUS, content, ON)
    assert (tmp_path / "kept.csv").read_bytes() == whole.content
    assert (large.sha256, large.received_sha256) == (whole.sha256, whole.received_sha256)
    assert (large.lines, large.rows, large.too_young, large.rejected) == (7, 5, 1, 1)
    assert large.rejects == whole.rejects


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    long = {"nom_usage": "N" * 190, "libelle_formation": "F" * 190, "prenoms": "P" * 190}
    path = tmp_path / "source.csv"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, [one.name for one in columns_of(K.EN_PREVIOUS)], delimiter=";", restval="")
        writer.writeheader()
        writer.writerows(left(f"P{number}", "LE GOFF", "Ana", "2008-01-01", **long) for number in range(30_000))
    tracemalloc.start()
    read_large(K.EN_PREVIOUS, path, ON, tmp_path / "kept.csv")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < path.stat().st_size / 2


@pytest.mark.parametrize("content", [b"", b'[{"nom": "LE GOFF"}]', "numero_interne;nom\nP1;L\u00e9a".encode("latin-1")])
def test_what_cannot_be_read_line_by_line_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "source.csv").write_bytes(content)
    with pytest.raises(SourceRefused):
        read_large(K.EN_PREVIOUS, tmp_path / "source.csv", ON, tmp_path / "kept.csv")


async def test_a_deposit_from_the_disk_is_a_steward_s_and_is_crossed_like_another(
    siei: SieiWorld, tmp_path: Path
) -> None:
    await siei.open()
    lines = small_campaign()
    for kind, records in lines.items():
        path = tmp_path / f"{kind.value}.csv"
        path.write_bytes(as_csv(kind, records))
        deposit = DiskDeposit(kind, path, date(2026, 11, 10), "STEWARD@siei.invalid", tmp_path / "kept.csv")
        async with job_unit_of_work(siei.jobs, NOW, "siei") as uow:
            kept = await deposit_from_disk(uow, UUID(siei.id), deposit)
        assert kept.deposited_by == siei.accounts["steward"].id
    await siei.step("check")
    await siei.step("run")
    await siei.work()
    assert (await siei.page())["campaign"]["state"] == "review"
    async with siei.jobs() as session:
        told = await session.execute(
            text("SELECT DISTINCT actor_id FROM journal WHERE operation = 'siei_source:deposit'")
        )
    assert list(told.scalars()) == [siei.accounts["steward"].id]


async def test_nobody_of_another_institution_deposits_from_the_disk(siei: SieiWorld, tmp_path: Path) -> None:
    await siei.open()
    path = tmp_path / "source.csv"
    path.write_bytes(as_csv(K.EN_PREVIOUS, small_campaign()[K.EN_PREVIOUS]))
    deposit = DiskDeposit(K.EN_PREVIOUS, path, date(2026, 11, 10), "foreign@siei.invalid", tmp_path / "kept.csv")
    with pytest.raises(NotFound):
        async with job_unit_of_work(siei.jobs, NOW, "siei") as uow:
            await deposit_from_disk(uow, UUID(siei.id), deposit)
