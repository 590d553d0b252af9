"""What a point has behind it and before it: last time's decisions, the case's own step, who writes, who is told."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.permissions import Role
from domain.meetings.review import MeetingDecision
from domain.meetings.subject import About
from domain.meetings.views import CaseStep, LastTime
from domain.tasks.history import TaskOutcome

_LAST = """
    SELECT m.held_on, i.decision, coalesce(a.display_name, '') AS owner_name, t.owner_role, t.due_on, i.task_id,
           t.done_at IS NOT NULL AS done, t.outcome, coalesce(t.done_at, t.cancelled_at)::date AS settled_on,
           CASE WHEN t.done_at IS NULL AND t.cancelled_at IS NULL AND t.due_on < :today
                THEN CAST(:today AS date) - t.due_on ELSE 0 END AS late_days
    FROM meeting_items i JOIN meetings m ON m.id = i.meeting_id
    LEFT JOIN tasks t ON t.id = i.task_id LEFT JOIN accounts a ON a.id = t.owner_id
    WHERE i.{column} = :who AND i.unit_id = :unit AND i.decision IS NOT NULL AND i.id <> :item
    ORDER BY i.decided_at DESC LIMIT 5
"""


async def load_last_time(
    session: AsyncSession, person: tuple[About, UUID], item_id: UUID, today: date
) -> list[LastTime]:
    """The five latest decisions about this person in this house, and whether each was done."""
    about, unit_id = person
    keys = {"who": about.id, "unit": unit_id, "item": item_id, "today": today}
    rows = await session.execute(text(_LAST.format(column=about.column)), keys)
    return [
        LastTime(
            row.held_on, MeetingDecision(row.decision), row.owner_name,
            Role(row.owner_role) if row.owner_role else None, row.due_on, row.task_id, bool(row.done),
            TaskOutcome(row.outcome) if row.outcome else None, row.settled_on, row.late_days,
        )
        for row in rows
    ]  # fmt: skip


_CASE = text("""
    SELECT c.id, c.school_state, k.appointment_on, r.outcome, r.acted_on
    FROM attendance_cases c
    LEFT JOIN LATERAL (SELECT appointment_on, step FROM school_case_transitions t WHERE t.case_id = c.id
        AND t.did IN ('convene_meeting', 'convene_educational_community') ORDER BY step DESC LIMIT 1) k ON true
    LEFT JOIN LATERAL (SELECT outcome, acted_on FROM school_case_transitions t WHERE t.case_id = c.id
        AND t.did IN ('sign_measures', 'sign_support_contract') AND t.step > k.step
        ORDER BY step DESC LIMIT 1) r ON true
    WHERE c.student_id = :student AND c.school_id = :unit AND c.close_reason IS NULL
    ORDER BY c.school_year DESC LIMIT 1
""")


async def load_case_step(session: AsyncSession, student_id: UUID, unit_id: UUID, held_on: date) -> CaseStep | None:
    """The open case of this pupil: convened for which day, with which result. Written in the case, only read here."""
    row = (await session.execute(_CASE, {"student": student_id, "unit": unit_id})).one_or_none()
    if row is None:
        return None
    return CaseStep(
        row.id, row.school_state, row.appointment_on, row.appointment_on == held_on, row.outcome or "", row.acted_on
    )


async def link_case(session: AsyncSession, item_id: UUID, case_id: UUID) -> None:
    """Make the point the evidence of the case's step: one register, the case's."""
    await session.execute(
        text("UPDATE meeting_items SET case_id = :case WHERE id = :id"), {"id": item_id, "case": case_id}
    )


async def note_editing(session: AsyncSession, item_id: UUID, by: UUID | None, at: datetime) -> None:
    """« M. Garnier modifie la décision » : a mark that changes nothing else, and no version."""
    await session.execute(
        text("""UPDATE meeting_items SET editing_by = :by,
                    editing_since = CASE WHEN CAST(:by AS uuid) IS NULL THEN NULL
                        WHEN editing_by = :by THEN editing_since ELSE CAST(:at AS timestamptz) END
                WHERE id = :id"""),
        {"id": item_id, "by": by, "at": at},
    )


async def invite(session: AsyncSession, item: tuple[UUID, UUID], account_id: UUID, by: UUID, at: datetime) -> None:
    await session.execute(
        text("""INSERT INTO meeting_item_guests (item_id, unit_id, account_id, invited_by, invited_at)
                VALUES (:i, :u, :a, :by, :at) ON CONFLICT DO NOTHING"""),
        {"i": item[0], "u": item[1], "a": account_id, "by": by, "at": at},
    )


async def uninvite(session: AsyncSession, item_id: UUID, account_id: UUID) -> None:
    await session.execute(
        text("DELETE FROM meeting_item_guests WHERE item_id = :i AND account_id = :a"),
        {"i": item_id, "a": account_id},
    )


async def set_presences(session: AsyncSession, meeting_id: UUID, presences: dict[UUID, str]) -> None:
    for participant_id, presence in presences.items():
        await session.execute(
            text("UPDATE meeting_participants SET presence = :p WHERE id = :id AND meeting_id = :m"),
            {"p": presence, "id": participant_id, "m": meeting_id},
        )


async def remove_item(session: AsyncSession, item_id: UUID) -> None:
    """Off the agenda, with what had brought it; the journal keeps that it was there."""
    for table in ("meeting_item_guests", "meeting_item_origins"):
        await session.execute(text(f"DELETE FROM {table} WHERE item_id = :i"), {"i": item_id})
    await session.execute(text("DELETE FROM meeting_items WHERE id = :i"), {"i": item_id})


async def has_notes(session: AsyncSession, item_id: UUID) -> bool:
    found = await session.execute(text("SELECT EXISTS (SELECT FROM meeting_notes WHERE item_id = :i)"), {"i": item_id})
    return bool(found.scalar_one())


async def release_origins(session: AsyncSession, item_id: UUID) -> None:
    """What was « on the agenda » through this point is open again."""
    keys = {"i": item_id}
    await session.execute(
        text("""UPDATE signals s SET state = 'read', meeting_id = NULL, version = version + 1
                FROM meeting_item_origins o WHERE o.item_id = :i AND o.origin_kind = 'signal' AND o.origin_id = s.id
                  AND s.state = 'on_agenda'"""),
        keys,
    )
    await session.execute(
        text("""UPDATE early_warnings w SET state = 'open', version = version + 1
                FROM meeting_item_origins o WHERE o.item_id = :i AND o.origin_kind = 'early_warning'
                  AND o.origin_id = w.id AND w.state = 'on_agenda'"""),
        keys,
    )


async def mark_on_agenda(session: AsyncSession, origin: tuple[str, UUID], meeting_id: UUID, held_on: date) -> None:
    """Its author reads « à l'ordre du jour du … »."""
    if origin[0] == "signal":
        await session.execute(
            text("""UPDATE signals SET state = 'on_agenda', meeting_id = :m, agenda_on = :day, version = version + 1
                    WHERE id = :id AND state IN ('received', 'read', 'on_agenda')"""),
            {"id": origin[1], "m": meeting_id, "day": held_on},
        )
    if origin[0] == "early_warning":
        await session.execute(
            text("""UPDATE early_warnings SET state = 'on_agenda', version = version + 1
                    WHERE id = :id AND ended_on IS NULL AND state IN ('open', 'taken')"""),
            {"id": origin[1]},
        )


async def running_plan(session: AsyncSession, student_id: UUID, unit_id: UUID, scheme: str) -> UUID | None:
    """The plan of that scheme which this pupil already has: a decision does not open a second one."""
    row = await session.execute(
        text("""SELECT id FROM support_plans WHERE student_id = :s AND school_id = :u AND scheme = :scheme
                  AND closed_on IS NULL AND refused_on IS NULL ORDER BY created_at DESC LIMIT 1"""),
        {"s": student_id, "u": unit_id, "scheme": scheme},
    )
    found: Any = row.scalar_one_or_none()
    return None if found is None else UUID(str(found))


@dataclass(frozen=True)
class Announcement:
    """What a mail about an agenda says: when, where, how many; never who."""

    email: str
    kind: str
    held_on: date
    starts_at: time
    place: str
    situations: int


async def load_announcement(session: AsyncSession, meeting_id: UUID, account_id: UUID) -> Announcement | None:
    row = (
        await session.execute(
            text("""SELECT a.email, m.kind, m.held_on, m.starts_at, m.place,
                        (SELECT count(*) FROM meeting_items i WHERE i.meeting_id = m.id) AS situations
                    FROM meetings m, accounts a WHERE m.id = :m AND a.id = :a AND a.disabled_at IS NULL
                      AND m.state = 'planned'"""),
            {"m": meeting_id, "a": account_id},
        )
    ).one_or_none()
    return None if row is None else Announcement(*row)


async def mark_agenda_sent(session: AsyncSession, meeting_id: UUID, at: datetime) -> None:
    await session.execute(text("UPDATE meetings SET agenda_sent_at = :at WHERE id = :id"), {"id": meeting_id, "at": at})
