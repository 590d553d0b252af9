"""One object of each kind in each school of the test world, by the name its identifier has in paths."""

from datetime import UTC, date, datetime
from typing import Any

import httpx
from sqlalchemy import text

from domain.access.permissions import Role
from persistence.ids import new_id
from tests.world import SCHOOL_ROLES
from tests.world_contracts import plant_contract
from tests.world_departures import plant_departure
from tests.world_follow_ups import plant_follow_up
from tests.world_siei import plant_campaign

ROOT = "/api/v1"
_ABSENT = "00000000-0000-7000-8000-000000000000"
NOBODY = dict.fromkeys(
    (
        "student_id", "school_id", "class_id", "import_id", "line_id", "case_id", "document_id", "delivery_id",
        "delegation_id", "service_id", "account_id", "session_id", "absence_id", "alert_id", "batch_id",
        "plan_id", "place_id", "arrangement_id", "unit_id", "task_id", "guardian_id", "departure_id", "handover_id", "area_id", "activity_id", "attempt_id", "call_id", "group_id", "meeting_id", "item_id", "note_id",
        "network_id", "member_id", "training_place_id", "hold_id", "contract_id", "platform_id", "follow_up_id",
        "interview_id", "solution_id", "request_id", "summons_id", "referral_id", "finding_id",
        "partner_id", "client_id", "credential_id", "webhook_id", "away_id",
        "colleague_id", "effect_id", "signal_id", "gesture_id", "campaign_id", "pair_id", "row_id", "contact_id", "reason_id",
    ),
    _ABSENT,
) | {"day": "2026-11-23", "period": "M1", "key": "nothing:0", "sha256": "0" * 64, "rule": "signals", "transition": "refer", "source_kind": "apprentices", "months": "1", "family": "funnel"}  # fmt: skip
"""Identifiers of nothing. A new path parameter fails the matrix until it stands here and in `objects_of`."""

DEPARTMENTS = {"A1": "A", "A2": "A", "B1": "B", "B2": "B"}


class Planter:
    """Plants the objects of one school, through the routes its own people would use wherever one exists."""

    def __init__(self, matrix: Any, mark: str) -> None:
        self.matrix, self.mark = matrix, mark
        self.world = matrix.world
        self.department = DEPARTMENTS[mark]

    async def post(self, role: Role, path: str, body: object, **headers: str) -> dict[str, Any]:
        account = self.world.accounts[self.mark, role]
        signed = await self.matrix.headers(account)
        answer: httpx.Response = await self.matrix.http.post(f"{ROOT}{path}", json=body, headers={**signed, **headers})
        assert answer.status_code in {200, 201}, (path, answer.status_code, answer.text)
        return dict(answer.json())

    async def plant(self) -> dict[str, str]:
        student = self.world.students[self.mark]
        found = {
            "student_id": str(student.id),
            "school_id": str(self.world.schools[self.mark].id),
            "class_id": str(self.world.classes[self.mark]),
            "account_id": str(self.world.spare_account.id),
            "unit_id": str(self.world.dsden[self.department]),
            "guardian_id": await self._only("SELECT id FROM guardians WHERE student_id = :id"),
        }
        found["absence_id"] = await self._absences(found["student_id"])
        found["contact_id"], found["reason_id"] = await self._notes(found)
        found["case_id"] = await self._case(found["student_id"])
        found["import_id"], found["line_id"] = await self._import(found["school_id"])
        found["arrangement_id"] = await self._arrangement(found["student_id"])
        found["alert_id"] = await self._alert()
        found |= await plant_departure(self.matrix, self.mark, self.department)
        found |= await plant_campaign(self.matrix, self.mark, self.department)
        found |= await plant_contract(self.matrix, self.mark)
        found |= await plant_follow_up(self.matrix, self.mark, found)
        found["signal_id"], found["gesture_id"] = await self._prevention(found["student_id"])
        found |= await self._meeting(found)
        found |= await self._plan(found)
        found["effect_id"] = await self._failure()
        return found | await self._office()

    async def _failure(self) -> str:
        """A background work that failed, which the administrator may have tried again."""
        values = {"id": new_id(), "now": datetime.now(UTC)}
        async with self.matrix.sessions() as session, session.begin():
            await session.execute(
                text("""INSERT INTO effects (id, kind, ids, act_id, state, error, created_at, settled_at)
                        VALUES (:id, 'recount_school', '{}', :id, 'failed', 'KeyError', :now, :now)"""),
                values,
            )
        return str(values["id"])

    async def _plan(self, found: dict[str, str]) -> dict[str, str]:
        """A plan with a sheet that was sent to be signed, and a session of its scheme."""
        body = {"student_id": found["student_id"], "scheme": "tdo"}
        plan = await self.post(Role.EDUCATION_ADVISER, "/support-plans", body)
        offered = {
            "unit_id": found["school_id"], "scheme": "tdo", "structure": "E2C", "entry_on": "2027-01-04", "capacity": 9,
        }  # fmt: skip
        place = await self.post(Role.HEAD, "/support-places", offered)
        async with self.matrix.sessions() as session, session.begin():
            await session.execute(
                text("""INSERT INTO support_plan_papers (id, plan_id, student_id, school_id, written_on, plan_version,
                            content, sha256, summary, created_at)
                        VALUES (:id, :plan, :student, :school, '2026-11-23', 1, 'x', repeat('0', 64), '{}', now())"""),
                {
                    "id": new_id(), "plan": plan["id"], "student": found["student_id"], "school": found["school_id"],
                },
            )  # fmt: skip
        return {"plan_id": str(plan["id"]), "place_id": str(place["id"]), "sha256": "0" * 64}

    async def _absences(self, student_id: str) -> str:
        """Four whole mornings: enough to be referred."""
        for day in (12, 13, 16, 17):
            body = {
                "student_id": student_id, "kind": "absence",
                "starts_at": f"2026-11-{day}T08:00:00+01:00", "ends_at": f"2026-11-{day}T12:00:00+01:00",
            }  # fmt: skip
            await self.post(Role.EDUCATION_ADVISER, "/absences", body)
        return await self._only("SELECT id FROM absence_entries WHERE student_id = :id ORDER BY id LIMIT 1")

    async def _notes(self, found: dict[str, str]) -> tuple[str, str]:
        """A call to the family, and the reason that they gave for the first absence."""
        call = {"student_id": found["student_id"], "about_day": "2026-11-12", "channel": "call", "result": "answered"}
        contact = await self.post(Role.EDUCATION_ADVISER, "/contact-attempts", call)
        said = {"state": "pending", "reason": "personal"}
        reason = await self.post(Role.EDUCATION_ADVISER, f"/absences/{found['absence_id']}/reason", said)
        return contact["id"], reason["reason_id"]

    async def _case(self, student_id: str) -> str:
        case = await self.post(Role.EDUCATION_ADVISER, "/attendance-cases", {"student_id": student_id})
        if self.mark == "A1":
            refer = {
                "name": "refer",
                "trigger": "four_half_days",
                "period": {"first": "2026-11-12", "last": "2026-11-17"},
            }
            await self.post(Role.HEAD, f"/attendance-cases/{case['id']}/transitions", refer, **{"If-Match": '"1"'})
        return str(case["id"])

    async def _import(self, school_id: str) -> tuple[str, str]:
        keys = {"id": new_id(), "school": school_id, "line": new_id(), "by": new_id()}
        title = f"ZzNom{self.mark} ZzPrenom{self.mark}"
        async with self.matrix.sessions() as session, session.begin():
            await session.execute(
                text("""INSERT INTO imports
                            (id, school_id, state, file_name, file_sha256, school_year, created_by, created_at)
                        VALUES (:id, :school, 'planned', 'export.zip', '', 2026, :by, now())"""),
                {name: keys[name] for name in ("id", "school", "by")},
            )
            await session.execute(
                text("""INSERT INTO import_lines (import_id, school_id, id, number, subject, outcome, key, title)
                        VALUES (:id, :school, :line, 1, 'student', 'look_alike', 'k', :title)"""),
                {name: keys[name] for name in ("id", "school", "line")} | {"title": title},
            )
        return str(keys["id"]), str(keys["line"])

    async def _arrangement(self, student_id: str) -> str:
        body = {"kind": "placement", "starts_on": "2026-12-07", "ends_on": "2026-12-11"}
        made = await self.post(Role.EDUCATION_ADVISER, f"/students/{student_id}/arrangements", body)
        return str(made["id"])

    async def _meeting(self, found: dict[str, str]) -> dict[str, str]:
        """A GPDS in which every role of the school sits, one point with a note, and a task of the head."""
        school, student = found["school_id"], found["student_id"]
        seats = [self.world.accounts[self.mark, role] for role in SCHOOL_ROLES]
        members = [{"account_id": str(one.id), "part": "guest"} for one in seats]
        cpe = Role.EDUCATION_ADVISER
        group = await self.post(cpe, "/prevention-groups", {"unit_id": school, "name": "GPDS", "members": members})
        planned = {"unit_id": school, "kind": "gpds", "group_id": group["id"], "held_on": "2026-11-26"}
        meeting = await self.post(cpe, "/meetings", planned)
        path = f"/meetings/{meeting['id']}/items"
        item = (await self.post(cpe, path, {"student_id": student}))["items"][0]["id"]
        colleague = str(self.world.accounts[self.mark, Role.TEACHER].id)
        await self.post(cpe, f"{path}/{item}/guests", {"account_id": colleague})
        note = await self.post(cpe, f"{path}/{item}/notes", {"level": "educational", "body": "Vient à la permanence."})
        head = str(self.world.accounts[self.mark, Role.HEAD].id)
        body = {"label": "Joindre le tuteur", "due_on": "2026-11-27", "owner_id": head, "student_id": student}
        task = await self.post(cpe, "/tasks", body)
        return {
            "group_id": group["id"], "meeting_id": meeting["id"], "item_id": item, "note_id": note["id"],
            "colleague_id": colleague, "task_id": task["id"],
        }  # fmt: skip

    async def _alert(self) -> str:
        return await self._only("SELECT id FROM attendance_alerts WHERE student_id = :id ORDER BY id LIMIT 1")

    async def _prevention(self, student_id: str) -> tuple[str, str]:
        """A signal by a teacher, and an early warning that the CPE has set aside."""
        sheet = {"student_id": student_id, "observations": ["alone"], "since": "today"}
        signal = await self.post(Role.TEACHER, "/signals", sheet)
        keys = {
            "id": new_id(), "warning": new_id(), "student": self.world.students[self.mark].id,
            "school": self.world.schools[self.mark].id, "day": date(2026, 11, 23),
            "by": self.world.accounts[self.mark, Role.EDUCATION_ADVISER].id,
        }  # fmt: skip
        async with self.matrix.sessions() as session, session.begin():
            for statement in _PREVENTION:
                await session.execute(text(statement), {name: keys[name] for name in keys if f":{name}" in statement})
        return str(signal["id"]), str(keys["id"])

    async def _office(self) -> dict[str, str]:
        """What the DSDEN of this département keeps, and one letter of this school with its envelope and batch."""
        student, school = self.world.students[self.mark], self.world.schools[self.mark]
        dsden, holder = self.world.dsden[self.department], self.world.accounts[self.department, Role.SIGNATORY].id
        ids = {name: new_id() for name in ("delegation", "service", "document", "delivery", "batch")}
        keys = ids | {
            "student": student.id,
            "school": school.id,
            "unit": dsden,
            "by": holder,
            "day": date(2026, 11, 23),
        }
        async with self.matrix.sessions() as session, session.begin():
            for statement in _OFFICE:
                named = {name: keys[name] for name in keys if f":{name}" in statement}
                await session.execute(
                    text(statement), named | ({"title": f"Lettre ZzNom{self.mark}"} if ":title" in statement else {})
                )
        return {f"{name}_id": str(id_) for name, id_ in ids.items()}

    async def _only(self, query: str) -> str:
        async with self.matrix.sessions() as session:
            return str((await session.execute(text(query), {"id": self.world.students[self.mark].id})).scalar_one())


_PREVENTION = (
    """INSERT INTO early_warnings (id, school_id, student_id, rule, level, period_start, period_end, "values",
           first_seen_on, last_seen_on, gesture_id)
       VALUES (:warning, :school, :student, 'lateness', 1, :day, :day, '{"count": 5}', :day, :day, :id)""",
    """INSERT INTO warning_gestures (id, school_id, student_id, name, warning_ids, states_before, made_at, made_by)
       VALUES (:id, :school, :student, 'false_alarm', ARRAY[CAST(:warning AS uuid)], '{open}', now(), :by)""",
)
_OFFICE = (
    """INSERT INTO signature_delegations (id, unit_id, holder_id, reference, valid_from, created_by, created_at)
       VALUES (:delegation, :unit, :by, 'arrêté 2026-14', '2026-09-01', :by, now())""",
    """INSERT INTO department_support_services (id, unit_id, name, description)
       VALUES (:service, :unit, 'Médiation familiale', 'Accueil des parents')""",
    """INSERT INTO documents (id, student_id, school_id, issuer_id, kind, title, reference, written_on, signed_by, letter,
           content, sha256, byte_count, rendered_from, made_by_act, created_at)
       VALUES (:document, :student, :school, :school, 'absence_notice', :title, 'R-1', :day, 'vie scolaire', '{}', 'x',
           repeat('0', 64), 1, 'test', :by, now())""",
    """INSERT INTO letter_batches (id, unit_id, day, letter_count, content, sha256, byte_count, prepared_by, prepared_at)
       VALUES (:batch, :school, :day, 1, 'x', repeat('0', 64), 1, :by, now())""",
    """INSERT INTO deliveries (id, document_id, student_id, school_id, issuer_id, recipient, channel, state)
       VALUES (:delivery, :document, :student, :school, :school, 'Famille', 'post', 'signed')""",
)


async def objects_of(matrix: Any, mark: str) -> dict[str, str]:
    """Names to put in paths for that school."""
    return await Planter(matrix, mark).plant()
