"""The right to return and the mission locale's summons, as rows; the one that is open first."""

from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.follow_ups.promises import (
    RefusalMotive,
    ReturnChannel,
    ReturnRequest,
    ReturnState,
    ReturnStatus,
    Summons,
    SummonsEnd,
    SummonsGround,
)
from domain.kernel.errors import NotFound, Stale

_RETURN = tuple(one.name for one in fields(ReturnRequest) if one.name not in {"id", "follow_up_id", "version"})
_SUMMONS = tuple(one.name for one in fields(Summons) if one.name not in {"id", "follow_up_id", "version"})
_TABLES = {ReturnRequest: ("return_requests", _RETURN), Summons: ("mission_locale_summons", _SUMMONS)}
Promise = ReturnRequest | Summons


class PromiseThere(Exception):  # noqa: N818 - a fact the use case turns into a refusal
    """One of this kind is already open."""


async def load_returns(session: AsyncSession, follow_up_id: UUID) -> list[ReturnRequest]:
    return [_return_of(row) for row in await _rows(session, "return_requests", follow_up_id, "received_on")]


async def load_summons(session: AsyncSession, follow_up_id: UUID) -> list[Summons]:
    return [_summons_of(row) for row in await _rows(session, "mission_locale_summons", follow_up_id, "summoned_on")]


async def load_return(session: AsyncSession, follow_up_id: UUID, return_id: UUID) -> ReturnRequest:
    found = next((one for one in await load_returns(session, follow_up_id) if one.id == return_id), None)
    if found is None:
        raise NotFound
    return found


async def load_one_summons(session: AsyncSession, follow_up_id: UUID, summons_id: UUID) -> Summons:
    found = next((one for one in await load_summons(session, follow_up_id) if one.id == summons_id), None)
    if found is None:
        raise NotFound
    return found


async def load_summoned(session: AsyncSession, actor: Actor, referral_id: UUID) -> Any:
    """Of a young person referred to one's structure, what a summons needs; None elsewhere."""
    statement = text("""
        SELECT r.follow_up_id, r.platform_id, r.partner_unit, f.birth_date, f.obligation, f.followup_status
        FROM follow_up_referrals r JOIN follow_ups f ON f.id = r.follow_up_id
        WHERE r.id = :id AND r.partner_unit = ANY(CAST(:units AS uuid[])) AND r.withdrawn_on IS NULL
    """)
    return (await session.execute(statement, {"id": referral_id, "units": list(actor.units)})).one_or_none()


async def insert_promise(
    session: AsyncSession, promise: Promise, platform_id: UUID, *, by: UUID | None, at: datetime
) -> None:
    table, names = _TABLES[type(promise)]
    statement = text(f"""
        INSERT INTO {table} (id, follow_up_id, platform_id, recorded_by, recorded_at, {", ".join(names)})
        VALUES (:id, :follow_up_id, :platform, :by, :at, {", ".join(f":{name}" for name in names)})
    """)
    keys = {"id": promise.id, "follow_up_id": promise.follow_up_id, "platform": platform_id, "by": by, "at": at}
    try:
        async with session.begin_nested():
            await session.execute(statement, _values(promise, names) | keys)
    except IntegrityError as error:
        if "_one" in str(error):
            raise PromiseThere from error
        raise


async def save_promise(session: AsyncSession, promise: Promise, *, seen: int) -> int:
    table, names = _TABLES[type(promise)]
    statement = text(f"""
        UPDATE {table} SET version = version + 1, {", ".join(f"{name} = :{name}" for name in names)}
        WHERE id = :id AND version = :seen RETURNING version
    """)
    keys = {"id": promise.id, "seen": seen}
    version: int | None = (await session.execute(statement, _values(promise, names) | keys)).scalar_one_or_none()
    if version is None:
        raise Stale
    return version


async def _rows(session: AsyncSession, table: str, follow_up_id: UUID, order: str) -> Any:
    statement = text(f"SELECT * FROM {table} WHERE follow_up_id = :id ORDER BY {order} DESC, id DESC")
    return await session.execute(statement, {"id": follow_up_id})


def _values(promise: Promise, names: tuple[str, ...]) -> dict[str, Any]:
    found = {name: getattr(promise, name) for name in names}
    return {name: getattr(value, "value", value) for name, value in found.items()}


def _return_of(row: Any) -> ReturnRequest:
    return ReturnRequest(
        row.id, row.follow_up_id, ReturnChannel(row.channel), row.requested_on, row.received_on, row.interview_due_on,
        ReturnState(row.state), row.version, row.interview_on, row.reception_school, row.reception_from,
        ReturnStatus(row.granted_status) if row.granted_status else None, row.granted_from,
        RefusalMotive(row.refusal_motive) if row.refusal_motive else None, row.refusal_words, row.appeal_contact,
        row.decided_on,
    )  # fmt: skip


def _summons_of(row: Any) -> Summons:
    return Summons(
        row.id, row.follow_up_id, SummonsGround(row.ground), row.summoned_on, row.department_due_on, row.version,
        row.meeting_on, row.ended_on, SummonsEnd(row.end_kind) if row.end_kind else None, row.summoned_by_unit,
    )  # fmt: skip
