"""Depositing the sources of a campaign: a file through the gate, or what our own schools have given this service."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from api.siei.large_files import pieces_of, read_large
from api.siei.reading import Read, read_source
from api.siei.steps import load_within, note, require_open
from domain.access.permissions import Role
from domain.kernel.errors import Malformed, NotFound
from domain.kernel.events import Effect
from domain.siei.campaign import FROM_OUR_BASE, OPEN_TO_SOURCES, Campaign, CampaignState, SameFileTwice, SourceTwice
from domain.siei.sources import SourceKind
from persistence.ids import new_id
from persistence.siei import campaigns, sources
from persistence.siei.sources import SourceRow
from persistence.unit_of_work import UnitOfWork, act_as


class SourceToCorrect(Malformed):
    title = "Source à corriger"


@dataclass(frozen=True)
class SourceDeposit:
    """A file as it came; its name is kept to be recognised, never logged."""

    kind: SourceKind
    file_name: str
    content: bytes
    received_on: date


async def deposit_source(uow: UnitOfWork, campaign_id: UUID, deposit: SourceDeposit, today: date) -> SourceRow:
    """Read through the gate at once: who is under 16 and what the CNIL excluded are written nowhere."""
    one = await _open_to_sources(uow, campaign_id, deposit.kind)
    if deposit.received_on > today:
        detail = "Cette date de réception n'est pas encore venue."
        raise SourceToCorrect(detail, errors=[{"pointer": "/received_on", "detail": detail}])
    read = await asyncio.to_thread(read_source, deposit.kind, deposit.content, one.campaign_date)
    await _refuse_same_file(uow, one, read)
    source = replace(
        _empty(uow, one, deposit.kind, "file"), file_name=deposit.file_name[:120], received_on=deposit.received_on
    )
    return await _keep_read(uow, one, source, read, pieces=sources.cut(read.content))


@dataclass(frozen=True)
class DiskDeposit:
    """A file on the server's own disk, deposited in the name of a data steward; `draft` takes the copy that is kept."""

    kind: SourceKind
    path: Path
    received_on: date
    email: str
    draft: Path


async def deposit_from_disk(uow: UnitOfWork, campaign_id: UUID, deposit: DiskDeposit) -> SourceRow:
    """As above, for a file of any size, from the command line: line by line, never whole in memory."""
    await require_open(uow)
    one = await campaigns.load_campaign(uow.session, campaign_id, None)
    steward = await sources.find_steward(uow.session, deposit.email, one.unit_id)
    if steward is None:
        raise NotFound("Aucun gestionnaire de données de l'institution de cette campagne n'a cette adresse.")
    await act_as(uow, steward, Role.DATA_STEWARD)
    await _refuse_if_there(uow, one, deposit.kind)
    read = await asyncio.to_thread(read_large, deposit.kind, deposit.path, one.campaign_date, deposit.draft)
    await _refuse_same_file(uow, one, read)
    source = replace(
        _empty(uow, one, deposit.kind, "file"), file_name=deposit.path.name[:120], received_on=deposit.received_on
    )
    return await _keep_read(uow, one, source, read, pieces=pieces_of(deposit.draft))


async def _refuse_same_file(uow: UnitOfWork, one: Campaign, read: Read) -> None:
    for other in await sources.load_sources(uow.session, one.id):
        if other.received_sha256 == read.received_sha256:
            raise SameFileTwice(source=other.kind.value)


async def _keep_read(
    uow: UnitOfWork, one: Campaign, source: SourceRow, read: Read, *, pieces: Iterable[bytes]
) -> SourceRow:
    """The clear copy, its figures, the lines set aside; a control made before no longer holds."""
    kept = replace(
        source, state="received", received_sha256=read.received_sha256, sha256=read.sha256, lines=read.lines,
        rows=read.rows, rejected=read.rejected, too_young=read.too_young, without_ine=read.without_ine,
    )  # fmt: skip
    await sources.save_source(uow.session, kept)
    await sources.write_pieces(uow.session, kept, pieces)
    await sources.add_rejects(uow.session, kept, read.rejects)
    await _control_again(uow, one)
    figures = {"lines": kept.lines, "rows": kept.rows, "rejected": kept.rejected, "too_young": kept.too_young}
    await note(uow, "siei_source:deposit", one, source=kept.kind.value, sha256=kept.received_sha256, **figures)
    return kept


async def take_own_source(uow: UnitOfWork, campaign_id: UUID, kind: SourceKind, today: date) -> SourceRow:
    """The pupils of our own schools stand in for a file; only a job may read them."""
    one = await _open_to_sources(uow, campaign_id, kind)
    if kind not in FROM_OUR_BASE:
        detail = "Cette source vient d'un autre ministère ou d'un partenaire : déposez son fichier."
        raise SourceToCorrect(detail, errors=[{"pointer": "/kind", "detail": detail}])
    source = replace(_empty(uow, one, kind, "own"), state="extracting", received_on=today)
    await sources.save_source(uow.session, source)
    await _control_again(uow, one)
    await uow.enqueue([Effect("extract_siei_source", {"source_id": str(source.id)})])
    await note(uow, "siei_source:extract", one, source=kind.value)
    return source


async def remove_source(uow: UnitOfWork, campaign_id: UUID, kind: SourceKind) -> None:
    """The file goes with it."""
    one = await load_within(uow, campaign_id)
    one.require(*OPEN_TO_SOURCES)
    if not await sources.drop_source(uow.session, one.id, kind):
        raise NotFound
    await _control_again(uow, one)
    await note(uow, "siei_source:remove", one, source=kind.value)


async def _open_to_sources(uow: UnitOfWork, campaign_id: UUID, kind: SourceKind) -> Campaign:
    one = await load_within(uow, campaign_id)
    await _refuse_if_there(uow, one, kind)
    return one


async def _refuse_if_there(uow: UnitOfWork, one: Campaign, kind: SourceKind) -> None:
    one.require(*OPEN_TO_SOURCES)
    if kind in {source.kind for source in await sources.load_sources(uow.session, one.id)}:
        raise SourceTwice(source=kind.value)


async def _control_again(uow: UnitOfWork, one: Campaign) -> None:
    current = await campaigns.load_campaign(uow.session, one.id, None)
    after = replace(current, state=CampaignState.COLLECTING, verdicts=())
    await campaigns.save_campaign(uow.session, after, seen=current.version)


def _empty(uow: UnitOfWork, one: Campaign, kind: SourceKind, origin: str) -> SourceRow:
    return SourceRow(
        id=new_id(), campaign_id=one.id, unit_id=one.unit_id, kind=kind, origin=origin, state="received", file_name="",
        received_on=one.campaign_date, received_sha256="", sha256="", lines=0, rows=0, rejected=0, too_young=0,
        without_ine=0, deposited_by=uow.actor.id, deposited_at=uow.now,
    )  # fmt: skip
