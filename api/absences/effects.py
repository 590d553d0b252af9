"""What the worker does for absences: counts again, sends notices and reminders."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol
from uuid import UUID

from api.absences import steps
from api.absences.notices import notice_text
from api.attendance_cases.steps import reassess_cases
from api.letters import mails
from api.mail import Mail
from api.settings import Settings
from domain.absences.contacts import ContactResult
from domain.kernel.events import Effect
from persistence.absences import contacts
from persistence.queue import take_all_of_school
from persistence.unit_of_work import UnitOfWork

Ids = Mapping[str, str]
PUPILS_AT_ONCE = 25


class HasSettings(Protocol):
    @property
    def settings(self) -> Settings: ...


async def recount_school(uow: UnitOfWork, ids: Ids, _: object) -> None:
    """A school whose calendar or settings changed: {school_id, since}. A few pupils per transaction, so that no roll
    waits for a whole school. Changes made in a row (the placements of each class) are counted once, from the earliest.
    """
    together = await take_all_of_school(uow.session, "recount_school", ids["school_id"], uow.now)
    ids = {**ids, "since": min(one["since"] for one in (ids, *together))}
    students = await steps.pupils_to_recount(uow, UUID(ids["school_id"]), date.fromisoformat(ids["since"]))
    groups = [students[start : start + PUPILS_AT_ONCE] for start in range(0, len(students), PUPILS_AT_ONCE)]
    await uow.enqueue(
        [Effect("recount_pupils", {**ids, "student_ids": ",".join(str(one) for one in group)}) for group in groups]
    )


async def recount_pupils(uow: UnitOfWork, ids: Ids, _: object) -> None:
    """Some pupils of a school: {school_id, since, student_ids}."""
    students = [UUID(one) for one in ids["student_ids"].split(",")]
    await steps.recount_pupils(uow, UUID(ids["school_id"]), students, date.fromisoformat(ids["since"]))
    await reassess_cases(uow, UUID(ids["school_id"]), students)


async def mark_missing_rolls(uow: UnitOfWork, ids: Ids, _: object) -> None:
    """The rolls that nobody took in a school on a day: {school_id, day}."""
    await steps.mark_missing_rolls(uow, UUID(ids["school_id"]), date.fromisoformat(ids["day"]))


async def compose_notice(uow: UnitOfWork, ids: Ids, _: object) -> Mail | None:
    """The notice of one absence to one guardian: {contact_attempt_id}. Nothing once it has been settled."""
    contact_id = UUID(ids["contact_attempt_id"])
    notice = await contacts.load_notice(uow.session, contact_id)
    if notice is None:
        return None
    subject, text = notice_text(notice.about_day, notice.purpose, notice.school_name, notice.school_phone)
    return Mail(notice.email, subject, text, str(contact_id))


async def notice_settled(uow: UnitOfWork, ids: Ids, outcome: str) -> None:
    await contacts.settle_contact(uow.session, UUID(ids["contact_attempt_id"]), ContactResult(outcome))


async def compose_reminder(uow: UnitOfWork, ids: Ids, services: HasSettings) -> Mail | None:
    """To a teacher: rolls of today wait. {account_id, count}"""
    to = await contacts.load_account_email(uow.session, UUID(ids["account_id"]))
    if to is None:
        return None
    link = f"{services.settings.base_url}/appels"
    said = mails.roll_calls_missing(count=int(ids["count"]), link=link)
    return Mail(to, said.subject, said.body, f"rolls-{ids['account_id']}-{uow.now:%Y%m%d%H%M}")


async def reminder_settled(uow: UnitOfWork, ids: Ids, outcome: str) -> None:
    """A reminder that did not arrive needs no trace: the roll is still « non fait »."""
