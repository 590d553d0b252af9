"""Telling families on paper: one attempt and one letter per address; the letter's fate becomes the attempt's result."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from api.documents.steps import SchoolMail, print_absence_notice, print_reason_invitation
from domain.absences.contacts import ContactChannel, ContactPurpose, ContactResult
from domain.kernel.calendar import HalfDay
from domain.kernel.errors import Refusal
from persistence.absences import contacts
from persistence.absences.contacts import NewContact, Reachable
from persistence.ids import new_id
from persistence.schools.calendars import SchoolRules
from persistence.unit_of_work import UnitOfWork


class NobodyToWriteTo(Refusal):
    title = "Aucune adresse"
    detail = "Nous n'avons pas d'adresse pour cette famille. Complétez la fiche, ou appelez."


HalfDays = Mapping[UUID, Sequence[HalfDay]]
"""By pupil, the half-days that their letter names."""


async def send_letters(
    uow: UnitOfWork, rules: SchoolRules, purpose: ContactPurpose, *, reachable: Sequence[Reachable], named: HalfDays
) -> list[NewContact]:
    """Queue a letter for each of these addresses; each attempt waits until its letter is printed."""
    addressed = [one for one in reachable if named.get(one.student_id)]
    invited = await _invited(uow, rules, purpose, named)
    made = [
        NewContact(
            new_id(), one.student_id, min(named[one.student_id]).day, purpose, ContactChannel.LETTER,
            ContactResult.QUEUED, one.guardian_ids[0] if one.guardian_ids else None,
        )
        for one in addressed
    ]  # fmt: skip
    await contacts.add_contacts(uow.session, rules.school_id, made, uow.actor.id, uow.now)
    for one, contact in zip(addressed, made, strict=True):
        student = one.student_id
        mail = SchoolMail(student, rules.school_id, named[student], one.guardian_ids, contact.id)
        if purpose is ContactPurpose.REASON_INVITATION:
            await print_reason_invitation(uow, mail, first_on=invited.get(student))
        else:
            await print_absence_notice(uow, mail)
    return made


async def _invited(
    uow: UnitOfWork, rules: SchoolRules, purpose: ContactPurpose, named: HalfDays
) -> Mapping[UUID, date]:
    """When they were first invited to explain one of these absences: a second letter names that day."""
    if purpose is not ContactPurpose.REASON_INVITATION:
        return {}
    days = {half.day for halves in named.values() for half in halves}
    return await contacts.load_invited(uow.session, rules.school_id, list(named), days, rules.calendar.time_zone)
