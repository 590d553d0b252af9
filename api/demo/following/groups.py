"""The prevention groups: founded in September, meetings held and closed, tasks done or late, Thursday's agenda."""

from collections.abc import Iterator
from datetime import datetime, time
from functools import partial
from itertools import pairwise
from uuid import UUID

from api.demo.following.acts import Act, Troupe
from api.demo.following.meeting_facts import AGENDA, HELD, MEMBERS, NEXT_BACK, SUBJECT, Held, Point
from api.demo.schools import PREVERT
from api.meetings import use_cases as meetings
from api.meetings.reading import MeetingShown
from api.meetings.use_cases import PlannedMeeting
from api.meetings.use_cases_agenda import NewPoint, add_point, arrange_agenda, list_proposals, send_agenda
from api.meetings.use_cases_notes import write_note
from api.meetings.use_cases_session import decide_point, take_point_up
from api.tasks.use_cases import settle_task
from domain.meetings.kinds import MeetingKind
from domain.meetings.meeting import Presence
from domain.meetings.notes import NoteLevel
from domain.meetings.review import Review
from domain.meetings.subject import About, SubjectKind
from domain.tasks.task import Charge
from persistence.unit_of_work import UnitOfWork

_HOUR = time(14)
_WEEKS = 3
_MINUTES = 60
_SEALED = "Rencontre prévue avec l'élève."


def acts(troupe: Troupe) -> Iterator[Act]:
    first = troupe.stage.world.clock.first_of_year
    for uai in MEMBERS:
        yield Act(first, time(17), f"group {uai}", partial(_found_group, troupe, uai))
        following = [held for held in HELD if held.uai == uai and troupe.reaches(held.back)]
        backs = [held.back for held in following]
        for planned, back in pairwise([troupe.stage.world.clock.oldest_back - 2, *backs, NEXT_BACK[uai]]):
            yield Act(troupe.day(planned), time(17, 30), f"plan {uai}", partial(_plan, troupe, uai, back))
        for held in following:
            yield Act(troupe.day(held.back), _HOUR, f"meeting {uai}", partial(_hold, troupe, held))
            for point in held.points:
                if point.settled is not None:
                    day = troupe.day(point.settled)
                    name = f"task of {point.key}"
                    yield Act(day, time(16, 40), name, partial(_settle, troupe, held, point))
    if troupe.reaches(11):
        yield Act(troupe.day(7), time(17, 10), "social note", partial(_seal, troupe, "assistante-sociale"))
        yield Act(troupe.day(1), time(16, 50), "agenda", partial(_prepare, troupe))
        yield Act(troupe.day(1), time(17, 5), "health note", partial(_seal, troupe, "infirmiere"))


async def _found_group(troupe: Troupe, uai: str, at: datetime) -> None:
    first = troupe.day(NEXT_BACK[uai])
    values: dict[str, object] = {
        "unit_id": troupe.stage.units[uai], "kind": MeetingKind.GPDS.value,
        "name": "Groupe de prévention du décrochage", "first_on": first, "every_weeks": _WEEKS, "starts_at": _HOUR,
        "planned_minutes": _MINUTES, "place": "Salle de réunion",
    }  # fmt: skip
    members = {troupe.account(login): part for login, part in MEMBERS[uai]}
    async with troupe.acting(troupe.head(uai), at) as uow:
        troupe.made[f"group {uai}"] = (await meetings.add_group(uow, values, members)).id


async def _plan(troupe: Troupe, uai: str, back: int, at: datetime) -> None:
    new = PlannedMeeting(
        MeetingKind.GPDS, troupe.stage.units[uai], troupe.recall(f"group {uai}"), troupe.school_day(uai, back), _HOUR,
        _MINUTES, "Salle de réunion",
    )  # fmt: skip
    async with troupe.acting(troupe.stage.desk_of(uai), at) as uow:
        troupe.made[f"meeting {uai} {back}"] = (await meetings.plan_meeting(uow, new, at.date())).id


async def _hold(troupe: Troupe, held: Held, at: datetime) -> None:
    """The whole meeting, as its adviser writes it."""
    meeting_id, today = troupe.recall(f"meeting {held.uai} {held.back}"), at.date()
    async with troupe.acting(troupe.stage.desk_of(held.uai), at) as uow:
        for point in held.points:
            await _bring(uow, meeting_id, troupe.student(troupe.pupil(point.key)))
        shown = await meetings.show_meeting(uow, meeting_id, today)
        shown = await meetings.start_meeting(uow, meeting_id, seen=shown.version, today=today)
        excused = troupe.stage.accounts.get(held.excused)
        presences = {
            one.id: Presence.EXCUSED if one.account_id == excused else Presence.PRESENT for one in shown.participants
        }
        shown = await meetings.set_presences(uow, meeting_id, presences, today)
        for point in held.points:
            await _decide(troupe, uow, shown, point)
        shown = await meetings.show_meeting(uow, meeting_id, today)
        await meetings.close_meeting(uow, meeting_id, seen=shown.version, today=today)


async def _bring(uow: UnitOfWork, meeting_id: UUID, student_id: UUID) -> None:
    """With every reason that the service proposes; already there when a signal or a review had brought the pupil."""
    today = uow.now.date()
    shown = await meetings.show_meeting(uow, meeting_id, today)
    if any(one.person and one.person.student_id == student_id for one in shown.items):
        return
    proposed = await list_proposals(uow, meeting_id, today)
    why = next((one.reasons for one in proposed if one.person.student_id == student_id), ())
    reasons = tuple((one.kind, one.origin_id) for one in why)
    await add_point(uow, meeting_id, NewPoint(About(SubjectKind.PUPIL, student_id), "", 7, reasons), today)


async def _decide(troupe: Troupe, uow: UnitOfWork, shown: MeetingShown, point: Point) -> None:
    student_id, today = troupe.student(troupe.pupil(point.key)), uow.now.date()
    item = next(one for one in shown.items if one.person and one.person.student_id == student_id)
    taken = await take_point_up(uow, shown.id, item.id, today)
    somebody = point.decision.needs_somebody
    review = Review(
        point.findings, point.fact, point.decision,
        Charge(troupe.account(point.owner)) if somebody else Charge(), troupe.day(point.due) if somebody else None,
        None if point.review is None else troupe.day(point.review),
    )  # fmt: skip
    decided = await decide_point(uow, (shown.id, item.id), review, seen=taken.version, today=today)
    if decided.task_id is not None:
        troupe.made[f"task {shown.held_on} {point.key}"] = decided.task_id
    if decided.plan_id is not None:
        troupe.made[f"plan {point.key}"] = decided.plan_id


async def _settle(troupe: Troupe, held: Held, point: Point, at: datetime) -> None:
    task_id = troupe.recall(f"task {troupe.school_day(held.uai, held.back)} {point.key}")
    async with troupe.acting(point.owner, at) as uow:
        await settle_task(uow, task_id, point.outcome, at.date())


async def _seal(troupe: Troupe, login: str, at: datetime) -> None:
    """One of the sealed levels, of which the others read that it exists."""
    level, key = {
        "assistante-sociale": (NoteLevel.SOCIAL, "lucas-fontaine"), "infirmiere": (NoteLevel.HEALTH, "jade-roche"),
    }[login]  # fmt: skip
    meeting_id, student_id = troupe.recall(f"meeting {PREVERT} {NEXT_BACK[PREVERT]}"), troupe.student(troupe.pupil(key))
    async with troupe.acting(login, at) as uow:
        shown = await meetings.show_meeting(uow, meeting_id, at.date())
        item = next(one for one in shown.items if one.person and one.person.student_id == student_id)
        await write_note(uow, meeting_id, item.id, level, _SEALED)


async def _prepare(troupe: Troupe, at: datetime) -> None:
    """Seven pupils and a group, in the order of the pages, told to the members without a name."""
    meeting_id, today = troupe.recall(f"meeting {PREVERT} {NEXT_BACK[PREVERT]}"), at.date()
    wanted = [troupe.student(troupe.pupil(key)) for key in AGENDA]
    async with troupe.acting(troupe.stage.desk_of(PREVERT), at) as uow:
        for student_id in wanted:
            await _bring(uow, meeting_id, student_id)
        shown = await add_point(uow, meeting_id, NewPoint(None, SUBJECT, 9, ()), today)
        place = {student_id: rank for rank, student_id in enumerate(wanted)}
        ordered = sorted(shown.items, key=lambda one: place.get(one.person.about.id, 50) if one.person else len(wanted))
        await arrange_agenda(uow, meeting_id, [one.id for one in ordered], {}, today)
        await send_agenda(uow, meeting_id, today)
