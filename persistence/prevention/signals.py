"""Signals: written by any adult of the school, read by its school life, followed by their author."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, literal_column, select, text, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.kernel.calendar import school_year_of
from domain.kernel.errors import NotFound, Stale
from domain.prevention.signals import SignalState
from domain.prevention.views import OwnSignalLine, SignalLine
from persistence.accounts.rows import accounts
from persistence.paging import page
from persistence.prevention.rows import signals
from persistence.schools.rows import classes
from persistence.students.rows import enrolments, students


@dataclass(frozen=True)
class NewSignal:
    id: UUID
    school_id: UUID
    student_id: UUID
    observations: Sequence[str]
    fact: str
    since: str
    answer_due_on: date


@dataclass(frozen=True)
class Signal:
    """One sheet, as the school life reads it."""

    id: UUID
    version: int
    school_id: UUID
    student_id: UUID
    family_name: str
    first_name: str
    observations: list[str]
    fact: str
    since: str
    state: SignalState
    reported_at: datetime
    reporter_name: str
    answer_due_on: date
    read_at: datetime | None
    reader_name: str | None
    meeting_id: UUID | None
    agenda_on: date | None
    decided_at: datetime | None
    decision: str | None


async def insert_signal(session: AsyncSession, new: NewSignal, by: UUID, at: datetime) -> None:
    await session.execute(
        text("""INSERT INTO signals (id, school_id, student_id, reported_by, reported_at, observations, fact, since,
                                     answer_due_on)
                VALUES (:id, :school, :student, :by, :at, :observations, :fact, :since, :due)"""),
        {
            "id": new.id, "school": new.school_id, "student": new.student_id, "by": by, "at": at,
            "observations": list(new.observations), "fact": new.fact, "since": new.since, "due": new.answer_due_on,
        },
    )  # fmt: skip


async def signalled_since(session: AsyncSession, pair: tuple[UUID, UUID], since: datetime) -> bool:
    """Whether somebody has signalled this pupil since then: that, and nothing else, may be told to another adult."""
    found = await session.execute(
        text("""SELECT EXISTS (SELECT FROM signals WHERE student_id = :student AND school_id = :school
                               AND reported_at >= :since)"""),
        {"student": pair[0], "school": pair[1], "since": since},
    )
    return bool(found.scalar_one())


_LOAD = text("""
    SELECT s.id, s.version, s.school_id, s.student_id, p.family_name, p.first_name, s.observations, s.fact, s.since,
           s.state, s.reported_at, a.display_name AS reporter_name, s.answer_due_on, s.read_at,
           r.display_name AS reader_name, s.meeting_id, s.agenda_on, s.decided_at, s.decision
    FROM signals s JOIN students p ON p.id = s.student_id JOIN accounts a ON a.id = s.reported_by
    LEFT JOIN accounts r ON r.id = s.read_by
    WHERE s.id = :id AND s.school_id = ANY(CAST(:units AS uuid[]))
""")


async def load_signal(session: AsyncSession, actor: Actor, signal_id: UUID) -> Signal:
    row = (await session.execute(_LOAD, {"id": signal_id, "units": list(actor.units)})).one_or_none()
    if row is None:
        raise NotFound
    values: list[Any] = list(row)
    values[9] = SignalState(row.state)
    return Signal(*values)


async def mark_read(session: AsyncSession, signal_id: UUID, by: UUID, at: datetime) -> None:
    """The first reader is the one whom the author sees."""
    await session.execute(
        text("""UPDATE signals SET state = 'read', read_at = :at, read_by = :by, version = version + 1
                WHERE id = :id AND state = 'received'"""),
        {"id": signal_id, "by": by, "at": at},
    )


@dataclass(frozen=True)
class SignalStep:
    """What becomes of a signal: on the agenda of a meeting, or closed with the kind of an answer."""

    state: SignalState
    meeting_id: UUID | None = None
    decision: str | None = None


async def give_signal_back(session: AsyncSession, signal: Signal, state: SignalState) -> None:
    """What was done of a signal is taken back: it waits for an answer, on the agenda it is still on or on none."""
    moved = await session.execute(
        text("""UPDATE signals SET state = :state, version = version + 1, decision = NULL, decided_at = NULL,
                    decided_by = NULL, meeting_id = CASE WHEN :state = 'on_agenda' THEN meeting_id END,
                    agenda_on = CASE WHEN :state = 'on_agenda' THEN agenda_on END
                WHERE id = :id AND version = :version RETURNING id"""),
        {"id": signal.id, "version": signal.version, "state": state.value},
    )
    if moved.first() is None:
        raise Stale


async def move_signal(session: AsyncSession, signal: Signal, step: SignalStep, by: UUID, at: datetime) -> None:
    moved = await session.execute(
        text("""UPDATE signals SET state = :state, version = version + 1, read_at = coalesce(read_at, :at),
                    read_by = coalesce(read_by, :by), meeting_id = coalesce(:meeting, meeting_id),
                    agenda_on = CASE WHEN CAST(:meeting AS uuid) IS NULL THEN agenda_on
                                     ELSE (SELECT held_on FROM meetings WHERE id = :meeting) END,
                    decision = :decision, decided_at = CASE WHEN CAST(:decision AS text) IS NULL THEN NULL
                                                            ELSE CAST(:at AS timestamptz) END,
                    decided_by = CASE WHEN CAST(:decision AS text) IS NULL THEN NULL ELSE CAST(:by AS uuid) END
                WHERE id = :id AND version = :version RETURNING id"""),
        {
            "id": signal.id, "version": signal.version, "state": step.state.value, "meeting": step.meeting_id,
            "decision": step.decision, "by": by, "at": at,
        },
    )  # fmt: skip
    if moved.first() is None:
        raise Stale


@dataclass(frozen=True)
class SignalFilter:
    school_id: UUID | None = None
    state: SignalState | None = None
    student_id: UUID | None = None
    answered: bool | None = None


def signal_page(actor: Actor, wanted: SignalFilter, today: date, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """The school life's list: the latest first."""
    query = (
        select(
            signals.c.id, signals.c.version, signals.c.school_id, signals.c.student_id, students.c.family_name,
            students.c.first_name, classes.c.name.label("class_name"), signals.c.observations, signals.c.since,
            (func.length(signals.c.fact) > literal_column("0")).label("has_fact"), signals.c.reported_at,
            accounts.c.display_name.label("reporter_name"), signals.c.state, signals.c.answer_due_on,
            signals.c.agenda_on, signals.c.decision,
        )
        .select_from(_joined(today).join(accounts, accounts.c.id == signals.c.reported_by))
        .where(signals.c.school_id.in_(list(actor.units)))
    )  # fmt: skip
    for name, value in (("school_id", wanted.school_id), ("student_id", wanted.student_id)):
        if value is not None:
            query = query.where(signals.c[name] == value)
    if wanted.state is not None:
        query = query.where(signals.c.state == wanted.state.value)
    if wanted.answered is not None:
        query = query.where(signals.c.decision.is_not(None) if wanted.answered else signals.c.decision.is_(None))
    return page(SignalLine, _latest(query, cursor), limit)


def own_signal_page(actor: Actor, today: date, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """« Suites données »: one's own signals and no others, whatever the role."""
    readers = accounts.alias("readers")
    query = (
        select(
            signals.c.id, signals.c.student_id, students.c.family_name, students.c.first_name,
            classes.c.name.label("class_name"), signals.c.reported_at, signals.c.state, signals.c.answer_due_on,
            signals.c.read_at, readers.c.display_name.label("reader_name"), signals.c.agenda_on, signals.c.decided_at,
            signals.c.decision,
        )
        .select_from(_joined(today).outerjoin(readers, readers.c.id == signals.c.read_by))
        .where(signals.c.reported_by == actor.id, signals.c.school_id.in_(list(actor.units)))
    )  # fmt: skip
    return page(OwnSignalLine, _latest(query, cursor), limit)


def _joined(today: date) -> Any:
    here = and_(
        enrolments.c.student_id == signals.c.student_id,
        enrolments.c.school_id == signals.c.school_id,
        enrolments.c.school_year == literal_column(str(school_year_of(today))),
    )
    return (
        signals.join(students, students.c.id == signals.c.student_id)
        .outerjoin(enrolments, here)
        .outerjoin(classes, classes.c.id == enrolments.c.class_id)
    )


def _latest(query: Select[Any], cursor: UUID | None) -> Select[Any]:
    if cursor is not None:
        last = select(signals.c.reported_at, signals.c.id).where(signals.c.id == cursor).scalar_subquery()
        query = query.where(tuple_(signals.c.reported_at, signals.c.id) < last)
    return query.order_by(signals.c.reported_at.desc(), signals.c.id.desc())
