"""What other areas ask of documents: the letters of a step composed before it, and the school's letters on paper."""

from collections.abc import Iterable
from dataclasses import replace
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


async def print_absence_notice(
    uow: UnitOfWork, student: tuple[UUID, UUID], persons: Iterable[UUID], half_days: Iterable[HalfDay]
) -> None:
    """The day's absence on paper, one letter per address; without persons, to the pupil of age."""
    await uow.enqueue([Effect("print_absence_notice", _ids(student, persons, half_days))])


async def print_reason_invitation(
    uow: UnitOfWork,
    student: tuple[UUID, UUID],
    persons: Iterable[UUID],
    half_days: Iterable[HalfDay],
    *,
    first_on: date | None = None,
) -> None:
    """An invitation to give the reason (L131-8, 1°); the second one names the day of the first."""
    ids = _ids(student, persons, half_days)
    if first_on is not None:
        ids |= {"round": "2", "previous_on": first_on.isoformat()}
    await uow.enqueue([Effect("print_reason_invitation", ids)])


def _ids(student: tuple[UUID, UUID], persons: Iterable[UUID], half_days: Iterable[HalfDay]) -> dict[str, str]:
    ids = {
        "student_id": str(student[0]),
        "school_id": str(student[1]),
        "half_days": ",".join(f"{one.day}:{one.half.value}" for one in sorted(half_days)),
    }
    guardians = ",".join(str(one) for one in persons)
    return ids | ({"guardian_ids": guardians} if guardians else {})
