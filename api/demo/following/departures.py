"""Leaving school: what the November file asks about, written requests, silences, an exclusion, proofs seen."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from functools import partial

from api.demo.following.acts import Act, NotMadeError, Troupe
from api.demo.people import Pupil
from api.demo.schools import OLYMPE, PREVERT, VAL
from api.departures.use_cases import (
    Attempt,
    DepartureView,
    advance_departure,
    note_attempt,
    receive_departure,
    receive_handover,
    show_departure,
    start_departure,
)
from api.tasks.use_cases import settle_task
from domain.departures.departure import Given
from domain.departures.states import (
    Alternative,
    DepartureChannel,
    DepartureContactResult,
    DepartureGround,
    Destination,
    DestinationProof,
    InterviewOutcome,
)
from domain.tasks.history import TaskOutcome
from persistence.demo_world import find_due_tasks, find_handovers, find_told
from persistence.departures.repository import find_open
from persistence.unit_of_work import UnitOfWork

_G, _I, _A, _D = DepartureGround, InterviewOutcome, Alternative, Destination
CALLED = "called"
SIGNED, HALF_SIGNED = "signed by all", "signed by one"
"""A request is signed by each holder, by one of two, or by the pupil of age."""


@dataclass(frozen=True)
class Move:
    """A step, or `called`; so many open days ago. `signed` says by whom a request is."""

    back: int
    name: str
    given: Given = field(default_factory=Given)
    signed: str = ""
    result: DepartureContactResult = DepartureContactResult.NO_ANSWER


@dataclass(frozen=True)
class Leaving:
    """`key` of the cast, or the n-th who left, or one drawn from `classes`. `ground` None: the school's file asks."""

    name: str
    uai: str
    moves: tuple[Move, ...]
    key: str = ""
    leaver: int | None = None
    classes: tuple[str, ...] = ()
    ages: tuple[int, int] = (0, 30)
    ground: DepartureGround | None = None
    opened: int = 1


def _request(ground: DepartureGround, signed: str, back: int) -> tuple[Move, ...]:
    return Move(back, "clarify", Given(ground=ground)), Move(back, "record_request", signed=signed)


def _proposed(back: int, outcome: InterviewOutcome, *alternatives: Alternative) -> tuple[Move, ...]:
    codes = tuple(one.value for one in alternatives)
    return (
        Move(back, "offer_interview", Given(interview_outcome=outcome)),
        Move(back, "propose_alternatives", Given(alternatives=codes)),
    )


def _gone(kind: Destination, name: str = "") -> Move:
    return Move(0, "leave", Given(destination_kind=kind, destination_name=name))


def _proven(kind: Destination, name: str, proof: DestinationProof) -> Move:
    given = Given(destination_kind=kind, destination_name=name, destination_proof=proof)
    return Move(0, "confirm_destination", given)


LEAVINGS: tuple[Leaving, ...] = (
    Leaving("Chloé, of age", PREVERT, (
        *_request(_G.FAMILY_REQUEST, SIGNED, 1), *_proposed(1, _I.HELD, _A.MLDS, _A.MICRO_LYCEE), _gone(_D.UNKNOWN),
    ), key="chloe-vasseur"),
    Leaving("Noah, both parents signed", PREVERT, (
        *_request(_G.FAMILY_REQUEST, SIGNED, 1), *_proposed(1, _I.DECLINED, _A.APPRENTICESHIP), _gone(_D.NONE),
    ), key="noah-lambert"),
    Leaving("Oumar, both parents signed", PREVERT, (
        *_request(_G.FAMILY_REQUEST, SIGNED, 1), *_proposed(1, _I.NO_ANSWER, _A.MLDS, _A.CHANGE_OF_TRAINING),
        _gone(_D.UNKNOWN),
    ), key="oumar-diallo"),
    Leaving("Mehdi, no answer yet", PREVERT, (
        Move(1, CALLED), Move(0, CALLED, result=DepartureContactResult.WILL_CALL_BACK),
    ), key="mehdi-zerrouki"),
    Leaving("excluded", PREVERT, (
        Move(1, "clarify", Given(ground=_G.PERMANENT_EXCLUSION)),
        Move(1, "record_exclusion", Given(reference="Conseil de discipline, décision n° 3")),
        *_proposed(1, _I.HELD, _A.CHANGE_OF_TRAINING, _A.MLDS), _gone(_D.UNKNOWN),
    ), leaver=0),
    Leaving("transfer, confirmed", PREVERT, (
        *_request(_G.TRANSFER, SIGNED, 1),
        _proven(_D.SCHOOL, "Lycée des métiers de la Croix-Fontenelle", DestinationProof.RECEIVING_SCHOOL),
        Move(0, "leave"),
    ), leaver=1),
    Leaving("transfer below 16, told to the DSDEN", OLYMPE, (
        Move(1, CALLED), Move(1, "inform_dsden"),
    ), leaver=0),
    Leaving("apprenticeship, contract seen", VAL, (
        *_request(_G.TRANSFER, SIGNED, 1), _proven(_D.APPRENTICESHIP, "CFA du Val", DestinationProof.CONTRACT_SEEN),
        Move(0, "leave"),
    ), leaver=0),
    Leaving("disappeared at 15, told to the DSDEN", PREVERT, (
        Move(19, CALLED), Move(18, CALLED), Move(17, "send_first_letter"), Move(9, "inform_dsden"),
        Move(5, "send_second_letter"), Move(4, "offer_interview", Given(interview_outcome=_I.NO_ANSWER)),
    ), classes=("2MCV", "2CUIS", "2AGORA", "2ASSP"), ages=(15, 15), ground=_G.DISAPPEARANCE, opened=20),
    Leaving("disappeared at 17, letters gone", PREVERT, (
        Move(38, CALLED), Move(37, "send_first_letter"), Move(22, "send_second_letter"),
        Move(21, CALLED, result=DepartureContactResult.REACHED),
        *_proposed(14, _I.NO_ANSWER, _A.TDO, _A.GUIDANCE_INTERVIEW),
    ), classes=("1AGORA", "1ASSP", "1CUIS"), ages=(16, 17), ground=_G.DISAPPEARANCE, opened=39),
    Leaving("request signed by one parent", PREVERT, (
        Move(6, "record_request", signed=HALF_SIGNED), *_proposed(4, _I.HELD, _A.TUTORING, _A.APPRENTICESHIP),
    ), classes=("TMCV", "TCIEL", "1CIEL"), ages=(16, 17), ground=_G.FAMILY_REQUEST, opened=7),
    Leaving("came back", PREVERT, (
        Move(24, CALLED), Move(23, "send_first_letter"), Move(12, "return"),
    ), classes=("CAP1PSR", "CAP1ELEC", "CAP1COIF"), ground=_G.DISAPPEARANCE, opened=25),
    Leaving("opened by mistake", PREVERT, (Move(13, "withdraw"),), classes=("2CIEL",), ground=_G.TRANSFER, opened=15),
)  # fmt: skip


def acts(troupe: Troupe) -> Iterator[Act]:
    for one in LEAVINGS:
        oldest = max(one.opened, *(move.back for move in one.moves))
        pupil = _pupil(troupe, one) if troupe.reaches(oldest) else None
        if pupil is None:
            continue
        if one.ground is not None:
            yield Act(troupe.day(one.opened), time(17, 40), one.name, partial(_open, troupe, one, pupil))
        for rank, move in enumerate(one.moves):
            hour = time(17, 45 + rank) if move.back else time(7, 50 + rank)
            name = f"{one.name}, {move.name}"
            yield Act(troupe.day(move.back), hour, name, partial(_move, troupe, (one, move), pupil))
    if troupe.reaches(9):
        yield Act(troupe.day(7), time(10), "the DSDEN takes note", partial(_receive, troupe))
        yield Act(troupe.day(0), time(8, 20), "the platform has two", partial(_receive_handovers, troupe))


def _pupil(troupe: Troupe, one: Leaving) -> Pupil | None:
    if one.key:
        return troupe.pupil(one.key)
    if one.leaver is not None:
        gone = [
            p for p in troupe.stage.world.of_school(one.uai) if p.left_on and not p.key and p.leaving_reason == "10"
        ]
        return gone[one.leaver] if one.leaver < len(gone) else None
    return troupe.draw(one.uai, one.classes, one.ages)


async def _open(troupe: Troupe, one: Leaving, pupil: Pupil, at: datetime) -> None:
    if one.ground is not None:
        async with troupe.acting(troupe.stage.desk_of(one.uai), at) as uow:
            await start_departure(uow, troupe.student(pupil), one.ground)


async def _move(troupe: Troupe, what: tuple[Leaving, Move], pupil: Pupil, at: datetime) -> None:
    one, move = what
    async with troupe.acting(troupe.head(one.uai), at) as uow:
        found = await find_open(uow.session, troupe.student(pupil), troupe.stage.units[one.uai])
        if found is None:
            raise NotMadeError(one.name)
        view = await show_departure(uow, found.id, at.date())
        if move.name == CALLED:
            await _call(uow, view, move)
        else:
            given = _given(move, view, pupil, at)
            await advance_departure(uow, found.id, move.name, given, seen=view.version)


async def _call(uow: UnitOfWork, view: DepartureView, move: Move) -> None:
    again = None if move.result is DepartureContactResult.REACHED else uow.now.date() + timedelta(days=3)
    attempt = Attempt(DepartureChannel.CALL.value, move.result.value, again)
    for task_id in await find_due_tasks(uow.session, view.departure.student_id, "departure", uow.now.date()):
        await settle_task(uow, task_id, TaskOutcome.DONE, uow.now.date())
    await note_attempt(uow, view.departure.id, attempt, uow.now.date())


def _given(move: Move, view: DepartureView, pupil: Pupil, at: datetime) -> Given:
    holders = tuple(one.id for one in view.holders)
    if move.name == "record_request":
        signed = holders if move.signed == SIGNED else holders[:1]
        return Given(on=at.date(), signed_by=signed, signed_by_pupil=view.age >= 18)
    if move.name == "record_exclusion":
        return replace(move.given, on=pupil.left_on)
    if move.name == "leave" and pupil.left_on is not None:
        return replace(move.given, on=pupil.left_on)
    return move.given


async def _receive(troupe: Troupe, at: datetime) -> None:
    """The officer has read what the lycée told about the pupil of 15."""
    async with troupe.jobs() as session:
        told = await find_told(session, at.date())
    async with troupe.acting("agent-dsden", at) as uow:
        for departure_id in told:
            view = await show_departure(uow, departure_id, at.date())
            await receive_departure(uow, departure_id, at.date(), seen=view.version)


async def _receive_handovers(troupe: Troupe, at: datetime) -> None:
    async with troupe.jobs() as session:
        found = await find_handovers(session)
    async with troupe.acting("psad", at) as uow:
        for handover_id in found[:2]:
            await receive_handover(uow, handover_id)
