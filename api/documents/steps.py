"""What other areas ask of documents: the letters of a step composed before it, and the school's letters on paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from api.documents.compose import Copy, compose_case_letters
from api.documents.effects import order_of
from api.documents.sources import gather_case
from domain.attendance_cases.case import Act
from domain.attendance_cases.facts import Delegation
from domain.documents.kinds import LetterKind
from domain.documents.letter import check_letter
from domain.documents.wording import check_words
from domain.kernel.calendar import HalfDay
from domain.kernel.events import Effect
from persistence.attendance_cases.rows import CaseFile
from persistence.unit_of_work import UnitOfWork

LETTER = "send_"


async def compose_step(
    uow: UnitOfWork, after: CaseFile, effects: Iterable[Effect], delegation: Delegation | None, *, demo: bool = False
) -> list[Copy]:
    """Every copy that a decided step would send; nothing is written. `after` is the file as the step leaves it."""
    act: Act = after.case.acts[-1]
    found = await gather_case(uow, after, act, demo=demo)
    if delegation is not None and not found.delegation:
        found = replace(found, delegation=delegation.reference)
    copies: list[Copy] = []
    for effect in effects:
        kind = LetterKind(effect.kind.removeprefix(LETTER))
        copies += compose_case_letters(found, order_of(kind, effect.ids), reference="")
    return copies


async def check_step_letters(
    uow: UnitOfWork, after: CaseFile, effects: Iterable[Effect], delegation: Delegation | None
) -> None:
    """Refuse the step when one of its letters could not be printed lawfully: better now than at the printer."""
    for copy in await compose_step(uow, after, effects, delegation):
        check_letter(copy.letter)
        check_words(copy.letter)


@dataclass(frozen=True)
class SchoolMail:
    """A letter of the school outside any case: to these persons of one address; without persons, to the pupil of age.

    `contact_attempt_id`: the attempt to reach the family that it carries out, whose result the letter will be.
    """

    student_id: UUID
    school_id: UUID
    half_days: Sequence[HalfDay]
    guardian_ids: Sequence[UUID] = ()
    contact_attempt_id: UUID | None = None

    @property
    def ids(self) -> dict[str, str]:
        ids = {
            "student_id": str(self.student_id),
            "school_id": str(self.school_id),
            "half_days": ",".join(f"{one.day}:{one.half.value}" for one in sorted(self.half_days)),
        }
        if self.guardian_ids:
            ids["guardian_ids"] = ",".join(str(one) for one in self.guardian_ids)
        if self.contact_attempt_id is not None:
            ids["contact_attempt_id"] = str(self.contact_attempt_id)
        return ids


async def print_absence_notice(uow: UnitOfWork, mail: SchoolMail) -> None:
    """The day's absence on paper."""
    await uow.enqueue([Effect("print_absence_notice", mail.ids)])


async def print_reason_invitation(uow: UnitOfWork, mail: SchoolMail, *, first_on: date | None = None) -> None:
    """An invitation to give the reason (L131-8, 1°); the second one names the day of the first."""
    again = {} if first_on is None else {"round": "2", "previous_on": first_on.isoformat()}
    await uow.enqueue([Effect("print_reason_invitation", mail.ids | again)])
