"""What is said while a contract runs: the tutor's log, reviews, and whether it held at 1, 3, 6 and 12 months."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.kernel.errors import Malformed

MONTHS_MARKED = (1, 3, 6, 12)
"""Indicators of the platform (internal rule): no text sets these months."""
_LAST_OF_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2


class WeekPresence(StrEnum):
    EVERY_DAY = "every_day"
    MOST_DAYS = "most_days"
    FEW_DAYS = "few_days"
    ABSENT = "absent"
    NO_SESSION = "no_session"

    @property
    def label(self) -> str:
        return _PRESENCES[self]


_PRESENCES = {
    WeekPresence.EVERY_DAY: "Présent toute la semaine",
    WeekPresence.MOST_DAYS: "Présent presque tous les jours",
    WeekPresence.FEW_DAYS: "Présent quelques jours",
    WeekPresence.ABSENT: "Absent toute la semaine",
    WeekPresence.NO_SESSION: "Pas de séance cette semaine",
}


class Obstacle(StrEnum):
    """A short list, so that nothing private is told."""

    NONE = "none"
    TRANSPORT = "transport"
    TIMETABLE = "timetable"
    LEVEL = "level"
    EQUIPMENT = "equipment"
    PAPERWORK = "paperwork"
    PLACEMENT = "placement"
    MOTIVATION = "motivation"
    TO_BE_TALKED_ABOUT = "to_be_talked_about"

    @property
    def label(self) -> str:
        return _OBSTACLES[self]


_OBSTACLES = {
    Obstacle.NONE: "Aucun frein",
    Obstacle.TRANSPORT: "Transport",
    Obstacle.TIMETABLE: "Horaires",
    Obstacle.LEVEL: "Niveau, rythme du travail demandé",
    Obstacle.EQUIPMENT: "Matériel, tenue",
    Obstacle.PAPERWORK: "Démarches à faire",
    Obstacle.PLACEMENT: "Stage à trouver",
    Obstacle.MOTIVATION: "Envie en baisse",
    Obstacle.TO_BE_TALKED_ABOUT: "À voir de vive voix",
}


class ReviewAttendance(StrEnum):
    REGULAR = "regular"
    IRREGULAR = "irregular"
    RARE = "rare"
    STOPPED = "stopped"

    @property
    def label(self) -> str:
        return _ATTENDANCES[self]


_ATTENDANCES = {
    ReviewAttendance.REGULAR: "Présence régulière",
    ReviewAttendance.IRREGULAR: "Présence irrégulière",
    ReviewAttendance.RARE: "Présence rare",
    ReviewAttendance.STOPPED: "Ne vient plus",
}


class ReviewProgress(StrEnum):
    AHEAD = "ahead"
    AS_PLANNED = "as_planned"
    SLOWER = "slower"
    STUCK = "stuck"

    @property
    def label(self) -> str:
        return _PROGRESSES[self]


_PROGRESSES = {
    ReviewProgress.AHEAD: "Mieux que prévu",
    ReviewProgress.AS_PLANNED: "Comme prévu",
    ReviewProgress.SLOWER: "Plus lentement que prévu",
    ReviewProgress.STUCK: "À l'arrêt",
}


class ContractReviewDecision(StrEnum):
    CONTINUE = "continue"
    AMEND = "amend"
    SUSPEND = "suspend"
    END = "end"

    @property
    def label(self) -> str:
        return _DECISIONS[self]


_DECISIONS = {
    ContractReviewDecision.CONTINUE: "On continue",
    ContractReviewDecision.AMEND: "On ajuste le contrat",
    ContractReviewDecision.SUSPEND: "On fait une pause",
    ContractReviewDecision.END: "On met fin au contrat",
}


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
