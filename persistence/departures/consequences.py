"""What a step of a departure moves elsewhere: the enrolment, who may see the pupil, the hand-over to a platform."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.departures.departure import Departure
from domain.departures.states import HandoverEnd
from persistence.ids import new_id

_LEAVE = text("""
    UPDATE enrolments SET left_on = :day, leaving_reason_label = :label
    WHERE student_id = :student AND school_id = :school AND school_year = :year
      AND (left_on IS NULL OR left_on > :day)
""")
_COME_BACK = text("""
    UPDATE enrolments SET left_on = NULL, leaving_reason_code = NULL, leaving_reason_label = NULL
    WHERE student_id = :student AND school_id = :school AND school_year = :year
""")
_FOUND = text("""
    UPDATE school_students SET missing_since = NULL WHERE student_id = :student AND school_id = :school
""")
_LINK = text("""
    INSERT INTO person_links (student_id, unit_id, school_id, reason) VALUES (:student, :unit, :school, :reason)
    ON CONFLICT DO NOTHING
""")
_UNLINK = text("""
    DELETE FROM person_links WHERE student_id = :student AND school_id = :school AND reason = :reason
""")
_END_LINKS = text("""
    DELETE FROM person_links l WHERE l.reason = 'departure' AND NOT EXISTS (
        SELECT FROM departures d WHERE d.student_id = l.student_id AND d.school_id = l.school_id
          AND d.dsden_unit = l.unit_id
          AND (d.school_year > :year OR (d.closed_on IS NULL AND d.destination_confirmed_on IS NULL)))
    RETURNING l.student_id
""")
_HAND_OVER = text("""
    INSERT INTO platform_handovers (id, departure_id, student_id, school_id, platform_unit, handed_over_on,
        handed_over_by, age, ground, left_on)
    VALUES (:id, :departure, :student, :school, :unit, :on, :by, :age, :ground, :left_on)
""")
_END = text("""
    UPDATE platform_handovers SET withdrawn_on = :on, withdrawn_reason = :reason, version = version + 1
    WHERE departure_id = :departure AND withdrawn_on IS NULL RETURNING id
""")
_DROP_TASKS = text("""
    UPDATE tasks SET cancelled_at = :at, outcome = 'not_needed', version = version + 1
    WHERE origin_kind = 'departure' AND origin_id = :departure AND done_at IS NULL AND cancelled_at IS NULL
""")


async def end_enrolment(session: AsyncSession, departure: Departure) -> None:
    """`left_on` is the first day on which the pupil is gone: nothing is expected of them from then on."""
    await session.execute(
        _LEAVE,
        {
            "day": departure.left_on, "label": departure.ground.label, "student": departure.student_id,
            "school": departure.school_id, "year": departure.school_year,
        },
    )  # fmt: skip


async def reopen_enrolment(session: AsyncSession, departure: Departure) -> None:
    keys = {"student": departure.student_id, "school": departure.school_id}
    await session.execute(_COME_BACK, keys | {"year": departure.school_year})
    await session.execute(_FOUND, keys)


async def link_unit(session: AsyncSession, departure: Departure, unit_id: UUID, reason: str) -> None:
    """Open this pupil's record in this school to a unit: `departure` for the DSDEN, `handed_over` for a platform."""
    keys = {"student": departure.student_id, "school": departure.school_id, "unit": unit_id, "reason": reason}
    await session.execute(_LINK, keys)


async def unlink(session: AsyncSession, departure: Departure, reason: str) -> None:
    keys = {"student": departure.student_id, "school": departure.school_id, "reason": reason}
    await session.execute(_UNLINK, keys)


async def end_departure_links(session: AsyncSession, year: int) -> int:
    """End of rights: what departures up to that year had opened to a DSDEN, unless an enrolment is still sought."""
    return len((await session.execute(_END_LINKS, {"year": year})).all())


async def hand_over(session: AsyncSession, departure: Departure, unit_id: UUID, *, by: UUID | None, age: int) -> UUID:
    """The row that the platform's follow-up starts from; answers its id."""
    handover = new_id()
    await link_unit(session, departure, unit_id, "handed_over")
    await session.execute(
        _HAND_OVER,
        {
            "id": handover, "departure": departure.id, "student": departure.student_id, "school": departure.school_id,
            "unit": unit_id, "on": departure.handed_over_on, "by": by, "age": age, "ground": departure.ground.value,
            "left_on": departure.left_on,
        },
    )  # fmt: skip
    return handover


async def end_handover(session: AsyncSession, departure: Departure, day: date, reason: HandoverEnd) -> bool:
    """The platform keeps the line, marked; its link ends when the pupil is back."""
    keys = {"departure": departure.id, "on": day, "reason": reason.value}
    ended = (await session.execute(_END, keys)).one_or_none() is not None
    if reason is HandoverEnd.RETURNED:
        await unlink(session, departure, "handed_over")
    return ended


async def drop_tasks(session: AsyncSession, departure_id: UUID, at: datetime) -> None:
    """What was still to do for this departure is no longer needed."""
    await session.execute(_DROP_TASKS, {"departure": departure_id, "at": at})
