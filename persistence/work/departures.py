"""Departures that wait for this reader: the school's to clarify, the DSDEN's to receive."""

from datetime import date

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.work.departure_rows import OpenDeparture
from domain.work.items import WorkPerson

_WAITING = text("""
    SELECT d.id, d.student_id, s.family_name, s.first_name, k.name AS class_name, sc.name AS school_name, d.state,
        coalesce(d.dsden_informed_on, d.opened_on) AS since, d.school_id = ANY(CAST(:units AS uuid[])) AS from_school
    FROM departures d JOIN students s ON s.id = d.student_id JOIN schools sc ON sc.id = d.school_id
    LEFT JOIN enrolments e
        ON e.student_id = d.student_id AND e.school_id = d.school_id AND e.school_year = d.school_year
    LEFT JOIN classes k ON k.id = e.class_id
    WHERE (d.school_id = ANY(CAST(:units AS uuid[])) AND d.state = 'to_clarify')
       OR (d.dsden_unit = ANY(CAST(:units AS uuid[])) AND d.dsden_received_on IS NULL AND d.closed_on IS NULL
           AND d.destination_confirmed_on IS NULL)
    ORDER BY since, d.id LIMIT 100
""")


async def load_waiting_departures(session: AsyncSession, actor: Actor, today: date) -> list[OpenDeparture]:
    rows = await session.execute(_WAITING, {"units": list(actor.units)})
    return [
        OpenDeparture(
            row.id,
            WorkPerson(row.student_id, row.family_name, row.first_name, row.class_name, row.school_name),
            row.state,
            min(row.since, today),
            row.from_school,
        )
        for row in rows
    ]
