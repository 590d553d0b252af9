"""Équipes and commissions éducatives: convened for one pupil, on the day that the pupil's file says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial

from api.demo.following.acts import Act, Troupe
from api.demo.schools import ECOLE, JULES_VERNE, PREVERT
from api.meetings import use_cases as meetings
from api.meetings.use_cases import PlannedMeeting, Seat
from api.meetings.use_cases_agenda import NewPoint, add_point
from api.meetings.use_cases_session import decide_point, take_point_up
from domain.meetings.kinds import GroupPart, MeetingKind
from domain.meetings.meeting import Presence
from domain.meetings.review import Finding, MeetingDecision, Review
from domain.meetings.subject import About, SubjectKind
from domain.tasks.task import Charge

_K, _F, _D = MeetingKind, Finding, MeetingDecision


@dataclass(frozen=True)
class Convened:
    """Convened `planned` open days ago for the day `back`; `decision` once it was held, `owner` by login."""

    uai: str
    kind: MeetingKind
    key: str
    planned: int
    back: int
    seats: tuple[tuple[str, GroupPart], ...]
    findings: tuple[Finding, ...] = ()
    decision: MeetingDecision | None = None
    owner: str = ""
    due: int = 0

    @property
    def name(self) -> str:
        return f"meeting of {self.key}"


_P = GroupPart
_PARENT = ("", _P.PARENT_REPRESENTATIVE)
"""A function, without a name."""
CONVENED: tuple[Convened, ...] = (
    Convened(ECOLE, _K.EQUIPE_EDUCATIVE, "lucas-morel", 20, 16,
             (("chef.9990001x", _P.CHAIR), ("class 4106", _P.CLASS_TEACHER)),
             (_F.ABSENCES_RISING, _F.WORK_NOT_DONE), _D.PPRE, "class 4106", 10),
    Convened(ECOLE, _K.EQUIPE_EDUCATIVE, "ethan-martin-duval", 8, -3,
             (("chef.9990001x", _P.CHAIR), ("class 4107", _P.CLASS_TEACHER))),
    Convened(PREVERT, _K.COMMISSION_EDUCATIVE, "theo-marchetti", 4, 1,
             (("chef", _P.CHAIR), ("cpe", _P.EDUCATION_ADVISER), ("enseignant", _P.CLASS_TEACHER), _PARENT),
             (_F.ABSENCES_RISING,), _D.FOLLOW, "cpe", -9),
    Convened(JULES_VERNE, _K.COMMISSION_EDUCATIVE, "manon-le-goff", 6, -2,
             (("chef.9990003z", _P.CHAIR), ("cpe.9990003z", _P.EDUCATION_ADVISER),
              ("helene.perrin.9990003z", _P.CLASS_TEACHER), _PARENT)),
)  # fmt: skip


def acts(troupe: Troupe) -> Iterator[Act]:
    for one in CONVENED:
        if troupe.reaches(one.planned):
            yield Act(troupe.day(one.planned), time(18), one.name, partial(_convene, troupe, one))
            if one.decision is not None:
                yield Act(troupe.day(one.back), time(17), one.name, partial(_hold, troupe, one))


async def _convene(troupe: Troupe, one: Convened, at: datetime) -> None:
    new = PlannedMeeting(
        one.kind, troupe.stage.units[one.uai], None, troupe.school_day(one.uai, one.back), time(16, 30), 45,
        "Bureau de la direction",
    )  # fmt: skip
    async with troupe.acting(troupe.head(one.uai), at) as uow:
        shown = await meetings.plan_meeting(uow, new, at.date())
        seated = {seat.account_id for seat in shown.participants}
        for login, part in one.seats:
            account = troupe.account(troupe.who(one.uai, login)) if login else None
            if account is None or account not in seated:
                outsider = "" if account else "Parent d'élève, membre de la commission"
                await meetings.add_participant(uow, shown.id, Seat(account, outsider, part), at.date())
        point = NewPoint(About(SubjectKind.PUPIL, troupe.student(troupe.pupil(one.key))), "", 40, ())
        await add_point(uow, shown.id, point, at.date())
    troupe.made[one.name] = shown.id


async def _hold(troupe: Troupe, one: Convened, at: datetime) -> None:
    meeting_id, today = troupe.recall(one.name), at.date()
    async with troupe.acting(troupe.head(one.uai), at) as uow:
        shown = await meetings.show_meeting(uow, meeting_id, today)
        shown = await meetings.start_meeting(uow, meeting_id, seen=shown.version, today=today)
        presences = {seat.id: Presence.PRESENT for seat in shown.participants}
        shown = await meetings.set_presences(uow, meeting_id, presences, today)
        item = shown.items[0]
        taken = await take_point_up(uow, meeting_id, item.id, today)
        charge = Charge(troupe.account(troupe.who(one.uai, one.owner)))
        review = Review(one.findings, "", one.decision, charge, troupe.school_day(one.uai, one.due))
        decided = await decide_point(uow, (meeting_id, item.id), review, seen=taken.version, today=today)
        if decided.plan_id is not None:
            troupe.made[f"plan {one.key}"] = decided.plan_id
        shown = await meetings.show_meeting(uow, meeting_id, today)
        await meetings.close_meeting(uow, meeting_id, seen=shown.version, today=today)
