"""What stands behind a point: what was decided before, what came of it, what the file of the person says."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from api.follow_ups.steps_meetings import facts_of
from api.meetings.before_after import absences_before_and_after, exchanges_before_and_after
from domain.meetings.kinds import PARTNER_ROLES
from domain.meetings.meeting import Meeting
from domain.meetings.views import BeforeAfter, CaseStep, FollowedFacts, LastTime
from persistence.meetings import following
from persistence.meetings.followed import load_disclosed
from persistence.meetings.items import Item
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True, kw_only=True)
class Behind:
    """Of a pupil, the attendance case; of a followed young person, the facts of the follow-up."""

    last_time: list[LastTime] = field(default_factory=list)
    before_after: list[BeforeAfter] = field(default_factory=list)
    case: CaseStep | None = None
    followed: FollowedFacts | None = None


async def look_behind(uow: UnitOfWork, meeting: Meeting, item: Item, today: date) -> Behind:
    """A partner reads the disclosed facts, and nothing of what was said or decided among the others."""
    if item.about is None:
        return Behind()
    if uow.actor.role in PARTNER_ROLES:
        told = await load_disclosed(uow.session, uow.actor, [item.about.id])
        return Behind(followed=told.get(item.about.id))
    last = await following.load_last_time(uow.session, (item.about, item.unit_id), item.id, today)
    if item.about.student_id is not None:
        return await _of_pupil(uow, item.about.student_id, meeting, last, today)
    effects = await exchanges_before_and_after(uow, item.about.id, last, today)
    return Behind(last_time=last, before_after=effects, followed=await facts_of(uow, item.about.id, today))


async def _of_pupil(uow: UnitOfWork, student_id: UUID, meeting: Meeting, last: list[LastTime], today: date) -> Behind:
    pupil = (student_id, meeting.unit_id)
    case = await following.load_case_step(uow.session, *pupil, meeting.held_on)
    effects = await absences_before_and_after(uow, pupil, last, today)
    return Behind(last_time=last, before_after=effects, case=case)
