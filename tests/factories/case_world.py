"""A school, its DSDEN, their people, a pupil with half-days: what a case is acted out in, over HTTP."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text

from domain.access.permissions import Role
from persistence.database import Sessions
from persistence.ids import new_id
from tests.factories.people import AccountFixture, SchoolFixture, make_account, make_school, make_unit
from tests.factories.signing_in import bearer
from tests.factories.students import StudentFixture, make_class, make_guardian, make_student

CASES = "/api/v1/attendance-cases"


@dataclass
class CaseWorld:
    """Everybody in their place; `take` takes a step of the case as someone, on the version last read."""

    http: httpx.AsyncClient
    app_sessions: Sessions
    jobs_sessions: Sessions
    clock: pytest.MonkeyPatch
    school: SchoolFixture
    student: StudentFixture
    guardians: list[UUID]
    accounts: dict[str, AccountFixture]
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    case_id: str = ""

    async def at(self, moment: str) -> "CaseWorld":
        """It is now that moment, Paris time; everyone signs in again, since tokens live ten minutes."""
        self.clock.setenv("RACCROCHE_NOW", datetime.fromisoformat(f"{moment}+01:00").isoformat())
        self.headers = {}
        return self

    async def as_(self, who: str) -> dict[str, str]:
        if who not in self.headers:
            self.headers[who] = await bearer(self.http, self.accounts[who])
        return self.headers[who]

    async def absent(self, *spells: str, share: str = "complete") -> None:
        """`absent("2026-10-08 am pm")`: half-days as the count leaves them."""
        async with self.jobs_sessions() as session, session.begin():
            for day, *halves in map(str.split, spells):
                for half in halves:
                    await session.execute(
                        text("""INSERT INTO half_days VALUES
                            (:s, :c, :d, :h, 'unjustified', 1, :n, :m, 240, 1, :n, :m, 0)"""),
                        {
                            "s": self.student.id, "c": self.school.id, "d": date.fromisoformat(day), "h": half,
                            "n": int(share == "complete"), "m": 240 if share == "complete" else 60,
                        },
                    )  # fmt: skip

    async def justified(self, *spells: str) -> None:
        async with self.jobs_sessions() as session, session.begin():
            for day, *halves in map(str.split, spells):
                for half in halves:
                    await session.execute(
                        text("""UPDATE half_days SET state = 'justified', raw = 0, complete = 0, minutes = 0,
                            firm_raw = 0, firm_complete = 0, firm_minutes = 0
                            WHERE student_id = :s AND day = :d AND half = :h"""),
                        {"s": self.student.id, "d": date.fromisoformat(day), "h": half},
                    )

    async def open(self, who: str = "cpe") -> dict:
        answer = await self.http.post(CASES, json={"student_id": str(self.student.id)}, headers=await self.as_(who))
        assert answer.status_code == 201, answer.text
        self.case_id = answer.json()["id"]
        return answer.json()

    async def show(self, who: str) -> httpx.Response:
        return await self.http.get(f"{CASES}/{self.case_id}", headers=await self.as_(who))

    async def try_step(self, who: str, name: str, **fields: object) -> httpx.Response:
        """As a person would: read the case, then act on what was read."""
        seen = await self.show(who)
        etag = seen.headers.get("etag", '"1"')
        return await self.http.post(
            f"{CASES}/{self.case_id}/transitions",
            json={"name": name, **fields},
            headers={**await self.as_(who), "If-Match": etag},
        )

    async def take(self, who: str, name: str, **fields: object) -> dict:
        answer = await self.try_step(who, name, **fields)
        assert answer.status_code == 200, f"{name}: {answer.text}"
        return answer.json()

    async def letters(self) -> list[str]:
        """What was queued so far, by kind, without the « send_ »."""
        async with self.jobs_sessions() as session:
            rows = await session.execute(text("SELECT kind FROM effects WHERE kind LIKE 'send_%' ORDER BY kind"))
            return [row.kind.removeprefix("send_") for row in rows]

    async def letters_after(self, before: list[str]) -> list[str]:
        left = Counter(await self.letters()) - Counter(before)
        return sorted(left.elements())


PEOPLE = {
    "teacher": Role.TEACHER,
    "cpe": Role.EDUCATION_ADVISER,
    "head": Role.HEAD,
    "ien": Role.IEN,
    "officer": Role.DASEN_OFFICER,
    "dasen": Role.SIGNATORY,
}


async def make_case_world(
    http: httpx.AsyncClient,
    app_sessions: Sessions,
    jobs_sessions: Sessions,
    clock: pytest.MonkeyPatch,
    *,
    kind: str = "college",
    birth_date: date = date(2012, 3, 14),
    year: int = 2026,
    two_homes: bool = True,
) -> CaseWorld:
    """The DSDEN with an officer and a signatory under delegation, its parental support, a school, a pupil with two legal guardians."""
    dsden = await make_unit(jobs_sessions, "dsden", "DSDEN 999")
    circonscription = await make_unit(jobs_sessions, "circonscription", "Circonscription de Val-Fictif")
    school = await make_school(app_sessions, kind=kind, name="Collège Jules-Verne", dsden_id=dsden)
    async with jobs_sessions() as session, session.begin():
        await session.execute(
            text("UPDATE schools SET circonscription_id = :c WHERE id = :id"), {"c": circonscription, "id": school.id}
        )
    units = {"ien": circonscription, "officer": dsden, "dasen": dsden}
    accounts = {
        who: await make_account(app_sessions, role, f"{who}@demo.invalid", units.get(who, school.id), name=who.title())
        for who, role in PEOPLE.items()
    }
    class_id = await make_class(jobs_sessions, school.id, "4e B", year)
    student = await make_student(
        jobs_sessions, school.id, class_id, "FERRAND", "Inès", birth_date=birth_date, year=year
    )
    guardians = [
        await make_guardian(jobs_sessions, student, "FERRAND", "Claire", protected=two_homes),
        await make_guardian(
            jobs_sessions, student, "DUBREUIL", "Marc", street="8 rue du Puits" if two_homes else "3 rue des Tilleuls"
        ),
    ]
    await give_delegation(jobs_sessions, dsden, accounts["dasen"].id, date(2010, 9, 1))
    await make_support(jobs_sessions, dsden)
    return CaseWorld(http, app_sessions, jobs_sessions, clock, school, student, guardians, accounts)


async def give_delegation(sessions: Sessions, unit_id: UUID, holder_id: UUID, since: date) -> None:
    async with sessions() as session, session.begin():
        await session.execute(
            text("""INSERT INTO signature_delegations (id, unit_id, holder_id, reference, valid_from, created_by, created_at)
                    VALUES (:id, :u, :h, 'arrêté 2026-14', :since, :h, now())"""),
            {"id": new_id(), "u": unit_id, "h": holder_id, "since": since},
        )


async def make_support(sessions: Sessions, unit_id: UUID) -> None:
    """The département's catalogue of parental support, which a warning must name (L131-8)."""
    async with sessions() as session, session.begin():
        await session.execute(
            text("""INSERT INTO department_support_services (id, unit_id, name, description, address, phone)
                    VALUES (:id, :u, 'Point d''accueil des parents', 'On vous écoute.', '6 rue des Écoles', '03 00 00 01 01')"""),
            {"id": new_id(), "u": unit_id},
        )


REFERRAL = {"trigger": "four_half_days", "period": {"first": "2026-11-03", "last": "2026-11-10"}}


async def warned(world: CaseWorld) -> None:
    """The case opened, referred, and its warning signed, all on the same Monday."""
    await world.open()
    await world.take("head", "refer", **REFERRAL)
    await world.take("officer", "prepare_warning", addressees=[str(one) for one in world.guardians])
    await world.take("dasen", "warn")
