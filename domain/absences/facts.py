"""The facts of one pupil on one day: all that the half-day function may look at."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from domain.absences.entries import AbsenceEntry, entries_known_on
from domain.absences.reasons import Judgement
from domain.kernel.labelled import Labelled


class Standing(Labelled):
    """Whether the procedure of L131-8 looks at this pupil on that day at all."""

    ENROLLED = "enrolled", "inscrit"
    NOT_ENROLLED = "not_enrolled", "non inscrit à cette date"  # not arrived yet, or left
    APPRENTICE = (
        "apprentice",
        "apprenti, hors procédure",
    )  # an employee: the employer and the CFA are told, no procedure


@dataclass(frozen=True)
class Enrolment:
    """From the first to the last day in this school (`last_day` None while it lasts), and since when as apprentice."""

    first_day: date
    last_day: date | None = None
    apprentice_from: date | None = None

    def standing_on(self, day: date) -> Standing:
        if day < self.first_day or (self.last_day is not None and day > self.last_day):
            return Standing.NOT_ENROLLED
        apprentice = self.apprentice_from is not None and day >= self.apprentice_from
        return Standing.APPRENTICE if apprentice else Standing.ENROLLED


@dataclass(frozen=True)
class Lesson:
    """A lesson the pupil was to attend, by the timetable or because its roll exists (class or group).

    `is_held` False: no lesson in fact (teacher away, class out). `roll_due`: a roll was to be taken by now; without
    `roll_taken_at` it is « non fait », which is not « présent ».
    """

    starts_at: datetime
    ends_at: datetime
    is_held: bool = True
    roll_due: bool = False
    roll_taken_at: datetime | None = None

    @property
    def roll_is_missing(self) -> bool:
        return self.is_held and self.roll_due and self.roll_taken_at is None


class NeutralisationKind(Labelled):
    """Why the pupil was not expected at all: no reason is asked, nothing counts."""

    PLACEMENT = "placement", "Période de formation en milieu professionnel"
    ADAPTED_TIMETABLE = "adapted_timetable", "Emploi du temps aménagé"
    RELAY = "relay", "Dispositif relais"
    TDO = "tdo", "Parcours « Tous droits ouverts »"
    DISTANCE = "distance", "Enseignement à distance"
    HOME_EDUCATION = "home_education", "Instruction dans la famille"
    TEMPORARY_EXCLUSION = "temporary_exclusion", "Exclusion temporaire"


@dataclass(frozen=True)
class Neutralisation:
    """A time in which nothing was expected here: of the class (PFMP calendar) or of the pupil."""

    kind: NeutralisationKind
    starts_at: datetime
    ends_at: datetime
    known_at: datetime | None = None  # None: known all along


@dataclass(frozen=True)
class DayFacts:
    """Everything about one pupil that touches one legal day of their school.

    `entries` and `neutralisations` may reach beyond the day, and may include those corrected since; `judgements` are
    those of these entries. `timetable_known`: `lessons` are all the lessons of that day; otherwise they fill the
    school's grid, whose other periods are presumed to be expected.
    """

    student_id: UUID
    day: date
    entries: tuple[AbsenceEntry, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    neutralisations: tuple[Neutralisation, ...] = ()
    standing: Standing = Standing.ENROLLED
    timetable_known: bool = False


def as_known_on(facts: DayFacts, instant: datetime) -> DayFacts:
    """The same day as known at that instant: later entries, corrections, reasons, withdrawals and rolls are unsaid."""
    return replace(
        facts,
        entries=entries_known_on(facts.entries, instant),
        judgements=tuple(_unwithdrawn(j, instant) for j in facts.judgements if j.known_at <= instant),
        lessons=tuple(_roll_as_of(lesson, instant) for lesson in facts.lessons),
        neutralisations=tuple(n for n in facts.neutralisations if n.known_at is None or n.known_at <= instant),
    )


def _unwithdrawn(judgement: Judgement, instant: datetime) -> Judgement:
    later = judgement.withdrawn_at is not None and judgement.withdrawn_at > instant
    return replace(judgement, withdrawn_at=None) if later else judgement


def _roll_as_of(lesson: Lesson, instant: datetime) -> Lesson:
    later = lesson.roll_taken_at is not None and lesson.roll_taken_at > instant
    return replace(lesson, roll_taken_at=None) if later else lesson
