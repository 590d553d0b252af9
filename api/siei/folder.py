"""A campaign's folder on disk: written once from the base, never changed, erased with the closing."""

import csv
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from api.security.decision_keys import DecisionKeys, bare
from domain.siei.campaign import Campaign
from domain.siei.sources import SourceKind
from persistence.siei import campaigns, loading, sources
from persistence.siei.crossing.since import forget
from persistence.siei.decisions import key_anew
from persistence.siei.sources import FormerFigures, SourceRow
from persistence.unit_of_work import UnitOfWork

FORMAT = 1


def folder_of(data: Path, campaign_id: UUID) -> Path:
    return data / "siei" / str(campaign_id)


async def prepare_folder(uow: UnitOfWork, campaign: Campaign, folder: Path, keys: DecisionKeys) -> None:
    """Inputs first, the manifest last and by a rename: a folder with a manifest is whole."""
    inputs = _begin(folder)
    if inputs is None:
        return
    there = await sources.load_sources(uow.session, campaign.id)
    for source in there:
        with (inputs / f"{source.kind.value}.csv").open("wb") as out:
            async for part in sources.read_file(uow.session, source.id):
                out.write(part)
    areas = await loading.load_areas(uow.session, campaign.campaign_date)
    _write_csv(inputs / "platforms.csv", ("commune", "plateforme"), dict(areas).items())
    await key_anew(uow.session, keys.key)
    decisions = [
        (bare(one.left_key), bare(one.right_key), one.answer, one.decided_at)
        for one in await loading.load_decisions(uow.session, campaign)
    ]
    _write_csv(inputs / "decisions.csv", ("left", "right", "answer", "decided_at"), decisions)
    former = await sources.former_figures(uow.session, campaign)
    beside = folder / "manifest.json.partial"
    beside.write_text(json.dumps(_manifest(campaign, there, former, decided=bool(decisions)), indent=1))
    beside.rename(folder / "manifest.json")


def _begin(folder: Path) -> Path | None:
    """Where inputs go, readable by us alone; None when the folder is whole already."""
    if (folder / "manifest.json").exists():
        return None
    inputs = folder / "inputs"
    inputs.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    return inputs


def _manifest(
    campaign: Campaign, there: Sequence[SourceRow], former: dict[SourceKind, FormerFigures], *, decided: bool
) -> dict[str, object]:
    return {
        "format": FORMAT,
        "campaign_date": campaign.campaign_date.isoformat(),
        "departments": list(campaign.departments),
        "sources": [_source(one, former.get(one.kind)) for one in there],
        "decisions": "inputs/decisions.csv" if decided else None,
        "platforms": "inputs/platforms.csv",
    }


def _source(one: SourceRow, former: FormerFigures | None) -> dict[str, object]:
    return {
        "kind": one.kind.value, "file": f"inputs/{one.kind.value}.csv", "received_on": one.received_on.isoformat(),
        "sha256": one.sha256, "rows": one.rows,
        "previous": None if former is None else {"rows": former.rows, "without_ine": former.without_ine},
    }  # fmt: skip


def _write_csv(path: Path, header: Sequence[str], rows: Any) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";", lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


async def start_of(uow: UnitOfWork, data: Path, campaign: Campaign) -> Path | None:
    """The folder of an earlier crossing, while it is there: of each source only the lines it did not know are read."""
    former = await campaigns.find_start(uow.session, campaign)
    folder = None if former is None else folder_of(data, former)
    return folder if folder is not None and folder.exists() else None


def copy_inputs(folder: Path, to: Path) -> None:
    """The same inputs beside, for a replay that trusts no stage of the first run."""
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    to.chmod(0o700)
    shutil.copytree(folder / "inputs", to / "inputs")
    shutil.copy(folder / "manifest.json", to / "manifest.json")


def erase_folder(folder: Path) -> int:
    """How many files went, and with them what later crossings had taken of it; OSError when one stays."""
    forget(folder)
    if not folder.exists():
        return 0
    count = sum(1 for one in folder.rglob("*") if one.is_file())
    shutil.rmtree(folder)
    return count
