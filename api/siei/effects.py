"""What the worker does for SIEI: extracting our own base, crossing, replaying, erasing."""

import asyncio
import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from api.security.decision_keys import DecisionKeys
from api.settings import Settings
from api.siei import folder as folders
from api.siei.interruptions import interrupted, not_begun, not_loaded
from api.siei.reading import write_records
from api.siei.running import Asked, Run, run_crossing
from domain.kernel.calendar import school_year_of
from domain.siei.campaign import Campaign, CampaignState
from domain.siei.gate import latest_birth
from domain.siei.mefs import diploma_prepared
from domain.siei.review import SAMPLE_SIZE
from domain.siei.sources import SourceKind
from persistence.journal import Access, JournalEntry
from persistence.progress import Progress, open_progress
from persistence.siei import campaigns, loading, sources
from persistence.siei.results import Reading, Results, keyed, read_results
from persistence.unit_of_work import UnitOfWork

log = structlog.get_logger()
LEAST_SAMPLE = 30
Ids = Mapping[str, str]


class HasSettings(Protocol):
    """The part of the worker's services that this needs."""

    @property
    def settings(self) -> Settings: ...

    @property
    def engine(self) -> AsyncEngine: ...


async def run_siei_campaign(uow: UnitOfWork, ids: Ids, services: HasSettings) -> None:
    """From the folder to the list. A worker that dies gives the job back; the run goes on at its last whole stage."""
    one = await campaigns.load_campaign(uow.session, UUID(ids["campaign_id"]), None)
    if one.state is not CampaignState.RUNNING or not await campaigns.hold_run(uow.session, one.id):
        return
    folder, keys = folders.folder_of(services.settings.data, one.id), DecisionKeys.of(services.settings)
    run = await _begun(uow, one, folder, keys, services=services)
    current = await campaigns.load_campaign(uow.session, one.id, None)
    after = not_begun(current, run) if isinstance(run, str) else await _after(uow, current, folder, run, keys=keys)
    await campaigns.save_campaign(uow.session, after, seen=current.version)
    outcome = "not_begun" if isinstance(run, str) else run.outcome
    detail = {"campaign_id": str(one.id), "outcome": outcome, "digest": after.digest}
    await uow.record(JournalEntry("siei_campaign:crossed", Access.WRITE, detail=detail))


async def _begun(
    uow: UnitOfWork, one: Campaign, folder: Path, keys: DecisionKeys, *, services: HasSettings
) -> Run | str:
    """The run, or the name of what kept it from beginning: a campaign never waits in silence for a job that fails."""
    try:
        async with uow.session.begin_nested():
            await folders.prepare_folder(uow, one, folder, keys)
            since = await folders.start_of(uow, services.settings.data, one)
            return await _crossed(uow, one, Asked(folder, since), services)
    except Exception as error:  # noqa: BLE001 - whatever it is, the campaign says so and can be resumed
        log.warning("siei_crossing_not_begun", campaign=str(one.id), error=type(error).__name__)
        return type(error).__name__


async def _after(uow: UnitOfWork, one: Campaign, folder: Path, run: Run, *, keys: DecisionKeys) -> Campaign:
    """In its review, or interrupted with the reason: never left running, whatever fails once it has been crossed."""
    if run.outcome == "changed":
        await asyncio.to_thread(folders.erase_folder, folder)  # resumed, it is made again from what was deposited
    if run.outcome != "done":
        return interrupted(one, run)
    try:
        async with uow.session.begin_nested():
            return await _loaded(uow, one, folder, run, keys=keys)
    except Exception as error:  # noqa: BLE001 - whatever it is, the campaign says so and can be resumed
        log.warning("siei_result_not_loaded", campaign=str(one.id), error=type(error).__name__)
        return not_loaded(one, run, type(error).__name__)


async def _crossed(uow: UnitOfWork, one: Campaign, asked: Asked, services: HasSettings) -> Run:
    """The child says where it is; the page and the command line read the same line."""

    async def is_stop_asked() -> bool:
        return await campaigns.is_cancel_asked(uow.session, one.id)

    async with open_progress(services.engine, one.id) as progress:
        keyed_so = replace(asked, secret=DecisionKeys.of(services.settings).secret.hex())
        run = await run_crossing(keyed_so, _saying(progress), is_stop_asked)
        await progress.step("Croisement terminé" if run.outcome == "done" else "Croisement interrompu")
    return run


def _saying(progress: Progress) -> Any:
    async def say(label: str, number: int, of: int) -> None:
        await progress.step(label, of)
        await progress.reach(number)

    return say


async def _loaded(uow: UnitOfWork, one: Campaign, folder: Path, run: Run, *, keys: DecisionKeys) -> Campaign:
    former = await loading.load_former(uow.session, one)
    asked = Reading(one.campaign_date, SAMPLE_SIZE, sorted(former), str(one.id))
    results = await asyncio.to_thread(read_results, folder, asked)
    size = max(LEAST_SAMPLE, min(SAMPLE_SIZE, len(results.pairs)))
    results = keyed(replace(results, sample=results.sample[:size]), keys.key)
    there = await sources.load_sources(uow.session, one.id)
    await loading.write_results(uow.session, one, there, results)
    return replace(
        one, state=CampaignState.REVIEW, problem=None, stages=run.stages, counts=results.counts,
        removed=_removed(results, there), exits=_exits(former, results), digest=results.digest, crossed_at=uow.now,
        cancel_asked=False,
    )  # fmt: skip


def _removed(results: Results, there: list[sources.SourceRow]) -> dict[str, object]:
    """What the gate had set aside before anything was written, beside what each clause took off the list."""
    return {"too_young": sum(one.too_young for one in there), **results.removed}


def _exits(former: Mapping[str, str | None], results: Results) -> dict[str, int]:
    """Why rows of the former list are not on this one, counted."""
    here = {row["identity_key"] for row in results.rows}
    found: dict[str, int] = {}
    for identity, outcome in former.items():
        if identity in here:
            continue
        answered = outcome is not None and outcome != "confirmed"
        reason = "outcome" if answered else results.exits.get(identity, "absent")
        found[reason] = found.get(reason, 0) + 1
    return found


async def replay_siei_campaign(uow: UnitOfWork, ids: Ids, services: HasSettings) -> None:
    """The same inputs, every stage anew: is the digest the same?"""
    one = await campaigns.load_campaign(uow.session, UUID(ids["campaign_id"]), None)
    if one.state is not CampaignState.REVIEW:
        return
    folder = folders.folder_of(services.settings.data, one.id)
    beside = folder.with_name(f"{folder.name}.replay")
    folders.copy_inputs(folder, beside)
    try:
        run = await _crossed(uow, one, Asked(beside), services)
        digest = (beside / "result" / "digest.txt").read_text().strip() if run.outcome == "done" else None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    current = await campaigns.load_campaign(uow.session, one.id, None)
    same = digest == current.digest
    replayed = {"digest": digest, "same": same, "under_way": False, "at": uow.now.isoformat()}
    await campaigns.save_campaign(uow.session, replace(current, replayed=replayed), seen=current.version)


async def extract_siei_source(uow: UnitOfWork, ids: Ids, _: object) -> None:
    """Our own schools' pupils, as a file of the exchange format; nobody under 16 is read."""
    source = await sources.load_source(uow.session, UUID(ids["source_id"]))
    if source.state != "extracting":
        return
    one = await campaigns.load_campaign(uow.session, source.campaign_id, None)
    year = school_year_of(one.campaign_date) - (source.kind is SourceKind.EN_PREVIOUS)
    found = await sources.own_records(uow.session, one.departments, year, latest_birth(one.campaign_date))
    records = [_own(row) for row in found]
    content = write_records(source.kind, iter(records))
    digest = hashlib.sha256(content).hexdigest()
    kept = replace(
        source, state="received", received_sha256=digest, sha256=digest, lines=len(records), rows=len(records),
        without_ine=sum(1 for record in records if not record["ine"]), received_on=uow.now.date(),
    )  # fmt: skip
    await sources.save_source(uow.session, kept)
    await sources.write_file(uow.session, kept, content)


def _own(row: Any) -> dict[str, str]:
    return {
        "numero_interne": str(row.number), "ine": row.ine, "nom": row.family_name, "nom_usage": row.usage_name or "",
        "prenoms": row.firsts, "date_naissance": row.birth_date.isoformat(),
        "sexe": {"M": "1", "F": "2"}.get(row.sex or "", ""), "commune_naissance": "", "commune": "", "uai": row.uai,
        "cfd_prepare": diploma_prepared(row.mef_code), "libelle_formation": row.formation,
        "date_entree": row.entered_on.isoformat() if row.entered_on else "",
        "date_sortie": row.left_on.isoformat() if row.left_on else "",
    }  # fmt: skip


async def erase_siei_folder(uow: UnitOfWork, ids: Ids, services: HasSettings) -> None:
    """Files and stages go; what is left is verified to be nothing, and written on the campaign."""
    one = await campaigns.load_campaign(uow.session, UUID(ids["campaign_id"]), None)
    folder = folders.folder_of(services.settings.data, one.id)
    gone = await asyncio.to_thread(folders.erase_folder, folder)
    erased = {**one.erased, "folder_files": gone, "verified": int(not folder.exists())}
    await campaigns.save_campaign(uow.session, replace(one, erased=erased), seen=one.version)
