"""The trace that a gesture of a meeting leaves: pupils as the journal names them, the others by their follow-up."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from domain.meetings.subject import About
from domain.meetings.views import ItemLine
from persistence.journal import Access, JournalEntry
from persistence.meetings.followed import load_pupils
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Traced:
    """In which house, in which meeting, about whom."""

    unit_id: UUID
    meeting_id: UUID
    people: tuple[About, ...] = ()

    @staticmethod
    def of(unit_id: UUID, meeting_id: UUID, person: About | None) -> "Traced":
        return Traced(unit_id, meeting_id, (person,) if person else ())


async def trace(
    uow: UnitOfWork, traced: Traced, operation: str, access: Access = Access.WRITE, **detail: object
) -> None:
    """A pupil of our base whom a platform follows is named to the journal as well."""
    followed = [one.id for one in traced.people if one.follow_up_id]
    persons: list[tuple[UUID, UUID | None]] = [(one.id, traced.unit_id) for one in traced.people if one.student_id]
    if followed:
        persons += await load_pupils(uow.session, followed)
        detail["follow_up_ids"] = [str(one) for one in followed]
    detail["meeting_id"] = str(traced.meeting_id)
    await uow.record(JournalEntry(operation, access, persons, school_id=traced.unit_id, detail=detail))


def people_of(items: Iterable[ItemLine]) -> tuple[About, ...]:
    return tuple(one.person.about for one in items if one.person)
