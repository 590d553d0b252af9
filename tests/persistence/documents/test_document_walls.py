"""The second wall of documents, asked without the first: policies alone decide what a role sees and may write."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.permissions import Role
from domain.documents.deliveries import Envelope
from domain.documents.delivery_states import Channel, DeliveryState
from domain.documents.kinds import LetterKind
from domain.kernel.errors import Stale
from persistence.database import Sessions
from persistence.documents import repository
from persistence.documents.repository import NewDocument
from persistence.ids import new_id
from tests.conftest import NOW
from tests.factories.people import SchoolFixture, make_account, make_school
from tests.factories.students import StudentFixture, make_class, make_student

NOBODY = UUID(int=0)


def document(school: SchoolFixture, student: StudentFixture, kind: LetterKind, issuer: UUID) -> NewDocument:
    return NewDocument(
        id=new_id(), student_id=student.id, school_id=school.id, case_id=None, act=None, issuer_id=issuer, kind=kind,
        title="Un courrier", reference="C-2026-00001", written_on=date(2026, 11, 23), signed_by="Quelqu'un",
        letter="{}", content=b"%PDF-", sha256="0" * 64, rendered_from="test", made_by_act=new_id(), created_at=NOW,
    )  # fmt: skip


def envelope(new: NewDocument, *, sealed: bool = False) -> Envelope:
    return Envelope(
        new_id(), new.id, new.student_id, new.school_id, new.issuer_id, "Madame Claire FONTAINE", Channel.POST,
        DeliveryState.SIGNED, new.written_on, settled_on=new.written_on, sealed=sealed,
    )  # fmt: skip


@pytest.fixture
async def shelf(app_sessions: Sessions, jobs_sessions: Sessions) -> dict:
    """A school and its DSDEN; an ordinary document of each, and a sealed one of the DSDEN."""
    school = await make_school(app_sessions)
    other = await make_school(app_sessions, "9990003Z", "college", "Ailleurs", dsden_id=school.dsden_id)
    student = await make_student(jobs_sessions, school.id, await make_class(jobs_sessions, school.id))
    made = {
        "own": document(school, student, LetterKind.REFERRAL_INFORMATION, school.id),
        "warning": document(school, student, LetterKind.WARNING_LETTER, school.dsden_id),
        "sealed": document(school, student, LetterKind.PROSECUTOR_REFERRAL, school.dsden_id),
    }
    async with jobs_sessions() as session, session.begin():
        for name, new in made.items():
            await repository.add_document(session, new)
            await repository.add_envelope(session, envelope(new, sealed=name == "sealed"), NOBODY, NOW)
    accounts = {
        "head": await make_account(app_sessions, Role.HEAD, "h@demo.invalid", school.id),
        "elsewhere": await make_account(app_sessions, Role.HEAD, "e@demo.invalid", other.id),
        "officer": await make_account(app_sessions, Role.DASEN_OFFICER, "o@demo.invalid", school.dsden_id),
    }
    return {"made": made, "accounts": accounts, "app": app_sessions, "student": student}


async def act_as(session: AsyncSession, shelf: dict, who: str) -> None:
    await session.execute(text("SELECT set_config('app.actor', :id, true)"), {"id": str(shelf["accounts"][who].id)})


@pytest.mark.parametrize(
    ("who", "seen"), [("head", {"own", "warning"}), ("officer", {"warning", "sealed"}), ("elsewhere", set())]
)
async def test_policies_alone_show_each_only_their_documents(shelf: dict, who: str, seen: set[str]) -> None:
    async with shelf["app"]() as session, session.begin():
        await act_as(session, shelf, who)
        for view, column in (("all_documents", "id"), ("all_deliveries", "document_id")):
            ids = set((await session.execute(text(f"SELECT {column} FROM {view}"))).scalars())
            assert ids == {shelf["made"][name].id for name in seen}, view
        events = (await session.execute(text("SELECT count(*) FROM all_delivery_events"))).scalar_one()
        assert events == len(seen)


async def test_a_sealed_document_stays_sealed_whatever_link_is_made(shelf: dict, jobs_sessions: Sessions) -> None:
    student = shelf["student"]
    async with jobs_sessions() as session, session.begin():
        await session.execute(
            text("""INSERT INTO person_links (student_id, unit_id, school_id, reason)
                    SELECT :s, unit_id, :school, 'referred' FROM actor_units WHERE actor_id = :a"""),
            {"s": student.id, "school": student.school_id, "a": shelf["accounts"]["elsewhere"].id},
        )
    async with shelf["app"]() as session, session.begin():
        await act_as(session, shelf, "elsewhere")
        ids = set((await session.execute(text("SELECT id FROM all_documents"))).scalars())
        assert ids == {shelf["made"][name].id for name in ("own", "warning")}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE documents SET content = 'x'",
        "UPDATE documents SET sha256 = repeat('1', 64)",
        "DELETE FROM documents",
        "DELETE FROM deliveries",
        "UPDATE deliveries SET recipient = 'x'",
        "UPDATE delivery_events SET happened_on = '2020-01-01'",
        "DELETE FROM sealed_delivery_events",
        "DELETE FROM letter_batches",
    ],
)
async def test_the_application_cannot_change_what_was_sent(shelf: dict, statement: str) -> None:
    async with shelf["app"]() as session:
        await act_as(session, shelf, "officer")
        with pytest.raises(DBAPIError, match="permission denied"):
            await session.execute(text(statement))


async def test_two_writers_of_one_envelope_cannot_both_be_right(shelf: dict, jobs_sessions: Sessions) -> None:
    async with jobs_sessions() as session, session.begin():
        found = (await session.execute(text("SELECT id FROM deliveries LIMIT 1"))).scalar_one()
        read = await repository.load_any_envelope(session, found)
        assert read is not None
        later = Envelope(**{**vars(read), "state": DeliveryState.PRINTED, "version": read.version + 1})
        await repository.save_envelope(session, later, NOBODY, NOW)
        with pytest.raises(Stale):
            await repository.save_envelope(session, later, NOBODY, NOW)
