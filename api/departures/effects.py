"""The letters of a departure, printed and kept by the worker like any other letter of the school."""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from api.departures.steps_letters import compose_departure_letters
from api.documents.keeping import Origin, keep_copies
from api.documents.sources import gather_school
from api.settings import Settings
from domain.documents.kinds import LetterKind
from persistence.departures.queries import keep_letter
from persistence.departures.repository import load_any_departure, load_steps
from persistence.documents import repository
from persistence.schools.calendars import load_rules
from persistence.unit_of_work import UnitOfWork

_K = LetterKind
DEPARTURE_LETTERS = (_K.LEAVING_NOTICE, _K.REMOVAL_WARNING, _K.REMOVAL_CERTIFICATE, _K.LEAVING_INFORMATION)

SENT_BY = {
    _K.LEAVING_NOTICE: {"send_first_letter"},
    _K.REMOVAL_WARNING: {"send_second_letter"},
    _K.REMOVAL_CERTIFICATE: {"leave"},
    _K.LEAVING_INFORMATION: {"inform_dsden", "leave"},
}
"""A letter bears the day of the step that sent it, whenever the worker prints it."""


class HasSettings(Protocol):
    """The part of the worker's services that this needs."""

    @property
    def settings(self) -> Settings: ...


class SendDepartureLetter:
    """One letter of a departure (`send_<kind>`); ids: `departure_id`."""

    def __init__(self, kind: LetterKind) -> None:
        self.kind = kind

    async def __call__(self, uow: UnitOfWork, ids: Mapping[str, str], services: HasSettings) -> None:
        departure = await load_any_departure(uow.session, UUID(ids["departure_id"]))
        pair = (departure.student_id, departure.school_id)
        calendar = (await load_rules(uow.session, departure.school_id)).calendar
        sent = [one for one in await load_steps(uow.session, departure.id) if one.name in SENT_BY[self.kind]]
        on = calendar.day_of(sent[-1].recorded_at) if sent else None
        found = await gather_school(uow, pair, on, demo=services.settings.demo)
        reference = await repository.next_reference(uow.session, found.on.year)
        copies = compose_departure_letters(self.kind, departure, found, reference=reference)
        for document in await keep_copies(uow, found, copies, Origin()):
            row = {
                "departure": departure.id, "student": departure.student_id, "school": departure.school_id,
                "kind": self.kind.value, "document": document, "on": found.on,
            }  # fmt: skip
            await keep_letter(uow.session, row)
