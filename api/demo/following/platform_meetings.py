"""The platform's own meeting: its group, one CTO held with a partner and decided into the follow-ups, and the next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial
from uuid import UUID

from api.demo.following.acts import Act, Troupe
from api.demo.staff import PLATFORM
from api.meetings import use_cases as meetings
from api.meetings.use_cases import PlannedMeeting
from api.meetings.use_cases_agenda import put_followed_on_agenda, send_agenda
from api.meetings.use_cases_notes import write_note
from api.meetings.use_cases_session import decide_point, take_point_up
from domain.meetings.kinds import GroupPart, MeetingKind
from domain.meetings.meeting import Presence
from domain.meetings.notes import NoteLevel
from domain.meetings.review import Finding, MeetingDecision, Review
from domain.tasks.task import Charge
from persistence.unit_of_work import UnitOfWork

MANAGER, PARTNER = "psad", "mission-locale"
MEMBERS = (
    (MANAGER, GroupPart.PLATFORM_MANAGER), ("mlds", GroupPart.MLDS), ("psyen", GroupPart.PSYCHOLOGIST),
    (PARTNER, GroupPart.MISSION_LOCALE),
)  # fmt: skip
HELD, NEXT, FOUNDED = 6, -8, 12
"""Open days ago; the next one is ahead."""
_HOUR, _WEEKS, _MINUTES, _PLACE = time(10), 4, 90, "Salle de réunion du CIO"
_F, _D = Finding, MeetingDecision


@dataclass(frozen=True)
class Spoken:
    """What was found and decided about one young person; `due` so many open days ago, negative ahead."""

    key: str
    findings: tuple[Finding, ...]
    fact: str
    decision: MeetingDecision
    owner: str
    due: int


SPOKEN = (
    Spoken("noah", (_F.AWAITS_PARTNER,), "", _D.FOLLOW, "mlds", -4),
    Spoken("ines", (_F.DECLINES_SUPPORT,), "L'a dit au téléphone.", _D.CLOSING, "mlds", -2),
    Spoken("tiago", (_F.REACHED, _F.HAS_PROJECT), "Veut travailler en atelier.", _D.INTERVIEW, "psyen", -3),
    Spoken("enora", (_F.LOOKS_FOR_PLACE,), "", _D.PLACE, "mlds", -1),
)  # fmt: skip
COMING = ("oumar", "samir", "mehdi")


def acts(troupe: Troupe) -> Iterator[Act]:
    if not troupe.reaches(FOUNDED):
        return
    yield Act(troupe.day(FOUNDED), time(17), "platform group", partial(_found, troupe))
    yield Act(troupe.day(FOUNDED), time(17, 10), "plan CTO", partial(_plan, troupe, HELD))
    yield Act(troupe.day(HELD + 1), time(16), "agenda of the CTO", partial(_prepare, troupe))
    yield Act(troupe.day(HELD + 1), time(17), "a partner's note", partial(_note, troupe))
    yield Act(troupe.day(HELD), _HOUR, "CTO", partial(_hold, troupe))
    yield Act(troupe.day(HELD), time(12), "plan the next CTO", partial(_plan, troupe, NEXT))
    yield Act(troupe.day(1), time(17, 20), "agenda of the next CTO", partial(_prepare_next, troupe))


async def _found(troupe: Troupe, at: datetime) -> None:
    values: dict[str, object] = {
        "unit_id": troupe.stage.units[PLATFORM], "kind": MeetingKind.CTO.value, "name": MeetingKind.CTO.label,
        "first_on": troupe.day(NEXT), "every_weeks": _WEEKS, "starts_at": _HOUR, "planned_minutes": _MINUTES,
        "place": _PLACE,
    }  # fmt: skip
    members = {troupe.account(login): part for login, part in MEMBERS}
    async with troupe.acting(MANAGER, at) as uow:
        troupe.made["platform group"] = (await meetings.add_group(uow, values, members)).id


async def _plan(troupe: Troupe, back: int, at: datetime) -> None:
    new = PlannedMeeting(
        MeetingKind.CTO, troupe.stage.units[PLATFORM], troupe.recall("platform group"), troupe.day(back), _HOUR,
        _MINUTES, _PLACE,
    )  # fmt: skip
    async with troupe.acting(MANAGER, at) as uow:
        troupe.made[f"CTO {back}"] = (await meetings.plan_meeting(uow, new, at.date())).id


async def _prepare(troupe: Troupe, at: datetime) -> None:
    """Each from the page of the follow-up, with the reasons it has by itself."""
    async with troupe.acting(MANAGER, at) as uow:
        for one in SPOKEN:
            await put_followed_on_agenda(uow, troupe.recall(f"young {one.key}"), at.date())
        await send_agenda(uow, troupe.recall(f"CTO {HELD}"), at.date())


async def _note(troupe: Troupe, at: datetime) -> None:
    """For the partner's own institution and the platform's manager."""
    meeting_id = troupe.recall(f"CTO {HELD}")
    async with troupe.acting(PARTNER, at) as uow:
        item = await _point(uow, meeting_id, troupe.recall("young noah"))
        await write_note(uow, meeting_id, item, NoteLevel.RESERVED, "Reçu au premier accueil, viendra vendredi.")


async def _hold(troupe: Troupe, at: datetime) -> None:
    meeting_id, today = troupe.recall(f"CTO {HELD}"), at.date()
    async with troupe.acting(MANAGER, at) as uow:
        shown = await meetings.show_meeting(uow, meeting_id, today)
        shown = await meetings.start_meeting(uow, meeting_id, seen=shown.version, today=today)
        await meetings.set_presences(uow, meeting_id, {one.id: Presence.PRESENT for one in shown.participants}, today)
        for one in SPOKEN:
            item = await _point(uow, meeting_id, troupe.recall(f"young {one.key}"))
            taken = await take_point_up(uow, meeting_id, item, today)
            charge = Charge(troupe.account(one.owner))
            review = Review(one.findings, one.fact, one.decision, charge, troupe.day(one.due), troupe.day(NEXT))
            await decide_point(uow, (meeting_id, item), review, seen=taken.version, today=today)
        shown = await meetings.show_meeting(uow, meeting_id, today)
        await meetings.close_meeting(uow, meeting_id, seen=shown.version, today=today)


async def _prepare_next(troupe: Troupe, at: datetime) -> None:
    async with troupe.acting(MANAGER, at) as uow:
        for key in COMING:
            await put_followed_on_agenda(uow, troupe.recall(f"young {key}"), at.date())


async def _point(uow: UnitOfWork, meeting_id: UUID, follow_up_id: UUID) -> UUID:
    shown = await meetings.show_meeting(uow, meeting_id, uow.now.date())
    return next(one.id for one in shown.items if one.person and one.person.follow_up_id == follow_up_id)
