"""What the test world holds of follow-ups: beside the young person of each contract, one of everything promised."""

from datetime import date
from typing import Any

from sqlalchemy import text

from domain.access.permissions import Role
from persistence.ids import new_id
from tests.factories.partners import make_client

_STATEMENTS = (
    """INSERT INTO follow_up_interviews (id, follow_up_id, platform_id, kind, state, held_on, author_id, saved_at, saved_by)
       VALUES (:interview, :follow_up, :platform, 'first', 'draft', :day, :by, now(), :by)""",
    """INSERT INTO follow_up_solutions (id, follow_up_id, platform_id, type, kind, provider, state, proposed_on, recorded_at)
       VALUES (:solution, :follow_up, :platform, 'e2c', 'integration_scheme', 'E2C', 'proposed', :day, now())""",
    """INSERT INTO return_requests (id, follow_up_id, platform_id, channel, requested_on, received_on, interview_due_on,
           state, recorded_at)
       VALUES (:request, :follow_up, :platform, 'letter', :day, :day, '2026-12-08', 'received', now())""",
    """INSERT INTO mission_locale_summons (id, follow_up_id, platform_id, ground, summoned_on, department_due_on, recorded_at)
       VALUES (:summons, :follow_up, :platform, 'silence', :day, '2027-01-23', now())""",
    """INSERT INTO follow_up_referrals (id, follow_up_id, platform_id, partner_unit, referred_on, expected_on, request,
           fields, referred_by)
       VALUES (:referral, :follow_up, :platform, :partner, :day, :day, 'contact', '{identity,phone}', :by)""",
    """INSERT INTO follow_up_findings (id, follow_up_id, platform_id, kind, evidence_id, found_on, place)
       VALUES (:finding, :follow_up, :platform, 'import', :finding, :day, 'LP')""",
    """INSERT INTO referent_absences (id, platform_id, account_id, from_on, to_on, declared_by, declared_at)
       VALUES (:away, :platform, :by, :day, '2027-01-23', :by, now())""",
    """INSERT INTO follow_up_returns (id, follow_up_id, platform_id, school_id, family_name, first_names, kind, since)
       VALUES (:id, :follow_up, :platform, :school, :family, 'Zoé', 'followed', :day)""",
)


async def plant_follow_up(matrix: Any, mark: str, found: dict[str, str]) -> dict[str, str]:
    """On the follow-up that the contract was planted for; the partner is the mission locale of its département."""
    world, department = matrix.world, "A" if mark == "A1" else "B"
    ids = {name: new_id() for name in ("interview", "solution", "request", "summons", "referral", "finding", "away")}
    async with matrix.sessions() as session, session.begin():
        adviser = world.accounts[department, Role.MISSION_LOCALE_ADVISER].id
        partner = await session.execute(text("SELECT unit_id FROM actor_units WHERE actor_id = :id"), {"id": adviser})
        keys = ids | {
            "id": new_id(), "follow_up": found["follow_up_id"], "platform": found["platform_id"],
            "partner": partner.scalar_one(), "school": world.schools[mark].id, "family": f"ZzNom{mark}",
            "by": world.accounts[mark, Role.GUIDANCE_PSYCHOLOGIST].id, "day": date(2026, 11, 23),
        }  # fmt: skip
        for statement in _STATEMENTS:
            named = {name: value for name, value in keys.items() if f":{name}" in statement}
            await session.execute(text(statement), named)
        unit = keys["partner"]
    client = await make_client(matrix.sessions, unit)  # one that nobody calls with: administrators may close it
    asked = {"partner_id": str(unit), "client_id": str(client.id), "credential_id": str(client.credential)}
    return {f"{name}_id": str(id_) for name, id_ in ids.items()} | asked
