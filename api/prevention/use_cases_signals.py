"""Signals: sent by any adult of the school, read and answered by its school life."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select

from api.meetings.steps import put_on_agenda, take_off_agenda
from domain.kernel.errors import NotFound, Stale
from domain.meetings.agenda import ItemOrigin
from domain.meetings.subject import About, SubjectKind
from domain.prevention.signals import (
    Observation,
    SignalAnswer,
    SignalAnswered,
    SignalSince,
    SignalState,
    answer_due_on,
    check_signal,
    may_take_back,
    reminder_for,
)
from domain.prevention.warnings import CannotUndo
from domain.prevention.week import monday_of
from domain.prevention.wording import in_words, typeset
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.prevention import signals
from persistence.prevention.signals import NewSignal, Signal, SignalFilter, SignalStep
from persistence.schools.calendars import load_rules
from persistence.students.repository import StudentScope, within_reach
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class SignalCommand:
    student_id: UUID
    observations: Sequence[Observation]
    fact: str
    since: SignalSince


@dataclass(frozen=True)
class SignalPreview:
    reminder: str | None
    already_signalled: bool
    already_signalled_sentence: str | None


@dataclass(frozen=True)
class Receipt:
    """« Reçu à 10 h 14 par la vie scolaire. Vous saurez ce qui a été décidé avant le 7 déc. »"""

    id: UUID
    received_at: datetime
    answer_due_on: date
    sentence: str
    reminder: str | None
    already_signalled: bool


async def preview_signal(uow: UnitOfWork, student_id: UUID, fact: str) -> SignalPreview:
    """Whether the pupil was signalled this week (that, never by whom nor what), and a reminder on the words."""
    scope = await _own_pupil(uow, student_id)
    already = await _signalled_this_week(uow, scope)
    await uow.record(JournalEntry.of(scope.pair, "signal:preview", Access.READ))
    said = typeset("Une inquiétude existe déjà cette semaine. Ajouter votre observation ?") if already else None
    return SignalPreview(reminder_for(fact), already, said)


async def send_signal(uow: UnitOfWork, command: SignalCommand) -> Receipt:
    """Any adult of a school signals a pupil of that school; a teacher kept to their own classes, one of these.

    Need to know (domain §8.2): whoever has no reason to open a pupil's page has none to write about them either.
    """
    check_signal(command.observations, command.fact)
    scope = await _own_pupil(uow, command.student_id)
    already = await _signalled_this_week(uow, scope)
    calendar = (await load_rules(uow.session, scope.school_id)).calendar
    local = uow.now.astimezone(ZoneInfo(calendar.time_zone))
    due = answer_due_on(local.date())
    new = NewSignal(
        new_id(), scope.school_id, scope.student_id, [one.value for one in command.observations], command.fact,
        command.since.value, due,
    )  # fmt: skip
    await signals.insert_signal(uow.session, new, uow.actor.id, uow.now)
    codes = list(new.observations)
    await uow.record(JournalEntry.of(scope.pair, "signal:send", signal_id=str(new.id), observations=codes))
    sentence = typeset(
        f"Reçu à {local.hour}\u00a0h\u00a0{local.minute:02d} par la vie scolaire. "
        f"Vous saurez ce qui a été décidé avant le {in_words(due)}."
    )
    return Receipt(new.id, uow.now, due, sentence, reminder_for(command.fact), already)


async def _own_pupil(uow: UnitOfWork, student_id: UUID) -> StudentScope:
    scope = await within_reach(uow.session, uow.actor, student_id)
    if scope.school_id not in uow.actor.units:
        raise NotFound
    return scope


async def _signalled_this_week(uow: UnitOfWork, scope: StudentScope) -> bool:
    calendar = (await load_rules(uow.session, scope.school_id)).calendar
    monday = monday_of(calendar.day_of(uow.now))
    return await signals.signalled_since(uow.session, scope.pair, calendar.at(monday, time.min))


async def list_signals(
    uow: UnitOfWork, wanted: SignalFilter, today: date, cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    detail = {"state": wanted.state.value if wanted.state else None, "one_pupil": wanted.student_id is not None}
    await uow.record(JournalEntry("signal:list", Access.LIST, school_id=wanted.school_id, detail=detail))
    return signals.signal_page(uow.actor, wanted, today, cursor, limit)


async def list_own_signals(uow: UnitOfWork, today: date, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    await uow.record(JournalEntry("signal:list_own", Access.LIST))
    return signals.own_signal_page(uow.actor, today, cursor, limit)


async def show_signal(uow: UnitOfWork, signal_id: UUID) -> Signal:
    """One sheet, with its fact."""
    found = await signals.load_signal(uow.session, uow.actor, signal_id)
    await uow.record(JournalEntry.of(_pair(found), "signal:show", Access.READ, signal_id=str(signal_id)))
    return found


async def read_signal(uow: UnitOfWork, signal_id: UUID) -> Signal:
    """« Lue par… »: its author sees who was the first. Reading it again changes nothing."""
    found = await signals.load_signal(uow.session, uow.actor, signal_id)
    await signals.mark_read(uow.session, signal_id, uow.actor.id, uow.now)
    await uow.record(JournalEntry.of(_pair(found), "signal:read", signal_id=str(signal_id)))
    return await signals.load_signal(uow.session, uow.actor, signal_id)


async def put_signal_on_agenda(uow: UnitOfWork, signal_id: UUID, *, seen: int) -> Signal:
    """To the school's next GPDS; its author reads the day, nothing else."""
    found = await _unanswered(uow, signal_id, seen)
    pupil = About(SubjectKind.PUPIL, found.student_id)
    origins = ((ItemOrigin.SIGNAL, found.id),)
    meeting = await put_on_agenda(uow, unit_id=found.school_id, person=pupil, origins=origins)
    step = SignalStep(SignalState.ON_AGENDA, meeting_id=meeting.id)
    return await _move(uow, found, step, "signal:put_on_agenda")


async def answer_signal(uow: UnitOfWork, signal_id: UUID, answer: SignalAnswer, *, seen: int) -> Signal:
    """Decided by the school life without a meeting; a signal that needs none is closed."""
    found = await _unanswered(uow, signal_id, seen)
    state = SignalState.CLOSED if answer is SignalAnswer.NOTHING else SignalState.DECIDED
    return await _move(uow, found, SignalStep(state, decision=answer.value), "signal:answer")


async def undo_signal_step(uow: UnitOfWork, signal_id: UUID, *, seen: int) -> Signal:
    """Off the agenda of a meeting not begun; or, the same day, an answer given without a meeting is taken back."""
    found = await signals.load_signal(uow.session, uow.actor, signal_id)
    if found.version != seen:
        raise Stale
    if found.state is SignalState.ON_AGENDA and found.meeting_id is not None:
        await _off_agenda(uow, found, found.meeting_id)
    else:
        await _unsay(uow, found)
    await uow.record(JournalEntry.of(_pair(found), "signal:undo", signal_id=str(signal_id)))
    return await signals.load_signal(uow.session, uow.actor, signal_id)


async def _off_agenda(uow: UnitOfWork, found: Signal, meeting_id: UUID) -> None:
    if not await take_off_agenda(uow, meeting_id=meeting_id, pair=_pair(found), origin=("signal", found.id)):
        raise CannotUndo
    left = await signals.load_signal(uow.session, uow.actor, found.id)
    if left.state is SignalState.ON_AGENDA:  # the point stays for another reason
        await signals.give_signal_back(uow.session, left, SignalState.READ)


async def _unsay(uow: UnitOfWork, found: Signal) -> None:
    calendar = (await load_rules(uow.session, found.school_id)).calendar
    decided_on = calendar.day_of(found.decided_at) if found.decided_at else None
    if not may_take_back(found.decision, decided_on, calendar.day_of(uow.now)):
        raise CannotUndo
    back = SignalState.READ if found.meeting_id is None else SignalState.ON_AGENDA
    await signals.give_signal_back(uow.session, found, back)


async def _unanswered(uow: UnitOfWork, signal_id: UUID, seen: int) -> Signal:
    found = await signals.load_signal(uow.session, uow.actor, signal_id)
    if found.version != seen:
        raise Stale
    if found.state.is_answered:
        raise SignalAnswered
    return found


async def _move(uow: UnitOfWork, found: Signal, step: SignalStep, operation: str) -> Signal:
    await signals.move_signal(uow.session, found, step, uow.actor.id, uow.now)
    await uow.record(JournalEntry.of(_pair(found), operation, signal_id=str(found.id), decision=step.decision))
    return await signals.load_signal(uow.session, uow.actor, found.id)


def _pair(found: Signal) -> tuple[UUID, UUID]:
    return found.student_id, found.school_id
