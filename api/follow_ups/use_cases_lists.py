"""The work list: who to call now, who waits for whom; its columns, its counters, its export without a name."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select

from domain.follow_ups.states import FollowUpStatus
from domain.follow_ups.tracks import PlatformRules
from domain.follow_ups.views import ArrivalMonth, CampaignArrival, FollowUpColumn, FollowUpCounters, FollowUpLine
from domain.kernel.delimited import without_formula
from domain.kernel.errors import NotFound
from persistence.follow_ups import queries, returns
from persistence.follow_ups.queries import Asked, FollowUpFilter
from persistence.follow_ups.surroundings import load_rules_of, set_rules_of
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork

PER_COLUMN = 30
MOST_EXPORTED = 5_000
COLUMNS = (
    FollowUpStatus.IDENTIFIED, FollowUpStatus.APPOINTMENT, FollowUpStatus.INTERVIEWED, FollowUpStatus.IN_SUPPORT,
    FollowUpStatus.IN_SOLUTION,
)  # fmt: skip


@dataclass(frozen=True)
class WorkListPage:
    items: list[FollowUpLine]
    next_cursor: str | None


@dataclass(frozen=True)
class NamedUnit:
    id: UUID
    name: str


@dataclass(frozen=True)
class WorkListFrame:
    """What stands around the list: counters, months of arrival, communes, one's platforms and the others."""

    counters: FollowUpCounters
    months: tuple[ArrivalMonth, ...]
    arrival: CampaignArrival | None
    cities: tuple[str, ...]
    platforms: tuple[NamedUnit, ...]
    other_platforms: tuple[NamedUnit, ...]


async def list_follow_ups(
    uow: UnitOfWork, wanted: FollowUpFilter, today: date, *, cursor: UUID | None, limit: int
) -> WorkListPage:
    """By deadline, then by silence. Journalled once, without persons."""
    asked = await _asked(uow, wanted, today)
    lines = await queries.load_lines(uow.session, uow.actor, asked, cursor=cursor, limit=limit)
    await uow.record(JournalEntry("follow_up:list", Access.LIST, detail={"scope": wanted.scope, "need": wanted.need}))
    return WorkListPage(lines[:limit], str(lines[limit - 1].id) if len(lines) > limit else None)


async def show_frame(uow: UnitOfWork, wanted: FollowUpFilter, today: date) -> WorkListFrame:
    """Counters are of the whole list; months follow the filter."""
    asked = await _asked(uow, wanted, today)
    mine = await queries.platforms_of(uow.session, uow.actor)
    known = {one for one, _ in mine}
    return WorkListFrame(
        await queries.load_counters(uow.session, uow.actor, asked),
        tuple(await queries.load_months(uow.session, uow.actor, asked)),
        await queries.load_arrival(uow.session, uow.actor, asked),
        tuple(await queries.load_cities(uow.session, uow.actor, Asked(FollowUpFilter(wanted.scope), today))),
        tuple(NamedUnit(*one) for one in mine),
        tuple(NamedUnit(*one) for one in await queries.all_platforms(uow.session) if one[0] not in known),
    )


async def list_columns(uow: UnitOfWork, wanted: FollowUpFilter, today: date) -> list[FollowUpColumn]:
    """« Colonnes »: the most urgent of each status, and how many there are."""
    asked = await _asked(uow, wanted, today)
    counts = await queries.count_by_status(uow.session, uow.actor, asked)
    found = []
    for status in COLUMNS:
        column = Asked(_with_status(wanted, status), today, asked.silence_days)
        lines = await queries.load_lines(uow.session, uow.actor, column, limit=PER_COLUMN)
        found.append(FollowUpColumn(status, counts.get(status.value, 0), tuple(lines[:PER_COLUMN])))
    await uow.record(JournalEntry("follow_up:list", Access.LIST, detail={"view": "columns"}))
    return found


def _with_status(wanted: FollowUpFilter, status: FollowUpStatus) -> FollowUpFilter:
    return FollowUpFilter(
        "open", wanted.need, wanted.contact_status, status.value, wanted.city, wanted.month, wanted.source,
        wanted.referent_id, wanted.minors, wanted.platform_id,
    )  # fmt: skip


_HEADER = (
    "mois_arrivee", "origine", "tranche_age", "commune", "contact", "suivi", "obligation_formation", "attend",
    "depuis_jours", "echeance", "nature_echeance", "essais", "suivi_par",
)  # fmt: skip


async def export_follow_ups(uow: UnitOfWork, wanted: FollowUpFilter, today: date) -> tuple[bytes, str, str]:
    """Without a name: neither of a young person nor of an agent; functions only. CSV, UTF-8, `;`."""
    asked = await _asked(uow, wanted, today)
    lines = await queries.load_lines(uow.session, uow.actor, asked, limit=MOST_EXPORTED)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(_HEADER)
    writer.writerows(_cells(line, today) for line in lines[:MOST_EXPORTED])
    await uow.record(JournalEntry("follow_up:export", Access.EXPORT, detail={"count": len(lines)}))
    return out.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", f"suivis-{today.isoformat()}.csv"


def _cells(line: FollowUpLine, today: date) -> Sequence[object]:
    deadline = line.deadline
    nature = "" if deadline is None else ("légale" if deadline.is_legal else "interne")
    return (
        line.month, line.source.label, "16-17 ans" if line.owes_training else "18 ans et plus",
        without_formula(line.city or ""),
        line.contact_status.label, line.followup_status.label, line.obligation.label, line.waiting_for.label,
        (today - line.waiting_since).days, "" if deadline is None else deadline.on.isoformat(), nature, line.attempts,
        "référent" if line.referent.account_id else "plateforme",
    )  # fmt: skip


async def list_returns(uow: UnitOfWork, *, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """To the school of origin: followed, elsewhere, in a solution and of which kind, ended. Nothing else."""
    await uow.record(JournalEntry("follow_up_return:list", Access.LIST))
    return returns.return_page(uow.actor, cursor=cursor, limit=limit)


async def show_rules(uow: UnitOfWork, platform_id: UUID) -> PlatformRules:
    """What the platform has set for itself; version 0 while it has set nothing."""
    if platform_id not in uow.actor.units:
        raise NotFound
    return await load_rules_of(uow.session, platform_id)


async def set_rules(uow: UnitOfWork, platform_id: UUID, rules: PlatformRules) -> PlatformRules:
    """Rules of one's own platform, shown as internal wherever they act. `rules.version` is the one that was read."""
    if platform_id not in uow.actor.units:
        raise NotFound
    await set_rules_of(uow.session, uow.actor, platform_id, rules, uow.now)
    await uow.record(JournalEntry("platform:set_rules", detail={"platform_id": str(platform_id)}))
    return await load_rules_of(uow.session, platform_id)


async def _asked(uow: UnitOfWork, wanted: FollowUpFilter, today: date) -> Asked:
    """The silence of the platform that is looked at, or the first of one's own."""
    mine = [one for one, _ in await queries.platforms_of(uow.session, uow.actor)]
    if wanted.platform_id is not None and wanted.platform_id not in mine:
        raise NotFound
    platform = wanted.platform_id or (mine[0] if mine else None)
    rules = PlatformRules() if platform is None else await load_rules_of(uow.session, platform)
    return Asked(wanted, today, rules.silence_days)
