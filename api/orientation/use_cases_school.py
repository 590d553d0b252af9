"""What a school says of its year of orientation, and the results of an assignment from a file."""

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.orientation.steps import PupilYear, hand_of, record_step, with_file
from domain.kernel.calendar import school_year_of
from domain.kernel.delimited import LineError
from domain.kernel.errors import Malformed, NotFound
from domain.orientation.advance import is_third
from domain.orientation.file import Asked, Choosing, OrientationFile, Year
from domain.orientation.law import last_word_on
from domain.orientation.results import ResultLine, ResultsRefused, read_results
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.orientation import repository, results
from persistence.orientation.repository import YearSheet
from persistence.schools.calendars import load_rules
from persistence.unit_of_work import UnitOfWork


class YearToCorrect(Malformed):
    title = "Année d'orientation à corriger"
    detail = "Ces dates ne peuvent pas être enregistrées."


@dataclass(frozen=True)
class OrientationYearView:
    """`version` 0 while nothing was said; `experiment` names the decree in force on the first day of participation."""

    school_id: UUID
    school_year: int
    version: int
    results_expected_on: date | None
    last_word_reference: str | None
    last_word_from: date | None
    last_word_to: date | None
    experiment: str | None


@dataclass(frozen=True)
class ResultsReport:
    """What a file did: applied, already known; the same file twice changes nothing."""

    line_count: int
    applied_count: int
    unchanged_count: int
    already_applied: bool


async def show_year(uow: UnitOfWork, school_id: UUID, year: int | None) -> OrientationYearView:
    """« Résultats attendus le … » and the part in the experiment."""
    today = await _today(uow, school_id)
    wanted = school_year_of(today) if year is None else year
    sheet = await repository.load_year(uow.session, school_id, wanted)
    await uow.record(JournalEntry("orientation_year:read", Access.LIST, school_id=school_id))
    return _year_view(school_id, wanted, sheet)


async def set_year(uow: UnitOfWork, school_id: UUID, year: Year, *, seen: int) -> OrientationYearView:
    """The head says it for this school year; the experiment only on days on which a decree stands."""
    today = await _today(uow, school_id)
    wanted = school_year_of(today)
    _check_year(year, wanted)
    version = await repository.save_year(uow.session, (school_id, wanted), year, hand_of(uow), seen=seen)
    await uow.record(JournalEntry("orientation_year:set", Access.WRITE, school_id=school_id))
    return _year_view(school_id, wanted, YearSheet(year, version))


def _check_year(year: Year, wanted: int) -> None:
    first, last = date(wanted, 9, 1), date(wanted + 1, 8, 31)
    if year.results_expected_on is not None and not first <= year.results_expected_on <= last:
        raise _at("/results_expected_on", "Choisissez un jour de cette année scolaire.")
    given = (year.last_word_reference, year.last_word_from, year.last_word_to)
    if any(one is not None for one in given) and not all(given):
        raise _at("/last_word_reference", "Indiquez l'arrêté, et du quand au quand l'établissement participe.")
    if year.last_word_from is None or year.last_word_to is None:
        return
    if year.last_word_to < year.last_word_from:
        raise _at("/last_word_to", "La fin ne peut pas précéder le début.")
    if last_word_on(year.last_word_from) is None or last_word_on(year.last_word_to) is None:
        raise _at(
            "/last_word_from",
            "Aucun décret n'ouvre cette expérimentation à ces dates : elle a valu de 2014 à 2016, puis de 2017 à 2018.",
        )


async def import_results(uow: UnitOfWork, school_id: UUID, file_name: str, content: bytes) -> ResultsReport:
    """All good lines or none: a bad line refuses the file with its line, column, rule and remedy."""
    today = await _today(uow, school_id)
    year = school_year_of(today)
    digest = hashlib.sha256(content).hexdigest()
    lines, errors = read_results(content, today)
    known = await results.pupils_by_ine(uow.session, school_id, year, [line.ine for line in lines])
    errors += [error for line in lines if (error := _unknown(line, known)) is not None]
    if errors or not lines:
        detail = None if errors else "Ce fichier ne contient aucune ligne."
        ordered = sorted(errors, key=lambda one: (one.line, one.column))
        raise ResultsRefused(detail, errors=[one.as_problem() for one in ordered])
    again = await results.was_applied(uow.session, school_id, digest)
    touched = [file for line in lines if (file := await _apply(uow, line, (school_id, year, today), known)) is not None]
    report = ResultsReport(len(lines), len(touched), len(lines) - len(touched), again)
    if touched or not again:
        await _keep(uow, (school_id, year), (file_name, digest), report, touched)
    detail_of = {"lines": report.line_count, "applied": report.applied_count}
    await uow.record(JournalEntry("orientation:import_results", Access.WRITE, school_id=school_id, detail=detail_of))
    return report


def _unknown(line: ResultLine, known: dict[str, tuple[date, UUID]]) -> LineError | None:
    found = known.get(line.ine)
    if found is None:
        remedy = "Vérifiez l'INE, ou importez d'abord les élèves."
        return LineError(line.number, "ine", "aucun élève de l'établissement n'a cet INE.", remedy)
    if found[0] != line.birth_date:
        remedy = "Vérifiez qu'il s'agit du même élève."
        return LineError(line.number, "date_naissance", "cette date n'est pas celle de l'élève qui a cet INE.", remedy)
    return None


async def _apply(
    uow: UnitOfWork, line: ResultLine, where: tuple[UUID, int, date], known: dict[str, tuple[date, UUID]]
) -> UUID | None:
    """The file moved by this line; None when it already says so."""
    school_id, year, today = where
    student = known[line.ine][1]
    pupil = await repository.load_pupil(uow.session, student, school_id, year)
    sheet = await repository.load_year(uow.session, school_id, year)
    file = await repository.find_file(uow.session, student, school_id, year)
    if file is not None and _says(file, line):
        return None
    found = PupilYear((student, school_id), year, today, pupil, sheet, file)
    begun = await with_file(uow, found)
    asked = Asked(on=line.on, assignment=line.result, formation=line.formation, school=line.school)
    thing = Choosing(begun, sheet.year, is_third(pupil.level, pupil.class_name))
    return (await record_step(uow, thing, "record_assignment", asked, today)).id


def _says(file: OrientationFile, line: ResultLine) -> bool:
    stands = (file.assignment_state, file.assigned_on, file.assigned_formation or "", file.assigned_school or "")
    return stands == (line.result, line.on, line.formation, line.school)


async def _keep(
    uow: UnitOfWork, where: tuple[UUID, int], named: tuple[str, str], report: ResultsReport, touched: list[UUID]
) -> None:
    import_id = new_id()
    values = {
        "id": import_id, "school": where[0], "year": where[1], "name": named[0][:120], "sha": named[1],
        "lines": report.line_count, "applied": report.applied_count, "unchanged": report.unchanged_count,
        "by": uow.actor.id, "at": uow.now,
    }  # fmt: skip
    await results.keep_import(uow.session, values)
    await results.mark_files(uow.session, import_id, touched)


async def _today(uow: UnitOfWork, school_id: UUID) -> date:
    """One's own school; outside it there is nothing."""
    if school_id not in uow.actor.units:
        raise NotFound
    return (await load_rules(uow.session, school_id)).calendar.day_of(uow.now)


def _year_view(school_id: UUID, wanted: int, sheet: YearSheet) -> OrientationYearView:
    year = sheet.year
    basis = None if year.last_word_from is None else last_word_on(year.last_word_from)
    return OrientationYearView(
        school_id, wanted, sheet.version, year.results_expected_on, year.last_word_reference, year.last_word_from,
        year.last_word_to, basis.article if basis else None,
    )  # fmt: skip


def _at(pointer: str, detail: str) -> YearToCorrect:
    return YearToCorrect(detail, errors=[{"pointer": pointer, "detail": detail}])
