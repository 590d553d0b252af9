"""What the test world holds of SIEI, for the access matrix: it is open, and each school's département has a campaign."""

from typing import Any

from sqlalchemy import text

from domain.access.permissions import Role
from persistence.ids import new_id

_STATEMENTS = (
    """INSERT INTO siei_legal_bases (id, reference, decided_on, recorded_at, version)
       SELECT :id, 'Décision du monde de test', '2026-09-01', now(), 2
       WHERE NOT EXISTS (SELECT FROM siei_legal_bases)""",
    """INSERT INTO siei_campaigns (id, unit_id, campaign_date, departments, state, created_by, created_at)
       VALUES (:campaign, :unit, '2026-11-15', ARRAY[:code], 'review', :by, now())""",
    """INSERT INTO siei_rows (id, campaign_id, unit_id, campaign_date, person_key, identity_key, platform_id,
           family_name, first_names, birth_date, age, searched_in, crossed_as, state, published_at)
       VALUES (:row, :campaign, :unit, '2026-11-15', 'p', 'i', :platform, :listed, 'Zoé', '2008-01-01', 18, '[]', 'listed',
           'listed', now())""",
    """INSERT INTO siei_pairs (id, campaign_id, unit_id, pair_key, purpose, left_key, right_key, left_source, right_source,
           left_fields, right_fields, bits, row_key, lot)
       VALUES (:pair, :campaign, :unit, 'k', 'review', 'l', 'r', 'en_previous', 'apprentices', :fields, :fields, 3, 'p', 'x')""",
    """INSERT INTO siei_returns (id, campaign_id, unit_id, campaign_date, school_id, family_name, first_names, kind,
           published_at)
       VALUES (:id, :campaign, :unit, '2026-11-15', :school, :name, 'Zoé', 'elsewhere', now())""",
)


async def plant_campaign(matrix: Any, mark: str, department: str) -> dict[str, str]:
    """A campaign of the DSDEN in its review; the row of the first school went to the platform of its département."""
    world = matrix.world
    manager = world.accounts["A" if mark == "A1" else "B", Role.PLATFORM_MANAGER]
    async with matrix.sessions() as session, session.begin():
        platform = (
            await session.execute(text("SELECT unit_id FROM actor_units WHERE actor_id = :id"), {"id": manager.id})
        ).scalar_one()
        ids = {name: new_id() for name in ("campaign", "row", "pair")}
        name = f"ZzNom{mark}"
        listed = name if mark.endswith("1") else "Moreau"  # one DSDEN reads both lists of its département
        keys = ids | {
            "id": new_id(), "unit": world.dsden[department], "code": "999" if department == "A" else "998",
            "by": world.accounts[department, Role.DATA_STEWARD].id, "platform": platform, "name": name,
            "listed": listed,
            "fields": '{"family_name": "LE GOFF"}', "school": world.schools[mark].id,
        }  # fmt: skip
        for statement in _STATEMENTS:
            named = {key: value for key, value in keys.items() if f":{key}" in statement}
            await session.execute(text(statement), named)
    return {f"{name}_id": str(id_) for name, id_ in ids.items()}
