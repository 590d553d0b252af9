"""The test world: two départements, two schools each, every role, every name marked with its unit (`Zz…`)."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import text

from domain.access.permissions import HUMAN_ROLES, Role
from persistence.database import Sessions
from tests.factories.partners import ClientFixture, make_client, make_partner
from tests.factories.people import AccountFixture, SchoolFixture, make_account, make_school, make_unit
from tests.factories.students import StudentFixture, make_class, make_guardian, make_student

SCHOOL_ROLES = (
    Role.TEACHER, Role.SUPERVISOR, Role.EDUCATION_ADVISER, Role.DEPUTY_HEAD, Role.HEAD, Role.SOCIAL_WORKER, Role.NURSE,
    Role.GUIDANCE_PSYCHOLOGIST, Role.MLDS_COORDINATOR,
)  # fmt: skip
DSDEN_ROLES = (Role.DASEN_OFFICER, Role.SIGNATORY, Role.DATA_STEWARD)
UNIT_ROLES = {
    Role.PLATFORM_MANAGER: "platform",
    Role.MISSION_LOCALE_ADVISER: "organisation",
    Role.TUTOR: "organisation",
}
SCHOOLS = {
    "A1": ("9990004A", "lycee_professionnel", "A"), "A2": ("9990003Z", "college", "A"),
    "B1": ("9980001B", "lycee_professionnel", "B"), "B2": ("9980002C", "college", "B"),
}  # fmt: skip


@dataclass
class World:
    """Accounts by (mark, role); pupils by mark. A mark is a school (A1…) or a département (A, B)."""

    schools: dict[str, SchoolFixture] = field(default_factory=dict)
    classes: dict[str, UUID] = field(default_factory=dict)
    students: dict[str, StudentFixture] = field(default_factory=dict)
    accounts: dict[tuple[str, Role], AccountFixture] = field(default_factory=dict)
    dsden: dict[str, UUID] = field(default_factory=dict)
    former: dict[Role, AccountFixture] = field(default_factory=dict)
    """Accounts whose perimeter has ended: they still sign in, and reach nothing."""
    machines: dict[UUID, ClientFixture] = field(default_factory=dict)
    """What an account of a partner's machine comes in with."""
    spare: list[AccountFixture] = field(default_factory=list)

    @property
    def spare_account(self) -> AccountFixture:
        """An account that nobody in the world needs: administrators may be tried on it."""
        return self.spare[0]

    def account(self, role: Role) -> AccountFixture:
        """The account of that role nearest to school A1."""
        return next(account for (mark, r), account in self.accounts.items() if r is role and mark in {"A1", "A", "*"})


async def make_world(app: Sessions, jobs: Sessions) -> World:
    world = World()
    for mark in ("A", "B"):
        world.dsden[mark] = await make_unit(app, "dsden", f"ZzDSDEN{mark}", "999" if mark == "A" else "998")
    for mark, (uai, kind, department) in SCHOOLS.items():
        await _school(world, app, jobs, (mark, uai, kind, department))
    for department in ("A", "B"):
        await _department_accounts(world, app, department)
    for role in HUMAN_ROLES:
        world.former[role] = await make_account(app, role, f"former.{role.value}@world.invalid", name="ZzAncien")
    former = await _machine(world, app, await make_unit(app, "organisation", "ZzAncienPartenaire", "999"))
    async with app() as session, session.begin():
        await session.execute(text("DELETE FROM actor_units WHERE actor_id = :id"), {"id": former.id})
    world.former[Role.PARTNER_CLIENT] = former
    world.spare.append(await make_account(app, Role.TUTOR, "spare@world.invalid", name="ZzDisponible"))
    for role in (Role.DPO, Role.ADMINISTRATOR):
        world.accounts["*", role] = await make_account(app, role, f"{role.value}@world.invalid", name=f"Zz{role.value}")
    return world


async def _school(world: World, app: Sessions, jobs: Sessions, description: tuple[str, str, str, str]) -> None:
    mark, uai, kind, department = description
    school = await make_school(app, uai, kind, f"ZzEtablissement{mark}", dsden_id=world.dsden[department])
    world.schools[mark] = school
    world.classes[mark] = await make_class(jobs, school.id, f"ZzClasse{mark}")
    student = await make_student(
        jobs, school.id, world.classes[mark], f"ZzNom{mark}", f"ZzPrenom{mark}", birth_date=date(2012, 3, 14)
    )
    await make_guardian(jobs, student, f"ZzParent{mark}", f"ZzPrenomParent{mark}", street=f"ZzRue{mark}")
    world.students[mark] = student
    for role in SCHOOL_ROLES:
        email = f"{role.value}.{mark.lower()}@world.invalid"
        world.accounts[mark, role] = await make_account(app, role, email, school.id, name=f"ZzAgent{mark}")
        if role is Role.TEACHER:
            await _own_classes(app, world.accounts[mark, role].id, world.classes[mark])


async def _own_classes(app: Sessions, account_id: UUID, class_id: UUID) -> None:
    async with app() as session, session.begin():
        await session.execute(text("UPDATE accounts SET own_classes_only = true WHERE id = :id"), {"id": account_id})
        await session.execute(text("INSERT INTO actor_classes VALUES (:a, :c)"), {"a": account_id, "c": class_id})


async def _department_accounts(world: World, app: Sessions, department: str) -> None:
    code = "999" if department == "A" else "998"
    for role in DSDEN_ROLES:
        email = f"{role.value}.{department.lower()}@world.invalid"
        world.accounts[department, role] = await make_account(
            app, role, email, world.dsden[department], name=f"ZzAgent{department}"
        )
    circonscription = await make_unit(app, "circonscription", f"ZzCirconscription{department}", code)
    world.accounts[department, Role.IEN] = await make_account(
        app, Role.IEN, f"ien.{department.lower()}@world.invalid", circonscription, name=f"ZzAgent{department}"
    )
    for role, kind in UNIT_ROLES.items():
        unit = await make_unit(app, kind, f"Zz{kind}{department}", code)
        email = f"{role.value}.{department.lower()}@world.invalid"
        world.accounts[department, role] = await make_account(app, role, email, unit, name=f"ZzAgent{department}")
        if role is Role.MISSION_LOCALE_ADVISER:
            world.accounts[department, Role.PARTNER_CLIENT] = await _machine(world, app, unit)


async def _machine(world: World, app: Sessions, unit: UUID) -> AccountFixture:
    """The partner's own machine, with every scope."""
    await make_partner(app, unit)
    client = await make_client(app, unit)
    world.machines[client.id] = client
    return AccountFixture(client.id, f"{client.id}@machines.invalid", Role.PARTNER_CLIENT)
