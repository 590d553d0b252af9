"""Requests as rows: left once by the public page, opened by the worker, read by the platform alone."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.public_requests.answers import CallMoment, DiplomaHeld, LastClass, TrainingWish
from domain.public_requests.asking import KeptRequest, Residence, TrainingRequest
from domain.public_requests.views import RequestLine

_LEAVE = text("SELECT * FROM leave_public_request(CAST(:given AS jsonb))")
_ONE = text("""
    SELECT id, reference, platform_id, received_on, follow_up_id, birth_date, commune_code, postal_code, city,
        last_class, diploma, wish, first_name, family_name, phone, email, call_when, mail
    FROM public_requests WHERE id = :id FOR UPDATE
""")
_OF_FOLLOW_UP = text("""
    SELECT id, reference, received_on, last_class, diploma, wish, phone, email, call_when, city FROM public_requests
    WHERE follow_up_id = :follow_up ORDER BY received_at DESC, id LIMIT 20
""")


@dataclass(frozen=True)
class LeftRequest:
    """What the database kept; `fresh` is false when this very form had already been sent."""

    id: UUID
    reference: str
    platform_id: UUID
    received_on: date
    diploma: DiplomaHeld
    fresh: bool


@dataclass(frozen=True)
class Form:
    """The form that was filled: its ticket, the ids given to what it becomes, and when."""

    id: UUID
    ticket_id: UUID
    reference: str
    received_on: date
    received_at: datetime
    act_id: UUID


async def leave_request(session: AsyncSession, form: Form, asked: TrainingRequest, platform_id: UUID) -> LeftRequest:
    """Through the one function that whoever has no account may call."""
    given = {
        "id": str(form.id), "ticket_id": str(form.ticket_id), "reference": form.reference, "act": str(form.act_id),
        "platform_id": str(platform_id), "received_on": form.received_on.isoformat(),
        "received_at": form.received_at.isoformat(),
        "first_name": asked.first_name, "family_name": asked.family_name, "birth_date": asked.birth_date.isoformat(),
        "commune_code": asked.home.commune_code, "postal_code": asked.home.postal_code, "city": asked.home.city,
        "last_class": asked.last_class.value, "diploma": asked.diploma.value, "wish": asked.wish.value,
        "phone": asked.phone, "email": asked.email, "call_when": asked.call_when.value,
    }  # fmt: skip
    row: Any = (await session.execute(_LEAVE, {"given": json.dumps(given)})).one()
    return LeftRequest(row.id, row.reference, row.platform_id, row.received_on, DiplomaHeld(row.diploma), row.fresh)


async def first_contact_days(session: AsyncSession, platform_id: UUID) -> int | None:
    """What the platform has set for itself, if anything."""
    days: int | None = (
        await session.execute(text("SELECT platform_first_contact_days(:platform)"), {"platform": platform_id})
    ).scalar_one()
    return days


async def load_request(session: AsyncSession, request_id: UUID) -> KeptRequest:
    """Under the jobs role, held until the end of the transaction."""
    row: Any = (await session.execute(_ONE, {"id": request_id})).one()
    home = Residence(row.commune_code, row.postal_code, row.city)
    asked = TrainingRequest(
        row.birth_date, home, LastClass(row.last_class), DiplomaHeld(row.diploma), TrainingWish(row.wish),
        row.first_name, row.family_name, row.phone, row.email, CallMoment(row.call_when),
    )  # fmt: skip
    return KeptRequest(row.id, row.reference, row.platform_id, row.received_on, asked, row.follow_up_id)


async def link_follow_up(session: AsyncSession, request_id: UUID, follow_up_id: UUID) -> None:
    await session.execute(
        text("UPDATE public_requests SET follow_up_id = :follow_up WHERE id = :id"),
        {"id": request_id, "follow_up": follow_up_id},
    )


async def settle_receipt(session: AsyncSession, request_id: UUID, state: str) -> None:
    """What became of the mail."""
    await session.execute(
        text("UPDATE public_requests SET mail = :state WHERE id = :id AND mail = 'queued'"),
        {"id": request_id, "state": state},
    )


async def requests_of(session: AsyncSession, follow_up_id: UUID) -> list[RequestLine]:
    """The newest first."""
    rows = await session.execute(_OF_FOLLOW_UP, {"follow_up": follow_up_id})
    return [
        RequestLine(
            row.id, row.reference, row.received_on, LastClass(row.last_class), DiplomaHeld(row.diploma),
            TrainingWish(row.wish), row.phone, row.email, CallMoment(row.call_when), row.city,
        )
        for row in rows
    ]  # fmt: skip
