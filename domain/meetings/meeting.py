"""A meeting: planned, running, closed; moved or called off while it is planned. Closed, it is only read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from uuid import UUID

from domain.kernel.errors import Malformed, Refusal
from domain.kernel.labelled import Labelled
from domain.meetings.kinds import MeetingKind


class MeetingState(Labelled):
    PLANNED = "planned", "prévue"
    RUNNING = "running", "en séance"
    CLOSED = "closed", "close"
    CANCELLED = "cancelled", "annulée"


class Presence(Labelled):
    EXPECTED = "expected", "attendu"
    PRESENT = "present", "présent"
    EXCUSED = "excused", "excusé"
    ABSENT = "absent", "absent"


class MeetingClosed(Refusal):
    title = "Cette réunion est close"
    detail = "Une réunion close se lit et ne change plus. Reprenez le point à la réunion suivante."


class MeetingCalledOff(Refusal):
    title = "Cette réunion est annulée"
    detail = "Cette réunion a été annulée. Prévoyez-en une autre."


class MeetingNotRunning(Refusal):
    title = "La réunion n'est pas en séance"
    detail = "Ouvrez la séance avant de noter une décision."


class MeetingRunning(Refusal):
    title = "La réunion est en séance"
    detail = "Une réunion en séance se clôt\u00a0: elle ne se reporte plus et ne s'annule plus."


class MeetingNotToday(Refusal):
    title = "La réunion n'est pas pour aujourd'hui"
    detail = "Cette réunion est prévue un autre jour. Changez sa date, ou attendez ce jour."


class MeetingDate(Malformed):
    title = "Date à corriger"
    detail = "Choisissez un jour ouvert, aujourd'hui ou plus tard."


class NothingSaid(Refusal):
    title = "Rien n'a été vu"
    detail = "Aucun point n'a été vu. Notez au moins un point, ou annulez la réunion."


@dataclass(frozen=True)
class Meeting:
    """One meeting of a unit; `group_id` None for one convened for itself."""

    id: UUID
    version: int
    unit_id: UUID
    group_id: UUID | None
    kind: MeetingKind
    held_on: date
    starts_at: time
    planned_minutes: int
    place: str
    state: MeetingState = MeetingState.PLANNED
    postponed_from: date | None = None


def check_open(meeting: Meeting) -> Meeting:
    """Anything may still be written."""
    if meeting.state is MeetingState.CLOSED:
        raise MeetingClosed
    if meeting.state is MeetingState.CANCELLED:
        raise MeetingCalledOff
    return meeting


def check_running(meeting: Meeting) -> Meeting:
    check_open(meeting)
    if meeting.state is not MeetingState.RUNNING:
        raise MeetingNotRunning
    return meeting


def _check_planned(meeting: Meeting) -> None:
    check_open(meeting)
    if meeting.state is MeetingState.RUNNING:
        raise MeetingRunning


def start(meeting: Meeting, today: date) -> Meeting:
    """« Ouvrir la séance »: on its day (or later, when the minutes are written after)."""
    _check_planned(meeting)
    if meeting.held_on > today:
        raise MeetingNotToday
    return replace(meeting, state=MeetingState.RUNNING)


def move(meeting: Meeting, held_on: date, starts_at: time, today: date) -> Meeting:
    """« Reporter » : another day to come; the day first announced stays written."""
    _check_planned(meeting)
    check_day(held_on, today)
    first = meeting.postponed_from or (meeting.held_on if held_on != meeting.held_on else None)
    return replace(meeting, held_on=held_on, starts_at=starts_at, postponed_from=first)


def call_off(meeting: Meeting) -> Meeting:
    """« Annuler » : its points go to the next meeting of the group."""
    _check_planned(meeting)
    return replace(meeting, state=MeetingState.CANCELLED)


def close(meeting: Meeting, seen: int) -> Meeting:
    """« Clore la réunion » : at least one point was seen."""
    check_running(meeting)
    if seen == 0:
        raise NothingSaid
    return replace(meeting, state=MeetingState.CLOSED)


def check_day(held_on: date, today: date) -> None:
    if held_on < today:
        raise MeetingDate(errors=[{"pointer": "/held_on", "detail": MeetingDate.detail}])


@dataclass(frozen=True)
class Rhythm:
    """Every n weeks from a first day: a usage of the house, no text gives one."""

    first_on: date
    every_weeks: int


LOOK_AHEAD = timedelta(days=400)


def dates_of(rhythm: Rhythm, after: date, is_open: Callable[[date], bool]) -> Iterator[date]:
    """The days of a group from `after` on (included), outside holidays: such a day is skipped, the count goes on."""
    day = rhythm.first_on
    while day < after:
        day += timedelta(weeks=rhythm.every_weeks)
    while day <= after + LOOK_AHEAD:
        if is_open(day):
            yield day
        day += timedelta(weeks=rhythm.every_weeks)
