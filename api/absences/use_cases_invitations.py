"""« Invitation à faire connaître le motif » (L131-8, 1°): a dated act; the second one names the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.absences.steps_letters import NobodyToWriteTo, send_letters
from domain.absences.contacts import ContactChannel, ContactPurpose, ContactResult
from domain.kernel.calendar import HalfDay
from domain.kernel.errors import NotFound, Refusal
from domain.kernel.events import Effect
from persistence.absences import contacts
from persistence.absences.contacts import NewContact, Reachable
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.schools.calendars import SchoolRules, load_rules
from persistence.students.repository import within_reach
from persistence.unit_of_work import UnitOfWork


class NoReasonAwaited(Refusal):
    title = "Aucun motif à demander"
    detail = "Ces demi-journées ne sont pas des absences sans motif. Choisissez celles dont le motif manque."


class InvitedToday(Refusal):
    title = "Une demande est déjà partie"
    detail = "La famille a été invitée aujourd'hui à donner le motif de cette absence. Attendez sa réponse."


@dataclass(frozen=True)
class InvitationCommand:
    """The half-days whose reason is asked for, by letter (one per address) or by mail (one per person)."""

    half_days: Sequence[HalfDay]
    channel: ContactChannel = ContactChannel.LETTER


@dataclass(frozen=True)
class Invited:
    """`previous_on` is the day of the first invitation, when this is the second one."""

    student_id: UUID
    on: date
    half_days: tuple[HalfDay, ...]
    previous_on: date | None
    messages: int


async def invite_to_explain(uow: UnitOfWork, student_id: UUID, command: InvitationCommand) -> Invited:
    """Ask the persons responsible for the reason of these half-days; each attempt is noted with its day."""
    scope = await within_reach(uow.session, uow.actor, student_id)
    if scope.school_id not in uow.actor.units:
        raise NotFound
    rules = await load_rules(uow.session, scope.school_id)
    asked = await _awaited(uow, scope.pair, command.half_days)
    days = [half.day for half in asked]
    today = rules.calendar.day_of(uow.now)
    zone = rules.calendar.time_zone
    first_on = (await contacts.load_invited(uow.session, scope.school_id, [student_id], days, zone)).get(student_id)
    if first_on == today:
        raise InvitedToday
    reachable = await contacts.load_reachable(uow.session, scope.school_id, [student_id], command.channel)
    if not reachable:
        raise NobodyToWriteTo
    if command.channel is ContactChannel.LETTER:
        named = {student_id: asked}
        made = await send_letters(uow, rules, ContactPurpose.REASON_INVITATION, reachable=reachable, named=named)
    else:
        made = await _by_mail(uow, rules, asked[0], reachable)
    detail = {"channel": command.channel.value, "day": asked[0].day.isoformat(), "messages": len(made)}
    await uow.record(JournalEntry("contact:invite", Access.WRITE, [scope.pair], scope.school_id, detail=detail))
    return Invited(student_id, today, tuple(asked), first_on, len(made))


async def _awaited(uow: UnitOfWork, pair: tuple[UUID, UUID], half_days: Sequence[HalfDay]) -> list[HalfDay]:
    """Only absences whose reason is missing or not accepted; one that is not refuses the whole."""
    student_id, school_id = pair
    known = await contacts.load_absent_halves(uow.session, school_id, [student_id], [half.day for half in half_days])
    waiting = {one.half_day for one in known.get(student_id, []) if one.unexplained}
    if not set(half_days) <= waiting:
        raise NoReasonAwaited
    return sorted(set(half_days))


async def _by_mail(
    uow: UnitOfWork, rules: SchoolRules, first: HalfDay, reachable: Sequence[Reachable]
) -> list[NewContact]:
    made = [
        NewContact(
            new_id(), one.student_id, first.day, ContactPurpose.REASON_INVITATION, ContactChannel.EMAIL,
            ContactResult.QUEUED, one.guardian_ids[0],
        )
        for one in reachable
    ]  # fmt: skip
    await contacts.add_contacts(uow.session, rules.school_id, made, uow.actor.id, uow.now)
    await uow.enqueue([Effect("send_absence_notice", {"contact_attempt_id": str(one.id)}) for one in made])
    return made
