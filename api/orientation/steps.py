"""What the use cases of orientation share: the pupil within reach, their file of the year, a step with its tasks."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.access.permissions import Role
from domain.kernel.calendar import school_year_of
from domain.kernel.errors import NotFound
from domain.orientation.advance import advance, is_third
from domain.orientation.file import Asked, Choosing, OrientationFile
from domain.tasks.task import Charge, NewTask, TaskKind, TaskOrigin
from persistence.journal import Access, JournalEntry
from persistence.orientation import repository
from persistence.orientation.repository import Hand, PupilOfYear, YearSheet
from persistence.schools.calendars import load_rules
from persistence.students.repository import within_reach
from persistence.tasks.repository import add_task
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class PupilYear:
    """A pupil within reach, in one school year; the file is None while nothing was recorded."""

    pair: tuple[UUID, UUID]
    year: int
    today: date
    pupil: PupilOfYear
    sheet: YearSheet
    file: OrientationFile | None

    @property
    def choosing(self) -> Choosing:
        file = self.file or OrientationFile(UUID(int=0), *self.pair, self.year)
        return Choosing(file, self.sheet.year, is_third(self.pupil.level, self.pupil.class_name))


async def reach(uow: UnitOfWork, student_id: UUID, year: int | None = None) -> PupilYear:
    """One's own pupils (a teacher's: of their classes); else NotFound."""
    scope = await within_reach(uow.session, uow.actor, student_id)
    if scope.school_id not in uow.actor.units:
        raise NotFound
    today = (await load_rules(uow.session, scope.school_id)).calendar.day_of(uow.now)
    wanted = school_year_of(today) if year is None else year
    return PupilYear(
        scope.pair, wanted, today,
        await repository.load_pupil(uow.session, student_id, scope.school_id, wanted),
        await repository.load_year(uow.session, scope.school_id, wanted),
        await repository.find_file(uow.session, student_id, scope.school_id, wanted),
    )  # fmt: skip


async def with_file(uow: UnitOfWork, found: PupilYear) -> OrientationFile:
    """The file, begun when there was none."""
    if found.file is not None:
        return found.file
    await repository.begin_file(uow.session, found.pair, found.year, hand_of(uow))
    file = await repository.find_file(uow.session, *found.pair, found.year)
    if file is None:
        raise NotFound
    return file


async def record_step(uow: UnitOfWork, thing: Choosing, name: str, asked: Asked, today: date) -> OrientationFile:
    """One step on the version that was read; a pupil left without solution becomes somebody's task."""
    done = advance(name, thing, uow.actor, asked, today=today)
    await repository.save_step(uow.session, done.file, done.step, hand_of(uow), seen=thing.file.version)
    if done.file.without_solution_since is not None and thing.file.without_solution_since is None:
        charge = Charge(owner_id=done.file.owner_id, owner_role=None if done.file.owner_id else Role.EDUCATION_ADVISER)
        await give_task(uow, done.file, "Appeler un élève sans affectation", today, charge)
    pair = (done.file.student_id, done.file.school_id)
    await uow.record(JournalEntry.of(pair, f"orientation:{name}", Access.WRITE, file_id=str(done.file.id)))
    return done.file


async def give_task(uow: UnitOfWork, file: OrientationFile, label: str, due_on: date, charge: Charge) -> UUID:
    task = NewTask(
        school_id=file.school_id, label=label, due_on=due_on, created_by=uow.actor.id, created_at=uow.now,
        kind=TaskKind.CALL, student_id=file.student_id, charge=charge, origin_kind=TaskOrigin.ORIENTATION,
        origin_id=file.id,
    )  # fmt: skip
    return await add_task(uow.session, task)


def hand_of(uow: UnitOfWork) -> Hand:
    return Hand(uow.actor.id, uow.actor.role.value, uow.now, uow.act_id)
