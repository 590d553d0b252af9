"""The points of an agenda: put there, ordered, written while the meeting runs, decided."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.access.permissions import Role
from domain.kernel.errors import NotFound, Stale
from domain.meetings.agenda import MINUTES_PER_POINT, ItemOrigin, ItemState
from domain.meetings.review import Finding, MeetingDecision, Review
from domain.meetings.subject import About, about
from domain.tasks.task import Charge
from persistence.ids import new_id
from persistence.meetings.repository import ITEM_SEEN, reader


@dataclass(frozen=True)
class Item:
    """One point as rules and writes need it."""

    id: UUID
    version: int
    meeting_id: UUID
    unit_id: UUID
    about: About | None
    subject: str
    position: int
    minutes: int
    state: ItemState
    review: Review
    task_id: UUID | None
    plan_id: UUID | None
    case_id: UUID | None

    @property
    def student_id(self) -> UUID | None:
        return None if self.about is None else self.about.student_id

    @property
    def follow_up_id(self) -> UUID | None:
        return None if self.about is None else self.about.follow_up_id


@dataclass(frozen=True)
class NewItem:
    """A point to add: a person or a group's subject; `origins` are (kind, id), the first one names it."""

    meeting_id: UUID
    unit_id: UUID
    by: UUID
    at: datetime
    about: About | None = None
    subject: str = ""
    why: str = ""
    minutes: int = MINUTES_PER_POINT
    origins: tuple[tuple[ItemOrigin, UUID], ...] = field(default=())


_ADD = """
    INSERT INTO meeting_items (id, meeting_id, unit_id, student_id, follow_up_id, subject, position, minutes,
                               origin_kind, origin_id, why, case_id, added_by, added_at)
    SELECT :id, :meeting, :unit, :student, :follow_up, :subject,
           (SELECT coalesce(max(position), 0) + 1 FROM meeting_items WHERE meeting_id = :meeting), :minutes,
           :origin_kind, :origin_id, :why, :case_id, :by, :at
    ON CONFLICT (meeting_id, {column}) WHERE {column} IS NOT NULL DO NOTHING
    RETURNING id
"""
_ITEM = """
    SELECT i.id, i.version, i.meeting_id, i.unit_id, i.student_id, i.follow_up_id, i.subject, i.position, i.minutes,
           i.state, i.findings, i.fact, i.decision, i.owner_id, i.owner_role, i.partner_id, i.due_on, i.next_review_on,
           i.task_id, i.plan_id, i.case_id
    FROM meeting_items i
"""


async def insert_item(session: AsyncSession, new: NewItem) -> tuple[UUID, bool]:
    """The point of that person, and whether it is a new one: a second reason joins the point that exists."""
    kind, origin_id = new.origins[0] if new.origins else (ItemOrigin.BY_HAND, None)
    case_id = next((id_ for origin, id_ in new.origins if origin is ItemOrigin.ATTENDANCE_CASE), None)
    column = "student_id" if new.about is None else new.about.column
    made = await session.execute(
        text(_ADD.format(column=column)),
        {
            "id": new_id(), "meeting": new.meeting_id, "unit": new.unit_id,
            "student": new.about and new.about.student_id, "follow_up": new.about and new.about.follow_up_id,
            "subject": new.subject, "minutes": new.minutes, "origin_kind": kind.value, "origin_id": origin_id,
            "why": new.why, "case_id": case_id, "by": new.by, "at": new.at,
        },
    )  # fmt: skip
    item_id = made.scalar_one_or_none()
    fresh = item_id is not None
    if item_id is None and new.about is not None:
        found = await session.execute(
            text(f"SELECT id FROM meeting_items WHERE meeting_id = :m AND {new.about.column} = :who"),
            {"m": new.meeting_id, "who": new.about.id},
        )
        item_id = found.scalar_one()
    for origin, id_ in new.origins:
        await session.execute(
            text("""INSERT INTO meeting_item_origins (item_id, unit_id, origin_kind, origin_id, added_at)
                    VALUES (:i, :u, :k, :o, :at) ON CONFLICT DO NOTHING"""),
            {"i": item_id, "u": new.unit_id, "k": origin.value, "o": id_, "at": new.at},
        )
    return UUID(str(item_id)), fresh


async def load_item(session: AsyncSession, actor: Actor, meeting_id: UUID, item_id: UUID) -> Item:
    """One point within reach, in a meeting that was loaded; else NotFound."""
    row = (
        await session.execute(
            text(f"{_ITEM} WHERE i.id = :id AND i.meeting_id = :meeting AND {ITEM_SEEN}"),
            {**reader(actor), "id": item_id, "meeting": meeting_id},
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    return _item(row)


async def load_items(session: AsyncSession, meeting_id: UUID) -> list[Item]:
    """Every point of a meeting, in order: for whoever holds it."""
    rows = await session.execute(text(f"{_ITEM} WHERE i.meeting_id = :m ORDER BY i.position"), {"m": meeting_id})
    return [_item(row) for row in rows]


async def save_review(session: AsyncSession, item: Item, seen: int, review: Review, state: ItemState) -> None:
    """Write what stands on the screen, on the version its writer had: two writers never overwrite each other."""
    saved = await session.execute(
        text("""UPDATE meeting_items SET version = version + 1, findings = :findings, fact = :fact, owner_id = :owner,
                    owner_role = :role, partner_id = :partner, due_on = :due_on, next_review_on = :next_review_on,
                    state = :state
                WHERE id = :id AND version = :seen RETURNING id"""),
        {
            "id": item.id, "seen": seen, "findings": [one.value for one in review.findings], "fact": review.fact,
            "owner": review.charge.owner_id, "role": review.charge.owner_role and review.charge.owner_role.value,
            "partner": review.partner_id, "due_on": review.due_on, "next_review_on": review.next_review_on,
            "state": state.value,
        },
    )  # fmt: skip
    if saved.one_or_none() is None:
        raise Stale


@dataclass(frozen=True)
class Decided:
    """What followed from a decision."""

    decision: MeetingDecision
    by: UUID
    at: datetime
    task_id: UUID | None
    plan_id: UUID | None


async def mark_decided(session: AsyncSession, item_id: UUID, decided: Decided) -> None:
    await session.execute(
        text("""UPDATE meeting_items SET decision = :decision, decided_at = :at, decided_by = :by, state = 'seen',
                    task_id = :task, plan_id = coalesce(:plan, plan_id), editing_by = NULL, editing_since = NULL
                WHERE id = :id"""),
        {
            "id": item_id, "decision": decided.decision.value, "at": decided.at, "by": decided.by,
            "task": decided.task_id, "plan": decided.plan_id,
        },
    )  # fmt: skip


async def set_state(session: AsyncSession, item_ids: list[UUID], state: ItemState) -> None:
    await session.execute(
        text("UPDATE meeting_items SET state = :state, version = version + 1 WHERE id = ANY(CAST(:ids AS uuid[]))"),
        {"ids": item_ids, "state": state.value},
    )


async def set_positions(session: AsyncSession, positions: dict[UUID, int]) -> None:
    await session.execute(text("SET CONSTRAINTS ALL DEFERRED"))
    for item_id, position in positions.items():
        await session.execute(
            text("UPDATE meeting_items SET position = :p WHERE id = :id"), {"id": item_id, "p": position}
        )


async def set_minutes(session: AsyncSession, meeting_id: UUID, minutes: dict[UUID, int]) -> None:
    for item_id, number in minutes.items():
        await session.execute(
            text("UPDATE meeting_items SET minutes = :n WHERE id = :id AND meeting_id = :m"),
            {"n": number, "id": item_id, "m": meeting_id},
        )


async def load_origins(session: AsyncSession, item_id: UUID) -> list[tuple[ItemOrigin, UUID]]:
    rows = await session.execute(
        text("SELECT origin_kind, origin_id FROM meeting_item_origins WHERE item_id = :i ORDER BY added_at"),
        {"i": item_id},
    )
    return [(ItemOrigin(row.origin_kind), row.origin_id) for row in rows]


def _item(row: Any) -> Item:
    charge = Charge(row.owner_id, Role(row.owner_role) if row.owner_role else None)
    review = Review(
        tuple(Finding(one) for one in row.findings), row.fact,
        MeetingDecision(row.decision) if row.decision else None, charge, row.due_on, row.next_review_on,
        row.partner_id,
    )  # fmt: skip
    return Item(
        row.id, row.version, row.meeting_id, row.unit_id, about(row.student_id, row.follow_up_id), row.subject,
        row.position, row.minutes,
        ItemState(row.state), review, row.task_id, row.plan_id, row.case_id,
    )  # fmt: skip
