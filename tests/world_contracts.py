"""What the test world holds of networks and contracts: one of each at the platform of each school's département."""

from datetime import date
from typing import Any

from sqlalchemy import text

from domain.access.permissions import Role
from persistence.ids import new_id
from tests.factories.following import YoungPerson, make_followed

_STATEMENTS = (
    """INSERT INTO actor_units (actor_id, unit_id) SELECT a, :platform FROM unnest(CAST(:people AS uuid[])) AS a
       ON CONFLICT DO NOTHING""",
    """INSERT INTO foquale_networks (id, platform_id, name, created_by, created_at)
       VALUES (:network, :platform, :name, :by, now())""",
    """INSERT INTO foquale_members (id, network_id, unit_id, kind, name, joined_on)
       VALUES (:school, :network, :school, 'school', :name, :day)""",
    """INSERT INTO foquale_members (id, network_id, kind, name, joined_on)
       VALUES (:member, :network, 'partner', 'Partenaire', :day)""",
    """INSERT INTO training_places (id, network_id, platform_id, provider_unit_id, provider_name, formation, level, nsf,
           solution_type, youth_status, entry_on, capacity, taken, created_by, created_at)
       VALUES (:place, :network, :platform, :school, :name, 'CAP', '3', '22', 'school', 'pupil', '2026-12-07', 40, 1, :by,
           now())""",
    """INSERT INTO place_holds (id, place_id, platform_id, follow_up_id, state, seat, capacity, held_by, held_at,
           held_until, confirmed_on)
       VALUES (:hold, :place, :platform, :follow_up, 'confirmed', 1, 40, :by, now(), now(), :day)""",
    """INSERT INTO training_contracts (id, platform_id, follow_up_id, hold_id, provider_unit_id, tutor_id, state, steps,
           first_name, family_name, birth_date, commitments, created_by, created_at)
       VALUES (:contract, :platform, :follow_up, :hold, :school, :tutor, 'to_sign', 1, :first, :family, '2009-03-04',
           '{"young_person": "", "tutor": "", "provider": ""}', :by, now())""",
    """INSERT INTO training_contract_steps (contract_id, platform_id, step, source, name, target, acted_on, recorded_at,
           actor_id, actor_role, basis, act_id)
       VALUES (:contract, :platform, 1, 'draft', 'send_to_sign', 'to_sign', :day, now(), :by, 'platform_manager', '',
           :contract)""",
)


async def plant_contract(matrix: Any, mark: str) -> dict[str, str]:
    """A contract to sign, on a place of that school; the first school's platform is that of its département."""
    world, department = matrix.world, "A" if mark == "A1" else "B"
    manager = world.accounts[department, Role.PLATFORM_MANAGER]
    people = [world.accounts[mark, role].id for role in (Role.MLDS_COORDINATOR, Role.GUIDANCE_PSYCHOLOGIST)]
    ids = {name: new_id() for name in ("network", "member", "place", "hold", "contract")}
    async with matrix.sessions() as session, session.begin():
        platform = (
            await session.execute(
                text("""SELECT s.unit_id FROM actor_units s JOIN units u ON u.id = s.unit_id
                        WHERE s.actor_id = :id AND u.kind = 'platform'"""),
                {"id": manager.id},
            )
        ).scalar_one()
    person = YoungPerson(f"ZzNom{mark}", f"ZzPrenom{mark}", interviewed_on=date(2026, 11, 16))
    follow_up = await make_followed(matrix.sessions, platform, person)
    async with matrix.sessions() as session, session.begin():
        keys = ids | {
            "platform": platform, "school": world.schools[mark].id, "by": manager.id, "people": people,
            "tutor": world.accounts[department, Role.TUTOR].id, "follow_up": follow_up, "day": date(2026, 11, 23),
            "name": f"Réseau {mark}", "first": f"ZzPrenom{mark}", "family": f"ZzNom{mark}",
        }  # fmt: skip
        for statement in _STATEMENTS:
            named = {name: value for name, value in keys.items() if f":{name}" in statement}
            await session.execute(text(statement), named)
    found = {f"{name}_id": str(id_) for name, id_ in ids.items() if name != "place"}
    return found | {
        "training_place_id": str(ids["place"]), "platform_id": str(platform), "follow_up_id": str(follow_up),
    }  # fmt: skip
