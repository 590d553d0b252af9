"""Campaigns: opening, reading, and the steps from the sources to the closing."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select

from api.siei.controls import verdicts_of
from api.siei.steps import load_readable, load_seen, load_within, note, require_open
from api.siei.words import ClauseShown, definition_of
from domain.kernel.errors import Malformed, NotFound
from domain.kernel.events import Effect
from domain.siei.campaign import NEEDED, Campaign, CampaignState, CampaignStep, SourcesMissing
from domain.siei.sources import SourceKind
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.siei import campaigns, publication, sources
from persistence.siei.queries import campaign_page, reject_page
from persistence.siei.sources import FormerFigures, SourceRow
from persistence.unit_of_work import UnitOfWork


class CampaignToCorrect(Malformed):
    title = "Campagne à corriger"


@dataclass(frozen=True)
class NewCampaign:
    unit_id: UUID
    campaign_date: date
    departments: Sequence[str]


@dataclass(frozen=True)
class CampaignPage:
    """What the page of a campaign shows; figures and files, never a person."""

    campaign: Campaign
    sources: Sequence[SourceRow]
    former: dict[SourceKind, FormerFigures]
    still: int
    entered: int
    definition: Sequence[ClauseShown]

    @property
    def version(self) -> int:
        return self.campaign.version


async def open_campaign(uow: UnitOfWork, new: NewCampaign, today: date) -> CampaignPage:
    """A dated campaign over some départements of one's institution."""
    await require_open(uow)
    if new.unit_id not in uow.actor.units:
        raise NotFound
    allowed = await campaigns.departments_of_unit(uow.session, new.unit_id)
    if not allowed:
        raise NotFound
    if foreign := sorted(set(new.departments) - allowed):
        detail = f"Ces départements ne relèvent pas de votre structure : {', '.join(foreign)}."
        raise CampaignToCorrect(detail, errors=[{"pointer": "/departments", "detail": detail}])
    if abs((new.campaign_date - today).days) > 366:
        detail = "La date d'une campagne est à moins d'un an d'aujourd'hui. Vérifiez l'année."
        raise CampaignToCorrect(detail, errors=[{"pointer": "/campaign_date", "detail": detail}])
    departments = sorted(set(new.departments))
    one = Campaign(
        id=new_id(), unit_id=new.unit_id, campaign_date=new.campaign_date, departments=departments,
        state=CampaignState.COLLECTING, version=1, created_by=uow.actor.id, created_at=uow.now,
        previous_id=await campaigns.find_previous(uow.session, new.unit_id, departments, new.campaign_date),
    )  # fmt: skip
    await campaigns.insert_campaign(uow.session, one)
    await note(uow, "siei_campaign:open", one, departments=departments)
    return await _page(uow, one)


async def list_campaigns(uow: UnitOfWork, *, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    await require_open(uow)
    return campaign_page(uow.actor, cursor=cursor, limit=limit)


async def show_campaign(uow: UnitOfWork, campaign_id: UUID) -> CampaignPage:
    return await _page(uow, await load_readable(uow, campaign_id))


async def list_rejects(
    uow: UnitOfWork, campaign_id: UUID, source: SourceKind | None, *, cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    await load_within(uow, campaign_id)
    return reject_page(uow.actor, campaign_id, source.value if source else None, cursor, limit)


@dataclass(frozen=True)
class CampaignChoice:
    """For whom one may run a campaign, and over which départements."""

    unit_id: UUID
    unit_name: str
    departments: list[str]


async def list_choices(uow: UnitOfWork) -> list[CampaignChoice]:
    found = []
    for unit_id, name in await campaigns.holders_of(uow.session, uow.actor):
        departments = sorted(await campaigns.departments_of_unit(uow.session, unit_id))
        if departments:
            found.append(CampaignChoice(unit_id, name, departments))
    return found


async def advance_campaign(uow: UnitOfWork, campaign_id: UUID, step: CampaignStep, *, seen: int) -> CampaignPage:
    """Take one step; the version of If-Match comes before any rule."""
    one = await load_seen(uow, campaign_id, seen)
    one.require_step(step)
    after = await _STEPS[step](uow, one)
    saved = await campaigns.save_campaign(uow.session, after, seen=seen)
    await note(uow, f"siei_campaign:{step.value}", saved)
    return await _page(uow, saved)


async def _check(uow: UnitOfWork, one: Campaign) -> Campaign:
    """The contract check: a broken file fabricates dropouts by the thousand, so it stops here with its reason."""
    there = await sources.load_sources(uow.session, one.id)
    missing = [kind for kind in NEEDED if kind not in {source.kind for source in there if source.state == "received"}]
    if missing:
        names = ", ".join(f"« {kind.label} »" for kind in missing)
        raise SourcesMissing(f"Il manque : {names}. Sans elle, la liste serait fausse.", missing=missing)
    found = verdicts_of(there, await sources.former_figures(uow.session, one))
    blocked = any(verdict["blocks"] for verdict in found)
    return replace(one, verdicts=found, state=CampaignState.BLOCKED if blocked else CampaignState.READY)


async def _run(uow: UnitOfWork, one: Campaign) -> Campaign:
    await uow.enqueue([Effect("run_siei_campaign", {"campaign_id": str(one.id)})])
    return replace(one, state=CampaignState.RUNNING, problem=None, cancel_asked=False)


async def _cancel(uow: UnitOfWork, one: Campaign) -> Campaign:
    """The run notices within a second, stops between two stages, and says so itself; if it has died, the job does."""
    await uow.enqueue([Effect("run_siei_campaign", {"campaign_id": str(one.id)})])
    return replace(one, cancel_asked=True)


async def _replay(uow: UnitOfWork, one: Campaign) -> Campaign:
    await uow.enqueue([Effect("replay_siei_campaign", {"campaign_id": str(one.id)})])
    replayed = {"digest": None, "same": False, "under_way": True, "at": uow.now.isoformat()}
    return replace(one, replayed=replayed)


async def _publish(uow: UnitOfWork, one: Campaign) -> Campaign:
    rows, returned = await publication.publish_rows(uow.session, one, uow.now)
    counts = {**one.counts, "published": rows, "returned": returned}
    await uow.enqueue([Effect("open_siei_follow_ups", {"campaign_id": str(one.id)})])
    return replace(
        one, state=CampaignState.PUBLISHED, counts=counts, published_at=uow.now, published_by=uow.actor.id
    )  # fmt: skip


async def _close(uow: UnitOfWork, one: Campaign) -> Campaign:
    """Erased and counted here, then the folder by the worker, which verifies that nothing is left."""
    there = await publication.erase(uow.session, one.id)
    await uow.enqueue([Effect("erase_siei_folder", {"campaign_id": str(one.id)})])
    erased = {
        "pairs": there.pairs, "files": there.files, "rejects": there.rejects, "rows": there.rows,
        "returns": there.returns,
    }  # fmt: skip
    return replace(one, state=CampaignState.CLOSED, erased=erased, closed_at=uow.now, closed_by=uow.actor.id)


async def _abandon(uow: UnitOfWork, one: Campaign) -> Campaign:
    return replace(await _close(uow, one), state=CampaignState.ABANDONED)


_STEPS: dict[CampaignStep, Callable[[UnitOfWork, Campaign], Awaitable[Campaign]]] = {
    CampaignStep.CHECK: _check,
    CampaignStep.RUN: _run,
    CampaignStep.RESUME: _run,
    CampaignStep.CANCEL: _cancel,
    CampaignStep.REPLAY: _replay,
    CampaignStep.PUBLISH: _publish,
    CampaignStep.CLOSE: _close,
    CampaignStep.ABANDON: _abandon,
}


async def _page(uow: UnitOfWork, one: Campaign) -> CampaignPage:
    still, entered = await publication.count_changes(uow.session, one.id)
    return CampaignPage(
        one,
        await sources.load_sources(uow.session, one.id),
        await sources.former_figures(uow.session, one),
        still,
        entered,
        definition_of(one),
    )


async def follow_campaign(uow: UnitOfWork, campaign_id: UUID) -> Any:
    """Before a stream of events is opened: may this caller see this campaign at all?"""
    one = await load_readable(uow, campaign_id)
    await uow.record(JournalEntry("siei_campaign:follow", Access.LIST, detail={"campaign_id": str(one.id)}))
    return one
