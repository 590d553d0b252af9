"""The roll: which slot of the day it is taken for, who may still take it, where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from domain.absences.wording import day_words
from domain.kernel.calendar import Half
from domain.kernel.errors import Malformed, NotFound, Refusal
from domain.kernel.labelled import Labelled
from domain.schools.calendar import OpenHalfDay, SchoolCalendar

EARLY = timedelta(minutes=15)
"""How long before a lesson its roll may be taken."""


class RollStatus(Labelled):
    """« Non fait » is not « tous présents »."""

    TAKEN = "taken", "fait"
    TO_TAKE = "to_take", "à faire"
    NOT_TAKEN = "not_taken", "non fait"


class UnknownPeriod(NotFound):
    title = "Créneau inconnu"
    detail = "Ce créneau n'est pas dans la grille horaire de l'établissement. Choisissez-en un autre."


class RollTooEarly(Malformed):
    title = "Cours à venir"
    detail = "L'appel se fait au début du cours. Celui-ci n'a pas encore commencé."


class HalfDayClosed(Malformed):
    title = "Établissement fermé"


class RollWithSchoolLife(Refusal):
    title = "L'appel se corrige à la vie scolaire"
    detail = "L'appel d'un jour passé se corrige à la vie scolaire. Demandez-lui la correction."


class NotInThisClass(Malformed):
    title = "Élève d'une autre classe"
    detail = "Un élève marqué n'est pas dans cette classe à cette date. Rechargez la liste."


class LateTooLong(Malformed):
    title = "Retard à corriger"
    detail = "Le retard dépasse la durée du cours. Marquez l'élève absent, ou corrigez les minutes."


class MarkedTwice(Malformed):
    title = "Élève marqué deux fois"
    detail = "Un élève est à la fois absent et en retard. Gardez une seule marque."


@dataclass(frozen=True)
class Slot:
    """One roll to take: a period of the grid in a collège or lycée, a half-day in an école."""

    day: date
    code: str
    label: str
    half: Half
    starts_at: datetime
    ends_at: datetime

    @property
    def minutes(self) -> int:
        return int((self.ends_at.timestamp() - self.starts_at.timestamp()) // 60)

    def status(self, taken_at: datetime | None, now: datetime) -> RollStatus:
        if taken_at is not None:
            return RollStatus.TAKEN
        return RollStatus.NOT_TAKEN if self.ends_at <= now else RollStatus.TO_TAKE


def slots_of(calendar: SchoolCalendar, day: date) -> list[Slot]:
    """The rolls of a day in order; none on a closed half-day. Without a grid, one per half-day."""
    return [slot for opened in calendar.open_half_days(day) for slot in _within(calendar, day, opened)]


def _within(calendar: SchoolCalendar, day: date, opened: OpenHalfDay) -> list[Slot]:
    periods = calendar.grid.of_half(opened.half)
    if not periods:
        return [Slot(day, opened.half.value, opened.half.label, opened.half, opened.starts_at, opened.ends_at)]
    slots = [
        Slot(day, p.code, p.label, p.half, calendar.at(day, p.starts_at), calendar.at(day, p.ends_at)) for p in periods
    ]
    return [slot for slot in slots if slot.starts_at < opened.ends_at and slot.ends_at > opened.starts_at]


def find_slot(calendar: SchoolCalendar, day: date, code: str) -> Slot:
    """The slot of that code on that day, or why there is none."""
    found = next((slot for slot in slots_of(calendar, day) if slot.code == code), None)
    if found is not None:
        return found
    known = {period.code for period in calendar.grid.periods} | ({half.value for half in Half})
    if code not in known or (code in set(Half) and calendar.grid.periods and calendar.closed_because(day) is None):
        raise UnknownPeriod
    why = calendar.closed_because(day) or "demi-journée fermée"
    raise HalfDayClosed(f"Pas de classe le {day_words(day)}\u00a0: {why}. Aucun appel n'est à faire.")


def check_moment(slot: Slot, now: datetime, today: date, *, supervises: bool) -> None:
    """A roll is taken from its lesson on; afterwards a teacher corrects it the same day, vie scolaire at any time."""
    if slot.day > today or slot.starts_at > now + EARLY:
        raise RollTooEarly
    if slot.day < today and not supervises:
        raise RollWithSchoolLife


@dataclass(frozen=True)
class Marks:
    """Who is not there, and who came how many minutes late; all others are present."""

    absent: frozenset[UUID]
    late: dict[UUID, int]

    @property
    def pupils(self) -> frozenset[UUID]:
        return self.absent | frozenset(self.late)


def check_marks(marks: Marks, members: Iterable[UUID], slot: Slot) -> None:
    if marks.absent & set(marks.late):
        raise MarkedTwice
    if not marks.pupils <= set(members):
        raise NotInThisClass
    if any(not 0 < minutes < slot.minutes for minutes in marks.late.values()):
        raise LateTooLong
