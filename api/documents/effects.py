"""The worker's handlers: every letter of a case, the school's letters outside cases, and the mail that announces one.

A handler runs in the transaction that settles its effect: what it keeps exists exactly once, however often it is tried.
"""

from collections.abc import Mapping
from datetime import date
from typing import Protocol
from uuid import UUID

from api.documents.compose import Notice, Order, compose_case_letters, compose_notices
from api.documents.keeping import Origin, keep_copies
from api.documents.sources import act_of, gather_case, gather_school
from api.letters import mails
from api.mail import Mail
from api.settings import Settings
from domain.attendance_cases.letters import Authority, CaseLetter
from domain.documents.deliveries import settle_mail
from domain.documents.delivery_states import DeliveryState
from domain.documents.kinds import LetterKind
from domain.kernel.calendar import Half, HalfDay
from persistence.attendance_cases.repository import load_any_case
from persistence.documents import repository, sources
from persistence.documents.absences import load_listed
from persistence.schools.repository import load_school
from persistence.unit_of_work import UnitOfWork

Ids = Mapping[str, str]


class HasSettings(Protocol):
    """The part of the worker's services that this needs."""

    @property
    def settings(self) -> Settings: ...


def order_of(kind: LetterKind, ids: Ids) -> Order:
    guardians = tuple(UUID(one) for one in ids.get("guardian_ids", "").split(",") if one)
    authority = Authority(ids["authority"]) if "authority" in ids else None
    return Order(kind, guardians, "student_id" in ids, authority)


class SendCaseLetter:
    """One letter of a case (`send_<letter>`): ids name the case, the link of its chain, and the addressee."""

    def __init__(self, kind: CaseLetter) -> None:
        self.kind = LetterKind(kind.value)

    async def __call__(self, uow: UnitOfWork, ids: Ids, services: HasSettings) -> None:
        file = await load_any_case(uow.session, UUID(ids["case_id"]))
        act = act_of(file.case, ids["track"], int(ids["step"]))
        found = await gather_case(uow, file, act, demo=services.settings.demo)
        reference = await repository.next_reference(uow.session, found.on.year)
        copies = compose_case_letters(found, order_of(self.kind, ids), reference=reference)
        await keep_copies(uow, found, copies, Origin(file.case.id, (act.track.value, act.number)))


class SendSchoolLetter:
    """A letter outside any case. Ids: `student_id`, `school_id`, `half_days` (`2026-11-23:am,2026-11-23:pm`),
    `guardian_ids` (without them it is the pupil of age's own), for a second invitation `round`, `previous_on`, and
    `contact_attempt_id` when it carries out an attempt to reach the family.
    """

    def __init__(self, *kinds: LetterKind) -> None:
        self.kinds = kinds

    async def __call__(self, uow: UnitOfWork, ids: Ids, services: HasSettings) -> None:
        pair = (UUID(ids["student_id"]), UUID(ids["school_id"]))
        found = await gather_school(uow, pair, None, demo=services.settings.demo)
        named = tuple(_half_day(word) for word in ids["half_days"].split(","))
        days = [half.day for half in named]
        listed = await load_listed(uow.session, pair[0], found.rules, min(days), max(days))
        kind = self.kinds[int(ids.get("round", "1")) - 1]
        previous = date.fromisoformat(ids["previous_on"]) if "previous_on" in ids else None
        reference = await repository.next_reference(uow.session, found.on.year)
        persons = {key: value for key, value in ids.items() if key == "guardian_ids"}
        order = order_of(kind, persons or {"student_id": ids["student_id"]})
        copies = compose_notices(found, order, Notice(named, listed, previous), reference=reference)
        contact = UUID(ids["contact_attempt_id"]) if "contact_attempt_id" in ids else None
        await keep_copies(uow, found, copies, Origin(contact_attempt_id=contact))


def _half_day(word: str) -> HalfDay:
    day, _, half = word.partition(":")
    return HalfDay(date.fromisoformat(day), Half(half))


async def compose_announcement(uow: UnitOfWork, ids: Ids, services: HasSettings) -> Mail | None:
    """« Un courrier vous attend »: to this person alone, with no word of what it says. The delivery is the message."""
    envelope = await repository.load_any_envelope(uow.session, UUID(ids["delivery_id"]))
    if envelope is None or envelope.state is not DeliveryState.PREPARED:
        return None
    guardians = await sources.load_guardians(uow.session, envelope.student_id, envelope.school_id)
    person = next((one for one in guardians if one.id in envelope.guardian_ids and one.email), None)
    if person is None:
        return None
    school = await load_school(uow.session, envelope.school_id)
    link = f"{services.settings.base_url}/dossier"
    mail = mails.letter_waiting(office=school.name, link=link, phone=school.phone)
    return Mail(person.email, mail.subject, mail.body, str(envelope.id))


async def announcement_settled(uow: UnitOfWork, ids: Ids, outcome: str) -> None:
    """What became of the message is evidence like the rest."""
    envelope = await repository.load_any_envelope(uow.session, UUID(ids["delivery_id"]))
    if envelope is not None:
        settled = settle_mail(envelope, DeliveryState(outcome), uow.now.date())
        await repository.save_envelope(uow.session, settled, uow.actor.id, uow.now)
