"""`/prevention-groups` and `/meetings`: prepare a meeting, and its life."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from sqlalchemy import Select

from api import clock
from api.door import Door, Requires, responses
from api.meetings import use_cases, use_cases_agenda
from api.meetings.answer_schemas import AgendaProposalsOut, MeetingOut, NextAgendaOut, SeatsOut
from api.meetings.group_schemas import GroupIn, GroupOut, GroupsOut, NewGroupIn
from api.meetings.schemas import AgendaIn, GuestIn, MeetingIn, MeetingItemIn, MeetingMoveIn, ParticipantIn, PresencesIn
from api.schemas import Page
from domain.access.permissions import Permission
from domain.meetings.subject import about
from domain.meetings.views import MeetingLine
from persistence.journal import Access, JournalEntry
from persistence.meetings.queries import meeting_page
from persistence.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/v1", tags=["meetings"])
Reader = Annotated[Door, Requires(Permission.MEETINGS_READ)]
Holder = Annotated[Door, Requires(Permission.MEETINGS_HOLD)]


@router.get("/prevention-groups", response_model=GroupsOut, responses=responses())
async def list_prevention_groups(door: Reader) -> Response:
    """The groups of one's schools or platform (all of them for who holds meetings, else those one belongs to)."""

    async def run(uow: UnitOfWork) -> dict[str, object]:
        return {"items": await use_cases.list_groups(uow, clock.today())}

    return await door.read(run, GroupsOut)


@router.post("/prevention-groups", status_code=201, response_model=GroupOut, responses=responses(404))
async def add_prevention_group(body: NewGroupIn, door: Holder) -> Response:
    """A group with its members and its free calendar: no national rule gives a rhythm."""
    values = body.values() | {"unit_id": body.unit_id, "kind": body.kind.value}
    return await door.write(lambda uow: use_cases.add_group(uow, values, body.parts()), GroupOut, 201)


@router.put("/prevention-groups/{group_id}", response_model=GroupOut, responses=responses(404, 412, 428))
async def change_prevention_group(group_id: UUID, body: GroupIn, door: Holder) -> Response:
    """Its name, calendar and members from now on; meetings already planned keep theirs."""
    return await door.write(
        lambda uow: use_cases.change_group(uow, group_id, body.values(), body.parts(), seen=door.seen), GroupOut
    )


@router.get("/meeting-seats", response_model=SeatsOut, responses=responses(404))
async def list_meeting_seats(door: Reader, unit_id: UUID) -> Response:
    """Who may be named in the meetings of this school or platform: its own people, and at a platform its partners'."""

    async def run(uow: UnitOfWork) -> dict[str, object]:
        return {"items": await use_cases.list_seats(uow, unit_id)}

    return await door.read(run, SeatsOut)


@router.get("/meetings", response_model=Page[MeetingLine], responses=responses())
async def list_meetings(
    door: Reader,
    first: Annotated[date | None, Query(alias="from")] = None,
    last: Annotated[date | None, Query(alias="to")] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> Response:
    """Meetings between two days: those of the house for who holds them, else those one is invited to."""

    async def run(uow: UnitOfWork) -> Select[tuple[str]]:
        await uow.record(JournalEntry("meeting:list", Access.LIST))
        return meeting_page(uow.actor, first, last, limit)

    return await door.page(run)


@router.post("/meetings", status_code=201, response_model=MeetingOut, responses=responses(404, 409))
async def plan_meeting(body: MeetingIn, door: Holder) -> Response:
    """Plan a meeting on an open day; the group's members are expected in it."""
    planned = use_cases.PlannedMeeting(
        body.kind, body.unit_id, body.group_id, body.held_on, body.starts_at, body.planned_minutes, body.place
    )
    return await door.write(lambda uow: use_cases.plan_meeting(uow, planned, clock.today()), MeetingOut, 201)


@router.get("/meetings/{meeting_id}", response_model=MeetingOut, responses=responses(404))
async def show_meeting(meeting_id: UUID, door: Reader) -> Response:
    """The meeting, who sits in it, and the points that this reader may see."""
    return await door.read(lambda uow: use_cases.show_meeting(uow, meeting_id, clock.today()), MeetingOut)


@router.post("/meetings/{meeting_id}/move", response_model=MeetingOut, responses=responses(404, 409, 412, 428))
async def move_meeting(meeting_id: UUID, body: MeetingMoveIn, door: Holder) -> Response:
    """« Reporter la réunion » : another open day to come."""
    return await door.write(
        lambda uow: use_cases.move_meeting(
            uow, meeting_id, (body.held_on, body.starts_at), seen=door.seen, today=clock.today()
        ),
        MeetingOut,
    )


@router.post("/meetings/{meeting_id}/call-off", response_model=MeetingOut, responses=responses(404, 409, 412, 428))
async def call_meeting_off(meeting_id: UUID, door: Holder) -> Response:
    """« Annuler la réunion » : its points go to the next one."""
    return await door.write(
        lambda uow: use_cases.call_meeting_off(uow, meeting_id, seen=door.seen, today=clock.today()), MeetingOut
    )


@router.post("/meetings/{meeting_id}/start", response_model=MeetingOut, responses=responses(404, 409, 412, 428))
async def start_meeting(meeting_id: UUID, door: Holder) -> Response:
    """« Ouvrir la séance », on its day or after it."""
    return await door.write(
        lambda uow: use_cases.start_meeting(uow, meeting_id, seen=door.seen, today=clock.today()), MeetingOut
    )


@router.post("/meetings/{meeting_id}/close", response_model=MeetingOut, responses=responses(404, 409, 412, 428))
async def close_meeting(meeting_id: UUID, door: Holder) -> Response:
    """« Clore la réunion » : it is only read from now on; what was not seen goes to the next one."""
    return await door.write(
        lambda uow: use_cases.close_meeting(uow, meeting_id, seen=door.seen, today=clock.today()), MeetingOut
    )


@router.post("/meetings/{meeting_id}/participants", response_model=MeetingOut, responses=responses(404, 409))
async def add_meeting_participant(meeting_id: UUID, body: ParticipantIn, door: Holder) -> Response:
    """A colleague for the whole meeting, somebody of a partner (at a platform), or a partner by function."""
    seat = use_cases.Seat(body.account_id, body.outsider, body.part)
    return await door.write(lambda uow: use_cases.add_participant(uow, meeting_id, seat, clock.today()), MeetingOut)


@router.put("/meetings/{meeting_id}/presences", response_model=MeetingOut, responses=responses(404, 409))
async def set_meeting_presences(meeting_id: UUID, body: PresencesIn, door: Holder) -> Response:
    """Who is there, excused or absent."""
    presences = {one.participant_id: one.presence for one in body.presences}
    return await door.write(lambda uow: use_cases.set_presences(uow, meeting_id, presences, clock.today()), MeetingOut)


@router.get("/meetings/{meeting_id}/proposals", response_model=AgendaProposalsOut, responses=responses(404))
async def list_meeting_proposals(meeting_id: UUID, door: Holder) -> Response:
    """« Proposés » : situations with their reasons. Nothing is put on the agenda by itself."""

    async def run(uow: UnitOfWork) -> dict[str, object]:
        return {"items": await use_cases_agenda.list_proposals(uow, meeting_id, clock.today())}

    return await door.read(run, AgendaProposalsOut)


@router.post("/meetings/{meeting_id}/items", status_code=201, response_model=MeetingOut, responses=responses(404, 409))
async def add_meeting_item(meeting_id: UUID, body: MeetingItemIn, door: Holder) -> Response:
    """« Ajouter à l'ordre du jour » : a person once, or a subject about a group."""
    origins = tuple((one.kind, one.origin_id) for one in body.reasons)
    point = use_cases_agenda.NewPoint(about(body.student_id, body.follow_up_id), body.subject, body.minutes, origins)
    return await door.write(
        lambda uow: use_cases_agenda.add_point(uow, meeting_id, point, clock.today()), MeetingOut, 201
    )


@router.post("/follow-ups/{follow_up_id}/agenda", response_model=NextAgendaOut, responses=responses(404, 409))
async def put_follow_up_on_agenda(
    follow_up_id: UUID, door: Annotated[Door, Requires(Permission.FOLLOW_UPS_WRITE)]
) -> Response:
    """« Mettre à l'ordre du jour » : the platform's next meeting, planned when there is none; twice is once."""
    return await door.write(
        lambda uow: use_cases_agenda.put_followed_on_agenda(uow, follow_up_id, clock.today()), NextAgendaOut
    )


@router.delete("/meetings/{meeting_id}/items/{item_id}", response_model=MeetingOut, responses=responses(404, 409))
async def remove_meeting_item(meeting_id: UUID, item_id: UUID, door: Holder) -> Response:
    """Take a point off the agenda; what had brought it is open again."""
    return await door.write(
        lambda uow: use_cases_agenda.remove_point(uow, meeting_id, item_id, clock.today()), MeetingOut
    )


@router.put("/meetings/{meeting_id}/agenda", response_model=MeetingOut, responses=responses(404, 409))
async def arrange_meeting_agenda(meeting_id: UUID, body: AgendaIn, door: Holder) -> Response:
    """The order of the points, and minutes."""
    minutes = {one.item_id: one.minutes for one in body.minutes}
    return await door.write(
        lambda uow: use_cases_agenda.arrange_agenda(uow, meeting_id, body.item_ids, minutes, clock.today()), MeetingOut
    )


@router.post("/meetings/{meeting_id}/items/{item_id}/guests", response_model=MeetingOut, responses=responses(404, 409))
async def invite_for_meeting_item(meeting_id: UUID, item_id: UUID, body: GuestIn, door: Holder) -> Response:
    """« Inviter pour ce point » : a colleague who sees this point and no other."""
    return await door.write(
        lambda uow: use_cases_agenda.invite_for_point(uow, meeting_id, item_id, body.account_id, clock.today()),
        MeetingOut,
    )


@router.delete(
    "/meetings/{meeting_id}/items/{item_id}/guests/{account_id}",
    response_model=MeetingOut,
    responses=responses(404, 409),
)
async def uninvite_from_meeting_item(meeting_id: UUID, item_id: UUID, account_id: UUID, door: Holder) -> Response:
    """The colleague no longer sees the point."""
    return await door.write(
        lambda uow: use_cases_agenda.uninvite_from_point(uow, meeting_id, item_id, account_id, clock.today()),
        MeetingOut,
    )


@router.post("/meetings/{meeting_id}/send-agenda", response_model=MeetingOut, responses=responses(404, 409))
async def send_meeting_agenda(meeting_id: UUID, door: Holder) -> Response:
    """« Envoyer l'ordre du jour » : a mail with the number of situations and no name."""
    return await door.write(lambda uow: use_cases_agenda.send_agenda(uow, meeting_id, clock.today()), MeetingOut)
