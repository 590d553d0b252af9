"""What is said while a contract runs: the tutor's log, reviews, and whether it held at 1, 3, 6 and 12 months."""

from dataclasses import dataclass
from datetime import date

from domain.kernel.errors import Malformed
from domain.kernel.labelled import Labelled

MONTHS_MARKED = (1, 3, 6, 12)
"""Indicators of the platform (internal rule): no text sets these months."""
_LAST_OF_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2


class WeekPresence(Labelled):
    EVERY_DAY = "every_day", "Présent toute la semaine"
    MOST_DAYS = "most_days", "Présent presque tous les jours"
    FEW_DAYS = "few_days", "Présent quelques jours"
    ABSENT = "absent", "Absent toute la semaine"
    NO_SESSION = "no_session", "Pas de séance cette semaine"


class Obstacle(Labelled):
    """A short list, so that nothing private is told."""

    NONE = "none", "Aucun frein"
    TRANSPORT = "transport", "Transport"
    TIMETABLE = "timetable", "Horaires"
    LEVEL = "level", "Niveau, rythme du travail demandé"
    EQUIPMENT = "equipment", "Matériel, tenue"
    PAPERWORK = "paperwork", "Démarches à faire"
    PLACEMENT = "placement", "Stage à trouver"
    MOTIVATION = "motivation", "Envie en baisse"
    TO_BE_TALKED_ABOUT = "to_be_talked_about", "À voir de vive voix"


class ReviewAttendance(Labelled):
    REGULAR = "regular", "Présence régulière"
    IRREGULAR = "irregular", "Présence irrégulière"
    RARE = "rare", "Présence rare"
    STOPPED = "stopped", "Ne vient plus"


class ReviewProgress(Labelled):
    AHEAD = "ahead", "Mieux que prévu"
    AS_PLANNED = "as_planned", "Comme prévu"
    SLOWER = "slower", "Plus lentement que prévu"
    STUCK = "stuck", "À l'arrêt"


class ContractReviewDecision(Labelled):
    CONTINUE = "continue", "On continue"
    AMEND = "amend", "On ajuste le contrat"
    SUSPEND = "suspend", "On fait une pause"
    END = "end", "On met fin au contrat"


class ReviewFuture(Malformed):
    title = "Date à corriger"
    detail = "Un bilan ou une note se date d'aujourd'hui ou d'un jour passé."


class NotStartedThen(Malformed):
    title = "Date à corriger"
    detail = "Le contrat n'avait pas commencé ce jour-là."


class NextReviewPast(Malformed):
    title = "Date à corriger"
    detail = "Le prochain bilan vient après celui-ci."


@dataclass(frozen=True)
class ContractReview:
    """`months`: the mark it answers, if any; `line` is one sentence on the path, nothing private."""

    on: date
    attendance: ReviewAttendance
    progress: ReviewProgress
    decision: ContractReviewDecision
    line: str = ""
    next_review_on: date | None = None
    months: int | None = None
    held: bool | None = None


@dataclass(frozen=True)
class TutorNote:
    """« Deux lignes »: the presence of the week, a progress, an obstacle."""

    on: date
    presence: WeekPresence
    progress: str
    obstacle: Obstacle
    line: str = ""


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month: 31 January + 1 is 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    last = 29 if month + 1 == _FEBRUARY and leap else _LAST_OF_MONTH[month]
    return date(year, month + 1, min(day.day, last))


def mark_days(started_on: date) -> tuple[tuple[int, date], ...]:
    """When it is asked whether the contract holds."""
    return tuple((months, months_after(started_on, months)) for months in MONTHS_MARKED)


def check_review(review: ContractReview, started_on: date | None, today: date) -> None:
    """Nothing in the future, nothing before the start, the next one later."""
    check_day(review.on, started_on, today)
    if review.next_review_on is not None and review.next_review_on <= review.on:
        raise NextReviewPast(errors=[{"pointer": "/next_review_on", "detail": NextReviewPast.detail}])
    if (review.months is None) != (review.held is None):
        detail = "Dites si le contrat tient, pour le mois choisi."
        raise Malformed(detail, errors=[{"pointer": "/held", "detail": detail}])


def check_day(on: date, started_on: date | None, today: date) -> None:
    if on > today:
        raise ReviewFuture(errors=[{"pointer": "/on", "detail": ReviewFuture.detail}])
    if started_on is None or on < started_on:
        raise NotStartedThen(errors=[{"pointer": "/on", "detail": NotStartedThen.detail}])
