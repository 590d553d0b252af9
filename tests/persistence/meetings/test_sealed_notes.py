"""The wall of a profession: PostgreSQL itself shows the words to nobody else, even when every filter is forgotten."""

from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from domain.access.permissions import Role
from domain.meetings.kinds import MeetingKind
from domain.meetings.notes import NoteLevel
from domain.meetings.subject import About, SubjectKind
from persistence.database import Sessions
from persistence.meetings import items, notes, repository
from tests.factories.people import AccountFixture, make_account, make_school
from tests.factories.students import make_class, make_student

AT = datetime(2026, 11, 26, 13, tzinfo=UTC)
ROLES = (Role.HEAD, Role.EDUCATION_ADVISER, Role.SOCIAL_WORKER, Role.NURSE, Role.GUIDANCE_PSYCHOLOGIST)


@pytest.fixture
async def staff(app_sessions: Sessions, jobs_sessions: Sessions) -> dict[Role, AccountFixture]:
    """A school whose social worker and nurse each wrote a sealed note about the same pupil."""
    school = await make_school(app_sessions, kind="college")
    found = {role: await make_account(app_sessions, role, f"{role}@demo.invalid", school.id) for role in ROLES}
    class_id = await make_class(jobs_sessions, school.id, "4e B", 2026)
    pupil = await make_student(jobs_sessions, school.id, class_id, "HOARAU", "Léna", birth_date=date(2012, 1, 5))
    who = About(SubjectKind.PUPIL, pupil.id)
    async with app_sessions() as session, session.begin():
        await _as(session, found[Role.HEAD].id)
        new = repository.NewMeeting(
            school.id, MeetingKind.GPDS, date(2026, 11, 26), time(14), 60, "", None, found[Role.HEAD].id, AT
        )
        meeting = await repository.insert_meeting(session, new)
        item, _ = await items.insert_item(session, items.NewItem(meeting, school.id, found[Role.HEAD].id, AT, who))
    for role, level in ((Role.SOCIAL_WORKER, NoteLevel.SOCIAL), (Role.NURSE, NoteLevel.HEALTH)):
        async with app_sessions() as session, session.begin():
            await _as(session, found[role].id)
            written = notes.NewNote(item, school.id, who, level, f"mots {level}", found[role].id, AT)
            await notes.insert_note(session, written)
    return found


async def _as(session: object, actor: UUID) -> None:
    await session.execute(text("SELECT set_config('app.actor', :id, true)"), {"id": str(actor)})  # type: ignore[attr-defined]


async def _bodies(sessions: Sessions, actor: AccountFixture) -> list[str]:
    """No filter at all: the whole table, as this account."""
    async with sessions() as session, session.begin():
        await _as(session, actor.id)
        return sorted((await session.execute(text("SELECT body FROM sealed_notes"))).scalars())


async def _forge(sessions: Sessions, actor: AccountFixture) -> None:
    async with sessions() as session, session.begin():
        await _as(session, actor.id)
        await session.execute(
            text("""INSERT INTO sealed_notes (note_id, unit_id, student_id, level, body)
                    SELECT id, unit_id, student_id, level, 'x' FROM meeting_notes WHERE level = 'social'""")
        )


async def test_each_profession_reads_its_own_words_and_the_head_none(
    staff: dict[Role, AccountFixture], app_sessions: Sessions
) -> None:
    assert await _bodies(app_sessions, staff[Role.SOCIAL_WORKER]) == ["mots social"]
    assert await _bodies(app_sessions, staff[Role.NURSE]) == ["mots health"]
    for role in (Role.HEAD, Role.EDUCATION_ADVISER, Role.GUIDANCE_PSYCHOLOGIST):
        assert await _bodies(app_sessions, staff[role]) == []


async def test_everybody_of_the_school_may_know_that_they_exist_without_a_word(
    staff: dict[Role, AccountFixture], app_sessions: Sessions
) -> None:
    async with app_sessions() as session, session.begin():
        await _as(session, staff[Role.HEAD].id)
        rows = (await session.execute(text("SELECT level, body FROM meeting_notes ORDER BY level"))).all()
    assert [tuple(row) for row in rows] == [("health", ""), ("social", "")]


async def test_the_head_can_neither_write_one_nor_change_one(
    staff: dict[Role, AccountFixture], app_sessions: Sessions
) -> None:
    async with app_sessions() as session, session.begin():
        await _as(session, staff[Role.HEAD].id)
        changed = await session.execute(text("UPDATE sealed_notes SET body = 'autre' RETURNING note_id"))
        assert changed.all() == []
    with pytest.raises(ProgrammingError, match="row-level security"):
        await _forge(app_sessions, staff[Role.HEAD])


async def test_a_nurse_of_another_school_reads_nothing(
    staff: dict[Role, AccountFixture], app_sessions: Sessions
) -> None:
    other = await make_school(app_sessions, "9990009Z", kind="college", name="Collège d'à côté")
    nurse = await make_account(app_sessions, Role.NURSE, "nurse.other@demo.invalid", other.id)
    assert await _bodies(app_sessions, nurse) == []


async def test_jobs_may_end_a_note_and_never_read_one(
    staff: dict[Role, AccountFixture], jobs_sessions: Sessions
) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        async with jobs_sessions() as session, session.begin():
            await session.execute(text("SELECT body FROM sealed_notes"))
    async with jobs_sessions() as session, session.begin():
        ended = await session.execute(text("DELETE FROM sealed_notes WHERE unit_id IS NOT NULL RETURNING note_id"))
        assert len(ended.all()) == 2
