"""What an absence typed by hand must respect: an order of times, an open half-day, an enrolled pupil."""

from datetime import date, datetime, timedelta

from domain.absences.entries import AbsenceEntry
from domain.absences.facts import Enrolment, Standing
from domain.absences.wording import day_words, half_day_words
from domain.kernel.calendar import HalfDay, days_between
from domain.kernel.errors import Malformed
from domain.schools.calendar import SchoolCalendar

LONGEST_ENTRY = timedelta(days=92)


class EndsBeforeStart(Malformed):
    title = "Heures à corriger"
    detail = "La fin doit venir après le début."


class TooLong(Malformed):
    title = "Période trop longue"
    detail = "Une absence se saisit pour trois mois au plus. Découpez la période."


class NoOpenHalfDay(Malformed):
    title = "Établissement fermé"


class OutsideEnrolment(Malformed):
    title = "Élève non inscrit à cette date"


def open_half_days_touched(starts_at: datetime, ends_at: datetime, calendar: SchoolCalendar) -> list[HalfDay]:
    """The open half-days that this time overlaps: « Compte 3 demi-journées : mer. 4 matin… »."""
    return [
        HalfDay(day, opened.half)
        for day in days_between(calendar.day_of(starts_at), calendar.day_of(ends_at))
        for opened in calendar.open_half_days(day)
        if opened.starts_at.timestamp() < ends_at.timestamp() and opened.ends_at.timestamp() > starts_at.timestamp()
    ]


def check_entry(entry: AbsenceEntry, calendar: SchoolCalendar, enrolment: Enrolment) -> list[HalfDay]:
    """The half-days touched, or the refusal that says which date is wrong and why."""
    if entry.starts_at.timestamp() >= entry.ends_at.timestamp():
        raise EndsBeforeStart
    if entry.ends_at.timestamp() - entry.starts_at.timestamp() > LONGEST_ENTRY.total_seconds():
        raise TooLong
    first = calendar.day_of(entry.starts_at)
    if enrolment.standing_on(first) is Standing.NOT_ENROLLED:
        raise OutsideEnrolment(_outside(first, enrolment), day=first.isoformat())
    touched = open_half_days_touched(entry.starts_at, entry.ends_at, calendar)
    if not touched:
        why = calendar.closed_because(first) or "cette demi-journée est fermée"
        sentence = f"Pas de classe le {day_words(first)}\u00a0: {why}. Vérifiez la date."
        raise NoOpenHalfDay(sentence, day=first.isoformat())
    return touched


def _outside(day: date, enrolment: Enrolment) -> str:
    if enrolment.last_day is not None and day > enrolment.last_day:
        return f"L'élève a quitté l'établissement le {day_words(enrolment.last_day)}. Vérifiez la date."
    return f"L'élève est inscrit depuis le {day_words(enrolment.first_day)}. Vérifiez la date."


def consequence_words(touched: list[HalfDay]) -> str:
    """What an entry touches, before it is saved. The count itself comes from the half-day function."""
    if len(touched) == 1:
        return f"Concerne une demi-journée\u00a0: {half_day_words(touched[0])}."
    return f"Concerne {len(touched)} demi-journées\u00a0: {', '.join(half_day_words(h) for h in touched)}."
