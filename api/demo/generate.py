"""The files that five schools would export: people once, absences one file a month and school."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path

from api.demo.attendance import AttendancePlan, Missed, months_between
from api.demo.files.absences_writer import write_absences
from api.demo.files.records import AbsenceRecord
from api.demo.onde import onde_guardians, onde_pupils
from api.demo.people import Pupil
from api.demo.schools import LESSONS, SCHOOLS, DemoSchool
from api.demo.siecle import exported_at, siecle_zip
from api.demo.world import World
from domain.kernel.calendar import HalfDay
from domain.schools.calendar import SchoolCalendar

_EVENING = time(18, 30)


class FileKind(StrEnum):
    SIECLE = "siecle"
    ONDE_PUPILS = "onde_pupils"
    ONDE_GUARDIANS = "onde_guardians"
    ABSENCES = "absences"


@dataclass(frozen=True)
class DemoFile:
    """One file of one school; `at` is when it was exported, and imported, in the school's own time."""

    uai: str
    kind: FileKind
    name: str
    at: datetime
    content: bytes


def demo_files(world: World, plan: AttendancePlan) -> list[DemoFile]:
    """Everything in the order in which it is to be imported: the year before, if it is told, comes first."""
    absences = list(absence_files(world, plan))
    if world.before is None:
        return [*people_files(world), *absences]
    summer = datetime.combine(world.clock.first_of_year, time())
    earlier = [file for file in absences if file.at < summer]
    return [*people_files(world.before), *earlier, *people_files(world), *(f for f in absences if f.at >= summer)]


def people_files(world: World) -> Iterator[DemoFile]:
    at = exported_at(world)
    for school in SCHOOLS:
        uai = school.uai
        if school.kind.is_first_degree:
            yield DemoFile(uai, FileKind.ONDE_PUPILS, "CSVExtraction.csv", at, onde_pupils(world, uai))
            yield DemoFile(uai, FileKind.ONDE_GUARDIANS, "CSVExtraction (1).csv", at, onde_guardians(world, uai))
        else:
            yield DemoFile(uai, FileKind.SIECLE, f"ExportXML_{uai}.zip", at, siecle_zip(world, uai))


def absence_files(world: World, plan: AttendancePlan) -> Iterator[DemoFile]:
    """Dated absences up to the day before the first rolls; a month without any gives no file."""
    last_day = world.clock.first_roll_day - timedelta(days=1)
    for school in SCHOOLS:
        for first, last in months_between(plan.first_day, last_day):
            pupils = world.on(first).of_school(school.uai)
            records = list(absences_of(school, pupils, plan, between=(first, last)))
            if records:
                name = f"absences_{school.uai}_{first:%Y-%m}.csv"
                key = "ine" if school.kind.is_first_degree else "elenoet"
                at = datetime.combine(last, _EVENING)
                yield DemoFile(school.uai, FileKind.ABSENCES, name, at, write_absences(records, key=key))


def absences_of(
    school: DemoSchool, pupils: Iterable[Pupil], plan: AttendancePlan, *, between: tuple[date, date]
) -> Iterator[AbsenceRecord]:
    """By day and pupil, as the school's software lists them; a whole day is one line."""
    first, last = between
    found = [
        (half_day, pupil, missed)
        for pupil in pupils
        for half_day, missed in plan.of[pupil.number].items()
        if first <= half_day.day <= last
    ]
    found.sort(key=lambda one: (one[0].day, one[1].number, one[0].half.value))
    lines: list[AbsenceRecord] = []
    for half_day, pupil, missed in found:
        line = _line(school, pupil, half_day, missed)
        if lines and _continues(lines[-1], line, missed):
            lines[-1] = _joined(lines[-1], line)
        else:
            lines.append(line)
    yield from lines


def _line(school: DemoSchool, pupil: Pupil, half_day: HalfDay, missed: Missed) -> AbsenceRecord:
    start, end = bounds(school.calendar, half_day, missed)
    key = (pupil.ine or "") if school.kind.is_first_degree else pupil.elenoet
    return AbsenceRecord(key, pupil.last_name, pupil.first_name, start, end, missed.label, missed.justified)


def bounds(calendar: SchoolCalendar, half_day: HalfDay, missed: Missed) -> tuple[datetime, datetime]:
    """From when to when, on the school's wall clock: the half-day, or one of its lessons."""
    opened = next(one for one in calendar.open_half_days(half_day.day) if one.half is half_day.half)
    start, end = opened.starts_at.replace(tzinfo=None), opened.ends_at.replace(tzinfo=None)
    if missed.lesson is None or not calendar.grid.periods:
        return start, end
    lesson = LESSONS.of_half(half_day.half)[missed.lesson]
    return datetime.combine(half_day.day, lesson.starts_at), datetime.combine(half_day.day, lesson.ends_at)


def _continues(before: AbsenceRecord, line: AbsenceRecord, missed: Missed) -> bool:
    """The afternoon of a morning that was missed for the same reason."""
    same = (before.key, before.last_name, before.first_name, before.reason, before.justified) == (
        line.key, line.last_name, line.first_name, line.reason, line.justified,
    )  # fmt: skip
    return same and missed.lesson is None and before.start.date() == line.start.date() and before.end.hour in {11, 12}


def _joined(before: AbsenceRecord, line: AbsenceRecord) -> AbsenceRecord:
    return AbsenceRecord(
        before.key, before.last_name, before.first_name, before.start, line.end, before.reason, before.justified
    )


def write_files(files: Iterable[DemoFile], folder: Path) -> list[Path]:
    """The same files on disk, one folder a school: to try an import by hand."""
    written = []
    for file in files:
        path = folder / file.uai / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
        written.append(path)
    return written
