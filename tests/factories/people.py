"""Units, schools and accounts of the test world."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text

from api.security.passwords import hash_password
from domain.access.permissions import Role
from persistence.database import Sessions
from persistence.ids import new_id

PASSWORD = "un mot de passe de test"


@dataclass(frozen=True)
class SchoolFixture:
    id: UUID
    uai: str
    dsden_id: UUID


@dataclass(frozen=True)
class AccountFixture:
    id: UUID
    email: str
    role: Role


async def make_unit(sessions: Sessions, kind: str, name: str, department: str = "999") -> UUID:
    unit_id = new_id()
    async with sessions() as session, session.begin():
        await session.execute(
            text("INSERT INTO units (id, kind, name, department_code) VALUES (:id, :kind, :name, :dept)"),
            {"id": unit_id, "kind": kind, "name": name, "dept": department},
        )
    return unit_id


async def make_school(
    sessions: Sessions,
    uai: str = "9990004A",
    kind: str = "lycee_professionnel",
    name: str = "LP Jacques-Prévert",
    *,
    dsden_id: UUID | None = None,
) -> SchoolFixture:
    """A school open Monday, Tuesday, Thursday, Friday 8-12 and 13-17, Wednesday 8-12."""
    dsden_id = dsden_id or await make_unit(sessions, "dsden", "DSDEN 999")
    school_id = await make_unit(sessions, "school", name)
    async with sessions() as session, session.begin():
        await session.execute(
            text("""INSERT INTO schools (id, uai, name, kind, department_code, dsden_id)
                    VALUES (:id, :uai, :name, :kind, '999', :dsden)"""),
            {"id": school_id, "uai": uai, "name": name, "kind": kind, "dsden": dsden_id},
        )
        for weekday in range(5):
            await session.execute(
                text("INSERT INTO school_openings VALUES (:s, :d, 'am', '08:00', '12:00')"),
                {"s": school_id, "d": weekday},
            )
            if weekday != 2:
                await session.execute(
                    text("INSERT INTO school_openings VALUES (:s, :d, 'pm', '13:00', '17:00')"),
                    {"s": school_id, "d": weekday},
                )
        for n, (start, end) in enumerate(
            [
                ("08:00", "09:00"),
                ("09:00", "10:00"),
                ("10:00", "11:00"),
                ("11:00", "12:00"),
                ("13:00", "14:00"),
                ("14:00", "15:00"),
                ("15:00", "16:00"),
                ("16:00", "17:00"),
            ],
            1,
        ):
            await session.execute(
                text(
                    "INSERT INTO school_periods VALUES (:s, :c, :l, :h, CAST(:a AS text)::time, CAST(:b AS text)::time)"
                ),
                {
                    "s": school_id,
                    "c": f"M{n}" if n <= 4 else f"S{n - 4}",
                    "l": f"{start} – {end}",
                    "h": "am" if n <= 4 else "pm",
                    "a": start,
                    "b": end,
                },
            )
    return SchoolFixture(school_id, uai, dsden_id)


async def make_account(
    sessions: Sessions, role: Role, email: str, *units: UUID, name: str = "Nadia Lemoine"
) -> AccountFixture:
    account_id = new_id()
    async with sessions() as session, session.begin():
        await session.execute(
            text(
                "INSERT INTO accounts (id, email, display_name, role, password_hash) VALUES (:id, :email, :name, :role, :hash)"
            ),
            {
                "id": account_id,
                "email": email,
                "name": name,
                "role": role.value,
                "hash": await hash_password(PASSWORD, cheap=True),
            },
        )
        for unit in units:
            await session.execute(
                text("INSERT INTO actor_units (actor_id, unit_id) VALUES (:a, :u)"), {"a": account_id, "u": unit}
            )
    return AccountFixture(account_id, email, role)
