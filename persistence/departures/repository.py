"""Loads and saves departures within a perimeter; a version that moved meanwhile is stale."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.departures.departure import Departure, DepartureStep, Facts, holders_of
from domain.departures.states import (
    DepartureGround,
    DepartureState,
    Destination,
    DestinationProof,
    InterviewOutcome,
)
from domain.kernel.errors import NotFound, Stale

# The school that keeps it; once informed, the DSDEN.
REACHED = """
    (d.school_id = ANY(CAST(:units AS uuid[])) OR (d.dsden_unit = ANY(CAST(:units AS uuid[])) AND EXISTS (
        SELECT FROM person_links l WHERE l.student_id = d.student_id AND l.school_id = d.school_id
          AND l.unit_id = d.dsden_unit)))
"""
_COLUMNS = (
    "ground", "state", "step", "version", "requested_on", "request_signed_by", "request_signed_by_pupil",
    "interview_on", "interview_outcome", "alternatives", "first_letter_on", "second_letter_on", "exclusion_decided_on",
    "exclusion_reference", "left_on", "destination_kind", "destination_name", "destination_proof",
    "destination_confirmed_on", "dsden_unit", "dsden_informed_on", "dsden_received_on", "platform_unit",
    "handed_over_on", "follow_up_due_on", "returned_on", "closed_on", "last_act_on",
)  # fmt: skip
_BY_ID = text(f"SELECT d.* FROM departures d WHERE d.id = :id AND {REACHED}")
_ANY = text("SELECT d.* FROM departures d WHERE d.id = :id")
_OPEN_OF = text("""
    SELECT d.* FROM departures d WHERE d.student_id = :student AND d.school_id = :school
      AND d.state NOT IN ('followed', 'returned', 'withdrawn')
""")
_INSERT = text(f"""
    INSERT INTO departures (id, student_id, school_id, school_year, opened_on, opened_by, {", ".join(_COLUMNS)})
    VALUES (:id, :student_id, :school_id, :school_year, :opened_on, :opened_by,
        {", ".join(f":{name}" for name in _COLUMNS)})
""")
_UPDATE = text(f"""
    UPDATE departures SET {", ".join(f"{name} = :{name}" for name in _COLUMNS)}
    WHERE id = :id AND version = :seen RETURNING id
""")
_STEP = text("""
    INSERT INTO departure_steps (departure_id, student_id, school_id, step, source, name, target, acted_on,
        recorded_at, actor_id, actor_role, basis, outcome, act_id)
    VALUES (:departure, :student, :school, :step, :source, :name, :target, :on, :at, :by, :role, :basis, :outcome, :act)
""")
_STEPS = text("""
    SELECT s.step, s.source, s.name, s.target, s.acted_on, s.recorded_at, s.actor_role, s.basis, s.outcome
    FROM departure_steps s WHERE s.departure_id = :id ORDER BY s.step
""")
_FACTS = text("""
    SELECT s.birth_date, sc.dsden_id, sc.department_code, s.postal_code, s.city,
        (SELECT count(*) FROM departure_contacts c WHERE c.departure_id = :id AND c.removed_at IS NULL) AS contacts,
        (SELECT count(*) FROM departure_contacts c JOIN departures d ON d.id = c.departure_id
          WHERE c.departure_id = :id AND c.removed_at IS NULL AND CAST(c.tried_at AS date) >= d.left_on)
          AS contacts_since,
        (SELECT json_agg(json_build_array(g.id, trim(concat_ws(' ', g.civility, g.first_name,
              coalesce(g.usage_name, g.family_name))), g.level, g.parental_authority) ORDER BY g.level, g.id)
           FROM guardians g WHERE g.student_id = :student AND g.school_id = :school AND g.missing_since IS NULL)
          AS persons
    FROM students s, schools sc WHERE s.id = :student AND sc.id = :school
""")


@dataclass(frozen=True)
class Written:
    """Who took the step and when; nobody when an import did."""

    at: datetime
    act_id: UUID
    by: UUID | None = None
    role: str | None = None


class DepartureThere(Exception):  # noqa: N818 - a fact the use case turns into a refusal
    """A departure of this pupil is already under way."""


async def load_departure(session: AsyncSession, actor: Actor, departure_id: UUID) -> Departure:
    """Within reach, else NotFound."""
    row = (await session.execute(_BY_ID, {"id": departure_id, "units": list(actor.units)})).one_or_none()
    if row is None:
        raise NotFound
    return _departure(row)


async def load_any_departure(session: AsyncSession, departure_id: UUID) -> Departure:
    """For jobs, whose database role sees every row."""
    return _departure((await session.execute(_ANY, {"id": departure_id})).one())


async def find_open(session: AsyncSession, student_id: UUID, school_id: UUID) -> Departure | None:
    row = (await session.execute(_OPEN_OF, {"student": student_id, "school": school_id})).one_or_none()
    return None if row is None else _departure(row)


async def insert_departure(session: AsyncSession, departure: Departure, step: DepartureStep, written: Written) -> None:
    """The departure with its first link; DepartureThere when one is under way."""
    keys = {
        "id": departure.id, "student_id": departure.student_id, "school_id": departure.school_id,
        "school_year": departure.school_year, "opened_on": departure.opened_on, "opened_by": written.by,
    }  # fmt: skip
    try:
        async with session.begin_nested():
            await session.execute(_INSERT, keys | _values(departure))
    except IntegrityError as error:
        if "departures_one_open" in str(error):
            raise DepartureThere from error
        raise
    await _append(session, departure, step, written)


async def save_step(
    session: AsyncSession, after: Departure, step: DepartureStep, written: Written, *, seen: int
) -> None:
    """The departure as the step leaves it, on the version that was read."""
    done = await session.execute(_UPDATE, _values(after) | {"id": after.id, "seen": seen})
    if done.one_or_none() is None:
        raise Stale
    await _append(session, after, step, written)


async def mark_received(session: AsyncSession, departure: Departure, day: date, *, seen: int) -> None:
    """The DSDEN has taken note: no step of the school's chain."""
    done = await session.execute(
        text("""UPDATE departures SET dsden_received_on = :day, version = version + 1
                WHERE id = :id AND version = :seen RETURNING id"""),
        {"day": day, "id": departure.id, "seen": seen},
    )
    if done.one_or_none() is None:
        raise Stale


async def _append(session: AsyncSession, after: Departure, step: DepartureStep, written: Written) -> None:
    await session.execute(
        _STEP,
        {
            "departure": after.id, "student": after.student_id, "school": after.school_id, "step": step.number,
            "source": step.source, "name": step.name, "target": step.target, "on": step.on, "at": written.at,
            "by": written.by, "role": written.role, "basis": step.basis, "outcome": step.outcome, "act": written.act_id,
        },
    )  # fmt: skip


@dataclass(frozen=True)
class StepRow:
    step: int
    source: str
    name: str
    target: str
    acted_on: date
    recorded_at: datetime
    actor_role: str | None
    basis: str
    outcome: str


async def load_steps(session: AsyncSession, departure_id: UUID) -> list[StepRow]:
    return [StepRow(*row) for row in await session.execute(_STEPS, {"id": departure_id})]


@dataclass(frozen=True)
class Surroundings:
    """The facts of rules, without the platform; and where the pupil lives, which says which platform answers."""

    facts: Facts
    department_code: str
    postal_code: str | None
    city: str | None


async def load_surroundings(session: AsyncSession, departure: Departure) -> Surroundings:
    keys = {"id": departure.id, "student": departure.student_id, "school": departure.school_id}
    row = (await session.execute(_FACTS, keys)).one()
    persons = [(UUID(one[0]), one[1], one[2], one[3]) for one in row.persons or ()]
    facts = Facts(row.birth_date, holders_of(persons), row.contacts, row.contacts_since, row.dsden_id)
    return Surroundings(facts, row.department_code, row.postal_code, row.city)


def _values(departure: Departure) -> dict[str, Any]:
    found = {name: getattr(departure, name) for name in _COLUMNS}
    found["request_signed_by"] = list(departure.request_signed_by)
    found["alternatives"] = list(departure.alternatives)
    return {name: getattr(value, "value", value) for name, value in found.items()}


def _departure(row: Any) -> Departure:
    found = {name: getattr(row, name) for name in _COLUMNS}
    found |= {
        "ground": DepartureGround(row.ground),
        "state": DepartureState(row.state),
        "request_signed_by": tuple(row.request_signed_by),
        "alternatives": tuple(row.alternatives),
        "interview_outcome": None if row.interview_outcome is None else InterviewOutcome(row.interview_outcome),
        "destination_kind": None if row.destination_kind is None else Destination(row.destination_kind),
        "destination_proof": None if row.destination_proof is None else DestinationProof(row.destination_proof),
    }
    return Departure(
        id=row.id, student_id=row.student_id, school_id=row.school_id, school_year=row.school_year,
        opened_on=row.opened_on, **found,
    )  # fmt: skip
