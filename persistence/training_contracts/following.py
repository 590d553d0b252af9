"""Reviews, the tutor's notes, amendments and marks of a running contract."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.training_contracts.amendments import Amendment
from domain.training_contracts.contract import TrainingContract
from domain.training_contracts.following import ContractReview, TutorNote, mark_days
from persistence.ids import new_id


@dataclass(frozen=True)
class WrittenBy:
    by: UUID
    at: datetime


async def add_review(
    session: AsyncSession, contract: TrainingContract, review: ContractReview, written: WrittenBy
) -> None:
    """The review, and the day of the next one on the contract."""
    await session.execute(
        text("""INSERT INTO training_contract_reviews (id, contract_id, platform_id, held_on, attendance, progress,
                                                       decision, line, next_review_on, written_by, written_at)
                VALUES (:id, :contract, :platform, :on, :attendance, :progress, :decision, :line, :next, :by, :at)"""),
        {
            "id": new_id(), "contract": contract.id, "platform": contract.platform_id, "on": review.on,
            "attendance": review.attendance.value, "progress": review.progress.value,
            "decision": review.decision.value, "line": review.line, "next": review.next_review_on,
            "by": written.by, "at": written.at,
        },
    )  # fmt: skip
    await session.execute(
        text("UPDATE training_contracts SET next_review_on = :next WHERE id = :id"),
        {"id": contract.id, "next": review.next_review_on},
    )


async def add_note(session: AsyncSession, contract: TrainingContract, note: TutorNote, written: WrittenBy) -> None:
    await session.execute(
        text("""INSERT INTO tutor_notes (id, contract_id, platform_id, noted_on, presence, progress, obstacle, line,
                                         written_by, written_at)
                VALUES (:id, :contract, :platform, :on, :presence, :progress, :obstacle, :line, :by, :at)"""),
        {
            "id": new_id(), "contract": contract.id, "platform": contract.platform_id, "on": note.on,
            "presence": note.presence.value, "progress": note.progress, "obstacle": note.obstacle.value,
            "line": note.line, "by": written.by, "at": written.at,
        },
    )  # fmt: skip


@dataclass(frozen=True)
class WrittenAmendment:
    """What stood before and what stands now; `party_id` is the new party who must sign."""

    amendment: Amendment
    before: Mapping[str, object]
    after: Mapping[str, object]
    party_id: UUID | None = None


async def add_amendment(
    session: AsyncSession, contract: TrainingContract, told: WrittenAmendment, written: WrittenBy
) -> None:
    """Numbered in its contract; the contract's row is locked."""
    await session.execute(
        text("""INSERT INTO training_contract_amendments (contract_id, platform_id, number, kind, effective_on, line,
                                                          before, after, party_id, written_by, written_at)
                SELECT :contract, :platform, coalesce(max(number), 0) + 1, :kind, :on, :line, CAST(:before AS jsonb),
                       CAST(:after AS jsonb), :party, :by, :at
                FROM training_contract_amendments WHERE contract_id = :contract"""),
        {
            "contract": contract.id, "platform": contract.platform_id, "kind": told.amendment.kind.value,
            "on": told.amendment.effective_on, "line": told.amendment.line,
            "before": json.dumps(dict(told.before), default=str), "after": json.dumps(dict(told.after), default=str),
            "party": told.party_id, "by": written.by, "at": written.at,
        },
    )  # fmt: skip


async def lay_marks(session: AsyncSession, contract: TrainingContract, started_on: date) -> None:
    """1, 3, 6 and 12 months after the start, to be answered then."""
    for months, due_on in mark_days(started_on):
        await session.execute(
            text("""INSERT INTO training_contract_marks (contract_id, platform_id, months, due_on)
                    VALUES (:contract, :platform, :months, :due)"""),
            {"contract": contract.id, "platform": contract.platform_id, "months": months, "due": due_on},
        )


@dataclass(frozen=True)
class Mark:
    months: int
    held: bool
    said_by: str
    on: date


async def answer_mark(session: AsyncSession, contract_id: UUID, mark: Mark, by: UUID) -> bool:
    """False when the contract has no such mark, or when its day has not come."""
    done = await session.execute(
        text("""UPDATE training_contract_marks SET held = :held, said_by = :said_by, noted_on = :on, noted_by = :by
                WHERE contract_id = :contract AND months = :months AND due_on <= :on RETURNING months"""),
        {
            "contract": contract_id, "months": mark.months, "held": mark.held, "said_by": mark.said_by,
            "on": mark.on, "by": by,
        },
    )  # fmt: skip
    return done.one_or_none() is not None


async def end_marks(session: AsyncSession, contract_id: UUID, on: date) -> None:
    """Broken: it will not have held at the months to come."""
    await session.execute(
        text("""UPDATE training_contract_marks SET held = false, said_by = 'ended', noted_on = :on
                WHERE contract_id = :contract AND held IS NULL AND due_on > :on"""),
        {"contract": contract_id, "on": on},
    )


async def marks_to_remind(session: AsyncSession, today: date, at: datetime) -> list[UUID]:
    """Contracts with a mark due today or before that nobody was reminded of; each is told once per mark."""
    rows = await session.execute(
        text("""UPDATE training_contract_marks m SET reminded_at = :at FROM training_contracts c
                WHERE c.id = m.contract_id AND m.held IS NULL AND m.due_on <= :today AND m.reminded_at IS NULL
                  AND c.state NOT IN ('abandoned', 'transferred') RETURNING m.contract_id"""),
        {"today": today, "at": at},
    )
    return sorted(set(rows.scalars()))


@dataclass(frozen=True)
class Reminded:
    """Whom to remind of a mark: the tutor of the contract."""

    email: str


async def load_reminded(session: AsyncSession, contract_id: UUID) -> Reminded | None:
    row = (
        await session.execute(
            text("""SELECT a.email FROM training_contracts c JOIN accounts a ON a.id = c.tutor_id
                    WHERE c.id = :id AND a.disabled_at IS NULL"""),
            {"id": contract_id},
        )
    ).one_or_none()
    return None if row is None else Reminded(row.email)


async def next_mark_after(session: AsyncSession, contract_id: UUID, on: date) -> date | None:
    """The next day on which it is asked whether the contract holds."""
    found: date | None = (
        await session.execute(
            text("""SELECT min(due_on) FROM training_contract_marks
                    WHERE contract_id = :id AND held IS NULL AND due_on > :on"""),
            {"id": contract_id, "on": on},
        )
    ).scalar_one_or_none()
    return found
