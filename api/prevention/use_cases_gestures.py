"""« Je m'en occupe », « À l'ordre du jour », « Mettre de côté », « Fausse alerte »: each done once, each undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from api.meetings.steps import put_on_agenda, take_off_agenda
from domain.kernel.errors import NotFound
from domain.meetings.agenda import ItemOrigin
from domain.meetings.subject import About, SubjectKind
from domain.prevention.rules import RuleCode
from domain.prevention.warnings import (
    CannotUndo,
    NothingToHandle,
    WarningAsideReason,
    WarningGesture,
    WarningState,
    check_aside,
    check_due,
    may_handle,
)
from domain.tasks.history import TaskOutcome
from domain.tasks.task import Charge, NewTask, TaskKind, TaskOrigin
from persistence.ids import new_id
from persistence.journal import JournalEntry
from persistence.prevention import gestures, warnings
from persistence.prevention.gestures import Aside, Gesture
from persistence.prevention.tasks import drop_task
from persistence.prevention.warnings import LiveWarning
from persistence.schools.calendars import load_rules
from persistence.students.repository import StudentScope, within_reach
from persistence.tasks.repository import Hand, add_task
from persistence.unit_of_work import UnitOfWork

USUAL_DELAY = timedelta(days=7)
TASK_LABEL = "Prendre contact avec l'élève\u00a0: des signes à regarder"


@dataclass(frozen=True)
class GestureCommand:
    """`due_on` for a task; `until` and `reason` to set aside; `rule` for the one that was a false alarm."""

    name: WarningGesture
    due_on: date | None = None
    until: date | None = None
    reason: WarningAsideReason | None = None
    rule: RuleCode | None = None


@dataclass(frozen=True)
class GestureMade:
    """What was done, and whether it was undone."""

    id: UUID
    student_id: UUID
    name: WarningGesture
    state: WarningState
    warning_ids: tuple[UUID, ...]
    task_id: UUID | None
    meeting_id: UUID | None
    undone: bool


async def make_gesture(uow: UnitOfWork, student_id: UUID, command: GestureCommand) -> GestureMade:
    """On every sign of the pupil still to be looked at; a false alarm is said of one rule."""
    scope = await within_reach(uow.session, uow.actor, student_id)
    if scope.school_id not in uow.actor.units:
        raise NotFound
    today = (await load_rules(uow.session, scope.school_id)).calendar.day_of(uow.now)
    _check_dates(command, today)
    await warnings.lock_live(uow.session, scope.pair)
    chosen = _chosen(await warnings.load_live(uow.session, scope.school_id, today, student_id), command)
    gesture_id = new_id()
    task_id = await _task(uow, chosen, command, today) if command.name is WarningGesture.TAKE else None
    meeting_id = await _meeting(uow, scope, chosen) if command.name is WarningGesture.PUT_ON_AGENDA else None
    gesture = Gesture(
        gesture_id, scope.school_id, student_id, command.name, [one.id for one in chosen], gestures.states_of(chosen),
        uow.now, uow.actor.id, task_id, meeting_id,
    )  # fmt: skip
    aside = Aside(command.until, command.reason.value if command.reason else None)
    await gestures.apply_gesture(uow.session, gesture, aside)
    operation = f"early_warning:{command.name.value}"
    await uow.record(
        JournalEntry.of(scope.pair, operation, gesture_id=str(gesture_id), signs=len(chosen), rule=command.rule)
    )
    return _made(gesture, undone=False)


def _check_dates(command: GestureCommand, today: date) -> None:
    if command.until is not None:
        check_aside(command.until, today)
    if command.due_on is not None:
        check_due(command.due_on, today)


def _chosen(live: Sequence[LiveWarning], command: GestureCommand) -> list[LiveWarning]:
    named = [one for one in live if command.rule in {None, one.rule}]
    may_handle([one.state for one in named], command.name)
    taken = {WarningState.OPEN, WarningState.SET_ASIDE}
    if command.name is WarningGesture.SET_ASIDE:
        taken = {WarningState.OPEN}
    chosen = [one for one in named if one.state in taken]
    if not chosen:
        raise NothingToHandle
    return chosen


async def _task(uow: UnitOfWork, chosen: Sequence[LiveWarning], command: GestureCommand, today: date) -> UUID:
    first = chosen[0]
    return await add_task(
        uow.session,
        NewTask(
            school_id=first.school_id, student_id=first.student_id, kind=TaskKind.FOLLOW_UP, label=TASK_LABEL,
            charge=Charge(owner_id=uow.actor.id), due_on=command.due_on or today + USUAL_DELAY,
            origin_kind=TaskOrigin.EARLY_WARNING, origin_id=first.id, created_by=uow.actor.id, created_at=uow.now,
        ),
    )  # fmt: skip


async def _meeting(uow: UnitOfWork, scope: StudentScope, chosen: Sequence[LiveWarning]) -> UUID:
    pupil = About(SubjectKind.PUPIL, scope.student_id)
    origins = ((ItemOrigin.EARLY_WARNING, chosen[0].id),)
    return (await put_on_agenda(uow, unit_id=scope.school_id, person=pupil, origins=origins)).id


async def undo_gesture(uow: UnitOfWork, gesture_id: UUID) -> GestureMade:
    """The signs go back to where they were, a task not done yet is dropped; a second undo changes nothing.

    The point leaves the agenda too. Once the meeting has begun, or the task is done, it is too late.
    """
    gesture = await gestures.load_gesture(uow.session, uow.actor, gesture_id)
    if gesture.undone_at is None:
        await gestures.undo_gesture(uow.session, gesture, uow.actor.id, uow.now)
        if gesture.task_id is not None:
            hand = Hand(uow.actor.id, uow.now)
            if not await drop_task(uow.session, gesture.task_id, TaskOutcome.NOT_NEEDED, hand):
                raise CannotUndo
        pair = (gesture.student_id, gesture.school_id)
        if gesture.meeting_id is not None:
            origin = ("early_warning", gesture.warning_ids[0])
            if not await take_off_agenda(uow, meeting_id=gesture.meeting_id, pair=pair, origin=origin):
                raise CannotUndo
        await uow.record(JournalEntry.of(pair, "early_warning:undo", gesture_id=str(gesture_id)))
    return _made(gesture, undone=True)


def _made(gesture: Gesture, *, undone: bool) -> GestureMade:
    state = WarningState.OPEN if undone else gesture.name.target
    return GestureMade(
        gesture.id, gesture.student_id, gesture.name, state, tuple(gesture.warning_ids), gesture.task_id,
        gesture.meeting_id, undone,
    )  # fmt: skip
